"""Europe PMC's comments and corrections, read and written.

Each is said from the side of the record that has it: *Retraction in* stands with the
work that is retracted, *Retraction of* with the notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, cast

from genetherapy_model.domain.identifiers import Doi, OtherIdentifier, Pmcid, Pmid
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import (
    Relation,
    RelationKind,
    WorkIdentifier,
    WorkReference,
)
from genetherapy_model.errors import InvalidIdentifier
from genetherapy_model.formats.europepmc.texts import stated, write_text
from genetherapy_model.formats.europepmc.values import Values
from genetherapy_model.formats.europepmc.vocabulary import (
    OWN_CATALOGUE,
    RELATION_WORDS,
    RELATIONS,
)

__all__ = ["read_relations", "write_relations"]

_DOI: Final = re.compile(
    r"(?:.*[ .])?doi: ?(?P<doi>10\.\S+)", re.IGNORECASE | re.DOTALL
)
_KINDS: Final = {"MED": (Pmid, "pubmed"), "PMC": (Pmcid, "pmc")}
_CODES: Final = {Pmid: "MED", Pmcid: "PMC"}
_SCHEMES: Final = {"pubmed": "MED", "pmid": "MED", "pmc": "PMC", "pmcid": "PMC"}
_PLACES: Final = {RelationKind.PREPRINT_OF: 10001, RelationKind.HAS_PREPRINT: 10002}


def read_relations(value: object, values: Values) -> Iterator[Relation]:
    """Read a commentCorrectionList; what is of no known type is passed over."""
    index = 0
    key = "commentCorrectionList"
    for place, item in values.listed(value, "commentCorrection", key):
        word = values.text(item.get("type"), f"{place}/type") or ""
        kind = RELATIONS.get(" ".join(word.split()).casefold())
        if kind is None:
            values.warn("RDR021", f"{place}: {word!r} is no known type of relation")
            continue
        path = f"/relations/{index}/target"
        text = values.text(item.get("reference"), f"{place}/reference")
        citation = values.marked(text, f"{place}/reference", f"{path}/citation")
        source = values.plain(item.get("source"), f"{place}/source")
        number = values.plain(item.get("id"), f"{place}/id")
        if source is None:
            is_pmid = (number or "").isdecimal()
            source = "MED" if is_pmid else OWN_CATALOGUE
        identifiers: list[object] = []
        if number is not None:
            known, scheme = _KINDS.get(source, (None, source))
            at = f"{path}/identifiers/0"
            identifiers.append(values.any_identifier(known, scheme, number, at))
        if (doi := _read_doi(citation)) is not None:
            identifiers.append(doi)
        yield Relation(
            kind=kind,
            target=WorkReference(
                citation=None if citation == _only(doi) else citation,
                identifiers=cast("list[WorkIdentifier]", identifiers),
            ),
            note=values.plain(item.get("note"), f"{place}/note"),
        )
        index += 1


def _read_doi(citation: MarkedText | None) -> Doi | None:
    found = None if citation is None else _DOI.fullmatch(citation.plain)
    try:
        return None if found is None else Doi(found["doi"].rstrip("."))
    except InvalidIdentifier:
        return None


def _only(doi: Doi | None) -> MarkedText | None:
    return None if doi is None else MarkedText.from_plain(f"doi: {doi}")


def write_relations(relations: Iterable[Relation]) -> list[dict[str, object]]:
    """Write the relations that the service has a word for."""
    made: list[dict[str, object]] = []
    place = 0
    for relation in relations:
        word = RELATION_WORDS.get(relation.kind)
        if word is None:
            continue
        place += relation.kind not in _PLACES
        parts = {
            **_write_number(relation.target),
            "reference": _write_citation(relation.target),
            "type": word,
            "note": stated(relation.note),
            "orderIn": _PLACES.get(relation.kind, place),
        }
        made.append({key: part for key, part in parts.items() if part})
    return made


def _write_number(target: WorkReference) -> dict[str, object]:
    for known in target.identifiers:
        if isinstance(known, OtherIdentifier):
            code = _SCHEMES.get(known.scheme.lower(), known.scheme)
            if (number := stated(known.text)) and (source := stated(code)):
                return {"id": number, "source": source}
        elif type(known) is not Doi:
            return {"id": str(known), "source": _CODES[type(known)]}
    return {}


def _write_citation(target: WorkReference) -> str | None:
    texts = (target.citation, target.title)
    shown = next((text for text in texts if text and text.value.strip()), None)
    doi = target.doi
    if doi is None or (shown is not None and _read_doi(shown) == doi):
        return None if shown is None else write_text(shown)
    if shown is None:
        return f"doi: {doi}"
    return write_text(MarkedText(f"{shown.value.rstrip('. ')}. {_only(doi)}"))
