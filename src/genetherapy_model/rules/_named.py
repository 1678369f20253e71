"""What is known by name: readings of names, substances, products and their genes.

The registers and the decoder load their data when they are first asked.
"""

from __future__ import annotations

from functools import cache, lru_cache

from genetherapy_model.domain.inn_readings import InnReading
from genetherapy_model.domain.mechanisms import GeneAddition
from genetherapy_model.domain.products import Product, Substance
from genetherapy_model.errors import NotAnInn

__all__ = [
    "find_brand",
    "known_genes",
    "named_substance",
    "read_name",
    "substances_in_products",
    "suggested_names",
]

_MOST = 1024  # names whose readings are remembered


@lru_cache(_MOST)
def read_name(name: str) -> InnReading | None:
    """Read a name by its parts; None if it is no name of a gene or cell therapy."""
    # Loading the parts of names costs, and few records have a name.
    from genetherapy_model.nomenclature.inn import decode_inn  # noqa: PLC0415

    try:
        return decode_inn(name)
    except NotAnInn:
        return None


@lru_cache(_MOST)
def suggested_names(name: str) -> tuple[str, ...]:
    """Give the known names of which one that cannot be read may be a slip."""
    from genetherapy_model.nomenclature.inn import decode_inn  # noqa: PLC0415

    try:
        decode_inn(name)
    except NotAnInn as error:
        return error.suggestions
    return ()


@lru_cache(_MOST)
def named_substance(name: str) -> Substance | None:
    """Give the one substance of the register that has a name."""
    from genetherapy_model.nomenclature import registers  # noqa: PLC0415

    try:
        return registers.find_substance(name)
    except (registers.NotInRegister, registers.AmbiguousName):
        return None


@lru_cache(_MOST)
def find_brand(name: str) -> Product | None:
    """Give the one product of the register that has a brand."""
    from genetherapy_model.nomenclature import registers  # noqa: PLC0415

    try:
        product = registers.find_product(name)
    except (registers.NotInRegister, registers.AmbiguousName):
        return None
    folded = name.casefold()
    is_brand = any(brand.casefold() == folded for brand in product.brands)
    return product if is_brand else None


@cache
def substances_in_products() -> frozenset[str]:
    """Give the INNs of all substances that products of the register are made of."""
    from genetherapy_model.nomenclature import registers  # noqa: PLC0415

    return frozenset(
        name for product in registers.products() for name in product.substances
    )


@cache
def known_genes() -> frozenset[str]:
    """Give the symbols of the genes that names and products of the register add."""
    from genetherapy_model.nomenclature import registers  # noqa: PLC0415
    from genetherapy_model.nomenclature._inn_elements import (  # noqa: PLC0415
        read_table,
    )

    named = {
        reading["gene"]
        for row in read_table()
        for reading in row.reading
        if reading.get("mechanism") == "gene addition" and "gene" in reading
    }
    added = {
        each.mechanism.gene.symbol
        for product in registers.products()
        if product.modality is not None
        for each in product.modality.components
        if isinstance(each.mechanism, GeneAddition) and each.mechanism.gene is not None
    }
    return frozenset(each.upper() for each in named | added if each is not None)
