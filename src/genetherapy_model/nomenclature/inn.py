"""Names of substances, read by their parts: INN and USAN of gene and cell therapies.

A name of a gene therapy has two words: the first names the gene and ends in ``gene``,
the second names the vector (``-vec``, ``-repvec``, ``-plasmid``, ``-bac``) or the cells
(``-cel``). Other names have one word, or a word beside *autogene*. The parts stand in a
table of data, each with its source and with whether an authority states what it means.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, NamedTuple

from attrs import field, frozen

from genetherapy_model.domain._sources import resolve
from genetherapy_model.domain._statements import Statement, to_tuple
from genetherapy_model.domain._texts import check_text, check_texts, to_texts
from genetherapy_model.domain.modalities import TherapyModality
from genetherapy_model.domain.product_vocabularies import SubstanceRole
from genetherapy_model.errors import InvalidType, InvalidValue, NotAnInn

__all__ = ["InnElement", "InnReading", "decode_inn"]


def to_span(values: Iterable[int]) -> tuple[int, ...]:
    """Take any iterable of two places."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class InnElement(Statement):
    """A part of a name that means something.

    Source: AMA for what is stated, https://www.ama-assn.org/about/gene-therapy-naming-scheme;
    the element names its own.

    Attributes:
        span: Where it begins and ends in the name, from 0; the end is the place after
            its last character.
        infix: The part as it stands there: ``"parvo"``.
        meaning: What it means, in a phrase.
        stated: Whether an authority states that meaning; False: it was inferred from
            names and from descriptions of the substances.
        source: Where it comes from: keys, addresses.

    Raises:
        InvalidValue: If a text is blank or padded, or the span is none.

    >>> [virus, *_] = decode_inn("onasemnogene abeparvovec").elements[2:]
    >>> virus.span, virus.infix, virus.stated
    ((16, 21), 'parvo', False)
    >>> InnElement(span=(5, 5), infix="parvo", meaning="a virus", stated=False)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: InnElement.span: (5, 5) is no stretch of ...
    """

    span: tuple[int, ...] = field(converter=to_span)
    infix: str
    meaning: str
    stated: bool
    source: tuple[str, ...] = field(default=(), converter=to_texts)

    def _check(self) -> None:
        if len(self.span) != 2 or not 0 <= self.span[0] < self.span[1]:
            raise InvalidValue(
                f"InnElement.span: {self.span} is no stretch of a text: it has a "
                "beginning, from 0, and an end after it"
            )
        check_text(self, "infix", self.infix)
        check_text(self, "meaning", self.meaning)
        check_texts(self, "source", self.source)

    @property
    def citations(self) -> tuple[str, ...]:
        """The sources in full."""
        return tuple(map(resolve, self.source))


def to_elements(values: Iterable[InnElement]) -> tuple[InnElement, ...]:
    """Take any iterable of elements."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class InnReading(Statement):
    """What a name says, part by part.

    Nothing is claimed that the name does not say. Without ``auto-`` the origin of the
    cells is not stated; without ``-ged-`` nothing is said of editing; an unknown gene
    gives no gene. Only the setting is inferred from the whole: see the guide to names.

    Source: the elements name theirs.

    Attributes:
        name: The name in small letters, one space between its words, without the
            suffix: ``"voretigene neparvovec"``, ``"sipuleucel-T"``.
        modality: What the name says of the therapy.
        elements: The parts that mean something, in the order of the name.
        role: Whether it names the substance of a medicine or a part or means, where
            evidence beside the name says so.
        suffix: The four letters that FDA adds: ``"rzyl"``.

    Raises:
        InvalidValue: If a text is blank or padded.

    >>> reading = decode_inn("Voretigene neparvovec-rzyl")
    >>> reading.name, reading.suffix, reading.modality.setting
    ('voretigene neparvovec', 'rzyl', Setting.IN_VIVO)
    >>> InnReading(name=" ", modality=TherapyModality())
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: InnReading.name: ' ' is blank; ...
    """

    name: str
    modality: TherapyModality
    elements: tuple[InnElement, ...] = field(default=(), converter=to_elements)
    role: SubstanceRole | None = None
    suffix: str | None = None

    def _check(self) -> None:
        check_text(self, "name", self.name)
        check_text(self, "suffix", self.suffix)


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
    from genetherapy_model.nomenclature import _inn_grammar as grammar  # noqa: PLC0415
    from genetherapy_model.nomenclature import _inn_names as names  # noqa: PLC0415
    from genetherapy_model.nomenclature._inn_modalities import (  # noqa: PLC0415
        modality_of,
    )

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
