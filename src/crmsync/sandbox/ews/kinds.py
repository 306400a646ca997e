"""What items of any kind have in common: being created, changed, removed and read, by their fields' names.

Knows fields and the store, no requests. Each kind has a class of its own that changes what is different.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from enum import Enum, auto
from typing import ClassVar

from crmsync.frozen import frozen
from crmsync.sandbox.ews.errors import EwsError, item_not_found, read_only
from crmsync.sandbox.ews.extended import EXTENDED
from crmsync.sandbox.ews.fields import FieldTable, Form, Path, Values, moment
from crmsync.sandbox.ews.mailbox import Mailbox
from crmsync.sandbox.ews.store import Folder, Item, Right
from crmsync.sandbox.ews.xml import Element, copied, element, t, text_of

SEARCH_KEY = Path(EXTENDED, "Binary 0x300b")
"""PidTagSearchKey, the one thing of an item that stays wherever it is moved."""

Options = Mapping[str, str]
"""The attributes of a request that say how something is to be done."""


class Verb(Enum):
    """What an update does with a value."""

    SET = auto()
    DELETE = auto()
    APPEND = auto()


@frozen
class Edit:
    """One step of an update. value: the element to set or append, None for DELETE."""

    verb: Verb
    path: Path
    value: Element | None = None


class ItemKind:
    """One kind of items. element: its tag's name. item_class: of new items. folder_class: of the folders they
    belong to.
    """

    element: ClassVar[str]
    item_class: ClassVar[str]
    folder_class: ClassVar[str]
    table: ClassVar[FieldTable]
    defaults: ClassVar[Mapping[str, str]] = {}
    """Values that an item has which says nothing else, by FieldURI."""

    # Writing

    def create(self, mailbox: Mailbox, folder: Folder, values: Values, options: Options) -> Item:
        """A new item. Raises EwsError when it is refused."""
        for path in values:
            self._check_writable(path)
        return mailbox.store.add(self, folder, self.normalised(mailbox, dict(values), {}))

    def update(
        self, mailbox: Mailbox, item: Item, occurrence: str, edits: Sequence[Edit], options: Options
    ) -> tuple[Item, str]:
        """Change an item; gives where the result stands. Raises EwsError when it is refused."""
        values = self.normalised(mailbox, self.edited(item.values, edits), item.values)
        moved = mailbox.behaviour.unchanged_update_moves_version or not same_values(values, item.values)
        item.values = values
        if moved:
            mailbox.store.touch(item)
        return item, occurrence

    def remove(self, mailbox: Mailbox, item: Item, occurrence: str, options: Options) -> None:
        """Remove an item in the way `DeleteType` says."""
        match options.get("DeleteType", "HardDelete"):
            case "MoveToDeletedItems":
                mailbox.store.move(item, mailbox.default("deleteditems"))
            case "SoftDelete":
                mailbox.store.move(item, mailbox.default("recoverableitemsdeletions"))
            case _:
                mailbox.store.remove(item)

    def check(self, values: Values) -> None:
        """Raises SoapFault for values that the schema forbids, beyond what their fields' forms say."""

    def normalised(self, mailbox: Mailbox, values: Values, before: Values) -> Values:
        """`values` as they are kept: defaults, and what follows from other values. Raises EwsError for what
        is refused.
        """
        for uri, text in self.defaults.items():
            values.setdefault(Path(uri), self.text_element(Path(uri), text))
        for path, held in values.items():
            field = self.table.field(path.uri)
            if field is not None and field.form is Form.DATE_TIME and not text_of(held).endswith("Z"):
                values[path] = self.moment_element(path, moment(text_of(held)))
        return values

    def edited(self, values: Values, edits: Iterable[Edit]) -> Values:
        """`values` after an update. Raises EwsError for a step that is refused."""
        result = dict(values)
        for edit in edits:
            self._check_writable(edit.path)
            match edit.verb:
                case Verb.DELETE:
                    result.pop(edit.path, None)
                case Verb.SET if edit.value is not None:
                    result[edit.path] = edit.value
                case Verb.APPEND if edit.value is not None:
                    result[edit.path] = self._appended(edit, result.get(edit.path))
                case _:
                    raise EwsError("ErrorIncorrectUpdatePropertyCount", "An update has no value.")
        return {path: held for path, held in result.items() if not self._is_nothing(path, held)}

    # Reading

    def value(self, mailbox: Mailbox, item: Item, occurrence: str, path: Path) -> Element | None:
        """What a client reads: a value that is kept, or what follows from the others."""
        if path == SEARCH_KEY:
            return element(t("Value"), item.search_key)
        held = item.values.get(path)
        if held is not None:
            return held
        told = _TOLD.get(path.uri)
        return None if told is None else told(self, mailbox, item)

    def extended(self, mailbox: Mailbox, item: Item, occurrence: str) -> Mapping[str, Element]:
        """The extended properties by their spelling."""
        return {path.index: held for path, held in item.values.items() if path.uri == "extended"}

    def check_occurrence(self, mailbox: Mailbox, item: Item, occurrence: str) -> None:
        """Raises EwsError when the item has no such occurrence."""
        if occurrence:
            raise item_not_found()

    def occurrence_at(self, mailbox: Mailbox, item: Item, index: int) -> str:
        """The occurrence of that number, from 1. Raises EwsError when there is none."""
        raise EwsError("ErrorCalendarIsNotRecurringMaster", "The item is not a recurring master.")

    def view(
        self, mailbox: Mailbox, folder: Folder, start: datetime, end: datetime, limit: int | None
    ) -> Iterable[tuple[Item, str]]:
        """What a calendar view shows. Raises EwsError for folders that are no calendar."""
        raise EwsError("ErrorCalendarFolderIsInvalidForCalendarView", "The folder is no calendar.")

    def respond(
        self, mailbox: Mailbox, item: Item, occurrence: str, response: Element, options: Options
    ) -> list[tuple[Item, str]]:
        """Answer an item with a response object (`AcceptItem`); gives what became of it."""
        raise EwsError("ErrorInvalidItemForOperationAcceptItem", "The item cannot be answered.")

    def version(self, item: Item, occurrence: str) -> int:
        """The version that a change key stands for."""
        return item.version

    # Parts

    def text_element(self, path: Path, text: str) -> Element:
        """The element of a value that is a text."""
        field = self.table.field(path.uri)
        if field is None:
            raise LookupError(path.uri)
        return element(t(field.name), text)

    def moment_element(self, path: Path, value: datetime) -> Element:
        """The element of a moment, in UTC. A moment without a zone is taken for UTC."""
        aware = value if value.tzinfo is not None else value.replace(tzinfo=UTC)
        return self.text_element(path, wire_moment(aware))

    def _check_writable(self, path: Path) -> None:
        field = self.table.field(path.uri)
        if field is None:
            raise EwsError("ErrorInvalidPropertyRequest", "Property is not valid for this object type.")
        if field.read_only:
            raise read_only(path.uri)

    def _appended(self, edit: Edit, before: Element | None) -> Element:
        if edit.path.uri != "item:Body" or edit.value is None:
            raise EwsError("ErrorInvalidPropertyAppend", "The property does not support appending.")
        made = copied(edit.value)
        made.text = text_of(before) + text_of(edit.value)
        return made

    def _is_nothing(self, path: Path, held: Element) -> bool:
        """Is a value one that Exchange does not tell from none?"""
        field = self.table.field(path.uri)
        if len(held) or text_of(held) or held.attrib.get("BodyType"):
            return False
        return field is not None and field.form is not Form.EXTENDED


