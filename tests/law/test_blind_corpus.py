"""The corpus written before the matcher, held as a floor.

These last figures came after the corpus was read and the patterns were widened by it. They guard against
falling back and say nothing about unseen texts: the first-run figures, which do, stand in docs/quality.md.
"""

import json
from datetime import date
from pathlib import Path

from liangqing.law.claims import ClaimVerdict, check_claim
from liangqing.law.load import load_rules

TODAY = date(2026, 11, 22)
CORPUS = Path(__file__).parent / "claims"
ALARMS = set(ClaimVerdict) - {ClaimVerdict.RIGHT, ClaimVerdict.ADVICE}
FOUND_AT_LEAST = 60
FALSE_ALARMS_AT_MOST = 0


def rows(name):
    return [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines()]


def claims(row):
    return check_claim(row["text"], TODAY, load_rules()).claims


def test_the_paraphrases_are_found_as_before():
    paraphrases = rows("paraphrases.jsonl")
    missed = [row["id"] for row in paraphrases if row["claim"] not in {claim.id for claim in claims(row)}]
    assert len(paraphrases) == 60
    assert len(paraphrases) - len(missed) >= FOUND_AT_LEAST, missed


def test_the_true_statements_stay_as_quiet_as_before():
    statements = rows("true_statements.jsonl")
    loud = [row["id"] for row in statements if any(claim.verdict in ALARMS for claim in claims(row))]
    assert len(statements) == 60
    assert len(loud) <= FALSE_ALARMS_AT_MOST, loud
