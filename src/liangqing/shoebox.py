"""What a person does with the files that were read: take archives apart, look at values, take or put them aside."""

from collections.abc import Iterable, Sequence

from liangqing.case.case import Case
from liangqing.reading import checked, mapped, memory, picture
from liangqing.reading import read as reading
from liangqing.reading import to_check as looking
from liangqing.reading.budget import Spent, propose
from liangqing.reading.columns import About, ColumnGuess, Role
from liangqing.reading.result import FileRead
from liangqing.reading.to_check import ToCheck


def unpacked(
    files: Iterable[tuple[str, bytes]], passwords: Sequence[str] = ()
) -> tuple[tuple[str, bytes], ...]:
    """The files with their archives taken apart, so that each can be read by itself."""
    return reading.unpacked(files, passwords)


def to_check(reads: Sequence[FileRead], case: Case) -> tuple[ToCheck, ...]:
    """Values of screenshots and papers that wait for somebody to look at them."""
    return looking.to_check(reads, case)


def words_only(read: FileRead) -> tuple[str, ...]:
    """The lines of a picture in which nothing was found that we know."""
    return looking.words_only(read)


def take_checked(case: Case, check: ToCheck, values: Sequence[str], debt: str, name: str) -> Case:
    """The case with such values as a person left them. Raises InputUnusable for one that cannot be."""
    return checked.take_checked(case, check, values, debt, name)


def put_aside(case: Case, check: ToCheck) -> Case:
    """The case without them."""
    return checked.put_aside(case, check)


def crop(data: bytes, name: str, box: tuple[int, int, int, int]) -> bytes:
    """The strip of a picture in which a box stands, as PNG. Raises InputUnusable for what is no picture."""
    return picture.crop_of(data, name, box)


def columns_of(data: bytes, name: str) -> ColumnGuess:
    """The columns of a table, what we take each for, some cells, and what is open. Raises InputUnusable."""
    return mapped.column_guess(data, name)


def roles_of(about: About) -> tuple[tuple[Role, str], ...]:
    """What a column of such a table can mean, each with its word for people."""
    return mapped.words_of(about)


def usual_spending(case: Case) -> tuple[Spent, ...]:
    """What the bills say of a usual month by kind of spending, the largest first; empty with too few months."""
    return propose(case.records, case.as_of).by_category


def can_see() -> bool:
    """Whether text recognition is installed, so that pictures can be read."""
    return picture.can_see()


def is_slow(data: bytes) -> bool:
    """Whether a file takes seconds to read, so that it is worth telling how far it is."""
    return memory.is_slow(data)
