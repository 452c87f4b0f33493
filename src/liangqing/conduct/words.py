"""The few wordings the audit recognises by itself: a message that presses, a fee for relief, relatives reached.

Each is narrow on purpose: what is not plain is left to a person. Every pattern is bounded: no text can stall it.
"""

import re
from collections.abc import Iterator

_END = "，,。；;！!？?\n"
_CLAUSE = re.compile(f"[^{_END}]+")
_QUOTE_LENGTH = 60

_LOAN = re.compile("贷|借款|借呗|花呗|白条|欠款|账单|信用卡|分期|还款|本金|借据")
_OVERDUE = re.compile(
    "逾期|拖欠|欠款|未还|未归还|催收"
    "|(?:尽快|立即|马上|立刻)(?:还款|还清|结清|归还)"
    "|今[天日晚][^，,。；;]{0,8}(?:还款|还清|结清)"
)
_ONLY_IF_OVERDUE = re.compile(
    "(?:避免|以免|防止|若|如|如果|一旦)[^，,。；;]{0,6}逾期|(?:未|无|没有)(?:发生|出现|产生)?逾期"
    "|(?<!已)逾期(?:后|将|会|可能|费率|利率)"
    "|(?:停止|暂停|不再)[^，,。；;]{0,4}催收"
)
_NO_PRESSURE = re.compile(
    "谨防|警惕|防范|反诈|轻信|验证码|还款成功|已还清|已结清|已到账|确认收到|收到您"
    "|水费|电费|燃气|话费|宽带|物业费|快递|取件|违章"
)
_FROM_LENDER = re.compile("【[^】]{2,20}】|您|我司|我行|本行|本公司|贵客户")

_PROMISE = re.compile(
    "缓催|停催|(?:停止|暂停|不再)催收|内部(?:通道|渠道|名额|减免)|特殊通道|结清优惠|优惠结清|撤案|消案"
)
_FEE = re.compile(
    f"[交缴付转打收汇][^{_END}]{{0,12}}?(?:(?<!逾期)费|保证金|诚意金)"
    f"|(?:服务|手续|通道|缓催|停催|办理|加急|协调|材料|咨询|操作)费[^{_END}]{{0,8}}?[0-9]"
    f"|[0-9][0-9.]{{0,9}}(?:元|块)(?:[^{_END}]{{0,6}}?费|[^{_END}]{{0,3}}?[办包])"
)
_PRIVATE_ACCOUNT = re.compile(
    f"[转打付还汇存][^{_END}]{{0,12}}?(?:私人|个人)(?:账户|账号|帐户|帐号|银行卡|微信|支付宝|收款码)"
)
_WARNS = re.compile(
    "免费|不(?:会)?(?:收|需|用|必|要求)[^。]{0,8}(?:费|转|付|交)|无需[^。]{0,8}费|谨防|警惕|防范|反诈|骗局|(?:是|为|属)诈骗"
    "|(?:切勿|请勿|不要|别)(?:轻信|相信|信|向|给|转|付|交|缴|打款|支付)"
)

