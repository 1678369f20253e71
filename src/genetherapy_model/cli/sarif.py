"""Findings as SARIF 2.1.0, which code hosts and editors show beside the files.

The standard is https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final, TextIO
from urllib.parse import quote

import genetherapy_model
from genetherapy_model.cli.inputs import STANDARD, shown_name
from genetherapy_model.cli.lines import LineFinder
from genetherapy_model.cli.outputs import worded
from genetherapy_model.errors import Finding, InvalidValue, Position, Severity
from genetherapy_model.rules import FAMILIES, Rule, find_rule
from genetherapy_model.rules._catalogue import OFF_BY_DEFAULT
from genetherapy_model.rules._explanations import explain

__all__ = ["SarifPrinter"]

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)
_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_NOT_RULES: Final = {
    "RDR": "what a reader met in the input",
    "LOSS": "what a format could not hold",
    "ORD": "what the order of modalities forbids",
}
_STANDARD_INPUT: Final = shown_name(STANDARD)


class SarifPrinter:
    """What writes findings as one run of SARIF, each as soon as it is found.

    The rules come after the results, as only then it is known which of them fired.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._numbers: dict[str, int] = {}
        self._failures: list[str] = []
        self._lines = LineFinder()
        self._before = (
            f'{{"$schema": "{_SCHEMA}",\n"version": "2.1.0",\n'
            '"runs": [{"columnKind": "unicodeCodePoints",\n"results": [\n'
        )

    def add(self, finding: Finding, identifier: str | None) -> None:
        """Write a finding."""
        number = self._numbers.setdefault(finding.code, len(self._numbers))
        position = finding.position or Position()
        said = {
            "path": finding.path,
            "record": position.record,
            "byte": position.byte,
            "publication": identifier,
            "suggestion": finding.suggestion,
        }
        result = {
            "ruleId": finding.code,
            "ruleIndex": number,
            "level": _LEVELS[finding.severity],
            "message": _text(worded(finding)),
            "locations": [self._location(finding.path, position, identifier)],
            "properties": {
                key: value for key, value in said.items() if value is not None
            },
        }
        self._stream.write(f"{self._before}{json.dumps(result)}")
        self._before = ",\n"

    def fail(self, sentence: str) -> None:
        """Keep why the run is not whole, for its end."""
        self._failures.append(sentence)

    def close(self) -> None:
        """Write which rules fired, and whether all was read."""
        start = self._before if not self._numbers else ""
        invocation = {
            "executionSuccessful": not self._failures,
            "toolExecutionNotifications": [
                {"level": "error", "message": _text(sentence)}
                for sentence in self._failures
            ],
        }
        driver = {
            "name": "genetherapy-model",
            "semanticVersion": genetherapy_model.__version__,
            "version": genetherapy_model.__version__,
            "rules": [_descriptor(code) for code in self._numbers],
        }
        self._stream.write(
            f'{start}\n],\n"invocations": [{json.dumps(invocation)}],\n'
            f'"tool": {{"driver": {json.dumps(driver)}}}}}]}}\n'
        )

    def _location(
        self, path: str, position: Position, identifier: str | None
    ) -> dict[str, object]:
        record = "" if position.record is None else f"record {position.record}"
        logical = {"fullyQualifiedName": f"{record}{path}" or "the whole input"}
        if identifier is not None:
            logical["name"] = identifier
        location: dict[str, object] = {"logicalLocations": [logical]}
        name = position.file
        if name is not None and name != _STANDARD_INPUT:
            physical: dict[str, object] = {"artifactLocation": {"uri": _uri_of(name)}}
            line = position.line
            if line is None and position.byte is not None:
                line = self._lines.find(name, position.byte)
            if line is not None:
                physical["region"] = {"startLine": line}
            location["physicalLocation"] = physical
        return location


def _uri_of(name: str) -> str:
    """Give a file relative to the working folder, where it stands in that.

    >>> _uri_of("a b/50 %:.xml"), _uri_of("./in/../search.xml")
    ('a%20b/50%20%25%3A.xml', 'search.xml')
    """
    path = Path(os.path.abspath(name))  # noqa: PTH100 - links stay as they are called
    folder = Path.cwd()
    if path.is_relative_to(folder):
        return quote(os.fsencode(path.relative_to(folder).as_posix()))
    return path.as_uri()


def _text(text: str) -> dict[str, str]:
    return {"text": _escaped(text)}


def _escaped(text: str) -> str:
    """Double the braces of a message, as section 3.11.5 of the standard wants."""
    return text.replace("{", "{{").replace("}", "}}")


def _descriptor(code: str) -> dict[str, object]:
    try:
        rule = find_rule(code)
    except InvalidValue:
        kind = code.rstrip("0123456789")
        said = _NOT_RULES.get(kind, "a remark that is no rule's")
        return {"id": code, "shortDescription": _text(said)}
    return _descriptor_of(rule)


def _descriptor_of(rule: Rule) -> dict[str, object]:
    words = (word.capitalize() for word in rule.name.split("_"))
    return {
        "id": rule.code,
        "name": "".join(words),
        "shortDescription": _text(rule.title),
        "fullDescription": _text(rule.reason),
        "help": {
            **_text(explain(rule, plain=True)),
            "markdown": _escaped(explain(rule)),
        },
        "defaultConfiguration": {
            "enabled": rule.family != OFF_BY_DEFAULT,
            "level": _LEVELS[rule.severity],
        },
        "properties": {"tags": [FAMILIES[rule.family]]},
    }
