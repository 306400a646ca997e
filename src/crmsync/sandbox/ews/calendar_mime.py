"""A calendar item as the iCalendar document that MimeContent holds, as Exchange writes it.

Pure. Source: [MS-OXCICAL].
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from crmsync.sandbox.ews.calendar_fields import GUEST_LISTS, ORGANIZER, RECURRENCE, SUBJECT, UID
from crmsync.sandbox.ews.calendar_meetings import address_of, name_of
from crmsync.sandbox.ews.calendar_patterns import read_recurrence
from crmsync.sandbox.ews.calendar_series import is_all_day, originals, span_of
from crmsync.sandbox.ews.calendar_zones import Zone, observances
from crmsync.sandbox.ews.fields import Path, Values
from crmsync.sandbox.ews.xml import Element, child, children, text_of
from crmsync.sandbox.outlook.bodies import text_of_html
from crmsync.sandbox.outlook.days import LAST, DayPattern, Frequency

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = {
    Frequency.DAILY: "DAILY",
    Frequency.WEEKLY: "WEEKLY",
    Frequency.ABSOLUTE_MONTHLY: "MONTHLY",
    Frequency.RELATIVE_MONTHLY: "MONTHLY",
    Frequency.ABSOLUTE_YEARLY: "YEARLY",
    Frequency.RELATIVE_YEARLY: "YEARLY",
}
_CLASSES = {"Normal": "PUBLIC", "Personal": "PRIVATE", "Private": "PRIVATE", "Confidential": "CONFIDENTIAL"}
_BUSY = {"Free": "FREE", "Tentative": "TENTATIVE", "Busy": "BUSY", "OOF": "OOF"}
_ROLES = dict(zip(GUEST_LISTS, ("REQ-PARTICIPANT", "OPT-PARTICIPANT", "NON-PARTICIPANT"), strict=True))
_STATES = {"Accept": "ACCEPTED", "Tentative": "TENTATIVE", "Decline": "DECLINED"}
_PRIORITIES = {"High": 1, "Normal": 5, "Low": 9}


def document(
    values: Values, original: datetime | None, cancelled: Iterable[datetime], modified: datetime
) -> bytes:
    """The document of an item, a series (without its exceptions), or one occurrence.

    original: when the occurrence was to start. cancelled: the same of those that a series no longer has.
    """
    from icalendar import Calendar

    span = span_of(values)
    made = Calendar()
    made.add("method", "PUBLISH")
    made.add("prodid", "Microsoft Exchange Server 2010")
    made.add("version", "2.0")
    for zone in {zone.id: zone for zone in (span.start_zone, span.end_zone)}.values():
        made.add_component(_zone(zone))
    made.add_component(_event(values, original, cancelled, modified))
    return bytes(made.to_ical())


def _event(
    values: Values, original: datetime | None, cancelled: Iterable[datetime], modified: datetime
) -> Any:
    from icalendar import Event, vCalAddress

    def told(name: str) -> str:
        return text_of(values.get(Path(name)))

    span, all_day = span_of(values), is_all_day(values)
    event = Event()
    for path, role in _ROLES.items():
        for entry in children(values.get(path)):
            guest = vCalAddress(f"mailto:{address_of(entry)}")
            state = _STATES.get(text_of(child(entry, "ResponseType")), "NEEDS-ACTION")
            guest.params.update({"CN": name_of(entry), "ROLE": role, "PARTSTAT": state, "RSVP": "TRUE"})
            event.add("attendee", guest)
    organizer = vCalAddress(f"mailto:{address_of(values.get(ORGANIZER))}")
    organizer.params["CN"] = name_of(values.get(ORGANIZER))
    event.add("organizer", organizer)
    for name, text in (
        ("description", _body(values.get(Path("item:Body")))),
        ("location", told("calendar:Location")),
    ):
        if text:
            event.add(name, text)
    if RECURRENCE in values:
        event.add("rrule", _rule(values))
        for gone in cancelled:
            event.add("exdate", *_local(gone, span.start_zone))
    event.add("uid", text_of(values.get(UID)))
    if original is not None:
        event.add("recurrence-id", *_local(original, span.start_zone))
    event.add("summary", text_of(values.get(SUBJECT)))
    event.add("dtstart", *_local(span.start, span.start_zone))
    event.add("dtend", *_local(span.end, span.end_zone))
    event.add("class", _CLASSES.get(told("item:Sensitivity") or "Normal", "PUBLIC"))
    event.add("priority", _PRIORITIES.get(told("item:Importance"), 5))
    event.add("dtstamp", modified)
    event.add("transp", "TRANSPARENT" if told("calendar:LegacyFreeBusyStatus") == "Free" else "OPAQUE")
    event.add("x-microsoft-cdo-busystatus", _BUSY.get(told("calendar:LegacyFreeBusyStatus"), "BUSY"))
    event.add("x-microsoft-cdo-alldayevent", "TRUE" if all_day else "FALSE")
    if told("item:ReminderIsSet") == "true":
        event.add_component(_alarm(int(told("item:ReminderMinutesBeforeStart") or "0")))
    return event


def _alarm(minutes: int) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("description", "REMINDER")
    alarm.add("trigger", timedelta(minutes=-minutes), parameters={"RELATED": "START"})
    alarm.add("action", "DISPLAY")
    return alarm


def _zone(zone: Zone) -> Any:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    made = Timezone()
    made.add("tzid", zone.id)
    for observance in observances(zone):
        part = TimezoneDaylight() if observance.is_daylight else TimezoneStandard()
        part.add("dtstart", observance.first)
        part.add("tzoffsetfrom", observance.before)
        part.add("tzoffsetto", observance.after)
        if observance.month:
            day = f"{observance.occurrence}{_WEEKDAYS[observance.weekday]}"
            part.add("rrule", {"freq": "yearly", "interval": 1, "byday": day, "bymonth": observance.month})
        made.add_component(part)
    return made


def _local(moment: datetime, zone: Zone) -> tuple[datetime, dict[str, str]]:
    """A moment as wall time, and the parameter that says where."""
    return moment.astimezone(zone.info).replace(tzinfo=None), {"TZID": zone.id}


def _rule(values: Values) -> dict[str, Any]:
    pattern = read_recurrence(values[RECURRENCE])
    rule: dict[str, Any] = {"freq": _FREQUENCIES[pattern.frequency], "interval": pattern.interval}
    rule |= _days(pattern)
    if pattern.month:
        rule["bymonth"] = pattern.month
    if pattern.frequency is Frequency.WEEKLY:
        rule["wkst"] = _WEEKDAYS[pattern.first_weekday]
    if pattern.count is not None:
        rule["count"] = pattern.count
    elif pattern.last is not None:
        rule["until"] = max(originals(values)).astimezone(UTC)
    return rule


def _days(pattern: DayPattern) -> dict[str, Any]:
    names = [_WEEKDAYS[day] for day in sorted(pattern.weekdays)]
    match pattern.frequency:
        case Frequency.DAILY:
            return {}
        case Frequency.WEEKLY:
            return {"byday": names}
        case Frequency.ABSOLUTE_MONTHLY | Frequency.ABSOLUTE_YEARLY:
            return {"bymonthday": pattern.day_of_month}
        case _:
            turn = -1 if pattern.index == LAST else pattern.index + 1
            return {"byday": f"{turn}{names[0]}"} if len(names) == 1 else {"byday": names, "bysetpos": turn}


def _body(body: Element | None) -> str:
    html = body is not None and body.get("BodyType") == "HTML"
    return text_of_html(text_of(body)) if html else text_of(body)
