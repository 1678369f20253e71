"""The laws of marked text."""

from __future__ import annotations

import gzip
import pickle
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import XML, Element

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import example, given
from hypothesis import strategies as st

from genetherapy_model.domain.text import (
    MarkedText,
    fill,
    marked_from_element,
    to_marked_text,
    to_optional_marked_text,
)
from genetherapy_model.errors import InvalidMarkup, InvalidType
from genetherapy_model.strategies.text import marked_texts

SHARED = Path(__file__).parents[3] / "shared"
MATHML = "http://www.w3.org/1998/Math/MathML"
XLINK = "http://www.w3.org/1999/xlink"
INLINE = {"italic", "bold", "underline", "sub", "sup", "sc"}
JATS_TAGS = {"italic": "i", "bold": "b", "underline": "u"}

snippets = st.sampled_from(
    [
        *"abc<>&;/'\" \n\r=9#x-!?[]",
        *(
            "<i>",
            "</i>",
            "<I>",
            "<em>",
            "</em>",
            "<sub>",
            "</sub>",
            "<b/>",
            "<b x='1'>",
        ),
        *("&lt;", "&amp;", "&beta;", "&#x3b2;", "&#946;", "&#0;", "&nope;", "&amp;lt;"),
        *(
            "<math>",
            "</math>",
            "<mml:math>",
            "</mml:math>",
            "<mi>",
            "</mi>",
            "<mml:mi>",
        ),
        *('<math display="block" xmlns="http://www.w3.org/1998/Math/MathML">', "<a>"),
        *("<!--", "-->", "<![CDATA[", "]]>", "<?x?>", "<!DOCTYPE x>", "<script>"),
        *('<span style="font-variant: small-caps">', "<span>", "</span>", "<jats:sc>"),
    ]
)
loose_texts = st.lists(snippets, max_size=12).map("".join)


def equal(one: Element, other: Element, *, tails: bool = True) -> bool:
    """Compare two elements in tag, attributes and their order, text and tail."""
    return (
        one.tag == other.tag
        and list(one.attrib.items()) == list(other.attrib.items())
        and (one.text or "") == (other.text or "")
        and (not tails or (one.tail or "") == (other.tail or ""))
        and len(one) == len(other)
        and all(map(equal, one, other))
    )


def document(text: str) -> str:
    """Make an XML document of canonical inline XML."""
    return f'<x xmlns:mml="{MATHML}">{text}</x>'


# --- the canonical form ---------------------------------------------------------------


@given(marked_texts())
def test_parse_reads_what_str_writes(text: MarkedText) -> None:
    """``parse(str(x)) == x``, and the constructor takes ``str(x)`` too."""
    assert text == MarkedText.parse(str(text))
    assert text == MarkedText(str(text))


@given(loose_texts | st.text())
@example("<math></math>")
@example("<b/>")
def test_parse_is_idempotent_or_refuses(text: str) -> None:
    """Any text is refused as markup or becomes canonical once and for all."""
    try:
        parsed = MarkedText.parse(text)
    except InvalidMarkup:
        return
    assert parsed == MarkedText.parse(str(parsed))
    assert parsed == MarkedText(str(parsed))


@given(marked_texts())
def test_the_value_is_xml(text: MarkedText) -> None:
    """An XML parser that gets the value back reads the same text from it."""
    assert text == marked_from_element(XML(document(str(text))))


@given(loose_texts)
def test_the_constructor_takes_canonical_xml_alone(text: str) -> None:
    """What the constructor takes is well-formed, and is what ``parse`` would make."""
    try:
        taken = MarkedText(text)
    except InvalidMarkup:
        return
    assert taken == MarkedText.parse(text)
    assert taken == marked_from_element(XML(document(text)))


