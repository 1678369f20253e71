"""Conversion by several processes: inputs, and runs of records of one large input.

A worker gets the name of a file, or the bytes of a run, and gives the bytes that are to
be written and what is to be said: no publication crosses a process. What is written and
said is what one process would write and say, in the same order.

Runs are cut out of PubMed XML where a record ends. Where one is not plain, as it holds
something else than articles or one that cannot be read, a worker reads the rest of the
file as a whole.
"""

from __future__ import annotations

import io
import re
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import BinaryIO, Final, NamedTuple

from genetherapy_model.api import opened, write
from genetherapy_model.cli.gathering import gather
from genetherapy_model.cli.inputs import STANDARD, Inputs, make_sieve, shown_name
from genetherapy_model.cli.reports import Tally, counted
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding, Position, Severity, UnreadableInput
from genetherapy_model.formats import find_format
from genetherapy_model.formats.readings import DAMAGE, Reading
from genetherapy_model.formats.sifting import PASSED_OVER, sift

__all__ = ["JOINED", "Part", "Task", "parts_of", "work"]

JOINED: Final = ("jsonl", "parquet")
"""The formats of which the parts that several processes write can be joined."""

_RUN: Final = 1 << 22
_LONGEST: Final = 1 << 26
# A prolog that says nothing of the records: all else is left to who reads the whole.
_OPENING: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*"
    rb"(?:<\?xml version=[\"']1\.[01][\"'](?: encoding=[\"']utf-8[\"'])?\s*\?>)?\s*"
    rb"(?:<!DOCTYPE PubmedArticleSet [^\[\]<>]*>)?\s*"
    rb"<PubmedArticleSet>\s*(?=<PubmedArticle>)",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(rb"\s*</PubmedArticleSet>\s*")
_SET: Final = b"<PubmedArticleSet>%b</PubmedArticleSet>"
_END: Final = b"</PubmedArticle>"
_REST: Final = b""


class Task(NamedTuple):
    """What a worker does at once.

    Attributes:
        place: The place of the input among all.
        name: The input.
        source: The name of the format to read; None to tell it from the content.
        target: The name of the format to write.
        run: Records of the input, without what stands around them; none where the
            rest of the file is meant; None for a whole file.
        passed: How many records of the file have been done before.
        mentioning: The terms of which a record mentions one; none, to read all.
    """

    place: int
    name: str
    source: str | None
    target: str
    run: bytes | None = None
    passed: int = 0
    mentioning: tuple[str, ...] = ()


class Part(NamedTuple):
    """What a worker has done.

    Attributes:
        data: What is to be written.
        tally: What is to be said.
        format: The name of the format that the input was read as, where it was read.
        records: How many records of the input are done with it.
    """

    data: bytes
    tally: Tally
    format: str | None = None
    records: int = 0


def work(task: Task) -> Part | None:
    """Convert a file, or a run of records; give nothing where a run is not plain.

    Raises:
        UnreadableInput: If the file cannot be read as a whole.
    """
    tally = Tally()
    if task.run is not None:
        return _work_on_run(task, task.run, tally)
    records = Inputs([task.name], task.source, task.mentioning)
    publications = gather(records, task.target, tally, passed=task.passed)
    data = _write(publications, task.target)
    return Part(data, tally, records.formats[task.name].name)


def _work_on_run(task: Task, run: bytes, tally: Tally) -> Part | None:
    publications = []
    sieve = make_sieve(task.mentioning)
    for scanned in sift(find_format("pubmed-xml"), io.BytesIO(_SET % run), sieve):
        if scanned is PASSED_OVER:
            tally.passed_over += 1
            continue
        if not isinstance(scanned, Reading) or scanned.publication is None:
            return None
        publications.append(scanned.publication)
        for finding in scanned.findings:
            tally.add(finding)
    tally.published = len(publications)
    count = tally.published + tally.passed_over
    if not count or count != run.count(_END):
        return None
    data = _write(publications, task.target)
    return Part(data, tally, "pubmed-xml", count)


def _write(
    publications: Iterator[Publication] | list[Publication], target: str
) -> bytes:
    if target == "parquet":
        from genetherapy_model.tables import dump_batches  # noqa: PLC0415 - an extra

        return dump_batches(publications)
    stream = io.BytesIO()
    write(publications, stream, format=target)  # what can be joined loses nothing
    return stream.getvalue()


