"""Law packs: taken whole when they hold, refused whole when anything about them does not."""

import hashlib
import io
import zipfile
from datetime import date

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.law.book import book_with, load_book
from liangqing.law.load import parse_rules
from liangqing.law.pack import digest_of, listing, read_folder_pack, read_zip_pack
from liangqing.law.pack_check import checked, taken
from liangqing.law.tables import BY_USER, LprQuote, parse_holidays
from liangqing.store.law_folder import LawFolder
from tests.law.made import put, rule_file, summed

ON = date(2026, 11, 22)
NEW = {"rules/price/NEW-1.toml": rule_file("NEW-1")}
QUOTES = {"tables/lpr.csv": b"publish_date,lpr_1y_pct,confidence\n2026-10-20,2.90,notice\n"}
HOLIDAYS = {
    "tables/holidays.toml": (
        '[2027]\nsource = "试验用的通知"\noff = ["2027-01-01/2027-01-03", "2027-02-05/2027-02-12"]\n'
        "make_up = [2027-02-20]\n"
    ).encode()
}
WHOLE = {**NEW, **QUOTES, **HOLIDAYS, "README.md": b"# made up\n"}


def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return buffer.getvalue()


def changed(files, path, data):
    """After the sums were written, somebody changed or added a file."""
    return {**summed(files), path: data}


def cap_rule(rule_id="CAP-20", percent="20", since=date(2027, 1, 1), until=None, **more):
    window = {"keyed_on": "accrued_on", "from": since} | ({"until": until} if until else {})
    example = {"lender_type": "bank", "formed_on": date(2017, 8, 4)}
    return rule_file(
        rule_id,
        "rate_cap.court",
        applies={**window, "lender_types": ["bank"]},
        params={"percent": percent, "consequence": "court_reduces_on_request"},
        examples=[
            {"say": "开始的那天", **example, "accrued_on": since, "applies": True},
            {"say": "开始的前一天", **example, "accrued_on": date(1990, 1, 1), "applies": False},
            {"say": "别的放款人", "lender_type": "private", "accrued_on": since, "applies": False},
        ],
        **more,
    )


# What is taken


def test_a_pack_with_sums_says_what_it_changes():
    told = taken(checked(read_folder_pack(summed(WHOLE), "any name"), ON))
    assert told.rules_added == ("NEW-1",)
    assert (told.rules_replaced, told.quotes_added, told.years_added) == ((), (date(2026, 10, 20),), (2027,))
    assert told.digest == hashlib.sha256(listing(WHOLE)).hexdigest()


def test_a_folder_may_be_called_by_its_digest_and_a_zip_by_its_hash():
    assert read_folder_pack(WHOLE, digest_of(WHOLE)).rules[0].id == "NEW-1"
    data = zipped(WHOLE)
    assert read_zip_pack(data, f"{hashlib.sha256(data).hexdigest()}.zip").rules[0].id == "NEW-1"


def test_a_zip_may_wrap_everything_in_one_folder():
    wrapped = {f"pack-2027/{path}": data for path, data in summed(WHOLE).items()}
    assert read_zip_pack(zipped(wrapped), "pack-2027.zip").quotes[0].published_on == date(2026, 10, 20)


def test_rules_replace_by_id_and_tables_go_on():
    ours = next(r for r in load_book().rules if r.id == "CAP-24")
    files = {
        "rules/CAP-24.toml": cap_rule("CAP-24", "24", date(2017, 8, 4), date(2027, 1, 1)),
        "rules/CAP-20.toml": cap_rule(),
        **QUOTES,
        **HOLIDAYS,
    }
    added = checked(read_folder_pack(summed(files), "x"), ON)
    book = book_with(added)
    assert len(book.rules) == len(load_book().rules) + 1
    assert book.by_id("CAP-24").applies.until_on == date(2027, 1, 1) != ours.applies.until_on
    assert book.lpr.quotes[-1] == LprQuote(date(2026, 10, 20), 29_000_000, "notice")
    assert book.calendar.knows(date(2027, 1, 1)) and book.calendar.knows(date(2026, 1, 1))
    assert not book.calendar.is_rest_day(date(2027, 2, 20))
    assert taken(added).rules_replaced == ("CAP-24",)


def test_a_pack_may_repeat_our_quotes():
    repeated = {"tables/lpr.csv": b"publish_date,lpr_1y_pct,cap_4x_pct,confidence\n2026-09-20,3.00,12.00,x\n"}
    assert taken(checked(read_folder_pack(summed({**NEW, **repeated}), "x"), ON)).quotes_added == ()


