"""What one revision changed, in words, so that a person finds the one to go back to."""

from dataclasses import dataclass

from liangqing.base.typeset import formal
from liangqing.case.case import Case
from liangqing.case.debt import Debt
from liangqing.web import cases
from liangqing.web.field import Field, Kind
from liangqing.web.fields import (
    DEBT_GROUPS,
    HOUSEHOLD_GROUPS,
    NOT_OVERDUE,
    debt_values,
    household_values,
)

_SHOWN = 40
_WORDS_SHOWN = 6
_HOUSEHOLD = tuple(field for group in HOUSEHOLD_GROUPS for field in group.fields)
_DEBT = tuple(field for group in DEBT_GROUPS for field in group.fields)


@dataclass(frozen=True)
class Change:
    """A revision and what it changed."""

    revision: int
    words: tuple[str, ...]
    more: int
    newest: bool


@dataclass(frozen=True)
class History:
    """The newest revisions first; `older` were kept too but are not listed."""

    changes: tuple[Change, ...]
    older: int


def history_of(case_id: str) -> History:
    """The last revisions of a case, each against the one before it."""
    kept = cases.folder()
    numbers = kept.revisions(case_id)
    listed = numbers[-_SHOWN:]
    held = {number: kept.load(case_id, number).case for number in numbers[-_SHOWN - 1 :]}
    changes = []
    for number in reversed(listed):
        before = held.get(max((other for other in held if other < number), default=0))
        words = _words(before, held[number])
        changes.append(
            Change(number, words[:_WORDS_SHOWN], max(0, len(words) - _WORDS_SHOWN), number == numbers[-1])
        )
    return History(tuple(changes), len(numbers) - len(listed))


def _words(before: Case | None, after: Case) -> tuple[str, ...]:
    if before is None:
        begun = f"第一次存下:{len(after.debts)} 笔债务,{len(after.records)} 条账单"
        return (formal(begun) if after.debts or after.records else formal("新开的,还没有内容"),)
    rows = [
        *_counts(before, after),
        *_debts(before, after),
        *_household(before, after),
        *_unknown(before, after),
    ]
    return tuple(formal(row) for row in rows) or ("内容没有变",)


def _counts(before: Case, after: Case) -> list[str]:
    pairs = (
        ("条账单", len(after.records) - len(before.records)),
        ("次通话和短信", len(after.contacts) - len(before.contacts)),
        ("条沟通笔记", len(after.notes) - len(before.notes)),
    )
    rows = [f"{'多了' if more > 0 else '少了'} {abs(more)} {what}" for what, more in pairs if more]
    return [*rows, *_marked(before, after)]


def _marked(before: Case, after: Case) -> list[str]:
    """Contacts that the person says are collecting or not."""
    if len(before.contacts) != len(after.contacts):
        return []
    pairs = zip(before.contacts, after.contacts, strict=True)
    marked = sum(old.collecting is not new.collecting for old, new in pairs)
    return [f"改了 {marked} 条联系的标记:是不是催收"] if marked else []


def _debts(before: Case, after: Case) -> list[str]:
    old, new = {debt.id: debt for debt in before.debts}, {debt.id: debt for debt in after.debts}
    rows = [f"加了“{debt.name}”" for key, debt in new.items() if key not in old]
    rows += [f"删了“{debt.name}”" for key, debt in old.items() if key not in new]
    for key in old.keys() & new.keys():
        if old[key] != new[key]:
            rows += _one_debt(old[key], new[key])
    return rows


def _one_debt(old: Debt, new: Debt) -> list[str]:
    before, after = debt_values(old), debt_values(new)
    rows = [
        f"{new.name},{_changed(field, before[field.name], after[field.name])}"
        for field in _DEBT
        if before[field.name] != after[field.name]
    ]
    paid = len(new.events) - len(old.events)
    if paid:
        rows.append(f"{new.name}:{'多' if paid > 0 else '少'}了 {abs(paid)} 笔还款或放款")
    return rows or [f"{new.name}:补充了文件里的内容"]


def _household(before: Case, after: Case) -> list[str]:
    old, new = household_values(before), household_values(after)
    return [
        _changed(field, old[field.name], new[field.name])
        for field in _HOUSEHOLD
        if old[field.name] != new[field.name]
    ]


def _unknown(before: Case, after: Case) -> list[str]:
    known = {answer.id for answer in before.answers}
    new = [answer for answer in after.answers if answer.id not in known and answer.value == "unknown"]
    rows = [f"{len(new)} 样先填了“不知道”"] if new else []
    triage = [answer for answer in after.answers if answer.id.startswith("triage.")]
    changed = any(answer.value != before.answer(answer.id) for answer in triage)
    return [*rows, "最先问的三件事"] if changed else rows


def _changed(field: Field, old: str, new: str) -> str:
    label = field.label.partition("(")[0]
    return f"{label}:{_shown(field, old)} → {_shown(field, new)}"


def _shown(field: Field, value: str) -> str:
    if not value:
        return "空"
    if value == NOT_OVERDUE:
        return "没有逾期"
    if field.kind is Kind.LONG:
        return "一段话"
    return dict(field.choices).get(value, value)
