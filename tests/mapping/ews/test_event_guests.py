"""The guests of EWS's events: who is read, who is written, and whose meeting it is."""

from __future__ import annotations

import pytest
from support.ews_events import (
    ANNA,
    COLLEAGUE,
    INVITING,
    KIM,
    ROOM,
    START,
    TABLE,
    TEA,
    sent,
)

from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.ews.schema import Draft
from crmsync.model.items import OperationKey, Trait
from crmsync.model.values import (
    Answer,
    Participant,
)


def test_guests_are_read_with_their_answers_but_not_rooms_nor_oneself() -> None:
    held = {**TEA, "RequiredAttendees": [ANNA], "OptionalAttendees": [KIM], "Resources": [ROOM]}
    assert TABLE.read(held)["participants"] == (Participant("kim@example.net", "Kim", Answer.ACCEPTED),)
    assert TABLE.traits(held) >= {Trait.GUESTS, Trait.ORGANISED}


@pytest.mark.parametrize("people", [{"Resources": [ROOM]}, {"RequiredAttendees": [COLLEAGUE]}])
def test_rooms_and_colleagues_without_a_mail_address_are_mailed_as_well(people: Draft) -> None:
    held = {**TEA, **people}
    assert "participants" not in TABLE.read(held)
    assert TABLE.traits(held) >= {Trait.GUESTS, Trait.ORGANISED}


BOSS = {"Mailbox": {"Name": "Boss", "EmailAddress": "boss@example.net", "RoutingType": "SMTP"}}


@pytest.mark.parametrize(
    "told",
    [
        {"MyResponseType": "NoResponseReceived", "AppointmentState": "3"},
        {"MyResponseType": "Accept", "AppointmentState": None},
        {"MyResponseType": "Unknown", "AppointmentState": "3"},
        {"MyResponseType": None, "AppointmentState": None},
    ],
)
def test_the_organiser_of_somebody_elses_meeting_is_a_participant(told: Draft) -> None:
    theirs = {**TEA, **told, "Organizer": BOSS, "RequiredAttendees": [ANNA]}
    assert TABLE.read(theirs)["participants"] == (Participant("boss@example.net", "Boss", Answer.ACCEPTED),)
    assert Trait.INVITED in TABLE.traits(theirs)
    assert sent(theirs, INVITING, participants=(Participant("kim@example.net"),)) == {}


@pytest.mark.parametrize(
    "told, invited",
    [
        ({"MyResponseType": "Accept", "AppointmentState": None}, True),
        ({"MyResponseType": "Unknown", "AppointmentState": "2"}, True),
        ({"MyResponseType": "Unknown", "AppointmentState": "many"}, False),
    ],
)
def test_whose_meeting_it_is_does_not_hang_on_a_mail_address(told: Draft, invited: bool) -> None:
    held = {**TEA, **told, "Organizer": COLLEAGUE}
    assert (Trait.INVITED in TABLE.traits(held)) is invited


def test_in_a_calendar_of_somebody_else_its_owner_organises() -> None:
    shared = {**TEA, "Organizer": BOSS, "MyResponseType": "Unknown", "AppointmentState": "0"}
    assert Trait.INVITED not in TABLE.traits(shared)
    meeting = {**shared, "MyResponseType": "Organizer", "AppointmentState": "1", "RequiredAttendees": [KIM]}
    assert TABLE.traits(meeting) >= {Trait.GUESTS, Trait.ORGANISED}


def test_guests_are_written_only_with_leave() -> None:
    assert TABLE.access("participants") is Access.READ
    kim, lee = Participant("kim@example.net", "Kim"), Participant("lee@example.net")
    made = TABLE.created({"start": START, "end": START, "participants": (kim,)}, OperationKey("k"))
    assert not made.keys() & {"RequiredAttendees", "OptionalAttendees", "Resources"}
    held = {**TEA, "RequiredAttendees": [KIM], "OptionalAttendees": [COLLEAGUE], "Resources": [ROOM]}
    assert INVITING.access("participants") is Access.READ_WRITE
    new = {"Mailbox": {"Name": "lee@example.net", "EmailAddress": "lee@example.net", "RoutingType": "SMTP"}}
    assert sent(held, INVITING, participants=(kim, lee)) == {("RequiredAttendees",): [KIM, new]}
    assert sent(held, INVITING, participants=None) == {("RequiredAttendees",): None}
    optional = {**held, "RequiredAttendees": [], "OptionalAttendees": [KIM]}
    assert sent(optional, INVITING, participants=None) == {("OptionalAttendees",): None}


def test_answers_are_the_guests_own() -> None:
    value = (Participant("Kim@Example.net", "Kim", Answer.ACCEPTED), Participant("anna@example.com"))
    assert INVITING.fits("participants", value) == Fit(
        (Participant("kim@example.net", "Kim"),), "the guests' answers"
    )
    crowd = tuple(Participant(f"p{number}@example.net") for number in range(501))
    assert isinstance(INVITING.fits("participants", crowd), Unfit)
