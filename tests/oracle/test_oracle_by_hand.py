"""Small histories worked out by hand: they pin the oracle itself. The arithmetic stands beside each figure.

The usual loan: 300,000 fen on 1 January 2024, three scheduled instalments 30 days apart, act/360, penalty 18 % a year,
so that 100,000 fen overdue cost 100,000 * 0.18 / 360 = 50 fen a day.
"""

from datetime import date

import pytest

from tests.oracle.histories import history
from tests.oracle.oracle import pot, show

JAN_1, JAN_11, JAN_31 = date(2024, 1, 1), date(2024, 1, 11), date(2024, 1, 31)
FEB_5, FEB_10, FEB_20 = date(2024, 2, 5), date(2024, 2, 10), date(2024, 2, 20)
MAR_1, MAR_2, MAR_11, MAR_31 = date(2024, 3, 1), date(2024, 3, 2), date(2024, 3, 11), date(2024, 3, 31)
APR_10, APR_30, MAY_1, JUN_1 = date(2024, 4, 10), date(2024, 4, 30), date(2024, 5, 1), date(2024, 6, 1)
CEILING = [(JAN_1, 365_000_000)]  # 36.5 %: one thousandth a day


def loan(**changes):
    """The usual loan, changed."""
    usual = {
        "drawn_on": JAN_1,
        "principal": 300_000,
        "manner": "scheduled",
        "rates": [(JAN_1, 0)],
        "instalments": [(JAN_31, 100_000, 3_000, 0), (MAR_1, 100_000, 2_000, 0), (MAR_31, 100_000, 1_000, 0)],
        "penalty_e9": 180_000_000,
        "penalty_on_interest": False,
        "penalty_compounds": False,
        "grace_days": 0,
        "order": ("costs", "fees", "interest", "penalty", "principal"),
        "principal_first_from": None,
        "day_count": "act/360",
        "rounding": "half_up",
    }
    return usual | changes


def accruing(**changes):
    """365,000 fen at 10 %, act/365: 100 fen a day."""
    rows = [(JAN_31, 165_000, 0, 0), (MAR_1, 200_000, 0, 0)]
    usual = {"manner": "accruing", "principal": 365_000, "rates": [(JAN_1, 100_000_000)], "instalments": rows}
    return loan(**({"day_count": "act/365"} | usual | changes))


def it(on, kind, fen=None, **more):
    """A happening."""
    return {"on": on, "kind": kind} | ({} if fen is None else {"fen": fen}) | more


def check(shown, **expected):
    """The named figures are as worked out, and the total is the sum of the five parts."""
    assert {name: shown[name] for name in expected} == expected
    assert shown["total"] == sum(
        shown[part] for part in ("principal", "interest", "penalty", "fees", "costs")
    )


def test_a_loan_paid_on_time():
    paid = [it(JAN_31, "payment", 103_000), it(MAR_1, "payment", 102_000), it(MAR_31, "payment", 101_000)]
    # 10 of 30 days to the next due day: 2,000 * 10 / 30 = 666.67
    check(show(loan(), paid, FEB_10), principal=200_000, interest=667, penalty=0, total=200_667, overdue=0)
    check(
        show(loan(), paid, FEB_10),
        late_since=None,
        days_late=0,
        settled_on=JAN_31,
        charges_paid=0,
        problems=[],
    )
    check(show(loan(), paid, APR_30), total=0, advance=0, unreversed=0, settled_on=MAR_31)
    # from 31 January 10 days of 200 fen; less 50,000 kept back 150 fen; no ceiling from 5 February: 5 days of 200
    assert pot(loan(), paid, FEB_10, CEILING, 0) == 2_000
    assert pot(loan(), paid, FEB_10, CEILING, 50_000) == 1_500
    assert pot(loan(), paid, FEB_10, [*CEILING, (FEB_5, 0)], 0) == 1_000
    # accruing: 30 days of 100 fen; then 200,000 * 0.1 / 365 = 54.7945 a day: 10 days 547.95, 30 days 1,643.84
    paid = [it(JAN_31, "payment", 168_000), it(MAR_1, "payment", 201_644)]
    check(show(accruing(), [], JAN_31), principal=365_000, interest=3_000, overdue=168_000)
    check(show(accruing(), paid, FEB_10), principal=200_000, interest=548, settled_on=JAN_31)
    check(show(accruing(), paid, MAR_1), total=0, advance=0, settled_on=MAR_1)


