"""Three calls for help: months of silence, a frozen wage card, debits that eat the wage. Steps, and whom to ask."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from liangqing.assess.flags import before_a_court
from liangqing.assess.position import Finding, Severity
from liangqing.assess.seen import Seen
from liangqing.assess.told import AUTO_DEBIT, FROZEN, VANISHED, YES
from liangqing.base.because import Because
from liangqing.base.money import speak_yuan
from liangqing.case.case import Case
from liangqing.case.event import EventKind
from liangqing.case.records import Direction, MoneyRecord
from liangqing.law.book import LawBook, matter_on

#: A debit within so many days after the wage came in, at least so often, is worth a word.
_SOON_AFTER_DAYS = 2
_OFTEN = 2
_WAGE_WORDS = ("工资", "代发", "薪")


def way_back_findings(case: Case, all_seen: Sequence[Seen], book: LawBook) -> Iterator[Finding]:
    """What the three answers call for; debits are also seen in bills."""
    if case.answer(VANISHED) == YES:
        yield _vanished(case, all_seen, book)
    if case.answer(FROZEN) == YES:
        yield _frozen(case, all_seen, book)
    drained = tuple(seen for seen in all_seen if drains_wages(seen, case.records))
    if case.answer(AUTO_DEBIT) == YES or drained:
        yield _auto_debit(case, drained, book)


def _reasons(case: Case, book: LawBook, *effects: str) -> tuple[Because, ...]:
    matter = matter_on(case.as_of)
    return tuple(reason for effect in effects for reason in book.because(effect, matter))


def _vanished(case: Case, all_seen: Sequence[Seen], book: LawBook) -> Finding:
    barred = [seen.debt.name for seen in all_seen if seen.limitation.expired]
    first = (f"{'、'.join(barred)}的时效可能已过:这几笔先不要联系、不要答应、不要还,先打 12348 问。",)
    return Finding(
        code="vanished",
        severity=Severity.URGENT,
        text="几个月没有理,也回得来,不用一次还清。先看有没有案子:找不到人时法院可以公告送达,期限照样走,"
        "不到庭也可能判。没有案子,再一家一家联系;主动联系上,就不再是失联。",
        because=_reasons(
            case,
            book,
            "deadline.public_notice_service",
            "suit.absence",
            "service.address_carries",
            "limitation.acknowledge",
        ),
        steps=(
            "今天:打 12368,用身份证号问有没有您的案件;有的,问清到哪一步、哪天到期,这一件最先办。",
            "今天:把以前的短信、未接来电、家里和户籍地的信都翻一遍,拍照存好,导进来。",
            "这两天:查一次信用报告(每年两次免费),列出每一笔是谁放的、现在归谁管。",
            *(first if barred else ()),
            "这个星期:先算每月真能拿出多少,再从最急的一家开始,打合同或官方 App 上的客服,不打催收留的号码。",
            "打电话只说三件事:我是谁、为什么没还(说真话)、每月能还多少;当场不答应数额,要书面方案。",
            "说开以后保持一个能打通的号码;换号的,告诉放款机构。信用卡尤其不要换号不告知。",
        ),
        papers=("call_card", "negotiation_request", "agent_questions"),
    )


def _frozen(case: Case, all_seen: Sequence[Seen], book: LawBook) -> Finding:
    """Who froze it decides whom to ask; what must be left is told from the household's own figure."""
    courts = [seen.debt.name for seen in all_seen if before_a_court(seen)]
    likely = f"材料里{'、'.join(courts)}已经在走法院程序,多半是这一笔。" if courts else ""
    floor_fen = case.household.living_floor_fen
    kept = (
        f"按您填的当地低保标准,全家每月 {speak_yuan(floor_fen)}应当先留出来。"
        if floor_fen
        else "应当留下必需的生活费,有低保标准的按低保标准乘家里人口;数额问街道或民政,填进来我们就写清楚。"
    )
    return Finding(
        code="wage_frozen",
        severity=Severity.URGENT,
        text=f"工资卡被冻:先问银行是谁冻的。法院冻的,找那个法院;银行自己扣的,找放款银行。{likely}{kept}",
        amount_fen=floor_fen,
        because=_reasons(
            case,
            book,
            "enforcement.exempt",
            "enforcement.income",
            "enforcement.personal_claims",
            "enforcement.objection",
            "freeze.excess",
            "freeze.lapse",
            "setoff.notice",
        ),
        steps=(
            "今天:去或打开户银行,问清冻结机关、案号、金额、到哪天;请银行打印回执。",
            "是法院:打 12368 找到承办法官,问是诉讼保全还是执行;书面申请留出生活费,"
            "一并交工资流水、家里人口、低保标准的证明。",
            "冻的钱明显多过要还的数、到期没有续冻的:书面提异议。低保、失业金、养老金,写明是哪一种。",
            "不是法院,是放款银行从您在它那里的账户扣的:打它的客服,请它书面说明合同哪一条允许;说不清的,打 12378 反映。",
            "已经在执行的,工资照实报告,不要换卡躲;可以请求执行和解,写进笔录。没有被起诉、也没有进入执行的,工资可以改发到不欠钱的银行。",
            "今天没有饭钱:向家里人说一声,或到街道问临时救助;不要为此再借。不懂就打 12348。",
        ),
    )


def drains_wages(seen: Seen, records: Sequence[MoneyRecord]) -> bool:
    """Whether bills show debits for a debt that is late, again and again within two days after the wage came in."""
    if not seen.overdue_days:
        return False
    wages = {record.on for record in records if _is_wage(record)}
    debits = {
        event.on for event in seen.debt.events if event.kind is EventKind.PAYMENT and event.key is not None
    }
    soon = [
        on for on in debits if any(on - timedelta(days=ago) in wages for ago in range(_SOON_AFTER_DAYS + 1))
    ]
    return len(soon) >= _OFTEN


def _is_wage(record: MoneyRecord) -> bool:
    said = f"{record.item} {record.category} {record.counterparty}"
    return record.settled and record.direction is Direction.IN and any(word in said for word in _WAGE_WORDS)


def _auto_debit(case: Case, drained: Sequence[Seen], book: LawBook) -> Finding:
    names = "、".join(seen.debt.name for seen in drained)
    seen_words = f"账单里,{names}不止一次在工资到账两天内扣款。" if drained else ""
    living_fen = case.household.living_floor_fen or case.household.living_fen
    keep = f"先把每月 {speak_yuan(living_fen)} 的生活费留出来。" if living_fen else "先把生活费留出来。"
    return Finding(
        code="auto_debit",
        severity=Severity.SOON,
        text=f"{seen_words}自动扣款是您签合同时授权的,放款机构可以按约定扣它能扣到的账户;别家银行的账户,要法院才能动。{keep}"
        "扣走的也算还款,时效会从那天重新算。",
        amount_fen=living_fen,
        because=_reasons(
            case, book, "setoff.notice", "limitation.demand", "standard_terms.duty", "allocation.several"
        ),
        steps=(
            "翻合同里“代扣”“扣款授权”那几条,看授权了哪些账户、能不能部分扣。",
            "没有被起诉、也没有进入执行的:工资、补贴可以改发到没有欠款、没有签过代扣的银行。已经起诉或执行的,不要为了躲而换。",
            "打放款机构客服,请求改扣款日、改成每月固定数额,或者取消代扣、改为自己还;要书面答复。",
            "几笔欠在同一家的,书面指定先还哪一笔。",
            "合同里没有授权的扣款:要求退回,打 12378(持牌机构)反映。",
        ),
        papers=("negotiation_request", "call_card"),
    )
