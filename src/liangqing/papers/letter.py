"""Parts that letters share: addressee, loan facts, signature, and the page that stays at home."""

from liangqing.base.because import Because
from liangqing.base.money import speak_yuan
from liangqing.papers.paper import Subject
from liangqing.papers.wording import BLANK, formal_date, gist_line, unchecked_line

_SENDING = (
    "横线处请亲笔填写;不清楚的先对照借款合同,不要猜。",
    "附件逐项放入;身份证件复印件上写明“仅用于与该机构协商还款”。",
    "寄往借款合同或官方 App 公布的地址,也可在官方渠道提交;留好寄送回执或提交截图。",
)


def addressee(subject: Subject) -> str:
    """The lender in full, or a line to fill in."""
    return f"{subject.debt.lender or f'{BLANK}(放款机构全称,见借款合同)'}:"


def loan_facts(subject: Subject) -> str:
    """When, with whom, through which platform, under which number, how much; unknown parts are blanks."""
    debt = subject.debt
    on = formal_date(debt.formed_on) if debt.formed_on else "____年__月__日"
    platform = f"通过{debt.platform}" if debt.platform and debt.platform != debt.lender else ""
    product = f"“{debt.product}”" if debt.product else ""
    number = debt.contract_no or f"{BLANK}(以借款合同为准)"
    return f"{on},借款人{platform}与贵方订立{product}借款合同,合同编号:{number}。{_principal(subject)}"


def _principal(subject: Subject) -> str:
    debt = subject.debt
    if debt.principal_fen is None:
        return f"借款本金 {BLANK} 元。"
    text = f"借款本金 {speak_yuan(debt.principal_fen)}"
    if debt.disbursed_fen is not None and debt.disbursed_fen != debt.principal_fen:
        text += f",实际收到 {speak_yuan(debt.disbursed_fen)}"
    return f"{text}。"


def signature(who: str) -> tuple[str, ...]:
    """Name and date, both to be written by hand."""
    return (f"{who}(签名):{BLANK}", "日期:______年____月____日")


def before_sending(citations: tuple[Because, ...], notes: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What to look at before the letter goes out: for the borrower, on a page that is not sent."""
    unchecked = tuple(line for line in map(unchecked_line, citations) if line)
    gists = (gist_line(number, because) for number, because in enumerate(citations, start=1))
    return (
        *notes,
        *_SENDING,
        *(f"引用前请核对:{line}" for line in unchecked),
        *(line for line in gists if line),
    )
