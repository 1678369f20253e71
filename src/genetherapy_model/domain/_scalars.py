"""The scalar: a value that is written as one piece of text.

Identifiers, dates and marked text are scalars: frozen classes with ``parse()``, which
takes the forms in which people write the value, and ``str()``, which gives the
canonical one. They obey ``parse(str(x)) == x``, and the codec writes them as text.
:class:`Identifier` is what all identifiers share.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, ClassVar, Self, TypeGuard, TypeVar

from genetherapy_model.errors import (
    InvalidFormat,
    InvalidIdentifier,
    InvalidLength,
    InvalidType,
)

T = TypeVar("T", bound="Identifier")


def is_scalar(kind: object) -> TypeGuard[type[Any]]:
    """Tell whether a class is written as one piece of text."""
    return isinstance(kind, type) and callable(getattr(kind, "parse", None))


@cache
def _lookalikes() -> dict[int, str | None]:
    """Map what people paste for ASCII to the ASCII that they mean.

    Dashes of every length stand for the hyphen, spaces of every width for the space,
    and full-width letters and digits, which East Asian input methods write, for the
    plain ones (Unicode Standard Annex 11). Marks without a width are dropped. Digits
    of other scripts are not folded: they are other characters, not other widths.
    """
    table: dict[int, str | None]
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= dict.fromkeys(
        [*range(0x2010, 0x2016), 0x00AD, 0x2043, 0x2212, 0xFE58, 0xFE63], "-"
    )
    table |= dict.fromkeys([0x00A0, 0x1680, *range(0x2000, 0x200B)], " ")
    table |= dict.fromkeys([0x202F, 0x205F, 0x3000], " ")
    table |= dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F)])
    return table | dict.fromkeys([*range(0x2060, 0x2070), 0xFEFF])


def _plain(text: str) -> str:
    return (text if text.isascii() else text.translate(_lookalikes())).strip()


class Identifier:
    """The base of every identifier: one canonical text, a URL, a CURIE.

    A subclass is a frozen attrs class with the one field ``value``; its class
    variables say how the kind is called in errors, which prefix its CURIEs have,
    where it resolves, and which pattern its canonical form matches from end to end.
    The constructor takes the canonical form; ``parse()`` takes the forms in which
    people write it, so ``str(X.parse(text)) == text`` exactly where ``text`` is
    canonical. Two identifiers of different kinds are never equal.
    """

    __slots__: ClassVar[tuple[str, ...]] = ()

    kind: ClassVar[str]
    """What people call it, for messages."""
    prefix: ClassVar[str]
    """The prefix of its CURIEs, in lower case: Bioregistry's where it has one."""
    url_base: ClassVar[str]
    """What stands before the value in its address; empty where nothing resolves."""
    pattern: ClassVar[str]
    """The canonical form, in the syntax that Python and ECMA 262 share."""
    shape: ClassVar[str]
    """The pattern in words, for the message of a refusal."""
    any_length: ClassVar[str] = ""
    """The pattern with any number of characters, to tell a length from a form."""
    labels: ClassVar[tuple[str, ...]] = ()
    """What people write before the value, as patterns without a colon."""
    hosts: ClassVar[tuple[str, ...]] = ()
    """The addresses that hold the value, as patterns without ``https://www.``."""

    _canonical: ClassVar[re.Pattern[str]]

    value: str

    def __init_subclass__(cls) -> None:
        """Compile the pattern once for each kind."""
        cls._canonical = re.compile(cls.pattern)

    def __attrs_post_init__(self) -> None:
        if type(self.value) is not str:
            raise InvalidType(
                f"{type(self).__name__}.value: expected str, "
                f"got {type(self.value).__name__} {self.value!r}"
            )
        self._check()

    def _check(self) -> None:
        """Raise an ``InvalidIdentifier`` unless ``value`` is canonical."""
        if self._canonical.fullmatch(self.value) is None:
            raise self._refusal(self.value)

    @classmethod
    def _refusal(cls, text: str) -> InvalidIdentifier:
        """Say why a text is not canonical, and what would be."""
        if not text:
            return InvalidLength(cls.kind, text, "it is empty")
        refusal: type[InvalidIdentifier] = InvalidFormat
        reason = f"it must be {cls.shape}"
        if cls.any_length and re.fullmatch(cls.any_length, text):
            refusal = InvalidLength
            reason += f", and this has {sum(map(str.isalnum, text))} letters and digits"
        try:
            meant = str(cls.parse(text)) if cls._clean(text) != text else None
        except InvalidIdentifier:
            meant = None
        if meant is not None:
            reason = f"write {meant!r}, or let {cls.__name__}.parse() read it"
        return refusal(cls.kind, text, reason)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the identifier from a form in which people write it.

        Raises:
            InvalidIdentifier: If the text is no identifier of this kind.
        """
        if type(text) is not str:
            raise InvalidType(
                f"{cls.__name__}.parse: expected str, "
                f"got {type(text).__name__} {text!r}"
            )
        clean = text if cls._canonical.fullmatch(text) else cls._clean(text)
        try:
            return cls(clean)  # type: ignore[call-arg]
        except InvalidIdentifier as refusal:
            # What the caller gave is shown, not what this method made of it.
            if not text.strip():
                raise InvalidLength(cls.kind, text, "it is empty") from None
            raise type(refusal)(refusal.kind, text, refusal.reason) from None

    @classmethod
    @cache
    def _opening(cls) -> re.Pattern[str]:
        """Match what stands before the value: names, addresses, or both."""
        names = "|".join((*cls.labels, re.escape(cls.prefix)))
        # A name ends where a sign, a space or the digits begin: ATCG holds none.
        end = r"(?:\s*(?:ids?|no\.?|number))?(?:\s*[:=#_]\s*|\s+|(?=[0-9]))"
        # Addresses of resolvers hold the CURIE, or the prefix as a folder.
        resolved = rf"(?:identifiers\.org|bioregistry\.io)/{re.escape(cls.prefix)}[:/]"
        hosts = "|".join((*cls.hosts, resolved))
        address = rf"(?P<url>(?:https?://)?(?:www\.)?(?:{hosts}))"
        return re.compile(rf"(?:{address}|(?:{names}){end})+", re.IGNORECASE)

    @classmethod
    def _opened(cls, text: str) -> tuple[str, bool]:
        """Take off what stands before the value, and tell whether it is an address."""
        opening = cls._opening().match(text)
        return (
            (text[opening.end() :], bool(opening["url"])) if opening else (text, False)
        )

    @classmethod
    def _clean(cls, text: str) -> str:
        """Bring a common way of writing this kind into its canonical form."""
        text, is_address = cls._opened(_plain(text))
        if is_address:
            text = text.partition("?")[0].partition("#")[0]
        return cls._spell(text.rstrip("/ "))

    @classmethod
    def _spell(cls, text: str) -> str:
        """Give the bare value its canonical case, groups and signs."""
        return text

    @classmethod
    def from_local(cls, local: str) -> Self:
        """Read what follows the prefix in a CURIE.

        Raises:
            InvalidIdentifier: If it is not exactly what :attr:`curie` has there.
        """
        return cls(local)  # type: ignore[call-arg]

    @classmethod
    def is_named_in(cls, text: str) -> bool:
        """Tell whether a text names this kind before its value."""
        return cls._opening().match(_plain(text)) is not None

    @property
    def url(self) -> str:
        """The address at which the identifier resolves."""
        return self.url_base + self.value

    @property
    def curie(self) -> str:
        """The identifier with its prefix, such as ``doi:10.1089/hum.2023.152``."""
        return f"{self.prefix}:{self.value}"

    def __str__(self) -> str:
        return self.value

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.value!r})"


def twin_of_identifier(kind: type[Identifier]) -> type[Any]:
    """Make the mutable twin of a kind: the same slot, and no check."""
    body = {"__slots__": ("value",), "pattern": kind.pattern}
    return type(kind.__name__, kind.__bases__, body)


def trusted_identifier(kind: type[T]) -> Callable[[str], T]:
    """Return a constructor that checks the form of a text, and not that it is one.

    It is for readers that hold nothing but text; see ``trusted`` of the statements for
    how the class is sealed.
    """
    twin: Any = twin_of_identifier(kind)
    matches = kind._canonical.fullmatch  # noqa: SLF001 - a field of ours
    has_digits_to_check = kind._check is not Identifier._check  # noqa: SLF001

    def build(text: str) -> T:
        if matches(text) is None:
            raise kind._refusal(text)  # noqa: SLF001 - a method of ours
        made = twin()
        made.value = text
        made.__class__ = kind
        if has_digits_to_check:
            made._check()  # noqa: SLF001 - a method of ours
        return made  # type: ignore[no-any-return]

    return build
