"""Starting quickly is a matter of structure: help loads no heavy library, a command only its own."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("pydantic", "django", "highspy", "numpy", "typst", "docx", "lxml", "icalendar", "rich.markdown")


def loaded(*arguments):
    """The heavy modules that a run of the command line has loaded, and its status."""
    code = (
        "import sys; from liangqing.cli import main\n"
        f"sys.argv = ['liangqing', *{list(arguments)!r}]\n"
        "try: main()\n"
        "except SystemExit as end: status = end.code\n"
        f"print('LOADED', status, *[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    line = next(line for line in told.stderr.splitlines() if line.startswith("LOADED"))
    _, status, *names = line.split()
    return status, names


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_help_loads_nothing_heavy(arguments):
    assert loaded(*arguments)[1] == []


#: Typer asks pydantic for the types of a command's own options.
OF_TYPER = {"pydantic"}


@pytest.mark.parametrize(
    "arguments", [("assess", "--help"), ("case", "--help"), ("calc", "rate", "--help"), ("asess", "x.toml")]
)
def test_help_of_a_command_loads_only_what_the_command_line_itself_needs(arguments):
    assert set(loaded(*arguments)[1]) <= OF_TYPER


def test_a_calculator_loads_neither_solver_nor_papers_nor_pages():
    status, names = loaded(
        "calc", "instalment", "--amount", "12000", "--nominal-percent", "18", "--periods", "24"
    )
    assert (status, names) == ("0", ["pydantic"])


def test_reading_loads_neither_solver_nor_papers():
    files = str(Path(__file__).parents[2] / "examples" / "shoebox" / "我的情况.txt")
    assert loaded("read", files) == ("0", ["pydantic"])
