"""What is different between two plans of the same household: after a refusal, an offer, a sale, a lost income."""

from collections.abc import Iterator

from liangqing.base.money import speak_yuan
from liangqing.base.noun import Noun
from liangqing.plan.months import speak_month
from liangqing.plan.plan import Option, Plan


class Change(Noun):
    """One thing that changed; `debt` None: the household or the whole plan."""

    code: str
    debt: str | None
    text: str


class Changes(Noun):
    """Everything that changed, the whole first; empty where both plans say the same."""

    items: tuple[Change, ...]
    text: str


def changed(before: Plan, after: Plan) -> Changes:
    """From one plan to the next; both stay as they are."""
    items = (*_money(before, after), *_whole(before, after), *_debts(before, after))
    text = "".join(item.text for item in items) if items else "和原来的方案一样,照原来的做。"
    return Changes(items=items, text=text)


def _money(before: Plan, after: Plan) -> Iterator[Change]:
    pairs = (
        ("capacity", "每月能拿出的钱", before.capacity_fen, after.capacity_fen),
        ("cash", "手头能用的钱", before.cash_fen, after.cash_fen),
    )
    for code, name, was_fen, is_fen in pairs:
        if was_fen != is_fen:
            yield Change(
                code=code, debt=None, text=f"{name}从 {speak_yuan(was_fen)} 变成 {speak_yuan(is_fen)}。"
            )


def _whole(before: Plan, after: Plan) -> Iterator[Change]:
    if before.feasible and not after.feasible:
        yield Change(
            code="broken",
            debt=None,
            text=f"原来的方案排不开了,每月还差 {speak_yuan(after.short_fen or 0)}。先不要答应新的数。",
        )
    elif after.feasible and not before.feasible:
        yield Change(code="possible", debt=None, text="现在排得开了。")
    if before.feasible and after.feasible:
        yield from _better_or_worse(before, after)


def _better_or_worse(before: Plan, after: Plan) -> Iterator[Change]:
    more_fen = after.total_paid_fen - before.total_paid_fen
    if more_fen:
        yield Change(
            code="total",
            debt=None,
            text=f"一共要付的{'多' if more_fen > 0 else '少'} {speak_yuan(abs(more_fen))}。",
        )
    if before.debt_free_on != after.debt_free_on and before.debt_free_on and after.debt_free_on:
        was, now = speak_month(before.debt_free_on), speak_month(after.debt_free_on)
        yield Change(code="debt_free", debt=None, text=f"还清从{was}变到{now}。")


def _debts(before: Plan, after: Plan) -> Iterator[Change]:
    for option in before.options:
        if after.option(option.debt) is None:
            yield Change(code="gone", debt=option.debt, text=f"“{option.name}”不在方案里了。")
    for option in after.options:
        was = before.option(option.debt)
        if was is None:
            yield Change(code="new", debt=option.debt, text=f"新算进“{option.name}”:{_told(option)}。")
        elif (was.kind, was.payments_fen) != (option.kind, option.payments_fen):
            yield Change(
                code="way", debt=option.debt, text=f"“{option.name}”原来{_told(was)},现在{_told(option)}。"
            )


def _told(option: Option) -> str:
    if not option.total_fen:
        return "先不付"
    return f"每月 {speak_yuan(option.monthly_fen)}、{option.months} 个月、共 {speak_yuan(option.total_fen)}"
