"""`make fuzz`: files of every format, broken at random; each is refused in words, or every row is used or named.

Run as `python -m tests.reading.fuzz COUNT [FIRST_SEED]`; two processes share the work. The input of a seed is always
the same, so a fault is looked at again with `1 SEED`.
"""

import resource
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from random import Random

from liangqing.reading.read import read_files
from tests.reading import containers, files, made_files

_FIXTURES = Path(__file__).parent / "fixtures"
_CHUNK = 500
_WORDS = (
    "金额", "¥", "￥1,2,3", "-", "9" * 40, "1e309", "NaN", "=1+1", "@SUM(1)", "2026-02-30", "0000-00-00",
    "99999-01-01", "万", "元整", "期",
    "\x00", "\u202e", "\ufeff", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "\t", '"', '""', "'", ",",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "<calls>", "]]>", "%PDF-1.4", "PK\x03\x04", "\n\n\n", "\r",
)  # fmt: skip


@cache
def bases() -> tuple[bytes, ...]:
    """A file of every format and container, from the fixtures and from what the tests make."""
    stored = (path.read_bytes() for path in sorted(_FIXTURES.rglob("*")) if path.is_file())
    packed = (made_files.stored(each) for each in made_files.expectations())
    archives = (
        containers.plain_zip({"a.csv": files.ALIPAY, "b.csv": files.WECHAT}),
        containers.aes_zip({"a.csv": files.ALIPAY}, "1"),
        containers.crypto_zip("a.csv", files.ALIPAY, "1"),
    )
    return (*files.ALL, *stored, *packed, *archives)


def broken(seed: int) -> bytes:
    """The input of a seed."""
    random = Random(seed)
    data = random.choice(bases())
    for _ in range(random.choice((0, 1, 1, 1, 2, 2, 3, 6))):
        data = random.choice(_CHANGES)(data, random)
    return data


def _set(data: bytes, random: Random) -> bytes:
    place = random.randrange(len(data) + 1)
    return data[:place] + random.randbytes(random.randint(1, 6)) + data[place + random.randint(0, 6) :]


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _word(data: bytes, random: Random) -> bytes:
    place = random.randrange(len(data) + 1)
    code = random.choice(("utf-8", "gb18030"))
    return data[:place] + random.choice(_WORDS).encode(code, "replace") + data[place:]


def _lines(data: bytes, random: Random) -> bytes:
    """Lines doubled, dropped or exchanged."""
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    how = random.randrange(3)
    if how == 0:
        lines.insert(other, lines[one])
    elif how == 1:
        del lines[one]
    else:
        lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _spliced(data: bytes, random: Random) -> bytes:
    """The head of one file and the tail of another."""
    other = random.choice(bases())
    return data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other) + 1) :]


_CHANGES = (_set, _set, _cut, _word, _word, _lines, _spliced)


def run(seeds: range) -> Counter[str]:
    """What came of the inputs: format, or the code of the refusal. Raises where a row is lost."""
    came: Counter[str] = Counter()
    for seed in seeds:
        came.update(_outcomes(seed))
    return came


def _outcomes(seed: int) -> list[str]:
    try:
        reads = read_files([("x", broken(seed))], ("1",))
    except BaseException:
        print(f"seed {seed}: see `python -m tests.reading.fuzz 1 {seed}`", file=sys.stderr)
        raise
    for read in reads:
        lost = read.rows_total - read.rows_used - len(read.rows_ignored)
        assert lost == 0, f"seed {seed}: {lost} rows lost in {read.format}"
        assert read.rows_total or read.problems, f"seed {seed}: nothing read and nothing said"
    return [read.format or (read.problems[0].code if read.problems else "-") for read in reads]


def main(count: int, first: int) -> None:
    """Runs and prints what came."""
    chunks = [
        range(start, min(start + _CHUNK, first + count)) for start in range(first, first + count, _CHUNK)
    ]
    came: Counter[str] = Counter()
    with ProcessPoolExecutor(2) as pool:
        for done, part in enumerate(pool.map(run, chunks), 1):
            came += part
            if done % 20 == 0:
                print(f"{min(done * _CHUNK, count):,} of {count:,}", file=sys.stderr)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(
        f"{count:,} inputs from seed {first}: no traceback, no lost row; {len(bases())} files; peak {peak} MB"
    )
    for name, times in came.most_common():
        print(f"  {name} {times:,}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
