"""The days that come next: court periods first, then instalments."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from liangqing.assess.position import NextDate
from liangqing.assess.seen import Coming
from liangqing.base.days import speak_near_date
from liangqing.base.errors import InputUnusable
from liangqing.base.money import speak_yuan
from liangqing.case.debt import Debt, Proceeding, ProceedingKind, TitleKind
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
    rows = (_court_date(debt, kind, what, served_on, book) for kind, what, served_on in _periods(debt))
    return tuple(row for row in rows if row is not None)


def undated_papers(debt: Debt, book: LawBook) -> tuple[date, ...]:
    """Days on which a paper was served for whose time we hold no rule: its period has to be asked for."""
    rows = ((on, _court_date(debt, kind, what, on, book)) for kind, what, on in _periods(debt))
    return tuple(dict.fromkeys(on for on, row in rows if row is None))


def _periods(debt: Debt) -> Iterator[tuple[str, str, date]]:
    """Kind, what is to be done, and the day of service, for every step that still runs."""
    for step in debt.proceedings:
        if step.ended_on is not None:
            continue
        if step.served_on is not None:
            for kind, what in _KINDS.get(step.kind, ()):
                yield kind, what, step.served_on
        yield from _remedies(step)


def _remedies(step: Proceeding) -> Iterator[tuple[str, str, date]]:
    """What is left against a title: only where its kind and the day from which the period runs are told."""
    if step.title is TitleKind.JUDGMENT and step.effective_on is not None:
        yield "retrial", "觉得判错了的,可以申请再审;先打 12348 问,申请再审不停止执行", step.effective_on
    if step.title is TitleKind.AWARD and step.served_on is not None:
        yield "award_annulment", "程序有法定的毛病的,可以申请撤销裁决;先打 12348 问", step.served_on


def _court_date(debt: Debt, kind: str, what: str, served_on: date, book: LawBook) -> NextDate | None:
    """None where no rule of ours covers that day."""
    try:
        ends, because = deadline(book.rules, kind, served_on, book.calendar)
    except InputUnusable:
        return None
    return NextDate(
        kind=kind,
        due_on=ends.due_on,
        possibly_on=ends.possibly_on,
        debt=debt.id,
        text=f"{debt.name}:{speak_near_date(ends.due_on)}前,{what}。{ends.warning or ''}",
        because=because,
    )


def instalment_dates(
    debt: Debt, coming: Sequence[Coming], as_of: date, order_runs: bool = False
) -> tuple[NextDate, ...]:
    """Instalments that fall due within the horizon and are not paid yet; while a payment order runs nothing is paid."""
    kept = ",支付令的异议交出以前先备着,不付。" if order_runs else "。"
    return tuple(
        NextDate(
            kind="instalment",
            due_on=one.row.due_on,
            debt=debt.id,
            amount_fen=one.left_fen,
            text=f"{debt.name}:{speak_near_date(one.row.due_on)}应还第 {one.row.number} 期 "
            f"{speak_yuan(one.left_fen)}{kept}",
        )
        for one in coming
        if one.row.due_on <= as_of + timedelta(days=_HORIZON_DAYS)
    )
