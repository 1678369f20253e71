"""The plugin of pytest: what differs is shown by its path, and profiles have names."""

from __future__ import annotations

import pytest
from hypothesis import settings

import genetherapy_model as gtm
import pytest_genetherapy_model as plugin

pytest_plugins = ["pytester"]


def by(suffix: str | None, doi: str = "10.1089/hum.2023.152") -> gtm.Publication:
    """Make a publication of one author."""
    name = gtm.PersonName(family="Flotte", given="Terence R.", suffix=suffix)
    author = gtm.PersonalAuthor(person=gtm.Person(name=name))
    return gtm.Publication(identifiers=[gtm.Doi(doi)], authors=[author])


def treats(*families: gtm.VectorFamily | None) -> gtm.TherapyModality:
    """Make a modality of several components, which have no order."""
    agents = [gtm.Agent(vector=gtm.Vector(family=family)) for family in families]
    return gtm.TherapyModality(components=[gtm.Component(agent=a) for a in agents])


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        (
            by("Jr."),
            by(""),
            [
                "Publication == Publication, from left to right:",
                "authors[0].name.suffix: 'Jr.' became ''",
            ],
        ),
        (
            gtm.Reading(publication=by("Jr.")),
            gtm.Reading(publication=by(None)),
            [
                "Reading == Reading, from left to right:",
                "publication.authors[0].name.suffix: 'Jr.' became None",
            ],
        ),
        (
            [by("Jr."), by("")],
            [by(""), by("")],
            [
                "list == list, from left to right:",
                "[0].authors[0].name.suffix: 'Jr.' became ''",
            ],
        ),
        (
            (gtm.Pmid("7"),),
            (gtm.Pmid("7"), gtm.Doi("10.1000/a")),
            [
                "tuple == tuple, from left to right:",
                "[1]: Doi('10.1000/a') was added",
            ],
        ),
        (
            {"a": by("Jr."), "b": by(None)},
            {"a": by("Jr."), "b": by("")},
            [
                "dict == dict, from left to right:",
                "['b'].authors[0].name.suffix: None became ''",
            ],
        ),
        (
            {by("Jr.")},
            {by("")},
            [
                "set == set, from left to right:",
                "[0].authors[0].name.suffix: 'Jr.' became ''",
            ],
        ),
        (
            by("Jr."),
            by("Sr.", doi="10.1089/HUM.2023.152"),
            [
                "Publication == Publication, from left to right:",
                "authors[0].name.suffix: 'Jr.' became 'Sr.'",
            ],
        ),
        (
            treats(gtm.VectorFamily.LENTIVIRUS, gtm.VectorFamily.AAV),
            treats(gtm.VectorFamily.LENTIVIRUS, None),
            [
                "TherapyModality == TherapyModality, from left to right:",
                "components[0].agent.vector.family: VectorFamily.AAV became None",
            ],
        ),
    ],
    ids=[
        "statement",
        "reading",
        "list",
        "tuple",
        "dict",
        "objects",
        "spelling",
        "set",
    ],
)
def test_the_paths_that_differ_are_shown(
    left: object, right: object, shown: list[str]
) -> None:
    """Of objects, and of what holds them, the places that differ alone are shown."""
    assert left != right
    assert shown == plugin.pytest_assertrepr_compare("==", left, right)


@pytest.mark.parametrize(
    ("op", "left", "right"),
    [
        ("!=", by("Jr."), by("")),
        ("==", by("Jr."), "Flotte"),
        ("==", by("Jr."), gtm.Grant()),
        ("==", [by("Jr.")], (by("Jr."),)),
        ("==", [by("Jr.")], ["Flotte"]),
        ("==", gtm.Pmid("7"), gtm.Pmid("8")),
        ("==", gtm.PartialDate(year=2023), gtm.PartialDate(year=2024)),
        ("==", {"a": by("Jr.")}, {"a": "Flotte"}),
        ("==", {by("Jr.")}, {"Flotte"}),
        ("==", by("Jr."), by("Jr.", doi="10.1089/HUM.2023.152")),
    ],
)
def test_all_else_is_left_to_pytest(op: str, left: object, right: object) -> None:
    """Other comparisons, and values of one line, are shown as pytest shows them."""
    assert plugin.pytest_assertrepr_compare(op, left, right) is None


