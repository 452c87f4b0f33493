"""Both sides: what an offer is worth to the lender today, beside an agent or a suit; and how evenly creditors fare."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from liangqing.assess.position import DebtPosition
from liangqing.base.because import Because
from liangqing.base.money import round_half_up, speak_yuan
from liangqing.base.rates import E9, percent_text
from liangqing.case.debt import Debt, Prospects
from liangqing.plan.owed import settle_fen
from liangqing.plan.plan import Option, OtherRoad, Side
from liangqing.plan.present import present_value
from liangqing.plan.simulate import pro_rata


@dataclass(frozen=True)
class LenderFigures:
    """What law and published tables give for the other side's reckoning.

    `funding_e9`: a published rate that stands in where the person entered no funding cost (None: nothing stands in);
    `funding_words` says which. `court_fee`: fen for a claim of so many fen, by the tiers in force.
    """

    funding_e9: int | None
    funding_words: str
    court_fee: Callable[[int], tuple[int, tuple[Because, ...]]]


def sides_of(
    debts: Sequence[Debt],
    positions: Sequence[DebtPosition],
    options: Sequence[Option],
    figures: LenderFigures,
) -> tuple[Side, ...]:
    """One for each debt that is paid in the plan and whose balance is known."""
    by_id = {option.debt: option for option in options if option.total_fen}
    paid = [
        (debt, at, by_id[at.id], owed_fen)
        for debt, at in zip(debts, positions, strict=True)
        if at.id in by_id and (owed_fen := settle_fen(at))
    ]
    even = pro_rata(sum(option.total_fen for _, _, option, _ in paid), tuple(owed for _, _, _, owed in paid))
    return tuple(
        _side(debt, option, owed_fen, option.total_fen - even_fen, figures)
        for (debt, _, option, owed_fen), even_fen in zip(paid, even, strict=True)
    )


def _side(debt: Debt, option: Option, owed_fen: int, uneven_fen: int, figures: LenderFigures) -> Side:
    entered = debt.prospects or Prospects()
    funding_e9 = entered.funding_e9 if entered.funding_e9 is not None else figures.funding_e9
    if funding_e9 is None:
        return Side(
            debt=debt.id,
            offer_fen=None,
            funding_e9=None,
            roads=(),
            uneven_fen=uneven_fen,
            text="",
            even_text=_even(option, uneven_fen),
        )
    yearly = Fraction(funding_e9, E9)
    offer_fen = present_value(option.payments_fen, yearly)
    roads = (*_agent(entered, option, yearly), *_suit(entered, owed_fen, yearly, figures))
    said = "按填写的资金成本" if entered.funding_e9 is not None else f"按{figures.funding_words}"
    text = (
        f"本方案合计 {speak_yuan(option.total_fen)},{said}(年利率 {percent_text(funding_e9)[:-2]}%)"
        f"折成今天的钱是 {speak_yuan(offer_fen)}。"
    )
    return Side(
        debt=debt.id,
        offer_fen=offer_fen,
        funding_e9=funding_e9,
        roads=roads,
        uneven_fen=uneven_fen,
        text=text + "".join(_beside(road, offer_fen) for road in roads),
        even_text=_even(option, uneven_fen),
    )


def _even(option: Option, uneven_fen: int) -> str:
    """How this creditor fares beside the others."""
    even_fen = option.total_fen - uneven_fen
    share = f"各家按欠款多少平分,这一家是 {speak_yuan(even_fen)};"
    if not uneven_fen:
        return share + "方案里刚好是这个数。"
    more = "多" if uneven_fen > 0 else "少"
    return f"{share}方案里付 {speak_yuan(option.total_fen)},{more} {speak_yuan(abs(uneven_fen))}。"


def _agent(entered: Prospects, option: Option, yearly: Fraction) -> tuple[OtherRoad, ...]:
    """The same payments through an agent that keeps its commission."""
    if entered.commission_e9 is None:
        return ()
    kept = 1 - min(Fraction(entered.commission_e9, E9), Fraction(1))
    fen = round_half_up(present_value(option.payments_fen, yearly) * kept)
    words = f"委托催收收回同样的钱,扣掉 {percent_text(entered.commission_e9)[:-2]}% 的佣金"
    return (OtherRoad(kind="agent", low_fen=fen, high_fen=fen, cost_fen=0, months=option.months, text=words),)


def _suit(
    entered: Prospects, owed_fen: int, yearly: Fraction, figures: LenderFigures
) -> tuple[OtherRoad, ...]:
    """The share that a suit recovers, after its months, less the court fee that is paid at the start."""
    low_e9, high_e9, months = entered.recovery_low_e9, entered.recovery_high_e9, entered.suit_months
    if low_e9 is None or high_e9 is None or months is None or low_e9 > high_e9:
        return ()
    fee_fen, because = figures.court_fee(owed_fen)
    low_fen, high_fen = (
        present_value((*(0,) * (months - 1), owed_fen * min(e9, E9) // E9), yearly) - fee_fen
        for e9 in (low_e9, high_e9)
    )
    share = f"{percent_text(low_e9)[:-2]}% 至 {percent_text(high_e9)[:-2]}%"
    words = f"起诉并执行,{months} 个月后收回 {share},先垫案件受理费 {speak_yuan(fee_fen)}"
    return (
        OtherRoad(
            kind="suit",
            low_fen=low_fen,
            high_fen=high_fen,
            cost_fen=fee_fen,
            months=months,
            text=words,
            because=because,
        ),
    )


def _beside(road: OtherRoad, offer_fen: int) -> str:
    """Said only as far as the figures carry: above the whole range, inside it, or below."""
    worth = (
        speak_yuan(road.low_fen)
        if road.low_fen == road.high_fen
        else f"{speak_yuan(road.low_fen)} 至 {speak_yuan(road.high_fen)}"
    )
    if offer_fen >= road.high_fen:
        verdict = "不比本方案多"
    elif offer_fen <= road.low_fen:
        verdict = "比本方案多"
    else:
        verdict = "和本方案相比要看能收回多少"
    return f"{road.text},折成今天的钱是 {worth},{verdict}。"
