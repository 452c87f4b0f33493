"""A rehearsed call as a person reads it on a terminal: who speaks, what may be said, the card, the score."""

from collections.abc import Callable, Iterable

from liangqing.base.because import Because
from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.card import CardLine, card_of
from liangqing.papers.rehearse.choices import choices
from liangqing.papers.rehearse.practice import Heard, Practice, call_of
from liangqing.papers.rehearse.protocol import Turn
from liangqing.papers.rehearse.sample_home import INVENTED
from liangqing.papers.rehearse.styles import who_speaks
from liangqing.papers.rehearse.understand import say_acts
from liangqing.rehearsal import Review, introduce

Tell = Callable[[str], None]
_MARKS = {True: "做到了", False: "还没有", None: "不计入"}


def tell_start(tell: Tell, practice: Practice) -> None:
    """What this is, whom one plays, and how to speak."""
    tell("这是练习:对方由程序来演,不会真的打给谁,也不保存。")
    sample = practice.household.id == INVENTED
    tell("您演小林(样例)。" if sample else "用的是您自己的账。")
    for line in introduce(practice.household, practice.debt_id):
        tell(f"  {line}")
    tell("怎么说:直接打字,或打前面的数字选一句。打“卡”看通话卡,空一行就客气地结束。")
    tell("")


def tell_turn(tell: Tell, turn: Turn) -> None:
    """One turn with who speaks."""
    tell(f"{who_speaks(turn)}:{turn.text}")


def tell_call(tell: Tell, state: CallState) -> None:
    """Every turn."""
    for turn in state.turns:
        tell_turn(tell, turn)


def tell_heard(tell: Tell, before: Practice, heard: Heard) -> None:
    """How it was understood, or what the person is told instead."""
    told = heard.understood
    if told.answer:
        for line in told.answer:
            tell(f"  {line}")
        for number, sentence in enumerate(choices(call_of(before)), 1):
            tell(f"  {number}  {sentence}")
        return
    unclear = f"。没听懂的:{'、'.join(told.unclear)}" if told.unclear else ""
    tell(f"  听成:{say_acts(told.acts)}{unclear}")


def tell_card(tell: Tell, practice: Practice, before: tuple[CardLine, ...]) -> tuple[CardLine, ...]:
    """What the other side says now, what changed on the card, and what may be said; returns the card's lines."""
    state = call_of(practice)
    card = card_of(state)
    tell_turn(tell, state.turns[-1])
    if state.is_over:
        return card.lines
    for line in card.lines:
        if line not in before:
            tell(f"  卡·{line.name}:{line.text}")
    if not before:
        _tell_whole(tell, card.ask, card.never)
    for number, sentence in enumerate(choices(state), 1):
        tell(f"  {number}  {sentence}")
    return card.lines


def _tell_whole(tell: Tell, ask: tuple[str, ...], never: tuple[str, ...]) -> None:
    if ask:
        tell(f"  卡·还要问:{''.join(ask)}")
    tell(f"  卡·记住:{''.join(never)}")


def tell_review(tell: Tell, practice: Practice, told: Review, case: str) -> None:
    """The score, the better sentences with their reasons, and how to go on."""
    score = told.score
    tell("")
    tell(f"说完了。{score.words}")
    tell(f"这次遇到 {score.of} 件要紧的事,做到了 {score.done} 件:")
    for point in score.points:
        tell(f"  {_MARKS[point.met]}  {point.title}:{point.text}")
    if practice.said and not told.better:
        tell("每一句都站得住。")
    for better in told.better:
        tell("")
        tell(f"您说的:{better.weak.said}")
        for why in better.weak.why:
            tell(f"  {why}")
        _tell_because(tell, (told.reasons[rule] for rule in better.weak.rules if rule in told.reasons))
        tell(f"  {'核实以后,' if better.verified_first else ''}可以这样说:{better.instead}")
    tell("")
    same = f"liangqing rehearse {case + ' ' if case else ''}--debt {practice.debt_id}"
    style = practice.style_id if told.harder is None else told.harder.style
    words = (
        "这是最难的一种。换几句再来一次" if told.harder is None else f"再来一次,难一点({told.harder.told})"
    )
    tell(f"{words}:{same} --style {style} --seed {practice.seed + 1}")


def _tell_because(tell: Tell, reasons: Iterable[Because]) -> None:
    for reason in reasons:
        tell(f"    依据:{reason.cite()}({reason.strength.label};{reason.confidence.label})")
