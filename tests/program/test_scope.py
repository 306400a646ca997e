"""What belongs to a mapping: owner, view, privacy, category, window; leaving unlinks and deletes nothing (DESIGN.md 5.8, 7)."""

from __future__ import annotations

from typing import Any

import pytest
from support.documents import at, card, day, event, stamp, todo, whole_days
from support.samples import SAMPLES
from support.story import IN_STEP, Run, Story

ADA = "Ada Byron"


def _person(name: str, **fields: Any) -> dict[str, Any]:
    return {**SAMPLES["contacts"].record(name), **fields}


# ---- whose records


def test_only_ones_own_records_are_synced(story: Story) -> None:
    ben = story.crm_server.people[1]
    story.crm.contacts.add(**_person(ADA))
    story.crm.contacts.by(ben).add(**_person("Charles Babbage"))
    assert story.begin("contacts").wrote == {"outlook created": 1}
    assert story.mailbox.contacts.titles() == [ADA]


def test_everybodys_records_are_synced_when_the_mapping_says_so(story: Story) -> None:
    ben = story.crm_server.people[1]
    story.crm.contacts.add(**_person(ADA))
    story.crm.contacts.by(ben).add(**_person("Charles Babbage"))
    assert story.begin("contacts", records="all").wrote == {"outlook created": 2}


def test_a_record_that_goes_to_somebody_else_is_unlinked_and_linked_again_when_it_returns(
    story: Story,
) -> None:
    ben = story.crm_server.people[1]
    story.crm.contacts.add(**_person(ADA))
    story.begin("contacts")
    story.crm.contacts.give(ADA, ben)
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.mailbox.contacts.titles() == [ADA]
    item = story.mailbox.contacts.named(ADA)
    story.mailbox.contacts.add_lines(item, "TITLE:Poet")
    assert story.sync().ended(IN_STEP).wrote == {}
    story.crm.contacts.give(ADA, story.crm_server.people[0])
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert story.crm.contacts.get(ADA)["Title"] == "Poet"


def test_somebody_elses_record_is_no_counterpart_and_no_duplicate_is_hidden(story: Story) -> None:
    """A colleague has the same contact: ours is a record of its own."""
    ben = story.crm_server.people[1]
    story.crm.contacts.by(ben).add(**_person(ADA, Title="Ben's own"))
    story.mailbox.contacts.put(SAMPLES["contacts"].document(ADA))
    assert story.begin("contacts").wrote == {"crm created": 1}
    assert sorted(one["Title"] or "" for one in story.crm.contacts.records()) == ["", "Ben's own"]


def _berlin(story: Story) -> None:
    criteria = {"comparator": "equal", "field": {"api_name": "Mailing_City"}, "value": "Berlin"}
    story.crm_server.add_view("Contacts", "Berliners", criteria)


def test_a_saved_view_chooses_the_records(story: Story) -> None:
    _berlin(story)
    story.crm.contacts.add(**_person(ADA, Mailing_City="Berlin"))
    story.crm.contacts.add(**_person("Charles Babbage", Mailing_City="London"))
    assert story.begin("contacts", records="Berliners").wrote == {"outlook created": 1}
    story.crm.contacts.edit(ADA, Title="Poet")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    story.crm.contacts.add(**_person("Mary Somerville", Mailing_City="Berlin"))
    assert story.sync().ended(IN_STEP).wrote == {"outlook created": 1}


def test_a_record_that_leaves_the_view_is_unlinked_and_linked_again(story: Story) -> None:
    _berlin(story)
    story.crm.contacts.add(**_person(ADA, Mailing_City="Berlin"))
    story.begin("contacts", records="Berliners")
    story.crm.contacts.edit(ADA, Mailing_City="Paris")
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.mailbox.contacts.titles() == [ADA]
    story.crm.contacts.edit(ADA, Mailing_City="Berlin", Title="Poet")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert story.mailbox.contacts.titles() == [ADA]


def test_a_record_that_is_deleted_from_the_view_is_deleted(story: Story) -> None:
    _berlin(story)
    story.crm.contacts.add(**_person(ADA, Mailing_City="Berlin"))
    story.begin("contacts", records="Berliners")
    story.crm.contacts.delete(ADA)
    assert story.sync().ended(IN_STEP).wrote == {"outlook deleted": 1}


