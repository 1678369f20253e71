"""Laws that hold for identifiers of every kind."""

from __future__ import annotations

import copy
import pickle
import re
from collections.abc import Callable

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from genetherapy_model.domain.identifiers import (
    BY_PREFIX,
    IDENTIFIERS,
    Doi,
    Identifier,
    Isni,
    Issn,
    Orcid,
    RorId,
    from_curie,
    parse_identifier,
)
from genetherapy_model.errors import (
    GeneTherapyModelError,
    InvalidChecksum,
    InvalidFormat,
    InvalidIdentifier,
    InvalidLength,
    InvalidType,
)
from genetherapy_model.strategies import identifiers as strategies

STRATEGIES: dict[str, Callable[[], SearchStrategy[Identifier]]] = {
    "doi": strategies.dois,
    "pubmed": strategies.pmids,
    "pmc": strategies.pmcids,
    "orcid": strategies.orcids,
    "isni": strategies.isnis,
    "ror": strategies.ror_ids,
    "grid": strategies.grid_ids,
    "ringgold": strategies.ringgold_ids,
    "funderregistry": strategies.funder_ids,
    "issn": strategies.issns,
    "nlm": strategies.nlm_ids,
    "clinicaltrials": strategies.nct_ids,
    "euclinicaltrials": strategies.eudra_ct_numbers,
    "ctis": strategies.eu_ct_numbers,
    "isrctn": strategies.isrctns,
    "anzctr": strategies.actrn_numbers,
    "chictr": strategies.chi_ctr_numbers,
    "ctri": strategies.ctri_numbers,
    "drks": strategies.drks_ids,
    "jrct": strategies.jrct_ids,
    "uminctr": strategies.umin_ids,
    "mesh": strategies.mesh_uis,
    "ncit": strategies.ncit_codes,
    "hgnc": strategies.hgnc_ids,
    "omim": strategies.omim_numbers,
    "orpha": strategies.orpha_codes,
    "mondo": strategies.mondo_ids,
    "atc": strategies.atc_codes,
    "unii": strategies.uniis,
}
CHECKED: tuple[type[Identifier], ...] = (Orcid, Isni, Issn, RorId)

every_kind = pytest.mark.parametrize(
    "kind", IDENTIFIERS, ids=[kind.__name__ for kind in IDENTIFIERS]
)
every_checked_kind = pytest.mark.parametrize(
    "kind", CHECKED, ids=[kind.__name__ for kind in CHECKED]
)


def of(kind: type[Identifier]) -> SearchStrategy[Identifier]:
    return STRATEGIES[kind.prefix]()


def test_every_kind_has_one_prefix_and_one_strategy() -> None:
    """Prefixes are unique and in lower case, and each kind can be generated."""
    assert sorted(STRATEGIES) == sorted(BY_PREFIX)
    assert len(IDENTIFIERS) == len(BY_PREFIX)
    assert [prefix for prefix in BY_PREFIX if prefix != prefix.lower()] == []


@every_kind
def test_patterns_are_portable(kind: type[Identifier]) -> None:
    """A pattern uses nothing that Python and ECMA 262 read differently."""
    assert re.search(
        r"\\[dDsSwWbBAZ]|\(\?(?!:)|[$^](?!\])|\+\+", kind.pattern
    ) is None or (
        # The one caret that is allowed opens a negated class.
        kind is Doi and kind.pattern.count("^") == 1 and "[^" in kind.pattern
    )


@every_kind
@given(data=st.data())
def test_str_then_parse_is_identity(kind: type[Identifier], data: DataObject) -> None:
    """The canonical text parses to the same value with the same spelling."""
    value = data.draw(of(kind))
    again = kind.parse(str(value))
    assert again == value
    assert str(again) == str(value)
    assert kind(str(value)) == value  # type: ignore[call-arg]


@every_kind
@given(data=st.data())
def test_canonical_texts_match_the_pattern(
    kind: type[Identifier], data: DataObject
) -> None:
    """What a constructor takes matches the published pattern from end to end."""
    value = data.draw(of(kind))
    assert re.fullmatch(kind.pattern, str(value))


def _decorated(text: str) -> list[str]:
    """Write a text in ways that people do and that no kind of identifier minds."""
    return [
        f" {text}\n",
        f"\u00a0{text}\u200b",
        f"\u3000{text}",
    ]


