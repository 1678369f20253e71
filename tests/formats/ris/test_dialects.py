"""How programs write RIS, and what is read of it."""

from __future__ import annotations

import gzip
import io
from typing import cast

import pytest

import genetherapy_model as gtm
from genetherapy_model.domain.authors import CollectiveAuthor, PersonalAuthor
from genetherapy_model.domain.journals import IssnType
from genetherapy_model.formats import recognize_format


def _scan(text: str) -> list[gtm.Reading]:
    data = text.encode()
    return [
        reading
        for reading in gtm.scan(data, format="ris")
        if isinstance(reading, gtm.Reading)
    ]


def _read(*lines: str) -> gtm.Publication:
    [reading] = _scan("\n".join(["TY  - JOUR", *lines, "ER  - "]))
    return cast("gtm.Publication", reading.publication)


def _codes(reading: gtm.Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


def _written(publication: gtm.Publication) -> list[str]:
    stream = io.BytesIO()
    gtm.write([publication], stream, format="ris")
    return stream.getvalue().decode().split("\r\n")


def test_a_hyphen_in_a_text_is_no_tag() -> None:
    """Only two characters, two blanks and a hyphen begin a field."""
    read = _read("TI  - AAV vectors:", "AAV-mediated gene therapy - a", "CD  review")

    assert read.title is not None
    assert read.title.plain == "AAV vectors: AAV-mediated gene therapy - a CD review"
    assert read.extras == ()


def test_an_empty_tag_takes_nothing_from_the_field_before_it() -> None:
    """An empty tag says nothing, and does not go on with another."""
    read = _read("TI  - Gene therapy", "AB  - ", "N2  -", "KW  - AAV")

    assert read.title == gtm.Publication(title="Gene therapy").title
    assert read.abstract is None
    assert [keyword.text.plain for keyword in read.keywords] == ["AAV"]


@pytest.mark.parametrize(
    ("lines", "expected", "kept"),
    [
        (["PY  - 2012///"], "2012", None),
        (["PY  - 2012/02//undefined"], "2012-02", None),
        (["Y1  - 2012/02//undefined"], "2012-02", None),
        (["PY  - 1999", "DA  - 1999/08//undefined"], "1999-08", None),
        (["PY  - 2018", "DA  - AUG 16"], "2018-08-16", None),
        (["PY  - 2018", "DA  - SEP-OCT"], "2018-09/2018-10", None),
        (["PY  - 2023///Winter"], "2023-24", None),
        (["DA  - 1998///Dec-1999 Jan"], "1998-12/1999-01", None),
        (["PY  - 2023/11/14/Winter"], "2023-11-14", "2023/11/14/Winter"),
    ],
)
def test_dates_are_as_precise_as_they_stand(
    lines: list[str], expected: str, kept: str | None
) -> None:
    """No month is made up, no season is lost, and free text is kept."""
    [date] = _read(*lines).dates

    assert str(date.date) == expected
    assert date.text == kept
    again = _written(_read(*lines))
    assert _read(*again[1:-3]).dates == (date,)


def test_a_date_that_contradicts_the_year_is_kept() -> None:
    """Of two years the first is that of the publication, the other is an extra."""
    read = _read("PY  - 2018", "DA  - 2017/12/05/")

    assert read.year == 2018
    assert [(extra.path, extra.text) for extra in read.extras] == [
        ("DA", "2017/12/05/")
    ]


def test_what_is_no_date_is_told() -> None:
    """Words in place of a date are kept as words."""
    [reading] = _scan("TY  - JOUR\nPY  - in press\nER  - \n")

    assert reading.publication is not None
    assert reading.publication.dates[0].text == "in press"
    assert _codes(reading) == ["RDR003"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bueren, Juan A.", ("Bueren", "Juan A.", None)),
        ("Heppner, D. G., Jr.", ("Heppner", "D. G.", "Jr.")),
        ("Heppner Jr, D. G.", ("Heppner", "D. G.", "Jr")),
        ("Gray Heppner Jr, D.", ("Gray Heppner", "D.", "Jr")),
        ("van den Berg, Jan", ("van den Berg", "Jan", None)),
        ("Sukarno", ("Sukarno", None, None)),
        ("Heppner, , III", ("Heppner", None, "III")),
        ("Smith, Jr., J.", ("Smith", "J.", "Jr.")),
        ("Smith, III, John", ("Smith", "John", "III")),
        ("Smith, Jr", ("Smith", None, "Jr")),
        ("Platt, SR", ("Platt", "SR", None)),
        ("Platt, SR, MD", ("Platt", "SR", "MD")),
        (", J.", (None, "J.", None)),
        ("王, 小明", ("王", "小明", None)),
        (
            "Garc\u00eda-M\u00e1rquez, Jos\u00e9",
            ("Garc\u00eda-M\u00e1rquez", "Jos\u00e9", None),
        ),
    ],
)
def test_names_of_persons_are_divided_at_their_commas(
    text: str, parts: tuple[str | None, ...]
) -> None:
    """Family, given and suffix stand between commas, and come back in their place."""
    read = _read(f"AU  - {text}")
    [author] = read.authors

    assert isinstance(author, PersonalAuthor)
    name = author.person.name
    assert (name.family, name.given, name.suffix) == parts
    assert _read(*_written(read)[1:-3]) == read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NTLA-2001 Study Group and Investigators", None),
        ("World Health Organization", None),
        ("World Health Organization,", "World Health Organization"),
        ("UNICEF,", "UNICEF"),
        ("Department of Health, Education, and Welfare, US", None),
        ("[Anonymous]", None),
        ("Daley, Debofsky & Bryant", None),
        ("Consortium for Gene Therapy, Europe", None),
    ],
)
def test_names_of_collectives_are_not_divided(text: str, name: str | None) -> None:
    """A collective has no comma, or one at its end, or a word that tells it."""
    read = _read(f"AU  - {text}")
    [author] = read.authors

    assert isinstance(author, CollectiveAuthor)
    assert author.name.plain == (name or text)
    assert _read(*_written(read)[1:-3]) == read


