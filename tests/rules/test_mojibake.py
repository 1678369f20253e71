"""Mojibake: what is surely garbled, and what was written on purpose."""
# ruff: noqa: RUF001 - letters that look like others are what it is about

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from genetherapy_model.rules._mojibake import repair_mojibake


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("SchÃ¼hlen", "Schühlen"),
        ("JosÃ©", "José"),
        ("Ã©tude", "étude"),
        ("Ã‰tude", "Étude"),
        ("TGF-Î²", "TGF-β"),
        ("Î±-synuclein", "α-synuclein"),
        ("37 Â°C", "37 °C"),
        ("donâ€™t", "don’t"),
        ("p â‰¥ 0.05", "p ≥ 0.05"),
        ("ViÄ‡", "Vić"),
        ("KovaÄ\x8d", "Kovač"),
        ("ï¬\x81brosis", "\ufb01brosis"),
        ("ÃƒÂ¼ber", "über"),
        ("Ñ‚ÐµÑ\x81Ñ‚", "тест"),
        ("ðŸ˜€", "😀"),
        ("JosÃ© and “Salášek”", "José and “Salášek”"),
    ],
)
def test_what_is_garbled_is_mended(garbled: str, meant: str) -> None:
    """UTF-8 that was read in another code is read back, and the rest is left alone."""
    found = repair_mojibake(garbled)

    assert found is not None
    assert found[2] == meant


@pytest.mark.parametrize(
    "text",
    [
        "AAV",
        "Salášek",
        "España",
        "3,000\xa0×\xa0W",
        "IRMÃ\xa0DULCE",
        "«IRMû",
        "“CAFÉ”",
        "café”—he said",
        "à\xa0»",
        "Nestlé®–",
        "Fuß”",
        "1.5 Å²",
        "20 Å±2",
        "10 µm ± 3°",
        "the operator Â²",
        "TOÃ©",
        "É·m",
        "ÎÏ",
        "Γ²",
        "Ã",
        "北京",
    ],
)
def test_what_was_meant_is_left_alone(text: str) -> None:
    """Signs that stand after letters on purpose are no slip."""
    assert repair_mojibake(text) is None


@given(st.text(st.characters(min_codepoint=0x370, max_codepoint=0x24F0), min_size=1))
def test_what_it_mends_is_what_was_written(text: str) -> None:
    """Text that was read in Latin-1 comes back as a whole, where it is found."""
    assume(not any(repair_mojibake(text[i:]) for i in range(len(text))))
    found = repair_mojibake(text.encode().decode("latin-1"))

    assert found is None or found[2] == text


@given(st.text())
def test_it_never_raises_and_mends_once(text: str) -> None:
    """Any text may be asked about, and a mended text is not garbled again."""
    found = repair_mojibake(text)
    if found is not None:
        garbled, _, mended = found
        assert garbled in text
        assert mended != text
