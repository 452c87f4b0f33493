"""What the main commands do: read the input, call one function, show the answer."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from liangqing import app, shoebox
from liangqing.base.errors import InputUnusable
from liangqing.base.spoken_days import written_day
from liangqing.case.case import Case
from liangqing.case.edit import set_answer
from liangqing.case.fields import is_day
from liangqing.case.missing import Missing
from liangqing.cli import tell
from liangqing.cli.files import (
    check_free,
    data_folder,
    exists,
    free_name,
    is_case_file,
    is_same,
    law_book,
    read_all,
    read_bytes,
    read_case,
    read_folder,
    read_memory,
    shown,
    today,
    write_bytes,
    write_case,
)
from liangqing.cli.show import note, print_json, say, working
from liangqing.reading.result import FileRead


def run_read(files: list[Path], passwords: list[str], columns: str, as_json: bool) -> None:
    """Every file read or named; status 2 only where nothing could be used."""
    reads = app.read(read_all(files), passwords, columns)
    if as_json:
        print_json({"files": reads})
    else:
        tell.tell_reads(reads)
    if all(read.rows_total == 0 for read in reads):
        raise _nothing_read(reads)


def _nothing_read(reads: tuple[FileRead, ...]) -> InputUnusable:
    first = next((problem for read in reads for problem in read.problems), None)
    if first is None:
        return InputUnusable("nothing_read", "这些文件里没有可用的行。", "请检查是不是导出成了空文件。")
    where = f"{first.source} 第 {first.line} 行" if first.line else first.source
    return InputUnusable("nothing_read", first.text, "", where)


def run_build(
    files: list[Path],
    out: Path,
    into: str,
    on: datetime | None,
    passwords: list[str],
    columns: str,
    as_json: bool,
) -> None:
    """Files into a case file; stopped on the way, the next call goes on where it was."""
    memory, given = read_memory(), shoebox.unpacked(read_all(files), passwords)
    reads = app.read(_counted(given), passwords, columns, memory)
    if all(read.rows_total == 0 for read in reads):
        raise _nothing_read(reads)
    there = _held_case(into, out)
    held = there or Case(as_of=app.day_told(reads) or today())
    if on:
        held = held.model_copy(update={"as_of": on.date()})
    built = app.build_reads(reads, held)
    write_case(built.case, out, there if not into or is_same(out, Path(into)) else None)
    memory.clear()
    more = built.model_dump(mode="json", exclude={"case"})
    more["problems"] = [p.model_dump() for read in reads for p in read.problems] + more["problems"]
    if not as_json:
        tell.tell_built(built, reads)
    answer_case(built.case, app.questions(built.case, law_book()), more, as_json)


def _counted(files: Sequence[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files one by one, as they are read; before each that takes seconds it is said how far the reading is."""
    for number, (name, data) in enumerate(files, 1):
        if len(files) > 1 and shoebox.is_slow(data):
            note(f"正在读第 {number} 份,共 {len(files)} 份:{name}")
        yield name, data


def _held_case(into: str, out: Path) -> Case | None:
    """The case to merge into: the one named, else the one that stands where we are to write: it is never lost."""
    if into:
        if exists(out) and not is_same(out, Path(into)):
            raise InputUnusable(
                "case_exists",
                "-o 写的案件文件已经有了,没有动它。",
                "请换一个文件名,或把它写在 --into 后面。",
                shown(out),
            )
        return read_case(into)
    return read_case(str(out)) if exists(out) else None


def run_new(out: Path, on: datetime | None, as_json: bool) -> None:
    """An empty case; an existing file stays as it is."""
    if exists(out):
        raise InputUnusable(
            "case_exists",
            "这个案件文件已经有了,没有动它。",
            "请换一个文件名,或用 case set 改它。",
            shown(out),
        )
    case = Case(as_of=on.date() if on else today())
    write_case(case, out, None)
    answer_case(case, app.questions(case, law_book()), {}, as_json)


def run_set(case: str, answer_id: str, value: str, as_json: bool) -> None:
    """One answer, written back where the case came from; a day may be told as people say it."""
    value = written_day(value, today()) if is_day(answer_id) else value
    if is_case_file(case):
        held = read_case(case)
        changed = set_answer(held, answer_id, value)
        write_case(changed, Path(case), held)
    else:
        stored = data_folder().load(case)
        changed = set_answer(stored.case, answer_id, value)
        data_folder().save(changed, stored.revision)
    answer_case(changed, app.questions(changed, law_book()), {}, as_json)


def answer_case(
    case: Case,
    missing: tuple[Missing, ...],
    more: dict[str, object],
    as_json: bool,
    every: bool = False,
) -> None:
    """The answer of every `case` command; for a person only the questions that decide first, or `every` one."""
    if as_json:
        empty: dict[str, object] = {
            "linked": [],
            "unlinked": [],
            "added": {},
            "unchanged": 0,
            "problems": [],
            "proposals": [],
        }
        print_json({"case": case, **empty, **more, "missing": missing})
    else:
        tell.tell_case(case, missing, every)


