"""Stories of one card: free periods, interest, minimum payments, late fees, orders of payment."""

from datetime import date

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.case.terms import InterestMode
from liangqing.ledger.card_account import CardPart
from tests.ledger.cards import OPENED_ON, lines, seen

BOUGHT_ON, CLOSED_ON, DUE_ON = date(2025, 11, 10), date(2025, 12, 5), date(2025, 12, 25)
NEXT_ON = date(2026, 1, 5)
BOUGHT = (BOUGHT_ON, "purchase", 1_000_000)


def test_paid_whole_by_the_due_day_a_purchase_costs_nothing():
    shown = seen([BOUGHT, (DUE_ON, "payment", 1_000_000)], NEXT_ON)

    assert (shown.total_fen, shown.credit_fen, shown.held_fen, shown.late_since) == (0, 0, 0, None)
    assert lines(shown.statements[-1]) == [("payment", -1_000_000)]


def test_before_the_due_day_the_interest_that_may_come_is_told():
    # 10,000.00 × 0.001 × 25 days = 250.00 on the statement day; not owed yet
    shown = seen([BOUGHT], CLOSED_ON)

    assert (shown.held_fen, shown.interest_fen, shown.balance_fen, shown.due_on) == (
        25_000,
        0,
        1_000_000,
        DUE_ON,
    )
    assert (shown.minimum_fen, shown.left_fen, shown.late_since) == (100_000, 1_000_000, None)


def test_the_last_day_is_still_in_time_and_the_next_is_not():
    late_on = date(2025, 12, 26)
    on_last_day, day_after = seen([BOUGHT], DUE_ON), seen([BOUGHT], late_on)

    assert (on_last_day.days_late, on_last_day.interest_fen, on_last_day.penalty_fen) == (0, 0, 0)
    # 46 days × 10.00; 5 % of the 1,000.00 that were asked for
    assert (day_after.days_late, day_after.interest_fen, day_after.penalty_fen) == (1, 46_000, 5_000)
    assert day_after.late_since == DUE_ON


def test_grace_days_move_the_last_day_and_not_the_due_day():
    paid_in_grace = [BOUGHT, (date(2025, 12, 28), "payment", 1_000_000)]

    assert seen(paid_in_grace, NEXT_ON, grace_days=3).total_fen == 0
    assert seen(paid_in_grace, NEXT_ON, grace_days=2).total_fen > 0
    assert seen([BOUGHT], date(2025, 12, 28), grace_days=3).days_late == 0
    assert seen([BOUGHT], date(2025, 12, 29), grace_days=3).days_late == 4


@pytest.mark.parametrize(("short_fen", "interest_fen"), [(1_000, 0), (1_001, 45_011)])
def test_a_rest_within_the_tolerance_counts_as_paid_whole(short_fen, interest_fen):
    # one fen more: 10,000.00 × 45 days, then 10.01 × 11 days = 0.11
    shown = seen([BOUGHT, (DUE_ON, "payment", 1_000_000 - short_fen)], NEXT_ON, tolerance_fen=1_000)

    assert (shown.interest_fen, shown.purchases_fen, shown.penalty_fen) == (interest_fen, short_fen, 0)


@pytest.mark.parametrize(
    ("mode", "interest_fen"),
    [
        # 10,000.00 × 45 days + 9,000.00 × 11 days
        (InterestMode.FULL, 45_0_00 + 9_9_00),
        # 9,000.00 × 56 days
        (InterestMode.UNPAID, 50_4_00),
    ],
)
def test_after_the_minimum_the_whole_or_the_rest_bears_interest(mode, interest_fen):
    shown = seen([BOUGHT, (DUE_ON, "payment", 100_000)], NEXT_ON, interest_mode=mode)

    assert shown.interest_fen == interest_fen
    assert (shown.penalty_fen, shown.late_since) == (0, None)
    worked = shown.statements[-1].worked
    assert sum(one.base_fen * (one.until_on - one.from_on).days for one in worked) == interest_fen * 1_000


