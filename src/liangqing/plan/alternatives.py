"""The six well-known strategies beside ours, each with one sentence on why ours was preferred."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from liangqing.base.money import speak_yuan
from liangqing.plan.menu import Aim, Menu, Purse, month_sums
from liangqing.plan.months import Payments, added, month_start, running, speak_month
from liangqing.plan.plan import Alternative
from liangqing.plan.simulate import (
    Loan,
    Run,
    Split,
    dearest_first,
    in_turn,
    pro_rata,
    simulate,
    smallest_first,
)
from liangqing.plan.solver import Limits, Picks, best, least_peak

#: Promised keys, in this order, with what a borrower calls them.
NAMES: Mapping[str, str] = {
    "snowball": "先还最小的(雪球法)",
    "avalanche": "先还利率最高的(雪崩法)",
    "pro_rata": "各家按余额比例还",
    "keep_all": "全都照原来的约定还",
    "lowest_monthly": "每月付得最少",
    "cheapest": "总共付得最少",
}


@dataclass(frozen=True)
class Ground:
    """What the strategies are run on. `picks` is our own choice, None where no plan keeps the floor.

    `agreed`: what each contract asks month by month, arrears at once.
    """

    as_of: date
    menu: Menu
    purse: Purse
    picks: Picks | None
    loans: tuple[Loan, ...]
    agreed: tuple[Payments, ...]
    complete: bool


def alternatives(ground: Ground) -> dict[str, Alternative]:
    """All six, in the promised order."""
    loans = ground.loans
    return {
        "snowball": _strategy(ground, "snowball", in_turn(smallest_first(loans))),
        "avalanche": _strategy(ground, "avalanche", in_turn(dearest_first(loans))),
        "pro_rata": _strategy(ground, "pro_rata", pro_rata),
        "keep_all": _keep_all(ground),
        "lowest_monthly": _lowest_monthly(ground),
        "cheapest": _cheapest(ground),
    }


def untold(text: str) -> dict[str, Alternative]:
    """All six without figures, where the household's own are not known yet."""
    return {key: _without(key, text) for key in NAMES}


def _strategy(ground: Ground, key: str, split: Split) -> Alternative:
    """A strategy that pays out all there is each month without asking anybody."""
    shares = _shares(ground, split)
    run = simulate(ground.loans, ground.purse, split)
    if run is None:
        return _without(key, _ENDLESS if ground.purse.capacity_fen else _NO_MONEY, shares)
    return Alternative(
        name=NAMES[key],
        total_paid_fen=run.total_fen,
        debt_free_on=month_start(ground.as_of, run.months - 1) if run.months and ground.complete else None,
        first_month_fen=sum(run.first),
        feasible=True,
        text=_strategy_words(ground, run),
        shares=shares,
    )


def _shares(ground: Ground, split: Split) -> dict[str, int]:
    """How one month's capacity falls on the balances of today."""
    amounts = split(max(0, ground.purse.capacity_fen), tuple(loan.balance_fen for loan in ground.loans))
    return {loan.id: amount for loan, amount in zip(ground.loans, amounts, strict=True)}


def _strategy_words(ground: Ground, run: Run) -> str:
    """What the strategy leaves open in its first month, and its price beside ours."""
    unpaid = sum(1 for amount in run.first if not amount)
    if not ground.loans:
        return "没有要还的债,几种还法都一样。"
    left = f"头一个月有 {unpaid} 笔一分不付,会逾期或继续逾期" if unpaid else _NOBODY_AGREED
    silent = "(利率不清楚的几笔没有算利息)" if any(not loan.yearly for loan in ground.loans) else ""
    price = f"对方不停息的话,一共要付 {speak_yuan(run.total_fen)}{silent}"
    return f"{left}。{price}{_against_ours(ground, run.total_fen)}。"


def _against_ours(ground: Ground, total_fen: int) -> str:
    if ground.picks is None:
        return ""
    more_fen = total_fen - sum(month_sums(ground.menu, ground.picks))
    if not more_fen:
        return ",和本方案(按谈成算)一样多"
    return f",比本方案(按谈成算){'多' if more_fen > 0 else '少'} {speak_yuan(abs(more_fen))}"


