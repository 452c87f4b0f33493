"""Whether words contest a debt itself: what counts as a reason against a payment order, and what does not."""

import re
import unicodedata
from enum import StrEnum


class Ground(StrEnum):
    """What a written objection may contest."""

    AMOUNT = "amount"
    PRINCIPAL = "principal"
    CHARGES = "charges"
    CREDITOR = "creditor"
    LIMITATION = "limitation"
    PAID = "paid"
    NOT_DUE = "not_due"
    DEBT = "debt"

    @property
    def label(self) -> str:
        """What a borrower reads."""
        return _LABELS[self]


_LABELS = {
    Ground.AMOUNT: "金额不对或说不清",
    Ground.PRINCIPAL: "放款时先扣了钱,到手的比合同少",
    Ground.CHARGES: "利息、罚息、违约金或费用没有依据或过高",
    Ground.CREDITOR: "申请人是不是债权人说不清,或债权转让没有通知",
    Ground.LIMITATION: "诉讼时效已过",
    Ground.PAID: "已经还清,或还过的没有扣除",
    Ground.NOT_DUE: "还没有到期",
    Ground.DEBT: "债务不存在,或不是本人借的",
}

_MONEY = r"(?:金额|数额|数目|本金|本息|欠款|总额|款项)"
_CHARGE = (
    r"(?:利息|利率|年化|复利|罚息|违约金|滞纳金|息费|服务费|担保费|会员费|手续费|保费|收费"
    r"|(?<!生活)(?<!医疗)(?<!治疗)(?<!教育)(?<!住院)(?<!手术)费用)"
)
_WRONG = (
    r"(?:不认可|不予认可|不承认|不符|不对|不一致|不实|不准确|不正确|有误|错误|错了|算错|多算|多出|虚高|对不上"
    r"|(?<![还付缴])不清楚?|不明|不确定|没有依据|无依据|缺乏依据|没有根据|有争议|存在争议)"
)
_OTHER_SIDE = r"(?:申请人|原告|对方|该公司|这家|该机构|该平台|这个平台|他们|其)"
_CREDITOR = r"(?:债权人|出借人|放款人|放款机构)"
_DONE = r"(?:还清|结清|付清|还完|偿清|偿还完毕|履行完毕|清偿(?!了?一?部分))"

