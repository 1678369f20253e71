"""PUB: texts that were garbled on their way."""
# ruff: noqa: RUF001 - letters that look like others are what it is about

from __future__ import annotations

import pytest

import genetherapy_model as gtm


def _codes(subject: gtm.MarkedText | gtm.PersonName) -> list[str]:
    return [found.code for found in gtm.check(subject)]


def test_garbled_texts_are_found_wherever_they_stand() -> None:
    """Titles, keywords, affiliations, names and agencies are all looked at."""
    publication = gtm.Publication(
        title="Genetherapie der HÃ¤mophilie",
        keywords=[gtm.Keyword(text="HÃ¤mophilie")],
        authors=[
            gtm.PersonalAuthor(
                person=gtm.Person(name=gtm.PersonName(family="SchÃ¼hlen")),
                affiliations=[gtm.Affiliation(text="UniversitÃ¤t")],
            )
        ],
        grants=[gtm.Grant(agency="Deutsche Gesellschaft fÃ¼r HÃ¤mophilie")],
        journal=gtm.Journal(title="Zeitschrift f\ufffdr Gene"),
    )
    found = {(one.code, one.path, one.suggestion) for one in gtm.check(publication)}

    assert found == {
        ("PUB001", "/title", "Genetherapie der Hämophilie"),
        ("PUB001", "/keywords/0/text", "Hämophilie"),
        ("PUB001", "/authors/0/affiliations/0/text", "Universität"),
        ("PUB002", "/authors/0/person/name/family", "Schühlen"),
        ("PUB003", "/grants/0/agency", "Deutsche Gesellschaft für Hämophilie"),
        ("PUB003", "/journal/title", None),
    }


def test_a_long_text_is_not_suggested_as_a_whole() -> None:
    """The message says what is garbled; the whole of an abstract would hide it."""
    [finding] = gtm.check(gtm.MarkedText("HÃ¤mophilie " * 50))

    assert "'Ã¤' is 'ä'" in finding.message
    assert finding.suggestion is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Mart&amp;#237nez", "Martínez"),
        ("Mart&amp;#xEDnez", "Martínez"),
        ("counts 60/mm&lt;PRE&gt;3&lt;/PRE&gt; in", None),
        ("10&lt;sup&gt;13&lt;/sup&gt; vg", "10<sup>13</sup> vg"),
        ("&lt;p&gt;Phase and polarization.&lt;/p&gt;", None),
        ("R&amp;amp;D", "R&amp;D"),
        ("TGF-&amp;beta;", "TGF-β"),
        ("O&amp;#39;Brien", "O'Brien"),
        ("p &amp;lt; 0.05", "p &lt; 0.05"),
    ],
)
def test_what_is_escaped_twice_is_found(text: str, meant: str | None) -> None:
    """Shown tags in pairs and shown references are told, with what they mean."""
    [finding] = gtm.check(gtm.MarkedText(text))

    assert (finding.code, finding.suggestion) == ("PUB004", meant)


@pytest.mark.parametrize(
    "text",
    [
        "p &lt; 0.05 &amp; q &gt; 3",
        "Q&amp;A &amp;#2",
        "0.01&lt;p&gt;0.05",
        "the tag &lt;i&gt;",
        "AT&amp;T; R&amp;D;",
        "a &lt;b and c&gt; d",
        "H&amp;E staining; more",
        "10<sup>13</sup> vg",
    ],
)
def test_signs_that_are_meant_are_silent(text: str) -> None:
    """A lone tag, an ampersand and comparisons are text."""
    assert _codes(gtm.MarkedText(text)) == []


def test_a_name_has_no_references() -> None:
    """Gol&apos;tsman is Gol'tsman; a company's ampersand is its own."""
    [finding] = gtm.check(gtm.PersonName(literal="Gol&apos;tsman"))

    assert (finding.code, finding.path) == ("PUB005", "/literal")
    assert finding.suggestion == "Gol'tsman"
    assert _codes(gtm.PersonName(literal="Smith & Co; Sons")) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Mart&#xED", "Martí"),
        ("Mart&#xEDnez", "Martínez"),
        ("Mart&#237nez", "Martínez"),
        ("Mart&iacutenez", "Martínez"),
        ("Andr&eacute M&uuml;ller", "André Müller"),
        ("&Aringstrom", "Åstrom"),
    ],
)
def test_a_reference_needs_no_semicolon(name: str, meant: str) -> None:
    """HTML reads numbers without it, and old names of letters."""
    [finding] = gtm.check(gtm.PersonName(literal=name))

    assert (finding.code, finding.suggestion) == ("PUB005", meant)


@pytest.mark.parametrize(
    "name", ["Smith &Co", "A&E Group", "Q&A", "Tom&not Jerry", "R&#1", "X &deg Y"]
)
def test_an_ampersand_before_other_words_is_none(name: str) -> None:
    """Only what stands for a letter, or is a number, is a reference without its end."""
    assert "PUB005" not in _codes(gtm.PersonName(literal=name))


def test_lost_letters_are_found() -> None:
    """U+FFFD stands for a letter that is lost, and a control for none."""
    text = gtm.MarkedText("Deutschen Gesellschaft f\ufffdr Gyn\ufffdkologie")

    assert _codes(text) == ["PUB006"]
    assert _codes(gtm.PersonName(family="M\ufffdller", given="J\x85")) == ["PUB007"]
    assert _codes(gtm.PersonName(family="Jos\x81")) == ["PUB007"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("\ufeff3D printing", "3D printing"),
        ("accident response\u200b.", "accident response."),
        ("AAV\u20609", "AAV9"),
        ("\u202aAAV\u202c", "AAV"),
        ("Pathol\x83gy", None),
    ],
)
def test_characters_that_nobody_sees_are_found(text: str, meant: str | None) -> None:
    """What has no width is left out of the suggestion; a control may be a letter."""
    [finding] = gtm.check(gtm.MarkedText(text))

    assert (finding.code, finding.suggestion) == ("PUB008", meant)


@pytest.mark.parametrize(
    "text",
    [
        "ژن\u200cدرمانی",
        "\u202bטיפול גנטי\u202c",
        "👩\u200d🔬",
        "10\xa0kb",
        "gene\u00adtherapy",
        "x\u2009±\u20091",
    ],
)
def test_marks_that_scripts_need_are_silent(text: str) -> None:
    """Joiners, marks of direction beside Hebrew or Arabic, and spaces are meant."""
    assert _codes(gtm.MarkedText(text)) == []


def test_empty_texts_are_silent() -> None:
    """Titles and parts of names may be empty."""
    assert _codes(gtm.MarkedText("")) == []
    assert _codes(gtm.PersonName(family="", given=None)) == []
