"""What the command line promises: names, forms of money and dates, and nothing but JSON on stdout."""

import json
import re

import pytest

from liangqing.case.casefile import parse_case
from liangqing.store import CaseFolder
from tests.cli.conftest import SHOEBOX

MONEY = re.compile(r"-?\d+\.\d\d")
RATE = re.compile(r"-?\d+\.\d{4,}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
BECAUSE = {"rule", "law", "article", "strength", "confidence"}

#: Keys whose values are sums, rates and days wherever they stand.
SUMS = {
    "amount", "income", "living", "dependants", "cash", "capacity", "floor", "principal", "interest", "penalty", "fees",
    "total", "low", "high", "claimed", "excess", "unexplained", "total_paid", "charged", "cap", "payment",
    "interest_total", "overdue", "next_due", "over_cap", "headroom", "lump_sum", "opening", "target", "full", "halved",
    "monthly_fee", "upfront_fee",
}  # fmt: skip
RATES = {
    "nominal_percent", "effective_percent", "annual_percent", "monthly_percent", "percent", "percent_of_principal",
    "low_percent", "high_percent",
}  # fmt: skip
DAYS = {
    "as_of",
    "due_on",
    "ends_on",
    "formed_on",
    "debt_free_on",
    "from",
    "until",
    "possibly_on",
    "next_due_on",
    "raw_on",
}


def leaves(value, key=""):
    """Every (key, value) below a JSON value; elements of a list carry the list's key."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from leaves(below, name)
            yield name, below
    elif isinstance(value, list):
        for below in value:
            yield from leaves(below, key)


def check_forms(answer):
    for key, value in leaves(answer):
        if key in SUMS and isinstance(value, str | int | float):
            assert isinstance(value, str), (key, value)
            assert MONEY.fullmatch(value), (key, value)
        if key in RATES and value is not None:
            assert RATE.fullmatch(value), (key, value)
        if key in DAYS and value is not None:
            assert DAY.fullmatch(value), (key, value)
        if key == "because":
            assert all(set(reason) >= BECAUSE for reason in value), value


def test_read(shell):
    files = sorted(SHOEBOX.glob("*.csv")) + sorted(SHOEBOX.glob("*.xml"))
    answer = shell.json("read", *files)

    assert [one["path"] for one in answer["files"]] == [str(path) for path in files]
    for one in answer["files"]:
        assert set(one) >= {
            "path",
            "format",
            "rows_total",
            "rows_used",
            "rows_ignored",
            "problems",
            "records",
        }
        assert one["rows_total"] == one["rows_used"] + len(one["rows_ignored"])
    records = [record for one in answer["files"] for record in one["records"]]
    money = next(record for record in records if record["kind"] == "money")
    assert set(money) >= {"on", "at", "amount", "direction", "counterparty", "item", "status", "source"}
    call = next(record for record in records if record["kind"] == "call")
    assert set(call) >= {"at", "direction", "connected", "seconds", "number", "text", "source"}
    assert {record["kind"] for record in records} >= {"money", "call", "sms", "schedule"}
    check_forms(answer)


def test_a_row_of_an_earlier_file_is_ignored_as_duplicate(shell):
    calls = next(SHOEBOX.glob("calls-*.xml"))
    first, again = shell.json("read", calls, calls)["files"]

    assert (first["rows_used"], again["rows_used"]) == (35, 0)
    assert {row["reason"] for row in again["rows_ignored"]} == {"duplicate"}
    assert all(row["line"] > 0 for row in again["rows_ignored"])


def test_case_new_build_set_show(shell, tmp_path):
    keys = {"case", "linked", "unlinked", "added", "unchanged", "missing"}
    new = shell.json("case", "new", "-o", tmp_path / "a.toml", "--on", "2026-11-22")
    built = shell.json(
        "case", "build", *sorted(SHOEBOX.iterdir()), "--into", tmp_path / "a.toml", "-o", tmp_path / "b.json"
    )
    changed = shell.json("case", "set", tmp_path / "b.json", "household.income", "7000")
    shown = shell.json("case", "show", tmp_path / "b.json")

    for answer in (new, built, changed, shown):
        assert set(answer) >= keys
        assert all(set(row) >= {"id", "debt", "question", "where", "choices"} for row in answer["missing"])
        check_forms(answer)
    assert len(built["case"]["debts"]) == 6
    assert built["added"]["records"] == 119
    assert shown["case"]["household"]["income"] == "7000.00"
    assert json.loads((tmp_path / "b.json").read_text("utf-8"))["household"]["income"] == "7000.00"


def test_assess(shell, sample):
    answer = shell.json("assess", sample)

    assert set(answer) >= {"as_of", "debts", "totals", "deadlines", "conduct", "missing"}
    promised = {
        "id", "lender", "lender_type", "stage", "overdue_days", "nominal_percent", "effective_percent", "caps",
        "contract", "lawful", "recomputed", "claimed", "excess", "unexplained", "breach", "limitation", "agreement",
        "findings", "gates", "missing",
    }  # fmt: skip
    for debt in answer["debts"]:
        assert set(debt) >= promised
        assert set(debt["contract"]) == {"principal", "interest", "penalty", "fees", "total"}
        assert all(set(cap) >= {"from", "until", "percent", "effect", "because"} for cap in debt["caps"])
        assert all(set(one) >= {"code", "severity", "text", "amount", "because"} for one in debt["findings"])
        assert all(set(one) >= {"code", "open", "text"} for one in debt["gates"])
        assert set(debt["limitation"]) >= {"ends_on", "because"}
        assert debt["breach"] in ("breach", "at_cap", "none", "unknown")
    kept_back = answer["debts"][2]
    assert set(kept_back["recomputed"]) >= {"low", "high", "contested"}
    assert all(set(row) >= {"kind", "due_on", "debt", "because"} for row in answer["deadlines"])
    assert answer["totals"]["contract"] == "43495.62"
    check_forms(answer)


def test_every_conclusion_carries_its_reason(shell, sample):
    answer = shell.json("assess", sample)
    reasons = [reason for key, value in leaves(answer) if key == "because" for reason in value]
    assert reasons
    for reason in reasons:
        assert reason["law"]
        assert not reason["law"].startswith("《")
        assert re.fullmatch(r"[\d.]*", reason["article"]), reason


def test_plan(shell, sample):
    answer = shell.json("plan", sample)

    assert set(answer) >= {
        "cash", "capacity", "floor", "options", "monthly", "total_paid", "debt_free_on", "optimal", "gap_fen",
        "alternatives", "ladder",
    }  # fmt: skip
    assert set(answer["alternatives"]) >= {"snowball", "avalanche", "pro_rata", "lowest_monthly", "cheapest"}
    assert all(
        set(option) >= {"debt", "kind", "months", "monthly", "total", "asks"} for option in answer["options"]
    )
    asks = [ask for option in answer["options"] for ask in option["asks"]]
    assert {ask["basis"] for ask in asks} <= {"right", "policy", "courtesy"}
    assert all(set(ask) >= {"what", "basis", "because"} for ask in asks)
    assert all(set(step) >= {"debt", "opening", "target", "floor"} for step in answer["ladder"])
    assert (answer["capacity"], answer["optimal"], answer["gap_fen"]) == ("1800.00", True, 0)
    check_forms(answer)


def test_the_plan_never_asks_for_more_than_there_is(shell, sample):
    answer = shell.json("plan", sample)

    def fen(text):
        return int(text.replace(".", ""))

    spare_fen = fen(answer["cash"])
    for month in answer["monthly"]:
        spare_fen += fen(month["capacity"]) - fen(month["total"])
        assert spare_fen >= 0, month


def test_draft(shell, sample, tmp_path):
    listed = shell.json("draft", "--list")["papers"]
    assert {paper["kind"] for paper in listed} >= {
        "negotiation_request",
        "call_card",
        "confirmation_request",
        "agent_questions",
    }

    for ending, begins in ((".docx", b"PK"), (".txt", b"")):
        answer = shell.json(
            "draft", "call_card", "--case", sample, "--debt", "d3", "-o", tmp_path / f"卡{ending}"
        )
        assert set(answer) >= {"file", "kind", "gates", "citations"}
        data = (tmp_path / f"卡{ending}").read_bytes()
        assert data.startswith(begins)
        assert data


def test_conduct_from_a_case_and_from_backups(shell, sample):
    from_case = shell.json("conduct", sample)
    from_files = shell.json("conduct", *sorted(SHOEBOX.glob("*.xml")))

    for answer in (from_case, from_files):
        assert set(answer) >= {"contacts", "findings", "by_strength"}
        assert answer["contacts"] == 59
        for one in answer["findings"]:
            assert set(one) >= {"code", "at", "number", "count", "text", "because"}
            assert one["because"]
    assert {one["code"] for one in from_case["findings"]} >= {"T1", "F1"}


def test_calendar(shell, sample, tmp_path):
    answer = shell.json("calendar", sample, "-o", tmp_path / "a.ics")
    data = (tmp_path / "a.ics").read_bytes()

    assert answer["file"].endswith("a.ics")
    assert data.count(b"BEGIN:VEVENT") == answer["events"] > 0
    assert data.count(b"BEGIN:VALARM") >= answer["events"]


def test_schema(shell):
    status, out, _ = shell.run("schema")
    assert status == 0
    assert json.loads(out)["title"] == "Case"


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        # C01
        (
            "rate --amount 12000 --payment 1120 --periods 12",
            {"answer": "unique", "monthly_percent": "1.788099", "nominal_percent": "21.4572",
             "effective_percent": "23.6984", "roots": ["23.6984"]},
        ),
        # C07: 199 beforehand on 5,000 in three parts of 1,733.77
        ("rate --amount 5000 --payment 1733.77 --periods 3 --upfront 199", {"nominal_percent": "49.3651"}),
        (
            "instalment --principal 12000 --nominal-percent 18 --periods 24",
            {"payment": "599.09", "interest_total": "2378.14"},
        ),
        # C05
        (
            "fee --amount 10000 --nominal-percent 9 --periods 12 --cap-percent 24",
            {"verdict": "none", "monthly_fee": "71.08", "upfront_fee": "751.76", "percent_of_principal": "0.710812"},
        ),
        (
            "fee --amount 10000 --nominal-percent 36 --periods 12 --cap-percent 24",
            {"verdict": "breach", "monthly_fee": None, "upfront_fee": None, "percent_of_principal": None},
        ),
        # C09
        (
            "overdue --principal 20000 --daily-percent 0.05 --multiplier 1.5 --days 60 --lender-type bank",
            {"charged": "900.00", "cap": "789.04", "excess": "110.96", "annual_percent": "27.3750"},
        ),
        ("deadline payment_order_objection --from 2026-12-18", {"due_on": "2027-01-02", "possibly_on": "2027-01-04"}),
        ("limitation --due 2022-03-10", {"ends_on": "2025-03-10", "raw_on": "2025-03-10", "revived": False}),
        ("court-fee --amount 100000", {"full": "2300.00", "halved": "1150.00"}),
        ("judgment-interest --amount 50000 --days 90", {"doubled_part": "787.50"}),
        ("credit-clear --ended 2026-11-30", {"delete_after": "2031-11-30"}),
        ("credit-clear", {"delete_after": None}),
    ],
    ids=lambda value: value.split()[0] if isinstance(value, str) else "",
)  # fmt: skip
def test_calculators(shell, arguments, answer):
    told = shell.json("calc", *arguments.split(), *_looked_from(arguments))
    assert {key: told[key] for key in answer} == answer
    check_forms(told)


def _looked_from(arguments):
    """A day to look from, for those that would ask the clock."""
    timeless = arguments.startswith(("rate", "instalment", "fee", "deadline"))
    return () if timeless else ("--on", "2026-11-22")


def test_calc_cap_with_segments_and_with_readings(shell):
    known = shell.json(
        "calc", "cap", "--lender-type", "bank", "--formed-on", "2026-01-15", "--on", "2026-11-22"
    )
    unknown = shell.json(
        "calc", "cap", "--lender-type", "unknown", "--formed-on", "2026-01-15", "--on", "2026-11-22"
    )

    assert [segment["percent"] for segment in known["segments"]] == ["24.0000"]
    assert known["readings"] == unknown["segments"] == []
    assert all(set(reading) == {"if", "segments"} for reading in unknown["readings"])
    assert len(unknown["readings"]) == 2
    check_forms([known, unknown])


def test_calc_rate_of_dated_flows(shell, tmp_path):
    path = tmp_path / "flows.csv"
    path.write_text("date,amount\n2026-01-01,-100\n2027-01-01,230\n2028-01-01,-132\n")
    told = shell.json("calc", "rate", "--flows", path)

    assert (told["answer"], told["effective_percent"], told["roots"]) == (
        "ambiguous",
        None,
        ["10.0000", "20.0000"],
    )
    certificate = told["certificate"]
    assert (certificate["ground"], certificate["sign_changes"]) == ("counted", 2)
    for one, root in zip(certificate["brackets"], (10, 20), strict=True):
        assert float(one["low_percent"]) < root < float(one["high_percent"])
        assert one["crosses"]
    check_forms(told)


def test_calc_rate_tells_people_why_there_is_no_other(shell):
    told = shell.text("calc", "rate", "--amount", "12000", "--payment", "1120", "--periods", "12")
    assert "正好有一个利率" in told


def test_calc_fee_tells_people_what_may_still_be_charged(shell):
    loan = ("calc", "fee", "--amount", "10000", "--periods", "12", "--cap-percent", "24", "--nominal-percent")
    assert "71.08 元" in shell.text(*loan, "9")
    assert "本身已经超过" in shell.text(*loan, "36")


def test_calc_rate_of_amounts_finer_than_a_fen(shell, tmp_path):
    path = tmp_path / "flows.csv"
    path.write_text("2026-01-01,1426.4559062157832\n2027-01-01,-1569.1014968373615\n")
    assert shell.json("calc", "rate", "--flows", path)["effective_percent"] == "10.0000"


@pytest.mark.parametrize(
    "command",
    [
        ("read", SHOEBOX / "我的情况.txt"),
        ("assess", "样例.toml"),
        ("plan", "样例.toml"),
        ("case", "show", "样例.toml"),
        ("conduct", "样例.toml"),
        ("draft", "--list"),
        ("calc", "rate", "--amount", "12000", "--payment", "1120", "--periods", "12"),
        ("calc", "cap", "--lender-type", "private", "--formed-on", "2025-06-01", "--on", "2026-11-22"),
    ],
    ids=lambda command: " ".join(str(word) for word in command[:2]),
)
def test_for_people_there_is_chinese_text_and_no_json(shell, sample, command):
    told = shell.text(*command)
    assert any("\u4e00" <= character <= "\u9fff" for character in told)
    assert not told.lstrip().startswith("{")


def test_the_day_can_be_told_on_the_command_line(shell, sample):
    answer = shell.json("assess", sample, "--on", "2026-12-31")
    assert answer["as_of"] == "2026-12-31"
    assert answer["debts"][2]["overdue_days"] == 139  # 14 August to 31 December
    assert shell.json("assess", sample)["as_of"] == "2026-11-22"  # the file keeps its own day


@pytest.mark.parametrize(
    "command",
    ["demo", "read", "assess", "plan", "draft", "conduct", "calendar", "rehearse", "schema", "serve"],
)
def test_every_command_has_help_in_chinese(shell, command):
    told = shell.text(command, "--help")
    assert any("\u4e00" <= character <= "\u9fff" for character in told)


def test_a_stored_case_is_named_by_its_id(shell, home, sample):
    case = parse_case(sample.read_bytes(), sample.name).model_copy(update={"id": "lin"})
    CaseFolder(home).save(case, 0)

    assert shell.json("assess", "lin")["totals"]["contract"] == "43495.62"
    assert (
        shell.json("case", "set", "lin", "household.income", "7000")["case"]["household"]["income"]
        == "7000.00"
    )
    assert CaseFolder(home).revisions("lin") == (1, 2)
    shell.refused("case", "set", "lin", "household.income", "lots")
    assert CaseFolder(home).revisions("lin") == (1, 2)


def test_what_is_not_known_is_not_summed_up_as_nothing(shell, small):
    shell.run("case", "set", small, "debt.d1.disbursed", "50000")
    told = shell.text("assess", small)
    assert "按合同一共 1,786.48 元；法律支持的上限还有 1 笔算不出。" in told
    assert "年化" not in told
    shell.run("case", "set", small, "debt.d1.payment", "45")
    assert "一共欠多少还算不出，先补齐下面还差的。" in shell.text("assess", small)


def test_with_many_debts_it_says_meanwhile_that_it_is_at_work(shell, tmp_path):
    debts = (f'[[debts]]\nid = "d{number}"\nprincipal = "{number + 1}000"\n' for number in range(21))
    (tmp_path / "many.toml").write_text(f"as_of = 2026-11-22\n{''.join(debts)}", "utf-8")

    status, out, err = shell.run("plan", "many.toml", "--json")
    assert (status, json.loads(out)["as_of"]) == (0, "2026-11-22")
    assert err == "正在算 21 笔债，找最好的走法并证明它，笔数多要等一会儿。\n"


def test_what_to_look_at_first_stands_first_and_the_rest_below(shell, sample):
    told = shell.text("assess", sample)
    assert told.strip().startswith("先看这些")
    head, _, rest = told.partition("【")
    assert head.count("  · ") == 3
    assert "还要知道这些" in rest


def test_a_debt_of_whose_payments_nothing_is_known_is_not_called_in_order(shell, tmp_path):
    case = tmp_path / "neu.toml"
    shell.run("case", "new", "-o", case)
    shown = shell.text("case", "show", case)
    assert "triage.summons" in shown and "triage.frozen" in shown and "debt.new" in shown
    shell.run("case", "set", case, "debt.new", "借呗")
    told = shell.text("assess", case)
    assert "逾期没有还不知道" in told
    assert "没有逾期)" not in told and "没有逾期）" not in told


def test_of_a_debt_that_a_court_has_decided_no_price_and_no_ceiling_is_told(shell):
    case = SHOEBOX.parent / "cases" / "frozen_wage_card.toml"
    told = shell.text("assess", case).partition("【示例快贷】")[2].partition("【")[0]
    assert "以它为准，不再按合同重算" in told
    assert "单利口径" not in told
    assert "上限" not in told
