"""The requests of EWS that crmsync sends, as XML. Sends nothing.

Sources: pages "EWS operations in Exchange"; [MS-OXWSCORE], [MS-OXWSSYNC], [MS-OXWSFOLD], [MS-OXWSSRCH],
[MS-OXWSUSRCFG].
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crmsync.connect.ews.elements import element_of, field_element, property_element, updates_of
from crmsync.connect.ews.wire import Element, element
from crmsync.frozen import frozen
from crmsync.mapping.ews.schema import Draft, Edits, Uri, uris_of
from crmsync.model.items import ItemId, Version
from crmsync.model.kinds import Kind

MOST_WRITES = 20
"""Writes of one request: what one lost reply leaves open."""
NOBODY = "SendToNone"
"""Nobody is mailed."""


@frozen
class FolderName:
    """A folder. id: as Exchange names it, or (`known`) a name that every mailbox has ("contacts"). mailbox:
    whose, by mail address, if not the signed-in person's own.
    """

    id: str
    known: bool = False
    mailbox: str = ""

    def element(self) -> Element:
        """As requests name it."""
        if not self.known:
            return element("t:FolderId", Id=self.id)
        whose = element("t:Mailbox", element("t:EmailAddress", text=self.mailbox))
        return element("t:DistinguishedFolderId", *([whose] if self.mailbox else []), Id=self.id)


@frozen
class Sending:
    """Who is mailed when a meeting is made, changed or deleted."""

    made: str = NOBODY
    changed: str = NOBODY
    deleted: str = NOBODY


# ---- folders


def get_folders(folders: Iterable[FolderName], wanted: Iterable[Uri]) -> Element:
    """GetFolder."""
    named = element("m:FolderIds", *(folder.element() for folder in folders))
    return element("m:GetFolder", _shape("m:FolderShape", wanted), named)


def find_folders(root: FolderName, wanted: Iterable[Uri], *, offset: int, size: int) -> Element:
    """FindFolder: a page of all folders inside `root`, however deep."""
    return element(
        "m:FindFolder",
        _shape("m:FolderShape", wanted),
        _page("m:IndexedPageFolderView", offset, size),
        element("m:ParentFolderIds", root.element()),
        Traversal="Deep",
    )


# ---- reading items


def sync_items(folder: FolderName, state: str, most: int) -> Element:
    """SyncFolderItems: ids only. state: "" at first."""
    return element(
        "m:SyncFolderItems",
        _shape("m:ItemShape", ()),
        element("m:SyncFolderId", folder.element()),
        *([element("m:SyncState", text=state)] if state else []),
        element("m:MaxChangesReturned", text=str(most)),
    )


def get_items(
    kind: Kind, items: Iterable[ItemId], members: Iterable[str], properties: Iterable[str]
) -> Element:
    """GetItem. members: by name; properties: extended ones, by id. Texts are asked for as plain ones."""
    shape = _shape(
        "m:ItemShape",
        uris_of(kind, members),
        properties,
        element("t:IncludeMimeContent", text="false"),
        element("t:BodyType", text="Text"),
    )
    return element("m:GetItem", shape, _item_ids(items))


def get_occurrences(master: ItemId, numbers: Iterable[int], members: Iterable[str]) -> Element:
    """GetItem of occurrences of a series, by their numbers (see `occurrence_id`)."""
    named = (occurrence_id(master, number) for number in numbers)
    shape = _shape("m:ItemShape", uris_of(Kind.EVENTS, members))
    return element("m:GetItem", shape, element("m:ItemIds", *named))


def find_items(
    folders: Iterable[FolderName],
    wanted: Iterable[Uri],
    properties: Sequence[str],
    *,
    holding: Sequence[tuple[str, str]] = (),
    offset: int = 0,
    size: int,
) -> Element:
    """FindItem: a page of the items in each of these folders.

    holding: (extended property, value): only items that have one of these.
    """
    conditions = [
        element(
            "t:IsEqualTo",
            property_element(name),
            element("t:FieldURIOrConstant", element("t:Constant", Value=value)),
        )
        for name, value in holding
    ]
    restriction = conditions if len(conditions) < 2 else [element("t:Or", *conditions)]
    return element(
        "m:FindItem",
        _shape("m:ItemShape", wanted, properties),
        _page("m:IndexedPageItemView", offset, size),
        *([element("m:Restriction", *restriction)] if restriction else []),
        element("m:ParentFolderIds", *(folder.element() for folder in folders)),
        Traversal="Shallow",
    )


# ---- writing items


def create_items(kind: Kind, folder: FolderName, drafts: Iterable[Draft], sending: Sending) -> Element:
    """CreateItem."""
    return element(
        "m:CreateItem",
        element("m:SavedItemFolderId", folder.element()),
        element("m:Items", *(element_of(kind, draft) for draft in drafts)),
        MessageDisposition="SaveOnly",
        SendMeetingInvitations=sending.made,
    )


def update_items(kind: Kind, updates: Iterable[tuple[ItemId, Version, Edits]], sending: Sending) -> Element:
    """UpdateItem, which refuses what was changed since the version that is named."""
    changes = (
        element(
            "t:ItemChange",
            element("t:ItemId", Id=item, ChangeKey=version),
            element("t:Updates", *updates_of(kind, edits)),
        )
        for item, version, edits in updates
    )
    return element(
        "m:UpdateItem",
        element("m:ItemChanges", *changes),
        ConflictResolution="NeverOverwrite",
        MessageDisposition="SaveOnly",
        SendMeetingInvitationsOrCancellations=sending.changed,
    )


def delete_items(items: Iterable[Element], sending: Sending) -> Element:
    """DeleteItem: to the deleted items, where a person finds them. items: ItemId, or OccurrenceItemId."""
    return element(
        "m:DeleteItem",
        element("m:ItemIds", *items),
        DeleteType="MoveToDeletedItems",
        SendMeetingCancellations=sending.deleted,
        AffectedTaskOccurrences="AllOccurrences",
    )


def item_id(item: ItemId, version: Version | None = None) -> Element:
    """ItemId, as requests name an item."""
    return element("t:ItemId", Id=item, **({"ChangeKey": version} if version else {}))


def occurrence_id(master: ItemId, number: int) -> Element:
    """OccurrenceItemId. number: counted from 1, cancelled occurrences as well."""
    return element("t:OccurrenceItemId", RecurringMasterId=master, InstanceIndex=str(number))


# ---- what a mailbox keeps beside items


def get_configuration(folder: FolderName, name: str) -> Element:
    """GetUserConfiguration: its XML."""
    named = element("m:UserConfigurationName", folder.element(), Name=name)
    return element("m:GetUserConfiguration", named, element("m:UserConfigurationProperties", text="XmlData"))


def put_configuration(folder: FolderName, name: str, data: str, *, new: bool) -> Element:
    """CreateUserConfiguration or UpdateUserConfiguration. data: XML in base64."""
    named = element("t:UserConfigurationName", folder.element(), Name=name)
    verb = "m:CreateUserConfiguration" if new else "m:UpdateUserConfiguration"
    return element(verb, element("m:UserConfiguration", named, element("t:XmlData", text=data)))


# ---- pieces


def _shape(name: str, wanted: Iterable[Uri], properties: Iterable[str] = (), *more: Element) -> Element:
    asked = [*map(field_element, wanted), *map(property_element, properties)]
    additional = [element("t:AdditionalProperties", *asked)] if asked else []
    return element(name, element("t:BaseShape", text="IdOnly"), *more, *additional)


def _page(name: str, offset: int, size: int) -> Element:
    return element(name, MaxEntriesReturned=str(size), Offset=str(offset), BasePoint="Beginning")


def _item_ids(items: Iterable[ItemId]) -> Element:
    return element("m:ItemIds", *(item_id(item) for item in items))
