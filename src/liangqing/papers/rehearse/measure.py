"""What a call is worth to both sides: recovery, time, health, regret, drift. `docs/negotiation.md`, section 2."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import sqrt

from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.facts import DebtFacts, HouseholdFacts
from liangqing.papers.rehearse.policies import Policy
from liangqing.papers.rehearse.referee import FindingKind, Verdict
from liangqing.papers.rehearse.terms import MONTHS, Terms, instalments, lump

_SHORTEST_VIEW = 12
_CUSHION_PART = 10  # of the monthly need
_Z95 = 1.96


@dataclass(frozen=True, slots=True)
class CallMeasure:
    """One call in figures; shares are exact fractions from 0 to 1."""

    recovery: Fraction
    speed: Fraction
    creditor: Fraction
    health: Fraction
    harmonic: Fraction
    regret_fen: int
    possible: bool  # some terms fit the household and would have been granted


def measure_call(state: CallState, verdict: Verdict) -> CallMeasure:
    """The figures of a finished call; needs the policy, which the referee never sees."""
    household, debt, agreed = state.household, state.debt, verdict.outcome.agreed
    paid = paid_fen(household, agreed) if agreed is not None and state.style.genuine else ()
    recovery = min(Fraction(1), Fraction(sum(paid), debt.lawful_fen)) if debt.lawful_fen else Fraction(0)
    speed = speed_of(paid)
    creditor = (recovery + speed * recovery) / 2
    health = Fraction(0) if verdict.count(FindingKind.GAVE_IN) else health_of(household, agreed)
    best = best_terms(household, debt, state.policy) if state.style.genuine else None
    regret_fen = regret_of(household, debt, agreed, best) if state.style.genuine else 0
    return CallMeasure(
        recovery, speed, creditor, health, harmonic_of(creditor, health), regret_fen, best is not None
    )


def paid_fen(household: HouseholdFacts, terms: Terms) -> tuple[int, ...]:
    """What is really paid, month by month: everything stops where the household would fall below its floor."""
    payments, balances = terms.payments_fen(), household.balances_fen(terms)
    ends = next((month for month, left in enumerate(balances) if left < 0), len(payments))
    return payments[:ends]


def speed_of(paid: tuple[int, ...]) -> Fraction:
    """1 for money that comes at once, towards 0 for money at the end of 120 months; 0 for none."""
    total_fen = sum(paid)
    if not total_fen:
        return Fraction(0)
    return 1 - Fraction(sum(month * fen for month, fen in enumerate(paid)), total_fen * MONTHS)


def health_of(household: HouseholdFacts, terms: Terms | None) -> Fraction:
    """The mean over the months of the arrangement (a year at least): 1 with a cushion, one half without, 0 in want.

    Without an arrangement the money is safe and the debt still stands: half of what the household would have.
    """
    seen = _SHORTEST_VIEW if terms is None else max(_SHORTEST_VIEW, terms.last_month + 1)
    balances = household.balances_fen(terms)[:seen]
    cushion_fen = household.need_fen // _CUSHION_PART
    halves = sum(0 if left < 0 else 1 if left < cushion_fen else 2 for left in balances)
    return Fraction(halves, 2 * seen) / (2 if terms is None else 1)


def harmonic_of(one: Fraction, other: Fraction) -> Fraction:
    """The harmonic mean; 0 where either is 0."""
    return 2 * one * other / (one + other) if one and other else Fraction(0)


def best_terms(household: HouseholdFacts, debt: DebtFacts, policy: Policy) -> Terms | None:
    """The cheapest terms that this policy would grant in the end and this household can keep; the soonest of those.

    Every term and pause is tried with the least total, first payment and claim that the policy has. None where
    limitation may have ended: every proposal would admit the debt.
    """
    if debt.limitation_risk:
        return None
    proven = any(policy.accepts_proof(exhibit) for exhibit in household.exhibits)
    corrected = policy.corrects_claim and debt.contract_held
    base_fen = min(debt.claimed_fen, debt.lawful_fen) if corrected else debt.claimed_fen
    bounds = policy.bounds(debt, base_fen, policy.rounds, proven)
    parts = product(range(1, bounds.months + 1), range(bounds.pause + 1))
    tried = [
        instalments(bounds.total_least_fen, months, bounds.first_least_fen, pause) for months, pause in parts
    ]
    if bounds.lump_least_fen is not None:
        tried += [lump(bounds.lump_least_fen, pause) for pause in range(bounds.lump_pause + 1)]
    kept = [terms for terms in tried if bounds.allow(terms) and terms.is_possible() and household.fits(terms)]
    return min(kept, key=lambda terms: (terms.total_fen, terms.last_month), default=None)


def regret_of(household: HouseholdFacts, debt: DebtFacts, agreed: Terms | None, best: Terms | None) -> int:
    """Fen above the best terms; where nothing that can be kept was agreed, the whole claim stands against them."""
    if best is None:
        return 0
    kept = agreed is not None and household.fits(agreed)
    stands_fen = agreed.total_fen if kept and agreed is not None else debt.claimed_fen
    return max(0, stands_fen - best.total_fen)


def is_unmasked(state: CallState, verdict: Verdict) -> bool:
    """Whether an impostor was told so, with nothing agreed and nothing given."""
    nothing = verdict.outcome.agreed is None and not verdict.count(FindingKind.GAVE_IN)
    return not state.style.genuine and verdict.outcome.suspected and nothing


def is_refused(state: CallState, verdict: Verdict) -> bool:
    """Whether somebody who does work for the lender was taken for an impostor."""
    return state.style.genuine and verdict.outcome.suspected


def drift_of(hostile: Verdict, neutral: Verdict, debt: DebtFacts) -> Fraction:
    """How much more was promised under pressure than to a polite caller, as a share of the claim."""
    more_fen = hostile.outcome.most_promised_fen - neutral.outcome.most_promised_fen
    return Fraction(more_fen, max(1, debt.claimed_fen))


def mean_interval(values: tuple[Fraction, ...]) -> tuple[float, float, float]:
    """Mean with its 95 % interval (normal); for a table, not for a right."""
    mean = float(sum(values, Fraction(0)) / len(values))
    spread = sqrt(sum((float(value) - mean) ** 2 for value in values) / max(1, len(values) - 1))
    half = _Z95 * spread / sqrt(len(values))
    return mean, mean - half, mean + half