@pytest.mark.parametrize("text", [",", ", ,", ",,", " , "])
@pytest.mark.parametrize("tag", ["AU", "A2"])
def test_a_name_of_commas_is_nobody(tag: str, text: str) -> None:
    """Commas without a name are no author: they are kept as they stand."""
    read = _read("AU  - Bueren, Juan", f"{tag}  - {text}", "TI  - A")

    assert [str(author) for author in read.authors] == ["Juan Bueren"]
    assert read.editors == ()
    assert [(each.path, each.text) for each in read.extras] == [(tag, text.strip())]
    assert _read(*_written(read)[1:-3]) == read


@pytest.mark.parametrize("said", ["et al.", "et al.,", "et al"])
def test_et_al_is_no_author(said: str) -> None:
    """It says that the list is not complete."""
    read = _read("AU  - Alba, E. T.", f"AU  - {said}")

    assert [str(author) for author in read.authors] == ["E. T. Alba"]
    assert not read.authors_complete
    assert "AU  - et al." in _written(read)


def test_addresses_belong_to_an_author_only_where_they_are_tied() -> None:
    """Between authors an address is that of the one before it; else it is kept."""
    tied = _read("AU  - A, B", "AD  - Madrid", "AD  - Lyon", "AU  - C, D", "AD  - Rome")
    loose = _read("AD  - Madrid", "AU  - A, B", "AU  - C, D", "AD  - Rome")

    assert [
        [place.text.plain for place in author.affiliations] for author in tied.authors
    ] == [["Madrid", "Lyon"], ["Rome"]]
    assert [extra.text for extra in loose.extras] == ["Madrid", "Rome"]
    assert not any(author.affiliations for author in loose.authors)


def test_issns_keep_their_types() -> None:
    """Several serial numbers are read, in one field or more, and an ISBN is none."""
    read = _read(
        "SN  - 1043-0342 (Print)",
        "1557-7422 (Electronic)",
        "SN  - 1939-1676 0891-6640",
        "SN  - 978-0-12-374984-0",
    )

    assert read.journal is not None
    assert [(str(each), each.type) for each in read.journal.issns] == [
        ("1043-0342", IssnType.PRINT),
        ("1557-7422", IssnType.ELECTRONIC),
        ("1939-1676", None),
        ("0891-6640", None),
    ]
    assert str(read.identifiers[0]) == "isbn:978-0-12-374984-0"
    assert "SN  - 1043-0342 (Print)" in _written(read)


def test_a_bad_issn_is_kept_and_told() -> None:
    """A number with a wrong check digit stays as it is."""
    [reading] = _scan("TY  - JOUR\nSN  - 1043-0343\nER  - \n")

    assert _codes(reading) == ["RDR002"]
    assert "SN  - 1043-0343" in _written(cast("gtm.Publication", reading.publication))


