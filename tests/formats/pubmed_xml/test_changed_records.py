"""Records with one thing wrong: whatever it is, nothing of it is lost.

The law is that of the reader's promise: what is read and written again is the record
as it was, children of known kinds in the DTD's order.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genetherapy_model.formats.pubmed_xml.reading import read_record
from genetherapy_model.formats.pubmed_xml.writing import write_record
from genetherapy_model.formats.xml.serializing import serialize

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "docs" / "examples" / "landmark-papers.xml"
CORPUS = ROOT.parent / "shared" / "corpus" / "pubmed_xml" / "pubmed_sample.xml.gz"
# What the writer makes up where a record has none: a record must have a number.
MADE_UP = {"PMID", "MedlineCitation"}

Change = Callable[[Element, Element], None]


def double(parent: Element, child: Element) -> None:
    """Have an element twice; two lists of one owner, or bank, are read as one."""
    if child.tag in {"KeywordList", "DataBank"}:
        return
    parent.insert([*parent].index(child), deepcopy(child))


def rename(_: Element, child: Element) -> None:
    """Have an element that PubMed does not know."""
    if child.tag not in MADE_UP:
        child.tag = "Odd"


def remove(parent: Element, child: Element) -> None:
    """Lack an element."""
    if child.tag not in MADE_UP:
        parent.remove(child)


def fill(_: Element, child: Element) -> None:
    """Have an element inside one that has none."""
    SubElement(child, "Odd").text = "odd"


def add_attribute(_: Element, child: Element) -> None:
    """Have an attribute that PubMed does not know."""
    child.set("Odd", "odd")


def change_attributes(_: Element, child: Element) -> None:
    """Have attributes of values that PubMed does not know."""
    for key in child.keys():  # noqa: SIM118 - it changes what it goes through
        child.set(key, "odd")


def remove_attributes(_: Element, child: Element) -> None:
    """Lack attributes."""
    child.attrib.clear()


def add_text(_: Element, child: Element) -> None:
    """Have text too much."""
    child.text = f"{child.text or ''} odd"


def empty(_: Element, child: Element) -> None:
    """Lack the text."""
    child.text = None


def add_tail(_: Element, child: Element) -> None:
    """Have text where there is none."""
    child.tail = "odd"


CHANGES: list[Change] = [
    double,
    rename,
    remove,
    fill,
    add_attribute,
    change_attributes,
    remove_attributes,
    add_text,
    empty,
    add_tail,
]
# Defaults of the DTD, months in words and digits, and one form of an ORCID iD: the
# closed list of normalizations.
DEFAULTS = {("ValidYN", "Y"), ("CompleteYN", "Y"), ("MajorTopicYN", "N")}
INLINE = {"b", "i", "sub", "sup", "u"}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def normal(element: Element) -> tuple[object, ...]:
    """Give an element under the closed list of normalizations of the design."""
    text = element.text or ""
    if element.tag in {"Year", "Month", "Day", "Hour", "Minute"}:
        text = str(MONTHS.index(text) + 1) if text in MONTHS else text.lstrip("0")
    if element.get("Source") == "ORCID" and len(element) == 0:
        text = re.sub("[^0-9X]", "", text)
    is_mixed = any(child.tag in INLINE for child in element)
    children = [(normal(child), child.tail or "") for child in element]
    if not is_mixed:
        text = text.strip() if children or not text.strip() else text
        children = [(child, tail.strip()) for child, tail in children]
    return element.tag, text, sorted({*element.items()} - DEFAULTS), children


@cache
def records() -> list[Element]:
    """Give the records of the shipped example and, where they are, the real ones."""
    found = list(ElementTree.parse(EXAMPLE).getroot())
    if CORPUS.exists():
        with gzip.open(CORPUS) as stream:
            found += list(ElementTree.parse(stream).getroot())
    for record in found:
        record.tail = None
    # The one that was made by hand has children in an order that no DTD allows.
    return [one for one in found if one.findtext(".//PMID") != "23633646"]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@settings(max_examples=100)
@given(data=st.data())
def test_whatever_is_wrong_comes_back(change: Change, data: st.DataObject) -> None:
    """A record with one thing wrong is written as it was read."""
    record = deepcopy(data.draw(st.sampled_from(records()), label="record"))
    pairs = [(parent, child) for parent in record.iter() for child in parent]
    parent, child = pairs[data.draw(st.integers(0, len(pairs) - 1), label="place")]
    change(parent, child)
    publication, _ = read_record(record)
    written = ElementTree.fromstring(serialize(write_record(publication)))

    assert normal(record) == normal(written)
    assert (publication, _) == read_record(written)