@given(st.text())
def test_plain_text_comes_back(text: str) -> None:
    """``from_plain(text).plain == text`` for all that XML 1.0 can hold."""
    if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", text):
        with pytest.raises(InvalidMarkup, match="cannot stand in XML"):
            MarkedText.from_plain(text)
    else:
        assert text == MarkedText.from_plain(text).plain


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", ""),
        ("AAV<sub>9</sub>", "AAV<sub>9</sub>"),
        ("p < 0.05 & AAV<sub>9</sub>", "p &lt; 0.05 &amp; AAV<sub>9</sub>"),
        ("a > b", "a &gt; b"),
        ("&lt;sub&gt;", "&lt;sub&gt;"),
        ("&amp;lt;", "&amp;lt;"),
        ("TGF-&beta; &#x3b2; &#946;", "TGF-β β β"),
        ("&#X3B2; &#x10ffff; &#1114111;", "β \U0010ffff \U0010ffff"),
        ("R&D, AT&T; &nope; &#0; &#xD800; &#x110000;", None),
        ("<SUB>9</SUB>", "<sub>9</sub>"),
        ("<em>F9</em> <strong>x</strong>", "<i>F9</i> <b>x</b>"),
        ("<italic>F9</italic><bold>x</bold>", "<i>F9</i><b>x</b>"),
        ("<jats:italic>F9</jats:italic>", "<i>F9</i>"),
        ("<underline>x</underline>", "<u>x</u>"),
        ("<i />", "<i></i>"),
        ("<span style='font-variant:small-caps;'>x</span>", "<sc>x</sc>"),
        (
            "<span style='color:red'>x</span>",
            "&lt;span style='color:red'&gt;x&lt;/span&gt;",
        ),
        ("a <mml:nothing>", "a &lt;mml:nothing&gt;"),
        ("<span class='x'>y</span>", "&lt;span class='x'&gt;y&lt;/span&gt;"),
        ("a</i/></b x='1'>", "a&lt;/i/&gt;&lt;/b x='1'&gt;"),
        ("<SC>a</SC></span>", "<sc>a</sc>&lt;/span&gt;"),
        ("a <b and c> d", "a &lt;b and c&gt; d"),
        ("a\r\nb", "a&#13;\nb"),
        ("see <xref>1</xref>", "see &lt;xref&gt;1&lt;/xref&gt;"),
        (
            f'<m:math xmlns:m="{MATHML}"><m:mi>x</m:mi></m:math>',
            "<mml:math><mml:mi>x</mml:mi></mml:math>",
        ),
        (
            f"<math xmlns='{MATHML}' id='1'><mml:mi xmlns:mml='{MATHML}'/></math>",
            '<mml:math id="1"><mml:mi></mml:mi></mml:math>',
        ),
        (
            f"<math xmlns:xlink='{XLINK}' xlink:href='#b'></math>",
            '<mml:math xlink:href="#b"></mml:math>',
        ),
        (
            "<math display='block' id=\"&lt;\"><mspace/></math>",
            '<mml:math display="block" id="&lt;"><mml:mspace></mml:mspace></mml:math>',
        ),
    ],
)
def test_parse_takes_what_people_write(written: str, expected: str | None) -> None:
    """Known markup is read in every spelling; whatever is none stays, escaped."""
    if expected is None:
        expected = written.replace("&", "&amp;")
    assert expected == str(MarkedText.parse(written))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("AAV<sub>9", "at character 3, <sub> is never closed: .*&lt;sub&gt;"),
        (
            "AAV<em>9",
            (
                "at character 3, <em> is never closed: close it, or write &lt;em&gt; "
                "if the characters themselves are meant$"
            ),
        ),
        ("9</sub>", "at character 1, </sub> closes what was never opened"),
        ("<i><b></i></b>", "at character 6, </i> stands where <b> must be closed"),
        ("<math><i>x</i></math>", "at character 6, <i> stands inside of MathML"),
        ("x<mml:mi>x</mml:mi>", "at character 1, <mml:mi> stands outside"),
        ("<italic toggle='yes'>x</italic>", "attribute 'toggle', which would be lost"),
        (
            "<math xmlns='urn:x'></math>",
            "attribute 'xmlns', which MathML does not know",
        ),
        (
            "<math xmlns:xlink='urn:x'></math>",
            "attribute 'xmlns:xlink', which MathML does not know",
        ),
        (
            f"<math xmlns:x='{XLINK}'></math>",
            "attribute 'xmlns:x', which MathML does not know",
        ),
        ("<em>" * 201, "at character 800, elements are nested more than 200 deep"),
        ("<math a:b=''></math>", "attribute 'a:b', which MathML does not know"),
        ("<math id='1' id='2'></math>", "the attribute 'id' twice"),
        (
            "<span style='font-variant:small-caps'><span></span>",
            "at character 38, <span>",
        ),
        ("a\0b", r"at character 1, U\+0000 cannot stand in XML 1.0"),
        ("\ud800", r"U\+D800 cannot stand in XML 1.0"),
        ("x\uffff<i></i>", r"U\+FFFF cannot stand in XML 1.0"),
    ],
)
def test_parse_says_what_is_broken(text: str, reason: str) -> None:
    """Known markup that is broken is refused with its place and a way out."""
    with pytest.raises(InvalidMarkup, match=reason):
        MarkedText.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        *("p < 0.05", "a > b", "R&D", "&beta;", "&#65;", "&quot;", "a\rb", "\x1f"),
        *("<I>x</I>", "<em>x</em>", "<i/>", "<i >x</i>", "<i", "<i>", "</i>"),
        *("<xref></xref>", "<i a='1'></i>", '<i a="1"></i>', "<!-- -->", "<?x?>"),
        *("<math></math>", "<mml:mi></mml:mi>", "<mml:script></mml:script>"),
        "<mml:math><mml:script></mml:script></mml:math>",
        "<mml:math><i></i></mml:math>",
        "<mml:math a='1'></mml:math>",
        '<mml:math a="<"></mml:math>',
        '<mml:math a="\n"></mml:math>',
        '<mml:math a="1" a="2"></mml:math>',
        f'<mml:math xmlns="{MATHML}"></mml:math>',
        f'<mml:math xmlns:mml="{MATHML}"></mml:math>',
        '<mml:math foo:a="1"></mml:math>',
    ],
)
def test_the_constructor_refuses_loose_forms(text: str) -> None:
    """Every text has one canonical form, and the constructor takes no other."""
    with pytest.raises(InvalidMarkup, match=r"at character [0-9]+, "):
        MarkedText(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "p<AAV1234567890",
            (
                "at character 1, '<AAV12345678' is no canonical inline XML: "
                "MarkedText.parse() takes looser text, from_plain() any text"
            ),
        ),
        (
            "9</sub>",
            (
                "at character 1, </sub> closes what was never opened: "
                "write &lt;/sub&gt; if the characters themselves are meant"
            ),
        ),
        ("<i><b></i>", "at character 6, </i> stands where <b> must be closed first"),
    ],
)
def test_the_constructor_says_what_is_loose(text: str, reason: str) -> None:
    """The message shows the place, what stands there, and the way out."""
    with pytest.raises(InvalidMarkup, match=f"{re.escape(f'{text!r}: {reason}')}$"):
        MarkedText(text)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!DOCTYPE x [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]>&c;",
        "<!ENTITY % x SYSTEM 'file:///etc/passwd'>%x;",
        "<![CDATA[<i>]]",
        "<!-- a comment -->",
        "<?php echo 1 ?>",
        "<a href='javascript:alert(1)'>x</a>",
        "</script>",
        "<svg/onload=alert(1)>",
    ],
)
def test_hostile_text_is_text(text: str) -> None:
    """Entities, declarations, scripts and comments are letters and nothing more."""
    text = text.replace("<i>", "i")
    parsed = MarkedText.parse(text)
    assert MarkedText.from_plain(text) == parsed
    assert text == parsed.plain
    assert "<" not in parsed.html


