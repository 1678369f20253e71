"""What of a document is not in the one that was written anew from what was read of it.

A reader that maps what it knows, and a writer that gives it back in one canonical form,
differ from the document at hand in what the model has no word for, and in spelling. The
steps from the one to the other are found here and kept as extras, so that nothing is
lost whatever the reader leaves out: replaying them gives the document again, white
space between and inside elements aside.

A step names the place that it concerns: ``front/article-meta/counts[1]`` is an element
that is put in, or put in place of the written one; ``front/*[2]`` is one that is put in
as the second child; ``@id`` is an attribute. A spelling without text takes away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from genetherapy_model.domain._statements import trusted
from genetherapy_model.domain.records import Extra
from genetherapy_model.formats.xml.serializing import NAMESPACES, serialize, shorten
from genetherapy_model.formats.xml.vocabularies import XmlVocabulary

__all__ = ["Dialect", "find_extras", "replay"]

_extra = trusted(Extra)
_STEP = re.compile(r"(?P<tag>[^\[\]]+)\[(?P<number>[0-9]+)\]")
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST = 250_000


@dataclass(frozen=True, eq=False)
class Dialect:
    """What telling differences has to know of a vocabulary.

    Attributes:
        words: The vocabulary: its source, its containers, the order of children.
        types: The attributes that tell elements of one name apart.
        units: The elements that are kept whole where much of them differs.
        rooms: Containers so large that a word in them says nothing of another part.
        wiring: Elements and attributes that tie or number parts, and say no more.
    """

    words: XmlVocabulary
    types: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()
    rooms: frozenset[str] = frozenset()
    wiring: frozenset[str] = frozenset()


class _Put(NamedTuple):
    """A step, and the words by which it is told whether it is a mere spelling."""

    path: str
    text: str
    new: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


def find_extras(
    written: Element, document: Element, dialect: Dialect
) -> tuple[Extra, ...]:
    """Give the steps that turn what was written into the document.

    The written element is turned into the document on the way.
    """
    turning = _Turning(dialect)
    puts = turning.turn(written, document, "")
    if puts is None:
        puts = [_Put("", serialize(document), turning.words(document))]
    return tuple(
        _extra(
            source=dialect.words.source,
            path=put.path,
            text=put.text,
            spelling=put.new <= put.known | turning.taken,
        )
        for put in puts
    )


class _Turning:
    """A written document that becomes another one, step by step."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.containers = dialect.words.containers
        self.taken: set[str] = set()

    def turn(self, made: Element, wanted: Element, path: str) -> list[_Put] | None:
        """Make one element the other; None where it has to be replaced."""
        is_container = wanted.tag in self.containers
        if not self._texts_agree(made, wanted, is_container=is_container):
            return None
        puts = self._turn_attributes(made, wanted, path)
        if puts is None:
            return None
        if is_container:
            return puts + self._turn_children(made, wanted, path)
        counts: dict[str, int] = {}
        for index, child in enumerate(wanted):
            tag = child.tag
            counts[tag] = counts.get(tag, 0) + 1
            step = _joined(path, f"{_short(tag)}[{counts[tag]}]")
            puts += self._turn_child(made, index, child, step)
        return puts

    def _texts_agree(
        self, made: Element, wanted: Element, *, is_container: bool
    ) -> bool:
        if is_container:
            return not any(
                (text or "").strip()
                for each in (made, wanted)
                for text in (each.text, *(child.tail for child in each))
            )
        return [child.tag for child in made] == [
            child.tag for child in wanted
        ] and _texts(made) == _texts(wanted)

    def _turn_attributes(
        self, made: Element, wanted: Element, path: str
    ) -> list[_Put] | None:
        before, after = made.attrib, wanted.attrib
        if before == after:
            return []
        if any(not text and before.get(name) for name, text in after.items()):
            return None
        puts = []
        for name in sorted(before):
            if name not in after:
                puts.append(_Put(_joined(path, f"@{_short(name)}"), ""))
                del before[name]
        for name, text in sorted(after.items()):
            if before.get(name) != text:
                wires = _short(name) in self.dialect.wiring
                new = _words_of(text) if text and not wires else set[str]()
                new = new if text else {"@"}
                at = _joined(path, f"@{_short(name)}")
                known = _words_of(before.get(name, ""))
                puts.append(_Put(at, text, frozenset(new), known))
                before[name] = text
        return puts

    def _turn_children(self, made: Element, wanted: Element, path: str) -> list[_Put]:
        known = frozenset[str]()
        if wanted.tag not in self.dialect.rooms:
            known = self.words(made)
        puts: list[_Put] = []
        place = 0
        for mine, theirs in self._pairs([*made], [*wanted]):
            if theirs is None:
                step = _step_of(made, place)
                self.taken |= self.words(made[place])
                puts.append(_Put(_joined(path, step), ""))
                del made[place]
            elif mine is None:
                step = self._step_for(made, theirs, place)
                new = self.words(theirs)
                if not new and theirs.tag not in self.dialect.wiring:
                    new = frozenset({f"<{theirs.tag}>"})
                puts.append(_Put(_joined(path, step), serialize(theirs), new, known))
                made.insert(place, deepcopy(theirs))
                place += 1
            else:
                step = _joined(path, _step_of(made, place))
                puts += self._turn_child(made, place, theirs, step)
                place += 1
        return puts

    def _turn_child(
        self, parent: Element, index: int, wanted: Element, path: str
    ) -> list[_Put]:
        made = parent[index]
        if self._agree(made, wanted):
            return []
        is_unit = wanted.tag in self.dialect.units
        if is_unit and _is_other(made, wanted):
            return self._replace(parent, index, wanted, path)
        before = deepcopy(made) if is_unit else made
        puts = self.turn(made, wanted, path)
        if puts is None:
            return self._replace(parent, index, wanted, path)
        if is_unit and len(puts) > 1:
            text = serialize(wanted)
            lengths = [len(each.path) + _length(each.text) for each in puts]
            if sum(lengths) > len(path) + _length(text):
                puts = [_Put(path, text, self.words(wanted), self.words(before))]
        return puts

    def _replace(
        self, parent: Element, index: int, wanted: Element, path: str
    ) -> list[_Put]:
        made, copy = parent[index], deepcopy(wanted)
        copy.tail = made.tail
        parent[index] = copy
        new = self.words(wanted)
        return [_Put(path, serialize(wanted), new, self.words(made) if new else new)]

    def _agree(self, made: Element, wanted: Element) -> bool:
        return (
            made.tag == wanted.tag
            and made.attrib == wanted.attrib
            and len(made) == len(wanted)
            and self._texts_agree(
                made, wanted, is_container=wanted.tag in self.containers
            )
            and all(map(self._agree, made, wanted))
        )

    def _pairs(
        self, made: list[Element], wanted: list[Element]
    ) -> Iterator[tuple[Element | None, Element | None]]:
        """Lay two lists of children side by side, in their order."""
        mine, theirs = map(self._keys, (made, wanted))
        if mine == theirs:
            yield from zip(made, wanted, strict=True)
            return
        start = 0
        while start < min(len(mine), len(theirs)) and mine[start] == theirs[start]:
            yield made[start], wanted[start]
            start += 1
        made, wanted = made[start:], wanted[start:]
        blocks: Sequence[tuple[int, int, int]] = [(len(made), len(wanted), 0)]
        if len(made) * len(wanted) <= _MOST:
            matcher = SequenceMatcher(
                None, mine[start:], theirs[start:], autojunk=False
            )
            blocks = matcher.get_matching_blocks()
        first = second = 0
        for at, there, size in blocks:
            for each in made[first:at]:
                yield each, None
            for each in wanted[second:there]:
                yield None, each
            for index in range(size):
                yield made[at + index], wanted[there + index]
            first, second = at + size, there + size

    def _keys(self, children: list[Element]) -> list[tuple[str, ...]]:
        types = self.dialect.types
        return [
            (child.tag, *(child.get(name, "") for name in types)) for child in children
        ]

    def _step_for(self, parent: Element, child: Element, place: int) -> str:
        number = 1 + sum(each.tag == child.tag for each in parent)
        named = f"{_short(child.tag)}[{number}]"
        if _place_of(self.dialect.words, parent, child.tag) == place:
            return named
        return f"*[{place + 1}]"

    def words(self, element: Element) -> frozenset[str]:
        """Give the words of an element that say something."""
        texts: list[str] = []
        wiring = self.dialect.wiring
        open_elements = [element]
        while open_elements:
            each = open_elements.pop()
            if each.tag in wiring:
                continue
            if each.text:
                texts.append(each.text)
            for name, text in each.items():
                if name not in wiring and _short(name) not in wiring:
                    texts.append(text)
            for child in each:
                if child.tail:
                    texts.append(child.tail)
                open_elements.append(child)
        return _words_of(" ".join(texts))


