"""AUT: names of people that are no names, or those of several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.names import PersonName
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._names import is_plain, parts_of

__all__ = [
    "collective_as_person",
    "elided_people",
    "foreign_characters_in_name",
    "nameless_person",
    "several_people_in_one_name",
]

_PUBMED: Final = "https://www.nlm.nih.gov/bsd/mms/medlineelements.html#au"
_CSL: Final = "https://docs.citationstyles.org/en/stable/specification.html#names"
_JATS: Final = "https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/name.html"


_ET_AL: Final = re.compile(r"\bet(?:\.\s*|\s+)al\b[.,\s]*", re.IGNORECASE)
_OTHERS: Final = frozenset({"others", "and others"})


@rule(
    "AUT001",
    title="a name is not the 'et al.' of a shortened list",
    severity=Severity.WARNING,
    subject=PersonName,
    reason="The words 'et al.' and 'others' stand for people who are not named; a list "
    "that ends so is not complete, and no person is called so.",
    source=(
        _PUBMED,
        "E: reference lists and exports, such as 'et al.,' and 'C. Latta et al.'",
    ),
    failing=PersonName(literal="C. Latta et al."),
    passing=PersonName(literal="C. Latta"),
)
def elided_people(name: PersonName) -> Iterator[Slip]:
    """Look for the words that stand for others."""
    if is_plain(name.family, name.given, name.literal):
        return
    for field, text in parts_of(name):
        if found := _ET_AL.search(text):
            yield Slip(
                f"/{field}",
                f"{text!r}: et al. names nobody, and the list is not complete",
                text[: found.start()].rstrip(" ,;") or None,
            )
        elif text.lower().strip(" .") in _OTHERS and not (name.given or name.initials):
            yield Slip(f"/{field}", f"{text!r} stands for people who are not named")


_REFERENCE: Final = re.compile(
    r"&(?:#[0-9]{2,7}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z][A-Za-z0-9]{1,30}(?=;));?"
    r"|</?[A-Za-z]+/?>"
)
_AND: Final = re.compile(r",?\s+(?:and|&)\s+|,\s*and\s+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_TAIL: Final = re.compile(
    r"(?:Jr|Sr|I{1,3}|IV|V|2nd|3rd|4th|M\.?D|Ph\.?D|M\.?Sc|MPH|MBBS|FRCP)\b\.?"
)
_BODY: Final = re.compile(
    r"\b(?:Groups?|Consorti(?:um|a)|Collaborat(?:ion|ive|ors)|Investigators|"
    r"Committee|Task Force|Network|Society|Association|University|Institutes?|"
    r"Ministry|Departments?|Foundation|Organi[sz]ation|Administration|Federation|"
    r"Registry|Initiative|Team|Panel|Working Party)\b",
    re.IGNORECASE,
)


@rule(
    "AUT002",
    title="a name is that of one person",
    severity=Severity.WARNING,
    subject=PersonName,
    reason="Each person has an element or a field of its own; what holds several names "
    "hides all of them but one from every index.",
    source=(
        _JATS,
        "E: reference lists, such as 'Benkart, G.; Kang, S.-J.; Kashiwara, M.'",
    ),
    failing=PersonName(literal="Benkart, G.; Kang, S.-J.; Kashiwara, M."),
    passing=PersonName(literal="Benkart, G."),
)
def several_people_in_one_name(name: PersonName) -> Iterator[Slip]:
    """Take the name apart at semicolons, at "and" and at commas."""
    if is_plain(name.family, name.given, name.literal):
        return
    for field, text in parts_of(name):
        several = _people_in(_REFERENCE.sub("e", text))
        if several:
            yield Slip(
                f"/{field}",
                f"{text!r} holds {several} names, and each person has an own one",
            )


def _people_in(text: str) -> int:
    """Count the people that a text surely names; 0 where it may name one."""
    pieces = [piece for piece in text.split(";") if _WORD.search(piece)]
    if len(pieces) > 1 and all(len(_WORD.findall(piece)) > 1 for piece in pieces):
        return len(pieces)
    if _BODY.search(text):
        return 0
    pieces = _AND.split(text)
    if len(pieces) > 1 and all(map(_is_whole_name, pieces)):
        return sum(max(1, _by_commas(piece)) for piece in pieces)
    return _by_commas(text)


def _by_commas(text: str) -> int:
    # "García Márquez, Gabriel José" is one name, whose two parts look like two names.
    pieces = [piece for piece in text.split(",") if _WORD.search(piece)]
    pieces = [piece for piece in pieces if not _TAIL.fullmatch(piece.strip())]
    return len(pieces) if len(pieces) > 2 and all(map(_is_whole_name, pieces)) else 0


def _is_whole_name(text: str) -> bool:
    if len(_WORD.findall(text)) < 2:
        return False
    words = text.split()
    return f"{words[0][0]}{words[-1][0]}".isupper()


_ADDRESS: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\W\d_]{2}|https?:|\bwww\.")
_MARK: Final = re.compile(r"[*\u2020\u2021\u00a7\u00b6]")
_DIGIT: Final = re.compile(r"[0-9\u00b9\u00b2\u00b3\u2070\u2074-\u2079]")
_ORDINAL: Final = re.compile(r"\b(?:[12]?1st|2nd|3rd|[4-9]th)\b")
_LONE_DIGIT: Final = re.compile(r"(?:^|\s)[0-9]\.?(?=\s|$)")


@rule(
    "AUT006",
    title="a name holds no digits, addresses or footnote marks",
    severity=Severity.WARNING,
    subject=PersonName,
    reason="Marks and numbers of footnotes, years and addresses slip into names when a "
    "page is cut up. A single digit between given names may be one, as with Jennifer "
    "8. Lee, and is let pass.",
    source=(_JATS, "E: a CSL export with the family name '2012'"),
    failing=PersonName(family="Auricchio1,2", given="Alberto"),
    passing=PersonName(family="Auricchio", given="Alberto"),
)
def foreign_characters_in_name(name: PersonName) -> Iterator[Slip]:
    """Look for characters that no name has."""
    if is_plain(name.family, name.given, name.literal):
        return
    for field, text in parts_of(name):
        rest = _ORDINAL.sub("", _REFERENCE.sub("", text))
        if field != "family":
            rest = _LONE_DIGIT.sub("", rest)
        if _ADDRESS.search(rest):
            said = "an address"
        elif _MARK.search(rest):
            said = "the mark of a footnote"
        elif _DIGIT.search(rest):
            said = "digits"
        else:
            continue
        yield Slip(f"/{field}", f"{text!r} holds {said}, which no name has")


_STUDY: Final = re.compile(
    r"\b(?:study|trial|working|research|writing|steering|clinical|collaborative|the)\b",
    re.IGNORECASE,
)
_NEVER_FAMILY: Final = frozenset(
    {"group", "consortium", "investigators", "collaborators", "committee", "network"}
)


@rule(
    "AUT007",
    title="a group is not stored as a person",
    severity=Severity.WARNING,
    subject=PersonName,
    reason="A study group or an institution has one name that is not divided; as a "
    "person it is cited with initials, as in 'group Fs'.",
    source=("https://www.nlm.nih.gov/bsd/mms/medlineelements.html#cn", _CSL),
    failing=PersonName(literal="NTLA-2001 Study Group"),
    passing=PersonName(literal="Julian Gillmore"),
)
def collective_as_person(name: PersonName) -> Iterator[Slip]:
    """Look for the words that groups and institutions are called by."""
    text = name.family or name.literal
    if not text or not (found := _BODY.search(text)):
        return
    field = "family" if name.family else "literal"
    # People are called Hospital or Study; and one word alone may be any name.
    several = len(text.split()) > 1 and ";" not in text
    divided = text.lower() in _NEVER_FAMILY and _STUDY.search(name.given or "")
    if several or divided:
        yield Slip(
            f"/{field}",
            f"{str(name)!r} is the name of a group ({found[0]!r}) and of no person",
        )


_NOBODY: Final = frozenset(
    {
        "anonymous",
        "author unknown",
        "no author",
        "no author listed",
        "no authors",
        "no authors listed",
        "unknown",
        "unknown author",
    }
)


@rule(
    "AUT015",
    title="a name is not a word for nobody",
    severity=Severity.INFO,
    subject=PersonName,
    reason="A work without a named author has an empty list; 'Anonymous' as a person "
    "puts all such works under one author.",
    source=("https://www.nlm.nih.gov/bsd/mms/medlineelements.html#au", _CSL),
    failing=PersonName(literal="[No authors listed]"),
    passing=PersonName(literal="Chintamani"),
)
def nameless_person(name: PersonName) -> Iterator[Slip]:
    """Look for the words that stand in place of a name."""
    text = name.family or name.literal
    if not text or name.given or name.initials:
        return
    if text.lower().strip(" .[]()") in _NOBODY:
        field = "family" if name.family else "literal"
        yield Slip(f"/{field}", f"{text!r} names nobody: the list should be empty")
