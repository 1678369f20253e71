"""What the command line says of findings, inputs and outputs, to the letter."""

from __future__ import annotations

import gzip
import io
import json
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from rich.console import Console

import genetherapy_model as gtm
from genetherapy_model.cli.checks import _Seen
from genetherapy_model.cli.gathering import gather
from genetherapy_model.cli.inputs import Inputs, _unreadable
from genetherapy_model.cli.outputs import Output, UnwritableOutput, clean, complain
from genetherapy_model.cli.progress import Advance, _Bar
from genetherapy_model.cli.reports import (
    Tally,
    _Table,
    counted,
    find_printer,
    joined,
)
from genetherapy_model.rules import FAMILIES, find_rule


def finding(code: str = "LOSS001", path: str = "", message: str = "m") -> gtm.Finding:
    """Make a warning."""
    return gtm.Finding(
        code=code, severity=gtm.Severity.WARNING, message=message, path=path
    )


def lost(number: int, *, problems: int = 1) -> tuple[gtm.Finding, ...]:
    """Make what was found of a record that could not be read."""
    position = gtm.Position(record=number)
    return problems * (
        gtm.Finding(
            code="RDR905",
            severity=gtm.Severity.ERROR,
            message="no\ntitle",
            position=position,
        ),
    )


@pytest.mark.parametrize(
    ("number", "plural", "said"),
    [
        (0, None, "0 records"),
        (1, None, "1 record"),
        (1234, None, "1,234 records"),
        (1, "entries", "1 record"),
        (2, "entries", "2 entries"),
    ],
)
def test_a_number_has_its_noun(number: int, plural: str | None, said: str) -> None:
    """One is one, and thousands are set off."""
    assert counted(number, "record", plural) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("", ""),
        ("a", "a"),
        ("ab", "a and b"),
        ("abc", "a, b and c"),
        ("abcd", "a, b, c and 1 more"),
        (["a"] * 1238, "a, a, a and 1,235 more"),
    ],
)
def test_names_are_joined(names: list[str], said: str) -> None:
    """Three are named, and how many there are besides."""
    assert joined(names) == said


def test_a_tally_tells_the_gravest_first() -> None:
    """Lost records, then places by how often they came, each with one example."""
    tally = Tally()
    tally.add_lost(lost(1))
    tally.add_lost(lost(2, problems=3))
    tally.add(finding(path="/authors/0/name", message="first\nline"))
    tally.add(finding(path="/title"))
    for number in range(1200):
        tally.add(finding(path=f"/authors/{number}", message=str(number)))
    tally.add(finding("LOSS003"))

    assert [*tally.lines()] == [
        "RDR905 error record 1: no title",
        "RDR905 error record 2: no title (and 2 more problems)",
        "LOSS001 warning /authors ×1,200, such as: 0",  # noqa: RUF001
        "LOSS001 warning /authors/*/name ×1: first line",  # noqa: RUF001
        "LOSS001 warning /title ×1: m",  # noqa: RUF001
        "LOSS003 warning ×1: m",  # noqa: RUF001
    ]
    assert tally.lost == 2
    assert not tally.is_clean


def test_a_tally_stops_where_nobody_would_read_on() -> None:
    """Twenty lost records and twenty kinds are told, and how many there are besides."""
    tally, whole = Tally(), Tally(shows_all=True)
    for number in range(21):
        for each in (tally, whole):
            each.add_lost(lost(number))
            each.add(finding(path=f"/p{number}"))

    assert len([*tally.lines()]) == 42
    assert [*tally.lines()][20:22] == [
        "... and 1 more; `genetherapy-model check` lists all",
        "LOSS001 warning /p0 ×1: m",  # noqa: RUF001
    ]
    assert [*tally.lines()][-1] == (
        "... and 1 more kind of findings; `--all-findings` lists all"
    )
    assert [*whole.lines()][:41] == [*tally.lines()][:41]
    assert [*whole.lines()][41:] == ["LOSS001 warning /p20 ×1: m"]  # noqa: RUF001