@pytest.mark.parametrize(
    ("lines", "text", "start", "end", "number"),
    [
        (["SP  - 134", "EP  - 137"], None, "134", "137", None),
        (["SP  - 593-602"], "593-602", None, None, None),
        (["SP  - e1003"], "e1003", None, None, None),
        (["SP  - Art. No. 103"], "Art. No. 103", None, None, "103"),
        (["C7  - 18"], None, None, None, "18"),
        (["M1  - art. no. 18"], None, None, None, "18"),
    ],
)
def test_pages_are_not_article_numbers(
    lines: list[str],
    text: str | None,
    start: str | None,
    end: str | None,
    number: str | None,
) -> None:
    """Pages and article numbers are told apart in all the places they have."""
    read = _read(*lines)
    pages = read.pagination

    assert pages is not None
    assert (pages.text, pages.start, pages.end, pages.article_number) == (
        text,
        start,
        end,
        number,
    )
    assert _read(*_written(read)[1:-3]).pagination == pages


def test_keywords_stand_in_fields_or_in_lines() -> None:
    """EndNote writes a keyword a line; a wrapped one, or one with ";", is one."""
    lines = _read("KW  - gene therapy", "AAV", "CRISPR; Cas9")
    fields = _read("KW  - gene", "therapy", "KW  - AAV")
    set_in = _read("KW  - gene", "      therapy")

    def texts(read: gtm.Publication) -> list[str]:
        return [keyword.text.plain for keyword in read.keywords]

    assert texts(lines) == ["gene therapy", "AAV", "CRISPR; Cas9"]
    assert texts(fields) == ["gene therapy", "AAV"]
    assert texts(set_in) == ["gene therapy"]


def test_journals_have_a_title_and_an_abbreviation() -> None:
    """T2 or JF is the title, J2 or JA the abbreviation, and JO what is missing."""
    for lines in (
        ["T2  - Molecular Therapy", "J2  - Mol. Ther."],
        ["JF  - Molecular Therapy", "JA  - Mol. Ther."],
        ["JO  - Mol. Ther.", "T2  - Molecular Therapy"],
    ):
        journal = _read(*lines).journal
        assert journal is not None
        assert (journal.title, journal.iso_abbreviation) == (
            "Molecular Therapy",
            "Mol. Ther.",
        )
    assert str(_read("JO  - Mol. Ther.").journal) == "Mol. Ther."


@pytest.mark.parametrize("code", ["BOOK", "CHAP", "THES", "NEWS", "ABST", "GEN", "XYZ"])
def test_types_of_reference_come_back(code: str) -> None:
    """Each type is a publication type, or kept where it is unknown."""
    [reading] = _scan(f"TY  - {code}\nTI  - A\nER  - \n")
    read = cast("gtm.Publication", reading.publication)

    assert len(read.publication_types) + len(read.extras) == 1
    assert _written(read)[0] == f"TY  - {code}"


def test_what_has_no_place_is_kept_in_its_order() -> None:
    """Unknown tags, notes and second values come back as they stood."""
    kept = [
        "N1  - first note",
        "its second line",
        "ZZ  - unknown",
        "N1  - second note",
        "L1  - internal-pdf://a.pdf",
        "TI  - A second title",
    ]
    read = _read("TI  - A", *kept)

    assert [extra.path for extra in read.extras] == ["N1", "ZZ", "N1", "L1", "TI"]
    assert read.extras[0].text == "first note\nits second line"
    assert _written(read)[2:-3] == kept


def test_an_extra_that_would_be_read_as_something_else_is_not_written() -> None:
    """A second title does not become the title when the first is taken away."""
    second = gtm.Extra(source="ris", path="TI", text="A second title")
    publication = gtm.Publication(extras=[second])

    assert "TI  - A second title" not in _written(publication)
    [loss] = gtm.write([publication], io.BytesIO(), format="ris")
    assert loss.path == "/extras/0"


def test_records_are_told_apart_without_their_ends() -> None:
    """A record ends where another begins, or with the file; nothing is lost."""
    first, second = _scan("TY  - JOUR\nTI  - A\n\nTY  - JOUR\nTI  - B")

    assert [_codes(first), _codes(second)] == [["RDR015"], ["RDR015"]]
    assert [str(each.publication) for each in (first, second)] == ["A.", "B."]


@pytest.mark.parametrize(
    "text",
    [
        "TY -JOUR\nTI -AAV-mediated\nER -\n",
        "ty  - JOUR\nti  - AAV-mediated\ner  - \n",
        "  TY  - JOUR\n  TI  - AAV-mediated\n  ER  - \n",
    ],
)
def test_tags_are_read_as_the_file_writes_them(text: str) -> None:
    """Where TY lacks a blank or its capitals, the other tags may do so too."""
    [reading] = _scan(text)

    assert str(reading.publication) == "AAV-mediated."
    assert _codes(reading) == ["RDR016"]
    assert recognize_format(text.encode()).name == "ris"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_files_are_read_in_their_encoding(encoding: str) -> None:
    """A byte order mark is no part of the first tag."""
    data = "TY  - JOUR\r\nTI  - Thérapie\r\nER  - \r\n".encode(encoding)
    [read] = gtm.read(data)

    assert str(read) == "Thérapie."


