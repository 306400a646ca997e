"""Debian's Evolution against the embedded Exchange: a client nobody here wrote reads and writes people, tasks and meetings.

What it wrote is looked at in the mailbox, what was done in the mailbox is looked at through it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Event, Todo
from support.seat import wait_for
from support.tls import make_tls_files

from crmsync.sandbox.ews import EmbeddedExchange, Kind

pytestmark = [pytest.mark.services, pytest.mark.system("linux")]

Evolution = Any

ADA = "\r\n".join(
    (
        "BEGIN:VCARD", "VERSION:3.0", "N:Byron;Ada;King;;", "FN:Ada King Byron", "EMAIL;TYPE=WORK:ada@example.com",
        "TEL;TYPE=CELL:0170 1", "TEL;TYPE=WORK,VOICE:030 2", "ORG:Engines Ltd;Poetry", "TITLE:Countess", "BDAY:1815-12-10",
        "NOTE:First line\\nSecond line", "ADR;TYPE=WORK:;;12 St James's Square;London;;SW1Y;UK", "END:VCARD", "",
    )
)  # fmt: skip
KIM = {
    "GivenName": "Kim",
    "Surname": "Lee",
    "DisplayName": "Kim Lee",
    "CompanyName": "Acme",
    "JobTitle": "Buyer",
    "EmailAddresses": {"EmailAddress1": "kim@example.com"},
    "PhoneNumbers": {"BusinessPhone": "040 1", "MobilePhone": "0151 2"},
    "PhysicalAddresses": {"Business": {"Street": "Weg 1", "City": "Ulm", "PostalCode": "89073"}},
    "Birthday": "1980-02-03T11:59:00Z",
    "Body": "Likes tea",
    "Categories": ["CRM"],
}
TASK = "BEGIN:VTODO\r\nUID:t\r\nSUMMARY:Call\r\nDUE;VALUE=DATE:20260310\r\nDESCRIPTION:Twice\r\nPRIORITY:3\r\nEND:VTODO\r\n"
BERLIN = "TZID=/freeassociation.sourceforge.net/Europe/Berlin"
DAILY = (
    f"BEGIN:VEVENT\r\nUID:e\r\nSUMMARY:Stand-up\r\nLOCATION:Room 2\r\nDTSTART;{BERLIN}:20260327T100000\r\n"
    f"DTEND;{BERLIN}:20260327T101500\r\nRRULE:FREQ=DAILY;COUNT=5\r\nEND:VEVENT\r\n"
)
WEEKLY = {
    "Subject": "Jour fixe",
    "Start": "2026-03-19T10:00:00",
    "End": "2026-03-19T11:00:00",
    "Recurrence": {
        "WeeklyRecurrence": {"Interval": "1", "DaysOfWeek": "Thursday"},
        "NumberedRecurrence": {"StartDate": "2026-03-19", "NumberOfOccurrences": "4"},
    },
}


def read(text: str) -> Any:
    """A component that the worker gave."""
    return (Todo if text.startswith("BEGIN:VTODO") else Event).from_ical(text)


def seen(evolution: Evolution, kind: str, folder: str, count: int) -> list[Any]:
    """So many components, as soon as Evolution has them and shows the same twice: it takes them in one by one."""
    shown: list[str] = []

    def there() -> bool:
        before = shown.copy()
        evolution.do("refresh", kind, folder)
        shown[:] = sorted(evolution.do("components", kind, folder))
        return len(shown) == count and shown == before

    wait_for(there, lambda: shown)
    return [read(text) for text in shown]


def cards(evolution: Evolution, holds: Callable[[dict[str, str]], object]) -> dict[str, str]:
    """All vCards by uid, as soon as they are so. Lines are unfolded."""

    found: dict[str, str] = {}

    def there() -> object:
        evolution.do("refresh", "contacts", "Contacts")
        for uid, card in (told := evolution.do("contacts", "Contacts")).items():
            found[uid] = re.sub(r"\r\n |;X-EVOLUTION-E164=[^;:]*", "", card)
        for uid in found.keys() - told.keys():
            del found[uid]
        return holds(found)

    wait_for(there, lambda: found)
    return found


def part(draft: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: draft.get(name) for name in names}


# Signing in, folders


def test_it_signs_in_by_ntlm(tmp_path: Path, evolution_at: Callable[..., Evolution]) -> None:
    tls = make_tls_files(tmp_path)
    with EmbeddedExchange(context=tls.server_context()) as exchange:
        exchange.switch(basic=False, oauth=False)
        exchange.person.create_contact(KIM)
        evolution = evolution_at(exchange, "NTLM", tls.certificate)
        assert len(cards(evolution, lambda found: len(found) == 1)) == 1
        assert exchange.wrong_passwords == 0


def test_a_wrong_password_opens_nothing(
    exchange: EmbeddedExchange, evolution_at: Callable[..., Evolution]
) -> None:
    exchange.set_password("Summer-2!")
    evolution = evolution_at(exchange, password="Winter-1!")
    wait_for(lambda: exchange.wrong_passwords)
    assert [folder for folder in evolution.do("folders") if folder[0] != "contacts"] == []
    assert exchange.calls() == []


def test_it_sees_the_folders(exchange: EmbeddedExchange, evolution: Evolution) -> None:
    exchange.person.create_folder(Kind.CONTACTS, "Customers")
    evolution.do("look_for_folders")
    wanted = [
        ["calendar", "Calendar"],
        ["contacts", "Contacts"],
        ["contacts", "Customers"],
        ["tasks", "Tasks"],
    ]
    wait_for(
        lambda: all(folder in evolution.do("folders") for folder in wanted), lambda: evolution.do("folders")
    )
    assert exchange.writes() == []


# People


def test_it_reads_a_contact(exchange: EmbeddedExchange, evolution: Evolution) -> None:
    exchange.person.create_contact(KIM)

    (card,) = cards(evolution, lambda found: len(found) == 1).values()

    for line in (
        "FN:Kim Lee", "ORG:Acme", "TITLE:Buyer", "EMAIL;TYPE=OTHER:kim@example.com", "TEL;TYPE=WORK,VOICE:040 1",
        "TEL;TYPE=CELL:0151 2", "ADR;TYPE=WORK:;;Weg 1;Ulm;;89073;", "BDAY:1980-02-03", "NOTE:Likes tea", "CATEGORIES:CRM",
    ):  # fmt: skip
        assert line in card.splitlines()


def test_it_writes_a_contact(exchange: EmbeddedExchange, evolution: Evolution) -> None:
    uid = evolution.do("add_contact", "Contacts", ADA)

    (ada,) = exchange.person.contacts()
    assert part(ada, "GivenName", "MiddleName", "Surname", "CompanyName", "Department", "JobTitle") == {
        "GivenName": "Ada",
        "MiddleName": "King",
        "Surname": "Byron",
        "CompanyName": "Engines Ltd",
        "Department": "Poetry",
        "JobTitle": "Countess",
    }
    assert ada["EmailAddresses"] == {"EmailAddress1": "ada@example.com"}
    assert ada["PhoneNumbers"] == {"BusinessPhone": "030 2", "MobilePhone": "0170 1"}
    assert {name: text for name, text in ada["PhysicalAddresses"]["Business"].items() if text} == {
        "Street": "12 St James's Square",
        "City": "London",
        "CountryOrRegion": "UK",
        "PostalCode": "SW1Y",
    }
    assert ada["Birthday"].startswith("1815-12-10")
    assert ada["Body"]["#text"].split() == ["First", "line", "Second", "line"]

    evolution.do(
        "change_contact", "Contacts", uid, {"title": "Lady", "business-phone": "030 3", "home-phone": "030 4"}
    )
    (ada,) = exchange.person.contacts()
    assert ada["JobTitle"] == "Lady"
    assert ada["PhoneNumbers"] == {"BusinessPhone": "030 3", "HomePhone": "030 4", "MobilePhone": "0170 1"}
    assert ada["CompanyName"] == "Engines Ltd"

    evolution.do("remove_contact", "Contacts", uid)
    assert exchange.person.contacts() == []


def test_it_sees_what_was_changed_and_deleted_elsewhere(
    exchange: EmbeddedExchange, evolution: Evolution
) -> None:
    kim = exchange.person.create_contact(KIM)
    other = exchange.person.create_contact({**KIM, "GivenName": "Bo", "DisplayName": "Bo Lee"})
    cards(evolution, lambda found: len(found) == 2)

    exchange.person.edit_contact(
        kim, {"JobTitle": "Chief", "EmailAddresses": {"EmailAddress1": "boss@example.com"}}
    )
    exchange.person.delete_contact(other)

    (card,) = cards(evolution, lambda found: len(found) == 1 and "TITLE:Chief" in str(found)).values()
    assert "EMAIL;TYPE=OTHER:boss@example.com" in card


def test_it_starts_anew_when_the_sync_state_is_lost(exchange: EmbeddedExchange, evolution: Evolution) -> None:
    kim = exchange.person.create_contact(KIM)
    cards(evolution, lambda found: len(found) == 1)
    exchange.lose_sync_states()
    exchange.person.edit_contact(kim, {"JobTitle": "Chief"})
    assert len(cards(evolution, lambda found: "TITLE:Chief" in str(found))) == 1


def test_a_distribution_list_lies_between_the_contacts(
    exchange: EmbeddedExchange, evolution: Evolution
) -> None:
    exchange.person.create_contact(KIM)
    exchange.person.create_list("Team", ["kim@x.example", "bo@x.example"])
    found = cards(evolution, lambda found: len(found) == 2).values()
    (team,) = (card.splitlines() for card in found if "X-EVOLUTION-LIST:TRUE" in card)
    assert "FN:Team" in team
    assert {line.rpartition(":")[2] for line in team if line.startswith("EMAIL")} == {
        "kim@x.example",
        "bo@x.example",
    }


# Tasks


def test_tasks_both_ways(exchange: EmbeddedExchange, evolution: Evolution) -> None:
    uid = evolution.do("add", "tasks", "Tasks", TASK)
    (call,) = exchange.person.tasks()
    assert part(call, "Subject", "Status", "Importance", "DueDate") == {
        "Subject": "Call",
        "Status": "NotStarted",
        "Importance": "High",
        "DueDate": "2026-03-10T00:00:00Z",
    }
    assert call["Body"]["#text"] == "Twice"

    evolution.do("complete", "Tasks", uid)
    (call,) = exchange.person.tasks()
    assert part(call, "Status", "PercentComplete", "IsComplete") == {
        "Status": "Completed",
        "PercentComplete": "100",
        "IsComplete": "true",
    }

    exchange.person.create_task(
        {"Subject": "Write", "PercentComplete": "40", "DueDate": "2026-04-01T00:00:00Z"}
    )
    found = {str(one["summary"]): one for one in seen(evolution, "tasks", "Tasks", 2)}
    assert found["Call"]["status"] == "COMPLETED"
    assert found["Write"]["status"] == "IN-PROCESS"
    assert found["Write"]["percent-complete"] == 40
    assert found["Write"]["due"].dt.isoformat() == "2026-04-01"

    evolution.do("remove", "tasks", "Tasks", str(found["Call"]["uid"]))
    assert [task["Subject"] for task in exchange.person.tasks()] == ["Write"]


# Events


def test_it_reads_an_appointment(exchange: EmbeddedExchange, evolution: Evolution) -> None:
    exchange.person.create_event(
        {
            "Subject": "Lunch",
            "Body": "Bring the plan",
            "Categories": ["CRM"],
            "ReminderIsSet": "true",
            "ReminderMinutesBeforeStart": "30",
            "Start": "2026-03-29T12:00:00",
            "End": "2026-03-29T13:00:00",
            "LegacyFreeBusyStatus": "Free",
            "Location": "Café",
        }
    )

    (lunch,) = seen(evolution, "calendar", "Calendar", 1)

    assert lunch["dtstart"].params["TZID"] == "Europe/Berlin"
    assert lunch["dtstart"].dt.isoformat() == "2026-03-29T12:00:00+02:00"
    assert lunch["dtend"].dt.isoformat() == "2026-03-29T13:00:00+02:00"
    assert part(lunch, "summary", "location", "description", "transp", "class") == {
        "summary": "Lunch",
        "location": "Café",
        "description": "Bring the plan",
        "transp": "TRANSPARENT",
        "class": "PUBLIC",
    }
    assert [str(name) for name in lunch["categories"].cats] == ["CRM"]
    assert lunch.walk("VALARM")[0]["trigger"].dt.total_seconds() == -1800


@pytest.mark.filterwarnings("ignore:Timezone .* is a globally unique TZID")
def test_it_reads_days(exchange: EmbeddedExchange, evolution: Evolution) -> None:
    days = {"Start": "2026-03-28T00:00:00", "End": "2026-03-30T00:00:00", "IsAllDayEvent": "true"}
    exchange.person.create_event({"Subject": "Fair", **days})

    (fair,) = seen(evolution, "calendar", "Calendar", 1)

    # Evolution leaves the zone's name at its days.
    assert {fair[name].params["VALUE"] for name in ("dtstart", "dtend")} == {"DATE"}
    assert [fair[name].dt.strftime("%m-%d") for name in ("dtstart", "dtend")] == ["03-28", "03-30"]


def test_it_reads_a_series_with_an_exception_and_a_cancelled_occurrence(
    exchange: EmbeddedExchange, evolution: Evolution, occurrences: Callable[[str], list[str]]
) -> None:
    series = exchange.person.create_event(WEEKLY)
    second, third = occurrences(series)[1:3]
    moved = {"Subject": "Moved", "Start": "2026-03-26T15:00:00", "End": "2026-03-26T16:00:00"}
    exchange.person.edit_event(second, moved)
    exchange.person.delete_event(third)

    master, exception = seen(evolution, "calendar", "Calendar", 2)
    if "recurrence-id" in master:
        master, exception = exception, master

    assert master["rrule"].to_ical() == b"FREQ=WEEKLY;COUNT=4;BYDAY=TH;WKST=SU"
    assert [moment.dt.strftime("%d %H:%M") for moment in master["exdate"].dts] == ["02 10:00"]
    assert str(exception["summary"]) == "Moved"
    assert exception["dtstart"].dt.isoformat() == "2026-03-26T15:00:00+01:00"
    assert exception["recurrence-id"].dt.strftime("%d %H:%M") == "26 10:00"
    assert exception["uid"] == master["uid"]


def test_it_writes_a_series_and_changes_single_occurrences(
    exchange: EmbeddedExchange, evolution: Evolution, occurrences: Callable[[str], list[str]]
) -> None:
    uid = evolution.do("add", "calendar", "Calendar", DAILY)
    (series,) = exchange.person.events()
    assert part(series, "Subject", "Location", "Start", "End", "ReminderIsSet") == {
        "Subject": "Stand-up",
        "Location": "Room 2",
        "Start": "2026-03-27T09:00:00Z",
        "End": "2026-03-27T09:15:00Z",
        "ReminderIsSet": "false",
    }
    assert series["StartTimeZone"]["@Id"] == "W. Europe Standard Time"
    assert series["Recurrence"] == {
        "DailyRecurrence": {"Interval": "1"},
        "NumberedRecurrence": {"StartDate": "2026-03-27+01:00", "NumberOfOccurrences": "5"},
    }

    evolution.do("change", "calendar", "Calendar", uid, {"summary": "Daily", "location": "Room 3"})
    evolution.do("change_occurrence", "Calendar", uid, "20260329T100000", {"summary": "Sunday"})
    evolution.do("remove", "calendar", "Calendar", uid, "20260330T100000")

    (series,) = exchange.person.events()
    told = [exchange.person.event(one) for one in occurrences(series["ItemId"]["@Id"])]
    assert [(one["Subject"], one["Start"], one["Location"]) for one in told if one] == [
        ("Daily", "2026-03-27T09:00:00Z", "Room 3"),
        ("Daily", "2026-03-28T09:00:00Z", "Room 3"),
        ("Sunday", "2026-03-29T08:00:00Z", "Room 3"),
        ("Daily", "2026-03-31T08:00:00Z", "Room 3"),
    ]
    assert series["DeletedOccurrences"] == [{"Start": "2026-03-30T08:00:00Z"}]

    evolution.do("remove", "calendar", "Calendar", uid)
    assert exchange.person.events() == []
    assert exchange.mails() == []


def test_it_sees_occurrences_that_were_changed_elsewhere(
    exchange: EmbeddedExchange, evolution: Evolution, occurrences: Callable[[str], list[str]]
) -> None:
    series = exchange.person.create_event(WEEKLY)
    seen(evolution, "calendar", "Calendar", 1)
    exchange.person.edit_event(occurrences(series)[3], {"Subject": "Last one"})
    found = seen(evolution, "calendar", "Calendar", 2)
    assert sorted(str(one["summary"]) for one in found) == ["Jour fixe", "Last one"]
    exchange.person.delete_event(series)
    assert seen(evolution, "calendar", "Calendar", 0) == []


def test_guests_are_read_and_mailed_when_evolution_wants_it(
    exchange: EmbeddedExchange, evolution: Evolution
) -> None:
    guests = [{"Mailbox": {"Name": "Ben", "EmailAddress": "ben@x.example"}}]
    meeting = exchange.person.create_event({**WEEKLY, "Recurrence": None, "RequiredAttendees": guests})
    exchange.person.guest_answers(meeting, "ben@x.example", "Accept")
    (found,) = seen(evolution, "calendar", "Calendar", 1)
    assert str(found["attendee"]) == "mailto:ben@x.example"
    assert part(found["attendee"].params, "PARTSTAT", "ROLE") == {
        "PARTSTAT": "ACCEPTED",
        "ROLE": "REQ-PARTICIPANT",
    }
    assert exchange.mails() == []
    evolution.do("remove", "calendar", "Calendar", str(found["uid"]))
    assert [(str(mail.mail), mail.recipient) for mail in exchange.mails()] == [
        ("cancellation", "ben@x.example")
    ]
