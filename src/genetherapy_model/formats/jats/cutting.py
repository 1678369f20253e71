"""A stream of JATS cut into its articles, whose bodies are passed over unparsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import BinaryIO, Final

from genetherapy_model.errors import UnreadableInput
from genetherapy_model.formats.xml import cutting
from genetherapy_model.formats.xml.parsing import Cut, Parser, plain
from genetherapy_model.formats.xml.tokens import RecordTags

__all__ = ["TAGS", "NotJats", "cut", "resolve"]


class NotJats(UnreadableInput):
    """An input that is empty, no XML, or XML of another vocabulary.

    >>> import io
    >>> list(cut(io.BytesIO(b"<html/>")))
    Traceback (most recent call last):
    ...
    genetherapy_model.formats.jats.cutting.NotJats: this is no JATS XML, but '<html/>'
    """


_PASSED: Final = re.compile(
    rb"<(body|floats-group)(?=[\s/>])(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>"
)
_REFERENCE: Final = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_OF_XML: Final = {b"amp", b"lt", b"gt", b"quot", b"apos"}


def lighten(piece: bytes) -> bytes:
    """Take the bodies out of an article, and the figures that float around them.

    >>> lighten(b"<article><front/><body><p>Text</p></body><back/></article>")
    b'<article><front/><back/></article>'
    """
    made, start = [], 0
    for match in _PASSED.finditer(piece):
        if match.start() < start:
            continue
        made.append(piece[start : match.start()])
        start = match.end()
        if not match[0].endswith(b"/>"):
            closing = b"</%b>" % match[1]
            end = piece.find(closing, start)
            if end < 0:
                return piece
            start = end + len(closing)
    return b"".join([*made, piece[start:]])


TAGS: Final = RecordTags(
    title="JATS XML",
    records=frozenset({b"article"}),
    sets={b"pmc-articleset": (), b"articles": (), b"OAI-PMH": ()},
    frames=frozenset({b"ListRecords", b"GetRecord", b"record", b"metadata"}),
    refusal=NotJats,
    lighten=lighten,
)


def cut(stream: BinaryIO, *, record_bytes: int = 1 << 26) -> Iterator[Cut]:
    """Cut a stream into its articles, each given as soon as it is read.

    Raises:
        NotJats: If there is no JATS, or its encoding is unknown.
        HostileXml: If a DOCTYPE has an internal subset.

    >>> import io
    >>> xml = b"<pmc-articleset><article/><article/></pmc-articleset>"
    >>> [found.offset for found in cut(io.BytesIO(xml))]
    [16, 26]
    """
    return cutting.cut(stream, TAGS, record_bytes=record_bytes)


def resolve(piece: Cut) -> Cut | None:
    """Read an article with the named characters of HTML, which JATS's DTDs define.

    >>> broken = Cut(1, 0, None, b"<article>&ndash;</article>", "undefined entity")
    >>> resolve(broken).element.text
    '\u2013'
    """
    source = _REFERENCE.sub(_character, piece.source)
    if source == piece.source:
        return None
    found = Parser(lighten).parse_lightly(source)
    if len(found) != 1:
        return None
    return Cut(piece.number, piece.offset, plain(found[0]), piece.source, None)


def _character(match: re.Match[bytes]) -> bytes:
    if match[1] in _OF_XML:
        return match[0]
    return html5.get(f"{match[1].decode()};", match[0].decode()).encode()
