"""Chinese numerals, of articles and in talk."""

import pytest

from liangqing.base.text.numerals import arabic, chinese_number
from liangqing.law.search import words_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("二百九十三", 293),
        ("一千零六十四", 1064),
        ("一千二百六十", 1260),
        ("二〇三", 203),
        ("293", 293),
        ("", None),
        ("第", None),
        ("9十", None),
        ("9" * 5000, None),
        ("九" * 5000, None),
    ],
)
def test_numbers_of_articles(text, number):
    assert chinese_number(text) == number


@pytest.mark.parametrize(
    ("run", "digits"),
    [
        ("六百七十五", "675"),
        ("二〇二三", "2023"),
        ("三五", "3-5"),
        ("五三", "53"),
        ("两千", "2000"),
        ("十", "10"),
        ("675", "675"),
        ("九" * 13, "九" * 13),
    ],
)
def test_numbers_in_talk(run, digits):
    assert arabic(run) == digits


def test_a_number_as_long_as_a_page_is_looked_for_as_it_stands():
    assert words_of(f"民法典第{'9' * 5000}条") == ("民法典", "9" * 5000)
