"""Deletions pass on, unless the other item was edited since or the mapping says otherwise (DESIGN.md 5.8, 5.15)."""

from __future__ import annotations

from typing import Any

import pytest
from support.documents import card, todo
from support.samples import SAMPLES
from support.story import IN_STEP, KINDS, Story

ADA = "Ada Byron"


def _linked(story: Story, kind: str = "contacts", **rules: Any) -> None:
    story.mailbox.of(kind).put(SAMPLES[kind].document(ADA), "ada")
    story.begin(kind, **rules)


@pytest.mark.parametrize("kind", KINDS)
def test_a_deletion_in_outlook_is_passed_on(kind: str, story: Story) -> None:
    _linked(story, kind)
    story.mailbox.of(kind).delete("ada")
    assert story.sync().ended(IN_STEP).wrote == {"crm deleted": 1}
    assert story.crm.of(kind).titles() == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_deletion_in_the_crm_is_passed_on(kind: str, story: Story) -> None:
    _linked(story, kind)
    story.crm.of(kind).delete(ADA)
    assert story.sync().ended(IN_STEP).wrote == {"outlook deleted": 1}
    assert story.mailbox.of(kind).titles() == []


def test_what_was_deleted_on_both_sides_is_forgotten(story: Story) -> None:
    _linked(story)
    story.mailbox.contacts.delete("ada")
    story.crm.contacts.delete(ADA)
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.asked("status")["mappings"][0]["pairs"] == 0


def test_an_edit_in_the_crm_beats_a_deletion_in_outlook(story: Story) -> None:
    _linked(story)
    story.mailbox.contacts.delete("ada")
    story.crm.contacts.edit(ADA, Title="Countess")
    run = story.sync().ended(IN_STEP)
    assert run.wrote == {"outlook created": 1}
    assert story.crm.contacts.titles() == story.mailbox.contacts.titles() == [ADA]
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["Countess"]
    story.crm.contacts.edit(ADA, Title="Poet")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}


def test_an_edit_in_outlook_beats_a_deletion_in_the_crm(story: Story) -> None:
    _linked(story)
    story.crm.contacts.delete(ADA)
    story.mailbox.contacts.add_lines("ada", "TITLE:Countess")
    run = story.sync().ended(IN_STEP)
    assert run.wrote == {"crm created": 1}
    assert story.crm.contacts.get(ADA)["Title"] == "Countess"
    assert story.mailbox.contacts.titles() == [ADA]


def test_an_edit_of_what_is_not_mapped_does_not_beat_a_deletion(story: Story) -> None:
    _linked(story)
    story.crm.contacts.delete(ADA)
    story.mailbox.contacts.add_lines("ada", "X-MINE:1")
    assert story.sync().ended(IN_STEP).wrote == {"outlook deleted": 1}


@pytest.mark.parametrize(
    ("deletions", "in_outlook", "in_the_crm"),
    [("none", {}, {}), ("to-crm", {"crm deleted": 1}, {}), ("to-outlook", {}, {"outlook deleted": 1})],
)
def test_deletions_go_where_the_mapping_passes_them_on(
    deletions: str, in_outlook: dict[str, int], in_the_crm: dict[str, int], story: Story
) -> None:
    story.mailbox.contacts.put(SAMPLES["contacts"].document("Charles Babbage"), "charles")
    _linked(story, deletions=deletions)
    story.mailbox.contacts.delete("ada")
    assert story.sync().ended(IN_STEP).wrote == in_outlook
    story.crm.contacts.delete("Charles Babbage")
    assert story.sync().ended(IN_STEP).wrote == in_the_crm
    assert story.crm.contacts.titles() == ([] if in_outlook else [ADA])
    assert story.mailbox.contacts.titles() == ([] if in_the_crm else ["Charles Babbage"])


def test_the_survivor_of_a_deletion_that_was_not_passed_on_may_be_edited_and_gets_no_new_counterpart(
    story: Story,
) -> None:
    _linked(story, deletions="none")
    story.mailbox.contacts.delete("ada")
    story.sync().ended(IN_STEP)
    story.crm.contacts.edit(ADA, Title="Countess")
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.mailbox.contacts.titles() == []


def test_a_one_way_mapping_passes_on_the_deletions_of_its_leading_side_only(story: Story) -> None:
    story.mailbox.contacts.put(SAMPLES["contacts"].document("Charles Babbage"), "charles")
    _linked(story, direction="to-crm")
    story.crm.contacts.delete("Charles Babbage")
    assert story.sync().ended(IN_STEP).wrote == {}
    story.mailbox.contacts.delete("ada")
    assert story.sync().ended(IN_STEP).wrote == {"crm deleted": 1}
    assert (story.mailbox.contacts.titles(), story.crm.contacts.titles()) == (["Charles Babbage"], [])


def test_what_was_deleted_and_entered_again_is_one(story: Story) -> None:
    _linked(story)
    story.mailbox.contacts.delete("ada")
    story.mailbox.contacts.put(SAMPLES["contacts"].document(ADA), "ada-again")
    story.sync().ended(IN_STEP)
    assert story.crm.contacts.titles() == story.mailbox.contacts.titles() == [ADA]


def test_a_record_that_comes_back_from_the_recycle_bin_is_new(story: Story) -> None:
    _linked(story)
    record = story.crm.contacts.id(ADA)
    story.crm.contacts.delete(ADA)
    story.sync().ended(IN_STEP)
    story.crm.contacts.restore(record)
    assert story.sync().ended(IN_STEP).wrote == {"outlook created": 1}


def test_a_document_under_another_name_is_the_same_item(story: Story) -> None:
    """Some programs save a moved item anew and delete the old one."""
    story.mailbox.tasks.put(todo("Call", uid="call-uid"), "old-name")
    story.begin("tasks")
    record = story.crm.tasks.id("Call")
    document = story.mailbox.tasks.get("old-name")
    story.mailbox.tasks.delete("old-name")
    story.mailbox.tasks.put(document, "new-name")
    story.sync().ended(IN_STEP)
    assert story.mailbox.tasks.items() == ["new-name"]
    assert story.crm.tasks.titles() == ["Call"]
    story.crm.tasks.edit(story.crm.tasks.id("Call"), Priority="High")
    story.sync().ended(IN_STEP)
    assert story.mailbox.tasks.values("Call", "PRIORITY") == ["1"]
    assert record


def test_a_contact_that_was_deleted_before_it_was_ever_synced_leaves_no_trace(story: Story) -> None:
    story.begin("contacts")
    story.mailbox.contacts.put(card(ADA), "ada")
    story.mailbox.contacts.delete("ada")
    assert story.sync().ended(IN_STEP).wrote == {}
