"""Tables hold each publication as it is, and columns that say the same."""

from __future__ import annotations

import gc
import io
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

import genetherapy_model as gtm
from genetherapy_model import strategies, tables
from genetherapy_model.nomenclature import authorizations

SAMPLE = Path("../shared/corpus/pubmed_xml/pubmed_sample.xml.gz")
MANY = [gtm.Publication(title=f"Gene therapy, part {number}") for number in range(5)]


def written(publications: Sequence[gtm.Publication], *, rows: int = 2) -> bytes:
    """Give the bytes of a file of Parquet."""
    stream = io.BytesIO()
    tables.write_parquet(publications, stream, rows=rows)
    return stream.getvalue()


@given(st.lists(strategies.publications(), max_size=3))
def test_a_table_gives_back_what_it_was_made_of(
    publications: list[gtm.Publication],
) -> None:
    """Publications come back in every field, in their order."""
    table = tables.to_table(publications)

    table.validate(full=True)
    assert table.schema.equals(tables.schema(), check_metadata=True)
    assert repr(publications) == repr([*tables.from_table(table)])


@given(strategies.publications())
def test_columns_say_what_the_publication_says(publication: gtm.Publication) -> None:
    """What is asked of a column is what the publication answers."""
    [row] = tables.to_table([publication]).to_pylist()
    date, title = publication.date, publication.title

    assert row["doi"] == (publication.doi and str(publication.doi))
    assert row["title"] == (None if title is None else title.plain)
    assert row["year"] == publication.year
    assert row["is_retracted"] is publication.is_retracted
    assert len(row["authors"]) == len(publication.authors)
    assert [each["kind"] for each in row["dates"]] == [
        each.kind.value for each in publication.dates
    ]
    assert row["date"] == (
        date and {"text": str(date), "earliest": date.earliest, "latest": date.latest}
    )


@given(strategies.publications())
def test_lists_say_what_the_publication_says(publication: gtm.Publication) -> None:
    """Every item of a list is one of its column, in its order, with what it says."""
    [row] = tables.to_table([publication]).to_pylist()

    assert row["languages"] == [*publication.languages]
    assert row["keywords"] == [each.text.plain for each in publication.keywords]
    assert row["publication_types"] == [
        each.name for each in publication.publication_types
    ]
    assert row["chemicals"] == [each.name for each in publication.chemicals]
    assert [
        (each["descriptor"]["name"], [one["major"] for one in each["qualifiers"]])
        for each in row["mesh_headings"]
    ] == [
        (each.descriptor.name, [one.major for one in each.qualifiers])
        for each in publication.mesh_headings
    ]
    assert [(each["number"], each["agency"]) for each in row["grants"]] == [
        (each.number, each.agency) for each in publication.grants
    ]
    assert [(each["kind"], len(each["identifiers"])) for each in row["relations"]] == [
        (each.kind.value, len(each.target.identifiers))
        for each in publication.relations
    ]
    assert [each["bank"] for each in row["registrations"]] == [
        each.bank for each in publication.registrations
    ]


def test_roles_and_claims_are_nested() -> None:
    """Who held which office, and what a record is about, are columns of structs."""
    office = gtm.SocietyOffice(
        body=gtm.OrganizationReference(name="ESGCT"),
        title=gtm.SocietyTitle.PRESIDENT,
        term=gtm.Term(observed_on="2023-11-14"),
    )
    person = gtm.Person(
        name=gtm.PersonName(family="Bueren"),
        roles=[office],
        identifiers=[gtm.Orcid("0000-0002-1825-0097")],
    )
    claim = gtm.ModalityClaim(
        modality=gtm.TherapyModality(
            setting=gtm.Setting.IN_VIVO,
            cells=gtm.ABSENT,
            components=[
                gtm.Component(
                    mechanism=gtm.GeneticModification(),
                    agent=gtm.Agent(
                        vector=gtm.Vector(family=gtm.VectorFamily.AAV),
                    ),
                ),
                gtm.Component(mechanism=gtm.ABSENT, agent=gtm.ABSENT),
            ],
        ),
        product="Zolgensma",
    )
    publication = gtm.Publication(
        authors=[
            gtm.PersonalAuthor(
                person=person,
                affiliations=[
                    gtm.Affiliation(text="CIEMAT", identifiers=[gtm.RorId("05xx77y52")])
                ],
            ),
            gtm.CollectiveAuthor(name="The group"),
        ],
        modality_claims=[claim],
    )
    [row] = tables.to_table([publication]).to_pylist()
    author, collective = row["authors"]
    [role] = author["roles"]
    [claimed] = row["claims"]

    assert (author["family"], author["orcid"]) == ("Bueren", "0000-0002-1825-0097")
    assert author["affiliations"] == [{"text": "CIEMAT", "ror": "05xx77y52"}]
    assert (collective["collective"], collective["family"]) == ("The group", None)
    assert (role["kind"], role["title"]) == ("society office", "president")
    assert (role["body"], role["observed_on"]["text"]) == ("ESGCT", "2023-11-14")
    assert claimed["setting"] == "in vivo"
    assert claimed["mechanisms"] == ["absent", "genetic modification"]
    assert claimed["vectors"] == ["aav", "absent"]
    assert (claimed["cells"], claimed["product"]) == ("absent", "Zolgensma")


