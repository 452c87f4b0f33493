"""One effect, one matter: the rule, or why there is none."""

from datetime import date

import pytest

from liangqing.base.errors import InputUnusable, LawConflict
from liangqing.case.debt import LenderType, Purpose
from liangqing.law.book import load_book, matter_on
from liangqing.law.resolve import LawGap, NoRuleKnown, Unknown, resolve
from liangqing.law.rule import KeyedOn, Matter
from tests.law.made import rule

NEW_YEAR = date(2025, 1, 1)


def scoped(rule_id="TEST-1", since=NEW_YEAR, until=None, **scope):
    applies = {"keyed_on": "formed_on", "from": since, **({"until": until} if until else {}), **scope}
    inside = {"formed_on": since, "lender_type": "bank", "purpose": "card", "flags": ["assisted"]}
    keep = {
        key: value
        for key, value in inside.items()
        if key == "formed_on" or f"{key}s" in scope or key in scope
    }
    outside = {**keep, "formed_on": date(1990, 1, 1)}
    examples = [
        {"say": "开始适用的那天", **keep, "applies": True},
        {"say": "很久以前签的合同", **outside, "applies": False},
        {"say": "更早以前签的合同", **outside, "applies": False},
    ]
    return rule(rule_id, applies=applies, examples=examples)


def ask(*rules, **facts):
    return resolve(rules, "test.effect", Matter(**facts))


def test_the_one_rule_that_speaks():
    old, new = scoped("TEST-1", until=date(2026, 1, 1)), scoped("TEST-2", since=date(2026, 1, 1))
    assert ask(old, new, formed_on=date(2025, 12, 31)) == old
    assert ask(old, new, formed_on=date(2026, 1, 1)) == new


def test_two_that_speak_are_a_fault_of_ours_and_named():
    with pytest.raises(LawConflict) as raised:
        ask(scoped("TEST-1"), scoped("TEST-2"), formed_on=NEW_YEAR)
    assert raised.value.code == "law_conflict"
    assert str(raised.value) == "test.effect 同时有 TEST-1、TEST-2 适用。 请修正规则的适用范围。"


def test_a_gap_before_the_first_rule_says_when_we_looked():
    assert ask(scoped(), formed_on=date(2024, 12, 31)) == LawGap("test.effect", date(2026, 11, 22))


@pytest.mark.parametrize("keyed_on", KeyedOn)
def test_a_day_outside_is_a_gap_whichever_day_decides(keyed_on):
    only = rule(applies={"keyed_on": keyed_on, "from": NEW_YEAR})
    assert isinstance(ask(only, **{keyed_on.value: date(2024, 12, 31)}), LawGap)


def test_a_lender_for_whom_we_know_nothing():
    only_banks = scoped(lender_types=["bank"])
    assert ask(only_banks, formed_on=NEW_YEAR, lender_type=LenderType.PRIVATE) == NoRuleKnown(
        "test.effect", date(2026, 11, 22)
    )


def test_a_purpose_for_which_we_know_nothing():
    only_cards = scoped(purposes=["card"])
    assert isinstance(ask(only_cards, formed_on=NEW_YEAR, purpose=Purpose.CONSUMER), NoRuleKnown)


def test_an_effect_that_nobody_wrote():
    told = resolve(load_book().rules, "no.such.effect", matter_on(NEW_YEAR))
    assert told == NoRuleKnown("no.such.effect", date.min)


@pytest.mark.parametrize(
    ("scope", "facts", "missing"),
    [
        ({}, {}, ("formed_on",)),
        ({"lender_types": ["bank"]}, {"formed_on": NEW_YEAR}, ("lender_type",)),
        ({"purposes": ["card"]}, {"formed_on": NEW_YEAR}, ("purpose",)),
        ({"lender_types": ["bank"], "purposes": ["card"]}, {}, ("formed_on", "lender_type", "purpose")),
    ],
)
def test_a_missing_fact_is_named_and_so_are_the_rules_it_decides_between(scope, facts, missing):
    only = scoped(**scope)
    assert ask(only, **facts) == Unknown(missing, (only,))


def test_a_fact_that_decides_nothing_is_not_asked_for():
    only_banks = scoped(lender_types=["bank"])
    assert isinstance(ask(only_banks, formed_on=date(2024, 1, 1)), LawGap)


def test_a_day_without_bounds_is_not_asked_for():
    suits = {"keyed_on": "filed_on", "from": NEW_YEAR}
    whenever_made = rule(applies={"keyed_on": "formed_on", "also": [suits]})
    assert ask(whenever_made, filed_on=NEW_YEAR) == whenever_made


def test_a_flag_that_is_not_set_is_false_and_not_unknown():
    assisted = scoped(flags=["assisted"])
    assert ask(assisted, formed_on=NEW_YEAR, flags=frozenset({"assisted"})) == assisted
    assert isinstance(ask(assisted, formed_on=NEW_YEAR), NoRuleKnown)


def test_the_book_answers_by_effect_and_by_id():
    book = load_book()
    bank = matter_on(date(2026, 11, 22), lender_type=LenderType.BANK)
    assert [reason.rule for reason in book.because("rate_cap.court", bank)] == ["CAP-24"]
    assert book.rule("rate_cap.court", matter_on(date(2026, 11, 22))) is None
    assert book.because("no.such.effect", bank) == ()
    assert book.by_id("CAP-24").effect == "rate_cap.court"
    with pytest.raises(InputUnusable):
        book.by_id("NO-SUCH")
