"""盘点 in a real browser, at phone and desk size, with and without JavaScript: read, look, correct, put away."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from liangqing.reading.picture import can_see
from tests.reading.accuracy.screens import screen
from tests.reading.accuracy.words import DEV
from tests.web.test_browser import ROOT, WAYS, no_serious_barrier, no_sideways_scrolling, opened

pytestmark = pytest.mark.skipif(not can_see(), reason="text recognition is not installed: make ocr")


def keep(page, name, size):
    """For somebody who wants to look: `LIANGQING_LOOK=DIR`."""
    folder = os.environ.get("LIANGQING_LOOK")
    if folder:
        for image in page.locator("form.check img").all():  # each is fetched when it comes into view
            image.scroll_into_view_if_needed()
        page.screenshot(path=Path(folder) / f"{name}-{size[0]}.png", full_page=True)


@WAYS
def test_the_shoebox_with_screenshots_is_read_and_looked_at(served, chromium, size, script, tmp_path):
    shots = []
    for seed in (0, 1, 2, 3):
        shots.append(tmp_path / f"截图{seed}.png")
        shots[-1].write_bytes(screen(seed, DEV).data)
    table = tmp_path / "导出.csv"
    table.write_text("甲,乙,丙,丁\n2026-11-01 09:30:00,王先生,呼入,62\n2026-11-02 22:10:00,王先生,呼入,15\n")
    files = [*sorted((ROOT / "examples" / "shoebox").iterdir()), *shots, table]
    with opened(chromium, size, script) as page:
        page.set_default_timeout(60_000)
        page.goto(served.address)
        page.get_by_role("button", name="下一步").click()
        page.get_by_role("button", name="开始我的案件").click()
        page.get_by_role("link", name="导入账单、短信、通话记录").click()
        keep(page, f"form-{script}", size)
        page.get_by_label("选文件").set_input_files(files)
        page.route("**/files/reading/?on", lambda route: route.abort("aborted"), times=1)
        page.get_by_role("button", name="开始读").click()
        expect(page.locator("h1")).to_have_text(f"正在读：第 15 份，共 {len(files)} 份")
        no_sideways_scrolling(page)
        keep(page, f"progress-{script}", size)
        going_on = page.get_by_role("link", name="点这里接着读").or_(page.get_by_text("读完了，已经存好"))
        going_on.first.click()  # the page goes on by itself too: whichever comes first
        expect(page.locator("h1")).to_have_text("读完了，已经存好", timeout=120_000)
        expect(page.locator(".file")).to_have_count(len(files))
        no_sideways_scrolling(page)
        keep(page, f"read-{script}", size)
        if script:
            no_serious_barrier(page)
        loan = page.locator("form.check", has_text="截图：一笔借款").first
        expect(loan.locator("img").first).to_be_visible()
        loan.get_by_label("记到哪一笔").select_option(label="新的一笔")
        loan.get_by_label("合同写的借款金额").fill("一堆")
        loan.get_by_role("button", name="对，记下").click()
        expect(page.locator("form.check .error")).to_be_visible()
        loan = page.locator("form.check", has_text="截图：一笔借款").first
        loan.get_by_label("合同写的借款金额").fill("8888.80")
        loan.get_by_role("button", name="对，记下").click()
        expect(page.get_by_role("status")).to_contain_text("记下了")
        page.get_by_label("姓名").select_option(index=2)
        page.get_by_label("几点几分").first.select_option(index=0)
        page.get_by_label("呼入还是呼出").select_option(index=3)
        page.get_by_label("通话时长").select_option(index=4)
        page.get_by_role("button", name="按这样读").first.click()
        expect(page.locator(".file", has_text="导出.csv")).to_contain_text("读入 2 行，共 2 行")
        page.get_by_role("button", name="收起来").click()
        expect(page.get_by_text("8,888.80 元").first).to_be_attached()
