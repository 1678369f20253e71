"""The tokens of XML that decide where the records of a vocabulary begin and end.

Source: XML 1.0, https://www.w3.org/TR/xml/; which elements are records is told by
:class:`RecordTags`, one for each format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from genetherapy_model.errors import UnreadableInput

SECTIONS = {b"!--": b"-->", b"![CDATA[": b"]]>", b"?": b"?>"}
DECLARATIONS = (b"<!ENTITY", b"<!ELEMENT", b"<!ATTLIST", b"<!NOTATIO")
BLANK = re.compile(rb"(?:\s|\xef\xbb\xbf)*+")
# In these patterns a token is whole once the last group has matched something.
NAME = re.compile(rb"<[^\s<>/!?=\"'&;]++(?=([\s<>/]?))")
TAG = re.compile(rb"</?[^\s<>/!?=\"'&;]++(?:[^<>\"']++|\"[^\"<]*+\"?|'[^'<]*+'?)*+(>?)")
DOCTYPE = re.compile(rb"<!DOCTYPE(?:[^\[\]<>\"']++|\"[^\"<]*+\"?|'[^'<]*+'?)*+(>?)")
XMLNS = re.compile(rb"\sxmlns(?::[^\s=:\"'<>]+)?\s*=\s*(?:\"[^\"]*\"|'[^']*')")
ENCODING = re.compile(rb"<\?xml\s[^>]*?\sencoding\s*=\s*[\"']([^\"']*)[\"']")


@dataclass(frozen=True, eq=False)
class RecordTags:
    """Which elements of a vocabulary are records, and which stand around them.

    Attributes:
        title: What people call the format, for messages.
        records: The elements that are records wherever they stand.
        sets: The elements that hold records, and what is a record only in each.
        parts: Of a record, what is no record inside it though it is one elsewhere.
        frames: Elements between a set and its records, whose tags are passed over.
        refusal: What is raised for an input that is not of this vocabulary.
        lighten: Takes from the bytes of a record what its reader passes over; where
            what is left is broken, the whole record is parsed.

    >>> tags = RecordTags(title="Toy XML", records=frozenset({b"r"}), sets={b"s": ()})
    >>> sorted(tags.known)
    [b'r']
    """

    title: str
    records: frozenset[bytes]
    sets: Mapping[bytes, tuple[bytes, ...]]
    parts: Mapping[bytes, tuple[bytes, ...]] = field(default_factory=dict)
    frames: frozenset[bytes] = frozenset()
    refusal: type[UnreadableInput] = UnreadableInput
    lighten: Callable[[bytes], bytes] | None = None

    @cached_property
    def known(self) -> frozenset[bytes]:
        """All elements that are a record somewhere."""
        return self.records.union(*self.sets.values())


@lru_cache(maxsize=64)
def tokens_of(tags: RecordTags, name: bytes, opened: bytes) -> re.Pattern[bytes]:
    """What decides where a record ends: its own tags, sections, what is not in it."""
    inner = set(tags.sets.get(opened, ())) - set(tags.parts.get(name, ()))
    records = tags.records | inner | (tags.known & {name})
    return re.compile(
        rb"<(?:(?P<section>!--|!\[CDATA\[|\?(?!xml\s))"
        rb"|(?P<stop>!DOCTYPE|\?xml\s|(?:/?(?:%b)|%b)(?=[\s/<>]))"
        rb"|(?P<closes>/?)(?P<own>%b)(?=[\s/<>]))"
        % (_around(tags), _any(records), name or rb"[^\s<>/!?=\"'&;]++")
    )


@lru_cache(maxsize=32)
def starts_of(tags: RecordTags, opened: bytes) -> re.Pattern[bytes]:
    """Where the top level surely goes on."""
    records = tags.records.union(tags.sets.get(opened, ()))
    return re.compile(
        rb"<(?:!DOCTYPE|\?xml\s|(?:%b|/?(?:%b))(?=[\s/<>]))"
        % (_any(records), _around(tags))
    )


def _around(tags: RecordTags) -> bytes:
    return _any({*tags.sets, *tags.frames})


def _any(names: set[bytes] | frozenset[bytes]) -> bytes:
    return b"|".join(sorted(names))


def as_text(name: bytes) -> str:
    """Show bytes, whatever they are."""
    return name.decode("utf-8", "backslashreplace")


def begin_of_xml(head: bytes) -> bytes:
    r"""Give how a text of XML begins: what is ASCII of it, whatever its encoding.

    Nothing is given where text of another kind begins, which may quote XML.

    >>> begin_of_xml(b"\xff\xfe<\0a\0/\0>\0"), begin_of_xml(b'{"xml": "<a/>"}')
    (b'<a/>', b'')
    """
    bare = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return bare if bare[:1] == b"<" else b""
