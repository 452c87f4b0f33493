"""Names of files and sheets as they may be shown: without what would move a cursor or turn a line around."""

import unicodedata

_LONGEST = 200


def plain_name(name: str) -> str:
    """The name with every control or direction character, and every lone surrogate, shown as `\ufffd`."""
    if name.isascii() and name.isprintable() and len(name) <= _LONGEST:
        return name
    shown = "".join("\ufffd" if unicodedata.category(sign) in _HIDDEN else sign for sign in name)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
