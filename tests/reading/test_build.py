"""Files into a case: nothing twice, nothing overwritten, nothing lost, in whatever order they come."""

import itertools
from datetime import date
from typing import Any

import pytest

from liangqing.case.case import Case
from liangqing.case.debt import AgreementState, Debt, LenderType, Purpose
from liangqing.case.edit import set_answer
from liangqing.case.event import EventKind
from liangqing.case.terms import Payee
from scripts.make_shoebox import files as shoebox_files
from tests.reading.made import AS_OF, alipay, built, debt_of, note, paid, schedule, sheet

FEBRUARY = alipay(paid("2026-02-15", "1036.00"))
MARCH = alipay(paid("2026-02-15", "1036.00"), paid("2026-03-15", "1024.00"))


def facts_of(case: Case) -> Case:
    """The case without what only says where it came from."""
    by_name = sorted(case.debts, key=lambda debt: debt.name)
    debts = tuple(debt.model_copy(update={"id": f"x{number}"}) for number, debt in enumerate(by_name))
    return case.model_copy(
        update={"debts": debts, "exhibits": (), "answers": tuple(sorted(case.answers, key=str))}
    )


def test_a_schedule_becomes_a_debt_with_all_that_it_says():
    debt = debt_of(built(schedule(费用名称="担保费", 收费方="担保公司")))

    assert (debt.id, debt.product, debt.lender_type) == ("d1", "甲分期", LenderType.MICROLOAN)
    assert (debt.principal_fen, debt.disbursed_fen, debt.formed_on) == (300_000, 300_000, date(2026, 1, 15))
    assert debt.terms.rate.value_e9 == 144_000_000
    assert [row.total_fen for row in debt.schedule] == [103_600, 102_400, 101_200]
    assert debt.fees == ()  # a fee with a name and no amount is none


def test_a_fee_column_becomes_a_monthly_fee_and_tells_of_assistance():
    data = schedule(收费方="担保公司").decode().replace("应还利息,应还总额", "应还利息,担保费,应还总额")
    for row in ("36.00,1036.00", "24.00,1024.00", "12.00,1012.00"):
        interest, total = row.split(",")
        data = data.replace(row, f"{interest},10.00,{float(total) + 10:.2f}")

    debt = debt_of(built(data.encode()))

    assert [(fee.amount_fen, fee.payee, fee.monthly) for fee in debt.fees] == [(1_000, Payee.GUARANTOR, True)]
    assert debt.assisted is True
    assert debt.schedule[0].total_fen == 104_600


def test_a_known_brand_tells_lender_and_purpose():
    debt = debt_of(built(schedule("网商贷", 放款机构=None)))
    assert (debt.lender, debt.lender_type) == ("浙江网商银行股份有限公司", LenderType.BANK)
    assert debt.purpose is Purpose.BUSINESS


def test_payments_are_linked_and_counted():
    result = built(schedule(), FEBRUARY)

    assert [(event.on, event.amount_fen) for event in debt_of(result).events] == [
        (date(2026, 2, 15), 103_600)
    ]
    assert [(row.debt, row.kind) for row in result.linked] == [("d1", EventKind.PAYMENT)]
    assert (result.added.debts, result.added.records, result.unchanged, result.changed) == (1, 1, 0, 0)


@pytest.mark.parametrize("again", [(schedule(), FEBRUARY), (FEBRUARY, schedule(), FEBRUARY, schedule())])
def test_building_again_adds_nothing(again):
    once = built(schedule(), FEBRUARY, note(), sheet("每月到手收入：6500"))
    twice = built(*again, note(), sheet("每月到手收入：6500"), into=once.case)

    assert twice.case == once.case
    assert set(twice.added.model_dump().values()) == {0}
    assert (twice.linked, twice.problems, twice.changed) == ((), (), 0)
    assert twice.unchanged == len({schedule(), FEBRUARY}) + 2


def test_the_sample_built_twice_is_the_sample_built_once():
    once = built(*shoebox_files().values())
    twice = built(*shoebox_files().values(), into=once.case)

    assert twice.case == once.case
    assert (
        twice.unchanged == 76 + 43 + 35 + 24 + 2 + 6 + 1
    )  # bills, calls, messages, notes, schedules, the sheet
    assert (once.unchanged, once.changed) == (0, 1)  # the sheet is no record, but it told something


def test_a_second_month_adds_only_its_own_rows():
    first = built(schedule(), FEBRUARY)
    second = built(MARCH, into=first.case)

    assert (second.added.records, second.unchanged) == (1, 1)
    assert [event.amount_fen for event in second.case.debts[0].events] == [103_600, 102_400]
    assert [row.on for row in second.linked] == [date(2026, 3, 15)]


