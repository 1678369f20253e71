"""From a publication to the fields of a record, in the order in which PubMed has them.

What a field cannot hold is left out here; :func:`write_record` gives nothing that
would be read otherwise than it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from genetherapy_model.domain.abstracts import Abstract
from genetherapy_model.domain.identifiers import OtherIdentifier, Pmcid, Pmid
from genetherapy_model.domain.journals import JournalIssn
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.subjects import Keyword
from genetherapy_model.domain.works import WorkIdentifier
from genetherapy_model.formats.elisions import AND_OTHERS
from genetherapy_model.formats.medline import abstracts, people, values, vocabulary
from genetherapy_model.formats.medline.citing import cite
from genetherapy_model.formats.medline.dates import (
    spell_day,
    spell_issue_date,
    spell_moment,
)
from genetherapy_model.formats.medline.reading import read_record
from genetherapy_model.formats.medline.records import Field, join_words, tag_of
from genetherapy_model.formats.schemes import is_of
from genetherapy_model.formats.settling import settle

__all__ = ["write_record"]

_NO_ENTRY: Final = CatalogueEntry(catalogue=vocabulary.CATALOGUE)
_RELATIONS: Final = {kind: tag for tag, kind in vocabulary.RELATIONS.items()}
_ISSN_TYPES: Final = {kind: name for name, kind in vocabulary.ISSN_TYPES.items()}
_RANKS: Final = {tag: rank for rank, tag in enumerate(vocabulary.ORDER)}
_PEOPLE: Final = frozenset(
    {tag for tags in vocabulary.PEOPLE.values() for tag in tags} | {"AUID", "CN"}
)
_IDENTIFIERS: Final = ("ISBN", "PMC", "MID", "AID")
# An odd value may be read as another one, which is written otherwise, and so on.
_ROUNDS: Final = 6


def write_record(publication: Publication) -> tuple[tuple[Field, ...], Publication]:
    """Write a record, and give what is read back of it.

    A value that would be read as another one is written as that other one.
    """
    return settle(
        publication, _compose, lambda fields: read_record(fields)[0], rounds=_ROUNDS
    )


def _compose(publication: Publication) -> tuple[Field, ...]:
    entry = next(
        (
            known
            for known in publication.entries
            if known.catalogue == vocabulary.CATALOGUE
        ),
        _NO_ENTRY,
    )
    fields = [Field("PMID", _pmid(publication, entry))]
    fields += [
        field
        for made in (
            _spell_texts(publication, entry),
            _spell_dates(publication, entry),
            _spell_journal(publication),
            _spell_abstracts(publication),
            _spell_people(publication),
            _spell_subjects(publication),
            _spell_lists(publication, entry),
            _spell_identifiers(publication),
        )
        for field in made
        if field.text or field.tag == "OTO"
    ]
    cited = cite(read_record(fields)[0])
    fields += [Field("SO", cited)] if cited else []
    return tuple(_with_extras(publication, _sorted(fields)))


def _sorted(fields: Iterable[Field]) -> list[Field]:
    """Put fields in PubMed's order, those that hang together side by side."""
    fields = list(fields)
    named = [_RANKS[field.tag] for field in fields if field.tag in _IDENTIFIERS]
    # PMC and MID stand before the others, where that leaves them in their order.
    moved = () if named == sorted(named) else _IDENTIFIERS
    ranks = {
        **_RANKS,
        **dict.fromkeys(moved, _RANKS["AID"]),
        **dict.fromkeys(("AUID", "AD", "CN"), _RANKS["FAU"]),
        **dict.fromkeys(("AU", "FAU"), _RANKS["FAU"]),
        **dict.fromkeys(("OABL", "OCI"), _RANKS["OAB"]),
        "OT": _RANKS["OTO"],
        "PS": _RANKS["FPS"],
        "NM": _RANKS["RN"],
        # Relations keep the order in which they are stated.
        **dict.fromkeys(vocabulary.RELATIONS, _RANKS["CIN"]),
    }
    ranked: list[tuple[int, int, Field]] = []
    above = 0
    for index, field in enumerate(fields):
        if field.tag in {"FED", "ED", "FIR", "IR", "IRAD"}:
            above = _RANKS["FED"] if field.tag.endswith("ED") else _RANKS["FIR"]
            rank = above
        elif field.tag in {"AD", "AUID"}:
            rank = above
        else:
            rank = ranks.get(field.tag, len(ranks))
            above = rank
        ranked.append((rank, index, field))
    return [field for _, _, field in sorted(ranked)]


