"""What the organisation says about itself: users, org, modules, fields, layouts, lists, tags (fact sheet 6)."""

from __future__ import annotations

from typing import Any

import pytest

from crmsync.sandbox.crm import EmbeddedCrm, FieldType, Venue, custom_field


def fields(api: Any, module: str) -> dict[str, Any]:
    return {field["api_name"]: field for field in api.get("settings/fields", module=module).body["fields"]}


def test_the_user_who_asks(api: Any, api_for: Any, crm: EmbeddedCrm) -> None:
    (me,) = api.get("users", type="CurrentUser").body["users"]
    assert (me["email"], me["time_zone"], me["profile"]["name"]) == (
        "anna.keller@example.com",
        "Europe/Berlin",
        "Administrator",
    )
    (ben,) = api_for(crm, crm.people[1]).get("users", type="CurrentUser").body["users"]
    assert (ben["id"], ben["role"]["name"]) == (crm.people[1].id, "Manager")


@pytest.mark.parametrize(
    "kind, names",
    [
        ("AllUsers", ["Anna Keller", "Ben Osei", "Carla Díaz"]),
        ("ActiveUsers", ["Anna Keller", "Ben Osei"]),
        ("DeactiveUsers", ["Carla Díaz"]),
        ("AdminUsers", ["Anna Keller"]),
    ],
)
def test_users_by_type(api: Any, crm: EmbeddedCrm, kind: str, names: list[str]) -> None:
    crm.deactivate(crm.people[2])
    assert [user["full_name"] for user in api.get("users", type=kind).body["users"]] == names


def test_users_that_are_not_there(api: Any, crm: EmbeddedCrm) -> None:
    assert api.get("users", type="DeletedUsers").status == 204
    assert api.get("users", type="Nonsense").body["code"] == "PATTERN_NOT_MATCHED"
    assert api.get("users/1").status == 204
    assert api.get(f"users/{crm.person.id}").body["users"][0]["full_name"] == "Anna Keller"


def test_the_organisation(api: Any) -> None:
    (org,) = api.get("org").body["org"]
    assert (org["company_name"], org["type"]) == ("Example Ltd", "Production")
    assert org["zgid"].isdigit()


def test_modules(api: Any) -> None:
    names = [module["api_name"] for module in api.get("settings/modules").body["modules"]]
    assert names == ["Contacts", "Accounts", "Vendors", "Tasks", "Events", "Notes"]
    (contacts,) = api.get("settings/modules/Contacts").body["modules"]
    assert contacts["api_supported"] is True
    assert api.get("settings/modules/Nonsense").body["code"] == "INVALID_MODULE"


@pytest.mark.parametrize("path", ["fields", "layouts", "related_lists", "custom_views", "tags"])
def test_a_module_has_to_be_named(api: Any, path: str) -> None:
    assert api.get(f"settings/{path}").body["code"] == "REQUIRED_PARAM_MISSING"
    refused = api.get(f"settings/{path}", module="Nonsense")
    assert (refused.status, refused.body["code"]) == (400, "INVALID_MODULE")


@pytest.mark.parametrize(
    "module, name, expected",
    [
        ("Contacts", "Last_Name", {"data_type": "text", "length": 80, "system_mandatory": True}),
        ("Contacts", "First_Name", {"data_type": "text", "length": 40, "system_mandatory": False}),
        ("Contacts", "Email", {"data_type": "email", "length": 100, "unique": {}}),
        ("Contacts", "Full_Name", {"field_read_only": True, "read_only": True}),
        ("Contacts", "Date_of_Birth", {"data_type": "date"}),
        ("Contacts", "Tag", {"data_type": "text", "json_type": "jsonarray"}),
        ("Contacts", "Record_Image", {"data_type": "profileimage", "length": 255}),
        ("Accounts", "Account_Name", {"system_mandatory": True}),
        ("Vendors", "Vendor_Name", {"system_mandatory": True}),
        ("Tasks", "Due_Date", {"data_type": "date"}),
        ("Tasks", "Remind_At", {"data_type": "ALARM", "json_type": "jsonobject"}),
        ("Tasks", "Recurring_Activity", {"data_type": "RRULE"}),
        ("Tasks", "Closed_Time", {"data_type": "datetime", "read_only": True}),
        ("Events", "Event_Title", {"length": 255, "system_mandatory": True}),
        ("Events", "Remind_At", {"data_type": "multireminder", "json_type": "jsonarray"}),
        ("Events", "Participants", {"data_type": "bigint", "json_type": "jsonarray"}),
        ("Events", "All_day", {"data_type": "boolean"}),
        ("Notes", "Note_Title", {"length": 120}),
        ("Notes", "Note_Content", {"length": 65535}),
    ],
)
def test_fields(api: Any, module: str, name: str, expected: dict[str, Any]) -> None:
    assert expected.items() <= fields(api, module)[name].items()


