"""Histories of a card account worked out by hand: the arithmetic stands beside each expected value."""

from datetime import date, timedelta

from tests.oracle.card_oracle import pot, show

E9 = 10**9
OPENED = date(2025, 1, 1)
# 18 % a year over 360 days is 0.0005 a day: 1,000,000 fen bear 500 fen a day.
# Statements: Jan 10 (due Jan 30, judged Jan 31), Feb 10 (due Mar 2, judged Mar 3), Mar 10 (due Mar 30),
# Apr 10 (due Apr 30, judged May 1).
ACCOUNT = {
    "opened_on": OPENED,
    "statement_day": 10,
    "due_after_days": 20,
    "due_day": None,
    "grace_days": 0,
    "tolerance": 0,
    "rates": [(OPENED, 180_000_000)],
    "cash_rates": [(OPENED, 180_000_000)],
    "interest_mode": "full",
    "compounds": False,
    "minimum_e9": E9 // 10,
    "minimum_cash_e9": E9,
    "minimum_least": 0,
    "late_fee_e9": E9 // 20,
    "late_fee_least": 0,
    "order": ["interest", "fee", "penalty", "cash", "instalment", "purchase"],
    "principal_first_from": None,
    "year_days": 360,
}


def day(month, of_month):
    """A day of 2025."""
    return date(2025, month, of_month)


def posting(on, kind, fen=None, **more):
    """One posting in the form of section 10."""
    return {"on": on, "kind": kind, "fen": fen, **more}


def shown(postings, on, *names, **terms):
    """The values of some names on a day, under the usual terms but for those named."""
    answer = show({**ACCOUNT, **terms}, postings, on)
    return tuple(answer[name] for name in names)


BOUGHT = posting(day(1, 5), "purchase", 1_000_000)
MOST_PAID = [BOUGHT, posting(day(1, 20), "payment", 900_000)]


def test_full_mode_bears_interest_on_everything_until_each_part_is_paid():
    # Jan 5..19: 15 × 500 = 7,500. Jan 20..29: 10 × 50 = 500. Held on Jan 30, running on Jan 31, a day more.
    assert shown(MOST_PAID, day(1, 30), "interest", "held") == (0, 8_000)
    assert shown(MOST_PAID, day(1, 31), "interest", "held") == (8_050, 0)
    # Jan 20..Feb 9: 21 × 50 = 1,050; 7,500 + 1,050 = 8,550. Minimum 8,550 + 10,000.
    assert shown(MOST_PAID, day(2, 10), "statements") == (
        [(day(1, 10), day(1, 30), 1_000_000, 100_000), (day(2, 10), day(3, 2), 108_550, 18_550)],
    )


def test_unpaid_mode_bears_interest_on_what_is_left():
    # Jan 5..Feb 9: 27 + 9 = 36 days × 50 = 1,800. Held on Jan 30: 25 × 50 = 1,250.
    assert shown(MOST_PAID, day(1, 30), "held", interest_mode="unpaid") == (1_250,)
    balance = shown(MOST_PAID, day(2, 10), "balance", "interest", "minimum", interest_mode="unpaid")
    assert balance == (101_800, 1_800, 11_800)


def test_what_is_left_within_the_tolerance_counts_as_whole():
    history = [BOUGHT, posting(day(1, 30), "payment", 999_000)]
    assert shown(history, day(1, 31), "interest", "held", "left", tolerance=1_000) == (0, 0, 1_000)
    # Jan 31..Feb 9: 10 × 0.5 = 5 held. Minimum 10 % of 1,000. The recount starts on Jan 31.
    names = ("balance", "held", "minimum", "settled_on")
    assert shown(history, day(2, 10), *names, tolerance=1_000) == (1_000, 5, 100, day(1, 31))
    # One fen more is left: Jan 5..29: 25 × 500 = 12,500, Jan 30: 1,001 × 0.0005 = 0.5005; rounded 12,501.
    history = [BOUGHT, posting(day(1, 30), "payment", 998_999)]
    assert shown(history, day(1, 31), "interest", "left", tolerance=1_000) == (12_501, 1_001)


