"""What fuzzing starts from: files that our own writers made, and the words in them."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random
from typing import cast

from tests.fuzz.mutations import Mutation, mutate_json, mutate_lines, mutate_xml

import genetherapy_model as gtm
from genetherapy_model import formats
from genetherapy_model.formats import FORMATS, find_format
from genetherapy_model.formats.features import FEATURES
from genetherapy_model.nomenclature import entries

__all__ = ["mutation_of", "rooms", "starts", "words"]

TESTS = Path(__file__).parents[1]
EXAMPLES = TESTS.parent / "docs" / "examples"
FOLDER = Path(formats.__path__[0])
GOLDEN = TESTS / "data" / "v1"

_LONGEST = 30

# Of formats that are read and not written, and of what others write otherwise.
FILES = {
    "crossref": [TESTS / "formats/crossref/item.json"],
    "crossref-xml": [TESTS / "formats/crossref_xml/result.xml"],
    "endnote-xml": [TESTS / "fuzz/files/endnote.xml"],
    "pubmed-xml": [EXAMPLES / "landmark-papers.xml"],
    "wos": [TESTS / "fuzz/files/wos.ciw"],
}
KINDS = {
    "dates": ["PartialDate", "DateRange"],
    "markup": ["MarkedText"],
    "names": ["PersonName"],
}
JSON = {"codec", "json", "jsonl"} | {
    *("crossref", "csl-json", "europepmc", "openalex", "schema-org")
}
XML = {"crossref-xml", "endnote-xml", "jats", "pubmed-xml"}
# The modules whose words a parser of text knows.
MODULES = {
    "codec": ["codec", "domain"],
    "markup": ["domain._markup", "domain._renderings"],
    "identifiers": ["domain.identifiers", "domain._scalars"],
    "dates": ["domain._date_forms", "domain.dates"],
    "names": ["domain.names", "rules.names", "rules._names"],
    "inn": ["nomenclature._inn_elements", "nomenclature._inn_grammar"],
    "registers": ["nomenclature.registers"],
    "claims": ["nomenclature._claim_terms", "nomenclature._claim_matching"],
}


@cache
def starts(target: str) -> list[bytes]:
    """Give the files, or the texts, that a target starts from; small ones first."""
    found = {path.read_bytes() for path in FILES.get(target, [])}
    if target == "any-format":
        found |= {
            min(starts(known.name), key=lambda data: abs(len(data) - 500))
            for known in FORMATS
        }
    elif target == "codec":
        found |= {
            line
            for path in GOLDEN.iterdir()
            for line in path.read_bytes().splitlines()[:4]
        }
    elif target in {known.name for known in FORMATS}:
        found |= {*_written(target)}
    else:
        found |= {text.encode() for text in _texts(target)}
    return sorted(found, key=lambda data: (len(data), data))


def words(target: str) -> list[str]:
    """Give the words that may matter to a target: those that its code knows."""
    names = MODULES.get(target) or [
        known.module.removeprefix("genetherapy_model.")
        for known in FORMATS
        if target in (known.name, "any-format")
    ]
    return sorted({word for name in names for word in _constants(name)})


def rooms(target: str) -> list[str]:
    """Give the modules and packages that guide: all others judge what is read."""
    if target in MODULES:
        names = MODULES[target]
    else:
        own = [known for known in FORMATS if target in (known.name, "any-format")]
        names = [each.module.removeprefix("genetherapy_model.") for each in own]
        names += [f"formats.{path.stem}" for path in FOLDER.glob("*.py")]
        names += ["formats.xml", "tables", "domain._markup", "domain._date_forms"]
    return [f"genetherapy_model.{name}" for name in names]


def mutation_of(target: str) -> Mutation:
    """Give the change that keeps the shape of a target's files."""
    if target == "any-format":
        return _mutate_any
    if target in JSON:
        return mutate_json
    return mutate_xml if target in XML else mutate_lines


def _mutate_any(data: bytes, random: Random, words: Sequence[str]) -> bytes | None:
    mutate = random.choice((mutate_json, mutate_xml, mutate_lines))
    return mutate(data, random, words)


def _written(target: str) -> Iterator[bytes]:
    known = find_format(target)
    if not hasattr(known.load(), "write"):
        return
    publications = [*_publications()]
    for each in publications:
        yield _file([each], target)
    if target != "json":
        yield _file(publications[:3], target)


def _file(publications: list[gtm.Publication], target: str) -> bytes:
    stream = io.BytesIO()
    gtm.write(publications, stream, format=target)
    return stream.getvalue()


def _publications() -> Iterator[gtm.Publication]:
    yield from (stated for each in FEATURES for stated, _ in each.ways)
    for name in ("news-item.json", "review.json"):
        yield from gtm.read(EXAMPLES / name, format="json")
    yield from gtm.read(EXAMPLES / "landmark-papers.xml")
    yield from gtm.read(GOLDEN / "Publication.jsonl")


def _texts(target: str) -> Iterator[str]:
    if target == "identifiers":
        for kind in gtm.domain.identifiers.IDENTIFIERS:
            one = next(_golden(kind.__name__))
            yield from (
                one,
                f"{kind.prefix}:{one}",
                kind.parse(one).url,
                f"{kind.kind} {one}",
            )
    elif target in ("inn", "registers"):
        yield from sorted({name for each in entries() for name in (str(each.name),)})
    elif target == "claims":
        with (TESTS / "data/claim_titles.csv").open(encoding="utf-8") as stream:
            yield from (row["title"] for row in csv.DictReader(stream))
    for kind_name in KINDS.get(target, []):
        yield from _golden(kind_name)


def _golden(name: str) -> Iterator[str]:
    for line in (GOLDEN / f"{name}.jsonl").read_text("utf-8").splitlines():
        document = cast("dict[str, object]", json.loads(line))
        value = document.pop("value", None)
        if isinstance(value, str):
            yield value
        else:
            yield "\n".join(map(str, [*document.values()][2:]))


def _constants(name: str) -> Iterator[str]:
    """Give the short texts in the code of a module, or of a package of modules."""
    file = cast("str", import_module(f"genetherapy_model.{name}").__file__)
    paths = [*Path(file).parent.glob("*.py")] if "__init__" in file else [Path(file)]
    for path in paths:
        tree = ast.parse(path.read_text("utf-8"))
        prose = {
            id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in prose:
                text = node.value if isinstance(node.value, str) else ""
                text = text.encode("utf-8", "ignore").decode()
                parts = {*re.split(r"[\n|]", text), *text.split()}
                yield from (part for part in parts if 0 < len(part) < _LONGEST)
