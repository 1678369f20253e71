"""AUT: authors of a work, each with the others and with the rest of the record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.authors import (
    Author,
    CollectiveAuthor,
    PersonalAuthor,
)
from genetherapy_model.domain.identifiers import Orcid
from genetherapy_model.domain.journals import Journal
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.organizations import Affiliation
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._people import full_name, is_other_name

__all__ = [
    "corresponding_twice",
    "journal_as_author",
    "listed_twice",
    "nameless_collective",
    "one_orcid_of_two_people",
]

_PUBMED: Final = "https://www.nlm.nih.gov/bsd/mms/medlineelements.html#au"
_SEPARATE: Final = "https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/el-Author.html"


def _author(family: str, given: str, **said: object) -> PersonalAuthor:
    name = PersonName(family=family, given=given)
    return PersonalAuthor(person=Person(name=name), **said)  # type: ignore[arg-type]


_QUALIFIER: Final = re.compile(r" [:=] .*| \([^()]*\)$|\.$")
_LETTERS: Final = re.compile(r"[^\W\d_]+")


@rule(
    "AUT003",
    title="an author is not the journal of the work",
    severity=Severity.WARNING,
    subject=Publication,
    reason="Publishers sign notices with the journal's name, and catalogues turn it "
    "round like a person's: Journal Of Healthcare Engineering became 'Healthcare "
    "Engineering JO'. One word with one initial counts only for a sole author.",
    source=(
        "PMID:37388132",
        "E: PubMed, 'Healthcare Engineering JO', 'Methods In Medicine CAM'",
        "E: PubMed, 'International BR', 'Markers D'",
    ),
    failing=Publication(
        authors=[_author("Healthcare Engineering", "Journal Of")],
        journal=Journal(title="Journal of healthcare engineering"),
    ),
    passing=Publication(
        authors=[
            CollectiveAuthor(name="Journal of Healthcare Engineering"),
            _author("Bueren", "Juan A"),
        ],
        journal=Journal(title="Journal of healthcare engineering"),
    ),
)
def journal_as_author(publication: Publication) -> Iterator[Slip]:
    """Compare the words of each name with those of the journal's titles."""
    journal = publication.journal
    if journal is None or not publication.authors:
        return
    titles = [
        words
        for title in (journal.title, *journal.aliases)
        if title and len(words := _words(_QUALIFIER.sub("", title))) > 1
    ]
    short = _words(journal.medline_abbreviation or journal.iso_abbreviation or "")
    # A title says more than its abbreviation.
    short = [] if titles or len(short) < 2 else [word.rstrip(".") for word in short]
    endings = (*(words[-1] for words in titles), *short[-1:])
    if not all(endings) or not endings:
        return
    alone = len(publication.authors) == 1
    for index, author in enumerate(publication.authors):
        if not isinstance(author, PersonalAuthor):
            continue
        name = author.person.name
        text = name.family or name.literal or ""
        if not text.rpartition(" ")[2].casefold().startswith(endings):
            continue
        if any(_is_title(name, words, alone=alone) for words in titles) or (
            short and _is_shortened(name, short, alone=alone)
        ):
            yield Slip(
                f"/authors/{index}/person/name",
                f"{name.medline!r} is the journal {str(journal)!r} turned round, "
                "and no person",
                journal.title,
            )


def _is_title(name: PersonName, title: list[str], *, alone: bool) -> bool:
    """Tell whether a name is a title: its last words, and the first as initials."""
    words = _words(name.family or name.literal or "")
    if words == title:
        return not (name.given or name.initials)
    lead = title[: -len(words)]
    if not lead or not name.family or title[-len(words) :] != words:
        return False
    if _words(name.given or "") == lead:
        return True
    initials = "".join(_LETTERS.findall(name.initials or name.given or "")).casefold()
    if not initials or not "".join(word[0] for word in lead).startswith(initials):
        return False
    return len(words) > 1 or len(initials) > 1 or (alone and len(lead) == 1)


