"""盘点: values beside their picture, unknown tables, proposals, undo; each taken, changed or put aside."""

import re
from io import BytesIO

import pytest

from liangqing.reading.picture import can_see
from liangqing.store import CaseFolder
from tests.reading.accuracy.screens import screen
from tests.reading.accuracy.words import DEV
from tests.reading.test_picture import drawn
from tests.web.test_files import page, shoebox, upload

ocr = pytest.mark.skipif(not can_see(), reason="text recognition is not installed: make ocr")
FILES, READ = "/case/mine/files/", "/case/mine/files/read/"
UNCLEAR = "甲,乙,丙,丁\n2026-11-01 09:30:00,95123456,呼入,62\n2026-11-02 22:10:00,95123456,呼入,15\n".encode()

BILL = (
    "日期,方向,金额,对方名字,说明\n2026-11-01,支出,15.50,面馆,午饭\n2026-11-02,收入,6500.00,甲公司,工资\n"
    "2026-11-03,支出,二十,面馆,晚饭\n"
).encode()


def case_of(home):
    return CaseFolder(home).load("mine").case


def forms_of(text: str) -> list[str]:
    """The ids of what waits for a look."""
    return re.findall(r'id="check-([0-9a-f]{16})"', text)


def typed(text: str, check: str) -> dict[str, str]:
    """The form as it stands, as a browser sends it."""
    form = text.split(f'id="check-{check}"')[1].split("</form>", maxsplit=1)[0]
    inputs = re.findall(r'name="(v\d+)" type="text"[^>]* value="([^"]*)"', form)
    areas = re.findall(r'name="(v\d+)"[^>]*>([^<]*)</textarea>', form)
    return {"id": check, **dict(inputs), **dict(areas)}


@ocr
def test_a_loan_on_a_screenshot_counts_only_after_a_look(client, own_case, home):
    truth = screen(0, DEV)
    text = page(upload(client, ("借款详情.png", truth.data)))
    assert case_of(home).debts == (), "nothing of a picture is used before"
    (check,) = forms_of(text)
    sent = typed(text, check) | {"debt": "new", "name": "", "button": "yes"}
    answer = client.post(f"{FILES}check/", sent)
    assert (answer.status_code, answer["Location"]) == (302, f"{READ}?done#look")
    (debt,) = case_of(home).debts
    (entry,) = truth.entries
    assert (debt.product, debt.lender) == (entry["product"], entry["lender"])
    assert f"{debt.principal_fen / 100:.2f}" == entry["principal"]
    assert forms_of(page(client.get(READ))) == []


@ocr
def test_a_value_read_wrongly_is_changed_beside_its_picture(client, own_case, home):
    text = page(upload(client, ("借款详情.png", screen(0, DEV).data)))
    (check,) = forms_of(text)
    cut = client.get(f"{FILES}crop/{check}/1.png")
    assert (cut["Content-Type"], cut.content[:4]) == ("image/png", b"\x89PNG")
    form = typed(text, check)
    amount = next(key for key, value in form.items() if re.fullmatch(r"\d+\.\d\d", value))
    client.post(f"{FILES}check/", form | {amount: "12345.60", "debt": "new", "button": "yes"})
    assert "12345.6" in case_of(home).model_dump_json()


@ocr
def test_a_value_that_cannot_be_comes_back_with_what_was_typed(client, own_case, home):
    text = page(upload(client, ("借款详情.png", screen(0, DEV).data)))
    (check,) = forms_of(text)
    form = typed(text, check)
    amount = next(key for key, value in form.items() if re.fullmatch(r"\d+\.\d\d", value))
    answer = client.post(f"{FILES}check/", form | {amount: "一堆", "debt": "new", "button": "yes"})
    assert answer.status_code == 422
    assert 'value="一堆"' in page(answer)
    assert case_of(home).debts == ()


@ocr
def test_what_is_not_wanted_is_put_aside(client, own_case, home):
    text = page(upload(client, ("账单.png", screen(3, DEV).data)))
    rows = forms_of(text)
    for check in rows:
        text = page(client.get(READ))
        client.post(f"{FILES}check/", {"id": check, "button": "none"})
    assert forms_of(page(client.get(READ))) == []
    assert case_of(home).records == ()
    assert client.post(f"{FILES}check/", {"id": rows[0], "button": "yes"}).status_code == 404


