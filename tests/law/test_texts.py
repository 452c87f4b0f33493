"""Citations held against folders of invented official texts."""

from datetime import date

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.law.load import load_rules
from liangqing.law.texts import check_texts
from tests.law.made import put, rule

HEAD = "# 中华人民共和国试验法\n\n2020年5月6日 某会议通过\n\n2021年1月1日 施行\n\n<!-- INFO END -->\n\n"
LAW = HEAD + (
    "## 第一章 总则\n\n第十一条 这里说丙丁。\n\n第十二条 这里说甲乙，\n\n（一）还说戊己。\n\n"
    "## 第二章 分则\n\n第十二条之一 这里说庚辛。\n\n第一百零五条　这里说壬癸。\n"
)
NAME = "民法商法/试验法(2020-05-06).md"


def check(rules, *files):
    return check_texts(rules, [(name, text.encode()) for name, text in files])


def cited(
    rule_id="TEST-1", law="中华人民共和国试验法", article="12", document="", keywords=("甲乙",), **more
):
    citation = {"law": law, "article": article, "document": document}
    return rule(rule_id, citation=citation, keywords=list(keywords), **more)


def test_a_citation_stands_where_article_and_keywords_stand():
    told = check([cited(keywords=["甲乙", "戊己"])], (NAME, LAW))
    assert (told.checked, told.found, told.passed()) == (1, 1, True)


@pytest.mark.parametrize(
    ("article", "keyword"), [("11", "丙丁"), ("12-1", "庚辛"), ("105", "壬癸"), ("", "壬癸")]
)
def test_articles_by_number_by_branch_and_whole_texts_without_articles(article, keyword):
    assert check([cited(article=article, keywords=[keyword])], (NAME, LAW)).passed()


def test_an_article_ends_where_the_next_one_or_a_heading_begins():
    told = check([cited(keywords=["甲乙", "庚辛", "第二章"])], (NAME, LAW))
    (miss,) = told.keyword_misses
    assert miss.keywords == ("庚辛", "第二章")
    assert (miss.rule, miss.article, miss.version) == ("TEST-1", "12", date(2020, 5, 6))
    assert not told.passed()


def test_an_article_that_is_not_there_is_not_found():
    told = check([cited(article="13")], (NAME, LAW))
    (miss,) = told.not_found
    assert (miss.rule, miss.law, miss.keywords) == ("TEST-1", "中华人民共和国试验法", ())
    assert (told.checked, told.found, told.passed()) == (1, 0, False)


def test_width_and_spaces_do_not_matter():
    text = HEAD + "第十二条 比例为百分之 二十（Ａ）。\n"
    assert check([cited(keywords=["百分之二十(A)"])], (NAME, text)).passed()


@pytest.mark.parametrize(
    "name",
    ["试验法.md", "中华人民共和国试验法(2020-05-06).md", "某编.md", "深/层/试验法（2020-05-06）.md"],
)
def test_a_text_is_known_by_file_name_or_first_heading(name):
    assert check([cited()], (name, LAW)).passed()


@pytest.mark.parametrize(
    "mark", ["第十二条：甲乙", "**第十二条** 甲乙", "### 第十二条 甲乙", "第12条 甲乙", "第十二条甲乙"]
)
def test_articles_in_other_dress(mark):
    assert check([cited()], (NAME, f"# 试验法\n\n{mark}\n")).passed()


def test_a_code_in_several_files_is_one_text():
    first = HEAD + "第十二条 甲乙\n"
    second = HEAD.replace("2021年1月1日 施行\n\n", "") + "第三十条 丙丁\n"
    rules = [cited(), cited("TEST-2", article="30", keywords=["丙丁"])]
    assert check(rules, ("总编.md", first), ("分编.md", second)).found == 2


def test_each_rule_is_held_against_the_version_that_it_cites():
    old = "# 试验法\n第十二条 旧的甲乙\n"
    new = "# 试验法\n第十二条 新的丙丁\n第十四条 甲乙\n"
    rules = [
        cited("TEST-1", document="2017年修正", until=date(2024, 1, 1), since=date(2018, 1, 1)),
        cited("TEST-2", document="2023年修正", article="14"),
        cited("TEST-3", until=date(2022, 1, 1), since=date(2018, 1, 1)),
        cited("TEST-4", article="14"),
    ]
    told = check(rules, ("试验法(2017-09-01).md", old), ("试验法(2023-09-01).md", new))
    assert told.found == 4


