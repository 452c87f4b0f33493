"""Draws screens as telephones show them: fonts, sizes, dark and light, noise, blur, a mark that says how to turn."""

import io
import random
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_FONTS = Path("/usr/share/fonts/opentype/noto")
FACES = ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "NotoSerifCJK-Regular.ttc")
_SC = 2
_TURNED = {0: 1, 90: 6, 180: 3, 270: 8}


@dataclass(frozen=True)
class Look:
    """How one screen is shown; `letters` in pixels, `quality` of the JPEG (0: a PNG), `blur` in tenths of a pixel."""

    face: str
    letters: int
    width: int
    dark: bool
    quality: int
    blur: int
    turn: int

    def told(self) -> str:
        """For the table of what was hard."""
        return f"{self.face.split('-')[0][4:9]} {'dark' if self.dark else 'light'}"


def any_look(chance: random.Random) -> Look:
    """One of many ways."""
    width = chance.choice((720, 1080, 1170))
    return Look(
        face=chance.choice(FACES),
        letters=round(width * chance.choice((0.038, 0.044, 0.05))),
        width=width,
        dark=chance.random() < 0.35,
        quality=chance.choice((0, 0, 92, 75)),
        blur=chance.choice((0, 0, 4, 8)),
        turn=chance.choice((0, 0, 0, 0, 90, 180, 270)),
    )


@dataclass
class Sheet:
    """What is put on a screen: (left in per mille of the width, y, text, small, from the right)."""

    rows: list[tuple[int, int, str, bool, bool]] = field(default_factory=list)
    height: int = 0


def picture_of(sheet: Sheet, look: Look, chance: random.Random) -> bytes:
    """The screen as a file."""
    from PIL import Image, ImageDraw, ImageFilter

    ground, ink = ((24, 25, 28), (225, 226, 230)) if look.dark else ((255, 255, 255), (30, 32, 36))
    picture = Image.new("RGB", (look.width, sheet.height + look.letters * 2), ground)
    pen = ImageDraw.Draw(picture)
    for left, top, text, small, from_right in sheet.rows:
        font = _font(look.face, round(look.letters * (0.8 if small else 1)))
        x = look.width * left // 1000
        x -= round(pen.textlength(text, font)) if from_right else 0
        faint = tuple((a * 3 + b) // 4 for a, b in zip(ink, ground, strict=True)) if small else ink
        pen.text((x, top), text, fill=faint, font=font)
    if look.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(look.blur / 10))
    if look.quality:
        picture = _noisy(picture, chance)
    return _saved(picture, look)


def _noisy(picture, chance):
    from PIL import Image

    grain = Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height))
    return Image.blend(picture, grain.convert("RGB"), chance.choice((0.02, 0.04, 0.06)))


def _saved(picture, look: Look) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    if look.turn:
        exif = Image.Exif()
        exif[274] = _TURNED[look.turn]
        picture.rotate(look.turn, expand=True).save(out, "JPEG", exif=exif, quality=look.quality or 95)
    elif look.quality:
        picture.save(out, "JPEG", quality=look.quality)
    else:
        picture.save(out, "PNG")
    return out.getvalue()


@cache
def _font(face: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(str(_FONTS / face), size, index=_SC)