def day(text: str) -> dict[str, object]:
    """Give the struct of a date."""
    date = gtm.PartialDate.parse(text)
    return {"text": text, "earliest": date.earliest, "latest": date.latest}


def test_each_field_of_a_struct_says_what_it_is_called() -> None:
    """What is stated stands under its name, and all else is missing."""
    person = gtm.Person(
        name=gtm.PersonName(
            family="Bueren", initials="JA", suffix="Jr", literal="Juan A. Bueren Jr"
        ),
        identifiers=[gtm.Orcid("0000-0002-1825-0097")],
        roles=[
            gtm.EditorialRole(
                journal=gtm.JournalReference(title="Human gene therapy"),
                text="Associate editor",
                term=gtm.Term(start="2015", end="2019-06"),
            ),
            gtm.Appointment(
                text="Head of division",
                organization=gtm.OrganizationReference(name="CIEMAT"),
            ),
        ],
    )
    evidence = gtm.Evidence(
        kind=gtm.EvidenceKind.CURATOR,
        text="AAV",
        path="/title",
        start=0,
        end=3,
        mesh="D015316",
        atc="M09AX09",
        curator="the editor",
    )
    publication = gtm.Publication(
        people=[person],
        authors=[
            gtm.CollectiveAuthor(
                name="The <i>group</i>", affiliations=[gtm.Affiliation(text="CIEMAT")]
            )
        ],
        journal=gtm.Journal(
            title="Human gene therapy",
            medline_abbreviation="Hum Gene Ther",
            iso_abbreviation="Hum. Gene Ther.",
            nlm_id="9008950",
            issns=[gtm.JournalIssn(issn="1043-0342", type=gtm.IssnType.PRINT)],
        ),
        dates=[gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date="2023 Nov")],
        mesh_headings=[
            gtm.MeshHeading(
                descriptor=gtm.MeshTerm(
                    name="Genetic Therapy", ui="D015316", major=True
                ),
                qualifiers=[gtm.MeshTerm(name="methods", ui="Q000379", major=False)],
            )
        ],
        relations=[
            gtm.Relation(
                kind=gtm.RelationKind.CITES,
                target=gtm.WorkReference(
                    citation="Blood. <b>2022</b>",
                    title="AAV<sub>9</sub>",
                    identifiers=["pmid:7", gtm.OtherIdentifier(scheme="x", text="y")],
                ),
            )
        ],
        modality_claims=[
            gtm.ModalityClaim(
                modality=gtm.TherapyModality(
                    routes=[gtm.Route.INTRAVENOUS],
                    cells=gtm.CellProduct(type=gtm.CellType.LEUKOCYTE),
                ),
                substance="betibeglogene autotemcel",
                evidence=[evidence],
            )
        ],
    )
    [row] = tables.to_table([publication]).to_pylist()
    nobody = dict.fromkeys(["family", "given", "suffix", "literal", "orcid"])

    assert row["people"] == [
        {
            "family": "Bueren",
            "given": "JA",
            "suffix": "Jr",
            "literal": "Juan A. Bueren Jr",
            "collective": None,
            "orcid": "0000-0002-1825-0097",
            "affiliations": [],
            "roles": [
                {
                    "kind": "editorial role",
                    "title": "Associate editor",
                    "body": "Human gene therapy",
                    "start": day("2015"),
                    "end": day("2019-06"),
                    "observed_on": None,
                },
                {
                    "kind": "appointment",
                    "title": "Head of division",
                    "body": "CIEMAT",
                    "start": None,
                    "end": None,
                    "observed_on": None,
                },
            ],
        }
    ]
    assert row["authors"] == [
        nobody
        | {
            "collective": "The group",
            "affiliations": [{"text": "CIEMAT", "ror": None}],
            "roles": [],
        }
    ]
    assert row["journal"] == {
        "title": "Human gene therapy",
        "medline_abbreviation": "Hum Gene Ther",
        "iso_abbreviation": "Hum. Gene Ther.",
        "nlm_id": "9008950",
        "issns": [{"issn": "1043-0342", "type": "print"}],
    }
    assert row["dates"] == [{"kind": "issue", "date": day("2023-11")}]
    assert row["mesh_headings"] == [
        {
            "descriptor": {"name": "Genetic Therapy", "ui": "D015316", "major": True},
            "qualifiers": [{"name": "methods", "ui": "Q000379", "major": False}],
        }
    ]
    assert row["relations"] == [
        {
            "kind": "cites",
            "citation": "Blood. 2022",
            "title": "AAV9",
            "identifiers": ["pubmed:7", "x:y"],
        }
    ]
    assert row["claims"] == [
        {
            "setting": None,
            "mechanisms": [],
            "vectors": [],
            "cells": "leukocyte",
            "routes": ["intravenous"],
            "substance": "betibeglogene autotemcel",
            "product": None,
            "evidence": [
                {
                    "kind": "curator",
                    "text": "AAV",
                    "path": "/title",
                    "start": 0,
                    "end": 3,
                    "mesh": "D015316",
                    "atc": "M09AX09",
                    "curator": "the editor",
                }
            ],
        }
    ]


