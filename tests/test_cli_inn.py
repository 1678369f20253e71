"""The command ``inn``: names marked and explained, and what is no name."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout

import pytest
from rich.console import Console

import genetherapy_model as gtm
from genetherapy_model.cli import main
from genetherapy_model.cli.substance_names import (
    draw_reading,
    joined_names,
    plain_data,
)


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


READING = gtm.InnReading(
    name="zyxnacogene parvec",
    suffix="rzyl",
    role=gtm.SubstanceRole.PRODUCT,
    elements=[
        gtm.InnElement(
            span=(3, 7), infix="naco", meaning="F9", stated=True, source=["N7", "M1"]
        ),
        gtm.InnElement(span=(12, 15), infix="par", meaning="AAV", stated=False),
    ],
    modality=gtm.TherapyModality(
        setting=gtm.Setting.IN_VIVO,
        individualised=True,
        cells=gtm.CellProduct(type=gtm.CellType.T, origin=gtm.Origin.AUTOLOGOUS),
        components=[
            gtm.Component(
                mechanism=gtm.GeneAddition(
                    gene=gtm.Gene(symbol="F9"),
                    variant="Padua",
                    purpose=gtm.GeneAdditionPurpose.REPLACEMENT,
                ),
                agent=gtm.Agent(
                    vector=gtm.Vector(
                        family=gtm.VectorFamily.AAV,
                        serotype="AAV9",
                        replication=gtm.Replication.DEFECTIVE,
                    )
                ),
            ),
            gtm.Component(
                mechanism=gtm.EngineeredReceptor(kind=gtm.ReceptorKind.CAR),
                agent=gtm.Agent(cargo_form=gtm.CargoForm.MRNA),
            ),
            gtm.Component(mechanism=gtm.ABSENT, agent=gtm.ABSENT),
        ],
    ),
)


def drawn(reading: gtm.InnReading, *, terminal: bool = False) -> str:
    """Draw a reading, on a terminal in its colors."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
        legacy_windows=False,
    )
    draw_reading(reading, console)
    return stream.getvalue()


def test_a_reading_is_shown_with_all_that_it_says() -> None:
    """The name, its parts, their meaning, and what is said of the therapy."""
    assert drawn(READING).splitlines() == [
        "zyxnacogene parvec-rzyl",
        "  zyx[naco]gene [par]vec",
        "  naco      F9 (stated: N7, M1)",
        "  par       AAV (inferred: )",
        "  setting   in vivo",
        "  mechanism engineered receptor car",
        "  mechanism gene addition F9 Padua replacement",
        "  vector    aav, AAV9, defective",
        "  vector    carries mrna",
        "  cells     autologous t cell",
        "  made      for one person",
        "  role      product (by evidence beside the name)",
    ]
    bare = gtm.InnReading(
        name="x", modality=gtm.TherapyModality(cells=gtm.CellProduct())
    )
    assert drawn(bare).splitlines() == ["x", "  x", "  cells     of no stated type"]
    without = gtm.InnReading(name="x", modality=gtm.TherapyModality(cells=gtm.ABSENT))
    assert drawn(without).splitlines() == ["x", "  x"]


def test_a_reading_is_colored_on_a_terminal() -> None:
    """The parts are bold, what is between them is dim, what is said is green."""
    lines = drawn(READING, terminal=True).splitlines()

    assert lines[0] == "\x1b[1mzyxnacogene parvec-rzyl\x1b[0m"
    assert lines[1] == (
        "  \x1b[2mzyx\x1b[0m\x1b[1;36mnaco\x1b[0m\x1b[2mgene \x1b[0m"
        "\x1b[1;36mpar\x1b[0mvec"
    )
    assert lines[4] == "\x1b[32m  setting   in vivo\x1b[0m"


def test_data_of_a_reading_is_plain() -> None:
    """Each field has its name; what is not stated is null; sources are in full."""
    data = plain_data(READING)
    modality = gtm.loads(json.dumps(data.pop("modality")), type=gtm.TherapyModality)

    assert modality == READING.modality
    assert data == {
        "name": "zyxnacogene parvec",
        "suffix": "rzyl",
        "role": "product",
        "elements": [
            {
                "start": 3,
                "end": 7,
                "infix": "naco",
                "meaning": "F9",
                "stated": True,
                "sources": list(READING.elements[0].citations),
            },
            {
                "start": 12,
                "end": 15,
                "infix": "par",
                "meaning": "AAV",
                "stated": False,
                "sources": [],
            },
        ],
    }
    bare = plain_data(gtm.InnReading(name="x", modality=gtm.TherapyModality()))
    assert (bare["suffix"], bare["role"], bare["elements"]) == (None, None, [])
    assert plain_data(gtm.NotAnInn("x", "it is none", ("y",))) == {
        "text": "x",
        "error": "it is none",
        "suggestions": ["y"],
    }


def test_words_that_make_one_name_are_joined() -> None:
    """The second word is taken where the first one calls for it, and no other."""
    rest = ["xguran", "other", "cel", "autogene", "a gene", "b", "xgene", "c d"]
    words = ["Zyxgene", "parvec", "xmeran", "autogene", "xvec", "AUTOGENE"]
    words += ["xguran", "xmeran", *rest]
    joined = ["Zyxgene parvec", "xmeran autogene", "xvec AUTOGENE", "xguran xmeran"]

    assert list(joined_names(words)) == [*joined, *rest]
