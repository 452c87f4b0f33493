"""The repayment that the letter proposes: the plan's payments for this debt, equal months drawn together."""

from itertools import groupby

from liangqing.base.days import add_months
from liangqing.base.money import speak_yuan
from liangqing.papers.paper import Block, Paragraph, Subject, Table
from liangqing.papers.wording import BLANK, formal_month
from liangqing.plan.plan import Option, OptionKind, Plan


def proposal(subject: Subject) -> tuple[Block, ...]:
    """Words and a month table from the plan; a line to fill in where the plan has nothing for this debt."""
    option = subject.option
    if option is None or not subject.request.plan.feasible:
        text = f"申请人拟每月还款 {BLANK} 元,共 ______ 期(由申请人按家庭收支据实填写)。"
        return (Paragraph(text=text),)
    if not any(option.payments_fen):
        return (Paragraph(text="申请人目前暂不具备承诺具体还款金额的条件,请求贵方告知可供选择的还款方式。"),)
    lower = Paragraph(text="以上为未减免前的安排。贵方同意减免、调减或退还的,总额和各期金额相应减少。")
    return (Paragraph(text=_words(option)), _table(option, subject.request.plan), lower, *_payday(subject))


def _words(option: Option) -> str:
    total = speak_yuan(sum(option.payments_fen))
    match option.kind:
        case OptionKind.LUMP_SUM:
            return f"申请人拟在贵方书面确认后一次性支付 {total},以结清该笔借款。"
        case OptionKind.CATCH_UP:
            return f"申请人拟先补足逾期部分,再按原还款计划履行,合计 {total},各期如下:"
        case OptionKind.KEEP:
            return f"申请人拟继续按现有还款安排履行,合计 {total},各期如下:"
        case OptionKind.HOLD:
            return f"申请人因困难请求先暂停还款,之后分期偿还,合计 {total},各期如下:"
        case _:
            return f"申请人拟分期偿还,合计 {total},各期如下:"


def _table(option: Option, plan: Plan) -> Table:
    rows = tuple(_row(run, plan) for run in paid_runs(option.payments_fen))
    return Table(head=("期次", "还款月份", "每期金额"), rows=rows, widths=(24, 46, 30), right=(2,))


def paid_runs(payments_fen: tuple[int, ...]) -> tuple[tuple[int, int, int, int], ...]:
    """(first instalment from 1, first month from 0, length, fen) of each run of equal payments above nothing."""
    runs, number = [], 1
    for fen, months in groupby(range(len(payments_fen)), key=lambda month: payments_fen[month]):
        span = list(months)
        if fen > 0:
            runs.append((number, span[0], len(span), fen))
            number += len(span)
    return tuple(runs)


def _row(run: tuple[int, int, int, int], plan: Plan) -> tuple[str, str, str]:
    number, start, length, fen = run
    first = plan.monthly[0].month if plan.monthly else plan.as_of
    begin, end = formal_month(add_months(first, start)), formal_month(add_months(first, start + length - 1))
    if length == 1:
        return (f"第{number}期", begin, speak_yuan(fen))
    return (f"第{number}至{number + length - 1}期", f"{begin}至{end}", speak_yuan(fen))


def _payday(subject: Subject) -> tuple[Block, ...]:
    payday, option = subject.request.case.household.payday, subject.option
    if payday is None or option is None or not option.kind.spread:
        return ()
    return (Paragraph(text=f"申请人每月 {payday} 日领取工资,请求将各期还款日定在该日或其后数日。"),)
