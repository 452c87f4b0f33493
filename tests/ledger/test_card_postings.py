"""Stories of what else is posted to a card: plans, refunds, waivers, payments taken back, balances carried in."""

from datetime import date

import pytest

from liangqing.base.money import round_half_up
from liangqing.base.segments import CapSegment
from liangqing.ledger.card_account import CardPart
from liangqing.ledger.ceiling import charges_allowed
from tests.ledger.cards import OPENED_ON, lines, rows, seen

BOUGHT_ON, CLOSED_ON, DUE_ON = date(2025, 11, 10), date(2025, 12, 5), date(2025, 12, 25)
NEXT_ON = date(2026, 1, 5)
BOUGHT = (BOUGHT_ON, "purchase", 1_000_000)
THREE = rows(
    (CLOSED_ON, 30_000, 100, 50),
    (NEXT_ON, 30_000, 100, 0),
    (date(2026, 2, 5), 30_000, 100, 0),
)


def problems(shown):
    return [(problem.place, problem.code.value, problem.fen) for problem in shown.problems]


def test_a_plan_is_owed_whole_and_asked_for_row_by_row():
    plan = (BOUGHT_ON, "plan", 0, {"rows": THREE})
    before, closed = seen([plan], date(2025, 12, 4)), seen([plan], CLOSED_ON)

    assert (before.principal_fen, before.unbilled_fen, before.minimum_fen) == (90_000, 90_000, 0)
    assert lines(closed.statements[-1]) == [("instalment", 30_000), ("interest", 100), ("fee", 50)]
    assert (closed.principal_fen, closed.unbilled_fen, closed.minimum_fen) == (90_000, 60_000, 30_150)


def test_a_row_not_paid_in_time_bears_interest_from_its_day():
    shown = seen([(BOUGHT_ON, "plan", 0, {"rows": THREE[:1]})], NEXT_ON)
    # 300.00 × 31 days = 9.30, and the 1.00 that the row names
    assert shown.interest_fen == 930 + 100


def test_purchases_become_a_plan():
    convert = (date(2025, 12, 8), "convert", 0, {"rows": rows((NEXT_ON, 900_000, 0, 9_000))})
    shown = seen([BOUGHT, convert], DUE_ON)

    assert (shown.purchases_fen, shown.unbilled_fen, shown.principal_fen) == (100_000, 900_000, 1_000_000)
    assert (shown.left_fen, shown.minimum_fen) == (100_000, 100_000)


def test_no_more_becomes_a_plan_than_was_bought():
    convert = (date(2025, 12, 8), "convert", 0, {"rows": rows((NEXT_ON, 1_000_001, 0, 0))})
    shown = seen([BOUGHT, convert], DUE_ON)
    assert (problems(shown), shown.purchases_fen) == ([(1, "more_than_open", 1_000_001)], 1_000_000)


def test_a_plan_that_is_called_falls_due_at_once():
    plan, call = (BOUGHT_ON, "plan", 0, {"rows": THREE}), (date(2025, 12, 20), "accelerate")
    shown = seen([plan, call], NEXT_ON)

    assert (shown.unbilled_fen, shown.instalments_fen) == (0, 90_000)
    assert lines(shown.statements[-1]) == [
        ("accelerate", 60_000),
        ("penalty", 1_508),
        ("interest", 930),
    ]
    assert problems(seen([call], NEXT_ON)) == [(0, "nothing_open", 0)]


def test_a_plan_without_principal_to_come_cannot_be_called_and_its_fees_stay():
    plan = (BOUGHT_ON, "plan", 0, {"rows": rows((CLOSED_ON, 30_000, 0, 0), (NEXT_ON, 0, 0, 500))})
    shown = seen([plan, (date(2025, 12, 20), "accelerate")], NEXT_ON)
    assert (problems(shown), shown.instalments_fen, shown.fees_fen) == ([(1, "nothing_open", 0)], 30_000, 500)


def test_a_payment_taken_back_is_owed_again_and_so_is_what_it_was_asked_for():
    paid, back_on = (DUE_ON, "payment", 1_000_000), date(2025, 12, 29)
    shown = seen([BOUGHT, paid, (back_on, "reversal", 0, {"of": 1})], back_on)

    assert (shown.purchases_fen, shown.minimum_fen, shown.days_late) == (1_000_000, 100_000, 4)
    assert [(line.what.value, line.fen) for line in shown.lines] == [
        ("payment", -1_000_000),
        ("reversal", 1_000_000),
    ]