def test_lookups_name_their_target_and_lists_their_values(api: Any) -> None:
    contacts, tasks = fields(api, "Contacts"), fields(api, "Tasks")
    assert contacts["Account_Name"]["lookup"]["module"]["api_name"] == "Accounts"
    assert tasks["What_Id"]["lookup"]["module"]["api_name"] == "se_module"
    assert [value["display_value"] for value in tasks["Priority"]["pick_list_values"]] == [
        "High",
        "Highest",
        "Low",
        "Lowest",
        "Normal",
    ]


def test_a_read_only_field_says_so_in_every_way(api: Any) -> None:
    created = fields(api, "Contacts")["Created_Time"]
    assert not any(created["operation_type"].values())
    assert created["view_type"]["edit"] is False


def test_ids_of_fields_stay_the_same(api: Any) -> None:
    first, second = (fields(api, "Contacts") for _ in range(2))
    ids = [field["id"] for field in first.values()]
    assert ids == [field["id"] for field in second.values()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    "venue, mandatory", [(Venue.ABSENT, None), (Venue.OPTIONAL, False), (Venue.REQUIRED, True)]
)
def test_the_venue_switch_changes_the_metadata(
    api: Any, crm: EmbeddedCrm, venue: Venue, mandatory: bool | None
) -> None:
    crm.switch(meeting_venue=venue)
    field = fields(api, "Events").get("Meeting_Venue__s")
    assert (field["system_mandatory"] if field else None) is mandatory


def test_a_young_organisation(api: Any, crm: EmbeddedCrm) -> None:
    assert {"Fax", "Secondary_Email", "Home_Phone"} <= fields(api, "Contacts").keys()
    crm.switch(modern_fields=True)
    young = fields(api, "Contacts")
    assert not {"Fax", "Secondary_Email", "Home_Phone", "Other_Phone", "Department"} & young.keys()
    assert (young["Phone"]["length"], young["Mailing_City"]["length"]) == (30, 100)


def test_custom_and_changed_fields(api: Any, crm: EmbeddedCrm) -> None:
    crm.add_field("Contacts", custom_field("Rank", FieldType.PICK_LIST, pick_list=["A", "B"], unique=True))
    crm.change_field("Contacts", "Phone", length=12)
    crm.remove_field("Contacts", "Twitter")
    now = fields(api, "Contacts")
    assert (now["Rank"]["custom_field"], now["Rank"]["unique"]) == (True, {"casesensitive": "false"})
    assert now["Phone"]["length"] == 12
    assert "Twitter" not in now


def test_layouts_mark_what_is_required(api: Any) -> None:
    (layout,) = api.get("settings/layouts", module="Contacts").body["layouts"]
    required = [field["api_name"] for field in layout["sections"][0]["fields"] if field["required"]]
    assert required == ["Last_Name"]


def test_related_lists_can_be_followed(api: Any, crm: EmbeddedCrm, kim: str) -> None:
    crm.person.note(kim, "called")
    crm.person.create("Tasks", {"Subject": "Call", "Who_Id": {"id": kim}})
    lists = api.get("settings/related_lists", module="Contacts").body["related_lists"]
    assert [entry["api_name"] for entry in lists] == ["Notes", "Tasks", "Events", "Emails"]
    for name, status in (("Notes", 200), ("Tasks", 200), ("Events", 204)):
        href = next(entry["href"] for entry in lists if entry["api_name"] == name)
        assert api.get(href.replace("{ENTITYID}", kim), fields="id").status == status


