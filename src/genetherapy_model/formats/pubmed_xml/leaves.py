"""PubMed's elements that hold one value: identifiers and dates, read and written.

Reading and writing stand together here, as a spelling that the canonical form would
not give back is told by comparing the two.
"""

from __future__ import annotations

import re
from typing import TypeVar
from xml.etree.ElementTree import Element, SubElement

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.dates import (
    DateRange,
    PartialDate,
    parse_date,
    spell,
)
from genetherapy_model.domain.identifiers import (
    Doi,
    GridId,
    Isni,
    Issn,
    NlmId,
    Orcid,
    OtherIdentifier,
    Pmcid,
    Pmid,
    RinggoldId,
    RorId,
)
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.errors import InvalidDate, InvalidIdentifier, InvalidValue
from genetherapy_model.formats.pubmed_xml import vocabulary

T = TypeVar("T", bound=Identifier)

_partial_date = trusted(PartialDate)
_publication_date = trusted(PublicationDate)
_MONTHS = {name: number for number, name in enumerate(vocabulary.MONTHS, start=1)}
_MONTHS |= {
    text: number for number in range(1, 13) for text in (str(number), f"{number:02}")
}
_NUMBERS = {
    text: number for number in range(100) for text in (str(number), f"{number:02}")
} | {str(year): year for year in range(1800, 2100)}
_DIGITS = re.compile(r"[0-9]{4}")
_ONE_OR_TWO = re.compile(r"[0-9]{1,2}")

SCHEMES: dict[type, str] = {
    Doi: "doi",
    Pmid: "pubmed",
    Pmcid: "pmc",
    Orcid: "ORCID",
    Isni: "ISNI",
    RorId: "ROR",
    GridId: "GRID",
    RinggoldId: "RINGGOLD",
}


def read_identifier(
    kind: type[T] | None, scheme: str, text: str
) -> tuple[T | OtherIdentifier, str | None]:
    """Read an identifier, or keep it as another one and say why it is none."""
    if kind is None:
        return OtherIdentifier(scheme=scheme, text=text), None
    try:
        return kind(text), None  # type: ignore[call-arg]
    except InvalidIdentifier:
        try:
            return kind.parse(text), None
        except InvalidIdentifier as error:
            return OtherIdentifier(scheme=scheme, text=text), str(error)


def spell_identifier(identifier: Identifier | OtherIdentifier) -> tuple[str, str]:
    """Give an identifier's scheme, if it needs one there, and text as PubMed has it."""
    if isinstance(identifier, OtherIdentifier):
        return identifier.scheme, identifier.text
    # NLM writes these two as addresses, whatever the source wrote.
    if isinstance(identifier, Orcid | RorId):
        return SCHEMES[type(identifier)], identifier.url
    return SCHEMES.get(type(identifier), ""), str(identifier)


_KEYS = {"ArticleId": "IdType", "ELocationID": "EIdType", "Identifier": "Source"}
_KINDS: dict[str, type[Identifier]] = {
    "PMID": Pmid,
    "ISSN": Issn,
    "ISSNLinking": Issn,
    "NlmUniqueID": NlmId,
    **vocabulary.ARTICLE_IDS,
    **vocabulary.PERSON_IDS,
    **vocabulary.ORGANIZATION_IDS,
}


def is_identifier(element: Element) -> bool:
    """Tell whether an element holds an identifier."""
    return element.tag in _KEYS or element.tag in _KINDS


def mean_the_same(one: Element, other: Element) -> bool:
    """Tell whether two elements that hold identifiers hold the same one."""
    return _read_any(one) == _read_any(other)


def _read_any(element: Element) -> Identifier | OtherIdentifier:
    scheme = element.get(_KEYS.get(element.tag, "")) or element.tag
    return read_identifier(_KINDS.get(scheme), scheme, "".join(element.itertext()))[0]


def is_spelt_so(
    identifier: Identifier | OtherIdentifier, scheme: str, text: str
) -> bool:
    """Tell whether the writer would give back the scheme and text of the source.

    ORCID iDs count as the same in every form: all are written as addresses, which is
    how NLM asks publishers to send them.
    """
    if isinstance(identifier, OtherIdentifier | Orcid):
        return True
    if SCHEMES.get(type(identifier), scheme) != scheme:
        return False
    written = identifier.url if isinstance(identifier, RorId) else identifier.value
    return written == text