def test_a_failed_assertion_shows_the_paths(pytester: pytest.Pytester) -> None:
    """Where the plugin is loaded, pytest prints the path, and no repr of a record."""
    pytester.makepyfile(
        """
        import genetherapy_model as gtm

        def test_it():
            stated = gtm.Publication(title="Gene therapy", keywords=[])
            assert stated == gtm.Publication(title="Gene therapy", languages=["eng"])
        """
    )
    result = pytester.runpytest("-p", "pytest_genetherapy_model")

    result.assert_outcomes(failed=1)
    at = result.outlines.index(
        "E       AssertionError: assert Publication == Publication, from left to right:"
    )
    assert "E         languages[0]: 'eng' was added" == result.outlines[at + 1]


def test_a_session_without_our_objects_is_left_alone(
    pytester: pytest.Pytester,
) -> None:
    """Where the package is not imported, no failing comparison imports it."""
    pytester.makepyfile(
        """
        import sys

        def test_it():
            assert [1] == [2]

        def test_that():
            assert "genetherapy_model" not in sys.modules
            assert "hypothesis" not in sys.modules
        """
    )
    result = pytester.runpytest_subprocess("-p", "pytest_genetherapy_model")

    result.assert_outcomes(passed=1, failed=1)


@pytest.mark.parametrize(
    ("name", "examples", "is_the_same_each_time"),
    [("quick", 5, True), ("default", 30, False), ("thorough", 1000, False)],
)
def test_a_profile_is_chosen_by_its_name(
    name: str, examples: int, *, is_the_same_each_time: bool
) -> None:
    """Each profile has its number of examples, no deadline, and prints the blob."""
    assert examples == plugin.PROFILES[name]
    before = settings.get_current_profile_name()
    try:
        plugin.load_profile(name)
        used = settings()
    finally:
        settings.load_profile(before)

    assert examples == used.max_examples
    assert is_the_same_each_time == used.derandomize
    assert used.print_blob
    assert used.deadline is None


def test_the_option_loads_the_profile(pytester: pytest.Pytester) -> None:
    """The profile is there before any test is imported."""
    pytester.makepyfile(
        """
        from hypothesis import settings

        USED = settings()

        def test_it():
            assert settings.get_current_profile_name() == "genetherapy-quick"
            assert USED.max_examples == 5
        """
    )
    result = pytester.runpytest_subprocess(
        "-p", "pytest_genetherapy_model", "--genetherapy-profile=quick"
    )

    result.assert_outcomes(passed=1)


def test_no_profile_is_loaded_that_nobody_asked_for(pytester: pytest.Pytester) -> None:
    """Without the option, the settings of Hypothesis are what they were."""
    pytester.makepyfile(
        f"""
        from hypothesis import settings

        def test_it():
            before = {settings.get_current_profile_name()!r}
            assert settings.get_current_profile_name() == before
        """
    )
    result = pytester.runpytest("-p", "pytest_genetherapy_model")

    result.assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--genetherapy-profile=nightly"], "*invalid choice: 'nightly'*"),
        (
            ["--genetherapy-profile=quick", "--hypothesis-profile=ci"],
            "*--genetherapy-profile and --hypothesis-profile: choose one",
        ),
    ],
)
def test_wrong_options_are_refused(
    pytester: pytest.Pytester, options: list[str], said: str
) -> None:
    """A profile that is none, and two profiles at once, are mistakes of the caller."""
    result = pytester.runpytest("-p", "pytest_genetherapy_model", *options)

    result.stderr.fnmatch_lines([said])


def test_the_option_says_what_it_needs(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without Hypothesis, the option says how it is installed."""

    def load_profile(_: str) -> None:
        raise ModuleNotFoundError

    monkeypatch.setattr(plugin, "load_profile", load_profile)
    result = pytester.runpytest(
        "-p", "pytest_genetherapy_model", "--genetherapy-profile=quick"
    )

    result.stderr.fnmatch_lines(
        ["*needs Hypothesis: pip install 'genetherapy-model[[]strategies[]]'"]
    )


def test_a_traceback_is_about_the_test_that_asked(pytester: pytest.Pytester) -> None:
    """Pytest shows no line of a law, but what it says."""
    pytester.makepyfile(
        """
        from genetherapy_model.testing import check_round_trip, check_validator
        def test_round_trip(): check_round_trip(lambda kept: None, lambda given: given)
        def test_validator(): check_validator(lambda given: True, select=["ID001"])
        """
    )

    shown = pytester.runpytest_inprocess("-p", "no:cacheprovider").stdout.str()

    assert "read gave NoneType, and no Publication" in shown
    assert "ID001 is missed" in shown
    assert "laws.py" not in shown
