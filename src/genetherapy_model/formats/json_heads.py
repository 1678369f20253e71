"""What the first bytes of a text of JSON show of it, for telling its format.

A format is told by keys, each at its own level: what stands in a text or in a nested
object is no sign of anything.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from typing import Final, NamedTuple

from genetherapy_model.formats.json_cutting import cut
from genetherapy_model.formats.json_decoding import begin_of_json

__all__ = ["Head", "look_at"]

_FRAMES: Final = ("message", "items", "results", "resultList", "result", "references")
_TOKEN: Final = re.compile(rb'"(?:[^"\\\r\n]|\\[^\r\n])*+"(?P<colon>\s*+:\s*+)?|[{}]')
_SHOWN: Final = 80


class Head(NamedTuple):
    """The keys at the begin of a text of JSON, each with how its value begins.

    Attributes:
        envelope: Those of the first object of all.
        item: Those of the first item, in its envelope or not.
    """

    envelope: dict[str, bytes]
    item: dict[str, bytes]


@lru_cache(maxsize=1)
def look_at(head: bytes) -> Head:
    """Give the keys at the begin of an input; none where it is no JSON.

    >>> head = look_at(b'{"message-type": "work", "message": {"DOI": "10.1089/h')
    >>> head.envelope["message-type"][:6], head.item
    (b'"work"', {'DOI': b'"10.1089/h'})
    >>> look_at(b"TY  - JOUR").item
    {}
    """
    bare = begin_of_json(head)
    if not bare:
        return Head({}, {})
    piece = next(cut(io.BytesIO(bare), _FRAMES), None)
    return Head(_keys_of(bare), _keys_of(piece.data) if piece is not None else {})


def _keys_of(data: bytes) -> dict[str, bytes]:
    """Give the keys of the first object."""
    found: dict[str, bytes] = {}
    depth = 0
    for token in _TOKEN.finditer(data):
        if token[0] == b"{":
            depth += 1
        elif token[0] == b"}":
            depth -= 1
            if not depth:
                break
        elif depth == 1 and token["colon"]:
            key = token[0][1 : token[0].rindex(b'"')].decode("utf-8", "replace")
            found.setdefault(key, data[token.end() : token.end() + _SHOWN])
    return found
