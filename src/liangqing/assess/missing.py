"""What is still to be asked: one question for each fact, and the place where a person finds the answer."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from liangqing.assess.stage import is_closed, is_decided
from liangqing.assess.told import FROZEN, YES
from liangqing.case.case import Case
from liangqing.case.debt import Debt, LenderType, ProceedingKind, Purpose, TitleKind
from liangqing.case.event import EventKind
from liangqing.case.missing import Missing
from liangqing.case.proposed import proposed_of
from liangqing.case.terms import InterestMode, Method

_CONTRACT = "借款合同第一页,或官方 App 的“借款详情”"
_CARD = "信用卡账单,或领用合约里“计息”“违约金”那几条"
_BILL = "官方 App 的“还款记录”,或银行、支付宝、微信账单"


@dataclass(frozen=True)
class Question:
    """A field, how to ask for it, where to look, and when it is missing."""

    field: str
    question: str
    where: str
    absent: Callable[[Debt], bool]
    choices: tuple[str, ...] = ()


def _no_payment_told(debt: Debt) -> bool:
    paid = any(event.kind is EventKind.PAYMENT for event in debt.events)
    return debt.up_to_date is None and debt.unpaid_since is None and not paid


def is_card(debt: Debt) -> bool:
    """Whether the debt is told statement by statement, not by a schedule."""
    by_terms = debt.terms is not None and debt.terms.method is Method.CARD
    return not debt.schedule and (by_terms or debt.purpose is Purpose.CARD) and not _has_plan(debt)


def _has_plan(debt: Debt) -> bool:
    return debt.terms is not None and debt.terms.periods is not None


def _card_lacks(*names: str) -> Callable[[Debt], bool]:
    """Whether a card's contract is known for one of these."""

    def lacks(debt: Debt) -> bool:
        card = debt.terms.card if debt.terms else None
        return is_card(debt) and (card is None or all(getattr(card, name) is None for name in names))

    return lacks


def _no_price(debt: Debt) -> bool:
    return (
        not debt.schedule
        and not is_card(debt)
        and (debt.terms is None or (debt.terms.rate is None and debt.terms.payment_fen is None))
    )


def _no_penalty(debt: Debt) -> bool:
    terms = debt.terms
    known = terms is not None and (terms.penalty_rate is not None or terms.penalty_multiple_e9 is not None)
    return not known and debt.lender_type is not LenderType.PRIVATE and not is_card(debt)


def _no_periods(debt: Debt) -> bool:
    return not debt.schedule and not is_card(debt) and (debt.terms is None or debt.terms.periods is None)


def _no_card_rate(debt: Debt) -> bool:
    return is_card(debt) and (debt.terms is None or debt.terms.rate is None)


#: Only of these loans a rule asks whether the borrower studied.
_STUDENTS_MATTER = (LenderType.MICROLOAN, Purpose.CONSUMER)

DEBT_QUESTIONS: tuple[Question, ...] = (
    Question("lender", "合同上写的放款机构全称是什么?", _CONTRACT, lambda debt: debt.lender is None),
    Question(
        "lender_type",
        "放款的是哪一类机构?",
        "机构全称里常有“银行”“消费金融”“小额贷款”等字样",
        lambda debt: debt.lender_type is LenderType.UNKNOWN,
        tuple(kind.value for kind in LenderType),
    ),
    Question(
        "purpose",
        "这笔钱按合同是消费、经营还是信用卡?",
        _CONTRACT,
        lambda debt: debt.purpose is Purpose.UNKNOWN,
        tuple(kind.value for kind in Purpose),
    ),
    Question(
        "student",
        "借这笔钱的时候,是不是在读大学生?",
        "对照合同日期和在校时间",
        lambda debt: debt.student is None and (debt.lender_type, debt.purpose) == _STUDENTS_MATTER,
        ("yes", "no"),
    ),
    Question("formed_on", "哪一天放款?", _CONTRACT, lambda debt: debt.formed_on is None),
    Question(
        "principal",
        "合同写的借款金额是多少?",
        _CONTRACT,
        lambda debt: debt.principal_fen is None and not is_card(debt),
    ),
    Question(
        "disbursed", "实际到手多少?", _BILL, lambda debt: debt.disbursed_fen is None and not is_card(debt)
    ),
    Question("periods", "一共分多少期还?", _CONTRACT, _no_periods),
    Question("payment", "每期一共还多少(连同各种费用)?", _BILL, _no_price),
    Question("statement_day", "信用卡每月几号出账单?", _CARD, _card_lacks("statement_day")),
    Question("card_due_day", "账单的最后还款日是每月几号?", _CARD, _card_lacks("due_day", "due_after_days")),
    Question("daily_percent", "信用卡透支的日利率是多少(%)?", _CARD, _no_card_rate),
    Question("minimum_percent", "最低还款额是账单的百分之几?", _CARD, _card_lacks("minimum_e9")),
    Question("late_fee_percent", "违约金是没还够的最低还款额的百分之几?", _CARD, _card_lacks("late_fee_e9")),
    Question(
        "interest_mode",
        "没还清时,银行按全额计息(full)还是按没还的部分计息(unpaid)?",
        _CARD,
        _card_lacks("interest_mode"),
        tuple(InterestMode),
    ),
    Question(
        "unpaid_since",
        "从哪一天的那一期起没有还?没有逾期就填 none。",
        _BILL,
        _no_payment_told,
    ),
    Question(
        "penalty_percent_of_rate",
        "逾期以后按约定利率的百分之几算?(上浮一半就填 150)",
        "合同里“逾期”“罚息”“违约责任”那几条",
        _no_penalty,
    ),
    Question(
        "claim", "对方现在说一共欠多少?", "催收短信、官方 App 的“待还总额”", lambda debt: debt.claim is None
    ),
)


