"""The card for a call: what to ask, what was heard, what to look up afterwards; a form of its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from liangqing.base.errors import InputUnusable
from liangqing.base.typeset import is_broken
from liangqing.conduct.caller import CallerAnswers

_MOST_WORDS = 200


@dataclass(frozen=True)
class Question:
    """One question, by the name of its answer."""

    name: str
    words: str


#: To be read aloud.
ASKED = (
    Question("name", "请问您的全名是?"),
    Question("employer", "您是哪家公司的?"),
    Question("staff_no", "工号是多少?"),
    Question("lender", "受哪家放款机构委托?"),
    Question("case_no", "说立案的:案号是多少?"),
    Question("licence_no", "说是律师的:执业证号是多少?"),
)
#: Ticked while one listens.
HEARD = (
    Question("account_personal", "要往个人账户、收款码付钱"),
    Question("asks_fee", "要先交一笔钱:保证金、服务费、材料费"),
    Question("asks_code", "要验证码、密码、共享屏幕"),
    Question("threatens", "说要抓人、已立案、马上上门"),
    Question("forbids_lender", "不让您联系放款机构"),
    Question("inside_channel", "说有内部通道、内部名额"),
    Question("claims_lawyer", "自称律师"),
    Question("figures_wrong", "说的金额、合同和您的对不上"),
    Question("urgent", "催您马上决定,不给时间核对"),
    Question("private_channel", "用私人手机、微信、QQ 联系"),
)
#: Looked up after hanging up.
LOOKED_UP = (
    Question("callback_ok", "回拨合同或官方 App 上的客服号码,对方认这个人"),
    Question("agent_listed", "放款机构官网的委托名单里有这家公司"),
    Question("case_no_checked", "打 12368 核对过,案号是真的"),
)
#: What the form calls a private line, in the words of the check.
_PRIVATE = "private"


@dataclass(frozen=True)
class Card:
    """The form as it was typed."""

    values: Mapping[str, str]
    error: str = ""

    @property
    def asked(self) -> tuple[tuple[Question, str], ...]:
        """Questions with what was written down."""
        return tuple((one, self.values.get(one.name, "")) for one in ASKED)

    @property
    def heard(self) -> tuple[tuple[Question, bool], ...]:
        """What can be heard, and whether it was."""
        return tuple((one, one.name in self.values) for one in HEARD)

    @property
    def looked_up(self) -> tuple[tuple[Question, str], ...]:
        """What can be looked up: yes, no, or empty."""
        return tuple((one, self.values.get(one.name, "")) for one in LOOKED_UP)


def card_of(given: Mapping[str, str]) -> Card:
    """The card with what was sent; other fields are left aside."""
    known = {one.name for part in (ASKED, HEARD, LOOKED_UP) for one in part}
    return Card({name: value.strip() for name, value in given.items() if name in known})


def answers_of(card: Card) -> CallerAnswers:
    """The answers for the check. Raises InputUnusable for what is too long or cannot be read."""
    words = {one.name: text for one, text in card.asked if text}
    if any(is_broken(text) for text in words.values()):
        raise InputUnusable("value_unreadable", "里面有读不出来的字符。", "请重新填。")
    if any(len(text) > _MOST_WORDS for text in words.values()):
        text = f"有一格太长了,每格最多 {_MOST_WORDS} 个字。"
        raise InputUnusable("text_too_long", text, "只写名字、单位、号码就行。")
    heard = {one.name: True for one, ticked in card.heard if ticked and one.name != "private_channel"}
    looked_up = {one.name: said for one, said in card.looked_up if said in ("yes", "no")}
    channel = {"channel": _PRIVATE} if "private_channel" in card.values else {}
    return CallerAnswers.model_validate({**words, **heard, **looked_up, **channel})
