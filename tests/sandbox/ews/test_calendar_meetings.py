"""Meetings: guests, who would be mailed, invitations that were received, answers, and somebody else's calendar."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from exchangelib import Attendee, CalendarItem, EWSDateTime, EWSTimeZone, Mailbox
from exchangelib.items import (
    SEND_ONLY_TO_ALL,
    SEND_ONLY_TO_CHANGED,
    SEND_TO_ALL_AND_SAVE_COPY,
    SEND_TO_CHANGED_AND_SAVE_COPY,
    SEND_TO_NONE,
)
from support.ews_clients import Soap

from crmsync.sandbox.ews import Account, EmbeddedExchange, Kind, Right

BERLIN = EWSTimeZone("Europe/Berlin")
BEN, CEM, DOG = "ben@x.example", "cem@x.example", "dog@x.example"
MEETING = {"Subject": "Plan", "Start": "2026-03-05T10:00:00", "End": "2026-03-05T11:00:00"}
SERIES = {
    **MEETING,
    "Recurrence": {
        "DailyRecurrence": {"Interval": "1"},
        "NumberedRecurrence": {"StartDate": "2026-03-05", "NumberOfOccurrences": "3"},
    },
}
BOB = Account(
    "bob@example.com", "Bob", "3f0f4c5e-0000-4000-8000-00000000b0b0", "3f0f4c5e-0000-4000-8000-0000000000aa"
)


def guests(*addresses: str) -> list[dict[str, Any]]:
    return [{"Mailbox": {"EmailAddress": address}} for address in addresses]


def attendees(*addresses: str) -> list[Attendee]:
    return [Attendee(mailbox=Mailbox(email_address=address)) for address in addresses]


def mailed(exchange: EmbeddedExchange) -> list[tuple[str, str]]:
    """What to whom, since the last look."""
    found = [(mail.mail.value, mail.recipient) for mail in exchange.mails()]
    exchange.forget_mails()
    return found


def item(account: Any, known: str) -> CalendarItem:
    """An item as the client sees it."""
    found = CalendarItem(account=account, folder=account.calendar, id=known)
    found.refresh()
    return found


@pytest.fixture
def meeting(account: Any, exchange: EmbeddedExchange) -> CalendarItem:
    """A meeting with Ben and Cem, of which nobody was told."""
    known = exchange.person.create_event(
        {**MEETING, "RequiredAttendees": guests(BEN), "OptionalAttendees": guests(CEM)}
    )
    return item(account, known)


# Whom a write mails


@pytest.mark.parametrize(
    ("sending", "expected"),
    [
        (SEND_TO_NONE, []),
        (SEND_ONLY_TO_ALL, [("invitation", BEN), ("invitation", CEM)]),
        (SEND_TO_ALL_AND_SAVE_COPY, [("invitation", BEN), ("invitation", CEM)]),
    ],
)
def test_a_new_meeting(
    account: Any, exchange: EmbeddedExchange, sending: str, expected: list[tuple[str, str]]
) -> None:
    start = EWSDateTime(2026, 3, 5, 10, tzinfo=BERLIN)
    made = CalendarItem(
        account=account, folder=account.calendar, subject="Plan", start=start, end=start,
        required_attendees=attendees(BEN), optional_attendees=attendees(CEM),
    )  # fmt: skip
    made.save(send_meeting_invitations=sending)
    made.refresh()
    assert mailed(exchange) == expected
    assert made.is_meeting
    assert made.meeting_request_was_sent is bool(expected)
    assert [guest.mailbox.email_address for guest in made.required_attendees] == [BEN]
    assert [guest.response_type for guest in made.optional_attendees] == ["Unknown"]


@pytest.mark.parametrize(
    ("sending", "expected"),
    [
        (SEND_TO_NONE, []),
        (SEND_ONLY_TO_ALL, [("invitation", DOG), ("cancellation", CEM), ("update", BEN)]),
        (SEND_TO_ALL_AND_SAVE_COPY, [("invitation", DOG), ("cancellation", CEM), ("update", BEN)]),
        (SEND_ONLY_TO_CHANGED, [("invitation", DOG), ("cancellation", CEM)]),
        (SEND_TO_CHANGED_AND_SAVE_COPY, [("invitation", DOG), ("cancellation", CEM)]),
    ],
)
def test_a_changed_meeting(
    exchange: EmbeddedExchange, meeting: CalendarItem, sending: str, expected: list[tuple[str, str]]
) -> None:
    meeting.subject, meeting.optional_attendees = "Other", attendees(DOG)
    meeting.save(update_fields=["subject", "optional_attendees"], send_meeting_invitations=sending)
    assert mailed(exchange) == expected


@pytest.mark.parametrize(("switch", "expected"), [(True, [("update", BEN), ("update", CEM)]), (False, [])])
def test_a_change_that_concerns_nobody(
    exchange: EmbeddedExchange, meeting: CalendarItem, switch: bool, expected: list[tuple[str, str]]
) -> None:
    exchange.switch(every_update_mails=switch)
    meeting.categories = ["CRM"]
    meeting.save(update_fields=["categories"], send_meeting_invitations=SEND_ONLY_TO_ALL)
    assert mailed(exchange) == expected


@pytest.mark.parametrize(
    ("sending", "expected"),
    [(SEND_TO_NONE, []), (SEND_ONLY_TO_ALL, [("cancellation", BEN), ("cancellation", CEM)])],
)
def test_a_deleted_meeting(
    exchange: EmbeddedExchange, meeting: CalendarItem, sending: str, expected: list[tuple[str, str]]
) -> None:
    meeting.delete(send_meeting_cancellations=sending)
    assert mailed(exchange) == expected


def test_nobody_mails_oneself(account: Any, exchange: EmbeddedExchange) -> None:
    start = EWSDateTime(2026, 3, 5, 10, tzinfo=BERLIN)
    asked = attendees(exchange.owner.username.upper(), BEN)
    made = CalendarItem(
        account=account, folder=account.calendar, start=start, end=start, required_attendees=asked
    )
    made.save(send_meeting_invitations=SEND_ONLY_TO_ALL)
    assert mailed(exchange) == [("invitation", BEN)]


def test_an_occurrence_of_a_meeting(account: Any, exchange: EmbeddedExchange) -> None:
    series = item(account, exchange.person.create_event({**SERIES, "RequiredAttendees": guests(BEN)}))
    second = series.occurrence(2)
    second.refresh()
    second.required_attendees = attendees(BEN, DOG)
    second.save(update_fields=["required_attendees"], send_meeting_invitations=SEND_ONLY_TO_CHANGED)
    assert mailed(exchange) == [("invitation", DOG)]
    series.occurrence(3).delete(send_meeting_cancellations=SEND_ONLY_TO_ALL)
    assert mailed(exchange) == [("cancellation", BEN)]


def test_a_move_mails_nobody(exchange: EmbeddedExchange, meeting: CalendarItem) -> None:
    exchange.person.move_event(meeting.id, exchange.person.create_folder(Kind.EVENTS, "Other"))
    assert mailed(exchange) == []


# Guests


def test_answers_of_guests_are_kept(exchange: EmbeddedExchange, meeting: CalendarItem) -> None:
    exchange.person.guest_answers(meeting.id, BEN, "Accept")
    meeting.refresh()
    assert [guest.response_type for guest in meeting.required_attendees] == ["Accept"]
    assert meeting.required_attendees[0].last_response_time is not None
    meeting.required_attendees = attendees(BEN, DOG)
    meeting.save(update_fields=["required_attendees"])
    meeting.refresh()
    assert [guest.response_type for guest in meeting.required_attendees] == ["Accept", "Unknown"]
    assert [guest.response_type for guest in meeting.optional_attendees] == ["Unknown"]


def test_without_guests_it_is_no_meeting(exchange: EmbeddedExchange, meeting: CalendarItem) -> None:
    assert (meeting.is_meeting, meeting.appointment_state) == (True, ("Meeting",))
    exchange.person.edit_event(meeting.id, {"RequiredAttendees": None, "OptionalAttendees": []})
    meeting.refresh()
    assert meeting.is_meeting is False
    assert not meeting.required_attendees


# Invitations


@pytest.fixture
def invitation(account: Any, exchange: EmbeddedExchange) -> CalendarItem:
    asked = guests(exchange.owner.username, CEM)
    return item(account, exchange.person.receive_invitation({**MEETING, "RequiredAttendees": asked}, BEN))


def test_a_received_meeting(exchange: EmbeddedExchange, invitation: CalendarItem) -> None:
    assert (invitation.is_meeting, invitation.my_response_type) == (True, "NoResponseReceived")
    assert invitation.organizer.email_address == BEN
    assert invitation.legacy_free_busy_status == "Tentative"
    assert set(invitation.appointment_state) == {"Meeting", "Received"}
    invitation.categories = ["CRM"]
    invitation.save(update_fields=["categories"], send_meeting_invitations=SEND_ONLY_TO_ALL)
    invitation.delete(send_meeting_cancellations=SEND_ONLY_TO_ALL)
    assert mailed(exchange) == []


@pytest.mark.parametrize(
    ("verb", "response", "busy"),
    [("accept", "Accept", "Busy"), ("tentatively_accept", "Tentative", "Tentative"), ("decline", None, None)],
)
@pytest.mark.parametrize(("disposition", "count"), [("SendAndSaveCopy", 1), ("SaveOnly", 0)])
def test_an_answer(
    account: Any, exchange: EmbeddedExchange, invitation: CalendarItem, verb: str, response: str, busy: str, disposition: str,
    count: int,
) -> None:  # fmt: skip
    folder = account.calendar if disposition == "SaveOnly" else None
    getattr(invitation, verb)(message_disposition=disposition, folder=folder)
    assert mailed(exchange) == [("answer", BEN)] * count
    left = [(one["MyResponseType"], one["LegacyFreeBusyStatus"]) for one in exchange.person.events()]
    assert left == ([] if response is None else [(response, busy)])


def test_an_answer_to_one_occurrence(account: Any, exchange: EmbeddedExchange) -> None:
    asked = {"RequiredAttendees": guests(exchange.owner.username)}
    series = item(account, exchange.person.receive_invitation({**SERIES, **asked}, BEN))
    for index, verb in ((1, "accept"), (2, "decline")):
        occurrence = series.occurrence(index)
        occurrence.refresh()
        getattr(occurrence, verb)()
    first, last = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
    left = exchange.person.occurrences(series.id, first, last)
    assert [(one["Start"][5:10], one["MyResponseType"]) for one in left] == [
        ("03-05", "Accept"),
        ("03-07", "NoResponseReceived"),
    ]
    assert mailed(exchange) == [("answer", BEN)] * 2
    assert (exchange.person.event(series.id) or {})["MyResponseType"] == "NoResponseReceived"


def respond(verb: str, known: str) -> str:
    return (
        '<m:CreateItem MessageDisposition="SendAndSaveCopy" SendMeetingInvitations="SendToNone"><m:Items>'
        f'<t:{verb}><t:ReferenceItemId Id="{known}"/></t:{verb}></m:Items></m:CreateItem>'
    )


def test_answers_that_cannot_be(
    exchange: EmbeddedExchange, soap: Soap, meeting: CalendarItem, invitation: CalendarItem
) -> None:
    assert soap.codes(respond("AcceptItem", meeting.id)) == ["ErrorCalendarIsOrganizerForAccept"]
    assert soap.codes(respond("CancelCalendarItem", invitation.id)) == ["ErrorCalendarIsNotOrganizer"]
    exchange.person.organizer_cancels(invitation.id)
    assert soap.codes(respond("DeclineItem", invitation.id)) == ["ErrorCalendarIsCancelledForDecline"]
    assert mailed(exchange) == []


def test_a_meeting_that_its_organizer_cancelled(exchange: EmbeddedExchange, invitation: CalendarItem) -> None:
    exchange.person.organizer_cancels(invitation.id)
    invitation.refresh()
    assert invitation.is_cancelled
    assert invitation.subject == "Canceled: Plan"
    assert "Canceled" in invitation.appointment_state


def test_cancelling_an_own_meeting(exchange: EmbeddedExchange, meeting: CalendarItem) -> None:
    meeting.cancel()
    assert exchange.person.events() == []
    assert mailed(exchange) == [("cancellation", BEN), ("cancellation", CEM)]


# Somebody else's calendar


def test_a_delegate_writes_in_the_owners_name(exchange: EmbeddedExchange, soap: Soap) -> None:
    bob = exchange.colleague(BOB)
    document = (
        '<m:CreateItem SendMeetingInvitations="SendToAllAndSaveCopy"><m:SavedItemFolderId>'
        f'<t:DistinguishedFolderId Id="calendar"><t:Mailbox><t:EmailAddress>{bob.address}</t:EmailAddress></t:Mailbox>'
        "</t:DistinguishedFolderId></m:SavedItemFolderId><m:Items><t:CalendarItem><t:Subject>Plan</t:Subject>"
        "<t:Start>2026-03-05T10:00:00Z</t:Start><t:End>2026-03-05T11:00:00Z</t:End><t:RequiredAttendees><t:Attendee>"
        f"<t:Mailbox><t:EmailAddress>{BEN}</t:EmailAddress></t:Mailbox></t:Attendee></t:RequiredAttendees>"
        "</t:CalendarItem></m:Items></m:CreateItem>"
    )
    assert soap.codes(document) == ["ErrorAccessDenied"]
    bob.grant(Kind.EVENTS, exchange.owner.username, Right.WRITE)
    assert soap.codes(document) == ["NoError"]
    (event,) = bob.events()
    assert event["Organizer"]["Mailbox"]["EmailAddress"] == bob.address
    assert mailed(exchange) == [("invitation", BEN)]
    assert exchange.person.events() == []
