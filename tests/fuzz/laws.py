"""What holds of any bytes that a reader or a parser is given.

Each law takes bytes and raises nothing, whatever they are. A reader may refuse them by
the error that it documents, and in no other way; what it read is checked: it can be
shown and judged, and comes back as it is from our own JSON and from the same format.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from types import MappingProxyType
from typing import Final, TypeAlias
from zlib import crc32

import attrs

import genetherapy_model as gtm
from genetherapy_model.codec import dump_line, load_line
from genetherapy_model.differences import find_differences
from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain.identifiers import IDENTIFIERS, from_curie
from genetherapy_model.formats import FORMATS, find_format
from genetherapy_model.nomenclature import (
    AmbiguousName,
    NotInRegister,
    claims,
    find_journal,
    find_mesh_term,
    find_person,
    find_product,
    find_society,
    find_substance,
    lookup,
)

__all__ = ["LAWS", "Broken", "Law", "quick"]

Law: TypeAlias = Callable[[bytes], None]

_WRITTEN: Final = tuple(
    known.name for known in FORMATS if hasattr(known.load(), "write")
)
_ODD: Final = frozenset({"RDR002", "RDR003", "RDR009"})
"""Findings on values, which stay as they are wherever they are written."""


class Broken(AssertionError):
    """A law that some bytes break: its name, what was seen, and in which field."""

    def __init__(self, law: str, seen: str, where: str = "") -> None:
        super().__init__(law, seen)
        self.law = law
        self.where = where

    def __str__(self) -> str:
        """Say the law, and what was seen."""
        return ": ".join(self.args)


def _hold(law: str, expected: object, actual: object) -> None:
    one, other = repr(expected), repr(actual)
    if expected == actual and one == other:
        return
    for stated, found in zip(_listed(expected), _listed(actual), strict=False):
        if isinstance(stated, Statement) and type(stated) is type(found):
            for difference in find_differences(stated, found):
                where = re.sub(r"\[[0-9]+\]", "", difference.path)
                raise Broken(law, str(difference), where)
    raise Broken(law, f"{one[:200]} became {other[:200]}")


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value]


# --- readers ---------------------------------------------------------------------


def _read(
    data: bytes,
    *,
    format: str | None,  # noqa: A002 - the word of the public functions
    is_quick: bool = False,
) -> None:
    """Read bytes, and check all that is read, in every format or, quickly, in two."""
    readings = _scanned(data, format)
    if format is None:
        _hold("small reads read the same", readings, _scanned(_Drops(data), format))
    other = _WRITTEN[crc32(data) % len(_WRITTEN)]
    writers = [name for name in _WRITTEN if not is_quick or name in (format, other)]
    for reading in readings or ():
        for finding in reading.findings:
            _check_message(finding)
        if isinstance(reading, gtm.Deletion):
            repr(reading.pmids)
        elif reading.publication is None:
            _hold("what is not read is told", True, bool(reading.findings))  # noqa: FBT003
            _hold("what is not read is kept", str, type(reading.source))
        else:
            _check_publication(reading.publication)
            for name in writers:
                codes = {finding.code for finding in reading.findings}
                _check_written(reading.publication, name, codes)


class _Drops:
    """A source that gives few bytes at a time, as a network does."""

    def __init__(self, data: bytes) -> None:
        self._stream = io.BytesIO(data)

    def read(self, size: int = -1, /) -> bytes:
        return self._stream.read(min(size, 7) if size >= 0 else 7)


def _scanned(
    source: bytes | _Drops, name: str | None
) -> list[gtm.Reading | gtm.Deletion] | None:
    try:
        return [*gtm.scan(source, format=name)]
    except gtm.UnreadableInput as error:
        _check_message(error)
        return None


def _check_message(said: object) -> None:
    text = str(said)
    text.encode()
    _hold("a message is for people", None, re.search(" at 0x[0-9a-f]+", text))


def _check_publication(publication: gtm.Publication) -> None:
    text = gtm.dumps(publication)
    _hold("our JSON keeps it", publication, gtm.loads(text, type=gtm.Publication))
    str(publication).encode()
    for finding in gtm.check(publication, select=["ALL"]):
        _check_message(finding)
    claims(publication)
    gtm.same_work(publication, publication)


def _check_written(publication: gtm.Publication, name: str, odd: set[str]) -> None:
    module = find_format(name).load()
    held = module.restrict(publication)
    _hold(f"{name}: what is held is held whole", held, module.restrict(held))
    stream = io.BytesIO()
    module.write([publication], stream)
    stream.seek(0)
    found = [*module.scan(stream)]
    if len(found) != 1 or not isinstance(found[0], gtm.Reading):
        raise Broken(f"{name}: one record is written", f"{len(found)} are read")
    _hold(f"{name}: what is held comes back", held, found[0].publication)
    codes = {finding.code for finding in found[0].findings}
    _hold(f"{name}: nothing odd is added", set(), codes - _ODD - odd)


# --- our own JSON ----------------------------------------------------------------


def _load(data: bytes) -> None:
    """Read a document of any class; what is read is written in the same words."""
    try:
        value = gtm.loads(data)
    except gtm.DecodeError as error:
        _check_message(error)
        _hold("a refusal says why", True, bool(error.findings))  # noqa: FBT003
        return
    text = gtm.dumps(value)
    _hold("our JSON keeps it", value, gtm.loads(text))
    _hold("the same has the same text", text, gtm.dumps(gtm.loads(text)))
    _hold("a line keeps it", value, load_line(dump_line(value).encode()))


# --- parsers of text -------------------------------------------------------------


def _text_of(data: bytes) -> str:
    # What is no UTF-8 becomes halves of surrogate pairs, as Python reads file names.
    return data.decode("utf-8", "surrogateescape")


def _parse_markup(data: bytes) -> None:
    text = _text_of(data)
    with suppress(gtm.InvalidMarkup):
        _hold("plain is plain", text, gtm.MarkedText.from_plain(text).plain)
    with suppress(gtm.InvalidMarkup):
        marked = gtm.MarkedText.parse(text)
        _hold("it is canonical", marked, gtm.MarkedText(str(marked)))
        _hold("canonical text stays", marked, gtm.MarkedText.parse(str(marked)))
        shown = gtm.MarkedText.parse(marked.html)
        _hold("HTML says the same", marked.plain, shown.plain)
        _hold("HTML stays", marked.html, shown.html)
        assert len((marked.latex + marked.markdown).splitlines()) <= 1


def _parse_identifiers(data: bytes) -> None:
    text = _text_of(data)
    for parse in (*(kind.parse for kind in IDENTIFIERS), gtm.parse_identifier):
        with suppress(gtm.InvalidIdentifier):
            found = parse(text)
            kind = type(found)
            _hold("it is canonical", str(found), found.value)
            _hold("canonical text stays", found, kind.parse(str(found)))
            _hold("a CURIE keeps it", found, from_curie(found.curie))
            _hold("an address keeps it", found, kind.parse(found.url))
            found.url.encode()
    for kind in IDENTIFIERS:
        kind.is_named_in(text)


def _parse_dates(data: bytes) -> None:
    text = _text_of(data)
    for parse in (gtm.PartialDate.parse, gtm.DateRange.parse, gtm.parse_date):
        with suppress(gtm.InvalidDate):
            found = parse(text)
            _hold("canonical text stays", found, type(found).parse(str(found)))
            _hold("any date is parsed", found, gtm.parse_date(str(found)))
            assert not gtm.certainly_before(found, found)
            assert found.earliest is None or found.earliest.year


def _parse_names(data: bytes) -> None:
    """Take the lines of a text for the parts of a name."""
    parts = _text_of(data).split("\n")
    family, given, initials, particle, suffix, literal = (*parts[:6], *[None] * 6)[:6]
    with suppress(gtm.InvalidValue):
        name = gtm.PersonName(
            family=family,
            given=given,
            initials=initials,
            particle=particle,
            suffix=suffix,
            literal=literal,
        )
        _hold("our JSON keeps it", name, gtm.loads(gtm.dumps(name)))
        repr((str(name), name.medline))
        gtm.check(gtm.Person(name=name), select=["ALL"])


def _decode_inn(data: bytes) -> None:
    text = _text_of(data)
    try:
        reading = gtm.decode_inn(text)
    except gtm.NotAnInn as error:
        str(error)
        return
    bare = attrs.evolve(reading, suffix=None)
    _hold("a name is decoded once", bare, gtm.decode_inn(reading.name))
    assert gtm.is_a(reading.modality, reading.modality)


def _look_up(data: bytes) -> None:
    text = _text_of(data)
    with suppress(NotInRegister):
        lookup(text)
    for find in (
        find_journal,
        find_mesh_term,
        find_person,
        find_product,
        find_society,
        find_substance,
    ):
        with suppress(AmbiguousName, NotInRegister):
            found = find(text)
            _hold("our JSON keeps it", found, gtm.loads(gtm.dumps(found)))


def _claim(data: bytes) -> None:
    with suppress(gtm.InvalidMarkup):
        title = gtm.MarkedText.parse(_text_of(data))
        for claim in claims(gtm.Publication(title=title)):
            _hold("our JSON keeps it", claim, gtm.loads(gtm.dumps(claim)))
            for each in claim.evidence:
                start = each.start or 0
                there = title.plain[start : start + len(each.text or "")]
                _hold("evidence stands in its place", each.text, there)


LAWS: Final[Mapping[str, Law]] = MappingProxyType(
    {known.name: partial(_read, format=known.name) for known in FORMATS}
    | {
        "any-format": partial(_read, format=None),
        "codec": _load,
        "markup": _parse_markup,
        "identifiers": _parse_identifiers,
        "dates": _parse_dates,
        "names": _parse_names,
        "inn": _decode_inn,
        "registers": _look_up,
        "claims": _claim,
    }
)
"""What is fuzzed, by name: each format and each parser of text, with its law."""


def quick(target: str) -> Law:
    """Give the law of a target, for many inputs: each has one other format."""
    law = LAWS[target]
    return partial(law, is_quick=True) if isinstance(law, partial) else law
