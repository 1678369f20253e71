"""LaTeX of fields, to marked text and back."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from genetherapy_model import strategies
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.bibtex.escaping import encode, encode_title
from genetherapy_model.formats.bibtex.latex import decode, is_balanced


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"Garc{\'\i}a Mart{\'{\i}}nez, Mar{\'i}a", "García Martínez, María"),
        (r"G{\"u}nter G\"{u}nter G\"unter", "Günter Günter Günter"),
        (
            r"{\L}ukasz \L{}ukasz stra\ss e {\o}re {\AA}se",
            "Łukasz Łukasz straße øre Åse",
        ),
        (r"\c{c} \v s \H{o} \k{a} \r{a} \u{g} \d{h} \~n", "ç š ő ą å ğ ḥ ñ"),
        (r"50\% \& R\&D \_ \# \$ \{a\}", "50% &amp; R&amp;D _ # $ {a}"),
        (r"{AAV} in {Cocker} {S}paniels", "AAV in Cocker Spaniels"),
        (
            r"\textit{F9}, \emph{in vivo}, {\it Mus}",
            "<i>F9</i>, <i>in vivo</i>, <i>Mus</i>",
        ),
        (r"\textbf{a} \textsc{b} \underline{c}", "<b>a</b> <sc>b</sc> <u>c</u>"),
        (
            r"10\textsuperscript{13} AAV\textsubscript{9}",
            "10<sup>13</sup> AAV<sub>9</sub>",
        ),
        (
            r"$10^{13}$, AAV$_9$, 10$^{-3}$",
            "10<sup>13</sup>, AAV<sub>9</sub>, 10<sup>-3</sup>",
        ),
        (r"AAV$_{\rm rh10}$ $_{\mathrm{max}}$", "AAV<sub>rh10</sub> <sub>max</sub>"),
        (r"TGF-$\beta$ and \textalpha, 5~$\pm$ 1", "TGF-β and \u03b1, 5\u00a0± 1"),
        (r"37$^\circ$C", "37°C"),
        (r"\textless{}i\textgreater{} \textless 0.05", "&lt;i&gt; &lt;0.05"),
        ("1998--2003 --- ``so''", "1998\u20132003 \u2014 \u201cso\u201d"),
        (r"a -{}- b", "a -- b"),
        (r"$\frac{a}{b}$ and $x^2+y$", r"$\frac{a}{b}$ and $x^2+y$"),
        (r"\foo{bar} \baz[1]{2}{3} \qux", r"\foo{bar} \baz[1]{2}{3} \qux"),
        (r"costs $5 and more", "costs $5 and more"),
        (r"see \url{https://x.org/a_b%20c}", "see https://x.org/a_b%20c"),
        ("two\n   lines", "two lines"),
        (r"\'{\o} \'{\foo} \^{} \={} x", r"ǿ \'\foo ^ \= x"),
        (r"\'{\i}, \"\i, and \c{\o}", "í, ï, and ø\u0327"),
        (
            r"\beta{}-globin \ensuremath{10^{3}} \ensuremath{\foo} \ensuremath x",
            r"β-globin 10<sup>3</sup> \ensuremath{\foo} \ensuremath x",
        ),
        (
            r"$\foo$ $_{\foo}$ $_{}$ $x^{\foo}$ $a\$b$",
            r"$\foo$ $_{\foo}$ $_{}$ $x^{\foo}$ $a\$b$",
        ),
        (r"a \foo{b", r"a \foob"),
        (r"\textit a \textit$x$ \relax b", r"<i>a</i> \textit$x$ b"),
        (r"never {closed \textit{here", "never closed <i>here</i>"),
        ("closed } too often", "closed too often"),
    ],
)
def test_latex_is_read_as_what_is_meant(latex: str, expected: str) -> None:
    """Accents become letters, styles markup; formulas and unknown commands stay."""
    assert expected == decode(latex).value


@given(marked=strategies.marked_texts(max_size=4))
@example(MarkedText(r"\foo{bar} \it \\ $\frac{a}{b}$ $x_1$ $_9$ $5 -- $7 ``a''"))
@example(MarkedText(r"a-<i>-</i>\textit{x} \{ \} { } $a{$ \foo{\}} \textbf"))
@example(MarkedText("<mml:math><mml:mprescripts></mml:mprescripts></mml:math>"))
def test_what_was_written_is_read_and_nothing_grows(marked: MarkedText) -> None:
    """Written, read and written again, a text has the same LaTeX and value."""
    latex = encode(marked)
    read = decode(latex)

    assert encode(read) == latex
    assert is_balanced(latex)
    if "<mml:" not in marked.value:
        assert read.value == re.sub(
            r"[ \t\r\n]+", " ", _unreturned(marked.value)
        ).strip(" ")
    assert decode(encode_title(marked)) == read


def _unreturned(value: str) -> str:
    return value.replace("&#13;", "\n")


@given(st.text("\\{}$ ^_~-`'\"%&#aitexbf[]1", max_size=30))
def test_any_latex_is_read_and_read_again(latex: str) -> None:
    """Whatever stands in a field is read, and comes back as what was read."""
    read = decode(latex)

    assert decode(encode(read)) == read


def test_depth_is_no_crash() -> None:
    """A thousand groups one in another are read like one."""
    deep = decode(r"\textit{" * 1000 + "x" + "}" * 1000)

    assert deep.plain == "x"
    assert decode("{" * 9999 + "x").plain == "x"


def test_capitals_of_titles_are_protected() -> None:
    """What a style would put in lower case stands in braces, and nothing else."""
    title = MarkedText("Hemophilia B: AAV9, Cas9 and mRNA in <i>F9</i> mice, U.S.")

    assert encode_title(title) == (
        r"Hemophilia {B}: {AAV9}, {Cas9} and {mRNA} in \textit{{F9}} mice, {U}.{S}."
    )


@pytest.mark.parametrize("text", ["a\\", "{a", "a}{", "{\\}}"])
def test_braces_without_their_other_half_are_told(text: str) -> None:
    """What would swallow the end of a field is not written into one."""
    assert not is_balanced(text)
