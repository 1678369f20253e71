"""Laws for the code of others: right code passes, and each kind of slip is told."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn

import attrs
import pytest
from hypothesis import assume, settings

import genetherapy_model as gtm
from genetherapy_model.formats import FORMATS, Format
from genetherapy_model.rules import RULES, select_rules
from genetherapy_model.testing import (
    DAY,
    Layout,
    Restriction,
    check_reader,
    check_round_trip,
    check_validator,
    code_of,
    violations,
)
from genetherapy_model.testing.long_records import LONG, long_record
from pytest_genetherapy_model import load_profile

WRITTEN = [known for known in FORMATS if hasattr(known.load(), "write")]
every_format = pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.name)


def _broken(law: Callable[[], None]) -> list[str]:
    with pytest.raises(AssertionError) as raised:
        law()
    return str(raised.value).splitlines()


def _with_names(
    publication: gtm.Publication, change: Callable[[gtm.PersonName], gtm.PersonName]
) -> gtm.Publication:
    authors: list[gtm.Author] = []
    for author in publication.authors:
        if isinstance(author, gtm.PersonalAuthor):
            person = attrs.evolve(author.person, name=change(author.name))
            authors.append(attrs.evolve(author, person=person))
        else:
            authors.append(author)
    return attrs.evolve(publication, authors=authors)


def _without_suffix(publication: gtm.Publication) -> gtm.Publication:
    return _with_names(publication, lambda name: attrs.evolve(name, suffix=None))


def _same(publication: gtm.Publication) -> gtm.Publication:
    return publication


@every_format
def test_what_a_format_cannot_hold_is_excused(known: Format) -> None:
    """Each of our own formats comes back, but for what it cannot hold."""

    def write(publication: gtm.Publication) -> bytes:
        stream = io.BytesIO()
        gtm.write([publication], stream, format=known.name)
        return stream.getvalue()

    def read(data: bytes) -> gtm.Publication:
        [publication] = gtm.read(data, format=known.name)
        return publication

    check_round_trip(read, write, excused=known.name)


@every_format
def test_our_own_readers_read_what_is_written(known: Format) -> None:
    """A reader that is right passes, in each format."""
    check_reader(lambda data: gtm.read(data, format=known.name), known.name)


@pytest.fixture
def quick() -> Iterator[None]:
    """Draw five examples, whatever else is asked for."""
    before = settings.get_current_profile_name()
    load_profile("quick")
    yield
    settings.load_profile(before)


Change = Callable[[gtm.Publication], gtm.Publication]


def _cut(name: str, most: int) -> Change:
    return lambda given: attrs.evolve(given, **{name: getattr(given, name)[:most]})


def _retitled(change: Callable[[str], str]) -> Change:
    def changed(given: gtm.Publication) -> gtm.Publication:
        title = given.title and gtm.MarkedText.from_plain(change(given.title.plain))
        return attrs.evolve(given, title=title)

    return changed


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("lose", "path", "sizes"),
    [
        (_cut("authors", 3), "authors[3]", {"authors": 4}),
        (_cut("authors", 10), "authors[10]", {"authors": 11}),
        (_cut("authors", 20), "authors[20]", {"authors": 21}),
        (_cut("authors", 25), "authors[25]", {"authors": 26}),
        (_cut("keywords", 10), "keywords[10]", {"keywords": 11}),
        # Of a title, letters are counted, and not the full stop at its end.
        (_retitled(lambda text: text[:80]), "title", {"title": 80}),
        (_retitled(lambda text: text[:255]), "title", {"title": 255}),
        (_retitled(lambda text: text.removesuffix(".")), "title", {"title": 1}),
    ],
)
def test_what_cuts_the_long_is_told_by_the_shortest(
    lose: Change, path: str, sizes: dict[str, int]
) -> None:
    """Who keeps some authors, or letters, alone is found with five examples.

    The message holds the shortest list or title that is cut, and nothing else.
    """

    def read(data: bytes) -> Iterable[gtm.Publication]:
        return map(lose, gtm.read(data, format="ris"))

    shortest = textwrap.indent(code_of(long_record(sizes)), "    ")
    for lines in (
        _broken(lambda: check_round_trip(_same, lose, excused=_retitled(str))),
        _broken(lambda: check_reader(read, "ris")),
    ):
        assert lines[0].startswith(f"{path}: ")
        assert lines[2].startswith("    from genetherapy_model import ")
        assert "\n".join(lines[3:]).partition("\nwhich is\n")[0] == shortest


@pytest.mark.usefixtures("quick")
def test_what_only_the_whole_long_record_shows_is_told_with_it() -> None:
    """Where no list or text alone is cut, the example is the record of them all."""

    def lose(given: gtm.Publication) -> gtm.Publication:
        is_long = len(given.authors) + len(given.keywords) > 26
        return attrs.evolve(given, keywords=[]) if is_long else given

    lines = _broken(lambda: check_round_trip(_same, lose))

    assert lines[0] == "keywords[0]: Keyword(text=MarkedText('Aa')) is missing"
    assert "    ..." in lines


@pytest.mark.parametrize(
    ("profile", "fields", "long"),
    [
        ("quick", None, [*LONG][:5]),
        ("quick", ["grants", "authors"], ["authors", "grants"]),
        ("default", None, [*LONG]),
    ],
)
def test_as_many_fields_are_long_as_examples_are_drawn(
    profile: str, fields: list[str] | None, long: list[str]
) -> None:
    """With five examples, the five fields are long that are cut most; else all."""
    seen: list[gtm.Publication] = []

    def write(given: gtm.Publication) -> gtm.Publication:
        seen.append(given)
        return given

    before = settings.get_current_profile_name()
    load_profile(profile)
    check_round_trip(_same, write, fields=fields)
    settings.load_profile(before)

    assert long_record({name: LONG[name].most for name in long}) == seen[-1]


def test_every_list_of_a_publication_can_be_long() -> None:
    """No list, title or abstract is passed over, and no rule finds fault with it."""
    for field in attrs.fields(gtm.Publication):
        assert field.default != () or field.name in LONG
    for name, long in LONG.items():
        record = long_record({name: long.most})
        value = getattr(record, name)
        if name == "reference_lists":
            value = record.references
        size = len(value) if isinstance(value, tuple) else len(str(value)) - len(".")
        assert long.most == size
        assert not gtm.check(record)


def test_a_long_record_holds_what_is_said() -> None:
    """A letter and a small one name each of its items."""
    abstract = gtm.Abstract(sections=[gtm.AbstractSection(text="Gene.")])

    assert long_record({"abstract": 4}) == gtm.Publication(abstract=abstract)
    assert long_record({"identifiers": 2, "reference_lists": 2}) == gtm.Publication(
        identifiers=[
            gtm.OtherIdentifier(scheme="pii", text="Aa"),
            gtm.OtherIdentifier(scheme="pii", text="Ba"),
        ],
        reference_lists=[
            gtm.ReferenceList(
                references=[
                    gtm.WorkReference(citation="Aa"),
                    gtm.WorkReference(citation="Ba"),
                ]
            )
        ],
    )


def test_a_long_record_may_be_passed_over() -> None:
    """What an adapter cannot take, it passes over with assume(), long or short."""

    def write(given: gtm.Publication) -> gtm.Publication:
        assume(len(given.authors) < 2)
        return given

    check_round_trip(_same, write, fields=["authors"])


@pytest.mark.usefixtures("quick")
def test_a_validator_is_shown_the_long() -> None:
    """A list of many authors is valid, and so is a long title."""

    def judge(subject: object) -> bool:
        return _judge(subject) and len(getattr(subject, "authors", ())) <= 20

    lines = _broken(lambda: check_validator(judge, kinds=[gtm.Publication]))

    assert lines[0] == "no rule is broken, and accepts() refuses"
    assert 21 == sum("PersonalAuthor(" in line for line in lines)


@pytest.mark.usefixtures("seeking")
def test_a_lost_suffix_is_told_by_its_path() -> None:
    """The message begins with the path, and holds the smallest example as code."""
    lines = _broken(
        lambda: check_round_trip(_same, _without_suffix, fields=["authors"])
    )

    assert lines[0] == "authors[0].name.suffix: '' became None"
    assert lines[1] == "read(write(publication)) differs for"
    names: dict[str, object] = {}
    exec(lines[2].strip(), names)  # noqa: S102 - it is our own code
    example = eval("\n".join(lines[3:]).strip(), names)  # noqa: S307 - as above
    name = gtm.PersonName(suffix="")
    author = gtm.PersonalAuthor(person=gtm.Person(name=name))
    assert example == gtm.Publication(authors=[author])


def test_a_lost_suffix_may_be_declared() -> None:
    """What the tool says it cannot hold is excused, if all else comes back."""
    excused: Restriction = _without_suffix

    check_round_trip(_same, _without_suffix, excused=excused)


@pytest.mark.usefixtures("seeking")
def test_what_may_be_lost_may_not_be_changed() -> None:
    """A declared loss excuses no other value in its place."""

    def spoil(publication: gtm.Publication) -> gtm.Publication:
        return _with_names(
            publication,
            lambda name: attrs.evolve(name, suffix=name.suffix and f"{name.suffix}?"),
        )

    def law() -> None:
        check_round_trip(_same, spoil, fields=["authors"], excused=_without_suffix)

    assert _broken(law)[0] == ("authors[0].name.suffix: '0' became '0?' (held: None)")


def test_a_format_excuses_what_it_cannot_hold() -> None:
    """The matrix of formats excuses the grants of RIS."""

    def forget(publication: gtm.Publication) -> gtm.Publication:
        return attrs.evolve(publication, grants=[])

    check_round_trip(_same, forget, fields=["grants"], excused="ris")


@pytest.mark.usefixtures("seeking")
def test_a_format_excuses_nothing_else() -> None:
    """The matrix of formats does not excuse the titles of RIS."""

    def forget(publication: gtm.Publication) -> gtm.Publication:
        return attrs.evolve(publication, grants=[], title=None)

    both = ["grants", "title"]
    lines = _broken(lambda: check_round_trip(_same, forget, fields=both, excused="ris"))

    assert lines[0].startswith("title: ")
    assert lines[0].endswith(" became None")


def test_fields_that_are_not_claimed_are_not_asked_for() -> None:
    """Only the named fields are stated and compared."""
    seen: list[gtm.Publication] = []

    def write(publication: gtm.Publication) -> gtm.Publication:
        seen.append(publication)
        return attrs.evolve(publication, languages=["eng"])

    check_round_trip(_same, write, fields=["title", "authors"])

    for each in seen:
        assert each == gtm.Publication(title=each.title, authors=each.authors)


@pytest.mark.parametrize(
    ("law", "said"),
    [
        (
            lambda: check_round_trip(lambda _: 1 // 0, _same),  # type: ignore[arg-type,return-value]
            "read raised ZeroDivisionError: integer division or modulo by zero",
        ),
        (
            lambda: check_round_trip(_same, lambda _: gtm.Publication(title=7)),  # type: ignore[arg-type]
            "write raised InvalidType: Publication.title: expected MarkedText",
        ),
        (
            lambda: check_round_trip(lambda _: [], _same),  # type: ignore[arg-type,return-value]
            "read gave list, and no Publication",
        ),
        (
            lambda: check_reader(lambda _: [], "ris"),
            "0 records are read of 1 in the file of",
        ),
        (
            lambda: check_reader(lambda _: iter([1 // 0]), "ris"),  # type: ignore[arg-type,return-value]
            "read raised ZeroDivisionError: integer division or modulo by zero",
        ),
        (
            lambda: check_validator(lambda _: 1 // 0 == 1, select=["ID"]),
            "accepts raised ZeroDivisionError: integer division or modulo by zero",
        ),
    ],
    ids=["reader", "writer", "list", "nothing", "generator", "validator"],
)
def test_whatever_the_tool_does_is_told(law: Callable[[], None], said: str) -> None:
    """What a tool raises, or gives instead of a publication, is a broken law."""
    assert _broken(law)[0].startswith(said)


def test_what_a_tool_raises_is_told_with_the_example() -> None:
    """The publication follows as code, whether it was read, written or judged."""

    def fail(_: object) -> NoReturn:
        raise ValueError("no more")

    for law, name in (
        (lambda: check_round_trip(fail, _same), "read"),
        (lambda: check_round_trip(_same, fail), "write"),
        (lambda: check_reader(fail, "ris"), "read"),
        (
            lambda: check_validator(fail, select=["ID001"], kinds=[gtm.Publication]),
            "accepts",
        ),
    ):
        assert _broken(law) == [
            f"{name} raised ValueError: no more",
            "for",
            "    from genetherapy_model import Publication",
            "    Publication()",
        ]


def test_a_reader_is_shown_the_fields_that_it_claims_alone() -> None:
    """Whatever it does not claim to read does not stand in a file."""
    seen: list[gtm.Publication] = []

    def read(data: bytes) -> list[gtm.Publication]:
        found = [*gtm.read(data, format="jsonl")]
        seen.extend(found)
        return found

    check_reader(read, "jsonl", fields=["title"])

    for each in seen:
        assert each == gtm.Publication(title=each.title)


@pytest.mark.usefixtures("seeking")
def test_a_reader_that_takes_less_is_told_with_the_file() -> None:
    """The message holds the path, the example and the file that was read."""

    def read(data: bytes) -> list[gtm.Publication]:
        return [_without_suffix(each) for each in gtm.read(data, format="ris")]

    lines = _broken(lambda: check_reader(read, "ris", fields=["authors"]))

    assert lines[0].startswith("authors[0].name.suffix: ")
    assert lines[0].endswith(" became None")
    assert "which is" in lines
    assert any("AU  - " in line for line in lines)


@pytest.mark.usefixtures("seeking")
def test_a_reader_is_shown_several_records() -> None:
    """Who reads the first record alone, or all in another order, is told of it."""

    def read_first(data: bytes) -> list[gtm.Publication]:
        return [*gtm.read(data, format="ris")][:1]

    def read_backwards(data: bytes) -> list[gtm.Publication]:
        return [*gtm.read(data, format="ris")][::-1]

    lines = _broken(lambda: check_reader(read_first, "ris", fields=["title"]))
    assert lines[0] == "1 records are read of 2 in the file of"
    assert lines[2] == "    (Publication(), Publication())"

    lines = _broken(lambda: check_reader(read_backwards, "ris", fields=["title"]))
    assert lines[:2] == ["title: None became '0'", "is what is read of the file of"]


def test_a_reader_is_shown_the_layouts_that_it_claims() -> None:
    """Files are as they are written, unless more is claimed; and it must be true."""

    def read(data: bytes) -> list[gtm.Publication]:
        assert data.startswith(b"TY  - ")
        return [*gtm.read(data, format="ris")]

    check_reader(read, "ris", fields=["title"], layouts=[Layout.CR, Layout.LF])
    lines = _broken(
        lambda: check_reader(read, "ris", fields=["title"], layouts=[*Layout])
    )

    assert lines[0].startswith("read raised AssertionError: ")


@pytest.mark.usefixtures("seeking")
def test_a_file_that_is_no_utf_8_is_shown_with_escapes() -> None:
    """What stands in it can be read in the message, byte by byte."""

    def read(data: bytes) -> Iterable[gtm.Publication]:
        return [] if data.startswith(b"\xff\xfe") else gtm.read(data, format="ris")

    lines = _broken(
        lambda: check_reader(read, "ris", fields=["title"], layouts=[Layout.UTF_16_LE])
    )

    assert lines[0] == "0 records are read of 1 in the file of"
    assert lines[lines.index("which is") + 1].startswith("    \\xff\\xfeT\0Y\0")


def test_a_reader_is_asked_of_some_fields_alone() -> None:
    """What is lost elsewhere is no fault where only some fields are asked of."""

    def read(data: bytes) -> list[gtm.Publication]:
        return [_without_suffix(each) for each in gtm.read(data, format="ris")]

    check_reader(read, "ris", fields=["title", "journal"])


def _judge(subject: object) -> bool:
    return not gtm.check(subject, on=DAY)  # type: ignore[arg-type]


def test_a_validator_that_knows_all_rules_passes() -> None:
    """Our own rules accept what is valid and refuse each violation."""
    check_validator(_judge)


@pytest.mark.parametrize("missed", select_rules(), ids=lambda rule: rule.code)
def test_the_rule_that_is_missed_is_named(missed: object) -> None:
    """Who knows all rules but one is told which one, unless another is forced."""
    code = str(getattr(missed, "code"))  # noqa: B009

    def judge(subject: object) -> bool:
        return not gtm.check(subject, ignore=[code], on=DAY)  # type: ignore[arg-type]

    if code == "LIB007":
        check_validator(judge, select=[code], kinds=[tuple])
        return
    [first, *_] = _broken(lambda: check_validator(judge, select=[code]))
    assert first.startswith(f"{code} is missed (")


@pytest.mark.parametrize("accepted", [True, False])
def test_what_is_misjudged_is_shown_as_code(accepted: bool) -> None:  # noqa: FBT001
    """Beside the rule stands what it is broken by, or what does not break it."""
    [violation] = violations("ID001")
    [rule] = select_rules(["ID001"])
    subject = violation.subject if accepted else rule.passing

    lines = _broken(
        lambda: check_validator(
            lambda _: accepted, select=["ID001"], kinds=[type(subject)]
        )
    )

    assert textwrap.indent(code_of(subject), "    ") in "\n".join(lines)


def test_all_that_is_missed_is_named_at_once() -> None:
    """Who accepts everything misses every rule; who refuses everything is told too."""
    lines = _broken(lambda: check_validator(lambda _: True))
    missed = [line.split()[0] for line in lines if "is missed" in line]
    assert missed == [rule.code for rule in RULES if rule.family != "INC"]

    lines = _broken(lambda: check_validator(lambda _: False))
    refused = [line.split()[0] for line in lines if "is not broken" in line]
    assert refused == [rule.code for rule in RULES if rule.family != "INC"]


def test_a_validator_is_asked_of_what_it_judges() -> None:
    """Only objects of the classes that it judges are shown to it."""
    seen: set[type] = set()

    def judge(subject: object) -> bool:
        seen.add(type(subject))
        return _judge(subject)

    check_validator(judge, kinds=[gtm.Journal])

    assert seen == {gtm.Journal}


@pytest.mark.usefixtures("seeking")
def test_a_validator_that_refuses_the_rare_is_told() -> None:
    """What no rule finds fault with is valid, however rare it is."""

    def judge(subject: object) -> bool:
        return _judge(subject) and not getattr(subject, "gene_symbols", ())

    lines = _broken(lambda: check_validator(judge, kinds=[gtm.Publication]))

    assert lines[0] == "no rule is broken, and accepts() refuses"
    assert any("gene_symbols" in line for line in lines)


def test_wrong_arguments_are_refused_at_once() -> None:
    """Fields and formats that are none are mistakes of the caller."""
    with pytest.raises(gtm.InvalidValue, match="'titel' is no field of a publication"):
        check_round_trip(_same, _same, fields=["titel"])
    with pytest.raises(gtm.InvalidType, match="expected several names"):
        check_round_trip(_same, _same, fields="title")
    with pytest.raises(gtm.UnreadableInput, match="is no format"):
        check_round_trip(_same, _same, excused="rsi")
    with pytest.raises(gtm.UnreadableInput, match="is only read"):
        check_reader(lambda _: [], "wos")
    with pytest.raises(gtm.InvalidValue, match="neither the code of a rule"):
        check_validator(_judge, select=["ID999"])
