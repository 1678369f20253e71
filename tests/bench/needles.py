"""The records that mention a term, found among others, beside floors.

The floor unpacks the file with ISA-L in steps of 64 KB, and splits it into records.
"""

from __future__ import annotations

from tests.bench.turns import Race

__all__ = ["NEEDLES"]

FLOOR = "isal: unpack and split, no more"
SOME = (
    "lentivirus", "retroviral vector", "adenovirus", "plasmid", "CRISPR", "siRNA",
    "transgene", "knockout mouse", "gene expression profile", "gene delivery",
    "chimeric antigen receptor", "exon skipping",
)  # fmt: skip
READ = """
import genetherapy_model as gtm
terms = {terms!r}
def work():
    return sum(1 for publication in gtm.read(path, mentioning=terms))
count = work()
"""
SPLIT = """
def work():
    count, rest = 0, b""
    with {module}.open(path) as stream:
        while chunk := stream.read(1 << 16):
            *whole, rest = (rest + chunk).split(end)
            count += len(whole)
    return count
count = work()
"""
OURS = {
    FLOOR: f"""
from isal import igzip
{SPLIT.format(module="igzip")}
""",
    "zlib: the same": SPLIT.format(module="gzip"),
    "read(mentioning='gene-therapy')": READ.format(terms="gene-therapy"),
    f"read(mentioning={len(SOME)} terms)": READ.format(terms=SOME),
    # What is left where the search itself costs nothing, and finds nothing.
    "read(mentioning='gene-therapy'), no search": f"""
from genetherapy_model.nomenclature.mentioning import finder_of
finder_of("gene-therapy")._find_letters = lambda text: []
{READ.format(terms="gene-therapy")}
""",
    "read(), and no more": READ.format(terms=None),
}
NEEDLES = Race(FLOOR, 'end = b"</PubmedArticle>"\n', OURS)
