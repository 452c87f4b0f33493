"""Plays a call to its end: the other side from its policy and style, the borrower from what it may know."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.collectors import next_turn, rng_for
from liangqing.papers.rehearse.facts import HouseholdFacts
from liangqing.papers.rehearse.policies import Part, policies
from liangqing.papers.rehearse.protocol import Act, BorrowerAct, CollectorAct, Transcript, Turn, Voice
from liangqing.papers.rehearse.styles import styles
from liangqing.papers.rehearse.terms import TermsKind, instalments, lump

#: A borrower's side: it sees its own facts and what was said, never policy or style.
Borrower = Callable[[HouseholdFacts, str, Transcript], Turn]
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Pairing:
    """One policy with one style."""

    policy_id: str
    style_id: str
    part: Part


def pairings(part: Part | None = None) -> tuple[Pairing, ...]:
    """Every policy with every style: half of them `dev`, half `held_out`, which differ in policies and in words."""
    return tuple(Pairing(each.id, style.id, each.part) for each in policies(part) for style in styles())


def play(state: CallState, borrower: Borrower, seed: int) -> CallState:
    """The whole call: the same state, borrower and seed give the same transcript."""
    while not state.is_over and len(state.turns) < _LONGEST:
        state = state.after(next_turn(state, rng_for(seed, state)))
        if not state.is_over:
            state = state.after(borrower(state.household, state.debt_id, state.turns))
    return state


def accepts_first(household: HouseholdFacts, debt_id: str, turns: Transcript) -> Turn:
    """A baseline: takes the first terms that are named, or the whole claim at once, and pays what it is told to pay."""
    acts = [act for turn in turns if turn.who is Voice.COLLECTOR for act in turn.acts]
    if any(act.name is CollectorAct.GRANT for act in acts):
        return replace(_done(turns), acts=(*_done(turns).acts, *_given_in(turns)))
    named = next((act.terms for act in acts if act.terms is not None), None)
    terms = named or lump(household.debt(debt_id).claimed_fen)
    return Turn(Voice.BORROWER, "好,我同意。", (Act(BorrowerAct.ACCEPT, terms=terms), *_given_in(turns)))


def asks_half(household: HouseholdFacts, debt_id: str, turns: Transcript) -> Turn:
    """A baseline: one half of the claim, at once where the cash is there, else in twelve parts; never anything else."""
    if any(act.name is CollectorAct.GRANT for turn in turns for act in turn.acts):
        return _done(turns)
    half_fen = max(1, household.debt(debt_id).claimed_fen // 2)
    kind = TermsKind.LUMP if household.cash_fen >= half_fen else TermsKind.INSTALMENTS
    terms = lump(half_fen) if kind is TermsKind.LUMP else instalments(half_fen, 12)
    return Turn(Voice.BORROWER, "我只能还一半。", (Act(BorrowerAct.OFFER, terms=terms),))


def _given_in(turns: Transcript) -> tuple[Act, ...]:
    asked = {act.name for act in turns[-1].acts}
    answers = (
        (CollectorAct.ASK_FEE, BorrowerAct.PAY_FEE),
        (CollectorAct.ASK_PRIVATE_ACCOUNT, BorrowerAct.PAY_PRIVATE),
        (CollectorAct.ASK_CODE, BorrowerAct.GIVE_CODE),
        (CollectorAct.ASK_BORROW_ANEW, BorrowerAct.BORROW_ANEW),
    )
    return tuple(Act(given) for name, given in answers if name in asked)


def _done(turns: Transcript) -> Turn:
    """Asks for the paper twice, then says goodbye."""
    asked = sum(act.name is BorrowerAct.ASK_WRITTEN for turn in turns for act in turn.acts)
    if asked < 2:
        return Turn(Voice.BORROWER, "请发书面的。", (Act(BorrowerAct.ASK_WRITTEN),))
    return Turn(Voice.BORROWER, "再见。", (Act(BorrowerAct.END_POLITELY, topic="done"),))
