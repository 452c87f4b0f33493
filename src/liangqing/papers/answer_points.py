"""The rows of the answer's table: one element of the claim each, the opinion on it, and why."""

from dataclasses import dataclass

from liangqing.base.because import Because
from liangqing.base.money import speak_yuan
from liangqing.case.event import EventKind
from liangqing.papers.ceiling import asked_above, old_rate_on_request
from liangqing.papers.court import bases_of, period_of
from liangqing.papers.grounds import Reason, finding
from liangqing.papers.paper import Subject
from liangqing.papers.substance import Ground
from liangqing.papers.wording import formal_date, references

_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
CONTESTED, TO_PROVE = "有异议", "由原告举证"


@dataclass(frozen=True)
class Point:
    """One row: each sentence with what it rests on."""

    element: str
    opinion: str
    sentences: tuple[tuple[str, tuple[Because, ...]], ...]

    def row(self, citations: tuple[Because, ...]) -> tuple[str, str, str]:
        """The row as text, sentences numbered where there are several."""
        told = [f"{text}{references(because, citations)}。" for text, because in self.sentences]
        if len(told) > 1:
            told = [f"{mark}{text}" for mark, text in zip(_MARKS, told, strict=False)]
        return (self.element, self.opinion, "".join(told))


def answer_points(subject: Subject, reasons: tuple[Reason, ...]) -> tuple[Point, ...]:
    """Every element of a loan claim; limitation stands outside the table."""
    points = (
        _contract(subject),
        _principal(subject, reasons),
        *_repaid(subject, reasons),
        _charges(subject, reasons),
        _penalty(subject),
        *_cost_sheet(subject),
        _total(reasons),
        *_creditor(reasons),
        *_jurisdiction(subject),
    )
    return points


def points_because(subject: Subject, reasons: tuple[Reason, ...]) -> tuple[Because, ...]:
    """Every reason in the table, in its order."""
    return tuple(
        because
        for point in answer_points(subject, reasons)
        for _, reasons_why in point.sentences
        for because in reasons_why
    )


def _of(reasons: tuple[Reason, ...], *grounds: Ground) -> tuple[tuple[str, tuple[Because, ...]], ...]:
    return tuple((reason.text, reason.because) for reason in reasons if reason.ground in grounds)


def _contract(subject: Subject) -> Point:
    """What the borrower's own papers say is told as such, not as agreed; nothing of it on an expired claim."""
    burden = ("合同是否成立、内容如何,由原告提交合同和签署记录证明", ())
    debt = subject.debt
    if subject.at.limitation.expired or (debt.formed_on is None and debt.contract_no is None):
        return Point("合同的订立", TO_PROVE, (burden,))
    on = f",日期为{formal_date(debt.formed_on)}" if debt.formed_on else ""
    number = f",编号为{debt.contract_no}" if debt.contract_no else ""
    told = f"答辩人手中材料所载的借款合同{on}{number},与原告提交的是否一致,待质证时核对"
    return Point("合同的订立", TO_PROVE, ((told, ()), burden))


def _principal(subject: Subject, reasons: tuple[Reason, ...]) -> Point:
    """What arrived is the lender's to prove: it is told only where less did than the contract says."""
    contested = _of(reasons, Ground.PRINCIPAL)
    claim = subject.debt.claim
    told = []
    if claim is not None and claim.principal_fen is not None:
        told.append((f"按答辩人所知,原告主张本金 {speak_yuan(claim.principal_fen)}", ()))
    basis = ("本金应以实际收到且尚未归还的数额为准,由原告提交放款凭证和逐笔还款记录", ())
    return Point("本金", CONTESTED if contested else "以实际收到的数额为准", (*told, *contested, basis))


def _repaid(subject: Subject, reasons: tuple[Reason, ...]) -> tuple[Point, ...]:
    """Own payments are not listed against an expired claim: they may restart it."""
    paid = _of(reasons, Ground.PAID)
    fens = [event.amount_fen for event in subject.debt.events if event.kind is EventKind.PAYMENT]
    back = [event.amount_fen for event in subject.debt.events if event.kind is EventKind.REVERSAL]
    if subject.at.limitation.expired or not (paid or fens):
        return ()
    returned = f",其中退回 {len(back)} 笔、{speak_yuan(sum(back))}" if back else ""
    paid_words = f"还款共 {len(fens)} 笔,合计 {speak_yuan(sum(fens))}{returned}"
    told = f"答辩人现有账单中,{paid_words};账单以外的还款以原告的流水为准"
    asked = "请原告列明每一笔还款的日期、金额和冲抵顺序"
    lines = (*paid, *(((told, ()),) if fens else ()), (asked, ()))
    return (Point("已归还的款项", CONTESTED if paid else "由双方核对", lines),)


def _charges(subject: Subject, reasons: tuple[Reason, ...]) -> Point:
    """What lies above the ceiling is asked to be cut or not to be supported, whether or not it is passed by now."""
    contested, above = _of(reasons, Ground.CHARGES), asked_above(subject.at)
    because = tuple(because for cap in subject.at.caps for because in cap.because)
    measure, verb = above or ("", "")
    old = old_rate_on_request(subject.at)
    beside = f";原告如请求适用当时的规定,{old}" if old else ""
    asked = ((f"息费合计超过{measure}的部分,请求{verb}{beside}", because),) if above else ()
    basis = ("利息和各项费用的计算标准、起止日期和收取方,由原告逐项列明并举证;没有约定的不予认可", ())
    opinions = ((CONTESTED, contested), (f"请求{verb}", asked))
    opinion = ",".join(words for words, there in opinions if there) or TO_PROVE
    return Point("利息、罚息和费用", opinion, (*contested, *asked, basis))


def _penalty(subject: Subject) -> Point:
    claim = subject.debt.claim
    told = []
    if claim is not None and claim.penalty_fen:
        told.append((f"按答辩人所知,原告主张罚息、违约金 {speak_yuan(claim.penalty_fen)}", ()))
    asked = "违约金过分高于实际损失的,答辩人以本答辩状请求适当减少"
    because = bases_of(subject, "penalty_reduction", "penalty_reduce_how")
    return Point("违约金", "请求调减", (*told, (asked, because)))


def _cost_sheet(subject: Subject) -> tuple[Point, ...]:
    told = finding(subject, "cost_sheet")
    if told is None:
        return ()
    text = "请原告出示订立合同时向答辩人明示的综合融资成本表;表上没有列明的收费,不予认可"
    return (Point("成本明示", TO_PROVE, ((text, told.because),)),)


def _total(reasons: tuple[Reason, ...]) -> Point:
    contested = _of(reasons, Ground.NOT_DUE, Ground.AMOUNT)
    basis = ("请原告列明截至起诉之日本金、利息、罚息、违约金和费用各为多少及计算过程", ())
    return Point("主张的总额", CONTESTED if contested else TO_PROVE, (*contested, basis))


def _creditor(reasons: tuple[Reason, ...]) -> tuple[Point, ...]:
    contested = _of(reasons, Ground.CREDITOR)
    return (Point("原告的债权人身份", CONTESTED, contested),) if contested else ()


def _jurisdiction(subject: Subject) -> tuple[Point, ...]:
    """While the period runs; the objection itself is a paper of its own."""
    if period_of(subject, "jurisdiction_objection") is None:
        return ()
    text = "答辩人如另行提交书面管辖异议,以该异议为准;提交本答辩状不表示放弃管辖异议"
    return (Point("管辖", "保留", ((text, bases_of(subject, "jurisdiction_with_answer")),)),)
