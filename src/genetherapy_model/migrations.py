"""Versions of our own JSON, and what brings older documents to the present one.

Every document names its version: ``{"schema": "genetherapy-model/1", ...}``. Within a
version, fields are only added, each with a default; whatever else changes makes a new
version and a function here that takes a raw document of the old version to a raw
document of the new one. Migrations run before any object is built, in order, so a
function knows two versions and no class.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from genetherapy_model.errors import InvalidValue

__all__ = [
    "MIGRATIONS",
    "VERSION",
    "Document",
    "Migration",
    "migrate",
    "schema_of",
    "version_of",
]

Document: TypeAlias = dict[str, object]
"""A whole document as plain JSON data, its envelope included."""

Migration: TypeAlias = Callable[[Document], Document]
"""A pure function: it returns a new document and leaves its argument as it was."""

VERSION: Final = 1
"""The version that is written."""

MIGRATIONS: Final[Mapping[int, Migration]] = MappingProxyType({})
"""For each older version, the function that leads to the version after it."""

_NAME = "genetherapy-model"
_SCHEMA = re.compile(rf"{_NAME}/([1-9][0-9]{{0,5}})")


def schema_of(version: int = VERSION) -> str:
    """Give the text that names a version in a document.

    >>> schema_of(1)
    'genetherapy-model/1'
    """
    return f"{_NAME}/{version}"


def version_of(schema: object) -> int:
    """Read the version from the text that names it.

    Raises:
        InvalidValue: If it names no version of this library's JSON.

    >>> version_of("genetherapy-model/1")
    1
    >>> version_of("csl-json")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'csl-json' is no schema of this library: ...
    """
    found = _SCHEMA.fullmatch(schema) if type(schema) is str else None
    if found is None:
        raise InvalidValue(
            f"{schema!r:.60} is no schema of this library: expected {schema_of()!r}"
        )
    return int(found[1])


def migrate(
    document: Document,
    *,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    version: int = VERSION,
) -> Document:
    """Bring a raw document of any known version to the present one.

    Args:
        document: A document whose ``"schema"`` names its version. It is left as it is.
        migrations: For each older version, the function to the version after it.
        version: The version to reach.

    Raises:
        InvalidValue: If the document names no version, or one that is too new or too
            old, or if it is so broken that a migration cannot read it.

    >>> def rename(document):
    ...     return {"schema": document["schema"], "title": document["name"]}
    >>> migrate(
    ...     {"schema": "genetherapy-model/1", "name": "Human Gene Therapy"},
    ...     migrations={1: rename},
    ...     version=2,
    ... )
    {'schema': 'genetherapy-model/2', 'title': 'Human Gene Therapy'}
    >>> migrate({"schema": "genetherapy-model/9"})
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidValue: 'genetherapy-model/9' is newer than ...
    """
    found = version_of(document.get("schema"))
    if found > version:
        raise InvalidValue(
            f"'{schema_of(found)}' is newer than this release reads "
            f"('{schema_of(version)}'): pip install --upgrade genetherapy-model"
        )
    for step in range(found, version):
        if step not in migrations:
            raise InvalidValue(
                f"'{schema_of(found)}' is older than this release reads: "
                f"nothing leads from version {step} to {step + 1}"
            )
        try:
            document = {**migrations[step](document), "schema": schema_of(step + 1)}
        except Exception as error:
            # Whatever a broken document provokes in a migration is its reader's to
            # know, as one clear sentence.
            raise InvalidValue(
                f"the document is no '{schema_of(step)}', as its migration to version "
                f"{step + 1} failed: {type(error).__name__}: {error}"
            ) from error
    return document
