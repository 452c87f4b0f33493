"""The household's month as a plan sees it: what may be spent on debts, how heavy they are, and the emergency fund."""

from collections.abc import Sequence
from datetime import date

from liangqing.assess.position import DebtPosition
from liangqing.base.money import speak_yuan
from liangqing.base.rates import E9, MOST_E9
from liangqing.case.borrower import Household, Owner
from liangqing.plan.capacity import Means, floor_of, spent_in
from liangqing.plan.months import Payments, month_start, speak_month
from liangqing.plan.plan import BudgetView, EmergencyFund

#: A common yardstick of household finance, no rule of law: what falls due each month over what comes in.
HEAVY_PERCENT = 30
#: Months of living that the emergency fund holds.
FUND_MONTHS = 3


def budget_of(
    household: Household, means: Means, debts: Sequence[DebtPosition], monthly: Payments, as_of: date
) -> BudgetView:
    """`monthly` is what the plan pays; income not told gives no ratio, and above a hundred times it none larger."""
    income_fen = _income_fen(household)
    due_fen = sum(_due_fen(at) for at in debts)
    ratio_e9 = min(due_fen * E9 // income_fen, MOST_E9) if income_fen else None
    heavy = ratio_e9 is not None and ratio_e9 * 100 > HEAVY_PERCENT * E9
    return BudgetView(
        income_fen=income_fen,
        floor_fen=means.floor_fen,
        capacity_fen=means.capacity_fen,
        due_fen=due_fen,
        debt_to_income_e9=ratio_e9,
        heavy=heavy,
        fund=fund_of(household, means, monthly, as_of),
        warnings=tuple(_warnings(household, income_fen, heavy=heavy)),
    )


def fund_of(household: Household, means: Means, monthly: Payments, as_of: date) -> EmergencyFund:
    """Three months of living: from the reserve, the buffer, and what the plan leaves; the month in which it is full."""
    target_fen = FUND_MONTHS * means.floor_fen
    have_fen = min(household.reserve_fen or 0, household.cash_fen or 0)
    purse, spent_fen, kept_fen, full = means.purse, 0, have_fen, None
    for month, more_fen in enumerate(means.kept_fen):
        spent_fen += monthly[month] if month < len(monthly) else 0
        kept_fen += more_fen
        if full is None and kept_fen + purse.up_to(month) - spent_fen >= target_fen:
            full = month
    built_on = None if full is None else month_start(as_of, full)
    return EmergencyFund(
        target_fen=target_fen, have_fen=have_fen, built_on=built_on, text=_fund_words(target_fen, built_on)
    )


def _fund_words(target_fen: int, built_on: date | None) -> str:
    goal = f"应急的钱:{FUND_MONTHS} 个月的生活费,{speak_yuan(target_fen)}。"
    if built_on is None:
        return goal + "按现在的收支十年内攒不出来,先顾眼前。"
    return goal + f"每月预留的和用不完的攒着不动,到{speak_month(built_on)}够数。"


def _income_fen(household: Household) -> int | None:
    if household.incomes:
        return sum(source.amount_fen * (len(source.months) or 12) for source in household.incomes) // 12
    return household.income_fen


def _due_fen(at: DebtPosition) -> int:
    """What the contract asks each month, as far as it is known."""
    return max(at.monthly_fen or at.next_due_fen or 0, 0)


def _warnings(household: Household, income_fen: int | None, *, heavy: bool) -> Sequence[str]:
    told = []
    least_fen, spent_fen = floor_of(household), spent_in(household)
    if household.living_fen is not None and spent_fen < least_fen:
        told += [
            f"填的生活和养家开支合计 {speak_yuan(spent_fen)},低于当地的最低生活标准,"
            f"方案按 {speak_yuan(least_fen)} 留,不从饭钱里挤。"
        ]
    if income_fen is not None and income_fen < floor_of(household):
        told += ["收入还不够生活,没有余钱还债。先问社区低保、临时救助和失业金,再打 12348 问。"]
    if heavy:
        told += [f"每月到期要还的超过收入的 {HEAVY_PERCENT}%,太重了,不要再借,也不要再答应新的分期。"]
    borrowed = [one.name for one in household.one_offs if one.owner is Owner.BORROWED]
    if borrowed:
        told += [f"{'、'.join(borrowed)}是借来的,没有算进方案:借新还旧只会多一笔债。"]
    return told
