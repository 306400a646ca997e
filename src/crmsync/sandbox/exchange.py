"""The embedded Exchange Server as `crmsync sandbox --mailbox ews` runs it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from crmsync.sandbox.ews import EmbeddedExchange, Kind
from crmsync.sandbox.outlook.keeping import keep

_FOLDERS = {"contacts": Kind.CONTACTS, "tasks": Kind.TASKS, "calendar": Kind.EVENTS}


class ExchangeMailbox:
    """One person's mailbox on a server of its own. port: 0 for any free one. file: keeps what it holds;
    `None`: nothing is kept.
    """

    def __init__(self, port: int = 0, file: Path | None = None) -> None:
        self._port = port
        self._stack = ExitStack()
        self._file = file
        self.exchange = EmbeddedExchange()

    def start(self) -> None:
        """Serve. Raises OSError when the port is taken, or the file cannot be read."""
        keep(self.exchange, self._file, self._stack)
        self.exchange.start(self._port)
        self._stack.callback(self.exchange.stop)

    def stop(self) -> None:
        """Stop serving; may be called twice. Raises NotWritten."""
        self._stack.close()

    def describe(self) -> Mapping[str, Any]:
        """What an account of the service `ews` needs, and the password."""
        return {
            "service": "ews",
            "url": self.exchange.url,
            "username": self.exchange.user,
            "mailbox": self.exchange.owner.username,
            "password": self.exchange.password,
            "folders": {name: self.exchange.person.folder_id(kind) for name, kind in _FOLDERS.items()},
        }
