"""Every default pair of tasks travels in both directions: created, changed, emptied (DESIGN.md 7)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from support.documents import BERLIN, alarm, compact, day, todo
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


DAYS = f"DTSTART;VALUE=DATE:{compact(FIRST)}", f"DUE;VALUE=DATE:{compact(FIRST)}"


def _row(
    name: str, line: str, native: dict[str, Any], second_line: str, second: dict[str, Any], **more: Any
) -> Row:
    return Row(name, ((line,), native), ((second_line,), second), **more)


def _reminder(when: date) -> tuple[tuple[str, ...], dict[str, Any]]:
    lines = alarm(f"{compact(when)}T080000Z", text="reminder").split("\n")
    instant = datetime.combine(when, time(8), UTC).astimezone(ZoneInfo(BERLIN)).isoformat()
    return tuple(lines), {"Remind_At": {"ALARM": f"FREQ=NONE;ACTION=POPUP;TRIGGER=DATE-TIME:{instant}"}}


def _every(days: int) -> tuple[tuple[str, ...], dict[str, Any]]:
    rule = f"FREQ=DAILY;INTERVAL={days};DTSTART={FIRST};UNTIL={UNTIL}"
    return (f"RRULE:FREQ=DAILY;INTERVAL={days};UNTIL={compact(UNTIL)}",), {
        "Recurring_Activity": {"RRULE": rule}
    }


ROWS = (
    _row("subject", "SUMMARY:Call Ada", {"Subject": "Call Ada"}, "SUMMARY:Call Charles", {"Subject": "Call Charles"}, emptied=None),
    _row("due", f"DUE;VALUE=DATE:{compact(FIRST)}", {"Due_Date": f"{FIRST}"}, f"DUE;VALUE=DATE:{compact(SECOND)}", {"Due_Date": f"{SECOND}"}),
    _row("status", "STATUS:IN-PROCESS", {"Status": "In Progress"}, "STATUS:COMPLETED", {"Status": "Completed"}, emptied=None),
    _row("priority", "PRIORITY:1", {"Priority": "High"}, "PRIORITY:9", {"Priority": "Low"}),
    _row("notes", "DESCRIPTION:One\\ntwo\\, three", {"Description": "One\ntwo, three"}, "DESCRIPTION:Short", {"Description": "Short"}),
    Row("reminder", _reminder(day(6)), _reminder(day(8)), vanishing=("TRIGGER;VALUE=DATE-TIME",)),
    Row("recurrence", _every(2), _every(3)),
    _row("categories", "CATEGORIES:Follow up,Sales", {"Tag": ["Follow up", "Sales"]}, "CATEGORIES:Sales", {"Tag": ["Sales"]}),
    _row("contact", "CONTACT:Ada Byron", {"Who_Id": "Ada Byron"}, "CONTACT:Mary Somerville", {"Who_Id": "Mary Somerville"}),
    _row("custom_1", "X-PROJECT:Loom", {"Project": "Loom"}, "X-PROJECT:Engine", {"Project": "Engine"}),
)  # fmt: skip


def _document(row: Row, lines: tuple[str, ...]) -> str:
    mark = [] if row.name == "notes" else [f"DESCRIPTION:mark-{row.name}"]
    return todo(row.name, *(DAYS if row.name == "recurrence" else ()), *mark, *lines)


def _record(row: Row) -> dict[str, Any]:
    mark = {} if row.name == "notes" else {"Description": f"mark-{row.name}"}
    due = {"Due_Date": f"{FIRST}"} if row.name == "recurrence" else {}
    return {**({} if row.name == "subject" else {"Subject": row.name}), **due, **mark}


def _is_record(row: Row, record: Record) -> bool:
    if row.name == "notes":
        return bool(record["Subject"] == "notes")
    return bool(record["Description"] == f"mark-{row.name}")


def _is_document(row: Row, document: str) -> bool:
    return "SUMMARY:notes" in document if row.name == "notes" else f"mark-{row.name}" in document


def _prepare(story: Story) -> None:
    story.crm.contacts.add(First_Name="Ada", Last_Name="Byron")
    story.crm.contacts.add(First_Name="Mary", Last_Name="Somerville")
    story.crm_server.add_field("Tasks", custom_field("Project"))


RULES = {"fields": {"custom_1": {"outlook": "X-PROJECT", "crm": "Project"}}}
JOURNEY = Journey("tasks", ROWS, _document, _record, _is_record, _is_document, RULES, _prepare)


@pytest.fixture(scope="module")
def in_the_crm(tell_story: Any, tmp_path_factory: pytest.TempPathFactory) -> Traces:
    with tell_story(tmp_path_factory.mktemp("tasks")) as story:
        return to_the_crm(story, JOURNEY)


@pytest.fixture(scope="module")
def in_outlook(tell_story: Any, tmp_path_factory: pytest.TempPathFactory) -> Traces:
    with tell_story(tmp_path_factory.mktemp("tasks")) as story:
        return to_outlook(story, JOURNEY)


@pytest.mark.parametrize("row", JOURNEY.travelling(TO_THE_CRM), ids=lambda row: row.name)
def test_a_field_of_a_task_travels_to_the_crm(row: Row, in_the_crm: Traces) -> None:
    assert_held_by_the_crm(row, in_the_crm)


@pytest.mark.parametrize("row", JOURNEY.travelling(TO_OUTLOOK), ids=lambda row: row.name)
def test_a_field_of_a_task_travels_to_outlook(row: Row, in_outlook: Traces) -> None:
    assert_held_by_outlook(row, in_outlook)


def test_each_stage_writes_every_task_once(in_the_crm: Traces, in_outlook: Traces) -> None:
    assert_one_write_each(JOURNEY, TO_THE_CRM, in_the_crm)
    assert_one_write_each(JOURNEY, TO_OUTLOOK, in_outlook)
