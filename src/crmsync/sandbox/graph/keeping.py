"""What an embedded Microsoft 365 holds, as a file keeps it: its mailbox, the tokens of delta rounds, and
those of sign-ins.

Switches, faults and logs are not among it.
"""

from __future__ import annotations

from typing import Any

from crmsync.sandbox.graph.delta import Round
from crmsync.sandbox.graph.event_delta import Window, WindowEntry
from crmsync.sandbox.graph.mailbox import Mailbox
from crmsync.sandbox.graph.odata import Options
from crmsync.sandbox.graph.store import Change, Exceptional, Folder, Item, Kind
from crmsync.sandbox.identity.book import Access, Account, Refresh, TokenBook
from crmsync.sandbox.outlook.outbox import Mail, SentMail
from crmsync.sandbox.outlook.packing import Json, Packing

_PACKING = Packing(
    (
        *(Access, Account, Change, Exceptional, Folder, Item, Kind, Mail, Options, Refresh, Round, SentMail),
        *(Window, WindowEntry),
    )
)


def contents(mailbox: Mailbox, book: TokenBook) -> Json:
    """Everything that there is now."""
    store = mailbox.store
    with store.lock:
        access, refresh = book.tokens()
        held = {
            "mailbox": store.mailbox,
            "last_key": store.last_key,
            "revision": store.revision,
            "folders": store.folders,
            "items": store.items,
            "log": store.log,
            "categories": mailbox.categories,
            "transactions": mailbox.events.transactions,
            "rounds": mailbox.deltas.rounds,
            "sent": mailbox.outbox.sent,
            "access": access,
            "refresh": refresh,
        }
        return {name: _PACKING.pack(value) for name, value in held.items()}


def restore(mailbox: Mailbox, book: TokenBook, packed: Json) -> None:
    """Let the mailbox and the book hold that and nothing else. Raises ValueError when it is nothing of
    `contents`.
    """
    if not isinstance(packed, dict):
        raise ValueError("it is no mailbox")
    held: dict[str, Any] = {name: _PACKING.unpack(value) for name, value in packed.items()}
    store = mailbox.store
    with store.lock:
        try:
            store.mailbox, store.last_key, store.revision = (
                held[name] for name in ("mailbox", "last_key", "revision")
            )
            store.folders, store.items, store.log = (held[name] for name in ("folders", "items", "log"))
            mailbox.categories, mailbox.events.transactions = held["categories"], held["transactions"]
            mailbox.deltas.rounds, mailbox.outbox.sent = held["rounds"], held["sent"]
            book.restore(held["access"], held["refresh"])
        except KeyError as problem:
            raise ValueError(f"it has no {problem}") from problem
