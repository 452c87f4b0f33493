"""What is no word in a folded message: amounts, web addresses, numbers. Each pattern is bounded."""

import re

_AMOUNT = (
    r"\d[\d,.]{0,12}(?:-\d{1,3})?(?:余|多|来)?(?:元|块|万|千|百|k(?![a-z])|w(?![a-z])|毛)"
    r"|\d{1,3},\d{3}|(?<!\d)\d{3,5}(?!\d)"
)
_ENDINGS = (
    "cc|cn|com|vip|top|site|shop|ink|app|club|fun|net|xyz|me|info|online|link|jm|fh|bf|t|art|icu|live|pro|work"
    "|store|tech|ltd|wang"
)
_SHARE = r"\d{1,3}(?:\.\d{1,2})?%|\d{1,2}个?点(?!钟|半|前|后|到|多|\d|整|左右|才|就|下|上|之|以|0)"

#: By name. The names may be used in cues like concepts of the lexicon.
MARKS = {
    "金额": re.compile(_AMOUNT),
    "网址": re.compile(rf"https?:|[a-z0-9*-]{{1,30}}\.(?:{_ENDINGS})(?![a-z])|\*{{2}}[a-z]{{1,6}}\."),
    "手机号": re.compile(r"(?<!\d)1(?:[3-9]\d|\*\*)[\d*]{5,9}"),
    "卡号": re.compile(r"62\d\d[\d* ]{4,16}|尾号|卡号"),
    "折扣": re.compile(r"(?<!\d)\d(?:\.\d)?折|对折|半价|打折|(?<!\d)\d成"),
    "百分": re.compile(_SHARE),
    "案号": re.compile(r"[((〔\[]20\d\d[))〕\]][^,。;\n]{1,12}号"),
    "抬头": re.compile(r"^【[^】]{1,20}】"),
}
