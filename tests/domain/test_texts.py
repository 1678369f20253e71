"""The laws of plain text in fields."""

from __future__ import annotations

import re

import pytest

from genetherapy_model.domain._texts import (
    check_text,
    check_texts,
    to_text_set,
    to_texts,
)
from genetherapy_model.errors import InvalidValue


class Shelf:
    """What has a label."""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "'' is blank; leave it out if it is unknown"),
        (" \n", r"' \n' is blank; leave it out if it is unknown"),
        (" CD19", "' CD19' begins or ends with white space; write 'CD19'"),
        ("CD19\u2009", r"'CD19\u2009' begins or ends with white space; write 'CD19'"),
    ],
)
def test_text_that_says_nothing_or_is_padded_is_refused(text: str, reason: str) -> None:
    """The message names class and field, what stands there, and the way out."""
    whole = rf"^{re.escape(f'Shelf.label: {reason}')}$"
    with pytest.raises(InvalidValue, match=whole):
        check_text(Shelf(), "label", text)
    with pytest.raises(InvalidValue, match=whole):
        check_texts(Shelf(), "label", ["fine", text])


def test_text_that_is_fine_or_not_stated_passes() -> None:
    """What is not stated is not blank, and white space inside is text."""
    check_text(Shelf(), "label", None)
    check_text(Shelf(), "label", "herpes simplex virus 1")
    check_texts(Shelf(), "label", ["CD19", "CD22"])


def test_texts_are_made_of_any_iterable() -> None:
    """Their order is kept; a set holds each text once."""
    assert ("CD22", "CD19") == to_texts(iter(["CD22", "CD19"]))
    assert frozenset({"CD19", "CD22"}) == to_text_set(["CD22", "CD19", "CD22"])
