"""What a work is about, and who paid: terms, substances, therapies, grants, trials."""

from __future__ import annotations

from typing import Final, TypeAlias

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.funding import Grant, Registration
from genetherapy_model.domain.identifiers import (
    ActrnNumber,
    ChiCtrNumber,
    CtriNumber,
    DrksId,
    EuCtNumber,
    EudraCtNumber,
    Isrctn,
    JrctId,
    MeshUi,
    NctId,
    OtherIdentifier,
    UminId,
)
from genetherapy_model.domain.modalities import ModalityClaim
from genetherapy_model.domain.subjects import (
    Chemical,
    Keyword,
    MeshHeading,
    MeshTerm,
    SupplementaryConcept,
)
from genetherapy_model.errors import InvalidIdentifier
from genetherapy_model.formats.csl_json.texts import read_marked
from genetherapy_model.formats.schema_org.identifiers import (
    read_identifier,
    write_identifier,
)
from genetherapy_model.formats.schema_org.nodes import Node, NodeForm, Notes
from genetherapy_model.formats.schema_org.values import (
    has_type,
    listing,
    nodes_of,
    one_or_all,
    text_of,
    types_of,
)
from genetherapy_model.formats.schema_org.vocabulary import MESH, MESH_CONCEPT

__all__ = [
    "CHEMICALS",
    "CLAIMS",
    "CONCEPTS",
    "GRANTS",
    "HEADINGS",
    "REGISTRATIONS",
    "read_keywords",
    "write_keyword",
]

_Number: TypeAlias = (
    NctId
    | EudraCtNumber
    | EuCtNumber
    | Isrctn
    | ActrnNumber
    | ChiCtrNumber
    | CtriNumber
    | DrksId
    | JrctId
    | UminId
)
_OF_TRIALS: Final[tuple[type[_Number], ...]] = (
    NctId,
    EudraCtNumber,
    EuCtNumber,
    Isrctn,
    ActrnNumber,
    ChiCtrNumber,
    CtriNumber,
    DrksId,
    JrctId,
    UminId,
)


def _write_term(name: str, ui: MeshUi | None) -> Node:
    made: Node = {"@type": "DefinedTerm"}
    if ui is not None:
        made["@id"] = f"{MESH}{ui}"
    made["name"] = name
    if ui is not None:
        made["termCode"] = str(ui)
    return made | {"inDefinedTermSet": MESH}


def _is_of_mesh(node: Node) -> bool:
    stated = [*listing(node.get("inDefinedTermSet")), *listing(node.get("@id"))]
    texts = [text_of(one) or "" for one in stated]
    texts += [text_of(one.get("name")) or "" for one in stated if isinstance(one, dict)]
    return "DefinedTerm" in types_of(node) and any(
        text.removeprefix("https").removeprefix("http").startswith(MESH[4:])
        or text.casefold() in ("mesh", "medical subject headings")
        for text in texts
    )


def _read_ui(node: Node) -> MeshUi | None:
    for key in ("termCode", "@id"):
        try:
            return MeshUi.parse((text_of(node.get(key)) or "").rsplit("/", 1)[-1])
        except InvalidIdentifier:
            continue
    return None


def _is_concept(node: Node) -> bool:
    return _is_of_mesh(node) and text_of(node.get("additionalType")) == MESH_CONCEPT


def _is_heading(node: Node) -> bool:
    return _is_of_mesh(node) and not _is_concept(node)


def _write_heading(heading: MeshHeading) -> Node:
    return _write_term(heading.descriptor.name, heading.descriptor.ui)


def _read_heading(node: Node, _: Notes) -> MeshHeading | None:
    name = text_of(node.get("name"))
    if name is None:
        return None
    return MeshHeading(descriptor=MeshTerm(name=name, ui=_read_ui(node)))


HEADINGS: Final = NodeForm(MeshHeading, _write_heading, _read_heading, _is_heading)


def _write_concept(concept: SupplementaryConcept) -> Node:
    return _write_term(concept.name, concept.ui) | {"additionalType": MESH_CONCEPT}


def _read_concept(node: Node, _: Notes) -> SupplementaryConcept | None:
    name = text_of(node.get("name"))
    if name is None:
        return None
    return SupplementaryConcept(name=name, ui=_read_ui(node))


CONCEPTS: Final = NodeForm(
    SupplementaryConcept, _write_concept, _read_concept, _is_concept
)


def _write_chemical(chemical: Chemical) -> Node:
    made: Node = {"@type": "ChemicalSubstance", "name": chemical.name}
    numbers: list[Node] = []
    if chemical.ui is not None:
        numbers.append(write_identifier(chemical.ui))
    if chemical.registry_number is not None:
        numbers.append(
            write_identifier(
                OtherIdentifier(scheme="registry number", text=chemical.registry_number)
            )
        )
    return made | ({"identifier": one_or_all(numbers)} if numbers else {})


