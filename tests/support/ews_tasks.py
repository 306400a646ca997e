"""A task as EWS gives it, and the table that reads and writes it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from crmsync.mapping.ews.schema import Draft
from crmsync.mapping.ews.tasks import task_table
from crmsync.mapping.outlook.native import OutlookOptions

TABLE = task_table(OutlookOptions(custom={"custom_1": "Project"}, zone=ZoneInfo("Europe/Berlin")))
CALL: Draft = {
    "ItemId": {"@Id": "AAMk=", "@ChangeKey": "EwAAABYAAAB"},
    "ItemClass": "IPM.Task",
    "Subject": " Call  back ",
    "Sensitivity": "Normal",
    "Body": {"@BodyType": "Text", "#text": "first\r\nsecond"},
    "Categories": ["VIP"],
    "Importance": "High",
    "DateTimeCreated": "2026-05-01T10:00:00Z",
    "ReminderDueBy": "2026-05-19T07:00:00.000Z",
    "ReminderIsSet": "true",
    "ReminderMinutesBeforeStart": "0",
    "DueDate": "2026-05-20T00:00:00Z",
    "PercentComplete": "25",
    "Recurrence": {
        "WeeklyRecurrence": {"Interval": "1", "DaysOfWeek": "Wednesday", "FirstDayOfWeek": "Monday"},
        "NumberedRecurrence": {"StartDate": "2026-05-20", "NumberOfOccurrences": "5"},
    },
    "StartDate": "2026-05-01T00:00:00Z",
    "Status": "InProgress",
}
