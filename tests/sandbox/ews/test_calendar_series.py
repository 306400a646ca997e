"""Series: occurrences, exceptions and cancellations, and what their ids are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest
from exchangelib import CalendarItem, EWSDate, EWSDateTime, EWSTimeZone
from exchangelib.errors import (
    ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange,
    ErrorCalendarOccurrenceIsDeletedFromRecurrence,
    ErrorItemNotFound,
)
from exchangelib.fields import THURSDAY
from exchangelib.items import NEVER_OVERWRITE, SEND_TO_NONE
from exchangelib.recurrence import Recurrence, WeeklyPattern
from support.ews_clients import Soap, update_item

from crmsync.sandbox.ews import EmbeddedExchange, EwsError

FIRST, LAST = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
BERLIN = EWSTimeZone("Europe/Berlin")
THURSDAYS = {"WeeklyRecurrence": {"Interval": "1", "DaysOfWeek": "Thursday"}}
FOUR = {"NumberedRecurrence": {"StartDate": "2026-03-19", "NumberOfOccurrences": "4"}}
WEEKLY = {
    "Subject": "Jour fixe",
    "Start": "2026-03-19T10:00:00",
    "End": "2026-03-19T11:00:00",
    "Recurrence": {**THURSDAYS, **FOUR},
}
"""Four Thursdays at ten, across the change to summer time."""


@pytest.fixture
def series(exchange: EmbeddedExchange) -> str:
    return exchange.person.create_event(WEEKLY)


def occurrences(exchange: EmbeddedExchange, series: str) -> list[dict[str, Any]]:
    return exchange.person.occurrences(series, FIRST, LAST)


def ids(exchange: EmbeddedExchange, series: str) -> list[str]:
    return [one["ItemId"]["@Id"] for one in occurrences(exchange, series)]


def shown(exchange: EmbeddedExchange, series: str) -> list[str]:
    """Type, start and subject of each occurrence that is left."""
    return [
        f"{one['CalendarItemType']} {one['Start'][5:16]} {one['Subject']}"
        for one in occurrences(exchange, series)
    ]


def test_a_series_as_exchangelib_writes_and_reads_it(account: Any) -> None:
    item = CalendarItem(
        account=account,
        folder=account.calendar,
        subject="Jour fixe",
        start=EWSDateTime(2026, 3, 19, 10, tzinfo=BERLIN),
        end=EWSDateTime(2026, 3, 19, 11, tzinfo=BERLIN),
        recurrence=Recurrence(
            pattern=WeeklyPattern(interval=1, weekdays=[THURSDAY]), start=EWSDate(2026, 3, 19), number=4
        ),
    )
    item.save(send_meeting_invitations=SEND_TO_NONE)
    item.refresh()
    assert item.type == "RecurringMaster"
    assert str(item.recurrence.pattern) == (
        "Occurs on weekdays Thursday of every 1 week(s) where the first day of the week is Monday"
    )
    assert (item.recurrence.boundary.start, item.recurrence.boundary.number) == (EWSDate(2026, 3, 19), 4)
    assert item.first_occurrence.start == EWSDateTime(2026, 3, 19, 10, tzinfo=BERLIN)
    assert item.last_occurrence.start == EWSDateTime(2026, 4, 9, 10, tzinfo=BERLIN)
    assert item.modified_occurrences is item.deleted_occurrences is None
    window = {"start": EWSDateTime.from_datetime(FIRST), "end": EWSDateTime.from_datetime(LAST)}
    found = list(account.calendar.view(**window))
    assert [one.start.astimezone(BERLIN).strftime("%m-%d %H:%M") for one in found] == [
        "03-19 10:00", "03-26 10:00", "04-02 10:00", "04-09 10:00",
    ]  # fmt: skip
    assert {one.type for one in found} == {"Occurrence"}
    assert {one.is_recurring for one in found} == {True}
    assert len({one.id for one in found}) == 4


def test_a_series_without_an_end_has_no_last_occurrence(exchange: EmbeddedExchange) -> None:
    endless = {**THURSDAYS, "NoEndRecurrence": {"StartDate": "2026-03-19"}}
    (event,) = [exchange.person.event(exchange.person.create_event({**WEEKLY, "Recurrence": endless}))]
    assert event is not None
    assert event["FirstOccurrence"]["Start"] == "2026-03-19T09:00:00Z"
    assert "LastOccurrence" not in event


def test_the_range_says_where_a_series_starts(exchange: EmbeddedExchange) -> None:
    later = {"NumberedRecurrence": {"StartDate": "2026-03-23", "NumberOfOccurrences": "2"}}
    series = exchange.person.create_event({**WEEKLY, "Recurrence": {**THURSDAYS, **later}})
    assert shown(exchange, series) == ["Occurrence 03-26T09:00 Jour fixe", "Occurrence 04-02T08:00 Jour fixe"]
    event = exchange.person.event(series) or {}
    assert event["Start"] == "2026-03-26T09:00:00Z"
    assert event["Recurrence"]["NumberedRecurrence"]["StartDate"] == "2026-03-26+01:00"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (
            {
                "Recurrence": {
                    **THURSDAYS,
                    "EndDateRecurrence": {"StartDate": "2026-03-20", "EndDate": "2026-03-25"},
                }
            },
            "ErrorRecurrenceHasNoOccurrence",
        ),
        (
            {
                "Recurrence": {
                    **THURSDAYS,
                    "EndDateRecurrence": {"StartDate": "2026-03-20", "EndDate": "2026-03-19"},
                }
            },
            "ErrorRecurrenceHasNoOccurrence",
        ),
        ({"End": "2026-03-27T10:00:00"}, "ErrorOccurrenceTimeSpanTooBig"),
    ],
)
def test_a_series_that_cannot_be(exchange: EmbeddedExchange, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(EwsError) as refused:
        exchange.person.create_event({**WEEKLY, **changes})
    assert refused.value.code == code


# Occurrences


def test_an_occurrence_becomes_an_exception(account: Any, exchange: EmbeddedExchange, series: str) -> None:
    occurrence = CalendarItem(account=account, folder=account.calendar, id=ids(exchange, series)[1])
    occurrence.refresh()
    assert occurrence.type == "Occurrence"
    assert occurrence.recurrence_id == occurrence.original_start == occurrence.start
    occurrence.subject = "Moved"
    occurrence.start += timedelta(hours=5)
    occurrence.end += timedelta(hours=5)
    occurrence.save(update_fields=["subject", "start", "end"])
    assert shown(exchange, series) == [
        "Occurrence 03-19T09:00 Jour fixe",
        "Exception 03-26T14:00 Moved",
        "Occurrence 04-02T08:00 Jour fixe",
        "Occurrence 04-09T08:00 Jour fixe",
    ]
    master = CalendarItem(account=account, folder=account.calendar, id=series)
    master.refresh()
    (modified,) = master.modified_occurrences
    assert modified.original_start == EWSDateTime(2026, 3, 26, 10, tzinfo=BERLIN)
    assert modified.start == EWSDateTime(2026, 3, 26, 15, tzinfo=BERLIN)
    assert modified.id == occurrence.id


def test_an_exception_keeps_only_what_differs(exchange: EmbeddedExchange, series: str) -> None:
    second = ids(exchange, series)[1]
    exchange.person.edit_event(second, {"Subject": "Own", "Categories": ["CRM"]})
    exchange.person.edit_event(series, {"Subject": "Changed", "Location": "Room 1"})
    event = exchange.person.event(second) or {}
    assert (event["Subject"], event["Location"], event["Categories"]) == ("Own", "Room 1", ["CRM"])
    assert "Categories" not in (exchange.person.event(series) or {})


def test_an_exception_may_lack_what_the_series_has(exchange: EmbeddedExchange) -> None:
    series = exchange.person.create_event({**WEEKLY, "Location": "Room 1", "Categories": ["CRM"]})
    second = ids(exchange, series)[1]
    exchange.person.edit_event(second, {"Location": None})
    event = exchange.person.event(second) or {}
    assert (event.get("Location"), event["Categories"]) == (None, ["CRM"])


def test_a_cancelled_occurrence(account: Any, exchange: EmbeddedExchange, series: str) -> None:
    master = CalendarItem(account=account, folder=account.calendar, id=series)
    master.occurrence(3).delete(send_meeting_cancellations=SEND_TO_NONE)
    master.refresh()
    (gone,) = master.deleted_occurrences
    assert gone.start == EWSDateTime(2026, 4, 2, 10, tzinfo=BERLIN)
    assert [line[11:22] for line in shown(exchange, series)] == ["03-19T09:00", "03-26T09:00", "04-09T08:00"]
    with pytest.raises(ErrorCalendarOccurrenceIsDeletedFromRecurrence):
        master.occurrence(3).refresh()
    with pytest.raises(ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange):
        master.occurrence(5).refresh()
    fourth = master.occurrence(4)
    fourth.refresh()
    assert fourth.start == EWSDateTime(2026, 4, 9, 10, tzinfo=BERLIN)


def test_an_id_of_a_cancelled_occurrence_is_gone(
    account: Any, exchange: EmbeddedExchange, series: str
) -> None:
    second = ids(exchange, series)[1]
    exchange.person.edit_event(second, {"Subject": "Own"})
    exchange.person.delete_event(second)
    (found,) = account.fetch([(second, None)])
    assert isinstance(found, ErrorItemNotFound)
    event = exchange.person.event(series) or {}
    assert "ModifiedOccurrences" not in event
    assert event["DeletedOccurrences"] == [{"Start": "2026-03-26T09:00:00Z"}]


def test_a_series_goes_with_its_last_occurrence(exchange: EmbeddedExchange, series: str) -> None:
    for occurrence in ids(exchange, series):
        exchange.person.delete_event(occurrence)
    assert exchange.person.events() == []


def test_the_series_of_an_occurrence(account: Any, exchange: EmbeddedExchange, series: str) -> None:
    occurrence = CalendarItem(account=account, folder=account.calendar, id=ids(exchange, series)[1])
    master = occurrence.recurring_master()
    master.refresh()
    assert (master.id, master.type) == (series, "RecurringMaster")


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({"Subject": "Other"}, True),
        ({"End": "2026-03-19T12:00:00"}, True),
        ({"Start": "2026-03-19T09:00:00"}, False),
        ({"IsAllDayEvent": "true"}, False),
        ({"StartTimeZone": {"@Id": "GMT Standard Time"}}, False),
        (
            {
                "Recurrence": {
                    **THURSDAYS,
                    "NumberedRecurrence": {"StartDate": "2026-03-19", "NumberOfOccurrences": "5"},
                }
            },
            False,
        ),
    ],
)
def test_a_series_laid_anew_has_no_exceptions(
    exchange: EmbeddedExchange, series: str, changes: dict[str, Any], kept: bool
) -> None:
    second, third = ids(exchange, series)[1:3]
    exchange.person.edit_event(second, {"Subject": "Own"})
    exchange.person.delete_event(third)
    exchange.person.edit_event(series, changes)
    event = exchange.person.event(series) or {}
    assert ("ModifiedOccurrences" in event, "DeletedOccurrences" in event) == (kept, kept)


def test_a_series_that_becomes_one_of_days_has_no_exceptions(exchange: EmbeddedExchange) -> None:
    midnight = {"Start": "2026-03-19T00:00:00", "End": "2026-03-19T01:00:00"}
    series = exchange.person.create_event({**WEEKLY, **midnight})
    exchange.person.edit_event(ids(exchange, series)[1], {"Subject": "Own"})
    exchange.person.edit_event(series, {"IsAllDayEvent": "true"})
    assert "ModifiedOccurrences" not in (exchange.person.event(series) or {})


def test_a_moved_series_takes_its_range_along(exchange: EmbeddedExchange, series: str) -> None:
    exchange.person.edit_event(series, {"Start": "2026-04-02T10:00:00", "End": "2026-04-02T11:00:00"})
    assert [line[11:22] for line in shown(exchange, series)] == [
        "04-02T08:00", "04-09T08:00", "04-16T08:00", "04-23T08:00",
    ]  # fmt: skip


def test_a_series_becomes_single_again(exchange: EmbeddedExchange, series: str) -> None:
    exchange.person.edit_event(series, {"Recurrence": None})
    event = exchange.person.event(series) or {}
    assert (event["CalendarItemType"], event["Start"]) == ("Single", "2026-03-19T09:00:00Z")


@pytest.mark.parametrize("start", ["2026-03-19T12:00:00", "2026-04-02T08:00:00", "2026-04-05T08:00:00"])
def test_an_occurrence_stays_between_its_neighbours(
    exchange: EmbeddedExchange, series: str, start: str
) -> None:
    second = ids(exchange, series)[1]
    end = start.replace(":00:00", ":30:00")
    with pytest.raises(EwsError) as refused:
        exchange.person.edit_event(second, {"Start": start, "End": end})
    assert refused.value.code == "ErrorOccurrenceCrossingBoundary"
    exchange.person.edit_event(second, {"Start": "2026-04-01T08:00:00", "End": "2026-04-01T09:00:00"})
    assert shown(exchange, series)[1] == "Exception 04-01T06:00 Jour fixe"


def test_a_view_shows_occurrences_where_they_are_now(exchange: EmbeddedExchange, series: str) -> None:
    first, *_, last = ids(exchange, series)
    exchange.person.edit_event(last, {"Start": "2026-04-04T10:00:00", "End": "2026-04-04T11:00:00"})
    exchange.person.edit_event(first, {"Start": "2026-03-12T10:00:00", "End": "2026-03-12T11:00:00"})
    window = datetime(2026, 3, 19, tzinfo=UTC), datetime(2026, 4, 5, tzinfo=UTC)
    found = exchange.person.occurrences(series, *window)
    assert [one["Start"][5:10] for one in found] == ["03-26", "04-02", "04-04"]


def test_an_occurrence_has_no_recurrence_of_its_own(exchange: EmbeddedExchange, series: str) -> None:
    second = ids(exchange, series)[1]
    with pytest.raises(EwsError) as refused:
        exchange.person.edit_event(second, {"Recurrence": WEEKLY["Recurrence"]})
    assert refused.value.code == "ErrorInvalidPropertySet"
    assert "Recurrence" not in (exchange.person.event(second) or {})


# Versions, changes


def test_a_changed_occurrence_is_a_change_of_the_series(
    account: Any, exchange: EmbeddedExchange, series: str
) -> None:
    folder = account.calendar
    assert [kind for kind, _ in folder.sync_items(only_fields=["id", "changekey"])] == ["create"]
    state = folder.item_sync_state
    exchange.person.edit_event(ids(exchange, series)[1], {"Subject": "Own"})
    ((kind, item),) = folder.sync_items(sync_state=state, only_fields=["id", "changekey"])
    assert (kind, item.id) == ("update", series)
    assert list(folder.sync_items(sync_state=folder.item_sync_state, only_fields=["id", "changekey"])) == []


def test_a_stale_change_key_is_refused(exchange: EmbeddedExchange, soap: Soap, series: str) -> None:
    first, second = occurrences(exchange, series)[:2]
    exchange.person.edit_event(first["ItemId"]["@Id"], {"Subject": "Own"})
    step = (
        '<t:SetItemField><t:FieldURI FieldURI="item:Subject"/><t:CalendarItem><t:Subject>Late</t:Subject>'
        "</t:CalendarItem></t:SetItemField>"
    )
    late = update_item(
        second["ItemId"]["@Id"], second["ItemId"]["@ChangeKey"], step, resolution=NEVER_OVERWRITE
    )
    assert soap.codes(late) == ["ErrorIrresolvableConflict"]


def test_the_moments_of_occurrences_may_carry_fractions(exchange: EmbeddedExchange, series: str) -> None:
    exchange.person.edit_event(ids(exchange, series)[1], {"Subject": "Own"})
    exchange.switch(fractional_seconds=True)
    event = exchange.person.event(series) or {}
    assert event["ModifiedOccurrences"][0]["OriginalStart"] == "2026-03-26T09:00:00.123Z"
    assert event["Recurrence"]["NumberedRecurrence"]["StartDate"] == "2026-03-19+01:00"


# The document


def documented(item: CalendarItem) -> list[Any]:
    """The events of an item's document."""
    return list(icalendar.Calendar.from_ical(item.mime_content).walk("VEVENT"))


