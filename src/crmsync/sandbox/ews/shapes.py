"""Shapes: what of an item or folder a client asks for, and the element that is answered.

Sources: "ItemShape", "BaseShape", "AdditionalProperties", EWS reference for Exchange.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import field
from enum import StrEnum
from functools import lru_cache, partial

from crmsync.frozen import frozen
from crmsync.sandbox.ews.errors import schema_fault
from crmsync.sandbox.ews.extended import EXTENDED, extended_property, spelling
from crmsync.sandbox.ews.fields import Field, FieldTable, Form, Path, joined
from crmsync.sandbox.ews.mailbox import Mailbox
from crmsync.sandbox.ews.store import Item
from crmsync.sandbox.ews.xml import Element, child, children, element, local_name, t, text_of
from crmsync.sandbox.outlook.bodies import carriage_returns, html_of_text, text_of_html

_SCHEMAS = frozenset(
    {
        "item", "contacts", "distributionlist", "task", "calendar", "message", "meeting", "meetingRequest",
        "postitem",
    }
)  # fmt: skip
_SUMMARY = 255
_MOMENT = re.compile(r"(T\d\d:\d\d:\d\d)Z")
Value = Callable[[Path], Element | None]
Wanted = Callable[[Path], bool]


class Base(StrEnum):
    """How much is given that is not asked for by name."""

    ID_ONLY = "IdOnly"
    DEFAULT = "Default"
    ALL = "AllProperties"


@frozen
class Shape:
    """What is asked for. body: Best, HTML or Text. paths: by name. mime: the item's document too."""

    base: Base
    body: str = "Best"
    paths: frozenset[Path] = field(default_factory=frozenset)
    mime: bool = False

    def wants(self, table: FieldTable, one: Field) -> bool:
        """Is this field asked for as a whole?"""
        if one.uri == "item:MimeContent":
            return self.mime or Path(one.uri) in self.paths
        match self.base:
            case Base.ALL:
                return one.form is not Form.EXTENDED
            case Base.DEFAULT if one.default:
                return True
            case _:
                return any(not path.index and table.field(path.uri) is one for path in self.paths)


def read_shape(node: Element | None) -> Shape:
    """The shape of an ItemShape or FolderShape. Raises SoapFault for what is none."""
    if node is None:
        raise schema_fault("The request has no shape.")
    try:
        base = Base(text_of(child(node, "BaseShape")))
    except ValueError as problem:
        raise schema_fault("The 'BaseShape' element is invalid.") from problem
    paths = frozenset(read_path(uri) for uri in children(child(node, "AdditionalProperties")))
    mime = text_of(child(node, "IncludeMimeContent")) in ("true", "1")
    return Shape(base, text_of(child(node, "BodyType")) or "Best", paths, mime)


def read_path(uri: Element) -> Path:
    """The path of a FieldURI, IndexedFieldURI or ExtendedFieldURI. Raises SoapFault for another element."""
    match local_name(uri):
        case "FieldURI":
            return Path(uri.get("FieldURI", ""))
        case "IndexedFieldURI":
            return Path(uri.get("FieldURI", ""), uri.get("FieldIndex", ""))
        case "ExtendedFieldURI":
            return Path(EXTENDED, spelling(uri))
        case other:
            raise schema_fault(f"The element '{other}' is no path.")


def shown_item(
    mailbox: Mailbox, item: Item, occurrence: str, shape: Shape, *, summary: bool = False
) -> Element:
    """An item as it is answered. summary: as FindItem and SyncFolderItems give it.

    A path that only other kinds of items have is passed over, as Exchange does. Raises SoapFault for a path
    that there is not at all.
    """
    leave_out = summary and mailbox.behaviour.summary_shapes
    value = partial(item.kind.value, mailbox, item, occurrence)
    made = element(item.kind.table.tag)
    for one, wanted in _plan(item.kind.table, shape, leave_out):
        if one.uri == "item:ItemId":
            made.append(item_id(mailbox, item, occurrence))
        elif one.form is Form.EXTENDED:
            made.extend(_extended(shape, value))
        else:
            made.extend(_told(mailbox, one, shape, found) for found in joined(one, value, wanted))
    if leave_out:
        _shorten(made)
    return made


@lru_cache(maxsize=64)
def _plan(table: FieldTable, shape: Shape, leave_out: bool) -> tuple[tuple[Field, Wanted], ...]:
    """The fields that a shape asks for, in the order of the schema, and what is wanted of each.

    leave_out: without those that only GetItem gives. Raises SoapFault for a path that there is not at all.
    """
    for path in shape.paths:
        if table.field(path.uri) is None and path.uri.partition(":")[0] not in _SCHEMAS:
            raise schema_fault(f"The 'FieldURI' attribute is invalid - The value '{path.uri}' is invalid.")
    named = {table.field(path.uri) for path in shape.paths}
    steps: list[tuple[Field, Wanted]] = []
    for one in table.fields:
        if leave_out and not one.summary:
            continue
        if one.uri == "item:ItemId" or shape.wants(table, one):
            steps.append((one, _everything))
        elif one in named:
            steps.append((one, shape.paths.__contains__))
    return tuple(steps)


def _everything(path: Path) -> bool:
    return True


def _shorten(shown: Element) -> None:
    """FindItem gives the first 255 characters of a text, and SyncFolderItems like it."""
    for held in shown.iter():
        if held.text and not len(held):
            held.text = held.text[:_SUMMARY]


def _extended(shape: Shape, value: Value) -> Iterator[Element]:
    """The extended properties that are asked for."""
    for path in sorted(shape.paths, key=lambda path: path.index):
        held = value(path) if path.uri == EXTENDED else None
        if held is not None:
            yield extended_property(path.index, held)


def item_id(mailbox: Mailbox, item: Item, occurrence: str = "") -> Element:
    """The ItemId of an item or of one of its occurrences."""
    store = mailbox.store
    return element(
        t("ItemId"),
        Id=store.item_text(item.key, occurrence),
        ChangeKey=store.change_key(item.kind.version(item, occurrence)),
    )


def _told(mailbox: Mailbox, one: Field, shape: Shape, found: Element) -> Element:
    """A value as the client wants it told."""
    if one.form is Form.BODY:
        return _body(mailbox, found, shape.body)
    if one.form in (Form.DATE_TIME, Form.COMPLEX) and mailbox.behaviour.fractional_seconds:
        for node in found.iter():
            node.text = _MOMENT.sub(r"\1.123Z", node.text or "") or None
    return found


def _body(mailbox: Mailbox, found: Element, wanted: str) -> Element:
    kept = found.get("BodyType", "Text")
    if wanted == "Best":
        wanted = "HTML" if mailbox.behaviour.body_as_html else kept
    text = text_of(found)
    if wanted == "Text" and kept == "HTML":
        text = text_of_html(text)
    elif wanted == "HTML" and kept != "HTML":
        text = html_of_text(text)
    elif wanted == "Text":
        text = carriage_returns(text)
    return element(t("Body"), text, BodyType=wanted)
