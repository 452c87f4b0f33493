"""Requests that a plan does not serve, and why: hidden property, forged proof, new loans, floods of complaints."""

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
            r"(伪造|造假|编造|编个|办假|开假|开个假|做假|假的?|P一?张|p一?张|ps|PS).{0,8}(病历|诊断|证明|流水|工资条|离职|失业|合同|公章|收据|材料|住院)"
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
        ),
        _NOT,
        "这个做法我们不帮:借新的还旧的,只会多一笔债、多一份利息,还容易碰上先收费的骗局。"
        "可以做的是:先按方案把能付的付稳,付不了的那几笔去谈停息、分期;排不开就打 12348。",
    ),
    _Wish(
        "flood",
        re.compile(r"(恶意|轮番|天天|反复|刷|批量).{0,4}投诉|投诉.{0,6}(到|直到|逼).{0,6}(免|减|怕|答应)"),
        re.compile(r"不(要|想|会|能)"),
        "这个做法我们不帮:拿投诉逼人,或者编事投诉,可能要负责任,也谈不出好结果。"
        "对方真有不合规的地方,就事写一封,附上证据,一次写清楚。",
    ),
)
