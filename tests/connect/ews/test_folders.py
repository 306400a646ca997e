"""Folders, other people's mailboxes, and the mailbox's own list of categories."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from connect.conformance import create, fetch_one, listed
from support.ews_bench import ExchangeWorld

from crmsync.connect.base import Create, Failed, OpenOptions
from crmsync.connect.cache import MemoryCache
from crmsync.connect.errors import FolderGone, NotPermitted, NotSupported, ReadOnly, ServiceError, Throttled
from crmsync.connect.ews.operations import FolderName, get_folders
from crmsync.connect.ews.wire import t
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind
from crmsync.sandbox.ews import Account, Answer, Fault, RefuseItems, Right
from crmsync.sandbox.ews import Kind as Store

BOB = Account("bob@example.com", "Bob Hare", "b0b", "t3n")


def names(world: ExchangeWorld, **more: Any) -> list[tuple[str, str]]:
    return sorted((one.kind.value, one.name) for one in world.connector(**more).folders())


class TestFolders:
    def test_every_mailbox_has_three(self, world: ExchangeWorld) -> None:
        assert names(world) == [("contacts", "Contacts"), ("events", "Calendar"), ("tasks", "Tasks")]

    def test_folders_inside_of_others_are_found_page_by_page(self, world: ExchangeWorld) -> None:
        person = world.exchange.person
        first = person.create_folder(Store.CONTACTS, "Customers")
        person.create_folder(Store.CONTACTS, "Key accounts", first)
        with world.exchange.switched(find_page_size=2):
            found = names(world)
        assert [name for kind, name in found if kind == "contacts"] == [
            "Contacts",
            "Customers",
            "Key accounts",
        ]

    def test_what_outlook_keeps_for_itself_is_no_folder(self, world: ExchangeWorld) -> None:
        assert not {"Recipient Cache", "Deleted Items", "Inbox"} & {name for _, name in names(world)}

    def test_a_folder_among_the_deleted_items_is_none(self, world: ExchangeWorld) -> None:
        connector = world.connector()
        bin_ = get_folders([FolderName("deleteditems", known=True)], ())
        (found,) = connector.session.only(bin_, "look").all(f".//{t('FolderId')}")
        old = world.exchange.person.create_folder(Store.TASKS, "Old", found.get("Id"))
        older = world.exchange.person.create_folder(Store.TASKS, "Older", old)
        kept = world.exchange.person.create_folder(Store.TASKS, "Kept")
        listed = {one.id for one in connector.folders()}
        assert kept in listed
        assert not listed & {old, older}
        with pytest.raises(FolderGone):
            connector.open(old, Kind.TASKS, OpenOptions())

    def test_two_folders_of_one_name_are_told_apart_by_their_ids(self, world: ExchangeWorld) -> None:
        for _ in range(2):
            world.exchange.person.create_folder(Store.CONTACTS, "Twins")
        with pytest.raises(FolderGone) as caught:
            world.connector().open("Twins", Kind.CONTACTS, OpenOptions())
        assert "2 folders" in str(caught.value)

    def test_a_folder_is_remembered_until_it_is_gone(self, world: ExchangeWorld) -> None:
        cache = MemoryCache()
        folder = world.exchange.person.create_folder(Store.CONTACTS, "Customers")
        world.connector(cache=cache).open("Customers", Kind.CONTACTS, OpenOptions())
        connector = world.connector(cache=cache)
        collection = connector.open("Customers", Kind.CONTACTS, OpenOptions())
        assert connector.requests == 0
        world.exchange.person.delete_folder(folder)
        with pytest.raises(FolderGone):
            list(collection.changes(None, {}))
        with pytest.raises(FolderGone):
            connector.open("Customers", Kind.CONTACTS, OpenOptions())

    def test_a_field_that_outlook_cannot_have_is_said_at_once(self, world: ExchangeWorld) -> None:
        with pytest.raises(NotSupported) as caught:
            world.open(custom={"custom_1": 'with "quotes"'})
        assert caught.value.advice


class TestOtherMailboxes:
    def test_ones_own_is_not_named_and_another_is(self, world: ExchangeWorld) -> None:
        world.connector().check()
        assert not world.bodies("EmailAddress")
        world.exchange.colleague(BOB)
        other = world.connector(mailbox=BOB.username)
        with pytest.raises(NotPermitted):
            other.check()
        assert world.bodies(f"<t:EmailAddress>{BOB.username}</t:EmailAddress>")

    def test_somebody_elses_folders_are_those_that_may_be_opened(self, world: ExchangeWorld) -> None:
        bob = world.exchange.colleague(BOB)
        bob.create_contact({"Surname": "Carroll"})
        bob.grant(Store.CONTACTS, world.exchange.owner.username, Right.WRITE)
        connector = world.connector(mailbox=BOB.username)
        assert connector.check() == f"{BOB.username} at 127.0.0.1"
        (only,) = connector.folders()
        assert only.kind is Kind.CONTACTS
        collection = connector.open("Contacts", Kind.CONTACTS, OpenOptions())
        items, _ = listed(collection)
        assert [item.fields["family_name"] for item in items.values()] == ["Carroll"]
        create(collection, {"family_name": "Liddell"})
        assert len(bob.contacts()) == 2
        assert world.all() == []

    def test_a_mailbox_that_is_closed_says_so(self, world: ExchangeWorld) -> None:
        world.exchange.colleague(BOB)
        connector = world.connector(mailbox=BOB.username)
        with pytest.raises(NotPermitted) as caught:
            connector.folders()
        assert "owner" in caught.value.advice

    def test_a_calendar_alone_is_enough_to_sign_in(self, world: ExchangeWorld) -> None:
        bob = world.exchange.colleague(BOB)
        bob.grant(Store.EVENTS, world.exchange.owner.username, Right.WRITE)
        connector = world.connector(mailbox=BOB.username)
        assert connector.check()
        assert [one.kind for one in connector.folders()] == [Kind.EVENTS]

    def test_a_mailbox_that_hides_its_folders_is_closed(self, world: ExchangeWorld) -> None:
        hidden = RefuseItems(dict.fromkeys(range(3), "ErrorItemNotFound"))
        world.exchange.fail(Fault("POST GetFolder", hidden))
        with pytest.raises(NotPermitted):
            world.connector().check()

    def test_a_folder_that_cannot_be_had_now_is_not_missing(self, world: ExchangeWorld) -> None:
        world.exchange.fail(Fault("POST GetFolder", RefuseItems({2: "ErrorMailboxStoreUnavailable"})))
        with pytest.raises(Throttled):
            world.connector().folders()

    def test_a_mailbox_that_is_none_says_so(self, world: ExchangeWorld) -> None:
        with pytest.raises(ServiceError) as caught:
            world.connector(mailbox="nobody@example.com").check()
        assert caught.value.advice

    def test_for_reading_only(self, world: ExchangeWorld) -> None:
        bob = world.exchange.colleague(BOB)
        bob.grant(Store.CONTACTS, world.exchange.owner.username, Right.READ)
        connector = world.connector(mailbox=BOB.username)
        (only,) = connector.folders()
        assert only.read_only
        collection = connector.open(only.id, Kind.CONTACTS, OpenOptions())
        (outcome,) = collection.write([Create(OperationKey("k"), {"family_name": "Hatter"})])
        assert isinstance(outcome, Failed)
        assert isinstance(outcome.error, ReadOnly)
        assert bob.contacts() == []


class TestCategories:
    def test_a_new_category_is_put_on_the_list(self, world: ExchangeWorld) -> None:
        world.exchange.person.create_category("Blue")
        connector = world.connector()
        assert connector.add_category("CRM")
        assert sorted(world.exchange.person.categories()) == ["Blue", "CRM"]
        (calendar,) = [one for one in connector.folders(categories=True) if one.kind is Kind.EVENTS]
        assert calendar.categories == ("Blue", "CRM")

    def test_a_category_is_not_added_twice_whatever_its_case(self, world: ExchangeWorld) -> None:
        world.exchange.person.create_category("crm")
        world.connector().add_category("CRM")
        assert world.exchange.person.categories() == ["crm"]
        assert world.exchange.writes() == []

    def test_what_somebody_added_meanwhile_stays(self, world: ExchangeWorld) -> None:
        world.exchange.person.create_category("One")
        connector = world.connector()
        assert connector.folders(categories=True)
        world.exchange.person.create_category("Two")
        connector.add_category("Three")
        assert sorted(world.exchange.person.categories()) == ["One", "Three", "Two"]

    def test_a_mailbox_without_a_list_gets_one(self, world: ExchangeWorld) -> None:
        world.exchange.fail(
            Fault("POST GetUserConfiguration", refused("GetUserConfiguration", "ErrorItemNotFound"), times=2)
        )
        connector = world.connector()
        assert connector.add_category("CRM")
        data = world.bodies("CreateUserConfiguration")[-1].partition(b"XmlData>")[2].partition(b"<")[0]
        assert b'name="CRM"' in base64.b64decode(data)

    def test_the_categories_of_what_is_written_are_listed(self, world: ExchangeWorld) -> None:
        collection = world.open()
        made = create(collection, {"family_name": "Byron", "categories": ("Poets",)})
        assert world.exchange.person.categories() == ["Poets"]
        assert fetch_one(collection, made.id).fields["categories"] == ("Poets",)

    def test_a_list_that_may_not_be_written_stops_nothing(self, world: ExchangeWorld) -> None:
        world.exchange.fail(Fault("POST UpdateUserConfiguration", Answer(403), times=None))
        world.exchange.fail(Fault("POST CreateUserConfiguration", Answer(403), times=None))
        collection = world.open()
        for name in ("Byron", "King"):
            create(collection, {"family_name": name, "categories": ("Poets",)})
        assert len(world.all()) == 2
        assert world.exchange.person.categories() == []


def refused(operation: str, code: str) -> Answer:
    """An answer in which one message says no."""
    space = "http://schemas.microsoft.com/exchange/services/2006/messages"
    body = (
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
        f'<m:{operation}Response xmlns:m="{space}"><m:ResponseMessages><m:{operation}ResponseMessage '
        f'ResponseClass="Error"><m:ResponseCode>{code}</m:ResponseCode></m:{operation}ResponseMessage>'
        f"</m:ResponseMessages></m:{operation}Response></s:Body></s:Envelope>"
    )
    return Answer(200, body)
