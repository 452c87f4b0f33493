"""Answers as a person reads them on a terminal: conclusion and date first, then reasons."""

from collections.abc import Sequence

from liangqing.assess.figures import sentence_of
from liangqing.assess.glosses import FLAG_LABELS
from liangqing.assess.position import DebtPosition, Finding, Position, Stage, StageGuide
from liangqing.assess.price import cap_words
from liangqing.assess.triage import TRIAGE_QUESTIONS
from liangqing.base.days import speak_date, speak_near_date
from liangqing.base.money import format_yuan, speak_yuan
from liangqing.base.rates import short_percent
from liangqing.case.case import Case
from liangqing.case.missing import Missing
from liangqing.cli.show import say, say_because
from liangqing.cli.tell_missing import tell_missing
from liangqing.conduct.finding import ConductFinding, ConductReport
from liangqing.plan.plan import LadderStep, Option, Plan
from liangqing.reading.build import Built
from liangqing.reading.result import FileRead

#: So many findings come before the sums.
_FIRST = 3


def tell_reads(reads: Sequence[FileRead]) -> None:
    """File by file: how many rows, what was set aside, what is odd."""
    for read in reads:
        aside = f",另有 {len(read.rows_ignored)} 行没有计入" if read.rows_ignored else ""
        say(f"{read.path}:读入 {read.rows_used} 行{aside}。")
        for problem in read.problems:
            place = (
                f"第 {problem.line} 行 "
                if problem.line and f"第 {problem.line} 行" not in problem.text
                else ""
            )
            say(f"  {place}{problem.text}")


def tell_built(built: Built, reads: Sequence[FileRead]) -> None:
    """What came into the case and which rows belong to no known debt."""
    tell_reads(reads)
    added = built.added
    say(
        f"新增 {added.debts} 笔债务、{added.records} 条账单、{added.contacts} 次通话和短信、{added.notes} 条笔记、"
        f"{added.credit} 条信用报告内容、{added.papers} 份合同或法律文书;"
        f"{len(built.linked)} 笔还款或放款已对上债务。"
    )
    for row in built.unlinked:
        say(f"  没对上:{row.on} {row.text} {speak_yuan(row.amount_fen)}({row.reason})")
    for problem in built.problems:
        say(f"  {problem.text}")
    for proposal in built.proposals:
        say(f"  {proposal.text}要用就:case set CASE {proposal.id} {format_yuan(proposal.amount_fen)}")


def tell_case(case: Case, missing: Sequence[Missing], every: bool = False) -> None:
    """What is in the case, and what is still to be asked: the few that decide first, the rest on request."""
    say(f"案件 {case.id},按 {case.as_of} 计算:{len(case.debts)} 笔债务,{len(case.contacts)} 次联系。")
    for debt in case.debts:
        amount = speak_yuan(debt.principal_fen) if debt.principal_fen is not None else "金额还不知道"
        say(f"  {debt.id}  {debt.name}:{amount}")
    _tell_triage(case)
    if not case.debts:
        say("  debt.new  还没有债务:填一个名字就加一笔,例如 case set CASE debt.new 借呗")
    if not missing:
        say("需要的都齐了。")
        return
    tell_missing(missing, every)


def _tell_triage(case: Case) -> None:
    """The questions about tonight that nobody has answered yet, each with yes or no."""
    rows = [row for row in TRIAGE_QUESTIONS if case.answer(row.id) is None]
    if rows:
        say("先答这几个(yes 或 no):")
    for row in rows:
        say(f"  {row.id}  {row.question}")
    for answer_id, question in _HELP.items():
        if rows and case.answer(answer_id) is None:
            say(f"  {answer_id}  {question}")


_HELP = {
    "triage.frozen": "工资卡、生活费的账户被冻结了吗?",
    "triage.auto_debit": "工资一到账就被扣走吗?",
    "triage.vanished": "很久没接电话、没联系过对方了吗?",
}