def test_sixty_nine_yuan_left_of_eighteen_thousand():
    # 0.05 % a day on 18,869.36 for 45 days and on 69.36 for 11: 424.56 + 0.38
    rates = ((OPENED_ON, 182_500_000),)
    shown = seen([(BOUGHT_ON, "purchase", 1_886_936), (DUE_ON, "payment", 1_880_000)], NEXT_ON, rates=rates)
    assert (shown.purchases_fen, shown.interest_fen) == (6_936, 42_494)


def test_what_was_paid_before_the_statement_never_bore_anything():
    early = [BOUGHT, (date(2025, 12, 1), "payment", 400_000)]
    # 6,000.00 × 46 days
    assert seen(early, date(2025, 12, 26)).interest_fen == 27_600


def test_cash_bears_interest_from_its_day_even_if_all_is_paid_in_time():
    shown = seen([(BOUGHT_ON, "cash", 100_000), (DUE_ON, "payment", 102_500)], NEXT_ON)
    # 25 days until the statement, 20 more until it is paid
    assert [lines(statement) for statement in shown.statements[1:]] == [
        [("cash", 100_000), ("interest", 2_500)],
        [("payment", -102_500), ("interest", 2_000)],
    ]
    assert shown.statements[1].minimum_fen == 102_500


def test_cash_has_a_rate_of_its_own():
    shown = seen([(BOUGHT_ON, "cash", 100_000)], CLOSED_ON, cash_rates=((OPENED_ON, 730_000_000),))
    assert shown.interest_fen == 5_000


def test_a_rate_that_changes_counts_from_its_day():
    rates = ((OPENED_ON, 365_000_000), (date(2025, 12, 1), 0))
    assert seen([BOUGHT], date(2025, 12, 26), rates=rates).interest_fen == 21_000


def test_a_late_fee_has_a_least_amount_and_bears_nothing():
    small = [(BOUGHT_ON, "purchase", 10_000), (BOUGHT_ON, "fee", 30_000)]
    shown = seen(small, date(2026, 2, 5), late_fee_least_fen=2_000)
    # asked for: 300.00 + 10.00, 5 % are 15.50: 20.00 is the least. Then those 310.00, 20.00, interest 5.60 and a tenth
    # of the purchase that was not asked for yet, 9.00: 344.60, and 5 % of it are 17.23: 20.00 again
    assert [lines(statement) for statement in shown.statements[2:]] == [
        [("penalty", 2_000), ("interest", 560)],
        [("penalty", 2_000), ("interest", 310)],
    ]
    assert [statement.minimum_fen for statement in shown.statements[1:3]] == [31_000, 34_460]


def test_interest_bears_interest_only_where_the_contract_says_so():
    simple, compound = (seen([BOUGHT], date(2026, 2, 5), compounds=said) for said in (False, True))

    # 56 days are charged on 5 January: 560.00. Until 5 February 31 more; with compounding 560.00 × 0.001 × 31 = 17.36
    assert simple.interest_fen == 56_000 + 31_000
    assert compound.interest_fen == 56_000 + 31_000 + 1_736


def test_the_minimum_is_asked_for_again_with_what_came_since():
    shown = seen([BOUGHT], date(2026, 1, 5))
    # arrears 1,000.00 + 10 % of the other 9,000.00 + interest 560.00 + late fee 50.00
    assert shown.statements[-1].minimum_fen == 100_000 + 90_000 + 56_000 + 5_000
    assert shown.minimum_fen == shown.statements[-1].minimum_fen


def test_the_minimum_has_a_least_amount_but_never_more_than_all():
    assert seen([BOUGHT], CLOSED_ON, minimum_least_fen=150_000).minimum_fen == 150_000
    assert seen([BOUGHT], CLOSED_ON, minimum_least_fen=1_500_000).minimum_fen == 1_000_000


