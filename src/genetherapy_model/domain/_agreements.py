"""Whether two works agree in author, year, journal, place and kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Final, NamedTuple

from genetherapy_model.domain._titles import Likeness, compare_titles, fold
from genetherapy_model.domain._work_facts import WorkFacts, parts

__all__ = [
    "Agreement",
    "compare_authors",
    "compare_citations",
    "compare_journals",
    "compare_kinds",
    "compare_places",
    "compare_years",
]


class Agreement(NamedTuple):
    """Whether something agrees, and in which words: None where nothing is sure."""

    agrees: bool | None = None
    reason: str = ""


_UNSURE: Final = Agreement()


def _agree(reason: str) -> Agreement:
    return Agreement(agrees=True, reason=reason)


def _differ(reason: str) -> Agreement:
    return Agreement(agrees=False, reason=reason)


def compare_authors(one: WorkFacts, other: WorkFacts) -> Agreement:
    """Compare the first authors; those who come next excuse another order."""
    names, others = parts(one.authors), parts(other.authors)
    if not names or not others:
        return _UNSURE
    first = quoted({names[0], others[0]})
    if _share_a_word(names[0], others[0]):
        return _agree(f"first author agrees: {first}")
    if is_one_name(names[0], others[0]):
        # Short names a letter apart are those of other people: Wang and Yang.
        shared = fold(names[0])[:1] == fold(others[0])[:1]
        if shared and min(len(names[0]), len(others[0])) > _SHORT:
            return _agree(f"first author agrees but for a slip: {first}")
        return _UNSURE
    if any(is_one_name(*pair) for pair in product(names, others)):
        return _UNSURE
    return _differ(f"authors differ: {first}")


_SHORT: Final = 4


def _share_a_word(name: str, other: str) -> bool:
    return not set(fold(name).split()).isdisjoint(fold(other).split())


def is_one_name(name: str, other: str) -> bool:
    """Tell whether two family names can be one: a word in common, or a slip.

    >>> is_one_name("Sánchez-León", "Sanchez Leon"), is_one_name("Zong", "Zhong")
    (True, True)
    >>> is_one_name("Bueren", "Auricchio")
    False
    """
    words, others = fold(name).split(), fold(other).split()
    if not words or not others or _share_a_word(name, other):
        return True
    joined, against = sorted(("".join(words), "".join(others)), key=len)
    if compare_titles(joined, against) in (Likeness.SAME, Likeness.NEAR):
        return True
    # One letter more, less or other.
    if len(against) - len(joined) > 1 or len(against) < 3:
        return False
    start = next(
        (at for at, letter in enumerate(joined) if letter != against[at]), len(joined)
    )
    rest = against[start + 1 :]
    return rest in (joined[start:], joined[start + 1 :])


def compare_years(one: WorkFacts, other: WorkFacts) -> Agreement:
    """Compare the years; one year apart, as ahead of print, is not sure."""
    if not one.years or not other.years:
        return _UNSURE
    first, last = map(int, one.years.split())
    start, end = map(int, other.years.split())
    if first <= end and start <= last:
        return _agree(f"years agree: {max(first, start)}")
    if first <= end + 1 and start <= last + 1:
        return _UNSURE
    years = " and ".join(sorted({str(first), str(start)}))
    return _differ(f"years differ: {years}")


def compare_journals(one: WorkFacts, other: WorkFacts) -> Agreement:
    """Compare the journals, by their numbers, then by titles and abbreviations."""
    if not set(parts(one.serials)).isdisjoint(parts(other.serials)):
        return _agree("journal agrees")
    names, others = parts(one.journals), parts(other.journals)
    if not names or not others:
        return _UNSURE
    likely = [is_one_journal(*pair) for pair in product(names, others)]
    if True in likely:
        return _agree("journal agrees")
    if None in likely:
        return _UNSURE
    return _differ(f"journals differ: {quoted({names[0], others[0]})}")


_SMALL: Final = frozenset("a and de for in la of on the und y".split())
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")


def is_one_journal(name: str, other: str) -> bool | None:
    """Tell whether two titles are those of one journal; None where nothing is sure.

    >>> is_one_journal("Mol Ther Nucleic Acids", "Molecular therapy. Nucleic acids")
    True
    >>> is_one_journal("PNAS", "Proceedings of the National Academy of Sciences")
    >>> is_one_journal("Human Gene Therapy", "Cancer Gene Therapy")
    False
    """
    words, others = _journal_words(name), _journal_words(other)
    if words == others:
        return True
    if any(
        not known or (len(known) == 1 and printed.isupper())
        for known, printed in ((words, name), (others, other))
    ):
        # BMJ, PNAS and the like are no abbreviations of words.
        return None
    if len(words) == len(others) and all(map(_is_abbreviated, words, others)):
        return True
    # A subtitle, or a word that an abbreviation leaves out, makes nothing sure.
    return None if _is_abbreviated(words[0], others[0]) else False


def _journal_words(name: str) -> list[str]:
    bare = fold(_IN_BRACKETS.sub(" ", name))
    return [word for word in bare.split() if word not in _SMALL]


def _is_abbreviated(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    if long.startswith(short):
        return True
    # Natl for National: the same first letter, and the rest in the same order.
    rest = iter(long)
    return short[:1] == long[:1] and all(letter in rest for letter in short)


def compare_places(one: WorkFacts, other: WorkFacts) -> Agreement:
    """Compare volume and first page, which agree together and differ alone."""
    volume, against = _leading(one.volume), _leading(other.volume)
    if volume and against and volume != against:
        return _differ(f"volumes differ: {' and '.join(sorted((volume, against)))}")
    pages = sorted({_page(one.page), _page(other.page)} - {""})
    if len(pages) == 1 and one.page and other.page and volume and against:
        return _agree(f"volume and page agree: {volume}:{pages[0]}")
    if len(pages) > 1 and all(map(_PLAIN_PAGE.fullmatch, pages)):
        return _differ(f"pages differ: {' and '.join(pages)}")
    numbers = {fold(one.number), fold(other.number)} - {""}
    if len(numbers) > 1 and not (volume or against):
        return _differ(f"issues differ: {quoted(numbers)}")
    return _UNSURE


_DIGITS: Final = re.compile("[0-9]+")
# Numbers of articles cannot be held against pages; and papers ahead of print have
# pages of their own, which begin with 1.
_PLAIN_PAGE: Final = re.compile("(?!1$)[0-9]{1,4}")


def _leading(volume: str) -> str:
    """Give the number of a volume without what is said of supplements."""
    found = _DIGITS.search(volume)
    return found[0].lstrip("0") if found else volume.casefold()


def _page(page: str) -> str:
    return page.casefold().replace(",", "").strip().lstrip("0")


def compare_citations(one: WorkFacts, other: WorkFacts) -> Agreement:
    """Compare what two citations print around the title that both were read with.

    Each journal has an order and marks of its own, but year, volume and page are the
    same numbers in all of them.
    """
    printed, against = _around_title(one), _around_title(other)
    if printed is None or printed != against or len(printed[1]) < _YEAR_VOLUME_PAGE:
        return _UNSURE
    author, numbers = printed
    shown = ", ".join(sorted(numbers, key=int))
    return _agree(f"both print the author {author.title()} and the numbers {shown}")


_YEAR_VOLUME_PAGE: Final = 3
_DOI_AND_WHAT_FOLLOWS: Final = re.compile(r"\S*\b10\.[0-9]{4,9}/.*", re.DOTALL)


def _around_title(facts: WorkFacts) -> tuple[str, frozenset[str]] | None:
    """Give the first word of a citation, and the numbers before and after its title."""
    title = next(map(fold, parts(facts.titles)), "")
    if not title or not facts.citation:
        return None
    printed = fold(_DOI_AND_WHAT_FOLLOWS.sub("", facts.citation))
    before, _, after = printed.partition(title)
    if not before or before == printed:
        return None
    known = {spelled.rpartition(":")[2] for spelled in parts(facts.identifiers)}
    numbers = frozenset(_DIGITS.findall(f"{before} {after}"))
    return before.split()[0], numbers - known


def compare_kinds(one: WorkFacts, other: WorkFacts) -> Agreement:
    """Tell whether one is a notice or a preprint, and the other surely is not."""
    kinds = {one.kind, other.kind}
    if len(kinds) < 2 or "" in kinds:
        return _UNSURE
    [*special] = sorted(kinds - {"other"})
    return _differ(f"only one of them is a {special[0]}")


def quoted(values: Iterable[str]) -> str:
    """Show values, the long ones cut short, in one order."""
    return " and ".join(sorted(_cut(value) for value in values))


def _cut(text: str) -> str:
    return repr(text if len(text) <= 72 else f"{text[:69]}...")
