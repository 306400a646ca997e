"""The guard: too many deletions or changes wait for a yes; a changed mapping is previewed and deletes nothing (G7, DESIGN.md 5.10, 5.11)."""

from __future__ import annotations

from typing import Any

import pytest
from support.documents import card, event
from support.story import COULD_NOT_RUN, HELD, IN_STEP, WRONG_USAGE, Story

from crmsync.sandbox.crm import Answer

NAMES = [f"Ada Byron{letter}" for letter in "abcdefghij"]


def _ten(story: Story, **rules: Any) -> None:
    """Ten linked people, each with a title."""
    for name in NAMES:
        story.mailbox.contacts.put(card(name, "TITLE:Old", f"EMAIL:{name[-1]}@example.com"))
    story.begin("contacts", **rules)


def _delete(story: Story, count: int) -> None:
    for item in story.mailbox.contacts.items()[:count]:
        story.mailbox.contacts.delete(item)


def test_five_deletions_are_made_and_six_wait_for_a_yes(story: Story) -> None:
    _ten(story)
    _delete(story, 5)
    assert story.sync().ended(IN_STEP).wrote == {"crm deleted": 5}
    for name in NAMES[:5]:
        story.mailbox.contacts.put(card(name, f"EMAIL:{name[-1]}@example.com"))
    story.sync().ended(IN_STEP)
    _delete(story, 6)
    with story.unwritten():
        run = story.sync().ended(HELD)
        story.sync(preview=True).ended(HELD)
    assert run.status == "held"
    assert [(one["operation"], one["side"]) for one in run.listed("held")] == [("delete", "crm")] * 6
    assert all("limit of 5" in one["reason"] for one in run.listed("held"))
    assert story.sync(yes=True).ended(IN_STEP).wrote == {"crm deleted": 6}


def test_other_work_goes_on_while_deletions_are_held(story: Story) -> None:
    _ten(story)
    _delete(story, 7)
    story.crm.contacts.edit(NAMES[9], Title="New")
    story.mailbox.contacts.put(card("Mary Somerville"))
    assert story.sync().ended(HELD).wrote == {"outlook updated": 1, "crm created": 1}
    story.rests_with = HELD


def test_changes_beyond_the_limit_wait_for_a_yes(story: Story) -> None:
    _ten(story, hold={"deletions": 5, "deletions_percent": 10, "updates": 4, "updates_percent": 10})
    for name in NAMES[:5]:
        story.crm.contacts.edit(name, Title="New")
    with story.unwritten():
        run = story.sync().ended(HELD)
    assert len(run.listed("held")) == 5
    assert story.sync(yes=True).ended(IN_STEP).wrote == {"outlook updated": 5}


def test_a_yes_does_not_cover_a_larger_batch(story: Story) -> None:
    _ten(story)
    _delete(story, 6)
    story.sync().ended(HELD)
    story.crmsync("holds", "accept", "all").ended(IN_STEP)
    _delete(story, 1)
    story.sync()
    left = len(story.crm.contacts.titles())
    assert left >= 3, "the seventh deletion was never accepted; six may be made"


def test_single_holds_are_accepted_and_refused(story: Story) -> None:
    _ten(story)
    _delete(story, 6)
    story.sync().ended(HELD)
    held = story.asked("holds")["holds"]
    assert sorted(one["item"] for one in held) == NAMES[:6]
    yes, no = held[0], held[1]
    story.crmsync("holds", "accept", yes["id"]).ended(IN_STEP)
    story.crmsync("holds", "refuse", no["id"]).ended(IN_STEP)
    run = story.sync()
    assert run.wrote == {"crm deleted": 1}
    assert yes["item"] not in story.crm.contacts.titles()
    assert no["item"] in story.crm.contacts.titles()
    story.crmsync("holds", "refuse", "all").ended(IN_STEP)
    assert story.sync().ended(IN_STEP).wrote == {}
    assert len(story.crm.contacts.titles()) == 9
    assert story.asked("holds") == {"holds": []}


