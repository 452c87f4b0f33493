"""A sheet of a workbook as lines of text, a row a line and its cells parted by tabs, so that every format reads it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

#: After so many empty rows nothing follows; a sheet can claim a million of them.
MOST_EMPTY_ROWS = 5_000
#: The most rows that we take from one sheet: more than any household moves in ten years.
MOST_ROWS = 400_000
_LARGEST_EXACT = 10**15
_TO_BLANK = str.maketrans("\t\n\r\v\f\u0085\u2028\u2029", "        ")
_FINENESS, _NOISE = Decimal("0.01"), Decimal("0.000001")


@dataclass(frozen=True)
class Sheet:
    """One sheet as lines; `stopped_at` is the row after which it was not read on (0: read to its end)."""

    name: str
    lines: tuple[str, ...]
    stopped_at: int = 0

    @property
    def empty(self) -> bool:
        """Nothing stands in it."""
        return not any(self.lines)


def sheet_of(name: str, rows: Iterable[Sequence[object]]) -> Sheet:
    """Rows of cells, as a library gives them, as lines; bounded, whatever the sheet claims of itself."""
    lines: list[str] = []
    empty = 0
    for row in rows:
        line = "\t".join([cell_text(cell) for cell in row]).rstrip("\t")
        empty = 0 if line else empty + 1
        if empty > MOST_EMPTY_ROWS or len(lines) >= MOST_ROWS:
            return Sheet(name, tuple(lines[: len(lines) - max(0, empty - 1)]), len(lines))
        lines.append(line)
    return Sheet(name, tuple(lines))


def cell_text(cell: object) -> str:
    """A cell as an export would print it. A number too long to be exact looks like Excel's own 4.2E+27."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _quoted(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return number_text(cell)
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M:%S}"
    if isinstance(cell, date | time):
        return cell.isoformat()
    return _quoted(str(cell))


def _quoted(text: str) -> str:
    bare = text.translate(_TO_BLANK).strip()
    return f'"{bare.replace(chr(34), chr(34) * 2)}"' if '"' in bare else bare


def number_text(number: float) -> str:
    """`703.26`, `20250101`: the shortest decimal; the dust of binary arithmetic beyond a hundredth of a fen is gone."""
    if not abs(number) < _LARGEST_EXACT:  # nor is what is no number at all
        return f"{number:.5E}"
    exact = Decimal(repr(number))
    near = exact.quantize(_FINENESS)
    told = near if abs(exact - near) < _NOISE else exact
    whole = told.to_integral_value()
    return f"{int(whole)}" if whole == told else f"{told.normalize():f}"