def _pmid(publication: Publication, entry: CatalogueEntry) -> str:
    known = entry.identifier if entry.identifier is not None else publication.pmid
    if isinstance(known, OtherIdentifier):
        return join_words(known.text) if known.scheme == "pubmed" else ""
    return str(known) if isinstance(known, Pmid) else ""


def _spell_texts(publication: Publication, entry: CatalogueEntry) -> Iterator[Field]:
    parts: dict[str, object] = {
        "entry": entry,
        "issue": publication.issue,
        "journal": publication.journal,
        "pagination": publication.pagination,
        "abstract": publication.abstract,
    }
    for tag, (part, name) in vocabulary.TEXTS.items():
        text = getattr(parts[part], name, None)
        if tag == "PG" and text is None and publication.pagination is not None:
            stated = publication.pagination
            text = str(stated) if stated.start is not None else None
        if tag == "TA" and text is None and publication.journal is not None:
            text = publication.journal.iso_abbreviation
        yield Field(tag, join_words(text or ""))
    for tag, name in vocabulary.MARKED.items():
        marked = getattr(publication, name)
        yield Field(tag, join_words(marked.plain) if marked is not None else "")


def _spell_dates(publication: Publication, entry: CatalogueEntry) -> Iterator[Field]:
    for tag, name in vocabulary.DAYS.items():
        yield Field(tag, spell_day(getattr(entry, name)))
    # Who does not tell print from electronic means the date of publication.
    for kind in (DateKind.ISSUE, DateKind.PUBLISHED):
        stated = _first(publication.dates, kind)
        if stated is not None:
            yield Field("DP", spell_issue_date(stated))
            break
    for each in publication.dates:
        if each.kind is DateKind.ELECTRONIC:
            text = join_words(each.text or "") if each.date is None else ""
            yield Field("DEP", text or spell_day(each.date))
        elif each.kind.value in vocabulary.HISTORY and (said := spell_moment(each)):
            yield Field("PHST", f"{said} [{each.kind.value}]")
    for tag, kind in vocabulary.MOMENTS.items():
        stated = _first(publication.dates, kind)
        if stated is None and tag == "MHDA":
            stated = _first(publication.dates, DateKind.PUBMED)
        if stated is not None and stated.date is not None:
            said = spell_moment(stated)
            yield Field(tag, said.removesuffix(" 00:00") if tag == "PMCR" else said)


def _first(dates: Iterable[PublicationDate], kind: DateKind) -> PublicationDate | None:
    return next((stated for stated in dates if stated.kind is kind), None)


def _spell_journal(publication: Publication) -> Iterator[Field]:
    journal = publication.journal
    issns: list[JournalIssn] = []
    if publication.issue is not None and publication.issue.issn is not None:
        issns.append(publication.issue.issn)
    if journal is not None:
        issns += [known for known in journal.issns if known not in issns]
    for known in issns:
        number = known.issn
        text = number.text if isinstance(number, OtherIdentifier) else str(number)
        said = f" ({_ISSN_TYPES[known.type]})" if known.type is not None else ""
        yield Field("IS", join_words(f"{text}{said}"))
    if journal is None:
        return
    if journal.nlm_id is not None:
        known_id = journal.nlm_id
        text = known_id.text if isinstance(known_id, OtherIdentifier) else str(known_id)
        yield Field("JID", join_words(text))
    if journal.publisher is not None:
        yield Field("PB", join_words(journal.publisher.name))


def _spell_abstracts(publication: Publication) -> Iterator[Field]:
    if publication.abstract is not None:
        # Only another abstract has an owner, which stands before it.
        own = Abstract(sections=publication.abstract.sections)
        yield Field("AB", abstracts.spell_abstract(own))
    for other in publication.other_abstracts:
        text = abstracts.spell_abstract(other)
        if text:
            yield Field("OAB", text)
            yield Field("OABL", join_words(other.language or ""))
            yield Field("OCI", join_words(other.copyright or ""))


def _spell_people(publication: Publication) -> Iterator[Field]:
    yield from people.spell_authors(publication.editors, "editors")
    yield from people.spell_authors(publication.authors, "authors")
    if not publication.authors_complete:
        yield Field("AU", AND_OTHERS)
    yield from people.spell_investigators(publication.investigators)
    for name in publication.personal_name_subjects:
        full, short = people.spell_name(name)
        yield Field("FPS", full)
        yield Field("PS", short)


