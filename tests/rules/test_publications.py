"""PUB: titles, abstracts, keywords and lists."""
# ruff: noqa: RUF001 - letters that look like others are what it is about

from __future__ import annotations

import pytest

import genetherapy_model as gtm


def _codes(publication: gtm.Publication) -> list[str]:
    return [found.code for found in gtm.check(publication)]


@pytest.mark.parametrize(
    "title",
    [
        "DISTAL HUMERAL FRACTURE: AN EPIDEMIOLOGICAL ANALYSIS OF CHILDREN.",
        "RETHINKING INTOXICATED SEXUAL ENCOUNTERS.",
        "THE ROLE OF <i>IN VITRO</i> EXPANSION FOR mRNA VACCINES",
        "ГЕННАЯ ТЕРАПИЯ ГЕМОФИЛИИ И ЕЕ ВЕКТОРЫ",
    ],
)
def test_titles_in_capitals_are_found(title: str) -> None:
    """Capitals are told in any script that has them, in both titles."""
    assert _codes(gtm.Publication(title=title)) == ["PUB009"]
    [finding] = gtm.check(gtm.Publication(vernacular_title=title))
    assert finding.path == "/vernacular_title"


@pytest.mark.parametrize(
    "title",
    [
        "AAV",
        "CRISPR/CAS9",
        "EXTEND Trial.",
        "DNA, RNA, AAV, HSV, CAR-T",
        "AAV8 AAV9 AAV10 AAV11 AAV12 AAV13 AAV14",
        "CRISPR-CAS9-AAV-HSV-EGFR-GFP-CD19-BCMA",
        "CRISPR EGFR BCMA CD19 GFP AAV HSV TCR CAR",
        "血友病B的基因治疗与腺相关病毒载体的研究进展综述及其临床应用前景展望",
        "علاج جيني",
        "",
        "1234567890 1234567890 1234567890 1234567890",
        "Gene therapy",
    ],
)
def test_acronyms_and_other_scripts_are_silent(title: str) -> None:
    """Few words, acronyms and scripts without capitals prove nothing."""
    found = _codes(gtm.Publication(title=title, vernacular_title=title))

    assert "PUB009" not in found


def test_a_title_that_is_cut_off_is_found() -> None:
    """Three full stops and their sign are told; a question is not."""
    for end in ("...", "\u2026", "... "):
        assert _codes(gtm.Publication(title=f"Gene ther{end}")) == ["PUB010"]
    assert _codes(gtm.Publication(title="Gene therapy?")) == []
    assert _codes(gtm.Publication(title="Gene ... therapy.")) == []


@pytest.mark.parametrize(
    "title", ["[Not Available].", "[Title not available]", "Untitled.", "No title"]
)
def test_words_for_no_title_are_found(title: str) -> None:
    """What stands for a title is none."""
    assert _codes(gtm.Publication(title=title)) == ["PUB011"]


@pytest.mark.parametrize(
    "title", ["Editorial.", "Reply.", "", "Data not available yet"]
)
def test_short_titles_are_titles(title: str) -> None:
    """Real works are called so."""
    assert _codes(gtm.Publication(title=title)) == []


def test_a_truncated_abstract_is_found_at_its_end() -> None:
    """MEDLINE's own words at the end are told, not in the middle."""
    said = "(ABSTRACT TRUNCATED AT 250 WORDS)"
    first = gtm.AbstractSection(text="We did.", label="METHODS")
    cut = gtm.AbstractSection(text=f"It worked. {said}")
    long = gtm.AbstractSection(
        text=f"{said} is what MEDLINE wrote, {'as is known ' * 9}"
    )
    publication = gtm.Publication(abstract=gtm.Abstract(sections=[first, cut]))

    [finding] = gtm.check(publication)

    assert (finding.code, finding.path) == ("PUB012", "/abstract/sections/1/text")
    assert gtm.check(gtm.Abstract(sections=[first, long])) == ()
    assert gtm.check(gtm.Abstract()) == ()


