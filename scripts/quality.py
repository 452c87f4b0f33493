"""Writes the measured parts of docs/quality.md: `make quality`. What stands between the markers is never typed by hand.

<!-- measured: NAME --> … <!-- /measured -->
"""

import importlib.metadata
import json
import os
import platform
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.__main__ import speak_seconds
from benchmarks.money import MANY_DEBTS, ONE_DEBT
from liangqing.base.because import Confidence, Strength
from liangqing.base.days import SHANGHAI
from liangqing.base.money import format_yuan
from liangqing.case.records import Contact, Direction, MoneyRecord
from liangqing.law.load import load_rules
from liangqing.reading.read import read_files
from liangqing.reading.result import FileRead
from scripts.worked_examples import EXAMPLES

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "quality.md"
PART = re.compile(r"(<!-- measured: (\w+) -->\n).*?(<!-- /measured -->)", re.DOTALL)
SAMPLES = Path(os.environ.get("LIANGQING_SAMPLES", ROOT.parent / "shared" / "samples"))
SAMPLE_FILES = (
    "bills/alipay-app.csv",
    "bills/wechat.csv",
    "phone/calls-memacs.xml",
    "phone/calls-a.xml",
    "phone/calls-a-copy.xml",
)
DEMO_SECONDS, HELP_SECONDS, HELP_RATIO = 5.0, 0.2, 15.0
POSITION_SECONDS = {ONE_DEBT: 0.005, MANY_DEBTS: 0.3}

#: What the large parts of the environment buy; anything else is in the last line of the table.
BUYS = {
    "typst": "papers as PDF with Chinese, the same bytes each time; no LaTeX, no browser",
    "numpy": "arrays that the solver's binding asks for; we do not call it",
    "django": "the local page with its guards; later accounts, migrations, translations",
    "pillow": "pictures turned, tiled and shown beside what was read",
    "cryptography": "locked PDF files",
    "pypdfium2": "PDF pages as text and as pictures",
    "pycryptodomex": "AES in locked ZIP files",
    "openpyxl": "Excel files, read and written",
    "highspy": "the proof that a plan is the best one",
    "lxml": "XML under the DOCX library; bills and backups do not pass through it",
    "pydantic-core": "the schema's checks, compiled",
    "pydantic": "the one schema of file, store and API",
    "icalendar": "dates that a telephone takes",
    "pygments": "comes with rich; we do not call it",
    "python-docx": "papers that can be edited",
    "rich": "comes with typer; we do not call it yet",
    "typer": "the command line",
    "tzdata": "time zones where the system has none",
    "charset-normalizer": "guesses an encoding that is neither UTF-8 nor GB18030",
}


