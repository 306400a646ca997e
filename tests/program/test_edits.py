"""Edits of linked items: disjoint ones meet, true conflicts follow the rule, directions are kept (DESIGN.md 5.2, 5.17)."""

from __future__ import annotations

from typing import Any

import pytest
from support.documents import card, day, event, todo
from support.samples import SAMPLES
from support.story import IN_STEP, KINDS, WRONG_USAGE, Run, Story

FUTURE = "REV:20990101T000000Z"
PAST = "REV:20200101T000000Z"


def _ada(story: Story, **rules: Any) -> None:
    """Ada, a programmer, on both sides."""
    story.mailbox.contacts.put(card("Ada Byron", "TITLE:Programmer", "TEL;TYPE=CELL:+44 20 1", "NOTE:Old"))
    story.begin("contacts", **rules)


def _both_change_her_title(story: Story, *lines: str) -> None:
    story.mailbox.contacts.edit("ada-byron", "TITLE:Programmer", "\n".join(["TITLE:Poet", *lines]))
    story.crm.contacts.edit("Ada Byron", Title="Countess")


def _titles(story: Story) -> tuple[str, str]:
    (outlook,) = story.mailbox.contacts.values("Ada Byron", "TITLE")
    return outlook, story.crm.contacts.get("Ada Byron")["Title"]


def _saved(story: Story, run: Run) -> list[tuple[str, str, str]]:
    values = story.asked("log", "--run", str(run.number))["saved_values"]
    return [(one["side"], one["field"], one["value"]) for one in values]


def test_two_edits_of_one_contact_meet(story: Story) -> None:
    _ada(story)
    story.mailbox.contacts.edit("ada-byron", "TITLE:Programmer", "TITLE:Poet")
    story.crm.contacts.edit("Ada Byron", Mobile="+44 20 2")
    run = story.sync().ended(IN_STEP)
    assert run.wrote == {"outlook updated": 1, "crm updated": 1}
    assert run.listed("conflicts") == []
    assert _titles(story) == ("Poet", "Poet")
    assert story.mailbox.contacts.values("Ada Byron", "TEL") == ["+44 20 2"]


def test_two_edits_of_one_task_and_one_meeting_meet(story: Story) -> None:
    story.mailbox.tasks.put(todo("Call", "PRIORITY:9", "DESCRIPTION:Old"))
    story.mailbox.events.put(event("Tea", "LOCATION:London", "DESCRIPTION:Old"))
    story.begin("tasks", "events")
    story.mailbox.tasks.edit("call", "PRIORITY:9", "PRIORITY:1")
    story.crm.tasks.edit("Call", Description="New")
    story.mailbox.events.edit("tea", "LOCATION:London", "LOCATION:Ockham")
    story.crm.events.edit("Tea", Description="New")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 2, "crm updated": 2}
    assert story.crm.tasks.get("Call")["Priority"] == "High"
    assert story.crm.events.get("Tea")["Venue"] == "Ockham"
    for folder, title in ((story.mailbox.tasks, "Call"), (story.mailbox.events, "Tea")):
        assert folder.values(title, "DESCRIPTION")[0] == "New"


@pytest.mark.parametrize(
    ("rule", "line", "winner"),
    [
        ("crm-wins", FUTURE, "crm"),
        ("outlook-wins", PAST, "outlook"),
        ("newest-wins", FUTURE, "outlook"),
        ("newest-wins", PAST, "crm"),
    ],
)
def test_a_true_conflict_follows_the_rule_and_the_loser_is_kept(
    rule: str, line: str, winner: str, story: Story
) -> None:
    _ada(story, conflicts=rule)
    _both_change_her_title(story, line)
    run = story.sync().ended(IN_STEP)
    values = {"outlook": "Poet", "crm": "Countess"}
    loser = "crm" if winner == "outlook" else "outlook"
    assert _titles(story) == (values[winner], values[winner])
    assert run.wrote == {f"{loser} updated": 1}
    (conflict,) = run.listed("conflicts")
    assert {name: conflict[name] for name in ("item", "field", "outlook", "crm", "kept")} == {
        "item": "Ada Byron",
        "field": "title",
        **values,
        "kept": winner,
    }
    assert _saved(story, run) == [(loser, "title", values[loser])]


def test_the_same_edit_on_both_sides_is_none(story: Story) -> None:
    _ada(story)
    story.mailbox.contacts.edit("ada-byron", "TITLE:Programmer", "TITLE:Countess")
    story.crm.contacts.edit("Ada Byron", Title="Countess")
    run = story.sync().ended(IN_STEP)
    assert (run.wrote, run.listed("conflicts")) == ({}, [])


