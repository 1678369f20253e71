"""Identifiers of things in vocabularies: terms, genes, diseases, substances."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, Self

from attrs import field, frozen

from genetherapy_model.domain._scalars import Identifier

__all__ = [
    "AtcCode",
    "HgncId",
    "MeshRecordType",
    "MeshUi",
    "MondoId",
    "NcitCode",
    "OmimNumber",
    "OrphaCode",
    "Unii",
]


class MeshRecordType(Enum):
    """What kind of record of MeSH a unique identifier stands for.

    Source: NLM, https://www.nlm.nih.gov/mesh/intro_record_types.html.

    >>> MeshRecordType("qualifier")
    <MeshRecordType.QUALIFIER: 'qualifier'>
    >>> MeshRecordType("entry term")
    Traceback (most recent call last):
    ...
    ValueError: 'entry term' is not a valid MeshRecordType
    """

    DESCRIPTOR = "descriptor"
    QUALIFIER = "qualifier"
    SUPPLEMENTARY = "supplementary"


_MESH_RECORD_TYPES = {
    "D": MeshRecordType.DESCRIPTOR,
    "Q": MeshRecordType.QUALIFIER,
    "C": MeshRecordType.SUPPLEMENTARY,
}


@frozen(order=True, repr=False, weakref_slot=False)
class MeshUi(Identifier):
    """A unique identifier of MeSH: a letter and six or nine digits.

    ``D`` stands for a descriptor, ``Q`` for a qualifier, ``C`` for a supplementary
    concept record.

    Source: NLM, https://www.nlm.nih.gov/mesh/xml_data_elements.html.

    Raises:
        InvalidIdentifier: If the text is no MeSH identifier.

    >>> MeshUi.parse("MeSH:d015316").record_type
    <MeshRecordType.DESCRIPTOR: 'descriptor'>
    >>> MeshUi.parse("D15316")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidLength: 'D15316' is no MeSH identifier: ...
    """

    kind: ClassVar[str] = "MeSH identifier"
    prefix: ClassVar[str] = "mesh"
    url_base: ClassVar[str] = "https://meshb.nlm.nih.gov/record/ui?ui="
    pattern: ClassVar[str] = r"[CDQ][0-9]{6}(?:[0-9]{3})?"
    shape: ClassVar[str] = "D, Q or C and six or nine digits, such as D015316"
    any_length: ClassVar[str] = r"[CDQ][0-9]+"
    labels: ClassVar[tuple[str, ...]] = (r"mesh\s*u(?:nique\s*)?i(?:d)?", "msh")
    hosts: ClassVar[tuple[str, ...]] = (
        r"meshb(?:-prev)?\.nlm\.nih\.gov/record/ui\?ui=",
        r"id\.nlm\.nih\.gov/mesh/(?:[0-9]{4}/)?",
        r"ncbi\.nlm\.nih\.gov/mesh/",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        return text.upper()

    @property
    def record_type(self) -> MeshRecordType:
        """Which kind of record it stands for."""
        return _MESH_RECORD_TYPES[self.value[0]]


@frozen(order=True, repr=False, weakref_slot=False)
class NcitCode(Identifier):
    """A code of a concept of the NCI Thesaurus: ``C`` and digits.

    Source: NCI Enterprise Vocabulary Services, https://evs.nci.nih.gov/; the pattern
    is Bioregistry's for concepts.

    Raises:
        InvalidIdentifier: If the text is no such code.

    >>> NcitCode.parse("NCIT:C15238").url
    'http://purl.obolibrary.org/obo/NCIT_C15238'
    >>> NcitCode.parse("15238")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: '15238' is no NCI Thesaurus code: ...
    """

    kind: ClassVar[str] = "NCI Thesaurus code"
    prefix: ClassVar[str] = "ncit"
    url_base: ClassVar[str] = "http://purl.obolibrary.org/obo/NCIT_"
    pattern: ClassVar[str] = r"C[1-9][0-9]{0,8}"
    shape: ClassVar[str] = "C and at most nine digits, such as C15238"
    any_length: ClassVar[str] = r"C[1-9][0-9]{9,}"
    labels: ClassVar[tuple[str, ...]] = (r"NCI\s*Thesaurus", "NCI")
    hosts: ClassVar[tuple[str, ...]] = (
        r"purl\.obolibrary\.org/obo/NCIT_",
        r"evsexplore\.semantics\.cancer\.gov/evsexplore/concept/ncit/",
        r"ncit\.nci\.nih\.gov/ncitbrowser/ConceptReport\.jsp\?(?:[^#]*&)?code=",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        return text.upper()


def _after_colon(value: str) -> int:
    return int(value.partition(":")[2])


@frozen(order=True, repr=False, weakref_slot=False)
class HgncId(Identifier):
    """A gene's identifier of the HUGO Gene Nomenclature Committee: ``HGNC:``, a number.

    Source: HGNC, https://www.genenames.org/help/statistics-and-downloads/.

    Raises:
        InvalidIdentifier: If the text is no HGNC identifier.

    >>> hgnc = HgncId.parse("hgnc:3546")
    >>> str(hgnc), hgnc.curie
    ('HGNC:3546', 'hgnc:3546')
    >>> HgncId.parse("F8")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: 'F8' is no HGNC identifier: ...
    """

    kind: ClassVar[str] = "HGNC identifier"
    prefix: ClassVar[str] = "hgnc"
    url_base: ClassVar[str] = (
        "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/"
    )
    pattern: ClassVar[str] = r"HGNC:[1-9][0-9]{0,8}"
    shape: ClassVar[str] = "HGNC: and at most nine digits, such as HGNC:3546"
    any_length: ClassVar[str] = r"HGNC:[1-9][0-9]{9,}"
    hosts: ClassVar[tuple[str, ...]] = (
        r"genenames\.org/data/gene-symbol-report/#!/hgnc_id/",
        r"genenames\.org/cgi-bin/gene_symbol_report\?hgnc_id=",
    )

    value: str = field(order=_after_colon)

    @classmethod
    def _spell(cls, text: str) -> str:
        return f"HGNC:{text}"

    @classmethod
    def from_local(cls, local: str) -> Self:
        """Read the number that follows the prefix in a CURIE."""
        return cls(f"HGNC:{local}")

    @property
    def curie(self) -> str:
        """The number with Bioregistry's prefix."""
        return f"{self.prefix}:{self.value[5:]}"


