"""Every contact and note as a line, newest first, with the ground and the findings that rest on it."""

from datetime import date

from liangqing.conduct.finding import ConductCode
from liangqing.conduct.talks import talks
from liangqing.law.book import load_book
from tests.conduct.made import N1, STRANGER, call, debt, missed, note, sms

NIGHT = call("2026-11-03T22:14:00", debt="yun")
FRIEND = sms("2026-11-04T09:00:00", "周末一起吃饭", number=STRANGER, name="小王")
SAME = missed("2026-11-05T10:00:00", N1)
MOTHER = note("2026-11-06T10:30:00", "上午有人打到我妈手机上,说我欠款没还。")


def told(contacts, notes=(), clock_ahead_seconds=0):
    return talks(contacts, (debt(),), notes, load_book().rules, clock_ahead_seconds)


def test_the_newest_stands_first_and_each_says_why_it_is_looked_at():
    lines = told((NIGHT, FRIEND, SAME), (MOTHER,)).lines
    assert [(line.contact or line.note) for line in lines] == [MOTHER, SAME, FRIEND, NIGHT]
    assert [line.why for line in lines] == ["", "同一个号码有过催收记录", "", "说的是您的一笔债务"]


def test_findings_stand_at_the_contacts_and_notes_they_rest_on():
    held = told((NIGHT, FRIEND), (MOTHER,))
    by_key = {line.key: line.codes for line in held.lines}
    assert by_key[NIGHT.key()] == (ConductCode.NIGHT,)
    assert by_key[FRIEND.key()] == ()
    assert ConductCode.THIRD_PARTY in held.lines[0].codes
    assert all(key in by_key for finding in held.report.findings for key in finding.evidence)
    assert held.late == {(date(2026, 11, 3), 22)}


def test_a_clock_that_runs_ahead_moves_the_time_and_leaves_the_key():
    held = told((NIGHT,), clock_ahead_seconds=1200)
    (line,) = held.lines
    assert line.key == NIGHT.key()
    assert f"{line.at:%H:%M}" == "21:54"
    assert line.why == "说的是您的一笔债务"
    assert held.report.findings == ()
    assert held.late == frozenset()


def test_nothing_gives_nothing():
    held = told(())
    assert held.lines == ()
    assert held.report.contacts == 0
