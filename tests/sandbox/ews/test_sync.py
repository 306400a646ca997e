"""SyncFolderItems and FindItem of the embedded Exchange Server, walked by exchangelib; and the law that a
client who follows the states knows what is there."""

from __future__ import annotations

from typing import Any

import pytest
from exchangelib.errors import ErrorInvalidSyncStateData
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.ews_clients import M, Soap, T

from crmsync.sandbox.ews import EmbeddedExchange, Kind

OPERATION = "String {6f3c5d0e-2c1b-4f0a-9a57-3b1f0c2d7e41} Name crmsync-operation"


def changes(folder: Any, **options: Any) -> list[tuple[str, str]]:
    """What changed since the last call, by kind and id."""
    return [(kind, item.id) for kind, item in folder.sync_items(only_fields=["id"], **options)]


def test_every_change_is_told_once(exchange: EmbeddedExchange, account: Any) -> None:
    contacts = account.contacts
    kim, bo = (exchange.person.create_contact({"GivenName": name}) for name in ("Kim", "Bo"))
    assert sorted(changes(contacts)) == sorted([("create", kim), ("create", bo)])
    assert changes(contacts) == []

    exchange.person.edit_contact(kim, {"JobTitle": "CEO"})
    assert changes(contacts) == [("update", kim)]
    exchange.person.delete_contact(bo)
    assert changes(contacts) == [("delete", bo)]
    cas = exchange.person.create_contact({"GivenName": "Cas"})
    exchange.person.edit_contact(cas, {"JobTitle": "CTO"})
    assert changes(contacts) == [("create", cas)]
    gone = exchange.person.create_contact({"GivenName": "Gone"})
    exchange.person.delete_contact(gone)
    assert changes(contacts) == []


def test_a_move_is_a_deletion_here_and_a_creation_there(exchange: EmbeddedExchange, account: Any) -> None:
    customers = exchange.person.create_folder(Kind.CONTACTS, "Customers")
    kim = exchange.person.create_contact({"GivenName": "Kim"})
    here, there = account.contacts, account.contacts / "Customers"
    changes(here), changes(there)

    moved = exchange.person.move_contact(kim, customers)

    assert moved != kim
    assert changes(here) == [("delete", kim)]
    assert changes(there) == [("create", moved)]
    back = exchange.person.move_contact(moved, exchange.person.folder_id(Kind.CONTACTS))
    assert changes(here) == [("create", back)]
    assert changes(there) == [("delete", moved)]


def test_changes_come_in_pages(exchange: EmbeddedExchange, account: Any) -> None:
    ids = {exchange.person.create_contact({"GivenName": str(number)}) for number in range(5)}
    exchange.forget_requests()

    assert {item for _, item in changes(account.contacts, max_changes_returned=2)} == ids

    assert len(exchange.calls("SyncFolderItems")) == 3


def test_the_server_may_give_smaller_pages_than_it_is_asked_for(
    exchange: EmbeddedExchange, account: Any
) -> None:
    ids = {exchange.person.create_contact({"GivenName": str(number)}) for number in range(5)}

    with exchange.switched(sync_page_size=1):
        exchange.forget_requests()
        assert {item for _, item in changes(account.contacts)} == ids
    assert len(exchange.calls("SyncFolderItems")) == 5


def test_an_item_that_changes_between_two_pages_is_still_new(exchange: EmbeddedExchange, soap: Soap) -> None:
    first, second = (exchange.person.create_contact({"GivenName": name}) for name in ("Ann", "Bob"))
    state, told, last = sync(soap, most=1)
    assert (told, last) == ([("Create", first)], "false")

    exchange.person.edit_contact(first, {"JobTitle": "CEO"})
    exchange.person.edit_contact(second, {"JobTitle": "CTO"})

    _, told, last = sync(soap, state)
    assert (told, last) == ([("Update", first), ("Create", second)], "true")


def test_a_state_can_be_used_again(exchange: EmbeddedExchange, soap: Soap) -> None:
    """A client that lost the reply asks again with the state it has."""
    exchange.person.create_contact({"GivenName": "Ann"})
    state, _, _ = sync(soap)
    bob = exchange.person.create_contact({"GivenName": "Bob"})

    assert sync(soap, state)[1] == [("Create", bob)]
    assert sync(soap, state)[1] == [("Create", bob)]


