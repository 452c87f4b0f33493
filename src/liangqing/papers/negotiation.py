"""协商还款申请书: to the lender of one debt, with the figures, the reasons, the requests and the plan."""

from liangqing.base.because import Because
from liangqing.base.money import speak_yuan
from liangqing.case.borrower import Role
from liangqing.papers.both_sides import both_sides
from liangqing.papers.ceiling import ceiling_is_told
from liangqing.papers.counterpart import counterpart
from liangqing.papers.figures import difference_items, figures_table
from liangqing.papers.gates import pass_gates, suit_runs
from liangqing.papers.letter import addressee, before_sending, loan_facts, signature
from liangqing.papers.paper import Block, Facts, Heading, Items, Layout, Paragraph, Request, Subject
from liangqing.papers.proposal import proposal
from liangqing.papers.wording import BLANK, citable, citation_line, references
from liangqing.plan.plan import Ask, Basis, OptionKind

NO_ADMISSION = "就金额有异议的部分,本申请不构成确认。"
_FOR_MEDIATION = "本申请为达成调解、和解而作出。"
_NUMERALS = "一二三四五六七八九十"
_ROLE_WORDS = {
    Role.BORROWER: "",
    Role.GUARANTOR: "申请人系该笔借款的担保人。",
    Role.SPOUSE: "申请人系借款人的配偶。",
}
_GROUPS = (
    (Basis.RIGHT, "依法主张的事项:"),
    (Basis.POLICY, "有政策支持、请求贵方予以考虑的事项:"),
    (Basis.COURTESY, "请求贵方同意的事项:"),
)


def negotiation_facts(request: Request) -> Facts:
    """The letter; raises GateClosed where a payment order runs, limitation may be past or the lender is unknown."""
    subject = request.subject()
    gates = pass_gates(subject)
    citations = _citations(subject)
    sections = (
        ("借款的基本情况", _loan(subject)),
        ("还款困难的情况", _hardship(subject)),
        ("对欠款金额的意见", _amounts(subject, citations)),
        ("申请事项", _requests(subject, citations)),
        ("还款安排", proposal(subject)),
        ("该安排对双方的意义", both_sides(subject)),
        ("书面答复", _answer(subject)),
        ("依据", _basis(citations)),
    )
    blocks = [
        block for number, section in enumerate(_filled(sections)) for block in _section(number, *section)
    ]
    return Facts(
        layout=Layout.LETTER,
        title="协商还款申请书",
        addressee=addressee(subject),
        blocks=(*_applicant(subject), *blocks),
        attachments=_attachments(subject),
        signature=signature("申请人"),
        before_sending=before_sending(subject, citations),
        gates=gates,
        citations=citations,
    )


def _citations(subject: Subject) -> tuple[Because, ...]:
    """Every reason that the letter uses, in the order in which it is used."""
    told = subject.at.lawful if ceiling_is_told(subject.at) else None
    lawful = told.because if told else ()
    differences = tuple(because for item in subject.at.differences for because in item.because)
    asked = tuple(because for ask in _asks(subject) for because in ask.because)
    return citable((*lawful, *differences, *asked))


def _filled(sections: tuple[tuple[str, tuple[Block, ...]], ...]) -> list[tuple[str, tuple[Block, ...]]]:
    return [section for section in sections if section[1]]


def _section(number: int, title: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Heading(text=f"{_NUMERALS[number]}、{title}"), *blocks)


def _applicant(subject: Subject) -> tuple[Block, ...]:
    name = subject.request.case.borrower.alias or BLANK
    words = _ROLE_WORDS[subject.request.case.borrower.role]
    lines = (f"申请人:{name}", f"身份证件号码:{BLANK * 2}", f"联系电话:{BLANK}", words)
    return tuple(Paragraph(text=line) for line in lines if line)


def _loan(subject: Subject) -> tuple[Block, ...]:
    return (Paragraph(text=loan_facts(subject)), Paragraph(text=_overdue(subject)))


def _overdue(subject: Subject) -> str:
    at, today = subject.at, subject.request.position.as_of
    on = f"截至{today.year}年{today.month}月{today.day}日"
    if not at.overdue_days:
        kept = subject.option is not None and subject.option.kind is OptionKind.KEEP
        ahead = "" if kept else "申请人预计按原计划还款将有困难,故提前向贵方提出申请。"
        late = "尚未逾期" if at.overdue_days is not None else f"{BLANK}(未逾期,或者逾期多少天,自己填)"
        return f"{on},该笔借款{late}。{ahead}"
    amount = f",逾期金额 {speak_yuan(at.overdue_fen)}" if at.overdue_fen is not None else ""
    return f"{on},按申请人掌握的记录,该笔借款已逾期 {at.overdue_days} 天{amount}。"