def test_findings_are_a_table() -> None:
    """A finding is a row: where it was found, and what it says."""
    position = gtm.Position(file="all.xml", record=1, byte=2, line=3)
    finding = gtm.Finding(
        code="ID001",
        severity=gtm.Severity.ERROR,
        message="it is none",
        path="/doi",
        suggestion="leave it out",
        position=position,
    )
    bare = gtm.Finding(code="ID001", severity=gtm.Severity.INFO, message="it is none")

    first, second = tables.findings_to_table([finding, bare]).to_pylist()
    assert first == {
        "file": "all.xml",
        "record": 1,
        "byte": 2,
        "line": 3,
        "code": "ID001",
        "severity": "error",
        "path": "/doi",
        "message": "it is none",
        "suggestion": "leave it out",
    }
    assert (second["file"], second["record"], second["severity"]) == (
        None,
        None,
        "info",
    )


@pytest.mark.parametrize(
    "sizes", [[5], [1, 1, 1, 1, 1], [0, 5, 0], [2, 1, 2], [3, 1, 1]]
)
def test_joined_parts_are_one_file(sizes: list[int]) -> None:
    """However the parts were cut, the groups and the very bytes are the same."""
    remaining = iter(MANY)
    parts = [[next(remaining) for _ in range(size)] for size in sizes]
    target = io.BytesIO()
    tables.join_parquet(map(tables.dump_batches, parts), target, rows=2)

    opened = parquet.ParquetFile(target)
    found = [opened.metadata.row_group(each) for each in range(opened.num_row_groups)]
    assert [*gtm.read(target.getvalue())] == MANY
    assert [group.num_rows for group in found] == [2, 2, 1]
    assert target.getvalue() == written(MANY)
    assert {group.column(0).compression for group in found} == {"ZSTD"}
    assert opened.schema_arrow.metadata == {b"schema": tables.VERSION.encode()}


def test_a_file_is_compressed_and_names_its_version() -> None:
    """Each part is compressed with Zstandard, as the stream and as the path say."""
    opened = parquet.ParquetFile(io.BytesIO(written(MANY)))

    assert opened.metadata.row_group(0).column(0).compression == "ZSTD"
    assert opened.schema_arrow.metadata == {b"schema": tables.VERSION.encode()}


def test_batches_are_bounded() -> None:
    """No batch, and no row group of Parquet, has more rows than were asked for."""
    opened = parquet.ParquetFile(io.BytesIO(written(MANY)))
    groups = range(opened.num_row_groups)

    assert [batch.num_rows for batch in tables.to_batches(MANY, rows=2)] == [2, 2, 1]
    assert [batch.num_rows for batch in tables.to_batches(MANY, rows=1)] == [1] * 5
    assert [opened.metadata.row_group(each).num_rows for each in groups] == [2, 2, 1]


def test_batches_are_made_as_they_are_taken() -> None:
    """The first batch needs no more publications than it has rows."""
    remaining = iter(MANY)
    batches = tables.to_batches(remaining, rows=2)

    assert next(batches).num_rows == 2
    assert next(remaining) == MANY[2]


def test_a_batch_has_a_row() -> None:
    """Batches of no rows would never end."""
    said = "^to_batches: rows=0: a batch has one row or more$"
    with pytest.raises(ValueError, match=said):
        next(tables.to_batches(MANY, rows=0))


