"""Marked text: titles, abstracts and the like with their italics and formulas.

Titles, abstracts, keywords, citations and statements of interest carry markup whose
loss changes what they say: ``10<sup>13</sup>`` is not 1013. :class:`MarkedText` keeps
it in one string; :func:`marked_from_element` and :func:`fill` are its two ends in XML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Self
from xml.etree.ElementTree import Element

from attrs import frozen

from genetherapy_model.domain import _markup as markup
from genetherapy_model.domain import _renderings as renderings
from genetherapy_model.errors import InvalidMarkup, InvalidType

__all__ = [
    "MarkedText",
    "fill",
    "marked_from_element",
    "to_marked_text",
    "to_optional_marked_text",
]


@frozen(order=True, repr=False, weakref_slot=False)
class MarkedText:
    """Text with inline markup, as one string of canonical inline XML.

    The elements are ``i``, ``b``, ``sub``, ``sup``, ``u`` and ``sc`` (small capitals)
    without attributes, and MathML 3 with the prefix ``mml``, which stands for
    ``http://www.w3.org/1998/Math/MathML`` and is never declared. In text, ``&``,
    ``<``, ``>`` and a carriage return are written ``&amp;``, ``&lt;``, ``&gt;`` and
    ``&#13;``; every element has both its tags; attributes keep their order, and
    white space stands as in the source. An empty text is legal. The constructor takes
    this form alone; :meth:`parse` takes the forms in which people write it,
    :meth:`from_plain` any text that is no markup.

    The elements are PubMed's (https://dtd.nlm.nih.gov/ncbi/pubmed/) and JATS's.

    Raises:
        InvalidMarkup: If the value is not canonical, is nested more than 200 levels
            deep, or holds a character that XML 1.0 cannot.

    >>> title = MarkedText("10<sup>13</sup> vg/kg of AAV<sub>9</sub>")
    >>> title.plain
    '10^13 vg/kg of AAV9'
    >>> MarkedText.parse("p < 0.05 &amp; <EM>F9</EM>")
    MarkedText('p &lt; 0.05 &amp; <i>F9</i>')
    >>> MarkedText("AAV<sub>9")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidMarkup: 'AAV<sub>9': at character 3, <sub> is ...
    """

    value: str

    def __attrs_post_init__(self) -> None:
        _check_type(self.value, "value")
        markup.check(self.value)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read marked text from the forms in which people write it.

        Besides the canonical form these are: a bare ``&``, ``<`` or ``>``; named
        (HTML 5) and numeric references; upper-case tags; ``em``, ``strong`` and a
        ``span`` of small capitals as in HTML; ``italic``, ``bold`` and ``underline``
        as in JATS, with or without the prefix ``jats``; MathML without prefix or with
        its namespace declared; ``<i/>``. Any other tag, comment, CDATA section,
        declaration or processing instruction is text, and so is a reference that
        stands for nothing.

        Raises:
            InvalidMarkup: If a known tag is not closed, or closed out of turn, or has
                an attribute that would be lost.

        >>> MarkedText.parse("TGF-&beta; in <inline-graphic/>")
        MarkedText('TGF-β in &lt;inline-graphic/&gt;')
        """
        _check_type(text, "parse")
        return cls(markup.read(text))

    @classmethod
    def from_plain(cls, text: str) -> Self:
        """Take every character for itself, tags and references among them.

        Raises:
            InvalidMarkup: If a character cannot stand in XML 1.0.

        >>> MarkedText.from_plain("the tag <i>")
        MarkedText('the tag &lt;i&gt;')
        """
        _check_type(text, "from_plain")
        return cls(markup.escape(text))

    @property
    def plain(self) -> str:
        """The text alone, as one would type it.

        Subscripts are bare (``AAV9``). A superscript stands bare too, as in ``CD34+``
        or ``5th``, unless it would be read as part of the number before it: one that
        holds a digit, or is a single letter, and comes after a digit is set off, as in
        ``10^13``. A formula is written in one line, ``E=mc^2``.
        """
        return renderings.to_plain(self.value)

    @property
    def html(self) -> str:
        """HTML 5 for the inside of an element; ``parse`` reads it back.

        MathML stays, without attributes that load, link, style or run something.

        >>> MarkedText("R&amp;D <sc>dna</sc>").html
        'R&amp;D <span style="font-variant: small-caps">dna</span>'
        """
        return renderings.to_html(self.value)

    @property
    def latex(self) -> str:
        r"""LaTeX for the inside of a paragraph, formulas between dollar signs.

        The kernel's commands suffice. Letters beyond ASCII stay as they are; runs of
        white space become one space, as LaTeX reads them.

        >>> print(MarkedText("50% of AAV<sub>9</sub>").latex)
        50\% of AAV\textsubscript{9}
        """
        return renderings.to_latex(self.value)

    @property
    def markdown(self) -> str:
        r"""CommonMark in one line; formulas between dollar signs, as GitHub has them.

        Italics and bold are ``*`` and ``**`` where CommonMark surely reads them so;
        all else, Markdown having no word for it, is an HTML tag.

        >>> print(MarkedText("<i>F9</i> in AAV<sub>9</sub> *").markdown)
        *F9* in AAV<sub>9</sub> \*
        """
        return renderings.to_markdown(self.value)

    def __bool__(self) -> bool:
        return self.value != ""

    def __str__(self) -> str:
        return self.value

    def __repr__(self) -> str:
        return f"{type(self).__name__}({markup.shorten(self.value)})"


