"""Form fields about bad luck, and the lists of the household: sources, costs, money that comes once."""

from collections.abc import Iterable
from dataclasses import dataclass

from liangqing.base.days import speak_date
from liangqing.base.money import format_yuan, speak_yuan
from liangqing.base.rates import percent_text
from liangqing.base.typeset import formal
from liangqing.case.borrower import Expense, Household, Income, OneOff, Steadiness
from liangqing.case.chances import CHANCE_FIELDS, HEAD
from liangqing.web.field import Field, Group, Kind, choices
from liangqing.web.plan_forms import OWNERS

_EACH_MONTH = "不改就是"
CHANCES = Group(
    "chances",
    "日子不顺的时候(方案里的压力测试用)",
    (
        Field("household.chances.late_percent", "每月晚发工资的可能(%)", Kind.PERCENT, f"{_EACH_MONTH} 5"),
        Field(
            "household.chances.job_loss_percent", "每月丢工作的可能(%)", Kind.PERCENT, f"{_EACH_MONTH} 1.5"
        ),
        Field("household.chances.spell_months", "丢了工作要几个月才找到", Kind.WHOLE, f"{_EACH_MONTH} 4"),
        Field(
            "household.chances.spell_income_percent",
            "那几个月还有收入的百分之几",
            Kind.PERCENT,
            f"失业金、零工;{_EACH_MONTH} 25",
        ),
        Field(
            "household.chances.medical_percent", "每月突然要看病的可能(%)", Kind.PERCENT, f"{_EACH_MONTH} 3"
        ),
        Field("household.chances.medical_most", "看一次病最多多少(元)", Kind.MONEY, f"{_EACH_MONTH} 3000"),
    ),
    "都是估的,可以不填。",
)


def chance_values(household: Household) -> dict[str, str]:
    """What stands in these fields now; empty where nothing was entered."""
    held = household.chances
    if held is None:
        return {f"{HEAD}{field}": "" for field in CHANCE_FIELDS}
    return {f"{HEAD}{field}": _typed(name, getattr(held, name)) for field, name in CHANCE_FIELDS.items()}


def _typed(name: str, value: int) -> str:
    if name.endswith("_e9"):
        return percent_text(value).rstrip("0").rstrip(".")
    return format_yuan(value) if name.endswith("_fen") else str(value)


STEADINESS: dict[Steadiness, str] = {
    Steadiness.REGULAR: "按时",
    Steadiness.LATE: "常常晚",
    Steadiness.SEASONAL: "只有几个月有",
}
_MONTHS = "哪几个月"
_EVERY = "写月份,例如 1,2,12;每个月都有就不填"


@dataclass(frozen=True)
class ListForm:
    """One list: what stands in it, in words, and the fields of one more."""

    id: str
    title: str
    note: str
    items: tuple[str, ...]
    fields: tuple[Field, ...]


def list_forms(household: Household) -> tuple[ListForm, ...]:
    """All three."""
    return (
        ListForm(
            "household.incomes",
            "收入分几份的,一份一份写",
            "原来填的“每月到手收入”会自动成为第一份;以后就按这里算。",
            tuple(map(_income_words, household.incomes)),
            (
                Field("name", "哪来的", Kind.TEXT, "例如 厂里工资"),
                Field("amount", "一个月多少(元)", Kind.MONEY, "到手的"),
                Field("steadiness", "按不按时", Kind.CHOICE, "", choices(STEADINESS)),
                Field("months", _MONTHS, Kind.TEXT, _EVERY),
                Field("until_on", "到哪天为止", Kind.DATE, "没有说好的不填"),
            ),
        ),
        ListForm(
            "household.expenses",
            "不是每月都有的开支",
            "学费、房租押金、过年回家、保险……每月都有的,写在“生活开支”里。",
            tuple(map(_expense_words, household.expenses)),
            (
                Field("name", "什么开支", Kind.TEXT, "例如 学费"),
                Field("amount", "到时一次多少(元)", Kind.MONEY),
                Field("months", _MONTHS, Kind.TEXT, "写月份,例如 3,9"),
            ),
        ),
        ListForm(
            "household.one_offs",
            "只来一次的钱",
            "年终奖、退税、家里给的……借来的也写上,方案不会用它还债。",
            tuple(map(_once_words, household.one_offs)),
            (
                Field("name", "什么钱", Kind.TEXT, "例如 年终奖"),
                Field("amount", "多少(元)", Kind.MONEY),
                Field("on", "哪天到手", Kind.DATE),
                Field("owner", "是谁的", Kind.CHOICE, "", choices(OWNERS)),
            ),
        ),
    )


def _income_words(one: Income) -> str:
    until = f",到{speak_date(one.until_on)}为止" if one.until_on else ""
    when = f",{STEADINESS[one.steadiness]}" if one.steadiness is not Steadiness.REGULAR else ""
    return formal(f"{one.name}:一个月 {speak_yuan(one.amount_fen)}{_months(one.months)}{when}{until}")


def _expense_words(one: Expense) -> str:
    return formal(f"{one.name}:{speak_yuan(one.amount_fen)}{_months(one.months)}")


def _once_words(one: OneOff) -> str:
    return formal(f"{one.name}:{speak_yuan(one.amount_fen)},{speak_date(one.on)},{OWNERS[one.owner]}")


def _months(months: Iterable[int]) -> str:
    told = "、".join(map(str, months))
    return f",{told} 月" if told else ",每个月"
