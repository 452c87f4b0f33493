"""Inputs of any size, invented, the same in each run."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction

from liangqing.base.days import SHANGHAI, add_months
from liangqing.base.money import round_half_up
from liangqing.case.borrower import Household
from liangqing.case.case import Case
from liangqing.case.debt import Debt, LenderType, Purpose
from liangqing.case.event import Event, EventKind
from liangqing.case.records import Contact, ContactKind, Direction, InstalmentRow
from liangqing.ledger.annuity import level_payment
from liangqing.ledger.flows import LoanFlows

AS_OF = date(2026, 11, 22)
MONTHLY = Fraction(12, 1000)
_BILL_HEAD = (
    "------------------------------------------------------------------------------------\r\n"
    "导出信息：\r\n姓名：某人\r\n共{rows}笔记录\r\n"
    "------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------\r\n"
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\r\n"
)
_FIRST_CALL = datetime(2025, 3, 1, 7, 0, tzinfo=SHANGHAI)


def loans(count: int, periods: int = 36) -> tuple[LoanFlows, ...]:
    """Monthly loans of different sizes and prices."""
    return tuple(_loan(number, periods) for number in range(count))


def _loan(number: int, periods: int) -> LoanFlows:
    principal_fen = 500_000 + 7_919 * number
    drawn_on = date(2024, 1, 1) + timedelta(days=number % 28)
    rate = MONTHLY + Fraction(number % 17, 1000)
    payment_fen = round_half_up(level_payment(Fraction(principal_fen), rate, periods))
    due_days = (add_months(drawn_on, month) for month in range(1, periods + 1))
    return LoanFlows(drawn_on, principal_fen, tuple((due_on, payment_fen) for due_on in due_days))


def debt(number: int, periods: int, paid: int) -> Debt:
    """A consumer loan of a bank with its schedule; the first `paid` instalments stand as events."""
    formed_on = add_months(AS_OF.replace(day=1 + number % 28), -paid - 2)
    rows = tuple(_rows(400_000 + 50_000 * (number % 9), formed_on, periods))
    return Debt(
        id=f"d{number}",
        product=f"示例贷{number}",
        lender="示例银行股份有限公司",
        lender_type=LenderType.BANK,
        purpose=Purpose.CONSUMER,
        formed_on=formed_on,
        principal_fen=sum(row.principal_fen for row in rows),
        disbursed_fen=sum(row.principal_fen for row in rows),
        schedule=rows,
        events=tuple(
            Event(on=row.due_on, kind=EventKind.PAYMENT, amount_fen=row.total_fen) for row in rows[:paid]
        ),
    )


def _rows(principal_fen: int, formed_on: date, periods: int) -> Iterator[InstalmentRow]:
    payment_fen = round_half_up(level_payment(Fraction(principal_fen), MONTHLY, periods))
    left_fen = principal_fen
    for number in range(1, periods + 1):
        interest_fen = round_half_up(left_fen * MONTHLY)
        part_fen = left_fen if number == periods else payment_fen - interest_fen
        due_on = add_months(formed_on, number)
        yield InstalmentRow(number=number, due_on=due_on, principal_fen=part_fen, interest_fen=interest_fen)
        left_fen -= part_fen


def case_of(count: int) -> Case:
    """A household with that many debts of 24 instalments, 6 of them paid; income grows with the debts."""
    household = Household(
        income_fen=500_000 + 30_000 * count,
        living_fen=380_000,
        dependants_fen=70_000,
        living_floor_fen=200_000,
        cash_fen=100_000,
    )
    return Case(
        as_of=AS_OF, household=household, debts=tuple(debt(number, 24, 6) for number in range(1, count + 1))
    )


def bill(rows: int, first: int = 0) -> bytes:
    """An Alipay bill in GB18030 with that many rows, from the `first` on; no two numbers give one row."""
    lines = (_bill_row(number) for number in range(first, first + rows))
    return (_BILL_HEAD.format(rows=rows) + "".join(lines)).encode("gb18030")


def _bill_row(number: int) -> str:
    at = datetime(2026, 11, 21, 20, 0, tzinfo=SHANGHAI) - timedelta(minutes=11 * number)
    when, order = at.strftime("%Y-%m-%d %H:%M:%S"), f"{at:%Y%m%d}2200140000{number:010d}"
    loan = number % 40 == 0
    words = "信用借还,示例银行,/,示例贷还款" if loan else "餐饮美食,示例小面馆,/,午餐"
    return f"{when},{words},支出,{number % 900 + 1}.{number % 100:02d},余额,交易成功,{order}\t,EX{number}\t,,\r\n"


def contacts(count: int) -> tuple[Contact, ...]:
    """Calls of a lender every 19 minutes, at all hours, from 40 numbers, two of three answered."""
    return tuple(
        Contact(
            kind=ContactKind.CALL,
            at=_FIRST_CALL + timedelta(minutes=19 * number),
            direction=Direction.IN,
            connected=number % 3 != 0,
            seconds=30 if number % 3 else 0,
            number=f"1700000{number % 40:04d}",
            debt="d1",
            collecting=True,
        )
        for number in range(count)
    )


def pressed(debts: int, calls: int) -> Case:
    """A household of that many debts, and so many calls, each of which is linked to one of them in turn."""
    linked = (
        call.model_copy(update={"debt": f"d{1 + place % debts}"})
        for place, call in enumerate(contacts(calls))
    )
    return case_of(debts).model_copy(update={"contacts": tuple(linked)})
