"""The days that come next: court periods first, then instalments."""

from collections.abc import Sequence
from datetime import date, timedelta

from liangqing.assess.position import NextDate
from liangqing.base.days import speak_near_date
from liangqing.base.money import speak_yuan
from liangqing.case.debt import Debt, ProceedingKind
from liangqing.case.records import InstalmentRow
from liangqing.law.book import LawBook
from liangqing.law.periods import deadline

#: Instalments further away than this are not news.
_HORIZON_DAYS = 45

_KINDS: dict[ProceedingKind, tuple[tuple[str, str], ...]] = {
    ProceedingKind.LAWSUIT: (
        ("answer", "交答辩状,写清哪些数不认"),
        ("jurisdiction_objection", "觉得管辖法院不对,最迟这天书面提出"),
    ),
    ProceedingKind.PAYMENT_ORDER: (("payment_order_objection", "向法院提交书面异议,针对整份支付令"),),
    ProceedingKind.NOTARISED: (("notarised_objection", "公证程序有问题的,向法院申请不予执行"),),
}


def court_dates(debt: Debt, book: LawBook) -> tuple[NextDate, ...]:
    """The periods that began with a served paper."""
    dates = []
    for step in debt.proceedings:
        if step.served_on is None or step.ended_on is not None:
            continue
        for kind, what in _KINDS.get(step.kind, ()):
            ends, because = deadline(book.rules, kind, step.served_on, book.calendar)
            text = f"{debt.name}:{speak_near_date(ends.due_on)}前,{what}。{ends.warning or ''}"
            dates.append(
                NextDate(
                    kind=kind,
                    due_on=ends.due_on,
                    possibly_on=ends.possibly_on,
                    debt=debt.id,
                    text=text,
                    because=because,
                )
            )
    return tuple(dates)


def instalment_dates(debt: Debt, schedule: Sequence[InstalmentRow], as_of: date) -> tuple[NextDate, ...]:
    """Instalments that fall due within the horizon."""
    return tuple(
        NextDate(
            kind="instalment",
            due_on=row.due_on,
            debt=debt.id,
            amount_fen=row.total_fen,
            text=f"{debt.name}:{speak_near_date(row.due_on)}应还第 {row.number} 期 {speak_yuan(row.total_fen)}。",
        )
        for row in schedule
        if as_of <= row.due_on <= as_of + timedelta(days=_HORIZON_DAYS)
    )