class TestNotes:
    def test_on_a_record_and_through_the_module(self, api: Any, kim: str) -> None:
        made = api.call("POST", f"Contacts/{kim}/Notes", {"data": [{"Note_Content": "one"}]})
        assert made.status == 201
        other = api.create(
            "Notes",
            {"Note_Content": "two", "Parent_Id": {"id": kim, "module": {"api_name": "Contacts", "id": "1"}}},
        )
        assert other.codes == ["SUCCESS"]
        notes = api.get(f"Contacts/{kim}/Notes", fields="Note_Content,Parent_Id").body["data"]
        assert {note["Note_Content"] for note in notes} == {"one", "two"}
        assert notes[0]["Parent_Id"]["id"] == kim
        assert notes[0]["Parent_Id"]["module"]["api_name"] == "Contacts"

    def test_they_need_a_parent_and_a_text(self, api: Any, kim: str) -> None:
        assert api.create("Notes", {"Note_Content": "x"}).codes == ["MANDATORY_NOT_FOUND"]
        refused = api.call("POST", f"Contacts/{kim}/Notes", {"data": [{"Note_Title": "x"}]})
        assert refused.codes == ["MANDATORY_NOT_FOUND"]
        assert api.call("POST", "Contacts/1/Notes", {"data": [{"Note_Content": "x"}]}).status == 400

    def test_only_notes_are_created_on_a_record(self, api: Any, kim: str) -> None:
        refused = api.call("POST", f"Contacts/{kim}/Tasks", {"data": [{"Subject": "x"}]})
        assert refused.body["code"] == "INVALID_REQUEST_METHOD"
        assert api.get(f"Contacts/{kim}/Nonsense", fields="id").body["code"] == "INVALID_DATA"


class TestOrganizationEmails:
    def test_they_are_not_there_by_default(self, api: Any) -> None:
        refused = api.get("settings/emails/org_emails")
        assert (refused.status, refused.body["code"]) == (404, "INVALID_URL_PATTERN")

    def test_they_can_be_switched_on(self, api: Any, crm: EmbeddedCrm) -> None:
        crm.switch(organization_emails=True)
        path = "settings/emails/org_emails"
        assert api.get(path).status == 204
        item = {"display_name": "Sales", "email": "sales@example.com"}
        made = api.call("POST", path, {"org_emails": [item, item, {"email": "nonsense"}]})
        assert (made.status, made.codes) == (207, ["SUCCESS", "DUPLICATE_DATA", "INVALID_DATA"])
        identity = made.items[0]["details"]["id"]
        (address,) = api.get(f"{path}/{identity}").body["org_emails"]
        assert (address["email"], address["confirm"]) == ("sales@example.com", False)
        old = crm.confirmation_code(identity)
        assert api.call("POST", f"{path}/{identity}/actions/resend_confirm_email").codes == ["SUCCESS"]
        assert api.call("POST", f"{path}/{identity}/actions/confirm", code="nonsense").status == 400
        code = crm.confirmation_code(identity)
        assert code is not None
        assert old is not None
        assert api.call("POST", f"{path}/{identity}/actions/confirm", code=code).codes == ["SUCCESS"]
        senders = api.get("settings/emails/actions/from_addresses").body["from_addresses"]
        assert [sender["email"] for sender in senders] == ["anna.keller@example.com", "sales@example.com"]
        assert api.call("DELETE", f"{path}/{identity}").codes == ["SUCCESS"]
        assert api.call("DELETE", f"{path}/{identity}").codes == ["INVALID_DATA"]
        assert api.get(path).status == 204


class TestTags:
    def test_making_and_listing(self, api: Any) -> None:
        made = api.call(
            "POST",
            "settings/tags",
            {"tags": [{"name": "vip", "color_code": "#57B1FD"}, {"name": "VIP"}, {"name": "x" * 26}, {}]},
            module="Contacts",
        )
        assert (made.status, made.codes) == (
            207,
            ["SUCCESS", "DUPLICATE_DATA", "INVALID_DATA", "INVALID_DATA"],
        )
        listed = api.get("settings/tags", module="Contacts").body
        assert [(tag["name"], tag["color_code"]) for tag in listed["tags"]] == [("vip", "#57B1FD")]
        assert listed["info"] == {"count": 1, "allowed_count": 100}
        assert api.get("settings/tags", module="Tasks").body["tags"] == []

    def test_a_module_has_at_most_a_hundred(self, api: Any, kim: str) -> None:
        names = [{"name": f"t{number}"} for number in range(100)]
        assert set(api.call("POST", "settings/tags", {"tags": names}, module="Contacts").codes) == {"SUCCESS"}
        assert api.update("Contacts", {"id": kim, "Tag": [{"name": "more"}]}).codes == ["LIMIT_EXCEEDED"]
        assert api.update("Contacts", {"id": kim, "Tag": [{"name": "T7"}]}).codes == ["SUCCESS"]