def test_bills_before_the_debt_is_known_are_linked_when_it_is():
    bills = built(FEBRUARY)
    assert bills.linked == ()

    known = built(schedule(), into=bills.case)
    assert [row.on for row in known.linked] == [date(2026, 2, 15)]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_files_in_any_order_give_the_same_facts(order):
    given = (schedule(), MARCH, note(), sheet("今天是：2026-11-22", "每月到手收入：6500"))
    expected = facts_of(built(*given).case)

    at_once = built(*(given[index] for index in order)).case
    one_by_one = Case(as_of=AS_OF)
    for index in order:
        one_by_one = built(given[index], into=one_by_one).case

    assert facts_of(at_once).model_dump(exclude=_PLACES) == expected.model_dump(exclude=_PLACES)
    assert facts_of(one_by_one).model_dump(exclude=_PLACES) == expected.model_dump(exclude=_PLACES)


#: Where a row stood; the files carry other numbers in another order.
_PLACES: Any = {
    "records": {"__all__": {"source"}},
    "notes": {"__all__": {"source"}},
    "debts": {
        "__all__": {"events": {"__all__": {"source"}}, "agreements": {"__all__": {"source"}}, "claim": True}
    },
}


def test_the_sample_backwards_is_the_sample():
    given = list(shoebox_files().values())
    forwards, backwards = facts_of(built(*given).case), facts_of(built(*reversed(given)).case)
    hidden: Any = {**_PLACES, "contacts": {"__all__": {"source", "debt"}}}
    assert _names_of_linked(forwards) == _names_of_linked(backwards)
    assert forwards.model_dump(exclude=hidden) == backwards.model_dump(exclude=hidden)


def _names_of_linked(case: Case) -> list[str | None]:
    """By name: which debt is `d1` depends on the order of the files."""
    debts = {debt.id: debt.name for debt in case.debts}
    return [debts.get(contact.debt or "") for contact in case.contacts]


# --- What a person entered stays ---------------------------------------------------------------------------------


def test_a_sheet_does_not_overwrite_an_answer_and_says_so():
    case = set_answer(Case(as_of=AS_OF), "household.income", "7000")
    result = built(sheet("每月到手收入：6500", "每月生活开支：3800"), into=case)

    assert result.case.household.income_fen == 700_000
    assert result.case.household.living_fen == 380_000
    assert [(problem.code, problem.source) for problem in result.problems] == [("clash", "f0")]
    assert "7000" in result.problems[0].text
    assert "6500" in result.problems[0].text


def test_a_sheet_does_not_overwrite_a_case_file_written_by_hand():
    case = Case.model_validate({"as_of": AS_OF, "household": {"income": "7000"}})
    result = built(sheet("每月到手收入：6500"), into=case)

    assert result.case.household.income_fen == 700_000
    assert [problem.code for problem in result.problems] == ["clash"]


def test_the_same_figure_written_otherwise_is_no_clash():
    case = set_answer(Case(as_of=AS_OF), "household.income", "6,500.00")
    result = built(sheet("每月到手收入：6500"), into=case)
    assert (result.problems, result.case) == ((), case.model_copy(update={"exhibits": result.case.exhibits}))


def test_what_the_person_did_not_know_a_file_may_tell():
    case = set_answer(Case(as_of=AS_OF), "household.income", "unknown")
    assert built(sheet("每月到手收入：6500"), into=case).case.household.income_fen == 650_000

    debt = set_answer(
        Case(as_of=AS_OF, debts=(Debt(id="d1", product="甲分期"),)), "debt.d1.principal", "unknown"
    )
    assert debt_of(built(schedule(), into=debt)).principal_fen == 300_000


def test_a_sheet_line_that_cannot_be_is_named_and_the_others_count():
    result = built(sheet("每月到手收入：很多", "每月生活开支：3800", "发薪日：40"))
    assert result.case.household.living_fen == 380_000
    assert result.case.household.income_fen is None
    assert [problem.code for problem in result.problems] == ["amount_unreadable", "value_unusable"] or [
        problem.code for problem in result.problems
    ] == ["value_unusable", "value_unusable"]


def typed_debt(**facts) -> Case:
    return Case(as_of=AS_OF, debts=(Debt.model_validate({"id": "d1", "product": "甲分期", **facts}),))


def test_a_schedule_fills_only_the_gaps_of_a_debt_typed_by_hand():
    case = typed_debt(principal="2500", formed_on="2026-01-15")
    result = built(schedule(), into=case)
    debt = debt_of(result)

    assert len(result.case.debts) == 1
    assert (debt.principal_fen, debt.lender, len(debt.schedule)) == (250_000, "乙小额贷款有限公司", 3)
    assert [problem.code for problem in result.problems] == ["clash"]
    assert "debt.d1.principal" in result.problems[0].text


def test_terms_are_filled_field_by_field():
    """A person who typed the number of instalments still learns rate and penalty from the schedule."""
    case = set_answer(typed_debt(), "debt.d1.periods", "3")
    terms = debt_of(built(schedule(逾期利率="约定利率的150%"), into=case)).terms

    assert (terms.periods, terms.rate.value_e9, terms.penalty_multiple_e9) == (3, 144_000_000, 1_500_000_000)


def test_a_rate_typed_by_hand_stays_and_the_clash_is_told():
    case = set_answer(typed_debt(), "debt.d1.yearly_percent", "18")
    result = built(schedule(), into=case)

    assert debt_of(result).terms.rate.value_e9 == 180_000_000
    assert ["debt.d1.yearly_percent" in problem.text for problem in result.problems] == [True]


