"""Claims of a record: what its words and headings say, and what they do not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import genetherapy_model as gtm
from genetherapy_model.domain._sources import resolve
from genetherapy_model.domain.modality_vocabularies import EvidenceKind
from genetherapy_model.nomenclature import _claim_matching as matching
from genetherapy_model.nomenclature import claims, with_claims
from genetherapy_model.nomenclature._claim_matching import _Table
from genetherapy_model.nomenclature._claim_modalities import read_claims
from genetherapy_model.nomenclature._claim_terms import (
    Term,
    expand,
    headings,
    load_terms,
    variants,
)
from genetherapy_model.nomenclature._inn_elements import read_rows
from genetherapy_model.nomenclature.claims import _combined, _Said

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "landmark-papers.xml"
SAMPLE = Path(__file__).parents[3] / "shared/corpus/pubmed_xml/pubmed_sample.xml.gz"

AAV = gtm.TherapyModality(
    components=[
        gtm.Component(agent=gtm.Agent(vector=gtm.Vector(family=gtm.VectorFamily.AAV)))
    ]
)
CAR_T = gtm.TherapyModality(
    setting=gtm.Setting.EX_VIVO,
    components=[
        gtm.Component(mechanism=gtm.EngineeredReceptor(kind=gtm.ReceptorKind.CAR))
    ],
    cells=gtm.CellProduct(type=gtm.CellType.T),
)


def titled(title: str) -> gtm.Publication:
    """Give a record of a title in plain text."""
    return gtm.Publication(title=gtm.MarkedText.from_plain(title))


def said(title: str) -> gtm.TherapyModality:
    """Give what the one claim of a title says."""
    [claim] = claims(titled(title))
    return claim.modality


def sample() -> Iterator[gtm.Publication]:
    """Give real records."""
    if not SAMPLE.exists():
        pytest.skip("../shared is absent")
    for found in gtm.scan(SAMPLE):
        if isinstance(found, gtm.Reading) and found.publication is not None:
            yield found.publication


@pytest.mark.parametrize(
    "title",
    [
        "AAV: relapse of ANCA-associated vasculitis",
        "Plasma exchange in AAV-GN",
        "Stenting of the SMA for mesenteric ischemia",
        "Transcatheter valves: the TALENT study",
        "Expression of the coxsackie-adenovirus receptor (CAR) in T cell lymphoma",
        "CAR, the coxsackievirus and adenovirus receptor, in bladder cancer",
        "The constitutive androstane receptor (CAR) in liver",
        "Adherence to antiretroviral therapy",
        "Anti-retroviral therapy and gene expression",
        "Horizontal gene transfer in bacteria",
        "Lateral gene transfer among archaea",
        "Car crashes of older drivers",
        "A genome-wide CRISPR screen for host factors of influenza",
        "CRISPR-based detection of SARS-CoV-2",
        "CRISPR/Cas9 editing of rice for blast resistance",
        "Malaria vectors in Kayin state",
        "Support vector machines",
        "Signal transduction in plants",
        "Autologous stem cell transplantation for myeloma",
        "In vitro and in vivo effects of aspirin",
        "A knockout mouse",
        "Human endogenous retroviruses in the placenta",
        "",
    ],
)
def test_what_is_no_therapy_claims_nothing(title: str) -> None:
    """A word that means something else there is no claim."""
    assert () == claims(titled(title))


@pytest.mark.parametrize(
    "title",
    [
        "AAV9",
        "AAV-9",
        "AAV 9",
        "<i>AAV</i>9",
        "AAV<sub>9</sub>",
        "<b>A</b>AV9",
        "AAV\u20119",
        "rAAV9",
        "AA\u00adV9",
        "an\n  AAV9\nvector",
        "(AAV9)",
        "AAV9-mediated",
        "AAV serotype 9",
        "adeno-associated virus serotype 9",
        "Adeno\u2010Associated  Virus Type 9",
    ],
)
def test_spellings_hide_nothing(title: str) -> None:
    """Markup, hyphens, spaces and signs without width change nothing."""
    [claim] = claims(gtm.Publication(title=title))
    [component] = claim.modality.components

    assert (
        gtm.Component(
            agent=gtm.Agent(
                vector=gtm.Vector(family=gtm.VectorFamily.AAV, serotype="AAV9")
            )
        )
        == component
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lentiviral vector", "Lentiviral Vectors"),
        ("gene therapy", "GENE THERAPIES"),
        ("CAR-T cell", "CAR T-cells"),
        ("chimeric antigen receptor T cells", "chimeric-antigen-receptor T-cell"),
        ("oncolytic virus", "oncolytic viruses"),
        ("gamma-retroviral vectors", "\u03b3-retroviral vector"),
        (
            "hematopoietic stem cell gene therapy",
            "Haematopoietic stem-cell gene therapy",
        ),
        ("adenoviral vector", "adénoviral vector"),
    ],
)
def test_forms_of_a_term_say_the_same(one: str, other: str) -> None:
    """Number, case, hyphens, accents, Greek letters and British spelling are free."""
    assert said(one) == said(other)


@pytest.mark.parametrize(
    "title", ["XAAV9", "AAV99", "ungene therapyx", "TALENTs", "CARs9"]
)
def test_a_term_within_a_word_is_no_hit(title: str) -> None:
    """Only whole words are terms."""
    assert () == claims(titled(title))


def test_one_sentence_is_one_claim() -> None:
    """What one sentence says is combined, and what two say stands apart."""
    together = claims(titled("AAV8 gene therapy by intravenous injection"))
    apart = claims(titled("Gene therapy is old. AAV vectors are newer."))

    assert [gtm.Setting.IN_VIVO] == [claim.modality.setting for claim in together]
    assert [1, 1] == [len(claim.evidence) for claim in apart]


def test_contradictions_stand_side_by_side() -> None:
    """Cells of two types are two claims, and what contradicts neither is a third."""
    found = claims(titled("CAR-T and CAR-NK cells, and AAV vectors"))
    cells = [claim.modality.cells for claim in found]

    assert {
        None,
        gtm.CellProduct(type=gtm.CellType.T),
        gtm.CellProduct(type=gtm.CellType.NK),
    } == set(cells)
    assert AAV in [claim.modality for claim in found]
    assert CAR_T in [claim.modality for claim in found]


def test_what_agrees_with_a_claim_joins_it() -> None:
    """A word said again later strengthens its claim, and makes no third one."""
    found = claims(titled("CAR-T and CAR-NK cells: chimeric antigen receptor T-cells"))
    by_cells = {claim.modality.cells: len(claim.evidence) for claim in found}

    assert {
        gtm.CellProduct(type=gtm.CellType.T),
        gtm.CellProduct(type=gtm.CellType.NK),
    } == {*by_cells}
    assert by_cells[gtm.CellProduct(type=gtm.CellType.T)] > 1


def test_all_texts_are_read_by_their_sentences() -> None:
    """Abstract and keywords claim as titles do, and a silent sentence says nothing."""
    record = gtm.Publication(
        title="A study",
        abstract=gtm.Abstract(
            sections=[
                gtm.AbstractSection(
                    text="We were silent. AAV8 was used. Nothing was. AAV9 was, too."
                )
            ]
        ),
        keywords=[gtm.Keyword(text="AAV vectors"), gtm.Keyword(text="liver")],
    )
    paths = [[str(each.path) for each in claim.evidence] for claim in claims(record)]

    assert [
        ["/abstract/sections/0/text"],
        ["/abstract/sections/0/text"],
        ["/keywords/0/text"],
    ] == [sorted({*each}) for each in paths]


def test_in_vivo_made_cells_are_no_cell_product() -> None:
    """CAR T cells made in the person are made in vivo, and nobody gives cells."""
    modality = said("In vivo CAR T cell generation with lentiviral vectors")

    assert (gtm.Setting.IN_VIVO, None) == (modality.setting, modality.cells)


@pytest.mark.parametrize(
    ("title", "kind", "substance", "product"),
    [
        (
            "Zolgensma",
            EvidenceKind.PRODUCT_NAME,
            "onasemnogene abeparvovec",
            "Zolgensma",
        ),
        (
            "Onasemnogene abeparvovec-xioi for SMA",
            EvidenceKind.PRODUCT_NAME,
            "onasemnogene abeparvovec",
            "Zolgensma",
        ),
        ("KTE-C19", EvidenceKind.SUBSTANCE_NAME, "axicabtagene ciloleucel", None),
        ("ide-cel", EvidenceKind.SUBSTANCE_NAME, "idecabtagene vicleucel", None),
    ],
)
def test_names_name_the_substance_and_the_product(
    title: str, kind: EvidenceKind, substance: str, product: str | None
) -> None:
    """INN, brands and code names say what they name."""
    claim = claims(titled(title))[0]

    assert (substance, product) == (claim.substance, claim.product)
    assert kind is claim.evidence[0].kind


def test_two_products_are_two_claims() -> None:
    """Words beside two names belong to both."""
    found = claims(titled("Yescarta and Kymriah: CAR T-cell therapy"))

    assert ["Yescarta", "Kymriah"] == [claim.product for claim in found]
    assert [2, 2] == [len(claim.evidence) for claim in found]


def test_headings_claim_with_their_identifiers() -> None:
    """A MeSH heading is evidence; a virus is a vector beside gene therapy alone."""

    def record(*terms: tuple[str, str]) -> gtm.Publication:
        return gtm.Publication(
            mesh_headings=[
                gtm.MeshHeading(descriptor=gtm.MeshTerm(name=name, ui=ui))
                for ui, name in terms
            ]
        )

    virus, therapy = ("D000229", "Dependovirus"), ("D015316", "Genetic Therapy")
    [claim] = claims(record(virus, therapy))

    assert () == claims(record(virus))
    assert ["D000229", "D015316"] == [str(each.mesh) for each in claim.evidence]
    assert gtm.is_a(claim.modality, AAV)


def test_a_chemical_names_a_substance() -> None:
    """A chemical that is a known substance is claimed with its identifier."""
    chemical = gtm.Chemical(name="tisagenlecleucel", ui="C000622585")
    [claim] = claims(gtm.Publication(chemicals=[chemical]))

    assert "tisagenlecleucel" == claim.substance
    assert "/chemicals/0" == claim.evidence[0].path


@pytest.mark.parametrize(
    "name", ["Thyroxine", "tisagenlecleucel, leukapheresed", "Genetic Vectors", "AAV"]
)
def test_other_chemicals_name_nothing(name: str) -> None:
    """A substance is meant by the whole name, and a word of the field is none."""
    assert () == claims(gtm.Publication(chemicals=[gtm.Chemical(name=name)]))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("vector", "'vector' is no part of a claim"),
        ("vector=", "'vector=' is no part of a claim"),
        ("parts=2; parts=2", "'parts=2' is no part of a claim"),
        ("mechanism=magic", "'magic' is no mechanism"),
        (
            "cell=t cell; setting=ex vivo; parts=2 + vectors=aav",
            "^'cell=t cell; setting=ex vivo; parts=2': there is no part 'cell'$",
        ),
        ("x=1; y=2", "^'x=1; y=2': there is no part 'x', 'y'$"),
    ],
)
def test_a_table_that_claims_what_is_no_word_is_refused(
    text: str, message: str
) -> None:
    """A slip in the tables of terms is found where they are read."""
    with pytest.raises(gtm.InvalidValue, match=message):
        read_claims(text)


def test_a_table_may_claim_that_there_is_no_vector() -> None:
    """Absent is a statement: what is delivered bare has no vector."""
    [component] = read_claims("vector=absent; cargo=mrna").components

    assert gtm.Agent(vector=gtm.ABSENT, cargo_form=gtm.CargoForm.MRNA) == (
        component.agent
    )


def test_every_part_of_a_claim_is_read() -> None:
    """Each part has its field, and what a second component says is its own."""
    claimed = read_claims(
        "setting=ex vivo; individualised=no; route=intravenous,oral; target=liver,eye; "
        "cells=t cell; origin=allogeneic; donor=related; line=L1; marker=CD4,CD8; "
        "mechanism=gene addition; gene=F9; purpose=replacement; role=therapeutic; "
        "vector=aav; serotype=AAV9; pseudotype=VSV-G; integration=episomal; "
        "replication=defective; self-complementary=yes; formulation=lnp; "
        "delivery=injection; parts=2; cargo=dna "
        "+ mechanism=engineered receptor; receptor=car; antigen=CD19/CD22,BCMA "
        "+ mechanism=suicide gene; gene=thymidine kinase; activator=ganciclovir "
        "+ mechanism=genome editing; system=zfn; enzyme=Cas9; outcome=knock-out "
        "+ mechanism=antigen expression; purpose=cancer "
        "+ mechanism=gene silencing; effector=shrna "
        "+ mechanism=oligonucleotide; oligonucleotide=aso"
    )
    vector = gtm.Vector(
        family=gtm.VectorFamily.AAV,
        serotype="AAV9",
        pseudotype="VSV-G",
        integration=gtm.Integration.EPISOMAL,
        replication=gtm.Replication.DEFECTIVE,
        self_complementary=True,
    )
    others: list[gtm.Mechanism] = [
        gtm.EngineeredReceptor(
            kind=gtm.ReceptorKind.CAR,
            antigens=[gtm.Antigen(name=name) for name in ("CD19", "CD22", "BCMA")],
        ),
        gtm.SuicideGene(
            gene=gtm.Gene(name="thymidine kinase"),
            activator=gtm.Activator("ganciclovir"),
        ),
        gtm.GenomeEditing(
            system=gtm.EditingSystem("zfn"),
            enzyme="Cas9",
            outcomes=[gtm.EditingOutcome("knock-out")],
        ),
        gtm.AntigenExpression(purpose=gtm.AntigenPurpose.CANCER),
        gtm.GeneSilencing(effector=gtm.Effector("shrna")),
        gtm.Oligonucleotide(kind=gtm.OligonucleotideKind("aso")),
    ]

    assert claimed == gtm.TherapyModality(
        setting=gtm.Setting.EX_VIVO,
        individualised=False,
        routes=[gtm.Route.INTRAVENOUS, gtm.Route.ORAL],
        targets=[gtm.Target(tissue="liver"), gtm.Target(tissue="eye")],
        cells=gtm.CellProduct(
            type=gtm.CellType.T,
            origin=gtm.Origin.ALLOGENEIC,
            donor=gtm.Donor.RELATED,
            line="L1",
            markers=["CD4", "CD8"],
        ),
        components=[
            gtm.Component(
                mechanism=gtm.GeneAddition(
                    gene=gtm.Gene(symbol="F9"),
                    purpose=gtm.GeneAdditionPurpose.REPLACEMENT,
                ),
                agent=gtm.Agent(
                    vector=vector,
                    cargo_form=gtm.CargoForm.DNA,
                    formulation=gtm.Formulation.LNP,
                    delivery=gtm.Delivery.INJECTION,
                    parts=2,
                ),
                role=gtm.ComponentRole.THERAPEUTIC,
            ),
            *(gtm.Component(mechanism=each) for each in others),
        ],
    )


@pytest.mark.parametrize("part", ["line=L1", "donor=related", "marker=CD4"])
def test_any_part_of_cells_makes_them_cells(part: str) -> None:
    """Whatever is said of cells, they are stated to be there."""
    assert isinstance(read_claims(part).cells, gtm.CellProduct)
    assert read_claims("setting=ex vivo").cells is None


def test_terms_are_exact_where_the_table_says_so() -> None:
    """Only of those the case is heeded."""
    expected = {
        text
        for row in read_rows("claim_terms.csv")
        if row["case_sensitive"]
        for text, _ in expand(row["term"])
    }
    exact = {phrase.exact for each in load_terms().phrases for phrase in each}

    assert expected
    assert expected == exact - {None}


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("gene library", ["gene library", "gene libraries"]),
        ("malignancy", ["malignancy", "malignancies"]),
        ("bubble baby", ["bubble baby", "bubble babies"]),
        ("self-assembly", ["self assembly", "self assemblies"]),
        ("virus", ["virus", "viruses"]),
        ("cells", ["cells"]),
        ("CD34+", ["cd34", "cd34s"]),
        ("TGF beta", ["tgf beta", "tgf betas", "tgf b", "tgf bs"]),
        (
            "beta globin",
            ["beta globin", "beta globins", "b globin", "b globins", "bglobin",
             "bglobins"],
        ),
        ("tumor", ["tumor", "tumors", "tumour", "tumours"]),
        ("AAVrh74", ["aavrh74", "aavrh74s", "aav rh74", "aav rh74s"]),
    ],
)  # fmt: skip
def test_a_phrase_has_the_spellings_that_people_write(
    text: str, forms: list[str]
) -> None:
    """The plural, British spellings, Greek letters, and numbers set apart."""
    assert list(variants(text)) == forms


def test_every_character_is_compared_as_a_letter_or_a_sign() -> None:
    """Letters lose accents, Greek ones are Latin, joiners hyphens, marks nothing."""
    table = _Table()
    for char, compared in (
        ("É", "e"),
        ("²", "2"),
        ("β", "b"),
        ("ß", "ß"),
        ("ﬃ", "ﬃ"),
        ("\u2013", "-"),
        ("\u00a0", "-"),
        ("\u200b", ""),
        ("\u0301", ""),
        ("…", ";"),
        ("中", "中"),
    ):
        assert table[char] == compared


def test_evidence_is_where_it_says() -> None:
    """Evidence is a term, whole, and stands at its place, on real records."""
    seen, known = 0, frozenset(load_terms().texts)
    for publication in sample():
        for claim in claims(publication):
            for evidence in claim.evidence:
                if evidence.start is not None:
                    plain = at(publication, evidence.path or "")
                    assert plain[evidence.start : evidence.end] == evidence.text
                    assert matching.fold(evidence.text or "").text.strip() in known
                    seen += 1

    assert seen > 20


def at(publication: gtm.Publication, path: str) -> str:
    """Give the plain text at a path."""
    match path.split("/")[1:]:
        case ["title"] if publication.title is not None:
            return publication.title.plain
        case ["abstract", "sections", number, "text"] if publication.abstract:
            return publication.abstract.sections[int(number)].text.plain
        case ["keywords", number, "text"]:
            return publication.keywords[int(number)].text.plain
    raise AssertionError(path)


def test_claims_are_added_to_a_new_record() -> None:
    """The record stays as it is, and no claim stands twice."""
    record = titled("AAV gene therapy")
    found = claims(record)
    more = with_claims(record, found)

    assert () == record.modality_claims
    assert found == more.modality_claims == with_claims(more, found).modality_claims
    assert record == attrs.evolve(more, modality_claims=())


@pytest.mark.parametrize("function", [claims, lambda record: with_claims(record, ())])
def test_what_is_no_publication_is_refused(function: object) -> None:
    """Text is no record."""
    with pytest.raises(gtm.InvalidType, match="expected Publication, got str"):
        function("AAV9")  # type: ignore[operator]


def test_claims_survive_our_json() -> None:
    """A record with claims is written and read again without loss."""
    records = [with_claims(one, claims(one)) for one in gtm.read(EXAMPLES)]

    assert any(one.modality_claims for one in records)
    for one in records:
        assert one == gtm.loads(gtm.dumps(one), type=gtm.Publication)


WORDS = st.lists(
    st.sampled_from(
        [
            "gene",
            "therapy",
            "car",
            "t",
            "cell",
            "cells",
            "aav9",
            "in",
            "vivo",
            "",
            "赛恺泽",
        ]
    )
    | st.text(max_size=3)
)


@given(WORDS)
def test_both_matchers_find_the_same(words: list[str]) -> None:
    """The fast matcher and the one of the standard library agree on any text."""
    pytest.importorskip("ahocorasick_rs")
    texts = load_terms().texts
    text = matching.fold(" ".join(words)).text

    assert list(SLOW(text)) == list(load_terms().find(text)), texts[:0]


SLOW = matching.word_matcher(load_terms().texts)


def test_phrases_are_found_in_the_order_of_the_text() -> None:
    """By where they begin, then by where they end, whatever their numbers are."""
    find = matching.word_matcher(["gene therapy", "gene", "a", "therapy"])

    assert list(find(" a gene therapy gene ")) == [
        (2, 0, 1),
        (1, 2, 6),
        (0, 2, 14),
        (3, 7, 14),
        (1, 15, 19),
    ]


def test_both_matchers_find_the_same_in_real_text() -> None:
    """The two matchers agree on the titles and abstracts of real records."""
    pytest.importorskip("ahocorasick_rs")
    find, found = load_terms().find, 0
    for publication in sample():
        texts = [publication.title.plain] if publication.title else []
        if publication.abstract:
            texts += [each.text.plain for each in publication.abstract.sections]
        for text in texts:
            folded = matching.fold(text).text
            assert list(SLOW(folded)) == list(find(folded))
            found += len(find(folded))

    assert found > 100


def test_without_the_extra_claims_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package needs nothing beyond the standard library to claim the same."""
    before = [claims(one) for one in gtm.read(EXAMPLES)]
    monkeypatch.setattr(matching, "find_spec", lambda _: None)
    load_terms.cache_clear()
    try:
        assert before == [claims(one) for one in gtm.read(EXAMPLES)]
    finally:
        load_terms.cache_clear()


