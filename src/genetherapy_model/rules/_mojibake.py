"""Mojibake: UTF-8 that was read as Latin-1 or Windows-1252, and how it is undone.

``ü`` is two bytes in UTF-8, which are ``Ã`` and ``¼`` in the older codes. Not every
such pair is a slip: a sign of multiplication before a no-break space, and the ``é”``
at the end of a quotation, would be letters of other scripts. What decides is whether
the marks could stand together on purpose.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["repair_mojibake"]


def _bytes_by_character() -> dict[str, int]:
    found = {chr(code): code for code in range(0x80, 0x100)}
    for code in range(0x80, 0xA0):
        try:
            found[bytes([code]).decode("cp1252")] = code
        except UnicodeDecodeError:
            # Five bytes are no character of Windows-1252; Latin-1 keeps them.
            continue
    return found


_BYTES: Final = _bytes_by_character()
_TRAILING: Final = re.escape("".join(c for c, b in _BYTES.items() if b < 0xC0))
# U+00D7, the sign of multiplication, and U+00DF, the sharp s, begin no sequence here:
# both stand before signs on purpose.
_SEQUENCE: Final = re.compile(
    # One class comes first, which the engine looks for by itself: texts are long.
    f"[\u00c2-\u00d6\u00d8-\u00de\u00e0-\u00f4][{_TRAILING}]{{1,3}}"
)
# What stands after a letter on purpose: quotation marks, dashes, spaces, signs of
# trade, footnotes and exponents, and the letters among the marks.
_ON_PURPOSE: Final = frozenset(
    "\u00a0\u00ab\u00bb\u2039\u203a\u2018\u2019\u201a\u201c\u201d\u201e"
    "\u2013\u2014\u2026\u00ad\u00b0\u00b1\u00b2\u00b3\u00b5\u00b7\u00b9\u00aa\u00ba"
    "\u00ae\u00a9\u2122\u2020\u2021\u2022\u0160\u0161\u0152\u0153\u017d\u017e\u0178"
    "\u0192\u2030\u00a7\u00b6\u00b4\u00a8\u00a1\u00bf"
)
_QUOTES_AND_POWERS: Final = frozenset(
    "\u00a0\u00ab\u00bb\u2039\u203a\u2018\u2019\u201a\u201c\u201d\u201e"
    "\u2013\u2014\u2026\u00b2\u00b3\u00b9"
)
_GREEK: Final = frozenset("\u00ce\u00cf")
_OFTEN: Final = frozenset("\u00c2\u00c3") | _GREEK


def repair_mojibake(text: str) -> tuple[str, str, str] | None:
    """Give what is surely garbled first, what was meant by it, and the text mended.

    It is None where nothing is surely garbled.
    """
    if text.isascii():
        return None
    for match in _SEQUENCE.finditer(text):
        sequence = match[0][: _length(match[0])]
        meant = _decoded(sequence)
        if meant is not None and _is_sure(
            sequence, text[match.start() - 1 : match.start()]
        ):
            break
    else:
        return None
    mended, before = text, ""
    while mended != before:
        # What went wrong twice is mended twice.
        before, mended = mended, _SEQUENCE.sub(_mended, mended)
    return sequence, meant, mended


def _mended(match: re.Match[str]) -> str:
    length = _length(match[0])
    meant = _decoded(match[0][:length])
    return match[0] if meant is None else meant + match[0][length:]


def _length(sequence: str) -> int:
    """Tell how many characters the first of them asks for."""
    return 2 if sequence < "\u00e0" else 3 if sequence < "\u00f0" else 4


def _decoded(sequence: str) -> str | None:
    try:
        return bytes(map(_BYTES.__getitem__, sequence)).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_sure(sequence: str, before: str) -> bool:
    first, rest = sequence[0], sequence[1:]
    if any(mark not in _ON_PURPOSE for mark in rest):
        return True
    if len(rest) > 1:
        return False
    if first in _GREEK:
        # The beta of TGF-\u03b2 ends in an exponent; a capital before it is a word.
        return not before.isupper() and rest != "\u00a0"
    if rest in _QUOTES_AND_POWERS:
        return False
    return before.islower() or (first in _OFTEN and not before.isupper())
