"""How well names are read: each form of a name, by each reader that may meet it.

``python tests/bench/measure_names.py`` reads the real names beside the project and
prints, for each form and reader, how many are divided as their source divides them.
Authors in parts come from Europe PMC; names in words that people labelled, of persons
and of companies, from probablepeople. With ``--wrong READER FORM`` the first that are
not read as they should be are shown.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from genetherapy_model import CollectiveAuthor, PersonalAuthor, PersonName
from genetherapy_model.formats.bibtex.names import read_names
from genetherapy_model.formats.citations.names import read_authors
from genetherapy_model.formats.medline.people import read_name
from genetherapy_model.formats.ris.names import read_author

NAMES: Final = Path(__file__).parents[2].parent / "shared/corpus/names"
GROUP: Final = ("group",)
_SHOWN: Final = 30


def folded(text: str | None) -> str:
    """Give letters and digits alone."""
    return re.sub(r"[\W_]", "", (text or "").casefold())


def parts(name: PersonName) -> tuple[str, ...]:
    """Give what is compared: family name with particle, given names, and suffix."""
    family = f"{name.particle or ''} {name.family or ''}"
    return folded(family), folded(name.given or name.initials), folded(name.suffix)


def said(*authors: object) -> tuple[str, ...]:
    """Give the parts of the one author that was read; nothing where there are more."""
    if len(authors) == 1 and isinstance(authors[0], PersonalAuthor):
        return parts(authors[0].person.name)
    is_group = len(authors) == 1 and isinstance(authors[0], CollectiveAuthor)
    return GROUP if is_group else ()


READERS: Final[dict[str, Callable[[str], tuple[str, ...]]]] = {
    "citations": lambda text: said(*(read_authors(text) or ((), True))[0]),
    "ris": lambda text: said(read_author(text)),
    "bibtex": lambda text: said(*read_names(text)[0]),
    "nbib": lambda text: parts(read_name(text, None)),
}


def stated() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Give authors in the forms in which formats write them, each for its readers."""
    path = NAMES / "author_forms.jsonl"
    for line in path.read_text("utf-8").splitlines():
        known = json.loads(line)
        first, last, short = known["firstName"], known["lastName"], known["initials"]
        if not (first and last and short):
            continue
        whole = (folded(last), folded(first), "")
        brief = (folded(last), folded(short), "")
        dotted = " ".join(f"{letter}." for letter in re.findall(r"\w", short))
        yield "Flotte TR", "citations", known["fullName"], brief
        yield "Flotte, T. R.", "citations", f"{last}, {dotted}", brief
        yield "Flotte, T. R.", "ris", f"{last}, {dotted}", brief
        yield "T. R. Flotte", "citations", f"{dotted} {last}", brief
        yield "Flotte, Terence", "ris", f"{last}, {first}", whole
        yield "Flotte, Terence", "bibtex", f"{last}, {first}", whole
        yield "Flotte, Terence", "nbib", f"{last}, {first}", whole
        yield "Terence Flotte", "bibtex", f"{first} {last}", whole


GIVEN: Final = ("GivenName", "FirstInitial", "MiddleInitial", "MiddleName")
SUFFIX: Final = "SuffixGenerational"


def labelled() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Give names whose words people labelled: of persons as authors, and of companies.

    Names with a title, a nickname or a spouse are left out: no list of authors has
    them, and nor is a part alone a name.
    """
    root = ElementTree.parse(NAMES / "probablepeople_person_labeled.xml").getroot()
    for each in root:
        labels = [token.tag for token in each]
        if not {*labels} <= {*GIVEN, "Surname", SUFFIX} or "Surname" not in labels:
            continue
        if not {"GivenName", "FirstInitial"} & {*labels}:
            continue
        text = " ".join(token.text or "" for token in each)
        expected = tuple(
            folded("".join(token.text or "" for token in each if token.tag in kinds))
            for kinds in (("Surname",), GIVEN, (SUFFIX,))
        )
        is_inverted = labels[0] == "Surname"
        if is_inverted and "," not in text:
            continue  # SMITH JOHN is told from JOHN SMITH by no sign
        form = "labelled, inverted" if is_inverted else "labelled, displayed"
        for reader in ("ris", "bibtex", "nbib") if is_inverted else ("bibtex",):
            yield form, reader, text, expected
    root = ElementTree.parse(NAMES / "probablepeople_company_labeled.xml").getroot()
    for each in root:
        text = " ".join(token.text or "" for token in each)
        text = text.title() if text.islower() else text
        for reader in ("citations", "ris"):
            yield "company", reader, text, GROUP
        yield "company", "bibtex", f"{{{text}}}", GROUP


def main() -> None:
    """Print all figures."""
    wanted = tuple(sys.argv[2:4]) if sys.argv[1:2] == ["--wrong"] else ()
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    shown = 0
    for names in (stated(), labelled()):
        for form, reader, text, expected in names:
            found = READERS[reader](text)
            total[reader, form] += 1
            right[reader, form] += found == expected
            if wanted == (reader, form) and found != expected and shown < _SHOWN:
                shown += 1
                print("   ", text, "|", *expected, "|", *found)
    for (reader, form), count in total.items():
        share = 100 * right[reader, form] / count
        print(f"{form:<20} {reader:<10} {share:5.1f} %  of {count}")


if __name__ == "__main__":
    main()
