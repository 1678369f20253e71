"""The authors of a citation, in the forms in which styles write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from genetherapy_model.domain.authors import CollectiveAuthor, PersonalAuthor
from genetherapy_model.domain.names import PersonName
from genetherapy_model.domain.people import Person
from genetherapy_model.domain.text import MarkedText
from genetherapy_model.formats.citations.vocabulary import COLLECTIVES, STEMS
from genetherapy_model.formats.medline.people import spell_name

__all__ = ["Named", "read_authors", "read_forward", "spell_authors"]

_Author = PersonalAuthor | CollectiveAuthor
Named = tuple[tuple[_Author, ...], bool]
"""Authors, and whether they are all of them."""

_WORD: Final = r"[^\W\d_][^\W\d_’'ʼ`´-]*(?:[’'ʼ`´-][^\W\d_]+)*\.?"
_FAMILY: Final = rf"(?:[’'ʼ]?{_WORD})(?: {_WORD}){{0,4}}?"
_SUFFIX: Final = r"(?:Jr|Sr|[1-9](?:st|nd|rd|th)|II|III|IV)\.?"
_BARE: Final = r"(?:[^\W\d_a-z](?:-?[^\W\d_a-z]){0,4}|(?!Jr|Sr)[A-Z][a-z])"
_DOTTED: Final = r"(?:[^\W\d_a-z](?:-?[^\W\d_]|[a-z])?\.[ -]{0,2})+"
_SHORT: Final = re.compile(
    rf"(?P<family>{_FAMILY}) (?P<initials>{_BARE})(?: (?P<suffix>{_SUFFIX}))?"
)
_INVERTED: Final = re.compile(
    rf"(?P<family>{_FAMILY}),? (?P<given>{_DOTTED}|{_BARE})"
    rf"(?:,? (?P<suffix>{_SUFFIX}))?"
)
_FULL: Final = re.compile(
    rf"(?P<given>{_WORD}(?: {_WORD}){{0,3}}) (?P<family>{_FAMILY})"
)
_FORWARD: Final = re.compile(rf"(?P<given>{_DOTTED})(?P<family>{_FAMILY})")
_PLAIN: Final = r"[^\W\d_](?:[^\W\d_’'ʼ`´-]+|(?=[’']))(?:[’'ʼ`´-][^\W\d_]+)*"
_DISPLAYED: Final = re.compile(
    rf"(?P<given>(?:[^\W\d_a-z](?:-[^\W\d_])?[a-z]?\.[ -]{{0,2}})+|(?:[A-Z] ){{1,3}})"
    rf"(?P<family>[’'ʼ]?(?:{_PLAIN}[ ]){{0,3}}?{_PLAIN})(?:,? (?P<suffix>{_SUFFIX}))?"
    r"(?=\s*[,;]|\.?\Z| (?:and|&|und|et|u\.) | et al| [A-Z][a-z]*\. |(?P<stop>\. ))"
)
_NEXT: Final = re.compile(
    r"(?P<more>,? et al\.?|,? ?…)[,.]?\s*|[,;]? (?:and|&|und|et|u\.) (?=[A-Z])|[,;] "
)
_SENTENCE: Final = re.compile(r"[a-z]{3}\. ?")
_TWO_SENTENCES: Final = re.compile(r"[a-z]{4}\. |\b[A-Z]{2}\. ")
_FIRST: Final = re.compile(r"[^\W\d_a-z](?:-?[^\W\d_])?\.")
_ONLY_GIVEN: Final = re.compile(rf"(?:{_DOTTED}|{_BARE})(?:,? {_SUFFIX})?")
_ONLY_SUFFIX: Final = re.compile(_SUFFIX)
_MORE: Final = re.compile(
    r"(?P<before>.*?)[,;]?\s*(?:\b(?:and|&) )?(?:\bet\.? ?al\b\.?|\bet coll\b\.?"
    r"|\band others\b\.?|…|\.\.\.)[,;]?",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 8
_LONGEST: Final = 200
_ELIDED: Final = re.compile(r",\s*(?:…|\. ?\. ?\.),?\s+(?:& )?")
_DEGREES: Final = re.compile(
    r", (?:Ph\.?D|M\.?D|DVM|MPH|MSc|ATC|RN)\.?(?=[,;]|\Z)", re.IGNORECASE
)
_STRAY: Final = re.compile(r"\.(?: ?\.)+(?=[ ,;]|\Z)")
_AND: Final = re.compile(r"\s*[,;]?\s+(?:and|&|und|et|y)\s+|\s*&\s*")


def read_authors(text: str, *, is_sure: bool = False) -> Named | None:
    """Read a list of authors, or None where it is none.

    Attributes of a name that is cut off by its style are not guessed: initials stay
    initials. Where the list is sure to be one, one word is a name too.

    >>> read_authors("Bueren, J. A. & Auricchio, A.")
    ((PersonalAuthor(person=Person(name=PersonName(family='Bueren', initials='JA'))),
      PersonalAuthor(person=Person(name=PersonName(family='Auricchio', initials='A')))),
     True)
    >>> read_authors("Gene therapy of hemophilia") is None
    True
    """
    text = _DEGREES.sub("", text.strip(" ,;:"))
    complete = True
    found = _MORE.fullmatch(text)
    if found is not None and found["before"].strip():
        text, complete = found["before"].strip(" ,;"), False
    elided = _ELIDED.sub(", ", text)
    text, complete = _STRAY.sub(".", elided), complete and elided == text
    authors = (
        _read_led(text)
        or _read_short(text)
        or _read_inverted(text)
        or _read_forward(text)
    )
    if authors is None and is_sure:
        authors = _read_sure(text)
    return None if authors is None else (tuple(authors), complete)


def _read_led(text: str) -> list[_Author] | None:
    """Read a group that leads a list of people, as collaborations of astronomy do."""
    name, comma, others = text.partition(", ")
    if not comma or COLLECTIVES.fullmatch(name) is None or "." in name:
        return None
    people = _read_inverted(others) if "," in others else None
    return people and [_collective(name), *people]


def _read_short(text: str) -> list[_Author] | None:
    """Read names as PubMed prints them; a semicolon stands before a collective."""
    text = text.removesuffix(".")
    if not text or ("." in text and ";" not in text):
        # A name in full stops is another style's, but for one in a collective's.
        return _read_collective(text)
    first, *others = text.split("; ")
    authors: list[_Author] = []
    names = _AND.sub(", ", first).split(", ")
    if not all(_SHORT.fullmatch(name) for name in names):
        known = sum(bool(_SHORT.fullmatch(name)) for name in names)
        if not (known > 1 and 3 * known >= 2 * len(names)):
            return _read_collective(text)
    authors += map(_short, names)
    for other in others:
        parts = other.split(", ")
        people: list[str] = []
        while parts and _SHORT.fullmatch(parts[-1]):
            people.insert(0, parts.pop())
        if parts:
            authors.append(_collective(", ".join(parts)))
        authors += map(_short, people)
    return authors


def _short(name: str) -> _Author:
    found = _SHORT.fullmatch(name)
    if found is None:
        is_group = COLLECTIVES.fullmatch(name) is not None
        return _collective(name) if is_group else _person(PersonName(family=name))
    parts = found.groupdict()
    return _person(
        PersonName(
            family=parts["family"], initials=parts["initials"], suffix=parts["suffix"]
        )
    )


def _read_collective(text: str) -> list[_Author] | None:
    if not text or not COLLECTIVES.fullmatch(text) or len(text) > 120:
        return None
    if not text[0].isupper() or (_AND.search(text) and "," in text):
        return None
    return [_collective(each) for each in text.split("; ")]


def _read_inverted(text: str) -> list[_Author] | None:
    """Read names whose family name comes first, before initials in full stops."""
    pieces = [
        piece
        for piece in re.split(r"\s*[,;]\s*", _AND.sub(", ", text))
        if piece and piece not in ("and", "&")
    ]
    authors: list[_Author] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        after = pieces[index + 1] if index + 1 < len(pieces) else ""
        if after and _ONLY_GIVEN.fullmatch(_stopped(after)):
            given, index = after, index + 2
            suffix = None
            if index < len(pieces) and _ONLY_SUFFIX.fullmatch(pieces[index]):
                suffix, index = pieces[index], index + 1
            if not re.fullmatch(_FAMILY, piece):
                return None
            authors.append(_initialled(piece, given, suffix))
            continue
        # Wu and Li could be initials too: those that stand first are the initials.
        forward = _FORWARD.fullmatch(piece) if _FIRST.match(piece) else None
        found = forward or _INVERTED.fullmatch(_stopped(piece))
        if found is None or (not authors and len(pieces) == 1 and len(piece) > 60):
            return None
        if _SENTENCE.search(found["family"]):
            return None
        suffix = found.groupdict().get("suffix")
        authors.append(_initialled(found["family"], found["given"], suffix))
        index += 1
    return authors or None


def _stopped(given: str) -> str:
    """Give initials the full stop that the end of a list may have taken."""
    return given if not re.search(r"\.", given) or given.endswith(".") else f"{given}."


def _read_forward(text: str) -> list[_Author] | None:
    """Read a first name that is inverted, and others in the order of display."""
    text = re.sub(r"(?<=[a-z]{2})\.\Z", "", _AND.sub(", ", text))
    pieces = [piece for piece in re.split(r"\s*[,;]\s*", text) if piece]
    if len(pieces) < 2 or not re.fullmatch(_FAMILY, pieces[0]):
        return None
    if len(pieces[0].split()) > 3 or not _is_given(pieces[1]):
        return None
    authors = [_person(PersonName(family=pieces[0], given=pieces[1]))]
    for piece in pieces[2:]:
        found = _FORWARD.fullmatch(piece) or _FULL.fullmatch(piece)
        if found is None or not _is_given(piece):
            return None
        *given, family = piece.split()
        while len(given) > 1 and given[-1].islower():
            family = f"{given.pop()} {family}"
        authors.append(_person(PersonName(family=family, given=" ".join(given))))
    return list(authors)


def read_forward(text: str) -> tuple[tuple[_Author, ...], bool, int] | None:
    """Read names in the order of display, their initials first, as far as they go.

    It gives them, whether they are all, and where they end. A journal may look like a
    name: where nothing is left behind the last one, it is none.

    >>> names, is_all, end = read_forward("J. Kong, D.-Y. Tang, et al., Opt. Lett.")
    >>> [str(name) for name in names], is_all, end
    (['J Kong', 'DY Tang'], False, 29)
    >>> len(read_forward("J. Kong and D. Tang, J. Catal")[0])
    2
    """
    authors: list[_Author] = []
    ends: list[int] = []
    place = 0
    after: re.Match[str] | None = None
    while (found := _DISPLAYED.match(text, place)) is not None:
        # A full stop ends the last name, or the first part of a journal's.
        if found["stop"] and (
            found["family"] in STEMS or (after is not None and after[0].strip() == ",")
        ):
            break
        authors.append(_initialled(found["family"], found["given"], found["suffix"]))
        ends.append(found.end())
        after = _NEXT.match(text, found.end())
        if after is None:
            break
        place = after.end()
        if after["more"]:
            return tuple(authors), False, place
    if ends and not text[ends[-1] :].strip(" ,;."):
        authors.pop()
        ends.pop()
    return (tuple(authors), True, ends[-1]) if authors else None


def _is_given(text: str) -> bool:
    words = text.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and _TWO_SENTENCES.search(text) is None
        and words[0][0].isupper()
        and words[-1].strip("()")[:1].isalpha()
    )


def _read_sure(text: str) -> list[_Author] | None:
    if not text or re.search(r"[.?!] [A-Z][a-z]+ [a-z]", text):
        return None
    if len(text) > _LONGEST:
        return _read_in_part(text)
    if re.fullmatch(_WORD, text):
        return [_person(PersonName(family=text.rstrip(".")))]
    return _read_in_part(text) or [_collective(text)]


def _read_in_part(text: str) -> list[_Author] | None:
    """Read a list of which some names have another form; these stay as they stand."""
    pieces = re.split(r"(?<=\.), (?:& |and )?|; |,? & |, and | and ", text)
    read = [_read_inverted(piece) for piece in pieces]
    known = sum(each is not None for each in read)
    if len(pieces) > 1 and 2 * known >= len(pieces):
        named = zip(pieces, read, strict=True)
        return [
            author for piece, each in named for author in each or _as_it_stands(piece)
        ]
    family, *rest = text.split(", ")
    if not rest or not re.fullmatch(_FAMILY, family) or len(family.split()) > 2:
        return None
    given, *others = rest
    first = _person(PersonName(family=family, given=given))
    return [first, *(author for each in others for author in _as_it_stands(each))]


def _as_it_stands(name: str) -> list[_Author]:
    name = name.removeprefix("and ").removeprefix("the ")
    if COLLECTIVES.fullmatch(name.removesuffix(".")) is not None:
        return [_collective(name.removesuffix("."))]
    return [_person(PersonName(literal=name))]


def _initialled(family: str, given: str, suffix: str | None) -> PersonalAuthor:
    bare = re.sub(r"[.\s]", "", given)
    if not re.search(r"-[a-z]", bare):
        bare = bare.replace("-", "")
    return _person(
        PersonName(
            family=family, initials=bare, suffix=suffix.rstrip(".") if suffix else None
        )
    )


def _person(name: PersonName) -> PersonalAuthor:
    return PersonalAuthor(person=Person(name=name))


def _collective(name: str) -> CollectiveAuthor:
    return CollectiveAuthor(name=MarkedText.from_plain(name))


def spell_authors(authors: Iterable[_Author], *, complete: bool = True) -> str:
    """Write authors as PubMed does.

    >>> person = Person(name=PersonName(family="Flotte", given="Terence R."))
    >>> spell_authors([PersonalAuthor(person=person)], complete=False)
    'Flotte TR, et al'
    """
    said = ""
    for author in authors:
        if isinstance(author, CollectiveAuthor):
            said += "; " if said else ""
            said += " ".join(author.name.plain.split())
        else:
            said += ", " if said else ""
            said += spell_person(author.name)
    if not complete:
        said += ", et al" if said else ""
    return said


def spell_person(name: PersonName) -> str:
    """Write a name as PubMed does, a family name before its initials."""
    short = spell_name(name)[1]
    return " ".join((short or name.medline).split())
