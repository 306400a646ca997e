"""Keeps what an embedded mailbox holds in a file: read at the start, written now and then and at the end.

Knows no mailbox. Who ends the program by force loses what happened since the file was written last.
"""

from __future__ import annotations

import json
import logging
import os
import threading
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from crmsync.sandbox.outlook.packing import Json

EVERY = timedelta(seconds=2)
"""How often the file is written while something happens."""

_FORMAT = 1
_log = logging.getLogger(__name__)


class NotReadable(OSError):
    """The file is there, but holds nothing that can be read; it stays as it is."""


class NotWritten(OSError):
    """What happened last is not in the file."""


class Kept(Protocol):
    """What can be kept."""

    @property
    def changes(self) -> int:
        """Grows with everything that may have changed what is held."""

    def contents(self) -> Json:
        """All that it holds."""

    def restore(self, contents: Json) -> None:
        """Hold that, and nothing else. Raises ValueError when it cannot be read."""


def keep(kept: Kept, file: Path | None, stack: ExitStack) -> None:
    """Keep it in the file, if there is to be one, until the stack is closed. Raises NotReadable, OSError."""
    if file is not None:
        keeper = Keeper(file, kept)
        keeper.start()
        stack.callback(keeper.stop)


class Keeper:
    """file: in a folder that exists. kept: what it is for. every: how often it looks for changes."""

    def __init__(self, file: Path, kept: Kept, every: timedelta = EVERY) -> None:
        self._file = file
        self._kept = kept
        self._every = every.total_seconds()
        self._written: int | None = None
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Read the file, if there is one, and keep it up to date from now on. Raises NotReadable, OSError."""
        self._read()
        self._thread = threading.Thread(target=self._keep, name="mailbox-keeper", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Write what changed last; may be called twice. Raises NotWritten."""
        if self._thread is None:
            return
        self._ended.set()
        self._thread.join()
        self._thread = None
        try:
            self._write()
        except OSError as problem:
            raise NotWritten(f"{self._file} cannot be written: {problem}") from problem

    def _keep(self) -> None:
        while not self._ended.wait(self._every):
            try:
                self._write()
            except OSError as problem:
                _log.warning("%s cannot be written: %s", self._file, problem)

    def _read(self) -> None:
        try:
            text = self._file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        except ValueError as problem:
            raise NotReadable(f"{self._file} is no file of crmsync's") from problem
        try:
            found = json.loads(text)
            if not isinstance(found, dict) or found.get("format") != _FORMAT:
                raise ValueError("its format is unknown")
            self._kept.restore(found.get("contents"))
        except ValueError as problem:
            raise NotReadable(f"{self._file} cannot be read: {problem}") from problem
        self._written = self._kept.changes

    def _write(self) -> None:
        # Taken first: what happens while it is packed is written the next time.
        changes = self._kept.changes
        if changes == self._written:
            return
        text = json.dumps({"format": _FORMAT, "contents": self._kept.contents()}, separators=(",", ":"))
        new = self._file.with_name(f"{self._file.name}.new")
        # Tokens are among it.
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._file)
        self._written = changes