def test_an_unknown_view_is_told(story: Story) -> None:
    story.maps("contacts", records="Nobody's")
    story.signs_in()
    ran = story.crmsync("sync", "--yes").ended(1)
    assert "Nobody's" in ran.err
    story.maps("contacts")
    story.sync(yes=True).ended(IN_STEP)


# ---- what is no contact of one's own


def test_private_items_stay_at_home(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA, "CLASS:PRIVATE"))
    story.mailbox.tasks.put(todo("Secret", "CLASS:PRIVATE"))
    story.mailbox.events.put(event("Secret", "CLASS:CONFIDENTIAL"))
    assert story.begin("contacts", "tasks", "events").wrote == {}
    assert story.crm.contacts.titles() == story.crm.tasks.titles() == story.crm.events.titles() == []


def test_private_items_are_synced_when_the_mapping_says_so(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA, "CLASS:PRIVATE"))
    story.mailbox.tasks.put(todo("Secret", "CLASS:PRIVATE"))
    story.mailbox.events.put(event("Secret", "CLASS:PRIVATE"))
    assert story.begin("contacts", "tasks", "events", private="sync").wrote == {"crm created": 3}
    assert story.mailbox.events.values("Secret", "CLASS") == ["PRIVATE"]


def test_an_item_that_becomes_private_is_unlinked_and_linked_again_when_it_is_public(story: Story) -> None:
    story.mailbox.events.put(event("Tea", "LOCATION:London"))
    story.begin("events")
    story.mailbox.events.add_lines("tea", "CLASS:PRIVATE")
    story.mailbox.events.edit("tea", "LOCATION:London", "LOCATION:Secret place")
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.crm.events.get("Tea")["Venue"] == "London"
    story.mailbox.events.edit("tea", "CLASS:PRIVATE\n", "")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert story.crm.events.titles() == ["Tea"]


@pytest.mark.parametrize(
    "lines",
    [
        ("X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1"),
        ("KIND:group", "MEMBER:urn:uuid:1"),
    ],
    ids=["Apple's", "vCard 4"],
)
def test_a_distribution_list_is_no_person(lines: tuple[str, ...], story: Story) -> None:
    document = card("Friends", *lines, "EMAIL:list@example.com")
    if lines[0].startswith("KIND"):
        document = document.replace("VERSION:3.0", "VERSION:4.0")
    story.mailbox.contacts.put(document)
    before = story.mailbox.contacts.get("friends")
    assert story.begin("contacts").wrote == {}
    assert story.crm.contacts.titles() == []
    assert story.mailbox.contacts.get("friends") == before


@pytest.mark.parametrize(
    ("lines", "last_name"),
    [
        (("ORG:Analytical Engines", "EMAIL:office@example.com"), "Analytical Engines"),
        (("EMAIL:office@example.com",), "office@example.com"),
        (("N:;Ada;;;", "EMAIL:ada@example.com"), "ada@example.com"),
    ],
    ids=["company", "mail address", "first name only"],
)
def test_a_contact_without_a_last_name_gets_a_substitute_that_is_never_written_back(
    lines: tuple[str, ...], last_name: str, story: Story
) -> None:
    name = [] if lines[0].startswith("N:") else ["N:;;;;"]
    story.mailbox.contacts.put(card("Engines", *name, *lines).replace("FN:Engines", "FN:-"), "engines")
    before = story.mailbox.contacts.get("engines")
    assert story.begin("contacts").wrote == {"crm created": 1}
    (record,) = story.crm.contacts.records()
    assert record["Last_Name"] == last_name
    assert story.sync().ended(IN_STEP).wrote == {}
    story.crm.contacts.edit(record["id"], Mobile="+44 20 1")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    after = story.mailbox.contacts.get("engines")
    assert [line for line in after.splitlines() if line.startswith("N:")] == [
        line for line in before.splitlines() if line.startswith("N:")
    ]
    story.crm.contacts.edit(record["id"], Last_Name="Byron")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert any(line.startswith("N:Byron;") for line in story.mailbox.contacts.get("engines").splitlines())


