"""Shapes that few records have, each before the rule that meets it."""

from __future__ import annotations

import pytest
from attrs import frozen

import genetherapy_model as gtm
from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain.product_vocabularies import EndReason
from genetherapy_model.nomenclature import products, registers
from genetherapy_model.rules._example_code import code_of, imports_of
from genetherapy_model.rules._named import suggested_names
from genetherapy_model.rules._people import full_name
from genetherapy_model.rules.authorizations import _ends_of

ORCID = gtm.Orcid("0000-0002-1825-0097")
ENDING_AS_AN_ORCID = "doi:10.1590/0034-7167-2018-0740"


def person(
    family: str, given: str | None = None, *, roles: tuple[gtm.Role, ...] = ()
) -> gtm.Person:
    """Make a person of a name."""
    return gtm.Person(name=gtm.PersonName(family=family, given=given), roles=roles)


def author(family: str, given: str | None, initials: str | None) -> gtm.PersonalAuthor:
    """Make an author of a name."""
    name = gtm.PersonName(family=family, given=given, initials=initials)
    return gtm.PersonalAuthor(person=gtm.Person(name=name))


def claiming(*identifiers: gtm.PersonIdentifier) -> gtm.Publication:
    """Make a paper of a collective, whose DOI ends as the ORCID iD of a member."""
    member = gtm.Person(name=gtm.PersonName(family="Silva"), identifiers=[*identifiers])
    return gtm.Publication(
        locators=[
            gtm.Locator(identifier=gtm.OtherIdentifier(scheme="pii", text="S1")),
            gtm.Locator(identifier=gtm.Doi(ENDING_AS_AN_ORCID.removeprefix("doi:"))),
        ],
        authors=[gtm.CollectiveAuthor(name="Study group", members=[member])],
    )


def in_journal(
    *authors: gtm.Author, abbreviation: str | None = None
) -> gtm.Publication:
    """Make a paper in a journal that has a title, or an abbreviation alone."""
    title = "Human Gene Therapy" if abbreviation is None else None
    journal = gtm.Journal(title=title, medline_abbreviation=abbreviation)
    return gtm.Publication(journal=journal, authors=[*authors])


def relating(*identifiers: str | gtm.OtherIdentifier) -> gtm.Publication:
    """Make a record that says to retract a work, and to be retracted by it."""
    return gtm.Publication(
        relations=[
            gtm.Relation(kind=kind, target=gtm.WorkReference(identifiers=identifiers))
            for kind in (gtm.RelationKind.RETRACTS, gtm.RelationKind.RETRACTED_BY)
        ]
    )


def of_shell(family: gtm.VectorFamily) -> gtm.Substance:
    """Make a substance that is named for an AAV, with a vector of some family."""
    agent = gtm.Agent(vector=gtm.Vector(family=family))
    return gtm.Substance(
        inn="etranacogene dezaparvovec",
        modality=gtm.TherapyModality(components=[gtm.Component(agent=agent)]),
    )


@pytest.mark.parametrize(
    ("subject", "code", "paths"),
    [
        # A member of a collective, and a locator that is no DOI.
        (
            claiming(gtm.OtherIdentifier(scheme="orcid", text="0034-7167-2018-0740")),
            "ID002",
            ["/authors/0/members/0/identifiers/0"],
        ),
        (claiming(ORCID), "ID002", []),
        # What is left without the tail is no DOI, so that nothing is proposed.
        (gtm.Doi("10.1002/abstract"), "ID013", []),
        # Two DOIs, and a number of another scheme between them.
        (
            gtm.Publication(
                locators=[
                    gtm.Locator(identifier=gtm.Doi("10.1089/hum.2023.152")),
                    gtm.Locator(
                        identifier=gtm.OtherIdentifier(scheme="pii", text="S1")
                    ),
                ],
                identifiers=["doi:10.1089/hum.2023.125"],
            ),
            "ID014",
            ["/identifiers/0"],
        ),
        # The whole title as a family name, with and without more.
        (
            in_journal(author("Human Gene Therapy", None, None)),
            "AUT003",
            ["/authors/0/person/name"],
        ),
        (in_journal(author("Human Gene Therapy", "Jane", "J")), "AUT003", []),
        (in_journal(author("Blood Therapy", "Jane", "J")), "AUT003", []),
        (
            in_journal(author("Chemistry", "J", "J"), abbreviation="Hum Gene Ther"),
            "AUT003",
            [],
        ),
        (
            in_journal(author("Theremin", None, None), abbreviation="Hum Gene Ther"),
            "AUT003",
            [],
        ),
        (
            in_journal(author("Blood Therapy", "H", "H"), abbreviation="Hum Gene Ther"),
            "AUT003",
            [],
        ),
        (
            in_journal(author("Gene Therapy", "H", "H"), abbreviation="Hum Gene Ther"),
            "AUT003",
            ["/authors/0/person/name"],
        ),
        # Numbers of schemes that identify no work.
        (relating("pubmed:8393056"), "REL005", ["/relations/1"]),
        (relating(gtm.OtherIdentifier(scheme="pii", text="S1")), "REL005", []),
        # A shell is made of the proteins of a virus; a plasmid is no AAV.
        (of_shell(gtm.VectorFamily.VLP), "INN001", []),
        (of_shell(gtm.VectorFamily.PLASMID), "INN001", ["/modality/components"]),
        # Tags that do not nest have no meaning to propose.
        (gtm.MarkedText("&lt;b&gt;3&lt;i&gt;&lt;/b&gt;&lt;/i&gt;"), "PUB004", [""]),
        # A substance that the register does not have may stand beside any brand.
        (
            gtm.Publication(title="Zolgensma (zyxnacogene wuqqyparvovec)"),
            "INN008",
            [],
        ),
    ],
)  # fmt: skip
def test_rules_meet_what_is_seldom(
    subject: gtm.Publication | gtm.Substance | gtm.Doi | gtm.MarkedText,
    code: str,
    paths: list[str],
) -> None:
    """Each is found where it stands, or rightly passed over."""
    assert paths == [finding.path for finding in gtm.check(subject, select=[code])]


