"""What a form asks for: id, label, example, kind; and what stands there now."""

from collections.abc import Mapping
from types import MappingProxyType

from liangqing.base.money import format_yuan
from liangqing.base.rates import percent_text
from liangqing.case.case import Case
from liangqing.case.debt import Debt
from liangqing.case.fields import RATES, SERVED
from liangqing.web import words
from liangqing.web.asked_often import often_field
from liangqing.web.field import Field, Group, Kind, choices
from liangqing.web.household_fields import CHANCES, chance_values
from liangqing.web.more_fields import CARD_MORE, COURT, HOLDERS, PENALTY, STUDENT, WAS_OVERDUE, more_values

_MONEY_HINT = "例如 1234.50"
_CONTRACT = "在借款合同第一页,或官方 App 的“借款详情”"
NOT_OVERDUE = "none"

DEBT_GROUPS: tuple[Group, ...] = (
    Group(
        "who",
        "谁借给您的",
        (
            Field("product", "您怎么叫它", Kind.TEXT, "例如 借呗、某某分期"),
            Field("platform", "在哪个平台借的", Kind.TEXT, "例如 支付宝"),
            Field("lender", "放款机构全称", Kind.TEXT, f"{_CONTRACT}。例如 某某消费金融有限公司"),
            Field(
                "lender_type",
                "是哪一类机构",
                Kind.CHOICE,
                "全称里常有“银行”“消费金融”“小额贷款”等字样",
                choices(words.LENDER_TYPES),
            ),
            Field("purpose", "按合同是做什么用的", Kind.CHOICE, _CONTRACT, choices(words.PURPOSES)),
            Field("contract_no", "合同编号", Kind.TEXT, "没有可以不填"),
            Field(
                "assisted",
                "平台帮忙放的款吗",
                Kind.CHOICE,
                "另有平台、担保公司、保险公司收费的,多半是",
                choices(words.YES_NO),
            ),
        ),
    ),
    Group(
        "amount",
        "借了多少",
        (
            Field("formed_on", "放款日", Kind.DATE, "钱到账的那一天", past=True),
            Field("principal", "合同写的借款金额(元)", Kind.MONEY, _MONEY_HINT),
            Field("disbursed", "实际到手(元)", Kind.MONEY, "先扣掉的钱不算。例如 9000"),
        ),
    ),
    Group(
        "terms",
        "怎么还",
        (
            Field(
                "method", "怎么还法", Kind.CHOICE, "多数网贷是分期", choices(words.METHODS), stays="method"
            ),
            Field("periods", "一共多少期", Kind.WHOLE, "例如 12"),
            Field("payment", "每期一共还(元)", Kind.MONEY, "连同各种费用。例如 956.30"),
            Field("first_due_on", "第一期还款日", Kind.DATE, "不填就按放款日后一个月算"),
            Field("monthly_fee", "其中每期另收的费用(元)", Kind.MONEY, "担保费、服务费、手续费等;没有就不填"),
            Field("fee_payee", "这笔费用交给谁", Kind.CHOICE, "", choices(words.PAYEES), needs="monthly_fee"),
            Field("yearly_percent", "合同写的年利率(%)", Kind.PERCENT, "三种写法填一种。例如 14.4"),
            Field("monthly_percent", "或月利率(%)", Kind.PERCENT, "例如 1.2"),
            Field("daily_percent", "或日利率(%)", Kind.PERCENT, "例如 0.05(就是万分之五)"),
            Field(
                "penalty_percent_of_rate", "罚息是原利率的百分之几", Kind.PERCENT, "合同写“上浮50%”就填 150"
            ),
            *PENALTY,
            Field("grace_days", "宽限期(天)", Kind.WHOLE, "合同没写就不填"),
        ),
        "期数和每期金额最要紧;其余知道多少填多少。",
    ),
    Group(
        "card",
        "信用卡",
        (
            Field("statement_day", "每月几号出账单", Kind.WHOLE, "例如 5"),
            Field("card_due_day", "最后还款日是每月几号", Kind.WHOLE, "例如 25"),
            Field("minimum_percent", "最低还款额是账单的百分之几", Kind.PERCENT, "看领用合约或账单"),
            Field("late_fee_percent", "违约金是没还够的最低还款额的百分之几", Kind.PERCENT, "看领用合约"),
            Field(
                "interest_mode",
                "没还清时怎么计息",
                Kind.CHOICE,
                "看领用合约里“计息”那一条",
                choices(words.INTEREST_MODES),
            ),
            *CARD_MORE,
        ),
        "不是信用卡就不用填。日利率填在上面。",
    ),
    Group(
        "late",
        "现在怎样",
        (
            Field("unpaid_since", "从哪一天的那一期起没有还", Kind.DATE, "填那一期原来的还款日", past=True),
            Field("claim", "对方现在说一共欠(元)", Kind.MONEY, "看催收短信,或官方 App 的“待还总额”"),
            Field("closed_on", "已经结清的日期", Kind.DATE, "没结清不填", past=True),
            WAS_OVERDUE,
            STUDENT,
        ),
    ),
    HOLDERS,
    COURT,
)
HOUSEHOLD_GROUPS: tuple[Group, ...] = (
    Group(
        "month",
        "一个月的账",
        (
            Field("household.income", "每月到手收入(元)", Kind.MONEY, "取最近几个月的平均。例如 6500"),
            Field(
                "household.living", "每月必须的生活开支(元)", Kind.MONEY, "房租、伙食、交通、水电,一项一项加"
            ),
            Field("household.dependants", "每月给老人、孩子的钱(元)", Kind.MONEY, "没有就填 0"),
            Field("household.cash", "手上现有的钱(元)", Kind.MONEY, "自己的,不算借来的"),
            Field("household.reserve", "其中留着不动的(元)", Kind.MONEY, "看病、急用的底;方案不会动它"),
            Field("household.payday", "每月几号发工资", Kind.WHOLE, "例如 15"),
        ),
        "先保住吃饭、住房、看病的钱,再谈还款。",
    ),
    Group(
        "floor",
        "不能再低的线",
        (
            Field("household.persons", "家里几口人靠这份收入", Kind.WHOLE, "例如 3"),
            Field(
                "household.living_floor",
                "全家每月最低生活费(元)",
                Kind.MONEY,
                "当地低保标准 × 人数,可问街道或民政部门",
            ),
            Field(
                "household.minimum_living",
                "或当地低保标准,每人每月(元)",
                Kind.MONEY,
                "上一格不填,就按这个乘人数",
            ),
            Field("household.buffer_percent", "留作应急的百分比", Kind.PERCENT, "不改就是 10"),
        ),
    ),
    CHANCES,
    Group(
        "person",
        "写在文书里的",
        (
            Field("borrower.alias", "怎么称呼您", Kind.TEXT, "用化名也可以,签字时再写真名"),
            Field("borrower.role", "您是", Kind.CHOICE, "", choices(words.ROLES)),
            Field("borrower.city", "在哪个城市", Kind.TEXT, "例如 某某市"),
            Field(
                "borrower.hardship", "真实的困难", Kind.LONG, "一两句,只写有凭证的事:停发工资、生病、失业……"
            ),
        ),
    ),
)


