"""Whose money a rehearsal on the page is about: a stored case, or the invented 小林."""

from dataclasses import dataclass, replace

from liangqing import rehearsal
from liangqing.base.errors import InputUnusable
from liangqing.base.typeset import formal
from liangqing.papers.rehearse.facts import HouseholdFacts
from liangqing.papers.rehearse.sample_home import INVENTED
from liangqing.web import cases


@dataclass(frozen=True)
class PracticeHomes:
    """The household chosen and what could be chosen instead; `why_not`: why a case cannot be practised with yet."""

    case_id: str
    household: HouseholdFacts | None
    debt_id: str
    debts: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    why_not: str = ""
    not_yet: tuple[tuple[str, str], ...] = ()  # name of a debt that cannot be practised with, and why

    def needed(self) -> HouseholdFacts:
        """The household. Raises InputUnusable where there is none to practise with."""
        if self.household is None:
            raise InputUnusable("practice_not_yet", self.why_not or "还没有可练的债务。", "")
        return self.household


def homes(case_id: str, debt_id: str) -> PracticeHomes:
    """The case asked for, else one's own, else 小林; none is made here. An unknown case is 小林 too."""
    known = tuple(one for one in (cases.MINE, cases.SAMPLE) if cases.has(one)) + cases.others()
    chosen = case_id if case_id in (*known, INVENTED) else next(iter(known[:1]), INVENTED)
    others = tuple((one, _name(one)) for one in (*known, INVENTED) if one != chosen)
    if chosen == INVENTED:
        household = rehearsal.invented_household()
        return _home(chosen, household, debt_id, {}, others)
    whole = cases.worked_out(cases.load(chosen).case)
    names = {debt.id: debt.name for debt in whole.case.debts}
    try:
        household, debt_id = rehearsal.household_of(whole.case, whole.position, whole.plan, debt_id or None)
    except InputUnusable as odd:
        return PracticeHomes(chosen, None, "", (), others, formal(odd.text + odd.next_step))
    home = _home(chosen, household, debt_id, names, others)
    return replace(home, not_yet=rehearsal.not_yet(whole.case, whole.position))


def _home(
    case_id: str,
    household: HouseholdFacts,
    debt_id: str,
    names: dict[str, str],
    others: tuple[tuple[str, str], ...],
) -> PracticeHomes:
    debts = tuple((debt.id, names.get(debt.id, debt.lender)) for debt in household.debts)
    known = [debt for debt, _ in debts]
    return PracticeHomes(case_id, household, debt_id if debt_id in known else known[0], debts, others)


def _name(case_id: str) -> str:
    return {cases.MINE: "我的案件", cases.SAMPLE: "样例", INVENTED: "小林(编出来的人)"}.get(case_id, case_id)
