"""The columns of a table of findings."""

from __future__ import annotations

from typing import Final

import pyarrow as pa

from genetherapy_model.errors import Finding
from genetherapy_model.tables.columns import TEXT, Column

__all__ = ["FINDINGS"]

FINDINGS: Final[tuple[Column[Finding], ...]] = (
    Column("file", TEXT, lambda of: of.position and of.position.file),
    Column("record", pa.int64(), lambda of: of.position and of.position.record),
    Column("byte", pa.int64(), lambda of: of.position and of.position.byte),
    Column("line", pa.int64(), lambda of: of.position and of.position.line),
    Column("code", TEXT, lambda of: of.code),
    Column("severity", TEXT, lambda of: of.severity.value),
    Column("path", TEXT, lambda of: of.path),
    Column("message", TEXT, lambda of: of.message),
    Column("suggestion", TEXT, lambda of: of.suggestion),
)
"""The columns: where it was found, and what it says."""
