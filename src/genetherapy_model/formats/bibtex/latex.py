r"""LaTeX of fields, read into marked text.

Accents and symbols become characters, ``\textit`` and the other five styles markup,
and so do formulas that are but a script, such as ``$^{13}$``. Whatever else is a
formula or a command stays as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from genetherapy_model.domain._markup import escape
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.bibtex import vocabulary

__all__ = [
    "decode",
    "decode_plain",
    "is_balanced",
    "math_end",
    "raw_end",
    "read_latex",
    "spaced",
]

_DEPTH: Final = 150
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_ACCENT: Final = re.compile(
    r"\\(?:([`'^~=.\"])|([uvHtcdbkr])(?![A-Za-z]))[ ]*"
    r"(?:\{[ ]*(\\[A-Za-z]{1,2}(?![A-Za-z])|[^{}\\]{0,2})[ ]*(?:\{\})?\}"
    r"|\{(\{[^{}\\]\})\}"
    r"|(\\[ij])(?![A-Za-z])[ ]?|([^\W\d_]))"
)
_COMMAND: Final = re.compile(r"\\([A-Za-z]+)\*?")
_SPECIAL: Final = re.compile(r"[\\{}$~\-`']")
_PIECE: Final = re.compile(r"[^\\{}$~\-`']+")
_DASHES: Final = re.compile(r"-{2,3}|``|''")
_SIMPLE: Final = re.compile(
    r"(?:[0-9.,+\-()/%<>=~ ]|\\[A-Za-z]+ ?|[\^_](?:[A-Za-z0-9+*\-]|\\[A-Za-z]+ ?|"
    r"\{(?:[A-Za-z0-9.,+\-*()/ ]|\\[A-Za-z]+ ?)*\}))+"
)
_SIMPLE_PART: Final = re.compile(
    r"(?P<script>[\^_])(?:\{(?P<braced>[^{}]*)\}|(?P<one>\\[A-Za-z]+ ?|.))"
    r"|\\(?P<name>[A-Za-z]+) ?|(?P<text>[^\\^_]+)"
)
_UPRIGHT: Final = re.compile(
    r"(?<=[\^_])(?:\{\\(?:mathrm|text|textrm|mbox)\{([^{}\\]+)\}\}|\{\\rm ([^{}\\]+)\}"
    r"|\\(?:mathrm|text)\{([^{}\\]+)\})"
)
_INNER: Final = re.compile(r"\\(?P<name>[A-Za-z]+) ?|(?P<text>[^\\]+)")


def spaced(text: str) -> str:
    """Make each run of blanks one space, as BibTeX does, and none at the ends."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return _BLANKS.sub(" ", text).strip(" ")


def is_balanced(text: str) -> bool:
    """Tell whether every brace has its other half, escaped ones counted or not."""
    if text.endswith("\\"):
        return False
    for each in (text, re.sub(r"\\.", "", text)):
        depth = 0
        for sign in each:
            depth += (sign == "{") - (sign == "}")
            if depth < 0:
                return False
        if depth:
            return False
    return True


def _group_end(text: str, start: int) -> int:
    """Give where the group that opens at a place ends, or -1."""
    depth = 0
    place = start
    while place < len(text):
        sign = text[place]
        if sign == "\\":
            place += 1
        elif sign in "{}":
            depth += 1 if sign == "{" else -1
            if not depth:
                return place + 1
        place += 1
    return -1


def raw_end(text: str, start: int) -> int:
    """Give where an unknown command ends, its arguments with it."""
    found = _COMMAND.match(text, start)
    end = found.end() if found else start + 1
    while True:
        after = end
        if text.startswith("[", after):
            closing = text.find("]", after)
            after = closing + 1 if closing > 0 else after
        if not text.startswith("{", after):
            return end
        closing = _group_end(text, after)
        if closing < 0:
            return end
        end = closing


