"""Losing the state, looking back, undoing a run (G9, G10)."""

from __future__ import annotations

import shutil

import pytest
from support.documents import card, day, event, todo
from support.samples import SAMPLES
from support.story import COULD_NOT_RUN, HELD, IN_STEP, KINDS, WRONG_USAGE, Run, Story

ADA, CHARLES = "Ada Byron", "Charles Babbage"


def _linked(story: Story) -> None:
    """Two people, a task and a meeting on both sides."""
    for name in (ADA, CHARLES):
        story.mailbox.contacts.put(
            card(name, "TITLE:Old", f"EMAIL:{name.split()[1]}@example.com", "X-MINE:1")
        )
    story.mailbox.tasks.put(todo("Call", f"DUE;VALUE=DATE:{day(5):%Y%m%d}", "PRIORITY:9"))
    story.mailbox.events.put(event("Tea", "LOCATION:London"))
    story.begin(*KINDS)


def _everything(story: Story) -> dict[str, list[str]]:
    hands = {"outlook": story.mailbox, "crm": story.crm}
    return {f"{side} {kind}": hand.of(kind).titles() for side, hand in hands.items() for kind in KINDS}


def _lose_state(story: Story) -> None:
    for path in story.profile.glob("state*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


# ---- losing the state


def test_losing_the_state_is_a_first_match_that_creates_and_deletes_nothing(story: Story) -> None:
    _linked(story)
    before = _everything(story)
    _lose_state(story)
    with story.unwritten():
        story.sync()
    run = story.sync(yes=True).ended(IN_STEP)
    assert run.wrote == {}
    assert [one["matched"] for one in run.json["mappings"]] in ([2, 1, 1], [0, 0, 0])
    assert _everything(story) == before
    story.crm.contacts.edit(ADA, Title="New")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}


def test_what_was_edited_and_deleted_before_the_state_was_lost_comes_back_rather_than_to_vanish(
    story: Story,
) -> None:
    _linked(story)
    story.mailbox.contacts.delete("charles-babbage")
    story.crm.contacts.edit(ADA, Mobile="+44 20 9")
    _lose_state(story)
    with story.unwritten():
        story.sync().ended(HELD)
    run = story.sync(yes=True).ended(IN_STEP)
    assert run.wrote == {"outlook created": 1, "outlook updated": 1}
    assert story.mailbox.contacts.titles() == story.crm.contacts.titles() == [ADA, CHARLES]
    assert story.mailbox.contacts.values(ADA, "TEL") == ["+44 20 9"]


def test_an_older_state_never_deletes_and_never_doubles(story: Story) -> None:
    """A backup of the computer is put back."""
    _linked(story)
    backup = {path: path.read_bytes() for path in story.profile.glob("state*") if path.is_file()}
    story.mailbox.contacts.put(card("Mary Somerville", "EMAIL:mary@example.com"))
    story.crm.contacts.edit(ADA, Title="New")
    story.sync().ended(IN_STEP)
    _lose_state(story)
    for path, content in backup.items():
        path.write_bytes(content)
    story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.titles() == story.crm.contacts.titles() == [ADA, CHARLES, "Mary Somerville"]
    assert story.crm.contacts.get(ADA)["Title"] == "New"
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["New"]


def test_a_damaged_state_is_told_and_nothing_is_written(story: Story) -> None:
    _linked(story)
    for path in story.profile.glob("state.db-*"):
        path.unlink()
    (story.profile / "state.db").write_bytes(b"this is no database" * 1000)
    with story.unwritten():
        ran = story.crmsync("sync", "--yes")
    assert ran.status in (IN_STEP, COULD_NOT_RUN)
    assert ran.err.strip() or ran.status == IN_STEP
    if ran.status == COULD_NOT_RUN:
        _lose_state(story)
    assert story.sync(yes=True).ended(IN_STEP).wrote == {}


def test_a_second_computer_finds_the_pairs_of_the_first(story: Story) -> None:
    _linked(story)
    first = story.profile
    story.profile = story.folder / "second computer"
    story.profile.mkdir()
    for kind in KINDS:
        story.maps(kind)
    story.signs_in()
    assert story.sync(yes=True).ended(IN_STEP).wrote == {}
    story.crm.contacts.edit(ADA, Title="New")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    story.profile = first
    assert story.sync().ended(IN_STEP).wrote == {}
    story.mailbox.contacts.put(card("Mary Somerville", "EMAIL:mary@example.com"))
    assert story.sync().ended(IN_STEP).wrote == {"crm created": 1}
    story.profile = story.folder / "second computer"
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.crm.contacts.titles() == story.mailbox.contacts.titles() == [ADA, CHARLES, "Mary Somerville"]


