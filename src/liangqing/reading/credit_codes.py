"""Names of fields in the long credit report (详版, second generation), as it is stored in XML and as it is printed.

Element names after `PD01A` … `PH010` of the report's data format; labels as printed above the figures.
"""

from liangqing.case.credit import AccountGroup, AccountStatus

ROOT = "Document"
NUMBER, REPORTED, MASKED_ID = "PA01AI01", "PA01AR01", "PA01BI01"
ACCOUNT, BASE, LATEST, MONTH, FIVE_YEARS, STATES_24 = "PD01", "PD01A", "PD01B", "PD01C", "PD01E", "PD01D"
#: Element → field of an account.
BASE_FIELDS = {
    "PD01AI01": "account_no",
    "PD01AD01": "type",
    "PD01AI02": "lender",
    "PD01AD03": "category",
    "PD01AR01": "opened_on",
    "PD01AD04": "currency",
    "PD01AJ01": "principal_fen",
    "PD01AJ02": "limit_fen",
    "PD01AR02": "due_on",
}
LATEST_FIELDS = {
    "PD01BD01": "state",
    "PD01BR01": "closed_on",
    "PD01BR04": "moved_out",
    "PD01BJ01": "balance_fen",
    "PD01BR03": "told_for",
}
MONTH_FIELDS = {
    "PD01CR01": "told_for",
    "PD01CD01": "state",
    "PD01CJ01": "balance_fen",
    "PD01CJ02": "used_fen",
    "PD01CS02": "overdue_periods",
    "PD01CJ06": "overdue_fen",
}
#: What a person reads above the figures.
LABELS = {
    "管理机构": "lender",
    "业务管理机构": "lender",
    "发卡机构": "lender",
    "账户标识": "account_no",
    "开立日期": "opened_on",
    "到期日期": "due_on",
    "借款金额": "principal_fen",
    "账户授信额度": "limit_fen",
    "账户币种": "currency",
    "币种": "currency",
    "业务种类": "category",
    "账户状态": "state",
    "余额": "balance_fen",
    "已用额度": "used_fen",
    "透支余额": "used_fen",
    "当前逾期期数": "overdue_periods",
    "当前逾期总额": "overdue_fen",
    "关闭日期": "closed_on",
    "账户关闭日期": "closed_on",
    "销户日期": "closed_on",
    "转出月份": "moved_out",
    "信息报告日期": "told_for",
    "担保方式": "",
    "还款期数": "",
    "还款频率": "",
    "还款方式": "",
    "共同借款标志": "",
    "五级分类": "",
    "剩余还款期数": "",
    "本月应还款": "",
    "应还款日": "",
    "账单日": "",
    "本月实还款": "",
    "最近一次还款日期": "",
    "最近一次还款金额": "",
    "逾期31—60天未还本金": "",
    "逾期61—90天未还本金": "",
    "逾期91—180天未还本金": "",
    "逾期180天以上未还本金": "",
    "未出单的大额专项分期余额": "",
    "剩余分期期数": "",
    "最近6个月平均使用额度": "",
    "最大使用额度": "",
    "共享授信额度": "",
    "授信协议标识": "",
    "债权接收日期": "opened_on",
    "债权金额": "principal_fen",
    "债权转移时的还款状态": "",
}
#: Account types and the heads under which they are printed.
TYPES = {
    "C1": AccountGroup.RECOVERY,
    "D1": AccountGroup.LOAN,
    "R4": AccountGroup.LOAN,
    "R1": AccountGroup.LOAN,
    "R2": AccountGroup.CARD,
    "R3": AccountGroup.CARD,
}
HEADS = {
    "被追偿信息": "C1",
    "非循环贷账户": "D1",
    "循环额度下分账户": "R4",
    "循环贷账户": "R1",
    "贷记卡账户": "R2",
    "准贷记卡账户": "R3",
}
TYPE_WORDS = {code: head.removesuffix("账户").removesuffix("信息") for head, code in HEADS.items()}
STATES = {
    "正常": AccountStatus.OPEN,
    "逾期": AccountStatus.OPEN,
    "催收": AccountStatus.OPEN,
    "未结束": AccountStatus.OPEN,
    "结清": AccountStatus.SETTLED,
    "结束": AccountStatus.SETTLED,
    "销户": AccountStatus.CLOSED,
    "转出": AccountStatus.TRANSFERRED,
    "未激活": AccountStatus.INACTIVE,
    "呆账": AccountStatus.BAD,
    "银行止付": AccountStatus.OPEN,
    "司法追偿": AccountStatus.OPEN,
    "止付": AccountStatus.OPEN,
    "冻结": AccountStatus.OPEN,
}
QUERY, QUERY_DAY, QUERY_BY, QUERY_REASON = "PH010", "PH010R01", "PH010Q02", "PH010Q03"
#: Repayment codes that are months overdue (B: bad debt); from 4 on more than 90 days. C, G, D, Z, *, /, N are not.
OVERDUE_CODES, OVER_90_CODES = frozenset("1234567B"), frozenset("4567B")
MONTH_CODES = frozenset("N1234567CGDZBM*/#")
