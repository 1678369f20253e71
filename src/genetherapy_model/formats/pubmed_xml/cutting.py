"""A stream of PubMed XML cut into its records.

Source: NLM's DTDs, see ``vocabulary``. Until 2016 a MedlineCitationSet held the
citations themselves, which now stand inside a PubmedArticle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from genetherapy_model.formats.pubmed_xml.refusals import NotPubmedXml
from genetherapy_model.formats.xml import cutting
from genetherapy_model.formats.xml.cutting import Cut
from genetherapy_model.formats.xml.refusals import HostileXml
from genetherapy_model.formats.xml.skimming import cut_skimming
from genetherapy_model.formats.xml.tokens import RecordTags

__all__ = ["TAGS", "Cut", "HostileXml", "NotPubmedXml", "cut"]

TAGS = RecordTags(
    title="PubMed XML",
    records=frozenset(
        {b"PubmedArticle", b"PubmedBookArticle", b"DeleteCitation", b"DeleteDocument"}
    ),
    sets={
        b"PubmedArticleSet": (),
        b"PubmedBookArticleSet": (),
        b"MedlineCitationSet": (b"MedlineCitation",),
    },
    parts={b"PubmedArticle": (b"MedlineCitation",)},
    refusal=NotPubmedXml,
)


def cut(
    stream: BinaryIO,
    skim: Callable[[bytes], object] | None = None,
    /,
    *,
    run_bytes: int = 16384,
    record_bytes: int = 1 << 26,
) -> Iterator[Cut]:
    """Cut a stream into its records, each given as soon as its run is read.

    Args:
        stream: Binary, decompressed; read forwards only.
        skim: Makes of a record's bytes what is wanted of it, where that can be.
        run_bytes: About how many bytes are parsed at a time.
        record_bytes: The size above which a record is reported instead of read.

    Raises:
        NotPubmedXml: If there is no PubMed XML, or its encoding is unknown.
        HostileXml: If a DOCTYPE has an internal subset.

    >>> import io
    >>> xml = b"<PubmedArticleSet><PubmedArticle/><DeleteCitation/></PubmedArticleSet>"
    >>> [(found.offset, found.element.tag) for found in cut(io.BytesIO(xml))]
    [(18, 'PubmedArticle'), (34, 'DeleteCitation')]
    """
    if skim is None:
        return cutting.cut(stream, TAGS, run_bytes=run_bytes, record_bytes=record_bytes)
    return cut_skimming(
        stream, TAGS, skim, run_bytes=run_bytes, record_bytes=record_bytes
    )