def test_a_missed_instalment_bears_penalty_for_30_days():
    # 30 days of 50 fen; on 1 March the second instalment joins: 100 fen a day from then on
    check(
        show(loan(), [], MAR_1),
        principal=300_000,
        interest=5_000,
        penalty=1_500,
        total=306_500,
        overdue=205_000,
    )
    check(show(loan(), [], MAR_1), late_since=JAN_31, days_late=30, settled_on=JAN_1)
    check(show(loan(), [], MAR_2), penalty=1_600, interest=5_033, days_late=31)  # and 1,000 * 1 / 30 = 33.33
    # with interest: 30 days on 103,000 = 51.50 a day, 1,545; then one day on 205,000, 102.50: 1,647.50
    check(show(loan(penalty_on_interest=True), [], MAR_1), penalty=1_545)
    for rounding, penalty in (("half_up", 1_648), ("up", 1_648), ("down", 1_647)):
        check(show(loan(penalty_on_interest=True, rounding=rounding), [], MAR_2), penalty=penalty)
    # compounding: 1,500 bears penalty from 1 March: 201,500 * 0.0005 = 100.75 a day; 10 days 1,007.50
    check(show(loan(penalty_compounds=True), [], MAR_11), penalty=2_508)
    # 60 days (1 January to 1 March) of 300 fen
    assert pot(loan(), [], MAR_1, CEILING, 0) == 18_000


def test_a_partial_payment_settles_part_after_part():
    before = [it(FEB_5, "fee", 700), it(FEB_5, "cost", 300)]
    # 10 days late: costs 300, fees 700, interest 3,000, and 200 of the penalty of 500
    shown = show(loan(), [*before, it(FEB_10, "payment", 4_200)], FEB_10)
    check(
        shown, principal=300_000, interest=667, penalty=300, fees=0, costs=0, total=300_967, overdue=100_000
    )
    check(shown, late_since=JAN_31, charges_paid=4_200, settled_on=JAN_1, advance=0)
    # principal first in the order: 100,000 of it, and no penalty runs any more, but 3,700 of interest and fee are late
    order = ("principal", "costs", "fees", "interest", "penalty")
    shown = show(loan(order=order), [*before, it(FEB_10, "payment", 100_000)], FEB_20)
    check(
        shown, principal=200_000, interest=4_333, penalty=500, fees=700, costs=300
    )  # 3,000 + 2,000 * 20 / 30
    check(shown, overdue=3_700, late_since=JAN_31, days_late=20, charges_paid=0)


def test_grace_kept_and_missed():
    # three days of grace from 31 January end on 3 February; what they cost waits until that day has passed
    mild, feb_3, feb_4 = loan(grace_days=3), date(2024, 2, 3), date(2024, 2, 4)
    check(show(mild, [], feb_3), penalty=0, days_late=3)
    check(show(mild, [], feb_4), penalty=200)  # 4 days of 50
    in_time = [it(feb_3, "payment", 103_000)]
    check(show(mild, in_time, feb_4), penalty=0, overdue=0, late_since=None, settled_on=JAN_31)
    # a day too late: interest 3,000, penalty 200, principal 99,800
    check(show(mild, [it(feb_4, "payment", 103_000)], feb_4), penalty=0, overdue=200, principal=200_200)
    # all but one fen in time: 150 for three days come, and 0.0005 for the fourth
    nearly = [it(feb_3, "payment", 102_999)]
    check(show(mild, nearly, feb_4), penalty=150, overdue=1)
    check(show(mild | {"rounding": "up"}, nearly, feb_4), penalty=151)


