"""The sample is `case build` on copied files: change a file, and position, plan and letter change with it."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from liangqing import app
from liangqing.base.days import from_epoch_ms
from liangqing.case.case import Case
from liangqing.cli.run import run

SHOEBOX = Path(__file__).parents[1] / "examples" / "shoebox"
OTHER_DAY = date(2026, 1, 1)


def told(shoebox, out, capsys):
    """The JSON answer of `demo` on a folder."""
    assert run(["demo", "--shoebox", str(shoebox), "--out", str(out), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("LIANGQING_HOME", str(tmp_path / "home"))


@pytest.fixture
def shoebox(tmp_path):
    """A copy of the sample that may be changed."""
    return Path(shutil.copytree(SHOEBOX, tmp_path / "shoebox"))


def change(shoebox, pattern, old, new, encoding="utf-8"):
    """Changes one place of one file, whatever its encoding."""
    path = next(shoebox.glob(pattern))
    data = path.read_bytes()
    before, after = old.encode(encoding), new.encode(encoding)
    assert data.count(before) == 1, (path.name, old)
    path.write_bytes(data.replace(before, after))


def whole(shoebox):
    """Position and plan of a folder, without papers."""
    files = sorted((path.name, path.read_bytes()) for path in shoebox.iterdir())
    return app.walk(files, OTHER_DAY)[0]


def letter(of, debt_id):
    """The application about one debt, as text."""
    data, _ = app.draft("negotiation_request", of, debt_id, ".txt")
    return data.decode("utf-8-sig")


def id_of(of, name):
    return next(debt.id for debt in of.position.debts if debt.name == name)


@pytest.fixture(scope="module")
def plain():
    return whole(SHOEBOX)


def test_the_answer_has_what_is_promised(shoebox, tmp_path, capsys):
    answer = told(shoebox, tmp_path / "out", capsys)

    assert set(answer) >= {"as_of", "files", "papers", "position", "plan"}
    assert answer["as_of"] == "2026-11-22"
    assert sorted(answer["files"]) == sorted(path.name for path in SHOEBOX.iterdir())
    assert {Path(path).suffix for path in answer["papers"]} >= {".docx", ".pdf", ".ics"}
    assert all(Path(path).stat().st_size > 0 for path in answer["papers"])
    assert answer["position"]["totals"]["contract"] == "43495.62"
    assert answer["plan"]["optimal"] is True


def test_run_twice_nothing_changes(shoebox, tmp_path, capsys):
    """The same answer, and every file the same to the byte; a second run over the first leaves them so."""
    first = told(shoebox, tmp_path / "out", capsys)
    bytes_of = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    again = told(shoebox, tmp_path / "out", capsys)

    assert again == first
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == bytes_of


def test_the_sample_s_own_files_are_left_alone(shoebox, tmp_path, capsys):
    before = {path.name: path.read_bytes() for path in shoebox.iterdir()}
    told(shoebox, tmp_path / "out", capsys)
    assert {path.name: path.read_bytes() for path in shoebox.iterdir()} == before


def test_without_a_folder_the_sample_itself_is_walked(plain):
    assert app.walk(app.sample_files(), OTHER_DAY)[0] == plain


def test_the_walk_is_building_and_looking(plain):
    reads = app.read([(path.name, path.read_bytes()) for path in sorted(SHOEBOX.iterdir())])
    assert app.build_reads(reads, Case(as_of=date(2026, 11, 22))).case == plain.case


def test_one_amount_in_a_bill_changes_position_plan_and_letter(shoebox, plain):
    """500.00 were paid on loan 1 on 20 October; 700.00 would have left 200.00 less principal, and less penalty."""
    change(shoebox, "支付宝*.csv", ",500.00,", ",700.00,", "gb18030")
    changed = whole(shoebox)
    name = "网商贷"
    before, after = (of.position.debt(id_of(of, name)) for of in (plain, changed))

    # Penalty on 200.00 less for 33 days at 21.6 %: 3.91. Interest is as before.
    assert (before.contract.principal_fen, after.contract.principal_fen) == (999_390, 979_390)
    assert before.contract.penalty_fen - after.contract.penalty_fen == 391
    assert after.unexplained_fen == 1_017_688 - after.contract.total_fen == 20_391
    assert changed.plan.option(after.id).total_fen == plain.plan.option(before.id).total_fen - 20_391
    assert letter(changed, after.id) != letter(plain, before.id)
    assert "9,972.97" in letter(changed, after.id)


def test_one_call_s_time_changes_what_the_collectors_did_and_nothing_owed(shoebox, plain):
    """A call at 22:14 on 3 November, moved back by an hour: no breach of the hours any more."""
    codes = [(one.code.value, f"{one.at:%m-%d %H:%M}") for one in plain.position.conduct]
    assert ("T1", "11-03 22:14") in codes

    path = next(shoebox.glob("calls-*.xml"))
    text = path.read_text("utf-8")
    moments = re.findall(r' date="(\d+)"', text)
    (milliseconds,) = [one for one in moments if f"{from_epoch_ms(int(one)):%m-%d %H:%M}" == "11-03 22:14"]
    path.write_text(text.replace(milliseconds, str(int(milliseconds) - 3_600_000)), "utf-8")
    changed = whole(shoebox)

    now = [(one.code.value, f"{one.at:%m-%d %H:%M}") for one in changed.position.conduct]
    assert [code for code in codes if code not in now] == [("T1", "11-03 22:14")]
    assert [debt.contract for debt in changed.position.debts] == [
        debt.contract for debt in plain.position.debts
    ]


def test_less_income_changes_the_plan_and_the_letter(shoebox, plain):
    """1,000.00 less a month is 900.00 less to give after the buffer of a tenth."""
    change(shoebox, "我的情况.txt", "每月到手收入：6500", "每月到手收入：5500")
    changed = whole(shoebox)

    assert (plain.plan.capacity_fen, changed.plan.capacity_fen) == (180_000, 90_000)
    assert changed.position == plain.position  # what is owed does not depend on what comes in
    assert max(month.total_fen for month in changed.plan.monthly) <= 90_000 or not changed.plan.feasible
    urgent = app.most_urgent(plain.position)
    assert letter(changed, urgent) != letter(plain, urgent)


def test_a_payment_row_left_out_is_a_debt_fallen_behind(shoebox, plain):
    """Without the row of 18 November the sixth instalment of the flat-fee loan is four days late."""
    path = next(shoebox.glob("支付宝*.csv"))
    lines = path.read_bytes().decode("gb18030").splitlines(keepends=True)
    kept = [line for line in lines if "明月示例分期还款-第6期" not in line]
    assert len(kept) == len(lines) - 1 > 70
    path.write_bytes("".join(kept).encode("gb18030"))
    changed = whole(shoebox)

    debt = changed.position.debt(id_of(changed, "明月示例分期"))
    assert (debt.stage.value, debt.overdue_days, debt.overdue_fen) == ("overdue_1_30", 4, 112_000)
    assert changed.position.totals.overdue_debts == plain.position.totals.overdue_debts + 1


def test_a_file_taken_away_or_spoilt_leaves_the_others(shoebox, tmp_path, capsys):
    next(shoebox.glob("还款计划_借呗.csv")).unlink()
    next(shoebox.glob("sms-*.xml")).write_bytes(b"\xff\xd8\xff\xe0 a photo")
    answer = told(shoebox, tmp_path / "out", capsys)
    assert len(answer["position"]["debts"]) == 5


def test_an_empty_folder_is_an_empty_case(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    answer = told(tmp_path / "empty", tmp_path / "out", capsys)
    assert answer["position"]["debts"] == []
