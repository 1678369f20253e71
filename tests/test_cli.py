"""The command line: what it writes, what it says, and with which code it ends."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.console import Console

import genetherapy_model as gtm
from genetherapy_model.cli import main
from genetherapy_model.cli.cards import draw_card, make_card
from genetherapy_model.cli.inputs import Inputs
from genetherapy_model.cli.progress import Advance, shown_progress
from genetherapy_model.cli.reports import find_printer
from genetherapy_model.formats import FORMATS
from genetherapy_model.rules._catalogue import OFF_BY_DEFAULT

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "pubmed_xml"

BROKEN = b'{"schema":"genetherapy-model/1","type":"Publication","title":7}\n'
XML = (
    b"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID>"
    b"</MedlineCitation></PubmedArticle><DeleteCitation><PMID>2</PMID><PMID>3</PMID>"
    b"</DeleteCitation></PubmedArticleSet>"
)


class Ran(NamedTuple):
    """What a run of the command gave."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.raw.decode()


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def run(*words: str | Path) -> Ran:
    """Run the command in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(word) for word in words])
    for stream in (out, err):
        stream.flush()
    raw, said = (stream.buffer.getvalue() for stream in (out, err))
    return Ran(code, raw, said.decode())


def start(*words: str | Path, stdout: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """Start the command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "genetherapy_model", *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let standard input hold some bytes."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def assert_one_sentence(ran: Ran) -> None:
    """See that the command refused as it should."""
    assert ran.err.startswith("genetherapy-model: ")
    assert ran.err.count("\n") == 1
    assert "fault in genetherapy-model" not in ran.err


def quoting(number: int) -> gtm.Publication:
    """Make a publication that PubMed XML has no place for all of."""
    return gtm.Publication(
        title=f"Gene <i>therapy</i> {number}",
        identifiers=[f"pubmed:{number}"],
        quotations=[gtm.Quotation(parts=["it is safe"])],
    )


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Give a file of three publications."""
    path = tmp_path / "records.jsonl"
    gtm.write(map(quoting, (1, 2, 3)), path)
    return path


@pytest.fixture
def damaged(tmp_path: Path, records: Path) -> Path:
    """Give a file of which one record in four cannot be read."""
    path = tmp_path / "damaged.jsonl"
    path.write_bytes(BROKEN + records.read_bytes())
    return path


def leftovers(folder: Path) -> list[str]:
    """Give the names of the hidden files that a command left behind."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


# convert


def test_convert_writes_what_it_read(records: Path) -> None:
    """A conversion into the same format gives the same bytes, on standard output."""
    ran = run("convert", records)

    assert (ran.code, ran.raw) == (0, records.read_bytes())


def test_convert_tells_what_it_did(records: Path, tmp_path: Path) -> None:
    """The formats and the numbers stand on standard error, the records do not."""
    ran = run("convert", records, "-o", tmp_path / "out.xml")

    assert ran.out == ""
    assert ran.err.splitlines()[:3] == [
        f"read {records} as jsonl",
        f"wrote {tmp_path / 'out.xml'} as pubmed-xml",
        "3 records read, 3 written, 0 could not be read",
    ]


def test_convert_tells_what_the_format_could_not_hold(
    records: Path, tmp_path: Path
) -> None:
    """Losses are summarized by their place, and lose the command nothing."""
    ran = run("convert", records, "-o", tmp_path / "out.xml")

    assert ran.code == 0
    assert "LOSS001 warning /quotations \u00d73, such as: pubmed-xml" in ran.err


def test_convert_is_strict_if_asked(records: Path, tmp_path: Path) -> None:
    """With --strict any finding ends with 1, and the output is written all the same."""
    out = tmp_path / "out.xml"

    assert run("convert", records, "-o", out, "--strict").code == 1
    assert len([*gtm.read(out)]) == 3
    assert run("convert", records, "--strict").code == 0


def test_convert_loses_a_broken_record_alone(damaged: Path, records: Path) -> None:
    """A record that cannot be read is told with its place, and the others are kept."""
    ran = run("convert", damaged)

    assert (ran.code, ran.raw) == (1, records.read_bytes())
    assert f"RDR905 error {damaged}, record 1, byte 0 /title: " in ran.err
    assert "4 records read, 3 written, 1 could not be read" in ran.err


def test_convert_does_not_flood_the_terminal(tmp_path: Path) -> None:
    """Of many records that cannot be read, the first twenty are told in full."""
    path = tmp_path / "bad.jsonl"
    path.write_bytes(BROKEN * 30)

    ran = run("convert", path)

    assert ran.err.count("RDR905") == 20
    assert "... and 10 more; `genetherapy-model check` lists all" in ran.err


def test_convert_reads_many_inputs(records: Path, damaged: Path) -> None:
    """Many inputs go into one output, in their order, each told from its content."""
    xml = records.parent / "a.txt"
    xml.write_bytes(XML)

    ran = run("convert", records, damaged, xml)

    assert ran.raw.count(b"\n") == 7
    assert f"read {records} and {damaged} as jsonl\n" in ran.err
    assert f"read {xml} as pubmed-xml\n" in ran.err


