"""`case build` with slow files: progress is told, and a reading that was stopped goes on where it was."""

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.reading.accuracy.reports import report

#: Seeds of reports that are PDFs, of both generations.
_PDFS = (4, 5, 10, 11, 16, 17)


@pytest.fixture
def files(tmp_path):
    """Six credit reports as PDF."""
    paths = []
    for number, seed in enumerate(_PDFS, 1):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(report(seed, "dev").data)
    return paths


def test_each_slow_file_is_told_before_it_is_read_and_nothing_stays_behind(shell, files, home):
    status, _, err = shell.run("case", "build", *files, "-o", "case.json", "--on", "2026-11-22")

    assert status == 0
    assert [line for line in err.splitlines() if "正在读" in line][:2] == [
        f"正在读第 {number} 份，共 6 份：{files[number - 1]}" for number in (1, 2)
    ]
    assert not (home / "reading").exists()


def test_what_was_read_before_a_stop_is_not_read_again(shell, files, home, tmp_path):
    program = "import sys; from liangqing.cli.run import run; sys.exit(run(sys.argv[1:]))"
    command = ["case", "build", *map(str, files), "-o", str(tmp_path / "case.json"), "--on", "2026-11-22"]
    begun = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);" + program
    with subprocess.Popen(
        [sys.executable, "-c", begun, *command], stderr=subprocess.PIPE, env={**os.environ, "PYTHONUTF8": "1"}
    ) as process:
        assert process.stderr is not None
        while b"\xe7\xac\xac 4 " not in process.stderr.readline():
            pass
        process.send_signal(signal.SIGINT)
        process.stderr.read()
    assert process.returncode != 0
    assert not (tmp_path / "case.json").exists()
    kept = sorted((home / "reading").glob("*.json"))
    assert len(kept) == 3
    for path in kept:  # what is told below can only come from here
        held = json.loads(path.read_text())
        held["problems"] = [{"source": "先前", "line": 0, "code": "kept", "text": "先前读过。"}]
        path.write_text(json.dumps(held))

    answer = shell.json(*command)

    assert sum(problem["code"] == "kept" for problem in answer["problems"]) == 3
    assert not (home / "reading").exists()
    whole = shell.json("case", "build", *files, "-o", "whole.json", "--on", "2026-11-22")
    assert answer["case"] == whole["case"]
