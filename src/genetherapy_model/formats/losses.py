"""What a format could not hold: found by reading back what was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, cast

import attrs
from attrs import evolve

from genetherapy_model.domain._scalars import Identifier, is_scalar
from genetherapy_model.domain._statements import Statement, is_same
from genetherapy_model.domain.abstracts import AbstractSection
from genetherapy_model.domain.authors import Investigator, PersonalAuthor
from genetherapy_model.domain.identifiers import OtherIdentifier, Pmid
from genetherapy_model.domain.journals import Issue, Journal, JournalIssn, Pagination
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.publication_dates import PublicationDate
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import CatalogueEntry, Extra
from genetherapy_model.domain.subjects import (
    Chemical,
    MeshHeading,
    SupplementaryConcept,
)
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.domain.works import Locator
from genetherapy_model.errors import Finding, Position, Severity
from genetherapy_model.formats.schemes import fold_scheme
from genetherapy_model.formats.wordings import name_class, name_value, show

__all__ = ["find_losses"]

_BLANKS: Final = re.compile("[ \t\r\n]+")
_DASHES: Final = re.compile("[\u2010-\u2015]")
# Of these, the parts are found in places of their own in many formats.
_SCATTERED: Final = (Journal, Issue, Pagination)
# What stands among the identifiers of a work has no order that says something.
_UNORDERED: Final = frozenset(
    {"dates", "entries", "extras", "identifiers", "issns", "locators"}
)
# One number does not become another one.
_NUMBERS: Final = (Identifier, OtherIdentifier, Locator, JournalIssn, CatalogueEntry)
_SUBSTANCES: Final = (Chemical, SupplementaryConcept)
_BEARERS: Final = (PersonalAuthor, Investigator)


class _Loss(NamedTuple):
    """A value that is missing, or changed: then what stands in its place."""

    path: str
    owner: type
    field: str
    value: object
    now: object = None


def find_losses(
    before: Publication,
    after: Publication,
    *,
    format: str,  # noqa: A002 - the word of the public functions
    position: Position | None = None,
) -> tuple[Finding, ...]:
    """Compare a publication with what is read back of it, every field.

    Whatever was stated and is missing or changed is a finding ``LOSS001`` at its
    place; what the format adds is none. Nor is what merely moved, as it is said still:

    - an identifier of the work that stands among its locators, its identifiers or its
      catalogue entries, whichever of them it stood in before;
    - an ISSN, with its type, that stands in the journal or in the issue;
    - pages that are stated as text or as first and last page, and are the same pages;
    - an abbreviation of the journal that stands as the other kind of abbreviation;
    - initials that stand as the given name, where there was none;
    - labels of an abstract that are told from its text;
    - white space of a line format: other blanks, tabs and line ends between words.

    >>> from genetherapy_model.domain.quotations import Quotation
    >>> said = Publication(title="Gene therapy", quotations=[Quotation(parts=["Yes"])])
    >>> for loss in find_losses(said, Publication(title="Gene"), format="ris"):
    ...     print(loss)
    LOSS001 warning /title: ris holds the title "Gene therapy" as "Gene"
    LOSS001 warning /quotations/0: ris has no place for the quotation "Yes"
    >>> said = Publication(identifiers=["doi:10.1089/hum.2023.152"])
    >>> moved = Publication(locators=[Locator(identifier=said.identifiers[0])])
    >>> find_losses(said, moved, format="ris")
    ()
    """
    return tuple(
        Finding(
            code="LOSS001",
            severity=Severity.WARNING,
            path=loss.path,
            message=f"{format} {_worded(loss)}",
            position=position,
        )
        for loss in _not_moved(before, after)
    )


def _worded(loss: _Loss) -> str:
    _, owner, field, value, now = loss
    if isinstance(value, tuple):
        of = "" if owner is Publication else f" of the {name_class(owner)}"
        said = f"the {field.replace('_', ' ')}{of}"
        if isinstance(now, str):
            return f"{'joins' if len(value) > 1 else 'divides'} {said} {now}"
        return f"holds {said} in another order"
    said = name_value(value, owner, field, unlike=now)
    if field == "particle" and isinstance(now, str):
        return f"joins {said} to the family name {show(now)}"
    if isinstance(value, str | MarkedText) and _words(value) == _words(now):
        return f"holds {said} with other white space"
    if now is None or isinstance(value, bool):
        return f"has no place for {said}"
    kind = ""
    if type(now) is not type(value) and isinstance(now, Statement):
        kind = f"the {name_class(type(now))} "
    return f"holds {said} as {kind}{show(now, unlike=value)}"


def _words(value: object) -> list[str] | None:
    text = _blanked(value)
    return None if text is None else text.split()


def _blanked(value: object) -> str | None:
    text = value.value if isinstance(value, MarkedText) else value
    return _BLANKS.sub(" ", text).strip(" ") if isinstance(text, str) else None


def _losses(mine: _Loss) -> Iterator[_Loss]:
    """Give what is lost of a value, against what stands in its place."""
    path, _, _, before, after = mine
    if before is None or _same(before, after):
        return
    if isinstance(before, Extra) and before.spelling:
        # A spelling says nothing that its value does not say.
        return
    if isinstance(before, str | MarkedText) and _blanked(before) == _blanked(after):
        return
    if isinstance(before, tuple):
        yield from _lost_items(mine, after if isinstance(after, tuple) else ())
    elif (
        isinstance(before, Statement)
        and type(before) is type(after)
        and not is_scalar(type(before))
        and not isinstance(before, OtherIdentifier)
    ):
        yield from _lost_parts(path, before, after)
    else:
        yield mine


def _lost_parts(path: str, before: Statement, after: object) -> Iterator[_Loss]:
    """Give what is lost of the fields of a statement."""
    for name in _names(before):
        value, now = getattr(before, name), getattr(after, name)
        if value is None or value is now:
            continue
        if name == "initials" and _is_given(before, after):
            continue  # they stand as the given name
        if name in ("family", "particle") and (joined := _joined(before, after)):
            if name == "particle":
                yield _Loss(f"{path}/{name}", type(before), name, value, joined)
            continue
        yield from _losses(_Loss(f"{path}/{name}", type(before), name, value, now))


def _is_given(before: Statement, after: object) -> bool:
    """Tell whether the initials of a name stand as its given name."""
    return (
        isinstance(before, PersonName)
        and isinstance(after, PersonName)
        and before.given is None
        and before.initials == after.given
    )


def _joined(before: Statement, after: object) -> str | None:
    """Give the family name in which a particle stands now."""
    if (
        isinstance(before, PersonName)
        and isinstance(after, PersonName)
        and before.particle
        and before.family
        and not after.particle
        and after.family == f"{before.particle} {before.family}"
    ):
        return after.family
    return None


def _names(statement: Statement) -> Iterator[str]:
    for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(statement))):
        yield field.name


def _lost_items(mine: _Loss, after: tuple[object, ...]) -> Iterator[_Loss]:
    """Pair the items of a list, and give what is lost of each.

    Those are paired first that read the same in the same place, then those that are
    the same, read the same or share what tells them apart, then the others in their
    order, if there are as many.
    """
    before = cast("tuple[object, ...]", mine.value)
    if mine.field == "sections" and after and _letters(before) == _letters(after):
        yield from _lost_of_sections(mine, before, after)
        return
    left = dict(enumerate(after))
    pairs: dict[int, int] = {}
    if len(before) == len(after):
        pairs = {at: at for at in left if _reads_same(before[at], after[at])}
        left = {at: item for at, item in left.items() if at not in pairs}
    for is_pair in (_same, _reads_same, _is_like):
        for index, item in enumerate(before):
            if index not in pairs:
                found = next((at for at in left if is_pair(item, left[at])), None)
                if found is not None:
                    pairs[index] = found
                    del left[found]
    alone = [index for index in range(len(before)) if index not in pairs]
    is_number = any(isinstance(before[index], _NUMBERS) for index in alone)
    if len(alone) == len(left) and not is_number:
        pairs |= dict(zip(alone, left, strict=True))
    for index, item in enumerate(before):
        now = after[pairs[index]] if index in pairs else None
        yield from _losses(
            mine._replace(path=f"{mine.path}/{index}", value=item, now=now)
        )
    places = [pairs[index] for index in sorted(pairs)]
    if mine.field not in _UNORDERED and places != sorted(places):
        yield mine._replace(now=after)


def _lost_of_sections(
    mine: _Loss, before: tuple[object, ...], after: tuple[object, ...]
) -> Iterator[_Loss]:
    """Give what is lost of sections that say the same, divided as they may be."""
    is_marked = _letters(before, "value") != _letters(after, "value")
    if len(after) < len(before):
        without = ", without their markup" if is_marked else ""
        yield mine._replace(now=f"from {len(before)} into {len(after)}{without}")
        return
    if is_marked and len(after) > len(before):
        yield mine._replace(now=f"into {len(after)}, without their markup")
    is_paired = len(after) == len(before)
    names = ["category", *(["label"] if is_paired else [])]
    names += ["text"] if is_paired and is_marked else []
    for index, (old, new) in enumerate(zip(before, after, strict=False)):
        for name in names:
            parts = getattr(old, name), getattr(new, name)
            path = f"{mine.path}/{index}/{name}"
            yield from _losses(_Loss(path, AbstractSection, name, *parts))


def _letters(sections: tuple[object, ...], form: str = "plain") -> str:
    said = [
        f"{each.label or ''}:{getattr(each.text, form)}".lstrip(":")
        for each in sections
        if isinstance(each, AbstractSection)
    ]
    return "".join("".join(said).split())


def _same(before: object, after: object) -> bool:
    if isinstance(before, OtherIdentifier) and isinstance(after, OtherIdentifier):
        return _said_of(before) == _said_of(after)
    return is_same(before, after)


def _said_of(known: object) -> str:
    """Give what an identifier says: the case of its scheme says nothing."""
    if isinstance(known, OtherIdentifier):
        known = evolve(known, scheme=fold_scheme(known.scheme))
    return repr(known)


def _reads_same(before: object, after: object) -> bool:
    return type(before) is type(after) and str(before).split() == str(after).split()


def _is_like(before: object, after: object) -> bool:
    if isinstance(before, PublicationDate) and isinstance(after, PublicationDate):
        return before.date is not None and before.date == after.date
    if isinstance(before, _BEARERS) and isinstance(after, _BEARERS):
        family = before.person.name.family
        return family is not None and family == after.person.name.family
    return False


def _not_moved(before: Publication, after: Publication) -> Iterator[_Loss]:
    """Leave out of the losses what is found in another place."""
    said = _Said(before, after)
    for loss in _losses(_Loss("", Publication, "", before, after)):
        yield from said.without(loss)


class _Said:
    """What is said still of a publication, wherever it stands."""

    def __init__(self, before: Publication, after: Publication) -> None:
        self._before, self._after = before, after
        located = (known.identifier for known in after.locators if known.valid)
        entered = (entry.identifier for entry in after.entries)
        self._numbers = {
            _said_of(known) for known in (*after.identifiers, *located, *entered)
        }
        journal = after.journal or Journal()
        self._issns = [*journal.issns]
        if after.issue is not None and after.issue.issn is not None:
            self._issns.append(after.issue.issn)
        self._keywords = {known.text.plain: known for known in after.keywords}
        self._short = {journal.iso_abbreviation, journal.medline_abbreviation}

    def without(self, loss: _Loss) -> Iterator[_Loss]:
        """Give what is left of a loss without all that is said elsewhere."""
        value = loss.value
        if isinstance(value, _SCATTERED) and loss.now is None:
            # It is gone as a whole: some of its parts may have moved.
            parts = [*_losses(loss._replace(now=type(value)()))]
            left = [one for part in parts for one in self.without(part)]
            yield from [loss] if left == parts else left
        elif isinstance(value, CatalogueEntry) and loss.now is None:
            yield from self._left_of_entry(loss, value)
        elif isinstance(value, JournalIssn):
            yield from self._left_of_issn(loss, value)
        elif isinstance(value, MeshHeading) and str(value) in self._keywords:
            yield loss._replace(now=self._keywords[str(value)])
        elif isinstance(value, _SUBSTANCES) and value.name in self._keywords:
            yield loss._replace(now=self._keywords[value.name])
        elif not self._is_said(loss):
            yield loss

    def _left_of_entry(self, loss: _Loss, value: CatalogueEntry) -> Iterator[_Loss]:
        if _said_of(value.identifier) not in self._numbers:
            yield loss
            return
        if value.catalogue != "PubMed" or type(value.identifier) is not Pmid:
            path = f"{loss.path}/catalogue"
            yield _Loss(path, CatalogueEntry, "catalogue", value.catalogue)
        bare = CatalogueEntry(catalogue=value.catalogue, identifier=value.identifier)
        yield from _losses(loss._replace(now=bare))

    def _left_of_issn(self, loss: _Loss, value: JournalIssn) -> Iterator[_Loss]:
        known = [each for each in self._issns if _same(each.issn, value.issn)]
        if not known:
            yield loss
        elif value.type is not None and value.type not in {one.type for one in known}:
            now = known[0].type
            path = f"{loss.path}/type"
            yield _Loss(path, JournalIssn, "type", value.type, now)

    def _is_said(self, loss: _Loss) -> bool:
        path, owner, field, value, _ = loss
        if isinstance(value, Locator):
            return value.valid and _said_of(value.identifier) in self._numbers
        if path.startswith(("/identifiers/", "/entries/", "/locators/")) and (
            field in ("identifier", "identifiers")
        ):
            return _said_of(value) in self._numbers
        if owner is Journal and field.endswith("abbreviation"):
            return path.count("/") == 2 and value in self._short
        if owner is Pagination and path.count("/") == 2:
            return self._has_pages(field)
        return False

    def _has_pages(self, field: str) -> bool:
        before, after = self._before.pagination, self._after.pagination
        if before is None or after is None:
            return False
        if field == "start":
            return before.first_page == after.first_page
        if field == "end":
            return before.last_page == after.last_page
        apart = Pagination(start=after.start, end=after.end)
        return (
            field == "text"
            and after.text is None
            and _DASHES.sub("-", before.text or "") == str(apart)
        )