def math_end(text: str, start: int) -> int:
    """Give where the formula that begins at a dollar sign ends, or -1."""
    sign = "$$" if text.startswith("$$", start) else "$"
    place = start + len(sign)
    while True:
        place = text.find("$", place)
        if place < 0:
            return -1
        if text[place - 1] != "\\":
            break
        place += 1
    end = place + len(sign)
    return end if text.startswith(sign, place) and place > start + len(sign) else -1


def _simple_math(inside: str) -> str | None:
    """Read a formula of scripts and single signs as markup; None if it is more."""
    inside = _UPRIGHT.sub(lambda found: f"{{{found[found.lastindex or 1]}}}", inside)
    if _SIMPLE.fullmatch(inside) is None or not re.search(r"[\\^_]", inside):
        return None
    made = []
    for part in _SIMPLE_PART.finditer(inside):
        if part["script"]:
            tag = "sup" if part["script"] == "^" else "sub"
            held = _signs(part["one"] if part["braced"] is None else part["braced"])
            if held is None or not held:
                return None
            if held in {"°", "∘"} and tag == "sup":
                made.append("°")
            else:
                made.append(f"<{tag}>{escape(held)}</{tag}>")
        elif part["name"]:
            sign = vocabulary.MATH.get(part["name"])
            if sign is None:
                return None
            made.append(sign)
        else:
            made.append(escape(part["text"].replace("~", "\u00a0")))
    return "".join(made)


def _signs(text: str) -> str | None:
    made = []
    for part in _INNER.finditer(text):
        sign = part["text"] or vocabulary.MATH.get(part["name"])
        if sign is None:
            return None
        made.append(sign)
    return "".join(made)


def _accented(found: re.Match[str]) -> str | None:
    mark = vocabulary.ACCENTS[found[1] or found[2]]
    letter = found[3] if found[3] is not None else found[5] or found[6]
    if found[4]:
        letter = found[4][1]
    if letter in (r"\i", r"\j"):
        letter = letter[1]
    elif letter.startswith("\\"):
        letter = vocabulary.SYMBOLS.get(letter[1:], "")
        if not letter:
            return None
    letter = letter.strip()
    if not letter:
        return found[1] if found[1] in ("^", "~", "`", "'", '"') else None
    return unicodedata.normalize("NFC", letter[0] + mark) + letter[1:]


