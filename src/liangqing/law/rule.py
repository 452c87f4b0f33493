"""The form of a rule file: what it says, where it stands, whom and when it binds, and how sure we are."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from liangqing.base.because import Because, Confidence, Strength
from liangqing.base.noun import Noun
from liangqing.case.debt import LenderType, Purpose


class KeyedOn(StrEnum):
    """Which of a matter's dates decides whether a rule is in force for it."""

    FORMED_ON = "formed_on"
    ACCRUED_ON = "accrued_on"
    FILED_ON = "filed_on"
    CONTACTED_ON = "contacted_on"
    RECEIVED_ON = "received_on"


class Citation(Noun):
    """The law's full official title, its document number, and the article in Arabic digits ("" where it has none)."""

    law: str = Field(min_length=4)
    document: str = ""
    article: str = Field(pattern=r"^[0-9]*(-[0-9]+)?$")
    item: str = ""


class Window(Noun):
    """From `from_on` (counted) until `until_on` (not counted), measured on the date named by `keyed_on`."""

    keyed_on: KeyedOn
    from_on: date | None = Field(default=None, alias="from")
    until_on: date | None = Field(default=None, alias="until")

    def holds(self, day: date) -> bool:
        """Whether the day lies inside."""
        return (self.from_on is None or day >= self.from_on) and (
            self.until_on is None or day < self.until_on
        )


class Applies(Window):
    """Scope: the main window, further windows that must hold too, lender types and purposes (empty: all).

    `flags` are facts that must be true, such as `assisted`.
    """

    also: tuple[Window, ...] = ()
    lender_types: frozenset[LenderType] = frozenset()
    purposes: frozenset[Purpose] = frozenset()
    flags: frozenset[str] = frozenset()

    def windows(self) -> tuple[Window, ...]:
        """All windows that must hold."""
        return (self, *self.also)


class Verified(Noun):
    """When and against what the rule was read."""

    on: date
    source: str = Field(min_length=4)


class Matter(Noun):
    """The facts that decide which rule speaks. None: not known."""

    lender_type: LenderType = LenderType.UNKNOWN
    purpose: Purpose = Purpose.UNKNOWN
    formed_on: date | None = None
    accrued_on: date | None = None
    filed_on: date | None = None
    contacted_on: date | None = None
    received_on: date | None = None
    flags: frozenset[str] = frozenset()

    def day(self, keyed_on: KeyedOn) -> date | None:
        """The date of that name."""
        value: date | None = getattr(self, keyed_on)
        return value


class Example(Matter):
    """A matter and whether the rule speaks to it; run when the rule loads."""

    say: str = Field(min_length=4)
    applies: bool


Param = str | int | bool | tuple[str, ...]


class Rule(Noun):
    """One rule of law. A file with an unknown key, without citation or with fewer than three examples is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[A-Z][A-Z0-9-]{1,23}$")
    title: str = Field(min_length=2)
    effect: str = Field(pattern=r"^[a-z_]+(\.[a-z_]+)*$")
    gist: str = Field(min_length=6)
    keywords: tuple[str, ...] = ()
    not_checkable: str = ""
    strength: Strength
    confidence: Confidence
    citation: Citation
    applies: Applies
    params: dict[str, Param] = {}
    verified: Verified
    examples: Annotated[tuple[Example, ...], Field(min_length=3)]
    note: str = ""

    @model_validator(mode="after")
    def _can_be_checked(self) -> "Rule":
        if not self.keywords and not self.not_checkable:
            raise ValueError("keywords 为空时须在 not_checkable 写明为什么查不了原文")
        if self.confidence is Confidence.VERIFIED and not self.keywords:
            raise ValueError("已核对原文的规则必须给出 keywords")
        if {example.applies for example in self.examples} != {True, False}:
            raise ValueError("examples 里要有适用的,也要有不适用的")
        return self

    def because(self) -> Because:
        """The reason as shown beside every conclusion."""
        return Because(
            rule=self.id,
            law=self.citation.law,
            article=self.citation.article,
            strength=self.strength,
            confidence=self.confidence,
            gist=self.gist,
            document=self.citation.document,
            item=self.citation.item,
        )

    def whole(self, name: str) -> int:
        """A whole-number parameter; a missing one is a fault of the rule file."""
        value = self.params[name]
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(f"{self.id}: {name} is not a whole number")
        return value

    def words(self, name: str) -> str:
        """A text parameter."""
        value = self.params[name]
        if not isinstance(value, str):
            raise TypeError(f"{self.id}: {name} is not a text")
        return value

    def list(self, name: str) -> tuple[str, ...]:
        """A list parameter."""
        value = self.params[name]
        if not isinstance(value, tuple):
            raise TypeError(f"{self.id}: {name} is not a list")
        return value
