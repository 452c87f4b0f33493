"""A person's own words as acts of the borrower, by rules; what fits no rule is told to the person and never guessed."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from liangqing.base.money import speak_yuan
from liangqing.papers.rehearse.borrower_words import rule_of
from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.must_not import answer_instead
from liangqing.papers.rehearse.protocol import Act, ActName, BorrowerAct, CollectorAct, Voice
from liangqing.papers.rehearse.spoken import plain_words, spoken_money
from liangqing.papers.rehearse.spoken_terms import SaidTerms, pays_monthly, terms_said
from liangqing.papers.rehearse.terms import Terms, lump, speak_terms
from liangqing.papers.rehearse.waivers import WAIVER, promised_payment, waives

#: The longest that is listened to: a turn of a call, not a letter.
MOST_CHARACTERS = 300
_MOST_FEN = 10_000_000_000  # a hundred million yuan: no household's call is about more
_CLAUSE = re.compile(r"[^,。!?;:~…]+[?]?")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_QUESTION = re.compile(r"[?吗么]|行不行|好不好|可不可以|能不能")
_AGREES = re.compile(
    r"^(?:好+|成交|(?:好的)+|(?:好|行){2,}的?|好吧|行|行吧|可以|可以的|同意|我同意|没问题|成|就这么(?:办|定)|我接受|接受|听您的|听你的|按您说的办?)$"
)
_AGREES_PLAINLY = re.compile(
    r"^(?:好|行|可以|那|嗯)?(?:我)?(?:可以)?(?:同意|接受|答应)|就(?:按|照)(?:您|你|这个|刚才)|按(?:您|你)(?:说|的)"
)
_AGREES_OR_ENDS = "“就这样”是答应,还是先挂? 请说“我同意”,或者“再见”。"
#: What may mean two things, and how it is asked back.
_ASK_BACK = (
    (re.compile(r"^[^,]{0,3},?(?:那)?就这样(?:吧|了|呗)?[,。!]*$"), _AGREES_OR_ENDS),
    (
        re.compile(
            r"(?:今天|今晚|明天|周[一二三四五六日]|月底|下周|尽快)(?:就|先|前|一定)*还(?:钱|款|上)?[,。!吧]*$"
        ),
        "还多少? 全部就说“今天还清”,一部分就说个数,例如“一次还 500”。",
    ),
    (
        re.compile(
            r"(?:今天|今晚|明天|后天|周[一二三四五六日]|月底|下周|尽快)(?:就|先|前|一定|再)*(?:转|付|汇)(?:钱|款|账|过去|上)?[,。!吧了]*$"
        ),
        "这是答应付钱了。转多少、转到哪里? 请说个数,例如“一次还……”;还没想好就说“我先核实,今天不答应”。",
    ),
)
_REFUSES = re.compile(r"[不没别]|拒绝|无法")
_ALL_AT_ONCE = re.compile(
    r"(?:今天|今晚|明天|马上|这就|月底|尽快|立刻|一定|保证|周五前?).{0,8}(?:还清|结清|全(?:部|额)?.{0,2}还|都还|还上|还完|处理掉)"
    r"|(?:全部|全额|一次性?|都)(?:还清|结清|还上|给您)|一次还清"
)
_MONEY_TOPICS = (
    ("income", re.compile(r"收入|工资|到手|挣|赚|月薪|退休金|低保金|月(?:才|也就|就|只有)(?!能|还|付|给)")),
    ("living", re.compile(r"生活费|生活开支|开支|开销|花销|吃饭|房租|要花|日常")),
    ("dependants", re.compile(r"孩子|小孩|老人|父母|爸妈|赡养|抚养|学费")),
    ("promised", re.compile(r"(?:别|其他|另外)(?:的)?(?:家|债|几笔|贷款|平台)|已经答应")),
    ("cash", re.compile(r"手里|手头|手上|存款|现金|积蓄|卡里|余额")),
    ("free", re.compile(r"(?:只|能|还)?(?:剩|余|结余|富余|多出)|能用来|拿得?出")),
)
_PART_OF_LIVING = re.compile(
    r"房租|房贷|租金|吃饭|饭钱|菜钱|学费|药|看病|医院|水电|油钱|奶粉|幼儿园|车费|话费"
)
_NOTHING_LEFT = re.compile(r"没(?:有|什么)?(?:余钱|剩|结余)|剩不下|一分(?:都|也)?不剩|月光")
_SHORT_NO = re.compile(r"^我?(?:都|也|全|一律|绝对)?(?:不|别|没)")
_GIVING: Mapping[ActName, BorrowerAct] = {
    CollectorAct.ASK_FEE: BorrowerAct.PAY_FEE,
    CollectorAct.ASK_PRIVATE_ACCOUNT: BorrowerAct.PAY_PRIVATE,
    CollectorAct.ASK_CODE: BorrowerAct.GIVE_CODE,
    CollectorAct.ASK_BORROW_ANEW: BorrowerAct.BORROW_ANEW,
}
_SENDS = re.compile(
    r"^[^不没别]*(?:转|打|汇)(?:过去|给|你|您)?.{0,2}[\d一二两三四五六七八九十百千万]+[^不没别]*$"
)
_REFUSING: Mapping[ActName, BorrowerAct] = {
    CollectorAct.ASK_FEE: BorrowerAct.REFUSE_FEE,
    CollectorAct.ASK_PRIVATE_ACCOUNT: BorrowerAct.REFUSE_PRIVATE_ACCOUNT,
    CollectorAct.ASK_CODE: BorrowerAct.REFUSE_CODE,
    CollectorAct.ASK_BORROW_ANEW: BorrowerAct.REFUSE_BORROW,
    CollectorAct.ASK_PROMISE: BorrowerAct.REFUSE_PROMISE,
}
_NOT_THAT = re.compile(
    r"^(?:那|那我|我|这个?|这钱|这我)?(?:可|也|都|是|肯定|坚决|绝对)?不(?:交|给|转|借|要|去|办|能|会|行|敢|同意)(?:了|的|啊|吧|给|交|转)?$"
)
_TABLE = (CollectorAct.OFFER, CollectorAct.COUNTER, CollectorAct.GRANT)
#: What is said with the act that has more in it leaves the plainer one out.
_LEFT_OUT = (
    (BorrowerAct.CALL_HOTLINE, BorrowerAct.ASK_CALLBACK),
    (BorrowerAct.DISPUTE_AMOUNT, BorrowerAct.REFUSE),
    (BorrowerAct.SUSPECT, BorrowerAct.END_POLITELY),
    (BorrowerAct.REFUSE_FEE, BorrowerAct.PAY_FEE),
    (BorrowerAct.REFUSE_CODE, BorrowerAct.GIVE_CODE),
    (BorrowerAct.REFUSE_BORROW, BorrowerAct.BORROW_ANEW),
    (BorrowerAct.REFUSE_PRIVATE_ACCOUNT, BorrowerAct.PAY_PRIVATE),
    (BorrowerAct.PAY_FEE, BorrowerAct.ACCEPT),
    (BorrowerAct.OFFER, BorrowerAct.REFUSE_PROMISE),
    (BorrowerAct.COUNTER, BorrowerAct.REFUSE_PROMISE),
)


@dataclass(frozen=True, slots=True)
class Understood:
    """What a sentence does. `answer`: what the person is told instead, and the call stands still; else it is empty."""

    acts: tuple[Act, ...]
    unclear: tuple[str, ...] = ()  # parts that no rule fits
    answer: tuple[str, ...] = ()


def understand(text: str, state: CallState) -> Understood:
    """The acts in what a person says at this point of a call."""
    plain = plain_words(text)
    if told := _answered(text, plain):
        return Understood((), answer=told)
    quiet = state.debt.limitation_risk
    asked = next((question for words, question in _ASK_BACK if words.search(plain)), "")
    if asked and not (quiet and asked is not _AGREES_OR_ENDS):
        return Understood((), answer=(asked,))
    terms = SaidTerms() if _transfers(plain, state) else terms_said(plain, state)
    if terms.ask and not quiet:
        return Understood((), answer=(terms.ask,))
    clauses = tuple(_CLAUSE.findall(plain))
    found = tuple(
        _of_clause(clause, after, state) for clause, after in zip(clauses, (*clauses, "")[1:], strict=True)
    )
    acts = _with_dispute(tuple(act for each in found for act in each), plain, state)
    if asked or terms.ask:
        acts = (*acts, *promised_payment(clauses, bool(asked)))
    elif terms.terms is not None:
        acts = (*acts, _proposal(terms.terms, plain, state))
    else:
        acts = (*acts, *_short_no(clauses, state, alone=not acts))
        acts = (*acts, *_agreement(clauses, state, alone=not acts))
    silent = tuple(
        clause
        for clause, each in zip(clauses, found, strict=True)
        if not (each or _is_filler(clause) or _is_told(clause, acts) or is_part_of_living(clause, state))
    )
    acts = _tidy(acts)
    if not acts and (silent or not _HAN.search(plain)):
        return Understood(
            (), unclear=silent or (text.strip(),), answer=("没听懂。请换句话说,或者选下面的一句。",)
        )
    return Understood(acts, unclear=silent)


def _answered(text: str, plain: str) -> tuple[str, ...]:
    """What is told instead of playing on; empty where the words can be heard."""
    if told := answer_instead(text):
        return told
    if len(text) > MOST_CHARACTERS:
        return (f"一次最多 {MOST_CHARACTERS} 个字。电话里一次说一件事,对方才听得进去。",)
    too_much = any(one.amount_fen > _MOST_FEN for one in spoken_money(plain))
    return ("这个数太大了,像是打错了。请再说一遍。",) if too_much else ()


def _of_clause(clause: str, after: str, state: CallState) -> tuple[Act, ...]:
    """The acts of a clause; a short 不给 in the next one refuses what is named in this one."""
    refused = clause + after if _SHORT_NO.search(after) else clause
    acts = [Act(BorrowerAct(rule["act"])) for rule in _rules() if _fits(rule, clause, refused)]
    if _transfers(clause, state):
        acts = [*acts, Act(BorrowerAct.PAY_PRIVATE)]
    if waives(clause, refused):
        acts = [act for act in acts if act.name is not BorrowerAct.REFUSE_PROMISE]
        acts = [*acts, Act(BorrowerAct.ADMIT, topic=WAIVER)]
    if _third_party(clause):
        acts = [act for act in acts if act.name is not BorrowerAct.ASK_REPEAT]
        acts = [*acts, Act(BorrowerAct.CITE_RULE), Act(BorrowerAct.NOTE_FOR_LOG)]
    told = tuple(_with_figures(act, clause, state) for act in acts)
    return (*told, *_reasons(clause, state), *_money(clause, state), *_proofs(clause, state))


def _third_party(clause: str) -> str:
    """Whom the other side calls or tells beside the person, as the topic of a threat; empty for nobody."""
    told = _table()["third_party"]
    if not re.search(told["said"], clause) or re.search(told["not"], clause):
        return ""
    return next((topic for topic in ("family", "employer") if re.search(told[topic], clause)), "")


def _transfers(text: str, state: CallState) -> bool:
    """Whether money is sent at once, in a call in which the other side has named an account of a person."""
    return bool(_SENDS.search(text)) and state.count(CollectorAct.ASK_PRIVATE_ACCOUNT) > 0


def _fits(rule: Mapping[str, Any], clause: str, refused: str) -> bool:
    if not re.search(rule["said"], clause) or (rule.get("not") and re.search(rule["not"], clause)):
        return False
    return not rule.get("needs_never") or bool(re.search(_table()["never"], refused))


def _with_figures(act: Act, clause: str, state: CallState) -> Act:
    """The act with what the sentence or the call says of it: an amount, a rule, what is noted."""
    money = spoken_money(clause)
    if act.name is BorrowerAct.ADMIT and act.topic is None:
        named_fen = state.debt.principal_fen if "本金" in clause else None
        return Act(act.name, amount_fen=money[0].amount_fen if money else named_fen)
    third = _third_party(clause)
    if act.name is BorrowerAct.CITE_RULE and third:
        return Act(act.name, topic=rule_of(third))
    threats = [told.topic for told in _last_acts(state) if told.name is CollectorAct.THREATEN]
    if act.name is BorrowerAct.CITE_RULE:
        rule = next((rule for topic in threats if topic and (rule := rule_of(topic))), None)
        return Act(BorrowerAct.NOTE_FOR_LOG) if rule is None else Act(act.name, topic=rule)
    return act


def _with_dispute(acts: tuple[Act, ...], plain: str, state: CallState) -> tuple[Act, ...]:
    """A dispute with what the person makes of the debt, where a figure beside the claim was said."""
    if all(act.name is not BorrowerAct.DISPUTE_AMOUNT for act in acts):
        return acts
    said = [one.amount_fen for one in spoken_money(plain) if one.amount_fen != state.base_fen]
    named_fen = nearly(said[-1], state.debt.lawful_fen) if said else None
    dispute = Act(BorrowerAct.DISPUTE_AMOUNT, amount_fen=named_fen)
    return (*(act for act in acts if act.name is not BorrowerAct.DISPUTE_AMOUNT), dispute)


def _reasons(clause: str, state: CallState) -> tuple[Act, ...]:
    """Reasons whose own words, or whose usual words, are in the clause; one that is not the household's too."""
    own = {reason.id: reason.text for reason in state.household.reasons}
    named = {reason for reason, words in _reason_words().items() if any(word in clause for word in words)}
    named |= {reason for reason, words in _table()["reasons"].items() if re.search(words, clause)}
    named |= {
        reason for reason, text in own.items() if any(part in clause for part in re.split("[,，]", text))
    }
    return tuple(Act(BorrowerAct.STATE_REASON, topic=reason) for reason in sorted(named))


