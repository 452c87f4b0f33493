"""Parts that papers to a court share: the step they answer, its last day, the parties, and words for the borrower."""

from dataclasses import dataclass
from datetime import date

from liangqing.assess.position import NextDate
from liangqing.base.because import Because
from liangqing.base.days import speak_date
from liangqing.base.errors import InputUnusable
from liangqing.case.borrower import Role
from liangqing.case.debt import Debt, Proceeding, ProceedingKind
from liangqing.case.fields import how_to_write
from liangqing.papers.paper import Block, Items, Subject
from liangqing.papers.wording import BLANK, citable, citation_line, formal_date, gist_line, unchecked_line

_ROLE_WORDS = {Role.BORROWER: "", Role.GUARANTOR: "担保人", Role.SPOUSE: "借款人的配偶"}
HELP = (
    "案号和程序拨 12368(法院)核对;法律问题、要人代写,拨 12348(法律援助)。"
    "自己办不用给人交“服务费”,自称能“内部处理”的不要信。"
)


@dataclass(frozen=True)
class Answered:
    """The step that a paper answers, in code and in words, and the field in which its day of service is entered."""

    kind: ProceedingKind
    name: str
    papers: str
    title: str
    code: str
    field: str

    def running(self, subject: Subject) -> Proceeding:
        """The step of this debt that runs. Raises InputUnusable where there is none, naming debts that have one."""
        step = _running_step(subject.debt, self.kind)
        if step is None:
            raise self._missing(subject)
        return step

    def how_to_enter(self, subject: Subject) -> str:
        """How its day of service is entered."""
        return how_to_enter(subject.debt, self.field)

    def _missing(self, subject: Subject) -> InputUnusable:
        others = [
            f"{debt.id}({debt.name})" for debt in subject.request.case.debts if _running_step(debt, self.kind)
        ]
        there = f"有{self.name}的是:{'、'.join(others)}。" if others else ""
        return InputUnusable(
            self.code,
            f"“{subject.at.name}”没有正在进行的{self.name},写不了{self.title}。{there}",
            f"收到过{self.papers}的,{self.how_to_enter(subject)}是不是真的,拨 12368 核对。",
        )


def _running_step(debt: Debt, kind: ProceedingKind) -> Proceeding | None:
    """The step of that kind that has not ended; of several the one whose paper came last."""
    steps = [step for step in debt.proceedings if step.kind is kind and step.ended_on is None]
    return max(steps, key=lambda step: step.served_on or date.min, default=None)


def period_of(subject: Subject, kind: str) -> NextDate | None:
    """The last day of a period of this debt, while it can still be kept."""
    rows = [
        row for row in subject.request.position.deadlines if (row.kind, row.debt) == (kind, subject.at.id)
    ]
    return max(rows, key=lambda row: row.due_on, default=None)


def last_day(row: NextDate) -> str:
    """`2026年12月10日(周四)`, with the later day that a rest day may allow."""
    later = f";遇节假日可能顺延到 {speak_date(row.possibly_on)},请按较早的日子办" if row.possibly_on else ""
    return f"{speak_date(row.due_on)}{later}"


def court_name(step: Proceeding) -> str:
    """The court at the head of the paper, or a line to fill in."""
    return f"{step.court or f'{BLANK}人民法院'}:"


def case_number(step: Proceeding) -> str:
    """The case number, or a line to fill in."""
    return step.case_no or BLANK


def served_day(step: Proceeding) -> str:
    """The day of service, or a line to fill in."""
    return formal_date(step.served_on) if step.served_on else "____年__月__日"


def own_name(subject: Subject) -> str:
    """The borrower's name or a blank, with the role of one who did not borrow."""
    role = _ROLE_WORDS[subject.request.case.borrower.role]
    return f"{subject.request.case.borrower.alias or BLANK}{f'({role})' if role else ''}"


def bases_of(subject: Subject, *keys: str) -> tuple[Because, ...]:
    """Reasons that the caller passed under these keys; absent ones are left out."""
    return tuple(subject.request.bases[key] for key in keys if key in subject.request.bases)


def sources(citations: tuple[Because, ...]) -> tuple[Block, ...]:
    """The numbered list that references point to; nothing where nothing is cited."""
    return (Items(items=tuple(map(citation_line, citations))),) if citations else ()


def ruled(subject: Subject, text: str, *keys: str) -> str:
    """A sentence for the borrower with the rules that say so, where they were passed."""
    told = "、".join(because.cite() for because in citable(bases_of(subject, *keys)))
    return f"{text}见{told}。" if told else text


def rules_told(citations: tuple[Because, ...], known: tuple[Because, ...] = ()) -> tuple[str, ...]:
    """What to check before a citation goes out, and what each says in plain words but those that are `known`."""
    unchecked = tuple(f"引用前请核对:{line}" for because in citations if (line := unchecked_line(because)))
    numbered = enumerate(citations, start=1)
    gists = (gist_line(number, because) for number, because in numbered if because not in known)
    return (*unchecked, *(line for line in gists if line))


def how_to_enter(debt: Debt, field: str) -> str:
    """How the day of service is entered, as whole sentences."""
    return f"在这笔债的资料里填收到的日期,或用 case set 填 debt.{debt.id}.{field}。{how_to_write(field)}"
