"""Conditions: what a therapy is meant to treat."""

from __future__ import annotations

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain._texts import check_text
from genetherapy_model.domain.identifiers import MeshUi, MondoId, OmimNumber, OrphaCode

__all__ = ["Condition"]


def to_orpha_code(value: OrphaCode | str | None) -> OrphaCode | None:
    """Parse text to an ORPHAcode; leave anything else as it is."""
    return OrphaCode.parse(value) if isinstance(value, str) else value


def to_mondo_id(value: MondoId | str | None) -> MondoId | None:
    """Parse text to a Mondo identifier; leave anything else as it is."""
    return MondoId.parse(value) if isinstance(value, str) else value


def to_omim_number(value: OmimNumber | str | None) -> OmimNumber | None:
    """Parse text to a MIM number; leave anything else as it is."""
    return OmimNumber.parse(value) if isinstance(value, str) else value


def to_mesh_ui(value: MeshUi | str | None) -> MeshUi | None:
    """Parse text to a MeSH unique identifier; leave anything else as it is."""
    return MeshUi.parse(value) if isinstance(value, str) else value


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Condition(Statement):
    """A disease or another condition, by its name and by whoever catalogues it.

    Source: Orphanet, https://www.orphadata.com/; Mondo,
    https://mondo.monarchinitiative.org/; OMIM, https://www.omim.org/; MeSH,
    https://www.nlm.nih.gov/mesh/. Identifiers may be given as text.

    Attributes:
        name: The name as the source gives it, with its bounds where it has some, such
            as ``"spinal muscular atrophy, age 2 years and older"``.
        orpha: The ORPHAcode.
        mondo: The Mondo identifier.
        omim: The MIM number of the phenotype.
        mesh: The MeSH unique identifier.

    Raises:
        InvalidValue: If the name is blank or padded.
        InvalidIdentifier: If a text is no identifier of its kind.

    >>> condition = Condition(name="hemophilia A", orpha="ORPHA:98878", omim="306700")
    >>> condition.orpha.url
    'https://www.orpha.net/en/disease/detail/98878'
    >>> Condition(name="hemophilia A", omim="98878")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidLength: '98878' is no MIM number: ...
    """

    name: str | None = None
    orpha: OrphaCode | None = field(default=None, converter=to_orpha_code)
    mondo: MondoId | None = field(default=None, converter=to_mondo_id)
    omim: OmimNumber | None = field(default=None, converter=to_omim_number)
    mesh: MeshUi | None = field(default=None, converter=to_mesh_ui)

    def _check(self) -> None:
        check_text(self, "name", self.name)
