"""The folders of a mailbox, the signed-in person's own or one that they may open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from crmsync.connect.errors import FolderGone, NotPermitted, Vanished
from crmsync.connect.ews.errors import answer_error, folder_gone, not_permitted
from crmsync.connect.ews.operations import FolderName, find_folders, get_folders
from crmsync.connect.ews.paging import pages
from crmsync.connect.ews.session import Session
from crmsync.connect.ews.wire import Answer, Element, t, text_of
from crmsync.connect.outlook.folders import MailboxFolder, the_one_called
from crmsync.frozen import frozen
from crmsync.mapping.ews.schema import Uri
from crmsync.model.kinds import Kind

_LIST = "read the list of folders"
_OPEN = "open the folder"
_PAGE = 200
_WANTED = tuple(
    Uri(f"folder:{name}") for name in ("DisplayName", "FolderClass", "ParentFolderId", "EffectiveRights")
)
_CLASSES = {"ipf.contact": Kind.CONTACTS, "ipf.task": Kind.TASKS, "ipf.appointment": Kind.EVENTS}
"""Kinds by folder class. Folders of longer classes (IPF.Contact.RecipientCache …) are Outlook's own."""
_USUAL = {Kind.CONTACTS: "contacts", Kind.TASKS: "tasks", Kind.EVENTS: "calendar"}
"""The folders that every mailbox has."""
_ROOT = "msgfolderroot"
_DELETED = "deleteditems"
_NEEDED = ("CreateContents", "Modify")
"""Without these rights a folder may only be read."""


@frozen
class Folder(MailboxFolder):
    """A folder. id: as Exchange names it."""

    @property
    def named(self) -> FolderName:
        """As requests name it."""
        return FolderName(self.id)


class Folders:
    """The folders of one mailbox. mailbox: whose, by mail address; "" for the signed-in person's own."""

    def __init__(self, session: Session, mailbox: str) -> None:
        self._session = session
        self._mailbox = mailbox

    def known(self, name: str) -> FolderName:
        """A folder that every mailbox has, by the name that is the same in every language."""
        return FolderName(name, known=True, mailbox=self._mailbox)

    def all(self) -> list[Folder]:
        """Every folder of a kind that is synced, each once; those among the deleted items are left out.

        A person who may open only some folders of another mailbox is told only those. Raises NotPermitted
        where there is none at all, NotSupported where there is no such mailbox.
        """
        found = {folder.id: folder for folder in self._usual()}
        with suppress(NotPermitted, FolderGone, Vanished):
            found |= {folder.id: folder for folder in self._inside()}
        return list(found.values())

    def called(self, kind: Kind, folder: str) -> Folder:
        """The folder that an id or a name means. Raises FolderGone."""
        found = [one for one in self.all() if one.kind is kind]
        return the_one_called(folder, found, folder_gone(folder, _OPEN))

    def confirm(self, folder: Folder, action: str) -> None:
        """Raises FolderGone when the folder is not there."""
        self._session.only(get_folders([folder.named], ()), action)

    def check(self) -> None:
        """Raises what keeps this person out of the whole mailbox."""
        self._usual()

    def _usual(self) -> list[Folder]:
        """The folders that every mailbox has, as far as they may be opened. Raises NotPermitted where none of
        them may.
        """
        names = [self.known(name) for name in _USUAL.values()]
        told = self._session.ask(get_folders(names, _WANTED), _LIST)
        found = [folder for answer in told if answer.ok for folder in _folders(answer)]
        refused = [answer_error(answer, action=_LIST) for answer in told if not answer.ok]
        for error in refused:
            # A folder that cannot be had just now must not look as if there were none.
            if not isinstance(error, NotPermitted | FolderGone | Vanished):
                raise error
        if refused and not found:
            hidden = isinstance(refused[0], FolderGone | Vanished)
            raise not_permitted(_LIST) if hidden else refused[0]
        return found

    def _inside(self) -> Iterator[Folder]:
        """All folders of the mailbox that are synced."""
        deleted = self._session.ask(get_folders([self.known(_DELETED)], ()), _LIST)
        bins = {_id(one, "FolderId") for answer in deleted for one in _elements(answer)}
        parents: dict[str, str] = {}
        found: list[Folder] = []
        for answer in pages(self._page, _LIST):
            for one in _elements(answer):
                parents[_id(one, "FolderId")] = _id(one, "ParentFolderId")
            found += _folders(answer)
        return (folder for folder in found if not _is_inside(folder.id, bins, parents))

    def _page(self, offset: int) -> Answer:
        operation = find_folders(self.known(_ROOT), _WANTED, offset=offset, size=_PAGE)
        return self._session.only(operation, _LIST)


def _is_inside(folder: str, bins: set[str], parents: dict[str, str]) -> bool:
    """Does a folder lie in one of `bins`, however deep?"""
    seen: set[str] = set()
    while folder in parents and folder not in seen:
        if folder in bins:
            return True
        seen.add(folder)
        folder = parents[folder]
    return folder in bins


def _elements(answer: Answer) -> Iterator[Element]:
    """The folders' elements of an answer, of whatever class."""
    return (one for one in answer.all(".//{*}Folders/*") if one.find(t("FolderId")) is not None)


def _folders(answer: Answer) -> Iterator[Folder]:
    for one in _elements(answer):
        kind = _CLASSES.get(text_of(one, t("FolderClass")).lower())
        if kind is None:
            continue
        rights = one.find(t("EffectiveRights"))
        lacking = rights is not None and any(text_of(rights, t(name)) == "false" for name in _NEEDED)
        identifier = _id(one, "FolderId")
        name = text_of(one, t("DisplayName")) or identifier
        yield Folder(identifier, name, kind, read_only=lacking)


def _id(one: Element, name: str) -> str:
    found = one.find(t(name))
    return str(found.get("Id") or "") if found is not None else ""