def test_tallies_add_up() -> None:
    """What one process counted stands before what the next one counted."""
    one, other = Tally(), Tally()
    for number in range(19):
        one.add_lost(lost(number))
    for number in (19, 20):
        other.add_lost(lost(number))
    one.add(finding(message="one"))
    other.add(finding(message="other"))
    other.add(finding(path="/title"))
    for each, number in ((one, 1), (other, 10)):
        each.published += number
        each.deletions += 2 * number
        each.deleted += 3 * number
        each.passed_over += 4 * number
    one.merge(other)

    assert (one.published, one.lost, one.deletions, one.deleted, one.passed_over) == (
        11,
        21,
        22,
        33,
        44,
    )
    assert [*one.lines()][18:] == [
        "RDR905 error record 18: no title",
        "RDR905 error record 19: no title",
        "... and 1 more; `genetherapy-model check` lists all",
        "LOSS001 warning ×2, such as: one",  # noqa: RUF001
        "LOSS001 warning /title ×1: m",  # noqa: RUF001
    ]


@pytest.mark.parametrize("what", ["lost", "deletions", "finding"])
def test_a_tally_is_clean_until_something_is_found(what: str) -> None:
    """Records that were written, and deletions in them, are nothing to tell."""
    tally = Tally()
    tally.published = tally.deleted = tally.passed_over = 3
    assert tally.is_clean
    if what == "finding":
        tally.add(finding())
    else:
        setattr(tally, what, 1)
    assert not tally.is_clean


FULL = gtm.Finding(
    code="ID001",
    severity=gtm.Severity.ERROR,
    message="bad\x9b é",
    path="/title",
    suggestion="good",
    position=gtm.Position(file="a.xml", record=3, line=7, byte=99),
)
BARE = gtm.Finding(code="X", severity=gtm.Severity.INFO, message="odd")
SAID = {
    "code": "ID001",
    "severity": "error",
    "message": "bad\x9b é",
    "path": "/title",
    "suggestion": "good",
    "publication": "pubmed:7",
    "file": "a.xml",
    "record": 3,
    "line": 7,
    "byte": 99,
}


def printed(form: str, *findings: tuple[gtm.Finding, str | None]) -> str:
    """Print findings in a form."""
    stream = io.StringIO()
    printer = find_printer(form, stream, lambda: None)
    for each in findings:
        printer.add(*each)
    printer.fail("broken off")
    printer.close()
    return stream.getvalue()


def test_a_pipe_gets_one_finding_a_line() -> None:
    """Severity and code in columns, then the place, the path and the words."""
    assert printed("table", (FULL, "pubmed:7"), (BARE, None)) == (
        "error    ID001    a.xml, record 3, line 7, byte 99 (pubmed:7)  /title  "
        "bad\ufffd é; did you mean 'good'?\n"
        "info     X        odd\n"
    )


def test_json_says_what_is_stated_and_no_more() -> None:
    """Both forms of JSON are ASCII and hold the same, whatever number there is."""
    bare = {"code": "X", "severity": "info", "message": "odd", "path": ""}
    both = ((FULL, "pubmed:7"), (BARE, None))
    lines = printed("jsonl", *both)

    assert lines.isascii()
    assert [json.loads(line) for line in lines.splitlines()] == [SAID, bare]
    first, second = lines.splitlines()
    assert printed("json", *both) == f"[\n{first},\n{second}\n]\n"
    assert printed("json") == "[]\n"
    assert printed("jsonl") == ""


