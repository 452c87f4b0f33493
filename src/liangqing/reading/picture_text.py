"""A picture as a file of lines: every line is kept with its place, its sums and its days, for a person to confirm."""

from liangqing.case.picture import PictureLine, PictureText
from liangqing.reading.money_words import days_in, sums_in
from liangqing.reading.parsed import Found, Given, Medium, Parsed
from liangqing.reading.picture import SeenPicture, see_picture

NAME = "picture"


def sniff(given: Given) -> bool:
    """Pictures only; no other format is looked for in what was recognised."""
    return given.medium is Medium.PICTURE


def given_of(data: bytes, name: str, digest: str) -> tuple[Given, SeenPicture]:
    """The picture's lines in the form that formats take. Raises InputUnusable as `see_picture` does."""
    seen = see_picture(data, name)
    lines = tuple(line.text.replace("\n", " ") for line in seen.lines)
    return Given("\n".join(lines), lines, name, digest, Medium.PICTURE, seen=seen), seen


def parse(given: Given) -> Parsed:
    """One record of all lines, and a note that its sums wait for somebody to look at them."""
    seen = given.seen
    if seen is None:
        return Parsed(())
    lines = tuple(
        PictureLine(
            text=line.text,
            box=line.box,
            sure_percent=line.sure_percent,
            amounts_fen=sums_in(line.text),
            days=days_in(line.text),
        )
        for line in seen.lines
    )
    record = PictureText(
        width=seen.width, height=seen.height, turned=seen.turned, lines=lines, source=given.source(1)
    )
    unsure = sum(line.sure_percent < _SURE for line in lines)
    more = f"其中 {unsure} 行看不太清。" if unsure else ""
    text = f"这张图认出 {len(lines)} 行字。{more}金额和日期请对着图核对,核对前不会用来算账。"
    return Parsed(
        (Found(record, tuple(range(1, len(lines) + 1))),),
        problems=(given.problem(0, "picture_to_confirm", text),),
    )


_SURE = 85
