"""What a type checker sees: right code passes, wrong code is an error.

``mypy --strict`` reads this file too: each ``assert_type`` must hold, and each
``type: ignore`` must be needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_type

import attrs
import pytest

import genetherapy_model as gtm


def test_fields_have_their_types() -> None:
    """What is read off a publication has a precise type."""
    publication = gtm.Publication(title="Gene therapy", languages=["eng"])

    assert_type(publication.title, gtm.MarkedText | None)
    assert_type(publication.doi, gtm.Doi | None)
    assert_type(publication.year, int | None)
    assert_type(publication.languages, tuple[str, ...])
    assert_type(
        publication.authors, tuple[gtm.PersonalAuthor | gtm.CollectiveAuthor, ...]
    )
    assert_type(gtm.Doi.parse("10.1089/hum.2023.152"), gtm.Doi)
    assert_type(attrs.evolve(publication, title=None), gtm.Publication)


def test_verbs_have_their_types() -> None:
    """What the verbs give has a precise type."""
    document = gtm.dumps(gtm.Grant(number="R01"))

    assert_type(document, str)
    assert_type(gtm.loads(document, type=gtm.Grant), gtm.Grant)
    assert_type(gtm.read(b"{}"), Iterator[gtm.Publication])
    assert_type(gtm.scan(b"{}"), Iterator[gtm.Reading | gtm.Deletion])


def test_wrong_code_is_an_error() -> None:
    """What a type checker objects to is refused when it runs, too."""
    with pytest.raises(gtm.InvalidType):
        gtm.Publication(title=5)  # type: ignore[arg-type]
    with pytest.raises(gtm.InvalidType):
        gtm.Publication(authors=["Bueren"])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        gtm.Publication("Gene therapy")  # type: ignore[call-arg]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        gtm.Grant().number = "R01"  # type: ignore[misc]
