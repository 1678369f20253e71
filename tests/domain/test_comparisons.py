"""Whether two records are about the same work: never two taken for one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import partial
from itertools import combinations, islice, pairwise
from pathlib import Path
from typing import TypeAlias
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model import Verdict, strategies
from genetherapy_model.domain._titles import Likeness, compare_titles, fold
from genetherapy_model.domain._work_facts import describe, pack, unpack
from genetherapy_model.domain.comparisons import contradiction
from genetherapy_model.domain.identifiers import Pmid

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
Work: TypeAlias = gtm.Publication | gtm.WorkReference
works = st.one_of(strategies.publications(), strategies.work_references())


def corpus(name: str) -> Path:
    """Give a file of real data, or skip the test."""
    path = CORPUS / name
    if not path.exists():
        pytest.skip("../shared is absent")
    return path


def work(  # noqa: PLR0913 - what works are compared by
    title: str | None = None,
    *,
    author: str = "",
    year: str = "",
    volume: str = "",
    page: str = "",
    journal: str = "",
    identifiers: tuple[str, ...] = (),
    types: tuple[str, ...] = (),
) -> gtm.Publication:
    """Make a publication that says what is named and no more."""
    name = gtm.PersonName(family=author)
    return gtm.Publication(
        title=None if title is None else gtm.MarkedText.from_plain(title),
        authors=[gtm.PersonalAuthor(person=gtm.Person(name=name))] if author else [],
        dates=[gtm.PublicationDate(kind=gtm.DateKind.PUBLISHED, date=year)]
        if year
        else [],
        issue=gtm.Issue(volume=volume) if volume else None,
        pagination=gtm.Pagination(text=page) if page else None,
        journal=gtm.Journal(title=journal) if journal else None,
        identifiers=identifiers,
        publication_types=[gtm.PublicationType(name=name) for name in types],
    )


TITLE = "Gene therapy for haemophilia B with lentiviral vectors in young children"
DOI = ("doi:10.1000/hum.2010.1",)
placed = partial(work, author="Bueren", volume="21", page="1089-95", year="2010")


# Laws


@given(works, works)
def test_the_order_of_the_two_does_not_matter(
    one: gtm.Publication, other: gtm.Publication
) -> None:
    """Verdict and reasons are the same, whichever is named first."""
    assert gtm.same_work(one, other) == gtm.same_work(other, one)


@given(works)
def test_a_record_is_the_same_work_as_itself_or_says_nothing(
    one: gtm.Publication,
) -> None:
    """What is compared with itself is the same where it has an identifier."""
    answer = gtm.same_work(one, one)

    assert answer.verdict is not Verdict.DIFFERENT
    if parts := describe(one).identifiers:
        assert answer.verdict is Verdict.SAME, parts
    assert answer.reasons


@given(works)
def test_facts_survive_packing(one: gtm.Publication) -> None:
    """The one text that a collection keeps holds all facts."""
    facts = describe(one)

    assert unpack(pack(facts)) == facts


@pytest.mark.parametrize(
    "silent", [gtm.Publication(), gtm.WorkReference(), work("Reply")], ids=repr
)
def test_what_says_nothing_is_unknown(silent: gtm.Publication) -> None:
    """Nothing is made of nothing, not even against itself."""
    assert gtm.same_work(silent, silent).verdict is Verdict.UNKNOWN
    assert gtm.same_work(silent, work(TITLE)).verdict is not Verdict.SAME


# Titles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<i>TGF-β</i> in <b>AAV<sub>9</sub></b>", "TGF-beta in AAV9."),
        ("Precise A⋅T to G⋅C base editing", "Precise a.T to g.C Base Editing"),
        ("Type II collagen", "type 2 collagen"),
        ("[Gene therapy of the eye]", "Gene therapy of the eye."),
        ("CO₂ and CD34+ cells", "CO2 and CD34+ cells"),
        ("R&amp;D of &lt;i&gt;F9&lt;/i&gt;", "R&D of F9"),
        ("RETRACTED: Cells of the eye", "Cells of the eye"),
        ("Thérapie génique à Paris", "Therapie genique a Paris"),
        ("Process- vs. product-based", "process-vs product-based"),
    ],
)
def test_titles_agree_through_their_spelling(one: str, other: str) -> None:
    """Markup, case, accents, Greek letters, entities and brackets change nothing."""
    first, second = gtm.MarkedText.parse(one).plain, gtm.MarkedText.parse(other).plain

    assert compare_titles(first, second) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (TITLE, f"Erratum: {TITLE}", Likeness.NOTICE),
        (TITLE, f'Correction to "{TITLE}"', Likeness.NOTICE),
        (TITLE, f"Retraction: {TITLE}", Likeness.NOTICE),
        (TITLE, f"Reply: {TITLE}", Likeness.NOTICE),
        (TITLE, f"Comment on: {TITLE}", Likeness.NOTICE),
        (TITLE, f"Expression of concern: {TITLE}", Likeness.NOTICE),
        (f"{TITLE}: part I", f"{TITLE}: part II", Likeness.NUMBER),
        (
            "Gene therapy clinical trials worldwide to 2017: an update",
            "Gene therapy clinical trials worldwide to 2023—an update",
            Likeness.NUMBER,
        ),
        (TITLE, f"{TITLE}: a randomised trial", Likeness.NEAR),
        (TITLE, TITLE.replace("lentiviral", "lentivral"), Likeness.NEAR),
        ("A long study of gene therapy in mice", "A long study of gene therapy in rats",
         Likeness.UNCLEAR),
        (f"{TITLE}", f"{TITLE} 2", Likeness.UNCLEAR),
        (TITLE, TITLE.replace("vectors in", "vectors"), Likeness.NEAR),
        (TITLE, "A mouse model of the loss of hearing", Likeness.UNLIKE),
        (TITLE, "A mouse model of the loss of hearing in 9 mice", Likeness.UNLIKE),
        # Another language shares no words, and is no contradiction.
        (TITLE, "Gentherapie der Hämophilie", Likeness.UNCLEAR),
    ],
)  # fmt: skip
def test_titles_contradict_each_other_where_they_must(
    one: str, other: str, expected: Likeness
) -> None:
    """Notices, parts, editions and other subjects are told from slips of the pen."""
    assert compare_titles(one, other) is expected
    assert compare_titles(other, one) is expected


@pytest.mark.parametrize(
    "title",
    ["Correction of sickle cell disease by editing", "Response of T cells to AAV"],
)
def test_subjects_that_sound_like_notices_agree_with_themselves(title: str) -> None:
    """A correction of a gene is no erratum."""
    assert compare_titles(title, title.upper()) is Likeness.SAME


def test_folding_is_idempotent() -> None:
    """Words that are folded stay as they are."""
    for title in (TITLE, "TGF-β: part II", "I. The first ONE"):
        assert fold(fold(title)) == fold(title)


# Verdicts


def printed(before: str, after: str, *identifiers: str) -> gtm.WorkReference:
    """Make a reference that prints its title among other things."""
    return gtm.WorkReference(
        citation=f"{before} {TITLE}. {after}", title=TITLE, identifiers=identifiers
    )


def kept(pmid: str, title: str, page: str = "1089-95") -> gtm.Publication:
    """Make a record of PubMed with the number of a record and one DOI for all."""
    return attrs.evolve(
        placed(title, identifiers=(f"pubmed:{pmid}", *DOI), page=page),
        entries=[gtm.CatalogueEntry(catalogue="PubMed", identifier=Pmid(pmid))],
    )


SAME = [
    # In the manner of two journals, and no number of one kind.
    (
        printed(
            "Li M., Wu P. (2016).", "Front. Plant Sci. 7:377 10.1000/x", "doi:10.1000/x"
        ),
        printed("Li M, Wu P.", "Front Plant Sci. 2016;7:377.", "pubmed:27066031"),
    ),
    (work(TITLE, identifiers=DOI), work(TITLE.upper(), identifiers=DOI)),
    (work(identifiers=DOI), work(TITLE, identifiers=("doi:10.1000/HUM.2010.1",))),
    (placed(TITLE), placed(f"{TITLE}.", page="1089-1095")),
    # Ahead of print in one year, in its issue in the next.
    (
        work(TITLE, identifiers=DOI, year="2010", author="Bueren"),
        work(TITLE, identifiers=DOI, year="2011", author="Bueren"),
    ),
    # One wrong DOI, and all else agrees.
    (
        placed(TITLE, identifiers=("pubmed:7", *DOI)),
        placed(TITLE, identifiers=("pubmed:7", "doi:10.1000/x")),
    ),
    # Two records of one catalogue, where all that is printed agrees.
    (kept("1", TITLE), kept("2", TITLE)),
    (placed(TITLE, journal="Blood"), placed(f"{TITLE}: a trial", journal="Blood")),
    (
        work(TITLE, identifiers=DOI),
        gtm.WorkReference(citation=f"Li M. {TITLE}. Blood", identifiers=DOI),
    ),
    (
        work(identifiers=("pubmed:32865300",)),
        gtm.WorkReference(citation="Kucirka LM. Blood. 2020. PMID: 32865300."),
    ),
]
DIFFERENT = [
    (
        work(TITLE, author="Bueren"),
        work("A mouse model of the loss of hearing", author="Auricchio"),
    ),
    (work(TITLE), work(f"Erratum: {TITLE}")),
    (work(f"{TITLE}, part 1"), work(f"{TITLE}, part 2")),
    (
        work("Reply", author="Coelho", year="2015"),
        work("Reply", author="Savini", year="2015"),
    ),
    # A preprint and its paper; an abstract and its paper.
    (
        work(TITLE, identifiers=("doi:10.1101/2020.1",), types=("Preprint",)),
        work(TITLE, identifiers=DOI, types=("Journal Article",)),
    ),
    (
        work(TITLE, identifiers=("doi:10.1000/a",), volume="12", journal="Blood"),
        work(TITLE, identifiers=("doi:10.1000/b",), volume="387", journal="The Lancet"),
    ),
    (
        work(identifiers=("pubmed:1", "doi:10.1000/a")),
        work(identifiers=("pubmed:2", "doi:10.1000/b")),
    ),
]
UNKNOWN = [
    (kept("1", TITLE), kept("2", TITLE, page="1096-9")),
    (work(TITLE), work("A mouse model of the loss of hearing")),
    (
        work(TITLE, author="Bueren"),
        work("[A mouse model of the loss of hearing.]", author="Auricchio"),
    ),
    (
        gtm.WorkReference(citation=f"Li M. {TITLE}. Blood"),
        gtm.WorkReference(citation=f"Li M. {TITLE}. Blood."),
    ),
    # Another author, another page, or no page.
    *(
        (printed("Li M. (2016).", "Front. Plant Sci. 7:377"), other)
        for other in (
            printed("Wu P.", "Front Plant Sci. 2016;7:377."),
            printed("Li M.", "Front Plant Sci. 2016;7:378."),
        )
    ),
    (
        printed("Li M. (2016).", "Front. Plant Sci. 7:377"),
        gtm.WorkReference(citation=f"{TITLE}. Front Plant Sci 7:377", title=TITLE),
    ),
    (printed("Li M. (2016).", "Blood 7"), printed("Li M.", "Blood. 2016;7.")),
    # Two works under one wrong identifier.
    (
        work(TITLE, identifiers=DOI),
        work("A mouse model of the loss of hearing", identifiers=DOI),
    ),
    (work(TITLE, identifiers=DOI), work(f"Erratum: {TITLE}", identifiers=DOI)),
    (
        work(TITLE, identifiers=("pubmed:4",)),
        gtm.WorkReference(
            citation=f"Li M. Erratum: {TITLE}. Blood. 2010", identifiers=["pubmed:4"]
        ),
    ),
    (work(TITLE, identifiers=DOI), work(f"{TITLE} [Erratum]", identifiers=DOI)),
    (
        work(TITLE, identifiers=DOI),
        work(f"{TITLE} (vol 12, pg 33, 2010)", identifiers=DOI),
    ),
    (work(f"{TITLE} I", identifiers=DOI), work(f"{TITLE} II", identifiers=DOI)),
    # Two abstracts in one supplement, which has one DOI.
    (
        work(f"{TITLE} in mice", identifiers=DOI, author="Li", page="12"),
        work(f"{TITLE} in pigs", identifiers=DOI, author="Li", page="13"),
    ),
    # An edition of a review.
    (
        work(TITLE, identifiers=("pubmed:1", *DOI), year="2000", author="Li"),
        work(TITLE, identifiers=("pubmed:2", *DOI), year="2001", author="Li"),
    ),
    (work(TITLE), work(TITLE, author="Bueren")),
    (work(identifiers=("pubmed:1",)), work(identifiers=("pubmed:2",))),
    (work(identifiers=("pubmed:0",)), work(TITLE, identifiers=("pubmed:0",))),
    (work(identifiers=DOI), work(identifiers=("pubmed:1",))),
    (
        gtm.WorkReference(citation="Lancet. 2002 May 25;359(9320):1851-6"),
        gtm.WorkReference(citation="Lancet. 2002 May 25;359(9320):1851"),
    ),
]


@pytest.mark.parametrize(
    ("verdict", "one", "other"),
    [
        (verdict, *pair)
        for verdict, pairs in (
            (Verdict.SAME, SAME),
            (Verdict.DIFFERENT, DIFFERENT),
            (Verdict.UNKNOWN, UNKNOWN),
        )
        for pair in pairs
    ],
)
def test_verdicts(
    verdict: Verdict,
    one: Work,
    other: Work,
) -> None:
    """Only what nothing contradicts is the same; only what cannot be is different."""
    answer = gtm.same_work(one, other)

    assert answer.verdict is verdict, answer
    assert gtm.same_work(other, one) == answer


def test_versions_of_one_record_are_told() -> None:
    """A record that PubMed has in two versions is one work, and the reason says so."""
    first, second = (
        attrs.evolve(
            work(TITLE, identifiers=("pubmed:7",)),
            entries=[
                gtm.CatalogueEntry(
                    catalogue="PubMed", identifier=Pmid("7"), version=version
                )
            ],
        )
        for version in ("1", "2")
    )
    answer = gtm.same_work(first, second)

    assert answer.verdict is Verdict.SAME
    assert "versions 1 and 2 of one PubMed record" in answer.reasons


@pytest.mark.parametrize("title", [None, TITLE])
def test_titles_are_found_in_citations(title: str | None) -> None:
    """A citation that prints the title, or the same words, is as good as the title."""
    printed = gtm.WorkReference(citation=f"Li M. {TITLE}. Blood")
    again = gtm.WorkReference(citation=f"Li M. {TITLE}. BLOOD.")
    other = again if title is None else work(title)

    assert Likeness.NEAR.value in gtm.same_work(printed, other).reasons


def test_who_states_a_relation_is_another_work() -> None:
    """What corrects a work is not the work, whatever its title is."""
    paper = placed(TITLE, identifiers=("pubmed:1",))
    notice = attrs.evolve(
        placed(TITLE, identifiers=("pubmed:2",)),
        relations=[
            gtm.Relation(
                kind=gtm.RelationKind.CORRECTS,
                target=gtm.WorkReference(identifiers=["pubmed:1"]),
            )
        ],
    )

    answer = gtm.same_work(paper, notice)

    assert answer.verdict is Verdict.DIFFERENT
    assert "one states that it corrects the other" in answer.reasons


def test_two_identifiers_of_one_kind_in_a_citation_prove_nothing() -> None:
    """A citation that prints an erratum's PMID beside its own names neither."""
    printed = "Li M. Blood. 2020. PMID: 11. Erratum in: Blood. 2021. PMID: 12."
    cited = gtm.WorkReference(citation=printed)

    answer = gtm.same_work(cited, work(identifiers=("pubmed:12",)))

    assert answer.verdict is Verdict.UNKNOWN


