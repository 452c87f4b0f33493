"""After a judgment its own sum counts: nothing of the contract is argued anew, and the route that is left is named."""

from datetime import date

import pytest

from liangqing.assess.figures import sentence_of
from liangqing.case.case import Case
from liangqing.case.edit import set_answer
from liangqing.plan.owed import settle_fen
from tests.assess.made import codes, debt, finding, position, row, seen

#: 35 % a year and more: before the judgment a court could have been asked to cut it.
DEAR = {"schedule": [row(number, interest="400.00") for number in range(1, 13)], "unpaid_since": "2026-03-15"}
CLAIM = {"on": "2026-11-22", "total": "15000.00"}


def title(**facts):
    return {"kind": "effective_title", "served_on": "2026-06-12", **facts}


def after(*steps, **facts):
    return seen(**DEAR, proceedings=list(steps), claim=CLAIM, **facts)


def test_before_it_the_price_is_over_the_ceiling_and_after_it_that_is_decided():
    assert {"over_cap", "claim_above_lawful"} <= set(codes(seen(**DEAR, claim=CLAIM)))
    told = after(title(amount="13000.00"))
    assert not {"over_cap", "claim_above_lawful", "claim_unexplained"} & set(codes(told))
    assert (told.lawful, told.excess_fen, told.lines, told.projection) == (None, None, (), ())


def test_what_is_asked_is_held_against_the_judgment():
    told = after(title(amount="13000.00"))
    assert told.decided_fen == settle_fen(told) == 1_300_000
    assert finding(told, "claim_above_judgment").amount_fen == 200_000
    assert sentence_of(told) == "对方要 15,000.00 元;生效文书写的是 13,000.00 元,以它为准,不再按合同重算。"


def test_sum_and_kind_of_the_paper_are_asked_and_nothing_of_the_contracts_price():
    asked = {one.id.rpartition(".")[2] for one in after(title()).missing}
    assert {"judgment_amount", "judgment_kind"} <= asked
    assert not asked & {"penalty_percent_of_rate", "payment", "periods", "judgment_effective_on"}


@pytest.mark.parametrize(
    ("facts", "kind", "due_on"),
    [
        ({"title": "judgment", "effective_on": "2026-06-27"}, "retrial", date(2026, 12, 28)),
        ({"title": "award", "served_on": "2026-10-12"}, "award_annulment", date(2027, 1, 12)),
    ],
)
def test_the_day_for_retrial_or_annulment_stands_where_a_rule_and_its_first_day_are_known(
    facts, kind, due_on
):
    told = position(debt(**DEAR, proceedings=[title(**facts)]))
    assert [(one.kind, one.due_on) for one in told.deadlines if one.debt == "d1" and one.kind == kind] == [
        (kind, due_on)
    ]


@pytest.mark.parametrize(
    "facts", [{}, {"title": "judgment"}, {"title": "mediation", "effective_on": "2026-06-12"}]
)
def test_without_such_a_rule_or_day_there_is_none(facts):
    told = position(debt(**DEAR, proceedings=[title(**facts)]))
    assert not {one.kind for one in told.deadlines} & {"retrial", "award_annulment"}


def test_a_mediation_paper_is_called_so_and_nobody_is_sent_to_a_retrial():
    text = finding(after(title(title="mediation", amount="13000.00")), "step_effective_title").text
    assert "以调解书为准" in text
    assert "再审" not in text


def test_a_notarised_deed_that_is_enforced_has_decided_nothing():
    told = after(
        {"kind": "notarised", "served_on": "2026-10-12"}, {"kind": "enforcement", "served_on": "2026-11-12"}
    )
    assert not told.decided
    assert "over_cap" in codes(told)


def test_the_papers_sum_kind_and_day_can_be_typed_and_taken_back():
    case = Case(as_of=date(2026, 11, 22), debts=(debt(**DEAR),))
    for field, value in {
        "judgment_kind": "judgment",
        "judgment_amount": "13000",
        "judgment_effective_on": "2026-06-27",
    }.items():
        case = set_answer(case, f"debt.d1.{field}", value)
    (step,) = case.debts[0].proceedings
    assert (step.title, step.amount_fen, step.effective_on) == ("judgment", 1_300_000, date(2026, 6, 27))
    (step,) = set_answer(case, "debt.d1.judgment_amount", "none").debts[0].proceedings
    assert step.amount_fen is None


def test_its_sum_and_nothing_of_the_contract_stands_in_the_figures_and_in_the_totals():
    other = debt(id="d2", unpaid_since="2026-11-15")  # ten of twelve still to pay: 3,000.00 and some charges
    told = position(debt(**DEAR, proceedings=[title(amount="13000.00")]), other)
    first, second = told.debts
    assert (first.contract, first.overdue_fen, first.monthly_fen, first.nominal_percent) == (None,) * 4
    assert second.contract is not None
    assert second.lawful is not None
    assert told.totals.contract_fen == 1_300_000 + second.contract.total_fen
    assert told.totals.lawful_fen == 1_300_000 + second.lawful.total_fen
    assert told.totals.unknown == 0


def test_without_its_sum_nothing_is_known_and_nothing_of_the_schedule_falls_due():
    told = position(debt(**DEAR, proceedings=[title()]))
    (one,) = told.debts
    assert (one.contract, settle_fen(one), told.totals.contract_fen, told.totals.unknown) == (
        None,
        None,
        0,
        1,
    )
    assert not [row for row in told.deadlines if row.kind == "instalment"]
