"""Stories of card postings line by line: what is told, with its sign and the number of its posting."""

from datetime import date

from liangqing.ledger.card_account import CardPart
from tests.ledger.cards import rows, seen


def november(day):
    return date(2025, 11, day)


def test_every_posting_leaves_a_line_with_its_sign_and_its_number():
    later = rows((date(2026, 1, 5), 300_000, 0, 0))
    story = [
        (november(9), "carried", 800, {"part": CardPart.INTEREST}),
        (november(10), "purchase", 1_000_000),
        (november(12), "convert", 0, {"rows": later}),
        (november(13), "waiver", 300, {"part": CardPart.INTEREST}),
        (november(14), "payment", 1_000),
        (november(15), "reversal", 0, {"of": 4}),
        (november(16), "accelerate"),
        (november(17), "refund", 500),
    ]
    assert [(line.what.value, line.fen, line.place) for line in seen(story, november(18)).lines] == [
        ("carried", 800, 0),
        ("purchase", 1_000_000, 1),
        ("convert", -300_000, 2),
        ("waiver", -300, 3),
        ("payment", -1_000, 4),
        ("reversal", 1_000, 5),
        ("accelerate", 300_000, 6),
        ("refund", -500, 7),
    ]


def test_all_that_was_bought_can_become_a_plan():
    convert = (november(12), "convert", 0, {"rows": rows((date(2026, 1, 5), 1_000_000, 0, 0))})
    shown = seen([(november(10), "purchase", 1_000_000), convert], november(12))
    assert (shown.problems, shown.purchases_fen, shown.unbilled_fen) == ((), 0, 1_000_000)


def test_what_was_overdue_first_is_late_first_however_small():
    def overdue(fen, due_on):
        return (november(3), "carried", fen, {"part": CardPart.PURCHASE, "due_on": due_on})

    story = [overdue(100, date(2025, 10, 20)), overdue(900, date(2025, 9, 20))]
    assert seen(story, november(3)).late_since == date(2025, 9, 20)
    story = [overdue(900, date(2025, 10, 20)), overdue(100, date(2025, 9, 20))]
    assert seen(story, november(3)).late_since == date(2025, 9, 20)
    assert seen([*story, (november(4), "payment", 100)], november(4)).late_since == date(2025, 10, 20)
    # covered by the holder's own money on the day: nothing is late
    paid = [(november(2), "payment", 1_000), overdue(900, date(2025, 9, 20))]
    assert seen(paid, november(3)).late_since is None


def test_money_of_ones_own_meets_a_plan_that_is_called():
    plan = (november(10), "plan", 0, {"rows": rows((date(2026, 1, 5), 30_000, 0, 0))})
    shown = seen([plan, (november(11), "payment", 10_000), (november(12), "accelerate")], november(12))
    assert (shown.instalments_fen, shown.credit_fen) == (20_000, 0)


def test_one_payment_taken_back_leaves_the_other_to_be_taken_back():
    story = [
        (november(10), "purchase", 1_000),
        *[(november(11), "payment", fen) for fen in (300, 200)],
        *[(november(12), "reversal", 0, {"of": of}) for of in (1, 2)],
    ]
    shown = seen(story, november(12))
    assert (shown.purchases_fen, shown.problems) == (1_000, ())


def test_a_payment_is_taken_back_once():
    back = (november(12), "reversal", 0, {"of": 1})
    shown = seen(
        [(november(10), "purchase", 1_000), (november(11), "payment", 300), back, back], november(12)
    )
    assert (shown.purchases_fen, [problem.place for problem in shown.problems]) == (1_000, [3])


def test_the_row_of_a_conversion_names_its_posting():
    convert = (november(12), "convert", 0, {"rows": rows((november(20), 1_000, 0, 0))})
    shown = seen([(november(10), "purchase", 1_000), convert], november(20))
    assert [(line.what.value, line.place) for line in shown.lines][-1] == ("instalment", 1)
