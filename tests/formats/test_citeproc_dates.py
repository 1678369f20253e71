"""Dates as CSL has them: parts, words, seasons, and what is none of these."""

from __future__ import annotations

import pytest

from genetherapy_model import DateKind
from genetherapy_model.formats.citeproc_dates import read_date


@pytest.mark.parametrize("value", [None, True, [], [1, 2], [None], {}, object()])
def test_what_is_no_date_is_told(value: object) -> None:
    """A value of another type is no date, and nothing is made up of it."""
    date, problem = read_date(value, DateKind.PUBLISHED)

    assert date is None
    assert problem


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-05", "2023-05"),
        (2023, "2023"),
        ([{"raw": "2023"}], "2023"),
        ({"date-parts": [[2023]], "circa": True}, "2023~"),
        (
            {"date-parts": [[2023], [2024]], "circa": True},
            "2023~/2024~",
        ),
        ({"date-parts": [[2023, 5], None]}, "2023-05/"),
        ({"date-parts": [[2023]], "season": "winter"}, "2023-24"),
        ({"date-parts": [[2023]], "season": "02"}, "2023-22"),
        ({"date-parts": [[2023]], "season": 34}, "2023-34"),
        ({"date-parts": [[2023]], "season": "sometime"}, "2023"),
        ({"date-parts": [[2023]], "season": "99"}, "2023"),
    ],
)
def test_dates_are_read_in_all_their_forms(value: object, expected: str) -> None:
    """Numbers of seasons are CSL's, EDTF's or citeproc's; others say nothing."""
    date, problem = read_date(value, DateKind.PUBLISHED)

    assert problem == ""
    assert date is not None
    assert expected == str(date.date)


@pytest.mark.parametrize("rows", ["2023", [["soon"]], [[]], [None]])
def test_parts_that_are_no_numbers_are_kept_as_words(rows: object) -> None:
    """What stands in the parts is shown, where it can be shown."""
    date, problem = read_date({"date-parts": rows}, DateKind.PUBLISHED)

    assert problem
    assert date is None or (date.date is None and date.text)
