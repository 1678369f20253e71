"""The terms that claim something, the contexts that they need, the names of products.

Terms stand in ``data/claim_terms.csv``, contexts in ``data/claim_contexts.csv``, MeSH
in ``data/claim_headings.csv``; names of substances and products are the registers'.
In a term, ``{a|b}`` stands for either, and ``$1`` in its claims for the first choice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import compress, product
from types import MappingProxyType
from typing import Final, NamedTuple

from genetherapy_model.domain.modalities import TherapyModality, common
from genetherapy_model.domain.modality_vocabularies import EvidenceKind
from genetherapy_model.domain.product_vocabularies import NamingAuthority
from genetherapy_model.domain.products import Product
from genetherapy_model.nomenclature._claim_matching import (
    Matcher,
    fold,
    phrase_matcher,
    phrase_spotter,
)
from genetherapy_model.nomenclature._claim_modalities import read_claims
from genetherapy_model.nomenclature._inn_elements import read_rows
from genetherapy_model.nomenclature._inn_names import read_names
from genetherapy_model.nomenclature.inn import decode_inn
from genetherapy_model.nomenclature.registers._products import (
    load_products,
    load_substances,
)

__all__ = [
    "Context",
    "Heading",
    "Term",
    "Terms",
    "claims_something",
    "headings",
    "load_terms",
    "telling_terms",
    "variants",
]


class Context(NamedTuple):
    """What must, or must not, stand in the same sentence or record."""

    name: str
    in_record: bool


class Term(NamedTuple):
    """Words that claim something, or, with no claims, that hide other terms.

    Attributes:
        claims: What they claim.
        requires: Of these contexts one must be there.
        vetoed_by: Of these none may be there.
        kind: What kind of evidence they are.
        substance: The substance that they name.
        product: The product that they name.
    """

    claims: str = ""
    requires: frozenset[str] = frozenset()
    vetoed_by: frozenset[str] = frozenset()
    kind: EvidenceKind = EvidenceKind.TEXT
    substance: str | None = None
    product: str | None = None

    @property
    def modality(self) -> TherapyModality:
        """What the term claims."""
        return _modality(self)


class Heading(NamedTuple):
    """What a MeSH heading claims, and beside which others, if not alone."""

    claims: TherapyModality
    requires: frozenset[str]


class Phrase(NamedTuple):
    """One spelling: the term or the context that it is for.

    ``exact`` holds the spelling of a term whose case matters, or None.
    """

    meaning: Term | Context
    exact: str | None


class Terms(NamedTuple):
    """All phrases, by their numbers, and the matcher that finds them.

    Attributes:
        phrases: What each phrase stands for.
        claiming: Whether one of that is a term.
        spot: Tells whether one of the terms is in a text.
        find: The matcher of all the phrases.
        texts: The phrases themselves, folded.
    """

    phrases: tuple[tuple[Phrase, ...], ...]
    claiming: tuple[bool, ...]
    spot: Callable[[str], bool]
    find: Matcher
    texts: tuple[str, ...]


_CHOICE: Final = re.compile(r"\{([^{}]*)\}")
_CODE: Final = re.compile("[A-Z]{2,}-[0-9]+")
_SPACES: Final = re.compile(" {2,}")
_GREEK: Final = MappingProxyType(
    {"alpha": "a", "beta": "b", "gamma": "g", "delta": "d"}  # as folded
)
_SPELLED: Final = (("hemato", "haemato"), ("tumor", "tumour"), ("leukem", "leukaem"))


def expand(term: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each spelling that braces stand for, with what was chosen.

    >>> list(expand("{gene|genome} editing"))
    [('gene editing', ('gene',)), ('genome editing', ('genome',))]
    """
    pieces = _CHOICE.split(term)
    choices = [piece.split("|") for piece in pieces[1::2]]
    for chosen in product(*choices):
        text = pieces[0]
        for choice, rest in zip(chosen, pieces[2::2], strict=True):
            text += choice + rest
        yield _SPACES.sub(" ", text).strip(), chosen


def variants(text: str) -> Iterator[str]:
    """Give the folded spellings of a phrase: plural, British, with Greek letters.

    >>> list(variants("gene therapy"))
    ['gene therapy', 'gene therapies']
    >>> list(variants("AAV9"))
    ['aav9', 'aav9s', 'aav 9', 'aav 9s']
    """
    base = fold(text).text.strip()
    forms = [base]
    for word, letter in _GREEK.items():
        if word in base.split():
            forms.append(base.replace(word, letter))
            forms.append(base.replace(f"{word} ", letter))
    for one, other in _SPELLED:
        if one in base:
            forms.append(base.replace(one, other))
    if (apart := re.sub(r"(?<=aav)(?=[0-9])|(?<=aav)(?=rh)", " ", base)) != base:
        forms.append(apart)
    for form in dict.fromkeys(forms):
        yield form
        if form.endswith(("therapy", "library", "baby", "assembly", "malignancy")):
            yield f"{form[:-1]}ies"
        elif form.endswith("us"):
            yield f"{form}es"
        elif form[-1].isalnum() and not form.endswith("s"):
            yield f"{form}s"


