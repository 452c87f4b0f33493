"""Who lends behind a brand: `lenders.toml` as values, and the search for a brand in a bill row or a text."""

import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import Any

from pydantic import Field, model_validator

from liangqing.base.because import Confidence
from liangqing.base.noun import Noun
from liangqing.case.debt import LenderType, Purpose

UNKNOWN = "unknown"


class Lender(Noun):
    """One brand. `lender` is the full legal name or `unknown`; then `ask` says where the contract names it.

    `may_be` are lenders seen behind the brand; `source` is where we read it and `confidence` how sure that makes us.
    """

    brand: str
    aliases: tuple[str, ...] = Field(min_length=1)
    platform: str | None = None
    lender: str
    may_be: tuple[str, ...] = ()
    lender_type: LenderType
    purpose: Purpose
    ask: str = ""
    source: str = Field(min_length=1)
    confidence: Confidence

    @property
    def legal_name(self) -> str | None:
        """The lender's full name, or None where only the contract tells."""
        return None if self.lender == UNKNOWN else self.lender

    @model_validator(mode="after")
    def _unknown_is_asked_for(self) -> "Lender":
        if self.legal_name is None and (not self.ask or self.lender_type is not LenderType.UNKNOWN):
            raise ValueError(f"{self.brand}: an unknown lender needs `ask`, and its class is unknown too")
        return self


def find_lender(text: str) -> Lender | None:
    """The brand whose longest alias stands in a counterparty, an item or a text; None where no alias does.

    Do not pass the payment method: `花呗` there is how a meal was paid, not a loan row.
    """
    folded = fold_name(text)
    found = [(len(alias), lender) for alias, lender in _aliases() if alias in folded]
    return max(found, key=lambda hit: hit[0])[1] if found else None


def lender_type_of_name(legal_name: str) -> LenderType:
    """The class of licence that a full legal name carries (`…消费金融有限公司`), `unknown` where it says nothing."""
    folded = fold_name(legal_name)
    words = (kind for word, kind in _licence_words() if word in folded)
    return next(words, LenderType.UNKNOWN)


def generic_product(text: str) -> tuple[str, LenderType, Purpose] | None:
    """The word of a product that many issuers have, with their class and its purpose; None where no word stands."""
    folded = fold_name(text)
    entries = (entry for entry in _table()["generic"] if entry["word"] in folded)
    return next((_generic(entry) for entry in entries), None)


def _generic(entry: dict[str, Any]) -> tuple[str, LenderType, Purpose]:
    return entry["word"], LenderType(entry["lender_type"]), Purpose(entry["purpose"])


@cache
def load_lenders() -> tuple[Lender, ...]:
    """Every entry of `lenders.toml`; a damaged entry is our own fault and raises pydantic's ValidationError."""
    table = _table()
    brands = (Lender.model_validate(entry) for entry in table["lender"])
    return (*brands, *(_card(entry) for entry in table["card"]))


def _card(entry: dict[str, Any]) -> Lender:
    """A bank's credit card: the issuer lends, and its name with 信用卡 behind it is the alias."""
    names = entry["names"]
    return Lender(
        brand=f"{names[0]}信用卡",
        aliases=tuple(f"{name}信用卡" for name in names),
        lender=entry["lender"],
        lender_type=LenderType.BANK,
        purpose=Purpose.CARD,
        source="发卡银行即贷款人;机构全称为全国性商业银行的登记名称",
        confidence=Confidence.KNOWN,
    )


@cache
def _aliases() -> tuple[tuple[str, Lender], ...]:
    return tuple((fold_name(alias), lender) for lender in load_lenders() for alias in lender.aliases)


@cache
def _licence_words() -> tuple[tuple[str, LenderType], ...]:
    return tuple((entry["word"], LenderType(entry["lender_type"])) for entry in _table()["licence_word"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(
        resources.files("liangqing.case").joinpath("lenders.toml").read_text(encoding="utf-8")
    )


def fold_name(text: str) -> str:
    """One form for full width, half width and case; blanks between words dropped."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
