"""An Exchange Server and Zoho CRM, the whole program: ways to sign in, other people's mailboxes, what must stay as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from support.ews_story import STORE, EwsStory, at, hands_at, meeting, telling_exchange
from support.outlook_story import TOMORROW
from support.story import COULD_NOT_RUN, HELD, IN_STEP, KINDS, SIGN_IN
from support.tls import TlsFiles

from crmsync.sandbox.ews import ANNA, Account, EmbeddedExchange, Right
from crmsync.sandbox.ews.world import ACCESS_SCOPE
from crmsync.sandbox.identity import CLIENT_ID, IdentityProvider

BOB = Account(
    "bob@example.com",
    "Bob Weber",
    "0a4a1f0e-2b7a-4a53-9a0b-0d5a1b1f7c02",
    "b5f6a5a2-41de-4f0c-8a4c-6d9f0f3c2e02",
)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[EwsStory]:
    with EmbeddedExchange() as exchange, telling_exchange(exchange, tmp_path) as one:
        yield one


# ---- signing in


class SafeStory(EwsStory):
    """At a server that speaks TLS, with a certificate of its own authority. ca: that authority's file."""

    ca: Path
    further = ""

    def account_text(self) -> str:
        return f'{super().account_text()}ca_file = "{self.ca}"\n{self.further}'


@pytest.fixture
def safe(tls: TlsFiles, tmp_path: Path) -> Iterator[SafeStory]:
    SafeStory.ca = tls.ca
    with (
        EmbeddedExchange(context=tls.server_context()) as exchange,
        telling_exchange(exchange, tmp_path, kind=SafeStory) as one,
    ):
        assert isinstance(one, SafeStory)
        yield one


@pytest.mark.parametrize("other", ["ntlm", "basic"])
def test_every_way_to_sign_in_works_over_tls(safe: SafeStory, other: str) -> None:
    safe.exchange.switch(**{other: False})
    ada = safe.mailbox.contacts.add(GivenName="Ada", Surname="Byron")
    safe.begin("contacts")
    safe.mailbox.contacts.edit(ada, JobTitle="Poet")
    safe.exchange.end_connections()
    assert safe.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert safe.exchange.wrong_passwords == 0


def test_tokens_are_renewed_without_a_word_until_they_are_revoked(safe: SafeStory, tls: TlsFiles) -> None:
    exchange = safe.exchange
    with IdentityProvider(exchange.book, context=tls.server_context()) as provider:
        safe.further = f'token_url = "{provider.authority("common")}/oauth2/v2.0/token"\n'
        safe.maps("contacts")
        token = exchange.book.give_refresh(ANNA, CLIENT_ID, (ACCESS_SCOPE, "offline_access"))
        safe.extra_secrets.append(token)
        given = json.dumps({"client_id": CLIENT_ID, "refresh_token": token})
        safe.signs_in()
        told = safe.crmsync("accounts", "sign-in", "office", "--token-stdin", stdin=given).ended(IN_STEP)
        assert ANNA.username in told.err
        ada = safe.mailbox.contacts.add(GivenName="Ada", Surname="Byron")
        safe.sync(yes=True).ended(IN_STEP)
        exchange.book.end_access_tokens()
        safe.mailbox.contacts.edit(ada, JobTitle="Poet")
        assert safe.sync().ended(IN_STEP).wrote == {"crm updated": 1}
        exchange.book.end_access_tokens()
        exchange.book.revoke(ANNA)
        run = safe.crmsync("sync", "--json")
        assert run.status == SIGN_IN
        assert "no longer accepts this sign-in" in run.out
        safe.signs_in()
        assert safe.sync().ended(IN_STEP).wrote == {}


def test_the_doctor_finds_nothing_wrong_with_it(story: EwsStory) -> None:
    story.mailbox.contacts.add(GivenName="Ada", Surname="Byron")
    story.begin("contacts")
    story.crmsync("doctor").ended(IN_STEP)


# ---- folders and mailboxes of other people


