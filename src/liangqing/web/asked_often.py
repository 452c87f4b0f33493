"""Things that can happen at any stage, each a question with two buttons: asked where a borrower would look for them."""

from dataclasses import dataclass

from liangqing.case.case import Case
from liangqing.web import words
from liangqing.web.field import Field, Kind, choices


@dataclass(frozen=True)
class Often:
    """One question; `value`: what was answered so far (yes, no or nothing)."""

    id: str
    question: str
    hint: str
    value: str


_HOUSEHOLD = (
    ("triage.frozen", "工资卡被冻结了吗?", "取不出钱、转不了账,先问银行是谁冻的"),
    ("triage.auto_debit", "工资一到账就被自动扣走吗?", "扣完不够吃饭的,也算"),
    ("triage.vanished", "是不是几个月没接电话、没联系了?", "怎么回来,一步一步写给您"),
)
_DEBT = (
    ("account_frozen", "因为这笔,账户被法院冻结了吗?", "银行或 12368 能查到是哪个法院、哪个案号"),
    ("dishonest_listed", "因为这笔,在失信名单上吗?", "中国执行信息公开网能查;和限制高消费是两件事"),
    ("consumption_limited", "因为这笔,被限制高消费了吗?", "买不了高铁票、飞机票,多半是"),
    ("lost_contact", "这一家,是不是换了号码、没再联系过?", "说开以后就不再算失联"),
)
#: The ids that these questions answer: `triage.…`, or the last part of `debt.<id>.…`.
ASKED_OFTEN = frozenset(name for name, _, _ in (*_HOUSEHOLD, *_DEBT))


def asked_about_household(case: Case) -> tuple[Often, ...]:
    """Of the person: the wage card, debits, months of silence."""
    return tuple(Often(name, question, hint, case.answer(name) or "") for name, question, hint in _HOUSEHOLD)


def asked_about_debt(case: Case, debt_id: str) -> tuple[Often, ...]:
    """Of one debt: what courts did, and whether contact was lost."""
    rows = ((f"debt.{debt_id}.{name}", question, hint) for name, question, hint in _DEBT)
    return tuple(Often(name, question, hint, case.answer(name) or "") for name, question, hint in rows)


def often_field(answer_id: str) -> Field | None:
    """The field behind the id of one of these questions."""
    asked = (*_HOUSEHOLD, *((f"debt.{name}", question, hint) for name, question, hint in _DEBT))
    head, _, rest = answer_id.partition(".")
    name = f"debt.{rest.rpartition('.')[2]}" if head == "debt" else answer_id
    row = next((row for row in asked if row[0] == name), None)
    return Field(name, row[1], Kind.CHOICE, row[2], choices(words.YES_NO)) if row else None
