"""A bill whose head no reader knows, in a real browser: its columns are told, it is read, and it is undone."""

import os
from pathlib import Path

from playwright.sync_api import expect

from tests.web.test_browser import WAYS, no_serious_barrier, no_sideways_scrolling, opened


def keep(page, name, size):
    """For somebody who wants to look: `LIANGQING_LOOK=DIR`."""
    if folder := os.environ.get("LIANGQING_LOOK"):
        page.screenshot(path=Path(folder) / f"{name}-{size[0]}.png", full_page=True)


@WAYS
def test_a_bill_that_nobody_knows_is_read_by_its_columns_and_undone(served, chromium, size, script, tmp_path):
    bill = tmp_path / "钱包账单.csv"
    bill.write_text(
        "某某钱包账单导出\n日期,方向,数额,给谁,用在哪\n2026-11-01 09:30:00,支出,15.50,面馆,午饭\n"
        "2026-11-02 10:00:00,收入,6500.00,甲公司,工资\n2026-11-03 11:00:00,支出,二十块,便利店,零食\n"
    )
    with opened(chromium, size, script) as page:
        page.set_default_timeout(60_000)
        page.goto(served.address)
        page.get_by_role("button", name="下一步").click()
        page.get_by_role("button", name="开始我的案件").click()
        page.get_by_role("link", name="导入账单、短信、通话记录").click()
        page.get_by_label("选文件").set_input_files(bill)
        page.get_by_role("button", name="开始读").click()
        file = page.locator(".file")
        expect(file).to_contain_text("像是账单或流水")
        no_sideways_scrolling(page)
        keep(page, f"columns-{script}", size)
        if script:
            no_serious_barrier(page)
        page.get_by_label("对方", exact=True).select_option(index=4)
        page.get_by_label("说明或备注").select_option(index=5)
        page.get_by_label("金额", exact=True).select_option(index=3)
        page.get_by_role("button", name="按这样读").first.click()
        expect(file).to_contain_text("读入 2 行，共 3 行")
        expect(file).to_contain_text("第 5 行")
        no_sideways_scrolling(page)
        keep(page, f"columns-read-{script}", size)
        page.get_by_role("button", name="撤销这次导入").click()
        expect(page.locator(".file")).to_have_count(0)
