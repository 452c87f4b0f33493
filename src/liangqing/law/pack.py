"""A pack of law from the user: read whole, named by its hash, or refused (form: `docs/law-pack.md`)."""

import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from liangqing.base.errors import InputUnusable
from liangqing.law.load import parse_rules
from liangqing.law.rule import Rule
from liangqing.law.tables import HolidayYears, LprQuote, parse_holidays, parse_quotes

SUMS = "SHA256SUMS"
MOST_FILES = 4_000
MOST_BYTES = 20_000_000

_QUOTES, _HOLIDAYS = "tables/lpr.csv", "tables/holidays.toml"
_ALLOWED = re.compile(rf"rules/(?:[\w-]+/)*[A-Z0-9-]+\.toml|{_QUOTES}|{_HOLIDAYS}|README\.md|{SUMS}")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: What the zip reader raises for a damaged or encrypted file.
_ODD_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    RuntimeError,
    ValueError,
    OSError,
    EOFError,
)
_SUM = re.compile(r"([0-9a-fA-F]{64}) [ *](?:\./)?(.+)")
_DIGEST = re.compile(r"[0-9a-f]{64}")

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Pack:
    """What a pack holds; `digest` is the SHA-256 of its listing, `files` the bytes by path, its sums among them."""

    digest: str
    files: Files
    rules: tuple[Rule, ...]
    quotes: tuple[LprQuote, ...]
    years: HolidayYears


def read_folder_pack(files: Files, name: str) -> Pack:
    """A pack from the files of a folder (path inside it → bytes) and the folder's name.

    Raises InputUnusable if the hash does not hold, a file does not belong, or one of them does not load.
    """
    named = _DIGEST.fullmatch(name.lower()) is not None
    pack = _read(files, name, named)
    if named and pack.digest != name.lower():
        raise damaged(name, "文件夹的名字和内容的摘要对不上")
    return pack


def read_zip_pack(data: bytes, name: str) -> Pack:
    """A pack from a zip and its file name. Raises InputUnusable as `read_folder_pack` does."""
    stem = name.lower().removesuffix(".zip")
    named = _DIGEST.fullmatch(stem) is not None
    if named and hashlib.sha256(data).hexdigest() != stem:
        raise damaged(name, "文件名和内容的摘要对不上")
    return _read(_without_top(_unzipped(data, name)), name, named)


def _read(files: Files, name: str, named: bool) -> Pack:
    _check_paths(files, name)
    _check_sums(files, name, named)
    pack = Pack(
        digest=digest_of(files),
        files={**files, SUMS: listing(files)},
        rules=parse_rules(
            (path.rsplit("/", 1)[-1], data) for path, data in files.items() if path.startswith("rules/")
        ),
        quotes=parse_quotes(_text(files, _QUOTES, name), _QUOTES),
        years=parse_holidays(_text(files, _HOLIDAYS, name), _HOLIDAYS),
    )
    if not (pack.rules or pack.quotes or pack.years):
        raise damaged(name, "里面没有规则,也没有表")
    return pack


def listing(files: Files) -> bytes:
    """The lines of `SHA256SUMS` for every other file, by path."""
    paths = sorted(path for path in files if path != SUMS)
    return "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in paths).encode()


def digest_of(files: Files) -> str:
    """The name of a pack: the SHA-256 of its listing."""
    return hashlib.sha256(listing(files)).hexdigest()


def _check_paths(files: Files, name: str) -> None:
    if len(files) > MOST_FILES or sum(map(len, files.values())) > MOST_BYTES:
        raise damaged(name, "太大,不像是规则包")
    odd = next((path for path in sorted(files) if not _ALLOWED.fullmatch(path)), None)
    if odd is not None:
        raise damaged(name, f"里面有不该有的文件“{odd[:60]}”")


def _check_sums(files: Files, name: str, named: bool) -> None:
    if SUMS not in files:
        if not named:
            raise damaged(name, f"里面没有 {SUMS},名字也不是它的摘要")
        return
    lines = _text(files, SUMS, name).splitlines()
    sums = [match for line in lines if (match := _SUM.fullmatch(line.strip()))]
    told = {match[2]: match[1].lower() for match in sums}
    held = {path: hashlib.sha256(data).hexdigest() for path, data in files.items() if path != SUMS}
    if len(sums) != len(lines) or len(told) != len(sums):
        raise damaged(name, f"{SUMS} 有读不懂或重复的行")
    for path in sorted(told.keys() | held.keys()):
        if path not in held:
            raise damaged(name, f"少了 {path}")
        if told.get(path) != held[path]:
            raise damaged(name, f"{path} 和 {SUMS} 对不上")


def _unzipped(data: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise damaged(name, "太大,不像是规则包")
            if any(entry.compress_type not in _METHODS for entry in entries):
                raise damaged(name, "压缩方式不认识")
            files = {entry.filename: archive.read(entry) for entry in entries}
    except _ODD_ZIP as odd:
        raise damaged(name, "不是完整的 zip,或者加了密码") from odd
    if len(files) != len(entries):
        raise damaged(name, "有重名的文件")
    return files


def _without_top(files: dict[str, bytes]) -> dict[str, bytes]:
    """A zip often wraps everything in one folder."""
    tops = {path.split("/", 1)[0] for path in files}
    if len(tops) != 1 or any("/" not in path for path in files) or tops <= {"rules", "tables"}:
        return files
    return {path.split("/", 1)[1]: data for path, data in files.items()}


def _text(files: Files, path: str, name: str) -> str:
    try:
        return files.get(path, b"").decode("utf-8-sig")
    except UnicodeDecodeError as odd:
        raise damaged(name, f"{path} 不是 UTF-8") from odd


def damaged(name: str, why: str) -> InputUnusable:
    """A pack that is not taken at all."""
    return InputUnusable(
        "law_pack_refused",
        f"规则包没有装入:{why}。原来的规则没有变。",
        "请向给您规则包的人重新要一份完整的。",
        name,
    )
