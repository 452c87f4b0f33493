"""Files loaded on the page: what was used, what was set aside, what is wrong; one bad file stops no other."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from liangqing.reading.picture import can_see
from liangqing.store import CaseFolder
from tests.reading.containers import aes_zip

SHOEBOX = Path(__file__).parents[2] / "examples" / "shoebox"
PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(200)


def page(answer):
    """The page as text."""
    return answer.content.decode()


def upload(client, *files: tuple[str, bytes]):
    given = [SimpleUploadedFile(name, data) for name, data in files]
    return read_to_the_end(client, client.post("/case/mine/files/", {"files": given}))


def read_to_the_end(client, answer):
    """What a browser does: it goes where it is sent, and a page that tells of progress asks for itself again."""
    while answer.status_code == 302:
        answer = client.get(answer["Location"])
        while b'http-equiv="refresh"' in answer.content:
            answer = client.get("/case/mine/files/reading/?on")
    return answer


def shoebox(*parts: str) -> list[tuple[str, bytes]]:
    return [
        (path.name, path.read_bytes())
        for path in sorted(SHOEBOX.iterdir())
        if not parts or any(part in path.name for part in parts)
    ]


def test_the_whole_shoebox_becomes_a_case(client, own_case, home):
    text = page(upload(client, *shoebox()))
    assert "读完了，已经存好" in text
    assert "多了 6 笔债务" in text
    case = CaseFolder(home).load("mine").case
    assert len(case.debts) == 6
    assert str(case.as_of) == "2026-11-22"
    assert case.household.income_fen == 650_000
    overview = page(client.get(own_case))
    assert "对方要 11,846.53 元" in overview
    assert "还得起的方案" in overview


def test_good_files_load_beside_a_photo_and_an_empty_file(client, own_case, home):
    text = page(upload(client, ("照片.csv", PHOTO), ("空.csv", b""), *shoebox("借呗")))
    assert ("这张图打不开" if can_see() else "这是一张图片，不是导出的账单文件") in text
    assert "这个文件是空的" in text
    assert text.count("没有读入</span>") == 2
    assert "读入 12 行，共 12 行" in text
    assert len(CaseFolder(home).load("mine").case.debts) == 1


def test_a_locked_archive_is_opened_with_the_password_of_the_form(client, own_case, home):
    locked = aes_zip(dict(shoebox("借呗")), "123456")
    assert "这个文件加了密码" in page(upload(client, ("账单.zip", locked)))

    given = SimpleUploadedFile("账单.zip", locked)
    sent = client.post("/case/mine/files/", {"files": [given], "passwords": " 000000 123456 "})
    text = page(read_to_the_end(client, sent))
    assert "读入 12 行,共 12 行" in text.replace(",", ",").replace("，", ",")
    assert "123456" not in text


def test_only_unusable_files_change_nothing(client, own_case, home):
    text = page(upload(client, ("照片.jpg", PHOTO), ("乱.txt", "随便写写".encode())))
    assert "这次没有读到可用的内容" in text
    assert "没有认出这是什么文件" in text
    assert CaseFolder(home).revisions("mine") == (1,)


def test_a_broken_row_is_named_with_its_line_and_the_rest_is_read(client, own_case):
    name, data = shoebox("微信支付账单")[0]
    lines = data.decode("utf-8-sig").split("\n")
    row = next(index for index, line in enumerate(lines) if line.startswith("2026-"))
    amount = next(cell for cell in lines[row].split(",") if "¥" in cell)
    lines[row] = lines[row].replace(amount, "¥abc")
    text = page(upload(client, (name, "\n".join(lines).encode())))
    assert f"第 {row + 1} 行" in text
    assert "读入 42 行，共 43 行" in text


def test_the_same_file_again_adds_nothing(client, own_case, home):
    upload(client, *shoebox("微信支付账单"))
    before = len(CaseFolder(home).load("mine").case.records)
    text = page(upload(client, *shoebox("微信支付账单")))
    assert "以前读过，没有重复算" in text
    assert len(CaseFolder(home).load("mine").case.records) == before


def test_a_file_never_overwrites_what_was_typed(client, own_case, home):
    client.post("/case/mine/household/", {"household.income": "5000", "revision": "1"})
    text = page(upload(client, *shoebox("我的情况")))
    assert "“每月到手收入（元）”：文件里是“6500”，您填过“5000”，保留您填的" in text, "the clash is told"
    assert "case set" not in text
    assert CaseFolder(home).load("mine").case.household.income_fen == 500_000


def test_no_file_chosen_says_what_to_do(client, own_case):
    answer = client.post("/case/mine/files/", {})
    assert answer.status_code == 422
    assert "还没有选文件" in page(answer)


def test_too_much_at_once_is_refused_in_words(client, own_case, home):
    answer = client.post(
        "/case/mine/files/",
        data=b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(51 * 1024 * 1024),
    )
    assert answer.status_code == 413
    assert "一次最多导入 50 MB" in page(answer)
    assert CaseFolder(home).revisions("mine") == (1,)


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>.csv", "../../etc/passwd", "a" * 300 + ".csv"])
def test_an_odd_name_is_only_a_name(client, own_case, name):
    answer = upload(client, (name, b"hello"))
    assert answer.status_code == 200
    assert "<img" not in page(answer)


def test_a_damaged_upload_is_no_traceback(client, own_case):
    answer = client.post(
        "/case/mine/files/", data=b"--x\r\nnonsense", content_type="multipart/form-data; boundary=x"
    )
    assert answer.status_code in (400, 422)
    assert "Traceback" not in page(answer)
