"""Findings in plain Chinese: hour and count first, then what the rule asks, what it is not, and what to do."""

from collections.abc import Sequence
from datetime import datetime

from liangqing.base.because import Strength
from liangqing.base.days import speak_near_date
from liangqing.case.debt import LenderType, Purpose
from liangqing.case.records import ContactKind
from liangqing.conduct.basis import Basis
from liangqing.conduct.shown import Shown
from liangqing.law.rule import Rule

_TIMES_NAMED = 8
_NUMBERS_NAMED = 3
_KEEP = "先记下,可以用来投诉。"
_KIND = {
    ContactKind.CALL: "来电",
    ContactKind.SMS: "短信",
    ContactKind.CHAT: "聊天消息",
    ContactKind.VISIT: "上门",
    ContactKind.LETTER: "来信",
}
_RULE_NAME = {
    Strength.STATUTE: "法律",
    Strength.ADMINISTRATIVE_REGULATION: "行政法规",
    Strength.JUDICIAL_INTERPRETATION: "司法解释",
    Strength.LOCAL_REGULATION: "地方性法规",
    Strength.COURT_POLICY: "司法政策",
    Strength.MINISTRY_RULE: "监管规章",
    Strength.NORMATIVE_DOCUMENT: "监管文件",
    Strength.STANDARD: "行业标准",
    Strength.SELF_DISCIPLINE: "自律规范",
}
_NAMED = {strength: f"{name}({strength.label})" for strength, name in _RULE_NAME.items()}
_SOFT = frozenset({Strength.STANDARD, Strength.SELF_DISCIPLINE})
_LENDERS = {
    LenderType.BANK: "银行",
    LenderType.CONSUMER_FINANCE: "消费金融公司",
    LenderType.TRUST: "信托公司",
    LenderType.AUTO_FINANCE: "汽车金融公司",
    LenderType.MICROLOAN: "小额贷款公司",
    LenderType.GUARANTOR: "担保公司",
    LenderType.AMC: "资产管理公司",
    LenderType.PRIVATE: "个人或没有牌照的公司",
}
_PURPOSES = {Purpose.CONSUMER: "个人消费贷款", Purpose.CARD: "信用卡", Purpose.BUSINESS: "经营贷款"}
_FACTS = {"lender_type": "放款的是哪一类机构", "purpose": "这笔钱是消费、经营还是信用卡"}


def night(fact: Shown, basis: Basis) -> str:
    """T1."""
    first = basis.rules[0]
    agreed = "" if basis.by_analogy else "如果您没有同意过这个时间,"
    return sentences(
        f"{moment_words(fact)}{how_often(fact)}{from_whom(fact)}。",
        f"{_named(basis.rules)}要求 {first.words('from')} 到次日 {first.words('until')} 不催收。",
        judged(basis, agreed),
        *rests_on(fact),
        _KEEP,
    )


def answered(fact: Shown, basis: Basis) -> str:
    """F1."""
    most = basis.rules[0].whole("effective_calls_a_day")
    return sentences(
        f"{moment_words(fact)}接通了 {len(fact.times)} 次催收电话{from_whom(fact)}。",
        f"{_named(basis.rules[:1])}要求打通的催收电话一天最多 {most} 次。",
        judged(basis, ""),
        *rests_on(fact),
        _KEEP,
    )


def unanswered(fact: Shown, basis: Basis) -> str:
    """F2."""
    most = basis.rules[0].whole("unanswered_tries_a_day")
    return sentences(
        f"{moment_words(fact)}同一个号码打来 {len(fact.times)} 次没有接通{from_whom(fact)}。",
        f"{_named(basis.rules[:1])}写的是没人接时一天不宜超过 {most} 次。",
        judged(basis, ""),
        *rests_on(fact),
        _KEEP,
    )


def others(
    fact: Shown, basis: Basis, last_answered_at: datetime | None, data: Rule | None, spouse: Rule | None
) -> str:
    """C1. `last_answered_at`: the last call of the same party before it that the borrower answered, if any.

    `data` protects the data of the person reached, `spouse` decides about debts of a couple; None: not certain.
    """
    reachable = (
        f"在这之前,{_moment(last_answered_at)} 对方还打通过您本人的电话。"
        if last_answered_at
        else "要看对方那时联系得上您本人没有。"
    )
    return sentences(
        f"{moment_words(fact)}有人联系了您身边的人{quoted(fact)}{from_whom(fact)}。",
        *gists(basis),
        reachable,
        judged(basis, "如果被联系的人不是共同借款人或担保人,情况又属实,"),
        _own_data(data),
        *rests_on(fact),
        "请当事人记下时间、号码和原话,留好通话记录,可以用来投诉。",
        "父母、亲友没有签字的,不用替您还;配偶要看钱是否用于家庭日常需要,由法院认定",
        f"({spouse.because().cite()})。" if spouse else "。",
    )


def _own_data(rule: Rule | None) -> str:
    """The data of the person reached are theirs, not the borrower's: told as a condition, never as a breach."""
    if rule is None:
        return ""
    where = f"{rule.because().cite()}({rule.strength.label})"
    return f"如果对方是从通讯录等处拿到这个人的号码、本人没有同意过,还可以看{where}:{rule.gist}"


