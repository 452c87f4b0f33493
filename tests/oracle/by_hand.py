"""The loans, days and words of the histories that are worked out by hand.

The usual loan: 300,000 fen on 1 January 2024, three scheduled instalments 30 days apart, act/360, penalty 18 % a year,
so that 100,000 fen overdue cost 100,000 * 0.18 / 360 = 50 fen a day.
"""

from datetime import date

JAN_1, JAN_11, JAN_31 = date(2024, 1, 1), date(2024, 1, 11), date(2024, 1, 31)
FEB_5, FEB_10, FEB_20 = date(2024, 2, 5), date(2024, 2, 10), date(2024, 2, 20)
MAR_1, MAR_2, MAR_11, MAR_31 = date(2024, 3, 1), date(2024, 3, 2), date(2024, 3, 11), date(2024, 3, 31)
APR_10, APR_30, MAY_1, JUN_1 = date(2024, 4, 10), date(2024, 4, 30), date(2024, 5, 1), date(2024, 6, 1)
CEILING = [(JAN_1, 365_000_000)]  # 36.5 %: one thousandth a day


def loan(**changes):
    """The usual loan, changed."""
    usual = {
        "drawn_on": JAN_1,
        "principal": 300_000,
        "manner": "scheduled",
        "rates": [(JAN_1, 0)],
        "instalments": [(JAN_31, 100_000, 3_000, 0), (MAR_1, 100_000, 2_000, 0), (MAR_31, 100_000, 1_000, 0)],
        "penalty_e9": 180_000_000,
        "penalty_on_interest": False,
        "penalty_compounds": False,
        "grace_days": 0,
        "order": ("costs", "fees", "interest", "penalty", "principal"),
        "principal_first_from": None,
        "day_count": "act/360",
        "rounding": "half_up",
        "rounding_point": "due",
    }
    return usual | changes


def accruing(**changes):
    """365,000 fen at 10 %, act/365: 100 fen a day."""
    rows = [(JAN_31, 165_000, 0, 0), (MAR_1, 200_000, 0, 0)]
    usual = {"manner": "accruing", "principal": 365_000, "rates": [(JAN_1, 100_000_000)], "instalments": rows}
    return loan(**({"day_count": "act/365"} | usual | changes))


def it(on, kind, fen=None, **more):
    """A happening."""
    return {"on": on, "kind": kind} | ({} if fen is None else {"fen": fen}) | more


def check(shown, **expected):
    """The named figures are as worked out, and the total is the sum of the five parts."""
    assert {name: shown[name] for name in expected} == expected
    assert shown["total"] == sum(
        shown[part] for part in ("principal", "interest", "penalty", "fees", "costs")
    )
