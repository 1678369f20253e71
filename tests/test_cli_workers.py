"""Several processes write and say what one would, whatever the input."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

import genetherapy_model as gtm
from genetherapy_model.cli import main, workers

EXAMPLES = Path("docs/examples/landmark-papers.xml")
RECORDS = EXAMPLES.read_bytes()
MIDDLE = RECORDS.index(b"<PubmedArticle>", len(RECORDS) // 2)


def with_inside(text: bytes) -> bytes:
    """Put something between two records."""
    return RECORDS[:MIDDLE] + text + RECORDS[MIDDLE:]


INPUTS = {
    "whole": RECORDS,
    "packed": gzip.compress(RECORDS),
    "cut off": RECORDS[:-500],
    "cut off and packed": gzip.compress(RECORDS)[:-300],
    "a bare ampersand": RECORDS.replace(b"<ArticleTitle>", b"<ArticleTitle>A & B ", 1),
    "a broken record": with_inside(b"<PubmedArticle><a></PubmedArticle>"),
    "a deletion": with_inside(b"<DeleteCitation><PMID>1</PMID></DeleteCitation>"),
    "a record in a comment": with_inside(b"<!-- <PubmedArticle></PubmedArticle> -->"),
    "an end in CDATA": with_inside(
        b"<PubmedArticle><MedlineCitation><PMID><![CDATA[</PubmedArticle>]]></PMID>"
        b"</MedlineCitation></PubmedArticle>"
    ),
    "two sets": RECORDS + RECORDS[RECORDS.index(b"<PubmedArticleSet") :],
    "another encoding": RECORDS.replace(b'"utf-8"', b'"iso-8859-1"'),
    "no set": RECORDS[RECORDS.index(b"<PubmedArticle>") :],
    "another format": b'{"schema":"genetherapy-model/1","type":"Publication"}\n',
    "no input at all": b"",
    "no records": b"<PubmedArticleSet></PubmedArticleSet>",
}


def convert(
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    *names: str,
    to: str,
    jobs: int,
    terms: Sequence[str] = (),
) -> tuple[int, str, bytes | None]:
    """Run the command: its exit code, what it says, and what it writes."""
    output = folder / f"output.{to}"
    output.unlink(missing_ok=True)
    words = ["convert", *names, "-o", str(output), "--jobs", str(jobs)]
    code = main([*words, *(f"--mentioning={term}" for term in terms)])
    return (
        code,
        capsys.readouterr().err,
        (output.read_bytes() if output.exists() else None),
    )


@pytest.fixture
def in_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let threads do the work, as starting processes takes long; and cut often."""
    monkeypatch.setattr(workers, "_pool", ThreadPoolExecutor)
    monkeypatch.setattr(workers, "_RUN", 4000)


