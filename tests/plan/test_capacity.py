"""What the household can spare."""

import pytest

from liangqing.case.borrower import Household
from liangqing.plan.capacity import means_of
from tests.plan.made import household


def test_example_c24_takes_the_buffer_from_what_is_left():
    means = means_of(household("6500", "3800", "700", buffer="10"))

    assert means.capacity_fen == 1_800_00
    assert means.floor_fen == 4_500_00
    assert means.missing == ()


def test_living_and_dependants_together_count_at_least_at_the_floor():
    means = means_of(household("6500", "3000", "700", floor="4500"))

    assert means.capacity_fen == 1_800_00
    assert means.floor_fen == 4_500_00


def test_what_goes_to_dependants_is_part_of_what_the_floor_covers():
    means = means_of(household("6500", "3800", "700", floor="4000"))

    assert means.capacity_fen == 1_800_00, "they live on this income and are counted in its floor once"
    assert means.floor_fen == 4_500_00


def test_a_fen_is_rounded_down():
    assert means_of(household("1000.01", "0", "0", buffer="50")).capacity_fen == 500_00


@pytest.mark.parametrize(
    ("income", "living", "buffer"), [("3000", "3000", "10"), ("0", "3000", "10"), ("9000", "1000", "150")]
)
def test_nothing_to_spare_is_zero_and_never_less(income, living, buffer):
    assert means_of(household(income, living, "0", buffer=buffer)).capacity_fen == 0


def test_each_unknown_figure_is_asked_for():
    means = means_of(Household())

    assert [missing.id for missing in means.missing] == [
        "household.income",
        "household.living",
        "household.dependants",
    ]
    assert means.capacity_fen == 0


def test_no_dependants_is_an_answer_and_not_a_gap():
    assert means_of(household(dependants="0")).missing == ()


def test_cash_not_told_counts_as_none():
    assert means_of(household()).cash_fen == 0
    assert means_of(household(cash="500")).cash_fen == 500_00
