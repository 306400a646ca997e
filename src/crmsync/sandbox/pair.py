"""Both embedded services at once: the mailbox and the CRM, as `crmsync sandbox` and `crmsync demo` start
them."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from crmsync.sandbox.crm import EmbeddedCrm
from crmsync.sandbox.mailbox import FOLDERS, PASSWORD, USERNAME, EmbeddedMailbox
from crmsync.sandbox.samples import crm_records, fill_mailbox


class SandboxPair:
    """The two servers on 127.0.0.1, with one person signed in to both. A context manager.

    data: a folder that keeps what they hold; `None`: nothing is kept. ports: 0 for any free one.
    Raises MailboxNotStarted or OSError when a server cannot start.
    """

    def __init__(self, data: Path | None = None, *, mailbox_port: int = 0, crm_port: int = 0) -> None:
        self._stack = ExitStack()
        if data is None:
            data = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="crmsync-sandbox-")))
        data.mkdir(parents=True, exist_ok=True)
        self._crm_port = crm_port
        self.mailbox = EmbeddedMailbox(data / "mailbox", mailbox_port)
        self.crm = EmbeddedCrm(data / "crm.db")

    def __enter__(self) -> Self:
        try:
            self.mailbox.start()
            self._stack.callback(self.mailbox.stop)
            self.crm.start(self._crm_port)
            self._stack.callback(self.crm.stop)
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def fill(self, today: date) -> None:
        """Put the sample people, tasks and meetings on both sides."""
        fill_mailbox(self.mailbox, today)
        for module, records in crm_records(today).items():
            self.crm.person.create_many(module, [dict(record) for record in records])

    def describe(self) -> Mapping[str, Any]:
        """Addresses and sign-in data, for people and for programs that drive the sandbox."""
        signed_in = self.crm.sign_in_data()
        return {
            "mailbox": {
                "service": "dav",
                "url": self.mailbox.url,
                "username": USERNAME,
                "password": PASSWORD,
                "folders": {folder: self.mailbox.path(folder) for folder in FOLDERS},
            },
            "crm": {
                "service": "zoho",
                "url": self.crm.base_url,
                "accounts_url": signed_in.accounts_url,
                "api_url": signed_in.api_url,
                "token": {
                    "client_id": signed_in.client_id,
                    "client_secret": signed_in.client_secret,
                    "refresh_token": signed_in.refresh_token,
                },
            },
        }
