"""Text made comparable, and the search for many phrases in it at once.

Each character is replaced by one character, so that a place in the folded text is the
same place in the plain one; only where signs are dropped is there a map of places.
Hyphens, slashes and white space become one space, other signs a space of their own, so
that a phrase is found by the space before and after it: never inside of a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from typing import Final, NamedTuple

__all__ = [
    "Folded",
    "Match",
    "Matcher",
    "fold",
    "fold_all",
    "loosen",
    "phrase_matcher",
    "phrase_spotter",
    "squeeze",
    "word_matcher",
]


class Match(NamedTuple):
    """A phrase in a folded text: which one, and from where to where."""

    phrase: int
    start: int
    end: int


Matcher = Callable[[str], Sequence[Match]]
"""Gives all phrases in a folded text, by their places, those that overlap too."""


class Folded(NamedTuple):
    """A text as it is compared, and where its characters stood."""

    text: str
    places: Sequence[int] | None

    def span(self, match: Match) -> tuple[int, int]:
        """Give the place of a match in the plain text."""
        if self.places is None:
            return match.start, match.end
        return self.places[match.start], self.places[match.end - 1] + 1


# Greek letters are compared as the Latin ones that stand for them in names.
_GREEK: Final = dict(
    zip("αβγδεζηθικλμνξοπρςστυφχψω", "abgdezetiklmnxoprsstufcpo", strict=True)
)


# Nothing stands for these: signs without width, marks that belong to the letter before,
# and all but the first of several spaces and hyphens.
_JOINERS: Final = r"\s\-\u2010-\u2013\u2212\ufe63\uff0d"
_NO_WIDTH: Final = "\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f"
_JOINING: Final = re.compile(f"[{_JOINERS}]")
_WITHOUT_WIDTH: Final = re.compile(f"[{_NO_WIDTH}]")


class _Table(dict[str, str]):
    """What characters beyond ASCII are compared as, worked out when first met."""

    def __missing__(self, char: str) -> str:
        self[char] = found = _plain(char)
        return found


def _plain(char: str) -> str:
    letters = [
        letter.casefold()
        for letter in unicodedata.normalize("NFKD", char)
        if not unicodedata.combining(letter)
    ]
    if len(letters) == 1 and len(letters[0]) == 1:
        char = letters[0]
    if char.isalnum():
        return _GREEK.get(char, char)
    if _WITHOUT_WIDTH.fullmatch(char):
        return ""
    return char if char in "-;" else "-" if _JOINING.fullmatch(char) else ";"


_TABLE: Final = _Table()
_ASCII: Final = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)
) + bytes(128)
_WIDE: Final = {code: chr(_ASCII[code]) for code in range(128)}
_BEYOND: Final = re.compile("[^\x00-\x7f]")
_SEVERAL: Final = re.compile(r"[\s\-]{2,}")
_DROPPED: Final = re.compile(f"[{_NO_WIDTH}]|(?<=[{_JOINERS}])[{_JOINERS}]+")
_PAIRS: Final = ("  ", " -", "- ", "--", "\n", "\r", "\t", "\x0b", "\x0c")


def fold(text: str) -> Folded:
    """Make a text comparable; it begins and ends with a space.

    >>> fold("Lenti\N{SOFT HYPHEN}viral (AAV-9)").text
    ' lentiviral  aav 9  '
    """
    narrow = text if text.isascii() else _BEYOND.sub(_found, text)
    if len(narrow) == len(text) and not any(pair in narrow for pair in _PAIRS):
        return Folded(_folded(narrow), None)
    places: list[int] = []
    last = 0
    for gap in _DROPPED.finditer(text):
        places.extend(range(last, gap.start()))
        last = gap.end()
    places.extend(range(last, len(text)))
    kept = "".join([text[place] for place in places])
    return Folded(_folded(_BEYOND.sub(_found, kept)), places)


def fold_all(texts: Sequence[str]) -> str:
    """Make texts comparable at once, where no place in them is asked for.

    >>> fold_all(["gene", "therapy"])
    ' gene   therapy '
    """
    text = " ; ".join(texts)
    if not text.isascii():
        text = _BEYOND.sub(_found, text)
    if any(pair in text for pair in _PAIRS):
        text = _SEVERAL.sub(" ", text)
    return _folded(text)


_PLAIN: Final = bytes(code for code in range(128) if chr(code).isalnum())
_NOT_PLAIN: Final = bytes(sorted({*range(256)} - {*_PLAIN}))
_ASCII_ALL: Final = bytes(range(128))
_SMALL: Final = bytes(range(256)).lower()
# In UTF-8, what is not surely a space, a hyphen or another sign: general punctuation
# and operators of mathematics are, and what Latin 1 has of such.
_LETTERS: Final = re.compile(
    rb"[\xc3-\xe1\xe3-\xff]|\xe2[^\x80\x88\x89]|\xc2[\xaa\xb2\xb3\xb5\xb9-\xbe]"
)


def squeeze(text: bytes) -> bytes | None:
    """Give the letters and digits of a text of UTF-8 as ASCII, as they are compared.

    Where a phrase is in a folded text, it is in the squeezed one when it is squeezed
    too: whatever stands between letters and digits is left out of both. None is given
    where a letter is not compared as one of ASCII, or where this is no UTF-8.

    >>> squeeze("Lenti\N{SOFT HYPHEN}viral (AAV-\N{SUPERSCRIPT TWO})".encode())
    b'lentiviralaav2'
    """
    if not text.isascii() and _LETTERS.search(text.translate(None, _ASCII_ALL)):
        try:
            text = _BEYOND.sub(_found, text.decode()).encode()
        except UnicodeDecodeError:
            return None
        if not text.isascii():
            return None
    return text.translate(_SMALL, _NOT_PLAIN)


_SPACED: Final = bytes(code if code >= 128 else _ASCII[code] for code in range(256))


def loosen(text: bytes) -> bytes:
    """Give the words of a text of UTF-8 as they are compared, each between two spaces.

    Where a phrase is in a folded text, it is in the loose one when its own words are
    parted by single spaces.

    Raises:
        UnicodeDecodeError: If it is no UTF-8.

    >>> loosen(b"Gene  (AAV-9)...therapy.")
    b' gene aav 9 therapy '
    """
    if not text.isascii():
        text = _BEYOND.sub(_found, text.decode()).encode()
    return b" %b " % b" ".join(text.translate(_SPACED).split())


def _folded(text: str) -> str:
    if not text.isascii():
        return f" {text.translate(_WIDE)} "
    return f" {text.encode('ascii').translate(_ASCII).decode('ascii')} "


def _found(match: re.Match[str]) -> str:
    return _TABLE[match[0]]


Search = Callable[..., list[tuple[int, int, int]]]


def _searcher(phrases: Iterable[str]) -> Search | None:
    """Give Aho and Corasick's search for the phrases, where it is installed."""
    if find_spec("ahocorasick_rs") is None:
        return None
    from ahocorasick_rs import AhoCorasick  # noqa: PLC0415 - an extra

    return AhoCorasick([f" {phrase} " for phrase in phrases]).find_matches_as_indexes


