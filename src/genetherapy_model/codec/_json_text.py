"""JSON text, read strictly and written the same in every process (RFC 8259).

The standard library's parser lets pass what no record may hold in silence: a key that
stands twice, NaN, numbers without end. Where such a thing has a place in the data, it
is left there as a mark that no field accepts, so that it is reported with its path
beside all other problems; where it has none, its position in the text is told.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Final, NoReturn, cast

from genetherapy_model.errors import DecodeError, Finding, InvalidType, Severity

LARGEST: Final = 2**53 - 1
"""The largest whole number that every reader of JSON keeps (RFC 8259, section 6)."""

DEEPEST: Final = 100
"""How deep a list that holds lists is written; real records have a dozen levels."""

UNREADABLY_DEEP: Final = "it is nested too deeply to be read"
TOO_DEEP: Final = f"it is nested deeper than {DEEPEST} levels"

_LONGEST = len(str(-LARGEST))


class Repeated(dict[str, object]):
    """An object of JSON in which a key stands more than once."""

    __slots__ = ("keys_repeated",)

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        times = Counter(key for key, _ in pairs)
        self.keys_repeated = tuple(key for key in times if times[key] > 1)

    def without(self, key: str) -> Repeated:
        """Make the same object without one of its keys."""
        made = Repeated([pair for pair in self.items() if pair[0] != key])
        made.keys_repeated = self.keys_repeated
        return made


class Huge:
    """A whole number of JSON that is larger than any reader can be trusted with."""

    __slots__ = ("digits",)

    def __init__(self, text: str) -> None:
        self.digits = len(text.lstrip("-"))

    def __repr__(self) -> str:
        return f"a whole number of {self.digits} digits"


def read_json(text: str | bytes) -> object:
    """Parse JSON text to plain data, with marks for what no field accepts.

    Raises:
        DecodeError: If it is no JSON text in UTF-8, with the position.
        InvalidType: If it is no text at all.
    """
    if isinstance(text, bytes):
        text = _decoded(text)
    if not isinstance(text, str):
        raise InvalidType(f"expected text or bytes, got {type(text).__name__}")
    # RFC 8259, section 8.1: a reader may ignore a byte order mark.
    text = text.removeprefix("\ufeff")
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise _refusal(_explained(error), error.pos, text) from error
    except _Constant as error:
        found = next(match for match in _CONSTANTS.finditer(text) if match[0][0] != '"')
        raise _refusal(
            f"{found[0]} is no value of JSON: leave the field out, or write null",
            found.start(),
            text,
        ) from error
    except RecursionError as error:
        raise refusal("RDR901", UNREADABLY_DEEP) from error


def write_json(data: object, indent: int | None = None) -> str:
    """Write plain data as JSON text: one line, or indented.

    No character in it ends a line for any reader: those that Unicode counts among
    the line separators are escaped.
    """
    text = json.dumps(
        data,
        ensure_ascii=False,
        allow_nan=False,
        indent=indent,
        separators=(",", ":") if indent is None else (",", ": "),
    )
    if not text.isascii():
        for mark in LINE_SEPARATORS:
            text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text


def is_too_deep(data: object) -> bool:
    """Tell whether plain data is nested deeper than a reader is sure to follow."""
    level = [data]
    for _ in range(DEEPEST):
        items: list[object] = []
        for outer in level:
            items += (
                outer.values()
                if isinstance(outer, dict)
                else cast("list[object]", outer)
            )
        level = [inner for inner in items if isinstance(inner, (dict, list))]
        if not level:
            return False
    return True


def finding(code: str, message: str, path: str = "") -> Finding:
    """Make the finding that tells one problem of our own JSON."""
    return Finding(code=code, severity=Severity.ERROR, message=message, path=path)


def refusal(code: str, message: str) -> DecodeError:
    """Make the error that tells one problem, of the whole text."""
    return DecodeError((finding(code, message),))


def describe(value: object) -> str:
    """Say in words of JSON what a value is, for a message."""
    # By exact type, as a subclass is not what the parser of JSON makes.
    kind = type(value)
    if value is None:
        return "null"
    if kind is bool:
        return str(value).lower()
    if kind is str:
        text = cast("str", value)
        return f"the text {text!r}" if len(text) <= 60 else f"the text {text[:57]!r}..."
    if kind is int and abs(cast("int", value)) > LARGEST:
        return f"a whole number above {LARGEST} in size"
    if kind in (int, float):
        return f"the number {value!r}"
    if isinstance(value, Huge):
        return repr(value)
    if kind in (dict, Repeated):
        return "an object"
    return "an array" if kind is list else f"{kind.__name__}, no type of JSON"


class _Constant(ValueError):
    """NaN or Infinity stands where JSON has a value."""


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else Repeated(pairs)


def _integer(text: str) -> int | Huge:
    # Python itself refuses to read whole numbers of more than 4,300 digits.
    return int(text) if len(text) <= _LONGEST else Huge(text)


def _constant(name: str) -> NoReturn:
    raise _Constant(name)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_constant=_constant
)
# Text is matched too, so that what stands within it is passed over.
_CONSTANTS = re.compile(r'"(?:[^"\\]|\\.)*"|NaN|-?Infinity')
LINE_SEPARATORS = "\x85\u2028\u2029"


def _decoded(text: bytes) -> str:
    if text[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in text[:4]:
        raise refusal(
            "RDR901", "it is UTF-16 or UTF-32, and JSON is UTF-8: decode it first"
        )
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refusal(
            "RDR901",
            f"it is no UTF-8: {error.reason} at byte {error.start}",
        ) from error


def _refusal(message: str, at: int, text: str) -> DecodeError:
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return refusal("RDR901", f"line {line}, column {column}: {message}")


def _explained(error: json.JSONDecodeError) -> str:
    text, reason = error.doc, error.msg
    if not text.strip():
        return "it is empty: expected one JSON object"
    if reason == "Extra data":
        return (
            "more text follows the first value; records that stand one a line "
            "are read with genetherapy_model.read"
        )
    reason = f"it is no JSON: {reason[0].lower()}{reason[1:].removesuffix(' at')}"
    if error.pos >= len(text.rstrip()) or reason.endswith("string starting"):
        return f"{reason}; the text ends there: is it cut off?"
    return reason
