"""From the fields of a record to a publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from attrs import evolve

from genetherapy_model.domain.abstracts import Abstract
from genetherapy_model.domain.identifiers import (
    Doi,
    Issn,
    NlmId,
    OtherIdentifier,
    Pmcid,
    Pmid,
)
from genetherapy_model.domain.journals import Issue, Journal, JournalIssn, Pagination
from genetherapy_model.domain.organizations import OrganizationReference
from genetherapy_model.domain.publication_dates import DateKind, PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry
from genetherapy_model.domain.subjects import (
    Chemical,
    PublicationType,
    SupplementaryConcept,
)
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import Locator
from genetherapy_model.errors import Finding
from genetherapy_model.formats.elisions import is_and_others
from genetherapy_model.formats.medline import abstracts, values, vocabulary
from genetherapy_model.formats.medline.citing import cite
from genetherapy_model.formats.medline.dates import (
    read_day,
    read_issue_date,
    read_moment,
)
from genetherapy_model.formats.medline.keeping import Keeper
from genetherapy_model.formats.medline.people import Draft
from genetherapy_model.formats.medline.records import Field
from genetherapy_model.formats.pubmed_xml.identifiers import read_identifier

__all__ = ["read_record"]

_PARTS: Final[dict[str, Callable[..., Any]]] = {
    "abstract": Abstract,
    "issue": Issue,
    "journal": Journal,
    "pagination": Pagination,
}
_AMERICAN: Final = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{2})")
_SCHEMES: Final = {"PMC": "pmc", "MID": "mid", "ISBN": "isbn"}


def read_record(fields: Sequence[Field]) -> tuple[Publication, tuple[Finding, ...]]:
    """Read a record, whatever is odd in it; what has no place becomes an extra."""
    reader = _Reader()
    for field in fields:
        if field.tag == "OTO":
            # An empty one says that nobody is named for the keywords that follow.
            reader.owner = field.text or None
        elif field.text:
            reader.read(field)
    return reader.finish(fields), tuple(reader.findings)


class _Reader(Keeper):
    """Reads one record, field after field."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, dict[str, Any]] = {
            name: {} for name in ("work", "entry", *_PARTS)
        }
        self.people: list[Draft] = []
        self.orphans: list[Field] = []
        self.issns: list[JournalIssn] = []
        self.later: list[tuple[Field, PublicationDate]] = []
        self.sources: list[Field] = []
        self.seen: set[str] = set()
        self.added = ""
        self.owner: str | None = None

    def read(self, field: Field) -> None:
        tag = field.tag
        if tag in vocabulary.ONCE and tag in self.seen:
            self.keep(field, f"{tag} stands twice")
            return
        self.seen.add(tag)
        if tag in vocabulary.TEXTS:
            part, name = vocabulary.TEXTS[tag]
            self.parts[part][name] = field.text
        elif tag in vocabulary.MARKED:
            name = vocabulary.MARKED[tag]
            self.parts["work"][name] = MarkedText.from_plain(field.text)
        elif tag in vocabulary.RELATIONS:
            self.read_relation(field)
        elif tag in _NAMES:
            role, is_full = _NAMES[tag]
            self.read_name(field, role, is_full=is_full)
        else:
            reads = _READERS.get(tag)
            if reads is None:
                self.keep(field)
            else:
                reads(self, field)

    def read_pmid(self, field: Field) -> None:
        read, _, problem = read_identifier(Pmid, "pubmed", field.text)
        self.parts["entry"]["identifier"] = read
        self.check(problem, "/entries/0/identifier", field)

    def read_day(self, field: Field) -> None:
        date = read_day(field.text)
        if date is None:
            said = f"{field.text!r} is no date: it is kept as an extra"
            self.find("RDR003", said, "/extras", field)
            self.keep(field)
        else:
            self.parts["entry"][vocabulary.DAYS[field.tag]] = date

    def read_dated(self, field: Field) -> None:
        """Read a date of the work."""
        if field.tag == "DP":
            stated = read_issue_date(field.text)
        else:
            date = read_day(field.text)
            stated = PublicationDate(
                kind=DateKind.ELECTRONIC,
                date=date,
                text=field.text if date is None else None,
            )
        self.add_date(stated, field)

    def read_history(self, field: Field) -> None:
        text, bracket, kind = field.text.removesuffix("]").rpartition("[")
        if not bracket or kind not in vocabulary.HISTORY:
            self.keep(field, f"{field.text!r} names no kind of date")
            return
        self.add_date(read_moment(text.rstrip(" "), vocabulary.HISTORY[kind]), field)

    def add_date(self, stated: PublicationDate, field: Field) -> None:
        path = self.add("dates", stated)
        if stated.date is None:
            said = f"{stated.text!r} is no date: kept as text"
            self.find("RDR003", said, path, field)

    def read_moment(self, field: Field) -> None:
        kind = vocabulary.MOMENTS[field.tag]
        if field.tag == "EDAT":
            self.added = field.text
        self.later.append((field, read_moment(field.text, kind)))

    def read_issn(self, field: Field) -> None:
        text = field.text.removeprefix("ISSN-") if field.tag == "ISSN" else field.text
        bare, bracket, said = text.removesuffix(")").rpartition(" (")
        kind = vocabulary.ISSN_TYPES.get(said) if bracket else None
        text = bare if kind is not None else text
        read, _, problem = read_identifier(Issn, "ISSN", text)
        self.issns.append(JournalIssn(issn=read, type=kind))
        self.check(problem, f"/journal/issns/{len(self.issns) - 1}/issn", field)

    def read_journal_id(self, field: Field) -> None:
        read, _, problem = read_identifier(NlmId, "NlmUniqueID", field.text)
        self.parts["journal"]["nlm_id"] = read
        self.check(problem, "/journal/nlm_id", field)

    def read_publisher(self, field: Field) -> None:
        self.parts["journal"]["publisher"] = OrganizationReference(name=field.text)

    def read_locator(self, field: Field) -> None:
        read = values.read_bracketed(field.text)
        if read is None:
            number = self.parts["pagination"].get("article_number")
            if number is not None or "://" in field.text:
                self.keep(field, f"{field.text!r} names no kind of identifier")
            else:
                self.parts["pagination"]["article_number"] = field.text
            return
        identifier, problem = read
        if not isinstance(identifier, (Doi, OtherIdentifier)):
            self.keep(field, f"{field.text!r} is no locator")
            return
        path = self.add("locators", Locator(identifier=identifier))
        self.check(problem, f"{path}/identifier", field)

    def read_article_id(self, field: Field) -> None:
        read = values.read_bracketed(field.text)
        if read is None:
            self.keep(field, f"{field.text!r} names no kind of identifier")
            return
        self.check(read[1], self.add_identifier(read[0]), field)

    def read_work_id(self, field: Field) -> None:
        """Read an identifier whose kind is its tag."""
        scheme, text = _SCHEMES[field.tag], field.text
        released = None
        if scheme == "pmc":
            # Until about 2011 the day of its release stood behind it, as 06/05/10.
            bare, bracket, rest = text.removesuffix("]").partition(" [Available on ")
            rest = _AMERICAN.sub(r"20\3\1\2", rest)
            released = read_day(rest) if bracket else None
            text = bare if released is not None else text
        kind = Pmcid if scheme == "pmc" else None
        read, _, problem = read_identifier(kind, scheme, text)
        self.check(problem, self.add("identifiers", read), field)
        if released is not None:
            stated = PublicationDate(kind=DateKind.PMC_RELEASE, date=released)
            self.later.append((field, stated))

    def read_other_id(self, field: Field) -> None:
        scheme, colon, text = field.text.partition(": ")
        if not colon:
            self.keep(field, f"{field.text!r} names no source")
            return
        known = OtherIdentifier(scheme=scheme, text=text)
        self.parts["entry"].setdefault("other_identifiers", []).append(known)

    def read_text(self, field: Field) -> None:
        self.add(vocabulary.LISTS[field.tag], field.text)

    def read_type(self, field: Field) -> None:
        self.add("publication_types", PublicationType(name=field.text))

    def read_subset(self, field: Field) -> None:
        self.parts["entry"].setdefault("subsets", []).append(field.text)

    def read_abstract(self, field: Field) -> None:
        self.parts["abstract"]["sections"] = abstracts.read_sections(field.text)

    def read_other_abstract(self, field: Field) -> None:
        listed = self.lists.setdefault("other_abstracts", [])
        if field.tag == "OAB":
            listed.append(abstracts.read_other_abstract(field.text))
            return
        name = "language" if field.tag == "OABL" else "copyright"
        if not listed or getattr(listed[-1], name) is not None:
            self.keep(field, f"{field.tag} follows no other abstract")
            return
        listed[-1] = evolve(listed[-1], **{name: field.text})

    def read_grant(self, field: Field) -> None:
        self.add("grants", values.read_grant(field.text))

    def read_registration(self, field: Field) -> None:
        self.add("registrations", values.read_registration(field.text))

    def read_chemical(self, field: Field) -> None:
        known: Chemical | SupplementaryConcept = SupplementaryConcept(name=field.text)
        if field.tag == "RN":
            known = values.read_chemical(field.text)
        is_chemical = isinstance(known, Chemical)
        self.add("chemicals" if is_chemical else "supplementary_concepts", known)

    def read_heading(self, field: Field) -> None:
        self.add("mesh_headings", values.read_heading(field.text))

    def read_keyword(self, field: Field) -> None:
        self.add("keywords", values.read_keyword(field.text, self.owner))

    def read_count(self, field: Field) -> None:
        text = field.text
        if text.isascii() and text.isdigit() and len(text) < 10:
            self.parts["work"]["number_of_references"] = int(text)
        else:
            self.keep(field, f"{text!r} is no number of references")

    def read_source(self, field: Field) -> None:
        self.sources.append(field)

    def read_relation(self, field: Field) -> None:
        kind = vocabulary.RELATIONS[field.tag]
        relation, problem = values.read_relation(field.text, kind)
        path = self.add("relations", relation)
        self.check(problem, f"{path}/target/identifiers/0", field)

    def read_name(self, field: Field, role: str, *, is_full: bool) -> None:
        if role == "authors" and is_and_others(field.text):
            self.parts["work"]["authors_complete"] = False
            return
        if is_full or not (
            self.people
            and self.people[-1].role == role
            and self.people[-1].awaits_short
        ):
            self.people.append(Draft(role))
        person = self.people[-1]
        if is_full:
            person.full = field.text
        else:
            person.short = field.text

    def read_collective(self, field: Field) -> None:
        self.people.append(Draft("authors"))
        self.people[-1].collective = field.text

    def read_part(self, field: Field) -> None:
        """Read an affiliation or an identifier of whoever was named last."""
        if not self.people or self.people[-1].role == "personal_name_subjects":
            self.orphans.append(field)
        elif field.tag == "AUID":
            self.people[-1].identifiers.append(field)
        else:
            self.people[-1].affiliations.append(field.text)

    def finish(self, fields: Sequence[Field]) -> Publication:
        self._finish_people()
        self._finish_dates()
        self._finish_issns()
        made: dict[str, Any] = {**self.parts["work"], **self.lists}
        for name, kind in _PARTS.items():
            if self.parts[name]:
                made[name] = kind(**self.parts[name])
        if self.parts["entry"]:
            entry = CatalogueEntry(
                catalogue=vocabulary.CATALOGUE, **self.parts["entry"]
            )
            made["entries"] = [entry]
        publication = Publication(**made)
        derived = cite(publication)
        for field in self.sources:
            if field.text != derived:
                self.keep(field)
        return evolve(publication, extras=self.extras_in(fields))

    def _finish_people(self) -> None:
        authors = [person for person in self.people if person.role == "authors"]
        if authors and all(field.tag == "AD" for field in self.orphans):
            # Until 2014 the affiliation of the first author stood before all names.
            texts = [field.text for field in self.orphans]
            authors[0].affiliations[:0] = texts
            self.orphans = []
        for field in self.orphans:
            self.keep(field, f"{field.tag} follows no name")
        for person in self.people:
            problems: list[tuple[int, Field, str]] = []
            path = self.add(person.role, person.finish(problems))
            inner = "" if person.collective is not None else "/person"
            for index, field, problem in problems:
                self.check(problem, f"{path}{inner}/identifiers/{index}", field)

    def _finish_dates(self) -> None:
        stated = self.lists.setdefault("dates", [])
        for field, moment in self.later:
            of_kind = [each for each in stated if each.kind is moment.kind]
            if moment.date is None:
                self.keep(field, f"{field.text!r} is no date")
            elif not of_kind:
                # PubMed fills MHDA from EDAT where nothing was indexed.
                if field.tag != "MHDA" or field.text != self.added:
                    stated.append(moment)
            elif moment not in of_kind and field.tag in vocabulary.MOMENTS:
                self.keep(field, f"{field.tag} contradicts PHST")

    def _finish_issns(self) -> None:
        cited = [each for each in self.issns if each.type != _LINKING]
        if len(cited) == 1:
            self.parts["issue"]["issn"] = cited[0]
            self.issns.remove(cited[0])
        if self.issns:
            self.parts["journal"]["issns"] = self.issns


