"""A monthly budget read from bills: what came in and what was spent by category, to be proposed and never taken."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median_low

from liangqing.base.errors import InputUnusable
from liangqing.base.money import Fen, parse_yuan, speak_yuan
from liangqing.base.noun import Noun
from liangqing.case.case import Case
from liangqing.case.edit import UNKNOWN
from liangqing.case.lenders import fold_name
from liangqing.case.records import MoneyRecord
from liangqing.reading.flow import Flow, flow_of
from liangqing.reading.mirror import mirrored_keys
from liangqing.reading.words import household_words

#: Fewer whole months than this say nothing about a usual one.
LEAST_MONTHS = 2
OTHER = "其他"
_CAME_BACK = re.compile(r"已(?:部分)?退款[(（]?[¥￥]?([0-9,.]+)")


class Spent(Noun):
    """One kind of spending in one month, or in a usual one."""

    category: str
    amount_fen: Fen


class Month(Noun):
    """One whole month: what was earned and what was spent, refunds taken off."""

    month: str
    income_fen: Fen
    spending_fen: Fen
    by_category: tuple[Spent, ...]


class Budget(Noun):
    """Whole months, and the median of each figure over them (None: too few months to say)."""

    months: tuple[Month, ...]
    income_fen: Fen | None
    living_fen: Fen | None
    dependants_fen: Fen | None
    by_category: tuple[Spent, ...]


class Proposal(Noun):
    """A figure that the bills suggest for a question nobody has answered; `text` says what it rests on."""

    id: str
    amount_fen: Fen
    text: str


_DEPENDANTS = "孩子老人"
_ASKED = (
    ("household.income", "income_fen", "每月进账"),
    ("household.living", "living_fen", "每月生活开支"),
    ("household.dependants", "dependants_fen", "每月给老人孩子"),
)


def proposals(case: Case) -> tuple[Proposal, ...]:
    """For each open question about the household the median of the whole months; what a person told stays."""
    asked = [entry for entry in _ASKED if _is_open(case, entry[0])]
    budget = propose(case.records, case.as_of) if asked else None
    if budget is None or budget.income_fen is None:
        return ()
    span = f"{budget.months[0].month} 到 {budget.months[-1].month} 共 {len(budget.months)} 个整月"
    given = ((answer_id, getattr(budget, field), name) for answer_id, field, name in asked)
    return tuple(
        Proposal(
            id=answer_id,
            amount_fen=fen,
            text=f"{name}:账单里 {span} 的中间数是 {speak_yuan(fen)}(现金和别的卡不在里面);对不对由您定。",
        )
        for answer_id, fen, name in given
        if fen
    )


def _is_open(case: Case, answer_id: str) -> bool:
    held = case.household.model_dump(mode="json")[answer_id.partition(".")[2]]
    return case.answer(answer_id) in (None, UNKNOWN) and held is None


def propose(records: Iterable[MoneyRecord], as_of: date) -> Budget:
    """The budget of whole months that lie before `as_of` between the first and the last row.

    A payment that a bank's statement and an app's bill both tell counts once, in the app's words.
    """
    before = [record for record in records if record.on <= as_of]
    mirrored = mirrored_keys(before)
    rows = [record for record in before if record.key() not in mirrored]
    whole = _whole_months(rows, as_of)
    held: dict[str, list[MoneyRecord]] = {month: [] for month in whole}
    for record in rows:
        held.get(f"{record.on:%Y-%m}", []).append(record)
    months = tuple(_month(month, held[month]) for month in whole)
    if len(months) < LEAST_MONTHS:
        return Budget(months=months, income_fen=None, living_fen=None, dependants_fen=None, by_category=())
    usual = _usual(months)
    dependants = sum(part.amount_fen for part in usual if part.category == _DEPENDANTS)
    return Budget(
        months=months,
        income_fen=median_low([month.income_fen for month in months]),
        living_fen=max(0, median_low([month.spending_fen for month in months]) - dependants),
        dependants_fen=dependants,
        by_category=usual,
    )


def _whole_months(rows: Sequence[MoneyRecord], as_of: date) -> tuple[str, ...]:
    """Months from the one after the first row's to the one before the last row's (or the day of reckoning's)."""
    if not rows:
        return ()
    days = sorted(record.on for record in rows)
    first, last = _number(days[0]), _number(min(days[-1], as_of))
    start = first if days[0].day == 1 else first + 1
    return tuple(f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(start, last))


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(month: str, records: Sequence[MoneyRecord]) -> Month:
    income, spent = 0, defaultdict[str, int](int)
    for record in records:
        flow = flow_of(record)
        if flow is Flow.INCOME:
            income += record.amount_fen
        elif flow is Flow.SPENDING:
            spent[category_of(record)] += record.amount_fen - _came_back_fen(record)
    parts = sorted(spent.items(), key=lambda part: (-part[1], part[0]))
    return Month(
        month=month,
        income_fen=income,
        spending_fen=sum(spent.values()),
        by_category=tuple(Spent(category=name, amount_fen=fen) for name, fen in parts if fen),
    )


def category_of(record: MoneyRecord) -> str:
    """One of our kinds of spending by the words of the row; `其他` where none is among them."""
    text = fold_name(f"{record.item} {record.counterparty} {record.category}")
    kinds = household_words("spending").items()
    return next((name for name, words in kinds if any(word in text for word in words)), OTHER)


def _came_back_fen(record: MoneyRecord) -> int:
    """What the status says came back of a payment (`已退款(￥5.00)`)."""
    match = _CAME_BACK.search(record.status)
    if match is None:
        return 0
    try:
        return min(record.amount_fen, max(0, parse_yuan(match[1])))
    except InputUnusable:
        return 0


def _usual(months: Sequence[Month]) -> tuple[Spent, ...]:
    """For each kind the median over all whole months; a month without it counts as nought."""
    sums = [{part.category: part.amount_fen for part in month.by_category} for month in months]
    names = dict.fromkeys(name for month in sums for name in month)
    usual = ((name, median_low([month.get(name, 0) for month in sums])) for name in names)
    ranked = sorted(usual, key=lambda part: (-part[1], part[0]))
    return tuple(Spent(category=name, amount_fen=fen) for name, fen in ranked if fen)
