"""Single calendar items: their moments and zones, days, defaults, views, documents, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from exchangelib import CalendarItem, EWSDate, EWSDateTime, EWSTimeZone
from exchangelib.errors import (
    ErrorCalendarDurationIsTooLong,
    ErrorCalendarEndDateIsEarlierThanStartDate,
    ErrorCalendarFolderIsInvalidForCalendarView,
    ErrorCalendarViewRangeTooBig,
    ErrorItemNotFound,
)
from exchangelib.items import SEND_TO_NONE
from support.ews_clients import M, Soap, T, get_item, update_item

from crmsync.sandbox.ews import EmbeddedExchange, EwsError, Kind

BERLIN = EWSTimeZone("Europe/Berlin")
TEN, ELEVEN = "2026-03-05T10:00:00", "2026-03-05T11:00:00"
LUNCH = {"Subject": "Lunch", "Start": TEN, "End": ELEVEN}


def wall(text: str) -> EWSDateTime:
    moment = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    return EWSDateTime.from_datetime(moment)


def created(account: Any, **fields: Any) -> CalendarItem:
    """A new item in the calendar, read back."""
    times = {"start": wall(TEN), "end": wall(ELEVEN)}
    item = CalendarItem(account=account, folder=account.calendar, **{"subject": "Lunch", **times, **fields})
    item.save(send_meeting_invitations=SEND_TO_NONE)
    item.refresh()
    return item


def create(*members: str, sending: str = 'SendMeetingInvitations="SendToNone"', header: str = "") -> str:
    return (
        f"<m:CreateItem {sending}><m:Items><t:CalendarItem>{''.join(members)}</t:CalendarItem></m:Items>"
        f"</m:CreateItem>{header}"
    )


def times(exchange: EmbeddedExchange) -> list[tuple[str, str, str]]:
    return [(one["Start"], one["End"], one["StartTimeZoneId"]) for one in exchange.person.events()]


# Reading and writing


def test_what_is_written_is_read(account: Any) -> None:
    item = created(
        account, location="Café", body="Bring the plan", categories=["CRM", "Vip"], legacy_free_busy_status="OOF",
        reminder_is_set=True, reminder_minutes_before_start=30, sensitivity="Private", importance="High",
    )  # fmt: skip
    assert (item.start, item.end) == (wall(TEN), wall(ELEVEN))
    assert (item._start_timezone, item._end_timezone) == (BERLIN, BERLIN)
    assert (item.subject, item.location, item.body) == ("Lunch", "Café", "Bring the plan")
    assert item.categories == ["CRM", "Vip"]
    assert (item.legacy_free_busy_status, item.sensitivity, item.importance) == ("OOF", "Private", "High")
    assert (item.reminder_is_set, item.reminder_minutes_before_start) == (True, 30)
    assert item.reminder_due_by == wall(TEN)


def test_what_follows_by_itself(exchange: EmbeddedExchange, account: Any) -> None:
    item = created(account)
    assert (item.type, item.my_response_type, item.duration) == ("Single", "Organizer", "PT1H")
    assert item.organizer.email_address == exchange.owner.username
    assert not any((item.is_all_day, item.is_meeting, item.is_cancelled, item.is_recurring))
    assert item.legacy_free_busy_status == "Busy"
    assert len(item.uid) == 80
    assert item.recurrence is item.recurrence_id is item.original_start is None


def test_an_own_uid_is_kept(account: Any) -> None:
    assert created(account, uid="abc@example.com").uid == "abc@example.com"


@pytest.mark.parametrize(("switch", "expected"), [(15, ("true", "15")), (None, ("false", "0"))])
def test_a_reminder_comes_by_itself(
    exchange: EmbeddedExchange, switch: int | None, expected: tuple[str, str]
) -> None:
    exchange.switch(default_reminder=switch)
    event = exchange.person.event(exchange.person.create_event(LUNCH))
    assert event is not None
    assert (event["ReminderIsSet"], event["ReminderMinutesBeforeStart"]) == expected


def test_an_update_changes_what_it_names(exchange: EmbeddedExchange, account: Any) -> None:
    item = created(account, location="Café", categories=["CRM"])
    before = item.changekey
    item.subject, item.location = "Supper", None
    item.save(update_fields=["subject", "location"])
    assert item.changekey != before
    (event,) = exchange.person.events()
    assert (event["Subject"], event.get("Location"), event["Categories"]) == ("Supper", None, ["CRM"])


def test_an_extended_property_is_found_again(exchange: EmbeddedExchange) -> None:
    name = "String {6f3c0000-0000-0000-0000-000000000001} Name crmsync-operation"
    event = exchange.person.create_event({**LUNCH, "ExtendedProperties": {name: "key"}})
    assert (exchange.person.event(event) or {})["ExtendedProperties"] == {name: "key"}


def test_a_moved_item_has_another_id(exchange: EmbeddedExchange) -> None:
    other = exchange.person.create_folder(Kind.EVENTS, "Other")
    event = exchange.person.create_event(LUNCH)
    moved = exchange.person.move_event(event, other)
    assert moved != event
    assert exchange.person.event(event) is None
    assert [one["Subject"] for one in exchange.person.events(other)] == ["Lunch"]


def test_a_deleted_item_is_gone(account: Any, exchange: EmbeddedExchange) -> None:
    item = created(account)
    known = item.id
    item.delete(send_meeting_cancellations=SEND_TO_NONE)
    assert exchange.person.events() == []
    assert isinstance(next(iter(account.fetch([(known, None)]))), ErrorItemNotFound)


# Moments and zones


def test_moments_without_an_offset_are_in_the_zone_that_goes_with_them(
    exchange: EmbeddedExchange, soap: Soap
) -> None:
    start, end = f"<t:Start>{TEN}</t:Start>", f"<t:End>{ELEVEN}</t:End>"
    zone = '<t:StartTimeZone Id="Pacific Standard Time"/>'
    assert soap.codes(create(start, end, zone)) == ["NoError"]
    assert soap.codes(create(start, end)) == ["NoError"]
    named = '<t:MeetingTimeZone TimeZoneName="Europe/Berlin"/>'
    assert soap.codes(create(start, end, named)) == ["NoError"]
    assert times(exchange) == [
        ("2026-03-05T18:00:00Z", "2026-03-05T19:00:00Z", "Pacific Standard Time"),
        ("2026-03-05T10:00:00Z", "2026-03-05T11:00:00Z", "UTC"),
        ("2026-03-05T09:00:00Z", "2026-03-05T10:00:00Z", "W. Europe Standard Time"),
    ]


def test_a_new_time_is_in_the_zone_the_item_has(exchange: EmbeddedExchange, soap: Soap) -> None:
    event = exchange.person.create_event(LUNCH)
    key = (exchange.person.event(event) or {})["ItemId"]["@ChangeKey"]
    step = (
        '<t:SetItemField><t:FieldURI FieldURI="calendar:End"/><t:CalendarItem>'
        "<t:End>2026-03-05T12:30:00</t:End></t:CalendarItem></t:SetItemField>"
    )
    assert soap.codes(update_item(event, key, step)) == ["NoError"]
    assert times(exchange) == [("2026-03-05T09:00:00Z", "2026-03-05T11:30:00Z", "W. Europe Standard Time")]


def test_another_zone_alone_keeps_the_wall_time(exchange: EmbeddedExchange) -> None:
    event = exchange.person.create_event(LUNCH)
    pacific = {"@Id": "Pacific Standard Time"}
    exchange.person.edit_event(event, {"StartTimeZone": pacific, "EndTimeZone": pacific})
    assert times(exchange) == [("2026-03-05T18:00:00Z", "2026-03-05T19:00:00Z", "Pacific Standard Time")]
    exchange.person.edit_event(event, {"StartTimeZone": {"@Id": "UTC"}, "Start": "2026-03-05T18:30:00Z"})
    assert times(exchange) == [("2026-03-05T18:30:00Z", "2026-03-05T19:00:00Z", "UTC")]


def test_days_stay_the_same_days_in_another_zone(exchange: EmbeddedExchange) -> None:
    fair = {"Start": "2026-03-05T00:00:00", "End": "2026-03-06T00:00:00", "IsAllDayEvent": "true"}
    event = exchange.person.create_event({"Subject": "Fair", **fair})
    pacific = {"@Id": "Pacific Standard Time"}
    exchange.person.edit_event(event, {"StartTimeZone": pacific, "EndTimeZone": pacific})
    assert times(exchange) == [("2026-03-05T08:00:00Z", "2026-03-06T08:00:00Z", "Pacific Standard Time")]


@pytest.mark.parametrize(("switch", "expected"), [(True, ["-PT1H", "-PT2H"]), (False, [])])
def test_zones_come_back_with_their_periods(
    exchange: EmbeddedExchange, soap: Soap, switch: bool, expected: list[str]
) -> None:
    exchange.switch(full_time_zones=switch)
    event = exchange.person.create_event(LUNCH)
    _, root = soap.post(get_item(event, '<t:FieldURI FieldURI="calendar:StartTimeZone"/>'))
    (zone,) = root.iter(f"{T}StartTimeZone")
    assert zone.get("Id") == "W. Europe Standard Time"
    assert [period.get("Bias") for period in zone.iter(f"{T}Period")] == expected


def test_a_context_zone_is_for_items_without_one(exchange: EmbeddedExchange, account: Any) -> None:
    # exchangelib sends the account's own zone, UTC, as TimeZoneContext.
    item = created(account, start=wall(TEN).astimezone(EWSTimeZone("UTC")), end=wall(ELEVEN))
    assert item._start_timezone == EWSTimeZone("UTC")
    assert item._end_timezone == BERLIN
    assert exchange.person.events()[0]["EndWallClock"] == "2026-03-05T11:00:00+01:00"


def test_moments_with_an_offset_are_kept_as_instants(exchange: EmbeddedExchange, soap: Soap) -> None:
    assert soap.codes(
        create("<t:Start>2026-03-05T10:00:00-05:00</t:Start>", "<t:End>2026-03-05T16:00:00.000Z</t:End>")
    ) == ["NoError"]
    assert times(exchange) == [("2026-03-05T15:00:00Z", "2026-03-05T16:00:00Z", "UTC")]


def test_moments_may_carry_fractions(exchange: EmbeddedExchange, soap: Soap) -> None:
    event = exchange.person.create_event(LUNCH)
    exchange.switch(fractional_seconds=True)
    _, root = soap.post(get_item(event, '<t:FieldURI FieldURI="calendar:Start"/>'))
    assert root.findtext(f".//{T}Start") == "2026-03-05T09:00:00.123Z"


# Days


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-03-05T00:00:00", "2026-03-06T00:00:00", ("2026-03-04T23:00:00Z", "2026-03-05T23:00:00Z")),
        ("2026-03-05T09:30:00", "2026-03-05T17:00:00", ("2026-03-04T23:00:00Z", "2026-03-05T23:00:00Z")),
        ("2026-03-05T00:00:00", "2026-03-05T00:00:00", ("2026-03-04T23:00:00Z", "2026-03-05T23:00:00Z")),
        ("2026-03-28T00:00:00", "2026-03-30T00:00:00", ("2026-03-27T23:00:00Z", "2026-03-29T22:00:00Z")),
    ],
)
def test_whole_days_go_from_midnight_to_midnight(
    exchange: EmbeddedExchange, start: str, end: str, expected: tuple[str, str]
) -> None:
    exchange.person.create_event({"Subject": "Fair", "Start": start, "End": end, "IsAllDayEvent": "true"})
    assert times(exchange) == [(*expected, "W. Europe Standard Time")]


def test_days_as_exchangelib_sees_them(account: Any) -> None:
    account.default_timezone = BERLIN
    item = created(account, start=EWSDate(2026, 3, 5), end=EWSDate(2026, 3, 6), is_all_day=True)
    assert (item.start, item.end, item.duration) == (date(2026, 3, 5), date(2026, 3, 6), "P2D")


# Views


def test_a_view_shows_what_overlaps_it(exchange: EmbeddedExchange, account: Any) -> None:
    for hour, subject in ((9, "before"), (10, "first"), (11, "second"), (12, "after")):
        start = f"2026-03-05T{hour:02}:00:00"
        exchange.person.create_event(
            {"Subject": subject, "Start": start, "End": f"2026-03-05T{hour:02}:30:00"}
        )
    exchange.person.create_event(
        {"Subject": "long", "Start": "2026-03-01T00:00:00", "End": "2026-03-09T00:00:00"}
    )
    exchange.person.create_event({"Subject": "moment", "Start": TEN, "End": TEN})

    found = list(account.calendar.view(start=wall(TEN), end=wall("2026-03-05T12:00:00")))

    assert [item.subject for item in found] == ["long", "first", "moment", "second"]
    limited = account.calendar.view(start=wall(TEN), end=wall("2026-03-05T12:00:00"), max_items=2)
    assert [item.subject for item in limited] == ["long", "first"]


def view(folder: str, start: str, end: str) -> str:
    return (
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>'
        f'<m:CalendarView StartDate="{start}" EndDate="{end}"/><m:ParentFolderIds>'
        f'<t:DistinguishedFolderId Id="{folder}"/></m:ParentFolderIds></m:FindItem>'
    )


def test_views_that_cannot_be(exchange: EmbeddedExchange, soap: Soap) -> None:
    first = "2026-01-01T00:00:00Z"
    assert soap.codes(view("calendar", first, "2028-01-01T00:00:00Z")) == ["NoError"]
    assert soap.codes(view("calendar", first, "2028-01-04T00:00:00Z")) == [
        ErrorCalendarViewRangeTooBig.__name__
    ]
    assert soap.codes(view("calendar", first, "2025-01-01T00:00:00Z")) == [
        ErrorCalendarEndDateIsEarlierThanStartDate.__name__
    ]
    assert soap.codes(view("contacts", first, first)) == [
        ErrorCalendarFolderIsInvalidForCalendarView.__name__
    ]


# What is refused


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"End": "2026-03-05T09:00:00"}, ErrorCalendarEndDateIsEarlierThanStartDate.__name__),
        ({"End": "2032-03-05T09:00:00"}, ErrorCalendarDurationIsTooLong.__name__),
        ({"StartTimeZone": {"@Id": "Nowhere Standard Time"}}, "ErrorTimeZone"),
        ({"IsMeeting": "true"}, "ErrorInvalidPropertySet"),
    ],
)
def test_an_item_that_cannot_be(exchange: EmbeddedExchange, changes: dict[str, Any], code: str) -> None:
    event = exchange.person.create_event(LUNCH)
    with pytest.raises(EwsError) as refused:
        exchange.person.edit_event(event, changes)
    assert refused.value.code == code
    with pytest.raises(EwsError) as refused:
        exchange.person.create_event({**LUNCH, **changes})
    assert refused.value.code == code
    assert times(exchange) == [("2026-03-05T09:00:00Z", "2026-03-05T10:00:00Z", "W. Europe Standard Time")]


def test_an_item_needs_a_start(soap: Soap) -> None:
    assert soap.codes(create(f"<t:End>{ELEVEN}</t:End>")) == ["ErrorRequiredPropertyMissing"]


def test_the_request_has_to_say_who_is_mailed(exchange: EmbeddedExchange, soap: Soap) -> None:
    moments = f"<t:Start>{TEN}</t:Start><t:End>{ELEVEN}</t:End>"
    assert soap.codes(create(moments, sending="")) == ["ErrorSendMeetingInvitationsRequired"]
    event = exchange.person.create_event(LUNCH)
    update = update_item(event, "", resolution="AlwaysOverwrite").replace(
        'SendMeetingInvitationsOrCancellations="SendToNone"', ""
    )
    assert soap.codes(update) == ["ErrorSendMeetingInvitationsOrCancellationsRequired"]
    delete = f'<m:DeleteItem DeleteType="HardDelete"><m:ItemIds><t:ItemId Id="{event}"/></m:ItemIds></m:DeleteItem>'
    assert soap.codes(delete) == ["ErrorSendMeetingCancellationsRequired"]
    assert len(exchange.person.events()) == 1


def test_a_calendar_item_belongs_into_a_calendar(exchange: EmbeddedExchange) -> None:
    contacts = exchange.person.folder_id(Kind.CONTACTS)
    document = create(f"<t:Start>{TEN}</t:Start><t:End>{ELEVEN}</t:End>").replace(
        "<m:Items>",
        f'<m:SavedItemFolderId><t:FolderId Id="{contacts}"/></m:SavedItemFolderId><m:Items>',
    )
    assert Soap(exchange).codes(document) == ["ErrorCannotCreateCalendarItemInNonCalendarFolder"]


# The document


def test_the_document_of_an_item(account: Any) -> None:
    item = created(account, body="Plan,\nplease", legacy_free_busy_status="Free", sensitivity="Private",
                   reminder_is_set=True, reminder_minutes_before_start=5)  # fmt: skip
    document: Any = icalendar.Calendar.from_ical(item.mime_content)
    (event,) = document.walk("VEVENT")
    assert event["summary"] == "Lunch"
    assert event["description"] == "Plan,\nplease"
    assert event["dtstart"].params["TZID"] == "W. Europe Standard Time"
    assert event["dtstart"].dt.astimezone(UTC) == datetime(2026, 3, 5, 9, tzinfo=UTC)
    assert (event["class"], event["transp"], event["uid"]) == ("PRIVATE", "TRANSPARENT", item.uid)
    assert event["x-microsoft-cdo-busystatus"] == "FREE"
    assert event.walk("VALARM")[0]["trigger"].dt == timedelta(minutes=-5)
    (zone,) = document.walk("VTIMEZONE")
    assert zone.to_tz().utcoffset(datetime(2026, 7, 1, tzinfo=UTC).replace(tzinfo=None)) == timedelta(hours=2)


def test_the_document_comes_only_when_it_is_asked_for(exchange: EmbeddedExchange, soap: Soap) -> None:
    event = exchange.person.create_event(LUNCH)
    everything = get_item(event).replace("IdOnly", "AllProperties")
    assert soap.post(everything)[1].find(f".//{T}MimeContent") is None
    included = everything.replace(
        "</t:BaseShape>", "</t:BaseShape><t:IncludeMimeContent>true</t:IncludeMimeContent>"
    )
    assert soap.post(included)[1].find(f".//{T}MimeContent") is not None
    assert soap.post(included)[1].findtext(f".//{M}ResponseCode") == "NoError"
