"""The rules on all real records: what they find is what was judged by eye."""

from __future__ import annotations

import pytest
from tests.rules import judging
from tests.rules.corpus import CORPUS, FOLDERS, THINNED
from tests.rules.judging import Judgements, Run

from genetherapy_model.rules import RULES

there = pytest.mark.skipif(not CORPUS.exists(), reason="../shared is absent")


@pytest.fixture(scope="module")
def done() -> Run:
    """Run all rules over all folders, once, but for parts of the long files."""
    return judging.run(thinned=True)


@pytest.fixture(scope="module")
def judgements() -> Judgements:
    """Read what was judged."""
    return judging.read_judgements()


@there
def test_every_folder_is_read() -> None:
    """There is an adapter for each folder, and none for a folder that is not there."""
    assert sorted(FOLDERS) == sorted(
        each.name for each in CORPUS.iterdir() if each.is_dir()
    )


@there
def test_no_record_is_dropped(done: Run, judgements: Judgements) -> None:
    """As many records were read, and could not be mapped, as are written down."""
    assert {**judgements.records, **judgements.thinned} == done.records
    for folder in FOLDERS:
        if folder not in judgements.thinned:
            assert judgements.unmapped.get(folder) == done.unmapped.get(folder)


@there
def test_the_hits_are_those_that_were_judged(done: Run, judgements: Judgements) -> None:
    """Each rule has the hits that are written down, so that no change is unseen."""
    expected = {
        code: {
            folder: hits
            for folder, hits in {**each.hits, **each.thinned}.items()
            if folder in each.thinned or folder not in judging.LONG
        }
        for code, each in judgements.rules.items()
    }
    actual = {code: judging.counted(hits) for code, hits in done.hits.items()}

    assert {code: hits for code, hits in expected.items() if hits} == actual


@there
def test_the_judged_records_are_hit(done: Run, judgements: Judgements) -> None:
    """What was judged true or false is a record on which the rule fires."""
    for code, judged in judgements.rules.items():
        records = {hit.record for hit in done.hits.get(code, ())}
        seen = {*judged.true, *judged.false}

        assert {each for each in seen if not _is_left_out(each)} <= records


def _is_left_out(record: str) -> bool:
    """Tell whether the quick run does not read it."""
    name, _, rest = record.partition("#")
    return int(rest.split()[0]) % THINNED[name] != 0 if name in THINNED else False


def test_no_rule_that_hits_has_only_false_alarms(judgements: Judgements) -> None:
    """Of each rule that hits, one to three were judged true; false ones say why."""
    assert {rule.code for rule in RULES} >= judgements.rules.keys()
    for code, judged in judgements.rules.items():
        assert 1 <= len(judged.true) <= 3, code
        assert len(judged.false) <= 3, code
        assert all(judged.false.values()), code


def test_the_page_is_what_was_judged(judgements: Judgements) -> None:
    """The page of the documentation is written from the judgements."""
    assert judging.page(judgements) == judging.PAGE.read_text(encoding="utf-8")
