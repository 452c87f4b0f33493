"""The tray: files in the order in which they came, what was read of them, and nothing left when it is put away."""

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.store import CaseFolder, ReadMemory, Tray

KEY = "0" * 64


@pytest.fixture
def tray(tmp_path):
    return Tray(tmp_path, "mine")


def test_nothing_is_made_before_the_first_file(tray, tmp_path):
    assert (tray.names(), tray.round(), tray.said(1)) == ((), None, "")
    tray.clear()
    assert list(tmp_path.iterdir()) == []


def test_files_keep_their_order_and_names(tray):
    tray.put([("乙.csv", b"1"), ("../甲.csv", b"2")])
    tray.put([("乙.csv", b"3")])
    assert tray.names() == ((1, "乙.csv"), (2, "../甲.csv"), (3, "乙.csv"))
    assert [tray.data(number) for number in (1, 2, 3)] == [b"1", b"2", b"3"]
    with pytest.raises(InputUnusable, match="收起来"):
        tray.data(4)


def test_what_is_put_away_is_gone_and_foreign_files_stay(tray, tmp_path):
    tray.put([("甲.csv", b"1")])
    tray.say(1, "读到 1 行")
    tray.keep_round(b"{}")
    tray.memory.keep(KEY, b"{}")
    foreign = tmp_path / "tray" / "mine" / "我的照片.jpg"
    foreign.write_bytes(b"x")
    tray.clear()
    assert [path.name for path in (tmp_path / "tray" / "mine").iterdir()] == ["我的照片.jpg"]


def test_deleting_everything_clears_the_trays_and_what_an_interrupted_reading_left(tray, tmp_path):
    tray.put([("甲.csv", b"1")])
    ReadMemory(tmp_path / "reading").keep(KEY, b"{}")
    CaseFolder(tmp_path).delete_everything()
    assert not (tmp_path / "tray").exists()
    assert not (tmp_path / "reading").exists()


def test_a_memory_that_cannot_be_kept_costs_time_and_no_more(tmp_path):
    blocked = tmp_path / "reading"
    blocked.write_bytes(b"a file where a folder should be")
    memory = ReadMemory(blocked)
    memory.keep(KEY, b"{}")
    assert memory.recall(KEY) is None
    assert memory.recall("../other") is None
    assert blocked.read_bytes() == b"a file where a folder should be"