_CONTESTED: tuple[tuple[Ground, str], ...] = (
    (Ground.AMOUNT, rf"{_MONEY}.{{0,12}}{_WRONG}"),
    (Ground.AMOUNT, rf"(?:不认可|不承认|否认|质疑).{{0,12}}{_MONEY}"),
    (Ground.CHARGES, rf"{_CHARGE}.{{0,12}}(?:{_WRONG}|过高|太高|偏高|畸高|超过|高于|超出|未约定|没有?约定)"),
    (Ground.CHARGES, rf"{_CHARGE}.{{0,8}}(?:不合法|不合理|不应|不该|违规|重复)"),
    (
        Ground.CHARGES,
        rf"(?:不认可|不承认|否认|质疑|多收|乱收|重复收取?|不同意(?:支付|承担|收取)).{{0,10}}{_CHARGE}",
    ),
    (
        Ground.PRINCIPAL,
        r"砍头息|预扣|预先扣|放款(?:时|当天|当日)?.{0,6}扣|扣(?:除|下|掉|了).{0,6}后.{0,4}放款",
    ),
    (
        Ground.PRINCIPAL,
        r"^(?!.*(?:工资|薪|收入|补助)).*(?:实际|只|仅)(?:到手|收到|到账|发放|借到|拿到).{0,10}(?:元|万|块)",
    ),
    (Ground.CREDITOR, rf"(?:不是|并非|非).{{0,6}}{_CREDITOR}"),
    (
        Ground.CREDITOR,
        rf"(?:{_CREDITOR}|申请人).{{0,10}}(?:身份|资格|主体|是谁).{{0,6}}(?:不明|不清|存疑|不符|不适格|无法确认)",
    ),
    (Ground.CREDITOR, rf"(?:不能|无法|不)(?:确认|认识|知道).{{0,8}}(?:{_CREDITOR}|申请人)"),
    (
        Ground.CREDITOR,
        r"(?:没有?|未|从未)(?:收到|接到|见到).{0,10}转让.{0,4}通知|转让.{0,10}(?:没有?|未|从未)通知",
    ),
    (
        Ground.CREDITOR,
        rf"(?:没有?|未|从未|不曾).{{0,4}}(?:向|跟|和|与|在){_OTHER_SIDE}.{{0,6}}(?:借|签|贷|发生)",
    ),
    (Ground.LIMITATION, r"时效(?:(?!没|未|不).){0,10}(?:已过|届满|过了|经过|超过|已超|过期|抗辩)"),
    (Ground.LIMITATION, r"(?<!没有)(?<!没)(?<!未)(?<!不)(?:超过|超出|已过|过了).{0,4}时效"),
    (Ground.PAID, rf"^(?!.*(?:其他|其它|别的|别家|另外)).*(?:已经?|早已|早就|均已|业已).{{0,8}}{_DONE}"),
    (Ground.PAID, r"(?:已经?|早已).{0,4}还.{0,16}(?:没有?|未)(?:予)?(?:扣除|计入|冲抵|抵扣|扣减|算进)"),
    (Ground.NOT_DUE, r"^(?!.*(?:其他|其它|别的|别家|另外)).*(?:没有?|尚?未)到期"),
    (Ground.DEBT, r"(?:债务|借款|债权|合同).{0,6}(?:不存在|不成立|无效|不真实|是假的)"),
    (Ground.DEBT, r"(?:不是|并非|非)(?:我|本人|异议人)(?:本人)?(?:所)?(?:借|签|申请|操作|办理)"),
    (Ground.DEBT, r"冒用|冒名|盗用|伪造|(?:没有?|未|从未)借过(?:这|该|此)|否认.{0,4}(?:债务|借款)"),
)
#: Words that only announce an objection: they count unless the text is a plea about means.
_ANNOUNCED: tuple[tuple[Ground, str], ...] = (
    (Ground.AMOUNT, r"(?:金额|数额|本金).{0,8}(?:有|提出|持|存在)异议"),
    (Ground.CHARGES, rf"{_CHARGE}.{{0,8}}(?:有|提出|持|存在)异议"),
)
_PLEA = re.compile(
    r"无力|没有?(?:能力|钱)|无能力|还不[起上清]|付不起|分期|延期|宽限|缓|困难|失业|收入|展期|慢慢还"
)
_CONCEDES = re.compile(
    r"(?:没有?|无|并无|不持|不提|未提?出?)(?:任何|什么|其他)?(?:异议|意见|争议)"
    r"|(?<!不)(?<!不能)(?<!不予)(?<!无法)(?<!未)(?<!没有)(?<!难以)(?<!拒绝)(?:认可|承认|同意)"
)
_SUPPOSES = re.compile(
    r"^(?:如果|如(?![下上实])|若|假如|倘若|万一|要是)|(?:请|希望|想).{0,10}(?:是否|是不是|有没有)"
)
_SENTENCES = re.compile(r"[。;!?\n]+")
_CLAUSES = re.compile(r"[,、:]|但是|但|不过|然而|可是|只是")


def substance(text: str) -> tuple[Ground, ...]:
    """What of the debt itself a text contests, each ground once; empty: no valid objection to a payment order.

    Being unable to pay, asking for time or for instalments is none (民诉法解释 436). In doubt the answer is empty:
    to be told to add a reason harms nobody, to rely on an objection that does not count does.
    """
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    rules = _CONTESTED if _PLEA.search(plain) else (*_CONTESTED, *_ANNOUNCED)
    sentences = [_asserted(sentence) for sentence in _SENTENCES.split(plain)]
    found = (ground for ground, rule in rules for said in sentences if re.search(rule, said))
    return tuple(dict.fromkeys(found))


def _asserted(sentence: str) -> str:
    """The sentence without what it concedes or only supposes."""
    clauses = (clause.strip() for clause in _CLAUSES.split(sentence))
    return ",".join(
        clause for clause in clauses if not _CONCEDES.search(clause) and not _SUPPOSES.search(clause)
    )