@pytest.mark.parametrize("depth", [201, 1_000, 100_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    """More than 200 levels are refused in a sentence, not by an exhausted stack."""
    text = "<i>" * depth + "</i>" * depth
    for read in (MarkedText, MarkedText.parse):
        with pytest.raises(InvalidMarkup, match="more than 200 deep"):
            read(text)
    top = element = Element("x")
    for _ in range(min(depth, 10_000)):
        element = ET.SubElement(element, "i")
    with pytest.raises(InvalidMarkup, match="more than 200 deep"):
        marked_from_element(top)


def test_200_levels_are_no_trouble() -> None:
    """Text nested 200 deep is read, rendered and written."""
    text = MarkedText("<sup>" * 200 + "1" + "</sup>" * 200)
    assert text == MarkedText.parse(text.html)
    assert text == marked_from_element(fill(Element("x"), text))
    assert text.plain == "1"
    assert text.latex.endswith("1" + "}" * 200)
    assert text.markdown == text.html


@pytest.mark.parametrize("value", [None, 3, b"x", ["x"], Path("x")])
def test_only_text_is_text(value: object) -> None:
    """Anything but a str is refused by its type."""
    said = f"expected str, got {type(value).__name__} "
    for read, where in [
        (MarkedText, "value"),
        (MarkedText.parse, "parse"),
        (MarkedText.from_plain, "from_plain"),
    ]:
        with pytest.raises(InvalidType, match=rf"^MarkedText\.{where}: {said}"):
            read(value)  # type: ignore[arg-type]


# --- the object -----------------------------------------------------------------------


def test_equality_and_order_are_those_of_the_value() -> None:
    """Equal values are equal and hash alike; order is the order of the values."""
    one, same, other = MarkedText("a"), MarkedText("a"), MarkedText("b")
    assert one == same
    assert hash(one) == hash(same)
    assert one < other


@given(marked_texts())
def test_marked_text_is_frozen_and_survives_pickle(text: MarkedText) -> None:
    """No field can be set, and a pickled copy is equal, however it was built."""
    built = marked_from_element(XML(document(str(text))))
    with pytest.raises(FrozenInstanceError):
        built.value = "x"  # type: ignore[misc]
    assert text == pickle.loads(pickle.dumps(built))  # noqa: S301 - our own bytes
    assert hash(text) == hash(built)


@given(marked_texts())
def test_only_the_empty_text_is_false(text: MarkedText) -> None:
    """``bool(x)`` is false for the empty text alone."""
    assert bool(text) is (str(text) != "")


def test_repr_is_short() -> None:
    """A long value is cut at sixty characters."""
    assert repr(MarkedText("AAV<sub>9</sub>")) == "MarkedText('AAV<sub>9</sub>')"
    assert repr(MarkedText("a" * 60)) == f"MarkedText('{'a' * 60}')"
    assert repr(MarkedText("a" * 61)) == f"MarkedText('{'a' * 57}...')"


def test_converters_parse_text_and_leave_the_rest() -> None:
    """Text goes through ``parse``; marked text and None stay what they are."""
    marked = MarkedText("p &lt; 0.05")
    assert marked == to_marked_text("p < 0.05")
    assert to_marked_text(marked) is marked
    assert to_optional_marked_text(marked) is marked
    assert marked == to_optional_marked_text("p < 0.05")
    assert to_optional_marked_text(None) is None


# --- elements -------------------------------------------------------------------------


@given(marked_texts())
def test_an_element_gives_back_what_fills_it(text: MarkedText) -> None:
    """``marked_from_element(fill(e, m)) == m``, and what was in ``e`` is gone."""
    element = XML("<x a='1'>old<i>older</i>oldest</x>")
    element.tail = "tail"
    filled = fill(element, text)
    assert filled is element
    assert filled.text != ""
    assert (filled.tag, filled.attrib, filled.tail) == ("x", {"a": "1"}, "tail")
    assert text == marked_from_element(filled)


@given(marked_texts())
def test_an_element_is_filled_as_it_was(text: MarkedText) -> None:
    """``fill(Element(e.tag), marked_from_element(e))`` equals ``e`` in every part."""
    element = XML(document(str(text)))
    assert equal(element, fill(Element("x"), marked_from_element(element)))


@given(st.text())
def test_the_fast_path_makes_what_the_constructor_would(text: str) -> None:
    """An element without children is read as ``from_plain`` reads its text."""
    element = Element("x")
    element.text = text
    try:
        expected = MarkedText.from_plain(text)
    except InvalidMarkup:
        with pytest.raises(InvalidMarkup):
            marked_from_element(element)
    else:
        assert expected == marked_from_element(element)
        assert expected == MarkedText(marked_from_element(element).value)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("<x><inline-graphic/></x>", "<x>: <inline-graphic> is no inline markup"),
        ("<x>a<DispFormula>b</DispFormula></x>", "<DispFormula> is no inline markup"),
        ("<x><i a='1'>b</i></x>", "<i> has the attribute 'a', which would be lost"),
        ("<x><math/></x>", "<math> is no inline markup"),
        (f"<x xmlns:m='{MATHML}'><m:mi/></x>", "<mml:mi> stands outside of <mml:math>"),
        (f"<x xmlns:m='{MATHML}'><m:math><i/></m:math></x>", "<i> stands inside"),
        (f"<x xmlns:m='{MATHML}'><m:math m:a='1'/></x>", "attribute 'mml:a'"),
        (f"<x xmlns:m='{MATHML}'><m:math><m:script/></m:math></x>", "<mml:script>"),
        ("<x xmlns:o='urn:o'><o:i/></x>", "<{urn:o}i> is no inline markup"),
    ],
)
def test_a_child_that_would_be_lost_is_refused(document: str, reason: str) -> None:
    """No element and no attribute goes without a word; the message names it."""
    with pytest.raises(InvalidMarkup, match=re.escape(reason).replace(r"\ ", " ")):
        marked_from_element(XML(document))


