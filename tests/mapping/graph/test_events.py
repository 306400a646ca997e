"""Events of Graph, field by field."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from support.graph_events import ANNA, DAY, HOUR, INVITING, KIM, ROOM, START, TABLE, TEA, WEEKLY

from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.graph.resource import EXTENDED, Resource
from crmsync.mapping.outlook.series import EXCLUDED
from crmsync.model.items import OperationKey, Trait
from crmsync.model.values import (
    Answer,
    Changes,
    Participant,
    Privacy,
    Recurrence,
    Reminder,
    Value,
)


def sent(held: Resource, table: Any = TABLE, **changes: Any) -> Resource:
    wanted: Changes = changes
    found: Resource = table.updated(wanted, held)
    return found


def test_an_event_is_read() -> None:
    assert TABLE.read(TEA) == {
        "title": "Tea",
        "start": START,
        "end": START + HOUR,
        "time_zone": "Europe/Berlin",
        "location": "London",
        "description": "first\nsecond",
        "categories": ("CRM",),
        "reminder": Reminder(before=timedelta(minutes=15)),
        "privacy": Privacy.PRIVATE,
    }
    assert TABLE.traits(TEA) == {Trait.PRIVATE}
    assert TABLE.uid(TEA) == "040000"


def test_an_all_day_event_has_days_and_no_zone() -> None:
    fields = TABLE.read(DAY)
    assert (fields["start"], fields["end"]) == (date(2026, 6, 1), date(2026, 6, 3))
    assert "time_zone" not in fields


def test_only_what_changed_is_sent() -> None:
    assert sent(TEA, title="Green tea") == {"subject": "Green tea"}
    assert sent(TEA, location="Ockham") == {"location": {"displayName": "Ockham"}}
    assert sent(TEA, location=None) == {"location": {"displayName": ""}}
    assert sent(TEA, reminder=None) == {"isReminderOn": False}
    assert sent(TEA, privacy=None) == {"sensitivity": "normal"}
    assert sent(TEA, start=START, end=START + HOUR, title="Tea", description="first\nsecond") == {}
    assert sent(TEA, custom_1="X")[EXTENDED][0]["id"].endswith("Name Project")


def test_times_are_spelled_on_the_events_own_clock() -> None:
    later = START + HOUR
    assert sent(TEA, start=later, end=later + HOUR) == {
        "start": {"dateTime": "2026-06-01T11:00:00", "timeZone": "Europe/Berlin"},
        "end": {"dateTime": "2026-06-01T12:00:00", "timeZone": "Europe/Berlin"},
    }


def test_an_hour_that_the_clocks_repeat_is_spelled_in_utc() -> None:
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    changed = sent(TEA, start=second, end=second + HOUR)
    assert changed["start"] == {"dateTime": "2026-10-25T01:30:00", "timeZone": "UTC"}
    assert TABLE.read({**TEA, **changed})["start"] == second


def test_an_event_that_would_begin_after_its_end_keeps_its_length() -> None:
    later = START + timedelta(days=1)
    changed = sent(TEA, start=later)
    assert TABLE.read({**TEA, **changed})["end"] == later + HOUR
    assert TABLE.read({**DAY, **sent(DAY, start=date(2026, 6, 10))})["end"] == date(2026, 6, 12)


def test_another_zone_spells_the_same_instants_anew() -> None:
    assert sent(TEA, time_zone="America/New_York") == {
        "start": {"dateTime": "2026-06-01T04:00:00", "timeZone": "America/New_York"},
        "end": {"dateTime": "2026-06-01T05:00:00", "timeZone": "America/New_York"},
    }
    assert sent(TEA, time_zone="Europe/Berlin") == {}
    assert isinstance(TABLE.fits("time_zone", "Middle-earth/Shire"), Unfit)


def test_a_zone_that_nobody_knows_is_left_out_and_said() -> None:
    custom = {**TEA, "originalStartTimeZone": "tzone://Microsoft/Custom"}
    assert "time_zone" not in TABLE.read(custom)
    assert TABLE.read(custom)["start"] == START
    assert "unknown" in TABLE.notes(custom)[0]
    assert TABLE.notes(TEA) == ()


def test_a_meeting_becomes_all_day() -> None:
    assert sent(TEA, start=date(2026, 6, 1), end=date(2026, 6, 2)) == {
        "isAllDay": True,
        "start": {"dateTime": "2026-06-01T00:00:00", "timeZone": "Europe/Berlin"},
        "end": {"dateTime": "2026-06-02T00:00:00", "timeZone": "Europe/Berlin"},
    }


@pytest.mark.parametrize(
    "fields, made",
    [
        ({"start": START}, {"start": START, "end": START, "time_zone": "Europe/Berlin"}),
        ({"start": date(2026, 6, 1)}, {"start": date(2026, 6, 1), "end": date(2026, 6, 2)}),
        (
            {"start": date(2026, 6, 1), "time_zone": "Asia/Tokyo"},
            {"start": date(2026, 6, 1), "end": date(2026, 6, 2)},
        ),
        ({"title": "x"}, {"title": "x"}),
    ],
)
def test_a_new_event_has_an_end_and_a_zone(fields: dict[str, Value], made: dict[str, Value]) -> None:
    assert TABLE.complete(fields) == made


def test_a_new_event_has_no_reminder_of_outlooks_own_and_carries_its_key() -> None:
    made = TABLE.created(TABLE.complete({"title": "Tea", "start": START}), OperationKey("k"))
    assert made["isReminderOn"] is False
    assert made["transactionId"] == "k"
    assert TABLE.key(made) == "k"
    assert "originalStartTimeZone" not in made


def test_reminders_count_whole_minutes_back_from_the_start() -> None:
    assert TABLE.fits("reminder", Reminder(before=timedelta(seconds=95))) == Fit(
        Reminder(before=timedelta(minutes=1))
    )
    assert isinstance(TABLE.fits("reminder", Reminder(at=START)), Unfit)
    assert isinstance(TABLE.fits("reminder", Reminder(before=-HOUR)), Unfit)
    assert sent(DAY, reminder=Reminder(before=timedelta())) == {
        "isReminderOn": True,
        "reminderMinutesBeforeStart": 0,
    }


# ---- series


def test_a_series_is_read_with_its_exceptions() -> None:
    assert TABLE.read(WEEKLY)["recurrence"] == Recurrence(
        "FREQ=WEEKLY;UNTIL=20260629T215959Z",
        excluded=(START + timedelta(days=7),),
        changed=(START + timedelta(days=14),),
    )


def test_occurrences_keep_their_wall_time_over_a_change_of_the_clocks() -> None:
    autumn = {
        **WEEKLY,
        "start": {"dateTime": "2026-10-19T08:00:00", "timeZone": "UTC"},
        "end": {"dateTime": "2026-10-19T09:00:00", "timeZone": "UTC"},
        "cancelledOccurrences": ["OID.AAkA=.2026-10-26"],
        "exceptionOccurrences": [],
    }
    recurrence = TABLE.read(autumn)["recurrence"]
    assert isinstance(recurrence, Recurrence)
    assert recurrence.excluded == (datetime(2026, 10, 26, 9, tzinfo=UTC),)


def test_a_rule_that_means_the_same_is_not_sent() -> None:
    held = TABLE.read(WEEKLY)["recurrence"]
    assert isinstance(held, Recurrence)
    same = Recurrence(f"{held.rule};BYDAY=MO", held.excluded)
    assert sent(WEEKLY, recurrence=same) == {}
    assert "recurrence" in sent(WEEKLY, recurrence=Recurrence("FREQ=WEEKLY;INTERVAL=2"))
    assert sent(WEEKLY, recurrence=None) == {"recurrence": None}


def test_what_is_to_be_cancelled_is_never_sent() -> None:
    changed = sent(TEA, recurrence=Recurrence("FREQ=WEEKLY", excluded=(START + timedelta(days=7),)))
    assert changed.keys() == {"recurrence"}
    draft = copy.deepcopy(TEA)
    TABLE.write(draft, {"recurrence": Recurrence("FREQ=WEEKLY", excluded=(START + timedelta(days=7),))})
    assert draft[EXCLUDED] == ["2026-06-08"]


def test_a_series_that_moves_follows_its_first_occurrence() -> None:
    tuesday = START + timedelta(days=1)
    changed = sent(WEEKLY, start=tuesday, end=tuesday + HOUR)
    assert changed["recurrence"]["pattern"]["daysOfWeek"] == ["tuesday"]
    assert changed["recurrence"]["range"]["startDate"] == "2026-06-02"
    assert changed["recurrence"]["range"]["recurrenceTimeZone"] == "Europe/Berlin"


def test_an_all_day_series_has_days() -> None:
    whole = {
        **WEEKLY,
        **{name: DAY[name] for name in ("isAllDay", "start", "end")},
        "exceptionOccurrences": [],
    }
    assert TABLE.read(whole)["recurrence"] == Recurrence(
        "FREQ=WEEKLY;UNTIL=20260629", excluded=(date(2026, 6, 8),)
    )


# ---- guests


def test_guests_are_read_with_their_answers_but_not_rooms_nor_oneself() -> None:
    held = {**TEA, "attendees": [KIM, ROOM, {"type": "required", **ANNA}]}
    assert TABLE.read(held)["participants"] == (Participant("kim@example.net", "Kim", Answer.ACCEPTED),)
    assert TABLE.traits(held) >= {Trait.GUESTS, Trait.ORGANISED}


def test_a_room_is_mailed_as_well() -> None:
    assert TABLE.traits({**TEA, "attendees": [ROOM]}) >= {Trait.GUESTS, Trait.ORGANISED}


def test_the_organiser_of_somebody_elses_meeting_is_a_participant() -> None:
    theirs = {
        **TEA,
        "isOrganizer": False,
        "organizer": {"emailAddress": {"name": "Boss", "address": "boss@example.net"}},
        "attendees": [{"type": "required", **ANNA}],
    }
    assert TABLE.read(theirs)["participants"] == (Participant("boss@example.net", "Boss", Answer.ACCEPTED),)
    assert Trait.INVITED in TABLE.traits(theirs)
    assert sent(theirs, INVITING, participants=(Participant("kim@example.net"),)) == {}


def test_guests_are_written_only_with_leave() -> None:
    assert TABLE.access("participants") is Access.READ
    assert "attendees" not in TABLE.created(
        {"start": START, "end": START, "participants": (Participant("kim@example.net"),)}, OperationKey("k")
    )
    held = {**TEA, "attendees": [KIM, ROOM]}
    kim, lee = Participant("kim@example.net", "Kim"), Participant("lee@example.net")
    assert INVITING.access("participants") is Access.READ_WRITE
    assert sent(held, INVITING, participants=(kim, lee))["attendees"] == [
        KIM,
        ROOM,
        {"type": "required", "emailAddress": {"address": "lee@example.net", "name": "lee@example.net"}},
    ]
    assert sent(held, INVITING, participants=None) == {"attendees": [ROOM]}


def test_answers_are_the_guests_own() -> None:
    value = (Participant("Kim@Example.net", "Kim", Answer.ACCEPTED), Participant("anna@example.com"))
    assert INVITING.fits("participants", value) == Fit(
        (Participant("kim@example.net", "Kim"),), "the guests' answers"
    )
    crowd = tuple(Participant(f"p{number}@example.net") for number in range(501))
    assert isinstance(INVITING.fits("participants", crowd), Unfit)


def test_odd_values_never_crash() -> None:
    odd = {
        "subject": 7,
        "start": "2026",
        "end": {"dateTime": 7},
        "attendees": [None, {"emailAddress": "x"}, {}],
        "organizer": [],
        "recurrence": "weekly",
        "location": None,
        "body": [],
        "cancelledOccurrences": [None, "x", "OID.a.b"],
        "isReminderOn": True,
    }
    assert TABLE.read(odd) == {}
    assert TABLE.traits(odd) == frozenset()
