"""The shipped records: they load, say what is true, and survive every trip.

``python tests/test_examples.py`` writes the JSON files anew from ``docs/origin.md``.
"""

from __future__ import annotations

import doctest
import io
from pathlib import Path
from xml.etree.ElementTree import parse

import attrs
import pytest

import genetherapy_model as gtm

DOCS = Path(__file__).parents[1] / "docs"
EXAMPLES = DOCS / "examples"
LANDMARKS = EXAMPLES / "landmark-papers.xml"
ON = "2023-11-14"


def load(name: str) -> gtm.Publication:
    """Read the one publication of a file."""
    [publication] = gtm.read(EXAMPLES / name)
    return publication


def people() -> tuple[gtm.Person, ...]:
    """Give the people whom the news item names, with the roles it gives them."""
    return load("news-item.json").people


def esgct() -> gtm.Society:
    """Describe the society, with the form of its name that the news item prints."""
    return gtm.Society(
        name="European Society of Gene and Cell Therapy",
        abbreviation="ESGCT",
        aliases=["European Society for Gene and Cell Therapy"],
    )


def test_the_president_of_the_esgct_is_known() -> None:
    """Who was President of the ESGCT when the news item was written?"""
    presidents = [
        str(holder.person)
        for holder in gtm.office_holders(people(), esgct(), on=ON)
        if isinstance(holder.role, gtm.SocietyOffice)
        and holder.role.title is gtm.SocietyTitle.PRESIDENT
        and holder.sure
    ]

    assert ["Juan A. Bueren"] == presidents


def test_the_vice_president_of_the_esgct_is_known() -> None:
    """The second author held the second office on the same day."""
    held = {
        str(holder.person): str(holder.role)
        for holder in gtm.office_holders(people(), esgct(), on=ON)
    }

    expected = {
        "Juan A. Bueren": "President, European Society for Gene and Cell Therapy",
        "Alberto Auricchio": (
            "Vice-President, European Society for Gene and Cell Therapy"
        ),
    }
    assert expected == held


def test_the_editor_in_chief_is_known() -> None:
    """The journal of the review leads to its editor in chief on that day."""
    journal = load("review.json").journal
    assert journal is not None
    [editor] = gtm.office_holders(people(), journal, on=ON)

    assert str(editor.person) == "Terence R. Flotte"
    assert ("MD",) == editor.person.degrees
    assert isinstance(editor.role, gtm.EditorialRole)
    assert editor.role.title is gtm.EditorialTitle.EDITOR_IN_CHIEF
    assert editor.sure


def test_a_sighting_proves_its_own_day_and_no_other() -> None:
    """Nobody said when an office began or ended, so no other day is sure."""
    for person in people():
        assert person.roles == person.roles_on(ON)
        assert () == person.roles_on("2023-11-15")
        for role in person.roles:
            assert role.possibly_held_on("2023-11-15")


def test_the_editor_holds_four_posts() -> None:
    """The posts that the news item lists stand apart, each as printed."""
    *_, flotte = people()
    posts = [role.text for role in flotte.roles if isinstance(role, gtm.Appointment)]

    expected = [
        "Celia and Isaac Haidak Professor of Medical Education",
        "Dean",
        "Provost",
        "Executive Deputy Chancellor",
    ]
    assert expected == posts


def test_the_authors_of_the_review_are_the_people_of_the_news_item() -> None:
    """The review shows its authors in the roles that the news item saw."""
    authors = [
        author.person
        for author in load("review.json").authors
        if isinstance(author, gtm.PersonalAuthor)
    ]

    assert [*people()[:2]] == authors


def test_the_review_says_what_is_verified() -> None:
    """Title, authors, journal, year and DOI are the verified ones."""
    review = load("review.json")

    citation = (
        "Bueren JA, Auricchio A. Advances and Challenges in the Development of Gene "
        "Therapy Medicinal Products for Rare Diseases. Human Gene Therapy. 2023. "
        "doi:10.1089/hum.2023.152"
    )
    keywords = ["ATMPs", "gene therapy", "rare diseases"]
    assert citation == str(review)
    assert keywords == [str(keyword) for keyword in review.keywords]
    assert (gtm.Grant(agency="European Research Council"),) == review.grants


def test_the_review_states_nothing_unverified() -> None:
    """Volume, pages, PMID and the day are not known, and so are not there."""
    review = load("review.json")

    assert gtm.PartialDate.parse("2023") == review.date
    assert (None, None, None) == (review.issue, review.pagination, review.pmid)