# What is refused whole

TAMPERED = {
    "no name and no sums": dict(WHOLE),
    "a file changed": changed(WHOLE, "README.md", b"# another\n"),
    "a file added": changed(WHOLE, "rules/NEW-2.toml", rule_file("NEW-2")),
    "a file gone": {path: data for path, data in summed(WHOLE).items() if not path.startswith("rules/")},
    "half the sums": {**WHOLE, "SHA256SUMS": summed(WHOLE)["SHA256SUMS"][:150]},
    "sums that are none": {**WHOLE, "SHA256SUMS": b"\xff\xfe"},
    "sums twice": {**WHOLE, "SHA256SUMS": summed(WHOLE)["SHA256SUMS"] * 2},
    "nothing in it": summed({"README.md": b"x"}),
    "a file that does not belong": summed({**WHOLE, "run.sh": b"x"}),
    "a path that leaves the folder": summed({**WHOLE, "rules/../../x.toml": b"x"}),
    "an absolute path": summed({**WHOLE, "/rules/X-1.toml": b"x"}),
}


@pytest.mark.parametrize("files", TAMPERED.values(), ids=TAMPERED)
def test_a_pack_whose_hash_or_form_does_not_hold(files):
    with pytest.raises(InputUnusable):
        read_folder_pack(files, "any name")


def test_a_name_that_is_a_digest_must_be_the_digest():
    with pytest.raises(InputUnusable, match="摘要"):
        read_folder_pack(summed(WHOLE), "0" * 64)
    with pytest.raises(InputUnusable, match="摘要"):
        read_zip_pack(zipped(summed(WHOLE)), "0" * 64 + ".zip")


@pytest.mark.parametrize("keep", [0, 1, 100, 400, 900, -1])
def test_a_zip_that_is_cut_off(keep):
    data = zipped(summed(WHOLE))[:keep]
    with pytest.raises(InputUnusable):
        read_zip_pack(data, "pack.zip")


def test_a_zip_with_any_byte_changed_is_refused_or_holds_the_same():
    data = zipped(summed(NEW))
    for place in range(0, len(data), 3):
        spoiled = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        try:
            assert read_zip_pack(spoiled, "pack.zip").files == read_zip_pack(data, "pack.zip").files
        except InputUnusable:
            continue


RULES = {
    "unknown key": rule_file("NEW-1", invented=1),
    "no citation": rule_file("NEW-1", citation={}),
    "an example that does not hold": rule_file("NEW-1", until=date(2025, 1, 1)),
    "two examples": rule_file("NEW-1", examples=[{"say": "只有一个例子", "applies": True}]),
    "not TOML": b"id = ",
    "not UTF-8": "title = '试验'".encode("gb18030"),
    "another name": rule_file("NEW-2"),
}


@pytest.mark.parametrize("data", RULES.values(), ids=RULES)
def test_a_rule_that_would_not_load_with_ours(data):
    with pytest.raises(InputUnusable, match="NEW-1"):
        read_folder_pack(summed({"rules/NEW-1.toml": data}), "x")


WORDINGS = {
    "unlawful without law": rule_file("NEW-1", strength="standard", gist="这样做是违法的。"),
    "figures without proof": rule_file(
        "NEW-1", confidence="unverified", keywords=[], not_checkable="没有原文", gist="大约是20天左右。"
    ),
    "both speak": cap_rule(since=date(2026, 1, 1)),
    "no figure": cap_rule(percent="twenty"),
    "an absurd figure": cap_rule(percent="20000"),
    "another consequence": rule_file(
        "NEW-1", "rate_cap.court", params={"percent": "20", "consequence": "jail"}, until=date(2015, 1, 1)
    ),
    "parameters missing": rule_file("NEW-1", "deadline.answer", params={"days": 15}),
    "a flag for a number": rule_file(
        "NEW-1", "deadline.answer", params={"days": True, "rolls": True, "ours": True}
    ),
    "days beyond any": rule_file(
        "NEW-1", "deadline.answer", params={"days": 15_000_000, "rolls": True, "ours": True}
    ),
    "lists that do not match": rule_file(
        "NEW-1",
        "court_fee.property",
        params={
            "first_up_to": "10000",
            "first_fee": "50",
            "tier_up_to": ["100000", "unlimited"],
            "tier_percent": ["2.5"],
        },
    ),
}


