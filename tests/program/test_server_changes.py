"""The mailbox server is not any more what an earlier run learned of it: whom it mails, rights, folders."""

from __future__ import annotations

import pytest
from support.documents import card, day, event, stamp
from support.scheduling import OWN, schedules
from support.story import IN_STEP, Story

from crmsync.sandbox.crm import Answer

GUEST = "ATTENDEE;CN=Mary:mailto:mary@example.com"
FORBIDDEN = '<d:error xmlns:d="DAV:"><d:need-privileges/></d:error>'
XML = (("Content-Type", "application/xml; charset=utf-8"),)


def _only_reading(reply: str) -> str:
    """A folder's properties, as somebody is told who may only read it."""
    head, found, rest = reply.partition("<current-user-privilege-set>")
    inner, end, tail = rest.partition("</current-user-privilege-set>")
    return f"{head}{found}<privilege><read/></privilege>{end}{tail}" if inner else reply


# ---- whom it mails


@pytest.mark.parametrize("address_was_known", [True, False])
@pytest.mark.parametrize("deed", ["edit", "delete"])
def test_a_server_that_begins_to_mail_guests_mails_nobody_because_of_what_was_known_of_it(
    deed: str, address_was_known: bool, story: Story
) -> None:
    if address_was_known:
        schedules(story, mails=False)
    story.mailbox.events.put(event("Tea", f"ORGANIZER:mailto:{OWN}", GUEST, "LOCATION:London"), "tea")
    before = story.mailbox.events.get("tea")
    story.begin("events")
    schedules(story)
    if deed == "edit":
        story.crm.events.edit("Tea", Venue="Paris")
    else:
        story.crm.events.delete("Tea")
    run = story.sync().ended(IN_STEP)
    assert run.wrote == {}
    assert story.dav.lines("PUT", "DELETE") == []
    assert "Tea" in [one["item"] for one in run.listed("left_out") if one["side"] == "outlook"], run
    assert story.mailbox.events.get("tea") == before


def test_a_meeting_without_guests_still_travels_to_it(story: Story) -> None:
    story.mailbox.events.put(event("Alone", "LOCATION:London"), "alone")
    story.begin("events")
    schedules(story)
    story.crm.events.edit("Alone", Venue="Paris")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert story.mailbox.events.values("Alone", "LOCATION") == ["Paris"]


def test_a_meeting_that_crmsync_created_is_known_to_be_ones_own_without_being_read_again(
    story: Story,
) -> None:
    schedules(story)
    story.begin("events", invitations=True)
    when = {"Start_DateTime": stamp(day(7), "10:00"), "End_DateTime": stamp(day(7), "11:00")}
    story.crm.events.add(
        Event_Title="Tea", Participants=[{"type": "email", "participant": "mary@example.com"}], **when
    )
    story.sync(yes=True).ended(IN_STEP)
    assert story.mailbox.events.values("Tea", "ORGANIZER") == [f"mailto:{OWN}"]
    story.maps("events", invitations=False)
    story.sync(yes=True).ended(IN_STEP)
    story.crm.events.edit("Tea", Venue="Paris")
    with story.unwritten():
        run = story.sync().ended(IN_STEP)
    assert "Tea" in [one["item"] for one in run.listed("left_out") if one["side"] == "outlook"], run


# ---- rights and folders


@pytest.mark.parametrize("body", ["", FORBIDDEN])
def test_rights_that_were_withdrawn_are_told_and_given_back_they_count_at_once(
    body: str, story: Story
) -> None:
    story.mailbox.contacts.put(card("Ada Byron", "TITLE:Old"))
    story.begin("contacts")
    path = story.mailbox.contacts.path
    story.dav.twist(f"PROPFIND {path}$", _only_reading)
    story.dav.fail(f"PUT {path}", Answer(403, body, XML), times=None)
    story.crm.contacts.edit("Ada Byron", Title="New")
    run = story.sync()
    assert run.status == "failed"
    (problem,) = run.listed("problems")
    assert "may only be read" in problem["message"]
    assert "right to write" in problem["advice"]
    assert problem["side"] == "outlook"
    assert len(story.dav.lines("PUT")) == 1
    with story.unwritten():
        story.sync().ended(IN_STEP)
    story.dav.mend()
    story.crm.contacts.edit("Ada Byron", Title="Newest")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert story.mailbox.contacts.values("Ada Byron", "TITLE") == ["Newest"]


def test_a_folder_that_vanished_after_it_was_learned_deletes_nothing(story: Story) -> None:
    story.mailbox.contacts.put(card("Ada Byron"))
    story.begin("contacts")
    story.sync().ended(IN_STEP)
    story.mailbox.contacts.remove()
    with story.unwritten():
        run = story.sync(yes=True)
    assert run.status == "failed"
    (problem,) = run.listed("problems")
    assert "does not exist" in problem["message"]
    assert story.crm.contacts.titles() == ["Ada Byron"]
    story.rests_with = run.exit


# ---- another account in the same name


def test_what_was_learned_of_one_account_is_not_believed_of_another(story: Story) -> None:
    story.mailbox.contacts.put(card("Ada Byron"))
    story.begin("contacts")
    config = story.config.read_text()
    story.config.write_text(config.replace(f'url = "{story.dav.url}/"', f'url = "{story.dav.url}/anna/"'))
    story.dav.forget()
    story.sync().ended(IN_STEP)
    assert [one.method for one in story.dav.asked] == ["PROPFIND", "REPORT"]
    story.crmsync("accounts", "sign-in", "office", "--password-stdin", stdin=f"{story.password}\n").ended(
        IN_STEP
    )
    story.dav.forget()
    story.sync().ended(IN_STEP)
    assert [one.method for one in story.dav.asked] == ["PROPFIND", "REPORT"], "somebody else may be signed in"
