"""`make corpus`: the message check on the test split and its rewrites; only figures, ids and classes are printed.

The first run ever is kept in `corpus/first-run.json`; later runs stand beside it in docs/quality.md.
"""

import hashlib
import json
import re
import sys
from collections.abc import Sequence

from scripts.messages.figures import Figures
from scripts.messages.measure import (
    Judged,
    confused,
    figures_of,
    judged,
    reliability,
    touching_percent,
    worst,
)
from scripts.messages.rows import CORPUS, load_rows
from scripts.quality import PAGE, PART, table

_FIRST = CORPUS / "first-run.json"
_PART = "messages"


def main() -> None:
    """Measure, print, and replace the part of docs/quality.md."""
    told = messages()
    print(told)
    text = PAGE.read_text(encoding="utf-8")
    if not any(match[2] == _PART for match in PART.finditer(text)):
        sys.exit(f"docs/quality.md has no marker {_PART}")
    PAGE.write_text(PART.sub(lambda match: _put(match, told), text), encoding="utf-8")


def _put(match: re.Match[str], told: str) -> str:
    return f"{match[1]}{told}\n{match[3]}" if match[2] == _PART else match[0]


def messages() -> str:
    """The measured part about messages."""
    _unchanged()
    test, attack = ([judged(row) for row in load_rows(name)] for name in ("test", "attack"))
    now = _summary(test, attack)
    if not _FIRST.exists():
        _FIRST.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")
    first = json.loads(_FIRST.read_text(encoding="utf-8"))
    lines = [
        table(("figure", "first run", "last run"), [(name, first.get(name, "–"), now[name]) for name in now]),
        _by_class(figures_of(test), figures_of(attack)),
        _by_kind(attack),
        table(("it was", "said", "times"), [(*pair, n) for pair, n in confused(test).most_common()]),
        reliability(test, table),
        table(("worst errors", "it was", "said", "sure"), [_error(one) for one in worst(test)]),
    ]
    return "\n\n".join(line for line in lines if line)


def _unchanged() -> None:
    """The split is the one whose hash was committed before the first rule."""
    for line in (CORPUS / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split()
        if hashlib.sha256((CORPUS / name).read_bytes()).hexdigest() != digest:
            sys.exit(f"corpus/{name} is not what corpus/SHA256SUMS says")


def _summary(test: Sequence[Judged], attack: Sequence[Judged]) -> dict[str, str]:
    on, under = figures_of(test), figures_of(attack)
    return {
        "messages": str(len(test)),
        "macro-F1 of verdicts": f"{on.verdicts:.3f}",
        "macro-F1 of labels": f"{on.codes:.3f}",
        "false alarms on genuine or ordinary": f"{on.alarms} of {on.quiet} ({100 * on.alarms / on.quiet:.1f} %)",
        "right labels whose words touch those of the corpus": f"{touching_percent(test)} %",
        "rewritten messages": str(len(attack)),
        "macro-F1 of verdicts, rewritten": f"{under.verdicts:.3f}",
        "macro-F1 of labels, rewritten": f"{under.codes:.3f}",
        "false alarms, rewritten": f"{under.alarms} of {under.quiet} "
        f"({100 * under.alarms / max(1, under.quiet):.1f} %)",
    }


def _by_class(test: Figures, attack: Figures) -> str:
    rows = [
        (one.value, f"{value:.2f}", f"{attack.by_verdict[one]:.2f}") for one, value in test.by_verdict.items()
    ]
    rows += [
        (code.value, f"{value:.2f}", f"{attack.by_code[code]:.2f}" if code in attack.by_code else "–")
        for code, value in sorted(test.by_code.items(), key=lambda pair: pair[1])
    ]
    return table(("class", "F1", "F1 rewritten"), rows)


def _by_kind(attack: Sequence[Judged]) -> str:
    kinds = sorted({one.row.kind for one in attack} - {""})
    held = {kind: [one for one in attack if one.row.kind == kind] for kind in kinds}
    rows = [
        (kind, len(some), f"{100 * sum(one.right for one in some) // len(some)} %")
        for kind, some in held.items()
    ]
    return table(("rewriting", "messages", "right verdicts"), rows) if rows else ""


def _error(one: Judged) -> tuple[object, ...]:
    said = ", ".join(sorted(code.value for code in one.codes))
    was = ", ".join(sorted(code.value for code in one.row.codes))
    return one.row.id, f"{one.row.verdict.value} ({was})", f"{one.verdict.value} ({said})", f"{one.sure:.2f}"


if __name__ == "__main__":
    main()
