"""答辩状 in table form: limitation first where it is over, then point by point what is contested. It admits nothing."""

from liangqing.assess.position import NextDate
from liangqing.base.because import Because
from liangqing.case.debt import LenderType, Proceeding, ProceedingKind, Purpose
from liangqing.papers.answer_points import answer_points, points_because
from liangqing.papers.ceiling import asked_above
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
    sources,
)
from liangqing.papers.evidence import evidence_table
from liangqing.papers.gates import LIMITATION
from liangqing.papers.grounds import Reason, Sides, finding, pleas, reasons_of
from liangqing.papers.letter import signature
from liangqing.papers.paper import Block, Facts, Heading, Items, Layout, Paragraph, Request, Subject, Table
from liangqing.papers.wording import BLANK, citable, references

SIDES = Sides(me="答辩人", other="原告")
_SUIT = Answered(
    kind=ProceedingKind.LAWSUIT,
    name="诉讼",
    papers="起诉状副本或传票",
    title="答辩状",
    code="lawsuit_missing",
    field="summons_received_on",
)
_NUMERALS = "一二三四五六"
_INTERNET_COURT = "互联网法院"
_NO_ADMISSION = (
    "本答辩状所列金额和计算仅用于说明争议。答辩人未明确表示无异议的事实,均不构成自认,也不构成对债务的承认,"
    "由原告举证证明。"
)
_ALTERNATIVE = (
    "以下各项是时效抗辩之外退一步的意见,仅供法院在不采纳时效抗辩时审查,不构成对债务的承认,也不表示同意履行。"
)


def answer_facts(request: Request) -> Facts:
    """The answer; raises InputUnusable where no suit about this debt is in the case.

    A late answer is still written: what it asks for can be said at the hearing.
    """
    subject = request.subject()
    step = _SUIT.running(subject)
    reasons = reasons_of(subject, SIDES)
    citations = _citations(subject, reasons)
    sections = (
        ("当事人和案件", (_parties(subject, step),)),
        ("答辩请求", (Items(items=_requests(subject, reasons, citations)),)),
        ("诉讼时效抗辩", _limitation(reasons, citations)),
        ("逐项答辩意见", _points(subject, reasons, citations)),
        ("证据", _evidence(subject)),
        ("依据", sources(citations)),
    )
    filled = [section for section in sections if section[1]]
    return Facts(
        layout=Layout.LETTER,
        title="民事答辩状",
        addressee=court_name(step),
        blocks=tuple(block for number, section in enumerate(filled) for block in _section(number, *section)),
        attachments=("本答辩状副本(按对方人数)", "答辩人身份证件复印件", "证据复印件"),
        signature=signature("答辩人"),
        before_sending=_before_sending(subject, step, citations),
        citations=citations,
    )


def _section(number: int, title: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Heading(text=f"{_NUMERALS[number]}、{title}"), *blocks)


def _citations(subject: Subject, reasons: tuple[Reason, ...]) -> tuple[Because, ...]:
    """Limitation, ceilings and penalty in the order of the requests, then what else the points rest on."""
    return citable((*_asked_because(subject, reasons), *points_because(subject, reasons)))


def _asked_because(subject: Subject, reasons: tuple[Reason, ...]) -> tuple[Because, ...]:
    pleaded = tuple(because for reason in pleas(reasons) for because in reason.because)
    plead = bases_of(subject, "limitation_plead_when") if pleaded else ()
    return (*pleaded, *plead, *_cap_because(subject), *_penalty_because(subject))


def _cap_because(subject: Subject) -> tuple[Because, ...]:
    return tuple(because for cap in subject.at.caps for because in cap.because)


def _penalty_because(subject: Subject) -> tuple[Because, ...]:
    return bases_of(subject, "penalty_reduction", "penalty_reduce_how")


def _parties(subject: Subject, step: Proceeding) -> Table:
    rows = (
        ("答辩人(被告)", own_name(subject)),
        ("身份证件号码", BLANK * 2),
        ("住址", BLANK * 2),
        ("联系电话", BLANK),
        ("送达地址和方式", f"{BLANK * 2} 是否同意电子送达(由答辩人勾选):□同意 □不同意"),
        ("原告", subject.debt.lender or f"{BLANK}(以起诉状为准)"),
        ("案号", case_number(step)),
        ("案由", f"{_cause(subject)}(以法院立案的案由为准)"),
    )
    return Table(head=("项目", "内容"), rows=rows, widths=(26, 74))


def _cause(subject: Subject) -> str:
    if subject.debt.lender_type is LenderType.PRIVATE:
        return "民间借贷纠纷"
    if subject.debt.lender_type in (LenderType.UNKNOWN, LenderType.PLATFORM, LenderType.GUARANTOR):
        return BLANK
    return "信用卡纠纷" if subject.debt.purpose is Purpose.CARD else "金融借款合同纠纷"


