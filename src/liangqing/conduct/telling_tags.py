"""Findings from what a person noted, in plain Chinese: the fact first, then the rule, then what to do."""

from collections.abc import Mapping

from liangqing.conduct.basis import Basis, Topic
from liangqing.conduct.shown import Shown
from liangqing.conduct.telling import (
    from_whom,
    gists,
    how_often,
    judged,
    moment_words,
    quoted,
    rests_on,
    sentences,
)

_WHAT: Mapping[Topic, str] = {
    Topic.NO_INSTITUTION: "对方第一次联系,没有说明代表哪家机构",
    Topic.POSED_STATE: "对方自称法院、公安或别的国家机关",
    Topic.POSED_LAWYER: "对方自称律师,没有给出执业证号",
    Topic.POSED_LENDER: "对方自称放款机构或监管部门本身",
    Topic.HARASSMENT: "对方威胁或者辱骂",
    Topic.DEBT_TOLD: "对方把欠款告诉了别人",
    Topic.THIRD_PARTY: "对方又联系了已经明确拒绝的人",
    Topic.TOO_FEW: "上门的人数比要求的少",
    Topic.ENTERED: "没有得到同意,对方进了住处或办公的地方",
    Topic.NOTICE_POSTED: "对方在公共的地方张贴了催收的纸",
    Topic.EXTRA_FEE: "对方要另外收费,或者劝您再借新的钱来还",
    Topic.PRIVATE_CHANNEL: "对方要您用私人账户付款,或转到私人账号联系",
    Topic.AGENT_NOTICE: "催收公司来联系时,放款机构还没有告诉您委托了它",
    Topic.PLAN_STOP: "分期协议正在按期履行,对方还在催收",
}
_DO: Mapping[Topic, str] = {
    Topic.NO_INSTITUTION: "下次先问:哪家机构、姓名、工号、委托的是谁,问不到就先不谈。",
    Topic.POSED_STATE: "是不是真的,打 12368(法院)或 110 核对;今天就要钱、要转账的,多半不是。",
    Topic.POSED_LAWYER: "问执业证号和律所,在“全国律师执业诚信信息公示平台”查得到再谈。",
    Topic.POSED_LENDER: "用合同或官方 App 上的号码回拨核对。",
    Topic.HARASSMENT: "留好原话、录音、截图;有人身危险打 110。公安处罚有六个月的时限,要报就早报。",
    Topic.DEBT_TOLD: "请听到的人写一句原话,注明时间。",
    Topic.THIRD_PARTY: "请当事人记下时间、号码和原话,并写明什么时候拒绝过。",
    Topic.TOO_FEW: "记下来人的姓名、单位、时间;不愿意谈可以不开门。",
    Topic.ENTERED: "可以请对方离开;不离开的打 110。",
    Topic.NOTICE_POSTED: "拍下照片,拍到位置和时间。",
    Topic.EXTRA_FEE: "先不付。钱只付到合同或官方 App 上的账户。",
    Topic.PRIVATE_CHANNEL: "先不付。钱只付到合同或官方 App 上的账户,要求对方用官方渠道联系。",
    Topic.AGENT_NOTICE: "请放款机构书面说明委托了谁、从哪天起。",
    Topic.PLAN_STOP: "把协议和每期付款凭证发给官方客服,请求停止催收。",
}
#: What makes it wrong only if it is so.
_IF: Mapping[Topic, str] = {
    Topic.POSED_STATE: "如果对方不是,",
    Topic.POSED_LAWYER: "如果对方没有执业证,",
    Topic.POSED_LENDER: "如果对方不是,",
    Topic.HARASSMENT: "情况属实、又不止一次的,",
    Topic.DEBT_TOLD: "如果听到的人不是共同借款人或担保人,情况又属实,",
    Topic.THIRD_PARTY: "如果被联系的人不是共同借款人或担保人,情况又属实,",
}


def told(topic: Topic, fact: Shown, basis: Basis) -> str:
    """The whole sentence of a finding."""
    return sentences(
        f"{moment_words(fact)}{how_often(fact)}{from_whom(fact)}:{_WHAT[topic]}{quoted(fact)}。",
        *gists(basis),
        judged(basis, _IF.get(topic, "情况属实的,")),
        *rests_on(fact),
        _DO[topic],
    )
