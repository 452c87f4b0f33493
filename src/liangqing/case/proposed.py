"""What the name of a debt lets us guess of its lender: a proposal to be confirmed, never a fact."""

from liangqing.base.noun import Noun
from liangqing.case.debt import Debt, LenderType, Purpose
from liangqing.case.lenders import find_lender, generic_product


class Proposed(Noun):
    """`values`: by the field of a debt, what would be set; `by`: the name that it was guessed from."""

    by: str
    values: dict[str, str]


def proposed_of(debt: Debt) -> Proposed | None:
    """The proposal of a debt's name; None where the name says nothing that we know."""
    if debt.product is None:
        return None
    brand = find_lender(debt.product)
    if brand is None:
        generic = generic_product(debt.product)
        return generic and _proposed(*generic, None)
    return _proposed(brand.brand, brand.lender_type, brand.purpose, brand.legal_name)


def _proposed(by: str, lender_type: LenderType, purpose: Purpose, lender: str | None) -> Proposed:
    values = {
        "lender": lender,
        "lender_type": None if lender_type is LenderType.UNKNOWN else lender_type.value,
        "purpose": None if purpose is Purpose.UNKNOWN else purpose.value,
    }
    return Proposed(by=by, values={field: value for field, value in values.items() if value})
