"""Labels of abstracts: where they divide a text, and where they are words of it."""

from __future__ import annotations

import pytest

from genetherapy_model.formats.abstract_labels import divide_lines, divide_paragraph


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Background: a. Methods: b. Results: c.",
            ["Background", "Methods", "Results"],
        ),
        ("Background: a. Methods: b.", [None]),
        ("So. Background: a. Methods: b. Results: c.", [None]),
    ],
)
def test_labels_in_small_letters_are_three_from_the_beginning(
    text: str, labels: list[str | None]
) -> None:
    """Fewer of them, or behind a sentence, are words of the text."""
    assert labels == [label for label, _ in divide_paragraph(text)]


def test_capital_letters_are_no_label_of_their_own() -> None:
    """In a line with labels, what is none stays in the text."""
    lines = ["METHODS: We did. AAV X: b. RESULTS: c."]

    assert [("METHODS", "We did. AAV X: b."), ("RESULTS", "c.")] == divide_lines(lines)
