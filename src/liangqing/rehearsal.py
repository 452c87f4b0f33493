"""Rehearsed calls as the doors use them: who practises, what was worth what, and the whole as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from liangqing.assess.position import Position
from liangqing.base.because import Because
from liangqing.base.errors import InputUnusable
from liangqing.base.money import format_yuan, speak_yuan
from liangqing.case.case import Case
from liangqing.law.book import LawBook
from liangqing.papers.rehearse.amounts import say_amounts
from liangqing.papers.rehearse.borrower import borrower
from liangqing.papers.rehearse.borrower_words import cited_rules
from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.card import card_of
from liangqing.papers.rehearse.facts import HouseholdFacts
from liangqing.papers.rehearse.levels import Level, harder, level_of, levels
from liangqing.papers.rehearse.measure import CallMeasure
from liangqing.papers.rehearse.outcome import Outcome
from liangqing.papers.rehearse.own_case import facts_of
from liangqing.papers.rehearse.own_case import not_yet as reasons_not_yet
from liangqing.papers.rehearse.practice import Practice, begin, call_of, played_by, practice_to_plain
from liangqing.papers.rehearse.protocol import Turn, to_plain
from liangqing.papers.rehearse.sample_home import sample_household
from liangqing.papers.rehearse.score import PracticeScore, score_of
from liangqing.papers.rehearse.terms import Terms
from liangqing.papers.rehearse.weak import BetterSentence, better_sentences
from liangqing.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Review:
    """A call looked back on."""

    state: CallState
    score: PracticeScore
    better: tuple[BetterSentence, ...]
    reasons: Mapping[str, Because]
    harder: Level | None  # None: this was the hardest


def invented_household() -> HouseholdFacts:
    """Somebody to play for whoever has no case yet."""
    return sample_household()


def household_of(
    case: Case, position: Position, plan: Plan, debt_id: str | None
) -> tuple[HouseholdFacts, str]:
    """The household of one's own case as a call about a debt sees it, and that debt: the one named, else the latest.

    Raises InputUnusable where the household's month or the debt is not known well enough.
    """
    if debt_id is not None:
        return facts_of(case, position, plan, debt_id), debt_id
    late = sorted(position.debts, key=lambda debt: (-(debt.overdue_days or 0), debt.id))
    odd = InputUnusable("debt_unknown", "案件里还没有能演练的债务。", "先放进一笔,填上金额。")
    for debt in late:
        try:
            return facts_of(case, position, plan, debt.id), debt.id
        except InputUnusable as told:
            odd = told
    raise odd


def not_yet(case: Case, position: Position) -> tuple[tuple[str, str], ...]:
    """The debts of a case that cannot be rehearsed: name, and reason in words."""
    names = {debt.id: debt.name for debt in case.debts}
    return tuple((names[debt_id], why) for debt_id, why in reasons_not_yet(case, position))


def callers() -> tuple[Level, ...]:
    """The kinds of callers, the easiest first."""
    return levels()


def start(
    household: HouseholdFacts, debt_id: str | None, style: str | None, policy: str | None, seed: int
) -> Practice:
    """A rehearsal before the first word; what is not said is the first debt and the easiest caller.

    Raises InputUnusable for a debt, style, policy or seed that is none.
    """
    level = level_of(style or levels()[0].style)
    chosen = debt_id or next((debt.id for debt in household.debts), "")
    return begin(household, chosen, level.style, policy or level.policy, seed)


def introduce(household: HouseholdFacts, debt_id: str) -> tuple[str, ...]:
    """Who one plays, in sentences: the household's money and the debt."""
    debt = household.debt(debt_id)
    reasons = ";".join(reason.text for reason in household.reasons)
    free_fen = max(0, household.free_fen)
    return (
        f"每月到手 {speak_yuan(household.income_fen)},{_needs(household)},"
        f"{_others(household)},能用来还这一笔的是 {speak_yuan(free_fen)}。"
        f"手里有 {speak_yuan(household.cash_fen)}。",
        *((f"困难的原因:{reasons}。",) if reasons else ()),
        f"要谈的是欠{debt.lender}的一笔:对方会要 {speak_yuan(debt.claimed_fen)};{say_amounts(debt)}",
    )


def _needs(household: HouseholdFacts) -> str:
    """What life costs as it was told; what is kept for emergencies stands by itself."""
    kept_fen = min(household.buffer_fen, household.need_fen)
    kept = f",另留应急 {speak_yuan(kept_fen)}" if kept_fen else ""
    return f"生活和老人孩子要 {speak_yuan(household.need_fen - kept_fen)}{kept}"