# ---- companies


def test_an_unknown_company_is_told_and_does_not_keep_the_contact_out(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA, "ORG:Analytical Engines", "TITLE:Poet"))
    run = story.begin("contacts")
    assert [(one["item"], one["field"]) for one in run.listed("left_out")] == [(ADA, "company")]
    record = story.crm.contacts.get(ADA)
    assert (record["Account_Name"], record["Title"]) == (None, "Poet")
    assert story.crm.accounts.titles() == []
    assert story.mailbox.contacts.values(ADA, "ORG") == ["Analytical Engines"]


def test_a_company_is_created_when_the_mapping_allows_it_and_only_once(story: Story) -> None:
    for name in (ADA, "Charles Babbage"):
        story.mailbox.contacts.put(card(name, "ORG:Analytical Engines"))
    assert story.begin("contacts", create_accounts=True).wrote == {"crm created": 2}
    assert story.crm.accounts.titles() == ["Analytical Engines"]
    assert {one["Account_Name"]["name"] for one in story.crm.contacts.records()} == {"Analytical Engines"}


def test_an_existing_company_is_found_whatever_its_case(story: Story) -> None:
    story.crm.accounts.add(Account_Name="ANALYTICAL Engines")
    story.crm.accounts.add(Account_Name="Analytical Engines Holding")
    story.mailbox.contacts.put(card(ADA, "ORG:Analytical Engines"))
    story.begin("contacts")
    assert story.crm.contacts.get(ADA)["Account_Name"]["name"] == "ANALYTICAL Engines"


# ---- merged records


def test_a_merged_record_is_linked_again_and_not_deleted(story: Story) -> None:
    story.mailbox.contacts.put(card(ADA, "EMAIL:ada@example.com", "TEL;TYPE=CELL:+44 20 1"), "ada")
    story.begin("contacts")
    linked = story.crm.contacts.id(ADA)
    winner = story.crm.contacts.add(
        First_Name="Ada", Last_Name="Byron", Email="ada@example.com", Title="Countess"
    )
    story.crm.contacts.merge(winner, linked)
    run = story.sync().ended(IN_STEP)
    assert run.wrote.keys() <= {"outlook updated", "crm updated"}
    assert story.mailbox.contacts.items() == ["ada"]
    assert [one["id"] for one in story.crm.contacts.records()] == [winner]
    story.crm.contacts.edit(winner, Mobile="+44 20 9")
    story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.values(ADA, "TEL") == ["+44 20 9"]
    assert story.mailbox.contacts.values(ADA, "TITLE") == ["Countess"]


def test_two_linked_records_that_are_merged_leave_both_cards(story: Story) -> None:
    for number in (1, 2):
        story.mailbox.contacts.put(
            card(ADA, f"EMAIL:ada{number}@example.com", f"TITLE:Twin {number}", uid=f"ada-{number}"),
            f"ada-{number}",
        )
    story.begin("contacts")
    first, second = (
        one["id"] for one in sorted(story.crm.contacts.records(), key=lambda one: str(one["Email"]))
    )
    story.crm.contacts.merge(first, second)
    run = story.sync().ended(IN_STEP)
    assert "crm created" not in run.wrote
    assert [one["id"] for one in story.crm.contacts.records()] == [first]


# ---- events: category and window


def test_only_events_of_the_category_are_synced_whatever_its_case(story: Story) -> None:
    story.mailbox.events.put(event("Tea", "CATEGORIES:crm,Family"))
    story.mailbox.events.put(event("Dentist", "CATEGORIES:Private"))
    story.mailbox.events.put(event("Walk", "CATEGORIES:"))
    assert story.begin("events").wrote == {"crm created": 1}
    assert story.crm.events.tags("Tea") == ["Family"]


def test_all_events_are_synced_when_the_mapping_says_so(story: Story) -> None:
    for title in ("Tea", "Dentist"):
        story.mailbox.events.put(event(title, "CATEGORIES:Private"))
    assert story.begin("events", outlook={"categories": ["*"]}).wrote == {"crm created": 2}


