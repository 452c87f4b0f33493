"""What cannot be used is refused in one Chinese line with place and next step; nothing is written, nothing lost."""

import os
import subprocess
import sys

import pytest

from tests.cli.conftest import SHOEBOX
from tests.reading import files
from tests.reading.containers import aes_zip


@pytest.fixture
def place(tmp_path):
    """Puts bytes under a name, and gives the path."""

    def put(name, data):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return put


# --- Files that are no use -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [("read",), ("case", "build", "-o", "out.toml"), ("conduct",)])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("空.csv", b""),
        ("照片.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256))),
        ("看不懂.csv", bytes(range(128, 256)) * 20),
        ("截断.xml", files.CALLS[:60]),
        ("日记.txt", "今天天气很好。\n"),
        ("账单.xlsx", b"PK\x03\x04" + bytes(50)),
    ],
)
def test_a_file_that_is_no_use(shell, place, tmp_path, command, name, data):
    line = shell_refused_read(shell, *command, place(name, data))
    assert name in line
    assert not (tmp_path / "out.toml").exists()


def shell_refused_read(shell, *arguments):
    """`read` without --json says what it saw of each file before it refuses."""
    status, out, err = shell.run(*arguments)
    assert status == 2
    assert not out.startswith("{")
    line = err.strip().splitlines()[-1]
    assert any("\u4e00" <= character <= "\u9fff" for character in line)
    return line


@pytest.mark.parametrize(
    "command", [("read",), ("case", "build", "-o", "out.toml"), ("conduct",), ("assess",), ("plan",)]
)
def test_a_folder_and_a_missing_file(shell, tmp_path, command):
    (tmp_path / "文件夹.toml").mkdir()
    assert "文件夹.toml" in shell.refused(*command, tmp_path / "文件夹.toml")
    assert "没有.toml" in shell.refused(*command, tmp_path / "没有.toml")


def test_a_locked_archive_opens_with_one_of_the_passwords_given(shell, place):
    locked = place("账单.zip", aes_zip({"a.csv": files.ALIPAY}, "123456"))

    assert "密码" in shell_refused_read(shell, "read", locked)
    assert "密码不对" in shell_refused_read(shell, "read", locked, "--password", "1")
    (read,) = shell.json("read", locked, "--password", "1", "--password", "123456")["files"]
    assert (read["rows_total"], read["rows_used"]) == (5, 5)


def test_beside_a_useless_file_the_good_rows_load(shell, place):
    answer = shell.json("read", place("空.csv", b""), place("好.csv", files.ALIPAY))
    empty, good = answer["files"]
    assert (empty["rows_total"], [problem["code"] for problem in empty["problems"]]) == (0, ["empty"])
    assert good["rows_used"] == 5


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("15.50", "1" * 40, "amount_too_large"),
        ("2026-09-11 12:30:05", "2099-09-11 12:30:05", "date_implausible"),
        ("2026-09-11 12:30:05", "2026/9/11 12:30", "resaved_by_excel"),
    ],
)
def test_a_damaged_row_is_named_with_its_line_and_the_others_count(shell, place, old, new, code):
    data = files.ALIPAY_TEXT.replace(old, new).encode("gb18030")
    told = shell.json("read", place("账单.csv", data))["files"][0]

    assert code in {problem["code"] for problem in told["problems"]}
    assert all(problem["line"] > 0 for problem in told["problems"])
    assert told["rows_used"] >= 4
    assert told["rows_total"] == told["rows_used"] + len(told["rows_ignored"])


def test_doubled_rows_count_once(shell, place):
    data = (files.ALIPAY_HEAD + files.ALIPAY_ROWS * 2).encode("gb18030")
    told = shell.json("read", place("账单.csv", data))["files"][0]
    assert (told["rows_total"], told["rows_used"], len(told["rows_ignored"])) == (10, 5, 5)


def test_a_truncated_bill_keeps_its_whole_rows(shell, place):
    told = shell.json("read", place("账单.csv", files.ALIPAY[:-60]))["files"][0]
    assert told["rows_used"] == 4
    assert told["problems"]


# --- Case files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [("assess",), ("plan",), ("case", "show"), ("conduct",)])
@pytest.mark.parametrize(
    ("name", "data", "place_in_line"),
    [
        ("c.toml", "as_of = 2026-11-22\nincme = 5\n", "incme"),
        ("c.toml", "as_of = 2026-11-22\nx = = 1\n", "第 2 行"),
        ("c.json", '{"as_of": "2026-11-22",\n "id" 5}', "第 2 行"),
        ("c.toml", "as_of = 2026-11-22\n[household]\nincome = 6500.0\n", "household.income"),
        ("c.toml", "as_of = 2026-11-22\n[household]\nincome = 6500\n", "household.income"),
        ("c.toml", "", "as_of"),
        ("c.toml", b"\xff\xfe", "UTF-8"),
        ("c.json", "[" * 50_000, "嵌套"),
        ("c.json", '{"as_of": ' + "9" * 5000 + "}", "JSON"),
    ],
)
def test_a_case_file_that_cannot_be_used(shell, place, command, name, data, place_in_line):
    line = shell.refused(*command, place(name, data))
    assert name in line
    assert place_in_line in line


