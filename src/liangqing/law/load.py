"""Reading the rule files: all of them or none, each one's own examples run before it is believed."""

import functools
import itertools
from collections.abc import Iterable
from importlib import resources
from importlib.resources.abc import Traversable

from pydantic import ValidationError

from liangqing.base.errors import InputUnusable
from liangqing.base.toml import parse_toml
from liangqing.law.match import speaks
from liangqing.law.rule import Rule


@functools.cache
def load_rules() -> tuple[Rule, ...]:
    """The rules shipped with the program, in order of id."""
    return rules_in(resources.files("liangqing.law") / "rules")


def rules_in(folder: Traversable) -> tuple[Rule, ...]:
    """Every `*.toml` below a folder. Raises InputUnusable naming the file at fault."""
    return parse_rules((entry.name, entry.read_bytes()) for entry in _toml_files(folder))


def parse_rules(files: Iterable[tuple[str, bytes]]) -> tuple[Rule, ...]:
    """Rules from (file name, bytes), in order of id. Raises InputUnusable naming the file at fault."""
    rules = sorted((_rule(name, data) for name, data in files), key=lambda rule: rule.id)
    for earlier, later in itertools.pairwise(rules):
        if earlier.id == later.id:
            raise refused(earlier.id, "这个编号出现了两次")
    return tuple(rules)


def _toml_files(folder: Traversable) -> list[Traversable]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _toml_files(entry)
        elif entry.name.endswith(".toml"):
            found.append(entry)
    return found


def _rule(name: str, data: bytes) -> Rule:
    try:
        stored = parse_toml(data.decode("utf-8"))
    except ValueError as odd:
        raise refused(name, f"不是完整的 TOML:{odd}") from odd
    try:
        rule = Rule.model_validate(stored)
    except ValidationError as odd:
        first = odd.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise refused(name, f"{place}:{first['msg']}") from odd
    if name != f"{rule.id}.toml":
        raise refused(name, f"文件名应为 {rule.id}.toml")
    _run_examples(rule, name)
    return rule


def _run_examples(rule: Rule, name: str) -> None:
    for example in rule.examples:
        if speaks(rule, example) is not example.applies:
            raise refused(name, f"例子“{example.say}”与规则的适用范围不符")


def refused(name: str, why: str) -> InputUnusable:
    """A rule file that is not taken."""
    return InputUnusable(
        "rule_refused", f"规则文件 {name} 没有通过检查:{why}。", "请改正后再装入,原有规则不变。"
    )
