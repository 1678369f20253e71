"""The commands: convert, show, check, inn, lookup, schema, formats."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Annotated, Final, Literal

from attrs import evolve
from cyclopts import App, CycloptsError, Parameter
from cyclopts.validators import Number
from rich.console import Console

import genetherapy_model
from genetherapy_model.api import check as find_faults
from genetherapy_model.cli.cards import draw_card, make_card
from genetherapy_model.cli.conversions import convert_records
from genetherapy_model.cli.inputs import Inputs, placed, shown_name
from genetherapy_model.cli.lookups import look_up
from genetherapy_model.cli.outputs import (
    Output,
    clean,
    complain,
    standard_output,
)
from genetherapy_model.cli.progress import shown_progress
from genetherapy_model.cli.reports import counted, find_printer
from genetherapy_model.cli.substance_names import read_names
from genetherapy_model.errors import (
    Finding,
    Position,
    Severity,
    UnreadableInput,
)
from genetherapy_model.formats import FORMATS
from genetherapy_model.formats.readings import Deletion, Reading

__all__ = ["app", "run"]

_GRAVITY: Final = (Severity.INFO, Severity.WARNING, Severity.ERROR)

_EPILOGUE: Final = """\
Exit codes:
  0  good
  1  a record was lost, as it could not be read; or check found something at
     or above --min-severity; or convert --strict found anything; or lookup
     did not find a name; or a name given to inn is none
  2  wrong usage, an input that cannot be read, or an output that cannot be
     written