def test_a_refused_deletion_never_comes_back_by_itself(story: Story) -> None:
    _ten(story)
    _delete(story, 6)
    story.sync().ended(HELD)
    story.crmsync("holds", "refuse", "all").ended(IN_STEP)
    story.sync().ended(IN_STEP)
    story.crm.contacts.edit(NAMES[0], Title="New")
    story.sync().ended(IN_STEP)
    assert len(story.crm.contacts.titles()) == 10


def test_a_scheduled_run_reminds_of_holds_and_never_answers_them(story: Story) -> None:
    _ten(story, hold={"updates": 2, "updates_percent": 0, "unattended_days": 1})
    _delete(story, 6)
    for name in NAMES[6:]:
        story.crm.contacts.edit(name, Title="New")
    with story.unwritten():
        for _ in range(2):
            ran = story.crmsync("sync", "--scheduled").ended(HELD)
            assert ran.out.startswith("Contacts: 10 changes wait for your yes\n")
    story.rests_with = HELD


def test_a_scheduled_run_says_nothing_while_all_is_in_step(story: Story) -> None:
    _ten(story)
    story.crm.contacts.edit(NAMES[0], Title="New")
    ran = story.process("sync", "--scheduled").ended(IN_STEP)
    assert (ran.out, ran.err) == ("", "")
    assert story.mailbox.contacts.values(NAMES[0], "TITLE") == ["New"]


def test_a_hold_that_does_not_exist_is_wrong_usage(story: Story) -> None:
    _ten(story)
    story.crmsync("holds", "accept", "99").ended(WRONG_USAGE)


def test_a_hold_that_has_become_needless_is_gone(story: Story) -> None:
    _ten(story)
    kept = {item: story.mailbox.contacts.get(item) for item in story.mailbox.contacts.items()[:6]}
    _delete(story, 6)
    story.sync().ended(HELD)
    for item, document in kept.items():
        story.mailbox.contacts.put(document, item)
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.asked("holds") == {"holds": []}
    assert len(story.crm.contacts.titles()) == len(story.mailbox.contacts.titles()) == 10


@pytest.mark.parametrize("side", ["outlook", "crm"])
def test_an_emptied_folder_empties_nothing_without_a_yes(side: str, story: Story) -> None:
    _ten(story)
    if side == "outlook":
        story.mailbox.contacts.empty()
    else:
        story.crm.contacts.delete(*NAMES)
    with story.unwritten():
        run = story.sync().ended(HELD)
    assert len(run.listed("held")) == 10
    assert story.sync(yes=True).ended(IN_STEP).wrote == {
        "crm deleted" if side == "outlook" else "outlook deleted": 10
    }


def test_a_vanished_folder_deletes_nothing_even_with_a_yes(story: Story) -> None:
    _ten(story)
    story.mailbox.contacts.remove()
    with story.unwritten():
        run = story.sync(yes=True).ended(COULD_NOT_RUN)
    (problem,) = run.listed("problems")
    assert problem["side"] == "outlook"
    assert problem["advice"]
    assert len(story.crm.contacts.titles()) == 10
    story.rests_with = COULD_NOT_RUN


def test_a_module_that_is_hidden_deletes_nothing(story: Story) -> None:
    _ten(story)
    refusal = Answer(
        403, {"code": "NO_PERMISSION", "details": {}, "message": "permission denied", "status": "error"}
    )
    story.zoho.fail(r"GET /crm/v8/Contacts", refusal, times=None)
    with story.unwritten():
        story.sync(yes=True).ended(COULD_NOT_RUN)
    story.zoho.mend()
    assert len(story.mailbox.contacts.titles()) == 10