def _requests(
    subject: Subject, reasons: tuple[Reason, ...], citations: tuple[Because, ...]
) -> tuple[str, ...]:
    """What a court does only when asked stands here in so many words."""
    dismissed = bool(pleas(reasons)) or subject.at.stage.is_paid_off
    asked = ["请求驳回原告的全部诉讼请求。"] if dismissed else []
    back = "如法院认为仍应审理其他各项," if dismissed else ""
    asked += [f"{back}{text}。" for text in _cuts(subject, citations)]
    return (*asked, f"{back}对没有合同依据、没有实际发放或者支付凭证的款项,请求不予支持。")


def _cuts(subject: Subject, citations: tuple[Because, ...]) -> tuple[str, ...]:
    asked = asked_above(subject.at)
    cuts = []
    if asked:
        measure, verb = asked
        charges = "原告主张的利息、复利、罚息、违约金和其他费用"
        based = references(_cap_because(subject), citations)
        cuts.append(f"{charges},合计超过{measure}的部分,请求{verb}{based}")
    based = references(_penalty_because(subject), citations)
    cuts.append(f"约定的违约金过分高于原告实际损失的,请求适当减少{based}")
    return tuple(cuts)


def _limitation(reasons: tuple[Reason, ...], citations: tuple[Because, ...]) -> tuple[Block, ...]:
    return tuple(
        Paragraph(text=f"{reason.told(citations)}该抗辩在一审期间提出,请求法院依法审查。")
        for reason in pleas(reasons)
    )


def _points(
    subject: Subject, reasons: tuple[Reason, ...], citations: tuple[Because, ...]
) -> tuple[Block, ...]:
    lead = (Paragraph(text=_ALTERNATIVE),) if pleas(reasons) else ()
    rows = tuple(point.row(citations) for point in answer_points(subject, reasons))
    table = Table(head=("要素", "答辩意见", "事实、理由和依据"), rows=rows, widths=(16, 18, 66))
    return (*lead, table, Paragraph(text=_NO_ADMISSION))


def _evidence(subject: Subject) -> tuple[Block, ...]:
    return (evidence_table(subject),)


def _before_sending(subject: Subject, step: Proceeding, citations: tuple[Because, ...]) -> tuple[str, ...]:
    """The last day first, then jurisdiction, hearing, service; what to check; where help is."""
    gate = subject.at.gate(LIMITATION)
    return (
        _until(subject, step),
        *_jurisdiction(subject, step),
        *((gate.text,) if gate is not None and gate.text else ()),
        *_no_revival(subject),
        ruled(subject, "开庭一定要到:无故不到,可能缺席判决;去不了的,提前书面请求延期。", "hearing_absence"),
        ruled(
            subject,
            "法院短信里的链接先拨 12368 核对,不要不理:约定过或同意过电子送达的,发到就算送达。可以向法院要纸质文书。",
            "service_electronic",
            "service_consent_found",
        ),
        "对照起诉状逐项核对:法院、案号、原告、金额。不一样的,以起诉状为准改过来;横线处亲笔填写,不清楚的不要猜。",
        ruled(subject, "法院发了答辩状表格的,把各项内容照着填进去。", "answer_form"),
        "证据只留与本案有关的;账单只打印有关的几行。原件自己保管,开庭时带上。",
        HELP,
        *rules_told(citations),
    )


def _until(subject: Subject, step: Proceeding) -> str:
    row = period_of(subject, "answer")
    if row is not None:
        return f"答辩期最后一天:{last_day(row)}。最迟这一天交到法院或用 EMS 寄出,留好收件章或回执。"
    if step.served_on is None:
        return f"收到起诉状副本的日期还没有填,算不出最后一天,尽快交。{_SUIT.how_to_enter(subject)}"
    told = finding(subject, "deadline_answer") or finding(subject, "deadline_unknown")
    late = told.text if told else "答辩期已经过了:仍要到庭,当庭提出。"
    return f"{late}本答辩状仍可以交给承办法官。"


def _jurisdiction(subject: Subject, step: Proceeding) -> tuple[str, ...]:
    """An objection is a paper of its own, in the same period; internet courts are a question to check."""
    row: NextDate | None = period_of(subject, "jurisdiction_objection")
    if row is None and step.served_on is not None:
        return ()
    until = f",最后一天:{last_day(row)}" if row else ""
    text = f"觉得这家法院不该管的,在答辩期内另写管辖异议书交去{until}。过了一般不能再提。"
    own = ruled(subject, text, "jurisdiction_with_answer")
    if step.court is not None and _INTERNET_COURT not in step.court:
        return (own,)
    internet = bases_of(subject, "jurisdiction_internet")
    asked = (f"受理的是{_INTERNET_COURT}的,要核对一件事:{because.gist}" for because in citable(internet))
    return (own, *(ruled(subject, text, "jurisdiction_internet") for text in asked))


def _no_revival(subject: Subject) -> tuple[str, ...]:
    """What would give an expired claim its life back."""
    if not subject.at.limitation.expired:
        return ()
    text = (
        "时效抗辩要在一审开庭结束前提出。提出以后,不要签还款计划,不要付一部分,不要在调解时答应还款;"
        "还款记录没有写进本答辩状,要不要提交先问 12348。"
    )
    return (ruled(subject, text, "limitation_plead_when", "limitation_revival"),)
