"""The command line, ``genetherapy-model``: convert, show, check, lookup and others.

Whatever goes wrong is one sentence on standard error, never a traceback, and an exit
code:

====  ================================================================================
code  what it says
====  ================================================================================
0     good
1     a record was lost, as it could not be read; or ``check`` found something at or
      above ``--min-severity``; or ``convert --strict`` found anything; or ``lookup``
      did not find a name; or a name given to ``inn`` is none
2     wrong usage, an input that cannot be read, or an output that cannot be written
130   interrupted by the keyboard; 128 and the number of the signal for others
====  ================================================================================
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType

from genetherapy_model.cli.outputs import clean, complain
from genetherapy_model.errors import GeneTherapyModelError, MissingExtra

__all__ = ["main"]

_TRACEBACK = "GENETHERAPY_MODEL_TRACEBACK"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, and give its exit code.

    Args:
        arguments: What was typed after the name of the command; by default what the
            process was started with.

    >>> main(["formats"])  # doctest: +ELLIPSIS
    jsonl ...
    0
    >>> main(["convert", "absent.xml"])  # one sentence on standard error
    2
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    _accept_all_characters()
    try:
        return _run(words)
    except BrokenPipeError:
        # Who reads the output has seen enough, as `head` does.
        code, said = 0, None
    except KeyboardInterrupt:
        code, said = (
            130,
            "interrupted: what was printed is not all; no half of a file is left",
        )
    except GeneTherapyModelError as error:
        code, said = 2, str(error)
    except OSError as error:
        code, said = 2, f"the output cannot be written: {error.strerror or error}"
    except Exception as error:
        # A traceback helps no curator; developers ask for it.
        if os.environ.get(_TRACEBACK):
            raise
        code, said = (
            2,
            (
                f"a fault in genetherapy-model itself, please report it: "
                f"{type(error).__name__}: {error} ({_TRACEBACK}=1 shows the traceback)"
            ),
        )
    _flush_or_forget()
    if said is not None:
        complain(f"genetherapy-model: {clean(said)}")
    return code


def _run(words: Sequence[str]) -> int:
    with _stopped_by_signals():
        code = _find_runner()(words)
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    return code


def _find_runner() -> Callable[[Sequence[str]], int]:
    try:
        from genetherapy_model.cli.commands import run  # noqa: PLC0415 - an extra
    except ImportError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in {"cyclopts", "rich"}:
            raise
        raise MissingExtra(
            f"the command line needs {missing}, which is not installed: "
            "pip install 'genetherapy-model[cli]'"
        ) from error
    return run


def _accept_all_characters() -> None:
    """Let a character that the terminal's encoding lacks be escaped, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _flush_or_forget() -> None:
    """Write what is held back; what cannot be written is not tried again at the end."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
            continue
        with suppress(OSError, ValueError, AttributeError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Let a signal to end clean up as an interruption does, with its own exit code."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    names = ("SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {
        number: signal.signal(number, _stop)
        for number in numbers
        if signal.getsignal(number) is signal.SIG_DFL
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    sys.exit(128 + number)
