"""Whatever a person can enter has a position: no crash, no endless walk, no negative balance."""

import random
from datetime import date, timedelta

import pytest

from liangqing.assess.assess import assess
from liangqing.case.case import Case
from liangqing.case.debt import AgreementState, InterruptionKind, LenderType, ProceedingKind, Purpose
from liangqing.case.terms import Payee
from liangqing.law.book import load_book
from tests.assess.made import codes, debt, event, position, seen

PARTS = ("principal_fen", "interest_fen", "penalty_fen", "fees_fen")


class Chance:
    """Odd facts, each of which the schema takes, from one seed."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.base = date(2017, 1, 1) + timedelta(days=self.dice.randrange(3500))

    def one(self, *choices):
        return self.dice.choice(choices)

    def day(self):
        far = self.dice.random() < 0.05
        span = self.dice.randrange(-20_000, 40_000) if far else self.dice.randrange(-60, 600)
        return min(max(self.base + timedelta(days=span), date(1950, 1, 1)), date(2150, 12, 31)).isoformat()

    def money(self):
        return self.one("0", "0.01", "90", "1000", "5000", "12000.55", "20000", "9999999999.99")

    def some(self, **facts):
        """Most of the facts, each by its own function."""
        return {name: make() for name, make in facts.items() if self.dice.random() < 0.85}

    def many(self, make, *counts):
        return [make() for _ in range(self.one(*counts))]

    def terms(self):
        rate = {
            "percent": self.one("0", "0.05", "14.4", "36", "10000"),
            "per": self.one("day", "month", "year"),
        }
        return {
            "method": self.one("instalment", "daily_accrual", "card"),
            "day_count": self.one("act/365", "act/360", "30/360"),
            "grace_days": self.one(0, 0, 3, 31),
            **self.some(
                rate=lambda: rate,
                periods=lambda: self.one(1, 2, 12, 36),
                payment=self.money,
                penalty_percent_of_rate=lambda: self.one("0", "150", "10000"),
                first_due_on=self.day,
            ),
        }

    def schedule(self):
        start_on, step = date.fromisoformat(self.day()), self.one(0, 1, 30, 31)
        return [
            {
                "number": number,
                "due_on": min(start_on + timedelta(days=step * number), date(2190, 1, 1)),
                "principal": self.money(),
                "interest": self.money(),
                "fee": self.one("0", "10"),
            }
            for number in range(1, self.one(1, 2, 12) + 1)
        ]

    def debt(self, number):
        enum = {"lender_type": LenderType, "purpose": Purpose}
        return {
            "id": f"d{number}",
            **{name: self.one(*kinds).value for name, kinds in enum.items()},
            **self.some(
                product=lambda: self.one("甲贷", "借呗", ""),
                lender=lambda: self.one("某某银行股份有限公司", "某人"),
                formed_on=self.day,
                principal=self.money,
                disbursed=self.money,
                terms=self.terms,
                unpaid_since=self.day,
                up_to_date=lambda: self.one(True, False),
                claim=lambda: {"on": self.day(), "total": self.money()},
                events=lambda: self.many(
                    lambda: event(self.day(), self.money(), self.one("payment", "reversal", "disbursement")), 0, 1, 4
                ),
                fees=lambda: self.many(
                    lambda: {
                        "name": "费",
                        "payee": self.one(*Payee).value,
                        "amount": self.money(),
                        "monthly": self.one(True, False),
                        "deducted": self.one(True, False),
                        "charged_on": self.day(),
                    },
                    0, 2,
                ),
                proceedings=lambda: self.many(
                    lambda: {"kind": self.one(*ProceedingKind).value, **self.some(served_on=self.day)}, 0, 0, 1
                ),
                interruptions=lambda: self.many(
                    lambda: {"on": self.day(), "kind": self.one(*InterruptionKind).value}, 0, 1
                ),
                agreements=lambda: self.many(
                    lambda: {"on": self.day(), "state": self.one(*AgreementState).value, "lump_sum": self.money()}, 0, 1
                ),
            ),
            "schedule": self.schedule() if self.dice.random() < 0.5 else [],
        }  # fmt: skip

    def case(self):
        debts = [self.debt(number) for number in range(self.one(1, 1, 2, 3))]
        return Case.model_validate({"as_of": self.day(), "debts": debts})


@pytest.mark.parametrize("seed", range(6))
def test_every_case_has_a_position_and_no_balance_is_negative(seed):
    book = load_book()
    for number in range(60):
        case = Chance(1000 * seed + number).case()
        told = assess(case, book)
        for one in told.debts:
            for balance in (one.contract, one.lawful):
                if balance is not None:
                    assert min(getattr(balance, part) for part in PARTS) >= 0, (seed, number)
            if one.contract is not None:
                assert one.contract.total_fen == sum(getattr(one.contract, part) for part in PARTS)
            assert (one.overdue_days or 0) >= 0
        assert told.totals.contract_fen == sum(one.contract.total_fen for one in told.debts if one.contract)


def test_a_schedule_that_begins_before_the_payout_is_a_contradiction_and_no_endless_walk():
    told = seen(formed_on="2027-01-15", up_to_date=True)
    assert (told.contract, told.overdue_days) == (None, None)
    assert "dates_contradict" in codes(told)
    assert "dates_contradict" not in codes(seen(up_to_date=True))


def test_before_the_payout_nothing_is_owed():
    told = position(debt(unpaid_since="2026-02-15"), as_of=date(2026, 1, 14))
    assert (told.debts[0].contract, told.totals.contract_fen) == (None, 0)
    assert seen(as_of=date(2026, 1, 15), unpaid_since="2026-02-15").contract.total_fen == 1_200_000
