"""书面确认请求函: asks the lender to put an oral offer, or the balance and terms, in writing. It admits nothing."""

from dataclasses import dataclass
from datetime import date

from liangqing.assess.position import Gate
from liangqing.base.because import Because
from liangqing.base.money import speak_yuan
from liangqing.case.debt import AgreementState
from liangqing.case.records import ContactKind
from liangqing.papers.counterpart import counterpart
from liangqing.papers.gates import KEPT, asks_only, limitation_at_risk, pass_limitation
from liangqing.papers.letter import addressee, before_sending, signature
from liangqing.papers.paper import (
    AUTHORITY,
    WRITTEN_FORM,
    Block,
    Facts,
    Heading,
    Items,
    Layout,
    Paragraph,
    Request,
    Subject,
)
from liangqing.papers.wording import BLANK, citable, citation_line, formal_date, references

_ID_CARD_FOR = "仅用于核实这笔业务的信息"
_NO_ADMISSION = "本函仅为核实信息,不表示来函人接受任何方案;就债务是否存在及金额有异议的部分,本函不构成确认。"
_NO_CHANGE = "本函不改变双方已经达成的安排,也不表示来函人接受其他条件。"
_DEFENCE = "来函人不承认债务仍应履行,并保留诉讼时效抗辩。"
_CHANNELS = {
    ContactKind.CALL: "电话",
    ContactKind.SMS: "短信",
    ContactKind.VISIT: "上门",
    ContactKind.LETTER: "信函",
    ContactKind.CHAT: "即时通讯",
}
_OFFERED = frozenset({AgreementState.OFFER_ORAL, AgreementState.OFFER_VERIFIED})


@dataclass(frozen=True)
class Offer:
    """What was said: by whom, when, through what, and the figures in it."""

    on: date
    said_by: str
    channel: str
    lump_sum_fen: int | None
    monthly_fen: int | None
    months: int | None
    text: str


def confirmation_facts(request: Request) -> Facts:
    """The letter. With an offer on file it stands behind the limitation gate: taking one up may admit the debt.

    Past limitation or near it no repayment is asked for, and the defence is kept in so many words.
    """
    subject = request.subject()
    offer, kept = latest_offer(subject), _kept(subject)
    gates = pass_limitation(subject) if offer and kept is None else ()
    citations = citable(request.bases[key] for key in (WRITTEN_FORM, AUTHORITY) if key in request.bases)
    if kept is not None:
        asked = _kept_blocks(subject, kept)
    else:
        asked = _offer_blocks(subject, offer) if offer else _terms_blocks(subject)
    return _letter(subject, gates, citations, (*asked, Paragraph(text=_reply(subject, citations, kept))))


def _kept(subject: Subject) -> Offer | None:
    """The agreement that is being kept; none where no word may admit the debt."""
    if asks_only(subject) != "agreement" or limitation_at_risk(subject):
        return None
    return max(_agreed(subject, KEPT), key=lambda offer: offer.on, default=None)


def latest_offer(subject: Subject) -> Offer | None:
    """The last offer for this debt, from its agreements or from notes that name its product."""
    return max((*_agreed(subject, _OFFERED), *_noted(subject)), key=lambda offer: offer.on, default=None)


def _agreed(subject: Subject, states: frozenset[AgreementState]) -> tuple[Offer, ...]:
    return tuple(
        Offer(
            said.on,
            said.said_by,
            _channel(said.channel),
            said.lump_sum_fen,
            said.monthly_fen,
            said.months,
            said.text,
        )
        for said in subject.debt.agreements
        if said.state in states
    )


def _channel(told: str) -> str:
    """A channel as it stands on file: the name of a `ContactKind`, or the person's own word."""
    return next((word for kind, word in _CHANNELS.items() if kind.value == told), told)


def _noted(subject: Subject) -> tuple[Offer, ...]:
    return tuple(
        Offer(
            note.at.date(), note.said_by, _CHANNELS[note.channel],
            note.lump_sum_fen, note.monthly_fen, note.months, note.text,
        )
        for note in subject.request.case.notes
        if note.product == subject.debt.product is not None and (note.lump_sum_fen or note.monthly_fen)
    )  # fmt: skip


