"""How styles print a citation, and what is read of it."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given

import genetherapy_model as gtm
from genetherapy_model import strategies
from genetherapy_model.formats import recognize_format
from genetherapy_model.formats.citations import cite, read_citation, restrict

STRINGS = Path(__file__).parents[4] / "shared/corpus/citation_strings"
PUBMED = (
    "Wang B, Smith J Jr; AAV Study Group. Gene therapy. Hum Gene Ther. 2023 "
    "Nov;34(21-22):1063-4. doi: 10.1089/hum.2023.152. Epub 2023 Oct 2. PMID: 37962000; "
    "PMCID: PMC8591519. Erratum in: Hum Gene Ther. 2024 Jan;35(1):2."
)


def _parts(text: str) -> str:
    read = read_citation(text)
    issue, pages = read.issue, read.pagination
    style = next((each.text for each in read.extras if each.path == "style"), "nlm")
    parts = (
        style,
        ", ".join(str(author) for author in read.authors),
        read.title.plain if read.title else None,
        str(read.journal or ""),
        str(read.date or ""),
        issue.volume if issue else None,
        pages.text if pages else None,
    )
    return " | ".join(part or "-" for part in parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bueren, J. A. & Auricchio, A., (2023) Title. Human Gene Therapy.",
            "apa | JA Bueren, A Auricchio | Title | Human Gene Therapy | 2023 | - | -",
        ),
        (
            "Li, D. Y., … Keat, M. (1998a). Elastin. Nature, 393(1), 276-280.",
            "apa | DY Li, M Keat | Elastin | Nature | 1998 | 393 | 276-280",
        ),
        (
            "Vasto S, Di BD (2009) On ageing. Mech Ageing Dev 130:40-45. doi: ",
            "apa | S Vasto, BD Di | On ageing | Mech Ageing Dev | 2009 | 130 | 40-45",
        ),
        (
            "Silici S, Kutluca S: On propolis. J Ethnopharmacol 2005, 99:69.",
            (
                "biomed | S Silici, S Kutluca | On propolis | J Ethnopharmacol | "
                "2005 | 99 | 69"
            ),
        ),
        (
            (
                "Bazhenov, M., Timofeev, I.: Potassium. J. Neurophysiol. 92, "
                "1116-32 (2004)"
            ),
            (
                "lncs | M Bazhenov, I Timofeev | Potassium | J. Neurophysiol. | "
                "2004 | 92 | 1116-32"
            ),
        ),
        (
            (
                "Barnes, Colin, and Clare Barker. 2010. “Reviews.” Gut 25 (1) "
                "(May): 123-127."
            ),
            (
                "chicago | Colin Barnes, Clare Barker | Reviews | Gut | "
                "2010-05 | 25 | 123-127"
            ),
        ),
        (
            "(1) Barnes, C.; Barker, C. Disability & Society 2010, 25, 123-127.",
            "acs | C Barnes, C Barker | - | Disability & Society | 2010 | 25 | 123-127",
        ),
        (
            (
                "Heyward, A. J. & Negri, A. P. 1999 Inducers. Coral Reefs 18, 273 "
                "-279. (doi:"
            ),
            (
                "royal-society | AJ Heyward, AP Negri | Inducers | Coral Reefs | "
                "1999 | 18 | 273-279"
            ),
        ),
        (
            "3. Geschwind MD, Haman A. Rapid. Neurol Clin 2007;25:783-807.",
            (
                "vancouver | MD Geschwind, A Haman | Rapid | Neurol Clin | "
                "2007 | 25 | 783-807"
            ),
        ),
        (
            "[1] M. Kim, Y. M\u2019Keyo, A. Wu, Chemistry 21 (2013) 1925.",
            (
                "elsevier | M Kim, Y M\u2019Keyo, A Wu | - | Chemistry | 2013 | 21 "
                "| 1925"
            ),
        ),
        (
            "J.T. Kong et al., Area law for vectors, J. Mol. Biol. 97, 14-8 (2010).",
            (
                "lncs | JT Kong | Area law for vectors | J. Mol. Biol. | 2010 | 97 | "
                "14-8"
            ),
        ),
        (
            (
                "M.P. Ng, S.J. Roy, Cells as couples. A way in. Proc Natl 7, 44-57 "
                "(1974)"
            ),
            (
                "lncs | MP Ng, SJ Roy | Cells as couples. A way in | Proc Natl | "
                "1974 | 7 | 44-57"
            ),
        ),
        (
            (
                "Hobbs, D., Kunz, S. C., and Ng, D., Who left. Am. J. Med. "
                "18(7):76-7, 2000."
            ),
            (
                "harvard | D Hobbs, SC Kunz, D Ng | Who left | Am. J. Med. | 2000 | "
                "18 | 76-7"
            ),
        ),
        (
            "Niba, A.T. and Beal, J.D., 2009. On pigs. Animal Health 41, 139-147.",
            (
                "chicago | AT Niba, JD Beal | On pigs | Animal Health | 2009 | 41 | "
                "139-147"
            ),
        ),
        (
            "Okabe, N. & Smith, G. P. 2016, MNRAS, 461, 3794",
            "aas | N Okabe, GP Smith | - | MNRAS | 2016 | 461 | 3794",
        ),
        (
            "Vasseur R and Saleur H 2012 On percolation J. Stat. Phys. 46 494",
            (
                "royal-society | R Vasseur, H Saleur | On percolation | J. Stat. "
                "Phys. | 2012 | 46 | 494"
            ),
        ),
        (
            (
                "Dijk, Nynke, and Ivar G. J. M. de Bruin. 2005. “On Legs.” Gut 98 "
                "(2) (May): 8. Wiley."
            ),
            (
                "chicago | Nynke Dijk, Ivar G. J. M. de Bruin | On Legs | Gut | "
                "2005-05 | 98 | 8"
            ),
        ),
        (
            (
                "Zeller, PhD, MD, B. L., & Ward, M. D. . (2005). Risk. Spine, 17(2), "
                "101-3."
            ),
            "apa | BL Zeller, MD Ward | Risk | Spine | 2005 | 17 | 101-3",
        ),
        (
            (
                "Lee, K. L., & the Prevention Research Group. (2005). On help. Gut, "
                "33, 3-4."
            ),
            (
                "apa | KL Lee, Prevention Research Group | On help | Gut | 2005 | 33 "
                "| 3-4"
            ),
        ),
        (
            "Leyfer OT. Disorders. Am J Med Genet. 2006b;141B(6):615-22.",
            "nlm | OT Leyfer | Disorders | Am J Med Genet | 2006 | 141B | 615-22",
        ),
        (
            "Amick BC III, Lerner D. A review. Spine. 2000;25:3152-60.",
            "nlm | BC Amick III, D Lerner | A review | Spine | 2000 | 25 | 3152-60",
        ),
        (
            "Nur S. A study. Gynecol Oncol. 2006;103:745-8. doi: .",
            "nlm | S Nur | A study | Gynecol Oncol | 2006 | 103 | 745-8",
        ),
        (
            "Büchi G, Inman CG (1954) J Am Chem Soc 76:4327",
            "apa | G Büchi, CG Inman | - | J Am Chem Soc | 1954 | 76 | 4327",
        ),
        (
            "Jia, A. (2006). Synthesis of phyllin B. Science in China, 49(1), 6-7.",
            (
                "apa | A Jia | Synthesis of phyllin B | Science in China | 2006 | 49 "
                "| 6-7"
            ),
        ),
        (
            "Ng, J. and Li, K. (2020) 'On cells', Gut, 12(3), pp. 1-9.",
            "apa | J Ng, K Li | On cells | Gut | 2020 | 12 | 1-9",
        ),
        (
            (
                "Ng, J. (2020) \u2018On vectors\u2019 use\u2019, Gut, 12(3), pp. 1-9. "
                "Available at: https://doi.org/10.1089/hum.1"
            ),
            "apa | J Ng | On vectors\u2019 use | Gut | 2020 | 12 | 1-9",
        ),
        (
            "Planck Collaboration, Ng, N., Li, Y., et al. 2020, A&A, 641, A6",
            "aas | Planck Collaboration, N Ng, Y Li | - | A&A | 2020 | 641 | A6",
        ),
        (
            "High KA et al., N. Engl. J. Med. 381, 455 (2019).",
            "lncs | KA High | - | N. Engl. J. Med. | 2019 | 381 | 455",
        ),
        (
            "High, et al. Gene therapy. N Engl J Med. 2019;381(5):455-64.",
            "nlm | High | Gene therapy | N Engl J Med | 2019 | 381 | 455-64",
        ),
        (
            "Smith J, Jones K, and others. Gene therapy. Gut. 2019;381(5):455-64.",
            "nlm | J Smith, K Jones | Gene therapy | Gut | 2019 | 381 | 455-64",
        ),
        (
            'J. Ng and K. Li, "On cells," Nature, vol. 580, no. 1, pp. 1-9, 2020.',
            "ieee | J Ng, K Li | On cells | Nature | 2020 | 580 | 1-9",
        ),
        (
            (
                "J. Ng and K. Li, “On cells,” IEEE Trans. Biomed. Eng., vol. 5, no. 1, "
                "pp. 1-9, Jan. 2020."
            ),
            (
                "ieee | J Ng, K Li | On cells | IEEE Trans. Biomed. Eng. | 2020-01 | 5 "
                "| 1-9"
            ),
        ),
        (
            ('Ng J. "Waiting for Godot": Health literacy in cells. Gut. 2020;5:1-9.'),
            (
                'nlm | J Ng | "Waiting for Godot": Health literacy in cells | Gut | '
                "2020 | 5 | 1-9"
            ),
        ),
    ],
)
def test_each_style_is_divided_and_told(text: str, expected: str) -> None:
    """Authors, title, journal and place are found, and the style is named."""
    assert expected == _parts(text)


@pytest.mark.parametrize(
    ("behind", "rest"),
    [
        ("Available from: https://x.org/a", "Available from: https://x.org/a"),
        ("Accessed 3 May 2024.", "Accessed 3 May 2024."),
        ("Review. PubMed PMID: 31365802.", "Review."),
        ("[Epub ahead of print] Review.", "Review."),
        ("PubMed.", "PubMed."),
        ("PubMed doi: ", "PubMed"),
        ("Some other note.", "Some other note."),
    ],
)
def test_no_sentence_behind_the_place_is_taken_for_a_part_of_it(
    behind: str, rest: str
) -> None:
    """What follows the pages is kept, and harms no author, title or page."""
    for stop in (".", "") if behind.startswith("Available") else (".",):
        text = f"Ng J, Li K. On it. Gut. 2020 Nov;79(9):839-847{stop} {behind}"
        read = read_citation(text)

        assert _parts(text) == "nlm | J Ng, K Li | On it | Gut | 2020-11 | 79 | 839-847"
        assert [each.text for each in read.extras] == [rest]


def test_the_number_of_a_publisher_is_an_identifier() -> None:
    """PubMed's ``pii:`` is no part of a title, and is written where it was read."""
    text = (
        "Wilf P, Nixon KC. Eocene Fagaceae from Patagonia. Science. 2019 Jun "
        "7;364(6444). pii: eaaw5139. doi: 10.1126/science.aaw5139. PMID: 31171664."
    )
    read = read_citation(text)

    assert _parts(text) == (
        "nlm | P Wilf, KC Nixon | Eocene Fagaceae from Patagonia | Science | "
        "2019-06-07 | 364 | -"
    )
    assert [each.identifier for each in read.locators] == [
        gtm.OtherIdentifier(scheme="pii", text="eaaw5139"),
        gtm.Doi("10.1126/science.aaw5139"),
    ]
    assert cite(read) == text
    assert restrict(read) == read


