"""通话卡: one page to hold while calling: three points, the next sentence, what to ask, what never to say."""

from dataclasses import dataclass

from liangqing.assess.position import NextDate
from liangqing.base.money import speak_yuan
from liangqing.case.debt import LenderType
from liangqing.papers.gates import (
    CREDITOR,
    PAYMENT_ORDER,
    asks_only,
    pass_limitation,
    payment_order_runs,
    suit_runs,
    warnings,
)
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


@dataclass(frozen=True)
class _Voice:
    """How one speaks to a hotline, or to the person who lent; `agree` asks for a plan."""

    whom: str
    greeting: str
    register: str
    ask: tuple[str, ...]
    agree: tuple[str, ...]
    confirmed: str
    end: str
    after: str


_HOTLINE = _Voice(
    whom="的客服。号码以借款合同或官方 App 上的为准,不要回拨来电和短信里的号码。",
    greeting="您好,请先告诉我您的工号。",
    register="请登记我的协商申请,并告诉我几天内、以什么书面方式答复。",
    ask=(
        "您的工号和姓名是什么?这通电话有没有录音?",
        "欠款明细:本金、利息、违约金、费用各是多少?",
    ),
    agree=(
        "这个方案由谁批准,几天内答复?",
        "方案在官方 App 里或书面确认吗?我看到确认后按方案付款。",
    ),
    confirmed="谈成的内容要有书面确认,写明放款机构、金额、日期、减免何时生效和收款账户。",
    end="今天先到这里。请把方案发到官方 App 或书面寄给我,我看到以后再答复您。",
    after="挂断后马上记下:几点、对方工号、说了什么数。",
)
_PERSON = _Voice(
    whom="本人。用借条、合同上写的或您一直存着的号码;自称代为催收的,先请其出示委托。",
    greeting="您好,我是借款人本人。",
    register="请告诉我您的意见,并用文字回复我。",
    ask=(
        "您现在算的本金、利息、违约金各是多少,怎么算的?",
        "之前还的每一笔,您记的是多少?",
    ),
    agree=("方案能不能写下来,双方签名?我看到文字以后按方案付款。",),
    confirmed="谈成的内容要写下来、双方签名,写明金额、日期、减免何时生效和收款账户。",
    end="今天先到这里。请把方案用文字发给我,我看到以后再答复您。",
    after="挂断后马上记下:几点、说了什么数;聊天和转账记录都留好。",
)
_NEVER = (
    "“我不还了。”",
    "“你们去起诉吧。”",
    "拿不出的数、做不到的日期,都不答应。",
    "验证码、密码、屏幕共享,一律不给;不往{account}付款。",
)
_OBJECTION = "payment_order_objection"
_OBJECT_FIRST = "先提交对整份支付令的书面异议,打电话协商不停止期限。"
_ANSWER_FIRST = (
    "案子正在办:先按期交答辩意见,打电话协商不停止期限。谈的时候说明是为调解谈,不确认对方说的数,自己也不报数。"
)
_FOR_MEDIATION = "我愿意为调解谈一个还得起的方案;金额以审理查明的为准,这些话只为调解说。"
_OBJECTING = (
    "金额要按合同和法律核对清楚,有异议的部分请书面说明。",
    "今天不谈每月还多少、哪天还。",
    "有什么方案请书面发给我,我看到以后再答复。",
)


def call_card_facts(request: Request) -> Facts:
    """The card; raises GateClosed where offering to pay would revive a claim.

    While a payment order runs it sends to the court first and offers nothing.
    """
    subject = request.subject()
    gates = () if payment_order_runs(subject) else pass_limitation(subject)
    voice = _voice(subject)
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
            Items(items=_ask(subject), numbered=False),
            Heading(text="不要说的"),
            Items(items=_never(subject), numbered=False),
            Heading(text="怎样结束"),
            Say(text=voice.end),
            Paragraph(text=voice.after),
        ),
        gates=gates,
    )


def _notices(subject: Subject) -> tuple[Block, ...]:
    """What to know before dialling: a running payment order, what gates say, and the next date of this debt."""
    coming = () if payment_order_runs(subject) else _next_date(subject)
    suit = (_ANSWER_FIRST,) if suit_runs(subject) else ()
    told = (*_order(subject), *suit, *warnings(subject, leave_out=PAYMENT_ORDER), *coming)
    return (Heading(text="打之前先看"), Items(items=told, numbered=False)) if told else ()