def phrase_matcher(phrases: Sequence[str]) -> Matcher:
    """Give the fastest matcher at hand."""
    find = _searcher(phrases)
    if find is None:
        return word_matcher(phrases)

    def search(text: str) -> list[Match]:
        found = [
            Match(phrase, start, end - 2)
            for phrase, start, end in find(text, overlapping=True)
        ]
        found.sort(key=_place)
        return found

    return search


def phrase_spotter(phrases: Sequence[str]) -> Callable[[str], bool]:
    """Give what tells whether any of the phrases is in a folded text."""
    find = _searcher(phrases) or word_matcher(phrases)
    return lambda text: bool(find(text))


_WORD: Final = re.compile("[^ ]+")


def word_matcher(phrases: Iterable[str]) -> Matcher:
    """Give the matcher of the standard library: it looks up the first words.

    >>> list(word_matcher(["aav", "aav vector"])(" an aav vector "))
    [Match(phrase=0, start=3, end=6), Match(phrase=1, start=3, end=13)]
    """
    by_word: dict[str, list[tuple[int, str]]] = {}
    for number, phrase in enumerate(phrases):
        first = phrase.partition(" ")[0]
        by_word.setdefault(first, []).append((number, f"{phrase} "))

    def search(text: str) -> list[Match]:
        found = []
        for word in _WORD.finditer(text):
            if (known := by_word.get(word[0])) is not None:
                at = word.start()
                found += [
                    Match(number, at - 1, at + len(phrase) - 2)
                    for number, phrase in known
                    if text.startswith(phrase, at)
                ]
        found.sort(key=_place)
        return found

    return search


def _place(match: Match) -> tuple[int, int, int]:
    return match.start, match.end, match.phrase
