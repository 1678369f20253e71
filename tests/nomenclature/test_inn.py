"""Names of substances: what they say, what they do not say, and what is no name."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genetherapy_model import (
    Absent,
    CellProduct,
    CellType,
    EngineeredReceptor,
    GeneAddition,
    GeneticModification,
    GenomeEditing,
    InnReading,
    InvalidType,
    Mechanism,
    NotAnInn,
    Oncolysis,
    Origin,
    Replication,
    Setting,
    SubstanceRole,
    TherapyModality,
    Vector,
    VectorFamily,
    decode_inn,
    dumps,
)
from genetherapy_model.domain.modalities import Agent
from genetherapy_model.nomenclature._inn_elements import read_table, the_element
from genetherapy_model.nomenclature._inn_modalities import modality_of
from genetherapy_model.nomenclature._inn_names import (
    find_misspelled,
    read_names,
    suggest,
)

STATED = [row for row in read_table() if row.part == "gene" and row.stated]
GENES = [row for row in read_table() if row.part == "gene"]
VIRUSES = [row for row in read_table() if row.part == "vector" and row.infix != "par"]
CELLS = [row for row in read_table() if row.part == "cell"]
NAMES = [known.name for known in read_names()]

# Fantasy letters that end in no infix, and that no known name begins with.
prefixes = st.sampled_from(["zyx", "wuqqy", "xhoxu", "yxwy", "qixxi", "wyzzu"])


def marked(reading: InnReading) -> str:
    """Give the name with its elements in brackets."""
    text, last = "", 0
    for element in reading.elements:
        start, end = element.span
        text += f"{reading.name[last:start]}[{element.infix}]"
        last = end
    return text + reading.name[last:]


def vector_of(modality: TherapyModality) -> Vector | None:
    """Give the vector of the only agent, if there is one."""
    agents = {component.agent for component in modality.components}
    [agent] = agents or {None}
    if not isinstance(agent, Agent):
        return None
    assert agent.vector is None or isinstance(agent.vector, Vector)
    return agent.vector


def mechanisms_of(modality: TherapyModality) -> set[Mechanism | None]:
    """Give all mechanisms."""
    found = {component.mechanism for component in modality.components}
    return {each for each in found if not isinstance(each, Absent)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("onasemnogene abeparvovec", "ona[semn]o[gene] abe[parvo][vec]"),
        ("lunsotogene parvec", "luns[oto][gene] [par][vec]"),
        ("rilimogene galvacirepvec", "ri[lim]o[gene] gal[vaci][repvec]"),
        ("beremagene geperpavec", "ber[ema][gene] gep[erpa][vec]"),
        ("talimogene laherparepvec", "ta[lim]o[gene] la[herpa][repvec]"),
        ("tipapkinogene sovacivec", "ti[papkin]o[gene] so[vaci][vec]"),
        ("brinretigene vesgedparvovec", "brin[reti][gene] ves[ged][parvo][vec]"),
        ("tavokinogene telseplasmid", "tavo[kin]o[gene] telse[plasmid]"),
        ("labafenogene marselecobac", "laba[feno][gene] marsel[eco][bac]"),
        ("ristoglogene autogetemcel", "ristoglo[gene] [auto][ge][tem][cel]"),
        ("soficabtagene geleucel", "sofi[cabta][gene] [ge][leu][cel]"),
        ("tremtelectogene empogeditemcel", "tremtelecto[gene] empo[ged]i[tem][cel]"),
        ("prulacabtagene leucel", "prula[cabta][gene] [leu][cel]"),
        ("lerapolturev", "lera[pol][turev]"),
        ("teserpaturev", "tes[erpa][turev]"),
        ("autogene cevumeran", "[autogene] cevu[meran]"),
        ("intismeran autogene", "intis[meran] [autogene]"),
        ("lutadenovec autogene", "lut[adeno][vec] [autogene]"),
        ("nexiguran ziclumeran", "nexi[guran] ziclu[meran]"),
        ("tisagenlecleucel", "tisa[gen]lec[leu][cel]"),
        ("tonogenconcel", "tono[gen][con][cel]"),
        ("gemogenovatucel-T", "gemo[gen]ova[tu][cel]-[T]"),
        ("rocapuldencel-T", "roca[pul][den][cel]-[T]"),
        ("sipuleucel-T", "si[pu][leu][cel]-[T]"),
        ("romyelocel-L", "romyelo[cel]-[L]"),
        # Names of no list: by the parts alone.
        ("zyxfusislecel", "zyx[fus][isle][cel]"),
        ("wuqqymyocel", "wuqqy[myo][cel]"),
        ("wuqqyturev", "wuqqy[turev]"),
        ("wuqqynermingene qixxigedadenorepvec", None),
    ],
)
def test_a_name_falls_into_its_parts(name: str, expected: str | None) -> None:
    """Each form of name is cut where its parts begin and end, the longest first."""
    if expected is None:
        expected = "wuqqy[nermin][gene] qixxi[ged][adeno][repvec]"

    assert expected == marked(decode_inn(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_known_name_is_read(name: str) -> None:
    """Spans are ordered, lie in the name, and hold the infix."""
    reading = decode_inn(name)
    spans = [element.span for element in reading.elements]

    assert name == reading.name
    assert spans == sorted(spans)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    for element in reading.elements:
        assert element.infix == name[slice(*element.span)]
        assert element.citations


@given(
    prefix=prefixes,
    other=prefixes,
    gene=st.sampled_from(STATED),
    link=st.sampled_from(["", "o"]),
    virus=st.sampled_from(VIRUSES),
    replicates=st.booleans(),
)
def test_unlisted_vector_names_are_read_by_their_parts(  # noqa: PLR0913
    prefix: str, other: str, gene: object, link: str, virus: object, *, replicates: bool
) -> None:
    """Any stated gene, any virus, with and without -rep-: the family and no more."""
    stem = "repvec" if replicates else "vec"
    infix, family = getattr(gene, "infix", ""), getattr(virus, "infix", "")
    reading = decode_inn(f"{prefix}{infix}{link}gene {other}{family}{stem}")
    elements = [element.infix for element in reading.elements]
    vector = vector_of(reading.modality)

    assert elements[1:] == ["gene", family, stem]
    assert elements[0].endswith(infix)
    assert vector is not None
    expected = Replication.COMPETENT if replicates else Replication.DEFECTIVE
    assert vector == Vector(family=vector.family, replication=expected)
    assert reading.role is None
    retro = vector.family is not None and vector.family.is_a(VectorFamily.RETROVIRUS)
    assert reading.modality.setting is (None if retro else Setting.IN_VIVO)


@given(
    prefix=prefixes,
    other=prefixes | st.just(""),
    gene=st.sampled_from(GENES),
    auto=st.booleans(),
    edited=st.sampled_from(["", "ged", "ge"]),
    cell=st.sampled_from(CELLS),
)
def test_unlisted_cell_names_are_read_by_their_parts(  # noqa: PLR0913
    prefix: str, other: str, gene: object, *, auto: bool, edited: str, cell: object
) -> None:
    """Origin by ``auto-`` alone, editing by ``-ged-`` or ``-ge-`` alone, the cells."""
    forms, kind = getattr(gene, "forms", ("",)), getattr(cell, "infix", "")
    head = "auto" if auto else other
    reading = decode_inn(f"{prefix}{forms[-1]}gene {head}{edited}{kind}cel")
    cells = reading.modality.cells
    claimed = {type(each) for each in mechanisms_of(reading.modality)}

    assert isinstance(cells, CellProduct)
    assert cells == CellProduct(
        type=cells.type, origin=Origin.AUTOLOGOUS if auto else None
    )
    assert reading.modality.setting is Setting.EX_VIVO
    assert (GenomeEditing in claimed) == bool(edited)
    assert claimed


def test_a_name_says_no_more_than_it_does() -> None:
    """What is known of the substance elsewhere never enters the reading."""
    edited = decode_inn("exagamglogene autotemcel").modality
    carried = decode_inn("idecabtagene vicleucel").modality.cells
    stem = decode_inn("remestemcel").modality.cells
    unknown = decode_inn("ciracigene golparvovec")
    cytokine = decode_inn("revakinagene taroretcel")
    plain = decode_inn("tabelecleucel").modality

    assert mechanisms_of(edited) == {GeneticModification()}
    assert carried == CellProduct(type=CellType.LEUKOCYTE)
    assert stem == CellProduct(type=CellType.STEM_CELL)
    assert mechanisms_of(unknown.modality) == {GeneticModification()}
    assert [element.infix for element in unknown.elements] == ["gene", "parvo", "vec"]
    assert [element.infix for element in cytokine.elements] == ["gene", "ret", "cel"]
    assert plain == TherapyModality(cells=CellProduct(type=CellType.LEUKOCYTE))
    assert decode_inn("vandefitemcel").modality.components == frozenset()


@pytest.mark.parametrize(
    "name",
    [
        "betibeglogene darolentivec",
        "cadalimogene ixalentivec",
        "vocimagene amiretrorepvec",
        "zyxnacogene wuqqylentivec",
    ],
)
def test_vectors_that_may_make_cells_say_no_setting(name: str) -> None:
    """A lentiviral or retroviral vector is given itself, or modifies cells outside."""
    assert decode_inn(name).modality.setting is None


def test_a_vector_that_edits_is_named_without_letters_of_its_own() -> None:
    """In the second word, ge stands for editing right before a bare parvovirus."""
    [component] = decode_inn("zyxnacogene geparvec").modality.components

    assert GenomeEditing() == component.mechanism
    assert isinstance(component.agent, Agent)
    assert Vector(family=VectorFamily.AAV, replication=Replication.DEFECTIVE) == (
        component.agent.vector
    )


def test_a_virus_that_is_the_whole_word_is_only_its_letters() -> None:
    """An infix needs letters of its own before it: saxturev tells no virus."""
    assert ["turev"] == [each.infix for each in decode_inn("saxturev").elements]
    assert ["sax", "turev"] == [
        each.infix for each in decode_inn("tesaxturev").elements
    ]


def test_autogene_is_not_auto() -> None:
    """*autogene* says that it is made for one person, and nothing of cells."""
    for name in ("autogene cevumeran", "sapecmeran autogene", "lutadenovec autogene"):
        modality = decode_inn(name).modality

        assert modality.individualised is True
        assert modality.cells is None
    assert decode_inn("tisagenlecleucel").modality.individualised is None


def test_the_mechanism_is_that_of_the_infix() -> None:
    """A gene, a receptor, an edit, a virus that destroys: each by its own class."""
    [gene] = mechanisms_of(decode_inn("etranacogene dezaparvovec").modality)
    [receptor] = mechanisms_of(decode_inn("afamitresgene autoleucel").modality)
    both = mechanisms_of(decode_inn("persicabtagene lemgedleucel").modality)

    assert isinstance(gene, GeneAddition)
    assert gene.gene is not None
    assert gene.gene.symbol == "F9"
    assert isinstance(receptor, EngineeredReceptor)
    assert {type(each) for each in both} == {EngineeredReceptor, GenomeEditing}
    assert mechanisms_of(decode_inn("canerpaturev").modality) == {Oncolysis()}
    assert mechanisms_of(decode_inn("nexiguran ziclumeran").modality) == {
        GenomeEditing()
    }


def test_roles_come_from_evidence_alone() -> None:
    """A role is known of a few names; by its form no name has one."""
    assert decode_inn("onasemnogene abeparvovec").role is SubstanceRole.PRODUCT
    assert decode_inn("betibeglogene darolentivec").role is SubstanceRole.COMPONENT
    assert decode_inn("cadalimogene ixalentivec").role is None


ODD = [
    "VORETIGENE NEPARVOVEC",
    "Vorétigène  néparvovec",
    "\u00a0voretigene\u00a0neparvovec\n",
    "voretigene\u200b neparvovec®",
    "voretigene-neparvovec",
    "(voretigene neparvovec).",
    "vore\u00adtigene neparvovec",
    "\uff36oretigene neparvovec",
]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("suffix", ["", "-rzyl", "\u2010RZYL", " - rzyl"])
def test_spelling_hides_nothing(text: str, suffix: str) -> None:
    """Case, accents, spaces, hyphens and a suffix of four letters change nothing."""
    trimmed = text.rstrip(".)\n") + suffix
    reading = decode_inn(trimmed)

    assert decode_inn("voretigene neparvovec").elements == reading.elements
    assert reading.name == "voretigene neparvovec"
    assert reading.suffix == ("rzyl" if suffix else None)


@pytest.mark.parametrize(
    ("text", "name", "suffix"),
    [
        ("Remestemcel-L-rknd", "remestemcel-L", "rknd"),
        ("remestemcel-l", "remestemcel-L", None),
        ("sipuleucel – t", "sipuleucel-T", None),  # noqa: RUF001 - as it is printed
        ("lunsotogene parvec-cwha", "lunsotogene parvec", "cwha"),
        ("revakinagene taroretcel-lwey", "revakinagene taroretcel", "lwey"),
        ("teserpaturev-abcd", "teserpaturev", "abcd"),
        ("nexiguran ziclumeran-abcd", "nexiguran ziclumeran", "abcd"),
    ],
)
def test_letters_after_a_hyphen_are_told_apart(
    text: str, name: str, suffix: str | None
) -> None:
    """-T and -L say whose the cells are; four letters say nothing and are taken off."""
    reading = decode_inn(text)

    assert (name, suffix) == (reading.name, reading.suffix)


def test_the_qualifier_says_whose_the_cells_are() -> None:
    """-T is autologous, -L allogeneic, and without either nothing is said."""
    origins = []
    for name in ("remestemcel", "remestemcel-L", "baltaleucel-T"):
        cells = decode_inn(name).modality.cells
        assert isinstance(cells, CellProduct)
        origins.append(cells.origin)

    assert origins == [None, Origin.ALLOGENEIC, Origin.AUTOLOGOUS]


NO_NAMES = """
gene, vehicle, excel, parcel, cancel, chancel, hygiene, imatinib, adalimumab-atto
oxygene, Strimvelis, Gendicine, Oncorine, Rexin-G, Zolgensma, cambiogenplasmid
plasmid, parvec, autogene, leucel, cel, vec, AAV9, CAR-T, gene therapy, nusinersen
lentiviral vector, viral vector, transgene plasmid, transgene megaplasmid, cashmeran
ephemeran, Imogene Marcel, autogene autogene, onasemnogene, gene parvec
onasemnogene abeparvovec kit, tisagenlecleucel autogene leucel, inclisiran, patisiran
axicabtagene ciloleucel-T, tisagenlecleucel-, zyx - y, teserpaturev-L
-rzyl, -, ®, zyxnacogene wuqqycanavec
zyxnacogene wuqqyvec, zyxnacogene plasmid, zyxnacogene wuqqymorbillivec
zyxnacogene lisbac, zyxnacogene wuqqybac, zyxnacogene poxparvec, zymeran
zyxnacogene wuqqycel, autogene wuqqyvec, zyx parvec, onasemnogene abeparvovec-xio
"""


@pytest.mark.parametrize("text", NO_NAMES.strip().replace("\n", ", ").split(", "))
def test_what_is_no_name_is_refused(text: str) -> None:
    """Words, brands, other substances, parts of names, forms without a source."""
    with pytest.raises(NotAnInn):
        decode_inn(text)


def leaves(cell: object) -> Iterator[str]:
    """Give each text of a JSON document."""
    match cell:
        case dict():
            yield from (leaf for inner in cell.values() for leaf in leaves(inner))
        case list():
            yield from (leaf for inner in cell for leaf in leaves(inner))
        case str():
            yield cell


def test_every_element_adds_what_its_row_says() -> None:
    """Beside cells and a virus, each value of a row stands in the modality."""
    cells, virus = the_element("cell word", "cel"), the_element("vector", "adeno")
    read = 0
    for row in read_table():
        rows = [row, cells] if row.part == "rna word" else [row, cells, virus]
        said = {*leaves(json.loads(dumps(modality_of(rows))))}
        for reading in row.reading:
            for key, value in reading.items():
                assert value in said or key == "mechanism", (row, key)
                read += 1

    assert read > 100


def test_letters_of_its_own_stand_before_an_infix() -> None:
    """Where a name begins with what would be an infix, it is none."""
    for name, infixes in (
        ("nacogene wuqqyparvovec", ["gene", "parvo", "vec"]),
        ("genwuqqyleucel", ["leu", "cel"]),
        ("gegenwuqqyleucel", ["gen", "leu", "cel"]),
        ("pulpulleucel", ["pul", "leu", "cel"]),
    ):
        assert infixes == [each.infix for each in decode_inn(name).elements]


def test_a_syllable_may_be_missing_or_added_anywhere_but_at_the_beginning() -> None:
    """Up to three letters, from the fourth on to behind the last."""
    for slip in (
        "onasemnogene abeparvovecab",
        "onasemnogene abeparvoabvec",
        "onasemnogene abevovec",
    ):
        assert find_misspelled(slip) == ("onasemnogene abeparvovec",)
    for other in (
        "onasemnogene xyabeparvovec",
        "onasemnogene abeparvovecabcd",
        "xonasemnogenexy abeparvovec",
        "onasemnogene abeparvovec",
    ):
        assert find_misspelled(other) == ()


def test_only_a_word_of_few_substances_suggests_them() -> None:
    """A word that three names share tells none of them."""
    assert suggest("geperpavec") == (
        "beremagene geperpavec",
        "inetagugene geperpavec",
    )
    assert not any(name.endswith(" leucel") for name in suggest("leucel"))


SECOND = "it is the second word of a name, without the first"
FIRST = "of two words the first ends in gene, after letters of its own"
ALONE = "it is no name of two words, and of one word it has no known form"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("AAV9", "no such name has these characters or this length"),
        ("a b c", "a name is one word, with -T or -L at most, or two words"),
        ("transgene plasmid", "it has a word of everyday language"),
        ("zyx parvec", FIRST),
        ("zgene parvec", FIRST),
        (
            "zyxnacogene wuqqyvec",
            (
                "its second word, 'wuqqyvec', ends in no known form, such as parvovec, "
                "plasmid or leucel"
            ),
        ),
        ("autogene autogene", "beside autogene stands a vector, an mRNA or cells"),
        ("autogene wuqqyvec", "beside autogene stands a vector, an mRNA or cells"),
        ("wuqqyparvec", ALONE),
        ("wuqqyparvovec", SECOND),
        ("wuqqyplasmid", SECOND),
        ("leucel", SECOND),
        ("imatinib", ALONE),
        ("dezaparavovec", ALONE),
        ("onasemogene abeparvovec", "it is a letter or a syllable off a known name"),
    ],
)
def test_a_refusal_says_why(text: str, reason: str) -> None:
    """The sentence names the part of the name that is none."""
    with pytest.raises(NotAnInn) as caught:
        decode_inn(text)

    assert (caught.value.text, caught.value.reason) == (text, reason)


@pytest.mark.parametrize("text", ["x" * 100_000, "gene " * 50_000, "\u0301" * 1000, ""])
def test_any_length_is_refused_at_once(text: str) -> None:
    """Long, empty and odd texts are no names."""
    with pytest.raises(NotAnInn, match="is no INN of a gene or cell therapy"):
        decode_inn(text)


@given(text=st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text at all breaks the reader."""
    reading = None
    with suppress(NotAnInn):
        reading = decode_inn(text)

    assert reading is None or reading.elements


