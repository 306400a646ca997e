"""Evolution beside crmsync at one mailbox: what one of them writes the other reads, and neither takes what is not its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from connect.conformance import create, fetch_one, listed
from icalendar import Event, Todo
from support.ews_bench import ExchangeWorld
from support.seat import wait_for
from support.zoho_bench import ManualClock

from crmsync.connect.base import Update, Written
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields, Priority, Recurrence, Reminder, Status
from crmsync.sandbox.ews import EmbeddedExchange

pytestmark = [pytest.mark.services, pytest.mark.system("linux")]

Evolution = Any

START = datetime(2026, 3, 19, 9, tzinfo=UTC)
HOUR, WEEK = timedelta(hours=1), timedelta(weeks=1)
SUMMER = timedelta(hours=-1)
"""What the change to summer time takes off in UTC."""
ADA: Fields = {
    "salutation": "Lady",
    "given_name": "Ada",
    "family_name": "Byron",
    "company": "Engines Ltd",
    "title": "Countess",
    "email_1": "ada@example.com",
    "mobile_phone": "0170 1",
    "fax": "030 9",
    "birthday": date(1980, 12, 10),
    "notes": "First line\nSecond line",
    "categories": ("CRM",),
}
KIM = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lee;Kim;;;\r\nFN:Kim Lee\r\nORG:Acme;Sales\r\nEMAIL;TYPE=WORK:kim@example.com\r\n"
    "TEL;TYPE=WORK,VOICE:040 1\r\nBDAY:1980-02-03\r\nADR;TYPE=WORK:;;Weg 1;Ulm;;89073;Germany\r\nEND:VCARD\r\n"
)
JOUR_FIXE: Fields = {
    "title": "Jour fixe",
    "start": START,
    "end": START + HOUR,
    "time_zone": "Europe/Berlin",
    "location": "Room 1",
    "description": "Bring the plan",
    "reminder": Reminder(before=timedelta(minutes=30)),
    "categories": ("CRM",),
    "recurrence": Recurrence("FREQ=WEEKLY;COUNT=4", excluded=(START + 2 * WEEK + SUMMER,)),
}
BERLIN = "TZID=/freeassociation.sourceforge.net/Europe/Berlin"


@pytest.fixture
def world(exchange: EmbeddedExchange) -> Iterator[ExchangeWorld]:
    """crmsync at the mailbox that Evolution is at."""
    with ExitStack() as connectors:
        yield ExchangeWorld(exchange, ManualClock(), open_connectors=connectors)


def seen(evolution: Evolution, kind: str, folder: str, holds: Callable[[list[Any]], object]) -> list[Any]:
    """All components of a folder, as soon as they are so; a series before its exceptions."""
    found: list[Any] = []

    def there() -> object:
        evolution.do("refresh", kind, folder)
        parsed = (
            (Todo if kind == "tasks" else Event).from_ical(text)
            for text in evolution.do("components", kind, folder)
        )
        found[:] = sorted(parsed, key=lambda one: "recurrence-id" in one)
        return holds(found)

    wait_for(there, lambda: found)
    return found


def test_a_contact_of_crmsync_after_an_edit_in_evolution(world: ExchangeWorld, evolution: Evolution) -> None:
    collection = world.open(Kind.CONTACTS)
    written = create(collection, ADA)

    def there() -> object:
        evolution.do("refresh", "contacts", "Contacts")
        return evolution.do("contacts", "Contacts")

    ((uid, card),) = wait_for(there).items()
    lines = card.replace("\r\n ", "").splitlines()
    for line in ("FN:Ada Byron", "TITLE:Countess", "ORG:Engines Ltd", "BDAY:1980-12-10", "CATEGORIES:CRM"):
        assert line in lines

    evolution.do("change_contact", "Contacts", uid, {"title": "Lady Lovelace", "home-phone": "030 4"})

    changed = {**ADA, "title": "Lady Lovelace", "home_phone": "030 4"}
    assert fetch_one(collection, written.id).fields == {**fetch_one(collection, written.id).fields, **changed}
    (item,) = listed(collection)[0].values()
    assert item.key is not None, "Evolution left the operation's key"


def test_a_contact_of_evolution(world: ExchangeWorld, evolution: Evolution) -> None:
    uid = evolution.do("add_contact", "Contacts", KIM)
    collection = world.open(Kind.CONTACTS)
    (item,) = listed(collection)[0].values()
    assert item.fields == {
        "given_name": "Kim",
        "family_name": "Lee",
        "company": "Acme",
        "department": "Sales",
        "email_1": "kim@example.com",
        "work_phone": "040 1",
        "birthday": date(1980, 2, 3),
        "work_street": "Weg 1",
        "work_city": "Ulm",
        "work_postal_code": "89073",
        "work_country": "Germany",
    }

    (outcome,) = collection.write([Update(item.id, item.version, {"work_phone": "040 2", "birthday": None})])
    assert isinstance(outcome, Written)

    def there() -> bool:
        evolution.do("refresh", "contacts", "Contacts")
        card = evolution.do("contacts", "Contacts")[uid].replace("\r\n ", "")
        return "040 2" in card and "BDAY" not in card and "Weg 1" in card

    wait_for(there, lambda: evolution.do("contacts", "Contacts"))


def test_tasks(world: ExchangeWorld, evolution: Evolution) -> None:
    collection = world.open(Kind.TASKS)
    call: Fields = {
        "subject": "Call", "due": date(2026, 3, 10), "priority": Priority.HIGH, "notes": "Twice", "status": Status.IN_PROGRESS,
    }  # fmt: skip
    written = create(collection, call)
    (task,) = seen(evolution, "tasks", "Tasks", lambda found: len(found) == 1)
    assert (task["summary"], task["due"].dt, task["status"]) == ("Call", date(2026, 3, 10), "IN-PROCESS")
    assert (task["priority"], task["description"]) == (3, "Twice")

    evolution.do("complete", "Tasks", str(task["uid"]))

    fields = fetch_one(collection, written.id).fields
    assert fields["status"] is Status.COMPLETED
    assert {name: fields[name] for name in ("subject", "due", "priority", "notes")} == {
        name: call[name] for name in ("subject", "due", "priority", "notes")
    }


def test_a_series_of_crmsync_after_edits_in_evolution(world: ExchangeWorld, evolution: Evolution) -> None:
    collection = world.open(Kind.EVENTS)
    written = create(collection, JOUR_FIXE)
    (series,) = seen(evolution, "calendar", "Calendar", lambda found: len(found) == 1)
    assert (series["summary"], series["location"], series["description"]) == (
        "Jour fixe",
        "Room 1",
        "Bring the plan",
    )
    assert series["dtstart"].dt.isoformat() == "2026-03-19T10:00:00+01:00"
    assert series["rrule"]["COUNT"] == [4]
    assert [moment.dt.strftime("%m-%d %H:%M") for moment in series["exdate"].dts] == ["04-02 10:00"]
    assert series.walk("VALARM")[0]["trigger"].dt == timedelta(minutes=-30)

    evolution.do(
        "change_occurrence", "Calendar", str(series["uid"]), "20260326T100000", {"location": "Room 9"}
    )
    evolution.do("remove", "calendar", "Calendar", str(series["uid"]), "20260409T100000")

    item = fetch_one(collection, written.id)
    assert item.fields == {
        **JOUR_FIXE,
        "recurrence": Recurrence(
            "FREQ=WEEKLY;COUNT=4",
            excluded=(START + 2 * WEEK + SUMMER, START + 3 * WEEK + SUMMER),
            changed=(START + WEEK,),
        ),
    }

    (outcome,) = collection.write([Update(item.id, item.version, {"location": "Room 2"})])
    assert isinstance(outcome, Written)
    found = seen(
        evolution, "calendar", "Calendar", lambda found: len(found) == 2 and found[0]["location"] == "Room 2"
    )
    assert found[1]["location"] == "Room 9"
    assert world.exchange.mails() == []


def test_events_of_evolution(world: ExchangeWorld, evolution: Evolution) -> None:
    days = "BEGIN:VEVENT\r\nUID:d\r\nSUMMARY:Fair\r\nDTSTART;VALUE=DATE:20260310\r\nDTEND;VALUE=DATE:20260312\r\nEND:VEVENT\r\n"
    lunch = (
        f"BEGIN:VEVENT\r\nUID:e\r\nSUMMARY:Lunch\r\nDTSTART;{BERLIN}:20260410T120000\r\nDTEND;{BERLIN}:20260410T130000\r\n"
        "RRULE:FREQ=MONTHLY;BYDAY=FR;BYSETPOS=2;COUNT=3\r\nTRANSP:OPAQUE\r\nCLASS:PUBLIC\r\nEND:VEVENT\r\n"
    )
    for text in (days, lunch):
        evolution.do("add", "calendar", "Calendar", text)

    found = {item.fields["title"]: item.fields for item in listed(world.open(Kind.EVENTS))[0].values()}

    assert (found["Fair"]["start"], found["Fair"]["end"]) == (date(2026, 3, 10), date(2026, 3, 12))
    assert found["Lunch"] == {
        "title": "Lunch",
        "start": datetime(2026, 4, 10, 10, tzinfo=UTC),
        "end": datetime(2026, 4, 10, 11, tzinfo=UTC),
        "time_zone": "Europe/Berlin",
        "recurrence": Recurrence("FREQ=MONTHLY;COUNT=3;BYDAY=2FR"),
    }
