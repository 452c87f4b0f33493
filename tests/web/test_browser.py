"""The three ways through the page in a real browser, at phone and desk size, with and without JavaScript.

`LIANGQING_PICTURES=1` writes the pictures of the README into `docs/pictures/`.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from liangqing.reading.picture import can_see

ROOT = Path(__file__).parents[2]
PHONE, DESK, SMALL = (390, 844), (1280, 800), (320, 640)
SIZES = pytest.mark.parametrize("size", [PHONE, DESK, SMALL], ids=["phone", "desk", "small"])
WAYS = pytest.mark.parametrize(
    ("size", "script"), [(PHONE, True), (DESK, True), (PHONE, False)], ids=["phone", "desk", "no-script"]
)
TODAY = date.today()  # noqa: DTZ011 - the served page reads the clock too


@contextmanager
def opened(browser: Browser, size: tuple[int, int], script: bool = True) -> Iterator[Page]:
    """A tab that reports every foreign request, every console error and every failure of a script."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        java_script_enabled=script,
        locale="zh-CN",
        reduced_motion="reduce",
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if is_fault(said) else None)
    page.on("pageerror", lambda odd: wrong.append(str(odd)))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith("http://127.0.0.1:") else wrong.append(asked.url),
    )
    yield page
    context.close()
    assert wrong == []


def is_fault(said: ConsoleMessage) -> bool:
    """A form that comes back with 422 or 409 is an answer, not a fault; a blocked script or style is one."""
    return said.type in ("error", "warning") and "Failed to load resource" not in said.text


def no_sideways_scrolling(page: Page) -> None:
    """Nothing of the page, once it is whole, is wider than the screen."""
    page.wait_for_load_state()
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0, page.url


def no_serious_barrier(page: Page) -> None:
    """axe finds nothing serious or critical on the whole page, closed parts opened too."""
    page.wait_for_load_state()
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    found = Axe().run(page).response["violations"]
    serious = [
        (row["id"], node["html"][:200])
        for row in found
        if row["impact"] in ("serious", "critical")
        for node in row["nodes"][:3]
    ]
    assert serious == [], page.url


def keep_picture(page: Page, name: str, size: tuple[int, int]) -> None:
    """A picture for the README, only when asked for."""
    if os.environ.get("LIANGQING_PICTURES") != "1":
        return
    path = ROOT / "docs" / "pictures" / f"{name}-{size[0]}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path)
    assert path.stat().st_size < 300_000, path


@WAYS
def test_the_sample_case(served, chromium, size, script):
    with opened(chromium, size, script) as page:
        page.goto(served.address)
        expect(page.get_by_role("heading", level=1)).to_have_text("欠的钱，能算清，也能谈。")
        keep_picture(page, "home", size)
        page.get_by_role("button", name="下一步").click()
        page.get_by_role("link", name="看样例").click()
        expect(page.get_by_role("heading", name="先看这一件")).to_be_visible()
        expect(page.get_by_text("按合同").first).to_be_visible()
        keep_picture(page, "overview", size)
        page.get_by_role("link", name="还得起的方案", exact=True).click()
        expect(page.get_by_role("heading", name="还得起的方案")).to_be_in_viewport()
        keep_picture(page, "plan", size)
        page.goto(f"{served.address}/case/sample/#debt-d3")
        expect(page.get_by_role("heading", name="安平示例快贷")).to_be_in_viewport()
        keep_picture(page, "debt", size)
        page.locator("#debt-d3 .findings > li > details > summary").first.click()
        expect(
            page.locator("#debt-d3 .findings").get_by_text("最高人民法院关于进一步加强").first
        ).to_be_visible()
        with page.expect_download() as download:
            page.locator("#papers").get_by_role("link", name=re.compile("PDF.*通话卡，安平示例快贷")).click()
        assert download.value.suggested_filename == "通话卡-安平示例快贷.pdf"
        assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