def case_on(case: str, on: datetime | None) -> Case:
    """The case by path or id, told for another day where one is asked for."""
    held = read_case(case)
    return held.model_copy(update={"as_of": on.date()}) if on else held


#: A household has a handful of debts; with more the solver may need minutes.
_MANY_DEBTS = 20


def look_at(case: Case) -> app.Whole:
    """Position and plan; with many debts it says meanwhile that it is at work."""
    if len(case.debts) <= _MANY_DEBTS:
        return app.look(case, law_book())
    with working(f"正在算 {len(case.debts)} 笔债,找最好的走法并证明它,笔数多要等一会儿。"):
        return app.look(case, law_book())


def run_assess(case: str, on: datetime | None, as_json: bool) -> None:
    """The position."""
    position = app.position_of(case_on(case, on), law_book())
    if as_json:
        print_json(position)
    else:
        tell.tell_position(position)


def run_draft_list(as_json: bool) -> None:
    """The papers that can be written."""
    papers = app.papers()
    if as_json:
        print_json({"papers": papers})
        return
    for paper in papers:
        say(f"{paper.kind}  {paper.title}:{paper.purpose}")


def run_draft(
    kind: str, case: str, debt: str | None, out: Path | None, on: datetime | None, as_json: bool
) -> None:
    """One paper into a file; a closed gate writes nothing."""
    if not kind or not case or out is None:
        text = "写文书要说明种类、案件和写到哪里。"
        raise InputUnusable(
            "draft_incomplete", text, "例:liangqing draft call_card --case 我的.toml --debt d1 -o 通话卡.pdf"
        )
    whole = look_at(case_on(case, on))
    subject = debt or app.subject_of(kind, whole.position)
    data, result = app.draft(kind, whole, subject, out.suffix, law_book())
    check_free(out, data, f"请换一个文件名,例如 {free_name(out)},或先把原来的移走。")
    write_bytes(out, data)
    if as_json:
        print_json({"file": shown(out), **result.model_dump(mode="json")})
    else:
        say(f"写好了:{out}")


def run_conduct(files: list[Path], as_json: bool) -> None:
    """Conduct from a case or from call and message backups."""
    first = str(files[0])
    if len(files) == 1 and (files[0].suffix in (".toml", ".json") or not is_case_file(first)):
        case = read_case(first)
    else:
        reads = app.read(read_all(files))
        if all(read.rows_total == 0 for read in reads):
            raise _nothing_read(reads)
        case = app.build_reads(reads, Case(as_of=app.day_told(reads) or today())).case
    report = app.conduct(case, law_book())
    if as_json:
        print_json(report)
    else:
        tell.tell_conduct(report)


def run_calendar(case: str, out: Path | None, on: datetime | None, as_json: bool) -> None:
    """The calendar file."""
    if out is None:
        raise InputUnusable(
            "calendar_where", "要说明日历写到哪里。", "例:liangqing calendar 我的.toml -o 我的.ics"
        )
    if out.suffix != ".ics":
        raise InputUnusable(
            "calendar_ending", "日历文件要以 .ics 结尾。", "请改 -o 后面的文件名。", shown(out)
        )
    if exists(out) and not app.is_own_calendar(read_bytes(out)):
        text = "这个日历文件不是两清写的,没有动它。"
        raise InputUnusable("file_exists", text, f"请换一个文件名,例如 {free_name(out)}。", shown(out))
    data = app.calendar(look_at(case_on(case, on)))
    write_bytes(out, data)
    if as_json:
        print_json({"file": shown(out), "events": data.count(b"BEGIN:VEVENT")})
    else:
        say(f"写好了:{out}。用手机或电脑的日历打开,就会按时提醒。")


def run_schema() -> None:
    """The JSON Schema of the case."""
    print_json(Case.model_json_schema())


def run_demo(out: Path | None, shoebox: Path | None, as_json: bool) -> None:
    """The sample, from its files to the papers in a folder."""
    folder = out or Path("demo-out")
    files = read_folder(shoebox) if shoebox else app.sample_files()
    whole, reads = app.walk(files, today(), law_book())
    written = app.write_all(whole, law_book())
    for name, data in written:
        check_free(folder / name, data, "请用 --out 换一个文件夹,或先把里面的移走。")
    for name, data in written:
        write_bytes(folder / name, data)
    if as_json:
        print_json(
            {
                "as_of": whole.case.as_of.isoformat(),
                "files": [name for name, _ in files],
                "papers": [shown(folder / name) for name, _ in written],
                "position": whole.position,
                "plan": whole.plan,
            }
        )
        return
    tell.tell_reads(reads)
    tell.tell_position(whole.position)
    tell.tell_plan(whole.plan)
    say()
    say(f"文书和日历在 {folder} 文件夹:")
    for name, _ in written:
        say(f"  {name}")
    note("这是虚构的样例。换成自己的:liangqing case build 文件… -o 我的.toml")
