"""The sample shoebox in the repository is what its script writes, and its bills agree with its schedules."""

from datetime import date

from scripts.make_shoebox import TARGET, files, loans


def test_the_committed_files_are_those_that_the_script_writes():
    committed = {path.name: path.read_bytes() for path in TARGET.iterdir()}
    assert committed == files(), "run `python -m scripts.make_shoebox` and commit what it wrote"


def test_the_six_loans_are_the_ones_of_the_readme():
    told = [
        (loan.rows[0].total_fen, sum(row.total_fen for row in loan.rows[: loan.paid])) for loan in loans()
    ]
    assert told == [
        (179_951, 1_079_706),
        (146_000, 1_128_064),
        (107_293, 429_172),
        (90_000, 270_000),
        (96_451, 482_255),
        (112_000, 672_000),
    ]


def test_three_loans_are_overdue_by_45_12_and_100_days():
    as_of = date(2026, 11, 22)
    first_unpaid = [loan.rows[loan.paid].due_on for loan in loans()]
    assert [(as_of - due_on).days for due_on in first_unpaid if due_on < as_of] == [45, 12, 100]


def test_principal_is_repaid_to_the_fen():
    assert [sum(row.principal_fen for row in loan.rows) for loan in loans()] == [
        2_000_000,
        1_500_000,
        1_200_000,
        1_000_000,
        1_000_000,
        1_200_000,
    ]
