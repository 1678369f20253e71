"""Cross-references: what an entry inherits of another one.

Source: BibTeX gives a child every field that it lacks; BibLaTeX gives the title of the
whole as ``booktitle`` (section "Data inheritance" of its manual). The parent stands
after the child in BibTeX, anywhere in BibLaTeX: entries that wait for one are held,
and those after them, a thousand at most; of the parents that were read, a thousand.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final

from genetherapy_model.errors import Finding, Severity
from genetherapy_model.formats.bibtex import vocabulary
from genetherapy_model.formats.bibtex.blocks import Block, Entry, Field

__all__ = ["inherited"]

_HELD: Final = 1000
_OWN: Final = frozenset({"title", "crossref", "ids", "key", "sortkey", "label"})


def inherited(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give each entry what it inherits, in the order of the file."""
    waiting: deque[tuple[Block, str]] = deque()
    parents: dict[str, Entry] = {}
    for block in blocks:
        entry = block.entry
        parent = _parent_of(entry)
        if entry is not None and entry.key:
            is_awaited = any(key == entry.key.lower() for _, key in waiting)
            if is_awaited or entry.type.lower() in vocabulary.WHOLES:
                parents[entry.key.lower()] = entry
                if len(parents) > _HELD:
                    del parents[next(iter(parents))]
        waiting.append((block, parent))
        while waiting and (
            not waiting[0][1] or waiting[0][1] in parents or len(waiting) > _HELD
        ):
            yield _given(*waiting.popleft(), parents)
    for block, parent in waiting:
        yield _given(block, parent, parents)


def _parent_of(entry: Entry | None) -> str:
    if entry is None:
        return ""
    return next(
        (field.text.lower() for field in entry.fields if field.name == "crossref"), ""
    )


def _given(block: Block, key: str, parents: dict[str, Entry]) -> Block:
    if not key or block.entry is None:
        return block
    parent = parents.get(key)
    if parent is None or key == block.entry.key.lower():
        said = f"the entry {key!r} that is cross-referenced neither follows nor is a "
        said += "book or proceedings before: nothing is inherited"
        if key == block.entry.key.lower():
            said = f"the entry cross-references itself, {key!r}: nothing is inherited"
        finding = Finding(code="RDR019", severity=Severity.WARNING, message=said)
        return block._replace(findings=(*block.findings, finding))
    names = {field.name for field in block.entry.fields}
    fields = [*block.entry.fields]
    is_part = block.entry.type.lower() in vocabulary.PARTS
    for field in parent.fields:
        if field.name == "title" and is_part and "booktitle" not in names:
            fields.append(Field("booktitle", field.text, field.line))
            names.add("booktitle")
        elif field.name not in names | _OWN:
            fields.append(field)
            names.add(field.name)
    return block._replace(entry=block.entry._replace(fields=tuple(fields)))
