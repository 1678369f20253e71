"""The converter that is handed out serves classes of users as well."""

from __future__ import annotations

import json
from enum import Enum
from math import inf, nan
from typing import cast

import attrs
import pytest
from attrs import frozen
from cattrs.errors import ClassValidationError

import genetherapy_model as gtm
from genetherapy_model.codec import (
    explain,
    make_converter,
    to_data,
)
from genetherapy_model.codec._findings import suggestion
from genetherapy_model.codec._json_text import LARGEST, UNREADABLY_DEEP
from genetherapy_model.codec._shapes import holds_itself, known_arms_of


class Shelfmark(Enum):
    """A vocabulary of numbers, as a user may have one."""

    ONE = 1
    TWO = 2


@frozen
class Shelf:
    """A class of a user, with classes of the library in it."""

    name: str
    works: tuple[gtm.Publication, ...]
    keeper: gtm.PersonalAuthor | gtm.CollectiveAuthor | None = None
    registered: dict[str, gtm.Doi] = attrs.field(factory=dict)
    subjects: list[gtm.MeshUi] = attrs.field(factory=list)
    size: float = 0.0
    mark: Shelfmark = Shelfmark.ONE
    places: int = 0


SHELF = Shelf(
    name="gene therapy",
    works=(gtm.Publication(title="AAV<sub>9</sub>"),),
    keeper=gtm.CollectiveAuthor(name="The library"),
    registered={"first": gtm.Doi("10.1089/hum.2023.152")},
    subjects=[gtm.MeshUi("D015316")],
    size=1.5,
    mark=Shelfmark.TWO,
)


def test_classes_of_users_contain_ours() -> None:
    """A user's own class is read and written by the converter that is handed out."""
    converter = make_converter()
    data = json.loads(json.dumps(converter.unstructure(SHELF)))
    expected = {
        "name": "gene therapy",
        "works": [{"title": "AAV<sub>9</sub>"}],
        "keeper": {"is": "CollectiveAuthor", "name": "The library"},
        "registered": {"first": "10.1089/hum.2023.152"},
        "subjects": ["D015316"],
        "size": 1.5,
        "mark": 2,
    }

    assert expected == data
    assert converter.structure(data, Shelf) == SHELF


def test_classes_of_users_are_as_strict() -> None:
    """What is wrong in a user's class is told like what is wrong in ours."""
    data = {
        "name": 5,
        "works": {"title": "x"},
        "keeper": {"name": "The library"},
        "subjects": "D015316",
        "mark": True,
        "places": True,
        "sise": 1,
    }
    with pytest.raises(ClassValidationError) as caught:
        make_converter().structure(data, Shelf)

    assert [(found.path, found.message) for found in explain(caught.value)] == [
        ("/name", "expected text, got the number 5"),
        ("/works", "expected an array, got an object"),
        (
            "/keeper/is",
            "missing: one of 'PersonalAuthor' or 'CollectiveAuthor' must stand here",
        ),
        ("/subjects", "expected an array, got the text 'D015316'"),
        ("/mark", "expected a member of Shelfmark, got true"),
        ("/places", "expected a whole number, got true"),
        ("/sise", "unknown field; did you mean 'size'?"),
    ]


def test_validators_of_users_are_quoted() -> None:
    """The words of an attrs validator stand in the finding."""

    @frozen
    class Box:
        size: int = attrs.field(validator=attrs.validators.lt(10))

    with pytest.raises(ClassValidationError) as caught:
        make_converter().structure({"size": 11}, Box)

    (found,) = explain(caught.value, path="/boxes/3")
    assert (found.path, found.message) == ("/boxes/3", "'size' must be < 10: 11")


class Odd:
    """A type whose hook refuses everything."""


@frozen
class Case:
    """A class of a user that holds one."""

    size: Odd


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (KeyError("colour"), "colour"),
        (ValueError("size"), "size"),
        (ValueError("it is too small", 3), "it is too small"),
        (ValueError(3), "3"),
        (ValueError(), "ValueError"),
    ],
    ids=repr,
)
def test_hooks_of_users_are_quoted(error: Exception, words: str) -> None:
    """Whatever a hook raises is told in its words, or by its name if it has none."""

    def refuse(_: object, __: object) -> Odd:
        raise error

    converter = make_converter()
    converter.register_structure_hook(Odd, refuse)
    with pytest.raises(ClassValidationError) as caught:
        converter.structure({"size": 3}, Case)

    assert [f"RDR905 error /size: {words}"] == [*map(str, explain(caught.value))]


@pytest.mark.parametrize("number", [LARGEST, -LARGEST, 5, 5.5])
def test_numbers_that_all_readers_keep_are_read(number: float) -> None:
    """A whole number will do, up to the largest of either sign."""
    read = make_converter().structure(number, float)

    assert (float, number) == (type(read), read)


@pytest.mark.parametrize("number", [LARGEST + 1, -LARGEST - 1, True, "5", inf, nan])
def test_what_is_no_number_is_refused(number: object) -> None:
    """Truth is no number, and what is too large or no value of JSON is none."""
    with pytest.raises(ValueError, match=r"^expected a number, got "):
        make_converter().structure(number, float)


def test_words_that_are_known_are_told_where_they_are_few() -> None:
    """The nearest word is told, else a dozen words at most."""
    dozen = [f"{letter}{letter}" for letter in "abcdefghijkl"]

    assert "; did you mean 'aa'?" == suggestion("aaa", ["aa", "aaaaa"])
    assert suggestion("x", dozen).startswith("; known: 'aa', 'bb', 'cc', ")
    assert "" == suggestion("x", [*dozen, "mm"])