# Real data


def verdicts(
    pairs: Iterable[tuple[Work, Work]],
) -> dict[Verdict, int]:
    """Count the verdicts of pairs."""
    counts = dict.fromkeys(Verdict, 0)
    for one, other in pairs:
        counts[gtm.same_work(one, other).verdict] += 1
    return counts


def cited(markup: str) -> Work:
    """Read a reference of JATS, as far as works are compared by it."""
    bare = re.sub(r"<\?.*?\?>", "", markup.replace("xlink:", ""))
    root = ElementTree.fromstring(bare)
    schemes = {"doi": "doi:", "pmid": "pubmed:", "pmcid": "pmc:"}
    identifiers = tuple(
        schemes[kind] + "".join(known.itertext()).strip()
        for known in root.iter("pub-id")
        if (kind := known.get("pub-id-type", "")) in schemes
    )
    told = {element.tag: "".join(element.itertext()) for element in root.iter()}
    if "article-title" not in told:
        line = " ".join("".join(root.itertext()).split())
        return gtm.WorkReference(
            citation=gtm.MarkedText.from_plain(line), identifiers=identifiers
        )
    first = next((name.text for name in root.iter("surname")), "")
    year = re.match("[0-9]{4}", told.get("year", ""))
    return work(
        told["article-title"].strip(),
        author=first or "",
        year=year[0] if year else "",
        volume=told.get("volume", ""),
        page=told.get("fpage", ""),
        journal=told.get("source", ""),
        identifiers=identifiers,
    )


