"""What a person looks at beside its source: values of screenshots and of loan papers, taken, changed or put aside."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from liangqing.base.money import format_yuan
from liangqing.base.noun import Noun
from liangqing.base.rates import Per, percent_text
from liangqing.case.case import Case
from liangqing.case.lenders import fold_name
from liangqing.case.loan_paper import LoanPaper, PaperField, PaperKind, PaperValue
from liangqing.case.picture import PictureText
from liangqing.reading.debts import names_of
from liangqing.reading.result import FileRead
from liangqing.reading.screen import read_screen
from liangqing.reading.screen_value import ScreenEntry, ScreenField, ScreenKind

PAPER = "paper"


class CheckedValue(Noun):
    """One value as a person would type it, the words it stands in, and where: page and line, or a box of a picture.

    `of`: what a paper calls it (see `PaperField`).
    """

    field: str
    value: str
    quote: str
    line: int
    of: str = ""
    page: int | None = None
    box: tuple[int, int, int, int] | None = None
    sure_percent: int | None = None


class ToCheck(Noun):
    """Values that belong together. `kind`: of a screen, or `paper`; `debt`: the one that it seems to be about.

    `paper`: the key of the paper.
    """

    id: str
    kind: str
    name: str
    sha256: str
    title: str = ""
    paper: str = ""
    debt: str | None = None
    values: tuple[CheckedValue, ...]


def to_check(reads: Sequence[FileRead], case: Case) -> tuple[ToCheck, ...]:
    """Everything in the files that waits for somebody to look at it, in the order of the files."""
    found: list[ToCheck] = []
    for read in reads:
        for record in read.records:
            if isinstance(record, PictureText):
                found += _of_picture(record, case)
            elif isinstance(record, LoanPaper):
                found += _of_paper(record, case)
    return tuple(found)


def words_only(read: FileRead) -> tuple[str, ...]:
    """The lines of a picture in which no loan, plan, message or bill was found; a person types what matters."""
    pictures = (record for record in read.records if isinstance(record, PictureText))
    return tuple(
        line.text
        for picture in pictures
        if read_screen(picture).kind is ScreenKind.WORDS
        for line in picture.lines
    )


#: With which value a row of a form begins; a message is one row, of a loan and a paper each value is one.
_BEGINS: Mapping[str, str] = {
    ScreenKind.PLAN: ScreenField.NUMBER,
    ScreenKind.BILLS: ScreenField.COUNTERPARTY,
    ScreenKind.MESSAGES: "",
}


def rows_to_check(check: ToCheck) -> tuple[tuple[int, ...], ...]:
    """The places of its values row by row: what belongs to one instalment, one payment, one message."""
    begins = _BEGINS.get(check.kind)
    rows: list[tuple[int, ...]] = []
    for place, value in enumerate(check.values):
        if begins is None or not rows or value.field == begins:
            rows.append((place,))
        else:
            rows[-1] = (*rows[-1], place)
    return tuple(rows)


def _of_picture(picture: PictureText, case: Case) -> Iterator[ToCheck]:
    screen = read_screen(picture)
    entries = screen.entries
    if screen.kind in (ScreenKind.PLAN, ScreenKind.BILLS):
        entries = (ScreenEntry(values=tuple(value for entry in entries for value in entry.values)),)
    for entry in entries:
        values = tuple(
            CheckedValue(
                field=value.field,
                value=value.value,
                quote=picture.lines[value.line - 1].text,
                line=value.line,
                box=value.box,
                sure_percent=value.sure_percent,
            )
            for value in entry.values
        )
        yield ToCheck(
            id=_id(picture.source.sha256, screen.kind, values),
            kind=screen.kind,
            name=picture.source.name,
            sha256=picture.source.sha256,
            debt=_debt_of(entry, case) if screen.kind is ScreenKind.LOAN else None,
            values=values,
        )


def _debt_of(entry: ScreenEntry, case: Case) -> str | None:
    """By its contract number, else by its name where only one debt has it."""
    number, product = entry.of(ScreenField.CONTRACT_NO), entry.of(ScreenField.PRODUCT)
    by_number = [debt.id for debt in case.debts if number and debt.contract_no == number]
    by_name = [debt.id for debt in case.debts if product and fold_name(product) in names_of(debt)]
    for found in (by_number, by_name):
        if len(found) == 1:
            return found[0]
    return None


_RATES = {Per.YEAR: "yearly_percent", Per.MONTH: "monthly_percent", Per.DAY: "daily_percent"}
_SERVED = {
    PaperKind.SUMMONS: "summons_received_on",
    PaperKind.COMPLAINT: "summons_received_on",
    PaperKind.PAYMENT_ORDER: "payment_order_received_on",
    PaperKind.ENFORCEMENT_NOTICE: "enforcement_notice_received_on",
}
#: Fields of a contract under the names by which a person enters them.
_OF_CONTRACT: Mapping[PaperField, str] = {
    PaperField.LENDER: "lender",
    PaperField.CONTRACT_NO: "contract_no",
    PaperField.FORMED_ON: "formed_on",
    PaperField.PRINCIPAL: "principal",
    PaperField.RATE: "rate",
    PaperField.PERIODS: "periods",
    PaperField.FIRST_DUE_ON: "first_due_on",
    PaperField.GRACE_DAYS: "grace_days",
    PaperField.PENALTY_MULTIPLE: "penalty_percent_of_rate",
}


def _of_paper(paper: LoanPaper, case: Case) -> Iterator[ToCheck]:
    held = next((kept for kept in case.loan_papers if kept.key() == paper.key()), paper)
    fields = _OF_CONTRACT if paper.paper is PaperKind.CONTRACT else {}
    if paper.paper in _SERVED:
        fields = {PaperField.SERVED_ON: _SERVED[paper.paper]}
    found = ((paper.one(field), name) for field, name in fields.items())
    values = tuple(_checked(value, name) for value, name in found if value is not None)
    if values and held.debt is not None:
        yield ToCheck(
            id=_id(paper.source.sha256, PAPER, values),
            kind=PAPER,
            name=paper.source.name,
            sha256=paper.source.sha256,
            title=paper.title,
            paper=paper.key(),
            debt=held.debt,
            values=values,
        )


def _checked(value: PaperValue, name: str) -> CheckedValue:
    return CheckedValue(
        field=_RATES[value.rate.per] if value.rate is not None else name,
        value=_typed(value),
        quote=value.quote,
        line=value.source.line,
        of=value.field,
        page=value.source.page,
    )


def _typed(value: PaperValue) -> str:
    """As a person would type it."""
    if value.amount_fen is not None:
        return format_yuan(value.amount_fen)
    if value.rate is not None:
        return _short(value.rate.value_e9)
    if value.multiple_e9 is not None:
        return _short(value.multiple_e9)
    if value.on is not None:
        return value.on.isoformat()
    return value.name or ("" if value.number is None else str(value.number))


def _short(value_e9: int) -> str:
    return percent_text(value_e9).rstrip("0").rstrip(".")


def _id(sha256: str, kind: str, values: Sequence[CheckedValue]) -> str:
    content = "\x1f".join((sha256, kind, *(f"{value.field}={value.value}@{value.line}" for value in values)))
    return hashlib.sha256(content.encode()).hexdigest()[:16]
