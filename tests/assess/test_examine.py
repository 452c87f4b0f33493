"""Each debt as it is looked at: its sentence, every figure with what it comes from, its course; urgent first."""

from datetime import date

import pytest

from liangqing.assess.assess import assess, see_debt
from liangqing.assess.examine import by_urgency, examine, with_course
from liangqing.assess.glosses import FLAG_LABELS, STAGE_GLOSSES
from liangqing.assess.moments import MomentKind
from liangqing.assess.position import Flag, Stage
from liangqing.case.case import Case
from liangqing.law.book import load_book
from tests.assess.made import AS_OF, debt, event, message, paid, position
from tests.assess.test_card import _BOUGHT, _terms


def looked_at(*contacts, **facts):
    """The one debt with these facts, with its course."""
    case = Case(as_of=AS_OF, debts=(debt(**facts),), contacts=contacts)
    book = load_book()
    seen = see_debt(case.debts[0], case, book)
    return with_course(seen, examine(seen, assess(case, book).debts[0]))


def told(examined, *kinds):
    """(day, text) of the moments of these kinds."""
    return [(one.on, one.text) for one in examined.moments if one.kind in kinds]


CLAIM = {"on": "2026-11-20", "total": "9900.00", "said_by": "客服", "principal": "7000.00"}


def test_the_sentence_names_what_is_asked_what_the_contract_gives_and_what_the_law_supports():
    late = looked_at(events=paid(1, 2, 3, 4, 5), claim=CLAIM)
    assert late.sentence == ("对方要 9,900.00 元;按合同是 7,446.67 元,没有超过法律支持的上限(7,736.44 元)。")
    assert looked_at().sentence == "对方要多少,还不知道;按合同还算不出,还差 2 样。"
    assert looked_at(closed_on=date(2026, 5, 1)).sentence == "这笔已经还清,不用再还。"


def test_where_the_ceiling_cuts_the_sentence_says_its_figure():
    dear = looked_at(unpaid_since="2026-02-15", disbursed="6000.00", claim=CLAIM)
    contract, lawful = dear.figure("contract").value, dear.figure("lawful").value
    assert dear.sentence == f"对方要 9,900.00 元;按合同是 {contract};法律支持的上限是 {lawful}。"


def test_every_figure_that_rests_on_law_has_its_reason_and_every_one_its_inputs():
    late = looked_at(events=paid(1, 2, 3, 4, 5), claim=CLAIM)
    codes = [figure.code for figure in late.figures]
    assert codes == [
        "claimed", "contract", "lawful", "excess", "overdue_days", "overdue", "next_due", "rate"
    ]  # fmt: skip
    assert all(figure.inputs for figure in late.figures)
    assert all(figure.because for figure in late.figures if figure.code not in ("claimed", "next_due"))
    assert late.figure("claimed").inputs == ("2026年11月20日(周五),客服", "本金 7,000.00 元")
    assert late.figure("excess").inputs == ("对方要 9,900.00 元 − 按合同 7,446.67 元",)


def test_the_ceiling_is_told_as_products_that_give_its_sum():
    lawful = looked_at(events=paid(1, 2, 3, 4, 5)).figure("lawful")
    assert lawful.inputs == (
        "从 2026年6月15日(周一)起(那天以前的息费都付清了)",
        "本金 7,000.00 元 × 24% × 160/365 = 736.44 元",
        "没还的本金 7,000.00 元 + 还能收的息费 736.44 元",
    )
    assert lawful.value == "7,736.44 元"
    assert "要您自己提出来" in lawful.note


def test_what_is_contested_is_a_range_that_says_so():
    dear = looked_at(unpaid_since="2026-10-15", disbursed="9000.00")
    range_told = dear.figure("recomputed")
    assert " 到 " in range_told.value
    assert range_told.note.startswith("各地做法不一")


def test_the_course_names_payments_and_instalments_that_were_missed():
    late = looked_at(events=paid(1, 2, 3, 4, 5, 6, 7, 8, 9))
    assert told(late, MomentKind.PAYOUT) == [(date(2026, 1, 15), "放款")]
    assert len(told(late, MomentKind.PAID)) == 9
    assert told(late, MomentKind.MISSED) == [(date(2026, 11, 15), "第 10 期到期,没有还够")]
    assert told(late, MomentKind.COMING) == [(date(2026, 12, 15), "应还第 11 期 1,020.00 元。")]


