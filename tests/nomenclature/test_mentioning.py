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
        ([["aav"]], "a term is a text, not list"),
        (5, "a term is a text, not int 5"),
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
    titles = [gtm.Publication(title=gtm.MarkedText.from_plain(term)) for term in terms]
    assert [each for each in titles if not finder.is_in_record(each)] == []
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


def without_the_extra(terms: list[str]) -> TermFinder:
    """Make what finds terms where ahocorasick_rs is not installed."""
    with pytest.MonkeyPatch.context() as patch:
        for user in (TermFinder, squeeze):
            patch.setattr(sys.modules[user.__module__], "find_spec", lambda _: None)
        return TermFinder(terms)


TEXTS = (
    st.text(st.sampled_from("aAv9 -\u2013,.<é²µß中\u00ad\u0301\u2009\n")) | st.text()
)


@given(TEXTS, TEXTS, TEXTS)
@example("", "²", "\u200b")
@example("", "µ", "")
@example("中", "中", "")
def test_a_text_that_has_a_term_may_have_it(before: str, term: str, after: str) -> None:
    """The fast looks miss nothing, with the extra and without it."""
    if fold_all([term]).isspace():
        return
    for finder in (TermFinder([term]), without_the_extra([term])):
        for text in (f"{before}{term}{after}", f"{before} {term}. {after}"):
            data = text.encode("utf-8", "replace")
            title = gtm.MarkedText.from_plain(no_control(data.decode()))
            if finder.is_in_record(gtm.Publication(title=title)):
                data = title.plain.encode()
                assert finder.may_be_in(data)
                assert finder.may_be_in(b"<i>" + data + b"</i>")
                assert finder.may_have_words_in(data)
        assert finder.is_in_record(gtm.Publication(keywords=[keyword(term)]))


def no_control(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(char for char in text if char >= " " and char not in "\ufffe\uffff")


def keyword(text: str) -> gtm.Keyword:
    """Make a keyword of a plain text."""
    return gtm.Keyword(text=gtm.MarkedText.from_plain(no_control(text)))


@given(marked_texts(), st.sampled_from(["aav", "gene", "x y", "ä"]))
def test_terms_are_found_without_the_extra(text: gtm.MarkedText, term: str) -> None:
    """The standard library finds what Aho and Corasick's search finds."""
    for title in (text, gtm.MarkedText(f"{text.value} {term}")):
        record = gtm.Publication(title=title)
        found = TermFinder([term]).is_in_record(record)
        assert found is without_the_extra([term]).is_in_record(record)


def test_signs_part_words_as_often_as_they_like() -> None:
    """The loose look heeds words, and not what is between them."""
    finder = TermFinder(["gene therapy"])
    assert finder.may_have_words_in(b"gene ... - (therapy)")
    assert not finder.may_have_words_in(b"transgene therapy")
    assert not finder.may_have_words_in("génétherapy".encode())
