"""Operations on folders: GetFolder, FindFolder, CreateFolder, UpdateFolder, DeleteFolder.

Source: the operations' pages, EWS reference for Exchange; [MS-OXWSFOLD].
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from crmsync.sandbox.ews.calls import Call, answered, each, success
from crmsync.sandbox.ews.errors import EwsError, schema_fault
from crmsync.sandbox.ews.fields import Path
from crmsync.sandbox.ews.finding import find_folder
from crmsync.sandbox.ews.kinds import rights_element
from crmsync.sandbox.ews.mailbox import right
from crmsync.sandbox.ews.paging import Page, read_page
from crmsync.sandbox.ews.restrictions import matches
from crmsync.sandbox.ews.shapes import Base, Shape, read_path, read_shape
from crmsync.sandbox.ews.store import Folder, Right
from crmsync.sandbox.ews.xml import Element, child, children, copied, element, local_name, m, t, text_of

_ELEMENTS = {
    "IPF.Appointment": "CalendarFolder",
    "IPF.Contact": "ContactsFolder",
    "IPF.Task": "TasksFolder",
}
_ORDER = (
    "FolderId", "ParentFolderId", "FolderClass", "DisplayName", "TotalCount", "ChildFolderCount",
    "EffectiveRights", "DistinguishedFolderId", "UnreadCount",
)  # fmt: skip
_DEFAULT = frozenset({"FolderId", "DisplayName", "TotalCount", "ChildFolderCount", "UnreadCount"})


def get_folder(call: Call) -> Element:
    shape = read_shape(call.part("FolderShape"))

    def one(node: Element) -> Element:
        shown = shown_folder(call, find_folder(call, node), shape)
        return success("GetFolder", element(m("Folders"), None, shown))

    return answered("GetFolder", each(call, call.part("FolderIds"), one, "Folders"))


def find_folders(call: Call) -> Element:
    shape = read_shape(call.part("FolderShape"))
    page = read_page(call.node, "FolderView", 1000)
    restriction = child(call.node, "Restriction")
    deep = call.node.get("Traversal") == "Deep"

    def one(node: Element) -> Element:
        found = [
            folder
            for folder in _below(call, find_folder(call, node), deep=deep)
            if right(folder, call.who) >= Right.READ and matches(restriction, partial(_value, call, folder))
        ]
        shown = [shown_folder(call, folder, shape) for folder in page.of(found)]
        return success("FindFolder", _root_folder(page, found, element(t("Folders"), None, *shown)))

    return answered("FindFolder", each(call, call.part("ParentFolderIds"), one))


def create_folder(call: Call) -> Element:
    parent = find_folder(call, next(children(call.part("ParentFolderId"))), Right.WRITE)

    def one(node: Element) -> Element:
        name = text_of(child(node, "DisplayName"))
        if not name:
            raise EwsError("ErrorInvalidFolderName", "A folder needs a name.")
        siblings = call.organisation.store.folders_in(parent)
        if any(folder.name.casefold() == name.casefold() for folder in siblings):
            raise EwsError("ErrorFolderExists", "A folder with the specified name already exists.")
        by_element = next((cls for cls, tag in _ELEMENTS.items() if tag == local_name(node)), "IPF.Note")
        folder_class = text_of(child(node, "FolderClass")) or by_element
        folder = call.organisation.store.add_folder(parent.mailbox, parent, name, folder_class)
        folder.rights.update(parent.rights)
        return success("CreateFolder", element(m("Folders"), None, _bare(call, folder)))

    return answered("CreateFolder", each(call, call.part("Folders"), one, "Folders"))


def update_folder(call: Call) -> Element:
    def one(change: Element) -> Element:
        folder = find_folder(call, next(children(change)), Right.WRITE)
        for step in children(child(change, "Updates")):
            path = read_path(next(children(step)))
            if path != Path("folder:DisplayName") or local_name(step) != "SetFolderField":
                raise EwsError("ErrorInvalidPropertySet", "Set action is invalid for property.")
            if folder.distinguished:
                raise EwsError("ErrorFolderSave", "The folder save operation did not succeed.")
            given = child(list(children(step))[-1], "DisplayName")
            folder.name = text_of(given)
        call.organisation.store.touch_folder(folder)
        return success("UpdateFolder", element(m("Folders"), None, _bare(call, folder)))

    return answered("UpdateFolder", each(call, call.part("FolderChanges"), one, "Folders"))


def delete_folder(call: Call) -> Element:
    def one(node: Element) -> Element:
        folder = find_folder(call, node, Right.WRITE)
        if folder.distinguished:
            raise EwsError("ErrorDeleteDistinguishedFolder", "Distinguished folders cannot be deleted.")
        store = call.organisation.store
        if call.node.get("DeleteType") == "MoveToDeletedItems":
            folder.parent = call.organisation.mailboxes[folder.mailbox].default("deleteditems")
            store.touch_folder(folder)
        else:
            store.remove_folder(folder)
        return success("DeleteFolder")

    return answered("DeleteFolder", each(call, call.part("FolderIds"), one))


def shown_folder(call: Call, folder: Folder, shape: Shape) -> Element:
    """A folder as it is answered. Raises SoapFault for a path that no folder has."""
    asked = {path.uri.removeprefix("folder:") for path in shape.paths}
    for path in shape.paths:
        if not path.uri.startswith(("folder:", "extended")):
            raise schema_fault(f"'{path.uri}' is no path of a folder.")
    made = element(t(folder_element(folder)))
    for name in _ORDER:
        wanted = (
            name == "FolderId"
            or name in asked
            or shape.base is Base.ALL
            or (shape.base is Base.DEFAULT and name in _DEFAULT)
        )
        held = _field(call, folder, f"folder:{name}") if wanted else None
        if held is not None:
            made.append(copied(held))
    return made


def folder_element(folder: Folder) -> str:
    """The tag's name of a folder, which follows from its class: IPF.Contact.MOC.QuickContacts too."""
    return next((tag for cls, tag in _ELEMENTS.items() if folder.folder_class.startswith(cls)), "Folder")


