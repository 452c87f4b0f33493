"""The words of the claims, as `lexicon.toml` keeps them."""

import functools
import itertools
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources


@functools.cache
def shared_words() -> dict[str, tuple[str, ...]]:
    """The concepts of `lexicon.toml`; a word `@name` stands for the words of another concept."""
    file = resources.files("liangqing.law") / "claims" / "lexicon.toml"
    raw: dict[str, list[str]] = tomllib.loads(file.read_text(encoding="utf-8"))["concepts"]
    return {name: tuple(_spelled(raw, name)) for name in raw}


def _spelled(raw: Mapping[str, list[str]], name: str) -> Iterator[str]:
    each = (_spelled(raw, word[1:]) if word.startswith("@") else (word,) for word in raw[name])
    return itertools.chain.from_iterable(each)
