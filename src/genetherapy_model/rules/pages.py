"""PUB: pages that run backwards, and article numbers among the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from genetherapy_model.domain.journals import Pagination
from genetherapy_model.errors import Severity
from genetherapy_model.rules._definitions import Slip, rule

__all__ = ["article_number_among_pages", "pages_run_backwards"]

_PAGES: Final = "https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pg"
_RANGE: Final = re.compile(
    r"\s*(?P<first>[^\s,;:-]+)\s*-\s*(?P<last>[^\s,;:-]+)\s*(?:[,;].*)?", re.DOTALL
)
_PAGE: Final = re.compile(
    r"(?P<before>[^0-9]*)(?P<digits>[0-9]{1,9})(?P<after>[^0-9.]*)"
)
_DASHES: Final = dict.fromkeys((8208, 8209, 8210, 8211, 8212, 8722), "-")
_LONG: Final = 5
_SHORT: Final = 2


@rule(
    "PUB017",
    title="pages run forwards",
    severity=Severity.WARNING,
    subject=Pagination,
    reason="A last page before the first is a slip; an abbreviated one, as in 1234-7, "
    "is written out first. Pages of several kinds, such as roman and arabic ones, are "
    "not compared, nor are numbers of articles with the number of a page.",
    source=(_PAGES, "E: S180-S19 in PMID 31833337"),
    failing=Pagination(text="1844-1834"),
    passing=Pagination(text="1834-44"),
)
def pages_run_backwards(pages: Pagination) -> Iterator[Slip]:
    """Write out the last page and compare it with the first."""
    first, last, path = pages.start, pages.end, "/end"
    if first is None or last is None:
        if pages.text is None or "-" not in (text := pages.text.translate(_DASHES)):
            return
        found = _RANGE.fullmatch(text)
        if found is None:
            return
        first, last, path = found["first"], found["last"], "/text"
    start, end = _PAGE.fullmatch(first.strip()), _PAGE.fullmatch(last.strip())
    if start is None or end is None:
        return
    before = end["before"].lower()
    if before not in ("", start["before"].lower()):
        return
    if end["after"] != start["after"] and start["after"]:
        return
    low, high = start["digits"], end["digits"]
    if low[0] == "0" or high[0] == "0":
        # P05-01 is the number of a poster.
        return
    if len(low) >= _LONG and len(high) <= _SHORT:
        # 41105-3 is a page of an article.
        return
    written = low[: max(0, len(low) - len(high))] + high
    if int(written) < int(low) and int(high) < int(low):
        yield Slip(path, f"the last page {last!r} is before the first, {first!r}")


_NUMBER: Final = re.compile(
    r"\s*(?:article|art\.?|paper|elocation|e-location)"
    r"(?:\s+|\s*(?:id|no\.?|nr\.?|number|#)\s*:?\s*|\s*:\s*)+"
    r"(?P<number>[A-Za-z]{0,4}[0-9][A-Za-z0-9._-]*)\s*",
    re.IGNORECASE,
)


@rule(
    "PUB018",
    title="an article number is no page",
    severity=Severity.INFO,
    subject=Pagination,
    reason="An article that has a number in place of pages is cited by it; among the "
    "pages it is taken for the first of them. MEDLINE's own e0123456 is a page by its "
    "rules and is not told.",
    source=(
        _PAGES,
        "https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/elocation-id.html",
    ),
    failing=Pagination(text="Article ID 973712"),
    passing=Pagination(article_number="973712"),
)
def article_number_among_pages(pages: Pagination) -> Iterator[Slip]:
    """Look for the words, and for the same number in both places."""
    found = _NUMBER.fullmatch(pages.text or "")
    if found:
        yield Slip(
            "/text",
            f"{pages.text!r} is the number of an article, and no page",
            found["number"],
        )
    elif pages.article_number is not None:
        for field in ("text", "start"):
            stated = getattr(pages, field)
            if stated is not None and stated.strip() == pages.article_number.strip():
                yield Slip(
                    f"/{field}", f"{stated!r} is the article number, and no page"
                )
