"""The table of all fields of one kind of calendar object, and what else a connector needs: opening, new
objects, facts.

Pure: clocks and ids are passed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from crmsync.formats.contentline import FormatError
from crmsync.formats.document import Document
from crmsync.formats.icalendar import Calendar, text
from crmsync.formats.moments import format_moment
from crmsync.formats.zones import Zone, named_zone
from crmsync.frozen import frozen
from crmsync.mapping.base import Access, FieldMapper, FieldTable, TableOptions
from crmsync.mapping.dav.calendar_fields import privacy
from crmsync.mapping.dav.calendar_item import COMPONENTS, CalendarItem, Clock, Form
from crmsync.mapping.dav.guests import address_of, guest_traits, send_nothing
from crmsync.mapping.dav.product import PRODUCT
from crmsync.mapping.dav.series import notes
from crmsync.model.items import Trait
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields, Status

_SIGNIFICANT = frozenset({"start", "end", "time_zone", "due", "status", "recurrence"})
"""Fields whose properties make a new revision of a meeting (RFC 5546 §2.1.4)."""
_ANY_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@frozen
class Facts:
    """What else a document says about its item.

    uid: its UID, which is also the operation key of items we created. modified, created: by the document
    (aware). notes: what of it canonical fields cannot say, in plain words.
    """

    uid: str | None
    modified: datetime | None
    created: datetime | None
    traits: frozenset[Trait]
    notes: tuple[str, ...]


class CalendarTable(FieldTable[CalendarItem]):
    """The mappers of events or tasks."""

    def __init__(
        self, kind: Kind, mappers: Iterable[FieldMapper[CalendarItem]], options: TableOptions, default: Zone
    ) -> None:
        """default: the zone in which floating times are meant and days begin."""
        super().__init__(kind, mappers)
        self.options = options
        self.default = default

    def write(self, native: CalendarItem, changes: Changes) -> None:
        """See `FieldTable.write`. A new zone moves the names of cancelled occurrences, so these are
        written once more.
        """
        super().write(native, changes)
        if {"time_zone", "recurrence"} <= changes.keys():
            super().write(native, {"recurrence": changes["recurrence"]})

    def complete(self, fields: Fields) -> Fields:
        """See `SideRules.complete`: a new event has a zone and an end, a new task a status."""
        if self.kind is Kind.EVENTS and not isinstance(fields.get("start"), date):
            return fields
        held = dict(self.read(self.create("", fields, _ANY_TIME)))
        if "completed" not in fields:
            held.pop("completed", None)
        return held

    def open(self, data: bytes | str) -> CalendarItem:
        """The item in a calendar object.

        Raises FormatError (its `reason` in plain words) for one that cannot be synced; OtherKind, a
        FormatError, for one that holds nothing of this kind.
        """
        item = CalendarItem(Calendar.parse(data), self.kind, self.default)
        if self.kind is Kind.EVENTS and item.moment(item.component.first("DTSTART")) is None:
            raise FormatError("its start is missing or not understood")
        return item

    def create(self, uid: str, fields: Fields, now: datetime, *, mail_guests: bool = False) -> CalendarItem:
        """A new calendar object with these (fitted) fields.

        An event is written in its own time zone, else in the default one. now: aware. mail_guests: may the
        server mail the participants? Otherwise it is told not to (RFC 6638 §7.1). Raises FormatError for
        an event without a start.
        """
        item = CalendarItem(Calendar.create(PRODUCT, COMPONENTS[self.kind], uid), self.kind, self.default)
        stamped = format_moment(now)
        for name in ("DTSTAMP", "CREATED", "LAST-MODIFIED"):
            item.component.add(name, stamped)
        if self.kind is Kind.EVENTS:
            self._place(item, fields)
        self.write(
            item, {name: value for name, value in fields.items() if self.access(name) is not Access.READ}
        )
        if not mail_guests:
            send_nothing(item)
        _complete(item, fields, now)
        return item

    def stamp(self, item: CalendarItem, changes: Changes, now: datetime) -> None:
        """After `changes` were written: says when (`now`, aware), and that it is a new revision. No edit,
        no stamp.

        DTSTAMP and LAST-MODIFIED both say when a stored object was last revised (RFC 5545 §3.8.7.2,
        §3.8.7.3). SEQUENCE counts the revisions that matter for a meeting (RFC 5546 §2.1.4); only its
        organiser may count on, so it stays in meetings of other people. A task that was completed without
        saying when was completed now.
        """
        if not item.edited:
            return
        _complete(item, changes, now)
        for name in ("DTSTAMP", "LAST-MODIFIED"):
            item.component.set(name, format_moment(now))
        if changes.keys() & _SIGNIFICANT and self._organises(item):
            said = (item.component.value("SEQUENCE") or "").strip()
            revision = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
            item.component.set("SEQUENCE", str(revision + 1))

    def facts(self, item: CalendarItem) -> Facts:
        """What the document says about its item beside the fields."""
        traits = guest_traits(item, self.options)
        return Facts(
            item.uid,
            _instant(item, "LAST-MODIFIED"),
            _instant(item, "CREATED"),
            traits if privacy(item) is None else traits | {Trait.PRIVATE},
            tuple(_notes(item)),
        )

    def label(self, data: bytes | str) -> str:
        """What a person would recognise an unreadable calendar object by; "" when nothing can be found."""
        try:
            roots = list(Document.parse(data).components())
        except FormatError:
            return ""
        inner = [one for root in roots for one in root.components(COMPONENTS[self.kind])]
        return next((" ".join(said.split()) for one in inner if (said := text(one, "SUMMARY"))), "")

    def _place(self, item: CalendarItem, fields: Fields) -> None:
        start = fields.get("start")
        named = named_zone(str(fields.get("time_zone", "")))
        if isinstance(start, datetime):
            clock = item.local_clock(named or self.default, start)
        elif isinstance(start, date):
            clock = Clock(Form.DATE, self.default)
        else:
            raise FormatError("an event needs a start")
        item.put_by(item.component, "DTSTART", start, clock)

    def _organises(self, item: CalendarItem) -> bool:
        organiser = item.component.first("ORGANIZER")
        return organiser is None or address_of(organiser) in self.options.addresses


def _complete(item: CalendarItem, changes: Changes, now: datetime) -> None:
    done = changes.get("status") is Status.COMPLETED and changes.get("completed") is None
    if item.kind is Kind.TASKS and done and item.component.first("COMPLETED") is None:
        item.component.add("COMPLETED", format_moment(now))


def _instant(item: CalendarItem, name: str) -> datetime | None:
    moment = item.moment(item.component.first(name))
    return None if moment is None else item.as_instant(moment)


def _notes(item: CalendarItem) -> Iterator[str]:
    tzids = (
        line.parameter("TZID") for name in ("DTSTART", "DTEND", "DUE") for line in item.component.all(name)
    )
    for tzid in dict.fromkeys(tzids):
        if tzid and item.zone(tzid) is None:
            zone = item.default.name
            yield f"its time zone “{tzid}” is unknown; its times were read as local times in {zone}"
    yield from notes(item)