def test_a_value_of_several_lines_is_refused_in_one(shell, place):
    told = place("c.json", '{"as_of": "2026-11-22", "household": {"income": "5\\n6\\u2028"}}')
    assert "household.income" in shell.refused("assess", told)


def test_a_refused_answer_leaves_the_file_as_it_was(shell, sample):
    before = sample.read_bytes()
    for answer_id, value in (
        ("household.income", "lots"),
        ("debt.d99.lender", "甲"),
        ("nonsense", "1"),
        ("debt.d1.id", "x"),
    ):
        shell.refused("case", "set", sample, answer_id, value)
    assert sample.read_bytes() == before


def test_a_case_that_is_not_stored(shell):
    assert "没有存过" in shell.refused("assess", "nobody")
    assert "编号" in shell.refused("assess", "../etc")


@pytest.mark.parametrize("name", ["a" * 5000, "字" * 300])
def test_a_name_longer_than_the_disk_allows(shell, name):
    assert len(shell.refused("assess", name)) < 400
    shell.refused("read", name)


def test_a_new_case_overwrites_nothing(shell, sample):
    before = sample.read_bytes()
    assert "已经有了" in shell.refused("case", "new", "-o", sample)
    assert sample.read_bytes() == before


def test_building_where_a_case_stands_merges_and_keeps_what_was_entered(shell, sample):
    shell.json("case", "set", sample, "household.income", "7000")
    answer = shell.json("case", "build", *sorted(SHOEBOX.iterdir()), "-o", sample)

    assert set(answer["added"].values()) == {0}
    assert answer["case"]["household"]["income"] == "7000.00"
    assert [problem["code"] for problem in answer["problems"]] == ["clash"]


def test_building_over_a_file_that_is_no_case_is_refused(shell, place):
    notes = place("笔记.toml", "这不是案件")
    shell.refused("case", "build", SHOEBOX / "我的情况.txt", "-o", notes)
    assert notes.read_text("utf-8") == "这不是案件"


@pytest.mark.parametrize("out", ["case.txt", "case", "case.toml.bak", ""])
def test_a_case_file_needs_a_known_ending(shell, out):
    shell.refused("case", "new", "-o", out, "--on", "2026-11-22")


# --- Places that cannot be written -----------------------------------------------------------------------------------


@pytest.mark.parametrize("out", ["/dev/null/x.{}", "/proc/x.{}", "."])
def test_a_place_that_cannot_be_written(shell, small, out):
    shell.refused("case", "new", "-o", out.format("toml"), "--on", "2026-11-22")
    shell.refused("calendar", small, "-o", out.format("ics"))
    shell.refused("draft", "call_card", "--case", small, "--debt", "d1", "-o", out.format("txt"))


def test_a_folder_in_the_way_is_left_alone(shell, small, tmp_path):
    (tmp_path / "日历.ics").mkdir()
    shell.refused("calendar", small, "-o", tmp_path / "日历.ics")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["小.toml", "日历.ics"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(shell, small, tmp_path):
    (tmp_path / "locked").mkdir(mode=0o500)
    shell.refused("calendar", small, "-o", tmp_path / "locked" / "a.ics")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize(
    "command", ["read {}", "conduct {}", "check claim {}", "calc rate --flows {}", "law update {}"]
)
def test_a_file_that_may_not_be_read_is_named(shell, place, command):
    place("锁上.csv", files.ALIPAY).chmod(0)
    assert "锁上.csv" in shell.refused(*command.format("锁上.csv").split())


def test_a_data_folder_that_is_a_file(shell, home):
    home.write_text("x")
    shell.refused("case", "set", "lin", "household.income", "1")
    assert home.read_text() == "x"


# --- Papers and gates ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("love_letter", "--debt", "d1", "-o", "a.docx"),
        ("call_card", "--debt", "d99", "-o", "a.docx"),
        ("call_card", "--debt", "d1", "-o", "a.exe"),
        ("call_card", "--debt", "d1", "-o", "a"),
        ("call_card", "--debt", "d1"),
        ("-o", "a.docx"),
    ],
)
def test_a_paper_that_cannot_be(shell, small, tmp_path, arguments):
    shell.refused("draft", *arguments, "--case", small)
    assert [path.name for path in tmp_path.iterdir()] == ["小.toml"]