def test_numbers_may_be_as_great_as_the_model_holds() -> None:
    """The place of a mention in a long text stands in its column, and comes back."""
    greatest = 2**53 - 1
    evidence = gtm.Evidence(
        kind=gtm.EvidenceKind.TEXT, start=greatest - 1, end=greatest
    )
    claim = gtm.ModalityClaim(modality=gtm.TherapyModality(), evidence=[evidence])
    publication = gtm.Publication(
        modality_claims=[claim], number_of_references=greatest
    )
    [row] = tables.to_table([publication]).to_pylist()

    assert [publication] == [*gtm.read(written([publication]))]
    assert greatest == row["claims"][0]["evidence"][0]["end"]


def test_no_publications_make_an_empty_table() -> None:
    """An empty table has all columns, as text and as a file."""
    assert tables.to_table([]).schema.names == tables.schema().names
    assert [*gtm.read(written([]))] == []


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_parquet_is_read_from_files_pipes_and_bytes(
    tmp_path: Path,
    packed: bool,  # noqa: FBT001
) -> None:
    """A file is told by its content; what cannot be sought in is read too."""
    path = tmp_path / ("all.parquet.gz" if packed else "all.parquet")
    assert gtm.write(MANY, path) == ()
    with path.open("rb") as stream:
        from_stream = [*gtm.read(stream)]

    assert MANY == [*gtm.read(path)] == from_stream == [*gtm.read(path.read_bytes())]


def test_a_file_that_is_cut_is_refused_in_one_sentence() -> None:
    """Where all stands is said at the end of the file, so that nothing can be read."""
    data = written(MANY)
    for end in (4, 100, len(data) // 2, len(data) - 1):
        said = r"^this is no whole Parquet file: Parquet [a-z0-9 ,()]+$"
        with pytest.raises(gtm.UnreadableInput, match=said):
            list(gtm.scan(data[:end]))


def test_damaged_rows_are_told_and_all_others_are_read() -> None:
    """A row group whose bytes were changed is one finding, which says what is lost."""
    data = bytearray(written(MANY))
    zstandard = b"\x28\xb5\x2f\xfd"
    [*places] = re.finditer(re.escape(zstandard), data)
    # Some columns of the second row group of three.
    for place in places[len(places) // 3 : 2 * len(places) // 3]:
        data[place.start()] ^= 0xFF
    readings = [each for each in gtm.scan(bytes(data)) if isinstance(each, gtm.Reading)]
    [damaged] = [each for each in readings if each.findings]

    assert [each.publication for each in readings] == [*MANY[:2], None, MANY[4]]
    assert [each.position and each.position.record for each in readings] == [1, 2, 3, 5]
    assert [each.code for each in damaged.findings] == ["RDR006"]
    assert "records 3 to 4" in damaged.findings[0].message


def test_a_table_is_read_in_its_order() -> None:
    """Each row of a table, and of a batch, is the publication that it was."""
    table = tables.to_table(MANY)

    assert MANY == [*tables.from_table(table)]
    assert MANY[:2] == [*tables.from_table(next(tables.to_batches(MANY, rows=2)))]


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (None, "it is empty: expected one JSON object"),
        (gtm.dumps(gtm.Pmid("7")), "'Pmid' is not what is wanted here"),
    ],
)
def test_a_row_that_is_no_publication_is_refused(record: str | None, told: str) -> None:
    """The column of records of a table may have been written by others too."""
    with pytest.raises(gtm.DecodeError, match=told):
        list(tables.from_table(pa.table({"record": pa.array([record], pa.string())})))


@pytest.mark.parametrize("kind", [str, Path])
def test_a_file_is_written_in_row_groups(kind: type, tmp_path: Path) -> None:
    """A path may be text or not, and the rows of a group are those asked for."""
    target = tmp_path / "all.parquet"
    tables.write_parquet(MANY, kind(target), rows=2)
    opened = parquet.ParquetFile(target)

    assert MANY == [*gtm.read(target)]
    assert opened.num_row_groups == 3
    assert [*tmp_path.iterdir()] == [target]


def test_a_record_that_is_none_is_told_in_its_place() -> None:
    """The column of records may have been written by others."""
    table = pa.table(
        {"record": ['{"schema":', None, tables.to_table(MANY)["record"][0].as_py()]}
    )
    stream = io.BytesIO()
    parquet.write_table(table, stream)
    readings = [*gtm.scan(stream.getvalue())]

    assert [len(each.findings) for each in readings] == [1, 1, 0]
    assert "it is empty" in readings[1].findings[0].message
    assert [each.position.record for each in readings if each.position] == [1, 2, 3]


