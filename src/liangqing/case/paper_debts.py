"""Which debt a loan paper is about: by contract number, else by creditor, day and amount; else who may be it."""

from collections.abc import Sequence
from datetime import date

from liangqing.case.case import Answer, Case
from liangqing.case.debt import Debt
from liangqing.case.lenders import fold_name, lender_type_of_name
from liangqing.case.loan_paper import LoanPaper, PaperField, PaperKind
from liangqing.case.reported import Owner, about, near, same_lender

#: Papers by which a debt comes to be known.
CONTRACTS = (PaperKind.CONTRACT, PaperKind.AGREEMENT)
#: Papers that are kept, and say nothing that has to be set to a debt.
_KEPT_ONLY = (PaperKind.LETTER, PaperKind.GUARANTEE, PaperKind.RULING)
_CREDITORS = (
    PaperField.LENDER,
    PaperField.PLAINTIFF,
    PaperField.APPLICANT,
    PaperField.ASSIGNOR,
)


def creditor_in(paper: LoanPaper) -> str | None:
    """The one who lent, sues or applies, where the paper names one."""
    found = (paper.one(field) for field in _CREDITORS)
    return next((value.name for value in found if value is not None), None)


def paper_owner(paper: LoanPaper, debts: Sequence[Debt]) -> Owner:
    """The debt of a paper; `candidates` where it cannot be told."""
    number = paper.one(PaperField.CONTRACT_NO)
    if number is not None and number.name:
        told = fold_name(number.name)
        meant = [debt for debt in debts if debt.contract_no and fold_name(debt.contract_no) == told]
        if len(meant) == 1:
            return Owner(debt=meant[0].id)
    creditor = creditor_in(paper)
    lent = [d for d in debts if creditor and d.lender and same_lender(creditor, d.lender)]
    fitting = [debt for debt in lent if _agrees(paper, debt)]
    if len(fitting) == 1 and (paper.paper not in CONTRACTS or _is_same_loan(paper, fitting[0])):
        return Owner(debt=fitting[0].id)
    return Owner(candidates=tuple(debt.id for debt in fitting))


def _agrees(paper: LoanPaper, debt: Debt) -> bool:
    """Nothing that both know contradicts."""
    number, principal = paper.one(PaperField.CONTRACT_NO), paper.one(PaperField.PRINCIPAL)
    if (
        number is not None
        and debt.contract_no
        and fold_name(number.name or "") != fold_name(debt.contract_no)
    ):
        return False
    if principal is not None and principal.amount_fen is not None and debt.principal_fen is not None:
        return about(principal.amount_fen, debt.principal_fen)
    return True


def _is_same_loan(paper: LoanPaper, debt: Debt) -> bool:
    """Of a contract, day and amount have to be known of both: one lender lends more than once."""
    principal, formed_on = paper.one(PaperField.PRINCIPAL), formed_in(paper)
    known = principal is not None and debt.principal_fen is not None and debt.formed_on is not None
    return known and formed_on is not None and debt.formed_on is not None and near(formed_on, debt.formed_on)


def formed_in(paper: LoanPaper) -> date | None:
    """The day of signing, else of payout."""
    found = (paper.one(field) for field in (PaperField.FORMED_ON, PaperField.DRAWN_ON))
    return next((value.on for value in found if value is not None), None)


def is_a_new_debt(paper: LoanPaper) -> bool:
    """Whether it says enough to be one: who lent, and how much."""
    principal = paper.one(PaperField.PRINCIPAL)
    return paper.paper is PaperKind.CONTRACT and principal is not None and creditor_in(paper) is not None


def needs_a_debt(paper: LoanPaper) -> bool:
    """Whether a person is asked where it belongs."""
    return paper.debt is None and paper.paper not in _KEPT_ONLY


WRONG = "wrong"


def with_wrong(case: Case, paper_key: str, field: str) -> Case:
    """The case in which a person has said that this value of the paper is not so."""
    answer_id = f"paper.{paper_key}.{field}"
    others = tuple(answer for answer in case.answers if answer.id != answer_id)
    answers = (*others, Answer(id=answer_id, value=WRONG, on=case.as_of))
    return case.model_copy(update={"answers": answers})


def as_confirmed(case: Case, paper: LoanPaper) -> LoanPaper:
    """The paper without the values that a person has called wrong."""
    start = f"paper.{paper.key()}."
    wrong = {answer.id.removeprefix(start) for answer in case.answers if answer.value == WRONG}
    return paper.model_copy(
        update={"values": tuple(value for value in paper.values if value.field not in wrong)}
    )


def paper_debt(paper: LoanPaper, debt_id: str) -> Debt:
    """A debt as far as the paper names it; its terms are filled by `build`."""
    principal, creditor, number = (
        paper.one(PaperField.PRINCIPAL),
        creditor_in(paper),
        paper.one(PaperField.CONTRACT_NO),
    )
    return Debt.model_validate(
        {
            "id": debt_id,
            "lender": creditor,
            **({"lender_type": lender_type_of_name(creditor)} if creditor else {}),
            "contract_no": number.name if number else None,
            "formed_on": formed_in(paper),
            "principal_fen": principal.amount_fen if principal else None,
        }
    )
