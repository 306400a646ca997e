"""Odd and broken items: a clear message, the others go on, nothing is lost (G8, issue "The main job")."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.documents import card, crlf, event, todo
from support.hands import Refused
from support.story import IN_STEP, PROBLEMS, Run, Story

ADA = "Ada Byron"
GARBAGE = "this is no document at all \x07 {]"


def _first(story: Story, *kinds: str) -> Run:
    for kind in kinds:
        story.maps(kind)
    story.signs_in()
    return story.sync(yes=True)


def _twist(story: Story, old: str, new: str) -> None:
    """From now on the server sends something else than it was given; nobody checks what is stored by other programs."""
    story.dav.twist("^(GET|REPORT) ", lambda text: text.replace(old, new))


def test_a_note_of_a_megabyte_stays_at_home_and_its_card_travels(story: Story) -> None:
    note = "0123456789" * 100_000
    story.mailbox.contacts.put(card(ADA, f"NOTE:{note}", "TITLE:Poet"))
    story.mailbox.tasks.put(todo("Call", f"DESCRIPTION:{note}"))
    story.mailbox.events.put(event("Tea", f"DESCRIPTION:{note}"))
    run = _first(story, "contacts", "tasks", "events").ended(IN_STEP)
    assert run.wrote == {"crm created": 3}
    assert {(one["item"], one["field"]) for one in run.listed("left_out")} == {
        (ADA, "notes"),
        ("Call", "notes"),
        ("Tea", "description"),
    }
    assert all("32,000" in one["reason"] for one in run.listed("left_out"))
    story.crm.contacts.edit(ADA, Title="Countess")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert story.mailbox.contacts.values(ADA, "NOTE") == [note]


def test_a_long_note_of_the_crm_travels_whole(story: Story) -> None:
    note = "\n".join(f"line {number}, with a comma; and more" for number in range(800))
    story.crm.contacts.add(Last_Name="Byron", Description=note)
    _first(story, "contacts").ended(IN_STEP)
    (held,) = story.mailbox.contacts.values("Byron", "NOTE")
    assert held.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";") == note


@pytest.mark.parametrize("kind", ["contacts", "tasks", "events"])
def test_a_garbage_item_stops_only_itself(kind: str, story: Story) -> None:
    make: Callable[..., str] = {"contacts": card, "tasks": todo, "events": event}[kind]
    component = {"contacts": "VCARD", "tasks": "VCALENDAR", "events": "VCALENDAR"}[kind]
    for name in ("Good one", "Bad one"):
        story.mailbox.of(kind).put(make(name, "X-MARK:1"))

    def spoil(text: str) -> str:
        parts = text.split(f"BEGIN:{component}")
        return f"BEGIN:{component}".join(
            part
            if ":Bad one" not in part
            else GARBAGE + part[part.index(f"END:{component}") + len(f"END:{component}") :]
            for part in parts
        )

    story.dav.twist("^(GET|REPORT) ", spoil)
    run = _first(story, kind).ended(PROBLEMS)
    assert story.crm.of(kind).titles() == ["Good one"]
    (problem,) = run.listed("problems")
    assert problem["side"] == "outlook"
    assert "bad-one" in (problem["item"] + problem["message"])
    assert problem["advice"]
    story.dav.mend()
    story.mailbox.of(kind).add_lines("bad-one", "X-MENDED:1")
    story.sync().ended(IN_STEP)
    assert story.crm.of(kind).titles() == ["Bad one", "Good one"]


def test_a_linked_item_that_becomes_garbage_is_neither_deleted_nor_overwritten(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA, "TITLE:Poet"))
    _first(story, "contacts").ended(IN_STEP)
    story.mailbox.contacts.add_lines("ada-byron", "X-MARK:1")
    _twist(story, "BEGIN:VCARD", GARBAGE)
    story.crm.contacts.edit(ADA, Title="Countess")
    with story.unwritten():
        story.sync().ended(PROBLEMS)
    assert story.crm.contacts.titles() == [ADA]
    story.dav.mend()
    story.mailbox.contacts.add_lines("ada-byron", "X-MENDED:1")
    story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["Countess"]


def test_an_old_vcard_is_read_and_patched_in_its_own_dialect(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA, "TITLE:Poet", "TEL;TYPE=CELL:+44 20 1", "NOTE:x"))
    story.dav.twist(
        "^(GET|REPORT) ",
        lambda text: (
            text.replace("VERSION:3.0", "VERSION:2.1")
            .replace("TEL;TYPE=CELL:", "TEL;CELL;VOICE:")
            .replace("NOTE:x", "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=BC=C3=9Fe")
        ),
    )
    _first(story, "contacts").ended(IN_STEP)
    record = story.crm.contacts.get(ADA)
    assert (record["Title"], record["Mobile"], record["Description"]) == ("Poet", "+44 20 1", "Grüße")
    story.crm.contacts.edit(ADA, Title="Countess")
    story.sync().ended(IN_STEP)
    put = next(one for one in reversed(story.dav.asked) if one.method == "PUT")
    sent = put.body.decode()
    assert "VERSION:2.1" in sent
    assert "TEL;CELL;VOICE:+44 20 1" in sent
    assert "TITLE:Countess" in sent
    assert "ENCODING=QUOTED-PRINTABLE:Gr=C3=BC=C3=9Fe" in sent
    story.started = False


def test_a_card_without_a_uid_is_synced_or_told_and_never_doubled(story: Story) -> None:
    document = crlf(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Byron\nN:Byron;Ada;;;\nEMAIL:ada@example.com\nEND:VCARD"
    )
    try:
        story.mailbox.contacts.put(document, "ada")
    except Refused:
        story.mailbox.contacts.put(card(ADA, "EMAIL:ada@example.com"), "ada")
    story.dav.twist("^(GET|REPORT) ", lambda text: "".join(_without_uid(text)))
    _first(story, "contacts").ended(IN_STEP)
    assert story.crm.contacts.titles() == [ADA]
    story.sync().ended(IN_STEP)
    story.mailbox.contacts.add_lines("ada", "TITLE:Poet")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert story.crm.contacts.titles() == [ADA]


def _without_uid(text: str) -> list[str]:
    return [line for line in text.splitlines(keepends=True) if not line.startswith("UID:")]


def test_two_cards_with_one_uid_stay_two_and_are_not_mixed(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA, "EMAIL:ada@example.com"))
    story.mailbox.contacts.put(card("Charles Babbage", "EMAIL:charles@example.com"))
    _twist(story, "UID:charles-babbage", "UID:ada-byron")
    run = _first(story, "contacts")
    assert story.crm.contacts.titles() == [ADA, "Charles Babbage"], run
    story.rests_with = run.exit


def test_two_meetings_with_one_uid_stay_two_and_are_not_mixed(story: Story) -> None:
    story.mailbox.events.put(event("Tea"))
    story.mailbox.events.put(event("Dinner"))
    _twist(story, "UID:dinner", "UID:tea")
    run = _first(story, "events")
    assert story.crm.events.titles() == ["Dinner", "Tea"], run
    story.rests_with = run.exit


@pytest.mark.parametrize(
    "name",
    ["Zoë Ångström-O’Neil", "山田 太郎", "عمر الخيام", "Ада Байрон", "👩🏽‍🚀 Astro", "A;B,C\\D", "x" * 79],
    ids=["latin", "cjk", "rtl", "cyrillic", "emoji", "escapes", "long"],
)
def test_names_of_the_whole_world_travel_both_ways_unharmed(name: str, story: Story) -> None:
    given, _, family = name.rpartition(" ")
    story.crm.contacts.add(First_Name=given or None, Last_Name=family)
    _first(story, "contacts").ended(IN_STEP)
    (item,) = story.mailbox.contacts.items()
    before = story.mailbox.contacts.get(item)
    story.mailbox.contacts.add_lines(item, "TITLE:Poet")
    story.sync().ended(IN_STEP)
    (record,) = story.crm.contacts.records()
    assert (record["First_Name"] or "", record["Last_Name"], record["Title"]) == (given, family, "Poet")
    assert story.mailbox.contacts.get(item).replace("TITLE:Poet\r\n", "") == before


def test_a_name_that_is_too_long_for_the_crm_is_told(story: Story) -> None:
    story.mailbox.contacts.put(card("Ada " + "x" * 200, "EMAIL:ada@example.com"), "ada")
    run = _first(story, "contacts").ended(IN_STEP)
    assert [one["field"] for one in run.listed("left_out")] == ["family_name"]
    (record,) = story.crm.contacts.records()
    assert record["Email"] == "ada@example.com"
    assert "x" * 200 in story.mailbox.contacts.get("ada").replace("\r\n ", "")


def test_an_empty_card_becomes_a_record_or_is_told_and_nothing_loops(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA, "N:;;;;").replace(f"FN:{ADA}", "FN:-"), "empty")
    run = _first(story, "contacts")
    assert run.exit in (IN_STEP, PROBLEMS)
    story.rests_with = run.exit


def test_a_task_list_in_a_calendar_and_other_components_are_left_alone(story: Story) -> None:
    story.mailbox.events.put(event("Tea"))
    _twist(story, "BEGIN:VEVENT", "BEGIN:VFREEBUSY")
    story.dav.twist("^(GET|REPORT) ", lambda text: text.replace("END:VEVENT", "END:VFREEBUSY"))
    run = _first(story, "events")
    assert run.wrote == {}
    assert run.exit in (IN_STEP, PROBLEMS)
    story.rests_with = run.exit


def test_control_characters_of_the_crm_do_not_break_a_document(story: Story) -> None:
    story.crm.contacts.add(Last_Name="Byron", Description="tab\there\x0bvertical\x00nothing", Title="A\rB")
    _first(story, "contacts").ended(IN_STEP)
    (item,) = story.mailbox.contacts.items()
    document = story.mailbox.contacts.get(item)
    assert "BEGIN:VCARD" in document
    assert not any(character in document for character in "\x00\x0b")
