"""Microsoft 365 and Zoho CRM, the whole program: first sync, edits, deletions, faults, and nobody mailed."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from support.graph_story import GraphStory, at, telling_graph
from support.story import HELD, IN_STEP, KINDS, SIGN_IN
from support.tls import TlsFiles, make_tls_files

from crmsync.connect.graph.signin import SCOPES
from crmsync.sandbox.graph import (
    ANNA,
    CONFLICT,
    INTERNAL_ERROR,
    TOO_MANY_REQUESTS,
    Answer,
    Cut,
    EventsDelta,
    Fault,
    LostToken,
)
from crmsync.sandbox.graph import Kind as Store

TOMORROW = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=1)
PEOPLE = ("Ada Byron", "Charles Babbage", "Mary Somerville")


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def story(tls: TlsFiles, tmp_path: Path) -> Iterator[GraphStory]:
    with telling_graph(tls, tmp_path) as one:
        yield one


def person(name: str, **more: Any) -> dict[str, Any]:
    given, _, family = name.partition(" ")
    return {"givenName": given, "surname": family, "displayName": name, **more}


def meeting(title: str, **more: Any) -> dict[str, Any]:
    hours = {"start": at(TOMORROW), "end": at(TOMORROW + timedelta(hours=1))}
    return {"subject": title, "categories": ["CRM"], "isReminderOn": False, **hours, **more}


def zoho_meeting(title: str) -> dict[str, Any]:
    end = TOMORROW + timedelta(hours=1)
    times = {"Start_DateTime": TOMORROW.isoformat(), "End_DateTime": end.isoformat()}
    return {"Event_Title": title, **times}


def filled(story: GraphStory) -> None:
    """Something of each kind on each side."""
    story.mailbox.contacts.add(
        **person("Ada Byron", mobilePhone="+44 20 1", emailAddresses=[{"address": "ada@example.org"}])
    )
    story.mailbox.tasks.add(title="Call Ada", dueDateTime=at(TOMORROW), importance="high")
    story.mailbox.events.add(**meeting("Tea"))
    story.crm.contacts.add(First_Name="Charles", Last_Name="Babbage", Fax="+44 20 9")
    story.crm.tasks.add(Subject="Write to Mary")
    story.crm.events.add(**zoho_meeting("Lunch"))


def test_a_first_sync_brings_both_sides_together(story: GraphStory) -> None:
    filled(story)
    run = story.begin(*KINDS)
    assert run.wrote == {"outlook created": 3, "crm created": 3}
    assert story.mailbox.contacts.titles() == ["Ada Byron", "Charles Babbage"]
    assert story.mailbox.tasks.titles() == ["Call Ada", "Write to Mary"]
    assert story.mailbox.events.titles() == ["Lunch", "Tea"]
    assert story.crm.contacts.get("Ada Byron")["Mobile"] == "+44 20 1"
    assert story.crm.tasks.get("Call Ada")["Priority"] == "High"
    (charles,) = [one for one in story.mailbox.contacts.all() if one["surname"] == "Babbage"]
    assert {"id": "String 0x3a24", "value": "+44 20 9"} in charles["singleValueExtendedProperties"]
    assert story.graph.person.categories() == ["CRM"]
    asked = [*story.graph.requests("/v1.0/"), *story.graph.calls("/v1.0/")]
    assert all('IdType="ImmutableId"' in one.headers.get("prefer", "") for one in asked)


def test_nothing_is_written_before_the_first_plan_was_seen(story: GraphStory) -> None:
    filled(story)
    for kind in KINDS:
        story.maps(kind)
    story.signs_in()
    with story.unwritten():
        assert story.sync().exit == HELD
    story.sync(yes=True).ended(IN_STEP)


def test_edits_on_both_sides_meet(story: GraphStory) -> None:
    ada = story.mailbox.contacts.add(**person("Ada Byron", jobTitle="Programmer", spouseName="William"))
    call = story.mailbox.tasks.add(
        title="Call", importance="low", body={"contentType": "text", "content": "Old"}
    )
    tea = story.mailbox.events.add(**meeting("Tea", location={"displayName": "London"}, showAs="oof"))
    story.begin(*KINDS)
    story.mailbox.contacts.edit(ada, jobTitle="Poet")
    story.crm.contacts.edit("Ada Byron", Mobile="+44 20 2", Fax="+44 20 3")
    story.mailbox.tasks.edit(call, importance="high")
    story.crm.tasks.edit("Call", Description="New")
    story.mailbox.events.edit(tea, location={"displayName": "Ockham"})
    story.crm.events.edit("Tea", Description="New")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 3, "crm updated": 3}
    assert story.crm.contacts.get("Ada Byron")["Title"] == "Poet"
    held = story.mailbox.contacts.get(ada)
    assert (held["mobilePhone"], held["spouseName"]) == ("+44 20 2", "William")
    assert story.crm.tasks.get("Call")["Priority"] == "High"
    assert story.mailbox.tasks.get(call)["body"]["content"].strip() == "New"
    assert story.crm.events.get("Tea")["Venue"] == "Ockham"
    assert story.mailbox.events.get(tea)["showAs"] == "oof"


def test_a_conflict_follows_the_rule_and_the_loser_is_saved(story: GraphStory) -> None:
    ada = story.mailbox.contacts.add(**person("Ada Byron", jobTitle="Programmer"))
    story.begin("contacts")
    story.mailbox.contacts.edit(ada, jobTitle="Poet")
    story.crm.contacts.edit("Ada Byron", Title="Countess")
    run = story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.get(ada)["jobTitle"] == "Countess"
    saved = story.asked("log", "--run", str(run.number))["saved_values"]
    assert [(one["side"], one["field"], one["value"]) for one in saved] == [("outlook", "title", "Poet")]


def test_deletions_reach_the_other_side(story: GraphStory) -> None:
    people = {name: story.mailbox.contacts.add(**person(name)) for name in PEOPLE}
    story.begin("contacts")
    story.mailbox.contacts.delete(people["Ada Byron"])
    story.crm.contacts.delete("Charles Babbage")
    assert story.sync().ended(IN_STEP).wrote == {"outlook deleted": 1, "crm deleted": 1}
    assert story.mailbox.contacts.titles() == ["Mary Somerville"]
    assert story.crm.contacts.titles() == ["Mary Somerville"]


@pytest.mark.parametrize("kind", ["contacts", "tasks"])
def test_what_moves_to_another_folder_is_unlinked_and_never_deleted(story: GraphStory, kind: str) -> None:
    hand = story.mailbox.of(kind)
    item = hand.add(**(person("Ada Byron") if kind == "contacts" else {"title": "Ada Byron"}))
    other = story.graph.person.create_folder(Store.CONTACTS if kind == "contacts" else Store.TASKS, "Other")
    story.begin(kind)
    hand.move(item, other)
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.crm.of(kind).titles() == ["Ada Byron"]


@pytest.mark.parametrize("way", list(LostToken))
def test_lost_tokens_delete_nothing_and_write_nothing(story: GraphStory, way: LostToken) -> None:
    filled(story)
    story.begin(*KINDS)
    story.graph.switch(lost_token=way)
    story.graph.lose_delta_tokens()
    assert story.sync().ended(IN_STEP).wrote == {}


@pytest.mark.parametrize("way", [EventsDelta.BAD_REQUEST, EventsDelta.NOT_IMPLEMENTED])
def test_meetings_are_synced_without_a_delta_of_events(story: GraphStory, way: EventsDelta) -> None:
    story.graph.switch(events_delta=way)
    tea = story.mailbox.events.add(**meeting("Tea"))
    story.begin("events")
    story.mailbox.events.edit(tea, subject="Green tea")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert story.crm.events.titles() == ["Green tea"]


def test_reordered_and_repeated_pages_change_nothing(story: GraphStory) -> None:
    story.graph.switch(delta_page_size=2, repeat_delta_items=True, reorder_delta=True)
    people = [story.mailbox.contacts.add(**person(f"Person {number:02}x")) for number in range(9)]
    story.begin("contacts")
    for item in people[:4]:
        story.mailbox.contacts.edit(item, jobTitle="Engineer")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 4}


@pytest.mark.parametrize("kind", KINDS)
def test_a_create_whose_reply_is_lost_is_made_once(story: GraphStory, kind: str) -> None:
    given = {
        "contacts": {"First_Name": "Ada", "Last_Name": "Byron"},
        "tasks": {"Subject": "Ada Byron"},
        "events": zoho_meeting("Ada Byron"),
    }
    story.crm.of(kind).add(**given[kind])
    story.maps(kind)
    story.signs_in()
    story.graph.fail(Fault(r"POST /v1.0/me/.*/(contacts|tasks|events)$", Cut.AFTER))
    story.sync(yes=True)
    story.sync().ended(IN_STEP)
    assert story.mailbox.of(kind).titles() == ["Ada Byron"]
    assert len(story.crm.of(kind).records()) == 1


@pytest.mark.parametrize("fault", [TOO_MANY_REQUESTS, CONFLICT, INTERNAL_ERROR])
def test_an_update_that_is_refused_arrives_with_a_later_run(story: GraphStory, fault: Answer) -> None:
    ada = story.mailbox.contacts.add(**person("Ada Byron"))
    story.begin("contacts")
    story.crm.contacts.edit("Ada Byron", Title="Countess")
    story.graph.fail(Fault(r"PATCH /v1.0/me/contacts/", fault))
    story.sync()
    story.sync().ended(IN_STEP)
    assert story.mailbox.contacts.get(ada)["jobTitle"] == "Countess"


def test_a_meeting_with_guests_is_left_alone_and_nobody_is_mailed(story: GraphStory) -> None:
    guest = {"type": "required", "emailAddress": {"address": "kim@example.net", "name": "Kim"}}
    tea = story.mailbox.events.add(**meeting("Tea", attendees=[guest]))
    story.graph.forget_mails()
    story.begin("events")
    assert story.crm.events.titles() == ["Tea"]
    story.crm.events.edit("Tea", Description="New")
    run = story.sync()
    assert run.wrote == {}
    assert run.listed("left_out")
    assert story.mailbox.events.get(tea)["body"]["content"].strip() == ""
    assert story.graph.mails() == []


def test_a_meeting_of_the_crm_with_participants_invites_nobody(story: GraphStory) -> None:
    story.crm.events.add(
        **zoho_meeting("Lunch"),
        Participants=[{"type": "email", "participant": "kim@example.net"}],
    )
    story.begin("events")
    (lunch,) = story.mailbox.events.all()
    assert lunch["attendees"] == []
    assert story.graph.mails() == []


def test_a_series_with_a_cancelled_occurrence_goes_both_ways(story: GraphStory) -> None:
    weekly = {
        "pattern": {
            "type": "weekly",
            "interval": 1,
            "daysOfWeek": [TOMORROW.strftime("%A").lower()],
            "firstDayOfWeek": "monday",
        },
        "range": {"type": "numbered", "startDate": TOMORROW.date().isoformat(), "numberOfOccurrences": 4},
    }
    series = story.mailbox.events.add(**meeting("Tea", recurrence=weekly))
    story.begin("events")
    second = TOMORROW + timedelta(days=7)
    (found,) = story.graph.person.occurrences(series, second - timedelta(days=1), second + timedelta(days=1))
    story.graph.person.delete_event(found["id"])
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    recurring = story.crm.events.get("Tea")["Recurring_Activity"]
    assert second.date().isoformat() in recurring["EXDATE"]


def test_a_sign_in_that_was_revoked_is_said_with_what_to_do(story: GraphStory) -> None:
    story.mailbox.contacts.add(**person("Ada Byron"))
    story.begin("contacts")
    story.graph.book.end_access_tokens()
    story.provider.revoke(ANNA)
    run = story.crmsync("sync", "--json")
    assert run.status == SIGN_IN
    (problem,) = [one for mapping in run.json["mappings"] for one in mapping["problems"]]
    assert "accounts sign-in office" in problem["advice"]
    story.refresh_token = story.graph.book.give_refresh(ANNA, story.provider.client_id, SCOPES)
    story.signs_in()


def test_the_browser_signs_in_without_a_question(story: GraphStory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", story.provider.visit)
    story.maps("contacts")
    told = story.crmsync("accounts", "sign-in", "office").ended(IN_STEP)
    assert ANNA.username in told.err
    assert ANNA.username in story.crmsync("accounts", "test", "office").ended(IN_STEP).err
    assert story.crmsync("accounts", "sign-out", "office").status == IN_STEP
    assert story.crmsync("accounts", "test", "office").status == SIGN_IN


def test_an_access_token_that_ended_is_renewed_without_a_word(story: GraphStory) -> None:
    ada = story.mailbox.contacts.add(**person("Ada Byron"))
    story.begin("contacts")
    story.graph.book.end_access_tokens()
    story.mailbox.contacts.edit(ada, jobTitle="Poet")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}


def test_an_idle_run_costs_one_request_a_folder(story: GraphStory) -> None:
    filled(story)
    story.begin(*KINDS)
    story.sync().ended(IN_STEP)
    story.graph.forget_requests()
    run = story.sync().ended(IN_STEP)
    assert [request.path.rpartition("/")[2] for request in story.graph.requests()] == ["delta"] * 3
    assert sum(mapping["requests"]["outlook"] for mapping in run.json["mappings"]) == 3
    assert len(story.provider.requests()) > 0


def test_the_folders_are_told_with_the_mailboxs_categories(story: GraphStory) -> None:
    story.graph.person.create_category("CRM", "preset7")
    story.maps("contacts")
    story.signs_in()
    told = story.asked("folders", "office")
    found = {one["name"]: one for one in told["folders"]}
    assert {one["kind"] for one in found.values()} == set(KINDS)
    assert any(one["categories"] == ["CRM"] for one in found.values() if one["kind"] == "events")
    assert "Flagged Emails" not in found


def test_an_undo_takes_everything_back(story: GraphStory) -> None:
    ada = story.mailbox.contacts.add(
        **person("Ada Byron", jobTitle="Programmer", emailAddresses=[{"address": "a@b.example"}])
    )
    story.begin("contacts")
    story.crm.contacts.edit("Ada Byron", Title="Countess", Email="c@d.example")
    run = story.sync().ended(IN_STEP)
    story.undo(run).ended(IN_STEP)
    held = story.mailbox.contacts.get(ada)
    assert held["jobTitle"] == "Programmer"
    assert held["emailAddresses"][0]["address"] == "a@b.example"


@pytest.mark.parametrize("verb", ["PATCH", "DELETE"])
def test_a_write_whose_reply_is_lost_is_known_by_what_it_left(story: GraphStory, verb: str) -> None:
    people = {name: story.mailbox.contacts.add(**person(name)) for name in PEOPLE}
    story.begin("contacts")
    story.graph.fail(Fault(rf"{verb} /v1.0/me/contacts/", Cut.AFTER))
    if verb == "PATCH":
        story.crm.contacts.edit("Ada Byron", Title="Countess")
    else:
        story.crm.contacts.delete("Ada Byron")
    story.sync()
    story.sync().ended(IN_STEP)
    writes = [call for call in story.graph.writes() if call.method == verb]
    assert len(writes) == 1, "it is not sent twice"
    if verb == "PATCH":
        assert story.mailbox.contacts.get(people["Ada Byron"])["jobTitle"] == "Countess"
    else:
        assert story.mailbox.contacts.titles() == sorted(PEOPLE)[1:]


def test_items_with_everything_in_them_come_to_rest(story: GraphStory) -> None:
    address = {
        "street": "Weg 1\nHinterhaus",
        "city": "Köln",
        "postalCode": "50667",
        "countryOrRegion": "Deutschland",
    }
    story.mailbox.contacts.add(
        **person("Zoë Müller", title="Dr.", middleName="Anne", generation="jun.", nickName="Zo"),
        companyName="Bär; Söhne",
        department="Vertrieb",
        jobTitle="Leiterin",
        emailAddresses=[{"address": f"z{number}@example.org", "name": "Z"} for number in (1, 2, 3)],
        businessPhones=["+49 30 1", "+49 30 2"],
        homePhones=["+49 30 3"],
        mobilePhone="+49 171 1",
        businessAddress=address,
        homeAddress={"city": "Bonn"},
        otherAddress={"city": "Wien"},
        birthday="1985-12-10T00:00:00Z",
        personalNotes="first\r\n\r\nsecond",
        businessHomePage="https://example.org/",
        assistantName="Bob",
        categories=["VIP"],
    )
    story.mailbox.tasks.add(
        title="Call",
        dueDateTime=at(TOMORROW.replace(hour=0)),
        startDateTime=at(TOMORROW.replace(hour=0) - timedelta(days=2)),
        isReminderOn=True,
        reminderDateTime=at(TOMORROW),
        importance="low",
        status="waitingOnOthers",
        categories=["VIP"],
        body={"contentType": "html", "content": "<p>first</p><p>second</p>"},
    )
    whole = {
        "isAllDay": True,
        "start": at(TOMORROW.replace(hour=0)),
        "end": at(TOMORROW.replace(hour=0) + timedelta(days=2)),
    }
    story.mailbox.events.add(**{**meeting("Fair"), **whole})
    monthly = {
        "pattern": {"type": "absoluteMonthly", "interval": 1, "dayOfMonth": TOMORROW.day},
        "range": {"type": "noEnd", "startDate": TOMORROW.date().isoformat()},
    }
    story.mailbox.events.add(
        **meeting("Board", recurrence=monthly, location={"displayName": "Room 1"}),
        body={"contentType": "html", "content": "<b>Agenda</b>"},
    )
    story.mailbox.events.add(
        **{**meeting("Call Kim"), "isReminderOn": True, "reminderMinutesBeforeStart": 15}
    )
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
    (ada,) = [one for one in story.mailbox.contacts.all() if one["surname"] == "Byron"]
    assert [mail["address"] for mail in ada["emailAddresses"]] == ["second@example.org"]
    assert ada["birthday"].startswith("1815-12-10")
    assert story.crm.contacts.get("Zoë Müller")["Mailing_City"] == "Köln"
    (weekly,) = [one for one in story.mailbox.events.all() if one["subject"] == "Weekly"]
    assert weekly["recurrence"]["pattern"]["type"] == "weekly"


def test_guests_are_invited_where_the_mapping_allows_it_but_never_in_a_first_sync(story: GraphStory) -> None:
    guests = [{"type": "email", "participant": "kim@example.net"}]
    story.crm.events.add(**zoho_meeting("Lunch"), Participants=guests)
    story.begin("events", invitations=True)
    assert story.graph.mails() == []
    story.crm.events.add(**zoho_meeting("Dinner"), Participants=guests)
    story.sync(yes=True).ended(IN_STEP)
    assert [(mail.subject, mail.recipient) for mail in story.graph.mails()] == [("Dinner", "kim@example.net")]
    story.mails_allowed = True


def test_whichever_reply_is_lost_nothing_is_doubled_or_missed(story: GraphStory) -> None:
    filled(story)
    story.begin(*KINDS)
    for number in range(1, 8):
        name = f"Person {number}"
        story.crm.contacts.add(First_Name="New", Last_Name=name)
        story.crm.tasks.add(Subject=f"Task {number}")
        story.crm.events.add(**zoho_meeting(f"Meeting {number}"))
        story.crm.contacts.edit("Ada Byron", Title=f"Title {number}")
        if number > 1:
            story.crm.contacts.delete(f"New Person {number - 1}")
        story.graph.fail(Fault(r"/v1.0/", Cut.AFTER, nth=2 * number))
        story.sync(yes=True)
        story.graph.mend()
        story.sync(yes=True)
        story.sync(yes=True).ended(IN_STEP)
        contacts = ["Ada Byron", "Charles Babbage", f"New {name}"]
        assert story.mailbox.contacts.titles() == contacts
        assert story.crm.contacts.titles() == contacts
        assert len(story.mailbox.tasks.titles()) == 2 + number
        assert len(story.mailbox.events.titles()) == 2 + number
        (ada,) = [one for one in story.mailbox.contacts.all() if one["surname"] == "Byron"]
        assert ada["jobTitle"] == f"Title {number}"
