"""What stands before a way of paying: why this debt goes first, and the step that its stage asks for."""

from liangqing.assess.position import LawfulBalance, Stage
from liangqing.base.money import speak_yuan
from liangqing.case.debt import Agreement, AgreementState, Priority

PRIORITY_WORDS = {
    Priority.TITLE: "这笔已经能申请强制执行,先顾这笔。",
    Priority.HOME: "住的房子押在这笔上,先顾这笔。",
    Priority.TOOLS: "吃饭的工具押在这笔上,先顾这笔。",
    Priority.GUARANTOR: "这笔不还,担保人要替您还,先顾这笔。",
}

BEFORE_PAYING: dict[Stage, str] = {
    Stage.PAYMENT_ORDER: "支付令要先处理:期限没过,先向法院书面提异议,针对整份支付令(只说想分期,不算异议);"
    "期限过了,带上文书打 12368 问,再打 12348。",
    Stage.LAWSUIT: "已经起诉的,可以在法院主持下调解分期,写进调解书再付。",
    Stage.ARBITRATION: "已经仲裁的,可以在仲裁庭主持下调解分期,写进调解书再付。",
    Stage.EFFECTIVE_TITLE: "已经有生效文书的,和对方签履行协议,写明分期和后果再付。",
    Stage.ENFORCEMENT: "已经执行的,可以请求执行和解,把协议交执行法官记入笔录再付。",
    Stage.ASSIGNED: "先看到债权转让的书面通知,核对收款账户再付。",
    Stage.GUARANTOR_PAID: "最多还它实际代偿的数;多要的,要它拿出合同依据。",
}

#: Before the lender has confirmed that a guarantor paid.
UNPROVEN_WORDS = "还没有看到原放款机构确认代偿:先要代偿证明,核对以前不付。"

#: What the sum of a judgment leaves out.
DECIDED_WORDS = (
    "这个数是生效文书写的;文书写明的后续利息、诉讼费,和没按期付要加倍的迟延履行利息,没有算进来;"
    "文书以后付过的要扣掉。签协议以前请对方逐项列明。"
)


STRETCH_WORDS = "展期有上限,超过的要对方同意重新约定期限;书面同意之前照原计划还。"


def offer_words(offer: Agreement) -> str:
    """What to have in hand before an offer is paid."""
    if offer.state is AgreementState.OFFER_ORAL:
        return "这是对方口头说的,拿到书面确认之前先不要付。"
    return "付款前再对一遍书面内容和收款账户。"


def unagreed_words(lawful: LawfulBalance, claimed_fen: int | None) -> str:
    """How the amount of a loan without agreed interest came about, and what the other side asks beyond it."""
    late = f"加逾期以后的利息 {speak_yuan(lawful.penalty_fen)}(参照一年期 LPR)" if lawful.penalty_fen else ""
    text = f"没有填约定的利息;没约定的,借款期内没有利息。这个数是没还的本金 {speak_yuan(lawful.principal_fen)}{late}。"
    over_fen = (claimed_fen or 0) - lawful.total_fen
    if over_fen > 0:
        text += f"对方要 {speak_yuan(claimed_fen or 0)},多出 {speak_yuan(over_fen)},先请对方拿出依据。"
    return f"{text}约定过利息的,补进来再算。"
