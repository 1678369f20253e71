"""The command line where things seldom are: odd streams, odd names, bare records."""

from __future__ import annotations

import errno
import importlib
import io
import os
import signal
import sys
import threading
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from rich.console import Console

import genetherapy_model as gtm
from genetherapy_model import cli
from genetherapy_model.cli.cards import draw_card, make_card
from genetherapy_model.cli.inputs import Inputs, _unreadable
from genetherapy_model.cli.lines import LineFinder
from genetherapy_model.cli.outputs import Output, UnwritableOutput
from genetherapy_model.cli.progress import _Bar
from genetherapy_model.cli.reports import _Table
from genetherapy_model.cli.sarif import SarifPrinter
from genetherapy_model.cli.substance_names import _vectors


def raising(error: BaseException) -> Callable[[], Callable[[Sequence[str]], int]]:
    """Give what finds a command that ends with an error."""

    def run(_: Sequence[str]) -> NoReturn:
        raise error

    return lambda: run


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (BrokenPipeError(), 0, ""),
        (
            KeyboardInterrupt(),
            130,
            (
                "genetherapy-model: interrupted: what was printed is not all; "
                "no half of a file is left\n"
            ),
        ),
        (OSError("odd"), 2, "genetherapy-model: the output cannot be written: odd\n"),
        (gtm.InvalidValue("bad\nvalue"), 2, "genetherapy-model: bad value\n"),
        (
            OSError(errno.ENOSPC, "Full"),
            2,
            "genetherapy-model: the output cannot be written: Full\n",
        ),
    ],
)
def test_what_ends_a_command_has_its_code(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    said: str,
) -> None:
    """Who closed a pipe has seen enough; a full disk is one sentence."""
    monkeypatch.setattr(cli, "_find_runner", raising(error))

    assert code == cli.main([])
    assert said == capsys.readouterr().err


def test_a_fault_in_an_import_is_no_missing_extra(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A module of ours that cannot be imported is our fault, and told as one."""
    monkeypatch.setitem(sys.modules, "genetherapy_model.cli.commands", None)

    assert cli.main([]) == 2
    assert "a fault in genetherapy-model itself" in capsys.readouterr().err


def test_a_signal_to_end_has_its_own_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a shell counts: 128 and the number of the signal."""

    def run(_: Sequence[str]) -> int:
        os.kill(os.getpid(), signal.SIGTERM)
        return 0

    monkeypatch.setattr(cli, "_find_runner", lambda: run)
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit, match=str(128 + signal.SIGTERM)):
        cli.main([])
    assert before == signal.getsignal(signal.SIGTERM)


def test_a_thread_may_run_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Handlers of signals belong to the main thread, and others go without."""
    codes: list[int] = []
    monkeypatch.setattr(cli, "_find_runner", lambda: lambda _: 7)
    thread = threading.Thread(target=lambda: codes.append(cli.main([])))
    thread.start()
    thread.join()

    assert codes == [7]


def test_a_stream_that_is_absent_is_not_flushed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A program without a console has no standard streams."""
    monkeypatch.setattr(cli, "_find_runner", lambda: lambda _: 0)
    monkeypatch.setattr(sys, "stdout", None)

    assert cli.main([]) == 0


