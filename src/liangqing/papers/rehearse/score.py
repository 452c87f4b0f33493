"""What a rehearsal was worth: seven things told plainly, and for every weak sentence a better one with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from liangqing.base.money import speak_yuan
from liangqing.papers.rehearse.amounts import above
from liangqing.papers.rehearse.borrower_words import to_person
from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.measure import CallMeasure, best_terms, measure_call
from liangqing.papers.rehearse.outcome import Outcome
from liangqing.papers.rehearse.protocol import Act, BorrowerAct, CollectorAct, HotlineAct, Voice
from liangqing.papers.rehearse.referee import FindingKind, Verdict
from liangqing.papers.rehearse.terms import speak_terms
from liangqing.papers.rehearse.waivers import PAYMENT
from liangqing.papers.rehearse.weak import Weak, judged, weak_sentences

_PROMISES = (BorrowerAct.OFFER, BorrowerAct.COUNTER, BorrowerAct.ACCEPT)


@dataclass(frozen=True, slots=True)
class PracticePoint:
    """One thing that counts. `met` None: it did not come up in this call."""

    id: str
    title: str
    met: bool | None
    text: str


@dataclass(frozen=True, slots=True)
class PracticeScore:
    """The whole: in words, point by point, with what was weak."""

    words: str
    points: tuple[PracticePoint, ...]
    weak: tuple[Weak, ...]
    measure: CallMeasure
    outcome: Outcome

    @property
    def done(self) -> int:
        """How many points were met."""
        return sum(point.met is True for point in self.points)

    @property
    def of(self) -> int:
        """How many came up."""
        return sum(point.met is not None for point in self.points)


def score_of(state: CallState, rules: frozenset[str]) -> PracticeScore:
    """The score of a call that is over, or of what there is of it; `rules`: the ids that may be cited."""
    verdict = judged(state, rules)
    points = tuple(
        replace(point, text=to_person(point.text, state.debt)) for point in _points(state, verdict)
    )
    return PracticeScore(
        words=_words(state, verdict),
        points=points,
        weak=weak_sentences(state, verdict),
        measure=measure_call(state, verdict),
        outcome=verdict.outcome,
    )


def _words(state: CallState, verdict: Verdict) -> str:
    """What came of it, in a sentence or two."""
    outcome = verdict.outcome
    if not state.style.genuine:
        told = "这个来电是冒充的。"
        gave = verdict.count(FindingKind.GAVE_IN)
        if gave:
            return told + "真遇到这样的,钱或验证码已经交出去了:马上打 96110 或 110。"
        if outcome.agreed is not None:
            return told + "您答应了一个方案,好在还没有付钱。"
        return told + ("您看出来了,什么也没有给。" if outcome.suspected else "您什么也没有给。")
    if outcome.agreed is None:
        return "这次没有说定。没有说定也没关系:今天不答应,明天还能谈。"
    terms = speak_terms(outcome.agreed)
    if not state.household.fits(outcome.agreed):
        return f"说定了:{terms}。可是照现在的收支,这个拿不出来。"
    return f"说定了:{terms}。{'书面也对上了。' if outcome.confirmed else '可是还没有对得上的书面。'}"


def _points(state: CallState, verdict: Verdict) -> Iterator[PracticePoint]:
    yield _verified(state, verdict)
    yield _within(state, verdict)
    yield _no_more(verdict)
    yield _kept(state, verdict)
    yield _polite(state)
    if state.style.genuine:
        yield _written(state, verdict)
        yield _cost(state, verdict)


def _verified(state: CallState, verdict: Verdict) -> PracticePoint:
    title = "先核实对方是谁"
    lines = {act.name for act in acts_of(state, Voice.HOTLINE)}
    if not state.style.genuine:
        return _unmasked(title, verdict)
    if verdict.outcome.suspected:
        return PracticePoint(
            "verified", title, False, "这位是真的。说对方冒充之前,先打一次合同上的客服电话。"
        )
    if HotlineAct.CONFIRMS in lines:
        return PracticePoint("verified", title, True, "打了合同上的客服电话,核实过才往下谈。")
    tried = HotlineAct.CLOSED in lines
    text = "客服没有接通。可以再打一次,打通以前不定方案。" if tried else "没有打合同上的客服电话核实。"
    return PracticePoint("verified", title, False, text)


def _unmasked(title: str, verdict: Verdict) -> PracticePoint:
    if verdict.outcome.suspected and verdict.outcome.agreed is None:
        return PracticePoint("verified", title, True, "官方客服查不到,您就不谈了。正该这样。")
    if verdict.outcome.denied:
        return PracticePoint(
            "verified", title, False, "官方客服说查不到这个人,您还接着谈了。听到这句就可以挂断。"
        )
    return PracticePoint(
        "verified", title, False, "打一次合同上的客服电话,就会知道查不到这个人,那时就可以挂断。"
    )


def _within(state: CallState, verdict: Verdict) -> PracticePoint:
    title, broken = "只答应拿得出的", verdict.count(FindingKind.FLOOR)
    said = acts_of(state, Voice.BORROWER)
    promised = any(act.name in _PROMISES for act in said)
    if any(act.topic == PAYMENT and act.name is BorrowerAct.ADMIT for act in said):
        return PracticePoint("within", title, False, "这笔现在一分钱也不能答应,先付一点也不行。")
    if broken:
        return PracticePoint("within", title, False, f"有 {broken} 处答应的钱,照现在的收支拿不出来。")
    if not promised:
        return PracticePoint("within", title, True, "没有答应过要付多少。")
    return PracticePoint("within", title, True, "答应的都拿得出,没有动到饭钱。")


def _no_more(verdict: Verdict) -> PracticePoint:
    admitted, false = verdict.count(FindingKind.ADMISSION), verdict.count(FindingKind.FALSE_STATEMENT)
    told = [f"有 {admitted} 处认得太多" if admitted else "", f"有 {false} 处和账上的不一样" if false else ""]
    text = "、".join(part for part in told if part)
    return PracticePoint(
        "no_more", "不多认,说真话", not text, f"{text}。" if text else "没有多认,说的和账上一样。"
    )


def _kept(state: CallState, verdict: Verdict) -> PracticePoint:
    asked = {act.name for act in acts_of(state, Voice.COLLECTOR)}
    title, gave = "不交费、不给验证码、不借新的", verdict.count(FindingKind.GAVE_IN)
    if gave:
        return PracticePoint("kept", title, False, f"有 {gave} 处答应了不该答应的。")
    wanted = asked & {
        CollectorAct.ASK_FEE,
        CollectorAct.ASK_PRIVATE_ACCOUNT,
        CollectorAct.ASK_CODE,
        CollectorAct.ASK_BORROW_ANEW,
    }
    text = "对方开了口,您没有给。" if wanted else "这次对方没有开这个口。"
    return PracticePoint("kept", title, True if wanted else None, text)


def _polite(state: CallState) -> PracticePoint:
    pressed = any(
        act.name in (CollectorAct.INSULT, CollectorAct.THREATEN) for act in acts_of(state, Voice.COLLECTOR)
    )
    noted = any(
        act.name in (BorrowerAct.NOTE_FOR_LOG, BorrowerAct.CITE_RULE)
        for act in acts_of(state, Voice.BORROWER)
    )
    title = "被吓、被骂时不乱"
    if not pressed:
        return PracticePoint("calm", title, None, "这次对方没有吓您、骂您。")
    text = (
        "对方说了不该说的,您稳稳地回了一句。" if noted else "对方说了不该说的。可以回一句:“这句话我记下了。”"
    )
    return PracticePoint("calm", title, noted, text)


def _written(state: CallState, verdict: Verdict) -> PracticePoint:
    title, outcome = "要到书面", verdict.outcome
    if outcome.agreed is None:
        return PracticePoint("written", title, None, "没有说定,还用不着书面。")
    if outcome.confirmed:
        return PracticePoint("written", title, True, "书面收到了,和说好的一致。")
    asked = any(act.name is BorrowerAct.ASK_WRITTEN for act in acts_of(state, Voice.BORROWER))
    text = "要过,对方没有给对的。这样就先不付。" if asked else "说定了却没有要书面。口头的,以后说不清。"
    return PracticePoint("written", title, False, text)


def _cost(state: CallState, verdict: Verdict) -> PracticePoint:
    """Against the cheapest that this lender would have granted in the end and the household can keep."""
    title, agreed = "没有多付", verdict.outcome.agreed
    best = best_terms(state.household, state.debt, state.policy)
    if state.debt.limitation_risk:
        return PracticePoint("cost", title, None, "这笔现在只要书面材料,先不谈多少。")
    if best is None:
        if agreed is None:
            return PracticePoint("cost", title, None, "这一家肯给的,照现在的收支都拿不出:谈不成不怪您。")
        return PracticePoint(
            "cost", title, False, "这一家肯给的,照现在的收支都拿不出:这时候不答应,才守得住。"
        )
    if best.total_fen > state.debt.lawful_fen:
        over = above(state.debt, best.total_fen)
        text = f"这一家最后只肯让到:{speak_terms(best)},还是{over}。不答应,先请对方说明依据。"
        return PracticePoint("cost", title, None if agreed is None else False, text)
    told = f"这一家最后肯让到:{speak_terms(best)},您也拿得出。"
    if agreed is None:
        return PracticePoint("cost", title, False, told + "再谈几句就到了。")
    more_fen = agreed.total_fen - best.total_fen
    if more_fen <= 0:
        return PracticePoint("cost", title, True, "这已经是这一家肯让的最低了。")
    return PracticePoint("cost", title, False, f"{told}您答应的多 {speak_yuan(more_fen)}。")


def acts_of(state: CallState, voice: Voice) -> tuple[Act, ...]:
    """Every act of a voice."""
    return tuple(act for turn in state.turns if turn.who is voice for act in turn.acts)
