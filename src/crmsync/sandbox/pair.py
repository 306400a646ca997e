"""Two embedded services at once, as `crmsync sandbox` and `crmsync demo` start them: a mailbox, the CRM."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

from crmsync.sandbox.crm import EmbeddedCrm
from crmsync.sandbox.mailbox import EmbeddedMailbox
from crmsync.sandbox.samples import crm_records, fill_mailbox


class Mailbox(Protocol):
    """A mailbox of any service, on 127.0.0.1."""

    def start(self) -> None:
        """Serve. Raises MailboxNotStarted or OSError."""

    def stop(self) -> None:
        """Stop serving; may be called twice."""

    def describe(self) -> Mapping[str, Any]:
        """`service`, as configurations name it; addresses and sign-in data; `folders`."""


M = TypeVar("M", bound=Mailbox)


class Pair(Generic[M]):
    """A mailbox and the CRM, with one person signed in to both. A context manager.

    data: a folder that exists and keeps what the CRM holds. stack: what ends with the pair.
    Raises MailboxNotStarted or OSError when a server cannot start.
    """

    def __init__(self, mailbox: M, data: Path, crm_port: int, stack: ExitStack) -> None:
        self.mailbox = mailbox
        self.crm = EmbeddedCrm(data / "crm.db")
        self._crm_port = crm_port
        self._stack = stack

    def __enter__(self) -> Self:
        try:
            self._stack.callback(self.mailbox.stop)
            self.mailbox.start()
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

    def describe(self) -> Mapping[str, Any]:
        """Addresses and sign-in data, for people and for programs that drive the sandbox."""
        signed_in = self.crm.sign_in_data()
        return {
            "mailbox": self.mailbox.describe(),
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


class SandboxPair(Pair[EmbeddedMailbox]):
    """With a CalDAV/CardDAV mailbox. data: a folder that keeps what both hold; `None`: nothing is kept.
    ports: 0 for any free one.
    """

    def __init__(self, data: Path | None = None, *, mailbox_port: int = 0, crm_port: int = 0) -> None:
        stack = ExitStack()
        folder = _folder(data, stack)
        super().__init__(EmbeddedMailbox(folder / "mailbox", mailbox_port), folder, crm_port, stack)

    def fill(self, today: date) -> None:
        """Put the sample people, tasks and meetings on both sides."""
        fill_mailbox(self.mailbox, today)
        for module, records in crm_records(today).items():
            self.crm.person.create_many(module, [dict(record) for record in records])


def microsoft_pair(
    data: Path | None = None, *, mailbox_port: int = 0, sign_in_port: int = 0, crm_port: int = 0
) -> Pair[Any]:
    """With an embedded Microsoft 365. data, ports: see `SandboxPair`."""
    from crmsync.sandbox.microsoft import EmbeddedMicrosoft

    stack = ExitStack()
    folder = _folder(data, stack)
    signing_in = folder / "sign-in"
    # A key lies there.
    signing_in.mkdir(mode=0o700, exist_ok=True)
    file = folder / "microsoft-365.json" if data is not None else None
    mailbox = EmbeddedMicrosoft(signing_in, mailbox_port, sign_in_port, file)
    return Pair(mailbox, folder, crm_port, stack)


def exchange_pair(data: Path | None = None, *, mailbox_port: int = 0, crm_port: int = 0) -> Pair[Any]:
    """With an embedded Exchange Server. data, ports: see `SandboxPair`."""
    from crmsync.sandbox.exchange import ExchangeMailbox

    stack = ExitStack()
    folder = _folder(data, stack)
    file = folder / "exchange.json" if data is not None else None
    return Pair(ExchangeMailbox(mailbox_port, file), folder, crm_port, stack)


def _folder(data: Path | None, stack: ExitStack) -> Path:
    """Where the data lie; one that goes with `stack` if nothing is kept. Raises OSError."""
    if data is None:
        return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="crmsync-sandbox-")))
    data.mkdir(parents=True, exist_ok=True)
    return data
