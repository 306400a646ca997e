"""An Exchange Server and Zoho CRM, the whole program: first sync, edits, deletions, faults, and nobody mailed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from support.ews_story import (
    STORE,
    EwsStory,
    at,
    body,
    filled,
    mail,
    meeting,
    person,
    telling_exchange,
    zoho_meeting,
)
from support.outlook_story import TOMORROW
from support.story import COULD_NOT_RUN, HELD, IN_STEP, KINDS, SIGN_IN

from crmsync.sandbox.ews import EmbeddedExchange

PEOPLE = ("Ada Byron", "Charles Babbage", "Mary Somerville")


@pytest.fixture
def story(tmp_path: Path) -> Iterator[EwsStory]:
    with EmbeddedExchange() as exchange, telling_exchange(exchange, tmp_path) as one:
        yield one


def test_a_first_sync_brings_both_sides_together(story: EwsStory) -> None:
    filled(story)
    run = story.begin(*KINDS)
    assert run.wrote == {"outlook created": 3, "crm created": 3}
    assert story.mailbox.contacts.titles() == ["Ada Byron", "Charles Babbage"]
    assert story.mailbox.tasks.titles() == ["Call Ada", "Write to Mary"]
    assert story.mailbox.events.titles() == ["Lunch", "Tea"]
    assert story.crm.contacts.get("Ada Byron")["Mobile"] == "+44 20 1"
    assert story.crm.tasks.get("Call Ada")["Priority"] == "High"
    (charles,) = [one for one in story.mailbox.contacts.all() if one["Surname"] == "Babbage"]
    assert charles["PhoneNumbers"] == {"BusinessFax": "+44 20 9"}
    assert "CRM" in story.exchange.person.categories()


def test_nothing_is_written_before_the_first_plan_was_seen(story: EwsStory) -> None:
    filled(story)
    for kind in KINDS:
        story.maps(kind)
    story.signs_in()
    with story.unwritten():
        assert story.sync().exit == HELD
    story.sync(yes=True).ended(IN_STEP)


def test_edits_on_both_sides_meet(story: EwsStory) -> None:
    ada = story.mailbox.contacts.add(**person("Ada Byron", JobTitle="Programmer", SpouseName="William"))
    call = story.mailbox.tasks.add(
        Subject="Call", Importance="Low", Body={"@BodyType": "Text", "#text": "Old"}
    )
    tea = story.mailbox.events.add(**meeting("Tea", Location="London", LegacyFreeBusyStatus="OOF"))
    story.begin(*KINDS)
    story.mailbox.contacts.edit(ada, JobTitle="Poet")
    story.crm.contacts.edit("Ada Byron", Mobile="+44 20 2", Fax="+44 20 3")
    story.mailbox.tasks.edit(call, Importance="High")
    story.crm.tasks.edit("Call", Description="New")
    story.mailbox.events.edit(tea, Location="Ockham")
    story.crm.events.edit("Tea", Description="New")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 3, "crm updated": 3}
    assert story.crm.contacts.get("Ada Byron")["Title"] == "Poet"
    held = story.mailbox.contacts.get(ada)
    assert (held["PhoneNumbers"]["MobilePhone"], held["SpouseName"]) == ("+44 20 2", "William")
    assert story.crm.tasks.get("Call")["Priority"] == "High"
    assert body(story.mailbox.tasks.get(call)) == "New"
    assert story.crm.events.get("Tea")["Venue"] == "Ockham"
    assert story.mailbox.events.get(tea)["LegacyFreeBusyStatus"] == "OOF"


def test_a_conflict_follows_the_rule_and_the_loser_is_saved(story: EwsStory) -> None:
    ada = story.mailbox.contacts.add(**person("Ada Byron", JobTitle="Programmer"))
    story.begin("contacts")
    story.mailbox.contacts.edit(ada, JobTitle="Poet")
    story.crm.contacts.edit("Ada Byron", Title="Countess")
    run = story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.get(ada)["JobTitle"] == "Countess"
    saved = story.asked("log", "--run", str(run.number))["saved_values"]
    assert [(one["side"], one["field"], one["value"]) for one in saved] == [("outlook", "title", "Poet")]


def test_deletions_reach_the_other_side(story: EwsStory) -> None:
    people = {name: story.mailbox.contacts.add(**person(name)) for name in PEOPLE}
    story.begin("contacts")
    story.mailbox.contacts.delete(people["Ada Byron"])
    story.crm.contacts.delete("Charles Babbage")
    assert story.sync().ended(IN_STEP).wrote == {"outlook deleted": 1, "crm deleted": 1}
    assert story.mailbox.contacts.titles() == ["Mary Somerville"]
    assert story.crm.contacts.titles() == ["Mary Somerville"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_moves_to_another_folder_is_unlinked_and_never_deleted(story: EwsStory, kind: str) -> None:
    hand = story.mailbox.of(kind)
    given = {
        "contacts": person("Ada Byron"),
        "tasks": {"Subject": "Ada Byron"},
        "events": meeting("Ada Byron"),
    }
    item = hand.add(**given[kind])
    other = story.exchange.person.create_folder(STORE[kind], "Other")
    story.begin(kind)
    hand.move(item, other)
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.crm.of(kind).titles() == ["Ada Byron"]


def test_lost_sync_states_delete_nothing_and_write_nothing(story: EwsStory) -> None:
    filled(story)
    story.begin(*KINDS)
    story.exchange.lose_sync_states()
    assert story.sync().ended(IN_STEP).wrote == {}


def test_many_small_pages_change_nothing(story: EwsStory) -> None:
    story.exchange.switch(sync_page_size=2, find_page_size=2)
    people = [story.mailbox.contacts.add(**person(f"Person {number:02}x")) for number in range(9)]
    story.begin("contacts")
    for item in people[:4]:
        story.mailbox.contacts.edit(item, JobTitle="Engineer")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 4}


@pytest.mark.parametrize(
    "behaviour",
    [
        {"fractional_seconds": True},
        {"task_id_changes": True},
        {"body_as_html": True},
        {"ntlm": False},
        {"basic": False},
        {"unchanged_update_moves_version": False},
        {"concurrent_requests": 1},
    ],
    ids=lambda one: next(iter(one)),
)
def test_servers_that_are_odd_in_one_way_come_to_rest(story: EwsStory, behaviour: dict[str, Any]) -> None:
    story.exchange.switch(**behaviour)
    filled(story)
    story.begin(*KINDS)
    (call,) = [one for one in story.mailbox.tasks.all() if one["Subject"] == "Call Ada"]
    story.crm.tasks.edit("Call Ada", Description="New")
    story.crm.contacts.edit("Ada Byron", Title="Countess")
    story.crm.events.edit("Tea", Venue="London")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 3}
    assert story.sync().ended(IN_STEP).wrote == {}
    assert len(story.mailbox.tasks.all()) == 2
    assert body(call) == ""


GUEST = {"Mailbox": {"Name": "Kim", "EmailAddress": "kim@example.net", "RoutingType": "SMTP"}}


def test_a_meeting_with_guests_is_left_alone_and_nobody_is_mailed(story: EwsStory) -> None:
    tea = story.mailbox.events.add(**meeting("Tea", RequiredAttendees=[GUEST]))
    story.exchange.forget_mails()
    story.begin("events")
    assert story.crm.events.titles() == ["Tea"]
    story.crm.events.edit("Tea", Description="New")
    run = story.sync()
    assert run.wrote == {}
    assert run.listed("left_out")
    assert body(story.mailbox.events.get(tea)) == ""
    assert story.exchange.mails() == []


def test_a_meeting_of_the_crm_with_participants_invites_nobody(story: EwsStory) -> None:
    story.crm.events.add(
        **zoho_meeting("Lunch"),
        Participants=[{"type": "email", "participant": "kim@example.net"}],
    )
    story.begin("events")
    (lunch,) = story.mailbox.events.all()
    assert not lunch.get("RequiredAttendees")
    assert story.exchange.mails() == []


def test_guests_are_invited_where_the_mapping_allows_it_but_never_in_a_first_sync(story: EwsStory) -> None:
    guests = [{"type": "email", "participant": "kim@example.net"}]
    story.crm.events.add(**zoho_meeting("Lunch"), Participants=guests)
    story.begin("events", invitations=True)
    assert story.exchange.mails() == []
    story.crm.events.add(**zoho_meeting("Dinner"), Participants=guests)
    story.sync(yes=True).ended(IN_STEP)
    mails = [(one.subject, one.recipient) for one in story.exchange.mails()]
    assert mails == [("Dinner", "kim@example.net")]
    story.mails_allowed = True


WEEKLY = {
    "WeeklyRecurrence": {
        "Interval": "1",
        "DaysOfWeek": TOMORROW.strftime("%A"),
        "FirstDayOfWeek": "Monday",
    },
    "NumberedRecurrence": {"StartDate": TOMORROW.date().isoformat(), "NumberOfOccurrences": "4"},
}


def test_a_series_with_a_cancelled_occurrence_goes_both_ways(story: EwsStory) -> None:
    series = story.mailbox.events.add(**meeting("Tea", Recurrence=WEEKLY))
    story.begin("events")
    second = TOMORROW + timedelta(days=7)
    (found,) = story.exchange.person.occurrences(
        series, second - timedelta(days=1), second + timedelta(days=1)
    )
    story.exchange.person.delete_event(found["ItemId"]["@Id"])
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    recurring = story.crm.events.get("Tea")["Recurring_Activity"]
    assert second.date().isoformat() in recurring["EXDATE"]


# ---- signing in


def test_the_address_that_people_know_is_enough(story: EwsStory) -> None:
    story.maps("contacts")
    whole = story.exchange.url
    text = story.config.read_text()
    story.config.write_text(text.replace(whole, whole.removesuffix("/EWS/Exchange.asmx")))
    story.signs_in()
    assert story.exchange.owner.username in story.crmsync("accounts", "test", "office").ended(IN_STEP).err


def test_a_wrong_password_is_said_and_not_kept(story: EwsStory) -> None:
    story.maps("contacts")
    told = story.crmsync("accounts", "sign-in", "office", "--password-stdin", stdin="wr0ng-one\n")
    assert told.status == SIGN_IN
    assert "Nothing was kept" in told.err
    assert story.crmsync("accounts", "test", "office").status == SIGN_IN
    story.signs_in()
    assert story.crmsync("accounts", "sign-out", "office").status == IN_STEP
    assert story.crmsync("accounts", "test", "office").status == SIGN_IN


def test_a_password_that_was_changed_is_tried_once_a_run(story: EwsStory) -> None:
    filled(story)
    story.begin(*KINDS)
    story.exchange.set_password("an0ther-one")
    run = story.crmsync("sync", "--json")
    assert run.status == SIGN_IN
    problems = [one for mapping in run.json["mappings"] for one in mapping["problems"]]
    assert all("accounts sign-in office" in one["advice"] for one in problems)
    assert len(problems) == 3
    assert story.exchange.wrong_passwords == 1, "more could lock a person out"
    story.signs_in()


def test_a_mailbox_that_may_not_be_used_so_is_told(story: EwsStory) -> None:
    story.exchange.switch(ews_allowed=False)
    story.maps("contacts")
    told = story.crmsync("accounts", "sign-in", "office", "--password-stdin", stdin=f"{story.password}\n")
    assert told.status == COULD_NOT_RUN
    story.exchange.switch(ews_allowed=True)


def test_tokens_sign_in_where_the_server_takes_them(story: EwsStory) -> None:
    story.maps("contacts")
    told = story.crmsync("accounts", "sign-in", "office", "--token-stdin", stdin=json.dumps({"code": "x"}))
    assert "client_id" in told.err


# ---- what a run costs


def test_an_idle_run_costs_one_request_a_folder(story: EwsStory) -> None:
    filled(story)
    story.begin(*KINDS)
    story.sync().ended(IN_STEP)
    story.exchange.forget_requests()
    run = story.sync().ended(IN_STEP)
    assert [call.path for call in story.exchange.calls()] == ["SyncFolderItems"] * 3
    assert run.json["mappings"][0]["requests"]["outlook"] >= 1


def test_the_folders_are_told_with_the_mailboxs_categories(story: EwsStory) -> None:
    story.exchange.person.create_category("CRM", 7)
    story.maps("contacts")
    story.signs_in()
    told = story.asked("folders", "office")
    found = {one["name"]: one for one in told["folders"]}
    assert {one["kind"] for one in found.values()} == set(KINDS)
    assert any(one["categories"] == ["CRM"] for one in found.values() if one["kind"] == "events")
    assert not {"Inbox", "Recipient Cache"} & found.keys()


def test_an_undo_takes_everything_back(story: EwsStory) -> None:
    ada = story.mailbox.contacts.add(
        **person("Ada Byron", JobTitle="Programmer", EmailAddresses=mail("a@b.example"))
    )
    story.begin("contacts")
    story.crm.contacts.edit("Ada Byron", Title="Countess", Email="c@d.example")
    run = story.sync().ended(IN_STEP)
    story.undo(run).ended(IN_STEP)
    held = story.mailbox.contacts.get(ada)
    assert held["JobTitle"] == "Programmer"
    assert held["EmailAddresses"]["EmailAddress1"] == "a@b.example"


def test_items_with_everything_in_them_come_to_rest(story: EwsStory) -> None:
    address = {
        "Street": "Weg 1\nHinterhaus",
        "City": "Köln",
        "PostalCode": "50667",
        "CountryOrRegion": "Deutschland",
    }
    story.mailbox.contacts.add(
        **person("Zoë Müller", MiddleName="Anne", Generation="jun.", Nickname="Zo"),
        CompanyName="Bär; Söhne",
        Department="Vertrieb",
        JobTitle="Leiterin",
        EmailAddresses=mail(*(f"z{number}@example.org" for number in (1, 2, 3))),
        PhoneNumbers={
            "BusinessPhone": "+49 30 1",
            "BusinessPhone2": "+49 30 2",
            "HomePhone": "+49 30 3",
            "MobilePhone": "+49 171 1",
            "BusinessFax": "+49 30 9",
        },
        PhysicalAddresses={"Business": address, "Home": {"City": "Bonn"}, "Other": {"City": "Wien"}},
        Birthday="1985-12-10T00:00:00Z",
        Body={"@BodyType": "Text", "#text": "first\r\n\r\nsecond"},
        BusinessHomePage="https://example.org/",
        AssistantName="Bob",
        Categories=["VIP"],
    )
    story.mailbox.tasks.add(
        Subject="Call",
        DueDate=at(TOMORROW.replace(hour=0)),
        StartDate=at(TOMORROW.replace(hour=0) - timedelta(days=2)),
        ReminderIsSet="true",
        ReminderDueBy=at(TOMORROW),
        Importance="Low",
        Status="WaitingOnOthers",
        Categories=["VIP"],
        Body={"@BodyType": "HTML", "#text": "<p>first</p><p>second</p>"},
    )
    whole = {
        "IsAllDayEvent": "true",
        "Start": at(TOMORROW.replace(hour=0)),
        "End": at(TOMORROW.replace(hour=0) + timedelta(days=2)),
    }
    story.mailbox.events.add(**{**meeting("Fair"), **whole})
    monthly = {
        "AbsoluteMonthlyRecurrence": {"Interval": "1", "DayOfMonth": str(TOMORROW.day)},
        "NoEndRecurrence": {"StartDate": TOMORROW.date().isoformat()},
    }
    story.mailbox.events.add(
        **meeting("Board", Recurrence=monthly, Location="Room 1"),
        Body={"@BodyType": "HTML", "#text": "<b>Agenda</b>"},
    )
    reminded = {"ReminderIsSet": "true", "ReminderMinutesBeforeStart": "15"}
    story.mailbox.events.add(**{**meeting("Call Kim"), **reminded})
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
    story.crm.events.add(
        **zoho_meeting("Weekly"),
        Recurring_Activity={
            "RRULE": f"FREQ=WEEKLY;INTERVAL=1;BYDAY={TOMORROW.strftime('%a').upper()[:2]};"
            f"DTSTART={TOMORROW.date().isoformat()};UNTIL={(TOMORROW + timedelta(days=60)).date().isoformat()}"
        },
    )
    run = story.begin(*KINDS)
    assert run.wrote == {"outlook created": 3, "crm created": 5}
    (ada,) = [one for one in story.mailbox.contacts.all() if one["Surname"] == "Byron"]
    assert list(ada["EmailAddresses"].values()) == ["second@example.org"]
    assert ada["Birthday"].startswith("1815-12-10")
    assert story.crm.contacts.get("Zoë Müller")["Mailing_City"] == "Köln"
    (weekly,) = [one for one in story.mailbox.events.all() if one["Subject"] == "Weekly"]
    assert "WeeklyRecurrence" in weekly["Recurrence"]