def test_lost_states(exchange: EmbeddedExchange, account: Any, soap: Soap) -> None:
    exchange.person.create_contact({"GivenName": "Kim"})
    changes(account.contacts)
    state, _, _ = sync(soap)

    exchange.lose_sync_states()

    with pytest.raises(ErrorInvalidSyncStateData):
        changes(account.contacts)
    assert soap.codes(_sync(state)) == ["ErrorInvalidSyncStateData"]
    account.contacts.item_sync_state = None
    assert [kind for kind, _ in changes(account.contacts)] == ["create"]


@pytest.mark.parametrize("state", ["nonsense", "H4sIAAA=", "eJyLNjIz0lEw0FEwMtRRiI42MjcBMs1NY2NjAUiuBcE="])
def test_states_that_are_none(soap: Soap, state: str) -> None:
    assert soap.codes(_sync(state)) == ["ErrorInvalidSyncStateData"]


def test_a_state_belongs_to_its_server(soap: Soap) -> None:
    with EmbeddedExchange() as other:
        state, _, _ = sync(Soap(other))

    assert soap.codes(_sync(state)) == ["ErrorInvalidSyncStateData"]


def test_deletions_come_in_pages_too(exchange: EmbeddedExchange, soap: Soap) -> None:
    ids = [exchange.person.create_contact({"GivenName": str(number)}) for number in range(3)]
    state, _, _ = sync(soap)
    for each in ids:
        exchange.person.delete_contact(each)
    new = exchange.person.create_contact({"GivenName": "New"})

    state, first, last = sync(soap, state, most=2)
    assert (len(first), last) == (2, "false")
    state, second, last = sync(soap, state, most=2)
    assert (second[1:], last) == ([("Create", new)], "true")
    assert {item for _, item in [*first, second[0]]} == set(ids)


def test_a_state_belongs_to_its_folder(exchange: EmbeddedExchange, soap: Soap) -> None:
    state, _, _ = sync(soap)

    assert soap.codes(_sync(state, folder="tasks")) == ["ErrorInvalidSyncStateData"]


@pytest.mark.parametrize("most", [0, 513])
def test_more_than_512_changes_are_not_given(soap: Soap, most: int) -> None:
    assert soap.fault(_sync("", most)) == "ErrorSchemaValidation"


def test_what_only_getitem_gives(exchange: EmbeddedExchange, soap: Soap, account: Any) -> None:
    exchange.person.create_contact({"GivenName": "Kim", "Body": "Text", "Children": ["Ada"]})
    shape = (
        '<t:AdditionalProperties><t:FieldURI FieldURI="item:Body"/><t:FieldURI FieldURI="contacts:GivenName"/>'
        '<t:FieldURI FieldURI="contacts:Children"/></t:AdditionalProperties>'
    )

    def told(body: str) -> list[str]:
        return [each.tag.removeprefix(T) for each in next(soap.post(body)[1].iter(f"{T}Contact"))]

    assert told(_sync("", shape=shape)) == ["ItemId", "GivenName"]
    assert told(_find(shape)) == ["ItemId", "GivenName"]
    with exchange.switched(summary_shapes=False):
        assert told(_find(shape)) == ["ItemId", "Body", "GivenName", "Children"]
    assert [str(each.body) for each in account.contacts.all()] == ["Text"]


def test_items_are_found_from_the_end(exchange: EmbeddedExchange, soap: Soap) -> None:
    ids = [exchange.person.create_contact({"GivenName": str(number)}) for number in range(5)]

    def page(offset: int) -> list[str | None]:
        view = f'<m:IndexedPageItemView MaxEntriesReturned="2" Offset="{offset}" BasePoint="End"/><m:ParentFolderIds>'
        _, root = soap.post(_find("").replace("<m:ParentFolderIds>", view))
        return [each.get("Id") for each in root.iter(f"{T}ItemId")]

    assert page(0) == ids[3:]
    assert page(2) == ids[1:3]


@pytest.mark.parametrize("traversal", ["Associated", "SoftDeleted"])
def test_there_is_nothing_behind_the_items(exchange: EmbeddedExchange, soap: Soap, traversal: str) -> None:
    exchange.person.create_contact({"GivenName": "Kim"})

    _, root = soap.post(_find("").replace("Shallow", traversal))

    assert not list(root.iter(f"{T}ItemId"))


def test_items_that_a_client_does_not_want_to_hear_of(exchange: EmbeddedExchange, account: Any) -> None:
    kim, bo = (exchange.person.create_contact({"GivenName": name}) for name in ("Kim", "Bo"))
    ignored = account.contacts.get(id=kim)

    assert changes(account.contacts, ignore=[(ignored.id, ignored.changekey)]) == [("create", bo)]


