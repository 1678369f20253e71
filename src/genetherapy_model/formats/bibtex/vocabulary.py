"""The words of BibTeX and BibLaTeX, and what they are in the model.

Sources: Patashnik, BibTeXing, https://ctan.org/pkg/bibtex; BibLaTeX's data model,
https://ctan.org/pkg/biblatex (section 2); Web of Science's export for ``eissn``,
``article-number``, ``earlyaccessdate`` and ``number-of-cited-references``.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from genetherapy_model.domain.publication_dates import DateKind
from genetherapy_model.formats.work_types import WORK_TYPES

SOURCE: Final = "bibtex"

MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()

# Entry types that say what a publication type says.
PUBLICATION_TYPES: Final = {
    word: each.name for each in WORK_TYPES for word in each.entry_types
}
ENTRY_TYPES: Final = {
    each.name: each.entry_types[0] for each in WORK_TYPES if each.entry_types
}
# Entry types whose container is a book or proceedings, not a journal.
PARTS: Final = frozenset(
    "inproceedings conference incollection inbook suppbook suppcollection "
    "inreference".split()
)
# Entry types that others cross-reference.
WHOLES: Final = frozenset(
    "book mvbook proceedings mvproceedings collection mvcollection reference "
    "mvreference periodical".split()
)
ALIASES: Final = {"key": "sortkey"}  # BibLaTeX reads the one as the other

# Fields of a second kind of date beside the date of publication.
DATES: Final = {
    "earlyaccessdate": DateKind.AHEAD_OF_PRINT,
    **{
        f"date-{kind.value}": kind
        for kind in (
            DateKind.ELECTRONIC,
            DateKind.RECEIVED,
            DateKind.REVISED,
            DateKind.ACCEPTED,
            DateKind.RETRACTED,
        )
    },
}
# What has a field of its own among the identifiers of any scheme.
SCHEMES: Final = ("isbn", "url", "pii", "mrnumber", "zblnumber", "isrn", "lccn")
# Nothing in them is LaTeX: BibLaTeX calls such fields verbatim.
VERBATIM: Final = frozenset({"url", "doi", "eprint", "file", "pdf", "verba"})

ACCENTS: Final = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}
STYLES: Final = {
    "textit": "i",
    "emph": "i",
    "textsl": "i",
    "mkbibemph": "i",
    "textbf": "b",
    "mkbibbold": "b",
    "textsubscript": "sub",
    "mkbibsubscript": "sub",
    "textsuperscript": "sup",
    "mkbibsuperscript": "sup",
    "underline": "u",
    "textsc": "sc",
}
DECLARATIONS: Final = {
    "it": "i",
    "itshape": "i",
    "em": "i",
    "sl": "i",
    "bf": "b",
    "bfseries": "b",
    "sc": "sc",
    "scshape": "sc",
}
# Commands that say nothing of their argument.
TRANSPARENT: Final = frozenset(
    "textrm textnormal textup textmd mbox hbox relax NoCaseChange protect rm "
    "normalfont upshape".split()
)


def _greek() -> dict[str, str]:
    found = {}
    for code in [*range(0x391, 0x3AA), *range(0x3B1, 0x3CA)]:
        name = unicodedata.name(chr(code), "")
        word = name.rpartition(" ")[2].lower()
        if not name or "FINAL" in name:
            continue
        word = {"lamda": "lambda"}.get(word, word)
        found[word.capitalize() if "CAPITAL" in name else word] = chr(code)
    return found | {"varepsilon": "ε", "varphi": "φ", "vartheta": "ϑ"}


GREEK: Final = _greek()
MATH: Final = GREEK | dict(
    zip(
        "times pm mp cdot leq le geq ge neq ne approx sim simeq equiv infty to "
        "rightarrow leftarrow leftrightarrow Rightarrow uparrow downarrow circ degree "
        "prime ldots dots mu ast bullet div partial sum sqrt in propto ll gg".split(),
        "×±∓·≤≤≥≥≠≠≈∼≃≡∞→→←↔⇒↑↓∘°′……μ∗•÷∂∑√∈∝≪≫",
        strict=True,
    )
)
del MATH["sqrt"]  # it takes an argument
SYMBOLS: Final = {
    "ss": "ß",
    "SS": "ẞ",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "aa": "å",
    "AA": "Å",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "dj": "đ",
    "DJ": "Đ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "S": "§",
    "P": "¶",
    "copyright": "©",
    "pounds": "£",
    "dag": "†",
    "ddag": "‡",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textendash": "\u2013",
    "textemdash": "\u2014",
    "textquoteleft": "\u2018",
    "textquoteright": "\u2019",
    "textquotedblleft": "\u201c",
    "textquotedblright": "\u201d",
    "textquotedbl": '"',
    "textquotesingle": "'",
    "textasciigrave": "`",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textdollar": "$",
    "textunderscore": "_",
    "textregistered": "®",
    "texttrademark": "™",
    "textdegree": "°",
    "textmu": "µ",
    "textpm": "±",
    "texttimes": "×",
    "textdiv": "÷",
    "texteuro": "€",
    "euro": "€",
    "textsterling": "£",
    "textyen": "¥",
    "textsection": "§",
    "textparagraph": "¶",
    "textbullet": "•",
    "textperiodcentered": "·",
    "textonehalf": "½",
    "textonequarter": "¼",
    "textthreequarters": "¾",
    "textordmasculine": "º",
    "textordfeminine": "ª",
    "textexclamdown": "¡",
    "textquestiondown": "¿",
    "guillemotleft": "«",
    "guillemotright": "»",
    "slash": "/",
    "quad": " ",
    "qquad": " ",
    "newline": " ",
    "par": " ",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    **{f"text{name}": sign for name, sign in GREEK.items()},
}
SIGNS: Final = {
    **{sign: sign for sign in "&%$#_{}"},
    " ": " ",
    "\n": " ",
    "\\": " ",
    ",": "\u2009",
    ";": " ",
    ":": " ",
    "-": "",
    "/": "",
    "!": "",
    "@": "",
    "(": "(",
    ")": ")",
}