def test_credit_that_was_used_is_owed_when_its_payment_is_taken_back():
    paid, new = (date(2025, 11, 20), "payment", 150_000), (date(2025, 11, 25), "purchase", 120_000)
    shown = seen([paid, new, (date(2025, 11, 28), "reversal", 0, {"of": 0})], CLOSED_ON)
    assert (shown.purchases_fen, shown.credit_fen, shown.balance_fen) == (120_000, 0, 120_000)


def test_charges_carried_in_stand_beside_the_ceiling_again_when_their_payment_is_taken_back():
    carried = (OPENED_ON, "carried", 800, {"part": CardPart.INTEREST})
    paid, back = (OPENED_ON, "payment", 800), (date(2025, 12, 9), "reversal", 0, {"of": 2})
    late = (date(2025, 12, 8), "carried", 500, {"part": CardPart.FEE})
    story = [carried, (OPENED_ON, "purchase", 1_000_000), paid, late, back]

    def charges(on):
        shown = seen(story, on)
        return shown.settled_on, shown.carried_charges_fen, shown.charges_paid_fen

    # paid whole when the statement closes: they are in no recount any more; then what is carried in late
    assert charges(CLOSED_ON) == (OPENED_ON, 0, 0)
    assert charges(date(2025, 12, 8)) == (OPENED_ON, 500, 0)
    assert charges(date(2025, 12, 9)) == (OPENED_ON, 1_300, 0)


def test_charges_carried_in_after_a_statement_and_paid_cancel_each_other():
    carried = (date(2025, 12, 8), "carried", 500, {"part": CardPart.FEE})
    shown = seen([BOUGHT, carried, (date(2025, 12, 9), "payment", 500)], date(2025, 12, 9))
    assert (shown.settled_on, shown.carried_charges_fen, shown.charges_paid_fen) == (BOUGHT_ON, 0, 0)


@pytest.mark.parametrize("of", [None, 0, 2, 7])
def test_only_a_payment_made_before_can_be_taken_back_and_only_once(of):
    back = (date(2025, 12, 29), "reversal", 0, {"of": of})
    assert problems(seen([BOUGHT, back], NEXT_ON)) == [(1, "no_such_posting", 0)]

    twice = [BOUGHT, (DUE_ON, "payment", 500), *[(DUE_ON, "reversal", 0, {"of": 1})] * 2]
    assert problems(seen(twice, NEXT_ON)) == [(2, "no_such_posting", 0), (3, "no_such_posting", 0)]


def test_a_refund_lowers_its_purchase_and_is_no_payment():
    refund = (date(2025, 12, 10), "refund", 300_000, {"of": 0})
    shown = seen([BOUGHT, refund], date(2025, 12, 26))
    assert (shown.purchases_fen, shown.minimum_fen, shown.penalty_fen) == (700_000, 100_000, 5_000)

    nearly_all = seen([BOUGHT, (date(2025, 12, 10), "refund", 950_000, {"of": 0})], DUE_ON)
    assert nearly_all.minimum_fen == 50_000


def test_a_refund_of_what_was_paid_becomes_credit():
    shown = seen([BOUGHT, (DUE_ON, "payment", 1_000_000), (NEXT_ON, "refund", 40_000, {"of": 0})], NEXT_ON)
    assert (shown.credit_fen, shown.balance_fen, shown.total_fen) == (40_000, -40_000, 0)


def test_no_more_comes_back_than_was_bought():
    twice = [BOUGHT, *[(date(2025, 12, 10), "refund", 600_000, {"of": 0})] * 2]
    shown = seen(twice, DUE_ON)
    assert (problems(shown), shown.purchases_fen) == ([(2, "more_than_bought", 0)], 400_000)


def test_waived_interest_includes_what_has_run_since_the_statement():
    # 560.00 were charged on 5 January, 100.00 have run until the 15th
    waived = (date(2026, 1, 15), "waiver", 66_000, {"part": CardPart.INTEREST})
    shown = seen([BOUGHT, waived], date(2026, 1, 15))
    assert (shown.interest_fen, problems(shown)) == (0, [])


