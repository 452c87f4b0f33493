"""The examination: what comes first, a card a debt, every figure with its why; one debt on a page of its own."""

import re
from datetime import date

import pytest

from liangqing.base.days import add_months
from liangqing.case.case import Case
from liangqing.store import CaseFolder
from tests.assess.made import AS_OF, debt, event, paid, row
from tests.assess.test_card import _BOUGHT, _terms


def page(answer):
    """The page as text."""
    assert answer.status_code == 200, answer
    return answer.content.decode()


def store(home, *debts):
    """A case typed by its owner; returns its address."""
    CaseFolder(home).save(Case(id="mine", as_of=AS_OF, debts=debts), 0)
    return "/case/mine/check/"


def revision(home):
    return str(CaseFolder(home).load("mine").revision)


def part(text, key):
    """The section with that id."""
    return text[text.index(f'id="{key}"') :].partition("</section>")[0]


EXPIRED = {
    "formed_on": date(2019, 1, 15),
    "schedule": [row(number, first_on=date(2019, 2, 15)) for number in range(1, 13)],
    "unpaid_since": date(2019, 5, 15),
}
CARD = {
    "schedule": [],
    "principal": None,
    "disbursed": None,
    "purpose": "card",
    "formed_on": date(2020, 1, 1),
    "terms": _terms(),
    "events": [_BOUGHT, event(date(2026, 8, 20), "100.00")],
}
ORDER = [{"kind": "payment_order", "served_on": date(2026, 11, 15)}]


def test_the_sample_starts_with_one_thing_then_the_most_urgent_debt(client, sample):
    text = page(client.get(f"{sample}check/"))
    assert text.index("先看这一件") < text.index("接着看") < text.index("每一笔，急的在前")
    assert re.findall(r'<article class="card" id="debt-(\w+)"', text) == ["d3", "d6", "d2", "d1", "d4", "d5"]
    assert "对方要 11,846.53 元；按合同是 8,060.48 元；法律支持的上限是 7,204.37 元。" in text
    assert text.count("<svg") == 6
    assert 'href="/case/sample/check/d3/"' in text


def test_a_card_says_the_stage_in_words_with_the_days(client, sample):
    text = page(client.get(f"{sample}check/"))
    assert "逾期超过 90 天" in text
    assert "逾期 100 天" in text
    assert "晚了三个月以上" in text


def test_every_figure_of_a_debt_can_be_asked_why(client, sample):
    text = part(page(client.get(f"{sample}check/d3/")), "figures")
    assert text.count("为什么是这个数") == text.count('class="figure"') == 13
    for told in (
        "本金 6,633.02 元 × 24% × 131/365 = 571.35 元",
        "《最高人民法院关于进一步加强金融审判工作的若干意见》",
        "司法政策",
        "引用前请对照原文",
        "合同本金 10,000.00 元 − 实际到手 9,000.00 元",
        "合同的账，一天一天",
        "罚息 3,291.14 × 21.67815% × 8/365 = 15.637441",
    ):
        assert told in text, told


def test_what_is_contested_is_shown_as_a_range(client, sample):
    text = part(page(client.get(f"{sample}check/d3/")), "figures")
    assert "7,380.43 到 7,395.46 元" in text
    assert "各地做法不一" in text


def test_the_guide_tells_both_sides_and_the_papers_that_fit(client, sample):
    text = part(page(client.get(f"{sample}check/d3/")), "guide")
    assert re.findall(r"<h3>(.*?)</h3>", text) == ["您要做什么", "对方可以做什么", "对方不可以"]
    assert "/case/sample/paper/negotiation_request/d3.docx" in text
    assert "/case/sample/paper/working_paper/d3.xlsx" in text


def test_the_course_is_a_picture_and_a_list(client, sample):
    text = part(page(client.get(f"{sample}check/d3/")), "course")
    assert "<svg" in text
    assert "第 4 期到期，没有还够" in text
    assert "时效重新计算" in text


