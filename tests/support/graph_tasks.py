"""A task as Graph gives it, and the table that reads and writes it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from crmsync.mapping.graph.resource import Resource
from crmsync.mapping.graph.tasks import task_table
from crmsync.mapping.outlook.native import OutlookOptions

TABLE = task_table(OutlookOptions(custom={}, zone=ZoneInfo("Europe/Berlin")))
TODO: Resource = {
    "@odata.etag": 'W/"x"',
    "id": "AAMk=",
    "title": " Call  back ",
    "importance": "high",
    "isReminderOn": True,
    "status": "inProgress",
    "createdDateTime": "2026-05-01T10:00:00.1234567Z",
    "lastModifiedDateTime": "2026-05-02T10:00:00Z",
    "hasAttachments": False,
    "categories": ["VIP"],
    "body": {"content": "first\r\nsecond", "contentType": "text"},
    "startDateTime": {"dateTime": "2026-05-01T00:00:00.0000000", "timeZone": "UTC"},
    "dueDateTime": {"dateTime": "2026-05-20T00:00:00.0000000", "timeZone": "UTC"},
    "reminderDateTime": {"dateTime": "2026-05-19T09:00:00.0000000", "timeZone": "W. Europe Standard Time"},
    "recurrence": {
        "pattern": {"type": "weekly", "interval": 1, "daysOfWeek": ["wednesday"], "firstDayOfWeek": "monday"},
        "range": {"type": "numbered", "startDate": "2026-05-20", "numberOfOccurrences": 5},
    },
}
