"""How the pages are built: sphinx-build -n -W -b html docs docs/_build/html."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version as version_of

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from genetherapy_model.domain._sources import resolve
from genetherapy_model.nomenclature._inn_elements import ElementRow, read_table

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
    (r"py:.*", r"(pathlib|types|typing|xml)\..*"),
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


def setup(app: Sphinx) -> None:
    """Run before napoleon, whose priority is 500."""
    app.add_directive("inn-elements", InnElements)
    app.connect("autodoc-process-docstring", keep_colons, priority=400)
    app.connect("autodoc-skip-member", skip_fields)
