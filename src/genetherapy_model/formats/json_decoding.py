"""Decoding the JSON of one item, whatever is odd in it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from json import loads
from typing import NamedTuple

from genetherapy_model.domain._statements import UNWRITABLE
from genetherapy_model.errors import Finding, Severity
from genetherapy_model.formats.lines import decode_line

__all__ = ["Decoded", "begin_of_json", "decode"]


class Decoded(NamedTuple):
    """An item, or why there is none.

    Attributes:
        item: The item.
        text: Its text.
        problem: Why it is no item.
        findings: What was noticed on the way.
    """

    item: dict[str, object] | None
    text: str
    problem: str
    findings: tuple[Finding, ...] = ()


def begin_of_json(head: bytes) -> bytes:
    r"""Give how a text of JSON begins: what is ASCII of it, whatever its encoding.

    Nothing is given where neither an object nor a list begins.

    >>> begin_of_json(b'\xff\xfe{\0"\0i\0'), begin_of_json(b"TY  - JOUR")
    (b'{"i', b'')
    """
    bare = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    bare = bare.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    return bare if bare[:1] in (b"[", b"{") else b""


def decode(data: bytes, *, is_whole: bool) -> Decoded:
    r"""Decode an item from its bytes, in UTF-8 or Windows-1252.

    >>> decode(b'{"id": 1, "title": "\xfcber"}', is_whole=True).item
    {'id': 1, 'title': 'über'}
    >>> decode(b'{"id": NaN}', is_whole=True).problem
    'the item is no JSON: NaN is none of its values'
    """
    line = decode_line(data.rstrip(), "utf-8", number=1, byte=0)
    text = line.text
    if not is_whole:
        begins = text.startswith("{")
        said = "the item breaks off" if begins else f"{text[:40]!r} is no item"
        return Decoded(None, text, said)
    hooks = _Hooks()
    try:
        # Texts with raw line breaks are read: no other meaning is possible.
        item = loads(
            text,
            strict=False,
            object_pairs_hook=hooks.to_object,
            parse_float=hooks.to_number,
            parse_constant=_refuse,
        )
    except (ValueError, RecursionError) as error:
        return Decoded(None, text, f"the item is no JSON: {error}")
    if not isinstance(item, dict):
        return Decoded(None, text, f"{text[:40]!r} is no item")
    findings = [*line.findings, *hooks.findings]
    odd = _find_odd(item)
    if odd is not None:
        said = f"the item holds U+{ord(odd):04X}, which no text can hold: it is U+FFFD"
        findings.append(_warning("RDR010", said))
        item = _cleaned(item)
    return Decoded(item, text, "", tuple(findings))


class _Hooks:
    """What is odd in an item is told while it is decoded."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def to_object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        made: dict[str, object] = {}
        for key, value in pairs:
            name = _clean(key)
            if name in made:
                said = f"{key}: it stands twice; the first is read, the other is kept"
                self.findings.append(_warning("RDR022", said))
            while name in made:
                name += "#2"
            made[name] = value
        return made

    def to_number(self, digits: str) -> float | str:
        number = float(digits)
        if math.isfinite(number):
            return number
        said = f"{digits[:40]} is larger than any number here: it is read as text"
        self.findings.append(_warning("RDR021", said))
        return digits


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is none of its values")


def _warning(code: str, message: str) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, message=message)


def _clean(text: str) -> str:
    return UNWRITABLE.sub("\ufffd", text)


def _find_odd(value: object) -> str | None:
    if isinstance(value, str):
        found = UNWRITABLE.search(value)
        return found[0] if found else None
    parts = value.values() if isinstance(value, dict) else value
    if not isinstance(parts, Iterable):
        return None
    return next((odd for part in parts if (odd := _find_odd(part))), None)


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(part) for key, part in value.items()}
    return [_cleaned(part) for part in value] if isinstance(value, list) else value
