"""Every rate at which a flow of money is worth nothing: one, none, or several, and why there are no others.

The value of amounts `c_k` at times `t_k` is `f(x) = Σ c_k·exp(−t_k·x)` with `x = ln(1 + rate)`. With one change of
sign there is one root. With more, none lies beyond the rates at which the first, or the last, amount outweighs all
others together; between them the pieces of `isolate` count. Floats serve display only: a ceiling is held against
exact fractions.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from liangqing.ledger.isolate import NOISE, PASSES_A_PIECE, Interval, Terms, isolated, sign_changes
from liangqing.ledger.narrow import ASIDE, Zero, around, narrowed

#: Beyond ln(1 + rate) = ±700 a rate cannot be written as a float. Where several rates can be, only those are meant
#: that a person could: from −99.999 % a period to 2×10^19 %.
_FARTHEST = 700.0
_LOWEST, _HIGHEST = -11.5, 40.0
_STEPS = 200
#: Roots nearer to one another than a ten-thousandth of a percent are told as one; the range searched is wider than it
#: need be by this much.
_NEAREST, _MARGIN = 1e-6, 1e-6
#: Newton's steps double the figures that are right: after one this small the next is below rounding.
_SETTLED = 1e-9


class Answer(StrEnum):
    """How many rates there are."""

    UNIQUE = "unique"
    NONE = "none"
    AMBIGUOUS = "ambiguous"


class Ground(StrEnum):
    """Why there are as many rates as we say."""

    NO_TIME = "no_time"
    ONE_DIRECTION = "one_direction"
    ONE_CHANGE = "one_change"
    BEYOND = "beyond"
    COUNTED = "counted"
    RISING = "rising"
    NO_LOAN = "no_loan"


@dataclass(frozen=True)
class Bracket:
    """A rate lies between the two; `crosses`: the flow's value has opposite signs there (else it touches zero)."""

    low: float
    high: float
    crosses: bool


@dataclass(frozen=True)
class Certificate:
    """What an answer rests on. Rates a period.

    `searched`: where several rates can be, they were looked for in this range (None: none lies anywhere else);
    `pieces` into which it was cut; `evaluations`: how often the whole flow was summed.
    """

    ground: Ground
    sign_changes: int = 0
    brackets: tuple[Bracket, ...] = ()
    searched: tuple[float, float] | None = None
    pieces: int = 0
    evaluations: int = 0


@dataclass(frozen=True)
class RateFound:
    """`roots` are rates a period, ascending; exactly one when `answer` is unique."""

    answer: Answer
    roots: tuple[float, ...]
    certificate: Certificate

    @property
    def rate(self) -> float | None:
        """The rate, where there is exactly one."""
        return self.roots[0] if self.answer is Answer.UNIQUE else None


def find_rates(flows: Terms) -> RateFound:
    """`flows` are (time in periods, amount); amounts received and paid have opposite signs."""
    merged: dict[float, float] = {}
    for time, amount in flows:
        merged[time] = merged.get(time, 0.0) + amount
    terms = sorted((time, amount) for time, amount in merged.items() if amount)
    changes = sign_changes([amount for _, amount in terms])
    if len(terms) < 2:
        return none_found(Ground.NO_TIME)
    if changes == 0:
        return none_found(Ground.ONE_DIRECTION)
    return _single(terms) if changes == 1 else _several(terms, changes)


def none_found(ground: Ground) -> RateFound:
    """No rate, and why."""
    return RateFound(Answer.NONE, (), Certificate(ground))


def _single(terms: Terms) -> RateFound:
    """One change of sign: the later side loses weight against the earlier one at every step, so they meet once."""
    turn = next(place for place, (_, amount) in enumerate(terms) if amount * terms[0][1] < 0)
    zero = _meeting(terms[:turn], terms[turn:])
    if abs(zero.x) > _FARTHEST:
        beyond = Certificate(Ground.BEYOND, sign_changes=1, evaluations=zero.sums)
        return RateFound(Answer.NONE, (), beyond)
    return _found(terms, [zero], Certificate(Ground.ONE_CHANGE, sign_changes=1))


def _several(terms: Terms, changes: int) -> RateFound:
    last, first = _meeting(terms[:-1], terms[-1:]), _meeting(terms[:1], terms[1:])
    low, high = max(last.x - _MARGIN, _LOWEST), min(first.x + _MARGIN, _HIGHEST)
    intervals, pieces = isolated(terms, low, high)
    zeros = [_within(terms, interval) for interval in intervals]
    told = Certificate(
        Ground.COUNTED,
        sign_changes=changes,
        searched=(math.expm1(low), math.expm1(high)) if low < high else None,
        pieces=pieces,
        evaluations=last.sums + first.sums + pieces * PASSES_A_PIECE,
    )
    return _found(terms, _apart(zeros), told)


