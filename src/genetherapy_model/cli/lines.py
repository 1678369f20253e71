"""In which line of a file a byte stands, as editors and code hosts count."""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Final

__all__ = ["LineFinder"]

_BLOCK: Final = 65536
_GZIP: Final = b"\x1f\x8b"


class LineFinder:
    """What finds the lines of bytes, reading each file once and keeping none of it.

    Of what is no plain file, such as a pipe or a compressed one, no line is known.
    """

    def __init__(self) -> None:
        self._files: dict[str, _Lines | None] = {}

    def find(self, name: str, byte: int) -> int | None:
        """Give the number of the line, from 1, in which a byte of a file stands."""
        try:
            if name not in self._files:
                self._files[name] = _Lines(Path(name)) if _is_plain(name) else None
            lines = self._files[name]
            return None if lines is None else lines.find(byte)
        except (OSError, ValueError):
            return None


class _Lines:
    """How many lines end before each block of a file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before = array("q", [0])

    def find(self, byte: int) -> int:
        number, rest = divmod(byte, _BLOCK)
        with self._path.open("rb") as stream:
            stream.seek((len(self._before) - 1) * _BLOCK)
            while len(self._before) <= number:
                ended = stream.read(_BLOCK).count(b"\n")
                self._before.append(self._before[-1] + ended)
            stream.seek(number * _BLOCK)
            return self._before[number] + stream.read(rest).count(b"\n") + 1


def _is_plain(name: str) -> bool:
    path = Path(name)
    # What is no file, such as a pipe, can be read only once: it is not touched.
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(2) != _GZIP
