"""The whole case on one page: what comes first, dates, each debt, the plan, what is missing, papers."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from liangqing import app, plans
from liangqing.assess.position import DebtPosition, Position
from liangqing.base.because import Because
from liangqing.case.case import Case
from liangqing.store import Stored
from liangqing.web import cases
from liangqing.web.first import first_things
from liangqing.web.missing_form import Refused, ask_groups
from liangqing.web.paper_rows import paper_rows
from liangqing.web.plan_rows import stretches, ways_of
from liangqing.web.talks_page import by_strength

_DATES_SHOWN = 5


@require_safe
def overview(request: HttpRequest, case_id: str) -> HttpResponse:
    """The page."""
    return show(request, cases.load(case_id), None, 200)


def show(request: HttpRequest, stored: Stored, refused: Refused | None, status: int) -> HttpResponse:
    """The page, with an answer that could not be taken at its question."""
    whole = cases.worked_out(stored.case)
    position, plan = whole.position, whole.plan
    asks = ask_groups(stored.case, refused)
    by_urgency = sorted(position.debts, key=lambda debt: -(debt.overdue_days or 0))
    context = {
        "stored": stored,
        "case": stored.case,
        "position": position,
        "plan": plan,
        "sample": stored.case.id == cases.SAMPLE,
        **first_things(position),
        "dates": position.deadlines[:_DATES_SHOWN],
        "later_dates": position.deadlines[_DATES_SHOWN:],
        "cards": tuple(_card(debt, stored.case) for debt in by_urgency),
        "ways": ways_of(plan, by_urgency),
        "plan_picture": plans.picture_of(plan) if plan.monthly else "",
        "stretches": stretches(plan.monthly),
        **_known(position),
        "most_fen": max((month.total_fen for month in plan.monthly), default=None),
        "others": tuple(plan.alternatives.values()),
        "asks": asks,
        "refused": refused,
        "refused_here": any(ask.error for group in asks for ask in group.asks),
        "conduct": by_strength(position.conduct),
        "papers": paper_rows(whole),
    }
    return render(request, "overview.html", context, status=status)


@dataclass(frozen=True)
class Card:
    """One debt on the page."""

    debt: DebtPosition
    picture: str
    reasons: tuple[Because, ...]
    arrears_unknown: bool


def _known(position: Position) -> dict[str, object]:
    """Which of the three sums can be told."""
    debts = position.debts
    return {
        "figures_known": position.totals.unknown < len(debts),
        "ceilings_known": all(debt.lawful is not None for debt in debts if debt.contract is not None),
        "any_decided": any(debt.decided_fen is not None for debt in debts),
        "claims_known": sum(debt.claimed_fen is not None for debt in debts),
        "claims_missing": any(debt.claimed_fen is None for debt in debts),
    }


def _card(debt: DebtPosition, case: Case) -> Card:
    caps = tuple(reason for segment in debt.caps for reason in segment.because)
    known = debt.contract or debt.lawful or debt.decided or debt.claimed_fen is not None
    facts = case.debt(debt.id)
    told = facts and (facts.up_to_date is not None or facts.unpaid_since or facts.events or facts.closed_on)
    return Card(debt, app.balances_picture(debt) if known else "", tuple(dict.fromkeys(caps)), not told)
