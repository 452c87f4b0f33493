"""The sample shoebox: everything planted against the invented collectors is found, and nobody else is accused."""

from pathlib import Path

from liangqing.case.debt import LenderType, Purpose
from liangqing.case.records import Contact, NoteRecord
from liangqing.conduct.audit import audit
from liangqing.law.load import load_rules
from liangqing.reading.read import read_files
from tests.conduct.made import debt

SHOEBOX = Path(__file__).parents[2] / "examples" / "shoebox"


def found(debts):
    files = sorted(path for path in SHOEBOX.iterdir() if path.suffix in (".xml", ".txt"))
    read = read_files((path.name, path.read_bytes()) for path in files)
    records = [record for one in read for record in one.records]
    contacts = [record for record in records if isinstance(record, Contact)]
    notes = [record for record in records if isinstance(record, NoteRecord)]
    report = audit(contacts, debts, notes, load_rules())
    return [(one.code.value, f"{one.at:%m-%d %H:%M}", one.number, one.count) for one in report.findings]


BEFORE_THE_MOTHER = [
    ("T1", "11-03 22:14", "17000000101", 1),
    ("T1", "11-09 22:00", "17000000102", 1),
    ("F1", "11-11 09:12", "17000000101、17000000102", 5),
    ("T1", "11-12 07:41", "17000000102", 1),
    ("P1", "11-15 16:32", "17000000666", 1),
    ("T1", "11-16 23:05", "17000000103", 1),
    ("C1", "11-17 10:30", "", 1),
    ("C3", "11-17 10:30", "", 1),
]
SEVEN_TRIES = ("F2", "11-18 08:32", "17000000103", 7)
SECOND_OFFER = ("P1", "11-21 19:48", "17000000666", 1)


def test_the_files_alone():
    assert found([]) == [*BEFORE_THE_MOTHER, SEVEN_TRIES, SECOND_OFFER]


def test_a_microloan_company_is_outside_the_banks_own_rules_on_unanswered_tries():
    anping = debt(
        "anping",
        LenderType.MICROLOAN,
        Purpose.CONSUMER,
        product="安平示例快贷",
        platform="安平示例小贷",
        lender="安平示例小额贷款有限公司",
    )
    assert found([anping]) == [*BEFORE_THE_MOTHER, SECOND_OFFER]
