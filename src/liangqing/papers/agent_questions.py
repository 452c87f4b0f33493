"""法务核验问题单: what to ask somebody who calls as 法务, what to stop at, and where to check."""

from liangqing.case.debt import LenderType
from liangqing.papers.paper import (
    AGENT_NOTICE,
    Block,
    Facts,
    Heading,
    Items,
    Layout,
    Paragraph,
    Request,
    Say,
    Table,
)
from liangqing.papers.wording import BLANK, citable, explained_line

#: From part C.4 of the rules: what a genuine agent can answer.
QUESTIONS = (
    "您的全名?",
    "您所在公司的全称?",
    "您的工号?",
    "您受哪家放款机构委托?委托书能否由其官方渠道发给我?",
    "您说已立案:法院名称和案号?",
    "您说自己是律师:律所名称和执业证号?",
    "我挂断后打放款机构的公开客服号,能否转到您?",
)
#: Any one of these is reason to stop at once.
STOP_SIGNS = (
    "没有结果先收费,或要“保证金”“诚意金”;",
    "要求付到个人账户或个人收款码;",
    "要短信验证码、银行卡密码,或要共享屏幕;",
    "不许您联系放款机构,不许告诉家人。",
)
_PRIVATE_PHONE = "用个人手机号、个人微信联系;"
#: Each of these alone proves nothing; check before saying anything about money.
CHECK_SIGNS = (
    "说有“内部通道”,能停催、消账、改征信;",
    "说“今天就来抓人”“已经立案”,又给不出可查的案号;",
    "自称律师,给不出执业证号;",
    _PRIVATE_PHONE,
    "说的欠款金额和您手里的记录对不上;",
    "只催您马上决定。",
)
_SAY = "请把您的姓名、公司和工号告诉我。我会向{lender}核实,核实之前不谈金额,也不付款。"
_ASK_LENDER = "放款机构:用借款合同或官方 App 上的号码打过去,问这个人和这家公司是否受其委托。"
_ASK_PERSON = "出借人:用您一直存着的号码打过去,问这个人是否受其委托。"
_CHECKS = (
    "案号:拨 12368,或到法院现场问。",
    "法律上的疑问:拨 12348(法律援助)。",
    "已经付了钱、给了验证码:马上拨 110,并联系银行止付;反诈咨询 96110。",
)
_NATIONAL = "{who}不处理的:拨 12378(金融监管)。"
_LOCAL = "{who}不处理的:找当地的地方金融管理局,不知道电话就拨 12345 转。"
_ANY = (
    _NATIONAL.format(who="银行、消费金融等金融机构"),
    _LOCAL.format(who="小额贷款公司、担保公司"),
)
#: Who hears a complaint about each class of lender; a class that is not here may be either.
_COMPLAIN = {
    LenderType.BANK: (_NATIONAL.format(who="银行"),),
    LenderType.CONSUMER_FINANCE: (_NATIONAL.format(who="消费金融公司"),),
    LenderType.TRUST: (_NATIONAL.format(who="信托公司"),),
    LenderType.AUTO_FINANCE: (_NATIONAL.format(who="汽车金融公司"),),
    LenderType.MICROLOAN: (_LOCAL.format(who="小额贷款公司"),),
    LenderType.GUARANTOR: (_LOCAL.format(who="担保公司"),),
    LenderType.AMC: (_NATIONAL.format(who="全国性资产管理公司"), _LOCAL.format(who="地方资产管理公司")),
    LenderType.PRIVATE: (),
}


def agent_questions_facts(request: Request) -> Facts:
    """The sheet; needs no debt, and names the lender where one was chosen."""
    citations = citable(request.bases[key] for key in (AGENT_NOTICE,) if key in request.bases)
    return Facts(
        layout=Layout.CARD,
        title="“法务”核验问题单",
        blocks=(
            *_lender(request),
            Heading(text="先说这一句"),
            Say(text=_SAY.format(lender="出借人本人" if _of_person(request) else "放款机构的公开客服")),
            Heading(text="逐条问,当场记"),
            Table(head=("问什么", "对方怎么答"), rows=_questions(request), widths=(58, 42)),
            Heading(text="有下面任何一条,先停下,挂断核实"),
            Items(items=_for_person(STOP_SIGNS, request), numbered=False),
            Heading(text="有下面的情形,没核实清楚之前不答应"),
            Items(items=_check_signs(request), numbered=False),
            Heading(text="到哪里核实"),
            Items(items=_checks(request), numbered=False),
            *(
                (Heading(text="依据"), Items(items=tuple(map(explained_line, citations))))
                if citations
                else ()
            ),
        ),
        citations=citations,
    )


def _lender_type(request: Request) -> LenderType:
    return LenderType.UNKNOWN if request.debt_id is None else request.subject().debt.lender_type


def _of_person(request: Request) -> bool:
    return _lender_type(request) is LenderType.PRIVATE


def _for_person(lines: tuple[str, ...], request: Request) -> tuple[str, ...]:
    """The same lines; where a person lent, that person takes the place of the institution."""
    if not _of_person(request):
        return lines
    swaps = (
        ("哪家放款机构", "哪位出借人"),
        ("个人账户或个人收款码", "出借人以外的账户或收款码"),
        ("由其官方渠道", "由出借人本人"),
        ("放款机构的公开客服号", "出借人的电话"),
        ("放款机构", "出借人"),
    )
    for institution, person in swaps:
        lines = tuple(line.replace(institution, person) for line in lines)
    return lines


def _check_signs(request: Request) -> tuple[str, ...]:
    """A person calls from a person's telephone."""
    return tuple(sign for sign in CHECK_SIGNS if sign != _PRIVATE_PHONE or not _of_person(request))


def _questions(request: Request) -> tuple[tuple[str, str], ...]:
    return tuple((question, "") for question in _for_person(QUESTIONS, request))


def _checks(request: Request) -> tuple[str, ...]:
    """The lender first, then whoever hears complaints about lenders of its class."""
    lender = _ASK_PERSON if _of_person(request) else _ASK_LENDER
    return (lender, *_CHECKS[:2], *_COMPLAIN.get(_lender_type(request), _ANY), *_CHECKS[2:])


def _lender(request: Request) -> tuple[Block, ...]:
    if request.debt_id is None:
        return ()
    subject = request.subject()
    lender = subject.debt.lender or "全称见借款合同"
    lines = (f"所涉借款:{subject.at.name}({lender})", f"来电时间:{BLANK}", f"来电号码:{BLANK}")
    return tuple(Paragraph(text=line) for line in lines)
