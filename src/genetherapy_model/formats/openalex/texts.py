"""OpenAlex's texts: those of Crossref, with its markup, but mostly unescaped."""

from __future__ import annotations

from typing import Final

from genetherapy_model.domain._markup import tokens, unescape
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.crossref.texts import read_marked

__all__ = ["write_marked"]

_WRITTEN: Final = {"sc": "scp"}


def write_marked(marked: MarkedText) -> str:
    """Write marked text, escaped only where it would else be read otherwise.

    >>> write_marked(MarkedText("AAV<sub>9</sub> &amp; p &lt; 0.05"))
    'AAV<sub>9</sub> & p < 0.05'
    >>> write_marked(MarkedText("<sc>dna</sc> &amp;lt; &amp; more"))
    '<scp>dna</scp> &amp;lt; &amp; more'
    """
    written = ""
    for is_bare in (True, False):
        written = "".join(
            f"<{_WRITTEN.get(name, name)}{text}>"
            if name
            else f"</{_WRITTEN.get(close, close)}>"
            if close
            else (unescape(text) if is_bare else text)
            for name, close, text in tokens(marked.value)
        )
        if read_marked(written) == (marked, None):
            break
    return written
