"""From contract to ceiling and from contract to claim: each line with its figures, the rest left in one line."""

from datetime import date

from liangqing.assess.position import DifferenceKind as Kind
from tests.assess.made import codes, event, finding, paid, row, seen

#: Seven paid: contract 5,177.67, lawful ceiling 5,325.48.
SEVEN = paid(*range(1, 8))


def lines(told):
    return [(line.kind, line.amount_fen) for line in told.lines]


def claim(total, **parts):
    return {"on": "2026-11-22", "total": total, **parts}


def test_money_kept_back_is_a_line_with_the_two_sums():
    told = seen(disbursed="11000.00", events=SEVEN)
    first = told.lines[0]
    assert (first.kind, first.amount_fen) == (Kind.UPFRONT_DEDUCTED, 100_000)
    assert first.inputs == ("合同本金 12,000.00 元 − 实际到手 11,000.00 元",)


def test_what_is_over_the_ceiling_shows_principal_rate_and_days():
    """Of 5,000.00 for 99 days at 24 % 325.48 remain; the contract has 646.67 and 113.00."""
    dear = [row(number, interest="200.00") for number in range(1, 13)]
    told = seen(schedule=dear, events=paid(*range(1, 8), amount="1200.00"))
    assert lines(told) == [(Kind.OVER_CAP, 43_419)]
    assert told.lines[0].inputs == (
        "按合同未付的息费 759.67 元",
        "本金 5,000.00 元 × 24% × 99/365 = 325.48 元",
    )


def test_an_old_private_loan_is_over_the_ceiling_in_each_of_its_stretches():
    """12,000 at 36 % from 2020-03-01, due whole on 2021-03-01, nothing paid, looked at on that day.

    To 20 August 172 days at 24 %: 1,357.15. From then 193 days at four times the 3.85 of the day of suing: 977.16.
    """
    whole = [{"number": 1, "due_on": "2021-03-01", "principal": "12000.00", "interest": "4320.00"}]
    told = seen(
        as_of=date(2021, 3, 1),
        formed_on="2020-03-01",
        lender_type="private",
        schedule=whole,
        unpaid_since="2021-03-01",
    )
    over = [line for line in told.lines if line.kind is Kind.OVER_CAP]

    assert [line.on for line in over] == [date(2020, 3, 1), date(2020, 8, 20)]
    assert [line.inputs[1] for line in over] == [
        "本金 12,000.00 元 × 24% × 172/365 = 1,357.15 元",
        "本金 12,000.00 元 × 15.40% × 193/365 = 977.16 元",
    ]
    assert sum(line.amount_fen for line in over) == told.contract.total_fen - told.lawful.total_fen


def test_a_fee_that_may_not_be_taken_is_a_line_of_its_own():
    fee = {"name": "会员费", "payee": "member", "amount": "20.00", "monthly": True}
    told = seen(fees=[fee], events=SEVEN)
    assert (Kind.FEE_NOT_ALLOWED, 24_000) in lines(told)


# --- From contract to claim ------------------------------------------------------------------------------------------


def test_a_payment_that_was_not_entered_counts_with_the_penalty_it_would_have_saved():
    """The eighth, paid on 15 September and not entered: 1,020.00 and 0.1 % a day on 1,000.00 for 68 days."""
    unbooked = {**event("2026-09-15", "1020.00"), "unbooked": True}
    told = seen(events=[*SEVEN, unbooked], claim=claim("5177.67"))
    gap = told.claim_gaps[0]

    assert (gap.kind, gap.on) == (Kind.UNBOOKED, date(2026, 9, 15))
    assert told.contract.total_fen + gap.amount_fen == seen(events=SEVEN).contract.total_fen
    assert told.unexplained_fen == 0
    assert "unbooked" in codes(told)


