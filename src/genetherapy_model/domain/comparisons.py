"""Whether two records are about the same work."""

from __future__ import annotations

import re
from enum import Enum
from itertools import product
from typing import Final

from attrs import field, frozen

from genetherapy_model.domain._agreements import (
    Agreement,
    compare_authors,
    compare_citations,
    compare_journals,
    compare_kinds,
    compare_places,
    compare_years,
    quoted,
)
from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain._texts import to_texts
from genetherapy_model.domain._titles import (
    Likeness,
    compare_titles,
    fold,
    is_notice,
    is_specific,
)
from genetherapy_model.domain._work_facts import WorkFacts, describe, parts
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.works import WorkReference
from genetherapy_model.errors import InvalidType

__all__ = ["Verdict", "WorkComparison", "same_work"]


class Verdict(Enum):
    """Whether two records are about the same work, as far as they tell.

    Source: what is compared are the fields by which NLM tells citations apart,
    https://www.nlm.nih.gov/bsd/mms/medlineelements.html.

    >>> Verdict("unknown")
    <Verdict.UNKNOWN: 'unknown'>
    >>> Verdict("maybe")
    Traceback (most recent call last):
    ...
    ValueError: 'maybe' is not a valid Verdict
    """

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@frozen(kw_only=True, repr=False, weakref_slot=False)
class WorkComparison(Statement):
    """The answer of :func:`same_work`, with what speaks for it and against it.

    Source: the fields compared are those of PubMed's records.

    Attributes:
        verdict: Same, different, or unknown.
        reasons: What agrees and what differs, one clause each; what agrees comes
            first.

    Raises:
        InvalidType: If the verdict is mere text.

    >>> WorkComparison(verdict=Verdict.SAME, reasons=["DOI agrees: 10.1089/hum.2023.1"])
    WorkComparison(verdict=Verdict.SAME, reasons=('DOI agrees: 10.1089/hum.2023.1',))
    >>> WorkComparison(verdict="same")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidType: WorkComparison.verdict: expected a member ...
    """

    verdict: Verdict
    reasons: tuple[str, ...] = field(default=(), converter=to_texts)

    def __str__(self) -> str:
        return f"{self.verdict.value}: {'; '.join(self.reasons)}"


def same_work(
    one: Publication | WorkReference, other: Publication | WorkReference
) -> WorkComparison:
    """Tell whether two records, or references, are about the same work.

    Two works are never taken for one: *same* needs an identifier that agrees while
    nothing that is stated contradicts it, or title, author, volume and page all at
    once, be it as two citations print them. An identifier that stands at titles that
    no work has both is an error somewhere, and gives *unknown*. A notice, a reply, a
    comment, a part, an edition and a preprint are works of their own; versions of one
    PubMed record are the same work while their titles agree.

    The order of the two does not matter. What says the same and identifies a work is
    the same: a title alone does not.

    Raises:
        InvalidType: If one of them is neither.

    >>> paper = Publication(title="Gene therapy for <i>β</i>-thalassaemia",
    ...                     identifiers=["doi:10.1000/HUM.2010.1"])
    >>> cited = WorkReference(title="Gene therapy for beta-thalassaemia.",
    ...                       identifiers=["doi:10.1000/hum.2010.1"])
    >>> print(same_work(paper, cited))
    same: DOI agrees: 10.1000/hum.2010.1; titles agree
    >>> wrong = WorkReference(title="A mouse model of the loss of hearing",
    ...                       identifiers=["doi:10.1000/hum.2010.1"])
    >>> same_work(paper, wrong).verdict
    <Verdict.UNKNOWN: 'unknown'>
    """
    for given in (one, other):
        if not isinstance(given, Publication | WorkReference):
            raise InvalidType(
                "same_work: expected a Publication or a WorkReference, got "
                f"{type(given).__name__} {given!r:.60}"
            )
    facts, others = describe(one), describe(other)
    if one == other:
        return _identical(facts)
    return compare_facts(facts, others)


def compare_facts(one: WorkFacts, other: WorkFacts) -> WorkComparison:
    """Do what :func:`same_work` does, with facts that have been gathered before."""
    seen = _Seen(one, other)
    verdict = seen.verdict()
    reasons = (*seen.agreeing, *seen.differing)
    if not reasons:
        reasons = ("nothing that both state identifies a work",)
    return WorkComparison(verdict=verdict, reasons=reasons)