@ocr
def test_a_bill_row_a_message_and_a_plan_become_what_they_are(client, own_case, home):
    shots = (("计划.png", screen(5, DEV)), ("短信.png", screen(6, DEV)), ("账单.png", screen(7, DEV)))
    upload(client, *((name, truth.data) for name, truth in shots))
    while forms := forms_of(text := page(client.get(READ))):
        sent = typed(text, forms[0]) | {"debt": "new", "name": "示例分期", "button": "yes"}
        assert client.post(f"{FILES}check/", sent).status_code == 302
    case, (plan, messages, bills) = case_of(home), (truth.entries for _, truth in shots)
    assert [contact.text for contact in case.contacts] == [entry["text"] for entry in messages]
    assert sorted(f"{row.at:%Y-%m-%d %H:%M}" for row in case.records) == sorted(e["at"] for e in bills)
    debt = next(debt for debt in case.debts if debt.product == "示例分期")
    told = [str(row.due_on) for row in debt.schedule] or [str(debt.terms.first_due_on)]
    assert told == [entry["due_on"] for entry in plan][: len(told)]


@ocr
def test_a_picture_in_which_nothing_is_known_says_its_words_and_what_to_do(client, own_case):
    text = page(upload(client, ("群公告.png", drawn(["周末聚餐", "地点在老地方"]))))
    assert forms_of(text) == []
    assert "只认出这些字" in text
    assert "周末聚餐" in text
    assert "手动填一笔债务" in text


@ocr
def test_a_message_is_shown_without_the_far_top_of_its_screen(client, own_case):
    from PIL import Image

    text = page(upload(client, ("短信.png", screen(2, DEV).data)))
    cuts = [client.get(f"{FILES}crop/{check}/0.png").content for check in forms_of(text)]
    heights = [Image.open(BytesIO(cut)).height for cut in cuts]
    assert max(heights) < 2 * min(heights)


def test_a_contract_is_corrected_beside_its_words(client, own_case, home):
    contract = (
        "借款合同\n合同编号:AB20250001\n贷款人:明月示例消费金融有限公司\n借款人:王某\n"
        "借款金额:人民币10,000.00元\n借款期限:12个月\n年利率:14.4%\n签订日期:2025年6月1日\n"
    )
    text = page(upload(client, ("合同.txt", contract.encode())))
    (debt,) = case_of(home).debts
    assert debt.principal_fen == 1_000_000
    (check,) = forms_of(text)
    assert "第 5 行" in text.split(f'id="check-{check}"')[1]
    form = typed(text, check)
    principal = next(key for key, value in form.items() if value == "10000.00")
    client.post(f"{FILES}check/", form | {principal: "", "button": "yes"})
    assert case_of(home).debts[0].principal_fen is None, "called wrong: the fact is open"
    upload(client, ("另一份.txt", contract.encode()))
    assert case_of(home).debts[0].principal_fen is None, "and stays open when the paper is read again"


def test_an_unknown_table_is_read_by_the_columns_that_a_person_names(client, own_case, home):
    text = page(upload(client, ("导出.csv", UNCLEAR.replace(b"95123456", "王先生".encode()))))
    assert "请说哪一列是什么" in text
    assert "--columns" not in text
    sent = {"file": "导出.csv", "role-time": "1", "role-way": "3", "role-seconds": "4"}
    short = client.post(f"{FILES}columns/", sent)
    assert (short.status_code, "看不出哪一列是对方号码。" in page(short)) == (422, True)
    assert client.post(f"{FILES}columns/", sent | {"role-name": "2"}).status_code == 302
    assert [contact.seconds for contact in case_of(home).contacts] == [62, 15]
    assert "读入 2 行，共 2 行" in page(client.get(READ))


def test_an_unknown_bill_is_read_by_the_columns_that_a_person_names_and_undone(client, own_case, home):
    text = page(upload(client, ("钱包.csv", BILL)))
    assert "没有见过这样的表头" in text
    assert "--columns" not in text
    assert "当作账单来读" in text.split("这不是账单，是通话或短信")[0], "the likelier form stands open"
    sent = {"file": "钱包.csv", "role-day": "1", "role-way": "2", "role-note": "5"}
    short = client.post(f"{FILES}columns/", sent | {"role-amount": ""})
    assert (short.status_code, "看不出哪一列是金额。" in page(short)) == (422, True)
    wrong = client.post(f"{FILES}columns/", sent | {"role-amount": "4"})
    assert (wrong.status_code, case_of(home).records) == (422, ())
    assert client.post(f"{FILES}columns/", sent | {"role-amount": "3"}).status_code == 302
    told = [(row.amount_fen, row.direction.value, row.item) for row in case_of(home).records]
    assert told == [(1_550, "out", "午饭"), (650_000, "in", "工资")]
    text = page(client.get(READ))
    assert "读入 2 行，共 3 行" in text
    assert "2 条账单" in text
    assert "第 4 行" in text
    assert client.post(f"{FILES}undo/").status_code == 302
    assert case_of(home).records == ()