# ---- looking back


def test_every_write_is_in_the_log_with_old_and_new_and_its_reason(story: Story) -> None:
    _linked(story)
    story.mailbox.contacts.edit("ada-byron", "TITLE:Old", "TITLE:New")
    story.crm.contacts.delete(CHARLES)
    story.crm.tasks.add(Subject="Write", Status="Not Started")
    run = story.sync().ended(IN_STEP)
    told = story.asked("log", "--run", str(run.number))
    changes = {
        (one["mapping"], one["side"], one["operation"], one["item"], one["field"]): one
        for one in told["changes"]
    }
    updated = changes["Contacts", "crm", "update", ADA, "title"]
    assert (updated["old"], updated["new"]) == ("Old", "New")
    assert updated["reason"]
    assert ("Contacts", "outlook", "delete", CHARLES, "") in changes
    assert ("Tasks", "outlook", "create", "Write", "") in changes
    assert told["report"] == {**run.json, "notes": []}
    runs = story.asked("log")["runs"]
    assert [one["run"] for one in runs] == [run.number, run.number - 1]
    assert "Poet" not in story.crmsync("log", "--run", str(run.number)).ended(IN_STEP).out
    story.crmsync("log", "--run", "99").ended(WRONG_USAGE)


def test_the_status_tells_how_each_mapping_stands(story: Story) -> None:
    for kind in KINDS:
        story.maps(kind)
    assert [one["status"] for one in story.asked("status")["mappings"]] == [None] * 3
    _linked(story)
    standings = {one["name"]: one for one in story.asked("status")["mappings"]}
    assert {name: one["pairs"] for name, one in standings.items()} == {"Contacts": 2, "Tasks": 1, "Events": 1}
    assert all(one["status"] == "ok" and one["last_success"] for one in standings.values())


# ---- undo


def test_undoing_a_run_restores_what_it_created_changed_and_deleted_on_both_sides(story: Story) -> None:
    _linked(story)
    before = {name: story.mailbox.contacts.get(name) for name in story.mailbox.contacts.items()}
    story.crm.contacts.edit(ADA, Title="New", Mobile="+44 20 9")
    story.crm.contacts.delete(CHARLES)
    story.crm.contacts.add(First_Name="Mary", Last_Name="Somerville")
    story.mailbox.tasks.edit("call", "PRIORITY:9", "PRIORITY:1")
    story.mailbox.events.delete("tea")
    run = story.sync().ended(IN_STEP)
    assert run.wrote == {
        "outlook created": 1,
        "outlook updated": 1,
        "outlook deleted": 1,
        "crm updated": 1,
        "crm deleted": 1,
    }
    with story.unwritten():
        preview = story.undo(run, yes=False).ended(HELD)
    assert sum(len(one["planned"]) for one in preview.json["mappings"]) == 5
    undone = story.undo(run).ended(IN_STEP)
    assert undone.json["undoes"] == run.number
    assert story.mailbox.contacts.titles() == [ADA, CHARLES]
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["Old"]
    assert story.mailbox.contacts.values(ADA, "TEL") == []
    assert story.mailbox.contacts.values(CHARLES, "X-MINE") == ["1"], "the whole document came back"
    assert story.crm.tasks.get("Call")["Priority"] == "Low"
    assert story.crm.events.get("Tea")["Venue"] == "London"
    assert set(before) <= {"ada-byron", "charles-babbage"}


def test_undoing_one_field_of_one_person_leaves_everything_else_of_the_run(story: Story) -> None:
    _linked(story)
    for name in (ADA, CHARLES):
        story.crm.contacts.edit(name, Title="New", Mobile="+44 20 9")
    story.mailbox.contacts.add_lines("ada-byron", "NOTE:first programmer")
    story.mailbox.tasks.edit("call", "PRIORITY:9", "PRIORITY:1")
    story.crm.contacts.add(First_Name="Mary", Last_Name="Somerville")
    run = story.sync().ended(IN_STEP)
    argv = ("undo", str(run.number), "--item", "ada", "--field", "job title", "--json")
    with story.unwritten():
        preview = Run(story.crmsync(*argv, "--preview")).ended(IN_STEP)
        Run(story.crmsync(*argv)).ended(HELD)
    assert [one["lines"] for one in preview.mapping()["planned"]] == [
        [f"Job title would change in Outlook: New → Old, because it undoes run {run.number}"]
    ]
    with story.writes() as writes:
        undone = Run(story.crmsync(*argv, "--yes")).ended(IN_STEP)
    assert (undone.wrote, len(writes)) == ({"outlook updated": 1}, 1)
    assert (undone.json["item"], undone.json["field"]) == ("ada", "title")
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["Old"]
    assert story.mailbox.contacts.values(ADA, "TEL") == ["+44 20 9"]
    assert story.mailbox.contacts.values(CHARLES, "TITLE") == ["New"]
    assert story.crm.contacts.get(ADA)["Title"] == "New", "what a person typed there is not touched"
    assert story.crm.contacts.get(ADA)["Description"] == "first programmer"
    assert story.crm.tasks.get("Call")["Priority"] == "High"
    assert story.mailbox.contacts.titles() == [ADA, CHARLES, "Mary Somerville"]