def test_an_orcid_tells_that_two_statements_are_of_one_person() -> None:
    """President and vice-president on one day, under two spellings of a name."""
    society = gtm.OrganizationReference(name="Society of Gene Therapy")
    holders = [
        gtm.Person(
            name=gtm.PersonName(family="Doe", initials=initials),
            identifiers=[ORCID],
            roles=[
                gtm.SocietyOffice(
                    body=society, title=title, term=gtm.Term(start="2021", end="2025")
                )
            ],
        )
        for initials, title in (
            ("J", gtm.SocietyTitle.PRESIDENT),
            ("JA", gtm.SocietyTitle.VICE_PRESIDENT),
        )
    ]

    assert ["/1/roles/0"] == [
        finding.path for finding in gtm.check(holders, select=["ROL002"])
    ]


def test_a_preprint_that_does_not_name_its_paper_is_told_in_words() -> None:
    """What is said of the relation is a sentence that a reader understands."""
    paper, preprint = (
        gtm.Publication(
            identifiers=[f"pubmed:{own}"],
            relations=[
                gtm.Relation(
                    kind=gtm.RelationKind.HAS_PREPRINT,
                    target=gtm.WorkReference(identifiers=[f"pubmed:{target}"]),
                )
                for target in targets
            ],
        )
        for own, targets in (("7", ["8"]), ("8", []))
    )
    messages = [each.message for each in gtm.check([paper, preprint], select=["LIB"])]

    assert any("has preprint PMID 8" in message for message in messages), messages


def test_who_is_corresponding_once_is_not_so_twice() -> None:
    """Of two entries of one person, one alone may be the corresponding one."""
    first, again, other = (
        gtm.PersonalAuthor(
            person=gtm.Person(
                name=gtm.PersonName(family=family, given=given), identifiers=known
            ),
            corresponding=corresponding,
        )
        for family, given, known, corresponding in (
            ("Bueren", "Juan A", [ORCID], True),
            ("Bueren", "Juan A", [ORCID], None),
            ("Auricchio", "Alberto", [], True),
        )
    )

    assert () == gtm.check(
        gtm.Publication(authors=[first, again, other]), select=["AUT013"]
    )


def test_initials_prove_no_person() -> None:
    """A full name has a given name that is spelled out, and another one."""
    assert full_name(person("Bueren", "J A")) is None
    assert full_name(person("Bueren", "Juan A")) is not None


def test_a_name_that_can_be_read_needs_no_other() -> None:
    """Only what cannot be read is taken for a slip of something."""
    assert () == suggested_names("onasemnogene abeparvovec")
    assert ("onasemnogene abeparvovec",) == suggested_names("onasemnogene abeparvovce")


def test_plain_values_need_no_import() -> None:
    """The code of an example imports what it names, and nothing else."""
    assert imports_of("'10.1/x'") == ""


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Shelf(Statement):
    """Where something stands: at a work, or where the words say."""

    place: gtm.Doi | str


def test_a_text_that_would_stay_one_is_not_written_for_an_identifier() -> None:
    """The code gives the same when it is run: text only where it becomes the value."""
    shelf = Shelf(place=gtm.Doi("10.1089/hum.2023.152"))

    assert "Shelf(place=Doi('10.1089/hum.2023.152'))" == code_of(shelf)


def test_records_that_met_by_a_third_one_share_nothing() -> None:
    """A record of two works leads from one to the other; by their titles they meet."""
    title = "AAV5-factor VIII gene transfer in severe hemophilia A"
    people = [author("Rangarajan", "Savita", "S"), author("Pasi", "K John", "KJ")]
    first, last = (
        gtm.Publication(
            title=title,
            authors=people,
            identifiers=[known],
            issue=gtm.Issue(volume="377"),
            pagination=gtm.Pagination(text="2519-30"),
        )
        for known in ("doi:10.1056/nejmoa1708483", "pubmed:29224506")
    )
    between = gtm.Publication(
        title="Gene editing of stem cells in sickle cell disease",
        authors=[author("Frangoul", "Haydar", "H")],
        identifiers=["doi:10.1056/nejmoa1708483", "pubmed:29224506"],
    )
    found = gtm.check([first, between, last], select=["LIB003", "LIB006"])

    assert ["LIB006"] == [each.code for each in found]


def test_what_is_suspended_may_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """An authorization that was suspended has not surely ended."""
    product = products()[0]
    suspended = gtm.Authorization(
        product=product.brands[0],
        jurisdiction="EU",
        ended="2015",
        end_reason=EndReason.SUSPENDED,
    )
    monkeypatch.setattr(registers, "authorizations_of", lambda _: (suspended,))

    assert () == _ends_of.__wrapped__(product, "EU")
