"""Events as EWS gives them, and the tables that read and write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from support.ews_people import edited

from crmsync.mapping.ews.events import EventTable, event_table
from crmsync.mapping.ews.schema import Draft, Edits
from crmsync.mapping.outlook.native import OutlookOptions
from crmsync.model.values import (
    Changes,
)

BERLIN = ZoneInfo("Europe/Berlin")
OWN = frozenset({"anna@example.com"})
TABLE = event_table(OutlookOptions(custom={"custom_1": "Project"}, addresses=OWN, zone=BERLIN))
INVITING = event_table(OutlookOptions(custom={}, invitations=True, addresses=OWN, zone=BERLIN))
START = datetime(2026, 6, 1, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

IN_BERLIN = {"@Id": "W. Europe Standard Time"}
IN_NEW_YORK = {"@Id": "Eastern Standard Time"}
CUSTOM = {"@Id": "tzone://Microsoft/Custom", "@Name": "", "Periods": {"Period": {"@Bias": "-PT3H"}}}
KIM = {
    "Mailbox": {"Name": "Kim", "EmailAddress": "Kim@Example.net", "RoutingType": "SMTP"},
    "ResponseType": "Accept",
}
ROOM = {"Mailbox": {"Name": "Room", "EmailAddress": "room@example.net", "RoutingType": "SMTP"}}
COLLEAGUE = {"Mailbox": {"Name": "Lee", "EmailAddress": "/o=Example/cn=lee", "RoutingType": "EX"}}
ANNA = {"Mailbox": {"Name": "Anna", "EmailAddress": "anna@example.com", "RoutingType": "SMTP"}}
TEA: Draft = {
    "ItemId": {"@Id": "AAkA=", "@ChangeKey": "DwAAABYAAAB"},
    "ItemClass": "IPM.Appointment",
    "Subject": "Tea",
    "Sensitivity": "Private",
    "Body": {"@BodyType": "Text", "#text": "first\r\nsecond\r\n"},
    "Categories": ["CRM"],
    "Importance": "Normal",
    "ReminderDueBy": "2026-06-01T08:00:00Z",
    "ReminderIsSet": "true",
    "ReminderMinutesBeforeStart": "15",
    "UID": "040000",
    "Start": "2026-06-01T08:00:00.000Z",
    "End": "2026-06-01T09:00:00Z",
    "IsAllDayEvent": "false",
    "LegacyFreeBusyStatus": "Busy",
    "Location": "London",
    "CalendarItemType": "Single",
    "MyResponseType": "Organizer",
    "Organizer": ANNA,
    "AppointmentState": "0",
    "StartTimeZone": {**IN_BERLIN, "@Name": "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"},
    "EndTimeZone": {**IN_BERLIN, "@Name": "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"},
}
WHOLE: Draft = {
    **TEA,
    "IsAllDayEvent": "true",
    "ReminderIsSet": "false",
    "Sensitivity": "Normal",
    "Start": "2026-05-31T22:00:00Z",
    "End": "2026-06-02T22:00:00Z",
}
WEEKLY: Draft = {
    **TEA,
    "CalendarItemType": "RecurringMaster",
    "Recurrence": {
        "WeeklyRecurrence": {"Interval": "1", "DaysOfWeek": "Monday", "FirstDayOfWeek": "Sunday"},
        "EndDateRecurrence": {"StartDate": "2026-06-01+02:00", "EndDate": "2026-06-29+02:00"},
    },
    "ModifiedOccurrences": [
        {
            "ItemId": {"@Id": "x"},
            "Start": "2026-06-15T12:00:00Z",
            "End": "2026-06-15T13:00:00Z",
            "OriginalStart": "2026-06-15T08:00:00Z",
        }
    ],
    "DeletedOccurrences": [{"Start": "2026-06-08T08:00:00Z"}],
}


def sent(held: Draft, table: EventTable = TABLE, **changes: Any) -> Edits:
    wanted: Changes = changes
    return table.updated(wanted, held)


def after(held: Draft, table: EventTable = TABLE, **changes: Any) -> Draft:
    return edited(held, sent(held, table, **changes))
