"""`kill -9` of the real process while it writes to Microsoft 365: nothing is lost or doubled, nobody is mailed."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from program.test_kill import REQUESTS, SEED
from support.graph_lives import GraphOutlook
from support.graph_story import GraphStory, at, telling_graph
from support.lives import Life, live
from support.outlook_story import TOMORROW, kill_at, record
from support.story import IN_STEP, KINDS
from support.tls import TlsFiles, make_tls_files

pytestmark = pytest.mark.system("linux", "darwin")

VERBS = ("POST", "PATCH", "DELETE")
PATHS = {
    "contacts": r"/v1\.0/me/contact(Folders/[^/]+/contacts|s/[^/]+)$",
    "tasks": r"/v1\.0/me/todo/lists/[^/]+/tasks(/[^/]+)?$",
    "events": r"/v1\.0/me/(calendars/[^/]+/)?events(/[^/]+)?$",
}
FIELD = {"contacts": "Title", "tasks": "Description", "events": "Venue"}


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def story(tls: TlsFiles, tmp_path: Path) -> Iterator[GraphStory]:
    with telling_graph(tls, tmp_path) as one:
        yield one


def held(story: GraphStory, kind: str) -> dict[str, str]:
    """What Outlook says: title → the value of `FIELD`."""
    hand = story.mailbox.of(kind)
    values = {
        "contacts": lambda item: item["jobTitle"],
        "tasks": lambda item: item["body"]["content"].strip(),
        "events": lambda item: item["location"]["displayName"],
    }
    found = hand.all()
    titles = [hand.title(item) for item in found]
    assert len(set(titles)) == len(titles), titles
    return {hand.title(item): values[kind](item) or "" for item in found}


@pytest.mark.parametrize("landing", [True, False], ids=["landing", "lost"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_process_that_is_killed_while_it_writes_loses_and_doubles_nothing(
    kind: str, landing: bool, story: GraphStory
) -> None:
    crm, field = story.crm.of(kind), FIELD[kind]
    for name in ("Kept Byron", *(f"Doomed {verb}" for verb in VERBS)):
        crm.add(**record(kind, name, **{field: "old"}))
    story.begin(kind, hold={"deletions": 100})
    there = held(story, kind)
    assert len(there) == 4
    for verb in VERBS:
        crm.add(**record(kind, f"New {verb}", **{field: "new"}))
        crm.edit("Kept Byron", **{field: verb})
        crm.delete(f"Doomed {verb}")
        del there[f"Doomed {verb}"]
        there |= {f"New {verb}": "new", "Kept Byron": verb}
        kill_at(story, rf"{verb} {PATHS[kind]}", landing=landing)
        story.sync().ended(IN_STEP)
        story.sync().ended(IN_STEP)
        assert held(story, kind) == there
        assert crm.titles() == sorted(there)
        assert {name: crm.get(name)[field] for name in there} == there
    assert story.graph.mails() == []


@pytest.mark.parametrize("landing", [True, False], ids=["landing", "lost"])
@pytest.mark.parametrize(
    ("match", "known"),
    [
        (r"DELETE /v1\.0/me/events/", False),
        (r"DELETE /v1\.0/me/events/", True),
        ("GET .*/instances$", False),
        ("POST .*/masterCategories$", False),
    ],
)
def test_a_series_whose_writing_is_cut_short_is_completed(
    match: str, known: bool, landing: bool, story: GraphStory
) -> None:
    last, third = (TOMORROW + timedelta(days=number) for number in (4, 2))
    rule = {"RRULE": f"FREQ=DAILY;INTERVAL=1;DTSTART={TOMORROW.date()};UNTIL={last.date()}"}
    with_a_gap = {**rule, "EXDATE": third.date().isoformat()}
    story.crm.events.add(**record("events", "Daily"), Recurring_Activity=rule if known else with_a_gap)
    if known:
        story.begin("events")
        story.crm.events.edit("Daily", Recurring_Activity=with_a_gap)
    else:
        story.maps("events")
        story.signs_in()
    kill_at(story, match, landing=landing)
    story.sync(yes=True).ended(IN_STEP)
    story.sync().ended(IN_STEP)
    assert story.mailbox.events.titles() == story.crm.events.titles() == ["Daily"]
    (daily,) = story.mailbox.events.all()
    days = story.graph.person.occurrences(daily["id"], TOMORROW, TOMORROW + timedelta(days=9))
    assert sorted(one["start"]["dateTime"][:10] for one in days) == [
        (TOMORROW + timedelta(days=number)).date().isoformat() for number in (0, 1, 3, 4)
    ]
    assert third.date().isoformat() in story.crm.events.get("Daily")["Recurring_Activity"]["EXDATE"]
    assert story.graph.mails() == []


def test_a_process_killed_at_a_meeting_with_guests_mails_nobody(story: GraphStory) -> None:
    guest = {"type": "required", "emailAddress": {"address": "kim@example.net", "name": "Kim"}}
    hours = {"start": at(TOMORROW), "end": at(TOMORROW + timedelta(hours=1))}
    story.mailbox.events.add(subject="Tea", categories=["CRM"], attendees=[guest], **hours)
    story.graph.forget_mails()
    story.begin("events")
    story.crm.events.edit("Tea", Venue="Ockham")
    story.crm.events.add(**record("events", "Lunch"))
    kill_at(story, rf"POST {PATHS['events']}", landing=True)
    story.sync().ended(IN_STEP)
    assert story.mailbox.events.titles() == ["Lunch", "Tea"]
    assert story.graph.mails() == []


def _live(story: GraphStory, seed: int, rounds: int) -> None:
    print(f"CRMSYNC_SEED={seed}", file=sys.stderr)
    life = Life(story, GraphOutlook(story.mailbox), random.Random(seed))
    deaths = live(life, KINDS, REQUESTS, rounds)
    print(f"{deaths} of {rounds + 1} processes were killed", file=sys.stderr)
    assert deaths
    assert story.graph.mails() == []


@pytest.mark.parametrize("offset", range(2))
def test_a_process_that_is_killed_again_and_again_loses_and_doubles_nothing(
    offset: int, story: GraphStory
) -> None:
    _live(story, SEED + offset, rounds=8)


@pytest.mark.services
@pytest.mark.timeout(400)
@pytest.mark.parametrize("offset", range(3))
def test_a_process_that_is_killed_for_minutes_loses_and_doubles_nothing(
    offset: int, story: GraphStory
) -> None:
    _live(story, SEED + 100 + offset, rounds=40)
