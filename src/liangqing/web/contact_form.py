"""The form for noting a contact: what was typed, what cannot be taken told at its field, and the contact itself."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from liangqing.base.days import FIRST_DAY, SHANGHAI
from liangqing.base.money import half_width
from liangqing.base.typeset import is_broken, legible
from liangqing.case.case import Case
from liangqing.case.records import Callee, Contact, ContactKind, ContactTag, Direction
from liangqing.web.contact_words import CALLEES, NOTED_KINDS

_MOST_WORDS = 4000
_MOST_WHO = 80
_NUMBER = re.compile(r"[0-9+*() -]{0,40}", re.ASCII)
_NAMES = ("kind", "at", "number", "org", "debt", "connected", "callee", "collectors", "text")
_ANSWERED = {"yes": True, "no": False}


@dataclass(frozen=True)
class ContactForm:
    """What stands in the form, the marks that are ticked, and what is wrong at which field."""

    values: Mapping[str, str]
    tags: tuple[str, ...] = ()
    collecting: bool = True
    errors: Mapping[str, str] = field(default_factory=dict)


def blank_form(now: datetime) -> ContactForm:
    """A call to oneself, just now: what it mostly is."""
    at = now.astimezone(SHANGHAI).strftime("%Y-%m-%dT%H:%M")
    start = {"kind": ContactKind.CALL.value, "callee": Callee.BORROWER.value, "at": at}
    return ContactForm({name: start.get(name, "") for name in _NAMES})


def typed_form(given: Mapping[str, str], tags: Sequence[str]) -> ContactForm:
    """What was sent, as it was typed."""
    values = {name: given.get(name, "").strip() for name in _NAMES}
    return ContactForm(values, tuple(dict.fromkeys(tags)), "collecting" in given)


def contact_of(form: ContactForm, case: Case, now: datetime) -> tuple[Contact | None, Mapping[str, str]]:
    """The contact, or None and what is wrong at which field; `now`: nothing is noted before it happens."""
    values, errors = form.values, _errors(form, case, now)
    if errors:
        return None, errors
    kind = ContactKind(values["kind"])
    contact = Contact(
        kind=kind,
        at=_moment(values["at"]) or now,
        direction=Direction.IN,
        connected=_ANSWERED.get(values["connected"]) if kind is ContactKind.CALL else None,
        number=half_width(values["number"]),
        org=legible(values["org"]).strip() or None,
        text=legible(values["text"]).strip(),
        debt=values["debt"] or None,
        callee=Callee(values["callee"]),
        collecting=True if form.collecting else None,
        tags=tuple(tag for tag in ContactTag if tag.value in form.tags),
        collectors=int(half_width(values["collectors"])) if values["collectors"] else None,
    )
    return contact, {}


def _errors(form: ContactForm, case: Case, now: datetime) -> dict[str, str]:
    values = form.values
    told = {
        "kind": "" if values["kind"] in set(NOTED_KINDS) else "请选一个。",
        "at": _wrong_moment(values["at"], now),
        "number": _wrong_number(values["number"]),
        "org": _wrong_words(values["org"], _MOST_WHO),
        "debt": "" if not values["debt"] or case.debt(values["debt"]) else "这笔债务不在了,请重新选。",
        "connected": "" if values["connected"] in {"", *_ANSWERED} else "请重新选。",
        "callee": "" if values["callee"] in set(CALLEES) else "请选一个。",
        "tags": "" if set(form.tags) <= set(ContactTag) else "有一项认不出来,请重新勾。",
        "collectors": _wrong_count(values["collectors"]),
        "text": _wrong_words(values["text"], _MOST_WORDS),
    }
    return {name: text for name, text in told.items() if text}


def _moment(text: str) -> datetime | None:
    """A moment on a clock in China; None where it is none."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return None
    return told.replace(tzinfo=SHANGHAI) if told.tzinfo is None else None


def _wrong_moment(text: str, now: datetime) -> str:
    if not text:
        return "请填时间,大概的也行。"
    told = _moment(text)
    if told is None or told.date() < FIRST_DAY:
        return "这个时间读不懂,请写成 2026-11-21 19:30 这样。"
    return "这个时间还没有到,请改一下。" if told > now else ""


def _wrong_number(text: str) -> str:
    return "" if _NUMBER.fullmatch(half_width(text)) else "号码只写数字,最多 40 位;名字写在下一格。"


def _wrong_words(text: str, most: int) -> str:
    if is_broken(text):
        return "里面有读不出来的字符,请重新填。"
    return f"太长了,这里最多 {most} 个字;只写要紧的几句。" if len(text) > most else ""


def _wrong_count(text: str) -> str:
    bare = half_width(text)
    right = not bare or (bare.isascii() and bare.isdecimal() and len(bare) < 3 and int(bare) > 0)
    return "" if right else "请写几个人,1 到 99。"
