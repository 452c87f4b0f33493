"""The ways open for one debt: only what its stage, its gates and the known figures allow."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from liangqing.assess.creditor import recourse_proven
from liangqing.assess.position import DebtPosition, Stage
from liangqing.base.money import speak_yuan
from liangqing.case.debt import AgreementState, Debt, Purpose
from liangqing.case.event import EventKind
from liangqing.plan.asks import (
    Bases,
    amount_asks,
    catch_up_asks,
    extension_asks,
    instalment_asks,
    lump_sum_asks,
    pause_asks,
)
from liangqing.plan.exposure import exposure
from liangqing.plan.months import Payments, added, equal_parts, steps_of, trimmed
from liangqing.plan.option_words import (
    BEFORE_PAYING,
    DECIDED_WORDS,
    PRIORITY_WORDS,
    STRETCH_WORDS,
    UNPROVEN_WORDS,
    offer_words,
    unagreed_words,
)
from liangqing.plan.owed import (
    arrears_fen,
    claims_less_than_late,
    less_not_received,
    remaining_fen,
    schedule_caveat,
    settle_fen,
)
from liangqing.plan.plan import Ask, Basis, Option, OptionKind
from liangqing.plan.unagreed import no_interest_told

#: Terms asked for, in months. The longest is also the longest that a card issuer may agree to.
TERMS = (3, 6, 9, 12, 18, 24, 30, 36, 48, 60)
#: Months in which arrears may be caught up.
CATCH_UP_TERMS = (1, 2, 3)
#: No part below one yuan.
SMALLEST_PART_FEN = 100

#: Months without payment that a hardship may ask for, and the shortest term behind them.
PAUSES = (3, 6)
AFTER_PAUSE_FROM = 24
#: Reliefs: terms beyond the usual, and a token payment of ours (the lender may name another).
LONG_TERMS = (72, 84, 96, 120)
TOKEN_FEN = 50_00
TOKEN_MONTHS = 12

_LEVEL = frozenset(
    {OptionKind.INSTALMENTS, OptionKind.EXTENSION, OptionKind.MEDIATION, OptionKind.SETTLEMENT},
)
_RUNNING = frozenset({Stage.CURRENT, Stage.DUE_SOON})
_LATE = frozenset(
    {Stage.OVERDUE_1_30, Stage.OVERDUE_31_90, Stage.OVERDUE_91_PLUS, Stage.AGENT, Stage.PRE_SUIT},
)
_PAUSABLE = _LATE | {Stage.ASSIGNED, Stage.GUARANTOR_PAID}
#: What instalments are called once a court, a tribunal or an enforcement court has the matter.
_BEFORE_COURT = {
    Stage.LAWSUIT: OptionKind.MEDIATION,
    Stage.ARBITRATION: OptionKind.MEDIATION,
    Stage.NOTARISED: OptionKind.SETTLEMENT,
    Stage.EFFECTIVE_TITLE: OptionKind.SETTLEMENT,
    Stage.ENFORCEMENT: OptionKind.SETTLEMENT,
    Stage.SETTLED_IN_ENFORCEMENT: OptionKind.SETTLEMENT,
}
_DONE = frozenset({Stage.CLOSED, Stage.CREDIT_CLOCK, Stage.CREDIT_CLEARED})
_IN_FORCE = frozenset({AgreementState.SIGNED, AgreementState.PERFORMING, AgreementState.CURED})
_OFFERED = frozenset({AgreementState.OFFER_ORAL, AgreementState.OFFER_VERIFIED})
_CREDITOR = "creditor"


@dataclass(frozen=True)
class Look:
    """All that the options of one debt are made from; `cash_fen` is the household's own money."""

    debt: Debt
    at: DebtPosition
    as_of: date
    cash_fen: int
    bases: Bases
    hardship: bool = False


@dataclass(frozen=True)
class Candidate:
    """An option with its weight in the solver's aim (see `exposure`), and whether it keeps what a priority protects."""

    option: Option
    exposure: int
    protects: bool = True


def candidates(look: Look) -> tuple[Candidate, ...]:
    """The ways open, in the order that breaks ties; empty where the amounts are not known.

    An expired limitation leaves one way only, paying nothing: whatever admits the debt would revive it.
    """
    if look.at.stage in _DONE:
        return (_nothing(look, "这笔已经结清,方案里不再付款。"),)
    if time_barred(look.at):
        return (_parked(look),)
    if _is_empty(look):
        return (_nothing(look, "按现有记录,这笔已经没有要还的。先和对方对账,再要结清证明。"),)
    ways = (_kept, _lump_sums, _catch_ups, _offers, _stretched, _settled, _paused, _reliefs)
    found = _not_refused(look, tuple(candidate for way in ways for candidate in way(look)))
    own = [candidate for candidate in found if not candidate.option.relief]
    if look.debt.priority is None:
        return found if own else ()
    kept = tuple(candidate for candidate in found if candidate.protects)
    return kept if any(not candidate.option.relief for candidate in kept) else ()