_BETWEEN: Final = frozenset({"and", "for", "in", "of", "on", "the"})
_OF_TITLES: Final = frozenset({"international", "medicine", "research", "therapy"})


def _is_shortened(name: PersonName, short: list[str], *, alone: bool) -> bool:
    """Tell whether a name is the title that an abbreviation stands for.

    The initials may have those of small words too: CAM for ``Comput Math``.
    """
    words = [word for word in _words(name.family or "") if word not in _BETWEEN]
    lead = short[: -len(words)] if words else []
    if not lead or not all(map(str.startswith, words, short[-len(words) :])):
        return False
    initials = (name.initials or "").replace(" ", "").casefold()
    heads = "[afiot]*".join(re.escape(word[0]) for word in lead)
    if not re.fullmatch(f"{heads}[afiot]*", initials):
        return False
    if len(words) > 1:
        return True
    # A word that is cut may be a family name: Medina CJ in J Clin Med.
    is_whole = words == short[-1:] or (words[0] in _OF_TITLES and len(initials) > 1)
    return alone and is_whole and lead != ["j"]


def _words(text: str) -> list[str]:
    words = text.casefold().replace(",", " ").split()
    return words[1:] if words[:1] == ["the"] else words


@rule(
    "AUT010",
    title="a collective author has a name",
    severity=Severity.WARNING,
    subject=CollectiveAuthor,
    reason="A collective is nothing but its name; without one, or with 'et al.' for "
    "one, the entry says nothing.",
    source=("https://www.nlm.nih.gov/bsd/mms/medlineelements.html#cn",),
    failing=CollectiveAuthor(name="et al."),
    passing=CollectiveAuthor(name="NTLA-2001 Study Group"),
)
def nameless_collective(author: CollectiveAuthor) -> Iterator[Slip]:
    """Look whether the name has anything that names."""
    text = author.name.plain
    if not any(map(str.isalnum, text)):
        yield Slip("/name", f"{text!r} is no name of a collective")
    elif re.fullmatch(r"\W*(?:et\W*al|(?:and )?others)\W*", text, re.IGNORECASE):
        yield Slip("/name", f"{text!r} stands for people who are not named")


_ORCID: Final = Orcid("0000-0002-1825-0097")


def _with_orcid(family: str, given: str, orcid: Orcid) -> PersonalAuthor:
    name = PersonName(family=family, given=given)
    return PersonalAuthor(person=Person(name=name, identifiers=[orcid]))


@rule(
    "AUT011",
    title="an ORCID iD is that of one author",
    severity=Severity.ERROR,
    subject=Publication,
    reason="An ORCID iD belongs to one person; two authors whose names have nothing in "
    "common cannot both have it.",
    source=("https://support.orcid.org/hc/articles/360006897674",),
    failing=Publication(
        authors=[
            _with_orcid("Bueren", "Juan A", _ORCID),
            _with_orcid("Auricchio", "Alberto", _ORCID),
        ]
    ),
    passing=Publication(
        authors=[
            _with_orcid("Bueren", "Juan A", _ORCID),
            _author("Auricchio", "Alberto"),
        ]
    ),
)
def one_orcid_of_two_people(publication: Publication) -> Iterator[Slip]:
    """Compare the names of authors that have the same ORCID iD."""
    first: dict[Orcid, tuple[int, PersonalAuthor]] = {}
    for index, author in _persons(publication.authors):
        orcid = author.person.orcid
        if orcid is None:
            continue
        other, known = first.setdefault(orcid, (index, author))
        if known is not author and is_other_name(known.name, author.name):
            yield Slip(
                f"/authors/{index}/person/identifiers",
                f"{orcid} cannot be {str(author)!r}, as it is {str(known)!r}, "
                f"author {other + 1}",
            )


