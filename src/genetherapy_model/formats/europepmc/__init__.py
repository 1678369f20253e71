"""Europe PMC's search results, core and lite: read as they stream in, and written.

Source: Europe PMC's RESTful web service, https://europepmc.org/RestfulWebService, which
gives its results as JSON; and the same as getpapers keeps it.
"""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import Finding
from genetherapy_model.formats.europepmc.dialects import fold, lift, to_plain
from genetherapy_model.formats.europepmc.reading import read_fields
from genetherapy_model.formats.europepmc.vocabulary import DERIVED, FORMAT, KEYS, LIFTED
from genetherapy_model.formats.europepmc.writing import write_fields
from genetherapy_model.formats.json_heads import look_at
from genetherapy_model.formats.json_items import (
    Item,
    ItemFormat,
    ReadItem,
    Restrict,
    Scan,
    Write,
    WriteItem,
)

__all__ = ["read_item", "recognizes", "restrict", "scan", "write", "write_item"]

_OWN: Final = frozenset(
    "authorString isOpenAccess inEPMC pubTypeList authMan hasTextMinedTerms "
    "citedByCount fullTextUrlList firstIndexDate commentCorrectionList "
    "meshHeadingList".split()
)
_SOURCE: Final = re.compile(rb'(?:\[\s*)?"(?:MED|PMC|PPR|AGR|CBA|CTX|ETH|HIR|PAT|NBK)"')


class _Format(ItemFormat):
    """Results in every dialect; what stands inside a key is kept by itself."""

    def read_item(self, item: Item) -> tuple[Publication, list[Finding]]:
        return super().read_item(lift(to_plain(item)))

    def write_item(self, publication: Publication) -> dict[str, object]:
        return fold(super().write_item(publication))


_FORMAT: Final = _Format(
    name=FORMAT,
    read_fields=read_fields,
    write_fields=write_fields,
    keys=(*KEYS, *(f"{key}/{name}" for key in LIFTED for name in LIFTED[key])),
    frames=("resultList", "result"),
    derived=DERIVED,
    answers=("errMsg", "errCode", "hitCount"),
    opening='{"resultList": {"result": [',
    closing="]}}",
)
read_item: ReadItem = _FORMAT.read_item
write_item: WriteItem = _FORMAT.write_item
scan: Scan = _FORMAT.scan
restrict: Restrict = _FORMAT.restrict
write: Write = _FORMAT.write


def recognizes(head: bytes) -> bool:
    """Tell from the first bytes whether they are results of Europe PMC.

    >>> recognizes(b'{"hitCount": 1, "resultList": {"result": [{"id": "37962269"')
    True
    >>> recognizes(b'[{"title": "Gene therapy", "DOI": "10.1089/hum.2023.152"}]')
    False
    """
    found = look_at(head)
    if "resultList" in found.envelope or _OWN & found.item.keys():
        return True
    return "id" in found.item and bool(_SOURCE.match(found.item.get("source", b"")))
