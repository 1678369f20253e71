"""Laws that hold for identifiers of every kind."""

from __future__ import annotations

import copy
import pickle
import re

import attrs
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from genetherapy_model import strategies
from genetherapy_model.domain._scalars import trusted_identifier
from genetherapy_model.domain.identifiers import (
    BY_PREFIX,
    IDENTIFIERS,
    Doi,
    Identifier,
    Isni,
    Issn,
    NctId,
    Orcid,
    RinggoldId,
    RorId,
    from_curie,
    parse_identifier,
)
from genetherapy_model.errors import (
    InvalidChecksum,
    InvalidFormat,
    InvalidIdentifier,
    InvalidLength,
    InvalidType,
)

# Enough examples for each of the thirty kinds to come up several times.
every_value = settings(max_examples=10 * settings().max_examples)
every_kind = pytest.mark.parametrize(
    "kind", IDENTIFIERS, ids=[kind.__name__ for kind in IDENTIFIERS]
)
checked_values = st.one_of(
    strategies.orcids(), strategies.isnis(), strategies.issns(), strategies.ror_ids()
)


def make(kind: type[Identifier], text: str) -> Identifier:
    """Call the constructor, which takes canonical text alone."""
    return kind(text)  # type: ignore[call-arg]


def test_every_kind_has_one_prefix() -> None:
    """Prefixes are unique and in lower case, and lead to their kinds."""
    assert len(IDENTIFIERS) == len(set(IDENTIFIERS)) == len(BY_PREFIX)
    for prefix, kind in BY_PREFIX.items():
        assert prefix == prefix.lower() == kind.prefix


def test_every_kind_comes_out_of_the_strategy() -> None:
    """The strategy of all identifiers leaves no kind out."""
    drawn: set[type] = set()

    @settings(
        max_examples=1000, database=None, derandomize=True, phases=[Phase.generate]
    )
    @given(value=strategies.identifiers())
    def look(value: Identifier) -> None:
        drawn.add(type(value))

    look()
    assert drawn == set(BY_PREFIX.values())


@every_value
@given(value=strategies.identifiers(), data=st.data())
def test_the_quick_constructor_is_the_plain_one(
    value: Identifier, data: DataObject
) -> None:
    """Readers build the same identifiers, and refuse the same texts alike."""
    kind = type(value)
    build = trusted_identifier(kind)
    text = data.draw(st.text(max_size=3).map(str(value).__add__) | st.text())

    again = build(str(value))
    assert again == value
    assert (type(again), hash(again)) == (kind, hash(value))
    try:
        expected = make(kind, text)
    except InvalidIdentifier as refusal:
        with pytest.raises(type(refusal), match=f"^{re.escape(str(refusal))}$"):
            build(text)
    else:
        assert build(text) == expected


@every_kind
def test_patterns_are_portable(kind: type[Identifier]) -> None:
    """A pattern uses nothing that Python and ECMA 262 read differently."""
    without_negations = kind.pattern.replace("[^", "[")
    assert not re.search(r"\\[a-tv-zA-Z]|\(\?[^:]|[$^]|[*+?}]\+", without_negations)


@every_value
@given(value=strategies.identifiers())
def test_str_then_parse_is_identity(value: Identifier) -> None:
    """The canonical text gives the same value, the same spelling."""
    kind = type(value)
    for again in (kind.parse(str(value)), make(kind, str(value))):
        assert again == value
        assert str(again) == str(value)
    assert re.fullmatch(kind.pattern, str(value))


def _full_width(text: str) -> str:
    return "".join(
        chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text
    )


@every_value
@given(value=strategies.identifiers())
def test_written_forms_parse_to_the_same_value(value: Identifier) -> None:
    """Space, name, prefix and address around a value do not change it."""
    kind = type(value)
    address = value.url.replace("https://", "http://").replace("www.", "")
    escaped = str(value).replace("%", "%25")
    forms = [
        f" {value}\n",
        f"\u00a0{value}\u200b",
        f"\u3000{value}",
        value.curie,
        f"{kind.prefix}: {value}",
        f"{kind.prefix.upper()} {value}",
        f"{kind.prefix} ID: {value}",
        f"https://bioregistry.io/{kind.prefix}:{escaped}",
        f"identifiers.org/{kind.prefix}/{escaped}",
    ]
    if address:
        bare = address.removeprefix("http://")
        forms += [value.url, address, bare, f"www.{bare}", f"HTTPS://WWW.{bare}"]
    assert [str(kind.parse(form)) for form in forms] == [str(value)] * len(forms)


