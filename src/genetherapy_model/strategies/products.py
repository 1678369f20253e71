"""Strategies for substances, products, and their authorizations."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.product_vocabularies import (
    AuthorizationKind,
    EndReason,
    NamingAuthority,
    RegulatoryClass,
    SubstanceRole,
)
from genetherapy_model.domain.products import (
    Authorization,
    Classification,
    Product,
    Substance,
    SubstanceName,
)
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import optional, plain_texts
from genetherapy_model.strategies.conditions import conditions
from genetherapy_model.strategies.dates import partial_dates
from genetherapy_model.strategies.identifiers import atc_codes, uniis
from genetherapy_model.strategies.modalities import therapy_modalities

__all__ = [
    "authorization_kinds",
    "authorizations",
    "classifications",
    "end_reasons",
    "naming_authorities",
    "products",
    "regulatory_classes",
    "substance_names",
    "substance_roles",
    "substances",
]

_INNS = ("onasemnogene abeparvovec", "exagamglogene autotemcel", "teserpaturev")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# The United Kingdom has another code (ISO 3166-1).
_COUNTRIES = tuple(
    f"{a}{b}" for a in _LETTERS for b in _LETTERS if (a, b) != ("U", "K")
)


def substance_roles() -> SearchStrategy[SubstanceRole]:
    """Both roles of a substance."""
    return st.sampled_from(SubstanceRole)


def naming_authorities() -> SearchStrategy[NamingAuthority]:
    """All who give names to substances."""
    return st.sampled_from(NamingAuthority)


def regulatory_classes() -> SearchStrategy[RegulatoryClass]:
    """All classes under the law."""
    return st.sampled_from(RegulatoryClass)


def authorization_kinds() -> SearchStrategy[AuthorizationKind]:
    """All kinds of authorization."""
    return st.sampled_from(AuthorizationKind)


def end_reasons() -> SearchStrategy[EndReason]:
    """All reasons for which an authorization ends."""
    return st.sampled_from(EndReason)


def _jurisdictions() -> SearchStrategy[str]:
    return st.sampled_from(("EU", "US", "JP", "GB")) | st.sampled_from(_COUNTRIES)


def _text_tuples() -> SearchStrategy[tuple[str, ...]]:
    return st.lists(plain_texts(), max_size=2).map(tuple)


@shown_as_called
def substance_names() -> SearchStrategy[SubstanceName]:
    """Names of substances, with and without their authority."""
    return st.builds(
        SubstanceName,
        name=st.just("voretigene neparvovec-rzyl") | plain_texts(),
        authority=optional(naming_authorities()),
        jurisdiction=optional(_jurisdictions()),
    )


@shown_as_called
def substances() -> SearchStrategy[Substance]:
    """Substances with and without an INN, an identifier, a modality."""
    return st.builds(
        Substance,
        inn=optional(st.sampled_from(_INNS) | plain_texts()),
        names=st.lists(substance_names(), max_size=2).map(tuple),
        codes=_text_tuples(),
        role=optional(substance_roles()),
        modality=optional(therapy_modalities(max_size=2)),
        unii=optional(uniis()),
        atc=st.frozensets(atc_codes(), max_size=2),
        sources=_text_tuples(),
    )


@shown_as_called
def classifications() -> SearchStrategy[Classification]:
    """Classes under the law of any place, with reserve and without."""
    return st.builds(
        Classification,
        jurisdiction=optional(_jurisdictions()),
        classes=st.frozensets(regulatory_classes()),
        excluded=st.frozensets(regulatory_classes()),
        on=optional(partial_dates()),
        doubtful=optional(st.booleans()),
        reason=optional(plain_texts()),
        sources=_text_tuples(),
    )


@shown_as_called
def products() -> SearchStrategy[Product]:
    """Products with several names or with none, in any script."""
    return st.builds(
        Product,
        brands=_text_tuples(),
        codes=_text_tuples(),
        substances=_text_tuples(),
        modality=optional(therapy_modalities(max_size=2)),
        indications=st.lists(conditions(), max_size=2).map(tuple),
        first_in_human=optional(partial_dates()),
        device=optional(st.booleans()),
        classifications=st.lists(classifications(), max_size=2).map(tuple),
        note=optional(plain_texts()),
        sources=_text_tuples(),
    )


@shown_as_called
def authorizations(
    *, min_value: dt.date = dt.date.min, max_value: dt.date = dt.date.max
) -> SearchStrategy[Authorization]:
    """Authorizations, refused and ended ones among them, in any order of dates.

    Args:
        min_value: The first day that one of its dates may mean.
        max_value: The last day that one of its dates may mean.

    Raises:
        InvalidArgument: If no day lies between the two.
    """
    dates = partial_dates(min_value=min_value, max_value=max_value)
    return st.builds(
        Authorization,
        product=optional(plain_texts()),
        substances=_text_tuples(),
        jurisdiction=optional(_jurisdictions()),
        agency=optional(plain_texts()),
        holder=optional(plain_texts()),
        kinds=st.frozensets(authorization_kinds(), max_size=3),
        decided=optional(dates),
        decided_text=optional(plain_texts()),
        observed_on=optional(dates),
        ended=optional(dates),
        end_reason=optional(end_reasons()),
        status_note=optional(plain_texts()),
        sources=_text_tuples(),
    )