def test_the_minimum_asks_again_for_what_is_past_due():
    # Jan 31: late fee 5 % of 100,000 = 5,000. Feb 10: 36 × 500 = 18,000. Charges 23,000, past 100,000,
    # 10 % of 900,000 = 90,000: 213,000. Mar 3: 5 % of 213,000 = 10,650. Mar 10: 28 × 500 = 14,000;
    # charges 47,650, past 213,000 − 23,000 = 190,000, 10 % of 810,000 = 81,000: 318,650.
    assert shown([BOUGHT], day(2, 10), "late_since", "days_late") == (day(1, 30), 11)
    assert shown([BOUGHT], day(3, 10), "statements") == (
        [
            (day(1, 10), day(1, 30), 1_000_000, 100_000),
            (day(2, 10), day(3, 2), 1_023_000, 213_000),
            (day(3, 10), day(3, 30), 1_047_650, 318_650),
        ],
    )


def test_charged_interest_bears_interest_where_it_compounds():
    # The 18,000 of Feb 10 are judged on Mar 3 and bear from Feb 10: 28 × 9 = 252 more than 14,000 + 18,000.
    assert shown([BOUGHT], day(3, 10), "interest", compounds=True) == (32_252,)


def test_what_is_past_due_is_first_taken_to_be_cash():
    # Jan 10: cash Jan 6..9: 4 × 20 = 80. Minimum 80 + 100,000 + 40,000 = 140,080. Jan 31: 5 % = 7,004.
    # Feb 10: cash 31 × 20 = 620, purchase 18,000. Charges 80 + 7,004 + 18,620 = 25,704, past 140,080 − 80 =
    # 140,000, of it cash 40,000; 10 % of (1,000,000 − 140,000 + 40,000) = 90,000: 255,704.
    history = [BOUGHT, posting(day(1, 6), "cash", 40_000)]
    assert shown(history, day(2, 10), "statements") == (
        [(day(1, 10), day(1, 30), 1_040_080, 140_080), (day(2, 10), day(3, 2), 1_065_704, 255_704)],
    )


def test_the_late_fee_has_a_least_amount():
    # 5 % of 100,000 = 5,000; the least is 8,000. 5 % of 99,990 = 4,999.5, half up 5,000.
    assert shown([BOUGHT], day(1, 31), "penalty", late_fee_least=8_000) == (8_000,)
    assert shown([BOUGHT, posting(day(1, 30), "payment", 10)], day(1, 31), "penalty") == (5_000,)
    assert shown([BOUGHT, posting(day(1, 30), "payment", 100_000)], day(1, 31), "penalty") == (0,)


def test_from_day_91_a_payment_settles_principal_first():
    # As above, then Mar 31: 5 % of 318,650 = 15,932.5, half up 15,933. Apr 10: 31 × 500 = 15,500;
    # charges 79,083 (interest 47,500, penalty 31,583), past 318,650 − 47,650 = 271,000,
    # 10 % of 729,000: minimum 422,983.
    # Apr 30 is day 90: 500,000 − 79,083 = 420,917 lower the purchase. Running Apr 10..29: 20 × 500 = 10,000.
    names = ("purchases", "interest", "penalty", "minimum", "days_late", "charges_paid", "settled_on")
    paid = [BOUGHT, posting(day(4, 30), "payment", 500_000)]
    answer = shown(paid, day(4, 30), *names, principal_first_from=91)
    assert answer == (579_083, 10_000, 0, 0, 0, 0, day(4, 10))
    # May 1 is day 91: all of it lowers the purchase. Running 21 × 500 = 10,500; late fee of the day 5 % of
    # 422,983 = 21,149.15; penalty 31,583 + 21,149 = 52,732. Asked 422,983 are paid off.
    paid = [BOUGHT, posting(day(5, 1), "payment", 500_000)]
    answer = shown(paid, day(5, 1), "purchases", "interest", "penalty", "minimum", principal_first_from=91)
    assert answer == (500_000, 58_000, 52_732, 0)
    assert shown([BOUGHT], day(5, 1), "days_late", principal_first_from=91) == (91,)


