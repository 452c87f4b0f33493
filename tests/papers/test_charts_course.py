"""The pictures of a debt's course and of doing nothing: one lane a sort, nothing told by colour alone, read aloud."""

from datetime import date

import pytest

from liangqing.assess.moments import Moment, MomentKind
from liangqing.assess.position import ProjectedMonth
from liangqing.base.days import add_months
from liangqing.papers.charts_course import course, projection
from tests.papers.made import TODAY, debt_position
from tests.papers.test_charts import NS, bars, parsed, quiet_and_can_be_read_aloud, texts

MOMENTS = (
    Moment(on=date(2026, 3, 8), kind=MomentKind.PAYOUT, text="放款"),
    Moment(on=date(2026, 4, 8), kind=MomentKind.PAID, text="还款"),
    Moment(on=date(2026, 10, 8), kind=MomentKind.MISSED, text="没有还够"),
    Moment(on=date(2026, 10, 10), last_on=date(2026, 11, 10), kind=MomentKind.CALLED, text="催收"),
    Moment(on=date(2026, 12, 8), kind=MomentKind.COMING, text="应还"),
    Moment(on=date(2029, 11, 10), kind=MomentKind.PERIOD, text="时效"),
)


def months(lawful_fen=650000):
    """Twelve months; the contract grows by 100.00 a month."""
    return tuple(
        ProjectedMonth(
            month=add_months(date(2026, 11, 1), place),
            on=add_months(date(2026, 11, 30), place),
            contract_fen=700000 + 10000 * place,
            lawful_fen=lawful_fen,
        )
        for place in range(12)
    )


PICTURES = (
    course("安心贷", TODAY, MOMENTS),
    course("安心贷", TODAY, MOMENTS[:1]),
    projection(debt_position(projection=months())),
    projection(debt_position(projection=months(lawful_fen=None))),
)


def test_each_sort_has_a_lane_with_its_name_and_what_lies_far_ahead_is_left_to_words():
    svg = course("安心贷", TODAY, MOMENTS)
    assert texts(svg) == ["今天", "放款", "还款", "没还够", "催收", "往后", "2026年3月", "2026年12月"]
    hollow = [fill for fill, _ in bars(svg) if fill == "#ffffff"]
    assert len(hollow) == 2  # what was missed and what is to come
    assert max(width for _, width in bars(svg)) > 10  # several days of calls are a bar


def test_a_card_opened_long_ago_leaves_room_for_the_rest():
    opened = Moment(on=date(2015, 1, 1), kind=MomentKind.PAYOUT, text="开户")
    assert "2015年1月" not in texts(course("甲卡", TODAY, (opened, *MOMENTS[1:])))


def test_without_a_date_there_is_no_picture():
    assert course("安心贷", TODAY, ()) == ""
    assert projection(debt_position()) == ""


def test_doing_nothing_shows_both_ends_of_each_line():
    svg = projection(debt_position(projection=months()))
    assert "6,980.00 → 8,100.00" in texts(svg)
    assert "6,310.00 → 6,500.00" in texts(svg)
    assert len(list(parsed(svg).iter(f"{NS}polyline"))) == 3


@pytest.mark.parametrize("lawful_fen", [None, 900000])
def test_a_ceiling_that_cuts_nothing_is_not_drawn(lawful_fen):
    assert "法律支持的上限" not in texts(projection(debt_position(projection=months(lawful_fen))))


@pytest.mark.parametrize("svg", PICTURES)
def test_they_are_quiet_too(svg):
    quiet_and_can_be_read_aloud(svg)
