"""How far a run is, on one line of a terminal that is taken away again; nothing where there is no
terminal.
"""

from __future__ import annotations

import shutil
from types import TracebackType
from typing import Self, TextIO


class Progress:
    """An observer of runs. Use it in a `with` block: its end clears the line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = ""
        self._active = stream.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write("")

    def progress(self, mapping: str, phase: str, done: int, total: int | None) -> None:
        """See `sync.session.Observer`."""
        of = f" of {total:,}" if total is not None else ""
        self._write(f"{mapping}: {phase} {done:,}{of} …")

    def _write(self, text: str) -> None:
        if not self._active or text == self._shown:
            return
        text = text[: shutil.get_terminal_size().columns - 1]
        # Overwritten with spaces: not every terminal knows how to clear a line.
        self._stream.write(f"\r{text.ljust(len(self._shown))}" + ("" if text else "\r"))
        self._stream.flush()
        self._shown = text