def test_what_has_the_word_of_a_doi_and_is_none_is_told() -> None:
    """It stays an identifier of an unknown form, and the work before it is read."""
    data = b"1: Ng J. On it. Gut. 2020;79(9):839-847. doi: 10.1/x. PMID: 31365802."
    [reading] = gtm.scan(data, format="citations")
    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None

    assert [str(author) for author in reading.publication.authors] == ["J Ng"]
    assert [each.identifier for each in reading.publication.locators] == [
        gtm.OtherIdentifier(scheme="doi", text="10.1/x")
    ]
    assert [found.code for found in reading.findings] == ["RDR002"]


@pytest.mark.parametrize(
    ("place", "languages"),
    [
        ("2020 Nov;79(9):839-847. German. doi: 10.1007/s1.", ("ger",)),
        ("2020 Nov;79(9):839-847. English, German.", ("eng", "ger")),
        ("2020 Oct 12. German. PMID: 31365802.", ("ger",)),
    ],
)
def test_languages_are_read_and_written(place: str, languages: tuple[str, ...]) -> None:
    """The language that PubMed prints behind the place is the language of the work."""
    text = f"Ng J, Li K. [On vectors]. Gut. {place}"
    read = read_citation(text)

    assert read.languages == languages
    assert str(read.journal) == "Gut"
    assert cite(read) == text
    assert restrict(read) == read


