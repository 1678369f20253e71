"""The options that commands share, and those with long explanations."""

from __future__ import annotations

from typing import Annotated, Final

from cyclopts import Parameter

from genetherapy_model.formats import FORMATS

__all__ = ["WRITTEN", "FormatName", "InputNames", "OutputName", "TargetName", "Terms"]

_NAMES: Final = ", ".join(known.name for known in FORMATS)
# Their titles say it too, so that no help needs to import every format.
WRITTEN: Final = ", ".join(
    known.name for known in FORMATS if not known.title.endswith("read only")
)

InputNames = Annotated[
    str,
    Parameter(
        name="IN",
        help="The files to read; - is standard input.",
        required=True,
        allow_leading_hyphen=True,
    ),
]
OutputName = Annotated[
    str | None,
    Parameter(
        name=["--output", "-o"],
        help="The file to write, compressed if its name ends in .gz; by default, and "
        "for -, standard output.",
        allow_leading_hyphen=True,
    ),
]
FormatName = Annotated[
    str | None,
    Parameter(
        name="--from",
        help=f"The format of the inputs ({_NAMES}); by default told from their "
        "content.",
    ),
]
TargetName = Annotated[
    str | None,
    Parameter(
        name="--to",
        help=f"The format to write ({WRITTEN}); by default told from the name of the "
        "output, and jsonl on standard output.",
    ),
]
Terms = Annotated[
    tuple[str, ...],
    Parameter(
        name="--mentioning",
        help="Convert only records that mention this term in their title, abstract or "
        "keywords; may be said again for other terms. gene-therapy stands for all "
        "terms of gene therapy.",
        negative="",
        show_default=False,
    ),
]
