"""A concrete offer held against the proven plan: take it, answer with another figure, refuse it, or ask a person."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from liangqing.assess.creditor import recourse_proven
from liangqing.assess.position import DebtPosition, Stage
from liangqing.base.because import Because
from liangqing.base.errors import InputUnusable
from liangqing.base.money import Amount, Fen, speak_yuan
from liangqing.base.noun import Noun
from liangqing.plan.menu import Aim, Menu, Way, month_sums, value_of
from liangqing.plan.months import Payments, month_start, speak_month
from liangqing.plan.option_words import UNPROVEN_WORDS
from liangqing.plan.options import Candidate, time_barred
from liangqing.plan.owed import settle_fen
from liangqing.plan.plan import Option, OptionKind, Verdict
from liangqing.plan.refuse import refused_wish
from liangqing.plan.solver import OUR_AIMS, Limits, best
from liangqing.plan.table import Table


class Offer(Noun):
    """What the other side offers, as told. Either `lump_sum_fen`, or `monthly_fen` and `months`; else it is no offer.

    `first_fen`: to be paid at once, before the months. `total_fen`: what they say it adds up to. `in_writing`: whether
    it is on paper or in the app. The four marks are what such offers hide.
    """

    lump_sum_fen: Amount | None = None
    monthly_fen: Amount | None = None
    months: Annotated[int, Field(ge=1, le=120)] | None = None
    first_fen: Amount | None = None
    total_fen: Amount | None = None
    in_writing: bool | None = None
    fee_first: bool = False
    private_account: bool = False
    new_loan: bool = False
    others_sign: bool = False
    text: str = ""


class Judged(Noun):
    """`regret_fen`: what the household pays more with the offer than with the proven plan (below 0: less).

    None where there are no two plans to compare.
    """

    verdict: Verdict
    regret_fen: Fen | None
    why: tuple[str, ...]
    counter: Option | None
    because: tuple[Because, ...] = ()


def judge(table: Table, debt_id: str, offer: Offer) -> Judged:
    """The verdict on one offer for one debt. Raises InputUnusable for a debt that is not there.

    Regret compares whole plans: the best one that takes the offer against the best one of all, both proven.
    """
    at = next((at for at in table.position.debts if at.id == debt_id), None)
    if at is None:
        raise InputUnusable(
            "debt_unknown", f"案件里没有编号为“{debt_id}”的债务。", "用 case show 看有哪些编号。"
        )
    refusals = tuple(_refusals(at, offer))
    if refusals:
        return Judged(verdict=Verdict.REFUSE, regret_fen=None, why=refusals, counter=None)
    doubts = tuple(_doubts(table, at, offer))
    if doubts:
        return Judged(verdict=Verdict.NEED_PERSON, regret_fen=None, why=doubts, counter=None)
    return _weighed(table, at, offer)


def _refusals(at: DebtPosition, offer: Offer) -> Iterator[str]:
    """What is refused whatever the figures."""
    if offer.fee_first:
        yield "先收费再办的不要给:这是最常见的骗法。"
    if offer.private_account:
        yield "付到个人账户的不要付:只付合同写明的账户或官方 App。"
    if offer.new_loan:
        yield "要您另借一笔来还的不要答应:只会多一笔债。"
    if wish := refused_wish(offer.text):
        yield wish
    if time_barred(at):
        yield "这笔可能已过诉讼时效:答应、付款、签字都可能让对方重新有权起诉,先打 12348。"
    gate = at.gate("payment_order")
    if gate is not None and not gate.open:
        yield f"{gate.text}"


def _doubts(table: Table, at: DebtPosition, offer: Offer) -> Iterator[str]:
    """What figures cannot decide."""
    payments = _payments(offer)
    if payments is None:
        yield "没有写清楚付多少、分几期:请对方写明总额、期数、每期金额和日子,再来比。"
    elif offer.total_fen is not None and offer.total_fen != sum(payments):
        yield (
            f"对方的数自己对不上:各期加起来是 {speak_yuan(sum(payments))},"
            f"说的总额是 {speak_yuan(offer.total_fen)}。请对方改成一致的再谈。"
        )
    if offer.others_sign:
        yield "要家人或别人一起签字、做担保的:签了就要一起还。先打 12348 问,不要当场签。"
    if settle_fen(at) is None:
        yield "这笔到底欠多少还没弄清:先要一份欠款明细。"
    if table.means.missing:
        yield "家里每月的收支还没填全,算不出付不付得起。"
    gate = at.gate("creditor")
    if gate is not None and not gate.open:
        yield gate.text
    debt = table.case.debt(at.id)
    if debt is not None and not recourse_proven(debt, table.position.as_of):
        yield UNPROVEN_WORDS
    if at.stage in (Stage.ENFORCEMENT, Stage.NOTARISED):
        yield "已经到执行这一步:和解要经执行法官记入笔录,请先问承办法官或 12368、12348。"


def _payments(offer: Offer) -> Payments | None:
    """Fen a month from month 0; None where the offer does not say."""
    if offer.lump_sum_fen is not None and offer.monthly_fen is None and offer.months is None:
        return (offer.lump_sum_fen,) if offer.lump_sum_fen > 0 else None
    if offer.lump_sum_fen is not None or not offer.monthly_fen or not offer.months or offer.monthly_fen < 0:
        return None
    months = (offer.monthly_fen,) * offer.months
    return (max(0, offer.first_fen or 0) + months[0], *months[1:])


def _weighed(table: Table, at: DebtPosition, offer: Offer) -> Judged:
    place = next((place for place, ways in enumerate(table.ways) if ways[0].option.debt == at.id), None)
    payments = _payments(offer)
    if place is None or payments is None:
        unknown = ("这笔还没有算进方案。",)
        return Judged(verdict=Verdict.NEED_PERSON, regret_fen=None, why=unknown, counter=None)
    menu = table.menu
    with_offer: Menu = (*menu[:place], (_taken(table.ways[place], offer, payments),), *menu[place + 1 :])
    limits = Limits(table.purse)
    ours, theirs = best(menu, limits, OUR_AIMS), best(with_offer, limits, OUR_AIMS)
    counter = table.ways[place][ours.picks[place]].option if ours is not None else None
    over = _over_owed(at, payments)
    if theirs is None:
        verdict = Verdict.COUNTER if counter else Verdict.REFUSE
        return Judged(
            verdict=verdict, regret_fen=None, why=(_too_much(table, payments), *over), counter=counter
        )
    if ours is None or counter is None:
        why = (*_good(0, offer), *over)
        return Judged(
            verdict=Verdict.NEED_PERSON if over else Verdict.ACCEPT, regret_fen=None, why=why, counter=None
        )
    regret_fen = sum(month_sums(with_offer, theirs.picks)) - sum(month_sums(menu, ours.picks))
    safer = value_of(with_offer, theirs.picks, Aim.EXPOSURE) <= value_of(menu, ours.picks, Aim.EXPOSURE)
    if not over and regret_fen <= 0 and (safer or offer.lump_sum_fen is not None):
        return Judged(
            verdict=Verdict.ACCEPT, regret_fen=regret_fen, why=_good(regret_fen, offer), counter=None
        )
    why = (*over, _worse(regret_fen, counter, table))
    return Judged(verdict=Verdict.COUNTER, regret_fen=regret_fen, why=why, counter=counter)


def _taken(ways: Sequence[Candidate], offer: Offer, payments: Payments) -> Way:
    """The offer in the place of our own ways: as dangerous as our settlement of that length; a lump sum: a month."""
    spread = [way for way in ways if way.option.kind.spread]
    a_month = min((way.exposure // max(1, way.option.months) for way in spread), default=1)
    return Way(payments, a_month * (1 if offer.lump_sum_fen is not None else len(payments)))


def _over_owed(at: DebtPosition, payments: Payments) -> tuple[str, ...]:
    owed_fen = settle_fen(at) or 0
    over_fen = sum(payments) - owed_fen
    if over_fen <= 0:
        return ()
    return (
        f"加起来 {speak_yuan(sum(payments))},比按合同和法律算的 {speak_yuan(owed_fen)} 多 {speak_yuan(over_fen)}。",
    )


def _too_much(table: Table, payments: Payments) -> str:
    return (
        f"付不起:家里每月最多能拿出 {speak_yuan(table.means.capacity_fen)},"
        f"照这个条件头一个月要 {speak_yuan(payments[0])},别的几笔就排不开,会动到饭钱。"
    )


def _good(regret_fen: int, offer: Offer) -> tuple[str, ...]:
    saves = (
        f"比现在的方案少付 {speak_yuan(-regret_fen)}。" if regret_fen < 0 else "不比现在的方案差,也付得起。"
    )
    paper = "先拿到书面确认(金额、期数、减免、账户、付清后不再追讨),再付第一笔。"
    return (saves, paper) if not offer.in_writing else (saves, "付款前把书面内容和收款账户再对一遍。")


def _worse(regret_fen: int, counter: Option, table: Table) -> str:
    ends = speak_month(month_start(table.position.as_of, max(0, counter.months - 1)))
    ours = f"可以回:每月 {speak_yuan(counter.monthly_fen)},到{ends},共 {speak_yuan(counter.total_fen)}。"
    if counter.kind is OptionKind.KEEP:
        ours = "这笔照原来的约定付更好。"
    if regret_fen > 0:
        return f"接下来一共会多付 {speak_yuan(regret_fen)}。{ours}"
    return f"付得起,但拖得更久,被起诉的风险更大。{ours}"