@every_kind
@given(data=st.data())
def test_decorated_forms_parse_to_the_same_value(
    kind: type[Identifier], data: DataObject
) -> None:
    """Space, prefix, case and address around a value do not change it."""
    value = data.draw(of(kind))
    forms = [
        *_decorated(str(value)),
        value.curie,
        value.curie.upper(),
        f"{kind.prefix}: {value}",
        f"{kind.prefix.upper()} {value}",
        f"{kind.prefix} ID: {value}",
        f"https://bioregistry.io/{value.curie}".replace("%", "%25"),
        f"identifiers.org/{kind.prefix}/{value}".replace("%", "%25"),
    ]
    if kind is not Doi:
        forms += [str(value).lower(), str(value).upper()]
    if value.url:
        forms += [
            value.url,
            value.url.replace("https://", "http://"),
            value.url.replace("https://", "https://www."),
            value.url.replace("https://", ""),
        ]
    if value.url and kind is not Doi:
        forms += [f"{value.url}/", f"{value.url.upper()}"]
    parsed = {form: kind.parse(form) for form in forms}
    assert parsed == dict.fromkeys(forms, value)


def _full_width(text: str) -> str:
    return "".join(
        chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text
    )


@every_kind
@given(data=st.data())
def test_lookalikes_are_read_as_ascii(kind: type[Identifier], data: DataObject) -> None:
    """Dashes, wide spaces and full-width characters mean their plain twins."""
    assume(kind is not Doi)
    value = data.draw(of(kind))
    dashes = "\u2010\u2011\u2012\u2013\u2014\u2212\u00ad"
    forms = [str(value).replace("-", dash) for dash in dashes]
    forms += [str(value).replace(" ", space) for space in "\u00a0\u2009\u202f\u3000"]
    forms += [_full_width(str(value))]
    assert [kind.parse(form) for form in forms] == [value] * len(forms)


@every_kind
@given(data=st.data())
def test_only_canonical_text_survives_parsing(
    kind: type[Identifier], data: DataObject
) -> None:
    """``str(parse(t)) == t`` exactly where the constructor takes ``t``."""
    value = data.draw(of(kind))
    text = data.draw(
        st.sampled_from(
            [
                str(value),
                str(value).lower(),
                f" {value}",
                value.curie,
                str(value)[1:],
                f"{value}0",
                str(value).replace("-", ""),
                str(value).replace("1", "2"),
            ]
        )
        | st.text(max_size=20)
    )
    try:
        survives = str(kind.parse(text)) == text
    except InvalidIdentifier:
        survives = False
    try:
        is_canonical = str(kind(text)) == text  # type: ignore[call-arg]
    except InvalidIdentifier:
        is_canonical = False
    assert survives == is_canonical


@every_kind
@given(text=st.text() | st.from_regex(r"[a-z:/. -]{0,12}[0-9X /-]{0,20}"))
def test_parsing_is_total_and_idempotent(kind: type[Identifier], text: str) -> None:
    """Any text parses, once and for all, or is refused with the library's error."""
    try:
        value = kind.parse(text)
    except InvalidIdentifier as refusal:
        assert refusal.text == text
        assert refusal.kind == kind.kind
        assert isinstance(refusal, ValueError)
    else:
        assert str(kind.parse(str(value))) == str(value)


@every_kind
@given(data=st.data())
def test_curies_identify(kind: type[Identifier], data: DataObject) -> None:
    """A CURIE gives back the value, its kind and its spelling, and nothing else does."""
    value = data.draw(of(kind))
    prefix, _, local = value.curie.partition(":")
    assert prefix == kind.prefix
    for read in (from_curie, parse_identifier):
        again = read(value.curie)
        assert type(again) is kind
        assert str(again) == str(value)
    with pytest.raises(InvalidIdentifier):
        from_curie(f"{prefix}: {local}")
    with pytest.raises(InvalidIdentifier):
        from_curie(local)


@every_kind
@given(data=st.data())
def test_addresses_are_plain(kind: type[Identifier], data: DataObject) -> None:
    """An address holds only characters that a URL may hold, and its spelling parses."""
    value = data.draw(of(kind))
    if kind.prefix == "ringgold":
        assert value.url == ""
    else:
        assert re.fullmatch(r"https?://[!-~]+", value.url)
        assert not re.search(r'[<>"{}|\\^`\[\] ]', value.url)
        assert str(kind.parse(value.url)) == str(value)


@every_kind
@given(data=st.data())
def test_values_are_values(kind: type[Identifier], data: DataObject) -> None:
    """Identifiers are frozen, hashable, ordered, and survive copying and pickling."""
    one, two = data.draw(of(kind)), data.draw(of(kind))
    for again in (
        copy.copy(one),
        copy.deepcopy(one),
        pickle.loads(pickle.dumps(one)),  # noqa: S301 - our own bytes
    ):
        assert again == one
        assert hash(again) == hash(one)
        assert str(again) == str(one)
    assert [one < two, one == two, one > two].count(True) == 1  # type: ignore[operator]
    assert (one <= two) == (one < two or one == two)  # type: ignore[operator]
    assert repr(one) == f"{kind.__name__}({str(one)!r})"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.value = "0"
    assert not hasattr(one, "__dict__")


