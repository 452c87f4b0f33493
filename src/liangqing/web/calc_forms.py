"""A calculator's form: what was typed, what cannot be taken told at its field, and the answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from liangqing.base.errors import InputUnusable
from liangqing.base.money import half_width, parse_yuan
from liangqing.base.typeset import formal
from liangqing.law.book import LawBook
from liangqing.web.calc_answers import ANSWERS, Given, Told
from liangqing.web.calc_fields import Calculator
from liangqing.web.field import Field, Kind
from liangqing.web.forms import Line, check

_MOST_CHARACTERS = 40_000
_NUMBER = re.compile(r"\d{1,6}(\.\d{1,9})?", re.ASCII)
_MOST_DIGITS = 6
#: Which field an answer that cannot be given is about.
_ABOUT = {
    "rate_inputs": "payment",
    "periods_unusable": "periods",
    "overdue_inputs": "principal",
    "instalment_inputs": "principal",
    "fee_inputs": "amount",
    "amount_not_positive": "amount",
    "judgment_inputs": "amount",
    "deadline_unknown": "from_on",
    "limitation_unknown": "due_on",
    "dates_reversed": "due_on",
    "flow_unreadable": "flows",
    "flows_too_few": "flows",
    "flows_too_many": "flows",
}
_NO_RULE = ("deadline_unknown", "limitation_unknown", "no_rule")


@dataclass(frozen=True)
class Section:
    """One calculator on the page; `active`: it was asked."""

    calculator: Calculator
    lines: tuple[Line, ...]
    active: bool = False
    error: str = ""
    answer: tuple[Told, ...] = ()


def blank(calculator: Calculator) -> Section:
    """Not asked yet."""
    return Section(calculator, tuple(Line(field, "") for field in calculator.fields))


def asked(calculator: Calculator, typed: Mapping[str, str], today: date, book: LawBook) -> Section:
    """The form as typed, with its answer or with what is wrong."""
    needed = frozenset() if typed.get("flows", "").strip() else calculator.needed
    values: dict[str, object] = {}
    lines = []
    for field in calculator.fields:
        text = typed.get(field.name, "").strip()[:_MOST_CHARACTERS]
        line = Line(field, text)
        try:
            if text:
                values[field.name] = _value(field, text, today)
            elif field.name in needed:
                line = replace(line, error="请填这一格。" if field.choices == () else "请选一个。")
        except InputUnusable as odd:
            line = replace(line, error=formal(odd.text + odd.next_step))
        lines.append(line)
    section = Section(calculator, tuple(lines), active=True)
    if any(line.error for line in lines):
        return section
    return _answered(section, Given(values, today, book))


def _answered(section: Section, given: Given) -> Section:
    try:
        return replace(section, answer=ANSWERS[section.calculator.key](given))
    except InputUnusable as odd:
        return _refused(section, odd)


def _refused(section: Section, odd: InputUnusable) -> Section:
    """At the field that it is about, or above the form where it is about none."""
    text = formal(odd.text + odd.next_step)
    if odd.code in _NO_RULE:
        text = "那时候的规定我们没有收录，请打 12348 问。"
    about = _ABOUT.get(odd.code, "flows" if given_flows(section) else "")
    lines = tuple(replace(line, error=text) if line.field.name == about else line for line in section.lines)
    return replace(section, lines=lines) if lines != section.lines else replace(section, error=text)


def given_flows(section: Section) -> bool:
    """Whether dated amounts were typed one by one."""
    return any(line.field.name == "flows" and line.value for line in section.lines)


def _value(field: Field, text: str, today: date) -> object:
    """The typed text as a value of the field's kind. Raises InputUnusable for what cannot be."""
    bare = half_width(text).strip()
    match field.kind:
        case Kind.MONEY:
            check(field, bare, today)
            return parse_yuan(bare)
        case Kind.PERCENT:
            return _number(bare)
        case Kind.WHOLE:
            return _whole(field, bare, today)
        case Kind.DATE:
            check(field, bare, today)
            return date.fromisoformat(bare)
        case Kind.CHOICE:
            return _choice(field, text)
        case Kind.TEXT | Kind.LONG:
            return text


def _number(bare: str) -> Fraction:
    plain = bare.removesuffix("%").removesuffix("倍").strip()
    if not _NUMBER.fullmatch(plain):
        raise InputUnusable("number_unreadable", f"“{bare[:24]}”不是能用的数字。", "请写成 14.4 这样。")
    return Fraction(plain)


def _whole(field: Field, bare: str, today: date) -> int:
    plain = bare.removesuffix("天").removesuffix("期").strip()
    check(field, plain, today)
    if len(plain) > _MOST_DIGITS:
        raise InputUnusable("whole_too_large", f"“{plain[:24]}”大得不像真的。", "请改小一点。")
    return int(plain)


def _choice(field: Field, text: str) -> str:
    if text not in dict(field.choices):
        raise InputUnusable("choice_unknown", f"没有“{text[:24]}”这一项。", "请重新选一个。")
    return text
