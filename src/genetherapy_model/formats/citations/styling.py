"""Citing in any style of CSL, through citeproc-py of the extra ``cite``."""

from __future__ import annotations

import warnings
from importlib import import_module
from os import PathLike, fspath

from genetherapy_model.domain.publications import Publication
from genetherapy_model.errors import MissingExtra, UnreadableInput
from genetherapy_model.formats.csl_json.items import write_item

__all__ = ["spell_styled"]


def spell_styled(publication: Publication, style: str | PathLike[str]) -> str:
    """Write a citation in the style of a file of CSL, or of a style citeproc-py has.

    Raises:
        MissingExtra: If citeproc-py is not installed.
        UnreadableInput: If there is no such style.
    """
    try:
        citeproc = import_module("citeproc")
        sources = import_module("citeproc.source.json")
    except ImportError as error:
        raise MissingExtra(
            "citing in a style of CSL needs citeproc-py, which is not installed: "
            "pip install 'genetherapy-model[cite]'"
        ) from error
    item = {**write_item(publication), "id": "cited"}
    with warnings.catch_warnings():
        # It warns of each field that it does not know; the style uses none of them.
        warnings.simplefilter("ignore")
        try:
            read = citeproc.CitationStylesStyle(fspath(style), validate=False)
        except (OSError, ValueError, SyntaxError) as error:
            raise UnreadableInput(
                f"{fspath(style)!r} is no style that can be read ({error}): name nlm, "
                "apa or a file that ends in .csl"
            ) from error
        bibliography = citeproc.CitationStylesBibliography(
            read, sources.CiteProcJSON([item]), citeproc.formatter.plain
        )
        bibliography.register(citeproc.Citation([citeproc.CitationItem("cited")]))
        return " ".join("".join(map(str, bibliography.bibliography())).split())
