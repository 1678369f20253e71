"""How far a long work is: a bar on a terminal, and nothing elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from genetherapy_model.cli.inputs import Inputs

__all__ = ["Advance", "shown_progress"]

_PATIENCE: Final = 1.0  # seconds; shorter work shows no bar
_INTERVAL: Final = 0.1  # seconds between two drawings


class Advance:
    """What a command calls after each record; here it shows nothing.

    >>> Advance().step()
    """

    def step(self, records: int = 1) -> None:
        """Take note that some records are done."""

    def pause(self) -> None:
        """Make room for other output, up to the next step."""


class _Bar(Advance):
    def __init__(self, inputs: Inputs, console: Console) -> None:
        self._inputs = inputs
        self._records = 0
        self._next = time.monotonic() + _PATIENCE
        # No thread draws, so that an interruption finds one thread only.
        self._bar = Progress(
            TextColumn("{task.fields[records]:,} records"),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            auto_refresh=False,
        )
        self._task = self._bar.add_task("", total=inputs.size, records=0)

    def step(self, records: int = 1) -> None:
        self._records += records
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _INTERVAL
            self._bar.start()
            self._bar.update(
                self._task, completed=self._inputs.bytes_read, records=self._records
            )
            self._bar.refresh()

    def pause(self) -> None:
        if self._bar.live.is_started:
            self._bar.stop()


@contextmanager
def shown_progress(inputs: Inputs, *, beside_output: bool) -> Iterator[Advance]:
    """Show how far the reading of the inputs is, where standard error is a terminal.

    Args:
        inputs: What is read.
        beside_output: Whether the output appears on the terminal too, where a bar
            would be in its way.
    """
    if beside_output or sys.stderr is None or not sys.stderr.isatty():
        yield Advance()
        return
    bar = _Bar(inputs, Console(stderr=True))
    try:
        yield bar
    finally:
        bar.pause()
