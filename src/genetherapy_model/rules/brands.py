"""INN: names that are misspelled, carry a suffix, or belong to another product."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from genetherapy_model.domain.modalities import ModalityClaim
from genetherapy_model.domain.product_vocabularies import NamingAuthority
from genetherapy_model.domain.products import (
    Authorization,
    Product,
    Substance,
    SubstanceName,
)
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._named import (
    find_brand,
    named_substance,
    read_name,
    substances_in_products,
    suggested_names,
)

__all__ = [
    "brand_of_another_substance",
    "brand_without_a_name",
    "misspelled_name",
    "suffix_in_the_name",
]


@rule(
    "INN006",
    title="an INN has no suffix of four letters",
    severity=Severity.WARNING,
    subject=Substance,
    reason="The suffix is FDA's and tells products apart; any of its names may carry "
    "one. The INN ends before it. The letters T and L at the end of a name stay.",
    source=("N10", "O1", "E: revakinagene taroretcel-lwey"),
    failing=Substance(inn="revakinagene taroretcel-lwey"),
    passing=Substance(
        inn="revakinagene taroretcel",
        names=[
            SubstanceName(
                name="revakinagene taroretcel-lwey", authority=NamingAuthority.FDA
            )
        ],
    ),
)
def suffix_in_the_name(substance: Substance) -> Iterator[Slip]:
    """Look for the suffix of FDA at the end of an INN."""
    names = [("/inn", substance.inn)]
    names += [
        (f"/names/{index}/name", each.name)
        for index, each in enumerate(substance.names)
        if each.authority is NamingAuthority.INN
    ]
    for path, name in names:
        reading = read_name(name) if name is not None else None
        if reading is not None and reading.suffix is not None:
            yield Slip(
                path,
                f"{name!r} ends in -{reading.suffix}, a suffix of FDA that is no part "
                "of an INN",
                reading.name,
            )


_WITHOUT_INN: Final = frozenset({"gendicine", "oncorine", "rexin-g", "strimvelis"})


Branded: TypeAlias = Product | Authorization | ModalityClaim
"""What states a brand and, beside it, the names of substances."""


def _pairs(subject: Branded) -> Iterator[tuple[str, str, str]]:
    """Give each brand beside each name of a substance, with the path of the name."""
    if isinstance(subject, ModalityClaim):
        if subject.product is not None and subject.substance is not None:
            yield subject.product, subject.substance, "/substance"
        return
    if isinstance(subject, Product):
        brands = subject.brands
    else:
        brands = (subject.product,) if subject.product is not None else ()
    for brand in brands:
        for index, name in enumerate(subject.substances):
            yield brand, name, f"/substances/{index}"


@rule(
    "INN007",
    title="a brand whose substance has no INN is given none",
    severity=Severity.WARNING,
    subject=Product,
    also=(Authorization, ModalityClaim),
    reason="No list of names has one for Gendicine, Oncorine, Rexin-G or Strimvelis: "
    "an INN beside them is that of another substance.",
    source=("N10", "P"),
    failing=Product(brands=["Strimvelis"], substances=["simoladagene autotemcel"]),
    passing=Product(brands=["Strimvelis"]),
)
def brand_without_a_name(subject: Branded) -> Iterator[Slip]:
    """Look for an INN beside a brand that has none."""
    for brand, name, path in _pairs(subject):
        if brand.casefold() in _WITHOUT_INN and read_name(name) is not None:
            yield Slip(
                path,
                f"{name!r} as the substance of {brand}, which has no INN",
            )


_INN: Final = (
    r"[a-z]+gene[ -][a-z]+(?:vec|plasmid|bac|cel)(?:-[a-z]{4})?"
    r"|[a-z]+(?:leucel|turev|concel)"
)
_TWO_WORDS: Final = re.compile(r"gene[ -][a-z]+(?:vec|plasmid|bac|cel)\b")
_ONE_WORD: Final = ("leucel", "turev", "concel")
_BRAND: Final = r"[^\W\d_][\w-]{2,24}"
_EXPLAINED: Final = re.compile(
    rf"\b(?P<brand>{_BRAND})[®™\s]*[(\[]\s*(?P<name>{_INN})\s*[)\]]"
    rf"|\b(?P<name_2>{_INN})\s*[(\[]\s*(?P<brand_2>{_BRAND})\s*[®™]?\s*[)\]]",
    re.IGNORECASE,
)
# What stands after these is one of several, and another one may be explained.
_LISTED: Final = re.compile(
    r"(?:\b(?:and|or|versus|vs\.?|than|compared (?:to|with)|plus)|[,;/&+])\s*$",
    re.IGNORECASE,
)

Explaining: TypeAlias = Publication | Branded
"""What may set a brand beside the name of its substance."""


@rule(
    "INN008",
    title="a brand stands beside the name of its own substance",
    severity=Severity.WARNING,
    subject=Publication,
    also=(Product, ModalityClaim),
    reason="Where one explains the other, as a name in brackets does, both are of one "
    "product. Titles that compare products set them apart, and are passed over, as are "
    "brands and substances that the register does not have.",
    source=("E: the register of products, with the sources of each",),
    failing=Publication(title="Zolgensma (voretigene neparvovec) in infants"),
    passing=Publication(title="Zolgensma versus voretigene neparvovec"),
)
def brand_of_another_substance(subject: Explaining) -> Iterator[Slip]:
    """Hold the names that stand beside a brand against those of its product."""
    if isinstance(subject, Publication):
        for path, text in _texts(subject):
            # Most texts name no substance: markup is taken off of those that do.
            if _names_a_substance(text.value):
                for brand, name in _explained(text.plain):
                    yield from _contradiction(brand, name, path)
    else:
        for brand, name, path in _pairs(subject):
            yield from _contradiction(brand, name, path)


def _texts(publication: Publication) -> Iterator[tuple[str, MarkedText]]:
    if publication.title is not None:
        yield "/title", publication.title
    if publication.abstract is not None:
        for index, section in enumerate(publication.abstract.sections):
            yield f"/abstract/sections/{index}/text", section.text


def _names_a_substance(text: str) -> bool:
    """Tell at little cost whether a text may have the name of a substance."""
    small = text.lower()
    return any(end in small for end in _ONE_WORD) or bool(_TWO_WORDS.search(small))


def _explained(plain: str) -> Iterator[tuple[str, str]]:
    for match in _EXPLAINED.finditer(plain):
        if not _LISTED.search(plain, 0, match.start()):
            brand = match["brand"] or match["brand_2"]
            yield brand, match["name"] or match["name_2"]


def _contradiction(brand: str, name: str, path: str) -> Iterator[Slip]:
    reading = read_name(name)
    product = find_brand(brand)
    substance = named_substance(name if reading is None else reading.name)
    if product is None or substance is None or not product.substances:
        return
    ours = [named_substance(each) for each in product.substances]
    is_of_another = not substances_in_products().isdisjoint(_names_of(substance))
    if substance not in ours and None not in ours and is_of_another:
        right = " and ".join(product.substances)
        yield Slip(
            path,
            f"{brand} beside {name!r}, which is the substance of another product",
            right,
        )


def _names_of(substance: Substance) -> set[str | None]:
    return {substance.inn, *(each.name for each in substance.names)}


_SLIP: Final = 2  # letters


@rule(
    "INN009",
    title="an INN is spelled as it is listed",
    severity=Severity.WARNING,
    subject=Substance,
    reason="A name that cannot be read and is one letter or two off a known one is "
    "probably a slip of it, as titles have them (PMID 37978816). It is never read as "
    "the known one.",
    source=("N10", "PMID:37978816"),
    failing=Substance(inn="etranacogene dezaparavovec"),
    passing=Substance(inn="Etranacogene Dezaparvovec"),
)
def misspelled_name(substance: Substance) -> Iterator[Slip]:
    """Look for an INN that is a letter or two off a known name."""
    name = substance.inn
    if name is None or read_name(name) is not None:
        return
    plain = " ".join(name.lower().split())
    for known in suggested_names(name):
        if _is_near(plain, known.lower()):
            yield Slip(
                "/inn", f"{name!r} is spelled like no INN, but nearly as one", known
            )
            return


def _is_near(one: str, other: str) -> bool:
    """Tell whether a letter or two tell two texts apart, by their edits."""
    if abs(len(one) - len(other)) > _SLIP:
        return False
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, row = row, [at]
        for place, its in enumerate(other, 1):
            changed = above[place - 1] + (letter != its)
            row.append(min(changed, above[place] + 1, row[-1] + 1))
    return row[-1] <= _SLIP