@pytest.mark.parametrize(
    ("drawn_on", "day", "interest"),
    [
        (date(2023, 1, 31), date(2023, 2, 28), 2_800),  # 30 + 28 - 30
        (date(2023, 1, 31), date(2023, 3, 1), 3_100),  # 60 + 1 - 30
        (date(2023, 1, 31), date(2023, 3, 30), 6_000),  # 60 + 30 - 30
        (date(2023, 1, 31), date(2023, 3, 31), 6_000),  # the 31st counts as the 30th
        (date(2024, 1, 31), date(2024, 2, 29), 2_900),  # 30 + 29 - 30
    ],
)
def test_thirty_360_across_february(drawn_on, day, interest):
    # 360,000 fen at 10 %: 100 fen a day. Overdue at 36 %: 360 fen a day, and principal alone bears it
    due = date(drawn_on.year, 3, 31)
    rates, rows = [(drawn_on, 100_000_000)], [(due, 360_000, 0, 0)]
    shape = {
        "drawn_on": drawn_on,
        "principal": 360_000,
        "rates": rates,
        "instalments": rows,
        "penalty_e9": 360_000_000,
    }
    thirty = accruing(**shape, day_count="30/360")
    check(show(thirty, [], day), principal=360_000, interest=interest, penalty=0)
    check(show(thirty, [], date(drawn_on.year, 4, 1)), interest=6_000, penalty=360)
    check(show(thirty, [], date(drawn_on.year, 5, 30)), interest=6_000, penalty=21_600)  # 60 days
    check(show(thirty, [], date(drawn_on.year, 5, 31)), interest=6_000, penalty=21_600, days_late=61)


def test_a_prepayment():
    # accruing, 10 days: 1,000 of interest, then 100,000 of principal; 20 days on 265,000: 72.6027 a day, 1,452.05
    early = [it(JAN_11, "prepayment", 101_000)]
    check(
        show(accruing(), early, JAN_11),
        principal=265_000,
        interest=0,
        total=265_000,
        overdue=0,
        late_since=None,
    )
    # the 1,000 were paid for days after the last due day: they stay counted
    check(show(accruing(), early, JAN_11), advance=0, settled_on=JAN_1, charges_paid=1_000)
    check(show(accruing(), early, JAN_31), principal=265_000, interest=1_452, overdue=166_452)
    # one fen less than the interest waits as advance; on 31 January it goes on the interest of 3,000
    small = [it(JAN_11, "prepayment", 999)]
    check(show(accruing(), small, JAN_11), principal=364_001, interest=1_000, advance=999)
    check(show(accruing(), small, JAN_31), principal=365_000, interest=2_001, advance=0, overdue=167_001)
    # the whole loan on that day, and 5 fen too much; no instalment comes any more
    check(show(accruing(), [it(JAN_11, "prepayment", 366_005)], JAN_31), total=0, advance=5, late_since=None)
    # a free rate from 11 January: 10 days of 100
    check(show(accruing(), [it(JAN_11, "rate", e9=0)], JAN_31), interest=1_000)
    # scheduled: 200,000 and a share of 667 clear the loan; one fen less is only paid ahead
    first = it(JAN_31, "payment", 103_000)
    check(
        show(loan(), [first, it(FEB_10, "prepayment", 200_667)], MAR_31),
        total=0,
        advance=0,
        settled_on=FEB_10,
    )
    shown = show(loan(), [first, it(FEB_10, "prepayment", 200_666)], FEB_10)
    check(shown, principal=0, interest=667, advance=200_666, settled_on=JAN_31)


