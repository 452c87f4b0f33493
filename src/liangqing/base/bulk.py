"""Work that makes a hundred thousand lasting values: the search for cycles among them waits till its end."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def many_values() -> Iterator[None]:
    """While it lasts, Python does not look through all values again and again for cycles; frozen ones form none.

    What nobody holds any more is freed at once as ever. Where two threads are in it, the first to leave ends it
    for both, which costs time and nothing else. Usable as a decorator; not around foreign libraries, whose values
    may form cycles.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
