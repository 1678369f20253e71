"""Crossref's items: what each key is in the model, and back."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import genetherapy_model as gtm
from genetherapy_model.domain.journals import IssnType
from genetherapy_model.domain.publication_dates import DateKind
from genetherapy_model.domain.works import RelationKind
from genetherapy_model.formats.crossref import read_item, write_item
from genetherapy_model.formats.crossref.abstracts import read_abstract


def full_item() -> dict[str, Any]:
    """Give an item that says all that an item may say; its work is made up."""
    item: dict[str, Any] = json.loads(
        Path(__file__).with_name("item.json").read_text("utf-8")
    )
    return item


def _read(item: Mapping[str, object]) -> gtm.Publication:
    publication, findings = read_item(item)
    assert findings == []
    return publication


def _write(publication: gtm.Publication) -> dict[str, Any]:
    return write_item(publication)


def _again(publication: gtm.Publication) -> gtm.Publication:
    return read_item(_write(publication))[0]


@pytest.fixture
def full() -> gtm.Publication:
    """Give the publication of the item that says all."""
    return _read(full_item())


def test_a_full_item_comes_back_to_the_letter(full: gtm.Publication) -> None:
    """Whatever an item says, known or unknown, is written again as it stood."""
    assert _write(full) == full_item()
    assert repr(_again(full)) == repr(full)


def test_titles(full: gtm.Publication) -> None:
    """A subtitle follows the title, as a citation has it; markup is markup."""
    assert full.title is not None
    assert (
        full.title.value == "<sc>AAV</sc><sub>9</sub> in <i>Vivo</i>: A Made-Up Trial"
    )
    assert full.vernacular_title is not None
    assert full.vernacular_title.plain == "Terapia génica"


def test_a_subtitle_in_the_title_is_not_said_twice() -> None:
    """Items that have the subtitle in the title too are not read with two."""
    publication = _read({"title": ["Gene Therapy: A Review"], "subtitle": ["a review"]})

    assert publication.title is not None
    assert publication.title.plain == "Gene Therapy: A Review"


def test_texts_are_freed_of_pretty_printing() -> None:
    """Lines that the service broke at tags are joined, with no blank before marks."""
    publication = _read({"title": ["\n  Effects of\n   <i>F9</i>\n  , given twice\n "]})

    assert publication.title is not None
    assert publication.title.value == "Effects of <i>F9</i>, given twice"


def test_people(full: gtm.Publication) -> None:
    """Parts of names, ORCID, groups, one-word names and editors are told apart."""
    first, group, sukarno = full.authors
    assert isinstance(first, gtm.PersonalAuthor)
    assert (first.name.given, first.name.family, first.name.suffix) == (
        "Juan A.",
        "Bueren",
        "Jr",
    )
    assert str(first.orcid) == "0000-0002-1825-0097"
    assert isinstance(group, gtm.CollectiveAuthor)
    assert group.name.plain == "NTLA-2001 Study Group"
    assert isinstance(sukarno, gtm.PersonalAuthor)
    assert (sukarno.name.family, sukarno.name.given) == ("Sukarno", None)
    assert [str(editor) for editor in full.editors] == ["Terence R. Flotte"]


def test_affiliations(full: gtm.Publication) -> None:
    """Department, name and place make one line; each has its own identifiers."""
    first = full.authors[0]
    assert [one.text.plain for one in first.affiliations] == [
        "Hematopoietic Innovative Therapies, CIEMAT, Madrid, Spain",
        "IIS-FJD",
    ]
    assert first.affiliations[0].identifiers == (gtm.RorId("05xx77y52"),)


def test_the_journal(full: gtm.Publication) -> None:
    """Titles, ISSNs by type and without, publisher and place are the journal's."""
    journal = full.journal
    assert journal is not None
    assert (journal.title, journal.iso_abbreviation, journal.aliases) == (
        "Human Gene Therapy",
        "Human Gene Ther",
        ("Hum Gene Ther & Methods",),
    )
    assert [(str(one), one.type) for one in journal.issns] == [
        ("1043-0342", IssnType.PRINT),
        ("1557-7422", IssnType.ELECTRONIC),
        ("2324-8637", None),
    ]
    assert str(journal.publisher) == "Mary Ann Liebert Inc"
    assert journal.country == "New York"
    assert full.issue == gtm.Issue(volume="34", number="21-22")
    assert full.pagination == gtm.Pagination(text="1063-1064", article_number="e152")