@pytest.mark.parametrize("data", WORDINGS.values(), ids=WORDINGS)
def test_a_rule_that_does_not_fit_among_ours(data):
    name = "CAP-20" if b'id = "CAP-20"' in data else "NEW-1"
    pack = read_folder_pack(summed({f"rules/{name}.toml": rule_dated(data)}), "x")
    with pytest.raises(InputUnusable, match=name):
        checked(pack, ON)


def rule_dated(data):
    """`until` before the window opens would be refused while loading; these stories are about what comes after."""
    return data.replace(b"until = 2015-01-01\n", b"")


TABLES = {
    "a rate that cannot be": ("tables/lpr.csv", b"publish_date,lpr_1y_pct,confidence\n2026-10-20,30,x\n"),
    "a rate of nothing": ("tables/lpr.csv", b"publish_date,lpr_1y_pct,confidence\n2026-10-20,0,x\n"),
    "no date": ("tables/lpr.csv", b"publish_date,lpr_1y_pct,confidence\n2026-13-20,3,x\n"),
    "out of order": (
        "tables/lpr.csv",
        b"publish_date,lpr_1y_pct,confidence\n2026-11-20,3,x\n2026-10-20,3,x\n",
    ),
    "not four times": (
        "tables/lpr.csv",
        b"publish_date,lpr_1y_pct,cap_4x_pct,confidence\n2026-10-20,3,13,x\n",
    ),
    "other columns": ("tables/lpr.csv", b"day,rate\n2026-10-20,3\n"),
    "not our value": ("tables/lpr.csv", b"publish_date,lpr_1y_pct,confidence\n2026-08-20,3.5,x\n"),
    "not our day": ("tables/lpr.csv", b"publish_date,lpr_1y_pct,confidence\n2026-08-21,3,x\n"),
    "a day to come": ("tables/lpr.csv", b"publish_date,lpr_1y_pct,confidence\n2062-10-20,3,x\n"),
    "a year elsewhere": (
        "tables/holidays.toml",
        '[2027]\nsource = "试验通知"\noff = ["2028-05-01/2028-05-02"]\nmake_up = []\n'.encode(),
    ),
    "a working day made up": (
        "tables/holidays.toml",
        '[2027]\nsource = "试验通知"\noff = ["2027-05-01/2027-05-02"]\nmake_up = [2027-05-05]\n'.encode(),
    ),
    "a holiday without end": (
        "tables/holidays.toml",
        '[2027]\nsource = "试验通知"\noff = ["2027-01-01/9999-05-02"]\nmake_up = []\n'.encode(),
    ),
    "a table that is none": ("tables/holidays.toml", b"2027"),
}


@pytest.mark.parametrize("place", TABLES.values(), ids=TABLES)
def test_a_table_that_cannot_follow_ours(place):
    path, data = place
    with pytest.raises(InputUnusable):
        checked(read_folder_pack(summed({**NEW, path: data}), "x"), ON)


# On the disk


def test_the_command_takes_a_folder_and_every_command_uses_it(ask, answer, tmp_path):
    before = answer("calc", "deadline", "appeal_judgment", "--from", "2026-12-18")
    told = answer("law", "update", put(tmp_path / "pack", summed(WHOLE)), "--on", ON)
    assert (told["rules_added"], told["years_added"]) == (["NEW-1"], [2027])
    assert answer("law", "show", "NEW-1")["title"] == "试验用规则"
    after = answer("calc", "deadline", "appeal_judgment", "--from", "2026-12-18")
    assert (before["due_on"], before["possibly_on"]) == ("2027-01-02", "2027-01-04")
    assert (after["due_on"], after["possibly_on"]) == ("2027-01-04", None)
    cap = ("calc", "cap", "--lender-type", "private", "--formed-on", "2026-10-25", "--on", "2026-11-22")
    assert [part["percent"] for part in answer(*cap)["segments"]] == ["11.6000"]


def test_a_refused_pack_leaves_the_old_one_in_force(ask, answer, tmp_path):
    first = answer("law", "update", put(tmp_path / "first", summed(WHOLE)), "--on", ON)
    for number, files in enumerate(TAMPERED.values()):
        inside = {path: data for path, data in files.items() if ".." not in path and path[0] != "/"}
        asked = ask("law", "update", put(tmp_path / f"bad-{number}", inside), "--on", ON)
        if inside == files:
            assert asked.status == 2
            assert asked.out == ""
    assert answer("law", "status", "--on", ON)["pack"] == first["digest"]


