"""What the collector's side answers to each thing that a borrower may do: acts, not yet words."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from liangqing.case.debt import LenderType
from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.facts import MEDIATOR
from liangqing.papers.rehearse.policies import Written
from liangqing.papers.rehearse.protocol import Act, ActName, BorrowerAct, CollectorAct
from liangqing.papers.rehearse.styles import OWN, PERSON, Callback, Identity
from liangqing.papers.rehearse.terms import Terms, TermsKind, instalments, lump

_FALSE_SIGNERS = ("债务优化服务中心", "王主任", "协商专员组")
_LURE_PERCENT = (20, 30, 40)

Reply = Callable[[CallState, Act, Random], tuple[Act, ...]]


def reply_to(state: CallState, act: Act, rng: Random) -> tuple[Act, ...]:
    """The answer to one act of the borrower; nothing where there is nothing to answer."""
    answer = _REPLIES.get(act.name)
    return () if answer is None else answer(state, act, rng)


def identity_of(state: CallState) -> Act:
    """Who the caller says to be: the same whenever it is asked."""
    debt, own = (
        state.debt,
        Random(f"staff:{state.household.id}:{state.debt_id}:{state.policy.id}:{state.style.id}"),
    )
    number, staff = f"1700000{own.randint(5_000, 9_999)}", str(own.randint(1_000, 9_999))
    knows = state.style.genuine or state.style.callback is Callback.OWN_NUMBER
    employer = _employer(state) if state.style.genuine else debt.lender
    case_no = debt.case_no if knows else None
    return Act(
        CollectorAct.IDENTIFY,
        lender=debt.lender,
        employer=employer,
        staff_no=staff,
        case_no=case_no,
        number=number,
        topic=PERSON if debt.lender_type is LenderType.PRIVATE else OWN if employer == debt.lender else None,
    )


def _employer(state: CallState) -> str:
    if state.policy.speaks_for in ("lender", "buyer"):
        return state.debt.lender
    return state.debt.agency or _EMPLOYERS[state.policy.speaks_for]


_EMPLOYERS = {"agency": "恒诚服务外包有限公司", "mediator": MEDIATOR, "counsel": "正岭律师事务所"}


def lure(state: CallState, rng: Random) -> Terms:
    """What an impostor dangles: a discount that nobody gives."""
    return lump(max(100, state.debt.claimed_fen * rng.choice(_LURE_PERCENT) // 10_000 * 100))


def opening_terms(state: CallState) -> Terms | None:
    """What the policy proposes by itself at the start."""
    bounds = state.policy.bounds(state.debt, state.base_fen, 0, state.proven)
    first = lump(state.base_fen) if state.policy.opens_with == "lump" else instalments(state.base_fen, 1)
    if state.policy.opens_with == "instalments" and bounds.months:
        first = instalments(
            bounds.total_least_fen, bounds.longest(bounds.total_least_fen, bounds.first_least_fen)
        )
    if state.policy.opens_with == "lump" and bounds.lump_least_fen is not None:
        first = lump(bounds.lump_least_fen)
    return bounds.nearest(first)


def _identity(state: CallState, act: Act, rng: Random) -> tuple[Act, ...]:
    asked = state.count(BorrowerAct.ASK_IDENTITY)
    if state.style.identity is Identity.SECOND_REQUEST and asked < 2:
        return (Act(CollectorAct.AVOID_IDENTITY),)
    return (identity_of(state),)


def _callback(state: CallState, act: Act, rng: Random) -> tuple[Act, ...]:
    match state.style.callback:
        case Callback.ACCEPTS:
            person = PERSON if state.debt.lender_type is LenderType.PRIVATE else None
            return (Act(CollectorAct.ACCEPT_CALLBACK, case_no=state.debt.case_no, topic=person),)
        case Callback.OWN_NUMBER:
            return (Act(CollectorAct.ACCEPT_CALLBACK, number=f"1700000{rng.randint(5_000, 9_999)}"),)
        case Callback.REFUSES:
            return (Act(CollectorAct.REFUSE_CALLBACK),)


def _breakdown(state: CallState, act: Act, rng: Random) -> tuple[Act, ...]:
    debt = state.debt
    if not state.style.genuine:
        return (Act(CollectorAct.CLAIM_AMOUNT, amount_fen=debt.claimed_fen),)
    rest_fen = state.base_fen - debt.contract_fen
    parts = (
        ("principal", debt.principal_fen),
        ("interest", debt.interest_fen),
        ("penalty", debt.penalty_fen + min(0, rest_fen)),
    )
    more = (("fees", rest_fen),) if rest_fen > 0 else ()
    return tuple(
        Act(CollectorAct.CLAIM_PART, amount_fen=fen, topic=part) for part, fen in (*parts, *more) if fen > 0
    )


def _dispute(state: CallState, act: Act, rng: Random) -> tuple[Act, ...]:
    debt, corrects = state.debt, state.style.genuine and state.policy.corrects_claim
    if corrects and debt.contract_held and debt.lawful_fen < state.base_fen:
        return (Act(CollectorAct.CORRECT_CLAIM, amount_fen=debt.lawful_fen),)
    return (Act(CollectorAct.KEEP_CLAIM, amount_fen=state.base_fen),)


def _proposal(state: CallState, act: Act, rng: Random) -> tuple[Act, ...]:
    terms = act.terms
    if terms is None:
        return (Act(CollectorAct.ASK_OFFER),)
    if not state.style.genuine:
        return _false_grant(terms, rng)
    bounds = state.policy.bounds(state.debt, state.base_fen, state.step, state.proven)
    if bounds.allow(terms):
        return (Act(CollectorAct.GRANT, terms=terms.unsigned()),)
    nearest = bounds.nearest(terms)
    asks = (_proof_wanted(state, rng),) if state.policy.proof and not state.proven else ()
    if nearest is None or nearest.kind is not terms.kind:
        asks = (Act(CollectorAct.REFUSE, topic=terms.kind.value), *asks)
    return asks if nearest is None else (*asks, Act(CollectorAct.COUNTER, terms=nearest))


def _false_grant(terms: Terms, rng: Random) -> tuple[Act, ...]:
    fee_fen = rng.choice((300, 580, 999, 2_000)) * 100
    price = (
        Act(CollectorAct.ASK_FEE, amount_fen=fee_fen, topic="handling"),
        Act(CollectorAct.ASK_PRIVATE_ACCOUNT, number=account(rng)),
    )
    return (Act(CollectorAct.GRANT, terms=terms.unsigned()), rng.choice(price))


def account(rng: Random) -> str:
    """How an account is named that is not the lender's; no full number."""
    return f"尾号{rng.randint(0, 9_999):04d}的个人卡"


