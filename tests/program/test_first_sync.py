"""The first sync of each kind: a preview, a hold that writes nothing, a yes (DESIGN.md 5.9, 6)."""

from __future__ import annotations

import pytest
from support.documents import card, todo
from support.samples import SAMPLES
from support.story import HELD, IN_STEP, KINDS, WRONG_USAGE, Story

EVERYBODY = ["Ada Byron", "Charles Babbage", "Mary Somerville"]


def _fill(story: Story, kind: str) -> None:
    """Ada is on both sides, Charles in Outlook only, Mary in the CRM only."""
    sample = SAMPLES[kind]
    for name in ("Ada Byron", "Charles Babbage"):
        story.mailbox.of(kind).put(sample.document(name))
    for name in ("Ada Byron", "Mary Somerville"):
        story.crm.of(kind).add(**sample.record(name))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_written_before_the_first_plan_was_accepted(kind: str, story: Story) -> None:
    _fill(story, kind)
    story.maps(kind)
    story.signs_in()
    with story.unwritten():
        preview = story.sync(preview=True).ended(HELD)
        held = story.sync().ended(HELD)
        again = story.sync().ended(HELD)
    assert preview.json["preview"] is True
    for run in (preview, held, again):
        assert run.status == run.mapping()["status"] == "held"
        waiting = [(one["operation"], one["side"], one["item"]) for one in run.listed("held")]
        assert sorted(waiting) == [
            ("create", "crm", "Charles Babbage"),
            ("create", "outlook", "Mary Somerville"),
        ]
    run = story.sync(yes=True).ended(IN_STEP)
    assert run.wrote == {"outlook created": 1, "crm created": 1}
    assert run.mapping()["matched"] == 1
    assert story.mailbox.of(kind).titles() == story.crm.of(kind).titles() == EVERYBODY
    assert story.asked("holds") == {"holds": []}


def test_all_kinds_in_one_run(story: Story) -> None:
    for kind in KINDS:
        _fill(story, kind)
    run = story.begin(*KINDS)
    assert [(one["name"], one["kind"], one["matched"]) for one in run.json["mappings"]] == [
        ("Contacts", "contacts", 1),
        ("Tasks", "tasks", 1),
        ("Events", "events", 1),
    ]
    assert run.wrote == {"outlook created": 3, "crm created": 3}
    for kind in KINDS:
        assert story.mailbox.of(kind).titles() == story.crm.of(kind).titles() == EVERYBODY


def test_only_the_named_mapping_is_synced(story: Story) -> None:
    for kind in KINDS:
        _fill(story, kind)
        story.maps(kind)
    story.signs_in()
    run = story.sync("tasks", yes=True).ended(IN_STEP)
    assert [one["name"] for one in run.json["mappings"]] == ["Tasks"]
    assert story.mailbox.contacts.titles() == ["Ada Byron", "Charles Babbage"]
    story.crmsync("sync", "Nonsense", "--yes").ended(WRONG_USAGE)
    assert story.sync(yes=True).ended(IN_STEP).wrote == {"outlook created": 2, "crm created": 2}


def test_the_first_plan_may_be_accepted_from_the_list_of_holds(story: Story) -> None:
    _fill(story, "contacts")
    story.maps("contacts")
    story.signs_in()
    story.sync().ended(HELD)
    held = story.asked("holds")["holds"]
    assert {(one["mapping"], one["operation"], one["item"]) for one in held} == {
        ("Contacts", "create", "Charles Babbage"),
        ("Contacts", "create", "Mary Somerville"),
    }
    story.crmsync("holds", "accept", *(one["id"] for one in held)).ended(IN_STEP)
    assert story.sync().ended(IN_STEP).wrote == {"outlook created": 1, "crm created": 1}


def test_two_empty_sides_want_no_yes_twice(story: Story) -> None:
    story.begin("contacts")
    story.mailbox.contacts.put(card("Ada Byron"))
    assert story.sync().ended(IN_STEP).wrote == {"crm created": 1}


def test_matched_records_fill_each_other_and_follow_the_rule_where_they_differ(story: Story) -> None:
    story.mailbox.contacts.put(
        card("Ada Byron", "EMAIL:ada@example.com", "TITLE:Poet", "TEL;TYPE=CELL:+44 20 1")
    )
    story.crm.contacts.add(
        First_Name="Ada", Last_Name="Byron", Email="ada@example.com", Title="Programmer", Phone="+44 20 2"
    )
    run = story.begin("contacts")
    assert run.wrote == {"outlook updated": 1, "crm updated": 1}
    assert [(one["field"], one["kept"]) for one in run.listed("conflicts")] == [("title", "crm")]
    assert story.mailbox.contacts.values("Ada Byron", "TITLE") == ["Programmer"]
    assert sorted(story.mailbox.contacts.values("Ada Byron", "TEL")) == ["+44 20 1", "+44 20 2"]
    record = story.crm.contacts.get("Ada Byron")
    assert (record["Mobile"], record["Phone"], record["Title"]) == ("+44 20 1", "+44 20 2", "Programmer")
    saved = story.asked("log", "--run", str(run.number))["saved_values"]
    assert [(one["side"], one["field"], one["value"]) for one in saved] == [("outlook", "title", "Poet")]


def test_ambiguous_pairs_are_listed_and_nothing_is_written_for_them(story: Story) -> None:
    story.mailbox.contacts.put(card("Ada Byron", "EMAIL:ada@example.com"))
    for number in (1, 2):
        story.crm.contacts.add(
            First_Name="Ada", Last_Name="Byron", Email="ada@example.com", Mobile=f"+44 20 {number}"
        )
    run = story.begin("contacts")
    assert run.wrote == {}
    listed = [(one["side"], one["item"], one["candidates"]) for one in run.listed("ambiguous")]
    assert ("outlook", "Ada Byron", ["Ada Byron", "Ada Byron"]) in listed
    assert story.crm.contacts.titles() == ["Ada Byron", "Ada Byron"]
    assert story.mailbox.contacts.titles() == ["Ada Byron"]


def test_people_who_share_an_address_stay_two(story: Story) -> None:
    story.mailbox.contacts.put(card("Ada Byron", "EMAIL:office@example.com"))
    story.crm.contacts.add(First_Name="Charles", Last_Name="Babbage", Email="office@example.com")
    assert story.begin("contacts").wrote == {"outlook created": 1, "crm created": 1}
    assert story.mailbox.contacts.titles() == story.crm.contacts.titles() == ["Ada Byron", "Charles Babbage"]


def test_equal_tasks_stay_as_many_as_they_are(story: Story) -> None:
    for number in (1, 2):
        story.mailbox.tasks.put(todo("Call", uid=f"call-{number}"), f"call-{number}")
    assert story.begin("tasks").wrote == {"crm created": 2}
    assert story.crm.tasks.titles() == ["Call", "Call"]
