"""What is read: records that could be read, deletions, and where a stream breaks."""

from __future__ import annotations

import io
from typing import get_args

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats.readings import DAMAGE, Scanned

MANY = [gtm.Publication(title=f"Gene therapy, part {part}") for part in range(3)]


class Broken(io.BytesIO):
    """A stream that gives a few bytes at a time, and an error where it should end."""

    def __init__(self, data: bytes, error: type[Exception]) -> None:
        """Take what it gives, and what it raises."""
        super().__init__(data)
        self.error = error

    def read(self, size: int | None = -1) -> bytes:
        """Give sixteen bytes, if there are any."""
        chunk = super().read(min(size or 16, 16) if size != -1 else 16)
        if not chunk:
            raise self.error("cut off")
        return chunk

    read1 = read


@pytest.mark.parametrize("error", DAMAGE)
@pytest.mark.parametrize("name", ["csl-json", "jsonl", "nbib", "pubmed-xml", "ris"])
def test_a_damaged_stream_ends_with_a_finding(
    name: str, error: type[Exception]
) -> None:
    """What stands before the damage is read, and the damage is told, not raised."""
    stream = io.BytesIO()
    gtm.write(MANY, stream, format=name)
    found = [*gtm.scan(Broken(stream.getvalue(), error), format=name)]

    assert all(isinstance(each, get_args(Scanned)) for each in found)
    read = [each.publication for each in found if isinstance(each, gtm.Reading)]
    assert MANY == [publication for publication in read if publication is not None]
    assert [f for each in found for f in each.findings if f.code.startswith("RDR")]
