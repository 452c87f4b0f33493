"""The state of the law: what is old, about to end, not borne out; told by `law status`, `law list` and `law show`."""

from datetime import date

import pytest

from liangqing.law.book import Additions, LawBook, book_with, load_book
from liangqing.law.status import law_status
from liangqing.law.tables import BY_USER, LprQuote
from tests.law.made import rule

ON = date(2026, 11, 22)


def status(*rules, on=ON):
    book = LawBook(rules, load_book().lpr, load_book().calendar)
    return law_status(book, Additions(), on)


@pytest.mark.parametrize(
    ("on", "stale"), [(date(2026, 9, 20), False), (date(2026, 11, 4), False), (date(2026, 11, 5), True)]
)
def test_the_lpr_table_is_old_after_45_days(on, stale):
    lpr = status(on=on).lpr
    assert (lpr.last_on, lpr.value_e9, lpr.stale) == (date(2026, 9, 20), 30_000_000, stale)


def test_next_year_is_not_announced():
    days = status().holidays
    assert (days.announced, days.this_year_announced) == ((2026,), True)
    assert (days.next_year, days.next_announced) == (2027, False)


@pytest.mark.parametrize(
    ("until", "where"),
    [
        (date(2026, 11, 22), "ended"),
        (date(2026, 11, 23), "ending"),
        (date(2027, 2, 21), "ending"),
        (date(2027, 2, 22), "neither"),
    ],
    ids=["yesterday was the last day", "today is", "in 90 days", "in 91 days"],
)
def test_a_rule_that_ends_is_named_ninety_days_ahead(until, where):
    told = status(rule("TEST-1", until=until))
    assert bool(told.ending) is (where == "ending")
    assert bool(told.ended) is (where == "ended")


def test_what_follows_a_rule_is_named_beside_it():
    told = status(
        rule("TEST-1", until=date(2026, 1, 1)),
        rule("TEST-2", since=date(2026, 1, 1)),
        rule("TEST-3", "test.other", since=date(2026, 1, 1)),
    )
    (ended,) = told.ended
    assert (ended.rule, ended.last_on, ended.followed_by) == ("TEST-1", date(2025, 12, 31), ("TEST-2",))


def test_the_pilot_for_bad_loans_ends_this_year(answer):
    told = answer("law", "status", "--on", "2026-11-22")
    assert [(one["rule"], one["last_on"]) for one in told["ending"]] == [("NPL-26", "2026-12-31")]


def test_doubts_are_sorted_by_how_sure_we_are():
    unread = {"keywords": [], "not_checkable": "没有原文"}
    told = status(
        rule("TEST-1"),
        rule("TEST-2", confidence="secondary", **unread),
        rule("TEST-3", confidence="unverified", **unread),
        rule("TEST-4", confidence="known", **unread),
    )
    assert [one.rule for one in told.secondary] == ["TEST-2"]
    assert [(one.rule, one.why) for one in told.unverified] == [("TEST-3", "没有原文")]
    assert [one.rule for one in told.known] == ["TEST-4"]
    assert [one.rule for one in told.not_checkable] == ["TEST-2", "TEST-3", "TEST-4"]
    assert told.by_confidence == {"verified": 1, "secondary": 1, "unverified": 1, "known": 1}


def test_a_quote_entered_by_hand_that_a_table_contradicts_is_named():
    own = (
        LprQuote(date(2026, 9, 20), 31_000_000, BY_USER),
        LprQuote(date(2026, 8, 20), 30_000_000, BY_USER),
        LprQuote(date(2026, 10, 20), 29_000_000, BY_USER),
    )
    added = Additions(own_quotes=own)
    lpr = law_status(book_with(added), added, ON).lpr
    assert (lpr.own, lpr.last_on, lpr.confidence, lpr.stale) == (3, date(2026, 10, 20), BY_USER, False)
    assert [(one.published_on, one.value_e9, one.used_e9) for one in lpr.set_aside] == [
        (date(2026, 9, 20), 31_000_000, 30_000_000)
    ]


def test_the_status_is_told_in_words(ask):
    told = ask("law", "status", "--on", "2026-11-22")
    assert told.status == 0
    for words in ("LPR 表到 2026-09-20", "需要更新", "2027 年的还没有录入", "NPL-26", "待核实", "来自转载"):
        assert words in told.out


def test_the_list_can_be_searched(answer):
    everything = answer("law", "list")["rules"]
    assert [line["id"] for line in everything] == [one.id for one in load_book().rules]
    found = answer("law", "list", "--find", "一次性信用修复")["rules"]
    assert [line["id"] for line in found] == ["CR-ONE"]
    assert (found[0]["strength_label"], found[0]["confidence_label"]) == (
        "规范性文件",
        "来自转载,引用前请核对原文",
    )


def test_a_rule_is_shown_with_scope_history_and_examples(answer):
    told = answer("law", "show", "CAP-2020")
    assert (told["applies"]["from"], told["applies"]["until"]) == ("2020-08-20", "2021-01-01")
    assert told["scope"] == [
        "看合同成立日:从 2020年8月20日(周四) 起、到 2020年12月31日(周四) 为止",
        "放款人:个人或没有牌照的公司",
        "用途:不限",
    ]
    assert [other["id"] for other in told["history"]] == [
        "CAP-2015",
        "CAP-2015-FILED",
        "CAP-TRANS",
        "CAP-24",
        "CAP-2021",
    ]
    assert {example["applies"] for example in told["examples"]} == {True, False}
    assert told["because"][0]["law"] == "最高人民法院关于审理民间借贷案件适用法律若干问题的规定"
    assert told["params"]["lpr_times"] == 4


def test_a_rule_is_told_in_words_whatever_the_case_of_its_id(ask):
    told = ask("law", "show", "cap-24")
    for words in ("CAP-24", "法发〔2017〕22号", "司法政策", "引用前请对照原文", "放款人", "例子", "同类规则"):
        assert words in told.out


def test_an_unknown_rule_is_refused_with_the_next_step(ask):
    told = ask("law", "show", "NO-SUCH")
    assert (told.status, told.out) == (2, "")
    assert "liangqing law list" in told.err
