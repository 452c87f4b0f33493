"""Sentences that a person may pick at a point of a call: what helps now, a way out, and what one is tempted to say."""

from collections.abc import Iterator

from liangqing.base.money import speak_yuan
from liangqing.papers.rehearse.borrower_words import say_proof, to_person
from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.heard import Heard
from liangqing.papers.rehearse.ladder import best_named
from liangqing.papers.rehearse.outcome import outcome_of
from liangqing.papers.rehearse.protocol import Act, ActName, BorrowerAct, CollectorAct, HotlineAct, Voice
from liangqing.papers.rehearse.terms import Terms, TermsKind, instalments, lump

GOODBYE = "今天先谈到这里,我再联系您,再见。"
MOST_CHOICES = 5
_EXAMPLE_FEN = 80_000  # the most that an example names a month
_LONGEST_MONTHS = 60
_YUAN = 100

#: What was asked, the sentence that helps, and the one that tempts.
_ASKED: tuple[tuple[CollectorAct, str, str], ...] = (
    (CollectorAct.ASK_FEE, "任何手续费我都不交。", "好,手续费我先交。"),
    (CollectorAct.ASK_PRIVATE_ACCOUNT, "我只往合同上写的对公账户还,不转个人账户。", "好,我转到您给的账户。"),
    (CollectorAct.ASK_CODE, "验证码、屏幕共享,我都不给。", "好,验证码我念给您。"),
    (CollectorAct.ASK_BORROW_ANEW, "我不会再去借钱来还。", "那我先找朋友借一笔还上。"),
    (CollectorAct.THREATEN, "这句话我记下了,请按规定来,接着说方案。", ""),
    (CollectorAct.INSULT, "请您好好说话,刚才的话我记下了。", ""),
    (CollectorAct.FAKE_DEADLINE, "我不在电话里当场答应,优惠请写进书面。", ""),
    (CollectorAct.SILENCE, "我没听清,请您再说一遍。", ""),
    (CollectorAct.NONSENSE, "我没听懂,请您再说一遍。", ""),
    (CollectorAct.INJECT, "我没听懂,请您再说一遍。", ""),
)


def choices(state: CallState) -> tuple[str, ...]:
    """Up to five sentences, the last one ends the call; none where it is over."""
    if state.is_over:
        return ()
    matter = (*_to_the_last(state), *_to_the_matter(state))
    told = tuple(dict.fromkeys(to_person(said, state.debt) for said in matter))
    tempting = _tempting(state)
    kept = told[: MOST_CHOICES - 1 - bool(tempting)]
    place = 1 + len(state.turns) // 2 % max(1, len(kept))
    mixed = (*kept[:place], tempting, *kept[place:]) if tempting else kept
    return (*dict.fromkeys(mixed), GOODBYE)


def _to_the_last(state: CallState) -> Iterator[str]:
    """What answers what was just said."""
    asked = _names(state.turns[-1].acts)
    yield from (helps for name, helps, _ in _ASKED if name in asked)
    if CollectorAct.CLAIM_OTHER_DEBT in asked:
        yield "您说的那一笔我不认,今天只谈这一笔。"
    for act in state.turns[-1].acts:
        if act.name is CollectorAct.ASK_PROOF and act.topic in state.household.exhibits:
            yield f"{say_proof(act.topic or '')}我有,可以发给您。"
    if HotlineAct.DENIES in asked:
        yield "官方客服查不到您,我认为您是冒充的,再见。"


def _tempting(state: CallState) -> str:
    """What a frightened person would say; empty where nothing was asked that tempts."""
    acts = state.turns[-1].acts
    asked = _names(acts)
    given = next((weak for name, _, weak in _ASKED if name in asked and weak), "")
    offered = any(act.name in (CollectorAct.OFFER, CollectorAct.COUNTER) for act in acts)
    pressed = asked & {CollectorAct.DEMAND, CollectorAct.ASK_PROMISE, CollectorAct.THREATEN}
    if given or not (offered or pressed):
        return given
    return "好,就按您说的。" if offered else "好,我今天一定还清。"


