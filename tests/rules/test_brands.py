"""INN: names that are misspelled, carry a suffix, or belong to another product."""

from __future__ import annotations

import pytest

import genetherapy_model as gtm
from genetherapy_model import (
    Authorization,
    ModalityClaim,
    NamingAuthority,
    Product,
    Publication,
    Substance,
    SubstanceName,
    TherapyModality,
)


def codes(
    subject: Substance | Product | ModalityClaim | Publication | Authorization,
) -> list[str]:
    """Give the codes of the findings on names."""
    return [found.code for found in gtm.check(subject, select=["INN"])]


@pytest.mark.parametrize(
    ("inn", "suggestion"),
    [
        ("revakinagene taroretcel-lwey", "revakinagene taroretcel"),
        ("Voretigene neparvovec-rzyl", "voretigene neparvovec"),
        ("remestemcel-L-rknd", "remestemcel-L"),
    ],
)
def test_a_suffix_is_no_part_of_an_inn(inn: str, suggestion: str) -> None:
    """The four letters of FDA are found, and the name without them suggested."""
    [found] = gtm.check(Substance(inn=inn))

    assert ("INN006", "/inn", suggestion) == (
        found.code,
        found.path,
        found.suggestion,
    )


@pytest.mark.parametrize(
    "inn", ["sipuleucel-T", "tonogenchoncel-L", "voretigene neparvovec", None]
)
def test_the_letters_t_and_l_stay(inn: str | None) -> None:
    """A qualifier of one letter is a part of the name."""
    assert [] == codes(Substance(inn=inn))


def test_other_authorities_names_may_have_a_suffix() -> None:
    """FDA's name carries it by right; a name that is said to be an INN does not."""

    def called(authority: NamingAuthority | None) -> Substance:
        name = SubstanceName(name="voretigene neparvovec-rzyl", authority=authority)
        return Substance(names=[name])

    assert [] == codes(called(NamingAuthority.FDA))
    assert [] == codes(called(None))
    [found] = gtm.check(called(NamingAuthority.INN))
    assert ("INN006", "/names/0/name") == (found.code, found.path)


@pytest.mark.parametrize(
    "brand", ["Strimvelis", "Gendicine", "Oncorine", "Rexin-G", "REXIN-G"]
)
def test_some_brands_have_no_inn(brand: str) -> None:
    """An INN beside a brand that has none is another substance's."""
    name = "simoladagene autotemcel"
    claim = ModalityClaim(modality=TherapyModality(), product=brand, substance=name)

    assert ["INN007"] == codes(Product(brands=[brand], substances=[name]))
    assert ["INN007"] == codes(Authorization(product=brand, substances=[name]))
    assert ["INN007"] == codes(claim)
    assert [] == codes(Product(brands=[brand]))
    assert [] == codes(Product(brands=[brand], substances=["rAd-p53"]))


def test_nexcar19_is_not_among_them() -> None:
    """NexCAR19 has a national name, and its INN is not certain."""
    product = Product(brands=["NexCAR19"], substances=["talicabtagene autoleucel"])

    assert [] == codes(product)


@pytest.mark.parametrize(
    "title",
    [
        "Zolgensma (voretigene neparvovec) in infants",
        "ZOLGENSMA® (voretigene neparvovec-rzyl)",
        "Zolgensma<sup>®</sup> [voretigene neparvovec]: a review",
        "Treatment with voretigene neparvovec (Zolgensma®)",
        "Tisagenlecleucel (Yescarta) in lymphoma",
    ],
)
def test_a_brand_explained_by_anothers_name_is_found(title: str) -> None:
    """A name in brackets explains the brand before it, and the reverse."""
    [found] = gtm.check(Publication(title=title))

    assert ("INN008", "/title") == (found.code, found.path)
    assert "which is the substance of another product" in found.message


@pytest.mark.parametrize(
    "title",
    [
        "Zolgensma (onasemnogene abeparvovec-xioi) in infants",
        "Itvisma (onasemnogene abeparvovec) in children",
        "Kebilidi (eladocagene exuparvovec)",
        "Zolgensma versus voretigene neparvovec",
        "Zolgensma, Luxturna (voretigene neparvovec) and others",
        "Yescarta and Kymriah (axicabtagene ciloleucel and tisagenlecleucel)",
        "Yescarta or Kymriah (axicabtagene ciloleucel)",
        "Axicabtagene ciloleucel vs. tisagenlecleucel (Yescarta)",
        "Zolgensma (AVXS-101), voretigene neparvovec (Luxturna)",
        "Children (voretigene neparvovec)",
        "NexCAR19 (talicabtagene autoleucel)",
        "Zolgensma (unknownogene novoparvovec)",
        "A new gene therapy (Zolgensma)",
    ],
)
def test_titles_that_compare_or_are_right_stay_silent(title: str) -> None:
    """Neither its own name, nor one of several, nor an unknown one is a slip."""
    assert [] == codes(Publication(title=title))