def test_the_news_item_describes_the_review_and_the_reverse() -> None:
    """The two works point to each other by the two directions of one relation."""
    review, news = load("review.json"), load("news-item.json")
    [forth], [back] = news.relations, review.relations

    assert forth.kind is gtm.RelationKind.DESCRIBES
    assert back.kind is forth.kind.inverse
    assert review.doi == forth.target.doi
    assert news.identifiers == back.target.identifiers
    assert (review.title, news.title) == (forth.target.title, back.target.title)


def test_the_quotations_have_speakers_and_a_place() -> None:
    """The authors speak in the review; where the editor spoke is not said."""
    review, news = load("review.json"), load("news-item.json")
    authors, editor = news.quotations

    spoken_by = [str(speaker) for speaker in authors.speakers]
    assert [str(author) for author in review.authors] == spoken_by
    assert authors.spoken_in is not None
    assert review.doi == authors.spoken_in.doi
    assert ["Terence R. Flotte"] == [str(speaker) for speaker in editor.speakers]
    assert editor.spoken_in is None


@pytest.mark.parametrize("name", ["review.json", "news-item.json"])
def test_evidence_points_to_its_words(name: str) -> None:
    """The text of each evidence stands at its path, from its start to its end."""
    publication = load(name)
    for claim in publication.modality_claims:
        for evidence in claim.evidence:
            value: object = publication
            assert evidence.path is not None
            for step in evidence.path.split("/")[1:]:
                if isinstance(value, tuple):
                    value = value[int(step)]
                else:
                    value = getattr(value, step)
            text = value.plain if isinstance(value, gtm.MarkedText) else value
            assert isinstance(text, str)

            assert evidence.text == text[evidence.start : evidence.end]


def test_the_phrases_of_the_news_item_are_claims() -> None:
    """Each phrase is one claim that says as much as its words."""
    claims = {
        claim.evidence[0].text: claim.modality
        for claim in load("news-item.json").modality_claims
    }
    modified = gtm.Component(mechanism=gtm.GeneticModification())
    vector = gtm.Vector(integration=gtm.Integration.INTEGRATING)

    expected = {
        "integration competent vectors": gtm.TherapyModality(
            components=[gtm.Component(agent=gtm.Agent(vector=vector))]
        ),
        "ex vivo hematopoietic stem cell gene therapies": gtm.TherapyModality(
            setting=gtm.Setting.EX_VIVO,
            components=[modified],
            cells=gtm.CellProduct(type=gtm.CellType.HSPC),
        ),
        "in vivo gene therapy": gtm.TherapyModality(
            setting=gtm.Setting.IN_VIVO, components=[modified]
        ),
        "Gene therapy": gtm.TherapyModality(components=[modified]),
    }
    assert expected == claims


@pytest.mark.parametrize("name", ["review.json", "news-item.json"])
def test_the_json_is_what_the_library_writes(name: str) -> None:
    """Reading a file and writing it again gives the same bytes."""
    text = (EXAMPLES / name).read_text("utf-8")

    assert text == gtm.dumps(gtm.loads(text), indent=2) + "\n"


@pytest.mark.parametrize("name", ["review.json", "news-item.json"])
def test_the_rules_find_nothing(name: str) -> None:
    """The records break no rule."""
    assert () == gtm.check(load(name))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("review.json", "/authors/0/person/roles/0"),
        ("review.json", "/modality_claims/0"),
        ("news-item.json", "/people/2"),
        ("news-item.json", "/quotations/1"),
        ("news-item.json", "/modality_claims/3"),
        ("news-item.json", "/relations/0"),
    ],
)
def test_pubmed_xml_loses_only_what_it_declares(name: str, expected: str) -> None:
    """PubMed XML has no place for some of it; all else comes back, every field."""
    before = load(name)
    written = io.BytesIO()
    losses = gtm.write([before], written, format="pubmed-xml")
    [after] = gtm.read(written.getvalue())

    assert expected in {loss.path for loss in losses}
    assert {"LOSS001"} == {loss.code for loss in losses}
    declared = {loss.path.split("/")[1] for loss in losses}
    for field in attrs.fields(gtm.Publication):
        stated = getattr(before, field.name)
        if stated and field.name not in declared:
            assert stated == getattr(after, field.name)