def _letter(
    subject: Subject, gates: tuple[Gate, ...], citations: tuple[Because, ...], asked: tuple[Block, ...]
) -> Facts:
    basis: tuple[Block, ...] = ()
    if citations:
        basis = (Heading(text="依据"), Items(items=tuple(map(citation_line, citations))))
    return Facts(
        layout=Layout.LETTER,
        title="书面确认请求函",
        addressee=addressee(subject),
        blocks=(*_sender(subject), *asked, *basis),
        attachments=("来函人身份证件复印件",),
        signature=signature("来函人"),
        before_sending=before_sending(subject, citations, _ID_CARD_FOR),
        gates=gates,
        citations=citations,
    )


def _reply(subject: Subject, citations: tuple[Because, ...], kept: Offer | None) -> str:
    """How to answer, and what this letter does not say."""
    reply_by = counterpart(subject.debt).reply_by
    reply = f"请于收到本函后以书面形式答复({reply_by}){references(citations, citations)}。"
    if kept is not None:
        return f"{reply}{_NO_CHANGE}"
    return f"{reply}{_NO_ADMISSION}{_DEFENCE if limitation_at_risk(subject) else ''}"


def _sender(subject: Subject) -> tuple[Block, ...]:
    name, debt = subject.request.case.borrower.alias or BLANK, subject.debt
    told = debt.contract_no or (f"{BLANK}(如有)" if counterpart(debt).has_number else "")
    number = f",合同编号:{told}" if told else ""
    lines = (f"来函人:{name}", f"联系电话:{BLANK}", f"事由:{_business(subject)}{number}。")
    return tuple(Paragraph(text=line) for line in lines)


def _business(subject: Subject) -> str:
    product = f"“{subject.debt.product}”" if subject.debt.product else ""
    if counterpart(subject.debt).has_number:
        return f"{product or '贵方联系来函人所涉'}业务"
    return f"{product or '贵方联系来函人'}一事"


def _offer_blocks(subject: Subject, offer: Offer) -> tuple[Block, ...]:
    return (
        Paragraph(text=_told(offer)),
        Paragraph(text="来函人尚未收到该方案的书面文件。如该方案确由贵方作出,请书面确认下列事项:"),
        Items(items=counterpart(subject.debt).offer_items),
        Paragraph(text="如该方案并非贵方作出,或作出方案的人员未经贵方授权,请书面告知。"),
    )


def _kept_blocks(subject: Subject, kept: Offer) -> tuple[Block, ...]:
    """What was agreed, and that it be confirmed and left in peace."""
    words = f"来函人的记录为:“{kept.text.rstrip('。')}”。" if kept.text else ""
    figures = f":{_figures(kept)}" if kept.lump_sum_fen or kept.monthly_fen else ""
    told = f"{formal_date(kept.on)},来函人与贵方就该笔借款达成还款安排{figures}。{words}"
    return (
        Paragraph(text=f"{told}为避免误解,请书面确认该安排有效,并确认下列事项:"),
        Items(items=counterpart(subject.debt).offer_items),
        Paragraph(text="安排履行期间,请停止催收,并通知受贵方委托的机构。"),
    )


def _told(offer: Offer) -> str:
    channel = f"通过{offer.channel}" if offer.channel else ""
    words = f"来函人的记录为:“{offer.text.rstrip('。')}”。" if offer.text else ""
    who = f"自称“{offer.said_by}”的人员" if offer.said_by else "有人员"
    return f"{formal_date(offer.on)},{who}{channel}向来函人口头提出方案:{_figures(offer)}。{words}"


def _figures(offer: Offer) -> str:
    parts = []
    if offer.lump_sum_fen:
        parts.append(f"一次性支付 {speak_yuan(offer.lump_sum_fen)}")
    if offer.monthly_fen:
        months = f",共 {offer.months} 期" if offer.months else ""
        parts.append(f"每月支付 {speak_yuan(offer.monthly_fen)}{months}")
    return ";或".join(parts) or "具体金额和期限未说明"


def _terms_blocks(subject: Subject) -> tuple[Block, ...]:
    other = counterpart(subject.debt)
    asked = other.terms_items if limitation_at_risk(subject) else (*other.terms_items, *other.plan_items)
    closed = (*asked[:-1], f"{asked[-1].rstrip(';')}。")
    return (Paragraph(text="为核对有关信息,请贵方书面告知下列事项:"), Items(items=closed))