def test_an_abstract_is_read_too() -> None:
    """Each section of the abstract has its own place."""
    abstract = gtm.Abstract(
        sections=[
            gtm.AbstractSection(text="Gene therapy treats."),
            gtm.AbstractSection(text="We gave Luxturna (onasemnogene abeparvovec)."),
        ]
    )

    [found] = gtm.check(Publication(abstract=abstract))

    assert ("INN008", "/abstract/sections/1/text") == (found.code, found.path)
    assert "voretigene neparvovec" == found.suggestion


def test_products_and_claims_set_brands_beside_names() -> None:
    """A brand with the substance of another product is found wherever both stand."""
    brand, name = "Zolgensma", "voretigene neparvovec"
    claim = ModalityClaim(modality=TherapyModality(), product=brand, substance=name)
    right = ModalityClaim(
        modality=TherapyModality(), product=brand, substance="AVXS-101"
    )

    assert ["INN008"] == codes(Product(brands=[brand], substances=[name]))
    assert ["INN008"] == codes(Authorization(product=brand, substances=[name]))
    assert ["INN008"] == codes(claim)
    assert [] == codes(right)
    assert [] == codes(ModalityClaim(modality=TherapyModality(), product=brand))
    assert [] == codes(Product(brands=["Fantasia"], substances=[name]))
    assert [] == codes(Product(brands=[name], substances=["tisagenlecleucel"]))


@pytest.mark.parametrize(
    ("inn", "suggestion"),
    [
        ("etranacogene dezaparavovec", "etranacogene dezaparvovec"),
        ("onasemnogene abeparvovac", "onasemnogene abeparvovec"),
        ("Tisagenlecleucell", "tisagenlecleucel"),
    ],
)
def test_a_misspelled_inn_is_told_with_the_right_one(inn: str, suggestion: str) -> None:
    """A letter or two off a known name is a slip of it."""
    [found] = gtm.check(Substance(inn=inn))

    assert ("INN009", "/inn", suggestion) == (
        found.code,
        found.path,
        found.suggestion,
    )


@pytest.mark.parametrize(
    "inn",
    [
        "ONASEMNOGENE ABEPARVOVEC",
        "Etranacogene  Dezaparvovec",
        "adalimumab",
        "nusinersen",
        "zalernarepvec",
        "tozinameran",
        "cambiogenplasmid",
        "newinogene fantaparvovec",
        "x",
    ],
)
def test_other_names_are_not_called_misspelled(inn: str) -> None:
    """Capitals, names of other substances and new names are no slips."""
    assert [] == codes(Substance(inn=inn))


def test_all_known_names_are_spelled_well() -> None:
    """No name of the list is a slip of another one, nor has it a suffix."""
    from genetherapy_model.nomenclature._inn_names import (
        read_names,
    )

    names = [Substance(inn=known.name) for known in read_names()]

    assert gtm.check(names, select=["INN"]) == ()


def test_all_brands_stand_beside_their_own_names() -> None:
    """No product of the register, with any name of its substance, is a slip."""
    from genetherapy_model.nomenclature import (
        find_substance,
        products,
    )

    titles = []
    for product in products():
        substances = [find_substance(name) for name in product.substances]
        names = [each.inn for each in substances if each.inn is not None]
        names += [name.name for each in substances for name in each.names]
        titles += [f"{brand}® ({name})" for brand in product.brands for name in names]
        titles += [f"{name} ({brand})" for brand in product.brands for name in names]

    assert len(titles) > 80
    for title in titles:
        assert [] == codes(Publication(title=title)), title


def test_each_brand_is_a_slip_beside_the_name_of_another_product() -> None:
    """Brands of one product and names of the next are found, whichever they are."""
    from genetherapy_model.nomenclature import products

    known = [each for each in products() if each.brands and each.substances]
    for one, other in zip(known, known[1:] + known[:1], strict=True):
        if set(one.substances) & set(other.substances):
            continue
        found = codes(Product(brands=one.brands[:1], substances=other.substances))

        assert ["INN008"] == found, (one.brands, other.substances)