def _others(household: HouseholdFacts) -> str:
    """What goes to the others: promised, or only left to them by the plan."""
    said = speak_yuan(household.promised_fen)
    if not household.promised_by_plan:
        return f"已经答应别家 {said}"
    nobody = "" if household.others_agreed or not household.promised_fen else "(还没有答应谁)"
    return f"方案里留给另外几笔的 {said}{nobody}"


def review(practice: Practice, book: LawBook) -> Review:
    """The score of what a person said."""
    return _review(practice, call_of(practice), book)


def automatic(practice: Practice, book: LawBook) -> Review:
    """The same call played by the automatic borrower's side, with its score."""
    return _review(practice, played_by(practice, borrower), book)


def _review(practice: Practice, state: CallState, book: LawBook) -> Review:
    score = score_of(state, cited_rules())
    named = {rule for weak in score.weak for rule in weak.rules}
    return Review(
        state=state,
        score=score,
        better=better_sentences(state, score.weak, borrower),
        reasons={rule.id: rule.because() for rule in book.rules if rule.id in named},
        harder=harder(practice.style_id),
    )


def review_to_plain(practice: Practice, told: Review) -> dict[str, object]:
    """The answer of `--json`: sums are strings of yuan, shares strings in percent."""
    return {
        "practice": practice_to_plain(practice),
        "turns": [_plain_turn(turn) for turn in told.state.turns],
        "outcome": _plain_outcome(told.score.outcome),
        "score": _plain_score(told.score),
        "better": [_plain_better(each, told.reasons) for each in told.better],
        "card": _plain_card(told.state),
        "harder": None
        if told.harder is None
        else {"style": told.harder.style, "policy": told.harder.policy, "seed": practice.seed + 1},
    }


def _plain_turn(turn: Turn) -> dict[str, Any]:
    return dict(_in_yuan(to_plain(turn)))


def _in_yuan(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Keys lose their `_fen`, and their values become strings of yuan."""
    if isinstance(value, dict):
        return {
            key.removesuffix("_fen"): format_yuan(held) if key.endswith("_fen") else _in_yuan(held)
            for key, held in value.items()
        }
    return [_in_yuan(held) for held in value] if isinstance(value, list) else value


def _plain_outcome(outcome: Outcome) -> dict[str, object]:
    return {
        "agreed": None if outcome.agreed is None else _plain_terms(outcome.agreed),
        "confirmed": outcome.confirmed,
        "suspected": outcome.suspected,
        "denied": outcome.denied,
        "ended_by_borrower": outcome.ended_by_borrower,
        "turns": outcome.turns,
        "most_promised": format_yuan(outcome.most_promised_fen),
    }


def _plain_terms(terms: Terms) -> dict[str, object]:
    return {
        "kind": terms.kind.value,
        "total": format_yuan(terms.total_fen),
        "months": terms.months,
        "monthly": format_yuan(terms.monthly_fen),
        "first": format_yuan(terms.first_fen),
        "pause_months": terms.pause_months,
    }


def _plain_score(score: PracticeScore) -> dict[str, object]:
    points = [
        {"id": point.id, "title": point.title, "met": point.met, "text": point.text} for point in score.points
    ]
    return {
        "text": score.words,
        "done": score.done,
        "of": score.of,
        "points": points,
        "measure": _plain_measure(score.measure),
    }


def _plain_measure(measure: CallMeasure) -> dict[str, object]:
    return {
        "recovery_percent": _percent(measure.recovery),
        "speed_percent": _percent(measure.speed),
        "creditor_percent": _percent(measure.creditor),
        "health_percent": _percent(measure.health),
        "harmonic_percent": _percent(measure.harmonic),
        "regret": format_yuan(measure.regret_fen),
        "possible": measure.possible,
    }


def _percent(share: Fraction) -> str:
    """A share in percent with four decimals, rounded half up."""
    tenthousandths = int(share * 1_000_000 + Fraction(1, 2))
    return f"{tenthousandths // 10_000}.{tenthousandths % 10_000:04d}"


def _plain_better(each: BetterSentence, reasons: Mapping[str, Because]) -> dict[str, object]:
    weak = each.weak
    because = [reasons[rule].model_dump(mode="json") for rule in weak.rules if rule in reasons]
    return {
        "turn": weak.turn,
        "codes": [kind.value for kind in weak.kinds],
        "said": weak.said,
        "instead": each.instead,
        "why": list(weak.why),
        "because": because,
    }


def _plain_card(state: CallState) -> dict[str, object]:
    card = card_of(state)
    lines = [{"name": line.name, "text": line.text, "look": line.look.value} for line in card.lines]
    return {"lines": lines, "ask": list(card.ask), "never": list(card.never)}
