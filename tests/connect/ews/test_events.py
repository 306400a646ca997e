"""Meetings: nobody is mailed, series keep their exceptions, days and zones are those a person meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from connect.conformance import everything, fetch_one, listed, new_key, versions
from lxml import etree
from support.ews_bench import ExchangeWorld

from crmsync.connect.base import Collection, Create, Delete, Failed, Update, Written
from crmsync.connect.errors import NotPermitted
from crmsync.connect.ews.events import EventsDialect
from crmsync.connect.ews.wire import t
from crmsync.mapping.outlook.native import OutlookOptions
from crmsync.model.items import ItemId, Trait
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields, Participant, Recurrence, Reminder, Value
from crmsync.sandbox.ews import INTERNAL_ERROR, Cut, Fault

START = datetime(2026, 6, 1, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
WEEK = timedelta(weeks=1)
GUEST = {"Mailbox": {"EmailAddress": "kim@example.net", "Name": "Kim"}}
WEEKLY = {
    "WeeklyRecurrence": {"Interval": "1", "DaysOfWeek": "Monday", "FirstDayOfWeek": "Monday"},
    "NumberedRecurrence": {"StartDate": "2026-06-01", "NumberOfOccurrences": "5"},
}


OWN_ZONE = {
    "@Id": "Company Time",
    "@Name": "Company Time",
    "Periods": {"Period": {"@Bias": "-PT3H", "@Name": "Standard", "@Id": "only"}},
    "TransitionsGroups": {
        "TransitionsGroup": {"@Id": "0", "Transition": {"To": {"@Kind": "Period", "#text": "only"}}}
    },
    "Transitions": {"Transition": {"To": {"@Kind": "Group", "#text": "0"}}},
}
"""A zone that is in no table, and defines itself."""


def event(world: ExchangeWorld, title: str = "Retro", **more: Any) -> ItemId:
    return world.create({"Subject": title, **more}, Kind.EVENTS)


def meeting(**more: Value) -> Fields:
    return {"title": "Retro", "start": START, "end": START + HOUR, "time_zone": "Europe/Berlin", **more}


def one(collection: Collection, write: Any) -> Written:
    (outcome,) = collection.write([write])
    assert isinstance(outcome, Written), outcome
    return outcome


def change(collection: Collection, item: ItemId, **changes: Value | None) -> Any:
    (outcome,) = collection.write([Update(item, fetch_one(collection, item).version, changes)])
    return outcome


def remove(collection: Collection, item: ItemId) -> Any:
    (outcome,) = collection.write([Delete(item, fetch_one(collection, item).version)])
    return outcome


def refused(outcome: Any) -> NotPermitted:
    assert isinstance(outcome, Failed), outcome
    assert isinstance(outcome.error, NotPermitted)
    return outcome.error


def occurrences(world: ExchangeWorld, series: ItemId) -> list[dict[str, Any]]:
    return world.exchange.person.occurrences(series, START - WEEK, START + 80 * WEEK)


def starts(world: ExchangeWorld, series: ItemId) -> list[str]:
    return sorted(one["Start"][:16] for one in occurrences(world, series))


def sent(world: ExchangeWorld, operation: str) -> list[etree._Element]:
    """The bodies of the requests of an operation."""
    return [etree.fromstring(call.body or b"") for call in world.exchange.calls(operation)]


# ---- nobody is mailed


def test_every_write_says_that_nobody_is_mailed(world: ExchangeWorld) -> None:
    collection = world.open(Kind.EVENTS)
    rule = Recurrence("FREQ=WEEKLY;COUNT=3", excluded=(START + WEEK,))
    written = one(collection, Create(new_key(), meeting(recurrence=rule)))
    assert isinstance(change(collection, written.id, title="Other"), Written)
    assert isinstance(remove(collection, written.id), Written)
    said = {
        value
        for operation in ("CreateItem", "UpdateItem", "DeleteItem")
        for body in sent(world, operation)
        for element in body.iter()
        for name, value in element.attrib.items()
        if str(name).startswith("SendMeeting")
    }
    assert said == {"SendToNone"}
    assert len(sent(world, "DeleteItem")) == 2, "of the occurrence, and of the series"


def test_a_meeting_of_ones_own_with_guests_is_not_touched_without_leave(world: ExchangeWorld) -> None:
    item = event(world, RequiredAttendees=[GUEST])
    collection = world.open(Kind.EVENTS)
    assert Trait.ORGANISED in fetch_one(collection, item).traits
    for outcome in (
        change(collection, item, title="Other"),
        change(collection, item, reminder=Reminder(before=timedelta(minutes=5))),
        change(collection, item, start=START, end=START + 3 * HOUR),
        remove(collection, item),
    ):
        assert refused(outcome).code == "would-mail"
    assert world.exchange.writes() == []
    assert world.exchange.mails() == []


def test_guests_who_came_in_since_the_plan_was_made_are_seen(world: ExchangeWorld) -> None:
    item = event(world)
    collection = world.open(Kind.EVENTS)
    version = fetch_one(collection, item).version
    world.edit(item, {"OptionalAttendees": [GUEST]}, Kind.EVENTS)
    (outcome,) = collection.write([Update(item, version, {"title": "Other"})])
    assert isinstance(outcome, Failed)
    refused(change(collection, item, title="Other"))
    assert world.exchange.mails() == []


@pytest.mark.parametrize("invitations", [True, False])
def test_a_meeting_of_somebody_else_is_not_touched(world: ExchangeWorld, invitations: bool) -> None:
    made = {"Subject": "Theirs", "Start": "2026-06-01T08:00:00Z", "End": "2026-06-01T09:00:00Z"}
    item = ItemId(world.exchange.person.receive_invitation(made, "boss@example.net"))
    world.exchange.forget_mails()
    collection = world.open(Kind.EVENTS, invitations=invitations)
    held = fetch_one(collection, item)
    assert Trait.INVITED in held.traits
    guests = held.fields["participants"]
    assert isinstance(guests, tuple)
    assert [guest.address for guest in guests if isinstance(guest, Participant)] == ["boss@example.net"]
    refused(change(collection, item, title="Mine"))
    refused(remove(collection, item))
    assert isinstance(change(collection, item, reminder=Reminder(before=timedelta(minutes=5))), Written)
    assert world.exchange.mails() == []


def test_a_new_meeting_is_sent_without_guests_and_without_outlooks_reminder(world: ExchangeWorld) -> None:
    collection = world.open(Kind.EVENTS)
    written = one(collection, Create(new_key(), meeting()))
    (body,) = sent(world, "CreateItem")
    assert not list(body.iter(t("Attendee")))
    assert fetch_one(collection, written.id).fields == meeting()
    assert world.exchange.mails() == []


def test_guests_are_invited_where_that_is_allowed(world: ExchangeWorld) -> None:
    collection = world.open(Kind.EVENTS, invitations=True)
    guests = (Participant("kim@example.net", "Kim"), Participant("lee@example.net"))
    written = one(collection, Create(new_key(), meeting(participants=guests)))
    assert fetch_one(collection, written.id).fields["participants"] == guests
    assert {mail.recipient for mail in world.exchange.mails()} == {"kim@example.net", "lee@example.net"}
    world.exchange.person.guest_answers(written.id, "kim@example.net", "Accept")
    assert isinstance(change(collection, written.id, participants=(guests[1],)), Written)
    assert fetch_one(collection, written.id).fields["participants"] == (guests[1],)


def test_nobody_is_told_of_what_guests_do_not_see(world: ExchangeWorld) -> None:
    quiet, loud = event(world, RequiredAttendees=[GUEST]), event(world, RequiredAttendees=[GUEST])
    collection = world.open(Kind.EVENTS, invitations=True)
    mine = {"categories": ("CRM",), "reminder": Reminder(before=timedelta(minutes=5))}
    assert isinstance(change(collection, quiet, **mine), Written)
    assert world.exchange.mails() == []
    both = [
        Update(quiet, fetch_one(collection, quiet).version, {"categories": None}),
        Update(loud, fetch_one(collection, loud).version, {"location": "Ockham"}),
    ]
    assert {type(outcome) for outcome in collection.write(both)} == {Written}
    assert [mail.recipient for mail in world.exchange.mails()] == ["kim@example.net"]


def test_what_guests_a_meeting_has_is_never_in_an_update_of_something_else(world: ExchangeWorld) -> None:
    room = {"Mailbox": {"EmailAddress": "room@example.net"}}
    item = event(world, RequiredAttendees=[GUEST], Resources=[room])
    collection = world.open(Kind.EVENTS, invitations=True)
    assert isinstance(change(collection, item, title="Other"), Written)
    (body,) = sent(world, "UpdateItem")
    assert [one.get("FieldURI") for one in body.iter(t("FieldURI"))] == ["item:Subject"]


def test_a_meeting_that_is_made_again_invites_nobody(world: ExchangeWorld) -> None:
    item = event(world, LegacyFreeBusyStatus="OOF", RequiredAttendees=[GUEST])
    collection = world.open(Kind.EVENTS, invitations=True)
    held = fetch_one(collection, item)
    assert isinstance(remove(collection, item), Written)
    world.exchange.forget_mails()
    made = one(collection, Create(new_key(), meeting(), held.original))
    again = world.held(made.id, Kind.EVENTS)
    assert (again["LegacyFreeBusyStatus"], again.get("RequiredAttendees")) == ("OOF", None)
    assert world.exchange.mails() == []


# ---- creates


def test_a_create_whose_reply_was_lost_is_made_once(world: ExchangeWorld) -> None:
    collection = world.open(Kind.EVENTS, world.connector(tries=1))
    write = Create(new_key(), meeting())
    world.exchange.fail(Fault("POST CreateItem", Cut.AFTER))
    (lost,) = collection.write([write])
    assert isinstance(lost, Failed)
    assert one(collection, write).id == world.all(Kind.EVENTS)[0]["ItemId"]["@Id"]
    assert len(world.all(Kind.EVENTS)) == 1


# ---- when


def test_times_are_written_with_their_zone(world: ExchangeWorld) -> None:
    item = event(world)
    collection = world.open(Kind.EVENTS)
    assert fetch_one(collection, item).fields["time_zone"] == "Europe/Berlin"
    later = START + 2 * HOUR
    assert isinstance(change(collection, item, start=later, end=later + HOUR), Written)
    held = fetch_one(collection, item).fields
    assert (held["start"], held["end"], held["time_zone"]) == (later, later + HOUR, "Europe/Berlin")
    assert isinstance(change(collection, item, time_zone="America/New_York"), Written)
    held = fetch_one(collection, item).fields
    assert (held["start"], held["time_zone"]) == (later, "America/New_York")


@pytest.mark.parametrize("zone", ["W. Europe Standard Time", "Eastern Standard Time", "Tokyo Standard Time"])
def test_all_day_events_of_any_zone_are_their_days(world: ExchangeWorld, zone: str) -> None:
    item = event(
        world,
        IsAllDayEvent="true",
        Start="2026-03-28T00:00:00",
        End="2026-03-30T00:00:00",
        StartTimeZone={"@Id": zone},
        EndTimeZone={"@Id": zone},
    )
    collection = world.open(Kind.EVENTS)
    held = fetch_one(collection, item).fields
    assert (held["start"], held["end"]) == (date(2026, 3, 28), date(2026, 3, 30))
    assert "time_zone" not in held
    assert isinstance(change(collection, item, start=date(2026, 3, 29), end=date(2026, 3, 31)), Written)
    held = fetch_one(collection, item).fields
    assert (held["start"], held["end"]) == (date(2026, 3, 29), date(2026, 3, 31))


def test_a_meeting_becomes_all_day_and_back(world: ExchangeWorld) -> None:
    item = event(world)
    collection = world.open(Kind.EVENTS)
    assert isinstance(change(collection, item, start=date(2026, 6, 1), end=date(2026, 6, 3)), Written)
    held = fetch_one(collection, item).fields
    assert (held["start"], held["end"]) == (date(2026, 6, 1), date(2026, 6, 3))
    assert isinstance(change(collection, item, start=START, end=START + HOUR), Written)
    held = fetch_one(collection, item).fields
    assert (held["start"], held["end"], held["time_zone"]) == (START, START + HOUR, "Europe/Berlin")


def test_a_new_all_day_event(world: ExchangeWorld) -> None:
    collection = world.open(Kind.EVENTS)
    fields: Fields = {"title": "Fair", "start": date(2026, 10, 24), "end": date(2026, 10, 27)}
    written = one(collection, Create(new_key(), fields))
    assert fetch_one(collection, written.id).fields == fields


def test_an_online_meeting_keeps_its_description() -> None:
    dialect = EventsDialect(OutlookOptions(custom={}))
    wanted: Fields = {"description": "ours", "title": "Other"}
    assert dialect.kept({"IsOnlineMeeting": "true"}, wanted).keys() == {"description"}
    assert dialect.kept({"IsOnlineMeeting": "false"}, wanted) == {}


# ---- series


def test_a_series_is_one_item_with_its_exceptions(world: ExchangeWorld) -> None:
    series = event(world, Recurrence=WEEKLY)
    hand = world.exchange.person
    _, second, third, *_ = occurrences(world, series)
    hand.delete_event(second["ItemId"]["@Id"])
    hand.edit_event(third["ItemId"]["@Id"], {"Subject": "Special"})
    items, _ = listed(world.open(Kind.EVENTS))
    assert items.keys() == {series}
    assert items[series].fields["recurrence"] == Recurrence(
        "FREQ=WEEKLY;COUNT=5", excluded=(START + WEEK,), changed=(START + 2 * WEEK,)
    )


def test_a_cancelled_occurrence_comes_with_the_feed(world: ExchangeWorld) -> None:
    series = event(world, Recurrence=WEEKLY)
    collection = world.open(Kind.EVENTS)
    items, cursor = listed(collection)
    world.clock.go()
    world.exchange.person.delete_event(occurrences(world, series)[1]["ItemId"]["@Id"])
    news, gone, _ = everything(collection.changes(cursor, versions(items)))
    assert gone == set()
    held = news[series].fields["recurrence"]
    assert isinstance(held, Recurrence)
    assert held.excluded == (START + WEEK,)


def test_occurrences_are_cancelled_and_only_those(world: ExchangeWorld) -> None:
    collection = world.open(Kind.EVENTS)
    rule = Recurrence("FREQ=WEEKLY;COUNT=4", excluded=(START + WEEK, START + 3 * WEEK))
    written = one(collection, Create(new_key(), meeting(recurrence=rule)))
    assert starts(world, written.id) == ["2026-06-01T08:00", "2026-06-15T08:00"]
    assert written.held is not None
    assert written.held["recurrence"] == rule
    held = fetch_one(collection, written.id)
    assert held.version == written.version
    more = Recurrence(rule.rule, excluded=(*rule.excluded, START + 2 * WEEK))
    assert isinstance(change(collection, written.id, recurrence=more), Written)
    assert starts(world, written.id) == ["2026-06-01T08:00"]


@pytest.mark.parametrize(
    "rule, cancelled, left",
    [
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=4",
            [(2026, 6, 15)],
            ["2026-06-01T08:00", "2026-06-05T08:00", "2026-06-19T08:00"],
        ),
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=3", [(2026, 7, 6)], ["2026-06-01T08:00", "2026-08-03T08:00"]),
        ("FREQ=DAILY;INTERVAL=3;COUNT=3", [(2026, 6, 4)], ["2026-06-01T08:00", "2026-06-07T08:00"]),
        ("FREQ=YEARLY;COUNT=2", [(2027, 6, 1)], ["2026-06-01T08:00"]),
    ],
)
def test_the_right_occurrence_is_cancelled_in_any_pattern(
    world: ExchangeWorld, rule: str, cancelled: list[tuple[int, int, int]], left: list[str]
) -> None:
    collection = world.open(Kind.EVENTS)
    excluded = tuple(datetime(*day, 8, tzinfo=UTC) for day in cancelled)
    written = one(collection, Create(new_key(), meeting(recurrence=Recurrence(rule, excluded=excluded))))
    assert starts(world, written.id) == left
    held = fetch_one(collection, written.id).fields["recurrence"]
    assert isinstance(held, Recurrence)
    assert held.excluded == excluded


def test_an_occurrence_after_the_clocks_changed_is_found(world: ExchangeWorld) -> None:
    collection = world.open(Kind.EVENTS)
    begins = datetime(2026, 10, 19, 8, tzinfo=UTC)
    excluded = (datetime(2026, 10, 26, 9, tzinfo=UTC),)
    fields = {
        **meeting(recurrence=Recurrence("FREQ=WEEKLY;COUNT=3", excluded=excluded)),
        "start": begins,
        "end": begins + HOUR,
    }
    written = one(collection, Create(new_key(), fields))
    assert starts(world, written.id) == ["2026-10-19T08:00", "2026-11-02T09:00"]
    assert fetch_one(collection, written.id).fields["recurrence"] == fields["recurrence"]


def test_occurrences_of_an_all_day_series_are_cancelled(world: ExchangeWorld) -> None:
    collection = world.open(Kind.EVENTS)
    rule = Recurrence("FREQ=WEEKLY;COUNT=3", excluded=(date(2026, 6, 8),))
    fields: Fields = {"title": "x", "start": date(2026, 6, 1), "end": date(2026, 6, 2), "recurrence": rule}
    written = one(collection, Create(new_key(), fields))
    assert starts(world, written.id) == ["2026-05-31T22:00", "2026-06-14T22:00"]
    assert fetch_one(collection, written.id).fields == fields


def test_an_occurrence_is_looked_at_before_it_is_cancelled(
    world: ExchangeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crmsync.connect.ews.events.instance_index", lambda held, first, day: 3)
    collection = world.open(Kind.EVENTS)
    rule = Recurrence("FREQ=WEEKLY;COUNT=3", excluded=(START + WEEK,))
    written = one(collection, Create(new_key(), meeting(recurrence=rule)))
    assert len(occurrences(world, written.id)) == 3
    assert sent(world, "DeleteItem") == []


def test_a_day_without_an_occurrence_cancels_nothing(world: ExchangeWorld) -> None:
    collection = world.open(Kind.EVENTS)
    never = Recurrence("FREQ=WEEKLY;COUNT=2", excluded=(START + timedelta(days=1), START + 9 * WEEK))
    written = one(collection, Create(new_key(), meeting(recurrence=never)))
    assert starts(world, written.id) == ["2026-06-01T08:00", "2026-06-08T08:00"]
    assert written.held is not None
    assert written.held["recurrence"] == Recurrence("FREQ=WEEKLY;COUNT=2")
    assert sent(world, "DeleteItem") == []


def test_a_series_that_moves_keeps_what_was_cancelled(world: ExchangeWorld) -> None:
    collection = world.open(Kind.EVENTS)
    rule = Recurrence("FREQ=WEEKLY;COUNT=3", excluded=(START + WEEK,))
    written = one(collection, Create(new_key(), meeting(recurrence=rule)))
    later = START + 2 * HOUR
    assert isinstance(change(collection, written.id, start=later, end=later + HOUR), Written)
    assert starts(world, written.id) == ["2026-06-01T10:00", "2026-06-15T10:00"]


def test_a_series_that_moves_to_another_day_goes_on_from_there(world: ExchangeWorld) -> None:
    collection = world.open(Kind.EVENTS)
    written = one(collection, Create(new_key(), meeting(recurrence=Recurrence("FREQ=WEEKLY;COUNT=3"))))
    later = START + timedelta(days=1)
    assert isinstance(change(collection, written.id, start=later, end=later + HOUR), Written)
    assert starts(world, written.id) == ["2026-06-02T08:00", "2026-06-09T08:00", "2026-06-16T08:00"]


def test_another_title_leaves_the_occurrences_alone(world: ExchangeWorld) -> None:
    series = event(world, Recurrence=WEEKLY)
    hand = world.exchange.person
    hand.delete_event(occurrences(world, series)[1]["ItemId"]["@Id"])
    collection = world.open(Kind.EVENTS)
    assert isinstance(change(collection, series, title="Other"), Written)
    assert len(occurrences(world, series)) == 4
    assert sent(world, "DeleteItem") == []


def test_occurrences_that_a_person_changed_are_not_dropped(world: ExchangeWorld) -> None:
    series = event(world, Recurrence=WEEKLY)
    hand = world.exchange.person
    hand.edit_event(occurrences(world, series)[1]["ItemId"]["@Id"], {"Subject": "Special"})
    collection = world.open(Kind.EVENTS)
    later = START + 2 * HOUR
    outcome = change(
        collection,
        series,
        title="Other",
        start=later,
        end=later + HOUR,
        recurrence=Recurrence("FREQ=DAILY"),
    )
    assert isinstance(outcome, Written)
    assert outcome.left_out.keys() == {"start", "end", "recurrence"}
    assert "changed by themselves" in outcome.left_out["start"]
    assert {one["Subject"] for one in occurrences(world, series)} == {"Other", "Special"}
    assert fetch_one(collection, series).fields["start"] == START


def test_a_series_ends(world: ExchangeWorld) -> None:
    series = event(world, Recurrence=WEEKLY)
    collection = world.open(Kind.EVENTS)
    assert isinstance(change(collection, series, recurrence=None), Written)
    assert fetch_one(collection, series).fields.keys() & {"recurrence", "start"} == {"start"}


def test_a_cancellation_that_fails_leaves_the_rest_to_the_feed(world: ExchangeWorld) -> None:
    collection = world.open(Kind.EVENTS, world.connector(tries=1))
    world.exchange.fail(Fault("POST DeleteItem", INTERNAL_ERROR, times=None))
    rule = Recurrence("FREQ=WEEKLY;COUNT=3", excluded=(START + WEEK,))
    written = one(collection, Create(new_key(), meeting(recurrence=rule)))
    assert written.held is not None
    assert written.held["recurrence"] == Recurrence("FREQ=WEEKLY;COUNT=3")


# ---- what is odd


def test_fractions_of_a_second_are_no_riddle(world: ExchangeWorld) -> None:
    item = event(world)
    world.exchange.switch(fractional_seconds=True)
    held = fetch_one(world.open(Kind.EVENTS), item)
    assert (held.fields["start"], held.notes) == (START, ())


def test_a_zone_of_a_companys_own_leaves_the_times_right(world: ExchangeWorld) -> None:
    item = event(world, StartTimeZone=OWN_ZONE, EndTimeZone=OWN_ZONE)
    collection = world.open(Kind.EVENTS)
    held = fetch_one(collection, item)
    assert held.fields["start"] == START
    assert "time_zone" not in held.fields
    assert "unknown" in held.notes[0]
    later = START + HOUR
    assert isinstance(change(collection, item, start=later, end=later + HOUR), Written)
    held = fetch_one(collection, item)
    assert (held.fields["start"], len(held.notes)) == (later, 1)
