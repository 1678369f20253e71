"""A publication that says something at places where few do."""

from __future__ import annotations

import genetherapy_model as gtm

_LEE = gtm.Person(
    name=gtm.PersonName(family="Lee", given="Ann"),
    identifiers=[gtm.Orcid("0000-0002-1825-0097")],
    degrees=["MD", "PhD"],
    roles=[
        gtm.SocietyOffice(
            body=gtm.OrganizationReference(name="ESGCT"),
            title=gtm.SocietyTitle.PRESIDENT,
            term=gtm.Term(start="2021", end="2023"),
        ),
        gtm.Appointment(organization=gtm.OrganizationReference(name="CIEMAT")),
    ],
)
_UNDIVIDED = gtm.Person(name=gtm.PersonName(literal="Ann Lee of Rome"))


def _dated(kind: gtm.DateKind, date: str) -> gtm.PublicationDate:
    return gtm.PublicationDate(kind=kind, date=date)


RICH = gtm.Publication(
    title="Gene therapy with <i>AAV</i><sub>9</sub>",
    authors=[
        gtm.PersonalAuthor(person=_LEE, corresponding=True),
        gtm.PersonalAuthor(person=_UNDIVIDED),
        gtm.CollectiveAuthor(
            name="A study group",
            members=[_LEE, _UNDIVIDED],
            identifiers=[gtm.OtherIdentifier(scheme="x", text="7")],
        ),
    ],
    investigators=[gtm.Investigator(person=_UNDIVIDED, of="A study group")],
    personal_name_subjects=[gtm.PersonName(family="Shelley", given="Mary")],
    journal=gtm.Journal(
        title="Human Gene Therapy",
        medline_abbreviation="Hum Gene Ther",
        nlm_id=gtm.NlmId("9008950"),
        publisher=gtm.OrganizationReference(name="Liebert"),
        issns=[gtm.JournalIssn(issn="1043-0342", type=gtm.IssnType.PRINT)],
    ),
    issue=gtm.Issue(
        volume="34",
        number="2",
        issn=gtm.JournalIssn(issn="1557-7422", type=gtm.IssnType.ELECTRONIC),
    ),
    pagination=gtm.Pagination(start="12", end="19", article_number="e7"),
    dates=[
        _dated(gtm.DateKind.ISSUE, "2023-07/2023-08"),
        _dated(gtm.DateKind.ELECTRONIC, "2023-05-06"),
        _dated(gtm.DateKind.RECEIVED, "2022-01-02"),
        _dated(gtm.DateKind.REVISED, "2022-03"),
        _dated(gtm.DateKind.ACCEPTED, "2022-04/.."),
    ],
    locators=[gtm.Locator(identifier=gtm.Doi("10.1089/hum.2023.152"))],
    identifiers=[
        gtm.Pmid("37962000"),
        gtm.OtherIdentifier(scheme="mag", text="77"),
    ],
    abstract=gtm.Abstract(
        sections=[
            gtm.AbstractSection(label="METHODS", text="We did."),
            gtm.AbstractSection(text="It <i>worked</i>."),
        ]
    ),
    keywords=[
        gtm.Keyword(text="AAV"),
        gtm.Keyword(text="vectors", owner="NOTNLM", major=True),
    ],
    mesh_headings=[
        gtm.MeshHeading(descriptor=gtm.MeshTerm(name="Genetic Therapy", ui="D015316"))
    ],
    chemicals=[gtm.Chemical(name="Thyroxine", ui="D013974", registry_number="0")],
    supplementary_concepts=[gtm.SupplementaryConcept(name="x", ui="C000622585")],
    grants=[
        gtm.Grant(agency="NIH", number="R01"),
        gtm.Grant(agency="NIH"),
        gtm.Grant(number="13/SIRG"),
    ],
    registrations=[
        gtm.Registration(
            bank="ClinicalTrials.gov", identifier=gtm.NctId("NCT00979238")
        ),
        gtm.Registration(
            bank="GEO", identifier=gtm.OtherIdentifier(scheme="GEO", text="GSE1")
        ),
        gtm.Registration(bank="GEO"),
    ],
    relations=[
        gtm.Relation(
            kind=kind,
            target=gtm.WorkReference(
                citation="Blood. 2010", identifiers=["doi:10.1089/x", "pubmed:7"]
            ),
        )
        for kind in (gtm.RelationKind.CORRECTED_BY, gtm.RelationKind.HAS_PREPRINT)
    ],
    quotations=[gtm.Quotation(parts=["One.", "Two."])],
    languages=["eng", "fre"],
    publication_types=[
        gtm.PublicationType(name="Journal Article"),
        gtm.PublicationType(name="Retracted Publication"),
    ],
    coi_statement="None & <i>none</i>.",
    number_of_references=7,
    entries=[
        gtm.CatalogueEntry(
            catalogue="PubMed",
            identifier=gtm.Pmid("37962000"),
            status="MEDLINE",
            created="2023-05-07",
            revised="2024-01-01",
            subsets=["IM"],
        )
    ],
)
"""Every format is asked what it holds of it, and gives that back."""
