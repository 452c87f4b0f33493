"""Weak sentences of a rehearsal: what the referee finds, and chances that were missed, each with its reason."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from liangqing.papers.rehearse.borrower_words import to_person
from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.facts import DebtFacts
from liangqing.papers.rehearse.play import Borrower
from liangqing.papers.rehearse.protocol import (
    Act,
    ActName,
    BorrowerAct,
    CollectorAct,
    HotlineAct,
    Turn,
    Voice,
)
from liangqing.papers.rehearse.referee import FindingKind, RefereeFinding, Verdict, judge_call
from liangqing.papers.rehearse.spoken import plain_words, spoken_money
from liangqing.papers.rehearse.understand import is_part_of_living, nearly
from liangqing.papers.rehearse.waivers import WAIVER

_PROMISES = (BorrowerAct.OFFER, BorrowerAct.COUNTER, BorrowerAct.ACCEPT)
_NOWHERE = re.compile(r"(\d+) fen come from nowhere")


class WeakKind(StrEnum):
    """Why a sentence is weak; the first five are the referee's."""

    FLOOR = "floor"
    FALSE_STATEMENT = "false_statement"
    ADMISSION = "admission"
    GAVE_IN = "gave_in"
    IMPOLITE = "impolite"
    REVIVED = "revived"
    AFTER_END = "after_end"
    WAIVED = "waived"
    UNVERIFIED = "unverified"
    ABOVE_LAW = "above_law"
    UNANSWERED = "unanswered"
    UNWRITTEN = "unwritten"
    ACCUSED = "accused"


_WHY: Mapping[WeakKind, str] = MappingProxyType(
    {
        WeakKind.FLOOR: "这样答应,照现在的收支拿不出来。答应了做不到,下一次更难谈。",
        WeakKind.FALSE_STATEMENT: "这句里的数或原因,和账上的不一样。对方一查,前面说的也不信了。",
        WeakKind.ADMISSION: "这样说,等于把对方报的数都认下来。认多少,要先对过账。",
        WeakKind.GAVE_IN: "真的放款机构不会要这些。给出去就很难拿回来。",
        WeakKind.IMPOLITE: "这句话会让对方不想谈,录音里也不好听。",
        WeakKind.REVIVED: "这笔现在不能说愿意还、提方案:一说,可能就算认了账,时效重新算。只要书面材料。",
        WeakKind.AFTER_END: "这笔的时效可能已过:说愿意还、先付一点、签新的协议,都可能再也不能用时效。"
        "先不答应,只要书面材料,打 12348。",
        WeakKind.WAIVED: "不要签不可撤销的承诺,不要说放弃时效、放弃异议。时效没过,事先放弃本来无效;"
        "时效过了再这样说、这样签,就可能再也不能用时效。",
        WeakKind.UNVERIFIED: "还没有核实对方是谁,就答应了钱的事。先打合同上的客服电话。",
        WeakKind.ABOVE_LAW: "总数超过法律支持的上限,多出来的本来可以不付。没说总数,就会按对方报的数算。",
        WeakKind.UNANSWERED: "对方要了不该要的,这一句没有拒绝。要当场说不。",
        WeakKind.UNWRITTEN: "说定了却没有拿到书面就结束了。口头的,以后说不清。",
        WeakKind.ACCUSED: "这位是真的。打一次合同上的客服电话就知道,不用猜。",
    }
)
#: Rules that a reason rests on; ids of `law/rules`.
_RULES: Mapping[WeakKind, tuple[str, ...]] = MappingProxyType(
    {
        WeakKind.ADMISSION: ("LIM-195",),
        WeakKind.REVIVED: ("LIM-ACK",),
        WeakKind.AFTER_END: ("LIM-192", "LIM-WAIVE"),
        WeakKind.WAIVED: ("LIM-197", "LIM-192", "LIM-WAIVE"),
    }
)
_TAKING: Mapping[ActName, BorrowerAct] = {
    CollectorAct.ASK_FEE: BorrowerAct.REFUSE_FEE,
    CollectorAct.ASK_PRIVATE_ACCOUNT: BorrowerAct.REFUSE_PRIVATE_ACCOUNT,
    CollectorAct.ASK_CODE: BorrowerAct.REFUSE_CODE,
    CollectorAct.ASK_BORROW_ANEW: BorrowerAct.REFUSE_BORROW,
}
_POINTS = (BorrowerAct.STATE_WILLING, BorrowerAct.ASK_BREAKDOWN)
_GIVEN = (BorrowerAct.PAY_FEE, BorrowerAct.PAY_PRIVATE, BorrowerAct.GIVE_CODE, BorrowerAct.BORROW_ANEW)


@dataclass(frozen=True, slots=True)
class Weak:
    """A sentence, its turn (from 0), why it is weak, and the rules that this rests on."""

    turn: int
    kinds: tuple[WeakKind, ...]
    said: str
    debt: DebtFacts

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons in words."""
        return tuple(to_person(_WHY[kind], self.debt) for kind in self.kinds)

    @property
    def rules(self) -> tuple[str, ...]:
        """Ids of the rules that they rest on."""
        return tuple(dict.fromkeys(rule for kind in self.kinds for rule in _RULES.get(kind, ())))


@dataclass(frozen=True, slots=True)
class BetterSentence:
    """What could have been said at that point instead."""

    weak: Weak
    instead: str
    verified_first: bool = False  # this is for a caller who was verified, which was not done


def judged(state: CallState, rules: frozenset[str]) -> Verdict:
    """The referee's verdict; a round figure near a true one is no lie where a person speaks."""
    verdict = judge_call(state.household, state.debt_id, state.turns, rules)
    kept = tuple(finding for finding in verdict.findings if not _is_round(finding, state))
    return Verdict(kept, verdict.outcome)


