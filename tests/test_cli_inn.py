"""The command ``inn``: names marked and explained, and what is no name."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout

import pytest

import genetherapy_model as gtm
from genetherapy_model.cli import main


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def run(*words: str, out: io.StringIO | None = None) -> tuple[int, str, str]:
    """Run the command in this process, and give its code and what it wrote."""
    out, err = out or io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["inn", *words])
    return code, out.getvalue(), err.getvalue()


def test_a_name_is_shown_with_its_parts_marked() -> None:
    """In a pipe the parts stand in brackets, each with its meaning and its basis."""
    code, out, err = run("Onasemnogene abeparvovec-xioi")
    lines = out.splitlines()

    assert (0, "") == (code, err)
    assert lines[:2] == [
        "onasemnogene abeparvovec-xioi",
        "  ona[semn]o[gene] abe[parvo][vec]",
    ]
    assert "  semn      survival motor neuron protein (SMN1) (stated: N7)" in lines
    assert "  setting   in vivo" in lines
    assert "  role      product (by evidence beside the name)" in lines


def test_on_a_terminal_color_marks_the_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """No bracket is needed where the parts have a color."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    code, out, _ = run("tisagenlecleucel", out=Terminal())

    assert code == 0
    assert "[gen]" not in out
    assert "\x1b[1;36mgen\x1b[0m" in out


def test_the_two_words_of_a_name_need_no_quotation_marks() -> None:
    """Words that belong together are one name; others are names of their own."""
    code, out, _ = run(
        *"nexiguran ziclumeran idecabtagene vicleucel sipuleucel-T".split(),
        *"intismeran autogene autogene cevumeran".split(),
        "voretigene neparvovec",
    )
    heads = [line for line in out.splitlines() if not line.startswith(" ")]

    assert code == 0
    assert heads == [
        "nexiguran ziclumeran",
        "idecabtagene vicleucel",
        "sipuleucel-T",
        "intismeran autogene",
        "autogene cevumeran",
        "voretigene neparvovec",
    ]


def test_what_is_no_name_is_told_and_the_rest_is_shown() -> None:
    """Exit code 1, one sentence with the nearest name; the other names are shown."""
    code, out, err = run("Dezaparavovec", "tisagenlecleucel")

    assert code == 1
    assert "tisa[gen]lec[leu][cel]" in out
    assert err.startswith("genetherapy-model: 'Dezaparavovec' is no INN")
    assert err.endswith("did you mean 'etranacogene dezaparvovec'?\n")


def test_json_holds_readings_and_refusals_in_order() -> None:
    """The modality is our own JSON; a refusal has its reason and its suggestions."""
    code, out, _ = run("etranacogene dezaparvovec", "Dezaparavovec", "--format", "json")
    reading, refusal = json.loads(out)
    modality = gtm.loads(json.dumps(reading["modality"]), type=gtm.TherapyModality)

    assert code == 1
    assert modality == gtm.decode_inn("etranacogene dezaparvovec").modality
    assert [element["infix"] for element in reading["elements"]] == [
        "naco",
        "gene",
        "parvo",
        "vec",
    ]
    assert refusal["suggestions"] == ["etranacogene dezaparvovec"]
    assert refusal["text"] == "Dezaparavovec"


def test_a_hostile_name_is_no_command_for_the_terminal() -> None:
    """Control characters do not reach the terminal."""
    code, _, err = run("\x1b[31mgene")

    assert code == 1
    assert "\x1b" not in err


def test_no_name_is_wrong_usage() -> None:
    """Without a name there is nothing to do."""
    code, out, err = run()

    assert (code, out) == (2, "")
    assert "NAME" in err
