"""A message that speaks of a court or a tribunal: no step is guessed from it, but whether one has begun is asked."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from liangqing.assess.position import Finding, Severity
from liangqing.assess.stage import is_closed, runs
from liangqing.assess.told import SUMMONS
from liangqing.base.days import speak_date
from liangqing.case.case import Case
from liangqing.case.debt import Debt
from liangqing.case.missing import Missing
from liangqing.case.records import Contact, Direction
from liangqing.law.book import LawBook, matter_on

#: A message is asked about for so long.
_LOOK_BACK_DAYS = 180
_COURT_LINE = "12368"
#: Words of a step that has begun; a threat to sue is none of them.
_BEGUN = re.compile(
    "传票|应诉通知|举证通知|开庭|已(?:经)?(?:被)?立案|立案通知|案号|电子送达|诉讼材料|起诉状副本|支付令|执行通知|执行裁定"
    "|仲裁(?:通知|委|申请书)|[((〔]20[0-9]{2}[))〕][^,。,]{1,8}[民执初督][^,。,]{0,6}号"
)


def court_messages(case: Case, as_of: date) -> tuple[Contact, ...]:
    """What came in of late and speaks of a step, where no step is on file that it could belong to; in order of day."""
    since_on = as_of - timedelta(days=_LOOK_BACK_DAYS)
    told = [
        contact
        for contact in case.contacts
        if since_on < contact.at.date() <= as_of and speaks_of_a_step(contact) and not _on_file(contact, case)
    ]
    return tuple(sorted(told, key=lambda contact: contact.at))


def speaks_of_a_step(contact: Contact) -> bool:
    """From the courts' line, or in words that only a step that has begun uses."""
    if contact.direction is not Direction.IN or contact.collecting is False:
        return False
    return contact.number.endswith(_COURT_LINE) or _BEGUN.search(contact.text) is not None


def _on_file(contact: Contact, case: Case) -> bool:
    debts = (
        case.debts if contact.debt is None else tuple(debt for debt in case.debts if debt.id == contact.debt)
    )
    return any(_has_step(debt, contact.at.date()) for debt in debts)


def _has_step(debt: Debt, on: date) -> bool:
    """A step on file that ran then, or that began later, or a debt closed by then."""
    return is_closed(debt, on) or any(
        runs(step, on) or (step.served_on or step.filed_on or on) >= on for step in debt.proceedings
    )


def court_message_findings(messages: Sequence[Contact], book: LawBook, as_of: date) -> Iterator[Finding]:
    """One finding for each debt (or for none known), telling the latest message."""
    latest = {contact.debt: contact for contact in messages}
    for debt, contact in latest.items():
        sender = "12368" if contact.number.endswith(_COURT_LINE) else contact.number or "没有显示号码的来信"
        yield Finding(
            code="court_message",
            severity=Severity.URGENT,
            text=f"{speak_date(contact.at.date())}有一条来自 {sender} 的消息,说到法院或仲裁。"
            "光看消息不能断定案子已经开始,也可能是催收在吓人;但真的案子有期限。先核对,再告诉我们收到文书的日期。",
            because=tuple(
                reason
                for effect in ("service.consent_found", "service.simple_notice")
                for reason in book.because(effect, matter_on(as_of))
            ),
            debt=debt,
            steps=(
                "自己拨 12368,用身份证号或案号问有没有这个案子;不点消息里的链接,不拨消息里的号码。",
                "有的:问清哪个法院、到哪一步、文书哪天送达,把日期填进来。",
                "没有的:保存消息和号码,冒充法院的可以报警(110)。",
            ),
        )


def court_message_questions(case: Case, messages: Sequence[Contact]) -> tuple[Missing, ...]:
    """Whether a step has begun: for the debt meant, or in general."""
    debts = dict.fromkeys(contact.debt for contact in messages)
    rows = tuple(_question(case, debt) for debt in debts)
    return tuple(row for row in rows if case.answer(row.id) is None)


def _question(case: Case, debt_id: str | None) -> Missing:
    debt = case.debt(debt_id) if debt_id else None
    if debt is None:
        return Missing(
            id=SUMMONS,
            debt=None,
            question="有消息说到法院或仲裁:真的收到传票、起诉状或支付令了吗?",
            where="打 12368 核对",
            choices=("yes", "no"),
            first=True,
        )
    return Missing(
        id=f"debt.{debt.id}.summons_received_on",
        debt=debt.id,
        question=f"{debt.name}:有消息说到法院或仲裁。哪天收到传票或起诉状?没有就填 none。",
        where="信封、电子送达页面;打 12368 核对",
        first=True,
    )
