"""AUT: parts of names that stand in the wrong place or contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.names import PersonName
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._names import is_plain, parts_of

__all__ = [
    "degree_in_name",
    "initials_contradict_given_name",
    "name_in_capitals",
    "suffix_in_name",
    "suffix_stated_twice",
]

_PUBMED: Final = "https://www.nlm.nih.gov/bsd/mms/medlineelements.html#au"
_CSL: Final = "https://docs.citationstyles.org/en/stable/specification.html#names"

_SUFFIX_OF: Final = {
    "jr": "Jr",
    "sr": "Sr",
    "ii": "2nd",
    "2nd": "2nd",
    "iii": "3rd",
    "3rd": "3rd",
    "iv": "4th",
    "4th": "4th",
}
# Capitals after a name may be initials: "Kim SR", "Kovalenko IV".
_SUFFIX: Final = {
    "family": re.compile(r"(?:^|[\s,])(Jr|Sr|Ii|I[iI]{2}|Iv|2nd|3rd|4th)\.?$"),
    "given": re.compile(r"(?:^|[\s,])(Jr|Sr|I[iI]{2}|2nd|3rd|4th)\.?$"),
}
_LAST_OF_SUFFIX: Final = frozenset("rIivdh. ")
_NAMES_TOO: Final = frozenset({"Ii", "Iv", "Sr"})


@rule(
    "AUT004",
    title="a generational suffix stands apart from the names",
    severity=Severity.WARNING,
    subject=PersonName,
    reason="Jr, 2nd or 3rd is neither a family nor a given name: the person is sorted "
    "and cited under a wrong one. Junior and Filho are parts of Portuguese names and "
    "are no slip; nor is Ii alone, a Japanese name.",
    source=(_PUBMED, _CSL, "E: PubMed records, 'Benson Iii', 'Barker Ii'"),
    failing=PersonName(family="Benson Iii", given="R A"),
    passing=PersonName(family="Benson", given="R A", suffix="3rd"),
)
def suffix_in_name(name: PersonName) -> Iterator[Slip]:
    """Look for a suffix at the end of the family or given names."""
    if name.suffix:
        return
    for field, pattern in _SUFFIX.items():
        text = getattr(name, field)
        if not text or text[-1] not in _LAST_OF_SUFFIX:
            continue
        found = pattern.search(text.rstrip())
        if found is None:
            continue
        rest = text[: found.start()].rstrip(" ,")
        if not rest and found[1] in _NAMES_TOO:
            continue
        suffix = _SUFFIX_OF[found[1].lower()]
        yield Slip(
            f"/{field}",
            f"{text!r} ends in {found[1]!r}, which is the suffix {suffix!r} and no "
            f"{field} name",
            rest or None,
        )


_TITLED: Final = re.compile(r"(?:Dr|Prof|Professor)\b\.?\s+(?=[^\W\d_])")
_TITLES: Final = frozenset({"Dr.", "Prof.", "Professor"})
_DEGREE: Final = re.compile(
    r"(?:^|[\s,])(PhD|(?<=[\s,])Ph\.D|M\.?Sc|B\.?Sc|D\.?Sc|PharmD|DPhil|MPhil|EdD|"
    r"PsyD|DrPH|MBChB|(?<=[a-z][\s,])(?:MBBS|FRCP|FRCS|FACS|FACP))\b\.?(?=$|[\s,;])"
)
# Without the comma, MD may be initials, and "Garcia Lopez, MD" a name turned round.
_AFTER_COMMA: Final = re.compile(r"[^\W\d_]{2}.*,\s*(M\.?D|MPH|DVM|DDS|RN|MBA)\.?$")
_AS_SUFFIX: Final = re.compile(
    r"(?:M\.?D|Ph\.?\s?D|M\.?Sc|B\.?Sc|DVM|DDS|MPH|MBBS|PharmD)\b\.?.*"
)


@rule(
    "AUT005",
    title="a name holds no degree and no title",
    severity=Severity.WARNING,
    subject=PersonName,
    reason="Degrees and titles are facts about a person and have a place of their own; "
    "in a name they become initials or a family name.",
    source=(
        "https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/degrees.html",
        _PUBMED,
    ),
    failing=PersonName(family="Flotte", given="Terence R., MD"),
    passing=PersonName(family="Flotte", given="Terence R."),
)
def degree_in_name(name: PersonName) -> Iterator[Slip]:
    """Look for degrees that cannot be initials, and for titles before the name."""
    if name.suffix and _AS_SUFFIX.fullmatch(name.suffix.strip()):
        yield Slip("/suffix", f"{name.suffix!r} is a degree and no suffix of a name")
    if is_plain(name.family, name.given, name.literal):
        return
    for field, text in parts_of(name):
        found = _DEGREE.search(text) or _TITLED.match(text)
        if found is None and field != "literal" and "," in text:
            found = _AFTER_COMMA.search(text)
        if found is not None:
            word = (found[1] if found.re is not _TITLED else found[0]).strip()
            yield Slip(
                f"/{field}", f"{text!r} holds {word!r}, which is no part of a name"
            )
        elif text in _TITLES:
            yield Slip(f"/{field}", f"{text!r} is a title and no {field} name")


@rule(
    "AUT008",
    title="a family name is not written in capitals alone",
    severity=Severity.INFO,
    subject=PersonName,
    reason="Capitals lose how the name is written: McDonald and Macdonald become one. "
    "Old records and forms of publishers have them; names of up to three letters may "
    "be right so and are let pass.",
    source=("E: PubMed records of before 1966, such as 'OPPENHEIMER M J'", _CSL),
    failing=PersonName(family="OPPENHEIMER", given="M J", initials="MJ"),
    passing=PersonName(family="Oppenheimer", given="M J", initials="MJ"),
)
def name_in_capitals(name: PersonName) -> Iterator[Slip]:
    """Look at the letters of the family name."""
    family = name.family
    if not family or not family.isupper() or not (name.given or name.initials):
        return
    # ADA/EASD are two societies.
    if sum(map(str.isalpha, family)) > 3 and "/" not in family:
        yield Slip(
            "/family",
            f"{family!r} is written in capitals, which hide how the name is written",
            family.title(),
        )


@rule(
    "AUT009",
    title="a generational suffix is stated once",
    severity=Severity.WARNING,
    subject=PersonName,
    reason="A suffix that stands in its own field and in a name, too, is cited twice: "
    "'Heppner Jr DG Jr'.",
    source=(_PUBMED, _CSL),
    failing=PersonName(family="Heppner Jr", given="D G", suffix="Jr"),
    passing=PersonName(family="Heppner", given="D G", suffix="Jr"),
)
def suffix_stated_twice(name: PersonName) -> Iterator[Slip]:
    """Compare the suffix with the ends of the names, and with itself."""
    if not name.suffix:
        return
    words = [word.strip(".,").lower() for word in name.suffix.split()]
    if len(words) > 1 and len(set(words)) == 1:
        yield Slip(
            "/suffix", f"{name.suffix!r} states the same suffix twice", words[0].title()
        )
    stated = _SUFFIX_OF.get(words[0]) if words else None
    for field, pattern in _SUFFIX.items():
        text = getattr(name, field)
        found = pattern.search(text.rstrip()) if text and stated else None
        if found is not None and _SUFFIX_OF[found[1].lower()] == stated:
            yield Slip(
                f"/{field}",
                f"{text!r} ends in the suffix {name.suffix!r}, which is stated apart",
                text[: found.start()].rstrip(" ,") or None,
            )


# One sound is transcribed by several of these: Yuri and Iurii, Hsu and Xu.
_ALIKE: Final = tuple(map(frozenset, ("aeiouyjgh", "ckqgxszthdj", "vwbfpu", "lr")))
_ASCII_LETTERS: Final = re.compile(r"[A-Za-z][A-Za-z .\-']*")


@rule(
    "AUT014",
    title="initials are those of the given names",
    severity=Severity.WARNING,
    subject=PersonName,
    reason="Initials are made from the given names; if no letter of them begins a "
    "given name, nor one of like sound, one of both is another person's. Letters with "
    "accents and other scripts are let pass.",
    source=(_PUBMED, "E: 14,995 names with both in PubMed and Europe PMC all agree"),
    failing=PersonName(family="Naldini", given="Luigi", initials="A"),
    passing=PersonName(family="Naldini", given="Luigi", initials="L"),
)
def initials_contradict_given_name(name: PersonName) -> Iterator[Slip]:
    """Compare the letters of the initials with those that begin a given name."""
    given, initials = name.given, name.initials
    if not given or not initials or given[0] == initials[0]:
        return
    if not _ASCII_LETTERS.fullmatch(given) or not _ASCII_LETTERS.fullmatch(initials):
        return
    # "JA" as a given name has two initials, "Jean-Marie" too.
    letters = {word[0] for word in re.split(r"[ .\-']+", given.lower()) if word}
    letters |= {char.lower() for char in given if char.isupper()}
    alike = letters.union(*(group for group in _ALIKE if not letters.isdisjoint(group)))
    if alike.isdisjoint(initials.lower()):
        yield Slip(
            "/initials", f"{initials!r} has no letter that begins a name of {given!r}"
        )