def test_each_converter_is_a_new_one() -> None:
    """A hook that a user registers changes no other converter."""
    converter = make_converter()
    converter.register_unstructure_hook(gtm.Doi, lambda doi: doi.url)
    doi = gtm.Doi("10.1089/hum.2023.152")

    assert converter.unstructure(doi) == "https://doi.org/10.1089/hum.2023.152"
    assert make_converter().unstructure(doi) == "10.1089/hum.2023.152"
    assert to_data(doi)["value"] == "10.1089/hum.2023.152"


@pytest.mark.parametrize(
    ("hint", "reason"),
    [
        (str | gtm.Doi, "any text stands beside text of a kind"),
        (str | gtm.IssnType, "any text stands beside text of a kind"),
        (gtm.Doi | gtm.PartialDate, "two kinds of text"),
        (gtm.IssnType | gtm.CitedMedium, "two vocabularies share a value"),
        (
            gtm.MarkedText | gtm.Absent,
            "'absent' of a vocabulary is also a MarkedText",
        ),
        (tuple[str, ...] | frozenset[str], "two kinds of array"),
    ],
)
def test_what_cannot_be_told_apart_is_refused_at_once(
    hint: object, reason: str
) -> None:
    """A field that could not be read back for sure is refused before it is used."""
    loose = attrs.make_class("Loose", {"it": attrs.field(type=cast("type", hint))})

    told = f": {reason}, which JSON could not tell apart$"
    with pytest.raises(TypeError, match=told):
        make_converter().get_structure_hook(loose)
    with pytest.raises(TypeError, match=told):
        make_converter().get_unstructure_hook(loose)({"it": None})


def test_nothing_is_written_where_it_may_be_stated() -> None:
    """None stands where a union offers it, and nowhere else."""
    converter = make_converter()

    assert converter.unstructure(None, cast("type", float | bool | None)) is None
    with pytest.raises(gtm.InvalidType, match="got NoneType None"):
        converter.unstructure(None, cast("type", float | bool))


class Binding(Enum):
    """A vocabulary of a user that can read text, as scalars do."""

    CLOTH = "cloth"

    @classmethod
    def parse(cls, text: str) -> Binding:
        """Read it in any case."""
        return cls(text.lower())


def test_a_vocabulary_that_can_parse_is_one_nonetheless() -> None:
    """It is written as its value, and read from just that, alone and in a union."""
    converter = make_converter()

    for kind in (Binding, cast("type", Binding | None)):
        assert converter.unstructure(Binding.CLOTH, kind) == "cloth"
        assert converter.structure("cloth", kind) is Binding.CLOTH
        with pytest.raises(ValueError, match="'CLOTH' is no Binding"):
            converter.structure("CLOTH", kind)


def test_vocabularies_of_users_may_be_optional() -> None:
    """An enum of numbers can be read and written where it may be left out."""
    converter = make_converter()

    assert converter.structure(2, cast("type", Shelfmark | None)) is Shelfmark.TWO
    assert converter.structure(None, cast("type", Shelfmark | None)) is None
    assert converter.unstructure(Shelfmark.ONE, Shelfmark | None) == 1


@frozen
class Loan:
    """A class of a user whose fields may hold one of several things."""

    until: gtm.PartialDate | gtm.Absent | None = None
    notes: tuple[str, ...] | gtm.Absent | None = None
    fee: float | bool | None = None


@pytest.mark.parametrize(
    ("loan", "data"),
    [
        (Loan(), {}),
        (
            Loan(until=gtm.ABSENT, notes=gtm.ABSENT),
            {"until": "absent", "notes": "absent"},
        ),
        (Loan(until=gtm.PartialDate(year=2023)), {"until": "2023"}),
        (Loan(notes=("a", "b")), {"notes": ["a", "b"]}),
        (Loan(notes=()), {"notes": []}),
        (Loan(fee=0.0), {"fee": 0.0}),
        (Loan(fee=False), {"fee": False}),
    ],
)
def test_unions_of_users_are_told_apart(loan: Loan, data: dict[str, object]) -> None:
    """What a field of a user may hold is told apart by how it stands in JSON."""
    converter = make_converter()

    assert data == converter.unstructure(loan)
    assert loan == converter.structure(data, Loan)


def test_what_a_union_offers_is_told() -> None:
    """The words name each way in which the field may be stated."""
    with pytest.raises(ClassValidationError) as caught:
        make_converter().structure({"until": 5, "notes": 5, "fee": "5"}, Loan)

    assert [found.message for found in explain(caught.value)] == [
        (
            "expected a member of Absent, the text of a PartialDate or null, got the "
            "number 5"
        ),
        "expected a member of Absent, an array or null, got the number 5",
        "expected a number, true or false or null, got the text '5'",
    ]


@frozen
class Tree:
    """A class of a user that holds others of its kind."""

    branches: tuple[Tree, ...] = ()
    name: str | None = None


def test_what_holds_others_of_its_kind_is_found_in_any_field() -> None:
    """Also where fields come after it, and not where there is none."""
    assert holds_itself(Tree) is True
    assert holds_itself(Loan) is False


def test_unions_of_classes_of_users_are_left_to_cattrs() -> None:
    """Classes that have no name in our JSON are told apart as cattrs does it."""
    either = cast("type", Loan | Shelf)

    assert Loan(fee=1.0) == make_converter().structure({"fee": 1}, either)
    with pytest.raises(TypeError, match="does not know"):
        known_arms_of(either)


def test_that_data_is_too_deep_is_told_once() -> None:
    """At how many levels the stack ran out says nothing."""
    errors = [RecursionError("maximum"), RecursionError("again"), ValueError("odd")]
    group = ClassValidationError("deep", errors, Loan)

    assert 2 == len(found := explain(group))
    assert 1 == [UNREADABLY_DEEP in each.message for each in found].count(True)