@cache
def load_terms() -> Terms:
    """Read all terms, contexts and names, once."""
    by_text: dict[str, dict[Phrase, None]] = {}
    for phrase, text in (*_contexts(), *_terms(), *_names()):
        exact = text if phrase.exact is not None else None
        for form in variants(text):
            by_text.setdefault(form, {})[Phrase(phrase.meaning, exact)] = None
    texts = tuple(by_text)
    phrases = tuple(map(tuple, by_text.values()))
    claiming = tuple(
        any(isinstance(phrase.meaning, Term) for phrase in each) for each in phrases
    )
    spot = phrase_spotter(tuple(compress(texts, claiming)))
    return Terms(phrases, claiming, spot, phrase_matcher(texts), texts)


def telling_terms() -> Iterator[str]:
    """Give the terms and names that claim something whatever stands beside them."""
    for phrase, text in (*_terms(), *_names()):
        term = phrase.meaning
        if isinstance(term, Term) and claims_something(term) and not term.requires:
            yield text


def claims_something(term: Term) -> bool:
    """Tell whether a term does more than to hide others."""
    return bool(term.claims) or term.kind is not EvidenceKind.TEXT


def _contexts() -> Iterator[tuple[Phrase, str]]:
    for row in read_rows("claim_contexts.csv"):
        context = Context(row["context"], row["scope"] == "record")
        for text, _ in expand(row["words"]):
            yield Phrase(context, None), text


def _terms() -> Iterator[tuple[Phrase, str]]:
    for row in read_rows("claim_terms.csv"):
        exact = "" if row["case_sensitive"] else None
        requires, vetoed_by = _names_in(row["requires"]), _names_in(row["vetoed_by"])
        for text, chosen in expand(row["term"]):
            claims = row["claims"]
            for number, choice in enumerate(chosen, start=1):
                claims = claims.replace(f"${number}", choice.strip())
            yield Phrase(Term(claims, requires, vetoed_by), exact), text


def _names_in(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split("; ")))


def _names() -> Iterator[tuple[Phrase, str]]:
    known: dict[str, Term] = {}
    of_products: set[str] = set()
    for row in load_substances().rows:
        usual = row.value.inn or row.entry.name
        for name in row.entry.names:
            known[name] = Term(kind=EvidenceKind.SUBSTANCE_NAME, substance=usual)
        # The FDA's suffix tells apart the products of one substance.
        of_products |= {
            each.name
            for each in row.value.names
            if each.authority is NamingAuthority.FDA
        }
    for listed in read_names():
        known.setdefault(
            listed.name, Term(kind=EvidenceKind.SUBSTANCE_NAME, substance=listed.name)
        )
    for product_row in load_products().rows:
        one = product_row.value
        substance = one.substances[0] if len(one.substances) == 1 else None
        for name in product_row.entry.names:
            usual = name if name in one.brands else product_row.entry.name
            if name in (*one.brands, *one.codes, *of_products) or name not in known:
                known[name] = Term(
                    kind=EvidenceKind.PRODUCT_NAME, product=usual, substance=substance
                )
    for name, term in known.items():
        yield Phrase(term, None), name
        if _CODE.fullmatch(name):  # people write BB305 for BB-305
            yield Phrase(term, None), name.replace("-", "")


@cache
def _products_of(substance: str) -> tuple[Product, ...]:
    return tuple(
        each
        for each in load_products().values
        if substance in each.substances and each.modality is not None
    )


@cache
def _modality(term: Term) -> TherapyModality:
    if term.kind is EvidenceKind.TEXT:
        return read_claims(term.claims)
    if term.product is not None:
        return load_products().find(term.product).modality or TherapyModality()
    modalities = [
        each.modality
        for each in _products_of(term.substance or "")
        if each.modality is not None
    ]
    if not modalities:
        return decode_inn(term.substance or "").modality
    # A substance says what all of its products have in common.
    first, *others = modalities
    for other in others:
        first = common(first, other)
    return first.canonical()


@cache
def headings() -> Mapping[str, Heading]:
    """Read what MeSH headings claim, by their identifiers."""
    return MappingProxyType(
        {
            row["ui"]: Heading(
                read_claims(row["claims"]), frozenset(row["requires"].split())
            )
            for row in read_rows("claim_headings.csv")
        }
    )
