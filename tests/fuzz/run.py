"""Fuzz the readers and parsers, guided by coverage: ``python -m tests.fuzz.run``.

``python -m tests.fuzz.run [--seconds N] [TARGET ...]`` gives each target, one after
the other, N seconds of a processor (60 by default) for bytes that atheris makes of our
own files, and prints what was run and what was found. What is found is made small and
stands in ``build/fuzz/TARGET/finds``; what is mended is moved from there to
``tests/fuzz/seeds/TARGET``, where the suite runs it. ``--repeat`` runs only what was
found before. It needs atheris, which the suite does not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
PACKAGE = "genetherapy_model"
SOURCE = ROOT / "src" / PACKAGE
BUILD = ROOT / "build" / "fuzz"
LARGEST = {"parquet": 60_000}
"""Bytes of an input, where they are not 12,000: no file of Parquet is so small."""
SLOWEST = 2.0
"""Seconds of processor time that an input may take."""
SHAPED = 0.7
"""The share of changes that leave the shape of a file; the others are of bytes."""


def main() -> int:
    """Run the targets that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", action="store_true")
    parser.add_argument("--rooms", nargs="*", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.rooms:
        fuzz(given.targets[0], given.rooms, given.seconds, given.seed)

    from tests.fuzz.laws import LAWS

    for unknown in {*given.targets} - {*LAWS}:
        parser.error(f"{unknown!r} is none of {', '.join(LAWS)}")
    found = 0
    for target in given.targets or LAWS:
        said = "" if given.repeat else attempt(target, given.seconds, given.seed)
        finds = shrink(target)
        print(
            f"{target:12} {said}, {len(finds)} finds", *finds, sep="\n    ", flush=True
        )
        found += len(finds)
    return int(found > 0)


def attempt(target: str, seconds: int, seed: int) -> str:
    """Fuzz one target in a process of its own, and give the figures."""
    from tests.fuzz.starts import rooms, starts, words

    home = BUILD / target
    for folder in ("corpus", "finds", "fatal"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    for data in starts(target):
        name = hashlib.sha256(data).hexdigest()[:16]
        (home / "corpus" / name).write_bytes(data)
    (home / "words").write_text(json.dumps(words(target)), "ascii")
    command = [sys.executable, "-m", "tests.fuzz.run", target]
    command += ["--seconds", str(seconds), "--seed", str(seed)]
    command += ["--rooms", *rooms(target)]
    with (home / "log").open("wb") as log:
        done = subprocess.run(command, cwd=ROOT, stderr=log, stdout=log, check=False)
    text = (home / "log").read_text("utf-8", "replace")
    last = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", text)
    runs = re.findall(r"^inputs: (\d+)", text, re.MULTILINE)
    if done.returncode or not last or not runs:
        return (
            f"broke off by {done.returncode}: see {home / 'log'} and {home / 'fatal'}"
        )
    edges, features, kept = last[-1]
    return f"{runs[0]:>8} inputs {edges:>6} edges {features:>6} features {kept:>5} kept"


def fuzz(target: str, rooms: Sequence[str], seconds: int, seed: int) -> None:
    """Run atheris in this process, which ends with it."""
    import atheris

    others = [
        name
        for path in SOURCE.rglob("*.py")
        if not (name := _name(path)).startswith(tuple(rooms))
    ]
    # Atheris takes whole packages alone, and instruments slowly.
    with atheris.instrument_imports(include=[PACKAGE], exclude=others):
        from tests.fuzz.laws import quick

        law = quick(target)
        # What is imported at the first call is imported here.
        law(next((BUILD / target / "corpus").iterdir()).read_bytes())
    from tests.fuzz.starts import mutation_of

    home, mutation = BUILD / target, mutation_of(target)
    known = json.loads((home / "words").read_text("ascii"))
    start = time.process_time()
    count = 0

    def test(data: bytes) -> None:
        nonlocal count
        count += 1
        before = time.process_time()
        found = broken(law, data)
        if found is not None:
            keep(home / "finds", found, data)
        if before - start > seconds:
            print(f"inputs: {count}", flush=True)
            os._exit(0)

    def change(data: bytes, largest: int, number: int) -> bytes:
        random = Random(number)  # noqa: S311 - no secret
        if random.random() < SHAPED:
            changed = mutation(bytes(data), random, known)
            if changed is not None and len(changed) <= largest:
                return changed
        return bytes(atheris.Mutate(data, largest))

    lines = (
        '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n'
        for word in known
    )
    (home / "dictionary").write_text("".join(lines), "ascii")
    options = [
        f"-seed={seed}",
        f"-max_len={LARGEST.get(target, 12_000)}",
        "-timeout=60",
    ]
    options += [f"-dict={home / 'dictionary'}", f"-artifact_prefix={home / 'fatal'}/"]
    atheris.Setup(
        [sys.argv[0], *options, "-rss_limit_mb=3000", str(home / "corpus")],
        test,
        custom_mutator=change,
    )
    atheris.Fuzz()


def _name(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def sign(error: BaseException) -> str:
    """Tell what is the same find: what is raised, and where."""
    from tests.fuzz.laws import Broken

    if isinstance(error, Broken):
        return f"{error.law} {error.where}".strip()
    steps = traceback.extract_tb(error.__traceback__)
    ours = [step for step in steps if "genetherapy_model" in step.filename]
    step = (ours or steps)[-1]
    place = f"{Path(step.filename).parent.name}/{Path(step.filename).name}:{step.name}"
    return f"{type(error).__name__} in {place}"


def keep(folder: Path, signature: str, data: bytes) -> None:
    """Keep the smallest input of a find."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", signature).strip("-").lower()
    path = folder / name[:100]
    if not path.exists() or len(data) < path.stat().st_size:
        path.write_bytes(data)


def shrink(target: str, seconds: float = 20.0) -> list[str]:
    """Make what was found small, forget what no longer is, and give a line for each."""
    from tests.fuzz.laws import LAWS

    said = []
    for path in sorted((BUILD / target / "finds").glob("*")):
        data = path.read_bytes()
        found = broken(LAWS[target], data)
        if found is None:
            path.unlink()
            continue
        end = time.monotonic() + seconds
        size = len(data) // 2
        while size and time.monotonic() < end:
            at = 0
            while at < len(data) and time.monotonic() < end:
                less = data[:at] + data[at + size :]
                if broken(LAWS[target], less) == found:
                    data = less
                else:
                    at += size
            size //= 2
        path.write_bytes(data)
        said.append(f"{found}: {path.name}, {len(data)} bytes")
    return said


def broken(law: Callable[[bytes], None], data: bytes) -> str | None:
    """Tell which find some bytes are, or None."""
    start = time.process_time()
    try:
        law(data)
    except BaseException as error:  # noqa: BLE001 - all of them are finds
        return sign(error)
    return "slow" if time.process_time() - start > SLOWEST else None


if __name__ == "__main__":
    sys.exit(main())