def test_convert_tells_deletions(tmp_path: Path) -> None:
    """A deletion, which no format here can hold, is counted and told, never silent."""
    path = tmp_path / "update.xml"
    path.write_bytes(XML)

    ran = run("convert", path)

    assert ran.code == 0
    assert "2 deletions not written" in ran.err
    assert "LOSS002 warning \u00d71: jsonl has no place for" in ran.err
    assert run("convert", path, "--strict").code == 1


def test_convert_compresses_by_name(records: Path, tmp_path: Path) -> None:
    """A name that ends in .gz is compressed, and read back, the same bytes always."""
    once, twice = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.gz"

    assert run("convert", records, "-o", once).code == 0
    assert run("convert", once, "-o", twice).code == 0
    assert gzip.decompress(once.read_bytes()) == records.read_bytes()
    assert once.read_bytes() == twice.read_bytes()


@pytest.mark.parametrize("words", [["-"], ["-", "-o", "-"], ["-o-", "-"]])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_convert_reads_standard_input(
    records: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    pack: Callable[[bytes], bytes],
) -> None:
    """A hyphen is standard input, and standard output, compressed or not."""
    data = records.read_bytes()
    give(monkeypatch, pack(data))

    assert run("convert", *words).raw == data


def test_convert_leaves_standard_input_open(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard input is not ours to close."""
    give(monkeypatch, records.read_bytes())

    run("convert", "-")

    assert not sys.stdin.closed


def test_convert_recognizes_what_drips(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An input that comes byte by byte is recognized as a whole one is."""

    class Dripping(io.BytesIO):
        def read1(self, _: int | None = -1, /) -> bytes:
            return super().read1(1)

    class Stdin:
        buffer = Dripping(records.read_bytes())

    data = records.read_bytes()
    monkeypatch.setattr(sys, "stdin", Stdin())

    assert run("convert", "-").raw == data


def test_formats_can_be_named(records: Path, tmp_path: Path) -> None:
    """What the names and the content do not tell, --from and --to do."""
    out = tmp_path / "out.txt"

    assert (
        run("convert", records, "--from", "jsonl", "--to", "pubmed-xml", "-o", out)[0]
        == 0
    )
    assert out.read_bytes().startswith(b"<?xml")


def test_convert_goes_through_a_link(records: Path, tmp_path: Path) -> None:
    """Through a link, the file that it leads to is written, and the link stays."""
    link, there = tmp_path / "link.jsonl", tmp_path / "there.jsonl"
    there.touch()
    link.symlink_to(there)

    run("convert", records, "-o", link)

    assert link.is_symlink()
    assert there.read_bytes() == records.read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_convert_writes_into_a_pipe(records: Path, tmp_path: Path) -> None:
    """A named pipe is written into and not replaced by a file."""
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE)  # noqa: S607
    try:
        code = run("convert", records, "-o", pipe).code
        read, _ = reader.communicate(timeout=10)
    finally:
        reader.kill()
        reader.communicate()

    assert (code, read) == (0, records.read_bytes())
    assert pipe.is_fifo()