def test_dates(full: gtm.Publication) -> None:
    """Each date has its kind; what is said again of the first is not one more."""
    assert [(date.kind, str(date.date)) for date in full.dates] == [
        (DateKind.ISSUE, "2023-11"),
        (DateKind.PPUBLISH, "2023-11-01"),
        (DateKind.ELECTRONIC, "2023-10-02"),
        (DateKind.RECEIVED, "2023-02-03"),
        (DateKind.ACCEPTED, "2023-09-30"),
        (DateKind.RETRACTED, "2024-05-06"),
    ]


@pytest.mark.parametrize(
    ("item", "kinds"),
    [
        ({"issued": {"date-parts": [[2023]]}}, ["published 2023"]),
        ({"issued": {"date-parts": [[None]]}}, []),
        ({"published": {"date-parts": [[2023, 2]]}}, ["published 2023-02"]),
        ({"published-print": {"date-parts": [[2023, 2]]}}, ["issue 2023-02"]),
        (
            {
                "published-online": {"date-parts": [[2022, 12, 3]]},
                "issued": {"date-parts": [[2022, 12, 3]]},
            },
            ["electronic 2022-12-03"],
        ),
        (
            {
                "type": "posted-content",
                "posted": {"date-parts": [[2021, 1, 5]]},
                "issued": {"date-parts": [[2021, 1, 5]]},
            },
            ["epublish 2021-01-05"],
        ),
        ({"accepted": {"date-time": "2021-01-05T00:00:00Z"}}, ["accepted 2021-01-05"]),
        ({"issued": {"date-parts": [[2023]], "season": 4}}, ["published 2023-24"]),
    ],
)
def test_dates_are_as_precise_as_stated(item: dict[str, Any], kinds: list[str]) -> None:
    """No date gets a day or a month that was not stated, and none is read twice."""
    publication = _read(item)

    assert [str(date) for date in publication.dates] == kinds
    assert repr(_again(publication)) == repr(publication)


def test_when_it_was_issued_is_the_first_of_its_dates() -> None:
    """What is written under ``issued`` is the earliest date of publication."""
    item = _write(
        gtm.Publication(
            dates=[
                gtm.PublicationDate(kind=DateKind.ISSUE, date="2023-01"),
                gtm.PublicationDate(kind=DateKind.ELECTRONIC, date="2022-12-24"),
                gtm.PublicationDate(kind=DateKind.RECEIVED, date="2022-01-01"),
            ]
        )
    )

    assert item["issued"] == item["published"] == {"date-parts": [[2022, 12, 24]]}
    assert item["published-print"] == {"date-parts": [[2023, 1]]}


@pytest.mark.parametrize(
    ("item", "names"),
    [
        ({"type": "journal-article", "container-title": ["Blood"]}, []),
        ({"type": "journal-article"}, ["journal-article"]),
        ({"type": "posted-content", "subtype": "preprint"}, ["Preprint"]),
        ({"type": "posted-content"}, ["Preprint"]),
        ({"type": "posted-content", "subtype": "report"}, ["posted-content"]),
        ({"type": "dissertation"}, ["Academic Dissertation"]),
        ({"type": "book-chapter"}, ["book-chapter"]),
        ({"type": "peer-review"}, ["peer-review"]),
        ({"type": "article-journal", "container-title": "Blood"}, []),
        ({"type": "other"}, []),
    ],
)
def test_types(item: dict[str, Any], names: list[str]) -> None:
    """A type is a publication type, unless the journal says as much."""
    publication = _read(item)

    assert [known.name for known in publication.publication_types] == names
    assert repr(_again(publication)) == repr(publication)


def test_other_types_are_asserted(full: gtm.Publication) -> None:
    """What else a work is said to be is an assertion of the publisher."""
    assert [known.name for known in full.publication_types] == ["Review"]
    names = ["Journal Article", "Retracted Publication"]
    publication = gtm.Publication(
        journal=gtm.Journal(title="Blood"),
        publication_types=[gtm.PublicationType(name=name) for name in names],
    )

    assert [known.name for known in _again(publication).publication_types] == names


