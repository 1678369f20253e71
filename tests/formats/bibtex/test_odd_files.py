"""Files as people and programs leave them."""

from __future__ import annotations

import io
import logging
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model.formats import recognize_format
from genetherapy_model.formats.bibtex.breaks import explain_break


def _scan(text: str) -> list[gtm.Reading]:
    found = list(gtm.scan(text.encode(), format="bibtex"))
    return [reading for reading in found if isinstance(reading, gtm.Reading)]


def _one(text: str) -> gtm.Publication:
    [reading] = _scan(text)
    assert reading.publication is not None
    return reading.publication


def _codes(text: str) -> list[list[str]]:
    return [[found.code for found in reading.findings] for reading in _scan(text)]


def _extras(publication: gtm.Publication) -> dict[str, str]:
    return {extra.path: extra.text for extra in publication.extras}


def test_strings_comments_and_parentheses() -> None:
    """Strings are put in and joined; comments and preambles are no records."""
    [reading] = _scan(
        '@comment{x}\n@preamble{"\\newcommand{\\x}"}\nfree words\n'
        '@string{hgt = "Human Gene Therapy"}\n@STRING(more = HGT # " " # {Methods})\n'
        "@article(k, title = {A (b)}, journal = More, volume = 23)\n"
    )

    assert reading.publication is not None
    assert str(reading.publication.journal) == "Human Gene Therapy Methods"
    assert reading.publication.title == gtm.MarkedText("A (b)")
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("year = 2023", "2023"),
        ("year = {2023}, month = nov", "2023-11"),
        ("year = 2023, month = 11", "2023-11"),
        ("year = 2023, month = {November}, day = 14", "2023-11-14"),
        ("year = 2023, month = 14 # { } # nov", "2023-11-14"),
        ("year = 2023, month = 14 # {~} # nov", "2023-11-14"),
        ("year = 2023, month = 1~jan", "2023-01-01"),
        ("year = 2023, month = {2023 MAY 12}", "2023-05-12"),
        ("year = 2023, month = {MAY-JUN}", "2023-05/2023-06"),
        ("year = 2023, month = {WIN}", "2023-24"),
        ('year = 2022, month = dec # "--" # jan', "2022-12/2023-01"),
        ("date = {2023-11-14}", "2023-11-14"),
        ("date = {2022-12/2023-01}, year = 2022, month = dec", "2022-12/2023-01"),
        ("date = {2023-24}", "2023-24"),
        ("date = {2007/..}", "2007/.."),
        ("year = {2003--2004}", "2003/2004"),
        ("year = {2012--2013}, month = {Dec-Jan}", "2012-12/2013-01"),
        ("year = 2013, month = jun, date = {2013}", "2013-06"),
        ("year = 2013, month = {WIN}, date = {2013}", "2013-24"),
        ("year = 2013, month = may, date = {2013-05-06}", "2013-05-06"),
        ("year = {2012--2013}, date = {2012-12/2013-01}", "2012-12/2013-01"),
        ("month = may, date = {2013-05}", "2013-05"),
        ("date = {2012-05}, day = 3", "2012-05-03"),
        ("year = 2012, date = {2012-05}, day = 3", "2012-05-03"),
        ("date = {2012-05-06T10:00:00}", "2012-05-06"),
        ("date = {2012-05-06T10:00:00Z/2012-05-07T10:00}", "2012-05-06/2012-05-07"),
    ],
)
def test_dates(fields: str, expected: str) -> None:
    """A date is read as precise as it stands, in BibTeX's fields and BibLaTeX's."""
    publication = _one(f"@misc{{k, {fields}}}")

    assert expected == str(publication.date)
    assert set(_extras(publication)) == {"key"}


