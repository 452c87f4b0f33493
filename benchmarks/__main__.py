"""`python -m benchmarks`: prints the table; `--json` prints the same lines for programs."""

import json
import platform
import sys
from collections.abc import Iterator
from dataclasses import asdict

from benchmarks import files, money, programs
from benchmarks.clock import Line


def main() -> None:
    """One line as soon as it is known."""
    if "--json" in sys.argv[1:]:
        print(json.dumps([asdict(line) for line in all_lines()], ensure_ascii=False, indent=2))
        return
    print(
        f"Python {platform.python_version()}, {platform.machine()}; the fastest of some rounds, taken in turns\n"
    )
    print(f"{'what':<52} {'ours':>12} {'beside':>12} {'ratio':>8}  beside what")
    for line in all_lines():
        print(told(line), flush=True)


def all_lines() -> Iterator[Line]:
    """Every line of the table."""
    yield from money.lines()
    yield from files.lines()
    yield from programs.lines()


def told(line: Line) -> str:
    """A line as text."""
    beside = speak_seconds(line.beside) if line.beside is not None else "–"
    ratio = f"{line.ratio:.1f}" if line.ratio is not None else "–"
    ours = f"{speak_seconds(line.ours)}"
    return f"{line.what:<52} {ours:>12} {beside:>12} {ratio:>8}  {line.beside_what}"


def speak_seconds(seconds: float) -> str:
    """`12.3 µs`, `4.56 ms`, `1.23 s`."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


if __name__ == "__main__":
    main()