def main() -> None:
    """Measure, then replace every marked part; an unknown or a missing marker is an error."""
    text = PAGE.read_text(encoding="utf-8")
    named = [match[2] for match in PART.finditer(text)]
    if sorted(named) != sorted(PARTS):
        sys.exit(f"docs/quality.md has the markers {named}; scripts/quality.py measures {list(PARTS)}")
    measured = {name: PARTS[name]() for name in named}
    written = PART.sub(lambda match: f"{match[1]}{measured[match[2]]}\n{match[3]}", text)
    PAGE.write_text(written, encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def machine() -> str:
    """On what, and when."""
    commit = _output("git", "rev-parse", "--short", "HEAD")
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    today = datetime.now(SHANGHAI).date().isoformat()
    python, cores, load = platform.python_version(), os.cpu_count(), os.getloadavg()[1]
    busy = (
        f"other work kept {load:.1f} of them busy, so seconds are too high and ratios hold"
        if load > 1
        else "idle"
    )
    return f"Measured {today} on {system}, {cores} cores ({busy}), Python {python}, after commit {commit}."


def worked() -> str:
    """The worked examples beside what the program says."""
    rows = [(example.id, example.asked, example.expected, example.got()) for example in EXAMPLES]
    shown = [(*row, "yes" if row[2] == row[3] else "**no**") for row in rows]
    return table(("example", "asked", "by hand", "by the program", "equal"), shown)


def samples() -> str:
    """Counts and sums of real files of public projects, where they are to be had."""
    if not SAMPLES.is_dir():
        return (
            "The folder of public samples is not on this machine (`LIANGQING_SAMPLES`); nothing was measured."
        )
    reads = read_files([(name, (SAMPLES / name).read_bytes()) for name in SAMPLE_FILES])
    return table(("file", "rows", "used", "named with a reason", "problems", "sums"), map(_sample_row, reads))


def _sample_row(read: FileRead) -> tuple[object, ...]:
    problems = ", ".join(problem.code for problem in read.problems) or "–"
    return (f"`{read.path}`", read.rows_total, read.rows_used, len(read.rows_ignored), problems, _sums(read))


def _sums(read: FileRead) -> str:
    money = [record for record in read.records if isinstance(record, MoneyRecord)]
    calls = [record for record in read.records if isinstance(record, Contact)]
    if calls:
        return f"{len(calls)} calls, {sum(call.seconds for call in calls):,} s"
    ways = ((way, [row.amount_fen for row in money if row.direction is way]) for way in Direction)
    return ", ".join(f"{way.value} {len(fen)} / {format_yuan(sum(fen))}" for way, fen in ways if fen) or "–"


def shoebox() -> str:
    """The sample case, file by file."""
    folder = ROOT / "examples" / "shoebox"
    reads = read_files([(path.name, path.read_bytes()) for path in sorted(folder.iterdir())])
    rows = [
        (f"`{read.path}`", read.format, read.rows_total, read.rows_used, len(read.problems)) for read in reads
    ]
    total = (
        "**together**",
        "",
        sum(read.rows_total for read in reads),
        sum(read.rows_used for read in reads),
        "",
    )
    return table(("file", "format", "rows", "used", "problems"), [*rows, total])


def speed() -> str:
    """`make bench`, and the promises about time."""
    lines = json.loads(_output(sys.executable, "-m", "benchmarks", "--json"))
    rows = [
        (
            line["what"],
            speak_seconds(line["ours"]),
            f"{speak_seconds(line['beside'])} {line['beside_what']}" if line["beside"] else "–",
            f"{line['ours'] / line['beside']:.1f}" if line["beside"] else "–",
        )
        for line in lines
    ]
    return _promises(lines) + "\n\n" + table(("what", "ours", "beside", "ratio"), rows)


def _promises(lines: Sequence[dict[str, object]]) -> str:
    by_name = {str(line["what"]): line for line in lines}
    helped, demo = by_name["liangqing --help"], by_name["liangqing demo, files to papers"]
    took, bare, walked = (float(str(value)) for value in (helped["ours"], helped["beside"], demo["ours"]))
    rows = (
        ("`liangqing demo`", f"{DEMO_SECONDS:.0f} s", f"{walked:.2f} s", _kept(walked <= DEMO_SECONDS)),
        (
            "`liangqing --help`",
            f"{HELP_SECONDS * 1000:.0f} ms",
            f"{took * 1000:.0f} ms",
            _kept(took <= HELP_SECONDS),
        ),
        (
            "`liangqing --help` ÷ `python -c pass`",
            f"{HELP_RATIO:.0f} ×",
            f"{took / bare:.1f} ×",
            _kept(took / bare <= HELP_RATIO),
        ),
    )
    positions = [
        (
            what,
            speak_seconds(most),
            speak_seconds(float(str(by_name[what]["ours"]))),
            _kept(float(str(by_name[what]["ours"])) <= most),
        )
        for what, most in POSITION_SECONDS.items()
    ]
    return table(("promise", "at most", "measured", "kept"), [*rows, *positions])


def _kept(kept: bool) -> str:
    return "yes" if kept else "**no**"


def environment() -> str:
    """What the runtime weighs, from the files that each locked package installed."""
    sizes = {name: _installed_bytes(name) for name in _locked("base.lock")}
    grown = {name: _installed_bytes(name) for name in _locked("dev.lock") if name not in sizes}
    large = [name for name in sorted(sizes, key=lambda name: -sizes[name]) if name in BUYS]
    rows = [(name, _megabytes(sizes[name]), BUYS[name]) for name in large]
    rest = sum(size for name, size in sizes.items() if name not in BUYS)
    rows.append((f"{len(sizes) - len(large)} others", _megabytes(rest), "each below two megabytes or so"))
    rows.append(("**runtime together**", _megabytes(sum(sizes.values())), "`make run`, `make demo`"))
    rows.append(
        (
            "tools for tests and checks",
            _megabytes(sum(grown.values())),
            "only after `make test` or `make check`",
        )
    )
    return table(("part", "MB", "what it buys"), rows)


def _locked(lock: str) -> list[str]:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    return re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)


