"""Chinese words for our closed sets, as a borrower reads them."""

from liangqing.base.because import Because, Strength
from liangqing.case.borrower import Role
from liangqing.case.debt import LenderType, Notifier, Purpose, TitleKind
from liangqing.case.terms import InterestMode, Method, Payee

LENDER_TYPES: dict[LenderType, str] = {
    LenderType.BANK: "银行",
    LenderType.CONSUMER_FINANCE: "消费金融公司",
    LenderType.TRUST: "信托公司",
    LenderType.AUTO_FINANCE: "汽车金融公司",
    LenderType.MICROLOAN: "小额贷款公司",
    LenderType.GUARANTOR: "融资担保公司",
    LenderType.AMC: "资产管理公司",
    LenderType.PLATFORM: "平台(自己不放款)",
    LenderType.PRIVATE: "个人或没有牌照的公司",
    LenderType.UNKNOWN: "还不知道",
}
PURPOSES: dict[Purpose, str] = {
    Purpose.CONSUMER: "消费",
    Purpose.BUSINESS: "经营",
    Purpose.CARD: "信用卡",
    Purpose.UNKNOWN: "还不知道",
}
PAYEES: dict[Payee, str] = {
    Payee.LENDER: "放款机构",
    Payee.PLATFORM: "平台",
    Payee.GUARANTOR: "担保公司",
    Payee.INSURER: "保险公司",
    Payee.MEMBER: "会员费",
}
ROLES: dict[Role, str] = {
    Role.BORROWER: "借款人",
    Role.GUARANTOR: "担保人",
    Role.SPOUSE: "借款人的配偶",
}
METHODS: dict[Method, str] = {
    Method.INSTALMENT: "分期,每期一样多",
    Method.EQUAL_PRINCIPAL: "每期还一样多的本金,利息越来越少",
    Method.INTEREST_ONLY: "每月只还利息,最后还本金",
    Method.BULLET: "到期一次还清",
    Method.FLAT: "每期都按最初的本金收息",
    Method.DAILY_ACCRUAL: "按天计息,随借随还",
    Method.CARD: "信用卡,按账单还",
}
NOTIFIERS: dict[Notifier, str] = {
    Notifier.OLD: "原放款机构发来的",
    Notifier.NEW: "新债权人自己发来的",
}
TITLES: dict[TitleKind, str] = {
    TitleKind.JUDGMENT: "判决书",
    TitleKind.MEDIATION: "法院调解书",
    TitleKind.AWARD: "仲裁裁决书",
}
INTEREST_MODES = {InterestMode.FULL: "按账单全额", InterestMode.UNPAID: "按没还的部分"}
YES_NO = {"yes": "是", "no": "否"}
FORMATS = {
    "alipay_csv": "支付宝账单",
    "wechat_csv": "微信账单",
    "sms_backup_xml": "短信或通话备份",
    "schedule_csv": "还款计划",
    "note_txt": "沟通笔记",
    "profile_txt": "我的情况",
    "jd_csv": "京东账单",
    "meituan_csv": "美团账单",
    "bank_csv": "银行流水",
    "phone_table_csv": "通话或短信表格",
    "bill_table_csv": "账单表格",
    "picture": "截图或照片",
    "loan_paper": "合同或法律文书",
    "credit_report": "信用报告",
    "credit_report_detailed": "信用报告(详版)",
    "credit_report_xml": "信用报告",
    "transcript": "录音文字",
    "chat_text": "聊天记录",
    "unreadable": "没有读入",
}
#: What a screenshot shows, and what its values are called where no form of a debt names them.
SCREEN_KINDS = {
    "loan": "截图:一笔借款",
    "plan": "截图:还款计划",
    "messages": "截图:一条短信",
    "bills": "截图:账单里的几行",
}
SCREEN_FIELDS = {
    "number": "第几期",
    "due_on": "还款日",
    "total": "一共(元)",
    "interest": "利息(元)",
    "fee": "费用(元)",
    "sender": "发送号码",
    "at": "时间",
    "text": "内容",
    "counterparty": "对方",
    "amount": "金额(付出写减号)",
}
ASIDE = {
    "duplicate": "和前面的重复,只算一次",
    "sum_row": "合计行,不是明细",
    "not_sent": "没有发出去的短信",
    "cut_off": "文件在这里断了",
    "part_not_read": "这一部分这一版不读",
    "mms_without_text": "彩信里没有文字",
}
#: What an account of a credit report can be beside one of the debts.
OWNERS = {"new": "另一笔,还欠着", "none": "都不是,不用管"}
_STRENGTHS = tuple(Strength)


def choice_words(choices: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Codes with their words; `unknown` is left to the button that says so."""
    known = {
        str(code): word for table in (LENDER_TYPES, PURPOSES, PAYEES, TITLES) for code, word in table.items()
    }
    words = known | YES_NO | OWNERS
    return tuple((code, words.get(code, code)) for code in choices if code != "unknown")


def strongest(reasons: tuple[Because, ...]) -> Strength:
    """How hard the hardest of the reasons binds."""
    return min((reason.strength for reason in reasons), key=_STRENGTHS.index, default=_STRENGTHS[-1])
