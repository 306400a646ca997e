"""Participants ↔ EWS's three lists of attendees and its `Organizer`. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmsync.mapping.outlook.guests import Guests
from crmsync.mapping.outlook.native import member, text_of
from crmsync.mapping.people import clean_participant
from crmsync.model.values import Answer, Participant

_ROOMS = "Resources"
_ANSWERS = {"Accept": Answer.ACCEPTED, "Decline": Answer.DECLINED, "Tentative": Answer.TENTATIVE}
_INVITED = frozenset({*_ANSWERS, "NoResponseReceived"})
_RECEIVED = 2
"""The bit of `AppointmentState` that a meeting of somebody else has ([MS-OXOCAL] 2.2.1.10)."""


class EwsGuests(Guests):
    """The people of EWS's `CalendarItem`."""

    members = ("RequiredAttendees", "OptionalAttendees", _ROOMS)

    def addressee(self, entry: Mapping[str, Any]) -> Participant | None:
        """See `Guests`."""
        mailbox = member(entry, "Mailbox")
        address, name = text_of(mailbox.get("EmailAddress")), text_of(mailbox.get("Name"))
        answer = _ANSWERS.get(str(entry.get("ResponseType")), Answer.NONE)
        return clean_participant(Participant(address or "", name or "", answer))

    def is_mailed_otherwise(self, entry: Mapping[str, Any]) -> bool:
        """See `Guests`: an address of the organisation's directory ("/o=…") is no mail address."""
        return bool(member(entry, "Mailbox").get("EmailAddress")) and self.addressee(entry) is None

    def is_room(self, member: str, entry: Mapping[str, Any]) -> bool:
        """See `Guests`."""
        return member == _ROOMS

    def organiser(self, native: Mapping[str, Any]) -> Participant | None:
        """See `Guests`."""
        return self.addressee(member(native, "Organizer"))

    def is_own(self, native: Mapping[str, Any]) -> bool | None:
        """See `Guests`. In somebody else's calendar the owner's meetings count as own ones."""
        state = text_of(native.get("AppointmentState"))
        known = int(state) if state is not None and state.isascii() and state.isdigit() else None
        answer = text_of(native.get("MyResponseType"))
        if answer in _INVITED or (known is not None and known & _RECEIVED):
            return False
        return True if answer == "Organizer" or known is not None else None

    def invitation(self, guest: Participant) -> dict[str, Any]:
        """See `Guests`."""
        mailbox = {
            "Name": guest.name or guest.address,
            "EmailAddress": guest.address,
            "RoutingType": "SMTP",
        }
        return {"Mailbox": mailbox}
