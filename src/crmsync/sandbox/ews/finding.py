"""Finding folders and items by what a request calls them, and what who signed in may do with them.

Raises EwsError in Exchange's words.
"""

from __future__ import annotations

from crmsync.sandbox.ews.calls import Call
from crmsync.sandbox.ews.errors import (
    EwsError,
    access_denied,
    folder_not_found,
    item_not_found,
    malformed_id,
    schema_fault,
)
from crmsync.sandbox.ews.ids import Form, parse_change_key, parse_id
from crmsync.sandbox.ews.mailbox import Mailbox, right
from crmsync.sandbox.ews.store import Folder, Item, Right
from crmsync.sandbox.ews.xml import Element, child, local_name, text_of

_ELSEWHERE = frozenset(
    {"archiveroot", "archivemsgfolderroot", "archiveinbox", "archivedeleteditems", "publicfoldersroot"}
)


def mailbox_of(call: Call, folder: Folder) -> Mailbox:
    """The mailbox that a folder is in."""
    return call.organisation.mailboxes[folder.mailbox]


def find_folder(call: Call, node: Element, least: Right = Right.READ) -> Folder:
    """The folder of a FolderId or DistinguishedFolderId. least: what who signed in has to be allowed."""
    match local_name(node):
        case "FolderId":
            folder = _by_id(call, node.get("Id", ""))
        case "DistinguishedFolderId":
            folder = _by_name(call, node)
        case other:
            raise schema_fault(f"The element '{other}' is no folder id.")
    granted = right(folder, call.who)
    if granted is Right.NONE:
        # Who may see nothing of a folder is not told that there is one.
        raise folder_not_found() if local_name(node) == "FolderId" else access_denied()
    if granted < least:
        raise access_denied()
    return folder


def find_item(call: Call, node: Element, least: Right = Right.READ) -> tuple[Item, str]:
    """The item of an ItemId, OccurrenceItemId or RecurringMasterItemId, and which occurrence is meant."""
    match local_name(node):
        case "ItemId":
            return _item(call, node.get("Id", ""), least)
        case "OccurrenceItemId":
            item, _ = _item(call, node.get("RecurringMasterId", ""), least)
            index = node.get("InstanceIndex", "")
            if not index.isdecimal():
                raise schema_fault("The 'InstanceIndex' attribute is invalid.")
            return item, item.kind.occurrence_at(mailbox_of(call, item.folder), item, int(index))
        case "RecurringMasterItemId":
            item, _ = _item(call, node.get("OccurrenceId", ""), least)
            return item, ""
        case other:
            raise schema_fault(f"The element '{other}' is no item id.")


def change_key_version(node: Element) -> int | None:
    """The version that an id's ChangeKey stands for, None when it has none."""
    text = node.get("ChangeKey", "")
    if not text:
        return None
    version = parse_change_key(text)
    if version is None:
        raise EwsError("ErrorInvalidChangeKey", "The change key is invalid.")
    return version


def _item(call: Call, text: str, least: Right) -> tuple[Item, str]:
    found = parse_id(text, call.organisation.store.server)
    if found is None:
        raise malformed_id()
    item = call.organisation.store.items.get(found.key) if found.form is Form.ITEM else None
    if item is None:
        raise item_not_found()
    granted = right(item.folder, call.who)
    if granted is Right.NONE:
        raise item_not_found()
    if granted < least:
        raise access_denied()
    item.kind.check_occurrence(mailbox_of(call, item.folder), item, found.occurrence)
    return item, found.occurrence


def _by_id(call: Call, text: str) -> Folder:
    found = parse_id(text, call.organisation.store.server)
    if found is None:
        raise malformed_id()
    folder = call.organisation.store.folders.get(found.key) if found.form is Form.FOLDER else None
    if folder is None:
        raise folder_not_found()
    return folder


def _by_name(call: Call, node: Element) -> Folder:
    name = node.get("Id", "")
    given = child(node, "Mailbox")
    address = "" if given is None else text_of(child(given, "EmailAddress"))
    if name in _ELSEWHERE:
        raise folder_not_found()
    mailbox = call.organisation.mailbox(address) if address else call.own
    if mailbox is None:
        raise EwsError("ErrorNonExistentMailbox", "The SMTP address has no mailbox associated with it.")
    folder = mailbox.distinguished(name)
    if folder is None:
        raise folder_not_found()
    return folder
