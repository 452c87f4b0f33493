"""A call practised in a real browser, at phone and desk size, with and without JavaScript."""

from playwright.sync_api import expect

from tests.web.test_browser import (
    SIZES,
    WAYS,
    keep_picture,
    no_serious_barrier,
    no_sideways_scrolling,
    opened,
)


@WAYS
def test_a_call_from_choosing_to_again_and_harder(served, chromium, size, script):
    with opened(chromium, size, script) as page:
        page.goto(served.address)
        page.get_by_role("link", name="演练", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("演练一通电话")
        page.get_by_role("radio", name="吓唬人的").check()
        page.get_by_role("button", name="接电话").click()
        page.get_by_label("或者用自己的话说").fill("你是谁啊")
        page.get_by_role("button", name="说这句").click()
        expect(page.get_by_text("听成：问对方是谁")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
        page.get_by_label("或者用自己的话说").fill("哇啦哇啦")
        page.get_by_role("button", name="说这句").click()
        expect(page.get_by_label("或者用自己的话说")).to_have_value("哇啦哇啦")
        page.get_by_role("button", name="请稍等，我现在打官方客服核实。").click()
        expect(page.get_by_text("官方客服核实过了。")).to_be_visible()
        page.get_by_label("或者用自己的话说").fill("我每月还 1000，分 12 个月")
        page.get_by_role("button", name="说这句").click()
        keep_picture(page, "practice", size)
        no_sideways_scrolling(page)
        page.get_by_role("button", name="挂断，看结果").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("说完了")
        no_sideways_scrolling(page)
        page.get_by_role("button", name="再来一次，难一点").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("通话中：自称有来头的")


@SIZES
def test_no_page_of_a_call_shuts_anybody_out(served, chromium, size):
    with opened(chromium, size) as page:
        page.goto(f"{served.address}/practice/")
        no_serious_barrier(page)
        no_sideways_scrolling(page)
        page.get_by_role("button", name="接电话").click()
        page.get_by_label("或者用自己的话说").fill("不想活了")
        page.get_by_role("button", name="说这句").click()
        no_serious_barrier(page)
        no_sideways_scrolling(page)
        page.get_by_role("button", name="好，我今天一定还清。").click()
        page.get_by_role("button", name="挂断，看结果").click()
        no_serious_barrier(page)
        no_sideways_scrolling(page)


def test_everything_to_tap_is_large_enough(served, chromium):
    with opened(chromium, (390, 844)) as page:
        page.goto(f"{served.address}/practice/")
        page.get_by_role("button", name="接电话").click()
        page.wait_for_load_state()
        small = page.evaluate(
            """() => [...document.querySelectorAll('a.button, button, textarea, summary, nav a')]
                .filter(part => part.checkVisibility() && part.getBoundingClientRect().height < 44)
                .map(part => part.textContent.trim())"""
        )
        assert small == []