# What is refused: exit code 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["convert"], "requires an argument"),
        (["convert", "a.jsonl", "--nonsense"], "--nonsense is no option"),
        (["convert", "a.jsonl", "-o", "--strict"], "--strict is no name of an output"),
        (["convert", "a.jsonl", "-o", ""], "'' is no name of a file"),
        (["convert", "a.jsonl", "-o", "."], "'.' is no name of a file"),
        (["convert", "a.jsonl", "-o", "gone/b.jsonl"], "there is no folder"),
        (["convert", "a.jsonl", "-o", "b.txt"], "name the format with --to"),
        (["convert", "a.jsonl", "--to", "latin"], "'latin' is no format"),
        (["convert", "a.jsonl", "--from", "latin"], "'latin' is no format"),
        (["convert", "gone.xml"], "gone.xml: there is no such file"),
        (["convert", "a.jsonl", "gone.xml"], "gone.xml: there is no such file"),
        (["convert", "a\0b"], "a\ufffdb: it cannot be read"),
        (["convert", "."], ".: this is a folder"),
        (["convert", "-", "-"], "can be read once only"),
        (["convert", "a.jsonl", "-o", "a.jsonl"], "a.jsonl is the input a.jsonl"),
        (["convert", "a.jsonl", "-o", "./hard.jsonl"], "is the input a.jsonl"),
        (["convert", "a.jsonl", "-o", "soft.jsonl"], "is the input a.jsonl"),
        (["convert", "a.jsonl", "-o", "b.json"], "one publication a file"),
        (["convert", "empty"], "empty: the input is empty"),
        (["convert", "empty.jsonl"], "empty.jsonl: the input is empty"),
        (["convert", "prose"], "model: prose: the input begins with 'It is"),
        (["convert", "bad.gz"], "bad.gz: its gzip compression is damaged"),
        (["convert", "entities.xml"], "entities.xml: "),
        (["convert", "html.xml"], "html.xml: "),
        (["show", "prose"], "prose: the input begins with"),
        (["show", "a.jsonl", "--limit", "0"], "Must be >= 1"),
        (["show", "gone"], "gone: there is no such file"),
        (["check", "a.jsonl", "--min-severity", "bad"], "Choose from"),
        (["check", "a.jsonl", "--format", "xlsx"], "Choose from"),
        (["check", "a.jsonl", "--select", "ID,IF001"], "did you mean "),
        (["check", "a.jsonl", "--ignore", "ID999"], "did you mean ID0"),
        (["check", "a.jsonl", "--select", ""], "'' is neither the code of a rule"),
        (["check", "a.jsonl", "--on", "2026-02-30"], "'2026-02-30' is no day"),
        (["rules", "ID001", "QQQ"], "'QQQ' is neither the code of a rule"),
        (["schema", "-o", "gone/schema.json"], "there is no folder"),
        (["translate"], "Unknown command"),
    ],
)
def test_wrong_usage_is_one_sentence(
    records: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    """Wrong usage and unreadable input are one sentence and 2, and change nothing."""
    folder = records.parent
    monkeypatch.chdir(folder)
    give(monkeypatch, b"")
    records.rename("a.jsonl")
    Path("hard.jsonl").hardlink_to("a.jsonl")
    Path("soft.jsonl").symlink_to("a.jsonl")
    Path("empty").touch()
    Path("empty.jsonl").touch()
    Path("prose").write_text("It is \x1b[31m safe.")
    Path("bad.gz").write_bytes(b"\x1f\x8b\x08nonsense")
    Path("html.xml").write_text("<html/>")
    Path("entities.xml").write_text(
        '<!DOCTYPE a [<!ENTITY b "c">]><PubmedArticleSet></PubmedArticleSet>'
    )
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    ran = run(*words)

    assert ran.code == 2
    assert said in ran.err
    assert "\x1b" not in ran.err
    assert_one_sentence(ran)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_nothing_asked_shows_the_help() -> None:
    """The bare command is wrong usage, and shows its help."""
    ran = run()

    assert (ran.code, ran.out) == (2, "")
    assert "convert" in ran.err


def test_an_unreadable_input_leaves_no_output(records: Path, tmp_path: Path) -> None:
    """If a later input is unreadable, an output that was there stays as it was."""
    prose, out = tmp_path / "prose", tmp_path / "out.jsonl"
    prose.write_text("It is safe.")
    out.write_text("before")

    ran = run("convert", records, prose, "-o", out)

    assert ran.code == 2
    assert_one_sentence(ran)
    assert (out.read_text(), leftovers(tmp_path)) == ("before", [])


def test_nothing_takes_the_place_of_no_records(tmp_path: Path) -> None:
    """If no record at all can be read, an output that was there stays as it was."""
    wrong, out = tmp_path / "error.json", tmp_path / "out.jsonl"
    wrong.write_text('{"error": "API rate limit exceeded"}')
    out.write_text("before")

    ran = run("convert", wrong, "--from", "json", "-o", out)

    assert ran.code == 1
    assert "no record could be read" in ran.err
    assert (out.read_text(), leftovers(tmp_path)) == ("before", [])


def test_a_damaged_end_costs_what_it_held(records: Path, tmp_path: Path) -> None:
    """A compressed file that is cut off gives its records up to there, and 1."""
    cut = tmp_path / "cut.jsonl.gz"
    packed = gzip.compress(
        b"".join(f"{gtm.dumps(quoting(n))}\n".encode() for n in range(1, 2000))
    )
    cut.write_bytes(packed[: len(packed) // 2])

    ran = run("convert", cut)

    assert ran.code == 1
    assert len(ran.raw.splitlines()) > 100
    assert "1 could not be read" in ran.err
    assert records.exists()


def test_an_input_that_fails_is_no_output_that_fails(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that cannot be read is told of the input, although output is open too."""

    class Failing(io.BytesIO):
        def read1(self, _: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    class Stdin:
        buffer = Failing(records.read_bytes())

    monkeypatch.setattr(sys, "stdin", Stdin())
    ran = run("convert", "-", "-o", tmp_path / "out.jsonl")

    assert ran.code == 2
    assert "standard input: it cannot be read: Input/output error" in ran.err
    assert_one_sentence(ran)
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("words", [["-o", "/dev/full", "--to", "jsonl"], []])
def test_a_full_disk_is_one_sentence(records: Path, words: list[str]) -> None:
    """An output that cannot be written ends with 2 and one sentence."""
    with Path("/dev/full").open("wb") as full:
        process = start("convert", records, *words, stdout=full.fileno())
        _, said = process.communicate()

    assert process.returncode == 2
    assert said.count(b"\n") == 1
    assert b"cannot be written: No space left on device" in said


@pytest.mark.skipif(
    getattr(os, "geteuid", int)() == 0, reason="root may read everything"
)
def test_a_forbidden_input_is_one_sentence(records: Path) -> None:
    """A file without permission ends with 2 and one sentence."""
    records.chmod(0)

    ran = run("convert", records)

    assert (ran.code, "no permission" in ran.err) == (2, True)


@pytest.mark.parametrize("command", ["convert", "show", "check"])
def test_a_closed_standard_input_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Standard input may be closed."""
    monkeypatch.setattr(sys, "stdin", None)

    ran = run(command, "-")

    assert ran.code == 2
    assert "standard input: it is closed" in ran.err


def test_a_closed_standard_output_is_one_sentence(
    records: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Standard output may be closed."""
    monkeypatch.setattr(sys, "stdout", None)
    codes = [main([word, str(records)]) for word in ("convert", "show", "check")]

    assert [*codes, main(["formats"])] == [2, 2, 2, 2]
    assert capsys.readouterr().err.count("standard output is closed") == 4


# Interruptions


class Interrupted(io.BytesIO):
    """An input that is interrupted after its first block."""

    def read1(self, _: int | None = -1, /) -> bytes:
        """Interrupt."""
        raise KeyboardInterrupt


def test_an_interruption_leaves_nothing(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An interruption half way ends with 130, and leaves the output as it was."""

    class Stdin:
        buffer = Interrupted(records.read_bytes())

    monkeypatch.setattr(sys, "stdin", Stdin())
    out = tmp_path / "out.jsonl"
    out.write_text("before")

    ran = run("convert", "-", "-o", out)

    assert ran.code == 130
    assert_one_sentence(ran)
    assert (out.read_text(), leftovers(tmp_path)) == ("before", [])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_signal_leaves_nothing(records: Path, tmp_path: Path) -> None:
    """A signal to end cleans up as an interruption does."""
    process = start("convert", "-", "-o", tmp_path / "out.jsonl")
    assert process.stdin is not None
    process.stdin.write(records.read_bytes())
    process.stdin.flush()
    deadline = time.monotonic() + 30
    while not leftovers(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.05)
    before = leftovers(tmp_path)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate()

    assert (process.returncode, said) == (128 + signal.SIGTERM, b"")
    assert (len(before), leftovers(tmp_path)) == (1, [])


@pytest.mark.parametrize("command", ["convert", "show", "check"])
def test_a_closed_pipe_is_quiet(tmp_path: Path, command: str) -> None:
    """Who reads the output may stop, as head does, and nothing is said."""
    path = tmp_path / "many.jsonl"
    slip = gtm.Publication(
        title="Gene therapy",
        identifiers=[gtm.OtherIdentifier(scheme="doi", text="none")],
    )
    gtm.write([slip] * 3000, path)
    process = start(command, path)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    _, said = process.communicate()

    assert (process.returncode, said) == (0, b"")


def test_a_fault_of_ours_is_one_sentence(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in the library is one sentence too; developers can have the traceback."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("genetherapy_model.cli.checks.Checker.check_member", fail)
    ran = run("check", records)

    assert ran.code == 2
    assert "please report it: ZeroDivisionError: by zero" in ran.err
    assert ran.err.count("\n") == 1
    monkeypatch.setenv("GENETHERAPY_MODEL_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        run("check", records)


@pytest.mark.parametrize("missing", ["cyclopts", "rich"])
def test_a_missing_extra_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    """Without the extra, one sentence says how to install it."""
    for name in [*sys.modules]:
        if name.startswith("genetherapy_model.cli."):
            monkeypatch.delitem(sys.modules, name)
        elif name.partition(".")[0] == missing:
            monkeypatch.setitem(sys.modules, name, None)

    ran = run("formats")

    assert (ran.code, ran.out) == (2, "")
    assert_one_sentence(ran)
    assert f"needs {missing}" in ran.err
    assert "pip install 'genetherapy-model[cli]'" in ran.err


# show

RETRACTED = gtm.Publication(
    title="Gene <i>therapy</i> [bold]",
    authors=[
        gtm.PersonalAuthor(
            person=gtm.Person(
                name=gtm.PersonName(family="Bueren", given="Juan A."),
                identifiers=[gtm.Orcid("0000-0002-1825-0097")],
                roles=[
                    gtm.SocietyOffice(
                        title=gtm.SocietyTitle.PRESIDENT,
                        body=gtm.OrganizationReference(name="ESGCT"),
                        term=gtm.Term(observed_on="2023-11-14"),
                    )
                ],
            ),
            affiliations=[gtm.Affiliation(text="CIEMAT")],
            corresponding=True,
        ),
        gtm.CollectiveAuthor(name="A Study Group", equal_contribution=True),
    ],
    journal=gtm.Journal(title="Human\x9b31m Gene\nTherapy"),
    issue=gtm.Issue(volume="34", number="17-18"),
    pagination=gtm.Pagination(text="763-775"),
    dates=[gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date="2023-09")],
    identifiers=["doi:10.1089/hum.2023.152"],
    abstract=gtm.Abstract(sections=[gtm.AbstractSection(text="word " * 300)]),
    keywords=[gtm.Keyword(text="AAV")],
    mesh_headings=[
        gtm.MeshHeading(descriptor=gtm.MeshTerm(name="Humans")),
        gtm.MeshHeading(descriptor=gtm.MeshTerm(name="Genetic Therapy", major=True)),
    ],
    relations=[
        gtm.Relation(
            kind=gtm.RelationKind.RETRACTED_BY,
            target=gtm.WorkReference(citation="Blood. 2024"),
        ),
        gtm.Relation(
            kind=gtm.RelationKind.COMMENTED_ON_IN,
            target=gtm.WorkReference(citation="Nature. 2024"),
        ),
    ],
    entries=[gtm.CatalogueEntry(catalogue="PubMed", status="MEDLINE", revised="2024")],
    extras=[gtm.Extra(source="pubmed", path="x", text="y")],
)


def test_show_gives_a_card(tmp_path: Path) -> None:
    """A card has what a curator looks at, the retraction first, and no commands."""
    path = tmp_path / "retracted.json"
    gtm.write([RETRACTED], path)

    ran = run("show", path)

    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    bueren = (
        "Juan A. Bueren",
        "ORCID 0000-0002-1825-0097",
        "corresponding",
        "1 affiliation",
        "president, ESGCT (seen 2023-11-14)",
    )
    assert lines[:9] == [
        f"# {path}, record 1, byte 0",
        "!! RETRACTED: retracted by Blood. 2024",
        "Title        Gene therapy [bold]",
        f"Authors      {'; '.join(bueren)}",
        "             A Study Group; equal contribution",
        "Journal      Human\ufffd31m Gene Therapy; 34(17-18):763-775",
        "Date         2023-09 (issue)",
        "Identifiers  DOI 10.1089/hum.2023.152",
        f"Abstract     {' '.join(['word'] * 99)} ...",
    ]
    assert lines[9:] == [
        "Keywords     AAV",
        "MeSH         *Genetic Therapy; Humans",
        "Relations    commented on in Nature. 2024",
        "Catalogues   PubMed, MEDLINE, revised 2024",
        "Extras       1 piece of the source without a field, kept",
        "",
    ]


def test_show_tells_a_retraction_by_its_type() -> None:
    """A work is shown as retracted also where its type alone says so."""
    kind = gtm.PublicationType(name="Retracted Publication")
    card = make_card(gtm.Reading(publication=gtm.Publication(publication_types=[kind])))

    assert card.alarms == ("RETRACTED",)


def test_show_frames_cards_on_a_terminal() -> None:
    """On a terminal the card is framed, as wide as the terminal, markup untouched."""
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=60, color_system=None)

    draw_card(make_card(gtm.Reading(publication=RETRACTED)), console)

    lines = stream.getvalue().splitlines()
    assert {len(line) for line in lines} == {60}
    assert "RETRACTED: retracted by Blood. 2024" in lines[1]
    assert "Gene therapy [bold]" in lines[2]
    assert "\x9b" not in stream.getvalue()


def test_show_shows_what_could_not_be_read(damaged: Path, tmp_path: Path) -> None:
    """A record that cannot be read and a deletion have cards too."""
    update = tmp_path / "update.xml"
    update.write_bytes(XML)

    ran = run("show", damaged, update)

    assert ran.code == 1
    assert "Title        A record that could not be read\n" in ran.out
    assert "Findings     RDR905 error /title: " in ran.out
    assert "Title        2 deleted records\nDeleted      PubMed 2\n" in ran.out


def test_show_stops_at_its_limit(records: Path, damaged: Path) -> None:
    """A limit counts over all inputs, and what comes after it is not read."""
    ran = run("show", records, damaged, "--limit", "3")

    assert ran.code == 0
    assert ran.out.count("Title  ") == 3


def test_show_goes_on_after_an_unreadable_input(records: Path) -> None:
    """An input that cannot be read is told, and the next one is shown."""
    ran = run("show", "gone.xml", records)

    assert ran.code == 2
    assert ran.out.count("Title  ") == 3
    assert_one_sentence(ran)


@given(st.text(st.characters()))
def test_cards_are_single_lines(text: str) -> None:
    """Whatever is said of a record, it is one line, and no command to the terminal."""
    finding = gtm.Finding(code="X", severity=gtm.Severity.INFO, message=text)

    (line,) = make_card(gtm.Reading(), [finding]).findings

    assert len(line.splitlines()) == 1
    assert not {"\x1b", "\x9b", "\x07"} & {*line}
    assert line == line.encode().decode()


# check


def test_check_lists_all_findings(damaged: Path) -> None:
    """Every finding of reading and of the rules is one line in a pipe."""
    gtm.write(
        [
            gtm.Publication(
                identifiers=[
                    gtm.Pmid("7"),
                    gtm.OtherIdentifier(scheme="doi", text="none"),
                ]
            )
        ],
        damaged.with_name("slip.jsonl"),
    )
    slip = damaged.with_name("slip.jsonl")

    ran = run("check", damaged, slip, "--select", "ID")

    assert ran.code == 1
    first, second = ran.out.splitlines()
    assert first.startswith(f"error    RDR905   {damaged}, record 1, byte 0  /title  ")
    assert second.startswith(
        f"warning  ID001    {slip}, record 1, byte 0 (pubmed:7)  /identifiers/1  'none'"
    )
    assert ran.err == (
        "5 records checked: 1 error, 1 warning, 0 remarks; 1 could not be read\n"
    )


@pytest.mark.parametrize(("least", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_check_ends_by_severity(tmp_path: Path, least: str, code: int) -> None:
    """The exit code is 1 from the severity that was asked for."""
    path = tmp_path / "slip.jsonl"
    slip = gtm.OtherIdentifier(scheme="doi", text="none")
    gtm.write([gtm.Publication(identifiers=[slip])], path)

    assert run("check", path, "--min-severity", least).code == code
    assert "ID001" in run("check", path, "--min-severity", least).out


@pytest.mark.parametrize("least", ["error", "warning", "info"])
def test_check_finds_nothing_in_good_records(records: Path, least: str) -> None:
    """Good records end with 0 and an empty list."""
    ran = run("check", records, "--min-severity", least)

    assert (ran.code, ran.out) == (0, "")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_check_writes_json(damaged: Path, records: Path, form: str) -> None:
    """JSON holds every finding with its place, and is JSON also where none is found."""
    ran = run("check", damaged, damaged, "--ignore", "LIB", "--format", form)
    found = (
        json.loads(ran.out)
        if form == "json"
        else [json.loads(line) for line in ran.out.splitlines()]
    )

    assert ran.code == 1
    assert [each["code"] for each in found] == ["RDR905", "RDR905"]
    assert (
        found[0].items()
        >= {
            "severity": "error",
            "path": "/title",
            "file": str(damaged),
            "record": 1,
            "byte": 0,
        }.items()
    )
    assert run("check", records, "--format", form).out == (
        "[]\n" if form == "json" else ""
    )


def test_check_goes_on_after_an_unreadable_input(records: Path, damaged: Path) -> None:
    """An input that cannot be read is told, the next one checked, and JSON stays so."""
    inputs = ("gone.xml", damaged, "gone.xml", records)
    ran = run("check", *inputs, "--ignore", "LIB", "--format", "json")

    assert ran.code == 2
    assert len(json.loads(ran.out)) == 1
    assert ran.err.endswith("; 1 could not be read; 2 inputs could not\n")
    assert ran.err.count("gone.xml: there is no such file") == 2
    assert "7 records checked" in ran.err


def test_check_draws_a_table_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the findings are a table with one head, however many there are."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal(io.BytesIO(), "utf-8")
    rooms = []
    printer = find_printer("table", stream, lambda: rooms.append(1))
    finding = gtm.Finding(
        code="RDR002",
        severity=gtm.Severity.WARNING,
        message="'none' is no DOI: [bold]it must be 10.<registrant>/<suffix>",
        position=gtm.Position(file="a.xml", record=3),
    )
    for _ in range(450):
        printer.add(finding, "pubmed:7")
    printer.close()
    stream.flush()

    drawn = cast("io.BytesIO", stream.buffer).getvalue().decode()
    assert (drawn.count("where"), len(rooms)) == (1, 3)
    assert (drawn.count("RDR002"), drawn.count("[bold]it")) == (450, 450)


# Progress


def test_progress_is_for_terminals(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long work draws a bar on a terminal, and erases it; a pipe gets nothing."""
    monkeypatch.setattr("genetherapy_model.cli.progress._PATIENCE", 0.0)
    monkeypatch.setattr("genetherapy_model.cli.progress._INTERVAL", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    inputs = Inputs([str(records)])
    drawn = []
    for kind in (io.TextIOWrapper, Terminal):
        stream = kind(io.BytesIO(), "utf-8")
        monkeypatch.setattr(sys, "stderr", stream)
        with shown_progress(inputs, beside_output=False) as advance:
            for _ in inputs.scan(str(records)):
                advance.step()
                advance.pause()
        stream.flush()
        drawn.append(cast("io.BytesIO", stream.buffer).getvalue())
        with shown_progress(inputs, beside_output=True) as advance:
            assert type(advance) is Advance
    monkeypatch.undo()

    assert drawn[0] == b""
    assert b"3 records" in drawn[1]
    assert drawn[1].endswith(b"\x1b[2K")


def test_progress_knows_the_size(records: Path, tmp_path: Path) -> None:
    """The size of the work is that of its files, and what was read adds up to it."""
    inputs = Inputs([str(records), str(records)])
    for name in inputs.names:
        for _ in inputs.scan(name):
            assert 0 < inputs.bytes_read <= cast("int", inputs.size)

    assert inputs.bytes_read == inputs.size == 2 * records.stat().st_size
    assert Inputs([str(tmp_path)]).size is None


# schema, formats, help


def test_schema_is_printed(tmp_path: Path) -> None:
    """The JSON Schema goes to standard output or to a file, the same."""
    ran = run("schema")

    assert ran.code == 0
    assert json.loads(ran.out)["$schema"].startswith("https://json-schema.org/")
    assert run("schema", "-o", tmp_path / "s.json").out == ""
    assert (tmp_path / "s.json").read_bytes() == ran.raw


def test_formats_are_listed() -> None:
    """Every format is listed with its name, as text and as JSON."""
    names = [known.name for known in FORMATS]
    ran = run("formats", "--format", "json")

    assert [line.split()[0] for line in run("formats").out.splitlines()] == names
    assert [each["name"] for each in json.loads(ran.out)] == names
    assert all(each["reads"] for each in json.loads(ran.out))
    assert [each["name"] for each in json.loads(ran.out) if not each["writes"]] == [
        "crossref-xml",
        "endnote-xml",
        "wos",
    ]


def test_what_each_format_holds_is_told() -> None:
    """A column for each format that is written, a row for each feature, with a sign."""
    written = [each.name for each in FORMATS if hasattr(each.load(), "write")]
    head, *rows, blank, legend = run("formats", "--matrix").out.splitlines()
    said = json.loads(run("formats", "--matrix", "--format", "json").out)

    assert head.split() == written
    assert rows[0].split() == ["title", *"●" * len(written)]
    assert [*said["title"]] == written
    assert len(rows) == len(said)
    assert blank == ""
    assert legend.startswith("● whole   ")
    assert said["quotations"]["pubmed-xml"] == "nothing"
    assert said["quotations"]["jsonl"] == "whole"


# lookup


def test_lookup_shows_a_card_of_each_entry() -> None:
    """A name of two things gives two cards, each with its sources."""
    ran = run("lookup", "etranacogene dezaparvovec", "esgt")

    assert (ran.code, ran.err) == (0, "")
    assert re.findall(r"^# (.*)$", ran.out, re.MULTILINE) == [
        "product",
        "substance",
        "society",
    ]
    assert re.findall(r"^Title +(.*)$", ran.out, re.MULTILINE) == [
        "Hemgenix",
        "etranacogene dezaparvovec",
        "European Society of Gene and Cell Therapy",
    ]
    assert len(re.findall(r"^Sources +http|^Sources +\w", ran.out, re.MULTILINE)) == 3
    assert "US: 2022-11-22; full" in ran.out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("hum gene ther", "official journal of the European Society"),
        (
            "zynteglo",
            "2019-05-29; conditional; ended 2022-03-24 (withdrawn by holder)",
        ),
        ("Collategene", "ended, day not known (expired, not renewed)"),
        (
            "juan bueren",
            "president, European Society of Gene and Cell Therapy, seen",
        ),
        (
            "nathalie cartier",
            "Human Gene Therapy (Europe), seen on 2024/..",
        ),
        ("zolgensma", "EU: gene therapy\n"),
        ("casgevy", "GB: gene therapy, with reserve: Whether the parts"),
        ("delytact", "EU: not known"),
        ("D016086", "vector: lentiviruses"),
        ("tonogenchoncel-L", "tonogenchoncel-L (usan)"),
    ],
)
def test_lookup_tells_what_is_known(name: str, told: str) -> None:
    """Ties, roles, decisions and their ends are told."""
    assert told in run("lookup", name).out


def test_lookup_suggests_and_ends_with_1() -> None:
    """A miss costs the exit code, says what is near, and hides nothing found."""
    ran = run("lookup", "Zolgenzma", "ESGCT")

    assert ran.code == 1
    assert ran.out.startswith("# society\n")
    assert_one_sentence(ran)
    assert "did you mean 'Zolgensma'?" in ran.err


def test_lookup_writes_json() -> None:
    """JSON has every name that was asked for, with values in our own JSON."""
    ran = run("lookup", "--format", "json", "kebilidi", "qqq", "naldini l")
    kebilidi, missed, naldini = json.loads(ran.out)

    assert ran.code == 1
    assert ran.raw.isascii()
    [product] = kebilidi["found"]
    assert [*product] == [
        *("kind", "name", "names", "identifiers", "note", "value", "facts", "sources"),
        *("authorizations", "classifications"),
    ]
    assert (product["kind"], product["name"]) == ("product", product["names"][0])
    loaded = gtm.loads(json.dumps(product["value"]), type=gtm.Product)
    assert loaded.brands == ("Upstaza", "Kebilidi")
    assert [each["jurisdiction"] for each in product["authorizations"]] == ["EU", "US"]
    assert [each["jurisdiction"] for each in product["classifications"]] == [
        "EU",
        "GB",
        "US",
    ]
    assert (missed["asked"], missed["found"]) == ("qqq", [])
    [person] = naldini["found"]
    assert person["facts"][0]["says"].startswith("president")
    assert all(fact["sources"] for fact in person["facts"])


def test_version_is_told() -> None:
    """--version gives the name and the version."""
    assert run("--version") == (
        0,
        f"genetherapy-model {gtm.__version__}\n".encode(),
        "",
    )


@pytest.mark.parametrize(
    "command",
    [[], ["convert"], ["show"], ["check"], ["rules"], ["inn"], ["lookup"]],
)
def test_help_has_examples_and_exit_codes(command: list[str]) -> None:
    """The help of each command shows an example and says what the exit codes mean."""
    ran = run(*command, "--help")

    assert ran.code == 0
    assert f"  genetherapy-model {(command or ['convert'])[0]} " in ran.out
    assert "Exit codes:\n  0  good\n" in ran.out


# Whatever the input holds


def spoiled(seed: bytes) -> st.SearchStrategy[bytes]:
    """Give a document in which some bytes are replaced by others."""
    places = st.tuples(st.integers(0, len(seed)), st.integers(0, 40))
    return st.builds(
        lambda place, noise: seed[: place[0]] + noise + seed[sum(place) :],
        places,
        st.binary(max_size=8),
    )


LINE = f"{gtm.dumps(quoting(1))}\n".encode()
SEEDS = (LINE, BROKEN, XML, gzip.compress(LINE, mtime=0), gzip.compress(XML, mtime=0))


@pytest.fixture(scope="module")
def noise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the path of a file to be written over and over."""
    return tmp_path_factory.mktemp("noise") / "noise"


@given(
    data=st.one_of(st.binary(), *map(spoiled, SEEDS)),
    words=st.sampled_from(
        [
            ["check"],
            ["check", "--format", "json"],
            ["check", "--format", "sarif"],
            ["show"],
            ["convert"],
            ["convert", "--strict"],
            ["convert", "--to", "json"],
            ["convert", "--to", "pubmed-xml"],
        ]
    ),
    form=st.sampled_from([None, "jsonl", "json", "pubmed-xml"]),
)
@example(data=b"", words=["check"], form="json")
@example(data=b"\xff\xfe<\0", words=["show"], form="pubmed-xml")
def test_no_input_gives_a_traceback(
    noise: Path, data: bytes, words: Sequence[str], form: str | None
) -> None:
    """Whatever the bytes of the input, the command ends with 0, 1 or 2 and in words."""
    noise.write_bytes(data)

    ran = run(*words, noise, *(["--from", form] if form else []))

    assert ran.code in {0, 1, 2}
    assert "Traceback" not in ran.err
    assert "fault in genetherapy-model" not in ran.err
    assert ran.err != "" or words[0] == "show"


@given(words=st.lists(st.text() | st.sampled_from(["convert", "check", "-", "--to"])))
def test_no_usage_gives_a_traceback(words: list[str]) -> None:
    """Whatever is typed, the command ends with 0, 1 or 2 and in words."""
    stdin, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO())
    try:
        ran = run(*words)
    finally:
        sys.stdin = stdin

    assert ran.code in {0, 1, 2}
    assert "fault in genetherapy-model" not in ran.err


# Real records

DELETED = "20 records read, 20 written, 0 could not be read, 218 deletions not written"


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared is absent")
@pytest.mark.parametrize(
    ("name", "code", "summary"),
    [
        (
            "pubmed_sample.xml.gz",
            0,
            "1,372 records read, 1,372 written, 0 could not be read",
        ),
        ("book.xml", 1, "1 record read, 0 written, 1 could not be read"),
        ("update_with_deletions.xml.gz", 0, DELETED),
    ],
)
def test_real_records_are_converted(
    tmp_path: Path, name: str, code: int, summary: str
) -> None:
    """No real record is lost, but for the book, which is no article."""
    ran = run("convert", CORPUS / name, "-o", tmp_path / "out.jsonl")

    assert (ran.code, ran.err.splitlines()[2]) == (code, summary)


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared is absent")
def test_real_records_are_shown_and_checked() -> None:
    """Real records have no errors, and each has its card."""
    path = CORPUS / "old_layout.xml.gz"
    number = sum(1 for _ in gtm.scan(path))

    assert run("check", path).code == 0
    shown = run("show", path)
    assert (shown.code, shown.out.count("\n# ") + 1) == (0, number)


def test_only_who_asks_for_rules_waits_for_them() -> None:
    """A conversion, and the help, load no rules."""
    code = (
        "import sys; from genetherapy_model.cli import main; main(['formats']); "
        "print('genetherapy_model.rules' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "False"


def test_the_help_names_the_family_that_is_off() -> None:
    """What the help of check says of the rules is what the catalogue does."""
    assert f"but {OFF_BY_DEFAULT}," in " ".join(run("check", "--help").out.split())
