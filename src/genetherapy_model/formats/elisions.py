"""What stands in a list of authors for those who are not named: et al.

It is nobody's name, and says that the list is not complete.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["AND_OTHERS", "cut_others", "is_and_others"]

AND_OTHERS: Final = "et al."
_WORDS: Final = r"(?:et\.?,? al|and others|& others)[.,]*"
_AND_OTHERS: Final = re.compile(_WORDS, re.IGNORECASE)
_AT_END: Final = re.compile(rf"(?<=[^\s,;])[\s,;]+{_WORDS}\Z", re.IGNORECASE)


def is_and_others(text: str) -> bool:
    """Tell whether what stands as an author says that there are more.

    >>> is_and_others("et al.,"), is_and_others("Alba, E. T.")
    (True, False)
    """
    return _AND_OTHERS.fullmatch(text.strip()) is not None


def cut_others(name: str) -> tuple[str, bool]:
    """Take from a name what says that there are more; tell whether it did.

    >>> cut_others("Flotte, T. R., et al."), cut_others("Flotte, T. R.")
    (('Flotte, T. R.', True), ('Flotte, T. R.', False))
    """
    bare = _AT_END.sub("", name)
    return bare, bare != name
