"""What a court, a tribunal or a notary sets going: the period first, then what must be done and said in it."""

from collections.abc import Iterator

from liangqing.assess.deadlines import court_dates, undated_papers
from liangqing.assess.position import Finding, NextDate, Severity
from liangqing.assess.seen import Seen
from liangqing.base.because import Because
from liangqing.base.days import speak_date
from liangqing.case.debt import ProceedingKind, TitleKind
from liangqing.law.book import matter_on
from liangqing.law.rule import Matter

#: What the borrower must know of a running step, and the effects of the rules that say so.
_STEPS: dict[ProceedingKind, tuple[str, tuple[str, ...]]] = {
    ProceedingKind.LAWSUIT: (
        "应诉要自己提的两件事:请求把过高的利息、违约金和费用调减;时效如果已过,在一审就要提出。法院不会替您提。"
        "开庭要到,无故不到可能缺席判决。先打 12368 核对案号和开庭时间。",
        ("rate_cap.court", "penalty.reduce_how", "limitation.plead", "suit.absence"),
    ),
    ProceedingKind.PAYMENT_ORDER: (
        "支付令的异议只写“还不起”“想分期”不算数;只对其中一项提,其余部分仍然有效。打电话协商不停止期限。",
        ("payment_order.no_substance", "payment_order.partial_objection"),
    ),
    ProceedingKind.ARBITRATION: (
        "先看合同里有没有约定仲裁。没有约定过的,在首次开庭前书面否认;不否认,就当作有约定。",
        ("arbitration.deemed_agreement", "arbitration.online"),
    ),
    ProceedingKind.NOTARISED: (
        "公证时本人没到场这类程序问题,在期限内申请不予执行;金额不对,要另外起诉,最迟在执行结束前。",
        ("notarised.procedure_faults", "notarised.suit"),
    ),
    ProceedingKind.EFFECTIVE_TITLE: (
        "判决已经生效:欠多少以判决书为准,不再按合同重算,利率、费用也不再争。不能再上诉;觉得判错了、还在期限内的,"
        "可以申请再审,先打 12348 问。剩下的是履行和执行:还不上的,主动找对方谈分期履行,写成书面。",
        ("enforcement.late_interest", "enforcement.judgment_interest", "period.retrial"),
    ),
    ProceedingKind.ENFORCEMENT: (
        "到了执行阶段:如实报告财产;家庭必需的生活费和物品应当留下;认为扣错了,书面向执行法院提异议。"
        "可以和对方谈执行和解,写进笔录。",
        ("enforcement.report", "enforcement.exempt", "enforcement.objection", "enforcement.settlement"),
    ),
}


#: Of titles other than a judgment.
_TITLES: dict[TitleKind | None, tuple[str, tuple[str, ...]]] = {
    TitleKind.MEDIATION: (
        "调解书已经生效:欠多少、怎么还以调解书为准,不再按合同重算,也不能上诉。没照着还,对方可以直接申请执行。"
        "剩下的是履行和执行:还不上的,主动找对方谈,改动写成书面。",
        ("enforcement.late_interest", "enforcement.judgment_interest"),
    ),
    TitleKind.AWARD: (
        "裁决已经生效:欠多少以裁决书为准,不再按合同重算,也不能上诉。程序有法定的毛病、还在期限内的,可以申请撤销,"
        "先打 12348 问。剩下的是履行和执行:还不上的,主动找对方谈,写成书面。",
        ("enforcement.late_interest", "arbitration.annulment_grounds", "period.award_annulment"),
    ),
}


def court_findings(seen: Seen) -> Iterator[Finding]:
    """Periods, then papers whose period we do not know, then what to do in the step that runs."""
    yield from _periods(seen)
    for served_on in undated_papers(seen.debt, seen.book):
        yield Finding(
            code="deadline_unknown",
            severity=Severity.URGENT,
            text=f"{speak_date(served_on)}收到的文书,我们没有查到那时适用的期限。带上文书打 12368 问案子到哪一步。",
        )
    yield from _steps(seen)


def _periods(seen: Seen) -> Iterator[Finding]:
    """A missed period still has a next step."""
    for row in court_dates(seen.debt, seen.book):
        text = row.text.removeprefix(f"{seen.debt.name}:")
        if row.due_on < seen.as_of:
            if row.kind not in _MISSED:
                continue
            text = _missed(row)
        yield Finding(code=f"deadline_{row.kind}", severity=Severity.URGENT, text=text, because=row.because)


_MISSED = {
    "answer": "交答辩状的期限在 {day} 已经过了。没交答辩状不影响开庭:仍要到庭,当庭提出时效和请求调减。",
    "jurisdiction_objection": "提管辖异议的期限在 {day} 已经过了,管辖一般不能再争。",
    "payment_order_objection": "对支付令提异议的期限在 {day} 已经过了,对方可能已经可以申请执行。"
    "今天就带上文书打 12368 问,再打 12348。",
    "notarised_objection": "申请不予执行的期限在 {day} 已经过了。带上文书打 12348 问还有哪条路。",
}


def _missed(row: NextDate) -> str:
    return _MISSED[row.kind].format(day=speak_date(row.due_on))


def _steps(seen: Seen) -> Iterator[Finding]:
    for step in seen.debt.proceedings:
        if step.ended_on is None and step.kind in _STEPS:
            text, effects = _TITLES.get(step.title, _STEPS[step.kind])
            day = step.served_on or seen.as_of
            facts = {"lender_type": seen.debt.lender_type, "purpose": seen.debt.purpose}
            yield Finding(
                code=f"step_{step.kind}",
                severity=Severity.URGENT,
                text=text,
                because=_reasons(seen, effects, matter_on(day, **facts)),
            )


def _reasons(seen: Seen, effects: tuple[str, ...], matter: Matter) -> tuple[Because, ...]:
    return tuple(reason for effect in effects for reason in seen.book.because(effect, matter))
