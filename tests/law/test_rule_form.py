"""The form of a rule: its reason as shown, its parameters by kind."""

import pytest
from pydantic import ValidationError

from liangqing.base.because import Because, Confidence, Strength
from tests.law.made import rule

PARAMS = {"days": 15, "rolls": True, "words": "24", "list": ["a", "b"]}


def test_the_reason_carries_everything_that_a_reader_can_look_up():
    citation = {"law": "中华人民共和国试验法", "document": "试〔2025〕1号", "article": "12", "item": "第二款"}
    assert rule(citation=citation).because() == Because(
        rule="TEST-1",
        law="中华人民共和国试验法",
        article="12",
        strength=Strength.STATUTE,
        confidence=Confidence.VERIFIED,
        gist="只为试验写的一条要求。",
        document="试〔2025〕1号",
        item="第二款",
    )


def test_a_parameter_is_read_as_what_it_is():
    asked = rule(params=PARAMS)
    assert (asked.whole("days"), asked.words("words"), asked.list("list")) == (15, "24", ("a", "b"))


@pytest.mark.parametrize(
    ("kind", "name", "fault"),
    [
        ("whole", "rolls", "TEST-1: rolls is not a whole number"),
        ("whole", "words", "TEST-1: words is not a whole number"),
        ("words", "days", "TEST-1: days is not a text"),
        ("list", "words", "TEST-1: words is not a list"),
    ],
)
def test_a_parameter_of_another_kind_is_a_fault_of_the_file(kind, name, fault):
    with pytest.raises(TypeError, match=f"^{fault}$"):
        getattr(rule(params=PARAMS), kind)(name)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"keywords": [], "confidence": "known"}, "须在 not_checkable 写明"),
        ({"keywords": [], "not_checkable": "存档里没有原文"}, "必须给出 keywords"),
        ({"examples": [{"say": "总是适用的例子", "applies": True}] * 3}, "也要有不适用的"),
        ({"examples": [{"say": "从不适用的例子", "applies": False}] * 3}, "也要有不适用的"),
    ],
    ids=["nothing to look for", "verified against nothing", "never outside", "never inside"],
)
def test_a_rule_that_nobody_could_check_is_refused(changed, why):
    with pytest.raises(ValidationError, match=why):
        rule(**changed)


def test_a_rule_without_a_text_at_hand_says_why():
    assert rule(keywords=[], not_checkable="存档里没有原文", confidence="known").keywords == ()
