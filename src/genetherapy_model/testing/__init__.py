"""A kit for the tests of other tools: laws, counter-examples and near misses.

The laws are plain functions, to be called in any test. They draw from our strategies,
and fail with the smallest example and the place that differs. Nothing else of this
library imports this package; it needs the extra ``strategies``.

>>> import genetherapy_model as gtm
>>> check_round_trip(gtm.loads, gtm.dumps)
"""

from genetherapy_model.differences import Difference, find_differences
from genetherapy_model.rules._example_code import code_of
from genetherapy_model.testing import realistic
from genetherapy_model.testing.damages import DamagedDocument, damaged
from genetherapy_model.testing.documents import Document, documents
from genetherapy_model.testing.laws import (
    Restriction,
    check_reader,
    check_round_trip,
    check_validator,
)
from genetherapy_model.testing.layouts import Layout
from genetherapy_model.testing.near_misses import malformed
from genetherapy_model.testing.violations import DAY, Violation, violations

__all__ = [
    "DAY",
    "DamagedDocument",
    "Difference",
    "Document",
    "Layout",
    "Restriction",
    "Violation",
    "check_reader",
    "check_round_trip",
    "check_validator",
    "code_of",
    "damaged",
    "documents",
    "find_differences",
    "malformed",
    "realistic",
    "violations",
]
