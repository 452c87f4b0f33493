"""The card beside the telephone: what is settled, what is still to be asked, and what must not be promised."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from liangqing.base.money import speak_yuan
from liangqing.papers.rehearse.amounts import above, say_amounts
from liangqing.papers.rehearse.borrower_words import to_person
from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.outcome import outcome_of
from liangqing.papers.rehearse.protocol import Act, ActName, BorrowerAct, CollectorAct, HotlineAct, Voice
from liangqing.papers.rehearse.styles import PERSON
from liangqing.papers.rehearse.terms import Terms, speak_terms

_PROMISES = (BorrowerAct.OFFER, BorrowerAct.COUNTER, BorrowerAct.ACCEPT)
_TABLE = (CollectorAct.OFFER, CollectorAct.COUNTER, CollectorAct.GRANT)


class Look(StrEnum):
    """How far a line of the card is."""

    DONE = "done"
    OPEN = "open"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class CardLine:
    """One thing on the card, in words."""

    name: str
    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class PracticeCard:
    """`lines`: what is settled; `ask`: what is still to be asked; `never`: what must not be promised."""

    lines: tuple[CardLine, ...]
    ask: tuple[str, ...]
    never: tuple[str, ...]


def card_of(state: CallState) -> PracticeCard:
    """The card after what was said so far."""
    lines = (_caller(state), _claim(state), *_offers(state), _agreed(state))
    return PracticeCard(lines, () if state.is_over else tuple(_ask(state)), tuple(_never(state)))


def _caller(state: CallState) -> CardLine:
    who = next(
        (act for act in reversed(_acts(state, Voice.COLLECTOR)) if act.name is CollectorAct.IDENTIFY), None
    )
    told = [act.name for act in _acts(state, Voice.HOTLINE) if act.name is not HotlineAct.CLOSED]
    staff = "" if who is None or who.topic == PERSON else f",工号 {who.staff_no or '没有说'}"
    named = "没有说自己是谁" if who is None else f"自称{who.employer or '……'}{staff}"
    if told and told[-1] is HotlineAct.DENIES:
        return CardLine(
            "对方是谁",
            to_person(f"{named}。官方客服查不到这个人:不要再谈,不要付款。", state.debt),
            Look.ALARM,
        )
    if told:
        return CardLine("对方是谁", to_person(f"{named}。官方客服核实过了。", state.debt), Look.DONE)
    return CardLine("对方是谁", f"{named}。还没有核实。", Look.OPEN)


def _claim(state: CallState) -> CardLine:
    debt, base_fen = state.debt, state.base_fen
    over_fen = base_fen - debt.lawful_fen
    text = f"对方要 {speak_yuan(base_fen)};{say_amounts(debt)}"
    if not debt.contract_known:
        return CardLine("多少钱", text, Look.OPEN)
    if over_fen > 0:
        return CardLine("多少钱", f"{text}多出 {speak_yuan(over_fen)},可以请对方核对。", Look.OPEN)
    return CardLine("多少钱", f"{text}没有超出。", Look.DONE)


def _offers(state: CallState) -> Iterator[CardLine]:
    theirs, own = _last_terms(state, Voice.COLLECTOR, _TABLE), _last_terms(state, Voice.BORROWER, _PROMISES)
    if theirs is not None:
        fits, lawful = state.household.fits(theirs), theirs.total_fen <= state.debt.lawful_fen
        word = (
            "拿得出。"
            if fits and lawful
            else f"{above(state.debt, theirs.total_fen)}。"
            if fits
            else "照现在的收支拿不出。"
        )
        yield CardLine(
            "对方的方案", f"{speak_terms(theirs)}。{word}", Look.DONE if fits and lawful else Look.OPEN
        )
    if own is not None:
        fits = state.household.fits(own)
        yield CardLine(
            "您最后说的",
            f"{speak_terms(own)}。{'' if fits else '这个会动到饭钱。'}",
            Look.DONE if fits else Look.OPEN,
        )


def _agreed(state: CallState) -> CardLine:
    outcome = outcome_of(state.debt, state.turns)
    if outcome.agreed is None:
        return CardLine("说定了没有", "还没有。", Look.OPEN)
    papers = _last_terms(state, Voice.COLLECTOR, (CollectorAct.SEND_WRITTEN,))
    if outcome.confirmed:
        return CardLine(
            "说定了没有", f"说定了:{speak_terms(outcome.agreed)}。书面也收到了,数一样。", Look.DONE
        )
    if papers is not None:
        text = f"书面写的是 {speak_terms(papers)},落款{papers.signer or '空着'}:和说好的对不上,请对方改。"
        return CardLine("说定了没有", text, Look.OPEN)
    return CardLine("说定了没有", f"口头说定:{speak_terms(outcome.agreed)}。还没有书面。", Look.OPEN)


def _ask(state: CallState) -> Iterator[str]:
    """What is still open, in the order in which it is asked."""
    said = {act.name for act in _acts(state, Voice.BORROWER)}
    theirs = {act.name for act in _acts(state, Voice.COLLECTOR)}
    line = {act.name for act in _acts(state, Voice.HOTLINE)}
    if HotlineAct.DENIES in line and HotlineAct.CONFIRMS not in line:
        yield "不用再问了:挂断,记下号码。"
        return
    if CollectorAct.IDENTIFY not in theirs:
        yield to_person("哪家公司,工号多少?", state.debt)
    if HotlineAct.CONFIRMS not in line:
        yield to_person("打合同上的客服电话核实。", state.debt)
    if BorrowerAct.ASK_BREAKDOWN not in said:
        yield "本金、利息、罚息、费用各多少?"
    if state.base_fen > state.debt.lawful_fen and BorrowerAct.DISPUTE_AMOUNT not in said:
        yield "多出的部分依据是什么?"
    if not _is_written(state):
        yield "方案能不能书面发来?"


def _is_written(state: CallState) -> bool:
    return outcome_of(state.debt, state.turns).confirmed


def _never(state: CallState) -> Iterator[str]:
    home = state.household
    if state.debt.limitation_risk:
        yield "这笔现在不说愿意还,也不提方案,只要书面材料:时效可能已过,或者该还给谁、走到哪一步还没弄清。"
    if home.free_fen > 0:
        yield f"每月最多 {speak_yuan(home.free_fen)},再多会动到饭钱。"
    else:
        yield "每月没有余钱:不答应每月还多少。"
    yield f"一次性最多 {speak_yuan(max(0, home.cash_fen))}:手里只有这些。"
    yield "不交手续费,不转个人账户,不给验证码,不借新的来还。"


def _last_terms(state: CallState, voice: Voice, names: tuple[ActName, ...]) -> Terms | None:
    told = [act.terms for act in _acts(state, voice) if act.name in names and act.terms is not None]
    return told[-1] if told else None


def _acts(state: CallState, voice: Voice) -> tuple[Act, ...]:
    return tuple(act for turn in state.turns if turn.who is voice for act in turn.acts)
