"""Whether a PDF unpacks to more than any paper needs: looked at piece by piece, before a library keeps it whole."""

import re
import zlib

from liangqing.base.errors import InputUnusable

_MOST_BYTES = 64 * 1024**2
_MOST_UNPACKED = 256 * 1024**2
_STREAM = re.compile(rb"stream\r?\n")
_CHUNK = 1024**2


def refuse_bomb(data: bytes, name: str) -> None:
    """Raise InputUnusable for a file, or packed streams, beyond the bounds. Streams in a locked file are not seen."""
    left = _MOST_UNPACKED if len(data) <= _MOST_BYTES else 0
    for match in _STREAM.finditer(data):
        left -= _unpacked(data, match.end(), left)
        if left <= 0:
            break
    if left <= 0:
        text = "这份 PDF 太大,或展开后大得不像账单和合同,为了这台电脑的安全没有打开。"
        raise InputUnusable("pdf_too_large", text, "请只导出需要的页,再导入。", name)


def _unpacked(data: bytes, start: int, most: int) -> int:
    """How many bytes the packed stream that begins there gives, counted up to `most` and thrown away."""
    end = data.find(b"endstream", start)
    piece = data[start : end if end >= 0 else len(data)]
    unpacker, size = zlib.decompressobj(), 0
    while piece and size < most:
        try:
            size += len(unpacker.decompress(piece, _CHUNK))
        except zlib.error:
            break
        piece = unpacker.unconsumed_tail
    return size
