"""The heat map: a box an hour, shades by count, late hours framed, words for those who hear it."""

from datetime import date, timedelta
from xml.etree import ElementTree as ET

from liangqing.conduct.finding import HourRow
from liangqing.papers.charts_hours import DAYS_DRAWN, contact_hours

NS = "{http://www.w3.org/2000/svg}"
ON = date(2026, 11, 3)


def row(on, **counts):
    """`h22=1`: one contact from ten in the evening on."""
    hours = tuple(counts.get(f"h{hour}", 0) for hour in range(24))
    return HourRow(on=on, hours=hours)


def texts(svg):
    return [node.text for node in ET.fromstring(svg).iter(f"{NS}text")]


def fills(svg):
    return [node.get("fill") for node in ET.fromstring(svg).iter(f"{NS}rect")]


def said(svg):
    return ET.fromstring(svg).findtext(f"{NS}desc")


def test_a_day_has_a_box_an_hour_darker_where_more_came():
    svg = contact_hours((row(ON, h9=1, h10=2, h11=3, h22=7),), {(ON, 22)})
    boxes = fills(svg)[:25]
    assert boxes.count("#eef1f3") == 20
    assert [fill for fill in boxes if fill != "#eef1f3"] == [
        "#bfd0dd",
        "#8fabc1",
        "#5b7c99",
        "#b08d4f",
        "#2c4a63",
    ]
    assert "11月3日" in texts(svg)
    assert "规定时间以外" in texts(svg)


def test_the_words_tell_the_days_the_most_and_the_late_hours():
    svg = contact_hours((row(ON, h22=1), row(ON + timedelta(days=1), h9=2)), {(ON, 22)})
    assert said(svg) == (
        "从2026年11月3日（周二）到2026年11月4日（周三），有 2 天来过。"
        "最多的一天是11月4日（周三），2 次。其中 1 个小时在规定时间以外。"
    )


def test_the_newest_stand_first_and_only_so_many_are_drawn():
    rows = tuple(row(ON + timedelta(days=day), h9=1) for day in range(40))
    days = [words for words in texts(contact_hours(rows, ())) if words.endswith("日")]
    assert len(days) == DAYS_DRAWN
    assert days[0] == "12月12日"


def test_a_new_year_is_named():
    svg = contact_hours((row(date(2025, 12, 31), h9=1), row(date(2026, 1, 1), h9=1)), ())
    assert texts(svg)[6:9] == ["1月1日", "2025年", "12月31日"]
    assert "规定时间以外" not in texts(svg)


def test_nothing_is_said_to_be_nothing():
    svg = contact_hours((), ())
    assert "还没有可画的联系。" in texts(svg)
    assert fills(svg) == []


def test_no_script_no_style_sheet_no_red():
    svg = contact_hours((row(ON, h22=1),), {(ON, 22)})
    assert "style" not in svg and "script" not in svg and "#a3241c" not in svg
