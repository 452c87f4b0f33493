"""What each calculator asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from liangqing.case.debt import LenderType, Purpose
from liangqing.law.deadline_words import DeadlineKind
from liangqing.law.limitation import Restart
from liangqing.web.field import Choices, Field, Kind
from liangqing.web.words import LENDER_TYPES, PURPOSES

#: Rows for what restarted limitation: at least, at most.
_FEWEST_ROWS, MOST_ROWS = 2, 12


@dataclass(frozen=True)
class Calculator:
    """A section of the page: `say` tells what it is for, `needed` are the fields without which it cannot answer."""

    key: str
    title: str
    say: str
    fields: tuple[Field, ...]
    needed: frozenset[str]


_LENDER_CHOICES: Choices = (
    (str(LenderType.UNKNOWN), LENDER_TYPES[LenderType.UNKNOWN]),
    *((str(kind), word) for kind, word in LENDER_TYPES.items() if kind is not LenderType.UNKNOWN),
)
_PURPOSE_CHOICES: Choices = (
    (str(Purpose.UNKNOWN), PURPOSES[Purpose.UNKNOWN]),
    *((str(kind), word) for kind, word in PURPOSES.items() if kind is not Purpose.UNKNOWN),
)
_RESTARTS: Choices = (
    (str(Restart.DEMAND), "对方催要(打电话、发短信、发函)"),
    (str(Restart.PROMISE), "您答应过还"),
    (str(Restart.PAYMENT), "您付过款"),
    (str(Restart.SUIT), "对方起诉或申请仲裁、支付令、强制执行"),
)
_LENDER = Field(
    "lender_type", "放款的是哪一类机构", Kind.CHOICE, "看合同第一页的全称;还不知道也能算", _LENDER_CHOICES
)
_FORMED = Field("formed_on", "合同成立(放款)的日子", Kind.DATE, "不知道可以空着", past=True)
_YUAN = "例如 12000"

RATE = Calculator(
    "rate",
    "真实年化",
    "把各种费用都算进去,借这笔钱一年的真实代价是多少。",
    (
        Field("amount", "借款金额(元)", Kind.MONEY, _YUAN),
        Field("payment", "每期一共还(元)", Kind.MONEY, "连同各种费用。例如 1120"),
        Field("periods", "一共多少期(每月一期)", Kind.WHOLE, "例如 12"),
        Field("upfront", "放款时先扣或先付的钱(元)", Kind.MONEY, "没有就空着"),
        Field(
            "flows",
            "或者逐笔写:每行一个日期和金额",
            Kind.LONG,
            "每次金额或间隔不一样时用。到手写正数,还款写负数。例如 2026-01-15,-1120。写了这里,上面的不看",
        ),
    ),
    frozenset(("amount", "payment", "periods")),
)
CAP = Calculator(
    "cap",
    "利率上限",
    "这类放款人、这个日子的合同,年利率最多到多少有法律支持。",
    (
        _LENDER,
        _FORMED,
        Field("filed_on", "起诉的日子", Kind.DATE, "没有起诉就空着", past=True),
        Field("purpose", "借款的用途", Kind.CHOICE, "看合同写的用途", _PURPOSE_CHOICES),
        Field(
            "assisted",
            "是通过平台借的吗",
            Kind.CHOICE,
            "App 是一家、放款的是另一家,就是",
            (("", "不是,或还不知道"), ("yes", "是")),
        ),
    ),
    frozenset(("lender_type", "purpose")),
)
OVERDUE = Calculator(
    "overdue",
    "罚息",
    "逾期后收的罚息是多少,有没有超过上限。",
    (
        Field("principal", "逾期的本金(元)", Kind.MONEY, _YUAN),
        Field("daily_percent", "合同的日利率(%)", Kind.PERCENT, "例如 0.05(就是万分之五)"),
        Field("multiplier", "罚息是原利率的几倍", Kind.PERCENT, "合同写“上浮50%”就填 1.5"),
        Field("days", "逾期多少天", Kind.WHOLE, "例如 90"),
        _LENDER,
        _FORMED,
    ),
    frozenset(("principal", "daily_percent", "multiplier", "days", "lender_type")),
)
INSTALMENT = Calculator(
    "instalment",
    "等额本息",
    "知道本金、年利率和期数,算每期还多少。",
    (
        Field("principal", "本金(元)", Kind.MONEY, _YUAN),
        Field("nominal_percent", "年利率(%,单利口径)", Kind.PERCENT, "例如 14.4;不计息就填 0"),
        Field("periods", "分多少期(每月一期)", Kind.WHOLE, "例如 24"),
    ),
    frozenset(("principal", "nominal_percent", "periods")),
)
FEE = Calculator(
    "fee",
    "上限之内的费用",
    "利息之外,每月或者放款时最多还能收多少费用,才不超过上限。",
    (
        Field("amount", "借款金额(元)", Kind.MONEY, _YUAN),
        Field("nominal_percent", "利息的年利率(%,单利口径)", Kind.PERCENT, "例如 9;不计息就填 0"),
        Field("periods", "分多少期(每月一期)", Kind.WHOLE, "例如 12"),
        Field("cap_percent", "年利率的上限(%)", Kind.PERCENT, "不知道的,先在“利率上限”里查"),
    ),
    frozenset(("amount", "nominal_percent", "periods", "cap_percent")),
)
COURT_FEE = Calculator(
    "court-fee",
    "诉讼费",
    "对方起诉这个数,法院收多少诉讼费。",
    (Field("amount", "起诉的金额(元)", Kind.MONEY, "例如 20000"),),
    frozenset(("amount",)),
)
JUDGMENT = Calculator(
    "judgment-interest",
    "判决后的加倍利息",
    "判决写的日子过了还没有付,另外加多少。",
    (
        Field("amount", "判决要付、还没有付的钱(元)", Kind.MONEY, "例如 20000;不含判决写的利息"),
        Field("days", "过了多少天", Kind.WHOLE, "从判决写的最后付款日的第二天数起"),
    ),
    frozenset(("amount", "days")),
)
CREDIT = Calculator(
    "credit-clear",
    "征信记录保留到哪天",
    "还清以后,不良记录最晚到哪一天要删除。",
    (Field("ended_on", "还清的日子", Kind.DATE, "还没有还清就空着", past=True),),
    frozenset(),
)


def deadline_calculator(kinds: Sequence[DeadlineKind]) -> Calculator:
    """The periods that the law in force here knows."""
    choices = (("", "请选一个"), *((kind.kind, kind.name) for kind in kinds))
    return Calculator(
        "deadline",
        "期限的最后一天",
        "收到法院、仲裁、公证的文书,或提出投诉、异议以后,最后一天是哪天。",
        (
            Field("kind", "哪一种期限", Kind.CHOICE, "各是什么,看下面的说明", choices),
            Field("from_on", "收到(或提出)的日子", Kind.DATE, "这一天不算在期限里,从第二天数起"),
        ),
        frozenset(("kind", "from_on")),
    )


def limitation_calculator(rows: int) -> Calculator:
    """With so many rows for what restarted the period."""
    shown = min(max(rows, _FEWEST_ROWS), MOST_ROWS)
    restarts = (row for number in range(1, shown + 1) for row in _restart_row(number))
    return Calculator(
        "limitation",
        "诉讼时效",
        "对方请求法院保护的期间到哪一天;中间催要、答应、付款会重新起算,起诉这类等程序结束才重新算。",
        (Field("due_on", "到期的日子", Kind.DATE, "分期的填最后一期"), *restarts),
        frozenset(("due_on",)),
    )


def _restart_row(number: int) -> tuple[Field, Field, Field]:
    more = "没有就空着" if number == 1 else "行不够的,先算一次,会多出一行"
    return (
        Field(f"restart_on_{number}", f"中间第 {number} 次:哪一天", Kind.DATE, more, past=True),
        Field(f"restart_kind_{number}", f"第 {number} 次:是什么", Kind.CHOICE, "", _RESTARTS),
        Field(
            f"restart_ended_on_{number}",
            f"第 {number} 次:起诉、仲裁这类,哪天结束",
            Kind.DATE,
            "还没结束,或者不是这类,就空着",
            past=True,
        ),
    )
