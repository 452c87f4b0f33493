"""Ceilings through time: cut where the law or its key date changes, and nowhere else."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liangqing.base.segments import CapSegment
from liangqing.case.debt import LenderType, Purpose
from liangqing.law.book import load_book
from liangqing.law.caps import COURT, REGULATOR, join, rate_caps
from liangqing.law.resolve import resolve
from liangqing.law.rule import Matter, Rule
from liangqing.law.tables import LprTable
from tests.law.made import rule

BOOK = load_book()
AS_OF = date(2026, 11, 22)
BANK, MLC, PRIVATE = LenderType.BANK, LenderType.MICROLOAN, LenderType.PRIVATE
KNOWN = [kind for kind in LenderType if kind not in (LenderType.UNKNOWN, LenderType.PLATFORM)]
CUT = date(2020, 8, 20)
ASSISTED = frozenset({"assisted"})
LPR_OF_THE_SUIT = {"lpr_times": 4, "lpr_on": "filed_on"}


def caps(lender_type, formed_on=None, until_on=None, effect=COURT, **facts: Any):
    matter = Matter(lender_type=lender_type, formed_on=formed_on, **facts)
    return rate_caps(BOOK.rules, BOOK.lpr, matter, until_on, AS_OF, effect)


def told(segments):
    return [(part.from_on, part.until_on, part.value_e9 // 10**5, part.because[0].rule) for part in segments]


@pytest.mark.parametrize("lender_type", [kind for kind in KNOWN if kind is not PRIVATE])
def test_licensed_lenders_have_one_ceiling_without_a_cut_where_only_private_law_changed(lender_type):
    (part,) = caps(lender_type, date(2019, 1, 1)).segments
    assert told([part]) == [(date(2019, 1, 1), None, 2400, "CAP-24")]
    assert part.effect == "court_reduces_on_request"


def test_before_the_policy_there_is_a_gap_that_is_told_once():
    answer = caps(BANK, date(2015, 1, 1))
    assert told(answer.segments) == [(date(2017, 8, 4), None, 2400, "CAP-24")]
    (gap,) = answer.gaps
    assert gap.startswith("2015-01-01") and "没有查到" in gap


@pytest.mark.parametrize(
    ("formed_on", "percent", "rule"),
    [
        (date(2020, 8, 20), 1540, "CAP-2020"),
        (date(2020, 12, 31), 1540, "CAP-2020"),
        (date(2021, 1, 1), 1540, "CAP-2021"),
        (date(2022, 8, 21), 1480, "CAP-2021"),
        (date(2022, 8, 22), 1460, "CAP-2021"),
        (date(2025, 5, 19), 1240, "CAP-2021"),
        (date(2025, 5, 20), 1200, "CAP-2021"),
    ],
)
def test_a_private_loan_follows_the_quote_of_the_day_it_was_made(formed_on, percent, rule):
    assert told(caps(PRIVATE, formed_on).segments) == [(formed_on, None, percent, rule)]


def test_an_old_private_loan_is_cut_at_the_change_and_takes_the_quote_of_the_suit():
    answer = caps(PRIVATE, date(2016, 3, 1), date(2022, 3, 1), filed_on=date(2021, 12, 20))
    assert told(answer.segments) == [
        (date(2016, 3, 1), CUT, 2400, "CAP-2015"),
        (CUT, date(2022, 3, 1), 1520, "CAP-TRANS"),
    ]
    assert [part.effect for part in answer.segments] == ["not_enforceable_above", "not_supported"]
    assert (answer.gaps, answer.warnings) == ((), ())


def test_an_old_private_loan_not_yet_sued_for_takes_today_and_says_so():
    answer = caps(PRIVATE, date(2016, 3, 1))
    assert told(answer.segments)[1] == (CUT, None, 1200, "CAP-TRANS")
    assert answer.warnings == (
        "LPR 表只到 2026-09-20,需要更新;这里用的是表里最后一个报价。",
        "还没有起诉日期,按今天起诉估算;真正起诉那天的 LPR 才算数。",
    )


def test_a_quote_of_the_day_it_was_made_needs_no_newer_table():
    assert caps(PRIVATE, date(2025, 6, 1)).warnings == ()


def test_an_interval_that_ends_on_the_day_of_change_does_not_see_it():
    assert told(caps(PRIVATE, date(2016, 3, 1), CUT).segments) == [(date(2016, 3, 1), CUT, 2400, "CAP-2015")]


def test_a_day_of_accrual_does_not_narrow_the_interval():
    made_on, accrued_on = date(2015, 1, 1), date(2016, 1, 1)
    assert caps(BANK, made_on, accrued_on=accrued_on) == caps(BANK, made_on)


def test_a_card_has_the_courts_own_basis_beside_the_figure_and_nobody_else_has():
    def reasons(purpose, effect=COURT):
        (part,) = caps(BANK, date(2026, 1, 5), None, effect, purpose=purpose, flags=ASSISTED).segments
        return [reason.rule for reason in part.because]

    assert reasons(Purpose.CARD) == ["CARDI-2-2", "CAP-24"]
    assert reasons(Purpose.CONSUMER) == ["CAP-24"]
    assert reasons(Purpose.CARD, REGULATOR) == ["CAP-ZD"]


@pytest.mark.parametrize(
    ("filed_on", "after"),
    [(date(2020, 8, 19), (2400, "CAP-2015-FILED")), (date(2020, 8, 20), (1540, "CAP-TRANS"))],
)
def test_a_suit_filed_before_the_change_keeps_the_old_law(filed_on, after):
    assert told(caps(PRIVATE, date(2019, 3, 1), filed_on=filed_on).segments)[1] == (CUT, None, *after)


def test_interest_before_the_first_private_rule_is_a_gap():
    answer = caps(PRIVATE, date(2015, 1, 1), date(2016, 1, 1))
    assert told(answer.segments) == [(date(2015, 9, 1), date(2016, 1, 1), 2400, "CAP-2015")]
    assert len(answer.gaps) == 1


@pytest.mark.parametrize("lender_type", [LenderType.UNKNOWN, LenderType.PLATFORM])
def test_an_unknown_lender_gets_both_readings_and_what_decides(lender_type):
    answer = caps(lender_type, date(2025, 6, 1))
    licensed, private = answer.readings
    assert (answer.segments, answer.gaps, answer.warnings) == ((), (), ())
    assert licensed.condition == "如果放款的是银行、消费金融、小额贷款等持牌机构"
    assert private.condition == "如果放款的是个人或没有牌照的公司(民间借贷)"
    assert told(licensed.segments) == [(date(2025, 6, 1), None, 2400, "CAP-24")]
    assert told(private.segments) == [(date(2025, 6, 1), None, 1200, "CAP-2021")]


def test_the_readings_of_an_unknown_lender_keep_the_interval_the_day_and_the_effect():
    until_on = date(2022, 3, 1)
    _, private = caps(LenderType.UNKNOWN, date(2016, 3, 1), until_on).readings
    assert told(private.segments) == [
        (date(2016, 3, 1), CUT, 2400, "CAP-2015"),
        (CUT, until_on, 1200, "CAP-TRANS"),
    ]
    licensed, private = caps(LenderType.UNKNOWN, date(2026, 1, 5), effect=REGULATOR, flags=ASSISTED).readings
    assert [part.because[0].rule for part in licensed.segments] == ["CAP-ZD"]
    assert private.segments == ()


def test_without_a_contract_date_the_answer_is_for_today_and_says_so():
    answer = caps(PRIVATE)
    (reading,) = answer.readings
    assert (answer.segments, answer.gaps, answer.warnings) == ((), (), ())
    assert reading.condition == "如果合同是今天签的(还不知道签订日期)"
    assert told(reading.segments) == [(AS_OF, None, 1200, "CAP-2021")]
    assert len(caps(LenderType.UNKNOWN).readings) == 2
    (asked,) = caps(MLC, effect=REGULATOR).readings
    assert told(asked.segments) == [(AS_OF, None, 2400, "CAP-MLC")]


@pytest.mark.parametrize(
    ("lender_type", "formed_on", "flags", "rules"),
    [
        (MLC, date(2025, 12, 24), (), ["CAP-MLC"]),
        (MLC, date(2025, 12, 23), (), []),
        (BANK, date(2025, 10, 1), ("assisted",), ["CAP-ZD"]),
        (BANK, date(2025, 9, 30), ("assisted",), []),
        (BANK, date(2025, 10, 1), (), []),
        (PRIVATE, date(2026, 1, 5), ("assisted",), []),
    ],
)
def test_what_the_regulator_asks_stands_beside_what_a_court_supports(lender_type, formed_on, flags, rules):
    answer = caps(lender_type, formed_on, effect=REGULATOR, flags=frozenset(flags))
    assert [part.because[0].rule for part in answer.segments] == rules
    assert bool(answer.gaps) is not bool(rules)


def test_a_table_that_begins_too_late_is_a_gap_and_not_a_guess():
    short = LprTable(BOOK.lpr.quotes[-1:])
    matter = Matter(lender_type=PRIVATE, formed_on=date(2025, 6, 1))
    answer = rate_caps(BOOK.rules, short, matter, None, AS_OF)
    assert answer.segments == ()
    assert "LPR" in answer.gaps[0]


def invented(since=date(2020, 1, 1), keyed_on="formed_on", params=LPR_OF_THE_SUIT, **scope):
    applies = {"keyed_on": keyed_on, "from": since, **scope}
    return rule(effect=COURT, applies=applies, params={"consequence": "x", **params})


def asked_of(*rules, formed_on=date(2025, 6, 1), **facts):
    matter = Matter(lender_type=BANK, formed_on=formed_on, **facts)
    return rate_caps(rules, BOOK.lpr, matter, None, AS_OF)


def test_without_a_contract_date_a_suit_is_taken_to_be_today_too():
    (reading,) = asked_of(invented(), formed_on=None).readings
    assert told(reading.segments) == [(AS_OF, None, 1200, "TEST-1")]


def test_a_quote_of_a_day_that_nobody_told_is_a_gap():
    answer = asked_of(invented(params={"lpr_times": 4, "lpr_on": "contacted_on"}))
    assert (answer.segments, len(answer.gaps)) == ((), 1)
    assert "LPR" in answer.gaps[0]


def test_a_loan_made_on_the_day_on_which_a_rule_ends_has_one_gap():
    ended = invented(keyed_on="accrued_on", until=date(2025, 6, 1))
    assert len(asked_of(ended).gaps) == 1


def test_a_missing_fact_is_a_gap_that_names_it():
    answer = asked_of(invented(keyed_on="received_on", purposes=["card"]))
    assert (answer.segments, answer.gaps) == ((), ("还差:received_on、purpose",))


def segment(since, until, percent="24", effect="x"):
    return CapSegment.model_validate(
        {"from": since, "until": until, "percent": percent, "effect": effect, "because": ()}
    )


D1, D2, D3, D4 = (date(2025, month, 1) for month in (1, 2, 3, 4))


def test_equal_neighbours_become_one():
    parts = [segment(D1, D2), segment(D2, D3), segment(D3, None)]
    assert join(parts) == (segment(D1, None),)


def test_equal_neighbours_become_one_after_another_ceiling_too():
    parts = [segment(D1, D2, "23"), segment(D2, D3), segment(D3, D4)]
    assert join(parts) == (segment(D1, D2, "23"), segment(D2, D4))


@pytest.mark.parametrize(
    "parts",
    [
        (segment(D1, D2), segment(D2, D3, "23")),
        (segment(D1, D2), segment(D2, D3, effect="y")),
        (segment(D1, D2), segment(D3, D4)),
        (segment(D1, None), segment(None, D4)),
        (segment(D1, D2), segment(D3, None), segment(None, D4)),
        (),
    ],
    ids=[
        "another ceiling",
        "another effect",
        "not neighbours",
        "open ends are not neighbours",
        "nor further on",
        "nothing",
    ],
)
def test_what_differs_stays_apart(parts):
    assert join(parts) == parts


@settings(deadline=None, max_examples=300)
@given(
    st.sampled_from(KNOWN),
    st.sampled_from(Purpose),
    st.dates(date(2014, 1, 1), date(2026, 11, 1)),
    st.integers(1, 4000),
    st.none() | st.dates(date(2018, 1, 1), date(2026, 11, 22)),
    st.sampled_from([COURT, REGULATOR]),
    st.sets(st.sampled_from(["assisted"])),
)
def test_segments_cover_the_interval_exactly_once_and_only_where_a_rule_speaks(
    lender_type, purpose, formed_on, days, filed_on, effect, flags
):
    until_on = formed_on + timedelta(days=days)
    facts = {"purpose": purpose, "filed_on": filed_on, "flags": frozenset(flags)}
    answer = caps(lender_type, formed_on, until_on, effect, **facts)
    edges = {
        formed_on,
        until_on - timedelta(days=1),
        CUT,
        CUT - timedelta(days=1),
        date(2017, 8, 3),
        date(2017, 8, 4),
    }
    for day in {*edges, formed_on + timedelta(days=days // 2)}:
        holding = [part for part in answer.segments if holds(part, day)]
        speaks = resolve(
            [rule for rule in BOOK.rules if rule.effect == effect],
            effect,
            Matter.model_validate(
                {**facts, "lender_type": lender_type, "formed_on": formed_on}
                | {"accrued_on": day, "filed_on": filed_on or AS_OF}
            ),
        )
        inside = formed_on <= day < until_on and isinstance(speaks, Rule)
        assert len(holding) == (1 if inside else 0)
        assert not inside or (isinstance(speaks, Rule) and holding[0].because[-1] == speaks.because())
    assert list(answer.segments) == sorted(answer.segments, key=lambda part: part.from_on or date.min)


def holds(part, day):
    return part.from_on <= day and (part.until_on is None or day < part.until_on)
