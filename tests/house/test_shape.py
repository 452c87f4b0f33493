"""How our modules are built: short, documented, without a clock, a print or an open door where none belongs."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.sources import Function, Module, functions, modules, nodes

MOST_LINES_A_FILE = 400
MOST_LINES_A_FUNCTION = 40
DOORS = ("cli", "web", "mcp", "__main__.py")

#: Floats are for finding a rate, for the solver and for the look of a page; the modules that do that, and why.
FLOAT_ROOMS = ("papers", "cli", "web", "mcp")
FLOAT_MODULES = {
    "ledger/roots.py": "finds rates for display; a ceiling is held against exact fractions",
    "ledger/isolate.py": "counts them",
    "ledger/narrow.py": "closes in on one of them",
    "ledger/flows.py": "hands flows to the rate finder; its exact twin decides",
    "assess/price_answers.py": "hands flows to the rate finder",
    "plan/highs.py": "speaks to the solver; what comes back is checked in fen",
}
CLOCKS = ("now", "today", "utcnow", "time", "monotonic")
HANDS = (["date"], ["datetime"], ["time"])
CHANGING = frozenset(
    (
        "append",
        "extend",
        "insert",
        "remove",
        "pop",
        "popitem",
        "clear",
        "update",
        "setdefault",
        "add",
        "discard",
    )
)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_file_and_its_functions_are_short(module: Module) -> None:
    lines = len(module.text.splitlines())
    long = [
        f"{module.at(function)} {function.name}"
        for function in functions(module)
        if (function.end_lineno or 0) - function.lineno + 1 > MOST_LINES_A_FUNCTION
    ]

    assert lines <= MOST_LINES_A_FILE, f"{module.name}: {lines} lines; split it by subject"
    assert not long, f"over {MOST_LINES_A_FUNCTION} lines; give each thought a function of its own: {long}"


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_everything_public_says_what_it_is(module: Module) -> None:
    silent = [
        f"{module.at(node)} {name}" for node, name in _public(module.tree) if not ast.get_docstring(node)
    ]

    assert ast.get_docstring(module.tree), (
        f"{module.name}: open the module with one sentence that says what it is"
    )
    assert not silent, f"write one sentence, then units, errors and source: {silent}"


def _public(
    holder: ast.Module | ast.ClassDef,
) -> Iterator[tuple[Function | ast.ClassDef, str]]:
    """Public functions and classes, and the public methods in them."""
    for node in holder.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node, node.name
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def test_nobody_catches_everything() -> None:
    too_wide = [
        module.at(node)
        for module in modules()
        for node in nodes(module, ast.ExceptHandler)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or {"Exception", "BaseException"} & set(_names(node.type)))
    ]

    assert not too_wide, f"name the error you can answer; let a mistake of ours crash: {too_wide}"


def _names(node: ast.AST) -> list[str]:
    return [part.id for part in ast.walk(node) if isinstance(part, ast.Name)]


def test_only_the_command_line_prints() -> None:
    prints = [
        module.at(node)
        for module in modules()
        if module.room != "cli"
        for node in nodes(module, ast.Name)
        if isinstance(node, ast.Name) and node.id == "print"
    ]

    assert not prints, f"return the value and let a door show it: {prints}"


def test_floats_decide_nothing() -> None:
    floats = [
        module.at(node)
        for module in modules()
        if module.room not in FLOAT_ROOMS and module.name not in FLOAT_MODULES
        for node in nodes(module, ast.Constant)
        if isinstance(node, ast.Constant) and isinstance(node.value, float)
    ]

    assert not floats, f"money is integer fen, a rate is billionths or a Fraction: {floats}"


def test_the_modules_with_floats_are_still_there() -> None:
    gone = set(FLOAT_MODULES) - {module.name for module in modules()}

    assert not gone, f"take these out of FLOAT_MODULES: {gone}"


def test_only_doors_and_store_read_clock_and_environment() -> None:
    reading = [
        module.at(node)
        for module in modules()
        if module.room not in (*DOORS, "store")
        for node in nodes(module, ast.Attribute)
        if isinstance(node, ast.Attribute)
        and (node.attr in ("environ", "getenv") or (node.attr in CLOCKS and _names(node.value) in HANDS))
    ]

    assert not reading, f"take the day or the setting as an argument; a door reads it: {reading}"


def test_no_list_or_set_stands_at_module_level() -> None:
    held = [
        f"{module.at(node)} {name}"
        for module in modules()
        for node, name, value in _constants(module)
        if _is_growing(value) and not name.startswith("__")
    ]

    assert not held, f"write a tuple or a frozenset; an empty dict is a registry in waiting: {held}"


def test_no_table_at_module_level_is_ever_changed() -> None:
    tables = {
        name for module in modules() for _, name, value in _constants(module) if isinstance(value, ast.Dict)
    }
    changed = [
        f"{module.at(node)} {name}"
        for module in modules()
        for node, name in _changes(module)
        if name in tables
    ]

    assert not changed, f"a table is complete where it is written; pass what varies as an argument: {changed}"


def _constants(module: Module) -> Iterator[tuple[ast.stmt, str, ast.expr]]:
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node, node.targets[0].id, node.value
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield node, node.target.id, node.value


def _is_growing(value: ast.expr) -> bool:
    made = isinstance(value, ast.Call) and isinstance(value.func, ast.Name)
    if made and _names(value)[0] in ("list", "dict", "set", "defaultdict", "Counter", "deque"):
        return True
    if isinstance(value, ast.Dict):
        return not value.keys
    return isinstance(value, ast.List | ast.Set | ast.ListComp | ast.SetComp)


def _changes(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Names that are assigned into, deleted from, or told to change."""
    for node in ast.walk(module.tree):
        if (
            isinstance(node, ast.Subscript)
            and not isinstance(node.ctx, ast.Load)
            and isinstance(node.value, ast.Name)
        ):
            yield node, node.value.id
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            told = node.func.value
            if node.func.attr in CHANGING and isinstance(told, ast.Name):
                yield node, told.id
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            yield node, node.target.id
