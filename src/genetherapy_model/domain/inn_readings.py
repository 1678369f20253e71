"""Readings of names of substances: the parts that mean something, and what they say.

:func:`genetherapy_model.nomenclature.inn.decode_inn` makes them.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from genetherapy_model.domain._sources import resolve
from genetherapy_model.domain._statements import Statement, to_tuple
from genetherapy_model.domain._texts import check_text, check_texts, to_texts
from genetherapy_model.domain.modalities import TherapyModality
from genetherapy_model.domain.product_vocabularies import SubstanceRole
from genetherapy_model.errors import InvalidValue

__all__ = ["InnElement", "InnReading"]


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

    >>> from genetherapy_model import decode_inn
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
        """The sources in full.

        Raises:
            KeyError: If one is no key, identifier or address.
        """
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

    >>> from genetherapy_model import decode_inn
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
