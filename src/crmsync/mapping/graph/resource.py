"""A resource as Graph's JSON holds it, and its extended properties. Pure.

An item is one JSON object; an update sends the members that changed. Source: Graph v1.0 metadata.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from crmsync.formats.text import sendable
from crmsync.frozen import frozen
from crmsync.mapping.base import FieldMapper, Fit, Unfit
from crmsync.mapping.extended import same_property
from crmsync.mapping.outlook.native import ExtendedText, Plain, listed, objects, text_of
from crmsync.model.values import Value, line

EXTENDED = "singleValueExtendedProperties"

Resource = dict[str, Any]
"""Member name → JSON value. Read from the service, or the draft that is sent to it."""


class GraphMapper(FieldMapper[Resource], Protocol):
    """A field mapper that also says which extended properties must be asked for."""

    @property
    def extended(self) -> tuple[str, ...]:
        """Their ids."""


@frozen
class FirstField(Plain):
    """A text that is the first of several (`businessPhones`). The others stay; the next one takes its place
    when it is emptied.
    """

    member: str

    def read(self, native: Resource) -> Value | None:
        return next((found for entry in listed(native, self.member) if (found := line(text_of(entry)))), None)

    def write(self, native: Resource, value: Value | None) -> None:
        held = self.read(native)
        if held == value:
            return
        entries = [entry for entry in listed(native, self.member) if line(text_of(entry))]
        first = [] if value is None else [value]
        native[self.member] = [*first, *entries[1:]]

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(line(sendable(str(value))))


@frozen
class ExtendedField(ExtendedText):
    """A text that an extended property holds."""

    def held(self, native: Resource) -> str | None:
        """See `ExtendedText.held`."""
        return extended(native, self.property_id)

    def put(self, native: Resource, value: str | None) -> None:
        """See `ExtendedText.put`."""
        put_extended(native, self.property_id, value)


# ---- extended properties


def extended(native: Resource, wanted: str) -> str | None:
    """The value of an extended property."""
    for entry in objects(native, EXTENDED):
        if same_property(str(entry.get("id")), wanted):
            value = entry.get("value")
            return value if isinstance(value, str) else None
    return None


def put_extended(native: Resource, wanted: str, value: str | None) -> None:
    """Set (or with `None` empty) an extended property."""
    others = [entry for entry in objects(native, EXTENDED) if not same_property(str(entry.get("id")), wanted)]
    native[EXTENDED] = [*others, {"id": wanted, "value": value}]


def expanding(properties: Iterable[str]) -> str:
    """What `$expand` says to get these properties; "" for none."""
    named = " or ".join(f"id eq {quoted(one)}" for one in properties)
    return f"{EXTENDED}($filter={named})" if named else ""


def quoted(value: str) -> str:
    """A text as OData writes it in a filter."""
    return "'" + value.replace("'", "''") + "'"


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> Resource:
    """What must be sent to make `after` of `before`; of the extended properties only those that changed."""
    changed = {name: value for name, value in after.items() if name not in before or before[name] != value}
    if EXTENDED in changed:
        held = dict(before)
        changed[EXTENDED] = [
            entry
            for entry in objects(after, EXTENDED)
            if extended(held, str(entry["id"])) != entry.get("value")
        ]
        if not changed[EXTENDED]:
            del changed[EXTENDED]
    return changed


def without_nothing(draft: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The members of a new item that say something."""
    for name, value in draft.items():
        kept = value
        if name == EXTENDED:
            kept = [entry for entry in objects(draft, EXTENDED) if entry.get("value") is not None]
        if kept not in (None, [], {}):
            yield name, kept