def test_text_outside_of_records_is_told() -> None:
    """Headers of databases and stray lines are passed over with a finding."""
    readings = _scan(
        "Provider: Ovid\n1.\nTY  - JOUR\nTI  - A\nER  - \n\n2.\nstray\n"
        "TY  - JOUR\nTI  - B\nER  - \n"
    )

    assert [_codes(reading) for reading in readings] == [["RDR014", "RDR014"], []]
    assert "'Provider: Ovid'" in readings[0].findings[0].message


def test_identifiers_have_their_places() -> None:
    """A DOI is a locator, addresses of identifiers are these, others are kept."""
    read = _read(
        "DO  - 10.1089/hum.2023.152",
        "UR  - https://doi.org/10.1089/hum.2023.152",
        "UR  - https://example.org/a?b=c",
        "https://example.org/second",
        "C2  - PMC6750137",
        "AN  - 31366609",
        "DP  - NLM",
    )

    assert str(read.locators[0].identifier) == "10.1089/hum.2023.152"
    assert (str(read.pmid), str(read.pmcid)) == ("31366609", "PMC6750137")
    assert [str(each) for each in read.identifiers] == [
        "10.1089/hum.2023.152",
        "url:https://example.org/a?b=c",
        "url:https://example.org/second",
        "PMC6750137",
    ]
    assert _read(*_written(read)[1:-3]) == read


def test_sections_of_an_abstract_keep_their_labels() -> None:
    """Labels are told by their words, in lines of their own or in capitals."""
    for lines in (
        ["AB  - Methods: We did.", "Results: A cure: AAV.", "More."],
        ["AB  - METHODS: We did. RESULTS: A cure: AAV. More."],
    ):
        abstract = _read(*lines).abstract
        assert abstract is not None
        assert [
            ((section.label or "").upper(), section.text.plain)
            for section in abstract.sections
        ] == [("METHODS", "We did."), ("RESULTS", "A cure: AAV. More.")]
    plain = _read("AB  - AAV: a vector.", "Dose of AAV: high.").abstract
    assert plain is not None
    assert [section.label for section in plain.sections] == [None]


@pytest.mark.parametrize("text", ["x" * 40, "978-3-030-52237-7 x " * 4, "1234-" * 400])
def test_a_serial_number_of_any_kind_is_read_at_once(text: str) -> None:
    """What is no number costs no more than its letters: nothing is tried again."""
    [reading] = gtm.scan(f"TY  - JOUR\nSN  - {text}\nER  - \n".encode())

    assert isinstance(reading, gtm.Reading)
    assert reading.publication is not None


def test_several_isbns_in_one_field_are_several() -> None:
    """Web of Science puts those of print and of screen in one."""
    field = b"SN  - 978-3-030-52237-7; 978-3-030-52236-0"
    [read] = gtm.read(b"TY  - CONF\n" + field + b"\nER  - \n")

    assert [each.text for each in read.identifiers] == [  # type: ignore[union-attr]
        "978-3-030-52237-7",
        "978-3-030-52236-0",
    ]


def test_a_damaged_file_loses_the_record_that_was_cut_alone() -> None:
    """What breaks off is no record, and what was whole before it is."""
    whole = "".join(f"TY  - JOUR\nTI  - Part {n} {n**9}\nER  - \n" for n in range(900))
    data = gzip.compress(whole.encode())
    *read, last = gtm.scan(data[: len(data) // 2])

    assert all(isinstance(each, gtm.Reading) and each.publication for each in read)
    assert isinstance(last, gtm.Reading)
    assert last.publication is None
    assert "RDR006" in {found.code for found in last.findings}


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xfe\x81\n\n",
        b"\0\x01\x02\xff" * 300,
        b"PK\x03\x04\x14\0\x06\0",
        "\n\nR\xe9sum\xe9 of 2020\n".encode("latin-1"),
    ],
)
def test_what_is_no_ris_is_told_in_one_plain_sentence(data: bytes) -> None:
    """The message says what is missing and how the input begins, in readable signs."""
    with pytest.raises(gtm.UnreadableInput) as caught:
        list(gtm.scan(data, format="ris"))

    said = str(caught.value)
    assert said.startswith("this is no RIS: no line begins a record, as TY  - JOUR")
    assert said.isprintable()
    assert "Windows-1252" not in said
    assert "passed over" not in said
