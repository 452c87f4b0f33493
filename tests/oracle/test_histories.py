"""Histories repeat, what they answer is never negative, and they reach what the books must have met."""

from tests.oracle.histories import history
from tests.oracle.oracle import pot, show
from tests.oracle.reach import counts

AMOUNTS = (
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


def test_histories_repeat_and_no_part_is_negative():
    for seed in range(200):
        made = history(seed)
        assert made == history(seed)
        shown = show(*made[:3])
        assert min(shown[name] for name in AMOUNTS) >= 0, seed
        assert pot(*made) >= 0, seed


def test_each_situation_is_met_by_one_history_of_a_hundred():
    found = counts(history(seed) for seed in range(1000))
    rare = [f"{times / 10:.1f} % {what} {situation}" for (what, situation), times in found if times < 10]
    assert not rare, "let histories.py or stories.py bring more of these:\n" + "\n".join(rare)