def field_of(answer_id: str) -> Field | None:
    """The field behind an answer id (`debt.d1.principal`, `household.income`)."""
    groups, name = (HOUSEHOLD_GROUPS, answer_id)
    if answer_id.startswith("debt."):
        groups, name = (DEBT_GROUPS, answer_id.rpartition(".")[2])
    known = (field for group in groups for field in group.fields if field.name == name)
    return next(known, None) or often_field(answer_id)


def debt_values(debt: Debt) -> Mapping[str, str]:
    """What stands in each field of the debt now, as it would be typed."""
    plain = debt.model_dump(mode="json", exclude_none=True)
    terms = plain.get("terms", {})
    fee = next((fee for fee in debt.fees if fee.monthly), None)
    served = {step.kind: step.served_on for step in debt.proceedings if step.served_on}
    rate = debt.terms.rate if debt.terms else None
    special: dict[str, str] = {
        "assisted": {True: "yes", False: "no", None: ""}[debt.assisted],
        "unpaid_since": NOT_OVERDUE if debt.up_to_date else _text(plain.get("unpaid_since")),
        "claim": format_yuan(debt.claim.total_fen) if debt.claim else "",
        "monthly_fee": format_yuan(fee.amount_fen) if fee else "",
        "fee_payee": fee.payee.value if fee else "",
        "grace_days": _text(terms.get("grace_days") or ""),
    }
    special |= _card_values(debt) | more_values(debt)
    special |= {name: _text(served.get(kind)) for name, kind in SERVED.items()}
    special |= {
        name: short_percent(rate.value_e9) if rate and rate.per == per else "" for name, per in RATES.items()
    }
    if debt.terms and debt.terms.penalty_multiple_e9 is not None:
        special["penalty_percent_of_rate"] = short_percent(debt.terms.penalty_multiple_e9)
    names = [field.name for group in DEBT_GROUPS for field in group.fields]
    return MappingProxyType(
        {name: special.get(name, _text(plain.get(name, terms.get(name)))) for name in names}
    )


def _card_values(debt: Debt) -> dict[str, str]:
    card = debt.terms.card if debt.terms else None
    if card is None:
        return {}
    shares = {"minimum_percent": card.minimum_e9, "late_fee_percent": card.late_fee_e9}
    return {
        "statement_day": _text(card.statement_day),
        "card_due_day": _text(card.due_day),
        "interest_mode": _text(card.interest_mode),
        "card_due_after_days": _text(card.due_after_days),
        "card_compounds": "yes" if card.compounds else "",
        "late_fee_least": format_yuan(card.late_fee_least_fen) if card.late_fee_least_fen else "",
        "cash_daily_percent": short_percent(card.cash_rate.value_e9) if card.cash_rate else "",
        **{name: "" if e9 is None else short_percent(e9) for name, e9 in shares.items()},
    }


def household_values(case: Case) -> Mapping[str, str]:
    """What stands in each field about the person and the household now."""
    parts = {
        "household": case.household.model_dump(mode="json", exclude_none=True),
        "borrower": case.borrower.model_dump(mode="json", exclude_none=True),
    }
    parts["household"]["buffer_percent"] = short_percent(case.household.buffer_e9)
    parts["household"] |= chance_values(case.household)
    names = [field.name.partition(".") for group in HOUSEHOLD_GROUPS for field in group.fields]
    return MappingProxyType({f"{part}.{field}": _text(parts[part].get(field)) for part, _, field in names})


def short_percent(value_e9: int) -> str:
    """`144000000` → `14.4`."""
    text = percent_text(value_e9)
    return text.rstrip("0").rstrip(".")


def _text(value: object) -> str:
    text = "" if value is None else str(value)
    return "" if text == "unknown" else text
