"""What came of a call, read from its transcript: the agreement, the paper, whether the caller was suspected."""

from dataclasses import dataclass

from liangqing.papers.rehearse.facts import MEDIATOR, DebtFacts
from liangqing.papers.rehearse.protocol import Act, BorrowerAct, CollectorAct, HotlineAct, Transcript, Voice
from liangqing.papers.rehearse.terms import Terms

_PROMISES = (BorrowerAct.OFFER, BorrowerAct.COUNTER, BorrowerAct.ACCEPT)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`agreed`: both said these terms. `confirmed`: a paper of somebody who binds has the same figures."""

    agreed: Terms | None
    confirmed: bool
    suspected: bool  # the borrower said that the caller cannot be who it says to be
    denied: bool  # the published line did not know the caller
    ended_by_borrower: bool
    turns: int
    most_promised_fen: int  # the largest total the borrower proposed or accepted; 0: none


def outcome_of(debt: DebtFacts, turns: Transcript) -> Outcome:
    """Read from acts alone."""
    acts = tuple((turn.who, act) for turn in turns for act in turn.acts)
    names = [act.name for _, act in acts]
    agreed = _agreed(acts)
    said = [
        act.terms.total_fen
        for who, act in acts
        if who is Voice.BORROWER and act.name in _PROMISES and act.terms
    ]
    return Outcome(
        agreed=agreed,
        confirmed=agreed is not None and _paper_is(debt, acts, agreed),
        suspected=any(name is BorrowerAct.SUSPECT for name in names),
        denied=any(name is HotlineAct.DENIES for name in names),
        ended_by_borrower=any(name in (BorrowerAct.END_POLITELY, BorrowerAct.SUSPECT) for name in names),
        turns=len(turns),
        most_promised_fen=max(said, default=0),
    )


def _agreed(acts: tuple[tuple[Voice, Act], ...]) -> Terms | None:
    """The last terms that the collector granted after the borrower had said the same."""
    agreed, said = None, set()
    for who, act in acts:
        if act.terms is None:
            continue
        if who is Voice.BORROWER and act.name in _PROMISES:
            said.add(act.terms.unsigned())
        if act.name is CollectorAct.GRANT and act.terms.unsigned() in said:
            agreed = act.terms.unsigned()
    return agreed


def _paper_is(debt: DebtFacts, acts: tuple[tuple[Voice, Act], ...], agreed: Terms) -> bool:
    """Whether the last paper has the agreed figures and comes from the lender or the mediator."""
    papers = [act.terms for _, act in acts if act.name is CollectorAct.SEND_WRITTEN and act.terms]
    return bool(papers) and papers[-1].unsigned() == agreed and papers[-1].signer in (debt.lender, MEDIATOR)
