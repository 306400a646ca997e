"""Edits travel."""

from __future__ import annotations

from support.documents import card
from support.story import Story


def test_two_edits_of_one_contact_meet(story: Story) -> None:
    story.mailbox.contacts.put(card("Ada Byron", "TITLE:Programmer", "TEL;TYPE=CELL:+44 20 1"))
    story.begin("contacts")
    story.mailbox.contacts.edit("ada-byron", "TITLE:Programmer", "TITLE:Poet")
    story.crm.contacts.edit("Ada Byron", Mobile="+44 20 2")
    run = story.sync().ended(0)
    assert run.wrote == {"outlook updated": 1, "crm updated": 1}
    assert story.crm.contacts.get("Ada Byron")["Title"] == "Poet"
    assert story.mailbox.contacts.values("Ada Byron", "TEL") == ["+44 20 2"]


def test_again(story: Story) -> None:
    test_two_edits_of_one_contact_meet(story)


def test_again2(story: Story) -> None:
    test_two_edits_of_one_contact_meet(story)
