"""Reading items of one folder by their ids, many at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cached_property

from crmsync.connect.batches import batches
from crmsync.connect.errors import ServiceError, Vanished
from crmsync.connect.ews.dialects import Dialect
from crmsync.connect.ews.elements import draft_of
from crmsync.connect.ews.errors import answer_error, nonsense
from crmsync.connect.ews.folders import Folder, Folders
from crmsync.connect.ews.operations import find_items, get_items
from crmsync.connect.ews.session import Session
from crmsync.connect.ews.wire import Element, local, m, t
from crmsync.connect.outlook.reading import OF_ONE, moment
from crmsync.frozen import frozen
from crmsync.mapping.ews.schema import ELEMENTS, EXTENDED, MEMBERS, Draft, Uri
from crmsync.model.items import Item, ItemId, Unreadable, Version
from crmsync.model.kinds import Kind

SEARCH_KEY = "Binary 0x300B"
"""PidTagSearchKey: it stays when an item moves, and its id does not ([MS-OXCPRPT] 2.2.1.9)."""
MOST = 100
"""Items that are asked for at once."""
_READ = "read the items"
_LIST = "DistributionList"


@frozen
class Whole:
    """An item as Exchange holds it. element: what it is ("Contact", "DistributionList" …)."""

    element: str
    draft: Draft

    @property
    def id(self) -> ItemId:
        """Its id."""
        return ItemId(str(_of(self.draft, "ItemId").get("@Id", "")))

    @property
    def version(self) -> Version:
        """Its change key."""
        return Version(str(_of(self.draft, "ItemId").get("@ChangeKey", "")))

    @property
    def parent(self) -> str:
        """In which folder it is; "" where it does not say."""
        return str(_of(self.draft, "ParentFolderId").get("@Id", ""))


class Reader:
    """Reads items of one folder and kind."""

    def __init__(self, session: Session, folders: Folders, dialect: Dialect, folder: Folder) -> None:
        self.session = session
        self.folders = folders
        self.dialect = dialect
        self.folder = folder
        self.elements = _ELEMENTS[dialect.kind]
        self._members = [one.name for one in MEMBERS[dialect.kind] if one.name in dialect.table.members]
        self._properties = tuple(dict.fromkeys((*dialect.table.properties, SEARCH_KEY)))

    def whole(self, ids: Iterable[ItemId]) -> Iterator[tuple[ItemId, Whole | ServiceError]]:
        """The items with these ids; of one that cannot be had, why. Raises what concerns them all."""
        for batch in batches(dict.fromkeys(ids), MOST):
            operation = get_items(self.dialect.kind, batch, self._members, self._properties)
            told = self.session.ask(operation, _READ)
            if len(told) != len(batch):
                raise nonsense(_READ)
            found: dict[ItemId, Whole | ServiceError] = {}
            for item, answer in zip(batch, told, strict=True):
                element = next(answer.all(f"{m('Items')}/*"), None) if answer.ok else None
                if element is not None:
                    found[item] = _whole(element)
                    continue
                error = nonsense(_READ) if answer.ok else answer_error(answer, action=_READ)
                if error.disposition not in OF_ONE:
                    raise error
                found[item] = error
            drafts = [one.draft for one in found.values() if isinstance(one, Whole)]
            self.dialect.complete(self.session, drafts)
            yield from found.items()

    def fetch(self, ids: Iterable[ItemId], *, told_here: bool = False) -> Iterator[Item | Unreadable]:
        """See `Collection.fetch`. told_here: did the folder itself name these items just now?"""
        for item, found in self.whole(ids):
            if isinstance(found, Vanished):
                continue
            if isinstance(found, ServiceError):
                yield Unreadable(item, Version(""), f"The Exchange Server cannot give it: {found.message}")
            elif found.element in self.elements and (told_here or self.is_here(found)):
                yield self.item(found)

    def item(self, whole: Whole) -> Item | Unreadable:
        """The item that a whole one is."""
        table, draft = self.dialect.table, whole.draft
        fields = table.read(draft)
        odd = table.oddity(draft)
        if odd is not None:
            label = next((str(fields[name]) for name in _LABELS[self.dialect.kind] if name in fields), "")
            return Unreadable(whole.id, whole.version, odd, label)
        return Item(
            id=whole.id,
            version=whole.version,
            fields=fields,
            modified=moment(draft.get("LastModifiedTime")),
            created=moment(draft.get("DateTimeCreated")),
            uid=table.uid(draft) or search_key(draft),
            key=table.key(draft),
            traits=table.traits(draft),
            notes=table.notes(draft),
            original=json.dumps(draft, ensure_ascii=False, sort_keys=True),
        )

    def is_here(self, whole: Whole) -> bool:
        """Is an item in this folder? One that does not say where it is counts as here."""
        return whole.parent in {"", self.folder.id} or whole.parent in self._own_names

    @cached_property
    def _own_names(self) -> frozenset[str]:
        """What the folder's own items call it, in case that its id may be spelled in several ways."""
        operation = find_items([self.folder.named], [Uri("item:ParentFolderId")], (), size=1)
        answer = self.session.only(operation, _READ)
        return frozenset(str(one.get("Id")) for one in answer.all(f".//{t('ParentFolderId')}"))


_ELEMENTS = {kind: frozenset({name}) for kind, name in ELEMENTS.items()} | {
    Kind.CONTACTS: frozenset({ELEMENTS[Kind.CONTACTS], _LIST})
}
_LABELS = {Kind.CONTACTS: ("family_name", "company"), Kind.TASKS: ("subject",), Kind.EVENTS: ("title",)}


def search_key(draft: Draft) -> str | None:
    """What an item is known by wherever it is moved."""
    held = draft.get(EXTENDED, {}).get(SEARCH_KEY)
    return held if isinstance(held, str) and held else None


def _whole(element: Element) -> Whole:
    return Whole(local(element), draft_of(element))


def _of(draft: Draft, name: str) -> Draft:
    found = draft.get(name)
    return found if isinstance(found, dict) else {}
