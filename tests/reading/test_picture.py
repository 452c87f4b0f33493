"""Screenshots read: known words drawn; long ones lose no line, turned ones stand upright, nothing is guessed."""

import io
import os
from pathlib import Path

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.case.picture import PictureText
from liangqing.reading.picture import SHARED, TILE, can_see, see_picture
from liangqing.reading.read import read_bytes, read_files

ocr = pytest.mark.skipif(not can_see(), reason="text recognition is not installed: make ocr")
SAMPLES = Path(os.environ.get("LIANGQING_SAMPLES", Path(__file__).parents[3] / "shared" / "samples")) / "ocr"
_FONTS = ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",)


def drawn(lines, *, size=(720, 0), step=90, turn=None, letters=40):
    """A white PNG with these lines, as a telephone's screen shows them."""
    from PIL import Image, ImageDraw, ImageFont

    height = size[1] or step * (len(lines) + 1)
    picture = Image.new("RGB", (size[0], height), "white")
    font = ImageFont.truetype(next(f for f in _FONTS if Path(f).exists()), letters)
    pen = ImageDraw.Draw(picture)
    for number, text in enumerate(lines):
        pen.text((40, 30 + number * step), text, fill="black", font=font)
    out = io.BytesIO()
    if turn:
        exif = Image.Exif()
        exif[274] = {90: 6, 180: 3, 270: 8}[turn]
        picture.rotate(turn, expand=True).save(out, "JPEG", exif=exif, quality=95)
    else:
        picture.save(out, "PNG")
    return out.getvalue()


def _words(data):
    return [line.text.replace(" ", "") for line in see_picture(data, "图.png").lines]


_SCREEN = ["云舟示例贷", "应还总额¥1,234.50", "最后还款日2026年12月15日", "已逾期12天"]


@ocr
def test_a_screenshot_gives_its_lines_sums_and_days():
    read = read_bytes(drawn(_SCREEN), "截图.png")
    (record,) = read.records
    assert isinstance(record, PictureText)
    assert [line.text.replace(" ", "").replace("￥", "¥") for line in record.lines] == _SCREEN
    assert [line.amounts_fen for line in record.lines] == [(), (123450,), (), ()]
    assert record.lines[2].days[0].isoformat() == "2026-12-15"
    assert (read.format, read.rows_total, read.rows_used) == ("picture", 4, 4)
    assert [problem.code for problem in read.problems] == ["picture_to_confirm"]


@ocr
def test_a_long_screenshot_loses_no_line_and_tells_none_twice():
    lines = [f"第{number}期应还{number * 100 + 7}.25元" for number in range(1, 43)]
    data = drawn(lines)
    picture = see_picture(data, "长图.png")
    assert picture.height > 2 * (TILE + SHARED)
    assert [line.text.replace(" ", "") for line in picture.lines] == lines


@ocr
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_photo_stands_upright(turn):
    data = drawn(_SCREEN, turn=turn)
    seen = see_picture(data, "图.jpg")
    assert seen.turned
    assert seen.lines[0].text.replace(" ", "") == _SCREEN[0]


@ocr
def test_the_same_picture_twice_adds_nothing():
    data = drawn(_SCREEN)
    first, second = read_files([("a.png", data), ("b.png", data)])
    assert (first.rows_used, second.rows_used) == (4, 0)
    assert {row.reason for row in second.rows_ignored} == {"duplicate"}


@ocr
def test_an_empty_picture_is_said():
    with pytest.raises(InputUnusable, match="没有认出文字"):
        see_picture(drawn([], size=(600, 400)), "空.png")


@ocr
@pytest.mark.parametrize("cut", [20, 300, 2000])
def test_a_broken_picture_is_said(cut):
    with pytest.raises(InputUnusable) as odd:
        see_picture(drawn(_SCREEN)[:cut], "坏.png")
    assert odd.value.next_step


@ocr
def test_a_picture_that_claims_to_be_enormous_is_refused_before_it_is_unpacked():
    from PIL import Image

    out = io.BytesIO()
    Image.new("1", (30_000, 20_000)).save(out, "PNG")
    with pytest.raises(InputUnusable, match="太大"):
        see_picture(out.getvalue(), "大.png")


@pytest.mark.skipif(can_see(), reason="text recognition is installed")
def test_without_recognition_a_picture_is_named_with_the_next_step():
    (read,) = read_files([("图.png", drawn(_SCREEN))])
    assert [problem.code for problem in read.problems] == ["picture"]


@ocr
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no sample folder: put it at ../shared/samples")
@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("ch_en_num.jpg", "正品促销"),
        ("text_rec.jpg", "韩国小馆"),
        ("text_cls.jpg", "怪我咯"),
        ("img_exif_orientation.jpg", "我是中国人"),
    ],
)
def test_public_pictures(name, first):
    assert see_picture((SAMPLES / name).read_bytes(), name).lines[0].text == first


@ocr
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no sample folder: put it at ../shared/samples")
def test_a_black_picture_has_no_text():
    with pytest.raises(InputUnusable, match="没有认出文字"):
        see_picture((SAMPLES / "empty_black.jpg").read_bytes(), "empty_black.jpg")