def test_what_cannot_be_written_is_forgotten(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What a full disk refused goes nowhere, so that the end is quiet."""
    with (tmp_path / "full").open("w") as file:

        class Full(io.StringIO):
            def flush(self) -> None:
                raise OSError(errno.ENOSPC, "No space left on device")

            def fileno(self) -> int:
                return file.fileno()

        monkeypatch.setattr(cli, "_find_runner", raising(BrokenPipeError()))
        monkeypatch.setattr(sys, "stdout", Full())
        assert cli.main([]) == 0
        file.write("lost")
    monkeypatch.undo()

    assert (tmp_path / "full").read_text() == ""


@pytest.mark.parametrize("error", [OSError(errno.EBADF, "Bad"), ValueError("closed")])
def test_a_stream_that_leads_nowhere_is_left(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Where a stream can neither be written nor replaced, the code alone is told."""

    class Broken(io.StringIO):
        def flush(self) -> None:
            raise error

        def fileno(self) -> int:
            raise error

    monkeypatch.setattr(cli, "_find_runner", raising(BrokenPipeError()))
    monkeypatch.setattr(sys, "stdout", Broken())
    assert cli.main([]) == 0
    monkeypatch.undo()


def test_a_name_may_be_none(tmp_path: Path) -> None:
    """An empty name and one with a null are refused, each with a sentence."""
    with pytest.raises(gtm.UnreadableInput, match="'' is no name of a file"):
        Inputs(("",), None).require_all()
    with pytest.raises(gtm.UnreadableInput, match="no file can have this name"):
        [*Inputs((str(tmp_path / "a\0b"),), None).scan(str(tmp_path / "a\0b"))]


def test_a_file_that_may_not_be_read_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Before anything is written, it is seen that all can be read."""
    path = tmp_path / "a.json"
    path.write_text("{}")
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(gtm.UnreadableInput, match="you have no permission to read it"):
        Inputs((str(path),), None).require_all()


def test_what_is_no_plain_file_has_no_lines(tmp_path: Path) -> None:
    """Of folders, odd names and what vanished no line is known."""
    finder = LineFinder()
    path = tmp_path / "a.txt"
    path.write_text("a\nb\n")
    assert finder.find(str(path), 2) == 2
    path.unlink()

    assert finder.find(str(path), 2) is None
    assert finder.find(str(tmp_path), 0) is None
    assert finder.find("a\0b", 0) is None
    assert finder.find(os.devnull, 0) is None


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (BrokenPipeError(), BrokenPipeError),
        (OSError(errno.ENOSPC, "No space left"), UnwritableOutput),
    ],
)
def test_an_output_fails_as_what_it_is(
    tmp_path: Path, error: OSError, expected: type[Exception]
) -> None:
    """A closed pipe is no failure of the output, and everything else is one."""
    with (
        pytest.raises(expected),
        Output(str(tmp_path / "out.json")).opened(),
    ):
        raise error


def _shown(*findings: gtm.Finding, **stated: object) -> str:
    """Give the card of a publication as a terminal shows it."""
    publication = gtm.Publication(**stated)  # type: ignore[arg-type]
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=90, color_system=None)
    draw_card(make_card(gtm.Reading(publication=publication), findings), console)
    return stream.getvalue()


def test_a_card_shows_what_is_odd() -> None:
    """Findings, an open list of authors, members, other numbers, long lists."""
    finding = gtm.Finding(code="X1", severity=gtm.Severity.INFO, message="odd")
    members = [gtm.Person(name="Ann Lee"), gtm.Person(name="Bo Lee")]
    shown = _shown(
        finding,
        title="A title",
        authors=[gtm.CollectiveAuthor(name="Group", members=members)],
        authors_complete=False,
        identifiers=[gtm.OtherIdentifier(scheme="pii", text="S1")],
        people=[gtm.Person(name="Mary Shelley")],
        editors=[
            gtm.PersonalAuthor(person=gtm.Person(name=f"Jane {letter}. Doe"))
            for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        ],
    )

    for words in (
        "X1 info: odd",
        "2 members",
        "... and ",
        "the list is said not to be complete",
        "S1",
        "Mary Shelley",
    ):
        assert words in shown, words


def test_a_card_may_be_bare() -> None:
    """A record that says nothing is shown by its title alone."""
    assert "─" in _shown()


def test_the_package_is_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """``python -m genetherapy_model`` ends with the code of the command."""
    monkeypatch.setattr(sys, "argv", ["genetherapy-model", "formats"])
    monkeypatch.delitem(sys.modules, "genetherapy_model.__main__", raising=False)

    with pytest.raises(SystemExit, match="0"):
        importlib.import_module("genetherapy_model.__main__")


DELETION = (
    b"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID>"
    b"</MedlineCitation></PubmedArticle><DeleteCitation><PMID>2</PMID>"
    b"</DeleteCitation></PubmedArticleSet>"
)


def test_a_deletion_is_nothing_to_check(tmp_path: Path) -> None:
    """What an update file deletes has no record: reading passes it over."""
    update = tmp_path / "update.xml"
    update.write_bytes(DELETION)

    assert cli.main(["check", str(update)]) == 0
    assert len([*gtm.read(DELETION)]) == 1


def test_what_was_found_before_the_end_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An input that fails hides nothing of those before it."""
    odd, bad = tmp_path / "odd.jsonl", tmp_path / "bad.xml"
    gtm.write([gtm.Publication(title="A")], odd)
    with odd.open("ab") as stream:
        stream.write(b'{"schema":"genetherapy-model/1","type":"Publication","title":7}')
    bad.write_text("nothing of the kind")

    assert cli.main(["convert", str(odd), str(bad), "-o", str(tmp_path / "o.ris")]) == 2
    told = capsys.readouterr().err
    assert "RDR905" in told
    assert "bad.xml" in told


def test_several_rules_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """A blank line stands between two rules."""
    assert cli.main(["rules", "ID001", "ID010"]) == 0
    cards = capsys.readouterr().out.split("\n\n")
    assert len([card for card in cards if card.startswith("ID0")]) == 2


def test_what_ties_a_journal_has_its_sources(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The card of a journal tells of the society whose organ it is."""
    assert cli.main(["lookup", "Human Gene Therapy", "--format", "json"]) == 0
    assert cli.main(["lookup", "Human Gene Therapy"]) == 0
    assert "of the " in capsys.readouterr().out


@pytest.mark.parametrize("error", [EOFError("early"), zlib.error("bad")])
def test_what_is_wrong_with_a_packed_file_is_said(error: Exception) -> None:
    """The sentence names the file, and says that its compression is damaged."""
    said = str(_unreadable("a.gz", error))

    assert said.startswith("a.gz: its gzip compression is damaged: ")


def test_a_bar_is_drawn_only_now_and_then(tmp_path: Path) -> None:
    """Records that are read in no time draw nothing."""
    (tmp_path / "a.json").write_bytes(b"{}")
    shown = io.StringIO()
    bar = _Bar(Inputs([str(tmp_path / "a.json")]), Console(file=shown))
    bar.step()

    assert shown.getvalue() == ""


def test_a_table_without_rows_is_not_drawn() -> None:
    """Nothing is printed where nothing was found."""
    shown = io.StringIO()
    _Table(Console(file=shown), lambda: None).close()

    assert shown.getvalue() == ""


def test_a_line_that_is_known_is_not_looked_for() -> None:
    """SARIF gives the line of the finding, or none where it has no place."""
    shown = io.StringIO()
    printer = SarifPrinter(shown)
    for line in (7, None):
        position = gtm.Position(file="absent.ris", line=line)
        finding = gtm.Finding(
            code="RDR011", severity=gtm.Severity.WARNING, message="x", position=position
        )
        printer.add(finding, None)
    printer.close()

    assert 1 == shown.getvalue().count('"startLine"')
    assert '"startLine": 7' in shown.getvalue()


def test_what_says_nothing_of_a_vector_has_none() -> None:
    """An agent without a vector and without a cargo tells nothing of both."""
    agents = [gtm.Agent(), gtm.Agent(vector=gtm.Vector(serotype="AAV9"))]
    components = [gtm.Component(agent=agent) for agent in agents]

    assert {"AAV9"} == _vectors(gtm.TherapyModality(components=components))
