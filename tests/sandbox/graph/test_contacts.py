"""Contacts, their folders, photos and extended properties, as a client sees them."""

from __future__ import annotations

from typing import Any

import pytest

from crmsync.sandbox.graph import EmbeddedGraph, Kind, Taken

FAX = "String 0x3A24"
OPERATION = "String {D0B5A3C4-7F0E-4B5B-9C7E-0A1B2C3D4E5F} Name Operation"
PIXEL = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x03" + b"rest"


def test_a_new_contact_comes_back_whole_with_what_exchange_adds(api: Any) -> None:
    made = api.post(
        "/me/contacts",
        {"givenName": "Kim", "surname": "Probe", "emailAddresses": [{"address": "kim@x.example"}]},
    )
    assert made.status == 201
    shown = made.body
    assert (shown["displayName"], shown["fileAs"]) == ("Kim Probe", "Probe, Kim")
    assert shown["emailAddresses"] == [{"address": "kim@x.example", "name": "kim@x.example"}]
    assert shown["businessPhones"] == []
    assert shown["homeAddress"] == {}
    assert shown["jobTitle"] is None
    assert shown["@odata.etag"] == f'W/"{shown["changeKey"]}"'
    assert api.get(f"/me/contacts/{made.id}").body == shown


def test_a_change_touches_only_what_it_names_and_gives_a_new_etag(api: Any) -> None:
    made = api.post("/me/contacts", {"givenName": "Kim", "jobTitle": "Buyer", "mobilePhone": "1"})
    changed = api.patch(f"/me/contacts/{made.id}", {"jobTitle": None, "mobilePhone": "2"})
    assert changed.status == 200
    assert (changed.body["givenName"], changed.body["jobTitle"], changed.body["mobilePhone"]) == (
        "Kim",
        None,
        "2",
    )
    assert changed.etag != made.etag


def test_a_stale_etag_is_refused_and_changes_nothing(api: Any, graph: EmbeddedGraph) -> None:
    made = api.post("/me/contacts", {"givenName": "Kim"})
    graph.person.edit_contact(made.id, {"jobTitle": "Buyer"})
    stale = {"If_Match": made.etag}
    assert api.patch(f"/me/contacts/{made.id}", {"givenName": "Tim"}, **stale).refused == (
        412,
        "ErrorIrresolvableConflict",
    )
    assert api.delete(f"/me/contacts/{made.id}", **stale).status == 412
    kept = graph.person.contact(made.id)
    assert kept is not None
    assert kept["givenName"] == "Kim"
    fresh = {"If_Match": kept["@odata.etag"]}
    assert api.patch(f"/me/contacts/{made.id}", {"givenName": "Tim"}, **fresh).status == 200
    with graph.switched(if_match=False):
        assert api.delete(f"/me/contacts/{made.id}", **stale).status == 204


@pytest.mark.parametrize(
    "body",
    [
        {"faxNumber": "1"},
        {"givenName": 5},
        {"businessPhones": "1"},
        {"homeAddress": {"zip": "1"}},
        {"birthday": "soon"},
        {"birthday": "2001-02-30"},
        {"birthday": True},
        {"homeAddress": "Ulm"},
        {"emailAddresses": ["a@x.example"]},
        [],
    ],
)
def test_what_the_metadata_do_not_know_refuses_the_request(api: Any, graph: EmbeddedGraph, body: Any) -> None:
    assert api.post("/me/contacts", body).refused == (400, "RequestBodyRead")
    assert graph.person.contacts() == []


def test_read_only_properties_and_annotations_are_passed_over(api: Any) -> None:
    made = api.post("/me/contacts", {"@odata.type": "#x", "id": "mine", "changeKey": "k", "givenName": "Kim"})
    assert made.status == 201
    assert made.id != "mine"


def test_more_values_than_exchange_holds(api: Any, graph: EmbeddedGraph) -> None:
    mails = [{"address": f"{number}@x.example"} for number in range(4)]
    assert api.post("/me/contacts", {"emailAddresses": mails}).refused == (400, "ErrorInvalidArgument")
    with graph.switched(surplus_values=Taken.IGNORED):
        assert len(api.post("/me/contacts", {"emailAddresses": mails}).body["emailAddresses"]) == 3
    with graph.switched(surplus_values=Taken.ACCEPTED):
        made = api.post("/me/contacts", {"emailAddresses": mails})
        assert [mail["address"] for mail in made.body["emailAddresses"]] == [
            mail["address"] for mail in mails
        ]
    fewer = api.patch(f"/me/contacts/{made.id}", {"emailAddresses": mails[1:2]}).body["emailAddresses"]
    assert [mail["address"] for mail in fewer] == ["1@x.example"]


