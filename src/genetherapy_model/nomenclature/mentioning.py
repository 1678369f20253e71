"""Records that mention a term, in their title, abstract or keywords.

Terms are compared as :mod:`~genetherapy_model.nomenclature.claims` compares its own:
whole words, however they are spelt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Final

from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import InvalidType, InvalidValue
from genetherapy_model.nomenclature._claim_matching import (
    fold_all,
    loosen,
    phrase_spotter,
    squeeze,
    word_matcher,
)
from genetherapy_model.nomenclature._claim_terms import telling_terms, variants

__all__ = ["GENE_THERAPY", "TermFinder", "finder_of", "gene_therapy_terms", "mentions"]

GENE_THERAPY: Final = "gene-therapy"
"""What stands for all of :func:`gene_therapy_terms` where terms are given."""


def mentions(publication: Publication, terms: Iterable[str] | str) -> bool:
    """Tell whether a record mentions one of the terms.

    Looked at are the title, the sections of the abstract and the keywords: all of
    their text without its markup, each by itself. A term is found as whole words;
    case, accents, hyphens, line breaks, signs without width, Greek letters, the plural,
    and British spellings of tumor, leukemia and hemato- make no difference.

    Args:
        publication: The record.
        terms: The terms, or a single one. ``gene-therapy``, spelt so, stands for all of
            :func:`gene_therapy_terms`.

    Raises:
        InvalidType: If it is no publication, or a term is no text.
        InvalidValue: If there is no term, or one has neither letters nor digits.

    >>> record = Publication(title="<i>AAV</i>9-mediated Gene\N{NO-BREAK SPACE}Therapy")
    >>> mentions(record, "gene therapy"), mentions(record, ["AAV9", "lentivirus"])
    (True, True)
    >>> mentions(record, "AAV"), mentions(record, "gene-therapy")
    (False, True)
    >>> mentions(record, "-")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: '-' is no term: it has no letter and no digit
    """
    if not isinstance(publication, Publication):
        shown = type(publication).__name__
        raise InvalidType(f"mentions: expected Publication, got {shown}")
    return finder_of(terms).is_in_record(publication)


def finder_of(terms: Iterable[str] | str) -> TermFinder:
    """Give what finds the terms, which :func:`mentions` takes in the same way.

    Raises:
        InvalidType: If a term is no text.
        InvalidValue: If there is no term, or one has neither letters nor digits.

    >>> finder_of("AAV9") is finder_of(["AAV9"])  # made once
    True
    """
    if not isinstance(terms, Iterable):
        raise InvalidType(f"a term is a text, not {type(terms).__name__} {terms!r}")
    given = (terms,) if isinstance(terms, str) else tuple(terms)
    for term in given:
        if not isinstance(term, str):
            raise InvalidType(f"a term is a text, not {type(term).__name__} {term!r}")
    return _finder(given)


@cache
def gene_therapy_terms() -> tuple[str, ...]:
    """Give the terms that stand for gene therapy: each claims a therapy by itself.

    They are those of ``claims``, in ``data/claim_terms.csv`` with their sources, which
    need no other words beside them, and the names of the substances and products of
    the registers.

    >>> {"gene therapy", "AAV", "Zolgensma"} <= {*gene_therapy_terms()}
    True
    >>> "macrophage" in gene_therapy_terms()
    False
    """
    return tuple(dict.fromkeys(telling_terms()))


class TermFinder:
    """Finds terms in records, in texts, and in what may be part of a text.

    Args:
        terms: As :func:`mentions` takes them.

    Raises:
        InvalidValue: If there is no term, or one has neither letters nor digits.

    >>> TermFinder(["gene therapy"]).is_in_record(Publication(title="Gene-therapy"))
    True
    >>> TermFinder([])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: there is no term to look for
    """

    def __init__(self, terms: Iterable[str]) -> None:
        phrases = _shortest({phrase for term in terms for phrase in _phrases(term)})
        if not phrases:
            raise InvalidValue("there is no term to look for")
        self._spot = phrase_spotter(phrases)
        # Squeezed text is ASCII: what is not, is in none.
        words = [" ".join(phrase.split()) for phrase in phrases]
        self._match_words = word_matcher(words)
        self._words = [f" {each} ".encode() for each in words if each.isascii()]
        self._find_letters = _searcher(self._words)

    def is_in_record(self, publication: Publication) -> bool:
        """Tell whether a record mentions one of the terms."""
        texts = [keyword.text.plain for keyword in publication.keywords]
        if publication.title is not None:
            texts.append(publication.title.plain)
        if publication.abstract is not None:
            texts += [each.text.plain for each in publication.abstract.sections]
        return self._spot(fold_all(texts))

    def may_be_in(self, text: bytes) -> bool:
        """Tell fast that no term is in a text of UTF-8, or in any part of it.

        It heeds no spaces and no signs, so that it may be wrong where it says yes.
        """
        if self._find_letters is None:
            return True
        squeezed = squeeze(text)
        return squeezed is None or bool(self._find_letters(squeezed))

    def may_have_words_in(self, text: bytes) -> bool:
        """Tell whether a term may be in a text of UTF-8, or in a part set off by signs.

        However many signs are between words, they count as one space.

        Raises:
            UnicodeDecodeError: If it is no UTF-8.
        """
        loose = loosen(text)
        squeezed = squeeze(text) if loose.isascii() else None
        if squeezed is None or self._find_letters is None:
            return bool(self._match_words(loose.decode()))
        found = {each for each, _, _ in self._find_letters(squeezed, overlapping=True)}
        return any(self._words[each] in loose for each in found)


_finder = lru_cache(maxsize=16)(TermFinder)


def _phrases(term: str) -> Iterator[str]:
    if term == GENE_THERAPY:
        for each in gene_therapy_terms():
            yield from variants(each)
    elif fold_all([term]).isspace():
        raise InvalidValue(f"{term!r} is no term: it has no letter and no digit")
    else:
        yield from variants(term)


_WORD: Final = re.compile("[^ ]+")


def _shortest(phrases: set[str]) -> list[str]:
    """Leave out the phrases that hold another: where they are, that one is."""
    return [phrase for phrase in sorted(phrases) if not _holds_other(phrase, phrases)]


def _holds_other(phrase: str, phrases: set[str]) -> bool:
    spans = [word.span() for word in _WORD.finditer(phrase)]
    return any(
        phrase[start:end] in phrases
        for first, (start, _) in enumerate(spans)
        for _, end in spans[first:]
        if end - start < len(phrase)
    )


_Search = Callable[..., list[tuple[int, int, int]]]


def _searcher(words: Sequence[bytes]) -> _Search | None:
    """Give Aho and Corasick's search for squeezed words, where it is installed."""
    if find_spec("ahocorasick_rs") is None:
        return None
    from ahocorasick_rs import BytesAhoCorasick, Implementation  # noqa: PLC0415

    letters = [squeeze(each) or b"" for each in words]
    search = BytesAhoCorasick(letters, implementation=Implementation.DFA)
    return search.find_matches_as_indexes
