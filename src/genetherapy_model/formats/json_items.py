"""Formats whose records are JSON objects: read as they stream in, and written.

What a format does itself is to say what the keys of an item mean, and to write them.
Here stands what all have in common: an item keeps, as an extra, each key whose value
would not be written just so, and the value is put back as long as it says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from json import JSONDecodeError, dumps, loads
from math import isfinite
from operator import itemgetter
from typing import BinaryIO, Final, NamedTuple, NoReturn, TypeAlias

from attrs import evolve

from genetherapy_model.domain._statements import is_same
from genetherapy_model.domain.publications import Publication
from genetherapy_model.domain.records import Extra
from genetherapy_model.errors import Finding, Position, Severity, UnreadableInput
from genetherapy_model.formats.json_cutting import Piece, cut
from genetherapy_model.formats.json_decoding import (
    Digits,
    decode,
    read_integer,
    read_number,
)
from genetherapy_model.formats.losses import find_losses
from genetherapy_model.formats.readings import Reading

__all__ = [
    "Item",
    "ItemFormat",
    "ReadItem",
    "Restrict",
    "Scan",
    "Write",
    "WriteItem",
    "dump_value",
    "is_same_value",
    "load_value",
    "scan_items",
]

Item: TypeAlias = Mapping[str, object]
"""The object of a record, as JSON gives it."""
ReadItem: TypeAlias = Callable[[Item], tuple[Publication, list[Finding]]]
"""What gives the publication of an item, and what was odd in it."""
WriteItem: TypeAlias = Callable[[Publication], dict[str, object]]
"""What gives the item of a publication."""
Scan: TypeAlias = Callable[[BinaryIO], Iterator[Reading]]
"""What reads the records of an input."""
Restrict: TypeAlias = Callable[[Publication], Publication]
"""What takes from a publication all that a format cannot hold."""
Write: TypeAlias = Callable[[Iterable[Publication], BinaryIO], tuple[Finding, ...]]
"""What writes publications, and tells what had no place."""
# So many pieces that are no object may stand before the first that is one.
_MOST: Final = 1000
_EMPTY: Final[tuple[object, ...]] = (None, "", [], {})


class ItemFormat(NamedTuple):
    """A format whose records are JSON objects.

    Attributes:
        name: Its name, which is the source of its extras too.
        read_fields: Says what the keys of an item mean; makes no extras.
        write_fields: Writes them as the service does.
        keys: The order of the keys in a written item; others follow.
        frames: The keys under which an envelope holds items.
        derived: The keys that say again what others say.
        answers: The keys of what the service says where it gives no work.
        opening: What stands before the items of a file.
        closing: What stands after them.
    """

    name: str
    read_fields: ReadItem
    write_fields: WriteItem
    keys: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    derived: frozenset[str] = frozenset()
    answers: tuple[str, ...] = ()
    opening: str = "["
    closing: str = "]"

    def read_item(self, item: Item) -> tuple[Publication, list[Finding]]:
        """Read an item, and keep what would not be written as it stands.

        A key without a value says nothing, and is not kept.

        Raises:
            UnreadableInput: If it is no work, but an answer such as that of an error,
                or has none but foreign keys.
        """
        said = [item[key] for key in self.answers if key in item]
        if said:
            words = next((f": {text!r}" for text in said if isinstance(text, str)), "")
            raise UnreadableInput(f"it is no work, but an answer of the service{words}")
        if item and self.keys and not any(key in self.keys for key in item):
            foreign = next(iter(item))
            raise UnreadableInput(
                f"it is no work of {self.name}, which has none of its keys, such as "
                f"{foreign[:40]!r}: name another format"
            )
        publication, findings = self.read_fields(item)
        return self._keep(item, publication), findings

    def _keep(self, item: Item, publication: Publication) -> Publication:
        written = self.write_fields(publication)
        extras = [
            Extra(
                source=self.name,
                path=key,
                text=dump_value(value),
                spelling=key in self.derived or not _adds(value, written.get(key)),
            )
            for key, value in sorted(item.items(), key=self._place)
            if value not in _EMPTY and not is_same_value(written.get(key), value)
        ]
        if not extras:
            return publication
        return evolve(publication, extras=[*publication.extras, *extras])

    def write_item(self, publication: Publication) -> dict[str, object]:
        """Write an item, with what was kept of one where it still says the same."""
        return self._compose(publication)[0]

    def _compose(
        self, publication: Publication
    ) -> tuple[dict[str, object], Publication]:
        """Write an item, and give what it says but for its extras."""
        made = self.write_fields(publication)
        bare, _ = self.read_fields(made)
        kept = {
            extra.path: value
            for extra in publication.extras
            if extra.source == self.name
            and (value := load_value(extra.text)) not in _EMPTY
        }
        if kept:
            tried = made | kept
            if self._says(tried, bare):
                made = tried
            else:
                for key, value in kept.items():
                    tried = {**made, key: value}
                    made = tried if self._says(tried, bare) else made
        return dict(sorted(made.items(), key=self._place)), bare

    def _says(self, item: Item, publication: Publication) -> bool:
        return is_same(self.read_fields(item)[0], publication)

    def _place(self, known: tuple[str, object]) -> int:
        key = known[0]
        return self.keys.index(key) if key in self.keys else len(self.keys)

    def scan(self, stream: BinaryIO) -> Iterator[Reading]:
        """Read item after item; a bad one is a reading with findings.

        Raises:
            UnreadableInput: If the input holds nothing.
        """
        return scan_items(stream, self.read_item, self.frames)

    def restrict(self, publication: Publication) -> Publication:
        """Give what is read back of it."""
        return self._keep(*self._compose(publication))

    def write(
        self, publications: Iterable[Publication], stream: BinaryIO
    ) -> tuple[Finding, ...]:
        """Write publications, an item a line; tell what had no place."""
        findings: list[Finding] = []
        comma = ""
        stream.write(self.opening.encode())
        for number, publication in enumerate(publications, start=1):
            item, read = self._compose(publication)
            findings += find_losses(
                publication,
                self._keep(item, read),
                format=self.name,
                position=Position(record=number),
            )
            stream.write(f"{comma}\n{dump_value(item)}".encode())
            comma = ","
        stream.write(f"\n{self.closing}\n".encode())
        return tuple(findings)


def scan_items(
    stream: BinaryIO, read_item: ReadItem, frames: Collection[str] = ()
) -> Iterator[Reading]:
    """Read item after item; a bad one is a reading with findings.

    Raises:
        UnreadableInput: If the input holds nothing, or text that is no JSON at all.
    """
    number = 0
    is_blank = True
    for piece in _checked(cut(stream, frames)):
        is_blank = False
        if not piece.data and not piece.damage:
            continue  # brackets without items
        number += 1
        yield _read(piece, read_item, Position(record=number, byte=piece.byte))
    if is_blank:
        raise UnreadableInput("the input is empty")


def _checked(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Give the pieces of what holds an object, or values of JSON; refuse other text."""
    held: list[Piece] = []
    remaining = iter(pieces)
    for piece in remaining:
        if piece.data[:1] == b"{" or piece.damage:
            yield from held
            yield piece
            yield from remaining
            return
        held.append(piece)
        if len(held) == _MOST:
            break
    odd = next((piece for piece in held if not _is_value(piece.data)), None)
    if odd is not None:
        text = " ".join(odd.data[:60].decode("utf-8", "replace").split())
        raise UnreadableInput(
            f"this is no JSON: {text!r} at byte {odd.byte} is none, and no object "
            "stands in it: name another format"
        )
    yield from held
    yield from remaining