def test_acceleration():
    # 10 days late: penalty 500; the share 667 and 200,000 fall due; then 300,000 bear 150 a day
    called = [it(FEB_10, "accelerate")]
    shown = show(loan(), called, FEB_10)
    check(shown, principal=300_000, interest=3_667, penalty=500, total=304_167, overdue=303_667)
    check(shown, late_since=JAN_31, days_late=10, settled_on=JAN_1)
    check(show(loan(), called, FEB_20), penalty=2_000, interest=3_667)
    check(
        show(loan(), called, MAR_2), penalty=3_650, interest=3_667, overdue=303_667
    )  # 21 days; nothing fell due
    # accruing: 10 days of 100 fen, and no interest after that
    check(
        show(accruing(), [it(JAN_11, "accelerate")], JAN_31),
        principal=365_000,
        interest=1_000,
        late_since=JAN_11,
    )
    # on the due day itself the acceleration comes first and takes the whole interest of the row
    check(
        show(loan(), [it(JAN_31, "accelerate")], JAN_31), interest=3_000, overdue=303_000, late_since=JAN_31
    )


def test_a_waiver_of_penalty():
    # 1,500 on 1 March, all of it bears penalty; 500 waived: 201,000 * 0.0005 = 100.50 a day, 10 days 1,005
    hard = loan(penalty_compounds=True)
    some = [it(MAR_1, "waiver", 500, part="penalty")]
    check(show(hard, some, MAR_1), penalty=1_000)
    check(show(hard, some, MAR_11), penalty=2_005)
    # more than there is: nothing stays, and 200,000 bear 100 a day
    check(show(hard, [it(MAR_1, "waiver", 9_999, part="penalty")], MAR_11), penalty=1_000, problems=[])
    check(show(hard, [it(MAR_1, "waiver", 0, part="penalty")], MAR_1), penalty=1_500, problems=[0])
    # principal: 200,000 overdue first, then 40,000 of what is not due
    shown = show(hard, [it(MAR_1, "waiver", 240_000, part="principal")], MAR_11)
    # 200,000 reach over the 103,000 of 31 January; 1,500 * 0.0005 * 10 = 7.50
    check(shown, principal=60_000, overdue=5_000, penalty=1_508, late_since=MAR_1)


def test_a_reversal():
    # 10 February: interest 3,000, penalty 500, principal 100,000; opened again on the 20th; 10 days of 50 by 1 March
    paid, back = it(FEB_10, "payment", 103_500), it(FEB_20, "reversal", of=0)
    check(show(loan(), [paid], FEB_20), penalty=0, overdue=0, settled_on=JAN_31, charges_paid=500)
    shown = show(loan(), [paid, back], FEB_20)
    check(shown, principal=300_000, interest=4_333, penalty=500, overdue=103_000)  # 3,000 + 2,000 * 20 / 30
    check(shown, late_since=JAN_31, days_late=20, advance=0, unreversed=0)
    check(show(loan(), [paid, back], MAR_1), penalty=1_000)
    # again, of nothing, of a reversal, of a payment of the same day; what is after the day shown is not looked at
    bad = [back, it(FEB_20, "reversal", of=9), it(FEB_20, "reversal", of=1), it(FEB_20, "reversal", of=6)]
    bad += [it(FEB_20, "payment", 1), it(date(2023, 12, 31), "draw", 5), it(MAR_1, "payment", 0)]
    assert show(loan(), [paid, back, *bad], FEB_20)["problems"] == [2, 3, 4, 5, 7]
    # a prepayment that cleared a scheduled loan comes back as overdue: 200,000 and the share 667
    early = [it(JAN_31, "payment", 103_000), it(FEB_10, "prepayment", 200_667), it(FEB_20, "reversal", of=1)]
    shown = show(loan(), early, MAR_1)
    check(
        shown, principal=200_000, interest=667, overdue=200_667, late_since=FEB_10, penalty=1_000
    )  # 10 * 100


