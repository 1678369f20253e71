"""Identifiers of clinical trials, each by the registry that gives it.

The registries are those of the WHO's International Clinical Trials Registry Platform
(https://www.who.int/clinical-trials-registry-platform) and ClinicalTrials.gov. Shapes
are Bioregistry's patterns; where those leave the number of digits open, it is the one
that was found in 10,000 PubMed records
(https://github.com/maia-sh/ctregistries, inst/extdata/registries.csv).
"""

from __future__ import annotations

import re
from typing import ClassVar

from attrs import frozen

from genetherapy_model.domain._scalars import Identifier

__all__ = [
    "ActrnNumber",
    "ChiCtrNumber",
    "CtriNumber",
    "DrksId",
    "EuCtNumber",
    "EudraCtNumber",
    "Isrctn",
    "JrctId",
    "NctId",
    "UminId",
]


# The EU's register ends its addresses in the country, such as /ES, or in /results.
_EUDRACT = re.compile(r"([0-9]{4})[\s-]*([0-9]{6})[\s-]*([0-9]{2})(?:/[0-9A-Za-z]+)?")
_EU_CT = re.compile(r"([0-9]{4})[\s-]*([0-9]{6})[\s-]*([0-9]{2})[\s-]*([0-9]{2})")
_CHICTR = re.compile(
    r"(?:ChiCTR)?[\s-]*(?:([A-Z]+)[\s-]*)?([0-9]+)", re.IGNORECASE | re.ASCII
)


def _after(letters: str, text: str) -> str:
    """Write the letters of a registry as it does, close to what follows."""
    rest = text[len(letters) :] if text.lower().startswith(letters.lower()) else text
    return letters + rest.lstrip(" -:")


