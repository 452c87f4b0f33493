"""Cases on disk: whole revisions for their owner only, never overwritten, gone when told to go."""

import os
import stat
import threading
from datetime import date

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.case.edit import add_debt, set_answer
from liangqing.store import CaseFolder

CASE = Case(id="lin", as_of=date(2026, 11, 22))


@pytest.fixture
def folder(tmp_path) -> CaseFolder:
    return CaseFolder(tmp_path / "家" / "liangqing")


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def files(folder: CaseFolder) -> list[str]:
    return sorted(path.name for path in folder.root.rglob("*") if path.is_file())


def test_nothing_is_made_before_the_first_save(folder):
    assert folder.ids() == ()
    assert folder.revisions("lin") == ()
    folder.delete_everything()
    assert not folder.root.exists()


def test_what_is_saved_is_loaded(folder):
    case = set_answer(add_debt(CASE, "甲贷"), "household.income", "6500")
    saved = folder.save(case, 0)

    assert saved.revision == 1
    assert folder.load("lin") == saved
    assert folder.ids() == ("lin",)


def test_every_revision_stays(folder):
    folder.save(CASE, 0)
    folder.save(set_answer(CASE, "household.income", "6500"), 1)
    folder.save(set_answer(CASE, "household.income", "7000"), 2)

    assert folder.revisions("lin") == (1, 2, 3)
    assert folder.load("lin", 1).case == CASE
    assert folder.load("lin", 2).case.household.income_fen == 650_000
    assert folder.load("lin").case.household.income_fen == 700_000


def test_only_the_owner_can_read(folder):
    folder.save(CASE, 0)
    for path in (folder.root, folder.root / "cases", folder.root / "cases" / "lin"):
        assert mode(path) == 0o700
    assert mode(folder.root / "cases" / "lin" / "000001.json") == 0o600


def test_a_folder_that_stood_open_is_closed_at_the_first_save(folder):
    folder.root.mkdir(parents=True)
    folder.root.chmod(0o755)
    folder.save(CASE, 0)
    assert mode(folder.root) == 0o700


def test_a_loose_umask_changes_nothing(folder):
    before = os.umask(0)
    try:
        folder.save(CASE, 0)
    finally:
        os.umask(before)
    assert mode(folder.root / "cases") == 0o700
    assert mode(folder.root / "cases" / "lin" / "000001.json") == 0o600


# --- Two writers ----------------------------------------


@pytest.mark.parametrize("after", [0, 2, 5, -1])
def test_whoever_saves_after_another_revision_is_refused_and_nothing_is_lost(folder, after):
    folder.save(CASE, 0)
    before = folder.load("lin")

    with pytest.raises(InputUnusable) as refused:
        folder.save(set_answer(CASE, "household.income", "1"), after)

    assert refused.value.code == "case_changed_meanwhile"
    assert refused.value.next_step
    assert folder.load("lin") == before
    assert files(folder) == ["000001.json"]


def test_of_many_writers_at_once_one_wins_and_every_revision_is_whole(folder):
    folder.save(CASE, 0)
    start, outcomes = threading.Barrier(8), []

    def write(number: int) -> None:
        start.wait()
        try:
            folder.save(set_answer(CASE, "borrower.hardship", f"{number}" * 20_000), 1)
            outcomes.append(number)
        except InputUnusable as odd:
            assert odd.code == "case_changed_meanwhile"

    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert len(outcomes) == 1
    assert folder.load("lin").case.borrower.hardship == f"{outcomes[0]}" * 20_000
    assert files(folder) == ["000001.json", "000002.json"]


# --- Interrupted, damaged, full ----------------------------------------


def test_a_crash_between_writing_and_naming_leaves_the_old_revision(folder):
    """What a power cut leaves: a temporary file, whole or half, that has no number yet."""
    folder.save(CASE, 0)
    draft = folder.root / "cases" / "lin" / ".000002.json.deadbeef"
    draft.write_bytes(b'{"as_of": "2026-')

    assert folder.revisions("lin") == (1,)
    assert folder.load("lin").case == CASE
    assert folder.save(set_answer(CASE, "household.income", "6500"), 1).revision == 2


