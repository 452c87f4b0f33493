"""What the borrower's side has heard and said so far, read from the turns alone: nothing is remembered elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from liangqing.papers.rehearse.facts import MEDIATOR, DebtFacts, HouseholdFacts
from liangqing.papers.rehearse.protocol import (
    Act,
    ActName,
    BorrowerAct,
    CollectorAct,
    HotlineAct,
    Transcript,
    Turn,
    Voice,
)
from liangqing.papers.rehearse.terms import Terms, TermsKind

#: Turns in which nothing was said that could be answered.
EMPTY = frozenset((CollectorAct.SILENCE, CollectorAct.NONSENSE, CollectorAct.INJECT))
PROPOSALS = frozenset((BorrowerAct.OFFER, BorrowerAct.COUNTER))
_STEPS = PROPOSALS | {BorrowerAct.REFUSE}
_MOST_STEPS = 8
_ROUNDING_FEN = 99
_PROMISES = PROPOSALS | {BorrowerAct.ACCEPT}
_NAMING = frozenset((CollectorAct.OFFER, CollectorAct.COUNTER))


@dataclass(frozen=True, slots=True)
class Named:
    """The best that the other side has named of each kind; None: nothing of that kind yet. Fen and months."""

    lump_fen: int | None
    lump_pause: int
    total_fen: int | None
    first_fen: int
    months: int
    pause: int


@dataclass(frozen=True, slots=True)
class Heard:
    """One call as the borrower has heard it: what is true of the household, which debt, and the turns.

    `above_law`: whether terms above what the law supports are taken where nothing better is named.
    """

    household: HouseholdFacts
    debt: DebtFacts
    turns: Transcript
    above_law: bool = False

    def said(self, *names: ActName) -> tuple[Act, ...]:
        """The borrower's own acts of these names."""
        return tuple(act for act in self._acts(Voice.BORROWER) if act.name in names)

    def theirs(self, *names: ActName) -> tuple[Act, ...]:
        """Acts of the other side, or of the published line, of these names."""
        spoken = (*self._acts(Voice.COLLECTOR), *self._acts(Voice.HOTLINE))
        return tuple(act for act in spoken if act.name in names)

    @property
    def last(self) -> Turn | None:
        """What was just said to the borrower."""
        return self.turns[-1] if self.turns and self.turns[-1].who is not Voice.BORROWER else None

    @property
    def last_acts(self) -> tuple[Act, ...]:
        """The acts of what was just said."""
        return () if self.last is None else self.last.acts

    def just(self, *names: ActName) -> bool:
        """Whether one of these was just said."""
        return any(act.name in names for act in self.last_acts)

    @property
    def verified(self) -> bool:
        """Whether the published line knew the caller, and has not denied one since."""
        told = self.theirs(HotlineAct.CONFIRMS, HotlineAct.DENIES)
        return bool(told) and told[-1].name is HotlineAct.CONFIRMS

    @property
    def has_asked_since_verified(self) -> bool:
        """Whether papers were asked for after the published line knew the caller."""
        asked = [BorrowerAct.ASK_BREAKDOWN in names_of(turn) for turn in self.turns]
        known = [HotlineAct.CONFIRMS in names_of(turn) for turn in self.turns]
        return any(asked[known.index(True) :]) if True in known else False

    @property
    def collector_turns(self) -> int:
        """How often the other side has spoken."""
        return sum(turn.who is Voice.COLLECTOR for turn in self.turns)

    @property
    def empty_turns(self) -> int:
        """How many of its last turns, one after the other, said nothing that could be answered."""
        spoken = [turn for turn in self.turns if turn.who is Voice.COLLECTOR]
        return _run(is_empty(turn) for turn in reversed(spoken))

    @property
    def silent_turns(self) -> int:
        """How many of its last turns, one after the other, were silence."""
        spoken = [turn for turn in self.turns if turn.who is Voice.COLLECTOR]
        return _run(names_of(turn) <= {CollectorAct.SILENCE} for turn in reversed(spoken))

    @property
    def claimed_fen(self) -> int:
        """The claim as it stands: corrected, or as said last, or as the records have it."""
        told = self.theirs(CollectorAct.CORRECT_CLAIM) or self.theirs(
            CollectorAct.CLAIM_AMOUNT, CollectorAct.KEEP_CLAIM
        )
        known = [act.amount_fen for act in told if act.amount_fen is not None]
        return known[-1] if known else self.debt.claimed_fen

    @property
    def owed_fen(self) -> int:
        """The most that is worth talking about: the claim, and never more than the law supports."""
        return min(self.claimed_fen, self.debt.lawful_fen)

    @property
    def most_fen(self) -> int:
        """The largest total that is ever accepted: what the law supports; less than a yuan above it is rounding."""
        return max(self.debt.lawful_fen + _ROUNDING_FEN, self.claimed_fen if self.above_law else 0)

    @property
    def agreed(self) -> Terms | None:
        """The last terms that the other side granted after the borrower had said the same."""
        agreed, said = None, set()
        for turn in self.turns:
            for act in turn.acts:
                if act.terms is not None and turn.who is Voice.BORROWER and act.name in _PROMISES:
                    said.add(act.terms.unsigned())
                elif (
                    act.terms is not None and act.name is CollectorAct.GRANT and act.terms.unsigned() in said
                ):
                    agreed = act.terms.unsigned()
        return agreed

    @property
    def paper(self) -> Terms | None:
        """The last paper that came."""
        sent = [act.terms for act in self.theirs(CollectorAct.SEND_WRITTEN) if act.terms is not None]
        return sent[-1] if sent else None

    def is_right(self, paper: Terms) -> bool:
        """Whether a paper says what was agreed and is signed by somebody who binds the lender."""
        return paper.unsigned() == self.agreed and self.binds(paper)

    def binds(self, paper: Terms) -> bool:
        """Whether the lender or the mediation centre signs."""
        return paper.signer in (self.debt.lender, MEDIATOR)

    @property
    def named(self) -> Named:
        """The best of every kind that was named, however early: what was named once is not taken back."""
        told = [act.terms for act in self.theirs(*_NAMING) if act.terms is not None]
        lumps = [terms for terms in told if terms.kind is TermsKind.LUMP]
        parts = [terms for terms in told if terms.kind is TermsKind.INSTALMENTS]
        return Named(
            lump_fen=min((terms.total_fen for terms in lumps), default=None),
            lump_pause=max((terms.pause_months for terms in lumps), default=0),
            total_fen=min((terms.total_fen for terms in parts), default=None),
            first_fen=min((terms.first_fen for terms in parts), default=0),
            months=max((terms.months for terms in parts), default=0),
            pause=max((terms.pause_months for terms in parts), default=0),
        )

    @property
    def on_table(self) -> Terms | None:
        """What the other side has proposed last."""
        told = [act.terms for act in self.theirs(*_NAMING) if act.terms is not None]
        return told[-1] if told else None

    def refuses(self, kind: TermsKind) -> bool:
        """Whether it has said that terms of this kind are not given."""
        return any(act.topic == kind.value for act in self.theirs(CollectorAct.REFUSE))

    def stands_still(self, kind: TermsKind) -> bool:
        """Whether it has said its last word about this kind.

        Two answers in a row to proposals named the same, or one came after so many that nobody moves any more.
        """
        seen = [(steps, best) for steps, turn in self._answers() if (best := _best(turn, kind)) is not None]
        if not seen:
            return False
        return seen[-1][0] > _MOST_STEPS or (len(seen) >= 2 and seen[-1][1] >= seen[-2][1])

    def _answers(self) -> Iterator[tuple[int, Turn]]:
        """What the other side said after so many proposals and refusals of the borrower, one at least."""
        steps = 0
        for turn in self.turns:
            if turn.who is Voice.BORROWER:
                steps += sum(act.name in _STEPS for act in turn.acts)
            elif turn.who is Voice.COLLECTOR and steps:
                yield steps, turn

    def _acts(self, voice: Voice) -> Iterator[Act]:
        return (act for turn in self.turns if turn.who is voice for act in turn.acts)


def _best(turn: Turn, kind: TermsKind) -> tuple[int, int, int] | None:
    """The least total, then the least first payment, then the most months that a turn names of a kind."""
    told = [act.terms for act in turn.acts if act.name in _NAMING and act.terms is not None]
    return min(
        ((terms.total_fen, terms.first_fen, -terms.months) for terms in told if terms.kind is kind),
        default=None,
    )


def names_of(turn: Turn) -> set[ActName]:
    """The names of the acts of a turn."""
    return {act.name for act in turn.acts}


def is_empty(turn: Turn) -> bool:
    """Whether a turn says nothing that can be answered."""
    return names_of(turn) <= EMPTY


def _run(flags: Iterator[bool]) -> int:
    """How many are true before the first that is not."""
    count = 0
    for flag in flags:
        if not flag:
            break
        count += 1
    return count
