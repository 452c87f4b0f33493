"""Why a claim is contested before a court: sentences from the facts and the position of one debt, nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liangqing.assess.position import IN_THE_BOOKS, DebtPosition, Difference, Finding
from liangqing.base.because import Because
from liangqing.base.money import speak_yuan
from liangqing.base.rates import percent_text, short_percent
from liangqing.case.debt import Purpose
from liangqing.case.event import EventKind
from liangqing.case.terms import Payee
from liangqing.papers.ceiling import (
    ceiling_counts,
    ceiling_is_told,
    ceiling_name,
    old_rate_on_request,
    percents_on_request,
)
from liangqing.papers.paper import Subject
from liangqing.papers.substance import Ground
from liangqing.papers.wording import citable, formal_date, references


@dataclass(frozen=True)
class Sides:
    """What the borrower (`me`) and the claimant (`other`) are called before this court.

    `figures`: whether the paper sets own figures against the claim. An objection need not: that the claim is too
    high is enough, and a figure of one's own may be read as an admission. `ordered_fen`: what the payment order itself
    says; where it is not what was claimed before, nothing of the earlier claim is held against it.
    """

    me: str
    other: str
    figures: bool = True
    ordered_fen: int | None = None

    def asked_fen(self, at: DebtPosition) -> int | None:
        """The sum that is asked for in this procedure, as far as it is known."""
        return at.claimed_fen if self.ordered_fen is None else self.ordered_fen


@dataclass(frozen=True)
class Reason:
    """One sentence of the defence, what it contests, and what it rests on."""

    ground: Ground
    text: str
    because: tuple[Because, ...] = ()

    def told(self, citations: tuple[Because, ...]) -> str:
        """The sentence with the numbers of its citations."""
        return f"{self.text}{references(self.because, citations)}。"


def reasons_of(subject: Subject, sides: Sides) -> tuple[Reason, ...]:
    """All reasons, limitation first; none that rests on rules of which no one may be cited."""
    finders = (
        _limitation,
        _paid,
        _not_due,
        _claimed,
        _unreckoned,
        _upfront,
        _differences,
        _price,
        _penalty,
        _fees,
        _other_payees,
        _creditor,
    )
    found = (reason for finder in finders for reason in finder(subject, sides))
    return tuple(reason for reason in found if not reason.because or citable(reason.because))


def pleas(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Limitation: it stands before all else."""
    return tuple(reason for reason in reasons if reason.ground is Ground.LIMITATION)


def finding(subject: Subject, code: str) -> Finding | None:
    """The finding of that name about this debt."""
    return next((one for one in subject.at.findings if one.code == code), None)


def _limitation(subject: Subject, sides: Sides) -> Iterator[Reason]:
    """Rules that say how a claim comes to life again are no part of a defence."""
    limitation = subject.at.limitation
    if not limitation.expired:
        return
    ended = f"已于{formal_date(limitation.ends_on)}届满" if limitation.ends_on else "已经届满"
    revival = subject.request.bases.get("limitation_revival")
    yield Reason(
        Ground.LIMITATION,
        f"{sides.other}主张的债权,诉讼时效期间按现有材料计算{ended}。{sides.me}提出诉讼时效抗辩,不同意履行",
        tuple(because for because in limitation.because if because != revival),
    )


def _paid(subject: Subject, sides: Sides) -> Iterator[Reason]:
    at, closed_on = subject.at, subject.debt.closed_on
    if at.stage.is_paid_off and closed_on is not None:
        yield Reason(Ground.PAID, f"该笔借款已于{formal_date(closed_on)}结清,{sides.other}不应再行主张")
    if at.recomputed is not None and at.recomputed.high_fen <= 0:
        yield Reason(
            Ground.PAID,
            "将历次还款按息费上限逐次重新计算,该笔借款可能已经清偿(此种计算方法各地法院做法不一)",
            at.recomputed.because,
        )


def _not_due(subject: Subject, sides: Sides) -> Iterator[Reason]:
    """More is claimed than has fallen due, and nothing on file calls the whole loan in."""
    at, debt = subject.at, subject.debt
    called_in = any(event.kind is EventKind.ACCELERATE for event in debt.events)
    asked_fen = sides.asked_fen(at)
    if at.next_due_on is None or at.overdue_fen is None or asked_fen is None or called_in:
        return
    if at.next_due_on <= subject.request.position.as_of or asked_fen <= at.overdue_fen:
        return
    if at.limitation.expired or debt.purpose is Purpose.CARD:
        return
    text = f"按约定的还款日,该笔借款尚有部分没有到期(下一期为{formal_date(at.next_due_on)})"
    yield Reason(Ground.NOT_DUE, f"{text};{sides.other}主张提前到期的,应证明合同有此约定,并已通知{sides.me}")


