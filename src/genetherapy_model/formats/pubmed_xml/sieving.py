"""Records of PubMed XML told apart by their bytes: those that may mention a term.

Whatever is not shaped as almost all records are may mention everything. Of all others
the bytes are cut out that hold the title, the abstract and the keywords, with the tags
between them: the text of each stands there in one piece.
"""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.formats.sifting import Sieve

__all__ = ["may_mention"]

# Where no tags but these stand, the title and the abstract are those that are read: the
# first of the article. What is between tags is told fastest by [^<].
_TEXTS: Final = re.compile(
    rb"<PubmedArticle>[^<]*+<MedlineCitation[ >][^<]*+<PMID[ >][^<]*+</PMID>[^<]*+"
    rb"(?:<Date(?:Created|Completed|Revised)>[^<]*+"
    rb"(?:<(?:Year|Month|Day)>[^<]*+</[^<]*+)*+</Date[^<]*+)*+"
    rb"<Article[ >][^<]*+<Journal>[^<]*+"
    rb"(?:<(?:[^!?/J]|/[^J]|/?Journal[A-Z])[^<]*+)*+</Journal>[^<]*+"
    rb"(?P<texts><ArticleTitle[ >][^<]*+</ArticleTitle>[^<]*+"
    rb"(?:<ELocationID [^<]*+</ELocationID>[^<]*+|<Pagination>[^<]*+"
    rb"(?:<(?:StartPage|EndPage|MedlinePgn)(?:/|>[^<]*+</[A-Z])[^<]*+)*+"
    rb"</Pagination>[^<]*+)*+"
    rb"(?P<abstract><Abstract>[^<]*+(?:<AbstractText[ >][^<]*+</AbstractText>[^<]*+)++"
    rb"(?:<CopyrightInformation>[^<]*+</CopyrightInformation>[^<]*+)?+</Abstract>)?+)"
)
_KEYWORDS: Final = re.compile(
    rb"(?:<KeywordList[ >][^<]*+(?:<Keyword[ >][^<]*+</Keyword>[^<]*+)*+"
    rb"</KeywordList>[^<]*+)++"
)
# Markup within texts, and of formulas what is written in one line as it stands.
_MARKUP: Final = re.compile(
    rb"</?(?:b|i|su[bp]|u|mml:(?:math|m(?:fenced|frac|i|n|o|over|row|text|under"
    rb"|s(?:qrt|tyle|u[bp]|ubsup)))(?!(?<=mfenced) ))"
    rb"(?: [^<>=\"']++=(?:\"[^<>\"]*+\"|'[^<>']*+'))*+/?>"
)
_REFERENCE: Final = re.compile(rb"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([a-z]+));")
_NAMED: Final = {b"amp": b"&", b"lt": b"<", b"gt": b">", b"quot": b'"', b"apos": b"'"}
_OPENS, _CLOSES = b"<>"


def may_mention(source: bytes, sieve: Sieve) -> bool:
    """Tell whether a record may mention what is looked for; False is sure.

    >>> from genetherapy_model.nomenclature.mentioning import TermFinder
    >>> record = (
    ...     b"<PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"
    ...     b"<Journal></Journal><ArticleTitle>%b</ArticleTitle></Article>"
    ...     b"</MedlineCitation></PubmedArticle>"
    ... )
    >>> may_mention(record % b"<i>AAV</i>9", TermFinder(["AAV9"]))
    True
    >>> may_mention(record % b"AAV in mice", TermFinder(["AAV9"]))
    False
    """
    if _may_end_early(source):
        return True
    texts = _cut_texts(source)
    has_markup = texts is None
    if texts is None:
        texts = _cut_texts(_MARKUP.sub(b"", source))
        if texts is None:
            return True
    try:
        if b"&" in texts:
            texts = _REFERENCE.sub(_resolved, texts)
        if not sieve.may_be_in(texts):
            return False
        # Plain text has signs for superscripts and formulas, which part words.
        has_signs = has_markup and (b"<sup>" in source or b"<mml:" in source)
        return has_signs or sieve.may_have_words_in(texts)
    except (KeyError, ValueError, OverflowError):
        return True  # a reference to no character, or no UTF-8


def _may_end_early(source: bytes) -> bool:
    """Tell whether the end may stand in a comment, in CDATA or in an instruction."""
    if b"!" in source and b"<!" in source:
        return True
    at = source.rfind(b"?")
    while at > 0 and source[at + 1] != _CLOSES:
        if source[at - 1] == _OPENS:
            return True
        at = source.rfind(b"?", 0, at)
    return False


def _cut_texts(source: bytes) -> bytes | None:
    """Give the title, the abstract and the keywords, if no text of these has a tag."""
    found = _TEXTS.match(source)
    if found is None:
        return None
    texts, abstract = found.groups()
    end = found.end()
    if abstract is None and source.find(b"<Abstract", end) >= 0:
        return None
    first = source.find(b"<Keyword", end)
    if first < 0:
        return texts
    keywords = _KEYWORDS.match(source, first)
    if keywords is None or source.find(b"<Keyword", keywords.end()) >= 0:
        return None
    return texts + keywords[0]


def _resolved(reference: re.Match[bytes]) -> bytes:
    hexadecimal, decimal, name = reference.groups()
    if name is not None:
        return _NAMED[name]
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal)).encode()
