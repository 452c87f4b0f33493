"""What an offer is worth to the lender, by figures worked out by hand."""

from fractions import Fraction

from liangqing.base.rates import E9
from liangqing.case.debt import Prospects
from liangqing.law.book import load_book
from liangqing.plan.figures import lender_figures
from liangqing.plan.options import Look, candidates
from liangqing.plan.present import present_value
from liangqing.plan.sides import LenderFigures, sides_of
from tests.plan.made import AS_OF, BASES, at, because, debt

FIGURES = LenderFigures(30_000_000, "某日公布的利率", lambda fen: (50_00, (because("fee"),)))


def chosen(loan, position, months):
    ways = candidates(Look(loan, position, AS_OF, 0, BASES))
    return next(way.option for way in ways if way.option.months == months and not way.option.relief)


def test_example_c25():
    worth = present_value((1_000_00,) * 24, Fraction(6, 100))

    assert worth == 22_562_87
    assert worth - 18_000_00 == 4_562_87


def test_a_payment_of_today_is_worth_a_month_less_and_without_interest_itself():
    assert present_value((101_00,), Fraction(12, 100)) == 100_00
    assert present_value((100_00, 100_00), Fraction(0)) == 200_00


def test_without_figures_of_the_person_no_other_road_is_told():
    loan, position = debt(), at(total=12_000_00)

    (side,) = sides_of((loan,), (position,), (chosen(loan, position, 12),), FIGURES)

    assert side.roads == ()
    assert side.offer_fen == present_value((1_000_00,) * 12, Fraction(3, 100))
    assert "某日公布的利率" in side.text


def test_a_suit_is_worth_its_share_after_its_months_less_the_fee():
    entered = Prospects(
        funding_e9=0, recovery_low_e9=4 * E9 // 10, recovery_high_e9=8 * E9 // 10, suit_months=14
    )
    loan, position = debt(prospects=entered), at(total=12_000_00)

    (side,) = sides_of((loan,), (position,), (chosen(loan, position, 12),), FIGURES)

    (road,) = side.roads
    assert (road.kind, road.low_fen, road.high_fen, road.cost_fen) == (
        "suit",
        4_800_00 - 50_00,
        9_600_00 - 50_00,
        50_00,
    )
    assert road.because == (because("fee"),)
    assert side.text.endswith("不比本方案多。")


def test_an_agent_keeps_its_commission():
    loan, position = debt(prospects=Prospects(funding_e9=0, commission_e9=3 * E9 // 10)), at(total=12_000_00)

    (side,) = sides_of((loan,), (position,), (chosen(loan, position, 12),), FIGURES)

    assert (side.roads[0].kind, side.roads[0].low_fen) == ("agent", 8_400_00)


def test_who_gets_more_than_an_even_share_is_told_to_the_fen():
    loans = (debt("a"), debt("b"))
    positions = (at("a", total=10_000_00), at("b", total=10_000_00))
    first, second = (chosen(loan, seen, 12) for loan, seen in zip(loans, positions, strict=True))
    less = second.model_copy(update={"total_fen": 6_000_00, "payments_fen": (500_00,) * 12})

    sides = sides_of(loans, positions, (first, less), FIGURES)

    assert [side.uneven_fen for side in sides] == [2_000_00, -2_000_00]


def test_the_court_fee_comes_from_the_tiers_of_law():
    fee, reasons = lender_figures(load_book(), AS_OF).court_fee(20_000_00)

    assert fee == 300_00
    assert reasons