_LINKING: Final = vocabulary.ISSN_TYPES["Linking"]
_NAMES: Final = {
    tag: (role, index == 0)
    for role, tags in vocabulary.PEOPLE.items()
    for index, tag in enumerate(tags[:2])
}
_READERS: Final[dict[str, Callable[[_Reader, Field], None]]] = {
    "PMID": _Reader.read_pmid,
    **dict.fromkeys(vocabulary.DAYS, _Reader.read_day),
    **dict.fromkeys(("DP", "DEP"), _Reader.read_dated),
    **dict.fromkeys(vocabulary.MOMENTS, _Reader.read_moment),
    "PHST": _Reader.read_history,
    **dict.fromkeys(("IS", "ISSN"), _Reader.read_issn),
    "JID": _Reader.read_journal_id,
    "PB": _Reader.read_publisher,
    "LID": _Reader.read_locator,
    "AID": _Reader.read_article_id,
    **dict.fromkeys(_SCHEMES, _Reader.read_work_id),
    "OID": _Reader.read_other_id,
    **dict.fromkeys(vocabulary.LISTS, _Reader.read_text),
    "PT": _Reader.read_type,
    "SB": _Reader.read_subset,
    "AB": _Reader.read_abstract,
    **dict.fromkeys(("OAB", "OABL", "OCI"), _Reader.read_other_abstract),
    "GR": _Reader.read_grant,
    "SI": _Reader.read_registration,
    **dict.fromkeys(("RN", "NM"), _Reader.read_chemical),
    "MH": _Reader.read_heading,
    "OT": _Reader.read_keyword,
    "RF": _Reader.read_count,
    "SO": _Reader.read_source,
    "CN": _Reader.read_collective,
    **dict.fromkeys(("AD", "IRAD", "AUID"), _Reader.read_part),
}
