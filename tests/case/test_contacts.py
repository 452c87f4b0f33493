"""Contacts by hand: added once, marked, and the case before stays as it was."""

from datetime import date, datetime

import pytest

from liangqing.base.days import SHANGHAI
from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.case.casefile import dump_case, parse_case
from liangqing.case.contacts import add_contact, mark_collecting
from liangqing.case.debt import Debt
from liangqing.case.records import Callee, Contact, ContactKind, ContactTag, Direction

EMPTY = Case(as_of=date(2026, 11, 22), debts=(Debt(id="d1", product="示例贷"),))
KNOCK = Contact(
    kind=ContactKind.VISIT,
    at=datetime(2026, 11, 21, 19, 30, tzinfo=SHANGHAI),
    direction=Direction.IN,
    number="",
    org="某某外包公司",
    text="说今天不还就天天来",
    debt="d1",
    callee=Callee.FAMILY,
    collecting=True,
    tags=(ContactTag.THREAT, ContactTag.ENTERED),
    collectors=1,
)


def test_a_contact_stands_at_the_end_and_the_case_before_is_as_it_was():
    case = add_contact(EMPTY, KNOCK)
    assert case.contacts == (KNOCK,)
    assert EMPTY.contacts == ()


def test_it_is_the_same_after_a_case_file():
    case = add_contact(EMPTY, KNOCK)
    assert parse_case(dump_case(case, "case.toml"), "case.toml") == case


def test_the_same_contact_is_not_noted_twice():
    with pytest.raises(InputUnusable) as odd:
        add_contact(add_contact(EMPTY, KNOCK), KNOCK)
    assert odd.value.code == "contact_there"


def test_a_debt_that_is_not_there_is_refused():
    with pytest.raises(InputUnusable) as odd:
        add_contact(EMPTY, KNOCK.model_copy(update={"debt": "d9"}))
    assert odd.value.code == "debt_unknown"


@pytest.mark.parametrize("collecting", [True, False, None])
def test_a_mark_goes_to_that_contact_alone(collecting):
    other = KNOCK.model_copy(update={"number": "17000000001", "collecting": None})
    case = mark_collecting(EMPTY.model_copy(update={"contacts": (KNOCK, other)}), other.key(), collecting)
    assert [contact.collecting for contact in case.contacts] == [True, collecting]
    assert case.contacts[0] == KNOCK


def test_what_two_backups_hold_is_marked_in_both():
    case = mark_collecting(EMPTY.model_copy(update={"contacts": (KNOCK, KNOCK)}), KNOCK.key(), False)
    assert [contact.collecting for contact in case.contacts] == [False, False]


def test_a_contact_that_is_not_there_cannot_be_marked():
    with pytest.raises(InputUnusable) as odd:
        mark_collecting(EMPTY, "0" * 16, True)
    assert odd.value.code == "contact_unknown"
