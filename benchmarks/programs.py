"""The program as a person starts it: a new process each time."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.clock import Line, Work, alone, side_by_side

BARE = (sys.executable, "-c", "pass")


def lines() -> Iterator[Line]:
    """The table's part about whole programs."""
    yield side_by_side(
        "liangqing --help", "call", _program("--help"), "python -c pass", _started(*BARE), rounds=10
    )
    with tempfile.TemporaryDirectory() as folder:
        yield alone(
            "liangqing demo, files to papers",
            "call",
            _program("demo", "--out", str(Path(folder) / "out")),
            rounds=3,
        )


def _program(*arguments: str) -> Work:
    """The installed command beside this interpreter."""
    return _started(str(Path(sys.executable).with_name("liangqing")), *arguments)


def _started(*words: str) -> Work:
    return lambda: subprocess.run(words, check=True, capture_output=True)
