"""Laws for the code of others: plain functions, to be called in any test."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NoReturn, TypeAlias, TypeVar

import attrs
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException
from hypothesis.strategies import SearchStrategy

from genetherapy_model.differences import find_differences
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import InvalidType, InvalidValue
from genetherapy_model.formats import find_format
from genetherapy_model.rules import Checker, Rule, select_rules
from genetherapy_model.rules._example_code import code_of, imports_of
from genetherapy_model.strategies import publications
from genetherapy_model.testing.documents import Document, document_of, documents
from genetherapy_model.testing.layouts import Layout
from genetherapy_model.testing.long_records import LONG, long_record
from genetherapy_model.testing.violations import DAY, violations

__all__ = ["Restriction", "check_reader", "check_round_trip", "check_validator"]

S = TypeVar("S")
T = TypeVar("T")

Restriction: TypeAlias = Callable[[Publication], Publication]
"""What takes from a publication all that a format cannot hold."""

_FIELDS: Final = tuple(field.name for field in attrs.fields(Publication))
_LINES: Final = 40
_PHASES: Final = (Phase.explicit, Phase.generate, Phase.target, Phase.shrink)


class _Broken(Exception):
    """A law that an example breaks."""


def check_round_trip(
    read: Callable[[T], Publication],
    write: Callable[[Publication], T],
    *,
    fields: Iterable[str] | None = None,
    excused: str | Restriction | None = None,
) -> None:
    """Check that what a tool writes is read by it as what was stated.

    Publications are drawn by our strategies, and shrunk to the smallest that fails.
    How many there are is said by the profile of Hypothesis. One more has long texts
    and lists of 26 items: the title, authors, keywords, references and so on, as many
    fields as publications are drawn.

    Args:
        read: Makes a publication of what was written.
        write: Makes of a publication whatever the tool keeps it in.
        fields: The fields of a publication that the tool claims to hold; the others
            are neither stated nor compared. By default all.
        excused: What may be lost: whatever the format of this name cannot hold, as
            ``genetherapy-model formats --matrix`` shows it; or a function that takes
            from a publication what the tool says it cannot hold. Each value must then
            come back as it was stated or as it is held.

    Raises:
        AssertionError: If the law is broken; the message has the paths that differ
            and the smallest publication, as code.
        InvalidValue: If a field is none of a publication.
        UnreadableInput: If no format of that name is known, or it is only read.

    >>> import genetherapy_model as gtm
    >>> check_round_trip(gtm.loads, gtm.dumps)
    >>> def write(publication):
    ...     return str(publication.title or "")
    >>> def read(text):
    ...     return gtm.Publication(title=text)
    >>> try:
    ...     check_round_trip(read, write, fields=["title"])
    ... except AssertionError as error:
    ...     print(error)
    title: None became ''
    read(write(publication)) differs for
        from genetherapy_model import Publication
        Publication()
    """
    __tracebackhide__ = True  # pytest shows the line that asked, and the message
    names = _named(fields)
    restrict = _restriction(excused)

    def law(publication: Publication) -> None:
        written = _called("write", write, publication, publication)
        found = _called("read", read, written, publication)
        held = publication if restrict is None else restrict(publication)
        told = _differences(publication, held, found, names)
        if told:
            _fail([*told, "read(write(publication)) differs for"], publication)

    _run(law, publications(fields=None if fields is None else names))
    _run_long(law, _same, names)


def check_reader(
    read: Callable[[bytes], Iterable[Publication]],
    format: str,  # noqa: A002 - the word of the public functions
    *,
    fields: Iterable[str] | None = None,
    layouts: Iterable[Layout] = (),
) -> None:
    """Check that a reader finds in a file all that the format holds.

    The files are written by this library, each with a few records, and what stands in
    them is known: see :func:`~genetherapy_model.testing.documents.documents`. One has
    a record with long texts and lists.

    Args:
        read: Gives the publications of a file, in its order.
        format: The name of a format that this library writes.
        fields: The fields that the reader claims to read. By default all.
        layouts: The layouts that the reader claims to read, besides the one in which
            this library writes.

    Raises:
        AssertionError: If the law is broken; the message has the paths that differ,
            the smallest publications, as code, and their file.
        InvalidArgument: If the format is not laid out so.
        InvalidValue: If a field is none of a publication.
        UnreadableInput: If no format of that name is known, or it is only read.

    >>> import genetherapy_model as gtm
    >>> check_reader(gtm.read, "ris")
    >>> try:
    ...     check_reader(lambda data: [], "ris")
    ... except AssertionError as error:
    ...     print(error)
    0 records are read of 1 in the file of
        from genetherapy_model import Publication
        Publication()
    which is
        TY  - JOUR
        ER  -...
    """
    __tracebackhide__ = True  # pytest shows the line that asked, and the message
    names = _named(fields)
    elements = publications(fields=None if fields is None else names)

    def law(document: Document) -> None:
        stated = document.publications
        example = stated[0] if len(stated) == 1 else stated
        found = _called("read", _listed(read), document.data, example)
        text = document.data.decode("utf-8", "backslashreplace")
        file = f"which is\n{_indented(text)}"
        if len(found) != len(stated):
            said = f"{len(found)} records are read of {len(stated)} in the file of"
            _fail([said], example, file)
        for held, one in zip(stated, found, strict=True):
            told = _differences(held, held, one, names)
            if told:
                _fail([*told, "is what is read of the file of"], example, file)

    _run(law, documents(format, elements, layouts=layouts))
    _run_long(law, lambda stated: document_of(format, [stated]), names)


def check_validator(
    accepts: Callable[[object], bool],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    kinds: Iterable[type] | None = None,
) -> None:
    """Check that a validator accepts what is valid and refuses each violation.

    It is asked for the examples of the rules, those that break them and those that do
    not, and where it judges publications, for those that our strategies draw, and for
    one with long texts and lists, if no rule finds fault with them.

    Args:
        accepts: Tells whether an object, or a tuple of them, is valid.
        select: The rules that it should know, by code or family; by default all but
            those of completeness.
        ignore: Rules that it need not know.
        kinds: The classes of what it judges, ``tuple`` for collections; by default
            all.

    Raises:
        AssertionError: If the law is broken; the message has every rule that is
            missed, with an example.
        InvalidValue: If a rule or family is not known.

    >>> import genetherapy_model as gtm
    >>> def accepts(subject):
    ...     return not gtm.check(subject)
    >>> check_validator(accepts, select=["ID"])
    >>> try:
    ...     check_validator(lambda subject: True, select=["ID001"])
    ... except AssertionError as error:
    ...     print(error)
    ID001 is missed (an identifier obeys the scheme...): accepts() takes
        from genetherapy_model import OtherIdentifier
        OtherIdentifier(scheme='issn', text='0165-0209')
    """
    __tracebackhide__ = True  # pytest shows the line that asked, and the message
    rules = select_rules(select, ignore)
    judged = (object,) if kinds is None else tuple(kinds)
    told = [said for rule in rules for said in _misjudged(rule, accepts, judged)]
    if told:
        raise AssertionError("\n".join(told))
    if not issubclass(Publication, judged):
        return
    checker = Checker(select_rules(), on=DAY)

    def law(publication: Publication) -> None:
        if not checker.check_member(publication, "") and not _called(
            "accepts", accepts, publication, publication
        ):
            _fail(["no rule is broken, and accepts() refuses"], publication)

    _run(law, publications())
    _run_long(law, _same, _FIELDS)


def _misjudged(
    rule: Rule, accepts: Callable[[object], bool], judged: tuple[type, ...]
) -> Iterator[str]:
    """Tell what a validator says of the examples of a rule that the rule does not."""
    for each in violations(rule.code):
        if isinstance(each.subject, judged) and _asked(accepts, each.subject):
            said = f"{rule.code} is missed ({rule.title}): accepts() takes"
            yield f"{said}\n{_coded(each.subject)}"
    if isinstance(rule.passing, judged) and not _asked(accepts, rule.passing):
        said = f"{rule.code} is not broken: accepts() refuses"
        yield f"{said}\n{_coded(rule.passing)}"


def _asked(accepts: Callable[[object], bool], subject: object) -> bool:
    __tracebackhide__ = True
    try:
        return _called("accepts", accepts, subject, subject)
    except _Broken as broken:
        raise AssertionError(str(broken)) from broken.__cause__


def _same(publication: Publication) -> Publication:
    return publication


def _named(fields: Iterable[str] | None) -> tuple[str, ...]:
    if fields is None:
        return _FIELDS
    if isinstance(fields, str):
        raise InvalidType(f"fields: expected several names, got the text {fields!r}")
    names = tuple(fields)
    for name in names:
        if name not in _FIELDS:
            raise InvalidValue(
                f"fields: {name!r} is no field of a publication: {', '.join(_FIELDS)}"
            )
    return names


def _only(publication: Publication, names: tuple[str, ...]) -> Publication:
    return Publication(**{name: getattr(publication, name) for name in names})


def _restriction(excused: str | Restriction | None) -> Restriction | None:
    if isinstance(excused, str):
        return find_format(excused).load_writer().restrict
    return excused


def _listed(
    read: Callable[[bytes], Iterable[Publication]],
) -> Callable[[bytes], list[Publication]]:
    # A generator raises when its items are taken.
    return lambda data: [*read(data)]


def _called(name: str, function: Callable[[S], T], given_: S, example: object) -> T:
    try:
        return function(given_)
    except HypothesisException:
        raise  # such as assume(), by which an adapter passes an example over
    except Exception as error:
        said = f"{name} raised {type(error).__name__}: {error}\nfor"
        raise _Broken(f"{said}\n{_coded(example)}") from error


def _differences(
    stated: Publication, held: Publication, found: object, names: tuple[str, ...]
) -> list[str]:
    if not isinstance(found, Publication):
        return [f"read gave {type(found).__name__}, and no Publication"]
    told = find_differences(
        _only(stated, names), _only(found, names), held=_only(held, names)
    )
    return [*map(str, told)]


def _fail(said: list[str], example: object, *more: str) -> NoReturn:
    raise _Broken("\n".join([*said, _coded(example), *more]))


def _coded(example: object) -> str:
    code = code_of(example)
    return _indented(f"{imports_of(code)}\n{code}")


def _indented(text: str) -> str:
    lines = text.splitlines()
    cut = ["..."] if len(lines) > _LINES else []
    return "\n".join(f"    {line}".rstrip() for line in [*lines[:_LINES], *cut])


def _run(law: Callable[[T], None], drawn: SearchStrategy[T]) -> None:
    """Ask a law of what is drawn, and raise what the smallest example breaks."""
    __tracebackhide__ = True

    # The examples of one tool are none of another, so that none are kept.
    @settings(
        database=None,
        deadline=None,
        phases=_PHASES,
        report_multiple_bugs=False,
        suppress_health_check=[*HealthCheck],
    )
    @given(drawn)
    def hold(example: T) -> None:
        law(example)

    try:
        hold()
    except _Broken as broken:
        raise AssertionError(str(broken)) from broken.__cause__


def _run_long(
    law: Callable[[T], None],
    made: Callable[[Publication], T],
    names: Iterable[str],
) -> None:
    """Ask a law of long lists and texts, and raise what the shortest breaks.

    It is one record in which as many fields are long as examples are drawn.
    """
    __tracebackhide__ = True
    asked = [name for name in LONG if name in names][: settings().max_examples]
    broken = _break_at(law, made(long_record({n: LONG[n].most for n in asked})))
    if broken is None:
        return
    for name in asked:

        def break_at(size: int, name: str = name) -> _Broken | None:
            return _break_at(law, made(long_record({name: size})))

        most = LONG[name].most
        size = bisect_left(range(1, most), 1, key=lambda n: bool(break_at(n))) + 1
        shortest = break_at(size)
        if shortest is not None:
            raise AssertionError(str(shortest)) from shortest.__cause__
    raise AssertionError(str(broken)) from broken.__cause__


def _break_at(law: Callable[[T], None], long: T) -> _Broken | None:
    """Ask a law of one example, where it may pass it over by ``assume()``."""

    # Hypothesis would write the example as code, which takes longer than all else.
    @settings(database=None, deadline=None, phases=[Phase.explicit])
    @example(None)
    @given(st.none())
    def hold(_: None) -> None:
        law(long)

    try:
        hold()
    except _Broken as broken:
        return broken
    return None