def test_doing_nothing_is_told_for_twelve_months(client, sample):
    text = part(page(client.get(f"{sample}check/d3/")), "projection")
    assert "9,544.24" in text
    assert "8,700.34" in text
    assert text.count('<tr><th scope="row">') == 12


def test_an_order_for_payment_comes_first_with_its_day_and_its_paper(client, home):
    check = store(home, debt(id="d1", events=paid(1, 2, 3)), debt(id="d2", product="乙贷", proceedings=ORDER))
    text = page(client.get(check))
    assert "乙贷：11月30日（周一）前，向法院提交书面异议" in text
    assert re.findall(r'<article class="card" id="debt-(\w+)"', text) == ["d2", "d1"]
    guide = part(page(client.get(f"{check}d2/")), "guide")
    assert "<strong>11月30日（周一）前</strong>" in guide
    assert "支付令异议书" in guide


def test_a_case_typed_by_hand_is_asked_for_what_is_missing_where_it_is_missing(client, home):
    check = store(home, debt(id="d1"))
    text = page(client.get(f"{check}d1/"))
    assert "按合同还算不出，还差 2 样" in text
    sent = {
        "id": "debt.d1.unpaid_since",
        "value": "2026-10-15",
        "page": "check.d1",
        "revision": revision(home),
    }
    assert part(text, "missing").count("<form") == 2
    answer = client.post("/case/mine/answer/", sent)
    assert answer.headers["Location"] == f"{check}d1/#missing"
    assert "按合同是" in page(client.get(f"{check}d1/"))


