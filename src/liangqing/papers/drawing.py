"""How our pictures are drawn: SVG text without script or style sheet, in quiet colours, named for screen readers.

Drawn by hand with `xml.etree`: a chart library's picture cannot be read at phone width in Chinese, carries a style
sheet (which a strict content policy blocks) and differs from run to run.
"""

import hashlib
from xml.etree import ElementTree as ET

from liangqing.base.typeset import formal

#: Pixels of the narrowest screen we draw for.
WIDTH = 390
INK, SOFT, RULE = "#1f2a33", "#55636e", "#d5dce1"
BLUE, GREEN, SAND = "#5b7c99", "#5f9482", "#b08d4f"
#: Where drawing begins and ends from left to right.
LEFT, RIGHT = 16, WIDTH - 16
Look = dict[str, str]
_FONT = "'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif"


def look(size: int, fill: str = INK, weight: str = "normal") -> Look:
    """How a text looks; `size` in pixels."""
    return {"font-size": str(size), "fill": fill, "font-weight": weight}


SMALL, LABEL, AMOUNT, HEAD = look(13, SOFT), look(14, SOFT), look(15, weight="bold"), look(16, weight="bold")


def canvas(height: int, title: str, words: str) -> ET.Element:
    """An image that scales to its column, named for screen readers; ids follow from the words."""
    key = hashlib.sha256(f"{title}\x1f{words}".encode()).hexdigest()[:10]
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {height}",
            "width": "100%",
            "role": "img",
            "aria-labelledby": f"t{key} d{key}",
            "font-family": _FONT,
        },
    )
    ET.SubElement(svg, "title", {"id": f"t{key}"}).text = formal(title)
    ET.SubElement(svg, "desc", {"id": f"d{key}"}).text = formal(words)
    return svg


def text(svg: ET.Element, x: int, y: int, words: str, shown: Look, anchor: str = "start") -> None:
    """Words at a place; `anchor`: start, middle or end of them."""
    place = {"x": str(x), "y": str(y), "text-anchor": anchor}
    ET.SubElement(svg, "text", place | shown).text = formal(words)


def rect(svg: ET.Element, box: tuple[int, int, int, int], fill: str) -> None:
    """A box (left, top, width, height)."""
    x, y, width, height = map(str, box)
    ET.SubElement(svg, "rect", {"x": x, "y": y, "width": width, "height": height, "rx": "2", "fill": fill})


def line(svg: ET.Element, points: str, colour: str, width: int = 1) -> None:
    """A line through `x,y` pairs."""
    drawn = {"fill": "none", "stroke": colour, "stroke-width": str(width), "stroke-linejoin": "round"}
    ET.SubElement(svg, "polyline", {"points": points} | drawn)


def string(svg: ET.Element) -> str:
    """The picture as text."""
    return ET.tostring(svg, encoding="unicode")
