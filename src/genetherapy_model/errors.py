"""What can go wrong, and what was found.

Every exception of the library derives from :class:`GeneTherapyModelError` and from
the builtin that Python programmers would expect, so that either can be caught. A
:class:`Finding` is a remark that stops nothing: about what a reader met, what a
writer could not hold, or what a rule says.
"""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

__all__ = [
    "DecodeError",
    "Finding",
    "GeneTherapyModelError",
    "InvalidChecksum",
    "InvalidDate",
    "InvalidFormat",
    "InvalidIdentifier",
    "InvalidLength",
    "InvalidMarkup",
    "InvalidType",
    "InvalidValue",
    "MissingExtra",
    "ModalityConflict",
    "NotAnInn",
    "Position",
    "Severity",
    "UnreadableInput",
]


class GeneTherapyModelError(Exception):
    """The root of every exception that this library raises on purpose.

    >>> from genetherapy_model import Doi
    >>> try:
    ...     Doi.parse("hum.2023.152")
    ... except GeneTherapyModelError as error:
    ...     print(error)
    'hum.2023.152' is no DOI: it must be 10.<registrant>/<suffix>
    """


class InvalidValue(GeneTherapyModelError, ValueError):
    """A value that breaks its own grammar, such as an hour of 25."""


class InvalidType(GeneTherapyModelError, TypeError):
    """A value of a type that the field cannot hold; the message names the field."""


class InvalidIdentifier(InvalidValue):
    """Text that is no identifier of the kind asked for.

    Attributes:
        kind: What was asked for, such as ``"ORCID iD"``.
        text: What was given.
        reason: Why it is refused.
    """

    def __init__(self, kind: str, text: str, reason: str) -> None:
        super().__init__(kind, text, reason)
        self.kind = kind
        self.text = text
        self.reason = reason

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= 80 else f"{self.text[:77]}..."
        return f"{shown!r} is no {self.kind}: {self.reason}"


class InvalidLength(InvalidIdentifier):
    """An identifier with too few or too many characters."""


class InvalidFormat(InvalidIdentifier):
    """An identifier with characters, or an order of them, that its kind never has."""


class InvalidChecksum(InvalidIdentifier):
    """An identifier whose check digit contradicts the rest: a slip of typing."""


class UnreadableInput(GeneTherapyModelError, ValueError):
    """An input that holds no record at all that could be read, or a record asked for.

    Attributes:
        findings: What is wrong, all of it, each with its place.
    """

    def __init__(self, message: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message, findings)
        self.message = message
        self.findings = findings

    def __str__(self) -> str:
        return self.message


class MissingExtra(GeneTherapyModelError, ImportError):
    """An optional part of the library that is not installed; the message says how."""


class InvalidDate(InvalidValue):
    """Text or numbers that are no date, such as 30 February."""


class InvalidMarkup(InvalidValue):
    """Text whose inline markup is broken or not of the inline kind."""


class NotAnInn(InvalidValue):
    """Text that is no nonproprietary name of a gene or cell therapy.

    Names of other substances, such as adalimumab, are none either: they have other
    parts. A misspelled name is never read; it comes with the names it may have been.

    Attributes:
        text: What was given.
        reason: Why it is refused.
        suggestions: The nearest known names, the nearest first.
    """

    def __init__(self, text: str, reason: str, suggestions: tuple[str, ...]) -> None:
        super().__init__(text, reason, suggestions)
        self.text = text
        self.reason = reason
        self.suggestions = suggestions

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= 80 else f"{self.text[:77]}..."
        said = f"{shown!r} is no INN of a gene or cell therapy: {self.reason}"
        if not self.suggestions:
            return said
        return f"{said}; did you mean {' or '.join(map(repr, self.suggestions))}?"