def wire_moment(value: datetime) -> str:
    """A moment as the wire has it, in UTC: `2026-03-05T11:59:00Z`."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def same_values(one: Values, other: Values) -> bool:
    """Do both say the same?"""
    return one.keys() == other.keys() and all(_same(one[path], other[path]) for path in one)


def _same(one: Element, other: Element) -> bool:
    return (
        one.tag == other.tag
        and (one.text or "") == (other.text or "")
        and sorted(one.attrib.items()) == sorted(other.attrib.items())
        and len(one) == len(other)
        and all(_same(mine, yours) for mine, yours in zip(one, other, strict=True))
    )


def _flag(name: str, *, value: bool = False) -> Callable[[ItemKind, Mailbox, Item], Element]:
    return lambda kind, mailbox, item: element(t(name), "true" if value else "false")


def rights_element(granted: Right) -> Element:
    """EffectiveRights of somebody who may do so much."""
    may_write, may_read = (str(granted >= least).lower() for least in (Right.WRITE, Right.READ))
    names = ("CreateAssociated", "CreateContents", "CreateHierarchy", "Delete", "Modify")
    return element(
        t("EffectiveRights"),
        None,
        *(element(t(name), may_write) for name in names),
        element(t("Read"), may_read),
        element(t("ViewPrivateItems"), may_read),
    )


_TOLD: Mapping[str, Callable[[ItemKind, Mailbox, Item], Element]] = {
    "item:ItemClass": lambda kind, mailbox, item: element(t("ItemClass"), kind.item_class),
    "item:ParentFolderId": lambda kind, mailbox, item: element(
        t("ParentFolderId"),
        Id=mailbox.store.folder_text(item.folder.key),
        ChangeKey=mailbox.store.change_key(item.folder.version),
    ),
    "item:Sensitivity": lambda kind, mailbox, item: element(t("Sensitivity"), "Normal"),
    "item:Importance": lambda kind, mailbox, item: element(t("Importance"), "Normal"),
    "item:ReminderIsSet": _flag("ReminderIsSet"),
    "item:ReminderMinutesBeforeStart": lambda kind, mailbox, item: element(
        t("ReminderMinutesBeforeStart"), "0"
    ),
    "item:Size": lambda kind, mailbox, item: element(
        t("Size"), str(400 + sum(len(text_of(held)) for held in item.values.values()))
    ),
    "item:DateTimeReceived": lambda kind, mailbox, item: element(
        t("DateTimeReceived"), wire_moment(item.created)
    ),
    "item:DateTimeSent": lambda kind, mailbox, item: element(t("DateTimeSent"), wire_moment(item.created)),
    "item:DateTimeCreated": lambda kind, mailbox, item: element(
        t("DateTimeCreated"), wire_moment(item.created)
    ),
    "item:LastModifiedTime": lambda kind, mailbox, item: element(
        t("LastModifiedTime"), wire_moment(item.modified)
    ),
    "item:LastModifiedName": lambda kind, mailbox, item: element(t("LastModifiedName"), mailbox.owner.name),
    "item:EffectiveRights": lambda kind, mailbox, item: rights_element(Right.WRITE),
    "item:Culture": lambda kind, mailbox, item: element(t("Culture"), "en-US"),
    "item:HasAttachments": _flag("HasAttachments"),
    "item:IsSubmitted": _flag("IsSubmitted"),
    "item:IsDraft": _flag("IsDraft"),
    "item:IsFromMe": _flag("IsFromMe"),
    "item:IsResend": _flag("IsResend"),
    "item:IsUnmodified": _flag("IsUnmodified"),
    "item:IsAssociated": _flag("IsAssociated"),
}