@frozen(order=True, repr=False, weakref_slot=False)
class NctId(Identifier):
    """A number of ClinicalTrials.gov: ``NCT`` and eight digits.

    Source: NLM, https://clinicaltrials.gov/policy/protocol-definitions.

    Raises:
        InvalidIdentifier: If the text is no such number.

    >>> NctId.parse("https://clinicaltrials.gov/study/NCT00717236?tab=results")
    NctId('NCT00717236')
    >>> NctId.parse("NCT717236")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidLength: 'NCT717236' is no NCT number: ...
    """

    kind: ClassVar[str] = "NCT number"
    prefix: ClassVar[str] = "clinicaltrials"
    url_base: ClassVar[str] = "https://clinicaltrials.gov/study/"
    pattern: ClassVar[str] = r"NCT[0-9]{8}"
    shape: ClassVar[str] = "NCT and eight digits, such as NCT00717236"
    any_length: ClassVar[str] = r"NCT[0-9]+"
    labels: ClassVar[tuple[str, ...]] = (r"clinicaltrials?\.gov", "ctgov", "nct")
    hosts: ClassVar[tuple[str, ...]] = (
        r"(?:classic\.)?clinicaltrials\.gov/(?:ct2?/)?(?:show/(?:record/)?|study/)?",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        return _after("NCT", text)


@frozen(order=True, repr=False, weakref_slot=False)
class EudraCtNumber(Identifier):
    """A number of a trial in EudraCT, the European database of 2004 to 2023.

    A year, a running number of six digits, two check digits. How these are made is not
    known, so they are not checked.

    Source: EMA, https://eudract.ema.europa.eu/; Directive 2001/20/EC.

    Raises:
        InvalidIdentifier: If the text is no EudraCT number.

    >>> EudraCtNumber.parse("EudraCT No.: 2016\N{EN DASH}000160\N{EN DASH}34")
    EudraCtNumber('2016-000160-34')
    >>> EudraCtNumber.parse("2023-503698-40-00")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: ... is no EudraCT number: ...
    """

    kind: ClassVar[str] = "EudraCT number"
    prefix: ClassVar[str] = "euclinicaltrials"
    url_base: ClassVar[str] = (
        "https://www.clinicaltrialsregister.eu/ctr-search/search?query="
    )
    pattern: ClassVar[str] = r"20[0-9]{2}-[0-9]{6}-[0-9]{2}"
    shape: ClassVar[str] = "year, six digits, two digits, such as 2016-000160-34"
    any_length: ClassVar[str] = r"20[0-9]{2}-[0-9]+-[0-9]+"
    labels: ClassVar[tuple[str, ...]] = ("eudract", "euctr")
    hosts: ClassVar[tuple[str, ...]] = (
        r"clinicaltrialsregister\.eu/ctr-search/search\?query=(?:eudract_number:)?",
        r"clinicaltrialsregister\.eu/ctr-search/trial/",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        groups = _EUDRACT.fullmatch(text)
        return "-".join(groups.groups()) if groups else text


@frozen(order=True, repr=False, weakref_slot=False)
class EuCtNumber(Identifier):
    """A number of a trial in CTIS, the European system since 2022.

    A year, six digits, two check digits, and two digits that count the submissions
    made again. The last two are often left out in print; they are not made up here,
    as ``00`` would be a statement. The check digits are not checked.

    Source: Regulation (EU) No 536/2014, article 81; EMA, https://euclinicaltrials.eu/.

    Raises:
        InvalidIdentifier: If the text is no EU CT number.

    >>> EuCtNumber.parse("EU CT 2023-503698-40-00").curie
    'ctis:2023-503698-40-00'
    >>> EuCtNumber.parse("2016-000160-34")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: '2016-000160-34' is no EU CT number: ...
    """

    kind: ClassVar[str] = "EU CT number"
    prefix: ClassVar[str] = "ctis"
    url_base: ClassVar[str] = "https://euclinicaltrials.eu/ctis-public/view/"
    pattern: ClassVar[str] = r"20[0-9]{2}-[0-9]{6}-[0-9]{2}-[0-9]{2}"
    shape: ClassVar[str] = "four groups of digits, such as 2023-503698-40-00"
    labels: ClassVar[tuple[str, ...]] = (r"eu[\s-]*ct", r"eu\s+trial")
    hosts: ClassVar[tuple[str, ...]] = (
        r"euclinicaltrials\.eu/(?:ctis-public/view/|app/#/view/|[^#\s]*[?&]EUCT=)",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        groups = _EU_CT.fullmatch(text)
        return "-".join(groups.groups()) if groups else text


@frozen(order=True, repr=False, weakref_slot=False)
class Isrctn(Identifier):
    """A number of the ISRCTN registry: ``ISRCTN`` and eight digits.

    Source: BioMed Central, https://www.isrctn.com/page/about.

    Raises:
        InvalidIdentifier: If the text is no such number.

    >>> Isrctn.parse("ISRCTN 15334496").url
    'https://www.isrctn.com/ISRCTN15334496'
    >>> Isrctn.parse("ISRCTN1533")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidLength: 'ISRCTN1533' is no ISRCTN: ...
    """

    kind: ClassVar[str] = "ISRCTN"
    prefix: ClassVar[str] = "isrctn"
    url_base: ClassVar[str] = "https://www.isrctn.com/"
    pattern: ClassVar[str] = r"ISRCTN[0-9]{8}"
    shape: ClassVar[str] = "ISRCTN and eight digits, such as ISRCTN15334496"
    any_length: ClassVar[str] = r"ISRCTN[0-9]+"
    labels: ClassVar[tuple[str, ...]] = (r"doi(?=[\s:]*10\.1186/ISRCTN)",)
    hosts: ClassVar[tuple[str, ...]] = (
        r"isrctn\.(?:com|org)/",
        r"controlled-trials\.com/(?=isrctn)",
        r"(?:dx\.)?doi\.org/(?=10\.1186/ISRCTN)",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        # The registry gives each trial a DOI, too.
        return _after("ISRCTN", text.removeprefix("10.1186/"))


@frozen(order=True, repr=False, weakref_slot=False)
class ActrnNumber(Identifier):
    """A number of the Australian New Zealand registry: ``ACTRN`` and fourteen digits.

    Source: ANZCTR, https://www.anzctr.org.au/.

    Raises:
        InvalidIdentifier: If the text is no such number.

    >>> ActrnNumber.parse("actrn 12617000102370").curie
    'anzctr:ACTRN12617000102370'
    >>> ActrnNumber.parse("ACTRN126170001023")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidLength: 'ACTRN126170001023' is no ACTRN: ...
    """

    kind: ClassVar[str] = "ACTRN"
    prefix: ClassVar[str] = "anzctr"
    url_base: ClassVar[str] = (
        "https://anzctr.org.au/Trial/Registration/TrialReview.aspx?ACTRN="
    )
    pattern: ClassVar[str] = r"ACTRN[0-9]{14}"
    shape: ClassVar[str] = "ACTRN and fourteen digits, such as ACTRN12617000102370"
    any_length: ClassVar[str] = r"ACTRN[0-9]+"
    hosts: ClassVar[tuple[str, ...]] = (
        r"anzctr\.org\.au/(?:Trial/Registration/TrialReview\.aspx\?ACTRN=)?",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        return _after("ACTRN", text)


@frozen(order=True, repr=False, weakref_slot=False)
class ChiCtrNumber(Identifier):
    """A number of the Chinese registry: ``ChiCTR`` and eight to ten digits.

    Old numbers name the design between hyphens, such as ``ChiCTR-TRC-12002345``. The
    registry's addresses hold another number, so :attr:`url` leads to the WHO's copy.

    Source: ChiCTR, https://www.chictr.org.cn/.

    Raises:
        InvalidIdentifier: If the text is no such number.

    >>> ChiCtrNumber.parse("CHICTR2300070727")
    ChiCtrNumber('ChiCTR2300070727')
    >>> ChiCtrNumber.parse("ChiCTR23")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidLength: 'ChiCTR23' is no ChiCTR number: ...
    """

    kind: ClassVar[str] = "ChiCTR number"
    prefix: ClassVar[str] = "chictr"
    url_base: ClassVar[str] = "https://trialsearch.who.int/Trial2.aspx?TrialID="
    pattern: ClassVar[str] = r"ChiCTR(?:-[A-Z]+-[0-9]{8}|[0-9]{8,10})"
    shape: ClassVar[str] = "ChiCTR and eight to ten digits, such as ChiCTR2300070727"
    any_length: ClassVar[str] = r"ChiCTR(?:-[A-Z]+-)?[0-9]+"
    hosts: ClassVar[tuple[str, ...]] = (
        r"trialsearch\.who\.int/Trial2\.aspx\?TrialID=(?=ChiCTR)",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        groups = _CHICTR.fullmatch(text)
        if groups is None:
            return text
        design, digits = groups.groups()
        return f"ChiCTR-{design.upper()}-{digits}" if design else f"ChiCTR{digits}"


@frozen(order=True, repr=False, weakref_slot=False)
class CtriNumber(Identifier):
    """A number of the Indian registry: ``CTRI``, year, month and running number.

    :attr:`url` leads to the WHO's copy, as Bioregistry does.

    Source: CTRI, https://ctri.nic.in/.

    Raises:
        InvalidIdentifier: If the text is no such number.

    >>> CtriNumber.parse("CTRI/2013/06/ 003753")
    CtriNumber('CTRI/2013/06/003753')
    >>> CtriNumber.parse("CTRI/2013")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidFormat: 'CTRI/2013' is no CTRI number: ...
    """

    kind: ClassVar[str] = "CTRI number"
    prefix: ClassVar[str] = "ctri"
    url_base: ClassVar[str] = "https://trialsearch.who.int/Trial2.aspx?TrialID="
    pattern: ClassVar[str] = r"CTRI/20[0-9]{2}/[0-9]{2,3}/[0-9]{6}"
    shape: ClassVar[str] = "CTRI/<year>/<month>/<six digits>, as CTRI/2013/06/003753"
    any_length: ClassVar[str] = r"CTRI/20[0-9]{2}/[0-9]+/[0-9]+"
    hosts: ClassVar[tuple[str, ...]] = (
        r"trialsearch\.who\.int/Trial2\.aspx\?TrialID=(?=CTRI)",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        bare = "".join(text.upper().split())
        return bare if bare.startswith("CTRI") else f"CTRI/{bare.lstrip('/')}"


@frozen(order=True, repr=False, weakref_slot=False)
class DrksId(Identifier):
    """A number of the German registry: ``DRKS`` and eight digits.

    Source: BfArM, https://drks.de/.

    Raises:
        InvalidIdentifier: If the text is no such number.

    >>> DrksId.parse("DRKS-ID: DRKS00031815").url
    'https://drks.de/search/en/trial/DRKS00031815'
    >>> DrksId.parse("DRKS31815")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidLength: 'DRKS31815' is no DRKS number: ...
    """

    kind: ClassVar[str] = "DRKS number"
    prefix: ClassVar[str] = "drks"
    url_base: ClassVar[str] = "https://drks.de/search/en/trial/"
    pattern: ClassVar[str] = r"DRKS[0-9]{8}"
    shape: ClassVar[str] = "DRKS and eight digits, such as DRKS00031815"
    any_length: ClassVar[str] = r"DRKS[0-9]+"
    labels: ClassVar[tuple[str, ...]] = (r"drks-id",)
    hosts: ClassVar[tuple[str, ...]] = (
        r"drks\.de/(?:search/[a-z]{2}/trial/|drks_web/navigate\.do\?.*TRIAL_ID=)",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        return _after("DRKS", text)


@frozen(order=True, repr=False, weakref_slot=False)
class JrctId(Identifier):
    """A number of the Japanese registry: ``jRCT``, a letter or digit, nine digits.

    Source: NIPH, https://jrct.niph.go.jp/.

    Raises:
        InvalidIdentifier: If the text is no such number.

    >>> JrctId.parse("JRCTS041220087")
    JrctId('jRCTs041220087')
    >>> JrctId.parse("jRCT41220087")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidLength: 'jRCT41220087' is no jRCT number: ...
    """

    kind: ClassVar[str] = "jRCT number"
    prefix: ClassVar[str] = "jrct"
    url_base: ClassVar[str] = "https://jrct.niph.go.jp/en-latest-detail/"
    pattern: ClassVar[str] = r"jRCT[a-z0-9][0-9]{9}"
    shape: ClassVar[str] = "jRCT and ten characters, such as jRCTs041220087"
    any_length: ClassVar[str] = r"jRCT[a-z0-9][0-9]*"
    hosts: ClassVar[tuple[str, ...]] = (
        r"jrct\.(?:niph|mhlw)\.go\.jp/(?:en-)?latest-detail/",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        return _after("jRCT", text.lower())


@frozen(order=True, repr=False, weakref_slot=False)
class UminId(Identifier):
    """A number of the Japanese UMIN registry: ``UMIN`` and nine digits.

    The registry's addresses hold another number, so :attr:`url` leads to the WHO's
    copy, which writes ``JPRN-`` before it.

    Source: UMIN-CTR, https://www.umin.ac.jp/ctr/.

    Raises:
        InvalidIdentifier: If the text is no such number.

    >>> UminId.parse("JPRN-UMIN000049383").curie
    'uminctr:UMIN000049383'
    >>> UminId.parse("UMIN49383")
    Traceback (most recent call last):
    ...
    genetherapy_model.errors.InvalidLength: 'UMIN49383' is no UMIN number: ...
    """

    kind: ClassVar[str] = "UMIN number"
    prefix: ClassVar[str] = "uminctr"
    url_base: ClassVar[str] = "https://trialsearch.who.int/Trial2.aspx?TrialID=JPRN-"
    pattern: ClassVar[str] = r"UMIN[0-9]{9}"
    shape: ClassVar[str] = "UMIN and nine digits, such as UMIN000049383"
    any_length: ClassVar[str] = r"UMIN[0-9]+"
    labels: ClassVar[tuple[str, ...]] = (r"umin-ctr",)
    hosts: ClassVar[tuple[str, ...]] = (
        r"trialsearch\.who\.int/Trial2\.aspx\?TrialID=(?=JPRN-UMIN)",
    )

    value: str

    @classmethod
    def _spell(cls, text: str) -> str:
        return _after("UMIN", text.upper().removeprefix("JPRN-"))
