"""How the pages are built: sphinx-build -n -W -b html docs docs/_build/html."""

from __future__ import annotations

from importlib.metadata import version as version_of

from sphinx.application import Sphinx

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
    app.connect("autodoc-process-docstring", keep_colons, priority=400)
    app.connect("autodoc-skip-member", skip_fields)
