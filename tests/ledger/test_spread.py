"""Several debts with one creditor: in which order one payment meets them, and what decided."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liangqing.base.errors import InputUnusable
from liangqing.ledger.spread import OwedDebt, SpreadRule, spread

PAID_ON = date(2026, 6, 1)


def debt(name, owed_fen=100_000, due_on=date(2026, 5, 1), secured_fen=0, burden_e9=180_000_000):
    return OwedDebt(name, owed_fen, due_on, secured_fen, burden_e9)


def told(answer):
    return [(step.debt, step.fen, [rule.value for rule in step.decided_by]) for step in answer.steps]


def test_the_debtor_may_say_which_debt_is_paid():
    answer = spread(150_000, [debt("car", secured_fen=100_000), debt("card")], PAID_ON, ["car"])
    assert told(answer) == [("car", 100_000, ["designated"]), ("card", 50_000, ["only_one"])]


def test_a_designated_debt_comes_first_even_if_it_is_not_due():
    later = debt("later", due_on=date(2026, 9, 1))
    assert told(spread(60_000, [debt("due"), later], PAID_ON, ["later"])) == [
        ("later", 60_000, ["designated"])
    ]


def test_several_designated_debts_are_paid_in_the_order_named():
    debts = [debt("a"), debt("b"), debt("c")]
    answer = spread(250_000, debts, PAID_ON, ["c", "a"])
    assert [(step.debt, step.fen) for step in answer.steps] == [("c", 100_000), ("a", 100_000), ("b", 50_000)]
    # the second one waits for the first, even where the first takes all
    assert told(spread(60_000, debts, PAID_ON, ["c", "a"])) == [("c", 60_000, ["designated"])]


@pytest.mark.parametrize(
    ("first", "second", "rule"),
    [
        # due on the day of payment is due; everything else speaks for the other debt
        ({"due_on": PAID_ON, "secured_fen": 1, "burden_e9": 0}, {"due_on": date(2026, 6, 2)}, "due"),
        ({"burden_e9": 0, "due_on": date(2026, 5, 2)}, {"secured_fen": 1}, "least_secured"),
        ({"burden_e9": 180_000_001, "due_on": date(2026, 5, 2)}, {}, "heaviest"),
        ({"due_on": date(2026, 4, 30)}, {}, "earliest_due"),
    ],
)
def test_each_rule_decides_where_those_before_it_do_not(first, second, rule):
    one, other = debt("one", **first), debt("other", **second)
    for debts in ([one, other], [other, one]):
        answer = spread(100_001, debts, PAID_ON)
        assert told(answer) == [("one", 100_000, [rule]), ("other", 1, ["only_one"])]
        assert answer.steps[0].before == ("other",)


def test_every_rule_that_ruled_somebody_out_is_named():
    debts = [
        debt("last", due_on=date(2026, 7, 1)),
        debt("secured", secured_fen=5),
        debt("cheap", burden_e9=1),
        debt("first"),
    ]
    assert told(spread(1, debts, PAID_ON)) == [("first", 1, ["due", "least_secured", "heaviest"])]


def test_equal_debts_share_and_the_largest_remainder_takes_the_odd_fen():
    # 100 of 700: a 300/7 = 42 6/7, b 200/7 = 28 4/7, c 200/7 = 28 4/7: two fen over, one to a, one to the first named
    debts = [debt("b", 200), debt("a", 300), debt("c", 200)]
    assert told(spread(100, debts, PAID_ON)) == [
        ("b", 29, ["pro_rata"]),
        ("a", 43, ["pro_rata"]),
        ("c", 28, ["pro_rata"]),
    ]
    # 1 of 300: a 1/3, b 2/3: the fen goes to b, though a is named first
    assert told(spread(1, [debt("a", 100), debt("b", 200)], PAID_ON)) == [
        ("a", 0, ["pro_rata"]),
        ("b", 1, ["pro_rata"]),
    ]


def test_debts_not_due_follow_in_the_same_order():
    debts = [debt("far", due_on=date(2026, 9, 1)), debt("near", due_on=date(2026, 8, 1)), debt("due")]
    assert told(spread(250_000, debts, PAID_ON)) == [
        ("due", 100_000, ["due"]),
        ("near", 100_000, ["earliest_due"]),
        ("far", 50_000, ["only_one"]),
    ]


def test_what_is_paid_beyond_all_debts_is_left():
    answer = spread(100_005, [debt("a"), debt("paid", 0)], PAID_ON, ["paid"])
    assert (told(answer), answer.left_fen) == ([("a", 100_000, ["only_one"])], 5)
    assert spread(7, [], PAID_ON).left_fen == 7
    assert spread(0, [debt("a")], PAID_ON).steps == ()


UNKNOWN = ("spread_unknown_debt", "没有“b”这笔债。", "请从列出的债务里选。")
TWICE = ("spread_named_twice", "同一笔债写了两次。", "每笔债只写一次。")
NEGATIVE = ("spread_negative", "金额和利率不能小于零。", "请改正这一项。")


@pytest.mark.parametrize(
    ("paid_fen", "debts", "designated", "said"),
    [
        (1, [debt("a")], ["b"], UNKNOWN),
        (1, [debt("a"), debt("a")], [], TWICE),
        (1, [debt("a")], ["a", "a"], TWICE),
        (-1, [debt("a")], [], NEGATIVE),
        (1, [debt("a", owed_fen=-1)], [], NEGATIVE),
        (1, [debt("a", secured_fen=-1)], [], NEGATIVE),
        (1, [debt("a", burden_e9=-1)], [], NEGATIVE),
    ],
)
def test_what_cannot_be_is_refused(paid_fen, debts, designated, said):
    with pytest.raises(InputUnusable) as refused:
        spread(paid_fen, debts, PAID_ON, designated)
    assert (refused.value.code, refused.value.text, refused.value.next_step) == said


FEN = st.integers(0, 10**7)
SMALL = st.integers(0, 3)
DEBTS = st.lists(st.tuples(FEN, SMALL, SMALL, SMALL), max_size=6).map(
    lambda rows: [
        debt(f"d{place}", owed, PAID_ON + timedelta(days=due - 2), secured, burden)
        for place, (owed, due, secured, burden) in enumerate(rows)
    ]
)


@given(st.integers(0, 4 * 10**7), DEBTS, st.data())
def test_the_parts_are_the_payment_and_nobody_gets_more_than_is_owed(paid_fen, debts, data):
    names = [one.debt for one in debts]
    designated = data.draw(st.lists(st.sampled_from(names), unique=True) if names else st.just([]))
    answer = spread(paid_fen, debts, PAID_ON, designated)

    assert sum(step.fen for step in answer.steps) + answer.left_fen == paid_fen
    assert answer.left_fen == max(paid_fen - sum(one.owed_fen for one in debts), 0)
    assert all(0 <= answer.fen_of(one.debt) <= one.owed_fen for one in debts)
    assert len({step.debt for step in answer.steps}) == len(answer.steps)


@given(st.integers(0, 4 * 10**7), DEBTS)
def test_nobody_is_paid_before_one_who_goes_first_is_paid_whole(paid_fen, debts):
    answer = spread(paid_fen, debts, PAID_ON)
    ranks = {one.debt: (one.due_on > PAID_ON, one.secured_fen, -one.burden_e9, one.due_on) for one in debts}
    for one in debts:
        paid_later = any(answer.fen_of(other.debt) and ranks[other.debt] > ranks[one.debt] for other in debts)
        assert not paid_later or answer.fen_of(one.debt) == one.owed_fen


@given(st.integers(1, 10**7), st.lists(st.integers(1, 10**7), min_size=2, max_size=6))
def test_a_share_is_within_a_fen_of_its_exact_part(paid_fen, owed):
    debts = [debt(f"d{place}", fen) for place, fen in enumerate(owed)]
    answer = spread(min(paid_fen, sum(owed)), debts, PAID_ON)
    for one in debts:
        exact = Fraction(min(paid_fen, sum(owed)) * one.owed_fen, sum(owed))
        assert abs(answer.fen_of(one.debt) - exact) < 1
    assert all(step.decided_by == (SpreadRule.PRO_RATA,) for step in answer.steps)