def test_findings_have_the_beginning_of_long_texts_only(exchange: EmbeddedExchange, soap: Soap) -> None:
    exchange.person.create_contact({"CompanyName": "x" * 300, "ExtendedProperties": {OPERATION: "y" * 300}})
    uri = (
        '<t:ExtendedFieldURI PropertySetId="6f3c5d0e-2c1b-4f0a-9a57-3b1f0c2d7e41" PropertyName="crmsync-operation" '
        'PropertyType="String"/>'
    )
    shape = (
        f'<t:AdditionalProperties><t:FieldURI FieldURI="contacts:CompanyName"/>{uri}</t:AdditionalProperties>'
    )

    def told(body: str) -> list[str | None]:
        _, root = soap.post(body)
        return [each.text for name in ("CompanyName", "Value") for each in root.iter(f"{T}{name}")]

    assert told(_find(shape)) == told(_sync("", shape=shape)) == ["x" * 255, "y" * 255]
    with exchange.switched(summary_shapes=False):
        assert told(_find(shape)) == ["x" * 300, "y" * 300]


def test_items_are_found_in_pages(exchange: EmbeddedExchange, account: Any) -> None:
    ids = [exchange.person.create_contact({"GivenName": str(number)}) for number in range(5)]
    exchange.forget_requests()
    found = account.contacts.all().only("id")
    found.page_size = 2

    assert [each.id for each in found] == ids
    assert len(exchange.calls("FindItem")) == 3
    assert account.contacts.all().count() == 5


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"given_name": "Kim"}, ["Kim"]),
        ({"given_name__in": ["Kim", "Cas"]}, ["Kim", "Cas"]),
        ({"given_name__icontains": "A"}, ["Ann", "Cas"]),
        ({"given_name__startswith": "A"}, ["Ann"]),
        ({"job_title__exists": True}, ["Cas"]),
        ({"categories__contains": ["CRM"]}, ["Ann"]),
    ],
)
def test_restrictions(
    exchange: EmbeddedExchange, account: Any, filters: dict[str, Any], names: list[str]
) -> None:
    for name, more in (("Kim", {}), ("Ann", {"Categories": ["CRM", "x"]}), ("Cas", {"JobTitle": "CEO"})):
        exchange.person.create_contact({"GivenName": name, "DisplayName": name, **more})

    assert [each.given_name for each in account.contacts.filter(**filters)] == names


@pytest.mark.parametrize(
    ("restriction", "names"),
    [
        ("<t:Not>{kim}</t:Not>", ["Ann"]),
        ("<t:And>{kim}{ann}</t:And>", []),
        ("<t:Or>{kim}{ann}</t:Or>", ["Kim", "Ann"]),
        ("<t:Not><t:Or>{kim}{ann}</t:Or></t:Not>", []),
    ],
)
def test_expressions_within_expressions(
    exchange: EmbeddedExchange, soap: Soap, restriction: str, names: list[str]
) -> None:
    for name in ("Kim", "Ann"):
        exchange.person.create_contact({"GivenName": name})
    tests = {
        name.lower(): '<t:IsEqualTo><t:FieldURI FieldURI="contacts:GivenName"/><t:FieldURIOrConstant>'
        f'<t:Constant Value="{name}"/></t:FieldURIOrConstant></t:IsEqualTo>'
        for name in ("Kim", "Ann")
    }
    shape = '<t:AdditionalProperties><t:FieldURI FieldURI="contacts:GivenName"/></t:AdditionalProperties>'
    wanted = f"<m:Restriction>{restriction.format(**tests)}</m:Restriction><m:ParentFolderIds>"

    _, root = soap.post(_find(shape).replace("<m:ParentFolderIds>", wanted))

    assert [each.text for each in root.iter(f"{T}GivenName")] == names


def test_an_excluded_item_and_an_order(exchange: EmbeddedExchange, account: Any) -> None:
    for name in ("Kim", "Ann", "Cas"):
        exchange.person.create_contact({"GivenName": name, "DisplayName": name})

    found = account.contacts.exclude(given_name="Kim").order_by("-given_name")
    assert [each.given_name for each in found] == ["Cas", "Ann"]