def _not_refused(look: Look, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Without the requests that are no better for the other side than one it has refused; all where none is left."""
    refused_fen = max(
        (one.monthly_fen or 0 for one in look.debt.agreements if one.state is AgreementState.REFUSED),
        default=0,
    )
    offered = {one.monthly_fen for one in look.debt.agreements if one.state in _OFFERED}
    left = tuple(
        one
        for one in found
        if not one.option.kind.spread
        or one.option.monthly_fen > refused_fen
        or one.option.monthly_fen in offered
    )
    return left if any(not one.option.relief for one in left) else found


def time_barred(at: DebtPosition) -> bool:
    """Whether the limitation gate is closed."""
    gate = at.gate("limitation")
    return at.limitation.expired or (gate is not None and not gate.open)


def _is_empty(look: Look) -> bool:
    """Nothing is owed any more: the balance is known to be zero, and no schedule runs on."""
    if settle_fen(look.at) != 0:
        return False
    return look.at.stage not in _RUNNING or _contract_payments(look) is None


def _kept(look: Look) -> Iterator[Candidate]:
    """What was agreed goes on: an agreement in force, or the contract while nothing is in default."""
    agreed = _agreed(look)
    if agreed is not None:
        text = (
            "按已经签好的协议继续付,每期留好付款凭证。" if agreed else "协议约定的已经付完,要一张结清证明。"
        )
        yield _candidate(look, OptionKind.KEEP, agreed, (), text, 0)
    elif look.at.stage in _RUNNING:
        payments = _contract_payments(look)
        if payments is not None:
            yield _candidate(
                look, OptionKind.KEEP, payments, amount_asks(look.at, look.bases), _keep_words(look), 0
            )


def _lump_sums(look: Look) -> Iterator[Candidate]:
    """An offer in the case to settle for one sum, where own money covers it."""
    for offer in look.debt.agreements:
        lump_fen = offer.lump_sum_fen
        if lump_fen is None or not 0 < lump_fen <= look.cash_fen or offer.state not in _OFFERED | _IN_FORCE:
            continue
        text = f"用手头的钱一次付清 {speak_yuan(lump_fen)}。{offer_words(offer)}"
        yield _candidate(look, OptionKind.LUMP_SUM, (lump_fen,), lump_sum_asks(), text, 1)


def _catch_ups(look: Look) -> Iterator[Candidate]:
    """Arrears first, then the old schedule: until the lender has called in the whole loan."""
    rest = remaining_fen(look.debt, look.at, look.as_of)
    due_fen = arrears_fen(look.at)
    if look.at.stage not in _LATE or rest is None or not due_fen or _agreed(look) is not None:
        return
    if claims_less_than_late(look.at):
        return
    due_fen, rest = less_not_received(look.at, due_fen, rest)
    for months in CATCH_UP_TERMS:
        payments = added(equal_parts(due_fen, months), rest)
        asks = catch_up_asks(look.at, months, look.bases)
        text = (
            f"先用 {months} 个月补齐逾期的 {speak_yuan(due_fen)},同时按原计划还。{schedule_caveat(look.debt)}"
        )
        yield _candidate(look, OptionKind.CATCH_UP, payments, asks, text, months)


def _offers(look: Look) -> Iterator[Candidate]:
    """Instalments that the lender has offered."""
    for offer in look.debt.agreements:
        if offer.state not in _OFFERED or not offer.monthly_fen or not offer.months or offer.monthly_fen < 0:
            continue
        payments = (offer.monthly_fen,) * offer.months
        asks = instalment_asks(look.debt, look.at, offer.months, look.bases)
        text = f"按对方提出的每月 {speak_yuan(offer.monthly_fen)}、{offer.months} 期还。{offer_words(offer)}"
        yield _candidate(look, OptionKind.INSTALMENTS, payments, asks, text, offer.months)


def _stretched(look: Look) -> Iterator[Candidate]:
    """A loan that is not overdue, as scheduled but over more months; only terms that lower its highest month."""
    payments = _contract_payments(look) if look.at.stage in _RUNNING else None
    if not payments:
        return
    for months in _terms(sum(payments)):
        parts = equal_parts(sum(payments), months)
        if parts[-1] < max(payments) and months > len(payments):
            text = f"到期前请求拉长期限,每月 {speak_yuan(parts[0])},{months} 个月还清。{STRETCH_WORDS}"
            asks = extension_asks(look.debt, look.at, months, look.bases)
            yield _candidate(look, OptionKind.EXTENSION, parts, asks, text, months)


def _settled(look: Look) -> Iterator[Candidate]:
    """The amount to settle in equal parts, without further interest: a request to the lender."""
    total_fen = _amount_fen(look)
    if not total_fen:
        return
    for months in _terms(total_fen):
        parts = equal_parts(total_fen, months)
        text = f"请求把 {speak_yuan(total_fen)}分 {months} 个月还清,每月 {speak_yuan(parts[0])}。"
        asks = instalment_asks(look.debt, look.at, months, look.bases)
        kind = _BEFORE_COURT.get(look.at.stage, OptionKind.INSTALMENTS)
        yield _candidate(look, kind, parts, asks, text + _settle_words(look), months)


def _paused(look: Look) -> Iterator[Candidate]:
    """A relief: months without payment, then instalments; where a hardship was told, before any court or title."""
    total_fen = _amount_fen(look)
    if not look.hardship or not total_fen or look.at.stage not in _PAUSABLE:
        return
    for pause in PAUSES:
        for months in _terms(total_fen):
            if months < AFTER_PAUSE_FROM or months + pause > TERMS[-1]:
                continue
            payments = ((0,) * pause) + equal_parts(total_fen, months)
            text = f"因困难请求先停 {pause} 个月,再分 {months} 个月还清,每月 {speak_yuan(payments[-2])}。"
            asks = pause_asks(look.debt, look.at, (pause, months), look.bases)
            made = _candidate(
                look, OptionKind.HOLD, payments, asks, text + _settle_words(look), len(payments)
            )
            yield _as_relief(made)


def _reliefs(look: Look) -> Iterator[Candidate]:
    """More than lenders usually give: longer terms (cards have none), a token payment first, the principal only."""
    total_fen = _amount_fen(look)
    if not total_fen or look.at.stage not in _PAUSABLE:
        return
    for months in LONG_TERMS if look.debt.purpose is not Purpose.CARD else ():
        if total_fen // months >= SMALLEST_PART_FEN:
            text = f"请求把 {speak_yuan(total_fen)}分 {months} 个月还清。这比一般能谈到的长,要说明困难。"
            yield _relief(look, OptionKind.INSTALMENTS, equal_parts(total_fen, months), text)
    if total_fen > TOKEN_FEN * TOKEN_MONTHS:
        rest = equal_parts(total_fen - TOKEN_FEN * TOKEN_MONTHS, TERMS[-1] - TOKEN_MONTHS)
        text = f"请求先每月象征性还 {speak_yuan(TOKEN_FEN)} {TOKEN_MONTHS} 个月,再分 {len(rest)} 个月还完其余的。"
        yield _relief(look, OptionKind.TOKEN, (TOKEN_FEN,) * TOKEN_MONTHS + rest, text)
    principal_fen = look.at.contract.principal_fen if look.at.contract is not None else total_fen
    if 0 < principal_fen < total_fen:
        text = f"请求只还本金 {speak_yuan(principal_fen)},分 {TERMS[-1]} 个月,利息和违约金全部减免。"
        yield _relief(look, OptionKind.INSTALMENTS, equal_parts(principal_fen, TERMS[-1]), text)


def _relief(look: Look, kind: OptionKind, payments: Payments, text: str) -> Candidate:
    asks = instalment_asks(look.debt, look.at, len(payments), look.bases)
    return _as_relief(_candidate(look, kind, payments, asks, text, len(payments)))


def _as_relief(made: Candidate) -> Candidate:
    return replace(made, option=made.option.model_copy(update={"relief": True}))


def _terms(total_fen: int) -> tuple[int, ...]:
    """The terms in which no part falls below a yuan; the shortest stays in any case."""
    return tuple(months for months in TERMS if months == TERMS[0] or total_fen // months >= SMALLEST_PART_FEN)


def _amount_fen(look: Look) -> int | None:
    """What instalments add up to: the least of contract, law and claim, or else arrears and schedule as printed."""
    if look.at.stage in _RUNNING and _contract_payments(look) is not None:
        return None
    amount_fen = settle_fen(look.at)
    if amount_fen is not None:
        return amount_fen
    rest = remaining_fen(look.debt, look.at, look.as_of)
    return None if rest is None else arrears_fen(look.at) + sum(rest)


def _contract_payments(look: Look) -> Payments | None:
    """The remaining schedule with any arrears (days of grace) in month 0; None where it does not cover the balance."""
    rest = remaining_fen(look.debt, look.at, look.as_of)
    payments = () if rest is None else trimmed(added((arrears_fen(look.at),), rest))
    return payments or None


def _agreed(look: Look) -> Payments | None:
    """What is left to pay under the latest agreement in force, where it names its instalments."""
    made = [one for one in look.debt.agreements if one.state is not AgreementState.REFUSED]
    last = made[-1] if made else None
    if last is None or last.state not in _IN_FORCE or not last.monthly_fen or not last.months:
        return None
    paid_fen = sum(
        event.amount_fen if event.kind is EventKind.PAYMENT else -event.amount_fen
        for event in look.debt.events
        if event.on > last.on and event.kind is not EventKind.DISBURSEMENT
    )
    return steps_of(max(0, last.monthly_fen * last.months - paid_fen), last.monthly_fen)


def _parked(look: Look) -> Candidate:
    gate = look.at.gate("limitation")
    said = gate.text if gate is not None else look.at.limitation.text
    text = f"{said}方案里这笔先不付款,也不写承诺、不签字;对方起诉了,要到庭提出时效抗辩。"
    return _candidate(look, OptionKind.PARKED, (), (), text, 0)


def _nothing(look: Look, text: str) -> Candidate:
    asks = amount_asks(look.at, look.bases) if look.at.stage not in _DONE else ()
    return _candidate(look, OptionKind.KEEP, (), asks, text, 0)


def _candidate(
    look: Look,
    kind: OptionKind,
    payments: Payments,
    asks: tuple[Ask, ...],
    text: str,
    months_in_default: int,
) -> Candidate:
    """`monthly_fen` is the usual part of instalments (the last one differs by a few fen), else the highest month."""
    monthly_fen = payments[0] if kind in _LEVEL else max(payments, default=0)
    if kind.spread and _order_runs(look):
        asks = tuple(ask for ask in asks if ask.basis is Basis.RIGHT)
        text = f"每月先备下 {speak_yuan(monthly_fen)},现在不去提分期。"
    option = Option(
        debt=look.at.id,
        name=look.at.name,
        kind=kind,
        months=len(payments),
        monthly_fen=monthly_fen,
        total_fen=sum(payments),
        payments_fen=payments,
        asks=asks,
        text=_priority_words(look, kind) + _first_words(look, kind) + text + _stage_words(look, kind),
    )
    protects = kind not in (OptionKind.HOLD, OptionKind.TOKEN)
    return Candidate(option, exposure(look.at.stage, months_in_default), protects)


def _order_runs(look: Look) -> bool:
    """While the period to object to a payment order runs, asking for instalments would undercut the objection."""
    gate = look.at.gate("payment_order")
    return gate is not None and not gate.open


def _keep_words(look: Look) -> str:
    unsure = "有没有逾期还不清楚,先核对还款记录。" if look.at.overdue_days is None else ""
    return f"按原计划继续还,不要为了别的债停掉这笔。{unsure}{schedule_caveat(look.debt)}"


def _settle_words(look: Look) -> str:
    """Where the amount comes from, if it is not our own calculation."""
    if look.at.decided:
        return DECIDED_WORDS
    if look.at.contract is None and look.at.lawful is None:
        return "金额按现有材料暂列,先和对方对账再谈。"
    if no_interest_told(look.debt, look.at) and look.at.lawful is not None:
        return unagreed_words(look.at.lawful, look.at.claimed_fen)
    return "对方书面同意之前,利息和罚息可能还在增加。"


def _stage_words(look: Look, kind: OptionKind) -> str:
    """What comes before paying: the step the stage asks for, and what the gates have to say."""
    if kind in (OptionKind.PARKED, OptionKind.KEEP):
        return ""
    told = (gate.text for gate in look.at.gates if gate.code != _CREDITOR)
    return "".join([BEFORE_PAYING.get(look.at.stage, ""), *told])


def _priority_words(look: Look, kind: OptionKind) -> str:
    """Why this debt goes first."""
    priority = look.debt.priority
    return "" if priority is None or kind is OptionKind.PARKED else PRIORITY_WORDS[priority]


def _first_words(look: Look, kind: OptionKind) -> str:
    """While it is open whom to pay, the money is laid aside and nobody gets it."""
    gate = look.at.gate(_CREDITOR)
    told = "" if recourse_proven(look.debt, look.as_of) else UNPROVEN_WORDS
    if gate is not None and not gate.open:
        told = gate.text
    return f"{told}每月先把这份钱单独存着;确认以后:" if told and kind is not OptionKind.PARKED else ""