def _check_type(value: object, where: str) -> None:
    if type(value) is not str:
        raise InvalidType(
            f"MarkedText.{where}: expected str, got {type(value).__name__} {value!r}"
        )


_Twin: Any = type("MarkedText", MarkedText.__bases__, {"__slots__": ("value",)})


def trusted_marked_text(value: str) -> MarkedText:
    """Build from a value that is canonical by how it was made, unchecked.

    Text that an XML parser gave is canonical where it has no ``&``, ``<``, ``>`` and no
    carriage return: the parser lets no other character through that needs escaping. See
    ``trusted`` of the statements for how the class is sealed.
    """
    made = _Twin()
    made.value = value
    made.__class__ = MarkedText
    return made  # type: ignore[no-any-return]


def to_marked_text(value: MarkedText | str) -> MarkedText:
    """Read text as :meth:`MarkedText.parse` does; leave anything else as it is.

    Raises:
        InvalidMarkup: If the text is no marked text.
    """
    return MarkedText.parse(value) if isinstance(value, str) else value


def to_optional_marked_text(value: MarkedText | str | None) -> MarkedText | None:
    """Do what :func:`to_marked_text` does, and let ``None`` be.

    Raises:
        InvalidMarkup: If the text is no marked text.
    """
    return None if value is None else to_marked_text(value)


_NO_TAGS: Mapping[str, str] = MappingProxyType({})
_CLARK_MATHML = f"{{{markup.MATHML}}}"
_CLARK_PREFIXES = {f"{{{uri}}}": prefix for prefix, uri in markup.NAMESPACES.items()}