def test_a_closed_gate_writes_nothing(shell, place, tmp_path):
    old = place(
        "旧账.toml",
        """
as_of = 2026-11-22
[[debts]]
id = "d1"
product = "旧贷"
lender = "某某银行股份有限公司"
lender_type = "bank"
formed_on = 2018-01-10
principal = "5000"
disbursed = "5000"
unpaid_since = 2018-05-10
terms = { method = "instalment", periods = 12, payment = "450" }
""",
    )
    out = tmp_path / "新文件夹" / "申请书.docx"
    line = shell.refused("draft", "negotiation_request", "--case", old, "--debt", "d1", "-o", out)

    assert "时效" in line
    assert "12348" in line
    assert not out.parent.exists()


# --- Options ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        "nonsense",
        "assess",
        "assess x --nope",
        "case",
        "case nonsense",
        "calc rate",
        "calc rate --amount x --payment 1 --periods 12",
        "calc rate --amount 1e999999999 --payment 1 --periods 12",
        "calc rate --amount 1/0 --payment 1 --periods 12",
        "calc rate --amount nan --payment 1 --periods 12",
        "calc rate --amount 100 --payment 10 --periods 0",
        "calc rate --amount 100 --payment 10 --periods 99999999",
        "calc rate --amount 100 --payment 10 --periods many",
        "calc rate --amount -100 --payment 10 --periods 12",
        "calc rate --flows missing.csv",
        "calc cap --lender-type shop",
        "calc cap --lender-type bank --formed-on yesterday",
        "calc cap --lender-type bank --formed-on 2026-02-30",
        "calc cap --lender-type bank --formed-on 9999-12-31",
        "calc cap --lender-type bank --purpose fun",
        "calc cap --lender-type bank --on 0001-01-01",
        "calc overdue --principal 0 --daily-percent 0.05 --multiplier 1.5 --days 60 --lender-type bank",
        "calc overdue --principal 100 --daily-percent 0.05 --multiplier 1.5 --days -1 --lender-type bank",
        "calc overdue --principal 100 --daily-percent x --multiplier 1.5 --days 1 --lender-type bank",
        "calc instalment --principal 100 --nominal-percent -1 --periods 12",
        "calc instalment --principal 100 --nominal-percent 1e9999999 --periods 12",
        "calc instalment --principal 0.001 --nominal-percent 1 --periods 12",
        "calc deadline lunch --from 2026-11-22",
        "calc deadline answer --from 9999-12-31",
        "calc limitation --due 2022-03-10 --interrupted someday",
        "calc limitation --due 2022-03-10 --interrupted 2024-01-01:lunch",
        "calc limitation --due 2022-03-10 --interrupted 2024-01-01:suit:lunch",
        "calc limitation --due 2022-03-10 --interrupted 2024-01-01:suit:2023-01-01",
        "calc limitation --due 2022-03-10 --interrupted 9999-12-31:demand",
        "calc court-fee --amount -5",
        "calc judgment-interest --amount 100 --days -1",
        "serve --port 0",
        "serve --port x",
        "demo --shoebox nowhere",
    ],
)
def test_an_option_that_cannot_be(shell, arguments):
    status, _, err = shell.run(*arguments.split())
    assert status == 2
    assert any("\u4e00" <= character <= "\u9fff" for character in err)
    assert len(err.strip().splitlines()) == 1 or "--help" in err


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("2026-01-15,100\n2026-02-30,-50\n", "第 2 行"),
        ("2026-01-15,100\n2026-02-15,lots\n", "第 2 行"),
        ("2026-01-15,100\n2026-02-15\n", "第 2 行"),
        ("2026-01-15,100\n", "两行"),
        ("", "两行"),
        ("date,amount\n", "两行"),
    ],
)
def test_flows_that_cannot_be_read_are_named_with_their_line(shell, place, text, line):
    assert line in shell.refused("calc", "rate", "--flows", place("flows.csv", text))


# --- The process itself ----------------------------------------------------------------------------------------------


def process(*arguments, **environment):
    told = {"PATH": os.environ["PATH"], "LIANGQING_HOME": "/nonexistent-home", **environment}
    command = [sys.executable, "-m", "liangqing", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=told, timeout=60, check=False)


def test_a_terminal_without_chinese_shows_numbers_and_not_a_traceback():
    told = process(
        "calc",
        "instalment",
        "--amount",
        "12000",
        "--nominal-percent",
        "18",
        "--periods",
        "24",
        PYTHONIOENCODING="ascii",
    )
    assert told.returncode == 0
    assert b"599.09" in told.stdout
    assert b"Traceback" not in told.stderr


def test_a_file_name_that_is_no_text_is_told(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff\xfe.csv"
    with open(path, "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(files.ALIPAY)
    told = process("read", os.fsdecode(path), "--json")
    assert told.returncode == 0
    assert b"Traceback" not in told.stderr


@pytest.mark.parametrize("rest", ["| head -c 10", "| true", ">&-"])
def test_a_reader_that_went_away_or_never_was_is_no_error(rest):
    command = f"set -o pipefail; {sys.executable} -m liangqing schema {rest}"
    told = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=False)
    assert (told.returncode, told.stderr) == (0, b"")