def replay(
    written: Element, extras: Sequence[Extra], vocabulary: XmlVocabulary
) -> Element:
    """Replay the steps on what was written; those that lead nowhere are left out."""
    for extra in extras:
        where, _, step = extra.path.rpartition("/")
        if not step:
            written = fromstring(extra.text) if extra.text else written
            continue
        parent: Element | None = written
        for each in filter(None, where.split("/")):
            parent = None if parent is None else _found(parent, each)
        if parent is None:
            continue
        if step.startswith("@"):
            _put_attribute(parent, _long(step[1:]), extra)
        else:
            _put_element(parent, step, extra, vocabulary)
    return written


def _put_attribute(element: Element, name: str, extra: Extra) -> None:
    if extra.spelling and not extra.text:
        element.attrib.pop(name, None)
    else:
        element.set(name, extra.text)


def _put_element(
    parent: Element, step: str, extra: Extra, vocabulary: XmlVocabulary
) -> None:
    before = _found(parent, step)
    if extra.spelling and not extra.text:
        if before is not None:
            parent.remove(before)
        return
    try:
        kept = fromstring(extra.text)
    except ParseError:
        return
    match = _STEP.fullmatch(step)
    if before is not None:
        kept.tail = before.tail
        parent[[*parent].index(before)] = kept
    elif match is not None and match["tag"] == "*":
        parent.insert(int(match["number"]) - 1, kept)
    else:
        parent.insert(_place_of(vocabulary, parent, kept.tag), kept)