def test_a_title_may_begin_as_a_relation_does() -> None:
    """Where authors alone stand before it, ``Comment on`` is the title's."""
    text = "1: Ng J. Comment on Li et al. On cells. Gut. 2020;7(1):2. PMID: 31365802."

    assert _parts(text) == (
        "nlm | J Ng | Comment on Li et al. On cells | Gut | 2020 | 7 | 2"
    )


def test_a_place_that_is_not_understood_is_told() -> None:
    """With a PMID too, a text whose place makes no sense is kept, not guessed at."""
    data = b"1: Ng J. On it 2020;79 of Gut, (:839 and so on. PMID: 31365802."
    [reading] = gtm.scan(data, format="citations")
    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None

    assert reading.publication.authors == ()
    assert [each.path for each in reading.publication.extras] == ["text"]
    assert [found.code for found in reading.findings] == ["RDR023"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("J. Ng, Gut 96 (2006) 104, [q-bio/0503219].", "[q-bio/0503219]"),
        ("J. Ng, Gut 96, 104 (2006), arXiv:1705.02806", "arXiv:1705.02806"),
        (
            "J. Ng, Gut 96 (2006) 104, doi:10.1000/7[arXiv:0707.3088]",
            "[arXiv:0707.3088]",
        ),
        (
            "Ng J (2006) On it. Gut 96:104. doi: 065X.2010.0091.x",
            "doi: 065X.2010.0091.x",
        ),
    ],
)
def test_what_follows_a_place_is_kept(text: str, rest: str) -> None:
    """A preprint or half a DOI hides no place, and is not lost."""
    read = read_citation(text)

    assert read.issue == gtm.Issue(volume="96")
    assert str(read.journal) == "Gut"
    assert [each.text for each in read.extras if each.path == "rest"] == [rest]


