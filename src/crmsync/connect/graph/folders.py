"""The folders of a mailbox: contact folders with those inside them, To Do lists, calendars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from crmsync.connect.errors import Rejected, Vanished
from crmsync.connect.graph.client import GraphClient, Json, Part, path, rows
from crmsync.connect.graph.errors import folder_gone, reply_error
from crmsync.connect.graph.reading import Folder
from crmsync.connect.http import Effect
from crmsync.connect.outlook.folders import the_one_called
from crmsync.model.kinds import Kind

_LIST = "read the list of folders"
_OPEN = "open the folder"
_DEFAULT_CONTACTS = "contacts"
"""The well-known name of the folder that the list of contact folders leaves out."""
_NOT_SYNCED = {"flaggedEmails"}
"""Lists that show something else than tasks."""
_PATHS = {
    Kind.CONTACTS: ("me", "contactFolders"),
    Kind.TASKS: ("me", "todo", "lists"),
    Kind.EVENTS: ("me", "calendars"),
}


def all_folders(client: GraphClient, kind: Kind) -> list[Folder]:
    """Every folder of this kind, each once."""
    found: dict[str, Folder] = {}
    level = [row for page in client.pages(path(*_PATHS[kind], top="100"), _LIST) for row in rows(page)]
    if kind is Kind.CONTACTS:
        level[:0] = _default_contacts(client)
    while level:
        new = [row for row in level if str(row["id"]) not in found]
        for row in new:
            if row.get("wellknownListName") not in _NOT_SYNCED:
                found[str(row["id"])] = _folder(row, kind)
        level = list(_inside(client, new)) if kind is Kind.CONTACTS else []
    return list(found.values())


def folder_called(client: GraphClient, kind: Kind, folder: str) -> Folder:
    """The folder that an id or a name means. Raises FolderGone."""
    return the_one_called(folder, all_folders(client, kind), folder_gone(folder, _OPEN))


def _default_contacts(client: GraphClient) -> Iterator[dict[str, Any]]:
    """The folder that every mailbox has; where its well-known name is not understood, as items name it."""
    try:
        yield dict(client.get(path(*_PATHS[Kind.CONTACTS], _DEFAULT_CONTACTS), _LIST))
    except (Vanished, Rejected):
        page = client.get(path("me", "contacts", top="1", select="id,parentFolderId"), _LIST)
        for row in rows(page):
            yield {"id": row["parentFolderId"], "displayName": "Contacts"}


def _inside(client: GraphClient, level: Sequence[Json]) -> Iterator[dict[str, Any]]:
    """The folders inside these."""
    parts = [
        Part("GET", path(*_PATHS[Kind.CONTACTS], str(row["id"]), "childFolders", top="100")) for row in level
    ]
    for reply in client.batch(parts, _LIST, Effect.READ):
        if not reply.ok:
            raise reply_error(reply, reply.body, action=_LIST)
        yield from rows(reply.body)
        link = reply.body.get("@odata.nextLink")
        if link:
            yield from (row for page in client.pages(str(link), _LIST) for row in rows(page))


def _folder(row: Json, kind: Kind) -> Folder:
    colour = row.get("hexColor")
    return Folder(
        id=str(row["id"]),
        name=str(row.get("displayName") or row.get("name") or row["id"]),
        kind=kind,
        read_only=row.get("canEdit") is False,
        colour=colour if isinstance(colour, str) and colour.startswith("#") else None,
    )