@every_kind
@given(data=st.data())
def test_order_is_transitive(kind: type[Identifier], data: DataObject) -> None:
    """Sorting does not depend on where it starts from."""
    values = data.draw(st.lists(of(kind), max_size=5))
    assert sorted(sorted(values), reverse=True) == sorted(values)[::-1] or len(
        set(values)
    ) < len(values)
    assert sorted(values) == sorted(reversed(values))  # type: ignore[type-var]


@given(one=strategies.identifiers(), two=strategies.identifiers())
def test_kinds_are_never_equal(one: Identifier, two: Identifier) -> None:
    """Identifiers of different kinds are unequal and have no order; so is text."""
    assume(type(one) is not type(two))
    assert one != two
    assert one != str(one)
    with pytest.raises(TypeError):
        _ = one < two  # type: ignore[operator]


def test_the_same_digits_are_different_identifiers() -> None:
    """Six digits as a PMID are no MIM number."""
    values = {
        BY_PREFIX[prefix]("306700")  # type: ignore[call-arg]
        for prefix in ("pubmed", "omim", "orpha", "ringgold")
    }
    assert len(values) == 4


def _changes(text: str, alphabet: str) -> list[str]:
    """Return every text that differs in one digit."""
    return [
        text[:place] + digit + text[place + 1 :]
        for place, old in enumerate(text)
        for digit in alphabet
        if old.isalnum() and digit != old
    ]


@every_checked_kind
@given(data=st.data())
def test_one_wrong_digit_is_refused(kind: type[Identifier], data: DataObject) -> None:
    """No single wrong digit passes, and the message is about the check character."""
    value = data.draw(of(kind))
    for changed in _changes(str(value), "0123456789"):
        with pytest.raises(InvalidIdentifier) as refusal:
            kind.parse(changed)
        # A first digit other than 0 breaks the form of a ROR identifier already.
        if refusal.type is not InvalidChecksum:
            assert kind is RorId


@pytest.mark.parametrize("kind", [Orcid, Isni, Issn])
@given(data=st.data())
def test_swapped_neighbours_are_refused(
    kind: type[Identifier], data: DataObject
) -> None:
    """No two neighbouring digits can be swapped unnoticed."""
    value = data.draw(of(kind))
    digits = str(value).replace("-", "").replace(" ", "")
    for place in range(len(digits) - 1):
        left, right = digits[place], digits[place + 1]
        if left != right:
            with pytest.raises(InvalidIdentifier):
                kind.parse(digits[:place] + right + left + digits[place + 2 :])


@every_checked_kind
@given(data=st.data())
def test_the_right_check_digits_are_shown(
    kind: type[Identifier], data: DataObject
) -> None:
    """The message of a wrong check digit says which would be right."""
    value = str(data.draw(of(kind)))
    tail = 2 if kind is RorId else 1
    wrong = "00" if kind is RorId else "0" if value[-1] != "0" else "1"
    with pytest.raises(InvalidChecksum) as refusal:
        kind.parse(value[:-tail] + wrong)
    assert refusal.value.reason.endswith(f" must be {value[-tail:]}")


@every_kind
@pytest.mark.parametrize("value", [None, 17, b"10.1089/hum.2023.152", 1.5, True])
def test_other_types_are_refused(kind: type[Identifier], value: object) -> None:
    """Only text is an identifier, and the message names the class and the type."""
    for make in (kind, kind.parse):
        with pytest.raises(InvalidType, match=kind.__name__):
            make(value)  # type: ignore[call-arg, arg-type]
    for read in (from_curie, parse_identifier):
        with pytest.raises(InvalidType, match="expected str"):
            read(value)  # type: ignore[arg-type]


@every_kind
@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_empty_text_is_too_short(kind: type[Identifier], text: str) -> None:
    """Nothing at all is refused for its length."""
    with pytest.raises(InvalidLength, match="it is empty"):
        kind.parse(text)


@every_kind
def test_refusals_name_kind_text_and_way_out(kind: type[Identifier]) -> None:
    """A refusal names the kind, shows the text, and says what is wanted."""
    with pytest.raises(GeneTherapyModelError) as refusal:
        kind.parse("n/a")
    assert isinstance(refusal.value, InvalidFormat)
    assert str(refusal.value) == f"'n/a' is no {kind.kind}: it must be {kind.shape}"
    again = pickle.loads(pickle.dumps(refusal.value))  # noqa: S301 - our own bytes
    assert str(again) == str(refusal.value)


@every_kind
@given(data=st.data())
def test_constructors_point_to_parse(kind: type[Identifier], data: DataObject) -> None:
    """A constructor that is given another spelling shows the canonical one."""
    value = data.draw(of(kind))
    with pytest.raises(InvalidFormat) as refusal:
        kind(f"{kind.prefix}: {value}")  # type: ignore[call-arg]
    assert refusal.value.reason == (
        f"write {str(value)!r}, or let {kind.__name__}.parse() read it"
    )
