"""The fields of items: what EWS calls them, in the order of the schema, and how their values look.

Pure. Sources: [MS-OXWSCORE], [MS-OXWSCONT], [MS-OXWSTASK]; "FieldURI", EWS reference for Exchange.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from enum import Enum, auto

from crmsync.frozen import frozen
from crmsync.sandbox.ews.errors import schema_fault
from crmsync.sandbox.ews.extended import EXTENDED, property_value
from crmsync.sandbox.ews.xml import Element, children, copied, element, local_name, t, text_of


@frozen
class Path:
    """Where a value is. uri: a FieldURI, or `EXTENDED`. index: of an indexed field (`HomePhone`), or the
    spelling of an extended property.
    """

    uri: str
    index: str = ""


Values = dict[Path, Element]
"""What an item holds. An element is never changed in its place."""


class Form(Enum):
    """How a field's value looks."""

    TEXT = auto()
    BOOLEAN = auto()
    INTEGER = auto()
    DOUBLE = auto()
    DATE_TIME = auto()
    DATE = auto()
    WORD = auto()
    """one of `choices`"""
    STRINGS = auto()
    """children `String`"""
    BODY = auto()
    COMPLEX = auto()
    """children of its own; `member`: their tag where they are all of one kind"""
    INDEXED = auto()
    """children `Entry`, one for each of `choices`"""
    ADDRESSES = auto()
    """children `Entry`, each with `parts`"""
    EXTENDED = auto()


@frozen
class Field:
    """One field of a kind of items.

    uri: its FieldURI; parts of addresses have one of their own, `uri:Street`. name: its element.
    read_only: clients cannot set it. summary: FindItem and SyncFolderItems give it too. default: it belongs
    to the shape Default.
    """

    uri: str
    name: str
    form: Form = Form.TEXT
    choices: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    member: str = ""
    read_only: bool = False
    summary: bool = True
    default: bool = False


def _read_only(uri: str, form: Form = Form.TEXT, *, summary: bool = True, default: bool = False) -> Field:
    return Field(f"item:{uri}", uri, form, read_only=True, summary=summary, default=default)


ITEM_FIELDS = (
    _read_only("MimeContent", summary=False),
    _read_only("ItemId", Form.COMPLEX, default=True),
    _read_only("ParentFolderId", Form.COMPLEX),
    Field("item:ItemClass", "ItemClass"),
    Field("item:Subject", "Subject", default=True),
    Field(
        "item:Sensitivity", "Sensitivity", Form.WORD, ("Normal", "Personal", "Private", "Confidential"),
        default=True,
    ),
    Field("item:Body", "Body", Form.BODY, summary=False, default=True),
    _read_only("Attachments", Form.COMPLEX, summary=False),
    _read_only("DateTimeReceived", Form.DATE_TIME),
    _read_only("Size", Form.INTEGER),
    Field("item:Categories", "Categories", Form.STRINGS),
    Field("item:Importance", "Importance", Form.WORD, ("Low", "Normal", "High")),
    Field("item:InReplyTo", "InReplyTo"),
    _read_only("IsSubmitted", Form.BOOLEAN),
    _read_only("IsDraft", Form.BOOLEAN),
    _read_only("IsFromMe", Form.BOOLEAN),
    _read_only("IsResend", Form.BOOLEAN),
    _read_only("IsUnmodified", Form.BOOLEAN),
    _read_only("InternetMessageHeaders", Form.COMPLEX, summary=False),
    _read_only("DateTimeSent", Form.DATE_TIME),
    _read_only("DateTimeCreated", Form.DATE_TIME),
    _read_only("ResponseObjects", Form.COMPLEX, summary=False),
    Field("item:ReminderDueBy", "ReminderDueBy", Form.DATE_TIME),
    Field("item:ReminderIsSet", "ReminderIsSet", Form.BOOLEAN),
    Field("item:ReminderMinutesBeforeStart", "ReminderMinutesBeforeStart", Form.INTEGER),
    _read_only("DisplayCc"),
    _read_only("DisplayTo"),
    _read_only("HasAttachments", Form.BOOLEAN, default=True),
    Field(EXTENDED, "ExtendedProperty", Form.EXTENDED),
    Field("item:Culture", "Culture"),
    _read_only("EffectiveRights", Form.COMPLEX),
    _read_only("LastModifiedName"),
    _read_only("LastModifiedTime", Form.DATE_TIME),
    _read_only("IsAssociated", Form.BOOLEAN),
    _read_only("WebClientReadFormQueryString"),
    _read_only("WebClientEditFormQueryString"),
    _read_only("ConversationId", Form.COMPLEX),
    _read_only("UniqueBody", Form.COMPLEX, summary=False),
    Field("item:Flag", "Flag", Form.COMPLEX, summary=False),
    _read_only("InstanceKey", summary=False),
    _read_only("Preview"),
    _read_only("TextBody", Form.COMPLEX, summary=False),
    _read_only("IconIndex"),
)  # fmt: skip
"""What every kind of items has, before its own."""


