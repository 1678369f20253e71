"""How the pages are built: sphinx-build -n -W -b html docs docs/_build/html."""

from importlib.metadata import version as version_of

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

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

# Other people's names: the pages are built without the network, so nothing of theirs
# can be looked up.
nitpick_ignore_regex = [
    (r"py:.*", r"(attrs?|cattrs|datetime|dt|enum|hypothesis|pathlib|typing|xml)\..*"),
]
