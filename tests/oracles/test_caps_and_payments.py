"""Worked examples C11–C13: private loans through time, and in which order a payment is taken."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from liangqing.base.money import round_half_up
from liangqing.case.debt import LenderType, Purpose
from liangqing.case.terms import InterestMode
from liangqing.law.book import load_book
from liangqing.law.caps import rate_caps
from liangqing.law.rule import Matter
from liangqing.ledger.card import card_on
from liangqing.ledger.card_account import CardAccount, CardKind, CardPart, Posting
from liangqing.ledger.ceiling import charges_allowed
from liangqing.ledger.kernel import settle_in_order

AS_OF = date(2026, 11, 22)


def private_caps(formed_on, filed_on=None, until_on=None):
    matter = Matter(lender_type=LenderType.PRIVATE, formed_on=formed_on, filed_on=filed_on)
    return rate_caps(load_book().rules, load_book().lpr, matter, until_on, AS_OF).segments


def test_c11_an_old_private_loan_sued_for_later():
    since, cut, repaid_on = date(2020, 3, 1), date(2020, 8, 20), date(2021, 6, 30)
    segments = private_caps(since, filed_on=date(2021, 2, 1), until_on=repaid_on)
    assert [(part.from_on, part.until_on, part.value_e9) for part in segments] == [
        (since, cut, 240_000_000),
        (cut, repaid_on, 154_000_000),
    ]
    assert [part.because[0].rule for part in segments] == ["CAP-2015", "CAP-TRANS"]
    assert ((cut - since).days, (repaid_on - cut).days) == (172, 314)
    assert round_half_up(_allowed(segments, since, cut)) == 1130959
    assert round_half_up(_allowed(segments, cut, repaid_on)) == 1324822
    assert round_half_up(_allowed(segments, since, repaid_on)) == 2455781


def test_c11_24_percent_all_the_way_would_be_too_much():
    assert round_half_up(Fraction(10_000_000 * 24 * 486, 36500)) == 3195616


def _allowed(segments, since, until):
    allowed = charges_allowed([(since, 10_000_000)], since, until, segments)
    assert allowed is not None
    return allowed


@pytest.mark.parametrize(
    ("formed_on", "percent"),
    [
        ("2021-03-01", "15.4000"),
        ("2024-09-01", "13.4000"),
        ("2024-11-01", "12.4000"),
        ("2025-06-01", "12.0000"),
    ],
)
def test_c12_the_ceiling_of_a_private_loan_follows_the_day_it_was_made(answer, formed_on, percent):
    told = answer("calc", "cap", "--lender-type", "private", "--formed-on", formed_on, "--on", "2026-11-22")
    (part,) = told["segments"]
    assert (part["from"], part["until"], part["percent"]) == (formed_on, None, percent)
    assert part["because"][0]["rule"] == "CAP-2021"


def test_c12_18_percent_for_a_year_on_50_000():
    since = date(2025, 6, 1)
    allowed = charges_allowed([(since, 5_000_000)], since, date(2026, 6, 1), private_caps(since))
    assert allowed is not None
    claimed_fen = 900000
    assert round_half_up(allowed) == 600000
    assert claimed_fen - round_half_up(allowed) == 300000


def test_c13_costs_then_interest_then_principal():
    assert settle_in_order(200000, (30000, 80000, 1000000)) == (30000, 80000, 90000, 0)


@pytest.mark.parametrize(
    ("days_late", "fees", "interest", "principal"),
    [(60, 0, 0, 910000), (90, 0, 0, 910000), (91, 30000, 80000, 800000)],
)
def test_c13_a_card_from_day_91_takes_principal_first(days_late, fees, interest, principal):
    shown = paid_late(days_late, 200000)
    assert (shown.days_late, shown.fees_fen, shown.interest_fen, shown.principal_fen) == (
        days_late,
        fees,
        interest,
        principal,
    )


def paid_late(days_late, fen):
    """A bank's card with fees 300, interest 800 and principal 10,000 so many days overdue, after a payment."""
    on = date(2026, 6, 1)
    matter = Matter(lender_type=LenderType.BANK, purpose=Purpose.CARD, accrued_on=on)
    rule = load_book().rule("allocation.card", matter)
    assert rule is not None
    account = CardAccount(
        opened_on=on,
        statement_day=15,
        due_after_days=20,
        rates=((on, 0),),
        cash_rates=((on, 0),),
        interest_mode=InterestMode.FULL,
        compounds=False,
        minimum_e9=0,
        minimum_cash_e9=0,
        late_fee_e9=0,
        principal_first_from=rule.whole("principal_first_from_day"),
    )
    due_on = on - timedelta(days=days_late)
    old = ((CardPart.FEE, 30000), (CardPart.INTEREST, 80000), (CardPart.PURCHASE, 1000000))
    carried = [Posting(on, CardKind.CARRIED, part_fen, part, due_on) for part, part_fen in old]
    return card_on(account, [*carried, Posting(on, CardKind.PAYMENT, fen)], on)
