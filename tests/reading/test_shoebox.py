"""A small generated shoebox with screenshots: every file and row accounted for, a stop in the middle costs nothing."""

import pytest

from benchmarks.shoebox import files, read_with_a_stop, unaccounted
from liangqing import app
from liangqing.reading.picture import can_see
from liangqing.store import ReadMemory


def test_the_same_seed_gives_the_same_box():
    assert files(4) == files(4)
    assert len({name for name, _ in files(20)}) == 20


@pytest.mark.skipif(not can_see(), reason="text recognition is not installed: make ocr")
def test_every_file_and_row_is_accounted_for_and_a_stop_loses_nothing(tmp_path):
    given = files(20)

    done = read_with_a_stop(given, ReadMemory(tmp_path / "reading"), 10)

    assert unaccounted(given, done.reads) == []
    assert [read.path for read in done.reads if read.format == "unreadable"] == [given[19][0]]
    assert done.reads == app.read(given), "as if it had not been stopped"
    assert done.again_seconds < done.wall_seconds / 4, "what was read is not read again"