@pytest.mark.usefixtures("in_threads")
@pytest.mark.parametrize("to", workers.JOINED)
@pytest.mark.parametrize("data", INPUTS.values(), ids=INPUTS)
def test_several_write_and_say_what_one_does(
    data: bytes, to: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Output, words and exit code are those of one process, before and after others."""
    (tmp_path / "odd").write_bytes(data)
    names = [str(EXAMPLES), str(tmp_path / "odd"), str(EXAMPLES)]
    by_one = convert(capsys, tmp_path, *names, to=to, jobs=1)

    assert by_one == convert(capsys, tmp_path, *names, to=to, jobs=3)
    alone = convert(capsys, tmp_path, names[1], to=to, jobs=1)
    assert alone == convert(capsys, tmp_path, names[1], to=to, jobs=3)


@pytest.mark.usefixtures("in_threads")
@pytest.mark.parametrize("data", INPUTS.values(), ids=INPUTS)
def test_several_find_what_one_finds(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With terms, too, output, words and exit code are those of one process."""
    (tmp_path / "odd").write_bytes(data)
    names = [str(EXAMPLES), str(tmp_path / "odd"), str(EXAMPLES)]
    terms = ["blood", "gene editing"]
    by_one = convert(capsys, tmp_path, *names, to="jsonl", jobs=1, terms=terms)

    assert by_one == convert(capsys, tmp_path, *names, to="jsonl", jobs=3, terms=terms)


def test_what_mentions_a_term_is_converted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One of the terms is enough; what mentions none is counted, and nothing else."""
    code, said, written = convert(
        capsys, tmp_path, str(EXAMPLES), to="jsonl", jobs=1, terms=["hemophilia b"]
    )
    found = list(gtm.read(EXAMPLES, mentioning="hemophilia b"))

    assert (code, list(gtm.read(written or b""))) == (0, found)
    total = len(list(gtm.read(EXAMPLES)))
    assert f"{total} records read, {len(found)} written, 0 could not be read, " in said
    assert f", {total - len(found)} without a mention" in said
    assert 0 < len(found) < total
    assert main(["convert", str(EXAMPLES), "--mentioning=!"]) == 2
    assert "'!' is no term" in capsys.readouterr().err


def test_a_run_of_records_is_done_at_once() -> None:
    """Records that mention a term and those that do not are counted together."""
    [run] = workers._runs_of(str(EXAMPLES), None)  # noqa: SLF001
    terms = ("hemophilia b",)
    task = workers.Task(0, str(EXAMPLES), None, "jsonl", run, mentioning=terms)
    part = workers.work(task)

    assert part is not None
    assert part.records == RECORDS.count(b"</PubmedArticle>")
    assert (part.format, part.tally.lost) == ("pubmed-xml", 0)
    assert part.tally.published == len([*gtm.read(part.data)]) > 0
    assert part.tally.passed_over == part.records - part.tally.published > 0


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.usefixtures("in_threads")
def test_a_file_in_which_nothing_is_mentioned_is_told(
    jobs: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is left empty is said to be written, a record that breaks off or not."""
    cut = tmp_path / "cut.xml"
    cut.write_bytes(EXAMPLES.read_bytes()[:-200])
    code, said, written = convert(
        capsys, tmp_path, str(cut), to="jsonl", jobs=jobs, terms=["no such word"]
    )

    assert (1, b"") == (code, written)
    assert f"wrote {tmp_path / 'output.jsonl'} as jsonl" in said
    assert " 0 written, 1 could not be read, " in said


@pytest.mark.parametrize(
    ("term", "expected"),
    [("gene-terapy", 1), ("genetherapy-", 1), ("zzz", 0), ("gene-therapy", 0)],
)
def test_a_slip_in_what_stands_for_all_terms_is_told(
    term: str, expected: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing is found, whoever nearly named all terms hears their name."""
    record = RECORDS[: RECORDS.index(b"<PubmedArticle>")] + b"</PubmedArticleSet>"
    (tmp_path / "none.xml").write_bytes(record)
    name = str(tmp_path / "none.xml")
    _, said, _ = convert(capsys, tmp_path, name, to="jsonl", jobs=1, terms=[term])

    assert expected == said.count("gene-therapy, spelt so, stands for all terms")


@pytest.mark.usefixtures("in_threads")
def test_plain_records_are_cut_into_runs() -> None:
    """Together the runs are what stands in the set; nothing else is left to one."""
    runs = [*workers._runs_of(str(EXAMPLES), None)]  # noqa: SLF001
    whole = [run for run in runs if run]

    assert len(whole) == len(runs) > 2
    assert b"".join(whole) in RECORDS
    assert b"".join(whole).count(b"<PMID") == RECORDS.count(b"<PMID")


def test_processes_write_what_one_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With processes, and files of several formats, nothing is different."""
    (tmp_path / "one.ris").write_text("TY  - JOUR\nTI  - A\nXX  - B\nER  - \n", "utf-8")
    names = [str(EXAMPLES), str(tmp_path / "one.ris"), "docs/examples/review.json"]
    by_one = convert(capsys, tmp_path, *names, to="jsonl", jobs=1)

    assert by_one == convert(capsys, tmp_path, *names, to="jsonl", jobs=2)


DEADLY = """
import os
from genetherapy_model.cli import inputs, main

read = inputs.Inputs.scan

def die(self, name):
    if "deadly" in name:
        os._exit(9)
    return read(self, name)

inputs.Inputs.scan = die
if __name__ == "__main__":
    import sys
    sys.exit(main(sys.argv[1:]))
"""


def test_a_process_that_dies_costs_its_own_input(tmp_path: Path) -> None:
    """The input is named, all others are written, and the exit code is 1."""
    # What starts the command is run in its workers too.
    command = tmp_path / "command.py"
    command.write_text(DEADLY, "utf-8")
    deadly = tmp_path / "deadly.jsonl"
    deadly.write_bytes(INPUTS["another format"])
    output = tmp_path / "output.jsonl"
    words = [str(EXAMPLES), str(deadly), "docs/examples/review.json", "-o", str(output)]
    ran = subprocess.run(
        [sys.executable, str(command), "convert", *words, "--jobs", "2"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 1
    assert re.search("RDR025 error .*deadly.jsonl.*died", ran.stderr)
    assert [*gtm.read(output)] == [
        *gtm.read(EXAMPLES),
        *gtm.read("docs/examples/review.json"),
    ]


@pytest.mark.usefixtures("in_threads")
def test_what_a_worker_takes_with_it_is_counted(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What others were doing in its pool is done again, and is not lost."""
    deadly = tmp_path / "deadly.xml"
    deadly.write_bytes(RECORDS)
    asked: list[str] = []

    def die(task: workers.Task) -> workers.Part | None:
        asked.append(task.name)
        if task.name == str(deadly):
            raise BrokenProcessPool
        return work(task)

    work = workers.work
    monkeypatch.setattr(workers, "work", die)
    names = [str(EXAMPLES), str(deadly), "docs/examples/review.json"]
    code, said, data = convert(capsys, tmp_path, *names, to="jsonl", jobs=2)

    assert code == 1
    assert f"\nRDR025 error {deadly}: the process that read " in said
    assert data is not None
    assert [*gtm.read(data)] == [*gtm.read(EXAMPLES), *gtm.read(names[2])]
    lost = RECORDS.count(b"</PubmedArticle>")
    assert sum(map(int, re.findall("that read ([0-9]+) record", said))) == lost


@pytest.mark.usefixtures("in_threads")
def test_a_file_without_an_end_of_a_record_is_read_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where no record ends for long, the rest is left to whoever reads the whole."""
    monkeypatch.setattr(workers, "_LONGEST", 10)
    monkeypatch.setattr(workers, "_RUN", 700)

    assert [b""] == [*workers._runs_of(str(EXAMPLES), None)]  # noqa: SLF001


@pytest.mark.parametrize(
    ("names", "to", "said"),
    [
        (["-"], "jsonl", "standard input is read by one process"),
        ([str(EXAMPLES)], "ris", "ris is written by one process"),
    ],
    ids=["standard input", "a format that cannot be joined"],
)
def test_what_one_process_must_do_is_told(
    names: list[str],
    to: str,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The sentence says what to leave out, and nothing is written."""
    code, words, data = convert(capsys, tmp_path, *names, to=to, jobs=2)

    assert (code, data) == (2, None)
    assert said in words
    assert "leave --jobs out" in words