def _installed_bytes(name: str) -> int:
    """0 for a package that this platform does not need."""
    try:
        files = importlib.metadata.files(name) or []
    except importlib.metadata.PackageNotFoundError:
        return 0
    paths = (Path(str(file.locate())) for file in files)
    return sum(path.stat().st_size for path in paths if path.is_file())


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}"


def tests() -> str:
    """How many tests each room has."""
    listing = _output(sys.executable, "-m", "pytest", "--collect-only", "-q", "--no-header")
    found = Counter(re.findall(r"^tests/(\w+)/", listing, re.MULTILINE))
    rows = [(f"`tests/{room}/`", count) for room, count in sorted(found.items())]
    return table(("room", "tests"), [*rows, ("**together**", sum(found.values()))])


def law() -> str:
    """How many rules there are, by how hard they bind and how sure we are."""
    rules = load_rules()
    sure = Counter((rule.strength, rule.confidence) for rule in rules)
    marks, kinds = tuple(Confidence), tuple(Strength)
    rows = [(f"{kind.value} {kind.label}", *(sure[kind, mark] or "–" for mark in marks)) for kind in kinds]
    total = ("**together**", *(sum(sure[kind, mark] for kind in kinds) for mark in marks))
    return table(("strength", *(f"{mark.value} {mark.label}" for mark in marks)), [*rows, total])


def messages() -> str:
    """The message check on the split that was written before it."""
    from scripts.corpus import messages as measured

    return measured()


def negotiation() -> str:
    """Rehearsed calls with collectors that nobody looked at."""
    from scripts.negotiate import negotiation as measured

    return measured()


def code() -> str:
    """Lines of Python by room, and the longest file."""
    files = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in sorted((ROOT / "src").rglob("*.py"))
    }
    rooms: Counter[str] = Counter()
    for path, lines in files.items():
        rooms[path.relative_to(ROOT / "src" / "liangqing").parts[0]] += lines
    longest = max(files, key=lambda path: files[path])
    rows = [(f"`{room}`", lines) for room, lines in sorted(rooms.items())]
    told = f"\n\nThe longest file is `{longest.relative_to(ROOT)}` with {files[longest]} lines."
    return table(("room", "lines"), [*rows, ("**together**", sum(rooms.values()))]) + told


def _output(*words: str) -> str:
    return subprocess.run(words, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout.strip()


def accuracy() -> str:
    """Generated screenshots and credit reports, field by field; what stands there where recognition is missing."""
    from scripts.accuracy import measured

    return measured()


PARTS: dict[str, Callable[[], str]] = {
    "machine": machine,
    "worked": worked,
    "samples": samples,
    "accuracy": accuracy,
    "shoebox": shoebox,
    "speed": speed,
    "environment": environment,
    "tests": tests,
    "law": law,
    "messages": messages,
    "negotiation": negotiation,
    "code": code,
}

if __name__ == "__main__":
    main()