def test_blanks_out_of_a_pdf_hide_no_place() -> None:
    """Where no place is found otherwise, misplaced blanks are passed over."""
    read = read_citation(
        "J .Ng and K .Li ,On vectors ,J .Math .Phys .33 ( 1992) 70 -9 ."
    )

    assert [str(author) for author in read.authors] == ["J Ng", "K Li"]
    assert str(read.title) == "On vectors"
    assert str(read.journal) == "J. Math. Phys."
    assert str(read.pagination) == "70-9"


def test_everything_that_pubmed_prints_is_read_and_written_again() -> None:
    """A summary of PubMed comes back letter by letter, and nothing is left over."""
    read = read_citation(f"17: {PUBMED}")

    assert read.extras == ()
    assert read.pmid == gtm.Pmid("37962000")
    assert read.pmcid == gtm.Pmcid("PMC8591519")
    assert [each.kind for each in read.relations] == [gtm.RelationKind.CORRECTED_BY]
    assert isinstance(read.authors[2], gtm.CollectiveAuthor)
    assert restrict(read) == read
    # What another catalogue adds comes behind the relations.
    assert read_citation(f"1: {cite(read)}") == read


def test_what_is_ahead_of_print_is_told() -> None:
    """``Epub ahead of print`` is the status of the record."""
    read = read_citation(
        "70: Fan K. A review. Colorectal Dis. 2020 Aug 31. doi: 10.1111/codi.15338. "
        "Epub ahead of print. PMID: 32865320."
    )

    assert [each.publication_status for each in read.entries] == ["aheadofprint"]
    assert str(read.date) == "2020-08-31"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_lines_and_lists_are_cut_into_citations(end: str) -> None:
    """A citation ends at a blank line, at the next number, or at its line's end."""
    lines = """1. Smith J. Gene
therapy. Lancet. 2020 Sep
15:1-15.
2. Jones K. AAV-
mediated. Gut. 2001;49:686.

Third, A. (2003). X."""
    data = lines.replace("\n", end).encode()
    found = [cast("gtm.Reading", each) for each in gtm.scan(data)]
    titles = [each.publication.title for each in found if each.publication is not None]

    assert [title and title.plain for title in titles] == [
        "Gene therapy",
        "AAV-mediated",
        "X",
    ]
    assert [each.position and each.position.line for each in found] == [1, 4, 7]