def test_a_terminal_gets_a_table_in_colors() -> None:
    """The heads stand above the first batch alone, and room is made for each."""
    stream = io.StringIO()
    rooms: list[int] = []
    console = Console(
        file=stream,
        force_terminal=True,
        width=60,
        color_system="standard",
        legacy_windows=False,
    )
    table = _Table(console, lambda: rooms.append(1))
    table.add(FULL, "pubmed:7")
    for _ in range(199):
        table.add(finding(), None)
    assert len(rooms) == 1
    table.add(BARE, None)
    table.close()
    table.close()

    shown = stream.getvalue()
    lines = shown.splitlines()
    assert len(rooms) == 2
    head = re.sub(r"\x1b\[[0-9;]*m", "", lines[0])
    assert head.split() == ["code", "where", "what"]
    assert any("7)" in line for line in lines[1:5])
    assert shown.count("where") == shown.count("what") == shown.count("code") == 1
    assert lines[1].startswith("\x1b[1;31merror  \x1b[0m  ID001    a.xml, record")
    assert "bad\ufffd é; did you mean" in lines[1]
    assert any("/title" in line for line in lines[1:5])
    warning = "\x1b[33mwarning\x1b[0m  LOSS001"
    assert sum(line.startswith(warning) for line in lines) == 199
    assert lines[-1].startswith("\x1b[36minfo   \x1b[0m  X ")
    assert lines[-1].rstrip().endswith("odd")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(2, "No such file"), "there is no such file"),
        (IsADirectoryError(), "this is a folder: name the files in it"),
        (PermissionError(), "you have no permission to read it"),
        (gzip.BadGzipFile("bad"), "its gzip compression is damaged: bad"),
        (EOFError("early"), "its gzip compression is damaged: early"),
        (zlib.error("odd"), "its gzip compression is damaged: odd"),
        (OSError(5, "Input/output error"), "it cannot be read: Input/output error"),
        (OSError("odd"), "it cannot be read: odd"),
        (ValueError("embedded null byte"), "it cannot be read: embedded null byte"),
    ],
)
def test_an_input_that_fails_is_told_why(error: Exception, said: str) -> None:
    """The sentence names the input, and what is wrong with it."""
    assert str(_unreadable("a.gz", error)) == f"a.gz: {said}"
    assert str(_unreadable("-", error)) == f"standard input: {said}"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["a", "-", "-"], "'-', standard input, can be read once only"),
        (["a", ""], "'' is no name of a file"),
        (["-", "-x"], "-x is no option; a file of that name is written ./-x"),
    ],
)
def test_what_is_no_input_is_told(names: list[str], said: str) -> None:
    """Names are looked at before any input is opened."""
    with pytest.raises(gtm.UnreadableInput) as caught:
        Inputs(names)
    assert str(caught.value) == said


def test_inputs_know_their_size_and_what_was_read(tmp_path: Path) -> None:
    """Both count bytes, of all inputs together; a folder has no size."""
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    gtm.write([gtm.Publication(title="A")], one)
    gtm.write([gtm.Publication(title="B"), gtm.Publication(title="C")], other)
    inputs = Inputs([str(one), str(other)])
    sizes = one.stat().st_size, other.stat().st_size

    assert (inputs.size, inputs.bytes_read) == (sum(sizes), 0)
    assert len([*inputs.scan(str(one))]) == 1
    assert inputs.bytes_read == sizes[0]
    scanned = inputs.scan(str(other))
    next(scanned)
    assert inputs.bytes_read == sum(sizes)
    assert len([*scanned]) == 1
    assert inputs.bytes_read == sum(sizes)
    assert [*inputs.formats] == [str(one), str(other)]
    assert Inputs([str(one), str(tmp_path)]).size is None
    assert Inputs([str(one), str(tmp_path / "gone")]).size is None
    assert Inputs([]).size == 0


def test_an_input_is_known_by_its_file(tmp_path: Path) -> None:
    """A link is the file that it leads to; another file of its content is not."""
    one, link, other = (tmp_path / name for name in ("one", "link", "other"))
    one.write_bytes(b"x")
    other.write_bytes(b"x")
    link.symlink_to(one)
    inputs = Inputs([str(tmp_path / "gone"), str(link)])

    assert inputs.find_same(one.stat()) == str(link)
    assert inputs.find_same(other.stat()) is None


def test_an_output_says_what_it_cannot_be(tmp_path: Path) -> None:
    """A folder, an empty name, an option, a missing folder, and an input."""
    record = tmp_path / "a.jsonl"
    gtm.write([gtm.Publication(title="A")], record)
    gone = tmp_path / "gone"
    for name, said in (
        ("", "'' is no name of a file to write"),
        (str(tmp_path), f"{str(tmp_path)!r} is no name of a file to write"),
        ("a\0", "'a\\x00' is no name of a file to write"),
        ("-x", "-x is no name of an output; a file of that name is written ./-x"),
        (f"{gone}/a", f"{gone}/a: there is no folder {gone}: make it first"),
    ):
        with pytest.raises(UnwritableOutput) as caught:
            Output(name)
        assert str(caught.value) == said
    with pytest.raises(UnwritableOutput) as caught:
        Output(str(record)).spare(Inputs([str(record)]))
    assert str(caught.value) == (
        f"{record} is the input {record}, and an input is never changed: write to "
        "another file"
    )
    Output(str(tmp_path / "b.jsonl")).spare(Inputs([str(record)]))
    Output(str(record)).spare(Inputs(["gone"]))


