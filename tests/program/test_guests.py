"""Meetings with guests: read to the CRM, and nobody is ever mailed (G11, DESIGN.md 5.12)."""

from __future__ import annotations

from typing import Any

import pytest
from support.documents import day, event, stamp, unfolded
from support.scheduling import OWN, schedules
from support.story import IN_STEP, Story

GUESTS = (
    "ATTENDEE;CN=Charles Babbage;PARTSTAT=ACCEPTED:mailto:charles@example.com",
    "ATTENDEE;CN=Mary;PARTSTAT=NEEDS-ACTION:mailto:mary@example.com",
    "ATTENDEE;PARTSTAT=DECLINED:mailto:emmy@example.com",
)


def _meeting(organiser: str, *lines: str) -> str:
    return event("Tea", f"ORGANIZER:mailto:{organiser}", *GUESTS, "LOCATION:London", *lines)


def _participants(story: Story) -> list[tuple[str, str]]:
    guests = story.crm.events.get("Tea")["Participants"] or []
    return sorted((one.get("Email") or one["participant"], one["status"]) for one in guests)


def _attendees(story: Story) -> list[str]:
    lines = unfolded(story.mailbox.events.get("tea"))
    return [line for line in lines if line.startswith(("ATTENDEE", "ORGANIZER"))]


def test_guests_are_read_to_the_crm_and_nobody_is_mailed(story: Story) -> None:
    story.mailbox.events.put(_meeting("boss@example.com"))
    story.begin("events")
    addresses = [address for address, _ in _participants(story)]
    assert addresses == ["charles@example.com", "emmy@example.com", "mary@example.com"]
    writes = [one for one in story.zoho.asked if one.method == "POST" and one.path.endswith("/Events")]
    assert writes
    assert all(b'"$send_notification":false' in one.body.replace(b" ", b"") for one in writes)


def test_a_guest_that_is_added_in_outlook_travels_and_nobody_is_mailed(story: Story) -> None:
    story.mailbox.events.put(_meeting("boss@example.com"))
    story.begin("events")
    story.mailbox.events.add_lines("tea", "ATTENDEE;CN=Sofia:mailto:sofia@example.com")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    assert "sofia@example.com" in dict(_participants(story))


def test_an_edit_in_the_crm_leaves_the_guests_of_a_server_that_mails_nobody_as_they_are(story: Story) -> None:
    story.mailbox.events.put(_meeting("boss@example.com"))
    before = _attendees(story)
    story.begin("events")
    story.crm.events.edit("Tea", Venue="Paris")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert story.mailbox.events.values("Tea", "LOCATION") == ["Paris"]
    assert _attendees(story) == before


def test_guests_of_the_crm_are_not_invited_by_the_mailbox(story: Story) -> None:
    when = {"Start_DateTime": stamp(day(7), "10:00"), "End_DateTime": stamp(day(7), "11:00")}
    guests = [{"type": "email", "participant": "mary@example.com"}]
    story.crm.events.add(Event_Title="Tea", Participants=guests, **when)
    story.begin("events")
    assert story.mailbox.events.values("Tea", "ATTENDEE") == []
    story.crm.events.edit("Tea", Participants=[*guests, {"type": "email", "participant": "emmy@example.com"}])
    assert story.sync().ended(IN_STEP).wrote == {}


def test_guests_of_the_crm_are_written_where_the_mapping_allows_invitations_but_not_by_a_first_sync(
    story: Story,
) -> None:
    when = {"Start_DateTime": stamp(day(7), "10:00"), "End_DateTime": stamp(day(7), "11:00")}
    guests = [{"type": "email", "participant": "mary@example.com"}]
    story.begin("events", invitations=True)
    story.crm.events.add(Event_Title="Tea", Participants=guests, **when)
    assert story.sync().ended(IN_STEP).wrote == {"outlook created": 1}
    assert story.mailbox.events.values("Tea", "ATTENDEE") == ["mailto:mary@example.com"]


def test_answers_reach_the_crm_or_are_left_out_but_never_loop(story: Story) -> None:
    story.mailbox.events.put(_meeting("boss@example.com"))
    story.begin("events")
    story.mailbox.events.edit("tea", "CN=Mary;PARTSTAT=NEEDS-ACTION", "CN=Mary;PARTSTAT=ACCEPTED")
    story.sync().ended(IN_STEP)
    story.clock.advance()
    story.crm_server.person.answer_meeting(story.crm.events.id("Tea"), "mary@example.com", "declined")
    story.sync().ended(IN_STEP)
    assert "ATTENDEE;CN=Mary;PARTSTAT=ACCEPTED:mailto:mary@example.com" in _attendees(story)


