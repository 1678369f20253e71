"""Records picked by what they mention, without reading those that surely do not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final, Protocol

from genetherapy_model.domain.publications import Publication
from genetherapy_model.formats import Format
from genetherapy_model.formats.readings import Reading, Scanned

__all__ = ["PASSED_OVER", "Sieve", "sift"]

PASSED_OVER: Final = Reading()
"""What stands in the place of a record that does not mention what is looked for."""


class Sieve(Protocol):
    """What tells which records mention what is looked for."""

    def is_in_record(self, publication: Publication) -> bool:
        """Tell whether a record mentions it."""

    def may_be_in(self, text: bytes) -> bool:
        """Tell fast whether it is in part of a text of UTF-8; only False is sure."""

    def may_have_words_in(self, text: bytes) -> bool:
        """Tell the same where the part stands by itself; this is right more often."""


def sift(found: Format, stream: BinaryIO, sieve: Sieve | None) -> Iterator[Scanned]:
    """Read record after record; in place of those without a mention stands a mark.

    What is no record, or cannot be read, is given as it is; but of PubMed XML no more
    is read of a record than tells that it mentions nothing.
    """
    module = found.load()
    if sieve is None:
        yield from module.scan(stream)
        return
    fast = getattr(module, "sift", None)
    scan = module.scan(stream) if fast is None else fast(stream, sieve)
    for scanned in scan:
        if (
            isinstance(scanned, Reading)
            and scanned.publication is not None
            and not sieve.is_in_record(scanned.publication)
        ):
            yield PASSED_OVER
        else:
            yield scanned
