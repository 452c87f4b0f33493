"""Other sites cannot read the page, cannot make it do anything, and nothing runs in it but our own file."""

import re
import stat

import pytest

from liangqing.store import CaseFolder
from liangqing.web.failures import our_fault
from liangqing.web.settings import secret_key

PAGES = (
    "/",
    "/about/",
    "/case/sample/",
    "/case/sample/debt/d1/",
    "/case/sample/debt/add/",
    "/case/sample/household/",
    "/case/sample/files/",
    "/case/sample/history/",
    "/case/sample/first/",
    "/case/sample/settings/",
    "/case/sample/talks/",
    "/case/sample/talks/add/",
    "/check/",
    "/delete-everything/",
)


@pytest.mark.parametrize("page", [*PAGES, "/static/liangqing.css", "/case/not-there/", "/nowhere"])
def test_every_answer_carries_the_security_headers(client, sample, page):
    headers = client.get(page).headers
    policy = headers["Content-Security-Policy"]
    for rule in (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "script-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ):
        assert rule in policy.split("; ")
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("page", PAGES)
def test_pages_about_a_person_are_not_cached(client, sample, page):
    assert client.get(page).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_inline_script_or_style(client, sample, page):
    text = client.get(page).content.decode()
    assert '<html lang="zh-CN">' in text
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", text), (
        "nothing is fetched from elsewhere"
    )


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8642",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1:8642.evil.example",
        "127.0.0.1.evil.example:8642",
        "localhost.evil.example:8642",
        "0.0.0.0:8642",
        "[::]:8642",
        "",
    ],
)
def test_a_foreign_host_name_gets_nothing(client, host):
    answer = client.get("/case/sample/", HTTP_HOST=host)
    assert answer.status_code == 400
    assert answer.content == b"400"


@pytest.mark.parametrize("host", ["127.0.0.1:8642", "localhost:8642", "LOCALHOST:8642", "[::1]:8642"])
def test_our_own_names_are_answered(client, host):
    assert client.get("/", HTTP_HOST=host).status_code == 200


def test_a_forwarded_host_is_not_believed(client):
    assert (
        client.get("/", HTTP_HOST="evil.example", HTTP_X_FORWARDED_HOST="127.0.0.1:8642").status_code == 400
    )


@pytest.mark.parametrize(
    "told",
    [
        {"HTTP_ORIGIN": "http://evil.example"},
        {"HTTP_ORIGIN": "http://127.0.0.1:9999"},
        {"HTTP_ORIGIN": "https://127.0.0.1:8642"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": "none"},
        {"HTTP_ORIGIN": "null", "HTTP_SEC_FETCH_SITE": "cross-site"},
    ],
)
def test_a_change_asked_for_by_another_site_is_refused(client, home, told):
    answer = client.post("/start/", **told)
    assert answer.status_code == 403
    assert "没有执行" in answer.content.decode()
    assert not home.exists(), "nothing was stored"


def test_a_change_without_the_token_is_refused_in_chinese(home):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1:8642")
    answer = strict.post("/start/")
    assert answer.status_code == 403
    assert "这次没有保存" in answer.content.decode()
    assert not home.exists()


def test_our_own_form_is_taken_though_the_browser_writes_origin_null(home):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1:8642")
    page = strict.get("/").content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    told = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    answer = strict.post("/start/", {"csrfmiddlewaretoken": found[1]}, headers=told)
    assert answer.status_code == 302


def test_the_cookie_is_strict_and_out_of_reach_of_script(client):
    cookie = client.get("/").cookies["liangqing_csrf_8642"]
    assert cookie["samesite"] == "Strict"
    assert cookie["httponly"]


@pytest.mark.parametrize("page", ["/start/", "/case/sample/answer/", "/case/sample/restart/"])
def test_a_link_changes_nothing(client, page):
    assert client.get(page).status_code == 405


@pytest.mark.parametrize("name", ["../settings.py", "..%2fsettings.py", "settings.py", "liangqing.css/"])
def test_only_our_three_files_are_static(client, name):
    assert client.get(f"/static/{name}").status_code == 404


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    folder = tmp_path / "home"
    key = secret_key(folder)
    assert len(key) > 50
    assert secret_key(folder) == key
    assert secret_key(tmp_path / "other") != key
    assert stat.S_IMODE((folder / "web-secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_typed_text_is_shown_as_text(client, own_case):
    client.post(f"{own_case}debt/add/", {"name": "<script>alert(1)</script>"})
    text = client.get(own_case).content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_our_fault_is_logged_by_kind_and_place_only(caplog):
    with pytest.raises(ValueError, match="张三") as raised:
        int("张三 17000000001")
    answer = our_fault(raised.value)
    assert answer.status_code == 500
    assert "ValueError at test_security.py" in caplog.text
    assert "张三" not in caplog.text + answer.content.decode()
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize("charset", ["utf-7", "idna", "base64", "unicode_escape", "gbk", "utf-16"])
def test_a_request_in_another_encoding_is_refused_in_chinese(client, home, own_case, charset):
    body = b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n+2AA-\r\n--x--\r\n'
    answer = client.generic(
        "POST", f"{own_case}debt/add/", body, f"multipart/form-data; boundary=x; charset={charset}"
    )
    assert answer.status_code == 400
    assert "不是 UTF-8 编码，没有执行" in answer.content.decode()
    assert CaseFolder(home).revisions("mine") == (1,)
    assert (
        client.generic("POST", f"{own_case}debt/add/", body, "multipart/form-data; boundary=x").status_code
        == 302
    )


def test_half_a_character_is_marked(client, home, own_case):
    form = "application/x-www-form-urlencoded"
    client.generic("POST", f"{own_case}debt/add/", b"name=%E7%94%B2%ED%A0%80", form)
    assert CaseFolder(home).load("mine").case.debts[0].product == "甲\ufffd\ufffd\ufffd"
