"""How names are compared: without case, accents, spaces, hyphens and points."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

__all__ = ["fold", "nearest", "spellings"]

# Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
    | {"ı": "i"}  # noqa: RUF001 - the Turkish letter is meant
)
_GERMAN: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)
_ARTICLE: Final = re.compile(r"\s*the\s+(?=\S)", re.IGNORECASE)
_SUGGESTED: Final = 5
_COMPARED: Final = 30
_LIKENESS: Final = 0.6


def fold(name: str) -> str:
    """Reduce a name to what tells it from others.

    Letters and digits of any script stay; case, accents, spaces, hyphens, points and
    a leading "The" go, and the ampersand is read as "and".

    >>> fold("The Société française") == fold("SOCIETE-FRANCAISE")
    True
    >>> fold("Gene & Cell Therapy")
    'geneandcelltherapy'
    """
    text = _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name
    text = unicodedata.normalize("NFKD", text.replace("&", " and ")).casefold()
    text = unicodedata.normalize("NFKD", text).translate(_PLAIN)
    return "".join(filter(str.isalnum, text))


def spellings(name: str) -> Iterator[str]:
    """Give the folded forms under which a name is found: ``Büning``, ``Buening``."""
    folded = fold(name)
    yield folded
    german = fold(unicodedata.normalize("NFC", name).translate(_GERMAN))
    if german != folded:
        yield german


def nearest(name: str, known: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """Give the names whose folded forms come nearest, one for each thing so called.

    Args:
        name: The name that was not found.
        known: By folded form, the names as people write them, each under the usual
            name of what it stands for.
    """
    close = difflib.get_close_matches(fold(name), known, n=_COMPARED, cutoff=_LIKENESS)
    found: dict[str, str] = {}
    for form in close:
        for usual, shown in known[form].items():
            found.setdefault(usual, shown)
    return tuple(dict.fromkeys(found.values()))[:_SUGGESTED]