_CLOSED_QUESTIONS = (
    Question(
        "was_overdue",
        "这笔还清之前,有没有逾期过?",
        "信用报告,或官方 App 的还款记录",
        lambda debt: debt.was_overdue is None,
        ("yes", "no"),
    ),
)
_JUDGMENT = "判决书、调解书或裁决书最后几页"
_TITLE_QUESTIONS = (
    Question(
        "judgment_amount",
        "生效的判决书(调解书、裁决书)写一共要还多少?",
        _JUDGMENT,
        lambda debt: all(
            step.amount_fen is None
            for step in debt.proceedings
            if step.kind is ProceedingKind.EFFECTIVE_TITLE
        ),
    ),
    Question(
        "judgment_kind",
        "生效的是判决书、调解书还是裁决书?",
        "文书的标题",
        lambda debt: all(step.title is None for step in debt.proceedings),
        tuple(TitleKind),
    ),
    Question(
        "judgment_effective_on",
        "判决哪一天生效?",
        "法院开的生效证明,或打 12368 问",
        lambda debt: any(
            step.title is TitleKind.JUDGMENT and step.effective_on is None for step in debt.proceedings
        ),
    ),
)
#: What of the contract still matters once a judgment has decided.
_AFTER_JUDGMENT = frozenset({"lender", "lender_type", "purpose", "unpaid_since", "claim"})
_IF_OVERDUE = frozenset({"claim", "penalty_percent_of_rate"})


def missing_of(
    debt: Debt, case: Case, overdue: bool = True, was_late: bool | None = None
) -> tuple[Missing, ...]:
    """The open questions about one debt; what the person has answered with 不知道 is not asked again.

    The claim and the overdue rate matter only where something is `overdue`; of a closed debt only whether it had ever
    been late is asked, where that is not known.
    """
    closed = is_closed(debt, case.as_of)
    asked: Iterable[Question] = (
        q for q in DEBT_QUESTIONS if q.absent(debt) and (overdue or q.field not in _IF_OVERDUE)
    )
    if is_decided(debt, case.as_of):
        asked = (
            *(q for q in _TITLE_QUESTIONS if q.absent(debt)),
            *(q for q in asked if q.field in _AFTER_JUDGMENT),
        )
    if closed:
        asked = (q for q in _CLOSED_QUESTIONS if was_late is None)
    rows = _asked_of(debt, asked)
    return tuple(row for row in rows if case.answer(row.id) is None)


#: What changes stage, deadline or ceiling, and is asked before all else; of a card the claim stands for the amount.
_FIRST = frozenset(
    {
        "unpaid_since",
        "lender_type",
        "judgment_amount",
        "judgment_kind",
        "judgment_effective_on",
    }
)
_FIRST_OF_LOAN, _FIRST_OF_CARD = _FIRST | {"principal"}, _FIRST | {"purpose", "claim"}


def _asked_of(debt: Debt, asked: Iterable[Question]) -> Iterator[Missing]:
    """The questions as rows: which come first, and what the debt's name lets us propose."""
    proposed = proposed_of(debt)
    values = proposed.values if proposed else {}
    first = _FIRST_OF_CARD if is_card(debt) or values.get("purpose") == Purpose.CARD else _FIRST_OF_LOAN
    for question in asked:
        guess = values.get(question.field)
        yield Missing(
            id=f"debt.{debt.id}.{question.field}",
            debt=debt.id,
            question=f"{debt.name}:{question.question}",
            where=question.where,
            choices=question.choices,
            first=question.field in first,
            proposed=guess,
            proposed_by=proposed.by if proposed and guess else None,
        )


_HOUSEHOLD = (
    ("income", "每月到手收入是多少?", "工资条或银行流水,取最近几个月的平均"),
    ("living", "每月必须的生活开支是多少?", "房租、伙食、交通、水电,一项一项加"),
    ("dependants", "每月给老人、孩子的钱是多少?没有就填 0。", "转账记录"),
)


_FLOOR = (
    "living_floor",
    "当地低保标准乘以家里人口,一个月是多少?",
    "街道、乡镇或民政部门;执行时至少要留下这些",
)


def missing_in_household(case: Case) -> tuple[Missing, ...]:
    """The open questions about the household; the floor only where a wage is frozen."""
    household = case.household
    values = {
        "income": household.income_fen
        if not household.incomes
        else sum(one.amount_fen for one in household.incomes),
        "living": household.living_fen,
        "dependants": household.dependants_fen,
        "living_floor": household.living_floor_fen,
    }
    asked = (_FLOOR, *_HOUSEHOLD) if case.answer(FROZEN) == YES else _HOUSEHOLD
    rows = (
        Missing(id=f"household.{field}", debt=None, question=question, where=where)
        for field, question, where in asked
        if values[field] is None
    )
    return tuple(row for row in rows if case.answer(row.id) is None)
