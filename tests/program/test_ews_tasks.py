"""Recurring tasks between an Exchange Server and Zoho CRM: what is done gets another id there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from support.ews_story import EwsStory, at, telling_exchange

from crmsync.sandbox.ews import EmbeddedExchange

TOMORROW = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=1)
LATER = TOMORROW + timedelta(days=2)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[EwsStory]:
    with EmbeddedExchange() as exchange, telling_exchange(exchange, tmp_path) as one:
        yield one


def every_other_day(story: EwsStory) -> None:
    story.mailbox.tasks.add(
        Subject="Water the plants",
        StartDate=at(TOMORROW),
        DueDate=at(TOMORROW),
        Recurrence={
            "DailyRecurrence": {"Interval": "2"},
            "NumberedRecurrence": {"StartDate": TOMORROW.date().isoformat(), "NumberOfOccurrences": "5"},
        },
    )


def mailbox_holds(story: EwsStory) -> list[tuple[str, str, bool]]:
    """Day, status and whether it recurs, of each task."""
    found = story.mailbox.tasks.all()
    return sorted((one["DueDate"][:10], one["Status"], bool(one.get("Recurrence"))) for one in found)


def crm_holds(story: EwsStory) -> list[tuple[str, str]]:
    return sorted((one["Due_Date"], one["Status"]) for one in story.crm.tasks.records())


def test_what_is_done_in_the_crm_stays_linked_and_its_successor_is_a_task_of_its_own(story: EwsStory) -> None:
    every_other_day(story)
    story.begin("tasks")
    story.crm.tasks.edit("Water the plants", Status="Completed")
    assert story.sync().wrote == {"outlook updated": 1}
    assert story.sync().wrote == {"crm created": 1}
    today, later = TOMORROW.date().isoformat(), LATER.date().isoformat()
    assert mailbox_holds(story) == [(today, "Completed", False), (later, "NotStarted", True)]
    assert crm_holds(story) == [(today, "Completed"), (later, "Not Started")]
    story.rest()
    done = next(one for one in story.mailbox.tasks.all() if one["Status"] == "Completed")
    story.mailbox.tasks.edit(done["ItemId"]["@Id"], Body={"@BodyType": "Text", "#text": "not the cactus"})
    assert story.sync().wrote == {"crm updated": 1}
    (noted,) = [one for one in story.crm.tasks.records() if one["Description"]]
    assert (noted["Due_Date"], noted["Status"]) == (today, "Completed")


def test_a_server_that_gives_each_changed_task_another_id_keeps_pairs(story: EwsStory) -> None:
    story.mailbox.tasks.add(Subject="Call Ada")
    story.begin("tasks")
    story.exchange.switch(task_id_changes=True)
    story.crm.tasks.edit("Call Ada", Description="about the engine")
    assert story.sync().wrote == {"outlook updated": 1}
    story.rest()
    assert len(story.mailbox.tasks.all()) == len(story.crm.tasks.records()) == 1
