"""Records of PubMed XML told apart by their bytes: those that may mention a term.

Whatever is not shaped as almost all records are may mention everything. Of all others
the bytes are cut out that hold the title, the abstract and the keywords, with what
stands between them. The tags are taken out of these: so the text of each stands there
in one piece, whatever markup is in it.
"""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.formats.sifting import Sieve

__all__ = ["may_mention"]

# Where no tags but these stand, the title and the abstract behind them are those that
# are read: the first of the article.
_HEAD: Final = re.compile(
    rb"<PubmedArticle>\s*+<MedlineCitation[ >][^<]*+<PMID[ >][^<]*+</PMID>\s*+"
    rb"(?:<Date(?:Created|Completed|Revised)>\s*+"
    rb"(?:<(?:Year|Month|Day)>[^<]*+</[A-Z][a-z]++>\s*+)*+</Date[A-Z][a-z]++>\s*+)*+"
    rb"<Article[ >][^<]*+<Journal>[^<]*+(?:<(?!/?Journal[\s/>]|[!?])[^<]*+)*+"
    rb"</Journal>\s*+(?=<ArticleTitle[ >])"
)
_BETWEEN: Final = re.compile(
    rb"</ArticleTitle>\s*+(?:<ELocationID [^<]*+</ELocationID>\s*+|<Pagination>\s*+"
    rb"(?:<(?:StartPage|EndPage|MedlinePgn)(?:/|>[^<]*+</[A-Z][A-Za-z]++)>\s*+)*+"
    rb"</Pagination>\s*+)*+(?P<abstract><Abstract>)?+"
)
_KEYWORDS: Final = re.compile(
    rb"(?:<KeywordList[ >][^<]*+(?:<(?:/?Keyword[ />]|/?[a-z])[^<]*+)*+"
    rb"</KeywordList>\s*+)++"
)
_TAG: Final = re.compile(rb"<[^<>]*+>")
_INLINE_TAG: Final = re.compile(rb"</?(?:b|i|su[bp]|u)>")
# Formulas of such elements are written in one line as they stand, with signs added.
_FLAT_MATH: Final = re.compile(
    rb"</?mml:(?:math|m(?:frac|i|n|o|over|row|s(?:qrt|tyle|u[bp]|ubsup)|text|under))"
    rb"(?: [^<>]*+)?+>"
)
_LEAF: Final = re.compile(
    rb"<([A-Z][A-Za-z]++)(?: [^<>]*+)?+>([^<]*+)</\1>|<[A-Z]\w++/>"
)
_FRAME: Final = re.compile(rb"</?(?:Abstract|KeywordList|Pagination)(?: [^<>]*+)?+>")
_REFERENCE: Final = re.compile(rb"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([a-z]+));")
_NAMED: Final = {b"amp": b"&", b"lt": b"<", b"gt": b">", b"quot": b'"', b"apos": b"'"}
# The plain text of a superscript depends on what stands before it.
_POWER: Final = re.compile(rb"[0-9;](?:</?[a-z]+>)*?<sup>")


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
    texts = None if _may_end_early(source) else _cut_texts(source)
    if texts is None:
        return True
    try:
        bare = _TAG.sub(b"", texts)
        if b">" in bare or b"<" in bare:
            return True
        return sieve.may_be_in(_resolve(bare)) and _mentions(texts, sieve)
    except (KeyError, ValueError, OverflowError):
        return True  # a reference to no character, or no UTF-8


def _may_end_early(source: bytes) -> bool:
    """Tell whether the end may stand in a comment, in CDATA or in an instruction."""
    return (b"!" in source and b"<!" in source) or (
        b"?" in source and source.rfind(b"<?") > source.rfind(b"?>")
    )


def _cut_texts(source: bytes) -> bytes | None:
    """Give the title, the abstract and the keywords, with their tags."""
    head = _HEAD.match(source)
    if head is None:
        return None
    start = head.end()
    between = _BETWEEN.match(source, source.find(b"</ArticleTitle>", start))
    if between is None or source.find(b"<ArticleTitle", start + 1, between.start()) > 0:
        return None
    end = between.end()
    if between["abstract"]:
        end = source.find(b"</Abstract>", end)
        if end < 0:
            return None
    elif source.find(b"<Abstract", end) >= 0:
        return None
    texts = source[start:end]
    first = source.find(b"<Keyword", end)
    if first >= 0:
        keywords = _KEYWORDS.match(source, first)
        if keywords is None or source.find(b"<Keyword", keywords.end()) >= 0:
            return None
        texts += keywords[0]
    if (
        texts.count(b"<Abstract") - texts.count(b"<AbstractText") > 1
        or (b"?" in texts and b"<?" in texts)
        or (b"math" in texts and not _is_flat(texts))
    ):
        return None
    return texts


def _is_flat(texts: bytes) -> bool:
    """Tell whether all formulas are written as they stand."""
    left = _FLAT_MATH.sub(b"", texts)
    return b"<m" not in left and b"math>" not in left


def _mentions(texts: bytes, sieve: Sieve) -> bool:
    """Tell the same of whole words, where each text stands by itself."""
    apart = _FRAME.sub(b"", _LEAF.sub(rb" \2 ", _INLINE_TAG.sub(b"", texts)))
    if b"<" in apart or _POWER.search(texts):
        return True
    return sieve.is_in(_resolve(apart).decode())


def _resolve(text: bytes) -> bytes:
    return _REFERENCE.sub(_resolved, text) if b"&" in text else text


def _resolved(reference: re.Match[bytes]) -> bytes:
    hexadecimal, decimal, name = reference.groups()
    if name is not None:
        return _NAMED[name]
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal)).encode()