def test_the_documents_of_a_series(account: Any, exchange: EmbeddedExchange, series: str) -> None:
    second, third = ids(exchange, series)[1:3]
    exchange.person.edit_event(second, {"Subject": "Own"})
    exchange.person.delete_event(third)
    master, exception = account.fetch([(series, None), (second, None)], only_fields=["mime_content"])
    (event,) = documented(master)
    assert event["rrule"].to_ical() == b"FREQ=WEEKLY;COUNT=4;INTERVAL=1;BYDAY=TH;WKST=SU"
    assert [moment.dt.strftime("%m-%d %H:%M") for moment in event["exdate"].dts] == ["04-02 10:00"]
    assert "recurrence-id" not in event
    (event,) = documented(exception)
    assert event["recurrence-id"].dt.strftime("%m-%d %H:%M") == "03-26 10:00"
    assert (event["summary"], "rrule" in event) == ("Own", False)


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"DailyRecurrence": {"Interval": "2"}}, "FREQ=DAILY;UNTIL=20260402T080000Z;INTERVAL=2"),
        ({"AbsoluteMonthlyRecurrence": {"Interval": "1", "DayOfMonth": "19"}},
         "FREQ=MONTHLY;UNTIL=20260319T090000Z;INTERVAL=1;BYMONTHDAY=19"),
        ({"RelativeMonthlyRecurrence": {"Interval": "1", "DaysOfWeek": "Weekday", "DayOfWeekIndex": "Last"}},
         "FREQ=MONTHLY;UNTIL=20260331T080000Z;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ({"AbsoluteYearlyRecurrence": {"DayOfMonth": "19", "Month": "March"}},
         "FREQ=YEARLY;UNTIL=20260319T090000Z;INTERVAL=1;BYMONTHDAY=19;BYMONTH=3"),
        ({"RelativeYearlyRecurrence": {"DaysOfWeek": "Thursday", "DayOfWeekIndex": "Third", "Month": "March"}},
         "FREQ=YEARLY;UNTIL=20260319T090000Z;INTERVAL=1;BYDAY=3TH;BYMONTH=3"),
    ],
)  # fmt: skip
def test_the_rule_in_a_document(
    account: Any, exchange: EmbeddedExchange, told: dict[str, Any], rule: str
) -> None:
    span = {"EndDateRecurrence": {"StartDate": "2026-03-19", "EndDate": "2026-04-03"}}
    series = exchange.person.create_event({**WEEKLY, "Recurrence": {**told, **span}})
    (item,) = account.fetch([(series, None)], only_fields=["mime_content"])
    (event,) = documented(item)
    assert event["rrule"].to_ical().decode() == rule
