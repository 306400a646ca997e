"""Field mappers that events and tasks share: texts, categories, who may see it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from crmsync.formats.contentline import Property
from crmsync.formats.encoding import plain_value, set_plain_value
from crmsync.formats.icalendar import set_text, text
from crmsync.formats.text import join_list, sendable, split_list
from crmsync.frozen import frozen
from crmsync.mapping.base import Access, FieldMapper, Fit, TableOptions, Unfit
from crmsync.mapping.dav.calendar_item import CalendarItem
from crmsync.model import values
from crmsync.model.values import Privacy, Value

_PROPERTY_NAME = re.compile(r"[A-Za-z0-9-]+")
_HTML_TWIN = "X-ALT-DESC"
_TAKEN = (
    frozenset({"ATTENDEE", "BEGIN", "CATEGORIES", "CLASS", "COMPLETED", "CONTACT", "CREATED", "DESCRIPTION"})
    | {
        "DTEND",
        "DTSTAMP",
        "DTSTART",
        "DUE",
        "DURATION",
        "END",
        "EXDATE",
        "EXRULE",
        "LAST-MODIFIED",
        "LOCATION",
    }
    | {"ORGANIZER", "PERCENT-COMPLETE", "PRIORITY", "RDATE", "RECURRENCE-ID", "RRULE", "SEQUENCE", "STATUS"}
    | {"SUMMARY", "UID", _HTML_TWIN}
)


@frozen
class TextField:
    """A field that one text property holds. carrier: its name. canonical: `values.line` or `values.text`.

    Other forms of the same text would contradict a new one, so they go with the old: ALTREP (RFC 5545
    §3.2.1; Thunderbird keeps HTML there), and beside DESCRIPTION Outlook's X-ALT-DESC, which some programs
    prefer to it.
    """

    name: str
    carrier: str
    canonical: Callable[[str | None], str | None]

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: CalendarItem) -> Value | None:
        return self.canonical(sendable(text(native.component, self.carrier) or ""))

    def write(self, native: CalendarItem, value: Value | None) -> None:
        if self.read(native) == value:
            return
        component = native.component
        set_text(component, self.carrier, None if value is None else str(value))
        held = component.first(self.carrier)
        if held is not None:
            held.set_parameter("ALTREP")
        if self.carrier == "DESCRIPTION":
            component.remove_all(_HTML_TWIN)

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(self.canonical(sendable(str(value))))


@frozen
class CategoriesField:
    """CATEGORIES, on one line or (as some servers rewrite it) on several."""

    name: str = "categories"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: CalendarItem) -> Value | None:
        lines = native.component.all("CATEGORIES")
        return values.words([entry for held in lines for entry in _entries(held)])

    def write(self, native: CalendarItem, value: Value | None) -> None:
        if self.read(native) == value:
            return
        component = native.component
        missing = dict.fromkeys(str(entry) for entry in value) if isinstance(value, tuple) else {}
        wanted = set(missing)
        for held in component.all("CATEGORIES"):
            kept = [entry for entry in _entries(held) if _spelled(entry) in wanted]
            for entry in kept:
                missing.pop(_spelled(entry), None)
            if kept:
                set_plain_value(held, join_list(kept), legacy=False)
            else:
                component.remove(held)
        if missing:
            held = component.first("CATEGORIES") or component.add("CATEGORIES", "")
            entries = [entry for entry in _entries(held) if entry]
            set_plain_value(held, join_list([*entries, *missing]), legacy=False)

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, tuple):
            return Unfit("not a list of categories")
        return Fit(values.words(tuple(sendable(str(entry)) for entry in value)))


def _entries(line: Property) -> list[str]:
    return [sendable(entry) for entry in split_list(plain_value(line))]


def _spelled(entry: str) -> str:
    return " ".join(entry.split())


@frozen
class PrivacyField:
    """CLASS (RFC 5545 §3.8.1.3). Public is what an item without CLASS is, so it reads as nothing; a class
    that is not known counts as private.
    """

    name: str = "privacy"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: CalendarItem) -> Value | None:
        return privacy(native)

    def write(self, native: CalendarItem, value: Value | None) -> None:
        if self.read(native) == value:
            return
        if isinstance(value, Privacy):
            native.component.set("CLASS", value.upper())
        else:
            native.component.remove_all("CLASS")

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, Privacy):
            return Unfit("not a degree of privacy")
        return Fit(None if value is Privacy.PUBLIC else value)


def privacy(item: CalendarItem) -> Privacy | None:
    """Who may see the item; `None` for everybody."""
    said = (text(item.component, "CLASS") or "PUBLIC").strip().upper()
    if said == "PUBLIC":
        return None
    return Privacy.CONFIDENTIAL if said == "CONFIDENTIAL" else Privacy.PRIVATE


def custom_fields(options: TableOptions) -> Iterator[FieldMapper[CalendarItem]]:
    """The fields a person defines. Raises ValueError for a name that no property of theirs may have."""
    for name, native in options.custom.items():
        if not _PROPERTY_NAME.fullmatch(native):
            raise ValueError(
                f"{name}: “{native}” is not the name of a calendar property (letters, digits, hyphens)"
            )
        if native.upper() in _TAKEN:
            raise ValueError(
                f"{name}: the calendar property {native.upper()} already belongs to another field"
            )
        yield TextField(name, native.upper(), values.text)
