"""Events as Graph gives them, the tables that read and write them, and what the service makes of an update."""

from __future__ import annotations

import copy
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from crmsync.mapping.graph.events import event_table
from crmsync.mapping.graph.resource import EXTENDED, Resource, put_extended
from crmsync.mapping.outlook.native import OutlookOptions

BERLIN = ZoneInfo("Europe/Berlin")
OWN = frozenset({"anna@example.com"})
TABLE = event_table(OutlookOptions(custom={"custom_1": "Project"}, addresses=OWN, zone=BERLIN))
INVITING = event_table(OutlookOptions(custom={}, invitations=True, addresses=OWN, zone=BERLIN))
START = datetime(2026, 6, 1, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)

KIM = {
    "type": "required",
    "status": {"response": "accepted", "time": "2026-05-01T00:00:00Z"},
    "emailAddress": {"name": "Kim", "address": "Kim@Example.net"},
}
ROOM = {"type": "resource", "emailAddress": {"address": "room@example.net"}}
ANNA = {"emailAddress": {"name": "Anna", "address": "anna@example.com"}}
TEA: Resource = {
    "@odata.etag": 'W/"x"',
    "id": "AAkA=",
    "type": "singleInstance",
    "iCalUId": "040000",
    "subject": "Tea",
    "isAllDay": False,
    "isReminderOn": True,
    "reminderMinutesBeforeStart": 15,
    "sensitivity": "private",
    "showAs": "busy",
    "isOrganizer": True,
    "originalStartTimeZone": "W. Europe Standard Time",
    "originalEndTimeZone": "W. Europe Standard Time",
    "start": {"dateTime": "2026-06-01T08:00:00.0000000", "timeZone": "UTC"},
    "end": {"dateTime": "2026-06-01T09:00:00.0000000", "timeZone": "UTC"},
    "location": {"displayName": "London", "locationType": "default", "uniqueId": "London"},
    "body": {"contentType": "text", "content": "first\r\nsecond\r\n"},
    "categories": ["CRM"],
    "attendees": [],
    "organizer": ANNA,
    "recurrence": None,
}
DAY: Resource = {
    **TEA,
    "isAllDay": True,
    "isReminderOn": False,
    "sensitivity": "normal",
    "start": {"dateTime": "2026-06-01T00:00:00.0000000", "timeZone": "UTC"},
    "end": {"dateTime": "2026-06-03T00:00:00.0000000", "timeZone": "UTC"},
}
WEEKLY: Resource = {
    **TEA,
    "type": "seriesMaster",
    "recurrence": {
        "pattern": {"type": "weekly", "interval": 1, "daysOfWeek": ["monday"], "firstDayOfWeek": "sunday"},
        "range": {
            "type": "endDate",
            "startDate": "2026-06-01",
            "endDate": "2026-06-29",
            "recurrenceTimeZone": "W. Europe Standard Time",
        },
    },
    "cancelledOccurrences": ["OID.AAkA=.2026-06-08"],
    "exceptionOccurrences": [{"id": "x", "originalStart": "2026-06-15T08:00:00Z"}],
}


def patched(held: Resource, update: Resource) -> Resource:
    """What the service holds after an update; times are given back in UTC, the zone apart."""
    found = {**copy.deepcopy(held), **{name: one for name, one in update.items() if name != EXTENDED}}
    for entry in update.get(EXTENDED, []):
        put_extended(found, entry["id"], entry["value"])
    zone = found["start"]["timeZone"]
    if "start" in update and zone != "UTC":
        found["originalStartTimeZone"] = zone
    elif "start" in update and update["start"]["timeZone"] == "UTC":
        found["originalStartTimeZone"] = "UTC"
    return found
