"""The borrower's side of a call: what to say next, from the household's facts and what was said. Section 5 of the page.

It knows no policy, no style and no seed. The same facts and turns give the same words.
"""

from liangqing.base.money import speak_yuan
from liangqing.papers.rehearse.borrower_words import Line, line, say_proof, to_person
from liangqing.papers.rehearse.facts import HouseholdFacts
from liangqing.papers.rehearse.heard import Heard, is_empty
from liangqing.papers.rehearse.ladder import best_named, opening_lump, opening_parts
from liangqing.papers.rehearse.manners import manners, misheard
from liangqing.papers.rehearse.protocol import (
    Act,
    BorrowerAct,
    CollectorAct,
    HotlineAct,
    Transcript,
    Turn,
    Voice,
)
from liangqing.papers.rehearse.terms import Terms, TermsKind, speak_terms

#: After so many turns of the other side the best of what was named is taken, and after so many the call is ended.
_PATIENCE, _END_OF_PATIENCE = 13, 16
_MOST_SILENT, _MOST_EMPTY = 5, 7
_MOST_HOTLINE, _HOTLINE_IN_A_ROW, _MOST_IDENTITY = 9, 3, 2
_MOST_WRITTEN, _MOST_REFUSED, _MOST_CLOSING, _MOST_DISPUTES = 6, 2, 4, 4
_ENDS = (BorrowerAct.END_POLITELY, BorrowerAct.SUSPECT)


def borrower(household: HouseholdFacts, debt_id: str, turns: Transcript) -> Turn:
    """The next turn of the borrower. Raises KeyError for a debt that is not there."""
    return _next(Heard(household, household.debt(debt_id), turns))


def pays_any_claim(household: HouseholdFacts, debt_id: str, turns: Transcript) -> Turn:
    """The same, but terms above what the law supports are taken too: shows what refusing them costs; not for use."""
    return _next(Heard(household, household.debt(debt_id), turns, above_law=True))


def _next(heard: Heard) -> Turn:
    matter, polite = _matter(heard), manners(heard)
    ends = any(act.name in _ENDS for told in matter for act in told.acts)
    lines = (*polite, *matter) if ends else (*misheard(heard), *matter, *polite)
    return Turn(
        Voice.BORROWER,
        to_person("".join(told.text for told in lines), heard.debt),
        tuple(dict.fromkeys(act for told in lines for act in told.acts)),
    )


def _matter(heard: Heard) -> tuple[Line, ...]:
    """What the call is about now: who calls, the debt, the terms, the paper, or its end."""
    if heard.theirs(HotlineAct.DENIES) and not heard.verified:
        return (line("suspect", Act(BorrowerAct.SUSPECT)),)
    if heard.silent_turns >= _MOST_SILENT:
        return (_goodbye("silent"),)
    if heard.empty_turns >= _MOST_EMPTY:
        return (_goodbye("confused"),)
    if not heard.verified:
        return _verify(heard)
    if heard.debt.limitation_risk:
        return _admit_nothing(heard)
    if heard.agreed is not None:
        return _paper(heard, heard.agreed)
    if not heard.said(BorrowerAct.STATE_WILLING):
        return _points(heard)
    return _talk(heard)


def _verify(heard: Heard) -> tuple[Line, ...]:
    """Who calls: asked first, then over the published number; nothing about money before that."""
    asked = len(heard.said(BorrowerAct.ASK_IDENTITY))
    called = heard.said(BorrowerAct.CALL_HOTLINE)
    if len(called) >= _MOST_HOTLINE:
        return (_goodbye("unverified"),)
    if called and heard.just(HotlineAct.CLOSED) and len(called) % _HOTLINE_IN_A_ROW == 0:
        return (line("hotline_shut", Act(BorrowerAct.ASK_BREAKDOWN)),)
    if called:
        return (line("call_hotline_again", Act(BorrowerAct.CALL_HOTLINE)),)
    wish = (
        () if heard.said(BorrowerAct.ASK_CALLBACK) else (line("ask_callback", Act(BorrowerAct.ASK_CALLBACK)),)
    )
    if not heard.theirs(CollectorAct.IDENTIFY) and asked < _MOST_IDENTITY:
        return (line("ask_identity", Act(BorrowerAct.ASK_IDENTITY), turn=asked), *wish)
    return wish or (line(_hotline_key(heard), Act(BorrowerAct.CALL_HOTLINE)),)


