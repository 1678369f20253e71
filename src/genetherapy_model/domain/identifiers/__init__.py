"""Identifiers: frozen values with ``parse()``, ``str()``, ``.url`` and ``.curie``."""

from __future__ import annotations

from genetherapy_model.domain._scalars import Identifier
from genetherapy_model.domain.identifiers.curies import (
    BY_PREFIX,
    IDENTIFIERS,
    from_curie,
    parse_identifier,
)
from genetherapy_model.domain.identifiers.organizations import (
    FunderId,
    GridId,
    RinggoldId,
    RorId,
)
from genetherapy_model.domain.identifiers.other import OtherIdentifier
from genetherapy_model.domain.identifiers.people import Isni, Orcid
from genetherapy_model.domain.identifiers.serials import Issn, NlmId
from genetherapy_model.domain.identifiers.trials import (
    ActrnNumber,
    ChiCtrNumber,
    CtriNumber,
    DrksId,
    EuCtNumber,
    EudraCtNumber,
    Isrctn,
    JrctId,
    NctId,
    UminId,
)
from genetherapy_model.domain.identifiers.vocabularies import (
    AtcCode,
    HgncId,
    MeshRecordType,
    MeshUi,
    MondoId,
    NcitCode,
    OmimNumber,
    OrphaCode,
    Unii,
)
from genetherapy_model.domain.identifiers.works import Doi, Pmcid, Pmid

__all__ = [
    "BY_PREFIX",
    "IDENTIFIERS",
    "ActrnNumber",
    "AtcCode",
    "ChiCtrNumber",
    "CtriNumber",
    "Doi",
    "DrksId",
    "EuCtNumber",
    "EudraCtNumber",
    "FunderId",
    "GridId",
    "HgncId",
    "Identifier",
    "Isni",
    "Isrctn",
    "Issn",
    "JrctId",
    "MeshRecordType",
    "MeshUi",
    "MondoId",
    "NcitCode",
    "NctId",
    "NlmId",
    "OmimNumber",
    "Orcid",
    "OrphaCode",
    "OtherIdentifier",
    "Pmcid",
    "Pmid",
    "RinggoldId",
    "RorId",
    "UminId",
    "Unii",
    "from_curie",
    "parse_identifier",
]