def marked_from_element(
    element: Element, *, tags: Mapping[str, str] = _NO_TAGS
) -> MarkedText:
    """Read the text and the children of an element of ElementTree (or lxml).

    The element's own tag, attributes and tail are no part of it. Comments and
    processing instructions are left out.

    Args:
        element: What holds the text.
        tags: How the format calls the inline elements, such as ``{"italic": "i"}``.

    Raises:
        InvalidMarkup: If a child is no inline markup, or has attributes that would be
            lost: keep the element itself then.

    >>> from xml.etree.ElementTree import XML
    >>> marked_from_element(XML("<Keyword>AAV<sub>9</sub> &amp; more</Keyword>"))
    MarkedText('AAV<sub>9</sub> &amp; more')
    >>> marked_from_element(XML("<p>see <a>1</a></p>"))
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidMarkup: <p>: <a> is no inline markup ...
    """
    text = element.text or ""
    if not len(element):
        return trusted_marked_text(
            text if markup.is_bare(text) else markup.escape(text)
        )
    made = [markup.escape(text)]
    open_elements: list[tuple[Iterator[Element], str, str]] = [(iter(element), "", "")]
    while open_elements:
        children, parent, tail = open_elements[-1]
        child = next(children, None)
        if child is None:
            open_elements.pop()
            if parent:
                made.append(f"</{parent}>{tail}")
            continue
        if not isinstance(child.tag, str):
            _check_comment(child)
            made.append(markup.escape(child.tail or ""))
            continue
        name = _name_of(child.tag, tags)
        attributes = [
            (_name_of(key, _NO_TAGS), child.attrib[key]) for key in child.attrib
        ]
        reason = markup.check_child(name, parent, len(open_elements) - 1)
        if child.tag in tags.values() and child.tag not in tags:
            reason = f"<{child.tag}> is not what the format calls it"
        for key, _ in attributes:
            reason = reason or markup.check_attribute(key, name)
        if reason:
            raise InvalidMarkup(f"<{element.tag}>: {reason}")
        made.append(f"<{name}")
        made += [
            f' {key}="{markup.escape_attribute(held)}"' for key, held in attributes
        ]
        made.append(f">{markup.escape(child.text or '')}")
        open_elements.append((iter(child), name, markup.escape(child.tail or "")))
    return trusted_marked_text("".join(made))


def _name_of(tag: str, tags: Mapping[str, str]) -> str:
    if tag.startswith(_CLARK_MATHML):
        return markup.PREFIX + tag[len(_CLARK_MATHML) :]
    if tag.startswith("{"):
        uri, closing, local = tag.partition("}")
        return _CLARK_PREFIXES.get(uri + closing, uri + closing) + local
    return tags.get(tag, tag)


def _check_comment(child: Element) -> None:
    kind = getattr(child.tag, "__name__", None)
    if kind not in {"Comment", "ProcessingInstruction"}:
        raise InvalidMarkup(f"{child!r} is an entity that nobody has resolved")


def fill(
    element: Element, marked: MarkedText, *, tags: Mapping[str, str] = _NO_TAGS
) -> Element:
    """Make marked text the text and the children of an element, and return it.

    What the element held before goes; its tag, attributes and tail stay. MathML gets
    its namespace, not a prefix, as everywhere in ElementTree.

    Args:
        element: What shall hold the text: of ElementTree, or of lxml.
        marked: The text.
        tags: What the format calls ``i``, ``b`` and the others, where it differs.

    >>> from xml.etree.ElementTree import Element, tostring
    >>> title = fill(Element("ArticleTitle"), MarkedText("AAV<sub>9</sub> &amp; more"))
    >>> tostring(title)
    b'<ArticleTitle>AAV<sub>9</sub> &amp; more</ArticleTitle>'
    """
    del element[:]
    if "<" not in marked.value:
        element.text = markup.unescape(marked.value) or None
        return element
    element.text = None
    parents = [element]
    last: Element | None = None
    for name, close, text in markup.tokens(marked.value):
        if name:
            held = {
                _clark(key): value for key, value in markup.attributes_of(text).items()
            }
            last = parents[-1].makeelement(_clark(tags.get(name, name)), held)
            parents[-1].append(last)
            parents.append(last)
            last = None
        elif close:
            last = parents.pop()
        elif last is None:
            parents[-1].text = markup.unescape(text)
        else:
            last.tail = markup.unescape(text)
    return element


def _clark(name: str) -> str:
    prefix, colon, local = name.rpartition(":")
    if not colon:
        return name
    uri = markup.MATHML if prefix == "mml" else markup.NAMESPACES[prefix + colon]
    return f"{{{uri}}}{local}"
