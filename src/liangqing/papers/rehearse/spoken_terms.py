"""The terms in a sentence: a sum at once or a sum a month, over how long; what is left open is asked, not guessed."""

import re
from dataclasses import dataclass, replace

from liangqing.base.money import speak_yuan
from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.protocol import BorrowerAct
from liangqing.papers.rehearse.spoken import SpokenMoney, spoken_money, spoken_months, spoken_share
from liangqing.papers.rehearse.terms import MONTHS, Terms, instalments, lump

_OWN_MONEY = re.compile(
    r"收入|工资|到手|挣|赚|月薪|生活|开支|开销|花销|吃饭|房租|学费|孩子|老人|父母|别家|其他家|别的平台|手里|手头|手上|存款|现金|积蓄|卡里"
    r"|(?:月)(?:才|也就|就|只有|只挣)(?!能|还|付|给)|能用来|剩(?!下的|余的|余部分)|结余|富余|欠|账上|合同|我算|核算|应该是|金额|手续费|保证金|费用|押金|您(?:说|报)的|你(?:说|报)的|承认|本来|当初|借了|借的|核对"
)
_MONTHLY = re.compile(r"每(?:个)?月|每期|月(?:供|还|付)|一个月|按月|月月")
_LUMP = re.compile(r"一次|结清|一笔(?:还|付|清)|还清")
_TOTAL = re.compile(r"总共|合计|一共|总额|总数|全部|共")
_FIRST = re.compile(r"首付|首期|先(?:付|还|给|交|转)|今天(?:先)?(?:付|还|给)|当天")
_PAUSE = re.compile(r"停|缓|延|暂缓|宽限|(?:个月|半年|年)(?:以)?后|之后|以后")
_PRINCIPAL = re.compile(r"还本金|减免(?:利息|罚息|违约金)")
_NEXT_MONTH = re.compile(r"下个?月(?:再|开始|起|还|付|一次)")
_PAYS = re.compile(r"还|付|给|拿|出|凑|行|方案|提")
_UNTIL_PAID = re.compile(r"还(?:清|完|上)|结清|到清|为止|全部|还到|[余剩]下")
_CLAUSE = re.compile(r"[^,。!?;:、]+")
_WHETHER = re.compile(r"行不行|可不可以|好不好|能不能|可以不可以|行吗|可以吗|好吗")
_ONLY_A_SUM = re.compile(
    r"(?:那|就|大概|大约|差不多|顶多|最多|也就|可能|我|先|只能|吧|左右|呀|啊|行|上下|样子|的)*"
)
_HAS = re.compile(r"拿得?出|能用来|剩")
_NO = re.compile(r"拿不出|还不起|付不起|做不到|不行|太高|太多|不同意|不接受|不能|不交|凭什么|为什么")


@dataclass(frozen=True, slots=True)
class SaidTerms:
    """`terms`: what is proposed, or None; `ask`: what has to be said more plainly, or empty."""

    terms: Terms | None = None
    ask: str = ""


@dataclass(frozen=True, slots=True)
class _Parts:
    monthly_fen: int | None = None
    lump_fen: int | None = None
    total_fen: int | None = None
    first_fen: int = 0
    bare_fen: int | None = None
    there_fen: int | None = None  # there in a month: no promise, unless months are named with it
    months: int | None = None
    pause: int = 0
    at_once: bool = False


def terms_said(plain: str, state: CallState) -> SaidTerms:
    """The proposal in a plain text (`plain_words`); neither terms nor a question where there is none."""
    parts = _parts(plain, state)
    if parts.lump_fen is not None:
        return _checked(lump(parts.lump_fen, parts.pause))
    if (
        parts.monthly_fen is not None
        and parts.months is None
        and _HAS.search(plain)
        and not pays_monthly(plain)
    ):
        return SaidTerms()  # what is there in a month, no promise
    if parts.monthly_fen is not None:
        return _monthly(parts, state, until_paid=bool(_UNTIL_PAID.search(plain)))
    total_fen = parts.total_fen if parts.total_fen is not None else parts.bare_fen
    if parts.months is not None:
        return _checked(
            instalments(total_fen or _base_fen(state), parts.months, parts.first_fen, parts.pause)
        )
    if parts.at_once and total_fen is not None:
        return _checked(lump(total_fen, parts.pause))
    if parts.bare_fen is not None:
        said = speak_yuan(parts.bare_fen)
        return SaidTerms(ask=f"{said}是一次付清,还是每月付? 请说“一次还……”或“每月还……,分……个月”。")
    if parts.first_fen:
        said = speak_yuan(parts.first_fen)
        return SaidTerms(ask=f"先付 {said},余下的怎么还? 请说“先付……,每月还……,分……个月”。")
    return SaidTerms()