def _spell_subjects(publication: Publication) -> Iterator[Field]:
    for chemical in publication.chemicals:
        yield Field("RN", values.spell_chemical(chemical))
    for concept in publication.supplementary_concepts:
        text = values.spell_chemical(concept)
        # What looks like a chemical stands under its own tag.
        is_plain = values.read_chemical(text) == type(concept)(name=text)
        yield Field("RN" if is_plain else "NM", text)
    for heading in publication.mesh_headings:
        yield Field("MH", values.spell_heading(heading))
    written = [known for known in publication.keywords if values.spell_keyword(known)]
    for index, (owner, keywords) in enumerate(groupby(written, key=_owner)):
        if index or owner:
            yield Field("OTO", owner)
        for keyword in keywords:
            yield Field("OT", values.spell_keyword(keyword))


def _owner(keyword: Keyword) -> str:
    return join_words(keyword.owner or "")


def _spell_lists(publication: Publication, entry: CatalogueEntry) -> Iterator[Field]:
    for tag, name in vocabulary.LISTS.items():
        for text in getattr(publication, name):
            yield Field(tag, join_words(text))
    for kind in publication.publication_types:
        yield Field("PT", join_words(kind.name))
    for subset in entry.subsets:
        yield Field("SB", join_words(subset))
    for other in entry.other_identifiers:
        text = join_words(other.text)
        yield Field("OID", f"{join_words(other.scheme)}: {text}" if text else "")
    for registration in publication.registrations:
        yield Field("SI", values.spell_registration(registration))
    for grant in publication.grants:
        yield Field("GR", values.spell_grant(grant))
    for relation in publication.relations:
        tag = _RELATIONS.get(relation.kind, "")
        yield Field(tag, values.spell_relation(relation) if tag else "")
    if publication.number_of_references is not None:
        count = str(publication.number_of_references)
        yield Field("RF", count if len(count) < 10 else "")


def _spell_identifiers(publication: Publication) -> Iterator[Field]:
    for locator in publication.locators:
        # A locator that is marked as wrong would be read as right.
        text = values.spell_bracketed(locator.identifier) if locator.valid else ""
        yield Field("LID", text)
    pagination = publication.pagination
    if pagination is not None:
        yield Field("LID", join_words(pagination.article_number or ""))
    yield from map(_article_id, publication.identifiers)


def _article_id(known: WorkIdentifier) -> Field:
    if isinstance(known, Pmcid):
        return Field("PMC", str(known))
    if isinstance(known, OtherIdentifier):
        for scheme in ("pmc", "mid", "isbn"):
            if is_of(known, scheme):
                return Field(scheme.upper(), join_words(known.text))
    return Field("AID", values.spell_bracketed(known))


def _with_extras(publication: Publication, fields: list[Field]) -> list[Field]:
    """Put back what was kept of this format, each at the place of its kind."""
    kept = [
        Field(extra.path, text)
        for extra in publication.extras
        if extra.source == vocabulary.SOURCE
        and (text := join_words(extra.text))
        and tag_of(f"{extra.path:4}- ") is not None
    ]
    said = {"SO", *vocabulary.MOMENTS} & {field.tag for field in kept}
    made = [field for field in fields if field.tag not in said]
    # Parts of people that no name came before shall not get one by being written.
    has_people = any(field.tag in _PEOPLE for field in made)
    orphans = [field for field in kept if has_people and field.tag in _PEOPLE]
    first = _place(made, min(_RANKS[tag] for tag in _PEOPLE if tag)) if orphans else 0
    made[first:first] = orphans
    others = [field for field in kept if field not in orphans]
    has_others = any(field.tag == "OAB" for field in made)
    ranks: list[int] = []
    for field in others:
        rank = _RANKS.get(field.tag, ranks[-1] if ranks else len(_RANKS))
        # Nor shall what no other abstract came before be one's.
        is_before = has_others and field.tag in {"OABL", "OCI"}
        ranks.append(_RANKS["OAB"] - 1 if is_before else rank)
    if ranks != sorted(ranks):
        return made + others
    for rank, field in zip(ranks, others, strict=True):
        made.insert(_place(made, rank + 1), field)
    return made


def _place(fields: list[Field], rank: int) -> int:
    """Tell where the first field stands that comes no sooner than a rank."""
    ranks = (_RANKS.get(field.tag, 0) for field in fields)
    return next(
        (index for index, each in enumerate(ranks) if each >= rank), len(fields)
    )
