"""A file opened: the parts that are understood by themselves, each in every way it can be read, likeliest first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain

from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.reading import archive
from liangqing.reading.grid import Sheet
from liangqing.reading.html import html_lines, looks_like_html
from liangqing.reading.parsed import Given, Medium
from liangqing.reading.refuse import is_picture, refuse_what_is_no_text
from liangqing.reading.text import decodings
from liangqing.reading.word import MAIN, word_lines
from liangqing.reading.xls import OLE_MAGIC, xls_sheets

PDF_MAGIC = b"%PDF-"
_PDF_WITHIN = 1024
_FORMULAS_TOLD = 3


@dataclass(frozen=True)
class Way:
    """One way of reading a part; `damaged` counts characters that could not be read."""

    given: Given
    damaged: int = 0


@dataclass(frozen=True)
class Opened:
    """`parts`: the file itself, or each sheet of a workbook; each is read in the first way that a format knows."""

    parts: tuple[Iterable[Way], ...]
    problems: tuple[Problem, ...] = ()


def open_file(data: bytes, name: str, passwords: Sequence[str] = ()) -> Opened:
    """Bytes as what they are, whatever the name says. Raises InputUnusable where they are nothing that we read.

    An archive is not opened here (see `archive.unpack`): one inside another is refused.
    """
    if archive.is_zip(data):
        return _packed(data, name)
    if data.startswith(OLE_MAGIC):
        return _workbook(data, name, Medium.XLS, xls_sheets(data, name))
    if PDF_MAGIC in data[:_PDF_WITHIN]:
        return Opened((_pdf_ways(data, name, passwords),))
    if is_picture(data):
        from liangqing.reading.picture_text import given_of

        given, _ = given_of(data, name, sha256(data).hexdigest())
        return Opened(((Way(given),),))
    refuse_what_is_no_text(data, name)
    return Opened((_text_ways(data, name),))


def _packed(data: bytes, name: str) -> Opened:
    from liangqing.reading.xlsx import xlsx_sheets

    inside = frozenset(archive.members(data, name))
    if any(member.startswith("xl/") for member in inside):
        opened = _workbook(data, name, Medium.XLSX, xlsx_sheets(data, name))
        return Opened(opened.parts, (*opened.problems, *_formula_problem(data, name)))
    if MAIN in inside:
        return Opened(((Way(_word(data, name)),),))
    raise InputUnusable(
        "zip_nested", "压缩包里面还有压缩包，没有再往里打开。", "请先解压，再导入里面的文件。", name
    )


def _word(data: bytes, name: str) -> Given:
    lines = word_lines(data, name)
    if not any(lines):
        raise InputUnusable(
            "empty", "这个 Word 文件里没有文字。", "如果里面是图片，请把图片另存出来导入。", name
        )
    return Given("\n".join(lines), lines, name, sha256(data).hexdigest(), Medium.DOCX)


def _workbook(data: bytes, name: str, medium: Medium, sheets: Sequence[Sheet]) -> Opened:
    filled = [sheet for sheet in sheets if not sheet.empty]
    if not filled:
        raise InputUnusable("empty", "这个工作簿里没有内容。", "可能没有下载完整，请重新导出后再导入。", name)
    digest = sha256(data).hexdigest()
    several = len(filled) > 1
    given = [_whole(s.lines, name, digest, medium, s.name if several else "") for s in filled]
    problems = (_stopped(name, sheet) for sheet in filled if sheet.stopped_at)
    return Opened(tuple((Way(each),) for each in given), tuple(problems))


def _stopped(name: str, sheet: Sheet) -> Problem:
    text = f"“{sheet.name}”表很长，读到第 {sheet.stopped_at} 行为止，后面都是空行或太多，没有再读。"
    return Problem(source=name, line=sheet.stopped_at, code="sheet_too_long", text=text)


def _formula_problem(data: bytes, name: str) -> Iterator[Problem]:
    from liangqing.reading.xlsx import formulas

    found = formulas(data, name)
    if not found:
        return
    shown = "；".join(f"“{sheet}”表第 {row} 行 {text[:60]}" for sheet, row, text in found[:_FORMULAS_TOLD])
    more = " 等" if len(found) > _FORMULAS_TOLD else ""
    text = (
        f"这个工作簿里有 {len(found)} 格是公式（{shown}{more}）。公式没有运行，用的是保存时的结果；"
        "支付 App 和银行的原始导出没有公式，请核对这些行。"
    )
    yield Problem(source=name, line=found[0][1], code="formula_cells", text=text)


def _pdf_ways(data: bytes, name: str, passwords: Sequence[str]) -> Iterator[Way]:
    """Its lines first; no table of a bill is known by them. Then the rows of its tables, the head before them."""
    from liangqing.reading.pdf import read_pdf

    pdf = read_pdf(data, name, passwords)
    digest = sha256(data).hexdigest()
    for pages in (pdf.lines, pdf.rows):
        if any(pages):
            lines = tuple(chain.from_iterable(pages))
            yield Way(replace(_whole(lines, name, digest, Medium.PDF), pages=_starts(pages)))


def _starts(pages: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The first line of each page, counted through."""
    starts, line = [], 1
    for page in pages:
        starts.append(line)
        line += len(page)
    return tuple(starts)


def _text_ways(data: bytes, name: str) -> Iterator[Way]:
    digest = sha256(data).hexdigest()
    for decoded in decodings(data):
        yield Way(Given(decoded.text, tuple(decoded.text.split("\n")), name, digest), decoded.damaged)
        if looks_like_html(decoded.text):
            yield Way(_whole(html_lines(decoded.text), name, digest, Medium.HTML), decoded.damaged)


def _whole(lines: tuple[str, ...], name: str, digest: str, medium: Medium, sheet: str = "") -> Given:
    """Lines that were not cut off: the last one has its line end, as in a whole file."""
    ended = (*lines, "")
    return Given("\n".join(ended), ended, name, digest, medium, sheet)
