"""Invented calls, messages, notes, debts and rules for the stories of this folder."""

from datetime import date, datetime

from liangqing.base.days import SHANGHAI
from liangqing.case.debt import Debt, LenderType, Purpose
from liangqing.case.records import Callee, Contact, ContactKind, Direction, NoteRecord, Source
from liangqing.conduct.finding import ConductCode, ConductFinding, ConductReport
from liangqing.law.rule import Rule

N1 = "170-0000-0001"
N2 = "170-0000-0002"
STRANGER = "170-0000-5555"


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def call(at, number=N1, **facts):
    """An incoming, answered call; `at` as text in Shanghai time."""
    known = {"connected": True, "direction": Direction.IN, **facts}
    seconds = 30 if known["connected"] else 0
    return Contact(kind=ContactKind.CALL, at=moment(at), number=number, seconds=seconds, **known)


def missed(at, number=N1, **facts):
    return call(at, number, connected=False, **facts)


def sms(at, text, number="1069-0000-0000", **facts):
    known = {"direction": Direction.IN, **facts}
    return Contact(
        kind=ContactKind.SMS, at=moment(at), connected=None, seconds=0, number=number, text=text, **known
    )


def note(at, text, product=None):
    source = Source(sha256="a" * 64, name="沟通笔记.txt", line=1)
    return NoteRecord(
        at=moment(at), channel=ContactKind.CALL, said_by="催收员", product=product, text=text, source=source
    )


def debt(debt_id="yun", lender_type=LenderType.BANK, purpose=Purpose.CONSUMER, **facts):
    names = {"product": "云舟示例贷", "lender": "云舟示例银行股份有限公司", **facts}
    return Debt(id=debt_id, lender_type=lender_type, purpose=purpose, **names)


def rule(rule_id, effect, strength="standard", params=None, since=date(2025, 2, 28), **scope):
    """A rule of our own making, in force since `since`, for the scope given (none: for all)."""
    before = {"say": "开始适用的前一天", "contacted_on": date(2000, 1, 1), "applies": False}
    inside = {"say": "在适用范围内", "contacted_on": date(2026, 6, 1), "applies": True}
    return Rule.model_validate(
        {
            "id": rule_id,
            "title": "试验用规则",
            "effect": effect,
            "gist": "只为试验写的一条要求。",
            "not_checkable": "试验用",
            "strength": strength,
            "confidence": "secondary",
            "citation": {"law": "试验用的规范", "article": ""},
            "applies": {"keyed_on": "contacted_on", "from": since, **scope},
            "params": params or {},
            "verified": {"on": date(2026, 11, 22), "source": "试验时编写"},
            "examples": [before, inside, inside],
        }
    )


def of(report: ConductReport, code: str) -> tuple[ConductFinding, ...]:
    """The findings of one code."""
    return tuple(finding for finding in report.findings if finding.code is ConductCode(code))


def codes(report: ConductReport) -> list[str]:
    return [finding.code.value for finding in report.findings]


MOTHER = {"name": "妈妈"}
TO_MOTHER = {"callee": Callee.FAMILY}
