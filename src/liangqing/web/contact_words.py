"""Chinese words for contacts, their marks and the tests of the audit, as a borrower reads them."""

from liangqing.case.records import Callee, Contact, ContactKind, ContactTag, Direction
from liangqing.conduct.finding import ConductCode

#: What a person can note down, the usual first.
NOTED_KINDS: dict[ContactKind, str] = {
    ContactKind.CALL: "电话",
    ContactKind.SMS: "短信",
    ContactKind.CHAT: "聊天",
    ContactKind.VISIT: "上门",
}
CALLEES: dict[Callee, str] = {
    Callee.BORROWER: "我本人",
    Callee.FAMILY: "我的家人",
    Callee.UNRELATED: "朋友、同事、别的人",
    Callee.GUARANTOR: "担保人",
}
TAGS: dict[ContactTag, str] = {
    ContactTag.THREAT: "威胁",
    ContactTag.INSULT: "辱骂",
    ContactTag.DEBT_TOLD: "把欠款告诉别人",
    ContactTag.NO_INSTITUTION: "没说是哪家",
    ContactTag.POSED_STATE: "自称法院、公安",
    ContactTag.POSED_LAWYER: "自称律师",
    ContactTag.POSED_LENDER: "自称放款机构",
    ContactTag.PRIVATE_ACCOUNT: "要付到个人账户",
    ContactTag.EXTRA_FEE: "另外要钱",
    ContactTag.PRIVATE_CHANNEL: "要加私人微信",
    ContactTag.NEW_LOAN: "劝再借钱来还",
    ContactTag.REFUSED: "当时明确拒绝过",
    ContactTag.ENTERED: "没同意就进门",
    ContactTag.NOTICE_POSTED: "张贴催收的纸",
    ContactTag.AI_VOICE: "机器人语音",
    ContactTag.AGREED_TIME: "时间是说好的",
}
CODES: dict[ConductCode, str] = {
    ConductCode.NIGHT: "深夜清晨",
    ConductCode.EFFECTIVE_CALLS: "一天接通太多次",
    ConductCode.UNANSWERED_TRIES: "一天拨打太多次",
    ConductCode.THIRD_PARTY: "联系了别人",
    ConductCode.AFTER_REFUSAL: "拒绝后又联系",
    ConductCode.DEBT_TOLD: "把欠款告诉别人",
    ConductCode.NO_INSTITUTION: "没说是哪家",
    ConductCode.IMPOSTOR: "身份存疑",
    ConductCode.HARASSMENT: "威胁辱骂",
    ConductCode.VISIT: "上门",
    ConductCode.EXTRA_FEE: "另外要钱、私人账户",
    ConductCode.AGENT_UNANNOUNCED: "没告知就委托",
    ConductCode.PLAN_DISTURBED: "履行中还催",
}
_IN = {
    ContactKind.CALL: "来电",
    ContactKind.SMS: "收到短信",
    ContactKind.CHAT: "收到聊天消息",
    ContactKind.VISIT: "上门",
    ContactKind.LETTER: "来信",
}
_OUT = {
    ContactKind.CALL: "打出的电话",
    ContactKind.SMS: "发出的短信",
    ContactKind.CHAT: "发出的聊天消息",
    ContactKind.VISIT: "去对方那里",
    ContactKind.LETTER: "寄出的信",
}


def what_came(kind: ContactKind, direction: Direction = Direction.IN) -> str:
    """`来电`, `发出的短信`."""
    return (_OUT if direction is Direction.OUT else _IN)[kind]


def how_it_went(contact: Contact) -> str:
    """`没有接通`, `接通 1 分 35 秒`; empty where nobody knows."""
    if contact.kind is not ContactKind.CALL or contact.connected is None:
        return ""
    if not contact.connected:
        return "没有接通"
    minutes, seconds = divmod(contact.seconds, 60)
    if not contact.seconds:
        return "接通了"
    return f"接通 {minutes} 分 {seconds} 秒" if minutes else f"接通 {seconds} 秒"
