"""The commands: convert, show, check, rules, inn, lookup, schema, formats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final, Literal

from attrs import evolve
from cyclopts import App, CycloptsError, Parameter
from cyclopts.validators import Number
from rich.console import Console

import genetherapy_model
from genetherapy_model.cli.cards import draw_card, make_card
from genetherapy_model.cli.conversions import convert_records
from genetherapy_model.cli.format_lists import list_features, list_formats
from genetherapy_model.cli.inputs import Inputs, placed, shown_name
from genetherapy_model.cli.lookups import look_up
from genetherapy_model.cli.options import (
    FormatName,
    InputNames,
    OutputName,
    TargetName,
    Terms,
)
from genetherapy_model.cli.outputs import (
    Output,
    clean,
    complain,
    standard_output,
)
from genetherapy_model.cli.substance_names import read_names
from genetherapy_model.errors import Position, Severity, UnreadableInput
from genetherapy_model.formats.readings import Reading

__all__ = ["app", "run"]

_EPILOGUE: Final = """\
Exit codes:
  0  good
  1  a record was lost, as it could not be read; or check found something at
     or above --min-severity; or convert --strict found anything; or lookup
     did not find a name; or a name given to inn is none
  2  wrong usage, an input that cannot be read, or an output that cannot be
     written
"""
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
        "  genetherapy-model convert pubmed24n*.xml.gz -o all.parquet --jobs 8\n"
        "  genetherapy-model convert pubmed24n*.xml.gz -o found.jsonl "
        "--mentioning gene-therapy\n"
        "  genetherapy-model convert search.jsonl --to pubmed-xml > search.xml\n\n"
        f"{_EPILOGUE}"
    )
)
def convert(  # noqa: PLR0913 - each is an option
    *inputs: InputNames,
    output: OutputName = None,
    source: FormatName = None,
    target: TargetName = None,
    mentioning: Terms = (),
    strict: Annotated[
        bool,
        Parameter(
            help="End with exit code 1 if anything at all was found; the output is "
            "written all the same.",
            negative="",
            show_default=False,
        ),
    ] = False,
    jobs: Annotated[
        int,
        Parameter(
            help="How many processes read and write: files, and runs of records of "
            "large files of PubMed XML. The output is jsonl or parquet, and the same.",
            validator=Number(gte=1),
        ),
    ] = 1,
    all_findings: Annotated[
        bool,
        Parameter(
            help="Tell of every kind of finding, not of the 20 most frequent alone.",
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
    records = Inputs(inputs, source, mentioning)
    place = Output(output)
    form = place.find_format(target)
    records.require_all()
    place.spare(records)
    tally = convert_records(records, place, form, jobs=jobs, shows_all=all_findings)
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
        "  genetherapy-model check all.jsonl --min-severity warning\n"
        "  genetherapy-model check all.jsonl --select ROL,LIB --ignore LIB002\n"
        "  genetherapy-model check all.jsonl --format sarif > findings.sarif\n\n"
        f"{_EPILOGUE}"
    )
)
def check(  # noqa: PLR0913 - each is an option
    *inputs: InputNames,
    source: FormatName = None,
    select: Annotated[
        tuple[str, ...],
        Parameter(
            help="The rules to apply, by code or family, with commas; by default all "
            "but INC, and ALL means all. See: genetherapy-model rules",
            negative="",
            show_default=False,
        ),
    ] = (),
    ignore: Annotated[
        tuple[str, ...],
        Parameter(
            help="The rules to leave out, by code or family, with commas.",
            negative="",
            show_default=False,
        ),
    ] = (),
    on: Annotated[
        str | None,
        Parameter(
            help="The day that counts as today, such as 2026-01-31; by default today."
        ),
    ] = None,
    form: Annotated[
        Literal["table", "json", "jsonl", "sarif"],
        Parameter(
            name="--format",
            help="A table, which is one finding a line in a pipe; JSON; or SARIF 2.1.0 "
            "for code hosts and editors.",
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

    Each finding has a stable code, a severity, its place and one sentence. Records
    are checked one by one, and all of all inputs against each other. An input that
    cannot be read is told, and the next one is checked.
    """
    # No other command has to wait for the rules.
    from genetherapy_model.cli.checks import (  # noqa: PLC0415
        check_inputs,
        listed,
        today_or,
    )
    from genetherapy_model.rules import Checker, select_rules  # noqa: PLC0415

    chosen = select_rules(listed(select), listed(ignore))
    checker = Checker(chosen, on=today_or(on))
    records = Inputs(inputs, source)
    return check_inputs(records, checker, form=form, least=Severity(min_severity))


@app.command(
    help_epilogue=(
        "Examples:\n"
        "  genetherapy-model rules\n"
        "  genetherapy-model rules ID001\n"
        "  genetherapy-model rules ROL --format json\n\n"
        f"{_EPILOGUE}"
    )
)
def rules(
    *names: Annotated[
        str,
        Parameter(
            name="CODE",
            help="Codes of rules, or families; by default all rules are listed.",
        ),
    ],
    form: Annotated[
        Literal["table", "json"],
        Parameter(name="--format", help="Lines to read, or JSON for programs."),
    ] = "table",
) -> int:
    """List the rules, or explain some: reason, sources, and examples to be pasted."""
    from genetherapy_model.cli.rule_cards import explain_rules  # noqa: PLC0415 - see check

    return explain_rules(names, form)


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


@app.command(
    name="formats",
    help_epilogue=(
        "Examples:\n  genetherapy-model formats\n  genetherapy-model formats --matrix\n"
    ),
)
def show_formats(
    *,
    matrix: Annotated[
        bool,
        Parameter(
            negative="", help="Tell what each format holds of a publication, instead."
        ),
    ] = False,
    form: Annotated[
        Literal["table", "json"],
        Parameter(name="--format", help="A table, or JSON for programs."),
    ] = "table",
) -> int:
    """List the formats that are read and written."""
    text = list_features(form) if matrix else list_formats(form)
    standard_output().write(f"{text}\n")
    return 0