def _money(clause: str, state: CallState) -> tuple[Act, ...]:
    """What the clause says of the own money: the figure said, or the household's where they nearly agree."""
    money = spoken_money(clause)
    if _NOTHING_LEFT.search(clause):
        return (Act(BorrowerAct.STATE_MONEY, amount_fen=0, topic="free"),)
    if not money or _QUESTION.search(clause) or is_part_of_living(clause, state):
        return ()
    topic = next((topic for topic, words in _MONEY_TOPICS if words.search(clause)), None)
    if (
        topic is None
        or re.search(r"首付|方案|一次|分期", clause)
        or (topic == "free" and pays_monthly(clause))
    ):
        return ()
    return (
        Act(
            BorrowerAct.STATE_MONEY,
            amount_fen=nearly(money[0].amount_fen, own_fen(state, topic)),
            topic=topic,
        ),
    )


def is_part_of_living(clause: str, state: CallState) -> bool:
    """Whether the clause names a part of what the household needs, such as the rent, and not more than all of it."""
    money = spoken_money(clause)
    return bool(money and _PART_OF_LIVING.search(clause) and money[0].amount_fen <= state.household.need_fen)


def own_fen(state: CallState, topic: str) -> int:
    """The household's figure for a topic of `state_money`."""
    home = state.household
    figures = {"income": home.income_fen, "living": home.living_fen, "dependants": home.dependants_fen}
    figures |= {"promised": home.promised_fen, "cash": home.cash_fen, "free": max(0, home.free_fen)}
    return figures[topic]


