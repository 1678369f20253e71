"""Decoding the JSON of one item, whatever is odd in it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from json import loads
from typing import Final, NamedTuple, Self

from genetherapy_model.domain._statements import UNWRITABLE
from genetherapy_model.errors import Finding, Severity
from genetherapy_model.formats.lines import decode_line

__all__ = [
    "Decoded",
    "Digits",
    "begin_of_json",
    "decode",
    "read_integer",
    "read_number",
]


_DEEPEST: Final = 200


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


class Digits(float):
    """A number that Python would write in other digits than it stands in.

    >>> read_number("1.50"), read_number("1.5"), Digits("1e5") == 100_000
    (1.50, 1.5, True)
    """

    __slots__ = ("_digits",)
    _digits: str

    def __new__(cls, digits: str) -> Self:
        """Make a number of its digits."""
        made = super().__new__(cls, digits)
        made._digits = digits
        return made

    def __repr__(self) -> str:
        return self._digits

    __str__ = __repr__


def read_number(digits: str) -> float:
    """Read a number with a point or an exponent, and keep its digits."""
    number = float(digits)
    return number if repr(number) == digits else Digits(digits)


def read_integer(digits: str) -> int | float:
    """Read a number without either; of nought its sign is kept.

    >>> read_integer("7"), read_integer("-0")
    (7, -0)
    """
    return Digits(digits) if digits == "-0" else int(digits)


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
            parse_int=read_integer,
            parse_constant=_refuse,
        )
        odd = _find_odd(item)
    except (ValueError, RecursionError) as error:
        return Decoded(None, text, f"the item is no JSON: {error}")
    if not isinstance(item, dict):
        return Decoded(None, text, f"{text[:40]!r} is no item")
    findings = [*line.findings, *hooks.findings]
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
        number = read_number(digits)
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


def _find_odd(value: object, depth: int = 0) -> str | None:
    """Give the first sign that no text can hold.

    Raises:
        ValueError: If the value nests deeper than can be followed.
    """
    if isinstance(value, str):
        found = UNWRITABLE.search(value)
        return found[0] if found else None
    parts = value.values() if isinstance(value, dict) else value
    if not isinstance(parts, Iterable):
        return None
    if depth > _DEEPEST:
        raise ValueError(f"it nests more than {_DEEPEST} deep")
    # All of it is looked at, as what follows may nest too deep.
    return next(filter(None, [_find_odd(part, depth + 1) for part in parts]), None)


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(part) for key, part in value.items()}
    return [_cleaned(part) for part in value] if isinstance(value, list) else value
