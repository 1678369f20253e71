"""PubMed's subjects: keywords, headings, chemicals, concepts, gene symbols."""

from __future__ import annotations

from functools import lru_cache
from xml.etree.ElementTree import Element

from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.subjects import (
    Chemical,
    Keyword,
    MeshHeading,
    MeshTerm,
    SupplementaryConcept,
)
from genetherapy_model.formats.pubmed_xml.keeping import Keeper, Place

_chemical = trusted(Chemical)
_heading = trusted(MeshHeading)
_keyword = trusted(Keyword)
# The same few thousand terms index most of the literature.
_term = lru_cache(maxsize=8192)(trusted(MeshTerm))


def read_keywords(element: Element, keeper: Keeper) -> list[object]:
    """Read a KeywordList."""
    owner = element.get("Owner")
    found: list[object] = []
    for child in keeper.children(element, "Keyword"):
        found.append(
            _keyword(
                text=keeper.marked(child, ("/keywords", len(found), "text")),
                owner=owner,
                major=keeper.flag(child, "MajorTopicYN", default=False),
            )
        )
    return found


def read_headings(element: Element, keeper: Keeper) -> list[MeshHeading]:
    """Read a MeshHeadingList."""
    found: list[MeshHeading] = []
    for heading in keeper.children(element, "MeshHeading"):
        place = ("/mesh_headings", len(found))
        descriptor = None
        qualifiers: list[MeshTerm] = []
        for child in heading:
            if child.tag == "DescriptorName" and descriptor is None:
                descriptor = _read_term(child, (place, "descriptor"), keeper)
            elif child.tag == "QualifierName" and descriptor is not None:
                where = (place, "qualifiers", len(qualifiers))
                qualifiers.append(_read_term(child, where, keeper))
            else:
                keeper.keep(child)
        if descriptor is None:
            keeper.keep(heading)
        else:
            found.append(_heading(descriptor=descriptor, qualifiers=tuple(qualifiers)))
    return found


def _read_term(element: Element, place: Place, keeper: Keeper) -> MeshTerm:
    return _term(
        name=keeper.text(element),
        ui=keeper.mesh_ui(element, place),
        major=keeper.flag(element, "MajorTopicYN", default=False),
        type=element.get("Type"),
    )


def read_chemicals(element: Element, keeper: Keeper) -> list[Chemical]:
    """Read a ChemicalList."""
    found: list[Chemical] = []
    for chemical in keeper.children(element, "Chemical"):
        number = name = None
        for child in chemical:
            if child.tag == "RegistryNumber" and number is None:
                number = keeper.text(child)
            elif child.tag == "NameOfSubstance" and name is None:
                name = child
            else:
                keeper.keep(child)
        if name is None:
            keeper.keep(chemical)
            continue
        found.append(
            _chemical(
                name=keeper.text(name),
                ui=keeper.mesh_ui(name, ("/chemicals", len(found))),
                registry_number=number,
            )
        )
    return found


def read_concepts(element: Element, keeper: Keeper) -> list[object]:
    """Read a SupplMeshList."""
    return [
        SupplementaryConcept(
            name=keeper.text(child),
            ui=keeper.mesh_ui(child, ("/supplementary_concepts", index)),
            type=child.get("Type"),
        )
        for index, child in enumerate(keeper.children(element, "SupplMeshName"))
    ]


def read_symbols(element: Element, keeper: Keeper) -> list[object]:
    """Read a GeneSymbolList."""
    return [keeper.text(child) for child in keeper.children(element, "GeneSymbol")]