def test_capitalisation_with_rescheduling():
    # 200,000 + 103,000 + penalty 500 = 303,500; a cost of 300 stays
    rows = [(MAR_11, 150_000, 3_030, 0), (APR_10, 1, 1_500, 0)]
    done = [it(FEB_10, "reschedule", rows=rows), it(FEB_10, "capitalise"), it(FEB_5, "cost", 300)]
    # the share: 10 of the 40 days from 31 January to 11 March, 3,030 / 4 = 757.50
    shown = show(loan(), done, FEB_10)
    check(
        shown,
        principal=303_500,
        interest=758,
        penalty=0,
        costs=300,
        total=304_558,
        overdue=0,
        late_since=None,
    )
    # 11 March: 150,000 and 3,030; 10 April: the last row takes all; 30 days on 150,000 are 2,250
    check(show(loan(), done, MAR_11), principal=303_500, interest=3_030, overdue=153_030, late_since=MAR_11)
    shown = show(loan(), done, APR_10)
    check(shown, principal=303_500, interest=4_530, penalty=2_250, total=310_580, overdue=308_030)
    for bad in ([], [(FEB_10, 1, 0, 0)], rows[::-1], [rows[0], rows[0]]):
        check(show(loan(), [it(FEB_10, "reschedule", rows=bad)], MAR_1), problems=[0], overdue=205_000)


def test_principal_first_from_day_91():
    # 31 January + 91 days = 1 May (29 + 31 + 30 + 1); the penalty is 4,500 on 30 April and 4,550 on 1 May
    late = loan(principal=100_000, instalments=[(JAN_31, 100_000, 3_000, 0)], principal_first_from=91)
    check(
        show(late, [it(APR_30, "payment", 5_000)], APR_30),
        principal=100_000,
        interest=0,
        penalty=2_500,
        days_late=90,
    )
    shown = show(late, [it(MAY_1, "payment", 5_000)], MAY_1)
    check(shown, principal=95_000, interest=3_000, penalty=4_550, days_late=91, charges_paid=0)
    # 100,000 + 3,000 + 1,000 of the penalty: nothing is late any more, 3,550 stay and do not grow
    paid = [it(MAY_1, "payment", 104_000)]
    shown = show(late, paid, JUN_1)
    check(
        shown, principal=0, interest=0, penalty=3_550, late_since=None, settled_on=JAN_1, charges_paid=4_000
    )
    # 30 + 91 days of 100 fen, less 4,000
    assert pot(late, paid, JUN_1, CEILING, 0) == 8_100


def test_an_advance_is_used_at_the_next_due_day():
    # 150,000 - 103,000 = 47,000 ahead; on 1 March 2,000 go on interest and 45,000 on principal
    ahead = [it(JAN_31, "payment", 150_000)]
    check(show(loan(), ahead, JAN_31), principal=153_000, interest=0, advance=47_000, overdue=0)
    shown = show(loan(), ahead, MAR_1)
    check(shown, principal=155_000, interest=0, advance=0, overdue=55_000, late_since=MAR_1, days_late=0)
    check(shown, settled_on=MAR_1, charges_paid=0)
    # reversed after that: 100,000 and 3,000 open again, 47,000 cannot; 10 days on 55,000 are 275
    shown = show(loan(), [*ahead, it(MAR_11, "reversal", of=0)], MAR_11)
    check(shown, principal=255_000, interest=3_333, penalty=275, total=258_608, overdue=158_000)
    check(shown, unreversed=47_000, advance=0, late_since=JAN_31, days_late=40)


def test_what_is_paid_for_days_after_the_due_day_stays_counted():
    # 3,000 + penalty 500 + 100,000. On 31 January 3,000 of charges had fallen due: 3,500 - 3,000 stay counted
    paid = [it(FEB_10, "payment", 103_500)]
    check(show(loan(), paid, FEB_20), settled_on=JAN_31, charges_paid=500, overdue=0)
    # 10 days of 300 fen, 10 days of 200 fen, less 500
    assert pot(loan(), paid, FEB_20, CEILING, 0) == 4_500
    # with a fee of 700 and a cost of 300 of later days: 4,500 - 3,000
    dear = [it(FEB_5, "fee", 700), it(FEB_5, "cost", 300), it(FEB_10, "payment", 104_500)]
    check(show(loan(), dear, FEB_20), settled_on=JAN_31, charges_paid=1_500, overdue=0, fees=0, costs=0)
    # 1 March: 2,000 more fall due, and are open; once they are paid 5,500 of 5,500 were paid by that day
    check(show(loan(), paid, MAR_1), settled_on=JAN_31, charges_paid=500, overdue=102_000)
    later_on = [*paid, it(MAR_1, "payment", 102_000)]
    check(show(loan(), later_on, MAR_1), settled_on=MAR_1, charges_paid=0, overdue=0)
    # a waiver of the penalty instead: 3,000 of 3,000
    waived = [it(FEB_10, "waiver", 500, part="penalty"), it(FEB_10, "payment", 103_000)]
    check(show(loan(), waived, FEB_20), settled_on=JAN_31, charges_paid=0, overdue=0)