def _keyed(*keywords: str) -> gtm.Publication:
    return gtm.Publication(
        keywords=[gtm.Keyword(text=text, owner="NOTNLM") for text in keywords]
    )


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 vaccine; Facebook; social media content; user engagement; medicine.",
        "Photoacoustic, PLGA nanoparticles, cancer therapy, drug-release, Paclitaxel",
    ],
)
def test_a_list_in_one_keyword_is_found(text: str) -> None:
    """Both lists are of real records."""
    assert _codes(_keyed(text)) == ["PUB013"]


@pytest.mark.parametrize(
    "text",
    [
        "TGFβ;",
        "t(9;22)(q34;q11)",
        "receptors; nuclear",
        "Leukemia, Myelogenous, Chronic, BCR-ABL Positive",
        "1,2,3,4,5-pentachlorobenzene",
        "α; ",
    ],
)
def test_signs_in_a_keyword_are_silent(text: str) -> None:
    """Inverted headings, karyotypes and names of substances are one keyword."""
    assert _codes(_keyed(text)) == []


def test_commas_beside_other_keywords_are_silent() -> None:
    """Where a work has several keywords, one with commas is one."""
    assert _codes(_keyed("a, b, c, d, e, f", "gene therapy")) == []


def test_what_stands_twice_is_found_at_its_second_place() -> None:
    """Each list is looked at."""
    heading = gtm.MeshHeading(descriptor=gtm.MeshTerm(name="Hemophilia B"))
    publication = gtm.Publication(
        keywords=[gtm.Keyword(text="AAV"), gtm.Keyword(text="AAV")],
        mesh_headings=[heading, heading],
        chemicals=[gtm.Chemical(name="Thyroxine"), gtm.Chemical(name="Thyroxine")],
        languages=["eng", "fre", "eng"],
    )
    found = gtm.check(publication)

    assert {one.code for one in found} == {"PUB014"}
    assert {one.path for one in found} == {
        "/keywords/1",
        "/mesh_headings/1",
        "/chemicals/1",
        "/languages/2",
    }


def test_keywords_of_several_languages_and_owners_are_not_the_same() -> None:
    """Trauma is German, trauma English; two owners may give one keyword."""
    publication = gtm.Publication(
        keywords=[
            gtm.Keyword(text="Trauma", owner="NOTNLM"),
            gtm.Keyword(text="trauma", owner="NOTNLM"),
            gtm.Keyword(text="trauma", owner="NASA"),
        ]
    )

    assert gtm.check(publication) == ()


def test_fewer_references_than_stated_are_silent() -> None:
    """Catalogues list what they can match; of inner lists all count."""
    works = [gtm.WorkReference(citation="Blood 2002"), gtm.WorkReference()]
    inner = gtm.ReferenceList(references=works)
    listed = gtm.ReferenceList(references=works, lists=[inner])

    for count, expected in ((None, []), (4, []), (63, []), (3, ["PUB015"])):
        publication = gtm.Publication(
            number_of_references=count, reference_lists=[listed]
        )
        assert _codes(publication) == expected
    assert _codes(gtm.Publication(number_of_references=0)) == []


@pytest.mark.parametrize(
    ("code", "meant"), [("jp", "ja"), ("CN", "zh"), ("xx", None), ("cz-CZ", "cs")]
)
def test_codes_of_countries_are_no_languages(code: str, meant: str | None) -> None:
    """Two letters that are no code are told, with the language that was meant."""
    [finding] = gtm.check(gtm.Publication(languages=[code]))

    assert (finding.code, finding.suggestion) == ("PUB016", meant)


@pytest.mark.parametrize(
    "code",
    ["eng", "ENG", "en", "en-US", "pt_BR", "und", "English", "ngerman", "chi", ""],
)
def test_languages_in_other_codes_are_silent(code: str) -> None:
    """Codes of MARC, tags and words are not judged."""
    assert gtm.check(gtm.Publication(languages=[code])) == ()