def parts_of(records: Inputs, target: str, jobs: int) -> Iterator[Part]:
    """Give what several workers make of the inputs, in the order of these.

    Raises:
        UnreadableInput: If an input cannot be read as a whole, or is no file; or if
            the parts of a format cannot be joined.
    """
    if target not in JOINED:
        raise UnreadableInput(
            f"{target} is written by one process: leave --jobs out, or write "
            f"{' or '.join(JOINED)}"
        )
    if STANDARD in records.names:
        raise UnreadableInput("standard input is read by one process: leave --jobs out")
    workers = _Workers(jobs)
    try:
        yield from _in_order(records, target, workers, 2 * jobs)
    finally:
        workers.close()


def _in_order(
    records: Inputs, target: str, workers: _Workers, most: int
) -> Iterator[Part]:
    spoiled: set[int] = set()
    done: Counter[int] = Counter()
    tasks = _tasks(records, target, spoiled)
    while True:
        while len(workers.queue) < most and (task := next(tasks, None)) is not None:
            workers.submit(task)
        if not workers.queue:
            return
        task, part = workers.take()
        if task.place in spoiled:
            continue
        if part is None:
            spoiled.add(task.place)
            rest = task._replace(run=None, passed=done[task.place])
            part = workers.do_alone(rest) or _dead(rest)
        done[task.place] += part.records
        if part.format is not None:
            records.formats[task.name] = find_format(part.format)
        yield part


class _Workers:
    """Several processes, and what they were given, in its order."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool = _pool(jobs)
        self.queue: deque[tuple[Task, Future[Part | None]]] = deque()

    def submit(self, task: Task) -> None:
        self.queue.append((task, self._pool.submit(work, task)))

    def take(self) -> tuple[Task, Part | None]:
        """Wait for what was given first; a process that dies costs that alone."""
        task, future = self.queue.popleft()
        try:
            return task, future.result()
        except BrokenProcessPool:
            # Whichever has died, its pool is gone with all that others were doing.
            self._pool.shutdown(cancel_futures=True)
            part = self.do_alone(task)
            self._pool = _pool(self._jobs)
            waiting = [each for each, _ in self.queue]
            self.queue.clear()
            for each in waiting:
                self.submit(each)
            return task, part

    def do_alone(self, task: Task) -> Part | None:
        """Have it done by a process of its own, and tell where that dies."""
        try:
            with _pool(1) as alone:
                return alone.submit(work, task).result()
        except BrokenProcessPool:
            return _dead(task)

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


def _dead(task: Task) -> Part:
    """Tell which records were lost with the process that was to read them."""
    number = task.run.count(_END) if task.run else 0
    which = counted(number, "record") if number else "its records"
    tally = Tally()
    tally.add_lost(
        (
            Finding(
                code="RDR025",
                severity=Severity.ERROR,
                message=f"the process that read {which} died, perhaps for want of "
                "memory: leave --jobs out to see why",
                position=Position(file=shown_name(task.name)),
            ),
        )
    )
    return Part(b"", tally, records=number)


def _tasks(records: Inputs, target: str, spoiled: set[int]) -> Iterator[Task]:
    for place, name in enumerate(records.names):
        task = Task(place, name, records.source, target, mentioning=records.mentioning)
        for run in _runs_of(name, records.source):
            yield task._replace(run=run)
            if place in spoiled:
                break


def _runs_of(name: str, source: str | None) -> Iterator[bytes | None]:
    """Cut a file into runs; or give nothing at once, where it is read as a whole."""
    try:
        with opened(name, format=source) as (found, stream):
            if found.name == "pubmed-xml":
                yield from _runs(stream)
                return
    except (UnreadableInput, *DAMAGE):
        pass  # who reads the whole file says what is wrong
    yield None


def _runs(stream: BinaryIO) -> Iterator[bytes]:
    """Cut PubMed XML behind its records; the last run is empty if more is there."""
    head = stream.read(_RUN)
    opening = _OPENING.match(head)
    if opening is None:
        yield _REST
        return
    ahead, chunk = head[opening.end() :], head
    while chunk:
        end = ahead.rfind(_END) + len(_END)
        if end >= len(_END):
            yield ahead[:end]
            ahead = ahead[end:]
        elif len(ahead) > _LONGEST:
            break
        try:
            chunk = stream.read(_RUN)
        except DAMAGE:
            break
        ahead += chunk
    if chunk or not _CLOSING.fullmatch(ahead):
        yield _REST
