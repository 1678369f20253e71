"""What each format holds, as a text that shows every change in a diff.

``python tests/formats/test_matrix.py`` writes the text anew.

Several formats tell what they hold by what they read of what they write. For them the
law that reading gives what ``restrict`` gives is true whatever they lose: it is here
that a format that holds less than before is seen.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from genetherapy_model.formats import FORMATS, Format
from genetherapy_model.formats.degrees import degree_of
from genetherapy_model.formats.features import FEATURES

SNAPSHOT = Path(__file__).with_name("matrix.txt")
WRITTEN = [known for known in FORMATS if hasattr(known.load(), "write")]


def degrees(known: Format) -> str:
    """Give the degrees of all features in one format."""
    restrict = known.load_writer().restrict
    return "".join(degree_of(feature, restrict).value for feature in FEATURES)


def matrix() -> str:
    """Write a line for each feature, and a column for each format."""
    columns = [degrees(known) for known in WRITTEN]
    names = " ".join(known.name for known in WRITTEN)
    rows = zip(*columns, (feature.name for feature in FEATURES), strict=True)
    lines = (f"{''.join(row[:-1])} {row[-1]}\n" for row in rows)
    return f"{names}\n{''.join(lines)}"


@pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.name)
def test_a_format_holds_what_was_written_down(known: Format) -> None:
    """No format holds less, or more, by accident."""
    head, *lines = SNAPSHOT.read_text("utf-8").splitlines()
    place = head.split().index(known.name)
    stated = {line.partition(" ")[2]: line[place] for line in lines}
    found = zip((feature.name for feature in FEATURES), degrees(known), strict=True)

    assert dict(found) == stated


if __name__ == "__main__":
    SNAPSHOT.write_text(matrix(), "utf-8")
