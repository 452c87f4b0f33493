"""The page of the plan: months, what if, strategies, an offer judged, a wish refused, and a plan made anew."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from liangqing.case.casefile import parse_case
from liangqing.case.debt import AgreementState
from liangqing.case.event import Event, EventKind
from liangqing.store import CaseFolder
from tests.web.test_browser import (
    DESK,
    PHONE,
    SMALL,
    keep_picture,
    no_serious_barrier,
    no_sideways_scrolling,
    opened,
)

EXAMPLES = Path(__file__).parents[2] / "examples" / "cases"
PLAN = "/case/mine/plan/"


def page(answer, status=200):
    """The page as text."""
    assert answer.status_code == status, answer.content.decode()[:500]
    return answer.content.decode()


def part(text, key):
    """The section with that id."""
    return text[text.index(f'id="{key}"') :].partition("</section>")[0]


def store(home, name, **facts):
    """An example as one's own case."""
    path = EXAMPLES / f"{name}.toml"
    case = parse_case(path.read_bytes(), path.name).model_copy(update={"id": "mine", **facts})
    CaseFolder(home).save(case, 0)


def stored(home):
    return CaseFolder(home).load("mine")


def send(client, do, revision=1, **told):
    return client.post(PLAN, {"do": do, "revision": str(revision), **told})


@pytest.fixture
def suit(client, home):
    """小何's case: a suit, a loan in order, a loan just late."""
    store(home, "suit_running")


@pytest.fixture
def short(client, home):
    """阿芳's case: there is not enough."""
    store(home, "not_enough_money")


def test_payments_stand_against_what_can_be_spared_as_picture_and_table(client, suit):
    text = part(page(client.get(PLAN)), "months")
    assert text.count("<svg") == 1
    assert "<caption>一样的月份并成一行（元）</caption>" in text
    assert "2026年12月" in text


def test_each_debt_has_its_ladder_its_requests_and_the_other_side(client, suit):
    text = part(page(client.get(PLAN)), "ways")
    assert text.count("<dt>最多答应</dt>") == 1, "one is negotiated in equal parts"
    assert "对方合不合算" in text
    assert "各家按欠款多少平分" in text
    assert "案件受理费" in text


def test_strategies_stand_side_by_side_with_why_each_loses(client, suit):
    text = part(page(client.get(PLAN)), "others")
    names = re.findall(r"<dt>([^<]+)</dt>", text)
    assert names == [
        "本方案",
        "先还最小的（雪球法）",
        "先还利率最高的（雪崩法）",
        "各家按余额比例还",
        "全都照原来的约定还",
        "每月付得最少",
        "总共付得最少",
    ]
    assert "付不出来，会动到饭钱或又逾期" in text


def test_the_front_marks_our_own_point(client, suit):
    text = part(page(client.get(PLAN)), "front")
    assert text.count("（本方案）") == 1
    assert text.count("<svg") == 1


def test_with_many_debts_the_front_waits_to_be_asked_for(client, suit, monkeypatch):
    monkeypatch.setattr("liangqing.web.plan_page.MANY_DEBTS", 1)
    text = page(client.get(PLAN))
    assert 'href="?front=1#front"' in text
    assert 'id="front"' not in text
    assert 'id="front"' in page(client.get(f"{PLAN}?front=1"))


def test_bad_luck_is_told_for_three_spans(client, suit):
    text = part(page(client.get(PLAN)), "stress")
    assert [int(months) for months in re.findall(r"(\d+) 个月</th>", text)] == [6, 12, 24]
    assert "才有九成把握" in text


def test_more_a_month_is_tried_and_nothing_is_stored(client, suit, home):
    text = part(page(client.get(f"{PLAN}?more=500")), "more")
    assert "的话</h3>" in text
    assert "每月能拿出的钱从" in text
    assert text.count("<svg") == 1
    assert stored(home).revision == 1