def _found(terms: Terms, zeros: Sequence[Zero], told: Certificate) -> RateFound:
    answers = {0: Answer.NONE, 1: Answer.UNIQUE}
    brackets, sums = zip(*(_bracket(terms, zero) for zero in zeros), strict=True) if zeros else ((), ())
    return RateFound(
        answer=answers.get(len(zeros), Answer.AMBIGUOUS),
        roots=tuple(math.expm1(zero.x) for zero in zeros),
        certificate=replace(
            told,
            brackets=tuple(brackets),
            evaluations=told.evaluations + sum(zero.sums for zero in zeros) + sum(sums),
        ),
    )


def _bracket(terms: Terms, zero: Zero) -> tuple[Bracket, int]:
    """The narrowest two points with clear, opposite signs; and how often the flow was summed for them."""
    low = high = zero.x
    for tried, aside in enumerate(ASIDE, 1):
        low, high = around(zero.x, aside)
        if _sign(terms, low) * _sign(terms, high) < 0:
            return Bracket(math.expm1(low), math.expm1(high), crosses=True), 2 * tried
    return Bracket(math.expm1(low), math.expm1(high), crosses=False), 2 * len(ASIDE)


def _sign(terms: Terms, x: float) -> int:
    """The sign of the value; 0 where it is within rounding."""
    heaviest = terms[0][0] if x > 0 else terms[-1][0]
    parts = [amount * math.exp((heaviest - time) * x) for time, amount in terms]
    value = math.fsum(parts)
    clear = abs(value) > NOISE * sum(map(abs, parts))
    return (value > 0) - (value < 0) if clear else 0


def _meeting(early: Terms, late: Terms) -> Zero:
    """The x at which both sides weigh the same; every time in `late` comes after those in `early`.

    The logarithm of their ratio falls at least as fast as the time between them, so the first look gives a bracket;
    it is almost a straight line, so a few of Newton's steps end there.
    """
    log_ratio, slope = _log_ratio(early, late, 0.0)
    farthest = log_ratio / (late[0][0] - early[-1][0])
    low, high = min(farthest, 0.0), max(farthest, 0.0)
    x, sums = 0.0, 1
    while sums < _STEPS and log_ratio:
        low, high = (x, high) if log_ratio > 0 else (low, x)
        step = x - log_ratio / slope
        new = step if low < step < high else (low + high) / 2
        if new == step and abs(new - x) < _SETTLED * max(abs(new), 1.0):
            return Zero(new, sums)
        x, sums = new, sums + 1
        log_ratio, slope = _log_ratio(early, late, x)
    return Zero(x, sums)


def _log_ratio(early: Terms, late: Terms, x: float) -> tuple[float, float]:
    """ln(late / early) at x, by size alone, and its slope."""
    early_log, early_mean = _log_sum(early, x)
    late_log, late_mean = _log_sum(late, x)
    return late_log - early_log, early_mean - late_mean


def _log_sum(terms: Terms, x: float) -> tuple[float, float]:
    """ln Σ|amount|·exp(−time·x), and the mean time by weight; the largest exponent is taken out."""
    heaviest = terms[0][0] if x > 0 else terms[-1][0]
    weights = [abs(amount) * math.exp((heaviest - time) * x) for time, amount in terms]
    total = math.fsum(weights)
    mean = sum([weight * time for weight, (time, _) in zip(weights, terms, strict=True)]) / total
    return math.log(total) - heaviest * x, mean


def _within(terms: Terms, interval: Interval) -> Zero:
    """The zero in an interval; where the signs at its ends agree, the value only touches zero there."""
    aside = 0.0 if interval.crosses else _NEAREST
    low, high = interval.low - aside, interval.high + aside
    if _value(terms, low) * _value(terms, high) >= 0:
        return Zero((low + high) / 2, sums=2)
    zero = narrowed(partial(_value, terms), low, high)
    return replace(zero, sums=zero.sums + 2)


def _value(terms: Terms, x: float) -> float:
    """The value, on a scale of its own: the largest exponent is taken out so that nothing overflows."""
    heaviest = terms[0][0] if x > 0 else terms[-1][0]
    return math.fsum([amount * math.exp((heaviest - time) * x) for time, amount in terms])


def _apart(zeros: Sequence[Zero]) -> list[Zero]:
    """Neighbours that no display tells apart are one: their middle."""
    groups: list[list[Zero]] = []
    for zero in sorted(zeros, key=lambda zero: zero.x):
        if groups and zero.x - groups[-1][-1].x < _NEAREST:
            groups[-1].append(zero)
        else:
            groups.append([zero])
    return [
        Zero(math.fsum(zero.x for zero in group) / len(group), sum(zero.sums for zero in group))
        for group in groups
    ]