def test_an_output_has_the_format_of_its_name(tmp_path: Path) -> None:
    """A format that is named goes before the ending, and both before nothing."""
    assert Output(None).find_format(None).name == "jsonl"
    assert Output("-").find_format("ris").name == "ris"
    assert Output(str(tmp_path / "a.ris.gz")).find_format(None).name == "ris"
    assert Output(str(tmp_path / "a.ris")).find_format("jsonl").name == "jsonl"
    with pytest.raises(UnwritableOutput) as caught:
        Output(str(tmp_path / "a.odd")).find_format(None)
    said = str(caught.value)
    assert said.startswith(f"{tmp_path}/a.odd: the name ends in none of .")
    assert ", .ris" in said
    assert said.endswith(": name the format with --to")
    assert (str(Output(None)), str(Output("-"))) == 2 * ("standard output",)
    assert str(Output(str(tmp_path / "a.ris"))) == str(tmp_path / "a.ris")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Gene\n\x1b[31m  therapy ", "Gene \ufffd[31m therapy"),
        ("a\x7fb\x80c\x9fd\x00e", "a\ufffdb\ufffdc\ufffdd\ufffde"),
        ("\ud800\udfff", "\ufffd\ufffd"),
        # What is no command stays, though it may be invisible.
        ("a\u200bb\ue000\u00a0c", "a\u200bb\ue000 c"),
        ("é 中", "é 中"),
    ],
)
def test_a_text_is_no_command_for_a_terminal(text: str, line: str) -> None:
    """One line, without control characters and halves of characters."""
    assert clean(text) == line


def test_sarif_says_all_of_a_finding() -> None:
    """Each part has its place; what has no rule is told by what its code stands for."""
    codes = ("RDR001", "LOSS002", "ORD003", "XYZ004")
    others = [(finding(code), None) for code in codes]
    found = json.loads(printed("sarif", (FULL, "pubmed:7"), (BARE, None), *others))
    [run] = found.pop("runs")
    driver = run.pop("tool").pop("driver")
    first, second, *_, last = run.pop("results")

    assert found == {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
        "sarif-schema-2.1.0.json",
        "version": "2.1.0",
    }
    assert run == {
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": False,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": "broken off"}}
                ],
            }
        ],
    }
    assert first == {
        "ruleId": "ID001",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "bad\x9b é; did you mean 'good'?"},
        "locations": [
            {
                "logicalLocations": [
                    {"fullyQualifiedName": "record 3/title", "name": "pubmed:7"}
                ],
                "physicalLocation": {
                    "artifactLocation": {"uri": "a.xml"},
                    "region": {"startLine": 7},
                },
            }
        ],
        "properties": {
            "path": "/title",
            "record": 3,
            "byte": 99,
            "publication": "pubmed:7",
            "suggestion": "good",
        },
    }
    assert second == {
        "ruleId": "X",
        "ruleIndex": 1,
        "level": "note",
        "message": {"text": "odd"},
        "locations": [
            {"logicalLocations": [{"fullyQualifiedName": "the whole input"}]}
        ],
        "properties": {"path": ""},
    }
    assert (last["ruleIndex"], last["level"]) == (5, "warning")
    rules = driver.pop("rules")
    assert driver == {
        "name": "genetherapy-model",
        "semanticVersion": gtm.__version__,
        "version": gtm.__version__,
    }
    assert rules[1:] == [
        {"id": code, "shortDescription": {"text": said}}
        for code, said in (
            ("X", "a remark that is no rule's"),
            ("RDR001", "what a reader met in the input"),
            ("LOSS002", "what a format could not hold"),
            ("ORD003", "what the order of modalities forbids"),
            ("XYZ004", "a remark that is no rule's"),
        )
    ]


def test_sarif_describes_a_rule() -> None:
    """A rule has a name in one word, its level, its family, and its examples."""
    found = json.loads(printed("sarif", (FULL, None)))
    rule = find_rule("ID001")
    [told] = found["runs"][0]["tool"]["driver"]["rules"]
    help_ = told.pop("help")

    assert told == {
        "id": "ID001",
        "name": "".join(word.capitalize() for word in rule.name.split("_")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.reason},
        "defaultConfiguration": {"enabled": True, "level": "warning"},
        "properties": {"tags": [FAMILIES["ID"]]},
    }
    assert {*help_} == {"text", "markdown"}
    assert "```" in help_["markdown"]
    assert "```" not in help_["text"]


