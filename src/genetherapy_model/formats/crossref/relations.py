"""Crossref's relations: updates in either direction, and what a work is to others.

``update-to`` stands in the record of a notice, and names the work that it retracts or
corrects; ``updated-by`` stands in the record of that work, and names the notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmcid, Pmid
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.works import (
    Relation,
    RelationKind,
    WorkIdentifier,
    WorkReference,
)
from genetherapy_model.formats.citeproc_dates import write_date
from genetherapy_model.formats.crossref.dates import read_stated
from genetherapy_model.formats.crossref.vocabulary import (
    DEFAULT_UPDATES,
    IDENTITY,
    RELATION_NAMES,
    RELATIONS,
    UPDATES,
)
from genetherapy_model.formats.json_values import Values

__all__ = [
    "Related",
    "identifier_of",
    "read_related",
    "relation_of",
    "write_related",
]

_SCHEMES: Final[dict[str, type[Doi | Pmid | Pmcid]]] = {
    "doi": Doi,
    "pmid": Pmid,
    "pmcid": Pmcid,
}
_KIND_OF_LABEL: Final = {
    (label.casefold(), kind): word
    for word, (label, kind) in UPDATES.items()
    if word != "err"
}


class Related(NamedTuple):
    """What an item says of other works, and of its own names elsewhere.

    Attributes:
        relations: What the work is to others.
        identifiers: Other identifiers of the work itself.
        retracted: When it was retracted, where that is stated.
    """

    relations: tuple[Relation, ...]
    identifiers: tuple[WorkIdentifier, ...]
    retracted: PublicationDate | None


def read_related(values: Values, item: Mapping[str, object]) -> Related:
    """Read updates and relations."""
    relations: list[Relation] = []
    identifiers: list[WorkIdentifier] = []
    retracted = None
    for key in ("updated-by", "update-to"):
        for index, one in enumerate(values.objects(item.get(key), key)):
            place = f"{key}/{index}"
            relation = _read_update(values, one, place, len(relations))
            if relation is None:
                continue
            if key == "updated-by":
                relation = _inverse(relation)
            relations.append(relation)
            if relation.kind is RelationKind.RETRACTED_BY and retracted is None:
                retracted = read_stated(
                    values, one.get("updated"), f"{place}/updated", DateKind.RETRACTED
                )
    for name, scheme, text in _read_relations(values, item.get("relation")):
        if name in IDENTITY and scheme.lower() != "doi":
            identifiers.append(identifier_of(values, scheme, text))
        elif name in RELATION_NAMES:
            path = f"/relations/{len(relations)}/target/identifiers/0"
            known = identifier_of(values, scheme, text, path)
            relations.append(relation_of(RELATION_NAMES[name], known))
    return Related(tuple(relations), tuple(identifiers), retracted)


def _read_relations(values: Values, value: object) -> Iterator[tuple[str, str, str]]:
    for name, held in values.only(value, "relation").items():
        place = f"relation/{name}"
        for one in values.objects(held, place):
            scheme = values.text(one.get("id-type"), f"{place}/id-type")
            text = values.text(one.get("id"), f"{place}/id")
            if scheme is not None and text is not None:
                yield name, scheme, text


def relation_of(kind: RelationKind, identifier: WorkIdentifier) -> Relation:
    """Make a relation to a work of which only an identifier is known."""
    return Relation(kind=kind, target=WorkReference(identifiers=[identifier]))


def identifier_of(
    values: Values, scheme: str, text: str, path: str = ""
) -> WorkIdentifier:
    """Read an identifier of a work by the name of its scheme."""
    kind = _SCHEMES.get(scheme.lower())
    if kind is None:
        return OtherIdentifier(scheme=scheme, text=text)
    return values.identifier(kind, scheme, text, path)


def _read_update(
    values: Values, value: Mapping[str, object], place: str, index: int
) -> Relation | None:
    doi = values.text(value.get("DOI"), f"{place}/DOI")
    word = values.text(value.get("type"), f"{place}/type") or ""
    label = values.text(value.get("label"), f"{place}/label")
    known = UPDATES.get(word.strip().lower().replace("-", "_").replace(" ", "_"))
    if known is None or doi is None:
        said = f"{word!r} is no kind of update" if known is None else "it names no work"
        values.warn("RDR021", f"{place}: {said}")
        return None
    usual, kind = known
    path = f"/relations/{index}/target/identifiers/0"
    default, _ = UPDATES[DEFAULT_UPDATES[kind]]
    if label is None or label == default:
        label = usual
    return Relation(
        kind=kind,
        target=WorkReference(identifiers=[values.identifier(Doi, "DOI", doi, path)]),
        note=None if label == default else label,
    )


def _inverse(relation: Relation) -> Relation:
    return Relation(
        kind=relation.kind.inverse, target=relation.target, note=relation.note
    )


def write_related(
    relations: Iterable[Relation],
    identifiers: Iterable[WorkIdentifier],
    dates: Iterable[PublicationDate],
) -> dict[str, object]:
    """Write updates and relations; what Crossref has no word for is left out."""
    updates: dict[str, list[dict[str, object]]] = {}
    related: dict[str, list[dict[str, object]]] = {}
    retracted = next(
        (
            date
            for date in dates
            if date.kind is DateKind.RETRACTED and write_date(date)
        ),
        None,
    )
    for relation in relations:
        active = relation.kind in DEFAULT_UPDATES
        if active or relation.kind.inverse in DEFAULT_UPDATES:
            made = _write_update(relation if active else _inverse(relation))
            if made and relation.kind is RelationKind.RETRACTED_BY and retracted:
                made["updated"] = write_date(retracted)
                retracted = None
            if made:
                key = "update-to" if active else "updated-by"
                updates.setdefault(key, []).append(made)
        elif relation.kind in RELATIONS:
            for scheme, text in _written(relation.target.identifiers):
                related.setdefault(RELATIONS[relation.kind], []).append(
                    _related(scheme, text)
                )
                break
    same = [_related(scheme, text) for scheme, text in _written(identifiers)]
    if same:
        related[IDENTITY[0]] = same
    return {**updates, "relation": related} if related else {**updates}


def _related(scheme: str, text: str) -> dict[str, object]:
    return {"id-type": scheme, "id": text, "asserted-by": "subject"}


def _written(identifiers: Iterable[WorkIdentifier]) -> Iterator[tuple[str, str]]:
    for known in identifiers:
        if isinstance(known, OtherIdentifier):
            if known.text.strip():
                yield known.scheme, known.text
        else:
            scheme = next(
                name for name, kind in _SCHEMES.items() if isinstance(known, kind)
            )
            yield scheme, str(known)


def _write_update(relation: Relation) -> dict[str, object]:
    doi = next(
        (
            text
            for scheme, text in _written(relation.target.identifiers)
            if scheme.lower() == "doi"
        ),
        None,
    )
    if doi is None:
        return {}
    note = relation.note if (relation.note or "").strip() else None
    default = DEFAULT_UPDATES[relation.kind]
    word = _KIND_OF_LABEL.get(((note or "").casefold(), relation.kind), default)
    return {"DOI": doi, "type": word, "label": note or UPDATES[word][0]}
