"""ORCID iD, ISNI."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model.domain.identifiers import Identifier, Isni, Orcid
from genetherapy_model.errors import (
    InvalidChecksum,
    InvalidFormat,
    InvalidIdentifier,
    InvalidLength,
)
from genetherapy_model.strategies.identifiers import orcids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("0000000218250097", "0000-0002-1825-0097"),
        ("0000 0002 1825 0097", "0000-0002-1825-0097"),
        ("0000-0002-1825-0097/", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1825-0097/", "0000-0002-1825-0097"),
        ("http://orcid.org/0000000218250097", "0000-0002-1825-0097"),
        ("https://www.orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1825-0097?lang=en", "0000-0002-1825-0097"),
        ("orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://sandbox.orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("ORCID iD: 0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("ORCID: https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("orcid:0000-0002-1694-233X", "0000-0002-1694-233X"),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000\N{EN DASH}0002\N{EN DASH}1694\N{EN DASH}233X", "0000-0002-1694-233X"),
        ("0000\u20110002\u22121694\u00ad233X", "0000-0002-1694-233X"),
        ("\uff10\uff10\uff10\uff10-0002-1825-0097", "0000-0002-1825-0097"),
        ("0009-0000-4143-732X", "0009-0000-4143-732X"),
    ],
)
def test_written_orcids_are_read(text: str, expected: str) -> None:
    """Each form in which people write an ORCID iD gives four groups of four."""
    assert str(Orcid.parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "error"),
    [
        # Numbers of articles that look like ORCID iDs, from real records.
        ("0034-7167-2018-0740", InvalidChecksum),
        ("1516-4446-2020-1164", InvalidChecksum),
        ("0034-7167-2019-0546", InvalidChecksum),
        ("2237-6089-2021-0324", InvalidChecksum),
        ("1678-9741-2022-0261", InvalidChecksum),
        ("0034-7167-2022-0751", InvalidChecksum),
        ("0034-7167-2022-0550", InvalidChecksum),
        ("https://orcid.org/0000-0002-1825-0098", InvalidChecksum),
        ("0000-0002-1825-009", InvalidLength),
        ("0000-0002-1825-00971", InvalidLength),
        ("0000-0002-1694-23x", InvalidLength),
        ("0002-1825-0097", InvalidLength),
        ("https://orcid.org/", InvalidLength),
        ("0000-0002-1825-009Y", InvalidFormat),
        ("X000-0002-1825-0097", InvalidFormat),
        ("0000_0002_1825_0097", InvalidFormat),
        ("0000.0002.1825.0097", InvalidFormat),
        ("\u0660\u0660\u0660\u0660-0002-1825-0097", InvalidFormat),
        ("Josiah Carberry", InvalidFormat),
    ],
)
def test_what_is_no_orcid_is_refused(text: str, error: type[InvalidIdentifier]) -> None:
    """The class of the error says what is wrong with it."""
    with pytest.raises(InvalidIdentifier) as refusal:
        Orcid.parse(text)
    assert refusal.type is error
    assert refusal.value.text == text


@pytest.mark.parametrize("kind", [Orcid, Isni])
def test_a_check_character_may_be_a_capital_x(kind: type[Identifier]) -> None:
    """Ten is written as X, as the standard has it, in a refusal too."""
    with pytest.raises(InvalidChecksum, match=r"the check character must be X$"):
        kind.parse("0000000216942330")
    assert str(kind.parse("000000021694233x")).endswith("X")


@pytest.mark.parametrize(
    ("first", "last"),
    [(15_000_000, 35_000_000), (900_000_000_000, 900_100_000_000)],
)
def test_a_block_holds_both_its_ends(first: int, last: int) -> None:
    """The first and the last number of a block belong to it, their neighbors not."""
    found = {}
    for number in (first - 1, first, last, last + 1):
        for check in "0123456789X":
            with suppress(InvalidChecksum):
                orcid = Orcid.parse(f"{number:015}{check}")
                found[number] = orcid.is_in_known_block

    assert found == {first - 1: False, first: True, last: True, last + 1: False}


@given(orcid=orcids())
def test_known_blocks_are_those_of_isni(orcid: Orcid) -> None:
    """A number lies in a known block exactly if ISNI has set it aside for ORCID."""
    number = int(str(orcid).replace("-", "")[:15])
    assert orcid.is_in_known_block == (
        15_000_000 <= number <= 35_000_000
        or 900_000_000_000 <= number <= 900_100_000_000
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0000 0001 2162 9922", "0000 0001 2162 9922"),
        ("0000000121629922", "0000 0001 2162 9922"),
        ("0000-0001-2162-9922", "0000 0001 2162 9922"),
        ("0000\u00a00001\u20092162\u202f9922", "0000 0001 2162 9922"),
        ("ISNI 0000 0001 2162 9922", "0000 0001 2162 9922"),
        ("ISNI: 0000000121629922", "0000 0001 2162 9922"),
        ("ISNI:0000 0004 1936 754x", "0000 0004 1936 754X"),
        ("https://isni.org/isni/0000000121629922", "0000 0001 2162 9922"),
        ("http://www.isni.org/isni/0000000121629922/", "0000 0001 2162 9922"),
        ("http://www.isni.org/0000000121629922", "0000 0001 2162 9922"),
    ],
)
def test_written_isnis_are_read(text: str, expected: str) -> None:
    """Each form in which people write an ISNI gives the form of the standard."""
    assert str(Isni.parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("0000 0001 2162 9923", InvalidChecksum),
        ("0000 0004 1936 7540", InvalidChecksum),
        ("0000 0001 2162 992", InvalidLength),
        ("0000 0001 2162 9922 1", InvalidLength),
        ("0000 0004 1936 75x", InvalidLength),
        ("0000 0001 2162 99Z2", InvalidFormat),
        ("Harvard University", InvalidFormat),
    ],
)
def test_what_is_no_isni_is_refused(text: str, error: type[InvalidIdentifier]) -> None:
    """The class of the error says what is wrong with it."""
    with pytest.raises(InvalidIdentifier) as refusal:
        Isni.parse(text)
    assert refusal.type is error


def test_isni_address_and_curie_have_no_spaces() -> None:
    """What goes into an address is compact."""
    isni = Isni("0000 0004 1936 754X")
    assert isni.url == "https://isni.org/isni/000000041936754X"
    assert isni.curie == "isni:000000041936754X"


@given(digits=st.from_regex(r"[0-9]{15}[0-9X]", fullmatch=True))
def test_isnis_agree_with_python_stdnum(digits: str) -> None:
    """Another implementation takes and refuses the same numbers."""
    stdnum = pytest.importorskip("stdnum.isni")
    body = digits[:15]
    for check in "0123456789X":
        for kind in (Isni, Orcid):
            try:
                ours = str(kind.parse(body + check))
            except InvalidChecksum:
                ours = ""
            compact = ours.replace(" ", "").replace("-", "")
            assert stdnum.is_valid(body + check) == (compact == body + check)
