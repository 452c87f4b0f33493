"""What is in a ZIP, within bounds: bombs, nested archives and locked members are refused in words."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liangqing.base.errors import InputUnusable
from liangqing.base.typeset import is_broken
from liangqing.reading.guarded import BROKEN
from liangqing.reading.names import plain_name

ZIP_MAGIC = b"PK\x03\x04"
#: An export of five years is far below these; a file that is above them is no export.
MOST_MEMBERS = 2_000
MOST_MEMBER_BYTES = 120 * 1024**2
MOST_BYTES = 200 * 1024**2
#: Tables of text pack to a twentieth, repeated ones to a hundredth; only zeros pack to less.
MOST_RATIO = 300
_SMALL = 4 * 1024**2
_ENCRYPTED, _UTF8_NAME = 0x1, 0x800
_SYSTEM = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Packed:
    """A member of an archive: its name with the archive's before it, and its bytes or why there are none."""

    name: str
    data: bytes
    refused: InputUnusable | None = None


def is_zip(data: bytes) -> bool:
    """Whether this begins as a ZIP does (workbooks and Word files too)."""
    return data.startswith((ZIP_MAGIC, b"PK\x05\x06"))


def holds_document(data: bytes, name: str) -> bool:
    """Whether this ZIP is one document (a workbook, a Word file), not an archive of files."""
    return "[Content_Types].xml" in members(data, name)


def members(data: bytes, name: str) -> tuple[str, ...]:
    """The names in a ZIP as stored. Raises InputUnusable for a broken one and for one beyond the bounds."""
    with _opened(data, name) as archive:
        _check_bounds(archive.infolist(), name)
        return tuple(info.filename for info in archive.infolist())


def unpack(data: bytes, name: str, passwords: Sequence[str]) -> Iterator[Packed]:
    """Every file of an archive. Raises InputUnusable (broken, beyond the bounds, empty); one member that cannot be
    taken out comes with its reason, so that the others load."""
    with _opened(data, name) as archive:
        infos = archive.infolist()
        _check_bounds(infos, name)
    wanted = [
        place
        for place, info in enumerate(infos)
        if not info.filename.endswith("/") and not _is_systems(info.filename)
    ]
    if not wanted:
        raise InputUnusable("zip_empty", "这个压缩包是空的。", "请重新下载后再导入。", name)
    for place in wanted:
        told = f"{name}/{plain_name(_told_name(infos[place]))}"
        yield _packed(data, place, told, bool(infos[place].flag_bits & _ENCRYPTED), passwords)


def part(data: bytes, member: str, name: str) -> bytes:
    """One member of a workbook or Word file, not locked. Raises InputUnusable if it is not there or is broken."""
    with _opened(data, name) as archive:
        _check_bounds(archive.infolist(), name)
        try:
            return archive.read(member)
        except BROKEN as odd:
            raise _broken(name) from odd


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as odd:
        raise _broken(name) from odd


def _broken(name: str) -> InputUnusable:
    return InputUnusable(
        "zip_broken", "这个压缩包打不开，可能没有下载完整。", "请重新下载，不要改动，再导入一次。", name
    )


def _check_bounds(infos: Sequence[zipfile.ZipInfo], name: str) -> None:
    """By what the archive says of itself; the library gives no more of a member than is said there."""
    big = next((info for info in infos if _is_bomb(info)), None)
    total = sum(info.file_size for info in infos)
    if big is None and total <= MOST_BYTES and len(infos) <= MOST_MEMBERS:
        return
    raise InputUnusable(
        "zip_too_large",
        "这个压缩包解开后大得不像账单，为了这台电脑的安全没有打开。",
        "如果里面确实是您的文件，请自己解压，再一个一个导入。",
        name,
    )


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    packed = max(1, info.compress_size)
    return info.file_size > MOST_MEMBER_BYTES or (
        info.file_size > _SMALL and info.file_size > packed * MOST_RATIO
    )


def _is_systems(member: str) -> bool:
    return member.startswith(_SYSTEM[0]) or member.rpartition("/")[2] in _SYSTEM[1:]


def _told_name(info: zipfile.ZipInfo) -> str:
    """Chinese systems store names in GBK and do not say so; the library reads them as cp437."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def _packed(data: bytes, place: int, name: str, locked: bool, passwords: Sequence[str]) -> Packed:
    if not locked:
        return _taken(data, place, name, None) or Packed(name, b"", _broken(name))
    keys = (key for password in passwords for key in _keys(password))
    taken = (found for key in keys if (found := _taken(data, place, name, key)) is not None)
    return next(taken, Packed(name, b"", _locked(name, tried=bool(passwords))))


def _taken(data: bytes, place: int, name: str, key: bytes | None) -> Packed | None:
    """The member, or None where it is broken or the key is wrong: its checksum tells no difference."""
    from pyzipper import AESZipFile
    from pyzipper import BadZipFile as BadAesZipFile

    try:
        with AESZipFile(io.BytesIO(data)) as archive:
            return Packed(name, archive.read(archive.infolist()[place], pwd=key))
    except (*BROKEN, BadAesZipFile):
        return None


def _keys(password: str) -> tuple[bytes, ...]:
    """The bytes that were locked with; what a terminal of another encoding passed on stands as it came."""
    encodings = ("utf-8",) if password.isascii() or is_broken(password) else ("utf-8", "gb18030")
    return tuple(password.encode(encoding, "surrogateescape") for encoding in encodings)


def _locked(name: str, tried: bool) -> InputUnusable:
    where = "支付宝、微信把密码发在通知或短信里；命令行写在 --password 后面，网页上填在“密码”一栏。"
    if tried:
        return InputUnusable(
            "password_wrong", "密码不对，打不开这个加密文件。", f"请核对后再试。{where}", name
        )
    return InputUnusable(
        "password_needed", "这个文件加了密码，打不开。", f"请连同密码再导入一次。{where}", name
    )