def _proof_wanted(state: CallState, rng: Random) -> Act:
    return Act(CollectorAct.ASK_PROOF, topic=rng.choice(state.policy.proof))


def _accept(state: CallState, act: Act, rng: Random) -> tuple[Act, ...]:
    table = state.on_table
    if not state.style.genuine and act.terms is not None:
        return _false_grant(act.terms, rng)
    if table is not None and act.terms is not None and act.terms.unsigned() == table.unsigned():
        return (Act(CollectorAct.GRANT, terms=table),)
    if state.agreed is not None and act.terms is not None and act.terms.unsigned() == state.agreed:
        return (Act(CollectorAct.GRANT, terms=state.agreed),)
    return _proposal(state, act, rng)


def _refused(state: CallState, act: Act, rng: Random) -> tuple[Act, ...]:
    table = state.on_table
    if table is None or not state.style.genuine:
        return (Act(CollectorAct.ASK_OFFER),)
    bounds = state.policy.bounds(state.debt, state.base_fen, state.step + 1, state.proven)
    least = replace(table, total_fen=1, first_fen=0, months=1) if table.kind is TermsKind.LUMP else None
    wished = least or instalments(1, max(1, bounds.months), 0, bounds.pause)
    nearest = bounds.nearest(wished)
    return (
        (Act(CollectorAct.ASK_OFFER),)
        if nearest in (None, table)
        else (Act(CollectorAct.COUNTER, terms=nearest),)
    )