def _hotline_key(heard: Heard) -> str:
    if any(act.number is not None for act in heard.theirs(CollectorAct.ACCEPT_CALLBACK)):
        return "call_hotline_own"
    return "call_hotline_refused" if heard.just(CollectorAct.REFUSE_CALLBACK) else "call_hotline"


def _admit_nothing(heard: Heard) -> tuple[Line, ...]:
    """Where limitation may have ended: papers are asked for, nothing is admitted and nothing offered."""
    if heard.has_asked_since_verified:
        return (_goodbye("limitation_end"),)
    return (line("limitation_ask", Act(BorrowerAct.ASK_BREAKDOWN)),)


def _points(heard: Heard) -> tuple[Line, ...]:
    """The three points: willing, the reason, the money; then the papers, and what the claim is made of."""
    home = heard.household
    told = [line("willing", Act(BorrowerAct.STATE_WILLING))]
    if home.reasons:
        acts = (Act(BorrowerAct.STATE_REASON, topic=reason.id) for reason in home.reasons)
        told += [line("reason", *acts, reason=";".join(reason.text for reason in home.reasons))]
    free_fen = max(0, home.free_fen)
    money = Act(BorrowerAct.STATE_MONEY, amount_fen=free_fen, topic="free")
    told += [line("money", money, free=speak_yuan(free_fen)) if free_fen else line("money_none", money)]
    if heard.claimed_fen > heard.debt.lawful_fen:
        told += [line("breakdown", Act(BorrowerAct.ASK_BREAKDOWN))]
    return (*told, *_proofs("proof", _papers(heard)))


def _papers(heard: Heard) -> tuple[str, ...]:
    """What shows the reasons and the money, and the contract where the amount is disputed; never more than that."""
    home, debt = heard.household, heard.debt
    wanted = [reason.exhibit for reason in home.reasons if reason.exhibit] + ["bank_statement"]
    wanted += [f"contract:{debt.id}"] if heard.claimed_fen > debt.lawful_fen else []
    return tuple(exhibit for exhibit in dict.fromkeys(wanted) if exhibit in home.exhibits)


def _proofs(key: str, papers: tuple[str, ...]) -> tuple[Line, ...]:
    if not papers:
        return ()
    acts = (Act(BorrowerAct.OFFER_PROOF, topic=paper) for paper in papers)
    return (line(key, *acts, proofs="、".join(dict.fromkeys(map(say_proof, papers)))),)


def _talk(heard: Heard) -> tuple[Line, ...]:
    """A dispute, papers that were asked for, and the next proposal."""
    if opening_lump(heard) is None and opening_parts(heard) is None:
        return (_goodbye("nothing"),)
    return (*_asked_papers(heard), *_dispute(heard), *_propose(heard))


def _asked_papers(heard: Heard) -> tuple[Line, ...]:
    """Papers that were just asked for: those that are there, and once that one is not."""
    offered = {act.topic for act in heard.said(BorrowerAct.OFFER_PROOF)}
    asked = {act.topic for act in heard.last_acts if act.name is CollectorAct.ASK_PROOF and act.topic}
    held = tuple(sorted((asked & heard.household.exhibits) - offered))
    if asked - heard.household.exhibits and len(heard.theirs(CollectorAct.ASK_PROOF)) == 1:
        return (*_proofs("proof_asked", held), line("proof_missing"))
    return _proofs("proof_asked", held)


def _dispute(heard: Heard) -> tuple[Line, ...]:
    """The amount above the law, named beside what the books say: again only where no answer came."""
    disputed = len(heard.said(BorrowerAct.DISPUTE_AMOUNT))
    answered = heard.theirs(CollectorAct.CORRECT_CLAIM, CollectorAct.KEEP_CLAIM)
    lawful_fen = heard.debt.lawful_fen
    if (
        not heard.debt.contract_known
        or heard.claimed_fen <= lawful_fen
        or answered
        or disputed >= _MOST_DISPUTES
    ):
        return ()
    act = Act(BorrowerAct.DISPUTE_AMOUNT, amount_fen=lawful_fen)
    return (line("dispute", act, claimed=speak_yuan(heard.claimed_fen), lawful=speak_yuan(lawful_fen)),)