@pytest.mark.parametrize(
    ("fields", "date", "codes", "left"),
    [
        ("year = {2012--2013}, month = {Nov-Dec}", "2012/2013", ["RDR003"], ["month"]),
        ("year = {2012--2013}, month = {Dec}", "2012/2013", ["RDR003"], ["month"]),
        ("year = 2012, month = 13", "2012", ["RDR003"], ["month"]),
        ("year = 2012, month = {2013 MAY 12}", "2012", ["RDR003"], ["month"]),
        ("year = 2012, month = feb, day = 30", "2012-02", ["RDR003"], ["day"]),
        ("year = 2012, day = 30", "2012", ["RDR003"], ["day"]),
        ("date = {2012-02}, day = 30", "2012-02", ["RDR003"], ["day"]),
        ("date = {2012-05-06}, day = 3", "2012-05-06", ["RDR018"], ["day"]),
        (
            "date = {2012-05-06/2012-05-03}",
            "2012-05-06/2012-05-03",
            ["RDR003"],
            [],
        ),
        ("month = feb", "None", ["RDR003"], ["month"]),
        ("date = {in press}", "None", ["RDR003"], ["date"]),
        ("year = 2012, date-received = {soon}", "2012", ["RDR003"], ["date-received"]),
        ("year = 2012, date = {2013-05}", "2013-05", ["RDR018"], ["year"]),
        (
            "year = 2013, month = jun, date = {2013-05}",
            "2013-05",
            ["RDR018"],
            ["year", "month"],
        ),
        (
            "year = 2013, month = {jun-jul}, date = {2013-06/2013-08}",
            "2013-06/2013-08",
            ["RDR018"],
            ["year", "month"],
        ),
    ],
)
def test_dates_that_do_not_fit_are_told(
    fields: str, date: str, codes: list[str], left: list[str]
) -> None:
    """What is no part of the date, or contradicts it, is told and kept as it stands."""
    text = f"@misc{{k, {fields}}}"
    publication = _one(text)

    assert str(publication.date) == date
    assert _codes(text) == [codes]
    assert [name for name in _extras(publication) if name != "key"] == left


@pytest.mark.parametrize("name", ["date", "date-received"])
@pytest.mark.parametrize("time", ["T10:00:00", "T10:00:00+02:00", " 10:00:00 +0200"])
def test_times_of_day_come_back(name: str, time: str) -> None:
    """The model knows days alone: the time of one is its words."""
    publication = _one(f"@misc{{k, {name} = {{2012-05-06{time}}}}}")
    stream = io.BytesIO()

    assert [str(one.date) for one in publication.dates] == ["2012-05-06"]
    assert gtm.write([publication], stream, format="bibtex") == ()
    assert f"{name} = {{2012-05-06{time}}}" in stream.getvalue().decode()


def test_more_editors_come_back() -> None:
    """That more edited than are named is written in BibTeX's own words."""
    [reading] = _scan("@book{k, editor = {E, F and others}}")
    assert reading.publication is not None
    stream = io.BytesIO()

    assert [str(one) for one in reading.publication.editors] == ["F E"]
    assert [found.code for found in reading.findings] == ["RDR009"]
    assert gtm.write([reading.publication], stream, format="bibtex") == ()
    assert "editor = {E, F and others}" in stream.getvalue().decode()
    assert "editors-complete" not in stream.getvalue().decode()


def test_isbns_are_each_an_identifier() -> None:
    """Several in one field are several, and are written into one field again."""
    publication = _one("@book{k, isbn = {978-3-16-148410-0; 978-0-306-40615-7}}")
    stream = io.BytesIO()

    assert [str(known) for known in publication.identifiers] == [
        "isbn:978-3-16-148410-0",
        "isbn:978-0-306-40615-7",
    ]
    assert gtm.write([publication], stream, format="bibtex") == ()
    assert "isbn = {978-3-16-148410-0, 978-0-306-40615-7}" in stream.getvalue().decode()


