"""Small histories worked out by hand, of loans as they were agreed: they pin the oracle itself.

The arithmetic stands beside each figure; the loans stand in by_hand.py.
"""

from datetime import date

import pytest

from tests.oracle.by_hand import (
    APR_30,
    CEILING,
    FEB_5,
    FEB_10,
    FEB_20,
    JAN_1,
    JAN_11,
    JAN_31,
    JUN_1,
    MAR_1,
    MAR_2,
    MAR_11,
    MAR_31,
    MAY_1,
    accruing,
    check,
    it,
    loan,
)
from tests.oracle.oracle import pot, show


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


def test_the_answer_has_exactly_the_names_of_section_6():
    names = "principal interest penalty fees costs total overdue late_since days_late advance unreversed settled_on"
    assert set(show(loan(), [], JAN_1)) == set(names.split()) | {"charges_paid", "problems"}
    with pytest.raises(ValueError, match="before drawn_on"):
        show(loan(), [], date(2023, 12, 31))