def test_a_shared_mailbox_is_synced_with_ones_own_sign_in(story: EwsStory) -> None:
    bob = story.exchange.colleague(BOB)
    for store in STORE.values():
        bob.grant(store, ANNA.username, Right.WRITE)
    mine = story.mailbox.contacts.add(GivenName="Mine", Surname="Alone")
    story.mailbox = hands_at(bob)
    story.mailbox.contacts.add(GivenName="Ada", Surname="Byron")
    story.crm.contacts.add(First_Name="Charles", Last_Name="Babbage")
    story.owner = BOB.username
    run = story.begin("contacts")
    assert run.wrote == {"outlook created": 1, "crm created": 1}
    assert story.mailbox.contacts.titles() == ["Ada Byron", "Charles Babbage"]
    assert hands_at(story.exchange.person).contacts.titles() == ["Mine Alone"]
    assert story.exchange.person.contact(mine) is not None


def test_a_mailbox_that_one_may_not_open_is_told_and_nothing_is_deleted(story: EwsStory) -> None:
    bob = story.exchange.colleague(BOB)
    bob.grant(STORE["contacts"], ANNA.username, Right.WRITE)
    story.mailbox = hands_at(bob)
    story.mailbox.contacts.add(GivenName="Ada", Surname="Byron")
    story.owner = BOB.username
    story.begin("contacts")
    bob.grant(STORE["contacts"], ANNA.username, Right.NONE)
    run = story.sync()
    assert run.exit == COULD_NOT_RUN
    assert run.wrote == {}
    assert story.crm.contacts.titles() == ["Ada Byron"]
    bob.grant(STORE["contacts"], ANNA.username, Right.WRITE)


def test_a_folder_that_may_only_be_read_is_synced_to_the_crm(story: EwsStory) -> None:
    person = story.exchange.person
    folder = person.create_folder(STORE["contacts"], "Board", read_only=True)
    person.create_contact({"GivenName": "Ada", "Surname": "Byron"}, folder)
    run = story.begin("contacts", outlook={"folder": folder}, direction="to-crm")
    assert run.wrote == {"crm created": 1}
    story.crm.contacts.edit("Ada Byron", Title="Countess")
    assert story.sync().ended(IN_STEP).wrote == {}


def test_folders_inside_folders_can_be_chosen_by_their_names(story: EwsStory) -> None:
    person = story.exchange.person
    above = person.create_folder(STORE["contacts"], "Customers")
    below = person.create_folder(STORE["contacts"], "Lapsed", above)
    person.create_contact({"GivenName": "Ada", "Surname": "Byron"}, below)
    story.maps("contacts")
    story.signs_in()
    names = {one["name"] for one in story.asked("folders", "office")["folders"]}
    (name,) = [one for one in names if "Lapsed" in one]
    story.maps("contacts", outlook={"folder": name})
    assert story.sync(yes=True).ended(IN_STEP).wrote == {"crm created": 1}


def test_a_distribution_list_never_becomes_a_person(story: EwsStory) -> None:
    story.exchange.person.create_list("Team", ["kim@example.net"])
    story.mailbox.contacts.add(GivenName="Ada", Surname="Byron")
    assert story.begin("contacts").wrote == {"crm created": 1}
    assert story.crm.contacts.titles() == ["Ada Byron"]


# ---- what must stay as it is


CHANGING = {"ItemId", "LastModifiedTime", "DateTimeStamp", "Size"}


def unmapped(item: Any, *mapped: str) -> dict[str, Any]:
    """What an item holds besides these members, and those that every change moves."""
    return {name: value for name, value in item.items() if name not in {*CHANGING, *mapped}}


