"""Names as RIS has them: ``Family, Given, Suffix``, and names without a comma.

Source: the specification of RIS, fields A1 to A3; EndNote's manual, "Author Names":
a comma after its name shows that an author is a corporate one.
"""

from __future__ import annotations

import re

from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.authors import CollectiveAuthor, PersonalAuthor
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.elisions import is_and_others
from genetherapy_model.formats.ris import vocabulary
from genetherapy_model.formats.ris.tags import one_line

__all__ = ["is_nobody", "read_author", "write_author"]

_personal, _bearer = trusted(PersonalAuthor), trusted(Person)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}")
# Web of Science names nobody so.
_IN_BRACKETS = re.compile(r"\[[^\[\]]+\]")
# In capitals they are initials, as in Platt, SR, and so may be a numeral alone.
_ONLY_SUFFIX = re.compile(r"(?:Jr|Sr)\.?")
_EARLY_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\.?")
_BY_INITIALS = re.compile(
    r"(?:[^\W\d_][\w'\u2019-]+ ){0,2}[^\W\d_]*[a-z][\w'\u2019-]* [A-Z]{1,3}"
)


def is_nobody(text: str) -> bool:
    """Tell whether what stands as an author is no name at all, but commas.

    >>> is_nobody(","), is_nobody(", J.")
    (True, False)
    """
    return not text.strip(", ")


def read_author(text: str) -> PersonalAuthor | CollectiveAuthor:
    """Read a name; what has no comma is a collective, if it is more than a word.

    >>> read_author("Heppner, D. G., Jr.").person.name
    PersonName(family='Heppner', given='D. G.', suffix='Jr.')
    >>> read_author("Heppner, Jr., D. G.") == read_author("Heppner, D. G., Jr.")
    True
    >>> read_author("NTLA-2001 Study Group")
    CollectiveAuthor(name=MarkedText('NTLA-2001 Study Group'))
    """
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1 or _IN_BRACKETS.fullmatch(text):
        return _without_comma(text)
    if parts[-1] == "" and not (len(parts) == 3 and _is_person(parts[1])):
        return _collective(text.rstrip(", ") or text)
    if len(parts) > 3 or (vocabulary.GROUPS.search(text) and len(text.split()) > 2):
        return _collective(text)
    family, given, *rest = parts
    suffix = rest[0] if rest else ""
    # BibTeX has the suffix before the given names, and some programs write it so.
    is_second = _EARLY_SUFFIX.fullmatch(given) is not None
    if is_second and suffix and not vocabulary.SUFFIX.fullmatch(suffix):
        given, suffix = suffix, given
    elif not suffix and _ONLY_SUFFIX.fullmatch(given):
        given, suffix = "", given
    if not suffix:
        before, _, last = family.rpartition(" ")
        if before and vocabulary.SUFFIX.fullmatch(last):
            family, suffix = before, last
    return _person(
        PersonName(family=family or None, given=given or None, suffix=suffix or None)
    )


def _is_person(given: str) -> bool:
    return not given or _INITIALS.fullmatch(given) is not None


def _without_comma(text: str) -> PersonalAuthor | CollectiveAuthor:
    if _IN_BRACKETS.fullmatch(text):
        return _collective(text)
    if " " not in text:
        return _person(PersonName(family=text))
    if _BY_INITIALS.fullmatch(text) and not vocabulary.GROUPS.search(text):
        return _person(PersonName(literal=text))
    return _collective(text)


def _person(name: PersonName) -> PersonalAuthor:
    return _personal(person=_bearer(name=name))


def _collective(name: str) -> CollectiveAuthor:
    return CollectiveAuthor(name=MarkedText.from_plain(name))


def write_author(author: PersonalAuthor | CollectiveAuthor) -> str | None:
    """Write a name; None where there is none.

    >>> write_author(read_author("World Health Organization"))
    'World Health Organization'
    >>> write_author(PersonalAuthor(person=Person(name=PersonName(family="Ng"))))
    'Ng'
    """
    if isinstance(author, CollectiveAuthor):
        name = one_line(author.name.plain).rstrip(", ")
        # A comma at its end keeps a collective from being read as a person.
        read = read_author(name) if name and not is_and_others(name) else None
        return f"{name}," if name and read != _collective(name) else name or None
    return _write_name(author.person.name)


def _write_name(name: PersonName) -> str | None:
    family = _part(" ".join(filter(None, (name.particle, name.family))))
    given, suffix = _part(name.given or name.initials), _part(name.suffix)
    if not (family or given or suffix):
        literal = one_line(name.literal or "")
        if not literal or read_author(literal) == _person(PersonName(literal=literal)):
            return literal or None
        family = _part(literal)
    if suffix:
        return f"{family}, {given}, {suffix}"
    if given:
        return f"{family}, {given}"
    if family and read_author(family) == _person(PersonName(family=family)):
        return family if not is_and_others(family) else f"{family}, ,"
    return f"{family}, ," if family else None


def _part(text: str | None) -> str:
    return one_line((text or "").replace(",", " "))
