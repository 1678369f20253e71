"""References of articles: as printed, or put together, and the same in every form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from tests.formats.jats.articles import made, read, readings

import genetherapy_model as gtm
from genetherapy_model import Verdict

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
NAME = "<name><surname>Li</surname><given-names>M.</given-names></name>"


def lines(name: str) -> Iterator[dict[str, object]]:
    """Give the records of a file of the corpus."""
    path = CORPUS / name
    if not path.exists():
        pytest.skip("../shared is absent")
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def cited(ref: str) -> gtm.WorkReference:
    """Read one reference."""
    [listed] = read(back=f"<ref-list><ref>{ref}</ref></ref-list>").reference_lists
    [work] = listed.references
    return work


def test_a_mixed_citation_stays_as_it_is_printed() -> None:
    """The text is kept with its markup, names have signs between, numbers spaces."""
    work = cited(
        "<label>7</label><mixed-citation><person-group>"
        f"{NAME}{NAME}<etal/></person-group> (<year>2016</year>). <article-title>Genes "
        "<italic>Gn1a</italic> in rice.</article-title> <source>Front. Plant</source> "
        "<volume>7</volume>:<fpage>377</fpage>\N{EN DASH}<lpage>80</lpage>."
        '<pub-id pub-id-type="doi">10.3389/fpls.2016.00377</pub-id>'
        '<pub-id pub-id-type="pmid">27066031</pub-id></mixed-citation>'
    )

    assert str(work.citation) == (
        "Li M., Li M., et al. (2016). Genes <i>Gn1a</i> in rice. Front. Plant "
        "7:377\N{EN DASH}80. 10.3389/fpls.2016.00377 27066031"
    )
    assert str(work.title) == "Genes <i>Gn1a</i> in rice."
    assert work.doi == gtm.Doi("10.3389/fpls.2016.00377")
    assert work.pmid == gtm.Pmid("27066031")


@pytest.mark.parametrize("tag", ["element-citation", "nlm-citation", "citation"])
def test_elements_alone_are_put_together_as_nlm_prints_them(tag: str) -> None:
    """Where nothing is printed, the parts make a citation that others can read."""
    work = cited(
        f'<{tag}><person-group person-group-type="author">{NAME}<collab>The Group'
        "</collab><etal/></person-group><article-title>Rice</article-title>"
        "<source>Front Plant Sci</source><year>2016</year><volume>7</volume>"
        "<issue>2</issue><fpage>377</fpage><lpage>80</lpage>"
        f'<pub-id pub-id-type="pmid">27066031</pub-id></{tag}>'
    )

    assert str(work.citation) == (
        "Li M., The Group, et al. Rice. Front Plant Sci. 2016;7(2):377-80."
    )


def test_alternatives_give_the_print_and_the_parts() -> None:
    """What is printed comes from the one form, the numbers from the other."""
    work = cited(
        "<citation-alternatives><mixed-citation>Li 2016</mixed-citation>"
        "<element-citation><article-title>Rice</article-title><year>2016</year>"
        '<pub-id pub-id-type="doi">10.3389/fpls.2016.00377</pub-id></element-citation>'
        "</citation-alternatives>"
    )

    assert work == gtm.WorkReference(
        citation="Li 2016", title="Rice", identifiers=["doi:10.3389/fpls.2016.00377"]
    )


def test_a_link_to_a_doi_is_a_doi() -> None:
    """An address that only names a DOI is read as one, where no other is stated."""
    work = cited(
        '<mixed-citation>Li 2016. <ext-link ext-link-type="uri" '
        'xlink:href="https://doi.org/10.3389/fpls.2016.00377">here</ext-link>'
        "</mixed-citation>"
    )

    assert work.doi == gtm.Doi("10.3389/fpls.2016.00377")


def test_lists_have_titles_and_lists_inside() -> None:
    """A list keeps its title and its inner lists; a ref of two works is two."""
    [listed] = read(
        back="<ref-list><title>References</title><ref><mixed-citation>A</mixed-citation>"
        "<mixed-citation>B</mixed-citation></ref><ref-list><title>Further</title>"
        "<ref><mixed-citation>C</mixed-citation></ref></ref-list></ref-list>"
    ).reference_lists

    assert listed.title == "References"
    assert [*map(str, listed.references)] == ["A", "B"]
    assert [(each.title, [*map(str, each)]) for each in listed.lists] == [
        ("Further", ["C"])
    ]


def test_a_wrong_number_is_kept_with_a_finding() -> None:
    """What claims to be a PMID and is none stays as another identifier."""
    [reading] = readings(
        made(
            back="<ref-list><ref><mixed-citation>A <pub-id pub-id-type='pmid'>n/a"
            "</pub-id></mixed-citation></ref></ref-list>"
        )
    )

    assert [(each.code, each.path) for each in reading.findings] == [
        ("RDR002", "/reference_lists/0/references/0/identifiers/0")
    ]


def _clusters() -> Iterator[list[gtm.WorkReference]]:
    for cluster in lines("crossformat/jats_ref_clusters.jsonl"):
        refs = cluster["refs"]
        assert isinstance(refs, list)
        listed = "".join(each["ref"] for each in refs)
        publication = read(back=f"<ref-list>{listed}</ref-list>")
        yield [*publication.references]


# What says of a printed identifier that it is wrong: glued to its year, or standing
# with several others.
WRONG = {"ID010", "ID011", "LIB002", "LIB004"}


def test_renderings_of_one_work_are_the_same() -> None:
    """All 205 renderings of 76 works are the same, unless a number is wrong.

    Where two are not, a rule says that a number of theirs is wrong.
    """
    pairs = unlike = 0
    for works in _clusters():
        records = [
            gtm.Publication(title=each.title, identifiers=each.identifiers)
            for each in works
        ]
        found = {each.code for each in gtm.check(records)}
        for one, other in combinations(works, 2):
            pairs += 1
            compared = gtm.same_work(one, other)
            if compared.verdict is Verdict.SAME:
                continue
            unlike += 1
            assert compared.verdict is Verdict.UNKNOWN
            assert found & WRONG

    assert (pairs, unlike) == (206, 6)


def test_different_works_are_never_the_same() -> None:
    """No rendering of one work is taken for another work."""
    firsts = [works[0] for works in _clusters()]

    assert not any(
        gtm.same_work(one, other).verdict is Verdict.SAME
        for one, other in combinations(firsts, 2)
    )


def test_real_references_are_read_and_written_again() -> None:
    """470 references of three forms: all have words, and most a number."""
    refs = "".join(
        str(each["ref"]) for each in lines("jats_refs/gene_editing_refs.jsonl")
    )
    publication = read(back=f"<ref-list>{refs}</ref-list>")
    works = publication.references

    assert len(works) == 470
    assert all(str(each.citation) for each in works)
    assert sum(bool(each.identifiers) for each in works) > 400
    assert not any("None" in str(each.citation) for each in works)
