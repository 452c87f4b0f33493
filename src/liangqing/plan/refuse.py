"""Requests that a plan does not serve, and why: hiding, forging, new loans, paid fixers, floods of complaints."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from liangqing.base.errors import InputUnusable


@dataclass(frozen=True)
class _Wish:
    """Words that tell it, words that make it another thing, and the answer."""

    code: str
    said: re.Pattern[str]
    unless: re.Pattern[str]
    answer: str


def refused_wish(text: str) -> str | None:
    """The sentence that refuses, with another road; None where nothing of the kind is asked."""
    bare = re.sub(r"\s+", "", text)
    for wish in _WISHES:
        if wish.said.search(bare) and not wish.unless.search(bare):
            return wish.answer
    return None


#: What is said where nothing of the kind was recognised: that is no permission.
NOT_RECOGNISED = (
    "这句话里没有认出我们不帮的事,但不等于可以做。要是涉及再借钱、交钱给中介、编理由、"
    "转走钱、躲着不接,先别做,打 12348 问。"
)


def refuse_wishes(texts: Sequence[str]) -> None:
    """Raises InputUnusable for the first text that asks for what we do not do."""
    for text in texts:
        answer = refused_wish(text)
        if answer is not None:
            refusal, _, other = answer.partition("。")
            raise InputUnusable("wish_refused", f"{refusal}。", other)


_NOT = re.compile(
    r"(不要|不想|不会|不能|别|没有|没|拒绝|不再)(再|去|想)?(借|贷|转移|隐匿|藏|伪造|编|办假|开假|套现)|我(并)?没有"
)
_WISHES = (
    _Wish(
        "hide",
        re.compile(
            r"(转移|隐匿|隐瞒|藏起?|躲开|规避).{0,6}(财产|资产|存款|房|车|工资|收入|钱)"
            r"|(房子?|车子?|存款|工资|钱|股份|店).{0,8}(转|过户|挂|放|存)(到|给|在).{0,10}(名下|卡上|卡里|账户|弟|妹|哥|姐|爸|妈|父|母|老婆|老公|妻|夫|亲戚|朋友)"
            r"|假离婚|假(抵押|债务|欠条)"
        ),
        _NOT,
        "这个做法我们不帮:转移、藏财产可以被法院撤销,打官司期间这么做,严重的是犯罪,也会让您失去协商的余地。"
        "可以做的是:把依法要留的生活费、低保、养老金、失业金列清楚,请法院和对方不要动;房和车的事先打 12348 问。",
    ),
    _Wish(
        "forge",
        re.compile(
            r"编.{0,4}(理由|借口|情况|故事|困难)|说谎|撒谎|骗(银行|平台|对方|催收)|装(病|穷|可怜|失业)"
            r"|(伪造|造假|编造|编个|办假|开假|开个假|做假|假的?|P一?张|p一?张|ps|PS).{0,8}(病历|诊断|证明|流水|工资条|离职|失业|合同|公章|收据|材料|住院)"
            r"|(病历|诊断书?|证明|流水|公章|离职证明).{0,6}(造假|伪造|做假|作假|P图|代开|买一?[份张个])"
        ),
        _NOT,
        "这个做法我们不帮:编造病历、证明、流水要受处罚,被查出来,谈好的也会作废。"
        "可以写真实的困难:收入少了多少、从哪个月开始、家里几口人要养,有什么材料就附什么;没有材料就如实说,也能谈。",
    ),
    _Wish(
        "borrow",
        re.compile(
            r"(以贷养贷|借新还旧|拆东墙|撸口子|新口子|套现|养卡|垫资|过桥|代还)"
            r"|(再|新|另外|多|先)(去)?(借|贷|办|申请|撸)(一?[笔点张些]|个|几).{0,8}(贷|款|钱|卡|口子|还|补|周转)"
            r"|(申请|办|下)(一?[笔个张])?新(的)?(贷款?|网贷|信用卡|借款)"
            r"|(借(?!呗|的|过|了|款|条|出|据)|贷(?!款|的|了)|撸|刷卡|刷信用卡).{0,10}(还|补上|填上|平掉|堵上)(?!是|要|没|不)"
        ),
        _NOT,
        "这个做法我们不帮:借新的还旧的,只会多一笔债、多一份利息,还容易碰上先收费的骗局。"
        "可以做的是:先按方案把能付的付稳,付不了的那几笔去谈停息、分期;排不开就打 12348。",
    ),
    _Wish(
        "vanish",
        re.compile(
            r"(不接|拒接|挂掉).{0,4}(电话|来电)|(玩)?失踪|躲(一阵|几天|起来|债|着|开)|跑路|换(个)?(手机)?号码?|注销手机"
        ),
        re.compile(r"不(想|会|能|要|敢|打算)(再)?(躲|失踪|跑路|换)|没有?(躲|失踪|跑路)"),
        "这个做法我们不帮:躲着不接、换号,期限照样走,法院的文书照样算送达,还会让对方认为您不想还。"
        "可以做的是:一天接一次,问清是谁、说愿意谈、请书面发来,就挂;骚扰的记一笔,留好录音。",
    ),
    _Wish(
        "agent",
        re.compile(
            r"(找|请|交给|委托|信).{0,6}(中介|代理|法务|债务优化|债务重组公司|停息公司|上岸|反催收|维权公司|缓催)"
            r"|(债务优化|停息挂账公司|代理维权|反催收|缓催|征信修复|洗白征信)"
        ),
        re.compile(r"不(找|请|信|交|想|要|会)|(吗|真的假的|骗|可信)"),
        "这个做法我们不帮:先收费的“优化”“停息”“修复征信”大多是骗局,信息交出去还会被冒用。"
        "可以做的是:自己打官方客服谈,不花钱;拿不准打 12348(法律援助)或 12378(金融监管)。",
    ),
    _Wish(
        "flood",
        re.compile(r"(恶意|轮番|天天|反复|刷|批量).{0,4}投诉|投诉.{0,6}(到|直到|逼).{0,6}(免|减|怕|答应)"),
        re.compile(r"不(要|想|会|能)"),
        "这个做法我们不帮:拿投诉逼人,或者编事投诉,可能要负责任,也谈不出好结果。"
        "对方真有不合规的地方,就事写一封,附上证据,一次写清楚。",
    ),
)
