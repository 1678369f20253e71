"""The entries of a file, cut out of it in constant memory.

bibtexparser tells the blocks; it needs the whole text, so that the text is cut before
every line that begins a block, which is where bibtexparser gives up on a block that was
not closed. What is held at a time is one block, of at most 16 MB.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import BinaryIO, Final, NamedTuple

from genetherapy_model.errors import Finding, MissingExtra, Position
from genetherapy_model.formats.bibtex import vocabulary
from genetherapy_model.formats.bibtex.breaks import explain_break
from genetherapy_model.formats.bibtex.latex import spaced
from genetherapy_model.formats.lines import Line, lines_of

__all__ = ["BEGIN", "Block", "Entry", "Field", "blocks_of", "expand"]

BEGIN: Final = re.compile(r"\s*@\s*([^\s{}(),=\"#%'@]+)\s*[{(]")
_LARGEST: Final = 1 << 24
_NO_KEY: Final = re.compile(r"(\s*@[^\s{(]+\s*[{(])(\s*[A-Za-z][^\s{}(),=\"]*\s*=)")
_MARK: Final = re.compile(r"\\[{}]|[{}\"]")
_NAME: Final = re.compile(r"[^\s#{}\",]+")


class Field(NamedTuple):
    """A field as it stands: LaTeX, without what encloses it, in one line."""

    name: str
    text: str
    line: int = 0
    undefined: tuple[str, ...] = ()


class Entry(NamedTuple):
    """An entry: what stands between ``@`` and the bracket, the key, the fields."""

    type: str
    key: str
    fields: tuple[Field, ...]


class Block(NamedTuple):
    """A piece of a file: an entry, or what could not be read as one."""

    position: Position
    entry: Entry | None
    findings: tuple[Finding, ...]
    source: str = ""
    problem: str = ""


def _load() -> ModuleType:
    try:
        import bibtexparser  # noqa: PLC0415 - an extra
        import bibtexparser.splitter  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra(
            "reading BibTeX needs bibtexparser, which is not installed: "
            "pip install 'genetherapy-model[bibtex]'"
        ) from error
    # What it logs is in the findings; without a handler it would be printed.
    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    return bibtexparser


def blocks_of(stream: BinaryIO) -> Iterator[Block]:
    """Give the entries of a file, and what was to be one, in their order.

    Raises:
        MissingExtra: If bibtexparser is not installed.
    """
    parser = _load()
    strings = dict(zip(vocabulary.MONTHS, vocabulary.MONTHS, strict=True))
    held: list[Line] = []
    size = 0
    for line in lines_of(stream):
        if held and (BEGIN.match(line.text) or size > _LARGEST):
            yield from _read(parser, held, strings)
            held, size = [], 0
        held.append(line)
        size += len(line.text)
    if held:
        yield from _read(parser, held, strings)


def _read(
    parser: ModuleType, lines: list[Line], strings: dict[str, str]
) -> Iterator[Block]:
    """Read the blocks of a few lines; all but a first such piece begin with one."""
    text = "\n".join(line.text for line in lines)
    noticed = tuple(finding for line in lines for finding in line.findings)
    if not BEGIN.match(text) and "@" not in text:
        if any(finding.code == "RDR006" for finding in noticed):
            yield Block(_at(lines[-1]), None, noticed)
        return
    found = parser.splitter.Splitter(text).split().blocks
    if isinstance(found[0], parser.model.ParsingFailedBlock) and _NO_KEY.match(text):
        again = parser.splitter.Splitter(_NO_KEY.sub(r"\1,\2", text, count=1)).split()
        found = again.blocks
    # A block that breaks off takes with it what follows, of which nothing is lost.
    entries = [
        one for one in found if not isinstance(one, parser.model.ImplicitComment)
    ]
    for block in entries:
        line = lines[min(block.start_line or 0, len(lines) - 1)]
        position = _at(line)
        if isinstance(block, parser.model.DuplicateFieldKeyBlock):
            block = block.ignore_error_block  # noqa: PLW2901 - the same block
        if isinstance(block, parser.model.String):
            strings[block.key.strip().lower()] = expand(block.value, strings)[0]
        elif isinstance(block, parser.model.Entry):
            fields = tuple(
                Field(
                    field.key.strip().lower(),
                    *_expanded(field.value, strings, lines, field.start_line or 0),
                )
                for field in block.fields
            )
            yield Block(
                position, Entry(block.entry_type, spaced(block.key), fields), noticed
            )
            noticed = ()
        elif isinstance(block, parser.model.ParsingFailedBlock):
            source = text if len(entries) == 1 else block.raw or text
            reason = explain_break(source, line.number or 1)
            yield Block(position, None, noticed, source, reason)
            noticed = ()
    if any(finding.code == "RDR006" for finding in noticed):
        yield Block(_at(lines[-1]), None, noticed)


def _at(line: Line) -> Position:
    return Position(line=line.number, byte=line.byte)


def _expanded(
    value: str, strings: Mapping[str, str], lines: list[Line], start: int
) -> tuple[str, int, tuple[str, ...]]:
    text, undefined = expand(value, strings)
    return text, lines[min(start, len(lines) - 1)].number, undefined


def expand(value: str, strings: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Read the value of a field: pieces in braces or quotes, numbers, and strings.

    Names that stand for nothing are kept as they are, and told.

    >>> expand('dec # "--" # {jan}', {"dec": "dec"}), expand("jgt", {})
    (('dec--jan', ()), ('jgt', ('jgt',)))
    """
    made = []
    undefined = []
    place = 0
    while place < len(value):
        sign = value[place]
        if sign in '{"':
            end = _end_of(value, place)
            made.append(value[place + 1 : end])
            place = end + 1
            continue
        found = _NAME.match(value, place)
        if found is None:
            place += 1
            continue
        name = found[0]
        # Some write month = 1~jan, which BibTeX itself would refuse.
        for word in re.split("(~)", name):
            if not word.isdigit() and word != "~" and word.lower() not in strings:
                undefined.append(word)
            made.append(strings.get(word.lower(), word))
        place = found.end()
    return spaced("".join(made)), tuple(undefined)


def _end_of(value: str, start: int) -> int:
    """Give where a piece in braces or quotes ends; its last sign if it does not."""
    depth = 0
    is_quoted = value[start] == '"'
    for found in _MARK.finditer(value, start):
        sign = found[0]
        depth += (sign == "{") - (sign == "}")
        is_end = sign == '"' and found.start() > start if is_quoted else sign == "}"
        if is_end and depth == 0:
            return found.start()
    return len(value)
