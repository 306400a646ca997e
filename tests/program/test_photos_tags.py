"""Photos travel both ways, once; tags and categories within the limits of the CRM."""

from __future__ import annotations

import base64
import struct
import zlib

import pytest
from support.documents import card, event, todo, values
from support.story import IN_STEP, Story

ADA = "Ada Byron"


def picture(shade: int) -> bytes:
    """A PNG of two by two pixels in a shade of grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = bytes([0, shade, shade]) * 2
    header = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


BLACK, GREY, WHITE = picture(0), picture(128), picture(255)


def _photo_line(content: bytes) -> str:
    return f"PHOTO;ENCODING=b;TYPE=PNG:{base64.b64encode(content).decode()}"


def _shown(story: Story) -> bytes | None:
    found = story.mailbox.contacts.values(ADA, "PHOTO")
    return base64.b64decode(found[0]) if found else None


def test_a_new_card_brings_its_photo(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA, _photo_line(BLACK)), "ada")
    story.begin("contacts")
    assert story.crm.contacts.photo(ADA) == BLACK
    assert _shown(story) == BLACK


def test_a_new_record_brings_its_photo(story: Story) -> None:
    story.crm.contacts.add(First_Name="Ada", Last_Name="Byron")
    story.crm.contacts.set_photo(ADA, BLACK)
    story.begin("contacts")
    assert _shown(story) == BLACK


def test_a_changed_photo_travels_and_one_that_is_taken_away_goes_on_both_sides(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA, _photo_line(BLACK)), "ada")
    story.begin("contacts")
    story.mailbox.contacts.put(card(ADA, _photo_line(WHITE)), "ada")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert story.crm.contacts.photo(ADA) == WHITE
    story.crm.contacts.set_photo(ADA, BLACK)
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert _shown(story) == BLACK
    story.crm.contacts.set_photo(ADA, None)
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert _shown(story) is None


def test_a_photo_that_is_taken_away_in_outlook_goes_in_the_crm(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA, _photo_line(BLACK)), "ada")
    story.begin("contacts")
    story.mailbox.contacts.put(card(ADA), "ada")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert story.crm.contacts.photo(ADA) is None


def test_a_photo_costs_requests_only_when_it_changed(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA, _photo_line(BLACK)), "ada")
    story.begin("contacts")
    story.crm.contacts.edit(ADA, Title="Poet")
    with story.zoho.listening() as asked:
        story.sync().ended(IN_STEP)
    assert [line for line in asked if line.endswith("/photo")] == []


def test_a_photo_that_the_person_does_not_want_synced_stays(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA, _photo_line(BLACK)), "ada")
    story.begin("contacts", fields={"photo": False})
    assert story.crm.contacts.photo(ADA) is None
    story.crm.contacts.set_photo(ADA, WHITE)
    assert story.sync().ended(IN_STEP).wrote == {}
    assert _shown(story) == BLACK


def test_two_photos_of_one_person_that_meet_stay_until_one_is_changed(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA, "EMAIL:ada@example.com", _photo_line(BLACK)), "ada")
    story.crm.contacts.add(First_Name="Ada", Last_Name="Byron", Email="ada@example.com")
    story.crm.contacts.set_photo(ADA, WHITE)
    story.begin("contacts")
    assert (story.crm.contacts.photo(ADA), _shown(story)) == (WHITE, BLACK)
    story.mailbox.contacts.put(card(ADA, "EMAIL:ada@example.com", _photo_line(GREY)), "ada")
    story.sync().ended(IN_STEP)
    assert (story.crm.contacts.photo(ADA), _shown(story)) == (GREY, GREY)


@pytest.mark.parametrize("kind", ["contacts", "tasks", "events"])
def test_tags_of_both_sides_meet(kind: str, story: Story) -> None:
    make = {"contacts": card, "tasks": todo, "events": event}[kind]
    own = "CRM," if kind == "events" else ""
    story.mailbox.of(kind).put(make("Tea", f"CATEGORIES:{own}Key Account"), "tea")
    story.begin(kind)
    assert story.crm.of(kind).tags("Tea") == ["Key Account"]
    story.crm.of(kind).edit("Tea", Tag=[{"name": "Key Account"}, {"name": "Speaker"}])
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    found = ",".join(values(story.mailbox.of(kind).get("tea"), "CATEGORIES"))
    assert found == f"{own}Key Account,Speaker"


def test_categories_that_are_no_tags_are_told_and_stay(story: Story) -> None:
    long = "A category that is longer than the CRM takes"
    many = [f"Tag {number}" for number in range(12)]
    story.mailbox.contacts.put(card(ADA, f"CATEGORIES:{long},VIP"), "ada")
    story.mailbox.contacts.put(card("Charles Babbage", "CATEGORIES:" + ",".join(many)), "charles")
    story.maps("contacts")
    story.signs_in()
    run = story.sync(yes=True).ended(IN_STEP)
    assert {(one["item"], one["field"]) for one in run.listed("left_out")} == {
        (ADA, "categories"),
        ("Charles Babbage", "categories"),
    }
    assert story.mailbox.contacts.values(ADA, "CATEGORIES") == [f"{long},VIP"]
    assert story.mailbox.contacts.values("Charles Babbage", "CATEGORIES") == [",".join(many)]
    story.crm.contacts.edit(ADA, Title="Poet")
    story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.values(ADA, "CATEGORIES") == [f"{long},VIP"]
