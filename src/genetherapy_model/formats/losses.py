"""What a format could not hold: found by reading back what was written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import attrs

from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import Extra
from genetherapy_model.errors import Finding, Position, Severity

__all__ = ["find_losses"]


def find_losses(
    before: Publication,
    after: Publication,
    *,
    format: str,  # noqa: A002 - the word of the public functions
    position: Position | None = None,
) -> tuple[Finding, ...]:
    """Compare a publication with what is read back of it, every field.

    Whatever was stated and is missing or changed is a finding ``LOSS001`` at its
    place; what the format adds is none.

    >>> from genetherapy_model.domain.quotations import Quotation
    >>> said = Publication(title="Gene therapy", quotations=[Quotation(parts=["Yes"])])
    >>> for loss in find_losses(said, Publication(title="Gene therapy"), format="ris"):
    ...     print(loss)
    LOSS001 warning /quotations/0: ris has no place for Quotation(parts=('Yes',))
    """
    return tuple(
        Finding(
            code="LOSS001",
            severity=Severity.WARNING,
            path=path,
            message=f"{format} has no place for {_shown(value)}",
            position=position,
        )
        for path, value in _losses(before, after, "")
    )


def _losses(before: object, after: object, path: str) -> Iterator[tuple[str, object]]:
    if _same(before, after) or before is None:
        return
    if isinstance(before, Extra) and before.spelling:
        # A spelling says nothing that its value does not say.
        return
    if isinstance(before, Statement) and type(before) is type(after):
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(before))):
            name = field.name
            yield from _losses(
                getattr(before, name), getattr(after, name), f"{path}/{name}"
            )
    elif isinstance(before, tuple):
        there = after if isinstance(after, tuple) else ()
        if len(before) == len(there):
            for index, (mine, theirs) in enumerate(zip(before, there, strict=True)):
                yield from _losses(mine, theirs, f"{path}/{index}")
            return
        left = list(there)
        for index, mine in enumerate(before):
            found = next((one for one in left if _same(mine, one)), None)
            if found is None:
                yield from _losses(mine, None, f"{path}/{index}")
            else:
                left.remove(found)
    else:
        yield path, before


def _same(before: object, after: object) -> bool:
    # A DOI equals itself in other case; what is written must be the same letters.
    return before == after and repr(before) == repr(after)


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else f"{shown[:77]}..."
