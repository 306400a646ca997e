"""Folders of the embedded Exchange Server, found, made and deleted by exchangelib; another's folders too."""

from __future__ import annotations

from typing import Any

import pytest
from exchangelib import Contact
from exchangelib.errors import (
    ErrorAccessDenied,
    ErrorDeleteDistinguishedFolder,
    ErrorFolderExists,
    ErrorFolderSave,
)
from exchangelib.folders import Contacts
from exchangelib.properties import DistinguishedFolderId, Mailbox
from support.ews_clients import M, Soap, T, get_item, mailbox

from crmsync.sandbox.ews import Account, EmbeddedExchange, Kind, Person, Right

BOB = Account(
    "bob@example.com",
    "Bob Stone",
    "0b0b0b0b-2b7a-4a53-9a0b-0d5a1b1f7c02",
    "b5f6a5a2-41de-4f0c-8a4c-6d9f0f3c2e02",
)


@pytest.fixture
def bob(exchange: EmbeddedExchange) -> Person:
    return exchange.colleague(BOB)


def bobs_contacts(account: Any) -> Any:
    """Bob's contacts as the owner opens them."""
    place = DistinguishedFolderId(id="contacts", mailbox=Mailbox(email_address=BOB.username))
    return Contacts(_distinguished_id=place, root=account.root)


def test_the_folders_that_every_mailbox_has(account: Any) -> None:
    assert account.contacts.folder_class == "IPF.Contact"
    assert account.tasks.folder_class == "IPF.Task"
    assert account.calendar.folder_class == "IPF.Appointment"
    assert {folder.name for folder in account.msg_folder_root.children} >= {
        "Calendar",
        "Contacts",
        "Deleted Items",
        "Inbox",
        "Tasks",
    }
    classes = {folder.name: folder.folder_class for folder in account.contacts.children}
    assert classes == {
        "Recipient Cache": "IPF.Contact.RecipientCache",
        "{A9E2BC46-B3A0-4243-B315-60D991004455}": "IPF.Contact.MOC.QuickContacts",
    }


def test_a_folder_made_renamed_and_deleted_by_exchangelib(exchange: EmbeddedExchange, account: Any) -> None:
    customers = Contacts(parent=account.contacts, name="Customers").save()
    Contact(account=account, folder=customers, display_name="Kim", given_name="Kim").save()
    assert [each["GivenName"] for each in exchange.person.contacts(customers.id)] == ["Kim"]
    with pytest.raises(ErrorFolderExists):
        Contacts(parent=account.contacts, name="customers").save()

    customers.name = "Clients"
    customers.save(update_fields=["name"])
    account.root.clear_cache()
    assert (account.contacts / "Clients").id == customers.id
    (account.contacts / "Clients").delete()
    account.root.clear_cache()
    assert "Clients" not in {folder.name for folder in account.contacts.children}
    with pytest.raises(ErrorDeleteDistinguishedFolder):
        account.tasks.delete()
    account.tasks.name = "To do"
    with pytest.raises(ErrorFolderSave):
        account.tasks.save(update_fields=["name"])


def test_folders_that_outlook_makes(exchange: EmbeddedExchange, account: Any) -> None:
    customers = exchange.person.create_folder(Kind.CONTACTS, "Customers")
    inner = exchange.person.create_folder(Kind.CONTACTS, "Abroad", customers)

    assert {folder.id for folder in account.contacts.glob("**/*")} >= {customers, inner}
    exchange.person.rename_folder(inner, "Far away")
    exchange.person.create_contact({"GivenName": "Kim"}, inner)
    account.root.clear_cache()
    far = account.contacts / "Customers" / "Far away"
    assert (far.id, far.total_count) == (inner, 1)


def test_the_hierarchy_is_synchronised(exchange: EmbeddedExchange, account: Any) -> None:
    first = list(account.root.sync_hierarchy())
    assert {kind for kind, _ in first} == {"create"}
    assert account.contacts.id in {folder.id for _, folder in first}
    customers = exchange.person.create_folder(Kind.CONTACTS, "Customers")
    assert [(kind, folder.id) for kind, folder in account.root.sync_hierarchy()] == [("create", customers)]
    exchange.person.rename_folder(customers, "Clients")
    assert [(kind, folder.name) for kind, folder in account.root.sync_hierarchy()] == [("update", "Clients")]
    exchange.person.delete_folder(customers)
    assert [(kind, folder.id) for kind, folder in account.root.sync_hierarchy()] == [("delete", customers)]
    assert list(account.root.sync_hierarchy()) == []


def test_folders_come_in_pages(exchange: EmbeddedExchange, soap: Soap) -> None:
    for name in ("Ann", "Bob", "Cas"):
        exchange.person.create_folder(Kind.TASKS, name)

    def page(offset: int) -> tuple[list[str | None], dict[str, str]]:
        _, root = soap.post(
            '<m:FindFolder Traversal="Shallow"><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>'
            f'<m:IndexedPageFolderView MaxEntriesReturned="2" Offset="{offset}" BasePoint="Beginning"/>'
            '<m:ParentFolderIds><t:DistinguishedFolderId Id="tasks"/></m:ParentFolderIds></m:FindFolder>'
        )
        found = next(root.iter(f"{M}RootFolder"))
        return [name.text for name in found.iter(f"{T}DisplayName")], dict(found.attrib)

    assert page(0) == (
        ["Ann", "Bob"],
        {"IndexedPagingOffset": "2", "TotalItemsInView": "3", "IncludesLastItemInRange": "false"},
    )
    assert page(2) == (
        ["Cas"],
        {"IndexedPagingOffset": "3", "TotalItemsInView": "3", "IncludesLastItemInRange": "true"},
    )


