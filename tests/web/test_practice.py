"""A call practised on the page: chosen, spoken turn by turn, scored; the form carries the talk and nothing is kept."""

import re

import pytest

from liangqing.case.debt import Debt
from liangqing.store import CaseFolder

PAGE = "/practice/"
START = {"step": "start", "case": "xiaolin", "debt": "d1", "style": "polite", "seed": "1"}
HELD = {"case": "xiaolin", "debt": "d1", "style": "polite", "policy": "consumer_finance_step", "seed": "1"}


def says(client, text="", said=(), **more):
    """The page after a sentence, with what was said before."""
    return client.post(PAGE, HELD | {"step": "say", "text": text, "said": list(said)} | more)


def text_of(answer):
    """What a person reads, without tags and spaces."""
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", answer.content.decode()))


def test_without_a_case_one_plays_somebody_invented(client, home):
    page = text_of(client.get(PAGE))
    assert "您演小林（编出来的人）" in page
    assert "对方会要17,800.00元" in page
    assert list(CaseFolder(home).ids()) == []


def test_the_call_begins_with_the_other_side_and_a_card(client):
    page = text_of(client.post(PAGE, START))
    assert "通话中：客气的客服" in page
    assert "对方：" in page
    assert "还没有核实。" in page
    assert "每月最多1,200.00元，再多会动到饭钱。" in page


def test_a_sentence_is_answered_and_told_how_it_was_taken(client):
    page = text_of(says(client, "每月还1000，还清为止", ["您是哪位"]))
    assert "前面说的（3句）" in page
    assert "听成：提方案（分18个月，每月988.88元，末期989.04元，合计17,800.00元）" in page
    assert "您最后说的分18个月" in page


def test_a_sentence_can_be_picked(client):
    page = says(client, pick="1")
    assert "听成：要求回拨核实" in text_of(page)
    assert (
        '<input type="hidden" name="said" value="我想用合同上的电话回拨核实,可以吗?">'
        in page.content.decode()
    )


def test_what_is_not_understood_is_said_and_stays_typed(client):
    page = says(client, "哇啦哇啦", ["您是哪位"])
    assert "没听懂。请换句话说，或者选下面的一句。" in text_of(page)
    assert ">哇啦哇啦</textarea>" in page.content.decode()
    assert page.content.decode().count('name="said" value="您是哪位"') == 3, "each form carries the talk"


def test_an_empty_sentence_is_no_turn(client):
    assert "还没有说话" in text_of(says(client, "  "))


def test_a_person_in_danger_is_met_first(client):
    page = says(client, "还不上，不想活了").content.decode()
    assert "先顾人" in page
    assert 'href="tel:12356"' in page


@pytest.mark.parametrize("text", ["我把房子过户到我弟名下", "滚，你他妈的"])
def test_what_is_not_practised_is_answered_politely(client, text):
    page = text_of(says(client, text))
    assert "不帮" in page or "不练" in page
    assert "说完了" not in page


def test_hanging_up_shows_the_score_and_the_better_sentences(client):
    page = client.post(PAGE, HELD | {"step": "end", "said": ["好，我今天一定还清"]})
    told = text_of(page)
    assert "说完了" in told
    assert "这次遇到" in told
    assert "您说的：好，我今天一定还清" in told
    assert "可以这样说：" in told
    assert "再来一次，难一点" in told


def test_again_and_harder(client):
    page = client.post(PAGE, START | {"style": "scripted", "seed": "2"})
    assert "通话中：照着稿子念的" in text_of(page)


def test_the_hardest_has_no_harder_one(client):
    held = HELD | {"style": "anger", "policy": "bank_card_plan", "step": "end"}
    told = text_of(client.post(PAGE, held))
    assert "难一点" not in told
    assert "同一种，再来一次" in told


def test_the_sample_case_is_practised_with_its_own_debts(client, sample):
    page = client.get(f"{PAGE}?case=sample")
    told = text_of(page)
    assert "用的是样例的账" in told
    assert "练哪一笔" in told
    debt = re.search(r'<option value="(\w+)" selected', page.content.decode())
    assert debt
    begun = client.post(PAGE, START | {"case": "sample", "debt": debt[1]})
    assert "通话中" in text_of(begun)


def test_a_case_without_figures_says_what_is_missing(client, own_case):
    told = text_of(client.get(f"{PAGE}?case=mine"))
    assert "用自己的账还练不了" in told
    assert "先用编出来的小林练一次" in told


@pytest.mark.parametrize(
    "changed",
    [
        {"style": "singing"},
        {"seed": "x"},
        {"seed": "99999999999"},
        {"debt": "d9", "style": "singing"},
        {"policy": "generous"},
        {"said": ["好"] * 99},
    ],
)
def test_a_form_that_was_tampered_with_is_refused_in_words(client, changed):
    answer = client.post(PAGE, HELD | {"step": "say", "text": "您好"} | changed)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_an_unknown_step_is_refused(client):
    assert client.post(PAGE, HELD | {"step": "dance"}).status_code in (400, 404, 422)


def test_what_is_typed_is_never_markup(client):
    page = says(client, "<b>您是哪位</b>").content.decode()
    assert "<b>您是哪位" not in page


def test_the_page_is_among_the_tools(client):
    page = client.get("/").content.decode()
    assert '<a href="/practice/">演练</a>' in page


def test_an_example_of_ones_own_words_is_one_that_can_be_paid(client):
    assert "例如“我每月还800，分12个月”" in text_of(client.post(PAGE, START))


def test_a_debt_of_unknown_amount_is_listed_greyed_with_the_reason(client, home, built_sample):
    more = (*built_sample.debts, Debt(id="dz", product="乙示例贷"))
    CaseFolder(home).save(built_sample.model_copy(update={"debts": more}), 0)
    page = client.get(f"{PAGE}?case=sample").content.decode()
    assert '<option value="" disabled>乙示例贷（还不知道欠多少）</option>' in page
    told = text_of(client.get(f"{PAGE}?case=sample&debt=dz"))
    assert "乙示例贷（dz）还不能演练：还不知道欠多少。还差“对方要的金额”" in told
