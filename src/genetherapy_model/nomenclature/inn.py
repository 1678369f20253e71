"""Names of substances, read by their parts: INN and USAN of gene and cell therapies.

A name of a gene therapy has two words: the first names the gene and ends in ``gene``,
the second names the vector (``-vec``, ``-repvec``, ``-plasmid``, ``-bac``) or the cells
(``-cel``). Other names have one word, or a word beside *autogene*. The parts stand in a
table of data, each with its source and with whether an authority states what it means.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from genetherapy_model.domain.inn_readings import InnElement, InnReading
from genetherapy_model.errors import InvalidType, NotAnInn
from genetherapy_model.nomenclature import _inn_grammar as grammar
from genetherapy_model.nomenclature import _inn_names as names
from genetherapy_model.nomenclature._inn_modalities import modality_of

__all__ = ["decode_inn"]


def decode_inn(name: str) -> InnReading:
    """Read the name of a substance by its parts.

    Case, accents, hyphens of other kinds, stray spaces and a suffix of four letters
    hide nothing. A name that is unknown is read all the same, but for one that is a
    slip of a known name.

    Args:
        name: The name.

    Raises:
        NotAnInn: If it is no name of a gene or cell therapy: an ordinary word, a brand,
            another kind of substance, or a misspelled name, with the nearest known
            names as suggestions.
        InvalidType: If it is no text.

    >>> reading = decode_inn("BETIBEGLOGENE AUTOTEMCEL")
    >>> print(*(element.infix for element in reading.elements))
    beglo gene auto tem cel
    >>> reading.modality.cells
    CellProduct(type=CellType.STEM_CELL, origin=Origin.AUTOLOGOUS)
    >>> decode_inn("etranacogene dezaparavovec")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.NotAnInn: ... did you mean 'etranacogene dezaparvovec'?
    """
    if not isinstance(name, str):
        raise InvalidType(f"decode_inn: expected a text, got {type(name).__name__}")
    plain = _spelled(name)
    if plain is None:
        raise NotAnInn(name, "no such name has these characters or this length", ())
    shown, suffix = plain
    known = names.find_known(shown)
    parts = grammar.parse(shown, is_known=known is not None)
    if isinstance(parts, str):
        raise NotAnInn(name, parts, names.suggest(shown))
    slips = names.find_misspelled(shown)
    if slips:
        raise NotAnInn(name, "it is a letter or a syllable off a known name", slips)
    return InnReading(
        name=shown,
        modality=modality_of([part.row for part in parts]),
        elements=[
            InnElement(
                span=(part.start, part.end),
                infix=shown[part.start : part.end],
                meaning=part.row.meaning,
                stated=part.row.stated,
                source=part.row.source,
            )
            for part in parts
        ],
        role=known.role if known else None,
        suffix=suffix,
    )


_LONGEST: Final = 80  # characters; the longest known name has 33
_SIGNS: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff®™©]")
_HYPHENS: Final = re.compile(r"\s*[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]\s*")
_EDGES: Final = " \t\n.,;:()[]{}'\"*†‡“”‘’«»"  # noqa: RUF001 - as they are printed
_SUFFIXED: Final = re.compile(r"(?P<rest>.+)-(?P<suffix>[a-z]{4})")
_QUALIFIED: Final = re.compile(r"(?P<rest>[a-z]+)-(?P<letter>[tl])")


class _Spelled(NamedTuple):
    name: str
    suffix: str | None


def _spelled(text: str) -> _Spelled | None:
    """Give the canonical spelling and the suffix; None if it can be no name."""
    if len(text) > 4 * _LONGEST:
        return None
    parts = unicodedata.normalize("NFKD", _SIGNS.sub("", text)).lower()
    plain = "".join(char for char in parts if not unicodedata.combining(char))
    plain = " ".join(_HYPHENS.sub("-", plain).split()).strip(_EDGES)
    suffix = None
    if match := _SUFFIXED.fullmatch(plain):
        plain, suffix = match["rest"], match["suffix"]
    if match := _QUALIFIED.fullmatch(plain):
        plain = f"{match['rest']}-{match['letter'].upper()}"
    # A hyphen between the words is a space that was joined.
    plain = plain.replace("gene-", "gene ")
    if not plain or len(plain) > _LONGEST or not re.fullmatch("[A-Za-z -]+", plain):
        return None
    return _Spelled(plain, suffix)