def test_charges_that_were_waived_were_never_paid():
    # 31 January: 3,000 fall due (due_base 3,000) and are waived; principal is paid. Nothing was paid on charges:
    # settled_base is the smaller of 3,000 and 0
    waived = [it(JAN_31, "waiver", 3_000, part="interest"), it(JAN_31, "payment", 100_000)]
    check(show(loan(), waived, FEB_5), settled_on=JAN_31, charges_paid=0, interest=333, overdue=0)
    # a cost of 600, and 500 of it paid: 100 stay open, so no settling follows: 500 - 0 (not 500 - 3,000)
    cost = [*waived, it(FEB_10, "cost", 600), it(FEB_10, "payment", 500)]
    check(show(loan(), cost, FEB_20), settled_on=JAN_31, charges_paid=500, costs=100, overdue=0)
    # 20 days of 200 fen from 31 January, less 500
    assert pot(loan(), cost, FEB_20, CEILING, 0) == 3_500


def test_a_reversal_takes_the_fresh_start_back():
    paid, back = it(FEB_10, "payment", 103_500), it(FEB_20, "reversal", of=0)
    check(show(loan(), [paid, back], FEB_20), settled_on=JAN_1, charges_paid=0)
    # 40 days to 10 February of 300 fen; until the reversal 10 days of 200
    assert pot(loan(), [paid, back], FEB_20, CEILING, 0) == 14_000
    # 5 February: interest 3,000 (penalty 250 stays open); 10 February: penalty 500, principal 100,000. Without
    # the first the second settled nothing: back to the start, with its 500
    two = [it(FEB_5, "payment", 3_000), it(FEB_10, "payment", 100_500), it(FEB_20, "reversal", of=0)]
    check(show(loan(), two, FEB_10), settled_on=JAN_31, charges_paid=500)
    shown = show(loan(), two, FEB_20)
    check(shown, settled_on=JAN_1, charges_paid=500, interest=4_333, overdue=3_000, late_since=JAN_31)
    # what was only paid ahead brought no fresh start: it stays
    ahead = [it(JAN_31, "payment", 103_000), it(FEB_10, "payment", 5_000), it(FEB_20, "reversal", of=1)]
    check(show(loan(), ahead, FEB_20), settled_on=JAN_31, charges_paid=0, advance=0, overdue=0)


def test_a_prepayment_without_interest_keeps_what_runs():
    # 365 fen at 10 %: a tenth of a fen a day, 0.4 on 5 January, rounded 0. 165 of principal; 200 fen then bear
    # 0.0547945 a day: 26 days 1.42. With the 0.4 that is 1.82: 2 fen
    tiny = accruing(principal=365, instalments=[(JAN_31, 165, 0, 0), (MAR_1, 200, 0, 0)])
    early = [it(date(2024, 1, 5), "prepayment", 165)]
    check(show(tiny, early, date(2024, 1, 5)), principal=200, interest=0, advance=0, charges_paid=0)
    check(show(tiny, early, JAN_31), principal=200, interest=2, overdue=167)
    # a day later 0.5 is rounded to 1: it is paid, 164 go on principal, and all of 0.5 is gone
    # 201 fen bear 0.0550685 a day: 25 days 1.38
    early = [it(date(2024, 1, 6), "prepayment", 165)]
    check(show(tiny, early, JAN_31), principal=201, interest=1, overdue=166)