def test_comments_go_and_their_tails_stay() -> None:
    """Comments and processing instructions are left out, entities are refused."""
    builder = ET.TreeBuilder(insert_comments=True, insert_pis=True)
    parser = ET.XMLParser(target=builder)
    element = XML("<x>a<!-- b -->c<i>d<?e f?>g</i>h<!-- i --></x>", parser)
    assert MarkedText("ac<i>dg</i>h") == marked_from_element(element)
    element[0].tag = print  # type: ignore[assignment]
    with pytest.raises(InvalidMarkup, match="entity"):
        marked_from_element(element)
    element[0].tag = None  # type: ignore[assignment]
    with pytest.raises(InvalidMarkup, match="entity"):
        marked_from_element(element)


def test_attributes_of_formulas_keep_their_names_and_order() -> None:
    """MathML attributes, also of the namespaces xml and xlink, come back in order."""
    text = MarkedText(
        '<mml:math overflow="scroll" id="a&quot;&#10;&lt;" xml:lang="en" '
        'xlink:href="#b" display="block"><mml:mi>x</mml:mi></mml:math>'
    )
    filled = fill(Element("x"), text)
    assert list(filled[0].attrib.items()) == [
        ("overflow", "scroll"),
        ("id", 'a"\n<'),
        ("{http://www.w3.org/XML/1998/namespace}lang", "en"),
        ("{http://www.w3.org/1999/xlink}href", "#b"),
        ("display", "block"),
    ]
    assert text == marked_from_element(filled)


