"""Strategies for marked text."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from genetherapy_model.domain.text import MarkedText
from genetherapy_model.strategies._calls import shown_as_called
from genetherapy_model.strategies._texts import characters, check_sizes

__all__ = ["marked_texts"]

_TAGS = ("i", "sub", "sup", "b", "u", "sc")
# Text that readers are known to trip over: numbers that fuse, what looks like
# references or tags, what Markdown and LaTeX would take for their own, rare scripts.
_ODD_TEXTS = (
    " ",
    "10",
    "AAV",
    "vg/kg",
    "R&D",
    "p < 0.05",
    "&lt;",
    "&amp;lt;",
    "&beta;",
    "<sub>",
    "</i>",
    "<!--",
    "]]>",
    "\\",
    "$x_1$",
    "*a*",
    "1. ",
    "# ",
    "\n  ",
    "\r\n",
    "β-thalassemia",
    "基因治疗",
    "العلاج الجيني",
    "e\u0301",
    "\U0001f9ec",
)
_ATTRIBUTES = (
    "display",
    "mathvariant",
    "open",
    "close",
    "separators",
    "id",
    "xml:lang",
)
_TOKENS = ("mi", "mn", "mo", "mtext")
# The least number of children: what is missing is drawn as empty rows.
_LAYOUTS = {
    "mrow": 0,
    "msup": 2,
    "msub": 2,
    "msubsup": 3,
    "mfrac": 2,
    "msqrt": 0,
    "mroot": 2,
    "mover": 2,
    "munderover": 3,
    "mmultiscripts": 1,
    "mprescripts": 0,
    "mfenced": 0,
    "mtable": 0,
    "mtr": 0,
    "mtd": 0,
    "semantics": 0,
    "apply": 0,
    "in": 0,
}


@shown_as_called
def marked_texts(
    *,
    min_size: int = 0,
    max_size: int | None = None,
    markup: bool = True,
    math: bool = True,
) -> SearchStrategy[MarkedText]:
    """Return a strategy for every kind of marked text.

    They are nested, empty, blank, in rare scripts, full of what looks like markup, or
    formulas; and they shrink to the empty text.

    Args:
        min_size: The least number of pieces side by side; each is a run of text, which
            is not empty, or an element. One piece is enough for a text not to be empty.
        max_size: The greatest number of pieces, or ``None`` for any.
        markup: Whether there may be elements at all.
        math: Whether there may be MathML among them.

    Raises:
        InvalidArgument: If the bounds hold no number.
    """
    check_sizes("marked_texts", min_size, max_size)
    piece = _runs()
    if markup:
        piece |= _elements(math=math)
    if markup and math:
        piece |= _formulas()
    pieces = st.lists(piece, min_size=min_size, max_size=max_size)
    return pieces.map("".join).map(MarkedText)


def _texts() -> SearchStrategy[str]:
    return st.text(characters(), min_size=1) | st.sampled_from(_ODD_TEXTS)


def _runs() -> SearchStrategy[str]:
    return _texts().map(_escaped)


def _escaped(text: str) -> str:
    return MarkedText.from_plain(text).value


# A tree is drawn as the list of its tags, because that takes a tenth of the time of a
# recursive strategy: a start tag opens an element, ``_END`` closes the innermost, and
# what is open at the end is closed.
_END = ""
_STARTS = {f"<{tag}>": tag for tag in _TAGS}


def _elements(*, math: bool) -> SearchStrategy[str]:
    parts = st.sampled_from((_END, *_STARTS)) | _runs()
    if math:
        parts |= _formulas()
    return st.builds(_element, st.sampled_from(_TAGS), st.lists(parts, max_size=6))


def _element(tag: str, parts: list[str]) -> str:
    made = [f"<{tag}>"]
    stack = [tag]
    for part in parts:
        if part != _END:
            made.append(part)
        elif len(stack) > 1:
            made.append(f"</{stack.pop()}>")
        if part in _STARTS:
            stack.append(_STARTS[part])
    return "".join((*made, *(f"</{name}>" for name in reversed(stack))))


def _formulas() -> SearchStrategy[str]:
    parts = (
        st.sampled_from((_END, *_LAYOUTS)).map(lambda name: (name, _NO_ATTRIBUTES))
        | st.tuples(st.sampled_from(_TOKENS), _runs())
        | st.tuples(st.sampled_from(tuple(_LAYOUTS)), _attributes())
    )
    return st.builds(_formula, _attributes(), st.lists(parts, max_size=6))


_NO_ATTRIBUTES: dict[str, str] = {}


def _attributes() -> SearchStrategy[dict[str, str]]:
    values = _texts().map(_escaped_attribute)
    return st.dictionaries(st.sampled_from(_ATTRIBUTES), values, max_size=2)


def _escaped_attribute(text: str) -> str:
    escaped = _escaped(text).replace('"', "&quot;")
    return escaped.replace("\t", "&#9;").replace("\n", "&#10;")


def _formula(
    attributes: dict[str, str], parts: list[tuple[str, str | dict[str, str]]]
) -> str:
    no_children: list[str] = []
    stack = [("math", attributes, no_children)]
    for name, held in parts:
        if isinstance(held, str):
            stack[-1][2].append(_mathml(name, {}, [held]))
        elif name != _END:
            stack.append((name, held, []))
        elif len(stack) > 1:
            closed = _mathml(*stack.pop())
            stack[-1][2].append(closed)
    while len(stack) > 1:
        closed = _mathml(*stack.pop())
        stack[-1][2].append(closed)
    return _mathml(*stack[0])


def _mathml(name: str, attributes: dict[str, str], children: list[str]) -> str:
    lacking = max(0, _LAYOUTS.get(name, 0) - len(children))
    shown = "".join(f' {key}="{value}"' for key, value in attributes.items())
    inside = "".join(children) + "<mml:mrow></mml:mrow>" * lacking
    return f"<mml:{name}{shown}>{inside}</mml:{name}>"