def test_the_renderings_of_one_work_are_the_same() -> None:
    """204 of 206 pairs of real references are the same; two share no number."""
    lines = corpus("crossformat/jats_ref_clusters.jsonl").read_text("utf-8")
    clusters = [json.loads(line)["refs"] for line in lines.splitlines()]
    groups = [[cited(one["ref"]) for one in cluster] for cluster in clusters]

    counts = verdicts(pair for group in groups for pair in combinations(group, 2))

    assert counts[Verdict.DIFFERENT] == 0
    assert counts[Verdict.SAME] >= 200
    between = verdicts((one[0], other[-1]) for one, other in combinations(groups, 2))
    assert between[Verdict.SAME] == 0


def screened() -> list[tuple[gtm.Publication, bool]]:
    """Read EndNote's XML, as far as works are compared by it, with the hand label."""
    root = ElementTree.parse(corpus("dedup/tafenoquine.xml")).getroot()
    found = []
    for record in root.iter("record"):
        told = {
            path: "".join(element.itertext()).strip()
            for path in (
                "titles/title",
                "contributors/authors/author",
                "dates/year",
                "volume",
                "pages",
                "periodical/full-title",
                "electronic-resource-num",
                "accession-num",
                "caption",
            )
            if (element := record.find(path)) is not None
        }
        doi, pmid = told.get("electronic-resource-num"), told.get("accession-num", "")
        publication = work(
            told["titles/title"],
            author=told.get("contributors/authors/author", "").partition(",")[0],
            year=told.get("dates/year", ""),
            volume=told.get("volume", ""),
            page=told.get("pages", "").replace("\u2010", "-"),
            journal=told.get("periodical/full-title", ""),
            identifiers=(
                *([f"doi:{doi}"] if doi else []),
                *([f"pubmed:{pmid}"] if re.fullmatch("[0-9]{6,8}", pmid) else []),
            ),
        )
        found.append((publication, told.get("caption") == "Duplicate"))
    return found