@frozen(order=True, repr=False, weakref_slot=False)
class OmimNumber(Identifier):
    """A number of Online Mendelian Inheritance in Man: six digits.

    The sign before it in OMIM's lists (``*`` gene, ``#`` phenotype and others) says
    what kind of entry it is; ``parse()`` takes it off.

    Source: OMIM, https://www.omim.org/help/faq#1_3.

    Raises:
        InvalidIdentifier: If the text is no such number.

    >>> OmimNumber.parse("MIM #306700")
    OmimNumber('306700')
    >>> OmimNumber.parse("3067")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidLength: '3067' is no MIM number: ...
    """

    kind: ClassVar[str] = "MIM number"
    prefix: ClassVar[str] = "omim"
    url_base: ClassVar[str] = "https://omim.org/entry/"
    pattern: ClassVar[str] = r"[1-9][0-9]{5}"
    shape: ClassVar[str] = "six digits, such as 306700"
    any_length: ClassVar[str] = r"[0-9]+"
    labels: ClassVar[tuple[str, ...]] = ("mim",)
    hosts: ClassVar[tuple[str, ...]] = (r"omim\.org/(?:entry/|MIM:)",)

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        return text.lstrip("*#+%^ ")


@frozen(order=True, repr=False, weakref_slot=False)
class OrphaCode(Identifier):
    """A code of the Orphanet nomenclature of rare diseases: a whole number.

    Source: Orphanet, https://www.orphadata.com/orphanet-nomenclature/.

    Raises:
        InvalidIdentifier: If the text is no such code.

    >>> OrphaCode.parse("ORPHA:98878")
    OrphaCode('98878')
    >>> OrphaCode.parse("MONDO:0010602")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: 'MONDO:0010602' is no ORPHAcode: ...
    """

    kind: ClassVar[str] = "ORPHAcode"
    prefix: ClassVar[str] = "orpha"
    url_base: ClassVar[str] = "https://www.orpha.net/en/disease/detail/"
    pattern: ClassVar[str] = r"[1-9][0-9]{0,8}"
    shape: ClassVar[str] = "a whole number of at most nine digits"
    any_length: ClassVar[str] = r"[1-9][0-9]{9,}"
    labels: ClassVar[tuple[str, ...]] = (
        "orphacodes?",
        "orphanet",
        "ordo",
    )
    hosts: ClassVar[tuple[str, ...]] = (
        r"orpha\.net/(?:[a-z]{2}/disease/detail/|ORDO/Orphanet_)",
    )

    value: str = field(order=int)


