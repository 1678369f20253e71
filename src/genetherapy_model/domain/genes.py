"""Genes and antigens: what a therapy brings in, changes or aims at."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement, to_frozenset
from genetherapy_model.domain._texts import check_text
from genetherapy_model.domain.identifiers import HgncId
from genetherapy_model.errors import InvalidValue

__all__ = ["Antigen", "Gene"]


def to_hgnc_id(value: HgncId | str | None) -> HgncId | None:
    """Parse text to an HGNC identifier; leave anything else as it is."""
    return HgncId.parse(value) if isinstance(value, str) else value


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Gene(Statement):
    """A gene: a human one by its symbol, or a foreign one with its organism.

    Source: HUGO Gene Nomenclature Committee, https://www.genenames.org/, for human
    genes; foreign genes are named as the literature names them.

    Attributes:
        symbol: The symbol, a single word such as ``"SMN1"`` or ``"HSV-TK"``.
        name: The name in words, such as ``"fusogenic glycoprotein"``.
        hgnc: The identifier of the human gene; text is accepted and parsed.
        organism: The organism of a foreign gene, such as ``"Herpes simplex virus 1"``.
            None: not stated, which is not the same as human.

    Raises:
        InvalidValue: If a text is blank or padded, or the symbol has spaces.
        InvalidIdentifier: If the text given as ``hgnc`` is none.

    >>> Gene(symbol="SMN1", hgnc="HGNC:11117")
    Gene(symbol='SMN1', hgnc=HgncId('HGNC:11117'))
    >>> Gene(symbol="TK", organism="Herpes simplex virus 1").hgnc is None
    True
    >>> Gene(symbol="survival motor neuron")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: Gene.symbol: 'survival motor neuron' has ...
    """

    symbol: str | None = None
    name: str | None = None
    hgnc: HgncId | None = field(default=None, converter=to_hgnc_id)
    organism: str | None = None

    def _check(self) -> None:
        check_text(self, "symbol", self.symbol)
        check_text(self, "name", self.name)
        check_text(self, "organism", self.organism)
        if self.symbol is not None and len(self.symbol.split()) > 1:
            raise InvalidValue(
                f"Gene.symbol: {self.symbol!r} has spaces, and a symbol is one word; "
                "give it as the name"
            )


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Antigen(Statement):
    """What an immune cell, an antibody or a vaccine aims at.

    Source: the names are the literature's, such as those of the CD nomenclature,
    https://hcdm.org/.

    Attributes:
        name: Such as ``"CD19"``, ``"MAGE-A4"`` or ``"HPV 6/11 antigens"``.
        gene: The gene that codes for it, if stated.

    Raises:
        InvalidValue: If the name is blank or padded.

    >>> Antigen(name="BCMA", gene=Gene(symbol="TNFRSF17"))
    Antigen(name='BCMA', gene=Gene(symbol='TNFRSF17'))
    >>> Antigen(name="")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: Antigen.name: '' is blank; leave it out ...
    """

    name: str
    gene: Gene | None = None

    def _check(self) -> None:
        check_text(self, "name", self.name)


def to_genes(values: Iterable[Gene]) -> frozenset[Gene]:
    """Take any iterable of genes."""
    return to_frozenset(values)


def to_antigens(values: Iterable[Antigen]) -> frozenset[Antigen]:
    """Take any iterable of antigens."""
    return to_frozenset(values)