def _claimed(subject: Subject, sides: Sides) -> Iterator[Reason]:
    """What the other side asks for against its own contract and against the ceiling.

    A sum is told only where no higher one is given away with it: not where the ceiling lies above the contract or
    an old rate would raise it, and not where another payee's fee stands among the lender's.
    """
    at, comparable = subject.at, subject.at.unexplained_fen is not None
    if sides.asked_fen(at) != at.claimed_fen:
        yield from _ordered(subject, sides)
        return
    if at.claimed_fen is None:
        return
    figures = _figures(subject) if sides.figures and comparable and not at.limitation.expired else ""
    if figures:
        claimed = f"按{sides.me}所知,{sides.other}主张 {speak_yuan(at.claimed_fen)}"
        because = at.lawful.because if at.lawful is not None and ceiling_is_told(at) else ()
        yield Reason(Ground.AMOUNT, f"{claimed};{figures}", because)
    if at.excess_fen and at.lawful is not None and (ceiling_is_told(at) or not comparable):
        by = (
            f"高出 {speak_yuan(at.excess_fen)}"
            if _ceiling_is_firm(at)
            else "高出部分怎样算出、依据是什么,未见说明"
        )
        yield Reason(Ground.AMOUNT, f"{sides.other}主张的金额高于{ceiling_name(at)},{by}", at.lawful.because)
    for gap in at.claim_gaps:
        text = f"{sides.other}主张的{gap.what} {speak_yuan(gap.amount_fen)},未见合同依据"
        if gap.kind in IN_THE_BOOKS:
            text = f"{gap.what},涉及金额 {speak_yuan(gap.amount_fen)},主张的数额没有反映"
        yield Reason(Ground.AMOUNT, text, gap.because)
    if at.unexplained_fen is not None and at.unexplained_fen > 0:
        by = "高" if _others_fees(subject) else f"多 {speak_yuan(at.unexplained_fen)}"
        more = f"{by},多出部分的构成和依据未见说明"
        yield Reason(Ground.AMOUNT, f"{sides.other}主张的金额,比按合同约定和现有还款记录推算的金额{more}")


def _ordered(subject: Subject, sides: Sides) -> Iterator[Reason]:
    """A payment order over another sum than was claimed before, against contract and ceiling; no sum is told."""
    at, asked_fen = subject.at, sides.asked_fen(subject.at) or 0
    if at.contract is not None and at.unexplained_fen is not None and asked_fen > at.contract.total_fen:
        text = "支付令的金额高于按合同约定和现有还款记录推算的金额,多出部分的构成和依据未见说明"
        yield Reason(Ground.AMOUNT, text)
    if at.lawful is not None and ceiling_is_told(at) and asked_fen > at.lawful.total_fen:
        yield Reason(Ground.AMOUNT, f"支付令的金额高于{ceiling_name(at)}", at.lawful.because)


def _unreckoned(subject: Subject, sides: Sides) -> Iterator[Reason]:
    """What stands above the principal where nothing can be reckoned: the other side has to show how it came about."""
    at, principal_fen = subject.at, subject.debt.principal_fen
    asked_fen = sides.asked_fen(at)
    if at.contract is not None or asked_fen is None or principal_fen is None or at.limitation.expired:
        return
    if asked_fen > principal_fen and not at.stage.is_paid_off:
        above = f"{sides.other}主张的金额高于借款本金 {speak_yuan(asked_fen - principal_fen)}"
        yield Reason(Ground.AMOUNT, f"{above},高出部分怎样算出、依据是什么,未见说明")


def _figures(subject: Subject) -> str:
    """The contract's figure and the ceiling's, each where the claim lies above it: no higher one is volunteered."""
    at, told = subject.at, []
    if at.contract is not None and not _others_fees(subject):
        told.append((at.contract.total_fen, "按合同约定和现有还款记录推算为 "))
    if at.lawful is not None and ceiling_is_told(at) and _ceiling_is_firm(at):
        told.append((at.lawful.total_fen, f"{ceiling_name(at)}为 "))
    elif at.lawful is not None and ceiling_counts(at) and not old_rate_on_request(at):
        told.append((at.lawful.agreed_fen, "本金按实际到手的数额计算时为 "))
    claimed_fen = at.claimed_fen or 0
    return ";".join(f"{words}{speak_yuan(fen)}" for fen, words in told if fen < claimed_fen)


def _ceiling_is_firm(at: DebtPosition) -> bool:
    """Whether the ceiling's own sum may be told: no old rate raises it, which only the other side would ask for."""
    return ceiling_is_told(at) and not old_rate_on_request(at)


def _others_fees(subject: Subject) -> tuple[str, ...]:
    """Fees that go to somebody other than the lender: no part of what the lender may claim."""
    return tuple(fee.name for fee in subject.debt.fees if fee.payee is not Payee.LENDER)