@WAYS
def test_an_own_case_typed_by_hand_from_nothing_to_a_paper(served, chromium, size, script):
    with opened(chromium, size, script) as page:
        page.goto(served.address)
        page.get_by_role("group", name="收到过法院的传票").get_by_label("没有").check()
        page.get_by_role("button", name="下一步").click()
        page.get_by_role("button", name="开始我的案件").click()
        page.get_by_role("link", name="手动填一笔债务").click()
        page.get_by_label("您怎么叫它").fill("示例贷")
        page.get_by_role("button", name="下一步").click()
        formed_on = TODAY - timedelta(days=280)
        page.get_by_label("放款机构全称").fill("明月示例消费金融有限公司")
        page.get_by_label("按合同是做什么用的").select_option(label="消费")
        page.get_by_label("放款日", exact=True).fill(formed_on.isoformat())
        page.get_by_label("合同写的借款金额").fill("一万")
        page.get_by_label("实际到手").fill("10000")
        page.get_by_label("一共多少期").fill("12")
        page.get_by_label("每期一共还").fill("946")
        page.get_by_label("从哪一天的那一期起没有还").fill((TODAY - timedelta(days=40)).isoformat())
        page.get_by_label("对方现在说一共欠").fill("7600")
        page.get_by_role("button", name="保存").click()
        expect(page.locator("#e-principal")).to_contain_text("金额“一万”读不懂")
        expect(page.get_by_label("每期一共还")).to_have_value("946")
        no_sideways_scrolling(page)
        page.get_by_label("合同写的借款金额").fill("10000")
        page.get_by_role("button", name="保存").click()
        expect(page.locator("#debt-d1")).to_contain_text(re.compile(r"逾期 \d+ 天"))
        ask = page.locator("form.ask", has_text="每月到手收入是多少")
        ask.get_by_role("textbox").fill("6500")
        ask.get_by_role("button", name="保存").click()
        page.get_by_role("link", name="一次填完家里的账").click()
        expect(page.get_by_label("每月到手收入")).to_have_value("6500.00")
        page.get_by_label("每月必须的生活开支").fill("4000")
        page.get_by_label("每月给老人、孩子的钱").fill("500")
        page.get_by_role("button", name="保存").click()
        expect(page.locator("#plan")).to_contain_text("每月最多能拿出 1,800.00 元")
        expect(page.locator("#plan svg")).to_be_visible()
        no_sideways_scrolling(page)
        with page.expect_download() as download:
            page.get_by_role("link", name=re.compile("Word.*协商还款申请书，示例贷")).click()
        assert Path(download.value.path()).read_bytes().startswith(b"PK")


@WAYS
def test_own_files_loaded(served, chromium, size, script, tmp_path):
    photo = tmp_path / "截图.csv"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(3000))
    files = [*sorted((ROOT / "examples" / "shoebox").iterdir()), photo]
    with opened(chromium, size, script) as page:
        page.goto(served.address)
        page.get_by_role("button", name="下一步").click()
        page.get_by_role("button", name="开始我的案件").click()
        page.get_by_role("link", name="导入账单、短信、通话记录").click()
        no_sideways_scrolling(page)
        page.get_by_label("选文件").set_input_files(files)
        page.get_by_role("button", name="开始读").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("读完了，已经存好")
        expect(page.locator(".file")).to_have_count(len(files))
        odd = "这张图打不开" if can_see() else "这是一张图片"
        expect(page.locator(".file", has_text="截图.csv")).to_contain_text(odd)
        no_sideways_scrolling(page)
        page.get_by_role("link", name="看算出来的").click()
        expect(page.locator(".cards .card")).to_have_count(6)
        expect(page.locator("#plan")).to_contain_text("每月最多能拿出")
        no_sideways_scrolling(page)


