"""The shipped rule files as a whole: they load, never contradict each other, and never say more than we know."""

import re
from datetime import date
from itertools import combinations

import pytest

from liangqing.base.because import Confidence, Strength
from liangqing.law.load import load_rules
from liangqing.law.match import speaks
from liangqing.law.rule import KeyedOn, Rule

RULES = load_rules()
IDS = [rule.id for rule in RULES]
LAW_PROPER = {
    Strength.STATUTE,
    Strength.ADMINISTRATIVE_REGULATION,
    Strength.JUDICIAL_INTERPRETATION,
    Strength.MINISTRY_RULE,
}
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_the_book_holds_rules_for_every_step_of_an_overdue_loan() -> None:
    topics = {rule.effect.split(".")[0] for rule in RULES}
    assert {
        "rate_cap",
        "allocation",
        "limitation",
        "disclosure",
        "collection",
        "privacy",
        "deadline",
    } <= topics


def test_no_two_rules_share_an_id() -> None:
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_what_binds_less_than_law_is_never_called_unlawful(rule: Rule) -> None:
    if rule.strength not in LAW_PROPER:
        assert "违法" not in rule.gist + rule.title


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_what_we_could_not_read_carries_no_figures(rule: Rule) -> None:
    if rule.confidence is Confidence.UNVERIFIED:
        assert not re.search("[0-9]", rule.gist)
        assert not rule.params


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_words_are_calm_and_plain(rule: Rule) -> None:
    assert CHINESE.search(rule.title) and CHINESE.search(rule.gist)
    assert not set("!\uff01") & set(rule.title + rule.gist + rule.note)
    assert all(CHINESE.search(example.say) for example in rule.examples)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_every_window_opens_before_it_closes(rule: Rule) -> None:
    for window in rule.applies.windows():
        if window.from_on and window.until_on:
            assert window.from_on < window.until_on


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_the_first_day_counts_and_the_last_does_not(rule: Rule) -> None:
    inside = next(example for example in rule.examples if example.applies)
    key, until_on = rule.applies.keyed_on.value, rule.applies.until_on
    if until_on:
        assert speaks(rule, inside.model_copy(update={key: until_on})) is False


def test_two_rules_for_one_effect_never_both_speak() -> None:
    by_effect: dict[str, list[Rule]] = {}
    for rule in RULES:
        by_effect.setdefault(rule.effect, []).append(rule)
    meeting = [
        (effect, one.id, other.id)
        for effect, rules in by_effect.items()
        for one, other in combinations(rules, 2)
        if _can_meet(one, other)
    ]
    assert meeting == []


def _can_meet(one: Rule, other: Rule) -> bool:
    """Some lender, purpose and dates exist to which both speak."""
    return (
        _share(one.applies.lender_types, other.applies.lender_types)
        and _share(one.applies.purposes, other.applies.purposes)
        and all(_days_meet(key, one, other) for key in KeyedOn)
    )


def _share(one: frozenset[object], other: frozenset[object]) -> bool:
    return not one or not other or bool(one & other)


def _days_meet(key: KeyedOn, one: Rule, other: Rule) -> bool:
    windows = [w for rule in (one, other) for w in rule.applies.windows() if w.keyed_on is key]
    first = max((w.from_on or date.min for w in windows), default=date.min)
    end = min((w.until_on or date.max for w in windows), default=date.max)
    return first < end
