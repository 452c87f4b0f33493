"""A bill whose head no reader knows: a person tells its columns, every row is then read or named with its reason."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liangqing.base.errors import InputUnusable
from liangqing.case.records import Direction, MoneyRecord
from liangqing.reading.columns import About, Role
from liangqing.reading.mapped import by_columns, told_columns
from liangqing.reading.read import read_bytes
from liangqing.reading.result import FileRead
from liangqing.shoebox import columns_of
from tests.reading import containers

IN, OUT, NEUTRAL = Direction.IN, Direction.OUT, Direction.NEUTRAL
WALLET = (
    "某某钱包账单导出\n"
    "创建于,方向,数额,给谁,用在哪\n"
    "2026-11-01 09:30:00,支出,15.50,面馆,午饭\n"
    "2026-11-02 10:00:00,收入,6500.00,甲公司,工资\n"
    "2026-11-03 11:00:00,不计收支,200.00,本人,转到零钱\n"
)


def mapped(text: str | bytes, columns: str) -> FileRead:
    data = text.encode() if isinstance(text, str) else text
    return read_bytes(data, "账单.csv", detector=by_columns(told_columns(columns)))


def money(read: FileRead) -> list[MoneyRecord]:
    return [record for record in read.records if isinstance(record, MoneyRecord)]


def moved(read: FileRead) -> list[tuple[int, Direction]]:
    return [(row.amount_fen, row.direction) for row in money(read)]


def problems(read: FileRead) -> list[tuple[int, str]]:
    return [(odd.line, odd.code) for odd in read.problems]


def refusal(text: str) -> InputUnusable:
    with pytest.raises(InputUnusable) as refused:
        read_bytes(text.encode(), "账单.csv")
    return refused.value


def test_a_wallet_is_read_by_the_columns_that_a_person_tells() -> None:
    read = mapped(WALLET, "day=1,way=2,amount=3,counterparty=4,note=5")

    assert (read.format, read.rows_total, read.rows_used, read.problems) == ("bill_table_csv", 3, 3, ())
    assert moved(read) == [(1_550, OUT), (650_000, IN), (20_000, NEUTRAL)]
    first = money(read)[0]
    assert (first.at.isoformat(), first.on) == ("2026-11-01T09:30:00", date(2026, 11, 1))
    assert (first.counterparty, first.item, first.source.line) == ("面馆", "午饭", 3)


def test_it_is_never_read_before_somebody_has_looked_even_where_all_could_be_guessed() -> None:
    known_words = "日期,收支,金额,商户\n2026-11-01,支出,15.50,面馆\n2026-11-02,收入,20.00,甲\n"

    refused = refusal(known_words)
    assert (refused.code, refused.where) == ("columns_unclear", "账单.csv 第 1 行")
    assert refused.text == (
        "像是账单或流水,但没有见过这样的表头,不能自己认定。各列是:1=日期、2=收支、3=金额、4=商户。"
    )
    assert "--columns day=1,way=2,amount=3,counterparty=4(" in refused.next_step
    assert moved(mapped(known_words, "day=1")) == [(1_550, OUT), (2_000, IN)]


def test_a_dialogue_gets_guess_samples_and_what_is_open() -> None:
    guess = columns_of(WALLET.encode(), "账单.csv")

    assert (guess.about, guess.head_line, guess.unclear) == (About.MONEY, 2, ())
    assert guess.places() == {Role.DAY: 1, Role.WAY: 2, Role.AMOUNT: 3}
    assert guess.columns[3].samples == ("面馆", "甲公司", "本人")


def test_income_and_spending_in_a_column_each() -> None:
    text = "哪天,进,出,说明\n2026-11-01,,15.50,午饭\n2026-11-02,6500.00,,工资\n2026-11-03,0.00,8.00,车\n"

    read = mapped(text, "day=1,in=2,out=3,note=4")
    assert moved(read) == [(1_550, OUT), (650_000, IN), (800, OUT)]
    assert problems(read) == []


def test_a_minus_on_everything_that_went_out_only_says_so_once_more() -> None:
    text = "哪天,进,出\n2026-11-01,,-15.50\n2026-11-02,20.00,\n"

    assert moved(mapped(text, "day=1,in=2,out=3")) == [(1_550, OUT), (2_000, IN)]


def test_a_minus_on_one_of_them_says_that_it_came_back() -> None:
    text = "哪天,消费\n2026-11-01,15.50\n2026-11-02,-15.50\n"

    assert moved(mapped(text, "day=1,out=2")) == [(1_550, OUT), (1_550, IN)]


def test_signs_decide_where_nothing_else_does_and_it_is_said_how() -> None:
    read = mapped("哪天,数\n2026-11-01,-15.50\n2026-11-02,+20.00\n2026-11-03,5\n", "day=1,amount=2,way=-")

    assert moved(read) == [(1_550, OUT), (2_000, IN), (500, IN)]
    assert problems(read) == [(1, "direction_by_sign")]
    assert "带负号的 1 行是支出,其余 2 行不是" in read.problems[0].text
    assert "信用卡" in read.problems[0].text


def test_without_direction_and_without_signs_nothing_counts_as_income_or_spending() -> None:
    read = mapped("哪天,数\n2026-11-01,15.50\n2026-11-02,20.00\n", "day=1,amount=2")

    assert moved(read) == [(1_550, NEUTRAL), (2_000, NEUTRAL)]
    assert problems(read) == [(1, "way_missing")]


def test_text_among_the_sums_names_each_row_and_the_others_stand() -> None:
    text = (
        "哪天,怎样,多少\n2026-11-01,支出,十五块\n2026-11-02,支出,\n2026-11-03,支出,20.00\n"
        "2026-11-04,支出,1.005\n合计,,55.50\n"
    )

    read = mapped(text, "day=1,way=2,amount=3")
    assert (read.rows_total, read.rows_used) == (5, 1)
    assert [row.line for row in read.rows_ignored] == [2, 3, 5, 6]
    assert moved(read) == [(2_000, OUT)]
    assert [odd.line for odd in read.problems] == [2, 3, 5, 6]


def test_days_of_several_spellings_are_read_and_one_that_could_be_two_days_is_not() -> None:
    days = [
        "2026-11-01",
        "2026/11/2",
        "2026年11月3日",
        "20261104",
        "46331",
        "05/11/2026",
        "11月6日",
        "2026-02-30",
    ]
    text = "哪天,怎样,多少\n" + "".join(f"{day},支出,{number}.00\n" for number, day in enumerate(days, 1))

    read = mapped(text, "day=1,way=2,amount=3")
    assert [row.on for row in money(read)] == [date(2026, 11, day) for day in (1, 2, 3, 4, 5)]
    assert [(row.line, row.reason) for row in read.rows_ignored] == [
        (7, "date_unreadable"),
        (8, "date_unreadable"),
        (9, "date_impossible"),
    ]


def test_a_table_of_which_nothing_can_be_guessed_is_one_because_a_person_says_so() -> None:
    text = "某人,导出\n哪天,进,出\n05/11/2026,,15.50\n11/06/2026,2,\n7日,,3\n2026-11-08,,4\n"

    read = mapped(text, "day=1,in=2,out=3")
    assert (read.rows_total, moved(read)) == (4, [(400, OUT)])


def test_day_and_clock_in_a_column_each() -> None:
    read = mapped("哪天,几点,多少\n20261101,09:30:05,-1.00\n", "day=1,clock=2,amount=3")

    assert money(read)[0].at.isoformat() == "2026-11-01T09:30:05"


@pytest.mark.parametrize(
    ("word", "way"),
    [
        ("支出", OUT),
        ("转出", OUT),
        ("付款", OUT),
        ("借", OUT),
        ("DR", OUT),
        ("消费", OUT),
        ("收入", IN),
        ("转入", IN),
        ("贷方", IN),
        ("CR", IN),
        ("不计收支", NEUTRAL),
        ("/", NEUTRAL),
    ],
)
def test_which_way_the_money_went(word: str, way: Direction) -> None:
    read = mapped(f"哪天,怎样,多少\n2026-11-01,{word},8.00\n", "day=1,way=2,amount=3")

    assert (moved(read), problems(read)) == ([(800, way)], [])


@pytest.mark.parametrize("word", ["提现", "收付款", "", "贷款还款"])
def test_a_word_that_says_both_or_neither_is_not_guessed(word: str) -> None:
    read = mapped(f"哪天,怎样,多少\n2026-11-01,{word},8.00\n", "day=1,way=2,amount=3")

    assert moved(read) == [(800, NEUTRAL)]
    assert problems(read) == [(2, "direction_unknown")]


def test_sums_in_both_columns_are_named() -> None:
    read = mapped("哪天,进,出\n2026-11-01,1.00,2.00\n", "day=1,in=2,out=3")

    assert [(row.line, row.reason) for row in read.rows_ignored] == [(2, "both_sides")]


def test_a_closed_order_moved_nothing() -> None:
    text = "哪天,怎样,多少,状态\n2026-11-01,支出,8.00,交易关闭\n2026-11-02,支出,8.00,成功\n"

    assert [row.settled for row in money(mapped(text, "day=1,way=2,amount=3,status=4"))] == [False, True]


def test_two_equal_payments_of_a_day_are_two_and_one_printed_twice_with_its_time_is_one() -> None:
    by_day = "哪天,怎样,多少\n2026-11-01,支出,2.00\n2026-11-01,支出,2.00\n"
    by_second = by_day.replace("2026-11-01", "2026-11-01 08:00:00")

    assert mapped(by_day, "day=1,way=2,amount=3").rows_used == 2
    twice = mapped(by_second, "day=1,way=2,amount=3")
    assert (twice.rows_total, twice.rows_used) == (2, 1)
    assert [(row.line, row.reason) for row in twice.rows_ignored] == [(3, "duplicate")]


def test_a_workbook_says_the_same() -> None:
    rows = containers.rows_of(WALLET)

    read = mapped(containers.xlsx({"账单": rows}), "day=1,way=2,amount=3,counterparty=4,note=5")
    assert (read.format, read.rows_used) == ("bill_table_xlsx", 3)
    assert moved(read) == [(1_550, OUT), (650_000, IN), (20_000, NEUTRAL)]


def test_without_a_column_of_sums_it_is_asked_for() -> None:
    with pytest.raises(InputUnusable) as refused:
        mapped("哪天,怎样,给谁\n2026-11-01,支出,面馆\n", "day=1,note=3")

    assert (refused.value.code, "看不出哪一列是金额。" in refused.value.text) == ("columns_unclear", True)


def test_columns_of_calls_and_of_money_do_not_go_together() -> None:
    with pytest.raises(InputUnusable) as refused:
        mapped(WALLET, "day=1,amount=3,seconds=2")

    assert refused.value.code == "columns_option"


def test_a_column_told_twice_is_refused_and_named() -> None:
    with pytest.raises(InputUnusable) as refused:
        mapped(WALLET, "day=1,day=2,amount=3")

    assert (refused.value.code, refused.value.text) == ("columns_option", "--columns 里 day 写了两次。")


def test_a_repayment_schedule_is_no_bill() -> None:
    assert refusal("期数,某日,本金,多少\n1,2026-11-01,100.00,8.00\n").code == "format_unknown"


def test_a_payment_of_principal_in_the_note_makes_no_schedule() -> None:
    text = "日期,收支,金额,去向\n2026-11-01,支出,8.00,还本金\n2026-11-02,支出,8.00,应还的钱\n"

    assert refusal(text).code == "columns_unclear"


def test_beside_a_sheet_that_is_known_an_unknown_one_does_not_stand_in_the_way() -> None:
    known = "交易时间,类型,收/支,金额(元),交易对方,商品,当前状态,交易类型,支付方式,交易单号\n"
    row = "2026-11-01 08:00:00,x,支出,8.00,面馆,面,支付成功,商户消费,零钱,1\n"
    sheets = {"账单": containers.rows_of(known + row), "另一张": containers.rows_of(WALLET)}

    read = read_bytes(containers.xlsx(sheets), "账单.xlsx")
    assert (read.rows_used, [odd.code for odd in read.problems]) == (1, ["sheet_unknown"])


_DAYS = st.sampled_from(
    ["2026-11-01", "2026/11/2 08:00", "20261103", "46331", "2026年11月5日", "2026-02-30", "9999-01-01"]
)
_ODD = st.sampled_from(
    [
        "",
        "/",
        "8.00",
        "-8",
        "¥1,2,3",
        "1e309",
        "NaN",
        "=1+1",
        "@SUM(1)",
        "9" * 40,
        "二十",
        "\x00",
        "\u202e",
        "(3.20)",
        "收付",
        "支出",
    ]
)
_ROLES = st.dictionaries(
    st.sampled_from(["way", "amount", "in", "out", "note", "status", "clock"]), st.integers(1, 9)
)


@settings(max_examples=200, deadline=None)
@given(rows=st.lists(st.tuples(_DAYS, _ODD, _ODD, _ODD), min_size=1, max_size=12), roles=_ROLES)
def test_whatever_stands_in_it_and_whatever_is_told_no_row_is_lost(
    rows: list[tuple[str, ...]], roles: dict[str, int]
) -> None:
    text = "哪天,甲,乙,丙\n" + "".join(",".join(row) + "\n" for row in rows)
    try:
        read = mapped(text, ",".join(f"{role}={place}" for role, place in {"day": 1, **roles}.items()))
    except InputUnusable as refused:
        assert refused.next_step
        return
    assert read.rows_total == len(rows) == read.rows_used + len(read.rows_ignored)
    assert all(row.amount_fen >= 0 for row in money(read))