def test_a_payment_taken_back():
    # 350,000 settle 300,000, 50,000 are credit, 20,000 of them are used on Jan 22. Taken back: 300,000 open
    # again, credit 30,000 − 50,000 leaves 0 and 20,000 missing. Jan 31: 15 × 150 + 5 × 0 + 6 × 150 = 3,150;
    # late fee 5 % of 30,000 = 1,500; held: 20,000 from Jan 25 on, 6 × 10 = 60.
    history = [
        posting(day(1, 5), "purchase", 300_000),
        posting(day(1, 20), "payment", 350_000),
        posting(day(1, 22), "purchase", 20_000),
        posting(day(1, 25), "reversal", of=1),
        posting(day(1, 26), "reversal", of=1),
    ]
    assert shown(history, day(1, 24), "purchases", "credit", "minimum") == (0, 30_000, 0)
    answer = shown(history, day(1, 25), "purchases", "left", "credit", "minimum")
    assert answer == (320_000, 300_000, 0, 30_000)
    answer = shown(history, day(1, 31), "interest", "penalty", "held", "problems")
    assert answer == (3_150, 1_500, 60, [(4, "no_such_posting", 0)])


def test_a_payment_of_charges_taken_back_takes_the_fresh_start_back():
    # Jan 10: 1,001,000; minimum 1,000 + 100,000. The payment settles the fee and 100,000;
    # no billed charge is open, so the recount starts on Jan 5. Taken back, it starts on Jan 1 as before the payment;
    # of `carried_charges`, 0 then, what was carried in since stays: 500.
    history = [
        BOUGHT,
        posting(day(1, 6), "fee", 1_000),
        posting(day(1, 20), "payment", 101_000),
        posting(day(1, 22), "carried", 500, part="interest"),
        posting(day(1, 25), "reversal", of=2),
    ]
    names = (
        "purchases",
        "fees",
        "interest",
        "left",
        "minimum",
        "settled_on",
        "carried_charges",
        "charges_paid",
    )
    assert shown(history, day(1, 24), *names) == (900_000, 0, 500, 900_500, 0, day(1, 5), 500, 0)
    assert shown(history, day(1, 25), *names) == (1_000_000, 1_000, 500, 1_001_500, 101_000, OPENED, 500, 0)


def test_what_was_carried_in_counts_again_when_its_payment_is_taken_back():
    # 800 carried in and paid on the first day. Jan 10: due_base 800, nothing open but the purchase, from Jan 1 on:
    # settled_on stays Jan 1, settled_base 800, the 800 are in no recount. Taken back: they are open and count again.
    carried = posting(OPENED, "carried", 800, part="interest")
    history = [
        carried, posting(OPENED, "purchase", 1_000_000), posting(OPENED, "payment", 800),
        posting(day(1, 20), "reversal", of=2)]  # fmt: skip
    names = ("interest", "settled_on", "carried_charges", "charges_paid")
    assert shown(history, day(1, 9), *names) == (0, OPENED, 800, 800)
    assert shown(history, day(1, 10), *names) == (0, OPENED, 0, 0)
    assert shown(history, day(1, 20), *names) == (800, OPENED, 800, 0)


def test_charges_carried_in_late_and_paid_cancel_each_other():
    # Carried in and paid after the statement of Jan 10: neither the 500 nor their payment is in the recount.
    history = [BOUGHT, posting(day(1, 12), "carried", 500, part="fee"), posting(day(1, 13), "payment", 500)]
    names = ("settled_on", "carried_charges", "charges_paid")
    assert shown(history, day(1, 12), *names) == (day(1, 5), 500, 0)
    assert shown(history, day(1, 13), *names) == (day(1, 5), 0, 0)


