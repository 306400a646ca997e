"""Calendar items: appointments, meetings and series, what Exchange makes of them, and whom it mails.

Sources: [MS-OXWSMTGS]; "CalendarItem", "CalendarView", EWS reference for Exchange.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from crmsync.sandbox.ews.calendar_answers import answer, cancel
from crmsync.sandbox.ews.calendar_fields import (
    CALENDAR_TABLE,
    END,
    END_ZONE,
    MEETING_ZONE,
    MY_RESPONSE,
    ORGANIZER,
    RECURRENCE,
    REQUEST_SENT,
    SEQUENCE,
    START,
    START_ZONE,
    UID,
)
from crmsync.sandbox.ews.calendar_meetings import (
    NOBODY,
    guests,
    is_organizer,
    mail,
    mail_update,
    person_element,
    seated,
    way_of_sending,
)
from crmsync.sandbox.ews.calendar_patterns import read_recurrence, starting
from crmsync.sandbox.ews.calendar_reading import told
from crmsync.sandbox.ews.calendar_series import (
    Series,
    Span,
    is_all_day,
    is_series,
    occurrence_text,
    occurrences,
    occurs,
    original_of,
    originals,
    overlaps,
    same_layout,
    series_of,
    span_of,
    timed,
    values_at,
)
from crmsync.sandbox.ews.calendar_zones import Zone, definition_of, zone_by_id, zone_of
from crmsync.sandbox.ews.errors import EwsError, item_not_found
from crmsync.sandbox.ews.fields import Path, Values, moment
from crmsync.sandbox.ews.kinds import Edit, ItemKind, Options, Verb, same_values, wire_moment
from crmsync.sandbox.ews.mailbox import Mailbox
from crmsync.sandbox.ews.store import Folder, Item
from crmsync.sandbox.ews.xml import Element, element, local_name, t, text_of
from crmsync.sandbox.outlook.days import days_of
from crmsync.sandbox.outlook.outbox import Mail

_DAY = timedelta(days=1)
_LONGEST = timedelta(days=5 * 366)
_UTC_ZONE = Zone("UTC", "(UTC) Coordinated Universal Time", UTC)
_PRIVATE = frozenset(
    {
        "item:Categories", "item:ReminderIsSet", "item:ReminderMinutesBeforeStart", "item:ReminderDueBy",
        "extended", "calendar:LegacyFreeBusyStatus",
    }
)  # fmt: skip
"""What no guest is told of."""


class CalendarItems(ItemKind):
    """IPM.Appointment. Appointments and meetings, single ones and series."""

    element = "CalendarItem"
    item_class = "IPM.Appointment"
    folder_class = "IPF.Appointment"
    table = CALENDAR_TABLE
    defaults: ClassVar[Mapping[str, str]] = {
        "calendar:IsAllDayEvent": "false",
        "calendar:LegacyFreeBusyStatus": "Busy",
        "calendar:IsResponseRequested": "true",
        "calendar:AllowNewTimeProposal": "true",
    }

    # Writing

    def create(self, mailbox: Mailbox, folder: Folder, values: Values, options: Options) -> Item:
        way = way_of_sending(options, "SendMeetingInvitations")
        item = super().create(mailbox, folder, self._placed(values, options), options)
        own = {
            ORGANIZER: person_element(t("Organizer"), mailbox.owner.username, mailbox.owner.name),
            MY_RESPONSE: element(t("MyResponseType"), "Organizer"),
        }
        item.values = {**item.values, **own}
        item.extra = Series()
        if way != NOBODY:
            invited = guests(item.values, mailbox.address)
            mail(mailbox, Mail.INVITATION, item.values, invited)
            if invited:
                item.values = {**item.values, REQUEST_SENT: element(t("MeetingRequestWasSent"), "true")}
        return item

    def update(
        self, mailbox: Mailbox, item: Item, occurrence: str, edits: Sequence[Edit], options: Options
    ) -> tuple[Item, str]:
        way = way_of_sending(options, "SendMeetingInvitationsOrCancellations")
        before = values_at(item, self._original(item, occurrence)) if occurrence else item.values
        taken = self._placed_edits(edits, before, options)
        if occurrence:
            self._update_occurrence(mailbox, item, occurrence, taken)
            after = values_at(item, self._original(item, occurrence))
        else:
            super().update(mailbox, item, "", taken, options)
            after = item.values
            if is_series(item) and not (RECURRENCE in before and same_layout(before, after)):
                # A series that is laid anew has no exceptions (Outlook warns of it).
                item.extra = Series()
        worth = mailbox.behaviour.every_update_mails or any(edit.path.uri not in _PRIVATE for edit in taken)
        if mail_update(mailbox, way, before, after, worth=worth):
            sequence = int(text_of(item.values.get(SEQUENCE)) or "0") + 1
            item.values = {
                **item.values,
                REQUEST_SENT: element(t("MeetingRequestWasSent"), "true"),
                SEQUENCE: element(t("AppointmentSequenceNumber"), str(sequence)),
            }
        return item, occurrence

    def remove(self, mailbox: Mailbox, item: Item, occurrence: str, options: Options) -> None:
        way = way_of_sending(options, "SendMeetingCancellations")
        values = item.values
        if occurrence:
            original = self._original(item, occurrence)
            values = values_at(item, original)
            self.cancel_occurrence(mailbox, item, original, options)
        else:
            super().remove(mailbox, item, "", options)
        if way != NOBODY and is_organizer(mailbox, values):
            mail(mailbox, Mail.CANCELLATION, values, guests(values, mailbox.address))

    def cancel_occurrence(self, mailbox: Mailbox, item: Item, original: datetime, options: Options) -> None:
        """Take one occurrence out of a series; the series goes with its last one."""
        series = series_of(item)
        series.cancelled.add(original)
        series.exceptions.pop(original, None)
        pattern = read_recurrence(item.values[RECURRENCE])
        ends = pattern.last is not None or pattern.count is not None
        if ends and all(start in series.cancelled for start in originals(item.values)):
            super().remove(mailbox, item, "", options)
        else:
            mailbox.store.touch(item)

    def respond(
        self, mailbox: Mailbox, item: Item, occurrence: str, response: Element, options: Options
    ) -> list[tuple[Item, str]]:
        original = self._original(item, occurrence) if occurrence else None
        values = item.values if original is None else values_at(item, original)
        verb = local_name(response)
        if verb == "CancelCalendarItem":
            cancel(mailbox, values)
        else:
            answered = answer(mailbox, values, response, options)
            if original is None:
                item.values = {**item.values, **answered}
            else:
                exceptions = series_of(item).exceptions
                exceptions[original] = {**exceptions.get(original, {}), **answered}
            mailbox.store.touch(item)
        if verb in ("CancelCalendarItem", "DeclineItem"):
            gone = {**options, "DeleteType": "MoveToDeletedItems"}
            if original is None:
                super().remove(mailbox, item, "", gone)
            else:
                self.cancel_occurrence(mailbox, item, original, gone)
        return [(item, occurrence)]

    def receive(self, mailbox: Mailbox, folder: Folder, values: Values, organizer: str) -> Item:
        """A meeting that somebody else invites the mailbox's owner to."""
        nobody = {"SendMeetingInvitations": NOBODY}
        received = {
            Path("calendar:LegacyFreeBusyStatus"): element(t("LegacyFreeBusyStatus"), "Tentative"),
            **values,
        }
        item = self.create(mailbox, folder, received, nobody)
        item.values = {
            **item.values,
            ORGANIZER: person_element(t("Organizer"), organizer),
            MY_RESPONSE: element(t("MyResponseType"), "NoResponseReceived"),
            REQUEST_SENT: element(t("MeetingRequestWasSent"), "true"),
        }
        return item

    def check(self, values: Values) -> None:
        if RECURRENCE in values:
            with suppress(EwsError):
                read_recurrence(values[RECURRENCE])

    def normalised(self, mailbox: Mailbox, values: Values, before: Values) -> Values:
        for path in (START, END):
            if path not in values:
                raise EwsError(
                    "ErrorRequiredPropertyMissing", "Required property is missing.", {"Path": path.uri}
                )
        values = super().normalised(mailbox, values, before)
        values.pop(Path("item:ReminderDueBy"), None)
        if not before:
            values.setdefault(UID, element(t("UID"), _new_uid()))
            minutes = mailbox.behaviour.default_reminder
            for name, text in (
                ("ReminderIsSet", "false" if minutes is None else "true"),
                ("ReminderMinutesBeforeStart", str(minutes or 0)),
            ):
                values.setdefault(Path(f"item:{name}"), element(t(name), text))
        values = _zoned(seated(values, before))
        span = _checked(span_of(values), all_day=is_all_day(values))
        if RECURRENCE in values:
            span, values[RECURRENCE] = _recurring(span, values[RECURRENCE], before)
        return values | timed(span)

    def _update_occurrence(
        self, mailbox: Mailbox, item: Item, occurrence: str, edits: Sequence[Edit]
    ) -> None:
        original = self._original(item, occurrence)
        if any(edit.path in (RECURRENCE, UID) for edit in edits):
            raise EwsError("ErrorInvalidPropertySet", "The property cannot be set for an occurrence.")
        planned, held = values_at(item, original, planned=True), values_at(item, original)
        values = self.normalised(mailbox, self.edited(held, edits), held)
        _check_neighbours(item, original, span_of(values))
        own: dict[Path, Element | None] = {
            path: value
            for path, value in values.items()
            if path not in planned or not same_values({path: value}, {path: planned[path]})
        }
        own |= {path: None for path in planned if path not in values}
        series_of(item).exceptions[original] = own
        mailbox.store.touch(item)

    def _placed(self, values: Values, options: Options) -> Values:
        """New values whose moments without an offset are taken in the zone they were planned in."""
        zone = _planned_in(values, {}, options)
        placed = {path: _in_zone(path, held, zone) for path, held in values.items()}
        return placed if START_ZONE in values else {**placed, START_ZONE: zone.element("StartTimeZone")}

    def _placed_edits(self, edits: Sequence[Edit], before: Values, options: Options) -> list[Edit]:
        new = {edit.path: edit.value for edit in edits if edit.value is not None}
        zone = _planned_in(new, before, options)
        placed = [
            edit if edit.value is None else Edit(edit.verb, edit.path, _in_zone(edit.path, edit.value, zone))
            for edit in edits
        ]
        return [*placed, *_moved_along(new, before)]

    def _is_nothing(self, path: Path, held: Element) -> bool:
        # A zone says all in its attributes.
        return not held.attrib and super()._is_nothing(path, held)

    # Reading

    def value(self, mailbox: Mailbox, item: Item, occurrence: str, path: Path) -> Element | None:
        original = original_of(occurrence)
        if path in (START_ZONE, END_ZONE) and path in item.values:
            values = item.values if original is None else values_at(item, original)
            full = mailbox.behaviour.full_time_zones
            return definition_of(zone_of(values[path]), local_name(values[path]), full=full)
        if original is not None and path.uri != "calendar:Recurrence":
            held = values_at(item, original).get(path)
            if held is not None:
                return held
        computed = told(mailbox, item, original, path)
        if computed is not None or (original is not None and path in item.values):
            # What an exception has taken away is not the series' again.
            return computed
        return super().value(mailbox, item, "", path)

    def extended(self, mailbox: Mailbox, item: Item, occurrence: str) -> Mapping[str, Element]:
        original = original_of(occurrence)
        values = item.values if original is None else values_at(item, original)
        return {path.index: held for path, held in values.items() if path.uri == "extended"}

    def check_occurrence(self, mailbox: Mailbox, item: Item, occurrence: str) -> None:
        if occurrence:
            self._original(item, occurrence)

    def occurrence_at(self, mailbox: Mailbox, item: Item, index: int) -> str:
        if not is_series(item):
            raise EwsError(
                "ErrorCalendarCannotUseIdForRecurringMasterId", "The id is not that of a recurring master."
            )
        for place, original in enumerate(originals(item.values), start=1):
            if place == index:
                if original in series_of(item).cancelled:
                    raise EwsError(
                        "ErrorCalendarOccurrenceIsDeletedFromRecurrence", "The occurrence has been deleted."
                    )
                return occurrence_text(original)
        raise EwsError(
            "ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange", "Occurrence index is out of range."
        )

    def view(
        self, mailbox: Mailbox, folder: Folder, start: datetime, end: datetime, limit: int | None
    ) -> Iterable[tuple[Item, str]]:
        if folder.folder_class != self.folder_class:
            return super().view(mailbox, folder, start, end, limit)
        if end < start:
            raise EwsError("ErrorCalendarEndDateIsEarlierThanStartDate", "EndDate is earlier than StartDate")
        if end - start > timedelta(days=mailbox.behaviour.calendar_view_days):
            raise EwsError(
                "ErrorCalendarViewRangeTooBig",
                "The specified view range exceeds the maximum range of two years.",
            )
        found: list[tuple[datetime, int, Item, str]] = []
        for item in mailbox.store.items_in(folder):
            if is_series(item):
                found += [
                    (span.start, item.key, item, occurrence_text(original))
                    for original, span in occurrences(item, start, end)
                ]
            elif overlaps(span := span_of(item.values), start, end):
                found.append((span.start, item.key, item, ""))
        found.sort(key=lambda row: row[:2])
        return [(item, occurrence) for _, _, item, occurrence in found[:limit]]

    def _original(self, item: Item, occurrence: str) -> datetime:
        """When the occurrence was to start. Raises EwsError when the series has none such."""
        original = original_of(occurrence)
        if original is None or not occurs(item, original):
            raise item_not_found()
        return original


