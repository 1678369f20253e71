"""OpenAlex's texts: those of Crossref, with its face markup and references of HTML.

Titles keep the tags that publishers deposit with Crossref
(https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/face-markup/),
of which ``scp`` is small capitals, and MathML.
"""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain._markup import tokens, unescape
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import InvalidMarkup

__all__ = ["read_marked", "write_marked"]

_SMALL_CAPS: Final = re.compile(r"<(/?)scp>")
_WRITTEN: Final = {"sc": "scp"}


def read_marked(text: str) -> tuple[MarkedText, str | None]:
    """Read a text with tags, and tell what is wrong with them.

    >>> read_marked("<i>In vivo</i> <scp>dna</scp> at p < 0.05 &amp; more")
    (MarkedText('<i>In vivo</i> <sc>dna</sc> at p &lt; 0.05 &amp; more'), None)
    >>> read_marked("AAV<sub>9")[0]
    MarkedText('AAV&lt;sub&gt;9')
    """
    try:
        return MarkedText.parse(_SMALL_CAPS.sub(r"<\1sc>", text)), None
    except InvalidMarkup as error:
        return MarkedText.from_plain(text), str(error)


def write_marked(marked: MarkedText) -> str:
    """Write marked text, escaped only where it would else be read otherwise.

    >>> write_marked(MarkedText("<sc>dna</sc> &amp; p &lt; 0.05, &amp;lt;"))
    '<scp>dna</scp> &amp; p &lt; 0.05, &amp;lt;'
    >>> write_marked(MarkedText("AAV<sub>9</sub> &amp; p &lt; 0.05"))
    'AAV<sub>9</sub> & p < 0.05'
    """
    for bare in (True, False):
        written = "".join(
            f"<{_WRITTEN.get(name, name)}{text}>"
            if name
            else f"</{_WRITTEN.get(close, close)}>"
            if close
            else (unescape(text) if bare else text)
            for name, close, text in tokens(marked.value)
        )
        if read_marked(written) == (marked, None):
            break
    return written
