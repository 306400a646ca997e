"""A whole-program story between a mailbox in Microsoft 365 and the CRM: the embedded Graph, Microsoft's sign-in and the
embedded CRM, and crmsync through its command line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from support.hands import CrmClock
from support.outlook_dialect import Dialect, Item, Word, plain
from support.outlook_story import TOMORROW, Outlook, OutlookHand, OutlookStory
from support.story import IN_STEP, KINDS
from support.tls import TlsFiles
from support.wire import Wire

from crmsync.connect.graph.signin import SCOPES
from crmsync.sandbox.crm import EmbeddedCrm
from crmsync.sandbox.graph import ANNA, EmbeddedGraph
from crmsync.sandbox.graph import Kind as Store
from crmsync.sandbox.identity import IdentityProvider

STORE = {"contacts": Store.CONTACTS, "tasks": Store.TASKS, "events": Store.EVENTS}
NAMED = {"contacts": "displayName", "tasks": "title", "events": "subject"}
VERBS = {"create": "POST", "update": "PATCH", "delete": "DELETE"}
PATHS = {
    "contacts": r"/v1\.0/me/contact(Folders/[^/]+/contacts|s/[^/]+)$",
    "tasks": r"/v1\.0/me/todo/lists/[^/]+/tasks(/[^/]+)?$",
    "events": r"/v1\.0/me/(calendars/[^/]+/)?events(/[^/]+)?$",
}
FAX = "String 0x3a24"


def at(moment: datetime) -> dict[str, str]:
    """A moment as Graph has it."""
    return {"dateTime": moment.strftime("%Y-%m-%dT%H:%M:%S"), "timeZone": "UTC"}


def person(name: str, **more: Any) -> dict[str, Any]:
    given, _, family = name.partition(" ")
    return {"givenName": given, "surname": family, "displayName": name, **more}


def _hour(start: datetime) -> dict[str, Any]:
    return {"start": at(start), "end": at(start + timedelta(hours=1))}


def meeting(title: str, **more: Any) -> dict[str, Any]:
    return {"subject": title, "categories": ["CRM"], "isReminderOn": False, **_hour(TOMORROW), **more}


def weekly(count: int) -> dict[str, Any]:
    """Every week from tomorrow on."""
    day = TOMORROW.strftime("%A").lower()
    return {
        "pattern": {"type": "weekly", "interval": 1, "daysOfWeek": [day], "firstDayOfWeek": "monday"},
        "range": {
            "type": "numbered",
            "startDate": TOMORROW.date().isoformat(),
            "numberOfOccurrences": count,
        },
    }


def _guest(address: str) -> dict[str, Any]:
    return {"type": "required", "emailAddress": {"address": address, "name": "Kim"}}


NOTES = Word(
    lambda text: {"body": {"contentType": "text", "content": text}},
    lambda item: item["body"]["content"].strip(),
)
DIALECT = Dialect(
    made={"contacts": person, "tasks": lambda title: {"title": title}, "events": meeting},
    words={
        "contacts": {
            "job_title": plain("jobTitle"),
            "spouse": plain("spouseName"),
            "mobile": plain("mobilePhone"),
            "birthday": plain("birthday"),
            "mail": Word(
                lambda addresses: {"emailAddresses": [{"address": address} for address in addresses]},
                lambda item: [one["address"] for one in item["emailAddresses"]],
            ),
            "fax": Word(
                lambda number: {"singleValueExtendedProperties": [{"id": FAX, "value": number}]},
                lambda item: "".join(
                    one["value"] for one in item["singleValueExtendedProperties"] if one["id"] == FAX
                ),
            ),
        },
        "tasks": {
            "importance": plain("importance"),
            "due": Word(
                lambda moment: {"dueDateTime": at(moment)}, lambda item: item["dueDateTime"]["dateTime"]
            ),
            "notes": NOTES,
        },
        "events": {
            "title": plain("subject"),
            "place": Word(
                lambda place: {"location": {"displayName": place}},
                lambda item: item["location"]["displayName"],
            ),
            "start": Word(_hour, lambda item: item["start"]["dateTime"]),
            "busy": plain("showAs"),
            "guests": Word(
                lambda addresses: {"attendees": [_guest(address) for address in addresses]},
                lambda item: [one["emailAddress"]["address"] for one in item["attendees"]],
            ),
            "weekly": Word(
                lambda count: {"recurrence": weekly(count)},
                lambda item: item["recurrence"]["pattern"]["type"] == "weekly",
            ),
            "notes": NOTES,
        },
    },
    id=lambda item: str(item["id"]),
    stores=STORE,
    calls=lambda verb, kind: f"{VERBS[verb]} {PATHS[kind]}",
    any_call="/v1.0/",
    colour="preset7",
)
"""`weekly` is written as how often, and read as whether."""


def _hand(graph: EmbeddedGraph, kind: str) -> OutlookHand:
    def title(item: Item) -> str:
        return str(item[NAMED[kind]])

    return OutlookHand(graph.person, kind, graph.person.folder_id(STORE[kind]), title, DIALECT)


class GraphStory(OutlookStory):
    """See the module. `dav` is the wire in front of Graph. ca: the certificate authority of the sign-in server."""

    dialect = DIALECT

    def __init__(
        self,
        graph: EmbeddedGraph,
        provider: IdentityProvider,
        ca: Path,
        crm: EmbeddedCrm,
        clock: CrmClock,
        folder: Path,
    ) -> None:
        self.graph, self.provider, self.ca = graph, provider, ca
        self.refresh_token = graph.book.give_refresh(ANNA, provider.client_id, SCOPES)
        outlook = Outlook(**{kind: _hand(graph, kind) for kind in KINDS})
        super().__init__(graph, outlook, crm, clock, folder, "graph", Wire(graph.base_url))

    def account_text(self) -> str:
        sign_in = self.provider.authority("common").removesuffix("/common")
        return f"""service = "graph"
