"""What is said of the formats: which there are, and what each of them holds."""

from __future__ import annotations

import json

from genetherapy_model.formats import FORMATS, Format

__all__ = ["list_features", "list_formats"]


def list_formats(form: str) -> str:
    """Give the formats, as lines or as JSON."""
    known = [
        {
            "name": each.name,
            "title": each.title,
            "suffixes": each.suffixes,
            "reads": hasattr(each.load(), "scan"),
            "writes": _is_written(each),
        }
        for each in FORMATS
    ]
    if form == "json":
        return json.dumps(known, indent=2)
    rows = [
        (
            each.name,
            " ".join(each.suffixes),
            "read/write" if said["writes"] else "read",
            each.title,
        )
        for each, said in zip(FORMATS, known, strict=True)
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def list_features(form: str) -> str:
    """Give what each format holds of each feature, as a table or as JSON.

    It is asked of the functions that the writers start from.
    """
    # Rarely asked for.
    from genetherapy_model.formats.degrees import Degree, degree_of  # noqa: PLC0415
    from genetherapy_model.formats.features import FEATURES  # noqa: PLC0415

    written = [each for each in FORMATS if _is_written(each)]
    degrees = {
        feature.name: {
            each.name: degree_of(feature, each.load().restrict) for each in written
        }
        for feature in FEATURES
    }
    if form == "json":
        said = {
            name: {each: degree.name.lower() for each, degree in row.items()}
            for name, row in degrees.items()
        }
        return json.dumps(said, indent=2, ensure_ascii=False)
    width = max(map(len, degrees))
    heads = [each.name for each in written]
    lines = ["  ".join(["".ljust(width), *heads])]
    for name, row in degrees.items():
        cells = [row[head].value.center(len(head)) for head in heads]
        lines.append("  ".join([name.ljust(width), *cells]).rstrip())
    legend = "   ".join(f"{each.value} {each.name.lower()}" for each in Degree)
    return "\n".join([*lines, "", legend])


def _is_written(known: Format) -> bool:
    return hasattr(known.load(), "write")
