"""How alike two titles are, through markup, case, spelling and subtitles."""

from __future__ import annotations

import html
import re
import unicodedata
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache
from typing import Final

__all__ = ["Likeness", "compare_titles", "fold", "is_specific"]


class Likeness(Enum):
    """How one title lies to another, the closest first."""

    SAME = "titles agree"
    NEAR = "titles agree but for a subtitle or a few letters"
    UNCLEAR = "titles agree in part"
    NUMBER = "titles differ in a number, as parts and editions do"
    NOTICE = "one title is that of a notice, a reply or a comment"
    UNLIKE = "titles have hardly a word in common"

    @property
    def contradicts(self) -> bool:
        """Whether no work has both titles, as far as they tell."""
        return self in {Likeness.NUMBER, Likeness.NOTICE, Likeness.UNLIKE}


_GREEK: Final = {
    ord(letter): name
    for letter, name in zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        (
            "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi "
            "omicron pi rho sigma sigma tau upsilon phi chi psi omega"
        ).split(),
        strict=True,
    )
}
# Tags that came as text, as in "&lt;i&gt;F9&lt;/i&gt;", after one round of escaping.
_TAG: Final = re.compile(
    r"</?(?:i|b|u|sub|sup|sc|em|strong|italic|bold)\s*/?>", re.IGNORECASE
)
# What a publisher puts before the title of the work itself, when it is gone.
_GONE: Final = re.compile(
    r"^\W*(?:retracted|withdrawn|removed)(?:\s+(?:article|chapter|paper))?\W*"
    r"[:.\])\u2013\u2014-]\s*",
    re.IGNORECASE,
)
_CORRECTED: Final = re.compile(r"\[\s*(?:corrected|sic)\s*\]", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+")
_NUMBERS: Final = {
    word: str(number)
    for words in (
        "_ first second third fourth fifth",
        "_ _ two three four five six seven eight nine ten eleven twelve",
        "_ _ ii iii iv _ vi vii viii ix _ xi xii",
    )
    for number, word in enumerate(words.split())
    if word != "_"
}
_SHORT_NUMBERS: Final = {"i": "1", "v": "5", "x": "10"}
_COUNTED: Final = frozenset(
    "part parts phase phases type types class stage section volume chapter grade "
    "paper series study".split()
)
_NOTICE: Final = re.compile(
    r"(?:(?:author|publisher|editorial)s? )?(?:"
    r"errat(?:um|a)\b|corrigend(?:um|a)\b|addend(?:um|a)\b|correction (?:to|for)\b|"
    r"correction$|notice of\b|retraction(?: notice| note| of\b|$)|"
    r"expression of concern\b|withdrawal(?: notice| of\b|$)|"
    r"repl(?:y|ies)(?: to\b| by\b| from\b| letter\b|$)|in reply\b|"
    r"response(?: to\b| by\b|$)|respon(?:d|se)s?$|"
    r"(?:invited )?comment(?:s|ary)?(?: on\b| to\b| regarding\b|$)|"
    r"letter (?:to the editor )?(?:re|regarding|on|by|to)\b|re the\b|discussion of\b)"
)
# A colon after these words makes a notice of what could be a subject.
_COLON_NOTICE: Final = re.compile(
    r"\W*(?:(?:author|publisher|editorial)(?:'s|s'|s)?\s+)?(?:correction|retraction|"
    r"reply|response|re|comment|commentary|withdrawal|errat(?:um|a)|"
    r"corrigend(?:um|a)|addend(?:um|a)|expression of concern)\s*:",
    re.IGNORECASE,
)
# After the title, as in "... [Erratum]" and "... (vol 12, pg 33, 2020)".
_NOTICE_AFTER: Final = re.compile(
    r"[(\[]\s*(?:errat(?:um|a)|corrigend(?:um|a)|correction|retraction|reply|comment"
    r"|vol\.? [0-9]+, pg\.? [^()\[\]]{1,20})\s*[)\]]\W*$",
    re.IGNORECASE,
)
_ENGLISH: Final = frozenset("a an and by for from in of on the to with".split())
_MANY: Final = 5
_LONG: Final = 25


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Give the words of a title in small letters, without marks and accents.

    Greek letters are spelled out, and so are, in figures, numbers in words and in
    Roman numerals: ``type II`` and ``type 2`` are the same.

    >>> fold("<i>TGF-β</i> &amp; Genes: part II")
    'tgf beta genes part 2'
    """
    bare = _TAG.sub("", html.unescape(text)) if "&" in text or "<" in text else text
    bare = _CORRECTED.sub("", _GONE.sub("", bare))
    if not bare.isascii():
        bare = unicodedata.normalize("NFKD", bare.casefold())
        bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
        bare = bare.translate(_GREEK)
    else:
        bare = bare.lower()
    words = _WORD.findall(bare.replace("'", "").replace("\u2019", ""))
    last = len(words) - 1
    return " ".join(
        _SHORT_NUMBERS[word]
        if word in _SHORT_NUMBERS and (index == last or words[index - 1] in _COUNTED)
        else _NUMBERS.get(word, word)
        for index, word in enumerate(words)
    )


def is_specific(title: str) -> bool:
    """Tell whether hardly two works bear it, unlike ``Introduction`` or ``Reply``."""
    folded = fold(title)
    return folded.count(" ") + 1 >= _MANY and len(folded) >= _LONG


def is_notice(title: str) -> bool:
    """Tell whether it is the title of a notice, a reply or a comment on a work."""
    return bool(
        _COLON_NOTICE.match(title)
        or _NOTICE_AFTER.search(title)
        or _NOTICE.match(fold(title))
    )


def compare_titles(first: str, second: str) -> Likeness:
    """Tell how alike two titles in plain text are; the order does not matter.

    >>> compare_titles("Genome editing with TALENs", "Genome Editing with TALENs.")
    <Likeness.SAME: 'titles agree'>
    >>> compare_titles("Vectors to 2017: an update", "Vectors to 2023: an update")
    <Likeness.NUMBER: 'titles differ in a number, as parts and editions do'>
    """
    first, second = sorted((first, second))
    one, other = fold(first), fold(second)
    squashed, against = one.replace(" ", ""), other.replace(" ", "")
    if squashed == against:
        return Likeness.SAME
    if is_notice(first) != is_notice(second):
        return Likeness.NOTICE
    shorter, longer = sorted((squashed, against), key=len)
    letters, numbers = _divided(squashed)
    other_letters, other_numbers = _divided(against)
    if longer.startswith(shorter) and longer[len(shorter) :].isdigit():
        # The number of a sequel, or of a footnote.
        return Likeness.UNCLEAR
    if numbers != other_numbers:
        if _ratio(letters, other_letters) >= 0.85:
            return Likeness.NUMBER
    elif _ratio(squashed, against) >= 0.92 and _is_slip(one.split(), other.split()):
        return Likeness.NEAR
    if len(shorter) >= _LONG and (
        longer.startswith(shorter) or longer.endswith(shorter)
    ):
        return Likeness.NEAR
    return _unlike_or_unclear(one.split(), other.split())


def _divided(squashed: str) -> tuple[str, str]:
    digits = "".join(filter(str.isdigit, squashed))
    return re.sub(r"\d", "", squashed), digits


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # The cheap bound first: most titles are nothing alike.
    return matcher.ratio() if matcher.quick_ratio() >= 0.85 else 0.0


def _is_slip(one: list[str], other: list[str]) -> bool:
    """Tell whether words were misspelled or left out, and not put for others.

    A study in mice and one in pigs have all other words in common.
    """
    rest = "".join(word for word in one if word not in other)
    against = "".join(word for word in other if word not in one)
    if not rest or not against:
        return True
    return SequenceMatcher(None, rest, against, autojunk=False).ratio() >= 0.7


def _unlike_or_unclear(one: list[str], other: list[str]) -> Likeness:
    # A title in another language shares no words either: both must be English.
    if _ENGLISH.isdisjoint(one) or _ENGLISH.isdisjoint(other):
        return Likeness.UNCLEAR
    telling = {word[:6] for word in one if len(word) > 3}
    against = {word[:6] for word in other if len(word) > 3}
    least = min(len(telling), len(against))
    if least >= 3 and len(telling & against) / least < 0.3:
        return Likeness.UNLIKE
    return Likeness.UNCLEAR
