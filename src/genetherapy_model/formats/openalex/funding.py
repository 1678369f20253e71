"""OpenAlex's funding: awards and funders, and the grants that they came after.

Source: https://docs.openalex.org/api-entities/awards, which says that awards and
funders of a work replace its grants.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
    # Works of before 2025 have grants; one may have both, of the same money.
    stated = [
        *_read_listed(item, "grants", "award_id"),
        *_read_listed(item, "awards", "funder_award_id"),
    ]
    agencies = {grant.agency for grant in stated}
    names = [_plain(fields.text("display_name")) for fields in item.parts("funders")]
    funders = [name for name in dict.fromkeys(names) if name is not None]
    made: list[Grant] = []
    for grant in stated:
        if grant.agency in funders:
            place = funders.index(grant.agency or "")
            made += _of_no_award(funders[:place], agencies)
            del funders[:place]
        made.append(grant)
    made += _of_no_award(funders, agencies)
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
    """Write what has a number as an award, and who pays as a funder.

    Where that would not say it all, an award has no number.

    >>> write_grants([Grant(number="R01", agency="NHLBI"), Grant(agency="Telethon")])
    ...     # doctest: +NORMALIZE_WHITESPACE
    {'awards': [{'funder_award_id': 'R01', 'funder_display_name': 'NHLBI'}],
     'funders': [{'display_name': 'NHLBI'}, {'display_name': 'Telethon'}]}
    """
    awards: list[dict[str, str]] = []
    for award in map(_write_award, grants):
        if award and award not in awards:
            awards.append(award)
    names = [award.get("funder_display_name") for award in awards]
    funders = [{"display_name": name} for name in dict.fromkeys(names) if name]
    numbered = [award for award in awards if "funder_award_id" in award]
    said = {"awards": awards, "funders": funders}
    made = {"awards": numbered, "funders": funders}
    return {**(made if _is_same(made, said) else said)}


def _write_award(grant: Grant) -> dict[str, str]:
    made = {
        "funder_award_id": grant.number or "",
        "funder_display_name": write_plain(grant.agency or ""),
    }
    return {key: text for key, text in made.items() if text.strip()}


def _is_same(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    return read_grants(Fields(one)) == read_grants(Fields(other))