def test_what_is_not_mapped_is_never_changed(story: EwsStory) -> None:
    own = {"String {00020329-0000-0000-c000-000000000046} Name Shoe size": "41"}
    ada = story.mailbox.contacts.add(
        GivenName="Ada",
        Surname="Byron",
        SpouseName="William",
        Profession="Analyst",
        Manager="Charles",
        Children=["Byron", "Anne"],
        ImAddresses={"ImAddress1": "sip:ada@example.com"},
        PhoneNumbers={"Pager": "+44 20 7", "CarPhone": "+44 20 8", "MobilePhone": "+44 20 1"},
        ExtendedProperties=own,
        Sensitivity="Normal",
    )
    call = story.mailbox.tasks.add(Subject="Call", Mileage="12", BillingInformation="house", TotalWork="60")
    tea = story.mailbox.events.add(**meeting("Tea", LegacyFreeBusyStatus="OOF", Importance="High"))
    story.begin(*KINDS)
    before = {
        kind: story.mailbox.of(kind).get(item)
        for kind, item in (("contacts", ada), ("tasks", call), ("events", tea))
    }
    story.crm.contacts.edit("Ada Byron", Title="Countess", Mobile="+44 20 2")
    story.crm.tasks.edit("Call", Priority="High")
    story.crm.events.edit("Tea", Venue="London")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 3}
    person = story.mailbox.contacts.get(ada)
    assert unmapped(person, "JobTitle", "PhoneNumbers") == unmapped(
        before["contacts"], "JobTitle", "PhoneNumbers"
    )
    assert person["PhoneNumbers"] == {"Pager": "+44 20 7", "CarPhone": "+44 20 8", "MobilePhone": "+44 20 2"}
    task = story.mailbox.tasks.get(call)
    assert unmapped(task, "Importance") == unmapped(before["tasks"], "Importance")
    event = story.mailbox.events.get(tea)
    assert unmapped(event, "Location", "EnhancedLocation") == unmapped(
        before["events"], "Location", "EnhancedLocation"
    )


def test_losing_the_state_doubles_and_deletes_nothing(story: EwsStory) -> None:
    story.mailbox.contacts.add(
        GivenName="Ada", Surname="Byron", EmailAddresses={"EmailAddress1": "ada@example.com"}
    )
    story.mailbox.tasks.add(Subject="Call", DueDate=at(TOMORROW))
    story.mailbox.events.add(**meeting("Tea"))
    story.begin(*KINDS)
    for path in story.profile.rglob("state.db*"):
        path.unlink()
    with story.unwritten():
        run = story.sync(yes=True).ended(IN_STEP)
    assert sum(mapping["matched"] for mapping in run.json["mappings"]) == 3


def test_a_mass_of_deletions_waits_for_a_yes(story: EwsStory) -> None:
    people = [story.mailbox.contacts.add(GivenName="Person", Surname=f"No {n:02}") for n in range(12)]
    story.begin("contacts")
    for item in people[:8]:
        story.mailbox.contacts.delete(item)
    with story.unwritten():
        assert story.sync().exit == HELD
    assert len(story.crm.contacts.records()) == 12
    assert story.sync(yes=True).ended(IN_STEP).wrote == {"crm deleted": 8}


def test_what_is_private_stays_at_home(story: EwsStory) -> None:
    story.mailbox.events.add(**meeting("Doctor", Sensitivity="Private"))
    story.mailbox.events.add(**meeting("Tea"))
    assert story.begin("events").wrote == {"crm created": 1}
    assert story.crm.events.titles() == ["Tea"]


def test_leaving_the_category_unlinks_and_deletes_nothing(story: EwsStory) -> None:
    tea = story.mailbox.events.add(**meeting("Tea"))
    story.begin("events")
    story.mailbox.events.edit(tea, Categories=["Other"])
    assert story.sync().ended(IN_STEP).wrote == {}
    assert story.crm.events.titles() == story.mailbox.events.titles() == ["Tea"]


def test_a_field_of_ones_own_is_mapped_by_its_name_in_outlook(story: EwsStory) -> None:
    number = {"String {00020329-0000-0000-c000-000000000046} Name Customer number": "K-17"}
    story.mailbox.contacts.add(GivenName="Ada", Surname="Byron", ExtendedProperties=number)
    story.begin("contacts", fields={"custom_1": {"outlook": "Customer number", "crm": "Skype_ID"}})
    assert story.crm.contacts.get("Ada Byron")["Skype_ID"] == "K-17"
    story.crm.contacts.edit("Ada Byron", Skype_ID="K-18")
    story.sync().ended(IN_STEP)
    (ada,) = story.mailbox.contacts.all()
    assert "K-18" in ada["ExtendedProperties"].values()


# ---- times and series


