"""Credit reports of both generations: every sentence, wherever it breaks; the list held against the summary."""

import json
from collections import Counter

import pytest

from liangqing.case.credit import AccountStatus, CreditAccount, CreditQuery, CreditReport
from liangqing.reading.read import read_bytes, read_files
from liangqing.reading.result import FileRead
from tests.reading.expected import expected, fixture, told
from tests.reading.test_samples import SAMPLES

TEXT = "credit_brief_second.txt"
HEAD = """个人信用报告
报告编号：2026112211020300000009 报告时间：2026-11-22 11:02:03
信息概要
信用卡 购房贷款 其他贷款
账户数 0 0 1
贷款
从未发生过逾期的账户明细如下：
"""
TAIL = "公共记录\n系统中没有您最近5年内的公共信息记录。\n"
SENTENCE = (
    "1.2025年12月05日明月示例消费金融有限公司发放的15,000元（人民币）其他个人消费贷款，"
    "2026年12月05日到期。截至2026年10月，余额为11,200，当前无逾期。"
)


def accounts(read: FileRead) -> list[CreditAccount]:
    return [record for record in read.records if isinstance(record, CreditAccount)]


def codes(read: FileRead) -> list[str]:
    return [problem.code for problem in read.problems]


@pytest.mark.parametrize("name", [TEXT, "credit_brief_first.html"])
def test_a_report_comes_out_as_written_down(name: str) -> None:
    read = read_bytes(fixture(name), name)

    assert told(read) == expected(name, read)


def test_both_encodings_and_both_line_ends_say_the_same() -> None:
    text = fixture(TEXT).decode()

    for other in (text.encode("gb18030"), text.replace("\n", "\r\n").encode("utf-16")):
        assert told(read_bytes(other, TEXT)) == told(read_bytes(text.encode(), TEXT))


def test_a_sentence_may_break_anywhere_over_lines_and_pages() -> None:
    (whole,) = accounts(read_bytes(f"{HEAD}{SENTENCE}\n{TAIL}".encode(), "r.txt"))

    for place in range(1, len(SENTENCE)):
        broken = f"{SENTENCE[:place]}\n第1页,共2页\n{SENTENCE[place:]}"
        (account,) = accounts(read_bytes(f"{HEAD}{broken}\n{TAIL}".encode(), "r.txt"))
        assert account == whole.model_copy(update={"source": account.source}), broken


def test_a_clause_that_nobody_knows_is_told_and_the_rest_kept() -> None:
    odd = SENTENCE.replace("当前无逾期", "当前处于某种状态")

    read = read_bytes(f"{HEAD}{odd}\n{TAIL}".encode(), "r.txt")

    assert (codes(read), accounts(read)[0].balance_fen) == (["clause_unknown"], 1_120_000)
    assert "“当前处于某种状态”没有读懂" in read.problems[0].text


@pytest.mark.parametrize(
    ("old", "new", "status", "owed_fen"),
    [
        ("余额为11,200，当前无逾期", "余额11,200", AccountStatus.OPEN, 1_120_000),
        ("截至2026年10月，余额为11,200，当前无逾期", "2026年08月已结清", AccountStatus.SETTLED, None),
        ("截至2026年10月，余额为11,200，当前无逾期", "截至2026年08月已转出", AccountStatus.TRANSFERRED, None),
        ("余额为11,200，当前无逾期", "呆账，余额11,200", AccountStatus.BAD, 1_120_000),
    ],
)
def test_what_became_of_a_loan(old: str, new: str, status: AccountStatus, owed_fen: int | None) -> None:
    sentence = SENTENCE.replace(old, new)
    assert sentence != SENTENCE

    (account,) = accounts(read_bytes(f"{HEAD}{sentence}\n{TAIL}".encode(), "r.txt"))

    assert (account.status, account.owed_fen) == (status, owed_fen)


def test_an_account_that_cannot_be_read_is_named() -> None:
    odd = SENTENCE.replace("2025年12月05日明月", "2025年13月45日明月")

    read = read_bytes(f"{HEAD}{odd}\n{TAIL}".encode(), "r.txt")

    assert [(row.line, row.reason) for row in read.rows_ignored] == [(8, "date_impossible")]
    assert codes(read) == ["summary_differs", "date_impossible"]