def tell_position(position: Position) -> None:
    """What comes first, totals and days; then each debt, what else stands out, and what the collectors did."""
    totals = position.totals
    first, others = position.findings[:_FIRST], position.findings[_FIRST:]
    _tell_findings(position, "先看这些:", first)
    say()
    unknown = sum(debt.overdue_days is None and debt.stage is Stage.CURRENT for debt in position.debts)
    not_told = f",{unknown} 笔还不知道逾期没有" if unknown else ""
    say(
        f"到 {speak_near_date(position.as_of)}为止,{len(position.debts)} 笔债务,"
        f"{totals.overdue_debts} 笔逾期{not_told}。"
    )
    _tell_totals(position)
    _tell_days(position)
    for debt in position.debts:
        _tell_debt(debt)
    _tell_findings(position, "还要知道这些:", others)
    _tell_conduct(position.conduct)


def _tell_days(position: Position) -> None:
    if not position.deadlines:
        say("最近没有到期的日子。")
        return
    say("接下来的日子:")
    for row in position.deadlines:
        say(f"  {row.text}")


def _tell_totals(position: Position) -> None:
    """Sums of what is known, and how many debts are not in them."""
    totals = position.totals
    left_out = f"有 {totals.unknown} 笔还算不出,没有加进来。" if totals.unknown else ""
    if not position.debts:
        return
    if totals.unknown == len(position.debts):
        say("一共欠多少还算不出,先补齐下面还差的。")
        return
    open_debts = [debt for debt in position.debts if not debt.decided]
    uncapped = sum(debt.contract is not None and debt.lawful is None for debt in open_debts)
    lawful = (
        f"法律支持的上限还有 {uncapped} 笔算不出"
        if uncapped
        else f"按法律最多 {speak_yuan(position.supported_fen)}"
    )
    ordered = "(已有生效文书的按文书)" if any(debt.decided_fen is not None for debt in position.debts) else ""
    say(f"按合同{ordered}一共 {speak_yuan(totals.contract_fen)};{lawful}。{left_out}")


def _tell_debt(debt: DebtPosition) -> None:
    say()
    late = f",逾期 {debt.overdue_days} 天" if debt.overdue_days else ""
    not_told = debt.overdue_days is None and debt.stage is Stage.CURRENT
    stage = "逾期没有还不知道" if not_told else f"{debt.stage.label}{late}"
    say(f"【{debt.name}】{debt.lender or '放款机构待补'}({stage})")
    if debt.nominal_percent and debt.effective_percent and not debt.decided:
        simple, compound = short_percent(debt.nominal_percent), short_percent(debt.effective_percent)
        ceiling = cap_words(debt.caps) or "见下"
        say(f"  年化 {simple}%(单利口径:利息不再生利息),{compound}%(复利口径);上限 {ceiling}。")
    if debt.decided:
        say(f"  {sentence_of(debt)}")
    if debt.contract and debt.lawful:
        claimed = f",对方要 {speak_yuan(debt.claimed_fen)}" if debt.claimed_fen is not None else ""
        within = debt.contract.total_fen <= debt.lawful.total_fen
        limit = "眼下的余额没有超过上限" if within else f"法律支持的上限 {speak_yuan(debt.lawful.total_fen)}"
        say(f"  按合同 {speak_yuan(debt.contract.total_fen)},{limit}{claimed}。")
    if debt.recomputed and debt.recomputed.high_fen > 0:  # below, a finding says what was paid too much
        low, high = speak_yuan(debt.recomputed.low_fen), speak_yuan(debt.recomputed.high_fen)
        say(f"  如果把每次还款都按上限重算:{low} 到 {high}(各地法院做法不一,只供协商和抗辩参考)。")
    for line in debt.lines:
        on = f"{speak_near_date(line.on)} " if line.on else ""
        inputs = f"({';'.join(line.inputs)})" if line.inputs else ""
        say(f"  差在哪里:{on}{line.what} {speak_yuan(line.amount_fen)}{inputs}")
    if debt.projection:
        last = debt.projection[-1]
        ceiling = f",上限 {speak_yuan(last.lawful_fen)}" if last.lawful_fen is not None else ""
        say(f"  什么都不做,到 {speak_date(last.on)}:按合同 {speak_yuan(last.contract_fen)}{ceiling}。")
    for reading in () if debt.decided else debt.cap_readings:
        say(f"  {reading}")
    if debt.flags:
        say(f"  要留意:{'、'.join(FLAG_LABELS[flag] for flag in debt.flags)}。")
    _tell_guide(debt.guide)
    for missing in debt.missing:
        say(f"  还差:{missing.question} 在哪里找:{missing.where}。")