def test_an_answer_that_cannot_be_taken_comes_back_on_the_page_of_the_debt(client, home):
    check = store(home, debt(id="d1"))
    sent = {"id": "debt.d1.claim", "value": "很多", "page": "check.d1", "revision": revision(home)}
    answer = client.post("/case/mine/answer/", sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "回体检" in text and "很多" in text and "读不懂" in text
    assert check not in answer.headers


def test_an_empty_case_says_how_to_begin(client, own_case):
    text = page(client.get(f"{own_case}check/"))
    assert "先放进一笔" in text
    assert "手动填一笔债务" in text
    answer = client.get(f"{own_case}check/d1/")
    assert answer.status_code == 404
    assert "没有这笔债务" in answer.content.decode()


def test_a_debt_known_by_name_only_has_no_figure_and_says_what_to_do(client, home):
    named = {"lender": None, "formed_on": None, "principal": None, "disbursed": None, "terms": None}
    check = store(home, debt(id="d1", schedule=[], lender_type="unknown", purpose="unknown", **named))
    text = page(client.get(f"{check}d1/"))
    assert "有没有逾期，还不知道" in text
    assert "还一个数都算不出" in text
    assert "还没有带日期的事" in text
    assert "民间借贷" in part(text, "figures")


def test_a_claim_that_may_be_barred_is_not_hurried(client, home):
    check = store(home, debt(id="d1", **EXPIRED))
    text = page(client.get(f"{check}d1/"))
    assert "时效要小心" in text
    assert text.index("可能已经届满") < text.index("这些数怎么来的")
    assert "不要为了下面的数急着还" in part(text, "projection")
    limitation = part(text, "limitation")
    assert "还一部分，哪怕很少" in limitation
    fit = part(text, "guide")
    assert "negotiation_request" not in fit
    assert "working_paper" in fit


def test_a_card_shows_its_statements_and_what_a_year_of_doing_nothing_brings(client, home):
    check = store(home, debt(id="d1", **CARD))
    text = page(client.get(f"{check}d1/"))
    assert "账单，一期一期" in text
    assert "其中利息：7月10日（周五）起 41 天，1,000.00 元，年利率 18.25%" in text
    assert "一分不还" in part(text, "projection")
    assert "2027年10月31日" in part(text, "projection")
    assert "还不知道，“按合同”的数里没有逾期后" not in text


def test_a_debt_paid_off_asks_for_nothing_more(client, home):
    check = store(home, debt(id="d1", closed_on=date(2026, 5, 1), was_overdue=True))
    text = page(client.get(f"{check}d1/"))
    assert "这笔已经还清，不用再还。" in text
    assert 'id="often"' not in text
    assert "不会再长" in text


@pytest.mark.parametrize(
    ("answer_id", "at", "words"),
    [
        ("triage.frozen", "check", "工资卡被冻：先问银行是谁冻的"),
        ("triage.vanished", "check", "也回得来"),
        ("debt.d1.consumption_limited", "check.d1", "被限制高消费（限高）"),
    ],
)
def test_what_can_happen_at_any_stage_is_asked_with_two_buttons(client, home, answer_id, at, words):
    check = store(home, debt(id="d1", unpaid_since="2026-10-15"))
    sent = {"id": answer_id, "button": "yes", "page": at, "revision": revision(home)}
    answer = client.post("/case/mine/answer/", sent)
    assert answer.headers["Location"].endswith("#often")
    text = page(client.get(check))
    assert words in text
    assert 'aria-pressed="true"' in page(client.get(answer.headers["Location"].partition("#")[0]))


def test_a_paid_off_debt_can_be_told_to_have_been_late(client, home):
    store(home, debt(id="d1", closed_on=date(2026, 5, 1)))
    sent = {"id": "debt.d1.was_overdue", "value": "yes", "page": "check.d1", "revision": revision(home)}
    assert client.post("/case/mine/answer/", sent).status_code == 302
    assert CaseFolder(home).load("mine").case.debts[0].was_overdue is True


def test_who_collects_and_whom_to_pay_are_typed_on_the_form_of_the_debt(client, home):
    check = store(home, debt(id="d1", unpaid_since=add_months(AS_OF, -2)))
    form = "/case/mine/debt/d1/"
    assert f'href="{form}#holders"' in page(client.get(f"{check}d1/"))
    sent = {
        "assigned_to": "乙资产管理有限公司",
        "assigned_on": "2026-11-01",
        "assigned_notified_on": "2026-11-05",
        "assigned_notified_by": "old",
        "agency": "丙咨询有限公司",
        "agency_since_on": "2026-09-01",
        "revision": revision(home),
    }
    assert client.post(form, sent).status_code == 302
    text = page(client.get(f"{check}d1/"))
    assert "债权已转让" in text
    assert "收到转让通知（原放款机构发的）" in text
    assert "催收公司“丙咨询有限公司”开始催" in text


def test_a_part_taken_back_leaves_the_rest_and_the_name_takes_all(client, home):
    store(home, debt(id="d1", agencies=[{"name": "丙公司", "since_on": "2026-09-01"}]))
    form = "/case/mine/debt/d1/"
    client.post(form, {"agency_since_on": "", "revision": revision(home)})
    (agency,) = CaseFolder(home).load("mine").case.debts[0].agencies
    assert (agency.name, agency.since_on) == ("丙公司", None)
    client.post(form, {"agency": "", "revision": revision(home)})
    assert CaseFolder(home).load("mine").case.debts[0].agencies == ()


def test_the_day_of_a_transfer_cannot_be_emptied_by_itself(client, home):
    sold = [{"kind": "assigned", "to": "乙公司", "on": "2026-10-01"}]
    store(home, debt(id="d1", transfers=sold))
    form = "/case/mine/debt/d1/"
    answer = client.post(form, {"assigned_on": "", "revision": revision(home)})
    assert answer.status_code == 422
    assert "这一格不能单独空着" in answer.content.decode()
    both = {"assigned_on": "", "assigned_to": "", "revision": revision(home)}
    assert client.post(form, both).status_code == 302
    assert CaseFolder(home).load("mine").case.debts[0].transfers == ()


def test_the_overview_and_the_navigation_lead_to_it(client, sample):
    text = page(client.get(sample))
    assert text.count('href="/case/sample/check/"') == 2
    assert 'href="/case/sample/check/d3/"' in text
