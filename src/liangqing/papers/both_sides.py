"""Why the other side may accept: what the arrangement is worth to it today, beside roads that bring no more."""

from liangqing.base.money import speak_yuan
from liangqing.base.rates import percent_text
from liangqing.case.debt import LenderType
from liangqing.papers.paper import Block, Paragraph, Subject
from liangqing.plan.plan import OtherRoad, Side


def both_sides(subject: Subject) -> tuple[Block, ...]:
    """Only for a plan that can be kept, to a lender by trade, and of roads whose whole range lies at or below it."""
    plan, option = subject.request.plan, subject.option
    side = next((one for one in plan.sides if one.debt == subject.at.id), None)
    if not plan.feasible or option is None or not option.kind.spread or side is None:
        return ()
    if side.offer_fen is None or side.funding_e9 is None or subject.at.lender_type is LenderType.PRIVATE:
        return ()
    worth = (
        f"上述安排合计 {speak_yuan(option.total_fen)},按年利率 {percent_text(side.funding_e9)[:-2]}% 折算,"
        f"现值为 {speak_yuan(side.offer_fen)}。该安排在申请人家庭每月可用于偿债的金额以内,能够持续履行。"
    )
    beside = "".join(_road(road) for road in _no_better(side))
    estimate = "以上比较系申请人的估算,供贵方参考。" if beside else ""
    return (Paragraph(text=f"{worth}{beside}{estimate}"),)


def _no_better(side: Side) -> tuple[OtherRoad, ...]:
    return tuple(
        road for road in side.roads if side.offer_fen is not None and road.high_fen <= side.offer_fen
    )


def _road(road: OtherRoad) -> str:
    worth = (
        f"{speak_yuan(road.low_fen)}"
        if road.low_fen == road.high_fen
        else f"{speak_yuan(road.low_fen)} 至 {speak_yuan(road.high_fen)}"
    )
    how = {
        "agent": "如委托他人催收,收回同样款项并扣除佣金后,现值约为 ",
        "suit": f"如经诉讼、执行收回,按 {road.months} 个月和申请人估计的回收比例,"
        f"扣除先行缴纳的案件受理费 {speak_yuan(road.cost_fen)} 后,现值约为 ",
    }[road.kind]
    return f"{how}{worth},不高于上述安排。"
