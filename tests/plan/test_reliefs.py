"""Where nothing fits: the fewest reliefs; gates and priorities that leave ways out."""

from liangqing.assess.position import Gate, Stage
from liangqing.case.borrower import Borrower
from liangqing.case.debt import Priority, Purpose
from liangqing.plan.make import make_plan, with_front
from liangqing.plan.options import Look, candidates
from liangqing.plan.plan import Basis, OptionKind
from liangqing.plan.table import table_of
from tests.plan.made import AS_OF, BASES, at, case_of, debt, household, offer, position_of


def plan_of(home, *pairs, hardship=None):
    loans, positions = zip(*pairs, strict=True)
    case = case_of(home, *loans).model_copy(update={"borrower": Borrower(hardship=hardship)})
    return make_plan(case, position_of(*positions), BASES)


def test_one_debt_with_a_longer_term_is_the_smallest_set():
    pairs = [(debt(id), at(id, total=6_000_00)) for id in ("a", "b", "c")]

    plan = plan_of(household("4810", "4500", "0", buffer="0"), *pairs)  # 310 to spare, 300 needed

    assert plan.feasible
    short = plan_of(household("4780", "4500", "0", buffer="0"), *pairs)  # 280
    assert (short.feasible, short.short_fen) == (False, 20_00)
    assert short.rescue is not None
    assert len(short.rescue.debts) == 1
    assert sum(option.relief for option in short.rescue.options) == 1
    assert "只要谈下 1 笔特别照顾" in short.text
    assert all(month.total_fen <= 280_00 for month in short.rescue.monthly)


def test_where_even_reliefs_do_not_suffice_a_person_is_named():
    plan = plan_of(household("4500", "4500", "0"), (debt("a"), at("a", total=60_000_00)))

    assert plan.rescue is None
    assert "就算每家都肯特别照顾" in plan.text
    assert "12348" in plan.text


def test_a_card_never_goes_beyond_its_five_years():
    card = debt("a", purpose=Purpose.CARD)

    found = candidates(Look(card, at("a", total=36_000_00), AS_OF, 0, BASES, hardship=True))

    assert max(way.option.months for way in found) == 60
    assert {way.option.kind for way in found if way.option.relief} == {OptionKind.HOLD, OptionKind.TOKEN}


def test_a_pause_is_asked_for_only_with_a_hardship():
    def kinds(hardship):
        look = Look(debt(), at(total=9_000_00), AS_OF, 0, BASES, hardship=hardship)
        return {way.option.kind for way in candidates(look)}

    assert OptionKind.HOLD in kinds(hardship=True)
    assert OptionKind.HOLD not in kinds(hardship=False)


def test_a_pause_pays_nothing_first_and_all_of_it_later():
    look = Look(debt(), at(total=9_000_00), AS_OF, 0, BASES, hardship=True)
    pauses = [way.option for way in candidates(look) if way.option.kind is OptionKind.HOLD]

    assert all(sum(option.payments_fen) == 9_000_00 for option in pauses)
    assert {option.payments_fen.index(max(option.payments_fen[:-1])) for option in pauses} == {3, 6}
    assert all(option.asks for option in pauses)


def test_courts_and_titles_give_instalments_their_name():
    for stage, kind in (
        (Stage.LAWSUIT, OptionKind.MEDIATION),
        (Stage.ENFORCEMENT, OptionKind.SETTLEMENT),
        (Stage.OVERDUE_31_90, OptionKind.INSTALMENTS),
    ):
        found = candidates(Look(debt(), at("a", stage, total=9_000_00), AS_OF, 0, BASES))
        assert {way.option.kind for way in found if not way.option.relief} == {kind}


def test_a_running_payment_order_leaves_out_every_request_that_would_undercut_the_objection():
    gate = Gate(code="payment_order", open=False, text="先交异议。")

    found = candidates(
        Look(debt(), at("a", Stage.PAYMENT_ORDER, total=9_000_00, gates=(gate,)), AS_OF, 0, BASES)
    )

    assert found
    assert all(ask.basis is Basis.RIGHT for way in found for ask in way.option.asks)
    assert all("现在不去提分期" in way.option.text for way in found)


def test_what_a_priority_protects_is_never_paused():
    home = debt("a", priority=Priority.HOME)

    found = candidates(Look(home, at("a", total=9_000_00), AS_OF, 0, BASES, hardship=True))

    assert found
    assert not {way.option.kind for way in found} & {OptionKind.HOLD, OptionKind.TOKEN}
    assert all(way.option.text.startswith("住的房子押在这笔上") for way in found)


def test_the_front_has_no_point_that_is_worse_in_all_and_ours_is_marked():
    loans = (debt("a", agreements=(offer(lump="9000"),)), debt("b"))
    positions = (at("a", total=12_000_00), at("b", total=6_000_00))
    case, seen = case_of(household(cash="9000"), *loans), position_of(*positions)

    plan = with_front(make_plan(case, seen, BASES), table_of(case, seen, BASES))

    points = [(one.total_fen, one.peak_fen, one.months) for one in plan.front]
    assert [one.ours for one in plan.front].count(True) == 1
    assert (18_000_00, 300_00, 60) in points
    for one in points:
        assert (
            not any(other != one and all(a <= b for a, b in zip(other, one, strict=True)) for other in points)
            or plan.front[points.index(one)].ours
        )
