"""iCalendar objects as the documents of events and tasks."""

from __future__ import annotations

from datetime import datetime

from crmsync.connect.dav.documents import Found, source
from crmsync.formats.contentline import FormatError
from crmsync.formats.icalendar import set_text
from crmsync.frozen import frozen
from crmsync.mapping.base import Access
from crmsync.mapping.dav.calendar_item import COMPONENTS, CalendarItem, OtherKind
from crmsync.mapping.dav.calendar_table import CalendarTable
from crmsync.model.items import Item, OperationKey, Unreadable
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields


@frozen
class CalendarDialect:
    """Events or tasks; see `documents.Dialect`."""

    rules: CalendarTable
    extension: str = ".ics"
    content_type: str = "text/calendar; charset=utf-8"
    photos: bool = False
    exact: bool = False

    @property
    def kind(self) -> Kind:
        return self.rules.kind

    def read(self, found: Found) -> Item | Unreadable | None:
        document = source(found)
        try:
            item = self.rules.open(document)
        except OtherKind:
            return None
        except FormatError as error:
            return Unreadable(found.id, found.version, str(error), self.rules.label(document))
        facts = self.rules.facts(item)
        return Item(
            id=found.id,
            version=found.version,
            fields=self.rules.read(item),
            modified=facts.modified or found.modified,
            created=facts.created,
            uid=facts.uid,
            key=OperationKey(facts.uid) if facts.uid else None,
            traits=facts.traits,
            notes=facts.notes,
            original=item.calendar.document.text(),
        )

    def create(self, key: OperationKey, fields: Fields, now: datetime, original: str | None) -> str:
        if original is None:
            made = self.rules.create(key, fields, now, mail_guests=self.rules.options.invitations)
        else:
            made = self._restored(key, fields, now, original)
            _mail_nobody(made)
        return made.calendar.document.text()

    def patch(self, original: str, changes: Changes, now: datetime) -> str:
        item = self.rules.open(original)
        self.rules.write(item, changes)
        self.rules.stamp(item, changes, now)
        return item.calendar.document.text()

    def photo(self, original: str) -> bytes | None:
        return None

    def with_photo(self, original: str, photo: bytes | None, now: datetime) -> str:
        return original

    def _restored(self, key: OperationKey, fields: Fields, now: datetime, original: str) -> CalendarItem:
        item = self.rules.open(original)
        for component in item.calendar.root.components(COMPONENTS[self.kind]):
            set_text(component, "UID", key)
        changes = {
            name: value for name, value in fields.items() if self.rules.access(name) is Access.READ_WRITE
        }
        self.rules.write(item, changes)
        self.rules.stamp(item, changes, now)
        return item


def _mail_nobody(item: CalendarItem) -> None:
    """Tell a scheduling server to mail neither the guests nor a foreign organiser of what it takes for a new
    meeting.

    RFC 6638 §7.1; in every occurrence that differs from its series as well.
    """
    for component in item.calendar.root.components(COMPONENTS[item.kind]):
        for person in (*component.all("ATTENDEE"), *component.all("ORGANIZER")):
            person.set_parameter("SCHEDULE-AGENT", "CLIENT")
