"""What writes would set off: the log that proves silence (guarantee G11; fact sheet 3.3, 4.2, 4.3)."""

from __future__ import annotations

from typing import Any

import pytest

from crmsync.sandbox.crm import EmbeddedCrm, Reaction, Source

MEETING = {
    "Event_Title": "Review",
    "Start_DateTime": "2026-03-03T10:00:00Z",
    "End_DateTime": "2026-03-03T11:00:00Z",
}
GUEST = [{"type": "email", "participant": "guest@example.com"}]


def set_off(crm: EmbeddedCrm) -> list[tuple[str, str]]:
    return [(entry.reaction.value, entry.detail) for entry in crm.automation_log()]


@pytest.fixture(autouse=True)
def fresh(crm: EmbeddedCrm, kim: str) -> None:
    crm.forget_automation()


@pytest.mark.parametrize(
    "keys, expected",
    [
        ({"trigger": []}, []),
        ({}, [("workflow mail", "{}")]),
        ({"trigger": None}, [("workflow mail", "{}")]),
        ({"trigger": ["workflow"]}, [("workflow mail", "{}")]),
        (
            {"trigger": ["approval", "blueprint"]},
            [("automation", "approval ({})"), ("automation", "blueprint ({})")],
        ),
    ],
)
def test_triggers(api: Any, crm: EmbeddedCrm, kim: str, keys: Any, expected: list[tuple[str, str]]) -> None:
    for action, method, path, item in (
        ("create", "POST", "Contacts", {"Last_Name": "A"}),
        ("update", "PUT", f"Contacts/{kim}", {"Title": "A"}),
        ("update", "PUT", "Contacts", {"id": kim, "Title": "B"}),
        ("update", "POST", "Contacts/upsert", {"Last_Name": "Probe", "Email": "kim@example.com"}),
    ):
        crm.forget_automation()
        api.call(method, path, {"data": [item], **keys})
        assert set_off(crm) == [(reaction, detail.format(action)) for reaction, detail in expected]


def test_every_record_of_a_batch_counts_and_refused_ones_do_not(api: Any, crm: EmbeddedCrm) -> None:
    api.call("POST", "Contacts", {"data": [{"Last_Name": "A"}, {"First_Name": "B"}, {"Last_Name": "C"}]})
    assert len(set_off(crm)) == 2


@pytest.mark.parametrize(
    "query, expected", [({"wf_trigger": "false"}, 0), ({"wf_trigger": "False"}, 0), ({}, 1)]
)
def test_deletions(api: Any, crm: EmbeddedCrm, kim: str, query: dict[str, str], expected: int) -> None:
    api.call("DELETE", f"Contacts/{kim}", **query)
    assert set_off(crm) == [("workflow mail", "delete")] * expected


@pytest.mark.parametrize(
    "keys, mailed",
    [
        ({}, ["guest@example.com"]),
        ({"$send_notification": True}, ["guest@example.com"]),
        ({"$send_notification": None}, ["guest@example.com"]),
        ({"$send_notification": False}, []),
    ],
)
def test_invitations(api: Any, crm: EmbeddedCrm, keys: Any, mailed: list[str]) -> None:
    made = api.create("Events", MEETING | {"Participants": GUEST} | keys)
    assert set_off(crm) == [("invitation mail", address) for address in mailed]
    crm.forget_automation()
    api.update("Events", {"id": made.id, "Venue": "Room 2"} | keys)
    assert set_off(crm) == [("invitation mail", address) for address in mailed]
    (guest,) = api.get(f"Events/{made.id}").body["data"][0]["Participants"]
    assert guest["invited"] is bool(mailed)


def test_a_meeting_of_its_owner_alone_mails_nobody(api: Any, crm: EmbeddedCrm) -> None:
    api.create("Events", MEETING)
    api.create("Events", MEETING | {"Participants": [{"type": "user", "participant": crm.person.id}]})
    assert set_off(crm) == []


def test_tasks_may_mail_their_owner(api: Any, crm: EmbeddedCrm) -> None:
    alarm = "FREQ=NONE;ACTION={};TRIGGER=DATE-TIME:2026-03-05T09:00:00+01:00"
    api.create("Tasks", {"Subject": "quiet", "Remind_At": {"ALARM": alarm.format("POPUP")}})
    api.create("Tasks", {"Subject": "quiet", "Send_Notification_Email": False})
    assert set_off(crm) == []
    api.create("Tasks", {"Subject": "loud", "Remind_At": {"ALARM": alarm.format("EMAIL")}})
    api.create("Tasks", {"Subject": "loud", "Send_Notification_Email": True})
    assert set_off(crm) == [
        (Reaction.REMINDER_MAIL.value, "anna.keller@example.com"),
        (Reaction.TASK_MAIL.value, "anna.keller@example.com"),
    ]


def test_nothing_can_silence_a_change_of_owner_by_action(api: Any, crm: EmbeddedCrm, kim: str) -> None:
    api.call(
        "POST", f"Contacts/{kim}/actions/change_owner", {"owner": {"id": crm.people[1].id}, "trigger": []}
    )
    assert set_off(crm) == [("workflow mail", "update")]


def test_a_persons_own_edits_are_kept_apart(api: Any, crm: EmbeddedCrm, kim: str) -> None:
    crm.person.edit(kim, {"Title": "Boss"})
    assert crm.automation_log() == []
    (entry,) = crm.automation_log(Source.PERSON)
    assert (entry.record, entry.module, entry.detail) == (int(kim), "Contacts", "update")
    api.call("PUT", f"Contacts/{kim}", {"data": [{"Title": "x"}]})
    assert [entry.source for entry in crm.automation_log(None)] == [Source.PERSON, Source.API]
