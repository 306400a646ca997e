"""Microsoft 365 and an Exchange Server, each with Zoho CRM, the whole program: first sync, edits, deletions, meetings,
and nobody mailed. What is only one service's own is in `test_graph.py` and `test_ews.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from support.outlook_services import SERVICES, telling_outlook
from support.outlook_story import GUESTS, TOMORROW, OutlookStory, filled, record
from support.story import HELD, IN_STEP, KINDS
from support.tls import TlsFiles

PEOPLE = ("Ada Byron", "Charles Babbage", "Mary Somerville")


@pytest.fixture(params=SERVICES)
def story(tls: TlsFiles, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[OutlookStory]:
    with telling_outlook(request.param, tls, tmp_path) as one:
        yield one


def test_a_first_sync_brings_both_sides_together(story: OutlookStory) -> None:
    filled(story)
    run = story.begin(*KINDS)
    assert run.wrote == {"outlook created": 3, "crm created": 3}
    contacts = story.mailbox.contacts
    assert contacts.titles() == ["Ada Byron", "Charles Babbage"]
    assert story.mailbox.tasks.titles() == ["Call Ada", "Write to Mary"]
    assert story.mailbox.events.titles() == ["Lunch", "Tea"]
    assert story.crm.contacts.get("Ada Byron")["Mobile"] == "+44 20 1"
    assert story.crm.tasks.get("Call Ada")["Priority"] == "High"
    assert contacts.says(contacts.named("Charles Babbage"), "fax", "mobile") == ("+44 20 9", "")
    assert "CRM" in story.server.person.categories()


def test_nothing_is_written_before_the_first_plan_was_seen(story: OutlookStory) -> None:
    filled(story)
    for kind in KINDS:
        story.maps(kind)
    story.signs_in()
    with story.unwritten():
        assert story.sync().exit == HELD
    story.sync(yes=True).ended(IN_STEP)


def test_edits_on_both_sides_meet(story: OutlookStory) -> None:
    contacts, tasks, events = story.mailbox.contacts, story.mailbox.tasks, story.mailbox.events
    ada = contacts.put("Ada Byron", job_title="Programmer", spouse="William")
    call = tasks.put("Call", importance="low", notes="Old")
    tea = events.put("Tea", place="London", busy="oof")
    story.begin(*KINDS)
    contacts.say(ada, job_title="Poet")
    story.crm.contacts.edit("Ada Byron", Mobile="+44 20 2", Fax="+44 20 3")
    tasks.say(call, importance="high")
    story.crm.tasks.edit("Call", Description="New")
    events.say(tea, place="Ockham")
    story.crm.events.edit("Tea", Description="New")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 3, "crm updated": 3}
    assert story.crm.contacts.get("Ada Byron")["Title"] == "Poet"
    assert contacts.says(ada, "mobile", "spouse") == ("+44 20 2", "William")
    assert story.crm.tasks.get("Call")["Priority"] == "High"
    assert tasks.says(call, "notes") == "New"
    assert story.crm.events.get("Tea")["Venue"] == "Ockham"
    assert events.says(tea, "busy") == "oof"


def test_a_conflict_follows_the_rule_and_the_loser_is_saved(story: OutlookStory) -> None:
    ada = story.mailbox.contacts.put("Ada Byron", job_title="Programmer")
    story.begin("contacts")
    story.mailbox.contacts.say(ada, job_title="Poet")
    story.crm.contacts.edit("Ada Byron", Title="Countess")
    run = story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.says(ada, "job_title") == "Countess"
    saved = story.asked("log", "--run", str(run.number))["saved_values"]
    assert [(one["side"], one["field"], one["value"]) for one in saved] == [("outlook", "title", "Poet")]


def test_deletions_reach_the_other_side(story: OutlookStory) -> None:
    people = {name: story.mailbox.contacts.put(name) for name in PEOPLE}
    story.begin("contacts")
    story.mailbox.contacts.delete(people["Ada Byron"])
    story.crm.contacts.delete("Charles Babbage")
    assert story.sync().ended(IN_STEP).wrote == {"outlook deleted": 1, "crm deleted": 1}
    assert story.mailbox.contacts.titles() == ["Mary Somerville"]
    assert story.crm.contacts.titles() == ["Mary Somerville"]


@pytest.mark.parametrize(
    ("story", "kind"),
    [("graph", "contacts"), ("graph", "tasks"), *(("ews", kind) for kind in KINDS)],
    indirect=["story"],
)
def test_what_moves_to_another_folder_is_unlinked_and_never_deleted(story: OutlookStory, kind: str) -> None:
    hand = story.mailbox.of(kind)
    item = hand.put("Ada Byron")
    other = story.server.person.create_folder(story.dialect.stores[kind], "Other")
    story.begin(kind)
    hand.move(item, other)
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.crm.of(kind).titles() == ["Ada Byron"]


@pytest.mark.parametrize(
    ("story", "switches"),
    [
        ("graph", {"delta_page_size": 2, "repeat_delta_items": True, "reorder_delta": True}),
        ("ews", {"sync_page_size": 2, "find_page_size": 2}),
    ],
    ids=SERVICES,
    indirect=["story"],
)
def test_small_pages_in_any_order_change_nothing(story: OutlookStory, switches: dict[str, Any]) -> None:
    story.server.switch(**switches)
    people = [story.mailbox.contacts.put(f"Person {number:02}x") for number in range(9)]
    story.begin("contacts")
    for item in people[:4]:
        story.mailbox.contacts.say(item, job_title="Engineer")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 4}


def test_the_folders_are_told_with_the_mailboxs_categories(story: OutlookStory) -> None:
    story.server.person.create_category("CRM", story.dialect.colour)
    story.maps("contacts")
    story.signs_in()
    told = story.asked("folders", "office")
    found = {one["name"]: one for one in told["folders"]}
    assert {one["kind"] for one in found.values()} == set(KINDS)
    assert any(one["categories"] == ["CRM"] for one in found.values() if one["kind"] == "events")
    assert not {"Flagged Emails", "Inbox", "Recipient Cache"} & found.keys()


def test_an_undo_takes_everything_back(story: OutlookStory) -> None:
    ada = story.mailbox.contacts.put("Ada Byron", job_title="Programmer", mail=["a@b.example"])
    story.begin("contacts")
    story.crm.contacts.edit("Ada Byron", Title="Countess", Email="c@d.example")
    run = story.sync().ended(IN_STEP)
    story.undo(run).ended(IN_STEP)
    title, mail = story.mailbox.contacts.says(ada, "job_title", "mail")
    assert (title, mail[0]) == ("Programmer", "a@b.example")


def test_items_with_everything_in_them_come_to_rest(story: OutlookStory) -> None:
    story.fill_everything()
    story.crm.contacts.add(
        First_Name="Ada",
        Last_Name="Byron",
        Secondary_Email="second@example.org",
        Asst_Phone="+44 20 5",
        Other_Phone="+44 20 6",
        Date_of_Birth="1815-12-10",
        Description="first\nsecond",
    )
    story.crm.tasks.add(
        Subject="Write", Due_Date=TOMORROW.date().isoformat(), Status="Deferred", Priority="Highest"
    )
    weekly = (
        f"FREQ=WEEKLY;INTERVAL=1;BYDAY={TOMORROW.strftime('%a').upper()[:2]};"
        f"DTSTART={TOMORROW.date().isoformat()};UNTIL={(TOMORROW + timedelta(days=60)).date().isoformat()}"
    )
    story.crm.events.add(**record("events", "Weekly"), Recurring_Activity={"RRULE": weekly})
    run = story.begin(*KINDS)
    assert run.wrote == {"outlook created": 3, "crm created": 5}
    contacts, events = story.mailbox.contacts, story.mailbox.events
    mail, birthday = contacts.says(contacts.named("Ada Byron"), "mail", "birthday")
    assert mail == ["second@example.org"]
    assert birthday.startswith("1815-12-10")
    assert story.crm.contacts.get("Zoë Müller")["Mailing_City"] == "Köln"
    assert events.says(events.named("Weekly"), "weekly")


# ---- meetings


def test_a_meeting_with_guests_is_left_alone_and_nobody_is_mailed(story: OutlookStory) -> None:
    tea = story.mailbox.events.put("Tea", guests=["kim@example.net"])
    story.server.forget_mails()
    story.begin("events")
    assert story.crm.events.titles() == ["Tea"]
    story.crm.events.edit("Tea", Description="New")
    run = story.sync()
    assert run.wrote == {}
    assert run.listed("left_out")
    assert story.mailbox.events.says(tea, "notes", "guests") == ("", ["kim@example.net"])
    assert story.server.mails() == []


def test_a_meeting_of_the_crm_with_participants_invites_nobody(story: OutlookStory) -> None:
    story.crm.events.add(**record("events", "Lunch"), Participants=GUESTS)
    story.begin("events")
    assert story.mailbox.events.says(story.mailbox.events.named("Lunch"), "guests") == []
    assert story.server.mails() == []


def test_guests_are_invited_where_the_mapping_allows_it_but_never_in_a_first_sync(
    story: OutlookStory,
) -> None:
    story.crm.events.add(**record("events", "Lunch"), Participants=GUESTS)
    story.begin("events", invitations=True)
    assert story.server.mails() == []
    story.crm.events.add(**record("events", "Dinner"), Participants=GUESTS)
    story.sync(yes=True).ended(IN_STEP)
    mails = [(one.subject, one.recipient) for one in story.server.mails()]
    assert mails == [("Dinner", "kim@example.net")]
    story.mails_allowed = True


def test_a_series_with_a_cancelled_occurrence_goes_both_ways(story: OutlookStory) -> None:
    series = story.mailbox.events.put("Tea", weekly=4)
    story.begin("events")
    person, second = story.server.person, TOMORROW + timedelta(days=7)
    (found,) = person.occurrences(series, second - timedelta(days=1), second + timedelta(days=1))
    person.delete_event(story.dialect.id(found))
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    recurring = story.crm.events.get("Tea")["Recurring_Activity"]
    assert second.date().isoformat() in recurring["EXDATE"]
