"""Lines out of bytes: every encoding, every end of line, every damage."""

from __future__ import annotations

import gzip
import io
import re
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model.formats.lines import lines_of

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]


class Slow(io.RawIOBase):
    """A stream that gives so many bytes at a time."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data, self._size = io.BytesIO(data), size

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Give a few bytes, however many are asked for."""
        return self._data.read(self._size if size < 0 else min(size, self._size))


def _split(text: str) -> list[str]:
    lines = re.split(r"\r\n|\n|\r", text)
    return lines if lines[-1] else lines[:-1]


# What no text can hold is not drawn, nor a mark that would be taken for one.
_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
    | st.sampled_from("\n\r\t\x85\u2028"),
).filter(lambda text: "\ufeff" not in text and "\ufffe" not in text)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=_TEXTS, size=st.integers(1, 9))
def test_lines_are_those_of_the_text(encoding: str, text: str, size: int) -> None:
    """However the bytes are encoded and come, the lines are those of the text."""
    # Two letters of ASCII first: so the encoding can be told without a mark.
    data = f"TY{text}".encode(encoding)
    found = list(lines_of(cast("BinaryIO", Slow(data, size))))

    assert [line.text for line in found] == _split(
        f"TY{text}".replace("\uffff", "\ufffd")
    )
    assert [line.number for line in found] == list(range(1, len(found) + 1))
    for line in found:
        bare = encoding.removesuffix("-sig")
        assert data[line.byte :].startswith(
            line.text.encode("utf-16-le" if bare == "utf-16" else bare)
        )


def test_windows_1252_is_read_with_a_finding() -> None:
    """A line that is no UTF-8 is Windows-1252, and others stay UTF-8."""
    data = "Schlüter\n".encode() + "Müller, 50 €\n".encode("cp1252") + b"\x81\n"
    first, second, third = lines_of(io.BytesIO(data))

    assert (first.text, first.findings) == ("Schlüter", ())
    assert second.text == "Müller, 50 €"
    assert str(second.findings[0]) == (
        "RDR010 warning line 2, byte 10: the line is no UTF-8: it is read as "
        "Windows-1252"
    )
    assert third.text == "\x81"


@pytest.mark.parametrize(
    "data",
    [
        b"TY\x00X\n",
        "TY\ud800X\n".encode("utf-16-le", "surrogatepass"),
        "TYX\ud800\n".encode("utf-16-be", "surrogatepass"),
        "TYX".encode("utf-16-le") + b"x",
    ],
)
def test_what_no_text_can_hold_never_gets_through(data: bytes) -> None:
    """Zeros, lone surrogates and half characters become U+FFFD, with a finding."""
    [line] = lines_of(io.BytesIO(data))

    assert "\ufffd" in line.text
    assert [found.code for found in line.findings] == ["RDR010"]


def test_damaged_compression_is_told_after_what_was_whole() -> None:
    """A file that breaks off gives its lines, and then says so."""
    data = gzip.compress("".join(f"line {i}\n" for i in range(9999)).encode())
    with gzip.open(io.BytesIO(data[:-4000])) as stream:
        found = list(lines_of(cast("BinaryIO", stream)))

    assert found[0].text == "line 0"
    assert found[-1].text == ""
    assert [finding.code for finding in found[-1].findings] == ["RDR006"]


def test_an_empty_input_has_no_lines() -> None:
    """Nothing is nothing, and a mark alone is nothing too."""
    assert list(lines_of(io.BytesIO(b""))) == []
    assert list(lines_of(io.BytesIO(b"\xef\xbb\xbf"))) == []


def test_a_line_without_an_end_does_not_fill_the_memory() -> None:
    """A line of more than 16 MB is cut."""
    found = list(lines_of(io.BytesIO(b"x" * (20 << 20))))

    assert sum(len(line.text) for line in found) == 20 << 20
    assert max(len(line.text) for line in found) <= (1 << 24) + (1 << 16)
