"""A picture with words in it, as read by text recognition: nothing of it is used before a person has looked at it."""

import hashlib
from typing import Annotated, Literal

from pydantic import Field

from liangqing.base.days import Day
from liangqing.base.money import Fen
from liangqing.base.noun import Noun
from liangqing.case.records import Source


class PictureLine(Noun):
    """One line of a picture. `box` is (left, top, right, bottom) in pixels, `sure_percent` how sure the reader was."""

    text: str
    box: tuple[int, int, int, int]
    sure_percent: Annotated[int, Field(ge=0, le=100)]
    amounts_fen: tuple[Fen, ...] = Field(default=(), alias="amounts")
    days: tuple[Day, ...] = ()


class PictureText(Noun):
    """Every line of a picture from the top, with the sums and days that stand in it; `turned`: its mark said how."""

    kind: Literal["picture"] = "picture"
    width: int
    height: int
    turned: bool
    lines: tuple[PictureLine, ...]
    source: Source

    def key(self) -> str:
        """Identity: the words and where they stand."""
        content = "\x1f".join(f"{line.text}@{line.box}" for line in self.lines)
        return hashlib.sha256(content.encode()).hexdigest()[:16]
