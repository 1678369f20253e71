"""Web of Science's tagged text, as its export writes it."""

from __future__ import annotations

import gzip
import re

import pytest

import genetherapy_model as gtm
from genetherapy_model.domain.authors import CollectiveAuthor
from genetherapy_model.domain.journals import IssnType
from genetherapy_model.formats import recognize_format

RECORD = """PT J
AU Bueren, JA
   Smith, K
AF Bueren, Juan A.
   Smith, Karen, Jr
CA NTLA-2001 Study Grp
TI AAV-mediated gene therapy
   of rare diseases
SO HUMAN GENE THERAPY
LA English
DT Article; Proceedings Paper
DE gene therapy; AAV
AB Methods were
   used.
CR A, 2001, BLOOD, V1
   B, 2002, BLOOD, V2
NR 2
SN 1043-0342
EI 1557-7422
J9 HUM GENE THER
PD SEP-OCT
PY 2023
VL 34
BP 1063
EP 1070
AR e12
DI 10.1089/hum.2023.152
UT WOS:000503172600077
PM 37960000
ER
"""
FILE = f"\ufeffFN Clarivate Analytics Web of Science\nVR 1.0\n{RECORD}\n{RECORD}\nEF\n"


def _scan(text: str) -> list[gtm.Reading]:
    readings = gtm.scan(text.encode(), format="wos")
    return [each for each in readings if isinstance(each, gtm.Reading)]


def test_a_record_is_read_whole() -> None:
    """Each tag has its place, and what has none is kept line by line."""
    first, second = _scan(FILE)
    read = first.publication

    assert read == second.publication
    assert read is not None
    assert first.findings == ()
    assert [str(author) for author in read.authors] == [
        "Juan A. Bueren",
        "Karen Smith Jr",
        "NTLA-2001 Study Grp",
    ]
    assert isinstance(read.authors[2], CollectiveAuthor)
    assert str(read.title) == "AAV-mediated gene therapy of rare diseases"
    assert [each.name for each in read.publication_types] == [
        "Article",
        "Proceedings Paper",
    ]
    assert [each.text.plain for each in read.keywords] == ["gene therapy", "AAV"]
    assert str(read.abstract) == "Methods were used."
    assert str(read.date) == "2023-09/2023-10"
    assert read.number_of_references == 2
    assert [(str(each), each.type) for each in read.issns] == [
        ("1043-0342", IssnType.PRINT),
        ("1557-7422", IssnType.ELECTRONIC),
    ]
    assert (str(read.doi), str(read.pmid)) == ("10.1089/hum.2023.152", "37960000")
    assert [entry.catalogue for entry in read.entries] == ["Web of Science", "PubMed"]
    assert [each.path for each in read.extras] == ["AU", "AU", "CR"]
    assert read.extras[2].text == "A, 2001, BLOOD, V1\nB, 2002, BLOOD, V2"


def test_it_is_known_by_its_content() -> None:
    """The first line of the file, or of a record, tells it."""
    for text in (FILE, RECORD):
        assert recognize_format(text.encode()).name == "wos"
    assert len(list(gtm.read(gzip.compress(FILE[1:].encode("utf-16"))))) == 2


@pytest.mark.parametrize("place", range(0, len(FILE), 7))
def test_a_file_may_break_off_anywhere(place: int) -> None:
    """Records before the end are read as they were, and the last is told."""
    whole = _scan(FILE)
    try:
        found = _scan(FILE[:place])
    except gtm.UnreadableInput:
        found = []
    ends = len(re.findall(r"\nER(?:\n|\Z)", FILE[:place]))

    assert found[:ends] == whole[:ends]
    assert all(each.findings for each in found[ends:])


def test_a_record_without_its_end_ends_with_the_next() -> None:
    """PT begins a record, whether or not the one before it was ended."""
    first, second = _scan("PT J\nTI One\nPT J\nTI Two\nER\nER\nEF\n")

    assert first.publication is not None
    assert str(first.publication.title) == "One"
    assert [found.code for found in first.findings] == ["RDR015"]
    assert second.findings == ()
    [last] = _scan("PT J\nTI One\nEF\n")
    assert last.publication is not None
    assert str(last.publication.title) == "One"


def test_a_damaged_file_gives_what_was_whole() -> None:
    """What a broken compression held of a record is told and not read."""
    data = gzip.compress((FILE * 50).encode())[:-30]
    readings = [each for each in gtm.scan(data) if isinstance(each, gtm.Reading)]

    assert readings[0].publication is not None
    assert readings[-1].publication is None
    assert "RDR006" in [found.code for found in readings[-1].findings]
