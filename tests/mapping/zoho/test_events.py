"""Meetings: every field in both directions, whole days, zones, reminders, guests and what Zoho requires."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from support.zoho_fields import organisation

from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.zoho.events import event_table
from crmsync.mapping.zoho.record import Lookup, ZohoOptions
from crmsync.model.fields import EVENT_FIELDS
from crmsync.model.values import Answer, Participant, Reminder, Value

BERLIN = ZoneInfo("Europe/Berlin")
OPTIONS = ZohoOptions(custom={}, zone=BERLIN)
TABLE = event_table(organisation("Events"), OPTIONS)
TEN = datetime(2026, 1, 20, 9, 0, tzinfo=UTC)
ELEVEN = datetime(2026, 1, 20, 10, 0, tzinfo=UTC)
TIMED = {
    "Start_DateTime": "2026-01-20T10:00:00+01:00",
    "End_DateTime": "2026-01-20T11:00:00+01:00",
    "All_day": False,
}

PAIRS: list[tuple[str, Value, str, Any]] = [
    ("title", "Review", "Event_Title", "Review"),
    ("location", "Room 1", "Venue", "Room 1"),
    ("description", "Two\nlines", "Description", "Two\nlines"),
    ("categories", ("CRM", "Work"), "Tag", [{"name": "CRM"}, {"name": "Work"}]),
    ("reminder", Reminder(before=timedelta(minutes=15)), "Remind_At", [{"unit": 15, "period": "minutes"}]),
    ("reminder", Reminder(before=timedelta(hours=24)), "Remind_At", [{"unit": 24, "period": "hours"}]),
    ("reminder", Reminder(before=timedelta(0)), "Remind_At", [{"unit": 0, "period": "minutes"}]),
]
IDS = [f"{pair[0]}-{pair[3]}"[:50] for pair in PAIRS]


@pytest.mark.parametrize("name, value, native, held", PAIRS, ids=IDS)
def test_a_field_is_read(name: str, value: Value, native: str, held: Any) -> None:
    assert TABLE.read({native: held}) == {name: value}


@pytest.mark.parametrize("name, value, native, held", PAIRS, ids=IDS)
def test_a_field_is_written(name: str, value: Value, native: str, held: Any) -> None:
    assert TABLE.fits(name, value) == Fit(value)
    assert TABLE.updated({name: value}, {}) == {native: held}


def test_what_zoho_has_no_field_for_is_not_in_the_table() -> None:
    assert EVENT_FIELDS.keys() - TABLE.names == {"privacy"}


def test_a_timed_meeting_is_read_and_written_with_its_offset() -> None:
    fields: dict[str, Value] = {"start": TEN, "end": ELEVEN}
    assert TABLE.read(TIMED) == {**fields, "time_zone": "Europe/Berlin"}
    assert TABLE.updated(fields, {}) == TIMED


def test_a_whole_day_meeting_ends_on_its_last_day() -> None:
    fields: dict[str, Value] = {"start": date(2026, 1, 20), "end": date(2026, 1, 22)}
    record = {
        "Start_DateTime": "2026-01-20T00:00:00+01:00",
        "End_DateTime": "2026-01-21T23:59:00+01:00",
        "All_day": True,
    }
    assert TABLE.updated(fields, {}) == record
    assert TABLE.read(record) == fields
    midnight = {**record, "End_DateTime": "2026-01-21T00:00:00+01:00"}
    assert TABLE.read(midnight) == fields


def test_whole_days_are_the_users_days_whatever_the_offset() -> None:
    record = {
        "Start_DateTime": "2026-01-19T23:00:00Z",
        "End_DateTime": "2026-01-20T22:59:00+00:00",
        "All_day": True,
    }
    assert TABLE.read(record) == {"start": date(2026, 1, 20), "end": date(2026, 1, 21)}


def test_an_organisation_without_all_day_holds_no_whole_days() -> None:
    table = event_table(organisation("Events", without=("All_day",)), OPTIONS)
    assert isinstance(table.fits("start", date(2026, 1, 20)), Unfit)
    assert "All_day" not in table.updated({"start": TEN, "end": ELEVEN}, {})


def test_any_zone_is_held_as_the_users_and_never_written() -> None:
    assert TABLE.access("time_zone") is Access.READ
    assert TABLE.fits("time_zone", "America/New_York") == Fit("Europe/Berlin")


def test_microseconds_and_zones_are_folded_away() -> None:
    moment = datetime(2026, 1, 20, 4, 0, 0, 999, tzinfo=ZoneInfo("America/New_York"))
    assert TABLE.fits("start", moment) == Fit(TEN)


def test_the_contact_is_a_look_up() -> None:
    assert TABLE.read({"Who_Id": {"id": "1", "name": "Ada Byron"}}) == {"contact": "Ada Byron"}
    assert TABLE.updated({"contact": "Ada Byron"}, {}) == {"Who_Id": Lookup("Contacts", "Ada Byron")}


def test_a_new_meeting_has_what_zoho_requires() -> None:
    assert TABLE.complete({"start": TEN}) == {
        "title": "(without a title)",
        "start": TEN,
        "end": TEN,
        "time_zone": "Europe/Berlin",
    }
    whole = TABLE.complete({"title": "Holiday", "start": date(2026, 1, 20)})
    assert whole == {"title": "Holiday", "start": date(2026, 1, 20), "end": date(2026, 1, 21)}
    assert TABLE.mandatory == {"title", "start", "end"}


def venue(**more: Any) -> dict[str, Any]:
    choices = [{"display_value": choice} for choice in ("-None-", "In-office", "Online")]
    return {"data_type": "picklist", "pick_list_values": choices, **more}


@pytest.mark.parametrize(
    "field, added",
    [
        (venue(system_mandatory=True), {"Meeting_Venue__s": "In-office"}),
        (venue(system_mandatory=True, default_value="Online"), {"Meeting_Venue__s": "Online"}),
        (venue(system_mandatory=False), {}),
    ],
)
def test_a_listed_venue_is_sent_only_where_it_is_required(
    field: dict[str, Any], added: dict[str, str]
) -> None:
    table = event_table(organisation("Events", Meeting_Venue__s=field), OPTIONS)
    assert table.created({"title": "Review"}) == {"Event_Title": "Review", **added}
    assert table.updated({"title": "Review"}, {}) == {"Event_Title": "Review"}


# ---- reminders


@pytest.mark.parametrize(
    "entry, before",
    [
        ({"unit": 2, "period": "hrs"}, timedelta(hours=2)),
        ({"unit": "15", "period": "mins"}, timedelta(minutes=15)),
        ({"unit": 1, "period": "weeks"}, timedelta(days=7)),
        ({"unit": 1, "period": "days", "time": "10.30"}, timedelta(hours=23, minutes=30)),
        ({"unit": 1, "period": "days", "time": "10:00"}, timedelta(days=1)),
    ],
)
def test_reminders_of_all_spellings_are_read(entry: dict[str, Any], before: timedelta) -> None:
    assert TABLE.read({**TIMED, "Remind_At": [entry]})["reminder"] == Reminder(before=before)


def test_a_long_span_goes_with_a_time_of_day() -> None:
    before = Reminder(before=timedelta(days=3, hours=1))
    assert TABLE.updated({"reminder": before}, TIMED) == {
        "Remind_At": [{"unit": 3, "period": "days", "time": "09:00"}]
    }
    assert TABLE.context({"reminder": before}) == {"Remind_At", "Start_DateTime"}


def test_further_reminders_are_kept() -> None:
    first, second = {"unit": 15, "period": "minutes"}, {"unit": 5, "period": "minutes"}
    present = {**TIMED, "Remind_At": [first, second]}
    changed = TABLE.updated({"reminder": Reminder(before=timedelta(hours=1))}, present)
    assert changed == {"Remind_At": [{"unit": 60, "period": "minutes"}, second]}
    assert TABLE.updated({"reminder": Reminder(before=timedelta(minutes=15))}, present) == {}
    assert TABLE.updated({"reminder": None}, present) == {"Remind_At": []}


@pytest.mark.parametrize(
    "value",
    [
        Reminder(at=TEN),
        Reminder(before=timedelta(minutes=-5)),
        Reminder(before=timedelta(minutes=90)),
        Reminder(before=timedelta(days=60)),
    ],
)
def test_a_reminder_that_meetings_do_not_know_does_not_fit(value: Reminder) -> None:
    assert isinstance(TABLE.fits("reminder", value), Unfit)


@pytest.mark.parametrize(
    "odd", [7, "soon", [7], [{"unit": -1, "period": "days"}], [{"unit": 1, "period": "moons"}]]
)
def test_an_odd_reminder_is_none(odd: Any) -> None:
    assert TABLE.read({"Remind_At": odd}) == {}


OLD = event_table(organisation("Events", Remind_At={"data_type": "event_reminder"}), OPTIONS)


def test_an_older_organisation_keeps_a_reminder_as_an_instant() -> None:
    before = Reminder(before=timedelta(minutes=90) - timedelta(minutes=60))
    record = {**TIMED, "Remind_At": "2026-01-20T09:30:00+01:00"}
    assert OLD.read(record)["reminder"] == before
    assert OLD.updated({"reminder": before}, TIMED) == {"Remind_At": "2026-01-20T09:30:00+01:00"}
    assert OLD.updated({"reminder": None}, record) == {"Remind_At": None}


def test_a_reminder_kept_as_an_instant_moves_with_its_meeting() -> None:
    present = {**TIMED, "Remind_At": "2026-01-20T09:30:00+01:00", "Recurring_Activity": None}
    later: dict[str, Value | None] = {"start": datetime(2026, 1, 20, 9, 30, tzinfo=UTC)}
    assert OLD.context(later) == present.keys()
    assert OLD.updated(later, present) == {
        "Start_DateTime": "2026-01-20T10:30:00+01:00",
        "Remind_At": "2026-01-20T10:00:00+01:00",
    }
    assert "Remind_At" not in TABLE.context(later)


# ---- what goes with the start


def test_a_meeting_that_begins_after_its_old_end_keeps_its_length() -> None:
    later: dict[str, Value | None] = {"start": datetime(2026, 1, 20, 12, 0, tzinfo=UTC)}
    assert TABLE.context(later) == {"Start_DateTime", "End_DateTime", "All_day", "Recurring_Activity"}
    changed = TABLE.updated(later, TIMED)
    assert TABLE.read({**TIMED, **changed})["end"] == datetime(2026, 1, 20, 13, 0, tzinfo=UTC)
    assert "End_DateTime" not in TABLE.updated({"start": datetime(2026, 1, 20, 8, 0, tzinfo=UTC)}, TIMED)
    both: dict[str, Value | None] = {**later, "end": datetime(2026, 1, 20, 15, 0, tzinfo=UTC)}
    assert "End_DateTime" not in TABLE.context(both)


def test_a_series_that_moves_begins_anew_in_its_rule() -> None:
    rule = {"RRULE": "FREQ=DAILY;INTERVAL=1;DTSTART=2026-01-20;UNTIL=2026-01-28"}
    present = {**TIMED, "Recurring_Activity": rule}
    changed = TABLE.updated({"start": datetime(2026, 1, 21, 9, 0, tzinfo=UTC)}, present)
    assert changed["Recurring_Activity"] == {
        "RRULE": "FREQ=DAILY;INTERVAL=1;DTSTART=2026-01-21;UNTIL=2026-01-28"
    }
    earlier = TABLE.updated({"start": datetime(2026, 1, 20, 8, 0, tzinfo=UTC)}, present)
    assert "Recurring_Activity" not in earlier


# ---- guests

ADA = Participant("ada@example.com", "Ada Byron", Answer.ACCEPTED)
HELD = [
    {
        "type": "contact",
        "participant": "55",
        "Email": "Ada@Example.com",
        "name": "Ada Byron",
        "status": "accepted",
    },
    {"type": "email", "participant": "bob@example.com", "name": "bob@example.com", "status": "not_known"},
    {"type": "lead", "participant": "77", "Email": None, "name": "No Address"},
]


def test_guests_are_read_by_their_addresses() -> None:
    assert TABLE.read({"Participants": HELD}) == {"participants": (ADA, Participant("bob@example.com"))}
    assert TABLE.read({"Participants": [7, {}, {"type": "email"}]}) == {}


def test_known_guests_stay_as_they_are_and_new_ones_come_by_address() -> None:
    changes: dict[str, Value | None] = {"participants": (ADA, Participant("eve@example.com", "Eve"))}
    assert TABLE.context(changes) == {"Participants"}
    eve = {"type": "email", "participant": "eve@example.com", "Email": "eve@example.com", "name": "Eve"}
    assert TABLE.updated(changes, {"Participants": HELD}) == {"Participants": [HELD[2], HELD[0], eve]}


def test_answers_are_not_written_and_said_so() -> None:
    assert TABLE.fits("participants", (ADA,)) == Fit(
        (Participant("ada@example.com", "Ada Byron"),), "the guests' answers"
    )
    assert TABLE.fits("participants", (Participant("a@example.com"),)) == Fit((Participant("a@example.com"),))
    many = tuple(Participant(f"guest{number}@example.com") for number in range(51))
    assert TABLE.fits("participants", many) == Unfit("more than 50 guests")


def test_guests_are_read_only_unless_they_may_be_written() -> None:
    table = event_table(organisation("Events"), ZohoOptions(custom={}, zone=BERLIN, write_guests=False))
    assert (TABLE.access("participants"), table.access("participants")) == (Access.READ_WRITE, Access.READ)
    assert "Participants" not in table.created({"title": "x", "participants": (ADA,)})
