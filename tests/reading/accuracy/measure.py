"""Per field how often it is read exactly, what was missed, and what was read instead."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from liangqing.case.picture import PictureText
from liangqing.reading.read import read_files
from liangqing.reading.screen import read_screen
from tests.reading.accuracy.screens import Entry, Truth, screen
from tests.reading.accuracy.words import DEV, TEST, Words

Place = tuple[str, str]


@dataclass
class Score:
    """Counts by (kind, field)."""

    asked: Counter[Place] = field(default_factory=Counter)
    exact: Counter[Place] = field(default_factory=Counter)
    missing: Counter[Place] = field(default_factory=Counter)
    wrong: list[tuple[Place, str, str]] = field(default_factory=list)
    more: Counter[Place] = field(default_factory=Counter)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)


def measure(seeds: Iterable[int], words: Words) -> Score:
    """All screens of these seeds, drawn, recognised and understood."""
    score = Score()
    for seed in seeds:
        add(score, screen(seed, words), f"{seed}.png")
    return score


def add(score: Score, truth: Truth, name: str) -> None:
    """One screen."""
    (read,) = read_files([(name, truth.data)])
    picture = next((record for record in read.records if isinstance(record, PictureText)), None)
    got_kind, entries = "unreadable", []
    if picture is not None:
        seen = read_screen(picture)
        got_kind = seen.kind.value
        entries = [{value.field.value: value.value for value in entry.values} for entry in seen.entries]
    score.kinds[truth.kind, got_kind] += 1
    for true, got in pairs(truth.entries, entries if got_kind == truth.kind else []):
        compare(score, truth.kind, true, got)


def pairs(true: Sequence[Entry], got: list[Entry]) -> Iterable[tuple[dict[str, str], dict[str, str]]]:
    """Each true entry with the read one that agrees most; a read one that is left over is false."""
    left = list(got)
    for entry in true:
        best = max(
            left, key=lambda each: sum(each.get(name) == value for name, value in entry.items()), default={}
        )
        if best:
            left.remove(best)
        yield entry, best
    for extra in left:
        yield {}, extra


def compare(score: Score, kind: str, true: Entry, got: Entry, *, extras: bool = True) -> None:
    """Counts field by field; `extras`: a value that is not there is counted too."""
    for name, value in true.items():
        place = (kind, name)
        score.asked[place] += 1
        if got.get(name) == value:
            score.exact[place] += 1
        elif name in got:
            score.wrong.append((place, value, got[name]))
        else:
            score.missing[place] += 1
    for name in (got.keys() - true.keys()) if extras else ():
        score.more[kind, name] += 1


def told(score: Score) -> str:
    """The counts as lines."""
    lines = [str(dict(score.kinds))]
    lines += [
        f"{place} {score.exact[place]}/{score.asked[place]} missing {score.missing[place]}"
        for place in sorted(score.asked)
    ]
    lines += [f"WRONG {row}" for row in score.wrong] + [f"MORE {dict(score.more)}"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """`python -m tests.reading.accuracy.measure dev|test FIRST COUNT`."""
    which, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    sys.stdout.write(told(measure(range(first, first + count), {"dev": DEV, "test": TEST}[which])))


if __name__ == "__main__":
    main()
