"""Bodies of events: kept as they were sent, given as HTML unless the client asks for text.

Pure. Rule: "Get event", header `Prefer: outlook.body-content-type`.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from crmsync.sandbox.graph.schema import JsonObject

_BREAKS = frozenset({"br", "p", "div", "tr", "li"})
_SILENT = frozenset({"head", "style", "script", "title"})
_PREVIEW = 255


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


def plain_text(body: JsonObject) -> str:
    """The text of a body, its lines ending as Exchange ends them."""
    content = body.get("content") or ""
    if body.get("contentType") == "html":
        reader = _Text()
        reader.feed(content)
        content = re.sub(r" *\n *", "\n", "".join(reader.parts)).strip()
    return carriage_returns(content)


def carriage_returns(text: str) -> str:
    """`text` with the line ends of Exchange."""
    return re.sub(r"\r\n|\r|\n", "\r\n", text)


def shown_body(body: JsonObject, *, as_text: bool) -> JsonObject:
    """A body as it is given."""
    content = body.get("content") or ""
    if as_text:
        return {"contentType": "text", "content": plain_text(body)}
    if body.get("contentType") == "html" or not content:
        return {"contentType": "html", "content": content}
    lines = "<br>\r\n".join(html.escape(line, quote=False) for line in content.splitlines())
    return {
        "contentType": "html",
        "content": '<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n'
        f'</head>\r\n<body>\r\n<div class="PlainText">{lines}</div>\r\n</body>\r\n</html>\r\n',
    }


def preview(body: JsonObject) -> str:
    """The first letters of a body's text."""
    return plain_text(body)[:_PREVIEW]
