"""Real files: nothing is lost, and independent readers agree on what they hold."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string as split_string
from pybtex.database import parse_string

import genetherapy_model as gtm
from genetherapy_model.formats import find_format
from genetherapy_model.formats.bibtex.latex import decode, decode_plain
from genetherapy_model.formats.elisions import is_and_others

CORPUS = Path(__file__).parents[4] / "shared/corpus"
FILES = {
    "bibtex/wos_export.bib": 63,
    "bibtex/thesis_genomics.bib": 95,
    "crossformat/zotero_library/library.bib": 318,
}

each_file = pytest.mark.parametrize("name", FILES)


def _data(name: str) -> bytes:
    path = CORPUS / name
    if not path.exists():
        pytest.skip("../shared is absent")
    return path.read_bytes()


def _scan(data: bytes) -> list[gtm.Reading]:
    found = list(gtm.scan(data, format="bibtex"))
    return [reading for reading in found if isinstance(reading, gtm.Reading)]


def _read(data: bytes) -> list[gtm.Publication]:
    return [each.publication for each in _scan(data) if each.publication is not None]


def _key(publication: gtm.Publication) -> str:
    keys = [extra.text for extra in publication.extras if extra.path == "key"]
    return keys[0] if keys else publication.cite_key


@each_file
def test_every_entry_is_read(name: str) -> None:
    """Each entry is a publication with a title, and none is odd but for dates."""
    readings = _scan(_data(name))

    assert len(readings) == FILES[name]
    assert {found.code for each in readings for found in each.findings} <= {"RDR003"}
    for each in readings:
        assert each.publication is not None
        assert each.publication.title
        assert each.publication.authors


@each_file
def test_nothing_of_a_file_is_lost_on_the_way_back(name: str) -> None:
    """What was read of a real file is written whole, and read again as it was."""
    before = _read(_data(name))
    stream = io.BytesIO()
    losses = gtm.write(before, stream, format="bibtex")
    after = _read(stream.getvalue())
    again = io.BytesIO()
    gtm.write(after, again, format="bibtex")

    assert losses == ()
    assert [repr(each) for each in after] == [repr(each) for each in before]
    assert again.getvalue() == stream.getvalue()


@each_file
def test_a_cut_file_loses_no_whole_entry(name: str) -> None:
    """Cut at any of 200 places, what stands before the cut entry is read as it was."""
    data = _data(name)[:16000]
    whole = _read(data)
    starts = [reading.position for reading in _scan(data)]
    places = random.Random(7).sample(range(1, len(data)), 200)  # noqa: S311 - no secret
    for place in places:
        found = _scan(data[:place])
        ends = sum(
            position is not None and (position.byte or 0) < place for position in starts
        )

        assert len(found) in (ends, ends - 1)  # a cut "@arti" is no block yet
        read = [each.publication for each in found if each.publication is not None]
        assert read[: max(0, ends - 1)] == whole[: max(0, ends - 1)]


@each_file
def test_pybtex_and_bibtexparser_agree(name: str) -> None:
    """Keys, names, numbers and titles are those that other readers find."""
    text = _data(name).decode()
    ours = {_key(each): each for each in _read(text.encode())}
    theirs = parse_string(text, "bibtex").entries
    fields = split_string(text).entries_dict

    assert list(ours) == [key.strip() for key in theirs]
    assert list(ours) == list(fields)
    for key, mine in ours.items():
        entry = theirs[key]
        if not any("{" in str(person) for person in entry.persons["author"]):
            assert [
                (author.name.family, author.name.given, author.name.particle)
                for author in mine.authors
                if isinstance(author, gtm.PersonalAuthor)
            ] == [
                tuple(
                    decode_plain(" ".join(part)) or None
                    for part in (
                        person.last_names,
                        [*person.first_names, *person.middle_names],
                        person.prelast_names,
                    )
                )
                for person in entry.persons["author"]
            ]
        assert mine.title == decode(entry.fields["title"])
        issue = mine.issue or gtm.Issue()
        assert issue.volume == entry.fields.get("volume")
        assert issue.number == entry.fields.get("number")
        held = {found.key.lower(): found.value for found in fields[key].fields}
        assert str(mine.doi or "") == held.get("doi", "").replace("\\", "")
        assert str(mine.pmid or "") == held.get("pmid", "")
        if mine.year is not None:
            assert f"{mine.year}" == held["year"]


def test_odd_names_stand_as_collectives_and_as_family_names() -> None:
    """What nobody can divide is held as one name, however it looks."""
    path = CORPUS / "hard_cases/odd_values.jsonl"
    if not path.exists():
        pytest.skip("../shared is absent")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    values = [" ".join(str(row["value"]).split()) for row in rows if row["value"]]
    restrict = find_format("bibtex").load().restrict
    for value in filter(None, values):
        if is_and_others(value):
            continue  # nobody's name, in braces or not
        name = gtm.PersonName(family=value)
        work = gtm.Publication(
            title=gtm.MarkedText.from_plain(value),
            authors=[
                gtm.CollectiveAuthor(name=gtm.MarkedText.from_plain(value)),
                gtm.PersonalAuthor(person=gtm.Person(name=name)),
            ],
        )

        assert restrict(work).authors == work.authors
        assert restrict(work).title == work.title


def _rewritten(text: str) -> str:
    stream = io.BytesIO()
    assert gtm.write(_read(text.encode()), stream, format="bibtex") == ()
    return stream.getvalue().decode()


@pytest.mark.parametrize(
    "field",
    [
        # What pybtex doubles, and grows by a backslash with every trip.
        r"title = {R\&D of 50\% in {AAV}\textsubscript{9}}",
        r"title = {A formula $\frac{a_1}{b}$ and \unknown{command}}",
        r"url = {https://x.org/a_b?c=1&d=50%25}",
        # What bibtexparser divides or decodes.
        r"author = {{NTLA-2001 Study Group and Investigators}}",
        # What bibtexparser 1 and commonmeta spoil.
        r"author = {García, María and others}",
        r"author = {van der Berg, Jr, Jan}",
        r"number = {1 Suppl 2}",
        # What citation-js erases.
        r"author = {王, 小明}",
        r"year = {in press}",
        r"title = {\textless{}i\textgreater{} \&lt;}",
    ],
)
def test_what_other_libraries_lose_comes_back(field: str) -> None:
    """Each field is written as it stood, after one trip and after two."""
    text = f"@misc{{k,\n  {field},\n}}\n"

    assert _rewritten(text) == text
    assert _rewritten(_rewritten(text)) == text


def test_what_pybtex_refuses_is_read() -> None:
    """A repeated field, a repeated key, an unknown string: all of the file is read."""
    text = (
        "@misc{k, title = {A}, title = {B}}\n@misc{k, journal = jgt}\n"
        '@misc{m, month = dec # "--" # jan, year = 2022}\n'
    )
    found = _read(text.encode())

    assert len(found) == 3
    assert str(found[2].date) == "2022-12/2023-01"
