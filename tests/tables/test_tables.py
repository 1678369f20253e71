"""Tables hold each publication as it is, and columns that say the same."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Sequence
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


def test_batches_are_bounded() -> None:
    """No batch, and no row group of Parquet, has more rows than were asked for."""
    opened = parquet.ParquetFile(io.BytesIO(written(MANY)))
    groups = range(opened.num_row_groups)

    assert [batch.num_rows for batch in tables.to_batches(MANY, rows=2)] == [2, 2, 1]
    assert [opened.metadata.row_group(each).num_rows for each in groups] == [2, 2, 1]


def test_batches_are_made_as_they_are_taken() -> None:
    """The first batch needs no more publications than it has rows."""
    remaining = iter(MANY)
    batches = tables.to_batches(remaining, rows=2)

    assert next(batches).num_rows == 2
    assert next(remaining) == MANY[2]


def test_a_batch_has_a_row() -> None:
    """Batches of no rows would never end."""
    with pytest.raises(ValueError, match="rows=0"):
        next(tables.to_batches(MANY, rows=0))


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
        with pytest.raises(gtm.UnreadableInput, match="no whole Parquet file") as told:
            list(gtm.scan(data[:end]))
        assert "\n" not in str(told.value)


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
    assert [each.code for each in damaged.findings] == ["RDR006"]
    assert "records 3 to 4" in damaged.findings[0].message


def test_a_record_that_is_none_is_told_in_its_place() -> None:
    """The column of records may have been written by others."""
    table = pa.table(
        {"record": ['{"schema":', None, tables.to_table(MANY)["record"][0].as_py()]}
    )
    stream = io.BytesIO()
    parquet.write_table(table, stream)
    readings = [*gtm.scan(stream.getvalue())]

    assert [len(each.findings) for each in readings] == [1, 1, 0]
    assert [each.position.record for each in readings if each.position] == [1, 2, 3]


def test_tables_of_others_are_refused() -> None:
    """What has no records is named, as a table and as a file."""
    table = pa.table({"title": ["Gene therapy"]})
    stream = io.BytesIO()
    parquet.write_table(table, stream)

    with pytest.raises(gtm.UnreadableInput, match="'record'"):
        list(tables.from_table(table))
    with pytest.raises(gtm.UnreadableInput, match="'record'"):
        list(gtm.scan(stream.getvalue()))


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


def test_parts_are_joined_in_groups_of_rows() -> None:
    """A group is written as soon as it is full."""
    parts = [tables.dump_batches([gtm.Publication(title=title)]) for title in "abc"]
    tables.join_parquet(parts, target := io.BytesIO(), rows=2)

    assert 2 == parquet.ParquetFile(target).num_row_groups
    assert ["a", "b", "c"] == parquet.read_table(target)["title"].to_pylist()
