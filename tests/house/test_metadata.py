"""pyproject.toml against the documents: every dependency and every extra is explained where a reader looks."""

import ast
import importlib.metadata
import re
import sys
import tomllib

import pytest

from tests.house.sources import ROOT, modules, nodes

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DECISIONS = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")


def name_of(requirement: str) -> str:
    return re.split(r"[\s<>=!~\[;]", requirement, maxsplit=1)[0]


@pytest.mark.parametrize("requirement", PROJECT["project"]["dependencies"], ids=name_of)
def test_a_dependency_has_its_line_in_decisions(requirement: str) -> None:
    name = name_of(requirement)

    assert f"| {name} |" in DECISIONS, (
        f"add `| {name} | what it does for us | what it replaces | who keeps it | licence |` to docs/decisions.md"
    )


@pytest.mark.parametrize("extra", PROJECT["project"]["optional-dependencies"])
def test_an_extra_is_explained(extra: str) -> None:
    comment = f"# {extra}: "

    assert comment in (ROOT / "pyproject.toml").read_text(encoding="utf-8"), (
        f"say above it: `{comment}what it is for`"
    )
    assert f"`[{extra}]`" in DECISIONS, (
        f"say in docs/decisions.md what `[{extra}]` buys and whether it is used yet"
    )


@pytest.mark.parametrize("extra", PROJECT["project"]["optional-dependencies"])
def test_what_an_extra_brings_has_its_line_too(extra: str) -> None:
    missing = [name_of(line) for line in PROJECT["project"]["optional-dependencies"][extra]]
    missing = [name for name in missing if f"| {name} |" not in DECISIONS]

    assert not missing, f"a line for each in docs/decisions.md: {missing}"


def test_the_readme_is_the_package_s_description() -> None:
    assert PROJECT["project"]["readme"] == "README.md", 'write `readme = "README.md"` in [project]'


def test_the_program_imports_only_what_it_declares() -> None:
    """What only a test tool brings along is not there on a reader's machine."""
    brought = importlib.metadata.packages_distributions()
    extras = PROJECT["project"]["optional-dependencies"]
    lines = [line for extra, some in extras.items() if extra != "dev" for line in some]
    declared = {_folded(name_of(line)) for line in (*PROJECT["project"]["dependencies"], *lines)}
    foreign = {
        (module.at(node), top)
        for module in modules()
        for node in nodes(module, ast.Import, ast.ImportFrom)
        for top in _tops(node)
        if top != "liangqing" and top not in sys.stdlib_module_names
    }
    undeclared = [
        f"{place} {top}"
        for place, top in sorted(foreign)
        if not declared & {_folded(name) for name in brought.get(top, [])}
    ]

    assert not undeclared, (
        f"declare it in [project] dependencies and run `make lock`, or do without: {undeclared}"
    )


def _tops(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {name.name.split(".")[0] for name in node.names}
    return {(getattr(node, "module", None) or "").split(".")[0]} - {""}


def _folded(name: str) -> str:
    return name.lower().replace("_", "-")
