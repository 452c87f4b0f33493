"""Files that cannot be used at all: a clear sentence, the place, the next step; and the good ones still load."""

import io
import zipfile

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.reading.picture import can_see
from liangqing.reading.read import read_bytes, read_files
from tests.reading import files


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


#: A damaged picture: where nobody can read pictures, it is only named.
_PICTURE = "picture_broken" if can_see() else "picture"
_BAD = [
    (b"", "empty"),
    (b"\xef\xbb\xbf \r\n", "empty"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), _PICTURE),
    (b"\x89PNG\r\n\x1a\n" + bytes(64), _PICTURE),
    (b"RIFF\x10\x00\x00\x00WEBPVP8 ", _PICTURE),
    (b"\x00\x00\x00\x18ftypheic\x00\x00", "picture"),
    (b"%PDF-1.7\n", "pdf_broken"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "workbook_broken"),
    (_zip("[Content_Types].xml", "xl/workbook.xml"), "workbook_broken"),
    (_zip("[Content_Types].xml", "word/document.xml"), "docx_broken"),
    (b"PK\x03\x04" + bytes(64), "zip_broken"),
    (b"a,b,c\n1,2,3\n", "format_unknown"),
    ("今天天气很好。\n".encode(), "format_unknown"),
    (bytes(range(128, 256)) * 20, "format_unknown"),
    (files.ALIPAY.decode("utf-8", "replace").encode(), "encoding_lost"),
]


@pytest.mark.parametrize(("data", "code"), _BAD)
def test_it_is_refused_in_chinese_with_place_and_next_step(data: bytes, code: str) -> None:
    with pytest.raises(InputUnusable) as refused:
        read_bytes(data, "账单.csv")

    assert refused.value.code == code
    assert refused.value.where == "账单.csv"
    assert refused.value.text.endswith("。")
    assert "请" in refused.value.next_step


@pytest.mark.parametrize(("data", "code"), _BAD)
def test_beside_good_files_it_is_a_value(data: bytes, code: str) -> None:
    bad, good = read_files([("账单.csv", data), ("a.csv", files.ALIPAY)])

    assert (bad.format, bad.rows_total, bad.rows_used, bad.records) == ("unreadable", 0, 0, ())
    assert [problem.code for problem in bad.problems] == [code]
    assert good.rows_used == 5


def test_the_name_does_not_decide() -> None:
    assert read_bytes(files.CALLS, "照片.jpg").format == "sms_backup_xml"
    assert read_bytes(files.ALIPAY, "calls.xml").format == "alipay_csv"