def _read_chemical(node: Node, notes: Notes) -> Chemical | None:
    name = text_of(node.get("name"))
    if name is None:
        return None
    numbers = [
        read_identifier(one, (MeshUi,), notes)
        for one in listing(node.get("identifier"))
    ]
    others = [one.text for one in numbers if isinstance(one, OtherIdentifier)]
    return Chemical(
        name=name,
        ui=next((one for one in numbers if isinstance(one, MeshUi)), None),
        registry_number=next(iter(others), None),
    )


CHEMICALS: Final = NodeForm(
    Chemical, _write_chemical, _read_chemical, has_type("ChemicalSubstance")
)


def _write_keyword(keyword: Keyword) -> Node:
    return {"@type": "DefinedTerm", "name": keyword.text.plain}


def _read_keyword(node: Node, _: Notes) -> Keyword | None:
    text = text_of(node.get("name"))
    return None if text is None else Keyword(text=read_marked(text)[0])


_KEYWORDS: Final = NodeForm(Keyword, _write_keyword, _read_keyword)


def write_keyword(keyword: Keyword) -> object:
    """Write a keyword as text where it is no more than that, and nobody would split it.

    >>> write_keyword(Keyword(text="ATMPs"))
    'ATMPs'
    """
    made = _KEYWORDS.write(keyword)
    text = made["name"]
    if len(made) > 2 or not isinstance(text, str) or "," in text or not text.strip():
        return made
    return text


def read_keywords(value: object, notes: Notes) -> list[Keyword]:
    """Read keywords; one text may hold several, with commas between them."""
    values = listing(value)
    if len(values) == 1 and (text := text_of(values[0])) is not None:
        values = [part.strip() for part in text.split(",") if part.strip()]
    made = []
    for one in values:
        text = text_of(one)
        node = one if isinstance(one, dict) and text is None else {"name": text}
        keyword = _KEYWORDS.read(node, notes)
        if keyword is None:
            notes.warn("RDR021", f"keywords: {str(one)[:60]} is no keyword")
        else:
            made.append(keyword)
    return made


def _write_claim(claim: ModalityClaim) -> Node:
    made: Node = {"@type": "MedicalTherapy"}
    words = [one.text for one in claim.evidence if one.text is not None]
    name = claim.product or claim.substance or next(iter(words), None)
    return made if name is None else made | {"name": name}


def _read_claim(_: Node, __: Notes) -> ModalityClaim | None:
    # What a name says of a modality is for the register of claims to tell.
    return None


CLAIMS: Final = NodeForm(
    ModalityClaim, _write_claim, _read_claim, has_type("MedicalTherapy")
)


def _write_grant(grant: Grant) -> Node:
    made: Node = {"@type": "Grant"}
    if grant.number is not None:
        made["identifier"] = grant.number
    funder: Node = {}
    if grant.agency is not None:
        funder["name"] = grant.agency
    if grant.country is not None:
        place = {"@type": "PostalAddress", "addressCountry": grant.country}
        funder["address"] = place
    return made | ({"funder": {"@type": "Organization", **funder}} if funder else {})


def _read_grant(node: Node, _: Notes) -> Grant | None:
    stated = listing(node.get("identifier"))
    numbers = [
        text_of(one.get("value") if isinstance(one, dict) else one) for one in stated
    ]
    number = next((text for text in numbers if text is not None), None)
    agency, country = None, None
    for funder in listing(node.get("funder")):
        inner = funder if isinstance(funder, dict) else {"name": funder}
        agency = agency or text_of(inner.get("name"))
        for place in nodes_of(inner.get("address")):
            country = country or text_of(place.get("addressCountry"))
    found = Grant(number=number, agency=agency, country=country)
    return None if found == Grant() else found


GRANTS: Final = NodeForm(Grant, _write_grant, _read_grant)


def _write_registration(registration: Registration) -> Node:
    identifier = registration.identifier
    is_trial = isinstance(identifier, Identifier)
    made: Node = {"@type": "MedicalTrial" if is_trial else "Dataset"}
    if identifier is not None:
        made["identifier"] = write_identifier(identifier)
        if isinstance(identifier, Identifier) and identifier.url:
            made["url"] = identifier.url
    if registration.bank is not None and not is_trial:
        made["includedInDataCatalog"] = {
            "@type": "DataCatalog",
            "name": registration.bank,
        }
    return made


def _read_registration(node: Node, notes: Notes) -> Registration | None:
    numbers = [
        found
        for one in listing(node.get("identifier"))
        if (found := read_identifier(one, _OF_TRIALS, notes)) is not None
    ]
    banks = [
        text_of(one.get("name")) for one in nodes_of(node.get("includedInDataCatalog"))
    ]
    if not numbers and not banks:
        return None
    return Registration(
        bank=next(iter(banks), None), identifier=next(iter(numbers), None)
    )


REGISTRATIONS: Final = NodeForm(
    Registration,
    _write_registration,
    _read_registration,
    has_type("MedicalTrial", "MedicalStudy", "Dataset"),
)