def test_what_is_named_and_what_is_left_give_the_claim():
    told = seen(
        events=SEVEN,
        claim=claim("8000.00", principal="5000.00", interest="64.67", penalty="1000.00", fees="300.00"),
    )
    named = {line.kind: line for line in told.lines}

    assert sum(line.amount_fen for line in told.claim_gaps) + told.unexplained_fen == 800_000 - 517_767
    assert named[Kind.UNEXPLAINED].amount_fen == told.unexplained_fen
    assert named[Kind.CLAIMED_PART].inputs
    assert "claim_parts" in codes(told)


def test_a_claim_below_what_is_owed_leaves_a_negative_rest_in_one_line():
    told = seen(events=SEVEN, claim=claim("5000.00"))
    assert lines(told) == [(Kind.UNEXPLAINED, 500_000 - 517_767)]


def test_a_claim_that_meets_the_contract_has_no_line():
    assert lines(seen(events=SEVEN, claim=claim("5177.67"))) == []


#: A card instalment plan; nothing but 2,000.00 on the day on which the first part is 100 days late.
CARD = {
    "purpose": "card",
    "schedule": [row(number, interest="300.00") for number in range(1, 13)],
    "events": [event("2026-05-26", "2000.00")],
}


def test_a_card_payment_after_day_ninety_settles_principal_and_the_other_order_is_named():
    rightly = seen(**CARD)
    usual = seen(**{**CARD, "purpose": "consumer"})
    said = claim("20000.00", principal=f"{usual.contract.principal_fen / 100:.2f}")
    told = seen(**CARD, claim=said)

    assert rightly.contract.total_fen < usual.contract.total_fen
    gap = told.claim_gaps[0]
    assert (gap.kind, gap.amount_fen) == (
        Kind.CARD_ALLOCATION,
        usual.contract.total_fen - rightly.contract.total_fen,
    )
    assert {reason.rule for reason in finding(told, "card_allocation").because} == {"CARD-57"}


def test_a_card_claim_in_the_right_order_is_not_accused():
    principal_fen = seen(**CARD).contract.principal_fen
    told = seen(**CARD, claim=claim("20000.00", principal=f"{principal_fen / 100:.2f}"))
    assert "card_allocation" not in codes(told)


def test_a_guarantor_asking_for_more_than_it_paid_is_a_line():
    transfer = {"kind": "guarantor_paid", "on": "2026-11-01", "to": "丙融资担保有限公司", "amount": "5000.00"}
    told = seen(events=SEVEN, transfers=[transfer], claim=claim("5177.67"))
    assert lines(told) == [(Kind.GUARANTOR_OVER, 17_767)]


# --- On the claim's own day ------------------------------------------------------------------------------------------


def test_a_claim_is_held_against_the_contract_as_it_stood_on_the_claims_own_day():
    """Two days earlier the penalty was less, so that more of the claim has no reason; the day is said."""
    of_that_day = seen(events=SEVEN, as_of=date(2026, 11, 20)).contract.total_fen
    assert of_that_day < 517_767
    told = seen(events=SEVEN, claim={"on": "2026-11-20", "total": "5177.67"})

    assert told.contract.total_fen == 517_767
    assert told.unexplained_fen == 517_767 - of_that_day
    assert finding(told, "claim_unexplained").text.startswith(
        "对方2026年11月20日(周五)的数比按合同算到那天的多"
    )
    assert "算到2026年11月20日(周五)" in told.lines[-1].inputs[0]


def test_a_claim_that_meets_the_contract_on_its_own_day_is_explained():
    of_that_day = seen(events=SEVEN, as_of=date(2026, 11, 1)).contract
    told = seen(events=SEVEN, claim={"on": "2026-11-01", "total": f"{of_that_day.total_fen / 100:.2f}"})
    assert (told.unexplained_fen, told.claim_gaps) == (0, ())


def test_a_payment_after_the_claim_does_not_make_the_claim_wrong():
    """Asked 5,177.67 on the 22nd, 1,000.00 paid on the 25th: on the 28th the claim is still that of its day."""
    events = [*SEVEN, event("2026-11-25", "1000.00")]
    told = seen(events=events, as_of=date(2026, 11, 28), claim=claim("5177.67"))
    assert told.contract.total_fen < 517_767
    assert told.unexplained_fen == 0