def test_text_that_is_no_citation_is_kept() -> None:
    """Nothing is guessed of it, nothing is lost, and a finding says so."""
    [reading] = gtm.scan(b"this is no citation", format="citations")
    assert isinstance(reading, gtm.Reading)

    assert reading.publication == gtm.Publication(
        extras=[gtm.Extra(source="citations", path="text", text="this is no citation")]
    )
    assert [found.code for found in reading.findings] == ["RDR023"]


def test_content_of_other_formats_is_not_claimed() -> None:
    """Only a list with numbers is told by its content."""
    assert recognize_format(f"1: {PUBMED}".encode()).name == "citations"
    for foreign in (b"1. Buy milk.\n2. Sleep.", b"Smith J. AAV. Gut. 2001;4:1.", b"12"):
        with pytest.raises(gtm.UnreadableInput):
            recognize_format(foreign)


@given(publication=strategies.publications())
def test_every_publication_can_be_cited(publication: gtm.Publication) -> None:
    """Whatever a publication states, its citation is one line."""
    for style in ("nlm", "apa"):
        assert len(cite(publication, style).splitlines()) <= 1


def test_any_style_of_csl_can_be_asked_for() -> None:
    """A style of CSL is written by citeproc-py."""
    pytest.importorskip("citeproc")
    said = cite(read_citation(PUBMED), "harvard-cite-them-right")

    assert "Gene therapy" in said
    assert "Wang" in said
    with pytest.raises(gtm.UnreadableInput, match="no style that can be read"):
        cite(read_citation(PUBMED), "nowhere.csl")


def test_a_missing_processor_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without citeproc-py a sentence says how to get it."""
    monkeypatch.setitem(sys.modules, "citeproc", None)

    with pytest.raises(
        gtm.MissingExtra, match=r"pip install 'genetherapy-model\[cite\]'"
    ):
        cite(gtm.Publication(), "name.csl")


def test_real_lists_lose_nothing() -> None:
    """Every citation that PubMed printed is a publication, with its PMID."""
    if not STRINGS.exists():
        pytest.skip("../shared is absent")
    for name, least in (("pubmed_summary.txt", 8863), ("awesome_crispr.md", 20)):
        data = (STRINGS / name).read_bytes()
        read = list(gtm.scan(io.BytesIO(data), format="citations"))
        publications = [
            each.publication for each in read if isinstance(each, gtm.Reading)
        ]

        assert len(publications) >= least
        assert None not in publications


def test_real_lists_put_no_place_into_a_title() -> None:
    """In PubMed's own list no title holds a date with its volume, or ``pii:``."""
    if not STRINGS.exists():
        pytest.skip("../shared is absent")
    data = (STRINGS / "liqiming-whu_pubmed_result.txt").read_bytes()
    titles = [
        each.publication.title.plain
        for each in gtm.scan(io.BytesIO(data), format="citations")
        if isinstance(each, gtm.Reading)
        and each.publication is not None
        and each.publication.title is not None
    ]

    assert len(titles) > 1380
    assert [title for title in titles if "pii:" in title or "2019;" in title] == []


def test_apa_names_twenty_authors_and_the_last() -> None:
    """The seventh edition leaves out those between, and says where a list is cut."""
    many = [
        gtm.PersonalAuthor(
            person=gtm.Person(name=gtm.PersonName(family=f"{letter}oe", initials="J"))
        )
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    ]
    whole = cite(gtm.Publication(title="A", authors=many), style="apa")
    cut = cite(
        gtm.Publication(title="A", authors=many[:3], authors_complete=False),
        style="apa",
    )

    assert "Soe, J., … Zoe, J." in whole
    assert "Toe" not in whole
    assert "Coe, J., et al." in cut


def test_apa_names_an_article_by_its_number() -> None:
    """An article without pages has a number, and the word before it."""
    pages = gtm.Pagination(article_number="e7")

    assert "Article e7" in cite(
        gtm.Publication(
            title="A", journal=gtm.Journal(title="Blood"), pagination=pages
        ),
        style="apa",
    )
