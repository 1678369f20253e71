"""Records that mention a term: as whole words, however they are spelt."""

from __future__ import annotations

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model.nomenclature import gene_therapy_terms, mentions
from genetherapy_model.nomenclature._claim_matching import fold_all, squeeze
from genetherapy_model.nomenclature.mentioning import TermFinder
from genetherapy_model.strategies import marked_texts


@pytest.mark.parametrize(
    "title",
    [
        "GENE THERAPY",
        "Gene-therapy",
        "gene\N{NO-BREAK SPACE}therapies",
        "Gene\N{EN DASH}therapy",
        "gene \n therapy",
        "ge\N{SOFT HYPHEN}ne the\u0301rapy",
        "<i>gene</i> <b>thera</b>py",
        "(gene/therapy)",
    ],
)
def test_a_term_is_found_however_it_is_spelt(title: str) -> None:
    """Case, hyphens, spaces, accents, plurals, markup and signs hide nothing."""
    assert mentions(gtm.Publication(title=title), "gene therapy")
    assert mentions(gtm.Publication(title=title), ["zolgensma", "Gene Therapy"])


@pytest.mark.parametrize(
    "title", ["transgene therapy", "gene therapeutics", "gene (therapy", "genetherapy"]
)
def test_a_term_is_found_as_whole_words(title: str) -> None:
    """A term within a word, or parted by more than a space, is none."""
    assert not mentions(gtm.Publication(title=title), "gene therapy")


def test_only_title_abstract_and_keywords_are_looked_at() -> None:
    """Each of their texts counts by itself; labels, headings and others do not."""
    term = "gene therapy"
    section = gtm.AbstractSection(text=term)
    apart = [gtm.AbstractSection(text="gene"), gtm.AbstractSection(text="therapy")]
    label = gtm.AbstractSection(text="", label=term)
    heading = gtm.MeshHeading(descriptor=gtm.MeshTerm(name=term))

    assert mentions(gtm.Publication(title=term), term)
    assert mentions(gtm.Publication(abstract=gtm.Abstract(sections=[section])), term)
    assert mentions(gtm.Publication(keywords=[gtm.Keyword(text=term)]), term)
    for other in (
        gtm.Publication(),
        gtm.Publication(abstract=gtm.Abstract(sections=apart)),
        gtm.Publication(abstract=gtm.Abstract(sections=[label])),
        gtm.Publication(mesh_headings=[heading]),
        gtm.Publication(vernacular_title=term),
        gtm.Publication(other_abstracts=[gtm.Abstract(sections=[section])]),
    ):
        assert not mentions(other, term)


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ([], "there is no term"),
        ("", "'' is no term"),
        (["aav", " - "], "' - ' is no term"),
        (["aav", 3], "a term is a text, not int 3"),
    ],
)
def test_what_is_no_term_is_refused(terms: list[str], said: str) -> None:
    """A term has a letter or a digit, and there is one at least."""
    with pytest.raises((gtm.InvalidValue, gtm.InvalidType), match=said):
        mentions(gtm.Publication(), terms)


def test_only_publications_mention_terms() -> None:
    """A text is no publication."""
    with pytest.raises(gtm.InvalidType, match="expected Publication, got str"):
        mentions("gene therapy", "gene therapy")  # type: ignore[arg-type]


def test_terms_of_gene_therapy_are_found_by_their_name() -> None:
    """``gene-therapy`` finds each of its terms, and not what needs other words."""
    terms = gene_therapy_terms()
    finder = TermFinder(["gene-therapy"])

    assert len(terms) == len(set(terms)) > 5000
    assert [term for term in terms if not finder.is_in(term)] == []
    assert mentions(gtm.Publication(title="AAV in mice"), "gene-therapy")
    for title in ("T cells in mice", "In vivo imaging", "Intravenous saline"):
        assert not mentions(gtm.Publication(title=title), "gene-therapy")


def squeezed(text: str) -> bytes | None:
    """Give what is left of a text that is compared, if that is ASCII."""
    letters = fold_all([text]).replace(" ", "")
    return letters.encode() if letters.isascii() else None


def test_every_letter_is_squeezed_as_it_is_compared() -> None:
    """Of every character the same letters and digits are left, or nothing is said."""
    # Beyond these, all that is compared as ASCII are letters of four bytes.
    signs = [*map(chr, (*range(0x3100), *range(0xFB00, 0x10000)))]
    blocks = [
        "".join(map(chr, range(start, start + 1024)))
        for start in range(0, sys.maxunicode + 1, 1024)
        if start not in range(0xD800, 0xE000)
    ]

    wrong = [
        text for text in signs + blocks if squeezed(text) != squeeze(text.encode())
    ]
    assert wrong == []
    assert squeeze(b"\xce") is None


@given(st.text(), st.text(), st.text())
@example("µ", "²", "\u200b")
def test_a_text_that_has_a_term_may_have_it(before: str, term: str, after: str) -> None:
    """The fast look never misses what the exact one finds."""
    if fold_all([term]).isspace() or "\ud800" <= max(before + term + after) <= "\udfff":
        return
    finder = TermFinder([term])
    for text in (f"{before}{term}{after}", f"{before} {term} {after}"):
        data = text.encode("utf-8", "replace")
        if finder.is_in(data.decode()):
            assert finder.may_be_in(data)
    assert finder.is_in(f"{before}. {term}. {after}")


@given(marked_texts(), st.sampled_from(["aav", "gene", "x y", "ä"]))
def test_terms_are_found_without_the_extra(text: gtm.MarkedText, term: str) -> None:
    """The standard library finds what Aho and Corasick's search finds."""
    record = gtm.Publication(title=gtm.MarkedText(f"{text.value} {term}"))
    with pytest.MonkeyPatch.context() as patch:
        for user in (TermFinder, squeeze):
            patch.setattr(sys.modules[user.__module__], "find_spec", lambda _: None)
        finder = TermFinder([term])

    assert finder.may_be_in(b"")
    assert finder.is_in_record(record) is TermFinder([term]).is_in_record(record)
