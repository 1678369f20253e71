"""Marked text, written as the LaTeX of fields.

Piece by piece: what reading leaves alone, a formula or a command that is not known, is
written as it stands, and all else is escaped. So nothing grows with every round.
"""

from __future__ import annotations

import re
from typing import Final

from genetherapy_model.domain._markup import escape, tokens, unescape
from genetherapy_model.domain._renderings import to_latex, to_plain
from genetherapy_model.domain._statements import UNWRITABLE
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.bibtex.latex import (
    is_balanced,
    math_end,
    raw_end,
    read_latex,
    spaced,
)

__all__ = ["encode", "encode_plain", "encode_title"]

_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_WRITTEN: Final = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "\u00a0": "~",
}
_TRANSLATED: Final = str.maketrans(_WRITTEN)
_LIGATURES: Final = re.compile("-(?=-)|`(?=`)|'(?=')")
_UNKNOWN: Final = re.compile(r"\\[A-Za-z]{2}")
_SIGN: Final = re.compile(r"[\\^_=]")
_COMMANDS: Final = {
    "b": "textbf",
    "i": "textit",
    "sc": "textsc",
    "sub": "textsubscript",
    "sup": "textsuperscript",
    "u": "underline",
}


def _left_alone(text: str) -> bool:
    """Tell whether reading a piece gives the piece itself."""
    return (
        is_balanced(text)
        and r"\{" not in text
        and r"\}" not in text
        # A group, as some commands hold up to the end of theirs.
        and read_latex(f"{{{text}}}") == escape(text)
    )


def _escaped(text: str, protected: re.Pattern[str] | None = None) -> str:
    """Write text, raw where it is a command or a formula that was left alone."""
    if "$" not in text and "\\" not in text:
        return _signs_escaped(text, protected)
    made = []
    start = place = 0
    while place < len(text):
        end = -1
        if text[place] == "$":
            end = math_end(text, place)
            if end > 0 and not _SIGN.search(text[place:end]):
                end = -1  # money
        elif _UNKNOWN.match(text, place):
            end = raw_end(text, place)
        if end > place + 1 and _left_alone(text[place:end]):
            made += [_signs_escaped(text[start:place], protected), text[place:end]]
            start = place = end
        else:
            place += 1
    made.append(_signs_escaped(text[start:], protected))
    return "".join(made)


def _signs_escaped(text: str, protected: re.Pattern[str] | None) -> str:
    made = _LIGATURES.sub(r"\g<0>{}", text.translate(_TRANSLATED))
    return protected.sub(r"{\g<0>}", made) if protected else made


# Styles put titles in lower case: not what has capitals within, or digits after them.
_CAPITALS: Final = re.compile(
    r"(?<![\\\w&])(?:[^\W_]+[A-Z][^\W_]*|[A-Z][^\W_]*[0-9][^\W_]*|[B-Z](?![\w'\\]))"
)


def encode_title(marked: MarkedText) -> str:
    r"""Write a title, in braces what no style shall put in lower case.

    >>> print(encode_title(MarkedText("Hemophilia B and the AAV9 of <i>F9</i>")))
    Hemophilia {B} and the {AAV9} of \textit{{F9}}
    """
    return encode(marked, _CAPITALS)


def encode(marked: MarkedText, protected: re.Pattern[str] | None = None) -> str:
    r"""Write marked text as LaTeX that is read back as what it was.

    >>> print(encode(MarkedText(r"50% of AAV<sub>9</sub> at $5 -- $\frac{1}{2}$")))
    50\% of AAV\textsubscript{9} at \$5 -{}- $\frac{1}{2}$
    """
    made: list[str] = []
    formula: list[str] = []
    for name, close, text in tokens(marked.value):
        if formula or name.startswith("mml:"):
            formula.append(
                f"<{name}{text}>" if name else f"</{close}>" if close else text
            )
            if close == "mml:math":
                made.append(_formula("".join(formula)))
                formula = []
        elif name:
            made.append(f"\\{_COMMANDS[name]}{{")
        elif close:
            made.append("}")
        else:
            made.append(_escaped(_BLANKS.sub(" ", unescape(text)), protected))
    return spaced("".join(made))


def _formula(value: str) -> str:
    # A lone mprescripts is laid out as a mark that no text can hold.
    written = spaced(UNWRITABLE.sub("", to_latex(value)))
    end = math_end(written, 0) if written.startswith("$") else -1
    if end == len(written) and _SIGN.search(written) and _left_alone(written):
        return written
    plain = UNWRITABLE.sub("", to_plain(value))
    return _escaped(_BLANKS.sub(" ", plain))


def encode_plain(text: str) -> str:
    """Write text that has no markup."""
    return encode(MarkedText.from_plain(text))
