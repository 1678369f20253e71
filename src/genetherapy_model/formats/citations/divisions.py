"""Where in a citation the authors end, and where the journal begins."""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.formats.citations.names import (
    Named,
    read_authors,
    read_forward,
)
from genetherapy_model.formats.citations.vocabulary import JOINERS, STEMS

__all__ = ["split_authors", "split_journal"]

_STARTS: Final = re.compile(r": |\. ")
# What goes on with initials was no end of a name: `Hobbs, D., Kunzman, S. C., Lee, P.`
_GOES_ON: Final = re.compile(r"(?:[^\W\d_a-z]\.[ -]?)+[,;]|and |& ")
_ENDS: Final = re.compile(r"[.?!][\"”’')\]]*\s+|\][.]?\s+(?=[A-Z])")
_QUOTED: Final = re.compile(r"[“\"](?P<title>.+)[.,?!]?[”\"][.,]?\s*(?P<journal>.*)")
_SINGLE: Final = re.compile(
    r"['‘](?P<title>.+?[.?!]?)(?:,['’]|['’][,.]|(?<=[.?!])['’])\s+(?P<journal>.*)"
)
_ET_AL: Final = re.compile(r",? et al\b\.?[,;:.]?\s+")
_ONE: Final = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?")
_UNTITLED: Final = ("acs", "elsevier")
"""Styles that print no titles, or need not."""
_LONGEST: Final = 2000


def split_authors(before: str, style: str) -> tuple[Named | None, str]:
    """Divide what stands before the place at the end of its authors.

    >>> named, rest = split_authors("M.P. Sheetz, S.J. Singer, Membranes. Gut", "lncs")
    >>> [str(author) for author in named[0]], rest
    (['MP Sheetz', 'SJ Singer'], 'Membranes. Gut')
    """
    more = _ET_AL.search(before, 0, _LONGEST)
    if more is not None:
        first = before[: more.start()]
        is_one = _ONE.fullmatch(first) is not None
        named = read_authors(before[: more.end()], is_sure=is_one)
        if named is not None and ". " not in first.replace(".,", ""):
            return named, before[more.end() :]
    if style != "nlm":
        forward = read_forward(before[:_LONGEST])
        if forward is not None:
            return (forward[0], forward[1]), before[forward[2] :].lstrip(" ,;:.")
    best = _by_sentences(before, style)
    if best is None and style not in ("nlm", "vancouver"):
        best = _by_commas(before, style)
    return best or (None, before)


def _by_sentences(before: str, style: str) -> tuple[Named, str] | None:
    """Divide at the first full stop or colon before which all are authors."""
    best = None
    for found in _STARTS.finditer(before, 0, 2 * _LONGEST):
        if style == "nlm" and found[0] == ": ":
            continue
        if style != "nlm" and _GOES_ON.match(before, found.end()):
            continue
        named = read_authors(before[: found.start() + found[0].startswith(".")])
        if named is not None:
            best = (named, before[found.end() :])
            if style in ("nlm", "vancouver") or found[0] == ": ":
                break
        elif best is not None:
            break
    return best


def _by_commas(before: str, style: str) -> tuple[Named, str] | None:
    """Divide behind the last of the commas before which all are authors."""
    sign = r"(?<=\.) (?=[^\W\d_a-z])|, " if style == "acs" else r", "
    for found in reversed(list(re.finditer(sign, before[:_LONGEST]))):
        if _GOES_ON.match(before, found.end()):
            continue
        named = read_authors(before[: found.start()])
        if named is not None:
            return named, before[found.end() :]
    return None


