"""The collector's side of a call: `next_turn` says what comes next, the same for the same call and seed."""

from random import Random

from liangqing.base.money import speak_yuan
from liangqing.case.debt import LenderType
from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.protocol import Act, BorrowerAct, CollectorAct, HotlineAct, Turn, Voice
from liangqing.papers.rehearse.replies import account, identity_of, lure, opening_terms, reply_to
from liangqing.papers.rehearse.styles import PERSON, Identity, pressure_act, sentence
from liangqing.papers.rehearse.terms import speak_terms
from liangqing.papers.rehearse.yuan_words import say_yuan

#: The other side hangs up after so many turns of its own.
MOST_TURNS = 16
_MOST_ACTS = 4
_PARTS = {"principal": "本金", "interest": "利息", "penalty": "罚息", "fees": "其他费用"}
_PROOFS = {
    "bank_statement": "银行流水",
    "termination_notice": "离职证明",
    "hospital_record": "住院病历",
    "birth_certificate": "出生证明",
    "wage_ruling": "欠薪裁决",
    "closing_notice": "停业证明",
}
_OTHERS = ("兰舟消费金融有限公司", "飞渡网络小额贷款有限公司", "南栈银行股份有限公司")
_HOTLINE_SHUT_PERCENT = 5


def rng_for(seed: int, state: CallState) -> Random:
    """The chance of the next turn: it depends on the seed and on how far the call is, on nothing else."""
    return Random(f"{seed}:{state.policy.id}:{state.style.id}:{state.household.id}:{len(state.turns)}")


def next_turn(state: CallState, rng: Random) -> Turn:
    """What the other side says next; the published line speaks where the borrower has just called it."""
    last = state.last
    if last is not None and last.first(BorrowerAct.CALL_HOTLINE):
        return _hotline(state, rng)
    acts = _opening(state, rng) if last is None and not state.spoken(Voice.COLLECTOR) else _answer(state, rng)
    acts = acts[:_MOST_ACTS]
    return Turn(Voice.COLLECTOR, "".join(_say(state, act, rng) for act in acts), acts)


def _hotline(state: CallState, rng: Random) -> Turn:
    shut = rng.randrange(100) < _HOTLINE_SHUT_PERCENT
    told = HotlineAct.CONFIRMS if state.style.genuine else HotlineAct.DENIES
    said = next(
        (act for turn in reversed(state.turns) for act in turn.acts if act.name is CollectorAct.IDENTIFY),
        None,
    )
    act = Act(
        HotlineAct.CLOSED if shut else told,
        lender=state.debt.lender,
        case_no=state.debt.case_no,
        staff_no=said.staff_no if said else None,
        topic=PERSON if state.debt.lender_type is LenderType.PRIVATE else None,
    )
    return Turn(Voice.HOTLINE, _say(state, act, rng), (act,))


def _opening(state: CallState, rng: Random) -> tuple[Act, ...]:
    style = state.style
    who = (identity_of(state),) if style.identity in (Identity.FIRST, Identity.FALSE) else ()
    claim = Act(CollectorAct.CLAIM_AMOUNT, amount_fen=state.debt.claimed_fen)
    if not style.genuine:
        return (*who, claim, Act(CollectorAct.OFFER, terms=lure(state, rng)))
    terms = None if state.policy.opens_with == "full" else opening_terms(state)
    return (*who, claim, Act(CollectorAct.DEMAND) if terms is None else Act(CollectorAct.OFFER, terms=terms))


def _answer(state: CallState, rng: Random) -> tuple[Act, ...]:
    said = () if state.last is None else state.last.acts
    names = {act.name for act in said}
    if state.spoken(Voice.COLLECTOR) >= MOST_TURNS or names & {BorrowerAct.END_POLITELY, BorrowerAct.SUSPECT}:
        return (Act(CollectorAct.END),)
    pressed = _pressure(state, rng)
    if pressed and pressed[0].name in (CollectorAct.SILENCE, CollectorAct.NONSENSE, CollectorAct.INJECT):
        return pressed
    answers = tuple(dict.fromkeys(act for told in said for act in reply_to(state, told, rng)))
    return (*answers, *pressed) if answers or pressed else _push(state, rng)


def _pressure(state: CallState, rng: Random) -> tuple[Act, ...]:
    style = state.style
    if not style.pressure or rng.randrange(100) >= style.pressure_percent:
        return ()
    name, topic = pressure_act(rng.choice(style.pressure))
    if name is CollectorAct.CLAIM_OTHER_DEBT:
        return (Act(name, amount_fen=rng.randint(500, 50_000) * 100, lender=rng.choice(_OTHERS)),)
    if name is CollectorAct.ASK_FEE:
        return (Act(name, amount_fen=rng.choice((200, 399, 800, 1_500)) * 100, topic="handling"),)
    if name is CollectorAct.ASK_PRIVATE_ACCOUNT:
        return (Act(name, number=account(rng)),)
    return (Act(name, topic=topic),)


def _push(state: CallState, rng: Random) -> tuple[Act, ...]:
    """What a collector says where the borrower has left nothing to answer."""
    if state.agreed is not None:
        return (Act(CollectorAct.ASK_PROMISE),)
    return (Act(rng.choice((CollectorAct.ASK_OFFER, CollectorAct.ASK_OFFER, CollectorAct.DEMAND))),)


def _say(state: CallState, act: Act, rng: Random) -> str:
    """The act in words."""
    spoken = say_yuan if state.style.id == "odd" else speak_yuan
    words = sentence(state.policy.part, state.style.id, act.name, act.topic, rng)
    return words.format(
        lender=act.lender or state.debt.lender,
        employer=act.employer or state.debt.lender,
        staff=act.staff_no or "不详",
        case=act.case_no or state.debt.case_no,
        number=act.number,
        amount="" if act.amount_fen is None else spoken(act.amount_fen),
        fee="" if act.amount_fen is None else speak_yuan(act.amount_fen),
        part=_PARTS.get(act.topic or "", ""),
        proof=_PROOFS.get(act.topic or "", "相关证明"),
        other=act.lender,
        account=act.number,
        terms="" if act.terms is None else speak_terms(act.terms),
        signer="" if act.terms is None else act.terms.signer,
        hour=rng.choice((3, 4, 5, 6)),
    )