def test_a_screened_search_has_its_duplicates_found_and_no_others() -> None:
    """All pairs that are found were marked by hand; 38 works stand in 114 records."""
    records = screened()

    # Only those that begin alike, as to compare all takes its time.
    same = [
        (one, other)
        for one, other in combinations(records, 2)
        if fold(str(one[0].title))[:12] == fold(str(other[0].title))[:12]
        and gtm.same_work(one[0], other[0]).verdict is Verdict.SAME
    ]

    assert [one[0] for one, other in same if not (one[1] and other[1])] == []
    assert len(same) >= 115


@pytest.mark.parametrize(
    "name", ["sra_dupeissues", "sra_nodupes", "sra_isbn-false-dupe"]
)
def test_small_sets_have_their_duplicates_and_no_others(name: str) -> None:
    """Two of the issues are one paper; a shared PMCID of two titles is not proof."""
    entries = json.loads(corpus(f"dedup/{name}.json").read_text("utf-8"))
    publications = [
        work(
            entry["title"],
            author=str(entry["authors"]).strip("['").partition(",")[0],
            year=entry["year"],
            volume=entry["volume"],
            page=entry["pages"],
            journal=entry["journal"],
            identifiers=tuple(
                f"pmc:{entry[key]}" for key in ["custom2"] if key in entry
            ),
        )
        for entry in entries
    ]

    counts = verdicts(combinations(publications, 2))

    assert counts[Verdict.SAME] == (1 if name == "sra_dupeissues" else 0)


