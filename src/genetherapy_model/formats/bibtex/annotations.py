"""What a field says of the names in another one.

BibLaTeX has data annotations for it (section 3.7 of its manual): ``author+an:orcid =
{1="0000-0002-1825-0097"}`` is the ORCID iD of the first author. Web of Science has a
field of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["read_annotations", "read_orcid_numbers", "write_annotations"]

_NOTES: Final = re.compile(r'([0-9]{1,6})\s*=\s*((?:"[^"]*"\s*,\s*)*"[^"]*")\s*(?:;|$)')
# Fabri, Lukas/0000-0002-1825-0097 Haeckel, Bjoern/0000-...
_NUMBERED: Final = re.compile(r"([^/]+)/([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X])\b")
_QUOTED: Final = re.compile(r'"([^"]*)"')


def read_annotations(text: str) -> list[tuple[int, list[str]]]:
    """Read the annotations of the items of a list; none if one of them is none.

    >>> read_annotations('1="CIEMAT, Madrid", "IIS-FJD"; 3="ESGCT"')
    [(1, ['CIEMAT, Madrid', 'IIS-FJD']), (3, ['ESGCT'])]
    """
    found = []
    place = 0
    while place < len(text):
        note = _NOTES.match(text, place)
        if note is None:
            return []
        found.append((int(note[1]), _QUOTED.findall(note[2])))
        place = note.end()
        while text.startswith(" ", place):
            place += 1
    return found


def write_annotations(notes: Iterable[tuple[int, list[str]]]) -> str:
    """Write annotations, none for an item of which nothing is said."""
    return "; ".join(
        f"{number}=" + ", ".join(f'"{text}"' for text in texts)
        for number, texts in notes
        if texts
    )


def read_orcid_numbers(text: str) -> dict[str, str]:
    """Read the field ``ORCID-Numbers`` of Web of Science.

    >>> read_orcid_numbers("Fabri, Lukas/0000-0002-1825-0097")
    {'Fabri, Lukas': '0000-0002-1825-0097'}
    """
    return {" ".join(name.split()): orcid for name, orcid in _NUMBERED.findall(text)}
