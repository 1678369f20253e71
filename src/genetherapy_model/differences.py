"""What differs between two objects: each place, what was stated and what is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from enum import Enum
from typing import Final, NamedTuple, TypeVar, cast

import attrs

from genetherapy_model.domain._scalars import is_scalar
from genetherapy_model.domain._statements import Statement, is_same
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.wordings import show

__all__ = ["Difference", "find_differences"]

T = TypeVar(
    "T",
    bound=Statement | Sequence[object] | AbstractSet[object] | Mapping[str, object],
)

# Of texts and of other values, in letters.
_LONGEST: Final = 60
_WIDEST: Final = 100


class Difference(NamedTuple):
    """A value that did not stay as it was stated.

    Attributes:
        path: Where it stands, as Python writes it: ``authors[0].name.suffix``; empty
            for the object itself. The members of a set are counted as its repr lists
            them.
        stated: What was stated there, or None.
        found: What is found there, or None.
        held: What may be left of what was stated: all of it, unless more is excused.
    """

    path: str
    stated: object
    found: object
    held: object

    def __str__(self) -> str:
        """Say in a line what became of the value."""
        where = f"{self.path}: " if self.path else ""
        held = ""
        if not is_same(self.held, self.stated):
            held = f" (held: {_shown(self.held, self.stated)})"
        if self.path.endswith("]") and self.found is None:
            return f"{where}{_shown(self.stated)} is missing{held}"
        if self.path.endswith("]") and self.stated is None:
            return f"{where}{_shown(self.found)} was added"
        before = _shown(self.stated, self.found)
        return f"{where}{before} became {_shown(self.found, self.stated)}{held}"


def find_differences(
    stated: T, found: T, *, held: T | None = None
) -> tuple[Difference, ...]:
    """Compare two objects field by field, both ways: what is lost and what is added.

    Items of lists are compared in their order. Nothing is passed over: a DOI in other
    case is another text, and an empty text is not the same as none.

    Args:
        stated: What was said: an object, or a list, a set or a dictionary of them.
        found: What came back.
        held: What may be left of it. Each value may come back as it was stated or as
            it is held, and as nothing else.

    >>> from genetherapy_model import PersonName
    >>> stated = PersonName(family="Flotte", given="Terence R.", suffix="Jr.")
    >>> found = PersonName(family="Flotte", given="T", suffix="")
    >>> for difference in find_differences(stated, found):
    ...     print(difference)
    given: 'Terence R.' became 'T'
    suffix: 'Jr.' became ''
    >>> held = PersonName(family="Flotte", given="T")
    >>> print(*find_differences(stated, found, held=held))
    suffix: 'Jr.' became '' (held: None)
    """
    return tuple(_walk("", stated, stated if held is None else held, found))


def _walk(
    path: str, stated: object, held: object, found: object
) -> Iterator[Difference]:
    if is_same(stated, found) or is_same(held, found):
        return
    one, other = _listed(stated), _listed(found)
    if one is not None and other is not None:
        yield from _items(path, one, _listed(held), other)
    elif isinstance(stated, Mapping) and isinstance(found, Mapping):
        yield from _entries(path, stated, held, found)
    elif (
        isinstance(stated, Statement)
        and type(stated) is type(found)
        and not is_scalar(type(stated))
    ):
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(stated))):
            value = getattr(stated, field.name)
            left = value
            if type(held) is type(stated):
                left = getattr(held, field.name)
            elif held is None:
                # Where all may be lost, so may a part of it.
                is_required = field.default is attrs.NOTHING
                left = None if is_required else field.default
            yield from _walk(
                _step(path, field.name), value, left, getattr(found, field.name)
            )
    else:
        yield Difference(path, stated, found, held)


def _listed(value: object) -> Sequence[object] | None:
    if isinstance(value, AbstractSet):
        return _Members(sorted(value, key=repr))
    return value if isinstance(value, (tuple, list)) else None


class _Members(tuple[object, ...]):
    """The members of a set, which have no places of their own."""

    __slots__ = ()


def _items(
    path: str,
    stated: Sequence[object],
    held: Sequence[object] | None,
    found: Sequence[object],
) -> Iterator[Difference]:
    kept = held or ()
    left = {at: kept[to] for at, to in _pairs(stated, kept).items()}
    pairs = _pairs(stated, found)
    for at, item in enumerate(stated):
        here = f"{path}[{at}]"
        if at in pairs:
            yield from _walk(here, item, left.get(at), found[pairs[at]])
        elif at in left:
            yield Difference(here, item, None, left[at])
    for at in sorted({*range(len(found))} - {*pairs.values()}):
        yield Difference(f"{path}[{at}]", None, found[at], None)


def _entries(
    path: str,
    stated: Mapping[object, object],
    held: object,
    found: Mapping[object, object],
) -> Iterator[Difference]:
    left = held if isinstance(held, Mapping) else {}
    for key in (*stated, *(each for each in found if each not in stated)):
        here = f"{path}[{key!r}]"
        if key in stated and key in found:
            yield from _walk(here, stated[key], left.get(key), found[key])
        elif key in left or key in found:
            yield Difference(here, stated.get(key), found.get(key), left.get(key))


def _pairs(one: Sequence[object], other: Sequence[object]) -> dict[int, int]:
    """Pair the items of two lists: the equal ones, and in their order what is left."""
    if isinstance(one, _Members):
        return _pairs_of_members(one, other)
    if len(one) == len(other):
        return {at: at for at in range(len(one))}
    pairs: dict[int, int] = {}
    # A repr tells texts apart that are equal, as DOIs are whatever their case.
    texts = [repr(item) for item in one], [repr(item) for item in other]
    matcher = SequenceMatcher(None, *texts, autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        pairs |= dict(zip(range(start, end), range(first, last), strict=False))
    return pairs


def _pairs_of_members(one: Sequence[object], other: Sequence[object]) -> dict[int, int]:
    places = {repr(item): to for to, item in enumerate(other)}
    pairs = {
        at: places.pop(text) for at, text in enumerate(map(repr, one)) if text in places
    }
    left = (at for at in range(len(one)) if at not in pairs)
    return pairs | dict(zip(left, places.values(), strict=False))


def _step(path: str, name: str) -> str:
    if name == "name" and path.endswith("].person"):
        # Authors and investigators have the name of their person.
        path = path.removesuffix(".person")
    return f"{path}.{name}" if path else name


def _shown(value: object, unlike: object = None) -> str:
    """Show a value as code; of a long text, what differs."""
    plain = value.value if isinstance(value, MarkedText) else value
    text = repr(plain)
    if isinstance(plain, Enum) and type(plain).__repr__ is Enum.__repr__:
        text = f"{type(plain).__name__}.{plain.name}"
    if isinstance(plain, str):
        return text if len(text) <= _LONGEST else show(plain, unlike=unlike)
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 3]}..."
