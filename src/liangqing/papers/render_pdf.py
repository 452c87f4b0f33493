"""A paper as PDF through typst: one template, data by `sys.inputs`, the same bytes for the same facts."""

from collections.abc import Sequence
from datetime import date
from importlib.resources import files

import typst

from liangqing.base.errors import InputUnusable
from liangqing.papers.paper import Facts

#: Families with Simplified Chinese, best first; the first that is installed is taken.
SERIF = (
    "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "Source Han Serif",
    "SimSun", "NSimSun", "Songti SC", "STSong", "FangSong", "AR PL UMing CN",
)  # fmt: skip
SANS = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Source Han Sans", "SimHei",
    "Microsoft YaHei", "PingFang SC", "Heiti SC", "STHeiti", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
)  # fmt: skip
_TOO_LONG = "string is longer than"
_NO_GLYPH = "could not be displayed"
_NO_FAMILY = "unknown font family"


def render_pdf(facts: Facts, as_of: date, font_paths: Sequence[str] | None = None) -> bytes:
    """The paper on A4. `font_paths`: folders with fonts, instead of the system's.

    The profile PDF/A-2u refuses any character without a glyph, where plain PDF would silently print a box.
    Raises InputUnusable `font_missing` where no Chinese font, or no glyph for a character, is to be had, and
    `paper_too_long` for a run of letters that no PDF can hold.
    """
    fonts = typst.Fonts(font_paths is None, False, list(font_paths or ()))
    body, head = _families(fonts)
    inputs = {
        "data": facts.model_dump_json(),
        "title": facts.short_title(),
        "on": as_of.isoformat(),
        "body": body,
        "head": head,
    }
    compiler = typst.Compiler(_template(), font_paths=fonts, sys_inputs=inputs)
    try:
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards="a-2u")
    except typst.TypstError as odd:
        if _TOO_LONG in odd.message:
            raise _too_long() from odd
        if _NO_GLYPH not in odd.message:
            raise
        raise _font_missing("有的字在现有字体里没有字形") from odd
    if any(_NO_FAMILY in warning.message for warning in warnings) or not isinstance(pdf, bytes):
        raise _font_missing("找不到中文字体")
    return pdf


def _template() -> bytes:
    return files("liangqing.papers").joinpath("templates", "paper.typ").read_bytes()


def _families(fonts: typst.Fonts) -> tuple[str, str]:
    """One family for the body and one for headings; either serves for both."""
    there = set(fonts.families())
    serif = next((name for name in SERIF if name in there), None)
    sans = next((name for name in SANS if name in there), None)
    body, head = serif or sans, sans or serif
    if body is None or head is None:
        raise _font_missing("找不到中文字体")
    return body, head


def _too_long() -> InputUnusable:
    text = "PDF 没有写出:有一段没有标点和空格的文字太长,PDF 放不下。"
    return InputUnusable("paper_too_long", text, "请把名称、困难原因这些改短再写,或改用 .docx。")


def _font_missing(what: str) -> InputUnusable:
    next_step = (
        "请以管理员身份运行 apt install fonts-noto-cjk(Debian、Ubuntu)后再试;"
        "或改用 .docx,在装有中文字体的电脑上打开,内容相同。"
    )
    return InputUnusable("font_missing", f"PDF 没有写出:{what}。", next_step)
