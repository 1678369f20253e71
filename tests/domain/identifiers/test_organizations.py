"""ROR, GRID, Ringgold, Open Funder Registry."""

from __future__ import annotations

import pytest

from genetherapy_model.domain.identifiers import (
    FunderId,
    GridId,
    Identifier,
    RinggoldId,
    RorId,
)
from genetherapy_model.errors import (
    InvalidChecksum,
    InvalidFormat,
    InvalidIdentifier,
    InvalidLength,
)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (RorId, "02v51f717", "02v51f717"),
        (RorId, "https://ror.org/02v51f717", "02v51f717"),
        (RorId, "HTTP://ROR.ORG/02V51F717/", "02v51f717"),
        (RorId, "ror.org/043kppn11", "043kppn11"),
        (RorId, "ROR: 02nnjtm50", "02nnjtm50"),
        (GridId, "grid.38142.3c", "grid.38142.3c"),
        (GridId, "GRID.38142.3C", "grid.38142.3c"),
        (GridId, "grid:grid.38142.3c", "grid.38142.3c"),
        (GridId, "https://www.grid.ac/institutes/grid.9227.e", "grid.9227.e"),
        (RinggoldId, "8095", "8095"),
        (RinggoldId, "RIN 8095", "8095"),
        (RinggoldId, "Ringgold ID: 8095", "8095"),
        (FunderId, "10.13039/501100000780", "10.13039/501100000780"),
        (FunderId, "501100000780", "10.13039/501100000780"),
        (FunderId, "doi:10.13039/501100000780", "10.13039/501100000780"),
        (FunderId, "http://dx.doi.org/10.13039/100000002", "10.13039/100000002"),
        (FunderId, "FundRef:100000002", "10.13039/100000002"),
    ],
)
def test_written_forms_are_read(
    kind: type[Identifier], text: str, expected: str
) -> None:
    """Each form in which people write the identifier gives the canonical one."""
    assert str(kind.parse(text)) == expected


@pytest.mark.parametrize(
    ("kind", "text", "error"),
    [
        (RorId, "02v51f718", InvalidChecksum),
        (RorId, "02v51f71", InvalidLength),
        (RorId, "02v51f7177", InvalidLength),
        (RorId, "12v51f717", InvalidFormat),
        (RorId, "02l51f717", InvalidFormat),
        (RorId, "02u51f717", InvalidFormat),
        (RorId, "grid.38142.3c", InvalidFormat),
        (GridId, "38142", InvalidFormat),
        (GridId, "grid.38142.3cc", InvalidFormat),
        (GridId, "grid.38142.g", InvalidFormat),
        (RinggoldId, "0", InvalidFormat),
        (RinggoldId, "08095", InvalidFormat),
        (RinggoldId, "1234567890", InvalidLength),
        (RinggoldId, "grid.38142.3c", InvalidFormat),
        (FunderId, "10.1089/hum.2023.152", InvalidFormat),
        (FunderId, "https://doi.org/501100000780", InvalidFormat),
        (FunderId, "doi:501100000780", InvalidFormat),
        (FunderId, "National Institutes of Health", InvalidFormat),
    ],
)
def test_what_is_none_is_refused(
    kind: type[Identifier], text: str, error: type[InvalidIdentifier]
) -> None:
    """The class of the error says what is wrong with it."""
    with pytest.raises(InvalidIdentifier) as refusal:
        kind.parse(text)
    assert refusal.type is error


def test_addresses() -> None:
    """Each registry's address, and none where nothing resolves."""
    assert RorId("02v51f717").url == "https://ror.org/02v51f717"
    assert RinggoldId("8095").url == ""
    assert FunderId("10.13039/100000002").url == "https://doi.org/10.13039/100000002"


def test_ringgold_numbers_are_ordered_as_numbers() -> None:
    """A lower number stands before a higher one, whatever their lengths."""
    assert RinggoldId("9") < RinggoldId("10")
