"""Who is calling? A score of what the caller says and wants, with the facts behind it: a hint, never an accusation."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import model_validator

from liangqing.base.because import Because
from liangqing.base.noun import Noun
from liangqing.case.lenders import lender_type_of_name
from liangqing.law.book import LawBook
from liangqing.law.rule import Matter


class CallerAnswers(Noun):
    """What the caller said and what was asked back; everything may be unknown (None).

    `callback_ok`: the lender's own public number confirmed the caller. `agent_listed`: the lender lists the employer
    among its agents. `figures_wrong`: the caller's figures are not those of the debt.
    """

    name: str | None = None
    employer: str | None = None
    staff_no: str | None = None
    lender: str | None = None
    case_no: str | None = None
    case_no_checked: bool | None = None
    callback_ok: bool | None = None
    agent_listed: bool | None = None
    asks_fee: bool | None = None
    account_personal: bool | None = None
    asks_code: bool | None = None
    threatens: bool | None = None
    forbids_lender: bool | None = None
    inside_channel: bool | None = None
    claims_lawyer: bool | None = None
    licence_no: str | None = None
    figures_wrong: bool | None = None
    urgent: bool | None = None
    channel: str | None = None
    notes: str | None = None
    ignored: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _words_of_people(cls, told: object) -> object:
        """是/否 and an empty text are answers too; a question that we do not know is named in `ignored`."""
        if not isinstance(told, Mapping):
            return told
        named = ((_SAME.get(str(key), str(key)), value) for key, value in told.items())
        asked = {key: _plain(value, key in _IN_WORDS) for key, value in named}
        known = {key: value for key, value in asked.items() if key in cls.model_fields}
        return {**known, "ignored": tuple(key for key in asked if key not in known)}


#: Other names under which people keep the same answer.
_SAME = {
    "forbids_lender_contact": "forbids_lender",
    "forbids_calling_lender": "forbids_lender",
    "internal_channel": "inside_channel",
    "insider_channel": "inside_channel",
    "wrong_figures": "figures_wrong",
    "urgency": "urgent",
    "company": "employer",
    "client": "lender",
    "personal_account": "account_personal",
    "lawyer": "claims_lawyer",
    "license_no": "licence_no",
}
#: Answered in words: there `没有` says that none was given.
_IN_WORDS = frozenset({"name", "employer", "staff_no", "lender", "case_no", "licence_no", "channel", "notes"})
_YES, _NO = frozenset({"yes", "true", "是", "有", "对"}), frozenset({"no", "false", "否", "没有", "不是"})


def _plain(value: object, in_words: bool) -> object:
    if not isinstance(value, str):
        return value
    word = value.strip()
    if in_words and word.casefold() in _NO:
        return None
    if in_words and word.casefold() in _YES:
        return word
    if word.casefold() in _YES | _NO:
        return word.casefold() in _YES
    return word if word and word.casefold() not in ("unknown", "不知道") else None


class CallerVerdict(StrEnum):
    """What the answers make of the caller; `likely_fraud` means: high risk, verify before anything else."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    LIKELY_FRAUD = "likely_fraud"


class CallerReason(Noun):
    """One fact that counts, its weight, and the rules that speak to it."""

    code: str
    weight: int
    text: str
    because: tuple[Because, ...] = ()


class CallerCheck(Noun):
    """The verdict, the sum of the weights, why, and what to do next; `ignored`: answers to questions we do not ask."""

    verdict: CallerVerdict
    score: int
    text: str
    reasons: tuple[CallerReason, ...]
    next: tuple[str, ...]
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Flag:
    """A sign with its weight (product judgment, not law) and the effects of rules that speak to it."""

    code: str
    weight: int
    text: str
    raised: Callable[[CallerAnswers], bool]
    effects: tuple[str, ...] = ()


#: From this score on the risk is called high: any one of the three worst signs reaches it.
HIGH_RISK = 5
_PRIVATE = ("wechat", "weixin", "qq", "私人", "个人", "微信", "手机号", "private", "personal")


def _private_channel(answers: CallerAnswers) -> bool:
    channel = (answers.channel or "").casefold()
    return any(word in channel for word in _PRIVATE)


