"""What stands on the disk and is not ours to replace stays as it is."""

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.case.edit import set_answer
from liangqing.cli.files import read_case, write_case
from liangqing.cli.run import run


def case(path):
    assert run(["case", "new", "-o", str(path), "--on", "2026-11-22"]) == 0
    return path


def test_building_into_one_case_never_replaces_another(tmp_path):
    one, other = case(tmp_path / "one.toml"), case(tmp_path / "other.toml")
    assert run(["case", "set", str(other), "household.income", "5000"]) == 0
    held = other.read_bytes()
    sheet = tmp_path / "sheet.txt"
    sheet.write_text("我的情况\n每月到手收入:4000\n", "utf-8")

    assert run(["case", "build", str(sheet), "--into", str(one), "-o", str(other)]) == 2
    assert other.read_bytes() == held


def test_a_calendar_is_written_to_a_calendar_file_only(tmp_path):
    mine = case(tmp_path / "mine.toml")
    held = mine.read_bytes()

    assert run(["calendar", str(mine), "-o", str(mine)]) == 2
    assert mine.read_bytes() == held


def test_a_case_is_for_its_owner_only_and_a_link_stays_a_link(tmp_path):
    mine = case(tmp_path / "mine.toml")
    link = tmp_path / "link.toml"
    link.symlink_to(mine)

    assert run(["case", "set", str(link), "household.cash", "5"]) == 0
    assert link.is_symlink()
    assert "5.00" in mine.read_text("utf-8")
    assert mine.stat().st_mode & 0o077 == 0


def test_deleting_leaves_what_is_not_ours(tmp_path):
    from liangqing.store import CaseFolder

    (tmp_path / "foreign.key").write_text("x")
    (tmp_path / "cases" / "client").mkdir(parents=True)
    (tmp_path / "cases" / "client" / "brief.txt").write_text("x")

    CaseFolder(tmp_path).delete_everything()
    assert (tmp_path / "foreign.key").exists()
    assert (tmp_path / "cases" / "client" / "brief.txt").exists()


def test_a_case_that_could_not_be_read_again_is_not_written(tmp_path):
    mine = case(tmp_path / "mine.toml")
    held = mine.read_bytes()
    fees = tmp_path / "fees.csv"
    head = "产品,x\n期数,应还日期,应还本金,应还利息,费用,担保费\n"
    fees.write_text(head + "1,2026-01-01,1,1,9999999999,9999999999\n", "utf-8")

    assert run(["case", "build", str(fees), "-o", str(mine)]) == 2
    assert mine.read_bytes() == held


def test_two_windows_do_not_undo_each_other(tmp_path):
    mine = case(tmp_path / "mine.toml")
    held = read_case(str(mine))
    assert run(["case", "set", str(mine), "household.income", "5000"]) == 0

    for over in (held, None):
        with pytest.raises(InputUnusable) as refused:
            write_case(set_answer(held, "household.cash", "7"), mine, over)
        assert refused.value.code == "case_changed_meanwhile"
    assert read_case(str(mine)).household.income_fen == 500_000