def test_a_waiver_of_more_than_there_is_says_what_it_did_not_use():
    waived = (date(2026, 1, 15), "waiver", 9_000, {"part": CardPart.PENALTY})
    shown = seen([BOUGHT, waived], date(2026, 1, 15))
    assert (shown.penalty_fen, problems(shown)) == (0, [(1, "more_than_open", 4_000)])


@pytest.mark.parametrize(
    ("posting", "code"),
    [
        ((date(2025, 10, 31), "purchase", 100), "before_opening"),
        ((BOUGHT_ON, "purchase", 0), "not_positive"),
        ((BOUGHT_ON, "payment", -100), "not_positive"),
        ((BOUGHT_ON, "waiver", 100), "part_missing"),
        ((BOUGHT_ON, "carried", 100), "part_missing"),
        ((BOUGHT_ON, "carried", 100, {"part": CardPart.FEE, "due_on": CLOSED_ON}), "due_odd"),
        ((BOUGHT_ON, "plan"), "rows_odd"),
        ((BOUGHT_ON, "plan", 0, {"rows": THREE[::-1]}), "rows_odd"),
        ((CLOSED_ON, "plan", 0, {"rows": THREE}), "rows_odd"),
        ((BOUGHT_ON, "plan", 0, {"rows": rows((CLOSED_ON, 0, 5, 5))}), "rows_odd"),
        ((BOUGHT_ON, "refund", 100, {"of": 3}), "no_such_posting"),
        ((BOUGHT_ON, "refund", 100, {"of": 0}), "no_such_posting"),
    ],
    ids=str,
)
def test_a_posting_that_cannot_be_is_named_and_changes_nothing(posting, code):
    shown = seen([posting], NEXT_ON)
    assert problems(shown) == [(0, code, 0)]
    assert (shown.total_fen, shown.credit_fen, shown.lines) == (0, 0, ())


def test_a_posting_after_the_day_shown_is_no_problem():
    assert problems(seen([(date(2026, 2, 1), "payment", -5)], NEXT_ON)) == []


def test_an_old_balance_is_carried_in_with_its_due_day():
    opened_on = date(2026, 6, 1)
    old = [(CardPart.PURCHASE, 900_000), (CardPart.INTEREST, 40_000), (CardPart.PENALTY, 5_000)]
    carried = [(opened_on, "carried", fen, {"part": part, "due_on": date(2026, 3, 25)}) for part, fen in old]
    shown = seen(carried, date(2026, 6, 5), opened_on=opened_on)

    # 9,000.00 bear from the first day on: 4 days
    assert (shown.late_since, shown.days_late) == (date(2026, 3, 25), 72)
    assert (shown.interest_fen, shown.minimum_fen) == (40_000 + 3_600, 948_600)
    assert shown.carried_charges_fen == 45_000


def allowed(shown, as_of):
    cap = CapSegment(from_on=None, until_on=None, value_e9=240_000_000, effect="test", because=())
    fen = charges_allowed(shown.principal_days, shown.settled_on, as_of, [cap])
    assert fen is not None
    return round_half_up(fen) + shown.carried_charges_fen - shown.charges_paid_fen


def test_the_ceiling_counts_from_the_day_from_which_interest_is_unpaid():
    as_of = date(2026, 2, 5)
    shown = seen([BOUGHT], as_of)
    # nothing was ever paid: 24 % on 10,000.00 from the day it was posted, 87 days: 572.05
    assert (shown.settled_on, allowed(shown, as_of)) == (BOUGHT_ON, 57_205)


def test_the_ceiling_starts_afresh_when_every_charge_is_paid():
    paid_on, as_of = date(2026, 1, 10), date(2026, 2, 5)
    shown = seen([BOUGHT, (DUE_ON, "payment", 100_000), (paid_on, "payment", 54_900)], as_of)
    # all charges until 5 January are paid: 24 % on 9,000.00 from there, 31 days
    assert (shown.settled_on, shown.charges_paid_fen) == (NEXT_ON, 0)
    assert allowed(shown, as_of) == 18_345


def test_a_balance_carried_in_keeps_its_charges_under_the_ceiling():
    carried = [
        (OPENED_ON, "carried", 1_000_000, {"part": CardPart.PURCHASE}),
        (OPENED_ON, "carried", 7_000, {"part": CardPart.INTEREST}),
    ]
    assert allowed(seen(carried, date(2025, 11, 11)), date(2025, 11, 11)) == 7_000 + 6_575
