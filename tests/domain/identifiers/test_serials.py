"""ISSN, NLM unique ID."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model.domain.identifiers import Identifier, Issn, NlmId
from genetherapy_model.errors import (
    InvalidChecksum,
    InvalidFormat,
    InvalidIdentifier,
    InvalidLength,
)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Issn, "1557-7422", "1557-7422"),
        (Issn, "15577422", "1557-7422"),
        (Issn, "1557 7422", "1557-7422"),
        (Issn, "1557\N{EN DASH}7422", "1557-7422"),
        (Issn, "2730-664x", "2730-664X"),
        (Issn, "ISSN 1557-7422", "1557-7422"),
        (Issn, "ISSN: 1557-7422", "1557-7422"),
        (Issn, "eISSN 1557-7422", "1557-7422"),
        (Issn, "p-ISSN: 1043-0342", "1043-0342"),
        (Issn, "ISSN-L 1043-0342", "1043-0342"),
        (Issn, "ISSN (online): 1557-7422", "1557-7422"),
        (Issn, "urn:issn:1557-7422", "1557-7422"),
        (Issn, "https://portal.issn.org/resource/ISSN/1557-7422", "1557-7422"),
        (Issn, "http://issn.org/resource/issn/1557-7422", "1557-7422"),
        (NlmId, "9008950", "9008950"),
        (NlmId, "0063327", "0063327"),
        (NlmId, "2985213r", "2985213R"),
        (NlmId, "15420200R", "15420200R"),
        (NlmId, "101573691", "101573691"),
        (NlmId, "9918300984206676", "9918300984206676"),
        (NlmId, "NLM ID: 101573691", "101573691"),
        (NlmId, "NLM UID 101573691", "101573691"),
        (NlmId, "NlmUniqueID: 101573691", "101573691"),
        (NlmId, "https://www.ncbi.nlm.nih.gov/nlmcatalog/101573691", "101573691"),
    ],
)
def test_written_forms_are_read(
    kind: type[Identifier], text: str, expected: str
) -> None:
    """Each form in which people write the identifier gives the canonical one."""
    assert str(kind.parse(text)) == expected


@pytest.mark.parametrize(
    ("kind", "text", "error"),
    [
        (Issn, "0165-0209", InvalidChecksum),
        (Issn, "1525-0017", InvalidChecksum),
        (Issn, "1557-742", InvalidLength),
        (Issn, "1557-74222", InvalidLength),
        (Issn, "2730-66x", InvalidLength),
        (Issn, "155774", InvalidLength),
        (Issn, "1557.7422", InvalidFormat),
        (Issn, "X557-7422", InvalidFormat),
        (Issn, "\u0661\u0665\u0665\u0667-\u0667\u0664\u0662\u0662", InvalidFormat),
        (Issn, "Human Gene Therapy", InvalidFormat),
        (NlmId, "29", InvalidLength),
        (NlmId, "1234567890", InvalidLength),
        (NlmId, "Hum Gene Ther", InvalidFormat),
        (NlmId, "298521RR", InvalidFormat),
    ],
)
def test_what_is_none_is_refused(
    kind: type[Identifier], text: str, error: type[InvalidIdentifier]
) -> None:
    """The class of the error says what is wrong with it."""
    with pytest.raises(InvalidIdentifier) as refusal:
        kind.parse(text)
    assert refusal.type is error


def test_the_right_check_character_is_shown() -> None:
    """A slip of typing is answered with the way out."""
    with pytest.raises(InvalidChecksum) as refusal:
        Issn.parse("ISSN 0165-0209")
    assert str(refusal.value) == (
        "'ISSN 0165-0209' is no ISSN: the check character must be 3"
    )


@given(digits=st.from_regex(r"[0-9]{7}", fullmatch=True))
def test_issns_agree_with_python_stdnum(digits: str) -> None:
    """Another implementation takes and refuses the same numbers."""
    stdnum = pytest.importorskip("stdnum.issn")
    for check in "0123456789X":
        try:
            ours = str(Issn.parse(digits + check))
        except InvalidChecksum:
            ours = ""
        assert stdnum.is_valid(digits + check) == bool(ours)
        assert not ours or ours == stdnum.format(digits + check)