def test_the_citations_of_one_record_over_time_are_the_same() -> None:
    """1,570 of 1,572 pairs are the same: two print the DOI of different versions."""
    lines = corpus("dedup/same_pmid_versions.jsonl").read_text("utf-8").splitlines()
    groups = [
        [
            gtm.WorkReference(citation=gtm.MarkedText.from_plain(line))
            for line in json.loads(text)["versions"]
        ]
        for text in lines[:400]
    ]

    within = verdicts(pair for group in groups for pair in combinations(group, 2))
    between = verdicts((one[0], other[0]) for one, other in pairwise(groups))

    assert within[Verdict.DIFFERENT] == 0
    assert within[Verdict.UNKNOWN] <= 2
    assert between[Verdict.SAME] == 0


def test_real_records_are_never_the_same_as_what_they_relate_to() -> None:
    """A notice is never the work that it corrects or retracts."""
    sample = corpus("pubmed_xml/pubmed_sample.xml.gz")
    melted = [
        (publication.pmid, relation)
        for publication in islice(gtm.read(sample), 600)
        for relation in publication.relations
        if relation.kind is not gtm.RelationKind.CITES
        and gtm.same_work(publication, relation.target).verdict is Verdict.SAME
    ]

    assert melted == []


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Wang", "Yang", Verdict.UNKNOWN),
        ("Kim", "Lim", Verdict.UNKNOWN),
        ("Doe", "Roe", Verdict.UNKNOWN),
        ("Bueren", "Buren", Verdict.SAME),
        ("Bueren", "Bueren Roncero", Verdict.SAME),
    ],
)
def test_short_names_a_letter_apart_are_not_one(
    one: str, other: str, verdict: Verdict
) -> None:
    """A slip of the pen excuses a long name alone."""
    here, there = (
        work(TITLE, author=author, volume="3", page="4-9", year="2010")
        for author in (one, other)
    )

    assert gtm.same_work(here, there).verdict is verdict


