"""How the reading of a substance's name is shown: its parts marked, and explained."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import attrs
from rich.console import Console
from rich.text import Text

from genetherapy_model.cli.outputs import clean, complain, standard_output
from genetherapy_model.codec import dumps
from genetherapy_model.domain.inn_readings import InnReading
from genetherapy_model.domain.modalities import Absent, Agent, TherapyModality
from genetherapy_model.domain.vectors import Vector
from genetherapy_model.errors import NotAnInn
from genetherapy_model.nomenclature.inn import decode_inn

__all__ = ["draw_reading", "joined_names", "plain_data", "read_names"]


def read_names(words: Iterable[str], form: str) -> int:
    """Read names and show them, as lines or as JSON, and give the exit code."""
    stdout = standard_output()
    console = Console(file=stdout, highlight=False)
    code = 0
    told: list[dict[str, object]] = []
    for name in joined_names(words):
        try:
            reading = decode_inn(name)
        except NotAnInn as error:
            code = 1
            complain(f"genetherapy-model: {clean(str(error))}")
            told.append(plain_data(error))
        else:
            told.append(plain_data(reading))
            if form == "table":
                draw_reading(reading, console)
    if form == "json":
        stdout.write(f"{json.dumps(told, indent=2)}\n")
    return code


def joined_names(words: Iterable[str]) -> Iterator[str]:
    """Give the names, where the two words of one came apart.

    >>> list(joined_names(["sipuleucel-T", "onasemnogene", "abeparvovec-xioi"]))
    ['sipuleucel-T', 'onasemnogene abeparvovec-xioi']
    """
    waiting = list(words)
    while waiting:
        name = waiting.pop(0)
        if waiting and _belong_together(name.lower(), waiting[0].lower()):
            name = f"{name} {waiting.pop(0)}"
        yield name


def _belong_together(word: str, other: str) -> bool:
    if any(" " in each for each in (word, other)):
        return False
    if other == "autogene":
        return word.endswith(("meran", "vec"))
    if word.endswith("guran"):
        return "meran" in other
    return word.endswith("gene")


def plain_data(said: InnReading | NotAnInn) -> dict[str, object]:
    """Give a reading, or a refusal, as data for JSON."""
    if isinstance(said, NotAnInn):
        return {
            "text": said.text,
            "error": said.reason,
            "suggestions": list(said.suggestions),
        }
    return {
        "name": said.name,
        "suffix": said.suffix,
        "role": said.role.value if said.role else None,
        "elements": [
            {
                "start": element.span[0],
                "end": element.span[1],
                "infix": element.infix,
                "meaning": element.meaning,
                "stated": element.stated,
                "sources": list(element.citations),
            }
            for element in said.elements
        ],
        "modality": json.loads(dumps(said.modality)),
    }


def draw_reading(reading: InnReading, console: Console) -> None:
    """Show a name with its parts marked, and a line for each of them."""
    marked, last = Text("  "), 0
    is_plain = not console.is_terminal
    for element in reading.elements:
        start, end = element.span
        marked.append(reading.name[last:start], "dim")
        marked.append(f"[{element.infix}]" if is_plain else element.infix, "bold cyan")
        last = end
    marked.append(reading.name[last:])
    suffix = f"-{reading.suffix}" if reading.suffix else ""
    lines = [Text(f"{reading.name}{suffix}", "bold"), marked]
    for element in reading.elements:
        basis = "stated" if element.stated else "inferred"
        keys = ", ".join(element.source)
        lines.append(
            Text(f"  {element.infix:9} {element.meaning} ({basis}: {clean(keys)})")
        )
    lines += [Text(f"  {label:9} {value}", "green") for label, value in _said(reading)]
    for line in lines:
        console.print(line, soft_wrap=True)


def _said(reading: InnReading) -> Iterator[tuple[str, str]]:
    modality = reading.modality
    if modality.setting:
        yield "setting", f"{modality.setting}"
    for mechanism in sorted(_mechanisms(modality)):
        yield "mechanism", mechanism
    for vector in sorted(_vectors(modality)):
        yield "vector", vector
    cells = modality.cells
    if cells is not None and not isinstance(cells, Absent):
        said = filter(None, (cells.origin, cells.type))
        yield "cells", " ".join(map(str, said)) or "of no stated type"
    if modality.individualised:
        yield "made", "for one person"
    if reading.role:
        yield "role", f"{reading.role} (by evidence beside the name)"


def _mechanisms(modality: TherapyModality) -> set[str]:
    found = set()
    for component in modality.components:
        mechanism = component.mechanism
        if mechanism is not None and not isinstance(mechanism, Absent):
            parts = [str(mechanism.mechanism_class)]
            for name in ("kind", "gene", "variant", "purpose"):
                value = getattr(mechanism, name, None)
                if value is not None:
                    parts.append(str(getattr(value, "symbol", None) or value))
            found.add(" ".join(parts))
    return found


def _vectors(modality: TherapyModality) -> set[str]:
    found = set()
    for component in modality.components:
        agent = component.agent
        if isinstance(agent, Agent):
            if isinstance(agent.vector, Vector):
                values = attrs.astuple(agent.vector, recurse=False)
                found.add(", ".join(str(value) for value in values if value))
            elif agent.cargo_form:
                found.add(f"carries {agent.cargo_form}")
    return found
