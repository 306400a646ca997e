"""The calls for contacts, contact folders and photos.

Takes calls, gives answers; what a contact is stands in `contacts`.
"""

from __future__ import annotations

import struct
from typing import Any

from crmsync.sandbox.graph.behaviour import Taken
from crmsync.sandbox.graph.calls import Answered, Call
from crmsync.sandbox.graph.contacts import CONTACT, CONTACT_FOLDER, show_contact_folder
from crmsync.sandbox.graph.delta import Source, removed
from crmsync.sandbox.graph.errors import (
    GraphError,
    access_denied,
    invalid_request,
    method_not_allowed,
)
from crmsync.sandbox.graph.mailbox import Mailbox
from crmsync.sandbox.graph.odata import Options
from crmsync.sandbox.graph.projection import answer_list, echo_of, project
from crmsync.sandbox.graph.routes import Route
from crmsync.sandbox.graph.schema import JsonObject
from crmsync.sandbox.graph.store import Change, Folder, Item, Kind, tree_log

_LISTS = ("me/contacts", "me/contactfolders/{folder}/contacts")
_FOLDERS = ("me/contactfolders", "me/contactfolders/{parent}/childfolders")


class ContactCalls:
    """Answers everything under `/me/contacts` and `/me/contactFolders`."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._store = mailbox.store

    def routes(self) -> list[Route]:
        found = [
            Route("GET", "me/contactfolders/delta", self.folders_delta),
            Route("GET", "me/contactfolders/{folder}", self.get_folder),
            Route("PATCH", "me/contactfolders/{folder}", self.rename_folder),
            Route("DELETE", "me/contactfolders/{folder}", self.delete_folder),
        ]
        for base in _FOLDERS:
            found += [Route("GET", base, self.list_folders), Route("POST", base, self.create_folder)]
        for base in _LISTS:
            found += [
                Route("GET", f"{base}/delta", self.delta),
                Route("GET", base, self.list),
                Route("POST", base, self.create),
                Route("GET", f"{base}/{{item}}", self.get),
                Route("PATCH", f"{base}/{{item}}", self.update),
                Route("DELETE", f"{base}/{{item}}", self.delete),
                Route("GET", f"{base}/{{item}}/photo", self.photo_facts),
                Route("GET", f"{base}/{{item}}/photo/$value", self.photo),
                Route("PUT", f"{base}/{{item}}/photo/$value", self.set_photo),
                Route("PATCH", f"{base}/{{item}}/photo/$value", self.set_photo),
                Route("DELETE", f"{base}/{{item}}/photo/$value", self.delete_photo),
            ]
        return found

    # Folders

    def list_folders(self, call: Call) -> Answered:
        parent = call.ids.get("parent")
        above = None if parent is None else self._mailbox.folder(Kind.CONTACTS, parent).key
        rows = [
            folder
            for folder in self._store.folders.values()
            if folder.kind is Kind.CONTACTS and folder.parent == above and self._is_listed(folder)
        ]
        return answer_list(call, CONTACT_FOLDER, rows, self._show_folder, self._mailbox.behaviour.page_size)

    def create_folder(self, call: Call) -> Answered:
        parent = call.ids.get("parent")
        above = None if parent is None else self._mailbox.folder(Kind.CONTACTS, parent).key
        name = self._name(CONTACT_FOLDER.read(call.json()), above)
        return Answered(201, self._show_folder(self._store.add_folder(Kind.CONTACTS, name, above)))

    def get_folder(self, call: Call) -> Answered:
        return Answered(200, project(self._show_folder(self._folder(call)), CONTACT_FOLDER, call.options))

    def rename_folder(self, call: Call) -> Answered:
        folder = self._folder(call)
        folder.name = self._name(CONTACT_FOLDER.read(call.json()), folder.parent)
        self._store.touch_folder(folder)
        return Answered(200, self._show_folder(folder))

    def delete_folder(self, call: Call) -> Answered:
        folder = self._folder(call)
        if folder.well_known:
            raise GraphError(
                403, "ErrorDeleteDistinguishedFolder", "Distinguished folders cannot be deleted."
            )
        self._store.remove_folder(folder)
        return Answered(204)

    def folders_delta(self, call: Call) -> Answered:
        return self._mailbox.deltas.answer(
            call,
            Source("contactFolder", "/me/contactfolders/delta", self._folder_changes, self._folder_entry),
            self._mailbox.behaviour,
        )

    def _folder_changes(self, state: Any, options: Options) -> tuple[list[Change], Any]:
        return self._store.changes(tree_log(Kind.CONTACTS), state)

    def _folder_entry(self, change: Change, call: Call, options: Options) -> JsonObject | None:
        folder = self._store.folders.get(change.key)
        if folder is None:
            return removed(self._store.folder_id(change.key), self._mailbox.behaviour)
        if not self._is_listed(folder):
            return None
        return project(self._show_folder(folder), CONTACT_FOLDER, options)

    def _is_listed(self, folder: Folder) -> bool:
        return not folder.well_known or self._mailbox.behaviour.default_folder_listed

    def _show_folder(self, folder: Folder) -> JsonObject:
        return show_contact_folder(self._store, folder)

    def _name(self, body: JsonObject, parent: int | None) -> str:
        name = str(body.get("displayName") or "").strip()
        if not name:
            raise invalid_request("The folder needs a displayName.")
        taken = {
            folder.name.casefold()
            for folder in self._store.folders.values()
            if folder.kind is Kind.CONTACTS and folder.parent == parent
        }
        if name.casefold() in taken:
            raise GraphError(409, "ErrorFolderExists", "A folder with the specified name already exists.")
        return name

    def _folder(self, call: Call) -> Folder:
        """The folder a call names, the default one when it names none."""
        text = call.ids.get("folder")
        return (
            self._store.default_folder(Kind.CONTACTS)
            if text is None
            else self._mailbox.folder(Kind.CONTACTS, text)
        )

    # Contacts

    def list(self, call: Call) -> Answered:
        rows = self._store.items_in(self._folder(call))
        return answer_list(
            call, CONTACT, rows, lambda item: self._show(item, call), self._mailbox.behaviour.page_size
        )

    def create(self, call: Call) -> Answered:
        item = self._mailbox.contacts.create(self._folder(call), call.json())
        return Answered(201, self._written(item, call))

    def get(self, call: Call) -> Answered:
        return Answered(200, project(self._show(self._item(call), call), CONTACT, call.options))

    def update(self, call: Call) -> Answered:
        item, body = self._item(call), call.json()
        self._mailbox.check_match(call, item.version, heeded=self._mailbox.behaviour.if_match)
        parent = body.get("parentFolderId")
        self._mailbox.contacts.update(item, body)
        if isinstance(parent, str):
            self._move(item, parent)
        return Answered(200, self._written(item, call))

    def delete(self, call: Call) -> Answered:
        item = self._item(call)
        self._mailbox.check_match(call, item.version, heeded=self._mailbox.behaviour.if_match)
        self._store.remove(item)
        return Answered(204)

    def delta(self, call: Call) -> Answered:
        folder = self._folder(call)
        changes = self._mailbox.changes_in(folder, call)

        def show(change: Change, asked: Call, options: Options) -> JsonObject | None:
            item = self._store.present(change, folder, immutable=asked.immutable)
            if item is None:
                gone = self._store.gone_id(change, Kind.CONTACTS, immutable=asked.immutable)
                return removed(gone, self._mailbox.behaviour)
            return project(self._show(item, asked), CONTACT, options)

        folder_id = self._store.folder_id(folder.key)
        source = Source(
            f"contact {folder.key}", f"/me/contactfolders('{folder_id}')/contacts/delta", changes, show
        )
        return self._mailbox.deltas.answer(call, source, self._mailbox.behaviour)

    def _item(self, call: Call) -> Item:
        # The address of one folder does not lead to another folder's contact; /me/contacts/{id} leads to all.
        folder = self._folder(call) if "folder" in call.ids else None
        return self._mailbox.item(Kind.CONTACTS, call.ids["item"], folder)

    def _show(self, item: Item, call: Call) -> JsonObject:
        return self._mailbox.contacts.show(item, immutable=call.immutable)

    def _written(self, item: Item, call: Call) -> JsonObject:
        """A contact as the reply to a write shows it."""
        shown = self._show(item, call)
        echoed = echo_of(shown, call, self._mailbox.behaviour)
        return {**project(shown, CONTACT, Options()), **echoed}

    def _move(self, item: Item, parent: str) -> None:
        match self._mailbox.behaviour.patch_parent_folder:
            case Taken.REFUSED:
                raise access_denied()
            case Taken.ACCEPTED:
                folder = self._mailbox.folder(Kind.CONTACTS, parent)
                if folder.key != item.folder:
                    self._store.move(item, folder)
            case Taken.IGNORED:
                pass

    # Photos

    def photo_facts(self, call: Call) -> Answered:
        width, height = image_size(content := self._photo(call))
        return Answered(
            200,
            {
                "@odata.mediaContentType": image_type(content),
                "id": f"{width}X{height}",
                "width": width,
                "height": height,
            },
        )

    def photo(self, call: Call) -> Answered:
        content = self._photo(call)
        return Answered(200, content, image_type(content))

    def set_photo(self, call: Call) -> Answered:
        item = self._item(call)
        if not call.body or image_type(call.body) == _UNKNOWN:
            raise invalid_request("The photo wasn't in a supported format.")
        if len(call.body) > self._mailbox.behaviour.largest_photo:
            raise GraphError(413, "RequestEntityTooLarge", "The maximum request length exceeded.")
        item.photo = call.body
        self._store.touch(item)
        return Answered(200)

    def delete_photo(self, call: Call) -> Answered:
        if self._mailbox.behaviour.photo_delete is Taken.REFUSED:
            raise method_not_allowed()
        item = self._item(call)
        if item.photo is None:
            raise _no_photo()
        if self._mailbox.behaviour.photo_delete is Taken.ACCEPTED:
            item.photo = None
            self._store.touch(item)
        return Answered(204)

    def _photo(self, call: Call) -> bytes:
        content = self._item(call).photo
        if content is None:
            raise _no_photo()
        return content


def _no_photo() -> GraphError:
    return GraphError(
        404,
        "ImageNotFound",
        "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.",
    )


_UNKNOWN = "application/octet-stream"
_MAGIC = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
}


def image_type(content: bytes) -> str:
    """The media type of an image by its first bytes."""
    return next((kind for magic, kind in _MAGIC.items() if content.startswith(magic)), _UNKNOWN)


def image_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels; of other images the size that Exchange gives to contact photos."""
    if image_type(content) == "image/png" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    return 48, 48
