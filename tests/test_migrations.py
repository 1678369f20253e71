"""Older documents are brought to the present version, or refused in one sentence."""

from __future__ import annotations

import copy
import re
from types import MappingProxyType

import pytest

from genetherapy_model import DecodeError, InvalidValue, Pmid
from genetherapy_model.codec._documents import decode
from genetherapy_model.migrations import (
    MIGRATIONS,
    VERSION,
    Document,
    Migration,
    migrate,
    schema_of,
    version_of,
)


def _rename(document: Document) -> Document:
    """Bring version 1 to 2: what was called a name is called a title."""
    renamed = {key: value for key, value in document.items() if key != "name"}
    return renamed | {"title": document["name"]}


def _nest(document: Document) -> Document:
    """Bring version 2 to 3: the title has parts."""
    return document | {"title": [document["title"]]}


TABLE: dict[int, Migration] = {1: _rename, 2: _nest}
OLD: Document = {
    "schema": "genetherapy-model/1",
    "type": "Journal",
    "name": "Gene Ther",
}


def test_every_older_version_has_a_way_to_the_present() -> None:
    """The shipped table leads from each older version to the one after it."""
    assert list(range(1, VERSION)) == sorted(MIGRATIONS)


def test_a_document_of_the_present_version_stays_as_it_is() -> None:
    """Nothing is done to a document that needs nothing."""
    document: Document = {"schema": schema_of(), "type": "Pmid", "value": "1"}

    assert document == migrate(document)


def test_migrations_are_applied_in_order() -> None:
    """Two steps lead from version 1 to 3, and the document says so."""
    expected = {
        "schema": "genetherapy-model/3",
        "type": "Journal",
        "title": ["Gene Ther"],
    }

    assert expected == migrate(OLD, migrations=TABLE, version=3)


def test_migration_starts_where_the_document_is() -> None:
    """A document of version 2 is not migrated from version 1."""
    document: Document = {"schema": "genetherapy-model/2", "title": "Gene Ther"}

    assert migrate(document, migrations=TABLE, version=3)["title"] == ["Gene Ther"]


def test_the_document_that_is_given_is_left_as_it_was() -> None:
    """A migration makes a new document."""
    document = copy.deepcopy(OLD)

    migrate(document, migrations=MappingProxyType(TABLE), version=3)

    assert document == OLD


@pytest.mark.parametrize(
    ("document", "version", "message"),
    [
        (
            OLD | {"schema": "genetherapy-model/4"},
            3,
            (
                "'genetherapy-model/4' is newer than this release reads "
                "('genetherapy-model/3'): pip install --upgrade genetherapy-model"
            ),
        ),
        (
            OLD,
            4,
            (
                "'genetherapy-model/1' is older than this release reads: "
                "nothing leads from version 3 to 4"
            ),
        ),
        (OLD | {"schema": "csl-json/1"}, 3, "'csl-json/1' is no schema"),
        (OLD | {"schema": "genetherapy-model/01"}, 3, "is no schema"),
        (OLD | {"schema": "genetherapy-model/0"}, 3, "is no schema"),
        (OLD | {"schema": "genetherapy-model/१"}, 3, "is no schema"),
        (OLD | {"schema": 1}, 3, "1 is no schema"),
        ({"type": "Journal"}, 3, "is no schema"),
        ({"schema": "genetherapy-model/1"}, 3, "migration to version 2 failed: Key"),
    ],
)
def test_what_cannot_be_migrated_is_refused(
    document: Document, version: int, message: str
) -> None:
    """No document is half migrated: the reason is one sentence."""
    with pytest.raises(InvalidValue, match=re.escape(message)):
        migrate(document, migrations=TABLE, version=version)


def test_the_codec_migrates_before_it_builds() -> None:
    """What the old document calls otherwise is never seen by the classes."""
    document = {"schema": "genetherapy-model/1", "type": "PubMedId", "number": "7"}

    def to_pmid(old: Document) -> Document:
        return {"type": "Pmid", "value": old["number"]}

    assert Pmid("7") == decode(document, migrations={1: to_pmid}, version=2)


def test_the_codec_says_what_cannot_be_migrated() -> None:
    """A broken old document is a finding of the envelope, not a crash."""
    document = {"schema": "genetherapy-model/1", "type": "Journal"}

    with pytest.raises(DecodeError) as caught:
        decode(document, migrations=TABLE, version=3)

    assert [finding.path for finding in caught.value.findings] == ["/schema"]
    assert "migration to version 2 failed: KeyError: 'name'" in str(caught.value)


@pytest.mark.parametrize("version", [1, 2, 999_999])
def test_a_version_is_read_from_its_name(version: int) -> None:
    """The name of a version gives the version back."""
    assert version == version_of(schema_of(version))


def test_a_pmid_of_version_1_is_read() -> None:
    """The present version needs no migration."""
    document = {"schema": "genetherapy-model/1", "type": "Pmid", "value": "7"}

    assert Pmid("7") == decode(document, migrations={})