def test_a_folder_that_may_only_be_read(exchange: EmbeddedExchange, account: Any) -> None:
    holidays = exchange.person.create_folder(Kind.CONTACTS, "Company", read_only=True)
    exchange.person.create_contact({"GivenName": "Kim", "DisplayName": "Kim"}, holidays)
    folder = account.contacts / "Company"
    (contact,) = folder.all()

    with pytest.raises(ErrorAccessDenied):
        Contact(account=account, folder=folder, display_name="Bo").save()
    contact.nickname = "K"
    with pytest.raises(ErrorAccessDenied):
        contact.save(update_fields=["nickname"])
    with pytest.raises(ErrorAccessDenied):
        contact.delete()


def test_anothers_folder_is_closed_without_permission(
    exchange: EmbeddedExchange, account: Any, soap: Soap, bob: Person
) -> None:
    kim = bob.create_contact({"GivenName": "Kim"})

    with pytest.raises(ErrorAccessDenied):
        list(bobs_contacts(account).all())
    assert soap.codes(get_item(kim)) == ["ErrorItemNotFound"]
    place = f'<t:FolderId Id="{bob.folder_id(Kind.CONTACTS)}"/>'
    assert soap.codes(_get_folder(place)) == ["ErrorFolderNotFound"]


def test_anothers_folder_read_and_written_with_permission(
    exchange: EmbeddedExchange, account: Any, bob: Person
) -> None:
    kim = bob.create_contact({"GivenName": "Kim", "DisplayName": "Kim"})
    bob.grant(Kind.CONTACTS, exchange.owner.username, Right.READ)
    contacts = bobs_contacts(account)
    (contact,) = contacts.all()
    assert contact.id == kim
    contact.nickname = "K"
    with pytest.raises(ErrorAccessDenied):
        contact.save(update_fields=["nickname"])

    bob.grant(Kind.CONTACTS, exchange.owner.username, Right.WRITE)
    contact.save(update_fields=["nickname"])
    assert (bob.contact(kim) or {})["Nickname"] == "K"
    assert [(kind, item.id) for kind, item in contacts.sync_items()] == [("create", kim)]

    bob.grant(Kind.CONTACTS, exchange.owner.username, Right.NONE)
    with pytest.raises(ErrorAccessDenied):
        list(bobs_contacts(account).all())


def test_folders_that_one_may_not_read_are_not_found(
    exchange: EmbeddedExchange, soap: Soap, bob: Person
) -> None:
    shared, private = (bob.create_folder(Kind.CONTACTS, name) for name in ("Shared", "Private"))
    bob.grant(Kind.CONTACTS, exchange.owner.username, Right.READ)
    bob.grant(Kind.CONTACTS, exchange.owner.username, Right.NONE, private)

    _, root = soap.post(
        '<m:FindFolder Traversal="Deep"><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>'
        f'<m:ParentFolderIds><t:FolderId Id="{bob.folder_id(Kind.CONTACTS)}"/></m:ParentFolderIds></m:FindFolder>'
    )

    found = {each.get("Id") for each in root.iter(f"{T}FolderId")}
    assert shared in found
    assert private not in found


def test_effective_rights(exchange: EmbeddedExchange, soap: Soap, bob: Person) -> None:
    bob.grant(Kind.CONTACTS, exchange.owner.username, Right.READ)
    other = '<t:DistinguishedFolderId Id="contacts"><t:Mailbox><t:EmailAddress>bob@example.com</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>'

    def rights(place: str) -> dict[str, str | None]:
        _, root = soap.post(_get_folder(place))
        return {each.tag.removeprefix(T): each.text for each in next(root.iter(f"{T}EffectiveRights"))}

    assert set(rights('<t:DistinguishedFolderId Id="contacts"/>').values()) == {"true"}
    assert rights(other)["Read"] == "true"
    assert {rights(other)[name] for name in ("CreateContents", "Delete", "Modify")} == {"false"}


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ('<t:DistinguishedFolderId Id="archivemsgfolderroot"/>', "ErrorFolderNotFound"),
        ('<t:DistinguishedFolderId Id="voicemail"/>', "ErrorFolderNotFound"),
        ('<t:FolderId Id="x"/>', "ErrorInvalidIdMalformed"),
        (
            '<t:DistinguishedFolderId Id="contacts"><t:Mailbox><t:EmailAddress>nobody@example.com</t:EmailAddress>'
            "</t:Mailbox></t:DistinguishedFolderId>",
            "ErrorNonExistentMailbox",
        ),
    ],
)
def test_folders_that_there_are_not(soap: Soap, place: str, code: str) -> None:
    assert soap.codes(_get_folder(place)) == [code]


def test_a_colleague_signs_in_to_a_mailbox_of_their_own(exchange: EmbeddedExchange, bob: Person) -> None:
    bob.create_contact({"GivenName": "Kim", "DisplayName": "Kim"})
    exchange.person.create_contact({"GivenName": "Ann", "DisplayName": "Ann"})

    with mailbox(exchange, user=BOB.username, address=BOB.username) as account:
        assert [each.given_name for each in account.contacts.all()] == ["Kim"]


def _get_folder(place: str) -> str:
    return (
        "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>"
        '<t:FieldURI FieldURI="folder:EffectiveRights"/></t:AdditionalProperties></m:FolderShape>'
        f"<m:FolderIds>{place}</m:FolderIds></m:GetFolder>"
    )