class _Decoder:
    """Reads one field, from left to right, without recursion."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.made: list[str] = []
        # What closes each open group: tags, or nothing.
        self.open: list[str] = []
        self.depth = 0

    def read(self) -> str:
        text, end = self.text, len(self.text)
        while self.place < end:
            sign = text[self.place]
            if sign == "\\":
                self._command()
            elif sign == "{":
                self.place += 1
                self.open.append("")
            elif sign == "}":
                self.place += 1
                self._close()
            elif sign == "$":
                self._formula()
            elif sign == "~":
                self.place += 1
                self.made.append("\u00a0")
            else:
                self._plain()
        while self.open:
            self._close()
        return "".join(self.made)

    def _plain(self) -> None:
        found = _PIECE.match(self.text, self.place)
        ligature = _DASHES.match(self.text, self.place)
        if found:
            self.made.append(escape(found[0]))
            self.place = found.end()
        elif ligature:
            signs = {"--": "\u2013", "---": "\u2014", "``": "\u201c", "''": "\u201d"}
            self.made.append(signs[ligature[0]])
            self.place = ligature.end()
        else:
            self.made.append(self.text[self.place])
            self.place += 1

    def _close(self) -> None:
        if self.open:
            tags = self.open.pop()
            self.depth -= tags.count("/")
            self.made.append(tags)

    def _style(self, tag: str) -> None:
        """Begin a style that ends with the innermost group."""
        if self.depth < _DEPTH:
            self.depth += 1
            self.made.append(f"<{tag}>")
            self.open[-1] = f"</{tag}>{self.open[-1]}"

    def _formula(self) -> None:
        end = math_end(self.text, self.place)
        if end < 0:
            self.made.append("$")
            self.place += 1
            return
        raw = self.text[self.place : end]
        simple = _simple_math(raw.strip("$"))
        self.made.append(escape(raw) if simple is None else simple)
        self.place = end

    def _command(self) -> None:
        text, place = self.text, self.place
        accent = _ACCENT.match(text, place)
        if accent and (made := _accented(accent)) is not None:
            self.made.append(escape(made))
            self.place = accent.end()
            return
        found = _COMMAND.match(text, place)
        if found is None:
            sign = text[place + 1 : place + 2]
            self.made.append(escape(vocabulary.SIGNS.get(sign, f"\\{sign}")))
            self.place += 2
            return
        name = found[1]
        after = found.end()
        while text.startswith(" ", after):
            after += 1
        if name in vocabulary.STYLES and after < len(text):
            self._begin(name, after)
        elif name in vocabulary.DECLARATIONS and self.open:
            self._style(vocabulary.DECLARATIONS[name])
            self.place = after
        elif name in vocabulary.TRANSPARENT:
            self.place = after
        elif name in vocabulary.SYMBOLS and "*" not in found[0]:
            self.made.append(escape(vocabulary.SYMBOLS[name]))
            # The blank after a command ends it, and an empty group guards one.
            self.place = after + 2 if text.startswith("{}", after) else after
        elif name in vocabulary.MATH or name == "ensuremath":
            self._outside_of_math(name, found.end(), after)
        elif name == "url" and text.startswith("{", after):
            end = _group_end(text, after)
            end = end if end > 0 else len(text)
            self.made.append(escape(text[after + 1 : end - 1]))
            self.place = end
        else:
            end = raw_end(text, place)
            self.made.append(escape(text[place:end]))
            self.place = end

    def _outside_of_math(self, name: str, end: int, after: int) -> None:
        if name in vocabulary.MATH:
            self.made.append(vocabulary.MATH[name])
            self.place = after + 2 if self.text.startswith("{}", after) else after
            return
        closing = _group_end(self.text, after) if self.text[after:][:1] == "{" else -1
        inside = self.text[after + 1 : closing - 1] if closing > 0 else ""
        simple = _simple_math(inside)
        end = closing if closing > 0 else end
        raw = self.text[self.place : end]
        self.made.append(escape(raw) if simple is None else simple)
        self.place = end

    def _begin(self, name: str, after: int) -> None:
        tag = vocabulary.STYLES[name]
        if self.text[after] == "{":
            self.open.append("")
            self._style(tag)
            self.place = after + 1
        elif self.text[after] in "\\}$":
            self.made.append(escape(self.text[self.place : after]))
            self.place = after
        else:
            self.made.append(f"<{tag}>{escape(self.text[after])}</{tag}>")
            self.place = after + 1


def decode(text: str) -> MarkedText:
    r"""Read the LaTeX of a field.

    >>> print(decode(r"{AAV}$_9$ in {\it Mus musculus}, Garc{\'\i}a \& Co, 10$^{13}$"))
    AAV<sub>9</sub> in <i>Mus musculus</i>, García &amp; Co, 10<sup>13</sup>
    >>> decode(r"\foo{bar} and $\frac{a}{b}$").plain
    '\\foo{bar} and $\\frac{a}{b}$'
    """
    text = spaced(text)
    if _SPECIAL.search(text) is None:
        return MarkedText(escape(text))
    return MarkedText(spaced(read_latex(text)))


def read_latex(text: str) -> str:
    """Read LaTeX as canonical inline XML, blanks as they stand."""
    return _Decoder(text).read()


def decode_plain(text: str) -> str:
    """Read the LaTeX of a field that has no markup, ties as spaces."""
    if _SPECIAL.search(text) is None:
        return spaced(text.replace("\u00a0", " "))
    return spaced(decode(text).plain.replace("\u00a0", " "))
