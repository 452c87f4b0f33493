"""The words of `household_words.toml`, by what they say of a bill row."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def household_words(section: str) -> Mapping[str, tuple[str, ...]]:
    """Name → words of one section, in the order of the file."""
    text = resources.files("liangqing.reading").joinpath("household_words.toml").read_text(encoding="utf-8")
    return {name: tuple(words) for name, words in tomllib.loads(text)[section].items()}