def test_what_the_summary_counts_and_the_list_lacks_is_told() -> None:
    text = fixture(TEXT).decode().replace("发生过逾期的账户数 1 0 2", "发生过逾期的账户数 1 0 3")

    read = read_bytes(text.encode(), TEXT)

    (problem,) = read.problems
    assert problem.code == "summary_differs"
    assert "信息概要写其他贷款发生过逾期的账户数是 3,明细里读到 2 个" in problem.text


def test_a_lost_page_shows_in_the_numbers() -> None:
    lines = fixture(TEXT).decode().split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith("4.2025年"))

    read = read_bytes("\n".join(lines[:start] + lines[start + 2 :]).encode(), TEXT)

    assert "rows_missing" in codes(read)
    assert any("编号从 3 跳到 5" in problem.text for problem in read.problems)


def test_the_same_report_again_adds_nothing() -> None:
    first, again = read_files([("a.txt", fixture(TEXT)), ("b.txt", fixture(TEXT))])

    assert (first.rows_used, again.rows_total, again.rows_used) == (21, 21, 0)


@pytest.mark.skipif(
    SAMPLES is None, reason="no sample folder: set LIANGQING_SAMPLES or put it at ../shared/samples"
)
def test_the_anonymised_report_is_exact() -> None:
    assert SAMPLES is not None
    folder = SAMPLES / "credit"
    read = read_bytes((folder / "pboc_2016_brief_anon.pdf").read_bytes(), "r.pdf")
    wanted = json.loads((folder / "pboc_2016_brief_expected.json").read_text(encoding="utf-8"))

    assert (read.problems, read.rows_ignored) == ((), ())
    assert _as_the_sample(read) == {key: value for key, value in wanted.items() if key != "over_limit_card"}


def _as_the_sample(read: FileRead) -> dict[str, object]:
    (report,) = [record for record in read.records if isinstance(record, CreditReport)]
    queries = [record for record in read.records if isinstance(record, CreditQuery)]
    others = [query for query in queries if not query.own]
    cards = [account for account in accounts(read) if account.group == "card"]
    loans = [account for account in accounts(read) if account.group == "loan"]
    return {
        "report_no": report.report_no,
        "query_time": report.queried_at.isoformat() if report.queried_at else None,
        "report_time": report.reported_at.isoformat() if report.reported_at else None,
        "id_masked": report.id_masked,
        "marital": report.marital,
        "summary": {
            column.group: [
                column.accounts,
                column.open_accounts,
                column.overdue_accounts,
                column.overdue_90_accounts,
                column.liability_accounts,
            ]
            for column in report.summary
        },
        "cards": [_card(card) for card in cards],
        "loans": [_loan(loan) for loan in loans],
        "institution_queries": len(others),
        "self_queries": len(queries) - len(others),
        "by_reason": dict(Counter(query.reason for query in others)),
        "loan_balance_total": sum(_yuan(loan.balance_fen) for loan in loans),
        "open_card_used_total_cny": sum(_yuan(card.used_fen) for card in cards if card.used_fen),
    }


def _card(card: CreditAccount) -> dict[str, object]:
    head = {
        "issued": str(card.opened_on),
        "issuer": card.lender,
        "ccy": card.currency,
        "status": card.status.value,
    }
    if card.status is AccountStatus.CLOSED:
        return {**head, "closed": card.ended}
    limit = "limit" if card.currency == "CNY" else "limit_cny"
    return {**head, "as_of": card.told_for, limit: _yuan(card.limit_fen), "used": _yuan(card.used_fen)}


def _loan(loan: CreditAccount) -> dict[str, object]:
    return {
        "issued": str(loan.opened_on),
        "issuer": loan.lender,
        "amount": _yuan(loan.principal_fen),
        "type": loan.category,
        "due": str(loan.due_on),
        "as_of": loan.told_for,
        "balance": _yuan(loan.balance_fen),
    }


def _yuan(fen: int | None) -> int:
    assert fen is not None
    assert fen % 100 == 0
    return fen // 100
