"""The terminal: results on standard output, messages on standard error, and aligned columns."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from typing import Any, TextIO

from crmsync.frozen import frozen


@frozen
class Console:
    """The three streams of this process."""

    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)
    source: TextIO = field(default_factory=lambda: sys.stdin)

    @property
    def can_ask(self) -> bool:
        """Is there a person who can be asked?"""
        return self.source.isatty() and self.err.isatty()

    def show(self, *lines: str) -> None:
        """Print a result."""
        with self._perhaps_unread():
            for line in lines:
                print(line, file=self.out)

    def say(self, *lines: str) -> None:
        """Tell the person something."""
        for line in lines:
            if line:
                print(line, file=self.err, flush=True)

    def json(self, value: Mapping[str, Any]) -> None:
        """Print one JSON object on one line; only ASCII, so that no code page can spoil it."""
        with self._perhaps_unread():
            print(json.dumps(value), file=self.out, flush=True)

    def flush(self) -> None:
        """Let go what was printed."""
        with self._perhaps_unread():
            self.out.flush()

    @contextmanager
    def _perhaps_unread(self) -> Iterator[None]:
        """Whoever read the output (`| head`) may have had enough; what was done still counts."""
        try:
            yield
        except BrokenPipeError:
            # The interpreter flushes once more at its end, and must not fail then.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())

    def ask(self, question: str) -> str:
        """A line that the person types."""
        print(question, end="", file=self.err, flush=True)
        return self.source.readline().strip()

    def ask_secret(self, question: str) -> str:
        """A line that the person types unseen."""
        import getpass

        return getpass.getpass(question, stream=self.err)


def columns(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows as lines with aligned columns; columns without any text take no room."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True) if width]
        yield "  ".join(cells).rstrip()


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 item", "2 items"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
