"""The outputs of a command: a file that is replaced when whole, or standard output."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from genetherapy_model.cli.inputs import STANDARD, Inputs, shown_name
from genetherapy_model.errors import Finding, GeneTherapyModelError
from genetherapy_model.files import replaced
from genetherapy_model.formats import FORMATS, Format, find_format, format_of_name

__all__ = [
    "Output",
    "UnwritableOutput",
    "clean",
    "complain",
    "standard_output",
    "worded",
]


class UnwritableOutput(GeneTherapyModelError):
    """An output that cannot be written, or must not be."""


class Output:
    """Where a command writes to: a file, or standard output.

    Attributes:
        path: The file; None for standard output.

    >>> Output("absent/out.jsonl")
    Traceback (most recent call last):
    ...
    genetherapy_model.cli.outputs.UnwritableOutput: absent/out.jsonl: there is no folder
    absent: make it first
    """

    def __init__(self, name: str | None) -> None:
        self.path: Path | None = None
        if name is None or name == STANDARD:
            return
        self.path = Path(name)
        if not name or "\0" in name or self.path.is_dir():
            raise UnwritableOutput(f"{name!r} is no name of a file to write")
        if name.startswith("-"):
            raise UnwritableOutput(
                f"{name} is no name of an output; a file of that name is written "
                f"./{name}"
            )
        if not self.path.parent.is_dir():
            raise UnwritableOutput(
                f"{name}: there is no folder {self.path.parent}: make it first"
            )

    def __str__(self) -> str:
        return "standard output" if self.path is None else str(self.path)

    @property
    def is_terminal(self) -> bool:
        """Whether people see what is written, as it is written."""
        return self.path is None and sys.stdout is not None and sys.stdout.isatty()

    def find_format(self, name: str | None) -> Format:
        """Give the format to write, by its own name or by that of the file.

        Raises:
            UnwritableOutput: If the ending of the file's name tells none.
        """
        if name is not None:
            return find_format(name)
        if self.path is None:
            return find_format("jsonl")
        found = format_of_name(self.path.name)
        if found is None:
            suffixes = ", ".join(suffix for each in FORMATS for suffix in each.suffixes)
            raise UnwritableOutput(
                f"{self.path}: the name ends in none of {suffixes}: name the format "
                "with --to"
            )
        return found

    def spare(self, inputs: Inputs) -> None:
        """Refuse to write into an input.

        Raises:
            UnwritableOutput: If the output is one of the inputs.
        """
        state = self._state()
        if state is None or not stat.S_ISREG(state.st_mode):
            return
        found = inputs.find_same(state)
        if found is not None:
            raise UnwritableOutput(
                f"{self} is the input {shown_name(found)}, and an input is never "
                "changed: write to another file"
            )

    def _state(self) -> os.stat_result | None:
        with suppress(OSError, ValueError, AttributeError):
            if self.path is None:
                return os.fstat(sys.stdout.fileno())
            return self.path.stat()
        return None

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Open it; a file takes its place only if all goes well.

        Raises:
            UnwritableOutput: If it cannot be written.
        """
        try:
            if self.path is None:
                stdout = standard_output()
                stdout.flush()
                yield stdout.buffer
                stdout.buffer.flush()
            elif self.path.exists() and not self.path.is_file():
                # A pipe or a device is written into: put a file in its place, and
                # whoever reads it waits for ever.
                with self.path.open("wb") as stream:
                    yield stream
            else:
                # Through a link, the file that it leads to is replaced.
                with replaced(Path(os.path.realpath(self.path))) as stream:
                    yield stream
        except BrokenPipeError:
            raise
        except OSError as error:
            raise UnwritableOutput(
                f"{self}: it cannot be written: {error.strerror or error}"
            ) from error


def standard_output() -> TextIO:
    """Give standard output, as text.

    Raises:
        UnwritableOutput: If it is closed.
    """
    if sys.stdout is None:
        raise UnwritableOutput("standard output is closed")
    return sys.stdout


def complain(sentence: str) -> None:
    """Say something to people, on standard error, and go on."""
    # It may itself be closed or full: then the exit code alone must do.
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()


def clean(text: str) -> str:
    r"""Give a text as one line that no terminal takes for commands.

    >>> clean("Gene\n\x1b[31m therapy")
    'Gene \ufffd[31m therapy'
    """
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(
        char if char.isprintable() or not _is_control(char) else "\ufffd"
        for char in line
    )


def worded(finding: Finding) -> str:
    """Give what a finding says, with what was probably meant."""
    suggestion = finding.suggestion
    also = f"; did you mean {suggestion!r}?" if suggestion is not None else ""
    return f"{finding.message}{also}"


def _is_control(char: str) -> bool:
    return ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 or 0xD800 <= ord(char) < 0xE000