_KIN = (
    "(?:妈|母亲|爸|父亲|父母|老婆|妻子|太太|爱人|丈夫|老公|对象|女朋友|男朋友|姐|哥|弟|妹|儿子|女儿|孩子|爷爷|奶奶"
    "|姥姥|外婆|岳父|岳母|婆婆|公公|家人|家里|家属|亲戚|亲属)"
)
_MINE = "(?:单位|公司|领导|老板|朋友|同事|同学|邻居|室友|紧急联系人|通讯录|家)"
_OTHER = f"(?:(?:我的?|本人的?)?{_KIN}|(?:我的?|我们|本人的?){_MINE})"
_REACHED = re.compile(
    "(?:打(?:了|过|去|来)?(?:电话|短信)?(?:给|到|问|找)?(?:了)?|联系(?:了|过|到|上)?|致电(?:给)?|骚扰(?:了|过)?"
    f"|找(?:了|过|到|上)?|通知(?:了|过)?|告诉(?:了|过)?|短信(?:发)?给){_OTHER}"
    f"|[给向跟对往]{_OTHER}[^{_END}]{{0,4}}?(?:打|发|说|讲|透露)"
    f"|{_OTHER}[^{_END}]{{0,6}}?(?:接到|收到|被)[^{_END}]{{0,12}}?(?:电话|短信|信息|催|骚扰|联系)"
)
_REACHED_THEM = re.compile(
    f"(?:打|联系|找)[^{_END}]{{0,4}}?[他她]的?(?:手机|电话|单位|公司|家)|[给向跟对往][他她](?:打|发|说|讲)"
)
_SOMEBODY = re.compile(_OTHER)
_MYSELF = re.compile(f"我(?!的|们|{_KIN}|{_MINE})")
_NOT_DONE = re.compile("不会|不能|不再|再不|没|否则|要是|如果|将|会|要|准备|威胁|扬言|别")
_ABOUT_DEBT = re.compile("催|欠|逾期|还款|还钱|没还|借了|贷|债|法务")
_DEBT_NAMED = re.compile("欠款|欠债|拖欠|逾期|借款|贷款|网贷")
_TOLD = re.compile(
    "(?<![没不别])(?<!没有)(?:说|讲|告诉|告知|透露|提到|提了)[^。！!？?]{0,16}?(?:欠|逾期|借了|借款|贷|没还|不还|债)"
)


def presses(text: str, names: tuple[str, ...], from_lender: bool) -> bool:
    """Whether a message presses for an overdue loan: not a receipt, a code, a warning or a bill still to come.

    `names` are what this case's lenders are called; `from_lender` says that the sender is known to be one.
    """
    if _NO_PRESSURE.search(text):
        return False
    bare = _ONLY_IF_OVERDUE.sub("", text)
    by_name = any(name in text for name in names)
    if not _OVERDUE.search(bare) or not (by_name or _LOAN.search(bare)):
        return False
    return from_lender or by_name or _FROM_LENDER.search(text) is not None


def fee_for_relief(text: str) -> str | None:
    """The words in which money is asked for relief (缓催, 内部通道 …) or into a private account; None: not plain."""
    if _WARNS.search(text):
        return None
    promise, fee = _PROMISE.search(text), _FEE.search(text)
    if promise and fee:
        return _quote(text, min(promise.start(), fee.start()), max(promise.end(), fee.end()))
    private = _PRIVATE_ACCOUNT.search(text)
    if private and (promise or _LOAN.search(text)):
        return _quote(text, private.start(), private.end())
    return None


def others_reached(text: str) -> str | None:
    """The clause of a note that says a collector reached a relative or acquaintance; None: not plain.

    A threat to do so, a denial, and the borrower's own calls home are not it.
    """
    if not _ABOUT_DEBT.search(text):
        return None
    before, others_named = "", False
    for clause in _clauses(text):
        hit = _REACHED.search(clause) or (_REACHED_THEM.search(clause) if others_named else None)
        if (
            hit
            and not _NOT_DONE.search(clause[: hit.start()])
            and not _own_doing(before, clause, hit.start())
        ):
            return clause.strip()
        before, others_named = clause, others_named or _SOMEBODY.search(clause) is not None
    return None


def debt_told(text: str) -> bool:
    """Whether a note says that the debt was told, not merely that somebody was asked to call back."""
    return _TOLD.search(text) is not None


def names_debt(text: str) -> bool:
    """Whether a message sent to somebody else speaks of a debt at all."""
    return _DEBT_NAMED.search(text) is not None


def _own_doing(before: str, clause: str, start: int) -> bool:
    """`我打电话给我妈`, also with the `我` in the clause before."""
    own_here = _MYSELF.search(clause[:start]) is not None
    bare_verb = start <= 1
    return own_here or (bare_verb and _MYSELF.search(before[:4]) is not None)


def _clauses(text: str) -> Iterator[str]:
    return (found.group() for found in _CLAUSE.finditer(text))


def _quote(text: str, start: int, end: int) -> str:
    """The span to the end of its clause, as it stands in the text; cut where it grows too long to read."""
    rest = _CLAUSE.match(text, end)
    span = " ".join(text[start : rest.end() if rest else end].split())
    return span if len(span) <= _QUOTE_LENGTH else f"{span[:_QUOTE_LENGTH]}……"
