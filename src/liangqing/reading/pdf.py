"""PDF files through pdfplumber: their text line by line, and the rows of their tables, with pages."""

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from liangqing.base.errors import InputUnusable
from liangqing.reading.guarded import BROKEN
from liangqing.reading.pdf_guard import refuse_bomb
from liangqing.reading.pdf_rows import Word, table_rows

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

#: A statement of five years has some two hundred pages.
MOST_PAGES = 600
_LEAST_COLUMNS = 3


@dataclass(frozen=True)
class Pdf:
    """For each page its lines from the top, and its table rows (cells parted by tabs; empty without a table)."""

    lines: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class _Page:
    lines: tuple[str, ...]
    ruled: tuple[str, ...]
    words: tuple[Word, ...]


def read_pdf(data: bytes, name: str, passwords: Sequence[str]) -> Pdf:
    """Every page. Raises InputUnusable: locked, broken, too long, or only pictures (then `pdf_no_text`)."""
    refuse_bomb(data, name)
    pages = _pages(data, name, passwords)
    if not any(page.lines for page in pages):
        raise InputUnusable(
            "pdf_no_text",
            "这份 PDF 里只有图，没有可以取出的文字（多半是扫描件或截图）。",
            "请向机构要电子版；或把每页存成图片，按截图导入，由文字识别来读。",
            name,
        )
    ruled = tuple(page.ruled for page in pages)
    rows = ruled if any(ruled) else table_rows([page.words for page in pages])
    return Pdf(tuple(page.lines for page in pages), _with_head(pages, rows))


def _with_head(pages: Sequence[_Page], rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows, and before the first of them what the page says above its table: bank, account, period."""
    first = next((number for number, told in enumerate(rows) if told), None)
    if first is None:
        return tuple(rows)
    begins = next((cell for cell in rows[first][0].split("\t") if cell), "")
    above = takewhile(lambda line: begins not in line, pages[first].lines)
    return (*rows[:first], (*above, *rows[first]), *rows[first + 1 :])


def _pages(data: bytes, name: str, passwords: Sequence[str]) -> tuple[_Page, ...]:
    from pdfplumber import pdfminer
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it remarks on every odd font
    try:
        with _opened(data, name, passwords) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                text = f"这份 PDF 有 {len(pdf.pages)} 页，太长了。"
                raise InputUnusable("pdf_too_long", text, f"请分成每份不超过 {MOST_PAGES} 页再导入。", name)
            return tuple(_page(page) for page in pdf.pages)
    except BROKEN as odd:
        raise _broken(name) from odd
    except (pdfminer.psexceptions.PSException, MalformedPDFException, PdfminerException) as odd:
        raise _broken(name) from odd


def _opened(data: bytes, name: str, passwords: Sequence[str]) -> "PDF":
    from pdfplumber import open as open_pdf
    from pdfplumber import pdfminer
    from pdfplumber.utils.exceptions import PdfminerException

    wrong = (pdfminer.pdfdocument.PDFPasswordIncorrect, UnicodeEncodeError)  # Chinese opens no old PDF
    for key in ("", *passwords):
        try:
            return open_pdf(io.BytesIO(data), password=key)
        except PdfminerException as odd:
            if not any(isinstance(cause, wrong) for cause in odd.args):
                raise _broken(name) from odd
    raise _locked(name, tried=bool(passwords))


def _page(page: "Page") -> _Page:
    text = page.extract_text() or ""
    lines = tuple(line.replace("\x00", "") for line in text.split("\n") if line.strip())
    ruled = tuple(_ruled(page)) if lines else ()
    words = tuple(_words(page)) if lines and not ruled else ()
    page.close()
    return _Page(lines, ruled, words)


def _ruled(page: "Page") -> Iterator[str]:
    rows = chain.from_iterable(page.extract_tables())
    return ("\t".join(_cell(cell) for cell in row) for row in rows if len(row) > _LEAST_COLUMNS)


def _words(page: "Page") -> Iterator[Word]:
    for word in page.extract_words():
        left, right, top = (Fraction(word[edge]) for edge in ("x0", "x1", "top"))
        yield Word(word["text"], left, right, top)


def _cell(cell: str | None) -> str:
    """A cell that runs over two lines was cut in the middle of a word, a number or a time."""
    return "".join((cell or "").replace("\t", " ").split("\n")).replace('"', "”")


def _broken(name: str) -> InputUnusable:
    return InputUnusable("pdf_broken", "这份 PDF 打不开，可能没有下载完整。", "请重新下载后再导入。", name)


def _locked(name: str, tried: bool) -> InputUnusable:
    where = "密码一般在银行发来的短信或邮件里；命令行写在 --password 后面，网页上填在“密码”一栏。"
    if tried:
        return InputUnusable("password_wrong", "密码不对，打不开这份 PDF。", f"请核对后再试。{where}", name)
    return InputUnusable("password_needed", "这份 PDF 加了密码。", f"请连同密码再导入一次。{where}", name)