# ---- a server that mails guests by itself


def test_ones_own_meeting_is_left_alone_where_the_server_would_mail_the_guests(story: Story) -> None:
    schedules(story)
    story.mailbox.events.put(_meeting(OWN))
    before = story.mailbox.events.get("tea")
    story.begin("events")
    assert [address for address, _ in _participants(story)] == [
        "charles@example.com",
        "emmy@example.com",
        "mary@example.com",
    ]
    story.crm.events.edit("Tea", Venue="Paris")
    run = story.sync().ended(IN_STEP)
    assert run.wrote == {}
    told = [(one["item"], one["field"]) for one in run.listed("left_out") if one["side"] == "outlook"]
    assert told == [("Tea", "location")], run
    story.crm.events.delete("Tea")
    run = story.sync().ended(IN_STEP)
    assert run.wrote == {}
    assert ("Tea", "outlook") in [(one["item"], one["side"]) for one in run.listed("left_out")]
    assert story.mailbox.events.get("tea") == before


def test_an_edit_of_ones_own_meeting_still_goes_to_the_crm(story: Story) -> None:
    schedules(story)
    story.mailbox.events.put(_meeting(OWN))
    story.begin("events")
    story.mailbox.events.edit("tea", "LOCATION:London", "LOCATION:Paris")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 1}
    story.mailbox.events.delete("tea")
    assert story.sync().ended(IN_STEP).wrote == {"crm deleted": 1}


def test_somebody_elses_meeting_may_be_changed_without_a_mail(story: Story) -> None:
    schedules(story)
    story.mailbox.events.put(_meeting("boss@example.com", f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{OWN}"))
    before = _attendees(story)
    story.begin("events")
    story.crm.events.edit("Tea", Remind_At=[{"unit": 10, "period": "minutes"}])
    story.sync().ended(IN_STEP)
    assert _attendees(story) == before


def test_a_meeting_that_crmsync_creates_with_guests_tells_the_server_to_mail_nobody(story: Story) -> None:
    schedules(story)
    story.begin("events", invitations=False)
    when: dict[str, Any] = {"Start_DateTime": stamp(day(7), "10:00"), "End_DateTime": stamp(day(7), "11:00")}
    story.crm.events.add(
        Event_Title="Tea", Participants=[{"type": "email", "participant": "mary@example.com"}], **when
    )
    story.sync().ended(IN_STEP)
    put = next(one for one in story.dav.asked if one.method == "PUT")
    attendees = [line for line in unfolded(put.body.decode()) if line.startswith("ATTENDEE")]
    assert all("SCHEDULE-AGENT=CLIENT" in line for line in attendees)


@pytest.mark.parametrize("deleted_in", ["outlook", "crm"])
def test_a_meeting_with_guests_is_deleted_without_a_cancellation(deleted_in: str, story: Story) -> None:
    story.mailbox.events.put(_meeting("boss@example.com"))
    story.begin("events")
    if deleted_in == "outlook":
        story.mailbox.events.delete("tea")
        assert story.sync().ended(IN_STEP).wrote == {"crm deleted": 1}
    else:
        story.crm.events.delete("Tea")
        assert story.sync().ended(IN_STEP).wrote == {"outlook deleted": 1}


# ---- how many people it is about


def test_the_preview_says_how_many_people_would_get_mail(story: Story) -> None:
    schedules(story)
    story.mailbox.events.put(_meeting(OWN))
    story.begin("events")
    assert "mail" not in story.crmsync("sync", "--preview").out
    story.crm.events.edit("Tea", Venue="Paris")
    said = story.crmsync("sync", "--preview").out
    assert "  3 people would get mail if invitations were allowed; they are not, nobody does\n" in said
    assert story.sync(preview=True).mapping()["would_mail"] == 3
    story.maps("events", invitations=True)
    assert "  3 people will get mail\n" in story.crmsync("sync", "--preview").out
    assert "  3 people may have got mail from the calendar's server\n" in story.crmsync("sync").out
    assert story.mailbox.events.values("Tea", "LOCATION") == ["Paris"]


def test_a_meeting_of_somebody_else_is_not_declined_by_a_deletion_in_the_crm(story: Story) -> None:
    schedules(story)
    story.mailbox.events.put(_meeting("boss@example.com", f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{OWN}"))
    story.begin("events")
    story.crm.events.delete("Tea")
    run = story.sync().ended(IN_STEP)
    assert (run.wrote, story.mailbox.events.items()) == ({}, ["tea"])
    assert ("Tea", "") in [(one["item"], one["field"]) for one in run.listed("left_out")]
