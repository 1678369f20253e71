"""The labels of an abstract's sections, told from its text.

NLM prints a structured abstract in one paragraph, a label before each section; others
give each section a line of its own. Source of the words:
https://www.nlm.nih.gov/bsd/policy/structured_abstracts.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

__all__ = ["divide_lines", "divide_paragraph"]

# At the beginning, or after the end of a sentence.
_INSIDE: Final = re.compile(
    r"(?:^|(?<=[.?!:;)\]%\"\u201d] ))(?P<label>[^\W\d_a-z][^.:;?!0-9]{2,79}): "
)
_LONG: Final = 8
# At the beginning of a line, or in it after the end of a sentence.
_FIRST: Final = re.compile(r"([A-Za-z&][A-Za-z&/,()' -]{2,70}):(?: |\Z)")
_GAP: Final = re.compile(r"(?<=[.!?)\]]) (?=[A-Z&][A-Z&/,()' -]{2,70}: )")
# Of these, one at least must stand in a label.
_HEADS: Final = frozenset(
    "abstract aim aims background case cases conclusion conclusions context data "
    "design discussion evidence findings funding hypothesis importance interpretation "
    "intervention interventions introduction limitation limitations material materials "
    "measurement measurements method methods methodology objective objectives outcome "
    "outcomes participants patients purpose rationale registration relevance result "
    "results setting significance summary unlabelled".split()
)
# Of these and no others is a label that no capitals tell from a sentence.
_WORDS: Final = (_HEADS - {"abstract", "cases", "unlabelled"}) | frozenset(
    "analysis and clinical collection criteria existing finding for goal goals "
    "implications in level main measure measures new number of participant patient "
    "presentation primary question recent report secondary selection settings sources "
    "statistical statement study subject subjects synthesis the trial with &".split()
)
_WORD: Final = re.compile(r"[^\W_]+")


def divide_paragraph(text: str) -> list[tuple[str | None, str]]:
    """Divide a paragraph at its labels.

    NLM writes them in capital letters; in small ones, three at least must stand there.

    >>> divide_paragraph("BACKGROUND: Few. METHODS: AAV: we gave it.")
    [('BACKGROUND', 'Few. '), ('METHODS', 'AAV: we gave it.')]
    >>> divide_paragraph("AAV: a review.")
    [(None, 'AAV: a review.')]
    """
    labels = [
        found
        for found in _INSIDE.finditer(text)
        if found["label"] == found["label"].upper()
        # A short word is an abbreviation, unless it is known.
        and (len(found["label"]) >= _LONG or _is_known(found["label"]))
    ]
    if not any(_is_known(found["label"]) for found in labels):
        labels = [
            found for found in _INSIDE.finditer(text) if _is_known(found["label"])
        ]
        if len(labels) < 3 or labels[0].start():
            labels = []
    # What stands right after a label begins its text, whatever it looks like.
    labels = [
        found
        for index, found in enumerate(labels)
        if not index or labels[index - 1].end() != found.start()
    ]
    first = labels[0].start() if labels else len(text)
    divided: list[tuple[str | None, str]] = []
    if text[:first]:
        divided.append((None, text[:first]))
    for index, found in enumerate(labels):
        after = labels[index + 1 : index + 2]
        end = after[0].start() if after else len(text)
        divided.append((found["label"], text[found.end() : end]))
    return divided


def _is_known(label: str) -> bool:
    words = _WORD.findall(label.lower())
    return not _HEADS.isdisjoint(words) and len(label.split()) <= 6


def divide_lines(lines: Iterable[str]) -> list[tuple[str | None, str]]:
    """Divide lines of which some begin with a label.

    A line begins a section if it begins with a label all of whose words are those of
    labels; in one line, if all labels stand in capitals, as PubMed prints them.

    >>> divide_lines(["AIMS: To cure. RESULTS: A cure.", "AAV: so"])
    [('AIMS', 'To cure.'), ('RESULTS', 'A cure. AAV: so')]
    """
    divided: list[tuple[str | None, str]] = []
    for piece in _pieces(lines):
        label = _label_of(piece)
        if label is not None:
            divided.append((label, piece[len(label) + 1 :].strip()))
        elif divided:
            before, text = divided.pop()
            divided.append((before, f"{text} {piece}".strip()))
        else:
            divided.append((None, piece))
    return divided


def _pieces(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        label = _label_of(line)
        if label is None or not label.isupper():
            yield line
            continue
        start = 0
        for gap in _GAP.finditer(line):
            if _label_of(line[gap.end() :]) is not None:
                yield line[start : gap.start()]
                start = gap.end()
        yield line[start:]


def _label_of(line: str) -> str | None:
    match = _FIRST.match(line)
    if match is None or not match[1][0].isupper():
        return None
    bare = re.sub(r"\(s\)|[,()']", "", match[1].lower().replace("/", " "))
    words = bare.replace("-", " ").split()
    return match[1] if words and _WORDS.issuperset(words) else None
