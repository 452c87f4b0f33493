"""Tables of calls and messages: columns understood by head and content; where not, a person can say, and is asked."""

from datetime import datetime

import pytest

from liangqing.base.days import SHANGHAI
from liangqing.base.errors import InputUnusable
from liangqing.case.records import Contact, ContactKind, Direction
from liangqing.reading.columns import Role
from liangqing.reading.mapped import by_columns, told_columns
from liangqing.reading.read import read_bytes, read_files
from liangqing.reading.result import FileRead
from liangqing.shoebox import columns_of
from tests.reading import containers
from tests.reading.expected import expected, fixture, told


def contacts(read: FileRead) -> list[Contact]:
    return [record for record in read.records if isinstance(record, Contact)]


def mapped(data: bytes, columns: str) -> FileRead:
    return read_bytes(data, "t.csv", detector=by_columns(told_columns(columns)))


@pytest.mark.parametrize("name", ["calls_carrier.csv", "calls_app.csv", "sms_table.csv"])
def test_a_table_comes_out_as_written_down(name: str) -> None:
    read = read_bytes(fixture(name), name)

    assert told(read) == expected(name, read)


def test_a_workbook_says_the_same() -> None:
    rows = containers.rows_of(fixture("calls_carrier.csv").decode())

    read = read_bytes(containers.xlsx({"详单": rows}), "calls.xlsx")

    assert (read.format, read.rows_used) == ("phone_table_xlsx", 4)
    assert [call.seconds for call in contacts(read)] == [62, 0, 720, 35]


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("62", 62),
        ("1:02", 62),
        ("1分2秒", 62),
        ("01:01:02", 3662),
        ("1小时1分2秒", 3662),
        ("62秒", 62),
        ("--", 0),
        ("", 0),
    ],
)
def test_lengths_as_they_are_written(cell: str, seconds: int) -> None:
    table = f"时间,号码,类型,时长\n2026-11-16 22:14:03,17000000101,呼入,{cell}\n"

    (call,) = contacts(read_bytes(table.encode(), "t.csv"))
    assert (call.seconds, call.connected) == (seconds, seconds > 0)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-16 22:14:03",
        "2026/11/16 22:14:03",
        "2026年11月16日 22时14分03秒",
        "1794838443",
        "1794838443000",
    ],
)
def test_moments_as_they_are_written(cell: str) -> None:
    table = f"时间,号码,类型,时长\n{cell},17000000101,呼入,62\n"

    (call,) = contacts(read_bytes(table.encode(), "t.csv"))
    assert call.at == datetime(2026, 11, 16, 22, 14, 3, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("cell", "way", "connected"),
    [
        ("呼出", Direction.OUT, True),
        ("主叫", Direction.OUT, True),
        ("被叫", Direction.IN, True),
        ("未接来电", Direction.IN, False),
        ("拒接", Direction.IN, False),
        ("2", Direction.OUT, True),
        ("missed", Direction.IN, False),
    ],
)
def test_who_called(cell: str, way: Direction, connected: bool) -> None:
    table = f"时间,号码,类型,时长\n2026-11-16 22:14:03,17000000101,{cell},62\n"

    (call,) = contacts(read_bytes(table.encode(), "t.csv"))
    assert (call.direction, call.connected) == (way, connected)


def test_a_table_that_nobody_understands_says_which_columns_it_has_and_how_to_tell() -> None:
    with pytest.raises(InputUnusable) as refused:
        read_bytes(fixture("calls_unclear.csv"), "t.csv")

    assert refused.value.code == "columns_unclear"
    assert (
        refused.value.text
        == "像是通话或短信记录,但看不出哪一列是通话时长、呼入还是呼出。各列是:1=a、2=b、3=c、4=d。"
    )
    assert "--columns time=1,number=2,seconds=?,way=?" in refused.value.next_step


def test_what_a_person_tells_stands_over_what_is_guessed() -> None:
    read = mapped(fixture("calls_unclear.csv"), "seconds=4")

    assert [(call.number, call.seconds, call.direction) for call in contacts(read)] == [
        ("17000000101", 62, Direction.NEUTRAL),
        ("17000000101", 0, Direction.NEUTRAL),
        ("17000000001", 720, Direction.NEUTRAL),
    ]
    assert [problem.code for problem in read.problems] == ["way_missing"]
    (first, *_) = contacts(mapped(fixture("calls_unclear.csv"), "text=3"))
    assert (first.kind, first.text) == (ContactKind.SMS, "x1")


def test_a_dialogue_gets_guess_samples_and_what_is_open() -> None:
    guess = columns_of(fixture("calls_unclear.csv"), "t.csv")

    assert [(column.place, column.head, column.role) for column in guess.columns] == [
        (1, "a", Role.TIME),
        (2, "b", Role.NUMBER),
        (3, "c", None),
        (4, "d", None),
    ]
    assert guess.columns[3].samples == ("62", "0", "720")
    assert guess.unclear == (Role.SECONDS, Role.WAY)
    assert guess.as_option() == "time=1,number=2"


def test_wrong_places_name_every_row() -> None:
    read = mapped(fixture("calls_unclear.csv"), "time=4,seconds=1")

    assert (read.rows_total, read.rows_used) == (3, 0)


@pytest.mark.parametrize(
    "option", ["", "foo=1", "time", "time=0", "time=-1", "time=１", "time=999", "time=1,,"]
)
def test_an_option_that_is_none_is_refused(option: str) -> None:
    with pytest.raises(InputUnusable) as refused:
        told_columns(option)
    assert refused.value.code == "columns_option"


def test_a_bill_is_no_table_of_calls() -> None:
    text = "日期,号码,金额\n2026-11-16 22:14:03,17000000101,62\n2026-11-16 22:14:03,17000000101,62\n"

    with pytest.raises(InputUnusable) as refused:
        read_bytes(text.encode(), "t.csv")
    assert refused.value.text.startswith("像是账单或流水")


def test_several_files_by_one_mapping_and_a_bad_one_beside_them() -> None:
    detector = by_columns(told_columns("seconds=4"))
    data = fixture("calls_unclear.csv")

    first, again, bad = read_files([("a", data), ("b", data), ("c", b"x")], (), detector)

    assert (first.rows_used, again.rows_used) == (3, 0)
    assert [problem.code for problem in bad.problems] == ["table_missing"]
