"""Operations on items: GetItem, CreateItem, UpdateItem, DeleteItem, MoveItem.

Knows shapes and kinds; what a kind makes of its values stands in the kind's own room.
Source: the operations' pages, EWS reference for Exchange.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from crmsync.frozen import frozen
from crmsync.sandbox.ews.calls import Call, answered, each, success
from crmsync.sandbox.ews.errors import EwsError, conflict, schema_fault
from crmsync.sandbox.ews.fields import Form, Path, Values
from crmsync.sandbox.ews.finding import change_key_version, find_folder, find_item, mailbox_of
from crmsync.sandbox.ews.kinds import Edit, ItemKind, Verb
from crmsync.sandbox.ews.mailbox import Mailbox
from crmsync.sandbox.ews.shapes import item_id, read_path, read_shape, shown_item
from crmsync.sandbox.ews.store import Item, Right
from crmsync.sandbox.ews.xml import Element, child, children, element, local_name, m, t

_VERBS = {"SetItemField": Verb.SET, "DeleteItemField": Verb.DELETE, "AppendToItemField": Verb.APPEND}
_RESOLUTIONS = frozenset({"NeverOverwrite", "AutoResolve", "AlwaysOverwrite"})
_RESPONSES = frozenset({"AcceptItem", "DeclineItem", "TentativelyAcceptItem", "CancelCalendarItem"})
_DEFAULT_FOLDERS = {"IPF.Contact": "contacts", "IPF.Task": "tasks", "IPF.Appointment": "calendar"}


@frozen
class _Made:
    """An item as a request writes it. kind: None for one that is not kept here."""

    node: Element
    kind: ItemKind | None
    values: Values


@frozen
class _Step:
    """One step of an update as it is written. made: the item with the value, None for DELETE."""

    verb: Verb
    path: Path
    made: _Made | None


@frozen
class _Change:
    """What is to become of one item. named: its id."""

    named: Element
    steps: list[_Step]


class ItemCalls:
    """The operations, over all kinds of items that there are."""

    def __init__(self, kinds: Mapping[str, ItemKind]) -> None:
        """kinds: by the name of their element."""
        self._kinds = kinds

    def operations(self) -> Mapping[str, Callable[[Call], Element]]:
        return {
            "GetItem": self._get,
            "CreateItem": self._create,
            "UpdateItem": self._update,
            "DeleteItem": self._delete,
            "MoveItem": self._move,
        }

    def _get(self, call: Call) -> Element:
        shape = read_shape(call.part("ItemShape"))

        def one(node: Element) -> Element:
            item, occurrence = find_item(call, node)
            shown = shown_item(mailbox_of(call, item.folder), item, occurrence, shape)
            return success("GetItem", element(m("Items"), None, shown))

        return answered("GetItem", each(call, call.part("ItemIds"), one, "Items"))

    def _create(self, call: Call) -> Element:
        given = child(call.node, "SavedItemFolderId")

        def one(made: _Made) -> Element:
            if local_name(made.node) in _RESPONSES:
                done = self._respond(call, made.node)
                return success("CreateItem", element(m("Items"), None, *done))
            kind = made.kind
            if kind is None:
                name = local_name(made.node)
                raise EwsError("ErrorUnsupportedTypeForConversion", f"'{name}' is not kept here.")
            if given is None:
                folder = call.own.default(_DEFAULT_FOLDERS[kind.folder_class])
            else:
                folder = find_folder(call, next(children(given)), Right.WRITE)
            mailbox = mailbox_of(call, folder)
            if not folder.folder_class.startswith(kind.folder_class) and folder.distinguished != "drafts":
                raise EwsError("ErrorCannotCreate" + _named(kind), _wrong_folder(kind))
            item = kind.create(mailbox, folder, made.values, call.options)
            told = bare(mailbox, item)
            _assist(mailbox, item)
            return success("CreateItem", element(m("Items"), None, told))

        # A request that the schema forbids is refused before anything of it is done.
        read = [self._read(node) for node in call.part("Items")]
        return answered("CreateItem", each(call, read, one, "Items"))

    def _respond(self, call: Call, node: Element) -> Iterator[Element]:
        named = child(node, "ReferenceItemId")
        if named is None:
            raise schema_fault(f"The element '{local_name(node)}' has incomplete content.")
        found = element(t("ItemId"), Id=named.get("Id", ""))
        item, occurrence = find_item(call, found, Right.WRITE)
        mailbox = mailbox_of(call, item.folder)
        for result, part in item.kind.respond(mailbox, item, occurrence, node, call.options):
            yield bare(mailbox, result, part)

    def _update(self, call: Call) -> Element:
        resolution = call.node.get("ConflictResolution", "")
        if resolution not in _RESOLUTIONS:
            raise schema_fault("The 'ConflictResolution' attribute is invalid.")

        def one(change: _Change) -> Element:
            item, occurrence = find_item(call, change.named, Right.WRITE)
            mailbox = mailbox_of(call, item.folder)
            _check_version(mailbox, item, occurrence, change.named, resolution)
            edits = [_edit(item.kind, step) for step in change.steps]
            result, part = item.kind.update(mailbox, item, occurrence, edits, call.options)
            told = bare(mailbox, result, part)
            _assist(mailbox, result)
            return success(
                "UpdateItem",
                element(m("Items"), None, told),
                element(m("ConflictResults"), None, element(t("Count"), "0")),
            )

        read = [self._read_change(node) for node in call.part("ItemChanges")]
        return answered("UpdateItem", each(call, read, one, "Items"))

    def _delete(self, call: Call) -> Element:
        if call.node.get("DeleteType") not in ("HardDelete", "SoftDelete", "MoveToDeletedItems"):
            raise schema_fault("The 'DeleteType' attribute is invalid.")

        def one(node: Element) -> Element:
            item, occurrence = find_item(call, node, Right.WRITE)
            options = call.options
            if item.kind.folder_class == "IPF.Task" and "AffectedTaskOccurrences" not in options:
                raise EwsError("ErrorAffectedTaskOccurrencesRequired", "AffectedTaskOccurrences is missing.")
            if item.kind.folder_class == "IPF.Appointment" and "SendMeetingCancellations" not in options:
                raise EwsError(
                    "ErrorSendMeetingCancellationsRequired", "SendMeetingCancellations is missing."
                )
            item.kind.remove(mailbox_of(call, item.folder), item, occurrence, options)
            return success("DeleteItem")

        return answered("DeleteItem", each(call, call.part("ItemIds"), one))

    def _move(self, call: Call) -> Element:
        target = find_folder(call, next(children(call.part("ToFolderId"))), Right.WRITE)

        def one(node: Element) -> Element:
            item, occurrence = find_item(call, node, Right.WRITE)
            if occurrence:
                raise EwsError("ErrorCalendarCannotMoveOrCopyOccurrence", "An occurrence cannot be moved.")
            mailbox = mailbox_of(call, target)
            # Within one mailbox the new id is told; from one to another it is not.
            stays = item.folder.mailbox == target.mailbox
            mailbox.store.move(item, target)
            told = [bare(mailbox, item)] if stays else []
            return success("MoveItem", element(m("Items"), None, *told))

        return answered("MoveItem", each(call, call.part("ItemIds"), one, "Items"))

    def _read(self, node: Element) -> _Made:
        """An item as it is written. Raises SoapFault for what the schema forbids."""
        kind = self._kinds.get(local_name(node))
        if kind is None or node.tag != kind.table.tag:
            return _Made(node, None, {})
        values = kind.table.read(node)
        kind.check(values)
        return _Made(node, kind, values)

    def _read_change(self, change: Element) -> _Change:
        """An ItemChange. Raises SoapFault for what the schema forbids."""
        parts = list(children(change))
        if len(parts) != 2 or local_name(parts[1]) != "Updates":
            raise schema_fault("The element 'ItemChange' has incomplete content.")
        return _Change(parts[0], [self._read_step(step) for step in children(parts[1])])

    def _read_step(self, step: Element) -> _Step:
        verb = _VERBS.get(local_name(step))
        parts = list(children(step))
        if verb is None or len(parts) != (1 if verb is Verb.DELETE else 2):
            raise schema_fault(f"The element '{local_name(step)}' is no update.")
        made = None if verb is Verb.DELETE else self._read(parts[1])
        return _Step(verb, read_path(parts[0]), made)


def bare(mailbox: Mailbox, item: Item, occurrence: str = "") -> Element:
    """An item with nothing but its id."""
    return element(item.kind.table.tag, None, item_id(mailbox, item, occurrence))


def _assist(mailbox: Mailbox, item: Item) -> None:
    """What the server's assistants do with an item that was written, where they do anything."""
    if mailbox.behaviour.assistants:
        mailbox.store.touch(item)


