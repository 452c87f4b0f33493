"""What a screenshot shows, as values for a person to confirm: a loan, a plan, messages or rows of a bill."""

from collections.abc import Callable, Sequence

from liangqing.case.picture import PictureText
from liangqing.reading.screen_bills import bills
from liangqing.reading.screen_loan import loan
from liangqing.reading.screen_messages import messages
from liangqing.reading.screen_plan import plan
from liangqing.reading.screen_rows import Line, rows_of
from liangqing.reading.screen_value import Screen, ScreenEntry, ScreenKind

_Reader = Callable[[Sequence[Sequence[Line]]], tuple[ScreenEntry, ...]]
#: The first that finds something decides: a message may speak of a plan, a plan of a loan, a loan of payments.
_READERS: tuple[tuple[ScreenKind, _Reader], ...] = (
    (ScreenKind.MESSAGES, messages),
    (ScreenKind.PLAN, plan),
    (ScreenKind.LOAN, loan),
    (ScreenKind.BILLS, bills),
)


def read_screen(picture: PictureText) -> Screen:
    """The picture's lines as entries; of kind `words` and without any where no reader finds its own."""
    rows = rows_of(picture)
    for kind, reader in _READERS:
        entries = reader(rows)
        if entries:
            return Screen(kind=kind, entries=entries, source=picture.source)
    return Screen(kind=ScreenKind.WORDS, entries=(), source=picture.source)