def landmarks() -> list[gtm.Publication]:
    """Read the landmark papers."""
    return [*gtm.read(LANDMARKS)]


def test_the_landmark_papers_are_read_without_a_finding() -> None:
    """Every record is read, nothing is remarked, nothing is left as an extra."""
    for reading in gtm.scan(LANDMARKS):
        assert isinstance(reading, gtm.Reading)
        assert () == reading.findings
        assert reading.publication is not None
        assert () == reading.publication.extras
        assert () == gtm.check(reading.publication)


def test_the_landmark_papers_are_what_the_library_writes() -> None:
    """Written again, they are the same bytes, and nothing is lost."""
    written = io.BytesIO()
    losses = gtm.write(landmarks(), written, format="pubmed-xml")

    assert () == losses
    assert LANDMARKS.read_bytes() == written.getvalue()


def test_the_landmark_papers_survive_json() -> None:
    """Through our own JSON Lines they come back equal in every field."""
    written = io.BytesIO()
    gtm.write(landmarks(), written, format="jsonl")

    again = [*gtm.read(written.getvalue())]
    assert landmarks() == again
    assert [*map(repr, landmarks())] == [*map(repr, again)]


def test_the_landmark_papers_have_no_abstract_and_no_comment() -> None:
    """The file holds facts only."""
    text = LANDMARKS.read_text("utf-8")

    assert "<Abstract" not in text
    assert "<!--" not in text
    assert parse(LANDMARKS).getroot().tag == "PubmedArticleSet"


@pytest.mark.parametrize(
    ("pmid", "first_author", "year", "doi", "authors"),
    [
        ("7570001", "Blaese RM", 1995, "10.1126/science.270.5235.475", 19),
        ("8577732", "Kim YG", 1996, "10.1073/pnas.93.3.1156", 3),
        ("10784449", "Cavazzana-Calvo M", 2000, "10.1126/science.288.5466.669", None),
        ("20660643", "Christian M", 2010, "10.1534/genetics.110.120717", None),
        ("21796661", "Fink DJ", 2011, "10.1002/ana.22446", None),
        ("22745249", "Jinek M", 2012, "10.1126/science.1225829", 6),
        ("23287718", "Cong L", 2013, "10.1126/science.1231143", 11),
        ("23287722", "Mali P", 2013, "10.1126/science.1232033", 8),
        ("25317870", "Maude SL", 2014, "10.1056/NEJMoa1407222", None),
        ("26014293", "Andtbacka RH", 2015, "10.1200/JCO.2014.58.3377", None),
        ("29160308", "Gaudelli NM", 2017, "10.1038/nature24644", 7),
        ("29226797", "Neelapu SS", 2017, "10.1056/NEJMoa1707447", None),
        ("30501490", "Schuster SJ", 2019, "10.1056/NEJMoa1804980", None),
        ("36490302", "von Drygalski A", 2022, "10.1182/bloodadvances.2022008886", 14),
    ],
)
def test_a_landmark_paper_is_known_by_its_facts(
    pmid: str, first_author: str, year: int, doi: str, authors: int | None
) -> None:
    """PMID, first author, year, DOI and a whole list of authors belong together."""
    [paper] = [known for known in landmarks() if known.pmid == gtm.Pmid(pmid)]
    first = paper.first_author

    assert isinstance(first, gtm.PersonalAuthor)
    assert (first_author, year) == (first.name.medline, paper.year)
    assert gtm.Doi(doi) == paper.doi
    assert paper.authors_complete is (authors is not None)
    assert authors in (None, len(paper.authors))


def test_an_abbreviated_last_page_is_written_out() -> None:
    """The paper on talimogene laherparepvec ends on page 2788, printed as 8."""
    [paper] = [known for known in landmarks() if known.pmid == gtm.Pmid("26014293")]
    assert paper.pagination is not None

    assert str(paper.pagination) == "2780-8"
    assert paper.pagination.last_page == "2788"


def write_anew() -> None:
    """Write the JSON files from the page that builds their objects."""
    names: dict[str, object] = {}
    page = (DOCS / "origin.md").read_text("utf-8")
    for example in doctest.DocTestParser().get_examples(page):
        if "Path(name)" in example.source:
            break
        exec(compile(example.source, "origin.md", "single"), names)  # noqa: S102
    files = names["files"]
    assert isinstance(files, dict)
    for name, record in files.items():
        text = f"{gtm.dumps(record, indent=2)}\n"
        (EXAMPLES / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_anew()
