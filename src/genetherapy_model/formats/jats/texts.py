"""Texts of JATS: marked, on one line, with what is no part of them left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element

from genetherapy_model.domain.text import MarkedText, fill, marked_from_element
from genetherapy_model.errors import InvalidMarkup
from genetherapy_model.formats.jats.vocabulary import INLINE, WRITTEN_INLINE

__all__ = ["leaf", "line", "marked", "optional_line", "put_marked"]

_SPACE = re.compile(r"[ \t\r\n]+")
_MATH: Final = "{http://www.w3.org/1998/Math/MathML}math"
_SILENT: Final = frozenset(
    "fn xref-note object-id graphic inline-graphic media label tex-math "
    "email-note private-char".split()
)
_BROKEN: Final = frozenset({"break", "hr"})
_BLOCKS: Final = frozenset(
    "p sec title list list-item def-list def-item term def disp-quote "
    "disp-formula boxed-text verse-group verse-line td th tr".split()
)
_ITEMS: Final = frozenset({"list-item", "def-item"})
_CHOICES: Final = ("alternatives", "inline-formula", "disp-formula")


def line(element: Element) -> str:
    """Give the text of an element on one line."""
    text = "".join(element.itertext()) if len(element) else element.text or ""
    return _folded(text).strip(" ")


def optional_line(element: Element | None) -> str | None:
    """Give the text of an element on one line; None where there is none."""
    return None if element is None else line(element)


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text)


def marked(element: Element, *, without: Iterable[str] = ()) -> MarkedText:
    """Give the text of an element with its markup; other elements leave their text.

    Footnotes and their marks are no part of it, and neither are elements ``without``.

    >>> from xml.etree.ElementTree import XML
    >>> marked(XML("<p>AAV<sub>9</sub> <ext-link>here</ext-link><fn><p>*</p></fn></p>"))
    MarkedText('AAV<sub>9</sub> here')
    """
    bare = Element("bare")
    _copy(element, bare, {*without, *_SILENT})
    try:
        found = marked_from_element(bare, tags=INLINE)
    except InvalidMarkup:
        return MarkedText.from_plain(line(bare))
    return MarkedText(_trimmed(found.value))


def _trimmed(value: str) -> str:
    return _folded(value).strip(" ")


def _copy(source: Element, target: Element, without: set[str]) -> None:
    """Copy what is text and inline markup, and the text of all else."""
    _say(target, source.text)
    for child in source:
        tag = child.tag
        if tag in without or _is_mark(child):
            pass
        elif tag in INLINE:
            inner = Element(tag)
            _copy(child, inner, without)
            target.append(inner)
        elif tag == _MATH:
            _copy_math(child, target)
        elif tag in _BROKEN:
            _say(target, " ")
        elif tag in _CHOICES and (math := child.find(f".//{_MATH}")) is not None:
            _copy_math(math, target)
        elif tag in _CHOICES and (tex := child.find(".//tex-math")) is not None:
            _say(target, "".join(tex.itertext()))
        elif tag in _BLOCKS:
            _say(target, " ")
            if tag in _ITEMS and (label := child.find("label")) is not None:
                _copy(label, target, without)
                _say(target, " ")
            _copy(child, target, without)
            _say(target, " ")
        else:
            _copy(child, target, without)
        _say(target, child.tail)


def _is_mark(element: Element) -> bool:
    return element.tag == "xref" and element.get("ref-type") in (
        "fn",
        "author-notes",
        "corresp",
        "aff",
        "table-fn",
    )


def _copy_math(math: Element, target: Element) -> None:
    holder = Element("bare")
    inner = Element(math.tag, math.attrib)
    inner.text = math.text
    inner.extend(math)
    holder.append(inner)
    try:
        marked_from_element(holder)
    except InvalidMarkup:
        _say(target, "".join(math.itertext()))
    else:
        target.append(inner)


def _say(target: Element, text: str | None) -> None:
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text


def put_marked(element: Element, text: MarkedText) -> Element:
    """Make marked text the content of an element, in JATS's tags."""
    return fill(element, MarkedText(_trimmed(text.value)), tags=WRITTEN_INLINE)


def leaf(tag: str, text: str | None, **attributes: str | None) -> Element:
    """Make an element of text; underscores in names of attributes stand for hyphens."""
    element = Element(tag)
    element.text = _folded(text).strip(" ") if text else None
    for name, value in attributes.items():
        if value is not None:
            element.set(name.replace("_", "-"), value)
    return element
