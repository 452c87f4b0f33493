"""Stretches of time in which one ceiling stands, each with its reason."""

from datetime import date
from fractions import Fraction

from pydantic import Field

from liangqing.base.because import Because
from liangqing.base.noun import Noun
from liangqing.base.rates import E9, Percent


class CapSegment(Noun):
    """A yearly simple ceiling from `from_on` (counted) to `until_on` (not counted; None: still open).

    `effect` says what passing it means: `court_reduces_on_request`, `not_enforceable`, `regulator_forbids` …
    """

    from_on: date | None = Field(alias="from")
    until_on: date | None = Field(alias="until")
    value_e9: Percent = Field(alias="percent")
    effect: str
    because: tuple[Because, ...]

    def yearly(self) -> Fraction:
        """The ceiling as an exact fraction a year."""
        return Fraction(self.value_e9, E9)
