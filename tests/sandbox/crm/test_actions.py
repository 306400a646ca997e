"""Tags, photos, mail and cancelled meetings of records (fact sheet 4.7, 5; V7 tags)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from support.clock import FakeClock

from crmsync.sandbox.crm import EmbeddedCrm, Reaction

PIXEL = b"\x89PNG\r\n\x1a\n0000"
MEETING = {
    "Event_Title": "Review",
    "Start_DateTime": "2026-03-03T10:00:00Z",
    "End_DateTime": "2026-03-03T11:00:00Z",
}


def tags_of(crm: EmbeddedCrm, identity: str) -> list[str]:
    return [tag["name"] for tag in (crm.person.record(identity) or {})["Tag"]]


def modified(crm: EmbeddedCrm, identity: str) -> str:
    return str((crm.person.record(identity) or {})["Modified_Time"])


class TestTags:
    def test_a_write_replaces_them(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        api.update("Contacts", {"id": kim, "Tag": [{"name": "a"}, {"name": "b"}, {"name": "A"}]})
        assert tags_of(crm, kim) == ["a", "b"]
        api.update("Contacts", {"id": kim, "Tag": [{"name": "c"}]})
        assert tags_of(crm, kim) == ["c"]
        api.update("Contacts", {"id": kim, "Title": "Boss"})
        assert tags_of(crm, kim) == ["c"]
        api.update("Contacts", {"id": kim, "Tag": None})
        assert tags_of(crm, kim) == []

    def test_the_id_of_a_tag_goes_before_its_name(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        crm.person.tag(kim, "a")
        (tag,) = (crm.person.record(kim) or {})["Tag"]
        api.update("Contacts", {"id": kim, "Tag": [{"id": tag["id"], "name": "other"}]})
        assert tags_of(crm, kim) == ["a"]
        assert api.update("Contacts", {"id": kim, "Tag": [{"id": "1"}]}).codes == ["INVALID_DATA"]

    def test_adding_overwriting_removing(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        def act(action: str, **body: Any) -> Any:
            return api.call("POST", f"Contacts/{kim}/actions/{action}", body)

        act("add_tags", tags=[{"name": "a"}])
        done = act("add_tags", tags=[{"name": "b"}, {"name": "a"}])
        assert [tag["name"] for tag in done.item["details"]["tags"]] == ["a", "b"]
        act("remove_tags", tags=[{"name": "A"}, {"name": "never there"}])
        assert tags_of(crm, kim) == ["b"]
        act("add_tags", tags=[{"name": "c"}], over_write=True)
        assert tags_of(crm, kim) == ["c"]

    def test_many_records_at_once(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        other = crm.person.create("Contacts", {"Last_Name": "Other"})
        body = {"tags": [{"name": "vip"}], "ids": [kim, other, "5551234000000999999"]}
        done = api.call("POST", "Contacts/actions/add_tags", body)
        assert (done.status, done.codes) == (207, ["SUCCESS", "SUCCESS", "INVALID_DATA"])
        assert tags_of(crm, other) == ["vip"]

    def test_a_record_has_at_most_ten(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        crm.person.tag(kim, *(str(number) for number in range(10)))
        refused = api.call("POST", f"Contacts/{kim}/actions/add_tags", {"tags": [{"name": "more"}]})
        assert (refused.status, refused.codes) == (400, ["LIMIT_EXCEEDED"])

    @pytest.mark.parametrize("moves", [True, False])
    def test_modified_time_moves_or_not(
        self, api: Any, crm: EmbeddedCrm, clock: FakeClock, kim: str, moves: bool
    ) -> None:
        crm.switch(tag_moves_modified=moves)
        before = modified(crm, kim)
        clock.advance(timedelta(minutes=1))
        api.call("POST", f"Contacts/{kim}/actions/add_tags", {"tags": [{"name": "a"}]})
        assert (modified(crm, kim) != before) is moves
        clock.advance(timedelta(minutes=1))
        api.update("Contacts", {"id": kim, "Tag": [{"name": "b"}]})
        assert (modified(crm, kim) != before) is moves
        api.update("Contacts", {"id": kim, "Tag": [{"name": "b"}], "Title": "Boss"})
        assert modified(crm, kim) != before


class TestPhotos:
    def upload(self, api: Any, identity: str, content: bytes, name: str = "file") -> Any:
        return api.send(
            "POST",
            f"/crm/v8/Contacts/{identity}/photo",
            fields={name: ("kim.png", content)},
            headers={"Authorization": f"Zoho-oauthtoken {api.token}"},
        )

    def test_up_and_down_and_away(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        assert api.get(f"Contacts/{kim}/photo").status == 204
        assert api.get(f"Contacts/{kim}").body["data"][0]["Record_Image"] is None
        done = self.upload(api, kim, PIXEL)
        assert (done.status, done.body["message"]) == (200, "photo uploaded successfully")
        down = api.get(f"Contacts/{kim}/photo")
        assert (down.status, down.raw, down.headers["Content-Type"]) == (200, PIXEL, "application/x-download")
        first = api.get(f"Contacts/{kim}").body["data"][0]["Record_Image"]
        self.upload(api, kim, PIXEL + b"1")
        assert api.get(f"Contacts/{kim}").body["data"][0]["Record_Image"] not in (None, first)
        assert api.call("DELETE", f"Contacts/{kim}/photo").body["message"] == "Photo deleted"
        assert api.call("DELETE", f"Contacts/{kim}/photo").status == 204

    def test_what_is_no_photo(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        assert self.upload(api, kim, b"text").body["message"] == "The image format is invalid."
        assert self.upload(api, kim, PIXEL, name="other").body["code"] == "MANDATORY_NOT_FOUND"
        assert self.upload(api, kim, PIXEL + bytes(10 * 1024 * 1024)).status == 400
        assert self.upload(api, "5551234000000999999", PIXEL).status == 400
        assert crm.person.photo(kim) is None

    def test_tasks_have_none(self, api: Any, crm: EmbeddedCrm) -> None:
        task = crm.person.create("Tasks", {"Subject": "Call"})
        refused = api.call("DELETE", f"Tasks/{task}/photo")
        assert refused.body["code"] == "INVALID_MODULE"

    @pytest.mark.parametrize("moves", [True, False])
    def test_modified_time_moves_or_not(
        self, api: Any, crm: EmbeddedCrm, clock: FakeClock, kim: str, moves: bool
    ) -> None:
        crm.switch(photo_moves_modified=moves)
        before = modified(crm, kim)
        clock.advance(timedelta(minutes=1))
        self.upload(api, kim, PIXEL)
        assert (modified(crm, kim) != before) is moves


@pytest.mark.parametrize("moves", [True, False])
def test_a_note_moves_its_parent_or_not(crm: EmbeddedCrm, clock: FakeClock, kim: str, moves: bool) -> None:
    crm.switch(note_moves_modified=moves)
    before = modified(crm, kim)
    clock.advance(timedelta(minutes=1))
    crm.person.note(kim, "called")
    assert (modified(crm, kim) != before) is moves


class TestMail:
    def mail(self, **changes: Any) -> dict[str, Any]:
        return {
            "from": {"user_name": "Anna", "email": "anna.keller@example.com"},
            "to": [{"user_name": "Kim", "email": "kim@example.com"}],
            "subject": "Hello",
            "content": "hi",
        } | changes

    def send(self, api: Any, identity: str, **changes: Any) -> Any:
        return api.call("POST", f"Contacts/{identity}/actions/send_mail", {"data": [self.mail(**changes)]})

    def test_a_sent_mail_is_written_down(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        message = self.send(api, kim).item["details"]["message_id"]
        (listed,) = api.get(f"Contacts/{kim}/Emails").body["Emails"]
        assert (listed["message_id"], listed["subject"], listed["sent"]) == (message, "Hello", True)
        assert "content" not in listed
        (whole,) = api.get(f"Contacts/{kim}/Emails/{message}").body["Emails"]
        assert whole["content"] == "hi"
        assert api.get(f"Contacts/{kim}/Emails/nonsense").status == 204
        (entry,) = crm.automation_log()
        assert (entry.reaction, entry.detail) == (Reaction.SENT_MAIL, "kim@example.com")

    @pytest.mark.parametrize(
        "changes, code",
        [
            ({"from": None}, "MANDATORY_NOT_FOUND"),
            ({"to": []}, "MANDATORY_NOT_FOUND"),
            ({"from": {"email": "someone@example.com"}}, "INVALID_DATA"),
            ({"to": [{"email": "nonsense"}]}, "INVALID_DATA"),
            ({"cc": "nonsense"}, "INVALID_DATA"),
            ({"cc": [{"email": "a@example.com"}] * 51}, "LIMIT_EXCEEDED"),
            ({"subject": "x" * 251}, "INVALID_DATA"),
        ],
    )
    def test_a_mail_that_cannot_be(
        self, api: Any, crm: EmbeddedCrm, kim: str, changes: Any, code: str
    ) -> None:
        refused = self.send(api, kim, **changes)
        assert (refused.status, refused.codes) == (400, [code])
        assert crm.automation_log() == []

    def test_who_opted_out_gets_none(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        crm.person.edit(kim, {"Email_Opt_Out": True})
        refused = self.send(api, kim)
        assert (refused.status, refused.body["code"]) == (403, "NO_PERMISSION")

    def test_a_mail_from_elsewhere_is_pinned_without_sending(
        self, api: Any, crm: EmbeddedCrm, kim: str
    ) -> None:
        pinned = self.mail(date_time="2026-02-01T08:00:00+01:00", sent=False)
        done = api.call("POST", f"Contacts/{kim}/actions/associate_email", {"Emails": [pinned, {}]})
        assert (done.status, done.codes) == (207, ["SUCCESS", "INVALID_DATA"])
        (listed,) = api.get(f"Contacts/{kim}/Emails").body["Emails"]
        assert (listed["time"], listed["sent"]) == ("2026-02-01T08:00:00+01:00", False)
        assert crm.automation_log() == []

    def test_ten_mails_a_page(self, api: Any, kim: str) -> None:
        for number in range(12):
            self.send(api, kim, subject=str(number))
        first = api.get(f"Contacts/{kim}/Emails").body
        assert (len(first["Emails"]), first["info"]["next_index"]) == (10, "10")
        second = api.get(f"Contacts/{kim}/Emails", index="10").body
        assert (len(second["Emails"]), second["info"]["more_records"]) == (2, False)
        assert api.get(f"Contacts/{kim}/Emails", index="x").body["code"] == "INVALID_DATA"


class TestCancel:
    def cancel(self, api: Any, event: str, item: Any) -> Any:
        return api.call("POST", f"Events/{event}/actions/cancel", {"data": [item]})

    def test_with_and_without_mail(self, api: Any, crm: EmbeddedCrm) -> None:
        guest = [{"type": "email", "participant": "guest@example.com"}]
        for mail, mailed in ((False, []), (True, ["guest@example.com"])):
            event = crm.person.create("Events", MEETING | {"Participants": guest})
            crm.forget_automation()
            assert self.cancel(api, event, {"send_cancelling_mail": mail}).status == 200
            assert [entry.detail for entry in crm.automation_log()] == mailed
            (listed,) = api.get("Events", fields="$event_cancelled", ids=event).body["data"]
            assert listed["$event_cancelled"] is True

    @pytest.mark.parametrize("item", [{}, {"send_cancelling_mail": "yes"}, "nonsense"])
    def test_a_body_that_cannot_be(self, api: Any, crm: EmbeddedCrm, item: Any) -> None:
        event = crm.person.create("Events", MEETING)
        assert self.cancel(api, event, item).status == 400

    def test_only_meetings_with_participants(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        event = crm.person.create("Events", MEETING)
        assert self.cancel(api, event, {"send_cancelling_mail": False}).codes == ["NOT_ALLOWED"]
        assert self.cancel(api, kim, {"send_cancelling_mail": False}).codes == ["INVALID_DATA"]