def _check_version(mailbox: Mailbox, item: Item, occurrence: str, node: Element, resolution: str) -> None:
    """Raises EwsError when the change key is missing or stale, and that matters."""
    version = change_key_version(node)
    if version is None:
        needed = mailbox.behaviour.change_key_required and resolution != "AlwaysOverwrite"
        if needed and local_name(node) == "ItemId":
            raise EwsError(
                "ErrorChangeKeyRequiredForWriteOperations", "A change key is required for this operation."
            )
    elif resolution == "NeverOverwrite" and version != item.kind.version(item, occurrence):
        raise conflict()


def _edit(kind: ItemKind, step: _Step) -> Edit:
    """One step of an update. Raises EwsError for what is none of such an item."""
    if step.made is None:
        return Edit(step.verb, step.path)
    if step.made.kind is not kind:
        raise EwsError("ErrorUpdatePropertyMismatch", "The update is for another kind of items.")
    field = kind.table.field(step.path.uri)
    if field is not None and field.form in (Form.INDEXED, Form.ADDRESSES) and not step.path.index:
        raise EwsError("ErrorInvalidPropertySet", "Set action is invalid for property.")
    values = step.made.values
    if len(values) != 1:
        raise EwsError("ErrorIncorrectUpdatePropertyCount", "An update sets exactly one property.")
    if step.path not in values:
        raise EwsError("ErrorUpdatePropertyMismatch", "The value is not the one that the path names.")
    return Edit(step.verb, step.path, values[step.path])


def _named(kind: ItemKind) -> str:
    return {"IPF.Contact": "ContactInNonContactFolder", "IPF.Task": "TaskInNonTaskFolder"}.get(
        kind.folder_class, "CalendarItemInNonCalendarFolder"
    )


def _wrong_folder(kind: ItemKind) -> str:
    return f"A {kind.element} cannot be created in this folder."


def edit_of(path: Path, value: Element | None) -> Edit:
    """The step that sets a value, or deletes it for None."""
    return Edit(Verb.DELETE, path) if value is None else Edit(Verb.SET, path, value)