def _planned_in(values: Values, before: Values, options: Options) -> Zone:
    """The zone of moments without an offset: the one that goes with them, that of the request, that which
    the item has, or UTC.
    """
    for path in (START_ZONE, MEETING_ZONE):
        if path in values:
            return zone_of(values[path])
    context = zone_by_id(options.get("TimeZoneContext", ""))
    if context is not None:
        return context
    return zone_of(before[START_ZONE]) if START_ZONE in before else _UTC_ZONE


def _moved_along(new: Values, before: Values) -> Iterator[Edit]:
    """What follows for the moments from another zone alone: they keep their wall time ("Update the time zone
    for an appointment", EWS in Exchange).
    """
    for path, zone_path in ((START, START_ZONE), (END, END_ZONE)):
        if zone_path in new and path not in new and path in before:
            was, will_be = zone_of(before[zone_path]), zone_of(new[zone_path])
            wall = moment(text_of(before[path])).astimezone(was.info).replace(tzinfo=will_be.info)
            yield Edit(Verb.SET, path, element(before[path].tag, wire_moment(wall)))


def _in_zone(path: Path, held: Element, zone: Zone) -> Element:
    if path not in (START, END):
        return held
    told_moment = moment(text_of(held))
    if told_moment.tzinfo is None:
        told_moment = told_moment.replace(tzinfo=zone.info)
    return element(held.tag, told_moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def _zoned(values: Values) -> Values:
    """`values` with both zones as Exchange shows them. Raises EwsError for an unknown one."""
    start = zone_of(values[START_ZONE]) if START_ZONE in values else _UTC_ZONE
    end = zone_of(values[END_ZONE]) if END_ZONE in values else start
    return {
        **values,
        START_ZONE: start.element("StartTimeZone"),
        END_ZONE: end.element("EndTimeZone"),
    }


def _checked(span: Span, *, all_day: bool) -> Span:
    """A span that can be; an all-day one from midnight to midnight. Raises EwsError."""
    if span.end < span.start:
        raise EwsError(
            "ErrorCalendarEndDateIsEarlierThanStartDate",
            "The property value EndDate must be later than or equal to StartDate.",
        )
    if span.end - span.start > _LONGEST:
        raise EwsError("ErrorCalendarDurationIsTooLong", "The calendar item lasts longer than five years.")
    if not all_day:
        return span
    info = span.start_zone.info
    first = span.local_start.replace(hour=0, minute=0, second=0)
    last = span.local_end.replace(hour=0, minute=0, second=0)
    if last < span.local_end or last == first:
        last += _DAY
    start, end = (wall.replace(tzinfo=info).astimezone(UTC) for wall in (first, last))
    return Span(start, end, span.start_zone, span.end_zone)


def _recurring(span: Span, recurrence: Element, before: Values) -> tuple[Span, Element]:
    """A series' first occurrence, and its recurrence with a range that starts there. Raises EwsError."""
    day = span.local_start.date()
    known = before.get(RECURRENCE)
    kept = known is not None and same_values({RECURRENCE: known}, {RECURRENCE: recurrence})
    if kept and span_of(before).local_start.date() != day:
        recurrence = starting(recurrence, day, span.start_zone.info)
    pattern = read_recurrence(recurrence)
    days = days_of(pattern)
    first = next(days, None)
    if first is None:
        raise EwsError("ErrorRecurrenceHasNoOccurrence", "The recurrence has no occurrence.")
    second = next(days, None)
    if second is not None and span.local_end - span.local_start > second - first:
        raise EwsError(
            "ErrorOccurrenceTimeSpanTooBig", "The duration must be shorter than how frequently it occurs."
        )
    return span.shifted(first - day), starting(recurrence, first, span.start_zone.info)


def _check_neighbours(item: Item, original: datetime, moved: Span) -> None:
    """Raises EwsError when an occurrence would lie on the day of another one, or beyond it."""
    before = after = None
    for start in originals(item.values):
        if start in series_of(item).cancelled or start == original:
            continue
        day = span_of(values_at(item, start)).local_start.date()
        if start > original:
            after = day
            break
        before = day
    day = moved.local_start.date()
    if (before is not None and day <= before) or (after is not None and day >= after):
        raise EwsError(
            "ErrorOccurrenceCrossingBoundary",
            "Modified occurrence is crossing or overlapping adjacent occurrence.",
        )


def _new_uid() -> str:
    return f"040000008200E00074C5B7101A82E00800000000{secrets.token_hex(20).upper()}"