def nearly(said_fen: int, true_fen: int) -> int:
    """The true figure where what was said is within a twentieth of it: a round figure is no lie; else what was said."""
    return true_fen if abs(said_fen - true_fen) * 20 <= true_fen else said_fen


def _proofs(clause: str, state: CallState) -> tuple[Act, ...]:
    if _REFUSES.search(clause) or not re.search(r"有|发|给|提供|传|寄|附|材料|证明", clause):
        return ()
    named = [paper for paper, words in _table()["proofs"].items() if re.search(words, clause)]
    own = f"contract:{state.debt_id}"
    return tuple(Act(BorrowerAct.OFFER_PROOF, topic=own if paper == "contract" else paper) for paper in named)


def _proposal(terms: Terms, plain: str, state: CallState) -> Act:
    """An offer, a counter, or the other side's own terms accepted; `amount_fen` is the first figure that was said."""
    table = _on_table(state)
    if table is not None and terms == table:
        return Act(BorrowerAct.ACCEPT, terms=terms)
    money = spoken_money(plain)
    figure = next((one.amount_fen for one in money if one.amount_fen not in terms.payments_fen()), None)
    return Act(BorrowerAct.OFFER if table is None else BorrowerAct.COUNTER, amount_fen=figure, terms=terms)


def _on_table(state: CallState) -> Terms | None:
    told = [
        act.terms
        for turn in state.turns
        if turn.who is Voice.COLLECTOR
        for act in turn.acts
        if act.name in _TABLE
    ]
    return told[-1].unsigned() if told and told[-1] is not None else None


