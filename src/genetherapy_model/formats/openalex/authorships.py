"""OpenAlex's authorships: names, affiliations and the institutions behind them.

``raw_author_name`` and ``raw_affiliation_strings`` are what stands on the work;
``author`` and ``institutions`` are whom and what OpenAlex takes them for
(https://docs.openalex.org/api-entities/works/work-object/authorship-object). The model
keeps what stands on the work, and the identifiers of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from attrs import evolve

from genetherapy_model.domain.authors import (
    Author,
    CollectiveAuthor,
    PersonalAuthor,
)
from genetherapy_model.domain.identifiers import Orcid, OtherIdentifier, RorId
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.openalex.fields import Fields
from genetherapy_model.formats.openalex.identifiers import (
    read_own,
    text_of,
    write_own,
)
from genetherapy_model.formats.openalex.names import (
    is_collective,
    read_name,
    write_name,
)
from genetherapy_model.formats.openalex.vocabulary import SCHEME
from genetherapy_model.formats.plain_texts import read_plain, write_plain

__all__ = ["read_authors", "write_authors"]


def read_authors(item: Fields) -> list[Author]:
    """Read the authors of a work, in their order."""
    made: list[Author] = []
    for authorship in item.parts("authorships"):
        path = f"/authors/{len(made)}"
        author = _read_author(authorship, path)
        if author is None:
            authorship.told("RDR009", "raw_author_name: the author has no name")
        else:
            made.append(author)
    if any(map(_is_corresponding, made)):
        return made
    # False for all of them is what OpenAlex has where it knows of none.
    return [
        evolve(one, corresponding=None) if isinstance(one, PersonalAuthor) else one
        for one in made
    ]


def _is_corresponding(author: Author) -> bool:
    return isinstance(author, PersonalAuthor) and author.corresponding is True


def _read_author(fields: Fields, path: str) -> Author | None:
    author = fields.part("author")
    name = read_name(fields.text("raw_author_name"), author.text("display_name"))
    corresponding = fields.truth("is_corresponding")
    if name is None:
        return None
    own = author.text("id")
    others = [read_own(own)] if own is not None else []
    orcids = _read_orcids(fields, author, f"{path}/person/identifiers")
    affiliations = _read_affiliations(fields)
    if is_collective(name) and not orcids:
        return CollectiveAuthor(
            name=MarkedText.from_plain(name.literal or ""),
            identifiers=others,
            affiliations=affiliations,
        )
    return PersonalAuthor(
        person=Person(name=name, identifiers=[*orcids, *others]),
        affiliations=affiliations,
        corresponding=corresponding,
    )


def _read_orcids(
    fields: Fields, author: Fields, path: str
) -> list[Orcid | OtherIdentifier]:
    """Read the iD that came with the work, then that of OpenAlex's author."""
    made: list[Orcid | OtherIdentifier] = []
    for text in (fields.text("raw_orcid"), author.text("orcid")):
        if text is not None:
            place = f"{path}/{len(made)}"
            known = fields.identifier(Orcid, "ORCID", text, place)
            if known not in made:
                made.append(known)
    return made


class _Institution(NamedTuple):
    """An institution: OpenAlex's identifier, that of ROR, and its name."""

    own: str | None
    ror: str | None
    identifiers: tuple[RorId | OtherIdentifier, ...]
    name: str = ""

    @property
    def key(self) -> str:
        return self.own or self.ror or ""


def _read_affiliations(fields: Fields) -> list[Affiliation]:
    institutions = [_read_institution(one) for one in fields.parts("institutions")]
    known = {one.key: one for one in reversed(institutions) if one.key}
    tied: set[str] = set()
    texts: set[str] = set()
    links = [
        (one.text("raw_affiliation_string") or "", one.texts("institution_ids"))
        for one in fields.parts("affiliations")
    ]
    alone = [
        *fields.texts("raw_affiliation_strings"),
        *fields.texts("raw_affiliation_string"),
    ]
    if not links:
        # Older works do not say which institution is in which text.
        links = [
            (text, [one.key for one in institutions if _names(text, alone, one)])
            for text in dict.fromkeys(alone)
        ]
    made: list[Affiliation] = []
    for text, ids in links:
        found = [known.get(one) or _read_link(one) for one in ids]
        tied.update(ids)
        texts.add(text)
        made.append(_affiliation(text, found))
    for text in alone:
        if text not in texts:
            texts.add(text)
            made.append(_affiliation(text, []))
    for one in institutions:
        if one.key not in tied:
            tied.add(one.key)
            made.append(_affiliation(one.name, [one]))
    return [one for one in made if one.identifiers or one.text.value]


def _names(text: str, texts: list[str], institution: _Institution) -> bool:
    if not institution.key:
        return False
    name = institution.name.casefold()
    return len(texts) == 1 or bool(name and name in text.casefold())


