"""`kill -9` of the real process while it writes to Microsoft 365 or to an Exchange Server: nothing is lost or doubled,
nobody is mailed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from program.test_kill import REQUESTS, SEED
from support.lives import Life, live
from support.outlook_lives import OutlookPerson
from support.outlook_services import SERVICES, telling_outlook
from support.outlook_story import GUESTS, TOMORROW, OutlookStory, kill_at, record
from support.story import IN_STEP, KINDS
from support.tls import TlsFiles

pytestmark = pytest.mark.system("linux", "darwin")

VERBS = ("create", "update", "delete")
FIELD = {"contacts": "Title", "tasks": "Description", "events": "Venue"}
WORD = {"contacts": "job_title", "tasks": "notes", "events": "place"}


@pytest.fixture(params=SERVICES)
def story(tls: TlsFiles, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[OutlookStory]:
    with telling_outlook(request.param, tls, tmp_path, wired=True) as one:
        yield one


def invited(kind: str, name: str, **more: Any) -> dict[str, Any]:
    """A record of the CRM; meetings have a guest."""
    guests = {"Participants": GUESTS} if kind == "events" else {}
    return record(kind, name, **guests, **more)


def held(story: OutlookStory, kind: str) -> dict[str, str]:
    """What Outlook says: title → the value of `FIELD`."""
    hand = story.mailbox.of(kind)
    titles = hand.titles()
    assert len(set(titles)) == len(titles), titles
    return {title: hand.says(hand.named(title), WORD[kind]) for title in titles}


@pytest.mark.parametrize("landing", [True, False], ids=["landing", "lost"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_process_that_is_killed_while_it_writes_loses_and_doubles_nothing(
    kind: str, landing: bool, story: OutlookStory
) -> None:
    crm, field = story.crm.of(kind), FIELD[kind]
    for name in ("Kept Byron", *(f"Doomed {verb}" for verb in VERBS)):
        crm.add(**invited(kind, name, **{field: "old"}))
    story.begin(kind, hold={"deletions": 100})
    there = held(story, kind)
    assert len(there) == 4
    for verb in VERBS:
        crm.add(**invited(kind, f"New {verb}", **{field: "new"}))
        crm.edit("Kept Byron", **{field: verb})
        crm.delete(f"Doomed {verb}")
        del there[f"Doomed {verb}"]
        there |= {f"New {verb}": "new", "Kept Byron": verb}
        kill_at(story, story.dialect.calls(verb, kind), landing=landing)
        story.sync().ended(IN_STEP)
        story.sync().ended(IN_STEP)
        assert held(story, kind) == there
        assert crm.titles() == sorted(there)
        assert {name: crm.get(name)[field] for name in there} == there
    assert story.server.mails() == []


@pytest.mark.parametrize("landing", [True, False], ids=["landing", "lost"])
@pytest.mark.parametrize(
    ("story", "match", "known"),
    [
        pytest.param("graph", r"DELETE /v1\.0/me/events/", False, id="graph-new-occurrence"),
        pytest.param("graph", r"DELETE /v1\.0/me/events/", True, id="graph-known-occurrence"),
        pytest.param("graph", "GET .*/instances$", False, id="graph-new-instances"),
        pytest.param("graph", "POST .*/masterCategories$", False, id="graph-new-category"),
        pytest.param("ews", "POST DeleteItem", False, id="ews-new-occurrence"),
        pytest.param("ews", "POST DeleteItem", True, id="ews-known-occurrence"),
        pytest.param("ews", "POST (Create|Update)UserConfiguration", False, id="ews-new-category"),
    ],
    indirect=["story"],
)
def test_a_series_whose_writing_is_cut_short_is_completed(
    match: str, known: bool, landing: bool, story: OutlookStory
) -> None:
    last, third = (TOMORROW + timedelta(days=number) for number in (4, 2))
    rule = {"RRULE": f"FREQ=DAILY;INTERVAL=1;DTSTART={TOMORROW.date()};UNTIL={last.date()}"}
    with_a_gap = {**rule, "EXDATE": third.date().isoformat()}
    story.crm.events.add(**invited("events", "Daily"), Recurring_Activity=rule if known else with_a_gap)
    if known:
        story.begin("events")
        story.crm.events.edit("Daily", Recurring_Activity=with_a_gap)
    else:
        story.maps("events")
        story.signs_in()
    kill_at(story, match, landing=landing)
    story.sync(yes=True).ended(IN_STEP)
    story.sync().ended(IN_STEP)
    events = story.mailbox.events
    assert events.titles() == story.crm.events.titles() == ["Daily"]
    start = story.dialect.words["events"]["start"]
    days = story.server.person.occurrences(events.named("Daily"), TOMORROW, TOMORROW + timedelta(days=9))
    assert sorted(start.read(one)[:10] for one in days) == [
        (TOMORROW + timedelta(days=number)).date().isoformat() for number in (0, 1, 3, 4)
    ]
    assert third.date().isoformat() in story.crm.events.get("Daily")["Recurring_Activity"]["EXDATE"]
    assert story.server.mails() == []


def test_a_process_killed_at_a_meeting_with_guests_mails_nobody(story: OutlookStory) -> None:
    story.mailbox.events.put("Tea", guests=["kim@example.net"])
    story.server.forget_mails()
    story.begin("events")
    story.crm.events.edit("Tea", Venue="Ockham")
    story.crm.events.add(**invited("events", "Lunch"))
    kill_at(story, story.dialect.calls("create", "events"), landing=True)
    story.sync().ended(IN_STEP)
    assert story.mailbox.events.titles() == ["Lunch", "Tea"]
    assert story.server.mails() == []


def _live(story: OutlookStory, seed: int, rounds: int) -> None:
    print(f"CRMSYNC_SEED={seed}", file=sys.stderr)
    life = Life(story, OutlookPerson(story.mailbox), random.Random(seed))
    deaths = live(life, KINDS, REQUESTS, rounds)
    print(f"{deaths} of {rounds + 1} processes were killed", file=sys.stderr)
    assert deaths
    assert story.server.mails() == []


@pytest.mark.parametrize("offset", range(2))
def test_a_process_that_is_killed_again_and_again_loses_and_doubles_nothing(
    offset: int, story: OutlookStory
) -> None:
    _live(story, SEED + offset, rounds=8)


@pytest.mark.services
@pytest.mark.timeout(400)
@pytest.mark.parametrize("offset", range(3))
def test_a_process_that_is_killed_for_minutes_loses_and_doubles_nothing(
    offset: int, story: OutlookStory
) -> None:
    _live(story, SEED + 100 + offset, rounds=40)