def _agreement(clauses: tuple[str, ...], state: CallState, alone: bool) -> tuple[Act, ...]:
    """What a yes agrees to: what was just asked for. A mere 好 counts only where nothing else is said (`alone`)."""
    plainly = any(_AGREES_PLAINLY.search(clause) and not _REFUSES.search(clause) for clause in clauses)
    pays = any(_ALL_AT_ONCE.search(clause) and not _REFUSES.search(clause) for clause in clauses)
    yes = alone and any(_AGREES.search(clause) for clause in clauses) and all(map(_is_filler, clauses))
    if pays:
        return (Act(BorrowerAct.OFFER, terms=lump(state.base_fen)),)
    if not (yes or plainly):
        return ()
    asked = _last_acts(state)
    given = tuple(Act(_GIVING[act.name]) for act in asked if act.name in _GIVING)
    named = next((act.terms for act in asked if act.name in _TABLE[:2] and act.terms), None)
    wanted = state.agreed is None and any(
        act.name in (CollectorAct.DEMAND, CollectorAct.ASK_PROMISE) for act in asked
    )
    table = _on_table(state) if plainly else None
    terms = named or table
    if terms is not None:
        return (*given, Act(BorrowerAct.ACCEPT, terms=terms.unsigned()))
    return given or ((Act(BorrowerAct.OFFER, terms=lump(state.base_fen)),) if wanted else ())