def test_rescheduling_lets_instalments_fall_due_again():
    # called on 10 February: 300,000 and 3,667. 20 February: penalty 500 + 10 * 150 = 2,000, all of it becomes 305,667
    again = [it(FEB_10, "accelerate"), it(FEB_20, "capitalise")]
    again += [it(FEB_20, "reschedule", rows=[(MAR_11, 100_000, 4_000, 0), (APR_10, 1, 1_500, 0)])]
    # 10 of the 30 days from 10 February to 11 March: 1,333.33
    shown = show(loan(), again, FEB_20)
    check(shown, principal=305_667, interest=1_333, penalty=0, overdue=0, late_since=None, problems=[])
    shown = show(loan(), again, MAR_11)
    check(shown, principal=305_667, interest=4_000, penalty=0, overdue=104_000, late_since=MAR_11)
    # 30 days of 50 fen; the last row takes the other 205,667
    check(show(loan(), again, APR_10), principal=305_667, interest=5_500, penalty=1_500, overdue=311_167)
    # repaid whole on 10 February, 50,000 drawn on the 20th: without new rows they bear nothing and never fall due
    whole = [it(JAN_31, "payment", 103_000), it(FEB_10, "prepayment", 200_667), it(FEB_20, "draw", 50_000)]
    check(show(loan(), whole, APR_10), principal=50_000, interest=0, overdue=0, total=50_000)
    # with them: 10 of 30 days, 600 / 3 = 200; then all of it
    whole += [it(FEB_20, "reschedule", rows=[(MAR_11, 1, 600, 0)])]
    check(show(loan(), whole, FEB_20), principal=50_000, interest=200, settled_on=FEB_10, charges_paid=0)
    check(show(loan(), whole, MAR_11), principal=50_000, interest=600, overdue=50_600, late_since=MAR_11)


def test_the_last_instalment_takes_all_that_is_undue():
    # 50,000 drawn: the last takes 150,000. Penalty: 30 days of 50 and 30 days of 100
    drawn = [it(FEB_10, "draw", 50_000)]
    check(show(loan(), drawn, MAR_31), principal=350_000, interest=6_000, penalty=4_500, overdue=356_000)
    # the last of those to come just then is the one new row: it takes 200,000
    new = [it(FEB_10, "reschedule", rows=[(MAR_11, 1, 0, 0)])]
    check(show(loan(), new, MAR_11), principal=300_000, interest=3_000, overdue=303_000)
    # rows that name too much: 100,000, then 200,000 of 250,000, and nothing is left for the last
    rows = [(JAN_31, 100_000, 3_000, 0), (MAR_1, 250_000, 2_000, 0), (MAR_31, 100_000, 1_000, 0)]
    check(show(loan(instalments=rows), [], MAR_1), principal=300_000, overdue=305_000)
    check(show(loan(instalments=rows), [], MAR_31), principal=300_000, overdue=306_000)
    # drawn after the last instalment: it stays undue and bears nothing. 4,500 and 30 days of 150
    after = [it(APR_10, "draw", 10_000)]
    check(show(loan(), after, APR_30), principal=310_000, interest=6_000, penalty=9_000, overdue=306_000)


def test_the_answer_has_exactly_the_names_of_section_6():
    names = "principal interest penalty fees costs total overdue late_since days_late advance unreversed settled_on"
    assert set(show(loan(), [], JAN_1)) == set(names.split()) | {"charges_paid", "problems"}
    with pytest.raises(ValueError, match="before drawn_on"):
        show(loan(), [], date(2023, 12, 31))


def test_histories_repeat_and_no_part_is_negative():
    for seed in range(200):
        made = history(seed)
        assert made == history(seed)
        shown = show(*made[:3])
        names = (
            "principal",
            "interest",
            "penalty",
            "fees",
            "costs",
            "overdue",
            "advance",
            "unreversed",
            "charges_paid",
        )
        assert min(shown[name] for name in names) >= 0, seed
        assert pot(*made) >= 0, seed
