"""`liangqing rehearse`: a call practised in the terminal, turn by turn, or line by line from a pipe."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from liangqing import rehearsal
from liangqing.cli.files import law_book
from liangqing.cli.rehearse_tell import tell_call, tell_card, tell_heard, tell_review, tell_start
from liangqing.cli.show import note, print_json, say
from liangqing.cli.walk import case_on, look_at
from liangqing.papers.rehearse.facts import HouseholdFacts
from liangqing.papers.rehearse.practice import Practice, call_of, hang_up
from liangqing.papers.rehearse.practice import say as person_says

_CARD = ("卡", "通话卡", "card")
_GONE = ("", "退出", "结束", "quit", "exit")
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Wanted:
    """Who calls about what: a case (empty: the invented household), a debt, a style, a policy, a seed."""

    case: str
    debt: str | None
    style: str | None
    policy: str | None
    seed: int


def run_rehearse(wanted: Wanted, auto: bool, on: datetime | None, as_json: bool) -> None:
    """The call, then what it was worth. With `--json` the talk goes to stderr and the answer to stdout."""
    tell: Tell = note if as_json else say
    household, debt = _household(wanted.case, wanted.debt, on)
    practice = rehearsal.start(household, debt, wanted.style, wanted.policy, wanted.seed)
    if auto:
        told = rehearsal.automatic(practice, law_book())
        tell_call(tell, told.state)
    else:
        practice = _play(practice, tell)
        told = rehearsal.review(practice, law_book())
    if as_json:
        print_json(rehearsal.review_to_plain(practice, told))
    else:
        tell_review(say, practice, told, wanted.case)


def _household(case: str, debt: str | None, on: datetime | None) -> tuple[HouseholdFacts, str | None]:
    if not case:
        return rehearsal.invented_household(), debt
    whole = look_at(case_on(case, on))
    return rehearsal.household_of(whole.case, whole.position, whole.plan, debt)


def _play(practice: Practice, tell: Tell) -> Practice:
    """Until somebody ends the call; an empty line or the end of the input ends it politely."""
    tell_start(tell, practice)
    card = tell_card(tell, practice, ())
    while not call_of(practice).is_over:
        line = _line()
        if line in _GONE:
            practice = hang_up(practice)
            tell("您:" + practice.said[-1])
            break
        if line in _CARD:
            tell_card(tell, practice, ())
            continue
        heard = person_says(practice, line)
        if line.isdecimal() or not sys.stdin.isatty():  # what was typed stands on the terminal already
            tell("您:" + (line if heard.understood.answer else heard.practice.said[-1]))
        tell_heard(tell, practice, heard)
        if not heard.understood.answer:
            practice = heard.practice
            card = tell_card(tell, practice, card)
    return practice


def _line() -> str:
    """The next line that the person types, without blanks around it; empty at the end."""
    if sys.stdin.isatty():
        sys.stderr.write("您> ")
        sys.stderr.flush()
    return sys.stdin.readline().strip()