class FieldTable:
    """The fields of one kind, in the order of the schema. tag: of the element that is such an item."""

    def __init__(self, name: str, fields: tuple[Field, ...]) -> None:
        self.tag = t(name)
        self.fields = fields
        self._by_name = {field.name: (place, field) for place, field in enumerate(fields)}
        self._by_uri: dict[str, Field] = {}
        for field in fields:
            self._by_uri[field.uri] = field
            for part in field.parts:
                self._by_uri[f"{field.uri}:{part}"] = field
            if field.form in (Form.INDEXED, Form.ADDRESSES):
                # The whole of an indexed field has a FieldURI too: contacts:PhoneNumbers.
                self._by_uri[f"{field.uri.partition(':')[0]}:{field.name}"] = field

    def field(self, uri: str) -> Field | None:
        """The field that a FieldURI belongs to."""
        return self._by_uri.get(uri)

    def named(self, name: str) -> Field | None:
        """The field whose element has this name."""
        found = self._by_name.get(name)
        return None if found is None else found[1]

    def read(self, item: Element) -> Values:
        """What an item's element says, checked against the schema. Raises SoapFault for what it forbids."""
        values: Values = {}
        last = -1
        for held in children(item):
            place, field = self._by_name.get(local_name(held), (-1, None))
            if field is None or held.tag != t(field.name):
                raise schema_fault(f"The element '{local_name(item)}' has invalid child '{held.tag}'.")
            if place < last or (place == last and field.form is not Form.EXTENDED):
                raise schema_fault(
                    f"The element '{local_name(item)}' has invalid child element '{field.name}': wrong place."
                )
            last = place
            values.update(split(field, held))
        return values


def split(field: Field, held: Element) -> Iterator[tuple[Path, Element]]:
    """The values of one element, each with its path. Raises SoapFault for what the schema forbids."""
    match field.form:
        case Form.INDEXED:
            for entry in children(held):
                yield Path(field.uri, _key(field, entry)), copied(entry)
        case Form.ADDRESSES:
            for entry in children(held):
                key = _key(field, entry)
                for part in children(entry):
                    if local_name(part) not in field.parts:
                        raise schema_fault(f"An address has no '{local_name(part)}'.")
                    yield Path(f"{field.uri}:{local_name(part)}", key), copied(part)
        case Form.EXTENDED:
            spelled, value = property_value(held)
            if value is not None:
                yield Path(EXTENDED, spelled), value
        case _:
            _check(field, held)
            made = copied(held)
            if field.form is Form.BOOLEAN:
                made.text = "true" if text_of(held).strip() in ("true", "1") else "false"
            yield Path(field.uri), made


def joined(
    field: Field, value: Callable[[Path], Element | None], wanted: Callable[[Path], bool]
) -> Iterator[Element]:
    """The elements of a field with what is wanted of it; none when it has nothing. Not for extended ones."""
    match field.form:
        case Form.INDEXED:
            entries = [
                held
                for key in field.choices
                if wanted(path := Path(field.uri, key)) and (held := value(path)) is not None
            ]
            if entries:
                yield element(t(field.name), None, *map(copied, entries))
        case Form.ADDRESSES:
            places = [_address(field, key, value, wanted) for key in field.choices]
            if any(len(place) for place in places):
                yield element(t(field.name), None, *(place for place in places if len(place)))
        case _:
            held_here = value(Path(field.uri))
            if held_here is not None:
                yield copied(held_here)


def moment(text: str) -> datetime:
    """An xs:dateTime. Raises SoapFault for anything else."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError as problem:
        raise schema_fault(
            f"The value '{text}' is invalid according to its datatype 'dateTime'."
        ) from problem


def _address(
    field: Field, key: str, value: Callable[[Path], Element | None], wanted: Callable[[Path], bool]
) -> Element:
    parts = (
        held
        for part in field.parts
        if wanted(path := Path(f"{field.uri}:{part}", key)) and (held := value(path)) is not None
    )
    return element(t("Entry"), None, *map(copied, parts), Key=key)


def _key(field: Field, entry: Element) -> str:
    key = entry.get("Key", "")
    if local_name(entry) != "Entry" or key not in field.choices:
        raise schema_fault(f"The 'Key' attribute is invalid - The value '{key}' is invalid.")
    return key


def _check(field: Field, held: Element) -> None:
    text = text_of(held).strip()
    match field.form:
        case Form.BOOLEAN if text not in ("true", "false", "1", "0"):
            raise schema_fault(f"The value '{text}' of '{field.name}' is no boolean.")
        case Form.INTEGER if not text.removeprefix("-").isdecimal():
            raise schema_fault(f"The value '{text}' of '{field.name}' is no integer.")
        case Form.DOUBLE:
            try:
                float(text)
            except ValueError as problem:
                raise schema_fault(f"The value '{text}' of '{field.name}' is no double.") from problem
        case Form.DATE_TIME | Form.DATE:
            moment(text.removesuffix("Z") if field.form is Form.DATE else text)
        case Form.WORD if text not in field.choices:
            raise schema_fault(f"The value '{text}' of '{field.name}' is not in its enumeration.")
        case Form.STRINGS if any(local_name(each) != "String" for each in held):
            raise schema_fault(f"The element '{field.name}' has an invalid child.")
        case _:
            return
