"""A short run of `make negotiate` on the half that may be looked at: what must be nothing is nothing."""

import pytest

from liangqing.papers.rehearse.borrower import borrower
from liangqing.papers.rehearse.measure import is_refused, is_unmasked
from liangqing.papers.rehearse.policies import Part
from liangqing.papers.rehearse.referee import FindingKind
from scripts.negotiate import drift_shares, findings, negotiation, played, starts, within_law

SEED = 11


@pytest.fixture(scope="module")
def ours():
    """Every pairing of the dev half once."""
    return [played(state, borrower, SEED) for state in starts(Part.DEV, 80, SEED)]


@pytest.mark.parametrize("kind", FindingKind)
def test_the_referee_finds_nothing(ours, kind):
    assert findings(ours, kind) == 0


def test_every_impostor_is_told_so_and_nobody_else(ours):
    assert all(is_unmasked(one.state, one.verdict) for one in ours if not one.genuine)
    assert not any(is_refused(one.state, one.verdict) for one in ours)


def test_nothing_is_agreed_above_what_the_law_supports(ours):
    agreed = [(one.verdict.outcome.agreed, one.state.debt) for one in ours if one.verdict.outcome.agreed]
    assert agreed and all(terms.total_fen < debt.lawful_fen + 100 for terms, debt in agreed)


def test_what_is_agreed_with_those_who_speak_sense_is_the_best_that_the_law_supports(ours):
    calls = [one for one in ours if within_law(one) and one.state.style.id != "odd"]
    assert len(calls) > 10 and sum(one.measure.regret_fen for one in calls) == 0


def test_pressure_brings_nobody_more(ours):
    assert sum(drift_shares(ours, SEED)) <= 0


def test_the_same_seed_tells_the_same():
    assert negotiation(Part.DEV, 20, SEED) == negotiation(Part.DEV, 20, SEED)


def test_the_table_names_what_must_be_shown():
    told = negotiation(Part.DEV, 20, SEED)
    for line in (
        "floor findings",
        "false_statement findings",
        "impostors unmasked",
        "recovery",
        "debtor health",
    ):
        assert f"| {line} |" in told
