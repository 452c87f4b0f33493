"""A call in progress: who plays, what was said so far, and what follows from it. Nothing is remembered elsewhere."""

from dataclasses import dataclass, replace

from liangqing.papers.rehearse.facts import DebtFacts, HouseholdFacts
from liangqing.papers.rehearse.policies import Policy
from liangqing.papers.rehearse.protocol import (
    Act,
    ActName,
    BorrowerAct,
    CollectorAct,
    Transcript,
    Turn,
    Voice,
)
from liangqing.papers.rehearse.styles import Style
from liangqing.papers.rehearse.terms import Terms

_PROPOSALS = (BorrowerAct.OFFER, BorrowerAct.COUNTER, BorrowerAct.REFUSE)
_ON_THE_TABLE = (CollectorAct.OFFER, CollectorAct.COUNTER)


@dataclass(frozen=True, slots=True)
class CallState:
    """One call about one debt of a household, under one policy and in one style."""

    household: HouseholdFacts
    debt_id: str
    policy: Policy
    style: Style
    turns: Transcript = ()

    @property
    def debt(self) -> DebtFacts:
        """The debt that the call is about."""
        return self.household.debt(self.debt_id)

    def after(self, turn: Turn) -> "CallState":
        """The call with one more turn."""
        return replace(self, turns=(*self.turns, turn))

    @property
    def last(self) -> Turn | None:
        """What the borrower said since the other side spoke; None at the start."""
        return self.turns[-1] if self.turns and self.turns[-1].who is Voice.BORROWER else None

    @property
    def is_over(self) -> bool:
        """Whether somebody has ended the call."""
        return self.count(CollectorAct.END) > 0

    def count(self, *names: ActName) -> int:
        """How many acts of these names there were."""
        return sum(act.name in names and type(act.name) is type(names[0]) for act in _acts(self.turns))

    def spoken(self, voice: Voice) -> int:
        """How many turns of a voice there were."""
        return sum(turn.who is voice for turn in self.turns)

    @property
    def base_fen(self) -> int:
        """The claim as it stands: corrected, or as first said."""
        corrected = [act.amount_fen for act in _acts(self.turns) if act.name is CollectorAct.CORRECT_CLAIM]
        return corrected[-1] if corrected and corrected[-1] is not None else self.debt.claimed_fen

    @property
    def step(self) -> int:
        """Proposals and refusals of the borrower before the turn that is to be answered."""
        return sum(
            act.name in _PROPOSALS
            for turn in self.turns[:-1]
            if turn.who is Voice.BORROWER
            for act in turn.acts
        )

    @property
    def proven(self) -> bool:
        """Whether a paper that the policy asks for, and that is there, was offered."""
        offered = (act.topic for act in _acts(self.turns) if act.name is BorrowerAct.OFFER_PROOF)
        return any(topic in self.household.exhibits and self.policy.accepts_proof(topic) for topic in offered)

    @property
    def on_table(self) -> Terms | None:
        """What the collector has proposed last."""
        return next(
            (
                act.terms
                for act in reversed(_acts(self.turns))
                if act.name in _ON_THE_TABLE and _is_theirs(act)
            ),
            None,
        )

    @property
    def agreed(self) -> Terms | None:
        """What the collector has granted last."""
        return next(
            (act.terms for act in reversed(_acts(self.turns)) if act.name is CollectorAct.GRANT), None
        )


def _is_theirs(act: Act) -> bool:
    return isinstance(act.name, CollectorAct)


def _acts(turns: Transcript) -> tuple[Act, ...]:
    return tuple(act for turn in turns for act in turn.acts)
