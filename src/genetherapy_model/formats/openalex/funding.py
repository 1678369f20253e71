"""OpenAlex's funding: awards and funders, and the grants that they came after.

Source: https://docs.openalex.org/api-entities/awards, which says that awards and
funders of a work replace its grants.
"""

from __future__ import annotations

from collections.abc import Iterable

from genetherapy_model.domain.funding import Grant
from genetherapy_model.formats.openalex.fields import Fields
from genetherapy_model.formats.plain_texts import read_plain, write_plain

__all__ = ["read_grants", "write_grants"]


def read_grants(item: Fields) -> list[Grant]:
    """Read awards and grants, and the funders of which no award is known.

    These stand where the order of funders has them.

    >>> read_grants(Fields({
    ...     "awards": [{"funder_award_id": "R01", "funder_display_name": "NHLBI"}],
    ...     "funders": [{"display_name": "Telethon"}, {"display_name": "NHLBI"}]}))
    [Grant(agency='Telethon'), Grant(number='R01', agency='NHLBI')]
    """
    awards = _read_listed(item, "awards", "funder_award_id")
    agencies = {grant.agency for grant in awards}
    names = [_plain(fields.text("display_name")) for fields in item.parts("funders")]
    funders = [name for name in dict.fromkeys(names) if name is not None]
    made: list[Grant] = []
    for grant in awards:
        if grant.agency in funders:
            place = funders.index(grant.agency or "")
            made += _of_no_award(funders[:place], agencies)
            del funders[:place]
        made.append(grant)
    made += _of_no_award(funders, agencies)
    # Works of before 2025 have grants; one may have both, of the same money.
    made += _read_listed(item, "grants", "award_id")
    return [grant for grant in dict.fromkeys(made) if grant != Grant()]


def _read_listed(item: Fields, key: str, number: str) -> list[Grant]:
    return [
        Grant(
            number=fields.text(number),
            agency=_plain(fields.text("funder_display_name")),
        )
        for fields in item.parts(key)
    ]


def _of_no_award(funders: list[str], agencies: set[str | None]) -> list[Grant]:
    return [Grant(agency=name) for name in funders if name not in agencies]


def _plain(text: str | None) -> str | None:
    return None if text is None else read_plain(text)


def write_grants(grants: Iterable[Grant]) -> dict[str, object]:
    """Write what has a number as an award, and who pays as a funder."""
    awards: list[object] = []
    funders: dict[str, object] = {}
    for grant in grants:
        agency = write_plain(grant.agency or "")
        if agency.strip():
            funders[agency] = {"display_name": agency}
        if grant.number and grant.number.strip():
            award = {"funder_award_id": grant.number}
            if agency.strip():
                award["funder_display_name"] = agency
            if award not in awards:
                awards.append(award)
    return {"awards": awards, "funders": [*funders.values()]}
