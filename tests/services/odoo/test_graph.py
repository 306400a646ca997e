"""Microsoft 365 (the embedded Graph) and a real Odoo, the whole program: both directions, all kinds, undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from support.documents import day
from support.graph_odoo_story import GraphOdooStory, telling_graph_and_odoo
from support.graph_story import at
from support.odoo import OdooServer
from support.odoo_bench import MODEL
from support.story import IN_STEP, KINDS
from support.tls import TlsFiles, make_tls_files

from crmsync.model.kinds import Kind
from crmsync.sandbox.graph import Cut, Fault

MORNING = datetime(day(7).year, day(7).month, day(7).day, 9, tzinfo=UTC)
GUEST = {"type": "required", "emailAddress": {"address": "grace@example.com", "name": "Grace"}}


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def story(tls: TlsFiles, odoo_server: OdooServer, tmp_path: Path) -> Iterator[GraphOdooStory]:
    with telling_graph_and_odoo(tls, odoo_server, tmp_path) as one:
        yield one


def person(name: str, **more: Any) -> dict[str, Any]:
    given, _, family = name.partition(" ")
    return {"givenName": given, "surname": family, "displayName": name, **more}


def meeting(title: str, **more: Any) -> dict[str, Any]:
    hours = {"start": at(MORNING), "end": at(MORNING + timedelta(hours=1))}
    return {"subject": title, "categories": ["CRM"], "isReminderOn": False, **hours, **more}


def odoo_meeting(**more: Any) -> dict[str, Any]:
    return {"start": f"{day(8)} 10:00:00", "stop": f"{day(8)} 11:00:00", **more}


def weekly(count: int) -> dict[str, Any]:
    days = [MORNING.strftime("%A").lower()]
    return {
        "pattern": {"type": "weekly", "interval": 1, "daysOfWeek": days, "firstDayOfWeek": "monday"},
        "range": {
            "type": "numbered",
            "startDate": MORNING.date().isoformat(),
            "numberOfOccurrences": count,
        },
    }


def filled(story: GraphOdooStory) -> None:
    """Something of each kind on each side."""
    story.mailbox.contacts.add(
        **person("Ada Byron", jobTitle="Programmer", emailAddresses=[{"address": "ada@example.org"}]),
        businessAddress={
            "street": "St James's Square 12",
            "city": "London",
            "countryOrRegion": "United Kingdom",
        },
        personalNotes="first\r\n\r\nsecond <b> & third",
        categories=["Friend"],
    )
    story.mailbox.tasks.add(title="Call Ada", dueDateTime=at(MORNING.replace(hour=0)), importance="high")
    story.mailbox.events.add(**meeting("Tea", location={"displayName": "London"}))
    story.crm.contacts.add("Grace Brewster Hopper", email="grace@example.com", function="Admiral")
    # Every task in Outlook has an importance; one star is what Odoo calls the usual one.
    story.crm.tasks.add(
        "Write to Mary", description="<p>Dear <b>Mary</b></p>", user_ids=[story.user], priority="1"
    )
    story.crm.events.add("Visit", **odoo_meeting(location="Ockham"))


def test_both_sides_meet_and_edits_travel_both_ways(story: GraphOdooStory) -> None:
    filled(story)
    assert story.begin(*KINDS).wrote == {"outlook created": 3, "crm created": 3}
    for kind, titles in {
        "contacts": ["Ada Byron", "Grace Brewster Hopper"],
        "tasks": ["Call Ada", "Write to Mary"],
        "events": ["Tea", "Visit"],
    }.items():
        assert story.mailbox.of(kind).titles() == story.crm.of(kind).titles() == titles
    ada = story.crm.contacts.get("Ada Byron")
    assert (ada["email"], ada["function"], ada["city"]) == ("ada@example.org", "Programmer", "London")
    assert ada["country_id"][1] == "United Kingdom"
    assert story.crm.tasks.get("Call Ada")["priority"] != "0"
    (grace,) = [one for one in story.mailbox.contacts.all() if one["surname"] == "Hopper"]
    assert (grace["jobTitle"], grace["emailAddresses"][0]["address"]) == ("Admiral", "grace@example.com")
    with story.unwritten():
        story.sync().ended(IN_STEP)
    story.mailbox.contacts.edit(grace["id"], jobTitle="Rear admiral", spouseName="Vincent")
    story.crm.contacts.edit("Ada Byron", function="Countess", ref="44")
    (call,) = [one for one in story.mailbox.tasks.all() if one["title"] == "Call Ada"]
    story.mailbox.tasks.edit(call["id"], body={"contentType": "text", "content": "At noon"})
    story.crm.tasks.edit("Write to Mary", priority="3", color=7)
    (visit,) = [one for one in story.mailbox.events.all() if one["subject"] == "Visit"]
    story.mailbox.events.edit(visit["id"], location={"displayName": "Paris"}, showAs="oof")
    story.crm.events.edit("Tea", description="<p>New</p>")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 3, "crm updated": 3}
    assert story.crm.contacts.get("Grace Brewster Hopper")["function"] == "Rear admiral"
    (ada_there,) = [one for one in story.mailbox.contacts.all() if one["surname"] == "Byron"]
    assert ada_there["jobTitle"] == "Countess"
    assert story.crm.contacts.get("Ada Byron")["ref"] == "44"
    assert "At noon" in story.crm.tasks.get("Call Ada")["description"]
    held = story.crm.tasks.get("Write to Mary")
    assert (held["description"], held["color"]) == ("<p>Dear <b>Mary</b></p>", 7)
    assert story.crm.events.get("Visit")["location"] == "Paris"
    assert story.mailbox.events.get(visit["id"])["showAs"] == "oof"


@pytest.mark.parametrize("kind", KINDS)
def test_deletions_travel_both_ways(kind: str, story: GraphOdooStory) -> None:
    made = {
        "contacts": person,
        "tasks": lambda name: {"title": name},
        "events": meeting,
    }
    items = {
        name: story.mailbox.of(kind).add(**made[kind](name))
        for name in ("Ann Byron", "Bob Byron", "Cy Byron")
    }
    story.begin(kind)
    story.mailbox.of(kind).delete(items["Ann Byron"])
    story.crm.of(kind).delete("Bob Byron")
    assert story.sync().ended(IN_STEP).wrote == {"outlook deleted": 1, "crm deleted": 1}
    assert story.mailbox.of(kind).titles() == story.crm.of(kind).titles() == ["Cy Byron"]


@pytest.mark.parametrize(("rule", "kept"), [("crm-wins", "Countess"), ("outlook-wins", "Poet")])
def test_a_conflict_follows_the_rule_and_the_loser_is_kept(
    rule: str, kept: str, story: GraphOdooStory
) -> None:
    ada = story.mailbox.contacts.add(**person("Ada Byron", jobTitle="Programmer"))
    story.begin("contacts", conflicts=rule)
    story.mailbox.contacts.edit(ada, jobTitle="Poet")
    story.crm.contacts.edit("Ada Byron", function="Countess")
    run = story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.get(ada)["jobTitle"] == kept
    assert story.crm.contacts.get("Ada Byron")["function"] == kept
    saved = story.asked("log", "--run", str(run.number))["saved_values"]
    assert {one["value"] for one in saved} == {"Countess", "Poet"} - {kept}


def test_an_undo_takes_everything_back_on_both_sides(story: GraphOdooStory) -> None:
    ada = story.mailbox.contacts.add(**person("Ada Byron", jobTitle="Programmer"))
    tea = story.mailbox.events.add(**meeting("Tea", location={"displayName": "London"}))
    story.begin("contacts", "events")
    story.crm.contacts.edit("Ada Byron", function="Countess")
    story.mailbox.contacts.edit(ada, mobilePhone="+44 20 1", businessPhones=["+44 20 2"])
    story.crm.events.edit("Tea", location="Ockham")
    story.mailbox.events.add(**meeting("Lunch"))
    run = story.sync().ended(IN_STEP)
    assert run.wrote == {"outlook updated": 2, "crm updated": 1, "crm created": 1}
    story.undo(run).ended(IN_STEP)
    assert story.mailbox.contacts.get(ada)["jobTitle"] == "Programmer"
    assert not story.crm.contacts.get("Ada Byron")["phone"]
    assert story.mailbox.events.get(tea)["location"]["displayName"] == "London"
    assert story.crm.events.titles() == ["Tea"]


def test_a_series_is_one_meeting_on_either_side(story: GraphOdooStory) -> None:
    series = story.mailbox.events.add(**meeting("Jour fixe", recurrence=weekly(4)))
    assert story.begin("events").wrote == {"crm created": 1}
    assert len(_rows(story, "Jour fixe")) == 4
    third = MORNING + timedelta(days=14)
    (found,) = story.graph.person.occurrences(series, third - timedelta(days=1), third + timedelta(days=1))
    story.graph.person.delete_event(found["id"])
    story.sync().ended(IN_STEP)
    rows = _rows(story, "Jour fixe")
    assert f"{third:%F %T}" not in [row["start"] for row in rows]
    assert len(rows) == 3
    story.crm.stranger("calendar.event", "unlink", [rows[1]["id"]])
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    left = story.graph.person.occurrences(series, MORNING, MORNING + timedelta(days=40))
    assert sorted(one["start"]["dateTime"][:10] for one in left) == [
        (MORNING + timedelta(days=number)).date().isoformat() for number in (0, 21)
    ]


def test_guests_are_told_to_odoo_and_nobody_is_mailed(story: GraphOdooStory) -> None:
    guest = story.crm.contacts.add("Grace Hopper", email="grace@example.com")
    tea = story.mailbox.events.add(**meeting("Tea", attendees=[GUEST]))
    story.crm.events.add("Visit", **odoo_meeting(partner_ids=[guest]))
    story.graph.forget_mails()
    story.begin("events")
    assert guest in story.crm.events.get("Tea")["partner_ids"]
    (visit,) = [one for one in story.mailbox.events.all() if one["subject"] == "Visit"]
    assert visit["attendees"] == []
    # A person's own edit mails the guests; crmsync's writes to Odoo and to Outlook do not.
    story.mailbox.events.edit(tea, subject="Coffee")
    story.graph.forget_mails()
    story.crm.events.edit("Visit", location="Ockham")
    story.sync().ended(IN_STEP)
    assert guest in story.crm.events.get("Coffee")["partner_ids"]
    assert story.mailbox.events.get(visit["id"])["location"]["displayName"] == "Ockham"
    assert story.graph.mails() == []


@pytest.mark.parametrize("kind", KINDS)
def test_whichever_side_loses_a_reply_nothing_is_doubled(kind: str, story: GraphOdooStory) -> None:
    made = {"contacts": person, "tasks": lambda name: {"title": name}, "events": meeting}
    more = {"contacts": {}, "tasks": {"user_ids": [story.user]}, "events": odoo_meeting()}
    story.mailbox.of(kind).add(**made[kind]("Ada Byron"))
    story.crm.of(kind).add("Bob Byron", **more[kind])
    story.maps(kind)
    story.signs_in()
    story.graph.fail(Fault(r"POST /v1.0/me/.*/(contacts|tasks|events)$", Cut.AFTER))
    story.zoho.fail(rf"POST /json/2/{MODEL[Kind(kind)]}/load", Cut.AFTER)
    story.sync(yes=True)
    story.sync(yes=True)
    story.sync().ended(IN_STEP)
    assert story.mailbox.of(kind).titles() == story.crm.of(kind).titles() == ["Ada Byron", "Bob Byron"]


def test_an_idle_run_asks_each_service_what_changed(
    story: GraphOdooStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if the time had passed for which Odoo's changes are read twice.
    monkeypatch.setattr("crmsync.connect.odoo.feed.OVERLAP", timedelta(seconds=-2))
    filled(story)
    story.begin(*KINDS)
    story.sync().ended(IN_STEP)
    story.graph.forget_requests()
    with story.unwritten(), story.zoho.listening() as lines:
        story.sync().ended(IN_STEP)
    assert [one.path.rpartition("/")[2] for one in story.graph.requests()] == ["delta"] * 3
    assert len(lines) == 2 * len(KINDS), lines


def test_a_lost_state_is_found_again_by_a_first_match(story: GraphOdooStory) -> None:
    filled(story)
    story.begin(*KINDS)
    for part in story.profile.rglob("state.db*"):
        part.unlink()
    run = story.sync(yes=True).ended(IN_STEP)
    assert run.wrote == {}
    assert sum(mapping["matched"] for mapping in run.json["mappings"]) == 6


def _rows(story: GraphOdooStory, title: str) -> list[dict[str, Any]]:
    found = story.crm.stranger(
        "calendar.event", "search_read", [["name", "=", title]], ["start"], order="start"
    )
    return list(found)
