"""How a paper speaks to the other side: an institution with an app, staff and a seal, or a person who lent money."""

from dataclasses import dataclass

from liangqing.case.debt import Debt, LenderType


@dataclass(frozen=True)
class Counterpart:
    """Words that differ. `plan_items` ask how to repay: they fall away where nothing may admit the debt."""

    full_name: str
    where_named: str
    id_card_for: str
    sending: str
    contract_copy: str
    reply_by: str
    must_state: str
    has_number: bool
    offer_items: tuple[str, ...]
    terms_items: tuple[str, ...]
    plan_items: tuple[str, ...]


_INSTITUTION = Counterpart(
    full_name="放款机构全称",
    where_named="见借款合同",
    id_card_for="仅用于与该机构协商还款",
    sending="寄往借款合同或官方 App 公布的地址,也可在官方渠道提交;留好寄送回执或提交截图。",
    contract_copy="借款合同或合同页面截图",
    reply_by="纸质函件、贵方官方 App 内通知或官方邮箱均可",
    must_state=(
        "贷款机构全称,确认的金额及本金、利息、违约金、费用各为多少,减免的金额和生效时间,各期还款日期与金额,"
        "履行期间是否计收利息和违约金,收款账户,征信信息的报送方式"
    ),
    has_number=True,
    offer_items=(
        "放款机构(债权人)的全称,以及作出该方案的部门或受托机构;",
        "确认的金额:本金、利息、罚息和违约金、费用各为多少;",
        "减免的项目和金额,减免自何时生效,是否附条件;",
        "方案履行期间是否继续计收利息、违约金;",
        "各期还款的日期和金额;",
        "收款账户的户名、开户行和账号(限贵方对公账户或官方 App 内还款);",
        "方案履行期间是否停止催收,是否通知受托机构;",
        "履行期间及结清后征信信息如何报送;",
        "某一期迟延时的后果和补救期限;",
        "加盖公章或电子签章的文件副本一份。",
    ),
    terms_items=(
        "放款机构(债权人)的全称;债权如已转让,请附转让通知;",
        "借款合同的编号、订立日期、本金、实际发放金额和约定利率,并附合同副本;",
        "截至答复之日主张的本金、利息、罚息和违约金、费用各为多少,以及各项费用的收取方和计收依据;",
        "已收到的每一笔还款的日期、金额和冲抵顺序;",
        "是否委托其他机构联系来函人,受托机构的名称;",
    ),
    plan_items=(
        "贵方对公收款账户或官方 App 内的还款入口;",
        "申请协商还款的受理部门、所需材料和答复期限;",
    ),
)
_PERSON = Counterpart(
    full_name="出借人的姓名或名称",
    where_named="见借条或借款合同",
    id_card_for="仅用于协商这笔还款",
    sending="寄往借条或借款合同上写明的地址,也可用平时联系的微信、短信发送;留好回执或截图。",
    contract_copy="借条、借款合同或转账记录",
    reply_by="纸质函件、电子邮件或微信、短信文字均可",
    must_state=(
        "出借人的姓名或名称,确认的金额及本金、利息、违约金各为多少,减免的金额和生效时间,各期还款日期与金额,"
        "履行期间是否计收利息和违约金,收款账户"
    ),
    has_number=False,
    offer_items=(
        "出借人(债权人)的姓名或名称;由他人代为提出的,请附授权;",
        "确认的金额:本金、利息、违约金各为多少;",
        "减免的项目和金额,减免自何时生效,是否附条件;",
        "方案履行期间是否继续计收利息、违约金;",
        "各期还款的日期和金额;",
        "收款账户的户名、开户行和账号(限出借人名下的账户);",
        "方案履行期间是否停止催收,受托的人是否已经知道;",
        "结清后何时出具收条或结清证明、退还借条;",
        "某一期迟延时的后果和补救期限;",
        "由出借人签名或盖章的文件一份。",
    ),
    terms_items=(
        "出借人(债权人)的姓名或名称;债权如已转让,请附转让通知;",
        "借条或借款合同的日期、本金、实际交付的金额和方式、约定利率,并附复印件;",
        "截至答复之日主张的本金、利息、违约金各为多少,以及怎样计算;",
        "已收到的每一笔还款的日期、金额和冲抵顺序;",
        "是否委托他人联系来函人,受托人的姓名或名称;",
    ),
    plan_items=(
        "出借人名下的收款账户;",
        "协商还款的联系人和答复期限;",
    ),
)


def counterpart(debt: Debt) -> Counterpart:
    """A lender without licence may be a person: nothing is said of apps, hotlines, seals and credit reports."""
    return _PERSON if debt.lender_type is LenderType.PRIVATE else _INSTITUTION