def test_a_disk_that_refuses_the_name_leaves_no_trace(folder, monkeypatch):
    folder.save(CASE, 0)

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    with pytest.raises(InputUnusable) as refused:
        folder.save(CASE, 1)

    assert refused.value.code == "store_unusable"
    assert files(folder) == ["000001.json"]
    assert folder.load("lin").revision == 1


def test_a_damaged_revision_is_named_and_the_earlier_one_can_be_read(folder):
    folder.save(CASE, 0)
    folder.save(CASE, 1)
    (folder.root / "cases" / "lin" / "000002.json").write_bytes(b'{"as_of"')

    with pytest.raises(InputUnusable) as refused:
        folder.load("lin")
    assert "000002.json" in (refused.value.where or "")
    assert folder.load("lin", 1).case == CASE


def test_foreign_files_in_a_case_are_no_revisions(folder):
    folder.save(CASE, 0)
    for name in ("000002.json.bak", "2.json", "0000003.json", "notes.txt", "000004.JSON"):
        (folder.root / "cases" / "lin" / name).write_text("x")
    assert folder.revisions("lin") == (1,)


@pytest.mark.parametrize("is_file_at", ["root", "cases", "case"])
def test_a_file_where_a_folder_should_be_is_told(folder, is_file_at):
    place = {"root": folder.root, "cases": folder.root / "cases", "case": folder.root / "cases" / "lin"}[
        is_file_at
    ]
    place.parent.mkdir(parents=True)
    place.write_text("not a folder")

    with pytest.raises(InputUnusable) as refused:
        folder.save(CASE, 0)

    assert refused.value.code == "store_unusable"
    assert "LIANGQING_HOME" in refused.value.next_step
    assert place.read_text() == "not a folder"


# --- Ids ----------------------------------------


@pytest.mark.parametrize(
    "case_id",
    ["..", "../lin", "/etc/passwd", "a/b", "", ".", "LIN", "林", "a" * 41, "lin\n", "a b", "\x00", "-a"],
)
def test_an_odd_id_reaches_no_other_place(folder, case_id):
    with pytest.raises(InputUnusable) as refused:
        folder.load(case_id)
    assert refused.value.code == "case_id_unusable"
    with pytest.raises(InputUnusable):
        folder.revisions(case_id)


@pytest.mark.parametrize(
    ("case_id", "revision"), [("nobody", None), ("lin", 0), ("lin", 2), ("lin", 10**9), ("lin", -1)]
)
def test_what_was_never_stored_is_told_with_what_was(folder, case_id, revision):
    folder.save(CASE, 0)
    with pytest.raises(InputUnusable) as refused:
        folder.load(case_id, revision)
    assert refused.value.code == "case_not_stored"
    assert "lin" in refused.value.next_step


# --- Deleting ----------------------------------------


def test_delete_everything_deletes_every_revision_and_draft(folder):
    folder.save(CASE, 0)
    folder.save(CASE.model_copy(update={"id": "other"}), 0)
    (folder.root / "cases" / "lin" / ".000002.json.deadbeef").write_bytes(b"half")

    folder.delete_everything()

    assert folder.ids() == ()
    assert files(folder) == []
    assert not (folder.root / "cases").exists()


def test_delete_everything_touches_nothing_that_is_not_ours(folder):
    """A data folder pointed at one's home by mistake must not cost the home."""
    folder.save(CASE, 0)
    (folder.root / "照片").mkdir()
    (folder.root / "照片" / "一.jpg").write_bytes(b"x")
    (folder.root / "日记.txt").write_text("x")

    folder.delete_everything()

    assert files(folder) == ["一.jpg", "日记.txt"]


def test_after_deleting_one_can_begin_again(folder):
    folder.save(CASE, 0)
    folder.delete_everything()
    assert folder.save(CASE, 0).revision == 1


def test_a_link_out_of_the_folder_is_not_followed(folder, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "keep.txt").write_text("x")
    folder.root.mkdir(parents=True)
    (folder.root / "cases").symlink_to(outside)

    with pytest.raises(InputUnusable):
        folder.delete_everything()
    assert (outside / "keep.txt").read_text() == "x"
