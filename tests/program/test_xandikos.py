"""The same program with another mailbox server: Xandikos, which keeps documents byte for byte and schedules meetings."""

from __future__ import annotations

import pytest
from support.documents import alarm, card, event, todo
from support.samples import SAMPLES
from support.story import HELD, IN_STEP, KINDS, PROBLEMS, Story

from crmsync.sandbox.crm import Cut

ADA, MARY = "Ada Byron", "Mary Somerville"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_goes_both_ways(kind: str, xandikos_story: Story) -> None:
    story, sample = xandikos_story, SAMPLES[kind]
    story.mailbox.of(kind).put(sample.document(ADA), "ada")
    story.crm.of(kind).add(**sample.record(MARY))
    story.maps(kind)
    story.signs_in()
    with story.unwritten():
        story.sync().ended(HELD)
    assert story.sync(yes=True).ended(IN_STEP).wrote == {"outlook created": 1, "crm created": 1}
    assert story.mailbox.of(kind).titles() == story.crm.of(kind).titles() == [ADA, MARY]
    story.mailbox.of(kind).add_lines("ada", "CATEGORIES:Loom" if kind != "events" else "LOCATION:London")
    story.crm.of(kind).edit(MARY, Description="New")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1, "crm updated": 1}
    story.mailbox.of(kind).delete("ada")
    assert story.sync().ended(IN_STEP).wrote == {"crm deleted": 1}
    story.crm.of(kind).delete(MARY)
    assert story.sync().ended(IN_STEP).wrote == {"outlook deleted": 1}


def test_what_is_not_mapped_stays_byte_for_byte(xandikos_story: Story) -> None:
    story = xandikos_story
    odd = (
        "item1.TEL:+44 20 1",
        "item1.X-ABLabel:Ship-to-shore",
        'X-Mixed-Case;X-P="a;b":kept \\, exactly',
        "TITLE:Old",
    )
    story.mailbox.contacts.put(card(ADA, *odd, "NOTE:" + "long " * 40), "ada")
    story.mailbox.tasks.put(todo("Call", "PRIORITY:9", "X-Odd;X-P=1:kept"), "call")
    story.mailbox.events.put(
        event("Tea", "LOCATION:London", "X-Odd;X-P=1:kept", alarm(), alarm("-P1D")), "tea"
    )
    before = {kind: story.mailbox.of(kind).all() for kind in KINDS}
    story.begin(*KINDS)
    story.crm.contacts.edit(ADA, Title="New")
    story.crm.tasks.edit("Call", Priority="High")
    story.crm.events.edit("Tea", Venue="Paris")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 3}
    edits = {
        "contacts": ("TITLE:Old", "TITLE:New"),
        "tasks": ("PRIORITY:9", "PRIORITY:1"),
        "events": ("LOCATION:London", "LOCATION:Paris"),
    }
    for kind, (old, new) in edits.items():
        (item, document), *_ = before[kind].items()
        expected = document.replace(old, new)
        now = story.mailbox.of(kind).get(item)
        stamps = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "REV", "CREATED")
        assert [line for line in now.splitlines() if not line.startswith(stamps)] == [
            line for line in expected.splitlines() if not line.startswith(stamps)
        ]


def test_a_lost_reply_to_a_create_makes_no_duplicate(xandikos_story: Story) -> None:
    story = xandikos_story
    story.begin("contacts")
    story.crm.contacts.add(**SAMPLES["contacts"].record(MARY))
    story.dav.fail("PUT ", Cut.AFTER)
    if story.sync().exit != IN_STEP:
        story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.titles() == [MARY]


def test_a_card_without_a_uid_is_synced_and_never_doubled(xandikos_story: Story) -> None:
    story = xandikos_story
    document = card(ADA, "EMAIL:ada@example.com", "TITLE:Old").replace("UID:ada-byron\r\n", "")
    story.mailbox.contacts.put(document, "ada")
    story.begin("contacts")
    story.crm.contacts.edit(ADA, Title="New")
    run = story.sync()
    assert run.exit in (IN_STEP, PROBLEMS), run
    assert story.crm.contacts.titles() == story.mailbox.contacts.titles() == [ADA]
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["New"]


def test_a_vcard_of_the_nineties_is_read_and_patched_in_its_own_dialect(xandikos_story: Story) -> None:
    story = xandikos_story
    document = (
        "BEGIN:VCARD\nVERSION:2.1\nUID:ada\nN:Byron;Ada\nFN:Ada Byron\nTITLE:Old\nTEL;CELL;VOICE:+44 20 1\n"
        "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=BC=C3=9Fe\nEND:VCARD"
    )
    story.mailbox.contacts.put(document, "ada")
    story.begin("contacts")
    record = story.crm.contacts.get(ADA)
    assert (record["Title"], record["Mobile"], record["Description"]) == ("Old", "+44 20 1", "Grüße")
    story.crm.contacts.edit(ADA, Title="New")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert (
        story.mailbox.contacts.get("ada")
        == document.replace("\n", "\r\n").replace("TITLE:Old", "TITLE:New") + "\r\n"
    )


def test_a_vanished_folder_deletes_nothing(xandikos_story: Story) -> None:
    story = xandikos_story
    story.mailbox.contacts.put(card(ADA))
    story.begin("contacts")
    story.mailbox.contacts.remove()
    with story.unwritten():
        run = story.sync(yes=True)
    assert run.status == "failed"
    assert story.crm.contacts.titles() == [ADA]
    story.rests_with = run.exit
