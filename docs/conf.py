"""How the pages are built: sphinx-build -n -W -b html docs docs/_build/html."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib.metadata import version as version_of
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from genetherapy_model import InvalidValue, Publication, SocietyOffice, loads, tables
from genetherapy_model import nomenclature as named
from genetherapy_model.domain._sources import resolve
from genetherapy_model.formats import FORMATS
from genetherapy_model.formats.degrees import degree_of
from genetherapy_model.formats.features import FEATURES
from genetherapy_model.formats.journeys import ASPECTS, left_of, travel
from genetherapy_model.nomenclature._inn_elements import ElementRow, read_table
from genetherapy_model.nomenclature._regulatory_rules import (
    listings,
    read_laws,
    read_rules,
)
from genetherapy_model.rules import FAMILIES, RULES
from genetherapy_model.rules._explanations import explain, marked

EXAMPLES = Path(__file__).parent / "examples"

project = "genetherapy_model"
author = "The genetherapy_model developers"
project_copyright = "2026, the genetherapy_model developers"
version = release = version_of("genetherapy-model")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build", "examples"]
html_theme = "furo"
html_title = f"genetherapy_model {release}"

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

python_maximum_signature_line_length = 88
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
napoleon_google_docstring = True
napoleon_numpy_docstring = False

# The pages are built without the network, so other people's names cannot be looked up;
# and names that are not public have no place to lead to.
nitpick_ignore_regex = [
    (r"py:.*", r"(attrs?|cattrs|collections\.abc|datetime|dt|enum|hypothesis|os)\..*"),
    (r"py:.*", r"(pathlib|pyarrow|types|typing|xml)\..*"),
    (r"py:exc", r"InvalidArgument"),
    (r"py:class", r"genetherapy_model\.(.*\.)?(_.*|T|FormatModule|Readable)"),
    (
        r"py:class",
        r"MechanismClass|(Organization|Work)Identifier|.*modalities\.CargoForm",
    ),
    (r"py:attr", r"url"),
]
# "type" in a signature is Python's own, though some of our fields have that name.
suppress_warnings = ["ref.python"]


# The parts of names under the headings of their table, in the order of the page.
_PARTS = {
    "The gene, in the first word": ("gene", "gene word"),
    "The vector": ("vector", "bacterium", "vector word", "editing"),
    "The cells": ("origin", "manipulation", "cell", "cell word", "qualifier"),
    "Oncolytic viruses, RNA, and names for one person": (
        "oncolytic",
        "oncolytic word",
        "rna word",
        "individual",
    ),
}


class InnElements(SphinxDirective):
    """Every part of the names of substances, written out of the data."""

    def run(self) -> list[nodes.Node]:
        """Give a table for each heading, and the sources in full below."""
        lines: list[str] = []
        for title, parts in _PARTS.items():
            rows = [row for row in read_table() if row.part in parts]
            lines += [f"**{title}**", "", *_table(rows), ""]
        keys = dict.fromkeys(key for row in read_table() for key in row.source)
        lines += ["**Sources**", ""]
        lines += [f"- {key}: {resolve(key)}" for key in keys if resolve(key) != key]
        return self.parse_text_to_nodes("\n".join(lines))


def _table(rows: Iterable[ElementRow]) -> Iterable[str]:
    yield "| part | meaning | basis | source | seen in |"
    yield "|---|---|---|---|---|"
    for row in rows:
        seen = ", ".join(row.seen)
        basis = "stated" if row.stated else "inferred"
        source = ", ".join(row.source)
        yield f"| `-{row.infix}-` | {row.meaning} | {basis} | {source} | {seen} |"


def keep_colons(_: Sphinx, what: str, *rest: object) -> None:
    """Keep napoleon from taking "The DOI: ..." of a property for a type."""
    lines = rest[-1]
    if what in {"attribute", "data", "property"} and isinstance(lines, list):
        lines[:0] = ["..", ""]  # an empty comment


def skip_fields(
    _: Sphinx, __: str, ___: str, member: object, *____: object
) -> bool | None:
    """Leave out the slots: the class has said what its fields are."""
    return True if repr(member) == "SLOTS_ATTR" else None


Cells = tuple[object, ...]


def plain(text: object) -> str:
    """Give a text that Markdown takes for nothing else."""
    return re.sub(r"([\\`*_<>|\[\]{}$#~])", r"\\\1", str(text or ""))


def linked(sources: Iterable[str]) -> str:
    """Give the sources as numbers that lead to their addresses."""
    found = []
    for number, source in enumerate(sources, 1):
        address = re.search(r"https?://[^\s,]+", source)
        label = plain(source) if address is None else str(number)
        found.append(f"[{label}](<{address[0]}>)" if address else label)
    return " ".join(found)


def joined(values: Iterable[object]) -> str:
    """Give several texts as one."""
    return "; ".join(map(plain, values))


def dated(start: object, end: object, seen: object) -> str:
    """Say when something was so, as far as that is known."""
    span = f"{start or '?'} to {end or '?'}" if start or end else ""
    return plain(", ".join(filter(None, (span, f"seen {seen}" if seen else ""))))


def journal_rows() -> Iterable[Cells]:
    """Give the table of journals."""
    yield "title", "abbreviation", "ISSN", "NLM", "publisher", "societies", "sources"
    for each in named.journals():
        yield (
            plain(each.title),
            plain(each.medline_abbreviation or each.iso_abbreviation),
            joined(each.issns),
            plain(each.nlm_id),
            plain(each.publisher),
            joined(
                f"{tie.kind.value} of the {tie.society}"
                + (f", seen {tie.observed_on}" if tie.observed_on else "")
                for tie in each.ties
            ),
            linked(named.sources_of(each)),
        )


def society_rows() -> Iterable[Cells]:
    """Give the table of societies."""
    yield "name", "abbreviation", "names before", "also written", "sources"
    for each in named.societies():
        yield (
            plain(each.name),
            plain(each.abbreviation),
            joined(
                f"{old.name} ({old.abbreviation}), {dated(old.start, old.end, None)}"
                for old in each.former_names
            ),
            joined(each.aliases),
            linked(named.sources_of(each)),
        )


def person_rows() -> Iterable[Cells]:
    """Give the table of people, a line for each role."""
    yield "person", "role", "in", "when", "sources"
    for each in named.people():
        for role in each.roles:
            body = getattr(role, "journal", None) or getattr(role, "organization", None)
            title = role.title.value if getattr(role, "title", None) else None
            yield (
                plain(each),
                plain(getattr(role, "text", None) or title),
                plain(role.body if isinstance(role, SocietyOffice) else body),
                dated(role.term.start, role.term.end, role.term.observed_on),
                linked(named.sources_of(role)),
            )


def product_rows() -> Iterable[Cells]:
    """Give the table of products."""
    yield "product", "substances", "setting", "indications", "first in human", "sources"
    for each in named.products():
        modality = each.modality
        yield (
            joined(each.brands or each.codes),
            joined(each.substances),
            plain(modality.setting if modality else ""),
            joined(known.name for known in each.indications),
            plain(each.first_in_human),
            linked(each.sources),
        )


def substance_rows() -> Iterable[Cells]:
    """Give the table of substances."""
    yield "INN", "other names", "codes", "UNII", "ATC", "sources"
    for each in named.substances():
        yield (
            plain(each.inn),
            joined(f"{name.name} ({name.authority})" for name in each.names),
            joined(each.codes),
            plain(each.unii),
            joined(sorted(each.atc)),
            linked(each.sources),
        )


def authorization_rows() -> Iterable[Cells]:
    """Give the table of decisions."""
    yield "product", "where", "by", "how", "decided", "ended", "note", "sources"
    for each in named.authorizations():
        yield (
            plain(each.product or each.substances[0]),
            plain(each.jurisdiction),
            plain(each.agency),
            joined(sorted(map(str, each.kinds))),
            plain(each.decided or (f"seen {each.observed_on}")),
            joined(filter(None, (each.ended, each.end_reason))),
            plain(each.status_note),
            linked(each.sources),
        )


def mesh_rows() -> Iterable[Cells]:
    """Give the table of MeSH terms."""
    yield "UI", "term", "here", "sources"
    for each in named.entries(named.RegisterKind.MESH_TERM):
        ui = each.identifiers[0].partition(":")[2]
        yield plain(ui), plain(each.name), plain(each.note), joined(each.sources)


def law_rows() -> Iterable[Cells]:
    """Give the table of laws."""
    yield "where", "law", "known from", "note", "sources"
    for law in read_laws():
        yield (
            plain(law.jurisdiction),
            plain(law.name),
            plain(law.time.start),
            plain(law.note),
            linked(law.sources),
        )


def rule_rows() -> Iterable[Cells]:
    """Give the table of rules, in the order in which they are asked."""
    yield "code", "where it is stated", "then", "because", "EU", "GB", "US"
    for rule in read_rules():
        scope = ", for the whole" if rule.for_all else ""
        yield (
            plain(rule.code),
            plain(", ".join(sorted(rule.when))),
            plain(f"{rule.answer.value}{scope}"),
            plain(rule.reason),
            *(linked(rule.sources.get(law, ())) for law in ("EU", "GB", "US")),
        )


def listing_rows() -> Iterable[Cells]:
    """Give the table of what lists say of single products."""
    yield "product", "where", "says", "read on", "because", "sources"
    for each in listings().values():
        yield (
            plain(each.product),
            plain(each.jurisdiction),
            plain(each.answer.value),
            plain(each.time.start),
            plain(each.reason),
            linked(each.sources),
        )


def feature_rows() -> Iterable[Cells]:
    """Give the table of what each format holds, asked of the formats themselves."""
    written = [each for each in FORMATS if hasattr(each.load(), "write")]
    yield ("", *(plain(each.name) for each in written))
    for feature in FEATURES:
        yield (
            plain(feature.name),
            *(degree_of(feature, each.load().restrict).value for each in written),
        )


def journey_rows(name: str) -> Iterable[Cells]:
    """Give the table of what is left of a record of the examples after each format."""
    record = loads((EXAMPLES / f"{name}.json").read_text("utf-8"), type=Publication)
    written = [each for each in FORMATS if hasattr(each.load(), "write")]
    journeys = [travel(record, each) for each in written]
    yield ("", *(plain(each.name) for each in written))
    for aspect in ASPECTS:
        left = [left_of(aspect, record, back) for back, _ in journeys]
        if left[0] is not None:
            yield (plain(aspect.name), *(each.value for each in left if each))
    yield ("losses that were told", *(len(losses) for _, losses in journeys))


def column_rows() -> Iterable[Cells]:
    """Give the columns of a table of publications, with their types."""
    yield "column", "type of Arrow"
    for each in tables.schema():
        yield plain(each.name), plain(each.type)


REGISTERS: dict[str, Callable[[], Iterable[Cells]]] = {
    "authorizations": authorization_rows,
    "features": feature_rows,
    "journals": journal_rows,
    "journeys-of-the-news-item": lambda: journey_rows("news-item"),
    "journeys-of-the-review": lambda: journey_rows("review"),
    "mesh-terms": mesh_rows,
    "people": person_rows,
    "products": product_rows,
    "regulatory-laws": law_rows,
    "regulatory-products": listing_rows,
    "regulatory-rules": rule_rows,
    "societies": society_rows,
    "substances": substance_rows,
    "table-columns": column_rows,
}


class Rules(SphinxDirective):
    """Every rule, by family, written out of the rules themselves."""

    def run(self) -> list[nodes.Node]:
        """Give a section for each family, with a table, and one for each rule.

        Raises:
            ExtensionError: If a rule lacks a reason, a source or an example.
        """
        text = "\n".join(_rule_lines())
        return self.parse_text_to_nodes(text, allow_section_headings=True)


def _rule_lines() -> Iterable[str]:
    for family, about in FAMILIES.items():
        rules = [each for each in RULES if each.family == family]
        if not rules:
            continue
        yield f"## {family}: {about}"
        yield ""
        yield "| code | what should hold | severity | subject |"
        yield "|---|---|---|---|"
        for each in rules:
            yield (
                f"| [{each.code}](#{each.code.lower()}) | {marked(each.title)} | "
                f"{each.severity.value} | `{each.subject_names}` |"
            )
        yield ""
        for each in rules:
            yield from (f"### {each.code}", "", f"**{marked(each.title)}**", "")
            try:
                yield explain(each)
            except InvalidValue as error:
                raise ExtensionError(f"the rules cannot be told: {error}") from error
            yield ""


class Register(SphinxDirective):
    """A register as a table, made of its data whenever the pages are built."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Make the table."""
        head, *rows = REGISTERS[self.arguments[0]]()
        lines = [head, ("---",) * len(head), *rows]
        table = "\n".join(f"| {' | '.join(map(str, cells))} |" for cells in lines)
        return self.parse_text_to_nodes(table)


def setup(app: Sphinx) -> None:
    """Run before napoleon, whose priority is 500."""
    app.add_directive("inn-elements", InnElements)
    app.add_directive("register", Register)
    app.add_directive("rules", Rules)
    app.connect("autodoc-process-docstring", keep_colons, priority=400)
    app.connect("autodoc-skip-member", skip_fields)
