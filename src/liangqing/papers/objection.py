"""支付令异议书: against the whole order, with reasons from the position alone. It offers nothing and admits nothing."""

from dataclasses import replace

from liangqing.assess.position import Gate, NextDate
from liangqing.base.because import Because
from liangqing.base.errors import GateClosed
from liangqing.case.debt import Proceeding, ProceedingKind
from liangqing.papers.court import (
    HELP,
    Answered,
    bases_of,
    case_number,
    court_name,
    last_day,
    own_name,
    period_of,
    ruled,
    rules_told,
    served_day,
    sources,
)
from liangqing.papers.gates import LIMITATION
from liangqing.papers.grounds import Reason, Sides, finding, pleas, reasons_of
from liangqing.papers.letter import signature
from liangqing.papers.paper import Block, Facts, Heading, Items, Layout, Paragraph, Request, Subject
from liangqing.papers.substance import Ground
from liangqing.papers.wording import BLANK, citable, references

SUBSTANCE = "substance"
PERIOD = "payment_order_objection"
_SIDES = Sides(me="异议人", other="申请人", figures=False)
_ORDER = Answered(
    kind=ProceedingKind.PAYMENT_ORDER,
    name="支付令",
    papers="",
    title="支付令异议书",
    code="payment_order_missing",
    field="payment_order_received_on",
)
_NO_ADMISSION = (
    "本异议书所列金额和计算仅用于说明争议,不构成对债务的承认,也不构成履行的承诺。异议人保留全部抗辩。"
)
_ALTERNATIVE = "即使不考虑时效,双方对应否支付、数额多少也存在实质争议。以下为退一步的意见,不构成对债务的承认:"
_SUMS = frozenset({Ground.AMOUNT, Ground.PRINCIPAL, Ground.CHARGES})


def objection_facts(request: Request) -> Facts:
    """The objection. Raises InputUnusable where no payment order runs, GateClosed where its period is over.

    Raises GateClosed `substance` where the position holds nothing against the debt itself.
    """
    subject = request.subject()
    step = _running(subject)
    reasons = reasons_of(subject, replace(_SIDES, ordered_fen=step.amount_fen))
    if not reasons:
        raise _no_substance(subject)
    citations = _citations(subject, reasons)
    return Facts(
        layout=Layout.LETTER,
        title="支付令异议书",
        addressee=court_name(step),
        blocks=(
            *_parties(subject, step),
            Heading(text="一、异议事项"),
            Paragraph(text=_against_the_whole(subject, step, citations)),
            Heading(text="二、请求"),
            Paragraph(text=_request(subject, citations)),
            Heading(text="三、事实和理由"),
            *_reasons(subject, reasons, citations),
            *_basis(citations),
        ),
        attachments=("支付令复印件", "异议人身份证件复印件", "与上述理由有关的材料(如有)"),
        signature=signature("异议人"),
        before_sending=_before_sending(subject, reasons, citations),
        gates=(Gate(code=SUBSTANCE, open=True, text=""),),
        citations=citations,
    )


def _running(subject: Subject) -> Proceeding:
    """The order whose period runs, or may run where the day of service is not known."""
    step = _ORDER.running(subject)
    if step.served_on is not None and period_of(subject, PERIOD) is None:
        raise _too_late(subject)
    return step


def _too_late(subject: Subject) -> GateClosed:
    told = finding(subject, "deadline_payment_order_objection") or finding(subject, "deadline_unknown")
    text = told.text if told else "对支付令提异议的期限已经过了,过期的异议不起作用。"
    return GateClosed(
        "payment_order_over",
        f"“{subject.at.name}”:{text}",
        "今天就带上支付令和信封拨 12368,问送达日期和程序到哪一步;再拨 12348 问法律援助还有哪条路。",
    )


def _no_substance(subject: Subject) -> GateClosed:
    """What would count, what does not, and that the period runs on."""
    row = period_of(subject, PERIOD)
    until = f"最后一天是 {last_day(row)}。" if row else ""
    counted = ";".join(ground.label for ground in Ground)
    return GateClosed(
        SUBSTANCE,
        f"“{subject.at.name}”:现有资料里没有针对债务本身的理由,这样的异议法院不认。{until}"
        f"算理由的有:{counted}。“还不起、想分期”不算异议,只写这些,支付令照样有效。",
        "把合同、到账记录、还款记录和对方要的金额补进案件再写;资料里填不进的理由(例如不是本人借的),"
        "自己手写异议、写明这一点,同样有效。期限不等人,同时拨 12348(法律援助)。",
    )


def _citations(subject: Subject, reasons: tuple[Reason, ...]) -> tuple[Because, ...]:
    """Period, lapse and test of an objection, then what the reasons rest on."""
    rest = (because for reason in reasons for because in reason.because)
    return citable((*_procedure(subject), *_unfit(subject, reasons), *rest))


def _procedure(subject: Subject) -> tuple[Because, ...]:
    period = period_of(subject, PERIOD)
    return (*(period.because if period else ()), *bases_of(subject, "order_lapse"))