def test_what_is_no_text_is_refused_by_its_type() -> None:
    """A number is a mistake of the caller."""
    with pytest.raises(InvalidType, match="expected a text, got int"):
        decode_inn(7)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Dezaparavovec", "etranacogene dezaparvovec"),
        ("etranacogene Dezaparavovec", "etranacogene dezaparvovec"),
        ("onasemogene abeparvovec", "onasemnogene abeparvovec"),
        ("onasemnogene abeparovec", "onasemnogene abeparvovec"),
        ("valoctogene roxaparvovec", "valoctocogene roxaparvovec"),
        ("tisagenleucel", "tisagenlecleucel"),
        ("tisagenlecluecel", "tisagenlecleucel"),
        ("axicabtagene ciloluecel", "axicabtagene ciloleucel"),
        ("talmimogene laherparepvec", "talimogene laherparepvec"),
        ("abeparvovec", "onasemnogene abeparvovec"),
        ("voretigene neparvovac-rzyl", "voretigene neparvovec"),
        # The second word is that of many names: one letter, and no more.
        ("brxucabtagene autoleucel", "brexucabtagene autoleucel"),
        ("brexxucabtagene autoleucel", "brexucabtagene autoleucel"),
        ("bretucabtagene autoleucel", "brexucabtagene autoleucel"),
        ("berxucabtagene autoleucel", "brexucabtagene autoleucel"),
        ("brexucabtagene autleucel", "brexucabtagene autoleucel"),
    ],
)
def test_a_slip_is_suggested_and_never_read(text: str, meant: str) -> None:
    """The name that was meant comes first, and nothing is decoded."""
    with pytest.raises(NotAnInn) as caught:
        decode_inn(text)

    assert caught.value.suggestions[0] == meant
    assert f"did you mean {meant!r}" in str(caught.value)


