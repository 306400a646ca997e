"""The fields of calendar items, in the order of the schema.

Pure. Sources: [MS-OXWSMTGS] 2.2.4.9 (CalendarItemType); "CalendarItem", EWS reference for Exchange.
"""

from __future__ import annotations

from crmsync.sandbox.ews.fields import ITEM_FIELDS, Field, FieldTable, Form, Path

BUSY_STATES = ("Free", "Tentative", "Busy", "OOF", "WorkingElsewhere", "NoData")


def _field(
    name: str,
    form: Form = Form.TEXT,
    choices: tuple[str, ...] = (),
    *,
    summary: bool = True,
    default: bool = False,
) -> Field:
    return Field(f"calendar:{name}", name, form, choices, summary=summary, default=default)


def _told(name: str, form: Form = Form.TEXT, *, summary: bool = True, default: bool = False) -> Field:
    """A field that follows from others; clients cannot set it."""
    return Field(f"calendar:{name}", name, form, read_only=True, summary=summary, default=default)


def _people(name: str) -> Field:
    return Field(f"calendar:{name}", name, Form.COMPLEX, member="Attendee", summary=False)


def _occurrences(name: str, member: str) -> Field:
    return Field(f"calendar:{name}", name, Form.COMPLEX, member=member, read_only=True, summary=False)


CALENDAR_FIELDS = (
    _field("UID"),
    _told("RecurrenceId", Form.DATE_TIME),
    _told("DateTimeStamp", Form.DATE_TIME),
    _field("Start", Form.DATE_TIME, default=True),
    _field("End", Form.DATE_TIME, default=True),
    _told("OriginalStart", Form.DATE_TIME),
    _field("IsAllDayEvent", Form.BOOLEAN, default=True),
    _field("LegacyFreeBusyStatus", Form.WORD, BUSY_STATES, default=True),
    _field("Location", default=True),
    _field("When"),
    _told("IsMeeting", Form.BOOLEAN),
    _told("IsCancelled", Form.BOOLEAN),
    _told("IsRecurring", Form.BOOLEAN, default=True),
    _told("MeetingRequestWasSent", Form.BOOLEAN),
    _field("IsResponseRequested", Form.BOOLEAN),
    _told("CalendarItemType", default=True),
    _told("MyResponseType"),
    _told("Organizer", Form.COMPLEX, default=True),
    _people("RequiredAttendees"),
    _people("OptionalAttendees"),
    _people("Resources"),
    _told("ConflictingMeetingCount", Form.INTEGER, summary=False),
    _told("AdjacentMeetingCount", Form.INTEGER, summary=False),
    _told("ConflictingMeetings", Form.COMPLEX, summary=False),
    _told("AdjacentMeetings", Form.COMPLEX, summary=False),
    _told("Duration"),
    _told("TimeZone"),
    _told("AppointmentReplyTime", Form.DATE_TIME),
    _told("AppointmentSequenceNumber", Form.INTEGER),
    _told("AppointmentState", Form.INTEGER),
    _field("Recurrence", Form.COMPLEX, summary=False),
    _told("FirstOccurrence", Form.COMPLEX, summary=False),
    _told("LastOccurrence", Form.COMPLEX, summary=False),
    _occurrences("ModifiedOccurrences", "Occurrence"),
    _occurrences("DeletedOccurrences", "DeletedOccurrence"),
    _field("MeetingTimeZone", Form.COMPLEX, summary=False),
    _field("StartTimeZone", Form.COMPLEX),
    _field("EndTimeZone", Form.COMPLEX),
    _field("ConferenceType", Form.INTEGER),
    _field("AllowNewTimeProposal", Form.BOOLEAN),
    _told("IsOnlineMeeting", Form.BOOLEAN),
    _field("MeetingWorkspaceUrl"),
    _field("NetShowUrl"),
    _told("EnhancedLocation", Form.COMPLEX, summary=False),
    _told("StartWallClock", Form.DATE_TIME),
    _told("EndWallClock", Form.DATE_TIME),
    _told("StartTimeZoneId"),
    _told("EndTimeZoneId"),
)

CALENDAR_TABLE = FieldTable("CalendarItem", (*ITEM_FIELDS, *CALENDAR_FIELDS))

START = Path("calendar:Start")
END = Path("calendar:End")
ALL_DAY = Path("calendar:IsAllDayEvent")
START_ZONE = Path("calendar:StartTimeZone")
END_ZONE = Path("calendar:EndTimeZone")
MEETING_ZONE = Path("calendar:MeetingTimeZone")
RECURRENCE = Path("calendar:Recurrence")
ORGANIZER = Path("calendar:Organizer")
MY_RESPONSE = Path("calendar:MyResponseType")
REQUEST_SENT = Path("calendar:MeetingRequestWasSent")
SEQUENCE = Path("calendar:AppointmentSequenceNumber")
CANCELLED = Path("calendar:IsCancelled")
REPLIED = Path("calendar:AppointmentReplyTime")
UID = Path("calendar:UID")
SUBJECT = Path("item:Subject")
GUEST_LISTS = tuple(
    Path(f"calendar:{name}") for name in ("RequiredAttendees", "OptionalAttendees", "Resources")
)
