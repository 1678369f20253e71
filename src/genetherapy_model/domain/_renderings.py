"""How marked text looks elsewhere: plain, HTML, LaTeX, Markdown.

Each function takes canonical inline XML (see :mod:`._markup`). Formulas are laid out
in one place for plain text and for LaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import zip_longest

from genetherapy_model.domain._markup import (
    CONTENT_MATHML,
    PREFIX,
    attributes_of,
    escape_attribute,
    tokens,
    unescape,
)

__all__ = ["to_html", "to_latex", "to_markdown", "to_plain"]

# No marked text holds U+0000 or U+0001, so they can mark what is decided later: a
# superscript, and the place in mmultiscripts after which the scripts stand in front.
_RAISED = "\0"
_IN_FRONT = "\1"
_AFTER_DIGIT = re.compile("(?<=[0-9])\0")
_MAY_FUSE = re.compile(r".*[0-9].*|[^\W_]", re.DOTALL)
_BLANKS = re.compile(r"[ \t\r\n]+")

# How many children, then plain text, then LaTeX.
_LAYOUTS = {
    "mfrac": (2, "{0}/{1}", r"\frac{{{0}}}{{{1}}}"),
    "mover": (2, "{0}^{1}", r"\stackrel{{{1}}}{{{0}}}"),
    "mroot": (2, "{0}^(1/{1})", r"\sqrt[{{{1}}}]{{{0}}}"),
    "msqrt": (1, "√{0}", r"\sqrt{{{0}}}"),
    "msub": (2, "{0}{1}", "{{{0}}}_{{{1}}}"),
    "msubsup": (3, "{0}{1}^{2}", "{{{0}}}_{{{1}}}^{{{2}}}"),
    "msup": (2, "{0}^{1}", "{{{0}}}^{{{1}}}"),
    "munder": (2, "{0}_{1}", r"\mathop{{{0}}}\limits_{{{1}}}"),
    "munderover": (3, "{0}_{1}^{2}", r"\mathop{{{0}}}\limits_{{{1}}}^{{{2}}}"),
}
# What stands for an element whatever it holds, in plain text and in LaTeX.
_FIXED = {
    "annotation": ("", ""),
    "annotation-xml": ("", ""),
    "mprescripts": (_IN_FRONT, _IN_FRONT),
    "mspace": (" ", r"\ "),
    "sep": (",", ","),
}
# What a script or a stroke takes hold of as a whole, without brackets.
_ATOM = re.compile(r"[-+\u2212]?[\w.\u0300-\u036f\u20d7]*|.|\([^()]*\)|\[[^\[\]]*\]")
# Accents as plain text and as LaTeX writes them: the combining mark, the command.
_ACCENTS = {
    "\u00af": ("\u0304", r"\bar"),
    "\u203e": ("\u0304", r"\bar"),
    "^": ("\u0302", r"\hat"),
    r"\hat{}": ("\u0302", r"\hat"),
    "\u02c6": ("\u0302", r"\hat"),
    "~": ("\u0303", r"\tilde"),
    r"\tilde{}": ("\u0303", r"\tilde"),
    "\u02dc": ("\u0303", r"\tilde"),
    ".": ("\u0307", r"\dot"),
    "\u02d9": ("\u0307", r"\dot"),
    "\u2192": ("\u20d7", r"\vec"),
}
# Application, times, separator and plus are meant, not seen.
_INVISIBLE = dict.fromkeys(range(0x2061, 0x2065))

_LATEX_COMMANDS = {
    "b": r"\textbf",
    "i": r"\textit",
    "sc": r"\textsc",
    "sub": r"\textsubscript",
    "sup": r"\textsuperscript",
    "u": r"\underline",
}
_LATEX_SIGNS = {sign: f"\\{sign}" for sign in "&%$#_{}"}
_LATEX_TEXT = str.maketrans(
    _LATEX_SIGNS
    | {
        "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
    }
)
_LATEX_MATH = str.maketrans(
    _LATEX_SIGNS | {"\\": r"\backslash{}", "^": r"\hat{}", "~": r"\tilde{}"}
)

_TAG = re.compile(r"<(/?)(mml:)?([a-z-]+)([^>]*)>")
_SMALL_CAPS = '<span style="font-variant: small-caps">'
_ACTIVE = re.compile(r"(?:on|xlink:).*|.*href|src|style|altimg|xml:base", re.IGNORECASE)

_MARKDOWN_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in r"\`*_{}[]<>&~^$|"})
_EMPHASIS = re.compile(r"(?<!</[ib]>)<([ib])>([^\W_](?:[^<$]*[^\W_])?)</\1>(?!<[ib]>)")
# What begins a heading, a list or an underline where a line begins.
_BLOCK = re.compile(r"^( *[0-9]*)([#+=.)-])")


def _fold(
    value: str,
    leaf: Callable[[str, str], str],
    node: Callable[[str, dict[str, str], list[str]], str],
) -> str:
    """Render canonical inline XML from the inside out, without recursion.

    Args:
        value: The canonical text.
        leaf: Renders a run of text, given the text and the name of its element.
        node: Renders an element, given name, attributes and its rendered children.
    """
    open_nodes: list[tuple[str, str, list[str]]] = [("", "", [])]
    for name, close, text in tokens(value):
        if name:
            open_nodes.append((name, text, []))
        elif close:
            closed, attributes, parts = open_nodes.pop()
            open_nodes[-1][2].append(node(closed, attributes_of(attributes), parts))
        elif made := leaf(unescape(text), open_nodes[-1][0]):
            open_nodes[-1][2].append(made)
    return "".join(open_nodes[0][2])


def to_plain(value: str) -> str:
    """Render the text alone; see ``MarkedText.plain``."""
    if "<" not in value:
        return unescape(value)
    made = _fold(value, _plain_leaf, _plain_node)
    # A mark that stands where it parts nothing is none.
    return _AFTER_DIGIT.sub("^", made).replace(_RAISED, "")


def _plain_leaf(text: str, parent: str) -> str:
    return _seen(text) if parent.startswith(PREFIX) else text


def _plain_node(name: str, attributes: dict[str, str], parts: list[str]) -> str:
    if name.startswith(PREFIX):
        made = _formula(name[len(PREFIX) :], attributes, parts, latex=False)
    else:
        made = "".join(parts)
        if name == "sup" and _MAY_FUSE.fullmatch(made):
            made = _RAISED + made
    return made


def _seen(text: str) -> str:
    """Keep what is seen of the text of a formula; MathML collapses its white space."""
    return " ".join(text.translate(_INVISIBLE).split())


def _formula(
    name: str, attributes: dict[str, str], parts: list[str], *, latex: bool
) -> str:
    """Lay out one element of MathML, whose local name is given."""
    if name != "mmultiscripts":
        # Elsewhere the mark means nothing, and must not be seen.
        parts = [part.replace(_IN_FRONT, "") for part in parts]
    if name in _LAYOUTS and (made := _laid_out(name, parts, latex=latex)):
        return made
    match name:
        case "mtr" | "mlabeledtr" | "matrixrow":
            made = (" & " if latex else ", ").join(parts)
        case "mtable" | "matrix":
            made = _table(parts, latex=latex)
        case "mfenced":
            made = _fenced(attributes, parts, latex=latex)
        case "mmultiscripts":
            made = _multiscripts(parts, latex=latex)
        case "semantics" | "maction":
            # The first child is what is seen, the others say it in other words.
            made = "".join(parts[:1])
        case _ if name in _FIXED:
            made = _FIXED[name][latex]
        case _ if name in CONTENT_MATHML and name not in {"ci", "cn", "csymbol"}:
            made = (r"\ " if latex else " ").join(parts) or name
        case _:
            made = "".join(parts)
    return made


def _laid_out(name: str, parts: list[str], *, latex: bool) -> str:
    """Lay out by the table, or return ``""`` if children lack or are too many."""
    count, plain_form, latex_form = _LAYOUTS[name]
    if name == "msqrt":
        parts = ["".join(parts)]
    if len(parts) != count:
        return ""
    if name == "mover" and parts[1] in _ACCENTS:
        mark, command = _ACCENTS[parts[1]]
        return f"{command}{{{parts[0]}}}" if latex else parts[0] + mark
    if latex:
        return latex_form.format(*parts)
    shown = [part if _ATOM.fullmatch(part) else f"({part})" for part in parts]
    if name in {"msub", "msubsup"} and shown[1] != parts[1]:
        # Y_(P/S) is Y with a subscript, Y(P/S) would be a function of P/S.
        shown[1] = f"_{shown[1]}"
    return plain_form.format(*shown)


def _table(rows: list[str], *, latex: bool) -> str:
    if not latex:
        return f"[{'; '.join(rows)}]"
    columns = "c" * (1 + max((row.count("&") for row in rows), default=0))
    return rf"\begin{{array}}{{{columns}}}" + r" \\ ".join(rows) + r"\end{array}"


def _multiscripts(parts: list[str], *, latex: bool) -> str:
    """Lay out a base with pairs of sub- and superscripts, behind it or in front."""
    cut = parts.index(_IN_FRONT) if _IN_FRONT in parts else len(parts)
    front = [part for part in parts[cut:] if part != _IN_FRONT]
    return (
        _scripts(front, latex=latex)
        + "".join(parts[:cut][:1])
        + _scripts(parts[1:cut], latex=latex)
    )


def _scripts(parts: list[str], *, latex: bool) -> str:
    pairs = zip_longest(parts[::2], parts[1::2], fillvalue="")
    return "".join(_pair(sub, sup, latex=latex) for sub, sup in pairs)


def _pair(sub: str, sup: str, *, latex: bool) -> str:
    if latex:
        return "{}" + (sub and f"_{{{sub}}}") + (sup and f"^{{{sup}}}")
    return sub + (sup and f"^{sup}")


def _fenced(attributes: dict[str, str], parts: list[str], *, latex: bool) -> str:
    signs = [
        attributes.get(name, default).translate(_LATEX_MATH if latex else {})
        for name, default in (("open", "("), ("close", ")"))
    ]
    between = "".join(attributes.get("separators", ",").split())
    made = signs[0] + "".join(parts[:1])
    for index, part in enumerate(parts[1:]):
        # The last separator serves for all that follow (MathML 3, 3.3.8).
        sign = between[min(index, len(between) - 1)] if between else ""
        made += (sign.translate(_LATEX_MATH) if latex else sign) + part
    return made + signs[1]


def to_html(value: str) -> str:
    """Render HTML 5; see ``MarkedText.html``."""
    return _TAG.sub(_html_tag, value)


def _html_tag(match: re.Match[str]) -> str:
    slash, prefix, name, attributes = match.groups()
    if prefix:
        kept = "".join(
            f' {key}="{escape_attribute(held)}"'
            for key, held in attributes_of(attributes).items()
            if _ACTIVE.fullmatch(key) is None
        )
        return f"<{slash}{name}{kept}>"
    if name == "sc":
        return "</span>" if slash else _SMALL_CAPS
    return match[0]


def to_latex(value: str) -> str:
    """Render LaTeX; see ``MarkedText.latex``."""
    return _fold(value, _latex_leaf, _latex_node)


def _latex_leaf(text: str, parent: str) -> str:
    if not parent.startswith(PREFIX):
        return _BLANKS.sub(" ", text).translate(_LATEX_TEXT)
    seen = _seen(text)
    if parent in {"mml:mtext", "mml:ms"}:
        return rf"\mbox{{{seen.translate(_LATEX_TEXT)}}}" if seen else ""
    made = seen.translate(_LATEX_MATH)
    return rf"\mathrm{{{made}}}" if len(seen) > 1 and seen.isalpha() else made


def _latex_node(name: str, attributes: dict[str, str], parts: list[str]) -> str:
    if name == "mml:math":
        made = "".join(parts).replace(_IN_FRONT, "")
        return f"${made}$" if made else ""
    if name.startswith(PREFIX):
        return _formula(name[len(PREFIX) :], attributes, parts, latex=True)
    return f"{_LATEX_COMMANDS[name]}{{{''.join(parts)}}}"


def to_markdown(value: str) -> str:
    """Render Markdown; see ``MarkedText.markdown``."""
    made = _fold(value, _markdown_leaf, _markdown_node)
    return _BLOCK.sub(r"\1\\\2", _EMPHASIS.sub(_starred, made))


def _markdown_leaf(text: str, parent: str) -> str:
    if parent.startswith(PREFIX):
        return _latex_leaf(text, parent)
    return _BLANKS.sub(" ", text).translate(_MARKDOWN_SIGNS)


def _markdown_node(name: str, attributes: dict[str, str], parts: list[str]) -> str:
    if name.startswith(PREFIX):
        return _latex_node(name, attributes, parts)
    start = _SMALL_CAPS if name == "sc" else f"<{name}>"
    end = "</span>" if name == "sc" else f"</{name}>"
    return f"{start}{''.join(parts)}{end}"


def _starred(match: re.Match[str]) -> str:
    stars = "*" if match[1] == "i" else "**"
    return f"{stars}{match[2]}{stars}"
