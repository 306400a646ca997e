"""What an embedded Exchange Server holds, as a file keeps it: the mailboxes with all that is in them.

Switches, faults, logs and passwords are not among it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from lxml import etree

from crmsync.sandbox.ews.calendar_series import Series
from crmsync.sandbox.ews.fields import Path
from crmsync.sandbox.ews.mailbox import Configuration, Mailbox, Organisation
from crmsync.sandbox.ews.operations import KINDS, Operations
from crmsync.sandbox.ews.store import Folder, Item, Right
from crmsync.sandbox.ews.xml import Element, parse
from crmsync.sandbox.identity.book import Account
from crmsync.sandbox.outlook.outbox import Mail, SentMail
from crmsync.sandbox.outlook.packing import Form, Json, Packing

_CLASSES = (Account, Configuration, Item, Mail, Path, Right, SentMail, Series)
_MEMBERS = tuple(member.name for member in fields(Folder))


def contents(organisation: Organisation, operations: Operations) -> Json:
    """Everything that there is now."""
    store = organisation.store
    with store.lock:
        pack = _packing(store.folders).pack
        held = {
            "server": store.server,
            "last_key": store.last_key,
            "version": store.version,
            "epoch": operations.sync.epoch,
            "items": store.items,
            "mailboxes": [_told(mailbox) for mailbox in organisation.mailboxes.values()],
        }
        # In the order they were made in: a folder comes after the one it lies in.
        folders = [
            {name: pack(getattr(folder, name)) for name in _MEMBERS} for folder in store.folders.values()
        ]
        return {"folders": folders, **{name: pack(value) for name, value in held.items()}}


def restore(organisation: Organisation, operations: Operations, packed: Json) -> None:
    """Let the server hold that and nothing else. Raises ValueError when it is nothing of `contents`."""
    store, folders = organisation.store, dict[int, Folder]()
    unpack = _packing(folders).unpack
    try:
        for row in packed["folders"]:
            folder = Folder(**{name: unpack(value) for name, value in row.items()})
            folders[folder.key] = folder
        held: Mapping[str, Any] = {name: unpack(value) for name, value in packed.items() if name != "folders"}
        owners = {told[0].username.casefold() for told in held["mailboxes"]}
        if not organisation.mailboxes.keys() <= owners:
            raise ValueError("it holds other people's mailboxes")
        with store.lock:
            store.server, store.last_key = held["server"], held["last_key"]
            store.version, operations.sync.epoch = held["version"], held["epoch"]
            store.folders, store.items = folders, held["items"]
            for told in held["mailboxes"]:
                _restore_mailbox(organisation, *told)
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError(f"it is no mailbox: {problem}") from problem


def _told(mailbox: Mailbox) -> tuple[Account, str, Mapping[tuple[int, str], Configuration], list[SentMail]]:
    return mailbox.owner, mailbox.zone, mailbox.configurations, mailbox.outbox.sent


def _restore_mailbox(
    organisation: Organisation,
    owner: Account,
    zone: str,
    configurations: dict[tuple[int, str], Configuration],
    sent: list[SentMail],
) -> None:
    mailbox = organisation.mailbox(owner.username) or Mailbox(organisation.store, owner, zone)
    mailbox.configurations, mailbox.outbox.sent = configurations, sent
    organisation.mailboxes[mailbox.address] = mailbox


def _packing(folders: Mapping[int, Folder]) -> Packing:
    """Items and folders name the folder they lie in by its key, and items their kind by its element."""
    kind = Form("kind", lambda value: value.element, KINDS.__getitem__)
    return Packing(
        _CLASSES,
        [
            (Folder, Form("folder", lambda folder: folder.key, folders.__getitem__)),
            (etree._Element, Form("xml", _xml, lambda text: parse(text.encode()))),
            *((type(one), kind) for one in KINDS.values()),
        ],
    )


def _xml(node: Element) -> str:
    return etree.tostring(node, encoding="unicode", with_tail=False)
