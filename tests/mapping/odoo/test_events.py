"""Single meetings: when they are, guests, reminders, privacy, and what Odoo requires."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from support.odoo_fields import database

from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.odoo.events import event_table
from crmsync.mapping.odoo.record import OdooOptions, Ref
from crmsync.mapping.odoo.reminders import alarm_spans, alarm_values
from crmsync.model.fields import EVENT_FIELDS
from crmsync.model.items import Trait
from crmsync.model.values import Answer, Participant, Privacy, Recurrence, Reminder, Value

ME, BOB, CAROL, NAMELESS = 6, 7, 8, 9
OPTIONS = OdooOptions(
    custom={},
    zone=ZoneInfo("Europe/Berlin"),
    uid=5,
    partner=ME,
    addresses=frozenset({"sally@example.test"}),
)
TABLE = event_table(database("calendar.event"), OPTIONS)
TEN = datetime(2026, 12, 7, 9, tzinfo=UTC)
TIMED = {
    "start": "2026-12-07 09:00:00",
    "stop": "2026-12-07 10:00:00",
    "allday": False,
    "start_date": False,
    "stop_date": False,
}
WHOLE = {
    "start": "2026-12-24 08:00:00",
    "stop": "2026-12-25 18:00:00",
    "allday": True,
    "start_date": "2026-12-24",
    "stop_date": "2026-12-25",
}
WHEN: dict[str, Value] = {"start": TEN, "end": TEN + timedelta(hours=1)}
DAYS: dict[str, Value] = {"start": date(2026, 12, 24), "end": date(2026, 12, 26)}


def attendee(partner: int, email: Any, name: str, state: str = "needsAction") -> dict[str, Any]:
    return {"id": partner, "partner_id": [partner, name], "email": email, "common_name": name, "state": state}


def alarm(number: int, kind: str, minutes: int) -> dict[str, Any]:
    return {"id": number, "alarm_type": kind, "duration_minutes": minutes}


GUESTS = {
    "partner_ids": [ME, BOB, NAMELESS],
    "_attendees": [
        attendee(ME, "sally@example.test", "Sally Sales", "accepted"),
        attendee(BOB, "Bob@Example.org", "Bob", "accepted"),
        attendee(NAMELESS, False, "The tall one"),
    ],
}


def test_what_odoo_has_no_field_for_is_not_in_the_table() -> None:
    assert EVENT_FIELDS.keys() - TABLE.names == {"contact"}


def test_a_meeting_is_read_in_the_users_zone_and_written_in_utc() -> None:
    assert TABLE.read(TIMED) == {**WHEN, "time_zone": "Europe/Berlin"}
    assert TABLE.updated(WHEN, {}) == TIMED


def test_whole_days_end_on_the_day_after() -> None:
    assert TABLE.read(WHOLE) == DAYS
    assert TABLE.updated(DAYS, {}) == WHOLE
    ended_at_midnight = {**WHOLE, "stop": "2026-12-25 00:00:00", "start_date": False, "stop_date": False}
    assert TABLE.read(ended_at_midnight) == DAYS


def test_moving_the_start_keeps_the_length() -> None:
    draft = TABLE.updated({"start": TEN + timedelta(days=1)}, TIMED)
    assert draft == {"start": "2026-12-08 09:00:00", "stop": "2026-12-08 10:00:00"}


def test_a_meeting_that_becomes_one_of_whole_days_leaves_no_time_behind() -> None:
    assert TABLE.updated(DAYS, TIMED) == WHOLE
    assert TABLE.updated(WHEN, WHOLE) == TIMED


def test_an_end_before_the_start_is_none() -> None:
    early = {"start": TEN, "end": TEN - timedelta(hours=1)}
    assert TABLE.updated(early, {})["stop"] == "2026-12-07 09:00:00"


def test_a_single_meeting_will_be_read_back_in_the_users_zone() -> None:
    given = {**WHEN, "time_zone": "America/New_York"}
    assert TABLE.rejoined(given) == {**WHEN, "time_zone": "Europe/Berlin"}
    assert TABLE.complete({"title": "Review", **given})["time_zone"] == "Europe/Berlin"
    assert TABLE.rejoined(DAYS) == DAYS
    assert isinstance(TABLE.fits("time_zone", "Mars/Phobos"), Unfit)


def test_a_new_meeting_has_what_odoo_requires() -> None:
    assert TABLE.complete({"start": TEN}) == {
        "title": "(without a title)",
        "start": TEN,
        "end": TEN,
        "time_zone": "Europe/Berlin",
    }
    whole = TABLE.complete({"title": "Holiday", "start": date(2026, 12, 24)})
    assert whole["end"] == date(2026, 12, 25)
    assert TABLE.mandatory >= {"title", "start", "end"}


def test_public_is_what_a_meeting_is_that_says_nothing() -> None:
    assert TABLE.read({"privacy": "public"}) == TABLE.read({"privacy": False}) == {}
    assert TABLE.read({"privacy": "confidential"}) == {"privacy": Privacy.CONFIDENTIAL}
    assert TABLE.fits("privacy", Privacy.PUBLIC) == Fit(None)
    assert TABLE.updated({"privacy": None}, {"privacy": "private"}) == {"privacy": False}
    assert TABLE.updated({"privacy": None}, {"privacy": "public"}) == {}


# --- guests ---


def test_guests_are_the_others_with_an_address() -> None:
    assert TABLE.read(GUESTS) == {"participants": (Participant("bob@example.org", "Bob", Answer.ACCEPTED),)}


def test_a_guest_is_added_and_everybody_else_stays() -> None:
    both = (Participant("bob@example.org"), Participant("carol@example.org"))
    draft = TABLE.updated({"participants": both}, GUESTS)
    assert draft == {"partner_ids": [ME, BOB, NAMELESS, Ref(None, "carol@example.org")]}


def test_a_guest_is_removed_and_who_has_no_address_stays() -> None:
    assert TABLE.updated({"participants": None}, GUESTS) == {"partner_ids": [ME, NAMELESS]}


def test_the_same_guests_are_not_written_again() -> None:
    fit = TABLE.fits("participants", (Participant("BOB@example.org", "Robert", Answer.DECLINED),))
    assert fit == Fit((Participant("bob@example.org"),), "the guests' answers")
    assert isinstance(fit, Fit)
    assert TABLE.updated({"participants": fit.value}, GUESTS) == {}


def test_the_signed_in_person_is_no_guest() -> None:
    assert TABLE.fits("participants", (Participant("sally@example.test"),)) == Fit(None)


@pytest.mark.parametrize(
    "organiser, guests, traits",
    [
        ([5, "Sally"], True, {Trait.GUESTS, Trait.ORGANISED}),
        ([2, "Admin"], True, {Trait.GUESTS, Trait.INVITED}),
        ([2, "Admin"], False, {Trait.INVITED}),
        ([5, "Sally"], False, set()),
        (False, False, set()),
    ],
)
def test_who_organises(organiser: Any, guests: bool, traits: set[Trait]) -> None:
    record = {**(GUESTS if guests else {}), "user_id": organiser}
    assert TABLE.traits(record, TABLE.read(record)) == traits


# --- reminders ---


def test_only_a_notification_is_a_reminder() -> None:
    """An alarm of type “email” would mail every guest."""
    mail, late, early = alarm(6, "email", 180), alarm(1, "notification", 15), alarm(5, "notification", 1440)
    assert TABLE.read({"_alarms": [mail]}) == {}
    assert TABLE.read({"_alarms": [mail, early, late]}) == {
        "reminder": Reminder(before=timedelta(minutes=15))
    }


def test_a_new_reminder_takes_the_old_ones_place_and_mails_stay() -> None:
    present = {
        "_alarms": [alarm(6, "email", 180), alarm(1, "notification", 15), alarm(5, "notification", 1440)]
    }
    draft = TABLE.updated({"reminder": Reminder(before=timedelta(minutes=30))}, present)
    kept = [alarm(6, "email", 180), alarm(5, "notification", 1440)]
    new = {"alarm_type": "notification", "duration_minutes": 30}
    assert draft == {"_alarms": [*kept, new]}
    assert TABLE.read(draft) == {"reminder": Reminder(before=timedelta(minutes=30))}


def test_removing_the_reminder_leaves_the_mails() -> None:
    present = {"_alarms": [alarm(6, "email", 180), alarm(1, "notification", 15)]}
    assert TABLE.updated({"reminder": None}, present) == {"_alarms": [alarm(6, "email", 180)]}


@pytest.mark.parametrize(
    "reminder, reason",
    [
        (Reminder(at=TEN), "a reminder at a fixed time, where Odoo takes a span before the meeting"),
        (Reminder(before=timedelta(minutes=-5)), "a reminder after the start of the meeting"),
    ],
)
def test_what_no_alarm_can_say_is_left_out(reminder: Reminder, reason: str) -> None:
    assert TABLE.fits("reminder", reminder) == Unfit(reason)


def test_new_alarms_are_named_as_odoo_names_them() -> None:
    names = {minutes: alarm_values(minutes)["name"] for minutes in (0, 7, 90, 120, 2880)}
    assert names == {
        0: "Notification - 0 Minutes",
        7: "Notification - 7 Minutes",
        90: "Notification - 90 Minutes",
        120: "Notification - 2 Hours",
        2880: "Notification - 2 Days",
    }
    assert {alarm_values(minutes)["alarm_type"] for minutes in names} == {"notification"}
    assert list(alarm_spans(120)) == [("hours", 2), ("minutes", 120)]


# --- what is refused ---


def test_a_series_that_cannot_be_held_is_left_out_with_its_reason() -> None:
    weekly = {**WHEN, "recurrence": Recurrence("FREQ=WEEKLY;BYDAY=TU")}
    reason = "its first date is none of those on which it repeats"
    assert TABLE.refused(weekly, {}) == {"recurrence": reason}
    assert TABLE.refused({"recurrence": weekly["recurrence"]}, TIMED) == {"recurrence": reason}
    assert TABLE.refused(WHEN, TIMED) == {}