FLAGS: tuple[_Flag, ...] = (
    _Flag(
        "account_personal",
        5,
        "要您把钱付到个人账户或收款码。还款只进放款机构的对公账户,或在官方 App 里付。",
        lambda told: told.account_personal is True,
        ("collection.private_channel",),
    ),
    _Flag(
        "asks_fee",
        5,
        "办事之前先要钱(保证金、服务费、材料费)。放款机构协商不另外收费。",
        lambda told: told.asks_fee is True,
        ("collection.extra_fee",),
    ),
    _Flag(
        "asks_code",
        5,
        "要短信验证码、屏幕共享、密码或银行卡。谁要都不给。",
        lambda told: told.asks_code is True,
    ),
    _Flag(
        "threatens",
        4,
        "说今天抓人、已经立案、马上上门,却没有能核对的案号。欠款不还本身不会被拘留。",
        lambda told: told.threatens is True and not (told.case_no and told.case_no_checked),
        ("collection.harassment.police", "collection.impostor.police"),
    ),
    _Flag(
        "forbids_lender",
        4,
        "不让您联系放款机构。真的受托方不怕您核对。",
        lambda told: told.forbids_lender is True,
    ),
    _Flag(
        "inside_channel",
        3,
        "说有“内部通道”“内部名额”。没有这样的通道。",
        lambda told: told.inside_channel is True,
        ("collection.false_promise",),
    ),
    _Flag(
        "lawyer_without_licence",
        3,
        "自称律师,却没有给执业证号。没有执业证的人不得用律师名义办业务。",
        lambda told: told.claims_lawyer is True and not told.licence_no,
        ("lawyer.title",),
    ),
    _Flag(
        "private_channel",
        2,
        "用私人电话、微信或 QQ 联系。正规受托方用单位的号码和渠道。",
        _private_channel,
        ("collection.private_channel",),
    ),
    _Flag(
        "figures_wrong",
        2,
        "说的金额、合同和您的对不上。",
        lambda told: told.figures_wrong is True,
    ),
    _Flag("urgent", 1, "催着您马上决定,不给时间核对。", lambda told: told.urgent is True),
)


def check_caller(answers: CallerAnswers, book: LawBook, on: date) -> CallerCheck:
    """Scores the answers as of a day; nothing here says that somebody is a criminal."""
    matter = Matter(lender_type=lender_type_of_name(answers.lender or ""), contacted_on=on)
    reasons = tuple(_reason(flag, book, matter) for flag in FLAGS if flag.raised(answers))
    score = sum(reason.weight for reason in reasons)
    verdict = _verdict(answers, score)
    return CallerCheck(
        verdict=verdict,
        score=score,
        text=_TEXTS[verdict],
        reasons=reasons,
        next=tuple(_next(answers, verdict)),
        ignored=answers.ignored,
    )


def _reason(flag: _Flag, book: LawBook, matter: Matter) -> CallerReason:
    because = tuple(reason for effect in flag.effects for reason in book.because(effect, matter))
    return CallerReason(code=flag.code, weight=flag.weight, text=flag.text, because=because)


def _verdict(answers: CallerAnswers, score: int) -> CallerVerdict:
    if score >= HIGH_RISK:
        return CallerVerdict.LIKELY_FRAUD
    named = answers.name and answers.lender
    if answers.callback_ok and named and score == 0:
        return CallerVerdict.VERIFIED
    return CallerVerdict.UNVERIFIED


_TEXTS = {
    CallerVerdict.VERIFIED: "放款机构的官方号码确认了这个人。谈可以,仍然只信书面,只付到官方渠道。",
    CallerVerdict.UNVERIFIED: "还没有核实。先不谈钱、不承认金额、不付款,照下面一步一步问。",
    CallerVerdict.LIKELY_FRAUD: "高风险,请先核实:有几处和正规做法不一样。核实以前,不付钱、不加好友、不给验证码。",
}


def _next(answers: CallerAnswers, verdict: CallerVerdict) -> Iterator[str]:
    """What to do, the most urgent first."""
    if verdict is CallerVerdict.LIKELY_FRAUD:
        yield "挂断。已经付了钱或给了验证码的,马上打 96110 或 110,再打银行客服冻结。"
    if answers.asks_code:
        yield "给过验证码、共享过屏幕的,立刻改密码,联系银行。"
    yield from _ask_for(answers)
    if not answers.callback_ok:
        yield "用合同或官方 App 上的客服号码回拨放款机构,问:有没有委托这家、这个人;债务是不是我的。"
    if answers.employer and answers.agent_listed is None:
        yield "在放款机构官网看委托机构名单里有没有这家。"
    if answers.claims_lawyer:
        yield "在“全国律师执业诚信信息公示平台”按姓名查执业证号。"
    if answers.case_no or answers.threatens:
        yield "有案号的,打 12368 报案号核对;自称警察的,挂断后自己打 110 核对。"
    yield "记下时间、号码、原话,录音留好。"


_ASKED = (
    ("name", "全名"),
    ("employer", "工作单位"),
    ("staff_no", "工号"),
    ("lender", "受哪家放款机构委托"),
)


def _ask_for(answers: CallerAnswers) -> Iterator[str]:
    missing = [word for field, word in _ASKED if not getattr(answers, field)]
    if missing:
        yield f"问清:{'、'.join(missing)}。不肯说的,不用谈。"
