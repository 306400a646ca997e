"""`kill -9` of the real process while it writes to an Exchange Server: nothing is lost or doubled, nobody is mailed."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from program.test_kill import REQUESTS, SEED
from support.ews_lives import EwsOutlook
from support.ews_story import EwsStory, telling_exchange
from support.lives import Life, live
from support.outlook_story import TOMORROW, kill_at, record
from support.story import IN_STEP, KINDS
from support.wire import Wire

from crmsync.sandbox.ews import EmbeddedExchange

pytestmark = pytest.mark.system("linux", "darwin")


@pytest.fixture
def story(tmp_path: Path) -> Iterator[EwsStory]:
    with EmbeddedExchange() as exchange:
        # Windows' own sign-in belongs to a connection, which the wire does not keep.
        exchange.switch(ntlm=False)
        with telling_exchange(exchange, tmp_path, Wire(exchange.base_url)) as one:
            yield one


OPERATIONS = ("CreateItem", "UpdateItem", "DeleteItem")
FIELD = {"contacts": "Title", "tasks": "Description", "events": "Venue"}


def held(story: EwsStory, kind: str) -> dict[str, str]:
    """What Outlook says: title → the value of `FIELD`."""
    hand = story.mailbox.of(kind)
    values = {
        "contacts": lambda item: item.get("JobTitle"),
        "tasks": lambda item: item["Body"]["#text"].strip(),
        "events": lambda item: item.get("Location"),
    }
    found = hand.all()
    titles = [hand.title(item) for item in found]
    assert len(set(titles)) == len(titles), titles
    return {hand.title(item): values[kind](item) or "" for item in found}


@pytest.mark.parametrize("landing", [True, False], ids=["landing", "lost"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_process_that_is_killed_while_it_writes_loses_and_doubles_nothing(
    kind: str, landing: bool, story: EwsStory
) -> None:
    crm, field = story.crm.of(kind), FIELD[kind]
    for name in ("Kept Byron", *(f"Doomed {operation}" for operation in OPERATIONS)):
        crm.add(**record(kind, name, **{field: "old"}))
    story.begin(kind, hold={"deletions": 100})
    there = held(story, kind)
    assert len(there) == 4
    for operation in OPERATIONS:
        crm.add(**record(kind, f"New {operation}", **{field: "new"}))
        crm.edit("Kept Byron", **{field: operation})
        crm.delete(f"Doomed {operation}")
        del there[f"Doomed {operation}"]
        there |= {f"New {operation}": "new", "Kept Byron": operation}
        kill_at(story, f"POST {operation}", landing=landing)
        story.sync().ended(IN_STEP)
        story.sync().ended(IN_STEP)
        assert held(story, kind) == there
        assert crm.titles() == sorted(there)
        assert {name: crm.get(name)[field] for name in there} == there
    assert story.exchange.mails() == []


@pytest.mark.parametrize("landing", [True, False], ids=["landing", "lost"])
@pytest.mark.parametrize(
    ("match", "known"),
    [
        ("POST DeleteItem", False),
        ("POST DeleteItem", True),
        ("POST (Create|Update)UserConfiguration", False),
    ],
)
def test_a_series_whose_writing_is_cut_short_is_completed(
    match: str, known: bool, landing: bool, story: EwsStory
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
    days = story.exchange.person.occurrences(daily["ItemId"]["@Id"], TOMORROW, TOMORROW + timedelta(days=9))
    assert sorted(one["Start"][:10] for one in days) == [
        (TOMORROW + timedelta(days=number)).date().isoformat() for number in (0, 1, 3, 4)
    ]
    assert third.date().isoformat() in story.crm.events.get("Daily")["Recurring_Activity"]["EXDATE"]
    assert story.exchange.mails() == []


def _live(story: EwsStory, seed: int, rounds: int) -> None:
    print(f"CRMSYNC_SEED={seed}", file=sys.stderr)
    life = Life(story, EwsOutlook(story.mailbox), random.Random(seed))
    deaths = live(life, KINDS, REQUESTS, rounds)
    print(f"{deaths} of {rounds + 1} processes were killed", file=sys.stderr)
    assert deaths


@pytest.mark.parametrize("offset", range(2))
def test_a_process_that_is_killed_again_and_again_loses_and_doubles_nothing(
    offset: int, story: EwsStory
) -> None:
    _live(story, SEED + offset, rounds=8)


@pytest.mark.services
@pytest.mark.timeout(400)
@pytest.mark.parametrize("offset", range(3))
def test_a_process_that_is_killed_for_minutes_loses_and_doubles_nothing(offset: int, story: EwsStory) -> None:
    _live(story, SEED + 100 + offset, rounds=40)