def _is_value(data: bytes) -> bool:
    try:
        loads(data or b"[]")
    except ValueError:
        return False
    return True


def _read(piece: Piece, read_item: ReadItem, position: Position) -> Reading:
    if piece.damage:
        return _unread("RDR006", piece.damage, "", position)
    decoded = decode(piece.data, is_whole=piece.is_whole)
    if decoded.item is None:
        return _unread("RDR020", decoded.problem, decoded.text, position)
    try:
        publication, findings = read_item(decoded.item)
    except UnreadableInput as error:
        return _unread("RDR024", error.message, decoded.text, position)
    return Reading(
        publication=publication,
        findings=[
            evolve(finding, position=position)
            for finding in (*decoded.findings, *findings)
        ],
        position=position,
    )


def _unread(code: str, problem: str, source: str, position: Position) -> Reading:
    finding = Finding(
        code=code, severity=Severity.ERROR, message=problem, position=position
    )
    return Reading(findings=[finding], position=position, source=source)


def is_same_value(one: object, other: object) -> bool:
    """Tell whether two values are one in JSON, where 1 is not true and has no order.

    >>> is_same_value({"a": 1, "b": [True]}, {"b": [True], "a": 1})
    True
    >>> is_same_value(1, True)
    False
    """
    return one == other and _dump(one, is_sorted=True) == _dump(other, is_sorted=True)


def _adds(value: object, written: object) -> bool:
    """Tell whether a value says anything where what is written says nothing."""
    if value in _EMPTY:
        return False
    if isinstance(value, dict):
        there = written if isinstance(written, dict) else {}
        return any(_adds(part, there.get(key)) for key, part in value.items())
    if isinstance(value, list):
        other = written if isinstance(written, list) else [written]
        parts = [*other, *[None] * (len(value) - len(other))]
        return any(
            _adds(part, there) for part, there in zip(value, parts, strict=False)
        )
    return written in _EMPTY


def dump_value(value: object) -> str:
    """Write a value of JSON on one line, in its own letters and digits.

    >>> dump_value({"family": "Müller"}), dump_value(load_value("[1.50, -0]"))
    ('{"family": "Müller"}', '[1.50, -0]')
    """
    return _dump(value)


def _dump(value: object, *, is_sorted: bool = False) -> str:
    if not _has_digits(value):
        return dumps(value, ensure_ascii=False, sort_keys=is_sorted)
    if isinstance(value, dict):
        pairs = sorted(value.items(), key=itemgetter(0)) if is_sorted else value.items()
        parts = (
            f"{dumps(key, ensure_ascii=False)}: {_dump(part, is_sorted=is_sorted)}"
            for key, part in pairs
        )
        return f"{{{', '.join(parts)}}}"
    if isinstance(value, list):
        return f"[{', '.join(_dump(part, is_sorted=is_sorted) for part in value)}]"
    return str(value)


def _has_digits(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_has_digits, value.values()))
    if isinstance(value, list):
        return any(map(_has_digits, value))
    return isinstance(value, Digits)


def load_value(text: str) -> object:
    """Read a value of JSON; None if it is none.

    >>> load_value("[1]"), load_value("[1"), load_value("NaN")
    ([1], None, None)
    """
    try:
        return loads(
            text,
            parse_float=_to_number,
            parse_int=read_integer,
            parse_constant=_refuse,
        )
    except (ValueError, RecursionError):
        return None


def _to_number(digits: str) -> float:
    number = read_number(digits)
    return number if isfinite(number) else _refuse(digits)


def _refuse(name: str) -> NoReturn:
    raise JSONDecodeError(f"{name} is no JSON", name, 0)
