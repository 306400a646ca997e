"""The types of events and calendars.

Nothing but data: Graph v1.0 "event resource type", "calendar resource type".
"""

from __future__ import annotations

from crmsync.sandbox.graph.contacts import (
    ADDRESS,
    EMAIL,
    EXTENDED_PROPERTY,
    MULTIPLE_PROPERTY,
    OUTLOOK_ITEM,
)
from crmsync.sandbox.graph.patterns import RECURRENCE
from crmsync.sandbox.graph.properties import MULTIPLE, SINGLE
from crmsync.sandbox.graph.schema import Choice, Complex, Edm, EntityType, Many
from crmsync.sandbox.graph.tasks import ITEM_BODY
from crmsync.sandbox.graph.zones import DATE_TIME_ZONE

_RESPONSES = Choice(
    frozenset({"none", "organizer", "tentativelyAccepted", "accepted", "declined", "notResponded"})
)
_COORDINATES = Complex(
    "outlookGeoCoordinates",
    dict.fromkeys(("latitude", "longitude", "accuracy", "altitude", "altitudeAccuracy"), Edm.NUMBER),
)
LOCATION = Complex(
    "location",
    {
        **dict.fromkeys(
            (
                "displayName",
                "locationEmailAddress",
                "locationUri",
                "uniqueId",
                "locationType",
                "uniqueIdType",
            ),
            Edm.STRING,
        ),
        "address": ADDRESS,
        "coordinates": _COORDINATES,
    },
)
ATTENDEE = Complex(
    "attendee",
    {
        "type": Choice(frozenset({"required", "optional", "resource"})),
        "emailAddress": EMAIL,
        "status": Complex("responseStatus", {"response": _RESPONSES, "time": Edm.TIMESTAMP}),
    },
)
_FLAGS = (
    "isAllDay", "isReminderOn", "responseRequested", "allowNewTimeProposals", "hideAttendees",
    "isOnlineMeeting",
)  # fmt: skip
EVENT = EntityType(
    "event",
    {
        "subject": Edm.STRING,
        "body": ITEM_BODY,
        "start": DATE_TIME_ZONE,
        "end": DATE_TIME_ZONE,
        "location": LOCATION,
        "locations": Many(LOCATION),
        "attendees": Many(ATTENDEE),
        "categories": Many(Edm.STRING),
        "recurrence": RECURRENCE,
        "reminderMinutesBeforeStart": Edm.INTEGER,
        **dict.fromkeys(_FLAGS, Edm.BOOLEAN),
        "importance": Choice(frozenset({"low", "normal", "high"})),
        "sensitivity": Choice(frozenset({"normal", "personal", "private", "confidential"})),
        "showAs": Choice(frozenset({"free", "tentative", "busy", "oof", "workingElsewhere", "unknown"})),
        "onlineMeetingProvider": Choice(
            frozenset({"unknown", "teamsForBusiness", "skypeForBusiness", "skypeForConsumer"})
        ),
        "transactionId": Edm.STRING,
        SINGLE: Many(EXTENDED_PROPERTY),
        MULTIPLE: Many(MULTIPLE_PROPERTY),
    },
    OUTLOOK_ITEM
    | {
        "bodyPreview", "calendar", "cancelledOccurrences", "exceptionOccurrences", "hasAttachments",
        "iCalUId", "instances", "isCancelled", "isDraft", "isOrganizer", "onlineMeeting", "onlineMeetingUrl",
        "organizer", "originalEndTimeZone", "originalStart", "originalStartTimeZone", "responseStatus",
        "seriesMasterId", "type", "webLink",
    },
    frozenset({SINGLE, MULTIPLE, "cancelledOccurrences", "exceptionOccurrences", "originalStart"}),
)  # fmt: skip
STRUCTURES = frozenset({"location"})
PRIVATE = frozenset({"categories", "isReminderOn", "reminderMinutesBeforeStart", SINGLE, MULTIPLE})
"""Properties that belong to the organizer's own copy; a change of them is not mailed to guests."""

CALENDAR = EntityType(
    "calendar",
    {
        "name": Edm.STRING,
        "color": Choice(
            frozenset(
                {
                    "auto", "lightBlue", "lightGreen", "lightOrange", "lightGray", "lightYellow", "lightTeal",
                    "lightPink", "lightBrown", "lightRed", "maxColor",
                }
            )
        ),
        "hexColor": Edm.STRING,
        "isDefaultCalendar": Edm.BOOLEAN,
    },
    frozenset(
        {
            "id", "allowedOnlineMeetingProviders", "canEdit", "canShare", "canViewPrivateItems", "changeKey",
            "defaultOnlineMeetingProvider", "isRemovable", "isTallyingResponses", "owner",
        }
    ),
)  # fmt: skip