@given(marked_texts())
def test_a_format_may_call_the_elements_otherwise(text: MarkedText) -> None:
    """With its own names, a format reads what it has written."""
    foreign = {ours: theirs for theirs, ours in JATS_TAGS.items()}
    filled = fill(Element("x"), text, tags=foreign)
    assert not {"i", "b", "u"} & {element.tag for element in filled.iter()}
    assert text == marked_from_element(filled, tags=JATS_TAGS)


def test_a_name_of_ours_is_not_taken_for_one_of_the_format() -> None:
    """Where ``italic`` is the name, ``i`` is refused, or it would come back renamed."""
    with pytest.raises(InvalidMarkup, match="<i> is not what the format calls it"):
        marked_from_element(XML("<x><i>a</i></x>"), tags=JATS_TAGS)


# --- renderings -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("AAV<sub>9</sub>", "AAV9"),
        ("10<sup>13</sup> vg/kg", "10^13 vg/kg"),
        ("10<sup>-9</sup>", "10^-9"),
        ("10<i><sup>13</sup></i>", "10^13"),
        ("10<sup>10<sup>3</sup></sup>", "10^10^3"),
        ("2<sup>n</sup>", "2^n"),
        ("CD34<sup>+</sup> CD45<sup>hi</sup>", "CD34+ CD45hi"),
        ("37<sup>°</sup>, 5<sup>th</sup>", "37°, 5th"),
        ("Ca<sup>2+</sup>, m<sup>2</sup>", "Ca2+, m2"),
        ("<sup>1</sup>H", "1H"),
        ("9<sup></sup>1", "91"),
        ("p &lt; 0.05 &amp;amp;", "p < 0.05 &amp;"),
        (" a\n <i> b</i>", " a\n  b"),
    ],
)
def test_plain_text_is_what_one_would_type(value: str, plain: str) -> None:
    """Subscripts are bare; a superscript is set off where it would change a number."""
    assert plain == MarkedText(value).plain


@given(st.integers(0, 999), st.integers(-99, 99))
def test_numbers_never_fuse(base: int, exponent: int) -> None:
    """A power is never read as one number (pubmed_parser made 1013 of 10^13)."""
    text = MarkedText(f"{base}<sup>{exponent}</sup>")
    assert f"{base}^{exponent}" == text.plain


