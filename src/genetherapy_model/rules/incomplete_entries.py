"""INC: what an entry needs beside the therapy: names, dates, sources, authors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.authors import PersonalAuthor
from genetherapy_model.domain.modalities import TherapyModality
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.product_vocabularies import EndReason
from genetherapy_model.domain.products import Authorization, Product
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule

__all__ = [
    "authorization_without_date",
    "authorization_without_end_date",
    "authorization_without_sources",
    "product_without_modality",
    "product_without_name",
    "product_without_sources",
    "product_without_substance",
    "without_authors",
]

_WHOLE: Final = Product(
    brands=["Brand"],
    substances=["substance"],
    modality=TherapyModality(),
    sources=["a register"],
)


@rule(
    "INC008",
    title="a publication has authors",
    severity=Severity.INFO,
    subject=Publication,
    reason="Most works have some; errata, notices of congresses and some articles have "
    "none.",
    source=("E: PubMed records, 84 of 6,294 have none",),
    failing=Publication(title="Abstracts of the Annual Congress"),
    passing=Publication(
        title="Advances and Challenges in the Development of Gene Therapy",
        authors=[PersonalAuthor(person=Person(name="Juan A. Bueren"))],
    ),
)
def without_authors(publication: Publication) -> Iterator[Slip]:
    """Look at the authors."""
    if not publication.authors:
        yield Slip("/authors", "no author is named")


@rule(
    "INC009",
    title="a product has a brand or a code",
    severity=Severity.INFO,
    subject=Product,
    reason="Without a name of its own a product is told from others by its substance "
    "alone, which several may share.",
    source=("E: inaticabtagene autoleucel; Zolgensma and Itvisma share a substance",),
    failing=Product(
        substances=["inaticabtagene autoleucel"],
        modality=TherapyModality(),
        sources=["10.1186/s13045-024-01602-0"],
    ),
    passing=_WHOLE,
)
def product_without_name(product: Product) -> Iterator[Slip]:
    """Look at the brands and codes."""
    if not product.brands and not product.codes:
        yield Slip("/brands", "neither a brand nor a code is stated")


@rule(
    "INC010",
    title="a product names its substances",
    severity=Severity.INFO,
    subject=Product,
    reason="The substance ties a product to its decisions and to the literature. Some "
    "products have none with a name: Strimvelis, Gendicine, Oncorine, Rexin-G.",
    source=("N10", "P"),
    failing=Product(
        brands=["Strimvelis"],
        modality=TherapyModality(),
        sources=["https://www.ema.europa.eu/en/medicines/human/EPAR/strimvelis"],
    ),
    passing=_WHOLE,
)
def product_without_substance(product: Product) -> Iterator[Slip]:
    """Look at the substances."""
    if not product.substances:
        yield Slip("/substances", "no substance is named")


@rule(
    "INC011",
    title="a product says what it is",
    severity=Severity.INFO,
    subject=Product,
    reason="Of a product without a modality neither its class nor its kind follows.",
    source=("R11", "R12"),
    failing=Product(
        brands=["Zolgensma"],
        substances=["onasemnogene abeparvovec"],
        sources=["https://www.fda.gov/vaccines-blood-biologics/zolgensma"],
    ),
    passing=_WHOLE,
)
def product_without_modality(product: Product) -> Iterator[Slip]:
    """Look at the modality."""
    if product.modality is None:
        yield Slip("/modality", "what it is and does is missing")


@rule(
    "INC012",
    title="a product names its sources",
    severity=Severity.INFO,
    subject=Product,
    reason="A register is as good as what each of its rows can be traced to.",
    source=("MODEL",),
    failing=Product(
        brands=["Zolgensma"],
        substances=["onasemnogene abeparvovec"],
        modality=TherapyModality(),
    ),
    passing=_WHOLE,
)
def product_without_sources(product: Product) -> Iterator[Slip]:
    """Look at the sources."""
    if not product.sources:
        yield Slip("/sources", "where this is stated is missing")


@rule(
    "INC013",
    title="an authorization has a date",
    severity=Severity.INFO,
    subject=Authorization,
    reason="Without the day of the decision, or one on which it was seen, nobody can "
    "say which authorization was the first or whether it was in force.",
    source=("P",),
    failing=Authorization(
        product="Zolgensma",
        jurisdiction="US",
        sources=["https://www.fda.gov/vaccines-blood-biologics/zolgensma"],
    ),
    passing=Authorization(
        product="Zolgensma",
        jurisdiction="US",
        decided="2019-05-24",
        sources=["https://www.fda.gov/vaccines-blood-biologics/zolgensma"],
    ),
)
def authorization_without_date(authorization: Authorization) -> Iterator[Slip]:
    """Look at both dates."""
    if authorization.decided is None and authorization.observed_on is None:
        yield Slip(
            "/decided", "neither its decision nor a day when it was seen is dated"
        )


@rule(
    "INC014",
    title="an authorization that ended says when",
    severity=Severity.INFO,
    subject=Authorization,
    reason="Why it ended may be known where the day is not; until the day is, nothing "
    "is sure of what came after the decision.",
    source=("E: Collategene, expired on a day that was not seen",),
    failing=Authorization(
        product="Collategene",
        jurisdiction="JP",
        decided="2019-03-26",
        end_reason=EndReason.EXPIRED_NOT_RENEWED,
        sources=["10.1186/s13287-025-04343-0"],
    ),
    passing=Authorization(
        product="Glybera",
        jurisdiction="EU",
        decided="2012-10-25",
        ended="2017-10",
        end_reason=EndReason.EXPIRED_NOT_RENEWED,
        sources=["https://www.ema.europa.eu/en/medicines/human/EPAR/glybera"],
    ),
)
def authorization_without_end_date(authorization: Authorization) -> Iterator[Slip]:
    """Look at the end where its reason is stated."""
    if authorization.end_reason is not None and authorization.ended is None:
        reason = authorization.end_reason.value
        yield Slip("/ended", f"it ended ({reason}), and when is missing")


@rule(
    "INC015",
    title="an authorization names its sources",
    severity=Severity.INFO,
    subject=Authorization,
    reason="Lists of approvals disagree on days and kinds; each row needs its source.",
    source=("MODEL", "E: Glybera, over on 2017-10-25 or 2017-10-28"),
    failing=Authorization(product="Zolgensma", jurisdiction="US", decided="2019-05-24"),
    passing=Authorization(
        product="Zolgensma",
        jurisdiction="US",
        decided="2019-05-24",
        sources=["https://www.fda.gov/vaccines-blood-biologics/zolgensma"],
    ),
)
def authorization_without_sources(authorization: Authorization) -> Iterator[Slip]:
    """Look at the sources."""
    if not authorization.sources:
        yield Slip("/sources", "where this is stated is missing")