class Severity(Enum):
    """How much a finding matters: an error, a warning, or for information.

    >>> Severity("warning")
    <Severity.WARNING: 'warning'>
    >>> Severity("fatal")
    Traceback (most recent call last):
    ...
    ValueError: 'fatal' is not a valid Severity
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen(kw_only=True, weakref_slot=False)
class Position:
    """Where in an input something stands; whatever is not known is left out.

    Attributes:
        file: The name of the file.
        record: The number of the record, from 1.
        line: The number of the line, from 1.
        byte: The offset of the record's first byte in the input, once decompressed.

    >>> print(Position(file="export.xml", record=17, byte=20480))
    export.xml, record 17, byte 20480
    """

    file: str | None = None
    record: int | None = None
    line: int | None = None
    byte: int | None = None

    def __str__(self) -> str:
        parts = [self.file] if self.file is not None else []
        for name in ("record", "line", "byte"):
            value = getattr(self, name)
            if value is not None:
                parts.append(f"{name} {value}")
        return ", ".join(parts)


@frozen(kw_only=True, weakref_slot=False)
class Finding:
    """A remark on one place of one record or file: read, written, or checked.

    Attributes:
        code: A stable code: ``RDR`` codes come from readers, ``LOSS`` codes from
            writers, ``ORD`` codes from the order of modalities, all others from rules.
        severity: How much it matters.
        message: One sentence that names the thing and the way out.
        path: Where in the object, as a JSON Pointer (RFC 6901), ``""`` for all of it.
        position: Where in the input, where there is one.
        suggestion: What was probably meant, where that is known.

    >>> finding = Finding(
    ...     code="RDR002",
    ...     severity=Severity.WARNING,
    ...     message="'0165-0209' is no ISSN: the check character must be 3",
    ...     path="/issue/issn",
    ... )
    >>> print(finding)
    RDR002 warning /issue/issn: '0165-0209' is no ISSN: the check character must be 3
    """

    code: str
    severity: Severity = field(repr=str)  # as one writes it
    message: str
    path: str = ""
    position: Position | None = None
    suggestion: str | None = None

    def __str__(self) -> str:
        place = " ".join(filter(None, (str(self.position or ""), self.path)))
        return " ".join(
            part
            for part in (
                self.code,
                self.severity.value,
                f"{place}: {self.message}" if place else self.message,
            )
        ) + (f"; did you mean {self.suggestion!r}?" if self.suggestion else "")


class DecodeError(GeneTherapyModelError, ValueError):
    """Text or data that is not what the library's own JSON would be.

    It tells every problem at once, each with its place as a JSON Pointer; the group
    of exceptions that it was made from, if any, is its ``__cause__``.

    Attributes:
        findings: The problems, in the order of the fields.

    >>> from genetherapy_model import loads
    >>> try:
    ...     loads('{"schema": "genetherapy-model/1", "type": "Pmid", "value": 7}')
    ... except DecodeError as error:
    ...     print(error)
    ...     print(error.findings[0].path)
    /value: expected text, got the number 7
    /value
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        return _listed(self.findings)


class ModalityConflict(GeneTherapyModelError, ValueError):
    """Modalities that no therapy can be at once.

    Attributes:
        findings: The parts in contradiction, all of them, each with its place: of code
            ``ORD001``. Components have no order, so that a part of one stands under
            ``/components``, and the message says which part it is.

    >>> from genetherapy_model import Setting, TherapyModality, combine
    >>> try:
    ...     combine(
    ...         TherapyModality(setting=Setting.IN_VIVO),
    ...         TherapyModality(setting=Setting.EX_VIVO),
    ...     )
    ... except ModalityConflict as error:
    ...     print(error)
    /setting: ex vivo contradicts in vivo
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        return _listed(self.findings)


def _listed(findings: tuple[Finding, ...]) -> str:
    lines = [
        f"{place}: {found.message}" if place else found.message
        for found in findings
        for place in [" ".join(filter(None, (str(found.position or ""), found.path)))]
    ]
    if len(lines) == 1:
        return lines[0]
    return "\n".join([f"{len(lines)} problems:", *lines])