def test_a_later_claim_replaces_an_earlier_one_and_an_older_is_no_clash():
    october = schedule(对方主张金额="3,100.00", 主张日期="2026-10-20")
    november = schedule(对方主张金额="3,200.00", 主张日期="2026-11-20")

    for given in ((october, november), (november, october)):
        result = built(*given)
        assert debt_of(result).claim.total_fen == 320_000
        assert result.problems == ()


def test_two_claims_for_one_day_are_a_clash():
    given = [schedule(对方主张金额=amount, 主张日期="2026-11-20") for amount in ("3,100.00", "3,200.00")]
    result = built(*given)
    assert debt_of(result).claim.total_fen == 310_000
    assert [problem.code for problem in result.problems] == ["clash"]


def test_a_claim_typed_by_hand_stays():
    case = set_answer(typed_debt(), "debt.d1.claim", "2000")
    result = built(schedule(对方主张金额="3,200.00", 主张日期="2026-11-30"), into=case)
    assert debt_of(result).claim.total_fen == 200_000
    assert [problem.code for problem in result.problems] == ["clash"]


def test_a_second_contract_of_the_same_product_is_a_second_debt():
    result = built(schedule(), schedule(合同编号="HT-0002", 放款日="2026-06-01"))
    assert [debt.contract_no for debt in result.case.debts] == ["HT-0001", "HT-0002"]


@pytest.mark.parametrize("absent", ["放款日", "合同编号", "到账金额"])
def test_half_a_schedule_and_the_whole_one_are_one_debt_in_either_order(absent):
    half, whole = schedule(**{absent: None}), schedule()
    for given in ((half, whole), (whole, half)):
        debts = built(*given).case.debts
        assert [(debt.contract_no, debt.formed_on) for debt in debts] == [("HT-0001", date(2026, 1, 15))]


# --- A row whose status moves on ---------------------------------------------------------------------------------


def bill(status: str) -> bytes:
    return alipay(paid("2026-02-15", "1036.00", status=status))


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("order", [("等待付款", "交易成功"), ("交易成功", "等待付款")])
def test_an_order_that_was_open_and_is_paid_now_counts(at_once, order):
    earlier, later = (bill(status) for status in order)
    case = built(schedule(), earlier, later).case if at_once else None
    case = case or built(later, into=built(schedule(), earlier).case).case

    assert [record.status for record in case.records] == ["交易成功"]
    assert [event.amount_fen for event in case.debts[0].events] == [103_600]


def test_a_payment_that_was_undone_since_counts_no_more():
    paid_once = built(schedule(), bill("交易成功"))
    undone = built(bill("交易关闭"), into=paid_once.case)

    assert len(paid_once.case.debts[0].events) == 1
    assert undone.case.debts[0].events == ()
    assert (undone.changed, undone.added.records, undone.unchanged) == (1, 0, 0)
    assert built(bill("交易成功"), into=undone.case).case == undone.case  # the older export changes nothing


# --- Notes and offers --------------------------------------------------------------------------------------------


def test_an_offer_stands_beside_its_debt_as_spoken_only():
    offer = debt_of(built(schedule(), note())).agreements[0]
    assert (offer.state, offer.lump_sum_fen, offer.said_by) == (AgreementState.OFFER_ORAL, 240_000, "客服")


def test_an_offer_heard_before_the_debt_was_known_finds_it_later():
    heard = built(note())
    assert heard.case.debts == ()
    assert len(debt_of(built(schedule(), into=heard.case)).agreements) == 1


def test_an_offer_that_was_verified_since_does_not_come_back_as_spoken():
    case = built(schedule(), note()).case
    offer = case.debts[0].agreements[0].model_copy(update={"state": AgreementState.OFFER_VERIFIED})
    debt = case.debts[0].model_copy(update={"agreements": (offer,)})
    again = built(schedule(), note(), into=case.model_copy(update={"debts": (debt,)}))

    assert [held.state for held in again.case.debts[0].agreements] == [AgreementState.OFFER_VERIFIED]


def test_a_note_without_an_offer_or_about_nobody_is_kept_as_a_note():
    result = built(schedule(), note(一次性=""), note("没见过的贷", 时间="2026-11-21 10:00"))
    assert len(result.case.notes) == 2
    assert debt_of(result).agreements == ()


def test_every_file_that_gave_something_is_an_exhibit_once():
    result = built(schedule(), FEBRUARY, FEBRUARY)
    assert [(exhibit.name, exhibit.rows) for exhibit in result.case.exhibits] == [("f0", 3), ("f1", 1)]


def test_a_copy_saved_again_by_excel_adds_nothing_to_a_case():
    bill = alipay(paid("2026-02-14", "1036.00"))
    damaged = bill.replace(b"20260214080000\t", b"2.02602E+13").replace(
        b"2026-02-14 08:00:00", b"2026/2/14 8:00"
    )

    once = built(schedule(), bill)
    again = built(damaged, into=once.case)

    assert again.case.records == once.case.records
    assert (again.added.records, again.unchanged) == (0, 1)