def test_a_field_may_have_a_rule_of_its_own(story: Story) -> None:
    _ada(story, fields={"mobile_phone": {"conflicts": "outlook-wins"}})
    story.mailbox.contacts.edit("ada-byron", "TITLE:Programmer", "TITLE:Poet")
    story.mailbox.contacts.edit("ada-byron", "TEL;TYPE=CELL:+44 20 1", "TEL;TYPE=CELL:+44 20 2")
    story.crm.contacts.edit("Ada Byron", Title="Countess", Mobile="+44 20 3")
    run = story.sync().ended(IN_STEP)
    assert {one["field"]: one["kept"] for one in run.listed("conflicts")} == {
        "title": "crm",
        "mobile_phone": "outlook",
    }
    assert _titles(story) == ("Countess", "Countess")
    assert story.crm.contacts.get("Ada Byron")["Mobile"] == "+44 20 2"


@pytest.mark.parametrize(
    ("choice", "decided", "wrote"),
    [
        ("crm", "Countess", {"outlook updated": 1}),
        ("outlook", "Poet", {"crm updated": 1}),
        ("Enchantress of Numbers", "Enchantress of Numbers", {"outlook updated": 1, "crm updated": 1}),
    ],
)
def test_an_asked_conflict_waits_for_a_decision(
    choice: str, decided: str, wrote: dict[str, int], story: Story
) -> None:
    _ada(story, conflicts="ask")
    _both_change_her_title(story)
    with story.unwritten():
        run = story.sync().ended(IN_STEP)
        assert [one["kept"] for one in run.listed("conflicts")] == [None]
        again = story.sync().ended(IN_STEP)
    assert [one["id"] for one in again.listed("conflicts")] == [one["id"] for one in run.listed("conflicts")]
    assert _titles(story) == ("Poet", "Countess")
    (conflict,) = story.asked("conflicts")["conflicts"]
    assert (conflict["item"], conflict["field"], conflict["outlook"], conflict["crm"]) == (
        "Ada Byron",
        "title",
        "Poet",
        "Countess",
    )
    story.resolve(conflict, choice)
    assert story.sync().ended(IN_STEP).wrote == wrote
    assert _titles(story) == (decided, decided)
    assert story.asked("conflicts") == {"conflicts": []}


def test_a_decision_does_not_cover_a_value_that_nobody_saw(story: Story) -> None:
    _ada(story, conflicts="ask")
    _both_change_her_title(story)
    story.sync().ended(IN_STEP)
    (conflict,) = story.asked("conflicts")["conflicts"]
    story.resolve(conflict, "crm")
    story.mailbox.contacts.edit("ada-byron", "TITLE:Poet", "TITLE:Mathematician")
    with story.unwritten():
        run = story.sync().ended(IN_STEP)
    (asked,) = run.listed("conflicts")
    assert (asked["outlook"], asked["crm"], asked["kept"]) == ("Mathematician", "Countess", None)
    story.resolve(asked, "outlook")
    story.sync().ended(IN_STEP)
    assert _titles(story) == ("Mathematician", "Mathematician")


def test_other_fields_travel_while_a_conflict_is_open(story: Story) -> None:
    _ada(story, conflicts="ask")
    _both_change_her_title(story)
    story.crm.contacts.edit("Ada Byron", Department="Research")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert story.mailbox.contacts.values("Ada Byron", "ORG") == [";Research"]
    assert _titles(story) == ("Poet", "Countess")


def test_a_conflict_that_does_not_exist_is_wrong_usage(story: Story) -> None:
    _ada(story, conflicts="ask")
    story.crmsync("conflicts", "resolve", "99", "crm").ended(WRONG_USAGE)


def test_parts_of_an_address_are_decided_together(story: Story) -> None:
    story.mailbox.contacts.put(card("Ada Byron", "ADR;TYPE=WORK:;;12 St James Square;London;;SW1Y;UK"))
    story.begin("contacts")
    story.mailbox.contacts.edit("ada-byron", "12 St James Square", "1 New Road")
    story.crm.contacts.edit("Ada Byron", Mailing_City="Ockham")
    story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.values("Ada Byron", "ADR") == [";;12 St James Square;Ockham;;SW1Y;UK"]
    record = story.crm.contacts.get("Ada Byron")
    assert (record["Mailing_Street"], record["Mailing_City"]) == ("12 St James Square", "Ockham")


