"""What bills say of a usual month: proposed where nobody has told, and never counted twice."""

from datetime import date

from liangqing.case.case import Case
from liangqing.case.edit import set_answer
from liangqing.case.records import MoneyRecord
from liangqing.reading.budget import category_of, propose
from liangqing.reading.build import build
from liangqing.reading.flow import Flow, flow_of
from liangqing.reading.read import read_files
from tests.reading import made, made_files

AS_OF = date(2026, 5, 2)


def _rows(*data: bytes) -> list[MoneyRecord]:
    reads = read_files([(f"f{number}", each) for number, each in enumerate(data)])
    return [record for read in reads for record in read.records if isinstance(record, MoneyRecord)]


def _household(month: str, wage: str, food: str) -> tuple[tuple[str, str, str, str, str, str], ...]:
    return (
        (f"{month}-01 09:00:00", "房东", "房租", "支出", "1300.00", "交易成功"),
        (f"{month}-05 09:00:00", "甲公司", "工资", "收入", wage, "交易成功"),
        (f"{month}-06 09:00:00", "小面馆", "午饭", "支出", food, "交易成功"),
        (f"{month}-07 09:00:00", "妈妈", "生活费", "支出", "700.00", "交易成功"),
        (f"{month}-08 09:00:00", "花呗", "花呗还款", "不计收支", "500.00", "还款成功"),
        (f"{month}-09 09:00:00", "网店", "碗", "支出", "90.00", "交易关闭"),
        (f"{month}-10 09:00:00", "甲平台", "甲分期还款", "支出", "1036.00", "交易成功"),
        (f"{month}-11 09:00:00", "网店", "退款-锅", "不计收支", "40.00", "退款成功"),
    )


BILL = made.alipay(
    *_household("2026-02", "6000.00", "300.00"),
    *_household("2026-03", "6500.00", "500.00"),
    *_household("2026-04", "7000.00", "400.00"),
    ("2026-05-01 09:00:00", "房东", "房租", "支出", "1300.00", "交易成功"),
)


def test_whole_months_and_their_median() -> None:
    budget = propose(_rows(BILL), AS_OF)

    assert [(month.month, month.income_fen, month.spending_fen) for month in budget.months] == [
        ("2026-02", 600_000, 230_000),
        ("2026-03", 650_000, 250_000),
        ("2026-04", 700_000, 240_000),
    ]
    assert (budget.income_fen, budget.living_fen, budget.dependants_fen) == (650_000, 170_000, 70_000)
    assert [(part.category, part.amount_fen) for part in budget.by_category] == [
        ("房租", 130_000),
        ("孩子老人", 70_000),
        ("吃饭", 40_000),
    ]


def test_one_month_says_nothing_about_a_usual_one() -> None:
    budget = propose(_rows(made.alipay(*_household("2026-04", "6000.00", "300.00"))), AS_OF)

    assert (budget.income_fen, budget.living_fen) == (None, None)


def test_building_proposes_and_sets_nothing() -> None:
    built = build(read_files([("a.csv", BILL)]), Case(as_of=AS_OF))

    assert built.case.household.income_fen is None
    assert [(each.id, each.amount_fen) for each in built.proposals] == [
        ("household.income", 650_000),
        ("household.living", 170_000),
        ("household.dependants", 70_000),
    ]
    assert "3 个整月" in built.proposals[0].text


def test_what_a_person_told_is_not_proposed() -> None:
    case = set_answer(Case(as_of=AS_OF), "household.income", "5000")

    built = build(read_files([("a.csv", BILL)]), case)

    assert [each.id for each in built.proposals] == ["household.living", "household.dependants"]
    assert built.case.household.income_fen == 500_000


_STATEMENT = """\
交易日期,摘要,支出,收入,余额,对方户名
2026-02-02,消费,20.00,,980.00,支付宝-小面馆
2026-02-03,消费,20.00,,960.00,支付宝-小面馆
2026-02-10,快捷支付,1036.00,,4.00,支付宝-甲分期
""".encode()
_PAID = made.alipay(
    ("2026-02-02 12:00:00", "小面馆", "面", "支出", "20.00", "交易成功"),
    made.paid("2026-02-10", "1036.00"),
)


def test_a_payment_told_by_the_bank_and_by_the_app_counts_once() -> None:
    first = made.alipay(("2026-01-01 09:00:00", "小店", "伞", "支出", "1.00", "交易成功"))
    last = made.alipay(("2026-03-01 09:00:00", "小店", "伞", "支出", "1.00", "交易成功"))

    budget = propose(_rows(first, _STATEMENT, _PAID, last), AS_OF)

    assert [(month.month, month.spending_fen) for month in budget.months] == [
        ("2026-01", 100),
        ("2026-02", 4_000),
    ]


def test_a_debt_is_paid_once_in_whatever_order_the_files_come() -> None:
    both = made.built(made.schedule(), _STATEMENT, _PAID)
    bank_first = made.built(_PAID, into=made.built(made.schedule(), _STATEMENT).case)

    for result in (both, bank_first):
        events = made.debt_of(result).events
        assert [(event.on, event.amount_fen) for event in events] == [(date(2026, 2, 10), 103_600)]


def test_what_each_row_of_the_made_up_bills_is() -> None:
    flows: dict[str, list[Flow]] = {}
    for expected in made_files.expectations():
        for record in _rows(made_files.stored(expected)):
            flows.setdefault(expected["fixture"], []).append(flow_of(record))

    spending, refund, own, repaid, income = Flow.SPENDING, Flow.REFUND, Flow.OWN, Flow.REPAYMENT, Flow.INCOME
    assert flows["alipay_2025.csv"] == [spending, repaid, income, own, spending, refund]
    assert flows["alipay_web.csv"] == [spending, own, repaid, Flow.NOTHING, income]
    assert flows["jd.csv"] == [spending, spending, Flow.NOTHING, refund, repaid]
    assert flows["meituan.csv"] == [spending, refund, repaid, spending]
    assert flows["wechat_2026.csv"][:5] == [spending, refund, spending, own, income]
    assert flows["card_cgb.csv"] == [spending, refund, repaid]
    assert flows["bank_icbc.csv"] == [spending, income, repaid]


def test_kinds_of_spending() -> None:
    (lunch, _, _, _, _, _) = _rows(made_files.stored(_expected("alipay_2025.csv")))

    assert category_of(lunch) == "吃饭"


def _expected(name: str):
    return next(each for each in made_files.expectations() if each["fixture"] == name)
