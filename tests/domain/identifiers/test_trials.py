"""Numbers of registries of clinical trials."""

from __future__ import annotations

import pytest

from genetherapy_model.domain.identifiers import (
    ActrnNumber,
    ChiCtrNumber,
    CtriNumber,
    DrksId,
    EuCtNumber,
    EudraCtNumber,
    Identifier,
    Isrctn,
    JrctId,
    NctId,
    UminId,
)
from genetherapy_model.errors import InvalidFormat, InvalidIdentifier, InvalidLength

EUCTR = "https://www.clinicaltrialsregister.eu/ctr-search"


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (NctId, "NCT00717236", "NCT00717236"),
        (NctId, "nct00717236", "NCT00717236"),
        (NctId, "NCT 00717236", "NCT00717236"),
        (NctId, "NCT-00717236", "NCT00717236"),
        (NctId, "ClinicalTrials.gov: NCT00717236", "NCT00717236"),
        (NctId, "https://clinicaltrials.gov/study/NCT00717236", "NCT00717236"),
        (NctId, "https://clinicaltrials.gov/ct2/show/NCT00717236", "NCT00717236"),
        (NctId, "http://clinicaltrials.gov/show/NCT00717236/", "NCT00717236"),
        (NctId, "https://clinicaltrials.gov/NCT00717236?x=1", "NCT00717236"),
        (EudraCtNumber, "2016-000160-34", "2016-000160-34"),
        (EudraCtNumber, "EudraCT 2016-000160-34", "2016-000160-34"),
        (
            EudraCtNumber,
            "EudraCT number: 2016\N{EN DASH}000160\N{EN DASH}34",
            "2016-000160-34",
        ),
        (EudraCtNumber, "EUCTR2016-000160-34", "2016-000160-34"),
        (EudraCtNumber, f"{EUCTR}/trial/2016-000160-34/ES", "2016-000160-34"),
        (
            EudraCtNumber,
            f"{EUCTR}/search?query=eudract_number:2016-000160-34",
            "2016-000160-34",
        ),
        (EuCtNumber, "2023-503698-40-00", "2023-503698-40-00"),
        (EuCtNumber, "EU CT number: 2023-503698-40-00", "2023-503698-40-00"),
        (EuCtNumber, "2023 503698 40 00", "2023-503698-40-00"),
        (EuCtNumber, "EUCT 2023-503698-40-00", "2023-503698-40-00"),
        (EuCtNumber, "CTIS2023-503698-40-00", "2023-503698-40-00"),
        (
            EuCtNumber,
            "https://euclinicaltrials.eu/ctis-public/view/2023-503698-40-00?lang=en",
            "2023-503698-40-00",
        ),
        (
            EuCtNumber,
            "https://euclinicaltrials.eu/search-for-clinical-trials/?lang=en&EUCT=2023-503698-40-00",
            "2023-503698-40-00",
        ),
        (Isrctn, "ISRCTN15334496", "ISRCTN15334496"),
        (Isrctn, "isrctn 15334496", "ISRCTN15334496"),
        (Isrctn, "15334496", "ISRCTN15334496"),
        (Isrctn, "https://www.isrctn.com/ISRCTN15334496", "ISRCTN15334496"),
        (Isrctn, "https://doi.org/10.1186/ISRCTN15334496", "ISRCTN15334496"),
        (Isrctn, "doi:10.1186/isrctn15334496", "ISRCTN15334496"),
        (ActrnNumber, "actrn12617000102370", "ACTRN12617000102370"),
        (ActrnNumber, "ANZCTR: ACTRN 12617000102370", "ACTRN12617000102370"),
        (ChiCtrNumber, "chictr2300070727", "ChiCTR2300070727"),
        (ChiCtrNumber, "ChiCTR 1800012345", "ChiCTR1800012345"),
        (ChiCtrNumber, "ChiCTR-TRC-12002345", "ChiCTR-TRC-12002345"),
        (ChiCtrNumber, "chictr-opc 15006123", "ChiCTR-OPC-15006123"),
        (CtriNumber, "CTRI/2013/06/ 003753", "CTRI/2013/06/003753"),
        (CtriNumber, "CTRI: 2013/06/003753", "CTRI/2013/06/003753"),
        (CtriNumber, "CTRI /2013/06/003753", "CTRI/2013/06/003753"),
        (CtriNumber, "2013/06/003753", "CTRI/2013/06/003753"),
        (CtriNumber, "ctri/2023/04/052053", "CTRI/2023/04/052053"),
        (DrksId, "drks00031815", "DRKS00031815"),
        (DrksId, "https://drks.de/search/de/trial/DRKS00031815", "DRKS00031815"),
        (JrctId, "jRCTs041220087", "jRCTs041220087"),
        (JrctId, "JRCT2031190085", "jRCT2031190085"),
        (
            JrctId,
            "https://jrct.mhlw.go.jp/en-latest-detail/jRCTs041220087",
            "jRCTs041220087",
        ),
        (UminId, "UMIN000049383", "UMIN000049383"),
        (UminId, "JPRN-UMIN000049383", "UMIN000049383"),
        (UminId, "UMIN-CTR: UMIN 000049383", "UMIN000049383"),
    ],
)
def test_written_forms_are_read(
    kind: type[Identifier], text: str, expected: str
) -> None:
    """Each form in which people write the number gives the canonical one."""
    assert str(kind.parse(text)) == expected


@pytest.mark.parametrize(
    ("kind", "text", "error"),
    [
        (NctId, "NCT0071723", InvalidLength),
        (NctId, "NCT007172366", InvalidLength),
        (NctId, "NTC00717236", InvalidFormat),
        (NctId, "NCT0071723O", InvalidFormat),
        (NctId, "NCTX00717236", InvalidFormat),
        (EudraCtNumber, "2016-00160-34", InvalidLength),
        (EudraCtNumber, "1916-000160-34", InvalidFormat),
        (EudraCtNumber, "2023-503698-40-00", InvalidFormat),
        (EuCtNumber, "2023-503698-40", InvalidFormat),
        (EuCtNumber, "2016-000160-34", InvalidFormat),
        (Isrctn, "ISRCTN1533449", InvalidLength),
        (Isrctn, "NCT00717236", InvalidFormat),
        (Isrctn, "https://doi.org/10.1186/s13063-020-04511-2", InvalidFormat),
        (ActrnNumber, "ACTRN1261700010237", InvalidLength),
        (ChiCtrNumber, "ChiCTR23", InvalidLength),
        (ChiCtrNumber, "ChiCTR", InvalidFormat),
        (CtriNumber, "CTRI/2013/06/3753", InvalidLength),
        (CtriNumber, "CTRI-2013-06-003753", InvalidFormat),
        (CtriNumber, "X2013/06/003753", InvalidFormat),
        (DrksId, "DRKS0003181", InvalidLength),
        (JrctId, "jRCT12", InvalidLength),
        (UminId, "UMIN49383", InvalidLength),
        (UminId, "C000000123", InvalidFormat),
    ],
)
def test_what_is_none_is_refused(
    kind: type[Identifier], text: str, error: type[InvalidIdentifier]
) -> None:
    """The class of the error says what is wrong with it."""
    with pytest.raises(InvalidIdentifier) as refusal:
        kind.parse(text)
    assert refusal.type is error
