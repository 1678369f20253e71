"""Small articles, made of the parts that a test is about."""

from __future__ import annotations

from typing import cast

import genetherapy_model as gtm

NAMESPACES = (
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:mml="http://www.w3.org/1998/Math/MathML" '
    'xmlns:ali="http://www.niso.org/schemas/ali/1.0/"'
)


def made(
    meta: str = "", *, journal: str = "", back: str = "", attributes: str = ""
) -> bytes:
    """Make an article of parts of its front and back matter."""
    serial = f"<journal-meta>{journal}</journal-meta>" if journal else ""
    behind = f"<back>{back}</back>" if back else ""
    return (
        f"<article {NAMESPACES} {attributes}><front>{serial}"
        f"<article-meta>{meta}</article-meta></front>"
        f"<body><p>Not read.</p></body>{behind}</article>"
    ).encode()


def readings(data: bytes) -> list[gtm.Reading]:
    """Scan what is surely JATS."""
    return [cast("gtm.Reading", each) for each in gtm.scan(data, format="jats")]


def read(meta: str = "", **parts: str) -> gtm.Publication:
    """Read an article of some parts, in which nothing is odd."""
    [reading] = readings(made(meta, **parts))

    assert reading.findings == ()
    assert reading.publication is not None
    return reading.publication
