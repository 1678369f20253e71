"""PubMed XML, read as full objects, beside floors and other readers of the file."""

from __future__ import annotations

from tests.bench.turns import Race

__all__ = ["PUBMED_XML"]

BEGIN = """
import io
document = gzip.open(path).read()
end = b"</PubmedArticle>"
body = document[document.index(b"<PubmedArticle>") : document.rindex(end)]
records = [record + end for record in body.split(end)]
runs, run = [], b""
for record in records:
    run += record
    if len(run) >= 1 << 16:
        runs.append(b"<r>%b</r>" % run)
        run = b""
runs.append(b"<r>%b</r>" % run)
count = len(records)
"""
FLOOR = "lxml: parse runs of 64 KB, no more"
OURS = {
    FLOOR: """
from lxml import etree
def work():
    for run in runs:
        etree.fromstring(run)
""",
    "xml.etree: the same": """
from xml.etree import ElementTree
def work():
    for run in runs:
        ElementTree.fromstring(run)
""",
    "genetherapy_model, in memory": """
import genetherapy_model as gtm
def work():
    for publication in gtm.read(document):
        pass
""",
    "genetherapy_model, nothing known before": """
from functools import lru_cache
import genetherapy_model as gtm
caches = []
def forget():
    for cache in caches:
        cache.cache_clear()
def work():
    for publication in gtm.read(document):
        pass
work()
caches += [each for each in gc.get_objects() if isinstance(each, type(lru_cache()(id)))]
""",
    "genetherapy_model, from .gz, without isal": """
sys.modules["isal"] = None
import genetherapy_model as gtm
def work():
    for publication in gtm.read(path):
        pass
""",
    "genetherapy_model, from .gz": """
import genetherapy_model as gtm
def work():
    for publication in gtm.read(path):
        pass
""",
}
PEERS = {
    "pubmed_parser, from .gz": """
import pubmed_parser
def work():
    for record in pubmed_parser.parse_medline_xml(path):
        pass
""",
    "metapub, in memory": """
from metapub import PubMedArticle
def work():
    for record in records:
        PubMedArticle(b"<PubmedArticleSet>%b</PubmedArticleSet>" % record)
""",
}
PUBMED_XML = Race(FLOOR, BEGIN, OURS, PEERS)
"""The peers: ``pip install pubmed-parser metapub``."""
