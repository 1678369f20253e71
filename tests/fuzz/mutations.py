"""Changes to a file that leave its shape: of JSON, of XML, and of lines.

A coverage-guided fuzzer that only flips bytes seldom leaves JSON or XML that is any.
These take away, double, move and exchange parts of it, and take parts of other files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from random import Random
from typing import Any, Final, TypeAlias
from xml.etree import ElementTree

__all__ = ["Mutation", "mutate_json", "mutate_lines", "mutate_xml"]

Mutation: TypeAlias = Callable[[bytes, Random, Sequence[str]], bytes | None]
"""Changes a file, with words that may be put in; None where it has no such shape."""

_Place: TypeAlias = "tuple[Any, Any]"  # an object or array, and a key or place in it

_TAG: Final = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_JUNK: Final[tuple[object, ...]] = (
    *(None, True, False, 0, -1, 7, 13, 2023, 1.5, 1e300, 2**70, -(2**63)),
    *("", " ", "0", "\u00a0", "\u202e", "a\nb", "\r", "\x00", "\ud800", "\ufffe"),
    *("<i>x</i>", "<i>", "&amp;", "&#0;", "]]>", "{", "}", "\\", "%", "\u0130"),
    *("2023-02-30", "0000", "9999-12-31", "2023/2024", "10.1089/hum.2023.152"),
    *([], {}, [[]], [None], [""], {"": ""}, [{}]),
)


def mutate_json(data: bytes, random: Random, words: Sequence[str]) -> bytes | None:
    """Change values and keys of a document, or of a line of several."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        lines = data.splitlines()
        if len(lines) < 2:
            return None
        at = random.randrange(len(lines))
        changed = mutate_json(lines[at], random, words)
        if changed is None:
            return None
        lines[at] = changed
        return b"\n".join(lines)
    root = [value]
    for _ in range(random.choice((1, 1, 2, 4))):
        _change_json(root, random, words)
    text = json.dumps(root[0], ensure_ascii=random.random() < 0.5)
    return text.encode("utf-8", "surrogatepass")


def _change_json(  # noqa: C901 - one branch for each change
    root: list[object], random: Random, words: Sequence[str]
) -> None:
    places = [*_places(root)]
    if not places:
        root.append({})
        return
    holder, key = random.choice(places)
    other, other_key = random.choice(places)
    part = _copy(other[other_key])
    value = holder[key]
    choice = random.randrange(9)
    if choice == 0 and holder is not root:
        del holder[key]
    elif choice in (1, 2):
        holder[key] = part
    elif choice == 3:
        holder[key] = _copy(random.choice(_JUNK))
    elif choice == 4:
        holder[key] = _word(random, words)
    elif choice == 5 and isinstance(value, str):
        at = random.randint(0, len(value))
        word = random.choice((_word(random, words), *map(str, _JUNK[12:20])))
        holder[key] = value[:at] + word + value[at + random.randint(0, 3) :]
    elif choice == 6:
        holder[key] = (
            [value] if random.random() < 0.5 else {_name(random, words): value}
        )
    elif choice == 7 and isinstance(value, dict):
        value[_name(random, words)] = part
    elif choice == 8 and isinstance(holder, list) and holder is not root:
        holder.insert(random.randint(0, len(holder)), part)
    elif isinstance(holder, dict) and isinstance(key, str):
        holder[_name(random, words)] = holder.pop(key)


def _places(value: object) -> Iterator[_Place]:
    todo = [value]
    while todo:
        holder = todo.pop()
        if isinstance(holder, dict):
            yield from ((holder, key) for key in holder)
            todo += holder.values()
        elif isinstance(holder, list):
            yield from ((holder, at) for at in range(len(holder)))
            todo += holder


def _copy(value: object) -> object:
    # Repetitions would share their parts; what is nested too deep stays one.
    try:
        return json.loads(json.dumps(value))
    except RecursionError:
        return value


def mutate_xml(data: bytes, random: Random, words: Sequence[str]) -> bytes | None:
    """Change elements, attributes and texts of a document."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    for _ in range(random.choice((1, 1, 2, 4))):
        _change_xml(root, random, words)
    try:
        text = ElementTree.tostring(root, "unicode")
    except (ValueError, RecursionError):
        return None
    return text.encode("utf-8", "replace")


def _change_xml(
    root: ElementTree.Element, random: Random, words: Sequence[str]
) -> None:
    elements = [*root.iter()]
    one, other = random.choice(elements), random.choice(elements)
    choice = random.randrange(9)
    part = deepcopy(other)
    if choice == 0 and len(one):
        one.remove(random.choice([*one]))
    elif choice in (1, 2):
        one.insert(random.randint(0, len(one)), part)
    elif choice == 3 and len(one):
        one[random.randrange(len(one))] = part
    elif choice == 4:
        one.text = _word(random, words)
    elif choice == 5:
        one.text = (one.text or "") + random.choice(
            ("\n", " ", "\u00a0", "&", "<", "0")
        )
        one.tail = (one.tail or "") + random.choice(("", "x", "\n", "."))
    elif choice == 6 and one.attrib:
        name = random.choice([*one.attrib])
        if random.random() < 0.5:
            del one.attrib[name]
        else:
            one.set(name, _word(random, words))
    elif choice == 7:
        one.tag = random.choice((other.tag, _tag(random, words)))
    elif random.random() < 0.5:
        one.attrib.update(other.attrib)
    else:
        made = ElementTree.SubElement(one, _tag(random, words), other.attrib)
        made.text = other.text


def _tag(random: Random, words: Sequence[str]) -> str:
    name = _word(random, words)
    return name if _TAG.fullmatch(name) else "sub"


def mutate_lines(data: bytes, random: Random, words: Sequence[str]) -> bytes | None:
    """Take away, double, move, join and change lines."""
    lines = data.decode("utf-8", "surrogateescape").splitlines(keepends=True)
    if not lines:
        return None
    for _ in range(random.choice((1, 1, 2, 4))):
        at, to = random.randrange(len(lines)), random.randint(0, len(lines))
        choice = random.randrange(8)
        if choice == 0 and len(lines) > 1:
            del lines[at]
        elif choice == 1:
            lines.insert(to, lines[at])
        elif choice == 2:
            lines[at] = lines[at].rstrip("\r\n") + random.choice(
                ("", " ", "\r\n", "\n\n")
            )
        elif choice == 3:
            lines.insert(to, _word(random, words) + "\n")
        elif choice == 4:
            # What follows the tag, or the sign, gives way.
            split = random.randint(0, min(len(lines[at]), 12))
            lines[at] = lines[at][:split] + _word(random, words) + "\n"
        elif choice == 5:
            split = random.randint(0, len(lines[at]))
            lines[at] = lines[at][:split] + _word(random, words) + lines[at][split:]
        elif choice == 6:
            other = random.choice(lines)
            split = random.randint(0, min(len(other), len(lines[at]), 8))
            lines[at] = other[:split] + lines[at][split:]
        else:
            split = random.randint(0, len(lines[at]))
            cut = random.randint(1, 5)
            lines[at] = lines[at][:split] + lines[at][split + cut :]
    return "".join(lines).encode("utf-8", "surrogateescape")


def _word(random: Random, words: Sequence[str]) -> str:
    return random.choice(words) if words else ""


def _name(random: Random, words: Sequence[str]) -> str:
    return _word(random, words) if random.random() < 0.9 else ""
