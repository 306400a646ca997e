"""Bodies of items: from HTML to text and back, as Exchange converts them. Pure."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

_BREAKS = frozenset({"br", "p", "div", "tr", "li"})
_SILENT = frozenset({"head", "style", "script", "title"})


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br" or (tag in _BREAKS and "".join(self.parts).strip()):
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"[ \t\r\n]+", " ", data))


def text_of_html(content: str) -> str:
    """The text of an HTML body, its lines ending as Exchange ends them."""
    reader = _Text()
    reader.feed(content)
    return carriage_returns(re.sub(r" *\n *", "\n", "".join(reader.parts)).strip())


def html_of_text(content: str) -> str:
    """A text body as the HTML that Exchange makes of it."""
    lines = "<br>\r\n".join(html.escape(line, quote=False) for line in content.splitlines())
    return (
        '<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n'
        f'</head>\r\n<body>\r\n<div class="PlainText">{lines}</div>\r\n</body>\r\n</html>\r\n'
    )


def carriage_returns(text: str) -> str:
    """`text` with the line ends of Exchange."""
    return re.sub(r"\r\n|\r|\n", "\r\n", text)
