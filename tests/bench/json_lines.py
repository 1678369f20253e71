"""Our own JSON, read and written, beside floors and pydantic.

The floor is orjson reading the same lines as plain data, and writing such data.
"""

from __future__ import annotations

from tests.bench.turns import Race

__all__ = ["READING_JSON", "WRITING_JSON"]

BEGIN = """
records = open(path, "rb").read().splitlines()
count = len(records)
def without_orjson():
    sys.modules["orjson"] = None
def work():
    for given in givens:
        do(given)
"""
PYDANTIC = """
from pydantic_models import make_publication
model = make_publication()
"""
READ_FLOOR = "orjson: to plain data"
WRITE_FLOOR = "orjson: plain data"
READING = {
    READ_FLOOR: """
from orjson import loads as do
givens = records
""",
    "json of the standard library: the same": """
from json import loads as do
givens = records
""",
    "genetherapy_model, with orjson": """
from genetherapy_model.codec import load_line as do
givens = records
""",
    "genetherapy_model, without": """
without_orjson()
from genetherapy_model.codec import load_line as do
givens = records
""",
    "genetherapy_model, the converter alone": """
from genetherapy_model.codec._documents import decode
from genetherapy_model.codec._json_text import read_json
def do(line):
    return decode(read_json(line))
givens = records
""",
    "genetherapy_model, nothing known before": """
from genetherapy_model.codec import _accepting, _short_ways
from genetherapy_model.codec import load_line as do
def forget():
    _accepting._lists.clear()
    for name, known in _short_ways._builders()._functions.scope.items():
        if isinstance(known, dict) and name != "__builtins__":
            if not any(isinstance(each, list) for each in known.values()):
                known.clear()
givens = records
""",
    "the objects alone, of ready values": """
import attrs
from genetherapy_model.codec import load_line
from genetherapy_model.domain._scalars import Identifier, twin_of_identifier
from genetherapy_model.domain._statements import twin_of
makers = {}
def maker_of(kind):
    if kind not in makers:
        find = twin_of_identifier if issubclass(kind, Identifier) else twin_of
        scope = {"twin": find(kind), "kind": kind}
        lines = ["def make(given):", " made = twin()"]
        for field in attrs.fields(kind):
            lines += [f" made.{field.name} = given.{field.name}"]
        exec("\\n".join([*lines, " made.__class__ = kind"]), scope)
        makers[kind] = scope["make"]
    return makers[kind]
def objects_of(value, seen):
    if type(value) in (tuple, frozenset):
        for item in value:
            yield from objects_of(item, seen)
    elif attrs.has(type(value)) and id(value) not in seen:
        seen.add(id(value))
        yield maker_of(type(value)), value
        for field in attrs.fields(type(value)):
            yield from objects_of(getattr(value, field.name), seen)
givens = [list(objects_of(load_line(record), set())) for record in records]
def do(objects):
    for make, ready in objects:
        make(ready)
""",
}
READING_PEERS = {
    "pydantic": f"""{PYDANTIC}
do = model.model_validate_json
givens = records
""",
}
WRITING = {
    WRITE_FLOOR: """
from orjson import dumps as do, loads
givens = list(map(loads, records))
""",
    "json of the standard library: the same": """
from json import dumps, loads
def do(data):
    return dumps(data, ensure_ascii=False, separators=(",", ":"))
givens = list(map(loads, records))
""",
    "genetherapy_model, with orjson": """
from genetherapy_model.codec import dump_line as do, load_line
givens = list(map(load_line, records))
""",
    "genetherapy_model, without": """
without_orjson()
from genetherapy_model.codec import dump_line as do, load_line
givens = list(map(load_line, records))
""",
    "genetherapy_model, the converter alone": """
from genetherapy_model.codec import load_line, to_data
from genetherapy_model.codec._json_text import write_json
def do(publication):
    return write_json(to_data(publication))
givens = list(map(load_line, records))
""",
    "orjson: dictionaries that are copied": """
from orjson import dumps, loads
def dictionaries(data):
    if type(data) is dict:
        yield data
        data = list(data.values())
    if type(data) is list:
        for item in data:
            yield from dictionaries(item)
def do(given):
    data, inner = given
    for each in inner:
        each.copy()
    dumps(data)
givens = [(data, list(dictionaries(data))) for data in map(loads, records)]
""",
}
WRITING_PEERS = {
    "pydantic": f"""{PYDANTIC}
def do(document):
    return document.model_dump_json(by_alias=True, exclude_defaults=True)
givens = list(map(model.model_validate_json, records))
""",
}
READING_JSON = Race(READ_FLOOR, BEGIN, READING, READING_PEERS)
"""The peer: ``pip install pydantic``. It has frozen models of the same classes with the
same checks, see ``pydantic_models``."""
WRITING_JSON = Race(WRITE_FLOOR, BEGIN, WRITING, WRITING_PEERS)