def test_mail_addresses_have_three_places_that_the_list_shows_without_gaps(api: Any) -> None:
    made = api.post("/me/contacts", {"secondaryEmailAddress": {"address": "b@x.example"}})
    assert [mail["address"] for mail in made.body["emailAddresses"]] == ["b@x.example"]
    places = "$select=primaryEmailAddress,secondaryEmailAddress"
    shown = api.get(f"/me/contacts/{made.id}?{places}").body
    assert (shown["primaryEmailAddress"], shown["secondaryEmailAddress"]["address"]) == (None, "b@x.example")
    api.patch(f"/me/contacts/{made.id}", {"emailAddresses": [{"address": "a@x.example"}]})
    shown = api.get(f"/me/contacts/{made.id}?{places}").body
    assert (shown["primaryEmailAddress"]["address"], shown["secondaryEmailAddress"]) == ("a@x.example", None)


def test_a_birthday_is_kept_at_noon_in_utc(api: Any, graph: EmbeddedGraph) -> None:
    assert api.post("/me/contacts", {"birthday": "1980-02-03"}).body["birthday"] == "1980-02-03T11:59:00Z"
    with graph.switched(birthday_at_noon=False):
        kept = api.post("/me/contacts", {"birthday": "1980-02-03T01:00:00+02:00"}).body["birthday"]
        assert kept == "1980-02-02T23:00:00Z"


def test_an_address_is_replaced_whole_or_merged(api: Any, graph: EmbeddedGraph) -> None:
    made = api.post("/me/contacts", {"homeAddress": {"street": "1 Elm St", "city": "Ulm"}})
    changed = api.patch(f"/me/contacts/{made.id}", {"homeAddress": {"city": "Bonn"}})
    assert changed.body["homeAddress"] == {"city": "Bonn"}
    with graph.switched(patch_merges_complex=True):
        merged = api.patch(f"/me/contacts/{made.id}", {"homeAddress": {"street": "2 Oak St"}})
    assert merged.body["homeAddress"] == {"street": "2 Oak St", "city": "Bonn"}


def test_notes_come_back_with_the_line_ends_of_exchange(api: Any) -> None:
    assert api.post("/me/contacts", {"personalNotes": "a\nb"}).body["personalNotes"] == "a\r\nb"


def test_a_change_of_nothing_moves_the_etag_or_not(api: Any, graph: EmbeddedGraph) -> None:
    made = api.post("/me/contacts", {"givenName": "Kim"})
    with graph.switched(unchanged_patch_moves_version=False):
        assert api.patch(f"/me/contacts/{made.id}", {"givenName": "Kim"}).etag == made.etag
    assert api.patch(f"/me/contacts/{made.id}", {"givenName": "Kim"}).etag != made.etag


# Extended properties


def expanded(*names: str) -> str:
    return (
        "$expand=singleValueExtendedProperties($filter="
        + " or ".join(f"id eq '{name}'" for name in names)
        + ")"
    )


def test_extended_properties_are_given_to_those_who_ask_by_id(api: Any) -> None:
    made = api.post(
        "/me/contacts",
        {"singleValueExtendedProperties": [{"id": FAX, "value": "030"}, {"id": OPERATION, "value": "op-1"}]},
    )
    assert "singleValueExtendedProperties" not in made.body
    one = api.get(f"/me/contacts/{made.id}?{expanded(FAX)}").body["singleValueExtendedProperties"]
    assert one == [{"id": "String 0x3a24", "value": "030"}]
    both = api.get(f"/me/contacts/{made.id}?{expanded(FAX, OPERATION)}").body["singleValueExtendedProperties"]
    assert {entry["value"] for entry in both} == {"030", "op-1"}
    assert (
        "singleValueExtendedProperties"
        not in api.get(f"/me/contacts/{made.id}?{expanded('String 0x3A1F')}").body
    )
    assert api.get(f"/me/contacts/{made.id}?$expand=singleValueExtendedProperties").status == 400
    selected = api.get(f"/me/contacts/{made.id}?$select=givenName,singleValueExtendedProperties").body
    assert "singleValueExtendedProperties" not in selected


def test_a_reply_may_show_the_extended_properties_that_were_written(api: Any, graph: EmbeddedGraph) -> None:
    graph.switch(replies_echo_extended=True)
    name = "singleValueExtendedProperties"
    made = api.post("/me/contacts", {name: [{"id": FAX, "value": "030"}]})
    assert made.body[name] == [{"id": "String 0x3a24", "value": "030"}]
    changed = api.patch(f"/me/contacts/{made.id}", {name: [{"id": OPERATION, "value": "op-1"}]})
    assert [entry["value"] for entry in changed.body[name]] == ["op-1"]
    assert name not in api.patch(f"/me/contacts/{made.id}", {"givenName": "Kim"}).body


