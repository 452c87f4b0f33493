"""What the borrower may say: the first proposal, the best of what was named, and the most the household can keep."""

from liangqing.papers.rehearse.facts import HouseholdFacts
from liangqing.papers.rehearse.heard import Heard, Named
from liangqing.papers.rehearse.terms import Terms, instalments, lump

_YUAN = 100
_OPENING_PERCENT = 20  # of the debt, for a lump sum: below what any lender is known to take
_SHORTEST, _LONGEST = 3, 60
_LONGEST_PAUSE = 6
_CUSHION_PART = 10  # of the monthly need: what should be left over at the end of a month


def opening_lump(heard: Heard) -> Terms | None:
    """A small sum at once, or after some months where the money is not there yet; None where not even that fits."""
    total_fen = max(_YUAN, heard.owed_fen * _OPENING_PERCENT // 10_000 * _YUAN)
    home = heard.household
    pause = 0 if home.fits(lump(heard.owed_fen)) else _LONGEST_PAUSE
    tried = (lump(total_fen, months) for months in (pause, 0))
    return next((terms for terms in tried if home.fits(terms)), None)


def opening_parts(heard: Heard) -> Terms | None:
    """The principal, in as many parts as leave the household some air; less where that does not fit; None for nothing.

    The number of parts is reckoned for the whole debt, so that it still holds where less than hoped is waived. Where
    nothing that was named can be kept, the longest term and a pause are asked for.
    """
    home, owed_fen = heard.household, heard.owed_fen
    total_fen = min(owed_fen, heard.debt.principal_fen)
    held = _LONGEST - _LONGEST_PAUSE if heard.debt.card else _LONGEST
    longest = instalments(total_fen, held, pause_months=_LONGEST_PAUSE)
    if _is_short(heard) and home.fits(longest):
        return longest
    spread = easiest(home, owed_fen, range(_SHORTEST, _LONGEST + 1))
    if spread is not None:
        return instalments(total_fen, spread.months)
    most_fen = most_in_parts_fen(home, _LONGEST)
    return instalments(min(total_fen, most_fen), _LONGEST) if most_fen >= _LONGEST * _YUAN else None


def _is_short(heard: Heard) -> bool:
    """Whether nothing that was named so far in parts can be kept."""
    return heard.named.total_fen is not None and best_named(heard) is None


def easiest(home: HouseholdFacts, total_fen: int, months: range) -> Terms | None:
    """Of the ways to pay a sum in parts that can be kept: the fewest months without a cushion, then the soonest."""
    kept = (terms for count in months if home.fits(terms := instalments(total_fen, count)))
    return min(kept, key=lambda terms: (thin_months(home, terms), terms.last_month), default=None)


def best_named(heard: Heard, tried: frozenset[Terms] = frozenset()) -> Terms | None:
    """The cheapest terms within what was named that the household can keep and the law supports; then the easiest.

    `tried`: terms that were proposed as such and not granted.
    """
    home = heard.household
    kept = [
        terms
        for terms in _within(heard.named)
        if terms.total_fen <= heard.most_fen
        and terms not in tried
        and home.fits(terms)
        and not (heard.debt.card and terms.months + terms.pause_months > _LONGEST)
    ]
    least_fen = min((terms.total_fen for terms in kept), default=0)
    cheapest = (terms for terms in kept if terms.total_fen == least_fen)
    return min(cheapest, key=lambda terms: (thin_months(home, terms), terms.last_month), default=None)


def _within(named: Named) -> tuple[Terms, ...]:
    """Every number of parts and every pause with the least total and first payment, and the lump sums."""
    lumps = (
        () if named.lump_fen is None else [lump(named.lump_fen, wait) for wait in range(named.lump_pause + 1)]
    )
    if named.total_fen is None:
        return tuple(lumps)
    first_fen = min(named.first_fen, named.total_fen)
    parts = (
        instalments(named.total_fen, months, first_fen, pause)
        for months in range(1, named.months + 1)
        for pause in range(named.pause + 1)
    )
    return (*lumps, *(terms for terms in parts if terms.is_possible()))


def thin_months(home: HouseholdFacts, terms: Terms) -> int:
    """In how many months less than a cushion is left."""
    cushion_fen = home.need_fen // _CUSHION_PART
    return sum(left < cushion_fen for left in home.balances_fen(terms))


def most_in_parts_fen(home: HouseholdFacts, months: int) -> int:
    """The largest total in so many equal parts that the household can keep, in whole yuan: the floor of the ladder."""
    low, high = 0, max(0, home.cash_fen + home.free_fen * months) // _YUAN
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if home.fits(instalments(middle * _YUAN, months)) else (low, middle - 1)
    return low * _YUAN