def test_a_year_that_is_none_is_kept() -> None:
    """``in press`` is no year, and is written again."""
    publication = _one("@misc{k, year = {in press}}")
    stream = io.BytesIO()

    assert publication.dates[0].text == "in press"
    assert gtm.write([publication], stream, format="bibtex") == ()
    assert "year = {in press}" in stream.getvalue().decode()


def test_fields_of_both_dialects() -> None:
    """Each field has its place, and an address is no LaTeX."""
    publication = _one(
        r"""@article{k, journaltitle = {Human Gene Therapy}, shortjournal = {HGT},
        volume = 23, issue = 7, pages = {1063--1064}, eid = {e15},
        issn = {1043-0342, 1557-7422}, doi = {10.1016/S0140-6736(02)08799_1},
        url = {https://x.org/a_b?c=1&d=50%25~e}, pmid = 7, pmcid = {PMC8591519},
        eprint = {2301.1_2}, eprinttype = {arXiv}, keywords = {AAV; gene, therapy},
        language = {English}, publisher = {Liebert}, urldate = {2023-01-02},
        origtitle = {Terapia}, editor = {Wilson, J}, isbn = {978-3}}"""
    )
    assert publication.journal is not None
    assert publication.pagination is not None

    assert publication.journal.iso_abbreviation == "HGT"
    assert [str(known) for known in publication.issns] == ["1043-0342", "1557-7422"]
    assert publication.issue == gtm.Issue(volume="23", number="7")
    assert publication.pagination.text == "1063-1064"
    assert publication.pagination.article_number == "e15"
    assert str(publication.doi) == "10.1016/S0140-6736(02)08799_1"
    assert (str(publication.pmid), str(publication.pmcid)) == ("7", "PMC8591519")
    assert {
        known.scheme: known.text
        for known in publication.identifiers
        if isinstance(known, gtm.OtherIdentifier)
    } == {
        "isbn": "978-3",
        "url": "https://x.org/a_b?c=1&d=50%25~e",
        "arXiv": "2301.1_2",
    }
    assert [str(known) for known in publication.keywords] == ["AAV", "gene, therapy"]
    assert publication.languages == ("English",)
    assert str(publication.editors[0]) == "J Wilson"
    assert _extras(publication) == {"key": "k", "urldate": "2023-01-02"}


def test_every_type_of_entry_comes_back() -> None:
    """The type of an entry is kept, whatever it is."""
    for (
        kind
    ) in "article inproceedings incollection book phdthesis misc online foo".split():
        publication = _one(f"@{kind}{{k, title = {{A}}, year = 2020}}")
        stream = io.BytesIO()
        gtm.write([publication], stream, format="bibtex")

        assert stream.getvalue().decode().startswith(f"@{kind}{{k,\n")


def test_a_cross_reference_is_inherited() -> None:
    """A child has what its parent says, which may stand after it."""
    child, parent = _scan(
        "@inproceedings{c, crossref = {P1}, title = {Child}}\n"
        "@proceedings{p1, title = {Whole}, year = 2020, publisher = {Q}}\n"
    )
    assert child.publication is not None
    assert parent.publication is not None

    assert str(child.publication.journal) == "Whole"
    assert child.publication.year == 2020
    assert child.publication.title == gtm.MarkedText("Child")
    assert _codes("@misc{c, crossref = {zz}, title = {Child}}") == [["RDR019"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "@misc{K, crossref = {k}, title = {A}}",
            "the entry cross-references itself, 'k': nothing is inherited",
        ),
        (
            "@misc{a, title = {A}}\n@misc{b, crossref = {a}}",
            "nothing is inherited",
        ),
    ],
)
def test_a_cross_reference_that_leads_nowhere_is_told(text: str, expected: str) -> None:
    """The sentence says what is so, of the entry itself and of one that came before."""
    reading = _scan(text)[-1]

    [finding] = reading.findings
    assert finding.message.endswith(expected)
    assert "not in the file" not in finding.message
    assert reading.publication is not None
    assert "crossref" in _extras(reading.publication)


