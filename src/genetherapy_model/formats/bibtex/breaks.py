"""Where a block breaks off, and what would mend it, for those who have to do it."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["explain_break"]

_BEGIN: Final = re.compile(r"\s*@\s*([^\s{}(),=\"#%'@]+)\s*([{(])")
_KEY: Final = re.compile(r"[^,={}()\"]*")
_NAME: Final = re.compile(r"[^\s,={}()\"#]+")
_GAP: Final = re.compile(r"[\s,]*")
_BLANKS: Final = re.compile(r"\s*")
_WORD: Final = re.compile(r"[^\s,={}()\"#]+")
# A field inside of the value of another one: that one was not closed before it.
_INSIDE: Final = re.compile(r",\s*[A-Za-z][\w-]*\s*=\s*[{\"0-9]")


def explain_break(text: str, line: int) -> str:
    r"""Tell what is wrong with a block that begins in a line, and what to do.

    >>> explain_break("@misc{a,\n title = {A,\n year = {2020}\n}", 7)
    'the value of title in line 8 is never closed: close it where it ends'
    >>> explain_break("@misc{a title = {A}}", 7)
    "behind the key 'a' in line 7 a comma is missing: put one there"
    """

    def at(place: int) -> str:
        return f"in line {line + text.count(chr(10), 0, place)}"

    begin = _BEGIN.match(text)
    if begin is None:
        return f"{at(0)} no entry begins: write @ and its type before a brace"
    unclosed = (
        f"what begins {at(begin.start(1))} is never closed: put a "
        f"{'brace' if begin[2] == '{' else 'parenthesis'} where it ends"
    )
    close = "}" if begin[2] == "{" else ")"
    place = begin.end()
    if begin[1].lower() != "string":
        key = _KEY.match(text, place)
        place = key.end() if key else place
        if text[place : place + 1] not in (",", ""):
            words = key[0].split() if key else []
            behind = f"behind the key {words[0]!r}" if words else "where a key is due"
            return f"{behind} {at(place)} a comma is missing: put one there"
    while True:
        place = _end(_GAP, text, place)
        name_found = _NAME.match(text, place)
        if name_found is None:
            is_end = text[place : place + 1] in ("", close)
            odd = f"{text[place : place + 1]!r} {at(place)} stands where a field is due"
            return unclosed if is_end else f"{odd}: take it out"
        name, start = name_found[0], place
        place = _end(_BLANKS, text, name_found.end())
        if text[place : place + 1] != "=":
            said = f"the field {name} {at(start)} has no value"
            return f"{said}: write {name} = {{...}}, or take it out"
        start = _end(_BLANKS, text, place + 1)
        place = _end_of_value(text, start)
        if place < 0 or _INSIDE.search(text, start, place):
            said = f"the value of {name} {at(start)} is never closed"
            return f"{said}: close it where it ends"
        place = _end(_BLANKS, text, place)
        if text[place : place + 1] not in (",", close, ""):
            said = f"behind the value of {name} {at(place)} a comma is missing"
            return f"{said}: put one there"


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _end_of_value(text: str, place: int) -> int:
    """Give where a value ends, which may be joined of pieces; -1 if it does not."""
    while True:
        sign = text[place : place + 1]
        if sign and sign in '{"':
            place = _end_of_piece(text, place)
            if place < 0:
                return -1
        else:
            place = _end(_WORD, text, place)
        after = _end(_BLANKS, text, place)
        if text[after : after + 1] != "#":
            return place
        place = _end(_BLANKS, text, after + 1)


def _end_of_piece(text: str, start: int) -> int:
    depth = 0
    is_quoted = text[start] == '"'
    for found in re.compile(r"\\[{}\"]|[{}\"]").finditer(text, start):
        sign = found[0]
        depth += (sign == "{") - (sign == "}")
        is_end = sign == '"' and found.start() > start if is_quoted else sign == "}"
        if is_end and depth == 0:
            return found.end()
    return -1
