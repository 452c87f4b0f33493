"""A rehearsal in which a person plays the borrower: what was said so far is all that there is to remember.

The same household, debt, caller, seed and words give the same transcript: everything else is worked out again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from liangqing.base.errors import InputUnusable
from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.choices import GOODBYE, choices
from liangqing.papers.rehearse.collectors import MOST_TURNS, next_turn, rng_for
from liangqing.papers.rehearse.facts import HouseholdFacts
from liangqing.papers.rehearse.levels import policy_named, style_named
from liangqing.papers.rehearse.play import Borrower
from liangqing.papers.rehearse.protocol import Act, BorrowerAct, Turn, Voice
from liangqing.papers.rehearse.understand import MOST_CHARACTERS, Understood, understand

#: More than a call can hold: each side speaks sixteen times, and a call to the published line comes between.
MOST_SAID = 2 * MOST_TURNS
#: A shorter number picks a sentence.
_DIGITS_OF_A_SUM = 3
_MOST_SEED = 2**31


@dataclass(frozen=True, slots=True)
class Practice:
    """Who practises about what with whom, and the person's words so far."""

    household: HouseholdFacts
    debt_id: str
    style_id: str
    policy_id: str
    seed: int
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of the person's last words: the practice after them, and how they were understood."""

    practice: Practice
    understood: Understood


def begin(household: HouseholdFacts, debt_id: str, style_id: str, policy_id: str, seed: int) -> Practice:
    """A rehearsal before the first word. Raises InputUnusable for a debt, style, policy or seed that is none."""
    known = tuple(debt.id for debt in household.debts)
    if debt_id not in known:
        named = "、".join(known) or "还没有"
        raise InputUnusable("debt_unknown", f"没有编号 {debt_id[:40]} 的债务可练。", f"可以选:{named}。")
    if not 0 <= seed < _MOST_SEED:
        raise InputUnusable("seed_unusable", "种子要是 0 到 2147483647 的整数。", "例如 --seed 7。")
    return Practice(household, debt_id, style_named(style_id).id, policy_named(policy_id).id, seed)


def call_of(practice: Practice) -> CallState:
    """The call as it stands: the other side has spoken last, or the call is over."""
    return _replayed(practice)[0]


def understood_of(practice: Practice) -> tuple[Understood, ...]:
    """How each of the person's sentences was understood."""
    return _replayed(practice)[1]


def _replayed(practice: Practice) -> tuple[CallState, tuple[Understood, ...]]:
    state = _answered(_blank(practice), practice.seed)
    heard: list[Understood] = []
    for text in practice.said:
        if state.is_over:
            break
        told = understand(text, state)
        if not told.answer:
            heard = [*heard, told]
            state = _answered(state.after(Turn(Voice.BORROWER, text, told.acts)), practice.seed)
    return state, tuple(heard)


def _blank(practice: Practice) -> CallState:
    policy, style = policy_named(practice.policy_id), style_named(practice.style_id)
    return CallState(practice.household, practice.debt_id, policy, style)


def _answered(state: CallState, seed: int) -> CallState:
    return state.after(next_turn(state, rng_for(seed, state)))


def say(practice: Practice, text: str) -> Heard:
    """The person speaks, or names an offered sentence by its number; what is not understood leaves the call alone."""
    state = call_of(practice)
    words = _picked(text.strip(), state)
    if state.is_over or len(practice.said) >= MOST_SAID:
        return Heard(practice, Understood((), answer=("这通电话已经结束了。",)))
    if not words:
        return Heard(practice, Understood((), answer=("还没有说话。请说一句,或者选下面的一句。",)))
    if words.isascii() and words.isdecimal() and len(words) < _DIGITS_OF_A_SUM:
        return Heard(
            practice,
            Understood((), answer=(f"没有第 {words} 句。请选 1 到 {len(choices(state))},或者打字说。",)),
        )
    told = understand(words, state)
    return Heard(practice if told.answer else replace(practice, said=(*practice.said, words)), told)


def _picked(text: str, state: CallState) -> str:
    offered = choices(state)
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < _DIGITS_OF_A_SUM else 0
    return offered[number - 1] if 1 <= number <= len(offered) else text


def hang_up(practice: Practice) -> Practice:
    """The person ends the call politely; an ended one stays as it is."""
    if call_of(practice).is_over:
        return practice
    return replace(practice, said=(*practice.said, GOODBYE))


def played_by(practice: Practice, borrower: Borrower) -> CallState:
    """The same call from its beginning, with the automatic borrower's side in place of the person."""
    state = _answered(_blank(practice), practice.seed)
    while not state.is_over and state.spoken(Voice.BORROWER) < MOST_SAID:
        state = _answered(state.after(borrower(state.household, state.debt_id, state.turns)), practice.seed)
    if not state.is_over:
        state = _answered(state.after(_farewell()), practice.seed)
    return state


def _farewell() -> Turn:
    return Turn(Voice.BORROWER, GOODBYE, (Act(BorrowerAct.END_POLITELY),))


def practice_to_plain(practice: Practice) -> dict[str, Any]:
    """All that has to be kept, without the household: text and numbers."""
    return {
        "debt": practice.debt_id,
        "style": practice.style_id,
        "policy": practice.policy_id,
        "seed": practice.seed,
        "said": list(practice.said),
    }


def practice_from_plain(data: Mapping[str, Any], household: HouseholdFacts) -> Practice:
    """The rehearsal that plain data tells. Raises InputUnusable where it tells none."""
    try:
        begun = begin(
            household, str(data["debt"]), str(data["style"]), str(data["policy"]), int(data["seed"])
        )
        said = tuple(str(text) for text in data["said"])
    except (KeyError, TypeError, ValueError) as odd:
        raise InputUnusable("practice_unusable", "这次演练读不出来。", "请重新开始一次。") from odd
    if len(said) > MOST_SAID or any(len(text) > MOST_CHARACTERS for text in said):
        raise InputUnusable("practice_too_long", "这次演练太长,读不出来。", "请重新开始一次。")
    return replace(begun, said=said)
