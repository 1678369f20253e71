"""One identifier of each kind: where it resolves, and how it is named."""

from __future__ import annotations

import pytest

from genetherapy_model.domain.identifiers import (
    BY_PREFIX,
    from_curie,
    parse_identifier,
)
from genetherapy_model.errors import InvalidIdentifier

SPECIMENS = [
    ("doi:10.1089/hum.2023.152", "https://doi.org/10.1089/hum.2023.152"),
    ("pubmed:29372632", "https://pubmed.ncbi.nlm.nih.gov/29372632"),
    ("pmc:PMC8591519.2", "https://pmc.ncbi.nlm.nih.gov/articles/PMC8591519.2"),
    ("orcid:0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233X"),
    ("isni:000000041936754X", "https://isni.org/isni/000000041936754X"),
    ("ror:02v51f717", "https://ror.org/02v51f717"),
    ("grid:grid.38142.3c", "https://www.grid.ac/institutes/grid.38142.3c"),
    ("ringgold:8095", ""),
    ("funderregistry:501100000780", "https://doi.org/10.13039/501100000780"),
    ("issn:1557-7422", "https://portal.issn.org/resource/ISSN/1557-7422"),
    ("nlm:2983305R", "https://www.ncbi.nlm.nih.gov/nlmcatalog/2983305R"),
    ("clinicaltrials:NCT00717236", "https://clinicaltrials.gov/study/NCT00717236"),
    (
        "euclinicaltrials:2016-000160-34",
        "https://www.clinicaltrialsregister.eu/ctr-search/search?query=2016-000160-34",
    ),
    (
        "ctis:2023-503698-40-00",
        "https://euclinicaltrials.eu/ctis-public/view/2023-503698-40-00",
    ),
    ("isrctn:ISRCTN15334496", "https://www.isrctn.com/ISRCTN15334496"),
    (
        "anzctr:ACTRN12620000022910",
        "https://anzctr.org.au/Trial/Registration/TrialReview.aspx?ACTRN=ACTRN12620000022910",
    ),
    (
        "chictr:ChiCTR2100046214",
        "https://trialsearch.who.int/Trial2.aspx?TrialID=ChiCTR2100046214",
    ),
    (
        "ctri:CTRI/2017/12/010923",
        "https://trialsearch.who.int/Trial2.aspx?TrialID=CTRI/2017/12/010923",
    ),
    ("drks:DRKS00012345", "https://drks.de/search/en/trial/DRKS00012345"),
    ("jrct:jRCTb060190005", "https://jrct.niph.go.jp/en-latest-detail/jRCTb060190005"),
    (
        "uminctr:UMIN000012345",
        "https://trialsearch.who.int/Trial2.aspx?TrialID=JPRN-UMIN000012345",
    ),
    ("mesh:D015316", "https://meshb.nlm.nih.gov/record/ui?ui=D015316"),
    ("ncit:C15238", "http://purl.obolibrary.org/obo/NCIT_C15238"),
    (
        "hgnc:3546",
        "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/HGNC:3546",
    ),
    ("omim:306700", "https://omim.org/entry/306700"),
    ("orpha:98878", "https://www.orpha.net/en/disease/detail/98878"),
    ("mondo:0010602", "http://purl.obolibrary.org/obo/MONDO_0010602"),
    ("atc:L01XL03", "https://atcddd.fhi.no/atc_ddd_index/?code=L01XL03"),
    ("unii:452VLY9402", "https://precision.fda.gov/uniisearch/srs/unii/452VLY9402"),
]


def test_each_kind_has_a_specimen() -> None:
    """No kind is left out of the list."""
    assert {curie.partition(":")[0] for curie, _ in SPECIMENS} == set(BY_PREFIX)


@pytest.mark.parametrize(("curie", "url"), SPECIMENS)
def test_a_specimen_is_known_by_its_curie_and_its_address(curie: str, url: str) -> None:
    """The CURIE says the kind, the address is the registry's, and both are read."""
    specimen = from_curie(curie)
    kind = type(specimen)

    assert kind is BY_PREFIX[curie.partition(":")[0]]
    assert (specimen.curie, specimen.url) == (curie, url)
    assert kind.is_named_in(curie)
    assert not kind.is_named_in("see above")
    assert parse_identifier(curie) == specimen
    for form in (curie.upper(), url, url.lower()):
        assert not form or kind.parse(form) == specimen


@pytest.mark.parametrize(("curie", "url"), SPECIMENS[1:])
def test_a_specimen_is_read_however_it_is_spelled(curie: str, url: str) -> None:
    """Case, blanks, dashes and what ends an address change nothing but in a DOI."""
    specimen = from_curie(curie)
    kind, text = type(specimen), str(specimen)
    forms = [text.lower(), text.upper(), f"\t{text}\u3000", f"{curie}/"]
    forms += [text.replace("-", "\u2013"), text.replace(" ", "\u2009")]
    forms += [f"{url}/", f"{url}#top"] if url else []

    assert [str(kind.parse(form)) for form in forms] == [text] * len(forms)


LOOKALIKES = {
    "-": [
        *"\u2010\u2011\u2012\u2013\u2014\u2015",
        *"\u00ad\u2043\u2212\ufe58\ufe63\uff0d",
    ],
    " ": [*map(chr, range(0x2000, 0x200B)), *"\u00a0\u1680\u202f\u205f\u3000"],
    "": [
        *map(chr, range(0x200B, 0x2010)),
        *map(chr, range(0x202A, 0x202F)),
        *map(chr, range(0x2060, 0x2070)),
        "\ufeff",
    ],
}


def test_a_lookalike_means_its_plain_twin() -> None:
    """Each dash is a hyphen, each space a space, and what has no width is nothing."""
    kind = BY_PREFIX["isni"]
    for plain, lookalikes in LOOKALIKES.items():
        text = "0000 0001 2162 9922" if plain == " " else "0000-0001-2162-9922"
        for each in lookalikes:
            written = text.replace(plain, each) if plain else each.join(text)
            assert str(kind.parse(written)) == "0000 0001 2162 9922"


def test_a_dash_or_a_wide_space_is_not_nothing() -> None:
    """It may stand where its twin may, and joins no digits."""
    trial, disease = BY_PREFIX["clinicaltrials"], BY_PREFIX["omim"]
    for dash in LOOKALIKES["-"]:
        assert str(trial.parse(f"NCT{dash}00717236")) == "NCT00717236"
    for space in LOOKALIKES[" "]:
        assert str(disease.parse(f"#{space}306700")) == "306700"
    for each in LOOKALIKES[" "] + LOOKALIKES["-"]:
        with pytest.raises(InvalidIdentifier):
            BY_PREFIX["nlm"].parse(f"1234567{each}8")
    for other in "\u2016\u2044":
        with pytest.raises(InvalidIdentifier):
            trial.parse(f"NCT{other}00717236")


def test_full_width_characters_mean_ascii() -> None:
    """All of ASCII that is seen has a twin of full width; their neighbors mean more."""
    kind = BY_PREFIX["nlm"]
    wide = "".join(map(chr, range(0xFF10, 0xFF1A)))

    assert str(kind.parse(wide[:8])) == "01234567"
    for beyond in "\uff00\uff5f\u2016\u2029\u2070\u203f":
        with pytest.raises(InvalidIdentifier):
            kind.parse(f"1234567{beyond}8")
