"""Reading the rule files: all of them or none, each one's own examples run before it is believed."""

import functools
import itertools
import tomllib
from importlib import resources
from importlib.resources.abc import Traversable

from pydantic import ValidationError

from liangqing.base.errors import InputUnusable
from liangqing.law.match import speaks
from liangqing.law.rule import Rule


@functools.cache
def load_rules() -> tuple[Rule, ...]:
    """The rules shipped with the program, in order of id."""
    return rules_in(resources.files("liangqing.law") / "rules")


def rules_in(folder: Traversable) -> tuple[Rule, ...]:
    """Every `*.toml` below a folder. Raises InputUnusable naming the file at fault."""
    rules = sorted((_rule(entry) for entry in _toml_files(folder)), key=lambda rule: rule.id)
    for earlier, later in itertools.pairwise(rules):
        if earlier.id == later.id:
            raise _refused(earlier.id, "这个编号出现了两次")
    return tuple(rules)


def rule_by_id(rule_id: str) -> Rule:
    """The rule of that id. Raises InputUnusable for an id that we do not have."""
    for rule in load_rules():
        if rule.id == rule_id:
            return rule
    raise InputUnusable(
        "rule_unknown", f"没有编号为 {rule_id} 的规则。", "用 liangqing law list 查看全部编号。"
    )


def _toml_files(folder: Traversable) -> list[Traversable]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _toml_files(entry)
        elif entry.name.endswith(".toml"):
            found.append(entry)
    return found


def _rule(entry: Traversable) -> Rule:
    try:
        rule = Rule.model_validate(tomllib.loads(entry.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as odd:
        raise _refused(entry.name, f"不是完整的 TOML:{odd}") from odd
    except ValidationError as odd:
        first = odd.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise _refused(entry.name, f"{place}:{first['msg']}") from odd
    if entry.name != f"{rule.id}.toml":
        raise _refused(entry.name, f"文件名应为 {rule.id}.toml")
    _run_examples(rule, entry.name)
    return rule


def _run_examples(rule: Rule, name: str) -> None:
    for example in rule.examples:
        if speaks(rule, example) is not example.applies:
            raise _refused(name, f"例子“{example.say}”与规则的适用范围不符")


def _refused(name: str, why: str) -> InputUnusable:
    return InputUnusable(
        "rule_refused", f"规则文件 {name} 没有通过检查:{why}。", "请改正后再装入,原有规则不变。"
    )
