"""Files that are no text at all, known by their first bytes: what they are, and which export to make instead."""

from liangqing.base.errors import InputUnusable
from liangqing.reading.sound import no_transcriber, sound_kind

_PICTURE = (
    "picture",
    "这是一张图片，不是导出的账单文件。",
    "请在支付宝或微信里用“导出账单”，拿到 CSV 文件再导入；这张图可以另外留作证据。",
)
_ARCHIVE = (
    "archive",
    "这是压缩包，但不是 ZIP，这一版还不能直接读。",
    "请先解压，再导入里面的 CSV、XML 或 TXT 文件。",
)
_MEDIA = (
    "media",
    "这是录像，这一版还不能读。",
    "请原样保存好；把时间、对方和说过的话写成“沟通笔记”文本再导入。",
)
_MAGIC = (
    (0, b"\xff\xd8\xff", _PICTURE),
    (0, b"\x89PNG\r\n", _PICTURE),
    (0, b"GIF87a", _PICTURE),
    (0, b"GIF89a", _PICTURE),
    (0, b"II*\x00", _PICTURE),
    (0, b"MM\x00*", _PICTURE),
    (8, b"WEBP", _PICTURE),
    (4, b"ftypheic", _PICTURE),
    (4, b"ftypheix", _PICTURE),
    (4, b"ftypmif1", _PICTURE),
    (4, b"ftypavif", _PICTURE),
    (4, b"ftyp", _MEDIA),
    (0, b"\x1f\x8b", _ARCHIVE),
    (0, b"Rar!\x1a", _ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
)


def is_picture(data: bytes) -> bool:
    """A picture by its first bytes, of a kind that can be opened."""
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return True
    return any(what is _PICTURE and data[at : at + len(magic)] == magic for at, magic, what in _MAGIC[:7])


def refuse_what_is_no_text(data: bytes, name: str) -> None:
    """Raise InputUnusable for an empty file, a picture, an archive that is no ZIP, or a recording."""
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise InputUnusable("empty", "这个文件是空的。", "可能没有下载完整，请重新导出后再导入。", name)
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        raise InputUnusable(*_PICTURE, name)
    if (sound := sound_kind(data)) is not None:
        raise no_transcriber(sound, name)
    for offset, magic, (code, text, next_step) in _MAGIC:
        if data[offset : offset + len(magic)] == magic:
            raise InputUnusable(code, text, next_step, name)