def test_a_meeting_keeps_its_time_zone_when_the_crm_moves_it(story: EwsStory) -> None:
    zone = {"@Id": "Eastern Standard Time"}
    tea = story.mailbox.events.add(**meeting("Tea", StartTimeZone=zone, EndTimeZone=zone))
    story.begin("events")
    later = TOMORROW + timedelta(hours=2)
    times = {"Start_DateTime": later.isoformat(), "End_DateTime": (later + timedelta(hours=1)).isoformat()}
    story.crm.events.edit("Tea", **times)
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    held = story.mailbox.events.get(tea)
    assert held["Start"] == at(later)
    assert held["StartTimeZone"]["@Id"] == "Eastern Standard Time"


def test_whole_days_stay_whole_days_wherever_the_person_lives(story: EwsStory) -> None:
    day = date(TOMORROW.year + 1, 3, 29)
    zone = {"@Id": "W. Europe Standard Time"}
    start = datetime(day.year, 3, 28, 23, tzinfo=UTC)
    story.mailbox.events.add(
        Subject="Fair",
        Categories=["CRM"],
        IsAllDayEvent="true",
        ReminderIsSet="false",
        Start=at(start),
        End=at(start + timedelta(hours=47)),
        StartTimeZone=zone,
        EndTimeZone=zone,
    )
    story.begin("events")
    found = story.crm.events.get("Fair")
    assert found["All_day"] is True
    assert found["Start_DateTime"].startswith(day.isoformat())
    story.crm.events.edit("Fair", Venue="Köln")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}


def weekly(count: int) -> dict[str, Any]:
    return {
        "WeeklyRecurrence": {
            "Interval": "1",
            "DaysOfWeek": TOMORROW.strftime("%A"),
            "FirstDayOfWeek": "Monday",
        },
        "NumberedRecurrence": {
            "StartDate": TOMORROW.date().isoformat(),
            "NumberOfOccurrences": str(count),
        },
    }


def test_a_changed_occurrence_stays_when_the_crm_edits_the_series(story: EwsStory) -> None:
    series = story.mailbox.events.add(**meeting("Tea", Recurrence=weekly(4)))
    second = TOMORROW + timedelta(days=7)
    person = story.exchange.person
    (found,) = person.occurrences(series, second - timedelta(days=1), second + timedelta(days=1))
    person.edit_event(found["ItemId"]["@Id"], {"Location": "Ockham"})
    story.begin("events")
    story.crm.events.edit("Tea", Description="Bring cake")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    (found,) = person.occurrences(series, second - timedelta(days=1), second + timedelta(days=1))
    assert found["Location"] == "Ockham"


def test_a_date_that_is_cancelled_in_the_crm_is_cancelled_in_outlook_and_nobody_is_mailed(
    story: EwsStory,
) -> None:
    series = story.mailbox.events.add(**meeting("Tea", Recurrence=weekly(4)))
    story.begin("events")
    rule = story.crm.events.get("Tea")["Recurring_Activity"]
    third = (TOMORROW + timedelta(days=14)).date()
    story.crm.events.edit("Tea", Recurring_Activity={**rule, "EXDATE": third.isoformat()})
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    dates = [
        one["Start"][:10]
        for one in story.exchange.person.occurrences(series, TOMORROW, TOMORROW + timedelta(days=40))
    ]
    assert third.isoformat() not in dates
    assert len(dates) == 3
    assert story.exchange.mails() == []


def test_a_repeating_task_that_is_completed_in_outlook_goes_on_without_a_third_one(story: EwsStory) -> None:
    rule = {
        "DailyRecurrence": {"Interval": "1"},
        "NoEndRecurrence": {"StartDate": TOMORROW.date().isoformat()},
    }
    call = story.mailbox.tasks.add(Subject="Call", DueDate=at(TOMORROW), Recurrence=rule)
    story.begin("tasks")
    story.mailbox.tasks.edit(call, Status="Completed")
    story.sync().ended(IN_STEP)
    assert sorted(one["Status"] for one in story.mailbox.tasks.all()) == ["Completed", "NotStarted"]
    assert sorted(one["Status"] for one in story.crm.tasks.records()) == ["Completed", "Not Started"]