def folder_id(call: Call, folder: Folder, name: str = "FolderId") -> Element:
    store = call.organisation.store
    return element(t(name), Id=store.folder_text(folder.key), ChangeKey=store.change_key(folder.version))


def _bare(call: Call, folder: Folder) -> Element:
    return element(t(folder_element(folder)), None, folder_id(call, folder))


def _field(call: Call, folder: Folder, uri: str) -> Element | None:
    """One value of a folder."""
    store = call.organisation.store
    match uri.removeprefix("folder:"):
        case "FolderId":
            return folder_id(call, folder)
        case "ParentFolderId":
            return folder_id(call, folder.parent or folder, "ParentFolderId")
        case "FolderClass":
            return element(t("FolderClass"), folder.folder_class)
        case "DisplayName":
            return element(t("DisplayName"), folder.name)
        case "TotalCount":
            return element(t("TotalCount"), str(len(store.items_in(folder))))
        case "ChildFolderCount":
            return element(t("ChildFolderCount"), str(len(store.folders_in(folder))))
        case "EffectiveRights":
            return rights_element(right(folder, call.who))
        case "DistinguishedFolderId" if folder.distinguished:
            return element(t("DistinguishedFolderId"), folder.distinguished)
        case "UnreadCount" if folder_element(folder) == "Folder":
            return element(t("UnreadCount"), "0")
        case _:
            return None


def _value(call: Call, folder: Folder, path: Path) -> Element | None:
    return _field(call, folder, path.uri)


def _below(call: Call, folder: Folder, *, deep: bool) -> Iterator[Folder]:
    for below in call.organisation.store.folders_in(folder):
        yield below
        if deep:
            yield from _below(call, below, deep=True)


def _root_folder(page: Page, found: list[Folder], content: Element) -> Element:
    return element(m("RootFolder"), None, content, **page.attributes(len(found)))
