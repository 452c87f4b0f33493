"""The errors we raise, in one tree: each says in Chinese what is wrong, where, and what to do next.

    LiangqingError
    ├── InputUnusable      a file, a field or an option cannot be used at all
    ├── GateClosed         the request is understood and refused, because it would hurt the borrower
    └── LawConflict        two rules claim the same effect: a fault of our rule base

A fault inside a file that still loads is not an error but a `Problem` value (see `problem.py`).
"""

#: Characters of a place in a message.
_MOST_PLACE = 120


class LiangqingError(Exception):
    """`code` for programs, `text` and `next_step` (Chinese) for people, `where` as file and line if known."""

    def __init__(self, code: str, text: str, next_step: str, where: str | None = None) -> None:
        self.code = code
        self.text = text
        self.next_step = next_step
        self.where = where
        super().__init__(self.message())

    def message(self) -> str:
        """One Chinese line: place, fault, next step."""
        place = f"{_end_of(self.where)}：" if self.where else ""
        return f"{place}{self.text} {self.next_step}".strip()


class InputUnusable(LiangqingError):
    """The file, field or option cannot be used."""


class GateClosed(LiangqingError):
    """A gate of the position is closed: what was asked for would harm the borrower now."""


class LawConflict(LiangqingError):
    """More than one rule applies to one effect at one moment: the rule base must be mended."""


def _end_of(where: str) -> str:
    """Of a very long place the end, which tells most."""
    return where if len(where) <= _MOST_PLACE else f"……{where[-_MOST_PLACE:]}"
