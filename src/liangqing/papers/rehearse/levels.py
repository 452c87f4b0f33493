"""Kinds of callers to practise with, from easy to hard: which manner, with what the lender lets its caller grant."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from liangqing.base.errors import InputUnusable
from liangqing.papers.rehearse.policies import Policy, policies, policy
from liangqing.papers.rehearse.styles import Style, style, styles


@dataclass(frozen=True, slots=True)
class Level:
    """One kind of caller. `told`: what the person reads before the call; an impostor is not announced."""

    style: str
    policy: str
    told: str


@cache
def levels() -> tuple[Level, ...]:
    """All of them, the easiest first."""
    place = resources.files("liangqing.papers.rehearse").joinpath("data", "levels.toml")
    entries = tomllib.loads(place.read_text(encoding="utf-8"))["level"]
    return tuple(Level(**entry) for entry in entries)


def level_of(style_id: str) -> Level:
    """The level of a style. Raises InputUnusable for a word that is no style."""
    return next((level for level in levels() if level.style == style_id), None) or _unknown_level(style_id)


def _unknown_level(style_id: str) -> Level:
    named = "、".join(f"{each.id}({each.title})" for each in styles())
    raise InputUnusable("style_unknown", f"没有“{style_id[:30]}”这种来电。", f"可以选:{named}。")


def policy_named(policy_id: str) -> Policy:
    """The policy of that id. Raises InputUnusable for a word that is none."""
    if policy_id not in {each.id for each in policies()}:
        named = "、".join(each.id for each in policies())
        raise InputUnusable("policy_unknown", f"没有“{policy_id[:30]}”这种放款方。", f"可以选:{named}。")
    return policy(policy_id)


def harder(style_id: str) -> Level | None:
    """The next level; None after the hardest."""
    place = levels().index(level_of(style_id))
    return next(iter(levels()[place + 1 :]), None)


def style_named(style_id: str) -> Style:
    """The style of that id. Raises InputUnusable for a word that is none."""
    return style(level_of(style_id).style)
