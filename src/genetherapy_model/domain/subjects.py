"""What a work is about: MeSH headings, keywords, chemicals, supplementary concepts."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from genetherapy_model.domain._statements import Statement, to_tuple
from genetherapy_model.domain.identifiers import MeshUi, Unii
from genetherapy_model.domain.text import MarkedText, to_marked_text
from genetherapy_model.errors import InvalidIdentifier

__all__ = [
    "Chemical",
    "Keyword",
    "MeshHeading",
    "MeshTerm",
    "PublicationType",
    "SupplementaryConcept",
]


def to_mesh_ui(ui: MeshUi | str | None) -> MeshUi | None:
    """Parse text to a MeSH unique identifier; leave anything else as it is."""
    return MeshUi.parse(ui) if isinstance(ui, str) else ui


def to_mesh_terms(values: Iterable[MeshTerm]) -> tuple[MeshTerm, ...]:
    """Take any iterable of them."""
    return to_tuple(values)


@frozen(kw_only=True, repr=False, weakref_slot=False)
class MeshTerm(Statement):
    """A MeSH descriptor or qualifier as it indexes one work.

    Source: PubMed's DescriptorName and QualifierName; MeSH,
    https://www.nlm.nih.gov/mesh/.

    Attributes:
        name: The term.
        ui: Its unique identifier; real records lack it now and then.
        major: Whether it is a major topic of the work (the asterisk of MEDLINE).
        type: PubMed's type of a descriptor: ``"Geographic"``, or None.

    Raises:
        InvalidIdentifier: If the text given as ``ui`` is none.

    >>> MeshTerm(name="Genetic Therapy", ui="D015316", major=True)
    MeshTerm(name='Genetic Therapy', ui=MeshUi('D015316'), major=True)
    >>> MeshTerm(name="Genetic Therapy", ui="15316")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: '15316' is no MeSH ...
    """

    name: str
    ui: MeshUi | None = field(default=None, converter=to_mesh_ui)
    major: bool = False
    type: str | None = None

    def __str__(self) -> str:
        return f"*{self.name}" if self.major else self.name


@frozen(kw_only=True, repr=False, weakref_slot=False)
class MeshHeading(Statement):
    """A MeSH descriptor with its qualifiers, each of which may be a major topic.

    Source: PubMed's MeshHeading.

    Attributes:
        descriptor: The main heading.
        qualifiers: The subheadings, in the source's order.

    Raises:
        InvalidType: If the descriptor is mere text.

    >>> heading = MeshHeading(
    ...     descriptor=MeshTerm(name="Hemophilia B", ui="D002836"),
    ...     qualifiers=[MeshTerm(name="therapy", ui="Q000628", major=True)])
    >>> str(heading), heading.is_major
    ('Hemophilia B/*therapy', True)
    >>> MeshHeading(descriptor="Hemophilia B")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: MeshHeading.descriptor: expected MeshTerm...
    """

    descriptor: MeshTerm
    qualifiers: tuple[MeshTerm, ...] = field(default=(), converter=to_mesh_terms)

    @property
    def is_major(self) -> bool:
        """Whether the descriptor or one of its qualifiers is a major topic."""
        return self.descriptor.major or any(part.major for part in self.qualifiers)

    def __str__(self) -> str:
        return "/".join(map(str, (self.descriptor, *self.qualifiers)))


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Keyword(Statement):
    """A keyword, and who gave it.

    Source: PubMed's Keyword and KeywordList.

    Attributes:
        text: The keyword; text with markup is accepted and parsed.
        owner: Who gave it, in PubMed's codes: ``"NOTNLM"`` for the authors.
        major: Whether it is marked as a major topic.

    Raises:
        InvalidMarkup: If the text has broken markup.

    >>> Keyword(text="AAV<sub>9</sub>", owner="NOTNLM").text.plain
    'AAV9'
    >>> Keyword(text=9)
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: ...
    """

    text: MarkedText = field(converter=to_marked_text)
    owner: str | None = None
    major: bool = False

    def __str__(self) -> str:
        return self.text.plain


@frozen(kw_only=True, repr=False, weakref_slot=False)
class SupplementaryConcept(Statement):
    """A MeSH supplementary concept other than a chemical: disease, organism, protocol.

    Source: PubMed's SupplMeshName.

    Attributes:
        name: The concept.
        ui: Its unique identifier, ``C`` and digits.
        type: ``"Disease"``, ``"Organism"``, ``"Protocol"``...

    Raises:
        InvalidIdentifier: If the text given as ``ui`` is none.

    >>> SupplementaryConcept(name="Leber Congenital Amaurosis 2", type="Disease").type
    'Disease'
    >>> SupplementaryConcept(name="Leber Congenital Amaurosis 2", ui="LCA2")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: 'LCA2' is no MeSH ...
    """

    name: str
    ui: MeshUi | None = field(default=None, converter=to_mesh_ui)
    type: str | None = None

    def __str__(self) -> str:
        return self.name


@frozen(kw_only=True, repr=False, weakref_slot=False)
class Chemical(Statement):
    """A substance that a work is about, with its number in a registry.

    Source: PubMed's Chemical.

    Attributes:
        name: The name of the substance in MeSH.
        ui: The unique identifier of the name in MeSH.
        registry_number: As printed: a UNII, ``"EC 3.1.21.1"``, a CAS number, or
            ``"0"`` where there is none.

    Raises:
        InvalidIdentifier: If the text given as ``ui`` is none.

    >>> Chemical(name="Thyroxine", ui="D013974", registry_number="Q51BO43MG4").unii
    Unii('Q51BO43MG4')
    >>> Chemical(name="Thyroxine", ui="thyroxine")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: 'thyroxine' is no MeSH ...
    """

    name: str
    ui: MeshUi | None = field(default=None, converter=to_mesh_ui)
    registry_number: str | None = None

    @property
    def unii(self) -> Unii | None:
        """The registry number where it has the form of a UNII, or None."""
        try:
            return Unii.parse(self.registry_number or "")
        except InvalidIdentifier:
            return None

    def __str__(self) -> str:
        return self.name


@frozen(kw_only=True, repr=False, weakref_slot=False)
class PublicationType(Statement):
    """What kind of publication a work is, in the words of its catalogue.

    Source: PubMed's PublicationType; MeSH, category V.

    Attributes:
        name: The type: ``"Journal Article"``, ``"Review"``.
        ui: Its MeSH unique identifier.

    Raises:
        InvalidIdentifier: If the text given as ``ui`` is none.

    >>> PublicationType(name="Review", ui="D016454")
    PublicationType(name='Review', ui=MeshUi('D016454'))
    >>> PublicationType(name="Review", ui="review")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: 'review' is no MeSH ...
    """

    name: str
    ui: MeshUi | None = field(default=None, converter=to_mesh_ui)

    def __str__(self) -> str:
        return self.name
