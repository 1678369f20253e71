"""How alike two titles are, and the words by which they are compared."""

from __future__ import annotations

import pytest

from genetherapy_model.domain._titles import (
    Likeness,
    compare_titles,
    fold,
    is_notice,
    is_specific,
)


@pytest.mark.parametrize(
    ("title", "folded"),
    [
        ("<i>TGF</i>-β &amp; Genes", "tgf beta genes"),
        ("Gentherapie für Hämophilie", "gentherapie fur hamophilie"),
        ("5 µg of DNA", "5 mug of dna"),
        ("RETRACTED ARTICLE: Genes", "genes"),
        ("[Withdrawn] Genes", "genes"),
        ("Genes [sic] and [corrected] cells", "genes and cells"),
        ("Crohn's and Crohn\u2019s", "crohns and crohns"),
        # Numbers in words and in Roman numerals.
        ("The second of twelve phase III trials", "the 2 of 12 phase 3 trials"),
        # Letters that stand for a number where one is counted, or at the end.
        ("Part I of class V", "part 1 of class 5"),
        ("I and V in study X", "i and v in study 10"),
        ("Factor V", "factor 5"),
        ("Factor V Leiden", "factor v leiden"),
        ("gene_therapy", "gene therapy"),
        ("", ""),
    ],
)
def test_titles_are_folded_to_words(title: str, folded: str) -> None:
    """Small letters without accents, letters spelled out, numbers in figures."""
    assert fold(title) == folded


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Gene therapy in young mice", True),
        ("Gene therapies in old mic", True),  # 25 letters and spaces, five words
        ("Gene therapies in old mi", False),
        ("Haemophilia lentivirus gene-therapy", False),  # four words
        ("Reply", False),
        ("", False),
    ],
)
def test_a_title_is_specific_by_its_length(title: str, *, expected: bool) -> None:
    """Hardly two works bear a title of five words and of 25 characters."""
    assert is_specific(title) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Erratum", True),
        ("Author's correction: genes", True),
        ("Editorial: expression of concern", True),
        ("Publisher Correction to genes", True),
        ("Genes in mice (vol. 3, pg. 7, 2010)", True),
        ("Genes in mice [Reply]", True),
        ("Letter to the Editor regarding genes", True),
        ("Genes and replies", False),
        ("Response of T cells", False),
        ("Correction of genes", False),
        ("Correction: genes", True),
    ],
)
def test_notices_are_known_by_their_titles(title: str, *, expected: bool) -> None:
    """A word before the title, after it, or in its place."""
    assert is_notice(title) is expected


EYES = "Genes of the eyes of young mice"
MORE = "What every surgeon has to know of them"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", Likeness.SAME),
        ("Gene therapy", "Genetherapy", Likeness.SAME),
        # A number at the end may be a sequel or a footnote, one within is a part.
        ("Gene therapy of the eye", "Gene therapy of the eye 2", Likeness.UNCLEAR),
        ("Part 1 of genes in mice", "Part 2 of genes in mice", Likeness.NUMBER),
        ("Genes 7 in the eye of mice", "Cells with 8 of the ear", Likeness.UNCLEAR),
        # A slip, and words put for others.
        (f"Lentiviral {EYES}", f"Lentivral {EYES}", Likeness.NEAR),
        ("Lentiviral cells of the eye of mice", "Lentiviral cells of the eye of rats",
         Likeness.UNCLEAR),
        (f"{EYES} and of aged pigs", f"{EYES} and of aged rats", Likeness.UNCLEAR),
        (
            f"Results form {EYES}: a trail",
            f"Results from {EYES}: a trial",
            Likeness.NEAR,
        ),
        # A subtitle, before or behind, of what has 25 letters.
        (EYES, f"{EYES}: {MORE}", Likeness.NEAR),
        (EYES, f"{MORE}: {EYES}", Likeness.NEAR),
        (EYES[1:], f"{EYES[1:]}: {MORE}", Likeness.UNCLEAR),
        # No word in common, of three that tell; and titles of other languages.
        ("Genes of mammals with retinas", "A model of hearing of children",
         Likeness.UNLIKE),
        ("Genes of mammals", "A model of hearing of children", Likeness.UNCLEAR),
        ("Genes of mammals with retinas", "Ein Modell kindlicher Taubheit",
         Likeness.UNCLEAR),
        # One word of four is in common, by its first six letters; and two.
        ("Retinal genes of mammals with vision", "Retina model of hearing in children",
         Likeness.UNLIKE),
        ("Retinal genes of mammals with vision", "Retinas of mammal children in sleep",
         Likeness.UNCLEAR),
    ],
)  # fmt: skip
def test_titles_are_alike_by_their_words(
    one: str, other: str, expected: Likeness
) -> None:
    """The closest likeness that is sure, whichever title is named first."""
    assert compare_titles(one, other) is expected
    assert compare_titles(other, one) is expected


def test_what_no_work_has_both_contradicts() -> None:
    """Another number, a notice and another subject contradict; a subtitle does not."""
    assert [each for each in Likeness if each.contradicts] == [
        Likeness.NUMBER,
        Likeness.NOTICE,
        Likeness.UNLIKE,
    ]
