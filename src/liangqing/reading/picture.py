"""Words in pictures through rapidocr: turned by their mark, tiled so that nothing is shrunk, from the top down."""

import functools
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from liangqing.base.errors import InputUnusable

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_BYTES, _MOST_PIXELS = 40_000_000, 80_000_000
#: A tile is never longer than the recogniser takes without shrinking; neighbours share a strip.
TILE, SHARED = 1600, 200
_LEAST_SIDE = 8
_FLAT_HEIGHT, _FLAT_RATIO = 160, 2
_EXIF_TURN = 274


@dataclass(frozen=True)
class SeenLine:
    """A line with its box (left, top, right, bottom) in pixels of the turned picture."""

    text: str
    box: tuple[int, int, int, int]
    sure_percent: int


@dataclass(frozen=True)
class SeenPicture:
    """The picture as it stands upright, and its lines from the top."""

    width: int
    height: int
    turned: bool
    lines: tuple[SeenLine, ...]


def see_picture(data: bytes, name: str) -> SeenPicture:
    """The words of a picture.

    Raises InputUnusable: recognition is not installed (`picture`), broken or too large, or without words.
    """
    _want_recognition(name)
    picture, turned = _opened(data, name)
    engine = _loaded()  # only now: a broken picture waits for no model
    lines = _in_order(
        [line for left, top, tile in _tiles(picture) for line in _owned(engine, picture, left, top, tile)]
    )
    if not lines and picture.height <= _FLAT_HEIGHT and picture.width >= _FLAT_RATIO * picture.height:
        lines = _as_one_line(engine, picture)
    if not lines:
        raise InputUnusable(
            "picture_empty",
            "这张图里没有认出文字。",
            "如果是截图,请截清楚一些再试;照片请正对着拍、光线亮一些。图可以原样留作证据。",
            name,
        )
    return SeenPicture(picture.width, picture.height, turned, tuple(lines))