@pytest.mark.parametrize(
    "table",
    [
        pa.table({"title": ["Gene therapy"]}),
        pa.table({"record": [1, 2]}),
        pa.table([["{}"], ["{}"]], names=["record", "record"]),
    ],
    ids=["no column", "no texts", "two columns"],
)
def test_tables_of_others_are_refused(table: pa.Table) -> None:
    """What has no records is named, as a table and as a file."""
    stream = io.BytesIO()
    parquet.write_table(table, stream)

    said = (
        "^the table has no column 'record' of texts, so that it is none of this "
        "library's: make publications of its columns yourself$"
    )
    with pytest.raises(gtm.UnreadableInput, match=said):
        list(tables.from_table(table))
    with pytest.raises(gtm.UnreadableInput, match="'record'"):
        list(gtm.scan(stream.getvalue()))


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), "str")],
    ids=str,
)
def test_texts_of_every_kind_are_read(kind: pa.DataType) -> None:
    """What other tools wrote anew is read as what it was made of."""
    column = tables.to_table(MANY).column("record").cast(kind)
    stream = io.BytesIO()
    parquet.write_table(pa.table({"record": column}), stream)

    assert MANY == [*gtm.read(stream.getvalue())]


def test_a_text_that_is_no_text_is_told() -> None:
    """Of a row group it costs all that follows, and nothing of another."""
    record = tables.to_table(MANY[:1])["record"].to_pylist()[0].encode()
    column = pa.array([b"\xff", record]).view(pa.string())
    stream = io.BytesIO()
    parquet.write_table(pa.table({"record": column}), stream, row_group_size=1)
    odd, good = gtm.scan(stream.getvalue())

    assert isinstance(odd, gtm.Reading)
    assert isinstance(good, gtm.Reading)
    assert odd.publication is None
    assert "can't decode byte 0xff" in odd.findings[0].message
    assert good.publication == MANY[0]


def test_authorizations_are_a_table() -> None:
    """Each authorization of the register is a row."""
    known = authorizations()
    table = tables.authorizations_to_table(known)

    assert table.column("product").to_pylist() == [each.product for each in known]
    assert table.column("decided").to_pylist() == [
        each.decided
        and {
            "text": str(each.decided),
            "earliest": each.decided.earliest,
            "latest": each.decided.latest,
        }
        for each in known
    ]


def test_a_missing_extra_is_told_in_one_sentence() -> None:
    """Without pyarrow the sentence says what to install."""
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import genetherapy_model as gtm\n"
        "try: gtm.write([], '/dev/null', format='parquet')\n"
        "except gtm.MissingExtra as error: print(error)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert ran.stdout == (
        "tables need pyarrow, which is not installed: "
        "pip install 'genetherapy-model[tables]'\n"
    )


def test_real_records_come_back() -> None:
    """All records of the sample of PubMed are the same after Parquet."""
    if not SAMPLE.exists():
        pytest.skip("../shared is absent")
    publications = [*gtm.read(SAMPLE)]
    found = gtm.read(written(publications, rows=500))

    assert [*map(repr, publications)] == [*map(repr, found)]


def test_a_batch_has_so_many_rows_and_no_more() -> None:
    """Where nothing else is said, a batch is full before the next one begins."""
    many = (MANY[0] for _ in range(tables.ROWS + 1))

    assert [tables.ROWS, 1] == [batch.num_rows for batch in tables.to_batches(many)]


def test_parquet_is_written_to_a_path_or_a_file(tmp_path: Path) -> None:
    """Both hold the same; a path is replaced as a whole."""
    publications = [gtm.Publication(title=title) for title in "abc"]
    target = io.BytesIO()
    tables.write_parquet(publications, target)
    tables.write_parquet(publications, tmp_path / "a.parquet")

    assert target.getvalue() == (tmp_path / "a.parquet").read_bytes()


def test_few_publications_are_held_for_a_group_of_many_rows() -> None:
    """They become columns as they come, long before the group is full."""

    def alive() -> int:
        return sum(type(each) is gtm.Publication for each in gc.get_objects())

    def many() -> Iterator[gtm.Publication]:
        for number in range(1100):
            if number % 100 == 0:
                seen.append(alive() - before)
            yield gtm.Publication(title=f"Part {number}")

    seen: list[int] = []
    before = alive()
    tables.write_parquet(many(), io.BytesIO())

    assert 0 < max(seen) <= 500
