"""exchangelib reads what crmsync writes, and crmsync reads what exchangelib writes, as it was meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from connect.conformance import fetch_one, new_key
from exchangelib import CalendarItem, Contact, EWSDate, EWSDateTime, Task
from exchangelib.indexed_properties import EmailAddress, PhoneNumber, PhysicalAddress
from exchangelib.items import SEND_TO_NONE
from exchangelib.recurrence import Recurrence as Repeats
from exchangelib.recurrence import RelativeMonthlyPattern, WeeklyPattern
from support.ews_bench import ExchangeWorld
from support.ews_clients import mailbox

from crmsync.connect.base import Collection, Create, Written
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields, Priority, Privacy, Recurrence, Reminder, Status

START = datetime(2026, 6, 1, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def account(world: ExchangeWorld) -> Iterator[Any]:
    with mailbox(world.exchange) as account:
        yield account


def made(collection: Collection, fields: Fields) -> ItemId:
    (outcome,) = collection.write([Create(new_key(), collection.rules.complete(fields))])
    assert isinstance(outcome, Written), outcome
    return outcome.id


def seen(account: Any, item: ItemId) -> Any:
    """An item as exchangelib sees it."""
    (found,) = account.fetch([(item, None)])
    return found


def read(world: ExchangeWorld, kind: Kind, item: Any) -> Fields:
    return fetch_one(world.open(kind), ItemId(item.id)).fields


PERSON: Fields = {
    "salutation": "Dr.",
    "given_name": "Ada",
    "family_name": "Byron",
    "company": "Engines Ltd",
    "title": "Analyst",
    "email_1": "ada@example.org",
    "email_3": "third@example.org",
    "mobile_phone": "+44 7700 1",
    "fax": "+44 20 3",
    "work_street": "St James's Square 12\nSecond floor",
    "work_city": "London",
    "birthday": date(1985, 12, 10),
    "notes": "first\n\nsecond",
    "categories": ("Poets", "VIP"),
}


def test_a_contact_of_ours(world: ExchangeWorld, account: Any) -> None:
    found = seen(account, made(world.open(Kind.CONTACTS), PERSON))
    assert (found.given_name, found.surname, found.company_name) == ("Ada", "Byron", "Engines Ltd")
    assert (found.display_name, found.file_as) == ("Ada Byron", "Byron, Ada")
    assert {one.label: one.email for one in found.email_addresses} == {
        "EmailAddress1": "ada@example.org",
        "EmailAddress3": "third@example.org",
    }
    assert {one.label: one.phone_number for one in found.phone_numbers if one.phone_number} == {
        "MobilePhone": "+44 7700 1",
        "BusinessFax": "+44 20 3",
    }
    (address,) = found.physical_addresses
    assert (address.label, address.city) == ("Business", "London")
    assert found.birthday == date(1985, 12, 10)
    assert str(found.body).replace("\r\n", "\n") == "first\n\nsecond"
    assert sorted(found.categories) == ["Poets", "VIP"]


def test_a_contact_of_theirs(world: ExchangeWorld, account: Any) -> None:
    item = Contact(
        folder=account.contacts,
        given_name="Ada",
        surname="Byron",
        display_name="Ada Byron",
        email_addresses=[EmailAddress(email="ada@example.org", label="EmailAddress2")],
        phone_numbers=[PhoneNumber(label="HomePhone", phone_number="+44 20 1")],
        physical_addresses=[PhysicalAddress(label="Home", city="Ockham", zipcode="GU23")],
        birthday=EWSDate(1985, 12, 10),
        categories=["VIP"],
    ).save()
    assert read(world, Kind.CONTACTS, item) == {
        "given_name": "Ada",
        "family_name": "Byron",
        "email_2": "ada@example.org",
        "home_phone": "+44 20 1",
        "other_city": "Ockham",
        "other_postal_code": "GU23",
        "birthday": date(1985, 12, 10),
        "categories": ("VIP",),
    }


def test_a_task_of_ours(world: ExchangeWorld, account: Any) -> None:
    fields: Fields = {
        "subject": "Call",
        "start": date(2026, 6, 1),
        "due": date(2026, 6, 8),
        "status": Status.IN_PROGRESS,
        "priority": Priority.HIGH,
        "reminder": Reminder(at=START),
        "recurrence": Recurrence("FREQ=WEEKLY;BYDAY=MO,FR"),
    }
    found = seen(account, made(world.open(Kind.TASKS), fields))
    assert (found.subject, found.status, found.importance) == ("Call", "InProgress", "High")
    assert (found.start_date, found.due_date) == (date(2026, 6, 1), date(2026, 6, 8))
    assert (found.reminder_is_set, found.reminder_due_by) == (True, START)
    assert str(found.recurrence.pattern) == str(
        WeeklyPattern(interval=1, weekdays=["Monday", "Friday"], first_day_of_week="Monday")
    )


def test_a_task_of_theirs(world: ExchangeWorld, account: Any) -> None:
    item = Task(
        folder=account.tasks,
        subject="Call",
        due_date=EWSDate(2026, 6, 8),
        status=Task.COMPLETED,
        percent_complete=Decimal(100),
    ).save()
    fields = read(world, Kind.TASKS, item)
    assert fields.items() >= {
        ("subject", "Call"),
        ("due", date(2026, 6, 8)),
        ("status", Status.COMPLETED),
        ("priority", Priority.NORMAL),
    }
    assert isinstance(fields["completed"], date)


def meeting(**more: Any) -> Fields:
    return {"title": "Tea", "start": START, "end": START + HOUR, "time_zone": "Europe/Berlin", **more}


def test_a_meeting_of_ours(world: ExchangeWorld, account: Any) -> None:
    fields = meeting(
        location="London",
        description="first\nsecond",
        reminder=Reminder(before=timedelta(minutes=10)),
        privacy=Privacy.CONFIDENTIAL,
        recurrence=Recurrence(
            "FREQ=MONTHLY;BYDAY=1MO;COUNT=4", excluded=(datetime(2026, 7, 6, 8, tzinfo=UTC),)
        ),
    )
    found = seen(account, made(world.open(Kind.EVENTS), fields))
    assert (found.subject, found.location, found.sensitivity) == ("Tea", "London", "Confidential")
    assert (found.start, found.end, found.is_all_day) == (START, START + HOUR, False)
    assert str(found._start_timezone) == "Europe/Berlin"
    assert (found.reminder_is_set, found.reminder_minutes_before_start) == (True, 10)
    assert str(found.recurrence.pattern) == str(
        RelativeMonthlyPattern(interval=1, weekday="Monday", week_number="First")
    )
    assert found.recurrence.boundary.number == 4
    assert [one.start for one in found.deleted_occurrences] == [datetime(2026, 7, 6, 8, tzinfo=UTC)]


def test_an_all_day_event_of_ours(world: ExchangeWorld, account: Any) -> None:
    fields: Fields = {"title": "Fair", "start": date(2026, 6, 1), "end": date(2026, 6, 4)}
    found = seen(account, made(world.open(Kind.EVENTS), fields))
    assert found.is_all_day is True
    assert (found.start, found.end) == (date(2026, 6, 1), date(2026, 6, 3)), (
        "exchangelib's end is the last day"
    )


def theirs(account: Any, **fields: Any) -> CalendarItem:
    item = CalendarItem(account=account, folder=account.calendar, subject="Tea", **fields)
    item.save(send_meeting_invitations=SEND_TO_NONE)
    return item


def wall(text: str, zone: str) -> EWSDateTime:
    return EWSDateTime.from_datetime(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)))


def test_a_meeting_of_theirs(world: ExchangeWorld, account: Any) -> None:
    item = theirs(
        account,
        start=wall("2026-06-01T10:00:00", "America/New_York"),
        end=wall("2026-06-01T11:00:00", "America/New_York"),
        reminder_is_set=False,
        recurrence=Repeats(
            pattern=WeeklyPattern(interval=2, weekdays=["Monday"]), start=EWSDate(2026, 6, 1), number=3
        ),
    )
    begins = datetime(2026, 6, 1, 14, tzinfo=UTC)
    assert read(world, Kind.EVENTS, item) == {
        "title": "Tea",
        "start": begins,
        "end": begins + HOUR,
        "time_zone": "America/New_York",
        "recurrence": Recurrence("FREQ=WEEKLY;INTERVAL=2;COUNT=3"),
    }


def test_an_all_day_event_of_theirs(world: ExchangeWorld, account: Any) -> None:
    item = theirs(
        account,
        start=EWSDate(2026, 10, 24),
        end=EWSDate(2026, 10, 25),
        is_all_day=True,
        reminder_is_set=False,
    )
    assert read(world, Kind.EVENTS, item) == {
        "title": "Tea",
        "start": date(2026, 10, 24),
        "end": date(2026, 10, 26),
    }
