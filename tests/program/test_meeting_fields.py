"""Every default pair of meetings travels in both directions: created, changed, emptied (DESIGN.md 7).

Participants travel to the CRM only, unless guests may be mailed: see test_guests.py.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from support.documents import BERLIN, alarm, at, compact, day, event, stamp, whole_days
from support.story import Story
from support.travel import (
    TO_OUTLOOK,
    TO_THE_CRM,
    Journey,
    Record,
    Row,
    Traces,
    assert_held_by_outlook,
    assert_held_by_the_crm,
    assert_one_write_each,
    to_outlook,
    to_the_crm,
)

from crmsync.sandbox.crm import custom_field

FIRST, SECOND = day(7), day(9)
UNTIL = day(70)
Spelled = tuple[tuple[str, ...], dict[str, Any]]


def _row(
    name: str, line: str, native: dict[str, Any], second_line: str, second: dict[str, Any], **more: Any
) -> Row:
    return Row(name, ((line,), native), ((second_line,), second), **more)


def _when(when: date, begin: str, end: str) -> Spelled:
    native = {"Start_DateTime": stamp(when, begin), "End_DateTime": stamp(when, end), "All_day": False}
    return tuple(at(when, begin, end).split("\n")), native


def _days(first: date, after: date, last: date) -> Spelled:
    native = {"Start_DateTime": stamp(first, "00:00"), "End_DateTime": stamp(last, "23:59"), "All_day": True}
    return tuple(whole_days(first, after).split("\n")), native


def _reminder(trigger: str, unit: int, period: str) -> Spelled:
    return tuple(alarm(trigger, text="reminder").split("\n")), {
        "Remind_At": [{"unit": unit, "period": period}]
    }


def _every(days: int) -> Spelled:
    rule = f"FREQ=DAILY;INTERVAL={days};DTSTART={FIRST};UNTIL={UNTIL}"
    until = compact(datetime.combine(UNTIL, time(23, 59, 59), ZoneInfo(BERLIN)))
    return (f"RRULE:FREQ=DAILY;INTERVAL={days};UNTIL={until}",), {"Recurring_Activity": {"RRULE": rule}}


ROWS = (
    _row("title", "SUMMARY:Lunch", {"Event_Title": "Lunch"}, "SUMMARY:Dinner", {"Event_Title": "Dinner"}, emptied=None),
    Row("start and end", _when(FIRST, "10:00", "11:30"), _when(SECOND, "12:00", "12:30"), None),
    Row("whole days", _days(FIRST, day(10), day(9)), _days(SECOND, day(12), day(11)), None),
    Row("time to whole day", _when(FIRST, "10:00", "11:30"), _days(SECOND, day(10), SECOND), None),
    _row("location", "LOCATION:London\\, 12 St James Square", {"Venue": "London, 12 St James Square"}, "LOCATION:Ockham", {"Venue": "Ockham"}),
    _row("description", "DESCRIPTION:One\\ntwo", {"Description": "One\ntwo"}, "DESCRIPTION:你好", {"Description": "你好"}),
    _row("categories", "CATEGORIES:CRM,Demo", {"Tag": ["Demo"]}, "CATEGORIES:CRM,Travel", {"Tag": ["Travel"]}, emptied=("CATEGORIES:CRM",)),
    Row("reminder", _reminder("-PT15M", 15, "minutes"), _reminder("-PT2H", 2, "hours"), vanishing=("TRIGGER",)),
    Row("recurrence", _every(2), _every(3)),
    _row("contact", "CONTACT:Ada Byron", {"Who_Id": "Ada Byron"}, "CONTACT:Mary Somerville", {"Who_Id": "Mary Somerville"}),
    _row("custom_1", "X-PROJECT:Loom", {"Project": "Loom"}, "X-PROJECT:Engine", {"Project": "Engine"}),
)  # fmt: skip


def _document(row: Row, lines: tuple[str, ...]) -> str:
    timed = [line for line in lines if line.startswith(("DTSTART", "DTEND"))]
    others = [line for line in lines if line not in timed]
    mark = "DESCRIPTION" if row.name == "location" else "LOCATION"
    return event(row.name, f"{mark}:mark-{row.name}", *others, start="\n".join(timed))


def _record(row: Row) -> dict[str, Any]:
    mark = "Description" if row.name == "location" else "Venue"
    times = {} if "Start_DateTime" in row.natives else _when(FIRST, "10:00", "11:00")[1]
    return {**({} if row.name == "title" else {"Event_Title": row.name}), **times, mark: f"mark-{row.name}"}


def _is_record(row: Row, record: Record) -> bool:
    return f"mark-{row.name}" in (record["Venue"], record["Description"])


def _is_document(row: Row, document: str) -> bool:
    return f":mark-{row.name}" in document


def _prepare(story: Story) -> None:
    story.crm.contacts.add(First_Name="Ada", Last_Name="Byron")
    story.crm.contacts.add(First_Name="Mary", Last_Name="Somerville")
    story.crm_server.add_field("Events", custom_field("Project"))


RULES = {"fields": {"custom_1": {"outlook": "X-PROJECT", "crm": "Project"}}}
JOURNEY = Journey("events", ROWS, _document, _record, _is_record, _is_document, RULES, _prepare)


@pytest.fixture(scope="module")
def in_the_crm(tell_story: Any, tmp_path_factory: pytest.TempPathFactory) -> Traces:
    with tell_story(tmp_path_factory.mktemp("events")) as story:
        return to_the_crm(story, JOURNEY)


@pytest.fixture(scope="module")
def in_outlook(tell_story: Any, tmp_path_factory: pytest.TempPathFactory) -> Traces:
    with tell_story(tmp_path_factory.mktemp("events")) as story:
        return to_outlook(story, JOURNEY)


@pytest.mark.parametrize("row", JOURNEY.travelling(TO_THE_CRM), ids=lambda row: row.name)
def test_a_field_of_a_meeting_travels_to_the_crm(row: Row, in_the_crm: Traces) -> None:
    assert_held_by_the_crm(row, in_the_crm)


@pytest.mark.parametrize("row", JOURNEY.travelling(TO_OUTLOOK), ids=lambda row: row.name)
def test_a_field_of_a_meeting_travels_to_outlook(row: Row, in_outlook: Traces) -> None:
    assert_held_by_outlook(row, in_outlook)


def test_each_stage_writes_every_meeting_once(in_the_crm: Traces, in_outlook: Traces) -> None:
    assert_one_write_each(JOURNEY, TO_THE_CRM, in_the_crm)
    assert_one_write_each(JOURNEY, TO_OUTLOOK, in_outlook)
