"""How names are built: which words stand beside each other, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from genetherapy_model.nomenclature._inn_elements import (
    ElementRow,
    find_gene,
    find_last,
    the_element,
)

__all__ = ["Part", "parse"]

_AUTOGENE: Final = "autogene"
_SHAPE: Final = re.compile("([a-z]+)(?: ([a-z]+)|-([TL]))?")
_PREFIX: Final = 2  # letters before the infix of a word that stands alone
# Words that end as names do and are none: of genetics, given names, beetles, a perfume.
_ORDINARY: Final = frozenset(
    (
        "antigene eugene imogene indigene minigene oncogene oxygene pathogene "
        "photogene polygene pseudogene retrogene supergene transgene "
        "megaplasmid miniplasmid cameran cashmeran dimeran ephemeran heteromeran "
        "kameran pentameran saguran tetrameran trimeran"
    ).split()
)


class Part(NamedTuple):
    """An element at its place in a name."""

    row: ElementRow
    start: int
    end: int


def parse(name: str, *, is_known: bool) -> list[Part] | str:
    """Give the parts of a name in small letters, or why it is no name.

    Args:
        name: The name, in its canonical spelling.
        is_known: Whether it is in the list, where names of cells may stand that have
            no known infix.
    """
    match = _SHAPE.fullmatch(name)
    if match is None:
        return "a name is one word, with -T or -L at most, or two words"
    first, second, letter = match.groups(default="")
    words = (first, second)
    if not _ORDINARY.isdisjoint(words):
        return "it has a word of everyday language"
    if not second:
        return _one_word(first, letter, is_known=is_known)
    if _AUTOGENE in words:
        return _individualized(first, second)
    if first.endswith("guran") and second.endswith("meran"):
        return _at(0, _rna(first)) + _at(len(first) + 1, _rna(second))
    return _two_words(first, second, is_known=is_known)


def _two_words(first: str, second: str, *, is_known: bool) -> list[Part] | str:
    gene = _gene_word(first)
    if not gene:
        return "of two words the first ends in gene, after letters of its own"
    found = _second_word(second)
    if not found and is_known and second.endswith("cel"):
        found = [_ending(second, the_element("cell word", "cel"))]
    if not found:
        return (
            f"its second word, {second!r}, ends in no known form, such as parvovec, "
            "plasmid or leucel"
        )
    return gene + _at(len(first) + 1, found)


def _individualized(first: str, second: str) -> list[Part] | str:
    is_first = first == _AUTOGENE
    word = second if is_first else first
    found = _second_word(word) or _alone(word)
    if not found or word == _AUTOGENE:
        return "beside autogene stands a vector, an mRNA or cells"
    start = 0 if is_first else len(first) + 1
    own = Part(the_element("individual", _AUTOGENE), start, start + len(_AUTOGENE))
    if is_first:
        return [own, *_at(len(first) + 1, found)]
    return [*found, own]


def _one_word(word: str, letter: str, *, is_known: bool) -> list[Part] | str:
    found = [] if letter and not word.endswith("cel") else _alone(word)
    if not found and is_known and word.endswith("cel"):
        found = [_ending(word, the_element("cell word", "cel"))]
    if not found:
        if _second_word(word):
            return "it is the second word of a name, without the first"
        return "it is no name of two words, and of one word it has no known form"
    if letter:
        end = len(word) + 2
        found.append(Part(the_element("qualifier", letter), end - 1, end))
    return found


def _alone(word: str) -> list[Part]:
    return _cells_alone(word) or _oncolytic(word) or _rna(word)


def _second_word(word: str) -> list[Part]:
    return _vector(word) or _plasmid(word) or _bacterium(word) or _cells(word)


def _at(offset: int, parts: list[Part]) -> list[Part]:
    return [Part(row, start + offset, end + offset) for row, start, end in parts]


def _ending(word: str, row: ElementRow) -> Part:
    return Part(row, len(word) - len(row.infix), len(word))


def _gene_word(word: str) -> list[Part]:
    row = the_element("gene word", "gene")
    head = word.removesuffix(row.infix)
    if head == word or len(head) < _PREFIX:
        return []
    found = find_gene(head)
    parts = [Part(*found)] if found else []
    return [*parts, _ending(word, row)]


def _vector(word: str) -> list[Part]:
    """Read ``abe-parvo-vec``, ``la-herpa-repvec``, ``ves-ged-parvo-vec``."""
    for row, head in find_last("vector word", word):
        for virus, prefix in find_last("vector", head):
            if virus.infix == "par" and prefix not in ("", "ged", "ge"):
                # With letters of its own before it, "parvec" is a slip of "parvovec".
                continue
            edited = _edited_bare(prefix) if virus.infix == "par" else _edited(prefix)
            start = len(prefix)
            return [
                *edited,
                Part(virus, start, start + len(virus.infix)),
                _ending(word, row),
            ]
    return []


def _edited(prefix: str, linked: str = "") -> list[Part]:
    """Read ``-ged-`` at the end of what stands before the vector or the cells."""
    bare = prefix.removesuffix(linked) if linked else prefix
    for head in (prefix, bare):
        if head.endswith("ged"):
            end = len(head)
            return [Part(the_element("editing", "ged"), end - 3, end)]
    return []


def _edited_bare(prefix: str) -> list[Part]:
    if prefix == "ge":
        return [Part(the_element("editing", "ge"), 0, 2)]
    return _edited(prefix)


def _plasmid(word: str) -> list[Part]:
    row = the_element("vector word", "plasmid")
    head = word.removesuffix(row.infix)
    return [_ending(word, row)] if _PREFIX <= len(head) < len(word) else []


def _bacterium(word: str) -> list[Part]:
    row = the_element("vector word", "bac")
    if not word.endswith(row.infix):
        return []
    for genus, prefix in find_last("bacterium", word.removesuffix(row.infix)):
        if len(prefix) >= _PREFIX:
            start = len(prefix)
            end = start + len(genus.infix)
            return [Part(genus, start, end), _ending(word, row)]
    return []


def _cells(word: str) -> list[Part]:
    """Read ``auto-ged-tem-cel``, the second word of two."""
    for kind, head in _cell_kinds(word):
        parts = []
        rest = head
        auto = the_element("origin", "auto")
        inner = head.removeprefix(auto.infix)
        if inner != head and inner in ("", "ged", "ge"):
            parts.append(Part(auto, 0, len(auto.infix)))
            rest = inner
        edited = _edited(rest, "i")
        if not edited and rest.endswith("ge"):
            end = len(rest)
            edited = [Part(the_element("editing", "ge"), end - 2, end)]
        parts += _at(len(head) - len(rest), edited)
        return [*parts, *_cell_ending(word, kind)]
    return []


def _cells_alone(word: str) -> list[Part]:
    """Read ``tisa-gen-lec-leu-cel``, ``roca-pul-den-cel``: a name of one word."""
    for kind, head in _cell_kinds(word):
        if len(head) >= _PREFIX:
            return [*_manipulations(head, kind), *_cell_ending(word, kind)]
    return []


def _manipulations(head: str, kind: ElementRow) -> Iterator[Part]:
    gen, pul, fus = (
        the_element("manipulation", each) for each in ("gen", "pul", "fus")
    )
    start = head.find(gen.infix, _PREFIX)
    if start >= 0:
        yield Part(gen, start, start + len(gen.infix))
    # Before -leu- the l is shared: sipuleucel.
    forms = ("pul", "pu") if kind.infix.startswith("l") else ("pul",)
    for row, form in [*((pul, form) for form in forms), (fus, "fus")]:
        begin = len(head) - len(form)
        if head.endswith(form) and begin >= _PREFIX:
            yield Part(row, begin, len(head))
            return


def _cell_kinds(word: str) -> Iterator[tuple[ElementRow, str]]:
    head = word.removesuffix("cel")
    if head != word:
        yield from find_last("cell", head)


def _cell_ending(word: str, kind: ElementRow) -> list[Part]:
    last = _ending(word, the_element("cell word", "cel"))
    return [Part(kind, last.start - len(kind.infix), last.start), last]


def _oncolytic(word: str) -> list[Part]:
    row = the_element("oncolytic word", "turev")
    head = word.removesuffix(row.infix)
    if head == word or len(head) < _PREFIX:
        return []
    for virus, prefix in find_last("oncolytic", head):
        if prefix:
            start = len(prefix)
            return [Part(virus, start, len(head)), _ending(word, row)]
    return [_ending(word, row)]


def _rna(word: str) -> list[Part]:
    for row, head in find_last("rna word", word):
        if len(head) > _PREFIX:
            return [_ending(word, row)]
    return []