def test_items_are_found_by_extended_properties_in_several_folders(
    exchange: EmbeddedExchange, soap: Soap
) -> None:
    """As a connector looks for what a lost reply left behind."""
    customers = exchange.person.create_folder(Kind.CONTACTS, "Customers")
    kim = exchange.person.create_contact(
        {"GivenName": "Kim", "ExtendedProperties": {OPERATION: "op-1"}}, customers
    )
    exchange.person.create_contact({"GivenName": "Bo", "ExtendedProperties": {OPERATION: "op-2"}})
    uri = (
        '<t:ExtendedFieldURI PropertySetId="6F3C5D0E-2c1b-4f0a-9a57-3b1f0c2d7e41" PropertyName="crmsync-operation" '
        'PropertyType="String"/>'
    )
    wanted = "".join(
        f'<t:IsEqualTo>{uri}<t:FieldURIOrConstant><t:Constant Value="{value}"/></t:FieldURIOrConstant></t:IsEqualTo>'
        for value in ("op-1", "op-3")
    )
    _, root = soap.post(
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>'
        f"<m:Restriction><t:Or>{wanted}</t:Or></m:Restriction><m:ParentFolderIds>"
        f'<t:DistinguishedFolderId Id="contacts"/><t:FolderId Id="{customers}"/></m:ParentFolderIds></m:FindItem>'
    )

    found = [
        [each.get("Id") for each in message.iter(f"{T}ItemId")]
        for message in root.iter(f"{M}FindItemResponseMessage")
    ]
    assert found == [[], [kim]]


EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("create"), st.just(0)),
        st.tuples(st.sampled_from(["edit", "delete", "move", "return"]), st.integers(0, 9)),
        st.tuples(st.just("sync"), st.integers(1, 3)),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_who_follows_the_states_knows_what_is_there(edits: list[tuple[str, int]]) -> None:
    with EmbeddedExchange() as exchange:
        soap, person = Soap(exchange), exchange.person
        aside = person.create_folder(Kind.CONTACTS, "Aside")
        known: dict[str, str] = {}
        state = ""
        for what, number in edits:
            here = [draft["ItemId"]["@Id"] for draft in person.contacts()]
            there = [draft["ItemId"]["@Id"] for draft in person.contacts(aside)]
            if what == "create":
                person.create_contact({"GivenName": "x"})
            elif what == "sync":
                state, told, _ = sync(soap, state, most=number)
                follow(known, told)
            elif what == "return" and there:
                person.move_contact(there[number % len(there)], person.folder_id(Kind.CONTACTS))
            elif here and what != "return":
                item = here[number % len(here)]
                if what == "edit":
                    person.edit_contact(item, {"JobTitle": str(number)})
                elif what == "delete":
                    person.delete_contact(item)
                else:
                    person.move_contact(item, aside)
        last = "false"
        while last == "false":
            state, told, last = sync(soap, state, most=2)
            follow(known, told)
        assert set(known) == {draft["ItemId"]["@Id"] for draft in person.contacts()}
        assert sync(soap, state)[1] == []


def follow(known: dict[str, str], told: list[tuple[str, str]]) -> None:
    """Note what a page of changes tells; a change has to fit what is known."""
    for kind, item in told:
        assert (item in known) == (kind != "Create")
        if kind == "Delete":
            del known[item]
        else:
            known[item] = kind


def sync(soap: Soap, state: str = "", most: int = 512) -> tuple[str, list[tuple[str, str]], str]:
    """The new state, the changes by kind and id, and whether that is all."""
    status, root = soap.post(_sync(state, most))
    assert status == 200
    told = [
        (change.tag.removeprefix(T), str(next(change.iter(f"{T}ItemId")).get("Id")))
        for change in next(root.iter(f"{M}Changes"))
    ]
    return (
        str(next(root.iter(f"{M}SyncState")).text),
        told,
        str(next(root.iter(f"{M}IncludesLastItemInRange")).text),
    )


def _sync(state: str, most: int = 512, folder: str = "contacts", shape: str = "") -> str:
    known = f"<m:SyncState>{state}</m:SyncState>" if state else ""
    return (
        f"<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>{shape}</m:ItemShape>"
        f'<m:SyncFolderId><t:DistinguishedFolderId Id="{folder}"/></m:SyncFolderId>{known}'
        f"<m:MaxChangesReturned>{most}</m:MaxChangesReturned></m:SyncFolderItems>"
    )


def _find(shape: str) -> str:
    return (
        f'<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>{shape}</m:ItemShape>'
        '<m:ParentFolderIds><t:DistinguishedFolderId Id="contacts"/></m:ParentFolderIds></m:FindItem>'
    )