@pytest.mark.parametrize("kind", ["Published Erratum", "Preprint"])
def test_what_is_a_work_of_its_own_is_never_taken_for_its_target(kind: str) -> None:
    """A notice or a preprint is the same as nothing that does not say so too."""
    notice = placed(TITLE, types=(kind,))

    assert gtm.same_work(notice, placed(TITLE)).verdict is Verdict.UNKNOWN
    assert gtm.same_work(notice, placed(TITLE, types=("Review",))).verdict is (
        Verdict.DIFFERENT
    )


def test_a_title_alone_identifies_nothing() -> None:
    """Two that say the very same may be two works with one title."""
    assert gtm.same_work(work(TITLE), work(TITLE)).verdict is Verdict.UNKNOWN
    assert gtm.same_work(placed(TITLE), placed(TITLE)).verdict is Verdict.SAME


@pytest.mark.parametrize("other", [None, "doi:10.1000/1", gtm.Journal(title="X")])
def test_what_is_no_work_is_refused(other: object) -> None:
    """A wrong argument is told with what was expected, on either side."""
    expected = f"same_work: expected a Publication .*, got {type(other).__name__} "
    with pytest.raises(gtm.InvalidType, match=expected):
        gtm.same_work(work(TITLE), other)  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType, match="same_work: expected a Publication"):
        gtm.same_work(other, work(TITLE))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        # The titles agree, or are not stated, or nothing else differs.
        (placed(TITLE), work(TITLE, author="Auricchio"), None),
        (work(author="Bueren"), work(author="Auricchio"), None),
        (placed(TITLE), placed(f"Erratum: {TITLE}"), None),
        # A notice may be printed years after the work at whose place it stands.
        (placed(TITLE), placed(f"Erratum: {TITLE}", year="2019"), None),
        (
            placed(TITLE),
            placed(f"Erratum: {TITLE}", page="2", year="2019"),
            "years differ: 2010 and 2019; pages differ: 1089 and 2",
        ),
        (
            work(f"{TITLE}: part 1", author="Bueren", identifiers=DOI),
            work(f"{TITLE}: part 2", author="Auricchio", identifiers=DOI),
            "authors differ: 'Auricchio' and 'Bueren'",
        ),
        # A work may be named a first part when it gets its place.
        (
            work(f"{TITLE} 1", author="Bueren", identifiers=("pubmed:1", *DOI)),
            work(f"{TITLE} 2", author="Li", identifiers=("pubmed:1", *DOI)),
            None,
        ),
    ],
)
def test_records_contradict_each_other_by_title_and_more(
    one: Work, other: Work, said: str | None
) -> None:
    """Titles that no work has both are an error where something else differs too."""
    found = contradiction(describe(one), describe(other))

    assert found == contradiction(describe(other), describe(one))
    assert (found or "").partition("; ")[2] == (said or "")


NOTICE = f"Erratum: {TITLE}"
NEAR = f"{TITLE}: a trial"
PART = "Gene therapy for haemophilia B in children"
SUBJECT = "A mouse model of the loss of hearing"
PMID = ("pubmed:7",)
signed = partial(work, author="Bueren")
dated = partial(signed, year="2010")
in_blood = partial(placed, journal="Blood")