def _other_payees(subject: Subject, sides: Sides) -> Iterator[Reason]:
    if (names := _others_fees(subject)) and not subject.at.limitation.expired:
        named = "、".join(f"“{name}”" for name in names)
        text = f"{named}由出借人以外的第三方收取,不是{sides.other}的债权,是否应付由收取方另行主张并举证"
        yield Reason(Ground.CHARGES, text)


def _upfront(subject: Subject, _sides: Sides) -> Iterator[Reason]:
    told, principal_fen = finding(subject, "upfront_deducted"), subject.debt.principal_fen
    if told is None or told.amount_fen is None or principal_fen is None:
        return
    received_fen = principal_fen - told.amount_fen
    yield Reason(
        Ground.PRINCIPAL,
        f"合同载明本金 {speak_yuan(principal_fen)},实际到手 {speak_yuan(received_fen)};放款时扣除的 "
        f"{speak_yuan(told.amount_fen)}不应计入本金,利息也应按实际到手的数额计算",
        told.because,
    )


def _differences(subject: Subject, _sides: Sides) -> Iterator[Reason]:
    """The named differences, but the one that the finding on money kept back has told already."""
    upfront = finding(subject, "upfront_deducted")
    for item in subject.at.differences:
        if upfront is None or item.because != upfront.because:
            ground = _ground(item, subject)
            kept_back = ground is Ground.CHARGES and old_rate_on_request(subject.at)
            yield Reason(ground, f"{_words(item)},不应支持" if kept_back else _difference(item), item.because)


def _ground(item: Difference, subject: Subject) -> Ground:
    lawful = subject.at.lawful
    return Ground.CHARGES if lawful is not None and item.because == lawful.because else Ground.PRINCIPAL


def _difference(item: Difference) -> str:
    return f"{_words(item)},涉及金额 {speak_yuan(item.amount_fen)}"


def _words(item: Difference) -> str:
    return item.what.rstrip("。")


def _price(subject: Subject, _sides: Sides) -> Iterator[Reason]:
    """The agreed price against the ceiling of courts."""
    at = subject.at
    if at.nominal_percent is None:
        return
    yearly = f"年利率为{short_percent(at.nominal_percent)}%(单利口径)"
    if (told := finding(subject, "over_cap")) is not None:
        over = f",按合同履行完毕超出 {speak_yuan(told.amount_fen)}" if told.amount_fen else ""
        text = f"按合同约定的全部息费计算,{yearly},高于{_ceiling(subject)}{over}"
        yield Reason(Ground.CHARGES, text, told.because)
    if (told := finding(subject, "over_cap_contested")) is not None:
        text = f"将担保费计入后,{yearly},高于{_ceiling(subject)};担保费应否计入,有待审查"
        yield Reason(Ground.CHARGES, text, told.because)
    if (told := finding(subject, "over_every_reading")) is not None:
        text = f"出借人属于何类机构尚不能确认;不论属于哪一类,按全部息费计算,{yearly},均高于相应的上限"
        yield Reason(Ground.CHARGES, text, told.because)


def _ceiling(subject: Subject) -> str:
    asked = percents_on_request(subject.at)
    if asked:
        return f"法院可以依请求调减的标准(年利率{asked})"
    percents = dict.fromkeys(short_percent(percent_text(cap.value_e9)) for cap in subject.at.caps)
    return f"法律支持的上限(年利率{'、'.join(f'{percent}%' for percent in percents)})"


def _penalty(subject: Subject, _sides: Sides) -> Iterator[Reason]:
    if (told := finding(subject, "penalty_too_high")) is not None:
        yield Reason(Ground.CHARGES, "约定的逾期利率,加收幅度高于有关规定的幅度", told.because)


def _fees(subject: Subject, _sides: Sides) -> Iterator[Reason]:
    for told in subject.at.findings:
        if told.code == "fee_not_allowed" and told.amount_fen:
            text = f"借款利息之外另收{_fee_name(told, subject)},合计 {speak_yuan(told.amount_fen)},与有关规定不符"
            yield Reason(Ground.CHARGES, text, told.because)


def _fee_name(told: Finding, subject: Subject) -> str:
    """The fee that the finding names."""
    quoted = (f"“{fee.name}”" for fee in subject.debt.fees)
    return next((name for name in quoted if name in told.text), "费用")


def _creditor(subject: Subject, sides: Sides) -> Iterator[Reason]:
    if subject.at.lender is None:
        yield Reason(
            Ground.CREDITOR,
            f"{sides.me}现有材料未载明出借人的全称,不能确认{sides.other}就是债权人,"
            f"请{sides.other}提交借款合同和放款凭证",
        )
    if (told := finding(subject, "assigned")) is not None:
        yield Reason(
            Ground.CREDITOR,
            f"{sides.other}的债权如系受让取得,{sides.me}现有材料中没有原债权人的转让通知;"
            f"未经通知的转让对{sides.me}不发生效力",
            told.because[:1],
        )
