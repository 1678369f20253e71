"""The order of statements: one is a kind of another if it says all of it, or more.

None says nothing. A member of a vocabulary is a kind of its ancestors. A statement is
compared field by field, and a mechanism with the wider classes of its own, too. A set
unites what it holds: the more it holds, the more it says, and one is a kind of another
if it has, for each element of the other, an element that is a kind of it. All else is
equal or not, ``ABSENT`` among it.

Members have one parent at most, so that two of them have one nearest common ancestor,
or none; and two that share a kind are kinds of each other, one way or the other. This
makes the order a lattice but for contradictions: :func:`united` is the widest that is a
kind of both, :func:`shared` the narrowest that both are kinds of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product
from types import MappingProxyType
from typing import TypeVar, cast, get_args

import attrs

from genetherapy_model.domain._statements import Statement
from genetherapy_model.domain._vocabularies import ABSENT, Vocabulary
from genetherapy_model.domain.mechanism_vocabularies import MechanismClass
from genetherapy_model.domain.mechanisms import Mechanism, is_kind_of
from genetherapy_model.errors import Finding, Severity

__all__ = [
    "canonical",
    "conflicts",
    "differences",
    "says",
    "shared",
    "united",
]

T = TypeVar("T")
Difference = tuple[str, object, object]
"""A path within two statements, and the two parts that stand there."""

_MECHANISMS: Mapping[MechanismClass, type[Mechanism]] = MappingProxyType(
    {kind.mechanism_class: kind for kind in get_args(Mechanism)}
)
# What a vector cannot be in two ways. Other parts tell two vectors apart: an AAV and a
# lentivirus are two, and a therapy may have both.
_EXCLUSIVE = frozenset({"integration", "replication"})


def _fields(kind: type) -> Iterable[attrs.Attribute[object]]:
    return tuple(attrs.fields(cast("type[attrs.AttrsInstance]", kind)))


def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in _fields(kind))


_names: Callable[[type], tuple[str, ...]] = cache(_field_names)


def says(one: object, other: object) -> bool:
    """Tell whether one part says all that the other says.

    >>> from genetherapy_model.domain.routes import Route
    >>> says(Route.SUBRETINAL, Route.OCULAR), says(Route.OCULAR, None)
    (True, True)
    >>> says(frozenset({"CD34"}), frozenset({"CD34", "CD38"}))
    False
    """
    if other is None or one == other:
        return True
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return all(any(says(mine, its) for mine in one) for its in other)
    if isinstance(one, Vocabulary) and isinstance(other, Vocabulary):
        return type(one) is type(other) and one.is_a(other)
    if isinstance(one, Mechanism) and isinstance(other, Mechanism):
        is_kind = is_kind_of(type(one), type(other))
        return is_kind and _says_each_field(one, other)
    return type(one) is type(other) and (
        isinstance(one, Statement) and _says_each_field(one, other)
    )


def _says_each_field(one: object, other: object) -> bool:
    return all(
        says(getattr(one, name), getattr(other, name)) for name in _names(type(other))
    )


def canonical(part: T) -> T:
    """Drop from each set, however deep, the elements that another is a kind of.

    Two parts that are kinds of each other have the same canonical form.

    >>> from genetherapy_model.domain.routes import Route
    >>> canonical(frozenset({Route.SUBRETINAL, Route.OCULAR}))
    frozenset({Route.SUBRETINAL})
    """
    if isinstance(part, frozenset):
        return cast("T", _narrowest(map(canonical, part)))
    if not isinstance(part, Statement):
        return part
    fields = {name: getattr(part, name) for name in _names(type(part))}
    kept = {name: canonical(value) for name, value in fields.items()}
    return part if kept == fields else type(part)(**kept)


def _narrowest(parts: Iterable[object]) -> frozenset[object]:
    """Keep the canonical parts of which no other is a kind."""
    all_parts = frozenset(parts)
    return frozenset(
        part
        for part in all_parts
        if not any(says(other, part) for other in all_parts if other != part)
    )


def shared(one: object, other: object) -> object | None:
    """Give the narrowest part that two canonical ones are kinds of, or None.

    >>> from genetherapy_model.domain.routes import Route
    >>> shared(Route.SUBRETINAL, Route.INTRAVITREAL)
    Route.OCULAR
    >>> shared(Route.SUBRETINAL, Route.ORAL) is None
    True
    """
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        pairs = (shared(mine, its) for mine, its in product(one, other))
        return _narrowest(part for part in pairs if part is not None)
    if isinstance(one, Vocabulary) and isinstance(other, Vocabulary):
        return _nearest(one, other)
    if isinstance(one, Statement) and isinstance(other, Statement):
        kind = _nearest_class(one, other)
        return None if kind is None else _shared_fields(kind, one, other)
    return one if one == other else None


def _nearest(one: Vocabulary, other: Vocabulary) -> Vocabulary | None:
    wider = (other, *other.ancestors)
    return next((each for each in (one, *one.ancestors) if each in wider), None)


def _nearest_class(one: Statement, other: Statement) -> type | None:
    if isinstance(one, Mechanism) and isinstance(other, Mechanism):
        nearest = _nearest(one.mechanism_class, other.mechanism_class)
        return None if nearest is None else _MECHANISMS[MechanismClass(nearest.value)]
    return type(one) if type(one) is type(other) else None


def _shared_fields(kind: type, one: Statement, other: Statement) -> object | None:
    fields = {
        name: shared(getattr(one, name), getattr(other, name)) for name in _names(kind)
    }
    required = (field.name for field in _fields(kind) if field.default is attrs.NOTHING)
    if any(fields[name] is None for name in required):
        return None  # two antigens of different names have nothing in common
    return cast("object", kind(**fields))


def united(one: T, other: T) -> T:
    """Give the widest part that is a kind of two canonical ones.

    There must be no :func:`differences` between the two.

    >>> from genetherapy_model.domain.routes import Route
    >>> united(frozenset({Route.ORAL}), frozenset()), united(Route.CSF, None)
    (frozenset({Route.ORAL}), Route.CSF)
    """
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return cast("T", _narrowest(one | other))
    if says(one, other):
        return one
    if says(other, one):
        return other
    fields = {
        name: united(getattr(one, name), getattr(other, name))
        for name in _names(type(one))
    }
    return type(one)(**fields)


def differences(one: object, other: object, path: str = "") -> Iterator[Difference]:
    """Give the single parts of which nothing is a kind of both.

    Sets have none, as they unite what they hold; two mechanisms differ as a whole.

    >>> from genetherapy_model.domain.cells import CellProduct, Origin
    >>> list(differences(CellProduct(origin=Origin.AUTOLOGOUS), ABSENT, "/cells"))
    [('/cells', CellProduct(origin=Origin.AUTOLOGOUS), ABSENT)]
    """
    if isinstance(one, frozenset) or says(one, other) or says(other, one):
        return
    nests = isinstance(one, Statement) and not isinstance(one, Mechanism)
    if nests and type(one) is type(other):
        for name in _names(type(one)):
            mine, its = getattr(one, name), getattr(other, name)
            yield from differences(mine, its, f"{path}/{name}")
    else:
        yield path, one, other


def conflicts(modalities: Sequence[Statement]) -> tuple[Finding, ...]:
    """Give all that keeps canonical modalities from being combined.

    What one of them says of itself is not held against it: two of its components may
    differ in anything.
    """
    found = [
        _finding(*each)
        for pair in combinations(modalities, 2)
        for each in differences(*pair)
    ]
    for name in _names(type(modalities[0])) if modalities else ():
        said = [getattr(modality, name) for modality in modalities]
        if isinstance(said[0], frozenset):
            found += _conflicts_within(f"/{name}", said)
    return tuple(dict.fromkeys(found))


def _conflicts_within(
    path: str, sets: Sequence[frozenset[object]]
) -> Iterator[Finding]:
    elements = _narrowest(frozenset().union(*sets))
    for pair in combinations(sorted(elements, key=repr), 2):
        found = list(differences(*pair))
        if _is_contradiction(found) and not any(
            says(each, frozenset(pair)) for each in sets
        ):
            yield from (_finding(path, *part[1:], part[0]) for part in found)


def _is_contradiction(found: Sequence[Difference]) -> bool:
    """Tell whether two elements contradict each other, or are two different things."""
    return bool(found) and all(
        ABSENT in (one, other) or path.rpartition("/")[2] in _EXCLUSIVE
        for path, one, other in found
    )


def _finding(path: str, one: object, other: object, within: str = "") -> Finding:
    # Sorted, so that the order in which they were given makes no difference.
    shown = " contradicts ".join(sorted(map(_shown, (one, other))))
    return Finding(
        code="ORD001",
        severity=Severity.ERROR,
        message=f"{within.strip('/')}: {shown}" if within else shown,
        path=path,
    )


def _shown(part: object) -> str:
    return str(part) if isinstance(part, Vocabulary) else repr(part)
