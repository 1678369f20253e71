"""Reading what mentions a term is reading everything, and choosing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats import FORMATS
from genetherapy_model.nomenclature import mentions

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "landmark-papers.xml"
WRITTEN = [known.name for known in FORMATS if hasattr(known.load(), "write")]


@pytest.mark.parametrize("name", WRITTEN)
def test_every_format_gives_what_mentions_a_term(name: str) -> None:
    """In every format, order and places are those of the whole file."""
    stream = io.BytesIO()
    papers = list(gtm.read(EXAMPLES))
    gtm.write(papers[:1] if name == "json" else papers, stream, format=name)
    every = [*gtm.scan(stream.getvalue(), format=name)]
    expected = [
        each
        for each in every
        if isinstance(each, gtm.Reading)
        and each.publication is not None
        and mentions(each.publication, ["gene therapy", "pain"])
    ]

    found = gtm.scan(
        stream.getvalue(), format=name, mentioning=iter(["gene therapy", "pain"])
    )
    assert expected == [*found]
    assert 0 < len(expected) <= len(every)
    with pytest.raises(gtm.InvalidValue, match="no term"):
        [*gtm.read(stream.getvalue(), format=name, mentioning=[])]


def test_what_is_no_publication_is_given_all_the_same() -> None:
    """Deletions, and what cannot be read, are given whatever is looked for."""
    deleted = b"<DeleteCitation><PMID>1</PMID></DeleteCitation>"
    broken = b"<PubmedArticle>A & B</PubmedArticle>"
    data = b"<PubmedArticleSet>%b%b</PubmedArticleSet>" % (deleted, broken)

    assert [*gtm.scan(data)] == [*gtm.scan(data, mentioning="zebra")]
    unread = b'{"schema":"genetherapy-model/1","type":"Publication","title":3}\n'
    found = [*gtm.scan(unread, format="jsonl", mentioning="zebra")]
    assert [*gtm.scan(unread, format="jsonl")] == found != []
