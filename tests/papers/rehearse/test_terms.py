"""Terms month by month, and whether a household can keep them."""

import ast
import re

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.papers.rehearse.protocol import (
    Act,
    BorrowerAct,
    CollectorAct,
    HotlineAct,
    Turn,
    Voice,
    from_plain,
    to_plain,
)
from liangqing.papers.rehearse.terms import Terms, TermsKind, instalments, lump
from liangqing.papers.rehearse.yuan_words import amounts_in, say_yuan
from tests.house.sources import ROOT
from tests.papers.rehearse.made import home


def test_the_last_part_carries_the_odd_fen():
    assert instalments(1_000, 3).payments_fen() == (333, 333, 334)


def test_a_first_payment_stands_before_the_parts_and_a_pause_between():
    assert instalments(1_000, 2, first_fen=400, pause_months=2).payments_fen() == (400, 0, 0, 300, 300)
    assert lump(700, pause_months=1).payments_fen() == (0, 700)


@pytest.mark.parametrize(
    "terms",
    [
        lump(0),
        instalments(100, 0),
        instalments(100, 2, first_fen=101),
        instalments(100, 119, pause_months=1),
        Terms(TermsKind.LUMP, 100, months=2),
    ],
)
def test_what_cannot_be_kept_by_anybody_is_no_terms(terms):
    assert not terms.is_possible()


def test_a_household_can_promise_what_is_free_to_the_fen():
    # 1,000 a month are free, 300 stand in cash: 12 parts of 1,025 leave nothing in the twelfth month
    assert home().fits(instalments(1_230_000, 12))
    assert not home().fits(instalments(1_230_012, 12))
    assert home().fits(lump(130_000)) and not home().fits(lump(130_001))


def test_where_the_income_does_not_cover_the_need_the_cash_is_kept_to_live_on():
    # 2.50 yuan a month are missing: 120 months need the 300 in cash
    assert not home(income_fen=449_750, promised_fen=0).fits(lump(1))
    assert home(income_fen=449_750, promised_fen=0, cash_fen=30_001).fits(lump(1))


def test_the_living_floor_counts_where_less_is_spent():
    assert home(living_fen=100_000).need_fen == 200_000, "dependants are part of what the floor covers"


def test_a_turn_survives_its_plain_form():
    terms = instalments(1_000, 3, 100, 1)
    turn = Turn(
        Voice.COLLECTOR,
        "好。",
        (Act(CollectorAct.COUNTER, terms=terms), Act(CollectorAct.ASK_PROOF, topic="x")),
    )
    assert from_plain(to_plain(turn)) == turn
    assert to_plain(turn)["acts"][1] == {"name": "ask_proof", "topic": "x"}


@pytest.mark.parametrize(
    "data",
    [
        {"who": "nobody", "text": "", "acts": []},
        {"who": "borrower", "text": "", "acts": [{"name": "threaten"}]},
        {"who": "borrower", "text": "", "acts": [{"name": "offer", "colour": "red"}]},
        {
            "who": "borrower",
            "text": "",
            "acts": [{"name": "offer", "terms": {"kind": "lump", "total_fen": 0}}],
        },
        {"who": "borrower"},
    ],
)
def test_what_is_no_turn_is_refused(data):
    with pytest.raises(InputUnusable):
        from_plain(data)


def test_the_specification_names_every_act_and_no_other():
    text = (ROOT / "docs" / "negotiation.md").read_text(encoding="utf-8")
    section = text.split("## 2.")[0]
    rows = "".join(line.split("|")[1] for line in section.splitlines() if line.startswith("| `"))
    spoken = re.findall(r"`([a-z_]+)`", rows) + re.findall(r"`(hotline_[a-z]+)`", section)
    acts = {act.value for act in (*CollectorAct, *BorrowerAct, *HotlineAct)}
    assert acts <= set(spoken) and set(spoken) - acts <= {"number"}


def test_the_example_of_the_specification_is_a_turn():
    text = (ROOT / "docs" / "negotiation.md").read_text(encoding="utf-8")
    turn = from_plain(ast.literal_eval(text.split("```python\n")[1].split("```")[0]))
    assert turn.acts[0].terms == instalments(1_920_000, 24)
    assert amounts_in(turn.text) == (80_000,)


def test_names_belong_to_a_voice():
    assert (
        from_plain({"who": "borrower", "text": "", "acts": [{"name": "counter"}]}).acts[0].name
        is BorrowerAct.COUNTER
    )


def test_amounts_are_found_in_digits_and_in_words():
    text = "本金1,200.50 元,利息三万零五元八角,每月最多 2.5万元,两千五百块就行,分 12 个月,工号 3344"
    assert amounts_in(text) == (120_050, 3_000_580, 2_500_000, 250_000)


@pytest.mark.parametrize(
    "fen", [0, 1, 10, 1_005, 100_100, 10_010_000, 12_345_678_900, 99_999_999, 300_000_000_000]
)
def test_an_amount_said_is_found_again(fen):
    assert amounts_in(say_yuan(fen)) == (fen,)
