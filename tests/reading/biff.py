"""A BIFF8 workbook (.xls) of one sheet from rows, in memory: only what a reader needs ([MS-XLS], [MS-CFB])."""

import struct
from collections.abc import Sequence

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def xls(rows: Sequence[Sequence[object]], sheet: str = "Sheet1") -> bytes:
    """Text cells as LABEL, numbers as NUMBER."""
    name = sheet.encode("utf-16-le")
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    head += _record(0x0042, struct.pack("<H", 1200))
    bound = struct.pack("<IBBBB", 0, 0, 0, len(sheet), 1) + name
    start = len(head) + 4 + len(bound) + 4
    bound = struct.pack("<I", start) + bound[4:]
    book = head + _record(0x0085, bound) + _record(0x000A, b"")
    return _compound(book + _sheet(rows))


def _sheet(rows: Sequence[Sequence[object]]) -> bytes:
    out = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            at = struct.pack("<HHH", number, place, 0)
            if isinstance(cell, int | float):
                out += _record(0x0203, at + struct.pack("<d", cell))
            elif cell:
                text = str(cell)
                out += _record(0x0204, at + struct.pack("<HB", len(text), 1) + text.encode("utf-16-le"))
    return out + _record(0x000A, b"")


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _compound(stream: bytes) -> bytes:
    """One stream named Workbook, long enough to need no small sectors."""
    stream = stream.ljust(8 * _SECTOR, b"\x00")
    stream = stream.ljust(-(-len(stream) // _SECTOR) * _SECTOR, b"\x00")
    sectors = len(stream) // _SECTOR
    chain = [*range(1, sectors), _END, _END, _FAT]
    fat = struct.pack(f"<{_SECTOR // 4}I", *chain, *[_FREE] * (_SECTOR // 4 - len(chain)))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, sectors, 0, 4096, _END, 0, _END, 0, sectors + 1
    )
    header += struct.pack("<108I", *[_FREE] * 108)
    folder = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 0, len(stream))
    return header + stream + folder.ljust(_SECTOR, b"\x00") + fat


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    told = name.encode("utf-16-le") + b"\x00\x00"
    fixed = struct.pack("<HBBIII", len(told), kind, 1, _FREE, _FREE, child)
    return told.ljust(64, b"\x00") + fixed + bytes(36) + struct.pack("<IQ", start, size)
