"""The program's books and the oracle agree, to the fen and without tolerance, on generated histories."""

import os

import pytest

from tests.oracle import kernel, oracle
from tests.oracle.histories import history

#: `make oracle` sets this; the everyday run takes two thousand.
HISTORIES = int(os.environ.get("LIANGQING_ORACLE", "2000"))
_CHUNK = max(HISTORIES // 40, 1)


@pytest.mark.parametrize("start", range(0, HISTORIES, _CHUNK))
def test_the_books_equal_the_oracle(start):
    for seed in range(start, min(start + _CHUNK, HISTORIES)):
        loan, happenings, as_of, ceilings, kept_back = history(seed)
        assert kernel.show(loan, happenings, as_of) == oracle.show(loan, happenings, as_of), f"seed {seed}"
        assert kernel.pot(loan, happenings, as_of, ceilings, kept_back) == oracle.pot(
            loan, happenings, as_of, ceilings, kept_back
        ), f"seed {seed}"