def kept_by_catalogue(known: tuple[str, ...], place: dict[str, str]) -> gtm.Publication:
    """Make the record of a catalogue of one paper, with identifiers and a place."""
    return attrs.evolve(
        dated(TITLE, identifiers=known, **place),
        entries=[gtm.CatalogueEntry(catalogue="PubMed")],
    )


@pytest.mark.parametrize(
    ("verdict", "one", "other"),
    [
        # A shared identifier, and what speaks against it.
        (
            "unknown",
            work(TITLE, identifiers=DOI),
            work(f"[{SUBJECT}.]", identifiers=DOI),
        ),
        (
            "unknown",
            signed(TITLE, identifiers=DOI),
            work(TITLE, identifiers=DOI, author="Li"),
        ),
        (
            "unknown",
            work(identifiers=DOI, types=("Preprint",)),
            work(identifiers=DOI, types=("Journal Article",)),
        ),
        ("same", work(identifiers=DOI, year="2010"), work(identifiers=DOI)),
        (
            "unknown",
            work(identifiers=DOI, year="2010"),
            work(identifiers=DOI, year="2019"),
        ),
        (
            "same",
            dated(TITLE, identifiers=DOI),
            signed(TITLE, identifiers=DOI, year="2019"),
        ),
        (
            "unknown",
            dated(TITLE, identifiers=DOI),
            work(TITLE, identifiers=DOI, year="2019"),
        ),
        # A misprinted page excuses the very title alone, if it says something.
        (
            "same",
            placed(TITLE, identifiers=DOI),
            placed(TITLE, identifiers=DOI, page="2"),
        ),
        (
            "unknown",
            placed(TITLE, identifiers=DOI),
            placed(NEAR, identifiers=DOI, page="2"),
        ),
        (
            "unknown",
            placed("Reply", identifiers=DOI),
            placed("Reply", identifiers=DOI, page="2"),
        ),
        # A title that is like the other in part needs author and place.
        ("same", placed(TITLE, identifiers=DOI), placed(PART, identifiers=DOI)),
        ("unknown", placed(TITLE, identifiers=DOI), dated(PART, identifiers=DOI)),
        (
            "unknown",
            placed(TITLE, identifiers=DOI),
            placed(PART, identifiers=DOI, author=""),
        ),
        # Another number of a second kind: title, author and year have to agree.
        (
            "same",
            dated(TITLE, identifiers=(*PMID, *DOI)),
            dated(TITLE, identifiers=(*PMID, "doi:10.1000/x")),
        ),
        (
            "unknown",
            dated(TITLE, identifiers=(*PMID, *DOI)),
            dated(NEAR, identifiers=(*PMID, "doi:10.1000/x")),
        ),
        (
            "unknown",
            dated(TITLE, identifiers=(*PMID, *DOI)),
            signed(TITLE, identifiers=(*PMID, "doi:10.1000/x")),
        ),
        (
            "unknown",
            dated(TITLE, identifiers=(*PMID, *DOI)),
            work(TITLE, year="2010", identifiers=(*PMID, "doi:10.1000/x")),
        ),
        # Nothing in common: what makes two works of them.
        (
            "different",
            placed(TITLE, types=("Review",)),
            placed(TITLE, types=("Preprint",)),
        ),
        ("unknown", placed(TITLE), placed(NOTICE)),
        ("different", work(TITLE), work(NOTICE)),
        ("unknown", work(TITLE), work(SUBJECT)),
        ("different", work(TITLE, year="2010"), work(SUBJECT, year="2019")),
        ("unknown", work(TITLE, year="2010"), work(f"[{SUBJECT}]", year="2019")),
        ("different", work(TITLE, year="2010"), work(f"[18F] {SUBJECT}", year="2019")),
        ("unknown", work(TITLE, author="Li"), work(TITLE, author="Naldini")),
        ("different", work("Reply", author="Li"), work("Reply", author="Naldini")),
        (
            "unknown",
            work(TITLE, identifiers=("pubmed:8",)),
            work(TITLE, identifiers=PMID),
        ),
        (
            "different",
            work(TITLE, identifiers=("pubmed:8", *DOI)),
            work(TITLE, identifiers=(*PMID, "doi:10.1000/x")),
        ),
        (
            "different",
            work(TITLE, identifiers=("pubmed:8",), journal="Blood"),
            work(TITLE, identifiers=PMID, journal="Cell"),
        ),
        (
            "unknown",
            work(TITLE, identifiers=("pubmed:8",), year="2010"),
            work(TITLE, identifiers=PMID, year="2019"),
        ),
        (
            "different",
            work(TITLE, identifiers=("pubmed:8",), year="2010", author="Li"),
            work(TITLE, identifiers=PMID, year="2019", author="Naldini"),
        ),
        (
            "unknown",
            work(year="2010", author="Li"),
            work(year="2019", author="Naldini"),
        ),
        (
            "different",
            work(year="2010", author="Li", journal="Blood"),
            work(year="2019", author="Naldini", journal="Cell"),
        ),
        # Nothing in common but title, author and place.
        ("same", placed(TITLE), placed(TITLE, year="")),
        ("unknown", placed(TITLE), placed(TITLE, year="2019")),
        ("unknown", placed("Reply"), placed("Reply", year="")),
        ("unknown", placed(TITLE), dated(TITLE)),
        ("unknown", placed(TITLE), placed(TITLE, author="")),
        ("unknown", placed(TITLE, author=""), placed(TITLE, author="", year="")),
        ("same", in_blood(TITLE, author=""), in_blood(TITLE, author="", year="")),
        ("unknown", in_blood(TITLE), in_blood(TITLE, author="")),
        ("same", in_blood(TITLE), in_blood(NEAR)),
        ("unknown", in_blood(TITLE), placed(NEAR)),
        ("unknown", in_blood(TITLE), in_blood(NEAR, author="")),
        ("unknown", placed(TITLE, types=("Preprint",)), placed(TITLE)),
        ("same", placed(TITLE, types=("Review",)), placed(TITLE)),
        (
            "same",
            placed(TITLE, types=("Preprint",)),
            placed(TITLE, types=("Preprint",), year=""),
        ),
    ],
)
def test_what_is_weighed(verdict: str, one: Work, other: Work) -> None:
    """The table of what each thing that agrees or differs is worth."""
    answer = gtm.same_work(one, other)

    assert answer.verdict is Verdict(verdict), answer
    assert gtm.same_work(other, one) == answer


