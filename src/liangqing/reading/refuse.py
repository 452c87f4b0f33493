"""Files that are no text at all, known by their first bytes: what they are, and which export to make instead."""

from liangqing.base.errors import InputUnusable

_PICTURE = (
    "picture",
    "这是一张图片，不是导出的账单文件。",
    "请在支付宝或微信里用“导出账单”，拿到 CSV 文件再导入；这张图可以另外留作证据。",
)
_PDF = (
    "pdf",
    "这是 PDF，这一版还不能读。",
    "支付宝、微信请导出“用于个人对账”的 CSV；还款计划请导出 CSV，或把各期金额填进表格存成 CSV。",
)
_XLSX = (
    "xlsx",
    "这是 Excel 工作簿（.xlsx），这一版还不能直接读。",
    "请打开它，用“另存为”选“CSV UTF-8（逗号分隔）”，再导入那个 CSV。",
)
_XLS = (
    "xls",
    "这是旧式 Excel 或 Word 文件，这一版还不能直接读。",
    "如果是账单，请打开它，用“另存为”选“CSV UTF-8（逗号分隔）”，再导入那个 CSV。",
)
_ZIP = (
    "zip",
    "这是压缩包，这一版还不能直接读。",
    "请先解压（密码在支付宝或微信发来的通知里），再导入里面的 CSV 文件。",
)
_ARCHIVE = ("archive", "这是压缩包，这一版还不能直接读。", "请先解压，再导入里面的 CSV、XML 或 TXT 文件。")
_MEDIA = (
    "media",
    "这是录音或录像，这一版还不能读。",
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
    (0, b"ID3", _MEDIA),
    (8, b"WAVE", _MEDIA),
    (0, b"#!AMR", _MEDIA),
    (0, b"%PDF-", _PDF),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _XLS),
    (0, b"\x1f\x8b", _ARCHIVE),
    (0, b"Rar!\x1a", _ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
)


def refuse_what_is_no_text(data: bytes, name: str) -> None:
    """Raise InputUnusable for an empty file, a picture, a PDF, a workbook, an archive or a recording."""
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise InputUnusable("empty", "这个文件是空的。", "可能没有下载完整，请重新导出后再导入。", name)
    if data.startswith(b"PK\x03\x04"):
        code, text, next_step = _XLSX if b"xl/" in data or b"[Content_Types].xml" in data[:4096] else _ZIP
        raise InputUnusable(code, text, next_step, name)
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        raise InputUnusable(*_PICTURE, name)
    for offset, magic, (code, text, next_step) in _MAGIC:
        if data[offset : offset + len(magic)] == magic:
            raise InputUnusable(code, text, next_step, name)
