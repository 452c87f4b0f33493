"""A card told statement by statement reaches the position: free period, minimum, late fee, day 91, what is asked."""

from datetime import date

import pytest

from liangqing.assess.position import Stage
from liangqing.case.case import Case
from liangqing.case.edit import set_answer
from tests.assess.made import debt, event, position

#: Statement on the 5th, due on the 25th, 0.05 % a day, minimum 10 %, late fee 5 %.
_CARD = {
    "statement_day": 5,
    "due_day": 25,
    "interest_mode": "full",
    "minimum_percent": "10",
    "late_fee_percent": "5",
}


def _terms(**more):
    return {"method": "card", "rate": {"percent": "0.05", "per": "day"}, "card": {**_CARD, **more}}


def _card(*events, as_of, **more):
    facts: dict[str, object] = {
        "schedule": [],
        "principal": None,
        "disbursed": None,
        "purpose": "card",
        "formed_on": date(2020, 1, 1),
    }
    told = debt(events=list(events), **{**facts, "terms": _terms(), **more})
    (seen,) = position(told, as_of=as_of).debts
    return seen


_BOUGHT = event(date(2026, 7, 10), "1000.00", "purchase")


def test_before_the_due_day_nothing_is_late_and_the_minimum_comes_next():
    seen = _card(_BOUGHT, as_of=date(2026, 8, 10))
    assert (seen.stage, seen.overdue_days) == (Stage.CURRENT, 0)
    assert seen.contract.total_fen == 1000_00
    assert (seen.next_due_on, seen.next_due_fen) == (date(2026, 8, 25), 100_00)


def test_paid_whole_by_the_due_day_costs_nothing():
    paid = event(date(2026, 8, 25), "1000.00")
    seen = _card(_BOUGHT, paid, as_of=date(2026, 9, 30))
    assert seen.contract.total_fen == 0


def test_not_paid_it_bears_interest_from_the_day_of_buying_and_a_late_fee():
    seen = _card(_BOUGHT, as_of=date(2026, 8, 26))
    days = (date(2026, 8, 26) - date(2026, 7, 10)).days
    assert seen.contract.interest_fen == round(1000_00 * days / 2000)
    assert seen.contract.penalty_fen == 5_00  # 5 % of the minimum of 100.00
    assert seen.overdue_days == 1


@pytest.mark.parametrize(("late_days", "principal_left_fen"), [(90, 948_50), (91, 850_00)])
def test_from_the_day_that_the_card_rule_names_a_payment_meets_principal_first(late_days, principal_left_fen):
    carried = [
        {**event(date(2026, 3, 5), amount, "carried"), "part": part, "due_on": date(2026, 3, 5)}
        for part, amount in (("fees", "98.50"), ("principal", "1000.00"))
    ]
    as_of = date.fromordinal(date(2026, 3, 5).toordinal() + late_days)
    told = {**_terms(), "rate": {"percent": "0", "per": "day"}, "card": {**_CARD, "late_fee_percent": "0"}}
    seen = _card(*carried, event(as_of, "150.00"), as_of=as_of, terms=told)
    assert seen.overdue_days >= 0
    assert seen.contract.principal_fen == principal_left_fen


def _day_91(late_days, *, pays="150.00"):
    carried = [
        {**event(date(2026, 3, 5), amount, "carried"), "part": part, "due_on": date(2026, 3, 5)}
        for part, amount in (("fees", "98.50"), ("principal", "1000.00"))
    ]
    as_of = date.fromordinal(date(2026, 3, 5).toordinal() + late_days)
    told = {**_terms(), "rate": {"percent": "0", "per": "day"}, "card": {**_CARD, "late_fee_percent": "0"}}
    payments = [event(as_of, pays)] if pays else []
    return _card(*carried, *payments, as_of=as_of, terms=told)


def test_that_a_payment_meets_principal_first_is_said_with_its_rule_and_both_principals():
    (told,) = [one for one in _day_91(91).findings if one.code == "card_principal_first"]
    assert "逾期第 91 天起还的钱,先抵本金" in told.text
    assert "没还的本金是 948.50 元,现在是 850.00 元" in told.text
    assert [reason.rule for reason in told.because] == ["CARD-57"]


