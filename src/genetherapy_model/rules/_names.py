"""What the rules on names share: the parts of a name, and a look at all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from genetherapy_model.domain.names import PersonName

__all__ = ["is_plain", "parts_of"]

_UNUSUAL: Final = re.compile(
    r"[0-9@:;,&<*\u2020\u2021\u00a7\u00b6\u00b2\u00b3\u00b9\u2070-\u2079]|www|"
    r"[\s.][aA][lL]\b|thers\b| and |[a-z.][DBS]|Sc|Ph|FRC|FAC|MBBS|Dr|Prof",
)


@lru_cache(maxsize=1)
def is_plain(family: str | None, given: str | None, literal: str | None) -> bool:
    """Tell whether a name has nothing that most rules look for, as nearly all have.

    It is asked by one rule after the other of the same name.
    """
    return _UNUSUAL.search(f"{family}|{given}|{literal}") is None


def parts_of(name: PersonName) -> Iterator[tuple[str, str]]:
    for field in ("family", "given", "literal"):
        text = getattr(name, field)
        if text:
            yield field, text