FORMULAS = [
    ("", "", ""),
    (
        "<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>",
        "E=mc^2",
        "$E=m{c}^{2}$",
    ),
    (
        "<msup><mi>e</mi><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow></msup>",
        "e^(x+1)",
        "${e}^{x+1}$",
    ),
    ("<msup><mi>x</mi></msup>", "x", "$x$"),
    ("<msub><mi>x</mi><mi>i</mi></msub>", "xi", "${x}_{i}$"),
    (
        "<msub><mi>Y</mi><mrow><mi>P</mi><mo>/</mo><mi>S</mi></mrow></msub>",
        "Y_(P/S)",
        "${Y}_{P/S}$",
    ),
    (
        "<msubsup>\n <mi>x</mi>\n <mn>1</mn> <mn>2</mn> </msubsup>",
        "x1^2",
        "${x}_{1}^{2}$",
    ),
    (
        "<mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac>",
        "1/(a+b)",
        r"$\frac{1}{a+b}$",
    ),
    ("<msqrt><mi>a</mi><mi>b</mi></msqrt>", "√ab", r"$\sqrt{ab}$"),
    ("<mroot><mi>a</mi><mn>3</mn></mroot>", "a^(1/3)", r"$\sqrt[{3}]{a}$"),
    ("<mover><mi>x</mi><mo>¯</mo></mover>", "x\u0304", r"$\bar{x}$"),
    ("<mover><mi>x</mi><mo>^</mo></mover>", "x\u0302", r"$\hat{x}$"),
    ("<mover><mi>x</mi><mi>n</mi></mover>", "x^n", r"$\stackrel{n}{x}$"),
    (
        "<munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover>",
        "∑_1^n",
        r"$\mathop{∑}\limits_{1}^{n}$",
    ),
    ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a,b)", "$(a,b)$"),
    (
        '<mfenced open="{" close="|" separators=""><mi>a</mi><mi>b</mi></mfenced>',
        "{ab|",
        r"$\{ab|$",
    ),
    (
        '<mfenced separators="; ,"><mi>a</mi><mi>b</mi><mi>c</mi><mi>d</mi></mfenced>',
        "(a;b,c,d)",
        "$(a;b,c,d)$",
    ),
    (
        "<mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr><mtr>3</mtr></mtable>",
        "[1, 2; 3]",
        r"$\begin{array}{cc}1 & 2 \\ 3\end{array}$",
    ),
    (
        "<mmultiscripts>C<mn>1</mn><none/><mprescripts/><none/>14</mmultiscripts>",
        "^14C1",
        "${}^{14}C{}_{1}$",
    ),
    (
        "<semantics><mi>x</mi><annotation>x!</annotation></semantics>",
        "x",
        "$x$",
    ),
    (
        "<mtext>if 50% </mtext><mspace/><mi>sin</mi><mo>&#x2061;</mo><mi>β</mi>",
        "if 50% sinβ",
        r"$\mbox{if 50\%}\ \mathrm{sin}β$",
    ),
    (
        "<apply><in/><cn>3<sep/>4</cn><complexes/></apply>",
        "in 3,4 complexes",
        r"$in\ 3,4\ complexes$",
    ),
    (
        r"<mo>&lt;</mo><mi>_</mi><mi>\</mi>",
        "<_\\",
        r"$<\_\backslash{}$",
    ),
    (
        "<mtable><mlabeledtr><mtd>a</mtd><mtd>b</mtd></mlabeledtr></mtable>",
        "[a, b]",
        r"$\begin{array}{cc}a & b\end{array}$",
    ),
    (
        "<matrix><matrixrow><cn>1</cn><cn>2</cn></matrixrow></matrix>",
        "[1, 2]",
        r"$\begin{array}{cc}1 & 2\end{array}$",
    ),
    ("<mtable></mtable>", "[]", r"$\begin{array}{c}\end{array}$"),
    ("<maction><mi>x</mi><mi>y</mi></maction>", "x", "$x$"),
    (
        "<ci><mi>a</mi><mi>b</mi></ci><csymbol><mi>c</mi><mi>d</mi></csymbol>",
        "abcd",
        "$abcd$",
    ),
    (
        "<msubsup><mi>Y</mi><mrow><mi>P</mi>/<mi>S</mi></mrow><mn>2</mn></msubsup>",
        "Y_(P/S)^2",
        "${Y}_{P/S}^{2}$",
    ),
    (
        "<mmultiscripts>R<mi>i</mi><mi>j</mi><mi>k</mi></mmultiscripts>",
        "Ri^jk",
        "$R{}_{i}^{j}{}_{k}$",
    ),
    (
        "<mmultiscripts>R<mi>i</mi><mi>j</mi><mi>k</mi><mi>l</mi></mmultiscripts>",
        "Ri^jk^l",
        "$R{}_{i}^{j}{}_{k}^{l}$",
    ),
    (
        '<mfenced separators="#"><mi>a</mi><mi>b</mi></mfenced>',
        "(a#b)",
        r"$(a\#b)$",
    ),
    ("<mfenced></mfenced>", "()", "$()$"),
    (
        "<ms>if 5%</ms><mi>ln</mi><mtext> </mtext>",
        "if 5%ln",
        r"$\mbox{if 5\%}\mathrm{ln}$",
    ),
    ("<mmultiscripts></mmultiscripts>", "", ""),
    ("<mprescripts/>", "", ""),
    ("<mmultiscripts><mprescripts/></mmultiscripts>", "", ""),
    ("<msup><mprescripts/><mi>x</mi></msup>", "^x", "${}^{x}$"),
    (
        "<mmultiscripts>C<mprescripts/><none/>14<mprescripts/></mmultiscripts>",
        "^14C",
        "${}^{14}C$",
    ),
]


