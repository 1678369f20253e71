"""An element as text.

ElementTree's own writer makes up prefixes for MathML; NLM's files have ``mml``.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = {
    "ali": "http://www.niso.org/schemas/ali/1.0/",
    "mml": "http://www.w3.org/1998/Math/MathML",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
"""The prefixes that files in XML write, whatever the parser had made of them."""

_MATH = f"{{{NAMESPACES['mml']}}}math"
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
_ATTRIBUTE = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_TEXT = {"\r": "&#13;"}
# Most texts have nothing to escape, and telling so takes less than escaping it.
_is_special = re.compile("[&<>\r]").search
_is_quoted = re.compile('[&<>"\n\r\t]').search


def serialize(element: Element) -> str:
    """Write an element without its tail.

    >>> serialize(Element("a", {"{http://www.w3.org/1999/xlink}href": "b"}))
    '<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="b"/>'
    """
    made: list[str] = []
    closing: list[str] = []
    used: dict[str, str] = {}
    steps: list[Element | None] = [element]
    while steps:
        step = steps.pop()
        if step is None:
            made.append(closing.pop())
            continue
        tag = step.tag
        name = tag if tag[0] != "{" else _named(tag, used)
        made.append(f"<{name}")
        if tag == _MATH:
            made.append(f' xmlns:mml="{NAMESPACES["mml"]}"')
        for key, value in step.items():
            key = key if key[0] != "{" else _named(key, used)  # noqa: PLW2901
            shown = quoteattr(value, _ATTRIBUTE) if _is_quoted(value) else f'"{value}"'
            made.append(f" {key}={shown}")
        tail = _escaped(step.tail) if step.tail and closing else ""
        if not len(step) and not step.text:
            made.append(f"/>{tail}")
            continue
        made.append(f">{_escaped(step.text or '')}")
        closing.append(f"</{name}>{tail}")
        steps.append(None)
        steps += reversed(step)
    if used:
        made[1:1] = [f' xmlns:{used[uri]}="{uri}"' for uri in sorted(used)]
    return "".join(made)


def _escaped(text: str) -> str:
    return escape(text, _TEXT) if _is_special(text) else text


def shorten(name: str) -> str:
    """Name an element or attribute with its prefix, if it has a usual one.

    >>> shorten("{http://www.w3.org/1999/xlink}href")
    'xlink:href'
    """
    if name[0] != "{":
        return name
    uri, _, local = name[1:].partition("}")
    prefix = _PREFIXES.get(uri)
    return f"{prefix}:{local}" if prefix else name


def _named(name: str, used: dict[str, str]) -> str:
    uri, _, local = name[1:].partition("}")
    prefix = _PREFIXES.get(uri)
    if prefix in ("mml", "xml"):
        return f"{prefix}:{local}"
    if prefix is None:
        others = sum(known.startswith("ns") for known in used.values())
        prefix = used.get(uri) or f"ns{others}"
    used[uri] = prefix
    return f"{prefix}:{local}"
