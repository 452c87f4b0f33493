"""Bad luck, from a seed: exact where chance is all or nothing, the same figures each time where it is not."""

from datetime import date

from liangqing.base.rates import E9
from liangqing.case.borrower import Chances
from liangqing.plan.stress import stress_of
from tests.plan.made import AS_OF, household

NO_LUCK_NEEDED = Chances(late_e9=0, job_loss_e9=0, medical_e9=0)


def tried(home, monthly, **chances):
    assumed = NO_LUCK_NEEDED.model_copy(update=chances)
    return stress_of(home.model_copy(update={"chances": assumed}), monthly, AS_OF)


def test_without_bad_luck_a_plan_within_capacity_always_holds():
    stress = tried(household(), (1_800_00,) * 24)

    assert [(one.months, one.survives_e9) for one in stress.horizons] == [(6, E9), (12, E9), (24, E9)]
    assert (stress.suggested_buffer_fen, stress.fragile_month) == (0, None)


def test_a_plan_beyond_income_breaks_in_the_month_that_it_must():
    stress = tried(household(cash="500"), (2_100_00,) * 24)  # 2,000 left a month, 100 short, 500 there

    assert [one.survives_e9 for one in stress.horizons] == [0, 0, 0]
    assert stress.fragile_month == date(2027, 5, 1)
    assert stress.suggested_buffer_fen == 700_00  # 12 × 100 − 500


def test_pay_that_is_always_late_breaks_at_once_and_the_buffer_is_a_month_of_it():
    stress = tried(household(), (1_800_00,) * 24, late_e9=E9)

    assert stress.fragile_month == date(2026, 12, 1)
    assert stress.survives_e9 == 0
    assert stress.suggested_buffer_fen == 6_300_00  # living and plan of the first month, before any pay


def test_a_lost_job_leaves_its_share_for_its_months():
    stress = tried(household(), (), job_loss_e9=E9, spell_months=1, spell_income_e9=E9 // 2)

    assert stress.suggested_buffer_fen == 12 * (4_500_00 - 3_250_00)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_lives():
    first, again, other = (stress_of(household(), (1_800_00,) * 24, AS_OF, 200, seed) for seed in (1, 1, 2))

    assert first.model_dump_json() == again.model_dump_json()
    assert first.horizons != other.horizons


def test_the_buffer_is_the_smallest_that_carries_nine_of_ten():
    home = household(cash="1000")
    stress = stress_of(home, (1_000_00,) * 24, AS_OF, 300)
    richer = home.model_copy(update={"cash_fen": home.cash_fen + stress.suggested_buffer_fen})
    poorer = home.model_copy(update={"cash_fen": richer.cash_fen - 1})

    assert stress_of(richer, (1_000_00,) * 24, AS_OF, 300).survives_e9 >= 900_000_000
    assert stress_of(poorer, (1_000_00,) * 24, AS_OF, 300).survives_e9 < 900_000_000


def test_what_is_assumed_is_told():
    assert "假设:每月有 5.0% 的可能晚一个月发工资" in stress_of(household(), (), AS_OF, 10).text
