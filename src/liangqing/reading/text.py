"""Bytes into text: byte order mark, UTF-8, GB18030 (what Chinese exports use), a guess only as the last resort."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from liangqing.base.typeset import writable

#: More damage than this share of the characters means that the encoding was wrong, not that a file is scratched.
_MAX_DAMAGE_PERCENT = 5
_GUESS_BYTES = 16_384
_USUAL = ("utf-8", "gb18030")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True)
class Decoded:
    """A text with `\\n` line ends, the encoding used, and how many characters could not be read."""

    text: str
    encoding: str
    damaged: int


def decodings(data: bytes) -> Iterator[Decoded]:
    """The readings of `data` that make sense, likeliest first; may be none. The caller takes the first it knows."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            yield _lenient(data[len(mark) :], encoding)
            return
    if (wide := _wide_encoding(data)) is not None:
        yield _lenient(data, wide)
    exact = [found for name in _USUAL if (found := _exact(data, name)) is not None]
    yield from exact
    scratched = [_lenient(data, name) for name in _USUAL if name not in {found.encoding for found in exact}]
    for one in sorted(scratched, key=lambda one: one.damaged):
        if one.damaged * 100 <= len(one.text) * _MAX_DAMAGE_PERCENT:
            yield one
    yield from _guessed(data)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark shows as NUL bytes on every other place of the Latin characters."""
    head = data[:4096]
    odd, even = head[1::2].count(0), head[0::2].count(0)
    if max(odd, even) * 8 < len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _exact(data: bytes, encoding: str) -> Decoded | None:
    """Without a fault, or cut off within the last character."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(data, final=False)
    except UnicodeDecodeError:
        return None
    cut = 1 if decoder.getstate()[0] else 0
    return Decoded(_one_line_end(text + "\ufffd" * cut), encoding, cut)


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = writable(data.decode(encoding, "replace"))
    return Decoded(_one_line_end(text), encoding, text.count("\ufffd"))


def _guessed(data: bytes) -> Iterator[Decoded]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESS_BYTES]).best()
    if best is not None and best.encoding not in ("ascii", "utf_8", "gb18030"):
        yield _lenient(data, best.encoding)


def _one_line_end(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
