"""A person practises: same seed and words, same transcript; the state is its words; the call ends when it should."""

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.papers.rehearse.borrower import borrower
from liangqing.papers.rehearse.choices import GOODBYE, affordable_terms, choices
from liangqing.papers.rehearse.levels import harder, level_of, levels
from liangqing.papers.rehearse.practice import (
    begin,
    call_of,
    hang_up,
    played_by,
    practice_from_plain,
    practice_to_plain,
    say,
    understood_of,
)
from liangqing.papers.rehearse.protocol import BorrowerAct, CollectorAct, HotlineAct, Voice
from liangqing.papers.rehearse.sample_home import sample_household
from liangqing.papers.rehearse.styles import styles
from liangqing.papers.rehearse.terms import instalments
from tests.papers.rehearse.made import call, debt, home, they_say


def begun(style="polite", seed=1, house=None):
    house = house or sample_household()
    level = level_of(style)
    return begin(house, house.debts[0].id, level.style, level.policy, seed)


def after(practice, *texts):
    for text in texts:
        practice = say(practice, text).practice
    return practice


def test_the_other_side_speaks_first():
    (turn,) = call_of(begun()).turns
    assert turn.who is Voice.COLLECTOR


def test_the_same_seed_and_words_give_the_same_transcript():
    words = ("您是哪位", "我打一下官方客服", "我每月还1000，分12个月", "请发书面的")
    assert call_of(after(begun("fear", 7), *words)) == call_of(after(begun("fear", 7), *words))
    assert call_of(after(begun("fear", 7), *words)) != call_of(after(begun("fear", 8), *words))


def test_the_published_line_answers_when_it_is_called():
    state = call_of(after(begun("careful_impostor", 3), "我现在打官方客服核实"))
    assert [turn.who for turn in state.turns] == [Voice.COLLECTOR, Voice.BORROWER, Voice.HOTLINE]
    assert state.turns[-1].acts[0].name is HotlineAct.DENIES


def test_a_number_picks_the_sentence_that_was_offered():
    practice = begun()
    first = choices(call_of(practice))[0]
    assert say(practice, "1").practice.said == (first,)
    assert say(practice, "99").understood.answer[0] == "没有第 99 句。请选 1 到 5,或者打字说。"


@pytest.mark.parametrize("text", ["", "   ", "哇啦哇啦"])
def test_what_is_not_understood_leaves_the_call_as_it_was(text):
    practice = after(begun(), "您是哪位")
    heard = say(practice, text)
    assert heard.practice == practice
    assert heard.understood.answer


def test_hanging_up_ends_the_call_once():
    practice = hang_up(begun())
    assert practice.said == (GOODBYE,)
    assert call_of(practice).is_over
    assert hang_up(practice) == practice
    assert say(practice, "您好").understood.answer == ("这通电话已经结束了。",)


def test_the_other_side_hangs_up_after_sixteen_turns():
    practice = begun("scripted")
    for _ in range(40):
        practice = say(practice, "我愿意还").practice
    state = call_of(practice)
    assert state.is_over
    assert state.spoken(Voice.COLLECTOR) == 17
    assert len(understood_of(practice)) == state.spoken(Voice.BORROWER)


def test_a_practice_goes_into_plain_values_and_back():
    practice = after(begun("odd", 5), "您是哪位", "请再说一遍")
    plain = practice_to_plain(practice)
    assert plain["said"] == ["您是哪位", "请再说一遍"]
    assert practice_from_plain(plain, sample_household()) == practice


@pytest.mark.parametrize(
    "changed",
    [
        {"debt": "d9"},
        {"style": "singing"},
        {"policy": "generous"},
        {"seed": "x"},
        {"seed": -1},
        {"said": ["好"] * 40},
        {"said": ["好" * 301]},
        {"said": None},
    ],
)
def test_plain_values_that_are_no_practice_are_refused(changed):
    with pytest.raises(InputUnusable):
        practice_from_plain(practice_to_plain(begun()) | changed, sample_household())


def test_words_put_in_from_outside_that_mean_nothing_are_passed_over():
    plain = practice_to_plain(begun()) | {"said": ["哇啦", "您是哪位"]}
    assert len(call_of(practice_from_plain(plain, sample_household())).turns) == 3


def test_every_style_has_its_level_and_leads_to_a_harder_one():
    assert {level.style for level in levels()} == {style.id for style in styles()}
    assert [harder(level.style) for level in levels()] == [*levels()[1:], None]


def test_the_automatic_side_plays_the_same_call_to_its_end():
    state = played_by(begun("fear", 2), borrower)
    assert state.is_over
    assert state == played_by(begun("fear", 2), borrower)


def test_nothing_that_admits_is_offered_where_limitation_may_have_ended():
    house = home(debts=(debt(limitation_risk=True),))
    offered = "".join(choices(call_of(begun(house=house))))
    assert "书面寄给我" in offered
    assert "愿意还" not in offered
    assert "方案是" not in offered


def test_the_good_answer_to_what_was_asked_and_the_tempting_one_stand_side_by_side():
    state = call().after(they_say(CollectorAct.ASK_FEE))
    assert {"任何手续费我都不交。", "好,手续费我先交。"} <= set(choices(state))
    assert choices(state)[0] == "任何手续费我都不交。"


def test_what_the_household_can_pay_is_offered():
    assert affordable_terms(call()) == instalments(1_150_000, 12)
    poor = home(income_fen=450_000, cash_fen=0)
    assert affordable_terms(call(household=poor)) is None


def test_an_ended_call_offers_nothing():
    assert choices(call_of(hang_up(begun()))) == ()
    assert call_of(hang_up(begun())).turns[-2].acts[0].name is BorrowerAct.END_POLITELY
