"""The calculators of the page: each answers under its form, each fault stands at its field."""

import re

import pytest
from playwright.sync_api import expect

from liangqing import sums
from tests.web.test_browser import DESK, PHONE, no_serious_barrier, no_sideways_scrolling, opened


def page(answer):
    """The page as text."""
    return answer.content.decode()


def ask(client, calc, **typed):
    """The page with one calculator asked."""
    return page(client.get("/calculators/", {"calc": calc, **typed}))


def figures(text):
    """Label → value of every row of the answer."""
    answer = text.partition('class="answer"')[2].partition("</section>")[0]
    return dict(re.findall(r"<div><dt>([^<]+)</dt><dd>([^<]+)</dd></div>", answer))


def test_ten_sections_all_closed(client):
    text = page(client.get("/calculators/"))
    assert text.count('<details class="way calc"') == 10
    assert '<details class="way calc" id="rate">' in text
    assert 'class="answer"' not in text


def test_the_lawful_24_percent_loan(client):
    text = ask(client, "rate", amount="10000", payment="945.60", periods="12")
    assert figures(text) == {"年化（单利口径）": "24.00%", "年化（复利口径）": "26.83%"}
    assert 'id="rate" open' in text
    assert 'value="945.60"' in text


def test_a_rate_of_dated_amounts(client):
    text = ask(client, "rate", flows="日期,金额\n2025-01-01,10000\n2026-01-01，-11000")
    assert figures(text)["年化（复利口径）"] == "10.00%"


def test_two_rates_that_both_fit_are_not_told_as_one(client):
    flows = "2024-01-01,1000\n2025-01-01,-2500\n2026-01-01,1540"
    told = ask(client, "rate", flows=flows)
    assert "都说得通" in told
    assert "钱换了 2 次方向" in told


def test_why_there_is_one_rate_and_how_to_check_it(client):
    told = ask(client, "rate", amount="12000", payment="1120", periods="12")
    assert "钱只换了一次方向，所以正好有一个利率" in told
    assert "按 23.69838415% 和 23.69838419% 各折算一次，结果一正一负" in told


def test_what_was_kept_back_counts_as_a_cost(client):
    text = ask(client, "rate", amount="11000", upfront="1000", payment="945.60", periods="12期")
    assert figures(text)["年化（单利口径）"] == "24.00%"


def test_a_bank_loan_has_its_ceiling_with_its_reason(client):
    text = ask(client, "cap", lender_type="bank", purpose="consumer", formed_on="2024-05-01")
    assert figures(text) == {"年利率（单利口径）最多": "24.00%"}
    assert "可以请求法院调低" in text
    assert "最高人民法院关于进一步加强金融审判工作的若干意见" in text


def test_an_unknown_lender_gets_every_reading(client):
    text = ask(client, "cap", lender_type="unknown", purpose="unknown", formed_on="2026-09-25")
    assert "如果放款的是银行、消费金融、小额贷款等持牌机构" in text
    assert "如果放款的是个人或没有牌照的公司" in text


def test_an_overdue_charge_against_its_ceiling(client):
    typed = {"principal": "10000", "daily_percent": "0.05", "multiplier": "1.5", "days": "90"}
    text = ask(client, "overdue", **typed, lender_type="bank", formed_on="2024-05-01")
    assert figures(text) == {
        "按合同收": "675.00 元",
        "合年化": "27.38%",
        "法律支持的上限": "591.78 元",
        "多出": "83.22 元",
    }


def test_equal_instalments(client):
    text = ask(client, "instalment", principal="12,000元", nominal_percent="12%", periods="12")
    assert figures(text) == {"每期": "1,066.19 元", "利息一共": "794.23 元"}
    assert figures(ask(client, "instalment", principal="12000", nominal_percent="0", periods="24")) == {
        "每期": "500.00 元",
        "利息一共": "0.00 元",
    }


def test_the_dearest_fee_within_a_ceiling(client):
    typed = {"amount": "10000", "nominal_percent": "9", "periods": "12", "cap_percent": "24%"}
    assert figures(ask(client, "fee", **typed)) == {
        "每月最多": "71.08 元",
        "或者放款时一次最多": "751.76 元",
    }
    assert "利息本身已经超过" in ask(client, "fee", **(typed | {"nominal_percent": "36"}))


def test_a_last_day_on_a_saturday_is_the_monday_after(client):
    text = ask(client, "deadline", kind="payment_order_objection", from_on="2026-11-20")
    assert figures(text) == {"最后一天": "2026年12月7日（周一）"}
    assert "这个期限由您守" in text
    assert "已经顺延" in text
    assert "中华人民共和国民事诉讼法" in text


def test_a_year_whose_holidays_are_not_announced_gives_the_earlier_day(client):
    text = ask(client, "deadline", kind="appeal_judgment", from_on="2026-12-18")
    assert figures(text) == {"最后一天": "2027年1月2日（周六）", "可能顺延到": "2027年1月4日（周一）"}
    assert "2027年的放假安排还没有录入" in text


def test_every_kind_of_period_has_a_name_a_sentence_and_an_answer(client):
    text = page(client.get("/calculators/"))
    for kind in sums.deadline_kinds():
        assert f'<option value="{kind.kind}">' in text
        assert re.search(r"[\u4e00-\u9fff]", kind.name)
        assert len(kind.gist) > 8
        assert "最后一天" in figures(ask(client, "deadline", kind=kind.kind, from_on="2026-11-20"))