@pytest.mark.parametrize("empty", [None, ""])
def test_an_empty_value_removes_an_extended_property_and_a_wrong_id_is_refused(
    api: Any, empty: str | None
) -> None:
    made = api.post("/me/contacts", {"singleValueExtendedProperties": [{"id": FAX, "value": "030"}]})
    api.patch(f"/me/contacts/{made.id}", {"singleValueExtendedProperties": [{"id": FAX, "value": empty}]})
    assert "singleValueExtendedProperties" not in api.get(f"/me/contacts/{made.id}?{expanded(FAX)}").body
    wrong = {"singleValueExtendedProperties": [{"id": "Text Fax", "value": "1"}]}
    assert api.patch(f"/me/contacts/{made.id}", wrong).refused == (400, "ErrorInvalidArgument")


def test_properties_of_many_values_are_apart(api: Any) -> None:
    words = "StringArray {d0b5a3c4-7f0e-4b5b-9c7e-0a1b2c3d4e5f} Name Words"
    body = {"multiValueExtendedProperties": [{"id": words, "value": ["a", "b"]}]}
    made = api.post("/me/contacts", body)
    expand = f"$expand=multiValueExtendedProperties($filter=id eq '{words}')"
    assert api.get(f"/me/contacts/{made.id}?{expand}").body["multiValueExtendedProperties"] == [
        {"id": words, "value": ["a", "b"]}
    ]
    body["multiValueExtendedProperties"][0]["id"] = FAX
    assert api.post("/me/contacts", body).refused == (400, "ErrorInvalidArgument")
    single = {"singleValueExtendedProperties": [{"id": words, "value": "a"}]}
    assert api.post("/me/contacts", single).refused == (400, "ErrorInvalidArgument")


def test_an_item_is_found_by_its_extended_property(api: Any) -> None:
    made = api.post("/me/contacts", {"singleValueExtendedProperties": [{"id": OPERATION, "value": "op-1"}]})
    api.post("/me/contacts", {"singleValueExtendedProperties": [{"id": OPERATION, "value": "op-2"}]})
    test = f"singleValueExtendedProperties/any(ep: ep/id eq '{OPERATION}' and ep/value eq 'op-1')"
    assert [item["id"] for item in api.get(f"/me/contacts?$filter={test}").items] == [made.id]


# Lists


def test_a_list_comes_in_pages_of_ten(api: Any, graph: EmbeddedGraph) -> None:
    for number in range(12):
        graph.person.create_contact({"givenName": f"K{number:02}"})
    first = api.get("/me/contacts?$select=givenName")
    assert len(first.items) == 10
    rest = api.get(first.body["@odata.nextLink"])
    assert [item["givenName"] for item in rest.items] == ["K10", "K11"]
    assert "@odata.nextLink" not in rest.body
    assert len(api.get("/me/contacts?$top=12&$count=true").items) == 12
    assert api.get("/me/contacts?$top=3&$orderby=givenName desc").items[0]["givenName"] == "K11"


def test_a_search_is_not_served(api: Any) -> None:
    assert api.get("/me/contacts?$search=kim").status == 400


def test_select_gives_what_it_names_and_refuses_what_is_unknown(api: Any) -> None:
    made = api.post("/me/contacts", {"givenName": "Kim"})
    shown = api.get(f"/me/contacts/{made.id}?$select=givenName").body
    assert shown.keys() == {"@odata.etag", "id", "givenName"}
    assert api.get(f"/me/contacts/{made.id}?$select=fax").status == 400


# Folders and ids


def test_the_default_folder_is_found_by_name_and_not_listed(api: Any, graph: EmbeddedGraph) -> None:
    api.post("/me/contactFolders", {"displayName": "Customers"})
    assert [item["displayName"] for item in api.get("/me/contactFolders").items] == ["Customers"]
    assert api.get("/me/contactFolders/contacts").body["displayName"] == "Contacts"
    made = api.post("/me/contacts", {"givenName": "Kim"})
    assert made.body["parentFolderId"] == api.get("/me/contactFolders/contacts").id
    with graph.switched(default_folder_listed=True):
        assert len(api.get("/me/contactFolders").items) == 2


