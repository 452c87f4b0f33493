"""The DOCX, opened again: 标题居中, 抬头顶格, indents in characters, 落款居右, fonts, page and page numbers."""

from io import BytesIO

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm

from liangqing.papers.write import write_paper
from tests.papers.made import case, plan, position

KINDS = ("negotiation_request", "call_card", "confirmation_request", "agent_questions")


def written(kind):
    return write_paper(kind, case(), position(), plan(), "a", ".docx")[0]


@pytest.fixture
def letter():
    return Document(BytesIO(written("negotiation_request")))


def line(doc, start):
    return next(p for p in doc.paragraphs if p.text.startswith(start))


def test_title_stands_in_the_middle_and_the_addressee_at_the_edge(letter):
    title, addressee = letter.paragraphs[:2]
    assert title.text == "协商还款申请书"
    assert title.alignment is WD_ALIGN_PARAGRAPH.CENTER
    assert addressee.text == "某某消费金融有限公司："
    assert addressee._p.pPr is None or addressee._p.pPr.ind is None


def test_a_paragraph_begins_two_characters_in(letter):
    indent = line(letter, "截至2026年11月22日")._p.pPr.find(qn("w:ind"))
    assert indent.get(qn("w:firstLineChars")) == "200"
    assert indent.get(qn("w:firstLine")) == "480"


def test_name_and_date_stand_on_the_right_to_be_filled_in(letter):
    for start in ("申请人（签名）：____", "日期：______年"):
        assert line(letter, start).alignment is WD_ALIGN_PARAGRAPH.RIGHT


def test_chinese_fonts_are_named_for_text_and_title(letter):
    normal = letter.styles["Normal"].element.rPr.find(qn("w:rFonts"))
    title = letter.paragraphs[0].runs[0]._element.rPr.find(qn("w:rFonts"))
    assert normal.get(qn("w:eastAsia")) == "SimSun"
    assert title.get(qn("w:eastAsia")) == "SimHei"
    table = next(
        rel.target_part.blob for rel in letter.part.rels.values() if rel.reltype.endswith("/fontTable")
    )
    assert b"Noto Serif CJK SC" in table


def test_it_is_a4_with_page_numbers_but_none_on_the_page_that_stays_at_home(letter):
    sent, kept = letter.sections
    assert (round(sent.page_width, -4), round(sent.page_height, -4)) == (
        round(Cm(21), -4),
        round(Cm(29.7), -4),
    )
    fields = [field.text.strip() for field in sent.footer.paragraphs[0]._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "SECTIONPAGES"]
    assert kept.footer.paragraphs[0].text == ""


def test_the_figures_stand_in_a_table(letter):
    rows = [[cell.text for cell in row.cells] for row in letter.tables[0].rows]
    assert rows[0] == ["项目", "金额", "说明"]
    assert [row[:2] for row in rows[1:]] == [
        ["合同余额", "6,980.00 元"],
        ["法律支持的上限", "6,310.00 元"],
        ["贵方主张", "7,025.00 元"],
    ]


def test_attachments_are_numbered(letter):
    texts = [p.text for p in letter.paragraphs]
    at = texts.index("附件：")
    assert texts[at + 1 : at + 3] == ["1.\t申请人身份证件复印件", "2.\t借款合同或合同页面截图"]


def test_the_file_names_nobody_as_author(letter):
    assert (letter.core_properties.author, letter.core_properties.comments) == ("", "")


@pytest.mark.parametrize("kind", KINDS)
def test_same_facts_same_bytes(kind):
    assert written(kind) == written(kind)
