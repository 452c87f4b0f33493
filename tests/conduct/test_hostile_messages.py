"""No pattern by which messages, contacts or own words are read takes long on a text made to hold it up."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from time import process_time

import pytest

import liangqing.conduct
from liangqing.conduct.messages.check import judged

HOSTILE = {
    "one sign": "打" * 20_000,
    "a word": "逾期" * 10_000,
    "digits": "1" * 20_000,
    "figures with marks": "1.2,3万" * 4_000,
    "letters": "a" * 20_000,
    "letters apart": "a " * 10_000,
    "letters by dots": "v.x-" * 5_000,
    "brackets left open": "【(〔2026" * 3_000,
    "stars": "*" * 20_000,
    "spaces": " " * 20_000,
    "signs by commas": "催,收、" * 5_000,
    "a fee never said": "交1元钱" * 5_000,
    "someone's family": "我妈我的" * 5_000,
}


def patterns(held: object) -> Iterator[re.Pattern[str]]:
    """The compiled patterns of a value, in tuples and mappings too."""
    if isinstance(held, re.Pattern) and isinstance(held.pattern, str):
        yield held
    elif isinstance(held, dict):
        for one in held.values():
            yield from patterns(one)
    elif isinstance(held, tuple):
        for one in held:
            yield from patterns(one)


def every_pattern() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern held by a module of the room, by its place."""
    found = {}
    for module in pkgutil.walk_packages(liangqing.conduct.__path__, "liangqing.conduct."):
        for name, held in vars(importlib.import_module(module.name)).items():
            for number, one in enumerate(patterns(held)):
                found[f"{module.name}.{name}.{number}"] = one
    return found


EVERY = every_pattern()


def test_the_patterns_are_found():
    assert "liangqing.conduct.messages.fold._LATIN.0" in EVERY
    assert "liangqing.conduct.words._FEE.0" in EVERY


@pytest.mark.parametrize("name", EVERY)
def test_a_pattern_reads_a_hostile_text_to_its_end_in_no_time(name):
    for text in HOSTILE.values():
        begun = process_time()
        sum(1 for _ in EVERY[name].finditer(text))
        assert process_time() - begun < 0.5


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_message_is_judged_in_no_time(text):
    judged("催收")  # rules and weights are loaded once
    begun = process_time()
    judged(text)
    assert process_time() - begun < 2