def _short_no(clauses: tuple[str, ...], state: CallState, alone: bool) -> tuple[Act, ...]:
    """What 我不交, 我不给 refuses: what was just asked for, else the terms that were named."""
    if not any(_NOT_THAT.search(clause) for clause in clauses):
        return ()
    asked = tuple(Act(_REFUSING[act.name]) for act in _last_acts(state) if act.name in _REFUSING)
    return asked or ((Act(BorrowerAct.REFUSE),) if alone else ())


def _last_acts(state: CallState) -> tuple[Act, ...]:
    heard = [turn for turn in state.turns if turn.who is not Voice.BORROWER]
    return heard[-1].acts if heard else ()


def _is_filler(clause: str) -> bool:
    talk = len(clause) < 2 or re.search(_table()["talk"]["words"], clause.rstrip("?"))
    return bool(talk or _AGREES.search(clause))


def _is_told(clause: str, acts: tuple[Act, ...]) -> bool:
    """Whether a clause without an act of its own is part of a proposal, of a yes or of a disputed amount."""
    names = {act.name for act in acts}
    if names & {BorrowerAct.OFFER, BorrowerAct.COUNTER, BorrowerAct.ACCEPT, BorrowerAct.ADMIT}:
        return bool(
            re.search(r"\d|[一二三四五六七八九两十百千万半]|月|分期|还|付|转|汇|同意|接受|按|方案", clause)
        )
    given = names & set(_GIVING.values()) and _AGREES_PLAINLY.search(clause)
    return bool(given or (BorrowerAct.DISPUTE_AMOUNT in names and spoken_money(clause)))


def _tidy(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Each act once; of two that mean the same, the one that says more."""
    names = {act.name for act in acts}
    gone = {plainer for fuller, plainer in _LEFT_OUT if fuller in names}
    if names & {BorrowerAct.OFFER, BorrowerAct.COUNTER}:
        gone.add(BorrowerAct.ACCEPT)
    kept: dict[tuple[ActName, str | None], Act] = {}
    for act in acts:
        if act.name not in gone:
            kept[act.name, act.topic] = kept.get((act.name, act.topic), act)
    return tuple(kept.values())


def say_acts(acts: tuple[Act, ...]) -> str:
    """How a sentence was understood, in words: `提方案(分12个月,每月 1,000.00 元 …)`."""
    return "、".join(_say_act(act) for act in acts) or "只是应了一声,没有提要求"


def _say_act(act: Act) -> str:
    labels = _table()["labels"]
    if told := labels.get(f"{act.name.value}.{act.topic}"):
        return str(told)
    label = str(labels[act.name.value])
    if act.name is BorrowerAct.STATE_MONEY and act.amount_fen is not None:
        return f"{label}({_table()['money'][act.topic]} {speak_yuan(act.amount_fen)})"
    if act.terms is not None:
        return f"{label}({speak_terms(act.terms)})"
    return f"{label}({speak_yuan(act.amount_fen)})" if act.amount_fen is not None else label


def _rules() -> list[Mapping[str, Any]]:
    return list(_table()["rule"])


@cache
def _table() -> Mapping[str, Any]:
    return _file("understand")


@cache
def _reason_words() -> Mapping[str, Any]:
    return _file("reason_words")


def _file(name: str) -> Mapping[str, Any]:
    place = resources.files("liangqing.papers.rehearse").joinpath("data", f"{name}.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))
