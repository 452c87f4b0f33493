"""A paper holds whatever text a case holds: what cannot be set is left out or told in words, never a crash."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from docx import Document

from liangqing import app
from liangqing.assess.position import NextDate
from liangqing.base.errors import InputUnusable
from liangqing.case.borrower import Borrower
from liangqing.case.case import replace_debt
from liangqing.case.debt import Proceeding, ProceedingKind
from liangqing.papers.write import PAPERS, WORKING_PAPER, write_paper
from tests.papers.made import case, debt, debt_position, option, plan, position

STEPS = tuple(
    Proceeding(kind=kind, served_on=date(2026, 11, 20))
    for kind in (ProceedingKind.PAYMENT_ORDER, ProceedingKind.LAWSUIT)
)
DAYS = tuple(
    NextDate(kind=kind, due_on=date(2026, 12, 7), debt="a", text="")
    for kind in ("answer", "payment_order_objection")
)
EVERY = tuple((paper.kind, ending) for paper in PAPERS for ending in paper.endings)
SAMPLE = app.walk(app.sample_files(), date(2026, 11, 22))[0].case


def written(kind, suffix, name="安心贷", hardship="停工"):
    """A paper about a debt of that name, of a borrower with that reason."""
    if kind == WORKING_PAPER:
        return worked_out(suffix, name)
    told = case(
        debts=(debt(product=name, lender=name, contract_no=name, proceedings=STEPS),),
        borrower=Borrower(alias=name, hardship=hardship),
    )
    at = position(debt_position(name=name, lender=name), deadlines=DAYS)
    return write_paper(kind, told, at, plan(option(name=name)), "a", suffix)[0]


def worked_out(suffix, name):
    """The working paper of a sample debt that goes by that name."""
    held = SAMPLE.debts[2].model_copy(update={"product": name, "lender": name})
    return app.draft(WORKING_PAPER, app.look(replace_debt(SAMPLE, held)), held.id, suffix)[0]


@pytest.mark.parametrize(("kind", "suffix"), EVERY)
def test_signs_that_nobody_sees_are_left_out(kind, suffix):
    odd = "甲\x00\x01\x1b\x7f\x85\u202e\u200b\ufffe\uffff贷"
    assert written(kind, suffix, odd, "因\x00病\r\n停工\t了") == written(
        kind, suffix, "甲\n贷", "因病\n停工 了"
    )


@pytest.mark.parametrize(("kind", "suffix"), EVERY)
def test_a_name_may_be_long(kind, suffix):
    assert written(kind, suffix, "甲" * 300, "因" * 40_000)


def test_a_title_that_no_property_can_hold_stands_whole_in_the_paper():
    name = "甲" * 33_000
    card = Document(BytesIO(written("call_card", ".docx", name)))
    assert card.paragraphs[0].text == f"通话卡：{name}"
    assert card.core_properties.title == f"通话卡：{'甲' * 76}"
    pdf = pypdfium2.PdfDocument(written("call_card", ".pdf", name))
    assert pdf.get_metadata_value("Title") == f"通话卡：{'甲' * 76}"


def test_a_run_of_letters_that_no_pdf_can_hold_is_told_in_words():
    with pytest.raises(InputUnusable) as refused:
        written("negotiation_request", ".pdf", hardship="a" * 40_000)
    assert refused.value.code == "paper_too_long"
    assert ".docx" in refused.value.next_step
    assert written("negotiation_request", ".docx", hardship="a" * 40_000)