def test_a_preprint_stands_with_the_institution_that_posted_it() -> None:
    """The server of a preprint is what it is cited by."""
    item = {"type": "posted-content", "institution": [{"name": "bioRxiv"}]}
    publication = _read(item)

    assert str(publication.journal) == "bioRxiv"
    assert _write(publication)["institution"] == [{"name": "bioRxiv"}]
    assert "container-title" not in _write(publication)


def test_the_abstract(full: gtm.Publication) -> None:
    """Sections, labels, categories and markup of JATS are those of the abstract."""
    assert full.abstract is not None
    assert [
        (section.label, section.category, section.text.value)
        for section in full.abstract.sections
    ] == [
        (
            "Background",
            None,
            "AAV<sub>9</sub> was given at 10<sup>13</sup> vg/kg &amp; more.",
        ),
        (None, None, "Twice."),
        ("What was done", "METHODS", "<i>F9</i>."),
    ]


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("We did.", [(None, "We did.")]),
        ("<jats:p>We &lt; did</jats:p>", [(None, "We &lt; did")]),
        (
            "<jats:p>A <jats:xref>1</jats:xref><jats:break/>b</jats:p>",
            [(None, "A 1 b")],
        ),
        ("<p>We &nbsp;did</p>", [(None, "We \u00a0did")]),
        ("<jats:sec><jats:title>Aim</jats:title></jats:sec>", [("Aim", "")]),
        (
            "<jats:list><jats:list-item><jats:p>a</jats:p></jats:list-item></jats:list>",
            [(None, "a")],
        ),
        ("<jats:italic>F9</jats:italic> was", [(None, "<i>F9</i> was")]),
        (
            (
                "<jats:p><jats:inline-formula><jats:alternatives><jats:tex-math>x^2"
                "</jats:tex-math><mml:math "
                'xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>x</mml:mi>'
                "</mml:math></jats:alternatives></jats:inline-formula> y</jats:p>"
            ),
            [(None, "<mml:math><mml:mi>x</mml:mi></mml:math> y")],
        ),
    ],
)
def test_abstracts_of_any_shape(text: str, sections: list[tuple[str, str]]) -> None:
    """Abstracts in JATS, in HTML and in mere text are read, without tags in them."""
    publication = _read({"abstract": text})

    assert publication.abstract is not None
    assert [
        (section.label, section.text.value) for section in publication.abstract.sections
    ] == sections
    assert repr(_again(publication)) == repr(publication)


def test_identifiers(full: gtm.Publication) -> None:
    """DOI, PII, PMID, PMCID, ISBN, addresses and other numbers keep what they are."""
    assert [str(locator) for locator in full.locators] == [
        "10.1089/hum.2023.152",
        "pii:S0021-9150(18)31238-3",
    ]
    assert [str(known) for known in full.identifiers] == [
        "10.1089/hum.2023.152",
        "alternative-id:152",
        "isbn:9780306406157",
        "PMC8591519",
        "url:https://www.liebertpub.com/doi/10.1089/hum.2023.152",
        "url:https://example.org/152",
    ]
    assert str(full.pmid) == "37960000"


def test_the_entry(full: gtm.Publication) -> None:
    """The dates of the record are those of Crossref's entry."""
    entry = full.entries[0]
    assert (entry.catalogue, entry.owner) == ("Crossref", "140")
    assert [str(date) for date in (entry.created, entry.revised, entry.completed)] == [
        "2023-10-02",
        "2024-05-07",
        "2025-02-01",
    ]


def test_grants_and_trials(full: gtm.Publication) -> None:
    """Awards are grants of their funders; numbers of trials are what they are."""
    agency = "National Heart, Lung & Blood Institute"
    assert full.grants == (
        gtm.Grant(number="R01 HL1", agency=agency),
        gtm.Grant(number="R01 HL2", agency=agency),
        gtm.Grant(agency="CIBERER"),
    )
    first, other = full.registrations
    assert (first.bank, first.identifier) == (
        "ClinicalTrials.gov",
        gtm.NctId("NCT00979238"),
    )
    assert (other.bank, str(other.identifier)) == (
        "10.18810/anzctr",
        "10.18810/anzctr:X-1",
    )


