"""通话卡: one page to hold while calling: three points, the next sentence, what to ask, what never to say."""

from liangqing.base.money import speak_yuan
from liangqing.papers.gates import limitation_warning, pass_limitation
from liangqing.papers.paper import (
    Block,
    Facts,
    Heading,
    Items,
    Layout,
    Paragraph,
    Request,
    Say,
    Subject,
    Table,
)
from liangqing.plan.plan import LadderStep

_ASK = (
    "您的工号和姓名是什么?这通电话有没有录音?",
    "欠款明细:本金、利息、违约金、费用各是多少?",
    "这个方案由谁批准,几天内答复?",
    "方案在官方 App 里或书面确认吗?我看到确认后按方案付款。",
)
_NEVER = (
    "“我不还了。”",
    "“你们去起诉吧。”",
    "拿不出的数、做不到的日期,都不答应。",
    "验证码、密码、屏幕共享,一律不给;不往个人账户付款。",
)
_END = "今天先到这里。请把方案发到官方 App 或书面寄给我,我看到以后再答复您。"
_AFTER = "挂断后马上记下:几点、对方工号、说了什么数。"


def call_card_facts(request: Request) -> Facts:
    """The card; raises GateClosed where offering to pay would revive a claim."""
    subject = request.subject()
    gates = pass_limitation(subject)
    return Facts(
        layout=Layout.CARD,
        title=f"通话卡:{subject.at.name}",
        blocks=(
            *_notices(subject),
            Heading(text="打给谁"),
            Paragraph(text=_whom(subject)),
            Heading(text="接通后先说这一句"),
            Say(text=_opening(subject)),
            Heading(text="要说清的三点"),
            Items(items=_points(subject)),
            *_ladder(subject),
            Heading(text="要问的"),
            Items(items=_ASK, numbered=False),
            Heading(text="不要说的"),
            Items(items=_NEVER, numbered=False),
            Heading(text="怎样结束"),
            Say(text=_END),
            Paragraph(text=_AFTER),
        ),
        gates=gates,
    )


def _notices(subject: Subject) -> tuple[Block, ...]:
    """What to know before dialling: limitation near its end, and the next date of this debt."""
    told = [text for text in (limitation_warning(subject), _next_date(subject)) if text]
    return (Heading(text="打之前先看"), Items(items=tuple(told), numbered=False)) if told else ()


def _next_date(subject: Subject) -> str | None:
    today = subject.request.position.as_of
    dates = [d for d in subject.request.position.deadlines if d.debt == subject.at.id and d.due_on >= today]
    first = min(dates, key=lambda deadline: deadline.due_on, default=None)
    return f"最近的一个日期:{first.text}" if first else None


def _whom(subject: Subject) -> str:
    who = subject.debt.lender or "借款合同第一页写明的放款机构"
    return f"{who}的客服。号码以借款合同或官方 App 上的为准,不要回拨来电和短信里的号码。"


def _opening(subject: Subject) -> str:
    ask = "请登记我的协商申请,并告诉我几天内、以什么书面方式答复。"
    begin = f"您好,请先告诉我您的工号。我要谈的是{subject.at.name}这笔借款。我愿意还,"
    step = _step(subject)
    if step is None:
        return f"{begin}但原来的安排有困难。{ask}"
    return f"{begin}按现在的收入,每月能还 {speak_yuan(step.opening_fen)}。{ask}"


def _points(subject: Subject) -> tuple[str, ...]:
    amount = "我愿意还;金额要按合同和法律核对清楚,有异议的部分请书面说明。"
    return (
        amount,
        _means(subject),
        "谈成的内容要有书面确认,写明放款机构、金额、日期、减免何时生效和收款账户。",
    )


def _means(subject: Subject) -> str:
    plan = subject.request.plan
    if plan.capacity_fen <= 0 or not plan.feasible:
        return "我的困难是真实的,可以提供证明;答应不了的数我先不答应。"
    share = f",要分给 {debts} 笔借款" if (debts := len(subject.request.case.debts)) > 1 else ""
    return f"我每月能拿出来还款的一共是 {speak_yuan(plan.capacity_fen)}{share},再多就会动到基本生活。"


def _ladder(subject: Subject) -> tuple[Block, ...]:
    step = _step(subject)
    if step is None:
        return ()
    row = (speak_yuan(step.opening_fen), speak_yuan(step.target_fen), speak_yuan(step.floor_fen))
    table = Table(head=("先提", "想谈到", "底线(再多就不答应)"), rows=(row,), widths=(30, 30, 40))
    return (Heading(text="每月金额,心里有数"), table)


def _step(subject: Subject) -> LadderStep | None:
    """Amounts are named only where the plan keeps the household's floor."""
    return subject.step if subject.request.plan.feasible else None
