"""Tasks between Radicale and a real Odoo, through the whole program."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from support.documents import compact, day, todo
from support.odoo_story import OdooStory
from support.story import IN_STEP

from crmsync.sandbox.wire.faults import Cut

BERLIN = ZoneInfo("Europe/Berlin")


def test_tasks_of_both_sides_meet(story: OdooStory) -> None:
    due = day(5)
    story.mailbox.tasks.put(
        todo(
            "Call",
            f"DUE;VALUE=DATE:{compact(due)}",
            "PRIORITY:1",
            "DESCRIPTION:first\\nsecond",
            "CATEGORIES:Hot",
        )
    )
    story.crm.tasks.add("Write", description="<p>Dear <b>Ada</b></p>", user_ids=[story.user])
    assert story.begin("tasks").wrote == {"crm created": 1, "outlook created": 1}
    call = story.crm.tasks.get("Call")
    assert (call["project_id"], call["user_ids"]) == (False, [story.user])
    # Midnight in the person's zone.
    assert call["date_deadline"] == f"{datetime.combine(due, time(0), BERLIN).astimezone(UTC):%F %T}"
    assert len(call["tag_ids"]) == 1
    assert story.mailbox.tasks.values("Write", "DESCRIPTION") == ["Dear Ada"]


def test_two_edits_of_one_task_meet_and_formatting_stays(story: OdooStory) -> None:
    story.mailbox.tasks.put(todo("Call", "PRIORITY:9", "DESCRIPTION:Old"))
    story.begin("tasks")
    markup = "<p>New <strong>words</strong></p>"
    story.crm.tasks.edit("Call", description=markup, color=7)
    story.mailbox.tasks.edit("call", "PRIORITY:9", "PRIORITY:1")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1, "crm updated": 1}
    held = story.crm.tasks.get("Call")
    assert (held["description"], held["color"]) == (markup, 7)
    assert held["priority"] != "0"
    assert story.mailbox.tasks.values("Call", "DESCRIPTION") == ["New words"]


def test_what_is_done_is_done_on_both_sides(story: OdooStory) -> None:
    for name in ("Call", "Write"):
        story.mailbox.tasks.put(todo(name))
    story.begin("tasks")
    story.mailbox.tasks.add_lines("call", "STATUS:COMPLETED")
    story.crm.tasks.edit("Write", state="1_done")
    story.sync().ended(IN_STEP)
    assert story.crm.tasks.get("Call")["state"] == "1_done"
    assert story.mailbox.tasks.values("Write", "STATUS") == ["COMPLETED"]


@pytest.mark.parametrize(("rule", "kept"), [("crm-wins", "theirs"), ("outlook-wins", "ours")])
def test_a_conflict_follows_the_rule(rule: str, kept: str, story: OdooStory) -> None:
    story.mailbox.tasks.put(todo("Call", "DESCRIPTION:Old"))
    story.begin("tasks", conflicts=rule)
    story.mailbox.tasks.edit("call", "DESCRIPTION:Old", "DESCRIPTION:ours")
    story.crm.tasks.edit("Call", description="<p>theirs</p>")
    run = story.sync().ended(IN_STEP)
    assert story.mailbox.tasks.values("Call", "DESCRIPTION") == [kept]
    assert kept in story.crm.tasks.get("Call")["description"]
    assert len(run.listed("conflicts")) == 1


def test_deletions_travel_both_ways_and_two_equal_tasks_stay_two(story: OdooStory) -> None:
    for number in range(4):
        story.mailbox.tasks.put(todo("Call", uid=f"call-{number}"), f"call-{number}")
    story.begin("tasks")
    assert story.crm.tasks.titles() == ["Call"] * 4
    story.mailbox.tasks.delete("call-0")
    assert story.sync().ended(IN_STEP).wrote == {"crm deleted": 1}
    story.crm.stranger("project.task", "unlink", story.crm.stranger("project.task", "search", [], limit=1))
    assert story.sync().ended(IN_STEP).wrote == {"outlook deleted": 1}
    assert len(story.mailbox.tasks.items()) == 2


@pytest.mark.parametrize("cut", list(Cut), ids=lambda one: str(one.value))
def test_a_lost_reply_doubles_no_task(cut: Cut, story: OdooStory) -> None:
    for number in range(2):
        story.mailbox.tasks.put(todo("Call", uid=f"call-{number}"), f"call-{number}")
    story.maps("tasks")
    story.signs_in()
    story.zoho.fail(r"POST /json/2/project.task/load", cut, times=3)
    story.sync(yes=True)
    story.zoho.mend()
    story.sync().ended(IN_STEP)
    assert story.crm.tasks.titles() == ["Call", "Call"]
