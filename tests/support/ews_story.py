"""A whole-program story between a mailbox on an Exchange Server and the CRM: the embedded Exchange Server, the embedded
CRM, and crmsync through its command line.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from support.hands import CrmClock
from support.outlook_dialect import Dialect, Item, Word, plain
from support.outlook_story import TOMORROW, Outlook, OutlookHand, OutlookStory
from support.story import KINDS, toml
from support.wire import Wire

from crmsync.sandbox.crm import EmbeddedCrm
from crmsync.sandbox.ews import EmbeddedExchange, Person
from crmsync.sandbox.ews import Kind as Store
from crmsync.sandbox.ews.application import EWS_PATH

STORE = {"contacts": Store.CONTACTS, "tasks": Store.TASKS, "events": Store.EVENTS}


def at(moment: datetime) -> str:
    """A moment as Exchange has it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def person(name: str, **more: Any) -> dict[str, Any]:
    given, _, family = name.partition(" ")
    return {"GivenName": given, "Surname": family, "DisplayName": name, **more}


def mail(*addresses: str) -> dict[str, str]:
    return {f"EmailAddress{number}": address for number, address in enumerate(addresses, 1)}


def _hour(start: datetime) -> dict[str, str]:
    return {"Start": at(start), "End": at(start + timedelta(hours=1))}


def meeting(title: str, **more: Any) -> dict[str, Any]:
    return {"Subject": title, "Categories": ["CRM"], "ReminderIsSet": "false", **_hour(TOMORROW), **more}


def body(item: Item) -> str:
    """The notes of an item."""
    found = item.get("Body") or ""
    return str(found["#text"] if isinstance(found, dict) else found).strip()


def weekly(count: int) -> dict[str, Any]:
    """Every week from tomorrow on."""
    return {
        "WeeklyRecurrence": {
            "Interval": "1",
            "DaysOfWeek": TOMORROW.strftime("%A"),
            "FirstDayOfWeek": "Monday",
        },
        "NumberedRecurrence": {"StartDate": TOMORROW.date().isoformat(), "NumberOfOccurrences": str(count)},
    }


def _guest(address: str) -> dict[str, Any]:
    return {"Mailbox": {"Name": "Kim", "EmailAddress": address, "RoutingType": "SMTP"}}


def _phone(name: str) -> Word:
    return Word(
        lambda number: {"PhoneNumbers": {name: number}},
        lambda item: item.get("PhoneNumbers", {}).get(name, ""),
    )


NOTES = Word(lambda text: {"Body": {"@BodyType": "Text", "#text": text}}, body)
DIALECT = Dialect(
    made={"contacts": person, "tasks": lambda title: {"Subject": title}, "events": meeting},
    words={
        "contacts": {
            "job_title": plain("JobTitle"),
            "spouse": plain("SpouseName"),
            "mobile": _phone("MobilePhone"),
            "birthday": plain("Birthday"),
            "mail": Word(
                lambda addresses: {"EmailAddresses": mail(*addresses)},
                lambda item: list(item.get("EmailAddresses", {}).values()),
            ),
            "fax": _phone("BusinessFax"),
        },
        "tasks": {
            "importance": Word(
                lambda value: {"Importance": value.title()}, lambda item: item["Importance"].lower()
            ),
            "due": Word(lambda moment: {"DueDate": at(moment)}, lambda item: item.get("DueDate", "")),
            "notes": NOTES,
        },
        "events": {
            "title": plain("Subject"),
            "place": plain("Location"),
            "start": Word(_hour, lambda item: item["Start"]),
            "busy": Word(
                lambda value: {"LegacyFreeBusyStatus": value.upper()},
                lambda item: item["LegacyFreeBusyStatus"].lower(),
            ),
            "guests": Word(
                lambda addresses: {"RequiredAttendees": [_guest(address) for address in addresses]},
                lambda item: [one["Mailbox"]["EmailAddress"] for one in item.get("RequiredAttendees") or ()],
            ),
            "weekly": Word(
                lambda count: {"Recurrence": weekly(count)},
                lambda item: "WeeklyRecurrence" in item["Recurrence"],
            ),
            "notes": NOTES,
        },
    },
    id=lambda item: str(item["ItemId"]["@Id"]),
    stores=STORE,
    calls=lambda verb, kind: f"POST {verb.title()}Item",
    any_call="POST ",
    colour=7,
)
"""`weekly` is written as how often, and read as whether."""


def title(item: Item) -> str:
    """What people see: a contact's name, else the subject."""
    named = [item[part] for part in ("GivenName", "Surname") if item.get(part)]
    return " ".join(named) or str(item.get("CompanyName") or item.get("Subject") or "")


def hands_at(person: Person) -> Outlook:
    """A person's three folders."""
    return Outlook(
        **{kind: OutlookHand(person, kind, person.folder_id(STORE[kind]), title, DIALECT) for kind in KINDS}
    )


class EwsStory(OutlookStory):
    """See the module. owner: whose mailbox it is, by mail address."""

    dialect = DIALECT

    def __init__(
        self,
        exchange: EmbeddedExchange,
        crm: EmbeddedCrm,
        clock: CrmClock,
        folder: Path,
        wire: Wire | None = None,
    ) -> None:
        self.exchange, self.owner = exchange, exchange.owner.username
        self.url = f"{wire.url}{EWS_PATH}" if wire is not None else exchange.url
        super().__init__(exchange, hands_at(exchange.person), crm, clock, folder, "ews", wire)

    def account_text(self) -> str:
        return f"""service = "ews"
url = "{self.url}"
username = {toml(self.exchange.user)}
mailbox = "{self.owner}"
"""

    def fill_everything(self) -> None:
        _fill(self.mailbox)

    @property
    def password(self) -> str:
        return self.exchange.password


@contextmanager
def telling_exchange(
    exchange: EmbeddedExchange,
    folder: Path,
    wire: Wire | None = None,
    *,
    kind: type[EwsStory] = EwsStory,
) -> Iterator[EwsStory]:
    """A story in a new mailbox. wire: in front of the server. kind: of story."""
    clock = CrmClock()
    with EmbeddedCrm(clock=clock) as crm:
        story = kind(exchange, crm, clock, folder, wire)
        try:
            yield story
        finally:
            story.close()


def _fill(mailbox: Outlook) -> None:
    address = {
        "Street": "Weg 1\nHinterhaus",
        "City": "Köln",
        "PostalCode": "50667",
        "CountryOrRegion": "Deutschland",
    }
    mailbox.contacts.add(
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
    mailbox.tasks.add(
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
    mailbox.events.add(**{**meeting("Fair"), **whole})
    monthly = {
        "AbsoluteMonthlyRecurrence": {"Interval": "1", "DayOfMonth": str(TOMORROW.day)},
        "NoEndRecurrence": {"StartDate": TOMORROW.date().isoformat()},
    }
    mailbox.events.add(
        **meeting("Board", Recurrence=monthly, Location="Room 1"),
        Body={"@BodyType": "HTML", "#text": "<b>Agenda</b>"},
    )
    reminded = {"ReminderIsSet": "true", "ReminderMinutesBeforeStart": "15"}
    mailbox.events.add(**{**meeting("Call Kim"), **reminded})
