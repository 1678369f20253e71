"""The page of the mutants shows what was written down."""

from __future__ import annotations

from tests.mutation.results import PAGE, RESULTS, load, page, toml


def test_the_page_is_that_of_the_results() -> None:
    """The docs show the figures and survivors of the data, and each has its reason."""
    results = load()

    assert PAGE.read_text("utf-8") == page(results)
    assert RESULTS.read_text("utf-8") == toml(results)
    for package in results.values():
        assert package.killed + len(package.survivors) == package.run
        assert package.run <= package.mutants
        assert all(each.why for each in package.survivors)