def test_a_version_that_is_not_in_the_folder_is_named_and_not_held_against_another():
    rules = [
        cited("TEST-1", document="2012年修正", until=date(2018, 1, 1), since=date(2013, 1, 1)),
        cited("TEST-2", document="2025年修订"),
    ]
    told = check([*rules, cited("TEST-3")], ("试验法(2020-05-06).md", LAW))
    assert (told.checked, told.found) == (1, 1)
    ((gone,), (late,)) = (told.not_in_folder, told.too_old)
    assert (gone.document, gone.rules, gone.newest) == ("2012年修正", ("TEST-1",), date(2020, 5, 6))
    assert (late.law, late.document, late.rules) == ("中华人民共和国试验法", "2025年修订", ("TEST-2",))


def test_a_law_younger_than_the_folder_is_told_from_one_that_is_missing():
    rules = [
        cited(),
        cited("TEST-2", law="中华人民共和国新法", since=date(2026, 7, 1)),
        cited("TEST-3", law="某个旧办法", since=date(2011, 1, 1)),
    ]
    told = check(rules, (NAME, LAW), ("别的法(2025-04-05).md", "# 别的法\n"))
    assert told.texts_until == date(2025, 4, 5)
    assert [held.law for held in told.too_old] == ["中华人民共和国新法"]
    assert [held.law for held in told.not_in_folder] == ["某个旧办法"]


def test_a_decision_that_amends_stands_in_for_the_articles_that_it_changes():
    decision = (
        "# 某法院关于修改《关于试验的解释》的决定\n\n2018年10月19日 某法院通过\n\n<!-- INFO END -->\n\n"
        "一、将《解释》原第六条修改为：“说到甲乙。\n\n二、增加一条，作为《解释》第七条：“说到丙丁。\n\n"
        "三、将原第八条改为第十三条，修改为：“说到戊己。\n"
    )
    law = "某法院关于试验的解释"
    rules = [
        cited("TEST-1", law=law, article="6", document="2018年修正"),
        cited("TEST-2", law=law, article="7", keywords=["丙丁"]),
        cited("TEST-3", law=law, article="13", keywords=["戊己"]),
        cited("TEST-4", law=law, article="9"),
    ]
    told = check(rules, ("某法院关于修改《关于试验的解释》的决定.md", decision))
    assert (told.checked, told.found) == (3, 3)
    assert [held.rules for held in told.not_in_folder] == [("TEST-4",)]


def test_what_cannot_be_checked_says_why():
    told = check(
        [cited(), rule("TEST-2", keywords=[], confidence="known", not_checkable="没有原文")], (NAME, LAW)
    )
    assert [(one.rule, one.why) for one in told.not_checkable] == [("TEST-2", "没有原文")]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"# \xe8\xaf", "第十二条 甲乙".encode("gb18030")])
def test_odd_files_are_passed_over(data):
    assert check_texts([cited()], [("怪.md", data), (NAME, LAW.encode())]).passed()


def test_a_folder_without_any_of_our_laws_is_refused():
    with pytest.raises(InputUnusable, match="没有我们引用的法律文本"):
        check([cited()], ("菜谱.md", "# 菜谱\n第十二条 甲乙\n"))


def test_the_command_ends_with_1_when_a_citation_does_not_stand(ask, tmp_path):
    texts = put(tmp_path / "laws", {"民法典.md": "# 中华人民共和国民法典\n第一条 不相干。\n".encode()})
    asked = ask("law", "check", "--texts", texts, "--json")
    assert asked.status == 1
    cites_code = [r.id for r in load_rules() if r.citation.law.endswith("民法典") and r.keywords]
    assert [miss["rule"] for miss in asked.json["not_found"]] == cites_code
    assert (asked.json["checked"], asked.json["found"]) == (len(cites_code), 0)
    assert "文本里没有这一条" in ask("law", "check", "--texts", texts).out


@pytest.mark.parametrize("folder", ["nowhere", "empty"])
def test_the_command_refuses_a_folder_that_is_none_or_empty(ask, tmp_path, folder):
    (tmp_path / "empty").mkdir()
    asked = ask("law", "check", "--texts", tmp_path / folder)
    assert (asked.status, asked.out) == (2, "")
    assert "文件夹" in asked.err
