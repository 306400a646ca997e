"""What a calendar item says that nobody wrote: its type, its occurrences, how long it takes.

Source: "CalendarItem", EWS reference for Exchange.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from crmsync.frozen import frozen
from crmsync.sandbox.ews.calendar_fields import CANCELLED, GUEST_LISTS, RECURRENCE, REQUEST_SENT, SEQUENCE
from crmsync.sandbox.ews.calendar_meetings import guests, is_organizer, name_of
from crmsync.sandbox.ews.calendar_mime import document
from crmsync.sandbox.ews.calendar_patterns import read_recurrence
from crmsync.sandbox.ews.calendar_series import (
    Span,
    is_series,
    occurrence_text,
    originals,
    series_of,
    span_of,
    values_at,
)
from crmsync.sandbox.ews.calendar_zones import duration_text
from crmsync.sandbox.ews.fields import Path, Values
from crmsync.sandbox.ews.kinds import wire_moment
from crmsync.sandbox.ews.mailbox import Mailbox
from crmsync.sandbox.ews.store import Item
from crmsync.sandbox.ews.xml import Element, children, element, t, text_of

_MEETING, _RECEIVED, _CANCELLED = 1, 2, 4


@frozen
class _Row:
    """What is read: an item, or one occurrence of a series, and its values."""

    mailbox: Mailbox
    item: Item
    original: datetime | None
    values: Values

    @property
    def span(self) -> Span:
        return span_of(self.values)


def told(mailbox: Mailbox, item: Item, original: datetime | None, path: Path) -> Element | None:
    """The value of a field that follows from the others; None when it has none, or does not follow."""
    tell = _TOLD.get(path.uri)
    if tell is None:
        return None
    return tell(_Row(mailbox, item, original, item.values if original is None else values_at(item, original)))


def _type(row: _Row) -> Element:
    if row.original is None:
        name = "RecurringMaster" if is_series(row.item) else "Single"
    else:
        name = "Exception" if row.original in series_of(row.item).exceptions else "Occurrence"
    return element(t("CalendarItemType"), name)


def _flag(name: str, holds: Callable[[_Row], bool]) -> Callable[[_Row], Element]:
    return lambda row: element(t(name), "true" if holds(row) else "false")


def _original(name: str) -> Callable[[_Row], Element | None]:
    return lambda row: None if row.original is None else element(t(name), wire_moment(row.original))


def _is_meeting(row: _Row) -> bool:
    return bool(guests(row.values, "")) or not is_organizer(row.mailbox, row.values)


def _state(row: _Row) -> Element:
    state = _MEETING if _is_meeting(row) else 0
    state |= 0 if is_organizer(row.mailbox, row.values) else _RECEIVED
    state |= _CANCELLED if text_of(row.values.get(CANCELLED)) == "true" else 0
    return element(t("AppointmentState"), str(state))


def _wall_clock(name: str, moment: Callable[[Span], datetime]) -> Callable[[_Row], Element]:
    return lambda row: element(t(name), moment(row.span).isoformat(timespec="seconds"))


def _names(name: str, paths: tuple[Path, ...]) -> Callable[[_Row], Element]:
    def names(row: _Row) -> Iterator[str]:
        return (name_of(entry) for path in paths for entry in children(row.values.get(path)))

    return lambda row: element(t(name), "; ".join(names(row)))


def _occurrence(row: _Row, name: str, original: datetime) -> Element:
    store = row.mailbox.store
    span = span_of(values_at(row.item, original))
    return element(
        t(name),
        None,
        element(
            t("ItemId"),
            Id=store.item_text(row.item.key, occurrence_text(original)),
            ChangeKey=store.change_key(row.item.version),
        ),
        element(t("Start"), wire_moment(span.start)),
        element(t("End"), wire_moment(span.end)),
        element(t("OriginalStart"), wire_moment(original)),
    )


def _present(row: _Row) -> Iterator[datetime]:
    """When the occurrences were to start that are still there."""
    return (start for start in originals(row.item.values) if start not in series_of(row.item).cancelled)


def _first(row: _Row) -> Element | None:
    found = next(_present(row), None) if _is_master(row) else None
    return None if found is None else _occurrence(row, "FirstOccurrence", found)


def _last(row: _Row) -> Element | None:
    if not _is_master(row):
        return None
    pattern = read_recurrence(row.item.values[RECURRENCE])
    if pattern.last is None and pattern.count is None:
        return None
    found = list(_present(row))
    return _occurrence(row, "LastOccurrence", found[-1]) if found else None


def _modified(row: _Row) -> Element | None:
    found = sorted(series_of(row.item).exceptions) if _is_master(row) else []
    entries = (_occurrence(row, "Occurrence", original) for original in found)
    return element(t("ModifiedOccurrences"), None, *entries) if found else None


def _deleted(row: _Row) -> Element | None:
    found = sorted(series_of(row.item).cancelled) if _is_master(row) else []
    entries = (
        element(t("DeletedOccurrence"), None, element(t("Start"), wire_moment(original)))
        for original in found
    )
    return element(t("DeletedOccurrences"), None, *entries) if found else None


def _is_master(row: _Row) -> bool:
    return row.original is None and is_series(row.item)


def _mime(row: _Row) -> Element:
    cancelled = sorted(series_of(row.item).cancelled) if _is_master(row) else []
    content = document(row.values, row.original, cancelled, row.item.modified)
    return element(t("MimeContent"), b64encode(content).decode("ascii"), CharacterSet="UTF-8")


_TOLD: Mapping[str, Callable[[_Row], Element | None]] = {
    "item:MimeContent": _mime,
    "item:ReminderDueBy": lambda row: element(t("ReminderDueBy"), wire_moment(row.span.start)),
    "item:DisplayTo": _names("DisplayTo", GUEST_LISTS[:1]),
    "item:DisplayCc": _names("DisplayCc", GUEST_LISTS[1:2]),
    "calendar:RecurrenceId": _original("RecurrenceId"),
    "calendar:OriginalStart": _original("OriginalStart"),
    "calendar:DateTimeStamp": lambda row: element(t("DateTimeStamp"), wire_moment(row.item.modified)),
    "calendar:CalendarItemType": _type,
    "calendar:IsMeeting": _flag("IsMeeting", _is_meeting),
    "calendar:IsCancelled": _flag("IsCancelled", lambda row: CANCELLED in row.values),
    "calendar:IsRecurring": _flag("IsRecurring", lambda row: row.original is not None),
    "calendar:MeetingRequestWasSent": _flag("MeetingRequestWasSent", lambda row: REQUEST_SENT in row.values),
    "calendar:IsOnlineMeeting": _flag("IsOnlineMeeting", lambda row: False),
    "calendar:AppointmentSequenceNumber": lambda row: element(
        t("AppointmentSequenceNumber"), text_of(row.values.get(SEQUENCE)) or "0"
    ),
    "calendar:AppointmentState": _state,
    "calendar:Duration": lambda row: element(t("Duration"), duration_text(row.span.end - row.span.start)),
    "calendar:TimeZone": lambda row: element(t("TimeZone"), row.span.start_zone.name),
    "calendar:FirstOccurrence": _first,
    "calendar:LastOccurrence": _last,
    "calendar:ModifiedOccurrences": _modified,
    "calendar:DeletedOccurrences": _deleted,
    "calendar:StartWallClock": _wall_clock(
        "StartWallClock", lambda span: span.start.astimezone(span.start_zone.info)
    ),
    "calendar:EndWallClock": _wall_clock(
        "EndWallClock", lambda span: span.end.astimezone(span.end_zone.info)
    ),
    "calendar:StartTimeZoneId": lambda row: element(t("StartTimeZoneId"), row.span.start_zone.id),
    "calendar:EndTimeZoneId": lambda row: element(t("EndTimeZoneId"), row.span.end_zone.id),
}
