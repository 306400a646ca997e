"""Meetings and series between Radicale and a real Odoo, through the whole program; nobody is ever mailed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from support.documents import at, day, event, weekday
from support.odoo_story import OdooStory
from support.story import IN_STEP

from crmsync.sandbox.wire.faults import Cut


def test_meetings_of_both_sides_meet(story: OdooStory) -> None:
    story.mailbox.events.put(
        event("Tea", "LOCATION:London", "DESCRIPTION:first\\nsecond", "CATEGORIES:CRM,Hot")
    )
    when = day(7).isoformat()
    story.crm.events.add("Visit", start=f"{when} 10:00:00", stop=f"{when} 11:00:00", location="Ockham")
    assert story.begin("events").wrote == {"crm created": 1, "outlook created": 1}
    tea = story.crm.events.get("Tea")
    assert tea["location"] == "London"
    assert story.mailbox.events.values("Visit", "LOCATION") == ["Ockham"]


def test_two_edits_of_one_meeting_meet(story: OdooStory) -> None:
    story.mailbox.events.put(event("Tea", "LOCATION:London", "DESCRIPTION:Old"))
    story.begin("events")
    story.mailbox.events.edit("tea", "LOCATION:London", "LOCATION:Ockham")
    story.crm.events.edit("Tea", description="<p>New</p>", show_as="free")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1, "crm updated": 1}
    held = story.crm.events.get("Tea")
    assert (held["location"], held["show_as"]) == ("Ockham", "free")
    assert story.mailbox.events.values("Tea", "DESCRIPTION") == ["New"]


def test_a_guest_is_told_to_odoo_and_nobody_is_mailed(story: OdooStory) -> None:
    guest = story.crm.contacts.add("Grace Hopper", email="grace@example.com")
    story.mailbox.events.put(
        event(
            "Tea",
            f"ORGANIZER:mailto:{story.place.username}",
            "ATTENDEE;CN=Grace:mailto:grace@example.com",
        )
    )
    story.begin("events")
    assert guest in story.crm.events.get("Tea")["partner_ids"]
    story.mailbox.events.edit("tea", "SUMMARY:Tea", "SUMMARY:Coffee")
    story.sync().ended(IN_STEP)
    assert guest in story.crm.events.get("Coffee")["partner_ids"]
    story.mailbox.events.delete("tea")
    story.sync().ended(IN_STEP)
    assert story.crm.events.titles() == []


def test_a_series_is_one_meeting_on_either_side(story: OdooStory) -> None:
    monday = weekday(7, "MO")
    _weekly(story, "Jour fixe", monday, count=4)
    assert story.begin("events").wrote == {"crm created": 1}
    rows = _rows(story, "Jour fixe")
    assert len(rows) == 4
    assert len({row["recurrence_id"][0] for row in rows}) == 1
    with story.unwritten():
        story.sync().ended(IN_STEP)
    story.mailbox.events.edit("jour-fixe", "COUNT=4", "COUNT=6")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert len(_rows(story, "Jour fixe")) == 6


def test_a_date_that_odoo_deletes_is_cancelled_in_the_mailbox(story: OdooStory) -> None:
    _weekly(story, "Jour fixe", weekday(7, "MO"), count=4)
    story.begin("events")
    story.crm.stranger("calendar.event", "unlink", [_rows(story, "Jour fixe")[2]["id"]])
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert "EXDATE" in story.mailbox.events.get("jour-fixe")


def test_a_series_made_in_odoo_comes_as_a_series(story: OdooStory) -> None:
    monday = weekday(7, "MO")
    start = f"{monday.isoformat()} 09:00:00"
    story.crm.events.add(
        "Board",
        start=start,
        stop=start.replace("09:00", "10:00"),
        recurrency=True,
        rrule_type="weekly",
        end_type="count",
        count=5,
        mon=True,
        event_tz="Europe/Berlin",
    )
    assert story.begin("events").wrote == {"outlook created": 1}
    (item,) = story.mailbox.events.items()
    assert "FREQ=WEEKLY" in story.mailbox.events.get(item)
    assert "COUNT=5" in story.mailbox.events.get(item)


@pytest.mark.parametrize(("rule", "kept"), [("crm-wins", "Ockham"), ("outlook-wins", "Paris")])
def test_a_conflict_follows_the_rule(rule: str, kept: str, story: OdooStory) -> None:
    story.mailbox.events.put(event("Tea", "LOCATION:London"))
    story.begin("events", conflicts=rule)
    story.mailbox.events.edit("tea", "LOCATION:London", "LOCATION:Paris")
    story.crm.events.edit("Tea", location="Ockham")
    run = story.sync().ended(IN_STEP)
    assert story.crm.events.get("Tea")["location"] == kept
    assert story.mailbox.events.values("Tea", "LOCATION") == [kept]
    assert len(run.listed("conflicts")) == 1


def test_deletions_travel_both_ways(story: OdooStory) -> None:
    for name in ("Tea", "Visit", "Lunch"):
        story.mailbox.events.put(event(name))
    _weekly(story, "Jour fixe", weekday(7, "MO"), count=4)
    story.begin("events")
    story.mailbox.events.delete("tea")
    story.mailbox.events.delete("jour-fixe")
    story.crm.events.delete("Visit")
    assert story.sync().ended(IN_STEP).wrote == {"outlook deleted": 1, "crm deleted": 2}
    assert story.crm.events.titles() == ["Lunch"]
    assert story.mailbox.events.titles() == ["Lunch"]


@pytest.mark.parametrize("cut", list(Cut), ids=lambda one: str(one.value))
def test_a_lost_reply_doubles_no_meeting(cut: Cut, story: OdooStory) -> None:
    story.mailbox.events.put(event("Tea"))
    _weekly(story, "Jour fixe", weekday(7, "MO"), count=3)
    story.maps("events")
    story.signs_in()
    story.zoho.fail(r"POST /json/2/calendar.event/load", cut, times=3)
    story.sync(yes=True)
    story.zoho.mend()
    story.sync().ended(IN_STEP)
    assert sorted(set(story.crm.events.titles())) == ["Jour fixe", "Tea"]
    assert len(_rows(story, "Jour fixe")) == 3


def _weekly(story: OdooStory, title: str, first: date, *, count: int) -> None:
    start = at(first, "09:00", "10:00")
    story.mailbox.events.put(event(title, f"RRULE:FREQ=WEEKLY;COUNT={count}", start=start))


def _rows(story: OdooStory, title: str) -> list[dict[str, Any]]:
    found = story.crm.stranger(
        "calendar.event", "search_read", [["name", "=", title]], ["start", "recurrence_id"], order="start"
    )
    return list(found)
