"""What the model has no word for is kept in its place, whatever it is."""

from __future__ import annotations

import io
from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement, fromstring

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.jats.articles import made, read, readings
from tests.formats.jats.test_real_files import _shape

import genetherapy_model as gtm
from genetherapy_model.formats import jats
from genetherapy_model.formats.jats.cutting import lighten
from genetherapy_model.formats.jats.records import read_article, write_article

RICH = made(
    '<article-id pub-id-type="doi">10.1089/hum.2023.152</article-id>'
    "<title-group><article-title>AAV<sub>9</sub></article-title>"
    "<subtitle>A review</subtitle></title-group>"
    '<contrib-group><contrib contrib-type="author" id="a1"><name><surname>Gao</surname>'
    '<given-names>C</given-names></name><xref ref-type="aff" rid="f1"/></contrib>'
    '<contrib contrib-type="author"><collab>CHANGE</collab></contrib></contrib-group>'
    '<aff id="f1"><label>1</label><institution>CIEMAT</institution></aff>'
    '<pub-date pub-type="epub"><day>1</day><month>2</month><year>2018</year></pub-date>'
    "<volume>19</volume><fpage>1</fpage><history><date date-type='received'>"
    "<year>2017</year></date></history><permissions><license><license-p>CC BY"
    "</license-p></license></permissions><abstract><sec><title>Aims</title><p>One.</p>"
    "</sec></abstract><kwd-group><kwd>AAV</kwd><kwd>editing</kwd></kwd-group>"
    "<funding-group><award-group><funding-source>NIH</funding-source><award-id>R01"
    "</award-id></award-group></funding-group>",
    journal='<journal-id journal-id-type="nlm-ta">Blood</journal-id>'
    '<issn pub-type="ppub">1043-0342</issn>',
    back="<ack><p>Thanks.</p></ack><ref-list><title>References</title><ref id='r1'>"
    "<label>1</label><element-citation><year>2016</year><source>Cell</source>"
    "</element-citation></ref></ref-list>",
)


def _article() -> Element:
    return fromstring(lighten(RICH))


def _comes_back(article: Element) -> None:
    wanted = _shape(deepcopy(article))
    publication, _ = read_article(article)
    written = write_article(publication)

    assert _shape(written) == wanted
    assert repr(read_article(written)[0]) == repr(publication)


PLACES = range(len([*_article().iter()]))


@pytest.mark.parametrize("place", PLACES)
def test_an_unknown_element_anywhere_is_kept(place: int) -> None:
    """Whatever holds an element that JATS does not have gives it back in its place."""
    article = _article()
    SubElement([*article.iter()][place], "odd").text = "x"
    _comes_back(article)


@pytest.mark.parametrize("place", PLACES)
def test_an_unknown_attribute_anywhere_is_kept(place: int) -> None:
    """Whatever has an attribute that JATS does not have gives it back."""
    article = _article()
    [*article.iter()][place].set("{http://example.org/a}odd", "x")
    _comes_back(article)


@pytest.mark.parametrize("place", PLACES[1:])
def test_any_element_may_lack_or_stand_twice(place: int) -> None:
    """Without an element, or with two of it, all the rest is kept."""
    for change in ("lack", "twice"):
        article = _article()
        child = [*article.iter()][place]
        parent = next(each for each in article.iter() if child in [*each])
        if change == "lack":
            parent.remove(child)
        else:
            parent.insert([*parent].index(child), deepcopy(child))
        _comes_back(article)


@given(data=st.data())
def test_text_anywhere_is_kept(data: st.DataObject) -> None:
    """Text where JATS has none is kept as it stands."""
    article = _article()
    element = data.draw(st.sampled_from([*article.iter()]))
    element.text = data.draw(st.text(st.sampled_from("ab <&"), min_size=1))
    _comes_back(article)


def test_extras_say_where_they_stood() -> None:
    """An unknown element has its path and markup, an attribute its name and value."""
    publication = read(
        '<counts><fig-count count="3"/></counts>',
        attributes='article-type="research-article" specific-use="web"',
    )

    assert [(each.source, each.path, each.text) for each in publication.extras] == [
        ("jats", "@specific-use", "web"),
        (
            "jats",
            "front[1]/article-meta[1]/counts[1]",
            '<counts><fig-count count="3"/></counts>',
        ),
    ]


def test_a_changed_value_never_writes_its_old_spelling() -> None:
    """What was changed is written anew, and what was not is still kept."""
    [reading] = readings(RICH)
    publication = reading.publication
    assert publication is not None
    changed = evolve(publication, title=gtm.MarkedText("Another title"))
    stream = io.BytesIO()
    losses = gtm.write([changed], stream, format="jats")
    written = stream.getvalue().decode()

    assert "<article-title>Another title</article-title>" in written
    assert "A review" not in written
    assert "<license-p>CC BY</license-p>" in written
    assert losses == ()
    assert jats.restrict(changed).title == changed.title


def test_what_a_repository_has_deleted_is_told() -> None:
    """The header of a deleted record is a deletion, with its name in the repository."""
    data = (
        b"<OAI-PMH><ListRecords><record><header status='deleted'><identifier>oai:pmc:1"
        b"</identifier></header></record></ListRecords></OAI-PMH>"
    )
    [deletion] = gtm.scan(data, format="jats")

    assert isinstance(deletion, gtm.Deletion)
    assert [str(each) for each in deletion.entries] == ["OAI oai:oai:pmc:1"]


def test_named_characters_are_read() -> None:
    """A character that only the DTD defines is read by its name, with a finding."""
    [reading] = readings(
        made("<title-group><article-title>A&ndash;B</article-title></title-group>")
    )

    assert [each.code for each in reading.findings] == ["RDR032"]
    assert reading.publication is not None
    assert str(reading.publication.title) == "A\N{EN DASH}B"


def test_a_broken_body_loses_nothing() -> None:
    """A body is passed over, whatever it holds; a broken front is told."""
    data = made("<volume>1</volume>").replace(b"Not read.", b"R&D <b>")
    [reading] = readings(data)
    [broken] = readings(data.replace(b"<volume>1", b"<volume>1 & 2"))

    assert reading.publication is not None
    assert [each.code for each in broken.findings] == ["RDR001"]
    assert broken.source is not None


def test_other_vocabularies_are_not_claimed() -> None:
    """Neither DocBook nor HTML nor PubMed is JATS, and JATS is not PubMed."""
    for head in (
        b"<article><title>DocBook</title></article>",
        b"<html><article>a</article></html>",
        b"<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>",
        b"<xml><records><record/></records></xml>",
    ):
        assert not jats.recognizes(head)
    assert jats.recognizes(RICH)
    with pytest.raises(gtm.UnreadableInput, match="this is no JATS XML"):
        readings(b"<html/>")


@pytest.mark.parametrize("depth", [300, 1_000, 20_000])
def test_what_is_nested_too_deep_is_one_bad_record(depth: int) -> None:
    """A title of a thousand levels is a finding on its article; the next is read."""
    deep = "<bold>" * depth + "x" + "</bold>" * depth
    title = "<title-group><article-title>{}</article-title></title-group>"
    bad, good = made(title.format(deep)), made(title.format("AAV"))
    first, second = readings(b"<pmc-articleset>%b%b</pmc-articleset>" % (bad, good))

    assert [each.code for each in first.findings] == ["RDR001"]
    assert first.publication is None
    assert second.publication is not None
    assert str(second.publication.title) == "AAV"
