"""A debt with round figures and the day on which it is looked at; every story changes one fact of it."""

from datetime import date

from liangqing.assess.assess import assess
from liangqing.assess.position import DebtPosition, Position
from liangqing.base.days import add_months
from liangqing.case.case import Answer, Case
from liangqing.case.debt import Debt
from liangqing.case.records import Contact, MoneyRecord, Source
from liangqing.law.book import load_book

AS_OF = date(2026, 11, 22)
FORMED_ON = date(2026, 1, 15)
SOURCE = Source(sha256="0" * 64, name="账单.csv", line=2)


def row(number, principal="1000.00", interest="20.00", fee="0", first_on=date(2026, 2, 15)):
    due_on = add_months(first_on, number - 1)
    return {"number": number, "due_on": due_on, "principal": principal, "interest": interest, "fee": fee}


def debt(**facts) -> Debt:
    """12,000.00 from a bank on 2026-01-15 in 12 parts of 1,020.00, due on the 15th; penalty 36.5 % a year.

    That is 0.1 % a day on what is late. Unless told otherwise nothing is known of payments.
    """
    told = {
        "id": "d1",
        "product": "甲贷",
        "lender": "某某银行股份有限公司",
        "lender_type": "bank",
        "purpose": "consumer",
        "formed_on": FORMED_ON,
        "principal": "12000.00",
        "disbursed": "12000.00",
        "terms": {
            "method": "instalment",
            "rate": {"percent": "3.65", "per": "year"},
            "penalty_rate": {"percent": "36.5", "per": "year"},
        },
        "schedule": [row(number) for number in range(1, 13)],
        **facts,
    }
    return Debt.model_validate(told)


def paid(*numbers, amount="1020.00"):
    """Payments on the due days of these instalments."""
    return [
        {"on": add_months(date(2026, 2, 15), number - 1), "kind": "payment", "amount": amount}
        for number in numbers
    ]


def event(on, amount, kind="payment"):
    return {"on": on, "kind": kind, "amount": amount}


def position(*debts: Debt, as_of=AS_OF, **facts) -> Position:
    return assess(Case(as_of=as_of, debts=debts, **facts), load_book())


def seen(as_of=AS_OF, case=None, **facts):
    """The position of the one debt with these facts."""
    return position(debt(**facts), as_of=as_of, **(case or {})).debts[0]


def codes(told: DebtPosition | Position) -> list[str]:
    return [finding.code for finding in told.findings]


def finding(told, code):
    return next(one for one in told.findings if one.code == code)


def bill(on):
    """A row that only says from when the bills on file begin."""
    told = {
        "on": on,
        "at": f"{on}T08:00:00",
        "amount": "1.00",
        "direction": "out",
        "counterparty": "面馆",
        "item": "午饭",
        "status": "交易成功",
        "settled": True,
        "source": SOURCE,
    }
    return MoneyRecord.model_validate(told)


def message(at, text="【某某银行】您的甲贷已逾期,请尽快还款。", **facts):
    told = {
        "kind": "sms",
        "at": f"{at}+08:00",
        "direction": "in",
        "number": "106900000000",
        "text": text,
        **facts,
    }
    return Contact.model_validate(told)


def answered(**answers):
    """Answers by id, with `__` for the dots."""
    return tuple(Answer(id=name.replace("__", "."), value=value) for name, value in answers.items())
