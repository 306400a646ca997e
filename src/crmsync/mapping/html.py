"""Formatted texts (HTML) as plain text of several lines, and back. Pure.

Nothing of a text gets lost on its way there and back; formatting that only one side has stays until the text
itself is changed on the other one.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "div", "dl", "dd", "dt", "figure", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section"),
        *("table", "tr", "ul"),
    }
)
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"})
"""Blocks that stand apart from the one before them by an empty line."""
_SILENT = frozenset({"script", "style", "head", "title", "template"})
_HARD = "\N{NO-BREAK SPACE}"
_RUNS = re.compile(r"(?<= ) |^ ", re.MULTILINE)
_FOLDED = re.compile(r"[ \t\r\n\f]+")


class _Reader(HTMLParser):
    """Gathers the text of a document. lines: those that are finished; line: the one in hand."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line = ""
        self.silent = 0
        self.lists: list[int | None] = []
        self.links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag == "br":
            self.break_line()
        elif tag == "li":
            self.begin(tag)
            self.line += self._bullet()
        elif tag in _BLOCKS:
            self.begin(tag)
            if tag in {"ul", "ol"}:
                self.lists.append(0 if tag == "ol" else None)
        elif tag in {"td", "th"} and self.line:
            self.line += " "
        elif tag == "a":
            self.links.append((dict(attrs).get("href") or "", len(self.line)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag == "a" and self.links:
            self._end_link(*self.links.pop())
        elif tag in _BLOCKS or tag == "li":
            self.end()
            if tag in {"ul", "ol"} and self.lists:
                self.lists.pop()

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        folded = _FOLDED.sub(" ", data)
        self.line += folded.lstrip(" ") if not self.line or self.line.endswith(" ") else folded

    def break_line(self) -> None:
        """End the line in hand, also an empty one."""
        self.lines.append(self.line.rstrip(" "))
        self.line = ""

    def begin(self, tag: str) -> None:
        """Begin a block on a line of its own."""
        self.end()
        if tag in _SPACED and self.lines and self.lines[-1]:
            self.lines.append("")

    def end(self) -> None:
        """End a block: what is in hand becomes a line."""
        if self.line.strip(" "):
            self.break_line()
        self.line = ""

    def _bullet(self) -> str:
        if not self.lists or self.lists[-1] is None:
            return "- "
        self.lists[-1] += 1
        return f"{self.lists[-1]}. "

    def _end_link(self, address: str, start: int) -> None:
        shown = self.line[start:].strip()
        plain = address.removeprefix("mailto:").removeprefix("tel:")
        if plain.startswith(("http://", "https://")) and plain.rstrip("/") != shown.rstrip("/"):
            self.line += f" ({plain})" if shown else plain


def plain(html: str) -> str:
    """The text of a formatted text; its addresses behind the words that are linked to them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return "\n".join(reader.lines).replace(_HARD, " ")


def formatted(text: str) -> str:
    """A text of several lines (LF) as a formatted one: an empty line ends a paragraph."""
    paragraphs = text.split("\n\n")
    return "".join(f"<p>{'<br>'.join(map(_line, part.split(chr(10))))}</p>" for part in paragraphs)


def _line(line: str) -> str:
    return escape(_RUNS.sub(_HARD, line), quote=False)
