"""A card's account statement by statement, in words with the figures: how its balance came about."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from liangqing.assess.seen import Seen
from liangqing.base.days import speak_near_date
from liangqing.base.money import speak_yuan
from liangqing.base.noun import Noun
from liangqing.base.rates import percent_text, short_percent
from liangqing.ledger.card_account import CardKind, CardPart
from liangqing.ledger.card_items import CardLine, CardStatement, Stretch

CARD_WORDS: dict[CardKind | CardPart, str] = {
    CardKind.CARRIED: "以前账单转下来的",
    CardKind.PURCHASE: "消费",
    CardKind.CASH: "取现",
    CardKind.PLAN: "办分期",
    CardKind.CONVERT: "消费转分期",
    CardKind.ACCELERATE: "分期提前到期",
    CardKind.FEE: "费用",
    CardKind.WAIVER: "减免",
    CardKind.REVERSAL: "冲正",
    CardKind.REFUND: "退货",
    CardKind.PAYMENT: "还款",
    CardPart.PURCHASE: "消费",
    CardPart.CASH: "取现",
    CardPart.INSTALMENT: "本期应还的分期",
    CardPart.INTEREST: "利息",
    CardPart.FEE: "费用",
    CardPart.PENALTY: "违约金",
}


class CardPage(Noun):
    """One statement, or what came after the last (`closed_on` None): a headline and the lines beneath it."""

    closed_on: date | None
    text: str
    inputs: tuple[str, ...]


def card_pages(seen: Seen) -> tuple[CardPage, ...]:
    """The statements in order, then what is not billed yet; () for a debt that is no card account."""
    card = seen.card
    if card is None:
        return ()
    pages = tuple(_page(one) for one in card.statements)
    rest = tuple(_summed(card.lines))
    return (*pages, CardPage(closed_on=None, text="还没有出账单的", inputs=rest)) if rest else pages


def _page(one: CardStatement) -> CardPage:
    least = f"{speak_near_date(one.due_on)}前至少还 {speak_yuan(one.minimum_fen)}"
    return CardPage(
        closed_on=one.closed_on,
        text=f"一共 {speak_yuan(one.balance_fen)},{least}",
        inputs=(*_summed(one.lines), *(_worked(stretch) for stretch in one.worked)),
    )


def _summed(lines: Sequence[CardLine]) -> Iterator[str]:
    """Lines of one sort are one sum."""
    kinds = list(CARD_WORDS)
    for what, group in groupby(
        sorted(lines, key=lambda one: kinds.index(one.what)), key=lambda one: one.what
    ):
        same = tuple(group)
        times = f"({len(same)} 笔)" if len(same) > 1 else ""
        yield f"{CARD_WORDS[what]} {speak_yuan(sum(one.fen for one in same))}{times}"


def _worked(one: Stretch) -> str:
    days = (one.until_on - one.from_on).days
    percent = short_percent(percent_text(one.e9))
    return f"其中利息:{speak_near_date(one.from_on)}起 {days} 天,{speak_yuan(one.base_fen)},年利率 {percent}%"
