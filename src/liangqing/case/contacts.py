"""Contacts by hand: one more noted down, and one marked as collecting or not."""

from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.case.records import Contact


def add_contact(case: Case, contact: Contact) -> Case:
    """The case with one more contact at its end. Raises InputUnusable for an unknown debt or the same contact again."""
    if contact.debt is not None and case.debt(contact.debt) is None:
        known = "、".join(debt.id for debt in case.debts) or "还没有债务"
        raise InputUnusable("debt_unknown", f"案件里没有编号 {contact.debt[:40]} 的债务。", f"现有:{known}。")
    if contact.key() in {other.key() for other in case.contacts}:
        text = "同一时间、同一号码、同样的话,已经记过一次。"
        raise InputUnusable("contact_there", text, "要是另外一次,请把时间改准。")
    return case.model_copy(update={"contacts": (*case.contacts, contact)})


def mark_collecting(case: Case, key: str, collecting: bool | None) -> Case:
    """The case with that contact marked (None: not known). Raises InputUnusable where no contact has the key."""
    marked = {
        place: contact.model_copy(update={"collecting": collecting})
        for place, contact in enumerate(case.contacts)
        if contact.key() == key
    }
    if not marked:
        raise InputUnusable("contact_unknown", "没有这一条联系记录。", "请刷新页面再试。")
    contacts = tuple(marked.get(place, contact) for place, contact in enumerate(case.contacts))
    return case.model_copy(update={"contacts": contacts})
