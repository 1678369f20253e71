"""An address and an ISBN are told alike by whatever format states them."""

from __future__ import annotations

import io
import json

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats.losses import find_losses

ITEM = {
    "id": "1",
    "type": "book",
    "title": "Gene Therapy",
    "URL": "https://www.example.org/book",
    "ISBN": "978-0-12-374984-0",
}
OWN = {
    gtm.OtherIdentifier(scheme="url", text="https://www.example.org/book"),
    gtm.OtherIdentifier(scheme="isbn", text="978-0-12-374984-0"),
}


def _read_item() -> gtm.Publication:
    [read] = gtm.read(json.dumps([ITEM]).encode())
    return read


@pytest.mark.parametrize("name", ["ris", "bibtex", "csl-json", "nbib", "schema-org"])
def test_addresses_and_isbns_go_from_format_to_format(name: str) -> None:
    """What CSL has as URL and ISBN stands in every other format, without a loss."""
    stream = io.BytesIO()
    losses = gtm.write([_read_item()], stream, format=name)
    [again] = gtm.read(stream.getvalue(), format=name)

    assert set(again.identifiers) >= OWN
    assert [str(each) for each in losses if "identifiers" in each.path] == []


def test_an_isbn_under_two_tags_is_one() -> None:
    """Nbib's ISBN and AID say the same ISBN, which is written once."""
    [read] = gtm.read(
        b"PMID- 1\nISBN- 9780123749840\nTI  - Vectors\nAID - 9780123749840 [ISBN]\n"
    )
    stream = io.BytesIO()
    gtm.write([read], stream, format="csl-json")

    assert [each.text for each in read.identifiers] == ["9780123749840"]  # type: ignore[union-attr]
    assert json.loads(stream.getvalue())[0]["ISBN"] == "9780123749840"


def test_the_case_of_a_scheme_is_no_loss() -> None:
    """A scheme in other case is the same scheme, one of another name is not."""
    before, after, other = (
        gtm.Publication(identifiers=[gtm.OtherIdentifier(scheme=each, text="1-2")])
        for each in ("PII", "pii", "mid")
    )

    assert find_losses(before, after, format="x") == ()
    assert [each.path for each in find_losses(before, other, format="x")] == [
        "/identifiers/0"
    ]
