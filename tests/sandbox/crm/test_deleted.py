"""The recycle bin, deleted lists and their end, restoring, purging, merging (fact sheet 3.5)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from support.clock import FakeClock

from crmsync.sandbox.crm import EmbeddedCrm, ItemError


def listed(api: Any, **query: Any) -> list[tuple[str, str]]:
    reply = api.get("Contacts/deleted", **query)
    return [(entry["id"], entry["type"]) for entry in reply.body["data"]] if reply.status == 200 else []


def sign_in_again(api: Any) -> None:
    api.token = api.refresh()["access_token"]


def test_nothing_deleted_is_204(api: Any) -> None:
    assert api.get("Contacts/deleted").status == 204


def test_a_deleted_record_is_listed_with_who_and_when(
    api: Any, crm: EmbeddedCrm, clock: FakeClock, kim: str
) -> None:
    clock.advance(timedelta(minutes=1))
    crm.people[1].delete(kim)
    (entry,) = api.get("Contacts/deleted").body["data"]
    assert entry == {
        "id": kim,
        "display_name": "Kim Probe",
        "type": "recycle",
        "deleted_time": "2026-03-02T10:01:00+01:00",
        "deleted_by": {"name": "Ben Osei", "id": crm.people[1].id},
        "created_by": {"name": "Anna Keller", "id": crm.person.id},
    }


def test_a_purged_record_keeps_only_its_id(api: Any, crm: EmbeddedCrm, kim: str) -> None:
    crm.person.delete(kim)
    crm.person.purge(kim)
    (entry,) = api.get("Contacts/deleted").body["data"]
    assert (entry["id"], entry["type"]) == (kim, "permanent")
    assert entry["display_name"] is entry["deleted_by"] is entry["created_by"] is None
    with pytest.raises(ItemError):
        crm.person.restore(kim)


@pytest.mark.parametrize("kind, wanted", [("all", 2), ("recycle", 1), ("permanent", 1)])
def test_types(api: Any, crm: EmbeddedCrm, kind: str, wanted: int) -> None:
    ids = crm.person.create_many("Contacts", [{"Last_Name": "A"}, {"Last_Name": "B"}])
    crm.person.delete(*ids)
    crm.person.purge(ids[0])
    assert len(listed(api, type=kind)) == wanted


def test_a_type_that_does_not_exist(api: Any) -> None:
    assert api.get("Contacts/deleted", type="some").body["code"] == "PATTERN_NOT_MATCHED"


def test_pages_and_since(api: Any, crm: EmbeddedCrm, clock: FakeClock) -> None:
    ids = crm.person.create_many("Contacts", ({"Last_Name": str(number)} for number in range(3)))
    for number in ids:
        clock.advance(timedelta(seconds=1))
        crm.person.delete(number)
    assert [number for number, _ in listed(api, per_page=2)] == [ids[2], ids[1]]
    assert [number for number, _ in listed(api, per_page=2, page=2)] == [ids[0]]
    reply = api.get("Contacts/deleted", {"If-Modified-Since": "2026-03-02T09:00:02Z"})
    assert [entry["id"] for entry in reply.body["data"]] == [ids[2]]


def test_other_modules_are_not_listed(api: Any, crm: EmbeddedCrm) -> None:
    crm.person.delete(crm.person.create("Tasks", {"Subject": "Call"}))
    assert api.get("Contacts/deleted").status == 204


@pytest.mark.parametrize("purged, days", [(False, 60), (True, 120)])
def test_entries_drop_out(
    api: Any, crm: EmbeddedCrm, clock: FakeClock, kim: str, purged: bool, days: int
) -> None:
    crm.person.delete(kim)
    if purged:
        crm.person.purge(kim)
    clock.advance(timedelta(days=days) - timedelta(seconds=1))
    sign_in_again(api)
    assert [number for number, _ in listed(api)] == [kim]
    clock.advance(timedelta(seconds=1))
    assert listed(api) == []


def test_what_dropped_out_cannot_be_restored(crm: EmbeddedCrm, clock: FakeClock, kim: str) -> None:
    crm.person.delete(kim)
    clock.advance(timedelta(days=60))
    with pytest.raises(ItemError):
        crm.person.restore(kim)


class TestRestore:
    def test_a_record_comes_back_whole(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        crm.person.tag(kim, "vip")
        before = crm.person.record(kim)
        crm.person.delete(kim)
        crm.person.restore(kim)
        assert crm.person.record(kim) == before
        assert api.get("Contacts/deleted").status == 204

    @pytest.mark.parametrize("moves, names", [(True, ["Probe"]), (False, [])])
    def test_its_time_moves_or_not(
        self, api: Any, crm: EmbeddedCrm, clock: FakeClock, kim: str, moves: bool, names: list[str]
    ) -> None:
        crm.switch(restore_moves_modified=moves)
        clock.advance(timedelta(minutes=1))
        crm.person.delete(kim)
        crm.person.restore(kim)
        reply = api.get("Contacts", {"If-Modified-Since": "2026-03-02T09:00:30Z"}, fields="Last_Name")
        assert [record["Last_Name"] for record in (reply.body or {"data": []})["data"]] == names

    def test_through_the_api(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        crm.person.delete(kim)
        (entry,) = api.get("settings/recycle_bin").body["recycle_bin"]
        assert (entry["id"], entry["display_name"], entry["module"]["api_name"]) == (
            kim,
            "Kim Probe",
            "Contacts",
        )
        assert api.get(f"settings/recycle_bin/{kim}").status == 200
        done = api.call("POST", "settings/recycle_bin/actions/restore", {"recycle_bin": [{"id": kim}]})
        assert (done.status, done.codes) == (200, ["SUCCESS"])
        assert api.get("settings/recycle_bin").status == 204
        assert api.call("POST", f"settings/recycle_bin/{kim}/actions/restore", {}).codes == ["INVALID_DATA"]

    def test_purging_through_the_api(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        crm.person.delete(kim)
        assert api.call("DELETE", "settings/recycle_bin", ids=kim).codes == ["SUCCESS"]
        assert api.call("DELETE", f"settings/recycle_bin/{kim}").codes == ["INVALID_DATA"]
        assert api.call("DELETE", "settings/recycle_bin").body["code"] == "REQUIRED_PARAM_MISSING"
        assert listed(api) == [(kim, "permanent")]


class TestMerge:
    def test_the_losers_data_move(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        person = crm.person
        twin = person.create(
            "Contacts", {"Last_Name": "Twin", "Mobile": "+49 170 1", "Email": "other@example.com"}
        )
        person.tag(kim, "a")
        person.tag(twin, "b")
        person.set_photo(twin, b"\x89PNG\r\n\x1a\n1")
        person.note(twin, "about the twin")
        task = person.create("Tasks", {"Subject": "Call", "Who_Id": {"id": twin}})
        event = person.create(
            "Events",
            {
                "Event_Title": "Review",
                "Start_DateTime": "2026-03-03T10:00:00Z",
                "End_DateTime": "2026-03-03T11:00:00Z",
                "Participants": [{"type": "contact", "participant": twin}],
            },
        )
        crm.merge(kim, twin)
        kept = person.record(kim) or {}
        assert (kept["Mobile"], kept["Email"], kept["Last_Name"]) == ("+49 170 1", "kim@example.com", "Probe")
        assert [tag["name"] for tag in kept["Tag"]] == ["a", "b"]
        assert person.photo(kim) == b"\x89PNG\r\n\x1a\n1"
        assert (person.record(task) or {})["Who_Id"]["id"] == kim
        assert (person.record(event) or {})["Participants"][0]["participant"] == kim
        notes = api.get(f"Contacts/{kim}/Notes", fields="Note_Content").body["data"]
        assert [note["Note_Content"] for note in notes] == ["about the twin"]
        assert listed(api) == [(twin, "recycle")]

    def test_only_records_of_one_module_merge(self, crm: EmbeddedCrm, kim: str) -> None:
        task = crm.person.create("Tasks", {"Subject": "Call"})
        for lose in (task, kim, "5551234000000999999"):
            with pytest.raises(ItemError):
                crm.merge(kim, lose)
        assert crm.person.record(kim) is not None
