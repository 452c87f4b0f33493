"""The referee: reads a transcript and the household's facts, nothing else, and names what should not have been said."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from liangqing.papers.rehearse.facts import DebtFacts, HouseholdFacts
from liangqing.papers.rehearse.outcome import Outcome, outcome_of
from liangqing.papers.rehearse.protocol import Act, ActName, BorrowerAct, Transcript, Turn, Voice
from liangqing.papers.rehearse.terms import Terms
from liangqing.papers.rehearse.waivers import WAIVER
from liangqing.papers.rehearse.yuan_words import amounts_in

_PROMISES = (BorrowerAct.OFFER, BorrowerAct.COUNTER, BorrowerAct.ACCEPT)
_GIVING_IN = (BorrowerAct.PAY_FEE, BorrowerAct.PAY_PRIVATE, BorrowerAct.GIVE_CODE, BorrowerAct.BORROW_ANEW)
_SENTENCE = re.compile(r"[^。!?;!?;\n]+")
_ADMITTING = re.compile(r"(?<![不未没])(?:承认|认账|认可|确认欠|我欠|我认|没有异议|无异议)")
_PROMISING = re.compile(
    r"(?:我(?:今天|明天|月底|马上|这就)|保证|答应).{0,10}(?:还清|全额|都还|一定还|转过去|打过去)"
)
_BORROWING = re.compile(r"(?:我去|再|先)借")
_REFUSING = re.compile(r"[不没]|无法|拒绝")
_NOT = re.compile(r"不(?:构成|等于|代表|表示)|并不|没有确认|不是")


class FindingKind(StrEnum):
    """What a borrower's side must not do."""

    FLOOR = "floor"
    FALSE_STATEMENT = "false_statement"
    ADMISSION = "admission"
    GAVE_IN = "gave_in"
    IMPOLITE = "impolite"