@given(data=st.data(), name=st.sampled_from(NAMES))
def test_one_wrong_letter_is_never_read(data: st.DataObject, name: str) -> None:
    """A known name with one letter wrong, missing, doubled or swapped is refused.

    But for a name that is known itself, and the letter that says whose the cells are.
    """
    stem = name.removesuffix("-T").removesuffix("-L")
    at = data.draw(st.integers(0, len(stem) - 2))
    letter = data.draw(st.sampled_from("aeiouxqz"))
    slips = [
        stem[:at] + letter + stem[at + 1 :],
        stem[:at] + stem[at + 1 :],
        stem[: at + 1] + stem[at:],
        stem[:at] + stem[at + 1] + stem[at] + stem[at + 2 :],
    ]
    slip = " ".join(data.draw(st.sampled_from(slips)).split())
    known = {" ".join(each.lower().split("-")[0].split()) for each in NAMES}
    if slip in known or len(slip.split()) != len(stem.split()):
        return

    with pytest.raises(NotAnInn):
        decode_inn(slip)


def test_unlisted_names_beside_known_ones_are_read() -> None:
    """What differs by more than a slip is another substance, and is no slip."""
    for name in ("nacacabtagene autoleucel", "famtozinameran", "zobaretigene parvec"):
        assert decode_inn(name).name == name


def test_a_refusal_can_be_pickled_and_says_all() -> None:
    """The error carries the text, the reason and the suggestions."""
    with pytest.raises(NotAnInn) as caught:
        decode_inn("Dezaparavovec")
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301

    assert str(caught.value) == str(error)
    assert error.text == "Dezaparavovec"
    assert isinstance(error, ValueError)
