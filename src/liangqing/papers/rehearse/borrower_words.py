"""What the borrower's side says, in words: data in `data/borrower_words.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from liangqing.case.debt import LenderType
from liangqing.papers.rehearse.facts import DebtFacts
from liangqing.papers.rehearse.protocol import Act

_OTHER_PAPER = "相关材料"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with what it does."""

    text: str
    acts: tuple[Act, ...] = ()


def line(key: str, *acts: Act, turn: int = 0, **values: str) -> Line:
    """The sentence of a key with its places filled; where there are several, `turn` chooses. KeyError: no such key."""
    sentences = _words()[key]
    return Line(str(sentences[turn % len(sentences)]).format(**values), acts)


def knows(key: str) -> bool:
    """Whether there is a sentence for that key."""
    return key in _words()


def rule_of(threat: str) -> str | None:
    """The id of the rule that answers a threat."""
    rule = _words()["rules"].get(threat)
    return None if rule is None else str(rule)


def cited_rules() -> frozenset[str]:
    """Every rule that the borrower's side cites."""
    return frozenset(str(rule) for rule in _words()["rules"].values())


def say_proof(exhibit: str) -> str:
    """A paper in words."""
    return str(_words()["proofs"].get(exhibit.partition(":")[0], _OTHER_PAPER))


def to_person(text: str, debt: DebtFacts) -> str:
    """The same sentence about a debt to a person: there is no published line and no agent, only that person."""
    if debt.lender_type is not LenderType.PRIVATE:
        return text
    for said, instead in _words()["person"].items():
        text = text.replace(said, instead.format(lender=debt.lender))
    return text


@cache
def _words() -> Mapping[str, Any]:
    place = resources.files("liangqing.papers.rehearse").joinpath("data", "borrower_words.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))
