"""Parts that letters share: addressee, loan facts, signature, and the page that stays at home."""

from liangqing.base.because import Because
from liangqing.base.money import speak_yuan
from liangqing.papers.counterpart import counterpart
from liangqing.papers.gates import warnings
from liangqing.papers.paper import Subject
from liangqing.papers.wording import BLANK, formal_date, gist_line, unchecked_line


def addressee(subject: Subject) -> str:
    """The lender in full, or a line to fill in."""
    other = counterpart(subject.debt)
    return f"{subject.debt.lender or f'{BLANK}({other.full_name},{other.where_named})'}:"


def loan_facts(subject: Subject) -> str:
    """When, with whom, through which platform, under which number, how much; unknown parts are blanks."""
    debt = subject.debt
    on = formal_date(debt.formed_on) if debt.formed_on else "____年__月__日"
    platform = f"通过{debt.platform}" if debt.platform and debt.platform != debt.lender else ""
    product = f"“{debt.product}”" if debt.product else ""
    return f"{on},借款人{platform}与贵方订立{product}借款合同{_number(subject)}。{_principal(subject)}"


def _number(subject: Subject) -> str:
    """A loan note between persons has no number."""
    told = subject.debt.contract_no
    if told is None and not counterpart(subject.debt).has_number:
        return ""
    return f",合同编号:{told or f'{BLANK}(以借款合同为准)'}"


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


def before_sending(
    subject: Subject, citations: tuple[Because, ...], id_card_for: str | None = None
) -> tuple[str, ...]:
    """What to look at before the letter goes out, what gates say first: for the borrower, on a page not sent.

    `id_card_for`: what is to be written on the copy of the identity card, if it is not an offer that goes out.
    """
    other = counterpart(subject.debt)
    unchecked = tuple(line for line in map(unchecked_line, citations) if line)
    gists = (gist_line(number, because) for number, because in enumerate(citations, start=1))
    return (
        *warnings(subject),
        "横线处请亲笔填写;不清楚的先对照借款合同,不要猜。",
        f"附件逐项放入;身份证件复印件上写明“{id_card_for or other.id_card_for}”。",
        other.sending,
        *(f"引用前请核对:{line}" for line in unchecked),
        *(line for line in gists if line),
    )
