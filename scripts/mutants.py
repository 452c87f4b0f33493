"""Mutation testing: `make mutants` breaks the functions that decide law, one small change at a time.

A change that none of their tests notices is a survivor: kill it with a test, or explain in `mutants_explained.toml`
why no test could. It runs in a clone outside the repository, so it sees what is committed; minutes, not part of
`make test`.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from liangqing.base.days import SHANGHAI

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "mutants.md"
EXPLAINED = Path(__file__).with_name("mutants_explained.toml")
MEASURED = re.compile(r"(<!-- measured: mutants -->\n).*?(<!-- /measured -->)", re.DOTALL)
#: A broken function that never ends was noticed too.
NOTICED = frozenset({"killed", "timeout"})

#: What a mutant changes: the lines of its diff, with their sign.
Change = tuple[str, ...]


@dataclass(frozen=True)
class Mutant:
    """One broken version of `function`; `change` is known for those that nobody noticed."""

    function: str
    status: str
    change: Change = ()

    @property
    def noticed(self) -> bool:
        """Whether some test fails on it."""
        return self.status in NOTICED


@dataclass(frozen=True)
class Explanation:
    """Why no test can notice this change of this function."""

    function: str
    change: Change
    reason: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, write the page, and print what is left to do; 1 if anything is."""
    asked = _options().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="liangqing-mutants-") as folder:
        tree = Path(folder) / "tree"
        commit = clone(tree)
        print(f"mutants of {commit} in {tree}, {asked.workers} at a time", flush=True)
        run(tree, asked.workers)
        mutants = outcomes(tree)
    explained = explanations()
    text = report(mutants, explained, commit)
    PAGE.write_text(
        MEASURED.sub(lambda m: f"{m[1]}{text}\n{m[2]}", PAGE.read_text(encoding="utf-8")), encoding="utf-8"
    )
    faults = unexplained(mutants, explained)
    print(text, *faults, sep="\n")
    return int(bool(faults))


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.mutants", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="how many at a time")
    return parser


def clone(tree: Path) -> str:
    """Put what is committed there; its short commit."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(tree)], check=True)
    asked = ["git", "-C", str(tree), "rev-parse", "--short", "HEAD"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def run(tree: Path, workers: int) -> None:
    """Break, test, record. `CI` makes the property tests take the same examples in each run; of what is generated
    by the thousand a few hundred are enough to notice, for they are run again for every mutant.
    """
    log = tree / "mutmut.log"
    with log.open("wb") as written:
        command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(workers)]
        done = subprocess.run(
            command,
            cwd=tree,
            env={**os.environ, "CI": "1", "LIANGQING_ORACLE": "200", "LIANGQING_LOANS": "180"},
            stdout=written,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        sys.exit(f"mutmut ended with {done.returncode}:\n{log.read_text(errors='replace')[-4000:]}")


def outcomes(tree: Path) -> list[Mutant]:
    """Every mutant, in the order of the files."""
    lines = _mutmut(tree, "results", "--all", "true").splitlines()
    named = [line.strip().rsplit(": ", 1) for line in lines if "__mutmut_" in line]
    return [
        Mutant(function_of(name), status, () if status in NOTICED else change_of(_mutmut(tree, "show", name)))
        for name, status in named
    ]


def _mutmut(tree: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=tree, check=True, capture_output=True, text=True).stdout


def function_of(name: str) -> str:
    """`liangqing.base.days.xǁDayCountǁdays__mutmut_8` → `liangqing.base.days.DayCount.days`."""
    module, _, mangled = name.rpartition("__mutmut_")[0].rpartition(".")
    plain = mangled[2:].replace("ǁ", ".")
    return f"{module}.{plain}"


def change_of(diff: str) -> Change:
    """The lines that a diff takes away and puts in, without indentation."""
    changed = re.findall(r"^([-+])(?!--|\+\+)\s*(.*)$", diff, re.MULTILINE)
    return tuple(f"{sign} {line}" for sign, line in changed)


def explanations() -> list[Explanation]:
    """What was written down."""
    entries = tomllib.loads(EXPLAINED.read_text(encoding="utf-8")).get("equivalent", [])
    return [Explanation(entry["function"], tuple(entry["change"]), entry["reason"]) for entry in entries]


def unexplained(mutants: Sequence[Mutant], explained: Sequence[Explanation]) -> list[str]:
    """One line for each survivor without a reason, and for each reason without a survivor."""
    reasons = {(entry.function, entry.change) for entry in explained}
    survivors = {(mutant.function, mutant.change): mutant.status for mutant in mutants if not mutant.noticed}
    return [
        *(
            f"{function}: {status}: {' '.join(change)}. Write a test that fails, or explain it in {EXPLAINED.name}."
            for (function, change), status in survivors.items()
            if (function, change) not in reasons
        ),
        *(
            f"{function}: {' '.join(change)}: explained, and no survivor. Remove it from {EXPLAINED.name}."
            for function, change in sorted(reasons - survivors.keys())
        ),
    ]


def report(mutants: Sequence[Mutant], explained: Sequence[Explanation], commit: str) -> str:
    """The measured part of the page."""
    reasons = {(entry.function, entry.change) for entry in explained}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for mutant in mutants:
        known = (mutant.function, mutant.change) in reasons
        fate = "killed" if mutant.noticed else "equivalent" if known else "survivors"
        counts[mutant.function][fate] += 1
    today = datetime.now(SHANGHAI).date()
    lines = [
        f"Measured {today} after commit {commit}.",
        "",
        "| function | mutants | killed | equivalent | survivors |",
        "| --- | --- | --- | --- | --- |",
        *(_row(f"`{name.removeprefix('liangqing.')}`", count) for name, count in counts.items()),
        _row("**together**", sum(counts.values(), Counter())),
        *_equivalents(explained),
    ]
    return "\n".join(lines)


def _row(name: str, count: Mapping[str, int]) -> str:
    fates = [count.get(fate, 0) for fate in ("killed", "equivalent", "survivors")]
    return f"| {name} | {sum(fates)} | {fates[0]} | {fates[1]} | {fates[2]} |"


def _equivalents(explained: Sequence[Explanation]) -> list[str]:
    if not explained:
        return []
    rows = [
        f"| `{entry.function.removeprefix('liangqing.')}` | {_code(entry.change)} | {entry.reason} |"
        for entry in explained
    ]
    return ["", "| equivalent in | change | why no test can tell |", "| --- | --- | --- |", *rows]


def _code(change: Change) -> str:
    """What the change puts in, or what it takes away, as one cell."""
    put_in = [line for line in change if line.startswith("+")] or list(change)
    return "<br>".join(f"`{line}`".replace("|", "\\|") for line in put_in)


if __name__ == "__main__":
    sys.exit(main())