def _propose(heard: Heard) -> tuple[Line, ...]:
    """The opening until the other side no longer moves, then the best of what it named, then the end."""
    tried, spoken = _not_granted(heard), heard.collector_turns
    best = best_named(heard, tried)
    patient = spoken < (_PATIENCE if best is not None else _END_OF_PATIENCE - 1)
    opening = _opening(heard) if not tried and patient else None
    if opening is not None:
        return (*_refusal(heard), _offer(heard, opening))
    if best is None or spoken >= _END_OF_PATIENCE or len(tried) >= _MOST_CLOSING:
        return (_goodbye("above_law" if best is None and _is_all_above_law(heard) else "no_agreement"),)
    if heard.on_table is not None and best == heard.on_table.unsigned():
        return (line("accept", Act(BorrowerAct.ACCEPT, terms=best), terms=speak_terms(best)),)
    return (line("close", Act(BorrowerAct.COUNTER, terms=best), terms=speak_terms(best)),)


def _opening(heard: Heard) -> Terms | None:
    """What is still proposed to see how far the other side goes; None where it has said its last word.

    A lump sum first, because it may cost less than the principal; parts seldom do.
    """
    sum_at_once = opening_lump(heard)
    if sum_at_once is not None and not _is_settled(heard, TermsKind.LUMP):
        return sum_at_once
    best = best_named(heard)
    if best is not None and best.total_fen <= min(heard.owed_fen, heard.debt.principal_fen):
        return None
    return None if _is_settled(heard, TermsKind.INSTALMENTS) else opening_parts(heard)


def _is_settled(heard: Heard, kind: TermsKind) -> bool:
    return heard.refuses(kind) or heard.stands_still(kind)


def _refusal(heard: Heard) -> tuple[Line, ...]:
    """No to what was named last, where anything was."""
    if heard.on_table is None:
        return ()
    return (line("refuse", Act(BorrowerAct.REFUSE), turn=len(heard.said(BorrowerAct.REFUSE))),)


def _offer(heard: Heard, terms: Terms) -> Line:
    """A proposal in words: new, or said again."""
    before = [act.terms for act in heard.said(BorrowerAct.OFFER)]
    key = "counter" if terms in before else "offer"
    return line(key, Act(BorrowerAct.OFFER, terms=terms), turn=len(before), terms=speak_terms(terms))


def _not_granted(heard: Heard) -> frozenset[Terms]:
    """Terms that were proposed to close with, answered, and not granted."""
    pairs = zip(heard.turns, heard.turns[1:], strict=False)
    return frozenset(
        act.terms
        for turn, answer in pairs
        if turn.who is Voice.BORROWER and not is_empty(answer)
        for act in turn.acts
        if act.name in (BorrowerAct.COUNTER, BorrowerAct.ACCEPT) and act.terms is not None
    )


def _is_all_above_law(heard: Heard) -> bool:
    """Whether all that was named, and the claim, is above what the law supports."""
    least_fen = min(
        fen for fen in (heard.named.lump_fen, heard.named.total_fen, heard.claimed_fen) if fen is not None
    )
    return least_fen > heard.most_fen


def _paper(heard: Heard, agreed: Terms) -> tuple[Line, ...]:
    """The written confirmation: asked for, held against what was agreed, asked for again; then goodbye."""
    paper, asked = heard.paper, len(heard.said(BorrowerAct.ASK_WRITTEN))
    if paper is not None and heard.is_right(paper):
        return (_goodbye("done"),)
    refused = len(heard.theirs(CollectorAct.REFUSE_WRITTEN))
    if asked >= _MOST_WRITTEN or refused >= _MOST_REFUSED or heard.collector_turns >= _END_OF_PATIENCE:
        return (_goodbye("unwritten"),)
    act = Act(BorrowerAct.ASK_WRITTEN)
    if paper is not None and heard.just(CollectorAct.SEND_WRITTEN):
        if not heard.binds(paper):
            return (line("written_signer", act, signer=paper.signer or "空白", lender=heard.debt.lender),)
        return (line("written_differs", act, paper=speak_terms(paper), agreed=speak_terms(agreed)),)
    key = "wait_written" if heard.just(CollectorAct.ASK_ABOVE) else "ask_written"
    return (line(key, act, turn=asked),)


def _goodbye(key: str) -> Line:
    """The last sentence; its key is also the topic."""
    return line(key, Act(BorrowerAct.END_POLITELY, topic=key))