def split_journal(
    before: str,
    style: str,
    *,
    is_marked: bool = False,
    has_volume: bool = False,
    has_pages: bool = False,
) -> tuple[str, str]:
    """Divide title and journal, which is the last sentence, abbreviated or not.

    >>> text = "Area law for fermions, Phys. Rev. Lett."
    >>> split_journal(text, "lncs", has_volume=True)
    ('Area law for fermions', 'Phys. Rev. Lett.')
    """
    before = before.strip()
    quoted = _QUOTED.fullmatch(before) or _SINGLE.fullmatch(before)
    if quoted is not None and (style != "nlm" or _is_name(quoted["journal"])):
        return quoted["title"], quoted["journal"]
    if style != "nlm" and (has_volume or has_pages):
        found = _split_abbreviated(before)
        if found is not None:
            return found
    if style in _UNTITLED and not _ENDS.search(before.rstrip(". ") + " "):
        return _split_at_comma(before) or ("", before.rstrip(" ,"))
    ends = [
        found.end() for found in _ENDS.finditer(before) if found.end() < len(before)
    ]
    if ends:
        place = _begin_of_journal(before, ends)
        return before[:place], before[place:]
    divided = _split_at_comma(before) if style != "nlm" and has_volume else None
    if divided is not None:
        return divided
    # One sentence alone is the title, but for a journal with a volume of its own.
    if is_marked:
        is_journal = has_volume and _is_journal(before.split())
    else:
        is_journal = has_volume or style in _UNTITLED
    return ("", before) if is_journal else (before, "")


def _is_name(words: str) -> bool:
    """Tell whether words behind a quotation name a journal, and end no title."""
    first = words.partition(" ")[0]
    return _ENDS.search(words) is None or _is_abbreviation(first)


def _begin_of_journal(before: str, ends: list[int]) -> int:
    """Tell where the last sentence begins, or the abbreviations that it ends with."""
    place = ends.pop()
    starts = [0, *ends]
    first = place
    while starts and len(before[starts[-1] : first].split()) <= 3:
        last, first = first, starts.pop()
        if _is_stem(before[first:last]):
            place = first
        elif len(before[first:last].split()) > 1:
            break
    return place


def _is_stem(words: str) -> bool:
    """Tell whether a sentence is of abbreviations, as those of a journal are."""
    pieces = words.strip().split(" ")
    if len(pieces) > 3 or not words.strip().endswith("."):
        return False
    return all(map(_is_abbreviation, pieces))


def _is_abbreviation(word: str) -> bool:
    return word.rstrip(".,") in STEMS or bool(re.fullmatch(r"(?:[A-Z]\.)+,?", word))


def _split_abbreviated(before: str) -> tuple[str, str] | None:
    """Divide where a journal in abbreviations begins, if the text ends with one."""
    words = before.rstrip(" ,").split(" ")
    begin: int | None = None
    for index in reversed(range(len(words))):
        word = words[index]
        ends_here = index + 1 < len(words) and word[-1:] in ',?!:;”"'
        is_short = word.endswith(".") and _is_abbreviation(word)
        if ends_here or not (is_short or _is_part(word)):
            # What stands before it has ended, or goes on right up to it.
            if ends_here or word.endswith("."):
                begin = index + 1
            break
        if is_short:
            begin = index
    else:
        begin = 0
    if begin is None or not any(
        word.endswith(".") and _is_abbreviation(word) for word in words[begin:]
    ):
        return None
    # A letter may be the last of the title: `heterophyllin B. Science in China`.
    while begin < len(words) and (
        words[begin].lower() in JOINERS
        or (begin and re.fullmatch(r"[ABD-IK-MOQS-Y]\.", words[begin]))
    ):
        begin += 1
    return " ".join(words[:begin]).rstrip(" ,"), " ".join(words[begin:])


def _is_part(word: str) -> bool:
    """Tell whether a word may stand in a journal's name between abbreviations."""
    bare = word.strip("()")
    return word in JOINERS or (bare[:1].isupper() and bare.replace("-", "").isalpha())


def _split_at_comma(before: str) -> tuple[str, str] | None:
    """Divide a sentence from a journal behind its last comma."""
    title, comma, journal = before.rstrip(" ,").rpartition(", ")
    words = title.split()
    plain = [word for word in words if word.islower() and word not in JOINERS]
    if not comma or len(words) < 3 or not plain or not _is_journal(journal.split()):
        return None
    return title, journal


def _is_journal(words: list[str]) -> bool:
    """Tell whether words may be the name of a journal, by their capitals."""
    return 0 < len(words) <= 10 and all(
        word in JOINERS or not word[:1].islower() for word in words
    )
