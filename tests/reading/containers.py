"""Workbooks and archives made from rows and bytes, in memory: no binary file lies in the repository."""

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence


def xlsx(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook with these sheets."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rows_of(text: str) -> list[list[str]]:
    """The lines of a made-up CSV as rows."""
    return [[cell.strip('"') for cell in line.split(",")] for line in text.splitlines()]


def plain_zip(files: Mapping[str, bytes]) -> bytes:
    """An archive without a password."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def aes_zip(files: Mapping[str, bytes], password: str) -> bytes:
    """An archive locked with AES, as WeChat's mails bring it."""
    import pyzipper

    buffer = io.BytesIO()
    with pyzipper.AESZipFile(
        buffer, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(password.encode())
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def crypto_zip(name: str, data: bytes, password: str) -> bytes:
    """An archive of one stored file locked with the old ZipCrypto, as Alipay's mails bring it (APPNOTE 6.1)."""
    crc = zlib.crc32(data)
    keys = _Keys(password.encode())
    head = bytes(range(11)) + bytes([crc >> 24])
    body = bytes(keys.encrypt(byte) for byte in head + data)
    told = name.encode()
    fixed = b"\x14\x00\x01\x00\x00\x00\x00\x00\x21\x58" + crc.to_bytes(4, "little")
    fixed += len(body).to_bytes(4, "little") + len(data).to_bytes(4, "little")
    fixed += len(told).to_bytes(2, "little") + b"\x00\x00"
    local = b"PK\x03\x04" + fixed + told
    central = b"PK\x01\x02\x14\x00" + fixed + bytes(14) + told
    start = len(local) + len(body)
    end = b"PK\x05\x06" + bytes(4) + b"\x01\x00\x01\x00" + len(central).to_bytes(4, "little")
    return local + body + central + end + start.to_bytes(4, "little") + b"\x00\x00"


class _Keys:
    """The three keys of ZipCrypto."""

    def __init__(self, password: bytes) -> None:
        self._keys = [0x12345678, 0x23456789, 0x34567890]
        for byte in password:
            self._update(byte)

    def encrypt(self, byte: int) -> int:
        low = (self._keys[2] | 2) & 0xFFFF
        secret = byte ^ ((low * (low ^ 1)) >> 8 & 0xFF)
        self._update(byte)
        return secret

    def _update(self, byte: int) -> None:
        first, second, third = self._keys
        first = _crc(first, byte)
        second = ((second + (first & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        self._keys = [first, second, _crc(third, second >> 24)]


def _crc(value: int, byte: int) -> int:
    value ^= byte
    for _ in range(8):
        value = (value >> 1) ^ (0xEDB88320 if value & 1 else 0)
    return value