def pays_monthly(text: str) -> bool:
    """Whether so much a month is to be paid, not only there: 每月还八百, not 每月拿得出八百."""
    return bool(_MONTHLY.search(text) and re.search(r"还(?!款)|付|给|交|供|分(?!钱)", text))


def _parts(plain: str, state: CallState) -> _Parts:
    """What each clause that speaks of paying adds."""
    parts, share = _Parts(), spoken_share(plain)
    for clause in _CLAUSE.findall(_WHETHER.sub("", plain)):
        if not _NO.search(clause) and (pays_monthly(clause) or not _OWN_MONEY.search(clause)):
            parts = _with_clause(parts, clause)
    if parts.there_fen is not None and parts.months is not None:
        return replace(parts, monthly_fen=parts.there_fen)
    named = (parts.monthly_fen, parts.lump_fen, parts.total_fen, parts.bare_fen)
    if share is not None and named == (None,) * 4 and _PAYS.search(plain):
        total_fen = _base_fen(state) * share // 10_000 * 100
        return replace(parts, total_fen=total_fen, at_once=parts.months is None)
    if _PRINCIPAL.search(plain) and parts.months is not None and parts.total_fen is None:
        return replace(parts, total_fen=min(_base_fen(state), state.debt.principal_fen))
    return parts


def _with_clause(parts: _Parts, clause: str) -> _Parts:
    parts = replace(parts, at_once=parts.at_once or "一次" in clause)
    for months, start, end in spoken_months(clause):
        later = bool(_PAUSE.search(clause[max(0, start - 3) : end + 3]))
        parts = replace(parts, pause=months) if later else replace(parts, months=months)
    if _NEXT_MONTH.search(clause):
        parts = replace(parts, pause=1)
    for money in spoken_money(clause):
        parts = _with_money(parts, money, clause)
    return parts


def _with_money(parts: _Parts, money: SpokenMoney, clause: str) -> _Parts:
    """The amount as what the words around it make of it."""
    before, fen = clause[: money.start], money.amount_fen
    if _FIRST.search(before[-6:]) and not _MONTHLY.search(before):
        return replace(parts, first_fen=fen)
    if _MONTHLY.search(clause) and not _TOTAL.search(before[-4:]):
        has = _HAS.search(clause) and not pays_monthly(clause)
        return replace(parts, there_fen=fen) if has else replace(parts, monthly_fen=fen)
    if _LUMP.search(clause):
        return replace(parts, lump_fen=fen)
    if _TOTAL.search(before[-5:]):
        return replace(parts, total_fen=fen)
    alone = _ONLY_A_SUM.fullmatch(before + clause[money.end :])
    return replace(parts, bare_fen=fen) if alone or _PAYS.search(clause) else parts


def _base_fen(state: CallState) -> int:
    """What is spoken about where no total is said: what the person said is right, else the claim as it stands."""
    acts = [act for turn in state.turns for act in turn.acts if act.name is BorrowerAct.DISPUTE_AMOUNT]
    named = [act.amount_fen for act in acts if act.amount_fen]
    return min(named[-1], state.base_fen) if named else state.base_fen


def _monthly(parts: _Parts, state: CallState, until_paid: bool) -> SaidTerms:
    """So much a month: over the months that were said, or until the whole is paid where that was said; else asked."""
    monthly_fen = parts.monthly_fen or 0
    if parts.months is not None:
        return _checked(
            instalments(
                _whole(parts, monthly_fen * parts.months, _base_fen(state)),
                parts.months,
                parts.first_fen,
                parts.pause,
            )
        )
    total_fen = parts.total_fen or _base_fen(state)
    months = -(-max(0, total_fen - parts.first_fen) // monthly_fen)
    if months + parts.pause >= MONTHS:
        return SaidTerms(
            ask=f"每月 {speak_yuan(monthly_fen)} 要还 {months} 个月,太长了。请再说还几个月,例如“每月还……,分 60 个月”。"
        )
    if parts.total_fen is None and not until_paid:
        said = speak_yuan(monthly_fen)
        return SaidTerms(
            ask=f"每月 {said},还几个月? 请说“每月还……,分……个月”;要一直还到清,就说“每月还……,还清为止”。"
        )
    return _checked(instalments(total_fen, months, parts.first_fen, parts.pause))


def _whole(parts: _Parts, parts_fen: int, base_fen: int) -> int:
    """The total of so many parts; the last part is smaller where the whole would be paid before its end."""
    total_fen = parts.total_fen or parts_fen + parts.first_fen
    over_fen = total_fen - base_fen
    return base_fen if 0 < over_fen < (parts.monthly_fen or 0) else total_fen


def _checked(terms: Terms) -> SaidTerms:
    if terms.is_possible():
        return SaidTerms(terms)
    return SaidTerms(ask="这个方案算不出来:期数要在 1 到 119 个月之间,首付不能比总数多。请再说一遍数。")