OTHER_DOI = (*PMID, "doi:10.1000/x")
OTHER_PMID = ("pubmed:8", *DOI)


@pytest.mark.parametrize(
    ("verdict", "known", "place"),
    [
        ("unknown", OTHER_DOI, {}),
        ("unknown", OTHER_DOI, {"volume": "21"}),
        ("same", OTHER_DOI, {"journal": "Blood"}),
        ("same", OTHER_DOI, {"volume": "21", "page": "7"}),
        ("unknown", OTHER_PMID, {"journal": "Blood"}),
        ("same", OTHER_PMID, {"volume": "21", "page": "7"}),
    ],
)
def test_two_records_of_catalogues_need_a_place(
    verdict: str, known: tuple[str, ...], place: dict[str, str]
) -> None:
    """Catalogues seldom err: with another number they agree in the place too."""
    one, other = (kept_by_catalogue(each, place) for each in ((*PMID, *DOI), known))

    assert gtm.same_work(one, other).verdict is Verdict(verdict)


@pytest.mark.parametrize(
    ("citation", "verdict"),
    [
        ("Li M, gene therapy of mice. Blood. 2010", "same"),
        ("Li M, gene therapy. Blood. 2010", "unknown"),
    ],
)
def test_a_citation_identifies_a_work_by_its_length(
    citation: str, verdict: str
) -> None:
    """What prints eight words is no other work than what prints the same."""
    cited = gtm.WorkReference(citation=citation)

    assert gtm.same_work(cited, cited).verdict is Verdict(verdict)


def test_reasons_are_said_in_one_line() -> None:
    """The verdict first, then all reasons: what agrees before what differs."""
    one = dated(TITLE, identifiers=("pubmed:8", *DOI, "doi:10.1000/x"))
    other = dated(TITLE, identifiers=(*PMID, *DOI, "doi:10.1000/X"), year="2019")

    assert str(gtm.same_work(one, other)) == (
        "unknown: DOI agrees: 10.1000/hum.2010.1, 10.1000/x; titles agree; "
        "first author agrees: 'Bueren'; PMIDs differ: 7 and 8; "
        "years differ: 2010 and 2019"
    )
