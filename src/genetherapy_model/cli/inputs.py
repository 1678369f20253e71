"""The inputs of a command: files and standard input, read record after record."""

from __future__ import annotations

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

from attrs import evolve

from genetherapy_model.api import opened
from genetherapy_model.errors import Finding, Position, UnreadableInput
from genetherapy_model.formats import Format, find_format
from genetherapy_model.formats.readings import Deletion, Reading
from genetherapy_model.formats.sifting import Sieve, sift

__all__ = ["STANDARD", "Inputs", "make_sieve", "placed"]

STANDARD: Final = "-"
"""What stands for standard input or output on the command line."""

_BLOCK = 65536


class Inputs:
    """The inputs of one command, in order.

    Attributes:
        names: What was typed for each.
        formats: The format that each was read as, by its name, once it is known.
        source: The name of the format to read; None to tell it from the content.
        mentioning: The terms of which a record mentions one; none, to read all.
        size: The bytes of all of them together; None where one is no file.

    >>> Inputs(["-", "-"])
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.UnreadableInput: '-', standard input, can be read once only
    """

    def __init__(
        self,
        names: Sequence[str],
        format_name: str | None = None,
        mentioning: Sequence[str] = (),
    ) -> None:
        self.names: tuple[str, ...] = tuple(names)
        self.formats: dict[str, Format] = {}
        self.source: str | None = format_name
        self.mentioning: tuple[str, ...] = tuple(mentioning)
        self._sieve = make_sieve(self.mentioning)
        self._done = 0
        self._current: _Counted | None = None
        if format_name is not None:
            find_format(format_name)
        if self.names.count(STANDARD) > 1:
            raise UnreadableInput("'-', standard input, can be read once only")
        for name in self.names:
            if not name:
                raise UnreadableInput("'' is no name of a file")
            if name.startswith("-") and name != STANDARD:
                raise UnreadableInput(
                    f"{name} is no option; a file of that name is written ./{name}"
                )

    @property
    def size(self) -> int | None:
        """The bytes of all inputs together, before decompression."""
        states = [_state_of(name) for name in self.names]
        if not all(state and stat.S_ISREG(state.st_mode) for state in states):
            return None
        return sum(state.st_size for state in states if state)

    @property
    def bytes_read(self) -> int:
        """The bytes that have been read so far."""
        return self._done + (self._current.count if self._current else 0)

    def require_all(self) -> None:
        """See that each input is there, before work of hours begins.

        Raises:
            UnreadableInput: If one is missing, a folder, or may not be read.
        """
        for name in self.names:
            if name != STANDARD:
                try:
                    if stat.S_ISDIR(Path(name).stat().st_mode):
                        raise IsADirectoryError
                    if not os.access(name, os.R_OK):
                        raise PermissionError
                except (OSError, ValueError) as error:
                    raise _unreadable(name, error) from error

    def find_same(self, state: os.stat_result) -> str | None:
        """Give the name of the input that is the same file, or None."""
        for name in self.names:
            found = _state_of(name)
            if found is not None and os.path.samestat(found, state):
                return name
        return None

    def scan(self, name: str) -> Iterator[Reading | Deletion]:
        """Read one input; what makes it unreadable as a whole names it.

        In the place of a record that mentions no term stands ``PASSED_OVER``.

        Raises:
            UnreadableInput: If it cannot be opened, recognized or read on.
        """
        shown = shown_name(name)
        try:
            with _open(name) as stream:
                self._current = _Counted(stream, shown)
                source = io.BufferedReader(self._current, _BLOCK)
                with opened(source, format=self.source) as (found, unpacked):
                    self.formats[name] = found
                    yield from sift(found, unpacked, self._sieve)
        except UnreadableInput as error:
            if error.message.startswith(f"{shown}: "):
                raise
            raise UnreadableInput(f"{shown}: {error}", error.findings) from error
        except (OSError, EOFError, zlib.error) as error:
            raise _unreadable(name, error) from error
        finally:
            self._done = self.bytes_read
            self._current = None


def make_sieve(mentioning: Sequence[str]) -> Sieve | None:
    """Give what tells which records mention a term; nothing where none is given."""
    if not mentioning:
        return None
    # Most commands look for nothing.
    from genetherapy_model.nomenclature.mentioning import finder_of  # noqa: PLC0415

    return finder_of(mentioning)


def shown_name(name: str) -> str:
    """Give the name of an input for people."""
    return "standard input" if name == STANDARD else name


def placed(finding: Finding, scanned: Reading | Deletion, name: str) -> Finding:
    """Give a finding with its place: the input, and the record in it."""
    position = finding.position or scanned.position or Position()
    return evolve(finding, position=evolve(position, file=shown_name(name)))


class _Counted(io.RawIOBase):
    """A stream that counts what is read of it.

    Its first block is filled, so that a slow pipe is recognized as a file is; its
    failures are those of an input, and cannot be taken for those of the output.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self.name = name
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = cast("memoryview", buffer)
        read = self._stream.read if self.count == 0 else self._read_once
        try:
            block = read(len(view))
        except OSError as error:
            raise _unreadable(self.name, error) from error
        view[: len(block)] = block
        self.count += len(block)
        return len(block)

    def _read_once(self, size: int) -> bytes:
        read = getattr(self._stream, "read1", self._stream.read)
        return cast("bytes", read(size))


@contextmanager
def _open(name: str) -> Iterator[BinaryIO]:
    if name != STANDARD:
        if "\0" in name:
            raise UnreadableInput("no file can have this name")
        with Path(name).open("rb") as stream:
            yield stream
    elif sys.stdin is None:
        raise UnreadableInput("it is closed")
    else:
        yield sys.stdin.buffer  # which is not ours to close


def _state_of(name: str) -> os.stat_result | None:
    try:
        if name == STANDARD:
            return os.fstat(sys.stdin.fileno())
        return Path(name).stat()
    except (OSError, ValueError, AttributeError):
        return None


def _unreadable(name: str, error: Exception) -> UnreadableInput:
    shown = shown_name(name)
    match error:
        case FileNotFoundError():
            said = "there is no such file"
        case IsADirectoryError():
            said = "this is a folder: name the files in it"
        case PermissionError():
            said = "you have no permission to read it"
        case gzip.BadGzipFile() | EOFError() | zlib.error():
            said = f"its gzip compression is damaged: {error}"
        case OSError():
            said = f"it cannot be read: {error.strerror or error}"
        case _:
            said = f"it cannot be read: {error}"
    return UnreadableInput(f"{shown}: {said}")