@every_value
@given(value=strategies.identifiers().filter(lambda value: type(value) is not Doi))
def test_lookalikes_are_read_as_ascii(value: Identifier) -> None:
    """Case, dashes, wide spaces and full-width characters mean their plain twins."""
    kind = type(value)
    dashes = "\u2010\u2011\u2012\u2013\u2014\u2212\u00ad"
    forms = [str(value).replace("-", dash) for dash in dashes]
    forms += [str(value).replace(" ", space) for space in "\u00a0\u2009\u202f\u3000"]
    forms += [_full_width(str(value)), str(value).lower(), str(value).upper()]
    forms += [value.curie.upper(), f"{value}/"]
    forms += [value.url.upper(), f"{value.url}/"] if value.url else []
    assert [str(kind.parse(form)) for form in forms] == [str(value)] * len(forms)


@every_value
@given(value=strategies.identifiers(), data=st.data())
def test_only_canonical_text_survives_parsing(
    value: Identifier, data: DataObject
) -> None:
    """``str(parse(t)) == t`` exactly where the constructor takes ``t``."""
    kind = type(value)
    text = data.draw(
        st.sampled_from(
            [
                str(value),
                str(value).lower(),
                f" {value}",
                value.curie,
                str(value)[1:],
                f"{value}0",
                f"0{value}",
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
        is_canonical = str(make(kind, text)) == text
    except InvalidIdentifier:
        is_canonical = False
    assert survives == is_canonical


@every_value
@given(
    kind=st.sampled_from(IDENTIFIERS),
    text=st.text() | st.from_regex(r"[a-zA-Z:/. -]{0,12}[0-9X /-]{0,20}"),
)
def test_parsing_is_total_and_idempotent(kind: type[Identifier], text: str) -> None:
    """Any text parses, once and for all, or is refused with the library's error."""
    found: Identifier | InvalidIdentifier
    try:
        found = kind.parse(text)
    except InvalidIdentifier as refusal:
        found = refusal
    if isinstance(found, InvalidIdentifier):
        assert (found.kind, found.text) == (kind.kind, text)
        assert isinstance(found, ValueError)
    else:
        assert str(kind.parse(str(found))) == str(found)


@every_value
@given(value=strategies.identifiers())
def test_curies_identify(value: Identifier) -> None:
    """A CURIE gives back the value, its kind and its spelling; nothing else does."""
    prefix, _, local = value.curie.partition(":")
    assert prefix == value.prefix
    for read in (from_curie, parse_identifier):
        again = read(value.curie)
        assert type(again) is type(value)
        assert str(again) == str(value)
    for text in (f"{prefix}: {local}", f"{prefix.upper()}:{local}", local):
        with pytest.raises(InvalidIdentifier):
            from_curie(text)


@every_value
@given(value=strategies.identifiers())
def test_addresses_are_plain(value: Identifier) -> None:
    """An address holds only characters that a URL may hold; Ringgold has none."""
    if type(value) is RinggoldId:
        assert value.url == ""
    else:
        assert re.fullmatch(r"https?://[!-~]+", value.url)
        assert not re.search(r'[<>"{}|\\^`\[\]]', value.url)


@every_value
@given(value=strategies.identifiers())
def test_values_are_values(value: Identifier) -> None:
    """Identifiers are frozen, hashable, short to show, and survive copying."""
    for again in (
        copy.copy(value),
        copy.deepcopy(value),
        pickle.loads(pickle.dumps(value)),  # noqa: S301 - our own bytes
    ):
        assert again == value
        assert hash(again) == hash(value)
        assert str(again) == str(value)
    assert repr(value) == f"{type(value).__name__}({str(value)!r})"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.value = "0"  # type: ignore[misc]
    assert not hasattr(value, "__dict__")


@every_value
@given(
    pair=st.one_of(
        *(
            st.tuples(values(), values())
            for values in (
                strategies.dois,
                strategies.pmids,
                strategies.pmcids,
                strategies.hgnc_ids,
                strategies.issns,
                strategies.atc_codes,
            )
        )
    )
)
def test_order_is_total(pair: tuple[Identifier, Identifier]) -> None:
    """Of two values of one kind, exactly one holds: less, equal, greater."""
    one, two = pair
    assert [one < two, one == two, two < one].count(True) == 1  # type: ignore[operator]
    assert (one <= two) == (not two < one)  # type: ignore[operator]


@every_value
@given(one=strategies.identifiers(), two=strategies.identifiers())
def test_kinds_are_never_equal(one: Identifier, two: Identifier) -> None:
    """Identifiers of different kinds are unequal and have no order; so is text."""
    assert one != str(one)  # type: ignore[comparison-overlap]
    if type(one) is not type(two):
        assert one != two
        with pytest.raises(TypeError):
            _ = one < two  # type: ignore[operator]


def test_the_same_digits_are_different_identifiers() -> None:
    """Six digits as a PMID are no MIM number."""
    prefixes = ("pubmed", "omim", "orpha", "ringgold")
    assert len({make(BY_PREFIX[prefix], "306700") for prefix in prefixes}) == 4


@given(value=checked_values)
def test_one_wrong_digit_is_refused(value: Identifier) -> None:
    """No single wrong digit passes, whether it is a check digit or not."""
    kind, text = type(value), str(value)
    for place, old in enumerate(text):
        for digit in "0123456789":
            if old.isalnum() and digit != old:
                changed = text[:place] + digit + text[place + 1 :]
                with pytest.raises(InvalidIdentifier) as refusal:
                    kind.parse(changed)
                # Only the 0 that begins a ROR identifier is also a matter of form.
                by_form = kind is RorId and place == 0
                expected = InvalidFormat if by_form else InvalidChecksum
                assert refusal.type is expected


@given(value=st.one_of(strategies.orcids(), strategies.isnis(), strategies.issns()))
def test_swapped_neighbours_are_refused(value: Identifier) -> None:
    """No two neighbouring digits can be swapped unnoticed."""
    digits = str(value).replace("-", "").replace(" ", "")
    for place in range(len(digits) - 1):
        left, right = digits[place], digits[place + 1]
        if left != right:
            with pytest.raises(InvalidIdentifier):
                type(value).parse(digits[:place] + right + left + digits[place + 2 :])


@given(value=checked_values)
def test_the_right_check_digits_are_shown(value: Identifier) -> None:
    """The message of a wrong check digit says which would be right."""
    kind, text = type(value), str(value)
    tail = 2 if kind is RorId else 1
    wrong = "00" if kind is RorId else "0" if text[-1] != "0" else "1"
    with pytest.raises(InvalidChecksum) as refusal:
        kind.parse(text[:-tail] + wrong)
    assert refusal.value.reason.endswith(f" must be {text[-tail:]}")


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (Orcid, "0000-0002-1694-233X", "0000-0002-1694-2330"),
        (Isni, "0000 0004 1936 754X", "0000 0004 1936 7540"),
        (Issn, "0378-5955", "0378-5950"),
        (RorId, "02v51f717", "02v51f710"),
    ],
)
def test_every_constructor_checks_the_digits(
    kind: type[Identifier], right: str, wrong: str
) -> None:
    """The plain constructor and that of readers tell the kind and the text refused."""
    tail = right[-2:] if kind is RorId else right[-1]
    for build in (kind, trusted_identifier(kind), kind.parse):
        assert str(build(right)) == right  # type: ignore[call-arg]
        with pytest.raises(InvalidChecksum, match=f" must be {tail}$") as refusal:
            build(wrong)  # type: ignore[call-arg]
        assert (refusal.value.kind, refusal.value.text) == (kind.kind, wrong)


@every_kind
@pytest.mark.parametrize("value", [None, 17, b"10.1089/hum.2023.152", 1.5, True])
def test_other_types_are_refused(kind: type[Identifier], value: object) -> None:
    """Only text is an identifier, and the message names the class and the type."""
    for read in (kind, kind.parse):
        expected = f"{kind.__name__}.*expected str, got {type(value).__name__} "
        with pytest.raises(InvalidType, match=expected):
            read(value)  # type: ignore[arg-type, call-arg]
    for read_any in (from_curie, parse_identifier):
        with pytest.raises(InvalidType, match="expected str"):
            read_any(value)  # type: ignore[arg-type]


@every_kind
def test_empty_text_is_too_short(kind: type[Identifier]) -> None:
    """Nothing at all is refused for its length."""
    for text in ("", " ", "\n"):
        with pytest.raises(InvalidLength, match=f" is no {kind.kind}: it is empty$"):
            kind.parse(text)
    with pytest.raises(InvalidLength, match=f"^'' is no {kind.kind}: it is empty$"):
        make(kind, "")


@every_kind
def test_refusals_name_kind_text_and_way_out(kind: type[Identifier]) -> None:
    """A refusal names the kind, shows the text, and says what is wanted."""
    with pytest.raises(InvalidFormat) as refusal:
        kind.parse("n/a")
    assert str(refusal.value) == f"'n/a' is no {kind.kind}: it must be {kind.shape}"
    with pytest.raises(InvalidFormat, match=re.escape(f": it must be {kind.shape}")):
        make(kind, " n/a")
    again = pickle.loads(pickle.dumps(refusal.value))  # noqa: S301 - our own bytes
    assert str(again) == str(refusal.value)


def test_a_wrong_length_is_told_beside_the_right_form() -> None:
    """A refusal for the length says what is wanted, and how much there is."""
    with pytest.raises(InvalidLength) as refusal:
        NctId("NCT0071723")
    assert refusal.value.reason == (
        f"it must be {NctId.shape}, and this has 10 letters and digits"
    )


@every_value
@given(value=strategies.identifiers())
def test_constructors_point_to_parse(value: Identifier) -> None:
    """A constructor that is given another spelling shows the canonical one."""
    kind = type(value)
    with pytest.raises(InvalidFormat) as refusal:
        make(kind, f"{kind.prefix}: {value}")
    assert refusal.value.reason == (
        f"write {str(value)!r}, or let {kind.__name__}.parse() read it"
    )


@every_kind
def test_long_texts_are_refused_at_once(kind: type[Identifier]) -> None:
    """No text makes a pattern search again and again; else this test would hang."""
    long_texts = [
        piece * 20_000
        for piece in ("doi ", f"{kind.prefix}  ", "1", "1-", "1 ", "https://", "?a&")
    ]
    for text in (*long_texts, f"{kind.prefix}{' ' * 50_000}?", f"doi{' ' * 50_000}?"):
        with pytest.raises(InvalidIdentifier):
            kind.parse(text)


@every_value
@given(value=strategies.identifiers())
def test_what_follows_the_prefix_is_read_again(value: Identifier) -> None:
    """``from_local`` reads what a CURIE has after its prefix, which names the kind."""
    kind = type(value)
    local = value.curie.removeprefix(f"{kind.prefix}:")

    assert value == kind.from_local(local)
    assert kind.is_named_in(value.curie)
    assert not kind.is_named_in(f"see {value.curie}")


@every_value
@given(value=strategies.identifiers())
def test_an_address_is_one_of_the_hosts(value: Identifier) -> None:
    """Where a kind resolves, its address begins with its base, at a host it knows."""
    kind = type(value)
    hosts = "|".join(kind.hosts)

    assert value.url.startswith(kind.url_base)
    if kind.hosts and kind.url_base:
        assert re.match(rf"https?://(?:www\.)?(?:{hosts})", value.url, re.IGNORECASE)


@pytest.mark.parametrize("kind", [each for each in IDENTIFIERS if each.any_length])
@given(data=st.data())
def test_a_wrong_number_of_digits_is_a_wrong_length(
    kind: type[Identifier], data: DataObject
) -> None:
    """What has the right characters and the wrong number of them says just this."""
    any_length = re.compile(kind.any_length, re.ASCII)
    text = data.draw(st.from_regex(any_length, fullmatch=True))
    if re.fullmatch(kind.pattern, text):
        return

    with pytest.raises(InvalidLength):
        make(kind, text)
