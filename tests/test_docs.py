"""The pages: linked, true to the code, and free of what only one machine has."""

from __future__ import annotations

import doctest
import re
import tomllib
from pathlib import Path

import pytest

from genetherapy_model.formats import FORMATS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
CHANGELOG = ROOT / "CHANGELOG.md"
PAGES = sorted(
    page for page in DOCS.rglob("*.md") if "_build" not in page.relative_to(DOCS).parts
)
ALL = [README, CHANGELOG, *PAGES]
# The codes of rules stand on a page that is written out of the rules.
_CODE = re.compile(r"\b(?:RDR|LOSS|ORD)[0-9]{3}\b")


def name(page: Path) -> str:
    """Name a page in the list of tests."""
    return page.relative_to(ROOT).as_posix()


def fences(text: str, language: str) -> list[str]:
    """Give the fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_every_page_is_linked_from_the_index() -> None:
    """The tables of contents of the index list each page once, and no other."""
    linked = [
        f"{line}.md"
        for block in fences((DOCS / "index.md").read_text("utf-8"), r"{toctree}")
        for line in block.splitlines()
        if line and not line.startswith(":")
    ]
    there = [page.relative_to(DOCS).as_posix() for page in PAGES]

    assert sorted({*there} - {"index.md"}) == sorted(linked)


@pytest.mark.parametrize("page", ALL, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    """Each relative link and each reference to a page leads to a file."""
    text = re.sub(r"(?s)```diff.*?```", "", page.read_text("utf-8"))
    targets = [
        page.parent / target
        for target in re.findall(r"\]\(([^)#:]+)\)", text)
        if "://" not in target
    ]
    targets.extend(
        page.parent / f"{target}.md" for target in re.findall(r"\{doc\}`([^`]+)`", text)
    )

    assert [] == [target for target in targets if not target.exists()]


def test_the_readme_lists_the_formats() -> None:
    """The table of formats is what the code registers."""
    rows = re.findall(
        r"^\| `([a-z-]+)` \| (.+?) \| (.+?) \| (yes|no) \| (yes|no) \|$",
        README.read_text("utf-8"),
        re.MULTILINE,
    )
    expected = [
        (
            known.name,
            known.title,
            ", ".join(f"`{suffix}`" for suffix in known.suffixes) or "by content",
            "yes" if hasattr(known.load(), "scan") else "no",
            "yes" if hasattr(known.load(), "write") else "no",
        )
        for known in FORMATS
    ]

    assert expected == rows


def test_the_readme_has_two_commands_of_one_line() -> None:
    """The first two console blocks are what a newcomer and the machine run."""
    install, test, *_ = fences(README.read_text("utf-8"), "console")

    for command in (install, test):
        assert len(command.splitlines()) == 1
        assert command.startswith("python3 -m venv .venv && ")
        assert "--group" not in command
    assert "genetherapy-model convert docs/examples/" in install
    assert test.endswith(".venv/bin/pytest\n")


def test_every_code_is_documented() -> None:
    """The codes on the page of findings are those that the code can give."""
    given: set[str] = set()
    for module in (ROOT / "src").rglob("*.py"):
        if "strategies" not in module.parts:
            given.update(_CODE.findall(module.read_text("utf-8")))
    page = (DOCS / "reference" / "findings.md").read_text("utf-8")
    rows = re.findall(rf"^\| `({_CODE.pattern})` \|", page, re.MULTILINE)

    assert sorted(given) == sorted(rows)


def test_the_changelog_has_a_section_for_this_version() -> None:
    """The version of the package has its section, dated, at the top."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    sections = re.findall(
        r"^## ([0-9]+\.[0-9]+\.[0-9]+) - [0-9]{4}-[0-9]{2}-[0-9]{2}$",
        CHANGELOG.read_text("utf-8"),
        re.MULTILINE,
    )

    assert project["version"] == sections[0]


@pytest.mark.parametrize("page", ALL, ids=name)
def test_every_python_block_runs(page: Path) -> None:
    """A block of Python is a session with prompts, so that the tests execute it."""
    parser = doctest.DocTestParser()
    for block in fences(page.read_text("utf-8"), "python"):
        assert parser.get_examples(block)
        assert block.endswith("\n\n")


@pytest.mark.parametrize("page", [*ALL, *(DOCS / "examples").iterdir()], ids=name)
def test_no_page_knows_one_machine(page: Path) -> None:
    """No page holds a path of the machine that it was written on."""
    text = page.read_text("utf-8")

    assert [] == re.findall(r"/(?:work|tmp|home|root|farm)/\S*", text)
