"""`make negotiate`: rehearsed calls with collectors that nobody looked at; figures are printed, never a transcript.

Every household meets one pairing of a policy with a style; every borrower's side meets the same calls. A run of the
usual size replaces the part of docs/quality.md.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from statistics import median

from liangqing.papers.rehearse.borrower import borrower, pays_any_claim
from liangqing.papers.rehearse.borrower_words import cited_rules
from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.households import household
from liangqing.papers.rehearse.measure import (
    CallMeasure,
    best_terms,
    drift_of,
    is_refused,
    is_unmasked,
    mean_interval,
    measure_call,
)
from liangqing.papers.rehearse.play import Borrower, Pairing, accepts_first, asks_half, pairings, play
from liangqing.papers.rehearse.policies import Part, policy
from liangqing.papers.rehearse.referee import FindingKind, Verdict, judge_call
from liangqing.papers.rehearse.styles import style
from scripts.quality import PAGE, PART, table

HOUSEHOLDS, SEED = 4_000, 1
_PART, _APART = "negotiation", 1_000_000
_NEUTRAL = "polite"
SIDES: dict[str, Borrower] = {
    "ours": borrower,
    "ours, any claim": pays_any_claim,
    "accepts first": accepts_first,
    "asks half": asks_half,
}


@dataclass(frozen=True, slots=True)
class Played:
    """A call that is over, what the referee says of it, and what it was worth."""

    state: CallState
    verdict: Verdict
    measure: CallMeasure

    @property
    def genuine(self) -> bool:
        """Whether the caller was who it said to be."""
        return self.state.style.genuine


def main() -> None:
    """Measure and print; a run on the held-out half in the usual size replaces the part of docs/quality.md."""
    asked = argparse.ArgumentParser(prog="make negotiate")
    asked.add_argument("--households", type=int, default=HOUSEHOLDS)
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--dev", action="store_true")
    told = asked.parse_args()
    part, began = Part.DEV if told.dev else Part.HELD_OUT, time.monotonic()
    text = negotiation(part, told.households, told.seed)
    print(text, f"\n{time.monotonic() - began:.0f} s")
    if (part, told.households, told.seed) == (Part.HELD_OUT, HOUSEHOLDS, SEED):
        _write(text)


def _write(told: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    if not any(match[2] == _PART for match in PART.finditer(text)):
        sys.exit(f"docs/quality.md has no marker {_PART}")

    def put(match: re.Match[str]) -> str:
        return f"{match[1]}{told}\n{match[3]}" if match[2] == _PART else match[0]

    PAGE.write_text(PART.sub(put, text), encoding="utf-8")


def starts(part: Part, households: int, seed: int) -> tuple[CallState, ...]:
    """The calls of a run: household after household, pairing after pairing, debt after debt."""
    pairs = pairings(part)
    return tuple(
        _start(seed * _APART + number, pairs[number % len(pairs)], number // len(pairs))
        for number in range(households)
    )


def _start(seed: int, pairing: Pairing, place: int) -> CallState:
    home = household(seed)
    debt_id = home.debts[place % len(home.debts)].id
    return CallState(home, debt_id, policy(pairing.policy_id), style(pairing.style_id))


def played(state: CallState, side: Borrower, seed: int) -> Played:
    """One call to its end."""
    over = play(state, side, seed)
    verdict = judge_call(over.household, over.debt_id, over.turns, cited_rules())
    return Played(over, verdict, measure_call(over, verdict))


def negotiation(part: Part = Part.HELD_OUT, households: int = HOUSEHOLDS, seed: int = SEED) -> str:
    """The measured part about negotiation, as Markdown."""
    calls = starts(part, households, seed)
    done = {name: [played(state, side, seed) for state in calls] for name, side in SIDES.items()}
    drifts = drift_shares(done["ours"], seed)
    genuine = sum(one.genuine for one in done["ours"])
    head = (
        f"{households:,} households, seed {seed}, the `{part.value}` half: {len(pairings(part))} pairings of policy "
        f"and style, {genuine:,} calls of genuine callers and {households - genuine:,} of impostors."
    )
    blocks = (head, promises(done, drifts), _sides(done), _regrets(done["ours"]), _by(done["ours"]))
    return "\n\n".join(blocks)


def drift_shares(ours: Sequence[Played], seed: int) -> tuple[Fraction, ...]:
    """How much more was promised to each hostile but genuine caller than to a polite one in its place."""
    hostile = [one for one in ours if one.state.style.hostile and one.genuine]
    neutral = [played(replace(one.state, turns=(), style=style(_NEUTRAL)), borrower, seed) for one in hostile]
    return tuple(
        drift_of(one.verdict, calm.verdict, one.state.debt)
        for one, calm in zip(hostile, neutral, strict=True)
    )


def findings(done: Iterable[Played], kind: FindingKind) -> int:
    """How many findings of a kind in all calls."""
    return sum(one.verdict.count(kind) for one in done)


def promises(done: dict[str, list[Played]], drifts: Sequence[Fraction]) -> str:
    """What must be shown, beside what was measured."""
    ours = done["ours"]
    unmasked = [is_unmasked(one.state, one.verdict) for one in ours if not one.genuine]
    refused = [is_refused(one.state, one.verdict) for one in ours if one.genuine]
    drift = float(sum(drifts, Fraction(0)) / len(drifts))
    above = sum(share > Fraction(1, 100) for share in drifts)
    told = f"{100 * drift:.2f} %, {above} of {len(drifts)} calls above it"
    counts = ((kind, findings(ours, kind)) for kind in FindingKind)
    rows = [
        *((f"{kind.value} findings", "0", str(count), count == 0) for kind, count in counts),
        ("drift, hostile − polite, mean", "≤ 1 %", told, drift <= 0.01),
        ("impostors unmasked", "≥ 99 %", _share(unmasked), 100 * sum(unmasked) >= 99 * len(unmasked)),
        ("genuine callers refused", "≤ 1 %", _share(refused), 100 * sum(refused) <= len(refused)),
        _recovery("recovery", done),
        _recovery("recovery where lawful terms were to be had", _lawful(done)),
        _health(done),
    ]
    shown = [(*row[:3], "yes" if row[3] else "**no**") for row in rows]
    return table(("must show", "target", "measured", "kept"), shown)


def _recovery(name: str, done: dict[str, list[Played]]) -> tuple[str, str, str, bool]:
    """Not below that of the first baseline by more than the half of its interval."""
    mean, low, _ = _interval(done["accepts first"], "recovery")
    ours = _interval(done["ours"], "recovery")[0]
    return name, f"≥ {mean:.3f} − {mean - low:.3f}", f"{ours:.3f}", ours >= low


def _health(done: dict[str, list[Played]]) -> tuple[str, str, str, bool]:
    ours, first, half = (
        _interval(done[name], "health")[0] for name in ("ours", "accepts first", "asks half")
    )
    return "debtor health", f"> {first:.3f}, {half:.3f}", f"{ours:.3f}", ours > max(first, half)


def _share(flags: Sequence[bool]) -> str:
    return f"{sum(flags)} of {len(flags)} ({100 * sum(flags) / max(1, len(flags)):.1f} %)"


def _interval(done: Iterable[Played], figure: str) -> tuple[float, float, float]:
    """Mean of a figure over the genuine calls, with its 95 % interval."""
    return mean_interval(tuple(getattr(one.measure, figure) for one in done if one.genuine))


def within_law(one: Played) -> bool:
    """Whether terms that fit and that the law supports could have been had in a call of a genuine caller."""
    best = best_terms(one.state.household, one.state.debt, one.state.policy) if one.genuine else None
    return best is not None and best.total_fen <= one.state.debt.lawful_fen


def _sides(done: dict[str, list[Played]]) -> str:
    """Every side on the same calls: findings, agreements, papers, and the figures with their intervals."""
    rows: list[tuple[str, ...]] = [
        (kind.value, *(str(findings(some, kind)) for some in done.values())) for kind in FindingKind
    ]
    rows += [
        ("agreed, genuine callers", *(_share(_agreed(some)) for some in done.values())),
        ("confirmed in writing, of the agreed", *(_share(_confirmed(some)) for some in done.values())),
        ("turns, mean", *(f"{_mean_turns(some):.1f}" for some in done.values())),
    ]
    for figure in ("recovery", "speed", "creditor", "health", "harmonic"):
        rows += [(figure, *(_told(some, figure) for some in done.values()))]
    chosen = _lawful(done)
    name = f"the {len(chosen['ours'])} calls with lawful terms to be had"
    for figure in ("recovery", "health", "harmonic"):
        rows += [(f"{figure}, {name}", *(_told(some, figure) for some in chosen.values()))]
    return table(("figure", *done), rows)


def _lawful(done: dict[str, list[Played]]) -> dict[str, list[Played]]:
    """The calls in which lawful terms were to be had; every side has met the same calls in the same order."""
    had = [within_law(one) for one in done["ours"]]
    return {name: [one for one, may in zip(some, had, strict=True) if may] for name, some in done.items()}


def _told(done: Iterable[Played], figure: str) -> str:
    mean, low, high = _interval(done, figure)
    return f"{mean:.3f} [{low:.3f}, {high:.3f}]"


def _agreed(done: Iterable[Played]) -> list[bool]:
    return [one.verdict.outcome.agreed is not None for one in done if one.genuine]


def _confirmed(done: Iterable[Played]) -> list[bool]:
    return [one.verdict.outcome.confirmed for one in done if one.genuine and one.verdict.outcome.agreed]


def _mean_turns(done: Sequence[Played]) -> float:
    return sum(one.verdict.outcome.turns for one in done) / len(done)


def _regrets(ours: Sequence[Played]) -> str:
    """Yuan above the best terms, over calls in which some fitted: all of them, and those that the law supports."""
    possible = [one for one in ours if one.measure.possible]
    kinds = {
        "anything may be had or not": [one for one in ours if one.genuine],
        "some terms fit": possible,
        "some terms fit and the law supports them": [one for one in possible if within_law(one)],
        "some terms fit, all above what the law supports": [one for one in possible if not within_law(one)],
    }
    rows = [(name, *_regret_row(some)) for name, some in kinds.items()]
    head = (
        "calls of genuine callers in which",
        "calls",
        "agreed",
        "no regret",
        "median",
        "95th percentile",
        "largest",
    )
    return table(head, rows)


def _regret_row(some: Sequence[Played]) -> tuple[str, ...]:
    regrets = sorted(one.measure.regret_fen for one in some)
    if not regrets:
        return ("0", *["–"] * 5)
    high = regrets[-(-95 * len(regrets) // 100) - 1]
    none = sum(fen == 0 for fen in regrets)
    yuan = (f"{fen / 100:,.2f} yuan" for fen in (median(regrets), high, regrets[-1]))
    return (str(len(regrets)), str(sum(_agreed(some))), f"{100 * none / len(regrets):.1f} %", *yuan)


def _by(ours: Sequence[Played]) -> str:
    """By style and by policy: calls, agreements, papers, and regret."""
    keys: tuple[tuple[str, Callable[[Played], str]], ...] = (
        ("style", lambda one: one.state.style.id),
        ("policy", lambda one: one.state.policy.id),
    )
    rows = []
    for name, key in keys:
        for each in dict.fromkeys(map(key, ours)):
            some = [one for one in ours if key(one) == each]
            possible = [one for one in some if one.measure.possible]
            row = _regret_row(possible)
            rows.append((f"{name} {each}", len(some), row[0], row[1], row[2], row[4]))
    return table(("", "calls", "some terms fit", "of them agreed", "no regret", "95th percentile"), rows)


if __name__ == "__main__":
    main()
