"""Keys of citations: each once in a file, and the same for the same file."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["Keys"]

_LEGAL: Final = re.compile(r"[^\s{}(),=\"#%\\~@]+")


class Keys:
    """The keys of one file. A key takes some hundred bytes, and nothing else is held.

    >>> keys = Keys()
    >>> keys.give("bueren2023advances"), keys.give("bueren2023advances")
    ('bueren2023advances', 'bueren2023advancesa')
    """

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._numbers: dict[str, int] = {}

    @staticmethod
    def are_legal(key: str) -> bool:
        """Tell whether BibTeX takes a text as a key."""
        return _LEGAL.fullmatch(key) is not None

    def take(self, key: str) -> bool:
        """Note a key that was read; tell whether it is new. BibTeX folds case."""
        folded = key.lower()
        is_new = folded not in self._known
        self._known.add(folded)
        return is_new

    def next(self, wanted: str) -> str:
        """Give the key that would be given now."""
        number = self._numbers.get(wanted, 0)
        while (key := wanted + _letters(number)).lower() in self._known:
            number += 1
        # What is taken stays taken: the next search begins here.
        self._numbers[wanted] = number
        return key

    def give(self, wanted: str) -> str:
        """Give a key like the wanted one that no entry has yet."""
        key = self.next(wanted)
        self.take(key)
        return key


def _letters(number: int) -> str:
    """Count in letters: a to z, aa to az..."""
    made = ""
    while number:
        number, letter = divmod(number - 1, 26)
        made = chr(ord("a") + letter) + made
    return made
