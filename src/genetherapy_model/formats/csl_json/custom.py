"""What CSL has no variable for, in its ``custom``: in the words of our own JSON.

CSL 1.0.2 has ``custom`` for what no variable is designated to: of people all but the
parts of their names (identifiers, affiliations, contributions), grants, references,
abstracts in other languages. Programs that do not know our key pass over it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from genetherapy_model.codec import from_data, to_data
from genetherapy_model.domain._statements import is_same
from genetherapy_model.domain.authors import Author
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import DecodeError, InvalidValue
from genetherapy_model.formats.csl_json.names import (
    read_name,
    stands_for_others,
    write_name,
)

__all__ = ["KEY", "join_people", "read_custom", "write_custom"]

KEY: Final = "genetherapy-model"
_VERSION: Final = "version"
_PEOPLE: Final = ("authors", "editors")
_HELD: Final = (
    "other_abstracts",
    "grants",
    "grants_complete",
    "reference_lists",
)


def write_custom(publication: Publication) -> dict[str, object] | None:
    """Write what CSL has no variable for; None if there is nothing.

    People stand there as their names stand in the item, one for one.

    >>> from genetherapy_model.domain.funding import Grant
    >>> write_custom(Publication(grants=[Grant(number="R01 HL1", agency="NHLBI")]))
    {'genetherapy-model': {'version': '1', 'grants': [{...}]}}
    """
    stated = {name: getattr(publication, name) for name in _HELD}
    for name in _PEOPLE:
        people = [one for one in getattr(publication, name) if write_name(one)]
        if name == "authors" and people and publication.authors_complete:
            # Such a last name is read as saying that there are more.
            is_name = not stands_for_others(write_name(people[-1]))
            people = people if is_name else people[:-1]
        if any(_says_more(one) for one in people):
            stated[name] = people
    try:
        document = to_data(Publication(**stated))
    except InvalidValue:
        # Our JSON nests no lists of references deeper than every reader follows.
        del stated["reference_lists"]
        document = to_data(Publication(**stated))
    version = str(document.pop("schema")).rpartition("/")[2]
    del document["type"]
    return {KEY: {_VERSION: version, **document}} if document else None


def _says_more(author: Author) -> bool:
    return not is_same(read_name(write_name(author))[0], author)


def read_custom(value: Mapping[str, object]) -> tuple[Publication, str | None]:
    """Read what stands under our key, and tell what is wrong with it.

    >>> read_custom({"genetherapy-model": {"grants": 7}})[1]
    'custom/genetherapy-model: it has no version, and so is not read'
    """
    place = f"custom/{KEY}"
    match value[KEY]:
        case {"version": str(version), **rest}:
            document = {**rest, "schema": f"{KEY}/{version}", "type": "Publication"}
        case _:
            return Publication(), f"{place}: it has no version, and so is not read"
    other = next((key for key in rest if key not in (*_PEOPLE, *_HELD)), None)
    if other is not None:
        return Publication(), f"{place}/{other}: it has no place here"
    try:
        return from_data(document, type=Publication), None
    except DecodeError as error:
        first = error.findings[0]
        return Publication(), f"{place}{first.path}: {first.message}"


def join_people(
    named: Sequence[Author], stated: Sequence[Author]
) -> tuple[list[Author], dict[int, Author]]:
    """Give who is named, with all that is said of each; and those of no name there.

    What is said counts only beside the same name, and names count in their order:
    whoever took one away or put one between did not mean the others.
    """
    made = list(named)
    strangers = dict(enumerate(stated))
    for index, place in _pairs(named, stated):
        more, author = stated[index], named[place]
        # A name in which more stands already, as Crossref has it, says it itself.
        if not _says_more(author):
            made[place] = more
        elif not is_same(author, more):
            continue
        del strangers[index]
    return made, {index: more for index, more in strangers.items() if _says_more(more)}


def _pairs(
    named: Sequence[Author], stated: Sequence[Author]
) -> Iterator[tuple[int, int]]:
    """Pair people by their names: their places in what is stated, and among names."""
    names, others = [_name(one) for one in named], [_name(one) for one in stated]
    if names != others:
        # Which of two of one name is left nobody can tell: neither is believed.
        counts, wanted = Counter(names), Counter(others)
        unsure = {name for name in wanted if counts[name] != wanted[name]}
        names = [("named",) if name in unsure else name for name in names]
        others = [("stated",) if name in unsure else name for name in others]
    matcher = SequenceMatcher(None, others, names, autojunk=False)
    for first, place, size in matcher.get_matching_blocks():
        yield from zip(
            range(first, first + size), range(place, place + size), strict=True
        )


def _name(author: Author) -> tuple[str, ...]:
    """Give what a name says, however a program divides its particle from it."""
    parts = write_name(author)
    family = f"{parts.get('non-dropping-particle', '')} {parts.get('family', '')}"
    said = (family, *(parts.get(key, "") for key in ("given", "suffix", "literal")))
    return tuple(" ".join(part.split()) for part in said)
