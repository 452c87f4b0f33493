"""The bits of WordprocessingML that python-docx has no words for: Chinese fonts, indents in characters, fields."""

from docx.document import Document as Doc
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

SERIF, SANS, LATIN = "SimSun", "SimHei", "Times New Roman"
#: What stands in where a face is not installed.
_ALTERNATIVES = {SERIF: "Noto Serif CJK SC", SANS: "Noto Sans CJK SC"}
_TWIPS_A_CHAR = 240


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of the `w:` namespace with attributes of it."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_font(properties: BaseOxmlElement, *, sans: bool) -> None:
    """宋体 or 黑体 for Chinese, Times for Latin, on a run's or style's properties."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    latin = LATIN if not sans else "Arial"
    east = SANS if sans else SERIF
    properties.insert(0, element("rFonts", ascii=latin, hAnsi=latin, cs=latin, eastAsia=east))


def name_fonts(doc: Doc) -> None:
    """Tell the reader's program which face may stand in for ours, and that the text is Simplified Chinese."""
    style = doc.styles.element
    for lang in style.iter(qn("w:lang")):
        lang.set(qn("w:eastAsia"), "zh-CN")
    part = next(rel.target_part for rel in doc.part.rels.values() if rel.reltype.endswith("/fontTable"))
    names = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>'
        for name, other in _ALTERNATIVES.items()
    )
    part._blob = part.blob.replace(b"</w:fonts>", names.encode() + b"</w:fonts>")


def set_indent(line: Paragraph, *, first_chars: int = 0, left_chars: int = 0, hanging_chars: int = 0) -> None:
    """Indents in characters (as Word counts them for Chinese), with twips for programs that do not."""
    properties = line._p.get_or_add_pPr()
    given = {"firstLine": first_chars, "left": left_chars, "hanging": hanging_chars}
    attributes: dict[str, str] = {}
    for name, chars in given.items():
        if chars:
            attributes |= {f"{name}Chars": str(chars * 100), name: str(chars * _TWIPS_A_CHAR)}
    if attributes:
        properties.insert_element_before(element("ind", **attributes), "w:jc", "w:rPr", "w:sectPr")


def add_field(line: Paragraph, name: str) -> Run:
    """A field such as PAGE, with `1` standing until the program counts."""
    run = line.add_run()
    parts = (
        element("fldChar", fldCharType="begin"),
        element("instrText"),
        element("fldChar", fldCharType="separate"),
    )
    parts[1].text = f" {name} "
    for part in (*parts, element("t"), element("fldChar", fldCharType="end")):
        if part.tag == qn("w:t"):
            part.text = "1"
        run._r.append(part)
    return run


def shade(line: Paragraph) -> None:
    """A pale ground and a rule on the left: words to be said as they stand."""
    properties = line._p.get_or_add_pPr()
    border = element("pBdr")
    border.append(element("left", val="single", sz="18", space="6", color="5B7C99"))
    for part in (border, element("shd", val="clear", color="auto", fill="EEF3F5")):
        properties.insert_element_before(part, "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")


def set_table(table: Table, widths: tuple[int, ...], total_cm: float) -> None:
    """Thin grey lines, widths in shares of `total_cm`, head repeated on a new page, rows kept whole."""
    table.autofit = False
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz="4", space="0", color="9AA7B0"))
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    for index, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(element("cantSplit"))
        if index == 0:
            properties.append(element("tblHeader"))
        for cell, share in zip(row.cells, widths, strict=True):
            cell.width = Cm(total_cm * share / sum(widths))
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Cm(total_cm * share / sum(widths))