@pytest.mark.parametrize("kind", KINDS)
def test_new_items_on_each_side_travel(kind: str, story: Story) -> None:
    story.begin(kind)
    story.mailbox.of(kind).put(SAMPLES[kind].document("Ada Byron"))
    story.crm.of(kind).add(**SAMPLES[kind].record("Mary Somerville"))
    assert story.sync().ended(IN_STEP).wrote == {"outlook created": 1, "crm created": 1}
    assert story.mailbox.of(kind).titles() == story.crm.of(kind).titles() == ["Ada Byron", "Mary Somerville"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_person_entered_on_both_sides_is_one(kind: str, story: Story) -> None:
    story.begin(kind)
    story.mailbox.of(kind).put(SAMPLES[kind].document("Ada Byron"))
    story.crm.of(kind).add(**SAMPLES[kind].record("Ada Byron"))
    run = story.sync().ended(IN_STEP)
    assert run.mapping()["matched"] == 1
    assert story.mailbox.of(kind).titles() == story.crm.of(kind).titles() == ["Ada Byron"]


def test_a_one_way_mapping_to_the_crm_never_writes_outlook(story: Story) -> None:
    story.crm.contacts.add(First_Name="Mary", Last_Name="Somerville")
    _ada(story, direction="to-crm")
    story.crm.contacts.edit("Ada Byron", Title="Countess", Mobile="+44 20 9")
    story.crm.contacts.delete("Mary Somerville")
    story.crm.contacts.add(Last_Name="Noether")
    with story.unwritten():
        story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.titles() == ["Ada Byron"]
    story.mailbox.contacts.edit("ada-byron", "TITLE:Programmer", "TITLE:Poet")
    run = story.sync().ended(IN_STEP)
    assert run.wrote == {"crm updated": 1}
    record = story.crm.contacts.get("Ada Byron")
    assert (record["Title"], record["Mobile"]) == ("Poet", "+44 20 9")
    assert ("crm", "title", "Countess") in _saved(story, run)


def test_a_one_way_mapping_to_outlook_never_writes_the_crm(story: Story) -> None:
    story.crm.contacts.add(First_Name="Ada", Last_Name="Byron", Title="Programmer")
    story.begin("contacts", direction="to-outlook")
    ada = story.mailbox.contacts.named("Ada Byron")
    story.mailbox.contacts.edit(ada, "TITLE:Programmer", "TITLE:Poet")
    story.mailbox.contacts.put(card("Charles Babbage"))
    with story.unwritten():
        story.sync().ended(IN_STEP)
    assert story.crm.contacts.titles() == ["Ada Byron"]
    story.crm.contacts.edit("Ada Byron", Title="Countess")
    run = story.sync().ended(IN_STEP)
    assert run.wrote == {"outlook updated": 1}
    assert _titles(story) == ("Countess", "Countess")
    assert ("outlook", "title", "Poet") in _saved(story, run)


def test_a_field_may_go_one_way_only(story: Story) -> None:
    _ada(story, fields={"notes": {"direction": "to-crm"}})
    story.crm.contacts.edit("Ada Byron", Description="Secret of the CRM", Title="Countess")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert story.mailbox.contacts.values("Ada Byron", "NOTE") == ["Old"]
    story.mailbox.contacts.edit("ada-byron", "NOTE:Old", "NOTE:New")
    run = story.sync().ended(IN_STEP)
    assert story.crm.contacts.get("Ada Byron")["Description"] == "New"
    assert ("crm", "notes", "Secret of the CRM") in _saved(story, run)


def test_a_field_that_is_switched_off_is_left_alone_on_both_sides(story: Story) -> None:
    story.mailbox.contacts.put(card("Ada Byron", "BDAY:1985-12-10"))
    story.begin("contacts", fields={"birthday": False})
    assert story.crm.contacts.get("Ada Byron")["Date_of_Birth"] is None
    story.crm.contacts.edit("Ada Byron", Date_of_Birth="1990-01-01", Title="Countess")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert story.mailbox.contacts.values("Ada Byron", "BDAY") == ["1985-12-10"]


def test_a_value_that_the_crm_cannot_hold_is_told_and_comes_back_unharmed(story: Story) -> None:
    long = "x" * 150
    story.mailbox.contacts.put(
        card("Ada Byron", f"TITLE:{long}", "TEL;TYPE=WORK:030/1234", "EMAIL:ada at home")
    )
    run = story.begin("contacts")
    assert {one["field"] for one in run.listed("left_out")} == {"title", "email_1"}
    record = story.crm.contacts.get("Ada Byron")
    assert (record["Title"], record["Email"], record["Phone"]) == (None, None, "030 1234")
    assert story.mailbox.contacts.values("Ada Byron", "TITLE") == [long]
    story.crm.contacts.edit("Ada Byron", Mobile="+44 20 9")
    story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.values("Ada Byron", "TITLE") == [long]
    assert sorted(story.mailbox.contacts.values("Ada Byron", "TEL")) == ["+44 20 9", "030/1234"]


def test_completing_a_task_in_outlook_completes_it_in_the_crm_and_that_is_all(story: Story) -> None:
    story.mailbox.tasks.put(todo("Call", "STATUS:NEEDS-ACTION"))
    story.begin("tasks")
    story.mailbox.tasks.edit("call", "STATUS:NEEDS-ACTION", "STATUS:COMPLETED")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert story.crm.tasks.get("Call")["Status"] == "Completed"


def test_completing_a_task_in_the_crm_completes_it_in_outlook_and_that_is_all(story: Story) -> None:
    story.mailbox.tasks.put(
        todo("Call", f"DUE;VALUE=DATE:{day(3):%Y%m%d}", "STATUS:IN-PROCESS", "PERCENT-COMPLETE:40")
    )
    story.begin("tasks")
    story.crm.tasks.edit("Call", Status="Completed")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert story.mailbox.tasks.values("Call", "STATUS") == ["COMPLETED"]
    assert story.mailbox.tasks.values("Call", "PERCENT-COMPLETE") == ["100"]
    assert len(story.mailbox.tasks.values("Call", "COMPLETED")) == 1