def _parties(subject: Subject, step: Proceeding) -> tuple[Block, ...]:
    lines = (
        f"异议人(支付令被申请人):{own_name(subject)}",
        f"身份证件号码:{BLANK * 2}",
        f"住址:{BLANK * 2}",
        f"联系电话:{BLANK}",
        f"申请人:{subject.debt.lender or f'{BLANK}(以支付令载明的为准)'}",
        f"支付令案号:{case_number(step)}",
    )
    return tuple(Paragraph(text=line) for line in lines)


def _against_the_whole(subject: Subject, step: Proceeding, citations: tuple[Because, ...]) -> str:
    period = period_of(subject, PERIOD)
    based = references(period.because, citations) if period else ""
    return (
        f"异议人于{served_day(step)}收到贵院上述支付令,现在法定期限内提出书面异议{based}。"
        "异议人对支付令的全部内容提出异议,包括其中的本金、利息、罚息、违约金、各项费用和申请费,"
        "并非只对其中某一项提出异议。"
    )


def _request(subject: Subject, citations: tuple[Because, ...]) -> str:
    based = references(bases_of(subject, "order_lapse"), citations)
    return f"请求贵院认定异议成立,裁定终结督促程序,上述支付令自行失效{based}。"


def _reasons(
    subject: Subject, reasons: tuple[Reason, ...], citations: tuple[Because, ...]
) -> tuple[Block, ...]:
    """An expired claim is met by limitation; all else then stands in the alternative."""
    first = pleas(reasons)
    rest = tuple(reason for reason in reasons if reason not in first)
    blocks: list[Block] = [Paragraph(text=reason.told(citations)) for reason in first]
    if rest:
        lead = _ALTERNATIVE if first else "双方对应否支付、数额多少存在实质争议:"
        blocks += [Paragraph(text=lead), Items(items=tuple(reason.told(citations) for reason in rest))]
    unfit = references(_unfit(subject, reasons), citations)
    text = f"上述争议须经审理查明,不具备以督促程序处理的条件{unfit}。{_NO_ADMISSION}"
    return (*blocks, Paragraph(text=text))


def _unfit(subject: Subject, reasons: tuple[Reason, ...]) -> tuple[Because, ...]:
    """The test of an objection; with a disputed sum also what says that an order needs a fixed one."""
    fixed = ("order_accepting", "order_refusing") if any(one.ground in _SUMS for one in reasons) else ()
    return bases_of(subject, "order_valid", *fixed)


def _basis(citations: tuple[Because, ...]) -> tuple[Block, ...]:
    cited = sources(citations)
    return (Heading(text="四、依据"), *cited) if cited else ()


def _before_sending(
    subject: Subject, reasons: tuple[Reason, ...], citations: tuple[Because, ...]
) -> tuple[str, ...]:
    """The last day first; then how to hand it in, what to check, what not to add, and what comes next."""
    gate = subject.at.gate(LIMITATION)
    return (
        _until(subject, period_of(subject, PERIOD)),
        "当面交,请法院在副本上盖收件章;邮寄用 EMS,在面单上写明“支付令异议书”和案号。回执、单号都留好。",
        "不用等证据找齐,先交异议;证据以后在诉讼里交。",
        *((f"{gate.text}这份异议书不是承认,照样按期交。",) if gate is not None and gate.text else ()),
        "对照支付令逐项核对:法院、案号、申请人、金额。不一样的,以支付令为准改过来;横线处亲笔填写。",
        ruled(subject, "不要改成只对某一项有异议:没有提到的部分会继续有效。", "order_whole"),
        ruled(
            subject,
            "不要加写经济状况或还款安排:这些不算异议,还可能被当作认账。口头说的也不算。",
            "order_substance",
        ),
        *_creditor_notes(reasons),
        ruled(subject, "支付令应由您住所地的基层法院发出;外地法院发来的,先拨 12368 核实。", "order_court"),
        ruled(
            subject,
            "拒收没有用,期限照样开始;对方劝您撤回异议的,撤回以后不能反悔。",
            "order_service",
            "order_withdrawal",
        ),
        "异议成立后,对方可能转为起诉。收到起诉状副本,再写答辩状。",
        HELP,
        *rules_told(citations, (*_procedure(subject), *_unfit(subject, reasons))),
    )


def _until(subject: Subject, row: NextDate | None) -> str:
    if row is None:
        enter = _ORDER.how_to_enter(subject)
        return f"收到支付令的日期还没有填,算不出最后一天。期限从收到那天起算,很短:今天就交。{enter}"
    now = "今天就交。" if row.due_on < subject.request.position.as_of else ""
    how = "必须是书面的,最迟这一天交到法院或交邮局寄出,别拖到当天;打电话、协商都不停止这个期限。"
    return ruled(subject, f"最后一天:{last_day(row)}。{now}{how}", "order_late")


def _creditor_notes(reasons: tuple[Reason, ...]) -> tuple[str, ...]:
    """A doubt about the creditor is taken out where the borrower knows better."""
    if not any(reason.ground is Ground.CREDITOR for reason in reasons):
        return ()
    return (
        "关于债权人的那一条:支付令上的申请人就是合同里的放款机构,或者收到过原债权人的转让通知的,删去这一条;"
        "删去后没有别的理由的,先把资料补全再写。",
    )
