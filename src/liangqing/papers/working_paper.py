"""对账底稿: how each figure of one debt came about, in tables that a stranger with a calculator can follow."""

from fractions import Fraction

from liangqing.assess.card_reconstruction import CardReconstruction
from liangqing.assess.reconstruction import Accrued, BookLine, Reconstruction
from liangqing.base.errors import InputUnusable
from liangqing.base.rates import percent_text
from liangqing.case.terms import Part
from liangqing.ledger.kernel import E9
from liangqing.ledger.loan import Kind, Loan, Manner
from liangqing.papers.card_paper import card_paper_facts
from liangqing.papers.paper import Block, Facts, Heading, Layout, Paragraph, Request, Subject, Table
from liangqing.papers.working_parts import (
    compared_blocks,
    exact_yuan,
    money,
    rate,
    rules_of,
    source_blocks,
    sum_rows,
)

_KINDS = {
    Kind.DRAW: "再次支用",
    Kind.RATE: "利率变化",
    Kind.CAPITALISE: "并入本金",
    Kind.RESCHEDULE: "重排还款",
    Kind.ACCELERATE: "提前到期",
    Kind.FEE: "收费",
    Kind.COST: "实现债权的费用",
    Kind.WAIVER: "减免",
    Kind.REVERSAL: "冲正",
    Kind.PAYMENT: "还款",
    Kind.PREPAYMENT: "提前还款",
}
_PARTS = {
    Part.COSTS: "实现债权的费用",
    Part.FEES: "费用",
    Part.INTEREST: "利息",
    Part.PENALTY: "罚息",
    Part.PRINCIPAL: "本金",
}


def working_paper_facts(request: Request) -> Facts:
    """The paper. Raises InputUnusable where the facts do not give a ledger, naming what is missing."""
    subject, working = request.subject(), request.working
    if working is None:
        asked = (
            "、".join(row.question for row in subject.at.missing[:3])
            or "合同金额、放款日、每期金额、还款记录"
        )
        raise InputUnusable("no_ledger", f"“{subject.at.name}”的账还算不出来。", f"还差:{asked}")
    if isinstance(working, CardReconstruction):
        return card_paper_facts(subject, working)
    return Facts(
        layout=Layout.SHEET,
        title=f"{subject.at.name}:对账底稿",
        blocks=(
            *_summary(subject, working),
            *_schedule(working.loan),
            *_books(working),
            *compared_blocks(working, subject.at),
            *source_blocks(working, subject.at),
        ),
        citations=rules_of(working, subject.at),
    )


def _summary(subject: Subject, working: Reconstruction) -> tuple[Block, ...]:
    at, loan = subject.at, working.loan
    as_of = subject.request.position.as_of
    rows = [
        ("截止日", as_of.isoformat(), "—"),
        ("放款日", loan.drawn_on.isoformat(), "—"),
        ("合同本金", money(loan.principal_fen), "—"),
        (
            "实际到手",
            money(working.received_fen),
            f"放款时扣下 {money(working.kept_back_fen)},不算本金",
        ),
        ("逾期利率(年)", f"{percent_text(loan.penalty_e9)}%", "0 表示合同没有写,或还不知道"),
        ("天数", str(loan.day_count.value), f"一年按 {loan.day_count.year_days} 天"),
        *sum_rows(at, "逐日记账"),
    ]
    return (
        Heading(text="概要"),
        Paragraph(
            text="单位:元。利息、罚息在到期、还款和出示时才四舍五入到分,之前按分数精确累计;"
            "首日计入,末日不计。每次还款的顺序:" + "、".join(_PARTS[part] for part in loan.order) + "。"
        ),
        Table(head=("项目", "数", "说明"), rows=tuple(rows), widths=(22, 22, 56), right=(1,)),
    )


def _schedule(loan: Loan) -> tuple[Block, ...]:
    rows = tuple(
        (
            str(row.number),
            row.due_on.isoformat(),
            money(row.principal_fen),
            "按天数" if loan.manner is Manner.ACCRUING else money(row.interest_fen),
            money(row.fee_fen),
        )
        for row in loan.rows
    )
    head = ("期", "还款日", "本金", "利息", "费用")
    return (
        Heading(text="还款计划"),
        Table(head=head, rows=rows, widths=(8, 24, 24, 24, 20), right=(0, 2, 3, 4)),
    )


_BOOK_HEAD = (
    "日期", "发生了什么", "这些天怎么算", "还款", "冲抵", "本金", "利息", "罚息", "费用", "合计"
)  # fmt: skip


def _books(working: Reconstruction) -> tuple[Block, ...]:
    return (Heading(text="逐日记账"), books_table(working))


def books_table(working: Reconstruction) -> Table:
    """The contract's books, a row for each day on which something happened; amounts in yuan without the unit."""
    year_days = working.loan.day_count.year_days
    rows = tuple(
        (
            line.on.isoformat(),
            _what(line),
            _accruals(line, year_days),
            money(line.paid_fen) if line.paid_fen else "—",
            ";".join(f"{_PARTS[part]} {money(fen)}" for part, fen in line.paid if fen) or "—",
            money(line.principal_fen),
            money(line.interest_fen),
            money(line.penalty_fen),
            money(line.fees_fen + line.costs_fen),
            money(line.total_fen - min(line.advance_fen, line.principal_fen)),
        )
        for line in working.lines
    )
    return Table(
        head=_BOOK_HEAD,
        rows=rows,
        widths=(11, 15, 25, 9, 16, 10, 9, 9, 8, 10),
        right=(3, 5, 6, 7, 8, 9),
    )


def _what(line: BookLine) -> str:
    told = [_KINDS[Kind(kind)] for kind in dict.fromkeys(line.what)]
    if line.due is not None:
        told.insert(0, f"第 {line.due.number} 期到期")
    if line.advance_fen:
        told.append(f"预存 {money(line.advance_fen)}")
    return ";".join(told) or "—"


def _accruals(line: BookLine, year_days: int) -> str:
    parts = [("利息", line.interest), ("罚息", line.penalty)]
    told = [f"{name} {_working(one, year_days)}" for name, one in parts if one is not None]
    if line.share is not None:
        one = line.share
        product = f"{money(one.interest_fen)} × {one.days}/{one.all_days} = {money(one.share_fen)}"
        told.append(f"下一期利息 {product},没到期,列在利息里")
    return ";".join(told) or "—"


def _working(one: Accrued, year_days: int) -> str:
    simple = Fraction(one.base_fen * one.yearly_e9 * one.days, E9 * year_days)
    exact = exact_yuan(one.exact_fen)
    if simple != one.exact_fen:
        return f"{exact}({one.days} 天;利率、宽限期或按日取整见合同条件)"
    return f"{money(one.base_fen)} × {rate(Fraction(one.yearly_e9, E9))} × {one.days}/{year_days} = {exact}"
