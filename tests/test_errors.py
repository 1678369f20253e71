"""The laws of what can go wrong: what an error holds, and what it says."""

from __future__ import annotations

import pickle

import pytest

import genetherapy_model as gtm
from genetherapy_model.errors import (
    DecodeError,
    Finding,
    GeneTherapyModelError,
    InvalidChecksum,
    InvalidIdentifier,
    ModalityConflict,
    NotAnInn,
    Position,
    Severity,
    UnreadableInput,
)

BARE = Finding(code="ID001", severity=Severity.ERROR, message="it is none")
PLACED = Finding(
    code="RDR002",
    severity=Severity.WARNING,
    message="it is no ISSN",
    path="/issue/issn",
    position=Position(file="all.xml", record=17, line=3, byte=20480),
    suggestion="0165-0203",
)


@pytest.mark.parametrize(
    ("position", "said"),
    [
        (Position(), ""),
        (Position(file="all.xml"), "all.xml"),
        (Position(line=3, record=0), "record 0, line 3"),
        (PLACED.position, "all.xml, record 17, line 3, byte 20480"),
    ],
)
def test_a_position_says_what_is_known(position: Position, said: str) -> None:
    """File, record, line and byte stand in this order; nothing else is said."""
    assert str(position) == said


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (BARE, "ID001 error it is none"),
        (
            PLACED,
            (
                "RDR002 warning all.xml, record 17, line 3, byte 20480 /issue/issn: "
                "it is no ISSN; did you mean '0165-0203'?"
            ),
        ),
    ],
)
def test_a_finding_is_one_line(finding: Finding, said: str) -> None:
    """Its code, how much it matters, where it stands and what it says."""
    assert str(finding) == said


@pytest.mark.parametrize("kind", [DecodeError, ModalityConflict])
def test_an_error_tells_each_problem(
    kind: type[DecodeError | ModalityConflict],
) -> None:
    """One is told in a line, several are counted and listed, each with its place."""
    placed = "all.xml, record 17, line 3, byte 20480 /issue/issn: it is no ISSN"

    assert str(kind((BARE,))) == "it is none"
    assert str(kind((PLACED,))) == placed
    assert str(kind((BARE, PLACED))) == f"2 problems:\nit is none\n{placed}"
    assert kind((BARE, PLACED)).findings == (BARE, PLACED)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a" * 80, "a" * 80), ("a" * 81, f"{'a' * 77}...")],
)
def test_long_text_is_cut_at_eighty_letters(text: str, shown: str) -> None:
    """The error holds all of it, and shows so much that a line can hold it."""
    identifier = InvalidIdentifier("DOI", text, "it must begin with 10.")
    name = NotAnInn(text, "it has no known part", ())

    assert str(identifier) == f"'{shown}' is no DOI: it must begin with 10."
    assert str(name) == (
        f"'{shown}' is no INN of a gene or cell therapy: it has no known part"
    )
    assert (text, "DOI") == (identifier.text, identifier.kind)
    assert identifier.reason == "it must begin with 10."
    assert (text, "it has no known part", ()) == (name.text, name.reason, ())


def test_names_that_are_near_are_told_the_nearest_first() -> None:
    """They stand in the text of the error and beside it."""
    near = ("voretigene neparvovec", "valoctocogene roxaparvovec")
    error = NotAnInn("voretigen", "it is misspelled", near)

    assert error.suggestions == near
    assert str(error).endswith(
        "it is misspelled; did you mean 'voretigene neparvovec' or "
        "'valoctocogene roxaparvovec'?"
    )


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        (DecodeError, ((BARE, PLACED),)),
        (InvalidChecksum, ("ISSN", "0165-0209", "the check character must be 3")),
        (ModalityConflict, ((BARE,),)),
        (NotAnInn, ("voretigen", "it is misspelled", ("voretigene neparvovec",))),
        (UnreadableInput, ("it is empty", (PLACED,))),
        (gtm.InvalidValue, ("an hour of 25",)),
    ],
)
def test_an_error_is_whole_in_another_process(
    kind: type[GeneTherapyModelError], held: tuple[object, ...]
) -> None:
    """A pickled error is of its class, says the same and holds the same."""
    error = kind(*held)
    copied = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert type(copied) is kind
    assert str(copied) == str(error)
    assert vars(copied) == vars(error)
    assert copied.args == error.args == held


def test_an_input_that_cannot_be_read_says_why() -> None:
    """The message is its text, and the findings stand beside it."""
    assert str(UnreadableInput("it is empty")) == "it is empty"
    assert UnreadableInput("it is empty").findings == ()
    assert UnreadableInput("it is empty", (PLACED,)).findings == (PLACED,)
    assert UnreadableInput("it is empty", (PLACED,)).message == "it is empty"
