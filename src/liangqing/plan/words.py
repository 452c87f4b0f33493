"""The sentences of a plan, as a borrower reads them."""

from collections.abc import Sequence
from datetime import date

from liangqing.base.money import speak_yuan
from liangqing.case.missing import Missing
from liangqing.plan.capacity import Means
from liangqing.plan.months import Payments, month_start, running, speak_month
from liangqing.plan.plan import Option, OptionKind

_HELP = (
    "需要有人帮着看,可以打 12348 申请法律援助;"
    "有的地方法院做个人债务集中清理,深圳、厦门有个人破产程序,能不能走要先问清条件。"
)


def held(
    means: Means,
    options: Sequence[Option],
    total_fen: int,
    last_on: date | None,
    left_out: Sequence[str],
    last: str = "",
) -> str:
    """A plan that keeps the floor. `last_on`: first day of its last month, None where nothing is paid.

    `last`: what `cash_used` says.
    """
    parts = [_capacity(means)]
    if last_on is None:
        parts.append("按现在的材料,没有要安排的付款。")
    else:
        parts.append(f"每笔选一种还法,一共付 {speak_yuan(total_fen)},到{speak_month(last_on)}付完最后一笔。")
    parts.append(last)
    return "".join([*parts, _to_agree(options), _parked(options), _left_out(left_out)])


def cash_used(means: Means, monthly: Payments, as_of: date) -> str:
    """That own money is used, and when least of it is left; empty where it is not touched."""
    spent = running(monthly, len(monthly))
    left = [means.purse.up_to(month) - fen for month, fen in enumerate(spent)]
    least_fen = min(left, default=means.cash_fen)
    if means.cash_fen <= 0 or least_fen >= means.cash_fen:
        return ""
    when = speak_month(month_start(as_of, left.index(least_fen)))
    return (
        f"手头能用的 {speak_yuan(means.cash_fen)} 会用到,最少的时候是{when},只剩 {speak_yuan(least_fen)}。"
        "想留着看病、应急,就在“家里的账”填“其中留着不动的”,再算一次。"
    )


def short(means: Means, short_fen: int, left_out: Sequence[str]) -> str:
    """No plan keeps the floor: how much a month is missing, what would help, and who."""
    need_fen = means.capacity_fen + short_fen
    gap = f"各笔都按最宽的还法谈,每月也要 {speak_yuan(need_fen)},还差 {speak_yuan(short_fen)}。"
    help_first = (
        f"收入或开支有变化,每月能拿出 {speak_yuan(need_fen)},就排得开;拿不出,不要动饭钱,也不要借新还旧。"
        "先按下面每笔列的请求去谈:核减、减免、拉长期限,谈下来一笔就重算一次。"
    )
    return "".join([_capacity(means), gap, help_first, _HELP, _left_out(left_out)])


def untold(means: Means, need_fen: int, left_out: Sequence[str]) -> str:
    """The household's own figures are not known: the plan waits for them, the debts' side can be told already."""
    asked = "、".join(_SUBJECTS.get(missing.id, missing.question) for missing in means.missing)
    parts = [f"还差{asked},先补齐,才算得出每月能拿出多少钱。"]
    if need_fen:
        parts.append(f"只看债务这一边:各笔都按最宽的还法谈,每月要 {speak_yuan(need_fen)}。")
        parts.append("填好之前先不要答应任何人一个数。")
    return "".join([*parts, _left_out(left_out)])


NO_RESCUE = "就算每家都肯特别照顾,现在的钱也排不开:先保住生活,不要答应任何数,尽快打 12348。"


def rescued(options: Sequence[Option]) -> str:
    """The fewest reliefs that would do."""
    names = "、".join(f"“{option.name}”({option.text.split('。')[0]})" for option in options)
    return f"另一条路:只要谈下 {len(options)} 笔特别照顾,别的照样还,就排得开:{names}。这要对方破例同意,先书面申请。"


_SUBJECTS = {
    "household.income": "每月收入",
    "household.living": "每月生活开支",
    "household.dependants": "每月给老人孩子的开支",
}


def alternatives_wait(missing: Sequence[Missing]) -> str:
    """Why there are no figures beside ours."""
    asked = "、".join(_SUBJECTS.get(one.id, one.question) for one in missing)
    return f"还差{asked},补齐后再比。"


def _capacity(means: Means) -> str:
    if not means.capacity_fen:
        return "按现在的收入,顾完生活已经拿不出还债的钱。"
    if means.by_month:
        return f"各月不一样,一年平均每月能拿出 {speak_yuan(means.capacity_fen)},再多就会动到饭钱。"
    return f"按现在的收入,每月最多能拿出 {speak_yuan(means.capacity_fen)},再多就会动到饭钱。"


def _to_agree(options: Sequence[Option]) -> str:
    """How many ways need the other side."""
    count = sum(1 for option in options if option.kind.spread or option.kind is OptionKind.LUMP_SUM)
    return f"其中 {count} 笔的还法要对方书面同意才作数,先谈,拿到书面再按新的数付。" if count else ""


def _parked(options: Sequence[Option]) -> str:
    names = "、".join(option.name for option in options if option.kind is OptionKind.PARKED)
    return f"{names}可能已过诉讼时效,先不付款、不承诺。" if names else ""


def _left_out(names: Sequence[str]) -> str:
    """The debts that the plan does not cover."""
    return (
        f"还有 {len(names)} 笔没有算进来:{'、'.join(names)}。先补齐下面问到的金额,才能算入方案。"
        if names
        else ""
    )
