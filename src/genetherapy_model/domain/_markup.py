"""The grammar of marked text: what canonical inline XML is, and how it is read.

Canonical inline XML is text with ``&amp;`` ``&lt;`` ``&gt;`` (and ``&#13;`` for a
carriage return, which XML would otherwise turn into a line feed), the six elements of
:data:`TAGS` without attributes, and MathML elements with the fixed prefix ``mml``,
whose namespace is understood and never declared. Every element has a start tag and an
end tag. This is the text of the elements; :mod:`.text` gives it a class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from genetherapy_model.errors import InvalidMarkup

__all__ = [
    "CONTENT_MATHML",
    "DEPTH",
    "MATHML",
    "NAMESPACES",
    "PREFIX",
    "TAGS",
    "attributes_of",
    "check",
    "check_attribute",
    "check_child",
    "escape",
    "escape_attribute",
    "is_bare",
    "is_flat",
    "read",
    "shorten",
    "tokens",
    "unescape",
]

# The inline elements of PubMed's DTD (https://dtd.nlm.nih.gov/ncbi/pubmed/), which are
# b, i, sub, sup, u, and sc of JATS (https://jats.nlm.nih.gov/publishing/).
TAGS = frozenset({"b", "i", "sc", "sub", "sup", "u"})
PREFIX = "mml:"
MATHML = "http://www.w3.org/1998/Math/MathML"
# Attributes of MathML that are in a namespace are in one of these two.
NAMESPACES = {
    "xlink:": "http://www.w3.org/1999/xlink",
    "xml:": "http://www.w3.org/XML/1998/namespace",
}
# Real text stays under twenty; libxml2 stops at 256, and ElementTree's own writer
# calls itself once for every level.
DEPTH = 200

# The elements of MathML 3 (https://www.w3.org/TR/MathML3/, chapters 3 to 5). A closed
# list, because HTML runs what stands in a <script> even inside of MathML.
_PRESENTATION_MATHML = frozenset(
    """math maction maligngroup malignmark menclose merror mfenced mfrac mglyph mi
    mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts mroot
    mrow ms mscarries mscarry msgroup msline mspace msqrt msrow mstack mstyle msub
    msubsup msup mtable mtd mtext mtr munder munderover none
    semantics annotation annotation-xml""".split()
)
CONTENT_MATHML = frozenset(
    """abs and apply approx arccos arccosh arccot arccoth arccsc arccsch arcsec arcsech
    arcsin arcsinh arctan arctanh arg bind bvar card cartesianproduct cbytes ceiling
    cerror ci cn codomain complexes compose condition conjugate cos cosh cot coth cs csc
    csch csymbol curl declare degree determinant diff divergence divide domain
    domainofapplication emptyset eq equivalent eulergamma exists exp exponentiale
    factorial factorof false floor fn forall gcd geq grad gt ident image imaginary
    imaginaryi implies in infinity int integers intersect interval inverse lambda
    laplacian lcm leq limit list ln log logbase lowlimit lt matrix matrixrow max mean
    median min minus mode moment momentabout naturalnumbers neq not notanumber notin
    notprsubset notsubset or otherwise outerproduct partialdiff pi piece piecewise plus
    power primes product prsubset quotient rationals real reals reln rem root
    scalarproduct sdev sec sech selector semantics sep set setdiff share sin sinh subset
    sum tan tanh tendsto times transpose true union uplimit variance vector
    vectorproduct xor""".split()
)
_MATHML_NAMES = _PRESENTATION_MATHML | CONTENT_MATHML

# Other names of the six: of HTML and of JATS.
_ALIASES = {tag: tag for tag in TAGS} | {
    "bold": "b",
    "em": "i",
    "italic": "i",
    "strong": "b",
    "underline": "u",
}
_SMALL_CAPS = re.compile(r"\s*font-variant\s*:\s*small-caps\s*;?\s*", re.IGNORECASE)

# What XML 1.0 has no place for: production 2, https://www.w3.org/TR/xml/#NT-Char.
_NO_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_NO_XML_CHARACTER = re.compile(f"[{_NO_XML}]")
_SPECIAL = re.compile(f"[&<>\r{_NO_XML}]")
_ATTRIBUTE_NAME = re.compile(
    r"(?!xmlns\b)(?:xml:|xlink:)?[A-Za-z_][A-Za-z0-9_.-]*", re.ASCII
)
_ATTRIBUTE = (
    rf' {_ATTRIBUTE_NAME.pattern}="'
    rf'(?:[^&<>"\t\n\r{_NO_XML}]++|&(?:amp|lt|gt|quot|#9|#10|#13);)*+"'
)
_TOKEN = re.compile(
    rf"(?P<text>(?:[^&<>\r{_NO_XML}]++|&(?:amp|lt|gt|\#13);)++)"
    r"|</(?P<close>[a-z][a-z:-]*)>"
    rf"|<(?P<open>[a-z][a-z:-]*)(?P<attributes>(?:{_ATTRIBUTE})*+)>",
)
_NAME_AND_VALUE = re.compile(r' ([^=]+)="([^"]*)"')
_REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_LOOSE = re.compile(
    r"<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*+)"
    r"(?P<attributes>(?:\s+[A-Za-z_:][A-Za-z0-9_:.-]*\s*=\s*(?:\"[^\"]*\"|'[^']*'))*+)"
    rf"\s*(?P<empty>/?)>|{_REFERENCE.pattern}",
)
_LOOSE_ATTRIBUTE = re.compile(
    r"\s+([A-Za-z_:][A-Za-z0-9_:.-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
)


def is_bare(text: str) -> bool:
    """Tell whether text is already canonical because nothing in it is special."""
    # Both paths say the same of printable text; this one is five times faster.
    if text.isprintable():
        return not ("&" in text or "<" in text or ">" in text)
    return _SPECIAL.search(text) is None


def is_flat(text: str) -> bool:
    """Tell whether text is surely canonical, save for its characters.

    Its elements hold no others and are not of MathML, as in nearly all real text. What
    is not so may be canonical all the same.
    """
    for after in text.split("&")[1:]:
        if not after.startswith(("lt;", "gt;", "amp;")):
            return False
    before, *pieces = text.split("<")
    if ">" in before or len(pieces) % 2:
        return False
    for opening, closing in zip(pieces[::2], pieces[1::2], strict=True):
        name, sign, inner = opening.partition(">")
        if name not in TAGS or not sign or ">" in inner:
            return False
        end = f"/{name}>"
        if not closing.startswith(end) or ">" in closing[len(end) :]:
            return False
    return True


def shorten(text: str) -> str:
    """Show at most sixty characters of a text, quoted."""
    return repr(text if len(text) <= 60 else f"{text[:57]}...")


def _refusal(text: str, position: int, reason: str) -> InvalidMarkup:
    return InvalidMarkup(f"{shorten(text)}: at character {position}, {reason}")


def check_characters(text: str) -> None:
    """Refuse the characters that no XML document can hold.

    Raises:
        InvalidMarkup: If one of them occurs.
    """
    if found := _NO_XML_CHARACTER.search(text):
        raise _refusal(
            text,
            found.start(),
            f"U+{ord(found[0]):04X} cannot stand in XML 1.0: remove the character",
        )


def escape(text: str) -> str:
    """Write plain text as canonical inline XML."""
    if is_bare(text):
        return text
    check_characters(text)
    return (
        text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#13;")
    )


def escape_attribute(text: str) -> str:
    """Write the value of an attribute so that XML gives back every character."""
    return (
        escape(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")
    )


def unescape(text: str) -> str:
    """Give back what :func:`escape` or :func:`escape_attribute` has written."""
    if "&" not in text:
        return text
    return (
        text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&#9;", "\t")
        .replace("&#10;", "\n")
        .replace("&#13;", "\r")
        .replace("&amp;", "&")
    )


def attributes_of(text: str) -> dict[str, str]:
    """Split the attributes of a canonical start tag."""
    return {name: unescape(value) for name, value in _NAME_AND_VALUE.findall(text)}


def check_child(name: str, parent: str, depth: int) -> str:
    """Say why an element may not stand in its parent (``""``: no element).

    Returns:
        The reason, or ``""`` if it may.
    """
    if depth >= DEPTH:
        return f"elements are nested more than {DEPTH} deep"
    in_math = parent.startswith(PREFIX)
    if name in TAGS:
        return f"<{name}> stands inside of MathML, which has its own" if in_math else ""
    if not name.startswith(PREFIX) or name[len(PREFIX) :] not in _MATHML_NAMES:
        return f"<{name}> is no inline markup (i, b, sub, sup, u, sc, MathML)"
    if in_math or name == "mml:math":
        return ""
    return f"<{name}> stands outside of <mml:math>"


def check_attribute(name: str, element: str) -> str:
    """Say why an element may not have an attribute, or ``""`` if it may."""
    if not element.startswith(PREFIX):
        return f"<{element}> has the attribute {name!r}, which would be lost: remove it"
    if _ATTRIBUTE_NAME.fullmatch(name) is None:
        return f"<{element}> has the attribute {name!r}, which MathML does not know"
    return ""


def tokens(value: str) -> Iterator[tuple[str, str, str]]:
    """Cut canonical inline XML.

    Yields:
        ``("", "", text)``, ``(name, "", attributes)`` or ``("", name, "")``: text, a
        start tag or an end tag, with text and attributes still escaped.
    """
    for match in _TOKEN.finditer(value):
        text, close, name, attributes = match.groups()
        yield name or "", close or "", text or attributes or ""


def check(value: str) -> None:
    """Refuse whatever is not canonical inline XML.

    Raises:
        InvalidMarkup: With the position and the reason.
    """
    if is_bare(value):
        return
    check_characters(value)
    stack = [("", 0)]
    position = 0
    while position < len(value):
        match = _TOKEN.match(value, position)
        if match is None:
            raise _refusal(
                value,
                position,
                f"{value[position : position + 12]!r} is no canonical inline XML: "
                "MarkedText.parse() takes looser text, from_plain() any text",
            )
        _, close, name, attributes = match.groups()
        reason = ""
        if name:
            reason = check_child(name, stack[-1][0], len(stack) - 1)
            found = [pair[0] for pair in _NAME_AND_VALUE.findall(attributes)]
            if found and not reason:
                reason = check_attribute(found[0], name)
            if len(found) != len(set(found)):
                reason = f"<{name}> has an attribute twice"
            stack.append((name, position))
        elif close:
            opened, _ = stack[-1]
            if close == opened:
                stack.pop()
            else:
                reason = _mismatch(close, opened)
        if reason:
            raise _refusal(value, position, reason)
        position = match.end()
    _check_closed(value, *stack[-1])


def _mismatch(close: str, opened: str) -> str:
    if opened:
        return f"</{close}> stands where <{opened}> must be closed first"
    return (
        f"</{close}> closes what was never opened: write "
        f"&lt;/{close}&gt; if the characters themselves are meant"
    )


def _check_closed(text: str, name: str, position: int) -> None:
    if name:
        raise _refusal(
            text,
            position,
            f"<{name}> is never closed: close it, or write &lt;{name}&gt; "
            "if the characters themselves are meant",
        )


def _referenced(reference: str) -> str:
    """Resolve a character reference; one that XML cannot hold stays as written."""
    name = reference[1:-1]
    if name[0] != "#":
        return html5.get(name + ";", reference)
    code = int(f"0{name[1:]}", 0) if name[1] in "xX" else int(name[1:])
    if code > 0x10FFFF or _NO_XML_CHARACTER.match(chr(code)):
        return reference
    return chr(code)


def read(text: str) -> str:
    """Bring text in the forms in which people write it to canonical inline XML.

    Raises:
        InvalidMarkup: If known markup is unbalanced, wrongly nested, or has attributes
            that would be lost; or if a character cannot stand in XML.
    """
    if is_bare(text):
        return text
    check_characters(text)
    made: list[str] = []
    # Each open element: its canonical name, as it is spelled, and where it began.
    stack = [("", "", 0)]
    end = 0
    for match in _LOOSE.finditer(text):
        made.append(escape(text[end : match.start()]))
        end = match.end()
        if match["name"]:
            made.append(_read_tag(match, stack))
        else:
            made.append(escape(_referenced(match[0])))
    made.append(escape(text[end:]))
    _, spelled, position = stack[-1]
    _check_closed(text, spelled, position)
    return "".join(made)


def _read_tag(match: re.Match[str], stack: list[tuple[str, str, int]]) -> str:
    """Bring one tag to its canonical form, and note what is open after it."""
    spelled = match["name"].lower()
    parent, opened, _ = stack[-1]
    name = _known(spelled, match["attributes"], parent)
    reason = ""
    if spelled == "span" and any(entry[1] == "span" for entry in stack):
        if not match["slash"] and not name:
            reason = "<span> stands inside of small capitals: its end would be unclear"
        name = "sc"
    if not name or (match["slash"] and (match["attributes"] or match["empty"])):
        return escape(match[0])
    if match["slash"]:
        if name != parent:
            reason = _mismatch(spelled, opened)
        made = f"</{name}>"
        stack.pop()
    else:
        attributes = ""
        reason = reason or check_child(name, parent, len(stack) - 1)
        if spelled != "span" and not reason:
            attributes, reason = _canonical_attributes(match["attributes"], name)
        made = f"<{name}{attributes}>"
        if match["empty"]:
            made += f"</{name}>"
        else:
            stack.append((name, spelled, match.start()))
    if reason:
        raise _refusal(match.string, match.start(), reason)
    return made


def _known(spelled: str, attributes: str, parent: str) -> str:
    """Return the canonical name of a tag in lower case, ``""`` if it is unknown."""
    local = spelled.removeprefix("mml:").removeprefix("m:")
    if local == "math" or (parent.startswith(PREFIX) and local in _MATHML_NAMES):
        return PREFIX + local
    if spelled.startswith(PREFIX):
        return PREFIX + local if local in _MATHML_NAMES else ""
    if spelled == "span":
        styles = [(name, a or b) for name, a, b in _LOOSE_ATTRIBUTE.findall(attributes)]
        if len(styles) == 1 and styles[0][0].lower() == "style":
            return "sc" if _SMALL_CAPS.fullmatch(styles[0][1]) else ""
        return ""
    return _ALIASES.get(spelled.removeprefix("jats:"), "")


def _canonical_attributes(text: str, element: str) -> tuple[str, str]:
    made: dict[str, str] = {}
    for name, double, single in _LOOSE_ATTRIBUTE.findall(text):
        value = _REFERENCE.sub(lambda match: _referenced(match[0]), double or single)
        if element.startswith(PREFIX) and (
            (name in {"xmlns", "xmlns:mml", "xmlns:m"} and value == MATHML)
            or (name == "xmlns:xlink" and value == NAMESPACES["xlink:"])
        ):
            continue
        if reason := check_attribute(name, element):
            return "", reason
        if name in made:
            return "", f"<{element}> has the attribute {name!r} twice"
        made[name] = escape_attribute(value)
    return "".join(f' {name}="{value}"' for name, value in made.items()), ""
