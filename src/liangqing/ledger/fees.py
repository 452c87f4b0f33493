"""The dearest fee beside equal instalments that a ceiling still allows: each month, or once at payout."""

from dataclasses import dataclass
from fractions import Fraction

from liangqing.ledger.annuity import level_payment
from liangqing.ledger.measure import HALF_FEN, Verdict, measure_undated


@dataclass(frozen=True)
class LargestFee:
    """Whole fen, the one or the other. `monthly_share` of the first principal is where the ceiling is met exactly."""

    monthly_fen: int
    upfront_fen: int
    monthly_share: Fraction


def largest_fee(
    principal_fen: int, nominal: Fraction, periods: int, yearly_cap: Fraction
) -> LargestFee | None:
    """The largest fees with which `measure_undated` says no breach; None where the interest alone is one.

    Equal monthly instalments at the yearly rate `nominal`, not rounded; above 0 principal and periods.
    """
    level = level_payment(Fraction(principal_fen), nominal / 12, periods)
    if measure_undated(principal_fen, [level] * periods, yearly_cap).verdict is Verdict.BREACH:
        return None
    allowed = level_payment(Fraction(principal_fen), yearly_cap / 12, periods)
    least_received = (level - HALF_FEN) * principal_fen / allowed
    return LargestFee(
        monthly_fen=_floor(allowed + HALF_FEN - level),
        upfront_fen=min(_floor(principal_fen - least_received), principal_fen - 1),
        monthly_share=max((allowed - level) / principal_fen, Fraction(0)),
    )


def _floor(fen: Fraction) -> int:
    return fen.numerator // fen.denominator
