"""Workbooks, archives and pages as containers: what is in them is read like a plain file, within bounds."""

import io
import zipfile

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.reading.html import html_lines
from liangqing.reading.read import read_bytes, read_files
from tests.reading import containers, files

_WECHAT_ROWS = containers.rows_of(files.WECHAT_TEXT.replace('"豆浆,油条"', "豆浆"))


def test_a_workbook_is_read_like_the_text_it_came_from() -> None:
    read = read_bytes(containers.xlsx({"Sheet1": _WECHAT_ROWS}), "w.xlsx")

    assert (read.format, read.rows_total, read.rows_used, read.problems) == ("wechat_xlsx", 6, 6, ())
    assert [record.source.line for record in read.records if record.source] == list(range(8, 14))


def test_two_sheets_with_the_same_rows_count_once() -> None:
    read = read_bytes(containers.xlsx({"明细": _WECHAT_ROWS, "副本": _WECHAT_ROWS}), "w.xlsx")

    assert (read.rows_total, read.rows_used) == (12, 6)
    assert {(row.reason, row.sheet) for row in read.rows_ignored} == {("duplicate", "副本")}
    assert [problem.code for problem in read.problems] == ["rows_doubled"]


def test_a_sheet_that_is_none_of_ours_is_named() -> None:
    read = read_bytes(
        containers.xlsx({"明细": _WECHAT_ROWS, "汇总": [["月", "元"], ["九月", 100]]}), "w.xlsx"
    )

    assert read.rows_used == 6
    assert [(problem.code, "汇总" in problem.text) for problem in read.problems] == [("sheet_unknown", True)]


def test_a_formula_is_shown_and_never_run() -> None:
    rows = [*_WECHAT_ROWS[:-1], [*_WECHAT_ROWS[-1][:5], "=1+1", *_WECHAT_ROWS[-1][6:]]]

    read = read_bytes(containers.xlsx({"明细": rows}), "w.xlsx")

    assert [(row.line, row.reason) for row in read.rows_ignored] == [(13, "amount_missing")]
    assert "formula_cells" in {problem.code for problem in read.problems}
    assert any("=1+1" in problem.text for problem in read.problems)


@pytest.mark.parametrize(
    "packed",
    [
        containers.plain_zip({"a.csv": files.ALIPAY}),
        containers.aes_zip({"a.csv": files.ALIPAY}, "123456"),
        containers.crypto_zip("a.csv", files.ALIPAY, "123456"),
    ],
    ids=["open", "AES", "ZipCrypto"],
)
def test_a_bill_in_an_archive(packed: bytes) -> None:
    (read,) = read_files([("账单.zip", packed)], ("000000", "123456"))

    assert (read.path, read.format, read.rows_used, read.problems) == ("账单.zip/a.csv", "alipay_csv", 5, ())


@pytest.mark.parametrize(
    "packed",
    [
        containers.aes_zip({"a.csv": files.ALIPAY}, "123456"),
        containers.crypto_zip("a.csv", files.ALIPAY, "123456"),
    ],
    ids=["AES", "ZipCrypto"],
)
@pytest.mark.parametrize(("keys", "code"), [((), "password_needed"), (("654321", "密码"), "password_wrong")])
def test_without_the_right_password_it_is_refused_and_others_load(packed, keys, code) -> None:
    locked, good = read_files([("账单.zip", packed), ("a.csv", files.ALIPAY)], keys)

    assert (locked.format, locked.rows_total, [odd.code for odd in locked.problems]) == (
        "unreadable",
        0,
        [code],
    )
    assert "密码" in locked.problems[0].text
    assert good.rows_used == 5


def test_chinese_names_and_two_bills_in_one_archive() -> None:
    packed = containers.plain_zip(
        {"支付宝/九月.csv": files.ALIPAY, "微信.csv": files.WECHAT, "__MACOSX/x": b"x"}
    )

    reads = read_files([("包.zip", packed)])

    assert [(read.path, read.rows_used) for read in reads] == [
        ("包.zip/支付宝/九月.csv", 5),
        ("包.zip/微信.csv", 6),
    ]


def test_a_member_that_was_imported_before_adds_nothing() -> None:
    _, again = read_files(
        [("a.csv", files.ALIPAY), ("包.zip", containers.plain_zip({"b.csv": files.ALIPAY}))]
    )

    assert (again.rows_total, again.rows_used) == (5, 0)


def test_a_name_with_control_characters_is_shown_without_them() -> None:
    (read,) = read_files([("包.zip", containers.plain_zip({"\x1b[31m红\u202e.csv": files.ALIPAY}))])

    assert read.path == "包.zip/\ufffd[31m红\ufffd.csv"


@pytest.mark.parametrize(
    ("packed", "code"),
    [
        (containers.plain_zip({"a": bytes(40 * 1024**2)}), "zip_too_large"),
        (containers.plain_zip({str(number): b"" for number in range(2_100)}), "zip_too_large"),
        (containers.plain_zip({"a.zip": containers.plain_zip({"b.csv": files.ALIPAY})}), "zip_nested"),
        (containers.plain_zip({}), "zip_empty"),
        (containers.plain_zip({"a.csv": files.ALIPAY})[:200], "zip_broken"),
    ],
    ids=["bomb", "many", "nested", "empty", "cut"],
)
def test_an_archive_that_is_no_export_is_refused(packed: bytes, code: str) -> None:
    (read,) = read_files([("包.zip", packed)])

    assert [problem.code for problem in read.problems] == [code]


def _with(book: bytes, member: str, change) -> bytes:
    """The workbook with one of its members changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == member else data)
    return buffer.getvalue()


_SHEET = "xl/worksheets/sheet1.xml"
_BOOK = containers.xlsx({"Sheet1": _WECHAT_ROWS})


def test_a_workbook_with_entities_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'

    with pytest.raises(InputUnusable) as refused:
        read_bytes(_with(_BOOK, _SHEET, lambda data: bomb + data), "w.xlsx")

    assert refused.value.code == "xml_entities"


def test_a_sheet_that_claims_to_be_endless_is_read_to_its_end() -> None:
    claimed = _with(_BOOK, _SHEET, lambda data: data.replace(b'ref="A1:K13"', b'ref="A1:XFD1048576"'))

    assert read_bytes(claimed, "w.xlsx").rows_used == 6


def test_a_million_empty_rows_are_not_read_through() -> None:
    empty = b'<row r="1000000"><c r="A1000000" t="n"><v>1</v></c></row></sheetData>'
    long = _with(_BOOK, _SHEET, lambda data: data.replace(b"</sheetData>", empty))

    read = read_bytes(long, "w.xlsx")

    assert (read.rows_used, [problem.code for problem in read.problems]) == (6, ["sheet_too_long"])


def test_blanks_between_the_blocks_of_a_page_join_no_lines() -> None:
    page = "<table>\n<tr><td>甲</td>\n<td>乙</td></tr>\n</table>\n<p>一</p>\n<p>二</p>"
    assert html_lines(page) == ("甲\t乙", "一", "二")
