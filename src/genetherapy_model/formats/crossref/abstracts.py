"""Crossref's abstract: a piece of JATS as one text, ``<jats:p>`` and the like.

Source: JATS, https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/abstract.html;
https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/abstracts/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from html import unescape
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring

from genetherapy_model.domain.abstracts import Abstract, AbstractSection
from genetherapy_model.domain.text import MarkedText, marked_from_element
from genetherapy_model.errors import InvalidMarkup
from genetherapy_model.formats.crossref.texts import read_marked, unwrap
from genetherapy_model.formats.html_texts import break_blocks

__all__ = [
    "CATEGORIES",
    "read_abstract",
    "read_sections",
    "read_text",
    "write_abstract",
]

CATEGORIES: Final = frozenset(
    "BACKGROUND OBJECTIVE METHODS RESULTS CONCLUSIONS UNASSIGNED".split()
)
"""NLM's categories of sections, which JATS's ``sec-type`` may hold."""

_JATS: Final = "http://www.ncbi.nlm.nih.gov/JATS1"
_MATHML: Final = "http://www.w3.org/1998/Math/MathML"
_MATH: Final = f"{{{_MATHML}}}math"
_ROOT: Final = (
    f'<abstract xmlns:jats="{_JATS}" xmlns:mml="{_MATHML}" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:ali="http://www.niso.org/schemas/ali/1.0/">'
)
# References of HTML that XML does not know, and signs that begin nothing.
_REFERENCE: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)")
_NAMED: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]*;")
_TAGS: Final = re.compile(r"</?jats:[a-z-]+[^<>]*>")
_INLINE: Final = {
    "italic": "i",
    "i": "i",
    "em": "i",
    "bold": "b",
    "b": "b",
    "strong": "b",
    "sub": "sub",
    "sup": "sup",
    "underline": "u",
    "u": "u",
    "sc": "sc",
    "scp": "sc",
}
_WRITTEN: Final = {"i": "italic", "b": "bold", "u": "underline"}
_BLOCKS: Final = frozenset(
    "abstract trans-abstract sec title label p list list-item def-list def-item def "
    "disp-quote boxed-text body div ul ol li h1 h2 h3 h4".split()
)
_TITLES: Final = frozenset({"title", "h1", "h2", "h3", "h4"})
_PARAGRAPHS: Final = frozenset({"p"})
_UNREAD: Final = frozenset({"tex-math", "graphic", "inline-graphic", "label"})
_DEPTH: Final = 100


def read_abstract(text: str) -> tuple[Abstract | None, str | None]:
    """Read an abstract, and tell what is wrong with its markup.

    >>> abstract, _ = read_abstract(
    ...     "<jats:title>Abstract</jats:title><jats:sec><jats:title>Methods"
    ...     "</jats:title><jats:p>AAV<jats:sub>9</jats:sub>.</jats:p></jats:sec>")
    >>> print(abstract)
    Methods: AAV9.
    """
    if "<" not in text:
        marked, problem = read_marked(text)
        return Abstract(sections=[AbstractSection(text=marked)]), problem
    named = _NAMED.sub(lambda found: unescape(found[0]), text)
    try:
        root = fromstring(f"{_ROOT}{_REFERENCE.sub('&amp;', named)}</abstract>")
    except ParseError as error:
        marked, problem = read_marked(break_blocks(_TAGS.sub("", text)))
        said = problem or f"its tags are not in order: {error}"
        return Abstract(sections=[AbstractSection(text=marked)]), said
    sections = read_sections(root)
    return (Abstract(sections=sections) if sections else None), None


def read_sections(root: Element) -> list[AbstractSection]:
    """Read the sections of an abstract of JATS, whatever its prefix."""
    return _Sections().read(root)


class _Sections:
    """The sections of an abstract, on their way out of its elements."""

    def __init__(self) -> None:
        self._made: list[AbstractSection] = []
        self._label: str | None = None
        self._category: str | None = None

    def read(self, root: Element) -> list[AbstractSection]:
        self._read_block(root, 0)
        self._close()
        return self._made

    def _add(self, text: MarkedText) -> None:
        if text:
            self._made.append(
                AbstractSection(text=text, label=self._label, category=self._category)
            )
            self._label = self._category = None

    def _close(self) -> None:
        """Give a label or a category without a text its section."""
        if self._label is not None or self._category is not None:
            self._made.append(
                AbstractSection(text="", label=self._label, category=self._category)
            )
            self._label = self._category = None

    def _read_block(self, block: Element, depth: int) -> None:
        run = Element("p")
        run.text = block.text
        for child in block:
            name = _local(child)
            if name not in _BLOCKS or depth > _DEPTH:
                run.append(child)
                continue
            self._add(read_text(run))
            run = Element("p")
            run.text = child.tail
            if name in _TITLES:
                self._read_title(child, depth)
            elif name in _PARAGRAPHS and not _has_blocks(child):
                self._add(read_text(child))
            elif name == "sec":
                self._close()
                kind = (child.get("sec-type") or "").upper()
                self._category = kind if kind in CATEGORIES else None
                self._read_block(child, depth + 1)
                self._close()
            elif name not in _UNREAD:
                self._read_block(child, depth + 1)
        self._add(read_text(run))

    def _read_title(self, title: Element, depth: int) -> None:
        text = read_text(title).plain
        if not text or (depth == 0 and text.casefold() == "abstract"):
            return  # the title of the abstract itself is no label
        if self._label is not None:
            self._close()
        self._label = text


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _has_blocks(paragraph: Element) -> bool:
    return any(_local(child) in _BLOCKS for child in paragraph)


def read_text(element: Element) -> MarkedText:
    """Read what an element holds as marked text, on one line."""
    made = Element("p")
    _copy(element, made, 0)
    try:
        marked = marked_from_element(made)
    except InvalidMarkup:
        marked = MarkedText.from_plain("".join(made.itertext()))
    return MarkedText(unwrap(marked.value).strip())


def _copy(source: Element, target: Element, depth: int) -> None:
    """Copy what an element holds, without the tags that the model does not have."""
    _say(target, source.text)
    for child in _chosen(source):
        name = _local(child)
        if child.tag == _MATH and depth < _DEPTH:
            formula = copy(child)
            formula.tail = None
            target.append(formula)
        elif name in _INLINE and depth < _DEPTH:
            inner = Element(_INLINE[name])
            _copy(child, inner, depth + 1)
            target.append(inner)
        elif name == "break":
            _say(target, " ")
        elif depth >= _DEPTH:
            _say(target, "".join(child.itertext()))
        elif name and name not in _UNREAD:
            _copy(child, target, depth + 1)
        _say(target, child.tail)


def _chosen(source: Element) -> Iterator[Element]:
    """Give the children; of alternatives the formula, else the first."""
    if _local(source) != "alternatives":
        yield from source
        return
    formulas = [child for child in source if _local(child) == "math"]
    yield from (formulas or list(source))[:1]


def _say(target: Element, text: str | None) -> None:
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text


def write_abstract(abstract: Abstract) -> str | None:
    """Write an abstract as JATS, or nothing of one that says nothing.

    >>> write_abstract(Abstract(sections=[AbstractSection(text="We did.", label="M")]))
    '<jats:sec><jats:title>M</jats:title><jats:p>We did.</jats:p></jats:sec>'
    """
    made: list[str] = []
    is_open = False
    for section in abstract.sections:
        label = " ".join((section.label or "").split())
        kind = section.category if section.category in CATEGORIES else None
        text = _write_text(section.text)
        if label or kind:
            made.append("</jats:sec>" if is_open else "")
            made.append(
                f'<jats:sec sec-type="{kind.lower()}">' if kind else "<jats:sec>"
            )
            is_open = True
            if label:
                plain = MarkedText.from_plain(label).value
                made.append(f"<jats:title>{plain}</jats:title>")
        if text:
            made.append(f"<jats:p>{text}</jats:p>")
    if is_open:
        made.append("</jats:sec>")
    return "".join(made) or None


def _write_text(marked: MarkedText) -> str:
    text = unwrap(marked.value).strip()
    for tag in ("i", "b", "u", "sub", "sup", "sc"):
        name = _WRITTEN.get(tag, tag)
        text = text.replace(f"<{tag}>", f"<jats:{name}>")
        text = text.replace(f"</{tag}>", f"</jats:{name}>")
    return text.replace("<mml:math", f'<mml:math xmlns:mml="{_MATHML}"')