def test_the_progress_of_an_upload_is_shown(served, chromium, tmp_path):
    large = tmp_path / "很大.csv"
    large.write_bytes("没有用的一行\n".encode() * 400_000)
    with opened(chromium, PHONE) as page:
        page.goto(f"{served.address}/case/sample/files/")
        shown = "window.seen = []; new MutationObserver(() => seen.push(document.getElementById('each').textContent))"
        page.evaluate(
            shown + ".observe(document.getElementById('progress'), {childList: true, subtree: true})"
        )
        page.get_by_label("选文件").set_input_files([large])
        page.get_by_role("button", name="开始读").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("这次没有读到可用的内容")
        seen = page.evaluate("window.seen")
        assert "很大.csv：等着" in seen
        assert "很大.csv：送到了，正在读" in seen


@SIZES
def test_no_page_shuts_anybody_out(served, chromium, size):
    with opened(chromium, size) as page:
        for address in (
            "/",
            "/about/",
            "/case/sample/",
            "/case/sample/check/",
            "/case/sample/check/d3/",
            "/case/sample/debt/d3/",
            "/case/sample/debt/add/",
            "/case/sample/household/",
            "/case/sample/files/",
            "/case/sample/history/",
            "/case/sample/settings/",
            "/delete-everything/",
        ):
            page.goto(served.address + address)
            no_serious_barrier(page)
            no_sideways_scrolling(page)
        page.goto(served.address)
        page.get_by_role("group", name="不想活下去").get_by_label("有", exact=True).check()
        page.get_by_role("button", name="下一步").click()
        expect(page.get_by_role("link", name="12356").first).to_be_visible()
        no_serious_barrier(page)
        page.get_by_role("button", name="我现在安全").click()
        no_serious_barrier(page)


@WAYS
def test_a_figure_is_asked_why_on_the_page_of_its_debt(served, chromium, size, script):
    with opened(chromium, size, script) as page:
        page.goto(f"{served.address}/case/sample/")
        page.get_by_role("link", name="体检", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("体检")
        page.locator("#then-title + ul").get_by_role("link", name="安平示例快贷").click()
        expect(page.get_by_role("heading", name="安平示例快贷")).to_be_in_viewport()
        keep_picture(page, "check", size)
        page.get_by_role("link", name=re.compile("细看这一笔.*安平示例快贷")).click()
        lawful = page.locator("#figures .figure", has=page.locator(".name", has_text="法律支持的上限"))
        lawful.locator("summary").click()
        expect(lawful.get_by_text("本金 6,633.02 元 × 24% × 131/365 = 571.35 元")).to_be_visible()
        expect(lawful.get_by_role("link", name=re.compile("进一步加强金融审判"))).to_be_visible()
        no_sideways_scrolling(page)
        with page.expect_download() as download:
            page.locator("#guide").get_by_role("link", name=re.compile("Excel.*对账底稿")).click()
        assert Path(download.value.path()).read_bytes().startswith(b"PK")
        page.locator("#often li", has_text="被限制高消费").get_by_role(
            "button", name=re.compile("^有")
        ).click()
        expect(page.locator(".chip", has_text="被限制高消费（限高）")).to_be_visible()


def test_on_paper_every_reason_is_open(served, chromium):
    with opened(chromium, DESK, script=False) as page:
        page.goto(f"{served.address}/case/sample/check/d3/")
        page.emulate_media(media="print")
        expect(page.get_by_text("本金 6,633.02 元 × 24% × 131/365 = 571.35 元")).to_be_visible()
        expect(page.locator("nav.case-nav")).to_be_hidden()


@pytest.mark.parametrize("address", ["/case/sample/", "/case/sample/check/", "/case/sample/check/d3/"])
def test_everything_to_tap_is_large_enough(served, chromium, address):
    with opened(chromium, PHONE) as page:
        page.goto(f"{served.address}{address}")
        small = page.evaluate(
            """() => [...document.querySelectorAll(
                    'a.button, button, input:not([type=hidden]), select, summary, nav a')]
                .filter(part => part.checkVisibility() && part.getBoundingClientRect().height < 44)
                .map(part => part.textContent.trim())"""
        )
        assert small == []


def test_the_keyboard_sees_where_it_is(served, chromium):
    with opened(chromium, PHONE) as page:
        page.goto(served.address)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
