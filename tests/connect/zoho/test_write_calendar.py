"""Writing meetings and tasks: venues, series, reminders, guests; what Zoho took and what it did not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from support.zoho_bench import ZohoWorld
from support.zoho_writes import START, landed, meeting, sent, update, write

from crmsync.connect.base import Update
from crmsync.model.kinds import Kind
from crmsync.model.values import Participant, Recurrence, Reminder, Status
from crmsync.sandbox.crm import Taken, Venue


@pytest.mark.parametrize(
    "venue, sends", [(Venue.ABSENT, False), (Venue.OPTIONAL, False), (Venue.REQUIRED, True)]
)
def test_a_listed_venue_is_sent_where_it_is_required(world: ZohoWorld, venue: Venue, sends: bool) -> None:
    world.crm.switch(meeting_venue=venue)
    made = landed(write(world.open(Kind.EVENTS), meeting(location="Room 1"))[0])
    assert world.record(made.id)["Venue"] == "Room 1"
    assert ("Meeting_Venue__s" in sent(world, "POST")[0]["data"][0]) is sends


def test_a_venue_that_turns_out_to_be_required_is_added(world: ZohoWorld) -> None:
    world.crm.switch(meeting_venue=Venue.OPTIONAL)
    meetings = world.open(Kind.EVENTS)
    world.crm.switch(meeting_venue=Venue.REQUIRED)
    made = landed(write(meetings, meeting())[0])
    assert world.record(made.id)["Meeting_Venue__s"]
    assert made.left_out == {}


DAILY = Recurrence("FREQ=DAILY;COUNT=3")
HELD_DAILY = Recurrence("FREQ=DAILY;UNTIL=20260603T215959Z")


def test_a_series_is_created_and_what_became_of_it_is_told(world: ZohoWorld) -> None:
    made = landed(write(world.open(Kind.EVENTS), meeting(recurrence=DAILY))[0])
    assert made.held is not None
    assert made.held["recurrence"] == HELD_DAILY
    assert made.left_out == {}


@pytest.mark.parametrize(
    "taken, held, left_out",
    [
        (Taken.ACCEPTED, Recurrence("FREQ=DAILY;INTERVAL=2;UNTIL=20260609T215959Z"), set()),
        (Taken.REFUSED, HELD_DAILY, {"recurrence"}),
        (Taken.IGNORED, HELD_DAILY, {"recurrence"}),
    ],
)
def test_a_changed_rule_is_taken_refused_or_ignored(
    world: ZohoWorld, taken: Taken, held: Recurrence, left_out: set[str]
) -> None:
    meetings = world.open(Kind.EVENTS)
    made = landed(write(meetings, meeting(recurrence=DAILY))[0])
    world.crm.switch(rrule_update=taken)
    world.clock.go()
    change = Update(
        made.id, made.version, {"recurrence": Recurrence("FREQ=DAILY;INTERVAL=2;COUNT=5"), "title": "New"}
    )
    outcome = landed(write(meetings, change)[0])
    assert outcome.held is not None
    assert (outcome.held["recurrence"], outcome.held["title"]) == (held, "New")
    assert outcome.left_out.keys() == left_out


def test_nothing_is_sent_when_all_of_an_update_was_refused(world: ZohoWorld) -> None:
    meetings = world.open(Kind.EVENTS)
    made = landed(write(meetings, meeting(recurrence=DAILY))[0])
    world.crm.switch(rrule_update=Taken.REFUSED)
    world.clock.go()
    rarer = Recurrence("FREQ=DAILY;INTERVAL=2;COUNT=5")
    outcome = landed(write(meetings, Update(made.id, made.version, {"recurrence": rarer}))[0])
    assert (outcome.version, outcome.left_out.keys()) == (made.version, {"recurrence"})
    assert len(world.crm.requests("Events", "PUT")) == 1


@pytest.mark.parametrize("taken", [Taken.REFUSED, Taken.IGNORED])
def test_an_endless_series_that_is_not_taken_is_reported(world: ZohoWorld, taken: Taken) -> None:
    world.crm.switch(endless_series=taken)
    made = landed(write(world.open(Kind.EVENTS), meeting(recurrence=Recurrence("FREQ=DAILY")))[0])
    assert made.left_out.keys() == {"recurrence"}
    assert made.held is not None
    assert "recurrence" not in made.held


def test_a_series_that_needs_a_reminder_is_given_one(world: ZohoWorld) -> None:
    world.crm.switch(recurring_needs_reminder=True)
    made = landed(write(world.open(Kind.EVENTS), meeting(recurrence=DAILY))[0])
    assert made.held is not None
    assert made.held["reminder"] == Reminder(before=timedelta(minutes=15))
    assert made.held["recurrence"] == HELD_DAILY


def test_a_meeting_that_moves_takes_its_series_along(world: ZohoWorld) -> None:
    meetings = world.open(Kind.EVENTS)
    made = landed(write(meetings, meeting(recurrence=DAILY))[0])
    world.clock.go()
    later = {"start": START + timedelta(days=1), "end": START + timedelta(days=1, hours=1)}
    landed(write(meetings, Update(made.id, made.version, later))[0])
    assert "DTSTART=2026-06-02" in world.record(made.id)["Recurring_Activity"]["RRULE"]


def test_other_reminders_and_guests_of_a_meeting_stay(world: ZohoWorld) -> None:
    meetings = world.open(Kind.EVENTS)
    kim = world.create(Kind.CONTACTS, "Probe", Email="kim@example.com")
    review = world.create(
        Kind.EVENTS,
        "Review",
        Remind_At=[{"unit": 15, "period": "minutes"}, {"unit": 5, "period": "minutes"}],
        Participants=[{"type": "contact", "participant": kim}],
    )
    guests = (Participant("eve@example.com"), Participant("kim@example.com"))
    change = update(meetings, review, reminder=Reminder(before=timedelta(hours=2)), participants=guests)
    world.clock.go()
    outcome = landed(write(meetings, change)[0])
    assert outcome.held is not None
    record = world.record(review)
    assert record["Remind_At"] == [{"unit": 2, "period": "hours"}, {"unit": 5, "period": "minutes"}]
    assert {entry["type"] for entry in record["Participants"]} == {"contact", "email"}


def test_a_completed_task_comes_back_with_its_time(world: ZohoWorld) -> None:
    tasks = world.open(Kind.TASKS)
    call = world.create(Kind.TASKS, "Call")
    change = update(tasks, call, status=Status.COMPLETED)
    world.clock.go()
    outcome = landed(write(tasks, change)[0])
    assert outcome.held is not None
    assert outcome.held["completed"] == world.clock()
