"""How a value of a publication is called in a sentence that a curator reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from itertools import takewhile
from typing import Final, cast

import attrs

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import Extra
from genetherapy_model.domain.text import MarkedText

__all__ = ["name_class", "name_value", "show"]

_LONGEST: Final = 60
_BEFORE: Final = 15
_CAPITAL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORDS: Final = {
    "AbstractSection": "section",
    "JournalIssn": "ISSN",
    "OrganizationReference": "organization",
    "PersonName": "name",
    "PersonalAuthor": "author",
    "PublicationDate": "date",
    "WorkReference": "reference",
    "coi_statement": "statement of conflicts",
    "completed": "date of completion",
    "created": "date of creation",
    "entries": "catalogue entry",
    "in_other_scripts": "name in another script",
    "iso_abbreviation": "ISO abbreviation",
    "issns": "ISSN",
    "of": "collective",
    "people": "person",
    "revised": "date of revision",
    "spoken_in": "work where it was said",
    "ties": "tie to a society",
    "ui": "unique identifier",
}
_LETTERS: Final = {"mesh": "MeSH", "medline": "MEDLINE", "issn": "ISSN", "inn": "INN"}


def show(value: object, *, unlike: object = None) -> str:
    """Show a value in few letters, a text between quotes; of long texts what differs.

    >>> from genetherapy_model.domain.identifiers import Pmid
    >>> show("Human Gene Therapy"), show(False), show(Pmid("7"))
    ('"Human Gene Therapy"', 'no', 'PMID 7')
    >>> show(f"{'word ' * 20}AAV9", unlike=f"{'word ' * 20}AAV8")
    '"...word word AAV9"'
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Identifier):
        return f"{value.kind} {value}"
    if isinstance(value, int | float):
        return str(value)
    text, other = _spaced(value), "" if unlike is None else _spaced(unlike)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(text, other, strict=False))
    start = max(0, sum(1 for _ in same) - _BEFORE)
    if start and len(text) > _LONGEST:
        start = text.find(" ", start) + 1 or start
        text = f"...{text[start:]}"
    return f'"{text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."}"'


def _spaced(value: object) -> str:
    if isinstance(value, MarkedText):
        said = value.value
    elif isinstance(value, Enum):
        said = str(value.value)
    else:
        is_plain = not isinstance(value, Statement) or _has_words(value)
        said = (str(value) if is_plain else "") or ", ".join(_texts(value))
    return " ".join(said.split())


def _has_words(value: Statement) -> bool:
    return type(value).__str__ is not object.__str__


def _texts(value: object) -> Iterator[str]:
    """Give all that a value says, piece by piece."""
    if isinstance(value, Statement) and not _has_words(value):
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))):
            part = getattr(value, field.name)
            if part != field.default:
                yield from _texts(part)
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Enum):
        yield str(value.value)
    elif isinstance(value, bool):
        yield show(value)
    elif value is not None:
        yield str(value)


def name_class(kind: type) -> str:
    """Name a class as people do.

    >>> from genetherapy_model.domain.authors import CollectiveAuthor
    >>> from genetherapy_model.domain.identifiers import Doi
    >>> from genetherapy_model.domain.subjects import MeshHeading
    >>> name_class(CollectiveAuthor), name_class(MeshHeading), name_class(Doi)
    ('collective author', 'MeSH heading', 'DOI')
    """
    if issubclass(kind, Identifier):
        return kind.kind
    known = _WORDS.get(kind.__name__)
    return known or _lettered(_CAPITAL.sub(" ", kind.__name__).lower())


def _lettered(words: str) -> str:
    return " ".join(_LETTERS.get(word, word) for word in words.split())


def name_value(value: object, owner: type, field: str, *, unlike: object = None) -> str:
    """Name a value by the field in which it stands, and show it.

    >>> from genetherapy_model.domain.journals import Issue
    >>> from genetherapy_model.domain.quotations import Quotation
    >>> name_value("34", Issue, "volume")
    'the volume "34" of the issue'
    >>> name_value(Quotation(parts=["A cure."]), Publication, "quotations")
    'the quotation "A cure."'
    >>> name_value(False, Publication, "authors_complete")
    'the mark "authors complete: no"'
    """
    of = "" if owner is Publication else f" of the {name_class(owner)}"
    words = field.replace("_", " ")
    if isinstance(value, Extra):
        return f"the field {value.path} of {value.source}, {show(value.text)}"
    if isinstance(value, bool):
        return f'the mark "{words}: {show(value)}"{of}'
    if isinstance(value, Identifier):
        return f"the {show(value)}{of}"
    noun = _WORDS.get(field) or _lettered(words)
    if field not in _WORDS and field in _lists(owner):
        noun = _singular(noun)
    return f"the {noun} {show(value, unlike=unlike)}{of}"


@cache
def _lists(owner: type) -> frozenset[str]:
    """Give the names of the fields that hold several values."""
    return frozenset(
        field.name
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", owner))
        if field.default == ()
    )


def _singular(noun: str) -> str:
    for ending, single in (("ies", "y"), ("ases", "as"), ("s", "")):
        if noun.endswith(ending):
            return f"{noun.removesuffix(ending)}{single}"
    return noun
