"""Tables that look like calls or messages, with columns that nobody could tell: what is open is asked."""

from liangqing.reading.columns import Role
from liangqing.reading.parsed import Given, Parsed
from liangqing.reading.phone_table import find_table, unclear

NAME = "phone_table_unclear"


def sniff(given: Given) -> bool:
    """A time and telephone numbers were found, and not what they are of."""
    table = find_table(given)
    if table is None or _is_misread(given.lines[table.head_line - 1]):
        return False
    return {Role.TIME, Role.NUMBER} <= table.guess.places().keys()


def _is_misread(head: str) -> bool:
    """Damaged, or UTF-8 that was taken for GB18030: then it goes back without a fault."""
    if head.isascii() or "\ufffd" in head:
        return "\ufffd" in head
    try:
        head.encode("gb18030").decode("utf-8")
    except UnicodeError:
        return False
    return True


def parse(given: Given) -> Parsed:
    """Always raises InputUnusable: it names the columns and asks for the open ones."""
    raise unclear(given, find_table(given))