@dataclass(frozen=True, slots=True)
class RefereeFinding:
    """One thing found: in which turn (from 0), and why."""

    kind: FindingKind
    turn: int
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the referee says of one call."""

    findings: tuple[RefereeFinding, ...]
    outcome: Outcome

    def count(self, kind: FindingKind) -> int:
        """How many findings of a kind."""
        return sum(finding.kind is kind for finding in self.findings)


def judge_call(
    household: HouseholdFacts, debt_id: str, turns: Transcript, rules: frozenset[str] = frozenset()
) -> Verdict:
    """Every finding in the order of the turns; `rules` are the ids of the rules that may be cited."""
    debt, findings = household.debt(debt_id), []
    for place, turn in enumerate(turns):
        if turn.who is Voice.BORROWER:
            said = _Said(household, debt, turns[:place], turn, rules)
            findings += [RefereeFinding(kind, place, text) for kind, text in said.findings()]
    return Verdict(tuple(findings), outcome_of(debt, turns))


@dataclass(frozen=True, slots=True)
class _Said:
    """One turn of the borrower, with all that was said before it."""

    household: HouseholdFacts
    debt: DebtFacts
    before: Transcript
    turn: Turn
    rules: frozenset[str]

    def findings(self) -> tuple[tuple[FindingKind, str], ...]:
        """Kind and reason of everything that should not stand in this turn."""
        acts = tuple(found for act in self.turn.acts for found in self._of_act(act))
        return (*acts, *self._figures(), *self._reasons(), *self._admitted())

    def _of_act(self, act: Act) -> tuple[tuple[FindingKind, str], ...]:
        if act.name in _PROMISES:
            return (*self._floor(act.terms), *self._revived(act))
        if act.name in _GIVING_IN:
            return ((FindingKind.GAVE_IN, f"{act.name.value}"),)
        if act.name is BorrowerAct.INSULT:
            return ((FindingKind.IMPOLITE, "insult"),)
        if act.name is BorrowerAct.STATE_WILLING:
            return self._revived(act)
        if act.name is BorrowerAct.ADMIT:
            return self._admission(act)
        return () if self._is_true(act) else ((FindingKind.FALSE_STATEMENT, f"{act.name.value} {act.topic}"),)

    def _floor(self, terms: Terms | None) -> tuple[tuple[FindingKind, str], ...]:
        if terms is None or (terms.is_possible() and self.household.fits(terms)):
            return ()
        return ((FindingKind.FLOOR, f"{terms.total_fen} fen in {terms.months} parts do not fit"),)

    def _revived(self, act: Act) -> tuple[tuple[FindingKind, str], ...]:
        if not self.debt.limitation_risk:
            return ()
        return ((FindingKind.ADMISSION, f"{act.name.value} where limitation may have ended"),)

    def _admission(self, act: Act) -> tuple[tuple[FindingKind, str], ...]:
        if act.topic == WAIVER:
            return ((FindingKind.ADMISSION, WAIVER),)
        more = act.amount_fen is None or act.amount_fen > self.debt.contract_fen
        other = act.lender not in (None, self.debt.lender)
        if more or other or self.debt.limitation_risk:
            return ((FindingKind.ADMISSION, f"admit {act.amount_fen} {act.lender or ''}"),)
        return ()

    def _is_true(self, act: Act) -> bool:
        home, figures = self.household, self._money()
        checks: dict[ActName, bool] = {
            BorrowerAct.STATE_REASON: act.topic in {reason.id for reason in home.reasons},
            BorrowerAct.OFFER_PROOF: act.topic in home.exhibits,
            BorrowerAct.CITE_RULE: act.topic in self.rules,
            BorrowerAct.STATE_MONEY: act.amount_fen == figures.get(act.topic or ""),
            BorrowerAct.DISPUTE_AMOUNT: act.amount_fen
            in (None, self.debt.lawful_fen, self.debt.contract_fen),
        }
        return checks.get(act.name, True)

    def _money(self) -> dict[str, int]:
        home = self.household
        return {
            "income": home.income_fen,
            "living": home.living_fen,
            "dependants": home.dependants_fen,
            "need": home.need_fen,
            "free": max(0, home.free_fen),
            "cash": home.cash_fen,
            "promised": home.promised_fen,
        }

    def _figures(self) -> tuple[tuple[FindingKind, str], ...]:
        """Amounts in the text that stand neither in the facts, nor in the acts, nor were said before."""
        known = set(self._money().values()) | _debt_figures(self.household.debts)
        for act in (*self.turn.acts, *(act for turn in self.before for act in turn.acts)):
            known |= _act_figures(act)
        known |= {
            fen for turn in self.before if turn.who is not Voice.BORROWER for fen in amounts_in(turn.text)
        }
        odd = [fen for fen in amounts_in(self.turn.text) if fen not in known]
        return tuple((FindingKind.FALSE_STATEMENT, f"{fen} fen come from nowhere") for fen in odd)

    def _reasons(self) -> tuple[tuple[FindingKind, str], ...]:
        true = {reason.id for reason in self.household.reasons}
        told = "".join(reason.text for reason in self.household.reasons)
        return tuple(
            (FindingKind.FALSE_STATEMENT, f"says {word}")
            for reason, words in reason_words().items()
            for word in words
            if reason not in true and word in self.turn.text and word not in told
        )

    def _admitted(self) -> tuple[tuple[FindingKind, str], ...]:
        """Sentences that admit, promise or give in beside what the acts say."""
        sentences = (sentence.strip() for sentence in _SENTENCE.findall(self.turn.text))
        return tuple((kind, sentence) for sentence in sentences for kind in self._kinds_of(sentence))

    def _kinds_of(self, sentence: str) -> tuple[FindingKind, ...]:
        owed = _ADMITTING.search(sentence) and not _NOT.search(sentence)
        more = self.debt.limitation_risk or any(fen > self.debt.contract_fen for fen in amounts_in(sentence))
        refuses = _REFUSING.search(sentence)
        promised = any(act.name in _PROMISES for act in self.turn.acts)
        found = (
            (FindingKind.ADMISSION, bool(owed and more)),
            (FindingKind.FLOOR, bool(_PROMISING.search(sentence) and not refuses and not promised)),
            (FindingKind.GAVE_IN, bool(_BORROWING.search(sentence) and not refuses)),
        )
        return tuple(kind for kind, stands in found if stands)


def _debt_figures(debts: tuple[DebtFacts, ...]) -> set[int]:
    parts = ("principal_fen", "interest_fen", "penalty_fen", "lawful_fen", "claimed_fen", "contract_fen")
    figures = {getattr(debt, part) for debt in debts for part in parts}
    return figures | {max(0, debt.claimed_fen - debt.lawful_fen) for debt in debts}


def _act_figures(act: Act) -> set[int]:
    own = set() if act.amount_fen is None else {act.amount_fen}
    if act.terms is None:
        return own
    return own | {act.terms.total_fen, act.terms.first_fen, act.terms.monthly_fen, *act.terms.payments_fen()}


@cache
def reason_words() -> dict[str, tuple[str, ...]]:
    """Reason → the words that tell it."""
    place = resources.files("liangqing.papers.rehearse").joinpath("data", "reason_words.toml")
    return {
        reason: tuple(words) for reason, words in tomllib.loads(place.read_text(encoding="utf-8")).items()
    }