def crop_of(data: bytes, name: str, box: tuple[int, int, int, int]) -> bytes:
    """The strip of the upright picture in which a box stands, from edge to edge, so that the words beside it are seen.

    PNG. Raises InputUnusable as `see_picture` does.
    """
    _want_recognition(name)
    picture, _ = _opened(data, name)
    margin = max(_LEAST_SIDE, (box[3] - box[1]) // 4)
    top = min(max(0, box[1] - margin), picture.height - 1)
    bottom = min(picture.height, max(top + 1, box[3] + margin))
    out = io.BytesIO()
    picture.crop((0, top, picture.width, bottom)).save(out, "PNG")
    return out.getvalue()


def can_see() -> bool:
    """Whether text recognition is installed."""
    from importlib.util import find_spec

    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def _want_recognition(name: str) -> None:
    if not can_see():
        raise InputUnusable(
            "picture",
            "这是一张图片,不是导出的账单文件;文字识别没有安装,读不了里面的字。",
            "支付宝、微信请用“导出账单”拿到 CSV 再导入;要读截图,运行 make ocr 装上文字识别。",
            name,
        )


@functools.cache
def _loaded() -> Any:  # noqa: ANN401 - the library has no types
    """One engine for the whole run: loading its models takes longer than a picture."""
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical", "Global.max_side_len": TILE + SHARED})


def _opened(data: bytes, name: str) -> tuple["Image", bool]:
    """Upright, on an opaque ground that its letters stand out from."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(data) > _MOST_BYTES:
        raise _too_large(name)
    try:
        picture = Image.open(io.BytesIO(data))
        if picture.width * picture.height > _MOST_PIXELS:
            raise _too_large(name)
        turned = picture.getexif().get(_EXIF_TURN, 1) != 1
        upright = ImageOps.exif_transpose(picture)
        plain = _opaque(upright)
    except Image.DecompressionBombError as odd:
        raise _too_large(name) from odd
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as odd:
        text = "这张图打不开,可能没有下载完整。"
        raise InputUnusable("picture_broken", text, "请重新保存或重新截图后再导入。", name) from odd
    if min(plain.size) < _LEAST_SIDE:
        raise InputUnusable("picture_empty", "这张图太小,里面没有文字。", "请导入原来的截图。", name)
    return plain, turned


def _opaque(picture: "Image") -> "Image":
    """Transparent pictures are laid on the ground that differs most from their letters."""
    from PIL import Image, ImageStat

    if picture.mode not in ("RGBA", "LA", "PA", "P"):
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    mask = layered.getchannel("A").point(lambda alpha: 255 if alpha > 127 else 0)
    shade = ImageStat.Stat(layered.convert("L"), mask).mean[0] if mask.getbbox() else 0
    ground = Image.new("RGBA", layered.size, "black" if shade > 127 else "white")
    ground.alpha_composite(layered)
    return ground.convert("RGB")


def _too_large(name: str) -> InputUnusable:
    return InputUnusable("picture_too_large", "这张图太大,没有读。", "请裁成几张再导入。", name)


def _tiles(picture: "Image") -> Iterator[tuple[int, int, "Image"]]:
    """(left, top, tile): the picture in pieces of at most TILE + SHARED."""
    for top in _starts(picture.height):
        for left in _starts(picture.width):
            right, bottom = min(left + TILE + SHARED, picture.width), min(top + TILE + SHARED, picture.height)
            yield left, top, picture.crop((left, top, right, bottom))


def _starts(length: int) -> range:
    return range(0, max(length - SHARED, 1), TILE)


def _owned(engine: Any, picture: "Image", left: int, top: int, tile: "Image") -> Iterator[SeenLine]:  # noqa: ANN401
    """The lines whose middle lies in what the tile does not leave to its neighbours."""
    import numpy

    # Said each time: the engine keeps what it was last told.
    found = engine(numpy.asarray(tile)[:, :, ::-1], use_det=True, use_cls=True, use_rec=True)
    if found.txts is None:
        return
    half = SHARED // 2
    whole = ((0, 0), (tile.width, tile.height))  # a narrow strip is recognised without looking for lines
    boxes = getattr(found, "boxes", None)
    for text, box, score in zip(found.txts, [whole] if boxes is None else boxes, found.scores, strict=True):
        xs, ys = [float(x) for x, _ in box], [float(y) for _, y in box]
        line = SeenLine(
            text=text,
            box=(left + int(min(xs)), top + int(min(ys)), left + int(max(xs)), top + int(max(ys))),
            sure_percent=int(float(score) * 100),
        )
        middle = ((line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2)
        inside = (
            (left == 0 or middle[0] >= left + half)
            and (top == 0 or middle[1] >= top + half)
            and (left + tile.width == picture.width or middle[0] < left + tile.width - half)
            and (top + tile.height == picture.height or middle[1] < top + tile.height - half)
        )
        if inside and text.strip():
            yield line


def _in_order(lines: Sequence[SeenLine]) -> list[SeenLine]:
    """From the top; what stands side by side from the left."""
    rows: list[list[SeenLine]] = []
    for line in sorted(lines, key=lambda line: line.box[1]):
        last = rows[-1][0] if rows else None
        same = last is not None and line.box[1] < (last.box[1] + last.box[3]) / 2
        if same:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.box[0])]


def _as_one_line(engine: Any, picture: "Image") -> list[SeenLine]:  # noqa: ANN401 - as above
    """A strip with one line of words, where no line was found: turned the right way, the recogniser alone."""
    import numpy

    found = engine(numpy.asarray(picture)[:, :, ::-1], use_det=False, use_cls=True, use_rec=True)
    texts = found.txts or ()
    return [
        SeenLine(text, (0, 0, picture.width, picture.height), int(float(score) * 100))
        for text, score in zip(texts, found.scores or (), strict=True)
        if text.strip()
    ]
