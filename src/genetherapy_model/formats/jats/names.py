"""Names of people in JATS, in one script or several."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from attrs import evolve

from genetherapy_model.domain.names import PersonName
from genetherapy_model.formats.jats.texts import leaf, line, optional_line
from genetherapy_model.formats.jats.vocabulary import LANG

__all__ = ["NAMES", "read_name", "write_name"]

NAMES: Final = ("name", "string-name", "name-alternatives", "anonymous")
_ANONYMOUS: Final = "Anonymous"


def read_name(element: Element) -> PersonName | None:
    """Read one of the elements that hold a name; None where it holds none.

    >>> from xml.etree.ElementTree import XML
    >>> read_name(XML("<string-name>Caixia Gao</string-name>"))
    PersonName(literal='Caixia Gao')
    """
    if element.tag == "anonymous":
        return PersonName(literal=_ANONYMOUS)
    if element.tag == "name-alternatives":
        return _read_alternatives(element)
    surname, given, suffix = map(element.find, ("surname", "given-names", "suffix"))
    if (surname, given, suffix) == (None, None, None):
        text = line(element)
        if element.tag == "string-name" and text:
            return PersonName(literal=text, language=element.get(LANG))
        return None
    initials = [
        stated
        for each in (given, surname)
        if each is not None and (stated := each.get("initials")) is not None
    ]
    family, first = optional_line(surname), optional_line(given)
    if family is None and element.get("name-style") == "given-only":
        # Who has one name has it as a family name in the model.
        family, first = first, None
    return PersonName(
        family=family,
        given=None if initials and not first else first,
        initials=initials[0] if initials else None,
        suffix=optional_line(suffix),
        language=element.get(LANG),
    )


def _read_alternatives(element: Element) -> PersonName | None:
    read = [(each, name) for each in element if (name := read_name(each)) is not None]
    if not read:
        return None
    # The western form is the one that citations print.
    first = next(
        (
            place
            for place, (each, _) in enumerate(read)
            if each.get("name-style") == "western"
        ),
        0,
    )
    _, main = read.pop(first)
    return evolve(main, in_other_scripts=[name for _, name in read])


def write_name(name: PersonName) -> Element | None:
    """Write a name; None where it says nothing."""
    main = _written(name)
    others = [
        made for other in name.in_other_scripts if (made := _written(other)) is not None
    ]
    if main is None or not others:
        return main
    element = Element("name-alternatives")
    element.append(main)
    element.extend(others)
    return element


def _written(name: PersonName) -> Element | None:
    family, given, initials = name.family, name.given, name.initials
    if (family, given, initials, name.suffix) == (None, None, None, None):
        if name.literal is None or not name.literal.strip():
            return None
        element = leaf("string-name", name.literal)
        _put_language(element, name)
        return element
    if name.particle:
        family = f"{name.particle} {family or ''}".strip()
    element = Element("name")
    _put_language(element, name)
    if family is not None:
        element.append(leaf("surname", family))
    if given is not None or (initials is not None and family is None):
        element.append(leaf("given-names", given))
    if initials is not None:
        element[-1].set("initials", initials)
    if name.suffix is not None:
        element.append(leaf("suffix", name.suffix))
    return element


def _put_language(element: Element, name: PersonName) -> None:
    if name.language is not None:
        element.set(LANG, name.language)
