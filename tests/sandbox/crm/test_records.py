"""Creating, reading, changing, upserting and deleting records through the API (fact sheet 3.2–3.4)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from support.clock import FakeClock

from crmsync.sandbox.crm import EmbeddedCrm

MEETING = {
    "Event_Title": "Review",
    "Start_DateTime": "2026-03-03T10:00:00+01:00",
    "End_DateTime": "2026-03-03T11:00:00+01:00",
}


def test_a_created_record_is_read_back_with_what_the_server_adds(api: Any) -> None:
    made = api.create("Contacts", {"First_Name": "Zoë", "Last_Name": "Probe", "Salutation": "Dr."})
    assert made.status == 201
    assert made.item["message"] == "record added"
    assert made.item["details"]["Created_Time"] == "2026-03-02T10:00:00+01:00"
    read = api.get(f"Contacts/{made.id}").body["data"][0]
    assert read["Full_Name"] == "Dr. Zoë Probe"
    assert read["Owner"]["email"] == "anna.keller@example.com"
    assert read["Modified_Time"] == made.item["details"]["Modified_Time"]
    assert read["$approval_state"] == "approved"


def test_ids_are_longer_than_a_float_can_hold(api: Any) -> None:
    identity = api.create("Contacts", {"Last_Name": "A"}).id
    assert len(identity) == 19
    assert int(float(identity)) != int(identity)


def test_an_absent_record_is_204(api: Any, crm: EmbeddedCrm, kim: str) -> None:
    assert api.get("Contacts/5551234000000999999").status == 204
    assert api.get(f"Tasks/{kim}").status == 204
    crm.person.delete(kim)
    assert api.get(f"Contacts/{kim}").status == 204


@pytest.mark.parametrize(
    "records, status, codes",
    [
        ([{"Last_Name": "A"}, {"Last_Name": "B"}], 201, ["SUCCESS", "SUCCESS"]),
        ([{"Last_Name": "A"}, {"First_Name": "B"}], 207, ["SUCCESS", "MANDATORY_NOT_FOUND"]),
        ([{"First_Name": "A"}, {"Last_Name": ""}], 400, ["MANDATORY_NOT_FOUND", "MANDATORY_NOT_FOUND"]),
    ],
)
def test_every_item_has_its_own_fate(api: Any, records: list[Any], status: int, codes: list[str]) -> None:
    made = api.create("Contacts", *records)
    assert (made.status, made.codes) == (status, codes)


def test_a_missing_mandatory_field_is_named(api: Any) -> None:
    made = api.create("Contacts", {"Last_Name": "A"}, {"First_Name": "B"})
    assert made.items[1]["details"] == {"api_name": "Last_Name", "json_path": "$.data[1].Last_Name"}


@pytest.mark.parametrize(
    "body, code",
    [
        ([], "INVALID_DATA"),
        ({}, "MANDATORY_NOT_FOUND"),
        ({"data": []}, "INVALID_DATA"),
        ({"data": {"Last_Name": "A"}}, "INVALID_DATA"),
        ({"data": [{"Last_Name": "A"}] * 101}, "INVALID_DATA"),
        ({"data": [{"Last_Name": "A"}], "trigger": ["nonsense"]}, "INVALID_DATA"),
    ],
)
def test_a_body_that_cannot_be_read_refuses_the_whole_call(
    api: Any, crm: EmbeddedCrm, body: Any, code: str
) -> None:
    refused = api.call("POST", "Contacts", body)
    assert (refused.status, refused.body["code"]) == (400, code)
    assert crm.records("Contacts") == []


def test_garbage_is_refused(api: Any) -> None:
    headers = {"Authorization": f"Zoho-oauthtoken {api.token}"}
    refused = api.send("POST", "/crm/v8/Contacts", body=b"\xff{", headers=headers)
    assert (refused.status, refused.body["code"]) == (400, "INVALID_DATA")


@pytest.mark.parametrize("item", [None, "text", 7, ["list"]])
def test_an_item_that_is_no_object_is_refused_alone(api: Any, item: Any) -> None:
    made = api.call("POST", "Contacts", {"data": [item, {"Last_Name": "A"}], "trigger": []})
    assert (made.status, made.codes) == (207, ["INVALID_DATA", "SUCCESS"])


def test_an_update_changes_only_what_it_names(api: Any, clock: FakeClock, kim: str) -> None:
    clock.advance(timedelta(seconds=5))
    done = api.update("Contacts", {"id": kim, "Title": "Boss", "Phone": None})
    assert (done.status, done.item["message"]) == (200, "record updated")
    read = api.get(f"Contacts/{kim}").body["data"][0]
    assert (read["Title"], read["Phone"], read["Email"]) == ("Boss", None, "kim@example.com")
    assert read["Modified_Time"] == "2026-03-02T10:00:05+01:00"
    assert read["Created_Time"] == "2026-03-02T10:00:00+01:00"


def test_ids_may_be_numbers_in_bodies(api: Any, kim: str) -> None:
    assert api.update("Contacts", {"id": int(kim), "Title": "Boss"}).codes == ["SUCCESS"]
    task = api.create("Tasks", {"Subject": "Call", "Who_Id": {"id": int(kim)}})
    assert api.get(f"Tasks/{task.id}").body["data"][0]["Who_Id"] == {"name": "Kim Probe", "id": kim}


def test_a_single_put_takes_one_record_of_any_id(api: Any, kim: str) -> None:
    assert api.update(f"Contacts/{kim}", {"Title": "Boss"}).id == kim
    refused = api.update(f"Contacts/{kim}", {"Title": "A"}, {"Title": "B"})
    assert refused.body["details"]["maximum_length"] == 1


@pytest.mark.parametrize(
    "item, code",
    [
        ({"Title": "x"}, "MANDATORY_NOT_FOUND"),
        ({"id": "5551234000000999999", "Title": "x"}, "INVALID_DATA"),
        ({"id": "nonsense", "Title": "x"}, "INVALID_DATA"),
        ({"id": 10**30, "Title": "x"}, "INVALID_DATA"),
        ({"id": True, "Title": "x"}, "INVALID_DATA"),
    ],
)
def test_an_update_needs_a_record_that_is_there(api: Any, item: Any, code: str) -> None:
    refused = api.update("Contacts", item)
    assert (refused.status, refused.codes) == (400, [code])


def test_a_mandatory_field_cannot_be_emptied(api: Any, kim: str) -> None:
    assert api.update("Contacts", {"id": kim, "Last_Name": None}).codes == ["MANDATORY_NOT_FOUND"]


def test_modified_time_never_goes_back(api: Any, clock: FakeClock, kim: str) -> None:
    clock.advance(timedelta(seconds=10))
    first = api.update("Contacts", {"id": kim, "Title": "A"}).item["details"]["Modified_Time"]
    clock.advance(timedelta(seconds=-60))
    assert api.update("Contacts", {"id": kim, "Title": "B"}).item["details"]["Modified_Time"] == first


def test_two_edits_in_one_second_have_one_time(api: Any, clock: FakeClock, kim: str) -> None:
    times = set()
    for title in ("A", "B"):
        times.add(api.update("Contacts", {"id": kim, "Title": title}).item["details"]["Modified_Time"])
        clock.advance(timedelta(milliseconds=400))
    assert len(times) == 1


@pytest.mark.parametrize(
    "since, status",
    [
        ("2026-03-02T10:00:00+01:00", 200),
        ("2026-03-02T09:00:00+00:00", 200),
        ("2026-03-02T09:59:59+01:00", 412),
        ("2026-03-02T08:59:59Z", 412),
    ],
)
def test_if_unmodified_since_is_kept_to_the_second(
    api: Any, crm: EmbeddedCrm, kim: str, since: str, status: int
) -> None:
    done = api.update(f"Contacts/{kim}", {"Title": "Boss"}, headers={"If-Unmodified-Since": since})
    assert done.status == status
    assert (crm.person.record(kim) or {})["Title"] == ("Boss" if status == 200 else None)


def test_412_tells_who_was_faster(api: Any, kim: str) -> None:
    refused = api.update(
        f"Contacts/{kim}", {"Title": "x"}, headers={"If-Unmodified-Since": "2020-01-01T00:00:00Z"}
    )
    assert refused.codes == ["ALREADY_MODIFIED"]
    details = refused.item["details"]
    assert (details["id"], details["Modified_Time"]) == (kim, "2026-03-02T10:00:00+01:00")
    assert details["Modified_By"]["name"] == "Anna Keller"


def test_one_stale_record_keeps_a_whole_batch_out(
    api: Any, clock: FakeClock, crm: EmbeddedCrm, kim: str
) -> None:
    clock.advance(timedelta(minutes=1))
    newer = crm.person.create("Contacts", {"Last_Name": "New"})
    since = {"If-Unmodified-Since": "2026-03-02T10:00:30+01:00"}
    refused = api.update("Contacts", {"id": kim, "Title": "A"}, {"id": newer, "Title": "B"}, headers=since)
    assert (refused.status, refused.id) == (412, newer)
    assert (crm.person.record(kim) or {})["Title"] is None


def test_a_header_that_is_no_time_is_refused(api: Any, kim: str) -> None:
    refused = api.update(f"Contacts/{kim}", {"Title": "x"}, headers={"If-Unmodified-Since": "yesterday"})
    assert (refused.status, refused.body["code"]) == (400, "INVALID_DATA")


def test_the_owner_changes_like_a_field_and_by_action(api: Any, crm: EmbeddedCrm, kim: str) -> None:
    ben, carla = crm.people[1:3]
    assert api.update("Contacts", {"id": kim, "Owner": {"id": ben.id}}).codes == ["SUCCESS"]
    assert (crm.person.record(kim) or {})["Owner"]["name"] == "Ben Osei"
    done = api.call("POST", f"Contacts/{kim}/actions/change_owner", {"owner": {"id": carla.id}})
    assert done.item["message"] == "owner is successfully updated"
    assert (crm.person.record(kim) or {})["Owner"]["name"] == "Carla Díaz"
    refused = api.update("Contacts", {"id": kim, "Owner": {"id": "5551234000000999999"}})
    assert refused.item["details"]["json_path"] == "$.data[0].Owner.id"


def test_who_no_longer_works_there_cannot_own(api: Any, crm: EmbeddedCrm) -> None:
    carla = crm.people[2]
    crm.deactivate(carla)
    assert api.create("Contacts", {"Last_Name": "A", "Owner": {"id": carla.id}}).codes == ["INVALID_DATA"]


class TestUpsert:
    def test_it_updates_what_it_finds_and_creates_the_rest(self, api: Any, kim: str) -> None:
        body = {
            "data": [
                {"Last_Name": "Probe", "Email": "KIM@example.com", "Title": "Boss"},
                {"Last_Name": "New", "Email": "new@example.com"},
            ],
            "duplicate_check_fields": ["Email"],
            "trigger": [],
        }
        done = api.call("POST", "Contacts/upsert", body)
        assert done.status == 200
        assert [(item["action"], item["duplicate_field"]) for item in done.items] == [
            ("update", "Email"),
            ("insert", None),
        ]
        assert done.items[0]["details"]["id"] == kim

    def test_the_systems_own_check_field_counts_unasked(self, api: Any, crm: EmbeddedCrm) -> None:
        acme = crm.person.create("Accounts", {"Account_Name": "Acme"})
        done = api.call(
            "POST", "Accounts/upsert", {"data": [{"Account_Name": "ACME", "Phone": "1"}], "trigger": []}
        )
        assert (done.item["action"], done.id) == ("update", acme)

    @pytest.mark.parametrize("module", ["Tasks", "Events", "Notes"])
    def test_some_modules_have_none(self, api: Any, module: str) -> None:
        refused = api.call("POST", f"{module}/upsert", {"data": [{"Subject": "x"}]})
        assert (refused.status, refused.body["code"]) == (400, "NOT_SUPPORTED")

    def test_a_stale_one_is_412_and_nothing_is_written(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        body = {
            "data": [{"Last_Name": "New"}, {"Last_Name": "Probe", "Email": "kim@example.com"}],
            "trigger": [],
        }
        refused = api.call("POST", "Contacts/upsert", body, {"If-Unmodified-Since": "2020-01-01T00:00:00Z"})
        assert (refused.status, refused.id) == (412, kim)
        assert len(crm.records("Contacts")) == 1


class TestUnique:
    def test_a_second_record_with_a_unique_value_is_refused_and_named(
        self, api: Any, crm: EmbeddedCrm, kim: str
    ) -> None:
        crm.change_field("Contacts", "Email", unique=True)
        refused = api.create("Contacts", {"Last_Name": "Other", "Email": "Kim@Example.com"})
        assert refused.codes == ["DUPLICATE_DATA"]
        assert refused.item["details"]["duplicate_record"]["id"] == kim

    def test_so_is_a_second_one_in_the_same_call(self, api: Any, crm: EmbeddedCrm) -> None:
        crm.change_field("Contacts", "Email", unique=True)
        made = api.create("Contacts", *({"Last_Name": name, "Email": "a@example.com"} for name in "AB"))
        assert (made.status, made.codes) == (207, ["SUCCESS", "DUPLICATE_DATA"])

    def test_a_record_may_keep_its_own_value(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        crm.change_field("Contacts", "Email", unique=True)
        assert api.update("Contacts", {"id": kim, "Email": "kim@example.com"}).codes == ["SUCCESS"]

    def test_the_recycle_bin_does_not_count(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        crm.change_field("Contacts", "Email", unique=True)
        crm.person.delete(kim)
        assert api.create("Contacts", {"Last_Name": "New", "Email": "kim@example.com"}).codes == ["SUCCESS"]

    def test_by_default_two_may_share_an_address(self, api: Any, kim: str) -> None:
        assert api.create("Contacts", {"Last_Name": "Twin", "Email": "kim@example.com"}).codes == ["SUCCESS"]


def test_several_problems_come_in_one_error(api: Any) -> None:
    refused = api.create("Contacts", {"First_Name": "x" * 41, "Email": "nonsense"})
    assert refused.codes == ["MULTIPLE_OR_MULTI_ERRORS"]
    errors = {error["details"]["api_name"]: error["code"] for error in refused.item["details"]["errors"]}
    assert errors == {
        "First_Name": "INVALID_DATA",
        "Email": "INVALID_DATA",
        "Last_Name": "MANDATORY_NOT_FOUND",
    }


@pytest.mark.parametrize(
    "code",
    [
        "RECORD_LOCKED",
        "RECORD_IN_BLUEPRINT",
        "NOT_APPROVED",
        "CONVERTED_RECORD",
        "NO_PERMISSION",
        "CANNOT_PROCESS",
    ],
)
def test_a_blocked_record_takes_no_write(api: Any, crm: EmbeddedCrm, kim: str, code: str) -> None:
    crm.block(kim, code)
    assert api.update("Contacts", {"id": kim, "Title": "x"}).codes == [code]
    assert api.call("DELETE", f"Contacts/{kim}").codes == [code]
    assert api.get(f"Contacts/{kim}").body["data"][0]["Locked__s"] is (code == "RECORD_LOCKED")
    crm.block(kim, None)
    assert api.update("Contacts", {"id": kim, "Title": "x"}).codes == ["SUCCESS"]


def test_a_full_organisation_takes_no_more(api: Any, crm: EmbeddedCrm, kim: str) -> None:
    crm.switch(storage_limit=2)
    made = api.create("Contacts", {"Last_Name": "A"}, {"Last_Name": "B"})
    assert (made.status, made.codes) == (207, ["SUCCESS", "STORAGE_SPACE_EXCEEDED"])


class TestDelete:
    def test_many_at_once(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        done = api.call("DELETE", "Contacts", ids=f"{kim},5551234000000999999")
        assert (done.status, done.codes) == (207, ["SUCCESS", "INVALID_DATA"])
        assert done.items[1]["message"] == "record not deleted"
        assert crm.records("Contacts") == []

    def test_one(self, api: Any, kim: str) -> None:
        done = api.call("DELETE", f"Contacts/{kim}")
        assert (done.status, done.item["message"], done.id) == (200, "record deleted", kim)
        assert api.call("DELETE", f"Contacts/{kim}").status == 400

    def test_ids_are_needed_and_at_most_a_hundred(self, api: Any) -> None:
        assert api.call("DELETE", "Contacts").body["code"] == "REQUIRED_PARAM_MISSING"
        assert api.call("DELETE", "Contacts", ids=",".join(["1"] * 101)).body["code"] == "LIMIT_EXCEEDED"


def test_a_task_is_closed_when_it_is_completed_and_opened_again(
    api: Any, crm: EmbeddedCrm, clock: FakeClock
) -> None:
    crm.switch(access_token_lifetime=timedelta(days=1))
    api.token = api.refresh()["access_token"]
    task = api.create("Tasks", {"Subject": "Call", "Status": "Not Started"}).id

    def closed() -> Any:
        return api.get(f"Tasks/{task}").body["data"][0]["Closed_Time"]

    assert closed() is None
    clock.advance(timedelta(hours=1))
    api.update("Tasks", {"id": task, "Status": "Completed"})
    assert closed() == "2026-03-02T11:00:00+01:00"
    clock.advance(timedelta(hours=1))
    api.update("Tasks", {"id": task, "Priority": "High"})
    assert closed() == "2026-03-02T11:00:00+01:00"
    api.update("Tasks", {"id": task, "Status": "In Progress"})
    assert closed() is None


def test_a_meeting_cannot_end_before_it_starts(api: Any) -> None:
    refused = api.create("Events", MEETING | {"End_DateTime": "2026-03-03T09:00:00+01:00"})
    assert refused.item["details"]["api_name"] == "End_DateTime"
    meeting = api.create("Events", MEETING).id
    assert api.update("Events", {"id": meeting, "Start_DateTime": "2026-03-04T10:00:00+01:00"}).codes == [
        "INVALID_DATA"
    ]


@pytest.mark.parametrize(
    "method, path, status, code",
    [
        ("GET", "Nonsense?fields=id", 400, "INVALID_MODULE"),
        ("POST", "Nonsense", 400, "INVALID_DATA"),
        ("GET", "Contacts/1/2/3/4/5", 404, "INVALID_URL_PATTERN"),
        ("GET", "settings/nonsense", 404, "INVALID_URL_PATTERN"),
        ("PUT", "settings/fields?module=Contacts", 400, "INVALID_REQUEST_METHOD"),
        ("PATCH", "Contacts", 400, "INVALID_REQUEST_METHOD"),
    ],
)
def test_addresses_that_lead_nowhere(api: Any, method: str, path: str, status: int, code: str) -> None:
    refused = api.call(method, path)
    assert (refused.status, refused.body["code"], refused.body["status"]) == (status, code, "error")
