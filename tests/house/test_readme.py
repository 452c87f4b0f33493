"""Both READMEs show the same commands in the same order, and what they show runs as printed."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.house.sources import ROOT

ENGLISH, CHINESE = "README.md", "README.zh-CN.md"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
PROGRAM = ".venv/bin/liangqing"


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(name: str) -> list[list[str]]:
    """Each fenced line as words; a comment after `#` is for its reader."""
    lines = [line for _, block in FENCE.findall(text_of(name)) for line in block.splitlines()]
    words = [shlex.split(line, comments=True) for line in lines]
    return [line for line in words if line]


def test_the_same_commands_in_both() -> None:
    english, chinese = commands(ENGLISH), commands(CHINESE)

    assert english, "README.md shows no command at all"
    assert english == chinese, f"make {ENGLISH} and {CHINESE} show the same commands in the same order"


@pytest.mark.parametrize("name", [ENGLISH, CHINESE])
def test_what_is_linked_is_there(name: str) -> None:
    links = [link for link in LINK.findall(text_of(name)) if "://" not in link]
    lost = [link for link in links if not (ROOT / link).exists()]

    assert links and not lost, f"{name} links to what is not in the repository: {lost}"


def test_the_targets_exist() -> None:
    targets = re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE)
    shown = [words[1] for words in commands(ENGLISH) if words[0] == "make"]

    assert {"run", "demo", "test"} <= set(shown)
    assert set(shown) <= set(targets), f"the Makefile has no target for: {set(shown) - set(targets)}"


def test_every_command_of_the_program_runs_as_printed(tmp_path: Path) -> None:
    """One after the other in a copy, as a reader would; each writes what it says it writes."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shown = [words[1:] for words in commands(ENGLISH) if words[0] == PROGRAM]
    shown_families = {words[0] for words in shown}

    assert {"read", "case", "assess", "plan", "draft", "calendar", "conduct", "calc"} <= shown_families
    for words in shown:
        finished = _run(words, tmp_path)
        assert finished.returncode == 0, f"liangqing {shlex.join(words)}\n{finished.stderr}"
        assert finished.stdout.strip(), f"liangqing {shlex.join(words)} says nothing"
        for name in _written(words):
            assert (tmp_path / name).stat().st_size > 0, f"liangqing {shlex.join(words)} wrote no {name}"


def _run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """As a shell would run it: stars become the files that fit."""
    spread = [name for word in words for name in _spread(word, folder)]
    environment = {**os.environ, "LIANGQING_HOME": str(folder / "home"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "liangqing", *spread],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def _spread(word: str, folder: Path) -> list[str]:
    if "*" not in word:
        return [word]
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob(word))


def _written(words: list[str]) -> list[str]:
    return [after for option, after in pairwise(words) if option == "-o"]