def test_whoever_has_not_paid_by_then_is_told_the_order_without_figures():
    (told,) = [one for one in _day_91(91, pays=None).findings if one.code == "card_principal_first"]
    assert told.amount_fen is None
    assert "没还的本金" not in told.text


def test_a_day_earlier_nothing_of_it_is_said():
    assert not [one for one in _day_91(90).findings if one.code == "card_principal_first"]


def test_an_interest_mode_that_nobody_told_is_taken_as_full_and_the_other_figure_stands_beside_it():
    half = event(date(2026, 8, 20), "500.00")
    told = _terms()
    told["card"] = {key: held for key, held in told["card"].items() if key != "interest_mode"}
    seen = _card(_BOUGHT, half, as_of=date(2026, 9, 10), terms=told)
    (finding,) = [one for one in seen.findings if one.code == "card_mode_unknown"]
    assert finding.amount_fen > 0
    assert any(row.id.endswith(".interest_mode") for row in seen.missing)


def test_a_refund_of_more_than_was_bought_is_named_and_not_dropped():
    bought = {**_BOUGHT, "key": "a"}
    refund = {**event(date(2026, 7, 12), "1200.00", "refund"), "of": "a"}
    seen = _card(bought, refund, as_of=date(2026, 7, 20))
    (finding,) = [one for one in seen.findings if one.code == "card_posting_odd"]
    assert "比当初买的还多" in finding.text


def test_a_card_whose_contract_is_not_known_is_asked_for_it_and_not_for_periods():
    seen = _card(_BOUGHT, as_of=date(2026, 8, 10), terms={"method": "card"})
    asked = {row.id.rpartition(".")[2] for row in seen.missing}
    assert {"statement_day", "card_due_day", "daily_percent", "minimum_percent"} <= asked
    assert not asked & {"periods", "payment", "principal", "disbursed"}
    assert seen.contract is None


def test_everything_about_a_card_can_be_typed():
    case = Case(as_of=date(2026, 8, 10), debts=(debt(schedule=[], terms=None, purpose="card"),))
    typed = {
        "statement_day": "5",
        "card_due_after_days": "20",
        "card_due_day": "25",
        "daily_percent": "0.05",
        "minimum_percent": "10",
        "late_fee_percent": "5",
        "interest_mode": "unpaid",
        "cash_daily_percent": "0.05",
        "card_compounds": "yes",
    }
    for field, value in typed.items():
        case = set_answer(case, f"debt.d1.{field}", value)
    terms = case.debts[0].terms
    assert terms is not None and terms.card is not None
    assert (terms.card.due_day, terms.card.due_after_days) == (25, None)  # the later word counts
    assert terms.card.compounds
    cleared = set_answer(case, "debt.d1.minimum_percent", "unknown").debts[0].terms
    assert cleared is not None and cleared.card is not None and cleared.card.minimum_e9 is None


def test_a_card_account_has_a_ceiling_too():
    seen = _card(_BOUGHT, as_of=date(2027, 8, 1))
    assert seen.lawful is not None
    assert seen.lawful.principal_fen == 1000_00
    assert seen.contract.total_fen > seen.lawful.total_fen  # late fees on late fees pass it


def _late_card(as_of, *more):
    """1,000.00 bought on 2026-07-10 of which only 20.00 was paid, so that minimum, interest and late fee all run."""
    return _card(_BOUGHT, event(date(2026, 8, 20), "20.00"), *more, as_of=as_of)


def test_a_card_left_alone_for_a_year_is_each_month_what_its_statements_will_say_then():
    months = _late_card(date(2026, 11, 22)).projection
    assert [one.on for one in months][::11] == [date(2026, 11, 30), date(2027, 10, 31)]
    for month in months:
        then = _late_card(month.on)
        assert (month.contract_fen, month.lawful_fen) == (then.contract.total_fen, then.lawful.total_fen)


def test_what_is_written_down_for_a_later_day_is_not_doing_nothing():
    later = event(date(2026, 12, 20), "900.00")
    assert _late_card(date(2026, 11, 22), later).projection == _late_card(date(2026, 11, 22)).projection


def test_a_card_whose_late_fee_nobody_told_is_not_projected():
    told = _terms()
    told["card"] = {key: held for key, held in told["card"].items() if key != "late_fee_percent"}
    assert _card(_BOUGHT, as_of=date(2026, 9, 10), terms=told).projection == ()
