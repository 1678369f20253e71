"""An element as text.

ElementTree's own writer makes up prefixes for MathML; NLM's files have ``mml``.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

_MATHML = "{http://www.w3.org/1998/Math/MathML}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ATTRIBUTE = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_TEXT = {"\r": "&#13;"}


def serialize(element: Element) -> str:
    """Write an element without its tail."""
    made: list[str] = []
    closing: list[str] = []
    steps: list[Element | None] = [element]
    while steps:
        step = steps.pop()
        if step is None:
            made.append(closing.pop())
            continue
        name = _name(step.tag)
        made.append(f"<{name}")
        if step.tag == f"{_MATHML}math":
            made.append(' xmlns:mml="http://www.w3.org/1998/Math/MathML"')
        for key, value in step.items():
            made.append(f" {_name(key)}={quoteattr(value, _ATTRIBUTE)}")
        tail = escape(step.tail, _TEXT) if step.tail and closing else ""
        if not len(step) and not step.text:
            made.append(f"/>{tail}")
            continue
        made.append(f">{escape(step.text or '', _TEXT)}")
        closing.append(f"</{name}>{tail}")
        steps.append(None)
        steps += reversed(step)
    return "".join(made)


def _name(tag: str) -> str:
    if tag.startswith(_MATHML):
        return f"mml:{tag[len(_MATHML) :]}"
    if tag.startswith(_XML):
        return f"xml:{tag[len(_XML) :]}"
    return tag