def _affiliation(text: str, institutions: Iterable[_Institution]) -> Affiliation:
    return Affiliation(
        text=MarkedText.from_plain(read_plain(text)),
        identifiers=[
            known for institution in institutions for known in institution.identifiers
        ],
    )


def _read_institution(fields: Fields) -> _Institution:
    own, ror = fields.text("id"), fields.text("ror")
    identifiers: list[RorId | OtherIdentifier] = []
    if ror is not None:
        identifiers.append(fields.identifier(RorId, "ror", ror))
    if own is not None:
        identifiers.append(read_own(own))
    name = fields.text("display_name") or ""
    return _Institution(own, ror, tuple(identifiers), name)


def _read_link(text: str) -> _Institution:
    """Read the identifier of an institution of which no more is said."""
    if RorId.is_named_in(text):
        known = Fields({}).identifier(RorId, "ror", text)
        return _Institution(None, text, (known,))
    return _Institution(text, None, (read_own(text),))


def write_authors(authors: Iterable[Author]) -> list[dict[str, object]]:
    """Write the authors that have a name."""
    pairs = [(author, _write_author(author)) for author in authors]
    told = [
        (one, author.corresponding)
        for author, one in pairs
        if isinstance(author, PersonalAuthor) and one and not _reads_as_group(one)
    ]
    # Where nobody is, false says nothing.
    if any(flag for _, flag in told):
        for one, flag in told:
            if flag is not None:
                one["is_corresponding"] = flag
    made = [one for _, one in pairs if one]
    for index, one in enumerate(made):
        last = "last" if index == len(made) - 1 else "middle"
        one["author_position"] = last if index else "first"
    return made


def _reads_as_group(authorship: dict[str, object]) -> bool:
    return isinstance(_read_author(Fields(authorship), ""), CollectiveAuthor)


def _write_author(author: Author) -> dict[str, object]:
    name = author.name
    if isinstance(name, MarkedText):
        text = write_plain(name.plain)
        shown = read_name(text, text)
    else:
        shown = name
    written = write_name(shown) if shown is not None else None
    if written is None:
        return {}
    identifiers: tuple[object, ...] = (
        author.identifiers
        if isinstance(author, CollectiveAuthor)
        else author.person.identifiers
    )
    orcids = _write_orcids(identifiers)
    made: dict[str, object] = {
        "author_position": "first",
        "author": {
            "id": _own_of(identifiers),
            "display_name": written.display,
            "orcid": orcids[-1] if orcids else None,
        },
        "institutions": [],
        "raw_author_name": written.raw,
        "raw_affiliation_strings": [],
        "affiliations": [],
    }
    if len(orcids) > 1:
        made["raw_orcid"] = orcids[0]
    made |= _write_affiliations(author.affiliations)
    return made


def _write_orcids(identifiers: Iterable[object]) -> list[str]:
    texts = (text_of([one], Orcid, "orcid") for one in identifiers)
    return [*dict.fromkeys(text for text in texts if text is not None)][:2]


def _own_of(identifiers: Iterable[object]) -> str | None:
    for one in identifiers:
        if (
            isinstance(one, OtherIdentifier)
            and one.scheme == SCHEME
            and one.text.strip()
        ):
            return write_own(one)
    return None


def _write_affiliations(affiliations: Iterable[Affiliation]) -> dict[str, object]:
    institutions: dict[str, dict[str, object]] = {}
    links: list[object] = []
    texts: dict[str, None] = {}
    for affiliation in affiliations:
        text = write_plain(affiliation.text.plain)
        text = text if text.strip() else ""
        ids = []
        for institution in _institutions_of(affiliation):
            ids.append(str(institution["id"] or institution["ror"]))
            known = institutions.setdefault(ids[-1], institution)
            known["ror"] = known["ror"] or institution["ror"]
        if text or ids:
            links.append({"raw_affiliation_string": text, "institution_ids": ids})
        if text:
            texts[text] = None
    return {
        "institutions": [*institutions.values()],
        "raw_affiliation_strings": [*texts],
        "affiliations": links,
    }


def _institutions_of(affiliation: Affiliation) -> Iterator[dict[str, object]]:
    """Pair the identifiers of ROR with those of OpenAlex that follow them."""
    waiting: str | None = None
    for one in affiliation.identifiers:
        ror, own = text_of([one], RorId, "ror"), _own_of([one])
        if own is None and ror is None:
            continue
        if waiting is not None and own is None:
            yield {"id": None, "ror": waiting}
        if own is not None:
            yield {"id": own, "ror": waiting}
        waiting = ror
    if waiting is not None:
        yield {"id": None, "ror": waiting}
