"""The registers of substances, products and authorizations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.conditions import Condition
from genetherapy_model.domain.product_vocabularies import (
    AuthorizationKind,
    EndReason,
    NamingAuthority,
    SubstanceRole,
)
from genetherapy_model.domain.products import (
    Authorization,
    Product,
    Substance,
    SubstanceName,
)
from genetherapy_model.nomenclature.registers._entries import (
    Listed,
    Register,
    RegisterEntry,
    RegisterKind,
)
from genetherapy_model.nomenclature.registers._modalities import read_modality
from genetherapy_model.nomenclature.registers._tables import (
    TableRow,
    read_csv,
    read_toml,
)

__all__ = ["load_authorizations", "load_products", "load_substances"]


@cache
def load_substances() -> Register[Substance]:
    """Read the register of substances, once."""
    return Register(RegisterKind.SUBSTANCE, _substances())


def _substances() -> Iterator[Listed[Substance]]:
    for row in read_toml("substances.toml", "substance"):
        with row:
            sources = row.sources()
            substance = Substance(
                inn=row.text("inn"),
                names=[_substance_name(each) for each in row.rows("names")],
                codes=row.texts("codes"),
                role=SubstanceRole.PRODUCT,
                unii=row.text("unii"),
                atc=row.texts("atc"),
                sources=sources,
            )
            given = [each.name for each in substance.names]
            names = [substance.inn, *given, *substance.codes, *row.texts("also")]
            identifiers: list[Identifier] = [substance.unii] if substance.unii else []
            identifiers += sorted(substance.atc)
            entry = RegisterEntry(
                kind=RegisterKind.SUBSTANCE,
                value=substance,
                names=dict.fromkeys(filter(None, names)),
                identifiers=[each.curie for each in identifiers],
                sources=sources,
            )
            yield Listed(value=substance, entry=entry, identifiers=tuple(identifiers))


def _substance_name(row: TableRow) -> SubstanceName:
    with row:
        return SubstanceName(
            name=row.required("name"),
            authority=NamingAuthority(row.required("authority")),
            jurisdiction=row.text("jurisdiction"),
        )


@cache
def load_products() -> Register[Product]:
    """Read the register of products, once."""
    return Register(RegisterKind.PRODUCT, _products())


def _products() -> Iterator[Listed[Product]]:
    substances = load_substances()
    known = {row.value: row for row in substances.rows}
    for row in read_toml("products.toml", "product"):
        with row:
            sources = row.sources()
            product = Product(
                brands=row.texts("brands"),
                codes=row.texts("codes"),
                substances=row.texts("substances"),
                modality=read_modality(row),
                indications=[Condition(name=name) for name in row.texts("indications")],
                first_in_human=row.text("first_in_human"),
                note=row.text("note"),
                sources=sources,
            )
            names = [*product.brands, *product.codes, *row.texts("also")]
            identifiers: list[Identifier] = []
            for name in product.substances:
                substance = known[substances.find(name)]
                names += [name, *_shared_names(substance)]
                identifiers += substance.identifiers
            entry = RegisterEntry(
                kind=RegisterKind.PRODUCT,
                value=product,
                names=dict.fromkeys(names),
                identifiers=[each.curie for each in identifiers],
                note=product.note,
                sources=sources,
            )
            yield Listed(value=product, entry=entry, identifiers=tuple(identifiers))


def _shared_names(row: Listed[Substance]) -> Iterator[str]:
    """Leave out the FDA's names: their suffixes tell products of a substance apart."""
    of_products = {
        each.name for each in row.value.names if each.authority is NamingAuthority.FDA
    }
    return (name for name in row.entry.names if name not in of_products)


@cache
def load_authorizations() -> tuple[tuple[Product, Authorization], ...]:
    """Read the decisions, once, each beside the product that it is about."""
    return tuple(map(_authorization, read_csv("authorizations.csv")))


def _authorization(row: TableRow) -> tuple[Product, Authorization]:
    with row:
        name = row.required("product")
        product = load_products().find(name)
        end_reason = row.text("end_reason")
        authorization = Authorization(
            # What has no brand and no code is told by its substance alone.
            product=name if name in (*product.brands, *product.codes) else None,
            substances=product.substances,
            jurisdiction=row.required("jurisdiction"),
            agency=row.required("agency"),
            holder=row.text("holder"),
            kinds=map(AuthorizationKind, row.texts("kinds")),
            decided=row.text("decided"),
            observed_on=row.text("seen"),
            ended=row.text("ended"),
            end_reason=EndReason(end_reason) if end_reason else None,
            status_note=row.text("note"),
            sources=row.sources(),
        )
        return product, authorization
