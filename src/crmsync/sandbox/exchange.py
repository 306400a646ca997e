"""The embedded Exchange Server as `crmsync sandbox --mailbox ews` runs it. Kept in memory only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmsync.sandbox.ews import EmbeddedExchange, Kind

_FOLDERS = {"contacts": Kind.CONTACTS, "tasks": Kind.TASKS, "calendar": Kind.EVENTS}


class ExchangeMailbox:
    """One person's mailbox on a server of its own. port: 0 for any free one."""

    def __init__(self, port: int = 0) -> None:
        self._port = port
        self.exchange = EmbeddedExchange()

    def start(self) -> None:
        """Serve. Raises OSError when the port is taken."""
        self.exchange.start(self._port)

    def stop(self) -> None:
        """Stop serving; may be called twice."""
        self.exchange.stop()

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