def told(fact: Shown, basis: Basis) -> str:
    """C3."""
    return sentences(
        f"{moment_words(fact)}有人把您的欠款告诉了别人{quoted(fact)}{from_whom(fact)}。",
        *gists(basis),
        judged(basis, "如果听到的人不是共同借款人或担保人,情况又属实,"),
        *rests_on(fact),
        "请当事人写一句听到的原话,注明时间,可以用来投诉。",
    )


def fee(fact: Shown, basis: Basis | None) -> str:
    """P1: the warning always, the rule against extra fees where one speaks."""
    return sentences(
        f"{moment_words(fact)}有人要您先付钱、换缓催或优惠{quoted(fact)}{from_whom(fact)}。",
        "先收费再办事,是诈骗常用的说法;这是线索,不是结论。",
        "先不付钱、不加好友、不点链接、不给验证码,用合同或官方渠道上的号码核对。",
        "已经付了的,留好记录,打 96110 或 110。",
        *((*gists(basis), judged(basis, "对方如果真是催收,")) if basis else ()),
        *rests_on(fact),
    )


def sentences(*parts: str) -> str:
    """The parts one after the other; what says nothing is empty."""
    return "".join(parts)


def moment_words(fact: Shown) -> str:
    """`11月3日(周二)22:14,` for one, the day and the hours for more."""
    if len(fact.times) == 1:
        return f"{_moment(fact.times[0])},"
    hours = "、".join(map(_clock, fact.times[:_TIMES_NAMED]))
    more = " 等" if len(fact.times) > _TIMES_NAMED else ""
    return f"{speak_near_date(fact.on)}{hours}{more},"


def _moment(at: datetime) -> str:
    return f"{speak_near_date(at.date())}{_clock(at)}"


def _clock(at: datetime) -> str:
    """`22:14`."""
    return f"{at.hour:02}:{at.minute:02}"


def how_often(fact: Shown) -> str:
    """`有一次来电`, `有 3 次来电,其中 1 次没有接通`."""
    kinds = "、".join(_KIND[kind] for kind in fact.kinds)
    if len(fact.times) == 1:
        return f"有一次{kinds}{',没有接通' if fact.missed else ''}"
    missed = f",其中 {fact.missed} 次没有接通" if fact.missed else ""
    return f"有 {len(fact.times)} 次{kinds}{missed}"


def from_whom(fact: Shown) -> str:
    """The numbers in brackets, the first few of them."""
    if not fact.numbers:
        return ""
    more = f" 等 {len(fact.numbers)} 个号码" if len(fact.numbers) > _NUMBERS_NAMED else ""
    return f"({'、'.join(fact.numbers[:_NUMBERS_NAMED])}{more})"


def quoted(fact: Shown) -> str:
    """The words themselves, where they matter."""
    return f":“{fact.quote}”" if fact.quote else ""


def _named(rules: Sequence[Rule]) -> str:
    """What asks for it, and beside each that it is no law where it is none."""
    names = tuple(dict.fromkeys([_NAMED[rule.strength] for rule in rules]))
    return f"{'和'.join(names)}都" if len(names) > 1 else names[0]


def gists(basis: Basis) -> tuple[str, ...]:
    """The hardest rule and the hardest of the soft ones, each in its own short words."""
    hard = [rule for rule in basis.rules if rule.strength not in _SOFT]
    soft = [rule for rule in basis.rules if rule.strength in _SOFT]
    laws = tuple(f"{rule.because().cite()}({rule.strength.label}):{rule.gist}" for rule in hard[:1])
    return (*laws, *(f"{_named([rule])}:{rule.gist}" for rule in soft[:1]))


def judged(basis: Basis, condition: str) -> str:
    """What it may be called, after the facts on which that depends; 违法 only for law proper, as a possibility."""
    words = basis.rules[0].strength.breach_words
    if basis.rules[0].strength not in _SOFT:
        return f"{condition}可能{words}。"
    if basis.by_analogy:
        return f"{_missing(basis)}这个标准不直接管这类借款,只能参照:{condition}参照来看,这样做不妥。"
    return f"{_missing(basis)}{condition}这{words}。"


def _missing(basis: Basis) -> str:
    """`还不知道……,先当作个人消费贷款来看:`, as far as the debt's facts are missing."""
    if basis.supposed is None:
        return ""
    scope = basis.supposed.applies
    lenders = [name for kind, name in _LENDERS.items() if kind in scope.lender_types]
    purposes = [name for kind, name in _PURPOSES.items() if kind in scope.purposes]
    taken = {"lender_type": lenders, "purpose": purposes}
    supposed = "的".join(_or(names) for fact, names in taken.items() if fact in basis.missing and names)
    facts = "、".join(_FACTS[fact] for fact in taken if fact in basis.missing)
    return f"还不知道{facts},先当作{supposed}来看:" if supposed else ""


def _or(names: Sequence[str]) -> str:
    return "或".join(part for part in ("、".join(names[:-1]), names[-1]) if part)


def rests_on(fact: Shown) -> tuple[str, ...]:
    """What was supposed about the caller, and how to undo it."""
    pooled = "这里把这几个号码当作同一家或它委托的。" if fact.pooled else ""
    if not fact.supposed:
        return (pooled,)
    what = "电话" if fact.kinds == (ContactKind.CALL,) else "联系"
    why = ";".join(fact.supposed)
    return pooled, f"如果这些{what}是催收,这一条才成立({why});不是的话,标成“不是催收”就会去掉。"