def test_an_event_of_the_crm_gets_the_mappings_first_category(story: Story) -> None:
    story.crm.events.add(**SAMPLES["events"].record("Tea"))
    story.begin("events", outlook={"categories": ["Customers", "CRM"]})
    assert story.mailbox.events.values("Tea", "CATEGORIES") == ["Customers"]
    assert story.crm.events.tags("Tea") == []


def test_an_event_that_leaves_its_category_is_unlinked_and_linked_again_when_it_returns(story: Story) -> None:
    story.mailbox.events.put(event("Tea", "CATEGORIES:CRM", "LOCATION:London"))
    story.begin("events")
    record = story.crm.events.id("Tea")
    story.mailbox.events.edit("tea", "CATEGORIES:CRM", "CATEGORIES:Family")
    story.mailbox.events.edit("tea", "LOCATION:London", "LOCATION:Ockham")
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.crm.events.get("Tea")["Venue"] == "London"
    story.mailbox.events.edit("tea", "CATEGORIES:Family", "CATEGORIES:CRM")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert [one["id"] for one in story.crm.events.records()] == [record]
    assert story.crm.events.get("Tea")["Venue"] == "Ockham"


def test_a_deletion_in_the_crm_after_the_event_left_its_category_deletes_nothing(story: Story) -> None:
    story.mailbox.events.put(event("Tea", "CATEGORIES:CRM"))
    story.begin("events")
    story.mailbox.events.edit("tea", "CATEGORIES:CRM", "CATEGORIES:Family")
    story.sync().ended(IN_STEP)
    story.crm.events.delete("Tea")
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.mailbox.events.titles() == ["Tea"]


def test_an_event_that_leaves_its_category_in_outlook_while_it_is_edited_in_the_crm_stays_as_it_is(
    story: Story,
) -> None:
    story.mailbox.events.put(event("Tea", "CATEGORIES:CRM", "LOCATION:London"))
    story.begin("events")
    story.mailbox.events.edit("tea", "CATEGORIES:CRM", "CATEGORIES:Family")
    story.crm.events.edit("Tea", Venue="Paris")
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.mailbox.events.values("Tea", "LOCATION") == ["London"]


def _window(story: Story, **window: int) -> Run:
    return story.begin("events", window=window)


def test_events_outside_the_window_are_left_alone_on_both_sides(story: Story) -> None:
    for title, distance in (("Long ago", -91), ("Recent", -89), ("Soon", 7), ("Far away", 731)):
        story.mailbox.events.put(event(title, start=at(day(distance), "10:00", "11:00")))
    for title, distance in (("Old", -120), ("New", 3)):
        when = day(distance)
        story.crm.events.add(
            Event_Title=title, Start_DateTime=stamp(when, "10:00"), End_DateTime=stamp(when, "11:00")
        )
    assert story.begin("events").wrote == {"crm created": 2, "outlook created": 1}
    assert story.crm.events.titles() == ["New", "Old", "Recent", "Soon"]
    assert "Old" not in story.mailbox.events.titles()


def test_an_event_that_is_moved_out_of_the_window_is_unlinked_and_linked_again(story: Story) -> None:
    story.mailbox.events.put(event("Tea", start=at(day(7), "10:00", "11:00")))
    _window(story, past_days=10, future_days=30)
    story.mailbox.events.put(event("Tea", start=at(day(60), "10:00", "11:00")))
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.crm.events.get("Tea")["Start_DateTime"] == stamp(day(7), "10:00")
    story.mailbox.events.put(event("Tea", start=at(day(8), "10:00", "11:00")))
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert story.crm.events.titles() == ["Tea"]
    assert story.crm.events.get("Tea")["Start_DateTime"] == stamp(day(8), "10:00")


def test_a_series_whose_occurrences_reach_into_the_window_belongs_to_it(story: Story) -> None:
    story.mailbox.events.put(event("Weekly", "RRULE:FREQ=WEEKLY", start=at(day(-400), "10:00", "11:00")))
    story.mailbox.events.put(
        event("Ended", "RRULE:FREQ=WEEKLY;COUNT=5", start=at(day(-400), "10:00", "11:00"))
    )
    story.mailbox.events.put(event("Long holiday", start=whole_days(day(-100), day(20))))
    story.begin("events")
    assert story.crm.events.titles() == ["Long holiday", "Weekly"]
