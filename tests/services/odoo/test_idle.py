"""What an idle run costs at a real Odoo, and that it writes nothing (G4)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from support.documents import at, card, event, todo, weekday
from support.odoo_story import OdooStory
from support.story import IN_STEP, KINDS

CHANGED_AND_COUNT = 2


@pytest.mark.parametrize("kind", KINDS)
def test_an_idle_run_asks_what_changed_and_how_many_there_are(
    kind: str, story: OdooStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if the time had passed for which changes are read twice.
    monkeypatch.setattr("crmsync.connect.odoo.feed.OVERLAP", timedelta(seconds=-2))
    monday = at(weekday(7, "MO"), "09:00", "10:00")
    documents = {
        "contacts": [card("Ada Byron", "CATEGORIES:Friend", "ORG:Nobody"), card("Bob Byron")],
        "tasks": [todo("Call", "CATEGORIES:Hot"), todo("Write")],
        "events": [event("Tea"), event("Board", "RRULE:FREQ=WEEKLY;COUNT=4", start=monday)],
    }
    for document in documents[kind]:
        story.mailbox.of(kind).put(document)
    story.begin(kind)
    story.sync().ended(IN_STEP)
    with story.unwritten(), story.zoho.listening() as lines:
        run = story.sync().ended(IN_STEP)
    assert run.mapping()["requests"]["crm"] == len(lines) == CHANGED_AND_COUNT, lines


@pytest.mark.parametrize("kind", ["contacts", "tasks"])
def test_what_was_changed_minutes_ago_costs_no_more(kind: str, story: OdooStory) -> None:
    documents = {"contacts": card("Ada Byron", "CATEGORIES:Friend"), "tasks": todo("Call", "CATEGORIES:Hot")}
    story.mailbox.of(kind).put(documents[kind])
    story.begin(kind)
    story.sync().ended(IN_STEP)
    run = story.sync().ended(IN_STEP)
    assert run.mapping()["requests"]["crm"] == CHANGED_AND_COUNT
