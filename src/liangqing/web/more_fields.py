"""Form fields about who collects and whom to pay, about papers that came, the overdue rate, and the rest of a card."""

from liangqing.base.rates import percent_text
from liangqing.case.debt import Debt
from liangqing.case.holders import AGENCY, PENALTY_RATES, STEPS, TRANSFER
from liangqing.web import words
from liangqing.web.field import Field, Group, Kind, choices

_NOTICE = "没收到不填"
HOLDERS = Group(
    "holders",
    "谁在催、钱该还给谁",
    (
        Field("agency", "替放款机构催的公司", Kind.TEXT, "对方报的全称;不知道就写“不知道”"),
        Field("agency_since_on", "从哪天开始催", Kind.DATE, "头一次来电、来短信的那天", past=True),
        Field("agency_notified_on", "放款机构哪天告诉您交给了它", Kind.DATE, _NOTICE, past=True),
        Field("assigned_to", "债权转让给了谁", Kind.TEXT, "通知上写的全称。例如 某某资产管理有限公司"),
        Field(
            "assigned_on",
            "哪天转让的",
            Kind.DATE,
            "看通知;不知道就填收到那天",
            past=True,
            stays="assigned_to",
        ),
        Field("assigned_notified_on", "哪天收到转让通知", Kind.DATE, _NOTICE, past=True),
        Field(
            "assigned_notified_by",
            "通知是谁发来的",
            Kind.CHOICE,
            "原放款机构发的才作数;只有对方自己说的,先别付",
            choices(words.NOTIFIERS),
        ),
        Field("guarantor_paid_by", "谁替您还了(代偿)", Kind.TEXT, "担保公司或保险公司的全称"),
        Field("guarantor_paid", "它替您还了多少(元)", Kind.MONEY, "看代偿证明;不知道就不填"),
        Field(
            "guarantor_paid_on", "哪天替您还的", Kind.DATE, "看代偿证明", past=True, stays="guarantor_paid_by"
        ),
    ),
    "没有这些事,就都不用填。要去掉一件,把它的名字清空。",
)
COURT = Group(
    "court",
    "律师函、法院、仲裁、公证的文书",
    (
        Field("pre_suit_received_on", "收到律师函、调解邀请的日期", Kind.DATE, past=True),
        Field("payment_order_received_on", "收到支付令的日期", Kind.DATE, past=True),
        Field("payment_order_amount", "支付令写一共要付多少(元)", Kind.MONEY, "异议书只和这个数比"),
        Field("summons_received_on", "收到起诉状、传票的日期", Kind.DATE, past=True),
        Field("suit_filed_on", "法院立案的日期", Kind.DATE, "打 12368 能问到;不知道不填", past=True),
        Field("suit_ended_on", "这个案子结束的日期", Kind.DATE, "撤诉、调解结案或判决生效那天", past=True),
        Field("arbitration_notice_received_on", "收到仲裁通知的日期", Kind.DATE, past=True),
        Field("notarised_notice_received_on", "收到公证债权执行通知的日期", Kind.DATE, past=True),
        Field("judgment_received_on", "收到生效判决的日期", Kind.DATE, past=True),
        Field("judgment_kind", "生效的是哪种文书", Kind.CHOICE, "看标题", choices(words.TITLES)),
        Field("judgment_amount", "文书写一共要还多少(元)", Kind.MONEY, "判决书、调解书、裁决书最后几页"),
        Field("judgment_effective_on", "文书生效的日期", Kind.DATE, "生效证明;也可打 12368 问", past=True),
        Field("enforcement_notice_received_on", "收到法院执行通知的日期", Kind.DATE, past=True),
        Field(
            "enforcement_paused_on", "法院裁定“终结本次执行”的日期", Kind.DATE, "只是暂停,不是了结", past=True
        ),
        Field("settlement_signed_on", "签执行和解的日期", Kind.DATE, past=True),
    ),
    "没收到就不填。期限从收到那天起算,所以日期要准;真假可打 12368 核对。",
)
PENALTY = (
    Field(
        "penalty_yearly_percent", "或罚息写明一年百分之几", Kind.PERCENT, "合同直接写数的填这里。例如 18.25"
    ),
    Field("penalty_daily_percent", "或罚息写明一天百分之几", Kind.PERCENT, "例如 0.05(就是万分之五)"),
)
CARD_MORE = (
    Field("card_due_after_days", "或账单日后第几天是还款日", Kind.WHOLE, "和上面的“每月几号”只填一个"),
    Field("late_fee_least", "违约金最少收多少(元)", Kind.MONEY, "合约没写就不填"),
    Field("cash_daily_percent", "取现的日利率(%)", Kind.PERCENT, "和透支一样的不填"),
    Field("card_compounds", "利息再计利息(复利)吗", Kind.CHOICE, "看领用合约", choices(words.YES_NO)),
)
STUDENT = Field(
    "student", "借的时候是不是在读大学生", Kind.CHOICE, "小额贷款公司的消费贷才要紧", choices(words.YES_NO)
)
WAS_OVERDUE = Field(
    "was_overdue", "还清以前,有没有逾期过", Kind.CHOICE, "看信用报告;没结清不填", choices(words.YES_NO)
)


def more_values(debt: Debt) -> dict[str, str]:
    """What stands in these fields now, as it would be typed; the card's stand with the card."""
    agency = debt.agencies[0].model_dump(mode="json") if debt.agencies else {}
    values = {name: agency.get(part) for name, part in AGENCY.items()}
    for name, (kind, part) in TRANSFER.items():
        moved = next((one for one in debt.transfers if one.kind is kind), None)
        values[name] = moved.model_dump(mode="json").get(part) if moved else None
    for name, (step, part) in STEPS.items():
        taken = next((one for one in debt.proceedings if one.kind is step), None)
        values[name] = taken.model_dump(mode="json").get(part) if taken else None
    values |= _penalty(debt)
    told = {True: "yes", False: "no", None: None}
    values |= {"was_overdue": told[debt.was_overdue], "student": told[debt.student]}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def _penalty(debt: Debt) -> dict[str, str]:
    rate = debt.terms.penalty_rate if debt.terms else None
    if rate is None:
        return dict.fromkeys(PENALTY_RATES, "")
    told = percent_text(rate.value_e9).rstrip("0").rstrip(".")
    return {name: told if rate.per == per else "" for name, per in PENALTY_RATES.items()}
