"""What a user does with a plan: makes it, asks what if, holds an offer against it, sees it drawn."""

from collections.abc import Mapping
from datetime import date

from liangqing.assess.assess import assess
from liangqing.assess.position import Position
from liangqing.base.because import Because
from liangqing.case.case import Case
from liangqing.case.debt import Debt
from liangqing.case.plain_file import parse_noun
from liangqing.law.book import LawBook, matter_on
from liangqing.law.match import speaks
from liangqing.law.rule import Rule
from liangqing.papers.charts import plan_months
from liangqing.papers.front_chart import plan_front
from liangqing.plan.bases import BASES
from liangqing.plan.figures import lender_figures
from liangqing.plan.judge import Judged, Offer, judge
from liangqing.plan.make import plan_on, with_front
from liangqing.plan.plan import Plan
from liangqing.plan.spare import Spared, spared
from liangqing.plan.table import Table, table_of
from liangqing.plan.unagreed import with_unagreed

#: What a file with an offer may hold.
_OFFER: Mapping[str, str | int | bool] = {"monthly": "500.00", "months": 24, "in_writing": False}


def plan_of(case: Case, position: Position, book: LawBook) -> Plan:
    """The plan of a case that has been assessed."""
    return plan_on(_table(case, position, book))


def judge_file(case: Case, debt_id: str, offer: bytes, name: str, book: LawBook) -> Judged:
    """An offer (a TOML or JSON file) for one debt held against the proven plan."""
    return judge_offer(case, debt_id, parse_noun(offer, name, Offer, _OFFER), book)


def judge_offer(case: Case, debt_id: str, offer: Offer, book: LawBook) -> Judged:
    """The same for an offer that is at hand. Raises InputUnusable for a debt that is not there."""
    return judge(_table(case, assess(case, book), book), debt_id, offer)


def what_if(case: Case, position: Position, plan: Plan, more_fen: int, book: LawBook) -> Spared:
    """The plan if every month had so much more (below 0: less) to spare."""
    return spared(_table(case, position, book), plan, more_fen)


def front_of(case: Case, position: Position, plan: Plan, book: LawBook) -> tuple[Plan, str]:
    """The plan with what else could be had for what, and its picture as SVG."""
    wider = with_front(plan, _table(case, position, book))
    return wider, plan_front(wider)


def picture_of(plan: Plan) -> str:
    """What goes out each month against what the household can spare, as SVG."""
    return plan_months(plan)


def bases(book: LawBook, on: date, debt: Debt | None = None) -> dict[str, Because]:
    """Reasons for requests that hold on that day; for a `debt` only those that bind its lender."""
    reasons = {}
    for name, effect in BASES.items():
        rule = next((r for r in book.rules if r.effect == effect and _holds(r, on, debt)), None)
        if rule is not None:
            reasons[name] = rule.because()
    return reasons


def _holds(rule: Rule, on: date, debt: Debt | None) -> bool:
    if debt is None:
        return all(window.holds(on) for window in rule.applies.windows())
    return speaks(rule, matter_on(on, lender_type=debt.lender_type, purpose=debt.purpose)) is True


def _table(case: Case, position: Position, book: LawBook) -> Table:
    told = with_unagreed(case, position, book)
    return table_of(case, told, bases(book, case.as_of), lender_figures(book, case.as_of))