def test_days_late_count_from_the_first_minimum_that_is_not_paid():
    unpaid = seen([BOUGHT], date(2026, 2, 1))
    cured = seen([BOUGHT, (date(2026, 1, 31), "payment", 100_000)], date(2026, 2, 1))
    caught_up = seen([BOUGHT, (date(2026, 1, 31), "payment", 251_000)], date(2026, 2, 1))

    assert (unpaid.late_since, unpaid.days_late) == (DUE_ON, 38)
    assert (cured.late_since, cured.days_late) == (date(2026, 1, 25), 7)
    assert (caught_up.late_since, caught_up.minimum_fen) == (None, 0)


@pytest.mark.parametrize(
    ("paid_on", "days_late", "purchases_fen", "interest_fen"),
    [(date(2026, 3, 25), 90, 1_000_000, 20_000), (date(2026, 3, 26), 91, 848_672, 136_000)],
)
def test_from_the_day_that_the_rule_names_principal_comes_first(
    paid_on, days_late, purchases_fen, interest_fen
):
    # billed until 5 March: interest 560.00 + 310.00 + 280.00, late fees 50.00 + 125.50 + 187.78; 10.00 a day runs since
    shown = seen([BOUGHT, (paid_on, "payment", 151_328)], paid_on, principal_first_from=91)

    assert seen([BOUGHT], paid_on).days_late == days_late
    assert (shown.purchases_fen, shown.interest_fen) == (purchases_fen, interest_fen)
    assert shown.late_since == date(2026, 1, 25)  # the minimum of December is paid


def test_several_payments_a_day_and_more_than_is_owed():
    paid = [(DUE_ON, "payment", 600_000), (DUE_ON, "payment", 600_000)]
    shown = seen([BOUGHT, *paid], DUE_ON)
    assert (shown.total_fen, shown.credit_fen) == (0, 200_000)

    used = seen([BOUGHT, *paid, (date(2025, 12, 30), "purchase", 250_000)], NEXT_ON)
    assert (used.purchases_fen, used.credit_fen, used.balance_fen) == (50_000, 0, 50_000)
    assert used.held_fen == 300  # 500.00 × 0.001 × 6 days


def test_billed_items_are_paid_before_new_ones():
    new = (date(2025, 12, 10), "cash", 200_000)
    shown = seen([BOUGHT, new, (DUE_ON, "payment", 1_000_000)], DUE_ON)
    assert (shown.left_fen, shown.cash_fen, shown.purchases_fen) == (0, 200_000, 0)


def test_the_statement_closes_on_the_last_day_of_a_short_month():
    shown = seen([], date(2026, 3, 31), opened_on=OPENED_ON, statement_day=31)
    days = [statement.closed_on for statement in shown.statements]
    assert days == [
        date(2025, 11, 30),
        date(2025, 12, 31),
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
    ]


def test_a_due_day_of_the_month():
    shown = seen([], date(2026, 2, 28), due_after_days=None, due_day=28, statement_day=10)
    assert [statement.due_on for statement in shown.statements] == [
        date(2025, 11, 28),
        date(2025, 12, 28),
        date(2026, 1, 28),
        date(2026, 2, 28),
    ]


@pytest.mark.parametrize(
    "terms",
    [
        {"statement_day": 0},
        {"statement_day": 32},
        {"due_day": 3},
        {"due_after_days": None},
        {"due_after_days": 0},
        {"due_after_days": 30},
        {"due_after_days": 25, "grace_days": 6},
        {"due_after_days": None, "due_day": 32},
        {"order": (CardPart.FEE,)},
        {"year_days": 366},
        {"rates": ()},
        {"rates": ((date(2025, 11, 2), 1),)},
        {"cash_rates": ((OPENED_ON, 1), (OPENED_ON, 2))},
        {"rates": ((OPENED_ON, -1),)},
        {"minimum_e9": -1},
        {"grace_days": -1},
        {"opened_on": date(2026, 12, 1), "rates": ((OPENED_ON, 1),), "cash_rates": ((OPENED_ON, 1),)},
    ],
    ids=str,
)
def test_terms_that_contradict_themselves_are_refused(terms):
    with pytest.raises(InputUnusable):
        seen([BOUGHT], date(2026, 6, 1), **terms)
