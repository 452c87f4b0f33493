"""A rehearsed call on a page: who can be practised with, the talk so far, the card, and the score at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liangqing import rehearsal
from liangqing.base.because import Because
from liangqing.base.errors import InputUnusable
from liangqing.base.typeset import formal
from liangqing.conduct.messages.telling import PERSON_FIRST
from liangqing.papers.rehearse.card import PracticeCard, card_of
from liangqing.papers.rehearse.choices import choices, example_of
from liangqing.papers.rehearse.facts import HouseholdFacts
from liangqing.papers.rehearse.practice import Practice, call_of, practice_from_plain, understood_of
from liangqing.papers.rehearse.protocol import Turn, Voice
from liangqing.papers.rehearse.sample_home import INVENTED
from liangqing.papers.rehearse.styles import who_speaks
from liangqing.papers.rehearse.understand import Understood, say_acts


@dataclass(frozen=True)
class Said:
    """One turn in words; `understood`: how the person's was taken, empty for the others."""

    who: str
    mine: bool
    text: str
    understood: str


@dataclass(frozen=True)
class BetterRow:
    """A weak sentence with its reasons and what could be said instead."""

    said: str
    why: tuple[str, ...]
    because: tuple[Because, ...]
    instead: str
    verified_first: bool


def practice_of(sent: Mapping[str, str], said: Sequence[str], household: HouseholdFacts) -> Practice:
    """The rehearsal that a form carries. Raises InputUnusable where it carries none."""
    return practice_from_plain({**sent, "said": said}, household)


def carried(practice: Practice) -> dict[str, object]:
    """What every form of the page carries on: nothing of a rehearsal is stored."""
    return {
        "debt": practice.debt_id,
        "style": practice.style_id,
        "policy": practice.policy_id,
        "seed": practice.seed,
        "said": practice.said,
    }


def call_context(practice: Practice, told: Understood | None) -> dict[str, object]:
    """The talk, the sentences to pick and the card; `told`: what became of the last words."""
    state = call_of(practice)
    turns = _said(practice)
    answer = () if told is None else told.answer
    card: PracticeCard = card_of(state)
    return {
        "carried": carried(practice),
        "invented": practice.household.id == INVENTED,
        "lender": state.debt.lender,
        "level": next(level for level in rehearsal.callers() if level.style == practice.style_id),
        "earlier": turns[:-2],
        "turns": turns[-2:],
        "choices": tuple(enumerate(choices(state), 1)),
        "card": card,
        "example": example_of(state),
        "intro": rehearsal.introduce(practice.household, practice.debt_id),
        "person": answer if answer == PERSON_FIRST else (),
        "answer": () if answer == PERSON_FIRST else answer,
    }


def _said(practice: Practice) -> tuple[Said, ...]:
    understood = iter(understood_of(practice))
    return tuple(
        _turn(turn, next(understood) if turn.who is Voice.BORROWER else None)
        for turn in call_of(practice).turns
    )


def _turn(turn: Turn, told: Understood | None) -> Said:
    if told is None:
        return Said(who_speaks(turn), False, formal(turn.text), "")
    unclear = f"。没听懂的:{'、'.join(told.unclear)}" if told.unclear else ""
    return Said(who_speaks(turn), True, formal(turn.text), formal(say_acts(told.acts) + unclear))


def score_context(practice: Practice, told: rehearsal.Review) -> dict[str, object]:
    """The score, the better sentences and the whole talk."""
    rows = tuple(
        BetterRow(
            formal(each.weak.said),
            tuple(map(formal, each.weak.why)),
            tuple(told.reasons[rule] for rule in each.weak.rules if rule in told.reasons),
            formal(each.instead),
            each.verified_first,
        )
        for each in told.better
    )
    return {
        "carried": carried(practice),
        "score": told.score,
        "rows": rows,
        "harder": told.harder,
        "turns": _said(practice),
        "next_seed": practice.seed + 1,
    }


def told_seed(text: str) -> int:
    """The seed in a form. Raises InputUnusable for what is no number."""
    if not text.isascii() or not text.isdecimal() or len(text) > 10:
        raise InputUnusable("seed_unusable", "这次演练读不出来。", "请从“演练”重新开始。")
    return int(text)
