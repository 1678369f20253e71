"""The command lookup: what the registers say of names, as cards or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, TypeAlias

from cyclopts import Parameter
from rich.console import Console

from genetherapy_model.api import dumps
from genetherapy_model.cli.cards import Card, Row, draw_card
from genetherapy_model.cli.outputs import clean, complain, standard_output
from genetherapy_model.domain.dates import DateRange, PartialDate
from genetherapy_model.domain.journals import Journal, SocietyTie
from genetherapy_model.domain.organizations import Society
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.products import (
    Authorization,
    Classification,
    Product,
    Substance,
)
from genetherapy_model.domain.roles import EditorialRole, Role
from genetherapy_model.nomenclature import (
    NotInRegister,
    RegisterEntry,
    authorizations_of,
    lookup,
    regulatory_class,
    sources_of,
)

__all__ = ["look_up"]

# The jurisdictions whose laws are shown of a product.
_LAWS = ("EU", "GB", "US")

Date: TypeAlias = PartialDate | DateRange | None
Answer: TypeAlias = tuple[RegisterEntry, ...] | NotInRegister
"""The entries of a name, or that there is none."""


def look_up(
    *names: Annotated[
        str,
        Parameter(
            name="NAME",
            help="A name, an abbreviation, a former name or an identifier; quote one "
            "of several words.",
            required=True,
        ),
    ],
    form: Annotated[
        Literal["table", "json"],
        Parameter(name="--format", help="Cards to read, or JSON for programs."),
    ] = "table",
) -> int:
    """Look names up: journals, societies, people, products, substances, MeSH terms.

    Case, accents, spaces and hyphens do not matter. Everything that is called so is
    shown, each with its sources. For a name that is not known, the nearest ones are
    told on standard error.
    """
    answers = [(name, _answer(name)) for name in names]
    stdout = standard_output()
    if form == "json":
        stdout.write(f"{_to_json(answers)}\n")
    else:
        console = Console(file=stdout, highlight=False)
        for _, answer in answers:
            for entry in answer if isinstance(answer, tuple) else ():
                draw_card(_make_card(entry), console)
    stdout.flush()
    missed = [answer for _, answer in answers if isinstance(answer, NotInRegister)]
    for error in missed:
        complain(f"genetherapy-model: {clean(str(error))}")
    return 1 if missed else 0


def _answer(name: str) -> Answer:
    try:
        return lookup(name)
    except NotInRegister as error:
        return error


def _make_card(entry: RegisterEntry) -> Card:
    rows = (
        ("Also called", entry.names[1:]),
        ("Identifiers", entry.identifiers),
        *_facts(entry),
        ("Note", (entry.note,) if entry.note else ()),
        ("Sources", entry.sources),
    )
    shown = [(label, tuple(map(clean, lines))) for label, lines in rows if lines]
    return Card(head=entry.kind.value, title=clean(entry.name), rows=tuple(shown))


def _to_json(asked: Iterable[tuple[str, Answer]]) -> str:
    answers = [
        {
            "asked": name,
            "found": []
            if isinstance(answer, NotInRegister)
            else list(map(_data, answer)),
            "suggestions": list(answer.suggestions)
            if isinstance(answer, NotInRegister)
            else [],
        }
        for name, answer in asked
    ]
    # ASCII: any terminal and any reader takes it.
    return json.dumps(answers, indent=2)


def _data(entry: RegisterEntry) -> dict[str, object]:
    data: dict[str, object] = {
        "kind": entry.kind.value,
        "name": entry.name,
        "names": list(entry.names),
        "identifiers": list(entry.identifiers),
        "note": entry.note,
        "value": json.loads(dumps(entry.value)),
        "facts": [
            {"says": text, "sources": list(sources_of(fact))}
            for text, fact in _sourced(entry)
        ],
        "sources": list(entry.sources),
    }
    if isinstance(entry.value, Product):
        decisions = authorizations_of(entry.value)
        data["authorizations"] = [json.loads(dumps(each)) for each in decisions]
        data["classifications"] = [
            json.loads(dumps(each)) for each in _classes(entry.value)
        ]
    return data


def _sourced(entry: RegisterEntry) -> Iterator[tuple[str, Role | SocietyTie]]:
    """Give the parts of an entry that have sources of their own."""
    if isinstance(entry.value, Person):
        yield from ((_role(role), role) for role in entry.value.roles)
    if isinstance(entry.value, Journal):
        yield from ((_tie(tie), tie) for tie in entry.value.ties)


def _facts(entry: RegisterEntry) -> Iterator[Row]:
    match entry.value:
        case Journal() as journal:
            yield "Publisher", _texts(journal.publisher)
            yield "Continues", _texts(*journal.predecessors)
            yield "Continued by", _texts(*journal.successors)
            yield "Societies", tuple(map(_tie, journal.ties))
        case Society() as society:
            yield "Founded", _texts(society.founded)
            yield "So named", _texts(society.since and f"since {society.since}")
            yield (
                "Before",
                tuple(
                    f"{old.name}{_term(old.start, old.end, None)}"
                    for old in society.former_names
                ),
            )
        case Person() as person:
            yield "Roles", tuple(map(_role, person.roles))
        case Product() as product:
            yield "Substances", product.substances
            yield "Kind", _texts(product.modality and product.modality.setting)
            yield "Treats", tuple(filter(None, (c.name for c in product.indications)))
            yield "First trial", _texts(product.first_in_human)
            yield "Counts as", tuple(map(_class, _classes(product)))
            yield "Authorized", tuple(map(_decision, authorizations_of(product)))
        case Substance() as substance:
            yield (
                "Names",
                tuple(f"{name.name} ({name.authority})" for name in substance.names),
            )


def _tie(tie: SocietyTie) -> str:
    return f"{tie.kind.value} of the {tie.society}{_seen(tie.observed_on)}"


def _texts(*values: object) -> tuple[str, ...]:
    return tuple(str(value) for value in values if value is not None)


def _role(role: Role) -> str:
    region = role.region if isinstance(role, EditorialRole) else None
    term = role.term
    place = f" ({region})" if region else ""
    return f"{role}{place}{_term(term.start, term.end, term.observed_on)}"


def _term(start: Date, end: Date, seen: Date) -> str:
    span = f", {start or '?'} to {end or '?'}" if start or end else ""
    return f"{span}{_seen(seen)}"


def _seen(date: Date) -> str:
    return f", seen on {date}" if date else ""


def _classes(product: Product) -> Iterator[Classification]:
    return (regulatory_class(product, code) for code in _LAWS)


def _class(found: Classification) -> str:
    said = [
        *sorted(map(str, found.classes)),
        *(f"no {each}" for each in sorted(map(str, found.excluded))),
    ]
    reserve = f", with reserve: {found.reason}" if found.doubtful else ""
    return f"{found.jurisdiction}: {', '.join(said) or 'not known'}{reserve}"


def _decision(decision: Authorization) -> str:
    kinds = ", ".join(sorted(map(str, decision.kinds)))
    parts = [
        f"{decision.jurisdiction}: {decision.decided or 'day not known'}",
        kinds or "how is not known",
        f"seen on {decision.observed_on}" if decision.observed_on else "",
        _end(decision),
        f"held by {decision.holder}" if decision.holder else "",
        decision.status_note or "",
    ]
    return "; ".join(filter(None, parts))


def _end(decision: Authorization) -> str:
    if decision.ended is None and decision.end_reason is None:
        return ""
    day = f"ended {decision.ended}" if decision.ended else "ended, day not known"
    return f"{day} ({decision.end_reason})" if decision.end_reason else day
