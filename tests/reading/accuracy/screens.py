"""Screens with known truth: a loan's page, a repayment plan, messages, a bill."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from liangqing.base.days import SHANGHAI
from tests.reading.accuracy.draw import Look, Sheet, any_look, picture_of
from tests.reading.accuracy.words import Words

KINDS = ("loan", "plan", "messages", "bills")
Entry = dict[str, str]


@dataclass(frozen=True)
class Truth:
    """A picture, what it shows, and how it was drawn."""

    kind: str
    entries: tuple[Entry, ...]
    data: bytes
    look: Look


def screen(seed: int, words: Words) -> Truth:
    """The screen of that seed; the kinds take turns."""
    chance = random.Random(seed)
    kind, look = KINDS[seed % len(KINDS)], any_look(chance)
    made = {"loan": _loan, "plan": _plan, "messages": _messages, "bills": _bills}[kind]
    sheet, entries = made(chance, words, look)
    return Truth(kind, entries, picture_of(sheet, look, chance), look)


def _yuan(chance: random.Random, most: int) -> str:
    return f"{chance.randint(100, most * 100) / 100:.2f}"


def _shown(chance: random.Random, yuan: str) -> str:
    """As apps print it."""
    whole, cents = yuan.split(".")
    grouped = f"{int(whole):,}.{cents}"
    return chance.choice((grouped, f"¥{grouped}", f"{grouped}元", yuan))


def _day(chance: random.Random) -> date:
    return date(2023, 1, 1) + timedelta(days=chance.randrange(1400))


def _day_shown(chance: random.Random, day: date) -> str:
    return chance.choice((*(f"{day:{way}}" for way in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d")), _chinese(day)))


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _loan(chance: random.Random, words: Words, look: Look) -> tuple[Sheet, tuple[Entry, ...]]:
    brand, lender = chance.choice(words.brands)
    day, periods = _day(chance), chance.choice((3, 6, 12, 24))
    truth = {
        "principal": _yuan(chance, 50_000),
        "yearly_percent": f"{chance.randint(300, 3600) / 100:g}",
        "periods": str(periods),
        "formed_on": day.isoformat(),
        "contract_no": "".join(chance.choices("ABCDEFHKMNPR", k=3)) + str(chance.randrange(10**11, 10**12)),
        "lender": lender,
        "disbursed": _yuan(chance, 50_000),
        "payment": _yuan(chance, 6_000),
        "claim": _yuan(chance, 60_000),
    }
    fields = [
        "principal",
        "lender",
        *chance.sample([f for f in truth if f not in ("principal", "lender")], 5),
    ]
    shown = {
        "yearly_percent": f"{truth['yearly_percent']}%",
        "periods": chance.choice((f"{periods}期", f"{periods}个月", str(periods))),
        "formed_on": _day_shown(chance, day),
        "contract_no": truth["contract_no"],
        "lender": lender,
    }
    rows = [(chance.choice(words.labels[f]), shown.get(f) or _shown(chance, truth[f])) for f in fields]
    rows += chance.sample(words.noise, 2)
    chance.shuffle(rows)
    sheet, step, under = Sheet(), look.letters * 2, chance.random() < 0.25
    sheet.rows.append((40, step // 2, "10:24", True, False))
    sheet.rows.append((400, step * 3 // 2, chance.choice(words.titles).format(brand), False, False))
    top = step * 3
    for label, value in rows:
        sheet.rows.append((50, top, label, False, False))
        if under:
            sheet.rows.append((50, top + look.letters * 3 // 2, value, False, False))
            top += look.letters * 2
        else:
            sheet.rows.append((950, top, value, False, True))
        top += step
    sheet.height = top
    return sheet, ({"product": brand, **{f: truth[f] for f in fields}},)


def _plan(chance: random.Random, words: Words, look: Look) -> tuple[Sheet, tuple[Entry, ...]]:
    count, first, split = chance.choice((3, 6, 8)), _day(chance), chance.random() < 0.5
    sheet, step, entries = Sheet(), look.letters * 2, []
    sheet.rows.append((400, step, "还款计划", False, False))
    top = step * 3
    for number in range(1, count + 1):
        due = first + timedelta(days=30 * number)
        principal_fen, interest_fen = chance.randint(10_000, 300_000), chance.randint(100, 40_000)
        total = f"{(principal_fen + interest_fen) / 100:.2f}"
        entry = {"number": str(number), "due_on": due.isoformat(), "total": total}
        sheet.rows.append((50, top, chance.choice((f"第{number}期", f"{number}/{count}期")), False, False))
        sheet.rows.append((950, top, _shown(chance, total), False, True))
        top += look.letters * 3 // 2
        sheet.rows.append((50, top, _day_shown(chance, due), True, False))
        sheet.rows.append((950, top, chance.choice(words.states), True, True))
        if split:
            entry |= {"principal": f"{principal_fen / 100:.2f}", "interest": f"{interest_fen / 100:.2f}"}
            top += look.letters * 3 // 2
            text = f"本金{entry['principal']} 利息{entry['interest']}"
            sheet.rows.append((50, top, text, True, False))
        top += step
        entries.append(entry)
    sheet.height = top
    return sheet, tuple(entries)


def _messages(chance: random.Random, words: Words, look: Look) -> tuple[Sheet, tuple[Entry, ...]]:
    sender = chance.choice(("1069", "1065")) + str(chance.randrange(10**8, 10**9))
    sheet, step = Sheet(), look.letters * 2
    sheet.rows.append((350, step // 2, sender, False, False))
    top, entries, at = (
        step * 2,
        [],
        datetime(2026, 1, 3, 9, 0, tzinfo=SHANGHAI) + timedelta(minutes=chance.randrange(400_000)),
    )
    for _ in range(chance.choice((1, 2, 3))):
        at += timedelta(days=chance.randint(1, 6), minutes=chance.randrange(500))
        text = _message(chance, words)
        moment = chance.choice((f"{at:%Y-%m-%d %H:%M}", f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"))
        sheet.rows.append((380, top, moment, True, False))
        top += step
        across = int(look.width * 0.8) // look.letters
        for start in range(0, len(text), across):
            sheet.rows.append((60, top, text[start : start + across], False, False))
            top += look.letters * 3 // 2
        top += step
        entries.append({"sender": sender, "at": f"{at:%Y-%m-%d %H:%M}", "text": text})
    sheet.height = top
    return sheet, tuple(entries)


def _message(chance: random.Random, words: Words) -> str:
    text = chance.choice(words.messages)
    day = _day(chance)
    days = f"{day.year}年{day.month}月{day.day}日"
    first = str(chance.randint(2, 200)) if "逾期{}" in text else _yuan(chance, 30_000)
    rest = [_yuan(chance, 30_000), days] if text.count("{}") == 3 else [days]
    return text.format(first, *rest[: text.count("{}") - 1])


def _bills(chance: random.Random, words: Words, look: Look) -> tuple[Sheet, tuple[Entry, ...]]:
    sheet, step, entries = Sheet(), look.letters * 2, []
    month = chance.randint(1, 12)
    sheet.rows.append((400, step // 2, "账单", False, False))
    sheet.rows.append((50, step * 3 // 2, f"2026年{month}月", False, False))
    sheet.rows.append(
        (50, step * 5 // 2, f"支出¥{_yuan(chance, 9000)} 收入¥{_yuan(chance, 9000)}", True, False)
    )
    top = step * 4
    for _ in range(chance.choice((4, 6, 8))):
        shop, day, hour, minute = (
            chance.choice(words.shops),
            chance.randint(1, 28),
            chance.randrange(24),
            chance.randrange(60),
        )
        yuan, way = _yuan(chance, 5_000), chance.choice("---+")
        sheet.rows.append((60, top, shop, False, False))
        sheet.rows.append((950, top, f"{way}{int(yuan[:-3]):,}{yuan[-3:]}", False, True))
        top += look.letters * 3 // 2
        sheet.rows.append((60, top, chance.choice(words.kinds), True, False))
        top += look.letters * 5 // 4
        clock = f"{hour:02d}:{minute:02d}"
        sheet.rows.append(
            (
                60,
                top,
                f"{chance.choice((f'{month:02d}-{day:02d}', f'{month}月{day}日'))} {clock}",
                True,
                False,
            )
        )
        top += step
        entries.append(
            {"counterparty": shop, "amount": f"{way}{yuan}", "at": f"2026-{month:02d}-{day:02d} {clock}"}
        )
    sheet.height = top
    return sheet, tuple(entries)
