"""HTML as lines of text: a block a line, a table row a line with tabs; many banks' `.xls` is an HTML table."""

from html.parser import HTMLParser

_HEAD = 4096
_SIGNS = ("<html", "<!doctype html", "<table", "<body", "<tr")
_ROW, _CELLS = "tr", ("td", "th")
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "title", "section", "article")
)
_SILENT = ("script", "style", "template", "noscript")
#: A cell that claims to span more columns than this is broken or hostile.
_MOST_SPAN = 60


def looks_like_html(text: str) -> bool:
    """Whether the beginning of a text has an HTML tag."""
    head = text[:_HEAD].lower()
    return any(sign in head for sign in _SIGNS)


def html_lines(text: str) -> tuple[str, ...]:
    """What a reader of the page sees, nothing fetched and nothing run."""
    flow = _Flow()
    flow.feed(text)
    flow.close()
    flow.end_line()
    return tuple(flow.lines)


class _Flow(HTMLParser):
    """Collects lines; a nested table ends the row that it stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line: list[str] = []
        self._silent = 0
        self._gap = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a line, a cell or silence."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == _ROW:
            self.end_line()
        elif tag in _CELLS:
            self._line.append("\t" * (1 + self._gap) if self._line else "")
            self._gap = _span(attrs) - 1
        elif tag in _BLOCKS:
            self._block()

    def handle_endtag(self, tag: str) -> None:
        """Ends what `handle_starttag` opened."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == _ROW:
            self.end_line()
        elif tag in _BLOCKS:
            self._block()

    def handle_data(self, data: str) -> None:
        """Text, its line ends as blanks."""
        told = " ".join(data.split())
        if not self._silent and (told or self._line):
            self._line.append(told or " ")

    def _block(self) -> None:
        """Within a table row a new paragraph is only a blank."""
        if any(piece.startswith("\t") for piece in self._line) or (self._line and not self._line[0]):
            self._line.append(" ")
        else:
            self.end_line()

    def end_line(self) -> None:
        """The line so far stands; an empty one does not."""
        told = "".join(self._line)
        if told.strip():
            self.lines.append("\t".join(cell.strip() for cell in told.split("\t")))
        self._line, self._gap = [], 0


def _span(attrs: list[tuple[str, str | None]]) -> int:
    told = next((value for key, value in attrs if key == "colspan" and value), "1")
    return (
        min(int(told), _MOST_SPAN) if told.isascii() and told.isdigit() and len(told) < 4 and int(told) else 1
    )
