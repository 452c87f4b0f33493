"""Whatever happens to a file's bytes: it is refused in our own words, or every row is used or named."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liangqing.base.errors import InputUnusable
from liangqing.reading.read import read_bytes, read_files
from tests.reading import containers, files, fuzz, made_files

_MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(["set", "cut", "insert", "drop", "double"]),
        st.integers(min_value=0, max_value=4000),
        st.binary(min_size=1, max_size=6),
    ),
    max_size=6,
)


def _mutated(data: bytes, changes: list[tuple[str, int, bytes]]) -> bytes:
    for how, where, new in changes:
        place = where % (len(data) + 1)
        match how:
            case "set":
                data = data[:place] + new + data[place + len(new) :]
            case "cut":
                data = data[:place]
            case "insert":
                data = data[:place] + new + data[place:]
            case "drop":
                data = data[:place] + data[place + len(new) :]
            case _:
                data = data[:place] + data[place // 2 :]
    return data


_LONG = 20_000
_HEAD = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号\n"


@pytest.mark.parametrize(
    "text",
    [
        files.ALIPAY_HEAD + '"\n' * _LONG,
        _HEAD + '2026-09-05 07:30:00,x,"' * _LONG,
        "沟通笔记\n" + " " * _LONG + "x\n",
        "期数,应还日期,应还本金,应还利息\n" + "1,2026-01-01,1,1\n" * _LONG,
        "<calls>" + "<call>" * _LONG,
        '<smses><sms date="' + "&#55357;" * _LONG + '"/></smses>',
        "交易对方,收/支\n" * _LONG,
    ],
    ids=["quotes", "one long line", "blanks", "one instalment", "nested", "references", "half headers"],
)
def test_a_hostile_file_takes_no_long_time(text: str) -> None:
    (read,) = read_files([("x", text.encode())])

    assert read.rows_total == read.rows_used + len(read.rows_ignored)


def test_one_scratched_byte_costs_at_most_its_row() -> None:
    place = files.WECHAT.index("家人".encode())

    read = read_bytes(files.WECHAT[:place] + b"\xff" + files.WECHAT[place + 1 :], "w.csv")

    assert (read.format, read.rows_used) == ("wechat_csv", 6)
    assert [problem.code for problem in read.problems] == ["characters_damaged"]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.sampled_from(files.ALL), changes=_MUTATIONS)
def test_every_row_is_used_or_named(data: bytes, changes: list[tuple[str, int, bytes]]) -> None:
    try:
        read = read_bytes(_mutated(data, changes), "x")
    except InputUnusable as refused:
        assert refused.text
        assert refused.next_step
        return
    assert read.rows_total == read.rows_used + len(read.rows_ignored)
    assert read.rows_used >= 0
    assert all(row.line >= 1 for row in read.rows_ignored)


_PACKED = (
    *(made_files.stored(each) for each in made_files.expectations()),
    containers.plain_zip({"a.csv": files.ALIPAY, "b.csv": files.WECHAT}),
    containers.aes_zip({"a.csv": files.ALIPAY}, "1"),
    containers.crypto_zip("a.csv", files.ALIPAY, "1"),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.sampled_from(_PACKED), changes=_MUTATIONS)
def test_every_row_of_a_workbook_a_page_or_an_archive_is_used_or_named(
    data: bytes, changes: list[tuple[str, int, bytes]]
) -> None:
    for read in read_files([("x", _mutated(data, changes))], ("1",)):
        assert read.rows_total == read.rows_used + len(read.rows_ignored)
        assert read.rows_total or read.problems
        assert all(row.line >= 1 for row in read.rows_ignored)


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    try:
        read = read_bytes(data, "x")
    except InputUnusable:
        return
    assert read.rows_total == read.rows_used + len(read.rows_ignored)


def test_the_first_inputs_of_make_fuzz_lose_no_row() -> None:
    came = fuzz.run(range(400))

    assert sum(came.values()) >= 400
    assert len(came) > 15
