"""Checks formats and the DAV field tables on real files: `python -m crmsync.mapping.corpus DIR`.

To what `crmsync.formats.corpus` checks it adds: every card, event and task is read through its field table
without a crash; writing what was read changes no byte; writing one field changes only that field's lines.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from crmsync.formats import corpus
from crmsync.formats.contentline import FormatError
from crmsync.formats.corpus import changed_names
from crmsync.formats.document import Component, Document
from crmsync.formats.icalendar import Calendar, Series, calendars
from crmsync.formats.vcard import Card, cards
from crmsync.mapping.base import Access, FieldTable, Fit, TableOptions
from crmsync.mapping.dav.calendar_item import COMPONENTS, CalendarItem
from crmsync.mapping.dav.contacts import contact_table
from crmsync.mapping.dav.events import event_table
from crmsync.mapping.dav.tasks import task_table
from crmsync.model.kinds import Kind
from crmsync.model.values import Value

_ZONE = "Europe/Berlin"
_OPTIONS = TableOptions(custom={"custom_1": "X-CRMSYNC-CORPUS"})
_PROBES: Mapping[Kind, Mapping[str, tuple[Value, frozenset[str]]]] = {
    Kind.CONTACTS: {
        "title": ("crmsync: a, b; c", frozenset({"TITLE"})),
        "notes": ("crmsync\nwas here " + "often " * 20 + ".", frozenset({"NOTE"})),
        "work_city": ("Łódź", frozenset({"ADR"})),
        "custom_1": ("1", frozenset({"X-CRMSYNC-CORPUS"})),
    },
    Kind.EVENTS: {
        "title": ("crmsync: a, b; c", frozenset({"SUMMARY"})),
        "location": ("crmsync, Łódź", frozenset({"LOCATION"})),
    },
    Kind.TASKS: {
        "subject": ("crmsync: a, b; c", frozenset({"SUMMARY"})),
        "notes": ("crmsync\nwas here", frozenset({"DESCRIPTION", "X-ALT-DESC"})),
    },
}
"""Kind → field → a value to write, and the properties that may change then."""


def check_contacts(data: bytes) -> Iterator[str]:
    """The laws of the contacts table, on every vCard of a file."""
    table = contact_table(_OPTIONS)
    for card in cards(Document.parse(data)):
        yield from _check(table, Card.parse, card.root.serialize())


def check_calendars(data: bytes) -> Iterator[str]:
    """The laws of the events and tasks tables, on every event and task of a file."""
    for table in (event_table(_OPTIONS, _ZONE), task_table(_OPTIONS, _ZONE)):
        for calendar in calendars(Document.parse(data)):
            for series in calendar.series(COMPONENTS[table.kind]):
                alone = _alone(calendar, series)
                try:
                    table.open(alone)
                except FormatError as error:
                    if not error.reason:
                        yield f"{series.uid} was refused without a reason"
                    continue
                yield from _check(table, table.open, alone)


CHECKS: tuple[corpus.Check, ...] = (*corpus.CHECKS, check_contacts, check_calendars)

_Native = TypeVar("_Native", Card, CalendarItem)


def _check(table: FieldTable[_Native], parse: Callable[[bytes], _Native], data: bytes) -> Iterator[str]:
    item = parse(data)
    written = [name for name in sorted(table.names) if table.access(name) is Access.READ_WRITE]
    fields = table.read(item)
    table.write(item, {name: fields.get(name) for name in written})
    if _bytes(item) != data:
        yield f"writing what was read changed {sorted(changed_names(_root(parse(data)), _root(item)))}"
    for name, value in fields.items():
        fit = table.fits(name, value)
        if isinstance(fit, Fit) and fit.value != value and fit.note is None:
            yield f"{name} does not fit as it was read: {value!r}"
    for name, (value, carriers) in _PROBES[table.kind].items():
        before, after = parse(data), parse(data)
        table.write(after, {name: value})
        also = changed_names(_root(before), _root(after)) - carriers
        if also:
            yield f"writing {name} also changed {sorted(also)}"
        if table.read(parse(_bytes(after))) != {**fields, name: value}:
            yield f"{name} reads back differently, or changed another field"


def _alone(calendar: Calendar, series: Series) -> bytes:
    """A calendar object of this series only, as a server would hold it (RFC 4791 §4.1)."""
    root = Component.create("VCALENDAR", calendar.root.layout)
    for line in calendar.root.properties:
        root.append(line)
    masters = [series.master] if series.master else []
    for component in [*calendar.zones().values(), *masters, *series.overrides]:
        root.append(component)
    return root.serialize()


def _bytes(item: Card | CalendarItem) -> bytes:
    return item.document.serialize() if isinstance(item, Card) else item.serialize()


def _root(item: Card | CalendarItem) -> Component:
    return item.root if isinstance(item, Card) else item.calendar.root


if __name__ == "__main__":
    sys.exit(corpus.main(checks=CHECKS))
