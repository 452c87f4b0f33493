"""What a lender lets its collectors grant: data in `data/policies_*.toml`, and the answer to a proposal."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from liangqing.papers.rehearse.facts import DebtFacts
from liangqing.papers.rehearse.terms import Terms, TermsKind, instalments, lump

_OTHER = "other"


class Part(StrEnum):
    """Whether a collector may be looked at while the borrower's side is developed, or only measured with."""

    DEV = "dev"
    HELD_OUT = "held_out"


class Written(StrEnum):
    """When a policy sends what was agreed in writing."""

    SENDS = "sends"
    SECOND_REQUEST = "second_request"
    AFTER_REVIEW = "after_review"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What may be granted at one moment: a lump sum, instalments, or neither; None: not granted."""

    lump_least_fen: int | None
    lump_pause: int
    total_least_fen: int
    months: int  # 0: no instalments
    first_least_fen: int
    pause: int
    monthly_least_fen: int

    def allow(self, terms: Terms) -> bool:
        """Whether a proposal lies within."""
        if terms.kind is TermsKind.LUMP:
            enough = self.lump_least_fen is not None and terms.total_fen >= self.lump_least_fen
            return enough and terms.pause_months <= self.lump_pause
        sums = terms.total_fen >= self.total_least_fen and terms.first_fen >= self.first_least_fen
        spans = terms.months <= self.months and terms.pause_months <= self.pause
        return sums and spans and (terms.months == 1 or terms.monthly_fen >= self.monthly_least_fen)

    def longest(self, total_fen: int, first_fen: int) -> int:
        """The most equal parts whose usual amount is not below the least one."""
        most = (total_fen - first_fen) // max(1, self.monthly_least_fen)
        return max(1, min(self.months, most))

    def nearest(self, terms: Terms) -> Terms | None:
        """The proposal moved just inside; the other kind where its own is not granted; None where neither is."""
        if terms.kind is TermsKind.LUMP and self.lump_least_fen is not None:
            return lump(max(terms.total_fen, self.lump_least_fen), min(terms.pause_months, self.lump_pause))
        if self.months:
            total_fen = max(terms.total_fen, self.total_least_fen)
            first_fen = min(total_fen, max(terms.first_fen, self.first_least_fen))
            asked = terms.months if terms.kind is TermsKind.INSTALMENTS else self.months
            months = min(asked, self.longest(total_fen, first_fen))
            return instalments(total_fen, months, first_fen, min(terms.pause_months, self.pause))
        return None if self.lump_least_fen is None else lump(self.lump_least_fen, self.lump_pause)


@dataclass(frozen=True, slots=True)
class Policy:
    """One lender policy. Pairs are (at first, at most); mappings go by stage, with `other` for the rest."""

    id: str
    part: Part
    title: str
    speaks_for: str  # who the caller says to be: lender, agency, buyer, mediator, counsel
    signer: str  # who may bind the lender
    rounds: int  # proposals of the borrower until the last word
    lump_least_percent: Mapping[str, tuple[int, int]]  # of the claim; empty: no lump sum
    lump_pause: int
    months: Mapping[str, tuple[int, int]]  # empty: no instalments
    waive_penalty_percent: tuple[int, int]
    first_percent: tuple[int, int]  # on signing, of the total
    pause: int
    monthly_least_fen: int
    proof: tuple[str, ...]  # one of these moves it beyond its first word; empty: none needed
    corrects_claim: bool  # with the contract shown, the claim is brought down to what the law supports
    written: Written
    slips: bool  # the first paper differs from what was said
    opens_with: str  # full, lump, instalments

    def bounds(self, debt: DebtFacts, base_fen: int, step: int, proven: bool) -> Bounds:
        """What may be granted after `step` proposals of the borrower; `base_fen` is the claim as it stands."""
        rounds = max(1, self.rounds)
        taken = min(step, rounds) if proven or not self.proof else 0
        waived_percent = _between(self.waive_penalty_percent, taken, rounds)
        waived_fen = debt.penalty_fen * waived_percent // 100
        total_fen = max(min(base_fen, debt.principal_fen), base_fen - waived_fen)
        percent = _of_stage(self.lump_least_percent, debt)
        months = _of_stage(self.months, debt)
        first_percent = _between(self.first_percent, taken, rounds)
        return Bounds(
            lump_least_fen=None if percent is None else _share(base_fen, _between(percent, taken, rounds)),
            lump_pause=self.lump_pause,
            total_least_fen=total_fen,
            months=0 if months is None else _between(months, taken, rounds),
            first_least_fen=_share(total_fen, first_percent),
            pause=self.pause if taken or not self.proof else 0,
            monthly_least_fen=self.monthly_least_fen,
        )

    def accepts_proof(self, exhibit: str | None) -> bool:
        """Whether a paper is one of those it asks for."""
        return exhibit in self.proof


def _between(pair: tuple[int, int], step: int, rounds: int) -> int:
    """From the first to the last figure in equal whole steps."""
    return pair[0] + (pair[1] - pair[0]) * step // rounds


def _share(total_fen: int, percent: int) -> int:
    """A share in percent, rounded up to whole yuan, at most the total."""
    return min(total_fen, -(-total_fen * percent // 10_000) * 100)


def _of_stage(table: Mapping[str, tuple[int, int]], debt: DebtFacts) -> tuple[int, int] | None:
    return table.get(debt.stage.value, table.get(_OTHER))


@cache
def policies(part: Part | None = None) -> tuple[Policy, ...]:
    """All policies, or those of one part, in the order of the files."""
    wanted = tuple(Part) if part is None else (part,)
    return tuple(_policy(each, entry) for each in wanted for entry in _table(each)["policy"])


def policy(policy_id: str) -> Policy:
    """The policy of that id; raises KeyError where there is none."""
    return {each.id: each for each in policies()}[policy_id]


def _policy(part: Part, entry: dict[str, Any]) -> Policy:
    values = entry | {
        "part": part,
        "lump_least_percent": _pairs(entry["lump_least_percent"]),
        "months": _pairs(entry["months"]),
        "waive_penalty_percent": _pair(entry["waive_penalty_percent"]),
        "first_percent": _pair(entry["first_percent"]),
        "proof": tuple(entry["proof"]),
        "written": Written(entry["written"]),
    }
    return Policy(**values)


def _pairs(table: dict[str, list[int]]) -> Mapping[str, tuple[int, int]]:
    return {stage: _pair(values) for stage, values in table.items()}


def _pair(values: list[int]) -> tuple[int, int]:
    first, last = values
    return first, last


def _table(part: Part) -> dict[str, Any]:
    place = resources.files("liangqing.papers.rehearse").joinpath("data", f"policies_{part.value}.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))