def test_a_refund_lowers_its_own_purchase_first():
    # 40,000 − 30,000 = 10,000. Balance 70,000. The payment settles 60,000 and 5,000; the refund of 10,000
    # lowers 5,000, the rest is credit. 30,000 + 20,000 are more than the 40,000 bought.
    history = [
        posting(day(1, 5), "purchase", 60_000),
        posting(day(1, 6), "purchase", 40_000),
        posting(day(1, 8), "refund", 30_000, of=1),
        posting(day(1, 12), "refund", 20_000, of=1),
        posting(day(1, 13), "refund", 1, of=2),
        posting(day(1, 14), "payment", 65_000),
        posting(day(1, 16), "refund", 10_000, of=1),
    ]
    assert shown(history, day(1, 10), "balance", "minimum") == (70_000, 7_000)
    assert shown(history, day(1, 15), "purchases", "minimum") == (5_000, 0)
    answer = shown(history, day(1, 16), "purchases", "credit", "problems")
    assert answer == (0, 5_000, [(3, "more_than_bought", 0), (4, "no_such_posting", 0)])


def test_a_conversion_turns_purchases_into_rows_to_come():
    rows = [(day(month, 5), 40_000, 0, 500) for month in (2, 3, 4)]
    history = [
        posting(day(1, 5), "purchase", 120_000),
        posting(day(1, 12), "convert", rows=rows),
        posting(day(1, 13), "convert", rows=rows),
        posting(day(2, 12), "accelerate"),
    ]
    names = ("purchases", "instalments", "unbilled", "fees", "left", "minimum")
    # Nothing billed is open any more: the 12,000 asked are trimmed away. Nothing is left to convert twice.
    assert shown(history, day(1, 12), *names) == (0, 0, 120_000, 0, 0, 0)
    # Feb 5: a row of 40,000 and 500; both are asked whole. Accelerated: 40,000 + 80,000.
    assert shown(history, day(2, 10), *names) == (0, 40_000, 80_000, 500, 40_500, 40_500)
    assert shown(history, day(2, 12), *names) == (0, 120_000, 0, 500, 40_500, 40_500)
    assert shown(history, day(2, 12), "problems") == ([(2, "more_than_open", 120_000)],)


def test_rows_without_principal_are_not_called():
    # Jan 20: all principal has fallen due; the fee of Feb 20 stays to come and falls due on its day.
    rows = [(day(1, 20), 40_000, 0, 0), (day(2, 20), 0, 0, 500)]
    history = [posting(day(1, 12), "plan", rows=rows), posting(day(1, 21), "accelerate")]
    assert shown(history, day(1, 21), "instalments", "fees", "problems") == (
        40_000,
        0,
        [(1, "nothing_open", 0)],
    )
    assert shown(history, day(2, 20), "instalments", "fees") == (40_000, 500)


def test_the_pot():
    # 730,000 × 24 % / 365 = 480 a day. Jan 5..8: 4 × 480. Jan 5..9: 5 × 480. Jan 5..19: 7,200, then 5 days of
    # 30,000 × 24 % / 365 = 19.726: 98.63; 7,298.63.
    history = [posting(day(1, 5), "purchase", 730_000), posting(day(1, 20), "payment", 700_000)]
    ceilings = [(OPENED, 240_000_000)]
    expected = {day(1, 9): 1_920, day(1, 10): 2_400, day(1, 25): 7_299}
    assert {on: pot(ACCOUNT, history, on, ceilings) for on in expected} == expected
    # 12 % from Jan 7 on: 2 × 480 + 3 × 240.
    assert pot(ACCOUNT, history, day(1, 10), [*ceilings, (day(1, 7), 120_000_000)]) == 1_680
    # Carried charges stand in the pot, less what was paid of them: 1,000 − 400.
    carried = [posting(OPENED, "carried", 1_000, part="interest"), posting(day(1, 3), "payment", 400)]
    assert pot(ACCOUNT, carried, OPENED + timedelta(days=3), ceilings) == 600
