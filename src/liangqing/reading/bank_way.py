"""Which way the money of a statement's rows went: by column, flag or sign, by the balance, and last by the words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from liangqing.base.problem import Problem
from liangqing.reading.balance import Step, check, signs
from liangqing.reading.bank_columns import Columns
from liangqing.reading.bank_head import Head
from liangqing.reading.bank_row import Entry
from liangqing.reading.parsed import Given

_OUT = ("借", "支", "出", "付", "DR", "D", "DEBIT", "-", "取", "往")
_IN = ("贷", "收", "入", "来", "CR", "C", "CREDIT", "+", "存")
_CAME = (
    "工资", "代发", "转入", "汇入", "存入", "入账", "结息", "利息",
    "退款", "退货", "冲正", "返现", "奖励", "红包", "放款",
)  # fmt: skip
_CAME_TO_A_CARD = ("还款", *_CAME)


def with_ways(
    entries: Sequence[Entry], columns: Columns, head: Head, given: Given
) -> tuple[list[Entry], tuple[Problem, ...]]:
    """The entries with our sign and their direction, and what had to be guessed."""
    if columns.two_sided:
        return list(entries), tuple(_balances(entries, given))
    if "flag" in columns.roles and any(_flagged(entry) for entry in entries):
        return _by_flag(entries, given)
    if any(entry.signed for entry in entries):
        turn = -1 if _plus_is_out(entries, head) else 1
        return [_with_way(entry, turn * entry.moved_fen) for entry in entries], tuple(
            _balances(entries, given)
        )
    return _by_balance_and_words(entries, head, given)


def _with_way(entry: Entry, moved_fen: int) -> Entry:
    return entry if moved_fen == entry.moved_fen else replace(entry, moved_fen=moved_fen)


def _flagged(entry: Entry) -> int:
    """1 in, -1 out, 0 where the flag is none of ours."""
    flag = entry.flag.upper()
    return 1 if flag.startswith(_IN) else -1 if flag.startswith(_OUT) else 0


def _by_flag(entries: Sequence[Entry], given: Given) -> tuple[list[Entry], tuple[Problem, ...]]:
    """An unknown flag leaves the row neutral, and says so; a minus beside a flag only repeats it."""
    told = [
        _with_way(entry, way * abs(entry.moved_fen)) if way else replace(entry, way_known=False)
        for entry, way in ((entry, _flagged(entry)) for entry in entries)
    ]
    odd = (_unknown(entry, given) for entry in told if not entry.way_known)
    return told, (*odd, *_balances(entries, given))


def _unknown(entry: Entry, given: Given) -> Problem:
    where, flag = given.where(entry.line), entry.flag[:12]
    text = f"{where}的借贷写着“{flag}”，看不出钱往哪边走，先记为不计收支。请对照原流水确认。"
    return given.problem(entry.line, "direction_unknown", text)


def _plus_is_out(entries: Sequence[Entry], head: Head) -> bool:
    """Card statements print what was spent without a sign; the balance, where there is one, decides."""
    straight = check([entry.step for entry in entries])
    turned = check([replace(entry, moved_fen=-entry.moved_fen).step for entry in entries])
    return turned.fits > straight.fits if turned.fits != straight.fits else head.credit_card


def _by_balance_and_words(
    entries: Sequence[Entry], head: Head, given: Given
) -> tuple[list[Entry], tuple[Problem, ...]]:
    """Amounts without any sign: the balance tells; where it does not, the words do, and that is said."""
    steps = [Step(entry.line, entry.moved_fen, entry.left_fen, entry.chain) for entry in entries]
    told = signs(steps)
    ways = [way or _by_words(entry, head) for way, entry in zip(told, entries, strict=True)]
    signed = [_with_way(entry, way * entry.moved_fen) for way, entry in zip(ways, entries, strict=True)]
    guessed = [entry.line for way, entry in zip(told, entries, strict=True) if not way]
    odd = (_by_words_problem(guessed, given),) if guessed else ()
    return signed, (*odd, *_balances(entries, given))


def _by_words(entry: Entry, head: Head) -> int:
    words = _CAME_TO_A_CARD if head.credit_card else _CAME
    return 1 if any(word in entry.item for word in words) else -1


def _by_words_problem(lines: Sequence[int], given: Given) -> Problem:
    text = (
        f"这份流水的金额没有正负号，也没有借贷列；有 {len(lines)} 行（从{given.where(lines[0])}起）是收入还是支出，"
        "按摘要里的字判断。请对照原流水看一眼。"
    )
    return given.problem(lines[0], "direction_by_words", text)


def _balances(entries: Sequence[Entry], given: Given) -> Iterator[Problem]:
    odd = [entry.line for entry in entries if entry.balance_odd]
    if odd:
        text = (
            f"有 {len(odd)} 行（从{given.where(odd[0])}起）的余额读不懂，这些行没有核对余额，金额照常读入。"
        )
        yield given.problem(odd[0], "balance_unreadable", text)
