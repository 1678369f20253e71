"""CSL's texts: its rich text and marked text, and the references of HTML in it.

CSL has the tags ``<i>``, ``<b>``, ``<sub>``, ``<sup>`` and two kinds of ``<span>``;
any other tag is text (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html).
It has no escapes, but real files hold what is escaped as in HTML, so that is read; it
is written only where the text would else be read as something that it is not.
"""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain._markup import tokens
from genetherapy_model.domain._markup import unescape as unescape_canonical
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import InvalidMarkup

__all__ = ["read_marked", "write_marked"]

_SMALL_CAPS: Final = '<span style="font-variant:small-caps;">'
_SPAN: Final = re.compile(r"<(/?)span\b([^<>]*)>", re.IGNORECASE)
_NO_CASE: Final = re.compile(r"""\s*class\s*=\s*["']nocase["']\s*""", re.IGNORECASE)
_KNOWN: Final = ("b", "i", "sub", "sup", "sc")


def read_marked(text: str) -> tuple[MarkedText, str | None]:
    """Read rich text, and tell what is wrong with its tags.

    >>> read_marked('<i>In vivo</i> <span class="nocase">AAV</span> &amp; p < 0.05')
    (MarkedText('<i>In vivo</i> AAV &amp; p &lt; 0.05'), None)
    >>> read_marked("AAV<sub>9")[0]
    MarkedText('AAV&lt;sub&gt;9')
    """
    try:
        return MarkedText.parse(_without_no_case(text)), None
    except InvalidMarkup as error:
        return MarkedText.from_plain(text), str(error)


def _without_no_case(text: str) -> str:
    if "<span" not in text.lower():
        return text
    made: list[str] = []
    spans: list[bool] = []
    end = 0
    for found in _SPAN.finditer(text):
        made.append(text[end : found.start()])
        end = found.end()
        if found[1]:
            dropped = spans.pop() if spans else False
        else:
            dropped = _NO_CASE.fullmatch(found[2]) is not None
            spans.append(dropped)
        if not dropped:
            made.append(found[0])
    return "".join([*made, text[end:]])


def write_marked(marked: MarkedText) -> str:
    """Write marked text with the tags that CSL has, and plain where it has none.

    >>> write_marked(MarkedText("AAV<sub>9</sub> &amp; p &lt; <u>0.05</u>"))
    'AAV<sub>9</sub> & p < 0.05'
    """
    pieces = _pieces(marked)
    meant = MarkedText(
        "".join(
            text if is_tag else MarkedText.from_plain(text).value
            for is_tag, text in pieces
        )
    )
    bare, escaped = (
        "".join(_tag(text) if is_tag else spell(text) for is_tag, text in pieces)
        for spell in (str, _escape)
    )
    return bare if read_marked(bare) == (meant, None) else escaped


def _tag(tag: str) -> str:
    return {"<sc>": _SMALL_CAPS, "</sc>": "</span>"}.get(tag, tag)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _pieces(marked: MarkedText) -> list[tuple[bool, str]]:
    """Cut marked text into the tags that CSL has, and plain text."""
    if "<" not in marked.value:
        return [(False, marked.plain)]
    pieces: list[tuple[bool, str]] = []
    formula: list[str] = []
    kept: list[bool] = []
    small = 0
    for name, close, text in tokens(marked.value):
        if formula or name == "mml:math":
            attributes = text if name else ""
            formula.append(
                f"<{name}{attributes}>" if name else f"</{close}>" if close else text
            )
            if close == "mml:math" and _is_closed(formula):
                pieces.append((False, MarkedText("".join(formula)).plain))
                formula = []
        elif name:
            small += name == "sc"
            kept.append(name in _KNOWN and not (name == "sc" and small > 1))
            if kept[-1]:
                pieces.append((True, f"<{name}>"))
        elif close:
            small -= close == "sc"
            if kept.pop():
                pieces.append((True, f"</{close}>"))
        else:
            pieces.append((False, unescape_canonical(text)))
    return pieces


def _is_closed(formula: list[str]) -> bool:
    opened = sum(part.startswith("<mml:math") for part in formula)
    return opened == sum(part == "</mml:math>" for part in formula)