def test_an_empty_listing_of_the_crm_is_not_believed(story: Story) -> None:
    """A service that suddenly names nothing, after the cursor was lost."""
    _ten(story)
    story.zoho.fail(r"GET /crm/v8/Contacts$", Answer(204), times=None)
    story.zoho.fail(r"GET /crm/v8/Contacts/deleted$", Answer(204), times=None)
    assert story.sync(yes=True).wrote == {}
    story.zoho.mend()
    assert len(story.mailbox.contacts.titles()) == 10


def test_a_changed_filter_is_previewed_and_deletes_nothing(story: Story) -> None:
    for number, name in enumerate(NAMES):
        story.mailbox.events.put(event(name, f"CATEGORIES:{'CRM' if number < 5 else 'Family'}"))
    story.begin("events")
    story.maps("events", outlook={"categories": ["Family"]})
    with story.unwritten():
        run = story.sync().ended(HELD)
    assert {one["operation"] for one in run.listed("held")} == {"create"}
    assert story.sync(yes=True).ended(IN_STEP).wrote == {"crm created": 5}
    assert story.crm.events.titles() == NAMES
    assert story.mailbox.events.titles() == NAMES
    story.maps("events", outlook={"categories": ["CRM", "Family"]})
    assert story.sync(yes=True).ended(IN_STEP).wrote == {}
    assert story.crm.events.titles() == NAMES


def test_a_narrower_owner_filter_unlinks_and_deletes_nothing(story: Story) -> None:
    ben = story.crm_server.people[1]
    story.crm.contacts.by(ben).add(First_Name="Charles", Last_Name="Babbage")
    _ten(story, records="all")
    story.maps("contacts", records="mine")
    assert story.sync(yes=True).ended(IN_STEP).wrote == {}
    assert len(story.mailbox.contacts.titles()) == 11
    assert len(story.crm.contacts.titles()) == 11


def test_another_folder_is_a_first_match_and_deletes_nothing(story: Story) -> None:
    _ten(story)
    other = story.place.hand().make_folder(
        story.place.folder_path("contacts", f"{story.token}-other"), "contacts", "Other"
    )
    other.put(card(NAMES[0], "TITLE:Old", "EMAIL:a@example.com"))
    story.maps("contacts", outlook={"folder": other.path})
    with story.unwritten():
        story.sync().ended(HELD)
    run = story.sync(yes=True).ended(IN_STEP)
    assert (run.wrote, run.mapping()["matched"]) == ({"outlook created": 9}, 1)
    assert other.titles() == NAMES
    assert story.mailbox.contacts.titles() == NAMES
    assert story.crm.contacts.titles() == NAMES
    other.remove()
    story.started = False


def test_a_renamed_mapping_keeps_its_pairs_or_matches_again_and_creates_nothing_twice(story: Story) -> None:
    _ten(story)
    text = story.config.read_text()
    story.config.write_text(text.replace('name = "Contacts"', 'name = "People"'))
    run = story.sync(yes=True).ended(IN_STEP)
    assert run.wrote == {}
    assert story.crm.contacts.titles() == story.mailbox.contacts.titles() == NAMES


def test_a_changed_field_list_fills_and_asks_first(story: Story) -> None:
    story.mailbox.contacts.put(card("Ada Byron", "BDAY:1985-12-10"))
    story.begin("contacts", fields={"birthday": False})
    story.maps("contacts")
    with story.unwritten():
        story.sync().ended(HELD)
    assert story.sync(yes=True).ended(IN_STEP).wrote == {"crm updated": 1}
    assert story.crm.contacts.get("Ada Byron")["Date_of_Birth"] == "1985-12-10"


def test_a_single_rename_is_no_alarm(story: Story) -> None:
    story.mailbox.contacts.put(card("Ada Byron", "EMAIL:ada@example.com"), "ada")
    story.begin("contacts")
    story.mailbox.contacts.put(card("Ada King", "EMAIL:ada@example.com", uid="ada-byron"), "ada")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert story.crm.contacts.titles() == ["Ada King"]
