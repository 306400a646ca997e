"""An Exchange Server (the embedded one) and a real Odoo, the whole program: both directions, all kinds, undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from support.documents import day
from support.ews_odoo_story import EwsOdooStory, telling_exchange_and_odoo
from support.ews_story import at
from support.odoo import OdooServer
from support.story import IN_STEP, KINDS

from crmsync.sandbox.ews import Cut, Fault

MORNING = datetime(day(7).year, day(7).month, day(7).day, 9, tzinfo=UTC)


@pytest.fixture
def story(odoo_server: OdooServer, tmp_path: Path) -> Iterator[EwsOdooStory]:
    with telling_exchange_and_odoo(odoo_server, tmp_path) as one:
        yield one


def person(name: str, **more: Any) -> dict[str, Any]:
    given, _, family = name.partition(" ")
    return {"GivenName": given, "Surname": family, **more}


def meeting(title: str, **more: Any) -> dict[str, Any]:
    hours = {"Start": at(MORNING), "End": at(MORNING + timedelta(hours=1))}
    return {"Subject": title, "Categories": ["CRM"], "ReminderIsSet": "false", **hours, **more}


def odoo_meeting(**more: Any) -> dict[str, Any]:
    return {"start": f"{day(8)} 10:00:00", "stop": f"{day(8)} 11:00:00", **more}


def filled(story: EwsOdooStory) -> None:
    """Something of each kind on each side."""
    story.mailbox.contacts.add(
        **person("Ada Byron", JobTitle="Programmer", EmailAddresses={"EmailAddress1": "ada@example.org"}),
        PhysicalAddresses={"Business": {"Street": "St James's Square 12", "City": "London"}},
        Body={"@BodyType": "Text", "#text": "first\r\n\r\nsecond <b> & third"},
        Categories=["Friend"],
    )
    story.mailbox.tasks.add(Subject="Call Ada", DueDate=at(MORNING.replace(hour=0)), Importance="High")
    story.mailbox.events.add(**meeting("Tea", Location="London"))
    story.crm.contacts.add("Grace Brewster Hopper", email="grace@example.com", function="Admiral")
    # Every task in Outlook has an importance; one star is what Odoo calls the usual one.
    story.crm.tasks.add(
        "Write to Mary", description="<p>Dear <b>Mary</b></p>", user_ids=[story.user], priority="1"
    )
    story.crm.events.add("Visit", **odoo_meeting(location="Ockham"))


def named(story: EwsOdooStory, kind: str, title: str) -> str:
    """The id of an item in Outlook."""
    hand = story.mailbox.of(kind)
    (found,) = [one for one in hand.all() if hand.title(one) == title]
    return str(found["ItemId"]["@Id"])


def test_both_sides_meet_and_edits_travel_both_ways(story: EwsOdooStory) -> None:
    filled(story)
    assert story.begin(*KINDS).wrote == {"outlook created": 3, "crm created": 3}
    for kind, titles in {
        "contacts": ["Ada Byron", "Grace Brewster Hopper"],
        "tasks": ["Call Ada", "Write to Mary"],
        "events": ["Tea", "Visit"],
    }.items():
        assert story.crm.of(kind).titles() == titles
    ada = story.crm.contacts.get("Ada Byron")
    assert (ada["email"], ada["function"], ada["city"]) == ("ada@example.org", "Programmer", "London")
    (grace,) = [one for one in story.mailbox.contacts.all() if one["Surname"] == "Hopper"]
    assert (grace["JobTitle"], grace["EmailAddresses"]["EmailAddress1"]) == ("Admiral", "grace@example.com")
    with story.unwritten():
        story.sync().ended(IN_STEP)
    story.mailbox.contacts.edit(grace["ItemId"]["@Id"], JobTitle="Rear admiral", SpouseName="Vincent")
    story.crm.contacts.edit("Ada Byron", function="Countess", ref="44")
    story.mailbox.tasks.edit(
        named(story, "tasks", "Call Ada"), Body={"@BodyType": "Text", "#text": "At noon"}
    )
    story.crm.tasks.edit("Write to Mary", priority="3", color=7)
    story.mailbox.events.edit(named(story, "events", "Visit"), Location="Paris", LegacyFreeBusyStatus="OOF")
    story.crm.events.edit("Tea", description="<p>New</p>")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 3, "crm updated": 3}
    assert story.crm.contacts.get("Grace Brewster Hopper")["function"] == "Rear admiral"
    assert story.mailbox.contacts.get(named(story, "contacts", "Ada Byron"))["JobTitle"] == "Countess"
    assert story.crm.contacts.get("Ada Byron")["ref"] == "44"
    assert "At noon" in story.crm.tasks.get("Call Ada")["description"]
    held = story.crm.tasks.get("Write to Mary")
    assert (held["description"], held["color"]) == ("<p>Dear <b>Mary</b></p>", 7)
    assert story.crm.events.get("Visit")["location"] == "Paris"
    assert story.mailbox.events.get(named(story, "events", "Visit"))["LegacyFreeBusyStatus"] == "OOF"


@pytest.mark.parametrize("kind", KINDS)
def test_deletions_travel_both_ways(kind: str, story: EwsOdooStory) -> None:
    made = {"contacts": person, "tasks": lambda name: {"Subject": name}, "events": meeting}
    items = {
        name: story.mailbox.of(kind).add(**made[kind](name))
        for name in ("Ann Byron", "Bob Byron", "Cy Byron")
    }
    story.begin(kind)
    story.mailbox.of(kind).delete(items["Ann Byron"])
    story.crm.of(kind).delete("Bob Byron")
    assert story.sync().ended(IN_STEP).wrote == {"outlook deleted": 1, "crm deleted": 1}
    assert story.mailbox.of(kind).titles() == story.crm.of(kind).titles() == ["Cy Byron"]


def test_an_undo_takes_everything_back_on_both_sides(story: EwsOdooStory) -> None:
    ada = story.mailbox.contacts.add(**person("Ada Byron", JobTitle="Programmer"))
    tea = story.mailbox.events.add(**meeting("Tea", Location="London"))
    story.begin("contacts", "events")
    story.crm.contacts.edit("Ada Byron", function="Countess")
    story.mailbox.contacts.edit(ada, PhoneNumbers={"BusinessPhone": "+44 20 2"})
    story.crm.events.edit("Tea", location="Ockham")
    story.mailbox.events.add(**meeting("Lunch"))
    run = story.sync().ended(IN_STEP)
    assert run.wrote == {"outlook updated": 2, "crm updated": 1, "crm created": 1}
    story.undo(run).ended(IN_STEP)
    assert story.mailbox.contacts.get(ada)["JobTitle"] == "Programmer"
    assert not story.crm.contacts.get("Ada Byron")["phone"]
    assert story.mailbox.events.get(tea)["Location"] == "London"
    assert story.crm.events.titles() == ["Tea"]


def test_a_series_is_one_meeting_on_either_side_and_nobody_is_mailed(story: EwsOdooStory) -> None:
    weekly = {
        "WeeklyRecurrence": {
            "Interval": "1",
            "DaysOfWeek": MORNING.strftime("%A"),
            "FirstDayOfWeek": "Monday",
        },
        "NumberedRecurrence": {"StartDate": MORNING.date().isoformat(), "NumberOfOccurrences": "4"},
    }
    series = story.mailbox.events.add(**meeting("Jour fixe", Recurrence=weekly))
    assert story.begin("events").wrote == {"crm created": 1}
    assert len(rows(story)) == 4
    person, third = story.exchange.person, MORNING + timedelta(days=14)
    (found,) = person.occurrences(series, third - timedelta(days=1), third + timedelta(days=1))
    person.delete_event(found["ItemId"]["@Id"])
    story.sync().ended(IN_STEP)
    left = rows(story)
    assert f"{third:%F %T}" not in [row["start"] for row in left]
    assert len(left) == 3
    story.crm.stranger("calendar.event", "unlink", [left[1]["id"]])
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    dates = [one["Start"][:10] for one in person.occurrences(series, MORNING, MORNING + timedelta(days=40))]
    assert sorted(dates) == [(MORNING + timedelta(days=number)).date().isoformat() for number in (0, 21)]
    assert story.exchange.mails() == []


@pytest.mark.parametrize("kind", KINDS)
def test_whichever_side_loses_a_reply_nothing_is_doubled(kind: str, story: EwsOdooStory) -> None:
    made = {"contacts": person, "tasks": lambda name: {"Subject": name}, "events": meeting}
    more = {"contacts": {}, "tasks": {"user_ids": [story.user]}, "events": odoo_meeting()}
    story.mailbox.of(kind).add(**made[kind]("Ada Byron"))
    story.crm.of(kind).add("Bob Byron", **more[kind])
    story.maps(kind)
    story.signs_in()
    story.exchange.fail(Fault("POST CreateItem", Cut.AFTER))
    story.zoho.fail(rf"POST /json/2/{story.crm_end(kind)['module']}/load", Cut.AFTER)
    story.sync(yes=True)
    story.sync(yes=True)
    story.sync().ended(IN_STEP)
    assert story.mailbox.of(kind).titles() == story.crm.of(kind).titles() == ["Ada Byron", "Bob Byron"]


def rows(story: EwsOdooStory) -> list[dict[str, Any]]:
    """The dates of the series in Odoo."""
    domain = [["name", "=", "Jour fixe"]]
    found = story.crm.stranger("calendar.event", "search_read", domain, ["start"], order="start")
    return list(found)
