"""Objects to Apache Arrow, beside objects to JSON Lines.

A row holds the record's own JSON, so that the floor is a part of what is measured.
"""

from __future__ import annotations

from tests.bench.turns import Race

__all__ = ["COLUMNS"]

BEGIN = """
import io
import genetherapy_model as gtm
from genetherapy_model import tables
from genetherapy_model.codec import dump_line
from genetherapy_model.tables.publications import PUBLICATIONS
import pyarrow as pa
publications = list(gtm.read(path))
count = len(publications)
def arrays_of(columns):
    for begin in range(0, count, 250):
        part = publications[begin : begin + 250]
        for column in columns:
            pa.array([column.of(each) for each in part], column.type)
"""
FLOOR = "objects to JSON Lines"
OURS = {
    FLOOR: """
def work():
    for publication in publications:
        dump_line(publication)
""",
    "objects to Arrow": """
def work():
    for batch in tables.to_batches(publications):
        pass
""",
    "the column of JSON alone": """
columns = [each for each in PUBLICATIONS if each.name == "record"]
def work():
    arrays_of(columns)
""",
    "all other columns": """
columns = [each for each in PUBLICATIONS if each.name != "record"]
def work():
    arrays_of(columns)
""",
    "objects to Parquet": """
def work():
    tables.write_parquet(publications, io.BytesIO())
""",
}
COLUMNS = Race(FLOOR, BEGIN, OURS)
