"""What the summary of a conversion tells, and what is refused."""

from __future__ import annotations

import io

import pytest

import genetherapy_model as gtm
from genetherapy_model.cli import options
from genetherapy_model.cli.reports import Tally
from genetherapy_model.errors import Finding, Severity
from genetherapy_model.formats import FORMATS


@pytest.mark.parametrize("shows_all", [False, True])
def test_every_kind_of_finding_can_be_listed(*, shows_all: bool) -> None:
    """The summary of many kinds says how to see all, and shows them when told to."""
    tally = Tally(shows_all=shows_all)
    for number in range(23):
        path = f"/field{number}"
        tally.add(
            Finding(
                code="LOSS001", severity=Severity.WARNING, message="lost", path=path
            )
        )
    lines = [*tally.lines()]

    assert (23 if shows_all else 21) == len(lines)
    assert ("--all-findings" in lines[-1]) is not shows_all


def test_the_help_names_the_formats_that_are_written() -> None:
    """``--to`` lists each format that is written, and none that is only read."""
    written = [each.name for each in FORMATS if hasattr(each.load(), "write")]

    assert written == options.WRITTEN.split(", ")


@pytest.mark.parametrize("name", ["nbib", "ris", "bibtex"])
def test_nothing_is_no_input(name: str) -> None:
    """An input without a byte is refused, whatever it is said to be."""
    with pytest.raises(gtm.UnreadableInput):
        list(gtm.read(io.BytesIO(b""), format=name))


def test_full_names_alone_are_authors() -> None:
    """Web of Science's AF without AU gives the authors."""
    [read] = gtm.read(
        b"FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n"
        b"AF High, Katherine A.\n   Wilson, James M.\nTI Vectors\nER\n\nEF\n",
        format="wos",
    )

    assert len(read.authors) == 2
