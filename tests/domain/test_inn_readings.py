"""What a name of a substance says, part by part."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm


def element(start: int, end: int, *sources: str) -> gtm.InnElement:
    """Make an element at a place, with its sources."""
    return gtm.InnElement(
        span=[start, end],
        infix="parvo",
        meaning="a virus",
        stated=False,
        source=sources,
    )


@pytest.mark.parametrize("span", [(-1, 4), (5, 5), (5, 4), (5,), (0, 4, 5), ()])
def test_an_element_is_a_stretch_of_the_name(span: tuple[int, ...]) -> None:
    """It has a beginning, from 0, and an end behind it, and nothing else."""
    with pytest.raises(gtm.InvalidValue, match="is no stretch of a text"):
        gtm.InnElement(span=span, infix="parvo", meaning="a virus", stated=True)
    assert element(0, 1).span == (0, 1)


def test_an_element_cites_its_sources_in_full() -> None:
    """A key is written out, an address stays as it is, and what is neither is told."""
    assert element(0, 5, "N3", "https://a.org").citations == (
        (
            "AMA, Gene therapy naming scheme, "
            "https://www.ama-assn.org/about/gene-therapy-naming-scheme"
        ),
        "https://a.org",
    )
    with pytest.raises(KeyError):
        _ = element(0, 5, "no such key").citations


@pytest.mark.parametrize("text", ["", " ", " padded"])
def test_no_text_of_a_reading_is_blank_or_padded(text: str) -> None:
    """Names, suffixes, infixes, meanings and sources are trimmed."""
    modality = gtm.TherapyModality()
    with pytest.raises(gtm.InvalidValue, match=r"InnReading\.name"):
        gtm.InnReading(name=text, modality=modality)
    with pytest.raises(gtm.InvalidValue, match=r"InnReading\.suffix"):
        gtm.InnReading(name="x", modality=modality, suffix=text)
    with pytest.raises(gtm.InvalidValue, match=r"InnElement\.source"):
        element(0, 5, text)
    for infix, meaning, said in ((text, "a virus", "infix"), ("x", text, "meaning")):
        with pytest.raises(gtm.InvalidValue, match=rf"InnElement\.{said}"):
            gtm.InnElement(span=(0, 1), infix=infix, meaning=meaning, stated=True)