username = "{ANNA.username}"
client_id = "{self.provider.client_id}"
accounts_url = "{sign_in}"
api_url = "{self.dav.url}"
ca_file = "{self.ca}"
"""

    def signs_in(self) -> None:
        given = json.dumps({"refresh_token": self.refresh_token})
        self.crmsync("accounts", "sign-in", "office", "--token-stdin", stdin=given).ended(IN_STEP)
        self.crmsync("accounts", "sign-in", "zoho", "--token-stdin", stdin=self.token_json()).ended(IN_STEP)

    def fill_everything(self) -> None:
        _fill(self.mailbox)

    def secrets_of_the_services(self) -> list[str]:
        data = self.crm_server.sign_in_data()
        return [self.refresh_token, data.client_secret, data.refresh_token, *self.extra_secrets]


@contextmanager
def telling_graph(tls: TlsFiles, folder: Path) -> Iterator[GraphStory]:
    """A story in a new mailbox. tls: of the sign-in server."""
    clock = CrmClock()
    with (
        EmbeddedGraph() as graph,
        IdentityProvider(graph.book, context=tls.server_context()) as provider,
        EmbeddedCrm(clock=clock) as crm,
    ):
        story = GraphStory(graph, provider, tls.ca, crm, clock, folder)
        try:
            yield story
        finally:
            story.close()


def _fill(mailbox: Outlook) -> None:
    address = {
        "street": "Weg 1\nHinterhaus",
        "city": "Köln",
        "postalCode": "50667",
        "countryOrRegion": "Deutschland",
    }
    mailbox.contacts.add(
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
    mailbox.tasks.add(
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
    mailbox.events.add(**{**meeting("Fair"), **whole})
    monthly = {
        "pattern": {"type": "absoluteMonthly", "interval": 1, "dayOfMonth": TOMORROW.day},
        "range": {"type": "noEnd", "startDate": TOMORROW.date().isoformat()},
    }
    mailbox.events.add(
        **meeting("Board", recurrence=monthly, location={"displayName": "Room 1"}),
        body={"contentType": "html", "content": "<b>Agenda</b>"},
    )
    mailbox.events.add(**{**meeting("Call Kim"), "isReminderOn": True, "reminderMinutesBeforeStart": 15})


assert set(STORE) == set(KINDS)
