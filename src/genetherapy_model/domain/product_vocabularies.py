"""Closed vocabularies of products: names, classes under the law, authorizations."""

from __future__ import annotations

from genetherapy_model.domain._vocabularies import Entry, Vocabulary

__all__ = [
    "AuthorizationKind",
    "EndReason",
    "NamingAuthority",
    "RegulatoryClass",
    "SubstanceRole",
]


class SubstanceRole(Vocabulary):
    """What a named substance is used for.

    >>> SubstanceRole.PRODUCT.source
    ('N10',)
    >>> SubstanceRole("drug")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'drug' is no SubstanceRole: ...
    """

    PRODUCT = Entry("product", "the active substance of a medicine", "N10")
    COMPONENT = Entry(
        "component",
        "a part of one or a means to make it: a vector, a guide RNA, an mRNA",
        "N10; O1; E: betibeglogene darolentivec",
    )


class NamingAuthority(Vocabulary):
    """Who gave a substance a name.

    >>> NamingAuthority.FDA.definition
    'the proper name in the United States, often with a suffix of four letters'
    >>> NamingAuthority("EMA")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'EMA' is no NamingAuthority: ...
    """

    INN = Entry("inn", "the World Health Organization's nonproprietary name", "N6")
    USAN = Entry("usan", "the name adopted in the United States", "N3")
    FDA = Entry(
        "fda",
        "the proper name in the United States, often with a suffix of four letters",
        "O1",
    )
    NATIONAL = Entry(
        "national",
        "a name that another state uses",
        "https://wikimili.com/en/Cambiogenplasmid; E: cambiogenplasmid",
    )


class RegulatoryClass(Vocabulary):
    """As what a product counts under the law; the jurisdiction is said apart.

    >>> RegulatoryClass("gene therapy").citations[0]
    'Dutch Central Committee on Research ...
    >>> RegulatoryClass("GTMP")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'GTMP' is no RegulatoryClass: ...
    """

    GENE_THERAPY = Entry(
        "gene therapy",
        "a gene therapy medicinal product in the EU and UK, human gene therapy at FDA",
        "R3; R11",
        aliases=("GTMP",),
    )
    SOMATIC_CELL_THERAPY = Entry(
        "somatic cell therapy",
        "cells or tissue that act as a drug does, without being gene therapy",
        "R4",
        aliases=("sCTMP",),
    )
    TISSUE_ENGINEERED = Entry(
        "tissue engineered",
        "engineered cells or tissue that regenerate, repair or replace tissue",
        "R2",
        aliases=("TEP",),
    )
    COMBINED = Entry(
        "combined",
        "an advanced therapy with a medical device as a part of it",
        "R6",
        aliases=("combined ATMP",),
    )
    OTHER = Entry("other", "a medicine of none of these classes", "MODEL")


class AuthorizationKind(Vocabulary):
    """How a product was authorized on the day of the decision, or not at all.

    >>> AuthorizationKind("exceptional").source
    ('P', 'E: Glybera, Upstaza')
    >>> AuthorizationKind("orphan")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'orphan' is no AuthorizationKind: ...
    """

    FULL = Entry(
        "full",
        "the usual authorization, without conditions on its evidence",
        "P",
        aliases=("standard", "traditional", "regular"),
    )
    CONDITIONAL = Entry(
        "conditional", "further evidence has to follow", "P; E: Casgevy (GB, EU)"
    )
    ACCELERATED = Entry(
        "accelerated", "in the United States, by a surrogate endpoint", "P"
    )
    EXCEPTIONAL = Entry(
        "exceptional",
        "in the EU, where full evidence cannot be expected",
        "P; E: Glybera, Upstaza",
    )
    TIME_LIMITED = Entry(
        "time-limited",
        "it ends on a day set in advance unless it is applied for again",
        "10.1186/s13287-025-04343-0; E: Collategene, Delytact",
    )
    HOSPITAL_EXEMPTION = Entry(
        "hospital exemption",
        "leave to use it in one EU member state without an authorization",
        "R15; E: ARI-0001",
    )
    EMERGENCY = Entry("emergency", "for the time of an emergency only", "FDCA564")
    REFUSED = Entry("refused", "decided against", "P; E: Elevidys (EU)")


class EndReason(Vocabulary):
    """Why an authorization ended.

    >>> EndReason("revoked").mesh
    ('D056737',)
    >>> EndReason("over")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'over' is no EndReason: ...
    """

    EXPIRED_NOT_RENEWED = Entry(
        "expired, not renewed",
        "its time ran out and the holder did not renew it",
        "E: Glybera, Collategene",
    )
    WITHDRAWN_BY_HOLDER = Entry(
        "withdrawn by holder",
        "ended because the holder asked for it",
        "E: Zalmoxis, Zynteglo (EU), Skysona (EU)",
    )
    REVOKED = Entry(
        "revoked", "the authority took it back", "E: Invossa", mesh="D056737"
    )
    SUSPENDED = Entry(
        "suspended", "set aside by the authority for a time", "MACI; MA28"
    )
    LAPSED = Entry("lapsed", "ended because it was not used", "SUNSET")
