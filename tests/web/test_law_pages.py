"""The pages of the law: found as people ask, the doubt shown, the history beside it, a user's own law in it."""

from datetime import date

import pytest
from playwright.sync_api import expect

from liangqing.law.book import load_book
from liangqing.law.param_words import param_words
from liangqing.law.search import words_of
from liangqing.law.tables import BY_USER, LprQuote
from liangqing.law.topics import Topic, topic_of
from liangqing.store.law_folder import LawFolder
from tests.law.made import put, rule_file, summed
from tests.web.test_browser import DESK, PHONE, no_serious_barrier, no_sideways_scrolling, opened


def page(answer):
    """The page as text."""
    return answer.content.decode()


def found(client, **asked):
    """The ids of the rules on the first page, in order."""
    text = page(client.get("/laws/", asked))
    return [part.partition("/")[0] for part in text.split('<h2><a href="/laws/')[1:]]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("民法典188", "LIM-188"),
        ("《民法典》第一百八十八条", "LIM-188"),
        ("民法典 第188条 诉讼时效", "LIM-188"),
        ("cap-24", "CAP-24"),
        ("信用卡 分期", "CARD-70"),
        ("信用卡　个性化分期", "CARD-70"),
        ("消保法 55", "CONSUMER-55"),
    ],
)
def test_a_rule_is_found_as_people_name_it(client, words, first):
    assert found(client, q=words)[0] == first


def test_an_article_number_is_a_number_and_not_a_part_of_one():
    assert words_of("《民法典》第六百七十五条") == ("民法典", "675")
    assert words_of("第18条") == ("18",)


