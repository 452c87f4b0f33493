"""What the disk refuses is one Chinese line with the next step; what stood there before still stands."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL

LONG = "a" * 300
NOT_ENGLISH = ("File name", "No space", "Permission", "Not a directory", "Read-only", "Too many", "Errno")


def refused(shell, *arguments):
    line = shell.refused(*arguments)
    assert not [words for words in NOT_ENGLISH if words in line]
    return line


@pytest.fixture(params=[f"{LONG}", f"{LONG}/x"], ids=["name", "folder"])
def long(request):
    """A path that no disk takes."""
    return request.param


@pytest.mark.parametrize(
    "command",
    [
        "case new -o {}.toml",
        "case build sheet.txt -o {}.toml",
        "case build sheet.txt --into 小.toml -o {}.toml",
        "case build sheet.txt --into {}.toml -o new.toml",
        "calendar 小.toml -o {}.ics",
        "draft call_card --case 小.toml --debt d1 -o {}.txt",
        "demo --out {}",
        "demo --shoebox {}",
        "law update {}",
        "law check --texts {}",
        "check claim {}",
        "calc rate --flows {}",
        "read {}",
        "conduct {}",
        "assess {}",
    ],
)
def test_a_path_that_is_too_long(shell, small, tmp_path, long, command):
    (tmp_path / "sheet.txt").write_text("我的情况\n每月到手收入:4000\n", "utf-8")
    line = refused(shell, *command.format(long).split())
    assert "名字太长" in line
    assert len(line) < 400


@pytest.mark.parametrize(
    "command", ["assess 小.toml", "law status", "law set-lpr 2026-11-20 3.00", "assess lin"]
)
def test_a_data_folder_whose_name_is_too_long(shell, small, tmp_path, monkeypatch, command):
    monkeypatch.setenv("LIANGQING_HOME", str(tmp_path / LONG))
    assert "名字太长" in refused(shell, *command.split())


def test_a_file_with_a_long_name_is_written_all_the_same(shell, tmp_path):
    name = f"{'字' * 83}.toml"  # 254 bytes: one more than fits would be refused
    shell.text("case", "new", "-o", name, "--on", "2026-11-22")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_links_that_run_in_a_circle(shell, small, tmp_path):
    for one, other in (("a.toml", "b.toml"), ("b.toml", "a.toml"), ("a.ics", "b.ics"), ("b.ics", "a.ics")):
        (tmp_path / one).symlink_to(tmp_path / other)
    assert "圈" in refused(shell, "assess", "a.toml")
    assert "圈" in refused(shell, "calendar", small, "-o", "a.ics")
    assert (tmp_path / "a.ics").is_symlink()


@pytest.mark.parametrize("command", ["read {}", "conduct {}", "check claim {}", "assess {}", "law update {}"])
def test_a_pipe_without_a_writer_is_no_file(shell, tmp_path, command):
    os.mkfifo(tmp_path / "pipe.toml")
    assert "不是普通文件" in refused(shell, *command.format("pipe.toml").split())


# --- A full disk -----------------------------------------------------------------------------------------------------


def process(*arguments, home, most_bytes=None, stdout=subprocess.PIPE):
    """A command in a process that may write only so many bytes into a file, as on a disk that is full."""

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    return subprocess.run(
        [sys.executable, "-m", "liangqing", *map(str, arguments)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "LIANGQING_HOME": str(home), "PYTHONUTF8": "1"},
        timeout=60,
        check=False,
        preexec_fn=little_room if most_bytes else None,
        text=True,
    )


@pytest.mark.parametrize(
    "command",
    [
        "case set 小.toml household.cash 5",
        "case build sheet.txt -o 小.toml",
        "calendar 小.toml -o 日历.ics",
        "draft call_card --case 小.toml --debt d1 -o 卡.docx",
        "demo --out demo",
    ],
)
def test_a_disk_that_is_full_keeps_what_was_there(small, home, tmp_path, command):
    (tmp_path / "sheet.txt").write_text("我的情况\n每月到手收入:4000\n", "utf-8")
    told = process(*command.split(), home=home, most_bytes=200)

    assert (told.returncode, told.stdout) == (2, "")
    assert "写不进去（文件大过了系统允许的大小）" in told.stderr
    assert len(told.stderr.strip().splitlines()) == 1
    assert small.read_text("utf-8") == SMALL
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["sheet.txt", "小.toml"]


def test_an_answer_that_has_no_place_is_told(small, home):
    with Path("/dev/full").open("w") as full:
        told = process("assess", small, home=home, stdout=full)
    assert told.returncode == 2
    assert told.stderr == "答案没有全部写出去（磁盘满了）。请检查磁盘空间，或换一个位置再试。\n"


# --- A damaged data folder -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe\x00", b"publish_date,lpr_1y_pct,confidence\nx,y,z\n", b"\x00" * 50, b'"' + b"a" * 200_000],
    ids=["no text", "no numbers", "nothing", "one long cell"],
)
def test_a_damaged_table_of_own_quotes_is_named(shell, small, home, data):
    path = home / "law" / "lpr.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    for command in (
        ("assess", small),
        ("plan", small),
        ("law", "status"),
        ("law", "set-lpr", "2026-11-20", "3"),
    ):
        assert "lpr.csv" in refused(shell, *command)
    assert path.read_bytes() == data


@pytest.mark.parametrize("data", [b"\xff\xfe", b"../../etc", b"0" * 64, b"", b"\x00" * 9, b"a" * 9000])
def test_a_damaged_mark_of_the_pack_in_force_is_named(shell, small, home, data):
    path = home / "law" / "current"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    line = refused(shell, "assess", small)
    assert "law update" in line
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    "data", [b"", b"\xff" * 64, b"short", b"x" * 5000], ids=["empty", "no text", "short", "long"]
)
def test_a_damaged_key_of_the_page_is_named(shell, home, data):
    home.mkdir()
    (home / "web-secret.key").write_bytes(data)
    line = refused(shell, "serve", "--port", "1")
    assert "web-secret.key" in line
    assert "案件不受影响" in line
    assert (home / "web-secret.key").read_bytes() == data


# --- Nothing of another's is replaced --------------------------------------------------------------------------------


def test_a_paper_does_not_take_the_place_of_a_file(shell, small, tmp_path):
    paper = ("draft", "call_card", "--case", small, "--debt", "d1", "-o", "卡.txt")
    shell.text(*paper)
    assert shell.text(*paper)  # the very same paper again harms nobody
    (tmp_path / "卡.txt").write_text("我改过的", "utf-8")

    assert "卡-2.txt" in refused(shell, *paper)
    assert (tmp_path / "卡.txt").read_text("utf-8") == "我改过的"


def test_the_demo_replaces_nothing(shell, tmp_path):
    shell.text("demo", "--out", "demo")
    shell.text("demo", "--out", "demo")
    (tmp_path / "demo" / "日历.ics").write_text("我的")
    for path in (tmp_path / "demo").glob("*.pdf"):
        path.unlink()

    assert "--out" in refused(shell, "demo", "--out", "demo")
    assert (tmp_path / "demo" / "日历.ics").read_text() == "我的"
    assert not list((tmp_path / "demo").glob("*.pdf"))


def test_a_calendar_takes_the_place_of_our_own_only(shell, small, tmp_path):
    shell.text("calendar", small, "-o", "我.ics")
    shell.text("calendar", small, "-o", "我.ics", "--on", "2026-12-01")
    (tmp_path / "手机.ics").write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//x\r\nEND:VCALENDAR\r\n")

    assert "手机-2.ics" in refused(shell, "calendar", small, "-o", "手机.ics")
    assert (tmp_path / "手机.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\nPRODID:-//x")