def test_what_stands_twice_or_lacks_is_told_and_kept() -> None:
    """Keys and fields that are missing, or stand twice, lose nothing."""
    text = (
        "@misc{k, title = {A}, title = {B}}\n@misc{k, title = {C}}\n"
        "@misc{title = {D}}\n@misc{, title = {E}}\n@misc{z, journal = nowhere}\n"
    )
    titles = [
        reading.publication.title.plain if reading.publication.title else None
        for reading in _scan(text)
        if reading.publication is not None
    ]

    assert titles == ["A", "C", "D", "E", None]
    assert _codes(text) == [["RDR018"]] * 4 + [["RDR019"]]
    first = _scan(text)[0].publication
    assert first is not None
    assert _extras(first)["title-2"] == "B"


def test_a_block_that_breaks_off_is_told_with_its_text(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be read has its text and its line, and what follows is read."""
    text = "@misc{a, title = {A}}\n@misc{b, title = {B, year = 2020\n}\n@misc{c,}\n"
    with caplog.at_level(logging.CRITICAL, "bibtexparser"):
        whole, broken, last = _scan(text)

    assert whole.publication is not None
    assert broken.publication is None
    assert broken.source == "@misc{b, title = {B, year = 2020\n}"
    assert str(broken.findings[0]).startswith(
        "RDR017 error record 2, line 2, byte 22: the block cannot be read: "
    )
    assert last.publication is not None
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "@misc{b,\n  title = {B,\n  year = 2020\n}",
            "the value of title in line 2 is never closed: close it where it ends",
        ),
        (
            '@misc{b,\n  title = "B,\n  year = 2020\n}',
            "the value of title in line 2 is never closed: close it where it ends",
        ),
        (
            "\n@misc{b,\n  title = {B},\n",
            "what begins in line 2 is never closed: put a brace where it ends",
        ),
        (
            "@misc(b, title = {B},\n",
            "what begins in line 1 is never closed: put a parenthesis where it ends",
        ),
        (
            "@misc{b,\n  title = {B},\n  year\n}",
            "the field year in line 3 has no value: write year = {...}, or take it out",
        ),
        (
            "@misc{b title = {B}}",
            "behind the key 'b' in line 1 a comma is missing: put one there",
        ),
        (
            "@misc{b, title = {B}, {C} = {D}}",
            "'{' in line 1 stands where a field is due: take it out",
        ),
        (
            "@string{k}",
            "the field k in line 1 has no value: write k = {...}, or take it out",
        ),
    ],
)
def test_a_break_is_told_in_our_words(text: str, expected: str) -> None:
    """The sentence names the line and what to do about it."""
    [reading] = _scan(text)

    assert reading.publication is None
    [finding] = reading.findings
    assert finding.message == f"the block cannot be read: {expected}"


@given(
    st.lists(
        st.sampled_from([*'{}(),="#@\\ \n', "title", "a", "1", "misc", "@misc{k,"]),
        max_size=30,
    )
)
def test_any_break_is_explained(parts: list[str]) -> None:
    """Whatever a block looks like, one sentence with a line is found."""
    said = explain_break(f"@misc{{{''.join(parts)}", 3)

    assert re.search(r"in line [0-9]+", said)


def test_keys_are_each_once() -> None:
    """Two works of one key get letters, and a key that was read is kept."""
    work = gtm.Publication(title="Gene therapy")
    kept = _one("@misc{Foo:2020_x, title = {A}}")
    stream = io.BytesIO()
    gtm.write([work, work, work, kept, kept], stream, format="bibtex")
    keys = [
        line[6:-1] for line in stream.getvalue().decode().split("\n") if "@" in line
    ]

    assert keys == [
        "anonymousgene",
        "anonymousgenea",
        "anonymousgeneb",
        "Foo:2020_x",
        "Foo:2020_xa",
    ]
    assert _codes(stream.getvalue().decode()) == [[]] * 5


def test_encodings_and_line_ends() -> None:
    """UTF-16, marks, carriage returns and Windows-1252 are read."""
    text = "@misc{k,\r\n  title = {Schlüter}\r\n}\r\n"
    for data in (
        text.encode("utf-16"),
        text.encode("utf-8-sig"),
        text.replace("\n", "").encode(),
        text.encode("cp1252"),
    ):
        [reading] = gtm.scan(data)

        assert isinstance(reading, gtm.Reading)
        assert reading.publication is not None
        assert reading.publication.title == gtm.MarkedText("Schlüter")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"% comment\n@Article {k,", "bibtex"),
        (b"\xef\xbb\xbf@string(a = 1)", "bibtex"),
        (b'{"@context": "x",\n"schema": "genetherapy-model/1"}', "json"),
        (b"<PubmedArticleSet>\n@article{k,", "pubmed-xml"),
    ],
)
def test_it_is_told_by_its_content(head: bytes, expected: str) -> None:
    """An @ that begins a block at the beginning of a line tells BibTeX."""
    assert expected == recognize_format(head, f"x.{expected}").name


def test_without_the_extra_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Reading needs bibtexparser; writing needs nothing."""
    monkeypatch.setitem(sys.modules, "bibtexparser", None)
    with pytest.raises(
        gtm.MissingExtra, match=r"pip install 'genetherapy-model\[bibtex"
    ):
        list(gtm.scan(b"@misc{k,}", format="bibtex"))

    assert gtm.write([gtm.Publication(title="A")], io.BytesIO(), format="bibtex") == ()


def test_annotations_hold_orcids_and_affiliations() -> None:
    """BibLaTeX's annotations of names hold what belongs to one author."""
    publication = _one(
        "@misc{k, author = {A, B and C, D}, author+an:orcid = "
        '{2="0000-0002-1825-0097"}, author+an:affiliation = {1="X, Y", "Z"; 2="Q"}}'
    )
    first, second = publication.authors

    assert [known.text.plain for known in first.affiliations] == ["X, Y", "Z"]
    assert isinstance(second, gtm.PersonalAuthor)
    assert str(second.orcid) == "0000-0002-1825-0097"


def test_issns_of_every_kind() -> None:
    """Several ISSNs stand in one field, some with their type; what is none is told."""
    [reading] = _scan(
        "@misc{k, issn = {1525-0024 1525-0016 (Print), 15577422; 1043-0343},"
        " eissn = {1043-0342}}"
    )
    assert reading.publication is not None
    assert reading.publication.journal is not None

    assert [
        (str(known.issn), known.type.value if known.type else None)
        if isinstance(known.issn, gtm.Issn)
        else known.issn.text
        for known in reading.publication.journal.issns
    ] == [
        ("1525-0024", None),
        ("1525-0016", "print"),
        ("1557-7422", None),
        "1043-0343",
        ("1043-0342", "electronic"),
    ]
    assert [found.code for found in reading.findings] == ["RDR002"]


@pytest.mark.parametrize("text", [b"TY  - JOUR\nER  - \n", b"[]", b"", b"% nothing"])
def test_what_holds_no_entry_is_no_bibtex(text: bytes) -> None:
    """A wrong name of a format is told, and gives no empty file."""
    with pytest.raises(gtm.UnreadableInput, match="this is no BibTeX"):
        list(gtm.scan(text, format="bibtex"))


def test_braces_around_an_escape_are_no_part_of_an_address() -> None:
    """Mendeley writes so, in DOIs and addresses."""
    text = (
        rb"@article{k, doi={10.1007/978-3-319-24574-4{\_}28}, url={http://a.b/c{\_}d}}"
    )
    [read] = gtm.read(text)

    assert str(read.doi) == "10.1007/978-3-319-24574-4_28"
    assert [str(each) for each in read.identifiers] == ["url:http://a.b/c_d"]