@rule(
    "AUT012",
    title="an author is listed once",
    severity=Severity.WARNING,
    subject=Publication,
    reason="A person is an author once. Namesakes are common, so that only the same "
    "ORCID iD proves it, while the given names may be one, or the same name with more "
    "than one given name or initial at the very same places. Books have some people "
    "twice, as authors of a part and as editors.",
    source=(_SEPARATE, _PUBMED),
    failing=Publication(
        authors=[
            _with_orcid("Bueren", "Juan A", _ORCID),
            _with_orcid("Bueren", "J A", _ORCID),
        ]
    ),
    passing=Publication(
        authors=[
            _with_orcid("Bueren", "Juan A", _ORCID),
            _author("Bueren", "Juan A"),
        ]
    ),
)
def listed_twice(publication: Publication) -> Iterator[Slip]:
    """Look for two entries that are surely of one person."""
    for index, author, other, known in _twice(publication):
        if not (author.corresponding and known.corresponding):
            yield Slip(
                f"/authors/{index}",
                f"{str(author)!r} is listed already, as author {other + 1}",
            )


@rule(
    "AUT013",
    title="one person is the corresponding author once",
    severity=Severity.WARNING,
    subject=Publication,
    reason="The same person twice as corresponding author is a slip of merging lists; "
    "several people may well share the task.",
    source=(
        "https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/corresp.html",
    ),
    failing=Publication(
        authors=[
            _author(
                "Bueren",
                "Juan A",
                affiliations=[Affiliation(text="CIEMAT, Madrid")],
                corresponding=True,
            )
        ]
        * 2
    ),
    passing=Publication(
        authors=[
            _author("Bueren", "Juan A", corresponding=True),
            _author("Auricchio", "Alberto", corresponding=True),
        ]
    ),
)
def corresponding_twice(publication: Publication) -> Iterator[Slip]:
    """Look for two corresponding authors that are surely one person."""
    persons = [author for _, author in _persons(publication.authors)]
    if sum(author.corresponding is True for author in persons) < 2:
        return
    for index, author, other, known in _twice(publication):
        if author.corresponding and known.corresponding:
            yield Slip(
                f"/authors/{index}/corresponding",
                f"{str(author)!r} is corresponding author twice, first as author "
                f"{other + 1}",
            )


def _twice(
    publication: Publication,
) -> Iterator[tuple[int, PersonalAuthor, int, PersonalAuthor]]:
    """Give the entries that are surely of a person that was listed before."""
    persons = list(_persons(publication.authors))
    # Most lists have neither a family name nor an ORCID iD twice.
    families = {author.person.name.family for _, author in persons}
    orcids = [orcid for _, author in persons if (orcid := author.person.orcid)]
    if len(families) == len(persons) and len(set(orcids)) == len(orcids):
        return
    first: dict[object, tuple[int, PersonalAuthor]] = {}
    for index, author in persons:
        own = author.person.orcid
        key: object = own
        if own is None:
            if not author.affiliations or (name := full_name(author.person)) is None:
                continue
            key = (name, tuple(place.text for place in author.affiliations))
        other, known = first.setdefault(key, (index, author))
        if other != index and (
            own is None
            or not (
                is_other_name(known.name, author.name)
                or _is_other_given(known.person.name, author.person.name)
            )
        ):
            yield index, author, other, known


def _is_other_given(one: PersonName, other: PersonName) -> bool:
    """Tell whether neither given name is the beginning or the initials of the other.

    Sungdong and Sunkyu Kim got one ORCID iD from a catalogue.
    """
    given, against = (
        unicodedata.normalize("NFKD", name.given or "") for name in (one, other)
    )
    if given.isupper() or against.isupper():
        return False
    short, long = sorted(
        ("".join(filter(str.isalpha, text.casefold())) for text in (given, against)),
        key=len,
    )
    # Another script transcribes the same name.
    is_comparable = len(short) > 2 and (short + long).isascii()
    return is_comparable and not long.startswith(short)


def _persons(authors: tuple[Author, ...]) -> Iterator[tuple[int, PersonalAuthor]]:
    for index, author in enumerate(authors):
        if isinstance(author, PersonalAuthor):
            yield index, author
