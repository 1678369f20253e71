"""The registers: journals, societies, people, products, substances, MeSH terms.

Each is read on first use, from a plain file that names the sources of every row, and
is searched by any name, abbreviation, former name or identifier. Case, accents,
spaces, hyphens and points do not matter, and ``&`` is ``and``. What several entries
are called raises :class:`AmbiguousName`, what none is called :class:`NotInRegister`.

The facts are those that were found on 22 November 2026.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain.identifiers import Issn, MeshUi, NlmId, Orcid
from genetherapy_model.domain.journals import Journal, JournalReference
from genetherapy_model.domain.organizations import OrganizationReference, Society
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.products import Authorization, Product, Substance
from genetherapy_model.domain.subjects import MeshTerm
from genetherapy_model.nomenclature.registers._entries import (
    AmbiguousName,
    Listed,
    NotInRegister,
    RegisterEntry,
    RegisterKind,
)
from genetherapy_model.nomenclature.registers._journals import load_journals
from genetherapy_model.nomenclature.registers._matching import (
    MatchBasis,
    PersonMatch,
    match_person,
)
from genetherapy_model.nomenclature.registers._mesh_terms import load_mesh_terms
from genetherapy_model.nomenclature.registers._people import load_people
from genetherapy_model.nomenclature.registers._products import (
    load_authorizations,
    load_products,
    load_substances,
)
from genetherapy_model.nomenclature.registers._societies import load_societies
from genetherapy_model.nomenclature.registers._spellings import nearest

__all__ = [
    "AmbiguousName",
    "MatchBasis",
    "NotInRegister",
    "PersonMatch",
    "RegisterEntry",
    "RegisterKind",
    "authorizations",
    "authorizations_of",
    "entries",
    "find_journal",
    "find_mesh_term",
    "find_person",
    "find_product",
    "find_society",
    "find_substance",
    "journals",
    "lookup",
    "match_person",
    "mesh_terms",
    "people",
    "products",
    "societies",
    "sources_of",
    "substances",
]


def journals() -> tuple[Journal, ...]:
    """Give all journals of the register.

    >>> journals()[0].medline_abbreviation
    'Hum Gene Ther'
    """
    return load_journals().values


def societies() -> tuple[Society, ...]:
    """Give all societies of the register.

    >>> societies()[0].abbreviation
    'ESGCT'
    """
    return load_societies().values


def people() -> tuple[Person, ...]:
    """Give all people of the register, with the roles in which they were sighted.

    >>> from genetherapy_model import office_holders
    >>> esgct = find_society("ESGCT")
    >>> for held in office_holders(people(), esgct, on="2011"):
    ...     if held.sure:
    ...         print(held.person, "|", held.role)
    Seppo Ylä-Herttuala | president, European Society of Gene and Cell Therapy
    """
    return load_people().values


def products() -> tuple[Product, ...]:
    """Give all products of the register.

    >>> products()[0].brands
    ('Gendicine',)
    """
    return load_products().values


def substances() -> tuple[Substance, ...]:
    """Give all substances of the register.

    >>> len(substances()) > 40
    True
    """
    return load_substances().values


def mesh_terms() -> tuple[MeshTerm, ...]:
    """Give all MeSH terms of the register.

    >>> str(mesh_terms()[0])
    'Genetic Therapy'
    """
    return load_mesh_terms().values


def authorizations() -> tuple[Authorization, ...]:
    """Give all decisions on the products of the register, in all jurisdictions.

    >>> authorizations()[0].jurisdiction
    'CN'
    """
    return tuple(each for _, each in load_authorizations())


def authorizations_of(product: Product | str) -> tuple[Authorization, ...]:
    """Give the decisions on a product, under all its brands, as the file orders them.

    Args:
        product: A product of the register, or a name of one.

    Raises:
        InvalidType: If it is neither a product nor a name.
        NotInRegister: If there is no product of that name.
        AmbiguousName: If there are several.

    >>> [(each.product, each.jurisdiction) for each in authorizations_of("Kebilidi")]
    [('Upstaza', 'EU'), ('Kebilidi', 'US')]
    """
    wanted = product if isinstance(product, Product) else find_product(product)
    return tuple(each for known, each in load_authorizations() if known == wanted)


def find_journal(name: str | Issn | NlmId | Journal | JournalReference) -> Journal:
    """Find a journal by a title, an abbreviation, an ISSN or an NLM identifier.

    Args:
        name: What is known of it. The journal of a record is found by its numbers,
            and only where they are unknown by its title and abbreviations.

    Raises:
        InvalidType: If what is asked for is of another type.
        NotInRegister: If there is no such journal.
        AmbiguousName: If there are several.

    >>> find_journal("15577422").title
    'Human Gene Therapy'
    """
    register = load_journals()
    if not isinstance(name, (Journal, JournalReference)):
        return register.find(name)
    numbers = [name.nlm_id, *(known.issn for known in name.issns)]
    for number in numbers:
        if isinstance(number, Identifier) and register.matches(number):
            return register.find(number)
    titles = [name.title]
    if isinstance(name, Journal):
        titles += [name.medline_abbreviation, name.iso_abbreviation, *name.aliases]
    for title in filter(None, titles):
        if register.matches(title):
            return register.find(title)
    return register.find(str(name))


def find_society(name: str | OrganizationReference) -> Society:
    """Find a society by any name that it has or had, or by an abbreviation.

    Raises:
        InvalidType: If what is asked for is of another type.
        NotInRegister: If there is no such society.
        AmbiguousName: If there are several.

    >>> find_society("ESGT").name
    'European Society of Gene and Cell Therapy'
    """
    if isinstance(name, OrganizationReference):
        name = name.name
    return load_societies().find(name)


def find_person(name: str | Orcid) -> Person:
    """Find a person of the register by a form of the name, or by the ORCID iD.

    Whether an *author* is that person is another question: see :func:`match_person`.

    Raises:
        InvalidType: If what is asked for is of another type.
        NotInRegister: If there is no such person.
        AmbiguousName: If there are several.

    >>> str(find_person("buening h"))
    'Hildegard Büning'
    """
    return load_people().find(name)


def find_product(name: str | Identifier) -> Product:
    """Find a product by a brand, a code, or any name or number of its substances.

    Raises:
        InvalidType: If what is asked for is of another type.
        NotInRegister: If there is no such product.
        AmbiguousName: If there are several, as there are with one substance.

    >>> find_product("kebilidi").brands
    ('Upstaza', 'Kebilidi')
    """
    return load_products().find(name)


def find_substance(name: str | Identifier) -> Substance:
    """Find a substance by a name, a code, a UNII or an ATC code.

    Raises:
        InvalidType: If what is asked for is of another type.
        NotInRegister: If there is no such substance.
        AmbiguousName: If there are several.

    >>> find_substance("OTL 200").inn
    'atidarsagene autotemcel'
    """
    return load_substances().find(name)


def find_mesh_term(name: str | MeshUi) -> MeshTerm:
    """Find a MeSH term of the field by its name, in either order, or by its UI.

    Raises:
        InvalidType: If what is asked for is of another type.
        NotInRegister: If there is no such term.
        AmbiguousName: If there are several.

    >>> find_mesh_term("chimeric antigen receptors").ui
    MeshUi('D000076962')
    """
    return load_mesh_terms().find(name)


def entries(kind: RegisterKind | None = None) -> tuple[RegisterEntry, ...]:
    """Give the entries of one register, or of all, in the order of the files.

    >>> entries(RegisterKind.SOCIETY)[0].names[1]
    'ESGCT'
    """
    return tuple(row.entry for row in _rows() if kind is None or row.entry.kind is kind)


def lookup(name: str | Identifier) -> tuple[RegisterEntry, ...]:
    """Find what has a name or identifier, in all registers: one entry or several.

    Raises:
        InvalidType: If what is asked for is of another type.
        NotInRegister: If nothing has it; the error suggests what comes nearest.

    >>> for entry in lookup("onasemnogene abeparvovec"):
    ...     print(entry)
    Zolgensma (product)
    Itvisma (product)
    onasemnogene abeparvovec (substance)
    """
    registers = (
        load_journals(),
        load_societies(),
        load_people(),
        load_products(),
        load_substances(),
        load_mesh_terms(),
    )
    found = [entry for register in registers for entry in register.matches(name)]
    if not found:
        raise NotInRegister(
            str(name),
            lambda: nearest(str(name), _shown(each.shown for each in registers)),
        )
    return tuple(found)


def _shown(tables: Iterable[dict[str, dict[str, str]]]) -> dict[str, dict[str, str]]:
    known: dict[str, dict[str, str]] = {}
    for table in tables:
        for form, shown in table.items():
            known.setdefault(form, {}).update(shown)
    return known


def sources_of(fact: Statement) -> tuple[str, ...]:
    """Say where something of the registers is stated, as addresses or titles.

    Args:
        fact: A value of a register, a role of one of its people, a journal's tie to a
            society, or an authorization.

    Raises:
        NotInRegister: If the registers do not state it.

    >>> bueren = find_person("Juan Bueren")
    >>> sources_of(bueren.roles[1])
    ('https://www.news-medical.net/news/20231114/...aspx',)
    """
    if isinstance(fact, Authorization):
        return fact.sources
    try:
        return _sources()[fact]
    except KeyError:
        raise NotInRegister(str(fact)) from None


@cache
def _sources() -> dict[Statement, tuple[str, ...]]:
    found: dict[Statement, tuple[str, ...]] = {}
    for row in _rows():
        for fact, sources in ((row.value, row.entry.sources), *row.facts):
            # Two editors of one masthead hold equal roles.
            known = (*found.get(fact, ()), *sources)
            found[fact] = tuple(dict.fromkeys(known))
    return found


def _rows() -> tuple[
    Listed[Journal]
    | Listed[Society]
    | Listed[Person]
    | Listed[Product]
    | Listed[Substance]
    | Listed[MeshTerm],
    ...,
]:
    return (
        *load_journals().rows,
        *load_societies().rows,
        *load_people().rows,
        *load_products().rows,
        *load_substances().rows,
        *load_mesh_terms().rows,
    )
