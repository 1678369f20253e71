"""Claims of a record: which therapies its headings and its words are about.

A claim is never a fact. It says what a heading or a sentence says, with the evidence
for it; claims that contradict each other stand side by side. What a family of vectors
or a route implies is claimed only where the table of terms says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Final, NamedTuple

import attrs

from genetherapy_model.domain.modalities import (
    Evidence,
    ModalityClaim,
    TherapyModality,
    combine,
)
from genetherapy_model.domain.modality_vocabularies import EvidenceKind
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import InvalidType, ModalityConflict
from genetherapy_model.nomenclature._claim_matching import (
    Folded,
    Match,
    fold,
    fold_all,
)
from genetherapy_model.nomenclature._claim_terms import (
    Context,
    Term,
    Terms,
    claims_something,
    headings,
    load_terms,
)

__all__ = ["claims", "with_claims"]


class _Field(NamedTuple):
    path: str
    plain: str
    folded: Folded
    matches: Sequence[Match]


class _Hit(NamedTuple):
    """A term in a text, with its place in the folded text."""

    term: Term
    start: int
    end: int


class _Said(NamedTuple):
    """What one piece of evidence says."""

    modality: TherapyModality
    evidence: Evidence
    substance: str | None = None
    product: str | None = None


def claims(publication: Publication) -> tuple[ModalityClaim, ...]:
    """Give what a record claims about therapies, with the evidence.

    MeSH headings are one source, each sentence of the title, the abstract and the
    keywords another: what one source says is one claim, or several where it contradicts
    itself. Nothing is claimed of what no source names.

    Args:
        publication: The record.

    Returns:
        The claims of the headings first, then those of the text from its beginning.

    Raises:
        InvalidType: If it is no publication.

    >>> [claim] = claims(Publication(title="<i>AAV</i>9 gene therapy"))
    >>> [(each.text, each.path, each.start) for each in claim.evidence]
    [('AAV9', '/title', 0), ('gene therapy', '/title', 5)]
    >>> claims(Publication(title="Rituximab in AAV, an ANCA-associated vasculitis"))
    ()
    """
    if not isinstance(publication, Publication):
        shown = type(publication).__name__
        raise InvalidType(f"claims: expected Publication, got {shown}")
    return (*_of_headings(publication), *_of_text(publication))


def with_claims(
    publication: Publication, claims: Iterable[ModalityClaim]
) -> Publication:
    """Give a new record that holds further claims, each of them once.

    Args:
        publication: The record; it stays as it is.
        claims: The claims; those that the record holds already stand before them.

    Raises:
        InvalidType: If it is no publication, or one of the claims is none.

    >>> from genetherapy_model.nomenclature import claims
    >>> record = Publication(title="AAV vectors")
    >>> record = with_claims(record, claims(record))
    >>> len(with_claims(record, claims(record)).modality_claims)
    1
    """
    if not isinstance(publication, Publication):
        shown = type(publication).__name__
        raise InvalidType(f"with_claims: expected Publication, got {shown}")
    kept = dict.fromkeys((*publication.modality_claims, *claims))
    return attrs.evolve(publication, modality_claims=tuple(kept))


def _of_headings(publication: Publication) -> Iterator[ModalityClaim]:
    named = [
        (f"/mesh_headings/{number}", heading.descriptor.ui, heading.descriptor.name)
        for number, heading in enumerate(publication.mesh_headings)
    ] + [
        (f"/chemicals/{number}", chemical.ui, chemical.name)
        for number, chemical in enumerate(publication.chemicals)
    ]
    if not named:
        return
    uis = {str(ui) for _, ui, _ in named if ui is not None}
    said = []
    for path, ui, name in named:
        known = headings().get(str(ui))
        if known is not None and (not known.requires or known.requires & uis):
            evidence = Evidence(kind=EvidenceKind.MESH, text=name, path=path, mesh=ui)
            said.append(_Said(known.claims, evidence))
        elif path.startswith("/chemicals"):
            for term in _named_by(name):
                evidence = Evidence(kind=term.kind, text=name, path=path, mesh=ui)
                said.append(
                    _Said(term.modality, evidence, term.substance, term.product)
                )
    yield from _combined(said)


def _named_by(name: str) -> Iterator[Term]:
    """Give the substances and products of which a chemical has the name."""
    terms, folded = load_terms(), fold(name)
    if not terms.spot(folded.text):
        return
    for match in terms.find(folded.text):
        if match.end - match.start == len(folded.text.strip()):
            for phrase in terms.phrases[match.phrase]:
                meaning = phrase.meaning
                if isinstance(meaning, Term) and meaning.kind is not EvidenceKind.TEXT:
                    yield meaning


def _texts(publication: Publication) -> Iterator[tuple[str, str]]:
    if publication.title is not None:
        yield "/title", publication.title.plain
    if publication.abstract is not None:
        for number, section in enumerate(publication.abstract.sections):
            yield f"/abstract/sections/{number}/text", section.text.plain
    for number, keyword in enumerate(publication.keywords):
        yield f"/keywords/{number}/text", keyword.text.plain


def _of_text(publication: Publication) -> Iterator[ModalityClaim]:
    terms, texts = load_terms(), tuple(_texts(publication))
    claiming = terms.claiming
    # Most records claim nothing: one look at all their texts tells them apart.
    if not terms.spot(fold_all([plain for _, plain in texts])):
        return
    fields = []
    for path, plain in texts:
        folded = fold(plain)
        if matches := terms.find(folded.text):
            fields.append(_Field(path, plain, folded, matches))
    in_record = frozenset(
        meaning.name
        for each in fields
        for match in each.matches
        for meaning in _meanings(terms, each, match)
        if isinstance(meaning, Context) and meaning.in_record
    )
    for each in fields:
        if not any(claiming[match.phrase] for match in each.matches):
            continue
        for matches in _by_sentence(each):
            if said := _say(terms, each, matches, in_record):
                yield from _combined(said)


_SEPARATORS: Final = re.compile(r"[^0-9A-Za-z]+")


def _meanings(terms: Terms, field: _Field, match: Match) -> Iterator[Term | Context]:
    for phrase in terms.phrases[match.phrase]:
        if phrase.exact is None:
            yield phrase.meaning
        else:
            start, end = field.folded.span(match)
            written = _SEPARATORS.sub("", field.plain[start:end])
            exact = _SEPARATORS.sub("", phrase.exact)
            if written in (exact, f"{exact}s"):
                yield phrase.meaning


# A point ends a sentence, but for those of short forms and of initials.
_ENDS: Final = re.compile(
    r"[.!?;](?<!\b[A-Z]\.)(?<!\bvs\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bal\.)"
    r"(?<!\bapprox\.)(?<!\bSt\.)[\"')\]]?\s+(?=[\"'(\[]?[A-Z0-9])"
)


def _by_sentence(field: _Field) -> Iterator[list[Match]]:
    ends = [end.end() for end in _ENDS.finditer(field.plain)]
    ends.append(len(field.plain))
    found: list[Match] = []
    number = 0
    for match in field.matches:
        start = field.folded.span(match)[0]
        while start >= ends[number] and number < len(ends) - 1:
            if found:
                yield found
                found = []
            number += 1
        found.append(match)
    yield found


def _say(
    terms: Terms, field: _Field, matches: Iterable[Match], in_record: frozenset[str]
) -> list[_Said]:
    around, hits = set(in_record), []
    for match in matches:
        for meaning in _meanings(terms, field, match):
            if isinstance(meaning, Context):
                around.add(meaning.name)
            else:
                hits.append(_Hit(meaning, match.start, match.end))
    if not hits:
        return []
    live: list[_Hit] = []
    for _ in range(_ROUNDS):
        live = _apart(
            [hit for hit in hits if not hit.term.requires or hit.term.requires & around]
        )
        around |= _parts(hit for hit in live if not hit.term.vetoed_by & around)
    return [
        _said(field, hit)
        for hit in live
        if not hit.term.vetoed_by & around and claims_something(hit.term)
    ]


_ROUNDS: Final = 3  # a term may need a part that another claims, which needs words


def _apart(hits: list[_Hit]) -> list[_Hit]:
    """Leave out terms that stand within a longer one."""
    kept: list[_Hit] = []
    end = start = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.end > end or (hit.start, hit.end) == (start, end):
            kept.append(hit)
            start, end = hit.start, hit.end
    return kept


def _parts(hits: Iterable[_Hit]) -> frozenset[str]:
    """Give which parts are claimed: contexts that no words need to be listed for."""
    return frozenset(chain.from_iterable(_parts_of(hit.term) for hit in hits))


@cache
def _parts_of(term: Term) -> frozenset[str]:
    if not claims_something(term):
        return frozenset()
    modality = term.modality
    found = set()
    if modality.cells is not None:
        found.add("cells")
    for component in modality.components:
        if component.mechanism is not None:
            found.add("mechanism")
        if component.agent is not None:
            found.add("vector")
    return frozenset(found)


def _said(field: _Field, hit: _Hit) -> _Said:
    start, end = field.folded.span(Match(0, hit.start, hit.end))
    evidence = Evidence(
        kind=hit.term.kind,
        text=field.plain[start:end],
        path=field.path,
        start=start,
        end=end,
    )
    return _Said(hit.term.modality, evidence, hit.term.substance, hit.term.product)


def _combined(said: Sequence[_Said]) -> Iterator[ModalityClaim]:
    """Make one claim of what agrees, and leave side by side what does not."""
    groups = [list(said)] if said else []
    if said and _union([each.modality for each in said]) is None:
        rest = [each for each in said if not _is_contradicted(each, said)]
        groups = [rest] if rest else []
        for each in said:
            if each not in rest:
                _place(each, groups[1:] if rest else groups, groups.append)
    for group in groups:
        yield from _named(group)


def _is_contradicted(one: _Said, said: Sequence[_Said]) -> bool:
    return any(_union([one.modality, each.modality]) is None for each in said)


def _place(
    one: _Said, groups: Sequence[list[_Said]], add: Callable[[list[_Said]], None]
) -> None:
    for group in groups:
        if _union([each.modality for each in (*group, one)]) is not None:
            group.append(one)
            return
    add([one])


def _named(said: Sequence[_Said]) -> Iterator[ModalityClaim]:
    """Make a claim for each substance and product; the words belong to all of them."""
    names = dict.fromkeys(
        (each.substance, each.product)
        for each in said
        if each.substance or each.product
    )
    # A name of the substance alone adds nothing beside its product's.
    brands = {substance for substance, product in names if product}
    kept = [each for each in names if each[1] or each[0] not in brands]
    for substance, product in kept or [(None, None)]:
        ours = [
            each
            for each in said
            if not (each.substance or each.product)
            or each.product == product
            or (each.product is None and each.substance == substance)
        ]
        modality = _union([each.modality for each in ours])
        if modality is not None:
            yield ModalityClaim(
                modality=modality,
                evidence=[each.evidence for each in ours],
                substance=substance,
                product=product,
            )


def _union(modalities: Iterable[TherapyModality]) -> TherapyModality | None:
    """Combine modalities; None where they contradict each other."""
    return _union_of(frozenset(modalities))


@lru_cache(maxsize=4096)  # sentences say much the same
def _union_of(modalities: frozenset[TherapyModality]) -> TherapyModality | None:
    try:
        return combine(*modalities)
    except ModalityConflict:
        return None
