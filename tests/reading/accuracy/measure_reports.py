"""Per field how often generated credit reports are read exactly."""

import sys
from collections.abc import Iterable, Sequence

from liangqing.base.noun import Noun
from liangqing.case.credit import CreditAccount, CreditQuery, CreditReport
from liangqing.reading.read import read_files
from tests.reading.accuracy.measure import Score, compare, pairs, told
from tests.reading.accuracy.reports import Entry, Report, report

_NAMES = {"text": "txt", "html": "html", "pdf": "pdf"}


def measure_reports(seeds: Iterable[int], words: str) -> Score:
    """All reports of these seeds, read."""
    score = Score()
    for seed in seeds:
        add_report(score, report(seed, words), f"{seed}")
    return score


def add_report(score: Score, true: Report, name: str) -> None:
    """One report: head, accounts, queries."""
    (read,) = read_files([(f"{name}.{_NAMES[true.medium]}", true.data)])
    records: Sequence[object] = read.records
    score.kinds[f"{true.edition} {true.medium}", read.format] += 1
    heads = [_as_entry(each, true.head) for each in records if isinstance(each, CreditReport)]
    for truth, got in pairs((true.head,), heads):
        compare(score, "head", truth, got)
    fields = {name: "" for entry in true.accounts for name in entry}
    accounts = [_as_entry(each, fields) for each in records if isinstance(each, CreditAccount)]
    for truth, got in pairs(true.accounts, accounts):
        compare(score, "account", truth, got, extras=False)
    queries = [_as_entry(each, true.queries[0]) for each in records if isinstance(each, CreditQuery)]
    for truth, got in pairs(true.queries, queries):
        compare(score, "query", truth, got)


def _as_entry(record: Noun, fields: Entry) -> Entry:
    """These fields of a record as words; what is not known is left out."""
    values = {name: getattr(record, name) for name in fields}
    return {name: str(value) for name, value in values.items() if value is not None}


def main() -> None:
    """`python -m tests.reading.accuracy.measure_reports dev|test FIRST COUNT`."""
    which, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    sys.stdout.write(told(measure_reports(range(first, first + count), which)))


if __name__ == "__main__":
    main()