@pytest.mark.parametrize(("formula", "plain", "latex"), FORMULAS)
def test_formulas_are_laid_out(formula: str, plain: str, latex: str) -> None:
    """A formula is one readable line, and the same in LaTeX and in Markdown."""
    text = MarkedText.parse(f"<math>{formula}</math>")

    assert plain == text.plain
    assert latex == text.latex
    assert latex == text.markdown


class Html(HTMLParser):
    """Collects the tags, the attributes and the text of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[str] = []
        self.text = ""
        self.other: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect."""
        self.names.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        """Collect."""
        self.text += data

    def handle_comment(self, data: str) -> None:
        """Collect."""
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        """Collect."""
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        """Collect."""
        self.other.append(data)


@given(marked_texts())
def test_html_is_read_back(text: MarkedText) -> None:
    """``parse(x.html) == x``, and an HTML parser finds the same tags and text in it."""
    assert text == MarkedText.parse(text.html)
    element = XML(document(str(text)))
    html = Html(text.html)
    assert "".join(element.itertext()) == html.text
    assert [
        "span" if tag == "sc" else tag.rpartition("}")[2]
        for tag in (child.tag for child in element.iter())
    ] == ["x", *html.names]
    assert not html.other


@given(loose_texts)
def test_html_of_any_text_is_harmless(text: str) -> None:
    """No text brings a tag beyond the inline ones and MathML into the HTML."""
    try:
        html = Html(MarkedText.parse(text).html)
    except InvalidMarkup:
        return
    allowed = {"i", "b", "sub", "sup", "u", "span", "math", "mi"}
    assert not set(html.names) - allowed
    assert not html.other


def test_small_capitals_are_a_span() -> None:
    """HTML has no element for them."""
    html = '<span style="font-variant: small-caps">dna</span>'

    assert html == MarkedText("<sc>dna</sc>").html


def test_html_has_no_active_attribute() -> None:
    """Handlers, links, sources and styles of MathML stay out of HTML."""
    active = ["onclick", "href", "src", "style", "altimg", "xlink:href", "xml:base"]
    names = [*active, "id", "open", "xml:lang"]
    attributes = "".join(f' {name}="x"' for name in names)
    text = MarkedText(f"<mml:math{attributes}></mml:math>")
    assert Html(text.html).attributes == ["id", "open", "xml:lang"]


LATEX = {
    r"\textbackslash{}": "\\",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
} | {f"\\{sign}": sign for sign in "&%$#_{}"}


@given(marked_texts(math=False))
def test_latex_says_the_same(text: MarkedText) -> None:
    """LaTeX without its commands is the text, its white space collapsed."""
    latex = re.sub(
        r"\\text(?:it|bf|sc|subscript|superscript)\{|\\underline\{|\\[a-z]+\{\}|\\.|\}",
        lambda match: LATEX.get(match[0], ""),
        text.latex,
    )
    element = XML(document(str(text)))
    runs = [re.sub("[ \t\r\n]+", " ", run) for run in element.itertext()]
    assert "".join(runs) == latex


@given(marked_texts())
def test_latex_is_balanced(text: MarkedText) -> None:
    """Braces and dollars come in pairs, no formula is empty, and no line ends."""
    bare = re.sub(r"\\[^a-zA-Z]", "e", text.latex)
    depth = 0
    for character in bare:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    formulas = bare.split("$")
    assert len(formulas) % 2 == 1
    assert all(formulas[1::2])
    assert "\n" not in bare
    assert "%" not in bare


