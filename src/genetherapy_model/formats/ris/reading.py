"""From the fields of a record to a publication; what has no place becomes an extra."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.abstracts import Abstract
from genetherapy_model.domain.authors import CollectiveAuthor, PersonalAuthor
from genetherapy_model.domain.identifiers import (
    Doi,
    OtherIdentifier,
    Pmcid,
    Pmid,
)
from genetherapy_model.domain.journals import Issue, Journal, JournalIssn
from genetherapy_model.domain.organizations import Affiliation, OrganizationReference
from genetherapy_model.domain.publication_dates import PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry, Extra
from genetherapy_model.domain.subjects import Keyword, PublicationType
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import Locator
from genetherapy_model.errors import Finding, InvalidIdentifier, Severity
from genetherapy_model.formats.elisions import cut_others, is_and_others
from genetherapy_model.formats.ris import names, numbers, vocabulary
from genetherapy_model.formats.ris.abstracts import read_abstract
from genetherapy_model.formats.ris.dates import read_date, read_day, read_electronic
from genetherapy_model.formats.ris.tags import Field, one_line

__all__ = ["read_record"]

_keyword = trusted(Keyword)
WorkIdentifier = Doi | Pmid | Pmcid | OtherIdentifier


def read_record(
    fields: Iterable[Field], *, source: str = vocabulary.SOURCE
) -> tuple[Publication, list[Finding]]:
    """Read the fields of a record; a source that is no RIS has them under its names."""
    reader = _Reader(fields, source)
    return reader.read(), reader.findings


class _Reader:
    """The fields of one record, and which of them are read already."""

    def __init__(self, fields: Iterable[Field], source: str) -> None:
        # An empty tag says nothing.
        self.fields = [each for each in fields if each.text]
        self.source = source
        self.findings: list[Finding] = []
        self._left = dict.fromkeys(range(len(self.fields)))
        self._by_tag: dict[str, list[int]] = {}
        for index, each in enumerate(self.fields):
            self._by_tag.setdefault(each.tag, []).append(index)

    def find(self, code: str, path: str, message: str) -> None:
        """Note a finding about a place of the publication."""
        self.findings.append(
            Finding(code=code, severity=Severity.WARNING, path=path, message=message)
        )

    def every(self, *tags: str) -> Iterator[tuple[int, Field]]:
        """Go through the fields of some tags that are not read yet, in their order."""
        places = [index for tag in tags for index in self._by_tag.get(tag, ())]
        for index in sorted(places) if len(tags) > 1 else places:
            if index in self._left:
                yield index, self.fields[index]

    def peek(self, *tags: str) -> tuple[int, Field] | None:
        """Give the first field of the first of these tags that stands there."""
        for tag in tags:
            for found in self.every(tag):
                return found
        return None

    def take(self, *tags: str) -> str | None:
        """Read the text of the first field of the first of these tags."""
        found = self.peek(*tags)
        if found is None:
            return None
        del self._left[found[0]]
        return found[1].text

    def drop(self, index: int) -> None:
        """Mark a field as read."""
        del self._left[index]

    def read(self) -> Publication:
        """Read all that has a place, and keep the rest."""
        types = self._types()
        title, vernacular = self._titles(types)
        authors, complete = self._authors()
        publisher = self.take("PB")
        volume, number = self.take("VL"), self.take("IS")
        entries = self._entries()
        identifiers, issns = self._identifiers()
        return Publication(
            title=title,
            vernacular_title=vernacular,
            publication_types=types,
            authors=authors,
            authors_complete=complete,
            editors=[
                names.read_author(self._taken(index))
                for index, each in self.every("A2", "ED")
                if not names.is_nobody(each.text)
            ],
            journal=self._journal(issns, publisher),
            issue=Issue(volume=volume, number=number) if volume or number else None,
            pagination=numbers.read_pagination(self),
            dates=self._dates(),
            locators=self._locators(),
            identifiers=identifiers,
            languages=[
                item
                for index, each in self.every("LA")
                for item in self._items(index, each)
            ],
            keywords=self._keywords(),
            abstract=self._abstract(),
            entries=entries,
            extras=[
                Extra(
                    source=self.source,
                    path=self.fields[index].path,
                    text="\n".join(self.fields[index].items),
                )
                for index in self._left
            ],
        )

    def _taken(self, index: int) -> str:
        self.drop(index)
        return self.fields[index].text

    def _items(self, index: int, each: Field) -> tuple[str, ...]:
        self.drop(index)
        return each.items

    def _types(self) -> list[PublicationType]:
        found = []
        first = self.peek("TY")
        code = first[1].text.upper() if first else ""
        code = vocabulary.SPELLINGS.get(code, code)
        if first and (code in vocabulary.TYPES or code == vocabulary.ARTICLE):
            self.drop(first[0])
        listed = [self._taken(index) for index, _ in self.every("M3")]
        name = vocabulary.TYPES.get(code)
        if name is not None and name not in listed:
            found.append(name)
        return [PublicationType(name=each) for each in (*found, *listed)]

    def _titles(
        self, types: list[PublicationType]
    ) -> tuple[MarkedText | None, MarkedText | None]:
        is_book = any(each.name in ("Book", "Edited Book") for each in types)
        text = self.take(*(("TI", "T1", "BT", "CT") if is_book else ("TI", "T1", "CT")))
        if text is None:
            return None, None
        title = MarkedText.from_plain(text)
        translated = self.take("TT")
        if translated is None:
            return title, None
        return MarkedText.from_plain(translated), title

    def _authors(self) -> tuple[list[PersonalAuthor | CollectiveAuthor], bool]:
        stated = [
            index
            for index, each in self.every("AU", "A1")
            if not names.is_nobody(each.text)
        ]
        addresses = [index for index, _ in self.every("AD")]
        # Addresses are those of the authors that they stand behind where they stand
        # between authors; behind the last of all they may be anyone's.
        is_tied = len(stated) == 1 or any(
            stated[0] < index < stated[-1] for index in addresses if stated
        )
        found: list[PersonalAuthor | CollectiveAuthor] = []
        is_complete = True
        for place, index in enumerate(stated):
            text = self._taken(index)
            bare, is_more = cut_others(text)
            is_more |= is_and_others(text)
            is_complete &= not is_more
            if is_more and bare == text:
                continue
            author = names.read_author(bare)
            after = stated[place + 1] if place + 1 < len(stated) else len(self.fields)
            mine = [
                address
                for address in addresses
                if is_tied and (index < address < after or len(stated) == 1)
            ]
            found.append(self._with_affiliations(author, mine))
        return found, is_complete

    def _with_affiliations(
        self, author: PersonalAuthor | CollectiveAuthor, addresses: list[int]
    ) -> PersonalAuthor | CollectiveAuthor:
        affiliations = [
            Affiliation(text=MarkedText.from_plain(item))
            for index in addresses
            for item in self._items(index, self.fields[index])
        ]
        if not affiliations:
            return author
        if isinstance(author, CollectiveAuthor):
            return CollectiveAuthor(name=author.name, affiliations=affiliations)
        return PersonalAuthor(person=author.person, affiliations=affiliations)

    def _journal(
        self, issns: list[JournalIssn], publisher: str | None
    ) -> Journal | None:
        title, short = self.take("T2", "JF", "BT"), self.take("J2", "JA")
        if title is None:
            title = self.take("JO")
        elif short is None:
            # Scopus and others write the abbreviation so, others the title again.
            other = self.peek("JO")
            if other is not None and other[1].text != title:
                short = self._taken(other[0])
        aliases = [self._taken(index) for index, _ in self.every("J1")]
        if not (title or short or issns or aliases or publisher):
            return None
        return Journal(
            title=title,
            iso_abbreviation=short,
            issns=issns,
            aliases=aliases,
            publisher=OrganizationReference(name=publisher) if publisher else None,
        )

    def _dates(self) -> list[PublicationDate]:
        found: list[tuple[int, PublicationDate]] = []
        first = self.peek("PY", "Y1")
        if first is not None:
            self.drop(first[0])
            stated = read_date(first[1].text)
            day = self.peek("DA")
            whole = read_day(stated, day[1].text) if day else None
            if day is not None and whole is not None:
                self.drop(day[0])
                stated = whole
            found.append((first[0], stated))
        elif (day := self.peek("DA")) is not None:
            self.drop(day[0])
            found.append((day[0], read_date(day[1].text)))
        epub = self.peek("ET")
        if epub is not None and (read := read_electronic(epub[1].text)) is not None:
            self.drop(epub[0])
            found.append((epub[0], read))
        found.sort(key=lambda each: each[0])
        dates = [stated for _, stated in found]
        for place, stated in enumerate(dates):
            if stated.date is None:
                said = f"{stated.text!r} is no date: kept as text"
                self.find("RDR003", f"/dates/{place}", said)
        return dates

    def _locators(self) -> list[Locator]:
        found: list[Locator] = []
        for index, each in self.every("DO"):
            for item in self._items(index, each):
                try:
                    found.append(Locator(identifier=Doi.parse(item)))
                except InvalidIdentifier as error:
                    path = f"/locators/{len(found)}/identifier"
                    self.find("RDR002", path, f"{error}; kept as an identifier of doi")
                    other = OtherIdentifier(scheme="doi", text=item)
                    found.append(Locator(identifier=other))
        return found

    def _identifiers(self) -> tuple[list[WorkIdentifier], list[JournalIssn]]:
        found: list[WorkIdentifier] = []
        issns: list[JournalIssn] = []
        for index, each in self.every("SN", "UR", "C2", "AN"):
            if each.tag == "C2":
                pmcid = numbers.read_pmcid(each.text)
                if pmcid is not None:
                    self.drop(index)
                    found.append(pmcid)
                continue
            for item in self._items(index, each):
                if each.tag == "UR":
                    found.append(numbers.read_address(item))
                elif each.tag == "AN":
                    found.append(OtherIdentifier(scheme="AN", text=item))
                else:
                    for read in numbers.read_serial(item):
                        if isinstance(read, JournalIssn):
                            self._note_issn(read, len(issns))
                            issns.append(read)
                        else:
                            found.append(read)
        return found, issns

    def _note_issn(self, read: JournalIssn, place: int) -> None:
        if isinstance(read.issn, OtherIdentifier):
            said = f"{read.issn.text!r} is no ISSN: kept as an identifier of ISSN"
            self.find("RDR002", f"/journal/issns/{place}/issn", said)

    def _keywords(self) -> list[Keyword]:
        stated = list(self.every("KW"))
        found: list[str] = []
        for index, each in stated:
            self.drop(index)
            # EndNote writes one KW, and each keyword in a line; a line that is set in
            # goes on with the one before it.
            if len(stated) == 1 and not any(map(_is_set_in, each.lines[1:])):
                found += each.items
            else:
                found.append(each.text)
        return [_keyword(text=MarkedText.from_plain(text)) for text in found]

    def _abstract(self) -> Abstract | None:
        found = self.peek("AB", "N2")
        if found is None:
            return None
        self.drop(found[0])
        return read_abstract(found[1].lines)

    def _entries(self) -> list[CatalogueEntry]:
        stated = list(self.every("DB", "AN"))
        numbered = [index for index, each in stated if each.tag == "AN"]
        bases = [index for index, each in stated if each.tag == "DB"]
        provider = self.peek("DP")
        found: list[CatalogueEntry] = []
        for index in bases:
            own = numbered if len(numbered) == len(bases) == 1 else [index + 1]
            number = next((each for each in own if each in numbered), None)
            items = self._items(index, self.fields[index])
            for item in items:
                text = None
                if number is not None and len(items) == 1:
                    numbered.remove(number)
                    text = self._taken(number)
                found.append(numbers.read_entry(item, text))
        for index in numbered if not bases else ():
            text = self.fields[index].text
            if text.startswith("WOS:"):
                name = vocabulary.WEB_OF_SCIENCE
            elif provider and provider[1].text == "NLM" and text.isdigit():
                name = vocabulary.PUBMED
            else:
                continue
            self.drop(index)
            found.append(numbers.read_entry(name, text))
        return found


def _is_set_in(line: str) -> bool:
    return line[:1].isspace() and bool(one_line(line))
