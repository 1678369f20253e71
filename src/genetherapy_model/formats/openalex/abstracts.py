"""OpenAlex's abstract: an index of its words, with the places of each.

The service may not give abstracts as text, and gives, as Microsoft Academic Graph did,
``{"gene": [0, 7], "therapy": [1]}``
(https://docs.openalex.org/api-entities/works/work-object#abstract_inverted_index).
Words in quotation marks or of another script were lost in some, and left gaps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from operator import itemgetter
from typing import Final

from genetherapy_model.domain.abstracts import Abstract
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.crossref.texts import read_marked
from genetherapy_model.formats.openalex.texts import write_marked
from genetherapy_model.formats.settling import settle

__all__ = ["make_index", "read_index", "write_abstract"]

_BLANKS: Final = re.compile(r"[ \t\r\n\f\v]+")
_FARTHEST: Final = 1 << 31


def read_index(index: Mapping[str, object]) -> tuple[str, list[str]]:
    """Put the words of an index in their order, and tell what is wrong with it.

    Nothing is put into a gap: which words are missing is not known.

    >>> read_index({"gene": [0, 2], "of": [1]})
    ('gene of gene', [])
    >>> text, problems = read_index({"gene": [0, -1], "therapy": [4], "cure": [4]})
    >>> text
    'gene therapy cure'
    >>> print(*problems, sep="; ")
    1 place is none of a word, such as -1 of 'gene'; several words stand at 1 place,
    such as 4; no word stands at 3 places, such as 1
    """
    wrong = []
    placed: list[tuple[int, str]] = []
    for word, places in index.items():
        for place in places if isinstance(places, list) else [places]:
            if type(place) is int and 0 <= place < _FARTHEST:
                placed.append((place, word))
            else:
                wrong.append(f"{place!r:.40} of {word[:40]!r}")
    # Of words at one place, the first in the index comes first.
    placed.sort(key=itemgetter(0))
    taken = [place for place, _ in placed]
    known = [*dict.fromkeys(taken), -1]
    twice = [one for one, after in pairwise(taken) if one == after]
    missing = (known[-2] + 2 - len(known)) if taken else 0
    problems = []
    if wrong:
        said = "are none" if len(wrong) > 1 else "is none"
        problems.append(f"{_places(len(wrong))} {said} of a word, such as {wrong[0]}")
    if twice:
        shown = _places(len(set(twice)))
        problems.append(f"several words stand at {shown}, such as {twice[0]}")
    if missing:
        first = next(place for place, one in enumerate(known) if place != one)
        problems.append(f"no word stands at {_places(missing)}, such as {first}")
    return _normal(" ".join(word for _, word in placed)), problems


def _places(number: int) -> str:
    return "1 place" if number == 1 else f"{number} places"


def _normal(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(" ")


def make_index(text: str) -> dict[str, list[int]]:
    """Make the index of a text: its words in their order, each with its places.

    >>> make_index("gene therapy, no gene")
    {'gene': [0, 3], 'therapy,': [1], 'no': [2]}
    """
    index: dict[str, list[int]] = {}
    for place, word in enumerate(filter(None, _BLANKS.split(text))):
        index.setdefault(word, []).append(place)
    return index


def write_abstract(abstract: Abstract) -> str:
    """Write an abstract as one text, with the labels of sections before them.

    >>> from genetherapy_model.domain.abstracts import AbstractSection
    >>> write_abstract(Abstract(sections=[
    ...     AbstractSection(text="We did.", label="METHODS"),
    ...     AbstractSection(text="It worked.", label="RESULTS")]))
    'METHODS: We did. RESULTS: It worked.'
    """
    parts = []
    for section in abstract.sections:
        label = (section.label or "").strip().removesuffix(":")
        if label:
            parts.append(f"{MarkedText.from_plain(label).value}:")
        parts.append(section.text.value)
    # White space inside of a tag is white space between words here.
    return settle(
        " ".join(parts),
        _normal,
        lambda text: write_marked(read_marked(text)[0]),
        rounds=3,
    )[0]
