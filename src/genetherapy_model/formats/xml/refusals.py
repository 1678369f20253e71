"""What is refused before it is parsed, and why a parser refused the rest."""

from __future__ import annotations

import re
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ErrorString

from genetherapy_model.errors import UnreadableInput
from genetherapy_model.formats.xml.tokens import as_text

__all__ = ["HostileXml", "explain"]

_REFERENCE = re.compile(r"&[^;\s<&]+;")


class HostileXml(UnreadableInput):
    """An input that declares entities or a DTD of its own; it is not parsed.

    >>> import io
    >>> from genetherapy_model.formats.pubmed_xml.cutting import cut
    >>> list(cut(io.BytesIO(b'<!DOCTYPE x [<!ENTITY a "b">]><PubmedArticleSet/>')))
    Traceback (most recent call last):
    ...
    genetherapy_model.formats.xml.refusals.HostileXml: XML with entities
    or a DTD of its own, as at byte 0, is refused
    """


def explain(piece: bytes, error: ParseError, encoding: str) -> str:
    """Say what the parser stumbled over, and where in the record."""
    line, column = error.position
    reason = ErrorString(error.code)
    reason = reason.removeprefix("not well-formed (").removesuffix(")")
    after = as_text(b"\n".join(piece.splitlines()[line - 2 :]))[column:]
    reference = _REFERENCE.match(after)
    if reference and reason == "undefined entity":
        reason += f" {reference[0]}"
    try:
        piece.decode()
    except UnicodeDecodeError:
        reason += f", not all of its bytes are {encoding}"
    return f"{reason}, line {line - 1}, column {column + 1}"