def test_what_the_borrower_told_stands_in_for_bills():
    late = looked_at(unpaid_since="2026-10-15")
    assert [text for _, text in told(late, MomentKind.PAID)] == ["到期还清(按您说的,没有账单)"] * 8
    assert [on.month for on, _ in told(late, MomentKind.MISSED)] == [10, 11]


def test_calls_with_nothing_between_them_are_one_line_and_restart_limitation():
    calls = [message(f"2026-11-{day}T10:00:00", debt="d1", collecting=True) for day in (16, 18, 20)]
    late = looked_at(*calls, events=paid(1, 2, 3, 4, 5, 6, 7, 8, 9))
    (call,) = [one for one in late.moments if one.kind is MomentKind.CALLED]
    assert (call.on, call.last_on, call.text) == (date(2026, 11, 16), date(2026, 11, 20), "催收:短信 3 次")
    assert call.restarted


def test_a_court_period_stands_among_the_days_to_come():
    order = [{"kind": "payment_order", "served_on": date(2026, 11, 15)}]
    late = looked_at(events=paid(1, 2, 3), proceedings=order)
    assert (date(2026, 11, 15), "收到支付令") in told(late, MomentKind.STEP)
    assert (date(2026, 11, 30), "向法院提交书面异议,针对整份支付令。") in told(late, MomentKind.PERIOD)


def test_a_transfer_and_an_agency_are_told_with_who_gave_notice():
    late = looked_at(
        events=paid(1, 2, 3),
        agencies=[{"name": "甲催收公司", "since_on": "2026-08-01"}],
        transfers=[
            {
                "kind": "assigned",
                "to": "乙公司",
                "on": "2026-10-01",
                "notified_on": "2026-10-05",
                "notified_by": "new",
            }
        ],
    )
    assert told(late, MomentKind.STEP) == [
        (date(2026, 8, 1), "催收公司“甲催收公司”开始催"),
        (date(2026, 10, 1), "债权转让给“乙公司”"),
        (date(2026, 10, 5), "收到转让通知(新债权人自己发的)"),
    ]


def test_a_card_is_told_statement_by_statement_with_its_interest():
    card = looked_at(
        schedule=[], principal=None, disbursed=None, purpose="card", formed_on=date(2020, 1, 1),
        terms=_terms(), events=[_BOUGHT, event(date(2026, 8, 20), "100.00")],
    )  # fmt: skip
    first, second = card.pages[:2]
    assert first.text == "一共 1,000.00 元,8月25日(周二)前至少还 100.00 元"
    assert first.inputs == ("消费 1,000.00 元",)
    assert second.inputs == (
        "还款 -100.00 元",
        "利息 27.70 元",
        "其中利息:7月10日(周五)起 41 天,1,000.00 元,年利率 18.25%",
        "其中利息:8月20日(周四)起 16 天,900.00 元,年利率 18.25%",
    )
    assert (date(2026, 9, 25), "到最后还款日,最低还款额没有还够") in told(card, MomentKind.MISSED)


def test_a_debt_of_which_nobody_told_whether_it_is_late_is_not_called_paid_up():
    name_only: dict[str, object] = {
        "lender": None,
        "formed_on": None,
        "principal": None,
        "terms": None,
        "schedule": [],
    }
    assert looked_at(**name_only).stage == "有没有逾期,还不知道"
    assert looked_at(**name_only, up_to_date=True).stage == "没有逾期"


def test_a_running_court_period_comes_before_a_longer_delay_and_what_is_paid_off_last():
    order = [{"kind": "payment_order", "served_on": date(2026, 11, 15)}]
    told_position = position(
        debt(id="d1", closed_on=date(2026, 5, 1)),
        debt(id="d2", unpaid_since="2026-11-15"),
        debt(id="d3", unpaid_since="2026-03-15"),
        debt(id="d4", unpaid_since="2026-10-15", proceedings=order),
    )
    assert [at.id for at in by_urgency(told_position)] == ["d4", "d3", "d2", "d1"]


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_a_gloss(stage):
    assert STAGE_GLOSSES[stage].endswith("。")


def test_every_flag_has_words():
    assert set(FLAG_LABELS) == set(Flag)