def _written(state: CallState, act: Act, rng: Random) -> tuple[Act, ...]:
    agreed, asked = state.agreed, state.count(BorrowerAct.ASK_WRITTEN)
    if not state.style.genuine:
        knows = state.style.callback is Callback.OWN_NUMBER and agreed is not None
        signer = state.debt.lender if knows and rng.random() < 0.5 else rng.choice(_FALSE_SIGNERS)
        forged = (
            Act(CollectorAct.SEND_WRITTEN, terms=replace(agreed, signer=signer)) if knows and agreed else None
        )
        return (forged or Act(CollectorAct.REFUSE_WRITTEN),)
    if state.policy.written is Written.NEVER:
        return (Act(CollectorAct.REFUSE_WRITTEN),)
    if agreed is None:
        return (Act(CollectorAct.PROMISE_WRITTEN),)
    if state.policy.written is Written.AFTER_REVIEW and not state.count(CollectorAct.ASK_ABOVE):
        return (Act(CollectorAct.ASK_ABOVE), Act(CollectorAct.PROMISE_WRITTEN))
    if state.policy.written is Written.SECOND_REQUEST and asked < 2:
        return (Act(CollectorAct.PROMISE_WRITTEN),)
    return (_paper(state, agreed),)


def _paper(state: CallState, agreed: Terms) -> Act:
    """The paper; the first one of a policy that slips has other figures than were agreed."""
    signer = MEDIATOR if state.policy.signer == "mediator" else state.debt.lender
    slips = state.policy.slips and not state.count(CollectorAct.SEND_WRITTEN)
    total_fen = agreed.total_fen + (agreed.total_fen // 50 + 100 if slips else 0)
    return Act(CollectorAct.SEND_WRITTEN, terms=replace(agreed, total_fen=total_fen, signer=signer))


def _told_the_rule(state: CallState, act: Act, rng: Random) -> tuple[Act, ...]:
    if state.style.softens or rng.random() < 0.4:
        return (Act(CollectorAct.BACK_DOWN),)
    return (Act(CollectorAct.INSULT),) if state.style.hostile else ()


def _proof_given(state: CallState, act: Act, rng: Random) -> tuple[Act, ...]:
    return (Act(CollectorAct.ASK_OFFER, topic="proof"),)


def _repeat(state: CallState, act: Act, rng: Random) -> tuple[Act, ...]:
    return (Act(CollectorAct.CLAIM_AMOUNT, amount_fen=state.base_fen),)


def _given_in(state: CallState, act: Act, rng: Random) -> tuple[Act, ...]:
    return (
        (Act(CollectorAct.DEMAND),)
        if state.style.genuine
        else (Act(CollectorAct.ASK_PRIVATE_ACCOUNT, number=account(rng)),)
    )


_REPLIES: dict[ActName, Reply] = {
    BorrowerAct.ASK_IDENTITY: _identity,
    BorrowerAct.ASK_CALLBACK: _callback,
    BorrowerAct.ASK_BREAKDOWN: _breakdown,
    BorrowerAct.ASK_REPEAT: _repeat,
    BorrowerAct.DISPUTE_AMOUNT: _dispute,
    BorrowerAct.OFFER_PROOF: _proof_given,
    BorrowerAct.OFFER: _proposal,
    BorrowerAct.COUNTER: _proposal,
    BorrowerAct.ACCEPT: _accept,
    BorrowerAct.REFUSE: _refused,
    BorrowerAct.ASK_WRITTEN: _written,
    BorrowerAct.REFUSE_FEE: _told_the_rule,
    BorrowerAct.REFUSE_PRIVATE_ACCOUNT: _told_the_rule,
    BorrowerAct.REFUSE_CODE: _told_the_rule,
    BorrowerAct.REFUSE_BORROW: _told_the_rule,
    BorrowerAct.REFUSE_PROMISE: _told_the_rule,
    BorrowerAct.CITE_RULE: _told_the_rule,
    BorrowerAct.NOTE_FOR_LOG: _told_the_rule,
    BorrowerAct.ADMIT: _given_in,
    BorrowerAct.PAY_FEE: _given_in,
    BorrowerAct.PAY_PRIVATE: _given_in,
    BorrowerAct.GIVE_CODE: _given_in,
    BorrowerAct.BORROW_ANEW: _given_in,
}
