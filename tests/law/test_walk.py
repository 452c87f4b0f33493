"""The calendar walked month by month, 2015-09 to 2027-12, for every lender and purpose: one rule, or a stated absence.

On each first of a month the loan is taken to be made, running, sued for, collected and answered on that day. The
timelines below were written by hand from the facts of law; a month is the first whose first day has the outcome.
"""

from datetime import date
from functools import cache

import pytest

from liangqing.case.debt import LenderType, Purpose
from liangqing.law.book import matter_on
from liangqing.law.limitation import limitation_end
from liangqing.law.load import load_rules
from liangqing.law.resolve import LawGap, NoRuleKnown, Resolution, Unknown, resolve
from liangqing.law.rule import Matter, Rule
from liangqing.law.tables import load_calendar

FIRST, LAST = (2015, 9), (2027, 12)
MONTHS = [
    date(index // 12, index % 12 + 1, 1)
    for index in range(FIRST[0] * 12 + FIRST[1] - 1, LAST[0] * 12 + LAST[1])
]
GAP, NONE = "gap", "no rule known"

ALL = frozenset(LenderType) - {LenderType.UNKNOWN}
ANY = frozenset(Purpose) - {Purpose.UNKNOWN}
BANK, CFC, TRUST, AUTO = (
    LenderType.BANK,
    LenderType.CONSUMER_FINANCE,
    LenderType.TRUST,
    LenderType.AUTO_FINANCE,
)
MLC, AMC, PRIVATE = LenderType.MICROLOAN, LenderType.AMC, LenderType.PRIVATE
LICENSED = frozenset({BANK, CFC, TRUST, AUTO})
CONSUMER, BUSINESS, CARD = Purpose.CONSUMER, Purpose.BUSINESS, Purpose.CARD


def since(month, rule, before=GAP):
    return (("2015-09", before), (month, rule))


def always(outcome):
    return (("2015-09", outcome),)


def standard(rule):
    """The collection standard: directly for consumer credit, by analogy for the rest, and for who bought the debt."""
    lenders = {BANK, CFC, MLC}
    return [
        (lenders, {CONSUMER}, since("2025-03", rule)),
        (lenders, {BUSINESS, CARD}, since("2025-03", f"{rule}-A")),
        ({AMC}, ANY, since("2025-03", f"{rule}-T")),
    ]


#: Effect → who, for what, and how it goes; whoever is not named has no rule that we know of.
TIMELINES = {
    "rate_cap.court": [
        (ALL - {PRIVATE, LenderType.PLATFORM}, ANY, since("2017-09", "CAP-24")),
        ({PRIVATE}, ANY, (("2015-09", "CAP-2015"), ("2020-09", "CAP-2020"), ("2021-01", "CAP-2021"))),
    ],
    "rate_cap.regulator": [({MLC}, ANY, since("2026-01", "CAP-MLC"))],
    "rate_cap.regulator assisted": [
        ({MLC}, ANY, since("2026-01", "CAP-MLC")),
        (LICENSED, ANY, since("2025-10", "CAP-ZD")),
    ],
    "penalty.uplift": [(LICENSED, {CONSUMER, BUSINESS}, always("PEN-251"))],
    "penalty.reduce": [(ALL, ANY, since("2021-01", "CC-585"))],
    "penalty.reduce_line": [(ALL, ANY, since("2024-01", "CC-I65"))],
    "overdue.private": [({PRIVATE}, ANY, since("2021-01", "CAP-2021-28"))],
    "charges.private_total": [({PRIVATE}, ANY, since("2021-01", "CAP-2021-29"))],
    "rate_cap.card_reduction": [({BANK}, {CARD}, since("2021-06", "CARDI-2-2"))],
    "collection.hours.standard": standard("COL-TIME"),
    "collection.frequency.standard": standard("COL-FREQ"),
    "collection.third_party.standard": standard("COL-WHO"),
    "collection.hours.self_discipline": [({BANK, CFC}, {CONSUMER, CARD}, since("2026-02", "CBA-TIME"))],
    "collection.frequency.self_discipline": [({BANK, CFC}, {CONSUMER, CARD}, since("2026-02", "CBA-6"))],
    "collection.third_party.self_discipline": [({BANK, CFC}, {CONSUMER, CARD}, since("2026-02", "CBA-3P"))],
    "collection.third_party.card": [({BANK}, {CARD}, always("CARD-68"))],
    "collection.third_party.cfc": [({CFC}, ANY, since("2024-05", "CFC-56"))],
    "collection.third_party.internet_loan": [
        ({BANK, CFC, AUTO}, {CONSUMER, BUSINESS}, since("2020-08", "INT-56"))
    ],
    "limitation.old": [(ALL, ANY, (("2015-09", "LIM-OLD"), ("2015-10", GAP)))],
    "limitation.general": [(ALL, ANY, since("2015-10", "LIM-188"))],
    "limitation.longest": [(ALL, ANY, always("LIM-188-2"))],
    "limitation.transition": [(ALL, ANY, (("2015-09", GAP), ("2015-10", "LIM-OLD-2"), ("2017-10", GAP)))],
    "disclosure.rate": [(ALL, ANY, since("2021-04", "DISC-3"))],
    "disclosure.annual_rate": [(LICENSED, ANY, since("2023-03", "CONS-22"))],
    "disclosure.sheet": [(LICENSED | {MLC}, ANY, since("2026-08", "DISC-2026"))],
    "disclosure.internet_contract": [
        ({BANK, CFC, AUTO}, {CONSUMER, BUSINESS}, since("2020-08", "DISC-INT-52"))
    ],
    "disclosure.internet_marketing": [
        ({BANK, CFC, AUTO}, {CONSUMER, BUSINESS}, since("2020-08", "DISC-INT-17"))
    ],
    "disclosure.consumer_finance": [({CFC}, ANY, since("2024-05", "CFC-53"))],
}


@cache
def matters(flags: frozenset[str] = frozenset()) -> tuple[Matter, ...]:
    return tuple(
        matter_on(day, lender_type=lender, purpose=purpose, flags=flags)
        for lender in LenderType
        for purpose in Purpose
        for day in MONTHS
    )


@cache
def walk(name: str) -> tuple[tuple[Matter, Resolution], ...]:
    """Every matter with its outcome; a LawConflict would come out as itself."""
    effect, _, flag = name.partition(" ")
    rules = [rule for rule in load_rules() if rule.effect == effect]
    flags = frozenset({flag}) if flag else frozenset()
    return tuple((matter, resolve(rules, effect, matter)) for matter in matters(flags))


def expected(name, matter):
    month = f"{matter.formed_on:%Y-%m}"
    for lenders, purposes, timeline in TIMELINES[name]:
        if matter.lender_type in lenders and matter.purpose in purposes:
            return [outcome for since_month, outcome in timeline if since_month <= month][-1]
    return NONE


def said(found: Resolution) -> str:
    match found:
        case Rule(id=rule_id):
            return rule_id
        case LawGap():
            return GAP
        case NoRuleKnown():
            return NONE
        case Unknown():
            return "unknown"


def known(matter):
    return matter.lender_type is not LenderType.UNKNOWN and matter.purpose is not Purpose.UNKNOWN


def test_the_walk_is_whole():
    assert (MONTHS[0], MONTHS[-1], len(MONTHS)) == (date(2015, 9, 1), date(2027, 12, 1), 148)
    assert len(matters()) == 10 * 4 * 148


@pytest.mark.parametrize("name", TIMELINES)
def test_each_month_has_the_rule_or_the_absence_that_was_written_down(name):
    wrong = [
        (matter.lender_type.value, matter.purpose.value, str(matter.formed_on), said(found))
        for matter, found in walk(name)
        if known(matter) and said(found) != expected(name, matter)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", TIMELINES)
def test_what_is_left_open_hangs_on_the_lender_or_the_purpose_and_on_nothing_else(name):
    for matter, found in walk(name):
        if isinstance(found, Unknown):
            assert not known(matter)
            assert set(found.missing) <= {"lender_type", "purpose"}


@pytest.mark.parametrize("name", TIMELINES)
def test_an_open_answer_names_the_rules_between_which_the_fact_decides(name):
    for _matter, found in walk(name):
        if isinstance(found, Unknown):
            assert found.candidates


def test_every_topic_of_the_walk_is_here():
    topics = (
        "rate_cap.",
        "penalty.",
        "collection.hours.",
        "collection.frequency.",
        "collection.third_party.",
    )
    ours = {rule.effect for rule in load_rules() if rule.effect.startswith((*topics, "disclosure."))}
    explains_only = {"penalty.court_asks", "penalty.reduce_how"}
    assert ours - explains_only == {name.partition(" ")[0] for name in TIMELINES} & ours


@pytest.mark.parametrize("due_on", MONTHS[:2] + MONTHS[24:27] + MONTHS[-1:])
def test_limitation_has_an_end_for_every_month(due_on):
    end = limitation_end(load_rules(), due_on, [], load_calendar())
    assert end.raw_on == date(due_on.year + (2 if due_on < date(2015, 10, 1) else 3), due_on.month, 1)
