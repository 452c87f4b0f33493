"""The PDF, looked at: Chinese is there as pixels, the same facts give the same bytes, no font gives no PDF."""

import pypdfium2
import pytest
import typst

from liangqing.base.errors import InputUnusable
from liangqing.case.borrower import Borrower
from liangqing.papers.write import write_paper
from tests.papers.made import case, plan, position

KINDS = ("negotiation_request", "call_card", "confirmation_request", "agent_questions")
SCALE = 4


def written(kind, the_case=None, font_paths=None):
    return write_paper(kind, the_case or case(), position(), plan(), "a", ".pdf", font_paths=font_paths)[0]


def glyphs(pdf, words):
    """The bitmap of each character of `words` on the first page, cut out where the text layer puts it."""
    page = pypdfium2.PdfDocument(pdf)[0]
    layer, picture = page.get_textpage(), page.render(scale=SCALE, grayscale=True).to_pil()
    start = layer.get_text_range().index(words)
    boxes = [layer.get_charbox(start + place, loose=True) for place in range(len(words))]
    height = page.get_height()
    cut = [(left, height - top, right, height - bottom) for left, bottom, right, top in boxes]
    return [picture.crop(tuple(round(edge * SCALE) for edge in box)).resize((48, 48)) for box in cut]


def differing(one, other):
    """How many of the 48 × 48 pixels are clearly lighter or darker."""
    return sum(abs(a - b) > 96 for a, b in zip(one.tobytes(), other.tobytes(), strict=True))


def tofu(family):
    """The box that this font draws for a character it does not have."""
    source = (
        f'#set page(width: 40pt, height: 40pt, margin: 0pt)\n#set text(font: "{family}", size: 20pt)\n\ue123'
    )
    pdf = typst.compile(source.encode(), format="pdf")
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=SCALE, grayscale=True).to_pil()
    return picture.crop(picture.point(lambda shade: 255 - shade).getbbox()).resize((48, 48))


def test_every_character_of_the_title_is_drawn_as_itself():
    drawn = glyphs(written("negotiation_request"), "协商还款申请书")
    box = tofu("Noto Sans CJK SC")
    for index, glyph in enumerate(drawn):
        ink = sum(shade < 128 for shade in glyph.tobytes())
        assert 150 < ink < 1500
        trimmed = glyph.crop(glyph.point(lambda shade: 255 - shade).getbbox()).resize((48, 48))
        assert differing(trimmed, box) > 200
        assert all(differing(glyph, other) > 200 for other in drawn[index + 1 :])


def test_the_body_is_drawn_too():
    drawn = glyphs(written("negotiation_request"), "借款人通过")
    assert all(differing(drawn[0], other) > 100 for other in drawn[1:])


@pytest.mark.parametrize("kind", KINDS)
def test_same_facts_same_bytes(kind):
    assert written(kind) == written(kind)


@pytest.mark.parametrize("kind", ("call_card", "agent_questions"))
def test_a_card_fits_on_one_page(kind):
    assert len(pypdfium2.PdfDocument(written(kind))) == 1


def test_the_letters_own_pages_are_counted_without_the_page_that_stays_at_home():
    pages = pypdfium2.PdfDocument(written("negotiation_request"))
    texts = [page.get_textpage().get_text_range() for page in pages]
    assert "第 1 页 共 2 页" in texts[0]
    assert "本页不随信寄出" in texts[2]
    assert "共 2 页" not in texts[2]


def test_without_a_chinese_font_there_is_no_pdf_but_the_way_to_one(tmp_path):
    with pytest.raises(InputUnusable) as refused:
        written("call_card", font_paths=[str(tmp_path)])
    assert refused.value.code == "font_missing"
    assert "apt install fonts-noto-cjk" in refused.value.next_step
    assert ".docx" in refused.value.next_step


def test_a_character_without_a_glyph_gives_no_pdf_instead_of_a_box():
    with pytest.raises(InputUnusable) as refused:
        written("negotiation_request", case(borrower=Borrower(alias="林\ue123")))
    assert refused.value.code == "font_missing"


def test_what_a_person_typed_is_never_read_as_markup():
    pdf = written("negotiation_request", case(borrower=Borrower(alias='#panic("x") *林* $1$ \\u{41}')))
    assert '#panic("x") *林* $1$ \\u{41}' in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
