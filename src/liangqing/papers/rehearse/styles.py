"""How a collector behaves and what it says: data in `data/styles.toml` and `data/words_*.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from random import Random
from typing import Any

from liangqing.papers.rehearse.policies import Part
from liangqing.papers.rehearse.protocol import ActName, CollectorAct, Turn, Voice

#: The topic of who calls where a person lent the money, and where the lender itself calls.
PERSON, OWN = "person", "own"


class Identity(StrEnum):
    """When a style says who is calling."""

    FIRST = "first"
    ON_REQUEST = "on_request"
    SECOND_REQUEST = "second_request"
    FALSE = "false"


class Callback(StrEnum):
    """What a style answers to a call back over the published number."""

    ACCEPTS = "accepts"
    REFUSES = "refuses"
    OWN_NUMBER = "own_number"


@dataclass(frozen=True, slots=True)
class Style:
    """One manner of collecting."""

    id: str
    title: str
    genuine: bool  # the caller is who it says to be
    hostile: bool
    identity: Identity
    callback: Callback
    pressure_percent: int  # of the turns
    pressure: tuple[str, ...]  # acts, with a topic behind a dot
    softens: bool  # backs down where it is told the rule


@cache
def styles() -> tuple[Style, ...]:
    """All styles, in the order of the file."""
    return tuple(_style(entry) for entry in _table("styles")["style"])


def style(style_id: str) -> Style:
    """The style of that id; raises KeyError where there is none."""
    return {each.id: each for each in styles()}[style_id]


def _style(entry: dict[str, Any]) -> Style:
    values = entry | {
        "identity": Identity(entry["identity"]),
        "callback": Callback(entry["callback"]),
        "pressure": tuple(entry["pressure"]),
    }
    return Style(**values)


def sentence(part: Part, style_id: str, name: ActName, topic: str | None, rng: Random) -> str:
    """One of the sentences for an act, with its places still open: the style's own before the common ones."""
    words = _table(f"words_{part.value}")
    key = f"{name.value}.{topic}"
    if topic == PERSON and key in words["common"]:
        return str(rng.choice(words["common"][key]))
    for held in (words.get(style_id, {}), words["common"]):
        found = held.get(key) or held.get(name.value)
        if found:
            return str(rng.choice(found))
    raise KeyError(key)


@cache
def _table(name: str) -> Mapping[str, Any]:
    place = resources.files("liangqing.papers.rehearse").joinpath("data", f"{name}.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))


def who_speaks(turn: Turn) -> str:
    """Whose words a turn holds, as a person reads it."""
    if turn.who is Voice.HOTLINE:
        return "借款给您的人" if any(act.topic == PERSON for act in turn.acts) else "官方客服"
    return "您" if turn.who is Voice.BORROWER else "对方"


def pressure_act(spoken: str) -> tuple[CollectorAct, str | None]:
    """`threaten.court` as act and topic."""
    name, _, topic = spoken.partition(".")
    return CollectorAct(name), topic or None
