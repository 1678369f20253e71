"""Europe PMC's texts: HTML in them, without escapes where none is needed."""

from __future__ import annotations

from genetherapy_model.domain._markup import tokens, unescape
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import InvalidMarkup
from genetherapy_model.formats.plain_texts import write_plain

__all__ = ["read_text", "stated", "write_text"]


def read_text(text: str) -> tuple[MarkedText, str | None]:
    """Read a text with its markup, and tell what is wrong with its tags.

    >>> read_text("<i>In vivo</i>, p<0.05 &amp; R&D")
    (MarkedText('<i>In vivo</i>, p&lt;0.05 &amp; R&amp;D'), None)
    """
    try:
        return MarkedText.parse(text), None
    except InvalidMarkup as error:
        return MarkedText.from_plain(text), str(error)


def write_text(marked: MarkedText) -> str:
    """Write a text as the service does: escaped only where it would be misread.

    Blanks alone say nothing.

    >>> write_text(MarkedText("CO<sub>2</sub>, p&lt;0.05"))
    'CO<sub>2</sub>, p<0.05'
    >>> write_text(MarkedText("the tag &lt;i&gt;"))
    'the tag &lt;i&gt;'
    """
    if not marked.value.strip():
        return ""
    if "&" not in marked.value:
        return marked.value
    written = "".join(
        _tag(name, close, text) or unescape(text)
        for name, close, text in tokens(marked.value)
    )
    return written if read_text(written) == (marked, None) else marked.value


def stated(text: str | None) -> str | None:
    """Write a text that has no markup in the model; None of one that says nothing."""
    return write_plain(text) if text is not None and text.strip() else None


def _tag(name: str, close: str, attributes: str) -> str:
    if name:
        return f"<{name}{attributes}>"
    return f"</{close}>" if close else ""
