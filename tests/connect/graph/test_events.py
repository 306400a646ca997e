"""Meetings: nobody is mailed, series keep their exceptions, and both ways of asking what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from connect.conformance import everything, fetch_one, listed, new_key, versions
from support.graph_bench import MADE, GraphWorld

from crmsync.connect.base import Collection, Create, Delete, Failed, Fate, Update, Written
from crmsync.connect.errors import CursorLost, NotPermitted, ServiceError
from crmsync.model.items import ItemId, Trait
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields, Participant, Recurrence, Reminder, Value
from crmsync.sandbox.graph import UNAVAILABLE, Cut, EventsDelta, Fault

START = datetime(2026, 6, 1, 8, tzinfo=UTC)
GUEST = {"type": "required", "emailAddress": {"address": "kim@example.net", "name": "Kim"}}
WEEKLY = {
    "pattern": {"type": "weekly", "interval": 1, "daysOfWeek": ["monday"], "firstDayOfWeek": "monday"},
    "range": {"type": "numbered", "startDate": "2026-06-01", "numberOfOccurrences": 5},
}
WINDOW = [EventsDelta.SERVED, EventsDelta.BAD_REQUEST, EventsDelta.NOT_IMPLEMENTED]


def event(world: GraphWorld, title: str = "Retro", **more: Any) -> ItemId:
    return world.create({**MADE[Kind.EVENTS], "subject": title, **more}, Kind.EVENTS)


def meeting(**more: Value) -> Fields:
    end = START + timedelta(hours=1)
    return {"title": "Retro", "start": START, "end": end, "time_zone": "Europe/Berlin", **more}


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


def days(world: GraphWorld, series: ItemId) -> list[str]:
    found = world.graph.person.occurrences(
        series, datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 9, 1, tzinfo=UTC)
    )
    return sorted(one["start"]["dateTime"][:16] for one in found)


# ---- nobody is mailed


def test_a_meeting_of_ones_own_with_guests_is_not_touched_without_leave(world: GraphWorld) -> None:
    item = event(world, attendees=[GUEST])
    world.graph.forget_mails()
    collection = world.open(Kind.EVENTS)
    assert Trait.ORGANISED in fetch_one(collection, item).traits
    for outcome in (
        change(collection, item, title="Other"),
        change(collection, item, reminder=Reminder(before=timedelta(minutes=5))),
        change(collection, item, start=START, end=START + timedelta(hours=3)),
        remove(collection, item),
    ):
        assert "guests would be mailed" in refused(outcome).message
    assert world.graph.writes() == []
    assert world.graph.mails() == []


def test_guests_who_came_in_since_the_plan_was_made_are_seen(world: GraphWorld) -> None:
    item = event(world)
    collection = world.open(Kind.EVENTS)
    version = fetch_one(collection, item).version
    world.edit(item, {"attendees": [GUEST]}, Kind.EVENTS)
    world.graph.forget_mails()
    (outcome,) = collection.write([Update(item, version, {"title": "Other"})])
    assert isinstance(outcome, Failed)
    refused(change(collection, item, title="Other"))
    assert world.graph.mails() == []


@pytest.mark.parametrize("invitations", [True, False])
def test_a_meeting_of_somebody_else_is_not_touched(world: GraphWorld, invitations: bool) -> None:
    item = ItemId(
        world.graph.person.receive_invitation({**MADE[Kind.EVENTS], "subject": "Theirs"}, "boss@example.net")
    )
    world.graph.forget_mails()
    collection = world.open(Kind.EVENTS, invitations=invitations)
    held = fetch_one(collection, item)
    assert Trait.INVITED in held.traits
    assert Participant("boss@example.net") in [
        Participant(guest.address) for guest in held.fields["participants"] if isinstance(guest, Participant)
    ]
    refused(change(collection, item, title="Mine"))
    refused(remove(collection, item))
    assert isinstance(change(collection, item, reminder=Reminder(before=timedelta(minutes=5))), Written)
    assert world.graph.mails() == []


def test_a_new_meeting_is_sent_without_guests_and_without_outlooks_reminder(world: GraphWorld) -> None:
    collection = world.open(Kind.EVENTS)
    written = one(collection, Create(new_key(), meeting()))
    (sent,) = world.graph.calls("events", "POST")
    assert "attendees" not in sent.json()
    assert fetch_one(collection, written.id).fields == meeting()
    assert world.graph.mails() == []


def test_what_guests_a_meeting_has_is_never_in_an_update(world: GraphWorld) -> None:
    room = {"type": "resource", "emailAddress": {"address": "room@example.net"}}
    item = event(world, attendees=[GUEST, room])
    collection = world.open(Kind.EVENTS, invitations=True)
    assert isinstance(change(collection, item, title="Other"), Written)
    (sent,) = world.graph.calls("events", "PATCH")
    assert sent.json() == {"subject": "Other"}


def test_guests_are_invited_where_that_is_allowed(world: GraphWorld) -> None:
    collection = world.open(Kind.EVENTS, invitations=True)
    guests = (Participant("kim@example.net", "Kim"), Participant("lee@example.net"))
    written = one(collection, Create(new_key(), meeting(participants=guests)))
    assert fetch_one(collection, written.id).fields["participants"] == guests
    assert {mail.recipient for mail in world.graph.mails()} == {
        "kim@example.net",
        "lee@example.net",
    }
    world.graph.person.guest_answers(written.id, "kim@example.net", "accepted")
    held = fetch_one(collection, written.id).fields["participants"]
    assert isinstance(held, tuple)
    assert isinstance(change(collection, written.id, participants=(guests[1],)), Written)
    assert fetch_one(collection, written.id).fields["participants"] == (guests[1],)


# ---- creates


def test_a_create_whose_reply_was_lost_is_made_once(world: GraphWorld) -> None:
    collection = world.open(Kind.EVENTS, world.connector(tries=1))
    write = Create(new_key(), meeting())
    world.graph.fail(Fault(r"POST .*/events$", Cut.AFTER))
    (lost,) = collection.write([write])
    assert isinstance(lost, Failed)
    assert one(collection, write).id == world.all(Kind.EVENTS)[0]["id"]
    assert len(world.all(Kind.EVENTS)) == 1
    (sent,) = world.graph.calls("events", "POST")
    assert sent.json()["transactionId"] == write.key


# ---- when


def test_times_are_written_on_the_events_own_clock(world: GraphWorld) -> None:
    item = event(world)
    collection = world.open(Kind.EVENTS)
    assert fetch_one(collection, item).fields["time_zone"] == "Europe/Berlin"
    later = START + timedelta(hours=2)
    assert isinstance(change(collection, item, start=later, end=later + timedelta(hours=1)), Written)
    (sent,) = world.graph.calls("events", "PATCH")
    assert sent.json() == {
        "start": {"dateTime": "2026-06-01T12:00:00", "timeZone": "Europe/Berlin"},
        "end": {"dateTime": "2026-06-01T13:00:00", "timeZone": "Europe/Berlin"},
    }


def test_a_meeting_becomes_all_day_and_back(world: GraphWorld) -> None:
    item = event(world)
    collection = world.open(Kind.EVENTS)
    outcome = change(collection, item, start=date(2026, 6, 1), end=date(2026, 6, 3))
    assert isinstance(outcome, Written)
    held = fetch_one(collection, item).fields
    assert (held["start"], held["end"]) == (date(2026, 6, 1), date(2026, 6, 3))
    assert "time_zone" not in held
    assert isinstance(change(collection, item, start=START, end=START + timedelta(hours=1)), Written)
    assert fetch_one(collection, item).fields["start"] == START


def test_an_online_meeting_keeps_its_description(world: GraphWorld) -> None:
    item = event(world, isOnlineMeeting=True, body={"contentType": "text", "content": "join here"})
    collection = world.open(Kind.EVENTS)
    outcome = change(collection, item, description="ours", title="Other")
    assert isinstance(outcome, Written)
    assert "join" in outcome.left_out["description"]
    held = fetch_one(collection, item).fields
    assert (held["title"], held["description"]) == ("Other", "join here")


# ---- series


def test_a_series_is_one_item_with_its_exceptions(world: GraphWorld) -> None:
    series = event(world, recurrence=WEEKLY)
    hand = world.graph.person
    second, third = (
        found["id"]
        for found in hand.occurrences(
            series, datetime(2026, 6, 8, tzinfo=UTC), datetime(2026, 6, 16, tzinfo=UTC)
        )
    )
    hand.delete_event(second)
    hand.edit_event(third, {"subject": "Special"})
    items, _ = listed(world.open(Kind.EVENTS))
    assert items.keys() == {series}
    assert items[series].fields["recurrence"] == Recurrence(
        "FREQ=WEEKLY;COUNT=5",
        excluded=(START + timedelta(days=7),),
        changed=(START + timedelta(days=14),),
    )


@pytest.mark.parametrize("way", WINDOW)
def test_a_cancelled_occurrence_comes_with_the_feed(world: GraphWorld, way: EventsDelta) -> None:
    world.graph.switch(events_delta=way, announce_cancelled_occurrences=way is not EventsDelta.SERVED)
    series = event(world, recurrence=WEEKLY)
    collection = world.open(Kind.EVENTS)
    items, cursor = listed(collection)
    (second,) = world.graph.person.occurrences(
        series, datetime(2026, 6, 8, tzinfo=UTC), datetime(2026, 6, 9, tzinfo=UTC)
    )
    world.clock.go()
    world.graph.person.delete_event(second["id"])
    news, gone, _ = everything(collection.changes(cursor, versions(items)))
    assert gone == set()
    held = news[series].fields["recurrence"]
    assert isinstance(held, Recurrence)
    assert held.excluded == (START + timedelta(days=7),)


def test_occurrences_are_cancelled_and_only_those(world: GraphWorld) -> None:
    collection = world.open(Kind.EVENTS)
    rule = Recurrence("FREQ=WEEKLY;COUNT=4", excluded=(START + timedelta(days=7), START + timedelta(days=21)))
    written = one(collection, Create(new_key(), meeting(recurrence=rule)))
    assert days(world, written.id) == ["2026-06-01T08:00", "2026-06-15T08:00"]
    assert written.held is not None
    assert written.held["recurrence"] == rule
    held = fetch_one(collection, written.id)
    assert held.version == written.version
    more = Recurrence(rule.rule, excluded=(*rule.excluded, START + timedelta(days=14)))
    assert isinstance(change(collection, written.id, recurrence=more), Written)
    assert days(world, written.id) == ["2026-06-01T08:00"]


def test_a_series_that_moves_keeps_what_was_cancelled(world: GraphWorld) -> None:
    collection = world.open(Kind.EVENTS)
    rule = Recurrence("FREQ=WEEKLY;COUNT=3", excluded=(START + timedelta(days=7),))
    written = one(collection, Create(new_key(), meeting(recurrence=rule)))
    later = START + timedelta(hours=2)
    outcome = change(collection, written.id, start=later, end=later + timedelta(hours=1))
    assert isinstance(outcome, Written)
    assert days(world, written.id) == ["2026-06-01T10:00", "2026-06-15T10:00"]


def test_a_series_that_moves_to_another_day_goes_on_from_there(world: GraphWorld) -> None:
    collection = world.open(Kind.EVENTS)
    written = one(collection, Create(new_key(), meeting(recurrence=Recurrence("FREQ=WEEKLY;COUNT=3"))))
    later = START + timedelta(days=1)
    assert isinstance(change(collection, written.id, start=later, end=later + timedelta(hours=1)), Written)
    assert days(world, written.id) == ["2026-06-02T08:00", "2026-06-09T08:00", "2026-06-16T08:00"]


def test_occurrences_that_a_person_changed_are_not_dropped(world: GraphWorld) -> None:
    series = event(world, recurrence=WEEKLY)
    hand = world.graph.person
    (second,) = hand.occurrences(series, datetime(2026, 6, 8, tzinfo=UTC), datetime(2026, 6, 9, tzinfo=UTC))
    hand.edit_event(second["id"], {"subject": "Special"})
    collection = world.open(Kind.EVENTS)
    later = START + timedelta(hours=2)
    outcome = change(
        collection,
        series,
        title="Other",
        start=later,
        end=later + timedelta(hours=1),
        recurrence=Recurrence("FREQ=DAILY"),
    )
    assert isinstance(outcome, Written)
    assert outcome.left_out.keys() == {"start", "end", "recurrence"}
    assert "changed by themselves" in outcome.left_out["start"]
    titles = {
        found["subject"]
        for found in hand.occurrences(
            series, datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
        )
    }
    assert titles == {"Other", "Special"}
    assert fetch_one(collection, series).fields["start"] == START


def test_a_cancellation_that_fails_leaves_the_rest_to_the_feed(world: GraphWorld) -> None:
    collection = world.open(Kind.EVENTS, world.connector(tries=1))
    world.graph.fail(Fault(r"DELETE .*/events/", UNAVAILABLE, times=None))
    rule = Recurrence("FREQ=WEEKLY;COUNT=3", excluded=(START + timedelta(days=7),))
    written = one(collection, Create(new_key(), meeting(recurrence=rule)))
    assert written.held is not None
    assert written.held["recurrence"] == Recurrence("FREQ=WEEKLY;COUNT=3")


# ---- both ways


def edited(world: GraphWorld) -> tuple[Mapping[str, ItemId], Collection, Any, Any]:
    made = {name: event(world, name) for name in ("kept", "changed", "removed", "moved")}
    made["series"] = event(world, "series", recurrence=WEEKLY)
    collection = world.open(Kind.EVENTS)
    items, cursor = listed(collection)
    world.edit(made["changed"], {"subject": "renamed"}, Kind.EVENTS)
    world.edit(made["series"], {"subject": "weekly"}, Kind.EVENTS)
    world.delete(made["removed"], Kind.EVENTS)
    return made, collection, items, cursor


@pytest.mark.parametrize("way", WINDOW)
def test_changes_are_told_where_events_have_a_delta_and_where_not(
    world: GraphWorld, way: EventsDelta
) -> None:
    world.graph.switch(events_delta=way)
    made, collection, items, cursor = edited(world)
    assert cursor.startswith("delta:" if way is EventsDelta.SERVED else "window/2026-05-04:")
    news, gone, cursor = everything(collection.changes(cursor, versions(items)))
    assert news.keys() >= {made["changed"], made["series"]}
    assert made["kept"] not in news
    assert gone == {made["removed"]}
    assert collection.fate({made["removed"]: None}) == {made["removed"]: Fate.DELETED}
    again, gone, _ = everything(collection.changes(cursor, {**versions(items), **versions(news)}))
    assert versions(again).items() <= versions(news).items()
    assert gone <= {made["removed"]}


def test_a_cursor_of_the_delta_is_kept_when_the_service_forgets_the_delta(world: GraphWorld) -> None:
    world.graph.switch(events_delta=EventsDelta.SERVED)
    _, collection, items, cursor = edited(world)
    world.graph.switch(events_delta=EventsDelta.NOT_IMPLEMENTED)
    with pytest.raises(CursorLost):
        list(collection.changes(cursor, versions(items)))
    _, cursor = listed(collection)
    assert cursor.startswith("window/")


def test_a_window_that_grew_old_is_made_anew(world: GraphWorld) -> None:
    world.graph.switch(events_delta=EventsDelta.BAD_REQUEST)
    _, collection, items, cursor = edited(world)
    world.clock.go(timedelta(days=91))
    with pytest.raises(CursorLost):
        list(collection.changes(cursor, versions(items)))


def test_what_the_window_names_without_reason_is_still_there(world: GraphWorld) -> None:
    world.graph.switch(events_delta=EventsDelta.BAD_REQUEST, stray_removals=True)
    made, collection, items, cursor = edited(world)
    _, gone, _ = everything(collection.changes(cursor, versions(items)))
    fates = collection.fate(dict.fromkeys(gone | {made["kept"]}))
    assert {item for item, fate in fates.items() if fate is Fate.DELETED} == {made["removed"]}


# ---- categories


def test_a_category_that_is_new_comes_onto_the_mailboxs_list(world: GraphWorld) -> None:
    world.graph.person.create_category("Red", "preset0")
    connector = world.connector()
    collection = world.open(Kind.EVENTS, connector)
    for title in ("One", "Two"):
        one(collection, Create(new_key(), {**meeting(categories=("CRM", "red")), "title": title}))
    assert sorted(world.graph.person.categories()) == ["CRM", "Red"]
    assert len(world.graph.requests("masterCategories")) == 2, "read once, added once"
    (info,) = [
        found
        for found in world.connector().folders(categories=True)
        if found.kind is Kind.EVENTS and found.id == world.folder(Kind.EVENTS)
    ]
    assert info.categories == ("CRM", "Red")


def test_a_category_can_be_put_on_the_list_before_anything_has_it(world: GraphWorld) -> None:
    connector = world.connector()
    assert connector.add_category("CRM")
    assert connector.add_category("crm")
    assert world.graph.person.categories() == ["CRM"]
    assert len(world.graph.requests("masterCategories", "POST")) == 1
    world.graph.fail(Fault(r"POST .*masterCategories", UNAVAILABLE, times=None))
    with pytest.raises(ServiceError):
        connector.add_category("Blue")


def test_a_mailbox_that_does_not_give_its_list_does_without(world: GraphWorld) -> None:
    world.graph.fail(Fault(r"masterCategories", UNAVAILABLE, times=None))
    collection = world.open(Kind.EVENTS, world.connector(tries=1))
    for _ in range(2):
        written = one(collection, Create(new_key(), meeting(categories=("CRM",))))
        assert fetch_one(collection, written.id).fields["categories"] == ("CRM",)
    assert len(world.graph.requests("masterCategories")) == 1, "it is not asked again and again"


def test_a_meeting_that_is_made_again_invites_nobody(world: GraphWorld) -> None:
    item = event(world, showAs="oof", attendees=[GUEST])
    collection = world.open(Kind.EVENTS, invitations=True)
    held = fetch_one(collection, item)
    assert isinstance(remove(collection, item), Written)
    world.graph.forget_mails()
    made = one(collection, Create(new_key(), meeting(), held.original))
    again = world.held(made.id, Kind.EVENTS)
    assert (again["showAs"], again["attendees"]) == ("oof", [])
    assert world.graph.mails() == []
