"""What stories about papers for a court share: the step that is answered, an expired claim, and the two halves."""

from datetime import date

from liangqing.assess.position import Finding, Limitation, Severity
from liangqing.case.debt import Proceeding, ProceedingKind
from liangqing.papers.write import write_paper
from tests.papers.made import STATUTE, case, debt, debt_position, plan, position

EXPIRED = Limitation(ends_on=date(2025, 3, 10), expired=True, because=(STATUTE,), text="时效可能已过。")
_HOME = "寄出前请核对（本页不随信寄出）\n"


def step(kind, case_no):
    """A paper of an invented court, received two days ago."""
    return Proceeding(
        kind=ProceedingKind(kind), court="某某市示例区人民法院", case_no=case_no, served_on=date(2026, 11, 20)
    )


def in_court(held, **changed):
    """The case whose one debt is in that step."""
    return case(debts=(debt(proceedings=(held,), **changed),))


def court_paper(kind, the_case, at=None, deadlines=(), suffix=".txt", **more):
    """(the paper, text where it is text; its result)."""
    where = position(at or debt_position(), deadlines=deadlines)
    data, result = write_paper(kind, the_case, where, plan(), "a", suffix, **more)
    return (data.decode() if suffix == ".txt" else data), result


def found(code, amount_fen=None, because=(STATUTE,), text=""):
    """A finding about the debt."""
    return Finding(
        code=code, severity=Severity.SOON, text=text, amount_fen=amount_fen, because=because, debt="a"
    )


def sent(text):
    """What the court reads."""
    return text.split(_HOME)[0]


def home(text):
    """The page that stays with the borrower."""
    return text.split(_HOME)[1]
