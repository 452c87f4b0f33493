"""Workbooks, archives and pages as containers: what is in them is read like a plain file, within bounds."""

import io
import zipfile

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.reading.html import html_lines
from liangqing.reading.read import read_bytes, read_files
from tests.reading import containers, files, made_files
from tests.reading.locked_pdf import locked_pdf

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
@pytest.mark.parametrize(
    ("keys", "code"), [((), "password_needed"), (("654321", "密码", "\udcff"), "password_wrong")]
)
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


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ((), "password_needed"),
        (("2", "密码", "\udcff"), "password_wrong"),
        (("密码", "2", "123456"), "format_unknown"),
    ],
)
def test_a_locked_pdf_opens_with_its_password_only(keys: tuple[str, ...], code: str) -> None:
    (read,) = read_files([("流水.pdf", locked_pdf("123456"))], keys)

    assert [problem.code for problem in read.problems] == [code]


def test_a_pdf_of_pictures_says_so_and_offers_to_read_the_pictures() -> None:
    import typst

    with pytest.raises(InputUnusable) as refused:
        read_bytes(typst.compile(b"#rect(width: 100%, height: 100%)"), "扫描.pdf")

    assert refused.value.code == "pdf_no_text"
    assert "文字识别" in refused.value.next_step


def test_a_statement_in_a_pdf_says_on_which_page_a_row_stood() -> None:
    rows = [["2026-01-01", "消费", "1.00", f"{1000 - number}.00"] for number in range(1, 61)]
    statement = made_files.pdf(
        [["交易日期", "摘要", "支出", "收入", "余额"], *([*row[:3], "", row[3]] for row in rows)], ruled=True
    )

    read = read_bytes(statement, "流水.pdf")

    assert (read.rows_total, read.rows_used, read.problems) == (60, 60, ())
    pages = [record.source.page or 0 for record in read.records if record.source]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert pages[-1] > 1


def test_an_html_table_named_xls_is_read() -> None:
    page = "<table><tr><th>交易日期</th><th>摘要</th><th colspan=2>交易金额</th><th>余额</th></tr>"
    page += "<tr><td>2026-01-01</td><td>工资<script>alert(1)</script></td>"
    page += "<td colspan=2>+10.00</td><td>10.00</td></tr></table>"

    read = read_bytes(page.encode("gb18030"), "流水.xls")

    assert (read.format, read.rows_used, read.problems) == ("bank_html", 1, ())


def test_a_member_without_a_name_is_a_file_like_any_other() -> None:
    named = containers.plain_zip({"a.csv": files.ALIPAY})
    nameless = named.replace(b"a.csv", b"\x00.csv")
    (read,) = read_files([("x.zip", nameless)])
    assert read.rows_total == read.rows_used + len(read.rows_ignored)