@pytest.mark.parametrize(
    ("more", "told"),
    [("一百", "金额“一百”读不懂"), ("-99999", "减不了"), ("1" * 30, "大得不像真的"), ("-2300", "排不开")],
)
def test_an_odd_trial_is_answered_in_words(client, suit, more, told):
    assert told in part(page(client.get(PLAN, {"more": more})), "more")


def test_a_plan_that_cannot_be_kept_names_the_smallest_relief_and_who_helps(client, short):
    text = page(client.get(PLAN))
    rescue = part(text, "rescue")
    assert "只要谈下 1 笔特别照顾" in rescue
    for number in ("12348", "12368"):
        assert f'href="tel:{number}"' in rescue
    assert "个人债务集中清理" in rescue
    assert 'id="more"' not in text
    assert "还排不开，只用来谈" in part(text, "ways")


def test_a_case_without_figures_asks_for_them_first(client, own_case):
    client.post(f"{own_case}debt/add/", {"name": "示例贷"})
    text = page(client.get(PLAN))
    assert "先填家里的账" in text
    assert 'id="stress"' not in text


def test_a_case_without_debts_says_how_to_begin(client, own_case):
    assert "先放进一笔" in page(client.get(PLAN))


def test_a_good_offer_may_be_taken(client, suit, home):
    told = {"debt": "d1", "monthly": "1500", "months": "4", "in_writing": "yes"}
    text = part(page(send(client, "judge", **told)), "judge")
    assert "：可以答应" in text or "：还个价" in text
    assert 'value="1500"' in text, "nothing has to be typed twice"
    assert stored(home).revision == 1


def test_a_dear_offer_is_answered_with_a_counter_and_the_regret(client, suit):
    text = part(page(send(client, "judge", debt="d3", monthly="900", months="12")), "judge")
    assert "还个价" in text
    assert re.search(r"多付 [\d,]+\.\d\d 元", text)
    assert "可以这样回" in text


def test_a_fee_first_is_refused_whatever_the_figures(client, suit):
    told = {"debt": "d1", "lump_sum": "100", "fee_first": "1", "private_account": "1"}
    text = part(page(send(client, "judge", **told)), "judge")
    assert "不要答应" in text
    assert "最常见的骗法" in text


def test_an_unclear_offer_goes_to_a_person(client, suit):
    text = part(page(send(client, "judge", debt="d1", monthly="500")), "judge")
    assert "先找人看" in text


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"debt": "", "monthly": "1"}, "还没有选是哪一笔"),
        ({"debt": "d9", "monthly": "1"}, "还没有选是哪一笔"),
        ({"debt": "d1", "monthly": "很多"}, "“每月付”那一格"),
        ({"debt": "d1", "months": "0"}, "要写 1 到 120 的整数"),
        ({"debt": "d1", "months": "一"}, "要写 1 到 120 的整数"),
        ({"debt": "d1", "lump_sum": "-5"}, "不能是负数"),
        ({"debt": "d1", "text": "话" * 4001}, "太长了"),
    ],
)
def test_an_offer_that_cannot_be_read_is_told_at_its_form(client, suit, told, said):
    answer = send(client, "judge", **told)
    assert said in part(page(answer, 422), "judge")


def test_an_offer_noted_is_part_of_the_next_plan_and_can_be_undone(client, suit, home):
    answer = send(client, "offer", debt="d3", monthly="300", months="12")
    assert stored(home).case.debt("d3").agreements[-1].state is AgreementState.OFFER_ORAL
    text = page(client.get(answer.url))
    assert "记下了，重算过" in part(text, "changed")
    client.post(
        "/case/mine/history/", {"revision": "2", "to": re.findall(r'name="to" value="(\d+)"', text)[0]}
    )
    assert stored(home).case.debt("d3").agreements == ()


def test_an_offer_with_a_first_payment_cannot_be_noted_and_says_why(client, suit, home):
    answer = send(client, "offer", debt="d1", monthly="300", months="12", first="100")
    assert "有首付的" in part(page(answer, 422), "judge")
    assert stored(home).revision == 1


