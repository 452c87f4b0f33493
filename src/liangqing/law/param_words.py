"""The figures of a rule in words, and what passing a ceiling means."""

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources

from liangqing.base.noun import Noun
from liangqing.law.rule import Param


class _Words(Noun):
    """`say` has a place for the value; `value` and `item` words for whole values and for those in a list."""

    say: dict[str, str]
    value: dict[str, dict[str, str]]
    item: dict[str, dict[str, str]]


def param_words(params: Mapping[str, Param]) -> tuple[str, ...]:
    """Each figure as a phrase; one that we have no words for stands under its own name."""
    return tuple(_told(name, value) for name, value in params.items())


def consequence_words(code: str) -> str:
    """What passing a ceiling means (`CapSegment.effect`), or the code where it is none of ours."""
    return _words().value["consequence"].get(code, code)


def _told(name: str, value: Param) -> str:
    words = _words()
    plain = str(value).lower() if isinstance(value, bool) else str(value)
    whole = words.value.get(name, {}).get(plain)
    if whole is not None:
        return whole
    items = words.item.get(name, {})
    shown = "、".join(items.get(item, item) for item in value) if isinstance(value, tuple) else plain
    template = words.say.get(name)
    return f"{name}:{shown}" if template is None else template.replace("{}", shown)


@functools.cache
def _words() -> _Words:
    file = resources.files("liangqing.law") / "param_words.toml"
    return _Words.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
