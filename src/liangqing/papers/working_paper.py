"""对账底稿: how each figure of one debt came about, in tables that a stranger with a calculator can follow."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from liangqing.assess.position import DebtPosition
from liangqing.assess.reconstruction import Accrued, BookLine, Reconstruction
from liangqing.base.because import Because
from liangqing.base.errors import InputUnusable
from liangqing.base.money import speak_yuan
from liangqing.base.rates import fraction_percent, percent_text
from liangqing.case.terms import Part
from liangqing.ledger.kernel import E9
from liangqing.ledger.loan import Kind, Loan, Manner
from liangqing.papers.paper import Block, Facts, Heading, Items, Layout, Paragraph, Request, Subject, Table

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
_DECIMALS = 6


def working_paper_facts(request: Request) -> Facts:
    """The paper. Raises InputUnusable where the facts do not give a ledger, naming what is missing."""
    subject, working = request.subject(), request.working
    if working is None and subject.at.contract is not None:
        text = f"“{subject.at.name}”是信用卡,这一版还写不出它的对账底稿。"
        raise InputUnusable("no_ledger", text, "一期一期怎么算的,在网页的“体检”里看。")
    if working is None:
        asked = (
            "、".join(row.question for row in subject.at.missing[:3])
            or "合同金额、放款日、每期金额、还款记录"
        )
        raise InputUnusable("no_ledger", f"“{subject.at.name}”的账还算不出来。", f"还差:{asked}")
    return Facts(
        layout=Layout.SHEET,
        title=f"{subject.at.name}:对账底稿",
        blocks=(
            *_summary(subject, working),
            *_schedule(working.loan),
            *_books(working),
            *_ceiling(working),
            *_differences(working),
            *_sources(working, subject.at),
        ),
        citations=working.because,
    )


def _summary(subject: Subject, working: Reconstruction) -> tuple[Block, ...]:
    at, loan = subject.at, working.loan
    as_of = subject.request.position.as_of
    rows = [
        ("截止日", as_of.isoformat(), "—"),
        ("放款日", loan.drawn_on.isoformat(), "—"),
        ("合同本金", _money(loan.principal_fen), "—"),
        (
            "实际到手",
            _money(working.received_fen),
            f"放款时扣下 {_money(working.kept_back_fen)},不算本金",
        ),
        ("逾期利率(年)", f"{percent_text(loan.penalty_e9)}%", "0 表示合同没有写,或还不知道"),
        ("天数", str(loan.day_count.value), f"一年按 {loan.day_count.year_days} 天"),
        ("按合同", _yuan(at.contract.total_fen if at.contract else None), "见“逐日记账”最后一行"),
        ("法律支持的上限", _yuan(at.lawful.total_fen if at.lawful else None), "见“上限”"),
        ("对方主张", _yuan(at.claimed_fen), "—"),
        ("差额中没有解释的", _yuan(at.unexplained_fen), "对方主张减按合同,再减已说明的部分"),
    ]
    return (
        Heading(text="概要"),
        Paragraph(
            text="单位:元。利息、罚息在到期、还款和出示时才四舍五入到分,之前按分数精确累计;"
            "首日计入,末日不计。每次还款的顺序:" + "、".join(_PARTS[part] for part in loan.order) + "。"
        ),
        Table(head=("项目", "数", "说明"), rows=tuple(rows), widths=(22, 22, 56), right=(1,)),
    )


def _yuan(fen: int | None) -> str:
    return "不知道" if fen is None else _money(fen)


def _money(fen: int) -> str:
    return speak_yuan(fen).removesuffix(" 元")


def _schedule(loan: Loan) -> tuple[Block, ...]:
    rows = tuple(
        (
            str(row.number),
            row.due_on.isoformat(),
            _money(row.principal_fen),
            "按天数" if loan.manner is Manner.ACCRUING else _money(row.interest_fen),
            _money(row.fee_fen),
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
            _money(line.paid_fen) if line.paid_fen else "—",
            ";".join(f"{_PARTS[part]} {_money(fen)}" for part, fen in line.paid if fen) or "—",
            _money(line.principal_fen),
            _money(line.interest_fen),
            _money(line.penalty_fen),
            _money(line.fees_fen + line.costs_fen),
            _money(line.total_fen - min(line.advance_fen, line.principal_fen)),
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
        told.append(f"预存 {_money(line.advance_fen)}")
    return ";".join(told) or "—"


def _accruals(line: BookLine, year_days: int) -> str:
    parts = [("利息", line.interest), ("罚息", line.penalty)]
    told = [f"{name} {_working(one, year_days)}" for name, one in parts if one is not None]
    if line.share is not None:
        one = line.share
        product = f"{_money(one.interest_fen)} × {one.days}/{one.all_days} = {_money(one.share_fen)}"
        told.append(f"下一期利息 {product},没到期,列在利息里")
    return ";".join(told) or "—"


def _working(one: Accrued, year_days: int) -> str:
    simple = Fraction(one.base_fen * one.yearly_e9 * one.days, E9 * year_days)
    exact = exact_yuan(one.exact_fen)
    if simple != one.exact_fen:
        return f"{exact}({one.days} 天;利率、宽限期或按日取整见合同条件)"
    return f"{_money(one.base_fen)} × {_rate(Fraction(one.yearly_e9, E9))} × {one.days}/{year_days} = {exact}"


def _rate(yearly: Fraction) -> str:
    return f"{fraction_percent(yearly, 7).rstrip('0').rstrip('.')}%"


def exact_yuan(fen: Fraction) -> str:
    """Fen → yuan with six decimals, half up, zeros beyond the fen dropped."""
    text = fraction_percent(fen / 10_000, _DECIMALS)
    whole, _, decimals = text.partition(".")
    return f"{int(whole):,}.{decimals[:2]}{decimals[2:].rstrip('0')}"


def _ceiling(working: Reconstruction) -> tuple[Block, ...]:
    if not working.ceiling or working.lawful is None or working.pot_fen is None:
        return (
            Heading(text="上限"),
            Paragraph(text="这笔债没有可以用来比较的上限:放款机构或合同日期还不知道。"),
        )
    rows = tuple(
        (
            _days(line.from_on, line.until_on),
            str((line.until_on - line.from_on).days),
            _money(line.principal_fen),
            _rate(line.yearly),
            exact_yuan(line.exact_fen),
        )
        for line in working.ceiling
    )
    total = sum((line.exact_fen for line in working.ceiling), Fraction(0))
    told = (
        f"从 {working.lawful.since.isoformat()}(那天之前到期的息费都已付清)起,各项息费合计最多 "
        f"{exact_yuan(total)};其后已付息费 {_money(working.charges_paid_fen)},"
        f"还剩 {_money(working.pot_fen)}。加上没有归还的、实际到手的本金 "
        f"{_money(working.lawful.principal_fen)},合计 {_money(working.lawful.total_fen)}。"
        "这是上限,不是债务;用不完的部分不用付。"
    )
    head = ("起止(首日计入,末日不计)", "天数", "本金", "年利率上限", "本金 × 利率 × 天数/365")
    return (
        Heading(text="上限"),
        Table(head=head, rows=rows, widths=(32, 10, 18, 16, 24), right=(1, 2, 3, 4)),
        Paragraph(text=told),
    )


def _days(from_on: date, until_on: date) -> str:
    return f"{from_on.isoformat()} 至 {until_on.isoformat()}"


def _differences(working: Reconstruction) -> tuple[Block, ...]:
    if not working.differences:
        return (Heading(text="差异"), Paragraph(text="没有要说明的差异。"))
    rows = tuple(
        (
            line.on.isoformat() if line.on else "—",
            line.what,
            _money(line.amount_fen),
            _cited(line.because),
        )
        for line in working.differences
    )
    head = ("日期", "是什么", "金额", "依据")
    return (Heading(text="差异"), Table(head=head, rows=rows, widths=(14, 42, 16, 28), right=(2,)))


def _sources(working: Reconstruction, at: DebtPosition) -> tuple[Block, ...]:
    reasons = dict.fromkeys((*working.because, *(r for line in at.differences for r in line.because)))
    lines = tuple(
        f"{_cited((reason,))}({reason.strength.label},{reason.confidence.label})" for reason in reasons
    )
    return (Heading(text="依据"), Items(items=lines or ("没有引用规则。",), numbered=False))


def _cited(because: Sequence[Because]) -> str:
    return ";".join(one.cite() for one in because) or "—"
