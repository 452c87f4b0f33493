"""`make mutants` breaks the files it is meant to break, and lets no survivor pass without a reason."""

import tomllib

from scripts.mutants import Explanation, Mutant, change_of, explanations, function_of, report, unexplained
from tests.house.sources import ROOT

DIFF = """# liangqing.base.days.x_add_years__mutmut_1: survived
--- src/liangqing/base/days.py
+++ src/liangqing/base/days.py
@@ -1,3 +1,3 @@
 def add_years(start_on: date, years: int) -> date:
-    return add_months(start_on, 12 * years)
+    return add_months(start_on, 12 / years)
"""
CHANGE = ("- return add_months(start_on, 12 * years)", "+ return add_months(start_on, 12 / years)")
NOTICED = Mutant("liangqing.base.days.add_months", "killed")
SURVIVOR = Mutant("liangqing.base.days.add_years", "survived", CHANGE)
REASON = Explanation(SURVIVOR.function, CHANGE, "for the story")


def test_what_is_to_be_broken_and_what_is_to_notice_are_there() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    named = [*settings["only_mutate"], *settings["pytest_add_cli_args_test_selection"]]
    lost = [name for name in named if not (ROOT / name).exists()]

    assert not lost, f"[tool.mutmut] in pyproject.toml names what is not there: {lost}. Give its new name."


def test_every_explanation_has_a_reason() -> None:
    assert all(entry.reason and entry.change for entry in explanations())


def test_names_and_changes_are_told_as_a_reader_knows_them() -> None:
    assert function_of("liangqing.law.caps.x__piece__mutmut_8") == "liangqing.law.caps._piece"
    assert function_of("liangqing.base.days.xǁDayCountǁdays__mutmut_8") == "liangqing.base.days.DayCount.days"
    assert change_of(DIFF) == CHANGE


def test_a_survivor_needs_a_reason_and_a_reason_a_survivor() -> None:
    assert unexplained([NOTICED, SURVIVOR], [REASON]) == []
    (survivor,) = unexplained([NOTICED, SURVIVOR], [])
    assert "add_years" in survivor and "12 / years" in survivor and "Write a test" in survivor
    (stale,) = unexplained([NOTICED], [REASON])
    assert "Remove it" in stale


def test_a_mutant_that_no_test_reaches_is_a_survivor() -> None:
    assert unexplained([Mutant("liangqing.base.days.roll", "no tests", CHANGE)], [])
    assert not unexplained([Mutant("liangqing.base.days.roll", "timeout")], [])


def test_the_page_counts_by_function() -> None:
    text = report([NOTICED, SURVIVOR], [REASON], "abc1234")

    assert "| `base.days.add_months` | 1 | 1 | 0 | 0 |" in text
    assert "| **together** | 2 | 1 | 1 | 0 |" in text
    assert "| `base.days.add_years` | `+ return add_months(start_on, 12 / years)` | for the story |" in text