def test_folders_nest_and_go_with_all_that_is_in_them(api: Any) -> None:
    above = api.post("/me/contactFolders", {"displayName": "Customers"})
    below = api.post(f"/me/contactFolders/{above.id}/childFolders", {"displayName": "Berlin"})
    kim = api.post(f"/me/contactFolders/{below.id}/contacts", {"givenName": "Kim"})
    assert [item["id"] for item in api.get(f"/me/contactFolders/{above.id}/childFolders").items] == [below.id]
    assert api.post("/me/contactFolders", {"displayName": "customers"}).status == 409
    assert (
        api.patch(f"/me/contactFolders/{below.id}", {"displayName": "Hamburg"}).body["displayName"]
        == "Hamburg"
    )
    assert api.delete(f"/me/contactFolders/{above.id}").status == 204
    assert api.get(f"/me/contactFolders/{below.id}").refused == (404, "ErrorItemNotFound")
    assert api.get(f"/me/contacts/{kim.id}").refused == (404, "ErrorItemNotFound")
    assert api.delete("/me/contactFolders/contacts").status == 403


def test_an_ordinary_id_ends_with_a_move_and_an_immutable_one_does_not(
    api: Any, graph: EmbeddedGraph
) -> None:
    kim = graph.person.create_contact({"givenName": "Kim"})
    ordinary = api.get(f"/me/contacts/{kim}", prefer="").id
    assert ordinary == graph.person.ordinary_id(Kind.CONTACTS, kim) != kim
    customers = graph.person.create_folder(Kind.CONTACTS, "Customers")
    graph.person.move_contact(kim, customers)
    assert api.get(f"/me/contacts/{ordinary}").refused == (404, "ErrorItemNotFound")
    assert api.get(f"/me/contacts/{kim}").body["parentFolderId"] == customers
    assert api.get(f"/me/contacts/{kim}", prefer="").id not in (ordinary, kim)
    assert api.get(f"/me/contactFolders/contacts/contacts/{kim}").status == 404


def test_ids_that_are_none_are_malformed(api: Any, graph: EmbeddedGraph) -> None:
    kim = graph.person.create_contact({"givenName": "Kim"})
    assert api.get("/me/contacts/nonsense").refused == (400, "ErrorInvalidIdMalformed")
    assert api.get(f"/me/contacts/{kim[:-8]}").refused == (400, "ErrorInvalidIdMalformed")
    assert api.get(f"/me/contacts/{graph.person.folder_id(Kind.CONTACTS)}").status == 404
    assert api.get(f"/me/events/{kim}").status == 404


def test_every_spelling_of_a_path_leads_there(api: Any, graph: EmbeddedGraph) -> None:
    kim = graph.person.create_contact({"givenName": "Kim"})
    owner = graph.owner
    for path in (
        f"/me/Contacts('{kim}')",
        f"/users/{owner.username}/contacts/{kim}",
        f"/users/{owner.object_id}/contacts/{kim}",
        f"/users('{owner.username}')/contactfolders('contacts')/contacts('{kim}')",
    ):
        assert api.get(path).body["givenName"] == "Kim", path
    assert api.get("/users/somebody@else.example/contacts").status == 400


def test_changing_the_parent_folder_does_nothing_unless_switched(api: Any, graph: EmbeddedGraph) -> None:
    kim = graph.person.create_contact({"givenName": "Kim"})
    customers = graph.person.create_folder(Kind.CONTACTS, "Customers")
    before = api.get(f"/me/contacts/{kim}").body["parentFolderId"]
    assert api.patch(f"/me/contacts/{kim}", {"parentFolderId": customers}).body["parentFolderId"] == before
    with graph.switched(patch_parent_folder=Taken.REFUSED):
        assert api.patch(f"/me/contacts/{kim}", {"parentFolderId": customers}).status == 403
    with graph.switched(patch_parent_folder=Taken.ACCEPTED):
        assert (
            api.patch(f"/me/contacts/{kim}", {"parentFolderId": customers}).body["parentFolderId"]
            == customers
        )


# Photos


def test_a_photo_is_set_read_and_taken_away(api: Any, graph: EmbeddedGraph) -> None:
    made = api.post("/me/contacts", {"givenName": "Kim"})
    photo = f"/me/contacts/{made.id}/photo"
    assert api.get(f"{photo}/$value").status == 404
    assert api.call("PUT", f"{photo}/$value", PIXEL, Content_Type="image/png").status == 200
    read = api.get(f"{photo}/$value")
    assert (read.raw, read.headers["Content-Type"]) == (PIXEL, "image/png")
    facts = api.get(photo).body
    assert (facts["width"], facts["height"], facts["@odata.mediaContentType"]) == (2, 3, "image/png")
    assert api.get(f"/me/contacts/{made.id}").etag != made.etag
    assert api.call("PUT", f"{photo}/$value", b"no image").refused == (400, "ErrorInvalidRequest")
    with graph.switched(largest_photo=4):
        assert api.call("PUT", f"{photo}/$value", PIXEL).status == 413
    assert api.delete(f"{photo}/$value").status == 405
    graph.switch(photo_delete=Taken.ACCEPTED)
    assert api.delete(f"{photo}/$value").status == 204
    assert graph.person.photo(made.id) is None
