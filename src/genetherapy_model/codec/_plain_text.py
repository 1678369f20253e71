"""Plain data of good text, and text of plain data: by orjson where it is installed.

Both are short ways beside those of ``_json_text``. Whatever is not as it would be
written raises; what it raises is for nobody to read.
"""

from __future__ import annotations

import json
from types import ModuleType

from genetherapy_model.codec._json_text import LINE_SEPARATORS, write_json


def _installed() -> ModuleType | None:
    try:
        import orjson  # noqa: PLC0415 - of the extra "fast"
    except ImportError:
        return None
    return orjson


orjson = _installed()


def parse(text: str | bytes) -> dict[str, object]:
    """Read the object that a text holds, if no character in it is a rare one.

    No text in it holds a carriage return or what no XML can hold, as these stand
    there as escapes, or are looked for. With orjson, text must also be just what would
    be written for the data: orjson takes the last of keys that stand more than once,
    and this alone tells.

    Raises:
        ValueError: Or anything else, if it is not so.
    """
    data = text.encode() if isinstance(text, str) else text
    if not isinstance(data, bytes):
        raise TypeError
    data = data.rstrip(b"\r\n")
    # One byte is found thirty times as fast as two.
    if 0x5C in data and (b"\\u" in data or b"\\r" in data):
        raise ValueError
    if 0xEF in data and (b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data):
        raise ValueError
    made: object
    if orjson is None:
        made = _DECODER.decode(data.decode())
    else:
        made = orjson.loads(data)
        if orjson.dumps(made) != data:
            raise ValueError
    if type(made) is not dict:
        raise ValueError
    return made


def write(data: dict[str, object]) -> str:
    """Write plain data in one line, as ``write_json`` does.

    Raises:
        ValueError: Or anything else, if it cannot be written.
    """
    if orjson is None:
        text = write_json(data)
        text.encode()  # it raises where half a surrogate pair stands
        return text
    line: str = orjson.dumps(data).decode()
    if not line.isascii() and any(mark in line for mark in LINE_SEPARATORS):
        raise ValueError
    return line


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError
    return made


_DECODER = json.JSONDecoder(object_pairs_hook=_object)
