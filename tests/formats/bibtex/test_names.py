"""Names: BibTeX's own grammar, split before LaTeX is decoded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model import strategies
from genetherapy_model.formats.bibtex.names import read_names, write_names


def _shown(text: str) -> list[tuple[str | None, ...] | str]:
    return [
        (
            author.name.given,
            author.name.particle,
            author.name.family,
            author.name.suffix,
        )
        if isinstance(author, gtm.PersonalAuthor)
        else f"{{{author.name.value}}}"
        for author in read_names(text)[0]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The table of Markey, Tame the BeaST, section 3.3, and Décoret's cases.
        ("AA BB", [("AA", None, "BB", None)]),
        ("AA", [(None, None, "AA", None)]),
        ("AA bb", [("AA", None, "bb", None)]),
        ("aa", [(None, None, "aa", None)]),
        ("AA bb CC", [("AA", "bb", "CC", None)]),
        ("AA bb CC dd EE", [("AA", "bb CC dd", "EE", None)]),
        ("AA 1B cc dd", [("AA 1B", "cc", "dd", None)]),
        ("AA {bb} cc DD", [("AA bb", "cc", "DD", None)]),
        ("bb CC, AA", [("AA", "bb", "CC", None)]),
        ("bb, AA", [("AA", None, "bb", None)]),
        ("bb CC dd EE, AA", [("AA", "bb CC dd", "EE", None)]),
        ("bb CC,XX, AA", [("AA", "bb", "CC", "XX")]),
        ("BB,, AA", [("AA", None, "BB", None)]),
        ("CC dd BB, AA", [("AA", "CC dd", "BB", None)]),
        ("Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
         [("Charles Louis Xavier Joseph", "de la", "Vallée Poussin", None)]),
        ("{\\'E}tienne Dupont", [("Étienne", None, "Dupont", None)]),
        ("Jean {\\'e}cole Dupont", [("Jean", "école", "Dupont", None)]),
        ("van der Berg, Jr, Jan", [("Jan", "van der", "Berg", "Jr")]),
        ("{van der Berg}, Jan", [("Jan", None, "van der Berg", None)]),
        ("{NTLA-2001 Study Group and Investigators}",
         ["{NTLA-2001 Study Group and Investigators}"]),
        ("{Barnes and Noble, Inc.} and Knuth, D.~E.",
         ["{Barnes and Noble, Inc.}", ("D. E.", None, "Knuth", None)]),
        ("Garc{\\'\\i}a, Jos{\\'e} AND M{\\\"u}ller, J",
         [("José", None, "García", None), ("J", None, "Müller", None)]),
        ("王, 小明 and 山中 伸弥",
         [("小明", None, "王", None), ("山中", None, "伸弥", None)]),
        ("Anderson, A and and Brand, B and", [("A", None, "Anderson", None),
                                             ("B", None, "Brand", None)]),
        ("Smith, Jr, John, B", [("John B", None, "Smith", "Jr")]),
        ("{Sir} Elton {John}", [("Sir Elton", None, "John", None)]),
        (", ", []),
    ],
)  # fmt: skip
def test_names_are_split_as_bibtex_does(
    text: str, expected: list[tuple[str | None, ...] | str]
) -> None:
    """Braces say what belongs together; von begins in lower case; commas order."""
    assert expected == _shown(text)


def test_others_say_that_the_list_is_not_complete() -> None:
    """``and others`` is no name."""
    authors, complete = read_names("Bueren, Juan and others")

    assert ([str(author) for author in authors], complete) == (["Juan Bueren"], False)


@given(authors=st.lists(strategies.authors(), max_size=3), complete=st.booleans())
def test_names_that_were_written_are_read_as_they_were(
    authors: list[gtm.PersonalAuthor | gtm.CollectiveAuthor],
    complete: bool,  # noqa: FBT001
) -> None:
    """What is read of what was written is written and read again as the same."""
    text = write_names(authors, complete=complete)
    read, is_complete = read_names(text)

    assert is_complete == complete
    assert write_names(read, complete=complete) == text
    assert read_names(text)[0] == read
    persons = [author for author in authors if isinstance(author, gtm.PersonalAuthor)]
    named = [author for author in persons if _has_name(author.name)]
    assert len(named) == sum(isinstance(each, gtm.PersonalAuthor) for each in read)


def _has_name(name: gtm.PersonName) -> bool:
    parts = (name.family, name.given, name.initials, name.literal, name.particle)
    return any((part or "").replace("\u00a0", " ").strip(" \t\r\n") for part in parts)


@pytest.mark.parametrize(
    "name",
    [
        gtm.PersonName(family="Berg", given="Jan", particle="van der", suffix="Jr"),
        gtm.PersonName(family="van der Berg", given="Jan"),
        gtm.PersonName(family="Sukarno"),
        gtm.PersonName(family="de la Cruz"),
        gtm.PersonName(family="others"),
        gtm.PersonName(family="Smith, Wesson and Co", given="A and B"),
        gtm.PersonName(family="O'Neill-García", given="İlker 山中"),
        gtm.PersonName(family="{a} \\ $b$", given="50% & _"),
        gtm.PersonName(given="Madonna"),
    ],
)
def test_parts_of_names_are_kept_apart(name: gtm.PersonName) -> None:
    """Particle, suffix, and names that look like other things come back."""
    author = gtm.PersonalAuthor(person=gtm.Person(name=name))

    assert read_names(write_names([author], complete=True)) == ((author,), True)