@frozen(order=True, repr=False, weakref_slot=False)
class MondoId(Identifier):
    """An identifier of the Mondo Disease Ontology: ``MONDO:`` and seven digits.

    Source: Monarch Initiative, https://mondo.monarchinitiative.org/; the pattern is
    Bioregistry's.

    Raises:
        InvalidIdentifier: If the text is no Mondo identifier.

    >>> MondoId.parse("http://purl.obolibrary.org/obo/MONDO_0010602")
    MondoId('MONDO:0010602')
    >>> MondoId.parse("MONDO:10602")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidLength: 'MONDO:10602' is no Mondo identifier: ...
    """

    kind: ClassVar[str] = "Mondo identifier"
    prefix: ClassVar[str] = "mondo"
    url_base: ClassVar[str] = "http://purl.obolibrary.org/obo/MONDO_"
    pattern: ClassVar[str] = r"MONDO:[0-9]{7}"
    shape: ClassVar[str] = "MONDO: and seven digits, such as MONDO:0010602"
    any_length: ClassVar[str] = r"MONDO:[0-9]+"
    hosts: ClassVar[tuple[str, ...]] = (
        r"purl\.obolibrary\.org/obo/MONDO_",
        r"monarchinitiative\.org/(?:disease/)?MONDO:",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        return f"MONDO:{text}"

    @classmethod
    def from_local(cls, local: str) -> Self:
        """Read the digits that follow the prefix in a CURIE."""
        return cls(f"MONDO:{local}")

    @property
    def url(self) -> str:
        """The address at which the identifier resolves."""
        return self.url_base + self.value[6:]

    @property
    def curie(self) -> str:
        """The digits with Bioregistry's prefix."""
        return f"{self.prefix}:{self.value[6:]}"


@frozen(order=True, repr=False, weakref_slot=False)
class AtcCode(Identifier):
    """A code of the Anatomical Therapeutic Chemical classification, of any level.

    The five levels have 1, 3, 4, 5 and 7 characters; the first letter is one of the
    fourteen main groups.

    Source: WHO Collaborating Centre for Drug Statistics Methodology,
    https://atcddd.fhi.no/atc/structure_and_principles/.

    Raises:
        InvalidIdentifier: If the text is no ATC code.

    >>> AtcCode.parse("atc: m09ax09").level
    5
    >>> AtcCode.parse("L01X04")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: 'L01X04' is no ATC code: ...
    """

    kind: ClassVar[str] = "ATC code"
    prefix: ClassVar[str] = "atc"
    url_base: ClassVar[str] = "https://atcddd.fhi.no/atc_ddd_index/?code="
    pattern: ClassVar[str] = (
        r"[ABCDGHJLMNPRSV](?:[0-9]{2}(?:[A-Z](?:[A-Z](?:[0-9]{2})?)?)?)?"
    )
    shape: ClassVar[str] = "a code of one of the five levels, such as L01XL or M09AX09"
    hosts: ClassVar[tuple[str, ...]] = (
        r"(?:atcddd\.fhi|whocc)\.no/atc_ddd_index/\?code=",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        return text.upper()

    @property
    def level(self) -> int:
        """The level, from 1 (main group) to 5 (substance)."""
        return (1, 3, 4, 5, 7).index(len(self.value)) + 1


@frozen(order=True, repr=False, weakref_slot=False)
class Unii(Identifier):
    """A Unique Ingredient Identifier of a substance: ten capital letters and digits.

    Source: FDA, https://www.fda.gov/industry/fda-data-standards-advisory-board/fdas-global-substance-registration-system.

    Raises:
        InvalidIdentifier: If the text is no UNII.

    >>> Unii.parse("UNII: 452vly9402")
    Unii('452VLY9402')
    >>> Unii.parse("7440-57-5")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: '7440-57-5' is no UNII: ...
    """

    kind: ClassVar[str] = "UNII"
    prefix: ClassVar[str] = "unii"
    url_base: ClassVar[str] = "https://precision.fda.gov/uniisearch/srs/unii/"
    pattern: ClassVar[str] = r"[0-9A-Z]{10}"
    shape: ClassVar[str] = "ten letters and digits, such as 452VLY9402"
    any_length: ClassVar[str] = r"[0-9A-Z]+"
    hosts: ClassVar[tuple[str, ...]] = (
        r"precision\.fda\.gov/(?:uniisearch|ginas/app)/srs/unii/",
        r"fdasis\.nlm\.nih\.gov/srs/unii/",
    )

    value: str

    @classmethod
    def _clean(cls, text: str) -> str:
        # Ten characters are the whole, even where they begin with the four of a name.
        whole = text.strip().upper()
        return whole if cls._canonical.fullmatch(whole) else super()._clean(text)

    @classmethod
    def _spell(cls, text: str) -> str:
        return text.upper()