def test_a_column_that_a_person_says_is_not_there_is_not_guessed_all_the_same(client, own_case, home):
    upload(client, ("钱包.csv", BILL))
    sent = {"file": "钱包.csv", "role-day": "1", "role-amount": "3", "role-way": "", "role-note": ""}
    client.post(f"{FILES}columns/", sent)
    assert [(row.direction.value, row.item) for row in case_of(home).records] == [("neutral", "")] * 2


def test_a_bill_taken_for_calls_offers_the_other_form(client, own_case, home):
    text = page(upload(client, ("导出.csv", UNCLEAR.replace(b"95123456", "王先生".encode()))))
    assert "这不是通话或短信，是账单" in text


def test_a_figure_from_the_bills_is_only_a_proposal(client, own_case, home):
    text = page(upload(client, *shoebox("账单")))
    assert case_of(home).household.living_fen is None
    offered = re.findall(r'name="id" value="(household\.\w+)"', text)
    assert "household.living" in offered
    client.post(f"{FILES}accept/", {"id": "household.living", "value": "2600", "button": "yes"})
    assert case_of(home).household.living_fen == 260_000
    again = client.post(f"{FILES}accept/", {"id": "household.living", "button": "yes"})
    assert again.status_code == 404


def test_a_debt_that_is_none_is_removed_and_the_reading_undone(client, own_case, home):
    text = page(upload(client, *shoebox("借呗", "网商贷")))
    first, second = (debt.id for debt in case_of(home).debts)
    assert f'name="id" value="{first}"' in text
    client.post(f"{FILES}accept/", {"id": second, "button": "none"})
    assert [debt.id for debt in case_of(home).debts] == [first]
    answer = client.post(f"{FILES}undo/")
    assert answer.status_code == 302
    assert case_of(home).debts == ()
    assert client.get(READ).status_code == 302, "the copies of the files are gone"
    assert not (home / "tray").exists()


def test_what_was_changed_elsewhere_since_is_not_undone(client, own_case, home):
    upload(client, *shoebox("借呗"))
    revision = CaseFolder(home).load("mine").revision
    client.post("/case/mine/household/", {"household.income": "5000", "revision": str(revision)})
    assert "撤销这次导入" not in page(client.get(READ))
    client.post(f"{FILES}undo/")
    assert case_of(home).household.income_fen == 500_000


def test_put_away_keeps_the_case_and_deletes_the_copies(client, own_case, home):
    upload(client, *shoebox("借呗"))
    assert list((home / "tray").rglob("*.file"))
    assert client.post(f"{FILES}put-away/").status_code == 302
    assert not (home / "tray").exists()
    assert len(case_of(home).debts) == 1


def test_deleting_everything_deletes_the_copies_too(client, own_case, home):
    upload(client, *shoebox("借呗"))
    client.post("/delete-everything/", {"sure": "yes"})
    assert not (home / "tray").exists()


@ocr
def test_many_screenshots_are_read_while_the_page_tells_how_far(client, own_case, home):
    from django.core.files.uploadedfile import SimpleUploadedFile

    shots = [SimpleUploadedFile(f"{seed}.png", screen(seed, DEV).data) for seed in range(8)]
    answer = client.post(FILES, {"files": shots})
    seen: list[int] = []
    while answer.status_code == 302 and len(seen) < 20:
        answer = client.get(answer["Location"])
        while b'http-equiv="refresh"' in answer.content:
            seen += [int(value) for value in re.findall(r"<progress[^>]* value=\"(\d+)\"", page(answer))]
            answer = client.get(f"{FILES}reading/?on")
    assert seen == sorted(set(seen)), "every look finds more files read"
    assert seen[0] < 8
    assert page(answer).count('class="file"') == 8
