"""Meetings at a real Odoo: nobody is told, whatever is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from support.odoo_calendar import (
    BOB,
    DAY,
    GUESTS,
    HOUR,
    MODEL,
    SINGLE,
    START,
    TOLD,
    WEEK,
    WEEKLY,
    Calendar,
    guests,
)

from crmsync.model.items import ItemId
from crmsync.model.values import Participant, Recurrence, Reminder, Value

# --- nobody is told ---


def move(calendar: Calendar, item: ItemId) -> None:
    calendar.update(item, start=START + HOUR, end=START + 2 * HOUR)


WAYS: Mapping[str, Callable[[Calendar, ItemId], object]] = {
    "moved": move,
    "to another day": lambda calendar, item: calendar.update(item, start=START + DAY, end=START + DAY + HOUR),
    "to whole days": lambda calendar, item: calendar.update(item, start=START.date(), end=START.date() + DAY),
    "renamed": lambda calendar, item: calendar.update(item, title="Other", location="There"),
    "reminded": lambda calendar, item: calendar.update(item, reminder=Reminder(before=HOUR)),
    "uninvited": lambda calendar, item: calendar.update(item, participants=None),
    "repeated": lambda calendar, item: calendar.update(item, recurrence=Recurrence("FREQ=WEEKLY;COUNT=6")),
    "cancelled once": lambda calendar, item: calendar.update(
        item, recurrence=Recurrence("FREQ=WEEKLY;COUNT=4", (START + WEEK,))
    ),
    "single": lambda calendar, item: calendar.update(item, recurrence=None),
    "deleted": lambda calendar, item: calendar.delete(item),
}


@pytest.mark.parametrize("fields", [SINGLE, WEEKLY], ids=["single", "series"])
@pytest.mark.parametrize("way", WAYS)
def test_nobody_is_told(calendar: Calendar, way: str, fields: Mapping[str, Value]) -> None:
    with calendar.silence():
        written = calendar.create({**fields, **GUESTS})
        assert len(guests(calendar.item(written.id))) == 2
        WAYS[way](calendar, written.id)


def test_guests_are_added_without_a_word(calendar: Calendar) -> None:
    single, series = calendar.create(SINGLE), calendar.create(WEEKLY)
    with calendar.silence():
        for written in (single, series):
            calendar.update(written.id, **GUESTS)
    assert all(len(row["attendee_ids"]) == 3 for row in calendar.rows(series.id))


def test_the_same_by_a_person_is_told(calendar: Calendar) -> None:
    """What is counted above does count: Odoo mails the guests of a meeting that a person makes or moves."""
    (bob,) = calendar.person("res.partner", "search", [["email", "=", BOB]])
    before = calendar.told()
    times = {"start": "2031-12-01 09:00:00", "stop": "2031-12-01 10:00:00"}
    made = calendar.person(MODEL, "create", {"name": "Loud", **times, "partner_ids": [[4, bob]]})
    after = calendar.told()
    assert {name for name in TOLD if after[name] > before[name]} >= {"mail_mail", "mail_message"}
    calendar.person(MODEL, "write", [made], {"start": "2031-12-01 08:00:00"})
    assert calendar.told()["mail_mail"] > after["mail_mail"]


def test_a_guest_that_odoo_does_not_know_is_left_out(calendar: Calendar) -> None:
    people = int(calendar.person("res.partner", "search_count", []))
    written = calendar.create({**SINGLE, "participants": (Participant(BOB), Participant("no@body.example"))})
    assert dict(written.left_out) == {
        "participants": "Odoo has no contact with the mail address called “no@body.example”"
    }
    assert written.held is not None
    assert written.held["participants"] == (Participant(BOB, "Bob Guest"),)
    assert calendar.person("res.partner", "search_count", []) == people


def test_a_reminder_is_a_notification_and_a_mail_alarm_stays(calendar: Calendar) -> None:
    """An alarm of type “email” would mail every guest."""
    written = calendar.create({**SINGLE, "reminder": Reminder(before=timedelta(minutes=37))})
    (mail,) = calendar.person("calendar.alarm", "search", [["alarm_type", "=", "email"]], limit=1)
    calendar.person(MODEL, "write", [int(written.id)], {"alarm_ids": [[4, mail]]})
    calendar.update(written.id, reminder=Reminder(before=2 * HOUR))
    (row,) = calendar.person(MODEL, "read", [int(written.id)], ["alarm_ids"])
    alarms = calendar.person("calendar.alarm", "read", row["alarm_ids"], ["alarm_type", "duration_minutes"])
    told = {(one["alarm_type"], one["duration_minutes"]) for one in alarms}
    assert ("notification", 120) in told
    assert len(told) == 2
    calendar.create({**SINGLE, "reminder": Reminder(before=timedelta(minutes=37))})
    same = [["alarm_type", "=", "notification"], ["duration_minutes", "=", 37]]
    assert calendar.person("calendar.alarm", "search_count", same) == 1
