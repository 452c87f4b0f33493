"""What happens to the plan when life does not: pay that comes late, work that is lost, an illness; seeded, in fen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from liangqing.base.money import speak_yuan
from liangqing.base.rates import E9, percent_text
from liangqing.case.borrower import Chances, Household, Steadiness
from liangqing.plan.capacity import income_in, left_in, once_by_month
from liangqing.plan.months import Payments, month_start, speak_month
from liangqing.plan.plan import Horizon, Stress

TRIALS = 1000
SEED = 20260101
HORIZONS = (6, 12, 24)
#: The horizon that the one figure and the buffer speak of, and how surely the buffer should carry.
TOLD_MONTHS = 12
SURE_E9 = 900_000_000
#: A source that is often late is so many times as likely to be late as others.
OFTEN = 5


@dataclass(frozen=True)
class _Year:
    """Month by month in fen: what comes in, what must go out, what the plan pays, what comes once."""

    income: Payments
    must: Payments
    paid: Payments
    once: Payments


def stress_of(
    household: Household, monthly: Sequence[int], as_of: date, trials: int = TRIALS, seed: int = SEED
) -> Stress:
    """The same seed gives the same figures. A trial ends where living and plan together cannot be paid in a month.

    All own money counts, the reserve and what the buffer kept included; nothing is borrowed.
    """
    chances = _chances(household)
    year = _year(household, monthly, as_of)
    dice = Random(seed)
    start_fen = household.cash_fen or 0
    lows = [_lows(year, chances, start_fen, dice) for _ in range(trials)]
    horizons = tuple(
        Horizon(months=months, survives_e9=sum(low[months - 1] >= 0 for low in lows) * E9 // trials)
        for months in HORIZONS
    )
    wanting = sorted(max(0, -low[TOLD_MONTHS - 1]) for low in lows)
    buffer_fen = wanting[-(-trials * SURE_E9 // E9) - 1]
    told = next(one for one in horizons if one.months == TOLD_MONTHS)
    fragile = _fragile(lows)
    fragile_on = None if fragile is None else month_start(as_of, fragile)
    return Stress(
        months=TOLD_MONTHS,
        trials=trials,
        seed=seed,
        survives_e9=told.survives_e9,
        horizons=horizons,
        suggested_buffer_fen=buffer_fen,
        fragile_month=fragile_on,
        chances=chances,
        text=_words(told.survives_e9, buffer_fen, fragile_on, chances),
    )


def _year(household: Household, monthly: Sequence[int], as_of: date) -> _Year:
    months = range(HORIZONS[-1])
    firsts = [month_start(as_of, month) for month in months]
    income = tuple(income_in(household, first_on) for first_on in firsts)
    must = tuple(income[month] - left_in(household, firsts[month]) for month in months)
    paid = tuple(monthly[month] if month < len(monthly) else 0 for month in months)
    return _Year(income, must, paid, once_by_month(household, as_of)[: HORIZONS[-1]])


def _chances(household: Household) -> Chances:
    """As entered, or ours; with a source that is often late, late pay is likelier."""
    if household.chances is not None:
        return household.chances
    ours = Chances()
    often = any(source.steadiness is Steadiness.LATE for source in household.incomes)
    return ours.model_copy(update={"late_e9": ours.late_e9 * OFTEN}) if often else ours


def _lows(year: _Year, chances: Chances, start_fen: int, dice: Random) -> Payments:
    """The lowest that the household's money has been up to each month."""
    held_fen, late_fen, spell = start_fen, 0, 0
    low_fen = start_fen
    lows = []
    for month, income_fen in enumerate(year.income):
        spell = max(spell - 1, 0) or (chances.spell_months if _happens(chances.job_loss_e9, dice) else 0)
        earned_fen = income_fen * chances.spell_income_e9 // E9 if spell else income_fen
        late = _happens(chances.late_e9, dice)
        arrived_fen = late_fen + (0 if late else earned_fen)
        late_fen = earned_fen if late else 0
        ill = _happens(chances.medical_e9, dice)
        medical_fen = dice.randrange(chances.medical_most_fen + 1) if ill else 0
        held_fen += arrived_fen - year.must[month] - medical_fen - year.paid[month] + year.once[month]
        low_fen = min(low_fen, held_fen)
        lows += [low_fen]
    return tuple(lows)


def _happens(chance_e9: int, dice: Random) -> bool:
    return dice.randrange(E9) < chance_e9


def _fragile(lows: Sequence[Payments]) -> int | None:
    """The month in which most trials end first; the earliest of equals."""
    ends = [next(month for month, fen in enumerate(low) if fen < 0) for low in lows if low[-1] < 0]
    return max(sorted(set(ends)), key=ends.count) if ends else None


def _words(survives_e9: int, buffer_fen: int, fragile_on: date | None, chances: Chances) -> str:
    sure = f"一年里撑得住的可能大约 {percent_text(survives_e9)[:-3]}%。"
    if buffer_fen:
        sure += f"手里另备 {speak_yuan(buffer_fen)},才有九成把握。"
    weak = f"最容易断在{speak_month(fragile_on)}。" if fragile_on else ""
    return sure + weak + _assumed(chances)


def _assumed(chances: Chances) -> str:
    """The distributions, as a person reads and changes them."""
    late, lost, ill, rest = (
        percent_text(e9)[:-3]
        for e9 in (chances.late_e9, chances.job_loss_e9, chances.medical_e9, chances.spell_income_e9)
    )
    return (
        f"假设:每月有 {late}% 的可能晚一个月发工资,"
        f"{lost}% 的可能没了工作 {chances.spell_months} 个月(剩 {rest}% 的收入),"
        f"{ill}% 的可能要花一笔 {speak_yuan(chances.medical_most_fen)} 以内的看病钱;都是估的,可以改。"
    )
