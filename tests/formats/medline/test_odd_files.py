"""Files as people have them: other encodings, lost indents, text between records."""

from __future__ import annotations

import io

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats.medline import recognizes


def scan(text: str | bytes) -> list[gtm.Reading]:
    """Read whatever it is."""
    data = text.encode() if isinstance(text, str) else text
    return [
        each for each in gtm.scan(data, format="nbib") if isinstance(each, gtm.Reading)
    ]


def _title(reading: gtm.Reading) -> str:
    assert reading.publication is not None
    assert reading.publication.title is not None
    return reading.publication.title.plain


def _codes(reading: gtm.Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


def test_text_that_looks_like_a_tag_is_none() -> None:
    """What stands after blanks is text, whatever it looks like."""
    [reading] = scan("PMID- 1\nTI  - Vectors:\n      AAV - a virus\n      TI  - x\n")

    assert _title(reading) == "Vectors: AAV - a virus TI - x"
    assert reading.findings == ()


def test_lines_that_lost_their_blanks_are_joined() -> None:
    """A line without a tag goes on with the one before it, and so do unknown tags."""
    [reading] = scan(
        "PMID- 1\nTI  - Vectors\nAAV - a virus, and\nAAV-mediated therapy\nLA  - eng\n"
    )

    assert _title(reading) == "Vectors AAV - a virus, and AAV-mediated therapy"
    assert reading.publication is not None
    assert reading.publication.languages == ("eng",)
    assert sorted((found.code, str(found.position)) for found in reading.findings) == [
        ("RDR011", "record 1, line 3, byte 22"),
        ("RDR011", "record 1, line 4, byte 41"),
    ]


def test_text_between_records_is_no_record() -> None:
    """Text that no tag stands before is a reading without a publication."""
    first, stray, second = scan("PMID- 1\nTI  - A\n\nPage 2 of 3\n\nPMID- 2\nTI  - B\n")

    assert (_title(first), _title(second)) == ("A", "B")
    assert (stray.publication, stray.source) == (None, "Page 2 of 3")
    assert _codes(stray) == ["RDR013"]


def test_records_need_no_pmid_and_no_blank_line() -> None:
    """A PMID begins a record; without one, the first tag does after a blank line."""
    assert [_title(each) for each in scan("PMID- 1\nTI  - A\nPMID- 2\nTI  - B")] == [
        "A",
        "B",
    ]
    assert [
        _title(each) for each in scan("AU  - Doe J\nTI  - A\n\nAU  - Roe K\nTI  - B")
    ] == ["A", "B"]
    # A blank line inside a record ends nothing.
    [reading] = scan("PMID- 1\nTI  - A\n\nLA  - eng\n\n      and\n")
    assert reading.publication is not None
    assert reading.publication.languages == ("eng and",)


@pytest.mark.parametrize(
    "data",
    [
        "PMID- 1\r\nTI  - Schlüter\r\n".encode(),
        "\ufeffPMID- 1\nTI  - Schlüter\n".encode(),
        "PMID- 1\nTI  - Schlüter\n".encode("utf-16"),
        b"PMID- 1\nTI  - Schl\xfcter\n",
        "\n\nPMID-1\nTI  -  Schlüter".encode(),
    ],
)
def test_encodings_and_ends_of_lines_do_not_matter(data: bytes) -> None:
    """The record is the same in every encoding, and is recognized in it."""
    [reading] = scan(data)

    assert _title(reading) == "Schlüter"
    assert reading.publication is not None
    assert reading.publication.pmid == gtm.Pmid("1")
    assert recognizes(data)


def test_an_old_affiliation_is_that_of_the_first_author() -> None:
    """Until 2014, the one affiliation stood before the names."""
    [reading] = scan("PMID- 1\nAD  - Milan.\nFAU - A, B\nAU  - A B\nFAU - C, D\n")

    assert reading.publication is not None
    first, second = reading.publication.authors
    assert [str(place) for place in first.affiliations] == ["Milan."]
    assert second.affiliations == ()
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("IS  - 0165-0209 (Print)", "RDR002"),
        ("AID - 12/34 [doi]", "RDR002"),
        ("JID - HGT", "RDR002"),
        ("CIN - Lancet. PMID: x1", "RDR002"),
        ("DP  - sometime", "RDR003"),
        ("DEP - 20190231", "RDR003"),
        ("DCOM- 20190231", "RDR003"),
        ("PHST- 2019/02/31 00:00 [received]", "RDR003"),
        ("PHST- 2019/02/01 [unheard]", "RDR012"),
        ("PHST- 2019/02/01", "RDR012"),
        ("AID - 10.1/x", "RDR012"),
        ("AD  - Nobody's.", "RDR012"),
        ("RF  - some", "RDR012"),
        ("OID - 7", "RDR012"),
        ("OABL- eng", "RDR012"),
        ("PMID- 2x", "RDR002"),
    ],
)
def test_what_is_odd_is_told_and_kept(line: str, code: str) -> None:
    """What lacks the form of its tag is told where it stands, and comes back."""
    start = "" if line.startswith("PMID") else "PMID- 1\n"
    [reading] = scan(f"{start}{line}\n")
    assert reading.publication is not None
    number = 2 if start else 1

    assert [
        (found.code, found.position and found.position.line)
        for found in (reading.findings)
    ] == [(code, number)]
    [again] = scan(_written(reading.publication))
    assert again.publication == reading.publication
    assert line[6:14] in _written(reading.publication)


def _written(publication: gtm.Publication) -> str:
    stream = io.BytesIO()
    gtm.write([publication], stream, format="nbib")
    return stream.getvalue().decode()


def test_a_tag_that_stands_once_is_kept_the_second_time() -> None:
    """The first title is the title; the second one is not lost."""
    [reading] = scan("PMID- 1\nTI  - A\nTI  - B\n")

    assert _title(reading) == "A"
    assert _codes(reading) == ["RDR012"]
    assert _written(reading.publication or gtm.Publication()).count("TI  - ") == 2


def test_other_formats_are_not_claimed() -> None:
    """RIS has tags too, and Web of Science has."""
    assert not recognizes(b"TY  - JOUR\nTI  - PMID- 1\n")
    assert not recognizes(b"FN Clarivate Analytics Web of Science\nVR 1.0\n")
    assert not recognizes(b"<PubmedArticleSet>")
    assert recognizes(b"PMID- \nTI  - without a number\n")
    assert recognizes(b"\nOWN - ERIC\nTI  - A\n")
    assert recognizes(b"AU  - Doe, Jane\nTI  - A\nOWN - ERIC\n")


def test_exports_of_eric_are_read() -> None:
    """ERIC has full names in AU, a tag of its own for ISSNs, and addresses in LID."""
    [reading] = scan(
        "OWN - ERIC\nTI  - Genes\nAU  - Doe, Jane\nAU  - Roe, Ann\n"
        "ISSN- ISSN-0378-5955\nLID - http://example.org/1\nOID - EJ1\nLA  - English\n"
    )

    assert reading.publication is not None
    assert [str(each) for each in reading.publication.authors] == [
        "Jane Doe",
        "Ann Roe",
    ]
    assert [str(each) for each in reading.publication.issns] == ["0378-5955"]
    assert [extra.path for extra in reading.publication.extras] == ["LID", "OID"]


def test_a_tag_may_lack_its_blank() -> None:
    """A known tag in its columns is one without the blank too."""
    [reading] = scan("PMID-1\nSTAT-Publisher\nTI  -AAV-mediated\n")

    assert _title(reading) == "AAV-mediated"
    assert reading.findings == ()
