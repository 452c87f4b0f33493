"""`python -m benchmarks.shoebox [FILES]`: a generated shoebox with screenshots, read as `case build` reads it.

The reading is stopped half way and goes on; every file and every row must be accounted for.
"""

import contextlib
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.made import AS_OF, bill
from liangqing import app, shoebox
from liangqing.case.case import Case
from liangqing.reading.picture import can_see
from liangqing.reading.result import FileRead
from liangqing.store import ReadMemory
from tests.reading import made_files
from tests.reading.accuracy.reports import report
from tests.reading.accuracy.screens import screen
from tests.reading.accuracy.words import DEV
from tests.reading.containers import aes_zip

FILES, LIMIT_SECONDS = 200, 600
#: Of each twenty files. An odd one is none that can be read.
_MIX = ("screen", "bill", "screen", "report", "screen", "statement", "screen", "schedule", "bill", "note")
_MORE = ("screen", "bill", "screen", "report", "screen", "statement", "screen", "schedule", "bill", "odd")
_ROWS = 300
_SUFFIX = {"text": "txt", "html": "html", "pdf": "pdf"}

File = tuple[str, bytes]


@dataclass(frozen=True)
class Reading:
    """What one reading gave, and what it took: seconds on the clock and of the processor; `stopped_at`: files read."""

    reads: tuple[FileRead, ...]
    debts: int
    wall_seconds: float
    cpu_seconds: float
    again_seconds: float
    stopped_at: int


def files(count: int = FILES, seed: int = 1) -> tuple[File, ...]:
    """The shoebox of that seed: screenshots, bills, reports, statements, schedules, notes, and what nobody can read."""
    chance = random.Random(seed)
    return tuple(_file(number, chance) for number in range(count))


def _file(number: int, chance: random.Random) -> File:
    kind = (*_MIX, *_MORE)[number % 20]
    name, data = _MAKERS[kind](number, chance)
    return f"{number + 1:03d}-{name}", data


def _screen(number: int, chance: random.Random) -> File:
    truth = screen(chance.randrange(10**6) * 4 + number // 2 % 4, DEV)
    return f"截图-{truth.kind}.{'jpg' if truth.data[:2] == bytes((255, 216)) else 'png'}", truth.data


def _bill(number: int, _chance: random.Random) -> File:
    return "支付宝交易明细.csv", bill(_ROWS, number * _ROWS)


def _report(_number: int, chance: random.Random) -> File:
    made = report(chance.randrange(10**6), "dev")
    return f"信用报告.{_SUFFIX[made.medium]}", made.data


def _statement(number: int, _chance: random.Random) -> File:
    known = made_files.expectations()
    expected = known[number // 10 % len(known)]
    return f"流水-{expected['fixture']}", made_files.stored(expected)


def _schedule(number: int, chance: random.Random) -> File:
    first, lines = date(2025, 1, 5) + timedelta(days=chance.randrange(300)), []
    for place in range(1, 13):
        due_on, interest_fen = first + timedelta(days=30 * place), chance.randrange(1000, 20_000)
        lines.append(f"{place},{due_on},500.00,{interest_fen / 100:.2f},0.00,{500 + interest_fen / 100:.2f}")
    head = f"产品,示例分期{number}\n合同编号,EX-{number:04d}\n合同金额,6000.00\n"
    text = f"{head}期数,应还日期,应还本金,应还利息,费用,应还总额\n" + "\n".join(lines) + "\n"
    return "还款计划.csv", text.encode()


def _note(number: int, _chance: random.Random) -> File:
    return "沟通笔记.txt", (
        f"沟通笔记\n时间: 2026-11-{number % 20 + 1:02d} 10:00\n方式: 电话\n对方: 示例客服\n内容: 可以分期。\n"
    ).encode()


def _odd(number: int, chance: random.Random) -> File:
    broken = screen(0, DEV).data[:2000]
    return chance.choice(
        (
            ("空的.csv", b""),
            ("断了的图.png", broken),
            ("乱的.bin", bytes(chance.randrange(256) for _ in range(500))),
            ("加密的.zip", aes_zip({"账单.csv": bill(3, number)}, "123456")),
        )
    )


_MAKERS: dict[str, Callable[[int, random.Random], File]] = {
    "screen": _screen,
    "bill": _bill,
    "report": _report,
    "statement": _statement,
    "schedule": _schedule,
    "note": _note,
    "odd": _odd,
}


class _StopError(Exception):
    """The lid is closed."""


def read_with_a_stop(given: Sequence[File], memory: ReadMemory, stop_at: int) -> Reading:
    """All of it into an empty case, stopped once before the file of that number, and once more from the beginning."""
    started, cpu = time.perf_counter(), _cpu()
    with contextlib.suppress(_StopError):
        app.read(_until(shoebox.unpacked(given), stop_at), memory=memory)
    again = time.perf_counter()
    slow = sum(shoebox.is_slow(data) for _, data in given[:stop_at])
    app.read(given[:stop_at], memory=memory)
    again_seconds = time.perf_counter() - again
    reads = app.read(shoebox.unpacked(given), memory=memory)
    built = app.build_reads(reads, Case(as_of=AS_OF))
    assert slow == 0 or len(list(memory.root.iterdir())) >= slow // 2, (
        "what was read before the stop was kept"
    )
    return Reading(
        reads,
        built.added.debts,
        time.perf_counter() - started - again_seconds,
        _cpu() - cpu,
        again_seconds,
        stop_at,
    )


def _until(given: Sequence[File], stop_at: int) -> Iterator[File]:
    for number, file in enumerate(given):
        if number == stop_at:
            raise _StopError
        yield file


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def unaccounted(given: Sequence[File], reads: Sequence[FileRead]) -> list[str]:
    """Files that nothing is said of, rows that are neither used nor named, files that gave nothing without a reason."""
    told = [
        read.path for read in reads
    ]  # of an archive its members, each with the archive's name before its own
    odd = [name for name, _ in given if not any(path.startswith(name) for path in told)]
    odd += [read.path for read in reads if read.rows_total != read.rows_used + len(read.rows_ignored)]
    return odd + [read.path for read in reads if not read.rows_total and not read.problems]


def main() -> None:
    """Reads it and says what it took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    if not can_see():
        sys.exit("text recognition is not installed: make ocr")
    given = files(count)
    with tempfile.TemporaryDirectory() as folder:
        done = read_with_a_stop(given, ReadMemory(Path(folder) / "reading"), count // 2)
    odd = unaccounted(given, done.reads)
    rows, used = (sum(getattr(read, name) for read in done.reads) for name in ("rows_total", "rows_used"))
    print(
        f"{len(given)} files ({sum(name[4:6] == '截图' for name, _ in given)} screenshots), {rows} rows,"
        f" {used} used, {rows - used} named with a reason, {done.debts} debts\n"
        f"{done.wall_seconds:.0f} s on the clock, {done.cpu_seconds:.0f} s of the processor;"
        f" stopped after {done.stopped_at} files, which took {done.again_seconds:.1f} s when read again\n"
        f"unaccounted for: {odd or 'nothing'}"
    )
    sys.exit(1 if odd or done.wall_seconds > LIMIT_SECONDS else 0)


if __name__ == "__main__":
    main()