def _keep_all(ground: Ground) -> Alternative:
    """Every contract as it stands, arrears at once; until the first month in which the money is not there."""
    monthly = added(*ground.agreed)
    if not sum(monthly):
        return _without("keep_all", "没有要照着还的约定。")
    spent = running(monthly, len(monthly))
    broken = next((month for month, fen in enumerate(spent) if fen > ground.purse.up_to(month)), None)
    last_on = month_start(ground.as_of, len(monthly) - 1)
    if broken is not None:
        return _without("keep_all", _breaks(ground, monthly, broken)).model_copy(
            update={"first_month_fen": monthly[0]}
        )
    return Alternative(
        name=NAMES["keep_all"],
        total_paid_fen=sum(monthly),
        debt_free_on=last_on if ground.complete else None,
        first_month_fen=monthly[0],
        feasible=True,
        text=f"欠的一次补齐,再按期还,一共付 {speak_yuan(sum(monthly))}{_against_ours(ground, sum(monthly))}。",
    )


def _breaks(ground: Ground, monthly: Payments, broken: int) -> str:
    when = "头一个月" if not broken else speak_month(month_start(ground.as_of, broken))
    have_fen = ground.purse.up_to(broken) - sum(monthly[:broken])
    return (
        f"欠的一次补齐,再按期还,{when}就要 {speak_yuan(monthly[broken])},"
        f"到那时能拿出的只有 {speak_yuan(max(0, have_fen))},付不出来,会动到饭钱或又逾期。"
    )


def _lowest_monthly(ground: Ground) -> Alternative:
    """The affordable choice with the lowest highest month; among those the least paid, then the earliest end."""
    peak_fen = least_peak(ground.menu, ground.purse) if ground.picks is not None else None
    if peak_fen is None:
        return _without("lowest_monthly", _NO_CHOICE)
    found = best(ground.menu, Limits(ground.purse, peak_fen), (Aim.TOTAL, Aim.LAST_MONTHS))
    picks = found.picks if found is not None else ()
    text = f"最高的一个月只付 {speak_yuan(peak_fen)},但{_later(ground, picks)}"
    return _choice(ground, "lowest_monthly", picks, text)


def _cheapest(ground: Ground) -> Alternative:
    """The affordable choice with the least paid, whatever it leaves open; then the earliest end."""
    aims = (Aim.TOTAL, Aim.LAST_MONTHS)
    found = best(ground.menu, Limits(ground.purse), aims) if ground.picks is not None else None
    if found is None:
        return _without("cheapest", _NO_CHOICE)
    price = f"一共付 {speak_yuan(found.values[0])}{_against_ours(ground, found.values[0])}"
    text = f"{price},但{_later(ground, found.picks)}"
    return _choice(ground, "cheapest", found.picks, text)


def _choice(ground: Ground, key: str, picks: Picks, text: str) -> Alternative:
    monthly = month_sums(ground.menu, picks)
    same = monthly == month_sums(ground.menu, ground.picks or ())
    return Alternative(
        name=NAMES[key],
        total_paid_fen=sum(monthly),
        debt_free_on=month_start(ground.as_of, len(monthly) - 1) if monthly and ground.complete else None,
        first_month_fen=monthly[0] if monthly else 0,
        feasible=True,
        text="和本方案每月付的一样。" if same else text,
    )


def _later(ground: Ground, picks: Picks) -> str:
    """Why not: what our choice puts in order sooner."""
    ours = ground.picks or ()
    riskier = sum(
        1
        for ways, pick, our in zip(ground.menu, picks, ours, strict=True)
        if ways[pick].exposure > ways[our].exposure
    )
    if riskier:
        return f"有 {riskier} 笔更晚脱离逾期或改动了正常还款,被起诉、强制执行的风险更大。"
    months = len(month_sums(ground.menu, picks))
    return f"要付到{speak_month(month_start(ground.as_of, months - 1))}。" if months else "没有别的好处。"


_NOBODY_AGREED = "每家都付一点,但没有一家答应过这个数,仍按违约算"
_ENDLESS = "没有谈妥停息之前,照这样还,利息比还进去的快,一直还不完。所以先谈,再还。"
_NO_MONEY = "现在每月拿不出还债的钱,这样还不下去。"
_NO_CHOICE = "现在能拿出的钱,连最宽的还法也排不开,先看方案里还差多少。"


def _without(key: str, text: str, shares: Mapping[str, int] | None = None) -> Alternative:
    """A strategy that comes to no end, or that cannot be told."""
    return Alternative(
        name=NAMES[key],
        total_paid_fen=None,
        debt_free_on=None,
        first_month_fen=None,
        feasible=False,
        text=text,
        shares=dict(shares or {}),
    )
