"""PUB: texts that were garbled on their way: mojibake, lost letters, escaped markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Final

from genetherapy_model.domain.journals import Journal
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.errors import InvalidMarkup, Severity
from genetherapy_model.rules._definitions import Slip, rule
from genetherapy_model.rules._mojibake import repair_mojibake

__all__ = [
    "escaped_in_name",
    "escaped_twice",
    "garbled_label",
    "garbled_name",
    "garbled_text",
    "lost_letter",
    "lost_letter_in_name",
    "unseen_characters",
]

_UTF8: Final = "https://www.unicode.org/versions/latest/core-spec/chapter-3/"
_SPECIALS: Final = "https://www.unicode.org/charts/PDF/UFFF0.pdf"
_HTML: Final = "https://html.spec.whatwg.org/multipage/named-characters.html"
_LONGEST: Final = 400
"""The longest text that is suggested as a whole."""

_REASON: Final = (
    "Text in UTF-8 that is read as Latin-1 or Windows-1252 shows two or three letters "
    "for each letter beyond ASCII. Only sequences are told that nobody writes on "
    "purpose and that give a letter when they are read back."
)


def _garbled(path: str, text: str | None) -> Iterator[Slip]:
    found = repair_mojibake(text) if text else None
    if found is not None:
        garbled, meant, mended = found
        yield Slip(
            path,
            f"{garbled!r} is {meant!r} in UTF-8 that was read in another code",
            mended if len(mended) <= _LONGEST else None,
        )


@rule(
    "PUB001",
    title="a text is read in the code in which it was written",
    severity=Severity.WARNING,
    subject=MarkedText,
    reason=_REASON,
    source=(_UTF8,),
    failing=MarkedText("TGF-Î² in the liver"),
    passing=MarkedText("TGF-β in the liver"),
)
def garbled_text(text: MarkedText) -> Iterator[Slip]:
    """Read what is beyond ASCII back as UTF-8."""
    if not text.value.isascii():
        yield from _garbled("", text.value)


_PARTS: Final = ("family", "given", "initials", "particle", "suffix", "literal")


@rule(
    "PUB002",
    title="a name is read in the code in which it was written",
    severity=Severity.WARNING,
    subject=PersonName,
    reason=_REASON,
    source=(_UTF8, "E: SchÃ¼hlen, for Schühlen"),
    failing=PersonName(family="SchÃ¼hlen", given="H."),
    passing=PersonName(family="Schühlen", given="H."),
)
def garbled_name(name: PersonName) -> Iterator[Slip]:
    """Read what is beyond ASCII in each part back as UTF-8."""
    for part in _PARTS:
        text = getattr(name, part)
        if text and not text.isascii():
            yield from _garbled(f"/{part}", text)


@rule(
    "PUB003",
    title="the plain texts of a record are read in the code in which they were written",
    severity=Severity.WARNING,
    subject=Publication,
    reason=_REASON,
    source=(_UTF8,),
    failing=Publication(journal=Journal(title="Zentralblatt fÃ¼r Chirurgie")),
    passing=Publication(journal=Journal(title="Zentralblatt für Chirurgie")),
)
def garbled_label(publication: Publication) -> Iterator[Slip]:
    """Look at titles of journals, agencies, names of substances and quotations."""
    for path, text in _plain_texts(publication):
        if text and not text.isascii():
            if "\ufffd" in text:
                yield Slip(path, f"{text!r} holds U+FFFD, where a letter was lost")
            yield from _garbled(path, text)


def _plain_texts(publication: Publication) -> Iterator[tuple[str, str | None]]:
    journal = publication.journal
    if journal is not None:
        for field in ("title", "iso_abbreviation", "medline_abbreviation"):
            yield f"/journal/{field}", getattr(journal, field)
    for index, grant in enumerate(publication.grants):
        yield f"/grants/{index}/agency", grant.agency
    for index, chemical in enumerate(publication.chemicals):
        yield f"/chemicals/{index}/name", chemical.name
    for index, quotation in enumerate(publication.quotations):
        for number, part in enumerate(quotation.parts):
            yield f"/quotations/{index}/parts/{number}", part


# HTML reads a number without its semicolon too, as far as its digits go.
_REFERENCE: Final = re.compile(
    r"&(?:(?P<name>[A-Za-z][A-Za-z0-9]+);|#(?:[0-9]{2,7}|[xX][0-9A-Fa-f]{2,6});?)"
)
_UNENDED: Final = re.compile(
    r"&#(?:[0-9]{2,7}(?![0-9;])|[xX][0-9A-Fa-f]{2,6}(?![0-9A-Fa-f;]))"
)
# So it does some names, of letters among others; in those of people no others stand.
_UNENDED_LETTER: Final = re.compile(
    "|".join(
        f"&{name}"
        for name, sign in sorted(html5.items(), reverse=True)
        if not name.endswith(";") and sign.isalpha() and sign not in "ªº"
    )
)
_ESCAPED_REFERENCE: Final = re.compile(f"&amp;{_REFERENCE.pattern.removeprefix('&')}")
_ESCAPED_TAGS: Final = re.compile(
    r"&lt;(?P<tag>i|b|u|em|strong|su[bp]|inf|p|pre|span|div|italic|bold|sc|font|title)"
    r"(?:\s[^&<>]{0,80})?&gt;.*?&lt;/(?P=tag)&gt;",
    re.IGNORECASE | re.DOTALL,
)


def _is_reference(name: str | None) -> bool:
    return name is None or f"{name};" in html5


@rule(
    "PUB004",
    title="markup is markup, and no text that shows its tags",
    severity=Severity.WARNING,
    subject=MarkedText,
    reason="What is escaped twice shows its signs to the reader: &amp; for an "
    "ampersand, <sup>3</sup> for a cube. Only references with a name or number and "
    "pairs of tags are told; a paper on HTML may have them rightly.",
    source=(
        _HTML,
        "E: mm&lt;PRE&gt;3&lt;/PRE&gt; in the abstract of PMID 14668030",
    ),
    failing=MarkedText("Blood &amp;amp; bone: 10&lt;sup&gt;13&lt;/sup&gt; vg"),
    passing=MarkedText("Blood &amp; bone: 10<sup>13</sup> vg at p &lt; 0.05"),
)
def escaped_twice(text: MarkedText) -> Iterator[Slip]:
    """Look for references and pairs of tags in the text that the reader sees."""
    value = text.value
    found = None
    if "&amp;" in value:
        references = _ESCAPED_REFERENCE.finditer(value)
        found = next((each for each in references if _is_reference(each["name"])), None)
    if found is None and "&gt;" in value:
        found = _ESCAPED_TAGS.search(value)
    if found is not None:
        shown = " ".join(unescape(found[0]).split())
        meant = _unescaped(value)
        yield Slip(
            "",
            f"the reader sees {shown[:60]!r}, which was meant as markup",
            meant if meant is not None and len(meant) <= _LONGEST else None,
        )


def _unescaped(value: str) -> str | None:
    """Read the text that is shown as markup, where it is well formed."""
    loose = value.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    loose = _UNENDED.sub(r"\g<0>;", loose)
    try:
        meant = MarkedText.parse(loose).value
    except InvalidMarkup:
        return None
    return meant if meant != value else None


@rule(
    "PUB005",
    title="a name holds no reference to a character",
    severity=Severity.WARNING,
    subject=PersonName,
    reason="References such as &apos; are a way to write text in XML and HTML, and no "
    "part of a name; HTML reads numbers and old names of letters without a semicolon "
    "too.",
    source=(_HTML, "E: Gol&apos;tsman"),
    failing=PersonName(family="Gol&apos;tsman", given="Gregory N."),
    passing=PersonName(family="Gol'tsman", given="Gregory N."),
)
def escaped_in_name(name: PersonName) -> Iterator[Slip]:
    """Look for references in each part."""
    for part in _PARTS:
        text = getattr(name, part)
        if text and "&" in text:
            references = _REFERENCE.finditer(text)
            found = next(
                (known for known in references if _is_reference(known["name"])),
                _UNENDED_LETTER.search(text),
            )
            if found is not None:
                yield Slip(
                    f"/{part}",
                    f"{text!r} holds {found[0]}, which stands for a character",
                    unescape(text),
                )


_LOST: Final = (
    "U+FFFD stands where a program met bytes that are no text of the code that it "
    "expected; the letter itself is lost."
)


@rule(
    "PUB006",
    title="no letter of a text was lost",
    severity=Severity.WARNING,
    subject=MarkedText,
    reason=_LOST,
    source=(_SPECIALS, "E: Deutschen Gesellschaft f\ufffdr Gyn\ufffdkologie"),
    failing=MarkedText("The role of \ufffdgreen\ufffd viruses"),
    passing=MarkedText("The role of “green” viruses"),
)
def lost_letter(text: MarkedText) -> Iterator[Slip]:
    """Look for the character."""
    if not text.value.isascii() and "\ufffd" in text.value:
        yield Slip("", f"U+FFFD in {_around(text.value)!r}: a letter was lost")


def _around(text: str) -> str:
    place = text.index("\ufffd")
    return " ".join(text[max(0, place - 20) : place + 20].split())


@rule(
    "PUB007",
    title="no letter of a name was lost",
    severity=Severity.WARNING,
    subject=PersonName,
    reason=_LOST + " What controls a terminal or a line is no letter either.",
    source=(_SPECIALS,),
    failing=PersonName(family="M\ufffdller"),
    passing=PersonName(family="Müller"),
)
def lost_letter_in_name(name: PersonName) -> Iterator[Slip]:
    """Look for the character, and for controls, in each part."""
    for part in _PARTS:
        text = getattr(name, part)
        if not text:
            continue
        if "\ufffd" in text:
            yield Slip(f"/{part}", f"U+FFFD in {text!r}: a letter was lost")
        elif _CONTROL.search(text):
            yield Slip(
                f"/{part}", f"{text!r} holds a character that controls, no letter"
            )


_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
# The joiners of Persian, of the scripts of India and of emoji are left alone.
_UNSEEN: Final = re.compile("[\u0080-\u0084\u0086-\u009f\u200b\u2060\ufeff]")
_DIRECTIONS: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")


@rule(
    "PUB008",
    title="a text has no characters that nobody can see",
    severity=Severity.WARNING,
    subject=MarkedText,
    reason="A byte order mark, a space without a width, a control or, outside of "
    "scripts that run to the left, a mark of direction came along with a copy; it "
    "makes the text unequal to its twin and unfindable.",
    source=(
        "https://www.unicode.org/charts/PDF/U2000.pdf",
        "E: the keyword '\ufeff3D printing' of PMID 31840140",
    ),
    failing=MarkedText("\ufeff3D printing"),
    passing=MarkedText("3D printing"),
)
def unseen_characters(text: MarkedText) -> Iterator[Slip]:
    """Look for them, marks of direction only where nothing runs to the left."""
    value = text.value
    if value.isascii():
        return
    found = _UNSEEN.search(value)
    if found is None:
        found = _DIRECTIONS.search(value)
        if found is None or _RIGHT_TO_LEFT.search(value):
            return
    code = ord(found[0])
    mended = _DIRECTIONS.sub("", _UNSEEN.sub("", value))
    keeps = code >= 0x2000 and not _RIGHT_TO_LEFT.search(value)
    yield Slip(
        "",
        f"U+{code:04X} in the text is a character that nobody sees",
        # A control may stand for a letter of another code, which is not known.
        mended if keeps and len(mended) <= _LONGEST else None,
    )