def _is_round(finding: RefereeFinding, state: CallState) -> bool:
    found = _NOWHERE.fullmatch(finding.text)
    if found is None:
        return False
    home, said_fen = state.household, int(found[1])
    if any(
        is_part_of_living(clause, state) and spoken_money(clause)[0].amount_fen == said_fen
        for clause in re.split("[,。!?;]", plain_words(state.turns[finding.turn].text))
    ):
        return True
    own = (home.income_fen, home.living_fen, home.dependants_fen, home.need_fen, home.free_fen, home.cash_fen)
    figures = (*own, home.promised_fen, state.debt.lawful_fen, state.debt.contract_fen)
    return any(fen > 0 and nearly(said_fen, fen) == fen for fen in figures)


def weak_sentences(state: CallState, verdict: Verdict) -> tuple[Weak, ...]:
    """Every weak sentence in the order of the call, with all that is weak about it."""
    found = dict.fromkeys((*_missed(state), *_of_referee(state, verdict), *_at_the_end(state, verdict)))
    return tuple(
        Weak(turn, tuple(kind for place, kind in found if place == turn), state.turns[turn].text, state.debt)
        for turn in sorted({turn for turn, _ in found})
    )


def _of_referee(state: CallState, verdict: Verdict) -> Iterator[tuple[int, WeakKind]]:
    for finding in verdict.findings:
        yield finding.turn, _admitted(finding, state) or WeakKind(finding.kind.value)


def _admitted(finding: RefereeFinding, state: CallState) -> WeakKind | None:
    """What an admission gives away beside the amount; None for other findings, and where it is only the amount."""
    if finding.kind is not FindingKind.ADMISSION:
        return None
    if finding.text == WAIVER:
        return WeakKind.WAIVED
    if state.debt.expired:
        return WeakKind.AFTER_END
    return WeakKind.REVIVED if state.debt.limitation_risk else None


def _missed(state: CallState) -> Iterator[tuple[int, WeakKind]]:
    """Chances that the referee does not look for."""
    verified = told = False
    for place, turn in enumerate(state.turns):
        names = {act.name for act in turn.acts}
        verified = verified or HotlineAct.CONFIRMS in names
        if turn.who is not Voice.BORROWER:
            continue
        promised = [act.terms for act in turn.acts if act.name in _PROMISES and act.terms is not None]
        if promised and not verified and not told:
            told = True
            yield place, WeakKind.UNVERIFIED
        if state.style.genuine and any(terms.total_fen > state.debt.lawful_fen for terms in promised):
            yield place, WeakKind.ABOVE_LAW
        if _is_unanswered(state.turns[place - 1], turn):
            yield place, WeakKind.UNANSWERED
        if BorrowerAct.SUSPECT in names and state.style.genuine:
            yield place, WeakKind.ACCUSED


def _is_unanswered(before: Turn, turn: Turn) -> bool:
    names = {act.name for act in turn.acts}
    if names & {*_GIVEN, BorrowerAct.SUSPECT, BorrowerAct.END_POLITELY, BorrowerAct.CALL_HOTLINE}:
        return False
    wanted = {_TAKING[act.name] for act in before.acts if act.name in _TAKING}
    return bool(wanted) and not wanted & names


def _at_the_end(state: CallState, verdict: Verdict) -> Iterator[tuple[int, WeakKind]]:
    own = [place for place, turn in enumerate(state.turns) if turn.who is Voice.BORROWER]
    asked = any(act.name is BorrowerAct.ASK_WRITTEN for place in own for act in state.turns[place].acts)
    if own and verdict.outcome.agreed is not None and not asked and state.style.genuine:
        yield own[-1], WeakKind.UNWRITTEN


def better_sentences(
    state: CallState, weak: tuple[Weak, ...], borrower: Borrower
) -> tuple[BetterSentence, ...]:
    """For every weak sentence what the automatic borrower's side says at the same point.

    It would verify the caller and say its points before all else. After the first sentence that was weak for want of
    that, it answers as if both had been done.
    """
    told = next((each.turn for each in weak if WeakKind.UNVERIFIED in each.kinds), len(state.turns))
    return tuple(_better(state, each, borrower, told_before=each.turn > told) for each in weak)


def _better(state: CallState, weak: Weak, borrower: Borrower, told_before: bool) -> BetterSentence:
    turns = state.turns[: weak.turn]
    said = {act.name for turn in turns for act in turn.acts}
    lacks = HotlineAct.CONFIRMS not in said and state.style.genuine and told_before
    if lacks:
        call = Turn(Voice.BORROWER, "", (Act(BorrowerAct.CALL_HOTLINE),))
        answer = Turn(Voice.HOTLINE, "", (Act(HotlineAct.CONFIRMS, lender=state.debt.lender),))
        turns = (turns[0], call, answer, *turns[1:])
    promised = {WeakKind.FLOOR, WeakKind.ABOVE_LAW} & set(weak.kinds) and not state.debt.limitation_risk
    if promised and BorrowerAct.STATE_WILLING not in said and (lacks or HotlineAct.CONFIRMS in said):
        points = Turn(Voice.BORROWER, "", tuple(Act(name) for name in _POINTS))
        turns = (turns[0], points, *turns[1:])
    return BetterSentence(weak, borrower(state.household, state.debt_id, turns).text, lacks)
