"""TOML of somebody else's: read as Python reads it, but for keys so long that reading them would take minutes."""

import re
import tomllib
from typing import Any

#: No key of ours has more than three parts; the time for one grows with the square of them.
_LONG_KEY = re.compile(r"(?<![A-Za-z0-9_-])(?:[A-Za-z0-9_-]++[ \t]*+\.[ \t]*+){200}")


def parse_toml(text: str) -> dict[str, Any]:
    """The table. Raises ValueError for what is no TOML (naming the line), or nests too deep."""
    odd = _LONG_KEY.search(text)
    if odd is not None:
        line = text.count("\n", 0, odd.start()) + 1
        raise ValueError(f"a key of too many parts (at line {line})")
    try:
        return tomllib.loads(text)
    except RecursionError as odd:
        raise ValueError("nested too deep") from odd