def _order(subject: Subject) -> tuple[str, ...]:
    """A running payment order and its last day, in the words of the calendar, else in those of the gate."""
    gate = subject.at.gate(PAYMENT_ORDER)
    if gate is None or gate.open:
        return ()
    dated = next((day.text for day in _dates(subject) if day.kind == _OBJECTION), gate.text)
    return tuple(text for text in (_OBJECT_FIRST, dated) if text)


def _dates(subject: Subject) -> list[NextDate]:
    """The dates of this debt that are still to come, the nearest first."""
    position = subject.request.position
    dates = [day for day in position.deadlines if day.debt == subject.at.id and day.due_on >= position.as_of]
    return sorted(dates, key=lambda day: day.due_on)


def _next_date(subject: Subject) -> tuple[str, ...]:
    return tuple(f"最近的一个日期:{day.text}" for day in _dates(subject)[:1])


def _voice(subject: Subject) -> _Voice:
    return _PERSON if subject.debt.lender_type is LenderType.PRIVATE else _HOTLINE


def _whom(subject: Subject) -> str:
    voice = _voice(subject)
    unknown = "出借人" if voice is _PERSON else "借款合同第一页写明的放款机构"
    return f"{subject.debt.lender or unknown}{voice.whom}"


def _opening(subject: Subject) -> str:
    voice = _voice(subject)
    begin = f"{voice.greeting}我要谈的是{subject.at.name}这笔借款。"
    if payment_order_runs(subject):
        return f"{begin}支付令我会按期向法院提出书面异议。请把欠款明细和计算依据书面发给我。"
    asked = asks_only(subject)
    if asked is not None:
        return f"{begin}{_ASKING[asked]}"
    if suit_runs(subject):
        return f"{begin}{_FOR_MEDIATION}请把方案书面发给我。"
    step = _step(subject)
    if step is None:
        return f"{begin}我愿意还,但原来的安排有困难。{voice.register}"
    return f"{begin}我愿意还,按现在的收入,每月能还 {speak_yuan(step.opening_fen)}。{voice.register}"


def _ask(subject: Subject) -> tuple[str, ...]:
    voice = _voice(subject)
    only_ask = payment_order_runs(subject) or asks_only(subject) is not None
    return voice.ask if only_ask else (*voice.ask, *voice.agree)


#: What the call is for where an offer would do harm.
_ASKING = {
    CREDITOR: "有人说这笔债转给了它:请问贵方有没有转让、转给了谁、哪一天,请书面答复我。",
    "guarantor_paid": "听说担保人已经替我还了:请问哪一天、还了多少,请书面确认;担保人那边请出示代偿证明。",
    "agreement": "我们的还款协议正在履行:请书面确认协议和已付的各期,并请停止催收、通知受托的公司。",
    "title": "请告诉我判决书或裁决书的案号、哪家法院执行、谁承办;数额以文书为准。执行法院打 12368 问。",
}


def _never(subject: Subject) -> tuple[str, ...]:
    account = "出借人以外的账户" if _voice(subject) is _PERSON else "个人账户"
    return tuple(line.format(account=account) for line in _NEVER)


def _points(subject: Subject) -> tuple[str, ...]:
    if payment_order_runs(subject):
        return _OBJECTING
    asked = asks_only(subject)
    if asked is not None:
        return (_ASKING[asked], "今天只问清楚,不谈金额,不答应付款。", _voice(subject).confirmed)
    amount = "我愿意还;金额要按合同和法律核对清楚,有异议的部分请书面说明。"
    if suit_runs(subject):
        amount = _FOR_MEDIATION
    return (amount, _means(subject), _voice(subject).confirmed)


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
    spare = speak_yuan(subject.request.plan.capacity_fen)
    limit = Paragraph(text=f"底线是单独这一家的。几家一起谈时,各家加起来每月不能超过 {spare}。")
    first = f"另从手头的钱里先付一次 {speak_yuan(step.first_fen)}。" if step.first_fen else ""
    paid = (Paragraph(text=first),) if first else ()
    return (Heading(text="每月金额,心里有数"), table, *paid, limit)


def _step(subject: Subject) -> LadderStep | None:
    """Amounts are named only where the plan keeps the household's floor and no court is to decide."""
    if payment_order_runs(subject) or suit_runs(subject) or asks_only(subject) is not None:
        return None
    return subject.step if subject.request.plan.feasible else None
