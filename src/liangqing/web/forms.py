"""A form that was sent: what changed is taken, what cannot be taken is told at its field, nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from liangqing import app
from liangqing.base.errors import InputUnusable
from liangqing.base.money import parse_yuan
from liangqing.base.spoken_days import written_day
from liangqing.base.typeset import formal
from liangqing.case.case import Case
from liangqing.web.field import Field, Group, Kind
from liangqing.web.fields import NOT_OVERDUE
from liangqing.web.settings import today

_STAYS = "这一格不能单独空着。要改就改;要去掉整件事,把它前面的名字清空。"
_EARLIEST = date(1990, 1, 1)
_MOST_CHARACTERS = 2000


@dataclass(frozen=True)
class Line:
    """A field on a page: what is typed in it, what is wrong with it, and what another tab stored meanwhile."""

    field: Field
    value: str
    error: str = ""
    stored: str = ""

    @property
    def not_overdue(self) -> bool:
        """The box `没有逾期` is ticked."""
        return self.value == NOT_OVERDUE


@dataclass(frozen=True)
class Section:
    """A group of lines."""

    group: Group
    lines: tuple[Line, ...]

    @property
    def has_errors(self) -> bool:
        """Something in it needs another look."""
        return any(line.error for line in self.lines)


Sections = tuple[Section, ...]


def shown(groups: tuple[Group, ...], values: Mapping[str, str]) -> Sections:
    """The form with what is stored."""
    return tuple(
        Section(group, tuple(Line(field, values[field.name]) for field in group.fields)) for group in groups
    )


def typed(groups: tuple[Group, ...], values: Mapping[str, str], given: Mapping[str, str]) -> Sections:
    """The form with what was typed; a field that the browser did not send keeps what is stored."""
    return tuple(
        Section(group, tuple(Line(field, _typed(field, values, given)) for field in group.fields))
        for group in groups
    )


def _typed(field: Field, values: Mapping[str, str], given: Mapping[str, str]) -> str:
    if f"{field.name}.none" in given:
        return NOT_OVERDUE
    text = given.get(field.name)
    return values[field.name] if text is None else text.strip()[:_MOST_CHARACTERS]


def apply(case: Case, prefix: str, sections: Sections, values: Mapping[str, str]) -> tuple[Case, Sections]:
    """The case with every changed line taken, and the lines with their errors; one error: do not save."""
    filled = {line.field.name for section in sections for line in section.lines if line.value}
    answered = []
    for section in sections:
        lines = []
        for line in section.lines:
            if not line.value and values[line.field.name] and line.field.stays in {line.field.name, *filled}:
                lines.append(replace(line, value=values[line.field.name], error=_STAYS))
                continue
            if line.value and line.field.needs not in {"", *filled}:
                lines.append(replace(line, error="请先填上一格的金额。"))
                continue
            case, told = take(case, f"{prefix}{line.field.name}", line, values[line.field.name])
            lines.append(told)
        answered.append(replace(section, lines=tuple(lines)))
    return case, tuple(answered)


def has_errors(sections: Sections) -> bool:
    """Whether something cannot be taken."""
    return any(section.has_errors for section in sections)


def rebased(sections: Sections, drawn_from: Mapping[str, str], values: Mapping[str, str]) -> Sections:
    """The form after another tab was first: lines not touched here follow it, touched ones stay and show both."""
    return tuple(
        replace(section, lines=tuple(_rebased(line, drawn_from, values) for line in section.lines))
        for section in sections
    )


def _rebased(line: Line, drawn_from: Mapping[str, str], values: Mapping[str, str]) -> Line:
    stored = values[line.field.name]
    if line.value in (stored, drawn_from.get(line.field.name)):
        return replace(line, value=stored)
    return replace(line, stored=_readable(line.field, stored))


def _readable(field: Field, value: str) -> str:
    if value == NOT_OVERDUE:
        return "没有逾期"
    return dict(field.choices).get(value, value) or "空着"


def take(case: Case, answer_id: str, line: Line, stored: str) -> tuple[Case, Line]:
    """The case with the line taken where it changed, or the line with what is wrong with it."""
    if line.field.kind is Kind.DATE:
        line = replace(line, value=written_day(line.value, today()))
    if line.value == stored:
        return case, line
    try:
        if not line.value:
            return app.take_back(case, answer_id), line
        check(line.field, line.value, case.as_of)
        return app.answer(case, answer_id, line.value), line
    except InputUnusable as odd:
        return case, replace(line, error=_error(line, odd))


def _error(line: Line, odd: InputUnusable) -> str:
    """Ours says it best; the general one of the core knows only the code name of the field."""
    if odd.code != "value_unusable":
        return formal(odd.text + odd.next_step)
    example = f"{line.field.hint}。" if "例如" in line.field.hint else ""
    return formal(f"“{line.value[:30]}”填不进去,请改一下。{example}")


def check(field: Field, value: str, as_of: date) -> None:
    """Raises InputUnusable for a text that cannot be what the field holds."""
    if field.kind is Kind.MONEY and parse_yuan(value) < 0:
        raise InputUnusable("amount_negative", "金额不能是负数。", "请写成 1234.50 这样的数字。")
    if field.kind is Kind.WHOLE and not value.isdecimal():
        raise InputUnusable("not_whole", f"“{value[:30]}”不是整数。", "请只写数字,例如 12。")
    if field.kind is Kind.DATE and value != NOT_OVERDUE:
        _check_day(value, as_of, past=field.past)


def _check_day(value: str, as_of: date, *, past: bool) -> None:
    try:
        day = date.fromisoformat(value)
    except ValueError as odd:
        text = f"“{value[:30]}”不是日期。"
        raise InputUnusable("not_a_day", text, "请写成 2026-11-22 这样的年月日。") from odd
    if day < _EARLIEST or day.year > as_of.year + 40:
        raise InputUnusable("day_far", f"{day.year}年离得太远,多半写错了。", "请对照合同改正年份。")
    if past and day > as_of:
        raise InputUnusable("day_ahead", "这一天还没有到。", "请填已经发生的日期,看看年份对不对。")
