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
from support.outlook_story import TOMORROW, Item, Outlook, OutlookHand, OutlookStory
from support.story import KINDS, toml
from support.wire import Wire

from crmsync.sandbox.crm import EmbeddedCrm
from crmsync.sandbox.ews import EmbeddedExchange, Person
from crmsync.sandbox.ews import Kind as Store
from crmsync.sandbox.ews.application import EWS_PATH

STORE = {"contacts": Store.CONTACTS, "tasks": Store.TASKS, "events": Store.EVENTS}


def title(item: Item) -> str:
    """What people see: a contact's name, else the subject."""
    named = [item[part] for part in ("GivenName", "Surname") if item.get(part)]
    return " ".join(named) or str(item.get("CompanyName") or item.get("Subject") or "")


def hands_at(person: Person) -> Outlook:
    """A person's three folders."""
    return Outlook(
        **{kind: OutlookHand(person, kind, person.folder_id(STORE[kind]), title) for kind in KINDS}
    )


class EwsStory(OutlookStory):
    """See the module. owner: whose mailbox it is, by mail address."""

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

    @property
    def password(self) -> str:
        return self.exchange.password


def at(moment: datetime) -> str:
    """A moment as Exchange has it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


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


# ---- items


def person(name: str, **more: Any) -> dict[str, Any]:
    given, _, family = name.partition(" ")
    return {"GivenName": given, "Surname": family, "DisplayName": name, **more}


def mail(*addresses: str) -> dict[str, str]:
    return {f"EmailAddress{number}": address for number, address in enumerate(addresses, 1)}


def meeting(title: str, **more: Any) -> dict[str, Any]:
    hours = {"Start": at(TOMORROW), "End": at(TOMORROW + timedelta(hours=1))}
    return {"Subject": title, "Categories": ["CRM"], "ReminderIsSet": "false", **hours, **more}


def zoho_meeting(title: str) -> dict[str, Any]:
    end = TOMORROW + timedelta(hours=1)
    times = {"Start_DateTime": TOMORROW.isoformat(), "End_DateTime": end.isoformat()}
    return {"Event_Title": title, **times}


def body(item: Any) -> str:
    """The notes of an item."""
    found = item.get("Body") or ""
    return str(found["#text"] if isinstance(found, dict) else found).strip()


def filled(story: EwsStory) -> None:
    """Something of each kind on each side."""
    story.mailbox.contacts.add(
        **person(
            "Ada Byron", PhoneNumbers={"MobilePhone": "+44 20 1"}, EmailAddresses=mail("ada@example.org")
        )
    )
    story.mailbox.tasks.add(Subject="Call Ada", DueDate=at(TOMORROW), Importance="High")
    story.mailbox.events.add(**meeting("Tea"))
    story.crm.contacts.add(First_Name="Charles", Last_Name="Babbage", Fax="+44 20 9")
    story.crm.tasks.add(Subject="Write to Mary")
    story.crm.events.add(**zoho_meeting("Lunch"))
