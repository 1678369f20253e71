"""A citation put together from its parts, where none is printed.

Source: the order and the signs are those of NLM's style, Citing Medicine,
https://www.ncbi.nlm.nih.gov/books/NBK7256/.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.jats.texts import line, marked

__all__ = ["compose"]

_PLACED: Final = frozenset(
    "person-group name string-name collab etal article-title chapter-title data-title "
    "part-title source year month day season volume issue supplement fpage lpage "
    "page-range elocation-id publisher-name publisher-loc edition pub-id version label "
    "institution annotation object-id date-in-citation size trans-title".split()
)
_TITLES: Final = ("article-title", "chapter-title", "data-title", "part-title")


def compose(parts: Element) -> MarkedText | None:
    """Put a citation together from the parts of an element-citation.

    >>> from xml.etree.ElementTree import XML
    >>> str(compose(XML(
    ...     "<c><name><surname>Gao</surname><given-names>C</given-names></name>"
    ...     "<article-title>Editing</article-title><source>Cell</source>"
    ...     "<year>2018</year><volume>19</volume><fpage>210</fpage></c>")))
    'Gao C. Editing. Cell. 2018;19:210.'
    """
    sentences = [
        ", ".join(_people(parts)),
        *(_value(parts, tag) for tag in _TITLES),
        *(f"{said} ed" for said in [_value(parts, "edition")] if said),
        _value(parts, "source"),
        _publisher(parts),
        _place(parts),
        *(_rest(each) for each in parts if each.tag not in _PLACED),
    ]
    said = " ".join(_ended(sentence) for sentence in sentences if sentence)
    return MarkedText(said) if said else None


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _value(parts: Element, tag: str) -> str:
    found = parts.find(tag)
    return "" if found is None else marked(found).value


def _rest(element: Element) -> str:
    return marked(element).value


def _people(parts: Element) -> Iterator[str]:
    for each in parts:
        if each.tag == "person-group":
            people = [*_people(each)]
            kind = each.get("person-group-type")
            if kind == "editor" and people:
                people[-1] += ", editors" if len(people) > 1 else ", editor"
            yield from people
        elif each.tag == "name":
            found = (each.find(tag) for tag in ("surname", "given-names", "suffix"))
            yield " ".join(
                MarkedText.from_plain(line(part)).value
                for part in found
                if part is not None
            )
        elif each.tag in ("string-name", "collab"):
            yield marked(each).value
        elif each.tag == "etal":
            yield "et al"


def _publisher(parts: Element) -> str:
    where, who = _value(parts, "publisher-loc"), _value(parts, "publisher-name")
    return ": ".join(filter(None, (where, who)))


def _place(parts: Element) -> str:
    date = " ".join(
        filter(None, (_value(parts, tag) for tag in ("year", "season", "month", "day")))
    )
    volume, issue = _value(parts, "volume"), _value(parts, "issue")
    supplement = _value(parts, "supplement")
    number = " ".join(filter(None, (issue, supplement)))
    place = volume + (f"({number})" if number else "")
    pages = _value(parts, "page-range")
    if not pages:
        ends = (_value(parts, "fpage"), _value(parts, "lpage"))
        pages = "-".join(filter(None, ends)) or _value(parts, "elocation-id")
    said = f"{place}:{pages}" if place and pages else place or pages
    return ";".join(filter(None, (date, said)))