def test_references(full: gtm.Publication) -> None:
    """References in parts are put together; each keeps its place."""
    first, second, third, last = full.references
    assert first.citation is not None
    assert first.citation.plain == (
        "Cavazzana-Calvo. Gene therapy of SCID-X1. Science. 2000;288(5466):669"
    )
    assert str(first.doi) == "10.1126/science.288.5466.669"
    assert str(second) == "Blood. 2002;99(1):1"
    assert third.title is not None
    assert third.title.plain == "Gene Therapy"
    assert [str(known) for known in third.identifiers] == ["isbn:9780306406157"]
    assert last == gtm.WorkReference()
    assert full.number_of_references == 4


def test_updates_are_read_in_their_direction(full: gtm.Publication) -> None:
    """The record of a work names its notice, and the notice names its work."""
    assert [
        (relation.kind, str(relation.target), relation.note)
        for relation in full.relations
    ] == [
        (RelationKind.RETRACTED_BY, "10.1089/hum.2024.9001", None),
        (RelationKind.CORRECTED_BY, "10.1089/hum.2024.9000", "Erratum"),
        (RelationKind.HAS_PREPRINT, "10.1101/2023.1", None),
    ]
    assert full.is_retracted

    notice = _read({"update-to": [{"DOI": "10.1089/x", "type": "retraction"}]})
    assert [relation.kind for relation in notice.relations] == [RelationKind.RETRACTS]
    assert not notice.is_retracted


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("retraction", RelationKind.RETRACTS),
        ("withdrawal", RelationKind.RETRACTS),
        ("removal", RelationKind.RETRACTS),
        ("partial_retraction", RelationKind.CORRECTS),
        ("correction", RelationKind.CORRECTS),
        ("corrigendum", RelationKind.CORRECTS),
        ("erratum", RelationKind.CORRECTS),
        ("clarification", RelationKind.CORRECTS),
        ("expression_of_concern", RelationKind.EXPRESSES_CONCERN_ABOUT),
        ("new_version", RelationKind.UPDATES),
        ("new_edition", RelationKind.UPDATES),
        ("addendum", RelationKind.UPDATES),
    ],
)
@pytest.mark.parametrize("key", ["update-to", "updated-by"])
def test_every_kind_of_update(key: str, word: str, kind: RelationKind) -> None:
    """Each kind of update that Crossref allows is read and written both ways."""
    publication = _read({key: [{"DOI": "10.1089/hum.9", "type": word}]})
    [relation] = publication.relations

    assert relation.kind is (kind if key == "update-to" else kind.inverse)
    [written] = _write(gtm.Publication(relations=[relation]))[key]
    assert (written["DOI"], written["type"]) == ("10.1089/hum.9", word)


def test_what_publishers_assert(full: gtm.Publication) -> None:
    """The statement of interests is read from the assertions, of any publisher."""
    assert full.coi_statement == gtm.MarkedText("The authors declare none.")


def test_a_review_states_the_interests_of_its_writer() -> None:
    """What stands in a peer review's own place for it is the statement."""
    said = {"competing-interest-statement": "None.", "stage": "pre-publication"}
    publication = _read({"type": "peer-review", "review": said})

    assert publication.coi_statement == gtm.MarkedText("None.")
    assert _write(publication)["review"] == said


def test_clients_hand_over_dictionaries() -> None:
    """What habanero gives (an envelope) and crossref-commons (a message) are read."""
    message = full_item()
    envelope = {"status": "ok", "message-type": "work", "message": message}
    expected = _read(message)

    assert gtm.from_item(message, format="crossref") == expected
    for data in (message, envelope, [message], {"message": {"items": [message]}}):
        [publication] = gtm.read(json.dumps(data).encode())
        assert publication == expected


def test_a_list_is_written_as_the_service_gives_it() -> None:
    """What is written is one message with a list of works."""
    stream = io.BytesIO()
    findings = gtm.write([_read(full_item())] * 2, stream, format="crossref")

    written = json.loads(stream.getvalue())
    assert findings == ()
    assert written["message-type"] == "work-list"
    assert written["message"]["items"] == [full_item()] * 2


@pytest.mark.parametrize("inside", ["<jats:label>1.</jats:label>", "<jats:graphic/>"])
def test_numbers_and_pictures_of_an_abstract_are_not_read(inside: str) -> None:
    """A section is its title and its text."""
    body = "<jats:title>Aims</jats:title><jats:p>To see.</jats:p>"

    plain, _ = read_abstract(f"<jats:sec>{body}</jats:sec>")
    assert (plain, None) == read_abstract(f"<jats:sec>{inside}{body}</jats:sec>")
