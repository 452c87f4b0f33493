"""XML files that are none of ours: the root is named, and which export to make instead."""

import re

from liangqing.base.errors import InputUnusable
from liangqing.reading.html import looks_like_html
from liangqing.reading.parsed import Given, Parsed

NAME = "other_xml"
_ROOT = re.compile(r"<(?![?!])([A-Za-z_][\w:.-]{0,60})")
_KNOWN = {
    "contacts": "通讯录",
    "plist": "苹果的设置或备份清单",
    "gpx": "轨迹",
    "kml": "地图标记",
    "svg": "图画",
    "rss": "订阅",
    "feed": "订阅",
}


def sniff(given: Given) -> bool:
    """Whether it begins as XML does, and is no web page."""
    head = given.text[:4096].lstrip()
    return (head.startswith("<?xml") or _ROOT.match(head) is not None) and not looks_like_html(given.text)


def parse(given: Given) -> Parsed:
    """Always raises InputUnusable."""
    match = _ROOT.search(given.text[:65_536])
    root = match[1] if match else "(没有)"
    what = _KNOWN.get(root.casefold(), "")
    raise InputUnusable(
        "xml_other_root",
        f"这个 XML 的根是“{root}”{f',像是{what}' if what else ''},不是短信或通话备份。",
        "请在手机上用“SMS Backup & Restore”备份,得到 sms-….xml 和 calls-….xml 再导入。",
        given.name,
    )
