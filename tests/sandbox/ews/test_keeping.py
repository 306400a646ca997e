"""What an embedded Exchange Server holds survives: a client notices nothing but the pause."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree
from support.clock import FakeClock
from support.ews_clients import M, Soap, T

from crmsync.sandbox.ews import ANNA, Account, EmbeddedExchange, Kind, Right

BOB = Account("bob@example.com", "Bob Hare", "b0b", "t3n")
FIRST, LAST = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
EVENT = {"Subject": "Jour fixe", "Start": "2026-03-19T10:00:00", "End": "2026-03-19T11:00:00"}
WEEKLY = {
    **EVENT,
    "Recurrence": {
        "WeeklyRecurrence": {"Interval": "1", "DaysOfWeek": "Thursday"},
        "NumberedRecurrence": {"StartDate": "2026-03-19", "NumberOfOccurrences": "4"},
    },
}
FOLDERS = ("contacts", "calendar", "tasks", "deleteditems")


@pytest.fixture
def customers(exchange: EmbeddedExchange) -> str:
    """A mailbox with something of everything, and a colleague's; gives a folder."""
    person = exchange.person
    person.create_contact({"GivenName": "Kim", "Body": " one\r\ntwo <3\tä "})
    customers = person.create_folder(Kind.CONTACTS, "Customers")
    person.create_folder(Kind.CONTACTS, "Old ones", customers)
    person.grant(Kind.CONTACTS, BOB.username, Right.READ)
    person.move_contact(person.create_contact({"GivenName": "Lou"}), customers)
    person.delete_contact(person.create_contact({"GivenName": "Max"}))
    person.create_list("Everybody", ["kim@example.com"])
    series = person.create_event(WEEKLY)
    first, second, *_ = [one["ItemId"]["@Id"] for one in person.occurrences(series, FIRST, LAST)]
    person.edit_event(first, {"Subject": "Another one"})
    person.delete_event(second)
    person.receive_invitation(EVENT, "ben@x.example")
    person.create_task({"Subject": "Call", "DueDate": "2026-03-19T00:00:00Z"})
    person.create_category("CRM", 3)
    exchange.colleague(BOB).create_contact({"GivenName": "Bob's own"})
    return customers


@pytest.fixture
def again(clock: FakeClock) -> Iterator[EmbeddedExchange]:
    """The server as it starts again, with nothing in it yet."""
    with EmbeddedExchange(clock=clock) as fresh:
        yield fresh


def reopen(exchange: EmbeddedExchange, again: EmbeddedExchange) -> None:
    again.restore(json.loads(json.dumps(exchange.contents())))


def sync(
    soap: Soap, folder: str, state: str = "", whose: str = ANNA.username
) -> tuple[list[tuple[str, str]], str]:
    """What changed in a folder since a state, by verb and id; and the state after it."""
    of = f"<t:Mailbox><t:EmailAddress>{whose}</t:EmailAddress></t:Mailbox>"
    told = f"<m:SyncState>{state}</m:SyncState>" if state else ""
    status, root = soap.post(
        "<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId>"
        f'<t:DistinguishedFolderId Id="{folder}">{of}</t:DistinguishedFolderId></m:SyncFolderId>{told}'
        "<m:MaxChangesReturned>100</m:MaxChangesReturned></m:SyncFolderItems>"
    )
    assert status == 200, etree.tostring(root)
    found: list[tuple[str, str]] = []
    for change in next(root.iter(f"{M}Changes")):
        (named,) = change.iter(f"{T}ItemId")
        found.append((etree.QName(change).localname, str(named.get("Id"))))
    (after,) = root.iter(f"{M}SyncState")
    return found, str(after.text)


def everything(soap: Soap) -> bytes:
    """All items with all that they have, and all folders."""
    ids = [one for folder in FOLDERS for _, one in sync(soap, folder)[0]]
    named = "".join(f'<t:ItemId Id="{one}"/>' for one in ids)
    _, items = soap.post(
        "<m:GetItem><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>"
        f"<m:ItemIds>{named}</m:ItemIds></m:GetItem>"
    )
    _, folders = soap.post(
        '<m:FindFolder Traversal="Deep"><m:FolderShape><t:BaseShape>AllProperties</t:BaseShape></m:FolderShape>'
        '<m:ParentFolderIds><t:DistinguishedFolderId Id="root"/></m:ParentFolderIds></m:FindFolder>'
    )
    assert len(ids) == 6
    return bytes(etree.tostring(items) + etree.tostring(folders))


