"""The list of evidence in an answer: files of the case that belong to this debt, by name."""

from liangqing.case.debt import Exhibit
from liangqing.papers.paper import Subject, Table
from liangqing.papers.wording import BLANK

_HEAD, _WIDTHS = ("序号", "证据名称", "证明的事项"), (12, 48, 40)


def evidence_table(subject: Subject) -> Table:
    """Numbered; a row to fill in by hand stands last."""
    told = (*_exhibits(subject), (BLANK, BLANK))
    rows = tuple((str(number), name, proves) for number, (name, proves) in enumerate(told, start=1))
    return Table(head=_HEAD, rows=rows, widths=_WIDTHS)


def _exhibits(subject: Subject) -> tuple[tuple[str, str], ...]:
    """Files that told of this debt, and kept files that no reader took rows from.

    The household's own sheet and what concerns other debts are left out; on an expired claim every bill and message,
    for payments and demands may restart it.
    """
    told = ((exhibit, _proves(exhibit, subject)) for exhibit in subject.request.case.exhibits)
    return tuple((_named(exhibit), proves) for exhibit, proves in told if proves)


def _named(exhibit: Exhibit) -> str:
    """A whole bill or a whole backup is nobody's business but the rows about this debt."""
    return f"{exhibit.name}(与本案有关的部分)" if exhibit.rows else exhibit.name


def _proves(exhibit: Exhibit, subject: Subject) -> str:
    """What the file is there for; empty where it does not belong here."""
    debt = subject.debt
    if exhibit.rows == 0:
        return BLANK
    if subject.at.limitation.expired:
        return ""
    sources = {event.source.sha256 for event in debt.events if event.source}
    if exhibit.sha256 in sources:
        return "放款和还款的日期、金额"
    if debt.claim is not None and debt.claim.source and exhibit.sha256 == debt.claim.source.sha256:
        return "告知的欠款金额"
    return ""
