"""Crossref's texts: the face markup that publishers deposit, in JSON as in XML.

Source: https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/face-markup/
"""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import InvalidMarkup

__all__ = ["read_marked", "unwrap", "write_marked"]

# Overlines, typewriter letters and fonts are no markup in the model.
_UNMARKED: Final = re.compile(r"</?(?:ovl|tt|font|strike)(?:\s[^<>]*)?>", re.IGNORECASE)
_SMALL_CAPS: Final = re.compile(r"<(/?)scp(?:\s[^<>]*)?>", re.IGNORECASE)
_CDATA: Final = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
# The service sets texts with markup on several lines, tag by tag.
_BEFORE_MARKS: Final = re.compile(r"[ \t]*[\r\n]\s*(?=[,.;:!?)\]]|</?su[bp]>|-\w)")
_AFTER_BRACKETS: Final = re.compile(r"(?<=[(\[])[ \t]*[\r\n]\s*")
_BROKEN_LINE: Final = re.compile(r"[ \t]*[\r\n]\s*")
_MATHML: Final = '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"'


def unwrap(text: str) -> str:
    r"""Put on one line what the service sets on several.

    >>> unwrap("\n  Effects of\n  <i>F9</i>\n  , given twice\n")
    'Effects of <i>F9</i>, given twice'
    """
    if "\n" not in text and "\r" not in text:
        return text
    text = _AFTER_BRACKETS.sub("", _BEFORE_MARKS.sub("", text))
    return _BROKEN_LINE.sub(" ", text).strip()


def read_marked(text: str) -> tuple[MarkedText, str | None]:
    """Read a text with its markup, and tell what is wrong with its tags.

    >>> read_marked("<scp>AAV</scp><sub>9</sub> &amp; p &lt; 0.05")
    (MarkedText('<sc>AAV</sc><sub>9</sub> &amp; p &lt; 0.05'), None)
    >>> read_marked("AAV<sub>9")[0]
    MarkedText('AAV&lt;sub&gt;9')
    """
    text = bare = unwrap(text)
    if "<" in bare:
        bare = _UNMARKED.sub("", _CDATA.sub(r"\1", bare))
        bare = _SMALL_CAPS.sub(r"<\1sc>", bare)
    try:
        return MarkedText.parse(bare), None
    except InvalidMarkup as error:
        return MarkedText.from_plain(text), str(error)


def write_marked(marked: MarkedText) -> str:
    """Write a text with Crossref's markup.

    >>> write_marked(MarkedText("<sc>AAV</sc><sub>9</sub> &amp; p &lt; 0.05"))
    '<scp>AAV</scp><sub>9</sub> &amp; p &lt; 0.05'
    """
    value = unwrap(marked.value)
    if "<" not in value:
        return value
    written = value.replace("<sc>", "<scp>").replace("</sc>", "</scp>")
    written = written.replace("<mml:math", _MATHML)
    return written if read_marked(written) == (MarkedText(value), None) else value
