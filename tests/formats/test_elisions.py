"""A list of authors that is cut off: nobody is called et al."""

from __future__ import annotations

import io

import pytest

import genetherapy_model as gtm
from genetherapy_model.formats.elisions import cut_others, is_and_others

RIS = "TY  - JOUR\nAU  - Flotte, T.\nAU  - {}\nER  - \n"
NBIB = "PMID- 7\nFAU - Flotte, T\nAU  - Flotte T\nAU  - {}\nTI  - A\n\n"
WOS = "FN Clarivate\nVR 1.0\nPT J\nAU Flotte, T\n   {}\nTI A\nER\n\nEF\n"
ENDNOTE = (
    "<xml><records><record><contributors><authors><author>Flotte, T.</author>"
    "<author>{}</author></authors></contributors></record></records></xml>"
)
CSL = '[{{"type": "book", "id": "a", "author": [{{"family": "Flotte"}}, {}]}}]'


@pytest.mark.parametrize(
    ("format_name", "text"),
    [
        ("ris", RIS.format("et al.")),
        ("ris", RIS.format("and others")),
        ("ris", "TY  - JOUR\nAU  - Flotte, T., et al.\nER  - \n"),
        ("nbib", NBIB.format("et al.")),
        ("nbib", NBIB.format("et al.\nAD  - Gainesville.")),
        ("nbib", "PMID- 7\nFAU - Flotte, T\nAU  - et al.\n\n"),
        ("nbib", "PMID- 7\nFAU - Flotte, T\nFAU - et al.\nAU  - et al.\n\n"),
        ("wos", WOS.format("et al")),
        ("endnote-xml", ENDNOTE.format("et al.")),
        ("bibtex", "@misc{k, author = {Flotte, T. and others}}"),
        ("bibtex", "@misc{k, author = {Flotte, T. and et al.}}"),
        ("bibtex", "@misc{k, author = {Flotte, T. and {et al.}}}"),
        ("bibtex", "@misc{k, author = {Flotte, T., et al.}}"),
        ("bibtex", "@misc{k, author = {T. Flotte et al.}}"),
        ("csl-json", CSL.format('{"literal": "others"}')),
        ("csl-json", CSL.format('{"literal": "et al."}')),
        ("csl-json", CSL.format('{"family": "et al", "given": ""}')),
        ("csl-json", CSL.format('"and others"')),
        ("citations", "Flotte T, et al. Gene therapy. Blood. 2002;99(1):1-2."),
    ],
)
def test_every_format_reads_it_alike(format_name: str, text: str) -> None:
    """One author is named, and the list is not complete, without a finding."""
    [reading] = gtm.scan(text.encode(), format=format_name)

    assert isinstance(reading, gtm.Reading)
    publication = reading.publication
    assert publication is not None
    assert not publication.authors_complete
    [author] = publication.authors
    assert isinstance(author, gtm.PersonalAuthor)
    assert (author.name.family, author.name.suffix) == ("Flotte", None)
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("format_name", "expected"),
    [
        ("ris", b"AU  - et al."),
        ("nbib", b"AU  - et al."),
        ("bibtex", b"Flotte, Terence and others}"),
        ("csl-json", b'{"literal": "others"}'),
        ("citations", b", et al"),
        ("pubmed-xml", b'CompleteYN="N"'),
    ],
)
def test_every_format_writes_it_in_its_own_form(
    format_name: str, expected: bytes
) -> None:
    """What is cut off is written so, and is read again."""
    name = gtm.PersonName(family="Flotte", given="Terence")
    publication = gtm.Publication(
        title="Gene therapy",
        authors=[gtm.PersonalAuthor(person=gtm.Person(name=name))],
        authors_complete=False,
    )
    stream = io.BytesIO()
    losses = gtm.write([publication], stream, format=format_name)
    [again] = gtm.read(stream.getvalue(), format=format_name)

    assert expected in stream.getvalue()
    assert "/authors_complete" not in {loss.path for loss in losses}
    assert not again.authors_complete
    assert len(again.authors) == 1


def test_names_are_left_alone() -> None:
    """A name is one whatever letters it has."""
    for name in ("Alba, E. T.", "Al, Etienne", "Others, A.", "Vetal", "Mohamed et Ali"):
        assert not is_and_others(name)
        assert cut_others(name) == (name, False)
