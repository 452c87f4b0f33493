"""The forms on the page of the plan: an offer to be judged, and what has happened since; typed texts into values."""

from collections.abc import Callable, Mapping
from datetime import date

from liangqing.base.errors import InputUnusable
from liangqing.base.money import half_width, parse_yuan
from liangqing.case.borrower import Owner
from liangqing.case.case import Case
from liangqing.case.debt import Agreement, AgreementState
from liangqing.case.happened import with_buyer, with_income, with_money, with_offer
from liangqing.plan.judge import Offer
from liangqing.plan.plan import Plan

Told = Mapping[str, str]
_MOST_WORDS = 4000
_MOST_NAME = 60
#: Marks of an offer that figures cannot outweigh, as boxes to tick.
MARKS: Mapping[str, str] = {
    "fee_first": "要先交一笔费用",
    "private_account": "要付到个人账户",
    "new_loan": "要另借一笔来还",
    "others_sign": "要家人或别人一起签字、担保",
}
OWNERS: Mapping[Owner, str] = {
    Owner.OWN: "自己的",
    Owner.GIVEN: "别人给的,不用还",
    Owner.BORROWED: "借来的,要还",
}
#: What may have happened, by the name of its form.
HAPPENED: Mapping[str, str] = {
    "income": "收入变了",
    "money": "来了一笔钱",
    "refused": "对方不同意",
    "offer": "对方提了条件",
    "sold": "债转给别人了",
}


def offer_of(told: Told) -> Offer:
    """The offer as typed. Raises InputUnusable for a figure that is none."""
    return Offer(
        lump_sum_fen=_fen(told, "lump_sum", "一次付清"),
        monthly_fen=_fen(told, "monthly", "每月付"),
        months=_whole(told, "months", "付几个月", 120),
        first_fen=_fen(told, "first", "另外先付"),
        total_fen=_fen(told, "total", "对方说一共"),
        in_writing={"yes": True, "no": False}.get(told.get("in_writing", "")),
        text=_words(told, "text"),
        **{mark: mark in told for mark in MARKS},
    )


def happened(case: Case, plan: Plan, kind: str, told: Told) -> Case:
    """The case after what a form tells. Raises InputUnusable for what is missing or cannot be."""
    take = _TAKEN.get(kind)
    if take is None:
        raise InputUnusable("happened_unknown", "没有这一种变化。", "请从“我的情况变了”里选一种。")
    return take(case, plan, told)


def _income(case: Case, _plan: Plan, told: Told) -> Case:
    place = _whole(told, "which", "哪一份收入", 60)
    return with_income(case, _needed(_fen(told, "income_now", "现在每月到手"), "现在每月到手多少元"), place)


def _money(case: Case, _plan: Plan, told: Told) -> Case:
    amount_fen = _needed(_fen(told, "money", "多少钱"), "这笔钱是多少元")
    owner = next((one for one in Owner if one == told.get("owner")), None)
    if owner is None:
        raise InputUnusable("owner_unknown", "还没有选这笔钱是谁的。", "借来的要还,不能算进方案。")
    return with_money(case, "来的一笔钱", amount_fen, _day(told, "money_on", case.as_of), owner)


def _refused(case: Case, plan: Plan, told: Told) -> Case:
    option = plan.option(_debt_id(case, told, "refused_debt"))
    if option is None or not option.kind.spread or not option.monthly_fen:
        text = "这一笔在方案里没有要对方同意的条件。"
        raise InputUnusable(
            "nothing_refused", text, "请选一笔正在谈分期的;对方另提了条件的,填“对方提了条件”。"
        )
    refused = Agreement(
        state=AgreementState.REFUSED,
        on=case.as_of,
        said_by="本人填写",
        monthly_fen=option.monthly_fen,
        months=option.months,
    )
    return with_offer(case, option.debt, refused)


def _offer(case: Case, _plan: Plan, told: Told) -> Case:
    debt_id, offer = _debt_id(case, told, "debt"), offer_of(told)
    spread, lump = offer.monthly_fen and offer.months, offer.lump_sum_fen
    if offer.first_fen or bool(spread) == bool(lump):
        text = "这个条件还记不进方案:要么一次付清,要么每月多少、几个月。"
        raise InputUnusable("offer_unclear", text, "有首付的,先看“行不行”那里的判断,请对方写成每期的表。")
    state = AgreementState.OFFER_VERIFIED if offer.in_writing else AgreementState.OFFER_ORAL
    held = Agreement(
        state=state,
        on=case.as_of,
        said_by="本人填写",
        lump_sum_fen=lump,
        monthly_fen=offer.monthly_fen,
        months=offer.months,
        text=offer.text,
    )
    return with_offer(case, debt_id, held)


def _sold(case: Case, _plan: Plan, told: Told) -> Case:
    buyer = _words(told, "buyer")
    if not buyer:
        raise InputUnusable("buyer_missing", "还没有填转给了谁。", "照通知上的全称填;不知道就写“不知道”。")
    return with_buyer(
        case, _debt_id(case, told, "sold_debt"), buyer[:_MOST_NAME], _day(told, "sold_on", case.as_of)
    )


_TAKEN: Mapping[str, Callable[[Case, Plan, Told], Case]] = {
    "income": _income,
    "money": _money,
    "refused": _refused,
    "offer": _offer,
    "sold": _sold,
}


def _debt_id(case: Case, told: Told, field: str) -> str:
    debt_id = told.get(field, "")
    if case.debt(debt_id) is None:
        raise InputUnusable("debt_not_chosen", "还没有选是哪一笔债务。", "请选一笔,再试一次。")
    return debt_id


def _needed(fen: int | None, what: str) -> int:
    if fen is None:
        raise InputUnusable("amount_missing", f"还没有填{what}。", "请写成 1234.50 这样的数字。")
    return fen


def _fen(told: Told, field: str, label: str) -> int | None:
    text = told.get(field, "").strip()
    if not text:
        return None
    try:
        fen = parse_yuan(text)
    except InputUnusable as odd:
        raise InputUnusable(odd.code, f"“{label}”那一格:{odd.text}", odd.next_step) from odd
    if fen < 0:
        raise InputUnusable("amount_negative", f"“{label}”不能是负数。", "请写成 1234.50 这样的数字。")
    return fen


def _whole(told: Told, field: str, label: str, most: int) -> int | None:
    text = half_width(told.get(field, "").strip())
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 5 and 1 <= int(text) <= most):
        raise InputUnusable("not_whole", f"“{label}”要写 1 到 {most} 的整数。", "例如 12。")
    return int(text)


def _day(told: Told, field: str, otherwise: date) -> date:
    text = told.get(field, "").strip()
    if not text:
        return otherwise
    try:
        day = date.fromisoformat(text)
    except ValueError as odd:
        raise InputUnusable("not_a_day", f"“{text[:30]}”不是日期。", "请写成 2026-11-22 这样。") from odd
    if abs(day.year - otherwise.year) > 20:
        raise InputUnusable("day_far", f"{day.year}年离得太远,多半写错了。", "请改正年份。")
    return day


def _words(told: Told, field: str) -> str:
    text = told.get(field, "").strip()
    if len(text) > _MOST_WORDS:
        raise InputUnusable("text_too_long", f"太长了,这里最多 {_MOST_WORDS} 个字。", "只写要紧的几句。")
    return text