def test_nothing_asked_for_shows_all_rules_twenty_a_page(client):
    text = page(client.get("/laws/"))
    last = -(-len(load_book().rules) // 20)
    assert f"一共 {len(load_book().rules)} 条，这是第 1 页，共 {last} 页" in text
    assert text.count('<article class="card rule">') == 20
    assert 'href="?page=2">下一页' in text
    assert "上一页" in page(client.get("/laws/?page=2"))
    assert "下一页" not in page(client.get("/laws/?page=9999"))
    assert "第 1 页" in page(client.get("/laws/?page=minus"))


def test_filters_stay_with_the_words_from_page_to_page(client):
    text = page(client.get("/laws/", {"q": "法院", "topic": "procedure", "strength": "statute"}))
    assert '<option value="procedure" selected>诉讼、仲裁、执行</option>' in text
    assert "topic=procedure&amp;strength=statute&amp;page=2" in text


def test_a_filter_keeps_only_what_it_names(client):
    ids = found(client, topic="limitation")
    assert ids and all(topic_of(load_book().by_id(one)) is Topic.LIMITATION for one in ids)
    lenders = [load_book().by_id(one).applies.lender_types for one in found(client, lender="microloan")]
    assert all(not kinds or "microloan" in kinds for kinds in lenders)
    assert found(client, topic="nonsense") == found(client)


def test_a_question_that_no_rule_answers_word_for_word_comes_near(client):
    text = page(client.get("/laws/", {"q": "催收能打几次电话"}))
    assert "没有哪一条全对得上。下面这些最接近" in text
    assert "同一号码一天不宜超过6次" in text or "一天主动拨打不宜超过6次" in text


def test_an_empty_answer_says_what_to_try(client):
    answer = client.get("/laws/", {"q": "zzz"})
    assert answer.status_code == 200
    text = page(answer)
    assert "没有找到" in text
    assert "换短一点的词" in text
    assert 'href="/claims/"' in text
    assert "12348" in text


def test_what_was_typed_is_shown_and_never_run(client):
    text = page(client.get("/laws/", {"q": '"><script>alert(1)</script>' + "长" * 5000}))
    assert "<script>alert" not in text
    assert len(text) < 20_000


def test_a_rule_says_what_it_is_worth(client):
    text = page(client.get("/laws/CAP-2020/"))
    assert "利息以合同签订那时一年期LPR的四倍为限" in text
    assert "《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》" in text
    assert "<dd>司法解释</dd>" in text
    assert "从 2020年8月20日（周四）起、到 2020年12月31日（周四）为止" in text
    assert "放款人：个人或没有牌照的公司" in text
    assert "一年期 LPR 的 4 倍" in text
    assert "用合同成立那天的 LPR" in text
    assert 'href="/laws/CAP-2015/"' in text, "the older rule of the same effect"
    assert text.index("/laws/CAP-2015/") < text.index("/laws/CAP-2021/")


def test_a_small_id_finds_the_rule_and_an_unknown_one_says_so(client):
    assert client.get("/laws/cap-24/").status_code == 200
    answer = client.get("/laws/NOPE-1/")
    assert answer.status_code == 404
    assert "没有编号为 NOPE-1 的规则" in page(answer)
    assert "liangqing law" not in page(answer)


def test_a_rule_that_is_not_verified_says_so_on_its_card_and_on_its_page(client):
    doubted = next(rule for rule in load_book().rules if rule.confidence.value == "unverified")
    assert '<span class="chip late">待核实</span>' in page(client.get("/laws/", {"q": doubted.id}))
    assert "<strong>待核实。</strong>" in page(client.get(f"/laws/{doubted.id}/"))


def test_every_rule_has_a_page_and_every_figure_has_words(client):
    for rule in load_book().rules:
        assert client.get(f"/laws/{rule.id}/").status_code == 200, rule.id
        for name, told in zip(rule.params, param_words(rule.params), strict=True):
            assert not told.startswith(name), f"{rule.id}: add `{name}` to law/param_words.toml"
            assert topic_of(rule) is not Topic.OTHER, rule.id


def test_a_rule_that_the_user_took_in_is_found(client, home):
    folder = LawFolder(home / "law")
    assert found(client, q="试验用规则") == []
    pack = put(
        home / "packs-from-elsewhere", summed({"rules/test/NEW-1.toml": rule_file("NEW-1", "test.new")})
    )
    folder.take(_read(pack))
    assert found(client, q="试验用规则") == ["NEW-1"]
    assert "其他" in page(client.get("/laws/NEW-1/"))


def _read(pack):
    from liangqing.law.pack import MOST_BYTES, MOST_FILES, read_folder_pack
    from liangqing.store.disk import files_below

    return read_folder_pack(files_below(pack, MOST_FILES, MOST_BYTES), pack.name)


def test_a_quote_that_the_user_entered_counts_on_the_page(client, home):
    asked = {
        "calc": "cap",
        "lender_type": "private",
        "purpose": "consumer",
        "formed_on": "2026-11-01",
        "filed_on": "2026-11-20",
    }
    assert "<dd>12.00%</dd>" in page(client.get("/calculators/", asked))
    own = LprQuote(published_on=date(2026, 10, 20), value_e9=25_000_000, confidence=BY_USER)
    LawFolder(home / "law").keep_quotes((own,))
    text = page(client.get("/calculators/", asked))
    assert "<dd>10.00%</dd>" in text
    assert "您自己填的" in text


def test_a_damaged_pack_is_told_with_the_way_back(client, home):
    (home / "law").mkdir(parents=True)
    (home / "law" / "current").write_text("0" * 64 + "\n")
    answer = client.get("/laws/")
    assert answer.status_code == 422
    assert "规则包坏了" in page(answer)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_from_a_word_to_the_older_rule_without_script(served, chromium, size):
    with opened(chromium, size, script=False) as tab:
        tab.goto(served.address)
        tab.get_by_role("link", name="法条").click()
        tab.get_by_label("找什么").fill("LPR 四倍")
        tab.get_by_role("button", name="找", exact=True).click()
        expect(tab.get_by_role("status")).to_contain_text("找到")
        no_sideways_scrolling(tab)
        tab.get_by_role("link", name="2020年8月20日到2020年12月31日成立的民间借贷").click()
        expect(tab.get_by_text("司法解释", exact=True)).to_be_visible()
        tab.get_by_role("link", name="2020年8月20日前的民间借贷利息").click()
        expect(tab.get_by_role("heading", level=1)).to_contain_text("2020年8月20日前的民间借贷利息")
    with opened(chromium, size) as tab:
        for address in ("/laws/", "/laws/?q=zzz", "/laws/CAP-24/"):
            tab.goto(served.address + address)
            no_serious_barrier(tab)
            no_sideways_scrolling(tab)