def test_lost_income_makes_the_plan_anew_and_says_what_changed(client, suit, home):
    answer = send(client, "income", income_now="6000")
    assert stored(home).case.household.income_fen == 6_000_00
    text = part(page(client.get(answer.url)), "changed")
    assert "每月能拿出的钱从 2,340.00 元 变成 1,260.00 元。" in text


def test_one_source_of_several_that_is_lost_ends_today(client, short, home):
    send(client, "income", which="2", income_now="0")
    first, second = stored(home).case.household.incomes
    assert (first.until_on, second.until_on) == (None, stored(home).case.as_of)


@pytest.mark.parametrize("told", [{"income_now": "5"}, {"which": "9", "income_now": "5"}])
def test_with_several_sources_it_must_be_said_which(client, short, home, told):
    assert "还没有选是哪一份" in page(send(client, "income", **told), 422)
    assert stored(home).revision == 1


def test_a_windfall_of_ones_own_changes_the_plan_and_borrowed_money_does_not(client, short, home):
    told = page(client.get(send(client, "money", money="60000", owner="own").url))
    assert "现在排得开了" in part(told, "changed")
    before = stored(home).case.household.cash_fen
    borrowed = send(client, "money", revision=2, money="5000", owner="borrowed", money_on="2026-12-10")
    assert "和原来的方案一样" in part(page(client.get(borrowed.url)), "changed")
    assert stored(home).case.household.cash_fen == before


def test_a_refused_request_is_not_made_again(client, suit, home):
    answer = send(client, "refused", refused_debt="d1")
    held = stored(home).case.debt("d1").agreements[-1]
    assert held.state is AgreementState.REFUSED
    assert held.monthly_fen == 1_486_57
    assert "“示例现金贷”原来每月 1,486.57 元、6 个月" in part(page(client.get(answer.url)), "changed")


def test_what_needs_nobody_cannot_be_refused(client, suit):
    assert "没有要对方同意的条件" in page(send(client, "refused", refused_debt="d2"), 422)


def test_a_sold_debt_has_its_buyer_and_the_page_says_what_changed(client, suit, home):
    answer = send(client, "sold", sold_debt="d3", buyer="某某资产管理有限公司", sold_on="2026-11-01")
    (moved,) = stored(home).case.debt("d3").transfers
    assert (moved.to, moved.on) == ("某某资产管理有限公司", date(2026, 11, 1))
    assert page(client.get(answer.url)).count('id="changed"') == 1


@pytest.mark.parametrize(
    ("do", "told", "said"),
    [
        ("income", {"which": "1"}, "还没有填现在每月到手"),
        ("money", {"money": "5"}, "还没有选这笔钱是谁的"),
        ("money", {"owner": "own"}, "还没有填这笔钱是多少"),
        ("money", {"owner": "own", "money": "5", "money_on": "明天"}, "不是日期"),
        ("money", {"owner": "own", "money": "5", "money_on": "2999-01-01"}, "离得太远"),
        ("refused", {}, "还没有选是哪一笔"),
        ("sold", {"sold_debt": "d1"}, "还没有填转给了谁"),
        ("sold", {"buyer": "某某"}, "还没有选是哪一笔"),
        ("nonsense", {}, "没有这一种变化"),
    ],
)
def test_what_happened_and_cannot_be_taken_is_told_and_nothing_is_stored(client, suit, home, do, told, said):
    assert said in page(send(client, do, **told), 422)
    assert stored(home).revision == 1


def test_two_windows_do_not_undo_each_other(client, suit, home):
    send(client, "income", income_now="6000")
    answer = send(client, "income", revision=1, income_now="5000")
    assert answer.status_code == 409
    assert stored(home).case.household.income_fen == 6_000_00


@pytest.mark.parametrize("before", ["9", "0", "x", "²", "9" * 20])
def test_an_odd_revision_shows_the_page_all_the_same(client, suit, before):
    assert 'id="changed"' not in page(client.get(f"{PLAN}?before={before}"))


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("先借一笔把这笔还了", "借新的还旧的"),
        ("把存款转到我弟名下", "转移、藏财产"),
        ("编个病历给他们看", "编造病历"),
        ("我想每月多还一点", "没有认出我们不帮的事"),
    ],
)
def test_a_wish_is_answered_in_words_and_never_kept(client, suit, home, wish, said):
    assert said in part(page(send(client, "wish", wish=wish)), "wish")
    assert stored(home).revision == 1


