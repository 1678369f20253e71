"""What holds of every file, whatever stands in its fields."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model.formats.medline import restrict, vocabulary

# Values of every form, so that each tag meets its own and those of others.
_VALUES = (
    "1",
    "x",
    "*",
    "/",
    "a, b",
    "Doe, Jane Jr",
    "Doe J Jr",
    "Sukarno",
    "20190531",
    "2019 Winter",
    "2019/07/10 06:00 [pubmed]",
    "2019/03/24 00:00 [received]",
    "2019/03/24 [unheard]",
    "2019/07/10 06:00",
    "10.1089/hum.2023.152 [doi]",
    "S0140(02) [pii]",
    "PMC8591519 [pmc]",
    "12044394 [pubmed]",
    "[x]",
    "e2300152",
    "1043-0342 (Print)",
    "1557-7422 (Electronic)",
    "1043-0342 (Linking)",
    "R01 HL1/HL/NHLBI NIH HHS/United States",
    "AI1/AI/NIAID",
    "HL/NHLBI/",
    "ClinicalTrials.gov/NCT00979238",
    "0 (RNA (x))",
    "(x)",
    "Hemophilia B/*therapy/genetics",
    "Lancet. 2002;1:2. PMID: 12044394",
    "Lancet. 2002;1:2. doi: 10.1089/x. PMID: 7",
    "doi: 10.1089/x",
    "PMID: x7",
    "ORCID: 0000-0002-1825-0097",
    "ORCID: 0",
    "a:b: c",
    "BACKGROUND: Few. METHODS: AAV: given. RESULTS: Cures.",
    "Publisher: RESULTS: x",
    "METHODS: RESULTS: x",
)
_TAGS = st.sampled_from(sorted(vocabulary.TAGS | {"ZZ", "ZZZZ", "Q1"}))
_TEXTS = st.sampled_from(_VALUES) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=9
)
_FIELDS = st.lists(st.tuples(_TAGS, _TEXTS), max_size=9)


def _read(data: bytes) -> list[gtm.Reading]:
    return [
        each for each in gtm.scan(data, format="nbib") if isinstance(each, gtm.Reading)
    ]


@given(fields=_FIELDS)
def test_whatever_is_read_is_written_and_read_again(
    fields: list[tuple[str, str]],
) -> None:
    """Whatever the fields hold, what is held of them is written and comes back."""
    lines = "".join(f"{tag:4}- {text}\n" for tag, text in fields)
    for reading in _read(f"PMID- 1\n{lines}".encode()):
        assert reading.publication is not None
        held = restrict(reading.publication)
        stream = io.BytesIO()
        gtm.write([reading.publication], stream, format="nbib")
        [again] = _read(stream.getvalue())

        assert repr(again.publication) == repr(held)
        assert repr(restrict(held)) == repr(held)


@given(lines=st.lists(st.tuples(_TAGS, st.sampled_from((" ", "- ", "-", "")), _TEXTS)))
def test_no_text_is_lost(lines: list[tuple[str, str, str]]) -> None:
    """Whatever lines a file has, each gives a record, a part of one, or stray text."""
    data = "".join(f"{tag}{sign}{text}\n" for tag, sign, text in lines).encode()
    readings = _read(data) if data.strip() else []

    assert bool(readings) == bool(data.strip())
    for reading in readings:
        assert (reading.publication is None) == (reading.source is not None)