def _tell_guide(guide: StageGuide) -> None:
    """What the stage means, each sentence with where it is written."""
    parts = (("您要做的", guide.must), ("对方可以做的", guide.may), ("对方不可以做的", guide.may_not))
    for title, lines in parts:
        if lines:
            say(f"  {title}:")
        for line in lines:
            by = f"{speak_near_date(line.due_on)}前:" if line.due_on else ""
            based = "".join(f"(依据:{because.cite()})" for because in line.because[:1])
            say(f"    · {by}{line.text}{based}")


def _tell_findings(position: Position, head: str, findings: Sequence[Finding]) -> None:
    """In their order, each with the name of its debt."""
    names = {debt.id: debt.name for debt in position.debts}
    if findings:
        say()
        say(head)
    for finding in findings:
        name = f"{names[finding.debt]}:" if finding.debt else ""
        say(f"  · {name}{finding.text}")
        for number, step in enumerate(finding.steps, 1):
            say(f"    {number}. {step}")
        say_because(finding.because)


def _tell_conduct(findings: Sequence[ConductFinding]) -> None:
    if findings:
        say()
        say("催收方的做法:")
    for finding in findings:
        say(f"  · {finding.text}")
        say_because(finding.because)


def tell_conduct(report: ConductReport) -> None:
    """The audit by itself."""
    say(f"看了 {report.contacts} 次联系,发现 {len(report.findings)} 件事。")
    _tell_conduct(report.findings)
    if not report.findings:
        say("没有发现越界的做法。继续记录时间、号码和原话。")


def tell_plan(plan: Plan) -> None:
    """The plan: verdict, each debt's way with what to ask, months, and the strategies beside it."""
    say()
    say("方案:" + plan.text)
    for option in plan.options:
        _tell_option(option)
    if plan.monthly:
        most = max(month.total_fen for month in plan.monthly)
        say()
        saved = "连攒下的一起付;" if most > plan.capacity_fen else ""
        say(f"最多的一个月付 {speak_yuan(most)}({saved}平常每月能拿出 {speak_yuan(plan.capacity_fen)})。")
        say(f"全部付完一共 {speak_yuan(plan.total_paid_fen)}。")
    _tell_around(plan)
    for other in plan.alternatives.values():
        say(f"  别的走法 {other.name}:{other.text}")


def _tell_around(plan: Plan) -> None:
    """Warnings of the household, the emergency fund, bad luck."""
    if plan.budget is not None:
        for warning in plan.budget.warnings:
            say(f"  提醒:{warning}")
        if plan.feasible:
            say(f"  {plan.budget.fund.text}")
    if plan.stress is not None:
        say(f"  压力测试:{plan.stress.text}")
    _tell_talks(plan)


def _first(step: LadderStep) -> str:
    return f"另从手头的钱里先付一次 {speak_yuan(step.first_fen)}。" if step.first_fen else ""


def _tell_talks(plan: Plan) -> None:
    """For each debt what to open with, to aim at and to promise at most, and how its creditor fares."""
    names = {option.debt: option.name for option in plan.options}
    for step in plan.ladder:
        say(
            f"  每月说多少({names[step.debt]}):先开口 {speak_yuan(step.opening_fen)},"
            f"想谈到 {speak_yuan(step.target_fen)},最多答应 {speak_yuan(step.floor_fen)}。{_first(step)}"
        )
    for side in plan.sides:
        told = side.text if side.roads else ""
        say(f"  对方那一边({names[side.debt]}):{told}{side.even_text}")


def _tell_option(option: Option) -> None:
    say()
    say(f"  {option.name}:{option.text}")
    for ask in option.asks:
        say(f"    {ask.basis.label}:{ask.what}")
        say_because(ask.because)