def test_an_empty_wish_asks_for_a_sentence(client, suit):
    assert 'class="error"' in part(page(send(client, "wish", wish=""), 422), "wish")


def test_progress_is_shown_once_payments_started(client, suit, home):
    client.post(PLAN, {"do": "offer", "revision": "1", "debt": "d3", "monthly": "300", "months": "10"})
    held = stored(home)
    loan = held.case.debt("d3")
    signed = loan.agreements[-1].model_copy(update={"state": AgreementState.SIGNED, "on": date(2026, 11, 1)})
    paid = Event(kind=EventKind.PAYMENT, on=date(2026, 11, 20), amount_fen=300_00)
    now = loan.model_copy(update={"agreements": (signed,), "events": (*loan.events, paid)})
    debts = tuple(now if one.id == "d3" else one for one in held.case.debts)
    CaseFolder(home).save(held.case.model_copy(update={"debts": debts}), held.revision)
    text = part(page(client.get(PLAN)), "progress")
    assert 'value="10"' in text
    assert "一共 3,000.00 元，已付 300.00 元" in text


def test_words_are_shown_and_never_run(client, suit):
    text = page(send(client, "judge", debt="d1", monthly="1", months="3", text="<script>alert(1)</script>"))
    assert "<script>alert" not in text


@pytest.mark.parametrize("do", ["judge", "wish", "income"])
def test_the_forms_have_their_token(home, do):
    from django.test import Client

    store(home, "suit_running")
    strict = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1:8642")
    assert strict.post(PLAN, {"do": do}).status_code == 403


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_lost_job_on_a_phone(served, chromium, script):
    with opened(chromium, PHONE, script=script) as tab:
        tab.goto(f"{served.address}/case/sample/")
        tab.get_by_role("link", name="方案", exact=True).click()
        expect(tab.get_by_role("heading", name="每个月还多少，拿得出多少")).to_be_visible()
        tab.get_by_label("每月比现在多拿多少元").fill("300")
        tab.get_by_role("button", name="算一算").click()
        expect(tab.get_by_role("heading", name="每月能拿 2,100.00 元 的话")).to_be_visible()
        no_sideways_scrolling(tab)
        tab.locator("summary", has_text="收入少了，或者多了").click()
        tab.get_by_label("现在每月到手多少元").fill("5600")
        tab.locator("details[open] form").get_by_role("button", name="记下，重算").click()
        expect(tab.get_by_role("heading", name="记下了，重算过。变了这些：")).to_be_visible()
        expect(tab.locator("#changed")).to_contain_text("每月能拿出的钱从 1,800.00 元 变成 990.00 元")
        no_sideways_scrolling(tab)
        tab.get_by_role("button", name="填错了，退回去").click()
        expect(tab.get_by_text("已经回到那一版")).to_be_visible()


def test_the_slider_asks_by_itself(served, chromium):
    with opened(chromium, PHONE) as tab:
        tab.goto(f"{served.address}/case/sample/plan/")
        slider = tab.get_by_role("slider")
        slider.focus()
        slider.press("ArrowRight")
        expect(tab.get_by_label("每月比现在多拿多少元")).to_have_value("50")
        expect(tab.get_by_role("heading", name="每月能拿 1,850.00 元 的话")).to_be_visible()
        expect(tab.locator("#more-said")).to_have_text("算好了。")


def test_the_plan_shuts_nobody_out(served, chromium):
    for size in (PHONE, DESK, SMALL):
        with opened(chromium, size) as tab:
            tab.goto(f"{served.address}/case/sample/plan/?more=300")
            if size != SMALL:
                keep_picture(tab, "plan-page", size)
            no_serious_barrier(tab)
            no_sideways_scrolling(tab)