def _to_the_matter(state: CallState) -> Iterator[str]:
    """What is still to be done, in its order: who calls, what is claimed, the three points, terms, the paper."""
    said, theirs = _spoken(state, Voice.BORROWER), _spoken(state, Voice.COLLECTOR)
    line = _spoken(state, Voice.HOTLINE)
    if outcome_of(state.debt, state.turns).confirmed:
        yield "书面收到了,和说好的一样。谢谢您,再见。"
        return
    if state.agreed is not None:
        yield "请把刚才说的方案书面发给我,写清金额、期数,盖章。"
        return
    if not theirs & {CollectorAct.IDENTIFY}:
        yield "请问您是哪家公司的,工号多少?"
    if state.debt.limitation_risk:
        yield "请把合同、明细书面寄给我,我核对以后再答复。"
    if HotlineAct.CONFIRMS not in line:
        if BorrowerAct.ASK_CALLBACK not in said:
            yield "我想用合同上的电话回拨核实,可以吗?"
        yield "请稍等,我现在打官方客服核实。"
    if BorrowerAct.ASK_BREAKDOWN not in said:
        yield "请把本金、利息、罚息、费用分开报给我。"
    above_fen = state.base_fen - state.debt.lawful_fen if state.debt.contract_known else 0
    if above_fen > 0 and BorrowerAct.DISPUTE_AMOUNT not in said:
        yield f"这个金额不对,我核对是 {speak_yuan(state.debt.lawful_fen)}。"
    if not state.debt.limitation_risk:
        yield from _to_agree(state, said)


def _to_agree(state: CallState, said: set[ActName]) -> Iterator[str]:
    table = state.on_table
    if BorrowerAct.STATE_WILLING not in said:
        yield _points(state)
    if table is not None and _bearable(state, table):
        yield "可以,就按您说的方案,请书面确认。"
    wanted = (best_named(Heard(state.household, state.debt, state.turns)), affordable_terms(state))
    yield from (_say_offer(terms) for terms in wanted if terms is not None and not _is_same(terms, table))
    if table is not None:
        yield "这个方案我做不到,能不能再减一些?"
    if BorrowerAct.ASK_WRITTEN not in said:
        yield "谈好以后,请把方案书面发给我。"


def _is_same(terms: Terms, table: Terms | None) -> bool:
    return table is not None and terms.unsigned() == table.unsigned()


def _bearable(state: CallState, terms: Terms) -> bool:
    return terms.total_fen <= state.debt.lawful_fen and state.household.fits(terms)


def _points(state: CallState) -> str:
    """Willing, why it is hard, and what is free in a month."""
    home = state.household
    reason = f"{home.reasons[0].text}," if home.reasons else ""
    free_fen = max(0, home.free_fen)
    money = f"每月能用来还款的是 {speak_yuan(free_fen)}" if free_fen else "现在每月没有余钱"
    return f"我愿意还,{reason}{money}。"


def affordable_terms(state: CallState) -> Terms | None:
    """The fewest equal months in which the household can pay what the law supports; None where it cannot."""
    home, owed_fen = state.household, min(state.base_fen, state.debt.lawful_fen)
    if home.fits(lump(owed_fen)) and home.cash_fen >= owed_fen:
        return lump(owed_fen)
    tried = (instalments(owed_fen, months) for months in range(2, _LONGEST_MONTHS + 1))
    return next((terms for terms in tried if terms.is_possible() and home.fits(terms)), None)


def example_of(state: CallState) -> str:
    """A sentence of one's own as an example: an offer that the household can pay, else one without an amount."""
    plain = "请把本金、利息、费用分开报给我"
    owed_fen = min(state.base_fen, state.debt.lawful_fen)
    free_fen = min(_EXAMPLE_FEN, state.household.free_fen, owed_fen)
    step_fen = 10_000 if free_fen >= 10_000 else 1_000
    monthly_fen = free_fen // step_fen * step_fen
    if monthly_fen <= 0 or state.debt.limitation_risk:
        return plain
    months = min(12, owed_fen // monthly_fen)
    fits = months > 1 and state.household.fits(instalments(monthly_fen * months, months))
    return f"我每月还 {monthly_fen // 100},分 {months} 个月" if fits else plain


def _say_offer(terms: Terms) -> str:
    after = f"{terms.pause_months} 个月后" if terms.pause_months else ""
    if terms.kind is TermsKind.LUMP:
        return f"我提的方案是:{after}一次还 {speak_yuan(terms.total_fen)}。"
    first = f"先付 {speak_yuan(terms.first_fen)}," if terms.first_fen else ""
    return f"我提的方案是:{first}{after}分 {terms.months} 个月还,总共 {speak_yuan(terms.total_fen)}。"


def _spoken(state: CallState, voice: Voice) -> set[ActName]:
    return {act.name for turn in state.turns if turn.who is voice for act in turn.acts}


def _names(acts: tuple[Act, ...]) -> set[ActName]:
    return {act.name for act in acts}