def contradiction(one: WorkFacts, other: WorkFacts) -> str | None:
    """Say why two records are certainly not about one work, whatever they share.

    Titles that contradict each other are not enough: one more thing has to differ.
    """
    seen = _Seen(one, other)
    if seen.likeness is None or not seen.likeness.contradicts:
        return None
    if seen.likeness is Likeness.NUMBER and len(seen.shared) > 1:
        # A work may be named a first part when it gets its place.
        return None
    others = (seen.author, seen.year, seen.journal, seen.place, seen.kind)
    if False not in others or (seen.author is True and seen.place is True):
        return None
    return "; ".join(seen.differing)


def _identical(facts: WorkFacts) -> WorkComparison:
    title = next(iter(parts(facts.titles)), "")
    is_told = is_specific(title) and facts.authors and (facts.years or facts.page)
    if facts.identifiers or is_told or fold(facts.citation).count(" ") > 6:
        return WorkComparison(verdict=Verdict.SAME, reasons=["they say the same"])
    return WorkComparison(
        verdict=Verdict.UNKNOWN,
        reasons=["they say the same, which identifies no work"],
    )


class _Seen:
    """What was seen when the facts of two works were laid side by side."""

    def __init__(self, one: WorkFacts, other: WorkFacts) -> None:
        # In one order, whichever was named first.
        one, other = sorted((one, other))
        self.agreeing: list[str] = []
        self.differing: list[str] = []
        self._one, self._other = one, other
        self.shared, self.clashing = self._identifiers()
        self.likeness = self._titles()
        self.author = self._note(compare_authors(one, other))
        self.year = self._note(compare_years(one, other))
        self.journal = self._note(compare_journals(one, other))
        self.place = self._note(compare_places(one, other))
        self.kind = self._note(compare_kinds(one, other))
        self.printed = self.likeness is Likeness.SAME and self._note(
            compare_citations(one, other)
        )
        self.is_related = self._relation()

    def _note(self, found: Agreement) -> bool | None:
        if found.reason:
            (self.agreeing if found.agrees else self.differing).append(found.reason)
        return found.agrees

    def _identifiers(self) -> tuple[set[str], set[str]]:
        first, second = _by_kind(self._one), _by_kind(self._other)
        shared: set[str] = set()
        clashing: set[str] = set()
        for kind, name in _KINDS.items():
            known, against = first.get(kind, set()), second.get(kind, set())
            if known & against:
                shared.add(kind)
                values = ", ".join(sorted(known & against))
                self.agreeing.append(f"{name} agrees: {values}")
            elif known and against:
                clashing.add(kind)
                values = " and ".join(sorted([*known, *against]))
                self.differing.append(f"{name}s differ: {values}")
        versions = {self._one.version or "1", self._other.version or "1"}
        if "pmid" in shared and len(versions) > 1:
            self.agreeing.append(
                f"versions {' and '.join(sorted(versions))} of one PubMed record"
            )
        return shared, clashing

    def _titles(self) -> Likeness | None:
        titles, others = parts(self._one.titles), parts(self._other.titles)
        if not titles or not others:
            found = self._title_in_citation(titles or others)
        else:
            order = list(Likeness)
            found = min(
                (compare_titles(*pair) for pair in product(titles, others)),
                key=order.index,
            )
            if found is Likeness.UNLIKE and any(map(_is_translated, titles + others)):
                found = Likeness.UNCLEAR
        if found is None or found is Likeness.UNCLEAR:
            return found
        if found.contradicts:
            self.differing.append(f"{found.value}: {quoted((titles[0], others[0]))}")
        else:
            self.agreeing.append(found.value)
        return found

    def _title_in_citation(self, titles: list[str]) -> Likeness | None:
        """Look for the title of the one in the citation of the other."""
        printed, against = fold(self._one.citation), fold(self._other.citation)
        if not titles:
            if printed and printed == against and is_specific(printed):
                return Likeness.NEAR
            return None
        if not is_specific(titles[0]):
            return None
        before, is_printed, _ = (printed or against).partition(fold(titles[0]))
        if not is_printed:
            return None
        # What stands before the title may make it that of an erratum.
        if is_notice(titles[0]) != bool(_NOTICE_BEFORE.search(before)):
            return Likeness.UNCLEAR
        return Likeness.NEAR

    def _relation(self) -> bool:
        """Tell whether the one says to correct, reprint, precede... the other."""
        for work, target in (
            (self._one, self._other),
            (self._other, self._one),
        ):
            own = set(parts(work.identifiers))
            meant = set(parts(target.identifiers)) - own
            for relation in parts(work.relations):
                _, kind, known = relation.split("\t")
                if not meant.isdisjoint(known.split()):
                    worded = f"is {kind}" if _ENDS_IN_BY.search(kind) else kind
                    self.differing.append(f"one states that it {worded} the other")
                    return True
        return False

    def verdict(self) -> Verdict:
        """Weigh what was seen."""
        if self.shared:
            return Verdict.SAME if self._is_surely_shared() else Verdict.UNKNOWN
        if self._is_surely_different():
            return Verdict.DIFFERENT
        return Verdict.SAME if self._is_surely_one() else Verdict.UNKNOWN

    @property
    def _is_contradicted(self) -> bool:
        likeness = self.likeness
        return (
            (likeness is not None and likeness.contradicts)
            or self.kind is False
            or self.is_related
        )

    @property
    def _is_specific(self) -> bool:
        return any(map(is_specific, parts(self._one.titles or self._other.titles)))

    def _is_surely_shared(self) -> bool:
        """With an identifier in common: does nothing speak against it?"""
        if self._is_contradicted or self.author is False:
            return False
        alike = self.likeness in (Likeness.SAME, Likeness.NEAR)
        if self.clashing:
            # Publishers print wrong numbers, and catalogues give one DOI to several
            # editions: all else must agree.
            if self.likeness is not Likeness.SAME or self.year is not True:
                return False
            both_kept = self._one.is_kept and self._other.is_kept
            at_place = self.place is True or (
                self.journal is True and self.place is None
            )
            if "pmid" in self.clashing and both_kept:
                return self.author is True and self.place is True
            return self.author is True and (at_place or not both_kept)
        if self.place is False and not (
            self.likeness is Likeness.SAME and self._is_specific
        ):
            # All abstracts of one meeting may stand under the DOI of the supplement.
            return False
        if alike:
            return self.year is not False or self.author is True
        if self.likeness is Likeness.UNCLEAR:
            return self.author is True and self.place is True
        return self.year is not False

    @property
    def _against(self) -> int:
        return len(self.clashing) + [
            self.author,
            self.year,
            self.journal,
            self.place,
        ].count(False)

    def _is_surely_different(self) -> bool:
        """Without a common identifier: can it be one work at all?"""
        if self.is_related or self.kind is False:
            return True
        if self.place is True:
            return False
        match self.likeness:
            case Likeness.NOTICE | Likeness.NUMBER:
                return True
            case Likeness.UNLIKE:
                return self._against > 0
            case Likeness.SAME | Likeness.NEAR:
                if self.author is False and not self._is_specific:
                    return True
                # A wrong number and a slip of the pen make no other work.
                return len(self.clashing) > 1 or (
                    bool(self.clashing) and (self.journal is False or self._against > 2)
                )
        return len(self.clashing) > 1 or self._against > 2

    def _is_surely_one(self) -> bool:
        """Without a common identifier: do title, author and place all agree?"""
        if self._is_contradicted or self._against:
            return False
        kinds = {self._one.kind, self._other.kind}
        # What one of them is, a notice or a preprint, the other one may not be.
        if not self._is_specific or (len(kinds) > 1 and kinds & _OF_THEIR_OWN):
            return False
        if self.printed:
            return True
        if self.place is not True:
            return False
        unsigned = not self._one.authors and not self._other.authors
        if self.likeness is Likeness.SAME:
            return self.author is True or (unsigned and self.journal is True)
        return (
            self.likeness is Likeness.NEAR
            and self.author is True
            and self.journal is True
        )


_OF_THEIR_OWN: Final = frozenset({"notice", "preprint"})
_KINDS: Final = {"doi": "DOI", "pmid": "PMID", "pmc": "PMCID"}
_NOTICE_BEFORE: Final = re.compile(
    r"\b(?:erratum|errata|corrigendum|correction|retraction|retracted|concern|notice|"
    r"addendum|reply|response|comment|commentary|note|re)(?: (?:to|on|of|for|the))*\s*$"
    r"|^(?:erratum|corrigendum|correction|retraction|comment)\b"
)
_ENDS_IN_BY: Final = re.compile(r" (?:by|in)$")


def _by_kind(facts: WorkFacts) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for known in parts(facts.identifiers):
        kind, _, value = known.partition(":")
        found.setdefault(kind, set()).add(value)
    return found


def _is_translated(title: str) -> bool:
    """Tell whether it stands in the brackets of a title that was translated."""
    return title.startswith("[") and title.rstrip(" .").endswith("]")