def _long(name: str) -> str:
    prefix, colon, local = name.partition(":")
    if colon and prefix in NAMESPACES:
        return f"{{{NAMESPACES[prefix]}}}{local}"
    return name.replace("|", "/")


def _short(name: str) -> str:
    """Name an element or attribute as one writes it, without a slash."""
    return shorten(name).replace("/", "|")


def _joined(path: str, step: str) -> str:
    return f"{path}/{step}" if path else step


def _step_of(parent: Element, place: int) -> str:
    tag = parent[place].tag
    number = sum(each.tag == tag for each in parent[: place + 1])
    return f"{_short(tag)}[{number}]"


def _found(parent: Element, step: str) -> Element | None:
    match = _STEP.fullmatch(step)
    if match is None or match["tag"] == "*":
        return None
    same = [child for child in parent if _short(child.tag) == match["tag"]]
    number = int(match["number"])
    return same[number - 1] if 0 < number <= len(same) else None


def _place_of(vocabulary: XmlVocabulary, parent: Element, tag: str) -> int:
    order = vocabulary.children.get(parent.tag, ())
    if tag not in order:
        return len(parent)
    rank = order.index(tag)
    for place, child in enumerate(parent):
        if child.tag in order and order.index(child.tag) > rank:
            return place
    return len(parent)


def _texts(element: Element) -> list[str]:
    texts = [element.text or "", *(child.tail or "" for child in element)]
    texts = [_SPACE.sub(" ", text) for text in texts]
    texts[0] = texts[0].lstrip(" ")
    texts[-1] = texts[-1].rstrip(" ")
    return texts


def _is_other(made: Element, wanted: Element) -> bool:
    """Tell whether several children of the one are not in the other."""
    mine, theirs = Counter(map(_tag, made)), Counter(map(_tag, wanted))
    return (mine - theirs).total() + (theirs - mine).total() > 1


def _tag(element: Element) -> str:
    return element.tag


def _length(text: str) -> int:
    """Measure a text without its white space, which is not always written again."""
    return len("".join(text.split()))


def _words_of(text: str) -> frozenset[str]:
    words = {word.lstrip("0") or "0" for word in _WORD.findall(text.casefold())}
    # By which protocol an address is reached says nothing of what it names.
    return frozenset(words - {"http", "https", "dx"})