def test_undoing_one_person_of_a_run_on_both_sides(story: Story) -> None:
    _linked(story)
    story.crm.contacts.edit(ADA, Title="New")
    story.mailbox.contacts.add_lines("ada-byron", "NOTE:first programmer")
    story.crm.contacts.delete(CHARLES)
    run = story.sync().ended(IN_STEP)
    (record,) = [
        one["item_id"]
        for one in story.asked("log", "--run", str(run.number))["changes"]
        if (one["item"], one["side"]) == (ADA, "crm")
    ]
    undone = Run(story.crmsync("undo", str(run.number), "--item", record, "--yes", "--json")).ended(IN_STEP)
    assert undone.wrote == {"outlook updated": 1, "crm updated": 1}
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["Old"]
    assert not story.crm.contacts.get(ADA).get("Description")
    assert story.mailbox.contacts.titles() == [ADA], "the other deletion stays"


def test_a_record_that_the_run_did_not_write_is_told_with_those_it_did(story: Story) -> None:
    _linked(story)
    story.crm.contacts.edit(ADA, Title="New")
    run = story.sync().ended(IN_STEP)
    with story.unwritten():
        ran = story.crmsync("undo", str(run.number), "--item", "Zoe", "--yes").ended(WRONG_USAGE)
    assert ADA in ran.err


def test_an_undo_stays_undone_and_can_itself_be_undone(story: Story) -> None:
    _linked(story)
    story.crm.contacts.edit(ADA, Title="New")
    run = story.sync().ended(IN_STEP)
    undone = story.undo(run).ended(IN_STEP)
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["Old"]
    story.undo(undone).ended(IN_STEP)
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["New"]
    assert story.sync().ended(IN_STEP).wrote == {}


def test_undo_leaves_what_a_person_edited_since(story: Story) -> None:
    _linked(story)
    for name in (ADA, CHARLES):
        story.crm.contacts.edit(name, Title="New")
    run = story.sync().ended(IN_STEP)
    story.mailbox.contacts.edit("ada-byron", "TITLE:New", "TITLE:Newer")
    undone = story.undo(run).ended(IN_STEP)
    (left,) = [line for one in undone.json["mappings"] for line in one["left"]]
    assert ADA in left
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["Newer"]
    assert story.mailbox.contacts.values(CHARLES, "TITLE") == ["Old"]
    story.sync().ended(IN_STEP)


def test_undoing_the_first_sync_takes_away_what_it_created(story: Story) -> None:
    story.mailbox.contacts.put(SAMPLES["contacts"].document(ADA))
    story.crm.contacts.add(**SAMPLES["contacts"].record(CHARLES))
    run = story.begin("contacts")
    story.undo(run).ended(IN_STEP)
    assert (story.mailbox.contacts.titles(), story.crm.contacts.titles()) == ([ADA], [CHARLES])
    assert story.sync().wrote == {}


@pytest.mark.parametrize("number", ["99", "1"])
def test_a_run_that_cannot_be_undone_is_told(number: str, story: Story) -> None:
    story.begin("contacts")
    ran = story.crmsync("undo", number, "--yes")
    assert ran.status == (WRONG_USAGE if number == "99" else COULD_NOT_RUN)
    assert ran.err.strip()


def test_the_before_images_of_a_deletion_are_whole(story: Story) -> None:
    """The card comes back, under a UID of its own, with what crmsync does not know of it."""
    lines = ("NICKNAME:Enchantress", "item1.URL:https://a.example", "item1.X-ABLabel:Blog")
    story.mailbox.contacts.put(card(ADA, *lines))
    before = story.mailbox.contacts.lines(ADA)
    story.begin("contacts")
    story.crm.contacts.delete(ADA)
    run = story.sync().ended(IN_STEP)
    story.undo(run).ended(IN_STEP)
    after = story.mailbox.contacts.lines(ADA)
    lost = [line for line in before if line not in after and not line.startswith(("UID:", "REV:"))]
    assert lost == [], "\n".join([*before, "", *after])
    assert story.crm.contacts.titles() == []