"""
_NAMES: Final = ", ".join(known.name for known in FORMATS)

app: App = App(
    name="genetherapy-model",
    help=(
        "Read, convert, show and check records of the gene-therapy literature.\n\n"
        "Inputs are files, compressed with gzip or not, and - for standard input. "
        "Their format is told from their content. An input is never changed."
    ),
    help_epilogue=(
        "Examples:\n"
        "  genetherapy-model show search.xml\n"
        "  genetherapy-model convert pubmed24n*.xml.gz -o all.jsonl.gz\n"
        "  genetherapy-model check all.jsonl.gz --min-severity warning\n"
        "  curl ... | genetherapy-model convert - --to jsonl\n\n"
        f"{_EPILOGUE}"
    ),
    help_format="plaintext",
    version=f"genetherapy-model {genetherapy_model.__version__}",
    version_flags=["--version"],
    result_action="return_value",
    exit_on_error=False,
    print_error=False,
    suppress_keyboard_interrupt=False,
)

InputNames = Annotated[
    str,
    Parameter(
        name="IN",
        help="The files to read; - is standard input.",
        required=True,
        allow_leading_hyphen=True,
    ),
]
OutputName = Annotated[
    str | None,
    Parameter(
        name=["--output", "-o"],
        help="The file to write, compressed if its name ends in .gz; by default, and "
        "for -, standard output.",
        allow_leading_hyphen=True,
    ),
]
FormatName = Annotated[
    str | None,
    Parameter(
        name="--from",
        help=f"The format of the inputs ({_NAMES}); by default told from their "
        "content.",
    ),
]


def run(words: Sequence[str]) -> int:
    """Run the command that was typed, and give its exit code."""
    if not words:
        app.help_print([], console=Console(stderr=True))
        return 2
    try:
        code = app(words)
    except CycloptsError as error:
        said = " ".join(str(error).split())
        complain(f"genetherapy-model: {said} See: genetherapy-model --help")
        return 2
    return code if isinstance(code, int) else 0


@app.command(
    help_epilogue=(
        "Examples:\n"
        "  genetherapy-model convert search.xml -o search.jsonl\n"
        "  genetherapy-model convert a.xml.gz b.xml.gz -o both.jsonl.gz\n"
        "  genetherapy-model convert search.jsonl --to pubmed-xml > search.xml\n\n"
        f"{_EPILOGUE}"
    )
)
def convert(
    *inputs: InputNames,
    output: OutputName = None,
    source: FormatName = None,
    target: Annotated[
        str | None,
        Parameter(
            name="--to",
            help=f"The format to write ({_NAMES}); by default told from the name of "
            "the output, and jsonl on standard output.",
        ),
    ] = None,
    strict: Annotated[
        bool,
        Parameter(
            help="End with exit code 1 if anything at all was found; the output is "
            "written all the same.",
            negative="",
            show_default=False,
        ),
    ] = False,
) -> int:
    """Convert records into another format, many inputs into one output.

    What could not be read and what the format could not hold is told on standard
    error. A file is written beside its place and renamed when it is whole: if an
    input turns out unreadable, no record can be read, or the work is interrupted, no
    output is left, and one that was there before stays as it was. What went to
    standard output before cannot be called back.
    """
    records = Inputs(inputs, source)
    place = Output(output)
    form = place.find_format(target)
    records.require_all()
    place.spare(records)
    tally = convert_records(records, place, form)
    return 1 if tally.lost or (strict and not tally.is_clean) else 0


@app.command(
    help_epilogue=(
        "Examples:\n"
        "  genetherapy-model show search.xml --limit 5\n"
        "  genetherapy-model show all.jsonl.gz | less\n\n"
        f"{_EPILOGUE}"
    )
)
def show(
    *inputs: InputNames,
    source: FormatName = None,
    limit: Annotated[
        int | None,
        Parameter(
            help="How many records to show; by default all.", validator=Number(gte=1)
        ),
    ] = None,
) -> int:
    """Show each record as a readable card; plain text in a pipe.

    An input that cannot be read is told, and the next one is shown.
    """
    console = Console(file=standard_output(), highlight=False)
    code = 0
    left = limit
    records = Inputs(inputs, source)
    for name in records.names:
        try:
            for scanned in records.scan(name):
                if left == 0:
                    return code
                findings = [placed(each, scanned, name) for each in scanned.findings]
                if isinstance(scanned, Reading) and scanned.publication is None:
                    code = max(code, 1)
                position = evolve(scanned.position or Position(), file=shown_name(name))
                draw_card(
                    make_card(evolve(scanned, position=position), findings), console
                )
                left = None if left is None else left - 1
        except UnreadableInput as error:
            complain(f"genetherapy-model: {clean(str(error))}")
            code = 2
    return code


@app.command(
    help_epilogue=(
        "Examples:\n"
        "  genetherapy-model check search.xml\n"
        "  genetherapy-model check *.xml.gz --format jsonl > findings.jsonl\n"
        "  genetherapy-model check all.jsonl --min-severity warning\n\n"
        f"{_EPILOGUE}"
    )
)
def check(
    *inputs: InputNames,
    source: FormatName = None,
    form: Annotated[
        Literal["table", "json", "jsonl"],
        Parameter(
            name="--format",
            help="A table, which is one finding a line in a pipe; or JSON.",
        ),
    ] = "table",
    min_severity: Annotated[
        Literal["error", "warning", "info"],
        Parameter(
            help="The severity from which a finding makes the exit code 1; all "
            "findings are listed all the same."
        ),
    ] = "error",
) -> int:
    """List what is wrong with the records: all findings of reading and of the rules.

    Each finding has a stable code, a severity, its place and one sentence. An input
    that cannot be read is told, and the next one is checked.
    """
    stdout = standard_output()
    records = Inputs(inputs, source)
    found = dict.fromkeys(Severity, 0)
    number = lost = unreadable = 0
    beside_output = form != "table" and stdout.isatty()
    with shown_progress(records, beside_output=beside_output) as advance:
        printer = find_printer(form, stdout, advance.pause)
        try:
            for name in records.names:
                try:
                    for scanned in records.scan(name):
                        advance.step()
                        number += 1
                        lost += _is_lost(scanned)
                        for finding in _findings(scanned):
                            found[finding.severity] += 1
                            finding_here = placed(finding, scanned, name)
                            printer.add(finding_here, _identifier(scanned))
                except UnreadableInput as error:
                    complain(f"genetherapy-model: {clean(str(error))}")
                    unreadable += 1
        finally:
            printer.close()
    stdout.flush()
    complain(
        f"{counted(number, 'record')} checked: "
        f"{counted(found[Severity.ERROR], 'error')}, "
        f"{counted(found[Severity.WARNING], 'warning')}, "
        f"{counted(found[Severity.INFO], 'remark')}; {lost:,} could not be read"
    )
    if unreadable:
        return 2
    least = _GRAVITY.index(Severity(min_severity))
    return 1 if lost or any(found[severity] for severity in _GRAVITY[least:]) else 0


def _is_lost(scanned: Reading | Deletion) -> bool:
    return isinstance(scanned, Reading) and scanned.publication is None


def _findings(scanned: Reading | Deletion) -> Iterator[Finding]:
    yield from scanned.findings
    if isinstance(scanned, Reading) and scanned.publication is not None:
        yield from find_faults(scanned.publication)


def _identifier(scanned: Reading | Deletion) -> str | None:
    publication = scanned.publication if isinstance(scanned, Reading) else None
    if publication is None:
        return None
    known = publication.pmid or publication.doi
    return known.curie if known is not None else None


app.command(
    look_up,
    name="lookup",
    help_epilogue=(
        "Examples:\n"
        "  genetherapy-model lookup ESGT\n"
        "  genetherapy-model lookup 'Hum. Gene Ther.' 1525-0016 kebilidi\n"
        "  genetherapy-model lookup zolgensma --format json\n\n"
        f"{_EPILOGUE}"
    ),
)


@app.command(
    help_epilogue=(
        "Examples:\n"
        "  genetherapy-model inn onasemnogene abeparvovec\n"
        '  genetherapy-model inn "idecabtagene vicleucel" tisagenlecleucel\n'
        "  genetherapy-model inn voretigene neparvovec-rzyl --format json\n\n"
        f"{_EPILOGUE}"
    )
)
def inn(
    *names: Annotated[
        str,
        Parameter(
            name="NAME",
            help="Names of substances; the words of one may stand in quotation marks.",
            required=True,
        ),
    ],
    form: Annotated[
        Literal["table", "json"],
        Parameter(name="--format", help="Lines to read, or JSON for programs."),
    ] = "table",
) -> int:
    """Read names of substances by their parts: what each part means, and who says so.

    What is no name of a gene or cell therapy is told with the nearest known names.
    """
    return read_names(names, form)


@app.command(
    help_epilogue=(
        "Example:\n  genetherapy-model schema -o genetherapy-model-1.schema.json\n"
    )
)
def schema(*, output: OutputName = None) -> int:
    """Print the JSON Schema (2020-12) of our own JSON."""
    from genetherapy_model.schema import schema_text  # noqa: PLC0415 - it is heavy

    with Output(output).opened() as stream:
        stream.write(schema_text().encode())
    return 0


@app.command(name="formats", help_epilogue="Example:\n  genetherapy-model formats\n")
def list_formats(
    *,
    form: Annotated[
        Literal["table", "json"],
        Parameter(name="--format", help="A table, or JSON for programs."),
    ] = "table",
) -> int:
    """List the formats that are read and written."""
    known = [
        {
            "name": each.name,
            "title": each.title,
            "suffixes": each.suffixes,
            "reads": hasattr(each.load(), "scan"),
            "writes": hasattr(each.load(), "write"),
        }
        for each in FORMATS
    ]
    if form == "json":
        text = json.dumps(known, indent=2)
    else:
        text = "\n".join(
            f"{each.name:12} {' '.join(each.suffixes):16} {_verbs(said):12} "
            f"{each.title}"
            for each, said in zip(FORMATS, known, strict=True)
        )
    standard_output().write(f"{text}\n")
    return 0


def _verbs(said: dict[str, object]) -> str:
    return "/".join(verb[:-1] for verb in ("reads", "writes") if said[verb])