@example("\ufb03 and \u00bd, ß, \u03b2")
@given(st.text())
def test_folded_places_are_places_of_the_text(text: str) -> None:
    """Each letter of the folded text stands where it stood in the plain one."""
    folded = matching.fold(text)
    for place, char in enumerate(folded.text[1:-1]):
        if char.isascii() and char.isalnum():
            start, end = folded.span(matching.Match(0, place, place + 1))
            assert matching.fold(text[start:end]).text.strip() == char


def test_every_row_of_the_tables_is_sound() -> None:
    """Each term claims what the model has words for, and each row has its source."""
    contexts = {row["context"] for row in read_rows("claim_contexts.csv")}
    contexts |= {"mechanism", "vector", "cells"}
    for row in read_rows("claim_terms.csv"):
        used = {*row["requires"].split("; "), *row["vetoed_by"].split("; ")} - {""}
        assert used <= contexts, row
    for name in ("claim_terms.csv", "claim_contexts.csv", "claim_headings.csv"):
        for row in read_rows(name):
            assert all(map(resolve, row["source"].split("; "))), row
    for phrases in load_terms().phrases:
        for phrase in phrases:
            if isinstance(phrase.meaning, Term):
                assert isinstance(phrase.meaning.modality, gtm.TherapyModality)
    assert all(gtm.MeshUi(ui) for ui in headings())


def _having(*kinds: gtm.Integration) -> gtm.TherapyModality:
    """Make a modality with a vector for each of the values."""
    return gtm.TherapyModality(
        components=[
            gtm.Component(agent=gtm.Agent(vector=gtm.Vector(integration=each)))
            for each in kinds
        ]
    )


def test_what_only_another_product_reconciles_is_no_claim() -> None:
    """Words that contradict each other belong to the product that has both parts."""
    inside, outside = gtm.Integration.INTEGRATING, gtm.Integration.NON_INTEGRATING
    said = [
        _Said(modality, gtm.Evidence(kind=EvidenceKind.TEXT), None, product)
        for modality, product in (
            (_having(inside, outside), "Both"),
            (_having(inside), None),
            (_having(outside), None),
            (gtm.TherapyModality(), "Other"),
        )
    ]

    assert ["Both"] == [claim.product for claim in _combined(said)]
