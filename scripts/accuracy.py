"""`make accuracy`: generated screenshots and credit reports read, field by field, against what was drawn.

The sentences of the test set share nothing with those that the grammar was mended by; the first run on them is kept in
`tests/reading/accuracy/first-run.json`.
"""

import json
import re
from collections import Counter

from liangqing.reading.picture import can_see
from scripts.quality import PAGE, PART, ROOT, table
from tests.reading.accuracy.measure import Score, measure
from tests.reading.accuracy.measure_reports import measure_reports
from tests.reading.accuracy.words import TEST

_FIRST = ROOT / "tests" / "reading" / "accuracy" / "first-run.json"
_PART = "accuracy"
#: Seeds that nothing was mended by.
SCREENS, REPORTS = range(6000, 6048), range(8000, 8060)
_SHOWN = 20


def main() -> None:
    """Measure, print, and replace the part of docs/quality.md."""
    told = measured()
    print(told)
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(PART.sub(lambda match: _put(match, told), text), encoding="utf-8")


def _put(match: re.Match[str], told: str) -> str:
    return f"{match[1]}{told}\n{match[3]}" if match[2] == _PART else match[0]


def measured() -> str:
    """The part of docs/quality.md."""
    if not can_see():
        return _standing()
    screens, reports = measure(SCREENS, TEST), measure_reports(REPORTS, "test")
    first = json.loads(_FIRST.read_text(encoding="utf-8"))
    whole = [row for score in (screens, reports) for row in _rows(score, first)]
    kinds = Counter(screens.kinds) + Counter(reports.kinds)
    mistaken = [(true, got, n) for (true, got), n in kinds.items() if got not in (true, "credit_report")]
    lines = [
        f"{len(SCREENS)} screenshots and {len(REPORTS)} short credit reports.",
        table(
            ("field", "exact, first run", "exact", "nothing said", "something else", "said, not there"), whole
        ),
        table(("drawn", "taken for", "times"), mistaken)
        if mistaken
        else "No screen was taken for another kind.",
        _confusions(screens, reports),
    ]
    return "\n\n".join(lines)


def _standing() -> str:
    """What stands on the page."""
    found = (match[0] for match in PART.finditer(PAGE.read_text(encoding="utf-8")) if match[2] == _PART)
    return "\n".join(next(found, "").splitlines()[1:-1])


def _rows(score: Score, first: dict[str, str]) -> list[tuple[str, ...]]:
    wrong = Counter(place for place, _, _ in score.wrong)
    return [
        (
            " ".join(place),
            first.get(" ".join(place), "–"),
            f"{score.exact[place]} of {score.asked[place]}",
            str(score.missing[place]),
            str(wrong[place]),
            str(score.more[place]),
        )
        for place in sorted(score.asked)
    ]


def _confusions(*scores: Score) -> str:
    rows = [(" ".join(place), true, got) for score in scores for place, true, got in score.wrong]
    if not rows:
        return "No value was read as another."
    more = f"\n\nAnd {len(rows) - _SHOWN} more." if len(rows) > _SHOWN else ""
    return table(("field", "drawn", "read"), rows[:_SHOWN]) + more


if __name__ == "__main__":
    main()
