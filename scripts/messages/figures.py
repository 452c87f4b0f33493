"""Figures of a judgment against the corpus: F1 by class, false alarms, confusions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from liangqing.conduct.messages.labels import LabelCode, Verdict, verdict_of
from scripts.messages.rows import Row

ALARMS = frozenset((Verdict.SCAM, Verdict.VIOLATION, Verdict.MIXED))


@dataclass(frozen=True)
class Figures:
    """F1 by label and by verdict, their plain means, and the share of genuine or ordinary texts that were accused."""

    by_code: dict[LabelCode, float]
    by_verdict: dict[Verdict, float]
    alarms: int
    quiet: int

    @property
    def codes(self) -> float:
        """Macro-F1 over the labels that the corpus has."""
        return sum(self.by_code.values()) / len(self.by_code)

    @property
    def verdicts(self) -> float:
        """Macro-F1 over the verdicts."""
        return sum(self.by_verdict.values()) / len(self.by_verdict)


def figures(rows: Sequence[Row], judged: Sequence[frozenset[LabelCode]]) -> Figures:
    """The figures of what was judged against what the rows say."""
    codes = sorted({code for row in rows for code in row.codes})
    verdicts = [verdict_of(held) for held in judged]
    quiet = [at for at, row in enumerate(rows) if row.verdict not in ALARMS]
    return Figures(
        by_code={
            code: _f1([code in row.codes for row in rows], [code in held for held in judged])
            for code in codes
        },
        by_verdict={
            one: _f1([row.verdict is one for row in rows], [held is one for held in verdicts])
            for one in Verdict
        },
        alarms=sum(verdicts[at] in ALARMS for at in quiet),
        quiet=len(quiet),
    )


def confusions(
    rows: Sequence[Row], judged: Sequence[frozenset[LabelCode]]
) -> Counter[tuple[Verdict, Verdict]]:
    """How often one verdict was taken for another."""
    pairs = ((row.verdict, verdict_of(held)) for row, held in zip(rows, judged, strict=True))
    return Counter(pair for pair in pairs if pair[0] is not pair[1])


def _f1(truly: Sequence[bool], said: Sequence[bool]) -> float:
    both = sum(one and other for one, other in zip(truly, said, strict=True))
    return 2 * both / max(1, sum(truly) + sum(said))