def test_progress_is_drawn_after_a_second_and_ten_times_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many records, how much of the input; a pause takes the line away."""
    path = tmp_path / "a.jsonl"
    gtm.write([gtm.Publication(title="A"), gtm.Publication(title="B")], path)
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    stream = io.StringIO()
    inputs = Inputs([str(path)])
    bar = _Bar(inputs, Console(file=stream, force_terminal=True, width=60))

    def drawn_after(seconds: float, records: int) -> str:
        now[0] = 100.0 + seconds
        before = len(stream.getvalue())
        bar.step(records)
        return stream.getvalue()[before:]

    assert drawn_after(0.9, 1) == ""
    assert "1,235 records" in drawn_after(1.0, 1234)
    assert drawn_after(1.05, 1) == ""
    assert len([*inputs.scan(str(path))]) == 2
    last = drawn_after(1.11, 1)
    assert "1,237 records" in last
    assert "100%" in last
    before = len(stream.getvalue())
    bar.pause()
    assert stream.getvalue()[before:].endswith("\x1b[2K")
    before = len(stream.getvalue())
    bar.pause()
    assert stream.getvalue()[before:] == ""


class Given(Inputs):
    """Inputs of which it is given what they hold."""

    def scan(self, name: str) -> Iterator[gtm.Reading | gtm.Deletion]:
        """Give a record, a deletion, and one that could not be read."""
        entries = [
            gtm.CatalogueEntry(catalogue="PubMed", identifier=gtm.Pmid(number))
            for number in ("1", "2")
        ]
        yield gtm.Reading(
            publication=gtm.Publication(title=name), findings=[finding("RDR001")]
        )
        yield gtm.Deletion(entries=entries, findings=[finding("RDR002")])
        yield gtm.Reading(findings=lost(3), position=gtm.Position(record=3))


def test_what_is_gathered_is_counted() -> None:
    """Of each record what was found is told, of a deletion that it is not written."""
    tally, steps = Tally(), Advance()
    found = [*gather(Given(["a.xml", "-"]), "ris", tally, steps)]

    assert [str(each.title) for each in found] == ["a.xml", "-"]
    assert (tally.published, tally.lost, tally.passed_over) == (2, 2, 0)
    assert (tally.deletions, tally.deleted) == (2, 4)
    assert [*tally.lines()] == [
        "RDR905 error a.xml, record 3: no title",
        "RDR905 error standard input, record 3: no title",
        "RDR001 warning ×2, such as: m",  # noqa: RUF001
        "RDR002 warning ×2, such as: m",  # noqa: RUF001
        (
            "LOSS002 warning ×2, such as: ris has no place for 2 deletions that "  # noqa: RUF001
            "the input states: delete these records yourself where you keep them"
        ),
    ]
    rest = Tally()
    assert [*gather(Given(["a.xml"]), "ris", rest, passed=1)] == []
    assert (rest.published, rest.deletions, rest.lost) == (0, 1, 1)


def test_what_is_found_on_all_records_is_placed_at_one() -> None:
    """Each record has the place that it was read at, as far as that is known."""
    seen = _Seen()
    places = (
        ("a.xml", gtm.Position(record=1, line=2, byte=30), "doi:10.1000/é"),
        ("a.xml", gtm.Position(), None),
        ("-", gtm.Position(byte=0), "pubmed:7"),
    )
    assert [seen.add(*each) for each in places] == ["/0", "/1", "/2"]

    for number, (name, position, identifier) in enumerate(places):
        for path in ("", "/title"):
            found = seen.placed(finding(path=f"/{number}{path}"))
            file = "standard input" if name == "-" else name
            expected = evolve(position, file=file)
            assert found == (evolve(finding(path=path), position=expected), identifier)
    assert seen.placed(finding()) == (finding(), None)


@pytest.mark.parametrize("error", [OSError(5, "odd"), ValueError("closed")])
def test_what_cannot_be_complained_of_is_passed_over(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody can be told, the exit code alone has to do."""

    class Broken(io.StringIO):
        def write(self, _: str, /) -> int:
            raise error

    for stream in (Broken(), None):
        monkeypatch.setattr(sys, "stderr", stream)
        complain("nobody reads this")
    monkeypatch.setattr(sys, "stderr", told := io.StringIO())
    complain("somebody does")
    monkeypatch.undo()

    assert told.getvalue() == "somebody does\n"
