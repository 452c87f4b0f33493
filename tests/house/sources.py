"""What the house tests look at: our modules parsed once, strings without docstrings, and the repository's texts."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "liangqing"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One module of ours: `name` is its path below the package, `tree` its syntax, `text` its source."""

    name: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The first folder, or the module itself (`app.py`)."""
        return self.name.split("/")[0]

    def at(self, node: ast.AST) -> str:
        """`src/liangqing/room/file.py:12`, as an editor takes it."""
        return f"src/liangqing/{self.name}:{getattr(node, 'lineno', 1)}"


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package, by path."""
    return tuple(_module(path) for path in sorted(PACKAGE.rglob("*.py")))


def _module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path.relative_to(PACKAGE).as_posix(), text, ast.parse(text, str(path)))


def nodes(module: Module, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
    """The nodes of some kinds."""
    return (node for node in ast.walk(module.tree) if isinstance(node, kinds))


def functions(module: Module) -> Iterator[Function]:
    """Every function and method, nested ones too."""
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))


def strings(module: Module) -> Iterator[ast.Constant]:
    """The string literals that the program uses: docstrings are for readers and may cite."""
    docs = {id(node) for node in _docstrings(module.tree)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    for holder in ast.walk(tree):
        if isinstance(holder, ast.Module | ast.ClassDef | Function) and holder.body:
            first = holder.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                yield first.value


@cache
def tracked_texts() -> dict[str, str]:
    """Path and text of every tracked text file that is there; a bill in GB18030 is read as such."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    names = [name for name in listing.decode().split("\0") if name and (ROOT / name).is_file()]
    held = ((name, (ROOT / name).read_bytes()) for name in names)
    return {name: _decoded(data) for name, data in held if b"\0" not in data}


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def package_texts(*endings: str) -> dict[str, str]:
    """Path below the package and text of the data files with these endings."""
    paths = sorted(path for path in PACKAGE.rglob("*") if path.suffix in endings)
    return {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in paths}