def _hardship(subject: Subject) -> tuple[Block, ...]:
    told = subject.request.case.borrower.hardship
    if not told:
        return (
            Paragraph(text="申请人目前的还款困难如下(由申请人据实填写):"),
            Paragraph(text=f"{BLANK * 4}。"),
            *_capacity(subject),
        )
    return (Paragraph(text=f"{told.rstrip('。;,. ')}。"), *_capacity(subject))


def _capacity(subject: Subject) -> tuple[Block, ...]:
    """What the household can spare, only where the budget was told."""
    household, plan = subject.request.case.household, subject.request.plan
    if household.income_fen is None or household.living_fen is None or plan.capacity_fen <= 0:
        return ()
    text = f"按申请人目前的收入和家庭必要支出,每月可用于偿还全部借款的金额合计不超过 {speak_yuan(plan.capacity_fen)}。"
    debts = len(subject.request.case.debts)
    share = f"该金额需在 {debts} 笔借款之间分配。" if debts > 1 else ""
    return (Paragraph(text=f"{text}{share}申请人有还款意愿,愿在上述能力范围内履行。"),)


def _amounts(subject: Subject, citations: tuple[Because, ...]) -> tuple[Block, ...]:
    found = difference_items(subject, citations)
    reasons = (Paragraph(text="上述金额存在差异的原因:"), Items(items=found)) if found else ()
    return (
        Paragraph(text="申请人根据合同、还款记录和有关规定核算,本笔借款的金额如下:"),
        figures_table(subject, citations),
        *reasons,
        Paragraph(text=f"{_no_admission(subject)}请贵方书面列明各项金额的构成和计收依据,以便双方核对。"),
    )


def _no_admission(subject: Subject) -> str:
    return f"{_FOR_MEDIATION if suit_runs(subject) else ''}{NO_ADMISSION}"


def _asks(subject: Subject) -> tuple[Ask, ...]:
    return tuple(map(_honest, subject.option.asks)) if subject.option else ()


def _honest(ask: Ask) -> Ask:
    """An ask without a rule that may be cited is a request, whatever it was called."""
    return ask if citable(ask.because) else ask.model_copy(update={"basis": Basis.COURTESY})


def _requests(subject: Subject, citations: tuple[Because, ...]) -> tuple[Block, ...]:
    """The asks under what they rest on, groups numbered without gaps."""
    asks = _asks(subject)
    groups = [(title, [ask for ask in asks if ask.basis is basis]) for basis, title in _GROUPS]
    blocks: list[Block] = []
    for number, (title, group) in enumerate((title, group) for title, group in groups if group):
        lines = tuple(f"{ask.what.rstrip('。')}{references(ask.because, citations)}。" for ask in group)
        blocks += [Heading(text=f"({_NUMERALS[number]}){title}", level=2), Items(items=lines)]
    return tuple(blocks)


def _answer(subject: Subject) -> tuple[Block, ...]:
    other = counterpart(subject.debt)
    text = (
        f"请贵方对本申请以书面形式答复({other.reply_by}),并载明:{other.must_state}。"
        "上述安排以贵方书面确认的内容为准。"
    )
    return (Paragraph(text=text),)


def _basis(citations: tuple[Because, ...]) -> tuple[Block, ...]:
    return (Items(items=tuple(map(citation_line, citations))),) if citations else ()


def _attachments(subject: Subject) -> tuple[str, ...]:
    """What to put in: only what the case says is there, and what the applicant must add."""
    hardship = "还款困难的证明材料" if subject.request.case.borrower.hardship else "还款困难的证明材料(如有)"
    listed = (
        (True, "申请人身份证件复印件"),
        (True, counterpart(subject.debt).contract_copy),
        (bool(subject.debt.schedule), "还款计划表"),
        (bool(subject.debt.events), "放款及还款记录"),
        (True, "收入与必要支出的证明材料"),
        (True, hardship),
        (subject.debt.claim is not None, "贵方告知欠款金额的记录"),
    )
    return tuple(name for there, name in listed if there)