def read_day(element: Element) -> PartialDate | None:
    """Read Year, Month, Day as they stand in all dates but PubDate."""
    year, month, day = map(element.findtext, ("Year", "Month", "Day"))
    try:
        return _partial_date(
            year=_number(year) or 0, month=_number(month), day=_number(day)
        )
    except InvalidValue:
        return None


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    known = _NUMBERS.get(text)
    if known is not None:
        return known
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise InvalidValue(f"{text!r} is no number of a date")
    return int(text)


def write_day(parent: Element, date: PartialDate) -> None:
    """Write Year, Month, Day in digits."""
    SubElement(parent, "Year").text = f"{date.year:04}"
    if date.month is not None:
        SubElement(parent, "Month").text = f"{date.month:02}"
    if date.day is not None:
        SubElement(parent, "Day").text = f"{date.day:02}"


def has_plain_day(date: PartialDate | DateRange | None) -> bool:
    """Tell whether Year, Month, Day can hold the date."""
    return (
        isinstance(date, PartialDate) and date.season is None and not date.is_qualified
    )


def read_moment(element: Element, kind: DateKind) -> PublicationDate:
    """Read a date that may have an hour and a minute; as text if it is no date."""
    date = read_day(element)
    hour, minute = element.findtext("Hour"), element.findtext("Minute")
    try:
        return _publication_date(
            kind=kind,
            date=date,
            hour=_number(hour),
            minute=_number(minute),
            text=joined(element) if date is None else None,
        )
    except InvalidValue:
        return _publication_date(kind=kind, date=date, text=joined(element))


def write_moment(element: Element, stated: PublicationDate) -> bool:
    """Write a date with its hour and minute; False if the element cannot hold it."""
    if not has_plain_day(stated.date):
        return False
    write_day(element, stated.date)  # type: ignore[arg-type]
    if stated.hour is not None:
        SubElement(element, "Hour").text = str(stated.hour)
    if stated.minute is not None:
        SubElement(element, "Minute").text = str(stated.minute)
    return True


def joined(element: Element) -> str:
    """Join the texts of an element's children, as a date is read aloud."""
    return " ".join(text for child in element if (text := (child.text or "").strip()))


def read_pub_date(element: Element) -> PublicationDate:
    """Read the date of an issue: year with month and day, season, or MedlineDate."""
    parts = {child.tag: child.text or "" for child in element}
    month = _MONTHS.get(parts.get("Month", ""))
    day = parts.get("Day")
    if (
        len(parts) == len(element)
        and parts.keys() <= {"Year", "Month", "Day"}
        and _DIGITS.fullmatch(parts.get("Year", ""))
        and (month is not None or "Month" not in parts)
        and (day is None or _ONE_OR_TWO.fullmatch(day))
    ):
        try:
            date = _partial_date(
                year=int(parts["Year"]),
                month=month,
                day=int(day) if day is not None else None,
            )
            return _publication_date(kind=DateKind.ISSUE, date=date)
        except InvalidDate:
            pass
    text = parts["MedlineDate"] if "MedlineDate" in parts else joined(element)
    try:
        read = parse_date(text)
    except InvalidDate:
        return PublicationDate(kind=DateKind.ISSUE, date=None, text=text)
    return PublicationDate(
        kind=DateKind.ISSUE, date=read, text=text if spell(read) != text else None
    )


def write_pub_date(element: Element, stated: PublicationDate) -> None:
    """Write the date of an issue, in the source's spelling while that still holds."""
    text = stated.text
    date = stated.date
    if date is not None:
        if text is None or not _means(text, date):
            text = spell(date) or str(date)
        if isinstance(date, PartialDate) and not date.is_qualified:
            SubElement(element, "Year").text = f"{date.year:04}"
            if date.season is not None:
                year, _, season = text.partition(" ")
                SubElement(element, "Season").text = season if year.isdigit() else text
            if date.month is not None:
                SubElement(element, "Month").text = vocabulary.MONTHS[date.month - 1]
            if date.day is not None:
                SubElement(element, "Day").text = f"{date.day:02}"
            return
    SubElement(element, "MedlineDate").text = text


def _means(text: str, date: PartialDate | DateRange) -> bool:
    try:
        return parse_date(text) == date
    except InvalidDate:
        return False