def test_a_better_pack_takes_the_place_of_the_old_one(answer, tmp_path):
    answer("law", "update", put(tmp_path / "first", summed(WHOLE)), "--on", ON)
    second = tmp_path / "second.zip"
    second.write_bytes(zipped(summed(HOLIDAYS)))
    answer("law", "update", second, "--on", ON)
    status = answer("law", "status", "--on", ON)
    assert (status["pack"], status["from_pack"]) == (digest_of(HOLIDAYS), [])
    assert status["holidays"]["announced"] == [2026, 2027]


def test_the_same_pack_twice_is_the_same(answer, tmp_path, home):
    pack = put(tmp_path / "pack", summed(WHOLE))
    assert answer("law", "update", pack, "--on", ON) == answer("law", "update", pack, "--on", ON)
    assert [entry.name for entry in (home / "law" / "packs").iterdir()] == [digest_of(WHOLE)]


def test_a_pack_that_is_changed_after_it_was_taken_stops_the_program_and_can_be_replaced(ask, tmp_path, home):
    pack = put(tmp_path / "pack", summed(WHOLE))
    assert ask("law", "update", pack, "--on", ON).status == 0
    held = home / "law" / "packs" / digest_of(WHOLE) / "rules" / "price" / "NEW-1.toml"
    held.write_bytes(rule_file("NEW-1", title="被人改过的规则"))
    asked = ask("law", "list")
    assert (asked.status, asked.out) == (2, "")
    assert "规则包坏了" in asked.err and "law update" in asked.err
    assert ask("law", "update", pack, "--on", ON).status == 0
    assert ask("law", "show", "NEW-1").status == 0


def test_an_interrupted_writing_is_not_in_force(tmp_path):
    folder = LawFolder(tmp_path / "law")
    first, second = (read_folder_pack(summed(files), "x") for files in (NEW, HOLIDAYS))
    folder.take(first)
    half = tmp_path / "law" / "packs" / second.digest
    put(half, {"README.md": b"half"})
    assert folder.additions().pack == first.digest
    folder.take(second)
    assert folder.additions().pack == second.digest


def test_what_is_added_belongs_to_its_owner_alone(answer, tmp_path, home):
    answer("law", "update", put(tmp_path / "pack", summed(WHOLE)), "--on", ON)
    folders = [home, home / "law", home / "law" / "packs"]
    assert [oct(folder.stat().st_mode & 0o777) for folder in folders] == ["0o700"] * 3


@pytest.mark.parametrize("link", ["rules", "rules/NEW-1.toml"])
def test_links_in_a_pack_are_refused(ask, tmp_path, link):
    pack = put(tmp_path / "pack", {"README.md": b"x"})
    (pack / link).parent.mkdir(exist_ok=True)
    (pack / link).symlink_to(put(tmp_path / "elsewhere", NEW))
    assert ask("law", "update", pack).status == 2


@pytest.mark.parametrize("name", ["missing", "missing.zip"])
def test_a_pack_that_is_not_there(ask, tmp_path, name):
    asked = ask("law", "update", tmp_path / name)
    assert (asked.status, asked.out) == (2, "")


def test_shipped_rows_win_over_pack_and_pack_over_the_hand(tmp_path):
    folder = LawFolder(tmp_path / "law")
    folder.take(read_folder_pack(summed(QUOTES), "x"))
    own = tuple(LprQuote(date(2026, month, 20), 31_000_000, BY_USER) for month in (9, 10, 11))
    folder.keep_quotes(own)
    assert folder.own_quotes() == own
    quotes = book_with(folder.additions()).lpr.quotes
    assert [(q.published_on.month, q.value_e9) for q in quotes[-3:]] == [
        (9, 30_000_000),
        (10, 29_000_000),
        (11, 31_000_000),
    ]


@pytest.mark.parametrize(
    "bomb", [b"x = " + b"[" * 100_000, b"x = " + b"9" * 5000, b"a" + b".a" * 50_000 + b" = 1"]
)
def test_a_rule_or_a_notice_that_would_choke_the_reader_is_refused_in_words(bomb):
    for read in (
        lambda: parse_rules([("A.toml", bomb)]),
        lambda: parse_holidays(bomb.decode(), "holidays.toml"),
    ):
        with pytest.raises(InputUnusable):
            read()