def test_limitation_runs_anew_from_the_last_payment(client):
    plain = ask(client, "limitation", due_on="2024-03-01")
    assert figures(plain) == {"时效到": "2027年3月1日（周一）"}
    paid = ask(
        client,
        "limitation",
        due_on="2024-03-01",
        restart_on_1="2025-01-10",
        restart_kind_1="demand",
        restart_on_2="2026-05-20",
        restart_kind_2="payment",
    )
    assert figures(paid) == {"时效到": "2029年5月21日（周一）"}
    assert 'name="restart_on_3"' in paid, "one row more than was filled in"
    assert 'name="restart_on_4"' not in paid


def test_limitation_has_no_day_while_a_suit_runs_and_starts_anew_when_it_ends(client):
    suit = {"due_on": "2022-01-10", "restart_on_1": "2024-12-20", "restart_kind_1": "suit"}
    assert figures(ask(client, "limitation", **suit)) == {"时效到": "现在没有截止的日子"}
    ended = ask(client, "limitation", **suit, restart_ended_on_1="2025-06-30")
    assert figures(ended) == {"时效到": "2028年6月30日（周五）"}


def test_limitation_that_has_passed_is_told_with_what_to_do(client):
    text = ask(client, "limitation", due_on="2022-03-01")
    assert "按您填的日子，已经过了" in text
    assert "12348" in text


def test_court_money(client):
    assert figures(ask(client, "court-fee", amount="20000")) == {
        "普通程序": "300.00 元",
        "简易程序": "150.00 元",
        "支付令": "100.00 元",
    }
    assert figures(ask(client, "judgment-interest", amount="20000", days="100天")) == {
        "另外加的部分": "350.00 元"
    }


def test_the_credit_record(client):
    assert figures(ask(client, "credit-clear", ended_on="2026-03-31")) == {
        "最晚保留到": "2031年3月31日（周一）"
    }
    assert "还没有还清" in ask(client, "credit-clear")


@pytest.mark.parametrize(
    ("calc", "typed", "field", "told"),
    [
        ("rate", {"amount": "一万", "payment": "1", "periods": "1"}, "amount", "金额“一万”读不懂"),
        ("rate", {"amount": "10000", "payment": "900"}, "periods", "请填这一格"),
        ("rate", {"amount": "100", "payment": "9", "periods": "99999"}, "periods", "1 到 1200"),
        ("rate", {"amount": "100", "payment": "9", "periods": "9", "upfront": "100"}, "payment", "大于 0"),
        ("rate", {"flows": "2025-01-01,100\n昨天,-5"}, "flows", "第 2 行的日期读不懂"),
        ("rate", {"flows": "2025-01-01,100\n2025-02-01,五"}, "flows", "第 2 行"),
        ("rate", {"flows": "2025-01-01,100"}, "flows", "至少要有两行"),
        ("overdue", {"principal": "-5"}, "principal", "金额不能是负数"),
        ("overdue", {"daily_percent": "1e9"}, "daily_percent", "不是能用的数字"),
        ("overdue", {"lender_type": "moon"}, "lender_type", "没有“moon”这一项"),
        ("instalment", {"periods": "12.5"}, "periods", "不是整数"),
        ("fee", {"amount": "10000", "nominal_percent": "9", "periods": "12"}, "cap_percent", "请填这一格"),
        ("deadline", {"from_on": "2026-11-20"}, "kind", "请选一个"),
        ("deadline", {"kind": "answer", "from_on": "2026-02-30"}, "from_on", "不是日期"),
        ("deadline", {"kind": "answer", "from_on": "2001-01-01"}, "from_on", "没有收录"),
        ("limitation", {"due_on": "0001-01-01"}, "due_on", "离得太远"),
        ("limitation", {"due_on": "2024-01-01", "restart_on_1": "2030-01-01"}, "restart_on_1", "还没有到"),
        ("court-fee", {"amount": "0"}, "amount", "要大于 0"),
        ("court-fee", {"amount": "9" * 40}, "amount", "大得不像真的"),
        ("judgment-interest", {"amount": "5", "days": "9" * 30}, "days", "大得不像真的"),
        ("credit-clear", {"ended_on": "2027-01-01"}, "ended_on", "还没有到"),
    ],
)
def test_a_fault_stands_at_its_field(client, calc, typed, field, told):
    answer = client.get("/calculators/", {"calc": calc, **typed})
    assert answer.status_code == 200
    text = page(answer)
    error = re.search(rf'<p class="error" id="e-{calc}-{field}">([^<]+)</p>', text)
    assert error is not None
    assert told in error[1]
    assert "--" not in error[1], "no option of the command line on the page"
    assert 'class="answer"' not in text


def test_a_calculator_that_is_not_there_changes_nothing(client):
    assert 'class="answer"' not in ask(client, "moon", amount="5")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_period_is_reckoned_without_script(served, chromium, size):
    with opened(chromium, size, script=False) as tab:
        tab.goto(f"{served.address}/calculators/")
        no_sideways_scrolling(tab)
        tab.locator("#deadline > summary").click()
        tab.get_by_label("哪一种期限").select_option(label="对支付令提异议")
        tab.get_by_label("收到（或提出）的日子").fill("2026-11-20")
        tab.get_by_role("button", name="算期限的最后一天").click()
        expect(tab.locator(".answer")).to_contain_text("2026年12月7日（周一）")
        expect(tab.locator("#deadline > summary")).to_be_in_viewport()
        no_sideways_scrolling(tab)
    with opened(chromium, size) as tab:
        for asked in ("", "?calc=cap&lender_type=unknown&purpose=unknown", "?calc=rate&amount=x"):
            tab.goto(f"{served.address}/calculators/{asked}")
            no_serious_barrier(tab)
            no_sideways_scrolling(tab)