def test_everything_is_shown_as_before(
    exchange: EmbeddedExchange, again: EmbeddedExchange, customers: str
) -> None:
    reopen(exchange, again)
    assert everything(Soap(again)) == everything(Soap(exchange))
    for person in (exchange.person, again.person):
        assert [one["GivenName"] for one in person.contacts(customers)] == ["Lou"]
        assert person.categories() == ["CRM"]
    (series,) = [one["ItemId"]["@Id"] for one in again.person.events() if "Recurrence" in one]
    before, after = (who.person.occurrences(series, FIRST, LAST) for who in (exchange, again))
    assert after == before
    assert [one["Subject"] for one in after] == ["Another one", "Jour fixe", "Jour fixe"]
    assert again.mails() == exchange.mails()


def test_a_client_goes_on_where_it_stopped(
    exchange: EmbeddedExchange, again: EmbeddedExchange, customers: str
) -> None:
    states = {folder: sync(Soap(exchange), folder)[1] for folder in FOLDERS}
    reopen(exchange, again)
    soap = Soap(again)
    assert [sync(soap, folder, state)[0] for folder, state in states.items()] == [[]] * len(FOLDERS)
    kim = again.person.contacts()[0]["ItemId"]["@Id"]
    again.person.edit_contact(kim, {"JobTitle": "Chair"})
    assert sync(soap, "contacts", states["contacts"])[0] == [("Update", kim)]
    again.lose_sync_states()
    lost = sync(soap, "tasks")[1]
    with EmbeddedExchange() as third:
        reopen(again, third)
        assert sync(Soap(third), "tasks", lost)[0] == []


def test_nothing_new_gets_what_something_had(exchange: EmbeddedExchange, again: EmbeddedExchange) -> None:
    gone = exchange.person.create_contact({"GivenName": "Gone"})
    exchange.person.delete_contact(gone)
    reopen(exchange, again)
    assert again.person.create_contact({"GivenName": "New"}) != gone
    assert again.person.contact(gone) is None


def test_colleagues_and_what_they_may_read_are_there_again(
    exchange: EmbeddedExchange, again: EmbeddedExchange, customers: str
) -> None:
    reopen(exchange, again)
    bob = again.colleague(BOB, "Spring-3!")
    assert [one["GivenName"] for one in bob.contacts()] == ["Bob's own"]
    hers = sync(Soap(exchange), "contacts")[0]
    assert sync(Soap(again, BOB.username, "Spring-3!"), "contacts")[0] == hers != []


def test_whatever_happens_may_have_changed_something(exchange: EmbeddedExchange) -> None:
    seen = [exchange.changes]
    exchange.person.create_category("CRM")
    seen.append(exchange.changes)
    sync(Soap(exchange), "contacts")
    seen.append(exchange.changes)
    assert seen == sorted(set(seen))
    exchange.contents()
    assert exchange.changes == seen[-1], "keeping it changes nothing"


@pytest.mark.parametrize(
    "kept",
    [
        None,
        [],
        {},
        {"folders": 1},
        {"folders": [{}]},
        {"folders": [], "server": {"Tree": 1}},
        {"folders": []},
    ],
    ids=str,
)
def test_what_is_no_mailbox_is_refused(exchange: EmbeddedExchange, kept: Any) -> None:
    with pytest.raises(ValueError, match=r"it is no mailbox|not understood"):
        exchange.restore(kept)


def test_the_mailbox_of_somebody_else_is_refused(exchange: EmbeddedExchange) -> None:
    with EmbeddedExchange(owner=BOB) as other, pytest.raises(ValueError, match="other people's"):
        exchange.restore(other.contents())
    assert exchange.person.contacts() == []
