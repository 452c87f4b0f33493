"""Histories repeat, what they answer is never negative, and they reach what the books must have met."""

from tests.oracle.histories import history
from tests.oracle.oracle import pot, show


def test_histories_repeat_and_no_part_is_negative():
    for seed in range(200):
        made = history(seed)
        assert made == history(seed)
        shown = show(*made[:3])
        names = (
            "principal",
            "interest",
            "penalty",
            "fees",
            "costs",
            "overdue",
            "advance",
            "unreversed",
            "charges_paid",
        )
        assert min(shown[name] for name in names) >= 0, seed
        assert pot(*made) >= 0, seed