@given(marked_texts(math=False))
@example(MarkedText("<i>a</i><i>b</i>"))
@example(MarkedText("<b>a<i>b</i>c</b>"))
@example(MarkedText("x<i>a</i>y<b>b</b>z<i>c</i>"))
@example(MarkedText("1. a"))
@example(MarkedText("- a"))
@example(MarkedText("    a"))
def test_markdown_says_the_same(text: MarkedText) -> None:
    """A CommonMark parser finds the same elements and the same text."""
    markdown_it = pytest.importorskip("markdown_it")
    rendered = markdown_it.MarkdownIt("commonmark").render(text.markdown)
    html = Html(rendered)
    names = ["p", *Html(text.html).names] if text.markdown.strip(" ") else []
    assert names == [{"em": "i", "strong": "b"}.get(name, name) for name in html.names]
    assert "".join(Html(text.html).text.split()) == "".join(html.text.split())


@pytest.mark.parametrize(
    ("value", "markdown"),
    [
        ("<i>F9</i> and <b>AAV</b>", "*F9* and **AAV**"),
        ("pre<i>post</i>", "pre*post*"),
        ("<i> a</i>", "<i> a</i>"),
        ("<i>a</i><b>b</b>", "<i>a</i><b>b</b>"),
        ("AAV<sub>9</sub>", "AAV<sub>9</sub>"),
        ("<sc>dna</sc>", '<span style="font-variant: small-caps">dna</span>'),
        ("[a](b) *c* `d` &lt;e&gt;", r"\[a\](b) \*c\* \`d\` \<e\>"),
        ("1. a", r"1\. a"),
        ("<mml:math><mml:mn>50</mml:mn><mml:mo>%</mml:mo></mml:math>", r"$50\%$"),
    ],
)
def test_markdown_is_readable(value: str, markdown: str) -> None:
    """Simple italics and bold are stars; what could be misread is a tag."""
    assert markdown == MarkedText(value).markdown


# --- real input -----------------------------------------------------------------------


def mixed_elements() -> Iterator[Element]:
    """Give every element of the PubMed sample that holds text."""
    folder = SHARED / "corpus" / "pubmed_xml"
    if not folder.exists():
        pytest.skip("../shared is absent")
    for path in sorted(folder.glob("*.gz")):
        with gzip.open(path) as file:
            for element in ET.parse(file).iter():
                if element.tag in {
                    *("ArticleTitle", "VernacularTitle", "AbstractText", "Keyword"),
                    *(
                        "CoiStatement",
                        "Citation",
                        "Affiliation",
                        "CopyrightInformation",
                    ),
                }:
                    yield element


def test_real_elements_come_back() -> None:
    """Every title, abstract, keyword, citation... of PubMed comes back as it was."""
    count = marked = 0
    for element in mixed_elements():
        text = marked_from_element(element)
        filled = fill(Element(element.tag, element.attrib), text)
        assert equal(element, filled, tails=False)
        assert text == MarkedText(text.value)
        if len(element):
            marked += 1
            assert text == MarkedText.parse(str(text))
            assert text == MarkedText.parse(text.html)
        count += 1
    assert count > 29_000
    assert marked > 300


def test_real_jats_titles_come_back() -> None:
    """Titles and paragraphs of JATS come back, or the message names the element."""
    folder = SHARED / "corpus" / "jats"
    if not folder.exists():
        pytest.skip("../shared is absent")
    read = refused = 0
    for path in sorted(folder.glob("*.xml")):
        for element in ET.parse(path).iter():
            if element.tag not in {"article-title", "title", "kwd", "p"}:
                continue
            children = [child for child in element.iter() if child is not element]
            if any(child.attrib or child.tag not in INLINE for child in children):
                refused += 1
                with pytest.raises(InvalidMarkup):
                    marked_from_element(element, tags=JATS_TAGS)
                continue
            text = marked_from_element(element, tags=JATS_TAGS)
            read += 1
            foreign = {ours: theirs for theirs, ours in JATS_TAGS.items()}
            filled = fill(Element(element.tag, element.attrib), text, tags=foreign)
            assert equal(element, filled, tails=False)
    assert read > 1_000
    assert refused > 0
