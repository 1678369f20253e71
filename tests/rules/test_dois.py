"""ID: DOIs to which something was added that is no part of them."""

from __future__ import annotations

import attrs
import pytest

import genetherapy_model as gtm


@pytest.mark.parametrize(
    ("doi", "right"),
    [
        ("10.1126/science.12580962014", "10.1126/science.1258096"),
        ("10.1371/journal.pone.01234562014", "10.1371/journal.pone.0123456"),
        ("10.7554/eLife.197602016", "10.7554/eLife.19760"),
        ("10.1038/nature120122013", "10.1038/nature12012"),
        ("10.1056/NEJMoa14067892014", "10.1056/NEJMoa1406789"),
        ("10.1007/s00125-023-05981-w2023", "10.1007/s00125-023-05981-w"),
        ("10.1016/j.ymthe.2014.05.0012014", "10.1016/j.ymthe.2014.05.001"),
        ("10.3389/fimmu.2018.000012018", "10.3389/fimmu.2018.00001"),
    ],
)
def test_a_year_glued_to_a_doi_is_found(doi: str, right: str) -> None:
    """Where a series has a length, a year beyond it is told with the true DOI."""
    [finding] = gtm.check(gtm.WorkReference(identifiers=[f"doi:{doi}"]))

    assert (finding.code, finding.suggestion) == ("ID010", right)
    assert finding.path == "/identifiers/0"
    assert gtm.check(gtm.Doi(right)) == ()


@pytest.mark.parametrize(
    "doi",
    [
        "10.1089/hum.2014.2500",
        "10.1016/j.x.2014",
        "10.1523/ENEURO.0360-19.2019",
        "10.1002/mc.22014",
        "10.1177/2055116919892014",
        "10.1097/BRS.0000000000002014",
        "10.3390/s140712014",
        "10.1681/ASN.2013122014",
        "10.1159/000502019",
        "10.1371/journal.pone.0092014",
        "10.1001/archderm.1967.01600320052007",
        "10.3389/fimmu.2023.1222014",
    ],
)
def test_dois_that_rightly_end_in_a_year_are_silent(doi: str) -> None:
    """Many series have numbers that look like a year, or hold one."""
    publication = gtm.Publication(
        identifiers=[f"doi:{doi}"],
        dates=[gtm.PublicationDate(kind=gtm.DateKind.ISSUE, date=doi[-4:])],
    )
    cited = gtm.WorkReference(
        citation=f"J Gene Med {doi[-4:]};1:5. doi:{doi}", identifiers=[f"doi:{doi}"]
    )

    assert gtm.check(publication) == ()
    assert gtm.check(cited) == ()


def test_the_citation_must_have_both_pieces() -> None:
    """A citation that states the year or the number alone proves nothing."""
    doi = "doi:10.1234/jgs.1045122019"
    for citation in ("J Gene Stud 2019;12:7.", "J Gene Stud 2018;12:104512.", ""):
        cited = gtm.WorkReference(citation=citation, identifiers=[doi])
        assert gtm.check(cited) == ()
    stated = gtm.WorkReference(
        citation="J Gene Stud 2019;12:104512.", identifiers=[doi]
    )
    assert [found.code for found in gtm.check(stated)] == ["ID011"]
    assert gtm.check(attrs.evolve(stated, citation=None)) == ()


@pytest.mark.parametrize(
    ("doi", "right"),
    [
        ("10.1161/01.hyp.35.5.1173.", "10.1161/01.hyp.35.5.1173"),
        ("10.1038/oby.2012.97.", "10.1038/oby.2012.97"),
        ("10.1001/jama.280.18.1626)", "10.1001/jama.280.18.1626"),
        ("10.1016/S0140-6736(07)61345-2)", "10.1016/S0140-6736(07)61345-2"),
        ("10.1145/1045339.1045340].", "10.1145/1045339.1045340"),
        ("10.1038/s41467-021-26682-1).", "10.1038/s41467-021-26682-1"),
        ("10.17705/1thci.00141,", "10.17705/1thci.00141"),
        ("10.1089/hum.2023.152\u201d;", "10.1089/hum.2023.152"),
    ],
)
def test_punctuation_after_a_doi_is_found(doi: str, right: str) -> None:
    """What ends a sentence is taken off, and a bracket that nothing opens."""
    [finding] = gtm.check(gtm.Doi(doi))

    assert (finding.code, finding.suggestion) == ("ID012", right)


@pytest.mark.parametrize(
    "doi",
    [
        "10.1016/S0140-6736(07)61345-2",
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        "10.1130/0091-7613(1990)018<0001:X>2.3.CO;2",
        "10.1641/0006-3568(2004)054[0547:ABC]2.0.CO;2",
        "10.1016/0022-1694(95)",
        "10.12688/f1000research.123.2",
        "10.1002/14651858.CD012014.pub2",
    ],
)
def test_signs_that_belong_to_a_doi_are_silent(doi: str) -> None:
    """Brackets in pairs and signs inside are parts of many DOIs."""
    assert gtm.check(gtm.Doi(doi)) == ()


@pytest.mark.parametrize(
    ("doi", "right"),
    [
        ("10.1002/jgm.2015/abstract", "10.1002/jgm.2015"),
        ("10.3389/fimmu.2018.00001/full", "10.3389/fimmu.2018.00001"),
        ("10.1089/hum.2023.152.pdf", "10.1089/hum.2023.152"),
        ("10.1089/hum.2023.152?journalCode=hum", "10.1089/hum.2023.152"),
        ("10.1038/nri.2015.17.Epub", "10.1038/nri.2015.17"),
        ("10.1038/nri.2015.17PMID:25614318", "10.1038/nri.2015.17"),
        ("10.1038/nri.2015.17[PubMed]", "10.1038/nri.2015.17"),
        ("10.1038/https://doi.org/10.1089/hum.2023.152", "10.1089/hum.2023.152"),
        ("10.1038/https://nature.com", None),
    ],
)
def test_a_pasted_tail_is_found(doi: str, right: str | None) -> None:
    """Words of addresses and citations behind a DOI are told, with the DOI."""
    [finding] = gtm.check(gtm.Doi(doi))

    assert (finding.code, finding.suggestion) == ("ID013", right)


def test_the_doi_of_a_version_is_no_other_doi() -> None:
    """What begins with the whole DOI and goes on after a sign is a part of the work."""
    publication = gtm.Publication(
        identifiers=["doi:10.12688/f1000research.17", "doi:10.12688/F1000research.17.2"]
    )
    other = gtm.Publication(
        identifiers=["doi:10.12688/f1000research.17", "doi:10.12688/f1000research.172"]
    )

    assert gtm.check(publication) == ()
    assert [found.code for found in gtm.check(other)] == ["ID014"]
