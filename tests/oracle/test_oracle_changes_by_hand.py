"""Small histories worked out by hand, of loans that were changed on the way: they pin the oracle itself.

The arithmetic stands beside each figure; the loans stand in by_hand.py.
"""

from datetime import date

from tests.oracle.by_hand import (
    APR_10,
    APR_30,
    CEILING,
    FEB_5,
    FEB_10,
    FEB_20,
    JAN_1,
    JAN_11,
    JAN_31,
    MAR_1,
    MAR_2,
    MAR_11,
    MAR_31,
    accruing,
    check,
    it,
    loan,
)
from tests.oracle.oracle import pot, show


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
